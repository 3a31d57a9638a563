/* SPDX-License-Identifier: Apache-2.0 */
/* Anything as JSON: what can be parsed is written, compact and pretty, and both are parsed as the
 * same tree. The getters take anything, too. */
#include "json/read.h"
#include "json/write.h"

static ln_bytes_t written(ln_arena_t *arena, const ln_json_t *value, bool pretty)
{
    ln_buffer_t out = ln_buffer(arena);
    ln_json_writer_t w = ln_json_writer(&out, pretty);
    ln_json_value(&w, value);
    return ln_buffer_bytes(&out);
}

static bool same(const ln_json_t *a, const ln_json_t *b)
{
    if (a->kind != b->kind || a->count != b->count || !ln_bytes_equal(a->key, b->key) ||
        !ln_bytes_equal(a->text, b->text))
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (!same(&a->items[i], &b->items[i]))
            return false;
    return true;
}

static void check_form(ln_call_t *call, const ln_json_t *value, bool pretty)
{
    ln_json_t *back;
    ln_bytes_t text = written(call->arena, value, pretty);
    LN_ASSERT(ln_json_parse(call, &back, text, "what was written") == LN_OK);
    LN_ASSERT(same(value, back));
}

/* Asks for what is there and for what is not; a reader remembers the first disappointment. */
static void ask(ln_json_reader_t *r, ln_json_t *value)
{
    size_t before = ln_json_enter(r, "value");
    ln_json_read_u64(r, value, UINT64_MAX);
    ln_json_read_bytes(r, value);
    ln_json_read_text(r, value);
    ln_json_read_bool(r, value);
    ln_json_is_null(ln_json_get_optional(r, value, "data"));
    size_t count = ln_json_count(r, value);
    LN_ASSERT(r->failed || count == value->count);
    for (size_t i = 0; i < value->count; i++) {
        size_t inner = ln_json_enter_index(r, i);
        ask(r, ln_json_at(value, i));
        ln_json_leave(r, inner);
    }
    ln_json_leave(r, before);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ln_arena_t arena = {0};
    ln_call_t call = ln_call(&arena);
    ln_json_t *value;
    if (ln_json_parse(&call, &value, ln_bytes(data, size), "the input") == LN_OK) {
        ln_json_reader_t r = ln_json_reader(&arena);
        check_form(&call, value, false);
        check_form(&call, value, true);
        ask(&r, value);
        LN_ASSERT((ln_json_finish(&call, &r, "the input") != LN_OK) == r.failed);
    }
    ln_arena_release(&arena);
    return 0;
}
