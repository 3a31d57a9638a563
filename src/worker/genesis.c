/* SPDX-License-Identifier: Apache-2.0 */
#include "worker/genesis.h"

#include "chain/chain.h"
#include "types/ids.h"

static ln_blob_content_t committee_blob(ln_arena_t *arena, const ln_genesis_config_t *genesis)
{
    return (ln_blob_content_t){
        LN_BLOB_TYPE_COMMITTEE,
        ln_value_encode(&ln_committee_type, arena, LN_BCS, &genesis->committee)};
}

ln_network_description_t ln_genesis_network(ln_arena_t *arena, const ln_genesis_config_t *genesis)
{
    ln_blob_content_t committee = committee_blob(arena, genesis);
    return (ln_network_description_t){
        .name = genesis->network_name,
        .genesis_config_hash = ln_genesis_config_hash(arena, genesis),
        .genesis_timestamp = genesis->timestamp,
        .genesis_committee_blob_hash = ln_blob_content_hash(arena, &committee),
        .admin_chain_id = ln_chain_description_id(arena, &genesis->chains.items[0])};
}

static ln_err_t check_same(ln_call_t *call, const ln_network_description_t *stored,
                           const ln_network_description_t *ours)
{
    if (ln_network_description_equal(stored, ours))
        return LN_OK;
    return LN_FAIL(call, LN_ERR_CONFIGURATION,
                   "the storage belongs to the network \"%.*s\", not to \"%.*s\" of this genesis "
                   "configuration; use another storage, or the genesis configuration that it was "
                   "made with",
                   LN_TEXT_ARG(stored->name), LN_TEXT_ARG(ours->name));
}

/* The network, its committee and the descriptions of its chains, all at once. */
static ln_err_t write_network(ln_call_t *call, ln_store_t *store,
                              const ln_network_description_t *network,
                              const ln_genesis_config_t *genesis)
{
    ln_batch_t batch = ln_batch(call->arena);
    ln_blob_content_t committee = committee_blob(call->arena, genesis);
    ln_blob_id_t id = {network->genesis_committee_blob_hash, LN_BLOB_TYPE_COMMITTEE};
    ln_store_put_network(&batch, network);
    ln_store_put_blob(&batch, &id, committee.bytes);
    for (size_t i = 0; i < genesis->chains.count; i++) {
        ln_blob_content_t blob = ln_chain_description_blob(call->arena, &genesis->chains.items[i]);
        LN_TRY(ln_blob_id_of(call, &id, &blob));
        ln_store_put_blob(&batch, &id, blob.bytes);
    }
    return ln_kv_write(ln_store_kv(store), call, &batch);
}

static ln_err_t create_chain(ln_call_t *call, ln_store_t *store, ln_timestamp_t now,
                             const ln_chain_description_t *description, bool *created)
{
    ln_chain_t chain;
    ln_batch_t batch = ln_batch(call->arena);
    ln_chain_id_t id = ln_chain_description_id(call->arena, description);
    LN_TRY(ln_chain_open(call, &chain, store, &id));
    ln_err_t err = ln_chain_initialise(call, &chain, now, created);
    if (err == LN_OK && *created) {
        ln_chain_save(&chain, &batch);
        err = ln_kv_write(ln_store_kv(store), call, &batch);
    }
    ln_chain_close(&chain);
    return err;
}

static ln_err_t first_is_there(ln_call_t *call, ln_store_t *store, bool *there,
                               const ln_chain_description_list_t *chains)
{
    ln_chain_t first;
    LN_ASSERT(chains->count > 0); /* look_for_network refuses a genesis without */
    ln_chain_id_t id = ln_chain_description_id(call->arena, &chains->items[0]);
    LN_TRY(ln_chain_open(call, &first, store, &id));
    *there = ln_chain_is_initialised(&first);
    ln_chain_close(&first);
    return LN_OK;
}

/* From the last one back to the first that is there: they are created from the last one on, so that
 * a look at the first one tells whether all are there. */
static ln_err_t create_chains(ln_call_t *call, ln_store_t *store, ln_timestamp_t now,
                              const ln_chain_description_list_t *chains)
{
    bool all;
    LN_TRY(first_is_there(call, store, &all, chains));
    for (size_t i = chains->count; !all && i > 0; i--) {
        ln_arena_t arena = {0}; /* there may be very many */
        ln_call_t scratch = ln_call(&arena);
        bool created;
        ln_err_t err = create_chain(&scratch, store, now, &chains->items[i - 1], &created);
        if (err != LN_OK)
            err = ln_call_adopt(call, &scratch, err);
        ln_arena_release(&arena);
        LN_TRY(err);
    }
    return LN_OK;
}

/* Is the store one of the genesis' network? Not found: nor of any other. */
static ln_err_t look_for_network(ln_call_t *call, ln_store_t *store,
                                 ln_network_description_t *network, bool *found,
                                 const ln_genesis_config_t *genesis)
{
    ln_network_description_t stored;
    if (genesis->chains.count == 0)
        return LN_FAIL(call, LN_ERR_CONFIGURATION, "the genesis configuration has no chains");
    *network = ln_genesis_network(call->arena, genesis);
    LN_TRY(ln_store_network(call, store, &stored, found));
    return *found ? check_same(call, &stored, network) : LN_OK;
}

ln_err_t ln_genesis_is_complete(ln_call_t *call, ln_store_t *store, bool *complete,
                                const ln_genesis_config_t *genesis)
{
    ln_network_description_t network;
    LN_TRY(look_for_network(call, store, &network, complete, genesis));
    return *complete ? first_is_there(call, store, complete, &genesis->chains) : LN_OK;
}

ln_err_t ln_genesis_initialise(ln_call_t *call, ln_store_t *store, ln_env_t *env,
                               const ln_genesis_config_t *genesis)
{
    ln_network_description_t network;
    bool found;
    LN_TRY(look_for_network(call, store, &network, &found, genesis));
    if (!found)
        LN_TRY(write_network(call, store, &network, genesis));
    ln_timestamp_t now = {ln_env_now_us(env)};
    LN_TRY(create_chains(call, store, now, &genesis->chains));
    return ln_kv_sync(ln_store_kv(store), call);
}
