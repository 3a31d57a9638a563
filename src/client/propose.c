/* SPDX-License-Identifier: Apache-2.0 */
/* The way of one block from pending to certified (spec 04 §10.4). */
#include "chain/manager.h"
#include "chain/round.h"
#include "client/chain_client.h"
#include "client/local.h"
#include "client/votes.h"
#include "exec/system.h"
#include "node/error.h"
#include "types/block.h"
#include "types/text.h"

static bool is_round(ln_round_t a, ln_round_t b)
{
    return ln_round_compare(a, b) == 0;
}

/* --- rounds */

static bool is_proposed_in(const ln_block_proposal_t *proposal, ln_round_t round)
{
    return proposal != NULL && is_round(proposal->content.round, round);
}

/* Nothing new can be proposed in the current round. */
static bool is_taken(const ln_chain_client_t *chain, const ln_chain_manager_info_t *manager,
                     bool uses_oracles)
{
    ln_round_t round = manager->current_round;
    return is_proposed_in(manager->requested_signed_proposal, round) ||
           is_proposed_in(manager->requested_proposed, round) ||
           (ln_round_is_fast(round) && (uses_oracles || !chain->client->options.allow_fast_blocks));
}

static void wait_or_not(ln_next_proposal_t *out, const ln_chain_info_t *info, const char *why)
{
    out->must_wait = info->manager.round_timeout.some;
    out->why = why;
    if (out->must_wait)
        out->wait = (ln_wait_t){info->manager.round_timeout.value, info->manager.current_round,
                                info->next_block_height};
}

ln_err_t ln_chain_client_next_round(ln_call_t *call, ln_chain_client_t *chain,
                                    ln_next_proposal_t *out, const ln_account_owner_t *identity,
                                    bool uses_oracles)
{
    ln_chain_info_t info;
    ln_chain_t *local;
    *out = (ln_next_proposal_t){0};
    LN_TRY(ln_local_info(call, chain->client, &info, &chain->id, true));
    const ln_chain_manager_info_t *manager = &info.manager;
    ln_round_t round = manager->current_round;
    if (is_taken(chain, manager, uses_oracles)) {
        bool ends_early = round.tag == LN_ROUND_FAST || round.tag == LN_ROUND_MULTI_LEADER;
        ln_maybe_round_t next = ln_next_round(&manager->ownership, round);
        if (!ends_early || !next.some) {
            wait_or_not(out, &info, "another block has been proposed in this round");
            return LN_OK;
        }
        round = next.value;
    }
    LN_TRY(ln_worker_chain(call, chain->client->worker, &local, &chain->id));
    out->some = ln_manager_may_propose(&local->state.manager, identity, round);
    out->round = round;
    if (!out->some)
        wait_or_not(out, &info, "the owner does not lead this round");
    return LN_OK;
}

static ln_err_t fail_without_round(ln_call_t *call, const ln_next_proposal_t *next)
{
    if (!next->must_wait)
        return LN_FAIL(call, LN_ERR_NOT_AN_OWNER, "%s, and the round does not time out", next->why);
    ln_wait_t *detail = LN_NEW(call->arena, ln_wait_t);
    *detail = next->wait;
    return LN_FAIL_DETAIL(call, LN_ERR_WAIT_FOR_TIMEOUT, detail, "%s; the round ends at %.*s UTC",
                          next->why,
                          LN_TEXT_ARG(ln_timestamp_text(call->arena, next->wait.timestamp)));
}

/* --- timeouts: best effort, another owner may be faster */

static void end_round_if_due(ln_call_t *call, ln_chain_client_t *chain,
                             const ln_committee_t *committee)
{
    ln_client_t *client = chain->client;
    ln_chain_info_t info;
    if (ln_local_info(call, client, &info, &chain->id, false) != LN_OK ||
        !info.manager.round_timeout.some ||
        info.manager.round_timeout.value.us > ln_env_now_us(client->env))
        return;
    ln_timeout_t timeout = {chain->id, info.next_block_height, info.epoch};
    if (ln_certify_timeout(call, client, committee, &timeout, info.manager.current_round) != LN_OK)
        return;
    ln_err_t pushed = ln_update_validators(call, client, committee, &chain->id,
                                           info.next_block_height, false, NULL);
    (void)pushed; /* whoever was not reached hears of it with the next proposal */
}

