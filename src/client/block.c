/* SPDX-License-Identifier: Apache-2.0 */
/* New blocks: what goes into them, and trying them out (spec 04 §10.2, §10.3, §10.9). */
#include "types/block.h"
#include "client/chain_client.h"
#include "client/local.h"
#include "client/sync.h"
#include "exec/system.h"
#include "types/ids.h"

/* --- staging */

static bool are_new(const ln_event_id_list_t *before, const ln_event_id_list_t *now)
{
    return !ln_event_id_list_equal(before, now);
}

ln_err_t ln_chain_client_stage(ln_call_t *call, ln_chain_client_t *chain, ln_staged_t *staged,
                               size_t *failed_at, const ln_proposed_block_t *block,
                               const ln_blob_content_list_t *blobs, bool may_drop,
                               const ln_account_owner_t *balance_of)
{
    ln_client_t *client = chain->client;
    ln_stage_policy_t policy = {client->options.limit_errors_max, client->options.bundle_budget_us,
                                client->env};
    ln_event_id_list_t events = {0};
    ln_u32_opt_t round = {0};
    if (chain->owner.some) {
        ln_next_proposal_t next;
        LN_TRY(ln_chain_client_next_round(call, chain, &next, &chain->owner.value, true));
        if (next.some)
            round = ln_round_oracle_number(next.round);
    }
    for (bool got_blobs = false;;) {
        ln_err_t err = ln_worker_stage(call, client->worker, staged, failed_at, block, round, blobs,
                                       may_drop ? &policy : NULL, balance_of);
        if (err == LN_ERR_BLOBS_NOT_FOUND && !got_blobs) {
            got_blobs = true;
            LN_TRY(ln_sync_blobs(call, client, call->detail));
        } else if (err == LN_ERR_EVENTS_NOT_FOUND && are_new(&events, call->detail)) {
            events = *(const ln_event_id_list_t *)call->detail;
            LN_TRY(ln_sync_admin(call, client));
        } else {
            return err;
        }
    }
}

/* --- transactions */

static void add_operation(ln_call_t *call, ln_transaction_list_t *list, ln_operation_t operation)
{
    *LN_PUSH(call->arena, list) =
        (ln_transaction_t){.tag = LN_TRANSACTION_EXECUTE_OPERATION, .execute_operation = operation};
}

static ln_err_t has_event(ln_call_t *call, const ln_client_t *client, uint8_t stream,
                          uint32_t index, bool *found)
{
    ln_event_id_t id = {client->admin_id, ln_system_stream(stream), index};
    ln_bytes_t value;
    return ln_store_event(call, client->store, &value, found, &id);
}

/* Epochs that the admin chain has begun or ended and this chain has not followed yet. */
static ln_err_t add_epochs(ln_call_t *call, const ln_chain_client_t *chain,
                           ln_transaction_list_t *list)
{
    ln_chain_t *local;
    bool found = true;
    LN_TRY(ln_worker_chain(call, chain->client->worker, &local, &chain->id));
    uint32_t epoch = ln_chain_epoch(local).value;
    const ln_epoch_committee_map_t *known = ln_system_state_committees(ln_chain_system(local));
    uint32_t lowest = known->count > 0 ? known->items[0].key.value : epoch;
    for (uint32_t next = epoch + 1; found; next++) {
        LN_TRY(has_event(call, chain->client, LN_STREAM_NEW_EPOCHS, next, &found));
        if (found)
            add_operation(call, list,
                          (ln_operation_t){.tag = LN_OPERATION_SYSTEM,
                                           .system = {.tag = LN_SYSTEM_OPERATION_PROCESS_NEW_EPOCH,
                                                      .process_new_epoch = {next}}});
    }
    found = true;
    for (uint32_t next = lowest; found; next++) {
        LN_TRY(has_event(call, chain->client, LN_STREAM_REMOVED_EPOCHS, next, &found));
        if (found)
            add_operation(
                call, list,
                (ln_operation_t){.tag = LN_OPERATION_SYSTEM,
                                 .system = {.tag = LN_SYSTEM_OPERATION_PROCESS_REMOVED_EPOCH,
                                            .process_removed_epoch = {next}}});
    }
    return LN_OK;
}

/* A new block with everything that should go into it. */
static ln_err_t compose(ln_call_t *call, ln_chain_client_t *chain, ln_proposed_block_t *out,
                        const ln_operations_t *operations)
{
    ln_chain_info_t info;
    ln_incoming_bundle_list_t bundles;
    ln_account_owner_t identity;
    LN_TRY(ln_chain_client_identity(call, chain, &identity));
    LN_TRY(ln_local_info(call, chain->client, &info, &chain->id, false));
    LN_TRY(ln_chain_client_bundles(call, chain, &bundles));
    *out = (ln_proposed_block_t){.chain_id = chain->id,
                                 .epoch = info.epoch,
                                 .height = info.next_block_height,
                                 .authenticated_signer = {true, identity},
                                 .previous_block_hash = info.block_hash};
    out->timestamp.us = LN_MAX(ln_env_now_us(chain->client->env), info.timestamp.us);
    LN_TRY(add_epochs(call, chain, &out->transactions));
    for (size_t i = 0; i < bundles.count; i++) {
        out->timestamp.us = LN_MAX(out->timestamp.us, bundles.items[i].bundle.timestamp.us);
        *LN_PUSH(call->arena, &out->transactions) = (ln_transaction_t){
            .tag = LN_TRANSACTION_RECEIVE_MESSAGES, .receive_messages = bundles.items[i]};
    }
    for (size_t i = 0; i < operations->count; i++)
        add_operation(call, &out->transactions, operations->items[i]);
    return out->transactions.count > 0 ? LN_OK : LN_FAIL(call, LN_ERR_EMPTY_BLOCK, NULL);
}

