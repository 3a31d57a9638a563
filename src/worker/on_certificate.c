/* SPDX-License-Identifier: Apache-2.0 */
/* Certificates: lite, validated, confirmed, timeout (spec 01 §5.5-§5.8). */
#include "base/metrics.h"
#include "chain/inbox.h"
#include "chain/manager.h"
#include "chain/pending_blobs.h"
#include "exec/system.h"
#include "types/block.h"
#include "types/committee.h"
#include "types/ids.h"
#include "worker/worker_priv.h"

/* --- validated: §5.6 */

static ln_err_t expect_blobs(ln_call_t *call, ln_worker_t *worker, ln_chain_t *chain,
                             ln_round_t round, const ln_needed_blob_list_t *needed)
{
    ln_blob_id_list_t missing = ln_needed_missing(call, needed);
    if (missing.count == 0)
        return LN_OK;
    LN_TRY(ln_pending_blobs_expect(call, chain, NULL, round, true, needed));
    LN_TRY(ln_worker_save(call, worker, chain));
    return ln_blobs_not_found(call, &missing);
}

static ln_err_t handle_validated(ln_call_t *call, ln_worker_t *worker, ln_chain_t **opened,
                                 ln_info_t *info, ln_actions_t *actions,
                                 const ln_validated_block_certificate_t *certificate)
{
    const ln_block_t *block = &certificate->value;
    const ln_committee_t *committee;
    ln_manager_decision_t decision;
    ln_blob_id_list_t required;
    ln_needed_blob_list_t needed;
    LN_TRY(ln_worker_open_initialised(call, worker, opened, &block->header.chain_id));
    ln_chain_t *chain = *opened;
    ln_chain_manager_t *manager = &chain->state.manager;
    if (block->header.height.value != ln_chain_next_height(chain).value)
        return ln_unexpected_height(call, ln_chain_next_height(chain), block->header.height);
    LN_TRY(ln_chain_committee(call, chain, &committee));
    LN_TRY(ln_worker_check_epoch(call, chain, block->header.epoch));
    ln_hash_t hash = ln_block_hash(call->arena, block);
    LN_TRY(ln_committee_check(call, committee, &hash, certificate->round,
                              LN_CERTIFICATE_KIND_VALIDATED, &certificate->signatures));
    LN_TRY(ln_manager_check_validated(call, manager, &hash, certificate->round, &decision));
    if (decision == LN_MANAGER_SKIP) {
        *info = ln_worker_info(call, worker, chain);
        return LN_OK;
    }
    ln_worker_remember_block(worker, block, &hash);
    LN_TRY(ln_required_blob_ids(call, &required, block));
    LN_TRY(ln_needed_blobs(call, chain, &needed, &required, &block->body.blobs));
    LN_TRY(expect_blobs(call, worker, chain, certificate->round, &needed));
    ln_round_t before = ln_manager_round(manager);
    ln_blob_content_list_t blobs = ln_needed_contents(call, &needed);
    LN_ASSERT(blobs.count == required.count); /* what is locked on can be given to others */
    ln_manager_vote_to_confirm(call, manager, certificate, &hash, &blobs, ln_worker_now(worker),
                               worker->options.key);
    LN_ASSERT(ln_round_compare(ln_manager_round(manager), before) >= 0);
    LN_TRY(ln_worker_save(call, worker, chain));
    LN_TRY(ln_worker_network_actions(call, worker, chain, actions));
    ln_worker_notify_round(call, chain, actions, before);
    *info = ln_worker_info(call, worker, chain);
    return LN_OK;
}

ln_err_t ln_worker_validated_certificate(ln_call_t *call, ln_worker_t *worker, ln_info_t *info,
                                         ln_actions_t *actions,
                                         const ln_validated_block_certificate_t *certificate)
{
    ln_chain_t *chain = NULL;
    ln_err_t err = handle_validated(call, worker, &chain, info, actions, certificate);
    return ln_worker_done(worker, chain, err);
}

/* --- confirmed: §5.7 */

/* Step 2: the committee of the block's own epoch, wherever it is known, removed or not (spec 01
 * §8.5). */
