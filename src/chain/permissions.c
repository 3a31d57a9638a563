/* SPDX-License-Identifier: Apache-2.0 */
#include "chain/permissions.h"

#include "types/committee.h"

/* Operations that keep a chain up to date are always allowed, and free the block of its duties. */
static bool is_exempt(const ln_operation_t *operation)
{
    if (operation->tag != LN_OPERATION_SYSTEM)
        return false;
    ln_system_operation_tag_t tag = operation->system.tag;
    return tag == LN_SYSTEM_OPERATION_PROCESS_NEW_EPOCH ||
           tag == LN_SYSTEM_OPERATION_PROCESS_REMOVED_EPOCH ||
           tag == LN_SYSTEM_OPERATION_UPDATE_STREAMS;
}

/* A chain that lists applications allows operations of these only, and none of the system. */
static bool is_allowed(const ln_application_permissions_t *permissions,
                       const ln_operation_t *operation)
{
    if (!permissions->execute_operations.some)
        return true;
    return operation->tag == LN_OPERATION_USER &&
           ln_list_contains(&ln_application_id_list_type, &permissions->execute_operations.value,
                            &operation->user.application_id);
}

static void remove_bundle_applications(ln_application_id_list_t *mandatory,
                                       const ln_incoming_bundle_t *bundle)
{
    for (size_t i = 0; i < bundle->bundle.messages.count; i++) {
        const ln_message_t *message = &bundle->bundle.messages.items[i].message;
        if (message->tag == LN_MESSAGE_USER)
            ln_set_remove(&ln_application_id_list_type, mandatory, &message->user.application_id);
    }
}

ln_err_t ln_permissions_check(ln_call_t *call, const ln_application_permissions_t *permissions,
                              const ln_resource_control_policy_t *policy,
                              const ln_transaction_list_t *transactions)
{
    ln_application_id_list_t mandatory = {0};
    bool only_accepted =
        ln_policy_allows(policy, LN_LITERAL(LN_FLAG_MANDATORY_APPS_NEED_ACCEPTED_MESSAGE));
    ln_value_copy(&ln_application_id_list_type, call->arena, &mandatory,
                  &permissions->mandatory_applications);
    ln_set_normalise(&ln_application_id_list_type, &mandatory);
    LN_ASSERT(mandatory.count <= permissions->mandatory_applications.count);
    for (size_t i = 0; i < transactions->count; i++) {
        const ln_transaction_t *transaction = &transactions->items[i];
        if (transaction->tag == LN_TRANSACTION_RECEIVE_MESSAGES) {
            if (!only_accepted || transaction->receive_messages.action == LN_MESSAGE_ACTION_ACCEPT)
                remove_bundle_applications(&mandatory, &transaction->receive_messages);
            continue;
        }
        const ln_operation_t *operation = &transaction->execute_operation;
        if (is_exempt(operation)) {
            mandatory.count = 0;
            continue;
        }
        if (!is_allowed(permissions, operation))
            return LN_FAIL(call, LN_ERR_AUTHORIZED_APPLICATIONS, NULL);
        if (operation->tag == LN_OPERATION_USER)
            ln_set_remove(&ln_application_id_list_type, &mandatory,
                          &operation->user.application_id);
    }
    if (mandatory.count > 0)
        return LN_FAIL(call, LN_ERR_MISSING_MANDATORY_APPLICATIONS, NULL);
    return LN_OK;
}
