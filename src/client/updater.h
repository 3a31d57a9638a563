/* SPDX-License-Identifier: Apache-2.0 */
/* client/updater.h - to one validator: proposals and certificates, and whatever it turns out to
 * miss (spec 04 §9.5, §9.6).
 *
 * A validator may be behind, or have been away. It says so in its errors, and this is where they
 * are answered: with the chain's blocks, the sender's blocks, the admin chain, or blobs, all of
 * which the local node has. Each remedy is tried once per call and cause. */
#ifndef LN_CLIENT_UPDATER_H
#define LN_CLIENT_UPDATER_H

#include "client/remote.h"

/* Brings a certified block to the validator, with the blobs it needs. With wait, the validator
 * answers when the block's messages have been delivered. */
LN_CHECKED ln_err_t ln_send_confirmed(ln_call_t *call, ln_remote_t *remote, ln_chain_info_t *info,
                                      const ln_confirmed_block_certificate_t *certificate,
                                      bool wait);

/* Makes the validator know the chain's blocks below target, then the newest round known here.
 * latest, if not null, is the certificate of the last of them. */
LN_CHECKED ln_err_t ln_push_chain(ln_call_t *call, ln_remote_t *remote,
                                  const ln_chain_id_t *chain_id, ln_block_height_t target,
                                  bool wait, const ln_confirmed_block_certificate_t *latest);

/* The three requests that ask for a vote, which is checked. LN_ERR_MISSING_VOTE if none came. */
LN_CHECKED ln_err_t ln_ask_proposal_vote(ln_call_t *call, ln_remote_t *remote, ln_lite_vote_t *vote,
                                         const ln_block_proposal_t *proposal,
                                         const ln_blob_id_list_t *required);
LN_CHECKED ln_err_t ln_ask_confirm_vote(ln_call_t *call, ln_remote_t *remote, ln_lite_vote_t *vote,
                                        const ln_validated_block_certificate_t *certificate);
LN_CHECKED ln_err_t ln_ask_timeout_vote(ln_call_t *call, ln_remote_t *remote, ln_lite_vote_t *vote,
                                        const ln_chain_id_t *chain_id, ln_block_height_t height,
                                        ln_round_t round);

#endif
