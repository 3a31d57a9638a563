/* SPDX-License-Identifier: Apache-2.0 */
#include "witness.h"

#include "base/table.h"
#include "types/block.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEMPT_ONE_IN 12 /* votes */
#define TOLD_MAX 10

struct crash_witness {
    ln_env_t *env;
    ln_keystore_t *keystore;
    ln_arena_t arena;
    ln_table_t votes; /* vote_key_t -> ln_hash_t */
    ln_table_t words; /* word_key_t -> word_t */
    size_t watched;
    crash_witness_counts_t counts;
};

/* Keys are compared as bytes: zero them before they are filled. */
typedef struct {
    ln_hash_t chain;
    uint64_t height;
    uint32_t validator, round_tag, round_number, kind;
} vote_key_t;

typedef struct {
    ln_hash_t chain;
    uint64_t validator;
} word_key_t;

/* The last word of a validator about a chain. */
typedef struct {
    uint64_t height; /* the next one */
    bool has_vote;   /* at this height */
    ln_lite_vote_t vote;
    bool has_confirmed;
    ln_hash_t confirmed; /* what it has voted to confirm at this height */
    ln_bytes_t proposal; /* BCS, malloc; empty, or one that it has voted for */
    uint64_t proposed_height;
    size_t absence; /* of the validator, after which it has been tempted */
} word_t;

typedef struct {
    ln_node_t node;
    crash_witness_t *witness;
    ln_node_t *inner;
    uint32_t index;
    char name[64];
    bool is_away;
    size_t absences;
} watched_t;

/* --- complaints */

static void complain(crash_witness_t *witness, const watched_t *by, const ln_chain_id_t *chain,
                     uint64_t height, ln_bytes_t what)
{
    ln_arena_t arena = {0};
    if (++witness->counts.contradicted <= TOLD_MAX)
        printf("CONTRADICTION of %s, chain %.*s, height %llu: %.*s\n", by->name,
               LN_TEXT_ARG(ln_hex(&arena, ln_bytes(chain->hash.bytes, 4))),
               (unsigned long long)height, LN_TEXT_ARG(what));
    ln_arena_release(&arena);
}

static ln_bytes_t describe(ln_arena_t *arena, const ln_lite_vote_t *vote)
{
    static const char *const kinds[] = {"timeout", "validated", "confirmed"};
    static const char *const rounds[] = {"fast", "multi-leader", "single-leader", "validator"};
    ln_bytes_t hash = ln_hex(arena, ln_bytes(vote->value.value_hash.bytes, 4));
    return ln_format(arena, "%s vote for %.*s in %s round %u", kinds[vote->value.kind],
                     LN_TEXT_ARG(hash), rounds[vote->round.tag], vote->round.multi_leader);
}

/* --- what has been said */

static word_t *word_of(crash_witness_t *witness, uint32_t validator, const ln_chain_id_t *chain)
{
    word_key_t key;
    memset(&key, 0, sizeof(key));
    key.chain = chain->hash;
    key.validator = validator;
    word_t *word = ln_table_get(&witness->words, &key);
    if (word == NULL) {
        word = LN_NEW(&witness->arena, word_t);
        ln_table_put(&witness->words, &key, word);
    }
    return word;
}

/* Rule 1. */
static void note_vote(watched_t *by, uint64_t height, const ln_lite_vote_t *vote)
{
    crash_witness_t *witness = by->witness;
    vote_key_t key;
    memset(&key, 0, sizeof(key));
    key.chain = vote->value.chain_id.hash;
    key.height = height;
    key.validator = by->index;
    key.round_tag = vote->round.tag;
    key.round_number = vote->round.tag == LN_ROUND_FAST ? 0 : vote->round.multi_leader;
    key.kind = vote->value.kind;
    ln_hash_t *known = ln_table_get(&witness->votes, &key);
    if (known == NULL) {
        known = LN_NEW(&witness->arena, ln_hash_t);
        *known = vote->value.value_hash;
        ln_table_put(&witness->votes, &key, known);
        witness->counts.votes++;
        witness->counts.timeouts += vote->value.kind == LN_CERTIFICATE_KIND_TIMEOUT;
    } else if (!ln_hash_equal(known, &vote->value.value_hash)) {
        ln_arena_t arena = {0};
        complain(witness, by, &vote->value.chain_id, height,
                 ln_format(&arena, "%.*s after one for %.*s", LN_TEXT_ARG(describe(&arena, vote)),
                           LN_TEXT_ARG(ln_hex(&arena, ln_bytes(known->bytes, 4)))));
        ln_arena_release(&arena);
    }
}

