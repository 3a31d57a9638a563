/* SPDX-License-Identifier: Apache-2.0 */
/* graphql/test_sample.h - a schema that uses every construct, with data, for tests and fuzzing.
 *
 * Most fields are members of the data; the echo fields show the arguments that resolvers get. */
#ifndef LN_GRAPHQL_TEST_SAMPLE_H
#define LN_GRAPHQL_TEST_SAMPLE_H

#include "base/env.h"
#include "graphql/execute.h"

#define SAMPLE_SDL                                                                                 \
    "schema { query: Query mutation: Mutation subscription: Subscription }\n"                      \
    "directive @trace(label: String) repeatable on FIELD | QUERY | VARIABLE_DEFINITION\n"          \
    "scalar JSON\n"                                                                                \
    "\"Digits only.\" scalar Amount @specifiedBy(url: \"https://example.org/amount\")\n"           \
    "enum Kind { CAT DOG WOLF @deprecated(reason: \"shy\") }\n"                                    \
    "interface Named { name: String! }\n"                                                          \
    "type Cat implements Named { name: String! lives: Int! friend: Pet kittens: [Cat!]! }\n"       \
    "type Dog implements Named { name: String! lives: Int barks(loud: Boolean! = false): JSON "    \
    "friend: Pet }\n"                                                                              \
    "union Pet = Cat | Dog\n"                                                                      \
    "input Point { x: Int! y: Int = 7 tags: [String!] next: Point kind: Kind = DOG }\n"            \
    "input Choice @oneOf { a: Int b: String }\n"                                                   \
    "type Nest { nest: Nest hard: Nest! text: String words: [String] must: [String!]! id: ID "     \
    "float: Float bool: Boolean kind: Kind int: Int amount: Amount }\n"                            \
    "type Query {\n"                                                                               \
    "  hello: String\n"                                                                            \
    "  echo(int: Int, float: Float, text: String, bool: Boolean, id: ID, kind: Kind,\n"            \
    "       point: Point, choice: Choice, list: [[Int!]!], amount: Amount, json: JSON): JSON\n"    \
    "  defaults(a: Int = 3, b: [Int!]! = [1, 2], c: Point = {x: 1}, d: String): JSON\n"            \
    "  required(a: Int!, b: Point! = {x: 5}): JSON\n"                                              \
    "  fail: String\n"                                                                             \
    "  failHard: String!\n"                                                                        \
    "  nest: Nest\n"                                                                               \
    "  cat: Cat\n"                                                                                 \
    "  pets: [Pet!]!\n"                                                                            \
    "  named: [Named]\n"                                                                           \
    "  old(a: Int @deprecated): Int @deprecated\n"                                                 \
    "}\n"                                                                                          \
    "type Mutation { add(step: Int!): Int! fail: Int! }\n"                                         \
    "type Subscription { news(topic: String!): Nest other: JSON }\n"

#define SAMPLE_DATA                                                                                \
    "{\"hello\":\"world\",\"old\":1,"                                                              \
    "\"cat\":{\"name\":\"Tom\",\"lives\":9,\"kittens\":[{\"name\":\"Tim\",\"lives\":9,"            \
    "\"kittens\":[]},{\"name\":\"Tam\",\"lives\":8,\"kittens\":[]}],"                              \
    "\"friend\":{\"__typename\":\"Dog\",\"name\":\"Rex\"}},"                                       \
    "\"pets\":[{\"__typename\":\"Cat\",\"name\":\"Tom\",\"lives\":9},"                             \
    "{\"__typename\":\"Dog\",\"name\":\"Rex\"}],"                                                  \
    "\"named\":[{\"__typename\":\"Dog\",\"name\":\"Rex\"},null,{\"__typename\":\"Nest\"}],"        \
    "\"nest\":{\"text\":\"t\",\"words\":[\"a\",null],\"must\":[\"a\",\"b\"],\"id\":7,"             \
    "\"float\":1.5,\"bool\":true,\"kind\":\"CAT\",\"int\":18446744073709551615,"                   \
    "\"amount\":\"12\",\"nest\":{\"must\":[null],\"kind\":\"COW\",\"int\":1.5,\"id\":false,"       \
    "\"hard\":{\"text\":\"deep\",\"words\":5}}}}"

static inline ln_err_t sample_echo(LN_UNUSED ln_call_t *call, ln_gql_value_t *out,
                                   LN_UNUSED void *context, LN_UNUSED const void *parent,
                                   ln_json_t *args)
{
    *out = ln_gql_json(args);
    return LN_OK;
}

static inline ln_err_t sample_fail(ln_call_t *call, LN_UNUSED ln_gql_value_t *out,
                                   LN_UNUSED void *context, LN_UNUSED const void *parent,
                                   LN_UNUSED ln_json_t *args)
{
    return LN_FAIL(call, LN_ERR_NOT_FOUND, "there is \"nothing\"");
}

/* Adds to the counter that is the context. */
static inline ln_err_t sample_add(ln_call_t *call, ln_gql_value_t *out, void *context,
                                  LN_UNUSED const void *parent, ln_json_t *args)
{
    ln_json_reader_t r = ln_json_reader(call->arena);
    uint64_t step = ln_json_read_u64(&r, ln_json_get(&r, args, "step"), 100);
    LN_TRY(ln_json_finish(call, &r, "add"));
    *(uint64_t *)context += step;
    *out = ln_gql_u64(*(uint64_t *)context);
    return LN_OK;
}

static inline ln_err_t sample_amount(ln_call_t *call, const ln_json_t *value)
{
    uint64_t amount;
    if (ln_json_is(value, LN_JSON_TEXT) && ln_parse_u64(&amount, value->text))
        return LN_OK;
    return LN_FAIL(call, LN_ERR_INVALID_INPUT, "only digits make an amount");
}

/* Builds the schema in the call's arena; anything but LN_OK is a defect of this file. */
static inline ln_err_t sample_schema(ln_call_t *call, ln_gql_schema_t **out)
{
    static const ln_gql_binding_t bindings[] = {
        {"Query.echo", sample_echo},     {"Query.defaults", sample_echo},
        {"Query.required", sample_echo}, {"Query.fail", sample_fail},
        {"Query.failHard", sample_fail}, {"Dog.barks", sample_echo},
        {"Mutation.add", sample_add},    {"Mutation.fail", sample_fail},
    };
    LN_TRY(ln_gql_schema_build(call, out, LN_LITERAL(SAMPLE_SDL), LN_GQL_INT_64));
    LN_TRY(ln_gql_schema_bind_scalar(call, *out, "Amount", sample_amount));
    return ln_gql_schema_bind(call, *out, bindings, LN_COUNT(bindings));
}

#endif
