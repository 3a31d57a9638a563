/* SPDX-License-Identifier: Apache-2.0 */
/* From the validators to an empty local node (spec 04 §11): what comes, and what is not believed.
 */
#include "client/sync.h"

#include "client/received.h"
#include "client/test_help.h"
#include "node/error.h"

/* --- a chain of one's own */

WORLD_TEST(sync_brings_a_whole_chain_to_a_new_device)
{
    test_user_t *old = test_user(w), *new = test_user(w);
    for (int i = 0; i < 5; i++)
        CHECK_OK(test_pay(old, 1, 2, 10));
    CHECK_OK(ln_chain_client_sync(&t->call, test_chain(new, 1)));
    CHECK(test_local_height(new, 1) == 5 && test_tokens(new, 1) == 950);
    CHECK_OK(test_pay(new, 1, 2, 10));
    CHECK(test_all_at(w, 1, 6));
}

WORLD_TEST(sync_goes_on_from_what_is_here)
{
    test_user_t *old = test_user(w), *new = test_user(w);
    CHECK_OK(test_pay(old, 1, 2, 10));
    CHECK_OK(test_pay(old, 1, 2, 10));
    CHECK_OK(ln_chain_client_sync(&t->call, test_chain(new, 1)));
    CHECK_OK(test_pay(old, 1, 2, 10));
    for (size_t i = 0; i < 4; i++)
        w->validators[i].certificates_given = 0;
    CHECK_OK(ln_chain_client_sync(&t->call, test_chain(new, 1)));
    CHECK(test_local_height(new, 1) == 3);
    for (size_t i = 0; i < 4; i++)
        CHECK(w->validators[i].certificates_given <= 1);
}

WORLD_TEST(sync_works_in_small_batches)
{
    test_user_t *old = test_user(w), *new = test_user(w);
    for (int i = 0; i < 7; i++)
        CHECK_OK(test_pay(old, 1, 2, 10));
    new->client->options.download_batch = 2;
    CHECK_OK(ln_chain_client_sync(&t->call, test_chain(new, 1)));
    CHECK(test_local_height(new, 1) == 7);
}

WORLD_TEST(sync_brings_blobs_with_the_blocks)
{
    test_user_t *old = test_user(w), *new = test_user(w);
    ln_confirmed_block_certificate_t certificate;
    ln_blob_content_list_t blobs = {0};
    ln_operation_t publish = test_publish(w, "a picture", &blobs);
    ln_blob_id_t id;
    bool found;
    CHECK_OK(ln_chain_client_execute(&t->call, test_chain(old, 1), &certificate,
                                     &(ln_operations_t){&publish, 1}, &blobs, NULL));
    CHECK_OK(ln_chain_client_sync(&t->call, test_chain(new, 1)));
    CHECK_OK(ln_blob_id_of(&t->call, &id, &blobs.items[0]));
    CHECK_OK(ln_store_has_blob(&t->call, new->store, &found, &id));
    CHECK(found && test_local_height(new, 1) == 1);
}

WORLD_TEST(sync_of_many_needs_no_more_than_a_quorum)
{
    test_user_t *old = test_user(w), *new = test_user(w);
    CHECK_OK(test_pay(old, 1, 2, 10));
    w->validators[2].fault = TEST_SILENT;
    uint64_t begin_us = test_now_us(w);
    CHECK_OK(ln_chain_client_sync(&t->call, test_chain(new, 1)));
    /* first_call may ask the silent one first, and asks the next after a second */
    CHECK(test_now_us(w) - begin_us < 5 * TEST_SECOND_US && test_local_height(new, 1) == 1);
    test_set_fault(w, 0, 2, TEST_DOWN);
    CHECK(ln_chain_client_sync(&t->call, test_chain(new, 1)) != LN_OK);
}

WORLD_TEST(sync_of_a_chain_that_is_only_watched_needs_no_owner)
{
    test_user_t *old = test_user(w), *new = test_user(w);
    CHECK_OK(test_pay(old, 1, 2, 10));
    test_chain(new, 1)->owner.some = false;
    CHECK_OK(ln_chain_client_sync(&t->call, test_chain(new, 1)));
    CHECK(test_local_height(new, 1) == 1);
}

