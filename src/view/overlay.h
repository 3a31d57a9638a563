/* SPDX-License-Identifier: Apache-2.0 */
/* view/overlay.h - the keys of the storage under a base, and edits that are not yet there.
 *
 * What maps, sets and key-value views have in common (spec 02 §2.5): pending values win over stored
 * ones; deleted prefixes hide what is stored under them. */
#ifndef LN_VIEW_OVERLAY_H
#define LN_VIEW_OVERLAY_H

#include "base/ordmap.h"
#include "crypto/hash.h"
#include "kv/kv.h"

typedef struct {
    ln_kv_t *kv;
    ln_bytes_t base;
    bool cleared;            /* nothing that is stored counts */
    ln_bytes_list_t deleted; /* prefixes without one being the prefix of another, sorted */
    bool pending_used;
    ln_ordmap_t pending; /* mark 1: removed */
} ln_overlay_t;

/* The keys of kv under base, without edits; borrows base. */
void ln_overlay_init(ln_overlay_t *overlay, ln_kv_t *kv, ln_bytes_t base);
/* Forgets all edits. */
void ln_overlay_rollback(ln_overlay_t *overlay);

/* The value as the edits leave it. */
LN_CHECKED ln_err_t ln_overlay_get(ln_call_t *call, const ln_overlay_t *overlay, ln_bytes_t *value,
                                   bool *found, ln_bytes_t key);
/* Edits. Keys and values are copied. */
void ln_overlay_put(ln_call_t *call, ln_overlay_t *overlay, ln_bytes_t key, ln_bytes_t value);
void ln_overlay_remove(ln_call_t *call, ln_overlay_t *overlay, ln_bytes_t key);
void ln_overlay_remove_prefix(ln_call_t *call, ln_overlay_t *overlay, ln_bytes_t prefix);
void ln_overlay_clear(ln_overlay_t *overlay);

/* Entries in order, like ln_kv_scan. */
LN_CHECKED ln_err_t ln_overlay_scan(ln_call_t *call, const ln_overlay_t *overlay,
                                    ln_kv_entry_list_t *out, const ln_kv_range_t *range);

/* SHA3(key value key value ... LE32(count)): the hash of maps, sets and key-value views. */
LN_CHECKED ln_err_t ln_overlay_hash(ln_call_t *call, const ln_overlay_t *overlay, ln_hash_t *out);

/* Appends the edits: deleted prefixes, then keys in order. If everything was cleared, the caller
 * has written the deletion of the base, and only what was put since follows. Returns whether
 * something was put. */
bool ln_overlay_save(const ln_overlay_t *overlay, ln_batch_t *batch);

/* The overlay with its edits, in the call's arena: for checkpoints. */
ln_overlay_t ln_overlay_copy(ln_call_t *call, const ln_overlay_t *overlay);

#endif
