/* SPDX-License-Identifier: Apache-2.0 */
/* faucet/faucet.h - gives chains with some tokens to whoever asks (spec 04 §16).
 *
 *     claim -> [ queue ] -> batch: look again, rate limit, one block -> claims in a file -> answer
 *                              ^                               |
 *                              +--- smaller batch, once more --+ the block was too large or
 *                                                                too expensive
 *
 * Many claims become one block, because a block costs the committee about the same with one
 * operation as with a hundred. An owner gets one chain; asking again gives the same one.
 *
 * A crash between the block and the row in the file loses nothing: which chains the faucet's chain
 * has opened stands in its blocks, and the faucet reads the ones that it has not seen when it
 * starts, and after every block whose fate is not clear.
 *
 * The faucet knows the chain only through the functions of ln_faucet_chain_t.
 *
 * Threads: those of one loop; what can wait must be called from a task of it. */
#ifndef LN_FAUCET_FAUCET_H
#define LN_FAUCET_FAUCET_H

#include "net/loop.h"
#include "types/gen/committee.h"
#include "types/gen/operation.h"

/* What a block of the faucet's chain did. */
typedef struct {
    ln_hash_t certificate_hash;
    ln_block_height_t height;
    ln_timestamp_t timestamp;
    ln_chain_description_list_t opened; /* the chains that it opened */
} ln_faucet_block_t;

typedef struct {
    const ln_system_operation_t *items;
    size_t count;
} ln_faucet_operations_t;

/* The chain that pays. All functions may wait; results live in the call's arena. */
typedef struct {
    void *owner;

    /* The balance as the last block left it. */
    ln_err_t (*balance)(void *owner, ln_call_t *call, ln_amount_t *out);

    /* Commits these operations in one block. If one of them fails, the error is its own and
     * *failed_at its index; SIZE_MAX if that is not known. LN_ERR_WAIT_FOR_TIMEOUT and
     * LN_ERR_CONFLICTING_BLOCK as in client/chain_client.h. After an error the block may be
     * committed all the same, now or later. */
    ln_err_t (*commit)(void *owner, ln_call_t *call, ln_faucet_block_t *out, size_t *failed_at,
                       const ln_faucet_operations_t *operations);

    /* How many blocks the chain has, and what one of them did. */
    ln_err_t (*block_count)(void *owner, ln_call_t *call, uint64_t *out);
    ln_err_t (*block)(void *owner, ln_call_t *call, ln_faucet_block_t *out,
                      ln_block_height_t height);

    /* How a chain came to be that the faucet has opened. */
    ln_err_t (*description)(void *owner, ln_call_t *call, ln_chain_description_t *out,
                            const ln_chain_id_t *id);

    /* The newest committee and its epoch. */
    ln_err_t (*committee)(void *owner, ln_call_t *call, ln_epoch_t *epoch, ln_committee_t *out);
} ln_faucet_chain_t;

typedef struct {
    ln_loop_t *loop;
    ln_faucet_chain_t chain;
    const ln_genesis_config_t *genesis; /* must outlive the faucet */
    const char *storage_path;           /* an SQLite file; ":memory:" for tests */
    ln_amount_t amount;                 /* for each new chain */
    ln_amount_t daily_amount;           /* 0: no daily claims */
    ln_timestamp_t limit_rate_until;    /* 0: the rate is not limited */
    size_t batch_max;                   /* claims in one block; 0: 100 */
    size_t queue_max;                   /* claims that wait; 0: 10000 */
} ln_faucet_options_t;

typedef struct ln_faucet ln_faucet_t;

/* Opens the file, reads blocks that it does not know, begins to serve claims. LN_ERR_CONFIGURATION
 * if the file belongs to another chain, LN_ERR_STORAGE. From a task. */
LN_CHECKED ln_err_t ln_faucet_start(ln_call_t *call, ln_faucet_t **out,
                                    const ln_faucet_options_t *options);

/* Whoever waits is told that the faucet ends (LN_ERR_CANCELLED). No task may be inside of the
 * functions below any more when it returns, so end those that use the faucet first. Null is
 * allowed.
 */
void ln_faucet_stop(ln_faucet_t *faucet);

/* --- what is asked of it; from tasks. Errors that the owner should read are
 * LN_ERR_INVALID_INPUT, LN_ERR_LIMIT or LN_ERR_BUSY with a text for that. */

const ln_faucet_options_t *ln_faucet_options(const ln_faucet_t *faucet);

LN_CHECKED ln_err_t ln_faucet_claim(ln_call_t *call, ln_faucet_t *faucet,
                                    ln_chain_description_t *out, const ln_account_owner_t *owner);

typedef struct {
    ln_chain_id_t chain_id;
    ln_hash_t certificate_hash;
    ln_amount_t amount;
} ln_faucet_daily_t;

/* Sends the tokens of the day to the owner's account on the owner's first chain. */
LN_CHECKED ln_err_t ln_faucet_daily_claim(ln_call_t *call, ln_faucet_t *faucet,
                                          ln_faucet_daily_t *out, const ln_account_owner_t *owner);

typedef struct {
    bool some;
    ln_chain_id_t chain_id;
    ln_timestamp_t timestamp;
} ln_faucet_first_t;

/* The chain that the owner got, and when; some is false if there is none. */
LN_CHECKED ln_err_t ln_faucet_first_claim(ln_call_t *call, ln_faucet_t *faucet,
                                          ln_faucet_first_t *out, const ln_account_owner_t *owner);

/* When the next daily claim is possible; none if there has been no claim. */
LN_CHECKED ln_err_t ln_faucet_next_daily_claim(ln_call_t *call, ln_faucet_t *faucet,
                                               ln_timestamp_opt_t *out,
                                               const ln_account_owner_t *owner);

/* How many claims one block holds at most by now. */
size_t ln_faucet_batch_max(const ln_faucet_t *faucet);

/* --- private to faucet/ */

/* The rate limit: may remaining be what is left at now, if start_balance is given away evenly from
 * start to end? */
bool ln_faucet_rate_allows(ln_amount_t start_balance, ln_amount_t remaining, ln_timestamp_t start,
                           ln_timestamp_t end, ln_timestamp_t now);

#endif
