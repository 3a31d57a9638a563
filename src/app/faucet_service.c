/* SPDX-License-Identifier: Apache-2.0 */
#include "app/faucet_service.h"

static ln_err_t start_with_chain(ln_faucet_service_t *service)
{
    ln_session_t *session = service->session;
    ln_faucet_options_t options = service->options.faucet;
    options.loop = session->run->loop;
    options.chain = ln_faucet_payer_chain(&service->payer);
    options.genesis = ln_wallet_genesis(session->wallet);
    LN_TRY(ln_faucet_start(session->call, &service->faucet, &options));
    ln_faucet_server_options_t server = {
        .loop = session->run->loop, .faucet = service->faucet, .port = service->options.port};
    ln_err_t err = ln_faucet_server_start(session->call, &service->server, &server);
    if (err != LN_OK)
        ln_faucet_stop(service->faucet);
    return err;
}

static ln_err_t start(ln_faucet_service_t *service)
{
    LN_TRY(ln_faucet_payer_init(service->session->call, &service->payer, service->session,
                                &service->options.chain_id));
    ln_err_t err = start_with_chain(service);
    if (err != LN_OK)
        ln_faucet_payer_release(&service->payer);
    return err;
}

static void start_as_task(void *subject)
{
    ln_faucet_service_t *service = subject;
    service->err = start(service);
}

ln_err_t ln_faucet_service_start(ln_session_t *session, ln_faucet_service_t *service,
                                 const ln_faucet_service_options_t *options)
{
    *service =
        (ln_faucet_service_t){.session = session, .options = *options, .err = LN_ERR_CANCELLED};
    ln_loop_run_task(session->run->loop, start_as_task, service);
    return service->err;
}

void ln_faucet_service_stop(ln_faucet_service_t *service)
{
    ln_faucet_server_stop(service->server);
    ln_faucet_stop(service->faucet);
    ln_faucet_payer_release(&service->payer);
}
