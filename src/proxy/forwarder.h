/* SPDX-License-Identifier: Apache-2.0 */
/* proxy/forwarder.h - carries the notifications of this process's shards to the proxies, and those
 * of new blocks to the block exporters (spec 04 §5.4).
 *
 * Each destination has a batch that is being filled and up to 8 calls on their way. A notification
 * goes at once if no call is, else with the next batch; one that finds everything full is skipped,
 * and so is what a destination does not accept: subscribers learn of it with the next one.
 *
 * Threads: the loop's, except ln_forwarder_notify. */
#ifndef LN_PROXY_FORWARDER_H
#define LN_PROXY_FORWARDER_H

#include "net/client.h"
#include "types/gen/config.h"

typedef struct ln_forwarder ln_forwarder_t;

typedef struct {
    ln_loop_t *loop;
    const ln_proxy_config_list_t *proxies;      /* told of everything */
    const ln_exporter_config_list_t *exporters; /* told of new blocks */
    size_t queue_max; /* notifications that may wait, for the loop and for each proxy; 0: 1000 */
    size_t batch_max; /* in one call; 0: 100 */
    /* For tests: connections, as in net/client.h. */
    ln_stream_t *(*dial)(void *owner);
    void *owner;
} ln_forwarder_options_t;

/* The lists may go after the return. */
ln_forwarder_t *ln_forwarder_new(const ln_forwarder_options_t *options);

/* Takes a notification, in protobuf, and copies it. Any thread, until the forwarder is freed. */
void ln_forwarder_notify(ln_forwarder_t *forwarder, ln_bytes_t notification);

/* Delivers what is there, for at most grace_us, then calls stopped(owner) from the loop. */
void ln_forwarder_stop(ln_forwarder_t *forwarder, uint64_t grace_us, void (*stopped)(void *owner),
                       void *owner);

/* Drops what is left. */
void ln_forwarder_free(ln_forwarder_t *forwarder);

#endif
