/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "graphql/parse.h"
#include "graphql/test_sample.h"
#include "graphql/validate.h"

/* "line:column message", one line each, of everything that is wrong; "" if nothing is. */
static ln_bytes_t errors_of(ln_test_t *t, ln_bytes_t text)
{
    const ln_gql_limits_t limits = ln_gql_limits();
    ln_gql_errors_t errors = ln_gql_errors(&t->arena, text);
    ln_gql_schema_t *schema = NULL;
    ln_gql_document_t document;
    ln_buffer_t out = ln_buffer(&t->arena);
    CHECK_OK(sample_schema(&t->call, &schema));
    ln_err_t err = ln_gql_parse(&document, &errors, &limits);
    if (err == LN_OK)
        err = ln_gql_validate(schema, &document, &errors, &limits);
    CHECK((err == LN_OK) == (errors.count == 0));
    for (size_t i = 0; i < errors.count; i++)
        ln_buffer_printf(&out, "%s%u:%u %.*s", i > 0 ? "\n" : "", errors.items[i].places[0].line,
                         errors.items[i].places[0].column, LN_TEXT_ARG(errors.items[i].message));
    return ln_buffer_bytes(&out);
}

static void accepted(ln_test_t *t, const char *text)
{
    ln_bytes_t errors = errors_of(t, ln_text(text));
    if (errors.size > 0)
        print_error("%s: %.*s\n", text, LN_TEXT_ARG(errors));
    CHECK(errors.size == 0);
}

static void refused(ln_test_t *t, const char *text, const char *expected)
{
    ln_bytes_t errors = errors_of(t, ln_text(text));
    if (!ln_bytes_equal_text(errors, expected))
        print_error("%s:\n  is       %.*s\n  expected %s\n", text, LN_TEXT_ARG(errors), expected);
    CHECK(ln_bytes_equal_text(errors, expected));
}

/* --- definitions */

TEST(validate_names_of_operations_are_unique)
{
    accepted(t, "query A { hello } mutation B { add(step: 1) }");
    refused(t, "query A { hello } mutation A { add(step: 1) }",
            "1:19 There are two operations with the name \"A\".");
}

TEST(validate_an_operation_without_a_name_is_alone)
{
    accepted(t, "{ hello }");
    accepted(t, "query { hello }");
    refused(t, "{ hello } query A { hello }",
            "1:1 An operation without a name must be the only one.");
}

TEST(validate_operations_start_at_a_type)
{
    accepted(t, "subscription { news(topic: \"x\") { text } }");
    ln_gql_schema_t *schema = NULL;
    CHECK_OK(
        ln_gql_schema_build(&t->call, &schema, LN_LITERAL("type Query { a: Int }"), LN_GQL_INT_32));
    const ln_gql_limits_t limits = ln_gql_limits();
    ln_gql_errors_t errors = ln_gql_errors(&t->arena, LN_LITERAL("mutation { a }"));
    ln_gql_document_t document;
    CHECK_OK(ln_gql_parse(&document, &errors, &limits));
    CHECK_ERR(LN_ERR_INVALID_INPUT, ln_gql_validate(schema, &document, &errors, &limits));
    CHECK_BYTES(errors.items[0].message, LN_LITERAL("The schema has no mutations."));
}

TEST(validate_a_subscription_has_one_field)
{
    static const char why[] = "1:1 A subscription must select exactly one field.";
    accepted(t, "subscription { other }");
    accepted(t, "subscription { other ... { other } }");
    accepted(t, "subscription { ...F } fragment F on Subscription { ... { other } }");
    refused(t, "subscription { a: other b: other }", why);
    refused(t, "subscription { __typename }", why);
    refused(t, "subscription { ...F } fragment F on Subscription { a: other b: other }", why);
}

/* --- fields */

TEST(validate_fields_exist)
{
    accepted(t, "{ hello __typename cat { name __typename } pets { __typename } }");
    refused(t, "query { nope }", "1:9 Unknown field \"nope\" on type \"Query\".");
    refused(t, "{ hell cat { nam } }",
            "1:3 Unknown field \"hell\" on type \"Query\". Did you mean \"hello\"?\n"
            "1:14 Unknown field \"nam\" on type \"Cat\". Did you mean \"name\"?");
    refused(t, "{ pets { name } }", "1:10 Unknown field \"name\" on type \"Pet\".");
    refused(t, "{ named { lives } }", "1:11 Unknown field \"lives\" on type \"Named\".");
}

