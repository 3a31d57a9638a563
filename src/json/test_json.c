/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "json/read.h"
#include "json/write.h"

static ln_json_t *parse(ln_test_t *t, const char *text)
{
    ln_json_t *value = NULL;
    CHECK_OK(ln_json_parse(&t->call, &value, ln_text(text), "test"));
    return value;
}

TEST(json_keeps_all_of_64_bits)
{
    ln_json_t *value = parse(t, "{\"a\":18446744073709551615,\"b\":-1}");
    ln_json_reader_t r = ln_json_reader(&t->arena);
    CHECK(ln_json_read_u64(&r, ln_json_get(&r, value, "a"), UINT64_MAX) == UINT64_MAX);
    CHECK_OK(ln_json_finish(&t->call, &r, "test"));
    CHECK(ln_json_read_u64(&r, ln_json_get(&r, value, "b"), UINT64_MAX) == 0);
    CHECK_ERR(LN_ERR_INVALID_INPUT, ln_json_finish(&t->call, &r, "test"));
}

TEST(json_says_where_it_went_wrong)
{
    ln_json_t *value = parse(t, "{\"chains\":[{\"balance\":5}]}");
    ln_json_reader_t r = ln_json_reader(&t->arena);
    size_t one = ln_json_enter(&r, "chains");
    ln_json_t *chains = ln_json_get(&r, value, "chains");
    size_t two = ln_json_enter_index(&r, 0);
    size_t three = ln_json_enter(&r, "balance");
    CHECK(ln_json_read_text(&r, ln_json_get(&r, ln_json_at(chains, 0), "balance")).size == 0);
    ln_json_leave(&r, three);
    ln_json_leave(&r, two);
    ln_json_leave(&r, one);
    CHECK_ERR(LN_ERR_INVALID_INPUT, ln_json_finish(&t->call, &r, "genesis"));
    CHECK_BYTES(t->call.text, LN_LITERAL("genesis: chains[0].balance: expected a string"));
}

TEST(json_refuses_what_is_not_json)
{
    static const char *const bad[] = {
        "",    "{",  "{\"a\":1}x", "[1,]",   "{'a':1}",   "nul", "01",          "\"\xff\"",
        "1 2", "1.", "{\"a\" 1}",  "[1 2]",  "\"a\nb\"",  "NaN", "\"\\ud800\"", "\"\\x\"",
        "{,}", "-",  "1e",         "\"open", "[\"a\":1]", "+1",  ".5",          "{1:2}"};
    for (size_t i = 0; i < LN_COUNT(bad); i++) {
        ln_json_t *value;
        CHECK_ERR(LN_ERR_INVALID_INPUT, ln_json_parse(&t->call, &value, ln_text(bad[i]), bad[i]));
    }
    ln_buffer_t deep = ln_buffer(&t->arena);
    for (int i = 0; i < 100; i++)
        ln_buffer_put_byte(&deep, '[');
    ln_json_t *value;
    CHECK_ERR(LN_ERR_INVALID_INPUT,
              ln_json_parse(&t->call, &value, ln_buffer_bytes(&deep), "deep"));
}

static void write_sample(ln_json_writer_t *w)
{
    ln_json_begin_object(w);
    ln_json_key(w, "a\"b");
    ln_json_u64(w, UINT64_MAX);
    ln_json_key(w, "list");
    ln_json_begin_array(w);
    ln_json_hex(w, "0x", LN_LITERAL("\x01\xff"));
    ln_json_null(w);
    ln_json_end_array(w);
    ln_json_key(w, "none");
    ln_json_begin_array(w);
    ln_json_end_array(w);
    ln_json_end_object(w);
}

TEST(json_reads_escapes)
{
    ln_json_t *value = parse(t, " \"a\\n\\u00e9\\ud83d\\ude00\\/\" ");
    ln_json_reader_t r = ln_json_reader(&t->arena);
    CHECK_BYTES(ln_json_read_text(&r, value), LN_LITERAL("a\n\xc3\xa9\xf0\x9f\x98\x80/"));
}

TEST(json_numbers_out_of_range_are_refused_by_who_reads_them)
{
    static const char *const bad[] = {"18446744073709551616", "-1", "1.0", "1e3", "256"};
    for (size_t i = 0; i < LN_COUNT(bad); i++) {
        ln_json_reader_t r = ln_json_reader(&t->arena);
        CHECK(ln_json_read_u64(&r, parse(t, bad[i]), i == 4 ? 255 : UINT64_MAX) == 0);
        CHECK_ERR(LN_ERR_INVALID_INPUT, ln_json_finish(&t->call, &r, "test"));
    }
}

TEST(json_writes_compact_and_pretty)
{
    ln_buffer_t compact = ln_buffer(&t->arena), pretty = ln_buffer(&t->arena);
    ln_json_writer_t w = ln_json_writer(&compact, false);
    write_sample(&w);
    CHECK_BYTES(
        ln_buffer_bytes(&compact),
        ln_text("{\"a\\\"b\":18446744073709551615,\"list\":[\"0x01ff\",null],\"none\":[]}"));
    w = ln_json_writer(&pretty, true);
    write_sample(&w);
    CHECK_BYTES(ln_buffer_bytes(&pretty),
                ln_text("{\n  \"a\\\"b\": 18446744073709551615,\n  \"list\": [\n    \"0x01ff\",\n"
                        "    null\n  ],\n  \"none\": []\n}"));
}
