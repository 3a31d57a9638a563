/* SPDX-License-Identifier: Apache-2.0 */
/* node/node.h - a validator as a client sees it: something that answers requests (spec 04 §2.1,
 * §9).
 *
 * A seam: over gRPC it is rpc/remote_node.h; tests put validators of their own process behind it.
 * Request and answer are RpcMessages; every request has one kind of answer. What is checked in an
 * answer is its form only: client/remote.h does not believe it before it has checked more.
 *
 * Threads: a node belongs to a loop; asking is for the loop's tasks. */
#ifndef LN_NODE_NODE_H
#define LN_NODE_NODE_H

#include "types/gen/node.h"

typedef struct ln_node ln_node_t;

struct ln_node {
    ln_err_t (*ask)(ln_node_t *node, ln_call_t *call, ln_rpc_message_t *answer,
                    const ln_rpc_message_t *request);
    void (*free)(ln_node_t *node);
    bool away; /* kept by the body: the last attempt to reach it has failed */
};

/* Asks and waits. *answer is of the request's kind and lives in the call's arena. Errors: what the
 * validator refused with (node/error.h), LN_ERR_NODE with a GrpcError if it could not be reached
 * within the node's time and number of attempts, LN_ERR_CANCELLED. */
LN_CHECKED static inline ln_err_t ln_node_ask(ln_node_t *node, ln_call_t *call,
                                              ln_rpc_message_t *answer,
                                              const ln_rpc_message_t *request)
{
    return node->ask(node, call, answer, request);
}

/* Nothing may be under way. Null is allowed. */
static inline void ln_node_free(ln_node_t *node)
{
    if (node != NULL)
        node->free(node);
}

#endif
