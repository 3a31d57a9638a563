/* SPDX-License-Identifier: Apache-2.0 */
/* The HTTP/2 client against our server, over pipes with a fake clock and over TCP. */
#include "net/client.h"
#include "net/pipe.h"
#include "net/reply.h"
#include "net/server.h"
#include "net/stream_fault.h"
#include "net/test_help.h"

typedef struct {
    ln_test_t *t;
    ln_loop_t loop;
    ln_http_server_t server;
    ln_http_client_t client;
    ln_pipe_options_t pipe;
    ln_stream_fault_options_t fault;
    ln_stream_t *others[8]; /* ends that neither the client nor the server has */
    size_t other_count;
    bool no_server, serve_nothing, relayed, mute;
    ln_http_request_t *kept;
    size_t cancelled;
} world_t;

/* --- the server */

static void on_echo(void *subject, ln_http_request_t *request, ln_bytes_t body)
{
    (void)subject;
    ln_bytes_t custom = ln_http_header(&request->headers, "x-custom");
    const ln_http_header_t headers[] = {{LN_LITERAL("x-custom"), custom},
                                        {LN_LITERAL("x-path"), request->path}};
    const ln_http_header_t trailers[] = {
        {LN_LITERAL("x-size"), ln_format(&request->arena, "%zu", body.size)}};
    ln_http_start(request, 200, headers, LN_COUNT(headers));
    ln_http_send_borrowed(request, body);
    ln_http_end(request, trailers, LN_COUNT(trailers));
}

static void on_cancelled(void *subject, ln_http_request_t *request)
{
    world_t *world = subject;
    world->cancelled++;
    if (world->kept == request)
        world->kept = NULL;
    ln_http_end(request, NULL, 0);
}

static const ln_http_events_t kept_events = {.cancelled = on_cancelled};

static void on_request(void *owner, ln_http_request_t *request)
{
    world_t *world = owner;
    if (ln_bytes_equal_text(request->path, "/later")) {
        request->events = &kept_events;
        request->subject = world;
        world->kept = request;
    } else if (ln_bytes_equal_text(request->path, "/teapot")) {
        ln_http_reply_text(request, 418, "no");
    } else if (ln_bytes_equal_text(request->path, "/abort")) {
        ln_http_abort(request);
    } else {
        ln_http_collect(request, 20u << 20, on_echo, on_cancelled, world);
    }
}

/* --- a network that can fall silent */

typedef struct {
    world_t *world;
    ln_stream_t *ends[2];
} relay_t;

static void pass_on(relay_t *relay, size_t to, ln_bytes_t bytes)
{
    if (!relay->world->mute)
        ln_stream_write_bytes(relay->ends[to], bytes);
}

static void from_client(void *owner, ln_bytes_t bytes)
{
    pass_on(owner, 1, bytes);
}

static void from_server(void *owner, ln_bytes_t bytes)
{
    pass_on(owner, 0, bytes);
}

static void on_relay_closed(void *owner, ln_err_t reason)
{
    (void)owner;
    (void)reason;
}

/* Between the client and stream. */
static ln_stream_t *relay(world_t *world, ln_stream_t *stream)
{
    static const ln_stream_events_t client_events = {.data = from_client,
                                                     .closed = on_relay_closed};
    static const ln_stream_events_t server_events = {.data = from_server,
                                                     .closed = on_relay_closed};
    relay_t *relay = LN_NEW(&world->t->arena, relay_t);
    ln_stream_t *client;
    relay->world = world;
    relay->ends[1] = stream;
    ln_pipe(&world->loop, &client, &relay->ends[0], &world->pipe);
    ln_stream_set_events(relay->ends[0], &client_events, relay);
    ln_stream_set_events(relay->ends[1], &server_events, relay);
    for (size_t i = 0; i < 2; i++)
        world->others[world->other_count++] = relay->ends[i];
    return client;
}

/* --- the client */

static ln_stream_t *on_dial(void *owner)
{
    world_t *world = owner;
    ln_stream_t *a, *b;
    if (world->no_server)
        return NULL;
    ln_pipe(&world->loop, &a, &b, &world->pipe);
    if (world->serve_nothing)
        world->others[world->other_count++] = b;
    else
        ln_http_server_accept(&world->server, b);
    if (world->relayed)
        return relay(world, a);
    return world->fault.seed > 0 ? ln_stream_fault(&world->loop, a, &world->fault) : a;
}

