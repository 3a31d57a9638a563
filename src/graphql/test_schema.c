/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "graphql/schema.h"
#include "graphql/test_sample.h"

static ln_gql_schema_t *built(ln_test_t *t, const char *sdl)
{
    ln_gql_schema_t *schema = NULL;
    CHECK_OK(ln_gql_schema_build(&t->call, &schema, ln_text(sdl), LN_GQL_INT_32));
    return schema;
}

static ln_bytes_t refused(ln_test_t *t, const char *sdl)
{
    ln_gql_schema_t *schema;
    ln_err_t err = ln_gql_schema_build(&t->call, &schema, ln_text(sdl), LN_GQL_INT_32);
    if (err == LN_OK)
        print_error("accepted: %s\n", sdl);
    CHECK_ERR(LN_ERR_INVALID_INPUT, err);
    return t->call.text;
}

TEST(schema_knows_its_types_and_what_is_always_there)
{
    ln_gql_schema_t *schema = built(t, SAMPLE_SDL);
    static const char *const names[] = {"Boolean", "Float", "ID",    "Int",      "String",
                                        "__Type",  "Query", "Point", "Mutation", "Kind"};
    for (size_t i = 0; i < LN_COUNT(names); i++)
        CHECK(ln_gql_schema_find(schema, ln_text(names[i])) != NULL);
    CHECK(ln_gql_schema_find(schema, LN_LITERAL("Nothing")) == NULL);
    for (size_t i = 1; i < schema->types.count; i++)
        CHECK(ln_bytes_compare(schema->types.items[i - 1]->element.name,
                               schema->types.items[i]->element.name) < 0);
    CHECK(ln_gql_schema_directive(schema, LN_LITERAL("skip")) != NULL);
    CHECK(ln_gql_schema_directive(schema, LN_LITERAL("trace"))->repeatable);
}

TEST(schema_takes_the_usual_roots_without_a_schema_definition)
{
    ln_gql_schema_t *schema = built(t, "type Query { a: Int } type Subscription { b: Int }");
    CHECK(schema->roots[LN_GQL_QUERY] != NULL && schema->roots[LN_GQL_SUBSCRIPTION] != NULL);
    CHECK(schema->roots[LN_GQL_MUTATION] == NULL);
    schema = built(t, "schema { query: Other } type Other { a: Int } type Mutation { a: Int }");
    CHECK(schema->roots[LN_GQL_MUTATION] == NULL);
}

TEST(schema_keeps_descriptions)
{
    ln_gql_schema_t *schema =
        built(t, "\"\"\"\n  the\n    whole\n\"\"\" schema { query: Q }\n"
                 "\"a type\" type Q { \"a field\" a(\"an argument\" b: Int): Int c: Int }");
    const ln_gql_def_t *q = ln_gql_schema_find(schema, LN_LITERAL("Q"));
    CHECK_BYTES(schema->description, LN_LITERAL("the\n  whole"));
    CHECK_BYTES(q->element.description, LN_LITERAL("a type"));
    CHECK_BYTES(q->fields.items[0].element.description, LN_LITERAL("a field"));
    CHECK_BYTES(q->fields.items[0].args.items[0].element.description, LN_LITERAL("an argument"));
    CHECK(q->fields.items[1].element.description.data == NULL);
}

TEST(schema_may_repeat_what_is_built_in)
{
    built(t, "scalar Int\nscalar ID\ndirective @skip(if: Boolean!) on FIELD\n"
             "directive @deprecated(reason: String = \"other\") on FIELD_DEFINITION\n"
             "type Query { a: Int }");
}

TEST(schema_says_where_a_mistake_is)
{
    CHECK_BYTES(refused(t, "type Query {\n  a: Nothing\n}"),
                LN_LITERAL("GraphQL schema: line 2, column 6: there is no type Nothing"));
    CHECK_BYTES(refused(t, "type Query { a: }"),
                LN_LITERAL("GraphQL schema: line 1, column 17: expected a name, found }"));
    CHECK_BYTES(refused(t, ""),
                LN_LITERAL("GraphQL schema: line 1, column 1: the schema has no type for queries"));
}

