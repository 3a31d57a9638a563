/* SPDX-License-Identifier: Apache-2.0 */
#include "kv/batch.h"

#include "base/wire.h"
#include "kv/kv.h"

static void add(ln_batch_t *batch, ln_batch_op_t op)
{
    *LN_PUSH(batch->arena, batch) = op;
}

void ln_batch_put(ln_batch_t *batch, ln_kv_place_t place, ln_bytes_t key, ln_bytes_t value)
{
    add(batch, (ln_batch_op_t){LN_BATCH_PUT, place, key, value});
}

void ln_batch_put_copy(ln_batch_t *batch, ln_kv_place_t place, ln_bytes_t key, ln_bytes_t value)
{
    ln_batch_put(batch, place, ln_bytes_copy(batch->arena, key),
                 ln_bytes_copy(batch->arena, value));
}

void ln_batch_delete(ln_batch_t *batch, ln_kv_place_t place, ln_bytes_t key)
{
    add(batch, (ln_batch_op_t){LN_BATCH_DELETE, place, key, {0}});
}

void ln_batch_delete_prefix(ln_batch_t *batch, ln_bytes_t prefix)
{
    add(batch, (ln_batch_op_t){LN_BATCH_DELETE_PREFIX, LN_KV_ENTRY, prefix, {0}});
}

ln_bytes_t ln_batch_bcs(ln_arena_t *arena, const ln_batch_t *batch)
{
    ln_buffer_t buffer = ln_buffer(arena);
    ln_writer_t w = ln_writer(&buffer, LN_BCS);
    ln_write_length(&w, batch->count);
    for (size_t i = 0; i < batch->count; i++) {
        const ln_batch_op_t *op = &batch->items[i];
        ln_write_variant(&w, (uint32_t)op->kind);
        ln_write_bytes(&w, op->key);
        if (op->kind == LN_BATCH_PUT)
            ln_write_bytes(&w, op->value);
    }
    return ln_buffer_bytes(&buffer);
}

ln_bytes_t ln_kv_prefix_end(ln_arena_t *arena, ln_bytes_t prefix, bool *bounded)
{
    size_t size = prefix.size;
    while (size > 0 && prefix.data[size - 1] == 0xff)
        size--;
    *bounded = size > 0;
    if (size == 0)
        return ln_bytes(NULL, 0);
    uint8_t *end = (uint8_t *)(uintptr_t)ln_bytes_copy(arena, ln_bytes(prefix.data, size)).data;
    end[size - 1]++;
    return ln_bytes(end, size);
}