static void open_world(ln_test_t *t, world_t *world)
{
    *world = (world_t){.t = t, .pipe = {.delay_us = 100}};
    ln_loop_init(&world->loop, &t->env.env);
    const ln_http_server_options_t options = {
        .no_listening = true, .request = on_request, .owner = world};
    CHECK_OK(ln_http_server_init(&t->call, &world->server, &world->loop, &options));
    const ln_http_client_options_t client = {.host = "test", .dial = on_dial, .owner = world};
    ln_http_client_init(&world->client, &world->loop, &client);
}

static void close_world(world_t *world)
{
    ln_http_client_release(&world->client);
    ln_http_server_release(&world->server);
    for (size_t i = 0; i < world->other_count; i++)
        ln_stream_close(world->others[i]);
    ln_loop_release(&world->loop);
}

typedef struct {
    ln_http_exchange_t exchange;
    ln_buffer_t body;
    bool done, responded;
    ln_err_t err;
} call_t;

static void on_response(ln_http_exchange_t *exchange)
{
    ((call_t *)exchange->subject)->responded = true;
}

static void on_data(ln_http_exchange_t *exchange, ln_bytes_t bytes)
{
    ln_buffer_put(&((call_t *)exchange->subject)->body, bytes);
}

static void on_done(ln_http_exchange_t *exchange, ln_err_t err)
{
    call_t *call = exchange->subject;
    CHECK(!call->done);
    call->done = true;
    call->err = err;
}

static void begin(world_t *world, call_t *call, const char *path, ln_bytes_t body)
{
    *call = (call_t){.body = ln_buffer(&world->t->arena)};
    call->exchange.method = body.size > 0 ? LN_LITERAL("POST") : LN_LITERAL("GET");
    call->exchange.path = ln_text(path);
    call->exchange.body[0] = ln_bytes(body.data, body.size / 2);
    call->exchange.body[1] = ln_bytes_from(body, body.size / 2);
    call->exchange.response = on_response;
    call->exchange.data = on_data;
    call->exchange.done = on_done;
    call->exchange.subject = call;
    ln_http_client_begin(&world->client, &call->exchange);
}

static void finish(world_t *world, call_t *call)
{
    CHECK(ln_drive_until(&world->loop, &call->done, 60000000));
}

TEST(client_gets_headers_body_and_trailers)
{
    world_t world;
    call_t call;
    open_world(t, &world);
    begin(&world, &call, "/a?b=c", LN_LITERAL("hello"));
    CHECK(!call.done);
    finish(&world, &call);
    CHECK(call.err == LN_OK && call.exchange.status == 200 && call.responded);
    CHECK_BYTES(ln_http_header(&call.exchange.response_headers, "x-path"), LN_LITERAL("/a"));
    CHECK_BYTES(ln_http_header(&call.exchange.response_headers, "date"),
                LN_LITERAL("Tue, 14 Nov 2023 22:13:20 GMT"));
    CHECK_BYTES(ln_buffer_bytes(&call.body), LN_LITERAL("hello"));
    CHECK_BYTES(ln_http_header(&call.exchange.trailers, "x-size"), LN_LITERAL("5"));
    ln_http_exchange_release(&call.exchange);
    close_world(&world);
}

TEST(client_runs_many_requests_over_one_connection)
{
    enum { COUNT = 500 };
    world_t world;
    static call_t calls[COUNT];
    open_world(t, &world);
    for (size_t i = 0; i < COUNT; i++)
        begin(&world, &calls[i], "/", ln_test_repeat(&t->arena, (uint8_t)i, i + 1));
    for (size_t i = 0; i < COUNT; i++) {
        finish(&world, &calls[i]);
        CHECK(calls[i].err == LN_OK);
        CHECK_BYTES(ln_buffer_bytes(&calls[i].body), ln_test_repeat(&t->arena, (uint8_t)i, i + 1));
        ln_http_exchange_release(&calls[i].exchange);
    }
    CHECK(world.client.connections_made == 1);
    close_world(&world);
}

