/* SPDX-License-Identifier: Apache-2.0 */
/* proxy/shard_server.h - the port of a shard in a process without a proxy: rpc.v1.ValidatorWorker
 * over HTTP/2, with health check and reflection (spec 04 §3.1); metrics on a port of their own.
 *
 *     proxy, other shards -> request -> of a chain of this shard? --yes--> backend -> answer
 *                                          `--no--> INVALID_ARGUMENT
 *
 * A port is taken at the start, but nothing is answered before the loop runs: whoever has the port
 * is the only one who may touch the shard's chains, so start first and open the storage then.
 *
 * Threads: the loop's. */
#ifndef LN_PROXY_SHARD_SERVER_H
#define LN_PROXY_SHARD_SERVER_H

#include "proxy/backend.h"

typedef struct ln_shard_server ln_shard_server_t;

typedef struct {
    ln_loop_t *loop;
    ln_backend_t *backend;           /* of this process */
    const ln_shard_router_t *router; /* must outlive the server */
    size_t index;                    /* of the shard */
    const char *host;                /* to listen on; null: all addresses */
    uint16_t port;                   /* 0: any free one */
    uint16_t metrics_port;           /* 0: none */
} ln_shard_server_options_t;

/* LN_ERR_IO if a port cannot be had. */
LN_CHECKED ln_err_t ln_shard_server_start(ln_call_t *call, ln_shard_server_t **out,
                                          const ln_shard_server_options_t *options);

/* The port that the proxy and other shards come to. */
uint16_t ln_shard_server_port(const ln_shard_server_t *server);

/* Takes no new requests, answers those that are under way for at most grace_us, then calls
 * stopped(owner) from the loop. */
void ln_shard_server_stop(ln_shard_server_t *server, uint64_t grace_us,
                          void (*stopped)(void *owner), void *owner);

/* When stopped, and after the backend has been freed. */
void ln_shard_server_free(ln_shard_server_t *server);

#endif
