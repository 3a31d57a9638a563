/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "gqlhttp/gqlhttp.h"
#include "graphql/schema.h"
#include "net/drive.h"
#include "net/pipe.h"
#include "net/reply.h"
#include "net/server.h"

static const char sdl[] = "schema { query: Q subscription: S }"
                          "type Q { hello: String! slow: String! }"
                          "type S { count(to: Int!): Int! forever: Int! broken: Int! }";

typedef struct {
    ln_test_t *t;
    ln_loop_t loop;
    ln_http_server_t server;
    ln_gqlhttp_t service;
    ln_stream_t *client; /* null: closed by the test */
    ln_buffer_t got;
    size_t cancelled; /* feeds that were told that nobody listens */
} world_t;

/* --- the client's end */

static void on_data(void *owner, ln_bytes_t bytes)
{
    world_t *world = owner;
    ln_buffer_put(&world->got, bytes);
}

static void on_end(LN_UNUSED void *owner)
{
}

static void on_closed(LN_UNUSED void *owner, LN_UNUSED ln_err_t reason)
{
}

static const ln_stream_events_t client_events = {
    .data = on_data, .ended = on_end, .closed = on_closed};

/* --- the service */

static ln_err_t resolve_hello(LN_UNUSED ln_call_t *call, ln_gql_value_t *out,
                              LN_UNUSED void *context, LN_UNUSED const void *parent,
                              LN_UNUSED ln_json_t *args)
{
    *out = ln_gql_text(LN_LITERAL("world"));
    return LN_OK;
}

static ln_err_t resolve_slow(LN_UNUSED ln_call_t *call, ln_gql_value_t *out, void *context,
                             LN_UNUSED const void *parent, LN_UNUSED ln_json_t *args)
{
    world_t *world = context;
    LN_TRY(ln_task_sleep(&world->loop.sched, 1000000));
    *out = ln_gql_text(LN_LITERAL("done"));
    return LN_OK;
}

static ln_err_t emit_numbers(world_t *world, ln_gqlhttp_feed_t *feed, uint64_t end)
{
    for (uint64_t i = 0; i < end; i++) {
        ln_arena_t arena = {0};
        ln_call_t event = ln_call(&arena);
        ln_err_t err = ln_task_sleep(&world->loop.sched, 1000);
        if (err == LN_OK)
            err = ln_gqlhttp_emit(feed, &event, ln_gql_u64(i));
        ln_arena_release(&arena);
        world->cancelled += err == LN_ERR_CANCELLED;
        LN_TRY(err);
    }
    return LN_OK;
}

static ln_err_t feed(ln_call_t *call, void *context, ln_gqlhttp_feed_t *to, ln_bytes_t field,
                     ln_json_t *args)
{
    ln_json_reader_t r = ln_json_reader(call->arena);
    if (ln_bytes_equal_text(field, "broken"))
        return LN_FAIL(call, LN_ERR_NOT_FOUND, "it is broken");
    if (ln_bytes_equal_text(field, "forever"))
        return emit_numbers(context, to, UINT64_MAX);
    return emit_numbers(context, to, ln_json_read_u64(&r, ln_json_get(&r, args, "to"), 1000));
}

static void on_request(void *owner, ln_http_request_t *request)
{
    world_t *world = owner;
    if (ln_bytes_equal_text(request->path, "/ws"))
        ln_gqlhttp_websocket(&world->service, request);
    else if (ln_bytes_equal_text(request->method, "GET"))
        ln_gqlhttp_page(request);
    else
        ln_gqlhttp_post(&world->service, request);
}

static void open_world(ln_test_t *t, world_t *world, size_t tasks_max)
{
    const ln_gql_binding_t bindings[] = {{"Q.hello", resolve_hello}, {"Q.slow", resolve_slow}};
    ln_gql_schema_t *schema = NULL;
    ln_stream_t *a, *b;
    *world = (world_t){.t = t};
    ln_loop_init(&world->loop, &t->env.env);
    CHECK_OK(ln_gql_schema_build(&t->call, &schema, ln_text(sdl), LN_GQL_INT_64));
    CHECK_OK(ln_gql_schema_bind(&t->call, schema, bindings, LN_COUNT(bindings)));
    ln_gqlhttp_init(&world->service, &(ln_gqlhttp_options_t){.loop = &world->loop,
                                                             .schema = schema,
                                                             .context = world,
                                                             .tasks_max = tasks_max,
                                                             .feed = feed});
    const ln_http_server_options_t options = {
        .no_listening = true, .request = on_request, .owner = world};
    CHECK_OK(ln_http_server_init(&t->call, &world->server, &world->loop, &options));
    ln_pipe(&world->loop, &a, &b, NULL);
    ln_http_server_accept(&world->server, b);
    world->client = a;
    world->got = ln_buffer(&t->arena);
    ln_stream_set_events(a, &client_events, world);
}

