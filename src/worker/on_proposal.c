/* SPDX-License-Identifier: Apache-2.0 */
/* A block proposal (spec 01 §5.4; the numbers are its steps). */
#include "chain/inbox.h"
#include "chain/manager.h"
#include "chain/pending_blobs.h"
#include "exec/system.h"
#include "types/block.h"
#include "types/committee.h"
#include "types/ids.h"
#include "worker/worker_priv.h"

uint64_t ln_worker_proposal_delay_us(const ln_worker_t *worker, const ln_block_proposal_t *proposal)
{
    uint64_t now = ln_worker_now(worker).us, at = proposal->content.block.timestamp.us;
    uint64_t delta = at > now ? at - now : 0;
    return delta <= worker->options.block_time_grace_us ? delta : 0;
}

/* --- 2: which combinations of round, outcome and original proposal there are */

static ln_err_t invalid(ln_call_t *call, const char *what)
{
    return LN_FAIL(call, LN_ERR_INVALID_BLOCK_PROPOSAL, "the block proposal is not in order: %s",
                   what);
}

static ln_err_t check_regular(ln_call_t *call, const ln_proposal_content_t *content,
                              const ln_lite_certificate_t *certificate)
{
    if (!content->outcome.some)
        return invalid(call, "a block that was validated comes with its outcome");
    if (ln_round_compare(content->round, certificate->round) <= 0)
        return invalid(call, "the round must be higher than that of the certificate");
    ln_block_t block = ln_block_of(&content->block, &content->outcome.value);
    ln_hash_t hash = ln_block_hash(call->arena, &block);
    if (certificate->value.kind != LN_CERTIFICATE_KIND_VALIDATED ||
        !ln_chain_id_equal(&certificate->value.chain_id, &content->block.chain_id) ||
        !ln_hash_equal(&certificate->value.value_hash, &hash))
        return invalid(call, "the certificate is not one of the block");
    return LN_OK;
}

static ln_err_t check_structure(ln_call_t *call, const ln_block_proposal_t *proposal)
{
    const ln_proposal_content_t *content = &proposal->content;
    if (!proposal->original_proposal.some)
        return content->outcome.some ? invalid(call, "a new block comes without an outcome")
                                     : LN_OK;
    const ln_original_proposal_t *original = &proposal->original_proposal.value;
    if (original->tag == LN_ORIGINAL_PROPOSAL_REGULAR)
        return check_regular(call, content, &original->regular.certificate);
    if (content->outcome.some)
        return invalid(call, "a fast block comes without an outcome");
    if (ln_round_is_fast(content->round))
        return invalid(call, "a fast block is proposed again in a later round only");
    return LN_OK;
}

/* --- 3 to 8: who signed what, for which height and epoch */

static ln_err_t check_chaining(ln_call_t *call, const ln_chain_t *chain,
                               const ln_proposed_block_t *block)
{
    const ln_chain_tip_state_t *tip = ln_chain_tip(chain);
    if (block->height.value != tip->next_block_height.value)
        return ln_unexpected_height(call, tip->next_block_height, block->height);
    if (!ln_hash_opt_equal(&block->previous_block_hash, &tip->block_hash))
        return LN_FAIL(call, LN_ERR_UNEXPECTED_PREVIOUS_BLOCK_HASH, NULL);
    return LN_OK;
}

static ln_err_t check_signer(ln_call_t *call, const ln_proposed_block_t *block,
                             const ln_account_owner_t *owner)
{
    if (block->authenticated_signer.some &&
        !ln_account_owner_equal(&block->authenticated_signer.value, owner))
        return LN_FAIL(call, LN_ERR_INVALID_SIGNER, NULL);
    return LN_OK;
}

