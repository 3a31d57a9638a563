/* SPDX-License-Identifier: Apache-2.0 */
#include "kv/fault.h"

#include <stdlib.h>

/* Reads come from inner, which always holds everything written. What was there at the last sync is
 * kept as the list of entries to go back to. */
typedef struct {
    ln_kv_t kv;
    ln_kv_t *inner;
    uint64_t fail_in;
    bool happened;
    ln_arena_t arena; /* of synced and unsynced */
    ln_kv_entry_list_t synced;
    struct {
        ln_batch_t *items;
        size_t count;
    } unsynced;
} fault_t;

static fault_t *fault_of(ln_kv_t *kv)
{
    return LN_CONTAINER(kv, fault_t, kv);
}

static ln_err_t step(fault_t *fault, ln_call_t *call)
{
    if (fault->fail_in == 0 || --fault->fail_in > 0)
        return LN_OK;
    fault->happened = true;
    return LN_FAIL(call, LN_ERR_STORAGE, "the storage failed on demand");
}

static ln_err_t fault_get(ln_kv_t *kv, ln_call_t *call, ln_bytes_t *value, bool *found,
                          ln_bytes_t key, ln_kv_place_t place)
{
    fault_t *fault = fault_of(kv);
    LN_TRY(step(fault, call));
    return ln_kv_get(fault->inner, call, value, found, key, place);
}

static ln_err_t fault_scan(ln_kv_t *kv, ln_call_t *call, ln_kv_entry_list_t *out,
                           const ln_kv_range_t *range)
{
    fault_t *fault = fault_of(kv);
    LN_TRY(step(fault, call));
    return ln_kv_scan(fault->inner, call, out, range);
}

static ln_batch_t copy_batch(ln_arena_t *arena, const ln_batch_t *batch)
{
    ln_batch_t copy = ln_batch(arena);
    for (size_t i = 0; i < batch->count; i++) {
        ln_batch_op_t *op = LN_PUSH(arena, &copy);
        *op = batch->items[i];
        op->key = ln_bytes_copy(arena, op->key);
        op->value = ln_bytes_copy(arena, op->value);
    }
    return copy;
}

static ln_err_t fault_write(ln_kv_t *kv, ln_call_t *call, const ln_batch_t *batch)
{
    fault_t *fault = fault_of(kv);
    LN_TRY(step(fault, call));
    *LN_PUSH(&fault->arena, &fault->unsynced) = copy_batch(&fault->arena, batch);
    return ln_kv_write(fault->inner, call, batch);
}

/* Remembers all of inner as what a crash comes back to. */
static ln_err_t remember(fault_t *fault, ln_call_t *call)
{
    ln_kv_range_t all = {.limit = SIZE_MAX};
    ln_kv_entry_list_t now;
    LN_TRY(ln_kv_scan(fault->inner, call, &now, &all));
    ln_arena_release(&fault->arena);
    fault->unsynced.count = 0;
    fault->unsynced.items = NULL;
    fault->synced = (ln_kv_entry_list_t){0};
    for (size_t i = 0; i < now.count; i++)
        *LN_PUSH(&fault->arena, &fault->synced) =
            (ln_kv_entry_t){ln_bytes_copy(&fault->arena, now.items[i].key),
                            ln_bytes_copy(&fault->arena, now.items[i].value)};
    return LN_OK;
}

static ln_err_t fault_sync(ln_kv_t *kv, ln_call_t *call)
{
    fault_t *fault = fault_of(kv);
    LN_TRY(step(fault, call));
    return remember(fault, call);
}

static void fault_free(ln_kv_t *kv)
{
    fault_t *fault = fault_of(kv);
    ln_arena_release(&fault->arena);
    free(fault);
}

ln_kv_t *ln_kv_fault(ln_kv_t *inner)
{
    static const ln_kv_ops_t ops = {fault_get, fault_scan, fault_write, fault_sync, fault_free};
    fault_t *fault = ln_zalloc(sizeof(*fault));
    fault->kv = (ln_kv_t){.ops = &ops};
    fault->inner = inner;
    return &fault->kv;
}

void ln_kv_fault_fail_at(ln_kv_t *kv, uint64_t n)
{
    fault_of(kv)->fail_in = n;
    fault_of(kv)->happened = false;
}

bool ln_kv_fault_happened(ln_kv_t *kv)
{
    return fault_of(kv)->happened;
}

size_t ln_kv_fault_unsynced(ln_kv_t *kv)
{
    return fault_of(kv)->unsynced.count;
}

ln_err_t ln_kv_fault_crash(ln_kv_t *kv, ln_call_t *call, size_t keep)
{
    fault_t *fault = fault_of(kv);
    ln_batch_t back = ln_batch(call->arena);
    ln_batch_delete_prefix(&back, ln_bytes(NULL, 0));
    for (size_t i = 0; i < fault->synced.count; i++)
        ln_batch_put(&back, LN_KV_ENTRY, fault->synced.items[i].key, fault->synced.items[i].value);
    LN_TRY(ln_kv_write(fault->inner, call, &back));
    for (size_t i = 0; i < keep && i < fault->unsynced.count; i++)
        LN_TRY(ln_kv_write(fault->inner, call, &fault->unsynced.items[i]));
    return remember(fault, call);
}
