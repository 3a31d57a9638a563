/* SPDX-License-Identifier: Apache-2.0 */
/* linen server run: shards without a proxy (spec 04 §7.2) */
#include "app/server.h"
#include "app/server_args.h"

#include <stdio.h>

static ln_err_t read_options(ln_run_t *run, ln_server_options_t *out,
                             const ln_server_files_t *files)
{
    uint64_t shard, queue, batch;
    bool given;
    *out = (ln_server_options_t){.shards = {.config = &files->config,
                                            .genesis = files->has_genesis ? &files->genesis : NULL,
                                            .kv = files->kv,
                                            .only = LN_ALL_SHARDS}};
    LN_TRY(ln_arg_u64(run->call, run->args, "shard", &shard, &given, UINT32_MAX));
    LN_TRY(ln_arg_number(run->call, run->args, "notification-queue-size", &queue, UINT32_MAX));
    LN_TRY(ln_arg_number(run->call, run->args, "notification-batch-size", &batch, UINT32_MAX));
    LN_TRY(ln_server_worker_options(run, &out->shards.worker));
    LN_TRY(ln_server_courier_options(run, &out->courier));
    if (given)
        out->shards.only = shard;
    out->notification_queue_max = queue;
    out->notification_batch_max = batch;
    return LN_OK;
}

static ln_err_t serve(ln_run_t *run, ln_server_files_t *files)
{
    ln_server_options_t options;
    ln_server_t *server;
    LN_TRY(read_options(run, &options, files));
    LN_TRY(ln_server_start(run->call, &server, &options));
    ln_server_files_drop_genesis(files);
    fputs("READY!\n", stderr);
    ln_run_until_signal(run);
    ln_server_stop(server);
    return LN_OK;
}

ln_err_t cmd_server_run(ln_run_t *run)
{
    const char *path;
    ln_server_files_t files;
    LN_TRY(ln_arg_expect(run->call, run->args, "server", &path));
    LN_TRY(ln_server_files_open(run, &files, path));
    ln_err_t err = serve(run, &files);
    ln_server_files_drop_genesis(&files);
    ln_kv_free(files.kv);
    return err;
}
