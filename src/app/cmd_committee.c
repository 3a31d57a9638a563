/* SPDX-License-Identifier: Apache-2.0 */
/* Commands of the network's administrators: revoke-epochs (spec 04 §14.3). */
#include "app/client_options.h"
#include "app/session.h"
#include "chain/chain.h"

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

static ln_err_t revoke(ln_session_t *session, ln_chain_client_t *chain, ln_epoch_t last)
{
    ln_confirmed_block_certificate_t certificate;
    ln_operations_t operations = {0};
    LN_TRY(ln_chain_client_prepare(session->call, chain));
    LN_TRY(removals(session, &operations, &chain->id, last));
    return ln_session_execute(session, chain, &certificate, &operations,
                              &(ln_blob_content_list_t){0});
}

static ln_err_t revoke_epochs(ln_session_t *session)
{
    ln_chain_id_t admin = ln_wallet_admin_chain(session->wallet);
    ln_chain_client_t chain;
    ln_epoch_t last;
    LN_TRY(ln_arg_parse(session->call, &ln_epoch_type, &last, "the epoch",
                        ln_arg_at(session->run->args, 0)));
    LN_TRY(ln_session_chain(session, &chain, &admin));
    ln_err_t err = revoke(session, &chain, last);
    ln_chain_client_release(&chain);
    return err;
}

ln_err_t cmd_revoke_epochs(ln_run_t *run)
{
    return ln_session_command(run, revoke_epochs);
}
