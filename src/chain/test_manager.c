/* SPDX-License-Identifier: Apache-2.0 */
/* The rules of spec 01 §5.4 step 9 and 10, §5.6 step 5, §5.8, §5.9 and §5.15, one by one. How they
 * work together is tried in test_manager_safety.c. */
#include "chain/manager.h"

#include "chain/pending_blobs.h"
#include "chain/test_help.h"

static const ln_blob_content_list_t no_blobs = {0};

/* --- a manager and what is done with it */

typedef struct {
    ln_test_t *t;
    test_chain_t c;
    ln_secp256k1_secret_t key;
} world_t;

static ln_chain_manager_t *manager(world_t *w)
{
    return &w->c.chain.state.manager;
}

static ln_timestamp_t now(const world_t *w)
{
    return (ln_timestamp_t){w->t->env.now};
}

/* Owner 1 is super, owners 2 and 3 are not; two multi-leader rounds; four validators. */
static const test_ownership_t mixed = {
    .super_owners = 1, .owners = 2, .multi_leader_rounds = 2, .fast_round_us = 1000000};
static const test_ownership_t regular = {.owners = 2, .multi_leader_rounds = 2};

static void init(world_t *w, ln_test_t *t, const test_ownership_t *ownership)
{
    *w = (world_t){.t = t, .key = test_secret(1)};
    test_chain_init(t, &w->c);
    test_begin(t, &w->c, ownership, 4, 1);
}

static void release(world_t *w)
{
    test_chain_release(&w->c);
}

static void check_round_is(world_t *w, ln_round_t round)
{
    assert_int_equal(ln_round_compare(ln_manager_round(manager(w)), round), 0);
}

static ln_err_t check(world_t *w, ln_block_proposal_t proposal)
{
    ln_manager_decision_t decision;
    ln_err_t err = ln_manager_check_proposal(&w->t->call, manager(w), &proposal, &decision);
    if (err == LN_OK)
        CHECK(decision == LN_MANAGER_ACCEPT);
    return err;
}

static bool is_skipped(world_t *w, ln_block_proposal_t proposal)
{
    ln_test_t *t = w->t;
    ln_manager_decision_t decision;
    CHECK_OK(ln_manager_check_proposal(&t->call, manager(w), &proposal, &decision));
    return decision == LN_MANAGER_SKIP;
}

/* The state borrows until it is saved: what a handler is given lives as long as its call. */
static ln_block_proposal_t *keep(world_t *w, ln_block_proposal_t proposal)
{
    ln_block_proposal_t *copy = LN_NEW(&w->t->arena, ln_block_proposal_t);
    *copy = proposal;
    return copy;
}

static void vote(world_t *w, ln_block_proposal_t proposal, const ln_block_t *block)
{
    ln_manager_vote_for_proposal(&w->t->call, manager(w), keep(w, proposal), block, &no_blobs,
                                 now(w), &w->key);
}

static ln_validated_block_certificate_t certificate(const ln_block_t *block, ln_round_t round)
{
    return (ln_validated_block_certificate_t){.value = *block, .round = round};
}

static void confirm(world_t *w, const ln_block_t *block, ln_round_t round)
{
    ln_validated_block_certificate_t c = certificate(block, round);
    ln_hash_t hash = ln_block_hash(&w->t->arena, block);
    ln_manager_vote_to_confirm(&w->t->call, manager(w), &c, &hash, &no_blobs, now(w), &w->key);
}

static ln_err_t check_validated(world_t *w, const ln_block_t *block, ln_round_t round)
{
    ln_manager_decision_t decision;
    ln_hash_t hash = ln_block_hash(&w->t->arena, block);
    return ln_manager_check_validated(&w->t->call, manager(w), &hash, round, &decision);
}

static void time_out(world_t *w, ln_round_t round)
{
    ln_timeout_certificate_t *c = LN_NEW(&w->t->arena, ln_timeout_certificate_t);
    c->value = (ln_timeout_t){.chain_id = test_chain_id(1), .height = {1}};
    c->round = round;
    ln_manager_handle_timeout(manager(w), c, now(w));
}

static bool is_vote(const ln_block_vote_t *vote, const ln_block_t *block, ln_round_t round)
{
    return vote != NULL && ln_block_equal(&vote->value, block) &&
           ln_round_compare(vote->round, round) == 0;
}

