/* SPDX-License-Identifier: Apache-2.0 */
/* worker/parcel.h - messages between chains that wait to be handled by a shard.
 *
 * A list in order, and a table by (sender, recipient, kind), so that a newer message takes the
 * place of an older one (spec 04 §5.3).
 *
 * Threads: one. */
#ifndef LN_WORKER_PARCEL_H
#define LN_WORKER_PARCEL_H

#include "base/list.h"
#include "base/table.h"
#include "types/gen/node.h"

/* What lies in the queue of a shard: a parcel, or a request (ln_shard_job_t). */
typedef struct {
    ln_link_t link;
    bool is_parcel;
} ln_shard_item_t;

typedef struct {
    ln_chain_id_t sender, recipient;
    uint8_t is_update;
} ln_parcel_key_t;

typedef struct {
    ln_shard_item_t item;
    ln_parcel_key_t key;
    ln_arena_t arena; /* of the request, and later of whoever handles it */
    ln_cross_chain_request_t request;
} ln_parcel_t;

typedef struct {
    ln_link_t items;
    ln_table_t by_key;
} ln_parcels_t;

/* The chain that has to handle it. */
const ln_chain_id_t *ln_cross_chain_target(const ln_cross_chain_request_t *request);

/* Messages with the same key stand for each other; the newest one counts. */
ln_parcel_key_t ln_parcel_key(const ln_cross_chain_request_t *request);

/* A parcel with a copy of the request, in an arena of its own. */
ln_parcel_t *ln_parcel_new(const ln_cross_chain_request_t *request);
void ln_parcel_free(ln_parcel_t *parcel);

/* An empty list; seed as in base/table.h. Release frees what still waits. */
void ln_parcels_init(ln_parcels_t *parcels, uint64_t seed);
void ln_parcels_release(ln_parcels_t *parcels);

/* Takes the parcel over; frees the waiting one that it stands for. */
void ln_parcels_add(ln_parcels_t *parcels, ln_parcel_t *parcel);

/* The oldest, which then belongs to the caller; null if none waits. */
ln_parcel_t *ln_parcels_take(ln_parcels_t *parcels);

/* Is nothing waiting? */
static inline bool ln_parcels_empty(const ln_parcels_t *parcels)
{
    return ln_list_empty(&parcels->items);
}

#endif