WORLD_TEST(block_that_needs_a_blob_gets_it_from_the_validators)
{
    test_user_t *old = test_user(w), *new = test_user(w);
    ln_confirmed_block_certificate_t certificate;
    ln_blob_content_list_t blobs = {0};
    ln_operation_t publish = test_publish(w, "a picture", &blobs);
    ln_operation_t verify = {.tag = LN_OPERATION_SYSTEM,
                             .system = {.tag = LN_SYSTEM_OPERATION_VERIFY_BLOB}};
    CHECK_OK(ln_blob_id_of(&t->call, &verify.system.verify_blob.blob_id, &blobs.items[0]));
    CHECK_ERR(LN_ERR_BLOBS_NOT_FOUND, test_execute(test_chain(new, 2), &certificate, verify));
    CHECK_OK(ln_chain_client_execute(&t->call, test_chain(old, 1), &certificate,
                                     &(ln_operations_t){&publish, 1}, &blobs, NULL));
    CHECK_OK(test_execute(test_chain(new, 2), &certificate, verify));
    CHECK(test_all_at(w, 2, 1));
}

/* --- liars: validator 0 */

/* Certificates as they are, but for the block or the signatures. */
static void spoil_certificates(test_validator_t *v, ln_call_t *call, ln_rpc_message_t *answer,
                               LN_UNUSED const ln_rpc_message_t *request)
{
    const int *how = v->lie_subject;
    ln_confirmed_block_certificate_list_t *list =
        &answer->download_certificates_by_heights_response;
    if (answer->tag != LN_RPC_MESSAGE_DOWNLOAD_CERTIFICATES_BY_HEIGHTS_RESPONSE)
        return;
    for (size_t i = 0; i < list->count; i++) {
        ln_confirmed_block_certificate_t *c = &list->items[i];
        if (*how == 0)
            c->value.header.timestamp.us++; /* another block */
        else if (*how == 1)
            c->signatures.items[0].signature = c->signatures.items[1].signature;
        else if (*how == 2)
            c->signatures.count = 2; /* no quorum */
        else if (*how == 3)
            c->signatures.items[0] = c->signatures.items[1]; /* twice */
        else if (*how == 4)
            c->value.header.chain_id = v->w->chains[4];
        else if (*how == 5)
            c->value.header.height.value += 1;
        else
            *c = list->items[0];
    }
    if (*how == 7)
        list->count = 0;
    if (*how == 8 && list->count > 0)
        *LN_PUSH(call->arena, list) = list->items[0];
}

WORLD_TEST(sync_does_not_believe_false_certificates)
{
    test_user_t *old = test_user(w), *new = test_user(w);
    CHECK_OK(test_pay(old, 1, 2, 10));
    CHECK_OK(test_pay(old, 1, 2, 10));
    w->validators[0].lie = spoil_certificates;
    for (int how = 0; how <= 8; how++) {
        w->validators[0].lie_subject = &how;
        ln_remote_list_t remotes = ln_client_remotes(&t->arena, new->client, &w->genesis.committee);
        for (size_t i = 0; i < remotes.count; i++)
            if (ln_secp256k1_public_key_compare(&remotes.items[i].key, &w->validators[0].key) == 0)
                CHECK(ln_sync_chain_from(&t->call, &remotes.items[i], &w->chains[1]) != LN_OK);
        CHECK(test_local_height(new, 1) <= (how == 6 || how == 8 ? 1 : 0));
    }
    int how = 0;
    w->validators[0].lie_subject = &how;
    CHECK_OK(ln_chain_client_sync(&t->call, test_chain(new, 1)));
    CHECK(test_local_height(new, 1) == 2 && test_tokens(new, 1) == 980);
}

static void claim_to_be_far_ahead(test_validator_t *v, ln_call_t *call, ln_rpc_message_t *answer,
                                  LN_UNUSED const ln_rpc_message_t *request)
{
    if (answer->tag != LN_RPC_MESSAGE_CHAIN_INFO_RESPONSE)
        return;
    answer->chain_info_response.info.next_block_height.value = UINT64_MAX;
    test_sign_info(v, call, answer);
}

static void claim_that_nothing_has_happened(test_validator_t *v, ln_call_t *call,
                                            ln_rpc_message_t *answer,
                                            LN_UNUSED const ln_rpc_message_t *request)
{
    if (answer->tag != LN_RPC_MESSAGE_CHAIN_INFO_RESPONSE)
        return;
    answer->chain_info_response.info.next_block_height.value = 0;
    answer->chain_info_response.info.block_hash.some = false;
    test_sign_info(v, call, answer);
}

