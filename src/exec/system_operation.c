/* SPDX-License-Identifier: Apache-2.0 */
/* One function per system operation, in the order of their numbers (spec 02 §8). */
#include "exec/accounts.h"
#include "exec/blobs.h"
#include "exec/system.h"
#include "types/ids.h"

static ln_system_state_t *system_of(ln_execution_t *x)
{
    return &x->in.state->system;
}

static ln_authority_t signer_of(const ln_execution_t *x)
{
    return (ln_authority_t){.signer = &x->in.block->authenticated_signer};
}

static const ln_chain_id_t *chain_of(const ln_execution_t *x)
{
    return &x->in.block->chain_id;
}

/* --- chains */

/* The lowest and highest epoch that a new chain knows: those of its parent's committees. */
static void active_epochs(const ln_epoch_committee_map_t *committees, ln_epoch_t *min,
                          ln_epoch_t *max)
{
    *min = *max = (ln_epoch_t){0};
    if (committees->count == 0)
        return;
    *min = committees->items[0].key;
    *max = committees->items[committees->count - 1].key;
}

static ln_err_t next_index(ln_call_t *call, uint32_t *counter, uint32_t *out)
{
    *out = *counter;
    if (__builtin_add_overflow(*counter, 1u, counter))
        return LN_FAIL(call, LN_ERR_OVERFLOW, "a block cannot make so many chains or applications");
    LN_ASSERT(*out < *counter); /* no two get the same */
    return LN_OK;
}

static ln_err_t open_chain(ln_call_t *call, ln_execution_t *x, const ln_open_chain_config_t *config)
{
    uint32_t index;
    LN_TRY(next_index(call, &x->next_chain_index, &index));
    ln_chain_description_t description = {
        .origin = {.tag = LN_CHAIN_ORIGIN_CHILD,
                   .child = {*chain_of(x), x->in.block->height, index}},
        .timestamp = x->in.block->timestamp,
        .config = {.ownership = config->ownership,
                   .epoch = *ln_system_state_epoch(system_of(x)),
                   .balance = config->balance,
                   .application_permissions = config->application_permissions}};
    active_epochs(ln_system_state_committees(system_of(x)), &description.config.min_active_epoch,
                  &description.config.max_active_epoch);
    ln_account_owner_t own_account = ln_owner_chain();
    LN_TRY(ln_debit(call, x->in.state, &own_account, config->balance));
    ln_blob_content_t blob = ln_chain_description_blob(call->arena, &description);
    ln_blob_id_t id;
    return ln_tracker_create_blob(call, &x->tx, &blob, &id);
}

/* Later messages of the same block see it; later operations run on (spec 02 §8 (3)). */
static void close_chain(ln_execution_t *x)
{
    ln_system_state_set_closed(system_of(x), true);
}

/* Of an owner that is named twice, the last weight counts. */
static void change_ownership(ln_call_t *call, ln_execution_t *x,
                             const ln_system_operation_change_ownership_t *change)
{
    ln_chain_ownership_t ownership = {.multi_leader_rounds = change->multi_leader_rounds,
                                      .open_multi_leader_rounds = change->open_multi_leader_rounds,
                                      .timeout_config = change->timeout_config};
    for (size_t i = 0; i < change->super_owners.count; i++)
        ln_set_insert(&ln_account_owner_set_type, call->arena, &ownership.super_owners,
                      &change->super_owners.items[i]);
    for (size_t i = 0; i < change->owners.count; i++)
        ln_map_put(&ln_account_owner_u64_map_type, call->arena, &ownership.owners,
                   &change->owners.items[i].owner, &change->owners.items[i].weight);
    LN_ASSERT(ownership.super_owners.count <= change->super_owners.count);
    LN_ASSERT(ownership.owners.count <= change->owners.count);
    ln_system_state_set_ownership(system_of(x), &ownership);
}

/* --- blobs and applications */

static void publish_module(ln_call_t *call, ln_execution_t *x, const ln_module_id_t *module)
{
    ln_blob_id_t ids[2];
    size_t count = ln_module_blob_ids(ids, module);
    LN_ASSERT(count <= LN_COUNT(ids));
    for (size_t i = 0; i < count; i++)
        ln_blob_published(call, x, &ids[i]);
}

