/* SPDX-License-Identifier: Apache-2.0 */
/* app/server_args.h - the options that the commands of validators have in common: files, storage,
 * what is passed on to the shards. */
#ifndef LN_APP_SERVER_ARGS_H
#define LN_APP_SERVER_ARGS_H

#include "app/run.h"
#include "kv/kv.h"
#include "proxy/courier.h"
#include "worker/worker.h"

/* Files, in the call's arena, and the storage, opened; the caller frees it. */
typedef struct {
    ln_server_config_t config;
    ln_genesis_config_t genesis;
    bool has_genesis; /* --genesis was given */
    ln_arena_t genesis_memory;
    ln_kv_t *kv;
} ln_server_files_t;

/* Reads what --genesis and --storage name, and the server configuration at path. Errors say which
 * option is missing or which file cannot be used. */
LN_CHECKED ln_err_t ln_server_files_open(ln_run_t *run, ln_server_files_t *out, const char *path);

/* The genesis configuration can be large and is needed only until the storage is initialised. */
void ln_server_files_drop_genesis(ln_server_files_t *files);

/* What the workers of the shards want to know. */
LN_CHECKED ln_err_t ln_server_worker_options(ln_run_t *run, ln_worker_options_t *out);

/* How messages are carried to shards elsewhere (spec 04 §5.3). */
LN_CHECKED ln_err_t ln_server_courier_options(ln_run_t *run, ln_courier_options_t *out);

#endif
