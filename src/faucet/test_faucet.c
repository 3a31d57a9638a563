/* SPDX-License-Identifier: Apache-2.0 */
#include "faucet/claims.h"
#include "faucet/test_help.h"
#include "net/drive.h"
#include "types/ids.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define DAY_US ((uint64_t)86400 * 1000000)
#define CLAIMANTS_MAX 300

typedef struct {
    ln_test_t *t;
    ln_loop_t loop;
    ln_test_chain_t chain;
    ln_faucet_options_t options;
    ln_faucet_t *faucet;
    ln_group_t group; /* of the claimants */
    char path[64];
} world_t;

/* Somebody who asks. */
typedef struct {
    world_t *world;
    ln_account_owner_t owner;
    bool daily, done;
    ln_err_t err;
    ln_call_t call;
    ln_chain_description_t description;
    ln_faucet_daily_t tokens;
} claimant_t;

static void start(world_t *world)
{
    ln_test_t *t = world->t;
    CHECK_OK(ln_faucet_start(&t->call, &world->faucet, &world->options));
}

static void restart(world_t *world)
{
    ln_faucet_stop(world->faucet);
    start(world);
}

static void open_world(ln_test_t *t, world_t *world)
{
    *world = (world_t){.t = t};
    ln_loop_init(&world->loop, &t->env.env);
    ln_group_init(&world->group, &world->loop.sched);
    ln_test_chain_init(t, &world->chain, &world->loop);
    snprintf(world->path, sizeof(world->path), "/tmp/linen-faucet-XXXXXX");
    int fd = mkstemp(world->path);
    CHECK(fd >= 0);
    close(fd);
    world->options = (ln_faucet_options_t){.loop = &world->loop,
                                           .chain = ln_test_chain_seam(&world->chain),
                                           .storage_path = world->path,
                                           .amount = ln_test_tokens(10)};
}

static void remove_file(const world_t *world, const char *suffix)
{
    char path[80];
    snprintf(path, sizeof(path), "%s%s", world->path, suffix);
    (void)unlink(path);
}

static void close_world(world_t *world)
{
    ln_group_end(&world->group);
    ln_faucet_stop(world->faucet);
    ln_loop_release(&world->loop);
    remove_file(world, "");
    remove_file(world, "-wal");
    remove_file(world, "-shm");
}

static void ask(void *subject)
{
    claimant_t *one = subject;
    ln_faucet_t *faucet = one->world->faucet;
    one->err = one->daily ? ln_faucet_daily_claim(&one->call, faucet, &one->tokens, &one->owner)
                          : ln_faucet_claim(&one->call, faucet, &one->description, &one->owner);
    one->done = true;
}

static void begin(world_t *world, claimant_t *one, size_t owner, bool daily)
{
    *one = (claimant_t){.world = world,
                        .owner = ln_test_owner_of(owner),
                        .daily = daily,
                        .call = ln_call(&world->t->arena)};
    ln_group_spawn(&world->group, ask, one);
}

static void wait_for_all(world_t *world)
{
    for (int i = 0; i < 1000 && !ln_group_empty(&world->group); i++)
        ln_drive_for(&world->loop, 1000);
    CHECK(ln_group_empty(&world->group));
}

/* One claim, to its end. */
static claimant_t claim(world_t *world, size_t owner)
{
    claimant_t one;
    begin(world, &one, owner, false);
    wait_for_all(world);
    CHECK(one.done);
    return one;
}

static claimant_t claim_daily(world_t *world, size_t owner)
{
    claimant_t one;
    begin(world, &one, owner, true);
    wait_for_all(world);
    CHECK(one.done);
    return one;
}

static void claim_many(world_t *world, claimant_t *ones, size_t first, size_t count)
{
    for (size_t i = 0; i < count; i++)
        begin(world, &ones[i], first + i, false);
    wait_for_all(world);
}

static bool says(ln_test_t *t, const claimant_t *one, const char *part)
{
    ln_bytes_t text = ln_call_text(&one->call, one->err);
    return one->err != LN_OK && strstr(ln_text_copy_z(&t->arena, text), part) != NULL;
}

