/* SPDX-License-Identifier: Apache-2.0 */
/* Anything as bincode of any type: the first byte chooses the type (its place in schema/types.bcs).
 * Bincode reads maps in any order and ignores what follows (spec 04 §1.2), so what was read is
 * written, and that must be read as the same value and written as the same bytes. */
#include "types/all.h"

static void check_value(ln_call_t *call, const ln_type_t *type, ln_wire_t wire, const void *value)
{
    void *back = ln_arena_zalloc(call->arena, type->size, 16);
    ln_bytes_t bytes = ln_value_encode(type, call->arena, wire, value);
    LN_ASSERT(ln_value_size(type, wire, value) == bytes.size);
    LN_ASSERT(ln_value_decode(call, type, back, wire, bytes) == LN_OK);
    LN_ASSERT(ln_value_equal(type, value, back));
    LN_ASSERT(ln_bytes_equal(ln_value_encode(type, call->arena, wire, back), bytes));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1 || data[0] >= ln_all_types_count)
        return 0;
    ln_arena_t arena = {0};
    ln_call_t call = ln_call(&arena);
    const ln_type_t *type = ln_all_types[data[0]];
    void *value = ln_arena_zalloc(&arena, type->size, 16);
    if (ln_value_decode(&call, type, value, LN_BINCODE, ln_bytes(data + 1, size - 1)) == LN_OK) {
        check_value(&call, type, LN_BINCODE, value);
        check_value(&call, type, LN_BCS, value);
    }
    ln_arena_release(&arena);
    return 0;
}
