/* SPDX-License-Identifier: Apache-2.0 */
#include "graphql/execute.h"
#include "graphql/execute_priv.h"
#include "graphql/parse.h"
#include "graphql/validate.h"

static const ln_gql_operation_t *find_operation(const ln_gql_document_t *document, ln_bytes_t name)
{
    for (size_t i = 0; i < document->operations.count; i++)
        if (ln_bytes_equal(document->operations.items[i].name, name))
            return &document->operations.items[i];
    return NULL;
}

/* GetOperation of section 6.1. */
static ln_err_t select_operation(ln_gql_prepared_t *prepared, ln_gql_errors_t *errors,
                                 ln_bytes_t name)
{
    const ln_gql_document_t *document = &prepared->document;
    if (document->operations.count == 0)
        return ln_gql_error(errors, LN_GQL_NOWHERE, "The request has no operation.");
    if (name.data != NULL) {
        prepared->operation = name.size > 0 ? find_operation(document, name) : NULL;
        if (prepared->operation == NULL)
            return ln_gql_error(errors, LN_GQL_NOWHERE, "Unknown operation \"%.*s\".",
                                LN_GQL_NAME_ARG(name));
        return LN_OK;
    }
    prepared->operation = &document->operations.items[0];
    if (document->operations.count > 1)
        return ln_gql_error(errors, LN_GQL_NOWHERE,
                            "The request has several operations and must name one of them.");
    return LN_OK;
}

ln_err_t ln_gql_prepare(ln_call_t *call, ln_gql_prepared_t *out, ln_gql_errors_t *errors,
                        const ln_gql_schema_t *schema, const ln_gql_limits_t *limits,
                        const ln_gql_request_t *request)
{
    ln_gql_prepared_t prepared = {.schema = schema, .limits = *limits};
    *errors = ln_gql_errors(call->arena, request->query);
    LN_TRY(ln_gql_parse(&prepared.document, errors, limits));
    LN_TRY(ln_gql_validate(schema, &prepared.document, errors, limits));
    LN_TRY(select_operation(&prepared, errors, request->operation_name));
    LN_TRY(ln_gql_coerce_variables(call, &prepared.variables, errors, schema, prepared.operation,
                                   request->variables));
    *out = prepared;
    return LN_OK;
}

ln_err_t ln_gql_subscription(ln_call_t *call, ln_bytes_t *field, ln_json_t **args,
                             ln_gql_errors_t *errors, const ln_gql_prepared_t *prepared)
{
    const ln_gql_run_t run = {0};
    ln_gql_execution_t x;
    const ln_gql_operation_t *operation = prepared->operation;
    LN_ASSERT(operation->kind == LN_GQL_SUBSCRIPTION);
    ln_gql_execution_init(&x, call, prepared, &run);
    const ln_gql_plan_t *plan =
        ln_gql_plan_root(&x, &operation->selections, prepared->schema->roots[operation->kind]);
    if (plan->count == 0)
        return ln_gql_error(errors, operation->at, "The subscription selects nothing.");
    const ln_gql_selection_t *first = plan->items[0].first;
    const ln_gql_path_t path = {.key = first->key};
    ln_gql_coercer_t c = {
        .call = call, .schema = prepared->schema, .variables = &prepared->variables};
    LN_TRY(ln_gql_coerce_arguments(&c, args, errors, &first->arguments, &plan->items[0].field->args,
                                   ln_gql_path_text(call->arena, &path), first->at));
    *field = first->name;
    return LN_OK;
}
