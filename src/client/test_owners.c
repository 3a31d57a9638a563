/* SPDX-License-Identifier: Apache-2.0 */
/* Several devices with one key, and several owners of one chain: whatever they do at once, one
 * block is committed at each height, and nobody's payment is lost or made twice. */
#include "client/local.h"
#include "client/sync.h"
#include "client/test_help.h"
#include "client/votes.h"

/* Was the block, proposed before, committed by whomever? */
static bool is_committed(test_user_t *user, const ln_proposed_block_t *block)
{
    ln_test_t *t = user->w->t;
    ln_confirmed_block_certificate_t certificate;
    bool found;
    CHECK_OK(ln_local_certificate_at(&t->call, user->client, &certificate, &found, &block->chain_id,
                                     block->height));
    if (!found)
        return false;
    ln_proposed_block_t proposed = ln_block_proposed(&certificate.value);
    return ln_proposed_block_equal(&proposed, block);
}

/* Somebody else was faster, or too many validators were not there. */
static bool may_pass(ln_err_t err)
{
    return err == LN_ERR_CONFLICTING_BLOCK || err == LN_ERR_NODE || err == LN_ERR_NO_QUORUM ||
           err == LN_ERR_WRONG_ROUND || err == LN_ERR_UNEXPECTED_BLOCK_HEIGHT;
}

/* Pays once, as a careful user does: an unfinished block is finished first, and a new one is made
 * only if the old one was not committed. */
static ln_err_t pay_at_last(test_user_t *user, ln_chain_client_t *chain, uint8_t to,
                            uint64_t tokens, unsigned *tries)
{
    test_world_t *w = user->w;
    ln_call_t *call = &w->t->call;
    ln_proposed_block_t mine;
    bool some = false, committed;
    ln_err_t err = LN_OK;
    for (*tries = 1; *tries < 50; (*tries)++) {
        ln_confirmed_block_certificate_t certificate;
        LN_TRY(ln_chain_client_prepare(call, chain));
        if (some && is_committed(user, &mine))
            return LN_OK;
        bool pending = some && chain->has_pending;
        err = pending ? ln_chain_client_finish_pending(call, chain, &committed, &certificate)
                      : test_execute(chain, &certificate, test_transfer(w, to, tokens));
        if (err == LN_OK && !pending)
            return LN_OK;
        if (err != LN_OK && !may_pass(err) && !test_waited(user, err))
            return err;
        some |= chain->has_pending;
        if (chain->has_pending)
            ln_value_copy(&ln_proposed_block_type, call->arena, &mine, &chain->pending);
        test_sleep(w, ln_test_below(w->t, 200000));
    }
    return err;
}

/* --- two devices */

WORLD_TEST(second_device_catches_up_when_its_proposal_is_too_old)
{
    test_user_t *one = test_user(w), *two = test_user(w);
    CHECK_OK(test_pay(one, 1, 2, 10));
    CHECK_OK(ln_chain_client_prepare(&t->call, test_chain(two, 1)));
    for (int i = 0; i < 3; i++)
        CHECK_OK(test_pay(one, 1, 2, 10));
    CHECK_OK(test_pay(two, 1, 2, 10)); /* without having been told */
    CHECK(test_all_at(w, 1, 5) && test_tokens(two, 1) == 950);
    CHECK_OK(test_pay(one, 1, 2, 10));
    CHECK(test_all_at(w, 1, 6) && test_tokens(one, 1) == 940);
}

WORLD_TEST(second_device_of_a_super_owner_catches_up_too, .super = true)
{
    test_user_t *one = test_user(w), *two = test_user(w);
    CHECK_OK(test_pay(one, 1, 2, 10));
    CHECK_OK(ln_chain_client_prepare(&t->call, test_chain(two, 1)));
    CHECK_OK(test_pay(one, 1, 2, 10));
    CHECK_OK(test_pay(two, 1, 2, 10));
    CHECK(test_all_at(w, 1, 3) && test_tokens(two, 1) == 970);
}

typedef struct {
    test_user_t *user;
    ln_chain_client_t *chain;
    uint64_t tokens;
    uint64_t after_us;
    ln_err_t err;
} payer_t;