#define VALIDATED(w) ln_chain_manager_validated_vote(manager(w))
#define CONFIRMED(w) ln_chain_manager_confirmed_vote(manager(w))
#define LOCKING(w) ln_chain_manager_locking_block(manager(w))

static bool is_locked(world_t *w, const ln_block_t *block, ln_round_t round)
{
    const ln_locking_block_t *lock = LOCKING(w);
    ln_proposed_block_t proposed = ln_block_proposed(block);
    return lock != NULL && ln_round_compare(ln_locking_block_round(lock), round) == 0 &&
           (lock->tag == LN_LOCKING_BLOCK_REGULAR
                ? ln_block_equal(&lock->regular.value, block)
                : ln_proposed_block_equal(&lock->fast.content.block, &proposed));
}

/* --- who may propose (spec 01 §5.4 step 7) */

TEST(owners_may_propose_where_their_kind_may)
{
    world_t w;
    ln_account_owner_t super = test_owner(1), owner = test_owner(2), stranger = test_owner(9);
    init(&w, t, &mixed);
    ln_chain_manager_t *m = manager(&w);
    ln_round_t all[] = {FAST, ML(0), ML(1), ML(9), SL(0), SL(3), VAL(0)};
    for (size_t i = 0; i < LN_COUNT(all); i++) {
        CHECK(ln_manager_may_propose(m, &super, all[i]));
        CHECK(!ln_manager_may_propose(m, &stranger, all[i]));
        if (all[i].tag <= LN_ROUND_MULTI_LEADER)
            CHECK(ln_manager_may_propose(m, &owner, all[i]) ==
                  (all[i].tag == LN_ROUND_MULTI_LEADER));
    }
    for (uint32_t i = 0; i < 8; i++) {
        ln_account_owner_opt_t leader = ln_manager_leader(m, SL(i));
        CHECK(ln_manager_may_propose(m, &owner, SL(i)) ==
              ln_account_owner_equal(&owner, &leader.value));
        leader = ln_manager_leader(m, VAL(i));
        CHECK(ln_manager_may_propose(m, &leader.value, VAL(i)));
        CHECK(!ln_manager_may_propose(m, &owner, VAL(i)));
    }
    release(&w);
}

TEST(anybody_may_propose_in_open_multi_leader_rounds)
{
    world_t w;
    ln_account_owner_t stranger = test_owner(9);
    init(&w, t, &(test_ownership_t){.owners = 1, .multi_leader_rounds = 2, .open = true});
    CHECK(ln_manager_may_propose(manager(&w), &stranger, ML(0)));
    CHECK(ln_manager_may_propose(manager(&w), &stranger, ML(5)));
    CHECK(!ln_manager_may_propose(manager(&w), &stranger, FAST));
    CHECK(!ln_manager_may_propose(manager(&w), &stranger, SL(0)));
    release(&w);
}

/* --- in which round a proposal may be, by the current round (rule c) */

