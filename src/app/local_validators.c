/* SPDX-License-Identifier: Apache-2.0 */
#include "app/local_validators.h"

/* The defaults of linen validator. */
#define GRACE_US 500000
#define CHUNK_BYTES 11744051

typedef struct {
    ln_local_validators_t base;
    ln_local_validators_options_t options;
    ln_kv_t **kv;
    ln_validator_t **validators;
    size_t count; /* that run */
} inside_t;

void ln_local_validators_stop(ln_local_validators_t *validators)
{
    if (validators != NULL)
        validators->stop(validators);
}

const char *ln_local_validators_namespace(ln_arena_t *arena, size_t index)
{
    return (const char *)ln_format(arena, "table_default_server_%zu_db", index).data;
}

static void stop(ln_local_validators_t *base)
{
    inside_t *inside = (inside_t *)base;
    for (size_t i = 0; i < inside->count; i++) {
        ln_validator_stop(inside->validators[i]);
        ln_kv_free(inside->kv[i]);
    }
}

static ln_err_t open_storage(inside_t *inside, size_t index)
{
    const char *text = inside->options.storage;
    ln_call_t *call = inside->options.call;
    ln_storage_config_t config;
    LN_TRY(ln_storage_config_parse(call, &config, text != NULL ? text : "memory:"));
    config.name = ln_local_validators_namespace(call->arena, index);
    return ln_storage_config_open(call, &inside->kv[index], &config);
}

static ln_err_t start(inside_t *inside, size_t index)
{
    const ln_local_network_t *network = inside->options.network;
    LN_TRY(open_storage(inside, index));
    ln_validator_options_t options = {
        .config = &network->servers[index],
        .genesis = &network->genesis,
        .kv = inside->kv[index],
        .worker = {.block_time_grace_us = GRACE_US, .cross_chain_chunk_bytes = CHUNK_BYTES}};
    ln_err_t err = ln_validator_start(inside->options.call, &inside->validators[index], &options);
    if (err != LN_OK) {
        ln_kv_free(inside->kv[index]);
        return ln_call_context(inside->options.call, err, "validator %zu", index);
    }
    inside->count++;
    return LN_OK;
}

ln_err_t ln_local_validators_inside(ln_local_validators_t **out,
                                    const ln_local_validators_options_t *options)
{
    ln_arena_t *arena = options->call->arena;
    size_t count = options->network->server_count;
    inside_t *inside = LN_NEW(arena, inside_t);
    *inside = (inside_t){.base = {stop},
                         .options = *options,
                         .kv = LN_NEW_ARRAY(arena, ln_kv_t *, count),
                         .validators = LN_NEW_ARRAY(arena, ln_validator_t *, count)};
    for (size_t i = 0; i < count; i++) {
        ln_err_t err = start(inside, i);
        if (err != LN_OK) {
            stop(&inside->base);
            return err;
        }
    }
    *out = &inside->base;
    return LN_OK;
}
