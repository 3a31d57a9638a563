/* SPDX-License-Identifier: Apache-2.0 */
/* app/server.h - shards of a validator without its proxy, as the reference's server process: one
 * shard, or all of the configuration.
 *
 *     proxy, other servers -> a port per shard -> shard threads -> commit thread
 *                                                                    |-> courier -> other servers
 *     (one event loop, on a thread of its own)                       `-> forwarder -> proxies
 *
 * Threads: start and stop from one thread. */
#ifndef LN_APP_SERVER_H
#define LN_APP_SERVER_H

#include "app/shard_set.h"
#include "proxy/courier.h"

typedef struct ln_server ln_server_t;

typedef struct {
    ln_shard_set_options_t shards;
    const char *host;             /* to listen on; null: all addresses */
    ln_courier_options_t courier; /* loop and shards are set here */
    size_t notification_queue_max, notification_batch_max;
} ln_server_options_t;

/* Takes the ports, then opens the storage. Errors: of the configuration, the storage, or of a port
 * that cannot be had. */
LN_CHECKED ln_err_t ln_server_start(ln_call_t *call, ln_server_t **out,
                                    const ln_server_options_t *options);

/* Answers what is under way, makes everything durable, delivers what can be delivered in a second,
 * ends all threads. */
void ln_server_stop(ln_server_t *server);

#endif
