/* SPDX-License-Identifier: Apache-2.0 */
/* GraphQL over WebSocket: graphql-transport-ws and the older graphql-ws.
 *
 *     client                      server
 *     connection_init        ->
 *                            <-   connection_ack
 *     subscribe | start      ->                       {id, payload: {query ...}}
 *                            <-   next | data ...     {id, payload: {data, errors}}
 *                            <-   complete            {id}
 *     complete | stop        ->                       {id}
 *     ping                   ->   pong
 *
 * Compat: errors of a request come as a next with them and a complete, as the reference sends them.
 *
 * An operation is a task in a group of its own, so that it can be cancelled alone. It frees itself
 * at the end of the loop's round, when its task is over for sure; a connection is freed with its
 * last operation. */
#include "net/websocket.h"
#include "gqlhttp/gqlhttp_priv.h"
#include "net/reply.h"
#include "json/read.h"
#include "json/write.h"

#include <stdlib.h>
#include <string.h>

#define OPERATIONS_MAX 100            /* of one connection */
#define PENDING_MAX ((size_t)4 << 20) /* bytes that a client may leave unread */
#define CLOSE_INVALID 4400
#define CLOSE_UNAUTHORIZED 4401
#define CLOSE_DUPLICATE 4409
#define CLOSE_TOO_MANY_INITS 4429
#define CLOSE_NORMAL 1000
#define CLOSE_GOING_AWAY 1001
#define CLOSE_TRY_LATER 1013

typedef struct {
    ln_link_t link;
    ln_gqlhttp_t *service;
    ln_websocket_t *socket; /* null: closed */
    bool older, acknowledged;
    ln_link_t operations;
    size_t count;
} connection_t;

struct ln_gqlhttp_feed {
    ln_link_t link;
    connection_t *connection;
    ln_arena_t memory; /* of everything that the operation was given */
    ln_bytes_t id;
    ln_json_t *payload;
    ln_gql_prepared_t prepared;
    ln_group_t group;
    ln_soon_t soon;
    bool stopped; /* by the client: say nothing more */
};

static const char *const protocols[] = {"graphql-transport-ws", "graphql-ws", NULL};

/* --- messages to the client */

/* {"type":...,"id":...,"payload":...}; id of size 0 and payload of size 0: none. */
static void send_message(const connection_t *connection, const char *type, ln_bytes_t id,
                         ln_bytes_t payload)
{
    ln_arena_t scratch = {0};
    ln_buffer_t buffer = ln_buffer(&scratch);
    ln_json_writer_t w = ln_json_writer(&buffer, false);
    if (connection->socket == NULL)
        return;
    ln_json_begin_object(&w);
    ln_json_key(&w, "type");
    ln_json_text(&w, ln_text(type));
    if (id.data != NULL) {
        ln_json_key(&w, "id");
        ln_json_text(&w, id);
    }
    if (payload.size > 0) {
        ln_json_key(&w, "payload");
        ln_json_raw(&w, payload);
    }
    ln_json_end_object(&w);
    ln_websocket_send(connection->socket, ln_buffer_bytes(&buffer));
    ln_arena_release(&scratch);
}

static void send_next(const ln_gqlhttp_feed_t *operation, ln_bytes_t answer)
{
    const connection_t *connection = operation->connection;
    if (!operation->stopped)
        send_message(connection, connection->older ? "data" : "next", operation->id, answer);
}

/* --- life and death */

static void free_connection_if_done(connection_t *connection)
{
    if (connection->socket != NULL || connection->count > 0)
        return;
    ln_list_remove(&connection->link);
    free(connection);
}

/* At the end of the round in which its task has ended. */
static void free_operation(void *subject)
{
    ln_gqlhttp_feed_t *operation = subject;
    connection_t *connection = operation->connection;
    ln_list_remove(&operation->link);
    connection->count--;
    connection->service->tasks--;
    ln_arena_release(&operation->memory);
    free(operation);
    free_connection_if_done(connection);
}

static void cancel_operations(const connection_t *connection)
{
    for (LN_LIST_EACH (link, &connection->operations)) {
        ln_gqlhttp_feed_t *operation = LN_CONTAINER(link, ln_gqlhttp_feed_t, link);
        operation->stopped = true;
        ln_group_cancel(&operation->group);
    }
}

static void close_connection(connection_t *connection, uint16_t code, const char *reason)
{
    ln_websocket_t *socket = connection->socket;
    connection->socket = NULL;
    ln_websocket_close(socket, code, reason);
    cancel_operations(connection);
    free_connection_if_done(connection);
}

static void on_closed(void *owner, LN_UNUSED ln_websocket_t *socket, LN_UNUSED uint16_t code)
{
    connection_t *connection = owner;
    connection->socket = NULL;
    cancel_operations(connection);
    free_connection_if_done(connection);
}

/* Operations that have ended already are freed below, not at the end of a round: the caller may be
 * a task, and rounds end while it waits. */
static void clear_soon(const connection_t *connection)
{
    for (LN_LIST_EACH (link, &connection->operations))
        ln_soon_clear(&LN_CONTAINER(link, ln_gqlhttp_feed_t, link)->soon);
}

