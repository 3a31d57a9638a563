/* SPDX-License-Identifier: Apache-2.0 */
#include "kv/cache.h"

#include "base/list.h"
#include "base/ordmap.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* The index maps a key to the address of its entry; a deleted prefix is then one walk. */
typedef struct {
    ln_link_t used; /* in order of last use */
    ln_bytes_t key, value;
    uint8_t bytes[];
} entry_t;

typedef struct {
    ln_kv_t kv;
    ln_kv_t *below;
    size_t bytes_max;
    pthread_mutex_t lock; /* protects all below */
    ln_ordmap_t index;
    ln_link_t used;  /* least recently used first */
    uint64_t writes; /* batches begun; a value read before one of them ended is not kept */
    ln_kv_cache_stats_t stats;
} cache_t;

static cache_t *cache_of(ln_kv_t *kv)
{
    return LN_CONTAINER(kv, cache_t, kv);
}

static entry_t *find(cache_t *cache, ln_bytes_t key)
{
    const ln_ordmap_entry_t *found = ln_ordmap_find(&cache->index, key);
    if (found == NULL)
        return NULL;
    entry_t *entry;
    memcpy(&entry, found->value.data, sizeof(entry));
    return entry;
}

static void drop(cache_t *cache, entry_t *entry)
{
    cache->stats.bytes -= entry->key.size + entry->value.size;
    cache->stats.entries--;
    ln_list_remove(&entry->used);
    bool was_there = ln_ordmap_remove(&cache->index, entry->key);
    LN_ASSERT(was_there);
    free(entry);
}

static void drop_prefix(cache_t *cache, ln_bytes_t prefix)
{
    for (;;) {
        const ln_ordmap_entry_t *found = ln_ordmap_seek(&cache->index, prefix);
        if (found == NULL || !ln_bytes_starts_with(found->key, prefix))
            return;
        drop(cache, find(cache, found->key));
    }
}

static void keep(cache_t *cache, ln_bytes_t key, ln_bytes_t value)
{
    entry_t *former = find(cache, key);
    if (former != NULL)
        drop(cache, former);
    size_t size = key.size + value.size;
    if (size > cache->bytes_max / 16)
        return;
    entry_t *entry = ln_zalloc(sizeof(*entry) + size);
    if (key.size > 0)
        memcpy(entry->bytes, key.data, key.size);
    if (value.size > 0)
        memcpy(entry->bytes + key.size, value.data, value.size);
    entry->key = ln_bytes(entry->bytes, key.size);
    entry->value = ln_bytes(entry->bytes + key.size, value.size);
    ln_ordmap_put(&cache->index, entry->key, ln_bytes(&entry, sizeof(entry)));
    ln_list_append(&cache->used, &entry->used);
    cache->stats.bytes += size;
    cache->stats.entries++;
    while (cache->stats.bytes > cache->bytes_max)
        drop(cache, LN_CONTAINER(cache->used.next, entry_t, used));
}

static ln_err_t cache_get(ln_kv_t *kv, ln_call_t *call, ln_bytes_t *value, bool *found,
                          ln_bytes_t key, ln_kv_place_t place)
{
    cache_t *cache = cache_of(kv);
    pthread_mutex_lock(&cache->lock);
    entry_t *entry = find(cache, key);
    uint64_t writes = cache->writes;
    if (entry != NULL) {
        if (value != NULL)
            *value = ln_bytes_copy(call->arena, entry->value);
        *found = true;
        cache->stats.hits++;
        ln_list_remove(&entry->used);
        ln_list_append(&cache->used, &entry->used);
    } else {
        cache->stats.misses++;
    }
    pthread_mutex_unlock(&cache->lock);
    if (entry != NULL)
        return LN_OK;
    LN_TRY(ln_kv_get(cache->below, call, value, found, key, place));
    if (*found && value != NULL) {
        pthread_mutex_lock(&cache->lock);
        if (writes == cache->writes) /* else the value may be older than what was written since */
            keep(cache, key, *value);
        pthread_mutex_unlock(&cache->lock);
    }
    return LN_OK;
}

static ln_err_t cache_scan(ln_kv_t *kv, ln_call_t *call, ln_kv_entry_list_t *out,
                           const ln_kv_range_t *range)
{
    return ln_kv_scan(cache_of(kv)->below, call, out, range);
}

static void forget(cache_t *cache, const ln_batch_t *batch)
{
    pthread_mutex_lock(&cache->lock);
    cache->writes++;
    for (size_t i = 0; i < batch->count; i++) {
        const ln_batch_op_t *op = &batch->items[i];
        if (op->kind == LN_BATCH_DELETE_PREFIX) {
            drop_prefix(cache, op->key);
            continue;
        }
        entry_t *entry = find(cache, op->key);
        if (entry != NULL)
            drop(cache, entry);
    }
    pthread_mutex_unlock(&cache->lock);
}

/* Forgets before and after: a read in between may have kept either value. */
static ln_err_t cache_write(ln_kv_t *kv, ln_call_t *call, const ln_batch_t *batch)
{
    cache_t *cache = cache_of(kv);
    forget(cache, batch);
    ln_err_t err = ln_kv_write(cache->below, call, batch);
    forget(cache, batch);
    return err;
}

static ln_err_t cache_sync(ln_kv_t *kv, ln_call_t *call)
{
    return ln_kv_sync(cache_of(kv)->below, call);
}

static void cache_free(ln_kv_t *kv)
{
    cache_t *cache = cache_of(kv);
    drop_prefix(cache, ln_bytes(NULL, 0));
    ln_ordmap_release(&cache->index);
    pthread_mutex_destroy(&cache->lock);
    free(cache);
}

ln_kv_t *ln_kv_cache(ln_kv_t *below, size_t bytes_max)
{
    static const ln_kv_ops_t ops = {cache_get, cache_scan, cache_write, cache_sync, cache_free};
    cache_t *cache = ln_zalloc(sizeof(*cache));
    cache->kv = (ln_kv_t){.ops = &ops, .durable_at_once = below->durable_at_once};
    cache->below = below;
    cache->bytes_max = bytes_max;
    ln_ordmap_init(&cache->index, NULL);
    ln_list_init(&cache->used);
    int failed = pthread_mutex_init(&cache->lock, NULL);
    LN_ASSERT(failed == 0);
    return &cache->kv;
}

ln_kv_cache_stats_t ln_kv_cache_stats(ln_kv_t *kv)
{
    cache_t *cache = cache_of(kv);
    pthread_mutex_lock(&cache->lock);
    ln_kv_cache_stats_t stats = cache->stats;
    pthread_mutex_unlock(&cache->lock);
    return stats;
}
