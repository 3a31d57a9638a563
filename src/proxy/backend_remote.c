/* SPDX-License-Identifier: Apache-2.0 */
/* Shards behind gRPC: requests are passed on as they are, over one connection per shard. */
#include "proxy/backend.h"

#include <stdlib.h>

#define CONNECT_TIMEOUT_US (4 * LN_SECOND_US)
#define ANSWER_TIMEOUT_US (600ull * LN_SECOND_US) /* as long as a shard may make a client wait */
#define PAUSE_MIN_US 10000
#define PAUSE_MAX_US 500000

typedef struct {
    ln_backend_t backend;
    ln_backend_remote_options_t options;
    ln_shard_router_t router; /* only to find the shard */
    ln_http_client_t *shards;
    ln_link_t running;
    ln_arena_t arena;
} remote_t;

static remote_t *remote_of(ln_backend_call_t *call)
{
    return LN_CONTAINER(call->backend, remote_t, backend);
}

static void finish(ln_backend_call_t *call)
{
    ln_list_remove(&call->link);
    ln_timer_clear(remote_of(call)->options.loop, &call->again);
    ln_grpc_client_release(&call->remote);
    call->done(call);
}

/* Is the shard away, and may it still come back? A shard that answers is not asked again, whatever
 * it says. */
static bool may_come_back(ln_backend_call_t *call)
{
    const remote_t *remote = remote_of(call);
    uint64_t waited = ln_env_monotonic_us(remote->options.loop->env) - call->begun_us;
    return call->remote.status.code == LN_GRPC_UNAVAILABLE && call->remote.exchange.status == 0 &&
           waited + call->pause_us < remote->options.connect_timeout_us;
}

static void try_once(void *subject);

static void answered(ln_grpc_client_call_t *grpc)
{
    ln_backend_call_t *call = grpc->subject;
    const ln_grpc_status_t *status = &grpc->status;
    if (may_come_back(call)) {
        ln_timer_after(remote_of(call)->options.loop, &call->again, call->pause_us, try_once, call);
        call->pause_us = LN_MIN(2 * call->pause_us, PAUSE_MAX_US);
        return;
    }
    call->code = status->code;
    call->answer = ln_bytes_copy(call->call->arena,
                                 status->code == LN_GRPC_OK ? grpc->response : status->text);
    if (status->code == LN_GRPC_UNAVAILABLE) { /* spec 04 §4.3 */
        call->code = LN_GRPC_INTERNAL;
        call->answer =
            ln_format(call->call->arena, "the shard of the chain cannot be reached: %.*s",
                      LN_TEXT_ARG(status->text));
    }
    finish(call);
}

static void try_once(void *subject)
{
    ln_backend_call_t *call = subject;
    remote_t *remote = remote_of(call);
    uint64_t now = ln_env_monotonic_us(remote->options.loop->env);
    size_t index = ln_shard_of(&remote->router, &call->chain_id);
    ln_grpc_client_release(&call->remote);
    call->remote = (ln_grpc_client_call_t){.http = &remote->shards[index],
                                           .path = ln_rpc_worker_path(call->method),
                                           .request = call->message,
                                           .deadline_us = now + remote->options.answer_timeout_us,
                                           .done = answered,
                                           .subject = call};
    ln_grpc_client_begin(&call->remote);
}

static void submit(ln_backend_t *backend, ln_backend_call_t *call)
{
    remote_t *remote = LN_CONTAINER(backend, remote_t, backend);
    call->backend = backend;
    call->link = (ln_link_t){0};
    call->remote = (ln_grpc_client_call_t){0};
    call->again = (ln_timer_t){0};
    call->begun_us = ln_env_monotonic_us(remote->options.loop->env);
    call->pause_us = PAUSE_MIN_US;
    ln_list_append(&remote->running, &call->link);
    try_once(call);
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

ln_backend_t *ln_backend_remote(const ln_backend_remote_options_t *options)
{
    remote_t *remote = ln_zalloc(sizeof(*remote));
    const ln_shard_config_list_t *shards = options->shards;
    ln_backend_remote_options_t *own = &remote->options;
    *own = *options;
    own->connect_timeout_us =
        own->connect_timeout_us != 0 ? own->connect_timeout_us : CONNECT_TIMEOUT_US;
    own->answer_timeout_us =
        own->answer_timeout_us != 0 ? own->answer_timeout_us : ANSWER_TIMEOUT_US;
    remote->backend = (ln_backend_t){submit, remote_free};
    ln_list_init(&remote->running);
    remote->router = (ln_shard_router_t){.validator = options->validator, .count = shards->count};
    remote->shards = LN_NEW_ARRAY(&remote->arena, ln_http_client_t, shards->count);
    for (size_t i = 0; i < shards->count; i++) {
        ln_http_client_options_t client = {
            .host = ln_text_copy_z(&remote->arena, shards->items[i].host),
            .port = shards->items[i].port,
            .connect_timeout_us = own->connect_timeout_us,
            .dial = options->dial,
            .owner = options->owner};
        ln_http_client_init(&remote->shards[i], options->loop, &client);
    }
    return &remote->backend;
}
