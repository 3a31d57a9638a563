/* SPDX-License-Identifier: Apache-2.0 */
#include "client/sync.h"

#include "client/quorum.h"
#include "client/received.h"
#include "exec/system.h"
#include "node/error.h"
#include "types/block.h"
#include "types/ids.h"

/* --- blobs that a certificate needs: their ids vouch for them */

static ln_err_t ask_blob(ln_call_t *call, ln_remote_t *remote, ln_quorum_answer_t *answer,
                         void *subject)
{
    ln_blob_content_t *blob = LN_NEW(call->arena, ln_blob_content_t);
    LN_TRY(ln_remote_blob(call, remote, blob, subject));
    answer->value = blob;
    return LN_OK;
}

static ln_err_t fetch_blobs(ln_call_t *call, ln_client_t *client, const ln_remote_list_t *remotes,
                            const ln_blob_id_list_t *ids)
{
    for (size_t i = 0; i < ids->count; i++) {
        ln_quorum_answer_t answer;
        ln_blob_id_t id = ids->items[i];
        LN_TRY(ln_first_call(call, client, &answer, remotes, client->options.blob_timeout_us,
                             ask_blob, &id));
        LN_TRY(ln_local_put_blob(call, client, &id, answer.value));
    }
    return LN_OK;
}

static bool is_admin(const ln_client_t *client, const ln_confirmed_block_certificate_t *certificate)
{
    return ln_chain_id_equal(&certificate->value.header.chain_id, &client->admin_id);
}

ln_err_t ln_sync_certificate(ln_call_t *call, ln_client_t *client, const ln_remote_list_t *remotes,
                             const ln_confirmed_block_certificate_t *certificate, ln_take_t how)
{
    bool got_blobs = false, got_epochs = false;
    for (;;) {
        ln_err_t err = ln_local_confirmed(call, client, certificate, how);
        if (err == LN_ERR_BLOBS_NOT_FOUND && !got_blobs) {
            got_blobs = true;
            LN_TRY(fetch_blobs(call, client, remotes, call->detail));
        } else if (err == LN_ERR_EVENTS_NOT_FOUND && !got_epochs &&
                   !is_admin(client, certificate)) {
            got_epochs = true;
            LN_TRY(ln_sync_admin(call, client));
        } else {
            return err;
        }
    }
}

/* --- blobs with the blocks that use them */

typedef struct {
    ln_blob_id_t id;
    const ln_remote_list_t *remotes;
} use_t;

/* Taken in at once, so that after a false certificate the next validator is asked. */
static ln_err_t ask_use(ln_call_t *call, ln_remote_t *remote, ln_quorum_answer_t *answer,
                        void *subject)
{
    const use_t *use = subject;
    ln_confirmed_block_certificate_t certificate;
    (void)answer;
    LN_TRY(ln_remote_certificate_for_blob(call, remote, &certificate, &use->id));
    return ln_sync_certificate(call, remote->client, use->remotes, &certificate,
                               LN_TAKE_PREPROCESS);
}

static ln_err_t sync_blob(ln_call_t *call, ln_client_t *client, const ln_remote_list_t *remotes,
                          ln_blob_id_t id)
{
    ln_quorum_answer_t answer;
    use_t use = {id, remotes};
    bool found;
    LN_TRY(ln_store_has_blob(call, client->store, &found, &id));
    if (found)
        return LN_OK;
    ln_call_t side = ln_call(call->arena);
    ln_err_t err = ln_first_call(&side, client, &answer, remotes, client->options.blob_timeout_us,
                                 ask_use, &use);
    if (err == LN_ERR_CANCELLED)
        return err;
    if (err != LN_OK)
        return ln_blob_not_found(call, &id);
    LN_TRY(ln_store_has_blob(call, client->store, &found, &id));
    return found ? LN_OK : fetch_blobs(call, client, remotes, &(ln_blob_id_list_t){&id, 1});
}

ln_err_t ln_sync_blobs(ln_call_t *call, ln_client_t *client, const ln_blob_id_list_t *ids)
{
    ln_remote_list_t remotes;
    LN_TRY(ln_client_any_remotes(call, client, &remotes));
    for (size_t i = 0; i < ids->count; i++)
        LN_TRY(sync_blob(call, client, &remotes, ids->items[i]));
    return LN_OK;
}

