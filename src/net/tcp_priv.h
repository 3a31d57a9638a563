/* SPDX-License-Identifier: Apache-2.0 */
/* net/tcp_priv.h - the stream over libuv that net/tcp.c makes for net/tcp_listen.c and
 * net/tcp_connect.c. */
#ifndef LN_NET_TCP_PRIV_H
#define LN_NET_TCP_PRIV_H

#include "net/loop_priv.h"
#include "net/tcp.h"

typedef struct ln_tcp_stream ln_tcp_stream_t;

struct ln_tcp_stream {
    ln_stream_t base;
    ln_loop_t *loop;
    uv_tcp_t handle;
    uv_shutdown_t shutdown;
    ln_soon_t fail;
    size_t pending;
    bool started, paused, peer_ended, ending, shut, broken, failed, closing;
    void (*freed)(void *subject); /* told when the stream's memory ends; may be null */
    void *freed_subject;
};

/* A stream whose handle is neither connected nor accepted yet. */
ln_tcp_stream_t *ln_tcp_stream_new(ln_loop_t *loop);

/* To be called once it is: sets the socket's options. */
void ln_tcp_stream_opened(ln_tcp_stream_t *tcp);

#endif
