/* SPDX-License-Identifier: Apache-2.0 */
/* A validator that has missed something learns it with the next block (spec 04 §9.5, §9.6). Each
 * test lets validator 0 miss one thing and another validator fail, so that its vote is needed. */
#include "client/ask.h"
#include "client/push.h"

#include "client/local.h"
#include "client/quorum.h"
#include "client/test_help.h"
#include "client/votes.h"
#include "node/error.h"

/* From now on, no block without the vote of validator 0. */
static void need_the_first(test_world_t *w)
{
    test_set_fault(w, 0, 4, TEST_UP);
    w->validators[3].fault = TEST_DOWN;
}

static void be_away(test_world_t *w)
{
    w->validators[0].fault = TEST_DOWN;
}

static ln_operation_t open_chain(test_world_t *w, uint8_t owner)
{
    ln_operation_t open = {.tag = LN_OPERATION_SYSTEM,
                           .system = {.tag = LN_SYSTEM_OPERATION_OPEN_CHAIN}};
    ln_account_owner_t *item = LN_NEW(&w->t->arena, ln_account_owner_t);
    *item = test_owner(owner);
    open.system.open_chain = (ln_open_chain_config_t){.balance = {10 * TEST_TOKEN}};
    open.system.open_chain.ownership.super_owners = (ln_account_owner_set_t){item, 1};
    open.system.open_chain.ownership.multi_leader_rounds = 2;
    return open;
}

WORLD_TEST(validator_that_missed_blocks_gets_them_with_the_next_proposal)
{
    test_user_t *user = test_user(w);
    CHECK_OK(test_pay(user, 1, 2, 1));
    be_away(w);
    for (int i = 0; i < 5; i++)
        CHECK_OK(test_pay(user, 1, 2, 1));
    CHECK(test_height(&w->validators[0], 1) == 1);
    need_the_first(w);
    CHECK_OK(test_pay(user, 1, 2, 1));
    CHECK(test_height(&w->validators[0], 1) == 7);
}

WORLD_TEST(validator_that_missed_the_messages_gets_the_blocks_of_their_senders)
{
    test_user_t *user = test_user(w);
    size_t blocks;
    test_chain(user, 1);
    be_away(w);
    CHECK_OK(test_pay(user, 2, 3, 1)); /* not for us, but before */
    CHECK_OK(test_pay(user, 2, 1, 5));
    CHECK_OK(test_pay(user, 3, 1, 5));
    need_the_first(w);
    CHECK_OK(ln_chain_client_process_inbox(&t->call, test_chain(user, 1), &blocks));
    CHECK(blocks == 1 && test_height(&w->validators[0], 1) == 1);
    CHECK(test_tokens(user, 1) == 1010);
}

WORLD_TEST(validator_that_missed_a_blob_gets_the_block_that_published_it)
{
    test_user_t *user = test_user(w);
    ln_confirmed_block_certificate_t certificate;
    ln_blob_content_list_t blobs = {0};
    ln_operation_t publish = test_publish(w, "known to all but one", &blobs);
    ln_operation_t verify = {.tag = LN_OPERATION_SYSTEM,
                             .system = {.tag = LN_SYSTEM_OPERATION_VERIFY_BLOB}};
    CHECK_OK(ln_blob_id_of(&t->call, &verify.system.verify_blob.blob_id, &blobs.items[0]));
    be_away(w);
    CHECK_OK(ln_chain_client_execute(&t->call, test_chain(user, 2), &certificate,
                                     &(ln_operations_t){&publish, 1}, &blobs, NULL));
    need_the_first(w);
    CHECK_OK(test_execute(test_chain(user, 1), &certificate, verify));
    CHECK(test_height(&w->validators[0], 1) == 1 && test_height(&w->validators[0], 2) == 1);
}

