/* SPDX-License-Identifier: Apache-2.0 */
/* kv/kv.h - the storage seam: an ordered map from byte strings to byte strings (spec 02 §1.1).
 *
 * Bodies: memory (kv/memory.h), RocksDB (kv/rocksdb.h), a storage server (kvd/client.h). Wrappers
 * that are stores themselves: a key prefix (kv/prefix.h), faults (kv/fault.h), packed small keys
 * (kv/page.h).
 *
 * Writing and making durable are two things. A batch is applied as a whole and is seen by every
 * read that begins after the write returned; it survives a crash of the machine only after a sync
 * that began after that. Batches become durable in the order in which they were written: a crash
 * loses whole batches from the end, never one from the middle. That is what group commit rests on
 * (kv/commit.h).
 *
 * Threads: any, unless a body says otherwise. Two writes at the same time are applied in some
 * order. A store must outlive the stores that wrap it. */
#ifndef LN_KV_KV_H
#define LN_KV_KV_H

#include "base/buffer.h"
#include "base/err.h"
#include "kv/batch.h"

typedef struct {
    ln_bytes_t key; /* without the prefix that was asked for */
    ln_bytes_t value;
} ln_kv_entry_t;

typedef struct {
    ln_kv_entry_t *items;
    size_t count;
} ln_kv_entry_list_t;

typedef struct ln_kv ln_kv_t;

/* A range of keys: those with prefix whose rest is not less than from, at most limit of them. */
typedef struct {
    ln_bytes_t prefix, from;
    size_t limit;
    bool keys_only;
} ln_kv_range_t;

typedef struct {
    ln_err_t (*get)(ln_kv_t *kv, ln_call_t *call, ln_bytes_t *value, bool *found, ln_bytes_t key,
                    ln_kv_place_t place);
    ln_err_t (*scan)(ln_kv_t *kv, ln_call_t *call, ln_kv_entry_list_t *out,
                     const ln_kv_range_t *range);
    ln_err_t (*write)(ln_kv_t *kv, ln_call_t *call, const ln_batch_t *batch);
    ln_err_t (*sync)(ln_kv_t *kv, ln_call_t *call);
    void (*free)(ln_kv_t *kv);
} ln_kv_ops_t;

struct ln_kv {
    const ln_kv_ops_t *ops;
    bool durable_at_once; /* a sync does nothing: what was written need not wait for one */
};

/* The value lives in the call's arena. LN_OK with *found false if there is none. place tells a
 * packed store where the key lies; LN_KV_ENTRY elsewhere. */
LN_CHECKED static inline ln_err_t ln_kv_get(ln_kv_t *kv, ln_call_t *call, ln_bytes_t *value,
                                            bool *found, ln_bytes_t key, ln_kv_place_t place)
{
    return kv->ops->get(kv, call, value, found, key, place);
}

/* Entries in increasing order, in the call's arena; without values if keys_only. */
LN_CHECKED static inline ln_err_t ln_kv_scan(ln_kv_t *kv, ln_call_t *call, ln_kv_entry_list_t *out,
                                             const ln_kv_range_t *range)
{
    return kv->ops->scan(kv, call, out, range);
}

/* Applies the batch, all of it or, on failure, nothing. */
LN_CHECKED static inline ln_err_t ln_kv_write(ln_kv_t *kv, ln_call_t *call, const ln_batch_t *batch)
{
    return kv->ops->write(kv, call, batch);
}

/* Makes everything durable that was written before. */
LN_CHECKED static inline ln_err_t ln_kv_sync(ln_kv_t *kv, ln_call_t *call)
{
    return kv->ops->sync(kv, call);
}

/* Closes the store and frees it. Null is allowed. */
static inline void ln_kv_free(ln_kv_t *kv)
{
    if (kv != NULL)
        kv->ops->free(kv);
}

/* The first key behind all keys with this prefix; *bounded is false if there is none (spec 02
 * §1.1). In the arena. */
ln_bytes_t ln_kv_prefix_end(ln_arena_t *arena, ln_bytes_t prefix, bool *bounded);

#endif
