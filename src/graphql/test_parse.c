/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "graphql/input.h"
#include "graphql/parse.h"

static ln_err_t parse(ln_test_t *t, ln_gql_document_t *out, ln_gql_errors_t *errors,
                      ln_bytes_t text)
{
    const ln_gql_limits_t limits = ln_gql_limits();
    *errors = ln_gql_errors(&t->arena, text);
    return ln_gql_parse(out, errors, &limits);
}

static ln_gql_document_t parsed(ln_test_t *t, const char *text)
{
    ln_gql_document_t document = {0};
    ln_gql_errors_t errors;
    ln_err_t err = parse(t, &document, &errors, ln_text(text));
    if (err != LN_OK)
        print_error("%s: %.*s\n", text, LN_TEXT_ARG(errors.items[0].message));
    CHECK_OK(err);
    return document;
}

/* "line:column message" of the first error. */
static ln_bytes_t refused(ln_test_t *t, ln_bytes_t text)
{
    ln_gql_document_t document;
    ln_gql_errors_t errors;
    CHECK_ERR(LN_ERR_INVALID_INPUT, parse(t, &document, &errors, text));
    CHECK(errors.count == 1 && errors.items[0].place_count == 1);
    return ln_format(&t->arena, "%u:%u %.*s", errors.items[0].places[0].line,
                     errors.items[0].places[0].column, LN_TEXT_ARG(errors.items[0].message));
}

TEST(parse_reads_operations_and_fragments)
{
    ln_gql_document_t d = parsed(
        t, "query A($x: [Int!]! = [1] @trace, $y: T) @q { a b: c(d: $x, e: {f: [G, null]}) @h(i: "
           "true) { ...F ... on T { j } ... @skip(if: false) { k } } }\n"
           "mutation { m } subscription S { s }\nfragment F on T @z { l }");
    CHECK(d.operations.count == 3 && d.fragments.count == 1);
    const ln_gql_operation_t *a = &d.operations.items[0];
    CHECK(a->kind == LN_GQL_QUERY && a->variables.count == 2 && a->directives.count == 1);
    CHECK_BYTES(a->name, LN_LITERAL("A"));
    CHECK(a->variables.items[0].type->kind == LN_GQL_TYPE_NON_NULL);
    CHECK(a->variables.items[0].type->of->of->of->kind == LN_GQL_TYPE_NAMED);
    CHECK(a->variables.items[0].has_default && !a->variables.items[1].has_default);
    const ln_gql_selection_t *b = &a->selections.items[1];
    CHECK_BYTES(b->key, LN_LITERAL("b"));
    CHECK_BYTES(b->name, LN_LITERAL("c"));
    CHECK(b->arguments.count == 2 && b->directives.count == 1 && b->selections.count == 3);
    CHECK(b->selections.items[0].kind == LN_GQL_SPREAD);
    CHECK(b->selections.items[1].kind == LN_GQL_INLINE);
    CHECK_BYTES(b->selections.items[1].name, LN_LITERAL("T"));
    CHECK(b->selections.items[2].name.size == 0);
    CHECK(d.operations.items[1].kind == LN_GQL_MUTATION && d.operations.items[1].name.size == 0);
    CHECK_BYTES(d.fragments.items[0].type, LN_LITERAL("T"));
}

TEST(parse_takes_keywords_as_names)
{
    ln_gql_document_t d =
        parsed(t, "query query { fragment on query: mutation(true: false, null: 1) { type } }");
    CHECK_BYTES(d.operations.items[0].name, LN_LITERAL("query"));
    CHECK(d.operations.items[0].selections.count == 3);
    parsed(t, "fragment fragment on on { a } { ...fragment ... on on { a } }");
}

TEST(parse_numbers_equal_answer_names_alike)
{
    ln_gql_document_t d = parsed(t, "{ a b a: c x { b } }");
    const ln_gql_selection_t *s = d.operations.items[0].selections.items;
    CHECK(s[0].key_id == s[2].key_id && s[0].key_id != s[1].key_id);
    CHECK(s[3].selections.items[0].key_id == s[1].key_id);
    CHECK(d.key_count == 3 && d.field_count == 5);
}

TEST(parse_keeps_every_kind_of_value)
{
    static const char text[] = "[1, -2.5e3, \"a\\n\\\"\", true, null, RED, {a: [], b: {}}, $v]";
    ln_gql_document_t d =
        parsed(t, "{ a(b: [1 -2.5e3 \"a\\n\\\"\" true null RED {a: [] b: {}} $v]) }");
    ln_buffer_t out = ln_buffer(&t->arena);
    ln_gql_literal_print(&out, &d.operations.items[0].selections.items[0].arguments.items[0].value);
    CHECK_BYTES(ln_buffer_bytes(&out), ln_text(text));
}

