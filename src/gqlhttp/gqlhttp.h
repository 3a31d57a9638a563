/* SPDX-License-Identifier: Apache-2.0 */
/* gqlhttp/gqlhttp.h - a GraphQL service on an HTTP server (spec 04 §15.1).
 *
 *     GET  page ------------------> GraphiQL
 *     POST {"query": ...} --------> a task: ln_gql_respond -> the answer
 *     WebSocket, one of
 *       graphql-transport-ws        every operation on it is a task: queries, mutations and
 *       graphql-ws (older)          subscriptions alike
 *
 * The service brings the schema with its resolvers and, if it has subscriptions, a function that
 * feeds them. Which path means what is the service's affair too: it calls the functions below from
 * its request handler.
 *
 * A client that goes away ends its subscriptions; a query or mutation that has begun runs to its
 * end.
 *
 * Threads: the loop's. */
#ifndef LN_GQLHTTP_GQLHTTP_H
#define LN_GQLHTTP_GQLHTTP_H

#include "graphql/execute.h"
#include "net/http.h"
#include "net/loop.h"

/* One running subscription, as the function that feeds it sees it. */
typedef struct ln_gqlhttp_feed ln_gqlhttp_feed_t;

typedef struct {
    ln_loop_t *loop;
    const ln_gql_schema_t *schema;
    const ln_gql_limits_t *limits; /* null: the usual ones; must outlive the service */
    void *context;                 /* for resolvers and feed */
    size_t body_max;               /* of a request; 0: 2 MiB */
    size_t tasks_max;              /* requests and operations at the same time; 0: 2000 */
    /* Feeds a subscription: waits for its events and emits each, in a task of its own, until it
     * returns; LN_ERR_CANCELLED from a wait means that nobody listens any more. An error before the
     * first event is told to the client. Null: there are no subscriptions. */
    ln_err_t (*feed)(ln_call_t *call, void *context, ln_gqlhttp_feed_t *feed, ln_bytes_t field,
                     ln_json_t *args);
} ln_gqlhttp_options_t;

typedef struct {
    ln_gqlhttp_options_t options;
    ln_group_t requests;   /* tasks that answer POST */
    ln_link_t connections; /* WebSockets */
    size_t tasks;
    bool ending;
} ln_gqlhttp_t;

void ln_gqlhttp_init(ln_gqlhttp_t *service, const ln_gqlhttp_options_t *options);

/* Cancels everything and waits until it has unwound; WebSockets are closed. Before the release of
 * the HTTP server. From outside of all tasks, or from one that is not the service's. */
void ln_gqlhttp_release(ln_gqlhttp_t *service);

/* Each answers the request, which is its affair from now on. */
void ln_gqlhttp_page(ln_http_request_t *request);
void ln_gqlhttp_post(ln_gqlhttp_t *service, ln_http_request_t *request);
void ln_gqlhttp_websocket(ln_gqlhttp_t *service, ln_http_request_t *request);

/* Sends one event to the subscriber: the value of the subscription's field. event_call is of the
 * event alone: its arena may be reset afterwards. LN_ERR_CANCELLED, LN_ERR_LIMIT if the client does
 * not read: return then. */
LN_CHECKED ln_err_t ln_gqlhttp_emit(ln_gqlhttp_feed_t *feed, ln_call_t *event_call,
                                    ln_gql_value_t event);

#endif
