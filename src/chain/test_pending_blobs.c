/* SPDX-License-Identifier: Apache-2.0 */
#include "chain/pending_blobs.h"

#include "chain/test_help.h"

/* The chain has a committee, which adding blobs asks for its limits. */
typedef struct {
    test_chain_t c;
    ln_blob_content_t blobs[4];
    ln_blob_id_t ids[4];
    ln_account_owner_t owners[3];
} world_t;

static void set_committee(ln_test_t *t, test_chain_t *c)
{
    ln_epoch_committee_map_t committees = {0};
    ln_epoch_t epoch = {0};
    ln_committee_t committee = c->committee;
    committee.policy.maximum_blob_size = 16;
    committee.policy.maximum_published_blobs = 3;
    ln_map_put(&ln_epoch_committee_map_type, &t->arena, &committees, &epoch, &committee);
    ln_system_state_set_committees(&c->chain.state.execution_state.system, &committees);
}

static void init(ln_test_t *t, world_t *w)
{
    static const char *const contents[] = {"a", "b", "c", "longer than sixteen bytes"};
    test_chain_init(t, &w->c);
    test_begin(t, &w->c, &(test_ownership_t){.owners = 2, .multi_leader_rounds = 2}, 1, 0);
    set_committee(t, &w->c);
    for (size_t i = 0; i < LN_COUNT(contents); i++) {
        w->blobs[i] = (ln_blob_content_t){LN_BLOB_TYPE_DATA, ln_text(contents[i])};
        CHECK_OK(ln_blob_id_of(&t->call, &w->ids[i], &w->blobs[i]));
    }
    for (uint8_t i = 0; i < LN_COUNT(w->owners); i++)
        w->owners[i] = test_owner(i);
    test_chain_reopen(t, &w->c);
}

static ln_needed_blob_list_t needed(ln_test_t *t, world_t *w, const size_t *which, size_t count)
{
    ln_blob_id_list_t ids = {0};
    ln_needed_blob_list_t out;
    for (size_t i = 0; i < count; i++)
        *LN_PUSH(&t->arena, &ids) = w->ids[which[i]];
    CHECK_OK(ln_needed_blobs(&t->call, &w->c.chain, &out, &ids, NULL));
    return out;
}

#define NEED(...)                                                                                  \
    needed(t, &w, (const size_t[]){__VA_ARGS__}, LN_COUNT(((const size_t[]){__VA_ARGS__})))

static ln_err_t expect(ln_test_t *t, world_t *w, const ln_account_owner_t *owner, ln_round_t round,
                       ln_needed_blob_list_t list)
{
    ln_needed_blob_list_t *kept = LN_NEW(&t->arena, ln_needed_blob_list_t);
    *kept = list;
    ln_err_t err =
        ln_pending_blobs_expect(&t->call, &w->c.chain, owner, round, owner == NULL, kept);
    if (err == LN_OK)
        test_chain_reopen(t, &w->c);
    return err;
}

static ln_err_t add(ln_test_t *t, world_t *w, size_t which)
{
    ln_err_t err = ln_pending_blobs_add(&t->call, &w->c.chain, &w->blobs[which]);
    if (err == LN_OK)
        test_chain_reopen(t, &w->c);
    else
        ln_chain_rollback(&w->c.chain);
    return err;
}

static size_t missing(ln_test_t *t, world_t *w)
{
    ln_needed_blob_list_t list = needed(t, w, (const size_t[]){0, 1, 2}, 3);
    return ln_needed_missing(&t->call, &list).count;
}

/* --- spec 01 §5.4 step 11, §5.10 */