static void pay_in_task(void *subject)
{
    payer_t *payer = subject;
    unsigned tries;
    test_sleep(payer->user->w, payer->after_us);
    payer->err = pay_at_last(payer->user, payer->chain, 3, payer->tokens, &tries);
}

/* Both at once; both must succeed, in some order. */
static void pay_at_once(test_world_t *w, payer_t *one, payer_t *two)
{
    ln_test_t *t = w->t;
    ln_group_t group;
    ln_group_init(&group, &w->loop.sched);
    ln_group_spawn(&group, pay_in_task, one);
    ln_group_spawn(&group, pay_in_task, two);
    while (!ln_group_empty(&group))
        CHECK_OK(ln_group_wait(&group, LN_NO_DEADLINE));
    ln_group_end(&group);
    CHECK_OK(one->err);
    CHECK_OK(two->err);
}

static void check_both_paid(test_world_t *w, uint64_t tokens)
{
    ln_test_t *t = w->t;
    for (size_t i = 0; i < w->user_count; i++) {
        CHECK_OK(ln_sync_chain(&t->call, w->users[i].client, &w->chains[1], NULL));
        CHECK(test_local_height(&w->users[i], 1) == 2 && test_tokens(&w->users[i], 1) == tokens);
    }
}

WORLD_TEST(devices_that_pay_at_once_both_pay)
{
    test_user_t *one = test_user(w), *two = test_user(w);
    payer_t a = {one, test_chain(one, 1), 10, 0, LN_OK},
            b = {two, test_chain(two, 1), 20, 0, LN_OK};
    pay_at_once(w, &a, &b);
    check_both_paid(w, 970);
}

WORLD_TEST(owners_that_pay_at_once_both_pay, .shared = true)
{
    test_user_t *one = test_user(w), *two = test_user(w);
    payer_t a = {one, test_chain_as(one, 1, 1), 10, 0, LN_OK},
            b = {two, test_chain_as(two, 1, 2), 20, 0, LN_OK};
    pay_at_once(w, &a, &b);
    check_both_paid(w, 970);
}

WORLD_TEST(super_owners_that_pay_at_once_both_pay, .shared = true, .super = true)
{
    test_user_t *one = test_user(w), *two = test_user(w);
    payer_t a = {one, test_chain_as(one, 1, 1), 10, 0, LN_OK},
            b = {two, test_chain_as(two, 1, 2), 20, 0, LN_OK};
    one->client->options.allow_fast_blocks = two->client->options.allow_fast_blocks = true;
    pay_at_once(w, &a, &b);
    check_both_paid(w, 970);
}

WORLD_TEST(owners_that_take_turns_from_the_beginning_both_pay, .shared = true, .no_multi_leader = 1)
{
    test_user_t *one = test_user(w), *two = test_user(w);
    payer_t a = {one, test_chain_as(one, 1, 1), 10, 0, LN_OK},
            b = {two, test_chain_as(two, 1, 2), 20, 0, LN_OK};
    pay_at_once(w, &a, &b);
    check_both_paid(w, 970);
}

static void pay_with_delay(test_world_t *w, uint64_t after_us)
{
    test_user_t *one = test_user(w), *two = test_user(w);
    payer_t a = {one, test_chain_as(one, 1, 1), 10, 0, LN_OK},
            b = {two, test_chain_as(two, 1, 2), 20, after_us, LN_OK};
    w->validators[0].delay_us = 3000; /* so that not all see the proposals in the same order */
    w->validators[1].delay_us = 7000;
    pay_at_once(w, &a, &b);
    check_both_paid(w, 970);
}

WORLD_TEST(owners_both_pay_if_one_begins_while_the_other_looks, .shared = true)
{
    pay_with_delay(w, 9000);
}

WORLD_TEST(owners_both_pay_if_one_begins_while_the_other_proposes, .shared = true)
{
    pay_with_delay(w, 24000);
}

WORLD_TEST(owners_both_pay_if_one_begins_while_the_other_confirms, .shared = true)
{
    pay_with_delay(w, 41000);
}

WORLD_TEST(owners_both_pay_if_one_begins_while_the_other_spreads, .shared = true)
{
    pay_with_delay(w, 58000);
}

