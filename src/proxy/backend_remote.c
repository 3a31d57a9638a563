/* SPDX-License-Identifier: Apache-2.0 */
/* Shards behind gRPC: requests are passed on as they are, over one connection per shard. */
#include "proxy/backend.h"

#include <stdlib.h>

#define SHARD_TIMEOUT_US (600ull * 1000000) /* as long as a shard may make a client wait */

typedef struct {
    ln_backend_t backend;
    ln_loop_t *loop;
    ln_shard_router_t router; /* only to find the shard */
    ln_http_client_t *shards;
    ln_link_t running;
    ln_arena_t arena;
} remote_t;

static void finish(ln_backend_call_t *call)
{
    ln_list_remove(&call->link);
    ln_grpc_client_release(&call->remote);
    call->done(call);
}

static void answered(ln_grpc_client_call_t *remote)
{
    ln_backend_call_t *call = remote->subject;
    const ln_grpc_status_t *status = &remote->status;
    call->code = status->code;
    call->answer = ln_bytes_copy(call->call->arena,
                                 status->code == LN_GRPC_OK ? remote->response : status->text);
    if (status->code == LN_GRPC_UNAVAILABLE) { /* spec 04 §4.3 */
        call->code = LN_GRPC_INTERNAL;
        call->answer =
            ln_format(call->call->arena, "the shard of the chain cannot be reached: %.*s",
                      LN_TEXT_ARG(status->text));
    }
    finish(call);
}

static void submit(ln_backend_t *backend, ln_backend_call_t *call)
{
    remote_t *remote = LN_CONTAINER(backend, remote_t, backend);
    size_t index = ln_shard_of(&remote->router, &call->chain_id);
    call->backend = backend;
    call->link = (ln_link_t){0};
    ln_list_append(&remote->running, &call->link);
    call->remote = (ln_grpc_client_call_t){.http = &remote->shards[index],
                                           .path = ln_rpc_worker_path(call->method),
                                           .request = call->message,
                                           .deadline_us = ln_env_monotonic_us(remote->loop->env) +
                                                          SHARD_TIMEOUT_US,
                                           .done = answered,
                                           .subject = call};
    ln_grpc_client_begin(&call->remote);
}

static void remote_free(ln_backend_t *backend)
{
    remote_t *remote = LN_CONTAINER(backend, remote_t, backend);
    for (LN_LIST_EACH (link, &remote->running)) {
        ln_backend_call_t *call = LN_CONTAINER(link, ln_backend_call_t, link);
        call->code = LN_GRPC_UNAVAILABLE;
        call->answer = LN_LITERAL("the validator is stopping");
        finish(call);
    }
    for (size_t i = 0; i < remote->router.count; i++)
        ln_http_client_release(&remote->shards[i]);
    ln_arena_release(&remote->arena);
    free(remote);
}

ln_backend_t *ln_backend_remote(ln_loop_t *loop, const ln_secp256k1_public_key_t *validator,
                                const ln_shard_config_list_t *shards)
{
    remote_t *remote = ln_zalloc(sizeof(*remote));
    remote->backend = (ln_backend_t){submit, remote_free};
    remote->loop = loop;
    ln_list_init(&remote->running);
    remote->router = (ln_shard_router_t){.validator = *validator, .count = shards->count};
    remote->shards = LN_NEW_ARRAY(&remote->arena, ln_http_client_t, shards->count);
    for (size_t i = 0; i < shards->count; i++) {
        ln_http_client_options_t options = {
            .host = ln_text_copy_z(&remote->arena, shards->items[i].host),
            .port = shards->items[i].port};
        ln_http_client_init(&remote->shards[i], loop, &options);
    }
    return &remote->backend;
}