TEST(validate_introspection_starts_at_queries)
{
    accepted(t, "{ __schema { queryType { name } } __type(name: \"Cat\") { name } }");
    refused(t, "mutation { __schema { queryType { name } } }",
            "1:12 Unknown field \"__schema\" on type \"Mutation\".");
    refused(t, "{ cat { __type(name: \"x\") { name } } }",
            "1:9 Unknown field \"__type\" on type \"Cat\".");
}

TEST(validate_leaves_have_no_selection_and_objects_have_one)
{
    accepted(t, "{ hello echo cat { name } }");
    refused(t, "{ hello { a } }",
            "1:3 The field \"hello\" of type \"String\" has no fields to select.");
    refused(t, "{ cat }", "1:3 The field \"cat\" of type \"Cat\" needs a selection of its fields.");
    refused(t, "{ pets }",
            "1:3 The field \"pets\" of type \"Pet\" needs a selection of its fields.");
}

/* --- arguments */

TEST(validate_arguments_are_known_and_given_once)
{
    accepted(t, "{ echo(int: 1, text: \"a\") hello @skip(if: false) }");
    refused(t, "{ echo(integer: 1) }",
            "1:8 Unknown argument \"integer\" on field \"echo\" of type \"Query\".");
    refused(t, "{ echo(txt: 1) }",
            "1:8 Unknown argument \"txt\" on field \"echo\" of type "
            "\"Query\". Did you mean \"text\"?");
    refused(t, "{ hello(a: 1) }",
            "1:9 Unknown argument \"a\" on field \"hello\" of type \"Query\".");
    refused(t, "{ hello @skip(if: true, of: 1) }",
            "1:25 Unknown argument \"of\" on directive \"@skip\". Did you mean \"if\"?");
    refused(t, "{ echo(int: 1, int: 1) }", "1:16 The argument \"int\" is given twice.");
}

TEST(validate_required_arguments_are_given)
{
    accepted(t, "{ required(a: 1) defaults }");
    refused(t, "{ required }",
            "1:3 The argument \"a\" of field \"required\" of type \"Query\" must be given.");
    refused(t, "{ required(a: null) }",
            "1:15 Invalid value for argument \"a\": expected Int!, found null.");
    refused(t, "{ hello @include }",
            "1:9 The argument \"if\" of directive \"@include\" must be given.");
}

/* --- values */

TEST(validate_values_fit_their_types)
{
    accepted(t, "{ echo(int: -1, float: 1, text: \"\", bool: true, id: 7, kind: CAT, amount: [x], "
                "json: {a: [1, {b: E}]}) }");
    accepted(t, "{ echo(int: null, float: 1e3, id: \"x\", amount: 1) }");
    accepted(t, "{ echo(int: 18446744073709551615) }");
    refused(t, "{ echo(int: 1.0, float: \"1\", text: 1, bool: 0, id: 1.5) }",
            "1:13 Invalid value for argument \"int\": expected Int, found a number.\n"
            "1:25 Invalid value for argument \"float\": expected Float, found a string.\n"
            "1:36 Invalid value for argument \"text\": expected String, found a number.\n"
            "1:45 Invalid value for argument \"bool\": expected Boolean, found a number.\n"
            "1:52 Invalid value for argument \"id\": expected ID, found a number.");
    refused(t, "{ echo(int: 18446744073709551616) }",
            "1:13 Invalid value for argument \"int\": the number is out of range.");
    refused(t, "{ echo(float: 1e999) }",
            "1:15 Invalid value for argument \"float\": expected Float, found a number.");
    refused(t, "{ echo(text: X) }",
            "1:14 Invalid value for argument \"text\": expected String, found an enum value.");
}

TEST(validate_enum_values_exist)
{
    accepted(t, "{ echo(kind: WOLF) }");
    accepted(t, "{ echo(kind: \"WOLF\") }");
    refused(t, "{ echo(kind: CTA) }",
            "1:14 Invalid value for argument \"kind\": enum \"Kind\" has "
            "no value \"CTA\". Did you mean \"CAT\"?");
    refused(t, "{ echo(kind: 1) }",
            "1:14 Invalid value for argument \"kind\": expected Kind, found a number.");
    refused(t, "{ echo(kind: true) }",
            "1:14 Invalid value for argument \"kind\": expected Kind, found a boolean.");
}

