/* SPDX-License-Identifier: Apache-2.0 */
#include "exec/execution.h"

#include "exec/accounts.h"
#include "exec/blobs.h"
#include "exec/system.h"
#include "types/block.h"
#include "types/committee.h"
#include "types/ids.h"
#include "types/order.h"

/* The BCS size of a block without transactions (spec 01 §13.3). */
#define EMPTY_BLOCK_SIZE 94

/* Every list of the outcome has one entry per transaction that has run; results, one per
 * operation. */
static bool is_complete(const ln_execution_t *x)
{
    const ln_block_execution_outcome_t *outcome = &x->outcome;
    return outcome->messages.count == x->transaction_index &&
           outcome->oracle_responses.count == x->transaction_index &&
           outcome->events.count == x->transaction_index &&
           outcome->blobs.count == x->transaction_index &&
           outcome->operation_results.count <= x->transaction_index;
}

/* --- messages: spec 02 §6.4.2 */

ln_err_t ln_run_system_message(ln_call_t *call, ln_execution_t *x,
                               const ln_posted_message_t *posted)
{
    const ln_system_message_t *message = &posted->message.system;
    LN_ASSERT(posted->message.tag == LN_MESSAGE_SYSTEM);
    switch (message->tag) {
    case LN_SYSTEM_MESSAGE_CREDIT: {
        bool bouncing = posted->kind == LN_MESSAGE_KIND_BOUNCING;
        return ln_credit(call, x->in.state,
                         bouncing ? &message->credit.source : &message->credit.target,
                         message->credit.amount);
    }
    case LN_SYSTEM_MESSAGE_WITHDRAW: /* the chain that sent it has checked who may */
        LN_TRY(ln_debit(call, x->in.state, &message->withdraw.owner, message->withdraw.amount));
        return ln_credit_or_send(call, x, &message->withdraw.owner, &message->withdraw.recipient,
                                 message->withdraw.amount);
    }
    LN_UNREACHABLE();
}

ln_err_t ln_run_user_action(ln_call_t *call, ln_execution_t *x,
                            const ln_application_id_t *application)
{
    ln_application_description_t description;
    ln_blob_id_t id = {application->hash, LN_BLOB_TYPE_APPLICATION_DESCRIPTION};
    if (ln_tracker_created(&x->tx, &id) == NULL)
        LN_TRY(ln_application_describe(call, x, &description, application));
    return LN_FAIL(call, LN_ERR_APPLICATIONS_UNAVAILABLE, NULL);
}

/* What is left of a message's grant goes back, even to this chain, as a message (spec 02 §9.6). */
static ln_err_t send_refund(ln_call_t *call, ln_execution_t *x, const ln_posted_message_t *posted,
                            ln_amount_t amount)
{
    if (amount.attos == 0)
        return LN_OK;
    LN_ASSERT(amount.attos <= posted->grant.attos); /* never more than was given along */
    if (!posted->refund_grant_to.some)
        return LN_FAIL(call, LN_ERR_INTERNAL, "a message has a grant and nobody to refund it to");
    const ln_account_t *to = &posted->refund_grant_to.value;
    ln_account_owner_t source =
        posted->authenticated_signer.some ? posted->authenticated_signer.value : ln_owner_chain();
    ln_outgoing_message_t refund = {.destination = to->chain_id,
                                    .kind = LN_MESSAGE_KIND_TRACKED,
                                    .message = {.tag = LN_MESSAGE_SYSTEM,
                                                .system = {.tag = LN_SYSTEM_MESSAGE_CREDIT,
                                                           .credit = {to->owner, amount, source}}}};
    ln_tracker_send(call, &x->tx, &refund);
    return LN_OK;
}

static ln_err_t accept_message(ln_call_t *call, ln_execution_t *x,
                               const ln_posted_message_t *posted)
{
    ln_amount_t grant = posted->grant;
    if (ln_system_state_closed(&x->in.state->system))
        return LN_FAIL(call, LN_ERR_CLOSED_CHAIN, NULL);
    if (posted->message.tag == LN_MESSAGE_SYSTEM)
        LN_TRY(ln_run_system_message(call, x, posted));
    else
        LN_TRY(ln_run_user_action(call, x, &posted->message.user.application_id));
    return send_refund(call, x, posted, grant);
}

