/* SPDX-License-Identifier: Apache-2.0 */
/* rpc/request.h - requests between protobuf and protocol values (spec 04 §2.2, §2.3). */
#ifndef LN_RPC_REQUEST_H
#define LN_RPC_REQUEST_H

#include "grpc/status.h"
#include "rpc/method.h"
#include "types/gen/node.h"

/* Which chain a request for a shard is about: the one whose shard has to answer. LN_GRPC_OK, or the
 * status to answer with, its text in the call: INTERNAL for what is no protobuf, NOT_FOUND if the
 * chain is not named. */
LN_CHECKED ln_grpc_code_t ln_rpc_target(ln_call_t *call, ln_rpc_method_t method, ln_chain_id_t *out,
                                        ln_bytes_t message);

/* A request for a shard. It borrows from message. LN_GRPC_OK, INTERNAL or INVALID_ARGUMENT. */
LN_CHECKED ln_grpc_code_t ln_rpc_read_request(ln_call_t *call, ln_rpc_method_t method,
                                              ln_rpc_message_t *out, ln_bytes_t message);

/* The way back, for any request; *method is the one that it is for. In the arena. Certificates by
 * heights are asked for in their raw form. */
ln_bytes_t ln_rpc_write_request(ln_arena_t *arena, ln_rpc_method_t *method,
                                const ln_rpc_message_t *request);

#endif
