/* SPDX-License-Identifier: Apache-2.0 */
/* Unary calls over HTTP/2 on loopback: one loop thread serves, another asks, many calls at once.
 *
 *     bench_grpc [CALLS=200000] [AT_ONCE=256] [MESSAGE_BYTES=128] [CONNECTIONS=1]
 *
 * One line: calls a second, and processor time per call of either thread. */
#include "grpc/client.h"
#include "grpc/server.h"
#include "net/server.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

typedef struct {
    ln_loop_t loop;
    ln_http_server_t http;
    ln_grpc_server_t grpc;
    pthread_t thread;
    double cpu_us;
} server_t;

typedef struct bench bench_t;

typedef struct {
    bench_t *bench;
    ln_grpc_client_call_t call;
} caller_t;

struct bench {
    ln_loop_t loop;
    ln_http_client_t clients[64];
    caller_t *callers;
    size_t calls, at_once, connections, begun, ended;
};

static double thread_cpu_us(void)
{
    struct rusage usage;
    getrusage(RUSAGE_THREAD, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e6 +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

static void on_echo(void *owner, ln_grpc_call_t *call)
{
    (void)owner;
    ln_grpc_reply(call, call->message);
}

static void *serve(void *subject)
{
    server_t *server = subject;
    double before_us = thread_cpu_us();
    ln_loop_run(&server->loop);
    server->cpu_us = thread_cpu_us() - before_us;
    return NULL;
}

static void start_server(server_t *server, ln_call_t *call)
{
    const ln_grpc_server_options_t grpc = {0};
    ln_loop_init(&server->loop, ln_env_system());
    ln_grpc_server_init(&server->grpc, &server->loop, &grpc);
    ln_grpc_server_add(&server->grpc, "/bench.Service/Echo", LN_GRPC_UNARY, on_echo, NULL);
    const ln_http_server_options_t options = {
        .host = "127.0.0.1", .request = ln_grpc_server_request, .owner = &server->grpc};
    ln_err_t err = ln_http_server_init(call, &server->http, &server->loop, &options);
    LN_ASSERT(err == LN_OK);
    pthread_create(&server->thread, NULL, serve, server);
}

static void stop_server(server_t *server)
{
    ln_loop_stop(&server->loop);
    pthread_join(server->thread, NULL);
    ln_http_server_release(&server->http);
    ln_grpc_server_release(&server->grpc);
    ln_loop_release(&server->loop);
}

static void on_done(ln_grpc_client_call_t *call)
{
    caller_t *caller = call->subject;
    bench_t *bench = caller->bench;
    LN_ASSERT(call->status.code == LN_GRPC_OK && call->response.size == call->request.size);
    ln_grpc_client_release(call);
    if (++bench->ended == bench->calls)
        ln_loop_stop(&bench->loop);
    if (bench->begun < bench->calls) {
        bench->begun++;
        ln_grpc_client_begin(call);
    }
}

static void run_calls(bench_t *bench, ln_bytes_t message)
{
    for (size_t i = 0; i < bench->at_once; i++) {
        caller_t *caller = &bench->callers[i];
        caller->bench = bench;
        caller->call = (ln_grpc_client_call_t){.http = &bench->clients[i % bench->connections],
                                               .path = "/bench.Service/Echo",
                                               .request = message,
                                               .done = on_done,
                                               .subject = caller};
        bench->begun++;
        ln_grpc_client_begin(&caller->call);
    }
    ln_loop_run(&bench->loop);
}

static size_t argument(int argc, char **argv, int index, size_t otherwise)
{
    return argc > index ? strtoul(argv[index], NULL, 10) : otherwise;
}

int main(int argc, char **argv)
{
    ln_arena_t arena = {0};
    ln_call_t call = ln_call(&arena);
    static server_t server;
    static bench_t bench;
    bench.calls = argument(argc, argv, 1, 200000);
    bench.at_once = LN_MIN(argument(argc, argv, 2, 256), bench.calls);
    bench.connections = LN_MIN(argument(argc, argv, 4, 1), LN_COUNT(bench.clients));
    size_t size = argument(argc, argv, 3, 128);
    uint8_t *message = ln_arena_zalloc(&arena, size, 1);
    start_server(&server, &call);
    ln_loop_init(&bench.loop, ln_env_system());
    const ln_http_client_options_t options = {.host = "127.0.0.1",
                                              .port = ln_http_server_port(&server.http)};
    for (size_t i = 0; i < bench.connections; i++)
        ln_http_client_init(&bench.clients[i], &bench.loop, &options);
    bench.callers = ln_zalloc(bench.at_once * sizeof(*bench.callers));
    double cpu_us = thread_cpu_us();
    uint64_t begin_us = ln_env_monotonic_us(ln_env_system());
    run_calls(&bench, ln_bytes(message, size));
    uint64_t took_us = ln_env_monotonic_us(ln_env_system()) - begin_us;
    cpu_us = thread_cpu_us() - cpu_us;
    for (size_t i = 0; i < bench.connections; i++)
        ln_http_client_release(&bench.clients[i]);
    ln_loop_release(&bench.loop);
    stop_server(&server);
    double n = (double)bench.calls;
    printf("grpc_unary %zu bytes, %zu at once, %zu connections: %.0f calls/s, %.2f us server CPU, "
           "%.2f us client CPU a call\n",
           size, bench.at_once, bench.connections, n / (double)took_us * 1e6, server.cpu_us / n,
           cpu_us / n);
    free(bench.callers);
    ln_arena_release(&arena);
    return 0;
}