static bool same_chain(const claimant_t *a, const claimant_t *b)
{
    return a->err == LN_OK && b->err == LN_OK &&
           ln_chain_description_equal(&a->description, &b->description);
}

/* --- claims */

TEST(a_claim_gives_a_chain_with_tokens)
{
    world_t world;
    open_world(t, &world);
    start(&world);
    claimant_t one = claim(&world, 1);
    CHECK(one.err == LN_OK);
    CHECK(one.description.config.balance.attos == ln_test_tokens(10).attos);
    CHECK(one.description.config.ownership.owners.count == 1);
    CHECK(
        ln_account_owner_equal(&one.description.config.ownership.owners.items[0].key, &one.owner));
    CHECK(world.chain.count == 1);
    close_world(&world);
}

TEST(claiming_again_gives_the_same_chain)
{
    world_t world;
    open_world(t, &world);
    start(&world);
    claimant_t first = claim(&world, 1), second = claim(&world, 1);
    CHECK(same_chain(&first, &second) && world.chain.count == 1);
    restart(&world);
    second = claim(&world, 1);
    CHECK(same_chain(&first, &second) && world.chain.count == 1);
    ln_faucet_first_t row;
    CHECK_OK(ln_faucet_first_claim(&t->call, world.faucet, &row, &first.owner));
    ln_chain_id_t id = ln_chain_description_id(&t->arena, &first.description);
    CHECK(row.some && ln_chain_id_equal(&row.chain_id, &id));
    CHECK(row.timestamp.us == world.chain.blocks[0].timestamp.us);
    close_world(&world);
}

TEST(two_claims_of_one_owner_at_once_give_one_chain)
{
    world_t world;
    claimant_t ones[4];
    open_world(t, &world);
    start(&world);
    for (size_t i = 0; i < LN_COUNT(ones); i++)
        begin(&world, &ones[i], i / 2, false);
    wait_for_all(&world);
    CHECK(same_chain(&ones[0], &ones[1]) && same_chain(&ones[2], &ones[3]));
    CHECK(!same_chain(&ones[0], &ones[2]));
    CHECK(world.chain.count == 1 && world.chain.operations[0] == 2);
    close_world(&world);
}

TEST(claims_that_wait_share_a_block)
{
    world_t world;
    claimant_t ones[250];
    open_world(t, &world);
    start(&world);
    claim_many(&world, ones, 0, LN_COUNT(ones));
    for (size_t i = 0; i < LN_COUNT(ones); i++)
        CHECK(ones[i].err == LN_OK);
    CHECK(world.chain.count == 3);
    CHECK(world.chain.operations[0] == 100 && world.chain.operations[1] == 100 &&
          world.chain.operations[2] == 50);
    close_world(&world);
}

TEST(nobody_gets_a_chain_without_a_key)
{
    world_t world;
    open_world(t, &world);
    start(&world);
    ln_account_owner_t reserved = ln_owner_chain();
    ln_chain_description_t description;
    CHECK_ERR(LN_ERR_INVALID_INPUT,
              ln_faucet_claim(&t->call, world.faucet, &description, &reserved));
    close_world(&world);
}

/* --- blocks that are too large or fail */

static void check_smaller(ln_test_t *t, bool vague, ln_err_t err, size_t batch_max)
{
    world_t world;
    claimant_t ones[50];
    open_world(t, &world);
    world.chain.limit = 7;
    world.chain.limit_is_vague = vague;
    world.chain.limit_err = err;
    start(&world);
    claim_many(&world, ones, 0, LN_COUNT(ones));
    for (size_t i = 0; i < LN_COUNT(ones); i++)
        CHECK(ones[i].err == LN_OK);
    CHECK(ln_faucet_batch_max(world.faucet) == batch_max);
    close_world(&world);
}

