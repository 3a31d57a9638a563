/* SPDX-License-Identifier: Apache-2.0 */
/* Blocks of one owner: validators that are slow, silent, absent or false, and what is refused. */
#include "client/local.h"
#include "client/test_help.h"
#include "client/votes.h"
#include "exec/accounts.h"
#include "node/error.h"

static bool mentions(ln_bytes_t text, const char *words)
{
    return memmem(text.data, text.size, words, strlen(words)) != NULL;
}

/* How long a payment takes; it must succeed. */
static uint64_t time_to_pay(test_user_t *user)
{
    ln_test_t *t = user->w->t;
    uint64_t begin_us = test_now_us(user->w);
    CHECK_OK(test_pay(user, 1, 2, 1));
    return test_now_us(user->w) - begin_us;
}

WORLD_TEST(block_is_committed_by_all_validators)
{
    test_user_t *user = test_user(w);
    CHECK_OK(test_pay(user, 1, 2, 10));
    CHECK(test_local_height(user, 1) == 1 && test_tokens(user, 1) == 990);
    CHECK(test_all_at(w, 1, 1));
    CHECK(!test_chain(user, 1)->has_pending && w->loop.sched.alive == 1);
}

WORLD_TEST(block_takes_one_round_trip_each_to_validate_confirm_and_spread)
{
    test_user_t *user = test_user(w);
    time_to_pay(user);
    CHECK(time_to_pay(user) == 3 * TEST_LINK_US);
}

/* --- one validator is not as it should be: nobody notices */

static uint64_t usual_us(test_user_t *user)
{
    time_to_pay(user);
    return time_to_pay(user);
}

static void check_as_fast(test_user_t *user, uint64_t usual)
{
    test_world_t *w = user->w;
    uint64_t height = test_local_height(user, 1), took = time_to_pay(user);
    CHECK(took <= usual + usual / 5 + 10);
    for (size_t i = 1; i < w->validator_count; i++)
        CHECK(test_height(&w->validators[i], 1) == height + 1);
    CHECK(w->loop.sched.alive == 1);
}

WORLD_TEST(block_does_not_wait_for_a_silent_validator)
{
    test_user_t *user = test_user(w);
    uint64_t usual = usual_us(user);
    w->validators[0].fault = TEST_SILENT;
    check_as_fast(user, usual);
    CHECK(test_height(&w->validators[0], 1) == 2);
}

WORLD_TEST(block_does_not_wait_for_lost_answers)
{
    test_user_t *user = test_user(w);
    uint64_t usual = usual_us(user);
    w->validators[0].fault = TEST_LOSES_ANSWERS;
    check_as_fast(user, usual);
    w->validators[0].fault = TEST_UP;
    check_as_fast(user, usual + usual);
    CHECK(test_all_at(w, 1, 4));
}

WORLD_TEST(block_does_not_wait_for_a_slow_validator)
{
    test_user_t *user = test_user(w);
    uint64_t usual = usual_us(user);
    w->validators[0].delay_us = 5 * TEST_SECOND_US;
    check_as_fast(user, usual);
}

WORLD_TEST(block_does_not_need_a_validator_that_is_down)
{
    test_user_t *user = test_user(w);
    uint64_t usual = usual_us(user);
    w->validators[0].fault = TEST_DOWN;
    check_as_fast(user, usual);
}

static void say_nothing_new(LN_UNUSED test_validator_t *v, ln_call_t *call,
                            ln_rpc_message_t *answer, const ln_rpc_message_t *request)
{
    if (request->tag == LN_RPC_MESSAGE_BLOCK_PROPOSAL ||
        request->tag == LN_RPC_MESSAGE_VALIDATED_CERTIFICATE)
        test_refuse(answer, call, "no");
}

static void vote_for_nothing(LN_UNUSED test_validator_t *v, LN_UNUSED ln_call_t *call,
                             ln_rpc_message_t *answer, LN_UNUSED const ln_rpc_message_t *request)
{
    if (answer->tag == LN_RPC_MESSAGE_CHAIN_INFO_RESPONSE)
        answer->chain_info_response.info.manager.pending.some = false;
}

