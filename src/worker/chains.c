/* SPDX-License-Identifier: Apache-2.0 */
/* Chains that are open, and how many of them there may be. */
#include "worker/worker_priv.h"

#include "base/metrics.h"

#include <stdlib.h>
#include <string.h>

#define CHAINS_MEMORY_MAX ((size_t)256 << 20)
#define CHAIN_IDLE_US (30 * LN_SECOND_US)
#define BLOCK_CACHE_MAX 5000
#define RECEIVED_LOG_PAGE 20000

/* A chain's memory only grows while it is open: one that has grown by more than this is opened
 * anew. */
#define CHAIN_MEMORY_MAX ((size_t)256 << 10)

ln_worker_t *ln_worker_new(ln_env_t *env, ln_store_t *store, const ln_worker_options_t *options)
{
    LN_ASSERT(env != NULL && store != NULL);
    ln_worker_t *worker = ln_zalloc(sizeof(*worker));
    worker->env = env;
    worker->store = store;
    worker->options = *options;
    if (worker->options.chains_memory_max == 0)
        worker->options.chains_memory_max = CHAINS_MEMORY_MAX;
    if (worker->options.chain_idle_us == 0)
        worker->options.chain_idle_us = CHAIN_IDLE_US;
    if (worker->options.block_cache_max == 0)
        worker->options.block_cache_max = BLOCK_CACHE_MAX;
    if (options->key != NULL)
        worker->public_key = ln_secp256k1_public_key(options->key);
    if (worker->options.received_log_page == 0)
        worker->options.received_log_page = RECEIVED_LOG_PAGE;
    uint64_t seed = ln_env_random_u64(env);
    ln_table_init(&worker->chains, sizeof(ln_chain_id_t), seed);
    ln_table_init(&worker->blocks, sizeof(ln_hash_t), seed);
    ln_table_init(&worker->tracked, sizeof(ln_chain_id_t), seed);
    ln_list_init(&worker->chains_used);
    ln_list_init(&worker->blocks_used);
    return worker;
}

static void close_chain(ln_worker_t *worker, ln_open_chain_t *open)
{
    ln_open_chain_t *removed = ln_table_remove(&worker->chains, &open->chain.id);
    LN_ASSERT(removed == open && !open->in_use);
    LN_ASSERT(worker->chains_bytes >= open->counted_bytes);
    ln_list_remove(&open->used);
    worker->chains_bytes -= open->counted_bytes;
    ln_chain_close(&open->chain);
    free(open);
    ln_metric_set(LN_METRIC_loaded_chains, NULL, worker->chains.count);
}

static void count_bytes(ln_worker_t *worker, ln_open_chain_t *open)
{
    size_t now = ln_chain_memory(&open->chain);
    LN_ASSERT(worker->chains_bytes >= open->counted_bytes);
    LN_ASSERT(now >= open->counted_bytes); /* an open chain's arena only grows */
    worker->chains_bytes += now - open->counted_bytes;
    open->counted_bytes = now;
}

/* Closes the chains that were not used for the longest time, until the others fit and none of them
 * has been idle for too long. */
static void make_room(ln_worker_t *worker, uint64_t now_us)
{
    for (LN_LIST_EACH (link, &worker->chains_used)) {
        ln_open_chain_t *open = LN_CONTAINER(link, ln_open_chain_t, used);
        if (worker->chains_bytes <= worker->options.chains_memory_max &&
            now_us - open->used_us < worker->options.chain_idle_us)
            return;
        if (!open->in_use)
            close_chain(worker, open);
    }
}

ln_err_t ln_worker_open(ln_call_t *call, ln_worker_t *worker, ln_chain_t **out,
                        const ln_chain_id_t *id)
{
    ln_open_chain_t *open = ln_table_get(&worker->chains, id);
    if (open == NULL) {
        open = ln_zalloc(sizeof(*open));
        ln_err_t err = ln_chain_open(call, &open->chain, worker->store, id);
        if (err != LN_OK) {
            free(open);
            return err;
        }
        ln_open_chain_t *other = ln_table_put(&worker->chains, id, open);
        LN_ASSERT(other == NULL);
        ln_list_append(&worker->chains_used, &open->used);
        count_bytes(worker, open);
        ln_metric_set(LN_METRIC_loaded_chains, NULL, worker->chains.count);
    }
    LN_ASSERT(!open->in_use); /* a call opens a chain once, and is done with it */
    LN_ASSERT(ln_chain_id_equal(&open->chain.id, id));
    open->in_use = true;
    *out = &open->chain;
    return LN_OK;
}

ln_err_t ln_worker_open_initialised(ln_call_t *call, ln_worker_t *worker, ln_chain_t **out,
                                    const ln_chain_id_t *id)
{
    bool changed;
    LN_TRY(ln_worker_open(call, worker, out, id));
    LN_TRY(ln_chain_initialise(call, *out, ln_worker_now(worker), &changed));
    return changed ? ln_worker_save(call, worker, *out) : LN_OK;
}

