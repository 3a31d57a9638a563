/* SPDX-License-Identifier: Apache-2.0 */
#include "grpc/web.h"

#include "base/buffer.h"
#include "grpc/frame.h"

ln_grpc_web_t ln_grpc_web_of(const ln_http_headers_t *headers)
{
    ln_bytes_t type = ln_http_header(headers, "content-type");
    ln_bytes_t accept = ln_http_header(headers, "accept");
    bool binary = ln_bytes_equal_text(type, "application/grpc-web") ||
                  ln_bytes_equal_text(type, "application/grpc-web+proto");
    bool text = ln_bytes_equal_text(type, "application/grpc-web-text") ||
                ln_bytes_equal_text(type, "application/grpc-web-text+proto");
    bool text_wanted = ln_bytes_equal_text(accept, "application/grpc-web-text") ||
                       ln_bytes_equal_text(accept, "application/grpc-web-text+proto");
    return (ln_grpc_web_t){binary || text, text, text_wanted};
}

ln_bytes_t ln_grpc_web_content_type(bool text)
{
    return text ? LN_LITERAL("application/grpc-web-text+proto")
                : LN_LITERAL("application/grpc-web+proto");
}

ln_bytes_t ln_grpc_web_trailers(ln_arena_t *arena, ln_grpc_code_t code, ln_bytes_t text)
{
    if (code == LN_GRPC_OK)
        return LN_LITERAL("\x80\0\0\0\x0fgrpc-status:0\r\n");
    ln_buffer_t lines = ln_buffer(arena);
    ln_buffer_printf(&lines, "grpc-status:%u\r\n", (unsigned)code);
    if (text.size > 0) {
        ln_buffer_put_text(&lines, "grpc-message:");
        ln_buffer_put(&lines, ln_grpc_percent_encode(arena, text));
        ln_buffer_put_text(&lines, "\r\n");
    }
    uint8_t head[LN_GRPC_FRAME_HEAD];
    ln_grpc_frame_head(head, LN_GRPC_FLAG_TRAILERS, lines.size);
    return ln_bytes_join(arena, ln_bytes(head, sizeof(head)), ln_buffer_bytes(&lines));
}
