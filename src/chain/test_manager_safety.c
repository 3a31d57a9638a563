/* SPDX-License-Identifier: Apache-2.0 */
/* Three honest managers and a validator that signs everything, under a schedule from a seed:
 * proposals of any kind in any round by owners of whom some cheat, certificates whenever there are
 * votes for them, timeouts, stops between deciding and saving, new starts from what was saved.
 *
 * What must hold (spec 01 §5.15): no manager signs two blocks of one round and kind; no two blocks
 * are ever confirmed by a quorum. Three of four votes are a quorum, so two honest ones are enough.
 */
#include "chain/manager.h"

#include "chain/pending_blobs.h"
#include "chain/test_help.h"

#define HONEST 3
#define BLOCKS 2
#define OWNERS 3
#define EPISODES 200
#define STEPS 300
#define ROUNDS 12 /* of each kind, that are tried */

typedef struct {
    uint8_t block;
    ln_round_t round;
} cast_t;

typedef struct {
    cast_t *items;
    size_t count;
} cast_list_t;

typedef struct {
    test_chain_t c;
    cast_list_t validated, confirmed; /* every vote that was ever told to anybody */
} validator_t;

typedef struct {
    ln_test_t *t;
    ln_arena_t arena; /* of the episode */
    ln_call_t call;
    validator_t validators[HONEST];
    ln_block_t blocks[BLOCKS + 1]; /* from 1 on */
    size_t votes, locks, refused, quorums;
} episode_t;

static uint64_t below(episode_t *e, uint64_t limit)
{
    return ln_test_below(e->t, limit);
}

/* --- votes and what follows from them */

static bool has(const cast_list_t *list, uint8_t block, ln_round_t round)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].block == block && ln_round_compare(list->items[i].round, round) == 0)
            return true;
    return false;
}

/* With the vote of the validator that signs everything, two are a quorum. */
static bool is_certified(const episode_t *e, bool confirmed, uint8_t block, ln_round_t round)
{
    size_t count = 0;
    for (size_t i = 0; i < HONEST; i++)
        count += has(confirmed ? &e->validators[i].confirmed : &e->validators[i].validated, block,
                     round);
    return count >= 2;
}

static void tell(episode_t *e, cast_list_t *list, const ln_block_vote_t *vote)
{
    uint8_t block = (uint8_t)vote->value.header.timestamp.us;
    for (size_t i = 0; i < list->count; i++)
        if (ln_round_compare(list->items[i].round, vote->round) == 0 &&
            list->items[i].block != block)
            fail_msg("two blocks in one round");
    if (has(list, block, vote->round))
        return;
    *LN_PUSH(&e->arena, list) = (cast_t){block, vote->round};
    e->votes++;
}

static void check_one_block_is_confirmed(episode_t *e)
{
    uint8_t winner = 0;
    for (size_t v = 0; v < HONEST; v++)
        for (size_t i = 0; i < e->validators[v].confirmed.count; i++) {
            const cast_t *cast = &e->validators[v].confirmed.items[i];
            if (!is_certified(e, true, cast->block, cast->round))
                continue;
            if (winner != 0 && winner != cast->block)
                fail_msg("two blocks are confirmed");
            winner = cast->block;
            e->quorums++;
        }
}

/* What a manager has decided is saved and told, or lost. */
static void finish(episode_t *e, validator_t *v)
{
    const ln_chain_manager_t *m = &v->c.chain.state.manager;
    if (below(e, 8) == 0) {
        ln_chain_rollback(&v->c.chain);
        return;
    }
    const ln_block_vote_t *validated = ln_chain_manager_validated_vote(m);
    const ln_block_vote_t *confirmed = ln_chain_manager_confirmed_vote(m);
    if (validated != NULL)
        tell(e, &v->validated, validated);
    if (confirmed != NULL)
        tell(e, &v->confirmed, confirmed);
    e->locks += ln_chain_manager_locking_block(m) != NULL;
    test_chain_reopen(e->t, &v->c);
    check_one_block_is_confirmed(e);
}

/* --- what happens to a validator */

/* Often one in which somebody is, so that something comes of it. */
static ln_round_t any_round(episode_t *e)
{
    switch (below(e, 8)) {
    case 0:
        return FAST;
    case 1:
        return ML((uint32_t)below(e, 4));
    case 2:
        return SL((uint32_t)below(e, ROUNDS));
    default:
        return ln_manager_round(&e->validators[below(e, HONEST)].c.chain.state.manager);
    }
}

/* A certificate that can be made of the validated votes that were told; false if this try found
 * none. */
static bool any_certificate(episode_t *e, cast_t *out)
{
    const cast_list_t *votes = &e->validators[below(e, HONEST)].validated;
    if (votes->count == 0)
        return false;
    *out = votes->items[below(e, votes->count)];
    return is_certified(e, false, out->block, out->round);
}

static ln_timestamp_t now(const episode_t *e)
{
    return (ln_timestamp_t){e->t->env.now};
}

/* A proposal that passes the checks that come before the manager's: a retry of a validated block
 * names a certificate that there is; the super owner may sign any number of fast blocks. */