ln_err_t ln_sync_description(ln_call_t *call, ln_client_t *client, const ln_chain_id_t *chain_id)
{
    ln_blob_id_t id = ln_chain_description_blob_id(*chain_id);
    return ln_sync_blobs(call, client, &(ln_blob_id_list_t){&id, 1});
}

/* --- blocks of one chain from one validator */

static ln_err_t take_batch(ln_call_t *call, ln_remote_t *remote, const ln_chain_id_t *chain_id,
                           uint64_t from, uint64_t end)
{
    ln_block_height_list_t missing = {0};
    ln_confirmed_block_certificate_list_t certificates;
    ln_remote_list_t remotes = {remote, 1};
    for (uint64_t height = from; height < end; height++) {
        ln_confirmed_block_certificate_t certificate;
        bool found = false;
        if (missing.count == 0) /* as long as it goes, from what was received before */
            LN_TRY(ln_local_certificate_at(call, remote->client, &certificate, &found, chain_id,
                                           (ln_block_height_t){height}));
        if (found)
            LN_TRY(
                ln_sync_certificate(call, remote->client, &remotes, &certificate, LN_TAKE_EXECUTE));
        else
            *LN_PUSH(call->arena, &missing) = (ln_block_height_t){height};
    }
    LN_TRY(ln_remote_certificates(call, remote, &certificates, chain_id, &missing));
    for (size_t i = 0; i < certificates.count; i++)
        LN_TRY(ln_sync_certificate(call, remote->client, &remotes, &certificates.items[i],
                                   LN_TAKE_EXECUTE));
    return LN_OK;
}

static ln_err_t sync_blocks(ln_call_t *call, ln_remote_t *remote, const ln_chain_id_t *chain_id,
                            ln_block_height_t height)
{
    for (;;) {
        ln_block_height_t next;
        ln_arena_t arena = {0};
        ln_call_t batch = ln_call(&arena);
        LN_TRY(ln_local_next_height(call, remote->client, &next, chain_id));
        if (next.value >= height.value)
            return LN_OK;
        uint64_t count = LN_MIN(height.value - next.value, remote->client->options.download_batch);
        ln_err_t err = take_batch(&batch, remote, chain_id, next.value, next.value + count);
        if (err != LN_OK) {
            ln_node_error_t borrowed = ln_node_error_of(&batch, err), error;
            ln_value_copy(&ln_node_error_type, call->arena, &error, &borrowed);
            ln_arena_release(&arena);
            return err == LN_ERR_CANCELLED ? err : ln_node_error_fail(call, &error);
        }
        ln_arena_release(&arena);
    }
}

/* --- what a validator's consensus has seen: so that we neither propose against a lock nor in an
 * old round. Failures are no reason to give up. */

static ln_err_t give_blobs_here(ln_call_t *call, ln_remote_t *remote, const ln_chain_id_t *chain_id,
                                const ln_blob_id_list_t *ids)
{
    for (size_t i = 0; i < ids->count; i++) {
        ln_blob_content_t blob;
        LN_TRY(ln_remote_pending_blob(call, remote, &blob, chain_id, &ids->items[i]));
        LN_TRY(ln_local_pending_blob(call, remote->client, chain_id, &blob));
    }
    return LN_OK;
}

static ln_err_t take_lock(ln_call_t *call, ln_remote_t *remote, const ln_chain_id_t *chain_id,
                          const ln_locking_block_t *locking)
{
    if (locking == NULL || locking->tag != LN_LOCKING_BLOCK_REGULAR)
        return LN_OK;
    ln_err_t err = ln_local_validated(call, remote->client, &locking->regular);
    if (err != LN_ERR_BLOBS_NOT_FOUND)
        return err;
    LN_TRY(give_blobs_here(call, remote, chain_id, call->detail));
    return ln_local_validated(call, remote->client, &locking->regular);
}

