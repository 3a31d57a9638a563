/* SPDX-License-Identifier: Apache-2.0 */
#include "view/view.h"

#include "types/gen/ids.h"

#include "base/wire.h"
#include "view/kinds_priv.h"

#include <string.h>

/* Tags of the wrapper: the content at base 01, its hash at base 02. */
#define TAG_INNER 1
#define TAG_HASH 2
#define TAG_FIELD 1
#define KEY_VALUE_TAG_HASH 4

static const ln_view_ops_t *ops_of(const ln_view_type_t *type)
{
    switch (type->kind) {
    case LN_VIEW_REGISTER:
        return &ln_register_view_ops;
    case LN_VIEW_LOG:
        return &ln_log_view_ops;
    case LN_VIEW_QUEUE:
        return &ln_queue_view_ops;
    case LN_VIEW_BUCKET_QUEUE:
        return &ln_bucket_queue_view_ops;
    case LN_VIEW_MAP:
    case LN_VIEW_SET:
        return &ln_map_view_ops;
    case LN_VIEW_KEY_VALUE:
        return &ln_key_value_view_ops;
    case LN_VIEW_COLLECTION:
        return &ln_collection_view_ops;
    case LN_VIEW_STRUCT:
        break;
    }
    LN_UNREACHABLE();
}

static void *field_of(const ln_view_type_t *type, const void *view, size_t index)
{
    LN_ASSERT(type->kind == LN_VIEW_STRUCT && index < type->field_count);
    LN_ASSERT(type->fields[index].offset + type->fields[index].type->size <= type->size);
    return (uint8_t *)(uintptr_t)view + type->fields[index].offset;
}

/* --- keys and values */

ln_bytes_t ln_view_key(ln_arena_t *arena, ln_bytes_t base, uint8_t tag)
{
    return ln_bytes_join(arena, base, ln_bytes(&tag, 1));
}

ln_bytes_t ln_view_key_at(ln_arena_t *arena, ln_bytes_t base, uint8_t tag, uint64_t index)
{
    uint8_t tail[9] = {tag};
    memcpy(tail + 1, &index, sizeof(index));
    return ln_bytes_join(arena, base, ln_bytes(tail, sizeof(tail)));
}

static ln_bytes_t field_key(ln_arena_t *arena, ln_bytes_t base, uint32_t index)
{
    uint8_t tail[5] = {TAG_FIELD};
    memcpy(tail + 1, &index, sizeof(index));
    return ln_bytes_join(arena, base, ln_bytes(tail, sizeof(tail)));
}

ln_err_t ln_view_decode(ln_call_t *call, const ln_type_t *type, void *out, ln_bytes_t bytes)
{
    if (ln_value_decode(call, type, out, LN_BCS, bytes) == LN_OK)
        return LN_OK;
    return LN_FAIL(call, LN_ERR_CORRUPT, "stored state is damaged: %.*s", LN_TEXT_ARG(call->text));
}

ln_hash_t ln_view_hash_items(const ln_bytes_t *items, size_t count)
{
    ln_arena_t scratch = {0};
    ln_buffer_t buffer = ln_buffer(&scratch);
    ln_writer_t w = ln_writer(&buffer, LN_BCS);
    ln_write_length(&w, count);
    for (size_t i = 0; i < count; i++)
        ln_write_raw(&w, items[i].data, items[i].size);
    ln_hash_t hash = ln_sha3_256(ln_buffer_bytes(&buffer));
    ln_arena_release(&scratch);
    return hash;
}

/* --- opening */

static ln_err_t open_struct(ln_call_t *call, void *view, const ln_view_type_t *type,
                            ln_view_context_t *context, ln_bytes_t base)
{
    ln_view_t *self = view;
    self->base = base;
    for (size_t i = 0; i < type->field_count; i++)
        LN_TRY(ln_view_open(call, field_of(type, view, i), type->fields[i].type, context,
                            field_key(context->arena, base, (uint32_t)i)));
    return LN_OK;
}

static ln_err_t read_memo(ln_call_t *call, ln_view_t *self)
{
    ln_bytes_t stored;
    bool found;
    LN_TRY(ln_kv_get(self->context->kv, call, &stored, &found, self->memo, LN_KV_STATIC));
    if (!found)
        return LN_OK;
    LN_TRY(ln_view_decode(call, &ln_hash_type, &self->stored, stored));
    self->stored_known = self->hash_known = true;
    self->hash = self->stored;
    return LN_OK;
}