/* --- the block and its proposal */

typedef struct {
    ln_block_t block; /* with its outcome */
    ln_proposal_content_t content;
    ln_original_proposal_opt_t original;
    ln_blob_content_list_t blobs;
} candidate_t;

static ln_err_t stage(ln_call_t *call, ln_chain_client_t *chain, candidate_t *candidate,
                      const ln_proposed_block_t *block)
{
    ln_staged_t staged;
    size_t failed_at;
    LN_TRY(ln_chain_client_stage(call, chain, &staged, &failed_at, block, &candidate->blobs, false,
                                 NULL));
    candidate->block = staged.block;
    candidate->content.block = *block;
    return LN_OK;
}

/* What the locked block publishes, as the local node got it with the lock. */
static ln_err_t locked_blobs(ln_call_t *call, const ln_chain_client_t *chain,
                             ln_blob_content_list_t *out, const ln_proposed_block_t *block)
{
    ln_blob_id_list_t ids = ln_published_blob_ids(call->arena, &block->transactions);
    ln_blob_content_list_t list = {0};
    ln_chain_t *local;
    LN_TRY(ln_worker_chain(call, chain->client->worker, &local, &chain->id));
    for (size_t i = 0; i < ids.count; i++) {
        ln_blob_content_t blob;
        bool found;
        LN_TRY(ln_manager_locking_blob(call, &local->state.manager, &blob, &found, &ids.items[i]));
        if (!found)
            return ln_blob_not_found(call, &ids.items[i]);
        ln_value_copy(&ln_blob_content_type, call->arena, LN_PUSH(call->arena, &list), &blob);
    }
    *out = list;
    return LN_OK;
}

/* A block that a quorum has validated must be tried again before any other. */
static ln_err_t choose(ln_call_t *call, ln_chain_client_t *chain, candidate_t *candidate,
                       bool *found, const ln_chain_manager_info_t *manager)
{
    const ln_locking_block_t *locking = manager->requested_locking;
    *candidate = (candidate_t){0};
    *found = locking != NULL || chain->has_pending;
    if (locking == NULL) {
        candidate->blobs = chain->pending_blobs;
        return chain->has_pending ? stage(call, chain, candidate, &chain->pending) : LN_OK;
    }
    candidate->original.some = true;
    if (locking->tag == LN_LOCKING_BLOCK_FAST) {
        candidate->original.value = (ln_original_proposal_t){.tag = LN_ORIGINAL_PROPOSAL_FAST,
                                                             .fast = locking->fast.signature};
        LN_TRY(locked_blobs(call, chain, &candidate->blobs, &locking->fast.content.block));
        return stage(call, chain, candidate, &locking->fast.content.block);
    }
    const ln_validated_block_certificate_t *validated = &locking->regular;
    candidate->block = validated->value;
    candidate->content.block = ln_block_proposed(&validated->value);
    LN_TRY(locked_blobs(call, chain, &candidate->blobs, &candidate->content.block));
    candidate->content.outcome =
        (ln_block_execution_outcome_opt_t){true, ln_block_outcome(&validated->value)};
    candidate->original.value =
        (ln_original_proposal_t){.tag = LN_ORIGINAL_PROPOSAL_REGULAR,
                                 .regular = {ln_lite_certificate_of_block(
                                     call->arena, LN_CERTIFICATE_KIND_VALIDATED, &validated->value,
                                     validated->round, &validated->signatures)}};
    return LN_OK;
}

static ln_err_t sign(ln_call_t *call, ln_chain_client_t *chain, ln_block_proposal_t *out,
                     const candidate_t *candidate, const ln_account_owner_t *identity)
{
    const ln_signer_t *signer = &chain->client->signer;
    *out = (ln_block_proposal_t){.content = candidate->content,
                                 .original_proposal = candidate->original};
    ln_hash_t hash = ln_proposal_content_hash(call->arena, &out->content);
    return signer->sign(signer->owner, call, &out->signature, identity, &hash);
}

