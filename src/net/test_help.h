/* SPDX-License-Identifier: Apache-2.0 */
/* net/test_help.h - what the tests of this folder and of those above it share: a loop whose clock
 * is the test's, and the two ends of connections of every kind. */
#ifndef LN_NET_TEST_HELP_H
#define LN_NET_TEST_HELP_H

#include "base/buffer.h"
#include "base/test.h"
#include "net/drive.h"
#include "net/stream.h"

/* One end of a stream, with what came out of it. */
typedef struct {
    ln_stream_t *stream;
    ln_buffer_t got;
    bool ended, drained, closed;
    ln_err_t reason;
    size_t wanted; /* enough becomes true when so much has come */
    bool enough;
    bool deaf; /* takes no part in half-closing */
} ln_test_end_t;

/* Starts to collect what comes. */
void ln_test_end_init(ln_test_t *t, ln_test_end_t *end, ln_stream_t *stream);

typedef enum { LN_TEST_PIPE, LN_TEST_TCP, LN_TEST_TLS, LN_TEST_FAULT } ln_test_link_t;

/* Two connected streams of a kind. TCP needs a loop with the system's clock. */
void ln_test_connect(ln_test_t *t, ln_loop_t *loop, ln_stream_t **a, ln_stream_t **b,
                     ln_test_link_t kind);

#endif
