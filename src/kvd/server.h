/* SPDX-License-Identifier: Apache-2.0 */
/* kvd/server.h - lends one store to several processes.
 *
 *     shard 0 --+
 *     shard 1 --+--> a thread per connection --> kv store
 *     proxy   --+                `-- SYNC --> commit stage: one sync for all who wait
 *
 * The store is divided into namespaces. What lies in it (the rest of a key, its meaning):
 *
 *     'K'                  version of this layout
 *     'n' name             a namespace exists
 *     'd' u8 size, name, key    an entry of a namespace
 *     'w' writer           the last sequence that was applied, and when
 *
 * A write whose answer was lost may be repeated. Every client numbers its writes, and the number is
 * written together with the batch; a number that is there already is answered without doing
 * anything. After the machine of the server has crashed, numbers and batches have gone together,
 * and the client, which keeps everything that was not synced, writes it again (kvd/client.h). So
 * its view of the store never goes back.
 *
 * There is no password: the port belongs into a network of its own, or on the loopback.
 *
 * Threads: start and stop from one. */
#ifndef LN_KVD_SERVER_H
#define LN_KVD_SERVER_H

#include "base/env.h"
#include "kv/kv.h"

typedef struct ln_kvd_server ln_kvd_server_t;

typedef struct {
    ln_env_t *env;
    ln_kv_t *kv; /* must outlive the server */
    const char *host;
    uint16_t port;          /* 0: any free one */
    size_t connections_max; /* 0: 256; more are told so and closed, and so is who has one and does
                             * not say HELLO for 10 s */
} ln_kvd_server_options_t;

/* Listens and serves. LN_ERR_IO if the port cannot be had, LN_ERR_CORRUPT if the store holds
 * something else. */
LN_CHECKED ln_err_t ln_kvd_server_start(ln_call_t *call, ln_kvd_server_t **out,
                                        const ln_kvd_server_options_t *options);

/* The port that it listens on. */
uint16_t ln_kvd_server_port(const ln_kvd_server_t *server);

/* Ends all connections; clients come back and repeat what they have to. */
void ln_kvd_server_disconnect(ln_kvd_server_t *server);

/* Ends what is under way, makes everything durable, ends all threads. */
void ln_kvd_server_stop(ln_kvd_server_t *server);

#endif