static void close_world(world_t *world)
{
    ln_gqlhttp_release(&world->service);
    ln_drive_for(&world->loop, 1000);
    ln_http_server_release(&world->server);
    if (world->client != NULL)
        ln_stream_close(world->client);
    ln_loop_release(&world->loop);
}

static void say(world_t *world, ln_bytes_t bytes)
{
    ln_stream_write_bytes(world->client, bytes);
}

static bool heard(world_t *world, const char *text)
{
    ln_bytes_t got = ln_buffer_bytes(&world->got);
    return got.size > 0 && memmem(got.data, got.size, text, strlen(text)) != NULL;
}

static void post(world_t *world, const char *body)
{
    say(world,
        ln_format(&world->t->arena, "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: %zu\r\n\r\n%s",
                  strlen(body), body));
    ln_drive_for(&world->loop, 10000);
}

/* --- HTTP */

TEST(a_page_for_people)
{
    world_t world;
    open_world(t, &world, 0);
    say(&world, LN_LITERAL("GET / HTTP/1.1\r\nhost: x\r\n\r\n"));
    ln_drive_for(&world.loop, 1000);
    CHECK(heard(&world, "200 OK") && heard(&world, "text/html") && heard(&world, "</html>"));
    close_world(&world);
}

TEST(a_query_is_answered)
{
    world_t world;
    open_world(t, &world, 0);
    post(&world, "{\"query\":\"{ hello }\"}");
    CHECK(heard(&world, "200 OK") && heard(&world, "cache-control: no-cache"));
    CHECK(heard(&world, "content-type: application/graphql-response+json"));
    CHECK(heard(&world, "{\"data\":{\"hello\":\"world\"}}"));
    post(&world, "nonsense");
    CHECK(heard(&world, "400 Bad Request"));
    close_world(&world);
}

TEST(too_many_requests_are_refused)
{
    world_t world;
    open_world(t, &world, 1);
    CHECK(world.service.tasks == 0);
    world.service.tasks = 1;
    post(&world, "{\"query\":\"{ hello }\"}");
    CHECK(heard(&world, "503"));
    world.service.tasks = 0;
    close_world(&world);
}

TEST(a_request_that_is_under_way_ends_with_the_service)
{
    world_t world;
    open_world(t, &world, 0);
    post(&world, "{\"query\":\"{ slow }\"}");
    CHECK(world.service.tasks == 1 && world.got.size == 0);
    close_world(&world);
    CHECK(world.service.tasks == 0);
}

/* --- WebSocket */

static void upgrade(world_t *world, const char *protocol)
{
    say(world, ln_format(&world->t->arena,
                         "GET /ws HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: "
                         "websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: "
                         "dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-protocol: %s\r\n\r\n",
                         protocol));
    ln_drive_for(&world->loop, 1000);
    CHECK(heard(world, "101 Switching Protocols"));
}

/* A masked text frame; the mask is zero, which leaves the text readable. */
static void tell(world_t *world, const char *text)
{
    ln_buffer_t frame = ln_buffer(&world->t->arena);
    size_t size = strlen(text);
    ln_buffer_put_byte(&frame, 0x81);
    if (size < 126) {
        ln_buffer_put_byte(&frame, (uint8_t)(0x80 | size));
    } else {
        ln_buffer_put_byte(&frame, 0x80 | 126);
        ln_buffer_put_byte(&frame, (uint8_t)(size >> 8));
        ln_buffer_put_byte(&frame, (uint8_t)size);
    }
    for (int i = 0; i < 4; i++)
        ln_buffer_put_byte(&frame, 0);
    ln_buffer_put_text(&frame, text);
    say(world, ln_buffer_bytes(&frame));
    ln_drive_for(&world->loop, 10000);
}

