/* SPDX-License-Identifier: Apache-2.0 */
/* view/view.h - persistent state as typed objects, with the hashes of the protocol (spec 02 §2).
 *
 * A view is a piece of state under a key of its own: a register, a map, a log ... It holds what the
 * storage has, and on top of that what has changed since:
 *
 *     storage  --open-->  view  --edits-->  view + pending  --save-->  batch
 *                                               \--rollback--> view
 *
 * Views of different kinds make up trees described by ln_view_type_t, which tools/gen writes from
 * schema/state.views. Every function here walks such a tree. Keys, batches and hashes are exactly
 * those of the reference; where a store packs small keys together, that happens below (kv/page.h).
 *
 * Hashes are remembered until the next edit. A hashed view also stores the hash, so that a large
 * map is not read again only because it was opened again.
 *
 * Memory: what is loaded lives in the context's arena (as long as the object), what is pending in
 * the arena of the call that edits. Before that call ends, a tree must be saved or rolled back.
 * Threads: one at a time. Errors: only reading the storage fails, with LN_ERR_STORAGE, or
 * LN_ERR_CORRUPT if what was read cannot be right. */
#ifndef LN_VIEW_VIEW_H
#define LN_VIEW_VIEW_H

#include "kv/kv.h"
#include "types/value.h"

typedef struct {
    ln_kv_t *kv;
    ln_arena_t *arena;
} ln_view_context_t;

typedef enum {
    LN_VIEW_REGISTER,
    LN_VIEW_LOG,
    LN_VIEW_QUEUE,
    LN_VIEW_BUCKET_QUEUE,
    LN_VIEW_MAP,
    LN_VIEW_SET,
    LN_VIEW_KEY_VALUE,
    LN_VIEW_COLLECTION,
    LN_VIEW_STRUCT,
} ln_view_kind_t;

/* Hashed views store their hash beside themselves; historical ones hash their batches instead of
 * their content (spec 02 §2.9, §2.10). */
typedef enum { LN_VIEW_PLAIN, LN_VIEW_HASHED, LN_VIEW_HISTORICAL } ln_view_wrap_t;

typedef struct ln_view_type ln_view_type_t;

typedef struct {
    const char *name;
    size_t offset;
    const ln_view_type_t *type;
} ln_view_field_t;

struct ln_view_type {
    const char *name;
    ln_view_kind_t kind;
    ln_view_wrap_t wrap;
    size_t size;                      /* of the C struct */
    const ln_type_t *item;            /* of a register, log, queue; the values of a map */
    const ln_type_t *key;             /* of a map, set, collection */
    const ln_view_type_t *inner;      /* the entries of a collection */
    void (*set_default)(void *value); /* a register that was never written; null: zero bytes */
    size_t bucket;                    /* of a bucket queue: items a bucket */
    const ln_view_field_t *fields;    /* of a struct */
    size_t field_count;
};

/* What every view begins with. */
typedef struct {
    const ln_view_type_t *type;
    ln_view_context_t *context;
    ln_bytes_t base;   /* the key under which the content lies */
    ln_bytes_t memo;   /* the key of the stored hash; empty if there is none */
    bool hash_known;   /* hash is that of the current content */
    bool stored_known; /* stored is the hash in the storage */
    ln_hash_t hash, stored;
} ln_view_t;

/* Reads what the tree needs at once: registers, counters, stored hashes. view points to type->size
 * bytes, which are overwritten. base is copied. */
LN_CHECKED ln_err_t ln_view_open(ln_call_t *call, void *view, const ln_view_type_t *type,
                                 ln_view_context_t *context, ln_bytes_t base);

/* Appends the reference's operations to batch, which borrows from the context's arena and from its
 * own, and takes over what was pending. */
void ln_view_save(void *view, ln_batch_t *batch);

/* Forgets what is pending. */
void ln_view_rollback(void *view);

/* Empties the view. */
void ln_view_clear(void *view);

/* The hash of the current content (of a historical view: of its history). */
LN_CHECKED ln_err_t ln_view_hash(ln_call_t *call, void *view, ln_hash_t *out);

/* What is pending, kept aside, to go back to within the same call. */
typedef struct ln_view_checkpoint ln_view_checkpoint_t;
ln_view_checkpoint_t *ln_view_checkpoint(ln_call_t *call, const void *view);
void ln_view_restore(void *view, const ln_view_checkpoint_t *checkpoint);

#endif
