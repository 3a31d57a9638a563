/* SPDX-License-Identifier: Apache-2.0 */
/* net/http2.h - HTTP/2 (RFC 9113) for servers and clients, over nghttp2.
 *
 * nghttp2 knows frames, HPACK and flow control; here is what it leaves open: windows that let
 * 16 MiB messages through without waiting, and what a peer may not do.
 *
 *     requests at once        4000 of our own (REFUSED_STREAM above it), though 2^32-2 are
 *                             announced (spec 04 §3.1)
 *     bodies held at once     256 MiB a connection, then ENHANCE_YOUR_CALM for the newest
 *     answers not yet read    the same
 *     header                  64 KiB or 100 lines, then 431; four times that, then the end
 *     opened and reset        burst 10000, then 2000 a second (rapid reset); what handlers still
 *                             have of it counts among the requests at once
 *     ping, settings, empty   burst 1000, then 200 a second (floods)
 *
 * Threads: the loop's. */
#ifndef LN_NET_HTTP2_H
#define LN_NET_HTTP2_H

#include "net/conn.h"

/* config must live as long as the connection and all its requests. Feed it the client's preface
 * too. */
ln_http_conn_t *ln_http2_server(ln_http_config_t *config, void (*wake)(void *owner), void *owner);

/* What a client sends first. */
#define LN_HTTP2_PREFACE "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"

/* --- the client's side: see net/client.h for what is meant for use */

typedef struct ln_http2_client ln_http2_client_t;
typedef struct ln_http_exchange ln_http_exchange_t;

typedef struct {
    /* The server ends the connection after the requests that it has (GOAWAY): send no more. */
    void (*going_away)(void *owner);
    /* The exchange has ended: LN_OK, or LN_ERR_IO with exchange->h2_code. */
    void (*ended)(void *owner, ln_http_exchange_t *exchange, ln_err_t err);
} ln_http2_client_events_t;

ln_http2_client_t *ln_http2_client(const ln_http2_client_events_t *events, void *owner);

/* Does not end what runs: the owner knows it. */
void ln_http2_client_free(ln_http2_client_t *client);

/* False if the connection is of no use any more. */
LN_CHECKED bool ln_http2_client_feed(ln_http2_client_t *client, ln_bytes_t bytes);
LN_CHECKED bool ln_http2_client_output(ln_http2_client_t *client, uint8_t *out, size_t *filled,
                                       size_t size);

/* False if the connection takes no more requests. */
LN_CHECKED bool ln_http2_client_begin(ln_http2_client_t *client, ln_http_exchange_t *exchange);

/* RST_STREAM with CANCEL; ended does not come any more. */
void ln_http2_client_cancel(ln_http2_client_t *client, ln_http_exchange_t *exchange);
void ln_http2_client_ping(ln_http2_client_t *client);

/* Has the server's first SETTINGS arrived? */
bool ln_http2_client_is_open(const ln_http2_client_t *client);

#endif
