/* SPDX-License-Identifier: Apache-2.0 */
/* net/server.h - one port that serves HTTP/1.1, HTTP/2 and, if told so, TLS.
 *
 *     TCP -> [TLS] -> first bytes: "PRI * HTTP/2.0..." -> HTTP/2, anything else -> HTTP/1
 *                                                            `-> handler(owner, request)
 *
 * Under TLS the agreed protocol decides instead (ALPN; without one, the first bytes again). What a
 * connection may take is in ln_http_limits_t (net/conn.h); the server checks it every few seconds:
 * slow headers, slow bodies, clients that do not read, idle connections. A client that does not
 * read is also bounded in memory: answers are pulled from their requests only as fast as the
 * connection takes them.
 *
 * Threads: the loop's. A program with several loops has a server on each. */
#ifndef LN_NET_SERVER_H
#define LN_NET_SERVER_H

#include "net/conn.h"
#include "net/loop.h"
#include "net/tcp.h"
#include "net/tls.h"

typedef struct {
    const char *host;       /* a numeric address; null: 0.0.0.0 */
    uint16_t port;          /* 0: any free one */
    bool shared_port;       /* servers of other loops listen on it too */
    bool no_listening;      /* connections come from ln_http_server_accept only */
    bool http2_only;        /* a shard's port: HTTP/1 is closed at once (spec 04 §3.1) */
    bool cors;              /* as net/cors.h says */
    ln_tls_context_t *tls;  /* null: clear text; must live as long as the server */
    size_t connections_max; /* more are closed at once; 0: 10000 */
    ln_http_limits_t limits;
    /* A request's header has arrived: see net/http.h for what the callee has to do. */
    void (*request)(void *owner, ln_http_request_t *request);
    void *owner;
} ln_http_server_options_t;

typedef struct {
    ln_loop_t *loop;
    ln_http_server_options_t options;
    ln_http_config_t config;
    ln_tcp_listener_t *listener;
    ln_link_t connections;
    size_t connection_count;
    ln_timer_t tick, grace;
    bool stopping;
    void (*stopped)(void *owner);
    void *stopped_owner;
} ln_http_server_t;

/* Starts to serve. LN_ERR_INVALID_INPUT, LN_ERR_IO as ln_tcp_listen. */
LN_CHECKED ln_err_t ln_http_server_init(ln_call_t *call, ln_http_server_t *server, ln_loop_t *loop,
                                        const ln_http_server_options_t *options);

uint16_t ln_http_server_port(const ln_http_server_t *server);

/* Serves a connection that came from elsewhere (tests: one end of a pipe); takes the stream over.
 */
void ln_http_server_accept(ln_http_server_t *server, ln_stream_t *stream);

/* No new connections and requests; clients are told. When all requests have been answered, or after
 * grace_us at the latest, all connections are closed and stopped(owner) is called, from the loop;
 * it may be null. */
void ln_http_server_stop(ln_http_server_t *server, uint64_t grace_us, void (*stopped)(void *owner),
                         void *owner);

/* Cancels every request and closes every connection. Handlers that cannot end their requests in
 * cancelled, because another thread has them, may still do so afterwards. */
void ln_http_server_cancel_all(ln_http_server_t *server);

/* The same, and ends the server; now all requests must be ended by the time their handlers have
 * been told. */
void ln_http_server_release(ln_http_server_t *server);

#endif
