/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "graphql/execute.h"
#include "graphql/test_sample.h"

/* The answer to a query over SAMPLE_DATA; variables: JSON, or null. */
static ln_bytes_t ask_with(ln_test_t *t, const char *query, const char *variables)
{
    const ln_gql_limits_t limits = ln_gql_limits();
    ln_gql_request_t request = {.query = ln_text(query)};
    ln_gql_schema_t *schema = NULL;
    ln_gql_prepared_t prepared;
    ln_gql_errors_t errors;
    ln_json_t *data = NULL, *given = NULL;
    ln_bytes_t answer = {0};
    uint64_t counter = 0;
    bool failed;
    CHECK_OK(sample_schema(&t->call, &schema));
    CHECK_OK(ln_json_parse(&t->call, &data, LN_LITERAL(SAMPLE_DATA), "data"));
    if (variables != NULL)
        CHECK_OK(ln_json_parse(&t->call, &given, ln_text(variables), "variables"));
    request.variables = given;
    const ln_gql_run_t run = {.context = &counter, .root = ln_gql_json(data)};
    if (ln_gql_prepare(&t->call, &prepared, &errors, schema, &limits, &request) != LN_OK)
        return ln_gql_errors_answer(&errors);
    CHECK_OK(ln_gql_execute(&t->call, &answer, &failed, &prepared, &run));
    return answer;
}

static void answers(ln_test_t *t, const char *query, const char *expected)
{
    ln_bytes_t answer = ask_with(t, query, NULL);
    if (!ln_bytes_equal_text(answer, expected))
        print_error("%s:\n  is       %.*s\n  expected %s\n", query, LN_TEXT_ARG(answer), expected);
    CHECK(ln_bytes_equal_text(answer, expected));
}

static void answers_with(ln_test_t *t, const char *query, const char *variables,
                         const char *expected)
{
    ln_bytes_t answer = ask_with(t, query, variables);
    if (!ln_bytes_equal_text(answer, expected))
        print_error("%s %s:\n  is       %.*s\n  expected %s\n", query, variables,
                    LN_TEXT_ARG(answer), expected);
    CHECK(ln_bytes_equal_text(answer, expected));
}

/* --- selections */

TEST(execute_answers_in_the_order_of_the_request)
{
    answers(t, "{ hello cat { lives name } b: hello __typename }",
            "{\"data\":{\"hello\":\"world\",\"cat\":{\"lives\":9,\"name\":\"Tom\"},\"b\":\"world\","
            "\"__typename\":\"Query\"}}");
    answers(t, "{ cat { name } hello cat { lives name } }",
            "{\"data\":{\"cat\":{\"name\":\"Tom\",\"lives\":9},\"hello\":\"world\"}}");
}

TEST(execute_puts_fragments_in_their_places)
{
    answers(t,
            "{ ...F ... { hello } } fragment F on Query { cat { ...G name } hello } "
            "fragment G on Cat { lives }",
            "{\"data\":{\"cat\":{\"lives\":9,\"name\":\"Tom\"},\"hello\":\"world\"}}");
}

TEST(execute_selects_by_the_type_of_the_object)
{
    answers(t,
            "{ pets { __typename ... on Cat { lives } ... on Named { name } ... on Dog { barks } "
            "} }",
            "{\"data\":{\"pets\":[{\"__typename\":\"Cat\",\"lives\":9,\"name\":\"Tom\"},"
            "{\"__typename\":\"Dog\",\"name\":\"Rex\",\"barks\":{\"loud\":false}}]}}");
}

TEST(execute_obeys_skip_and_include)
{
    answers(t,
            "{ hello @skip(if: true) a: hello @include(if: false) b: hello @include(if: true) "
            "... @skip(if: true) { c: hello } ...F @include(if: false) } "
            "fragment F on Query { d: hello }",
            "{\"data\":{\"b\":\"world\"}}");
    answers(t, "{ hello @skip(if: true) @include(if: true) }", "{\"data\":{}}");
    answers_with(t,
                 "query($a: Boolean!, $b: Boolean = false) { hello @skip(if: $a) b: hello "
                 "@include(if: $b) }",
                 "{\"a\":false}", "{\"data\":{\"hello\":\"world\"}}");
}

TEST(execute_merges_what_lists_select)
{
    answers(t,
            "{ cat { kittens { name } ...F } } fragment F on Cat { kittens { lives kittens { "
            "name } } }",
            "{\"data\":{\"cat\":{\"kittens\":[{\"name\":\"Tim\",\"lives\":9,\"kittens\":[]},"
            "{\"name\":\"Tam\",\"lives\":8,\"kittens\":[]}]}}}");
}

