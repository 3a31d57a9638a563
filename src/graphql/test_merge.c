/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "graphql/parse.h"
#include "graphql/validate.h"

static const char sdl[] =
    "type Query { a(x: Int, y: Int, o: O): Int b: Int s: String n: Query l: [Int] m: Int!"
    "             i: I u: U }\n"
    "input O { p: Int q: [Int] }\n"
    "interface I { id: Int n: I }\n"
    "type A implements I { id: Int n: A name: String deep: D num: Int! }\n"
    "type B implements I { id: Int n: B name: String other: String deep: E num: Int }\n"
    "type D { v: Int w: Int } type E { v: Int w: String }\n"
    "union U = A | B\n";

static ln_gql_errors_t check(ln_test_t *t, const char *text)
{
    const ln_gql_limits_t limits = ln_gql_limits();
    ln_gql_errors_t errors = ln_gql_errors(&t->arena, ln_text(text));
    ln_gql_schema_t *schema = NULL;
    ln_gql_document_t document;
    CHECK_OK(ln_gql_schema_build(&t->call, &schema, ln_text(sdl), LN_GQL_INT_32));
    CHECK_OK(ln_gql_parse(&document, &errors, &limits));
    ln_err_t err = ln_gql_validate(schema, &document, &errors, &limits);
    CHECK((err == LN_OK) == (errors.count == 0));
    return errors;
}

static void merges(ln_test_t *t, const char *text)
{
    ln_gql_errors_t errors = check(t, text);
    if (errors.count > 0)
        print_error("%s: %.*s\n", text, LN_TEXT_ARG(errors.items[0].message));
    CHECK(errors.count == 0);
}

static void conflicts(ln_test_t *t, const char *text, const char *key, const char *why)
{
    ln_gql_errors_t errors = check(t, text);
    ln_bytes_t expected = ln_format(
        &t->arena, "The fields \"%s\" conflict because they %s. Give one of them an alias.", key,
        why);
    CHECK(errors.count == 1 && errors.items[0].place_count == 2);
    CHECK_BYTES(errors.items[0].message, expected);
}

#define DIFFERENT_FIELDS "are different fields"
#define DIFFERENT_ARGUMENTS "have different arguments"
#define DIFFERENT_TYPES "have different types"

TEST(merge_of_the_same_field)
{
    merges(t, "{ a a b b }");
    merges(t, "{ x: a x: a }");
    merges(t, "{ a(x: 1) a(x: 1) }");
    merges(t, "{ a(x: 1, y: 2) a(y: 2, x: 1) }");
    merges(t, "{ a(o: {p: 1, q: [2]}) a(o: {q: [2], p: 1}) }");
    merges(t, "query($v: Int) { a(x: $v) a(x: $v) }");
    merges(t, "{ n { a } n { b } ...F } fragment F on Query { n { a n { a } } }");
}

TEST(merge_refuses_different_fields)
{
    conflicts(t, "{ x: a x: b }", "x", DIFFERENT_FIELDS);
    conflicts(t, "{ b: a b }", "b", DIFFERENT_FIELDS);
    conflicts(t, "{ n { x: a } n { x: b } }", "x", DIFFERENT_FIELDS);
    conflicts(t, "{ x: a ...F } fragment F on Query { ... { x: b } }", "x", DIFFERENT_FIELDS);
    conflicts(t,
              "{ n { n { x: a } } ...F } fragment F on Query { n { ...G } } "
              "fragment G on Query { n { x: b } }",
              "x", DIFFERENT_FIELDS);
}

TEST(merge_refuses_different_arguments)
{
    conflicts(t, "{ a(x: 1) a(x: 2) }", "a", DIFFERENT_ARGUMENTS);
    conflicts(t, "{ a a(x: 2) }", "a", DIFFERENT_ARGUMENTS);
    conflicts(t, "{ a(x: 1) a(y: 1) }", "a", DIFFERENT_ARGUMENTS);
    conflicts(t, "{ a(o: {p: 1}) a(o: {p: 2}) }", "a", DIFFERENT_ARGUMENTS);
    conflicts(t, "{ a(o: {q: [1, 2]}) a(o: {q: [2, 1]}) }", "a", DIFFERENT_ARGUMENTS);
    conflicts(t, "query($v: Int, $w: Int) { a(x: $v) a(x: $w) }", "a", DIFFERENT_ARGUMENTS);
}

TEST(merge_lets_objects_that_are_never_one_differ)
{
    merges(t, "{ u { ... on A { x: id } ... on B { x: id } } }");
    merges(t, "{ u { ... on A { x: name } ... on B { x: other } } }");
    merges(t, "{ u { ... on A { deep { v } } ... on B { deep { v } } } }");
    merges(t, "{ u { ... on A { deep { x: v } } ... on B { deep { x: v } } } }");
    conflicts(t, "{ i { x: id ... on A { x: num } } }", "x", DIFFERENT_TYPES);
    conflicts(t, "{ i { ... on I { x: id } ... on A { x: n { id } } } }", "x", DIFFERENT_TYPES);
    conflicts(t, "{ u { ... on A { x: id x: num } } }", "x", DIFFERENT_TYPES);
    conflicts(t, "{ u { ... on A { n { x: id } } ... on I { n { x: n { id } } } } }", "x",
              DIFFERENT_TYPES);
}

TEST(merge_wants_answers_that_look_alike)
{
    conflicts(t, "{ u { ... on A { x: id } ... on B { x: name } } }", "x", DIFFERENT_TYPES);
    conflicts(t, "{ u { ... on A { x: num } ... on B { x: num } } }", "x", DIFFERENT_TYPES);
    conflicts(t, "{ u { ... on A { deep { w } } ... on B { deep { w } } } }", "w", DIFFERENT_TYPES);
    conflicts(t, "{ x: b x: m }", "x", DIFFERENT_TYPES);
    conflicts(t, "{ x: b x: l }", "x", DIFFERENT_TYPES);
    conflicts(t, "{ x: b x: n { a } }", "x", DIFFERENT_TYPES);
}

TEST(merge_looks_below_interfaces_for_each_object)
{
    conflicts(t,
              "{ u { ... on A { deep { x: v } } ... on A { deep { x: w } } ... on B { deep { x: "
              "v } } } }",
              "x", DIFFERENT_FIELDS);
    merges(t, "{ u { ... on A { deep { x: v } } ... on I { id } ... on B { deep { x: v } } } }");
    conflicts(t, "{ i { n { x: id } ... on A { n { x: num } } } }", "x", DIFFERENT_TYPES);
}