/* The local node must know what we have signed before anybody else does. */
static ln_err_t propose_here(ln_call_t *call, ln_chain_client_t *chain,
                             const ln_block_proposal_t *proposal,
                             const ln_blob_content_list_t *blobs)
{
    ln_err_t err = ln_local_proposal(call, chain->client, proposal);
    if (err != LN_ERR_BLOBS_NOT_FOUND)
        return err;
    for (size_t i = 0; i < blobs->count; i++)
        LN_TRY(ln_local_pending_blob(call, chain->client, &chain->id, &blobs->items[i]));
    return ln_local_proposal(call, chain->client, proposal);
}

static ln_err_t propose(ln_call_t *call, ln_chain_client_t *chain,
                        ln_confirmed_block_certificate_t *out, candidate_t *candidate,
                        const ln_committee_t *committee)
{
    ln_account_owner_t identity;
    ln_next_proposal_t next;
    ln_block_proposal_t proposal;
    ln_block_execution_outcome_t outcome = ln_block_outcome(&candidate->block);
    LN_TRY(ln_chain_client_identity(call, chain, &identity));
    LN_TRY(ln_chain_client_next_round(call, chain, &next, &identity,
                                      ln_outcome_has_oracle_responses(&outcome)));
    if (!next.some)
        return fail_without_round(call, &next);
    candidate->content.round = next.round;
    LN_TRY(sign(call, chain, &proposal, candidate, &identity));
    LN_TRY(propose_here(call, chain, &proposal, &candidate->blobs));
    return ln_certify_proposal(call, chain->client, out, committee, &proposal, &candidate->block);
}

/* --- afterwards */

/* The block is committed; validators that have not voted must hear of it, and those of a new
 * committee. */
static ln_err_t spread(ln_call_t *call, ln_chain_client_t *chain, const ln_committee_t *committee,
                       const ln_confirmed_block_certificate_t *certificate)
{
    ln_client_t *client = chain->client;
    ln_block_height_t height = {certificate->value.header.height.value + 1};
    bool wait = client->options.wait_for_outgoing_messages;
    const ln_committee_t *after;
    LN_TRY(ln_update_validators(call, client, committee, &chain->id, height, wait, certificate));
    LN_TRY(ln_client_committee(call, client, &after, &chain->id));
    if (after == committee)
        return LN_OK;
    return ln_update_validators(call, client, after, &chain->id, height, wait, certificate);
}

ln_err_t ln_chain_client_finish_pending(ln_call_t *call, ln_chain_client_t *chain, bool *committed,
                                        ln_confirmed_block_certificate_t *out)
{
    ln_client_t *client = chain->client;
    const ln_committee_t *committee;
    ln_chain_info_t info;
    candidate_t candidate;
    ln_call_t side = ln_call(call->arena);
    *committed = false;
    LN_TRY(ln_client_committee(call, client, &committee, &chain->id));
    end_round_if_due(&side, chain, committee);
    LN_TRY(ln_local_info(call, client, &info, &chain->id, true));
    if (chain->has_pending && chain->pending.height.value < info.next_block_height.value)
        ln_chain_client_clear_pending(chain);
    const ln_locking_block_t *locking = info.manager.requested_locking;
    if (locking != NULL && locking->tag == LN_LOCKING_BLOCK_REGULAR &&
        is_round(locking->regular.round, info.manager.current_round)) {
        LN_TRY(ln_certify_validated(call, client, out, committee, &locking->regular));
    } else {
        bool found;
        LN_TRY(choose(call, chain, &candidate, &found, &info.manager));
        if (!found)
            return LN_OK;
        LN_TRY(propose(call, chain, out, &candidate, committee));
    }
    *committed = true;
    LN_TRY(spread(call, chain, committee, out));
    if (chain->has_pending && chain->pending.height.value <= out->value.header.height.value)
        ln_chain_client_clear_pending(chain);
    return LN_OK;
}
