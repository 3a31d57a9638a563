/* SPDX-License-Identifier: Apache-2.0 */
#include "base/wire.h"
#include "view/kinds_priv.h"

#include <string.h>

static const ln_type_t *item_of(const ln_register_view_t *reg)
{
    LN_ASSERT(reg->view.type->kind == LN_VIEW_REGISTER);
    return reg->view.type->item;
}

/* Does a value of this type lie wholly in its struct? */
static bool is_flat(const ln_type_t *type)
{
    switch (type->kind) {
    case LN_KIND_PRIMITIVE:
        return type != &ln_bytes_type && type != &ln_text_type;
    case LN_KIND_RAW:
    case LN_KIND_UNIT_ENUM:
        return true;
    case LN_KIND_NEWTYPE:
    case LN_KIND_STRUCT:
    case LN_KIND_TUPLE:
    case LN_KIND_ENUM:
        for (size_t i = 0; i < type->field_count; i++)
            if (type->fields[i].type != NULL && !is_flat(type->fields[i].type))
                return false;
        return true;
    case LN_KIND_OPTION:
        return is_flat(type->inner);
    case LN_KIND_BOX:
    case LN_KIND_LIST:
    case LN_KIND_SET:
    case LN_KIND_MAP:
        return false;
    }
    LN_UNREACHABLE();
}

static void set_default(const ln_register_view_t *reg, void *value)
{
    memset(value, 0, item_of(reg)->size);
    if (reg->view.type->set_default != NULL)
        reg->view.type->set_default(value);
}

static ln_err_t register_open(ln_call_t *call, void *view)
{
    ln_register_view_t *reg = view;
    ln_arena_t *arena = reg->view.context->arena;
    const ln_type_t *type = item_of(reg);
    ln_bytes_t stored;
    bool found;
    reg->flat = is_flat(type);
    reg->saved = ln_arena_zalloc(arena, type->size, 16);
    reg->value = ln_arena_zalloc(arena, type->size, 16);
    LN_TRY(ln_kv_get(reg->view.context->kv, call, &stored, &found, reg->view.base, LN_KV_STATIC));
    if (found) {
        LN_TRY(ln_view_decode(call, type, reg->value, stored));
        ln_value_copy(type, arena, reg->saved, reg->value);
    } else {
        set_default(reg, reg->saved);
    }
    memcpy(reg->value, reg->saved, type->size);
    return LN_OK;
}

void ln_register_set(ln_register_view_t *reg, const void *value)
{
    memcpy(ln_register_edit(reg), value, item_of(reg)->size);
}

void *ln_register_edit(ln_register_view_t *reg)
{
    LN_VERIFY(reg->view.type->kind == LN_VIEW_REGISTER);
    LN_ASSERT(reg->value != NULL); /* it was opened */
    reg->dirty = true;
    reg->cleared = false;
    ln_view_touch(&reg->view);
    return reg->value;
}

static void register_adopt(ln_register_view_t *reg)
{
    const ln_type_t *type = item_of(reg);
    if (reg->flat)
        memcpy(reg->saved, reg->value, type->size);
    else
        ln_value_copy(type, reg->view.context->arena, reg->saved, reg->value);
    memcpy(reg->value, reg->saved, type->size);
    reg->dirty = reg->cleared = false;
    LN_VERIFY(ln_value_equal(type, reg->value, reg->saved));
}

static bool register_save(void *view, ln_batch_t *batch, bool adopt)
{
    ln_register_view_t *reg = view;
    bool cleared = reg->cleared;
    LN_ASSERT(!reg->dirty || !cleared); /* a value is either new or gone */
    if (cleared)
        ln_batch_delete(batch, LN_KV_STATIC, reg->view.base);
    else if (reg->dirty)
        ln_batch_put(batch, LN_KV_STATIC, reg->view.base,
                     ln_value_encode(item_of(reg), batch->arena, LN_BCS, reg->value));
    if (adopt && (reg->cleared || reg->dirty))
        register_adopt(reg);
    LN_ASSERT(!adopt || !(reg->dirty || reg->cleared));
    return cleared;
}

static void register_rollback(void *view)
{
    ln_register_view_t *reg = view;
    memcpy(reg->value, reg->saved, item_of(reg)->size);
    reg->dirty = reg->cleared = false;
}

static void register_clear(void *view)
{
    ln_register_view_t *reg = view;
    set_default(reg, reg->value);
    reg->dirty = false;
    reg->cleared = true;
}

static ln_err_t register_hash(ln_call_t *call, void *view, ln_hash_t *out)
{
    ln_register_view_t *reg = view;
    *out = ln_sha3_256(ln_value_encode(item_of(reg), call->arena, LN_BCS, reg->value));
    return LN_OK;
}

typedef struct {
    bool dirty, cleared;
    _Alignas(16) uint8_t value[];
} checkpoint_t;

static size_t register_checkpoint_size(const void *view)
{
    return sizeof(checkpoint_t) + item_of(view)->size;
}

static void register_checkpoint(ln_call_t *call, const void *view, void *out)
{
    const ln_register_view_t *reg = view;
    checkpoint_t *point = out;
    (void)call;
    LN_ASSERT(!reg->dirty || !reg->cleared);
    point->dirty = reg->dirty;
    point->cleared = reg->cleared;
    memcpy(point->value, reg->value, item_of(reg)->size);
}

static void register_restore(void *view, const void *checkpoint)
{
    ln_register_view_t *reg = view;
    const checkpoint_t *point = checkpoint;
    reg->dirty = point->dirty;
    reg->cleared = point->cleared;
    memcpy(reg->value, point->value, item_of(reg)->size);
}

const ln_view_ops_t ln_register_view_ops = {register_open,       register_save,
                                            register_rollback,   register_clear,
                                            register_hash,       register_checkpoint_size,
                                            register_checkpoint, register_restore};
