/* SPDX-License-Identifier: Apache-2.0 */
/* chain/execute.h - a block on the state of its chain: executed, staged, applied (spec 01 §5.12,
 * spec 02 §6).
 *
 *     propose    execute live, then roll back       stage    the same, dropping what fails
 *     confirm    execute with recorded oracles, compare, apply, save
 */
#ifndef LN_CHAIN_EXECUTE_H
#define LN_CHAIN_EXECUTE_H

#include "base/env.h"
#include "chain/chain.h"

typedef struct {
    ln_timestamp_t local_time;
    ln_u32_opt_t round;                             /* of a multi-leader round, when live */
    const ln_blob_content_list_t *published;        /* contents of what the block publishes */
    const ln_oracle_response_list_list_t *recorded; /* null: live */
} ln_execute_options_t;

/* Checks the block (spec 02 §6.3) and executes it; the chain's state is changed. The outcome is in
 * the call's arena. The chain must be initialised. Chaining, epoch, size and signatures are the
 * caller's business. */
LN_CHECKED ln_err_t ln_chain_execute(ln_call_t *call, ln_chain_t *chain,
                                     ln_block_execution_outcome_t *outcome,
                                     const ln_proposed_block_t *block,
                                     const ln_execute_options_t *options);

/* How staging deals with bundles that fail (spec 02 §6.4.3). */
typedef struct {
    uint32_t failures_max;     /* limit errors after which all further bundles are left out */
    uint64_t bundle_budget_us; /* time for bundles; 0 for any */
    ln_env_t *env;             /* for the time; may be null without a budget */
} ln_stage_policy_t;

/* Executes a block that may still change: bundles that fail are rejected, or left out if they hit a
 * limit. block->transactions is replaced by what is left. On failure *failed_at is the position of
 * the transaction, or SIZE_MAX. */
LN_CHECKED ln_err_t ln_chain_stage(ln_call_t *call, ln_chain_t *chain,
                                   ln_block_execution_outcome_t *outcome,
                                   ln_proposed_block_t *block, const ln_execute_options_t *options,
                                   const ln_stage_policy_t *policy, size_t *failed_at);

/* After a successful execution of a certified block: outboxes, events, tip, next height (spec 02
 * §6.8). *streams lists the event streams that became longer without a gap. */
LN_CHECKED ln_err_t ln_chain_apply(ln_call_t *call, ln_chain_t *chain, ln_stream_id_list_t *streams,
                                   const ln_block_t *block, const ln_hash_t *hash,
                                   ln_timestamp_t now);

/* A certified block ahead of a gap: what can be done with it before it can be executed (spec 01
 * §5.7 step 4). */
LN_CHECKED ln_err_t ln_chain_preprocess(ln_call_t *call, ln_chain_t *chain,
                                        ln_stream_id_list_t *streams, const ln_block_t *block,
                                        const ln_hash_t *hash);

#endif