/* The fast proposal as it was signed, by a super owner. */
static ln_err_t check_fast(ln_call_t *call, const ln_chain_t *chain,
                           const ln_proposal_content_t *content,
                           const ln_account_signature_t *signature)
{
    ln_proposal_content_t fast = {.block = content->block, .round = ln_round_fast()};
    ln_account_owner_t owner = ln_signature_owner(signature);
    const ln_chain_ownership_t *ownership = ln_chain_manager_ownership(&chain->state.manager);
    if (ln_set_find(&ln_account_owner_set_type, &ownership->super_owners, &owner) == SIZE_MAX)
        return LN_FAIL(call, LN_ERR_INVALID_OWNER, NULL);
    LN_TRY(check_signer(call, &content->block, &owner));
    ln_hash_t hash = ln_proposal_content_hash(call->arena, &fast);
    if (!ln_signature_verify(signature, &hash))
        return LN_FAIL(call, LN_ERR_PROPOSAL_SIGNATURE,
                       "the fast proposal's signature is not valid");
    return LN_OK;
}

static ln_err_t check_original(ln_call_t *call, const ln_chain_t *chain,
                               const ln_committee_t *committee, const ln_block_proposal_t *proposal,
                               const ln_account_owner_t *owner)
{
    if (!proposal->original_proposal.some)
        return check_signer(call, &proposal->content.block, owner);
    const ln_original_proposal_t *original = &proposal->original_proposal.value;
    if (original->tag == LN_ORIGINAL_PROPOSAL_FAST)
        return check_fast(call, chain, &proposal->content, &original->fast);
    const ln_lite_certificate_t *certificate = &original->regular.certificate;
    return ln_committee_check(call, committee, &certificate->value.value_hash, certificate->round,
                              LN_CERTIFICATE_KIND_VALIDATED, &certificate->signatures);
}

static ln_err_t check_proposal(ln_call_t *call, const ln_chain_t *chain,
                               const ln_committee_t *committee, const ln_block_proposal_t *proposal)
{
    const ln_proposed_block_t *block = &proposal->content.block;
    ln_account_owner_t owner = ln_signature_owner(&proposal->signature);
    LN_TRY(ln_worker_check_epoch(call, chain, block->epoch));
    size_t size = ln_value_size(&ln_proposed_block_type, LN_BCS, block);
    if (size > committee->policy.maximum_block_proposal_size)
        return LN_FAIL(call, LN_ERR_BLOCK_PROPOSAL_TOO_LARGE, NULL);
    if (!ln_manager_may_propose(&chain->state.manager, &owner, proposal->content.round))
        return LN_FAIL(call, LN_ERR_INVALID_OWNER, NULL);
    return check_original(call, chain, committee, proposal, &owner);
}

/* --- 11, 17: blobs */

/* Compat: the missing blobs are saved as expected even though the proposal fails. */
static ln_err_t expect_blobs(ln_call_t *call, ln_worker_t *worker, ln_chain_t *chain,
                             const ln_block_proposal_t *proposal,
                             const ln_needed_blob_list_t *needed, const ln_blob_id_list_t *missing)
{
    bool validated = proposal->original_proposal.some &&
                     proposal->original_proposal.value.tag == LN_ORIGINAL_PROPOSAL_REGULAR;
    ln_account_owner_t owner = ln_signature_owner(&proposal->signature);
    if (ln_chain_manager_ownership(&chain->state.manager)->open_multi_leader_rounds)
        ln_pending_blobs_clear_proposed(chain);
    LN_TRY(
        ln_pending_blobs_expect(call, chain, &owner, proposal->content.round, validated, needed));
    LN_TRY(ln_worker_save(call, worker, chain));
    return ln_blobs_not_found(call, missing);
}

static ln_err_t gather_blobs(ln_call_t *call, ln_worker_t *worker, ln_chain_t *chain,
                             const ln_block_proposal_t *proposal, ln_needed_blob_list_t *needed)
{
    const ln_proposal_content_t *content = &proposal->content;
    ln_blob_id_list_t ids = ln_published_blob_ids(call->arena, &content->block.transactions);
    if (content->outcome.some) {
        ln_blob_id_list_t read =
            ln_oracle_blob_ids(call->arena, &content->outcome.value.oracle_responses);
        for (size_t i = 0; i < read.count; i++)
            *LN_PUSH(call->arena, &ids) = read.items[i];
        ln_set_normalise(&ln_blob_id_list_type, &ids);
    }
    LN_TRY(ln_needed_blobs(call, chain, needed, &ids, NULL));
    ln_blob_id_list_t missing = ln_needed_missing(call, needed);
    if (missing.count == 0)
        return LN_OK;
    return expect_blobs(call, worker, chain, proposal, needed, &missing);
}