static ln_err_t verify_blob(ln_call_t *call, ln_execution_t *x, const ln_blob_id_t *id)
{
    bool found;
    LN_TRY(ln_store_has_blob(call, x->in.store, &found, id));
    if (!found)
        return ln_blob_not_found(call, id);
    LN_TRY(ln_track_blob_read(call, &x->resources, 0));
    return ln_blob_used(call, x, NULL, id);
}

static ln_err_t create_application(ln_call_t *call, ln_execution_t *x,
                                   const ln_system_operation_create_application_t *op)
{
    uint32_t index;
    LN_TRY(next_index(call, &x->next_application_index, &index));
    LN_TRY(ln_module_used(call, x, &op->module_id));
    ln_application_description_t description = {.module_id = op->module_id,
                                                .creator_chain_id = *chain_of(x),
                                                .block_height = x->in.block->height,
                                                .application_index = index,
                                                .parameters = op->parameters,
                                                .required_application_ids =
                                                    op->required_application_ids};
    for (size_t i = 0; i < op->required_application_ids.count; i++) {
        ln_application_description_t required;
        LN_TRY(ln_application_describe(call, x, &required, &op->required_application_ids.items[i]));
    }
    ln_blob_content_t blob = ln_application_description_blob(call->arena, &description);
    ln_blob_id_t id;
    LN_TRY(ln_tracker_create_blob(call, &x->tx, &blob, &id));
    LN_ASSERT(id.blob_type == LN_BLOB_TYPE_APPLICATION_DESCRIPTION);
    ln_set_view_insert(call, &system_of(x)->used_blobs, &id);
    return ln_run_user_action(call, x, &(ln_application_id_t){id.hash});
}

/* --- committees */

static void emit_epoch_event(ln_call_t *call, ln_execution_t *x, uint8_t stream, ln_epoch_t epoch,
                             ln_bytes_t value)
{
    ln_event_t event = {ln_system_stream(stream), epoch.value, value};
    ln_tracker_emit(call, &x->tx, &event);
}

/* The committee in a blob becomes the current one. */
static ln_err_t enter_epoch(ln_call_t *call, ln_execution_t *x, ln_epoch_t epoch,
                            const ln_hash_t *blob_hash)
{
    ln_blob_id_t id = {*blob_hash, LN_BLOB_TYPE_COMMITTEE};
    ln_bytes_t content;
    ln_committee_t committee;
    LN_ASSERT(epoch.value == ln_system_state_epoch(system_of(x))->value + 1);
    LN_TRY(ln_blob_read(call, x, &content, &id, LN_BLOBS_STORED));
    LN_TRY(ln_value_decode(call, &ln_committee_type, &committee, LN_BCS, content));
    LN_TRY(ln_blob_used(call, x, NULL, &id));
    ln_epoch_committee_map_t committees;
    ln_value_copy(&ln_epoch_committee_map_type, call->arena, &committees,
                  ln_system_state_committees(system_of(x)));
    ln_map_put(&ln_epoch_committee_map_type, call->arena, &committees, &epoch, &committee);
    LN_ASSERT(ln_map_find(&ln_epoch_committee_map_type, &committees, &epoch) != NULL);
    ln_system_state_set_committees(system_of(x), &committees);
    ln_system_state_set_epoch(system_of(x), &epoch);
    return LN_OK;
}

static ln_err_t expect_next_epoch(ln_call_t *call, ln_execution_t *x, ln_epoch_t epoch)
{
    uint32_t current = ln_system_state_epoch(system_of(x))->value;
    if (current == UINT32_MAX)
        return LN_FAIL(call, LN_ERR_OVERFLOW, "there is no epoch after the current one");
    if (epoch.value != current + 1)
        return LN_FAIL(call, LN_ERR_INVALID_COMMITTEE_EPOCH, "epoch %u follows %u, not %u",
                       current + 1, current, epoch.value);
    return LN_OK;
}

static ln_err_t forget_epoch(ln_call_t *call, ln_execution_t *x, ln_epoch_t epoch)
{
    ln_epoch_committee_map_t committees;
    ln_value_copy(&ln_epoch_committee_map_type, call->arena, &committees,
                  ln_system_state_committees(system_of(x)));
    if (!ln_map_remove(&ln_epoch_committee_map_type, &committees, &epoch))
        return LN_FAIL(call, LN_ERR_INVALID_COMMITTEE_REMOVAL, NULL);
    LN_ASSERT(committees.count + 1 == ln_system_state_committees(system_of(x))->count);
    ln_system_state_set_committees(system_of(x), &committees);
    return LN_OK;
}