/* --- values of results */

TEST(execute_writes_every_kind_of_scalar)
{
    answers(t, "{ nest { text words must id float bool kind int amount } }",
            "{\"data\":{\"nest\":{\"text\":\"t\",\"words\":[\"a\",null],\"must\":[\"a\",\"b\"],"
            "\"id\":\"7\",\"float\":1.5,\"bool\":true,\"kind\":\"CAT\","
            "\"int\":18446744073709551615,\"amount\":\"12\"}}}");
}

TEST(execute_does_not_pass_on_what_does_not_fit)
{
    answers(
        t, "{ nest { nest { kind int id } } }",
        "{\"data\":{\"nest\":{\"nest\":{\"kind\":null,\"int\":null,\"id\":null}}},\"errors\":["
        "{\"message\":\"The value of the field is not of type Kind.\",\"locations\":[{\"line\":"
        "1,\"column\":17}],\"path\":[\"nest\",\"nest\",\"kind\"]},"
        "{\"message\":\"The value of the field is not of type Int.\",\"locations\":[{\"line\":1,"
        "\"column\":22}],\"path\":[\"nest\",\"nest\",\"int\"]},"
        "{\"message\":\"The value of the field is not of type ID.\",\"locations\":[{\"line\":1,"
        "\"column\":26}],\"path\":[\"nest\",\"nest\",\"id\"]}]}");
    answers(t, "{ named { name } }",
            "{\"data\":{\"named\":[{\"name\":\"Rex\"},null,null]},\"errors\":[{\"message\":\"The "
            "value of the field is not of type Named.\",\"locations\":[{\"line\":1,\"column\":3}],"
            "\"path\":[\"named\",2]}]}");
}

/* A resolver for Nest.* and Query.*: the value that the context points to. */
static ln_err_t give(ln_call_t *call, ln_gql_value_t *out, void *context, const void *parent,
                     ln_json_t *args)
{
    (void)call, (void)parent, (void)args;
    *out = *(const ln_gql_value_t *)context;
    return LN_OK;
}

static void check_value(ln_test_t *t, const char *field, ln_gql_value_t value, const char *expected)
{
    const ln_gql_limits_t limits = ln_gql_limits();
    const ln_gql_binding_t binding = {(const char *)ln_format(&t->arena, "Query.%s", field).data,
                                      give};
    const ln_gql_request_t request = {.query = ln_format(&t->arena, "{%s}", field)};
    const ln_gql_run_t run = {.context = &value};
    ln_gql_schema_t *schema = NULL;
    ln_gql_prepared_t prepared;
    ln_gql_errors_t errors;
    ln_bytes_t answer;
    bool failed;
    CHECK_OK(ln_gql_schema_build(
        &t->call, &schema,
        LN_LITERAL("scalar Any type Query { text: String int: Int id: ID float: Float bool: "
                   "Boolean any: Any list: [[Int]!] }"),
        LN_GQL_INT_32));
    CHECK_OK(ln_gql_schema_bind(&t->call, schema, &binding, 1));
    CHECK_OK(ln_gql_prepare(&t->call, &prepared, &errors, schema, &limits, &request));
    CHECK_OK(ln_gql_execute(&t->call, &answer, &failed, &prepared, &run));
    if (expected == NULL) {
        CHECK(failed);
        expected = "null";
    } else {
        CHECK(!failed);
    }
    ln_bytes_t start = ln_format(&t->arena, "{\"data\":{\"%s\":%s}", field, expected);
    if (!ln_bytes_starts_with(answer, start))
        print_error("%.*s\n", LN_TEXT_ARG(answer));
    CHECK(ln_bytes_starts_with(answer, start));
}

TEST(execute_takes_values_of_resolvers)
{
    const ln_gql_value_t ints[] = {ln_gql_i64(-1), ln_gql_u64(2)};
    const ln_gql_value_t rows[] = {ln_gql_list(ints, 2), ln_gql_list(NULL, 0),
                                   ln_gql_raw(LN_LITERAL("[3,4]"))};
    check_value(t, "text", ln_gql_text(LN_LITERAL("a\"\n")), "\"a\\\"\\n\"");
    check_value(t, "text", ln_gql_null(), "null");
    check_value(t, "text", ln_gql_raw(LN_LITERAL("\"raw\"")), "\"raw\"");
    check_value(t, "int", ln_gql_i64(INT32_MIN), "-2147483648");
    check_value(t, "int", ln_gql_u64(INT32_MAX), "2147483647");
    check_value(t, "id", ln_gql_i64(-5), "\"-5\"");
    check_value(t, "id", ln_gql_u64(5), "\"5\"");
    check_value(t, "id", ln_gql_text(LN_LITERAL("x")), "\"x\"");
    check_value(t, "float", ln_gql_float(0.25), "0.25");
    check_value(t, "float", ln_gql_i64(3), "3");
    check_value(t, "bool", ln_gql_bool(false), "false");
    check_value(t, "any", ln_gql_bool(true), "true");
    check_value(t, "any", ln_gql_u64(UINT64_MAX), "18446744073709551615");
    check_value(t, "any", ln_gql_float(1e100), "1e+100");
    check_value(t, "list", ln_gql_list(rows, 3), "[[-1,2],[],[3,4]]");
    check_value(t, "list", ln_gql_raw(LN_LITERAL("[[1]]")), "[[1]]");
}

