/* SPDX-License-Identifier: Apache-2.0 */
/* Which key of the user's proposes on which chain: assign, set-preferred-owner (spec 04 §14.3). */
#include "app/client_options.h"
#include "app/session.h"
#include "client/local.h"
#include "client/sync.h"
#include "exec/system.h"
#include "wallet/genesis_file.h"

static ln_err_t expect_own_key(ln_session_t *session, ln_account_owner_t *out)
{
    const char *text;
    LN_TRY(ln_arg_expect(session->call, session->run->args, "owner", &text));
    LN_TRY(ln_arg_parse(session->call, &ln_account_owner_type, out, "--owner", text));
    if (!ln_keystore_has(session->keystore, out))
        return LN_FAIL(session->call, LN_ERR_NO_OWNER_KEY,
                       "the keystore has no key for %s; linen keygen makes keys", text);
    return LN_OK;
}

static ln_err_t expect_may_propose(ln_session_t *session, const ln_chain_info_t *info,
                                   const ln_account_owner_t *owner)
{
    const ln_chain_ownership_t *ownership = &info->manager.ownership;
    if (ln_ownership_has(ownership, owner) || ownership->open_multi_leader_rounds)
        return LN_OK;
    return LN_FAIL(session->call, LN_ERR_NOT_AN_OWNER,
                   "this owner may not propose blocks on the chain; "
                   "linen show-ownership tells who may");
}

/* --- assign */

static ln_err_t assign(ln_session_t *session)
{
    const char *text;
    ln_account_owner_opt_t owner = {.some = true};
    ln_chain_info_t info;
    ln_chain_id_t id;
    LN_TRY(expect_own_key(session, &owner.value));
    LN_TRY(ln_arg_expect(session->call, session->run->args, "chain-id", &text));
    LN_TRY(ln_session_chain_id(session, &id, text));
    LN_TRY(ln_sync_description(session->call, session->client, &id));
    LN_TRY(ln_local_info(session->call, session->client, &info, &id, false));
    LN_TRY(expect_may_propose(session, &info, &owner.value));
    LN_ASSERT(info.description.some); /* it is active */
    ln_wallet_chain_t entry = ln_wallet_chain_of(&info.description.value, &owner);
    ln_wallet_insert(session->wallet, &id, &entry);
    return LN_OK;
}

ln_err_t cmd_assign(ln_run_t *run)
{
    return ln_session_command(run, assign);
}

/* --- set-preferred-owner */

static ln_err_t set_preferred_owner(ln_session_t *session)
{
    const ln_wallet_chain_t *entry;
    ln_account_owner_t owner;
    ln_chain_info_t info;
    ln_chain_id_t id;
    LN_TRY(expect_own_key(session, &owner));
    LN_TRY(ln_session_chain_id(session, &id, ln_arg_text(session->run->args, "chain-id")));
    LN_TRY(ln_wallet_expect(session->call, &entry, session->wallet, &id));
    LN_TRY(ln_sync_chain(session->call, session->client, &id, NULL));
    LN_TRY(ln_local_info(session->call, session->client, &info, &id, false));
    LN_TRY(expect_may_propose(session, &info, &owner));
    ln_wallet_chain_t changed = *entry;
    changed.owner = (ln_account_owner_opt_t){true, owner};
    ln_wallet_put(session->wallet, &id, &changed);
    return LN_OK;
}

ln_err_t cmd_set_preferred_owner(ln_run_t *run)
{
    return ln_session_command(run, set_preferred_owner);
}
