/* SPDX-License-Identifier: Apache-2.0 */
/* Anything as one of the JSON files of wallets and validators (spec 04 §7.3, §13); the first
 * character chooses which. What can be read must be written as the same value. */
#include "types/gen/committee.h"
#include "types/gen/config.h"

static const struct {
    char letter;
    const ln_type_t *type;
} files[] = {
    {'w', &ln_wallet_file_type},      {'g', &ln_genesis_config_type},
    {'s', &ln_server_config_type},    {'k', &ln_keystore_file_type},
    {'c', &ln_committee_config_type}, {'v', &ln_validator_config_type},
    {'p', &ln_committee_type},
};

static const ln_type_t *type_of(uint8_t letter)
{
    for (size_t i = 0; i < LN_COUNT(files); i++)
        if (letter == (uint8_t)files[i].letter)
            return files[i].type;
    return NULL;
}

static void check(ln_call_t *call, const ln_type_t *type, const void *value, bool pretty)
{
    void *back = ln_arena_zalloc(call->arena, type->size, 16);
    ln_bytes_t text = ln_value_json(type, call->arena, pretty, value);
    LN_ASSERT(ln_value_parse_json(call, type, back, text, "what was written") == LN_OK);
    LN_ASSERT(ln_value_equal(type, value, back));
    LN_ASSERT(ln_bytes_equal(ln_value_json(type, call->arena, pretty, back), text));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const ln_type_t *type = size > 0 ? type_of(data[0]) : NULL;
    if (type == NULL)
        return 0;
    ln_arena_t arena = {0};
    ln_call_t call = ln_call(&arena);
    void *value = ln_arena_zalloc(&arena, type->size, 16);
    ln_bytes_t text = ln_bytes(data + 1, size - 1);
    if (ln_value_parse_json(&call, type, value, text, "the file") == LN_OK) {
        check(&call, type, value, true);
        check(&call, type, value, false);
    } else {
        LN_ASSERT(ln_call_text(&call, call.code).size > 0);
    }
    ln_arena_release(&arena);
    return 0;
}
