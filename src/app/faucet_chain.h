/* SPDX-License-Identifier: Apache-2.0 */
/* app/faucet_chain.h - the chain that pays for a faucet: one of the session's own
 * (faucet/faucet.h).
 */
#ifndef LN_APP_FAUCET_CHAIN_H
#define LN_APP_FAUCET_CHAIN_H

#include "app/session.h"
#include "faucet/faucet.h"

typedef struct {
    ln_session_t *session;
    ln_chain_client_t chain;
} ln_faucet_payer_t;

/* Brings the chain up to date and takes in waiting messages. From a task; the session must outlive
 * the payer, which must not move. */
LN_CHECKED ln_err_t ln_faucet_payer_init(ln_call_t *call, ln_faucet_payer_t *payer,
                                         ln_session_t *session, const ln_chain_id_t *chain_id);
void ln_faucet_payer_release(ln_faucet_payer_t *payer);

/* The seam of the faucet. */
ln_faucet_chain_t ln_faucet_payer_chain(ln_faucet_payer_t *payer);

#endif