TEST(proposals_must_fit_the_current_round)
{
    struct {
        const test_ownership_t *ownership;
        ln_round_t timed_out; /* the current round is the next one; VAL(99): none */
        uint8_t owner;
        ln_round_t round;
        ln_err_t expected;
    } cases[] = {
        /* in the fast round */
        {&mixed, VAL(99), 1, FAST, LN_OK},
        {&mixed, VAL(99), 1, ML(0), LN_OK},
        {&mixed, VAL(99), 1, SL(0), LN_OK},
        {&mixed, VAL(99), 1, SL(1), LN_ERR_WRONG_ROUND},
        {&mixed, VAL(99), 2, ML(0), LN_ERR_WRONG_ROUND},
        {&mixed, VAL(99), 2, SL(0), LN_ERR_WRONG_ROUND},
        {&mixed, VAL(99), 1, VAL(0), LN_ERR_WRONG_ROUND},
        /* in ML(0), the fast round over */
        {&mixed, FAST, 2, ML(0), LN_OK},
        {&mixed, FAST, 2, ML(1), LN_OK},
        {&mixed, FAST, 2, ML(9), LN_OK},
        {&mixed, FAST, 2, SL(0), LN_OK},
        {&mixed, FAST, 2, SL(1), LN_ERR_WRONG_ROUND},
        {&mixed, FAST, 1, FAST, LN_OK}, /* later rules refuse it once there is a lock */
        /* in ML(0) from the beginning */
        {&regular, VAL(99), 2, ML(0), LN_OK},
        {&regular, VAL(99), 2, ML(1), LN_OK},
        {&regular, VAL(99), 2, SL(0), LN_OK},
        {&regular, VAL(99), 2, SL(1), LN_ERR_WRONG_ROUND},
        /* in ML(1) */
        {&regular, ML(0), 2, ML(0), LN_ERR_INSUFFICIENT_ROUND},
        {&regular, ML(0), 2, ML(1), LN_OK},
        /* in SL(1) */
        {&regular, SL(0), 2, ML(1), LN_ERR_INSUFFICIENT_ROUND},
        {&regular, SL(0), 2, SL(0), LN_ERR_INSUFFICIENT_ROUND},
        {&regular, SL(0), 2, SL(1), LN_OK},
        {&regular, SL(0), 2, SL(2), LN_ERR_WRONG_ROUND},
        {&regular, SL(0), 2, VAL(0), LN_ERR_WRONG_ROUND},
        /* in VAL(0) and VAL(4) */
        {&regular, SL(UINT32_MAX), 2, VAL(0), LN_OK},
        {&regular, SL(UINT32_MAX), 2, SL(UINT32_MAX), LN_ERR_WRONG_ROUND},
        {&regular, VAL(3), 2, VAL(4), LN_OK},
        {&regular, VAL(3), 2, VAL(5), LN_ERR_WRONG_ROUND},
    };
    for (size_t i = 0; i < LN_COUNT(cases); i++) {
        world_t w;
        ln_block_t block = test_block(1);
        init(&w, t, cases[i].ownership);
        if (cases[i].timed_out.tag != LN_ROUND_VALIDATOR || cases[i].timed_out.validator != 99)
            time_out(&w, cases[i].timed_out);
        CHECK_ERR(cases[i].expected,
                  check(&w, test_proposal(cases[i].owner, &block, cases[i].round)));
        if (cases[i].expected == LN_ERR_WRONG_ROUND) {
            ln_round_t current = ln_manager_round(manager(&w));
            CHECK(ln_round_equal(t->call.detail, &current));
        }
        release(&w);
    }
}

/* --- what earlier votes and locks allow (rules a, d, e, f) */

TEST(a_proposal_that_is_known_is_skipped_whoever_signed_it)
{
    world_t w;
    ln_block_t a = test_block(1), b = test_block(2);
    init(&w, t, &regular);
    vote(&w, test_proposal(1, &a, ML(0)), &a);
    CHECK(is_skipped(&w, test_proposal(1, &a, ML(0))));
    CHECK(is_skipped(&w, test_proposal(2, &a, ML(0))));
    CHECK_ERR(LN_ERR_INSUFFICIENT_ROUND_STRICT, check(&w, test_proposal(1, &b, ML(0))));
    CHECK_OK(check(&w, test_proposal(1, &a, ML(1))));
    release(&w);
}

TEST(there_is_one_validated_vote_in_a_round_and_rounds_increase)
{
    world_t w;
    ln_block_t a = test_block(1), b = test_block(2);
    init(&w, t, &regular);
    vote(&w, test_proposal(1, &a, ML(1)), &a);
    CHECK(is_vote(VALIDATED(&w), &a, ML(1)));
    check_round_is(&w, ML(1));
    CHECK_ERR(LN_ERR_INSUFFICIENT_ROUND, check(&w, test_proposal(1, &b, ML(0))));
    CHECK_ERR(LN_ERR_INSUFFICIENT_ROUND_STRICT, check(&w, test_proposal(1, &b, ML(1))));
    CHECK_ERR(LN_ERR_INSUFFICIENT_ROUND_STRICT, check(&w, test_retry(t, 1, &b, ML(1), ML(0))));
    CHECK_OK(check(&w, test_proposal(1, &b, SL(0))));
    vote(&w, test_proposal(1, &b, SL(0)), &b);
    CHECK(is_vote(VALIDATED(&w), &b, SL(0)));
    release(&w);
}

TEST(a_block_of_the_last_height_cannot_be_proposed)
{
    world_t w;
    ln_block_t a = test_block(1);
    init(&w, t, &regular);
    a.header.height.value = UINT64_MAX;
    CHECK_ERR(LN_ERR_BLOCK_HEIGHT_OVERFLOW, check(&w, test_proposal(1, &a, ML(0))));
    release(&w);
}

