/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "graphql/respond.h"
#include "graphql/test_sample.h"

static ln_gql_reply_t reply_to(ln_test_t *t, ln_bytes_t body)
{
    ln_gql_schema_t *schema = NULL;
    ln_json_t *data = NULL;
    ln_gql_reply_t reply = {0};
    CHECK_OK(sample_schema(&t->call, &schema));
    CHECK_OK(ln_json_parse(&t->call, &data, LN_LITERAL(SAMPLE_DATA), "data"));
    const ln_gql_run_t run = {.root = ln_gql_json(data)};
    CHECK_OK(ln_gql_respond(&t->call, &reply, schema, NULL, &run, body));
    return reply;
}

static void check_reply(ln_test_t *t, const char *body, bool good, const char *expected)
{
    ln_gql_reply_t reply = reply_to(t, ln_text(body));
    CHECK(reply.status == 200);
    CHECK(strcmp(reply.content_type, "application/graphql-response+json") == 0);
    CHECK((reply.cache_control != NULL) == good);
    CHECK(!good || strcmp(reply.cache_control, "no-cache") == 0);
    CHECK_BYTES(reply.body, ln_text(expected));
}

TEST(respond_answers_a_query)
{
    check_reply(t, "{\"query\":\"{ hello }\"}", true, "{\"data\":{\"hello\":\"world\"}}");
    check_reply(t,
                " {\"operationName\":null,\"variables\":null,\"extensions\":null,"
                "\"other\":[1],\"query\":\"{hello}\"} ",
                true, "{\"data\":{\"hello\":\"world\"}}");
    check_reply(t,
                "{\"query\":\"query A { hello } query B($b: Boolean!) { b: hello @include(if: "
                "$b) }\",\"operationName\":\"B\",\"variables\":{\"b\":true},\"extensions\":{}}",
                true, "{\"data\":{\"b\":\"world\"}}");
}

TEST(respond_reports_errors_with_status_200)
{
    check_reply(t, "{\"query\":\"query { nope }\"}", false,
                "{\"data\":null,\"errors\":[{\"message\":\"Unknown field \\\"nope\\\" on type "
                "\\\"Query\\\".\",\"locations\":[{\"line\":1,\"column\":9}]}]}");
    check_reply(
        t, "{\"query\":\"{ fail }\"}", false,
        "{\"data\":{\"fail\":null},\"errors\":[{\"message\":\"there is "
        "\\\"nothing\\\"\",\"locations\":[{\"line\":1,\"column\":3}],\"path\":[\"fail\"]}]}");
    check_reply(t, "{}", false,
                "{\"data\":null,\"errors\":[{\"message\":\"expected query, mutation, subscription, "
                "fragment or {, but the text ends\",\"locations\":[{\"line\":1,\"column\":1}]}]}");
}

TEST(respond_refuses_subscriptions)
{
    check_reply(t, "{\"query\":\"subscription { other }\"}", false,
                "{\"data\":null,\"errors\":[{\"message\":\"Subscriptions are not supported on this "
                "transport.\"}]}");
}

TEST(respond_refuses_bodies_that_are_no_request)
{
    static const char *const bad[] = {"",
                                      "x",
                                      "null",
                                      "5",
                                      "\"{ hello }\"",
                                      "[]",
                                      "[{\"query\":\"{ hello }\"}]",
                                      "{\"query\":5}",
                                      "{\"query\":null}",
                                      "{\"query\":\"{hello}\",\"variables\":[]}",
                                      "{\"query\":\"{hello}\",\"variables\":\"{}\"}",
                                      "{\"query\":\"{hello}\",\"operationName\":1}",
                                      "{\"query\":\"{hello}\",\"extensions\":1}",
                                      "{\"query\":\"{hello}\"} x",
                                      "{\"query\":\"{hello}\""};
    for (size_t i = 0; i < LN_COUNT(bad); i++) {
        ln_gql_reply_t reply = reply_to(t, ln_text(bad[i]));
        CHECK(reply.status == 400 && reply.body.size > 0 && reply.cache_control == NULL);
        CHECK(strcmp(reply.content_type, "text/plain; charset=utf-8") == 0);
    }
}

TEST(respond_says_why_a_body_is_refused)
{
    CHECK_BYTES(reply_to(t, LN_LITERAL("[]")).body,
                LN_LITERAL("batches of requests are not supported"));
    CHECK_BYTES(reply_to(t, LN_LITERAL("{\"query\":5}")).body,
                LN_LITERAL("the request: the value: expected a string"));
}

TEST(respond_writes_only_utf8)
{
    ln_gql_reply_t reply = reply_to(
        t, LN_LITERAL("{\"query\":\"{ hello }\",\"operationName\":\""
                      "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
                      "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
                      "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
                      "a\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\"}"));
    CHECK(reply.status == 200);
    CHECK(ln_utf8_valid(reply.body));
}