static ln_err_t check_confirmed(ln_call_t *call, ln_worker_t *worker,
                                const ln_confirmed_block_certificate_t *certificate,
                                const ln_hash_t *hash)
{
    ln_epoch_t epoch = certificate->value.header.epoch;
    const ln_committee_t *committee;
    ln_network_description_t network;
    bool found;
    LN_TRY(ln_store_committee(call, worker->store, &committee, epoch));
    if (committee == NULL) {
        LN_TRY(ln_store_network(call, worker->store, &network, &found));
        if (!found)
            return LN_FAIL(call, LN_ERR_NO_NETWORK_DESCRIPTION, NULL);
        ln_event_id_t id = {network.admin_chain_id, ln_system_stream(LN_STREAM_NEW_EPOCHS),
                            epoch.value};
        return ln_events_not_found(call, &(ln_event_id_list_t){&id, 1});
    }
    return ln_committee_check(call, committee, hash, certificate->round,
                              LN_CERTIFICATE_KIND_CONFIRMED, &certificate->signatures);
}

static void put_events(ln_batch_t *batch, const ln_block_t *block)
{
    for (size_t i = 0; i < block->body.events.count; i++)
        for (size_t k = 0; k < block->body.events.items[i].count; k++) {
            const ln_event_t *event = &block->body.events.items[i].items[k];
            ln_event_id_t id = {block->header.chain_id, event->stream_id, event->index};
            ln_store_put_event(batch, &id, event->value);
        }
}

/* Step 3: the block with its blobs and events, if all blobs are known; in any case the note that
 * the block needs them, which lets clients upload them. Written before the execution, which reads
 * them. */
static ln_err_t store_block(ln_call_t *call, ln_worker_t *worker, ln_chain_t *chain,
                            const ln_confirmed_block_certificate_t *certificate,
                            const ln_hash_t *hash)
{
    const ln_block_t *block = &certificate->value;
    ln_blob_id_list_t required;
    ln_needed_blob_list_t needed;
    ln_batch_t batch = ln_batch(call->arena);
    LN_TRY(ln_required_blob_ids(call, &required, block));
    LN_TRY(ln_needed_blobs(call, chain, &needed, &required, &block->body.blobs));
    ln_blob_id_list_t missing = ln_needed_missing(call, &needed);
    ln_blob_state_t state = {.chain_id = block->header.chain_id,
                             .block_height = block->header.height};
    LN_ASSERT(needed.count == required.count);
    if (missing.count == 0) {
        state.last_used_by = (ln_hash_opt_t){true, *hash};
        state.epoch = (ln_epoch_opt_t){true, block->header.epoch};
        for (size_t i = 0; i < needed.count; i++)
            ln_store_put_blob(&batch, &needed.items[i].id, needed.items[i].content.bytes);
        ln_store_put_certificate(&batch, certificate, hash);
        put_events(&batch, block);
    }
    LN_TRY(ln_store_put_blob_states(call, worker->store, &batch, &required, &state));
    LN_TRY(ln_kv_write(ln_store_kv(worker->store), call, &batch));
    return missing.count == 0 ? LN_OK : ln_blobs_not_found(call, &missing);
}

/* Steps 6 and 7: the block must give what its certificate says. */
static ln_err_t execute(ln_call_t *call, ln_worker_t *worker, ln_chain_t *chain,
                        const ln_block_t *block)
{
    ln_proposed_block_t proposed = ln_block_proposed(block);
    ln_block_execution_outcome_t certified = ln_block_outcome(block), outcome;
    ln_blob_id_list_t published = ln_published_blob_ids(call->arena, &proposed.transactions);
    ln_needed_blob_list_t needed;
    LN_TRY(
        ln_inboxes_remove_bundles(call, chain, proposed.timestamp, false, &proposed.transactions));
    LN_TRY(ln_needed_blobs(call, chain, &needed, &published, NULL));
    ln_blob_content_list_t contents = ln_needed_contents(call, &needed);
    ln_execute_options_t options = {.local_time = ln_worker_now(worker),
                                    .published = &contents,
                                    .recorded = &certified.oracle_responses};
    LN_TRY(ln_chain_execute(call, chain, &outcome, &proposed, &options));
    if (!ln_block_execution_outcome_equal(&outcome, &certified))
        return LN_FAIL(call, LN_ERR_CORRUPTED_CHAIN_STATE,
                       "executing a certified block gives another outcome than the certificate");
    return LN_OK;
}