static ln_err_t reject_message(ln_call_t *call, ln_execution_t *x, const ln_chain_id_t *origin,
                               const ln_posted_message_t *posted)
{
    if (posted->kind == LN_MESSAGE_KIND_PROTECTED && !ln_system_state_closed(&x->in.state->system))
        return LN_FAIL(call, LN_ERR_CANNOT_REJECT_MESSAGE, NULL);
    if (posted->kind != LN_MESSAGE_KIND_TRACKED)
        return send_refund(call, x, posted, posted->grant);
    ln_outgoing_message_t bounced = {.destination = *origin,
                                     .authenticated_signer = posted->authenticated_signer,
                                     .grant = posted->grant,
                                     .kind = LN_MESSAGE_KIND_BOUNCING,
                                     .message = posted->message};
    if (posted->grant.attos > 0)
        bounced.refund_grant_to = posted->refund_grant_to;
    ln_tracker_send(call, &x->tx, &bounced);
    return LN_OK;
}

/* --- transactions: spec 02 §6.4.1 */

static ln_err_t run_bundle(ln_call_t *call, ln_execution_t *x, const ln_incoming_bundle_t *bundle)
{
    const ln_posted_message_list_t *messages = &bundle->bundle.messages;
    LN_TRY(ln_track_block_size(call, &x->resources,
                               ln_value_size(&ln_incoming_bundle_type, LN_BCS, bundle)));
    for (size_t i = 0; i < messages->count; i++) {
        if (bundle->action == LN_MESSAGE_ACTION_ACCEPT)
            LN_TRY(accept_message(call, x, &messages->items[i]));
        else
            LN_TRY(reject_message(call, x, &bundle->origin, &messages->items[i]));
    }
    return LN_OK;
}

static ln_err_t run_operation(ln_call_t *call, ln_execution_t *x, const ln_operation_t *operation)
{
    LN_TRY(ln_track_block_size(call, &x->resources,
                               ln_value_size(&ln_operation_type, LN_BCS, operation)));
    if (operation->tag == LN_OPERATION_SYSTEM)
        LN_TRY(ln_run_system_operation(call, x, &operation->system));
    else
        LN_TRY(ln_run_user_action(call, x, &operation->user.application_id));
    return ln_track_operation(call, &x->resources, operation);
}

/* --- what a transaction gave: spec 02 §6.4.1, into_outcome and process_txn_outcome */

static bool is_free_application(ln_call_t *call, const ln_execution_t *x,
                                const ln_application_id_t *id)
{
    ln_buffer_t flag = ln_buffer(call->arena);
    ln_buffer_put_text(&flag, LN_FLAG_FREE_APPLICATION_PREFIX);
    ln_value_print(&flag, &ln_application_id_type, id);
    ln_buffer_put_text(&flag, LN_FLAG_SUFFIX);
    return ln_policy_allows(x->in.policy, ln_buffer_bytes(&flag));
}

static bool message_is_free(ln_call_t *call, const ln_execution_t *x,
                            const ln_outgoing_message_t *message)
{
    if (message->kind == LN_MESSAGE_KIND_BOUNCING &&
        ln_policy_allows(x->in.policy, LN_LITERAL(LN_FLAG_FREE_REJECT)))
        return true;
    return message->message.tag == LN_MESSAGE_USER &&
           is_free_application(call, x, &message->message.user.application_id);
}

/* Compat: the size of the four lists as one tuple, and of the result, approximates the block's
 * size; it must be computed exactly so. */
