/* SPDX-License-Identifier: Apache-2.0 */
/* Questions about a chain, and blobs for it (spec 01 §5.9, §5.10). */
#include "base/metrics.h"
#include "base/sort.h"
#include "chain/inbox.h"
#include "chain/manager.h"
#include "chain/pending_blobs.h"
#include "exec/accounts.h"
#include "exec/system.h"
#include "types/block.h"
#include "worker/worker_priv.h"

/* --- §5.9, in its order */

static ln_err_t vote_for_timeout(ln_call_t *call, ln_worker_t *worker, ln_chain_t *chain,
                                 const ln_height_and_round_t *asked)
{
    ln_block_height_t next = ln_chain_next_height(chain);
    ln_timeout_t timeout = {chain->id, asked->height, ln_chain_epoch(chain)};
    bool voted;
    if (asked->height.value != next.value)
        return ln_unexpected_height(call, next, asked->height);
    ln_round_t before = ln_manager_round(&chain->state.manager);
    LN_TRY(ln_manager_vote_for_timeout(call, &chain->state.manager, &timeout, asked->round,
                                       ln_worker_now(worker), worker->options.key, &voted));
    LN_ASSERT(!voted || worker->options.key != NULL);
    LN_ASSERT(ln_round_compare(ln_manager_round(&chain->state.manager), before) == 0);
    return voted ? ln_worker_save(call, worker, chain) : LN_OK;
}

static int by_timestamp(const void *context, const void *a, const void *b)
{
    uint64_t left = ((const ln_incoming_bundle_t *)a)->bundle.timestamp.us;
    uint64_t right = ((const ln_incoming_bundle_t *)b)->bundle.timestamp.us;
    (void)context;
    return (left > right) - (left < right);
}

/* Bundles of equal time stay in the order of their origins. */
static void sort_bundles(ln_incoming_bundle_list_t *list)
{
    ln_sort(list->items, list->count, sizeof(*list->items), by_timestamp, NULL);
    for (size_t i = 1; i < list->count; i++)
        LN_VERIFY(by_timestamp(NULL, &list->items[i - 1], &list->items[i]) <= 0);
}

static ln_err_t pending_bundles(ln_call_t *call, ln_chain_t *chain, ln_incoming_bundle_list_t *out)
{
    ln_chain_id_list_t origins;
    ln_message_action_t action = ln_system_state_closed(ln_chain_system(chain))
                                     ? LN_MESSAGE_ACTION_REJECT
                                     : LN_MESSAGE_ACTION_ACCEPT;
    ln_incoming_bundle_list_t list = {0};
    LN_TRY(ln_inboxes_nonempty(call, chain, &origins));
    for (size_t i = 0; i < origins.count; i++) {
        ln_message_bundle_list_t bundles;
        ln_inbox_t inbox;
        LN_TRY(ln_inbox_load(call, &inbox, chain, &origins.items[i]));
        LN_TRY(ln_inbox_waiting(call, &inbox, &bundles, SIZE_MAX));
        for (size_t k = 0; k < bundles.count; k++)
            *LN_PUSH(call->arena, &list) =
                (ln_incoming_bundle_t){origins.items[i], bundles.items[k], action};
    }
    sort_bundles(&list);
    *out = list;
    return LN_OK;
}

/* Unknown heights are left out; executed blocks come first, each group in the order asked. */
static ln_err_t sent_hashes(ln_call_t *call, const ln_chain_t *chain,
                            const ln_block_height_list_t *heights, ln_hash_list_t *out)
{
    uint64_t next = ln_chain_next_height(chain).value;
    ln_hash_list_t list = {0};
    for (int executed = 1; executed >= 0; executed--)
        for (size_t i = 0; i < heights->count; i++) {
            ln_hash_t hash;
            bool found = (heights->items[i].value < next) == (executed == 1);
            if (found)
                LN_TRY(ln_chain_block_hash(call, chain, &hash, &found, heights->items[i]));
            if (found)
                *LN_PUSH(call->arena, &list) = hash;
        }
    LN_ASSERT(list.count <= heights->count);
    *out = list;
    return LN_OK;
}

static ln_err_t received_log(ln_call_t *call, const ln_worker_t *worker, const ln_chain_t *chain,
                             uint64_t first, ln_chain_and_height_list_t *out)
{
    const ln_log_view_t *log = &chain->state.received_log;
    uint64_t count = ln_log_count(log);
    ln_chain_and_height_list_t list = {0};
    for (uint64_t i = first; i < count && list.count < worker->options.received_log_page; i++) {
        bool found;
        LN_TRY(ln_log_get(call, log, LN_PUSH(call->arena, &list), &found, i));
        LN_ASSERT(found); /* its index is below the count */
    }
    LN_ASSERT(list.count <= worker->options.received_log_page);
    *out = list;
    return LN_OK;
}

static ln_err_t fill_requested(ln_call_t *call, ln_worker_t *worker, ln_chain_t *chain,
                               ln_chain_info_t *info, const ln_chain_info_query_t *query)
{
    ln_block_height_t next = ln_chain_next_height(chain);
    if (query->request_committees) {
        info->requested_committees.some = true;
        ln_value_copy(&ln_epoch_committee_map_type, call->arena, &info->requested_committees.value,
                      ln_system_state_committees(ln_chain_system(chain)));
    }
    LN_TRY(ln_account_balance(call, &chain->state.execution_state,
                              &info->requested_owner_balance.value,
                              &info->requested_owner_balance.some, &query->request_owner_balance));
    if (query->test_next_block_height.some &&
        query->test_next_block_height.value.value != next.value)
        return ln_unexpected_height(call, next, query->test_next_block_height.value);
    if (query->request_pending_message_bundles)
        LN_TRY(pending_bundles(call, chain, &info->requested_pending_message_bundles));
    LN_TRY(sent_hashes(call, chain, &query->request_sent_certificate_hashes_by_heights,
                       &info->requested_sent_certificate_hashes));
    if (query->request_received_log_excluding_first_n.some)
        LN_TRY(received_log(call, worker, chain,
                            query->request_received_log_excluding_first_n.value,
                            &info->requested_received_log));
    if (query->request_manager_values) {
        ln_chain_manager_info_t values = ln_manager_info(&chain->state.manager, true);
        ln_value_copy(&ln_chain_manager_info_type, call->arena, &info->manager, &values);
    }
    return LN_OK;
}