static void sign_badly(LN_UNUSED test_validator_t *v, LN_UNUSED ln_call_t *call,
                       ln_rpc_message_t *answer, LN_UNUSED const ln_rpc_message_t *request)
{
    if (answer->tag == LN_RPC_MESSAGE_CHAIN_INFO_RESPONSE)
        answer->chain_info_response.info.timestamp.us++;
}

static void give_wrong_blobs(LN_UNUSED test_validator_t *v, LN_UNUSED ln_call_t *call,
                             ln_rpc_message_t *answer, LN_UNUSED const ln_rpc_message_t *request)
{
    if (answer->tag == LN_RPC_MESSAGE_DOWNLOAD_BLOB_RESPONSE)
        answer->download_blob_response.bytes = LN_LITERAL("something else");
}

WORLD_TEST(sync_gets_the_truth_in_spite_of_one_liar)
{
    static const test_lie_t lies[] = {claim_to_be_far_ahead, claim_that_nothing_has_happened,
                                      sign_badly, give_wrong_blobs};
    test_user_t *old = test_user(w);
    ln_confirmed_block_certificate_t certificate;
    ln_blob_content_list_t blobs = {0};
    ln_operation_t publish = test_publish(w, "a picture", &blobs);
    CHECK_OK(test_pay(old, 1, 2, 10));
    CHECK_OK(ln_chain_client_execute(&t->call, test_chain(old, 1), &certificate,
                                     &(ln_operations_t){&publish, 1}, &blobs, NULL));
    for (size_t i = 0; i + 1 < LN_COUNT(lies); i++) {
        test_user_t *new = w->user_count < TEST_USERS_MAX ? test_user(w) : NULL;
        w->validators[0].lie = lies[i];
        CHECK_OK(ln_chain_client_sync(&t->call, test_chain(new, 1)));
        CHECK(test_local_height(new, 1) == 2 && w->loop.sched.alive == 1);
    }
}

static void speak_of_another_chain(test_validator_t *v, ln_call_t *call, ln_rpc_message_t *answer,
                                   LN_UNUSED const ln_rpc_message_t *request)
{
    answer->chain_info_response.info.chain_id = v->w->chains[3];
    test_sign_info(v, call, answer);
}

static void not_sign(LN_UNUSED test_validator_t *v, LN_UNUSED ln_call_t *call,
                     ln_rpc_message_t *answer, LN_UNUSED const ln_rpc_message_t *request)
{
    answer->chain_info_response.signature.some = false;
}

WORLD_TEST(chain_information_must_be_signed_and_of_the_chain)
{
    static const test_lie_t lies[] = {sign_badly, speak_of_another_chain, not_sign};
    test_user_t *user = test_user(w);
    ln_remote_list_t remotes = ln_client_remotes(&t->arena, user->client, &w->genesis.committee);
    ln_chain_info_t info;
    CHECK_OK(ln_remote_info(&t->call, &remotes.items[0], &info, &w->chains[1], true));
    for (size_t i = 0; i < LN_COUNT(lies); i++) {
        for (size_t k = 0; k < 4; k++)
            w->validators[k].lie = lies[i];
        CHECK_ERR(LN_ERR_INVALID_CHAIN_INFO_RESPONSE,
                  ln_remote_info(&t->call, &remotes.items[0], &info, &w->chains[1], true));
    }
}

WORLD_TEST(sync_refuses_blobs_with_another_content)
{
    test_user_t *old = test_user(w), *new = test_user(w);
    ln_confirmed_block_certificate_t certificate;
    ln_blob_content_list_t blobs = {0};
    ln_operation_t publish = test_publish(w, "a picture", &blobs);
    ln_blob_id_t id;
    bool found;
    CHECK_OK(ln_chain_client_execute(&t->call, test_chain(old, 1), &certificate,
                                     &(ln_operations_t){&publish, 1}, &blobs, NULL));
    CHECK_OK(ln_blob_id_of(&t->call, &id, &blobs.items[0]));
    for (size_t i = 0; i < 4; i++)
        w->validators[i].lie = give_wrong_blobs;
    CHECK(ln_sync_blobs(&t->call, new->client, &(ln_blob_id_list_t){&id, 1}) != LN_OK);
    CHECK_OK(ln_store_has_blob(&t->call, new->store, &found, &id));
    CHECK(!found);
    w->validators[2].lie = NULL;
    CHECK_OK(ln_sync_blobs(&t->call, new->client, &(ln_blob_id_list_t){&id, 1}));
    CHECK_OK(ln_store_has_blob(&t->call, new->store, &found, &id));
    CHECK(found);
}

