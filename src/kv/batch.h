/* SPDX-License-Identifier: Apache-2.0 */
/* kv/batch.h - a list of writes that is applied as a whole, in order (spec 02 §1.2).
 *
 * Later operations win. DeletePrefix deletes what is there when its turn comes, including what the
 * same batch has put before it, not what it puts later. A batch borrows its keys and values: they
 * must live until it is written; ln_batch_put_copy is for what does not. */
#ifndef LN_KV_BATCH_H
#define LN_KV_BATCH_H

#include "base/arena.h"

typedef enum { LN_BATCH_DELETE, LN_BATCH_DELETE_PREFIX, LN_BATCH_PUT } ln_batch_kind_t;

/* Where a packed store (kv/page.h) keeps a key: entries of maps, queues and logs under keys of
 * their own; what exists at most once per object, like registers, together in one record. Every
 * other store ignores it. */
typedef enum { LN_KV_ENTRY, LN_KV_STATIC } ln_kv_place_t;

typedef struct {
    ln_batch_kind_t kind;
    ln_kv_place_t place;
    ln_bytes_t key; /* or the prefix */
    ln_bytes_t value;
} ln_batch_op_t;

typedef struct {
    ln_arena_t *arena;
    ln_batch_op_t *items;
    size_t count;
} ln_batch_t;

/* An empty batch; its list lives in the arena. */
static inline ln_batch_t ln_batch(ln_arena_t *arena)
{
    return (ln_batch_t){.arena = arena};
}

/* Append an operation. ln_batch_put_copy copies key and value into the arena. */
void ln_batch_put(ln_batch_t *batch, ln_kv_place_t place, ln_bytes_t key, ln_bytes_t value);
void ln_batch_put_copy(ln_batch_t *batch, ln_kv_place_t place, ln_bytes_t key, ln_bytes_t value);
void ln_batch_delete(ln_batch_t *batch, ln_kv_place_t place, ln_bytes_t key);
void ln_batch_delete_prefix(ln_batch_t *batch, ln_bytes_t prefix);

/* The BCS form of the reference's Batch, which historically hashed views hash (spec 02 §2.10). */
ln_bytes_t ln_batch_bcs(ln_arena_t *arena, const ln_batch_t *batch);

#endif
