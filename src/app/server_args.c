/* SPDX-License-Identifier: Apache-2.0 */
#include "app/server_args.h"

#include "app/config.h"
#include "app/storage_config.h"

static ln_err_t read_genesis(ln_run_t *run, ln_server_files_t *out, const char *path)
{
    ln_call_t call = ln_call(&out->genesis_memory);
    ln_err_t err = ln_config_read(&call, &ln_genesis_config_type, &out->genesis, path);
    if (err == LN_OK)
        return LN_OK;
    ln_err_t told = ln_call_adopt(run->call, &call, err);
    ln_server_files_drop_genesis(out);
    return told;
}

void ln_server_files_drop_genesis(ln_server_files_t *files)
{
    ln_arena_release(&files->genesis_memory);
    files->genesis = (ln_genesis_config_t){0};
}

ln_err_t ln_server_files_open(ln_run_t *run, ln_server_files_t *out, const char *path)
{
    const char *storage_text, *genesis = ln_arg_text(run->args, "genesis");
    ln_storage_config_t storage;
    *out = (ln_server_files_t){.has_genesis = genesis != NULL};
    LN_TRY(ln_arg_expect(run->call, run->args, "storage", &storage_text));
    LN_TRY(ln_config_read(run->call, &ln_server_config_type, &out->config, path));
    if (out->has_genesis)
        LN_TRY(read_genesis(run, out, genesis));
    LN_TRY(ln_storage_config_parse(run->call, &storage, storage_text));
    return ln_storage_config_open(run->call, &out->kv, &storage);
}

static ln_err_t number(ln_run_t *run, const char *name, uint64_t *out)
{
    return ln_arg_number(run->call, run->args, name, out, UINT32_MAX);
}

ln_err_t ln_server_worker_options(ln_run_t *run, ln_worker_options_t *out)
{
    uint64_t grace_ms, log_page, chunk, blocks;
    LN_TRY(number(run, "block-time-grace-period-ms", &grace_ms));
    LN_TRY(number(run, "chain-info-max-received-log-entries", &log_page));
    LN_TRY(number(run, "cross-chain-message-chunk-limit", &chunk));
    LN_TRY(number(run, "block-cache-size", &blocks));
    *out = (ln_worker_options_t){.block_time_grace_us = grace_ms * 1000,
                                 .received_log_page = log_page,
                                 .cross_chain_chunk_bytes = chunk,
                                 .block_cache_max = blocks,
                                 .allow_revert_confirm =
                                     ln_arg_flag(run->args, "allow-revert-confirm")};
    return LN_OK;
}

static ln_err_t probability(ln_run_t *run, const char *name, double *out)
{
    LN_TRY(ln_arg_fraction(run->call, run->args, name, out));
    if (*out > 1)
        return LN_FAIL(run->call, LN_ERR_INVALID_INPUT, "--%s must be at most 1", name);
    return LN_OK;
}

ln_err_t ln_server_courier_options(ln_run_t *run, ln_courier_options_t *out)
{
    uint64_t queue, retries, retry_ms, backoff_ms, delay_ms;
    double failure_rate;
    LN_TRY(number(run, "cross-chain-queue-size", &queue));
    LN_TRY(number(run, "cross-chain-max-retries", &retries));
    LN_TRY(number(run, "cross-chain-retry-delay-ms", &retry_ms));
    LN_TRY(number(run, "cross-chain-max-backoff-ms", &backoff_ms));
    LN_TRY(number(run, "cross-chain-sender-delay-ms", &delay_ms));
    LN_TRY(probability(run, "cross-chain-sender-failure-rate", &failure_rate));
    *out = (ln_courier_options_t){.queue_max = queue,
                                  .retries_max = (unsigned)retries,
                                  .retry_delay_us = retry_ms * 1000,
                                  .backoff_max_us = backoff_ms * 1000,
                                  .delay_us = delay_ms * 1000,
                                  .failure_rate = failure_rate};
    return LN_OK;
}