/* A certificate that nobody signed, or one of another block. */
static void give_wrong_uses(test_validator_t *v, LN_UNUSED ln_call_t *call,
                            ln_rpc_message_t *answer, LN_UNUSED const ln_rpc_message_t *request)
{
    const bool *other = v->lie_subject;
    ln_confirmed_block_certificate_t *use = &answer->blob_last_used_by_certificate_response;
    if (answer->tag != LN_RPC_MESSAGE_BLOB_LAST_USED_BY_CERTIFICATE_RESPONSE)
        return;
    if (*other)
        use->value.body.transactions.count = 0;
    else
        use->value.header.timestamp.us++;
}

WORLD_TEST(sync_of_a_blob_asks_others_after_a_false_certificate)
{
    test_user_t *old = test_user(w);
    ln_confirmed_block_certificate_t certificate;
    ln_blob_content_list_t blobs = {0};
    ln_operation_t publish = test_publish(w, "a picture", &blobs);
    ln_blob_id_t id;
    CHECK_OK(ln_chain_client_execute(&t->call, test_chain(old, 1), &certificate,
                                     &(ln_operations_t){&publish, 1}, &blobs, NULL));
    CHECK_OK(ln_blob_id_of(&t->call, &id, &blobs.items[0]));
    for (int i = 0; i < 3; i++) { /* whom a user asks first is random */
        test_user_t *new = test_user(w);
        bool other = i == 2;
        for (size_t k = 0; k < 3; k++) {
            w->validators[k].lie = give_wrong_uses;
            w->validators[k].lie_subject = &other;
        }
        CHECK_OK(ln_sync_blobs(&t->call, new->client, &(ln_blob_id_list_t){&id, 1}));
    }
}

WORLD_TEST(sync_of_a_blob_that_nobody_has_says_so)
{
    test_user_t *user = test_user(w);
    ln_blob_id_t id = {.hash = {{1}}, .blob_type = LN_BLOB_TYPE_DATA};
    CHECK_ERR(LN_ERR_BLOBS_NOT_FOUND,
              ln_sync_blobs(&t->call, user->client, &(ln_blob_id_list_t){&id, 1}));
    const ln_blob_id_list_t *missing = t->call.detail;
    CHECK(missing->count == 1 && ln_blob_id_equal(&missing->items[0], &id));
}

WORLD_TEST(sync_brings_only_the_block_that_uses_a_blob)
{
    test_user_t *old = test_user(w), *new = test_user(w);
    ln_confirmed_block_certificate_t certificate;
    ln_blob_content_list_t blobs = {0};
    ln_operation_t publish = test_publish(w, "a picture", &blobs);
    ln_blob_id_t id;
    for (int i = 0; i < 3; i++)
        CHECK_OK(test_pay(old, 1, 2, 10));
    CHECK_OK(ln_chain_client_execute(&t->call, test_chain(old, 1), &certificate,
                                     &(ln_operations_t){&publish, 1}, &blobs, NULL));
    CHECK_OK(ln_blob_id_of(&t->call, &id, &blobs.items[0]));
    for (size_t i = 0; i < 4; i++)
        w->validators[i].certificates_given = 0;
    CHECK_OK(ln_sync_blobs(&t->call, new->client, &(ln_blob_id_list_t){&id, 1}));
    size_t given = 0;
    for (size_t i = 0; i < 4; i++)
        given += w->validators[i].certificates_given;
    CHECK(given == 1 && test_local_height(new, 1) == 0);
}

WORLD_TEST(sync_to_a_height_brings_no_more)
{
    test_user_t *old = test_user(w), *new = test_user(w);
    for (int i = 0; i < 5; i++)
        CHECK_OK(test_pay(old, 1, 2, 10));
    CHECK_OK(ln_sync_to_height(&t->call, new->client, &w->chains[1], (ln_block_height_t){3}));
    CHECK(test_local_height(new, 1) == 3);
    CHECK(ln_sync_to_height(&t->call, new->client, &w->chains[1], (ln_block_height_t){6}) != LN_OK);
}

/* --- messages from chains of others */