TEST(a_fast_proposal_locks_and_is_confirmed_at_once)
{
    world_t w;
    ln_block_t a = test_block(1), b = test_block(2);
    init(&w, t, &mixed);
    vote(&w, test_proposal(1, &a, FAST), &a);
    CHECK(is_vote(CONFIRMED(&w), &a, FAST) && VALIDATED(&w) == NULL && is_locked(&w, &a, FAST));
    CHECK(is_skipped(&w, test_proposal(1, &a, FAST)));
    CHECK_ERR(LN_ERR_MUST_BE_NEWER_THAN_LOCKING_BLOCK, check(&w, test_proposal(1, &b, FAST)));
    time_out(&w, FAST);
    CHECK_ERR(LN_ERR_INCOMPATIBLE_CONFIRMED_VOTE, check(&w, test_proposal(2, &a, ML(0))));
    CHECK_ERR(LN_ERR_INCOMPATIBLE_CONFIRMED_VOTE, check(&w, test_proposal(2, &b, ML(0))));
    CHECK_ERR(LN_ERR_INCOMPATIBLE_CONFIRMED_VOTE, check(&w, test_fast_retry(2, &b, ML(0))));
    CHECK_OK(check(&w, test_fast_retry(2, &a, ML(0))));
    CHECK_OK(check(&w, test_retry(t, 2, &b, ML(1), ML(0)))); /* others have moved on */
    release(&w);
}

TEST(after_a_confirmed_vote_a_proposal_needs_a_certificate_of_that_round_or_a_later_one)
{
    world_t w;
    ln_block_t a = test_block(1), b = test_block(2);
    init(&w, t, &regular);
    confirm(&w, &a, ML(1));
    CHECK(is_vote(CONFIRMED(&w), &a, ML(1)) && is_locked(&w, &a, ML(1)));
    CHECK_ERR(LN_ERR_MUST_BE_NEWER_THAN_LOCKING_BLOCK, check(&w, test_proposal(1, &a, ML(1))));
    CHECK_ERR(LN_ERR_INCOMPATIBLE_CONFIRMED_VOTE, check(&w, test_proposal(1, &a, SL(0))));
    CHECK_ERR(LN_ERR_INCOMPATIBLE_CONFIRMED_VOTE, check(&w, test_fast_retry(1, &a, SL(0))));
    CHECK_ERR(LN_ERR_INCOMPATIBLE_CONFIRMED_VOTE, check(&w, test_retry(t, 1, &b, SL(0), ML(0))));
    CHECK_OK(check(&w, test_retry(t, 1, &a, SL(0), ML(1))));
    CHECK_OK(check(&w, test_retry(t, 1, &b, SL(0), ML(2))));
    vote(&w, test_retry(t, 1, &b, SL(0), ML(2)), &b);
    CHECK(is_vote(CONFIRMED(&w), &a, ML(1))); /* a validated vote does not erase it */
    CHECK(is_vote(VALIDATED(&w), &b, SL(0)) && is_locked(&w, &b, ML(2)));
    release(&w);
}

/* --- locks that proposals bring along (§5.4 step 18) */

TEST(a_retry_locks_only_on_newer_certificates)
{
    world_t w;
    ln_block_t a = test_block(1), b = test_block(2);
    init(&w, t, &regular);
    vote(&w, test_proposal(1, &a, ML(0)), &a);
    CHECK(LOCKING(&w) == NULL);
    vote(&w, test_retry(t, 1, &b, ML(2), ML(1)), &b);
    CHECK(is_locked(&w, &b, ML(1)));
    vote(&w, test_retry(t, 1, &a, ML(3), ML(0)), &a);
    CHECK(is_locked(&w, &b, ML(1)));
    vote(&w, test_retry(t, 1, &a, ML(4), ML(1)), &a);
    CHECK(is_locked(&w, &b, ML(1)));
    vote(&w, test_retry(t, 1, &a, ML(5), ML(3)), &a);
    CHECK(is_locked(&w, &a, ML(3)));
    release(&w);
}

