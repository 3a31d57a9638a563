/* SPDX-License-Identifier: Apache-2.0 */
#include "chain/execute.h"

#include "chain/manager.h"
#include "chain/outbox.h"
#include "chain/permissions.h"
#include "exec/execution.h"
#include "exec/system.h"
#include "types/block.h"
#include "types/ids.h"
#include "types/text.h"

/* --- checks before the first transaction: spec 02 §6.3 */

static bool is_rejection(const ln_transaction_t *transaction)
{
    return transaction->tag == LN_TRANSACTION_RECEIVE_MESSAGES &&
           transaction->receive_messages.action == LN_MESSAGE_ACTION_REJECT;
}

static ln_err_t check_published(ln_call_t *call, const ln_proposed_block_t *block,
                                const ln_blob_content_list_t *published)
{
    ln_blob_id_list_t wanted = ln_published_blob_ids(call->arena, &block->transactions);
    ln_blob_id_list_t given = {0};
    for (size_t i = 0; i < published->count; i++)
        LN_TRY(ln_blob_id_of(call, LN_PUSH(call->arena, &given), &published->items[i]));
    ln_set_normalise(&ln_blob_id_list_type, &given);
    if (!ln_blob_id_list_equal(&wanted, &given))
        return LN_FAIL(call, LN_ERR_INTERNAL, "the blobs given are not those that are published");
    return LN_OK;
}

static ln_err_t check_block(ln_call_t *call, const ln_chain_t *chain,
                            const ln_resource_control_policy_t *policy,
                            const ln_proposed_block_t *block,
                            const ln_blob_content_list_t *published)
{
    const ln_system_state_t *system = ln_chain_system(chain);
    const ln_timestamp_t *parent = ln_system_state_timestamp(system);
    if (parent->us > block->timestamp.us)
        return LN_FAIL(call, LN_ERR_INVALID_BLOCK_TIMESTAMP,
                       "the block is of %.*s, the one before it of %.*s",
                       LN_TEXT_ARG(ln_timestamp_text(call->arena, block->timestamp)),
                       LN_TEXT_ARG(ln_timestamp_text(call->arena, *parent)));
    if (block->transactions.count == 0)
        return LN_FAIL(call, LN_ERR_EMPTY_BLOCK, NULL);
    LN_TRY(check_published(call, block, published));
    for (size_t i = 0; ln_system_state_closed(system) && i < block->transactions.count; i++)
        if (!is_rejection(&block->transactions.items[i]))
            return LN_FAIL(call, LN_ERR_CLOSED_CHAIN, NULL);
    return ln_permissions_check(call, ln_system_state_application_permissions(system), policy,
                                &block->transactions);
}

/* --- the block before, per recipient and per stream (spec 01 §5.12 step 12) */

static ln_err_t add_previous(ln_call_t *call, const ln_chain_t *chain, const ln_type_t *type,
                             void *map, const void *key, ln_block_height_t height)
{
    ln_block_ref_t ref = {.height = height};
    LN_TRY(ln_chain_expect_block_hash(call, chain, &ref.hash, height));
    ln_map_put(type, call->arena, map, key, &ref);
    return LN_OK;
}

static ln_err_t previous_message_blocks(ln_call_t *call, ln_chain_t *chain,
                                        ln_block_execution_outcome_t *outcome)
{
    ln_chain_id_list_t recipients = ln_block_recipients(call->arena, &outcome->messages);
    for (size_t i = 0; i < recipients.count; i++) {
        ln_outbox_t outbox;
        LN_TRY(ln_outbox_load(call, &outbox, chain, &recipients.items[i]));
        if (outbox.state.previous_height.some)
            LN_TRY(add_previous(call, chain, &ln_chain_id_block_ref_map_type,
                                &outcome->previous_message_blocks, &recipients.items[i],
                                outbox.state.previous_height.value));
    }
    return LN_OK;
}

