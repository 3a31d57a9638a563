/* SPDX-License-Identifier: Apache-2.0 */
/* rpc/answer.h - answers between protocol values and protobuf (spec 04 §2.2, §4.3).
 *
 * Over gRPC a NodeError is part of a successful answer where the method's answer has a place for it
 * (ChainInfoResult, PendingBlobResult); elsewhere it is a status. */
#ifndef LN_RPC_ANSWER_H
#define LN_RPC_ANSWER_H

#include "grpc/status.h"
#include "rpc/method.h"
#include "types/gen/node.h"

/* The answer of a shard (a RpcMessage of the method's kind, or an Error): LN_GRPC_OK and the
 * message in the arena, or the status to answer with and its text. */
LN_CHECKED ln_grpc_code_t ln_rpc_write_answer(ln_arena_t *arena, ln_rpc_method_t method,
                                              ln_bytes_t *out, const ln_rpc_message_t *answer);

/* For clients: what came back for a request. Borrows from message. A NodeError in it is an answer
 * of kind Error. LN_ERR_DECODE or LN_ERR_INVALID_INPUT for what is no answer. */
LN_CHECKED ln_err_t ln_rpc_read_answer(ln_call_t *call, ln_rpc_method_t method,
                                       ln_rpc_message_t *out, ln_bytes_t message);

/* The two answers that do not come from a shard. */
ln_bytes_t ln_rpc_write_version(ln_arena_t *arena, const ln_version_info_t *version);
ln_bytes_t ln_rpc_write_network(ln_arena_t *arena, const ln_network_description_t *network);

#endif