TEST(a_fast_retry_locks_unless_there_is_a_lock)
{
    world_t w;
    ln_block_t a = test_block(1), b = test_block(2);
    init(&w, t, &mixed);
    ln_block_proposal_t retry = test_fast_retry(2, &a, ML(0));
    retry.original_proposal.value.fast.ed25519.signature.bytes[0] = 7;
    vote(&w, retry, &a);
    CHECK(is_locked(&w, &a, FAST) && is_vote(VALIDATED(&w), &a, ML(0)) && CONFIRMED(&w) == NULL);
    const ln_block_proposal_t *fast = &LOCKING(&w)->fast;
    CHECK(fast->signature.ed25519.signature.bytes[0] == 7); /* the original signature */
    CHECK(fast->original_proposal.some && ln_round_compare(fast->content.round, ML(0)) == 0);
    vote(&w, test_fast_retry(2, &b, ML(1)), &b);
    CHECK(is_locked(&w, &a, FAST));
    release(&w);
}

/* --- proposals that are remembered although nothing came of them (§5.4 step 10) */

static bool note(world_t *w, ln_block_proposal_t proposal)
{
    bool changed;
    ln_manager_note_signed(manager(w), keep(w, proposal), now(w), &changed);
    return changed;
}

TEST(a_signed_proposal_moves_the_round_in_early_rounds_only)
{
    world_t w;
    ln_block_t a = test_block(1);
    init(&w, t, &regular);
    CHECK(note(&w, test_proposal(1, &a, ML(1))));
    check_round_is(&w, ML(1));
    CHECK(!note(&w, test_proposal(1, &a, ML(1))));
    CHECK(!note(&w, test_proposal(1, &a, ML(0))));
    CHECK(note(&w, test_proposal(1, &a, SL(0))));
    check_round_is(&w, SL(0));
    CHECK(!note(&w, test_proposal(1, &a, SL(1))));
    CHECK(!note(&w, test_proposal(1, &a, VAL(0))));
    check_round_is(&w, SL(0));
    release(&w);
}

TEST(a_signed_proposal_is_forgotten_when_its_round_is_proposed)
{
    world_t w;
    ln_block_t a = test_block(1), b = test_block(2);
    init(&w, t, &regular);
    CHECK(note(&w, test_proposal(1, &a, ML(1))));
    vote(&w, test_proposal(1, &a, ML(0)), &a);
    CHECK(ln_chain_manager_signed_proposal(manager(&w)) != NULL);
    vote(&w, test_proposal(1, &b, ML(1)), &b);
    CHECK(ln_chain_manager_signed_proposal(manager(&w)) == NULL);
    CHECK(!note(&w, test_proposal(1, &a, ML(1)))); /* not newer than what was proposed */
    CHECK(ln_chain_manager_signed_proposal(manager(&w)) == NULL);
    release(&w);
}

/* --- validated certificates (§5.6 steps 5 and 7) */

TEST(validated_certificates_confirm_in_the_current_round_only)
{
    world_t w;
    ln_block_t a = test_block(1), b = test_block(2);
    init(&w, t, &regular);
    vote(&w, test_proposal(1, &a, ML(0)), &a);
    confirm(&w, &a, ML(0));
    CHECK(is_vote(CONFIRMED(&w), &a, ML(0)) && VALIDATED(&w) == NULL);
    time_out(&w, SL(0));
    confirm(&w, &b, ML(1)); /* in a round that is over: a lock, no vote */
    CHECK(is_vote(CONFIRMED(&w), &a, ML(0)) && is_locked(&w, &b, ML(1)));
    check_round_is(&w, SL(1));
    confirm(&w, &b, SL(2)); /* ahead: the round moves */
    CHECK(is_vote(CONFIRMED(&w), &b, SL(2)) && is_locked(&w, &b, SL(2)));
    check_round_is(&w, SL(2));
    release(&w);
}

TEST(validated_certificates_that_say_nothing_new_are_refused)
{
    world_t w;
    ln_block_t a = test_block(1), b = test_block(2);
    ln_manager_decision_t decision;
    init(&w, t, &regular);
    vote(&w, test_proposal(1, &a, ML(2)), &a);
    CHECK_ERR(LN_ERR_INSUFFICIENT_ROUND, check_validated(&w, &a, ML(1)));
    CHECK_OK(check_validated(&w, &a, ML(2)));
    confirm(&w, &a, ML(2));
    ln_hash_t hash = ln_block_hash(&t->arena, &a);
    CHECK_OK(ln_manager_check_validated(&t->call, manager(&w), &hash, ML(2), &decision));
    CHECK(decision == LN_MANAGER_SKIP);
    CHECK_ERR(LN_ERR_INSUFFICIENT_ROUND_STRICT, check_validated(&w, &b, ML(2)));
    CHECK_ERR(LN_ERR_INSUFFICIENT_ROUND_STRICT, check_validated(&w, &a, ML(1)));
    CHECK_OK(ln_manager_check_validated(&t->call, manager(&w), &hash, ML(3), &decision));
    CHECK(decision == LN_MANAGER_ACCEPT);
    release(&w);
}

