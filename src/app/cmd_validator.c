/* SPDX-License-Identifier: Apache-2.0 */
/* linen validator */
#include "app/config.h"
#include "app/run.h"
#include "app/storage_config.h"
#include "app/validator.h"

#include <stdio.h>

static ln_err_t expect(ln_call_t *call, const ln_args_t *args, const char *name, const char **out)
{
    *out = ln_arg_text(args, name);
    if (*out == NULL)
        return LN_FAIL(call, LN_ERR_INVALID_INPUT, "the option --%s is missing", name);
    return LN_OK;
}

static ln_err_t read_worker_options(ln_call_t *call, const ln_args_t *args,
                                    ln_worker_options_t *out)
{
    uint64_t grace_ms, log_page, chunk;
    LN_TRY(ln_arg_number(call, args, "block-time-grace-period-ms", &grace_ms, UINT32_MAX));
    LN_TRY(ln_arg_number(call, args, "chain-info-max-received-log-entries", &log_page, UINT32_MAX));
    LN_TRY(ln_arg_number(call, args, "cross-chain-message-chunk-limit", &chunk, UINT32_MAX));
    *out = (ln_worker_options_t){.block_time_grace_us = grace_ms * 1000,
                                 .received_log_page = log_page,
                                 .cross_chain_chunk_bytes = chunk,
                                 .allow_revert_confirm = ln_arg_flag(args, "allow-revert-confirm")};
    return LN_OK;
}

static ln_err_t serve(ln_run_t *run, ln_kv_t *kv, const ln_server_config_t *config,
                      const ln_genesis_config_t *genesis)
{
    ln_validator_options_t options = {.config = config, .genesis = genesis, .kv = kv};
    ln_validator_t *validator;
    LN_TRY(read_worker_options(run->call, run->args, &options.worker));
    LN_TRY(ln_validator_start(run->call, &validator, &options));
    fputs("READY!\n", stderr);
    ln_run_until_signal(run);
    ln_validator_stop(validator);
    return LN_OK;
}

ln_err_t cmd_validator(ln_run_t *run)
{
    const char *server, *genesis_path, *storage_text;
    ln_server_config_t config;
    ln_genesis_config_t genesis;
    ln_storage_config_t storage;
    ln_kv_t *kv;
    LN_TRY(expect(run->call, run->args, "server", &server));
    LN_TRY(expect(run->call, run->args, "genesis", &genesis_path));
    LN_TRY(expect(run->call, run->args, "storage", &storage_text));
    LN_TRY(ln_config_read(run->call, &ln_server_config_type, &config, server));
    LN_TRY(ln_config_read(run->call, &ln_genesis_config_type, &genesis, genesis_path));
    LN_TRY(ln_storage_config_parse(run->call, &storage, storage_text));
    LN_TRY(ln_storage_config_open(run->call, &kv, &storage));
    ln_err_t err = serve(run, kv, &config, &genesis);
    ln_kv_free(kv);
    return err;
}
