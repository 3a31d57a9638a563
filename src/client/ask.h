/* SPDX-License-Identifier: Apache-2.0 */
/* client/ask.h - one validator's vote: for a proposal, to confirm a block, for a timeout (spec 04
 * §9.5).
 *
 * A validator that cannot vote says what it lacks: the chain, a sender's block, an epoch, blobs, or
 * time. It gets that (client/push.h) and is asked again, as long as there is something new to try.
 * Votes are checked: signed by the validator. Whether they are for the right block is seen where
 * they are counted (client/votes.c). */
#ifndef LN_CLIENT_ASK_H
#define LN_CLIENT_ASK_H

#include "client/remote.h"

/* LN_ERR_MISSING_VOTE if the validator answers without a vote; its refusal otherwise. */

/* required are the ids of all blobs that the block needs. */
LN_CHECKED ln_err_t ln_ask_proposal_vote(ln_call_t *call, ln_remote_t *remote, ln_lite_vote_t *vote,
                                         const ln_block_proposal_t *proposal,
                                         const ln_blob_id_list_t *required);
LN_CHECKED ln_err_t ln_ask_confirm_vote(ln_call_t *call, ln_remote_t *remote, ln_lite_vote_t *vote,
                                        const ln_validated_block_certificate_t *certificate);
LN_CHECKED ln_err_t ln_ask_timeout_vote(ln_call_t *call, ln_remote_t *remote, ln_lite_vote_t *vote,
                                        const ln_chain_id_t *chain_id, ln_block_height_t height,
                                        ln_round_t round);

#endif
