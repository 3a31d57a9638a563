/* SPDX-License-Identifier: Apache-2.0 */
#include "app/validator.h"

#include "app/config.h"
#include "proxy/proxy.h"
#include "worker/genesis.h"
#include "worker/shard.h"

#include <stdlib.h>

#define STOP_GRACE_US 2000000

struct ln_validator {
    ln_arena_t arena;
    ln_secp256k1_secret_t secret;
    ln_store_t *store;
    ln_commit_t *commit;
    ln_shard_router_t router;
    ln_loop_t loop;
    ln_backend_t *backend;
    ln_proxy_t **proxies;
    size_t proxy_count, stopped_count;
    pthread_t thread;
};

static void notify(void *owner, const ln_chain_id_t *chain_id, ln_bytes_t message)
{
    ln_validator_t *validator = owner;
    for (size_t i = 0; i < validator->proxy_count; i++)
        ln_proxy_notify(validator->proxies[i], chain_id, message);
}

static void make_shards(ln_validator_t *validator, const ln_validator_options_t *options)
{
    size_t count = options->config->internal_network.shards.count;
    validator->router =
        (ln_shard_router_t){.validator = options->config->internal_network.public_key,
                            .count = count,
                            .shards = LN_NEW_ARRAY(&validator->arena, ln_shard_t *, count),
                            .notify = notify,
                            .owner = validator};
    ln_shard_options_t shard = {.env = ln_env_system(),
                                .store = validator->store,
                                .commit = validator->commit,
                                .router = &validator->router,
                                .worker = options->worker};
    shard.worker.key = &validator->secret;
    for (shard.index = 0; shard.index < count; shard.index++)
        validator->router.shards[shard.index] = ln_shard_new(&shard);
}

static ln_err_t start_proxies(ln_call_t *call, ln_validator_t *validator,
                              const ln_proxy_config_list_t *proxies)
{
    validator->proxies = LN_NEW_ARRAY(&validator->arena, ln_proxy_t *, proxies->count);
    for (size_t i = 0; i < proxies->count; i++) {
        ln_proxy_options_t options = {.loop = &validator->loop,
                                      .store = validator->store,
                                      .backend = validator->backend,
                                      .public_port = proxies->items[i].public_port,
                                      .private_port = proxies->items[i].private_port,
                                      .metrics_port = proxies->items[i].metrics_port};
        LN_TRY(ln_proxy_start(call, &validator->proxies[i], &options));
        validator->proxy_count++;
    }
    return LN_OK;
}

static void *run_loop(void *subject)
{
    ln_loop_run(subject);
    return NULL;
}

static ln_err_t check_config(ln_call_t *call, const ln_server_config_t *config)
{
    const ln_internal_network_config_t *network = &config->internal_network;
    if (network->shards.count == 0 || network->proxies.count == 0)
        return LN_FAIL(call, LN_ERR_CONFIGURATION,
                       "the server configuration needs at least one shard and one proxy");
    if (network->protocol.tag != LN_NETWORK_PROTOCOL_GRPC ||
        config->validator.network.protocol.tag != LN_NETWORK_PROTOCOL_GRPC)
        return LN_FAIL(call, LN_ERR_CONFIGURATION, "only the protocol Grpc is supported");
    return LN_OK;
}

/* --- the end */

static void proxy_stopped(void *owner)
{
    ln_validator_t *validator = owner;
    if (++validator->stopped_count == validator->proxy_count)
        ln_loop_stop(&validator->loop);
}

/* The loop's thread is not running (any more). */
static void take_down(ln_validator_t *validator)
{
    for (size_t i = 0; i < validator->proxy_count; i++)
        ln_proxy_stop(validator->proxies[i], STOP_GRACE_US, proxy_stopped, validator);
    if (validator->proxy_count > 0)
        ln_loop_run(&validator->loop);
    for (size_t i = 0; i < validator->router.count; i++)
        ln_shard_stop(validator->router.shards[i]);
    ln_commit_stop(validator->commit);
    validator->backend->free(validator->backend);
    for (size_t i = 0; i < validator->proxy_count; i++)
        ln_proxy_free(validator->proxies[i]);
    for (size_t i = 0; i < validator->router.count; i++)
        ln_shard_free(validator->router.shards[i]);
    ln_loop_release(&validator->loop);
    ln_store_close(validator->store);
    ln_wipe(&validator->secret, sizeof(validator->secret));
    ln_arena_release(&validator->arena);
    free(validator);
}

void ln_validator_stop(ln_validator_t *validator)
{
    if (validator == NULL)
        return;
    ln_loop_stop(&validator->loop);
    pthread_join(validator->thread, NULL);
    take_down(validator);
}

/* --- the beginning */

static ln_err_t open_store(ln_call_t *call, ln_store_t **store,
                           const ln_validator_options_t *options)
{
    LN_TRY(ln_store_open(call, store, options->kv));
    ln_err_t err = ln_genesis_initialise(call, *store, ln_env_system(), options->genesis);
    if (err != LN_OK)
        ln_store_close(*store);
    return err;
}

ln_err_t ln_validator_start(ln_call_t *call, ln_validator_t **out,
                            const ln_validator_options_t *options)
{
    ln_secp256k1_secret_t secret;
    ln_store_t *store;
    LN_TRY(check_config(call, options->config));
    LN_TRY(ln_config_secret(call, &secret, options->config));
    LN_TRY(open_store(call, &store, options));
    ln_validator_t *validator = ln_zalloc(sizeof(*validator));
    validator->secret = secret;
    validator->store = store;
    validator->commit = ln_commit_start(options->kv);
    ln_loop_init(&validator->loop, ln_env_system());
    make_shards(validator, options);
    validator->backend = ln_backend_local(&validator->loop, &validator->router);
    ln_err_t err = start_proxies(call, validator, &options->config->internal_network.proxies);
    for (size_t i = 0; i < validator->router.count; i++)
        ln_shard_start(validator->router.shards[i]);
    if (err != LN_OK) {
        take_down(validator);
        return err;
    }
    int failed = pthread_create(&validator->thread, NULL, run_loop, &validator->loop);
    LN_ASSERT(failed == 0);
    *out = validator;
    return LN_OK;
}