TEST(only_expected_blobs_are_taken)
{
    world_t w;
    init(t, &w);
    CHECK_ERR(LN_ERR_UNEXPECTED_BLOB, add(t, &w, 0));
    CHECK_OK(expect(t, &w, &w.owners[1], ML(0), NEED(0, 1)));
    CHECK_ERR(LN_ERR_UNEXPECTED_BLOB, add(t, &w, 2));
    CHECK(missing(t, &w) == 3);
    CHECK_OK(add(t, &w, 0));
    CHECK_OK(add(t, &w, 0)); /* a second time is no error */
    CHECK(missing(t, &w) == 2);
    CHECK_OK(add(t, &w, 1));
    CHECK(missing(t, &w) == 1);
    test_chain_release(&w.c);
}

TEST(a_list_belongs_to_a_round_and_a_later_round_replaces_it)
{
    world_t w;
    init(t, &w);
    CHECK_OK(expect(t, &w, &w.owners[1], ML(1), NEED(0)));
    CHECK_ERR(LN_ERR_INSUFFICIENT_ROUND, expect(t, &w, &w.owners[1], ML(0), NEED(1)));
    CHECK_OK(expect(t, &w, &w.owners[1], ML(1), NEED(1))); /* the same round: both */
    CHECK_OK(add(t, &w, 0));
    CHECK_OK(expect(t, &w, &w.owners[1], SL(0), NEED(2)));
    CHECK_ERR(LN_ERR_UNEXPECTED_BLOB, add(t, &w, 1));
    CHECK_OK(add(t, &w, 2));
    test_chain_release(&w.c);
}

TEST(owners_do_not_push_out_each_others_blobs)
{
    world_t w;
    init(t, &w);
    CHECK_OK(expect(t, &w, &w.owners[1], ML(0), NEED(0)));
    CHECK_OK(expect(t, &w, &w.owners[2], SL(0), NEED(1)));
    CHECK_OK(expect(t, &w, NULL, ML(1), NEED(2)));
    CHECK_OK(add(t, &w, 0));
    CHECK_OK(add(t, &w, 1));
    CHECK_OK(add(t, &w, 2));
    CHECK(missing(t, &w) == 0);
    ln_pending_blobs_clear_proposed(&w.c.chain);
    test_chain_reopen(t, &w.c);
    CHECK(missing(t, &w) == 2);
    ln_pending_blobs_clear(&w.c.chain);
    test_chain_reopen(t, &w.c);
    CHECK(missing(t, &w) == 3);
    test_chain_release(&w.c);
}

TEST(the_policy_limits_blobs_of_proposals_but_not_of_validated_blocks)
{
    world_t w;
    init(t, &w);
    CHECK_OK(expect(t, &w, NULL, ML(0), NEED(3)));
    CHECK_OK(add(t, &w, 3));
    CHECK_OK(expect(t, &w, &w.owners[1], ML(0), NEED(0)));
    CHECK_ERR(LN_ERR_BLOB_TOO_LARGE, add(t, &w, 3)); /* whoever it is for */
    CHECK_OK(expect(t, &w, &w.owners[1], ML(0), NEED(1)));
    CHECK_OK(add(t, &w, 0));
    CHECK_OK(expect(t, &w, &w.owners[1], ML(0), NEED(2))); /* three: no longer below the limit */
    CHECK_ERR(LN_ERR_TOO_MANY_PUBLISHED_BLOBS, add(t, &w, 1));
    test_chain_release(&w.c);
}

/* A proposal that brings its certificate along is not limited either. */
TEST(the_policy_does_not_limit_blobs_of_retries)
{
    world_t w;
    init(t, &w);
    ln_needed_blob_list_t list = NEED(0, 1, 2, 3);
    CHECK_OK(ln_pending_blobs_expect(&t->call, &w.c.chain, &w.owners[1], ML(1), true, &list));
    test_chain_reopen(t, &w.c);
    CHECK_OK(add(t, &w, 3));
    CHECK_OK(add(t, &w, 0));
    /* in the same round, what was validated stays so */
    CHECK_OK(ln_pending_blobs_expect(&t->call, &w.c.chain, &w.owners[1], ML(1), false, &list));
    test_chain_reopen(t, &w.c);
    CHECK_OK(add(t, &w, 1));
    test_chain_release(&w.c);
}