TEST(validate_lists_take_single_values)
{
    accepted(t, "{ echo(list: 1) a: echo(list: [1]) b: echo(list: [[1, 2], 3]) }");
    refused(t, "{ echo(list: [[1, null], [\"x\"]]) }",
            "1:19 Invalid value for argument \"list\": expected Int!, found null.\n"
            "1:27 Invalid value for argument \"list\": expected Int, found a string.");
    refused(t, "{ echo(list: [[[1]]]) }",
            "1:16 Invalid value for argument \"list\": expected Int, found a list.");
}

TEST(validate_input_objects)
{
    accepted(t, "{ echo(point: {x: 1, next: {x: 2, y: null}, tags: \"a\"}) }");
    refused(t, "{ echo(point: {y: 1}) }", "1:15 The field \"x\" of \"Point\" is missing.");
    refused(t, "{ echo(point: {x: 1, z: 2, x: 3}) }",
            "1:25 Input type \"Point\" has no field \"z\".\n"
            "1:31 The field \"x\" is given twice.");
    refused(t, "{ echo(point: 1) }",
            "1:15 Invalid value for argument \"point\": expected Point, found a number.");
    refused(t, "{ echo(point: {x: null}) }",
            "1:19 Invalid value for argument \"point\": expected Int!, found null.");
}

TEST(validate_one_of_means_exactly_one)
{
    static const char why[] = "1:16 \"Choice\" needs exactly one field that is not null.";
    accepted(t, "{ echo(choice: {a: 1}) }");
    accepted(t, "query($b: String!) { echo(choice: {b: $b}) }");
    refused(t, "{ echo(choice: {}) }", why);
    refused(t, "{ echo(choice: {a: null}) }", why);
    refused(t, "{ echo(choice: {a: 1, b: \"x\"}) }", why);
}

/* --- fragments */

TEST(validate_fragments_exist_once_and_are_used)
{
    accepted(t, "{ ...F } fragment F on Query { ...G } fragment G on Query { hello }");
    refused(t, "{ ...F }", "1:3 Unknown fragment \"F\".");
    refused(t, "{ hello } fragment F on Query { hello }", "1:11 The fragment \"F\" is never used.");
    refused(t, "{ ...F } fragment F on Query { hello } fragment F on Query { hello }",
            "1:40 There are two fragments with the name \"F\".");
}

TEST(validate_fragments_are_on_types_with_fields)
{
    accepted(t, "{ ... on Query { hello } ... { hello } pets { ... on Pet { __typename } } }");
    refused(t, "{ ... on Nothing { a } }", "1:3 Unknown type \"Nothing\".");
    refused(t, "{ ... on String { a } }",
            "1:3 A fragment cannot be on \"String\", which has no fields.");
    refused(t, "{ ...F } fragment F on Point { x }",
            "1:10 A fragment cannot be on \"Point\", which has no fields.");
}

TEST(validate_fragments_fit_where_they_stand)
{
    accepted(t, "{ named { ... on Cat { lives } } pets { ... on Named { name } ...F } } fragment F "
                "on Dog { name }");
    accepted(t, "{ cat { ... on Named { name } ... on Pet { __typename } } }");
    refused(t, "{ cat { ... on Dog { name } } }",
            "1:9 A fragment on \"Dog\" cannot stand here: \"Cat\" is never one.");
    refused(t, "{ pets { ...F } } fragment F on Query { hello }",
            "1:10 A fragment on \"Query\" cannot stand here: \"Pet\" is never one.");
}

TEST(validate_fragments_do_not_contain_themselves)
{
    refused(t, "{ ...F } fragment F on Query { ...F }", "1:32 The fragment \"F\" contains itself.");
    refused(t, "{ ...F } fragment F on Query { ...G } fragment G on Query { ... { ...F } }",
            "1:67 The fragment \"F\" contains itself.");
    refused(t, "{ nest { ...F } } fragment F on Nest { nest { ...F } }",
            "1:47 The fragment \"F\" contains itself.");
}

/* --- directives */