/* A true signature, for another block. */
static void vote_for_another(test_validator_t *v, ln_call_t *call, ln_rpc_message_t *answer,
                             LN_UNUSED const ln_rpc_message_t *request)
{
    ln_lite_vote_opt_t *vote = &answer->chain_info_response.info.manager.pending;
    if (answer->tag != LN_RPC_MESSAGE_CHAIN_INFO_RESPONSE || !vote->some)
        return;
    memset(vote->value.value.value_hash.bytes, 0xee, 32);
    ln_hash_t hash =
        ln_vote_hash(&vote->value.value.value_hash, vote->value.round, vote->value.value.kind);
    vote->value.signature = ln_secp256k1_sign(&v->secret, &hash);
    test_sign_info(v, call, answer);
}

static void vote_without_signature(test_validator_t *v, LN_UNUSED ln_call_t *call,
                                   ln_rpc_message_t *answer,
                                   LN_UNUSED const ln_rpc_message_t *request)
{
    ln_lite_vote_opt_t *vote = &answer->chain_info_response.info.manager.pending;
    if (answer->tag != LN_RPC_MESSAGE_CHAIN_INFO_RESPONSE || !vote->some)
        return;
    ln_hash_t other = {{1, 2, 3}};
    vote->value.signature = ln_secp256k1_sign(&v->secret, &other);
}

/* Another validator's vote, as if it were its own. */
static void vote_of_another(test_validator_t *v, LN_UNUSED ln_call_t *call,
                            ln_rpc_message_t *answer, LN_UNUSED const ln_rpc_message_t *request)
{
    ln_lite_vote_opt_t *vote = &answer->chain_info_response.info.manager.pending;
    test_validator_t *other = &v->w->validators[1];
    if (answer->tag != LN_RPC_MESSAGE_CHAIN_INFO_RESPONSE || !vote->some)
        return;
    ln_hash_t hash =
        ln_vote_hash(&vote->value.value.value_hash, vote->value.round, vote->value.value.kind);
    vote->value.signature = ln_secp256k1_sign(&other->secret, &hash);
}

static void speak_of_another_chain(test_validator_t *v, ln_call_t *call, ln_rpc_message_t *answer,
                                   LN_UNUSED const ln_rpc_message_t *request)
{
    if (answer->tag != LN_RPC_MESSAGE_CHAIN_INFO_RESPONSE)
        return;
    answer->chain_info_response.info.chain_id = v->w->chains[3];
    test_sign_info(v, call, answer);
}

static void answer_something_else(LN_UNUSED test_validator_t *v, LN_UNUSED ln_call_t *call,
                                  ln_rpc_message_t *answer,
                                  LN_UNUSED const ln_rpc_message_t *request)
{
    *answer = (ln_rpc_message_t){.tag = LN_RPC_MESSAGE_MISSING_BLOB_IDS_RESPONSE};
}

/* Sends us on errands. */
static void claim_to_be_in_another_round(LN_UNUSED test_validator_t *v, LN_UNUSED ln_call_t *call,
                                         ln_rpc_message_t *answer, const ln_rpc_message_t *request)
{
    if (request->tag != LN_RPC_MESSAGE_BLOCK_PROPOSAL)
        return;
    *answer = (ln_rpc_message_t){.tag = LN_RPC_MESSAGE_ERROR};
    answer->error.tag = LN_NODE_ERROR_WRONG_ROUND;
    answer->error.wrong_round =
        (ln_round_t){.tag = LN_ROUND_SINGLE_LEADER, .single_leader = 1000000};
}

static void claim_to_miss_messages(test_validator_t *v, LN_UNUSED ln_call_t *call,
                                   ln_rpc_message_t *answer, const ln_rpc_message_t *request)
{
    if (request->tag != LN_RPC_MESSAGE_BLOCK_PROPOSAL)
        return;
    *answer = (ln_rpc_message_t){.tag = LN_RPC_MESSAGE_ERROR};
    answer->error.tag = LN_NODE_ERROR_MISSING_CROSS_CHAIN_UPDATE;
    answer->error.missing_cross_chain_update =
        (ln_missing_update_t){v->w->chains[1], v->w->chains[4], {UINT64_MAX}};
}

