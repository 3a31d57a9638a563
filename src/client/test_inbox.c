/* SPDX-License-Identifier: Apache-2.0 */
/* What becomes of incoming messages (spec 04 §10.7, §10.10). */
#include "client/received.h"
#include "client/test_help.h"

/* Chain 1 gets the payment; the user's local node hears of it at once, because it makes it. */
static void pay_to(test_user_t *user, uint8_t from, uint64_t tokens)
{
    ln_test_t *t = user->w->t;
    test_chain(user, 1);
    CHECK_OK(test_pay(user, from, 1, tokens));
}

static size_t process(test_user_t *user, uint8_t chain)
{
    ln_test_t *t = user->w->t;
    size_t blocks;
    CHECK_OK(ln_chain_client_process_inbox(&t->call, test_chain(user, chain), &blocks));
    return blocks;
}

static uint64_t staged_tokens(test_user_t *user, uint8_t chain)
{
    ln_test_t *t = user->w->t;
    ln_amount_t balance;
    ln_account_owner_t owner = ln_owner_chain();
    CHECK_OK(ln_chain_client_balance(&t->call, test_chain(user, chain), &balance, &owner));
    return (uint64_t)(balance.attos / TEST_TOKEN);
}

/* Origins of the bundles in the newest block of chain 1, which has all of them in front. */
static size_t bundles_of(test_user_t *user, ln_incoming_bundle_list_t *out)
{
    ln_test_t *t = user->w->t;
    CHECK_OK(ln_chain_client_bundles(&t->call, test_chain(user, 1), out));
    return out->count;
}

WORLD_TEST(inbox_is_taken_in_by_one_block)
{
    test_user_t *user = test_user(w);
    pay_to(user, 2, 1);
    pay_to(user, 2, 2);
    pay_to(user, 3, 4);
    CHECK(process(user, 1) == 1 && test_tokens(user, 1) == 1007);
    CHECK(process(user, 1) == 0 && test_all_at(w, 1, 1));
}

WORLD_TEST(inbox_is_taken_in_together_with_operations)
{
    test_user_t *user = test_user(w);
    pay_to(user, 2, 500);
    CHECK_OK(test_pay(user, 1, 3, 1200)); /* more than there was before */
    CHECK(test_tokens(user, 1) == 300 && test_local_height(user, 1) == 1);
}

WORLD_TEST(inbox_of_another_devices_making_is_fetched_first)
{
    test_user_t *others = test_user(w), *user = test_user(w);
    CHECK_OK(test_pay(others, 2, 1, 5));
    CHECK(process(user, 1) == 0);
    CHECK_OK(ln_chain_client_sync(&t->call, test_chain(user, 1)));
    CHECK(process(user, 1) == 1 && test_tokens(user, 1) == 1005);
}

WORLD_TEST(inbox_that_is_rejected_goes_back)
{
    test_user_t *user = test_user(w);
    pay_to(user, 2, 10);
    CHECK(test_tokens(user, 2) == 990);
    user->client->options.inbox_policy = LN_INBOX_REJECT;
    CHECK(process(user, 1) == 1 && test_tokens(user, 1) == 1000);
    user->client->options.inbox_policy = LN_INBOX_ACCEPT;
    CHECK(process(user, 2) == 1 && test_tokens(user, 2) == 1000);
}

WORLD_TEST(inbox_that_is_ignored_waits)
{
    test_user_t *user = test_user(w);
    pay_to(user, 2, 10);
    user->client->options.inbox_policy = LN_INBOX_IGNORE;
    CHECK(process(user, 1) == 0 && staged_tokens(user, 1) == 1000);
    CHECK_OK(test_pay(user, 1, 3, 1));
    CHECK(test_tokens(user, 1) == 999);
    user->client->options.inbox_policy = LN_INBOX_ACCEPT;
    CHECK(process(user, 1) == 1 && test_tokens(user, 1) == 1009);
}

