/* SPDX-License-Identifier: Apache-2.0 */
/* What follows from a change: requests to other chains and notifications (spec 01 §6.5, §11). */
#include "chain/manager.h"
#include "chain/outbox.h"
#include "types/block.h"
#include "worker/worker_priv.h"

/* --- requests to recipients */

/* Compat: the reference's estimates; they decide where a long queue is cut. */
static size_t estimate(const ln_message_bundle_t *bundle)
{
    size_t size = 60;
    for (size_t i = 0; i < bundle->messages.count; i++) {
        const ln_message_t *message = &bundle->messages.items[i].message;
        size += 96 + (message->tag == LN_MESSAGE_SYSTEM ? 256 : 64 + message->user.bytes.size);
    }
    return size;
}

/* The certified block at a height of the outbox; *found is false if its hash is not known. */
static ln_err_t read_block(ln_call_t *call, ln_worker_t *worker, ln_chain_t *chain,
                           const ln_block_t **out, ln_hash_t *hash, bool *found,
                           ln_block_height_t height)
{
    ln_confirmed_block_certificate_t *certificate;
    LN_TRY(ln_chain_block_hash(call, chain, hash, found, height));
    if (!*found)
        return LN_OK;
    *out = ln_worker_remembered_block(worker, hash);
    if (*out != NULL)
        return LN_OK;
    certificate = LN_NEW(call->arena, ln_confirmed_block_certificate_t);
    LN_TRY(ln_store_certificate(call, chain->store, certificate, found, hash));
    if (!*found)
        return LN_FAIL(call, LN_ERR_MISSING_BLOCK, NULL);
    *out = &certificate->value;
    return LN_OK;
}

/* Adds a block's bundles; false if they would make the request too long. The first block is always
 * added. */
static bool add_bundles(ln_call_t *call, const ln_worker_t *worker,
                        ln_cross_chain_request_update_recipient_t *update, size_t *size,
                        const ln_block_t *block, const ln_hash_t *hash)
{
    ln_message_bundle_list_t bundles =
        ln_block_bundles_for(call->arena, block, hash, &update->recipient);
    size_t limit = worker->options.cross_chain_chunk_bytes, more = 0;
    for (size_t i = 0; i < bundles.count; i++)
        more += estimate(&bundles.items[i]);
    if (limit > 0 && update->bundles.count > 0 && *size + more > limit)
        return false;
    *size += more;
    for (size_t i = 0; i < bundles.count; i++)
        *LN_PUSH(call->arena, &update->bundles) =
            (ln_epoch_and_bundle_t){block->header.epoch, bundles.items[i]};
    return true;
}

ln_err_t ln_worker_update_recipient(ln_call_t *call, ln_worker_t *worker, ln_chain_t *chain,
                                    ln_actions_t *actions, const ln_chain_id_t *recipient)
{
    ln_cross_chain_request_t request = {
        .tag = LN_CROSS_CHAIN_REQUEST_UPDATE_RECIPIENT,
        .update_recipient = {.sender = chain->id, .recipient = *recipient}};
    ln_block_height_list_t heights;
    ln_outbox_t outbox;
    size_t size = 0;
    LN_TRY(ln_outbox_load(call, &outbox, chain, recipient));
    LN_TRY(ln_outbox_waiting(call, &outbox, &heights, 4096));
    LN_ASSERT(heights.count == 0 || outbox.state.heights.count > 0);
    for (size_t i = 0; i < heights.count; i++) {
        const ln_block_t *block = NULL;
        ln_hash_t hash;
        bool found;
        LN_TRY(read_block(call, worker, chain, &block, &hash, &found, heights.items[i]));
        if (!found)
            break;
        if (!add_bundles(call, worker, &request.update_recipient, &size, block, &hash))
            break;
        const ln_block_ref_t *before = ln_map_find(&ln_chain_id_block_ref_map_type,
                                                   &block->body.previous_message_blocks, recipient);
        if (i == 0 && before != NULL)
            request.update_recipient.previous_height =
                (ln_block_height_opt_t){true, before->height};
    }
    LN_ASSERT(size == 0 || request.update_recipient.bundles.count > 0);
    if (request.update_recipient.bundles.count > 0)
        ln_value_copy(&ln_cross_chain_request_type, call->arena,
                      LN_PUSH(call->arena, &actions->cross_chain), &request);
    return LN_OK;
}

