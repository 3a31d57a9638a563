/* SPDX-License-Identifier: Apache-2.0 */
/* Commands that look: sync, balances, ownership, the network (spec 04 §14.3). */
#include "app/client_options.h"
#include "app/session.h"
#include "client/local.h"
#include "client/sync.h"
#include "types/ids.h"
#include "types/text.h"
#include "worker/genesis.h"

#include <stdio.h>

/* --- sync */

static ln_err_t sync_work(ln_session_t *session)
{
    ln_chain_id_t id;
    LN_TRY(ln_session_chain_id(session, &id, ln_arg_at(session->run->args, 0)));
    return ln_session_sync(session, &id);
}

ln_err_t cmd_sync(ln_run_t *run)
{
    return ln_session_command(run, sync_work);
}

/* --- balances */

static ln_err_t read_account(ln_session_t *session, ln_account_t *out)
{
    const char *text = ln_arg_at(session->run->args, 0);
    if (text != NULL)
        return ln_account_parse(session->call, out, ln_text(text));
    out->owner = ln_owner_chain();
    return ln_wallet_expect_default(session->call, &out->chain_id, session->wallet);
}

static ln_err_t print_local(ln_session_t *session, ln_chain_client_t *chain, void *subject)
{
    ln_amount_t amount;
    LN_TRY(ln_sync_description(session->call, session->client, &chain->id));
    LN_TRY(ln_chain_client_local_balance(session->call, chain, &amount, subject));
    ln_print_value(session->call, &ln_amount_type, &amount);
    return ln_session_save(session->call, session, chain);
}

static ln_err_t print_staged(ln_session_t *session, ln_chain_client_t *chain, void *subject)
{
    ln_amount_t amount;
    LN_TRY(ln_sync_description(session->call, session->client, &chain->id));
    LN_TRY(ln_chain_client_balance(session->call, chain, &amount, subject));
    ln_print_value(session->call, &ln_amount_type, &amount);
    return ln_session_save(session->call, session, chain);
}

static ln_err_t print_synced(ln_session_t *session, ln_chain_client_t *chain, void *subject)
{
    LN_TRY(ln_chain_client_sync(session->call, chain));
    return print_staged(session, chain, subject);
}

static ln_err_t show_balance(ln_session_t *session, ln_chain_work_t print)
{
    ln_account_t account;
    LN_TRY(read_account(session, &account));
    return ln_session_with_chain(session, &account.chain_id, print, &account.owner);
}

static ln_err_t local_balance(ln_session_t *session)
{
    return show_balance(session, print_local);
}

ln_err_t cmd_local_balance(ln_run_t *run)
{
    return ln_session_command(run, local_balance);
}

static ln_err_t query_balance(ln_session_t *session)
{
    return show_balance(session, print_staged);
}

ln_err_t cmd_query_balance(ln_run_t *run)
{
    return ln_session_command(run, query_balance);
}

static ln_err_t sync_balance(ln_session_t *session)
{
    return show_balance(session, print_synced);
}

ln_err_t cmd_sync_balance(ln_run_t *run)
{
    return ln_session_command(run, sync_balance);
}

/* --- show-ownership, show-network-description */

static ln_err_t print_ownership(ln_session_t *session, ln_chain_client_t *chain, void *subject)
{
    ln_chain_info_t info;
    (void)subject;
    LN_TRY(ln_sync_description(session->call, session->client, &chain->id));
    LN_TRY(ln_local_info(session->call, session->client, &info, &chain->id, false));
    ln_print_value(session->call, &ln_chain_ownership_type, &info.manager.ownership);
    return ln_session_save(session->call, session, chain);
}

static ln_err_t show_ownership(ln_session_t *session)
{
    ln_chain_id_t id;
    LN_TRY(ln_session_chain_id(session, &id, ln_arg_text(session->run->args, "chain-id")));
    return ln_session_with_chain(session, &id, print_ownership, NULL);
}

ln_err_t cmd_show_ownership(ln_run_t *run)
{
    return ln_session_command(run, show_ownership);
}

static ln_err_t show_network(ln_session_t *session)
{
    ln_network_description_t network;
    bool found;
    LN_TRY(ln_store_network(session->call, session->store, &network, &found));
    LN_ASSERT(found); /* the session has initialised the storage */
    ln_print_value(session->call, &ln_network_description_type, &network);
    return LN_OK;
}

ln_err_t cmd_show_network_description(ln_run_t *run)
{
    return ln_session_command(run, show_network);
}