TEST(execute_refuses_values_of_resolvers_that_do_not_fit)
{
    const ln_gql_value_t none = ln_gql_null(), list = ln_gql_list(&none, 1);
    check_value(t, "text", ln_gql_i64(1), NULL);
    check_value(t, "text", ln_gql_text(LN_LITERAL("\xff")), NULL);
    check_value(t, "text", ln_gql_object(NULL), NULL);
    check_value(t, "int", ln_gql_i64((int64_t)INT32_MIN - 1), NULL);
    check_value(t, "int", ln_gql_u64((uint64_t)INT32_MAX + 1), NULL);
    check_value(t, "int", ln_gql_float(1.0), NULL);
    check_value(t, "float", ln_gql_float(1e308 * 10), NULL);
    check_value(t, "bool", ln_gql_i64(1), NULL);
    check_value(t, "any", ln_gql_object(NULL), NULL);
    check_value(t, "any", list, NULL);
    check_value(t, "list", ln_gql_i64(1), NULL);
    check_value(t, "list", list, NULL);
}

/* --- errors and nulls */

TEST(execute_turns_a_failed_field_into_null)
{
    answers(t, "{ hello fail }",
            "{\"data\":{\"hello\":\"world\",\"fail\":null},\"errors\":[{\"message\":\"there is "
            "\\\"nothing\\\"\",\"locations\":[{\"line\":1,\"column\":9}],\"path\":[\"fail\"]}]}");
    answers(t, "{ x: fail\n  y: fail }",
            "{\"data\":{\"x\":null,\"y\":null},\"errors\":[{\"message\":\"there is "
            "\\\"nothing\\\"\",\"locations\":[{\"line\":1,\"column\":3}],\"path\":[\"x\"]},"
            "{\"message\":\"there is \\\"nothing\\\"\",\"locations\":[{\"line\":2,\"column\":3}],"
            "\"path\":[\"y\"]}]}");
}

TEST(execute_carries_null_up_to_where_it_may_be)
{
    answers(t, "{ hello failHard }",
            "{\"data\":null,\"errors\":[{\"message\":\"there is \\\"nothing\\\"\",\"locations\":[{"
            "\"line\":1,\"column\":9}],\"path\":[\"failHard\"]}]}");
    answers(
        t, "{ hello nest { text hard { text } } }",
        "{\"data\":{\"hello\":\"world\",\"nest\":null},\"errors\":[{\"message\":\"The field has "
        "no value, but must have one.\",\"locations\":[{\"line\":1,\"column\":21}],\"path\":["
        "\"nest\",\"hard\"]}]}");
    answers(t, "{ nest { text nest { text must } } }",
            "{\"data\":{\"nest\":{\"text\":\"t\",\"nest\":null}},"
            "\"errors\":[{\"message\":\"The field has no value, but must have one.\",\"locations\":"
            "[{\"line\":1,\"column\":27}],\"path\":[\"nest\",\"nest\",\"must\",0]}]}");
    answers(t, "{ nest { nest { hard { text words } } } }",
            "{\"data\":{\"nest\":{\"nest\":{\"hard\":{\"text\":\"deep\",\"words\":null}}}},"
            "\"errors\":[{\"message\":\"The value of the field is not of type [String].\","
            "\"locations\":[{\"line\":1,\"column\":29}],\"path\":[\"nest\",\"nest\",\"hard\","
            "\"words\"]}]}");
    answers(t,
            "{ cat { name friend { ... on Cat { name } ... on Dog { lives } } } pets { ... on "
            "Dog { lives } } }",
            "{\"data\":{\"cat\":{\"name\":\"Tom\",\"friend\":{\"lives\":null}},\"pets\":[{},"
            "{\"lives\":null}]}}");
}

