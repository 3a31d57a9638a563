/* SPDX-License-Identifier: Apache-2.0 */
/* Requests between the chains of one validator (spec 01 §6.6, §5.13). */
#include "chain/inbox.h"
#include "chain/outbox.h"
#include "types/block.h"
#include "worker/parcel.h"
#include "worker/worker_priv.h"

/* --- UpdateRecipient, on the recipient */

typedef ln_cross_chain_request_update_recipient_t update_t;

static void confirm(ln_call_t *call, ln_actions_t *actions, const update_t *update,
                    ln_block_height_t height)
{
    *LN_PUSH(call->arena, &actions->cross_chain) = (ln_cross_chain_request_t){
        .tag = LN_CROSS_CHAIN_REQUEST_CONFIRM_UPDATED_RECIPIENT,
        .confirm_updated_recipient = {update->sender, update->recipient, height}};
}

/* The sender's earlier messages have not arrived. */
static ln_err_t handle_gap(ln_call_t *call, const ln_worker_t *worker, ln_actions_t *actions,
                           const update_t *update, ln_block_height_t next)
{
    LN_ASSERT(update->previous_height.some && update->previous_height.value.value >= next.value);
    if (!worker->options.allow_revert_confirm)
        return LN_FAIL(call, LN_ERR_INBOX_GAP, "messages of block %llu come first",
                       (unsigned long long)update->previous_height.value.value);
    *LN_PUSH(call->arena, &actions->cross_chain) =
        (ln_cross_chain_request_t){.tag = LN_CROSS_CHAIN_REQUEST_REVERT_CONFIRM,
                                   .revert_confirm = {update->sender, update->recipient, next}};
    return LN_OK;
}

/* Is the committee of the bundle's epoch known, or is the bundle expected anyway? */
static ln_err_t is_known(ln_call_t *call, ln_worker_t *worker, const ln_chain_t *chain,
                         const ln_block_height_opt_t *anticipated,
                         const ln_epoch_and_bundle_t *item, bool *known)
{
    const ln_committee_t *committee;
    *known = ln_worker_is_client(worker) ||
             (anticipated->some && item->bundle.height.value <= anticipated->value.value) ||
             item->epoch.value >= ln_chain_epoch(chain).value;
    if (*known)
        return LN_OK;
    LN_TRY(ln_store_committee(call, worker->store, &committee, item->epoch));
    *known = committee != NULL;
    return LN_OK;
}

/* Bundles from first to end are new and trusted; one known bundle vouches for all before it. */
static ln_err_t select_bundles(ln_call_t *call, ln_worker_t *worker, const ln_chain_t *chain,
                               const ln_inbox_t *inbox, ln_block_height_t next,
                               const update_t *update, size_t *first, size_t *end)
{
    ln_block_height_opt_t anticipated;
    *first = *end = 0;
    LN_TRY(ln_inbox_anticipated(call, inbox, &anticipated));
    for (size_t i = 0; i < update->bundles.count; i++) {
        const ln_epoch_and_bundle_t *item = &update->bundles.items[i];
        bool known;
        if (i > 0 && item->bundle.height.value < update->bundles.items[i - 1].bundle.height.value)
            return LN_FAIL(call, LN_ERR_INVALID_CROSS_CHAIN_REQUEST, NULL);
        if (item->bundle.height.value < next.value)
            *first = i + 1;
        LN_TRY(is_known(call, worker, chain, &anticipated, item, &known));
        if (known)
            *end = i + 1;
    }
    LN_ASSERT(*first <= update->bundles.count && *end <= update->bundles.count);
    return LN_OK;
}

/* A chain may come to life with its first message; that its description is not here yet is no
 * error, anything else is. */