static ln_err_t create_committee(ln_call_t *call, ln_execution_t *x, ln_epoch_t epoch,
                                 const ln_hash_t *blob_hash)
{
    LN_TRY(expect_next_epoch(call, x, epoch));
    LN_TRY(enter_epoch(call, x, epoch, blob_hash));
    emit_epoch_event(call, x, LN_STREAM_NEW_EPOCHS, epoch,
                     ln_bytes_copy(call->arena, ln_hash_bytes(blob_hash)));
    return LN_OK;
}

static ln_err_t remove_committee(ln_call_t *call, ln_execution_t *x, ln_epoch_t epoch)
{
    LN_TRY(forget_epoch(call, x, epoch));
    emit_epoch_event(call, x, LN_STREAM_REMOVED_EPOCHS, epoch, ln_bytes(NULL, 0));
    return LN_OK;
}

/* The epochs of spec 01 §8.4: the admin chain makes and ends them, other chains follow its events.
 */
static ln_err_t admin(ln_call_t *call, ln_execution_t *x, const ln_admin_operation_t *op)
{
    const ln_chain_id_opt_t *admin_chain = ln_system_state_admin_chain_id(system_of(x));
    if (!admin_chain->some || !ln_chain_id_equal(&admin_chain->value, chain_of(x)))
        return LN_FAIL(call, LN_ERR_ADMIN_OPERATION_ON_NON_ADMIN_CHAIN, NULL);
    switch (op->tag) {
    case LN_ADMIN_OPERATION_PUBLISH_COMMITTEE_BLOB:
        ln_blob_published(
            call, x, &(ln_blob_id_t){op->publish_committee_blob.blob_hash, LN_BLOB_TYPE_COMMITTEE});
        return LN_OK;
    case LN_ADMIN_OPERATION_CREATE_COMMITTEE:
        return create_committee(call, x, op->create_committee.epoch,
                                &op->create_committee.blob_hash);
    case LN_ADMIN_OPERATION_REMOVE_COMMITTEE:
        return remove_committee(call, x, op->remove_committee.epoch);
    }
    LN_UNREACHABLE();
}

/* The admin chain's event about an epoch, as the oracle tells it. */
static ln_err_t epoch_event(ln_call_t *call, ln_execution_t *x, ln_bytes_t *value, uint8_t stream,
                            ln_epoch_t epoch)
{
    const ln_chain_id_opt_t *admin_chain = ln_system_state_admin_chain_id(system_of(x));
    if (!admin_chain->some)
        return LN_FAIL_DETAIL(call, LN_ERR_INACTIVE_CHAIN, chain_of(x), NULL);
    ln_event_id_t id = {admin_chain->value, ln_system_stream(stream), epoch.value};
    return ln_oracle_event(call, x, value, &id);
}

static ln_err_t process_new_epoch(ln_call_t *call, ln_execution_t *x, ln_epoch_t epoch)
{
    ln_bytes_t value;
    ln_hash_t blob_hash;
    LN_TRY(expect_next_epoch(call, x, epoch));
    LN_TRY(epoch_event(call, x, &value, LN_STREAM_NEW_EPOCHS, epoch));
    LN_TRY(ln_value_decode(call, &ln_hash_type, &blob_hash, LN_BCS, value));
    return enter_epoch(call, x, epoch, &blob_hash);
}

/* Compat: replay takes whatever answer is recorded (spec 02 §7.2). */
static ln_err_t process_removed_epoch(ln_call_t *call, ln_execution_t *x, ln_epoch_t epoch)
{
    ln_bytes_t value;
    ln_oracle_response_t recorded;
    LN_TRY(forget_epoch(call, x, epoch));
    if (ln_tracker_replays(&x->tx))
        return ln_tracker_take_response(call, &x->tx, &recorded);
    return epoch_event(call, x, &value, LN_STREAM_REMOVED_EPOCHS, epoch);
}

/* --- streams (spec 02 §7.8) */

/* Records that the event exists; live, a missing one is collected. Compat: replay takes whatever
 * answer is recorded. */
static ln_err_t expect_event(ln_call_t *call, ln_execution_t *x, ln_event_id_list_t *missing,
                             const ln_event_id_t *id)
{
    ln_oracle_response_t response = {.tag = LN_ORACLE_RESPONSE_EVENT_EXISTS, .event_exists = *id};
    ln_bytes_t value;
    bool found;
    if (ln_tracker_replays(&x->tx))
        return ln_tracker_take_response(call, &x->tx, &response);
    LN_TRY(ln_store_event(call, x->in.store, &value, &found, id));
    if (!found)
        *LN_PUSH(call->arena, missing) = *id;
    return ln_tracker_record(call, &x->tx, &response);
}