static ln_err_t handle_query(ln_call_t *call, ln_worker_t *worker, ln_chain_t **opened,
                             ln_info_t *info, ln_actions_t *actions,
                             const ln_chain_info_query_t *query)
{
    bool changed;
    LN_TRY(ln_worker_open(call, worker, opened, &query->chain_id));
    ln_chain_t *chain = *opened;
    if (query->request_leader_timeout.some) /* before the chain is set up */
        LN_TRY(vote_for_timeout(call, worker, chain, &query->request_leader_timeout.value));
    if (query->request_fallback)
        return LN_FAIL(call, LN_ERR_NO_FALLBACK_MODE, NULL);
    LN_TRY(ln_chain_initialise(call, chain, ln_worker_now(worker), &changed));
    if (changed)
        LN_TRY(ln_worker_save(call, worker, chain));
    ln_worker_t unsigned_worker = *worker; /* signed once, when everything is filled in */
    unsigned_worker.options.key = NULL;
    *info = ln_worker_info(call, &unsigned_worker, chain);
    LN_ASSERT(!info->signature.some);
    LN_TRY(fill_requested(call, worker, chain, &info->info, query));
    ln_worker_sign_info(call, worker, info);
    if (query->create_network_actions)
        LN_TRY(ln_worker_network_actions(call, worker, chain, actions));
    return LN_OK;
}

ln_err_t ln_worker_query(ln_call_t *call, ln_worker_t *worker, ln_info_t *info,
                         ln_actions_t *actions, const ln_chain_info_query_t *query)
{
    ln_chain_t *chain = NULL;
    ln_metric_add(LN_METRIC_chain_info_queries, NULL, 1);
    ln_err_t err = handle_query(call, worker, &chain, info, actions, query);
    return ln_worker_done(worker, chain, err);
}

/* --- §5.10 */

ln_err_t ln_worker_pending_blob(ln_call_t *call, ln_worker_t *worker, ln_info_t *info,
                                const ln_chain_id_t *chain_id, const ln_blob_content_t *blob)
{
    ln_chain_t *chain = NULL;
    ln_err_t err = ln_worker_open(call, worker, &chain, chain_id);
    if (err == LN_OK)
        err = ln_pending_blobs_add(call, chain, blob);
    if (err == LN_OK)
        err = ln_worker_save(call, worker, chain);
    if (err == LN_OK)
        *info = ln_worker_info(call, worker, chain);
    return ln_worker_done(worker, chain, err);
}

static ln_err_t find_pending_blob(ln_call_t *call, ln_chain_t *chain, ln_blob_content_t *blob,
                                  const ln_blob_id_t *id)
{
    bool found;
    LN_TRY(ln_manager_proposed_blob(call, &chain->state.manager, blob, &found, id));
    if (!found)
        LN_TRY(ln_manager_locking_blob(call, &chain->state.manager, blob, &found, id));
    if (found)
        return LN_OK;
    blob->blob_type = id->blob_type;
    LN_TRY(ln_store_blob(call, chain->store, &blob->bytes, &found, id));
    return found ? LN_OK : ln_blob_not_found(call, id);
}

ln_err_t ln_worker_download_pending_blob(ln_call_t *call, ln_worker_t *worker,
                                         ln_blob_content_t *blob, const ln_chain_id_t *chain_id,
                                         const ln_blob_id_t *id)
{
    ln_chain_t *chain = NULL;
    ln_err_t err = ln_worker_open(call, worker, &chain, chain_id);
    if (err == LN_OK)
        err = find_pending_blob(call, chain, blob, id);
    return ln_worker_done(worker, chain, err);
}

static ln_err_t find_event_blocks(ln_call_t *call, ln_chain_t *chain,
                                  ln_stream_id_height_ref_map_t *out,
                                  const ln_stream_id_list_t *streams)
{
    *out = (ln_stream_id_height_ref_map_t){0};
    for (size_t i = 0; i < streams->count; i++) {
        ln_height_ref_t ref;
        bool found;
        LN_TRY(ln_map_view_get(call, &chain->state.previous_event_blocks, &ref.height, &found,
                               &streams->items[i]));
        if (!found)
            continue;
        LN_TRY(ln_chain_expect_block_hash(call, chain, &ref.hash, ref.height));
        ln_map_put(&ln_stream_id_height_ref_map_type, call->arena, out, &streams->items[i], &ref);
    }
    return LN_OK;
}

ln_err_t ln_worker_previous_event_blocks(ln_call_t *call, ln_worker_t *worker,
                                         ln_stream_id_height_ref_map_t *out,
                                         const ln_chain_id_t *chain_id,
                                         const ln_stream_id_list_t *streams)
{
    ln_chain_t *chain = NULL;
    ln_err_t err = ln_worker_open(call, worker, &chain, chain_id);
    if (err == LN_OK)
        err = find_event_blocks(call, chain, out, streams);
    return ln_worker_done(worker, chain, err);
}