/* Steps 5 to 9. */
static ln_err_t confirm(ln_call_t *call, ln_worker_t *worker, ln_chain_t *chain,
                        ln_actions_t *actions, const ln_block_t *block, const ln_hash_t *hash)
{
    ln_stream_id_list_t streams;
    bool changed;
    if (!ln_hash_opt_equal(&block->header.previous_block_hash, &ln_chain_tip(chain)->block_hash))
        return LN_FAIL(call, LN_ERR_INVALID_BLOCK_CHAINING, NULL);
    LN_TRY(ln_chain_initialise(call, chain, ln_worker_now(worker), &changed));
    if (changed)
        LN_TRY(ln_worker_save(call, worker, chain));
    LN_TRY(ln_worker_check_epoch(call, chain, block->header.epoch));
    LN_ASSERT(block->header.height.value == ln_chain_next_height(chain).value);
    LN_TRY(execute(call, worker, chain, block));
    LN_TRY(ln_chain_apply(call, chain, &streams, block, hash, ln_worker_now(worker)));
    LN_ASSERT(ln_chain_next_height(chain).value == block->header.height.value + 1);
    LN_ASSERT(ln_hash_equal(&ln_chain_tip(chain)->block_hash.value, hash));
    LN_TRY(ln_worker_save(call, worker, chain));
    ln_worker_notify_block(call, chain, actions, block, hash, true, &streams);
    ln_worker_remember_block(worker, block, hash);
    ln_metric_add(LN_METRIC_num_blocks, NULL, 1);
    ln_metric_add(LN_METRIC_transaction_count, NULL, block->body.transactions.count);
    return LN_OK;
}

/* Step 4. */
static ln_err_t preprocess(ln_call_t *call, ln_worker_t *worker, ln_chain_t *chain,
                           ln_actions_t *actions, const ln_block_t *block, const ln_hash_t *hash)
{
    ln_stream_id_list_t streams;
    uint64_t next = ln_chain_next_height(chain).value;
    LN_TRY(ln_chain_preprocess(call, chain, &streams, block, hash));
    LN_ASSERT(ln_chain_next_height(chain).value == next); /* looked at, not executed */
    LN_TRY(ln_worker_save(call, worker, chain));
    ln_worker_notify_block(call, chain, actions, block, hash, false, &streams);
    return LN_OK;
}

/* The answer waits only if something of these blocks is now on its way. */
static void wait_for_delivery(ln_actions_t *actions, ln_block_height_t height)
{
    for (size_t i = 0; i < actions->cross_chain.count; i++) {
        const ln_cross_chain_request_t *request = &actions->cross_chain.items[i];
        LN_ASSERT(request->tag != LN_CROSS_CHAIN_REQUEST_UPDATE_RECIPIENT ||
                  request->update_recipient.bundles.count > 0);
        if (request->tag == LN_CROSS_CHAIN_REQUEST_UPDATE_RECIPIENT &&
            request->update_recipient.bundles.items[0].bundle.height.value <= height.value) {
            actions->wait_for_delivery = true;
            actions->wait_height = height;
        }
    }
}

static ln_err_t handle_confirmed(ln_call_t *call, ln_worker_t *worker, ln_chain_t **opened,
                                 ln_info_t *info, ln_actions_t *actions,
                                 const ln_confirmed_block_certificate_t *certificate, bool wait,
                                 bool execute_next)
{
    const ln_block_t *block = &certificate->value;
    ln_block_height_t height = block->header.height;
    LN_TRY(ln_worker_open(call, worker, opened, &block->header.chain_id));
    ln_chain_t *chain = *opened;
    uint64_t next = ln_chain_next_height(chain).value;
    LN_ASSERT(ln_chain_id_equal(&chain->id, &block->header.chain_id));
    if (height.value >= next) { /* step 1: else it is executed already, and not looked at */
        ln_hash_t hash = ln_block_hash(call->arena, block);
        LN_TRY(check_confirmed(call, worker, certificate, &hash));
        LN_TRY(store_block(call, worker, chain, certificate, &hash));
        if (height.value == next && execute_next)
            LN_TRY(confirm(call, worker, chain, actions, block, &hash));
        else
            LN_TRY(preprocess(call, worker, chain, actions, block, &hash));
    }
    LN_ASSERT(ln_chain_next_height(chain).value >= next);
    LN_TRY(ln_worker_network_actions(call, worker, chain, actions));
    if (wait)
        wait_for_delivery(actions, height);
    *info = ln_worker_info(call, worker, chain);
    return LN_OK;
}

