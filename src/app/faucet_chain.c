/* SPDX-License-Identifier: Apache-2.0 */
#include "app/faucet_chain.h"

#include "client/local.h"
#include "client/sync.h"
#include "types/ids.h"

static ln_err_t balance(void *owner, ln_call_t *call, ln_amount_t *out)
{
    ln_faucet_payer_t *payer = owner;
    ln_account_owner_t account = ln_owner_chain();
    return ln_chain_client_local_balance(call, &payer->chain, out, &account);
}

/* --- blocks */

static ln_err_t describe(ln_call_t *call, ln_faucet_block_t *out,
                         const ln_confirmed_block_certificate_t *certificate)
{
    const ln_block_t *block = &certificate->value;
    *out = (ln_faucet_block_t){.certificate_hash = ln_block_hash(call->arena, block),
                               .height = block->header.height,
                               .timestamp = block->header.timestamp};
    for (size_t i = 0; i < block->body.blobs.count; i++)
        for (size_t k = 0; k < block->body.blobs.items[i].count; k++) {
            const ln_blob_content_t *blob = &block->body.blobs.items[i].items[k];
            if (blob->blob_type == LN_BLOB_TYPE_CHAIN_DESCRIPTION)
                LN_TRY(ln_value_decode(call, &ln_chain_description_type,
                                       LN_PUSH(call->arena, &out->opened), LN_BCS, blob->bytes));
        }
    return LN_OK;
}

static ln_err_t commit(void *owner, ln_call_t *call, ln_faucet_block_t *out, size_t *failed_at,
                       const ln_faucet_operations_t *operations)
{
    ln_faucet_payer_t *payer = owner;
    ln_confirmed_block_certificate_t certificate;
    ln_operations_t list = {0};
    ln_call_t side = ln_call(call->arena);
    for (size_t i = 0; i < operations->count; i++)
        *LN_PUSH(call->arena, &list) =
            (ln_operation_t){.tag = LN_OPERATION_SYSTEM, .system = operations->items[i]};
    ln_err_t err = ln_chain_client_execute(call, &payer->chain, &certificate, &list,
                                           &(ln_blob_content_list_t){0}, failed_at);
    ln_err_t saved = ln_session_save(&side, payer->session, &payer->chain);
    LN_TRY(err);
    if (saved != LN_OK) {
        *call = side;
        return saved;
    }
    return describe(call, out, &certificate);
}

static ln_err_t block_count(void *owner, ln_call_t *call, uint64_t *out)
{
    ln_faucet_payer_t *payer = owner;
    ln_block_height_t next;
    LN_TRY(ln_local_next_height(call, payer->chain.client, &next, &payer->chain.id));
    *out = next.value;
    return LN_OK;
}

static ln_err_t block_at(void *owner, ln_call_t *call, ln_faucet_block_t *out,
                         ln_block_height_t height)
{
    ln_faucet_payer_t *payer = owner;
    ln_confirmed_block_certificate_t certificate;
    bool found;
    LN_TRY(ln_local_certificate_at(call, payer->chain.client, &certificate, &found,
                                   &payer->chain.id, height));
    if (!found)
        return LN_FAIL(call, LN_ERR_NOT_FOUND, "block %llu of the faucet's chain is not here",
                       (unsigned long long)height.value);
    return describe(call, out, &certificate);
}

/* --- what others ask about */

static ln_err_t description(void *owner, ln_call_t *call, ln_chain_description_t *out,
                            const ln_chain_id_t *id)
{
    ln_faucet_payer_t *payer = owner;
    ln_blob_id_t blob_id = ln_chain_description_blob_id(*id);
    ln_bytes_t content;
    bool found;
    LN_TRY(ln_sync_description(call, payer->chain.client, id));
    LN_TRY(ln_store_blob(call, payer->chain.client->store, &content, &found, &blob_id));
    LN_ASSERT(found); /* it has just been made so */
    return ln_value_decode(call, &ln_chain_description_type, out, LN_BCS, content);
}

static ln_err_t committee(void *owner, ln_call_t *call, ln_epoch_t *epoch, ln_committee_t *out)
{
    ln_faucet_payer_t *payer = owner;
    ln_client_t *client = payer->chain.client;
    const ln_committee_t *current;
    ln_chain_info_t info;
    LN_TRY(ln_local_info(call, client, &info, &client->admin_id, false));
    LN_TRY(ln_client_committee(call, client, &current, &client->admin_id));
    *epoch = info.epoch;
    *out = *current;
    return LN_OK;
}

ln_faucet_chain_t ln_faucet_payer_chain(ln_faucet_payer_t *payer)
{
    return (ln_faucet_chain_t){.owner = payer,
                               .balance = balance,
                               .commit = commit,
                               .block_count = block_count,
                               .block = block_at,
                               .description = description,
                               .committee = committee};
}

/* --- life */

static ln_err_t begin(ln_call_t *call, ln_faucet_payer_t *payer)
{
    size_t blocks;
    LN_TRY(ln_chain_client_sync(call, &payer->chain));
    LN_TRY(ln_chain_client_process_inbox(call, &payer->chain, &blocks));
    return ln_session_save(call, payer->session, &payer->chain);
}

ln_err_t ln_faucet_payer_init(ln_call_t *call, ln_faucet_payer_t *payer, ln_session_t *session,
                              const ln_chain_id_t *chain_id)
{
    payer->session = session;
    LN_TRY(ln_session_chain(session, &payer->chain, chain_id));
    ln_err_t err = begin(call, payer);
    if (err != LN_OK)
        ln_faucet_payer_release(payer);
    return err;
}

void ln_faucet_payer_release(ln_faucet_payer_t *payer)
{
    ln_chain_client_release(&payer->chain);
}