/* Certificates that validators have given since. */
static size_t take_given(test_world_t *w)
{
    size_t given = 0;
    for (size_t i = 0; i < w->validator_count; i++) {
        given += w->validators[i].certificates_given;
        w->validators[i].certificates_given = 0;
    }
    return given;
}

static uint64_t inbox_tokens(test_user_t *user, uint8_t chain)
{
    ln_test_t *t = user->w->t;
    ln_amount_t balance;
    ln_account_owner_t owner = ln_owner_chain();
    CHECK_OK(ln_chain_client_balance(&t->call, test_chain(user, chain), &balance, &owner));
    return (uint64_t)(balance.attos / TEST_TOKEN);
}

/* Validator's entries that were dealt with. */
static uint64_t tracker(test_user_t *user, uint8_t chain, uint8_t validator)
{
    ln_test_t *t = user->w->t;
    ln_chain_t *opened;
    CHECK_OK(ln_worker_chain(&t->call, user->client->worker, &opened, &user->w->chains[chain]));
    const uint64_t *found =
        ln_map_find(&ln_secp256k1_public_key_u64_map_type,
                    ln_chain_state_received_certificate_trackers(&opened->state),
                    &user->w->validators[validator].key);
    return found != NULL ? *found : 0;
}

WORLD_TEST(messages_are_fetched_without_the_rest_of_their_senders_chains)
{
    test_user_t *others = test_user(w), *user = test_user(w);
    for (int i = 0; i < 5; i++)
        CHECK_OK(test_pay(others, 2, 3, 1));
    CHECK_OK(test_pay(others, 2, 1, 7));
    for (int i = 0; i < 5; i++)
        CHECK_OK(test_pay(others, 2, 3, 1));
    CHECK_OK(test_pay(others, 4, 1, 8));
    CHECK_OK(ln_chain_client_prepare(&t->call, test_chain(user, 1)));
    take_given(w);
    CHECK_OK(ln_receive_all(&t->call, user->client, &w->chains[1]));
    CHECK(take_given(w) == 2 && inbox_tokens(user, 1) == 1015);
    CHECK(test_local_height(user, 2) == 0);
    for (uint8_t i = 0; i < 4; i++)
        CHECK(tracker(user, 1, i) == 2);
    CHECK_OK(ln_receive_all(&t->call, user->client, &w->chains[1]));
    CHECK(take_given(w) == 0); /* nothing new */
    CHECK_OK(test_pay(others, 4, 1, 8));
    CHECK_OK(ln_receive_all(&t->call, user->client, &w->chains[1]));
    CHECK(take_given(w) == 1 && inbox_tokens(user, 1) == 1023);
}

WORLD_TEST(message_that_is_announced_brings_what_was_sent_before)
{
    test_user_t *others = test_user(w), *user = test_user(w);
    CHECK_OK(test_pay(others, 2, 1, 1));
    CHECK_OK(test_pay(others, 2, 3, 1));
    CHECK_OK(test_pay(others, 2, 1, 2));
    CHECK_OK(test_pay(others, 2, 1, 3));
    CHECK_OK(ln_chain_client_prepare(&t->call, test_chain(user, 1)));
    ln_remote_list_t remotes = ln_client_remotes(&t->arena, user->client, &w->genesis.committee);
    take_given(w);
    CHECK_OK(ln_receive_from(&t->call, &remotes.items[1], &w->chains[1], &w->chains[2],
                             (ln_block_height_t){2}));
    CHECK(take_given(w) == 2 && inbox_tokens(user, 1) == 1003);
    CHECK_OK(ln_receive_from(&t->call, &remotes.items[1], &w->chains[1], &w->chains[2],
                             (ln_block_height_t){3}));
    CHECK(take_given(w) == 1 && inbox_tokens(user, 1) == 1006);
}

WORLD_TEST(blocks_that_came_with_messages_are_not_fetched_again)
{
    test_user_t *others = test_user(w), *user = test_user(w);
    for (int i = 0; i < 3; i++)
        CHECK_OK(test_pay(others, 2, 1, 1));
    CHECK_OK(ln_chain_client_sync(&t->call, test_chain(user, 1)));
    CHECK(test_local_height(user, 2) == 0);
    take_given(w);
    CHECK_OK(ln_chain_client_prepare(&t->call, test_chain(user, 2)));
    CHECK(test_local_height(user, 2) == 3 && take_given(w) == 0);
}

/* Entries that are not so, in front of the true ones: a chain that does not exist, and a height
 * that an existing one has not. */
