/* SPDX-License-Identifier: Apache-2.0 */
/* net/stream_fault.h - a stream that does to its bytes what bad networks do.
 *
 * Wraps another stream. What is written and what is read is cut into pieces of random size, each
 * delayed by a random time; after a number of bytes the connection breaks; now and then a bit is
 * flipped. All of it follows from the seed.
 *
 * Threads: the loop's. */
#ifndef LN_NET_STREAM_FAULT_H
#define LN_NET_STREAM_FAULT_H

#include "net/loop.h"
#include "net/stream.h"

typedef struct {
    uint64_t seed;
    size_t piece_max;         /* pieces have 1 to this many bytes; 0: they are not cut */
    uint64_t delay_us_max;    /* each piece waits 0 to this long; order is kept */
    uint64_t cut_after_bytes; /* of both directions together; 0: never */
    uint32_t corrupt_one_in;  /* a piece in so many gets one bit flipped; 0: none */
} ln_stream_fault_options_t;

/* Takes over lower, whose events must not have been set. */
ln_stream_t *ln_stream_fault(ln_loop_t *loop, ln_stream_t *lower,
                             const ln_stream_fault_options_t *options);

#endif