static void claim_that_the_time_has_not_come(LN_UNUSED test_validator_t *v, ln_call_t *call,
                                             ln_rpc_message_t *answer,
                                             const ln_rpc_message_t *request)
{
    if (request->tag == LN_RPC_MESSAGE_BLOCK_PROPOSAL)
        test_refuse(answer, call, "too early [us:18446744073709551615:1]");
}

/* As the marker should be, but again and again. */
static void claim_that_the_time_is_near(LN_UNUSED test_validator_t *v, ln_call_t *call,
                                        ln_rpc_message_t *answer, const ln_rpc_message_t *request)
{
    if (request->tag != LN_RPC_MESSAGE_BLOCK_PROPOSAL)
        return;
    unsigned long long us = request->block_proposal.content.block.timestamp.us;
    test_refuse(answer, call,
                (const char *)ln_format(call->arena, "too early [us:%llu:%llu]", us, us - 1).data);
}

static void claim_to_miss_all_blobs(LN_UNUSED test_validator_t *v, ln_call_t *call,
                                    ln_rpc_message_t *answer, const ln_rpc_message_t *request)
{
    if (request->tag == LN_RPC_MESSAGE_DOWNLOAD_BLOB)
        return;
    *answer = (ln_rpc_message_t){.tag = LN_RPC_MESSAGE_ERROR};
    answer->error.tag = LN_NODE_ERROR_BLOBS_NOT_FOUND;
    for (uint8_t i = 0; i < 3; i++)
        *LN_PUSH(call->arena, &answer->error.blobs_not_found) =
            (ln_blob_id_t){.hash = {{i}}, .blob_type = LN_BLOB_TYPE_DATA};
}

WORLD_TEST(block_is_committed_whatever_one_validator_says)
{
    static const test_lie_t lies[] = {say_nothing_new,        vote_for_nothing,
                                      vote_for_another,       vote_without_signature,
                                      vote_of_another,        speak_of_another_chain,
                                      answer_something_else,  claim_to_be_in_another_round,
                                      claim_to_miss_messages, claim_that_the_time_has_not_come,
                                      claim_to_miss_all_blobs};
    test_user_t *user = test_user(w);
    uint64_t usual = usual_us(user);
    for (size_t i = 0; i < LN_COUNT(lies); i++) {
        w->validators[0].lie = lies[i];
        check_as_fast(user, usual);
    }
    w->validators[0].lie = NULL;
    CHECK_OK(test_pay(user, 1, 2, 1));
    CHECK(test_all_at(w, 1, test_local_height(user, 1)));
}

WORLD_TEST(block_certificate_has_no_vote_of_a_liar)
{
    test_user_t *user = test_user(w);
    ln_confirmed_block_certificate_t certificate;
    w->validators[2].lie = vote_without_signature;
    CHECK_OK(test_execute(test_chain(user, 1), &certificate, test_transfer(w, 2, 1)));
    CHECK(certificate.signatures.count == 3);
    for (size_t i = 0; i < 3; i++)
        CHECK(ln_secp256k1_public_key_compare(&certificate.signatures.items[i].public_key,
                                              &w->validators[2].key) != 0);
}

/* Two of them together can prevent a block, but not keep us busy. */
WORLD_TEST(block_is_given_up_when_two_validators_send_us_in_circles)
{
    static const test_lie_t lies[] = {claim_to_be_in_another_round, claim_to_miss_messages,
                                      claim_that_the_time_has_not_come, claim_that_the_time_is_near,
                                      claim_to_miss_all_blobs};
    test_user_t *user = test_user(w);
    CHECK_OK(test_pay(user, 1, 2, 1));
    for (size_t i = 0; i < LN_COUNT(lies); i++) {
        uint64_t begin_us = test_now_us(w);
        w->validators[0].lie = w->validators[1].lie = lies[i];
        CHECK(test_pay(user, 1, 2, 1) != LN_OK);
        CHECK(test_now_us(w) - begin_us < 100 * TEST_LINK_US && w->loop.sched.alive == 1);
    }
    w->validators[0].lie = w->validators[1].lie = NULL;
    ln_err_t err = test_pay(user, 1, 2, 1);
    while (test_waited(user, err)) /* each try has used up a round */
        err = test_pay(user, 1, 2, 1);
    if (err != LN_ERR_CONFLICTING_BLOCK)
        CHECK_OK(err);
    CHECK(test_all_at(w, 1, test_local_height(user, 1)) && test_local_height(user, 1) >= 2);
}

