/* SPDX-License-Identifier: Apache-2.0 */
/* exec/accounts.h - balances and what moves them (spec 02 §8.1). */
#ifndef LN_EXEC_ACCOUNTS_H
#define LN_EXEC_ACCOUNTS_H

#include "exec/execution.h"

/* The chain's balance for its own account, else the owner's entry; *found is false without one. */
LN_CHECKED ln_err_t ln_account_balance(ln_call_t *call, const ln_execution_state_t *state,
                                       ln_amount_t *out, bool *found,
                                       const ln_account_owner_t *owner);

/* Compat: what would exceed 2^128-1 is lost silently. The entry is made if it is not there. */
LN_CHECKED ln_err_t ln_credit(ln_call_t *call, ln_execution_state_t *state,
                              const ln_account_owner_t *owner, ln_amount_t amount);

/* LN_ERR_INSUFFICIENT_BALANCE. An entry that becomes 0 is removed. */
LN_CHECKED ln_err_t ln_debit(ln_call_t *call, ln_execution_state_t *state,
                             const ln_account_owner_t *owner, ln_amount_t amount);

/* Who asks: the signer of what is executed, and the application that is executing, or null. */
typedef struct {
    const ln_account_owner_opt_t *signer;
    const ln_application_id_t *application;
} ln_authority_t;

/* From an account of this chain to any account. Order of checks: authority, amount, balance. */
LN_CHECKED ln_err_t ln_transfer(ln_call_t *call, ln_execution_t *x, ln_authority_t authority,
                                const ln_account_owner_t *source, const ln_account_t *recipient,
                                ln_amount_t amount);

/* From the signer's account on target_id to any account: done here if target_id is this chain, else
 * asked for with a message. */
LN_CHECKED ln_err_t ln_claim(ln_call_t *call, ln_execution_t *x, ln_authority_t authority,
                             const ln_account_owner_t *source, const ln_chain_id_t *target_id,
                             const ln_account_t *recipient, ln_amount_t amount);

/* Credits an account of this chain, or sends the amount to another chain. */
LN_CHECKED ln_err_t ln_credit_or_send(ln_call_t *call, ln_execution_t *x,
                                      const ln_account_owner_t *source,
                                      const ln_account_t *recipient, ln_amount_t amount);

#endif
