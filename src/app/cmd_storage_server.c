/* SPDX-License-Identifier: Apache-2.0 */
/* linen storage-server */
#include "app/run.h"
#include "app/storage_config.h"
#include "kvd/server.h"

#include <stdio.h>

static ln_err_t open_storage(ln_call_t *call, ln_kv_t **out, const char *text)
{
    ln_storage_config_t storage;
    LN_TRY(ln_storage_config_parse(call, &storage, text));
    if (storage.kind == LN_STORAGE_SERVICE)
        return LN_FAIL(call, LN_ERR_CONFIGURATION,
                       "a storage server needs a storage of its own: rocksdb:DIR or memory:");
    return ln_storage_config_open(call, out, &storage);
}

static ln_err_t serve(ln_run_t *run, ln_kv_t *kv, const char *host, uint16_t port)
{
    ln_kvd_server_t *server;
    ln_kvd_server_options_t options = {.env = run->env, .kv = kv, .host = host, .port = port};
    LN_TRY(ln_kvd_server_start(run->call, &server, &options));
    fputs("READY!\n", stderr);
    ln_run_until_signal(run);
    ln_kvd_server_stop(server);
    return LN_OK;
}

ln_err_t cmd_storage_server(ln_run_t *run)
{
    const char *host, *storage;
    uint16_t port;
    ln_kv_t *kv;
    LN_TRY(ln_endpoint_parse(run->call, &host, &port, ln_arg_text(run->args, "endpoint")));
    LN_TRY(ln_arg_expect(run->call, run->args, "storage", &storage));
    LN_TRY(open_storage(run->call, &kv, storage));
    ln_err_t err = serve(run, kv, host, port);
    ln_kv_free(kv);
    return err;
}
