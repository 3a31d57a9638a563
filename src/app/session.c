/* SPDX-License-Identifier: Apache-2.0 */
#include "app/session.h"

#include "app/client_options.h"
#include "app/user_files.h"
#include "client/sync.h"
#include "worker/genesis.h"

#include <stdio.h>
#include <string.h>

/* --- opening */

static ln_err_t open_storage(ln_session_t *session)
{
    ln_storage_config_t config;
    LN_TRY(ln_storage_config_parse(session->call, &config, session->paths.storage));
    LN_TRY(ln_storage_config_open(session->call, &session->kv, &config));
    LN_TRY(ln_store_open(session->call, &session->store, session->kv));
    return ln_genesis_initialise(session->call, session->store, session->run->env,
                                 ln_wallet_genesis(session->wallet));
}

static ln_err_t make_client(ln_session_t *session)
{
    ln_client_options_t options;
    ln_signer_t signer = ln_keystore_signer(session->keystore);
    ln_connector_t connector = ln_grpc_connector(&session->nodes);
    const ln_args_t *args = session->run->args;
    LN_TRY(ln_client_options_read(session->call, args, &options));
    LN_TRY(ln_node_options_read(session->call, args, &session->nodes));
    session->nodes.loop = session->run->loop;
    LN_TRY(ln_client_new(session->call, &session->client, session->run->loop, session->store,
                         &options, &signer, &connector));
    for (size_t i = 0; i < ln_wallet_count(session->wallet); i++) {
        ln_chain_id_t id = ln_wallet_chain_id(session->wallet, i);
        ln_client_track(session->client, &id);
    }
    return LN_OK;
}

static ln_err_t open_rest(ln_session_t *session)
{
    LN_TRY(ln_keystore_open(session->call, &session->keystore, session->run->env,
                            session->paths.keystore));
    LN_TRY(open_storage(session));
    return make_client(session);
}

ln_err_t ln_session_open(ln_run_t *run, ln_session_t *session, const ln_wallet_paths_t *paths)
{
    *session = (ln_session_t){.run = run, .call = run->call};
    if (paths != NULL)
        session->paths = *paths;
    else
        LN_TRY(ln_user_paths(run, &session->paths));
    LN_TRY(ln_wallet_open(run->call, &session->wallet, session->paths.wallet));
    ln_err_t err = open_rest(session);
    return err == LN_OK ? LN_OK : ln_session_close(session, err);
}

/* --- working */

typedef struct {
    ln_session_t *session;
    ln_session_work_t work;
    ln_err_t err;
} work_t;

static void run_work(void *subject)
{
    work_t *work = subject;
    work->err = work->work(work->session);
}

ln_err_t ln_session_work(ln_session_t *session, ln_session_work_t work)
{
    work_t task = {session, work, LN_ERR_CANCELLED};
    ln_loop_run_task(session->run->loop, run_work, &task);
    return task.err;
}

ln_err_t ln_session_close(ln_session_t *session, ln_err_t err)
{
    ln_call_t side = ln_call(session->call->arena);
    ln_err_t saved = ln_wallet_save(&side, session->wallet);
    if (saved == LN_OK && session->kv != NULL)
        saved = ln_kv_sync(session->kv, &side);
    ln_client_free(session->client);
    ln_tls_context_free(session->nodes.tls);
    if (session->store != NULL)
        ln_store_close(session->store);
    ln_kv_free(session->kv);
    ln_keystore_close(session->keystore);
    ln_wallet_close(session->wallet);
    if (err != LN_OK || saved == LN_OK)
        return err;
    *session->call = side;
    return saved;
}

ln_err_t ln_session_command(ln_run_t *run, ln_session_work_t work)
{
    ln_session_t session;
    LN_TRY(ln_session_open(run, &session, NULL));
    return ln_session_close(&session, ln_session_work(&session, work));
}

/* --- chains */

ln_err_t ln_session_chain_id(ln_session_t *session, ln_chain_id_t *out, const char *text)
{
    return ln_user_chain(session->run, out, session->wallet, text);
}

