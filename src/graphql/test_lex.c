/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "graphql/lex.h"

/* All tokens, one after the other, with a bar between them; strings in quotes. */
static ln_bytes_t tokens_of(ln_test_t *t, const char *text)
{
    ln_gql_errors_t errors = ln_gql_errors(&t->arena, ln_text(text));
    ln_gql_lexer_t lexer;
    ln_gql_token_t token;
    ln_buffer_t out = ln_buffer(&t->arena);
    CHECK_OK(ln_gql_lexer_init(&lexer, &errors));
    for (;;) {
        CHECK_OK(ln_gql_lexer_next(&lexer, &token));
        if (token.kind == LN_GQL_END)
            return ln_buffer_bytes(&out);
        if (out.size > 0)
            ln_buffer_put_byte(&out, '|');
        ln_buffer_put_text(&out, token.kind == LN_GQL_STRING ? "\"" : "");
        ln_buffer_put(&out, token.text);
    }
}

/* The value of a text that is one string. */
static ln_bytes_t string_of(ln_test_t *t, const char *text)
{
    ln_bytes_t tokens = tokens_of(t, text);
    CHECK(tokens.size > 0 && tokens.data[0] == '"');
    return ln_bytes_from(tokens, 1);
}

/* Line and column of the first error. */
static ln_gql_place_t error_of(ln_test_t *t, ln_bytes_t text)
{
    ln_gql_errors_t errors = ln_gql_errors(&t->arena, text);
    ln_gql_lexer_t lexer;
    ln_gql_token_t token;
    ln_err_t err = ln_gql_lexer_init(&lexer, &errors);
    do
        err = err == LN_OK ? ln_gql_lexer_next(&lexer, &token) : err;
    while (err == LN_OK && token.kind != LN_GQL_END);
    CHECK_ERR(LN_ERR_INVALID_INPUT, err);
    CHECK(errors.count == 1);
    return errors.items[0].place_count > 0 ? errors.items[0].places[0] : (ln_gql_place_t){0, 0};
}

TEST(lex_splits_text_into_tokens)
{
    CHECK_BYTES(tokens_of(t, "{a:b(c:$d)@e ...F}"), LN_LITERAL("{|a|:|b|(|c|:|$|d|)|@|e|...|F|}"));
    CHECK_BYTES(tokens_of(t, "\ufeff [A!]=1&_x9|-0 1.5e+3 -2E7 0.0"),
                LN_LITERAL("[|A|!|]|=|1|&|_x9|||-0|1.5e+3|-2E7|0.0"));
}

TEST(lex_passes_over_what_means_nothing)
{
    CHECK_BYTES(tokens_of(t, " \t,a # comment } \"\n,,b#end\r\nc#"), LN_LITERAL("a|b|c"));
    CHECK_BYTES(tokens_of(t, " # only this"), LN_LITERAL(""));
    CHECK_BYTES(tokens_of(t, ""), LN_LITERAL(""));
}

TEST(lex_replaces_escapes)
{
    CHECK_BYTES(string_of(t, "\"\""), LN_LITERAL(""));
    CHECK_BYTES(string_of(t, "\"plain \u00e9\""), LN_LITERAL("plain \u00e9"));
    CHECK_BYTES(string_of(t, "\"\\\"\\\\\\/\\b\\f\\n\\r\\t|\""), LN_LITERAL("\"\\/\b\f\n\r\t|"));
    CHECK_BYTES(string_of(t, "\"\\u0041\\u00e9\\u20AC\\ud83d\\ude00\""),
                LN_LITERAL("A\u00e9\u20ac\U0001f600"));
    CHECK_BYTES(string_of(t, "\"\\u{41}\\u{1F600}\\u{0000e9}\""), LN_LITERAL("A\U0001f600\u00e9"));
}

TEST(lex_takes_common_indentation_from_block_strings)
{
    CHECK_BYTES(string_of(t, "\"\"\"one\"\"\""), LN_LITERAL("one"));
    CHECK_BYTES(string_of(t, "\"\"\"\"\"\""), LN_LITERAL(""));
    CHECK_BYTES(string_of(t, "\"\"\"\n\n    Hello,\n      World!\n\n    Yours,\n   \t\n  \"\"\""),
                LN_LITERAL("Hello,\n  World!\n\nYours,"));
    CHECK_BYTES(string_of(t, "\"\"\"  a\r\n   b\r  c\\\"\"\" \\n\"\"\""),
                LN_LITERAL("  a\n b\nc\"\"\" \\n"));
    CHECK_BYTES(string_of(t, "\"\"\" \n \n \"\"\""), LN_LITERAL(""));
}

TEST(lex_refuses_what_is_no_token)
{
    static const char *const bad[] = {"01",
                                      "1.",
                                      "1e",
                                      "-",
                                      ".5",
                                      "1.2.3",
                                      "0x1",
                                      "1a",
                                      "1.5e+",
                                      "\"open",
                                      "\"a\nb\"",
                                      "\"\\x\"",
                                      "\"\\u12\"",
                                      "\"\\ud800\"",
                                      "\"\\ud800\\u0041\"",
                                      "\"\\udc00\"",
                                      "\"\\u{110000}\"",
                                      "\"\\u{}\"",
                                      "\"\\u{12\"",
                                      "\"\"\"open",
                                      "..",
                                      "?",
                                      "%",
                                      "\x01",
                                      "'a'",
                                      "\"\x01\"",
                                      "\"\"\"\x01\"\"\"",
                                      "\"\\u{123456789}\"",
                                      "~"};
    for (size_t i = 0; i < LN_COUNT(bad); i++)
        error_of(t, ln_text(bad[i]));
    error_of(t, LN_LITERAL("a\0b"));
    error_of(t, LN_LITERAL("\"\xff\""));
}

TEST(lex_counts_lines_and_characters)
{
    ln_gql_place_t place = error_of(t, LN_LITERAL("a\r\nb\rc\n \"\u00e9\U0001f600\" ?"));
    CHECK(place.line == 4 && place.column == 7);
    place = error_of(t, LN_LITERAL("?"));
    CHECK(place.line == 1 && place.column == 1);
    place = error_of(t, LN_LITERAL("\n  \"abc\n\""));
    CHECK(place.line == 2 && place.column == 7);
}
