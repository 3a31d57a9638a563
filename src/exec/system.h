/* SPDX-License-Identifier: Apache-2.0 */
/* exec/system.h - the execution state as a whole: its hash, its committee, its beginning. */
#ifndef LN_EXEC_SYSTEM_H
#define LN_EXEC_SYSTEM_H

#include "exec/gen/state.h"
#include "store/store.h"

/* The committee of the chain's current epoch: the one that the store knows, else the chain's own
 * (needed inside a block that has just changed the epoch); null if there is none (spec 02 §6.6). It
 * lives as long as the store or the state. */
LN_CHECKED ln_err_t ln_system_committee(ln_call_t *call, ln_store_t *store,
                                        const ln_execution_state_t *state,
                                        const ln_committee_t **out);

/* Has the chain a description, owners, a committee and an admin chain? */
LN_CHECKED ln_err_t ln_system_is_active(ln_call_t *call, ln_store_t *store,
                                        const ln_execution_state_t *state, bool *active);

/* The state hash of a block header (spec 02 §3): zero if the current committee's policy says so. */
LN_CHECKED ln_err_t ln_execution_state_hash(ln_call_t *call, ln_store_t *store,
                                            ln_execution_state_t *state, ln_hash_t *out);

/* Sets up the state of a chain from its description blob (spec 02 §6.7). LN_ERR_BLOBS_NOT_FOUND if
 * the blob is missing, LN_ERR_EVENTS_NOT_FOUND if committees are, LN_ERR_NO_NETWORK_DESCRIPTION. */
LN_CHECKED ln_err_t ln_system_initialise(ln_call_t *call, ln_store_t *store,
                                         ln_execution_state_t *state,
                                         const ln_chain_id_t *chain_id);

/* Is the owner one of the chain's owners, regular or super? */
bool ln_ownership_has(const ln_chain_ownership_t *ownership, const ln_account_owner_t *owner);

/* Has the chain owners, or lets it the validators propose at once? */
bool ln_ownership_is_active(const ln_chain_ownership_t *ownership);

/* Fails with LN_ERR_BLOBS_NOT_FOUND and the ids as detail. */
ln_err_t ln_blobs_not_found(ln_call_t *call, const ln_blob_id_list_t *ids);
ln_err_t ln_blob_not_found(ln_call_t *call, const ln_blob_id_t *id);
ln_err_t ln_events_not_found(ln_call_t *call, const ln_event_id_list_t *ids);

#endif
