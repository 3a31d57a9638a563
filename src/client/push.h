/* SPDX-License-Identifier: Apache-2.0 */
/* client/push.h - to one validator: certified blocks, and whatever it turns out to miss (spec 04
 * §9.5, §9.6).
 *
 * A validator may be behind, or have been away. It says so in its errors, and they are answered
 * with what the local node has: the chain's blocks, the admin chain, blobs. Each remedy is tried
 * once per call and cause. */
#ifndef LN_CLIENT_PUSH_H
#define LN_CLIENT_PUSH_H

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

/* The same for all blocks that are here, without waiting for messages. */
LN_CHECKED ln_err_t ln_push_to_tip(ln_call_t *call, ln_remote_t *remote,
                                   const ln_chain_id_t *chain_id);

/* --- shared with client/ask.c */

/* Then it has the block, and the signatures alone are enough. */
bool ln_has_signed(const ln_remote_t *remote, const ln_validator_signature_list_t *signatures);

/* A certificate without its block. */
LN_CHECKED ln_err_t ln_send_lite(ln_call_t *call, ln_remote_t *remote, ln_chain_info_t *info,
                                 const ln_lite_certificate_t *lite, bool wait);

/* A validator may only ask for blobs that the block needs, and for each once:
 * LN_ERR_EMPTY_BLOBS_NOT_FOUND and its kin otherwise. */
LN_CHECKED ln_err_t ln_check_missing_blobs(ln_call_t *call, const ln_block_t *block,
                                           const ln_blob_id_list_t *missing);

#endif