/* --- votes that are split between two blocks */

WORLD_TEST(proposals_that_split_the_votes_end_with_one_block_after_the_other, .shared = true)
{
    test_user_t *one = test_user(w), *two = test_user(w);
    ln_chain_client_t *first = test_chain_as(one, 1, 1), *second = test_chain_as(two, 1, 2);
    ln_confirmed_block_certificate_t certificate;
    unsigned tries;
    CHECK_OK(ln_chain_client_prepare(&t->call, first));
    CHECK_OK(ln_chain_client_prepare(&t->call, second));
    one->faults[2] = one->faults[3] = TEST_DOWN;
    two->faults[0] = two->faults[1] = TEST_DOWN;
    CHECK(test_execute(first, &certificate, test_transfer(w, 3, 10)) != LN_OK);
    CHECK(test_execute(second, &certificate, test_transfer(w, 3, 20)) != LN_OK);
    CHECK(first->has_pending && second->has_pending);
    for (int i = 0; i < 4; i++)
        one->faults[i] = two->faults[i] = TEST_UP;
    bool committed;
    ln_err_t err = ln_chain_client_finish_pending(&t->call, first, &committed, &certificate);
    while (test_waited(one, err))
        err = ln_chain_client_finish_pending(&t->call, first, &committed, &certificate);
    CHECK_OK(err);
    CHECK(committed && certificate.value.header.height.value == 0);
    CHECK(certificate.value.header.authenticated_signer.some);
    /* the other one's block was not committed, and is not forgotten without a word */
    err = pay_at_last(two, second, 3, 20, &tries);
    CHECK_OK(err);
    CHECK_OK(ln_sync_chain(&t->call, one->client, &w->chains[1], NULL));
    CHECK(test_tokens(one, 1) == 970 && test_local_height(one, 1) == 2);
}

/* --- locks: a block that a quorum has validated goes first */

static void refuse_to_confirm(LN_UNUSED test_validator_t *v, ln_call_t *call,
                              ln_rpc_message_t *answer, const ln_rpc_message_t *request)
{
    bool lite = request->tag == LN_RPC_MESSAGE_LITE_CERTIFICATE &&
                request->lite_certificate.certificate.value.kind == LN_CERTIFICATE_KIND_VALIDATED;
    if (lite || request->tag == LN_RPC_MESSAGE_VALIDATED_CERTIFICATE)
        test_refuse(answer, call, "not now");
}

/* One owner's block is validated, and perhaps even confirmed, but it never learns so. */
static void leave_a_lock(test_world_t *w, test_user_t *one, const ln_operation_t *operation,
                         const ln_blob_content_list_t *blobs)
{
    ln_test_t *t = w->t;
    ln_confirmed_block_certificate_t certificate;
    for (size_t i = 0; i < 4; i++)
        w->validators[i].lie = refuse_to_confirm;
    CHECK(ln_chain_client_execute(&t->call, test_chain_as(one, 1, 1), &certificate,
                                  &(ln_operations_t){(ln_operation_t *)operation, 1}, blobs,
                                  NULL) != LN_OK);
    for (size_t i = 0; i < 4; i++)
        w->validators[i].lie = NULL;
    for (int i = 0; i < 4; i++)
        one->faults[i] = TEST_DOWN; /* and it never comes back */
}

WORLD_TEST(locked_block_is_finished_by_the_other_owner_first, .shared = true)
{
    test_user_t *one = test_user(w), *two = test_user(w);
    ln_operation_t pay = test_transfer(w, 3, 10);
    unsigned tries;
    leave_a_lock(w, one, &pay, &(ln_blob_content_list_t){0});
    CHECK_OK(pay_at_last(two, test_chain_as(two, 1, 2), 3, 20, &tries));
    CHECK(tries == 2 && test_local_height(two, 1) == 2 && test_tokens(two, 1) == 970);
}

