/* SPDX-License-Identifier: Apache-2.0 */
/* app/validator.h - a whole validator in this process: storage, shards, proxies.
 *
 *     clients -> proxies (one event loop, on a thread of its own) -> shard threads -> commit thread
 *
 * Threads: start and stop from one thread. */
#ifndef LN_APP_VALIDATOR_H
#define LN_APP_VALIDATOR_H

#include "kv/kv.h"
#include "types/gen/config.h"
#include "worker/worker.h"

typedef struct ln_validator ln_validator_t;

typedef struct {
    const ln_server_config_t *config; /* must outlive the validator */
    const ln_genesis_config_t *genesis;
    ln_kv_t *kv;                /* must outlive the validator */
    ln_worker_options_t worker; /* its key is set here */
} ln_validator_options_t;

/* Initialises the storage if it is empty, and serves on the addresses of the configuration. Errors:
 * of the configuration, the storage, or of a port that cannot be had. */
LN_CHECKED ln_err_t ln_validator_start(ln_call_t *call, ln_validator_t **out,
                                       const ln_validator_options_t *options);

/* Answers what is under way, makes everything durable, ends all threads. */
void ln_validator_stop(ln_validator_t *validator);

#endif
