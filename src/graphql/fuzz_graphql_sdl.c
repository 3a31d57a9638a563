/* SPDX-License-Identifier: Apache-2.0 */
/* Texts of schemas. What is accepted must also answer introspection. */
#include "graphql/execute.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void introspect(ln_call_t *call, const ln_gql_schema_t *schema)
{
    static const ln_gql_request_t request = {
        .query = LN_LITERAL(
            "{ __schema { description types { kind name description specifiedByURL isOneOf "
            "fields(includeDeprecated: true) { name args { name defaultValue type { ...T } } type "
            "{ "
            "...T } deprecationReason } inputFields { name defaultValue } interfaces { name } "
            "possibleTypes { name } enumValues { name } } directives { name locations args { name "
            "defaultValue } } } } fragment T on __Type { kind name ofType { kind name } }")};
    const ln_gql_limits_t limits = ln_gql_limits();
    const ln_gql_run_t run = {0};
    ln_gql_prepared_t prepared;
    ln_gql_errors_t errors;
    ln_bytes_t answer;
    ln_json_t *json;
    bool failed;
    ln_err_t err = ln_gql_prepare(call, &prepared, &errors, schema, &limits, &request);
    LN_ASSERT(err == LN_OK);
    err = ln_gql_execute(call, &answer, &failed, &prepared, &run);
    LN_ASSERT(err == LN_OK && !failed);
    err = ln_json_parse(call, &json, answer, "answer");
    LN_ASSERT(err == LN_OK);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static ln_arena_t arena;
    ln_call_t call = ln_call(&arena);
    ln_gql_schema_t *schema;
    if (ln_gql_schema_build(&call, &schema, ln_bytes(data, size), LN_GQL_INT_64) == LN_OK)
        introspect(&call, schema);
    else
        LN_ASSERT(ln_utf8_valid(call.text));
    ln_arena_reset(&arena);
    return 0;
}