void ln_gqlhttp_end_websockets(ln_gqlhttp_t *service)
{
    LN_ASSERT(service->ending);
    for (LN_LIST_EACH (link, &service->connections)) {
        connection_t *connection = LN_CONTAINER(link, connection_t, link);
        clear_soon(connection);
        if (connection->socket != NULL)
            close_connection(connection, CLOSE_GOING_AWAY, "the service ends");
    }
    while (!ln_list_empty(&service->connections)) { /* those with operations are still there */
        connection_t *connection = LN_CONTAINER(service->connections.next, connection_t, link);
        ln_gqlhttp_feed_t *operation =
            LN_CONTAINER(connection->operations.next, ln_gqlhttp_feed_t, link);
        ln_group_end(&operation->group);
        free_operation(operation);
    }
}

/* --- operations */

ln_err_t ln_gqlhttp_emit(ln_gqlhttp_feed_t *feed, ln_call_t *event_call, ln_gql_value_t event)
{
    const ln_gqlhttp_t *service = feed->connection->service;
    const ln_gql_run_t run = {.context = service->options.context};
    ln_bytes_t answer;
    bool failed;
    if (feed->stopped)
        return LN_ERR_CANCELLED;
    LN_TRY(ln_gql_execute_event(event_call, &answer, &failed, &feed->prepared, &run, event));
    if (feed->stopped || feed->connection->socket == NULL)
        return LN_ERR_CANCELLED;
    if (ln_websocket_pending(feed->connection->socket) > PENDING_MAX)
        return LN_FAIL(event_call, LN_ERR_LIMIT, "the subscriber does not read what is sent");
    send_next(feed, answer);
    return LN_OK;
}

/* An answer that has only this error. */
static ln_bytes_t error_answer(ln_call_t *call, ln_bytes_t text)
{
    ln_gql_errors_t errors = ln_gql_errors(call->arena, LN_LITERAL(""));
    ln_gql_where_t nowhere = {.at = LN_GQL_NOWHERE, .also_at = LN_GQL_NOWHERE};
    ln_gql_error_put(&errors, nowhere, text);
    return ln_gql_errors_answer(&errors);
}

static void run_subscription(ln_call_t *call, ln_gqlhttp_feed_t *operation, ln_gql_errors_t *errors)
{
    const ln_gqlhttp_options_t *options = &operation->connection->service->options;
    ln_bytes_t field;
    ln_json_t *args;
    if (options->feed == NULL) {
        send_next(operation, error_answer(call, LN_LITERAL("There are no subscriptions here.")));
        return;
    }
    if (ln_gql_subscription(call, &field, &args, errors, &operation->prepared) != LN_OK) {
        send_next(operation, ln_gql_errors_answer(errors));
        return;
    }
    ln_err_t err = options->feed(call, options->context, operation, field, args);
    if (err != LN_OK && err != LN_ERR_CANCELLED)
        send_next(operation, error_answer(call, ln_call_text(call, err)));
}

static void run_request(ln_call_t *call, ln_gqlhttp_feed_t *operation)
{
    ln_gqlhttp_t *service = operation->connection->service;
    const ln_gql_run_t run = {.context = service->options.context};
    ln_gql_request_t request;
    ln_gql_errors_t errors;
    ln_gql_limits_t usual;
    ln_bytes_t answer;
    bool failed;
    if (ln_gql_request_read(call, &request, operation->payload) != LN_OK) {
        send_next(operation, error_answer(call, call->text));
        return;
    }
    if (ln_gql_prepare(call, &operation->prepared, &errors, service->options.schema,
                       ln_gqlhttp_limits(service, &usual), &request) != LN_OK) {
        send_next(operation, ln_gql_errors_answer(&errors));
        return;
    }
    if (operation->prepared.operation->kind == LN_GQL_SUBSCRIPTION)
        run_subscription(call, operation, &errors);
    else if (ln_gql_execute(call, &answer, &failed, &operation->prepared, &run) == LN_OK)
        send_next(operation, answer);
}

static void run_operation(void *subject)
{
    ln_gqlhttp_feed_t *operation = subject;
    ln_call_t call = ln_call(&operation->memory);
    run_request(&call, operation);
    if (!operation->stopped)
        send_message(operation->connection, "complete", operation->id, (ln_bytes_t){0});
    operation->stopped = true;
    ln_gqlhttp_t *service = operation->connection->service;
    if (!service->ending) /* then it is waited for and freed there */
        ln_soon_set(service->options.loop, &operation->soon, free_operation, operation);
}

static ln_gqlhttp_feed_t *find_operation(const connection_t *connection, ln_bytes_t id)
{
    for (LN_LIST_EACH (link, &connection->operations)) {
        ln_gqlhttp_feed_t *operation = LN_CONTAINER(link, ln_gqlhttp_feed_t, link);
        if (!operation->stopped && ln_bytes_equal(operation->id, id))
            return operation;
    }
    return NULL;
}