WORLD_TEST(validator_gets_the_blobs_that_a_block_publishes)
{
    test_user_t *user = test_user(w);
    ln_confirmed_block_certificate_t certificate;
    ln_blob_content_list_t blobs = {0};
    ln_operation_t operations[] = {test_publish(w, "one", &blobs), test_publish(w, "two", &blobs)};
    need_the_first(w);
    CHECK_OK(ln_chain_client_execute(&t->call, test_chain(user, 1), &certificate,
                                     &(ln_operations_t){operations, 2}, &blobs, NULL));
    CHECK(test_height(&w->validators[0], 1) == 1);
}

WORLD_TEST(validator_that_missed_a_block_with_blobs_gets_both)
{
    test_user_t *user = test_user(w);
    ln_confirmed_block_certificate_t certificate;
    ln_blob_content_list_t blobs = {0};
    ln_operation_t operations[] = {test_publish(w, "one", &blobs), test_publish(w, "two", &blobs)};
    be_away(w);
    CHECK_OK(ln_chain_client_execute(&t->call, test_chain(user, 1), &certificate,
                                     &(ln_operations_t){operations, 2}, &blobs, NULL));
    need_the_first(w);
    CHECK_OK(test_pay(user, 1, 2, 1));
    CHECK(test_height(&w->validators[0], 1) == 2);
}

/* The validator comes back, and another one goes, between the two votes. */
static void change_places(test_validator_t *v, LN_UNUSED ln_call_t *call,
                          LN_UNUSED ln_rpc_message_t *answer, const ln_rpc_message_t *request)
{
    if (request->tag != LN_RPC_MESSAGE_BLOCK_PROPOSAL ||
        answer->tag != LN_RPC_MESSAGE_CHAIN_INFO_RESPONSE)
        return;
    v->fault = TEST_DOWN;
    v->w->validators[0].fault = TEST_UP;
}

WORLD_TEST(validator_that_missed_only_the_proposal_gets_its_blobs_with_the_validated_block)
{
    test_user_t *user = test_user(w);
    ln_confirmed_block_certificate_t certificate;
    ln_blob_content_list_t blobs = {0};
    ln_operation_t operations[] = {test_publish(w, "one", &blobs), test_publish(w, "two", &blobs)};
    be_away(w);
    w->validators[3].lie = change_places;
    CHECK_OK(ln_chain_client_execute(&t->call, test_chain(user, 1), &certificate,
                                     &(ln_operations_t){operations, 2}, &blobs, NULL));
    CHECK(certificate.signatures.count == 3 && w->validators[3].fault == TEST_DOWN);
    CHECK(test_height(&w->validators[0], 1) == 1);
}

/* The chain's client, of a chain that is not one of the genesis. */
static void begin_child(test_user_t *user, ln_chain_client_t *chain,
                        const ln_confirmed_block_certificate_t *certificate, uint8_t owner)
{
    ln_test_t *t = user->w->t;
    const ln_blob_content_t *blob = &certificate->value.body.blobs.items[0].items[0];
    ln_wallet_chain_t entry = {.owner = {true, test_owner(owner)}};
    ln_blob_id_t id;
    CHECK_OK(ln_blob_id_of(&t->call, &id, blob));
    CHECK_OK(
        ln_chain_client_init(&t->call, chain, user->client, &(ln_chain_id_t){id.hash}, &entry));
}

WORLD_TEST(validator_that_missed_the_making_of_a_chain_gets_its_description)
{
    test_user_t *user = test_user(w);
    ln_confirmed_block_certificate_t certificate;
    ln_chain_client_t child;
    ln_operation_t open = open_chain(w, 9), pay = test_transfer(w, 2, 1);
    be_away(w);
    CHECK_OK(test_execute(test_chain(user, 1), &certificate, open));
    begin_child(user, &child, &certificate, 9);
    need_the_first(w);
    CHECK_OK(test_execute(&child, &certificate, pay));
    ln_chain_client_release(&child);
    CHECK(test_height(&w->validators[0], 1) == 1); /* the parent's block came, too */
}