/* What a block needs besides what it creates itself; created blobs come from the block. */
static ln_err_t blobs_to_keep(ln_call_t *call, ln_chain_t *chain,
                              const ln_block_proposal_t *proposal, const ln_block_t *block,
                              const ln_needed_blob_list_t *needed, ln_blob_content_list_t *out)
{
    *out = ln_needed_contents(call, needed);
    LN_ASSERT(out->count == needed->count); /* gather_blobs leaves none missing */
    if (!proposal->content.outcome.some)
        return LN_OK;
    ln_blob_id_list_t ids = {0};
    for (size_t i = 0; i < block->body.blobs.count; i++)
        for (size_t k = 0; k < block->body.blobs.items[i].count; k++)
            LN_TRY(ln_blob_id_of(call, LN_PUSH(call->arena, &ids),
                                 &block->body.blobs.items[i].items[k]));
    ln_set_normalise(&ln_blob_id_list_type, &ids);
    ln_needed_blob_list_t created;
    LN_TRY(ln_needed_blobs(call, chain, &created, &ids, &block->body.blobs));
    LN_ASSERT(ln_needed_missing(call, &created).count == 0); /* the block has them all */
    for (size_t i = 0; i < created.count; i++)
        *LN_PUSH(call->arena, out) = created.items[i].content;
    return LN_OK;
}

/* --- 12 to 16: execution */

/* The one text that clients parse: they wait until the block's time by the validator's clock. */
static ln_err_t check_time(ln_call_t *call, const ln_worker_t *worker,
                           const ln_proposed_block_t *block)
{
    uint64_t now = ln_worker_now(worker).us;
    if (worker->options.key == NULL || block->timestamp.us <= now ||
        block->timestamp.us - now <= worker->options.block_time_grace_us)
        return LN_OK;
    return LN_FAIL(call, LN_ERR_INVALID_TIMESTAMP,
                   "the block's timestamp is in the future [us:%llu:%llu]",
                   (unsigned long long)block->timestamp.us, (unsigned long long)now);
}

/* The tip's counters must have room for the block. */
static ln_err_t check_counters(ln_call_t *call, const ln_chain_t *chain, const ln_block_t *block)
{
    const ln_chain_tip_state_t *tip = ln_chain_tip(chain);
    uint64_t bundles = tip->num_incoming_bundles, operations = tip->num_operations;
    uint64_t messages = tip->num_outgoing_messages;
    for (size_t i = 0; i < block->body.transactions.count; i++) {
        bool bundle = block->body.transactions.items[i].tag == LN_TRANSACTION_RECEIVE_MESSAGES;
        bundles += bundle;
        operations += !bundle;
    }
    for (size_t i = 0; i < block->body.messages.count; i++)
        messages += block->body.messages.items[i].count;
    if (bundles > UINT32_MAX || operations > UINT32_MAX || messages > UINT32_MAX)
        return LN_FAIL(call, LN_ERR_OVERFLOW, "the counters of the chain are full");
    return LN_OK;
}

/* A block that was validated is taken as it is; every other one is executed. */
static ln_err_t execute(ln_call_t *call, ln_worker_t *worker, ln_chain_t *chain,
                        const ln_proposal_content_t *content, const ln_needed_blob_list_t *needed,
                        ln_block_t *block)
{
    ln_block_execution_outcome_t outcome;
    LN_TRY(check_time(call, worker, &content->block));
    LN_TRY(ln_inboxes_remove_bundles(call, chain, content->block.timestamp, true,
                                     &content->block.transactions));
    if (content->outcome.some) {
        outcome = content->outcome.value;
    } else {
        ln_blob_content_list_t published = ln_needed_contents(call, needed);
        ln_execute_options_t options = {.local_time = ln_worker_now(worker),
                                        .round = ln_round_oracle_number(content->round),
                                        .published = &published};
        LN_TRY(ln_chain_execute(call, chain, &outcome, &content->block, &options));
    }
    if (ln_round_is_fast(content->round) && ln_outcome_has_oracle_responses(&outcome))
        return LN_FAIL(call, LN_ERR_FAST_BLOCK_USING_ORACLES, NULL);
    *block = ln_block_of(&content->block, &outcome);
    LN_ASSERT(ln_chain_id_equal(&block->header.chain_id, &chain->id));
    LN_ASSERT(block->header.height.value == ln_chain_next_height(chain).value);
    return check_counters(call, chain, block);
}

