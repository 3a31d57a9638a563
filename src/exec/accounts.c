/* SPDX-License-Identifier: Apache-2.0 */
#include "exec/accounts.h"

#include "exec/system.h"
#include "types/ids.h"

/* --- balances */

ln_err_t ln_account_balance(ln_call_t *call, const ln_execution_state_t *state, ln_amount_t *out,
                            bool *found, const ln_account_owner_t *owner)
{
    out->attos = 0;
    *found = ln_owner_is_chain(owner);
    if (!*found)
        return ln_map_view_get(call, &state->system.balances, out, found, owner);
    *out = *ln_system_state_balance(&state->system);
    return LN_OK;
}

static void set_balance(ln_call_t *call, ln_execution_state_t *state,
                        const ln_account_owner_t *owner, ln_amount_t amount)
{
    if (ln_owner_is_chain(owner))
        ln_system_state_set_balance(&state->system, &amount);
    else
        ln_map_view_put(call, &state->system.balances, owner, &amount);
}

ln_err_t ln_credit(ln_call_t *call, ln_execution_state_t *state, const ln_account_owner_t *owner,
                   ln_amount_t amount)
{
    ln_amount_t balance;
    bool found;
    LN_TRY(ln_account_balance(call, state, &balance, &found, owner));
    ln_u128_t before = balance.attos;
    balance.attos = ln_u128_add_saturating(before, amount.attos);
    LN_ASSERT(balance.attos >= before && balance.attos - before <= amount.attos);
    set_balance(call, state, owner, balance);
    return LN_OK;
}

ln_err_t ln_debit(ln_call_t *call, ln_execution_state_t *state, const ln_account_owner_t *owner,
                  ln_amount_t amount)
{
    ln_amount_t balance;
    bool found;
    LN_TRY(ln_account_balance(call, state, &balance, &found, owner));
    if (!found || balance.attos < amount.attos)
        return LN_FAIL(call, LN_ERR_INSUFFICIENT_BALANCE, "the account %.*s holds %s, not %s",
                       LN_TEXT_ARG(ln_value_text(&ln_account_owner_type, call->arena, owner)),
                       ln_attos_text(call, balance.attos), ln_attos_text(call, amount.attos));
    balance.attos -= amount.attos;
    if (balance.attos == 0 && !ln_owner_is_chain(owner))
        ln_map_view_remove(call, &state->system.balances, owner);
    else
        set_balance(call, state, owner, balance);
    return LN_OK;
}

/* --- who may */

static bool is_application(const ln_authority_t *authority, const ln_account_owner_t *owner)
{
    if (authority->application == NULL)
        return false;
    ln_account_owner_t account = ln_owner_application(*authority->application);
    return ln_account_owner_equal(&account, owner);
}

static bool is_signer(const ln_authority_t *authority, const ln_account_owner_t *owner)
{
    return authority->signer->some && ln_account_owner_equal(&authority->signer->value, owner);
}

/* The chain's own account belongs to the chain's owners, every other to itself. */
static bool may_spend(const ln_execution_t *x, const ln_authority_t *authority,
                      const ln_account_owner_t *source)
{
    LN_ASSERT(authority->signer != NULL);
    if (!ln_owner_is_chain(source))
        return is_signer(authority, source) || is_application(authority, source);
    return authority->signer->some &&
           ln_ownership_has(ln_system_state_ownership(&x->in.state->system),
                            &authority->signer->value);
}

/* --- what moves balances */

ln_err_t ln_credit_or_send(ln_call_t *call, ln_execution_t *x, const ln_account_owner_t *source,
                           const ln_account_t *recipient, ln_amount_t amount)
{
    if (ln_chain_id_equal(&recipient->chain_id, &x->in.block->chain_id))
        return ln_credit(call, x->in.state, &recipient->owner, amount);
    ln_outgoing_message_t message = {
        .destination = recipient->chain_id,
        .kind = LN_MESSAGE_KIND_TRACKED,
        .message = {.tag = LN_MESSAGE_SYSTEM,
                    .system = {.tag = LN_SYSTEM_MESSAGE_CREDIT,
                               .credit = {recipient->owner, amount, *source}}}};
    LN_ASSERT(message.grant.attos == 0); /* the amount travels in the message, not beside it */
    ln_tracker_send(call, &x->tx, &message);
    return LN_OK;
}

ln_err_t ln_transfer(ln_call_t *call, ln_execution_t *x, ln_authority_t authority,
                     const ln_account_owner_t *source, const ln_account_t *recipient,
                     ln_amount_t amount)
{
    if (!may_spend(x, &authority, source))
        return LN_FAIL(call, LN_ERR_UNAUTHENTICATED_TRANSFER_OWNER, NULL);
    if (amount.attos == 0)
        return LN_FAIL(call, LN_ERR_INCORRECT_TRANSFER_AMOUNT, NULL);
    /* One and the same amount is taken here and given there: tokens are conserved. */
    LN_TRY(ln_debit(call, x->in.state, source, amount));
    return ln_credit_or_send(call, x, source, recipient, amount);
}

ln_err_t ln_claim(ln_call_t *call, ln_execution_t *x, ln_authority_t authority,
                  const ln_account_owner_t *source, const ln_chain_id_t *target_id,
                  const ln_account_t *recipient, ln_amount_t amount)
{
    if (!is_signer(&authority, source) && !is_application(&authority, source))
        return LN_FAIL(call, LN_ERR_UNAUTHENTICATED_CLAIM_OWNER, NULL);
    if (amount.attos == 0)
        return LN_FAIL(call, LN_ERR_INCORRECT_CLAIM_AMOUNT, NULL);
    if (ln_chain_id_equal(target_id, &x->in.block->chain_id)) {
        LN_TRY(ln_debit(call, x->in.state, source, amount));
        return ln_credit_or_send(call, x, source, recipient, amount);
    }
    /* Nothing is debited here, and the message is simple: it does not come back if it is refused.
     */
    ln_outgoing_message_t message = {
        .destination = *target_id,
        .authenticated_signer = *authority.signer,
        .kind = LN_MESSAGE_KIND_SIMPLE,
        .message = {.tag = LN_MESSAGE_SYSTEM,
                    .system = {.tag = LN_SYSTEM_MESSAGE_WITHDRAW,
                               .withdraw = {*source, amount, *recipient}}}};
    ln_tracker_send(call, &x->tx, &message);
    return LN_OK;
}