/* Takes the memory over, in which id and payload are. */
static void start_operation(connection_t *connection, ln_arena_t *memory, ln_bytes_t id,
                            ln_json_t *payload)
{
    ln_gqlhttp_feed_t *operation = ln_zalloc(sizeof(*operation));
    *operation = (ln_gqlhttp_feed_t){
        .connection = connection, .memory = *memory, .id = id, .payload = payload};
    *memory = (ln_arena_t){0};
    ln_list_append(&connection->operations, &operation->link);
    connection->count++;
    ln_group_init(&operation->group, &connection->service->options.loop->sched);
    ln_group_spawn(&operation->group, run_operation, operation);
}

/* --- messages from the client. Each may close the connection, which may free it. */

static ln_json_t *member(ln_json_t *object, const char *name)
{
    for (size_t i = 0; i < object->count; i++)
        if (ln_bytes_equal_text(object->items[i].key, name))
            return &object->items[i];
    return NULL;
}

static void on_init(connection_t *connection)
{
    if (connection->acknowledged && !connection->older) {
        close_connection(connection, CLOSE_TOO_MANY_INITS, "Too many initialisation requests");
        return;
    }
    connection->acknowledged = true;
    send_message(connection, "connection_ack", (ln_bytes_t){0}, (ln_bytes_t){0});
}

static void on_subscribe(connection_t *connection, ln_arena_t *memory, ln_json_t *message)
{
    ln_json_t *id = member(message, "id"), *payload = member(message, "payload");
    if (!connection->acknowledged) {
        close_connection(connection, CLOSE_UNAUTHORIZED, "Unauthorized");
    } else if (!ln_json_is(id, LN_JSON_TEXT) || !ln_json_is(payload, LN_JSON_OBJECT)) {
        close_connection(connection, CLOSE_INVALID, "a subscription needs an id and a payload");
    } else if (find_operation(connection, id->text) != NULL) {
        close_connection(connection, CLOSE_DUPLICATE, "there is a subscription with this id");
    } else if (connection->count >= OPERATIONS_MAX || !ln_gqlhttp_take_task(connection->service)) {
        close_connection(connection, CLOSE_TRY_LATER, "too many operations at the same time");
    } else {
        start_operation(connection, memory, id->text, payload);
    }
}

static void on_complete(const connection_t *connection, ln_json_t *message)
{
    ln_json_t *id = member(message, "id");
    ln_gqlhttp_feed_t *operation =
        ln_json_is(id, LN_JSON_TEXT) ? find_operation(connection, id->text) : NULL;
    if (operation == NULL)
        return; /* it may just have ended by itself */
    operation->stopped = true;
    ln_group_cancel(&operation->group);
}

static void on_typed(connection_t *connection, ln_arena_t *memory, ln_bytes_t type,
                     ln_json_t *message)
{
    const char *start = connection->older ? "start" : "subscribe";
    const char *stop = connection->older ? "stop" : "complete";
    if (ln_bytes_equal_text(type, "connection_init"))
        on_init(connection);
    else if (ln_bytes_equal_text(type, start))
        on_subscribe(connection, memory, message);
    else if (ln_bytes_equal_text(type, stop))
        on_complete(connection, message);
    else if (ln_bytes_equal_text(type, "ping") && !connection->older)
        send_message(connection, "pong", (ln_bytes_t){0}, (ln_bytes_t){0});
    else if (ln_bytes_equal_text(type, "pong") && !connection->older)
        return;
    else if (ln_bytes_equal_text(type, "connection_terminate") && connection->older)
        close_connection(connection, CLOSE_NORMAL, "");
    else
        close_connection(connection, CLOSE_INVALID, "unknown type of message");
}

static void on_message(void *owner, LN_UNUSED ln_websocket_t *socket, bool text, ln_bytes_t bytes)
{
    connection_t *connection = owner;
    ln_arena_t memory = {0};
    ln_call_t call = ln_call(&memory);
    ln_json_t *message = NULL, *type = NULL;
    if (text && ln_json_parse(&call, &message, ln_bytes_copy(&memory, bytes), "message") == LN_OK &&
        ln_json_is(message, LN_JSON_OBJECT))
        type = member(message, "type");
    if (ln_json_is(type, LN_JSON_TEXT))
        on_typed(connection, &memory, type->text, message);
    else
        close_connection(connection, CLOSE_INVALID, "a message must be a JSON object with a type");
    ln_arena_release(&memory);
}

static const ln_websocket_events_t events = {.message = on_message, .closed = on_closed};

void ln_gqlhttp_websocket(ln_gqlhttp_t *service, ln_http_request_t *request)
{
    if (service->ending) {
        ln_http_reply_text(request, 503, "the service ends");
        return;
    }
    connection_t *connection = ln_zalloc(sizeof(*connection));
    connection->service = service;
    ln_list_init(&connection->operations);
    connection->socket =
        ln_websocket_accept(request, protocols, service->options.body_max, &events, connection);
    if (connection->socket == NULL) {
        free(connection);
        return;
    }
    connection->older = strcmp(ln_websocket_protocol(connection->socket), "graphql-ws") == 0;
    ln_list_append(&service->connections, &connection->link);
}
