/* SPDX-License-Identifier: Apache-2.0 */
/* app/local_validators.h - the validators of a local network while they run (spec 04 §18.2).
 *
 *     inside      all in this process, each with threads of its own
 *     processes   a storage server, and for each validator one process per proxy and per shard;
 *                 each writes a log file in the network's folder */
#ifndef LN_APP_LOCAL_VALIDATORS_H
#define LN_APP_LOCAL_VALIDATORS_H

#include "app/local_network.h"

typedef struct ln_local_validators ln_local_validators_t;

typedef struct {
    ln_call_t *call; /* its arena must outlive the validators */
    ln_env_t *env;
    const ln_local_network_t *network; /* must outlive them too */
    const char *storage;               /* null: memory: */
} ln_local_validators_options_t;

/* Start all, wait until they answer. What has been started is stopped again on failure. */
LN_CHECKED ln_err_t ln_local_validators_inside(ln_local_validators_t **out,
                                               const ln_local_validators_options_t *options);
LN_CHECKED ln_err_t ln_local_validators_processes(ln_local_validators_t **out,
                                                  const ln_local_validators_options_t *options);

/* Stops them in order. Null is allowed. */
void ln_local_validators_stop(ln_local_validators_t *validators);

/* --- private: the bodies of the two */

struct ln_local_validators {
    void (*stop)(ln_local_validators_t *validators);
};

/* The namespace of a validator in a storage that all share. */
const char *ln_local_validators_namespace(ln_arena_t *arena, size_t index);

#endif
