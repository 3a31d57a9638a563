/* SPDX-License-Identifier: Apache-2.0 */
#include "graphql/respond.h"

ln_err_t ln_gql_request_read(ln_call_t *call, ln_gql_request_t *out, ln_json_t *json)
{
    ln_gql_request_t request = {.query = LN_LITERAL("")};
    if (ln_json_is(json, LN_JSON_ARRAY))
        return LN_FAIL(call, LN_ERR_INVALID_INPUT, "batches of requests are not supported");
    ln_json_reader_t r = ln_json_reader(call->arena);
    ln_json_t *query = ln_json_get_optional(&r, json, "query");
    ln_json_t *name = ln_json_get_optional(&r, json, "operationName");
    ln_json_t *variables = ln_json_get_optional(&r, json, "variables");
    ln_json_t *extensions = ln_json_get_optional(&r, json, "extensions");
    if (query != NULL) /* the reference takes a request without one as an empty query */
        request.query = ln_json_read_text(&r, query);
    if (!ln_json_is_null(name))
        request.operation_name = ln_json_read_text(&r, name);
    if (!ln_json_is_null(variables) && !ln_json_is(variables, LN_JSON_OBJECT))
        ln_json_fail(&r, "variables must be an object");
    if (!ln_json_is_null(extensions) && !ln_json_is(extensions, LN_JSON_OBJECT))
        ln_json_fail(&r, "extensions must be an object");
    LN_TRY(ln_json_finish(call, &r, "the request"));
    request.variables = ln_json_is_null(variables) ? NULL : variables;
    *out = request;
    return LN_OK;
}

static ln_gql_reply_t answer(ln_bytes_t body, bool failed)
{
    return (ln_gql_reply_t){.status = 200,
                            .content_type = "application/graphql-response+json",
                            .cache_control = failed ? NULL : "no-cache",
                            .body = body};
}

static ln_gql_reply_t refusal(const ln_call_t *call, ln_err_t err)
{
    return (ln_gql_reply_t){.status = 400,
                            .content_type = "text/plain; charset=utf-8",
                            .body = ln_call_text(call, err)};
}

ln_err_t ln_gql_respond(ln_call_t *call, ln_gql_reply_t *out, const ln_gql_schema_t *schema,
                        const ln_gql_limits_t *limits, const ln_gql_run_t *run, ln_bytes_t body)
{
    const ln_gql_limits_t usual = ln_gql_limits();
    ln_gql_request_t request;
    ln_gql_prepared_t prepared;
    ln_gql_errors_t errors;
    ln_json_t *json = NULL;
    ln_bytes_t text;
    bool failed;
    ln_err_t err = ln_json_parse(call, &json, body, "the request");
    if (err == LN_OK)
        err = ln_gql_request_read(call, &request, json);
    if (err != LN_OK) {
        *out = refusal(call, err);
        return LN_OK;
    }
    err = ln_gql_prepare(call, &prepared, &errors, schema, limits != NULL ? limits : &usual,
                         &request);
    if (err == LN_OK && prepared.operation->kind == LN_GQL_SUBSCRIPTION)
        err = ln_gql_error(&errors, LN_GQL_NOWHERE,
                           "Subscriptions are not supported on this transport.");
    if (err != LN_OK) {
        *out = answer(ln_gql_errors_answer(&errors), true);
        return LN_OK;
    }
    LN_TRY(ln_gql_execute(call, &text, &failed, &prepared, run));
    *out = answer(text, failed);
    return LN_OK;
}
