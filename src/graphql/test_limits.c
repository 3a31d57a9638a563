/* SPDX-License-Identifier: Apache-2.0 */
#include "base/task.h"
#include "base/test.h"
#include "graphql/respond.h"
#include "graphql/test_sample.h"

/* Small texts that ask for very much. Each must be refused, or answered, in no time; a test that
 * takes seconds has failed. */

static ln_bytes_t answer_to(ln_test_t *t, ln_bytes_t query, const ln_gql_run_t *run)
{
    ln_gql_schema_t *schema = NULL;
    ln_buffer_t body = ln_buffer(&t->arena);
    ln_json_writer_t w = ln_json_writer(&body, false);
    ln_gql_reply_t reply = {0};
    CHECK_OK(sample_schema(&t->call, &schema));
    ln_json_begin_object(&w);
    ln_json_key(&w, "query");
    ln_json_text(&w, query);
    ln_json_end_object(&w);
    CHECK_OK(ln_gql_respond(&t->call, &reply, schema, NULL, run, ln_buffer_bytes(&body)));
    CHECK(reply.status == 200);
    return reply.body;
}

static void check_says(ln_test_t *t, ln_bytes_t query, const char *part)
{
    const ln_gql_run_t run = {0};
    ln_bytes_t answer = answer_to(t, query, &run);
    bool found = memmem(answer.data, answer.size, part, strlen(part)) != NULL;
    if (!found)
        print_error("%.300s\n", (const char *)answer.data);
    CHECK(found);
}

TEST(limits_bound_chains_of_fragments)
{
    ln_buffer_t query = ln_buffer(&t->arena);
    ln_buffer_put_text(&query, "{ ...F0 }");
    for (int i = 0; i < 4000; i++)
        ln_buffer_printf(&query, " fragment F%d on Query { ...F%d }", i, i + 1);
    ln_buffer_put_text(&query, " fragment F4000 on Query { hello }");
    check_says(t, ln_buffer_bytes(&query), "Fields are nested more than 60 levels deep.");
}

TEST(limits_bound_nesting_through_fragments)
{
    ln_buffer_t query = ln_buffer(&t->arena);
    ln_buffer_put_text(&query, "{ nest { ...F0 } }");
    for (int i = 0; i < 8; i++)
        ln_buffer_printf(&query,
                         " fragment F%d on Nest { nest { nest { nest { nest { nest { nest { nest { "
                         "...F%d } } } } } } } }",
                         i, i + 1);
    ln_buffer_put_text(&query, " fragment F8 on Nest { text }");
    check_says(t, ln_buffer_bytes(&query), "Fields are nested more than 60 levels deep.");
}

TEST(limits_bound_fragments_that_double)
{
    ln_buffer_t query = ln_buffer(&t->arena);
    ln_buffer_put_text(&query, "{ nest { ...F0 } }");
    for (int i = 0; i < 25; i++)
        ln_buffer_printf(&query, " fragment F%d on Nest { a: nest { ...F%d } b: nest { ...F%d } }",
                         i, i + 1, i + 1);
    ln_buffer_put_text(&query, " fragment F25 on Nest { text }");
    check_says(t, ln_buffer_bytes(&query), "The request is too complex.");
}

TEST(limits_let_the_same_fragment_stand_often)
{
    ln_buffer_t query = ln_buffer(&t->arena);
    ln_buffer_put_text(&query, "{ ");
    for (int i = 0; i < 5000; i++)
        ln_buffer_put_text(&query, "...F ");
    ln_buffer_put_text(&query, "} fragment F on Query { hello ...G ...G } "
                               "fragment G on Query { hello }");
    check_says(t, ln_buffer_bytes(&query), "{\"data\":{\"hello\":");
}

TEST(limits_bound_fields_of_one_name)
{
    ln_buffer_t query = ln_buffer(&t->arena);
    ln_buffer_put_text(&query, "{ ");
    for (int i = 0; i < 9999; i++)
        ln_buffer_printf(&query, "a: echo(int: %d) ", i > 9990 ? i : 1);
    ln_buffer_put_text(&query, "}");
    check_says(t, ln_buffer_bytes(&query), "have different arguments");
}

TEST(limits_bound_aliases)
{
    ln_buffer_t query = ln_buffer(&t->arena);
    ln_buffer_put_text(&query, "{ ");
    for (int i = 0; i < 10001; i++)
        ln_buffer_printf(&query, "a%d: hello ", i);
    ln_buffer_put_text(&query, "}");
    check_says(t, ln_buffer_bytes(&query), "more than 10000 fields are selected");
}