/* --- all steps */

static ln_err_t vote(ln_call_t *call, ln_worker_t *worker, ln_chain_t *chain,
                     const ln_block_proposal_t *proposal, const ln_block_t *block,
                     const ln_needed_blob_list_t *needed)
{
    ln_blob_content_list_t blobs;
    ln_hash_t hash = ln_block_hash(call->arena, block);
    LN_TRY(blobs_to_keep(call, chain, proposal, block, needed, &blobs));
    ln_chain_rollback(chain); /* the execution was only to know the outcome */
    ln_manager_vote_for_proposal(call, &chain->state.manager, proposal, block, &blobs,
                                 ln_worker_now(worker), worker->options.key);
    LN_ASSERT(ln_chain_next_height(chain).value == block->header.height.value);
    ln_worker_remember_block(worker, block, &hash);
    return ln_worker_save(call, worker, chain);
}

static ln_err_t handle(ln_call_t *call, ln_worker_t *worker, ln_chain_t **opened, ln_info_t *info,
                       ln_actions_t *actions, const ln_block_proposal_t *proposal)
{
    const ln_proposal_content_t *content = &proposal->content;
    const ln_committee_t *committee;
    ln_manager_decision_t decision;
    ln_needed_blob_list_t needed;
    ln_block_t block;
    bool changed;
    LN_TRY(ln_worker_open_initialised(call, worker, opened, &content->block.chain_id));
    ln_chain_t *chain = *opened;
    ln_chain_manager_t *manager = &chain->state.manager;
    LN_TRY(check_structure(call, proposal));
    ln_hash_t hash = ln_proposal_content_hash(call->arena, content);
    if (!ln_signature_verify(&proposal->signature, &hash))
        return LN_FAIL(call, LN_ERR_PROPOSAL_SIGNATURE, NULL);
    LN_TRY(check_chaining(call, chain, &content->block));
    LN_TRY(ln_chain_committee(call, chain, &committee));
    ln_round_t round = ln_manager_round(manager);
    LN_ASSERT(ln_chain_id_equal(&chain->id, &content->block.chain_id));
    LN_TRY(check_proposal(call, chain, committee, proposal));
    LN_TRY(ln_manager_check_proposal(call, manager, proposal, &decision));
    if (decision == LN_MANAGER_SKIP) {
        *info = ln_worker_info(call, worker, chain);
        return LN_OK;
    }
    ln_manager_note_signed(manager, proposal, ln_worker_now(worker), &changed);
    if (changed) /* Compat: kept whatever becomes of the proposal */
        LN_TRY(ln_worker_save(call, worker, chain));
    LN_TRY(gather_blobs(call, worker, chain, proposal, &needed));
    LN_TRY(execute(call, worker, chain, content, &needed, &block));
    LN_TRY(vote(call, worker, chain, proposal, &block, &needed));
    LN_ASSERT(ln_round_compare(ln_manager_round(manager), round) >= 0);
    LN_TRY(ln_worker_network_actions(call, worker, chain, actions));
    ln_worker_notify_round(call, chain, actions, round);
    *info = ln_worker_info(call, worker, chain);
    return LN_OK;
}

ln_err_t ln_worker_proposal(ln_call_t *call, ln_worker_t *worker, ln_info_t *info,
                            ln_actions_t *actions, const ln_block_proposal_t *proposal)
{
    ln_chain_t *chain = NULL;
    ln_err_t err = handle(call, worker, &chain, info, actions, proposal);
    return ln_worker_done(worker, chain, err);
}