TEST(a_client_locks_and_moves_but_never_votes)
{
    world_t w;
    bool voted;
    ln_block_t a = test_block(1);
    init(&w, t, &regular);
    ln_block_proposal_t proposal = test_proposal(1, &a, ML(0));
    ln_validated_block_certificate_t c = certificate(&a, ML(1));
    ln_hash_t hash = ln_block_hash(&t->arena, &a);
    ln_manager_vote_for_proposal(&t->call, manager(&w), &proposal, &a, &no_blobs, now(&w), NULL);
    ln_manager_vote_to_confirm(&t->call, manager(&w), &c, &hash, &no_blobs, now(&w), NULL);
    CHECK_OK(ln_manager_vote_for_timeout(&t->call, manager(&w), &(ln_timeout_t){0}, ML(1),
                                         (ln_timestamp_t){UINT64_MAX}, NULL, &voted));
    CHECK(!voted && VALIDATED(&w) == NULL && CONFIRMED(&w) == NULL);
    CHECK(is_locked(&w, &a, ML(1)));
    check_round_is(&w, ML(1));
    release(&w);
}

/* --- timeouts (§5.8, §5.9 step 1) */

static ln_err_t vote_for_timeout(world_t *w, ln_round_t round, bool *voted)
{
    ln_timeout_t timeout = {.chain_id = test_chain_id(1), .height = {1}};
    return ln_manager_vote_for_timeout(&w->t->call, manager(w), &timeout, round, now(w), &w->key,
                                       voted);
}

TEST(a_timeout_is_voted_for_when_the_current_round_is_over)
{
    world_t w;
    bool voted;
    init(&w, t, &regular);
    CHECK_ERR(LN_ERR_WRONG_ROUND, vote_for_timeout(&w, ML(1), &voted));
    CHECK_ERR(LN_ERR_ROUND_DOES_NOT_TIME_OUT, vote_for_timeout(&w, ML(0), &voted));
    time_out(&w, ML(0));
    check_round_is(&w, ML(1));
    ln_env_fake_advance(&t->env, 9999999);
    CHECK_ERR(LN_ERR_NOT_TIMED_OUT_YET, vote_for_timeout(&w, ML(1), &voted));
    ln_env_fake_advance(&t->env, 1);
    CHECK_OK(vote_for_timeout(&w, ML(1), &voted));
    CHECK(voted && ln_chain_manager_timeout_vote(manager(&w))->some);
    CHECK_OK(vote_for_timeout(&w, ML(1), &voted));
    CHECK(!voted);
    ln_block_t a = test_block(1); /* it does not prevent a vote in the same round */
    CHECK_OK(check(&w, test_proposal(1, &a, ML(1))));
    time_out(&w, ML(1));
    check_round_is(&w, SL(0));
    CHECK_ERR(LN_ERR_NOT_TIMED_OUT_YET, vote_for_timeout(&w, SL(0), &voted));
    release(&w);
}

TEST(timeout_certificates_count_when_they_are_newer)
{
    world_t w;
    init(&w, t, &regular);
    time_out(&w, SL(3));
    check_round_is(&w, SL(4));
    time_out(&w, SL(2));
    time_out(&w, ML(0));
    check_round_is(&w, SL(4));
    CHECK(ln_round_compare(ln_chain_manager_timeout(manager(&w))->round, SL(3)) == 0);
    time_out(&w, SL(UINT32_MAX));
    check_round_is(&w, VAL(0));
    time_out(&w, VAL(UINT32_MAX));
    check_round_is(&w, VAL(UINT32_MAX));
    release(&w);
}

TEST(a_round_ends_its_duration_after_it_was_entered)
{
    world_t w;
    init(&w, t, &mixed);
    uint64_t begin = t->env.now;
    CHECK(ln_chain_manager_round_timeout(manager(&w))->value.us == begin + 1000000);
    ln_env_fake_advance(&t->env, 500);
    time_out(&w, FAST);
    CHECK(!ln_chain_manager_round_timeout(manager(&w))->some); /* ML(0) of two does not end */
    time_out(&w, SL(1));
    CHECK(ln_chain_manager_round_timeout(manager(&w))->value.us == begin + 500 + 12000000);
    release(&w);
}