TEST(limits_bound_arguments_nobody_knows)
{
    ln_buffer_t query = ln_buffer(&t->arena);
    ln_buffer_put_text(&query, "{ echo(");
    for (int i = 0; i < 100000; i++)
        ln_buffer_printf(&query, "argument%d: 1 ", i);
    ln_buffer_put_text(&query, ") }");
    check_says(t, ln_buffer_bytes(&query), "Unknown argument");
}

TEST(limits_bound_directives)
{
    ln_buffer_t query = ln_buffer(&t->arena);
    ln_buffer_put_text(&query, "{ hello");
    for (int i = 0; i < 33; i++)
        ln_buffer_put_text(&query, " @trace");
    ln_buffer_put_text(&query, " }");
    check_says(t, ln_buffer_bytes(&query), "more than 32 directives in one place");
}

TEST(limits_bound_the_search_for_variables)
{
    ln_buffer_t body = ln_buffer(&t->arena);
    const ln_gql_run_t run = {0};
    ln_gql_schema_t *schema = NULL;
    ln_gql_reply_t reply = {0};
    CHECK_OK(sample_schema(&t->call, &schema));
    ln_buffer_put_text(&body, "{\"query\":\"query(");
    for (int i = 0; i < 50000; i++)
        ln_buffer_printf(&body, "$v%d:Int!", i);
    ln_buffer_put_text(&body, "){echo(list:[[");
    for (int i = 0; i < 50000; i++)
        ln_buffer_printf(&body, "$v%d ", i);
    ln_buffer_put_text(&body, "]])}\",\"variables\":{\"v0\":7");
    for (int i = 1; i < 50000; i++)
        ln_buffer_printf(&body, ",\"v%d\":1", i);
    ln_buffer_put_text(&body, "}}");
    CHECK_OK(ln_gql_respond(&t->call, &reply, schema, NULL, &run, ln_buffer_bytes(&body)));
    CHECK(ln_bytes_starts_with(reply.body, LN_LITERAL("{\"data\":{\"echo\":{\"list\":[[7,1,1,")));
}

TEST(limits_bound_errors)
{
    ln_buffer_t query = ln_buffer(&t->arena);
    ln_buffer_put_text(&query, "{ echo(list: [[");
    for (int i = 0; i < 200000; i++)
        ln_buffer_put_text(&query, "x ");
    ln_buffer_put_text(&query, "]]) }");
    const ln_gql_run_t run = {0};
    CHECK(answer_to(t, ln_buffer_bytes(&query), &run).size < 20000);
}

TEST(limits_bound_variables_shared_by_many_operations)
{
    ln_buffer_t query = ln_buffer(&t->arena);
    for (int i = 0; i < 2000; i++)
        ln_buffer_printf(&query, "query Q%d($a: Int!) { ...F } ", i);
    ln_buffer_put_text(&query, "fragment F on Query { echo(list: [[");
    for (int i = 0; i < 100000; i++)
        ln_buffer_put_text(&query, "$a ");
    ln_buffer_put_text(&query, "]]) }");
    check_says(t, ln_buffer_bytes(&query), "The request is too complex.");
}

TEST(limits_take_large_uploads)
{
    ln_buffer_t query = ln_buffer(&t->arena);
    ln_buffer_put_text(&query, "{ echo(list: [[");
    for (int i = 0; i < 500000; i++)
        ln_buffer_put_text(&query, "255,");
    ln_buffer_put_text(&query, "]]) }");
    check_says(t, ln_buffer_bytes(&query), "{\"data\":{\"echo\":{\"list\":[[255,255,");
}

/* The context is a clock; every call takes a second. */
static ln_err_t slow(ln_call_t *call, ln_gql_value_t *out, void *context, const void *parent,
                     ln_json_t *args)
{
    (void)call, (void)parent, (void)args;
    ln_env_fake_advance(context, 1000000);
    *out = ln_gql_text(LN_LITERAL("slow"));
    return LN_OK;
}