static ln_err_t try_initialise(ln_call_t *call, ln_worker_t *worker, ln_chain_t *chain)
{
    bool changed;
    ln_err_t err = ln_chain_initialise(call, chain, ln_worker_now(worker), &changed);
    if (err != LN_ERR_BLOBS_NOT_FOUND)
        return err;
    const ln_blob_id_list_t *missing = call->detail;
    bool own = missing->count == 1 &&
               missing->items[0].blob_type == LN_BLOB_TYPE_CHAIN_DESCRIPTION &&
               ln_hash_equal(&missing->items[0].hash, &chain->id.hash);
    return own ? LN_OK : err;
}

static ln_err_t add_bundles(ln_call_t *call, ln_worker_t *worker, ln_chain_t *chain,
                            ln_inbox_t *inbox, const update_t *update, size_t first, size_t end)
{
    LN_ASSERT(first < end && end <= update->bundles.count);
    uint64_t logged = ln_log_count(&chain->state.received_log);
    for (size_t i = first; i < end; i++) {
        const ln_message_bundle_t *bundle = &update->bundles.items[i].bundle;
        bool is_new;
        LN_TRY(try_initialise(call, worker, chain));
        LN_TRY(ln_inbox_add(call, inbox, &is_new, bundle));
        if (i > first && update->bundles.items[i - 1].bundle.height.value == bundle->height.value)
            continue;
        ln_chain_and_height_t entry = {update->sender, bundle->height};
        ln_log_push(call, &chain->state.received_log, &entry);
    }
    LN_ASSERT(ln_log_count(&chain->state.received_log) != logged); /* the heights are noted */
    ln_inbox_save(call, inbox);
    return LN_OK;
}

static void notify_incoming(ln_call_t *call, ln_actions_t *actions, const update_t *update,
                            ln_block_height_t height)
{
    *LN_PUSH(call->arena, &actions->notifications) = (ln_notification_t){
        update->recipient,
        {.tag = LN_REASON_NEW_INCOMING_BUNDLE, .new_incoming_bundle = {update->sender, height}}};
}

static ln_err_t on_update(ln_call_t *call, ln_worker_t *worker, ln_chain_t *chain,
                          ln_actions_t *actions, const update_t *update)
{
    ln_inbox_t inbox;
    ln_block_height_t next;
    size_t first, end;
    LN_TRY(ln_inbox_load(call, &inbox, chain, &update->sender));
    LN_TRY(ln_inbox_next_height(call, &inbox, &next));
    if (update->previous_height.some && update->previous_height.value.value >= next.value)
        return handle_gap(call, worker, actions, update, next);
    LN_TRY(select_bundles(call, worker, chain, &inbox, next, update, &first, &end));
    if (first >= end) {
        /* Everything has arrived before, but the sender does not know: tell it, so that its outbox
         * gets empty. (The reference is silent here; nobody outside sees the difference.) */
        if (first == update->bundles.count && first > 0)
            confirm(call, actions, update, update->bundles.items[first - 1].bundle.height);
        return LN_OK;
    }
    LN_TRY(add_bundles(call, worker, chain, &inbox, update, first, end));
    if (!ln_worker_is_client(worker))
        LN_TRY(ln_chain_expect_active(call, chain));
    LN_TRY(ln_worker_save(call, worker, chain));
    ln_block_height_t last = update->bundles.items[end - 1].bundle.height;
    notify_incoming(call, actions, update, last);
    confirm(call, actions, update, last);
    return LN_OK;
}

/* --- ConfirmUpdatedRecipient and RevertConfirm, on the sender */

static ln_err_t on_confirm(ln_call_t *call, ln_worker_t *worker, ln_chain_t *chain,
                           ln_actions_t *actions,
                           const ln_cross_chain_request_confirm_updated_recipient_t *confirmed)
{
    ln_outbox_t outbox;
    size_t removed;
    LN_TRY(ln_outbox_load(call, &outbox, chain, &confirmed->recipient));
    LN_TRY(ln_outbox_confirm(call, &outbox, &removed, confirmed->latest_height));
    if (removed == 0)
        return LN_OK;
    ln_outbox_save(call, &outbox);
    LN_TRY(ln_worker_update_recipient(call, worker, chain, actions, &confirmed->recipient));
    return ln_worker_save(call, worker, chain);
}