WORLD_TEST(validator_gets_an_empty_chain_by_its_description)
{
    test_user_t *user = test_user(w);
    ln_confirmed_block_certificate_t certificate;
    ln_chain_client_t child;
    const ln_committee_t *committee;
    ln_operation_t open = open_chain(w, 9);
    be_away(w);
    CHECK_OK(test_execute(test_chain(user, 1), &certificate, open));
    begin_child(user, &child, &certificate, 9);
    need_the_first(w);
    CHECK_OK(ln_client_committee(&t->call, user->client, &committee, &w->chains[0]));
    CHECK_OK(ln_update_validators(&t->call, user->client, committee, &child.id,
                                  (ln_block_height_t){0}, false, NULL));
    ln_chain_client_release(&child);
    CHECK(test_height(&w->validators[0], 1) == 1);
}

WORLD_TEST(validator_whose_clock_is_behind_votes_when_its_time_has_come)
{
    test_user_t *user = test_user(w);
    need_the_first(w);
    w->validators[0].ahead_us = -3 * (int64_t)TEST_SECOND_US;
    uint64_t begin_us = test_now_us(w);
    CHECK_OK(test_pay(user, 1, 2, 1));
    uint64_t took = test_now_us(w) - begin_us;
    CHECK(took >= 3 * TEST_SECOND_US - TEST_GRACE_US && took < 4 * TEST_SECOND_US);
}

WORLD_TEST(validator_whose_clock_is_a_little_behind_waits_by_itself)
{
    test_user_t *user = test_user(w);
    need_the_first(w);
    w->validators[0].ahead_us = -(int64_t)TEST_GRACE_US + TEST_LINK_US;
    w->validators[0].requests = 0;
    uint64_t begin_us = test_now_us(w);
    CHECK_OK(test_pay(user, 1, 2, 1));
    CHECK(test_now_us(w) - begin_us < TEST_GRACE_US + 10 * TEST_LINK_US);
}

WORLD_TEST(validator_whose_clock_is_ahead_votes_at_once)
{
    test_user_t *user = test_user(w);
    need_the_first(w);
    CHECK_OK(test_pay(user, 1, 2, 1));
    w->validators[0].ahead_us = 3600 * (int64_t)TEST_SECOND_US;
    uint64_t begin_us = test_now_us(w);
    CHECK_OK(test_pay(user, 1, 2, 1));
    CHECK(test_now_us(w) - begin_us < TEST_SECOND_US);
}

WORLD_TEST(validator_that_missed_the_end_of_a_round_learns_of_it, .shared = true)
{
    test_user_t *user = test_user(w), *other = test_user(w);
    ln_confirmed_block_certificate_t certificate;
    /* the other owner uses up the rounds in which both may propose, by failing in them */
    ln_operation_t operation = test_transfer(w, 3, 1);
    CHECK_OK(ln_chain_client_prepare(&t->call, test_chain(user, 1)));
    be_away(w);
    test_set_fault(w, 2, 2, TEST_LOSES_ANSWERS);
    w->validators[1].fault = TEST_DOWN;
    CHECK(test_execute(test_chain_as(other, 1, 2), &certificate, operation) != LN_OK);
    test_set_fault(w, 0, 4, TEST_UP);
    w->validators[3].fault = TEST_DOWN;
    ln_err_t err = test_pay(user, 1, 2, 1);
    while (test_waited(user, err) || err == LN_ERR_CONFLICTING_BLOCK)
        err = test_pay(user, 1, 2, 1);
    CHECK_OK(err);
    CHECK(test_height(&w->validators[0], 1) == test_local_height(user, 1));
}

static bool leads(test_user_t *user)
{
    ln_test_t *t = user->w->t;
    ln_account_owner_t owner = test_owner(1);
    ln_chain_info_t info;
    CHECK_OK(ln_local_info(&t->call, user->client, &info, &user->w->chains[1], true));
    return info.manager.current_round.single_leader > 0 && info.manager.leader.some &&
           ln_account_owner_equal(&info.manager.leader.value, &owner);
}