static bool any_proposal(episode_t *e, ln_block_proposal_t *out)
{
    uint8_t number = (uint8_t)(1 + below(e, BLOCKS)), owner = (uint8_t)(1 + below(e, OWNERS));
    ln_round_t round = any_round(e);
    cast_t certified;
    switch (below(e, 4)) {
    case 0:
        *out = test_proposal(owner, &e->blocks[number], round);
        return true;
    case 1:
        *out = test_fast_retry(owner, &e->blocks[number], round);
        return !ln_round_is_fast(round);
    default:
        if (!any_certificate(e, &certified))
            return false;
        *out = test_retry(e->t, owner, &e->blocks[certified.block], round, certified.round);
        return ln_round_compare(certified.round, round) < 0;
    }
}

static void propose(episode_t *e, validator_t *v)
{
    static const ln_blob_content_list_t no_blobs;
    ln_chain_manager_t *m = &v->c.chain.state.manager;
    ln_block_proposal_t *proposal = LN_NEW(&e->t->arena, ln_block_proposal_t);
    ln_secp256k1_secret_t key = test_secret(1);
    ln_manager_decision_t decision;
    bool changed;
    if (!any_proposal(e, proposal))
        return;
    ln_account_owner_t owner = ln_signature_owner(&proposal->signature);
    if (!ln_manager_may_propose(m, &owner, proposal->content.round))
        return;
    if (ln_manager_check_proposal(&e->call, m, proposal, &decision) != LN_OK) {
        e->refused++;
        return;
    }
    if (decision == LN_MANAGER_SKIP)
        return;
    ln_manager_note_signed(m, proposal, now(e), &changed);
    const ln_block_t *block = &e->blocks[proposal->content.block.timestamp.us];
    ln_manager_vote_for_proposal(&e->call, m, proposal, block, &no_blobs, now(e), &key);
    finish(e, v);
}

static void validate(episode_t *e, validator_t *v)
{
    static const ln_blob_content_list_t no_blobs;
    ln_chain_manager_t *m = &v->c.chain.state.manager;
    ln_secp256k1_secret_t key = test_secret(1);
    ln_manager_decision_t decision;
    ln_validated_block_certificate_t *c = LN_NEW(&e->t->arena, ln_validated_block_certificate_t);
    cast_t certified;
    if (!any_certificate(e, &certified))
        return;
    *c = (ln_validated_block_certificate_t){.value = e->blocks[certified.block],
                                            .round = certified.round};
    ln_hash_t hash = ln_block_hash(&e->arena, &c->value);
    if (ln_manager_check_validated(&e->call, m, &hash, c->round, &decision) != LN_OK ||
        decision == LN_MANAGER_SKIP)
        return;
    ln_manager_vote_to_confirm(&e->call, m, c, &hash, &no_blobs, now(e), &key);
    finish(e, v);
}

/* Whoever signs everything finds another vote for a timeout in any round. */
static void time_out(episode_t *e, validator_t *v)
{
    ln_timeout_certificate_t *c = LN_NEW(&e->t->arena, ln_timeout_certificate_t);
    *c = (ln_timeout_certificate_t){.value = {.chain_id = test_chain_id(1), .height = {1}},
                                    .round = any_round(e)};
    ln_manager_handle_timeout(&v->c.chain.state.manager, c, now(e));
    finish(e, v);
}

static void step(episode_t *e)
{
    validator_t *v = &e->validators[below(e, HONEST)];
    uint64_t what = below(e, 100);
    if (what < 5)
        time_out(e, v);
    else if (what < 30)
        validate(e, v);
    else
        propose(e, v);
}

static void run_episode(ln_test_t *t, episode_t *e, const test_ownership_t *ownership)
{
    *e = (episode_t){.t = t};
    e->call = ln_call(&e->arena);
    for (uint8_t i = 1; i <= BLOCKS; i++)
        e->blocks[i] = test_block(i);
    for (size_t i = 0; i < HONEST; i++) {
        test_chain_init(t, &e->validators[i].c);
        test_begin(t, &e->validators[i].c, ownership, 4, 1);
        test_chain_reopen(t, &e->validators[i].c);
    }
    for (int i = 0; i < STEPS; i++)
        step(e);
    for (size_t i = 0; i < HONEST; i++)
        test_chain_release(&e->validators[i].c);
    ln_arena_release(&e->arena);
}

static void run_episodes(ln_test_t *t, const test_ownership_t *ownership)
{
    episode_t sum = {0}, e;
    for (int i = 0; i < EPISODES; i++) {
        run_episode(t, &e, ownership);
        sum.votes += e.votes;
        sum.locks += e.locks;
        sum.refused += e.refused;
        sum.quorums += e.quorums > 0;
    }
    /* or nothing was tried */
    CHECK(sum.votes > EPISODES * 5 && sum.locks > EPISODES * 10);
    CHECK(sum.refused > EPISODES * 20 && sum.quorums > EPISODES / 4);
}

TEST(no_two_blocks_are_ever_confirmed_with_fast_rounds)
{
    run_episodes(
        t, &(test_ownership_t){.super_owners = 1, .owners = OWNERS - 1, .multi_leader_rounds = 3});
}

TEST(no_two_blocks_are_ever_confirmed_without_fast_rounds)
{
    run_episodes(t, &(test_ownership_t){.owners = OWNERS, .multi_leader_rounds = 3});
}

TEST(no_two_blocks_are_ever_confirmed_when_all_owners_are_super)
{
    run_episodes(t, &(test_ownership_t){.super_owners = OWNERS, .multi_leader_rounds = 1});
}
