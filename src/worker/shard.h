/* SPDX-License-Identifier: Apache-2.0 */
/* worker/shard.h - a thread that owns the chains of one shard and handles one message after the
 * other.
 *
 *     jobs (requests) --> queue -> [ shard thread: read, handle, write ] -> commit -> done, notify,
 *     parcels (messages     ^                  |                                      send
 *     between chains) ------+------------------+ same process, without waiting for the disk
 *
 * Messages between chains of one process need not wait until they are durable: the recipient's
 * write comes after the sender's, and a crash loses writes from the end only (kv/kv.h). Everything
 * else, answers, notifications, messages to shards elsewhere, is let out by the commit stage.
 *
 * The queue is bounded; who finds it full answers "busy". A waiting message to the same recipient
 * is replaced by a newer one, because a newer one says all that an older one does (spec 04 §5.3).
 *
 * Threads: the functions here, any; the callbacks, where it says so. */
#ifndef LN_WORKER_SHARD_H
#define LN_WORKER_SHARD_H

#include "grpc/status.h"
#include "kv/commit.h"
#include "rpc/method.h"
#include "worker/parcel.h"
#include "worker/worker.h"

typedef struct ln_shard ln_shard_t;

/* A request on its way through a shard. Whoever submits it owns it again in done. */
typedef struct ln_shard_job {
    /* --- set by the caller */
    ln_call_t *call; /* its memory must live until done */
    ln_rpc_method_t method;
    ln_bytes_t message;                     /* protobuf */
    void (*done)(struct ln_shard_job *job); /* on the commit thread, or the shard's */
    void *owner;

    /* --- the answer: protobuf if code is LN_GRPC_OK, else a text; in the call's arena */
    ln_grpc_code_t code;
    ln_bytes_t answer;

    /* --- private */
    ln_shard_item_t item;
    ln_rpc_message_t request;
    uint64_t due_us; /* put off until then */
    ln_chain_id_t wait_chain;
    ln_block_height_t wait_height;
    struct ln_shard_job *next_waiter;
} ln_shard_job_t;

/* Where the chains of a validator are, and where its effects go. The same for all its shards; it
 * must outlive them. */
typedef struct {
    ln_secp256k1_public_key_t validator;
    size_t count;
    ln_shard_t **shards; /* count of them; null: in another process */
    /* A message for a shard elsewhere, in protobuf; borrowed. On the commit thread, or the shard's.
     */
    void (*send)(void *owner, size_t shard, const ln_parcel_key_t *key, ln_bytes_t message);
    /* A notification about a chain, in protobuf; borrowed. On the commit thread, or the shard's. */
    void (*notify)(void *owner, const ln_chain_id_t *chain_id, ln_bytes_t message);
    void *owner;
} ln_shard_router_t;

/* The shard of a chain (spec 04 §5.1). */
size_t ln_shard_of(const ln_shard_router_t *router, const ln_chain_id_t *chain_id);

typedef struct {
    ln_env_t *env;
    ln_store_t *store;
    ln_commit_t *commit;
    const ln_shard_router_t *router;
    size_t index; /* of this shard in the router */
    ln_worker_options_t worker;
    size_t queue_max; /* jobs; 0: 10000 */
} ln_shard_options_t;

/* Makes the shard and its worker; nothing runs before ln_shard_start. options are copied. */
ln_shard_t *ln_shard_new(const ln_shard_options_t *options);

/* Starts the thread, when all shards of this process are in the router; what the chains of this
 * shard had not delivered before is sent again. */
void ln_shard_start(ln_shard_t *shard);

/* Handles what is in the queue, then ends the thread. Jobs that wait for something else are
 * answered with UNAVAILABLE. Nobody may submit any more; parcels of other shards are dropped. */
void ln_shard_stop(ln_shard_t *shard);

/* After all shards have been stopped. */
void ln_shard_free(ln_shard_t *shard);

/* False if the queue is full: the job still belongs to the caller. */
LN_CHECKED bool ln_shard_submit(ln_shard_t *shard, ln_shard_job_t *job);

#endif