TEST(a_block_that_is_too_large_is_made_smaller)
{
    check_smaller(t, false, LN_ERR_BLOCK_TOO_LARGE, 7);
    check_smaller(t, false, LN_ERR_FEES_EXCEED_FUNDING, 7);
    check_smaller(t, false, LN_ERR_MAXIMUM_FUEL_EXCEEDED, 7);
    check_smaller(t, true, LN_ERR_BLOCK_PROPOSAL_TOO_LARGE, 6); /* 50, 25, 12, 6 */
}

TEST(other_errors_are_told_and_the_next_claim_tries_again)
{
    world_t world;
    open_world(t, &world);
    start(&world);
    world.chain.fail_count = 1;
    world.chain.fail_err = LN_ERR_NO_QUORUM;
    claimant_t one = claim(&world, 1);
    CHECK(says(t, &one, "the block failed"));
    one = claim(&world, 1);
    CHECK(one.err == LN_OK && world.chain.count == 1);
    close_world(&world);
}

TEST(one_operation_that_is_too_much_is_an_error)
{
    world_t world;
    open_world(t, &world);
    start(&world);
    world.chain.fail_count = 1;
    world.chain.fail_err = LN_ERR_INSUFFICIENT_BALANCE;
    claimant_t one = claim(&world, 1);
    CHECK(one.err == LN_ERR_INSUFFICIENT_BALANCE && ln_faucet_batch_max(world.faucet) == 100);
    close_world(&world);
}

TEST(a_block_that_was_committed_in_spite_of_an_error_counts)
{
    world_t world;
    open_world(t, &world);
    start(&world);
    world.chain.fail_count = 1;
    world.chain.fail_err = LN_ERR_NO_QUORUM;
    world.chain.commit_anyway = true;
    claimant_t one = claim(&world, 1);
    CHECK(one.err == LN_ERR_NO_QUORUM);
    one = claim(&world, 1);
    CHECK(one.err == LN_OK && world.chain.count == 1 && world.chain.commits == 1);
    close_world(&world);
}

TEST(a_conflict_is_looked_into_and_tried_again)
{
    world_t world;
    open_world(t, &world);
    start(&world);
    world.chain.fail_count = 2;
    world.chain.fail_err = LN_ERR_CONFLICTING_BLOCK;
    claimant_t one = claim(&world, 1);
    CHECK(one.err == LN_OK && world.chain.commits == 3 && world.chain.count == 1);
    world.chain.fail_count = 5;
    one = claim(&world, 2);
    CHECK(says(t, &one, "A different block was committed"));
    close_world(&world);
}

TEST(not_being_the_leader_is_told)
{
    world_t world;
    open_world(t, &world);
    start(&world);
    world.chain.fail_count = 1;
    world.chain.fail_err = LN_ERR_WAIT_FOR_TIMEOUT;
    claimant_t one = claim(&world, 1);
    CHECK(says(t, &one, "is not the leader right now"));
    close_world(&world);
}

/* --- crashes: the block is there, the row is not */

TEST(a_crash_between_block_and_row_loses_nothing)
{
    world_t world;
    open_world(t, &world);
    start(&world);
    claimant_t one = claim(&world, 1), two = claim(&world, 2);
    ln_faucet_stop(world.faucet);
    remove_file(&world, "-wal");
    remove_file(&world, "-shm");
    remove_file(&world, "");
    start(&world);
    claimant_t again = claim(&world, 1), too = claim(&world, 2);
    CHECK(same_chain(&one, &again) && same_chain(&two, &too));
    CHECK(world.chain.count == 2);
    close_world(&world);
}

static ln_claims_t *open_claims(ln_test_t *t, const world_t *world)
{
    ln_claims_t *claims = NULL;
    CHECK_OK(ln_claims_open(&t->call, &claims, world->path));
    return claims;
}