/* A client serves the chains that it tracks; the others it leaves to the validators. */
static bool is_served(const ln_worker_t *worker, const ln_chain_id_t *recipient)
{
    return !ln_worker_is_client(worker) || ln_table_get(&worker->tracked, recipient) != NULL;
}

void ln_worker_track(ln_worker_t *worker, const ln_chain_id_t *chain_id)
{
    LN_ASSERT(ln_worker_is_client(worker)); /* validators serve all chains */
    ln_table_put(&worker->tracked, chain_id, worker);
}

ln_err_t ln_worker_network_actions(ln_call_t *call, ln_worker_t *worker, ln_chain_t *chain,
                                   ln_actions_t *actions)
{
    ln_chain_id_list_t recipients;
    LN_TRY(ln_outboxes_nonempty(call, chain, &recipients));
    for (size_t i = 0; i < recipients.count; i++)
        if (is_served(worker, &recipients.items[i]))
            LN_TRY(ln_worker_update_recipient(call, worker, chain, actions, &recipients.items[i]));
    return LN_OK;
}

ln_err_t ln_worker_resend(ln_call_t *call, ln_worker_t *worker, ln_actions_t *actions,
                          const ln_chain_id_t *chain_id)
{
    bool was_open = ln_worker_is_open(worker, chain_id);
    ln_chain_t *chain = NULL;
    ln_err_t err = ln_worker_open(call, worker, &chain, chain_id);
    if (err == LN_OK)
        err = ln_worker_network_actions(call, worker, chain, actions);
    err = ln_worker_done(worker, chain, err);
    if (!was_open) /* after a start all chains come by here */
        ln_worker_close(worker, chain_id);
    return err;
}

ln_err_t ln_worker_delivered(ln_call_t *call, ln_worker_t *worker, bool *delivered,
                             const ln_chain_id_t *chain_id, ln_block_height_t height)
{
    ln_chain_t *chain = NULL;
    ln_err_t err = ln_worker_open(call, worker, &chain, chain_id);
    if (err == LN_OK)
        err = ln_outboxes_delivered(call, chain, delivered, height);
    return ln_worker_done(worker, chain, err);
}

/* --- notifications */

static void notify(ln_call_t *call, const ln_chain_t *chain, ln_actions_t *actions,
                   const ln_reason_t *reason)
{
    ln_notification_t notification = {chain->id, *reason};
    ln_value_copy(&ln_notification_type, call->arena, LN_PUSH(call->arena, &actions->notifications),
                  &notification);
}

void ln_worker_notify_round(ln_call_t *call, const ln_chain_t *chain, ln_actions_t *actions,
                            ln_round_t before)
{
    ln_round_t round = ln_manager_round(&chain->state.manager);
    if (ln_round_compare(round, before) <= 0)
        return;
    ln_reason_t reason = {.tag = LN_REASON_NEW_ROUND,
                          .new_round = {ln_chain_next_height(chain), round}};
    notify(call, chain, actions, &reason);
}

void ln_worker_notify_block(ln_call_t *call, const ln_chain_t *chain, ln_actions_t *actions,
                            const ln_block_t *block, const ln_hash_t *hash, bool executed,
                            const ln_stream_id_list_t *streams)
{
    ln_stream_id_set_t set = {streams->items, streams->count};
    ln_reason_t reason = {.tag = LN_REASON_NEW_BLOCK,
                          .new_block = {block->header.height, *hash, set}};
    if (executed)
        notify(call, chain, actions, &reason);
    if (streams->count == 0)
        return;
    reason = (ln_reason_t){.tag = LN_REASON_NEW_EVENTS,
                           .new_events = {block->header.height, *hash, set}};
    notify(call, chain, actions, &reason);
}
