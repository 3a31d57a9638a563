/* SPDX-License-Identifier: Apache-2.0 */
/* Commands of the network's administrators: resource-control-policy, revoke-epochs (spec 04 §14.3).
 */
#include "app/client_options.h"
#include "app/policy_args.h"
#include "app/session.h"
#include "chain/chain.h"
#include "client/local.h"
#include "types/ids.h"

static ln_operation_t admin_operation(const ln_admin_operation_t *admin)
{
    return (ln_operation_t){.tag = LN_OPERATION_SYSTEM,
                            .system = {.tag = LN_SYSTEM_OPERATION_ADMIN, .admin = *admin}};
}

static ln_err_t execute_one(ln_session_t *session, ln_chain_client_t *chain,
                            const ln_admin_operation_t *admin, const ln_blob_content_list_t *blobs)
{
    ln_confirmed_block_certificate_t certificate;
    ln_operation_t operation = admin_operation(admin);
    return ln_session_execute(session, chain, &certificate, &(ln_operations_t){&operation, 1},
                              blobs);
}

/* --- a new committee: first its blob, then its epoch */

static ln_err_t change_committee(ln_session_t *session, ln_chain_client_t *chain,
                                 const ln_committee_t *committee)
{
    ln_blob_content_t blob = {
        .blob_type = LN_BLOB_TYPE_COMMITTEE,
        .bytes = ln_value_encode(&ln_committee_type, session->call->arena, LN_BCS, committee)};
    ln_blob_content_list_t blobs = {&blob, 1}, none = {0};
    ln_chain_info_t info;
    ln_blob_id_t id;
    LN_TRY(ln_blob_id_of(session->call, &id, &blob));
    ln_admin_operation_t publish = {.tag = LN_ADMIN_OPERATION_PUBLISH_COMMITTEE_BLOB,
                                    .publish_committee_blob = {id.hash}};
    LN_TRY(execute_one(session, chain, &publish, &blobs));
    LN_TRY(ln_local_info(session->call, session->client, &info, &chain->id, false));
    ln_admin_operation_t create = {.tag = LN_ADMIN_OPERATION_CREATE_COMMITTEE,
                                   .create_committee = {{info.epoch.value + 1}, id.hash}};
    return execute_one(session, chain, &create, &none);
}

/* --- resource-control-policy */

static ln_err_t change_policy(ln_session_t *session, ln_chain_client_t *chain, void *subject)
{
    const ln_committee_t *current;
    bool changed;
    (void)subject;
    LN_TRY(ln_chain_client_prepare(session->call, chain));
    LN_TRY(ln_client_committee(session->call, session->client, &current, &chain->id));
    ln_committee_t committee = *current;
    LN_TRY(
        ln_policy_args_apply(session->call, session->run->args, &committee.policy, &changed, ""));
    if (changed)
        return change_committee(session, chain, &committee);
    ln_print_value(session->call, &ln_resource_control_policy_type, &committee.policy);
    return ln_session_save(session->call, session, chain);
}

static ln_err_t resource_control_policy(ln_session_t *session)
{
    ln_chain_id_t admin = ln_wallet_admin_chain(session->wallet);
    return ln_session_with_chain(session, &admin, change_policy, NULL);
}

ln_err_t cmd_resource_control_policy(ln_run_t *run)
{
    return ln_session_command(run, resource_control_policy);
}

/* --- revoke-epochs */

/* RemoveCommittee for every epoch up to the last one to be revoked. */
static ln_err_t removals(ln_session_t *session, ln_operations_t *out, const ln_chain_id_t *admin,
                         ln_epoch_t last)
{
    ln_chain_t *chain;
    LN_TRY(ln_worker_chain(session->call, session->client->worker, &chain, admin));
    const ln_epoch_committee_map_t *known = ln_system_state_committees(ln_chain_system(chain));
    if (last.value >= ln_chain_epoch(chain).value)
        return LN_FAIL(session->call, LN_ERR_INVALID_INPUT,
                       "epoch %u is not over: the network is in epoch %u", last.value,
                       ln_chain_epoch(chain).value);
    if (ln_map_find(&ln_epoch_committee_map_type, known, &last) == NULL)
        return LN_FAIL(session->call, LN_ERR_INVALID_INPUT, "epoch %u has been revoked already",
                       last.value);
    for (size_t i = 0; i < known->count && known->items[i].key.value <= last.value; i++)
        *LN_PUSH(session->call->arena, out) =
            (ln_operation_t){.tag = LN_OPERATION_SYSTEM,
                             .system = {.tag = LN_SYSTEM_OPERATION_ADMIN,
                                        .admin = {.tag = LN_ADMIN_OPERATION_REMOVE_COMMITTEE,
                                                  .remove_committee = {known->items[i].key}}}};
    return LN_OK;
}

static ln_err_t revoke(ln_session_t *session, ln_chain_client_t *chain, void *subject)
{
    const ln_epoch_t *last = subject;
    ln_confirmed_block_certificate_t certificate;
    ln_operations_t operations = {0};
    LN_TRY(ln_chain_client_prepare(session->call, chain));
    LN_TRY(removals(session, &operations, &chain->id, *last));
    return ln_session_execute(session, chain, &certificate, &operations,
                              &(ln_blob_content_list_t){0});
}

static ln_err_t revoke_epochs(ln_session_t *session)
{
    ln_chain_id_t admin = ln_wallet_admin_chain(session->wallet);
    ln_epoch_t last;
    LN_TRY(ln_arg_parse(session->call, &ln_epoch_type, &last, "the epoch",
                        ln_arg_at(session->run->args, 0)));
    return ln_session_with_chain(session, &admin, revoke, &last);
}

ln_err_t cmd_revoke_epochs(ln_run_t *run)
{
    return ln_session_command(run, revoke_epochs);
}