/* --- two validators are not there */

static void check_pending_and_finish(test_user_t *user)
{
    test_world_t *w = user->w;
    ln_test_t *t = w->t;
    ln_chain_client_t *chain = test_chain(user, 1);
    ln_confirmed_block_certificate_t certificate;
    ln_proposed_block_t pending;
    bool committed;
    CHECK(chain->has_pending && test_local_height(user, 1) == 1 && w->loop.sched.alive == 1);
    ln_value_copy(&ln_proposed_block_type, &t->arena, &pending, &chain->pending);
    test_set_fault(w, 0, 4, TEST_UP);
    CHECK_OK(ln_chain_client_finish_pending(&t->call, chain, &committed, &certificate));
    ln_proposed_block_t proposed = ln_block_proposed(&certificate.value);
    CHECK(committed && !chain->has_pending && ln_proposed_block_equal(&proposed, &pending));
    CHECK(test_all_at(w, 1, 2) && test_tokens(user, 1) == 989);
}

WORLD_TEST(block_stays_pending_without_a_quorum_and_is_finished_later)
{
    test_user_t *user = test_user(w);
    CHECK_OK(test_pay(user, 1, 2, 1));
    test_set_fault(w, 2, 2, TEST_DOWN);
    CHECK_ERR(LN_ERR_NODE, test_pay(user, 1, 2, 10));
    CHECK(mentions(ln_call_text(&t->call, LN_ERR_NODE), "Unavailable"));
    check_pending_and_finish(user);
}

WORLD_TEST(block_stays_pending_when_validators_fail_in_different_ways)
{
    test_user_t *user = test_user(w);
    CHECK_OK(test_pay(user, 1, 2, 1));
    w->validators[1].fault = TEST_DOWN;
    w->validators[2].lie = say_nothing_new;
    CHECK_ERR(LN_ERR_NO_QUORUM, test_pay(user, 1, 2, 10));
    CHECK(mentions(ln_call_text(&t->call, LN_ERR_NO_QUORUM), "v1: "));
    CHECK(mentions(ln_call_text(&t->call, LN_ERR_NO_QUORUM), "v2: no"));
    w->validators[2].lie = NULL;
    check_pending_and_finish(user);
}

WORLD_TEST(block_that_got_its_votes_but_lost_the_answers_is_finished_later)
{
    test_user_t *user = test_user(w);
    CHECK_OK(test_pay(user, 1, 2, 1));
    test_set_fault(w, 0, 2, TEST_LOSES_ANSWERS);
    CHECK_ERR(LN_ERR_NO_QUORUM, test_pay(user, 1, 2, 10));
    check_pending_and_finish(user);
}

WORLD_TEST(block_is_never_given_up_for_another_one)
{
    test_user_t *user = test_user(w);
    ln_chain_client_t *chain = test_chain(user, 1);
    test_set_fault(w, 2, 2, TEST_DOWN);
    CHECK_ERR(LN_ERR_NODE, test_pay(user, 1, 2, 10));
    CHECK_ERR(LN_ERR_NODE, test_pay(user, 1, 3, 500));
    CHECK(chain->pending.transactions.items[0].execute_operation.system.transfer.amount.attos ==
          10 * TEST_TOKEN);
    test_set_fault(w, 2, 2, TEST_UP);
    CHECK_ERR(LN_ERR_CONFLICTING_BLOCK, test_pay(user, 1, 3, 500));
    CHECK(test_local_height(user, 1) == 1 && test_tokens(user, 1) == 990);
    CHECK_OK(test_pay(user, 1, 3, 500));
    CHECK(test_tokens(user, 1) == 490);
}

/* --- the wallet */