WORLD_TEST(locked_block_with_blobs_is_finished_by_the_other_owner_first, .shared = true)
{
    test_user_t *one = test_user(w), *two = test_user(w);
    ln_blob_content_list_t blobs = {0};
    ln_operation_t publish = test_publish(w, "half published", &blobs);
    ln_blob_id_t id;
    bool found;
    unsigned tries;
    leave_a_lock(w, one, &publish, &blobs);
    CHECK_OK(pay_at_last(two, test_chain_as(two, 1, 2), 3, 20, &tries));
    CHECK(tries == 2 && test_local_height(two, 1) == 2);
    CHECK_OK(ln_blob_id_of(&t->call, &id, &blobs.items[0]));
    CHECK_OK(ln_store_has_blob(&t->call, two->store, &found, &id));
    CHECK(found);
}

WORLD_TEST(locked_block_of_an_earlier_round_is_proposed_again, .shared = true,
           .multi_leader_rounds = 1)
{
    test_user_t *one = test_user(w), *two = test_user(w);
    ln_blob_content_list_t blobs = {0};
    ln_operation_t publish = test_publish(w, "half published", &blobs);
    ln_confirmed_block_certificate_t certificate;
    ln_chain_client_t *second = test_chain_as(two, 1, 2);
    bool committed;
    leave_a_lock(w, one, &publish, &blobs);
    CHECK_OK(ln_chain_client_prepare(&t->call, second));
    test_sleep(w, 60 * TEST_SECOND_US); /* the round ends */
    ln_err_t err = ln_chain_client_finish_pending(&t->call, second, &committed, &certificate);
    while (test_waited(two, err))
        err = ln_chain_client_finish_pending(&t->call, second, &committed, &certificate);
    CHECK_OK(err);
    CHECK(committed &&
          ln_round_compare(certificate.round, (ln_round_t){.tag = LN_ROUND_MULTI_LEADER}) > 0);
    CHECK(test_all_at(w, 1, 1));
}

/* Votes, but does not say so. */
static void keep_the_vote(LN_UNUSED test_validator_t *v, ln_call_t *call, ln_rpc_message_t *answer,
                          const ln_rpc_message_t *request)
{
    if (request->tag == LN_RPC_MESSAGE_BLOCK_PROPOSAL &&
        answer->tag == LN_RPC_MESSAGE_CHAIN_INFO_RESPONSE)
        test_refuse(answer, call, "no");
}

WORLD_TEST(fast_block_that_is_locked_is_finished_by_another_super_owner, .super = true,
           .shared = true)
{
    test_user_t *one = test_user(w), *two = test_user(w);
    ln_blob_content_list_t blobs = {0};
    ln_operation_t publish = test_publish(w, "half published", &blobs);
    ln_confirmed_block_certificate_t certificate;
    ln_chain_client_t *second = test_chain_as(two, 1, 2);
    unsigned tries;
    one->client->options.allow_fast_blocks = true;
    for (size_t i = 0; i < 4; i++)
        w->validators[i].lie = keep_the_vote;
    CHECK_ERR(LN_ERR_NODE, ln_chain_client_execute(&t->call, test_chain_as(one, 1, 1), &certificate,
                                                   &(ln_operations_t){&publish, 1}, &blobs, NULL));
    for (size_t i = 0; i < 4; i++)
        w->validators[i].lie = NULL;
    CHECK_OK(pay_at_last(two, second, 3, 20, &tries));
    CHECK(test_local_height(two, 1) == 2);
    CHECK_OK(ln_sync_chain(&t->call, one->client, &w->chains[1], NULL));
    CHECK(test_local_height(one, 1) == 2 && test_tokens(one, 1) == 980);
}

/* Chain 1's first block takes in messages that the other owner has not heard of. */
static void propose_with_messages(test_world_t *w, test_user_t *one, test_lie_t lie)
{
    ln_test_t *t = w->t;
    ln_confirmed_block_certificate_t certificate;
    ln_chain_client_t *first = test_chain_as(one, 1, 1);
    ln_blob_content_list_t blobs = {0};
    ln_operation_t publish = test_publish(w, "with messages", &blobs);
    CHECK_OK(test_pay(one, 4, 3, 1));
    CHECK_OK(test_pay(one, 4, 1, 5));
    CHECK_OK(test_pay(one, 4, 1, 6));
    for (size_t i = 0; i < 4; i++)
        w->validators[i].lie = lie;
    CHECK_ERR(LN_ERR_NODE, ln_chain_client_execute(&t->call, first, &certificate,
                                                   &(ln_operations_t){&publish, 1}, &blobs, NULL));
    for (size_t i = 0; i < 4; i++)
        w->validators[i].lie = NULL;
}