static ln_err_t take_proposal(ln_call_t *call, ln_remote_t *remote, const ln_chain_id_t *chain_id,
                              const ln_block_proposal_t *proposal)
{
    bool got_blobs = false;
    ln_missing_update_t last = {0};
    if (proposal == NULL)
        return LN_OK;
    for (;;) {
        ln_err_t err = ln_local_proposal(call, remote->client, proposal);
        if (err == LN_ERR_BLOBS_NOT_FOUND && !got_blobs) {
            got_blobs = true;
            ln_call_t side = ln_call(call->arena);
            const ln_blob_id_list_t *ids = call->detail;
            if (give_blobs_here(&side, remote, chain_id, ids) != LN_OK)
                LN_TRY(ln_sync_blobs(call, remote->client, ids));
        } else if (err == LN_ERR_MISSING_CROSS_CHAIN_UPDATE) {
            ln_missing_update_t missing = *(const ln_missing_update_t *)call->detail;
            if (ln_chain_id_equal(&missing.origin, &last.origin) &&
                missing.height.value <= last.height.value)
                return err;
            last = missing;
            LN_TRY(ln_receive_from(call, remote, chain_id, &missing.origin, missing.height));
        } else {
            return err;
        }
    }
}

static void take_consensus(ln_call_t *call, ln_remote_t *remote, const ln_chain_id_t *chain_id,
                           const ln_chain_manager_info_t *manager)
{
    const ln_locking_block_t *locking = manager->requested_locking;
    const ln_block_proposal_t *fast =
        locking != NULL && locking->tag == LN_LOCKING_BLOCK_FAST ? &locking->fast : NULL;
    ln_err_t ignored = take_lock(call, remote, chain_id, locking);
    ignored = take_proposal(call, remote, chain_id, manager->requested_signed_proposal);
    ignored = take_proposal(call, remote, chain_id, manager->requested_proposed);
    ignored = take_proposal(call, remote, chain_id, fast);
    (void)ignored;
}

ln_err_t ln_sync_chain_from(ln_call_t *call, ln_remote_t *remote, const ln_chain_id_t *chain_id)
{
    ln_chain_info_t info;
    ln_block_height_t next;
    LN_TRY(ln_remote_info(call, remote, &info, chain_id, true));
    LN_TRY(sync_blocks(call, remote, chain_id, info.next_block_height));
    LN_TRY(ln_local_next_height(call, remote->client, &next, chain_id));
    if (next.value != info.next_block_height.value)
        return LN_OK;
    if (info.manager.timeout != NULL)
        LN_TRY(ln_local_timeout(call, remote->client, info.manager.timeout));
    ln_call_t side = ln_call(call->arena);
    take_consensus(&side, remote, chain_id, &info.manager);
    return LN_OK;
}

/* --- from a quorum */

static ln_err_t ask_all(ln_call_t *call, ln_remote_t *remote, ln_quorum_answer_t *answer,
                        void *subject)
{
    (void)answer; /* a quorum must succeed, not agree */
    return ln_sync_chain_from(call, remote, subject);
}

ln_err_t ln_sync_chain(ln_call_t *call, ln_client_t *client, const ln_chain_id_t *chain_id,
                       const ln_committee_t *committee)
{
    ln_quorum_answers_t answers;
    ln_chain_id_t id = *chain_id;
    if (committee == NULL)
        LN_TRY(ln_client_committee(call, client, &committee, &client->admin_id));
    LN_TRY(ln_sync_description(call, client, chain_id));
    return ln_quorum_call(call, client, &answers, committee, ask_all, &id);
}

ln_err_t ln_sync_admin(ln_call_t *call, ln_client_t *client)
{
    return ln_sync_chain(call, client, &client->admin_id, NULL);
}

/* --- from anybody */

typedef struct {
    ln_chain_id_t chain_id;
    ln_block_height_t height;
} goal_t;

static ln_err_t ask_blocks(ln_call_t *call, ln_remote_t *remote, ln_quorum_answer_t *answer,
                           void *subject)
{
    const goal_t *goal = subject;
    (void)answer;
    return sync_blocks(call, remote, &goal->chain_id, goal->height);
}

ln_err_t ln_sync_to_height(ln_call_t *call, ln_client_t *client, const ln_chain_id_t *chain_id,
                           ln_block_height_t height)
{
    ln_remote_list_t remotes;
    ln_quorum_answer_t answer;
    ln_block_height_t next;
    goal_t goal = {*chain_id, height};
    LN_TRY(ln_local_next_height(call, client, &next, chain_id));
    if (next.value >= height.value)
        return LN_OK;
    LN_TRY(ln_sync_description(call, client, chain_id));
    LN_TRY(ln_client_any_remotes(call, client, &remotes));
    return ln_first_call(call, client, &answer, &remotes, client->options.blob_timeout_us,
                         ask_blocks, &goal);
}