/* Heights with messages to the recipient from retransmit_from on, found by walking back from block
 * to block. */
static ln_err_t heights_since(ln_call_t *call, ln_chain_t *chain, const ln_outbox_t *outbox,
                              ln_block_height_t from, ln_block_height_list_t *out)
{
    ln_block_height_opt_t height = outbox->state.previous_height;
    *out = (ln_block_height_list_t){0};
    while (height.some && height.value.value >= from.value) {
        ln_confirmed_block_certificate_t certificate;
        ln_hash_t hash;
        bool found;
        *LN_PUSH(call->arena, out) = height.value;
        LN_TRY(ln_chain_expect_block_hash(call, chain, &hash, height.value));
        LN_TRY(ln_store_certificate(call, chain->store, &certificate, &found, &hash));
        if (!found)
            return LN_FAIL(call, LN_ERR_MISSING_BLOCK, NULL);
        const ln_block_ref_t *before =
            ln_map_find(&ln_chain_id_block_ref_map_type,
                        &certificate.value.body.previous_message_blocks, &outbox->recipient);
        if (before != NULL && before->height.value >= height.value.value)
            return LN_FAIL(call, LN_ERR_CORRUPTED_CHAIN_STATE,
                           "a block names itself or a later one as the one before it");
        height.some = before != NULL;
        if (before != NULL)
            height.value = before->height;
    }
    ln_set_normalise(&ln_block_height_list_type, out);
    LN_ASSERT(out->count == 0 || out->items[0].value >= from.value);
    return LN_OK;
}

static ln_err_t on_revert(ln_call_t *call, ln_worker_t *worker, ln_chain_t *chain,
                          ln_actions_t *actions,
                          const ln_cross_chain_request_revert_confirm_t *revert)
{
    ln_outbox_t outbox;
    ln_block_height_list_t heights;
    size_t added;
    LN_TRY(ln_outbox_load(call, &outbox, chain, &revert->recipient));
    LN_TRY(heights_since(call, chain, &outbox, revert->retransmit_from, &heights));
    LN_TRY(ln_outbox_reinsert(call, &outbox, &added, &heights));
    if (added == 0)
        return LN_OK;
    ln_outbox_save(call, &outbox);
    LN_TRY(ln_worker_update_recipient(call, worker, chain, actions, &revert->recipient));
    return ln_worker_save(call, worker, chain);
}

/* --- all three */

static ln_err_t handle(ln_call_t *call, ln_worker_t *worker, ln_chain_t *chain,
                       ln_actions_t *actions, const ln_cross_chain_request_t *request)
{
    switch (request->tag) {
    case LN_CROSS_CHAIN_REQUEST_UPDATE_RECIPIENT:
        return on_update(call, worker, chain, actions, &request->update_recipient);
    case LN_CROSS_CHAIN_REQUEST_CONFIRM_UPDATED_RECIPIENT:
        return on_confirm(call, worker, chain, actions, &request->confirm_updated_recipient);
    case LN_CROSS_CHAIN_REQUEST_REVERT_CONFIRM:
        return on_revert(call, worker, chain, actions, &request->revert_confirm);
    }
    LN_UNREACHABLE();
}

ln_err_t ln_worker_cross_chain(ln_call_t *call, ln_worker_t *worker, ln_actions_t *actions,
                               const ln_cross_chain_request_t *request)
{
    ln_chain_t *chain = NULL;
    ln_err_t err = ln_worker_open(call, worker, &chain, ln_cross_chain_target(request));
    if (err == LN_OK)
        err = handle(call, worker, chain, actions, request);
    return ln_worker_done(worker, chain, err);
}
