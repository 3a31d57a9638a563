/* SPDX-License-Identifier: Apache-2.0 */
/* net/http_priv.h - what HTTP/1 and HTTP/2 share about requests.
 *
 *     new -> (headers) -> dispatch -> body ... -> detach     the connection's part
 *                            `-> start ... -> end            the handler's part
 *
 * When both parts are over, the request goes back to the config's spare ones. */
#ifndef LN_NET_HTTP_PRIV_H
#define LN_NET_HTTP_PRIV_H

#include "net/conn.h"

/* Fills what both kinds of connections begin with. */
void ln_http_conn_init(ln_http_conn_t *conn, const ln_http_conn_type_t *type,
                       ln_http_config_t *config, void (*wake)(void *owner), void *owner);

/* An empty request that belongs to the connection. */
ln_http_request_t *ln_http_request_new(ln_http_conn_t *conn, ln_http_version_t version);

/* Appends a header; the slices must live in the arena. */
void ln_http_request_add_header(ln_http_request_t *request, ln_bytes_t name, ln_bytes_t value);

/* Splits a request target into path and query. */
void ln_http_request_set_target(ln_http_request_t *request, ln_bytes_t target);

/* The header is complete: calls the handler. Afterwards the request may be gone from the
 * connection. */
void ln_http_request_dispatch(ln_http_request_t *request);

/* Passes a piece of the body on. False if a limit is broken, with the status for it. */
LN_CHECKED bool ln_http_request_body(ln_http_request_t *request, int *status, ln_bytes_t chunk);
void ln_http_request_body_end(ln_http_request_t *request);

/* What has come of the body is not held any more. */
void ln_http_request_forget_body(ln_http_request_t *request);

/* The connection is through with the request: the answer has been sent, or nobody wants it. The
 * handler is told if it has not ended yet. */
void ln_http_request_detach(ln_http_request_t *request);

/* Takes at most size bytes of the answer's body. */
size_t ln_http_request_read(ln_http_request_t *request, uint8_t *out, size_t size);

/* Refuses all requests that have sent too much. */
void ln_http_conn_refuse_overflow(ln_http_conn_t *conn);

/* "Tue, 14 Nov 2023 22:13:20 GMT" (RFC 9110 §5.6.7). */
ln_bytes_t ln_http_date(ln_http_config_t *config);

static inline void ln_http_conn_wake(ln_http_conn_t *conn)
{
    conn->wake(conn->owner);
}

#endif