WORLD_TEST(inbox_is_taken_in_from_allowed_origins_only)
{
    test_user_t *user = test_user(w);
    ln_client_options_t *options = &user->client->options;
    pay_to(user, 2, 10);
    pay_to(user, 3, 20);
    pay_to(user, 4, 40);
    options->restrict_origins = true;
    CHECK(process(user, 1) == 0);
    options->allowed_origins = (ln_chain_id_list_t){&w->chains[3], 1};
    CHECK(process(user, 1) == 1 && test_tokens(user, 1) == 1020);
    options->restrict_origins = false;
    options->ignored_origins = (ln_chain_id_list_t){&w->chains[2], 1};
    CHECK(process(user, 1) == 1 && test_tokens(user, 1) == 1060);
    options->ignored_origins.count = 0;
    CHECK(process(user, 1) == 1 && test_tokens(user, 1) == 1070);
}

WORLD_TEST(inbox_begins_with_prioritised_origins)
{
    test_user_t *user = test_user(w);
    ln_client_options_t *options = &user->client->options;
    ln_incoming_bundle_list_t bundles;
    for (uint8_t i = 2; i <= 4; i++) {
        pay_to(user, i, i);
        pay_to(user, i, i);
    }
    CHECK(bundles_of(user, &bundles) == 6);
    CHECK(ln_chain_id_equal(&bundles.items[0].origin, &w->chains[2])); /* by time */
    options->prioritised_origins = (ln_chain_id_list_t){&w->chains[4], 1};
    CHECK(bundles_of(user, &bundles) == 6);
    for (size_t i = 0; i < 6; i++)
        CHECK(ln_chain_id_equal(&bundles.items[i].origin, &w->chains[4]) == (i < 2));
    options->bundles_max = 2;
    CHECK(bundles_of(user, &bundles) == 2);
    CHECK(ln_chain_id_equal(&bundles.items[1].origin, &w->chains[4]));
    CHECK(process(user, 1) == 3 && test_tokens(user, 1) == 1018);
}

WORLD_TEST(inbox_of_a_closed_chain_goes_back)
{
    test_user_t *user = test_user(w);
    ln_confirmed_block_certificate_t certificate;
    ln_operation_t close = {.tag = LN_OPERATION_SYSTEM,
                            .system = {.tag = LN_SYSTEM_OPERATION_CLOSE_CHAIN}};
    CHECK_OK(test_execute(test_chain(user, 1), &certificate, close));
    pay_to(user, 2, 10);
    CHECK(test_tokens(user, 2) == 990);
    CHECK(process(user, 1) == 1 && process(user, 2) == 1 && test_tokens(user, 2) == 1000);
}

WORLD_TEST(balance_counts_messages_that_wait_and_makes_no_block)
{
    test_user_t *user = test_user(w);
    CHECK(staged_tokens(user, 1) == 1000);
    pay_to(user, 2, 10);
    pay_to(user, 3, 20);
    CHECK(staged_tokens(user, 1) == 1030 && test_tokens(user, 1) == 1000);
    CHECK(test_local_height(user, 1) == 0 && !test_chain(user, 1)->has_pending);
    user->client->options.inbox_policy = LN_INBOX_REJECT;
    CHECK(staged_tokens(user, 1) == 1000);
}

WORLD_TEST(balance_of_an_owner_is_its_own)
{
    test_user_t *user = test_user(w);
    ln_confirmed_block_certificate_t certificate;
    ln_account_owner_t owner = test_owner(7);
    ln_operation_t pay = test_transfer(w, 1, 5);
    ln_amount_t balance;
    test_chain(user, 1);
    pay.system.transfer.recipient.owner = owner;
    CHECK_OK(test_execute(test_chain(user, 2), &certificate, pay));
    CHECK_OK(ln_chain_client_local_balance(&t->call, test_chain(user, 1), &balance, &owner));
    CHECK(balance.attos == 0);
    CHECK_OK(ln_chain_client_balance(&t->call, test_chain(user, 1), &balance, &owner));
    CHECK(balance.attos == 5 * TEST_TOKEN && staged_tokens(user, 1) == 1000);
    CHECK(process(user, 1) == 1);
    CHECK_OK(ln_chain_client_local_balance(&t->call, test_chain(user, 1), &balance, &owner));
    CHECK(balance.attos == 5 * TEST_TOKEN);
}
