/* SPDX-License-Identifier: Apache-2.0 */
#include "client/updater.h"

#include "chain/chain.h"
#include "chain/manager.h"
#include "client/local.h"
#include "client/sync.h"
#include "crypto/verified.h"
#include "node/error.h"
#include "types/block.h"
#include "types/committee.h"
#include "types/ids.h"

#include <stdio.h>
#include <string.h>

static bool has_signed(const ln_remote_t *remote, const ln_validator_signature_list_t *signatures)
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

static ln_err_t push_to_tip(ln_call_t *call, ln_remote_t *remote, const ln_chain_id_t *chain_id)
{
    ln_block_height_t next;
    LN_TRY(ln_local_next_height(call, remote->client, &next, chain_id));
    return ln_push_chain(call, remote, chain_id, next, false, NULL);
}

/* A validator may only ask for blobs that the block needs. */
static ln_err_t check_missing(ln_call_t *call, const ln_block_t *block,
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
    LN_TRY(check_missing(call, block, missing));
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

static ln_err_t send_lite(ln_call_t *call, ln_remote_t *remote, ln_chain_info_t *info,
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
    if (has_signed(remote, &certificate->signatures)) {
        ln_lite_certificate_t lite =
            ln_lite_certificate_of_block(call->arena, LN_CERTIFICATE_KIND_CONFIRMED, block,
                                         certificate->round, &certificate->signatures);
        ln_err_t err = send_lite(call, remote, info, &lite, wait);
        if (!needs_more(err))
            return err;
    }
    for (;;) {
        ln_err_t err = send_full(call, remote, info, certificate, wait);
        if (err == LN_ERR_EVENTS_NOT_FOUND && !sent_admin && !is_admin &&
            are_epochs(client, call->detail)) {
            sent_admin = true;
            LN_TRY(push_to_tip(call, remote, &client->admin_id));
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

/* --- votes */

static ln_err_t take_vote(ln_call_t *call, const ln_remote_t *remote, ln_lite_vote_t *out,
                          const ln_lite_vote_opt_t *vote, const char *what)
{
    if (!vote->some)
        return LN_FAIL(call, LN_ERR_MISSING_VOTE, "the validator did not vote %s", what);
    const ln_lite_value_t *value = &vote->value.value;
    ln_hash_t hash = ln_vote_hash(&value->value_hash, vote->value.round, value->kind);
    if (!ln_verified_secp256k1(&remote->key, &hash, &vote->value.signature))
        return LN_FAIL(call, LN_ERR_SIGNATURE, "the validator's vote is not signed by it");
    *out = vote->value;
    return LN_OK;
}

/* A chain is behind here or there: bring the one that is behind forward. */
static ln_err_t sync_if_needed(ln_call_t *call, ln_remote_t *remote, const ln_chain_id_t *chain_id,
                               ln_block_height_t height, const ln_node_error_t *error)
{
    ln_chain_info_t ours;
    bool pull = false;
    ln_chain_id_t pushed = *chain_id;
    if (error->tag == LN_NODE_ERROR_WRONG_ROUND) {
        LN_TRY(ln_local_info(call, remote->client, &ours, chain_id, false));
        pull = ln_round_compare(error->wrong_round, ours.manager.current_round) > 0;
    } else if (error->tag == LN_NODE_ERROR_UNEXPECTED_BLOCK_HEIGHT) {
        pull = error->unexpected_block_height.expected_block_height.value >
               error->unexpected_block_height.found_block_height.value;
    } else if (error->tag == LN_NODE_ERROR_INACTIVE_CHAIN) {
        pushed = error->inactive_chain;
    } else {
        return LN_OK;
    }
    if (pull)
        return ln_sync_chain_from(call, remote, chain_id);
    return ln_push_chain(call, remote, &pushed, height, false, NULL);
}

/* --- votes for a proposal */

/* What has been tried for one proposal. */
typedef struct {
    ln_remote_t *remote;
    const ln_block_proposal_t *proposal;
    ln_blob_id_list_t required; /* empty when they have been taken care of */
    ln_chain_and_height_list_t origins;
    ln_chain_id_list_t publishers;
    unsigned rounds; /* how often it was in another round */
    unsigned waits;  /* how often its clock was behind the block */
} attempt_t;

#define WRONG_ROUNDS_MAX 5
#define CLOCK_WAITS_MAX 5

/* The number in front of the next such character; rest goes on behind it. */
static bool take_number(ln_bytes_t *rest, char end, uint64_t *out)
{
    size_t size = ln_bytes_find(*rest, (uint8_t)end);
    if (size == rest->size || !ln_parse_u64(out, ln_bytes(rest->data, size)))
        return false;
    *rest = ln_bytes_from(*rest, size + 1);
    return true;
}

/* The two times in the text that every validator uses (spec 04 §4.2). */
static bool parse_skew(const ln_node_error_t *error, uint64_t *block_us, uint64_t *theirs_us)
{
    if (error->tag != LN_NODE_ERROR_WORKER_ERROR)
        return false;
    char text[512];
    snprintf(text, sizeof(text), "%.*s", LN_TEXT_ARG(error->worker_error.error));
    const char *mark = strstr(text, "[us:");
    if (mark == NULL)
        return false;
    ln_bytes_t rest = ln_text(mark + strlen("[us:"));
    return take_number(&rest, ':', block_us) && take_number(&rest, ']', theirs_us);
}

/* Until the block's time has come by the validator's clock. */
static ln_err_t wait_for_clock(attempt_t *attempt, uint64_t block_us, uint64_t theirs_us,
                               uint64_t asked_us)
{
    ln_client_t *client = attempt->remote->client;
    uint64_t skew = asked_us > theirs_us ? asked_us - theirs_us : 0;
    uint64_t now = ln_env_now_us(client->env);
    if (block_us + skew <= now)
        return LN_OK;
    return ln_task_sleep(&client->loop->sched, block_us + skew - now);
}

/* *tried if there is something new to try. */
static ln_err_t push_origin(ln_call_t *call, attempt_t *attempt, const ln_missing_update_t *missing,
                            bool *tried)
{
    ln_chain_and_height_t *known = NULL;
    for (size_t i = 0; i < attempt->origins.count && known == NULL; i++)
        if (ln_chain_id_equal(&attempt->origins.items[i].chain_id, &missing->origin))
            known = &attempt->origins.items[i];
    *tried = known == NULL || known->height.value < missing->height.value;
    if (!*tried)
        return LN_OK;
    if (known == NULL)
        known = LN_PUSH(call->arena, &attempt->origins);
    *known = (ln_chain_and_height_t){missing->origin, missing->height};
    return ln_push_chain(call, attempt->remote, &missing->origin,
                         (ln_block_height_t){missing->height.value + 1}, true, NULL);
}

static bool is_among(const ln_chain_id_list_t *list, const ln_chain_id_t *id)
{
    for (size_t i = 0; i < list->count; i++)
        if (ln_chain_id_equal(&list->items[i], id))
            return true;
    return false;
}

static ln_err_t push_publishers(ln_call_t *call, attempt_t *attempt,
                                const ln_event_id_list_t *events, bool *tried)
{
    *tried = false;
    for (size_t i = 0; i < events->count; i++) {
        const ln_chain_id_t *publisher = &events->items[i].chain_id;
        if (is_among(&attempt->publishers, publisher))
            continue;
        *LN_PUSH(call->arena, &attempt->publishers) = *publisher;
        *tried = true;
        LN_TRY(push_to_tip(call, attempt->remote, publisher));
    }
    return LN_OK;
}

static ln_err_t give_published(ln_call_t *call, attempt_t *attempt,
                               const ln_blob_id_list_t *published)
{
    const ln_chain_id_t *chain_id = &attempt->proposal->content.block.chain_id;
    for (size_t i = 0; i < published->count; i++) {
        ln_blob_content_t blob = {0}, copy;
        ln_chain_t *chain;
        bool found;
        LN_TRY(ln_worker_chain(call, attempt->remote->client->worker, &chain, chain_id));
        LN_TRY(ln_manager_proposed_blob(call, &chain->state.manager, &blob, &found,
                                        &published->items[i]));
        if (!found)
            continue;
        ln_value_copy(&ln_blob_content_type, call->arena, &copy, &blob);
        LN_TRY(ln_remote_give_pending_blob(call, attempt->remote, chain_id, &copy));
    }
    return LN_OK;
}

/* Blobs that the validator lacks come with the blocks that used them last. */
static ln_err_t push_blob_blocks(ln_call_t *call, ln_remote_t *remote,
                                 const ln_blob_id_list_t *missing)
{
    for (size_t i = 0; i < missing->count; i++) {
        ln_confirmed_block_certificate_t certificate;
        ln_blob_state_t state;
        ln_chain_info_t info;
        bool found;
        LN_TRY(
            ln_store_blob_state(call, remote->client->store, &state, &found, &missing->items[i]));
        if (!found || !state.last_used_by.some)
            continue;
        LN_TRY(ln_store_certificate(call, remote->client->store, &certificate, &found,
                                    &state.last_used_by.value));
        if (found)
            LN_TRY(ln_send_confirmed(call, remote, &info, &certificate, false));
    }
    return LN_OK;
}

static ln_err_t push_blobs(ln_call_t *call, attempt_t *attempt)
{
    ln_blob_id_list_t others = {0}, missing = {0};
    ln_blob_id_list_t published =
        ln_published_blob_ids(call->arena, &attempt->proposal->content.block.transactions);
    for (size_t i = 0; i < attempt->required.count; i++)
        if (ln_set_find(&ln_blob_id_list_type, &published, &attempt->required.items[i]) == SIZE_MAX)
            *LN_PUSH(call->arena, &others) = attempt->required.items[i];
    attempt->required.count = 0;
    LN_TRY(give_published(call, attempt, &published));
    if (others.count > 0)
        LN_TRY(ln_remote_missing_blobs(call, attempt->remote, &missing, &others));
    return push_blob_blocks(call, attempt->remote, &missing);
}

/* One answer to one refusal, the first that fits; *tried is false if there is none. */
static ln_err_t remedy(ln_call_t *call, attempt_t *attempt, const ln_node_error_t *error,
                       uint64_t asked_us, bool *tried)
{
    const ln_proposed_block_t *block = &attempt->proposal->content.block;
    uint64_t block_us, theirs_us;
    *tried = true;
    if (parse_skew(error, &block_us, &theirs_us)) {
        *tried = block_us == block->timestamp.us && attempt->waits++ < CLOCK_WAITS_MAX;
        return *tried ? wait_for_clock(attempt, block_us, theirs_us, asked_us) : LN_OK;
    }
    switch (error->tag) {
    case LN_NODE_ERROR_WRONG_ROUND:
        *tried = attempt->rounds++ < WRONG_ROUNDS_MAX;
        break;
    case LN_NODE_ERROR_UNEXPECTED_BLOCK_HEIGHT:
        *tried = error->unexpected_block_height.expected_block_height.value <
                     error->unexpected_block_height.found_block_height.value &&
                 error->unexpected_block_height.found_block_height.value == block->height.value;
        break;
    case LN_NODE_ERROR_MISSING_CROSS_CHAIN_UPDATE:
        return push_origin(call, attempt, &error->missing_cross_chain_update, tried);
    case LN_NODE_ERROR_EVENTS_NOT_FOUND:
        return push_publishers(call, attempt, &error->events_not_found, tried);
    case LN_NODE_ERROR_BLOBS_NOT_FOUND:
    case LN_NODE_ERROR_INACTIVE_CHAIN:
        *tried = attempt->required.count > 0;
        return *tried ? push_blobs(call, attempt) : LN_OK;
    default:
        *tried = false;
    }
    return *tried
               ? ln_push_chain(call, attempt->remote, &block->chain_id, block->height, false, NULL)
               : LN_OK;
}

ln_err_t ln_ask_proposal_vote(ln_call_t *call, ln_remote_t *remote, ln_lite_vote_t *vote,
                              const ln_block_proposal_t *proposal,
                              const ln_blob_id_list_t *required)
{
    ln_rpc_message_t request = {.tag = LN_RPC_MESSAGE_BLOCK_PROPOSAL, .block_proposal = *proposal};
    attempt_t attempt = {.remote = remote, .proposal = proposal, .required = *required};
    for (;;) {
        ln_call_t side = ln_call(call->arena);
        ln_chain_info_t info;
        bool tried;
        uint64_t asked_us = ln_env_now_us(remote->client->env);
        ln_err_t err =
            ln_remote_tell(call, remote, &info, &proposal->content.block.chain_id, &request);
        if (err == LN_OK)
            return take_vote(call, remote, vote, &info.manager.pending, "for the proposal");
        if (err == LN_ERR_CANCELLED)
            return err;
        ln_node_error_t error = ln_node_error_of(call, err);
        if (remedy(&side, &attempt, &error, asked_us, &tried) != LN_OK || !tried)
            return err;
    }
}

/* --- votes for a validated block, and for a timeout */

static ln_err_t send_validated(ln_call_t *call, ln_remote_t *remote, ln_chain_info_t *info,
                               const ln_validated_block_certificate_t *certificate)
{
    ln_rpc_message_t request = {.tag = LN_RPC_MESSAGE_VALIDATED_CERTIFICATE,
                                .validated_certificate = {*certificate}};
    if (has_signed(remote, &certificate->signatures)) {
        ln_lite_certificate_t lite = ln_lite_certificate_of_block(
            call->arena, LN_CERTIFICATE_KIND_VALIDATED, &certificate->value, certificate->round,
            &certificate->signatures);
        ln_err_t err = send_lite(call, remote, info, &lite, false);
        if (err != LN_ERR_MISSING_CERTIFICATE_VALUE)
            return err;
    }
    return ln_remote_tell(call, remote, info, &certificate->value.header.chain_id, &request);
}

static ln_err_t give_locking_blobs(ln_call_t *call, ln_remote_t *remote, const ln_block_t *block,
                                   const ln_blob_id_list_t *missing)
{
    const ln_chain_id_t *chain_id = &block->header.chain_id;
    LN_TRY(check_missing(call, block, missing));
    for (size_t i = 0; i < missing->count; i++) {
        ln_blob_content_t blob = {0}, copy;
        ln_chain_t *chain;
        bool found;
        LN_TRY(ln_worker_chain(call, remote->client->worker, &chain, chain_id));
        LN_TRY(ln_manager_locking_blob(call, &chain->state.manager, &blob, &found,
                                       &missing->items[i]));
        if (!found)
            return LN_FAIL(call, LN_ERR_NOT_FOUND, "a blob of the locking block is not here");
        ln_value_copy(&ln_blob_content_type, call->arena, &copy, &blob);
        LN_TRY(ln_remote_give_pending_blob(call, remote, chain_id, &copy));
    }
    return LN_OK;
}

ln_err_t ln_ask_confirm_vote(ln_call_t *call, ln_remote_t *remote, ln_lite_vote_t *vote,
                             const ln_validated_block_certificate_t *certificate)
{
    const ln_block_t *block = &certificate->value;
    ln_chain_info_t info;
    ln_err_t err = send_validated(call, remote, &info, certificate);
    if (err == LN_ERR_CANCELLED)
        return err;
    if (err != LN_OK) {
        ln_node_error_t error = ln_node_error_of(call, err);
        if (err == LN_ERR_BLOBS_NOT_FOUND)
            LN_TRY(give_locking_blobs(call, remote, block, &error.blobs_not_found));
        else
            LN_TRY(sync_if_needed(call, remote, &block->header.chain_id, block->header.height,
                                  &error));
        ln_rpc_message_t request = {.tag = LN_RPC_MESSAGE_VALIDATED_CERTIFICATE,
                                    .validated_certificate = {*certificate}};
        LN_TRY(ln_remote_tell(call, remote, &info, &block->header.chain_id, &request));
    }
    return take_vote(call, remote, vote, &info.manager.pending, "to confirm the block");
}

ln_err_t ln_ask_timeout_vote(ln_call_t *call, ln_remote_t *remote, ln_lite_vote_t *vote,
                             const ln_chain_id_t *chain_id, ln_block_height_t height,
                             ln_round_t round)
{
    ln_chain_info_query_t query = {.chain_id = *chain_id,
                                   .request_owner_balance = ln_owner_chain(),
                                   .request_leader_timeout = {true, {height, round}}};
    ln_chain_info_t info;
    ln_err_t err = ln_remote_query(call, remote, &info, &query);
    if (err == LN_OK)
        return take_vote(call, remote, vote, &info.manager.timeout_vote, "for the timeout");
    if (err == LN_ERR_CANCELLED)
        return err;
    ln_call_t side = ln_call(call->arena);
    ln_node_error_t error = ln_node_error_of(call, err);
    ln_err_t synced = sync_if_needed(&side, remote, chain_id, height, &error);
    (void)synced; /* the next request profits from it */
    return err;
}