TEST(validate_directives_are_known_and_in_their_places)
{
    accepted(t, "query @trace { hello @skip(if: true) @include(if: false) ... @skip(if: true) { "
                "hello } ...F @include(if: true) } fragment F on Query { hello }");
    refused(t, "{ hello @nope }", "1:9 Unknown directive \"@nope\".");
    refused(t, "query @skip(if: true) { hello }",
            "1:7 The directive \"@skip\" cannot stand at QUERY.");
    refused(t, "mutation @trace { add(step: 1) }",
            "1:10 The directive \"@trace\" cannot stand at MUTATION.");
    refused(t, "{ ...F } fragment F on Query @skip(if: true) { hello }",
            "1:30 The directive \"@skip\" cannot stand at FRAGMENT_DEFINITION.");
    refused(t, "query($a: Int @skip(if: true)) { echo(int: $a) }",
            "1:15 The directive \"@skip\" cannot stand at VARIABLE_DEFINITION.");
    refused(t, "{ hello @deprecated }", "1:9 The directive \"@deprecated\" cannot stand at FIELD.");
}

TEST(validate_directives_stand_once_unless_repeatable)
{
    accepted(t, "{ hello @trace @trace(label: \"x\") }");
    refused(t, "{ hello @skip(if: true) @skip(if: true) }",
            "1:25 The directive \"@skip\" stands twice.");
}

/* --- variables */

TEST(validate_variables_are_unique_and_of_input_types)
{
    accepted(t, "query($a: Int, $b: [Point!]!) { echo(int: $a, json: {b: $b}) }");
    refused(t, "query($a: Int, $a: Int) { echo(int: $a) }",
            "1:16 There are two variables with the name \"a\".");
    refused(t, "query($a: Cat) { echo(json: $a) }", "1:11 A variable cannot be of type \"Cat\".");
    refused(t, "query($a: [Nope!]) { echo(json: $a) }", "1:12 Unknown type \"Nope\".");
}

TEST(validate_variables_are_defined_and_used)
{
    accepted(t, "query A($a: Int) { ...F } query B($a: Int) { ...F } "
                "fragment F on Query { echo(int: $a) }");
    accepted(t, "query($a: Boolean!) { hello @skip(if: $a) }");
    refused(t, "{ echo(int: $a) }", "1:13 The variable $a is not defined.");
    refused(t, "{ echo(json: {x: [$a]}) }", "1:19 The variable $a is not defined.");
    refused(t, "query($a: Int) { hello }", "1:7 The variable $a is never used.");
    refused(t, "query A($a: Int) { ...F } query B { ...F } fragment F on Query { echo(int: $a) }",
            "1:76 The variable $a is not defined.");
}

TEST(validate_defaults_of_variables_fit_and_are_constant)
{
    accepted(t, "query($a: Int! = 1, $b: [Int!] = [1], $c: Point = {x: 1}) { echo(int: $a, list: "
                "[$b], point: $c) }");
    refused(t, "query($a: Int = \"x\") { echo(int: $a) }",
            "1:17 Invalid value for variable $a: expected Int, found a string.");
    refused(t, "query($a: Int! = null) { echo(int: $a) }",
            "1:18 Invalid value for variable $a: expected Int!, found null.");
}

TEST(validate_variables_stand_where_their_type_is_expected)
{
    accepted(t, "query($a: Int!) { echo(int: $a) required(a: $a) }");
    accepted(t, "query($a: Int = 1) { required(a: $a) }");
    accepted(t, "query($b: [Int!]) { defaults(b: $b) }");
    accepted(t, "query($y: Int) { echo(point: {x: 1, y: $y}) }");
    accepted(t, "query($k: [[Int!]!]!) { echo(list: $k) }");
    refused(t, "query($a: Int) { required(a: $a) }",
            "1:30 The variable $a of type \"Int\" cannot stand where \"Int!\" is expected.");
    refused(t, "query($a: Int = null) { required(a: $a) }",
            "1:37 The variable $a of type \"Int\" cannot stand where \"Int!\" is expected.");
    refused(t, "query($a: Float) { echo(int: $a) }",
            "1:30 The variable $a of type \"Float\" cannot stand where \"Int\" is expected.");
    refused(t, "query($a: [Int]) { echo(int: $a) }",
            "1:30 The variable $a of type \"[Int]\" cannot stand where \"Int\" is expected.");
    refused(t, "query($a: [Int]) { echo(list: [$a]) }",
            "1:32 The variable $a of type \"[Int]\" cannot stand where \"[Int!]!\" is expected.");
    refused(t, "query($a: Int) { echo(list: $a) }",
            "1:29 The variable $a of type \"Int\" cannot stand where \"[[Int!]!]\" is expected.");
}
