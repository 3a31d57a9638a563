/* SPDX-License-Identifier: Apache-2.0 */
#include "client/chain_client.h"

#include "client/local.h"
#include "client/received.h"
#include "client/sync.h"
#include "exec/accounts.h"
#include "exec/system.h"
#include "types/ids.h"
#include "wallet/wallet.h"

/* --- what the wallet keeps */

void ln_chain_client_clear_pending(ln_chain_client_t *chain)
{
    chain->has_pending = false;
    chain->pending_blobs = (ln_blob_content_list_t){0};
    ln_arena_reset(&chain->arena);
}

void ln_chain_client_set_pending(ln_chain_client_t *chain, const ln_proposed_block_t *block,
                                 const ln_blob_content_list_t *blobs)
{
    ln_arena_t former = chain->arena; /* block may be a part of it */
    chain->arena = (ln_arena_t){0};
    ln_value_copy(&ln_proposed_block_type, &chain->arena, &chain->pending, block);
    ln_value_copy(&ln_blob_content_list_type, &chain->arena, &chain->pending_blobs, blobs);
    chain->has_pending = true;
    ln_arena_release(&former);
}

static ln_err_t read_pending(ln_call_t *call, ln_chain_client_t *chain,
                             const ln_pending_proposal_t *pending)
{
    ln_blob_content_list_t blobs;
    LN_TRY(ln_pending_proposal_blobs(call, &blobs, pending));
    ln_chain_client_set_pending(chain, &pending->block, &blobs);
    return LN_OK;
}

ln_err_t ln_chain_client_init(ln_call_t *call, ln_chain_client_t *chain, ln_client_t *client,
                              const ln_chain_id_t *id, const ln_wallet_chain_t *entry)
{
    *chain = (ln_chain_client_t){.client = client,
                                 .id = *id,
                                 .owner = entry->owner,
                                 .known_hash = entry->block_hash,
                                 .known_height = entry->next_block_height};
    ln_client_track(client, id);
    if (!entry->pending_proposal.some)
        return LN_OK;
    return read_pending(call, chain, &entry->pending_proposal.value);
}

void ln_chain_client_release(ln_chain_client_t *chain)
{
    ln_arena_release(&chain->arena);
}

ln_err_t ln_chain_client_entry(ln_call_t *call, const ln_chain_client_t *chain,
                               ln_wallet_chain_t *out)
{
    ln_chain_info_t info;
    *out = (ln_wallet_chain_t){.owner = chain->owner};
    LN_TRY(ln_local_info(call, chain->client, &info, &chain->id, false));
    out->block_hash = info.block_hash;
    out->next_block_height = info.next_block_height;
    out->timestamp = info.timestamp;
    out->epoch = (ln_epoch_opt_t){true, info.epoch};
    out->pending_proposal.some = chain->has_pending;
    if (chain->has_pending)
        out->pending_proposal.value =
            ln_pending_proposal(call->arena, &chain->pending, &chain->pending_blobs);
    return LN_OK;
}

/* --- preparation */

/* Does the chain belong to nobody but the owner, so that nobody else can have added blocks? */
static ln_err_t is_only_mine(ln_call_t *call, const ln_chain_client_t *chain, bool *out)
{
    ln_chain_info_t info;
    *out = false;
    if (!chain->owner.some)
        return LN_OK;
    LN_TRY(ln_local_info(call, chain->client, &info, &chain->id, false));
    const ln_chain_ownership_t *ownership = &info.manager.ownership;
    *out = ownership->owners.count == 0 && ownership->super_owners.count == 1 &&
           ln_set_find(&ln_account_owner_set_type, &ownership->super_owners, &chain->owner.value) !=
               SIZE_MAX;
    return LN_OK;
}

/* The blocks that the wallet has seen must be here, and be the same. */
static ln_err_t sync_to_known(ln_call_t *call, const ln_chain_client_t *chain)
{
    ln_chain_info_t info;
    LN_TRY(ln_sync_to_height(call, chain->client, &chain->id, chain->known_height));
    LN_TRY(ln_local_info(call, chain->client, &info, &chain->id, false));
    if (info.next_block_height.value == chain->known_height.value &&
        chain->known_height.value > 0 && !ln_hash_opt_equal(&info.block_hash, &chain->known_hash))
        return LN_FAIL(call, LN_ERR_WALLET,
                       "the wallet's last block of the chain is not the one that validators have");
    return LN_OK;
}

static ln_err_t sync_epochs(ln_call_t *call, const ln_chain_client_t *chain)
{
    ln_chain_info_t info, admin;
    LN_TRY(ln_local_info(call, chain->client, &info, &chain->id, false));
    LN_TRY(ln_local_info(call, chain->client, &admin, &chain->client->admin_id, false));
    return info.epoch.value > admin.epoch.value ? ln_sync_admin(call, chain->client) : LN_OK;
}

