/* SPDX-License-Identifier: Apache-2.0 */
/* faucet/faucet_priv.h - a faucet from the inside.
 *
 * A request is made by the task that waits for it and answered by the one task that makes batches.
 * It lives on its own, because the waiting task may be cancelled while its request is in a block:
 * then it is abandoned, and whoever answers it frees it. */
#ifndef LN_FAUCET_FAUCET_PRIV_H
#define LN_FAUCET_FAUCET_PRIV_H

#include "faucet/claims.h"
#include "faucet/faucet.h"

#define LN_FAUCET_DAY_US ((uint64_t)86400 * 1000000)

typedef struct {
    ln_link_t link; /* in the queue; in none while it is in a batch */
    ln_account_owner_t owner;
    bool is_daily;
    ln_chain_id_t target; /* of a daily claim: the owner's first chain */
    uint64_t period;      /* and the day */
    bool abandoned;
    ln_signal_t answered;
    uint64_t begun_us;
    /* --- the answer */
    ln_err_t err;
    ln_arena_t memory; /* of the following */
    ln_bytes_t text;   /* of the error */
    ln_chain_description_t description;
    ln_hash_t certificate_hash;
} ln_faucet_request_t;

struct ln_faucet {
    ln_faucet_options_t options;
    ln_claims_t *claims;
    ln_amount_t start_balance;
    ln_timestamp_t start;
    ln_link_t queue;
    size_t queued;
    size_t batch_max;
    bool unsure;         /* there may be blocks that have opened chains we do not know */
    ln_group_t group;    /* of the batch task */
    ln_signal_t waiting; /* for the batch task: there is something in the queue */
};

/* The body of the batch task (faucet/batch.c). */
void ln_faucet_run_batches(void *subject);

/* Enters the chains of blocks that the file does not know (faucet/catch_up.c). */
LN_CHECKED ln_err_t ln_faucet_catch_up(ln_call_t *call, ln_faucet_t *faucet);

/* Enters the chains that one block has opened, between ln_claims_begin and _commit. */
LN_CHECKED ln_err_t ln_faucet_enter_block(ln_call_t *call, ln_faucet_t *faucet,
                                          const ln_faucet_block_t *block);

/* The one owner of a chain that the faucet opened; some is false if it has none or several. */
ln_account_owner_opt_t ln_faucet_owner_of(const ln_chain_description_t *description);

/* Fills in target and period of a daily claim. LN_ERR_INVALID_INPUT if there is none to have. */
LN_CHECKED ln_err_t ln_faucet_check_daily(ln_call_t *call, ln_faucet_t *faucet,
                                          ln_faucet_request_t *request);

void ln_faucet_request_free(ln_faucet_request_t *request);

#endif
