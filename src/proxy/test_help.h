/* SPDX-License-Identifier: Apache-2.0 */
/* proxy/test_help.h - another process, as the tests of this folder need it: a gRPC server behind
 * pipes, whose calls the test answers when it likes, and which can be away. Clock and connections
 * are the test's, so that minutes pass at once. */
#ifndef LN_PROXY_TEST_HELP_H
#define LN_PROXY_TEST_HELP_H

#include "base/test.h"
#include "grpc/server.h"
#include "net/drive.h"
#include "net/server.h"

#define LN_TEST_CALLS_MAX 32

typedef struct {
    ln_test_t *t;
    ln_loop_t loop;
    ln_http_server_t http;
    ln_grpc_server_t grpc;
    ln_grpc_call_t *calls[LN_TEST_CALLS_MAX]; /* not answered yet */
    ln_bytes_t messages[LN_TEST_CALLS_MAX];   /* of all calls that have come */
    size_t waiting, come;
    size_t dials;
    bool away;    /* nobody answers the phone */
    bool patient; /* calls wait for the test; otherwise they are answered at once */
} ln_test_peer_t;

/* Serves one path. */
void ln_test_peer_open(ln_test_t *t, ln_test_peer_t *peer, const char *path);
void ln_test_peer_close(ln_test_peer_t *peer);

/* For the options of clients; the owner is the peer. */
ln_stream_t *ln_test_peer_dial(void *peer);

/* Answers the call that has waited longest. */
void ln_test_peer_reply(ln_test_peer_t *peer, ln_grpc_code_t code);

/* Breaks all connections. */
void ln_test_peer_break(ln_test_peer_t *peer);

#endif
