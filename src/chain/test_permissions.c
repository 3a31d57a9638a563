/* SPDX-License-Identifier: Apache-2.0 */
#include "chain/permissions.h"

#include "chain/test_help.h"

/* --- blocks of transactions named by letters (spec 02 §6.5):
 *
 *     a b c   an operation of the application        A B C   a message for it, accepted
 *     1 2 3   a message for it, rejected             s       an operation of the system
 *     e r u   new epoch, removed epoch, stream update
 */

static ln_application_id_t application(char letter)
{
    return (ln_application_id_t){{{(uint8_t)letter}}};
}

static ln_transaction_t operation(ln_system_operation_tag_t tag)
{
    return (ln_transaction_t){
        .tag = LN_TRANSACTION_EXECUTE_OPERATION,
        .execute_operation = {.tag = LN_OPERATION_SYSTEM, .system = {.tag = tag}}};
}

static ln_transaction_t message(ln_test_t *t, char letter, ln_message_action_t action)
{
    ln_transaction_t out = {.tag = LN_TRANSACTION_RECEIVE_MESSAGES,
                            .receive_messages = {.action = action}};
    (void)LN_PUSH(&t->arena, &out.receive_messages.bundle.messages); /* of the system */
    ln_posted_message_t *posted = LN_PUSH(&t->arena, &out.receive_messages.bundle.messages);
    posted->message.tag = LN_MESSAGE_USER;
    posted->message.user.application_id = application(letter);
    return out;
}

static ln_transaction_t transaction_of(ln_test_t *t, char letter)
{
    switch (letter) {
    case 's':
        return operation(LN_SYSTEM_OPERATION_TRANSFER);
    case 'e':
        return operation(LN_SYSTEM_OPERATION_PROCESS_NEW_EPOCH);
    case 'r':
        return operation(LN_SYSTEM_OPERATION_PROCESS_REMOVED_EPOCH);
    case 'u':
        return operation(LN_SYSTEM_OPERATION_UPDATE_STREAMS);
    default:
        break;
    }
    if (letter >= 'A' && letter <= 'C')
        return message(t, (char)(letter - 'A' + 'a'), LN_MESSAGE_ACTION_ACCEPT);
    if (letter >= '1' && letter <= '3')
        return message(t, (char)(letter - '1' + 'a'), LN_MESSAGE_ACTION_REJECT);
    return (ln_transaction_t){
        .tag = LN_TRANSACTION_EXECUTE_OPERATION,
        .execute_operation = {.tag = LN_OPERATION_USER, .user = {application(letter), {0}}}};
}

static ln_application_id_list_t list_of(ln_test_t *t, const char *letters)
{
    ln_application_id_list_t list = {0};
    for (; *letters != '\0'; letters++)
        *LN_PUSH(&t->arena, &list) = application(*letters);
    return list;
}

/* allowed: null for everything. */
static ln_err_t check(ln_test_t *t, const char *allowed, const char *mandatory,
                      const char *transactions, bool only_accepted)
{
    ln_application_permissions_t permissions = {.mandatory_applications = list_of(t, mandatory)};
    ln_resource_control_policy_t policy = ln_policy_no_fees();
    ln_transaction_list_t list = {0};
    ln_bytes_t flag = LN_LITERAL(LN_FLAG_MANDATORY_APPS_NEED_ACCEPTED_MESSAGE);
    if (only_accepted)
        *LN_PUSH(&t->arena, &policy.http_request_allow_list) = flag;
    if (allowed != NULL)
        permissions.execute_operations = (ln_application_id_list_opt_t){true, list_of(t, allowed)};
    for (; *transactions != '\0'; transactions++)
        *LN_PUSH(&t->arena, &list) = transaction_of(t, *transactions);
    return ln_permissions_check(&t->call, &permissions, &policy, &list);
}

TEST(only_listed_applications_may_run_operations)
{
    CHECK_OK(check(t, NULL, "", "sab", false));
    CHECK_OK(check(t, "ab", "", "ab", false));
    CHECK_ERR(LN_ERR_AUTHORIZED_APPLICATIONS, check(t, "ab", "", "ac", false));
    CHECK_ERR(LN_ERR_AUTHORIZED_APPLICATIONS, check(t, "ab", "", "s", false));
    CHECK_ERR(LN_ERR_AUTHORIZED_APPLICATIONS, check(t, "", "", "a", false));
    CHECK_OK(check(t, "", "", "C3eru", false)); /* messages and upkeep are always allowed */
    CHECK_ERR(LN_ERR_AUTHORIZED_APPLICATIONS, check(t, "a", "", "es", false));
}

TEST(mandatory_applications_must_run)
{
    CHECK_OK(check(t, NULL, "ab", "ba", false));
    CHECK_OK(check(t, NULL, "aab", "ab", false)); /* named twice, run once */
    CHECK_ERR(LN_ERR_MISSING_MANDATORY_APPLICATIONS, check(t, NULL, "ab", "aas", false));
    CHECK_ERR(LN_ERR_MISSING_MANDATORY_APPLICATIONS, check(t, NULL, "ab", "", false));
    CHECK_OK(check(t, NULL, "ab", "Ab", false));
    CHECK_OK(check(t, NULL, "ab", "1B", false));
}

TEST(upkeep_frees_a_block_of_its_duties)
{
    CHECK_OK(check(t, NULL, "ab", "e", false));
    CHECK_OK(check(t, NULL, "ab", "sr", false));
    CHECK_OK(check(t, NULL, "ab", "us", false));
}

TEST(rejected_messages_count_unless_the_policy_says_otherwise)
{
    CHECK_OK(check(t, NULL, "a", "1", false));
    CHECK_ERR(LN_ERR_MISSING_MANDATORY_APPLICATIONS, check(t, NULL, "a", "1", true));
    CHECK_OK(check(t, NULL, "a", "1A", true));
}
