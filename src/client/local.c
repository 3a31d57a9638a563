/* SPDX-License-Identifier: Apache-2.0 */
#include "client/local.h"

#include "chain/chain.h"
#include "types/ids.h"

/* Delivers messages between chains here until none is left. */
static ln_err_t deliver(ln_call_t *call, ln_client_t *client, ln_actions_t *actions)
{
    for (size_t i = 0; i < actions->cross_chain.count; i++) {
        ln_cross_chain_request_t request = actions->cross_chain.items[i]; /* the list grows */
        LN_TRY(ln_worker_cross_chain(call, client->worker, actions, &request));
    }
    return LN_OK;
}

ln_err_t ln_local_query(ln_call_t *call, ln_client_t *client, ln_chain_info_t *info,
                        const ln_chain_info_query_t *query)
{
    ln_info_t answer;
    ln_actions_t actions = {0};
    LN_TRY(ln_worker_query(call, client->worker, &answer, &actions, query));
    *info = answer.info;
    return deliver(call, client, &actions);
}

ln_err_t ln_local_info(ln_call_t *call, ln_client_t *client, ln_chain_info_t *info,
                       const ln_chain_id_t *chain_id, bool values)
{
    ln_chain_info_query_t query = {.chain_id = *chain_id,
                                   .request_owner_balance = ln_owner_chain(),
                                   .request_manager_values = values};
    return ln_local_query(call, client, info, &query);
}

ln_err_t ln_local_next_height(ln_call_t *call, ln_client_t *client, ln_block_height_t *out,
                              const ln_chain_id_t *chain_id)
{
    ln_chain_t *chain;
    LN_TRY(ln_worker_chain(call, client->worker, &chain, chain_id));
    *out = ln_chain_next_height(chain);
    return LN_OK;
}

ln_err_t ln_local_confirmed(ln_call_t *call, ln_client_t *client,
                            const ln_confirmed_block_certificate_t *certificate, ln_take_t how)
{
    ln_info_t info;
    ln_actions_t actions = {0};
    if (how == LN_TAKE_PREPROCESS)
        LN_TRY(ln_worker_preprocess(call, client->worker, &info, &actions, certificate));
    else
        LN_TRY(ln_worker_confirmed_certificate(call, client->worker, &info, &actions, certificate,
                                               false));
    return deliver(call, client, &actions);
}

ln_err_t ln_local_validated(ln_call_t *call, ln_client_t *client,
                            const ln_validated_block_certificate_t *certificate)
{
    ln_info_t info;
    ln_actions_t actions = {0};
    LN_TRY(ln_worker_validated_certificate(call, client->worker, &info, &actions, certificate));
    return deliver(call, client, &actions);
}

ln_err_t ln_local_timeout(ln_call_t *call, ln_client_t *client,
                          const ln_timeout_certificate_t *certificate)
{
    ln_info_t info;
    ln_actions_t actions = {0};
    LN_TRY(ln_worker_timeout_certificate(call, client->worker, &info, &actions, certificate));
    return deliver(call, client, &actions);
}

ln_err_t ln_local_proposal(ln_call_t *call, ln_client_t *client,
                           const ln_block_proposal_t *proposal)
{
    ln_info_t info;
    ln_actions_t actions = {0};
    LN_TRY(ln_worker_proposal(call, client->worker, &info, &actions, proposal));
    return deliver(call, client, &actions);
}

ln_err_t ln_local_pending_blob(ln_call_t *call, ln_client_t *client, const ln_chain_id_t *chain_id,
                               const ln_blob_content_t *blob)
{
    ln_info_t info;
    return ln_worker_pending_blob(call, client->worker, &info, chain_id, blob);
}

ln_err_t ln_local_put_blob(ln_call_t *call, ln_client_t *client, const ln_blob_id_t *id,
                           const ln_blob_content_t *blob)
{
    ln_batch_t batch = ln_batch(call->arena);
    ln_store_put_blob(&batch, id, blob->bytes);
    return ln_kv_write(ln_store_kv(client->store), call, &batch);
}

ln_err_t ln_local_resend(ln_call_t *call, ln_client_t *client, const ln_chain_id_t *chain_id)
{
    ln_actions_t actions = {0};
    LN_TRY(ln_worker_resend(call, client->worker, &actions, chain_id));
    return deliver(call, client, &actions);
}

ln_err_t ln_local_certificate_at(ln_call_t *call, ln_client_t *client,
                                 ln_confirmed_block_certificate_t *out, bool *found,
                                 const ln_chain_id_t *chain_id, ln_block_height_t height)
{
    ln_hash_t hash;
    LN_TRY(ln_store_block_hash(call, client->store, &hash, found, chain_id, height));
    if (!*found)
        return LN_OK;
    return ln_store_certificate(call, client->store, out, found, &hash);
}
