/* SPDX-License-Identifier: Apache-2.0 */
/* Maps, sets (maps without values) and key-value views. */
#include "base/wire.h"
#include "view/kinds_priv.h"

#define TAG_KEY_VALUE 1

static ln_err_t map_open(ln_call_t *call, void *view)
{
    ln_map_view_t *map = view;
    (void)call;
    ln_overlay_init(&map->overlay, map->view.context->kv, map->view.base);
    return LN_OK;
}

static ln_bytes_t key_of(ln_call_t *call, const ln_map_view_t *map, const void *key)
{
    LN_VERIFY(map->view.type->kind == LN_VIEW_MAP || map->view.type->kind == LN_VIEW_SET);
    return ln_value_encode(map->view.type->key, call->arena, LN_BCS, key);
}

ln_err_t ln_map_view_get(ln_call_t *call, const ln_map_view_t *map, void *value, bool *found,
                         const void *key)
{
    ln_bytes_t bytes;
    LN_ASSERT(map->view.type->kind == LN_VIEW_MAP); /* a set has no values */
    LN_TRY(ln_overlay_get(call, &map->overlay, &bytes, found, key_of(call, map, key)));
    return *found ? ln_view_decode(call, map->view.type->item, value, bytes) : LN_OK;
}

void ln_map_view_put(ln_call_t *call, ln_map_view_t *map, const void *key, const void *value)
{
    LN_VERIFY(map->view.type->kind == LN_VIEW_MAP);
    ln_overlay_put(call, &map->overlay, key_of(call, map, key),
                   ln_value_encode(map->view.type->item, call->arena, LN_BCS, value));
    ln_view_touch(&map->view);
}

void ln_map_view_remove(ln_call_t *call, ln_map_view_t *map, const void *key)
{
    ln_overlay_remove(call, &map->overlay, key_of(call, map, key));
    ln_view_touch(&map->view);
}

ln_err_t ln_map_view_scan(ln_call_t *call, const ln_map_view_t *map, ln_kv_entry_list_t *out,
                          const ln_kv_range_t *range)
{
    return ln_overlay_scan(call, &map->overlay, out, range);
}

ln_err_t ln_set_view_contains(ln_call_t *call, const ln_set_view_t *set, bool *found,
                              const void *key)
{
    ln_bytes_t nothing;
    return ln_overlay_get(call, &set->overlay, &nothing, found, key_of(call, set, key));
}

void ln_set_view_insert(ln_call_t *call, ln_set_view_t *set, const void *key)
{
    LN_VERIFY(set->view.type->kind == LN_VIEW_SET);
    ln_overlay_put(call, &set->overlay, key_of(call, set, key), ln_bytes(NULL, 0));
    ln_view_touch(&set->view);
}

void ln_set_view_remove(ln_call_t *call, ln_set_view_t *set, const void *key)
{
    ln_map_view_remove(call, set, key);
}

static bool save_overlay(ln_overlay_t *overlay, ln_bytes_t base, ln_batch_t *batch, bool adopt)
{
    bool cleared = overlay->cleared;
    if (cleared)
        ln_batch_delete_prefix(batch, base);
    bool put = ln_overlay_save(overlay, batch);
    if (adopt)
        ln_overlay_rollback(overlay);
    LN_ASSERT(!adopt || !(overlay->cleared || overlay->pending_used));
    return cleared && !put;
}

static bool map_save(void *view, ln_batch_t *batch, bool adopt)
{
    ln_map_view_t *map = view;
    return save_overlay(&map->overlay, map->view.base, batch, adopt);
}

static void map_rollback(void *view)
{
    ln_overlay_rollback(&((ln_map_view_t *)view)->overlay);
}

static void map_clear(void *view)
{
    ln_overlay_clear(&((ln_map_view_t *)view)->overlay);
}

static ln_err_t map_hash(ln_call_t *call, void *view, ln_hash_t *out)
{
    return ln_overlay_hash(call, &((ln_map_view_t *)view)->overlay, out);
}

static size_t map_checkpoint_size(const void *view)
{
    (void)view;
    return sizeof(ln_overlay_t);
}

static void map_checkpoint(ln_call_t *call, const void *view, void *out)
{
    *(ln_overlay_t *)out = ln_overlay_copy(call, &((const ln_map_view_t *)view)->overlay);
}

static void map_restore(void *view, const void *checkpoint)
{
    const ln_overlay_t *before = checkpoint, *now = &((ln_map_view_t *)view)->overlay;
    LN_ASSERT(before->kv == now->kv && before->base.data == now->base.data);
    ((ln_map_view_t *)view)->overlay = *(const ln_overlay_t *)checkpoint;
}

const ln_view_ops_t ln_map_view_ops = {map_open,       map_save,   map_rollback,
                                       map_clear,      map_hash,   map_checkpoint_size,
                                       map_checkpoint, map_restore};

/* --- key-value */

static ln_err_t key_value_open(ln_call_t *call, void *view)
{
    ln_key_value_view_t *kv = view;
    (void)call;
    ln_overlay_init(&kv->overlay, kv->view.context->kv,
                    ln_view_key(kv->view.context->arena, kv->view.base, TAG_KEY_VALUE));
    return LN_OK;
}

ln_err_t ln_key_value_get(ln_call_t *call, const ln_key_value_view_t *kv, ln_bytes_t *value,
                          bool *found, ln_bytes_t key)
{
    return ln_overlay_get(call, &kv->overlay, value, found, key);
}

ln_err_t ln_key_value_scan(ln_call_t *call, const ln_key_value_view_t *kv, ln_kv_entry_list_t *out,
                           const ln_kv_range_t *range)
{
    return ln_overlay_scan(call, &kv->overlay, out, range);
}

void ln_key_value_write(ln_call_t *call, ln_key_value_view_t *kv, const ln_batch_t *batch)
{
    LN_ASSERT(kv->view.type->kind == LN_VIEW_KEY_VALUE);
    ln_view_touch(&kv->view);
    for (size_t i = 0; i < batch->count; i++) {
        const ln_batch_op_t *op = &batch->items[i];
        switch (op->kind) {
        case LN_BATCH_DELETE:
            ln_overlay_remove(call, &kv->overlay, op->key);
            break;
        case LN_BATCH_DELETE_PREFIX:
            ln_overlay_remove_prefix(call, &kv->overlay, op->key);
            break;
        case LN_BATCH_PUT:
            ln_overlay_put(call, &kv->overlay, op->key, op->value);
            break;
        }
    }
}

static bool key_value_save(void *view, ln_batch_t *batch, bool adopt)
{
    ln_key_value_view_t *kv = view;
    return save_overlay(&kv->overlay, kv->view.base, batch, adopt);
}

const ln_view_ops_t ln_key_value_view_ops = {key_value_open, key_value_save, map_rollback,
                                             map_clear,      map_hash,       map_checkpoint_size,
                                             map_checkpoint, map_restore};
