/* SPDX-License-Identifier: Apache-2.0 */
/* client/chain_client.h - what the user does with one chain (spec 04 §10).
 *
 *     prepare -> pending block left over? finish it
 *             -> transactions: epochs, messages, operations
 *             -> stage: execute here, leaving out what fails     == pending block (in the wallet)
 *             -> propose -> quorum validates -> quorum confirms  == certificate
 *             -> certificate to all validators
 *
 * The block that we stage stays pending until something is certified at its height: whatever
 * happens on the way, the next call finishes it first, so that a block is never silently given up
 * for another one of the same height.
 *
 * Threads: the loop's; one call at a time for a chain. */
#ifndef LN_CLIENT_CHAIN_CLIENT_H
#define LN_CLIENT_CHAIN_CLIENT_H

#include "client/client.h"
#include "types/gen/config.h"

typedef struct {
    ln_client_t *client;
    ln_chain_id_t id;
    ln_account_owner_opt_t owner; /* who proposes */
    /* What the wallet knew of the chain: an older state from validators is an error. */
    ln_hash_opt_t known_hash;
    ln_block_height_t known_height;
    /* --- the pending block */
    ln_arena_t arena;
    bool has_pending;
    ln_proposed_block_t pending;
    ln_blob_content_list_t pending_blobs; /* that it publishes */
} ln_chain_client_t;

/* Begins with what the wallet has. LN_ERR_WALLET if its pending block cannot be read. */
LN_CHECKED ln_err_t ln_chain_client_init(ln_call_t *call, ln_chain_client_t *chain,
                                         ln_client_t *client, const ln_chain_id_t *id,
                                         const ln_wallet_chain_t *entry);
void ln_chain_client_release(ln_chain_client_t *chain);

/* What the wallet should remember; in the arena of the call. Compat: the owner in it is the
 * chain's; the wallet keeps its own (spec 04 §13.3). */
LN_CHECKED ln_err_t ln_chain_client_entry(ln_call_t *call, const ln_chain_client_t *chain,
                                          ln_wallet_chain_t *out);

/* The detail of LN_ERR_WAIT_FOR_TIMEOUT: nothing can be proposed before. */
typedef struct {
    ln_timestamp_t timestamp;
    ln_round_t round;
    ln_block_height_t height;
} ln_wait_t;

/* Brings the local node to where the chain is (spec 04 §10.1). */
LN_CHECKED ln_err_t ln_chain_client_prepare(ln_call_t *call, ln_chain_client_t *chain);

/* The owner, if it may propose: LN_ERR_NO_OWNER_KEY, LN_ERR_INACTIVE_CHAIN, LN_ERR_NOT_AN_OWNER. */
LN_CHECKED ln_err_t ln_chain_client_identity(ln_call_t *call, ln_chain_client_t *chain,
                                             ln_account_owner_t *out);

typedef struct {
    ln_operation_t *items;
    size_t count;
} ln_operations_t;

/* Commits one block with waiting messages, then these operations; blobs are what they publish.
 * LN_ERR_EMPTY_BLOCK if there is nothing to do; LN_ERR_WAIT_FOR_TIMEOUT (ln_wait_t);
 * LN_ERR_CONFLICTING_BLOCK (ln_hash_t) if another block was committed, pending before or proposed
 * by another owner. If a transaction fails, the error is its own and *failed_at its index among
 * the operations (SIZE_MAX: none of them); failed_at may be null. */
LN_CHECKED ln_err_t ln_chain_client_execute(ln_call_t *call, ln_chain_client_t *chain,
                                            ln_confirmed_block_certificate_t *out,
                                            const ln_operations_t *operations,
                                            const ln_blob_content_list_t *blobs, size_t *failed_at);

/* Takes in waiting messages until none is left; *blocks is how many blocks that took. */
LN_CHECKED ln_err_t ln_chain_client_process_inbox(ln_call_t *call, ln_chain_client_t *chain,
                                                  size_t *blocks);

/* Finishes the pending block, or a block that validators have locked; *committed is false if there
 * was none. */
LN_CHECKED ln_err_t ln_chain_client_finish_pending(ln_call_t *call, ln_chain_client_t *chain,
                                                   bool *committed,
                                                   ln_confirmed_block_certificate_t *out);

/* Everything that validators know of the chain, messages to it included (spec 04 §11.1). */
LN_CHECKED ln_err_t ln_chain_client_sync(ln_call_t *call, ln_chain_client_t *chain);

/* The balance of an owner (or the chain itself) as the last block left it. */
LN_CHECKED ln_err_t ln_chain_client_local_balance(ln_call_t *call, ln_chain_client_t *chain,
                                                  ln_amount_t *out,
                                                  const ln_account_owner_t *owner);

/* The same, as if waiting messages had been taken in (spec 04 §10.10). */
LN_CHECKED ln_err_t ln_chain_client_balance(ln_call_t *call, ln_chain_client_t *chain,
                                            ln_amount_t *out, const ln_account_owner_t *owner);

/* --- private to client/ */

/* The messages that a block should take in, by the policy (spec 04 §10.7). */
LN_CHECKED ln_err_t ln_chain_client_bundles(ln_call_t *call, ln_chain_client_t *chain,
                                            ln_incoming_bundle_list_t *out);

/* Executes a block here, fetching what it needs. */
LN_CHECKED ln_err_t ln_chain_client_stage(ln_call_t *call, ln_chain_client_t *chain,
                                          ln_staged_t *staged, size_t *failed_at,
                                          const ln_proposed_block_t *block,
                                          const ln_blob_content_list_t *blobs, bool may_drop,
                                          const ln_account_owner_t *balance_of);

void ln_chain_client_set_pending(ln_chain_client_t *chain, const ln_proposed_block_t *block,
                                 const ln_blob_content_list_t *blobs);
void ln_chain_client_clear_pending(ln_chain_client_t *chain);

/* The round in which a block could be proposed now; some is false if none (*wait tells until when,
 * if its timestamp is not 0). LN_ERR_WAIT_FOR_TIMEOUT is not returned but described. */
typedef struct {
    bool some;
    ln_round_t round;
    bool must_wait;
    ln_wait_t wait;
    const char *why; /* neither: no round, and none to wait for */
} ln_next_proposal_t;
LN_CHECKED ln_err_t ln_chain_client_next_round(ln_call_t *call, ln_chain_client_t *chain,
                                               ln_next_proposal_t *out,
                                               const ln_account_owner_t *identity,
                                               bool uses_oracles);

#endif
