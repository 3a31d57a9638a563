/* SPDX-License-Identifier: Apache-2.0 */
/* app/faucet_service.h - a faucet while it runs: the chain that pays, the claims, the address.
 *
 * Threads: the session's loop, from outside of its tasks. */
#ifndef LN_APP_FAUCET_SERVICE_H
#define LN_APP_FAUCET_SERVICE_H

#include "app/faucet_chain.h"
#include "faucet/server.h"

typedef struct {
    ln_chain_id_t chain_id;     /* of the session's wallet; pays */
    ln_faucet_options_t faucet; /* loop, chain and genesis are set here */
    uint16_t port;
} ln_faucet_service_options_t;

typedef struct {
    ln_session_t *session;
    ln_faucet_service_options_t options;
    ln_faucet_payer_t payer;
    ln_faucet_t *faucet;
    ln_faucet_server_t *server;
    ln_err_t err; /* private */
} ln_faucet_service_t;

/* Brings the chain up to date and begins to answer, in the rounds of the loop. The session must
 * outlive the service, which must not move. */
LN_CHECKED ln_err_t ln_faucet_service_start(ln_session_t *session, ln_faucet_service_t *service,
                                            const ln_faucet_service_options_t *options);
void ln_faucet_service_stop(ln_faucet_service_t *service);

#endif