/* Negative, 0 or positive: which vote comes first at one height. */
static int compare_votes(const ln_lite_vote_t *a, const ln_lite_vote_t *b)
{
    int rounds = ln_round_compare(a->round, b->round);
    return rounds != 0 ? rounds : (int)a->value.kind - (int)b->value.kind;
}

/* Rule 3: what was known when the question was asked. */
static void check_memory(watched_t *by, const word_t *before, const ln_chain_info_t *info)
{
    ln_arena_t arena = {0};
    uint64_t height = info->next_block_height.value;
    if (height < before->height)
        complain(by->witness, by, &info->chain_id, height,
                 ln_format(&arena, "it has forgotten the blocks up to height %llu",
                           (unsigned long long)before->height));
    else if (height == before->height && before->has_vote &&
             (!info->manager.pending.some ||
              compare_votes(&info->manager.pending.value, &before->vote) < 0))
        complain(by->witness, by, &info->chain_id, height,
                 ln_format(&arena, "it has forgotten its %.*s",
                           LN_TEXT_ARG(describe(&arena, &before->vote))));
    ln_arena_release(&arena);
}

/* Rule 2. */
static void check_lock(watched_t *by, const word_t *word, uint64_t height,
                       const ln_lite_vote_t *vote)
{
    ln_arena_t arena = {0};
    if (word->height == height && word->has_confirmed &&
        !ln_hash_equal(&word->confirmed, &vote->value.value_hash))
        complain(by->witness, by, &vote->value.chain_id, height,
                 ln_format(&arena, "%.*s after a vote to confirm %.*s",
                           LN_TEXT_ARG(describe(&arena, vote)),
                           LN_TEXT_ARG(ln_hex(&arena, ln_bytes(word->confirmed.bytes, 4)))));
    ln_arena_release(&arena);
}

static void remember(word_t *word, const ln_chain_info_t *info)
{
    const ln_lite_vote_opt_t *pending = &info->manager.pending;
    if (info->next_block_height.value > word->height) {
        word->height = info->next_block_height.value;
        word->has_vote = word->has_confirmed = false;
    }
    if (info->next_block_height.value != word->height || !pending->some)
        return;
    if (!word->has_vote || compare_votes(&pending->value, &word->vote) > 0)
        word->vote = pending->value;
    word->has_vote = true;
    if (pending->value.value.kind == LN_CERTIFICATE_KIND_CONFIRMED) {
        word->has_confirmed = true;
        word->confirmed = pending->value.value.value_hash;
    }
}

/* The proposal that a vote is for is kept as the model of temptations. */
static void keep_proposal(word_t *word, const ln_chain_info_t *info,
                          const ln_rpc_message_t *request)
{
    const ln_block_proposal_t *proposal = &request->block_proposal;
    ln_arena_t arena = {0};
    if (request->tag != LN_RPC_MESSAGE_BLOCK_PROPOSAL || proposal->original_proposal.some ||
        proposal->content.block.height.value != info->next_block_height.value ||
        !info->manager.pending.some ||
        ln_round_compare(info->manager.pending.value.round, proposal->content.round) != 0)
        return;
    ln_bytes_t bytes = ln_value_encode(&ln_block_proposal_type, &arena, LN_BCS, proposal);
    uint8_t *copy = ln_alloc(bytes.size);
    memcpy(copy, bytes.data, bytes.size);
    free((void *)(uintptr_t)word->proposal.data);
    word->proposal = ln_bytes(copy, bytes.size);
    word->proposed_height = proposal->content.block.height.value;
    ln_arena_release(&arena);
}