TEST(client_passes_large_bodies_through_narrow_pipes)
{
    world_t world;
    call_t call;
    open_world(t, &world);
    world.pipe = (ln_pipe_options_t){.capacity = 50000, .piece_max = 7000, .delay_us = 10};
    ln_bytes_t body = ln_test_repeat(&t->arena, 'a', (16u << 20) + 5);
    begin(&world, &call, "/", body);
    finish(&world, &call);
    CHECK(call.err == LN_OK && call.body.size == body.size);
    CHECK_BYTES(ln_http_header(&call.exchange.trailers, "x-size"), LN_LITERAL("16777221"));
    ln_http_exchange_release(&call.exchange);
    close_world(&world);
}

TEST(client_takes_every_byte_alone)
{
    world_t world;
    call_t call;
    open_world(t, &world);
    world.pipe = (ln_pipe_options_t){.piece_max = 1};
    begin(&world, &call, "/x", ln_test_repeat(&t->arena, 'a', 1000));
    finish(&world, &call);
    CHECK(call.err == LN_OK && call.body.size == 1000);
    ln_http_exchange_release(&call.exchange);
    close_world(&world);
}

TEST(client_sees_other_statuses_and_resets)
{
    world_t world;
    call_t call;
    open_world(t, &world);
    begin(&world, &call, "/teapot", ln_bytes(NULL, 0));
    finish(&world, &call);
    CHECK(call.err == LN_OK && call.exchange.status == 418 && call.body.size == 3);
    ln_http_exchange_release(&call.exchange);
    begin(&world, &call, "/abort", ln_bytes(NULL, 0));
    finish(&world, &call);
    CHECK(call.err == LN_ERR_IO && call.exchange.status == 0 && call.exchange.h2_code == 2);
    ln_http_exchange_release(&call.exchange);
    close_world(&world);
}

TEST(client_gives_up_at_the_deadline_and_tells_the_server)
{
    world_t world;
    call_t call;
    open_world(t, &world);
    begin(&world, &call, "/", LN_LITERAL("x"));
    finish(&world, &call);
    ln_http_exchange_release(&call.exchange);
    call = (call_t){.exchange = {.method = LN_LITERAL("GET"),
                                 .path = LN_LITERAL("/later"),
                                 .done = on_done,
                                 .deadline_us = t->env.monotonic + 50000,
                                 .subject = &call}};
    ln_http_client_begin(&world.client, &call.exchange);
    uint64_t before_us = t->env.monotonic;
    finish(&world, &call);
    CHECK(call.err == LN_ERR_TIMEOUT && t->env.monotonic - before_us == 50000);
    ln_drive_for(&world.loop, 1000);
    CHECK(world.cancelled == 1 && world.kept == NULL);
    ln_http_exchange_release(&call.exchange);
    close_world(&world);
}

TEST(client_cancels_without_a_callback)
{
    world_t world;
    call_t call;
    open_world(t, &world);
    begin(&world, &call, "/later", ln_bytes(NULL, 0));
    ln_http_exchange_cancel(&call.exchange); /* before there was a connection */
    ln_drive_for(&world.loop, 10000);
    begin(&world, &call, "/later", ln_bytes(NULL, 0));
    ln_drive_for(&world.loop, 10000);
    CHECK(world.kept != NULL);
    ln_http_exchange_cancel(&call.exchange);
    ln_http_exchange_cancel(&call.exchange);
    ln_drive_for(&world.loop, 10000);
    CHECK(!call.done && world.cancelled == 1);
    ln_http_exchange_release(&call.exchange);
    close_world(&world);
}

TEST(client_without_a_server_says_so_and_tries_again_next_time)
{
    world_t world;
    call_t call;
    open_world(t, &world);
    world.no_server = true;
    begin(&world, &call, "/", ln_bytes(NULL, 0));
    CHECK(!call.done);
    finish(&world, &call);
    CHECK(call.err == LN_ERR_IO && strcmp(call.exchange.problem, "no connection") == 0);
    ln_http_exchange_release(&call.exchange);
    world.no_server = false;
    begin(&world, &call, "/", ln_bytes(NULL, 0));
    finish(&world, &call);
    CHECK(call.err == LN_OK && world.client.connections_made == 2);
    ln_http_exchange_release(&call.exchange);
    close_world(&world);
}

