/* SPDX-License-Identifier: Apache-2.0 */
/* net/http1.h - HTTP/1.1 and 1.0 for servers (RFC 9112), strictly.
 *
 *     header -> (100 Continue) -> body: none | length | chunked -> answer -> header ...
 *
 * Requests of one connection are taken one after the other; what the client sends ahead waits. What
 * is not exactly right gets an answer that says so in a line, and the connection ends:
 *
 *     400  malformed line, header or chunk; no or several Host; folded lines; bare line feeds;
 *          both lengths, several lengths; a transfer coding in HTTP/1.0
 *     408  header or body come too slowly         413  body above the limit
 *     414  request line above 16 KiB              417  an expectation other than 100-continue
 *     431  header above 64 KiB or 100 lines       501  CONNECT, a transfer coding but chunked
 *     505  another major version
 *
 * Threads: the loop's. */
#ifndef LN_NET_HTTP1_H
#define LN_NET_HTTP1_H

#include "net/conn.h"

#define LN_HTTP1_LINE_MAX (16u * 1024)

/* config must live as long as the connection and all its requests. */
ln_http_conn_t *ln_http1_server(ln_http_config_t *config, void (*wake)(void *owner), void *owner);

/* For protocols that begin as HTTP/1.1 (WebSocket): answers 101 with these headers. From now on
 * feed gives its bytes to tunnel(subject, bytes), ln_http_send writes bytes as they are, and
 * ln_http_end ends the connection. The handler still has to end the request; cancelled tells when
 * the client is gone. False if the request is not HTTP/1.1 or has a body or an answer. */
LN_CHECKED bool ln_http1_upgrade(ln_http_request_t *request, const ln_http_header_t *headers,
                                 size_t count);

#endif