ln_err_t ln_worker_save_with(ln_call_t *call, ln_worker_t *worker, ln_chain_t *chain,
                             ln_batch_t *batch)
{
    LN_ASSERT(LN_CONTAINER(chain, ln_open_chain_t, chain)->in_use);
    ln_chain_save(chain, batch);
    return ln_kv_write(ln_store_kv(worker->store), call, batch);
}

ln_err_t ln_worker_save(ln_call_t *call, ln_worker_t *worker, ln_chain_t *chain)
{
    ln_batch_t batch = ln_batch(call->arena);
    return ln_worker_save_with(call, worker, chain, &batch);
}

ln_err_t ln_worker_done(ln_worker_t *worker, ln_chain_t *chain, ln_err_t err)
{
    if (chain == NULL)
        return err;
    ln_open_chain_t *open = LN_CONTAINER(chain, ln_open_chain_t, chain);
    LN_ASSERT(open->in_use && ln_link_is_linked(&open->used));
    open->in_use = false;
    bool distrusted = err != LN_OK && ln_err_class(err) == LN_CLASS_STORAGE;
    if (distrusted || ln_chain_memory(chain) > CHAIN_MEMORY_MAX) {
        close_chain(worker, open);
        return err;
    }
    ln_chain_rollback(chain);
    count_bytes(worker, open);
    open->used_us = ln_env_monotonic_us(worker->env);
    ln_list_remove(&open->used);
    ln_list_append(&worker->chains_used, &open->used);
    LN_ASSERT(worker->chains_used.previous == &open->used);
    make_room(worker, open->used_us);
    return err;
}

bool ln_worker_is_open(const ln_worker_t *worker, const ln_chain_id_t *id)
{
    return ln_table_get(&worker->chains, id) != NULL;
}

void ln_worker_close(ln_worker_t *worker, const ln_chain_id_t *id)
{
    ln_open_chain_t *open = ln_table_get(&worker->chains, id);
    if (open != NULL && !open->in_use)
        close_chain(worker, open);
}

ln_err_t ln_worker_chain(ln_call_t *call, ln_worker_t *worker, ln_chain_t **out,
                         const ln_chain_id_t *chain_id)
{
    ln_chain_t *chain;
    LN_TRY(ln_worker_open(call, worker, &chain, chain_id));
    LN_CONTAINER(chain, ln_open_chain_t, chain)->in_use = false;
    *out = chain;
    return LN_OK;
}

/* --- blocks seen lately (spec 01 §5.5) */

typedef struct {
    ln_link_t used;
    ln_hash_t hash;
    ln_arena_t arena;
    ln_block_t block;
} remembered_t;

static void forget(ln_worker_t *worker, remembered_t *entry)
{
    remembered_t *removed = ln_table_remove(&worker->blocks, &entry->hash);
    LN_ASSERT(removed == entry);
    ln_list_remove(&entry->used);
    ln_arena_release(&entry->arena);
    free(entry);
}

LN_UNUSED static bool is_hash_of(const ln_hash_t *hash, const ln_block_t *block)
{
    ln_arena_t scratch = {0};
    ln_hash_t computed = ln_block_hash(&scratch, block);
    ln_arena_release(&scratch);
    return ln_hash_equal(&computed, hash);
}

void ln_worker_remember_block(ln_worker_t *worker, const ln_block_t *block, const ln_hash_t *hash)
{
    remembered_t *entry = ln_table_get(&worker->blocks, hash);
    LN_VERIFY(is_hash_of(hash, block));
    if (entry != NULL) {
        LN_ASSERT(ln_hash_equal(&entry->hash, hash));
        ln_list_remove(&entry->used);
        ln_list_append(&worker->blocks_used, &entry->used);
        return;
    }
    entry = ln_zalloc(sizeof(*entry));
    entry->hash = *hash;
    ln_value_copy(&ln_block_type, &entry->arena, &entry->block, block);
    ln_table_put(&worker->blocks, hash, entry);
    ln_list_append(&worker->blocks_used, &entry->used);
    if (worker->blocks.count > worker->options.block_cache_max)
        forget(worker, LN_CONTAINER(worker->blocks_used.next, remembered_t, used));
    LN_ASSERT(worker->blocks.count <= worker->options.block_cache_max);
}

const ln_block_t *ln_worker_remembered_block(ln_worker_t *worker, const ln_hash_t *hash)
{
    remembered_t *entry = ln_table_get(&worker->blocks, hash);
    return entry == NULL ? NULL : &entry->block;
}

void ln_worker_free(ln_worker_t *worker)
{
    if (worker == NULL)
        return;
    while (!ln_list_empty(&worker->chains_used))
        close_chain(worker, LN_CONTAINER(worker->chains_used.next, ln_open_chain_t, used));
    while (!ln_list_empty(&worker->blocks_used))
        forget(worker, LN_CONTAINER(worker->blocks_used.next, remembered_t, used));
    LN_ASSERT(worker->chains.count == 0 && worker->chains_bytes == 0); /* the lists had them all */
    LN_ASSERT(worker->blocks.count == 0);
    ln_table_release(&worker->chains);
    ln_table_release(&worker->blocks);
    ln_table_release(&worker->tracked);
    free(worker);
}