ln_err_t ln_session_chain(ln_session_t *session, ln_chain_client_t *chain, const ln_chain_id_t *id)
{
    const ln_wallet_chain_t *entry;
    LN_TRY(ln_wallet_expect(session->call, &entry, session->wallet, id));
    return ln_chain_client_init(session->call, chain, session->client, id, entry);
}

ln_err_t ln_session_with_chain(ln_session_t *session, const ln_chain_id_t *id, ln_chain_work_t work,
                               void *subject)
{
    ln_chain_client_t chain;
    LN_TRY(ln_session_chain(session, &chain, id));
    ln_err_t err = work(session, &chain, subject);
    ln_chain_client_release(&chain);
    return err;
}

ln_err_t ln_session_save(ln_call_t *call, ln_session_t *session, const ln_chain_client_t *chain)
{
    ln_wallet_chain_t entry;
    const ln_wallet_chain_t *former = ln_wallet_find(session->wallet, &chain->id);
    LN_TRY(ln_chain_client_entry(call, chain, &entry));
    if (former != NULL)
        entry.owner = former->owner;
    ln_wallet_put(session->wallet, &chain->id, &entry);
    return ln_wallet_save(call, session->wallet);
}

static ln_err_t sync_and_save(ln_session_t *session, ln_chain_client_t *chain, void *subject)
{
    (void)subject;
    LN_TRY(ln_chain_client_sync(session->call, chain));
    return ln_session_save(session->call, session, chain);
}

ln_err_t ln_session_sync(ln_session_t *session, const ln_chain_id_t *id)
{
    return ln_session_with_chain(session, id, sync_and_save, NULL);
}

#define LOOK_AGAIN_US LN_SECOND_US

ln_err_t ln_session_wait(ln_session_t *session, ln_chain_client_t *chain)
{
    const ln_wait_t *wait = session->call->detail;
    uint64_t now = ln_env_now_us(session->run->env);
    uint64_t left = wait->timestamp.us > now ? wait->timestamp.us - now : 0;
    LN_TRY(ln_task_sleep(&session->run->loop->sched, LN_MIN(left, LOOK_AGAIN_US)));
    return ln_sync_chain(session->call, session->client, &chain->id, NULL);
}

ln_err_t ln_session_execute(ln_session_t *session, ln_chain_client_t *chain,
                            ln_confirmed_block_certificate_t *out,
                            const ln_operations_t *operations, const ln_blob_content_list_t *blobs)
{
    ln_call_t *call = session->call, side = ln_call(call->arena);
    LN_TRY(ln_chain_client_prepare(call, chain));
    for (;;) {
        ln_err_t err = ln_chain_client_execute(call, chain, out, operations, blobs, NULL);
        ln_err_t saved = ln_session_save(&side, session, chain);
        if (err == LN_ERR_WAIT_FOR_TIMEOUT) {
            LN_TRY(ln_session_wait(session, chain));
            continue;
        }
        if (err == LN_OK && saved != LN_OK)
            *call = side;
        return err != LN_OK ? err : saved;
    }
}

typedef struct {
    ln_operation_t operation;
    ln_confirmed_block_certificate_t *certificate;
} one_operation_t;

static ln_err_t execute_one(ln_session_t *session, ln_chain_client_t *chain, void *subject)
{
    one_operation_t *one = subject;
    ln_operations_t operations = {&one->operation, 1};
    return ln_session_execute(session, chain, one->certificate, &operations,
                              &(ln_blob_content_list_t){0});
}

ln_err_t ln_session_operation(ln_session_t *session, const ln_chain_id_t *id,
                              ln_confirmed_block_certificate_t *out,
                              const ln_system_operation_t *operation)
{
    one_operation_t one = {{.tag = LN_OPERATION_SYSTEM, .system = *operation}, out};
    return ln_session_with_chain(session, id, execute_one, &one);
}

/* --- output */

void ln_print(ln_bytes_t text)
{
    fwrite(text.data, 1, text.size, stdout);
    fputc('\n', stdout);
    fflush(stdout);
}

void ln_print_value(ln_call_t *call, const ln_type_t *type, const void *value)
{
    ln_print(ln_value_has_text(type) ? ln_value_text(type, call->arena, value)
                                     : ln_value_json(type, call->arena, true, value));
}