TEST(execute_runs_mutations_one_after_the_other)
{
    answers(t, "mutation { a: add(step: 5) b: add(step: 7) c: add(step: 1) }",
            "{\"data\":{\"a\":5,\"b\":12,\"c\":13}}");
    answers(t, "mutation { a: add(step: 5) fail b: add(step: 7) }",
            "{\"data\":null,\"errors\":[{\"message\":\"there is \\\"nothing\\\"\",\"locations\":[{"
            "\"line\":1,\"column\":28}],\"path\":[\"fail\"]}]}");
}

TEST(execute_reports_a_scalar_where_its_argument_stands)
{
    answers(t, "{ echo(amount: \"12\") }", "{\"data\":{\"echo\":{\"amount\":\"12\"}}}");
    answers(t, "{ hello e: echo(amount: \"abc\") }",
            "{\"data\":{\"hello\":\"world\",\"e\":null},\"errors\":[{\"message\":\"Failed to parse "
            "\\\"Amount\\\": only digits make an amount\",\"locations\":[{\"line\":1,\"column\":25}"
            "],\"path\":[\"e\"]}]}");
    answers_with(t, "query($a: Amount) { echo(amount: $a) }", "{\"a\":7}",
                 "{\"data\":{\"echo\":null},\"errors\":[{\"message\":\"Failed to parse "
                 "\\\"Amount\\\": only digits make an amount\",\"locations\":[{\"line\":1,"
                 "\"column\":34}],\"path\":[\"echo\"]}]}");
}

/* --- where it ends */

static ln_err_t cancelled(ln_call_t *call, ln_gql_value_t *out, void *context, const void *parent,
                          ln_json_t *args)
{
    (void)out, (void)context, (void)parent, (void)args;
    return LN_FAIL(call, LN_ERR_CANCELLED, NULL);
}

TEST(execute_passes_a_cancellation_on)
{
    static const ln_gql_binding_t binding = {"Query.hello", cancelled};
    const ln_gql_limits_t limits = ln_gql_limits();
    const ln_gql_request_t request = {.query = LN_LITERAL("{ hello }")};
    const ln_gql_run_t run = {0};
    ln_gql_schema_t *schema = NULL;
    ln_gql_prepared_t prepared;
    ln_gql_errors_t errors;
    ln_bytes_t answer;
    bool failed;
    CHECK_OK(sample_schema(&t->call, &schema));
    CHECK_OK(ln_gql_schema_bind(&t->call, schema, &binding, 1));
    CHECK_OK(ln_gql_prepare(&t->call, &prepared, &errors, schema, &limits, &request));
    CHECK_ERR(LN_ERR_CANCELLED, ln_gql_execute(&t->call, &answer, &failed, &prepared, &run));
}

TEST(execute_selects_the_operation_by_name)
{
    static const struct {
        const char *query, *name, *expected;
    } cases[] = {
        {"query A { hello } query B { b: hello }", "B", "{\"data\":{\"b\":null}}"},
        {"query A { hello }", "A", "{\"data\":{\"hello\":null}}"},
        {"query A { hello }", NULL, "{\"data\":{\"hello\":null}}"},
        {"query A { hello } query B { hello }", NULL,
         "{\"data\":null,\"errors\":[{\"message\":\"The request has several operations and must "
         "name one of them.\"}]}"},
        {"query A { hello }", "C",
         "{\"data\":null,\"errors\":[{\"message\":\"Unknown operation \\\"C\\\".\"}]}"},
        {"{ hello }", "",
         "{\"data\":null,\"errors\":[{\"message\":\"Unknown operation \\\"\\\".\"}]}"},
        {"fragment F on Query { hello }", NULL,
         "{\"data\":null,\"errors\":[{\"message\":\"The fragment \\\"F\\\" is never used.\","
         "\"locations\":[{\"line\":1,\"column\":1}]}]}"}};
    const ln_gql_limits_t limits = ln_gql_limits();
    const ln_gql_run_t run = {.root = {.kind = LN_GQL_VALUE_JSON, .json = &(ln_json_t){0}}};
    ln_gql_schema_t *schema = NULL;
    CHECK_OK(sample_schema(&t->call, &schema));
    for (size_t i = 0; i < LN_COUNT(cases); i++) {
        ln_gql_request_t request = {.query = ln_text(cases[i].query)};
        ln_gql_prepared_t prepared;
        ln_gql_errors_t errors;
        ln_bytes_t answer;
        bool failed;
        if (cases[i].name != NULL)
            request.operation_name = ln_text(cases[i].name);
        if (ln_gql_prepare(&t->call, &prepared, &errors, schema, &limits, &request) != LN_OK)
            answer = ln_gql_errors_answer(&errors);
        else
            CHECK_OK(ln_gql_execute(&t->call, &answer, &failed, &prepared, &run));
        CHECK_BYTES(answer, ln_text(cases[i].expected));
    }
}

