/* SPDX-License-Identifier: Apache-2.0 */
/* view/kinds_priv.h - what view.c asks of every kind. */
#ifndef LN_VIEW_KINDS_PRIV_H
#define LN_VIEW_KINDS_PRIV_H

#include "view/kinds.h"

typedef struct {
    /* view->type, context, base are set, everything else is zero. */
    ln_err_t (*open)(ln_call_t *call, void *view);
    /* Appends operations; true if the view is now empty and everything below base is deleted. With
     * adopt, what was pending becomes what is stored. */
    bool (*save)(void *view, ln_batch_t *batch, bool adopt);
    void (*rollback)(void *view);
    void (*clear)(void *view);
    ln_err_t (*hash)(ln_call_t *call, void *view, ln_hash_t *out);
    size_t (*checkpoint_size)(const void *view);
    void (*checkpoint)(ln_call_t *call, const void *view, void *out);
    void (*restore)(void *view, const void *checkpoint);
} ln_view_ops_t;

extern const ln_view_ops_t ln_register_view_ops, ln_log_view_ops, ln_queue_view_ops,
    ln_bucket_queue_view_ops, ln_map_view_ops, ln_key_value_view_ops, ln_collection_view_ops;

/* An edit: the hash is no longer known. */
static inline void ln_view_touch(ln_view_t *view)
{
    view->hash_known = false;
}

/* base || tag, and base || tag || LE64(index), in the arena. */
ln_bytes_t ln_view_key(ln_arena_t *arena, ln_bytes_t base, uint8_t tag);
ln_bytes_t ln_view_key_at(ln_arena_t *arena, ln_bytes_t base, uint8_t tag, uint64_t index);

/* Reads a value that must decode; LN_ERR_CORRUPT otherwise. */
LN_CHECKED ln_err_t ln_view_decode(ln_call_t *call, const ln_type_t *type, void *out,
                                   ln_bytes_t bytes);

/* SHA3 of a list of serialised items as a BCS vector. */
ln_hash_t ln_view_hash_items(const ln_bytes_t *items, size_t count);

/* save with all wrapping; see ln_view_ops_t. */
bool ln_view_save_inner(void *view, ln_batch_t *batch, bool adopt);

#endif