/* The state of a file whose last transactions were lost, or that the reference has made. */
TEST(blocks_behind_the_known_ones_are_read)
{
    world_t world;
    claimant_t ones[12];
    open_world(t, &world);
    start(&world);
    for (size_t i = 0; i < LN_COUNT(ones); i++)
        ones[i] = claim(&world, i);
    ln_faucet_stop(world.faucet);

    remove_file(&world, "-wal");
    remove_file(&world, "-shm");
    remove_file(&world, "");
    ln_claims_t *claims = open_claims(t, &world);
    for (size_t i = 0; i < 9; i++) {
        ln_chain_id_t id = ln_chain_description_id(&t->arena, &ones[i].description);
        CHECK_OK(ln_claims_put_chain(&t->call, claims, &ones[i].owner, &id, (ln_timestamp_t){1}));
    }
    ln_claims_close(claims);
    start(&world);
    for (size_t i = 0; i < LN_COUNT(ones); i++) {
        claimant_t again = claim(&world, i);
        CHECK(same_chain(&ones[i], &again));
    }
    CHECK(world.chain.count == LN_COUNT(ones));
    close_world(&world);
}

TEST(the_file_of_another_chain_is_refused)
{
    world_t world;
    open_world(t, &world);
    ln_claims_t *claims = open_claims(t, &world);
    CHECK_OK(ln_claims_put_progress(&t->call, claims, (ln_block_height_t){5}));
    ln_claims_close(claims);
    CHECK_ERR(LN_ERR_CONFIGURATION, ln_faucet_start(&t->call, &world.faucet, &world.options));
    world.options.storage_path = "/nowhere/at/all";
    CHECK_ERR(LN_ERR_STORAGE, ln_faucet_start(&t->call, &world.faucet, &world.options));
    CHECK(world.faucet == NULL);
    close_world(&world);
}

/* --- limits */

TEST(an_empty_faucet_says_so)
{
    world_t world;
    open_world(t, &world);
    world.chain.balance = ln_test_tokens(25);
    start(&world);
    CHECK(claim(&world, 1).err == LN_OK && claim(&world, 2).err == LN_OK);
    claimant_t one = claim(&world, 3);
    CHECK(says(t, &one, "The faucet is empty."));
    CHECK(claim(&world, 1).err == LN_OK); /* who has one is not concerned */
    close_world(&world);
}

TEST(the_rate_is_limited)
{
    world_t world;
    open_world(t, &world);
    world.chain.balance = ln_test_tokens(100);
    world.options.limit_rate_until.us = ln_env_now_us(&t->env.env) + 10 * DAY_US;
    start(&world);
    claimant_t one = claim(&world, 1);
    CHECK(says(t, &one, "Not enough unlocked balance"));
    ln_env_fake_advance(&t->env, DAY_US);
    CHECK(claim(&world, 1).err == LN_OK);
    one = claim(&world, 2);
    CHECK(says(t, &one, "try again later"));
    ln_env_fake_advance(&t->env, 10 * DAY_US);
    for (size_t i = 2; i < 11; i++)
        CHECK(claim(&world, i).err == LN_OK);
    close_world(&world);
}

TEST(the_rate_limit_does_not_overflow)
{
    ln_amount_t most = {LN_U128_MAX}, less = {LN_U128_MAX - 1};
    ln_timestamp_t start = {0}, middle = {UINT64_MAX / 2}, end = {UINT64_MAX};
    CHECK(ln_faucet_rate_allows(most, most, start, end, start));
    CHECK(!ln_faucet_rate_allows(most, less, start, end, start));
    CHECK(ln_faucet_rate_allows(most, less, start, end, middle));
    CHECK(ln_faucet_rate_allows(most, (ln_amount_t){0}, start, end, end));
    CHECK(ln_faucet_rate_allows(most, (ln_amount_t){0}, middle, start, end)); /* no limit */
    CHECK(ln_faucet_rate_allows((ln_amount_t){100}, (ln_amount_t){50}, start, (ln_timestamp_t){10},
                                (ln_timestamp_t){5}));
    CHECK(!ln_faucet_rate_allows((ln_amount_t){100}, (ln_amount_t){49}, start, (ln_timestamp_t){10},
                                 (ln_timestamp_t){5}));
}

TEST(a_full_queue_refuses)
{
    world_t world;
    claimant_t ones[8];
    open_world(t, &world);
    world.options.queue_max = 3;
    start(&world);
    claim_many(&world, ones, 0, LN_COUNT(ones));
    size_t busy = 0;
    for (size_t i = 0; i < LN_COUNT(ones); i++)
        busy += ones[i].err == LN_ERR_BUSY;
    CHECK(busy > 0 && busy <= 5);
    close_world(&world);
}