TEST(queries_and_subscriptions_over_a_websocket)
{
    world_t world;
    open_world(t, &world, 0);
    upgrade(&world, "graphql-transport-ws");
    tell(&world, "{\"type\":\"connection_init\"}");
    CHECK(heard(&world, "{\"type\":\"connection_ack\"}"));
    tell(&world, "{\"type\":\"ping\"}");
    CHECK(heard(&world, "{\"type\":\"pong\"}"));
    tell(&world, "{\"type\":\"subscribe\",\"id\":\"q\",\"payload\":{\"query\":\"{ hello }\"}}");
    CHECK(heard(&world, "{\"type\":\"next\",\"id\":\"q\",\"payload\":{\"data\":{\"hello\":"
                        "\"world\"}}}"));
    CHECK(heard(&world, "{\"type\":\"complete\",\"id\":\"q\"}"));
    tell(&world, "{\"type\":\"subscribe\",\"id\":\"s\",\"payload\":{\"query\":"
                 "\"subscription { count(to: 2) }\"}}");
    CHECK(heard(&world, "\"id\":\"s\",\"payload\":{\"data\":{\"count\":0}}"));
    CHECK(heard(&world, "\"id\":\"s\",\"payload\":{\"data\":{\"count\":1}}"));
    CHECK(heard(&world, "{\"type\":\"complete\",\"id\":\"s\"}"));
    tell(&world, "{\"type\":\"subscribe\",\"id\":\"b\",\"payload\":{\"query\":"
                 "\"subscription { broken }\"}}");
    CHECK(heard(&world, "it is broken"));
    tell(&world, "{\"type\":\"subscribe\",\"id\":\"n\",\"payload\":{\"query\":\"{ nope }\"}}");
    CHECK(heard(&world, "Unknown field"));
    CHECK(world.service.tasks == 0);
    close_world(&world);
}

TEST(a_subscription_can_be_stopped)
{
    world_t world;
    open_world(t, &world, 0);
    upgrade(&world, "graphql-ws");
    tell(&world, "{\"type\":\"connection_init\",\"payload\":{}}");
    tell(&world, "{\"type\":\"start\",\"id\":\"1\",\"payload\":{\"query\":"
                 "\"subscription { forever }\"}}");
    CHECK(heard(&world, "{\"type\":\"data\",\"id\":\"1\",\"payload\":{\"data\":{\"forever\":3}}}"));
    CHECK(world.service.tasks == 1);
    tell(&world, "{\"type\":\"stop\",\"id\":\"1\"}");
    CHECK(world.service.tasks == 0 && world.cancelled == 1);
    CHECK(!heard(&world, "{\"type\":\"complete\",\"id\":\"1\"}"));
    tell(&world, "{\"type\":\"start\",\"id\":\"1\",\"payload\":{\"query\":\"{ hello }\"}}");
    CHECK(heard(&world, "hello"));
    close_world(&world);
}

TEST(subscriptions_end_with_their_client_and_with_the_service)
{
    world_t world;
    open_world(t, &world, 0);
    upgrade(&world, "graphql-transport-ws");
    tell(&world, "{\"type\":\"connection_init\"}");
    tell(&world, "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":"
                 "\"subscription { forever }\"}}");
    CHECK(world.service.tasks == 1);
    ln_stream_close(world.client);
    world.client = NULL;
    ln_drive_for(&world.loop, 10000);
    CHECK(world.service.tasks == 0 && world.cancelled == 1);
    close_world(&world);

    open_world(t, &world, 0);
    upgrade(&world, "graphql-transport-ws");
    tell(&world, "{\"type\":\"connection_init\"}");
    tell(&world, "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":"
                 "\"subscription { forever }\"}}");
    tell(&world, "{\"type\":\"subscribe\",\"id\":\"2\",\"payload\":{\"query\":\"{ slow }\"}}");
    CHECK(world.service.tasks == 2);
    close_world(&world);
    CHECK(world.service.tasks == 0 && world.cancelled == 1);
}

TEST(who_breaks_the_protocol_is_disconnected)
{
    static const struct {
        const char *message, *reason;
    } cases[] = {
        {"nonsense", "must be a JSON object"},
        {"[1]", "must be a JSON object"},
        {"{\"type\":\"start\"}", "unknown type"},
        {"{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{}}", "Unauthorized"},
    };
    for (size_t i = 0; i < LN_COUNT(cases); i++) {
        world_t world;
        open_world(t, &world, 0);
        upgrade(&world, "graphql-transport-ws");
        tell(&world, cases[i].message);
        CHECK(heard(&world, cases[i].reason));
        CHECK(ln_list_empty(&world.service.connections));
        close_world(&world);
    }
    world_t world;
    open_world(t, &world, 0);
    upgrade(&world, "graphql-transport-ws");
    tell(&world, "{\"type\":\"connection_init\"}");
    tell(&world, "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":"
                 "\"subscription { forever }\"}}");
    tell(&world, "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"{ hello }\"}}");
    CHECK(heard(&world, "with this id") && world.service.tasks == 0);
    close_world(&world);
}
