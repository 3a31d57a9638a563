/* SPDX-License-Identifier: Apache-2.0 */
/* Anything as BCS of any type: the first byte chooses the type (its place in schema/types.bcs). BCS
 * has one form for every value, so what can be read must be written as the same bytes again - but
 * for types of which the reference reads several forms as one value (spec 01 §1.1): these must be
 * written in a normal form, which is read and written as itself. */
#include "types/all.h"
#include "types/gen/keys.h"

/* Sets are sorted when they are read; keys and signatures of Ethereum have more than one form. */
static bool has_many_forms(const ln_type_t *type)
{
    if (type == NULL)
        return false;
    if (type->kind == LN_KIND_SET || type == &ln_evm_signature_type ||
        type == &ln_evm_public_key_type || type == &ln_secp256k1_public_key_type)
        return true;
    if (has_many_forms(type->inner) || has_many_forms(type->key))
        return true;
    for (size_t i = 0; i < type->field_count; i++)
        if (has_many_forms(type->fields[i].type))
            return true;
    return false;
}

static ln_bytes_t normal_form(ln_call_t *call, const ln_type_t *type, const void *value,
                              ln_bytes_t input)
{
    ln_bytes_t bytes = ln_value_encode(type, call->arena, LN_BCS, value);
    LN_ASSERT(bytes.size <= input.size);
    LN_ASSERT(ln_bytes_equal(bytes, input) || has_many_forms(type));
    return bytes;
}

static void check_value(ln_call_t *call, const ln_type_t *type, const void *value, ln_bytes_t bytes)
{
    void *copy = ln_arena_zalloc(call->arena, type->size, 16),
         *back = ln_arena_zalloc(call->arena, type->size, 16);
    LN_ASSERT(ln_value_size(type, LN_BCS, value) == bytes.size);
    ln_value_copy(type, call->arena, copy, value);
    LN_ASSERT(ln_value_equal(type, value, copy) && ln_value_compare(type, value, copy) == 0);
    LN_ASSERT(ln_value_decode(call, type, back, LN_BCS, bytes) == LN_OK);
    LN_ASSERT(ln_value_equal(type, value, back));
    LN_ASSERT(ln_bytes_equal(ln_value_encode(type, call->arena, LN_BCS, back), bytes));
    if (type->hash_name != NULL)
        ln_value_hash(type, call->arena, value);
}

/* Its JSON says the same. */
static void check_json(ln_call_t *call, const ln_type_t *type, const void *value)
{
    void *back = ln_arena_zalloc(call->arena, type->size, 16);
    ln_bytes_t json = ln_value_json(type, call->arena, true, value);
    LN_ASSERT(ln_value_parse_json(call, type, back, json, type->name) == LN_OK);
    LN_ASSERT(ln_value_equal(type, value, back));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1 || data[0] >= ln_all_types_count)
        return 0;
    ln_arena_t arena = {0};
    ln_call_t call = ln_call(&arena);
    const ln_type_t *type = ln_all_types[data[0]];
    ln_bytes_t input = ln_bytes(data + 1, size - 1);
    void *value = ln_arena_zalloc(&arena, type->size, 16);
    if (ln_value_decode(&call, type, value, LN_BCS, input) == LN_OK) {
        check_value(&call, type, value, normal_form(&call, type, value, input));
        check_json(&call, type, value);
    }
    ln_arena_release(&arena);
    return 0;
}