static size_t outcome_size(const ln_tracker_t *tx, const ln_blob_content_list_t *blobs)
{
    return ln_value_size(&ln_oracle_response_list_type, LN_BCS, &tx->oracle_responses) +
           ln_value_size(&ln_outgoing_message_list_type, LN_BCS, &tx->messages) +
           ln_value_size(&ln_event_list_type, LN_BCS, &tx->events) +
           ln_value_size(&ln_blob_content_list_type, LN_BCS, blobs);
}

static const ln_blob_content_t *published_content(ln_call_t *call, const ln_execution_t *x,
                                                  const ln_blob_id_t *id)
{
    for (size_t i = 0; i < x->in.published->count; i++) {
        ln_blob_id_t other;
        if (ln_blob_id_of(call, &other, &x->in.published->items[i]) == LN_OK &&
            ln_blob_id_compare(&other, id) == 0)
            return &x->in.published->items[i];
    }
    return NULL;
}

static ln_err_t pay_for_blobs(ln_call_t *call, ln_execution_t *x)
{
    const ln_tracker_t *tx = &x->tx;
    uint32_t before = x->resources.used.blobs_published;
    for (size_t i = 0; i < tx->blobs.count; i++)
        if (!tx->blobs.items[i].is_free)
            LN_TRY(ln_track_blob_published(call, &x->resources, &tx->blobs.items[i].content));
    for (size_t i = 0; i < tx->published.count; i++) {
        const ln_blob_content_t *blob = published_content(call, x, &tx->published.items[i]);
        if (blob == NULL)
            return LN_FAIL(call, LN_ERR_INTERNAL, "the content of a published blob is missing");
        LN_TRY(ln_track_blob_published(call, &x->resources, blob));
    }
    LN_ASSERT(x->resources.used.blobs_published - before <= tx->blobs.count + tx->published.count);
    return LN_OK;
}

static ln_err_t pay_for_outcome(ln_call_t *call, ln_execution_t *x,
                                const ln_blob_content_list_t *blobs)
{
    for (size_t i = 0; i < x->tx.messages.count; i++)
        if (!message_is_free(call, x, &x->tx.messages.items[i]))
            LN_TRY(ln_track_message(call, &x->resources, &x->tx.messages.items[i].message));
    LN_TRY(ln_track_block_size(call, &x->resources, outcome_size(&x->tx, blobs)));
    LN_TRY(pay_for_blobs(call, x));
    return ln_track_block_size(call, &x->resources,
                               ln_value_size(&ln_bytes_type, LN_BCS, &x->tx.result));
}

/* One entry per transaction in every list but the results, which only operations have (spec 01
 * §5.12). */
static void append_outcome(ln_call_t *call, ln_execution_t *x, const ln_blob_content_list_t *blobs,
                           bool is_operation)
{
    ln_block_execution_outcome_t *outcome = &x->outcome;
    LN_ASSERT(blobs->count == x->tx.blobs.count);
    LN_ASSERT(x->resources.grant == NULL); /* no message is being executed any more */
    *LN_PUSH(call->arena, &outcome->messages) = x->tx.messages;
    *LN_PUSH(call->arena, &outcome->oracle_responses) = x->tx.oracle_responses;
    *LN_PUSH(call->arena, &outcome->events) = x->tx.events;
    *LN_PUSH(call->arena, &outcome->blobs) = *blobs;
    if (is_operation)
        LN_PUSH(call->arena, &outcome->operation_results)->bytes = x->tx.result;
    for (size_t i = 0; i < x->tx.blobs.count; i++)
        *LN_PUSH(call->arena, &x->created) = x->tx.blobs.items[i];
    x->transaction_index++;
    LN_ASSERT(is_complete(x));
}

