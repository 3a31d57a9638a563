/* SPDX-License-Identifier: Apache-2.0 */
/* linen proxy: the face of a validator whose shards are elsewhere (spec 04 §7.1) */
#include "app/config.h"
#include "app/server_args.h"
#include "proxy/proxy.h"
#include "worker/genesis.h"

#include <stdio.h>

#define STOP_GRACE_US (2 * LN_SECOND_US)

/* The shards initialise the storage, at the same time or later; a storage of another network is
 * noticed here already. */
static ln_err_t open_store(ln_run_t *run, ln_store_t **out, const ln_server_files_t *files)
{
    bool complete;
    LN_TRY(ln_store_open(run->call, out, files->kv));
    ln_err_t err = files->has_genesis
                       ? ln_genesis_is_complete(run->call, *out, &complete, &files->genesis)
                       : LN_OK;
    if (err != LN_OK)
        ln_store_close(*out);
    return err;
}

static ln_err_t choose(ln_run_t *run, const ln_proxy_config_t **out,
                       const ln_server_config_t *config)
{
    uint64_t id;
    const ln_proxy_config_list_t *proxies = &config->internal_network.proxies;
    LN_TRY(ln_arg_number(run->call, run->args, "id", &id, UINT32_MAX));
    if (id >= proxies->count)
        return LN_FAIL(run->call, LN_ERR_CONFIGURATION,
                       "there is no proxy %zu: the server configuration has %zu", (size_t)id,
                       proxies->count);
    *out = &proxies->items[id];
    return LN_OK;
}

static ln_err_t remote(ln_run_t *run, ln_backend_t **out, const ln_server_config_t *config)
{
    uint64_t send_ms, recv_ms;
    LN_TRY(ln_arg_number(run->call, run->args, "send-timeout-ms", &send_ms, UINT32_MAX));
    LN_TRY(ln_arg_number(run->call, run->args, "recv-timeout-ms", &recv_ms, UINT32_MAX));
    *out = ln_backend_remote(
        &(ln_backend_remote_options_t){.loop = run->loop,
                                       .validator = config->internal_network.public_key,
                                       .shards = &config->internal_network.shards,
                                       .connect_timeout_us = send_ms * 1000,
                                       .answer_timeout_us = recv_ms * 1000});
    return LN_OK;
}

static void stopped(void *owner)
{
    ln_loop_stop(owner);
}

static ln_err_t serve_with(ln_run_t *run, const ln_proxy_options_t *options)
{
    ln_proxy_t *proxy;
    ln_err_t err = ln_proxy_start(run->call, &proxy, options);
    if (err != LN_OK) {
        options->backend->free(options->backend);
        return err;
    }
    fputs("READY!\n", stderr);
    ln_run_until_signal(run);
    ln_proxy_stop(proxy, STOP_GRACE_US, stopped, run->loop);
    ln_loop_run(run->loop);
    options->backend->free(options->backend);
    ln_proxy_free(proxy);
    return LN_OK;
}

static ln_err_t serve(ln_run_t *run, ln_store_t *store, const ln_server_config_t *config)
{
    const ln_proxy_config_t *ports = NULL;
    ln_proxy_options_t options = {.loop = run->loop, .store = store};
    LN_TRY(ln_config_check_protocols(run->call, config));
    LN_TRY(choose(run, &ports, config));
    LN_TRY(ln_config_tls(run->call, &options.tls, config));
    LN_TRY(remote(run, &options.backend, config));
    options.public_port = ports->public_port;
    options.private_port = ports->private_port;
    options.metrics_port = ports->metrics_port;
    ln_err_t err = serve_with(run, &options);
    ln_tls_context_free(options.tls);
    return err;
}

ln_err_t cmd_proxy(ln_run_t *run)
{
    ln_server_files_t files;
    ln_store_t *store;
    LN_TRY(ln_server_files_open(run, &files, ln_arg_at(run->args, 0)));
    ln_err_t err = open_store(run, &store, &files);
    ln_server_files_drop_genesis(&files);
    if (err == LN_OK) {
        err = serve(run, store, &files.config);
        ln_store_close(store);
    }
    ln_kv_free(files.kv);
    return err;
}
