/* SPDX-License-Identifier: Apache-2.0 */
/* proxy/subscribers.h - who wants to hear what about which chain (spec 04 §5.4).
 *
 * A Subscribe call names chains, once for good. It gets an empty notification at once, then every
 * notification about them from then on; nothing is kept for later. One that does not keep up misses
 * some.
 *
 * Threads: the loop's. */
#ifndef LN_PROXY_SUBSCRIBERS_H
#define LN_PROXY_SUBSCRIBERS_H

#include "grpc/server.h"
#include "types/gen/ids.h"

typedef struct {
    ln_table_t by_chain; /* chain id -> places of that chain */
    ln_link_t all;
} ln_subscribers_t;

void ln_subscribers_init(ln_subscribers_t *subscribers, ln_env_t *env);

/* Ends all subscriptions. */
void ln_subscribers_end(ln_subscribers_t *subscribers);
void ln_subscribers_release(ln_subscribers_t *subscribers);

/* Handles a Subscribe call. */
void ln_subscribers_add(ln_subscribers_t *subscribers, ln_grpc_call_t *call);

/* Passes on a notification, in protobuf. */
void ln_subscribers_notify(ln_subscribers_t *subscribers, const ln_chain_id_t *chain_id,
                           ln_bytes_t notification);

#endif
