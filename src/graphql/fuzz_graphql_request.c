/* SPDX-License-Identifier: Apache-2.0 */
/* Whole bodies of requests: whatever comes in, what goes out is JSON, or a refusal in UTF-8. */
#include "graphql/respond.h"
#include "graphql/test_sample.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static ln_gql_schema_t *schema;
static ln_json_t *sample;

static void subscribe(ln_call_t *call, ln_bytes_t body)
{
    const ln_gql_limits_t limits = ln_gql_limits();
    const ln_gql_run_t run = {0};
    ln_gql_request_t request;
    ln_gql_prepared_t prepared;
    ln_gql_errors_t errors;
    ln_json_t *json, *args;
    ln_bytes_t field, answer;
    bool failed;
    if (ln_json_parse(call, &json, body, "request") != LN_OK ||
        ln_gql_request_read(call, &request, json) != LN_OK ||
        ln_gql_prepare(call, &prepared, &errors, schema, &limits, &request) != LN_OK ||
        prepared.operation->kind != LN_GQL_SUBSCRIPTION ||
        ln_gql_subscription(call, &field, &args, &errors, &prepared) != LN_OK)
        return;
    ln_gql_value_t event = ln_gql_json(ln_gql_json_member(sample, LN_LITERAL("nest")));
    ln_err_t err = ln_gql_execute_event(call, &answer, &failed, &prepared, &run, event);
    LN_ASSERT(err == LN_OK);
    err = ln_json_parse(call, &json, answer, "answer");
    LN_ASSERT(err == LN_OK);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static ln_arena_t forever, arena;
    uint64_t counter = 0;
    ln_call_t call = ln_call(&forever);
    if (schema == NULL && (sample_schema(&call, &schema) != LN_OK ||
                           ln_json_parse(&call, &sample, LN_LITERAL(SAMPLE_DATA), "data") != LN_OK))
        return -1;
    const ln_gql_run_t run = {.context = &counter, .root = ln_gql_json(sample)};
    ln_gql_reply_t reply;
    ln_json_t *json;
    call = ln_call(&arena);
    ln_err_t err = ln_gql_respond(&call, &reply, schema, NULL, &run, ln_bytes(data, size));
    LN_ASSERT(err == LN_OK && ln_utf8_valid(reply.body));
    if (reply.status == 200)
        err = ln_json_parse(&call, &json, reply.body, "answer");
    LN_ASSERT(err == LN_OK);
    subscribe(&call, ln_bytes(data, size));
    ln_arena_reset(&arena);
    return 0;
}
