/* SPDX-License-Identifier: Apache-2.0 */
/* kv/commit.h - group commit: what was promised is let out when it is durable, many at a time.
 *
 *     shard thread    write A   write B   write C   write D ...
 *     commit thread             [ sync: A ]  [ sync: B C D ] ...
 *     let out                            A              B C D
 *
 * A shard writes its batch (which everybody here sees at once), hands over what must not be said
 * before the batch is durable, and goes on with the next message. A thread syncs the store again
 * and again, and after each sync releases what had been handed over before it began, in order.
 *
 * If a sync fails, nothing more is released and the process stops with a clear message: what has
 * been promised to nobody may be lost, and saying anything else could be a lie.
 *
 * Threads: submit from any; release is called on the commit thread, or, if the store is durable at
 * once, within submit. */
#ifndef LN_KV_COMMIT_H
#define LN_KV_COMMIT_H

#include "base/queue.h"
#include "kv/kv.h"

typedef struct ln_commit ln_commit_t;

typedef struct ln_commit_item {
    ln_link_t link;
    void (*release)(struct ln_commit_item *item);
} ln_commit_item_t;

/* Starts the thread. The store must outlive the stage. */
ln_commit_t *ln_commit_start(ln_kv_t *kv);

/* Syncs and releases everything handed over, then ends the thread and frees the stage. */
void ln_commit_stop(ln_commit_t *commit);

/* Hands item over; it belongs to the stage until release is called. */
void ln_commit_submit(ln_commit_t *commit, ln_commit_item_t *item);

#endif
