/* SPDX-License-Identifier: Apache-2.0 */
/* app/shard_set.h - the shards of a validator that run in this process: key, storage, commit stage,
 * shard threads. One part of every shape in which a validator runs (app/validator.h, app/server.h).
 *
 *     init (no storage yet)  ->  open  ->  start  ->  stop  ->  release
 *                         `-------------------------------------^
 *
 * Between init and open the ports are taken: whoever has a shard's port is the only one who may
 * touch its chains.
 *
 * Threads: one. */
#ifndef LN_APP_SHARD_SET_H
#define LN_APP_SHARD_SET_H

#include "types/gen/config.h"
#include "worker/shard.h"

#define LN_ALL_SHARDS SIZE_MAX

typedef struct {
    const ln_server_config_t *config;   /* must outlive the set */
    const ln_genesis_config_t *genesis; /* null: the storage must have been initialised */
    ln_kv_t *kv;                        /* must outlive the set */
    ln_worker_options_t worker;         /* its key is set here */
    size_t only;                        /* this shard, or LN_ALL_SHARDS */
} ln_shard_set_options_t;

typedef struct {
    ln_shard_set_options_t options;
    ln_arena_t arena;
    ln_secp256k1_secret_t secret;
    ln_store_t *store;        /* from open on */
    ln_commit_t *commit;      /* from open on */
    ln_shard_router_t router; /* send and notify may be set until start */
    bool running;
} ln_shard_set_t;

/* Checks the configuration. The set must stay where it is. */
LN_CHECKED ln_err_t ln_shard_set_init(ln_call_t *call, ln_shard_set_t *set,
                                      const ln_shard_set_options_t *options);

/* Is this shard one of the set? */
bool ln_shard_set_has(const ln_shard_set_t *set, size_t index);

/* Opens the storage and makes the shards. If the genesis configuration is there, the process with
 * shard 0 initialises an empty storage, and the others wait for it, for a minute. */
LN_CHECKED ln_err_t ln_shard_set_open(ln_call_t *call, ln_shard_set_t *set);

/* Starts the threads of all shards, when the router knows them. */
void ln_shard_set_start(ln_shard_set_t *set);

/* Handles what is in the queues, makes everything durable and lets it out. */
void ln_shard_set_stop(ln_shard_set_t *set);

/* After whatever uses the router has gone. */
void ln_shard_set_release(ln_shard_set_t *set);

#endif
