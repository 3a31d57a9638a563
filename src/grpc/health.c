/* SPDX-License-Identifier: Apache-2.0 */
#include "grpc/health.h"

#include "grpc/protobuf.h"

/* The message HealthCheckResponse: status = SERVING or NOT_SERVING. */
static ln_bytes_t answer_of(const ln_grpc_health_t *health)
{
    return health->serving ? LN_LITERAL("\x08\x01") : LN_LITERAL("\x08\x02");
}

static bool is_registered(const ln_grpc_health_t *health, ln_bytes_t name)
{
    if (name.size == 0)
        return true;
    for (size_t i = 0; health->services[i] != NULL; i++)
        if (ln_bytes_equal_text(name, health->services[i]))
            return true;
    return false;
}

/* HealthCheckRequest: the name of a known service. Otherwise the call is answered. */
static bool is_answerable(const ln_grpc_health_t *health, ln_grpc_call_t *call)
{
    ln_pb_reader_t r = ln_pb_reader(call->call.arena, call->message);
    ln_pb_key_t key;
    ln_bytes_t name = {0};
    while (ln_pb_read_key(&r, &key)) {
        if (key.field == 1)
            name = ln_pb_read_text(&r, key);
        else
            ln_pb_skip(&r, key);
    }
    ln_err_t err = ln_pb_finish(&call->call, &r);
    if (err != LN_OK) {
        ln_grpc_fail_err(call, err);
        return false;
    }
    if (!is_registered(health, name)) {
        ln_grpc_fail_text(call, LN_GRPC_NOT_FOUND, "service not registered");
        return false;
    }
    return true;
}

static void on_check(void *owner, ln_grpc_call_t *call)
{
    const ln_grpc_health_t *health = owner;
    if (is_answerable(health, call))
        ln_grpc_reply(call, answer_of(health));
}

static void on_watcher_gone(ln_grpc_call_t *call)
{
    ln_list_remove(&call->link);
    ln_grpc_end(call);
}

static void on_watch(void *owner, ln_grpc_call_t *call)
{
    ln_grpc_health_t *health = owner;
    if (!is_answerable(health, call))
        return;
    call->cancelled = on_watcher_gone;
    ln_list_append(&health->watchers, &call->link);
    ln_grpc_send(call, answer_of(health));
}

void ln_grpc_health_init(ln_grpc_health_t *health, ln_grpc_server_t *server,
                         const char *const *services)
{
    *health = (ln_grpc_health_t){.services = services, .serving = true};
    ln_list_init(&health->watchers);
    ln_grpc_server_add(server, "/grpc.health.v1.Health/Check", LN_GRPC_UNARY, on_check, health);
    ln_grpc_server_add(server, "/grpc.health.v1.Health/Watch", LN_GRPC_STREAM, on_watch, health);
}

void ln_grpc_health_set(ln_grpc_health_t *health, bool serving)
{
    if (health->serving == serving)
        return;
    health->serving = serving;
    for (LN_LIST_EACH (link, &health->watchers))
        ln_grpc_send(LN_CONTAINER(link, ln_grpc_call_t, link), answer_of(health));
}

void ln_grpc_health_end(ln_grpc_health_t *health)
{
    ln_link_t *link;
    while ((link = ln_list_pop(&health->watchers)) != NULL)
        ln_grpc_end(LN_CONTAINER(link, ln_grpc_call_t, link));
}
