/* SPDX-License-Identifier: Apache-2.0 */
#include "app/shard_set.h"

#include "app/config.h"
#include "worker/genesis.h"

#include <unistd.h>

#define WAIT_STEP_US 50000
#define WAIT_STEPS 1200 /* a minute */

static ln_err_t check_config(ln_call_t *call, const ln_shard_set_options_t *options)
{
    const ln_internal_network_config_t *network = &options->config->internal_network;
    if (network->shards.count == 0)
        return LN_FAIL(call, LN_ERR_CONFIGURATION,
                       "the server configuration needs at least one shard");
    if (options->only != LN_ALL_SHARDS && options->only >= network->shards.count)
        return LN_FAIL(call, LN_ERR_CONFIGURATION,
                       "there is no shard %zu: the server configuration has shards 0 to %zu",
                       options->only, network->shards.count - 1);
    return LN_OK;
}

ln_err_t ln_shard_set_init(ln_call_t *call, ln_shard_set_t *set,
                           const ln_shard_set_options_t *options)
{
    const ln_internal_network_config_t *network = &options->config->internal_network;
    ln_secp256k1_secret_t secret;
    LN_TRY(check_config(call, options));
    LN_TRY(ln_config_check_protocols(call, options->config));
    LN_TRY(ln_config_secret(call, &secret, options->config));
    *set = (ln_shard_set_t){.options = *options, .secret = secret};
    set->options.worker.key = &set->secret;
    set->router = (ln_shard_router_t){
        .validator = network->public_key,
        .count = network->shards.count,
        .shards = LN_NEW_ARRAY(&set->arena, ln_shard_t *, network->shards.count)};
    return LN_OK;
}

bool ln_shard_set_has(const ln_shard_set_t *set, size_t index)
{
    return set->options.only == LN_ALL_SHARDS || set->options.only == index;
}

/* --- storage */

static ln_err_t expect_network(ln_call_t *call, ln_store_t *store)
{
    ln_network_description_t network;
    bool found;
    LN_TRY(ln_store_network(call, store, &network, &found));
    if (found)
        return LN_OK;
    return LN_FAIL(call, LN_ERR_CONFIGURATION,
                   "the storage belongs to no network yet: give --genesis FILE, or run 'linen "
                   "storage initialize' first");
}

/* Two processes must not make the same chains. */
static ln_err_t wait_for_network(ln_call_t *call, ln_store_t *store,
                                 const ln_genesis_config_t *genesis)
{
    for (int i = 0; i < WAIT_STEPS; i++) {
        bool complete;
        LN_TRY(ln_genesis_is_complete(call, store, &complete, genesis));
        if (complete)
            return LN_OK;
        usleep(WAIT_STEP_US);
    }
    return LN_FAIL(call, LN_ERR_CONFIGURATION,
                   "the storage belongs to no network yet: start shard 0, which initialises it, or "
                   "run 'linen storage initialize' first");
}

static ln_err_t initialise(ln_call_t *call, ln_shard_set_t *set)
{
    const ln_genesis_config_t *genesis = set->options.genesis;
    if (genesis == NULL)
        return expect_network(call, set->store);
    if (!ln_shard_set_has(set, 0))
        return wait_for_network(call, set->store, genesis);
    return ln_genesis_initialise(call, set->store, ln_env_system(), genesis);
}

static void make_shards(ln_shard_set_t *set)
{
    ln_shard_options_t shard = {.env = ln_env_system(),
                                .store = set->store,
                                .commit = set->commit,
                                .router = &set->router,
                                .worker = set->options.worker};
    for (shard.index = 0; shard.index < set->router.count; shard.index++)
        if (ln_shard_set_has(set, shard.index))
            set->router.shards[shard.index] = ln_shard_new(&shard);
}

ln_err_t ln_shard_set_open(ln_call_t *call, ln_shard_set_t *set)
{
    LN_TRY(ln_store_open(call, &set->store, set->options.kv));
    LN_TRY(initialise(call, set));
    set->commit = ln_commit_start(set->options.kv);
    make_shards(set);
    return LN_OK;
}

/* --- threads */

void ln_shard_set_start(ln_shard_set_t *set)
{
    for (size_t i = 0; i < set->router.count; i++)
        if (set->router.shards[i] != NULL)
            ln_shard_start(set->router.shards[i]);
    set->running = true;
}

void ln_shard_set_stop(ln_shard_set_t *set)
{
    for (size_t i = 0; set->running && i < set->router.count; i++)
        if (set->router.shards[i] != NULL)
            ln_shard_stop(set->router.shards[i]);
    if (set->commit != NULL)
        ln_commit_stop(set->commit);
    set->commit = NULL;
    set->running = false;
}

void ln_shard_set_release(ln_shard_set_t *set)
{
    for (size_t i = 0; i < set->router.count; i++)
        ln_shard_free(set->router.shards[i]);
    ln_store_close(set->store);
    ln_wipe(&set->secret, sizeof(set->secret));
    ln_arena_release(&set->arena);
}
