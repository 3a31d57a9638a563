/* SPDX-License-Identifier: Apache-2.0 */
/* The committee changes: validators 0 to 3 make epoch 0, validators 1 to 4 epoch 1. */
#include "client/sync.h"
#include "client/test_help.h"

static ln_operation_t admin(ln_admin_operation_t operation)
{
    return (ln_operation_t){.tag = LN_OPERATION_SYSTEM,
                            .system = {.tag = LN_SYSTEM_OPERATION_ADMIN, .admin = operation}};
}

/* The admin chain publishes the second committee and begins epoch 1 with it. */
static void begin_epoch(test_user_t *user)
{
    test_world_t *w = user->w;
    ln_test_t *t = w->t;
    ln_committee_t committee = test_committee(w, 1, 4);
    ln_blob_content_t blob = {LN_BLOB_TYPE_COMMITTEE,
                              ln_value_encode(&ln_committee_type, &t->arena, LN_BCS, &committee)};
    ln_confirmed_block_certificate_t certificate;
    ln_blob_id_t id;
    CHECK_OK(ln_blob_id_of(&t->call, &id, &blob));
    ln_operation_t publish = admin((ln_admin_operation_t){
        .tag = LN_ADMIN_OPERATION_PUBLISH_COMMITTEE_BLOB, .publish_committee_blob = {id.hash}});
    ln_operation_t create = admin((ln_admin_operation_t){.tag = LN_ADMIN_OPERATION_CREATE_COMMITTEE,
                                                         .create_committee = {{1}, id.hash}});
    CHECK_OK(ln_chain_client_execute(&t->call, test_chain(user, 0), &certificate,
                                     &(ln_operations_t){&publish, 1},
                                     &(ln_blob_content_list_t){&blob, 1}, NULL));
    CHECK_OK(test_execute(test_chain(user, 0), &certificate, create));
}

static void end_first_epoch(test_user_t *user)
{
    ln_test_t *t = user->w->t;
    ln_confirmed_block_certificate_t certificate;
    CHECK_OK(test_execute(test_chain(user, 0), &certificate,
                          admin((ln_admin_operation_t){.tag = LN_ADMIN_OPERATION_REMOVE_COMMITTEE,
                                                       .remove_committee = {{0}}})));
}

static uint32_t epoch_of(test_user_t *user, uint8_t chain)
{
    ln_test_t *t = user->w->t;
    ln_chain_t *opened;
    CHECK_OK(ln_worker_chain(&t->call, user->client->worker, &opened, &user->w->chains[chain]));
    return ln_chain_epoch(opened).value;
}

/* Committees that a chain keeps. */
static size_t epochs_known(test_user_t *user, uint8_t chain)
{
    ln_test_t *t = user->w->t;
    ln_chain_t *opened;
    CHECK_OK(ln_worker_chain(&t->call, user->client->worker, &opened, &user->w->chains[chain]));
    return ln_system_state_committees(ln_chain_system(opened))->count;
}

WORLD_TEST(epoch_is_followed_with_the_next_block, .validators = 5, .committee = 4)
{
    test_user_t *user = test_user(w);
    CHECK_OK(test_pay(user, 1, 2, 1));
    begin_epoch(user);
    CHECK(epoch_of(user, 1) == 0);
    CHECK_OK(test_pay(user, 1, 2, 1));
    CHECK(epoch_of(user, 1) == 1);
    /* from now on, the old validator is not needed, and the new one votes */
    w->validators[0].fault = w->validators[1].fault = TEST_DOWN;
    CHECK_OK(test_pay(user, 1, 2, 1));
    CHECK(test_height(&w->validators[4], 1) == 3 && test_height(&w->validators[0], 1) == 2);
}

WORLD_TEST(epoch_begins_with_a_committee_that_has_the_chain, .validators = 5, .committee = 4)
{
    test_user_t *user = test_user(w);
    CHECK_OK(test_pay(user, 1, 2, 1));
    begin_epoch(user);
    w->validators[1].fault = TEST_DOWN; /* so that the new one is needed */
    CHECK_OK(test_pay(user, 1, 2, 1));
    CHECK(test_height(&w->validators[4], 1) == 2);
}

WORLD_TEST(epoch_is_followed_by_process_inbox_without_messages, .validators = 5, .committee = 4)
{
    test_user_t *user = test_user(w);
    size_t blocks;
    test_chain(user, 1);
    begin_epoch(user);
    CHECK_OK(ln_chain_client_process_inbox(&t->call, test_chain(user, 1), &blocks));
    CHECK(blocks == 1 && epoch_of(user, 1) == 1);
}

WORLD_TEST(epoch_that_ended_is_followed_too, .validators = 5, .committee = 4)
{
    test_user_t *user = test_user(w);
    begin_epoch(user);
    CHECK_OK(test_pay(user, 1, 2, 1));
    CHECK(epochs_known(user, 1) == 2);
    end_first_epoch(user);
    CHECK_OK(test_pay(user, 1, 2, 1));
    CHECK_OK(test_pay(user, 1, 2, 1));
    CHECK(test_local_height(user, 1) == 3 && epoch_of(user, 1) == 1);
    CHECK(epochs_known(user, 1) == 1);
}

