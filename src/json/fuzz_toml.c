/* SPDX-License-Identifier: Apache-2.0 */
/* Any text as TOML: what can be read is written as JSON, and that can be read again. */
#include "json/toml.h"
#include "json/write.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ln_arena_t arena = {0};
    ln_call_t call = ln_call(&arena);
    ln_buffer_t out = ln_buffer(&arena);
    ln_json_writer_t w = ln_json_writer(&out, true);
    ln_json_t *tree, *again;
    if (ln_toml_parse(&call, &tree, ln_bytes(data, size), "fuzz") == LN_OK) {
        ln_json_value(&w, tree);
        LN_ASSERT(ln_json_parse(&call, &again, ln_buffer_bytes(&out), "again") == LN_OK);
    }
    ln_arena_release(&arena);
    return 0;
}