/* Compat: an update of a stream that nobody subscribed to leaves an entry without applications. */
static ln_err_t update_stream(ln_call_t *call, ln_execution_t *x, ln_event_id_list_t *missing,
                              const ln_stream_update_request_t *update)
{
    ln_subscription_key_t key = {update->chain_id, update->stream_id};
    ln_event_subscriptions_t subscriptions = {0};
    ln_map_view_t *map = &system_of(x)->event_subscriptions;
    bool found;
    LN_TRY(ln_map_view_get(call, map, &subscriptions, &found, &key));
    if (subscriptions.next_index >= update->next_index)
        return LN_FAIL(call, LN_ERR_OUTDATED_UPDATE_STREAMS, NULL);
    for (size_t i = 0; i < subscriptions.applications.count; i++)
        LN_TRY(ln_run_user_action(call, x, &subscriptions.applications.items[i]));
    LN_ASSERT(update->next_index > 0); /* it is above the one that is known */
    subscriptions.next_index = update->next_index;
    ln_map_view_put(call, map, &key, &subscriptions);
    ln_event_id_t last = {update->chain_id, update->stream_id, update->next_index - 1};
    return expect_event(call, x, missing, &last);
}

static ln_err_t update_streams(ln_call_t *call, ln_execution_t *x,
                               const ln_stream_update_request_list_t *updates)
{
    ln_event_id_list_t missing = {0};
    for (size_t i = 0; i < updates->count; i++)
        LN_TRY(update_stream(call, x, &missing, &updates->items[i]));
    return missing.count == 0 ? LN_OK : ln_events_not_found(call, &missing);
}

/* --- all of them */

ln_err_t ln_run_system_operation(ln_call_t *call, ln_execution_t *x,
                                 const ln_system_operation_t *op)
{
    switch (op->tag) {
    case LN_SYSTEM_OPERATION_TRANSFER:
        return ln_transfer(call, x, signer_of(x), &op->transfer.owner, &op->transfer.recipient,
                           op->transfer.amount);
    case LN_SYSTEM_OPERATION_CLAIM:
        return ln_claim(call, x, signer_of(x), &op->claim.owner, &op->claim.target_id,
                        &op->claim.recipient, op->claim.amount);
    case LN_SYSTEM_OPERATION_OPEN_CHAIN:
        return open_chain(call, x, &op->open_chain);
    case LN_SYSTEM_OPERATION_CLOSE_CHAIN:
        close_chain(x);
        return LN_OK;
    case LN_SYSTEM_OPERATION_CHANGE_OWNERSHIP:
        change_ownership(call, x, &op->change_ownership);
        return LN_OK;
    case LN_SYSTEM_OPERATION_CHANGE_APPLICATION_PERMISSIONS:
        ln_system_state_set_application_permissions(system_of(x),
                                                    &op->change_application_permissions);
        return LN_OK;
    case LN_SYSTEM_OPERATION_PUBLISH_MODULE:
        publish_module(call, x, &op->publish_module.module_id);
        return LN_OK;
    case LN_SYSTEM_OPERATION_PUBLISH_DATA_BLOB:
        ln_blob_published(call, x,
                          &(ln_blob_id_t){op->publish_data_blob.blob_hash, LN_BLOB_TYPE_DATA});
        return LN_OK;
    case LN_SYSTEM_OPERATION_VERIFY_BLOB:
        return verify_blob(call, x, &op->verify_blob.blob_id);
    case LN_SYSTEM_OPERATION_CREATE_APPLICATION:
        return create_application(call, x, &op->create_application);
    case LN_SYSTEM_OPERATION_ADMIN:
        return admin(call, x, &op->admin);
    case LN_SYSTEM_OPERATION_PROCESS_NEW_EPOCH:
        return process_new_epoch(call, x, op->process_new_epoch);
    case LN_SYSTEM_OPERATION_PROCESS_REMOVED_EPOCH:
        return process_removed_epoch(call, x, op->process_removed_epoch);
    case LN_SYSTEM_OPERATION_UPDATE_STREAMS:
        return update_streams(call, x, &op->update_streams);
    }
    LN_UNREACHABLE();
}