ln_err_t ln_view_open(ln_call_t *call, void *view, const ln_view_type_t *type,
                      ln_view_context_t *context, ln_bytes_t base)
{
    ln_view_t *self = view;
    LN_ASSERT(type->size >= sizeof(*self));
    LN_ASSERT(context->kv != NULL && context->arena != NULL);
    LN_ASSERT(type->kind != LN_VIEW_STRUCT || type->wrap == LN_VIEW_PLAIN);
    memset(view, 0, type->size);
    self->type = type;
    self->context = context;
    base = ln_bytes_copy(context->arena, base);
    if (type->kind == LN_VIEW_STRUCT)
        return open_struct(call, view, type, context, base);
    if (type->wrap == LN_VIEW_PLAIN) {
        self->base = base;
        if (type->kind == LN_VIEW_KEY_VALUE)
            self->memo = ln_view_key(context->arena, base, KEY_VALUE_TAG_HASH);
    } else {
        self->base = ln_view_key(context->arena, base, TAG_INNER);
        self->memo = ln_view_key(context->arena, base, TAG_HASH);
    }
    if (self->memo.size > 0)
        LN_TRY(read_memo(call, self));
    return ops_of(type)->open(call, view);
}

/* --- hashing */

static ln_err_t hash_struct(ln_call_t *call, void *view, const ln_view_type_t *type, ln_hash_t *out)
{
    ln_sponge_t sponge;
    ln_sha3_init(&sponge);
    for (size_t i = 0; i < type->field_count; i++) {
        ln_hash_t hash;
        LN_TRY(ln_view_hash(call, field_of(type, view, i), &hash));
        ln_sponge_update(&sponge, ln_hash_bytes(&hash));
    }
    *out = ln_sponge_finish(&sponge);
    return LN_OK;
}

/* The stored hash chained with the operations that are not yet stored (spec 02 §2.10). */
static ln_hash_t historical_hash(const ln_view_t *self, const ln_batch_t *batch)
{
    static const ln_hash_t zero = {{0}};
    LN_ASSERT(self->type->wrap == LN_VIEW_HISTORICAL);
    const ln_hash_t *stored = self->stored_known ? &self->stored : &zero;
    if (batch->count == 0)
        return *stored;
    ln_sponge_t sponge;
    ln_sha3_init(&sponge);
    ln_sponge_update(&sponge, ln_hash_bytes(stored));
    ln_sponge_update(&sponge, ln_batch_bcs(batch->arena, batch));
    return ln_sponge_finish(&sponge);
}

ln_err_t ln_view_hash(ln_call_t *call, void *view, ln_hash_t *out)
{
    ln_view_t *self = view;
    if (self->type->kind == LN_VIEW_STRUCT)
        return hash_struct(call, view, self->type, out);
    if (self->type->wrap == LN_VIEW_HISTORICAL) {
        ln_batch_t batch = ln_batch(call->arena);
        ops_of(self->type)->save(view, &batch, false);
        *out = historical_hash(self, &batch);
        return LN_OK;
    }
    if (!self->hash_known) {
        LN_TRY(ops_of(self->type)->hash(call, view, &self->hash));
        self->hash_known = true;
    }
    *out = self->hash;
    return LN_OK;
}

/* --- saving */

/* Writes or deletes the stored hash if it is not what it should be. */
static void save_memo(ln_view_t *self, ln_batch_t *batch, bool adopt)
{
    LN_ASSERT(self->memo.size > 0);
    bool changed = self->hash_known != self->stored_known ||
                   (self->hash_known && !ln_hash_equal(&self->hash, &self->stored));
    if (changed && self->hash_known)
        ln_batch_put_copy(batch, LN_KV_STATIC, self->memo, ln_hash_bytes(&self->hash));
    else if (changed)
        ln_batch_delete(batch, LN_KV_STATIC, self->memo);
    if (adopt) {
        self->stored_known = self->hash_known;
        self->stored = self->hash;
    }
}

static bool save_historical(ln_view_t *self, ln_batch_t *batch, bool adopt)
{
    ln_batch_t inner = ln_batch(batch->arena);
    ops_of(self->type)->save(self, &inner, adopt);
    self->hash = historical_hash(self, &inner);
    self->hash_known = inner.count > 0 || self->stored_known;
    for (size_t i = 0; i < inner.count; i++)
        *LN_PUSH(batch->arena, batch) = inner.items[i];
    save_memo(self, batch, adopt);
    return false;
}

