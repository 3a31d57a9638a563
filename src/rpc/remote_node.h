/* SPDX-License-Identifier: Apache-2.0 */
/* rpc/remote_node.h - a validator behind gRPC (spec 04 §4.4).
 *
 * An attempt that fails for a reason that may pass (no connection, overload, deadline) is repeated
 * after a delay that doubles, with jitter; what the validator answers, errors included, is final.
 *
 * Threads: the loop's. */
#ifndef LN_RPC_REMOTE_NODE_H
#define LN_RPC_REMOTE_NODE_H

#include "net/loop.h"
#include "net/tls.h"
#include "node/node.h"
#include "rpc/address.h"

typedef struct {
    ln_loop_t *loop;
    ln_tls_context_t *tls;   /* must be there for grpcs addresses */
    uint64_t timeout_us;     /* of one attempt */
    uint64_t retry_delay_us; /* before the second attempt */
    uint64_t backoff_max_us; /* of a delay */
    uint64_t retries_max;    /* attempts after the first */
} ln_remote_node_options_t;

/* The reference's defaults, without a loop. */
ln_remote_node_options_t ln_remote_node_defaults(void);

/* The connection is made with the first request. The context must outlive the node. */
ln_node_t *ln_remote_node_new(const ln_remote_node_options_t *options,
                              const ln_rpc_address_t *address);

#endif