ln_err_t ln_worker_confirmed_certificate(ln_call_t *call, ln_worker_t *worker, ln_info_t *info,
                                         ln_actions_t *actions,
                                         const ln_confirmed_block_certificate_t *certificate,
                                         bool wait_for_outgoing_messages)
{
    ln_chain_t *chain = NULL;
    ln_err_t err = handle_confirmed(call, worker, &chain, info, actions, certificate,
                                    wait_for_outgoing_messages, true);
    return ln_worker_done(worker, chain, err);
}

ln_err_t ln_worker_preprocess(ln_call_t *call, ln_worker_t *worker, ln_info_t *info,
                              ln_actions_t *actions,
                              const ln_confirmed_block_certificate_t *certificate)
{
    ln_chain_t *chain = NULL;
    ln_err_t err = handle_confirmed(call, worker, &chain, info, actions, certificate, false, false);
    return ln_worker_done(worker, chain, err);
}

/* --- lite: §5.5 */

ln_err_t ln_worker_lite_certificate(ln_call_t *call, ln_worker_t *worker, ln_info_t *info,
                                    ln_actions_t *actions, const ln_lite_certificate_t *lite,
                                    bool wait_for_outgoing_messages)
{
    const ln_block_t *block = ln_worker_remembered_block(worker, &lite->value.value_hash);
    if (block == NULL)
        return LN_FAIL(call, LN_ERR_MISSING_CERTIFICATE_VALUE, NULL);
    if (lite->value.kind == LN_CERTIFICATE_KIND_TIMEOUT ||
        !ln_chain_id_equal(&lite->value.chain_id, &block->header.chain_id))
        return LN_FAIL(call, LN_ERR_INVALID_LITE_CERTIFICATE, NULL);
    ln_block_t copy; /* the remembered one may be forgotten on the way */
    ln_value_copy(&ln_block_type, call->arena, &copy, block);
    ln_validator_signature_list_t signatures = lite->signatures;
    ln_signatures_sort(&signatures);
    if (lite->value.kind == LN_CERTIFICATE_KIND_VALIDATED) {
        ln_validated_block_certificate_t validated = {copy, lite->round, signatures};
        return ln_worker_validated_certificate(call, worker, info, actions, &validated);
    }
    ln_confirmed_block_certificate_t confirmed = {copy, lite->round, signatures};
    return ln_worker_confirmed_certificate(call, worker, info, actions, &confirmed,
                                           wait_for_outgoing_messages);
}

/* --- timeout: §5.8 */

static ln_err_t handle_timeout(ln_call_t *call, ln_worker_t *worker, ln_chain_t **opened,
                               ln_info_t *info, ln_actions_t *actions,
                               const ln_timeout_certificate_t *certificate)
{
    const ln_timeout_t *timeout = &certificate->value;
    const ln_committee_t *committee;
    LN_TRY(ln_worker_open_initialised(call, worker, opened, &timeout->chain_id));
    ln_chain_t *chain = *opened;
    ln_hash_t hash = ln_timeout_hash(call->arena, timeout);
    LN_TRY(ln_chain_committee(call, chain, &committee));
    LN_TRY(ln_committee_check(call, committee, &hash, certificate->round,
                              LN_CERTIFICATE_KIND_TIMEOUT, &certificate->signatures));
    uint64_t next = ln_chain_next_height(chain).value;
    if (next < timeout->height.value)
        return LN_FAIL(call, LN_ERR_MISSING_EARLIER_BLOCKS, "the chain is at height %llu",
                       (unsigned long long)next);
    if (next == timeout->height.value) {
        LN_TRY(ln_worker_check_epoch(call, chain, timeout->epoch));
        ln_round_t before = ln_manager_round(&chain->state.manager);
        ln_manager_handle_timeout(&chain->state.manager, certificate, ln_worker_now(worker));
        LN_ASSERT(ln_round_compare(ln_manager_round(&chain->state.manager), before) >= 0);
        LN_TRY(ln_worker_save(call, worker, chain));
        ln_worker_notify_round(call, chain, actions, before);
    }
    LN_TRY(ln_worker_network_actions(call, worker, chain, actions));
    *info = ln_worker_info(call, worker, chain);
    return LN_OK;
}

ln_err_t ln_worker_timeout_certificate(ln_call_t *call, ln_worker_t *worker, ln_info_t *info,
                                       ln_actions_t *actions,
                                       const ln_timeout_certificate_t *certificate)
{
    ln_chain_t *chain = NULL;
    ln_err_t err = handle_timeout(call, worker, &chain, info, actions, certificate);
    return ln_worker_done(worker, chain, err);
}
