/* SPDX-License-Identifier: Apache-2.0 */
#include "proxy/shard_server.h"

#include "grpc/health.h"
#include "grpc/reflection.h"
#include "net/server.h"
#include "proxy/metrics_port.h"
#include "rpc/gen/rpc_pb.h"
#include "rpc/request.h"

#include <stdlib.h>

typedef struct {
    ln_shard_server_t *server;
    ln_rpc_method_t method;
} method_t;

struct ln_shard_server {
    ln_shard_server_options_t options;
    method_t methods[LN_RPC_WORKER_METHOD_COUNT];
    ln_grpc_server_t worker;
    ln_grpc_health_t health;
    ln_grpc_reflection_t reflection;
    ln_http_server_t http;
    ln_metrics_port_t metrics;
    void (*stopped)(void *owner);
    void *stopped_owner;
};

static const char *const health_names[] = {LN_PB_VALIDATOR_WORKER, NULL};
static const char *const reflection_names[] = {LN_PB_VALIDATOR_WORKER, "grpc.health.v1.Health",
                                               "grpc.reflection.v1.ServerReflection", NULL};

/* --- requests */

static void answered(ln_backend_call_t *call)
{
    ln_grpc_call_t *grpc = call->owner;
    if (call->code == LN_GRPC_OK)
        ln_grpc_reply(grpc, call->answer);
    else
        ln_grpc_fail(grpc, call->code, call->answer);
}

static void on_method(void *owner, ln_grpc_call_t *grpc)
{
    method_t *method = owner;
    const ln_shard_server_options_t *options = &method->server->options;
    ln_backend_call_t *call = LN_NEW(grpc->call.arena, ln_backend_call_t);
    *call = (ln_backend_call_t){.call = &grpc->call,
                                .method = method->method,
                                .message = grpc->message,
                                .done = answered,
                                .owner = grpc};
    ln_grpc_code_t code =
        ln_rpc_target(&grpc->call, method->method, &call->chain_id, grpc->message);
    if (code != LN_GRPC_OK)
        ln_grpc_fail(grpc, code, ln_call_text(&grpc->call, grpc->call.code));
    else if (ln_shard_of(options->router, &call->chain_id) != options->index)
        ln_grpc_fail_text(grpc, LN_GRPC_INVALID_ARGUMENT,
                          "the chain belongs to another shard: the proxy and the shards of a "
                          "validator need the same list of shards");
    else
        ln_backend_submit(options->backend, call);
}

/* --- ports */

static void add_methods(ln_shard_server_t *server)
{
    for (int i = 0; i < LN_RPC_WORKER_METHOD_COUNT; i++) {
        ln_rpc_method_t method = (ln_rpc_method_t)i;
        server->methods[i] = (method_t){server, method};
        ln_grpc_server_add(&server->worker, ln_rpc_worker_path(method), LN_GRPC_UNARY, on_method,
                           &server->methods[i]);
    }
}

static ln_err_t listen_all(ln_call_t *call, ln_shard_server_t *server)
{
    const ln_shard_server_options_t *own = &server->options;
    ln_http_server_options_t options = {.host = own->host,
                                        .port = own->port,
                                        .http2_only = true,
                                        .request = ln_grpc_server_request,
                                        .owner = &server->worker};
    LN_TRY(ln_http_server_init(call, &server->http, own->loop, &options));
    ln_err_t err =
        ln_metrics_port_open(call, &server->metrics, own->loop, own->host, own->metrics_port);
    if (err != LN_OK)
        ln_http_server_release(&server->http);
    return err;
}

static void release(ln_shard_server_t *server)
{
    ln_grpc_reflection_release(&server->reflection);
    ln_grpc_server_release(&server->worker);
    free(server);
}

ln_err_t ln_shard_server_start(ln_call_t *call, ln_shard_server_t **out,
                               const ln_shard_server_options_t *options)
{
    ln_shard_server_t *server = ln_zalloc(sizeof(*server));
    server->options = *options;
    ln_grpc_server_init(&server->worker, options->loop, &(ln_grpc_server_options_t){0});
    add_methods(server);
    ln_grpc_health_init(&server->health, &server->worker, health_names);
    ln_err_t err = ln_grpc_reflection_init(
        call, &server->reflection, &server->worker,
        ln_bytes(ln_pb_descriptor_set, ln_pb_descriptor_set_size), reflection_names);
    LN_ASSERT(err == LN_OK); /* the set is our own */
    err = listen_all(call, server);
    if (err != LN_OK) {
        release(server);
        return err;
    }
    ln_grpc_health_set(&server->health, true);
    *out = server;
    return LN_OK;
}

uint16_t ln_shard_server_port(const ln_shard_server_t *server)
{
    return ln_http_server_port(&server->http);
}

static void http_stopped(void *owner)
{
    ln_shard_server_t *server = owner;
    server->stopped(server->stopped_owner);
}

void ln_shard_server_stop(ln_shard_server_t *server, uint64_t grace_us,
                          void (*stopped)(void *owner), void *owner)
{
    server->stopped = stopped;
    server->stopped_owner = owner;
    ln_grpc_health_set(&server->health, false);
    ln_grpc_health_end(&server->health);
    ln_http_server_stop(&server->http, grace_us, http_stopped, server);
}

void ln_shard_server_free(ln_shard_server_t *server)
{
    if (server == NULL)
        return;
    ln_metrics_port_close(&server->metrics);
    ln_http_server_release(&server->http);
    release(server);
}
