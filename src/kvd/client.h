/* SPDX-License-Identifier: Apache-2.0 */
/* kvd/client.h - a namespace of a storage server (kvd/server.h) as a store.
 *
 *     readers    any number of connections, one per thread that reads at the moment
 *     writer     one connection, so that writes have one order
 *     syncer     one connection: syncing does not keep anybody from writing
 *
 * A write returns when the server has applied it, and stays here, numbered, until a sync has made
 * it durable. When a connection breaks, it is made again, with growing pauses; what the server does
 * not have by then is written again before anything else is asked. So neither a lost answer nor a
 * crash of the server, nor of its machine, shows in what a reader of this process sees.
 *
 * What takes longer than give_up_us is LN_ERR_STORAGE. A write that was given up may or may not
 * have happened; then every later write fails too, and syncing, which stops the process
 * (kv/commit.h): it has to start anew from what is stored.
 *
 * Threads: any. */
#ifndef LN_KVD_CLIENT_H
#define LN_KVD_CLIENT_H

#include "base/env.h"
#include "kv/kv.h"

typedef struct {
    ln_env_t *env;
    const char *host;
    uint16_t port;
    const char *name;    /* of the namespace; made if it is not there */
    uint64_t give_up_us; /* 0: 60 s */
} ln_kvd_options_t;

/* Connects. LN_ERR_STORAGE if there is no server within give_up_us. */
LN_CHECKED ln_err_t ln_kvd_open(ln_call_t *call, ln_kv_t **out, const ln_kvd_options_t *options);

/* --- for tools; only env, host, port and give_up_us of the options are used */

/* The namespaces of a server. */
LN_CHECKED ln_err_t ln_kvd_names(ln_call_t *call, ln_bytes_list_t *out,
                                 const ln_kvd_options_t *options);

/* Deletes a namespace, if there is one, and all that is in it. LN_ERR_STORAGE while it is in use.
 */
LN_CHECKED ln_err_t ln_kvd_drop(ln_call_t *call, const ln_kvd_options_t *options, ln_bytes_t name);

#endif