TEST(limits_end_a_request_at_its_deadline)
{
    static const ln_gql_binding_t binding = {"Query.hello", slow};
    const ln_gql_limits_t limits = ln_gql_limits();
    const ln_gql_request_t request = {.query = LN_LITERAL("{ a: hello b: hello c: hello }")};
    ln_gql_run_t run = {.context = &t->env, .env = &t->env.env};
    ln_gql_schema_t *schema = NULL;
    ln_gql_prepared_t prepared;
    ln_gql_errors_t errors;
    ln_bytes_t answer;
    bool failed;
    CHECK_OK(sample_schema(&t->call, &schema));
    CHECK_OK(ln_gql_schema_bind(&t->call, schema, &binding, 1));
    CHECK_OK(ln_gql_prepare(&t->call, &prepared, &errors, schema, &limits, &request));
    run.deadline_us = ln_env_monotonic_us(run.env) + 2500000;
    CHECK_OK(ln_gql_execute(&t->call, &answer, &failed, &prepared, &run));
    CHECK_BYTES(answer, LN_LITERAL("{\"data\":{\"a\":\"slow\",\"b\":\"slow\",\"c\":\"slow\"}}"));
    CHECK_OK(ln_gql_execute(&t->call, &answer, &failed, &prepared, &run));
    CHECK(failed);
    CHECK_BYTES(answer, LN_LITERAL("{\"data\":null,\"errors\":[{\"message\":\"The request took too "
                                   "long.\"}]}"));
}

TEST(limits_bound_the_size_of_an_answer)
{
    ln_gql_limits_t limits = ln_gql_limits();
    limits.answer_bytes_max = 40;
    const ln_gql_request_t request = {.query = LN_LITERAL("{ a: echo b: echo(text: \"0123456789"
                                                          "0123456789012345\") c: echo }")};
    const ln_gql_run_t run = {0};
    ln_gql_schema_t *schema = NULL;
    ln_gql_prepared_t prepared;
    ln_gql_errors_t errors;
    ln_bytes_t answer;
    bool failed;
    CHECK_OK(sample_schema(&t->call, &schema));
    CHECK_OK(ln_gql_prepare(&t->call, &prepared, &errors, schema, &limits, &request));
    CHECK_OK(ln_gql_execute(&t->call, &answer, &failed, &prepared, &run));
    CHECK_BYTES(answer, LN_LITERAL("{\"data\":null,\"errors\":[{\"message\":\"The answer is too "
                                   "large.\"}]}"));
}

/* A request answered by a task; a check that fails must not leave the task's stack, so what came
 * out is looked at later. */
typedef struct {
    ln_call_t *call;
    const ln_gql_schema_t *schema;
    ln_gql_run_t run;
    ln_bytes_t body;
    ln_gql_reply_t reply;
    ln_err_t err;
} answering_t;

static void answer_in_task(void *subject)
{
    answering_t *a = subject;
    a->err = ln_gql_respond(a->call, &a->reply, a->schema, NULL, &a->run, a->body);
}

static ln_bytes_t nested(ln_test_t *t, const char *open, const char *middle, int levels)
{
    ln_buffer_t out = ln_buffer(&t->arena);
    for (int i = 0; i < levels; i++)
        ln_buffer_put_text(&out, open);
    ln_buffer_put_text(&out, middle);
    for (int i = 0; i < levels; i++)
        ln_buffer_put_byte(&out, '}');
    return ln_buffer_bytes(&out);
}

TEST(limits_keep_within_the_stack_of_a_task)
{
    ln_bytes_t query = nested(t, "{nest", "{text}", LN_GQL_DEPTH_MAX - 1);
    ln_bytes_t data = nested(t, "{\"nest\":", "{\"text\":\"deep\"}", LN_GQL_DEPTH_MAX - 1);
    ln_gql_schema_t *schema = NULL;
    ln_json_t *json = NULL;
    ln_sched_t sched;
    ln_group_t group;
    CHECK_OK(sample_schema(&t->call, &schema));
    CHECK_OK(ln_json_parse(&t->call, &json, data, "data"));
    answering_t a = {.call = &t->call,
                     .schema = schema,
                     .run = {.root = ln_gql_json(json)},
                     .body = ln_format(&t->arena, "{\"query\":\"%.*s\"}", LN_TEXT_ARG(query))};
    ln_sched_init(&sched, &t->env.env);
    ln_group_init(&group, &sched);
    ln_group_spawn(&group, answer_in_task, &a);
    ln_sched_run(&sched);
    ln_group_end(&group);
    ln_sched_release(&sched);
    CHECK_OK(a.err);
    CHECK_BYTES(a.reply.body, ln_format(&t->arena, "{\"data\":%.*s}", LN_TEXT_ARG(data)));
}
