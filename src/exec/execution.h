/* SPDX-License-Identifier: Apache-2.0 */
/* exec/execution.h - runs the transactions of one block on the state of its chain (spec 02 §6.4).
 *
 *     begin -> run, run, run ... -> the outcome's lists, one entry per transaction
 *
 * The state is changed in place; whoever called decides to save it or to roll it back. Everything
 * that the execution reads from outside the chain comes from the store; with the same state, block,
 * store, round and recorded answers it always gives the same result.
 *
 * An error loses the whole block, but for staging, where the caller goes back to a checkpoint
 * (ln_execution_checkpoint) and tries again without the transaction. */
#ifndef LN_EXEC_EXECUTION_H
#define LN_EXEC_EXECUTION_H

#include "exec/gen/state.h"
#include "exec/resources.h"
#include "exec/tracker.h"
#include "store/store.h"

typedef struct {
    ln_store_t *store;
    ln_execution_state_t *state;
    const ln_resource_control_policy_t *policy; /* of the whole block, whatever its epoch becomes */
    const ln_proposed_block_t *block;           /* for chain, height, timestamp and signer */
    ln_u32_opt_t round;                         /* of a multi-leader round */
    ln_timestamp_t local_time;
    const ln_blob_content_list_t *published;        /* contents of what the block publishes */
    const ln_oracle_response_list_list_t *recorded; /* answers of oracles, or null: live */
} ln_execution_input_t;

typedef struct {
    ln_execution_input_t in;
    ln_resources_t resources;
    uint32_t next_application_index, next_chain_index; /* over the whole block */
    size_t transaction_index;
    ln_created_blob_list_t created; /* by earlier transactions of the block */
    ln_tracker_t tx;                /* of the current transaction */
    ln_block_execution_outcome_t outcome;
} ln_execution_t;

/* Checks the published blobs and counts the empty block (spec 02 §6.4.2-4). */
LN_CHECKED ln_err_t ln_execution_begin(ln_call_t *call, ln_execution_t *x,
                                       const ln_execution_input_t *input);

/* Runs the next transaction and appends what it gave to the outcome. */
LN_CHECKED ln_err_t ln_execution_run(ln_call_t *call, ln_execution_t *x,
                                     const ln_transaction_t *transaction);

/* To go back to before a transaction, within the same call. */
typedef struct {
    ln_execution_t copy;
    ln_view_checkpoint_t *state;
} ln_execution_checkpoint_t;
ln_execution_checkpoint_t ln_execution_checkpoint(ln_call_t *call, const ln_execution_t *x);
void ln_execution_restore(ln_execution_t *x, const ln_execution_checkpoint_t *checkpoint);

/* --- for the files of exec/ */

/* Operations and messages of the system (spec 02 §8, §8.2). */
LN_CHECKED ln_err_t ln_run_system_operation(ln_call_t *call, ln_execution_t *x,
                                            const ln_system_operation_t *operation);
LN_CHECKED ln_err_t ln_run_system_message(ln_call_t *call, ln_execution_t *x,
                                          const ln_posted_message_t *message);

/* Operations and messages of applications. Loads the application's description, with its errors if
 * something is missing (spec 02 §7.6), and then fails with LN_ERR_APPLICATIONS_UNAVAILABLE: this
 * version runs none. */
LN_CHECKED ln_err_t ln_run_user_action(ln_call_t *call, ln_execution_t *x,
                                       const ln_application_id_t *application);

#endif
