/* SPDX-License-Identifier: Apache-2.0 */
/* grpc/test_help.h - a server with a service, and a client of it, over pipes and with a fake clock.
 *
 *     /T/Echo  the message      /T/Fail  NOT_FOUND      /T/Later  when the test says (kept)
 *     /T/Count a stream of three messages               /teapot, /silent, /two, /abort: plain HTTP
 */
#ifndef LN_GRPC_TEST_HELP_H
#define LN_GRPC_TEST_HELP_H

#include "base/buffer.h"
#include "base/test.h"
#include "grpc/client.h"
#include "grpc/health.h"
#include "grpc/server.h"
#include "net/drive.h"
#include "net/pipe.h"
#include "net/server.h"

typedef struct {
    ln_test_t *t;
    ln_loop_t loop;
    ln_http_server_t http;
    ln_http_client_t client;
    ln_grpc_server_t server;
    ln_grpc_health_t health;
    ln_grpc_call_t *kept;
    size_t cancelled, handled;
    size_t codes[LN_GRPC_CODE_COUNT]; /* of calls that have ended */
    ln_pipe_options_t pipe;
} ln_test_world_t;

/* With the test's fake clock, or with the system's. */
void ln_test_world_open(ln_test_t *t, ln_test_world_t *world);
void ln_test_world_open_with(ln_test_t *t, ln_test_world_t *world, ln_env_t *env);
void ln_test_world_close(ln_test_world_t *world);

typedef struct {
    ln_grpc_client_call_t call;
    ln_buffer_t messages;
    bool done;
} ln_test_call_t;

/* Begins a call, which is a stream if the path says so (Count, Watch, Info). */
void ln_test_call_begin(ln_test_world_t *world, ln_test_call_t *test, const char *path,
                        ln_bytes_t request);

/* Runs the loop until it has ended. */
void ln_test_call_finish(ln_test_world_t *world, ln_test_call_t *test);

#endif