TEST(client_does_not_wait_for_a_server_that_says_nothing)
{
    world_t world;
    call_t call;
    open_world(t, &world);
    world.serve_nothing = true;
    uint64_t before_us = t->env.monotonic;
    begin(&world, &call, "/", ln_bytes(NULL, 0));
    finish(&world, &call);
    CHECK(call.err == LN_ERR_IO && t->env.monotonic - before_us == 4000000);
    ln_http_exchange_release(&call.exchange);
    close_world(&world);
}

TEST(client_keeps_a_quiet_connection_and_notices_a_dead_one)
{
    world_t world;
    call_t call;
    open_world(t, &world);
    world.relayed = true;
    begin(&world, &call, "/later", ln_bytes(NULL, 0));
    ln_drive_for(&world.loop, 1000000000);
    CHECK(!call.done && world.kept != NULL); /* 1000 s: pings kept it */
    world.mute = true;
    uint64_t before_us = t->env.monotonic;
    finish(&world, &call);
    uint64_t took_us = t->env.monotonic - before_us;
    CHECK(call.err == LN_ERR_IO && took_us >= 10000000 && took_us <= 40000000);
    ln_http_exchange_release(&call.exchange);
    close_world(&world);
}

TEST(client_goes_on_with_a_new_connection_after_goaway)
{
    world_t world;
    call_t running, next;
    open_world(t, &world);
    begin(&world, &running, "/later", ln_bytes(NULL, 0));
    ln_drive_for(&world.loop, 10000);
    ln_http_server_stop(&world.server, 1000000, NULL, NULL);
    world.server.stopping = false; /* the same server again */
    ln_drive_for(&world.loop, 10000);
    begin(&world, &next, "/", LN_LITERAL("x"));
    finish(&world, &next);
    CHECK(next.err == LN_OK && world.client.connections_made == 2 && !running.done);
    ln_http_reply_text(world.kept, 200, "late");
    finish(&world, &running);
    CHECK(running.err == LN_OK && running.body.size == 5);
    ln_http_exchange_release(&running.exchange);
    ln_http_exchange_release(&next.exchange);
    close_world(&world);
}

TEST(client_survives_bad_networks)
{
    world_t world;
    size_t good = 0;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        call_t calls[8];
        open_world(t, &world);
        world.fault = (ln_stream_fault_options_t){
            .seed = seed, .piece_max = 200, .delay_us_max = 5000, .cut_after_bytes = seed * 500};
        if (seed % 2 == 0)
            world.fault.corrupt_one_in = 30;
        for (size_t i = 0; i < LN_COUNT(calls); i++)
            begin(&world, &calls[i], "/", ln_test_repeat(&t->arena, 'x', 500 * i));
        for (size_t i = 0; i < LN_COUNT(calls); i++) {
            calls[i].exchange.deadline_us = 0;
            ln_drive_until(&world.loop, &calls[i].done, 60000000);
            good += calls[i].done && calls[i].err == LN_OK;
            ln_http_exchange_release(&calls[i].exchange);
        }
        close_world(&world);
    }
    CHECK(good > 20);
}

TEST(client_over_tcp_and_tls)
{
    for (int tls = 0; tls < 2; tls++) {
        world_t world = {.t = t};
        call_t call;
        ln_bytes_t certificate, key;
        ln_tls_context_t *server_tls = NULL, *client_tls = NULL;
        ln_loop_init(&world.loop, ln_env_system());
        if (tls) {
            CHECK_OK(ln_tls_self_signed(&t->call, &certificate, &key));
            CHECK_OK(ln_tls_server_context(&t->call, &server_tls, certificate, key));
            CHECK_OK(ln_tls_client_context(&t->call, &client_tls, certificate));
        }
        const ln_http_server_options_t options = {
            .host = "127.0.0.1", .tls = server_tls, .request = on_request, .owner = &world};
        CHECK_OK(ln_http_server_init(&t->call, &world.server, &world.loop, &options));
        const ln_http_client_options_t client = {
            .host = "127.0.0.1", .port = ln_http_server_port(&world.server), .tls = client_tls};
        ln_http_client_init(&world.client, &world.loop, &client);
        begin(&world, &call, "/", ln_test_repeat(&t->arena, 'x', 3 << 20));
        finish(&world, &call);
        CHECK(call.err == LN_OK && call.body.size == 3 << 20);
        ln_http_exchange_release(&call.exchange);
        close_world(&world);
        ln_tls_context_free(server_tls);
        ln_tls_context_free(client_tls);
    }
}
