/* SPDX-License-Identifier: Apache-2.0 */
/* proxy/proxy.h - a validator's face: rpc.v1.ValidatorNode over gRPC and gRPC-Web on one port, with
 * health check and reflection; NotifierService on a private port; metrics on a third (spec 04 §3,
 * §7.1).
 *
 *     request -> for a chain?  --yes--> backend (the shard) --+
 *                              `--no--> storage thread --------+--> answer
 *     notification (from a shard) -> subscribers
 *
 * Threads: the loop's, except ln_proxy_notify. */
#ifndef LN_PROXY_PROXY_H
#define LN_PROXY_PROXY_H

#include "net/loop.h"
#include "net/tls.h"
#include "proxy/backend.h"

typedef struct ln_proxy ln_proxy_t;

typedef struct {
    ln_loop_t *loop;
    ln_store_t *store;
    ln_backend_t *backend;
    const char *host;      /* to listen on; null: all addresses */
    uint16_t public_port;  /* 0: any free one */
    uint16_t private_port; /* 0: none */
    uint16_t metrics_port; /* 0: none */
    ln_tls_context_t *tls; /* of the public port; null: clear text */
} ln_proxy_options_t;

/* Starts to serve. LN_ERR_IO if a port cannot be had. */
LN_CHECKED ln_err_t ln_proxy_start(ln_call_t *call, ln_proxy_t **out,
                                   const ln_proxy_options_t *options);

/* Passes a notification, in protobuf, on to whoever has subscribed to the chain. Any thread, until
 * the proxy is freed. */
void ln_proxy_notify(ln_proxy_t *proxy, const ln_chain_id_t *chain_id, ln_bytes_t notification);

/* Takes no new requests, answers those that are under way for at most grace_us, then calls
 * stopped(owner) from the loop. */
void ln_proxy_stop(ln_proxy_t *proxy, uint64_t grace_us, void (*stopped)(void *owner), void *owner);

/* When stopped, and after the backend, which has answered everything then, has been freed. */
void ln_proxy_free(ln_proxy_t *proxy);

#endif
