/* SPDX-License-Identifier: Apache-2.0 */
#include "kv/prefix.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    ln_kv_t kv;
    ln_kv_t *whole;
    ln_bytes_t prefix;
    uint8_t bytes[];
} part_t;

static part_t *part_of(ln_kv_t *kv)
{
    return LN_CONTAINER(kv, part_t, kv);
}

static ln_err_t part_get(ln_kv_t *kv, ln_call_t *call, ln_bytes_t *value, bool *found,
                         ln_bytes_t key, ln_kv_place_t place)
{
    part_t *part = part_of(kv);
    return ln_kv_get(part->whole, call, value, found, ln_bytes_join(call->arena, part->prefix, key),
                     place);
}

static ln_err_t part_scan(ln_kv_t *kv, ln_call_t *call, ln_kv_entry_list_t *out,
                          const ln_kv_range_t *range)
{
    part_t *part = part_of(kv);
    ln_kv_range_t inner = *range;
    inner.prefix = ln_bytes_join(call->arena, part->prefix, range->prefix);
    return ln_kv_scan(part->whole, call, out, &inner);
}

static ln_err_t part_write(ln_kv_t *kv, ln_call_t *call, const ln_batch_t *batch)
{
    part_t *part = part_of(kv);
    ln_batch_t inner = ln_batch(call->arena);
    for (size_t i = 0; i < batch->count; i++) {
        ln_batch_op_t *op = LN_PUSH(call->arena, &inner);
        *op = batch->items[i];
        op->key = ln_bytes_join(call->arena, part->prefix, op->key);
    }
    return ln_kv_write(part->whole, call, &inner);
}

static ln_err_t part_sync(ln_kv_t *kv, ln_call_t *call)
{
    return ln_kv_sync(part_of(kv)->whole, call);
}

static void part_free(ln_kv_t *kv)
{
    free(part_of(kv));
}

ln_kv_t *ln_kv_prefix(ln_kv_t *whole, ln_bytes_t prefix)
{
    static const ln_kv_ops_t ops = {part_get, part_scan, part_write, part_sync, part_free};
    part_t *part = ln_zalloc(sizeof(*part) + prefix.size);
    part->kv = (ln_kv_t){.ops = &ops, .durable_at_once = whole->durable_at_once};
    part->whole = whole;
    if (prefix.size > 0)
        memcpy(part->bytes, prefix.data, prefix.size);
    part->prefix = ln_bytes(part->bytes, prefix.size);
    return &part->kv;
}
