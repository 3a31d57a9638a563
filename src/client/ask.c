/* SPDX-License-Identifier: Apache-2.0 */
#include "client/ask.h"

#include "chain/chain.h"
#include "chain/manager.h"
#include "client/local.h"
#include "client/push.h"
#include "client/sync.h"
#include "crypto/verified.h"
#include "node/error.h"
#include "types/block.h"
#include "types/committee.h"
#include "types/ids.h"

#include <stdio.h>
#include <string.h>

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

static ln_err_t push_publishers(ln_call_t *call, attempt_t *attempt,
                                const ln_event_id_list_t *events, bool *tried)
{
    *tried = false;
    for (size_t i = 0; i < events->count; i++) {
        const ln_chain_id_t *publisher = &events->items[i].chain_id;
        if (ln_list_contains(&ln_chain_id_list_type, &attempt->publishers, publisher))
            continue;
        *LN_PUSH(call->arena, &attempt->publishers) = *publisher;
        *tried = true;
        LN_TRY(ln_push_to_tip(call, attempt->remote, publisher));
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
    if (ln_has_signed(remote, &certificate->signatures)) {
        ln_lite_certificate_t lite = ln_lite_certificate_of_block(
            call->arena, LN_CERTIFICATE_KIND_VALIDATED, &certificate->value, certificate->round,
            &certificate->signatures);
        ln_err_t err = ln_send_lite(call, remote, info, &lite, false);
        if (err != LN_ERR_MISSING_CERTIFICATE_VALUE)
            return err;
    }
    return ln_remote_tell(call, remote, info, &certificate->value.header.chain_id, &request);
}

static ln_err_t give_locking_blobs(ln_call_t *call, ln_remote_t *remote, const ln_block_t *block,
                                   const ln_blob_id_list_t *missing)
{
    const ln_chain_id_t *chain_id = &block->header.chain_id;
    LN_TRY(ln_check_missing_blobs(call, block, missing));
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