static ln_err_t previous_event_blocks(ln_call_t *call, ln_chain_t *chain,
                                      ln_block_execution_outcome_t *outcome)
{
    ln_stream_id_list_t streams = ln_block_event_streams(call->arena, &outcome->events);
    for (size_t i = 0; i < streams.count; i++) {
        ln_block_height_t height;
        bool found;
        LN_TRY(ln_map_view_get(call, &chain->state.previous_event_blocks, &height, &found,
                               &streams.items[i]));
        if (found)
            LN_TRY(add_previous(call, chain, &ln_stream_id_block_ref_map_type,
                                &outcome->previous_event_blocks, &streams.items[i], height));
    }
    return LN_OK;
}

static ln_err_t finish(ln_call_t *call, ln_chain_t *chain, ln_execution_t *x,
                       ln_block_execution_outcome_t *outcome)
{
    LN_ASSERT(x->outcome.messages.count == x->transaction_index);
    LN_TRY(previous_message_blocks(call, chain, &x->outcome));
    LN_TRY(previous_event_blocks(call, chain, &x->outcome));
    LN_TRY(ln_execution_state_hash(call, chain->store, &chain->state.execution_state,
                                   &x->outcome.state_hash));
    *outcome = x->outcome;
    return LN_OK;
}

/* --- executing */

static ln_err_t begin(ln_call_t *call, ln_chain_t *chain, ln_execution_t *x,
                      const ln_proposed_block_t *block, const ln_execute_options_t *options)
{
    const ln_committee_t *committee;
    LN_ASSERT(ln_chain_is_initialised(chain));
    LN_ASSERT(ln_chain_id_equal(&block->chain_id, &chain->id));
    LN_ASSERT(options->published != NULL);
    LN_TRY(ln_chain_committee(call, chain, &committee));
    LN_TRY(check_block(call, chain, &committee->policy, block, options->published));
    ln_system_state_set_timestamp(&chain->state.execution_state.system, &block->timestamp);
    ln_execution_input_t input = {.store = chain->store,
                                  .state = &chain->state.execution_state,
                                  .policy = &committee->policy,
                                  .block = block,
                                  .round = options->round,
                                  .local_time = options->local_time,
                                  .published = options->published,
                                  .recorded = options->recorded};
    return ln_execution_begin(call, x, &input);
}

ln_err_t ln_chain_execute(ln_call_t *call, ln_chain_t *chain, ln_block_execution_outcome_t *outcome,
                          const ln_proposed_block_t *block, const ln_execute_options_t *options)
{
    ln_execution_t x;
    LN_TRY(begin(call, chain, &x, block, options));
    for (size_t i = 0; i < block->transactions.count; i++)
        LN_TRY(ln_execution_run(call, &x, &block->transactions.items[i]));
    LN_ASSERT(x.transaction_index == block->transactions.count);
    return finish(call, chain, &x, outcome);
}

/* --- staging */

typedef struct {
    ln_call_t *call;
    ln_execution_t x;
    const ln_stage_policy_t *policy;
    ln_transaction_list_t rest; /* what is still to run, from next on */
    size_t next;
    ln_transaction_list_t done;
    uint32_t failures;
    uint64_t bundle_us;
} stage_t;

static bool is_limit_error(ln_err_t err)
{
    return err == LN_ERR_EXCESSIVE_READ || err == LN_ERR_EXCESSIVE_WRITE ||
           err == LN_ERR_MAXIMUM_FUEL_EXCEEDED || err == LN_ERR_SERVICE_ORACLE_TIME_EXCEEDED ||
           err == LN_ERR_BLOCK_TOO_LARGE;
}

/* Something that the next try, with more at hand, may not meet, or that is no fault of the bundle.
 */
static bool ends_staging(ln_err_t err)
{
    return ln_err_class(err) == LN_CLASS_MISSING || ln_err_class(err) == LN_CLASS_STORAGE ||
           err == LN_ERR_CLOSED_CHAIN || err == LN_ERR_CANNOT_REJECT_MESSAGE;
}

/* Leaves out bundles that are still to run: all, or those of one origin. */
static void leave_out(stage_t *stage, const ln_chain_id_t *origin)
{
    size_t kept = stage->next;
    for (size_t i = stage->next; i < stage->rest.count; i++) {
        const ln_transaction_t *tx = &stage->rest.items[i];
        bool drop = tx->tag == LN_TRANSACTION_RECEIVE_MESSAGES &&
                    (origin == NULL || ln_chain_id_equal(&tx->receive_messages.origin, origin));
        if (!drop)
            stage->rest.items[kept++] = *tx;
    }
    LN_ASSERT(kept < stage->rest.count); /* or staging would not come to an end */
    stage->rest.count = kept;
}

