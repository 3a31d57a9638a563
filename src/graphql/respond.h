/* SPDX-License-Identifier: Apache-2.0 */
/* graphql/respond.h - one HTTP request to one HTTP answer (spec 04 §15.1).
 *
 *     body: {"query", "operationName"?, "variables"?, "extensions"?}   other members are ignored
 *     200   application/graphql-response+json; without errors also cache-control: no-cache
 *     400   text/plain, why: the body is not such an object, or is a list of them (a batch)
 *
 * Whatever is wrong with the GraphQL in it is a 200 with "errors". Subscriptions are refused here;
 * they need a transport that can send more than once. */
#ifndef LN_GRAPHQL_RESPOND_H
#define LN_GRAPHQL_RESPOND_H

#include "graphql/execute.h"

typedef struct {
    int status;
    const char *content_type;
    const char *cache_control; /* null: the header is not sent */
    ln_bytes_t body;           /* in the call's arena */
} ln_gql_reply_t;

/* Reads the members of a request. LN_ERR_INVALID_INPUT, with the reason in the call's text, if it
 * is none. For transports of their own; ln_gql_respond uses it too. */
LN_CHECKED ln_err_t ln_gql_request_read(ln_call_t *call, ln_gql_request_t *out, ln_json_t *json);

/* limits: null for ln_gql_limits(). LN_ERR_CANCELLED if a resolver was cancelled; every other
 * outcome is a reply. */
LN_CHECKED ln_err_t ln_gql_respond(ln_call_t *call, ln_gql_reply_t *out,
                                   const ln_gql_schema_t *schema, const ln_gql_limits_t *limits,
                                   const ln_gql_run_t *run, ln_bytes_t body);

#endif