TEST(schema_refuses_what_no_text_may_say)
{
    static const char *const bad[] = {
        "scalar A",
        "{ a }",
        "query { a }",
        "type Query",
        "type Query { }",
        "type Query { a: Int a: Int }",
        "type Query { __a: Int }",
        "type Query { a: Int } type __A { a: Int }",
        "type Query { a: Int } type Query { a: Int }",
        "type Query { a: Int } scalar A scalar A",
        "type Query { a: Int } type __Type { a: Int }",
        "type Query { a(b: Int, b: Int): Int }",
        "type Query { a(b: Query): Int }",
        "input A { a: Int } type Query { a: A }",
        "input A { a: Query } type Query { a: Int }",
        "input A { a: Int a: Int } type Query { a: Int }",
        "input A type Query { a: Int }",
        "enum E { A A } type Query { a: E }",
        "enum E { true } type Query { a: E }",
        "enum E type Query { a: E }",
        "union U type Query { a: U }",
        "union U = Int type Query { a: U }",
        "union U = Query | Query type Query { a: U }",
        "union U = Nothing type Query { a: U }",
        "type Query { a(b: Int = \"x\"): Int }",
        "type Query { a(b: Int! = null): Int }",
        "type Query { a(b: Int = 4294967296): Int }",
        "type Query { a(b: [Int] = [1, \"x\"]): Int }",
        "type Query { a(b: Int = $c): Int }",
        "input A { a: A! } type Query { a: Int }",
        "input A { b: B! } input B { a: A! } type Query { a: Int }",
        "input A { a: A = {} } type Query { a: Int }",
        "input A { b: B = {} } input B { a: A = {} } type Query { a: Int }",
        "input A @oneOf { a: Int! } type Query { a: Int }",
        "input A @oneOf { a: Int = 1 } type Query { a: Int }",
        "type Query { a: Int @nothing }",
        "type Query { a: Int @skip(if: true) }",
        "type Query { a: Int @deprecated @deprecated }",
        "type Query { a: Int @deprecated(reason: 1) }",
        "type Query { a(b: Int! @deprecated): Int }",
        "scalar A @specifiedBy type Query { a: A }",
        "directive @a on FIELD directive @a on FIELD type Query { a: Int }",
        "directive @a on NOWHERE type Query { a: Int }",
        "directive @__a on FIELD type Query { a: Int }",
        "directive @a(b: Query) on FIELD type Query { a: Int }",
        "schema { query: Query } schema { query: Query } type Query { a: Int }",
        "schema { query: Query query: Query } type Query { a: Int }",
        "schema { query: Nothing } type Query { a: Int }",
        "schema { query: A } scalar A",
        "schema { mutation: Query } type Query { a: Int }",
        "schema { query: Query mutation: Query } type Query { a: Int }",
        "extend type Query { a: Int }",
        "type Query implements Query { a: Int }",
        "interface I { a: Int } type Query implements I { b: Int }",
        "interface I { a: Int } type Query implements I & I { a: Int }",
        "interface I { a: Int } type Query implements I { a: String }",
        "interface I { a: Int! } type Query implements I { a: Int }",
        "interface I { a: [Int] } type Query implements I { a: Int }",
        "interface I { a(b: Int): Int } type Query implements I { a: Int }",
        "interface I { a(b: Int): Int } type Query implements I { a(b: Int!): Int }",
        "interface I { a: Int } type Query implements I { a(b: Int!): Int }",
        "interface I implements I { a: Int } type Query { a: Int }",
        "interface I {a: Int} interface J implements I {a: Int} type Query implements J {a: Int}",
    };
    for (size_t i = 0; i < LN_COUNT(bad); i++)
        refused(t, bad[i]);
}

TEST(schema_accepts_what_interfaces_allow)
{
    built(t, "interface I { a: I b(c: Int): [Int] }\n"
             "interface J implements I { a: I b(c: Int): [Int] }\n"
             "type A implements I & J { a: A! b(c: Int, d: Int, e: Int! = 1): [Int!]! }\n"
             "type Query implements & I { a: J b(c: Int): [Int] }");
}

TEST(schema_makes_defaults_of_defaults)
{
    ln_gql_schema_t *schema = built(t, "input B { a: A = {c: 2} } input A { b: Int = 1 c: Int }\n"
                                       "type Query { a(d: B = {}): Int }");
    const ln_gql_def_t *query = schema->roots[LN_GQL_QUERY];
    const ln_json_t *b = query->fields.items[0].args.items[0].default_value;
    CHECK(b->kind == LN_JSON_OBJECT && b->count == 1 && b->items[0].count == 2);
    CHECK_BYTES(b->items[0].items[0].text, LN_LITERAL("1"));
    CHECK_BYTES(b->items[0].items[1].text, LN_LITERAL("2"));
}

TEST(schema_bounds_chains_of_input_types)
{
    ln_buffer_t sdl = ln_buffer(&t->arena);
    ln_buffer_put_text(&sdl, "type Query { a(b: I0): Int } input I300 { x: Int }");
    for (int i = 0; i < 300; i++)
        ln_buffer_printf(&sdl, " input I%d { x: I%d! y: I%d = {x: {}} }", i, i + 1, i + 1);
    refused(t, ln_text_copy_z(&t->arena, ln_buffer_bytes(&sdl)));
}

TEST(schema_binds_only_to_what_is_there)
{
    ln_gql_schema_t *schema = built(t, SAMPLE_SDL);
    static const char *const bad[] = {"Query.nothing", "Nothing.hello", "hello", "Query",
                                      "Query.",        ".hello",        ""};
    for (size_t i = 0; i < LN_COUNT(bad); i++) {
        const ln_gql_binding_t binding = {bad[i], sample_echo};
        CHECK_ERR(LN_ERR_INVALID_INPUT, ln_gql_schema_bind(&t->call, schema, &binding, 1));
    }
    CHECK_OK(ln_gql_schema_bind_scalar(&t->call, schema, "Amount", sample_amount));
    CHECK_ERR(LN_ERR_INVALID_INPUT,
              ln_gql_schema_bind_scalar(&t->call, schema, "Int", sample_amount));
    CHECK_ERR(LN_ERR_INVALID_INPUT,
              ln_gql_schema_bind_scalar(&t->call, schema, "Kind", sample_amount));
}
