/* SPDX-License-Identifier: Apache-2.0 */
/* net/loop_priv.h - what the files of this folder that talk to libuv share. */
#ifndef LN_NET_LOOP_PRIV_H
#define LN_NET_LOOP_PRIV_H

#include "net/loop.h"

#include <stdatomic.h>
#include <uv.h>

#define LN_LOOP_BUFFER_BYTES (64u * 1024)

struct ln_loop_system {
    uv_loop_t uv;
    uv_async_t wake;
    uv_timer_t timer;
    uv_signal_t signals[2];
    void (*on_signal)(void *subject, int number);
    void *signal_subject;
    atomic_bool stop;
    bool mail;             /* a mailbox may have something */
    uint64_t events;       /* callbacks of libuv so far: did a round do anything? */
    uint64_t armed_us;     /* what timer is set to; LN_NO_DEADLINE: it is not */
    uint8_t *read_buffer;  /* what has just been read; valid during one callback */
    uint8_t *write_buffer; /* for output that is written at once */
};

static inline uv_loop_t *ln_loop_uv(ln_loop_t *loop)
{
    return &loop->system->uv;
}

/* To be called first in every callback of libuv. */
static inline void ln_loop_event(ln_loop_t *loop)
{
    loop->system->events++;
}

#endif
