/* SPDX-License-Identifier: Apache-2.0 */
/* Anything as the answer of a validator, as its clients read it: the first byte chooses the method,
 * the number of methods stands for a notification. What shards answer is written again, and read as
 * the same value. */
#include "rpc/answer.h"
#include "rpc/convert.h"

static void check_answer(ln_call_t *call, ln_rpc_method_t method, const ln_rpc_message_t *answer)
{
    ln_bytes_t first, second;
    ln_rpc_message_t back;
    if (ln_rpc_write_answer(call->arena, method, &first, answer) != LN_GRPC_OK)
        return; /* a NodeError of a method whose answer has no place for one */
    LN_ASSERT(ln_rpc_read_answer(call, method, &back, first) == LN_OK);
    LN_ASSERT(ln_value_equal(&ln_rpc_message_type, answer, &back));
    LN_ASSERT(ln_rpc_write_answer(call->arena, method, &second, &back) == LN_GRPC_OK);
    LN_ASSERT(ln_bytes_equal(first, second));
}

static void notification(ln_call_t *call, ln_bytes_t message)
{
    ln_notification_t value, back;
    bool empty;
    if (ln_rpc_read_notification(call, &value, &empty, message) != LN_OK || empty)
        return;
    ln_bytes_t again = ln_rpc_write_notification(call->arena, &value);
    LN_ASSERT(ln_rpc_read_notification(call, &back, &empty, again) == LN_OK && !empty);
    LN_ASSERT(ln_value_equal(&ln_notification_type, &value, &back));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1 || data[0] > LN_RPC_METHOD_COUNT || data[0] == LN_RPC_HANDLE_CROSS_CHAIN_REQUEST)
        return 0;
    ln_arena_t arena = {0};
    ln_call_t call = ln_call(&arena);
    ln_rpc_method_t method = (ln_rpc_method_t)data[0];
    ln_bytes_t message = ln_bytes(data + 1, size - 1);
    ln_rpc_message_t answer;
    if (method == LN_RPC_METHOD_COUNT)
        notification(&call, message);
    else if (ln_rpc_read_answer(&call, method, &answer, message) == LN_OK &&
             ln_rpc_is_for_shard(method))
        check_answer(&call, method, &answer);
    ln_arena_release(&arena);
    return 0;
}