static void log_what_never_happened(test_validator_t *v, ln_call_t *call, ln_rpc_message_t *answer,
                                    const ln_rpc_message_t *request)
{
    const ln_chain_and_height_t *entry = v->lie_subject;
    if (request->tag != LN_RPC_MESSAGE_CHAIN_INFO_QUERY ||
        answer->tag != LN_RPC_MESSAGE_CHAIN_INFO_RESPONSE ||
        !request->chain_info_query.request_received_log_excluding_first_n.some ||
        request->chain_info_query.request_received_log_excluding_first_n.value > 0)
        return;
    ln_chain_and_height_list_t list = {0};
    ln_chain_and_height_list_t *log = &answer->chain_info_response.info.requested_received_log;
    *LN_PUSH(call->arena, &list) = *entry;
    for (size_t i = 0; i < log->count; i++)
        *LN_PUSH(call->arena, &list) = log->items[i];
    *log = list;
    test_sign_info(v, call, answer);
}

static void check_log_of_a_liar(test_world_t *w, ln_chain_and_height_t lie)
{
    ln_test_t *t = w->t;
    test_user_t *others = test_user(w), *user = test_user(w);
    CHECK_OK(test_pay(others, 2, 1, 7));
    CHECK_OK(test_pay(others, 3, 1, 8));
    w->validators[1].lie = log_what_never_happened;
    w->validators[1].lie_subject = &lie;
    CHECK_OK(ln_chain_client_prepare(&t->call, test_chain(user, 1)));
    CHECK_OK(ln_receive_all(&t->call, user->client, &w->chains[1]));
    CHECK(inbox_tokens(user, 1) == 1015);
    CHECK(tracker(user, 1, 0) == 2 && tracker(user, 1, 2) == 2 && tracker(user, 1, 3) == 2);
    CHECK(tracker(user, 1, 1) == 0); /* to be tried again */
    CHECK_OK(test_pay(others, 2, 1, 9));
    CHECK_OK(ln_receive_all(&t->call, user->client, &w->chains[1]));
    CHECK(inbox_tokens(user, 1) == 1024 && tracker(user, 1, 0) == 3);
}

WORLD_TEST(log_entry_of_a_chain_that_is_not_there_harms_nobody)
{
    check_log_of_a_liar(w, (ln_chain_and_height_t){{{{9, 9}}}, {0}});
}

WORLD_TEST(log_entry_of_a_height_that_is_not_there_harms_nobody)
{
    check_log_of_a_liar(w, (ln_chain_and_height_t){w->chains[2], {77}});
}

WORLD_TEST(log_entry_that_is_not_there_does_not_hide_the_others_of_its_chain)
{
    check_log_of_a_liar(w, (ln_chain_and_height_t){w->chains[3], {UINT64_MAX}});
}

WORLD_TEST(messages_arrive_in_spite_of_false_certificates)
{
    test_user_t *others = test_user(w), *user = test_user(w);
    int how = 0;
    CHECK_OK(test_pay(others, 2, 1, 7));
    CHECK_OK(ln_chain_client_prepare(&t->call, test_chain(user, 1)));
    w->validators[0].lie = w->validators[1].lie = spoil_certificates;
    w->validators[0].lie_subject = w->validators[1].lie_subject = &how;
    w->validators[2].fault = TEST_DOWN;
    CHECK_OK(ln_receive_all(&t->call, user->client, &w->chains[1]));
    CHECK(inbox_tokens(user, 1) == 1007);
}

WORLD_TEST(messages_that_cannot_be_had_are_tried_again)
{
    test_user_t *others = test_user(w), *user = test_user(w);
    int how = 0;
    CHECK_OK(test_pay(others, 2, 1, 7));
    CHECK_OK(ln_chain_client_prepare(&t->call, test_chain(user, 1)));
    for (size_t i = 0; i < 4; i++) {
        w->validators[i].lie = spoil_certificates;
        w->validators[i].lie_subject = &how;
    }
    CHECK_OK(ln_receive_all(&t->call, user->client, &w->chains[1]));
    CHECK(inbox_tokens(user, 1) == 1000 && tracker(user, 1, 0) == 0);
    for (size_t i = 0; i < 4; i++)
        w->validators[i].lie = NULL;
    CHECK_OK(ln_receive_all(&t->call, user->client, &w->chains[1]));
    CHECK(inbox_tokens(user, 1) == 1007 && tracker(user, 1, 0) == 1);
}