/* A bundle has failed and its effects are taken back. */
static ln_err_t deal_with_failure(stage_t *stage, ln_err_t err)
{
    LN_ASSERT(stage->rest.items[stage->next].tag == LN_TRANSACTION_RECEIVE_MESSAGES);
    ln_incoming_bundle_t *bundle = &stage->rest.items[stage->next].receive_messages;
    if (is_limit_error(err) && stage->next > 0) {
        ln_chain_id_t origin = bundle->origin;
        stage->failures++;
        leave_out(stage, stage->failures > stage->policy->failures_max ? NULL : &origin);
        return LN_OK;
    }
    if (ln_bundle_is_protected(&bundle->bundle) || bundle->action == LN_MESSAGE_ACTION_REJECT)
        return err;
    LN_ASSERT(bundle->action == LN_MESSAGE_ACTION_ACCEPT); /* rejected once at most */
    bundle->action = LN_MESSAGE_ACTION_REJECT;
    return LN_OK;
}

static bool is_over_budget(const stage_t *stage)
{
    return stage->policy->bundle_budget_us > 0 &&
           stage->bundle_us >= stage->policy->bundle_budget_us;
}

static ln_err_t stage_bundle(stage_t *stage)
{
    ln_env_t *env = stage->policy->bundle_budget_us > 0 ? stage->policy->env : NULL;
    uint64_t start = env != NULL ? ln_env_monotonic_us(env) : 0;
    ln_execution_checkpoint_t point = ln_execution_checkpoint(stage->call, &stage->x);
    ln_err_t err = ln_execution_run(stage->call, &stage->x, &stage->rest.items[stage->next]);
    if (env != NULL)
        stage->bundle_us += ln_env_monotonic_us(env) - start;
    if (err == LN_OK) {
        *LN_PUSH(stage->call->arena, &stage->done) = stage->rest.items[stage->next++];
        return LN_OK;
    }
    if (ends_staging(err))
        return err;
    ln_execution_restore(&stage->x, &point);
    LN_ASSERT(stage->x.transaction_index == stage->done.count);
    return deal_with_failure(stage, err);
}

static ln_err_t stage_next(stage_t *stage)
{
    const ln_transaction_t *tx = &stage->rest.items[stage->next];
    if (tx->tag == LN_TRANSACTION_EXECUTE_OPERATION) {
        LN_TRY(ln_execution_run(stage->call, &stage->x, tx));
        *LN_PUSH(stage->call->arena, &stage->done) = *tx;
        stage->next++;
        return LN_OK;
    }
    if (!is_over_budget(stage))
        return stage_bundle(stage);
    leave_out(stage, NULL);
    return LN_OK;
}

ln_err_t ln_chain_stage(ln_call_t *call, ln_chain_t *chain, ln_block_execution_outcome_t *outcome,
                        ln_proposed_block_t *block, const ln_execute_options_t *options,
                        const ln_stage_policy_t *policy, size_t *failed_at)
{
    stage_t stage = {.call = call, .policy = policy};
    *failed_at = SIZE_MAX;
    LN_ASSERT(policy->env != NULL || policy->bundle_budget_us == 0);
    LN_TRY(begin(call, chain, &stage.x, block, options));
    stage.rest.items =
        ln_arena_list(call->arena, block->transactions.count, sizeof(ln_transaction_t));
    stage.rest.count = block->transactions.count;
    for (size_t i = 0; i < stage.rest.count; i++)
        stage.rest.items[i] = block->transactions.items[i];
    while (stage.next < stage.rest.count) {
        ln_err_t err = stage_next(&stage);
        if (err != LN_OK) {
            *failed_at = stage.next;
            return err;
        }
    }
    LN_ASSERT(stage.done.count == stage.rest.count);
    LN_ASSERT(stage.x.transaction_index == stage.done.count);
    block->transactions = stage.done;
    if (stage.done.count == 0)
        return LN_FAIL(call, LN_ERR_EMPTY_BLOCK, NULL);
    return finish(call, chain, &stage.x, outcome);
}
