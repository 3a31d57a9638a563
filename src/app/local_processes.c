/* SPDX-License-Identifier: Apache-2.0 */
/* The validators of a local network as processes of their own. */
#include "app/child.h"
#include "app/local_validators.h"

#include <string.h>

#define STORAGE_PORT_OFFSET 7000 /* behind all others (app/local_network.h) */

typedef struct {
    ln_local_validators_t base;
    ln_local_validators_options_t options;
    struct {
        ln_child_t *items;
        size_t count;
    } children;          /* stopped from the last to the first */
    const char *storage; /* without the namespace */
} processes_t;

static void stop(ln_local_validators_t *base)
{
    processes_t *processes = (processes_t *)base;
    for (size_t i = processes->children.count; i-- > 0;)
        ln_child_stop(processes->options.env, &processes->children.items[i]);
}

static const char *text(ln_call_t *call, const char *format, size_t number)
{
    return (const char *)ln_format(call->arena, format, number).data;
}

static ln_err_t start(processes_t *processes, const char *name, const char *const *arguments)
{
    ln_call_t *call = processes->options.call;
    ln_child_t *child = LN_PUSH(call->arena, &processes->children);
    return ln_child_start(call, child, processes->options.network->folder, name, arguments);
}

static ln_err_t wait_for_last(processes_t *processes)
{
    ln_child_t *last = &processes->children.items[processes->children.count - 1];
    return ln_child_wait(processes->options.call, processes->options.env, last);
}

/* A storage that many processes can use is used as it is; any other one gets a server. */
static ln_err_t start_storage(processes_t *processes)
{
    ln_call_t *call = processes->options.call;
    const char *given = processes->options.storage;
    uint16_t port;
    if (given != NULL && strncmp(given, "service:", 8) == 0) {
        processes->storage = given;
        return LN_OK;
    }
    LN_TRY(ln_local_network_base_port(call, &port));
    size_t number = (size_t)port + STORAGE_PORT_OFFSET;
    const char *endpoint = text(call, "127.0.0.1:%zu", number);
    const char *const arguments[] = {"storage-server",
                                     "--endpoint",
                                     endpoint,
                                     "--storage",
                                     given != NULL ? given : "memory:",
                                     NULL};
    processes->storage = text(call, "service:tcp:127.0.0.1:%zu", number);
    LN_TRY(start(processes, "storage", arguments));
    return wait_for_last(processes);
}

static ln_err_t start_shards(processes_t *processes, size_t index, const char *storage)
{
    const ln_local_network_t *network = processes->options.network;
    ln_call_t *call = processes->options.call;
    const char *server = ln_local_network_server_path(call->arena, network, index);
    const char *genesis =
        (const char *)ln_format(call->arena, "%s/genesis.json", network->folder).data;
    size_t shards = network->servers[index].internal_network.shards.count;
    for (size_t shard = 0; shard < shards; shard++) {
        const char *name =
            (const char *)ln_format(call->arena, "server_%zu_shard_%zu", index, shard).data;
        const char *const arguments[] = {
            "server", "run",       "--server", server,    "--genesis",
            genesis,  "--storage", storage,    "--shard", text(call, "%zu", shard),
            NULL};
        LN_TRY(start(processes, name, arguments));
        LN_TRY(wait_for_last(processes));
    }
    return LN_OK;
}

static ln_err_t start_proxies(processes_t *processes, size_t index, const char *storage)
{
    const ln_local_network_t *network = processes->options.network;
    ln_call_t *call = processes->options.call;
    const char *server = ln_local_network_server_path(call->arena, network, index);
    size_t proxies = network->servers[index].internal_network.proxies.count;
    for (size_t proxy = 0; proxy < proxies; proxy++) {
        const char *name =
            (const char *)ln_format(call->arena, "server_%zu_proxy_%zu", index, proxy).data;
        const char *const arguments[] = {
            "proxy", "--storage", storage, "--id", text(call, "%zu", proxy), server, NULL};
        LN_TRY(start(processes, name, arguments));
        LN_TRY(wait_for_last(processes));
    }
    return LN_OK;
}

static ln_err_t start_all(processes_t *processes)
{
    LN_TRY(start_storage(processes));
    for (size_t i = 0; i < processes->options.network->server_count; i++) {
        ln_arena_t *arena = processes->options.call->arena;
        const char *storage = (const char *)ln_format(arena, "%s:%s", processes->storage,
                                                      ln_local_validators_namespace(arena, i))
                                  .data;
        LN_TRY(start_shards(processes, i, storage));
        LN_TRY(start_proxies(processes, i, storage));
    }
    return LN_OK;
}

ln_err_t ln_local_validators_processes(ln_local_validators_t **out,
                                       const ln_local_validators_options_t *options)
{
    processes_t *processes = LN_NEW(options->call->arena, processes_t);
    *processes = (processes_t){.base = {stop}, .options = *options};
    ln_err_t err = start_all(processes);
    if (err != LN_OK) {
        stop(&processes->base);
        return err;
    }
    *out = &processes->base;
    return LN_OK;
}
