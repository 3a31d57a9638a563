/* SPDX-License-Identifier: Apache-2.0 */
#include "client/push.h"

#include "client/local.h"
#include "types/block.h"
#include "types/ids.h"

bool ln_has_signed(const ln_remote_t *remote, const ln_validator_signature_list_t *signatures)
{
    for (size_t i = 0; i < signatures->count; i++)
        if (ln_secp256k1_public_key_compare(&signatures->items[i].public_key, &remote->key) == 0)
            return true;
    return false;
}

/* --- what validators miss */

/* Are these all announcements of epochs? */
static bool are_epochs(const ln_client_t *client, const ln_event_id_list_t *events)
{
    ln_stream_id_t epochs = ln_system_stream(LN_STREAM_NEW_EPOCHS);
    for (size_t i = 0; i < events->count; i++)
        if (!ln_chain_id_equal(&events->items[i].chain_id, &client->admin_id) ||
            !ln_stream_id_equal(&events->items[i].stream_id, &epochs))
            return false;
    return events->count > 0;
}

ln_err_t ln_push_to_tip(ln_call_t *call, ln_remote_t *remote, const ln_chain_id_t *chain_id)
{
    ln_block_height_t next;
    LN_TRY(ln_local_next_height(call, remote->client, &next, chain_id));
    return ln_push_chain(call, remote, chain_id, next, false, NULL);
}

/* A validator may only ask for blobs that the block needs. */
ln_err_t ln_check_missing_blobs(ln_call_t *call, const ln_block_t *block,
                                const ln_blob_id_list_t *missing)
{
    ln_blob_id_list_t required, once;
    if (missing->count == 0)
        return LN_FAIL(call, LN_ERR_EMPTY_BLOBS_NOT_FOUND, NULL);
    ln_value_copy(&ln_blob_id_list_type, call->arena, &once, missing);
    ln_set_normalise(&ln_blob_id_list_type, &once);
    if (once.count != missing->count)
        return LN_FAIL(call, LN_ERR_DUPLICATES_IN_BLOBS_NOT_FOUND, NULL);
    LN_TRY(ln_required_blob_ids(call, &required, block));
    for (size_t i = 0; i < missing->count; i++)
        if (ln_set_find(&ln_blob_id_list_type, &required, &missing->items[i]) == SIZE_MAX)
            return LN_FAIL(call, LN_ERR_UNEXPECTED_ENTRIES_IN_BLOBS_NOT_FOUND, NULL);
    return LN_OK;
}

static ln_err_t upload_blobs(ln_call_t *call, ln_remote_t *remote, const ln_block_t *block,
                             const ln_blob_id_list_t *missing)
{
    LN_TRY(ln_check_missing_blobs(call, block, missing));
    for (size_t i = 0; i < missing->count; i++) {
        ln_blob_content_t blob = {.blob_type = missing->items[i].blob_type};
        bool found;
        LN_TRY(ln_store_blob(call, remote->client->store, &blob.bytes, &found, &missing->items[i]));
        if (!found)
            return LN_FAIL(call, LN_ERR_NOT_FOUND, "a blob of a certified block is not here");
        LN_TRY(ln_remote_upload_blob(call, remote, &blob));
    }
    return LN_OK;
}

/* --- certificates */

ln_err_t ln_send_lite(ln_call_t *call, ln_remote_t *remote, ln_chain_info_t *info,
                      const ln_lite_certificate_t *lite, bool wait)
{
    ln_rpc_message_t request = {.tag = LN_RPC_MESSAGE_LITE_CERTIFICATE,
                                .lite_certificate = {*lite, wait}};
    return ln_remote_tell(call, remote, info, &lite->value.chain_id, &request);
}

static ln_err_t send_full(ln_call_t *call, ln_remote_t *remote, ln_chain_info_t *info,
                          const ln_confirmed_block_certificate_t *certificate, bool wait)
{
    ln_rpc_message_t request = {.tag = LN_RPC_MESSAGE_CONFIRMED_CERTIFICATE,
                                .confirmed_certificate = {*certificate, wait}};
    return ln_remote_tell(call, remote, info, &certificate->value.header.chain_id, &request);
}