TEST(parse_says_what_it_expected_and_where)
{
    CHECK_BYTES(refused(t, LN_LITERAL("")),
                LN_LITERAL("1:1 expected query, mutation, subscription, fragment or {, but the "
                           "text ends"));
    CHECK_BYTES(refused(t, LN_LITERAL("{ a\n  b(c 1) }")), LN_LITERAL("2:7 expected :, found 1"));
    CHECK_BYTES(refused(t, LN_LITERAL("{ a \"x\" }")),
                LN_LITERAL("1:5 expected a name, found a string"));
    CHECK_BYTES(refused(t, LN_LITERAL("query ($a: Int = $b) { a }")),
                LN_LITERAL("1:18 a variable cannot be used here"));
}

TEST(parse_refuses_what_is_no_request)
{
    static const char *const bad[] = {"{",
                                      "{}",
                                      "{ a",
                                      "{ a } }",
                                      "query",
                                      "{ a() }",
                                      "{ a(b:) }",
                                      "{ a { } }",
                                      "{ a: }",
                                      "{ a: b: c }",
                                      "{ ... }",
                                      "{ ...on }",
                                      "{ ...on T }",
                                      "{ @a }",
                                      "{ a @ }",
                                      "{ a(b: [1) }",
                                      "{ a(b: {c: 1) }",
                                      "{ a(b: {c}) }",
                                      "query () { a }",
                                      "query ($a) { a }",
                                      "query ($a: [Int) { a }",
                                      "query ($a: Int!!) { a }",
                                      "query ($a: ) { a }",
                                      "fragment on on T { a }",
                                      "fragment F { a }",
                                      "fragment F on T",
                                      "type A { a: Int }",
                                      "extend type A { a: Int }",
                                      "{ a(b: $) }",
                                      "{ a ! }",
                                      "query A B { a }",
                                      "\"d\" { a }",
                                      "{ a @b( }",
                                      "{ a @b() }",
                                      "{ .. }",
                                      "{ a(b: |) }"};
    for (size_t i = 0; i < LN_COUNT(bad); i++)
        refused(t, ln_text(bad[i]));
}

static ln_bytes_t repeated(ln_test_t *t, const char *text, size_t count)
{
    ln_buffer_t out = ln_buffer(&t->arena);
    for (size_t i = 0; i < count; i++)
        ln_buffer_put_text(&out, text);
    return ln_buffer_bytes(&out);
}

static ln_bytes_t between(ln_test_t *t, const char *before, ln_bytes_t text, const char *after)
{
    ln_bytes_t front = ln_bytes_join(&t->arena, ln_text(before), text);
    return ln_bytes_join(&t->arena, front, ln_text(after));
}

TEST(parse_bounds_nesting)
{
    static const struct {
        const char *before, *open, *middle, *close, *after;
    } shapes[] = {{"", "{a", "", "}", ""},
                  {"", "{...", "{a}", "}", ""},
                  {"{a(b:", "[", "1", "]", ")}"},
                  {"{a(b:", "{c:", "1", "}", ")}"},
                  {"query($a:", "[", "Int", "]", "){a}"}};
    for (size_t i = 0; i < LN_COUNT(shapes); i++) {
        for (int deep = 0; deep <= 1; deep++) {
            size_t count = deep ? 100000 : 50;
            ln_bytes_t text =
                between(t, shapes[i].before, repeated(t, shapes[i].open, count), shapes[i].middle);
            text = ln_bytes_join(&t->arena, text, repeated(t, shapes[i].close, count));
            text = between(t, "", text, shapes[i].after);
            if (deep)
                refused(t, text);
            else
                parsed(t, ln_text_copy_z(&t->arena, text));
        }
    }
}

TEST(parse_bounds_tokens_and_selections)
{
    refused(t, between(t, "{a(b:[", repeated(t, "1 ", 1 << 20), "])}"));
    parsed(t, ln_text_copy_z(&t->arena, between(t, "{a(b:[", repeated(t, "1 ", 500000), "])}")));
    refused(t, between(t, "{", repeated(t, "a ", 10001), "}"));
    parsed(t, ln_text_copy_z(&t->arena, between(t, "{", repeated(t, "a ", 10000), "}")));
}