static void look(watched_t *by, const word_t *before, const ln_chain_info_t *info)
{
    word_t *word = word_of(by->witness, by->index, &info->chain_id);
    uint64_t height = info->next_block_height.value;
    by->witness->counts.answers++;
    check_memory(by, before, info);
    if (info->manager.pending.some) {
        note_vote(by, height, &info->manager.pending.value);
        check_lock(by, word, height, &info->manager.pending.value);
    }
    if (info->manager.timeout_vote.some)
        note_vote(by, height, &info->manager.timeout_vote.value);
    remember(word, info);
}

/* --- passing on */

/* The chain that a request is about; null if it is about none. */
static const ln_chain_id_t *chain_of(const ln_rpc_message_t *request)
{
    switch (request->tag) {
    case LN_RPC_MESSAGE_BLOCK_PROPOSAL:
        return &request->block_proposal.content.block.chain_id;
    case LN_RPC_MESSAGE_LITE_CERTIFICATE:
        return &request->lite_certificate.certificate.value.chain_id;
    case LN_RPC_MESSAGE_VALIDATED_CERTIFICATE:
        return &request->validated_certificate.certificate.value.header.chain_id;
    case LN_RPC_MESSAGE_CONFIRMED_CERTIFICATE:
        return &request->confirmed_certificate.certificate.value.header.chain_id;
    case LN_RPC_MESSAGE_TIMEOUT_CERTIFICATE:
        return &request->timeout_certificate.certificate.value.chain_id;
    case LN_RPC_MESSAGE_CHAIN_INFO_QUERY:
        return &request->chain_info_query.chain_id;
    default: /* the other requests and all answers */
        return NULL;
    }
}

/* A refusal shows that the validator is there; only a call without an answer does not. */
static void note_presence(watched_t *watched, const ln_call_t *call, ln_err_t err)
{
    const ln_node_error_t *error = err == LN_ERR_NODE ? call->detail : NULL;
    if (err == LN_ERR_CANCELLED)
        return;
    bool away = error != NULL && error->tag == LN_NODE_ERROR_GRPC_ERROR;
    if (away && !watched->is_away) {
        watched->absences++;
        watched->witness->counts.absences++;
    }
    watched->is_away = away;
}

static ln_err_t pass(watched_t *watched, ln_call_t *call, ln_rpc_message_t *answer,
                     const ln_rpc_message_t *request, const ln_chain_id_t *chain)
{
    word_t before = {0};
    ln_rpc_message_t came;
    if (chain != NULL)
        before = *word_of(watched->witness, watched->index, chain);
    ln_err_t err = ln_node_ask(watched->inner, call, &came, request);
    note_presence(watched, call, err);
    LN_TRY(err);
    *answer = came;
    if (chain == NULL || came.tag != LN_RPC_MESSAGE_CHAIN_INFO_RESPONSE)
        return LN_OK;
    const ln_chain_info_t *info = &came.chain_info_response.info;
    if (!ln_chain_id_equal(&info->chain_id, chain))
        return LN_OK; /* the client will refuse it */
    look(watched, &before, info);
    return LN_OK;
}

/* --- temptations */

/* Another block for the height of the proposal, signed by its owner. */
static ln_err_t forge(ln_call_t *call, crash_witness_t *witness, ln_rpc_message_t *request,
                      const word_t *word, bool after_lock)
{
    *request = (ln_rpc_message_t){.tag = LN_RPC_MESSAGE_BLOCK_PROPOSAL};
    ln_block_proposal_t *proposal = &request->block_proposal;
    ln_bytes_t model = ln_bytes_copy(call->arena, word->proposal);
    LN_TRY(ln_value_decode(call, &ln_block_proposal_type, proposal, LN_BCS, model));
    proposal->content.block.timestamp.us++;
    proposal->content.round = word->vote.round;
    if (after_lock)
        proposal->content.round.multi_leader++;
    ln_account_owner_t owner = proposal->content.block.authenticated_signer.value;
    ln_hash_t hash = ln_proposal_content_hash(call->arena, &proposal->content);
    return ln_keystore_sign(call, witness->keystore, &proposal->signature, &owner, &hash);
}