/* What the certificate alone does not do, and the whole block with what it needs may. A validator
 * can have voted without knowing the epoch's committee from the admin chain. */
static bool needs_more(ln_err_t err)
{
    return err == LN_ERR_MISSING_CERTIFICATE_VALUE || err == LN_ERR_EVENTS_NOT_FOUND ||
           err == LN_ERR_BLOBS_NOT_FOUND;
}

ln_err_t ln_send_confirmed(ln_call_t *call, ln_remote_t *remote, ln_chain_info_t *info,
                           const ln_confirmed_block_certificate_t *certificate, bool wait)
{
    ln_client_t *client = remote->client;
    const ln_block_t *block = &certificate->value;
    bool is_admin = ln_chain_id_equal(&block->header.chain_id, &client->admin_id);
    bool sent_admin = false, sent_blobs = false;
    if (ln_has_signed(remote, &certificate->signatures)) {
        ln_lite_certificate_t lite =
            ln_lite_certificate_of_block(call->arena, LN_CERTIFICATE_KIND_CONFIRMED, block,
                                         certificate->round, &certificate->signatures);
        ln_err_t err = ln_send_lite(call, remote, info, &lite, wait);
        if (!needs_more(err))
            return err;
    }
    for (;;) {
        ln_err_t err = send_full(call, remote, info, certificate, wait);
        if (err == LN_ERR_EVENTS_NOT_FOUND && !sent_admin && !is_admin &&
            are_epochs(client, call->detail)) {
            sent_admin = true;
            LN_TRY(ln_push_to_tip(call, remote, &client->admin_id));
        } else if (err == LN_ERR_BLOBS_NOT_FOUND && !sent_blobs) {
            sent_blobs = true;
            LN_TRY(upload_blobs(call, remote, block, call->detail));
        } else {
            return err;
        }
    }
}

/* --- chains */

/* A chain without blocks is known by its description, which its parent's block has created. */
static ln_err_t push_description(ln_call_t *call, ln_remote_t *remote, ln_chain_info_t *info,
                                 const ln_chain_id_t *chain_id)
{
    ln_blob_id_t id = ln_chain_description_blob_id(*chain_id);
    ln_confirmed_block_certificate_t certificate;
    ln_blob_state_t state;
    bool found;
    LN_TRY(ln_store_blob_state(call, remote->client->store, &state, &found, &id));
    if (found && state.last_used_by.some) {
        LN_TRY(ln_store_certificate(call, remote->client->store, &certificate, &found,
                                    &state.last_used_by.value));
        if (found)
            LN_TRY(ln_send_confirmed(call, remote, info, &certificate, false));
    }
    return ln_remote_info(call, remote, info, chain_id, false);
}

/* The last block first: if the validator has all others, that is all. */
static ln_err_t push_last(ln_call_t *call, ln_remote_t *remote, ln_chain_info_t *info,
                          const ln_chain_id_t *chain_id, ln_block_height_t target, bool wait,
                          const ln_confirmed_block_certificate_t *latest)
{
    ln_confirmed_block_certificate_t local;
    bool found = latest != NULL && latest->value.header.height.value + 1 == target.value;
    if (!found)
        LN_TRY(ln_local_certificate_at(call, remote->client, &local, &found, chain_id,
                                       (ln_block_height_t){target.value - 1}));
    else
        local = *latest;
    if (found && ln_send_confirmed(call, remote, info, &local, wait) == LN_OK)
        return LN_OK;
    return ln_remote_info(call, remote, info, chain_id, false);
}

