/* SPDX-License-Identifier: Apache-2.0 */
/* proxy/courier.h - carries messages between chains to the shards of other processes (spec 04
 * §5.3).
 *
 * What has the same key (sender, recipient, kind) is on its way at most once:
 *
 *     send --> waiting? --yes--> the newer message takes the place of the older one
 *                |no
 *                v
 *     [ RPC ] --OK--> done, or the newer message that has come meanwhile goes at once
 *        |fails
 *        `--> pause, longer each time --> again, until retries_max
 *
 * Nothing depends on a message that is dropped, because the queue is full or its shard away for too
 * long: the sender's outbox remembers it, and it is sent again with the next one, when a client
 * asks, or after a start.
 *
 * Threads: the loop's, except ln_courier_send. */
#ifndef LN_PROXY_COURIER_H
#define LN_PROXY_COURIER_H

#include "net/client.h"
#include "types/gen/config.h"
#include "worker/parcel.h"

typedef struct ln_courier ln_courier_t;

typedef struct {
    ln_loop_t *loop;
    const ln_shard_config_list_t *shards; /* must outlive the courier */
    size_t queue_max;                     /* messages; 0: 1000 */
    unsigned retries_max;
    uint64_t retry_delay_us, backoff_max_us; /* 0: 2 s, 30 s */
    /* For tests of the protocol: every message waits, and some are lost on purpose. */
    uint64_t delay_us;
    double failure_rate; /* 0 to 1 */
    /* For tests: connections, as in net/client.h. */
    ln_stream_t *(*dial)(void *owner);
    void *owner;
} ln_courier_options_t;

ln_courier_t *ln_courier_new(const ln_courier_options_t *options);

/* Takes a message for a shard, in protobuf, and copies it. Any thread, until the courier is freed.
 */
void ln_courier_send(ln_courier_t *courier, size_t shard, const ln_parcel_key_t *key,
                     ln_bytes_t message);

/* Messages that are waiting or on their way. */
size_t ln_courier_count(const ln_courier_t *courier);

/* Tries what is there once more, for at most grace_us, then calls stopped(owner) from the loop. */
void ln_courier_stop(ln_courier_t *courier, uint64_t grace_us, void (*stopped)(void *owner),
                     void *owner);

/* Drops what is left. */
void ln_courier_free(ln_courier_t *courier);

#endif
