/* SPDX-License-Identifier: Apache-2.0 */
/* app/policy_args.h - fee policies on the command line: one option for every field of the policy,
 * named as the field, dashes for underscores; those of prices may have a suffix. */
#ifndef LN_APP_POLICY_ARGS_H
#define LN_APP_POLICY_ARGS_H

#include "app/args.h"
#include "types/gen/committee.h"

/* no-fees, only-fuel, all-categories, testnet, in any case and with or without '-' or '_'.
 * LN_ERR_INVALID_INPUT names them. */
LN_CHECKED ln_err_t ln_policy_named(ln_call_t *call, ln_resource_control_policy_t *out,
                                    const char *name);

/* Sets the fields whose options are given; *changed tells whether one was. price_suffix is "-price"
 * or "". */
LN_CHECKED ln_err_t ln_policy_args_apply(ln_call_t *call, const ln_args_t *args,
                                         ln_resource_control_policy_t *policy, bool *changed,
                                         const char *price_suffix);

#endif
