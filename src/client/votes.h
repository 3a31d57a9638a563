/* SPDX-License-Identifier: Apache-2.0 */
/* client/votes.h - a quorum's votes, made into certificates (spec 04 §10.5, §10.6).
 *
 * Each function asks every validator of the committee to vote, makes the certificate, and takes it
 * in here. Votes that came during the grace period are in the certificate too. */
#ifndef LN_CLIENT_VOTES_H
#define LN_CLIENT_VOTES_H

#include "client/client.h"

/* For a proposal whose execution gives block: a confirmed certificate in the fast round, else a
 * validated one that is confirmed at once. */
LN_CHECKED ln_err_t ln_certify_proposal(ln_call_t *call, ln_client_t *client,
                                        ln_confirmed_block_certificate_t *out,
                                        const ln_committee_t *committee,
                                        const ln_block_proposal_t *proposal,
                                        const ln_block_t *block);

/* For a block that a quorum has validated in the current round. */
LN_CHECKED ln_err_t ln_certify_validated(ln_call_t *call, ln_client_t *client,
                                         ln_confirmed_block_certificate_t *out,
                                         const ln_committee_t *committee,
                                         const ln_validated_block_certificate_t *validated);

/* That a round is over. */
LN_CHECKED ln_err_t ln_certify_timeout(ln_call_t *call, ln_client_t *client,
                                       const ln_committee_t *committee, const ln_timeout_t *timeout,
                                       ln_round_t round);

/* Brings all blocks below height to a quorum of the committee; with wait, until their messages
 * have been delivered. latest may be null. */
LN_CHECKED ln_err_t ln_update_validators(ln_call_t *call, ln_client_t *client,
                                         const ln_committee_t *committee,
                                         const ln_chain_id_t *chain_id, ln_block_height_t height,
                                         bool wait, const ln_confirmed_block_certificate_t *latest);

#endif
