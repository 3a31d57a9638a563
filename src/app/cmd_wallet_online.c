/* SPDX-License-Identifier: Apache-2.0 */
/* linen wallet: what needs a faucet or validators - init, request-chain, follow-chain (spec 04
 * §14.5). */
#include "app/client_options.h"
#include "app/session.h"
#include "app/user_files.h"
#include "client/local.h"
#include "client/sync.h"
#include "exec/system.h"
#include "faucet/faucet_client.h"
#include "types/ids.h"
#include "wallet/genesis_file.h"

/* --- init */

/* The network may have another committee than in the beginning; the faucet is believed this once.
 */
static ln_err_t follow_network(ln_session_t *session)
{
    ln_faucet_client_t faucet = {session->run->loop, ln_arg_text(session->run->args, "faucet")};
    ln_committee_t committee;
    LN_TRY(ln_faucet_client_current_committee(session->call, &faucet, &committee));
    return ln_sync_chain(session->call, session->client, &session->client->admin_id, &committee);
}

ln_err_t cmd_wallet_init(ln_run_t *run)
{
    ln_genesis_config_t genesis;
    LN_TRY(ln_user_genesis(run, &genesis));
    LN_TRY(ln_user_wallet_create(run, &genesis));
    if (ln_arg_text(run->args, "faucet") == NULL)
        return LN_OK;
    return ln_session_command(run, follow_network);
}

/* --- request-chain */

static ln_err_t check_claimed(ln_session_t *session, const ln_chain_description_t *description,
                              const ln_account_owner_t *owner)
{
    const ln_chain_ownership_t *ownership = &description->config.ownership;
    if (ln_ownership_has(ownership, owner) || ownership->open_multi_leader_rounds)
        return LN_OK;
    return LN_FAIL(
        session->call, LN_ERR_NOT_AN_OWNER,
        "the chain that the faucet has given does not belong to your key; ask another faucet");
}

static ln_err_t request_chain(ln_session_t *session)
{
    const ln_args_t *args = session->run->args;
    ln_faucet_client_t faucet = {session->run->loop, NULL};
    ln_account_owner_opt_t owner = {.some = true};
    ln_chain_description_t description;
    LN_TRY(ln_arg_expect(session->call, args, "faucet", &faucet.url));
    LN_TRY(ln_keystore_generate(session->call, session->keystore, &owner.value, 1));
    LN_TRY(ln_faucet_client_claim(session->call, &faucet, &description, &owner.value));
    LN_TRY(check_claimed(session, &description, &owner.value));
    ln_chain_id_t id = ln_chain_description_id(session->call->arena, &description);
    ln_wallet_chain_t entry = ln_wallet_chain_of(&description, &owner);
    ln_wallet_insert(session->wallet, &id, &entry);
    if (ln_arg_flag(args, "set-default"))
        LN_TRY(ln_wallet_set_default(session->call, session->wallet, &id));
    LN_TRY(ln_wallet_save(session->call, session->wallet));
    LN_TRY(ln_session_sync(session, &id));
    ln_print_value(session->call, &ln_chain_id_type, &id);
    ln_print_value(session->call, &ln_account_owner_type, &owner.value);
    return LN_OK;
}

ln_err_t cmd_wallet_request_chain(ln_run_t *run)
{
    return ln_session_command(run, request_chain);
}

/* --- follow-chain */

static ln_err_t follow_chain(ln_session_t *session)
{
    ln_chain_info_t info;
    ln_chain_id_t id;
    LN_TRY(ln_session_chain_id(session, &id, ln_arg_at(session->run->args, 0)));
    LN_TRY(ln_sync_description(session->call, session->client, &id));
    if (ln_arg_flag(session->run->args, "sync"))
        LN_TRY(ln_sync_chain(session->call, session->client, &id, NULL));
    LN_TRY(ln_local_info(session->call, session->client, &info, &id, false));
    LN_ASSERT(info.description.some); /* it is active */
    ln_wallet_chain_t entry =
        ln_wallet_chain_of(&info.description.value, &(ln_account_owner_opt_t){0});
    entry.block_hash = info.block_hash;
    entry.next_block_height = info.next_block_height;
    entry.timestamp = info.timestamp;
    if (!ln_wallet_try_insert(session->wallet, &id, &entry))
        return LN_FAIL(session->call, LN_ERR_WALLET,
                       "the wallet has this chain already; 'linen wallet show' lists its chains");
    return LN_OK;
}

ln_err_t cmd_wallet_follow_chain(ln_run_t *run)
{
    return ln_session_command(run, follow_chain);
}
