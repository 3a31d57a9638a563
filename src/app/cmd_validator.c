/* SPDX-License-Identifier: Apache-2.0 */
/* linen validator */
#include "app/server_args.h"
#include "app/validator.h"

#include <stdio.h>

static ln_err_t serve(ln_run_t *run, ln_server_files_t *files)
{
    ln_validator_options_t options = {
        .config = &files->config, .genesis = &files->genesis, .kv = files->kv};
    ln_validator_t *validator;
    LN_TRY(ln_server_worker_options(run, &options.worker));
    LN_TRY(ln_validator_start(run->call, &validator, &options));
    ln_server_files_drop_genesis(files);
    fputs("READY!\n", stderr);
    ln_run_until_signal(run);
    ln_validator_stop(validator);
    return LN_OK;
}

ln_err_t cmd_validator(ln_run_t *run)
{
    const char *path, *genesis;
    ln_server_files_t files;
    LN_TRY(ln_arg_expect(run->call, run->args, "server", &path));
    LN_TRY(ln_arg_expect(run->call, run->args, "genesis", &genesis));
    LN_TRY(ln_server_files_open(run, &files, path));
    ln_err_t err = serve(run, &files);
    ln_server_files_drop_genesis(&files);
    ln_kv_free(files.kv);
    return err;
}
