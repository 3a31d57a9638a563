/* SPDX-License-Identifier: Apache-2.0 */
/* net/tcp.h - streams over TCP: listening and connecting.
 *
 * Every connection has TCP_NODELAY and, after 60 s without traffic, keep-alive probes. Writing
 * tries the system first and copies only what does not fit.
 *
 * Threads: the loop's. */
#ifndef LN_NET_TCP_H
#define LN_NET_TCP_H

#include "net/loop.h"
#include "net/stream.h"

/* --- listening */

typedef struct ln_tcp_listener ln_tcp_listener_t;

typedef struct {
    const char *host;       /* a numeric address; null: 0.0.0.0 */
    uint16_t port;          /* 0: any free one */
    int backlog;            /* 0: 1024 */
    bool shared_port;       /* other loops listen on the same port; the system deals out clients */
    size_t connections_max; /* accepted and not yet closed; more are closed at once; 0: 10000 */
    void (*accepted)(void *owner, ln_stream_t *stream); /* the owner closes stream */
    void *owner;
} ln_tcp_listen_options_t;

/* LN_ERR_INVALID_INPUT if the host is not a numeric address, LN_ERR_IO if the port cannot be had.
 */
LN_CHECKED ln_err_t ln_tcp_listen(ln_call_t *call, ln_tcp_listener_t **out, ln_loop_t *loop,
                                  const ln_tcp_listen_options_t *options);

/* The port that was given or found. */
uint16_t ln_tcp_listener_port(const ln_tcp_listener_t *listener);

/* Stops listening and frees the listener; accepted connections go on. */
void ln_tcp_listener_close(ln_tcp_listener_t *listener);

/* --- connecting */

typedef struct ln_tcp_attempt ln_tcp_attempt_t;

/* A connection being made; in the caller's memory until done was called or it was cancelled. Zero
 * it, set done and owner. */
typedef struct ln_tcp_connect {
    /* With a stream that the callee owns, or with LN_ERR_IO or LN_ERR_TIMEOUT and null. */
    void (*done)(void *owner, ln_err_t err, ln_stream_t *stream);
    void *owner;
    char problem[128];         /* in words, if done came with an error */
    ln_tcp_attempt_t *attempt; /* private */
} ln_tcp_connect_t;

/* Looks the host up (a name or a numeric address), and tries its addresses in turn until one
 * answers or the time is over. */
void ln_tcp_connect(ln_tcp_connect_t *connect, ln_loop_t *loop, const char *host, uint16_t port,
                    uint64_t timeout_us);

/* done will not be called. Does nothing if it was called already. */
void ln_tcp_connect_cancel(ln_tcp_connect_t *connect);

#endif
