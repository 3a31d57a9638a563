/* SPDX-License-Identifier: Apache-2.0 */
/* grpc/web.h - how gRPC-Web differs from gRPC (spec 04 §3.3).
 *
 *     content-type   application/grpc-web, +proto, -text, -text+proto, and exactly these
 *     accept         a text variant asks for an answer in base64
 *     trailers       a last frame 80 | length | "grpc-status:0\\r\\n" in the body
 *
 * Threads: any. */
#ifndef LN_GRPC_WEB_H
#define LN_GRPC_WEB_H

#include "grpc/status.h"
#include "net/http.h"

typedef struct {
    bool web;      /* is it a gRPC-Web request at all? */
    bool text_in;  /* its body is base64 */
    bool text_out; /* the answer's has to be */
} ln_grpc_web_t;

ln_grpc_web_t ln_grpc_web_of(const ln_http_headers_t *headers);

/* The content type of an answer. */
ln_bytes_t ln_grpc_web_content_type(bool text);

/* The frame of trailers, in the arena or constant. */
ln_bytes_t ln_grpc_web_trailers(ln_arena_t *arena, ln_grpc_code_t code, ln_bytes_t text);

#endif