WORLD_TEST(epochs_can_be_skipped_by_a_chain_that_slept, .validators = 5, .committee = 4)
{
    test_user_t *user = test_user(w);
    begin_epoch(user);
    end_first_epoch(user);
    CHECK_OK(test_pay(user, 1, 2, 1));
    CHECK(epoch_of(user, 1) == 1 && test_local_height(user, 1) == 1);
    w->validators[1].fault = TEST_DOWN;
    CHECK_OK(test_pay(user, 1, 2, 1));
    CHECK(test_height(&w->validators[4], 1) == 2);
}

WORLD_TEST(epochs_are_learned_by_a_new_device, .validators = 5, .committee = 4)
{
    test_user_t *old = test_user(w), *new = test_user(w);
    CHECK_OK(test_pay(old, 1, 2, 1));
    begin_epoch(old);
    for (int i = 0; i < 3; i++)
        CHECK_OK(test_pay(old, 1, 2, 1));
    CHECK_OK(ln_chain_client_sync(&t->call, test_chain(new, 1)));
    CHECK(test_local_height(new, 1) == 4 && epoch_of(new, 1) == 1);
    CHECK(test_local_height(new, 0) == 2); /* the admin chain came along */
    w->validators[1].fault = TEST_DOWN;    /* so that the new one is needed */
    CHECK_OK(test_pay(new, 1, 2, 1));
    CHECK(test_height(&w->validators[4], 1) == 5);
}

WORLD_TEST(epoch_without_blocks_yet_is_learned_by_a_new_device, .validators = 5, .committee = 4)
{
    test_user_t *old = test_user(w), *new = test_user(w);
    begin_epoch(old);
    CHECK_OK(test_pay(old, 1, 2, 1)); /* the last block of the old epoch */
    CHECK_OK(ln_chain_client_prepare(&t->call, test_chain(new, 1)));
    CHECK(epoch_of(new, 1) == 1 && test_local_height(new, 0) == 2);
}

WORLD_TEST(epoch_whose_block_came_with_its_committee_is_executed_later, .validators = 5,
           .committee = 4)
{
    test_user_t *old = test_user(w), *new = test_user(w);
    ln_committee_t committee = test_committee(w, 1, 4);
    ln_blob_content_t blob = {LN_BLOB_TYPE_COMMITTEE,
                              ln_value_encode(&ln_committee_type, &t->arena, LN_BCS, &committee)};
    ln_blob_id_t id;
    begin_epoch(old);
    CHECK_OK(ln_blob_id_of(&t->call, &id, &blob));
    CHECK_OK(ln_sync_blobs(&t->call, new->client, &(ln_blob_id_list_t){&id, 1}));
    CHECK(test_local_height(new, 0) == 0);
    CHECK_OK(ln_sync_admin(&t->call, new->client));
    CHECK(test_local_height(new, 0) == 2);
    CHECK_OK(ln_chain_client_sync(&t->call, test_chain(new, 1)));
    CHECK_OK(test_pay(new, 1, 2, 1));
    CHECK(epoch_of(new, 1) == 1);
}

WORLD_TEST(epochs_of_senders_are_learned_with_their_messages, .validators = 5, .committee = 4)
{
    test_user_t *others = test_user(w), *user = test_user(w);
    size_t blocks;
    CHECK_OK(ln_chain_client_sync(&t->call, test_chain(user, 1)));
    begin_epoch(others);
    CHECK_OK(test_pay(others, 2, 3, 1));
    CHECK_OK(test_pay(others, 2, 1, 5)); /* signed by the new committee */
    CHECK_OK(ln_chain_client_sync(&t->call, test_chain(user, 1)));
    CHECK_OK(ln_chain_client_process_inbox(&t->call, test_chain(user, 1), &blocks));
    CHECK(test_tokens(user, 1) == 1005 && epoch_of(user, 1) == 1);
}

WORLD_TEST(validator_that_missed_the_epoch_gets_the_admin_chain, .validators = 5, .committee = 4)
{
    test_user_t *user = test_user(w);
    CHECK_OK(test_pay(user, 1, 2, 1));
    w->validators[3].fault = TEST_DOWN;
    begin_epoch(user);
    CHECK(test_height(&w->validators[3], 0) == 0);
    w->validators[3].fault = TEST_UP;
    w->validators[0].fault = TEST_DOWN; /* so that it is needed */
    CHECK_OK(test_pay(user, 1, 2, 1));
    CHECK(test_height(&w->validators[3], 0) == 2 && test_height(&w->validators[3], 1) == 2);
}

WORLD_TEST(validator_that_missed_everything_gets_epochs_and_blocks, .validators = 5, .committee = 4)
{
    test_user_t *user = test_user(w);
    w->validators[3].fault = TEST_DOWN;
    CHECK_OK(test_pay(user, 1, 2, 1));
    begin_epoch(user);
    CHECK_OK(test_pay(user, 1, 2, 1)); /* to epoch 1; the others vote */
    w->validators[3].fault = TEST_UP;
    w->validators[1].fault = TEST_DOWN;
    CHECK_OK(test_pay(user, 1, 2, 1));
    CHECK(test_height(&w->validators[3], 1) == 3 && test_height(&w->validators[4], 1) == 3);
}