/* What comes of it is a matter of pass; here it only counts whether it was answered. False if it
 * must be done again. */
static bool tempt(watched_t *watched, const ln_chain_id_t *chain, bool at_return)
{
    crash_witness_t *witness = watched->witness;
    const word_t *word = word_of(witness, watched->index, chain);
    ln_arena_t arena = {0};
    ln_call_t call = ln_call(&arena);
    ln_rpc_message_t request, answer;
    if (word->proposal.size == 0 || word->proposed_height != word->height || !word->has_vote)
        return true;
    bool after_lock = word->vote.value.kind == LN_CERTIFICATE_KIND_CONFIRMED &&
                      word->vote.round.tag == LN_ROUND_MULTI_LEADER &&
                      ln_env_random_u64(witness->env) % 2 == 0;
    LN_ASSERT(forge(&call, witness, &request, word, after_lock) == LN_OK);
    size_t before = witness->counts.contradicted;
    ln_err_t err = pass(watched, &call, &answer, &request, chain);
    bool answered = err != LN_ERR_CANCELLED && !watched->is_away;
    witness->counts.temptations += answered;
    witness->counts.at_returns += answered && at_return;
    witness->counts.after_locks += answered && after_lock;
    if (witness->counts.contradicted > before && before < TOLD_MAX)
        printf("    when tempted %s\n", at_return ? "on its return" : "while it was there");
    ln_arena_release(&arena);
    return answered;
}

static ln_err_t ask(ln_node_t *node, ln_call_t *call, ln_rpc_message_t *answer,
                    const ln_rpc_message_t *request)
{
    watched_t *watched = (watched_t *)node;
    crash_witness_t *witness = watched->witness;
    const ln_chain_id_t *chain = chain_of(request);
    if (chain == NULL)
        return pass(watched, call, answer, request, NULL);
    word_t *word = word_of(witness, watched->index, chain);
    if (word->absence != watched->absences && tempt(watched, chain, true))
        word->absence = watched->absences;
    LN_TRY(pass(watched, call, answer, request, chain));
    if (answer->tag == LN_RPC_MESSAGE_CHAIN_INFO_RESPONSE)
        keep_proposal(word, &answer->chain_info_response.info, request);
    if (word->has_vote && ln_env_random_u64(witness->env) % TEMPT_ONE_IN == 0)
        tempt(watched, chain, false);
    return LN_OK;
}

/* --- life */

static void free_watched(ln_node_t *node)
{
    watched_t *watched = (watched_t *)node;
    ln_node_free(watched->inner);
    free(watched);
}

ln_node_t *crash_witness_watch(crash_witness_t *witness, ln_node_t *inner, ln_bytes_t address)
{
    watched_t *watched = ln_zalloc(sizeof(*watched));
    *watched = (watched_t){.node = {.ask = ask, .free = free_watched},
                           .witness = witness,
                           .inner = inner,
                           .index = (uint32_t)witness->watched++};
    snprintf(watched->name, sizeof(watched->name), "%.*s", LN_TEXT_ARG(address));
    return &watched->node;
}

crash_witness_t *crash_witness_new(ln_env_t *env, ln_keystore_t *keystore)
{
    crash_witness_t *witness = ln_zalloc(sizeof(*witness));
    witness->env = env;
    witness->keystore = keystore;
    ln_table_init(&witness->votes, sizeof(vote_key_t), 1);
    ln_table_init(&witness->words, sizeof(word_key_t), 1);
    return witness;
}

void crash_witness_free(crash_witness_t *witness)
{
    size_t position = 0;
    for (word_t *word; (word = ln_table_next(&witness->words, &position)) != NULL;)
        free((void *)(uintptr_t)word->proposal.data);
    ln_table_release(&witness->votes);
    ln_table_release(&witness->words);
    ln_arena_release(&witness->arena);
    free(witness);
}

crash_witness_counts_t crash_witness_counts(const crash_witness_t *witness)
{
    return witness->counts;
}
