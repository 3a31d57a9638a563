/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "graphql/respond.h"
#include "graphql/test_sample.h"

/* The body of the reply to a request over the sample without data. */
static ln_bytes_t reply_to(ln_test_t *t, const char *query, const char *variables)
{
    ln_gql_schema_t *schema = NULL;
    ln_buffer_t body = ln_buffer(&t->arena);
    ln_json_writer_t w = ln_json_writer(&body, false);
    const ln_gql_run_t run = {0};
    ln_gql_reply_t reply = {0};
    CHECK_OK(sample_schema(&t->call, &schema));
    ln_json_begin_object(&w);
    ln_json_key(&w, "query");
    ln_json_text(&w, ln_text(query));
    ln_json_key(&w, "variables");
    ln_json_raw(&w, ln_text(variables));
    ln_json_end_object(&w);
    CHECK_OK(ln_gql_respond(&t->call, &reply, schema, NULL, &run, ln_buffer_bytes(&body)));
    return reply.body;
}

/* The arguments that the resolver of the query's one field gets. */
static void gets(ln_test_t *t, const char *query, const char *variables, const char *expected)
{
    ln_bytes_t body = reply_to(t, query, variables);
    ln_bytes_t end = ln_format(&t->arena, ":%s}}", expected);
    if (!ln_bytes_ends_with(body, end))
        print_error("%s %s: %.*s\n", query, variables, LN_TEXT_ARG(body));
    CHECK(ln_bytes_ends_with(body, end));
}

static void refuses(ln_test_t *t, const char *query, const char *variables, const char *message)
{
    ln_bytes_t body = reply_to(t, query, variables);
    ln_bytes_t expected =
        ln_format(&t->arena, "{\"data\":null,\"errors\":[{\"message\":\"%s\"", message);
    if (!ln_bytes_starts_with(body, expected))
        print_error("%s %s: %.*s\n", query, variables, LN_TEXT_ARG(body));
    CHECK(ln_bytes_starts_with(body, expected));
}

TEST(input_literals_become_json)
{
    gets(
        t, "{ echo(int: -0, float: 1, text: \"\"\"a\n  b\"\"\", bool: true, id: 7, kind: WOLF) }",
        "null",
        "{\"int\":-0,\"float\":1,\"text\":\"a\\nb\",\"bool\":true,\"id\":\"7\",\"kind\":\"WOLF\"}");
    gets(t, "{ echo(json: {a: [1, 2.5, E, null, {}], b: \"x\"}) }", "null",
         "{\"json\":{\"a\":[1,2.5,\"E\",null,{}],\"b\":\"x\"}}");
    gets(t, "{ echo }", "null", "{}");
    gets(t, "{ echo(int: null) }", "null", "{\"int\":null}");
}

TEST(input_lists_wrap_single_values)
{
    gets(t, "{ echo(list: 1) }", "null", "{\"list\":[[1]]}");
    gets(t, "{ echo(list: [1, [2, 3]]) }", "null", "{\"list\":[[1],[2,3]]}");
    gets(t, "query($l: [[Int!]!]) { echo(list: $l) }", "{\"l\":1}", "{\"list\":[[1]]}");
    gets(t, "query($l: [[Int!]!]) { echo(list: $l) }", "{\"l\":[[1],2]}", "{\"list\":[[1],[2]]}");
    gets(t, "query($i: Int!) { echo(list: [[$i], [$i]]) }", "{\"i\":4}", "{\"list\":[[4],[4]]}");
}

TEST(input_defaults_are_filled_in)
{
    gets(t, "{ defaults }", "null",
         "{\"a\":3,\"b\":[1,2],\"c\":{\"x\":1,\"y\":7,\"kind\":\"DOG\"}}");
    gets(t, "{ defaults(a: null, b: 5, c: {x: 2, y: null}, d: \"\") }", "null",
         "{\"a\":null,\"b\":[5],\"c\":{\"x\":2,\"y\":null,\"kind\":\"DOG\"},\"d\":\"\"}");
    gets(t, "query($p: Point) { echo(point: $p) }", "{\"p\":{\"x\":1,\"tags\":\"a\"}}",
         "{\"point\":{\"x\":1,\"y\":7,\"tags\":[\"a\"],\"kind\":\"DOG\"}}");
}

TEST(input_variables_that_are_not_given_leave_defaults)
{
    static const char query[] = "query($a: Int, $b: [Int!], $d: String) { defaults(a: $a, b: $b, "
                                "d: $d) }";
    gets(t, query, "{}", "{\"a\":3,\"b\":[1,2],\"c\":{\"x\":1,\"y\":7,\"kind\":\"DOG\"}}");
    gets(t, query, "{\"a\":null,\"d\":null}",
         "{\"a\":null,\"b\":[1,2],\"c\":{\"x\":1,\"y\":7,\"kind\":\"DOG\"},\"d\":null}");
    gets(t, "query($a: Int = 9) { defaults(a: $a, c: null) }", "{}",
         "{\"a\":9,\"b\":[1,2],\"c\":null}");
    gets(t, "query($y: Int) { echo(point: {x: 1, y: $y}) }", "{}",
         "{\"point\":{\"x\":1,\"y\":7,\"kind\":\"DOG\"}}");
    gets(t, "query($y: Int) { echo(json: {a: $y, b: [$y]}) }", "{}",
         "{\"json\":{\"a\":null,\"b\":[null]}}");
}

