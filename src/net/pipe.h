/* SPDX-License-Identifier: Apache-2.0 */
/* net/pipe.h - two streams in memory that are connected to each other.
 *
 *     a: write -> [ on the way: up to capacity ] -> data :b        and the same from b to a
 *
 * For tests: bytes arrive in the next round, or after a delay, in pieces of a
 * given size; what goes beyond the capacity is pending, so that slow readers are felt. Nothing here
 * depends on anything but the loop's clock.
 *
 * Threads: the loop's. */
#ifndef LN_NET_PIPE_H
#define LN_NET_PIPE_H

#include "net/loop.h"
#include "net/stream.h"

typedef struct {
    size_t capacity;   /* bytes on the way in one direction; 0: 256 KiB */
    size_t piece_max;  /* the most that one data callback gets; 0: 64 KiB */
    uint64_t delay_us; /* from writing to arrival */
} ln_pipe_options_t;

/* The two ends are closed independently; options may be null. */
void ln_pipe(ln_loop_t *loop, ln_stream_t **a, ln_stream_t **b, const ln_pipe_options_t *options);

#endif