static ln_err_t push_blocks(ln_call_t *call, ln_remote_t *remote, const ln_chain_id_t *chain_id,
                            ln_block_height_t from, ln_block_height_t target, bool wait)
{
    for (ln_block_height_t height = from; height.value < target.value; height.value++) {
        ln_confirmed_block_certificate_t certificate;
        ln_chain_info_t info;
        bool found;
        LN_TRY(
            ln_local_certificate_at(call, remote->client, &certificate, &found, chain_id, height));
        if (!found)
            return LN_FAIL(call, LN_ERR_NOT_FOUND, "block %llu of the chain is not here",
                           (unsigned long long)height.value);
        LN_TRY(ln_send_confirmed(call, remote, &info, &certificate, wait));
    }
    return LN_OK;
}

static bool is_round(ln_round_t a, ln_round_t b)
{
    return ln_round_compare(a, b) == 0;
}

static bool push_proposal(ln_call_t *call, ln_remote_t *remote, const ln_block_proposal_t *proposal,
                          ln_round_t round)
{
    ln_chain_info_t info;
    if (proposal == NULL || !is_round(proposal->content.round, round))
        return false;
    ln_rpc_message_t request = {.tag = LN_RPC_MESSAGE_BLOCK_PROPOSAL, .block_proposal = *proposal};
    return ln_remote_tell(call, remote, &info, &proposal->content.block.chain_id, &request) ==
           LN_OK;
}

static bool push_lock(ln_call_t *call, ln_remote_t *remote, const ln_locking_block_t *locking,
                      ln_round_t round)
{
    ln_chain_info_t info;
    if (locking == NULL || locking->tag != LN_LOCKING_BLOCK_REGULAR ||
        !is_round(locking->regular.round, round))
        return false;
    ln_rpc_message_t request = {.tag = LN_RPC_MESSAGE_VALIDATED_CERTIFICATE,
                                .validated_certificate = {locking->regular}};
    return ln_remote_tell(call, remote, &info, &locking->regular.value.header.chain_id, &request) ==
           LN_OK;
}

static bool push_timeout(ln_call_t *call, ln_remote_t *remote,
                         const ln_timeout_certificate_t *timeout, ln_round_t theirs)
{
    ln_chain_info_t info;
    if (timeout == NULL || ln_round_compare(timeout->round, theirs) < 0)
        return false;
    ln_rpc_message_t request = {.tag = LN_RPC_MESSAGE_TIMEOUT_CERTIFICATE,
                                .timeout_certificate = {*timeout}};
    return ln_remote_tell(call, remote, &info, &timeout->value.chain_id, &request) == LN_OK;
}

/* Best effort: what proves to the validator that a later round has begun. */
static void push_round(ln_call_t *call, ln_remote_t *remote, const ln_chain_info_t *theirs)
{
    ln_chain_info_t ours;
    if (ln_local_info(call, remote->client, &ours, &theirs->chain_id, true) != LN_OK)
        return;
    ln_round_t round = ours.manager.current_round;
    if (ours.next_block_height.value != theirs->next_block_height.value ||
        ln_round_compare(round, theirs->manager.current_round) <= 0)
        return;
    if (push_proposal(call, remote, ours.manager.requested_proposed, round) ||
        push_proposal(call, remote, ours.manager.requested_signed_proposal, round) ||
        push_lock(call, remote, ours.manager.requested_locking, round))
        return;
    push_timeout(call, remote, ours.manager.timeout, theirs->manager.current_round);
}

ln_err_t ln_push_chain(ln_call_t *call, ln_remote_t *remote, const ln_chain_id_t *chain_id,
                       ln_block_height_t target, bool wait,
                       const ln_confirmed_block_certificate_t *latest)
{
    ln_chain_info_t info;
    if (target.value == 0) {
        LN_TRY(push_description(call, remote, &info, chain_id));
    } else {
        LN_TRY(push_last(call, remote, &info, chain_id, target, wait, latest));
        LN_TRY(push_blocks(call, remote, chain_id, info.next_block_height, target, wait));
    }
    ln_call_t side = ln_call(call->arena);
    push_round(&side, remote, &info);
    return LN_OK;
}
