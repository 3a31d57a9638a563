/* SPDX-License-Identifier: Apache-2.0 */
/* Anything as a request for a shard: protobuf to a protocol value, back, and again, which must give
 * the same value and the same bytes. The first byte chooses the method. */
#include "rpc/request.h"

static void check(ln_call_t *call, ln_rpc_method_t method, const ln_rpc_message_t *request)
{
    ln_rpc_message_t back;
    ln_rpc_method_t same = LN_RPC_METHOD_COUNT;
    ln_bytes_t first = ln_rpc_write_request(call->arena, &same, request);
    LN_ASSERT(same == method);
    LN_ASSERT(ln_rpc_read_request(call, method, &back, first) == LN_GRPC_OK);
    LN_ASSERT(ln_value_equal(&ln_rpc_message_type, request, &back));
    LN_ASSERT(ln_bytes_equal(first, ln_rpc_write_request(call->arena, &same, &back)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1 || data[0] >= LN_RPC_WORKER_METHOD_COUNT)
        return 0;
    ln_arena_t arena = {0};
    ln_call_t call = ln_call(&arena);
    ln_rpc_method_t method = (ln_rpc_method_t)data[0];
    ln_bytes_t message = ln_bytes(data + 1, size - 1);
    ln_chain_id_t chain_id;
    ln_rpc_message_t request;
    if (method != LN_RPC_HANDLE_CROSS_CHAIN_REQUEST) { /* is sent to the shard itself */
        ln_grpc_code_t target = ln_rpc_target(&call, method, &chain_id, message);
        LN_ASSERT(target == LN_GRPC_OK || target == LN_GRPC_INTERNAL ||
                  target == LN_GRPC_NOT_FOUND);
    }
    if (ln_rpc_read_request(&call, method, &request, message) == LN_GRPC_OK)
        check(&call, method, &request);
    ln_arena_release(&arena);
    return 0;
}
