/* SPDX-License-Identifier: Apache-2.0 */
/* faucet/claims.h - who got what from a faucet, in an SQLite file (spec 04 §16.5).
 *
 * The tables are the reference's, so that either program can go on with the other's file:
 *
 *     chains(owner, chain_id, created_at)           one row for an owner; microseconds
 *     daily_claims(owner, chain_id, last_period)
 *
 * and one of our own, linen_progress(next_height): the first block of the faucet's chain that may
 * have opened chains which are not in the file.
 *
 * Threads: one at a time. Errors: LN_ERR_STORAGE with SQLite's words. */
#ifndef LN_FAUCET_CLAIMS_H
#define LN_FAUCET_CLAIMS_H

#include "types/gen/ids.h"

typedef struct ln_claims ln_claims_t;

/* Opens the file or makes it. */
LN_CHECKED ln_err_t ln_claims_open(ln_call_t *call, ln_claims_t **out, const char *path);
void ln_claims_close(ln_claims_t *claims); /* null is allowed */

/* All changes between the two are made at once, or not at all. */
LN_CHECKED ln_err_t ln_claims_begin(ln_call_t *call, ln_claims_t *claims);
LN_CHECKED ln_err_t ln_claims_commit(ln_call_t *call, ln_claims_t *claims);
void ln_claims_rollback(ln_claims_t *claims);

typedef struct {
    bool some;
    ln_chain_id_t chain_id;
    ln_timestamp_t created;
} ln_claim_row_t;

LN_CHECKED ln_err_t ln_claims_chain(ln_call_t *call, ln_claims_t *claims, ln_claim_row_t *out,
                                    const ln_account_owner_t *owner);

/* Is there an owner that got this chain? */
LN_CHECKED ln_err_t ln_claims_knows_chain(ln_call_t *call, ln_claims_t *claims, bool *out,
                                          const ln_chain_id_t *chain_id);

/* Replaces what was there of this owner. */
LN_CHECKED ln_err_t ln_claims_put_chain(ln_call_t *call, ln_claims_t *claims,
                                        const ln_account_owner_t *owner,
                                        const ln_chain_id_t *chain_id, ln_timestamp_t created);

/* The last day for which the owner got tokens; 0, the day of the chain, if none. */
LN_CHECKED ln_err_t ln_claims_last_period(ln_call_t *call, ln_claims_t *claims, uint64_t *out,
                                          const ln_account_owner_t *owner);
LN_CHECKED ln_err_t ln_claims_put_period(ln_call_t *call, ln_claims_t *claims,
                                         const ln_account_owner_t *owner,
                                         const ln_chain_id_t *chain_id, uint64_t period);

/* Some is false in a file that was made by the reference, or is new. */
LN_CHECKED ln_err_t ln_claims_progress(ln_call_t *call, ln_claims_t *claims,
                                       ln_block_height_opt_t *out);
LN_CHECKED ln_err_t ln_claims_put_progress(ln_call_t *call, ln_claims_t *claims,
                                           ln_block_height_t next);

#endif
