/* SPDX-License-Identifier: Apache-2.0 */
/* linen faucet (spec 04 §16). */
#include "app/client_options.h"
#include "app/faucet_service.h"
#include "app/user_files.h"
#include "base/log.h"
#include "proxy/metrics_port.h"
#include "types/text.h"

#include <stdio.h>

static ln_err_t read_options(ln_session_t *session, ln_faucet_service_options_t *out)
{
    const ln_args_t *args = session->run->args;
    const char *until = ln_arg_text(args, "limit-rate-until"), *amount;
    uint64_t port, batch;
    *out = (ln_faucet_service_options_t){0};
    LN_TRY(ln_session_chain_id(session, &out->chain_id, ln_arg_at(args, 0)));
    LN_TRY(ln_arg_expect(session->call, args, "amount", &amount));
    LN_TRY(ln_arg_parse(session->call, &ln_amount_type, &out->faucet.amount, "--amount", amount));
    LN_TRY(ln_arg_parse(session->call, &ln_amount_type, &out->faucet.daily_amount,
                        "--daily-claim-amount", ln_arg_text(args, "daily-claim-amount")));
    LN_TRY(ln_arg_expect(session->call, args, "storage-path", &out->faucet.storage_path));
    if (until != NULL)
        LN_TRY(ln_timestamp_parse(session->call, &out->faucet.limit_rate_until, ln_text(until)));
    LN_TRY(ln_arg_number(session->call, args, "max-batch-size", &batch, UINT32_MAX));
    LN_TRY(ln_arg_number(session->call, args, "port", &port, UINT16_MAX));
    out->faucet.batch_max = (size_t)batch;
    out->port = (uint16_t)port;
    return LN_OK;
}

/* That the usual port is taken matters only to those who asked for it. */
static ln_err_t open_metrics(ln_session_t *session, ln_metrics_port_t *metrics)
{
    uint64_t port;
    LN_TRY(ln_arg_number(session->call, session->run->args, "metrics-port", &port, UINT16_MAX));
    ln_err_t err =
        ln_metrics_port_open(session->call, metrics, session->run->loop, NULL, (uint16_t)port);
    if (err == LN_OK || ln_arg_is_given(session->run->args, "metrics-port"))
        return err;
    ln_bytes_t why = ln_call_text(session->call, err);
    LN_WARN("faucet", "there will be no metrics: %.*s", LN_TEXT_ARG(why));
    return LN_OK;
}

static ln_err_t start(ln_session_t *session, ln_faucet_service_t *service,
                      ln_metrics_port_t *metrics)
{
    ln_faucet_service_options_t options;
    LN_TRY(read_options(session, &options));
    LN_TRY(open_metrics(session, metrics));
    return ln_faucet_service_start(session, service, &options);
}

static ln_err_t serve(ln_session_t *session)
{
    ln_faucet_service_t service;
    ln_metrics_port_t metrics = {0};
    ln_err_t err = start(session, &service, &metrics);
    if (err != LN_OK) {
        ln_metrics_port_close(&metrics);
        return err;
    }
    fprintf(stderr, "READY!\nThe faucet is at http://localhost:%u\n",
            ln_faucet_server_port(service.server));
    ln_run_until_signal(session->run);
    ln_faucet_service_stop(&service);
    ln_metrics_port_close(&metrics);
    return LN_OK;
}

ln_err_t cmd_faucet(ln_run_t *run)
{
    ln_session_t session;
    LN_TRY(ln_session_open(run, &session, NULL));
    return ln_session_close(&session, serve(&session));
}