static ln_wallet_chain_t copy_of_entry(ln_test_t *t, const ln_chain_client_t *chain)
{
    ln_wallet_chain_t entry, copy;
    CHECK_OK(ln_chain_client_entry(&t->call, chain, &entry));
    ln_bytes_t text = ln_value_json(&ln_wallet_chain_type, &t->arena, false, &entry);
    CHECK_OK(ln_value_parse_json(&t->call, &ln_wallet_chain_type, &copy, text, "entry"));
    return copy;
}

WORLD_TEST(entry_of_the_wallet_tells_where_the_chain_is)
{
    test_user_t *user = test_user(w);
    CHECK_OK(test_pay(user, 1, 2, 10));
    ln_wallet_chain_t entry = copy_of_entry(t, test_chain(user, 1));
    CHECK(entry.next_block_height.value == 1 && entry.block_hash.some);
    CHECK(!entry.pending_proposal.some && entry.epoch.some && entry.epoch.value.value == 0);
    CHECK(entry.timestamp.us >= 1700000000000000u);
}

WORLD_TEST(entry_of_the_wallet_brings_a_pending_block_and_its_blobs_to_another_process)
{
    test_user_t *user = test_user(w), *later = test_user(w);
    ln_blob_content_list_t blobs = {0};
    ln_operation_t publish = test_publish(w, "some data", &blobs);
    ln_confirmed_block_certificate_t certificate;
    ln_blob_id_t id;
    bool committed, found;
    test_set_fault(w, 1, 3, TEST_DOWN);
    CHECK_ERR(LN_ERR_NODE, ln_chain_client_execute(&t->call, test_chain(user, 1), &certificate,
                                                   &(ln_operations_t){&publish, 1}, &blobs, NULL));
    ln_wallet_chain_t entry = copy_of_entry(t, test_chain(user, 1));
    CHECK(entry.pending_proposal.some);
    test_set_fault(w, 1, 3, TEST_UP);
    CHECK_OK(
        ln_chain_client_init(&t->call, &later->chains[1], later->client, &w->chains[1], &entry));
    later->opened[1] = true;
    CHECK_OK(ln_chain_client_prepare(&t->call, &later->chains[1]));
    CHECK_OK(ln_chain_client_finish_pending(&t->call, &later->chains[1], &committed, &certificate));
    CHECK(committed && test_all_at(w, 1, 1));
    CHECK_OK(ln_blob_id_of(&t->call, &id, &blobs.items[0]));
    for (size_t i = 0; i < 4; i++) {
        CHECK_OK(ln_store_has_blob(&t->call, w->validators[i].store, &found, &id));
        CHECK(found);
    }
}

WORLD_TEST(entry_of_the_wallet_with_another_history_is_refused)
{
    test_user_t *user = test_user(w), *other = test_user(w);
    CHECK_OK(test_pay(user, 1, 2, 10));
    ln_wallet_chain_t entry = copy_of_entry(t, test_chain(user, 1));
    entry.block_hash.value.bytes[0] ^= 1;
    CHECK_OK(
        ln_chain_client_init(&t->call, &other->chains[1], other->client, &w->chains[1], &entry));
    other->opened[1] = true;
    CHECK_ERR(LN_ERR_WALLET, ln_chain_client_prepare(&t->call, &other->chains[1]));
}

/* --- what is refused at home */

WORLD_TEST(block_with_nothing_in_it_is_not_made)
{
    test_user_t *user = test_user(w);
    ln_confirmed_block_certificate_t certificate;
    size_t blocks;
    CHECK_ERR(LN_ERR_EMPTY_BLOCK,
              ln_chain_client_execute(&t->call, test_chain(user, 1), &certificate,
                                      &(ln_operations_t){0}, &(ln_blob_content_list_t){0}, NULL));
    CHECK_OK(ln_chain_client_process_inbox(&t->call, test_chain(user, 1), &blocks));
    CHECK(blocks == 0 && !test_chain(user, 1)->has_pending);
}

