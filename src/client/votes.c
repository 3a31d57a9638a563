/* SPDX-License-Identifier: Apache-2.0 */
#include "client/votes.h"

#include "client/ask.h"
#include "client/push.h"
#include "client/quorum.h"
#include "client/sync.h"
#include "types/block.h"

/* What validators are asked to vote for; which fields count depends on the question. */
typedef struct {
    const ln_block_proposal_t *proposal;
    ln_blob_id_list_t required;
    const ln_validated_block_certificate_t *validated;
    const ln_timeout_t *timeout;
    ln_round_t round;
} question_t;

/* Votes agree if they are for the same value in the same round. */
static void set_vote(ln_call_t *call, ln_quorum_answer_t *answer, const ln_lite_vote_t *vote)
{
    ln_lite_vote_t *copy = LN_NEW(call->arena, ln_lite_vote_t);
    ln_vote_value_t value = {vote->value.value_hash, vote->round, vote->value.kind};
    *copy = *vote;
    answer->value = copy;
    answer->key = ln_value_encode(&ln_vote_value_type, call->arena, LN_BCS, &value);
}

static ln_err_t ask_proposal(ln_call_t *call, ln_remote_t *remote, ln_quorum_answer_t *answer,
                             void *subject)
{
    const question_t *question = subject;
    ln_lite_vote_t vote;
    LN_TRY(ln_ask_proposal_vote(call, remote, &vote, question->proposal, &question->required));
    set_vote(call, answer, &vote);
    return LN_OK;
}

static ln_err_t ask_validated(ln_call_t *call, ln_remote_t *remote, ln_quorum_answer_t *answer,
                              void *subject)
{
    const question_t *question = subject;
    ln_lite_vote_t vote;
    LN_TRY(ln_ask_confirm_vote(call, remote, &vote, question->validated));
    set_vote(call, answer, &vote);
    return LN_OK;
}

static ln_err_t ask_timeout(ln_call_t *call, ln_remote_t *remote, ln_quorum_answer_t *answer,
                            void *subject)
{
    const question_t *question = subject;
    ln_lite_vote_t vote;
    LN_TRY(ln_ask_timeout_vote(call, remote, &vote, &question->timeout->chain_id,
                               question->timeout->height, question->round));
    set_vote(call, answer, &vote);
    return LN_OK;
}

static ln_err_t collect(ln_call_t *call, ln_client_t *client, ln_validator_signature_list_t *out,
                        const ln_committee_t *committee, ln_quorum_ask_t ask, question_t *question,
                        const ln_vote_value_t *expected)
{
    ln_quorum_answers_t answers;
    ln_validator_signature_list_t list = {0};
    ln_bytes_t key = ln_value_encode(&ln_vote_value_type, call->arena, LN_BCS, expected);
    LN_TRY(ln_quorum_call(call, client, &answers, committee, ask, question));
    if (!ln_bytes_equal(answers.items[0].key, key))
        return LN_FAIL(call, LN_ERR_NO_QUORUM,
                       "the validators agree on another value than the one they were asked about");
    for (size_t i = 0; i < answers.count; i++) {
        const ln_lite_vote_t *vote = answers.items[i].value;
        *LN_PUSH(call->arena, &list) =
            (ln_validator_signature_t){answers.items[i].remote->key, vote->signature};
    }
    ln_signatures_sort(&list);
    *out = list;
    return LN_OK;
}

static ln_err_t take_confirmed(ln_call_t *call, ln_client_t *client,
                               const ln_confirmed_block_certificate_t *certificate)
{
    ln_remote_list_t remotes;
    LN_TRY(ln_client_any_remotes(call, client, &remotes));
    return ln_sync_certificate(call, client, &remotes, certificate, LN_TAKE_EXECUTE);
}

ln_err_t ln_certify_validated(ln_call_t *call, ln_client_t *client,
                              ln_confirmed_block_certificate_t *out,
                              const ln_committee_t *committee,
                              const ln_validated_block_certificate_t *validated)
{
    question_t question = {.validated = validated};
    ln_vote_value_t expected = {ln_block_hash(call->arena, &validated->value), validated->round,
                                LN_CERTIFICATE_KIND_CONFIRMED};
    out->value = validated->value;
    out->round = validated->round;
    LN_TRY(collect(call, client, &out->signatures, committee, ask_validated, &question, &expected));
    return take_confirmed(call, client, out);
}

ln_err_t ln_certify_proposal(ln_call_t *call, ln_client_t *client,
                             ln_confirmed_block_certificate_t *out, const ln_committee_t *committee,
                             const ln_block_proposal_t *proposal, const ln_block_t *block)
{
    bool fast = ln_round_is_fast(proposal->content.round);
    question_t question = {.proposal = proposal};
    ln_validator_signature_list_t signatures;
    ln_vote_value_t expected = {ln_block_hash(call->arena, block), proposal->content.round,
                                fast ? LN_CERTIFICATE_KIND_CONFIRMED
                                     : LN_CERTIFICATE_KIND_VALIDATED};
    LN_TRY(ln_required_blob_ids(call, &question.required, block));
    LN_TRY(collect(call, client, &signatures, committee, ask_proposal, &question, &expected));
    if (fast) {
        *out = (ln_confirmed_block_certificate_t){*block, proposal->content.round, signatures};
        return take_confirmed(call, client, out);
    }
    ln_validated_block_certificate_t validated = {*block, proposal->content.round, signatures};
    LN_TRY(ln_local_validated(call, client, &validated));
    return ln_certify_validated(call, client, out, committee, &validated);
}

ln_err_t ln_certify_timeout(ln_call_t *call, ln_client_t *client, const ln_committee_t *committee,
                            const ln_timeout_t *timeout, ln_round_t round)
{
    question_t question = {.timeout = timeout, .round = round};
    ln_timeout_certificate_t certificate = {.value = *timeout, .round = round};
    ln_vote_value_t expected = {ln_timeout_hash(call->arena, timeout), round,
                                LN_CERTIFICATE_KIND_TIMEOUT};
    LN_TRY(collect(call, client, &certificate.signatures, committee, ask_timeout, &question,
                   &expected));
    return ln_local_timeout(call, client, &certificate);
}

/* --- to all validators */

typedef struct {
    ln_chain_id_t chain_id;
    ln_block_height_t height;
    bool wait;
    const ln_confirmed_block_certificate_t *latest;
} update_t;

static ln_err_t push(ln_call_t *call, ln_remote_t *remote, ln_quorum_answer_t *answer,
                     void *subject)
{
    const update_t *update = subject;
    (void)answer;
    return ln_push_chain(call, remote, &update->chain_id, update->height, update->wait,
                         update->latest);
}

ln_err_t ln_update_validators(ln_call_t *call, ln_client_t *client, const ln_committee_t *committee,
                              const ln_chain_id_t *chain_id, ln_block_height_t height, bool wait,
                              const ln_confirmed_block_certificate_t *latest)
{
    update_t update = {*chain_id, height, wait, latest};
    ln_quorum_answers_t answers;
    return ln_quorum_call(call, client, &answers, committee, push, &update);
}