/* --- the whole way */

static ln_err_t fail_conflict(ln_call_t *call, const ln_confirmed_block_certificate_t *committed)
{
    ln_hash_t *hash = LN_NEW(call->arena, ln_hash_t);
    *hash = ln_block_hash(call->arena, &committed->value);
    return LN_FAIL_DETAIL(call, LN_ERR_CONFLICTING_BLOCK, hash,
                          "A different block was committed at this height: %.*s",
                          LN_TEXT_ARG(ln_value_text(&ln_hash_type, call->arena, hash)));
}

/* The index among the operations of a transaction that failed. Those before them (epochs, bundles)
 * are what the composed block has besides. */
static size_t operation_index(size_t failed_at, const ln_proposed_block_t *block,
                              const ln_operations_t *operations)
{
    size_t before = block->transactions.count - operations->count;
    return failed_at == SIZE_MAX || failed_at < before ? SIZE_MAX : failed_at - before;
}

static ln_err_t make_pending(ln_call_t *call, ln_chain_client_t *chain, ln_block_t *block,
                             const ln_operations_t *operations, const ln_blob_content_list_t *blobs,
                             size_t *failed_at)
{
    ln_proposed_block_t proposed;
    ln_staged_t staged;
    size_t failed = SIZE_MAX;
    LN_TRY(compose(call, chain, &proposed, operations));
    ln_err_t err =
        ln_chain_client_stage(call, chain, &staged, &failed, &proposed, blobs, true, NULL);
    if (failed_at != NULL)
        *failed_at = operation_index(failed, &proposed, operations);
    LN_TRY(err);
    proposed = ln_block_proposed(&staged.block);
    if (proposed.transactions.count == 0)
        return LN_FAIL(call, LN_ERR_EMPTY_BLOCK, NULL);
    ln_chain_client_set_pending(chain, &proposed, blobs);
    *block = staged.block;
    return LN_OK;
}

static ln_err_t execute(ln_call_t *call, ln_chain_client_t *chain,
                        ln_confirmed_block_certificate_t *out, const ln_operations_t *operations,
                        const ln_blob_content_list_t *blobs, size_t *failed_at)
{
    ln_block_t block;
    bool committed;
    LN_TRY(ln_chain_client_finish_pending(call, chain, &committed, out));
    if (committed)
        return fail_conflict(call, out);
    LN_TRY(make_pending(call, chain, &block, operations, blobs, failed_at));
    LN_TRY(ln_chain_client_finish_pending(call, chain, &committed, out));
    if (!committed || !ln_block_equal(&out->value, &block))
        return fail_conflict(call, out);
    return LN_OK;
}

/* Are the validators ahead of us? Then we can catch up and try again. */
static bool are_ahead(const ln_call_t *call, ln_err_t err)
{
    const ln_wrong_height_t *heights = call->detail;
    return err == LN_ERR_UNEXPECTED_BLOCK_HEIGHT && call->code == err &&
           heights->expected_block_height.value > heights->found_block_height.value;
}

#define CATCH_UPS_MAX 10

ln_err_t ln_chain_client_execute(ln_call_t *call, ln_chain_client_t *chain,
                                 ln_confirmed_block_certificate_t *out,
                                 const ln_operations_t *operations,
                                 const ln_blob_content_list_t *blobs, size_t *failed_at)
{
    if (failed_at != NULL)
        *failed_at = SIZE_MAX;
    for (unsigned attempt = 0;; attempt++) {
        ln_err_t err = execute(call, chain, out, operations, blobs, failed_at);
        if (attempt >= CATCH_UPS_MAX || !are_ahead(call, err))
            return err;
        LN_TRY(ln_sync_chain(call, chain->client, &chain->id, NULL));
    }
}

ln_err_t ln_chain_client_process_inbox(ln_call_t *call, ln_chain_client_t *chain, size_t *blocks)
{
    ln_operations_t none = {0};
    ln_blob_content_list_t no_blobs = {0};
    for (*blocks = 0;; (*blocks)++) {
        ln_confirmed_block_certificate_t certificate;
        ln_err_t err = ln_chain_client_execute(call, chain, &certificate, &none, &no_blobs, NULL);
        if (err == LN_ERR_EMPTY_BLOCK)
            return LN_OK;
        LN_TRY(err);
    }
}
