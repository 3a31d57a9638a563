/* SPDX-License-Identifier: Apache-2.0 */
/* client/received.h - messages from chains of others (spec 04 §11.4, §11.5).
 *
 * Validators keep, for every chain, a log of who has sent it something in which block. The client
 * reads the logs on from where it stopped last time, fetches exactly these blocks and looks through
 * them; a sender's other blocks are never downloaded. */
#ifndef LN_CLIENT_RECEIVED_H
#define LN_CLIENT_RECEIVED_H

#include "client/sync.h"

/* All messages to a chain that validators know of. Validators that fail are left out; what could
 * not be had is tried again the next time. */
LN_CHECKED ln_err_t ln_receive_all(ln_call_t *call, ln_client_t *client,
                                   const ln_chain_id_t *chain_id);

/* One block of a sender that has a message for chain_id, and what it has sent before and is not
 * here yet; from one validator. */
LN_CHECKED ln_err_t ln_receive_from(ln_call_t *call, ln_remote_t *remote,
                                    const ln_chain_id_t *chain_id, const ln_chain_id_t *sender,
                                    ln_block_height_t height);

#endif