static ln_err_t prepare(ln_call_t *call, const ln_chain_client_t *chain, bool look_anyway)
{
    bool only_mine;
    LN_TRY(ln_sync_description(call, chain->client, &chain->id));
    LN_TRY(sync_to_known(call, chain));
    LN_TRY(is_only_mine(call, chain, &only_mine));
    if (!only_mine || look_anyway)
        LN_TRY(ln_sync_chain(call, chain->client, &chain->id, NULL));
    return sync_epochs(call, chain);
}

ln_err_t ln_chain_client_prepare(ln_call_t *call, ln_chain_client_t *chain)
{
    return prepare(call, chain, false);
}

/* Another device of the same owner may have left a locked block, of which only this tells us. */
ln_err_t ln_chain_client_sync(ln_call_t *call, ln_chain_client_t *chain)
{
    if (!chain->owner.some)
        return ln_sync_chain(call, chain->client, &chain->id, NULL);
    LN_TRY(prepare(call, chain, true));
    return ln_receive_all(call, chain->client, &chain->id);
}

ln_err_t ln_chain_client_identity(ln_call_t *call, ln_chain_client_t *chain,
                                  ln_account_owner_t *out)
{
    const ln_signer_t *signer = &chain->client->signer;
    ln_chain_info_t info;
    if (!chain->owner.some)
        return LN_FAIL(call, LN_ERR_NO_OWNER_KEY,
                       "the wallet has no owner for this chain; give it one with linen assign");
    const ln_account_owner_t *owner = &chain->owner.value;
    LN_TRY(ln_local_info(call, chain->client, &info, &chain->id, false));
    const ln_chain_ownership_t *ownership = &info.manager.ownership;
    if (!ln_ownership_is_active(ownership)) {
        ln_chain_id_t *detail = LN_NEW(call->arena, ln_chain_id_t);
        *detail = chain->id;
        return LN_FAIL_DETAIL(call, LN_ERR_INACTIVE_CHAIN, detail, NULL);
    }
    if (!ln_ownership_has(ownership, owner) && !ownership->open_multi_leader_rounds)
        return LN_FAIL(call, LN_ERR_NOT_AN_OWNER, NULL);
    if (!signer->has_key(signer->owner, owner))
        return LN_FAIL(call, LN_ERR_NO_OWNER_KEY, "the keystore has no key for %.*s",
                       LN_TEXT_ARG(ln_value_text(&ln_account_owner_type, call->arena, owner)));
    *out = *owner;
    return LN_OK;
}

/* --- balances */

ln_err_t ln_chain_client_local_balance(ln_call_t *call, ln_chain_client_t *chain, ln_amount_t *out,
                                       const ln_account_owner_t *owner)
{
    ln_chain_info_t info;
    ln_chain_info_query_t query = {.chain_id = chain->id, .request_owner_balance = *owner};
    LN_TRY(ln_local_query(call, chain->client, &info, &query));
    *out =
        info.requested_owner_balance.some ? info.requested_owner_balance.value : (ln_amount_t){0};
    if (ln_owner_is_chain(owner))
        *out = info.chain_balance;
    return LN_OK;
}

static ln_err_t staged_balance(ln_call_t *call, ln_chain_client_t *chain, ln_amount_t *out,
                               const ln_account_owner_t *owner,
                               const ln_incoming_bundle_list_t *bundles)
{
    ln_chain_info_t info;
    ln_staged_t staged;
    size_t failed_at;
    LN_TRY(ln_local_info(call, chain->client, &info, &chain->id, false));
    ln_proposed_block_t block = {.chain_id = chain->id,
                                 .epoch = info.epoch,
                                 .height = info.next_block_height,
                                 .previous_block_hash = info.block_hash,
                                 .authenticated_signer = chain->owner};
    block.timestamp.us = LN_MAX(ln_env_now_us(chain->client->env), info.timestamp.us);
    for (size_t i = 0; i < bundles->count; i++) {
        block.timestamp.us = LN_MAX(block.timestamp.us, bundles->items[i].bundle.timestamp.us);
        *LN_PUSH(call->arena, &block.transactions) = (ln_transaction_t){
            .tag = LN_TRANSACTION_RECEIVE_MESSAGES, .receive_messages = bundles->items[i]};
    }
    ln_err_t err = ln_chain_client_stage(call, chain, &staged, &failed_at, &block,
                                         &(ln_blob_content_list_t){0}, true, owner);
    if (err == LN_ERR_FEES_EXCEED_FUNDING) {
        *out = (ln_amount_t){0};
        return LN_OK;
    }
    LN_TRY(err);
    *out = staged.info.requested_owner_balance.some ? staged.info.requested_owner_balance.value
                                                    : (ln_amount_t){0};
    if (ln_owner_is_chain(owner))
        *out = staged.info.chain_balance;
    return LN_OK;
}

ln_err_t ln_chain_client_balance(ln_call_t *call, ln_chain_client_t *chain, ln_amount_t *out,
                                 const ln_account_owner_t *owner)
{
    ln_incoming_bundle_list_t bundles;
    LN_TRY(ln_chain_client_bundles(call, chain, &bundles));
    if (bundles.count == 0)
        return ln_chain_client_local_balance(call, chain, out, owner);
    return staged_balance(call, chain, out, owner, &bundles);
}
