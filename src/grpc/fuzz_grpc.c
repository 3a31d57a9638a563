/* SPDX-License-Identifier: Apache-2.0 */
/* gRPC-Web requests with any body, to a service with methods of every kind. The first byte chooses
 * the method and whether the body is binary or text, the second the size of pieces; whatever the
 * body, there is one answer with one status. */
#include "base/env.h"
#include "grpc/health.h"
#include "grpc/reflection.h"
#include "grpc/server.h"
#include "net/http1.h"

#include <string.h>

static void on_echo(void *owner, ln_grpc_call_t *call)
{
    (void)owner;
    ln_grpc_reply(call, call->message);
}

static void on_twice(void *owner, ln_grpc_call_t *call)
{
    (void)owner;
    ln_grpc_send(call, call->message);
    ln_grpc_send(call, call->message);
    if (call->message.size % 2 == 1)
        ln_grpc_fail(call, LN_GRPC_ABORTED, call->message);
    else
        ln_grpc_end(call);
}

static void on_wake(void *owner)
{
    (void)owner;
}

static ln_bytes_t head_of(ln_arena_t *arena, uint8_t choice, size_t size)
{
    static const char *const paths[] = {
        "/t/Echo", "/t/Twice", "/grpc.health.v1.Health/Check",
        "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo"};
    const char *kind = (choice & 4) != 0 ? "-text" : "";
    return ln_format(arena,
                     "POST %s HTTP/1.1\r\nhost: x\r\ncontent-type: application/grpc-web%s\r\n"
                     "accept: application/grpc-web%s\r\ncontent-length: %zu\r\n\r\n",
                     paths[choice & 3], kind, (choice & 8) != 0 ? "-text" : "", size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const services[] = {"t", NULL};
    ln_env_fake_t env;
    ln_arena_t arena = {0};
    ln_call_t call = ln_call(&arena);
    ln_loop_t loop;
    ln_grpc_server_t server;
    ln_grpc_health_t health;
    ln_grpc_reflection_t reflection;
    ln_http_config_t config;
    uint8_t out[4096];
    if (size < 2)
        return 0;
    ln_env_fake_init(&env, 1700000000000000u, 1);
    ln_loop_init(&loop, &env.env);
    const ln_grpc_server_options_t options = {.web = true, .message_max = 100000};
    ln_grpc_server_init(&server, &loop, &options);
    ln_grpc_server_add(&server, "/t/Echo", LN_GRPC_UNARY, on_echo, NULL);
    ln_grpc_server_add(&server, "/t/Twice", LN_GRPC_STREAM, on_twice, NULL);
    ln_grpc_health_init(&health, &server, services);
    ln_err_t err = ln_grpc_reflection_init(&call, &reflection, &server,
                                           LN_LITERAL("\x0a\x06\x0a\x01"
                                                      "a\x12\x01p"),
                                           services);
    LN_ASSERT(err == LN_OK);
    ln_http_config_init(&config, &env.env, NULL, ln_grpc_server_request, &server);
    ln_http_conn_t *conn = ln_http1_server(&config, on_wake, NULL);
    ln_bytes_t input = ln_bytes(data + 2, size - 2);
    ln_http_conn_feed(conn, head_of(&arena, data[0], input.size));
    size_t piece_max = (size_t)data[1] + 1, answered = 0;
    while (input.size > 0) {
        size_t n = LN_MIN(piece_max, input.size);
        ln_http_conn_feed(conn, ln_bytes(input.data, n));
        input = ln_bytes_from(input, n);
    }
    for (size_t n; (n = ln_http_conn_output(conn, out, sizeof(out))) > 0; answered += n)
        LN_ASSERT(answered > 0 || (n > 12 && memcmp(out, "HTTP/1.1 200", 12) == 0));
    LN_ASSERT(answered > 0);
    ln_http_conn_free(conn);
    LN_ASSERT(server.running == 0);
    ln_http_config_release(&config);
    ln_grpc_reflection_release(&reflection);
    ln_grpc_server_release(&server);
    ln_loop_release(&loop);
    ln_arena_release(&arena);
    return 0;
}