TEST(input_variables_are_coerced)
{
    gets(t, "query($i: ID) { echo(id: $i) }", "{\"i\":12}", "{\"id\":\"12\"}");
    gets(t, "query($i: Int) { echo(int: $i) }", "{\"i\":18446744073709551615,\"unknown\":1}",
         "{\"int\":18446744073709551615}");
    gets(t, "query($i: Int) { echo(int: $i) }", "{\"i\":-9223372036854775808}",
         "{\"int\":-9223372036854775808}");
    gets(t, "query($f: Float) { echo(float: $f) }", "{\"f\":3}", "{\"float\":3}");
    gets(t, "query($k: Kind) { echo(kind: $k) }", "{\"k\":\"CAT\"}", "{\"kind\":\"CAT\"}");
    gets(t, "query($j: JSON) { echo(json: $j) }", "{\"j\":{\"a\":[{\"b\":null}]}}",
         "{\"json\":{\"a\":[{\"b\":null}]}}");
    gets(t, "query($x: Int!) { echo(point: {x: $x, next: {x: $x}}) }", "{\"x\":3}",
         "{\"point\":{\"x\":3,\"y\":7,\"next\":{\"x\":3,\"y\":7,\"kind\":\"DOG\"},"
         "\"kind\":\"DOG\"}}");
}

TEST(input_variables_that_do_not_fit_are_refused)
{
    refuses(t, "query($i: Int!) { echo(int: $i) }", "{}", "The variable $i must be given.");
    refuses(t, "query($i: Int!) { echo(int: $i) }", "null", "The variable $i must be given.");
    refuses(t, "query($i: Int!) { echo(int: $i) }", "{\"i\":null}",
            "Invalid value for variable $i: expected Int, found null");
    refuses(t, "query($i: Int) { echo(int: $i) }", "{\"i\":1.0}",
            "Invalid value for variable $i: expected Int, found a number");
    refuses(t, "query($i: Int) { echo(int: $i) }", "{\"i\":18446744073709551616}",
            "Invalid value for variable $i: expected Int, found a number");
    refuses(t, "query($i: Int) { echo(int: $i) }", "{\"i\":\"1\"}",
            "Invalid value for variable $i: expected Int, found a string");
    refuses(t, "query($f: Float) { echo(float: $f) }", "{\"f\":1e999}",
            "Invalid value for variable $f: expected Float, found a number");
    refuses(t, "query($k: Kind) { echo(kind: $k) }", "{\"k\":\"COW\"}",
            "Invalid value for variable $k: Kind has no value COW");
    refuses(t, "query($k: Kind) { echo(kind: $k) }", "{\"k\":1}",
            "Invalid value for variable $k: expected Kind, found a number");
    refuses(t, "query($p: Point) { echo(point: $p) }", "{\"p\":{\"x\":1,\"z\":1}}",
            "Invalid value for variable $p: Point has no field z");
    refuses(t, "query($p: Point) { echo(point: $p) }", "{\"p\":{\"x\":1,\"next\":{}}}",
            "Invalid value for variable $p.next.x: a value is missing");
    refuses(t, "query($p: Point) { echo(point: $p) }", "{\"p\":{\"x\":1,\"tags\":[\"a\",1]}}",
            "Invalid value for variable $p.tags[1]: expected String, found a number");
    refuses(t, "query($c: Choice) { echo(choice: $c) }", "{\"c\":{\"a\":1,\"b\":\"x\"}}",
            "Invalid value for variable $c: Choice needs exactly one field that is not null");
}

TEST(input_null_in_a_variable_with_default_fails_where_it_is_used)
{
    ln_bytes_t body = reply_to(t, "query($a: Int = 1) { required(a: $a) }", "{\"a\":null}");
    CHECK_BYTES(body, LN_LITERAL("{\"data\":{\"required\":null},\"errors\":[{\"message\":\"the "
                                 "variable $a is null, which is not allowed\",\"locations\":[{"
                                 "\"line\":1,\"column\":34}],\"path\":[\"required\"]}]}"));
    body = reply_to(t, "query($b: String = \"x\") { echo(choice: {b: $b}) }", "{\"b\":null}");
    CHECK(ln_bytes_starts_with(body, LN_LITERAL("{\"data\":{\"echo\":null},\"errors\":[{\"message\""
                                                ":\"Choice needs exactly one field")));
}