TEST(execute_says_which_field_has_no_resolver)
{
    const ln_gql_limits_t limits = ln_gql_limits();
    const ln_gql_request_t request = {.query = LN_LITERAL("{ hello }")};
    const ln_gql_run_t run = {0};
    ln_gql_schema_t *schema = NULL;
    ln_gql_prepared_t prepared;
    ln_gql_errors_t errors;
    ln_bytes_t answer;
    bool failed;
    CHECK_OK(sample_schema(&t->call, &schema));
    CHECK_OK(ln_gql_prepare(&t->call, &prepared, &errors, schema, &limits, &request));
    CHECK_OK(ln_gql_execute(&t->call, &answer, &failed, &prepared, &run));
    CHECK_BYTES(answer,
                LN_LITERAL("{\"data\":{\"hello\":null},\"errors\":[{\"message\":\"the field "
                           "Query.hello has no resolver\",\"locations\":[{\"line\":1,"
                           "\"column\":3}],\"path\":[\"hello\"]}]}"));
}

/* --- subscriptions */

TEST(execute_a_subscription_for_each_event)
{
    const ln_gql_limits_t limits = ln_gql_limits();
    const ln_gql_request_t request = {
        .query =
            LN_LITERAL("subscription($x: String!) { n: news(topic: $x) { text hard { text } } }"),
        .variables = &(ln_json_t){.kind = LN_JSON_OBJECT,
                                  .count = 1,
                                  .items = &(ln_json_t){.kind = LN_JSON_TEXT,
                                                        .key = LN_LITERAL("x"),
                                                        .text = LN_LITERAL("weather")}}};
    const ln_gql_run_t run = {0};
    ln_gql_schema_t *schema = NULL;
    ln_gql_prepared_t prepared;
    ln_gql_errors_t errors;
    ln_json_t *args = NULL, *event = NULL;
    ln_bytes_t field = {0}, answer;
    bool failed;
    CHECK_OK(sample_schema(&t->call, &schema));
    CHECK_OK(ln_gql_prepare(&t->call, &prepared, &errors, schema, &limits, &request));
    CHECK_OK(ln_gql_subscription(&t->call, &field, &args, &errors, &prepared));
    CHECK_BYTES(field, LN_LITERAL("news"));
    CHECK_BYTES(ln_gql_json_member(args, LN_LITERAL("topic"))->text, LN_LITERAL("weather"));

    CHECK_OK(ln_json_parse(
        &t->call, &event, LN_LITERAL("{\"text\":\"rain\",\"hard\":{\"text\":\"hail\"}}"), "event"));
    CHECK_OK(ln_gql_execute_event(&t->call, &answer, &failed, &prepared, &run, ln_gql_json(event)));
    CHECK_BYTES(answer,
                LN_LITERAL("{\"data\":{\"n\":{\"text\":\"rain\",\"hard\":{\"text\":\"hail\"}}}}"));
    CHECK(!failed);

    CHECK_OK(ln_json_parse(&t->call, &event, LN_LITERAL("{\"text\":\"sun\"}"), "event"));
    CHECK_OK(ln_gql_execute_event(&t->call, &answer, &failed, &prepared, &run, ln_gql_json(event)));
    CHECK(failed);
    CHECK(ln_bytes_starts_with(answer, LN_LITERAL("{\"data\":{\"n\":null},\"errors\":[")));
}

TEST(execute_a_subscription_that_selects_nothing)
{
    const ln_gql_limits_t limits = ln_gql_limits();
    const ln_gql_request_t request = {.query =
                                          LN_LITERAL("subscription { other @skip(if: true) }")};
    const ln_gql_run_t run = {0};
    ln_gql_schema_t *schema = NULL;
    ln_gql_prepared_t prepared;
    ln_gql_errors_t errors;
    ln_json_t *args;
    ln_bytes_t field, answer;
    bool failed;
    CHECK_OK(sample_schema(&t->call, &schema));
    CHECK_OK(ln_gql_prepare(&t->call, &prepared, &errors, schema, &limits, &request));
    CHECK_ERR(LN_ERR_INVALID_INPUT,
              ln_gql_subscription(&t->call, &field, &args, &errors, &prepared));
    CHECK_OK(ln_gql_execute_event(&t->call, &answer, &failed, &prepared, &run, ln_gql_null()));
    CHECK_BYTES(answer, LN_LITERAL("{\"data\":{}}"));
}