/* --- daily claims */

TEST(daily_claims)
{
    world_t world;
    ln_timestamp_opt_t next;
    ln_account_owner_t owner = ln_test_owner_of(1);
    open_world(t, &world);
    world.options.daily_amount = ln_test_tokens(2);
    start(&world);
    claimant_t day = claim_daily(&world, 1);
    CHECK(says(t, &day, "You must claim a chain before"));
    CHECK_OK(ln_faucet_next_daily_claim(&t->call, world.faucet, &next, &owner));
    CHECK(!next.some);

    claimant_t one = claim(&world, 1);
    uint64_t first_us = world.chain.blocks[0].timestamp.us;
    day = claim_daily(&world, 1);
    CHECK(says(t, &day, "already claimed tokens for this period"));
    CHECK_OK(ln_faucet_next_daily_claim(&t->call, world.faucet, &next, &owner));
    CHECK(next.some && next.value.us == first_us + DAY_US);

    ln_env_fake_advance(&t->env, 3 * DAY_US);
    day = claim_daily(&world, 1);
    ln_chain_id_t id = ln_chain_description_id(&t->arena, &one.description);
    CHECK(day.err == LN_OK && ln_chain_id_equal(&day.tokens.chain_id, &id));
    CHECK(day.tokens.amount.attos == ln_test_tokens(2).attos);
    CHECK(day.tokens.certificate_hash.bytes[0] == 2);
    CHECK_OK(ln_faucet_next_daily_claim(&t->call, world.faucet, &next, &owner));
    CHECK(next.value.us == first_us + 4 * DAY_US);
    restart(&world);
    day = claim_daily(&world, 1);
    CHECK(says(t, &day, "already claimed"));
    close_world(&world);
}

TEST(daily_claims_can_be_off_and_are_once_a_day)
{
    world_t world;
    claimant_t twice[2];
    open_world(t, &world);
    start(&world);
    CHECK(claim(&world, 1).err == LN_OK);
    ln_env_fake_advance(&t->env, DAY_US);
    claimant_t day = claim_daily(&world, 1);
    CHECK(says(t, &day, "not enabled"));
    world.options.daily_amount = ln_test_tokens(2);
    restart(&world);
    begin(&world, &twice[0], 1, true);
    begin(&world, &twice[1], 1, true);
    wait_for_all(&world);
    CHECK((twice[0].err == LN_OK) + (twice[1].err == LN_OK) == 1);
    CHECK(world.chain.count == 2);
    close_world(&world);
}

/* --- ends */

TEST(who_waits_can_be_cancelled_in_the_queue_and_in_a_block)
{
    world_t world;
    claimant_t ones[3];
    open_world(t, &world);
    world.options.batch_max = 1;
    world.chain.delay_us = 50000;
    start(&world);
    for (size_t i = 0; i < LN_COUNT(ones); i++)
        begin(&world, &ones[i], i, false);
    ln_drive_for(&world.loop, 10000); /* the first is in a block, the others wait */
    ln_group_end(&world.group);
    for (size_t i = 0; i < LN_COUNT(ones); i++)
        CHECK(ones[i].err == LN_ERR_CANCELLED);
    ln_drive_for(&world.loop, 200000);
    CHECK(world.chain.count == 1);
    claimant_t again = claim(&world, 0);
    CHECK(again.err == LN_OK && world.chain.count == 1);
    close_world(&world);
}

TEST(stopping_in_the_middle_of_a_block_is_clean)
{
    world_t world;
    claimant_t one;
    open_world(t, &world);
    world.chain.delay_us = 50000;
    start(&world);
    begin(&world, &one, 1, false);
    ln_drive_for(&world.loop, 10000);
    ln_group_end(&world.group);
    ln_faucet_stop(world.faucet);
    world.faucet = NULL;
    CHECK(world.chain.count == 0);
    close_world(&world);
}
