/* SPDX-License-Identifier: Apache-2.0 */
#include "crypto/base64.h"
#include "grpc/server_priv.h"
#include "grpc/web.h"
#include "net/reply.h"

#include <stdio.h>
#include <string.h>

static ln_http_header_t content_type_of(const ln_grpc_call_t *call)
{
    ln_bytes_t type =
        call->web ? ln_grpc_web_content_type(call->text_out) : LN_LITERAL("application/grpc");
    return (ln_http_header_t){LN_LITERAL("content-type"), type};
}

/* grpc-status and, if there is something to say, grpc-message; returns how many headers. */
static size_t status_headers(ln_grpc_call_t *call, ln_http_header_t out[2], ln_grpc_code_t code,
                             ln_bytes_t text)
{
    static const char *const numbers[LN_GRPC_CODE_COUNT] = {
        "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16"};
    out[0] = (ln_http_header_t){LN_LITERAL("grpc-status"), ln_text(numbers[code])};
    if (text.size == 0)
        return 1;
    out[1] =
        (ln_http_header_t){LN_LITERAL("grpc-message"), ln_grpc_percent_encode(&call->arena, text)};
    return 2;
}

void ln_grpc_call_leave(ln_grpc_call_t *call, ln_grpc_code_t code)
{
    const ln_grpc_server_options_t *options = &call->server->options;
    ln_loop_t *loop = call->server->loop;
    LN_ASSERT(!call->ended);
    call->ended = true;
    ln_timer_clear(loop, &call->timer);
    if (options->ended != NULL)
        options->ended(options->owner, call, call->gone && !call->late ? LN_GRPC_CANCELLED : code,
                       ln_env_monotonic_us(loop->env) - call->begun_us);
}

void ln_grpc_start(ln_grpc_call_t *call)
{
    if (call->started)
        return;
    call->started = true;
    ln_http_header_t header = content_type_of(call);
    ln_http_start(call->request, 200, &header, 1);
}

/* Two parts of a frame as a piece of base64 of their own, which is how gRPC-Web concatenates. */
static ln_bytes_t as_text(ln_arena_t *arena, ln_bytes_t a, ln_bytes_t b)
{
    return ln_base64_encode(arena, ln_bytes_join(arena, a, b));
}

/* Ends a call that has been started: trailers, of HTTP or in the body. */
static void end_with_trailers(ln_grpc_call_t *call, ln_grpc_code_t code, ln_bytes_t text)
{
    ln_http_header_t trailers[2];
    if (!call->web) {
        size_t count = status_headers(call, trailers, code, text);
        ln_http_end(call->request, trailers, count);
        return;
    }
    ln_bytes_t frame = ln_grpc_web_trailers(&call->arena, code, text);
    if (call->text_out)
        frame = ln_base64_encode(&call->arena, frame);
    ln_http_send_borrowed(call->request, frame);
    ln_http_end(call->request, NULL, 0);
}

/* Without a message there are no trailers: the status stands in the headers, where a browser's
 * client looks for it (spec 04 §3.3). */
static void end_with_headers(ln_grpc_call_t *call, ln_grpc_code_t code, ln_bytes_t text)
{
    ln_http_header_t headers[3] = {content_type_of(call)};
    size_t count = 1 + status_headers(call, headers + 1, code, text);
    ln_http_reply_with(call->request, 200, headers, count, ln_bytes(NULL, 0));
}

static void end_with_error(ln_grpc_call_t *call, ln_grpc_code_t code, ln_bytes_t text)
{
    if (call->late) {
        code = LN_GRPC_DEADLINE_EXCEEDED;
        text = LN_LITERAL("the deadline has passed");
    }
    ln_grpc_call_leave(call, code);
    if (call->started)
        end_with_trailers(call, code, text);
    else
        end_with_headers(call, code, text);
}

void ln_grpc_call_refuse(ln_grpc_call_t *call, ln_grpc_code_t code, ln_bytes_t text)
{
    LN_ASSERT(!call->dispatched);
    end_with_error(call, code, text);
}

void ln_grpc_fail(ln_grpc_call_t *call, ln_grpc_code_t code, ln_bytes_t text)
{
    LN_ASSERT(code != LN_GRPC_OK && call->dispatched);
    end_with_error(call, code, text);
}

void ln_grpc_fail_text(ln_grpc_call_t *call, ln_grpc_code_t code, const char *text)
{
    ln_grpc_fail(call, code, ln_text(text));
}

void ln_grpc_fail_err(ln_grpc_call_t *call, ln_err_t err)
{
    ln_grpc_fail(call, ln_grpc_code_of_err(err), ln_call_text(&call->call, err));
}

static bool is_too_large(ln_bytes_t message)
{
    return message.size > LN_GRPC_MESSAGE_MAX;
}

void ln_grpc_reply(ln_grpc_call_t *call, ln_bytes_t message)
{
    LN_ASSERT(call->dispatched && !call->started);
    if (call->late || is_too_large(message)) {
        end_with_error(call, LN_GRPC_OUT_OF_RANGE,
                       ln_format(&call->arena,
                                 "Error, encoded message length too large: found %zu bytes, the "
                                 "limit is: %u bytes",
                                 message.size, LN_GRPC_MESSAGE_MAX));
        return;
    }
    ln_grpc_call_leave(call, LN_GRPC_OK);
    ln_grpc_start(call);
    ln_grpc_frame_head(call->head, 0, message.size);
    ln_bytes_t head = ln_bytes(call->head, sizeof(call->head));
    if (call->text_out) {
        ln_http_send_borrowed(call->request, as_text(&call->arena, head, message));
    } else {
        ln_http_send_borrowed(call->request, head);
        ln_http_send_borrowed(call->request, message);
    }
    end_with_trailers(call, LN_GRPC_OK, ln_bytes(NULL, 0));
}

void ln_grpc_send(ln_grpc_call_t *call, ln_bytes_t message)
{
    LN_ASSERT(call->dispatched && !call->ended && !is_too_large(message));
    uint8_t bytes[LN_GRPC_FRAME_HEAD];
    ln_bytes_t head = ln_bytes(bytes, sizeof(bytes));
    ln_grpc_start(call);
    ln_grpc_frame_head(bytes, 0, message.size);
    if (!call->text_out) {
        ln_http_send(call->request, head);
        ln_http_send(call->request, message);
        return;
    }
    ln_arena_t scratch = {0};
    ln_http_send(call->request, as_text(&scratch, head, message));
    ln_arena_release(&scratch);
}

void ln_grpc_end(ln_grpc_call_t *call)
{
    LN_ASSERT(call->dispatched);
    ln_grpc_call_leave(call, LN_GRPC_OK);
    ln_grpc_start(call);
    end_with_trailers(call, LN_GRPC_OK, ln_bytes(NULL, 0));
}

size_t ln_grpc_pending(const ln_grpc_call_t *call)
{
    return ln_http_pending(call->request);
}