WORLD_TEST(block_that_cannot_be_executed_tells_which_operation_failed)
{
    test_user_t *user = test_user(w);
    ln_confirmed_block_certificate_t certificate;
    ln_operation_t operations[] = {test_transfer(w, 2, 600), test_transfer(w, 3, 300),
                                   test_transfer(w, 4, 200), test_transfer(w, 4, 50)};
    size_t failed_at = 77;
    CHECK_ERR(LN_ERR_INSUFFICIENT_BALANCE,
              ln_chain_client_execute(&t->call, test_chain(user, 1), &certificate,
                                      &(ln_operations_t){operations, 4},
                                      &(ln_blob_content_list_t){0}, &failed_at));
    CHECK(failed_at == 2 && !test_chain(user, 1)->has_pending && test_tokens(user, 1) == 1000);
    /* incoming messages are not counted */
    CHECK_OK(test_pay(user, 2, 1, 10));
    CHECK_ERR(LN_ERR_INSUFFICIENT_BALANCE,
              ln_chain_client_execute(&t->call, test_chain(user, 1), &certificate,
                                      &(ln_operations_t){operations, 4},
                                      &(ln_blob_content_list_t){0}, &failed_at));
    CHECK(failed_at == 2);
}

WORLD_TEST(block_of_somebody_without_the_right_or_the_key_is_not_made)
{
    test_user_t *user = test_user(w), *keyless = test_user(w), *watcher = test_user(w);
    ln_confirmed_block_certificate_t certificate;
    ln_operation_t operation = test_transfer(w, 2, 1);
    CHECK_ERR(LN_ERR_NOT_AN_OWNER,
              test_execute(test_chain_as(user, 1, 3), &certificate, operation));
    keyless->keys = 1u << 3;
    CHECK_ERR(LN_ERR_NO_OWNER_KEY, test_execute(test_chain(keyless, 1), &certificate, operation));
    test_chain(watcher, 1)->owner.some = false;
    CHECK_ERR(LN_ERR_NO_OWNER_KEY, test_execute(test_chain(watcher, 1), &certificate, operation));
    for (size_t i = 0; i < 4; i++)
        CHECK(w->validators[i].requests == 0);
}

WORLD_TEST(closed_chain_refuses_blocks)
{
    test_user_t *user = test_user(w);
    ln_confirmed_block_certificate_t certificate;
    ln_operation_t close = {.tag = LN_OPERATION_SYSTEM,
                            .system = {.tag = LN_SYSTEM_OPERATION_CLOSE_CHAIN}};
    CHECK_OK(test_execute(test_chain(user, 1), &certificate, close));
    CHECK_ERR(LN_ERR_CLOSED_CHAIN, test_pay(user, 1, 2, 1));
    CHECK(!test_chain(user, 1)->has_pending && test_all_at(w, 1, 1));
}

/* --- fees */

WORLD_TEST(block_pays_its_fees, .fees = true)
{
    test_user_t *user = test_user(w);
    CHECK_OK(test_pay(user, 1, 2, 10));
    CHECK(test_tokens(user, 1) == 989); /* and a fraction */
    CHECK(test_all_at(w, 1, 1));
}

WORLD_TEST(block_whose_fees_cannot_be_paid_is_not_made, .fees = true)
{
    test_user_t *user = test_user(w);
    ln_err_t err = test_pay(user, 1, 2, 1000);
    CHECK(err == LN_ERR_FEES_EXCEED_FUNDING || err == LN_ERR_INSUFFICIENT_BALANCE);
    CHECK(!test_chain(user, 1)->has_pending && test_tokens(user, 1) == 1000);
}

/* --- fast blocks */

WORLD_TEST(block_of_a_super_owner_is_fast_if_that_is_wanted, .super = true)
{
    test_user_t *user = test_user(w);
    ln_confirmed_block_certificate_t certificate;
    CHECK_OK(test_execute(test_chain(user, 1), &certificate, test_transfer(w, 2, 1)));
    CHECK(certificate.round.tag == LN_ROUND_MULTI_LEADER);
    user->client->options.allow_fast_blocks = true;
    uint64_t begin_us = test_now_us(w);
    CHECK_OK(test_execute(test_chain(user, 1), &certificate, test_transfer(w, 2, 1)));
    CHECK(certificate.round.tag == LN_ROUND_FAST && test_now_us(w) - begin_us == 2 * TEST_LINK_US);
}
