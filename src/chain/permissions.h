/* SPDX-License-Identifier: Apache-2.0 */
/* chain/permissions.h - what a chain's application permissions demand of a block (spec 02 §6.5). */
#ifndef LN_CHAIN_PERMISSIONS_H
#define LN_CHAIN_PERMISSIONS_H

#include "types/gen/committee.h"
#include "types/gen/operation.h"

/* LN_ERR_AUTHORIZED_APPLICATIONS if an operation is not allowed,
 * LN_ERR_MISSING_MANDATORY_APPLICATIONS if an application that must run does not. */
LN_CHECKED ln_err_t ln_permissions_check(ln_call_t *call,
                                         const ln_application_permissions_t *permissions,
                                         const ln_resource_control_policy_t *policy,
                                         const ln_transaction_list_t *transactions);

#endif
