/* SPDX-License-Identifier: Apache-2.0 */
/* store/store.h - what a validator or a client keeps besides the state of chains: blocks with their
 * certificates, blobs, events, the network's description; and where the state of each chain lies.
 *
 * Our own layout; nobody else reads it (only the hash of the execution state is protocol):
 *
 *     'V'                          version of this layout, checked when the store is opened
 *     'N'                          NetworkDescription
 *     'B' block hash               the block and its certificate (store/certificate.c)
 *     'H' chain id, BE64 height    hash of the certified block at that height
 *     'b' blob id                  content of the blob
 *     's' blob id                  BlobState: which block used it last
 *     'E' chain id, stream, BE32 index    event
 *     'C' chain id                 the chain's state: a page (kv/page.h) and entries
 *
 * One block is one record, so that confirming it costs one key, and sending it to a client is a
 * copy.
 *
 * Threads: any. Committees and the network description are remembered behind a lock. Errors:
 * reading gives LN_ERR_STORAGE, or LN_ERR_CORRUPT for what cannot be right. */
#ifndef LN_STORE_STORE_H
#define LN_STORE_STORE_H

#include "kv/kv.h"
#include "types/gen/certificate.h"
#include "types/gen/committee.h"
#include "types/gen/info.h"
#include "types/gen/stored.h"

typedef struct ln_store ln_store_t;

/* Opens the store in kv, which it does not own; makes it if kv is empty. LN_ERR_CORRUPT if kv holds
 * something else or another version. */
LN_CHECKED ln_err_t ln_store_open(ln_call_t *call, ln_store_t **out, ln_kv_t *kv);
void ln_store_close(ln_store_t *store);
ln_kv_t *ln_store_kv(ln_store_t *store);

/* The key prefix of a chain's state; in the arena. */
ln_bytes_t ln_store_chain_prefix(ln_arena_t *arena, const ln_chain_id_t *chain_id);

/* --- network */

/* *found is false if the store has not been initialised. */
LN_CHECKED ln_err_t ln_store_network(ln_call_t *call, ln_store_t *store,
                                     ln_network_description_t *out, bool *found);
void ln_store_put_network(ln_batch_t *batch, const ln_network_description_t *network);

/* The committee of an epoch by spec 01 §8.3: from the network's description for epoch 0, from the
 * admin chain's event otherwise; null if a piece is missing. It lives as long as the store. */
LN_CHECKED ln_err_t ln_store_committee(ln_call_t *call, ln_store_t *store,
                                       const ln_committee_t **out, ln_epoch_t epoch);

/* --- blobs */

/* The content; whether there is one; where the blob was used last. *found is false without one. */
LN_CHECKED ln_err_t ln_store_blob(ln_call_t *call, ln_store_t *store, ln_bytes_t *content,
                                  bool *found, const ln_blob_id_t *id);
LN_CHECKED ln_err_t ln_store_has_blob(ln_call_t *call, ln_store_t *store, bool *found,
                                      const ln_blob_id_t *id);
LN_CHECKED ln_err_t ln_store_blob_state(ln_call_t *call, ln_store_t *store, ln_blob_state_t *out,
                                        bool *found, const ln_blob_id_t *id);
/* Borrows the content until the batch is written. The caller has checked it against the id. */
void ln_store_put_blob(ln_batch_t *batch, const ln_blob_id_t *id, ln_bytes_t content);

/* Writes the state of each id unless there is one of the same or a later epoch; no epoch is before
 * epoch 0 (spec 01 §5.7 step 3). */
LN_CHECKED ln_err_t ln_store_put_blob_states(ln_call_t *call, ln_store_t *store, ln_batch_t *batch,
                                             const ln_blob_id_list_t *ids,
                                             const ln_blob_state_t *state);

/* --- events */

/* The value of an event; *found is false if no block that is here has emitted it. */
LN_CHECKED ln_err_t ln_store_event(ln_call_t *call, ln_store_t *store, ln_bytes_t *value,
                                   bool *found, const ln_event_id_t *id);
void ln_store_put_event(ln_batch_t *batch, const ln_event_id_t *id, ln_bytes_t value);

/* --- blocks and certificates */

/* A stored certificate as it goes over the wire: both parts in BCS. */
typedef struct {
    ln_bytes_t lite;  /* LiteCertificate */
    ln_bytes_t block; /* Block */
} ln_raw_certificate_t;

/* Appends the certificate and its height to batch. hash is that of the block. */
void ln_store_put_certificate(ln_batch_t *batch,
                              const ln_confirmed_block_certificate_t *certificate,
                              const ln_hash_t *hash);

/* The decoded value borrows from what was read into the call's arena. */
LN_CHECKED ln_err_t ln_store_certificate(ln_call_t *call, ln_store_t *store,
                                         ln_confirmed_block_certificate_t *out, bool *found,
                                         const ln_hash_t *hash);
LN_CHECKED ln_err_t ln_store_raw_certificate(ln_call_t *call, ln_store_t *store,
                                             ln_raw_certificate_t *out, bool *found,
                                             const ln_hash_t *hash);
LN_CHECKED ln_err_t ln_store_has_certificate(ln_call_t *call, ln_store_t *store, bool *found,
                                             const ln_hash_t *hash);

/* The hash of the certified block at a height, executed or not. */
LN_CHECKED ln_err_t ln_store_block_hash(ln_call_t *call, ln_store_t *store, ln_hash_t *out,
                                        bool *found, const ln_chain_id_t *chain_id,
                                        ln_block_height_t height);

/* --- lists, for tools */

/* Chains with any state, in order, behind one of them, at most limit. */
LN_CHECKED ln_err_t ln_store_chain_ids_after(ln_call_t *call, ln_store_t *store,
                                             ln_chain_id_list_t *out,
                                             const ln_chain_id_opt_t *after, size_t limit);
LN_CHECKED ln_err_t ln_store_blob_ids(ln_call_t *call, ln_store_t *store, ln_blob_id_list_t *out);

#endif
