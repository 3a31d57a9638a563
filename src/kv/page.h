/* SPDX-License-Identifier: Apache-2.0 */
/* kv/page.h - one partition of a store whose small single keys lie together in one record.
 *
 * A chain has some forty registers, and every block changes ten of them. As keys of their own they
 * would cost more than everything else a block writes; in one record, the page, they cost one key:
 *
 *     PREFIX 00             the page: version, then (key, value) in order of the keys
 *     PREFIX key            an entry, or a static value of more than 1 KiB (the page then says so)
 *
 * Which keys go into the page is said by whoever reads and writes them (LN_KV_STATIC). The page is
 * read when the partition is opened and held in memory. No key of the partition may begin with a
 * zero byte (views never make one: spec 02 §1.3).
 *
 * Many of a chain's maps are empty most of the time, and cleared with every block all the same. The
 * page remembers prefixes under which it has found or left nothing, answers for them without asking
 * the store below, and deletes nothing there.
 *
 * A page is itself a store for reading. Writing is a translation: ln_page_apply turns a batch of
 * the partition into operations on the store below, so that one batch can change several
 * partitions. What was applied is seen by reads through the page at once, whether or not the batch
 * gets written; if it does not, the page must be thrown away.
 *
 * Threads: one at a time. Memory: the arena, which must outlive the page; every change adds to it.
 */
#ifndef LN_KV_PAGE_H
#define LN_KV_PAGE_H

#include "kv/kv.h"

#define LN_PAGE_INLINE_MAX 1024
#define LN_PAGE_EMPTY_MAX 24

typedef struct {
    ln_bytes_t key, value;
    bool spilled; /* the value lies under its own key */
} ln_page_entry_t;

typedef struct {
    ln_kv_t kv; /* for reading */
    ln_kv_t *below;
    ln_arena_t *arena;
    ln_bytes_t prefix;
    ln_page_entry_t *items;
    size_t count;
    struct {
        ln_bytes_t items[LN_PAGE_EMPTY_MAX]; /* none a prefix of another */
        size_t count;
    } empty; /* prefixes without a key in the store below */
} ln_page_t;

/* Reads the page; an absent one is empty. The prefix is copied. LN_ERR_CORRUPT if the record is
 * damaged or of an unknown version. */
LN_CHECKED ln_err_t ln_page_open(ln_call_t *call, ln_page_t *page, ln_kv_t *below,
                                 ln_arena_t *arena, ln_bytes_t prefix);

/* Appends to out what has to be done below for batch; borrows from both arenas. */
void ln_page_apply(ln_page_t *page, ln_batch_t *out, const ln_batch_t *batch);

#endif