static bool save_struct(void *view, const ln_view_type_t *type, ln_batch_t *batch, bool adopt)
{
    bool empty = true;
    for (size_t i = 0; i < type->field_count; i++)
        empty &= ln_view_save_inner(field_of(type, view, i), batch, adopt);
    return empty;
}

bool ln_view_save_inner(void *view, ln_batch_t *batch, bool adopt)
{
    ln_view_t *self = view;
    if (self->type->kind == LN_VIEW_STRUCT)
        return save_struct(view, self->type, batch, adopt);
    if (self->type->wrap == LN_VIEW_HISTORICAL)
        return save_historical(self, batch, adopt);
    bool empty = ops_of(self->type)->save(view, batch, adopt);
    if (self->memo.size == 0)
        return empty;
    if (empty && self->type->wrap == LN_VIEW_HASHED) {
        LN_ASSERT(self->base.size > 0 && self->base.data[self->base.size - 1] == TAG_INNER);
        ln_batch_delete_prefix(batch, ln_bytes(self->base.data, self->base.size - 1));
        if (adopt)
            self->stored_known = false;
        return true;
    }
    save_memo(self, batch, adopt);
    return empty;
}

void ln_view_save(void *view, ln_batch_t *batch)
{
    LN_ASSERT(batch->arena != NULL);
    ln_view_save_inner(view, batch, true);
}

/* --- forgetting and clearing */

void ln_view_rollback(void *view)
{
    ln_view_t *self = view;
    if (self->type->kind == LN_VIEW_STRUCT) {
        for (size_t i = 0; i < self->type->field_count; i++)
            ln_view_rollback(field_of(self->type, view, i));
        return;
    }
    ops_of(self->type)->rollback(view);
    LN_ASSERT(self->memo.size > 0 || !self->stored_known);
    self->hash_known = self->stored_known;
    self->hash = self->stored;
}

void ln_view_clear(void *view)
{
    ln_view_t *self = view;
    if (self->type->kind == LN_VIEW_STRUCT) {
        for (size_t i = 0; i < self->type->field_count; i++)
            ln_view_clear(field_of(self->type, view, i));
        return;
    }
    ops_of(self->type)->clear(view);
    ln_view_touch(self);
}

/* --- checkpoints: one record per view that is no struct */

struct ln_view_checkpoint {
    const void *view; /* goes back into this one */
    bool hash_known;
    ln_hash_t hash;
    void *content;                 /* of the kind */
    ln_view_checkpoint_t **fields; /* of a struct */
};

ln_view_checkpoint_t *ln_view_checkpoint(ln_call_t *call, const void *view)
{
    const ln_view_t *self = view;
    const ln_view_type_t *type = self->type;
    LN_ASSERT(type != NULL); /* it was opened */
    ln_view_checkpoint_t *point = LN_NEW(call->arena, ln_view_checkpoint_t);
    point->view = view;
    if (type->kind == LN_VIEW_STRUCT) {
        point->fields = LN_NEW_ARRAY(call->arena, ln_view_checkpoint_t *, type->field_count);
        for (size_t i = 0; i < type->field_count; i++)
            point->fields[i] = ln_view_checkpoint(call, field_of(type, view, i));
        return point;
    }
    point->hash_known = self->hash_known;
    point->hash = self->hash;
    point->content = ln_arena_zalloc(call->arena, ops_of(type)->checkpoint_size(view), 16);
    ops_of(type)->checkpoint(call, view, point->content);
    return point;
}

void ln_view_restore(void *view, const ln_view_checkpoint_t *point)
{
    ln_view_t *self = view;
    LN_ASSERT(point->view == view);
    LN_ASSERT((self->type->kind == LN_VIEW_STRUCT) == (point->content == NULL));
    if (self->type->kind == LN_VIEW_STRUCT) {
        for (size_t i = 0; i < self->type->field_count; i++)
            ln_view_restore(field_of(self->type, view, i), point->fields[i]);
        return;
    }
    ops_of(self->type)->restore(view, point->content);
    self->hash_known = point->hash_known;
    self->hash = point->hash;
}
