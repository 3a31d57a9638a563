/* SPDX-License-Identifier: Apache-2.0 */
/* net/http2_server_priv.h - the two halves of an HTTP/2 server: net/http2_receive.c hears what the
 * peer says, net/http2_server.c answers and holds the connection. */
#ifndef LN_NET_HTTP2_SERVER_PRIV_H
#define LN_NET_HTTP2_SERVER_PRIV_H

#include "net/http2.h"
#include "net/http2_priv.h"
#include "net/http_priv.h"

typedef struct {
    ln_http_conn_t base;
    nghttp2_session *session;
    ln_h2_rest_t rest;
    ln_h2_bucket_t resets; /* streams that ended badly */
    ln_h2_bucket_t frames; /* frames that ask for work and bring nothing */
    size_t header_bytes;   /* of the header that is arriving */
    bool flooded;
} ln_http2_t;

/* The request of a stream; null if it has none (any more). */
static inline ln_http_request_t *ln_http2_request_of(nghttp2_session *session, int32_t stream_id)
{
    return nghttp2_session_get_stream_user_data(session, stream_id);
}

static inline uint64_t ln_http2_now_us(const ln_http2_t *h)
{
    return ln_env_monotonic_us(h->base.config->env);
}

/* What a session calls; made once. */
nghttp2_session_callbacks *ln_http2_server_callbacks(void);

/* RST_STREAM. */
void ln_http2_reset(ln_http2_t *h, int32_t stream_id, uint32_t code);

/* Ends a request from our side, as ln_http_conn_type_t.refuse. */
void ln_http2_refuse(ln_http_conn_t *conn, ln_http_request_t *request, int status);

#endif