WORLD_TEST(proposal_of_another_owner_comes_with_the_blobs_and_messages_it_needs, .shared = true)
{
    test_user_t *one = test_user(w), *two = test_user(w);
    ln_chain_info_t info;
    unsigned tries;
    propose_with_messages(w, one, keep_the_vote);
    CHECK_OK(ln_chain_client_prepare(&t->call, test_chain_as(two, 1, 2)));
    CHECK_OK(ln_local_info(&t->call, two->client, &info, &w->chains[1], true));
    CHECK(info.manager.requested_proposed != NULL);
    CHECK(info.manager.requested_proposed->content.block.transactions.count == 3);
    CHECK_OK(pay_at_last(two, test_chain_as(two, 1, 2), 3, 20, &tries));
    CHECK(test_tokens(two, 1) == 991); /* the messages were here, and are taken in */
}

WORLD_TEST(locked_block_with_messages_is_finished_by_the_other_owner_first, .shared = true)
{
    test_user_t *one = test_user(w), *two = test_user(w);
    unsigned tries;
    propose_with_messages(w, one, refuse_to_confirm);
    CHECK_OK(pay_at_last(two, test_chain_as(two, 1, 2), 3, 20, &tries));
    CHECK(test_tokens(two, 1) == 991 && test_local_height(two, 1) == 2);
}

WORLD_TEST(fast_block_that_a_lost_device_has_locked_is_found_by_synchronising, .super = true)
{
    test_user_t *lost = test_user(w), *user = test_user(w);
    ln_chain_client_t *chain = test_chain(user, 1);
    unsigned tries;
    lost->client->options.allow_fast_blocks = true;
    for (size_t i = 0; i < 4; i++)
        w->validators[i].lie = keep_the_vote;
    CHECK_ERR(LN_ERR_NODE, test_pay(lost, 1, 3, 10));
    for (size_t i = 0; i < 4; i++)
        w->validators[i].lie = NULL;
    CHECK_OK(ln_chain_client_sync(&t->call, chain));
    CHECK_OK(pay_at_last(user, chain, 3, 20, &tries));
    CHECK(test_local_height(user, 1) == 2 && test_tokens(user, 1) == 970);
}

/* --- rounds */

WORLD_TEST(turn_of_another_owner_is_waited_for, .shared = true, .no_multi_leader = 1)
{
    test_user_t *users[] = {test_user(w), test_user(w)};
    ln_confirmed_block_certificate_t certificate;
    ln_operation_t pay = test_transfer(w, 3, 10);
    unsigned waited = 0;
    for (uint8_t i = 0; i < 2; i++) {
        ln_chain_client_t *chain = test_chain_as(users[i], 1, (uint8_t)(i + 1));
        CHECK_OK(ln_chain_client_prepare(&t->call, chain));
        ln_err_t err = test_execute(chain, &certificate, pay);
        while (err == LN_ERR_WAIT_FOR_TIMEOUT) {
            const ln_wait_t *wait = t->call.detail;
            waited++;
            CHECK(wait->timestamp.us > ln_env_now_us(w->loop.env));
            CHECK(wait->height.value == i && wait->round.tag == LN_ROUND_SINGLE_LEADER);
            test_waited(users[i], err);
            err = test_execute(chain, &certificate, pay);
            if (err == LN_ERR_CONFLICTING_BLOCK) /* it was the one that waited */
                err = LN_OK;
        }
        CHECK_OK(err);
    }
    CHECK(waited <= 20 && test_all_at(w, 1, 2));
}

