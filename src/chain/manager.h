/* SPDX-License-Identifier: Apache-2.0 */
/* chain/manager.h - consensus on the next block of a chain (spec 01 §5.1, §5.4, §5.6, §5.8, §5.15).
 *
 * For one height the manager knows the current round, the proposals it has seen, the locking block
 * and the votes that this validator has cast:
 *
 *     proposal --> validated vote --quorum--> certificate = locking block --> confirmed vote
 *     fast proposal = locking block --> confirmed vote
 *
 * The rules that keep two validators from confirming different blocks:
 *   1. At most one validated vote per round, in increasing rounds, never below the lock.
 *   2. A confirmed vote needs a validated certificate of the current round, or a fast proposal.
 *   3. After a confirmed vote in a round, a proposal needs a validated certificate of that round or
 * a later one, or must be the same fast block again.
 *   4. Nothing is answered before it is stored.
 *
 * Functions decide and record; a validator's secret key makes them vote, a client passes null. They
 * work on the chain's state in memory and save nothing.
 *
 * When a block is executed, everything is forgotten (reset). */
#ifndef LN_CHAIN_MANAGER_H
#define LN_CHAIN_MANAGER_H

#include "chain/chain.h"
#include "types/gen/info.h"

typedef const ln_secp256k1_secret_t ln_validator_key_t;

/* Begins a height with the chain's ownership and the account keys of a committee. Also forgets the
 * pending blobs. */
void ln_manager_reset(ln_call_t *call, ln_chain_t *chain, const ln_committee_t *committee,
                      ln_block_height_t height, ln_timestamp_t now);

/* The current round; it only grows while the height lasts. */
static inline ln_round_t ln_manager_round(const ln_chain_manager_t *manager)
{
    return *ln_chain_manager_current_round(manager);
}

/* The leader of a single-leader or validator round; none in other rounds. */
ln_account_owner_opt_t ln_manager_leader(const ln_chain_manager_t *manager, ln_round_t round);

/* May the owner propose in the round? Super owners always may. */
bool ln_manager_may_propose(const ln_chain_manager_t *manager, const ln_account_owner_t *owner,
                            ln_round_t round);

/* The round of a locking block: fast, or that of its certificate. */
ln_round_t ln_locking_block_round(const ln_locking_block_t *locking);

/* Moves to the highest round that a timeout, lock or proposal justifies. *changed if it did. */
void ln_manager_update_round(ln_chain_manager_t *manager, ln_timestamp_t now, bool *changed);

typedef enum { LN_MANAGER_ACCEPT, LN_MANAGER_SKIP } ln_manager_decision_t;

/* May this proposal be voted for? SKIP: it is the one already known. Errors as in spec 01 §5.4 step
 * 9. */
LN_CHECKED ln_err_t ln_manager_check_proposal(ln_call_t *call, const ln_chain_manager_t *manager,
                                              const ln_block_proposal_t *proposal,
                                              ln_manager_decision_t *decision);

/* Remembers that the owner signed it, in early rounds, even if nothing else comes of it. */
void ln_manager_note_signed(ln_chain_manager_t *manager, const ln_block_proposal_t *proposal,
                            ln_timestamp_t now, bool *changed);

/* Accepts a checked proposal: locks if it says so, and votes for the block. */
void ln_manager_vote_for_proposal(ln_call_t *call, ln_chain_manager_t *manager,
                                  const ln_block_proposal_t *proposal, const ln_block_t *block,
                                  const ln_blob_content_list_t *blobs, ln_timestamp_t now,
                                  ln_validator_key_t *key);

/* Must a validated certificate be looked at? SKIP: this validator has already voted to confirm it
 * in this round. Errors as in spec 01 §5.6 step 5. */
LN_CHECKED ln_err_t ln_manager_check_validated(ln_call_t *call, const ln_chain_manager_t *manager,
                                               const ln_hash_t *hash, ln_round_t round,
                                               ln_manager_decision_t *decision);

/* Locks on a checked certificate, and votes to confirm it if it is of the current round. */
void ln_manager_vote_to_confirm(ln_call_t *call, ln_chain_manager_t *manager,
                                const ln_validated_block_certificate_t *certificate,
                                const ln_hash_t *hash, const ln_blob_content_list_t *blobs,
                                ln_timestamp_t now, ln_validator_key_t *key);

/* Takes in a checked timeout certificate of any round. */
void ln_manager_handle_timeout(ln_chain_manager_t *manager,
                               const ln_timeout_certificate_t *certificate, ln_timestamp_t now);

/* Votes for the timeout of the current round if it is over (spec 01 §5.9 step 1). *voted tells
 * whether there is something to save. */
LN_CHECKED ln_err_t ln_manager_vote_for_timeout(ln_call_t *call, ln_chain_manager_t *manager,
                                                const ln_timeout_t *timeout, ln_round_t round,
                                                ln_timestamp_t now, ln_validator_key_t *key,
                                                bool *voted);

/* A blob that a proposal or the lock needs; *found is false if the manager has none. */
LN_CHECKED ln_err_t ln_manager_proposed_blob(ln_call_t *call, const ln_chain_manager_t *manager,
                                             ln_blob_content_t *out, bool *found,
                                             const ln_blob_id_t *id);
LN_CHECKED ln_err_t ln_manager_locking_blob(ln_call_t *call, const ln_chain_manager_t *manager,
                                            ln_blob_content_t *out, bool *found,
                                            const ln_blob_id_t *id);

/* What everybody may see; with requested, also proposals, lock and the blocks voted for. Borrows
 * from the chain. */
ln_chain_manager_info_t ln_manager_info(const ln_chain_manager_t *manager, bool requested);

#endif
