/* SPDX-License-Identifier: Apache-2.0 */
/* faucet/faucet_client.h - what a wallet asks a faucet: GraphQL over HTTP (spec 04 §16.6).
 *
 * A faucet is how somebody with nothing gets to a network: its genesis configuration, its
 * committee, a chain of one's own. What it says is not proved by anything; a wallet believes it
 * once, when it is made.
 *
 * Errors: LN_ERR_IO or LN_ERR_TIMEOUT if the faucet cannot be reached, LN_ERR_INVALID_INPUT with
 * its own words if it refuses, LN_ERR_DECODE if its answer makes no sense. All texts name the
 * address.
 *
 * Threads: that of the loop, from a task of it, or from outside of all: then the loop runs until
 * the answer is there. */
#ifndef LN_FAUCET_FAUCET_CLIENT_H
#define LN_FAUCET_FAUCET_CLIENT_H

#include "net/loop.h"
#include "types/gen/committee.h"
#include "types/gen/node.h"

typedef struct {
    ln_loop_t *loop;
    const char *url; /* http://HOST:PORT */
} ln_faucet_client_t;

/* What is answered lives in the call's arena. */

/* Which version it runs, how its network began, and the committee of today. */
LN_CHECKED ln_err_t ln_faucet_client_version(ln_call_t *call, const ln_faucet_client_t *faucet,
                                             ln_version_info_t *out);
LN_CHECKED ln_err_t ln_faucet_client_genesis(ln_call_t *call, const ln_faucet_client_t *faucet,
                                             ln_genesis_config_t *out);
LN_CHECKED ln_err_t ln_faucet_client_current_committee(ln_call_t *call,
                                                       const ln_faucet_client_t *faucet,
                                                       ln_committee_t *out);

/* Gives the owner a chain; the same again if there is one already. Takes as long as a block. */
LN_CHECKED ln_err_t ln_faucet_client_claim(ln_call_t *call, const ln_faucet_client_t *faucet,
                                           ln_chain_description_t *out,
                                           const ln_account_owner_t *owner);

typedef struct {
    ln_chain_id_t chain_id;
    ln_timestamp_t timestamp;
} ln_initial_claim_t;

/* *found is false if the owner has no chain from this faucet. */
LN_CHECKED ln_err_t ln_faucet_client_initial_claim(ln_call_t *call,
                                                   const ln_faucet_client_t *faucet,
                                                   ln_initial_claim_t *out, bool *found,
                                                   const ln_account_owner_t *owner);

typedef struct {
    ln_chain_id_t chain_id;
    ln_hash_t certificate_hash;
    ln_amount_t amount;
} ln_daily_claim_t;

/* Asks for the tokens of a day, for an owner who has a chain. Takes as long as a block. */
LN_CHECKED ln_err_t ln_faucet_client_daily_claim(ln_call_t *call, const ln_faucet_client_t *faucet,
                                                 ln_daily_claim_t *out,
                                                 const ln_account_owner_t *owner);

/* When the next daily claim is possible; none if the owner has no chain. */
LN_CHECKED ln_err_t ln_faucet_client_next_daily_claim(ln_call_t *call,
                                                      const ln_faucet_client_t *faucet,
                                                      ln_timestamp_opt_t *out,
                                                      const ln_account_owner_t *owner);

#endif