WORLD_TEST(rounds_go_from_multi_leader_to_single_leader, .shared = true)
{
    test_user_t *user = test_user(w);
    ln_chain_client_t *chain = test_chain_as(user, 1, 1);
    ln_confirmed_block_certificate_t certificate;
    bool committed;
    test_set_fault(w, 1, 3, TEST_DOWN);
    ln_err_t err = test_execute(chain, &certificate, test_transfer(w, 3, 10));
    for (int i = 0; i < 3; i++) {
        CHECK(err != LN_OK);
        test_waited(user, err);
        err = ln_chain_client_finish_pending(&t->call, chain, &committed, &certificate);
    }
    test_set_fault(w, 1, 3, TEST_UP);
    err = ln_chain_client_finish_pending(&t->call, chain, &committed, &certificate);
    while (test_waited(user, err))
        err = ln_chain_client_finish_pending(&t->call, chain, &committed, &certificate);
    CHECK_OK(err);
    CHECK(committed && certificate.round.tag == LN_ROUND_SINGLE_LEADER);
    CHECK(test_all_at(w, 1, 1) && test_tokens(user, 1) == 990);
}

WORLD_TEST(timeout_that_one_owner_has_certified_is_seen_by_the_other, .shared = true,
           .no_multi_leader = 1)
{
    test_user_t *one = test_user(w), *two = test_user(w);
    ln_chain_info_t info;
    const ln_committee_t *committee;
    CHECK_OK(ln_chain_client_prepare(&t->call, test_chain_as(one, 1, 1)));
    CHECK_OK(ln_client_committee(&t->call, one->client, &committee, &w->chains[1]));
    ln_timeout_t timeout = {w->chains[1], {0}, {0}};
    ln_round_t round = {.tag = LN_ROUND_SINGLE_LEADER};
    CHECK(ln_certify_timeout(&t->call, one->client, committee, &timeout, round) != LN_OK);
    test_sleep(w, 60 * TEST_SECOND_US);
    CHECK_OK(ln_certify_timeout(&t->call, one->client, committee, &timeout, round));
    CHECK_OK(ln_update_validators(&t->call, one->client, committee, &w->chains[1],
                                  (ln_block_height_t){0}, false, NULL));
    CHECK_OK(ln_chain_client_prepare(&t->call, test_chain_as(two, 1, 2)));
    CHECK_OK(ln_local_info(&t->call, two->client, &info, &w->chains[1], true));
    CHECK(info.manager.current_round.tag == LN_ROUND_SINGLE_LEADER &&
          info.manager.current_round.single_leader == 1);
}

/* --- random: two owners, validators that come and go */

WORLD_TEST(owners_among_unreliable_validators_lose_nothing, .shared = true)
{
    test_user_t *users[] = {test_user(w), test_user(w)};
    uint64_t paid[2] = {0};
    for (unsigned step = 0; step < 12; step++) {
        uint8_t who = (uint8_t)ln_test_below(t, 2);
        uint8_t sick = (uint8_t)ln_test_below(t, 4);
        ln_chain_client_t *chain = test_chain_as(users[who], 1, (uint8_t)(who + 1));
        ln_confirmed_block_certificate_t certificate;
        unsigned tries;
        /* something goes wrong for more than can be borne ... */
        users[who]->faults[sick] = TEST_DOWN;
        users[who]->faults[(sick + 1) % 4] = ln_test_below(t, 2) ? TEST_LOSES_ANSWERS : TEST_DOWN;
        uint64_t before = test_local_height(users[who], 1);
        ln_err_t err = test_execute(chain, &certificate, test_transfer(w, 3, 100 + step));
        CHECK(err != LN_OK || test_local_height(users[who], 1) > before);
        /* ... and then not: a block that is pending is finished as it is */
        users[who]->faults[sick] = users[who]->faults[(sick + 1) % 4] = TEST_UP;
        CHECK_OK(pay_at_last(users[who], chain, 3, 1, &tries));
        paid[who]++;
    }
    CHECK(paid[0] + paid[1] == 12);
    uint64_t height = 0;
    for (size_t i = 0; i < 2; i++) {
        CHECK_OK(ln_sync_chain(&t->call, users[i]->client, &w->chains[1], NULL));
        CHECK(height == 0 || height == test_local_height(users[i], 1));
        height = test_local_height(users[i], 1);
    }
    CHECK(height >= 12 && test_tokens(users[0], 1) == test_tokens(users[1], 1));
}
