/* SPDX-License-Identifier: Apache-2.0 */
#include "kv/memory.h"

#include "base/ordmap.h"

#include <pthread.h>
#include <stdlib.h>

typedef struct {
    ln_kv_t kv;
    pthread_rwlock_t lock; /* protects map */
    ln_ordmap_t map;
} memory_t;

static ln_err_t memory_get(ln_kv_t *kv, ln_call_t *call, ln_bytes_t *value, bool *found,
                           ln_bytes_t key, ln_kv_place_t place)
{
    memory_t *memory = LN_CONTAINER(kv, memory_t, kv);
    (void)place;
    pthread_rwlock_rdlock(&memory->lock);
    const ln_ordmap_entry_t *entry = ln_ordmap_find(&memory->map, key);
    *found = entry != NULL;
    if (entry != NULL && value != NULL)
        *value = ln_bytes_copy(call->arena, entry->value);
    pthread_rwlock_unlock(&memory->lock);
    return LN_OK;
}

static ln_err_t memory_scan(ln_kv_t *kv, ln_call_t *call, ln_kv_entry_list_t *out,
                            const ln_kv_range_t *range)
{
    memory_t *memory = LN_CONTAINER(kv, memory_t, kv);
    ln_kv_entry_list_t list = {0};
    ln_bytes_t start = ln_bytes_join(call->arena, range->prefix, range->from);
    pthread_rwlock_rdlock(&memory->lock);
    const ln_ordmap_entry_t *entry = ln_ordmap_seek(&memory->map, start);
    for (; entry != NULL && list.count < range->limit; entry = ln_ordmap_next(entry)) {
        if (!ln_bytes_starts_with(entry->key, range->prefix))
            break;
        ln_kv_entry_t *item = LN_PUSH(call->arena, &list);
        item->key = ln_bytes_copy(call->arena, ln_bytes_from(entry->key, range->prefix.size));
        if (!range->keys_only)
            item->value = ln_bytes_copy(call->arena, entry->value);
    }
    pthread_rwlock_unlock(&memory->lock);
    *out = list;
    return LN_OK;
}

static void apply(ln_ordmap_t *map, const ln_batch_op_t *op)
{
    switch (op->kind) {
    case LN_BATCH_DELETE:
        ln_ordmap_remove(map, op->key);
        return;
    case LN_BATCH_DELETE_PREFIX:
        ln_ordmap_remove_prefix(map, op->key);
        return;
    case LN_BATCH_PUT:
        ln_ordmap_put(map, op->key, op->value);
        return;
    }
    LN_UNREACHABLE();
}

static ln_err_t memory_write(ln_kv_t *kv, ln_call_t *call, const ln_batch_t *batch)
{
    memory_t *memory = LN_CONTAINER(kv, memory_t, kv);
    (void)call;
    pthread_rwlock_wrlock(&memory->lock);
    for (size_t i = 0; i < batch->count; i++)
        apply(&memory->map, &batch->items[i]);
    pthread_rwlock_unlock(&memory->lock);
    return LN_OK;
}

static ln_err_t memory_sync(ln_kv_t *kv, ln_call_t *call)
{
    (void)kv;
    (void)call;
    return LN_OK;
}

static void memory_free(ln_kv_t *kv)
{
    memory_t *memory = LN_CONTAINER(kv, memory_t, kv);
    ln_ordmap_release(&memory->map);
    pthread_rwlock_destroy(&memory->lock);
    free(memory);
}

ln_kv_t *ln_kv_memory(void)
{
    static const ln_kv_ops_t ops = {memory_get, memory_scan, memory_write, memory_sync,
                                    memory_free};
    memory_t *memory = ln_zalloc(sizeof(*memory));
    memory->kv = (ln_kv_t){.ops = &ops, .durable_at_once = true};
    ln_ordmap_init(&memory->map, NULL);
    int failed = pthread_rwlock_init(&memory->lock, NULL);
    LN_ASSERT(failed == 0);
    return &memory->kv;
}
