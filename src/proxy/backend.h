/* SPDX-License-Identifier: Apache-2.0 */
/* proxy/backend.h - the shards as a proxy sees them: in its own process, or behind gRPC.
 *
 * Threads: the loop's. */
#ifndef LN_PROXY_BACKEND_H
#define LN_PROXY_BACKEND_H

#include "grpc/client.h"
#include "net/loop.h"
#include "types/gen/config.h"
#include "worker/shard.h"

typedef struct ln_backend ln_backend_t;

/* One request for the shard of a chain. The struct stays where it is until done. */
typedef struct ln_backend_call {
    /* --- set by the caller */
    ln_call_t *call; /* nobody else uses it until done */
    ln_rpc_method_t method;
    ln_chain_id_t chain_id;
    ln_bytes_t message;                         /* protobuf; must live until done */
    void (*done)(struct ln_backend_call *call); /* on the loop's thread, not within submit */
    void *owner;

    /* --- the answer: protobuf if code is LN_GRPC_OK, else a text; lives as long as the call */
    ln_grpc_code_t code;
    ln_bytes_t answer;

    /* --- private */
    ln_backend_t *backend;
    ln_link_t link;
    union {
        ln_shard_job_t job;
        struct {
            ln_grpc_client_call_t remote;
            ln_timer_t again;
            uint64_t begun_us, pause_us;
        };
    };
} ln_backend_call_t;

struct ln_backend {
    void (*submit)(ln_backend_t *backend, ln_backend_call_t *call);
    /* Ends the calls that are under way (UNAVAILABLE); local shards must have been stopped. */
    void (*free)(ln_backend_t *backend);
};

static inline void ln_backend_submit(ln_backend_t *backend, ln_backend_call_t *call)
{
    backend->submit(backend, call);
}

/* The shards of this process; the router must outlive the backend. */
ln_backend_t *ln_backend_local(ln_loop_t *loop, const ln_shard_router_t *router);

typedef struct {
    ln_loop_t *loop;
    ln_secp256k1_public_key_t validator;
    const ln_shard_config_list_t *shards; /* may go after the return */
    uint64_t connect_timeout_us;          /* 0: 4 s; how long a shard may be away */
    uint64_t answer_timeout_us;           /* 0: 10 minutes */
    /* For tests: connections, as in net/client.h. */
    ln_stream_t *(*dial)(void *owner);
    void *owner;
} ln_backend_remote_options_t;

/* Shards at the addresses of the configuration. A request whose shard is not there, or breaks the
 * connection, is repeated until connect_timeout_us after it came: a shard that is started anew is
 * not noticed. That is safe, because every request to a validator may be repeated. */
ln_backend_t *ln_backend_remote(const ln_backend_remote_options_t *options);

#endif