static ln_err_t run_transaction(ln_call_t *call, ln_execution_t *x,
                                const ln_transaction_t *transaction)
{
    x->tx = (ln_tracker_t){0};
    if (x->in.recorded != NULL) {
        if (x->transaction_index >= x->in.recorded->count)
            return LN_FAIL(call, LN_ERR_MISSING_ORACLE_RESPONSE_LIST, NULL);
        x->tx.recorded = &x->in.recorded->items[x->transaction_index];
    }
    bool is_operation = transaction->tag == LN_TRANSACTION_EXECUTE_OPERATION;
    if (is_operation)
        LN_TRY(run_operation(call, x, &transaction->execute_operation));
    else
        LN_TRY(run_bundle(call, x, &transaction->receive_messages));
    LN_TRY(ln_tracker_finish(call, &x->tx));
    ln_blob_content_list_t blobs = ln_tracker_sorted_blobs(call, &x->tx);
    LN_TRY(pay_for_outcome(call, x, &blobs));
    append_outcome(call, x, &blobs, is_operation);
    return LN_OK;
}

ln_err_t ln_execution_run(ln_call_t *call, ln_execution_t *x, const ln_transaction_t *transaction)
{
    uint64_t size = x->resources.used.block_size;
    LN_ASSERT(is_complete(x));
    ln_err_t err = run_transaction(call, x, transaction);
    if (err == LN_OK) {
        LN_ASSERT(x->resources.used.block_size > size); /* every transaction takes room */
        return LN_OK;
    }
    bool is_operation = transaction->tag == LN_TRANSACTION_EXECUTE_OPERATION;
    return ln_call_context(call, err, "%s %zu", is_operation ? "operation" : "incoming bundle",
                           x->transaction_index);
}

/* --- the block */

ln_err_t ln_execution_begin(ln_call_t *call, ln_execution_t *x, const ln_execution_input_t *input)
{
    LN_ASSERT(input->store != NULL && input->state != NULL && input->policy != NULL);
    LN_ASSERT(input->block != NULL && input->published != NULL);
    *x = (ln_execution_t){.in = *input};
    x->resources = (ln_resources_t){.policy = input->policy,
                                    .state = input->state,
                                    .payer = input->block->authenticated_signer};
    for (size_t i = 0; i < input->published->count; i++) {
        ln_blob_id_t id;
        LN_TRY(ln_check_blob_size(call, input->policy, &input->published->items[i]));
        LN_TRY(ln_blob_id_of(call, &id, &input->published->items[i]));
        ln_set_view_insert(call, &input->state->system.used_blobs, &id);
    }
    return ln_track_block_size(call, &x->resources, EMPTY_BLOCK_SIZE);
}

/* The lists of the outcome only grow: their lengths are enough to go back, but for their storage,
 * which a later push may share. */
static void *copy_items(ln_call_t *call, const void *items, size_t count, size_t size)
{
    void *copy = ln_arena_list(call->arena, count, size);
    if (count > 0)
        __builtin_memcpy(copy, items, count * size);
    return copy;
}

#define COPY_LIST(call, list)                                                                      \
    ((list)->items = copy_items((call), (list)->items, (list)->count, sizeof(*(list)->items)))

ln_execution_checkpoint_t ln_execution_checkpoint(ln_call_t *call, const ln_execution_t *x)
{
    ln_execution_checkpoint_t point = {.copy = *x, .state = ln_view_checkpoint(call, x->in.state)};
    COPY_LIST(call, &point.copy.outcome.messages);
    COPY_LIST(call, &point.copy.outcome.oracle_responses);
    COPY_LIST(call, &point.copy.outcome.events);
    COPY_LIST(call, &point.copy.outcome.blobs);
    COPY_LIST(call, &point.copy.outcome.operation_results);
    COPY_LIST(call, &point.copy.created);
    LN_ASSERT(is_complete(x)); /* between two transactions only */
    return point;
}

void ln_execution_restore(ln_execution_t *x, const ln_execution_checkpoint_t *checkpoint)
{
    const ln_execution_t *before = &checkpoint->copy;
    LN_ASSERT(before->in.state == x->in.state && before->in.block == x->in.block);
    LN_ASSERT(before->transaction_index <= x->transaction_index);
    LN_ASSERT(before->created.count <= x->created.count);
    LN_ASSERT(before->next_chain_index <= x->next_chain_index &&
              before->next_application_index <= x->next_application_index);
    *x = *before;
    ln_view_restore(x->in.state, checkpoint->state);
}