/* --- what others see (§5.11) and what is kept */

static const ln_lite_vote_opt_t *pending(world_t *w)
{
    ln_chain_manager_info_t *info = LN_NEW(&w->t->arena, ln_chain_manager_info_t);
    *info = ln_manager_info(manager(w), true);
    return &info->pending;
}

TEST(the_newer_vote_is_shown_and_of_two_in_one_round_the_confirmed_one)
{
    world_t w;
    ln_block_t a = test_block(1);
    init(&w, t, &regular);
    CHECK(!pending(&w)->some);
    vote(&w, test_proposal(1, &a, ML(0)), &a);
    CHECK(pending(&w)->value.value.kind == LN_CERTIFICATE_KIND_VALIDATED);
    confirm(&w, &a, ML(0));
    CHECK(pending(&w)->value.value.kind == LN_CERTIFICATE_KIND_CONFIRMED);
    vote(&w, test_retry(t, 1, &a, ML(1), ML(0)), &a);
    CHECK(pending(&w)->value.value.kind == LN_CERTIFICATE_KIND_VALIDATED);
    CHECK(ln_round_compare(pending(&w)->value.round, ML(1)) == 0);
    release(&w);
}

TEST(votes_are_signatures_that_a_committee_accepts)
{
    world_t w;
    ln_block_t a = test_block(1);
    init(&w, t, &mixed);
    vote(&w, test_proposal(1, &a, FAST), &a);
    const ln_lite_vote_t *shown = &pending(&w)->value;
    ln_secp256k1_public_key_t key = ln_secp256k1_public_key(&w.key);
    ln_hash_t hash = ln_vote_hash(&shown->value.value_hash, FAST, LN_CERTIFICATE_KIND_CONFIRMED);
    CHECK(ln_secp256k1_verify(&key, &hash, &shown->signature));
    ln_hash_t block_hash = ln_block_hash(&t->arena, &a);
    CHECK(ln_hash_equal(&shown->value.value_hash, &block_hash));
    release(&w);
}

TEST(a_manager_that_was_saved_is_the_same_when_it_is_opened_again)
{
    world_t w;
    bool voted;
    ln_block_t a = test_block(1), b = test_block(2);
    init(&w, t, &mixed);
    vote(&w, test_proposal(1, &a, FAST), &a);
    time_out(&w, ML(1));
    vote(&w, test_retry(t, 2, &b, SL(0), ML(0)), &b);
    ln_env_fake_advance(&t->env, 100000000);
    CHECK_OK(vote_for_timeout(&w, SL(0), &voted));
    CHECK(note(&w, test_proposal(2, &b, SL(0))) == false);
    ln_chain_manager_info_t info = ln_manager_info(manager(&w), true);
    ln_bytes_t before = ln_value_encode(&ln_chain_manager_info_type, &t->arena, LN_BCS, &info);
    test_chain_reopen(t, &w.c);
    info = ln_manager_info(manager(&w), true);
    CHECK(info.requested_locking != NULL && info.requested_confirmed != NULL && voted);
    CHECK_BYTES(ln_value_encode(&ln_chain_manager_info_type, &t->arena, LN_BCS, &info), before);
    CHECK_ERR(LN_ERR_INSUFFICIENT_ROUND_STRICT, check(&w, test_proposal(2, &a, SL(0))));
    release(&w);
}

TEST(a_new_height_forgets_everything)
{
    world_t w;
    ln_block_t a = test_block(1);
    init(&w, t, &mixed);
    vote(&w, test_proposal(1, &a, FAST), &a);
    time_out(&w, ML(1));
    ln_manager_reset(&t->call, &w.c.chain, &w.c.committee, (ln_block_height_t){2}, now(&w));
    ln_chain_manager_info_t info = ln_manager_info(manager(&w), true);
    CHECK(info.timeout == NULL && !info.pending.some && !info.timeout_vote.some);
    CHECK(info.requested_proposed == NULL && info.requested_signed_proposal == NULL);
    CHECK(info.requested_locking == NULL && info.requested_confirmed == NULL);
    check_round_is(&w, FAST);
    CHECK_OK(check(&w, test_proposal(1, &a, FAST)));
    release(&w);
}