WORLD_TEST(validator_that_missed_time_outs_gets_them_with_the_next_proposal, .shared = true,
           .no_multi_leader = 1)
{
    test_user_t *user = test_user(w);
    const ln_committee_t *committee;
    ln_timeout_t timeout = {w->chains[1], {0}, {0}};
    ln_round_t round = {.tag = LN_ROUND_SINGLE_LEADER};
    CHECK_OK(ln_chain_client_prepare(&t->call, test_chain(user, 1)));
    CHECK_OK(ln_client_committee(&t->call, user->client, &committee, &w->chains[1]));
    be_away(w);
    for (; !leads(user); round.single_leader++) {
        test_sleep(w, 60 * TEST_SECOND_US);
        CHECK_OK(ln_certify_timeout(&t->call, user->client, committee, &timeout, round));
        CHECK_OK(ln_update_validators(&t->call, user->client, committee, &w->chains[1],
                                      (ln_block_height_t){0}, false, NULL));
    }
    need_the_first(w);
    CHECK_OK(test_pay(user, 1, 3, 1));
    CHECK(test_height(&w->validators[0], 1) == 1);
}

WORLD_TEST(validator_that_was_away_is_brought_up_when_blocks_are_spread)
{
    test_user_t *user = test_user(w);
    const ln_committee_t *committee;
    be_away(w);
    for (int i = 0; i < 3; i++)
        CHECK_OK(test_pay(user, 1, 2, 1));
    need_the_first(w);
    CHECK_OK(ln_client_committee(&t->call, user->client, &committee, &w->chains[1]));
    CHECK_OK(ln_update_validators(&t->call, user->client, committee, &w->chains[1],
                                  (ln_block_height_t){3}, false, NULL));
    CHECK(test_height(&w->validators[0], 1) == 3);
}

/* --- what a validator may ask for */

static void ask_for_strange_blobs(test_validator_t *v, ln_call_t *call, ln_rpc_message_t *answer,
                                  const ln_rpc_message_t *request)
{
    const int *which = v->lie_subject;
    if (request->tag != LN_RPC_MESSAGE_CONFIRMED_CERTIFICATE &&
        request->tag != LN_RPC_MESSAGE_LITE_CERTIFICATE)
        return;
    *answer = (ln_rpc_message_t){.tag = LN_RPC_MESSAGE_ERROR};
    if (request->tag == LN_RPC_MESSAGE_LITE_CERTIFICATE) {
        answer->error.tag = LN_NODE_ERROR_MISSING_CERTIFICATE_VALUE;
        return;
    }
    answer->error.tag = LN_NODE_ERROR_BLOBS_NOT_FOUND;
    for (int i = 0; i < *which; i++)
        *LN_PUSH(call->arena, &answer->error.blobs_not_found) =
            ln_chain_description_blob_id(v->w->chains[*which == 1 ? 4 : 1]);
}

WORLD_TEST(validator_gets_only_blobs_that_the_block_needs)
{
    static const ln_err_t expected[] = {LN_ERR_EMPTY_BLOBS_NOT_FOUND,
                                        LN_ERR_UNEXPECTED_ENTRIES_IN_BLOBS_NOT_FOUND,
                                        LN_ERR_DUPLICATES_IN_BLOBS_NOT_FOUND};
    test_user_t *user = test_user(w);
    ln_confirmed_block_certificate_t certificate;
    CHECK_OK(test_execute(test_chain(user, 1), &certificate, test_transfer(w, 2, 1)));
    w->validators[0].lie = ask_for_strange_blobs;
    for (int i = 0; i < 3; i++) {
        ln_chain_info_t info;
        ln_remote_list_t remotes =
            ln_client_remotes(&t->arena, user->client, &w->genesis.committee);
        w->validators[0].lie_subject = &i;
        for (size_t k = 0; k < remotes.count; k++)
            if (ln_secp256k1_public_key_compare(&remotes.items[k].key, &w->validators[0].key) == 0)
                CHECK_ERR(expected[i], ln_send_confirmed(&t->call, &remotes.items[k], &info,
                                                         &certificate, false));
    }
}
