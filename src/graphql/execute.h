/* SPDX-License-Identifier: Apache-2.0 */
/* graphql/execute.h - runs requests (specification, October 2021, section 6).
 *
 *     request --prepare--> prepared --execute--> answer: {"data":...,"errors":[...]}
 *        text, name,         parsed, validated,
 *        variables           variables coerced
 *
 * Whoever has an HTTP body uses graphql/respond.h, which does all of that. A subscription is
 * prepared once, in an arena of its own; then whoever watches the source of its events executes it
 * for each of them.
 *
 * Fields run one after the other in the order of the request, those of mutations too, and the
 * answer has them in that order. It is written as the fields complete; a null that is not allowed
 * takes back what was written up to the nearest place that may be null.
 *
 * A request that exceeds a limit or the deadline is answered with data null and the error; what its
 * resolvers have done is done.
 *
 * Threads: a schema is shared; everything else belongs to one task. */
#ifndef LN_GRAPHQL_EXECUTE_H
#define LN_GRAPHQL_EXECUTE_H

#include "base/env.h"
#include "graphql/input.h"
#include "graphql/limits.h"

typedef struct {
    ln_bytes_t query;
    ln_bytes_t operation_name;  /* null data: not given */
    const ln_json_t *variables; /* an object; null: not given */
} ln_gql_request_t;

typedef struct {
    const ln_gql_schema_t *schema;
    ln_gql_limits_t limits;
    ln_gql_document_t document;
    const ln_gql_operation_t *operation; /* the one to run */
    ln_gql_variable_values_t variables;
} ln_gql_prepared_t;

/* What the service gives for one execution. */
typedef struct {
    void *context;        /* for resolvers */
    ln_gql_value_t root;  /* the parent of the fields of the operation; zero: a null pointer */
    ln_env_t *env;        /* null: there is no deadline */
    uint64_t deadline_us; /* monotonic time */
} ln_gql_run_t;

/* Parses and validates a request, selects its operation and coerces its variables.
 * LN_ERR_INVALID_INPUT, with everything that is wrong in *errors (which is begun here). *out and
 * *errors live as long as the call's arena and borrow the request. */
LN_CHECKED ln_err_t ln_gql_prepare(ln_call_t *call, ln_gql_prepared_t *out, ln_gql_errors_t *errors,
                                   const ln_gql_schema_t *schema, const ln_gql_limits_t *limits,
                                   const ln_gql_request_t *request);

/* Runs a query or a mutation. *answer is the text of the answer, in the call's arena; *failed tells
 * whether it has errors. LN_ERR_CANCELLED, and nothing else, if a resolver returned that. */
LN_CHECKED ln_err_t ln_gql_execute(ln_call_t *call, ln_bytes_t *answer, bool *failed,
                                   const ln_gql_prepared_t *prepared, const ln_gql_run_t *run);

/* What a subscription wants: its one field, by name, and the arguments of it. LN_ERR_INVALID_INPUT,
 * recorded in *errors, if the arguments do not fit or @skip leaves nothing. */
LN_CHECKED ln_err_t ln_gql_subscription(ln_call_t *call, ln_bytes_t *field, ln_json_t **args,
                                        ln_gql_errors_t *errors, const ln_gql_prepared_t *prepared);

/* Runs a subscription for one event, which is the value of its field. The call is the event's own.
 * Otherwise as ln_gql_execute. */
LN_CHECKED ln_err_t ln_gql_execute_event(ln_call_t *call, ln_bytes_t *answer, bool *failed,
                                         const ln_gql_prepared_t *prepared, const ln_gql_run_t *run,
                                         ln_gql_value_t event);

#endif
