/* SPDX-License-Identifier: Apache-2.0 */
/* The server as a whole: versions, limits of time and memory, stopping. */
#include "net/pipe.h"
#include "net/reply.h"
#include "net/server.h"
#include "net/test_help.h"

typedef struct {
    ln_test_t *t;
    ln_loop_t loop;
    ln_http_server_t server;
    ln_http_request_t *kept;
    size_t cancelled, requests;
    bool stopped;
} world_t;

static void on_cancelled(void *subject, ln_http_request_t *request)
{
    world_t *world = subject;
    world->cancelled++;
    world->kept = NULL;
    ln_http_end(request, NULL, 0);
}

static const ln_http_events_t kept_events = {.cancelled = on_cancelled};

static void on_echo(void *subject, ln_http_request_t *request, ln_bytes_t body)
{
    (void)subject;
    ln_http_reply(request, 200, "text/plain", body);
}

static void on_request(void *owner, ln_http_request_t *request)
{
    world_t *world = owner;
    world->requests++;
    if (ln_bytes_equal_text(request->path, "/later")) {
        request->events = &kept_events;
        request->subject = world;
        world->kept = request;
    } else if (ln_bytes_equal_text(request->path, "/metrics")) {
        ln_http_reply_metrics(request);
    } else {
        ln_http_collect(request, 1u << 20, on_echo, NULL, world);
    }
}

static void open_with(ln_test_t *t, world_t *world, const ln_http_server_options_t *given)
{
    *world = (world_t){.t = t};
    ln_loop_init(&world->loop, given->no_listening ? &t->env.env : ln_env_system());
    ln_http_server_options_t options = *given;
    options.request = on_request;
    options.owner = world;
    CHECK_OK(ln_http_server_init(&t->call, &world->server, &world->loop, &options));
}

static void open_world(ln_test_t *t, world_t *world)
{
    const ln_http_server_options_t options = {.no_listening = true};
    open_with(t, world, &options);
}

static void close_world(world_t *world)
{
    ln_http_server_release(&world->server);
    ln_loop_release(&world->loop);
}

/* A client of the server, by hand. */
static void connect_client(world_t *world, ln_test_end_t *end, const ln_pipe_options_t *pipe)
{
    ln_stream_t *a, *b;
    ln_pipe(&world->loop, &a, &b, pipe);
    ln_http_server_accept(&world->server, b);
    *end = (ln_test_end_t){0};
    ln_test_end_init(world->t, end, a);
}

static void say(ln_test_end_t *end, const char *text)
{
    ln_stream_write_bytes(end->stream, ln_text(text));
}

static const char *got(ln_test_t *t, const ln_test_end_t *end)
{
    return ln_text_copy_z(&t->arena, ln_buffer_bytes(&end->got));
}

TEST(server_tells_the_versions_apart_by_the_first_bytes)
{
    world_t world;
    ln_test_end_t end;
    open_world(t, &world);
    connect_client(&world, &end, NULL);
    say(&end, "P");
    ln_drive_for(&world.loop, 1000);
    say(&end, "OST / HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\nhi");
    ln_drive_for(&world.loop, 1000);
    CHECK(strstr(got(t, &end), "\r\n\r\nhi") != NULL);
    ln_stream_close(end.stream);
    connect_client(&world, &end, NULL);
    say(&end, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    ln_stream_write_bytes(end.stream, LN_LITERAL("\0\0\0\4\0\0\0\0\0"));
    ln_drive_for(&world.loop, 1000);
    CHECK(end.got.size > 9 && end.got.data[3] == 4); /* SETTINGS */
    ln_stream_close(end.stream);
    close_world(&world);
}

TEST(server_for_http2_only_ends_others_at_once)
{
    world_t world;
    ln_test_end_t end;
    const ln_http_server_options_t options = {.no_listening = true, .http2_only = true};
    open_with(t, &world, &options);
    connect_client(&world, &end, NULL);
    say(&end, "GET / HTTP/1.1\r\nhost: x\r\n\r\n");
    CHECK(ln_drive_until(&world.loop, &end.ended, 1000));
    CHECK(world.requests == 0 && strstr(got(t, &end), "HTTP/1.1") == NULL);
    ln_stream_close(end.stream);
    close_world(&world);
}

TEST(server_lets_go_of_clients_that_say_nothing)
{
    world_t world;
    ln_test_end_t silent, slow;
    open_world(t, &world);
    connect_client(&world, &silent, NULL);
    connect_client(&world, &slow, NULL);
    for (int i = 0; i < 13; i++) {
        say(&slow, i == 0 ? "GET / HTTP/1.1\r\n" : "a");
        ln_drive_for(&world.loop, 1000000);
        if (i == 8)
            CHECK(!silent.ended && !slow.ended);
    }
    CHECK(silent.ended && slow.ended && strstr(got(t, &slow), "408 ") != NULL);
    CHECK(world.server.connection_count == 0 || (ln_drive_for(&world.loop, 5000000), true));
    CHECK(world.server.connection_count == 0);
    ln_stream_close(silent.stream);
    ln_stream_close(slow.stream);
    close_world(&world);
}

TEST(server_lets_go_of_clients_that_do_not_read)
{
    world_t world;
    ln_test_end_t end;
    const ln_pipe_options_t narrow = {.capacity = 1000};
    open_world(t, &world);
    connect_client(&world, &end, &narrow);
    ln_stream_pause(end.stream, true);
    say(&end, "GET /later HTTP/1.1\r\nhost: x\r\n\r\n");
    ln_drive_for(&world.loop, 1000);
    ln_http_reply(world.kept, 200, NULL, ln_test_repeat(&t->arena, 'x', 1 << 20));
    ln_drive_for(&world.loop, 15000000);
    CHECK(world.server.connection_count == 1);
    ln_drive_for(&world.loop, 15000000);
    CHECK(world.server.connection_count == 0);
    ln_stream_close(end.stream);
    close_world(&world);
}

TEST(server_keeps_a_client_that_reads_slowly_but_steadily)
{
    world_t world;
    ln_test_end_t end;
    const ln_pipe_options_t narrow = {.capacity = 2000, .piece_max = 2000, .delay_us = 1000};
    open_world(t, &world);
    connect_client(&world, &end, &narrow);
    say(&end, "GET /later HTTP/1.1\r\nhost: x\r\n\r\n");
    ln_drive_for(&world.loop, 5000);
    end.wanted = 200000;
    ln_http_reply(world.kept, 200, NULL, ln_test_repeat(&t->arena, 'x', 200000));
    for (int i = 0; i < 200 && !end.enough; i++) { /* 1 piece a second */
        ln_stream_pause(end.stream, false);
        ln_drive_for(&world.loop, 1);
        ln_stream_pause(end.stream, true);
        ln_drive_for(&world.loop, 999999);
    }
    CHECK(end.enough && world.cancelled == 0);
    ln_stream_close(end.stream);
    close_world(&world);
}

static void note_stopped(void *owner)
{
    ((world_t *)owner)->stopped = true;
}

TEST(server_stops_gracefully)
{
    world_t world;
    ln_test_end_t idle, busy;
    open_world(t, &world);
    connect_client(&world, &idle, NULL);
    connect_client(&world, &busy, NULL);
    say(&idle, "GET / HTTP/1.1\r\nhost: x\r\n\r\n");
    say(&busy, "GET /later HTTP/1.1\r\nhost: x\r\n\r\n");
    ln_drive_for(&world.loop, 1000);
    ln_http_server_stop(&world.server, 10000000, note_stopped, &world);
    ln_drive_for(&world.loop, 1000);
    CHECK(idle.ended && !busy.ended && !world.stopped);
    ln_http_reply_text(world.kept, 200, "last");
    ln_drive_for(&world.loop, 1000);
    CHECK(busy.ended && strstr(got(t, &busy), "connection: close") != NULL);
    ln_stream_close(idle.stream);
    ln_stream_close(busy.stream);
    CHECK(ln_drive_until(&world.loop, &world.stopped, 5000000));
    close_world(&world);
}

TEST(server_stops_at_the_latest_when_the_grace_is_over)
{
    world_t world;
    ln_test_end_t busy;
    open_world(t, &world);
    connect_client(&world, &busy, NULL);
    say(&busy, "GET /later HTTP/1.1\r\nhost: x\r\n\r\n");
    ln_drive_for(&world.loop, 1000);
    ln_http_server_stop(&world.server, 1000000, note_stopped, &world);
    CHECK(ln_drive_until(&world.loop, &world.stopped, 1000001));
    CHECK(world.cancelled == 1);
    ln_stream_close(busy.stream);
    close_world(&world);
    open_world(t, &world); /* and at once when there is nobody */
    ln_http_server_stop(&world.server, 1000000, note_stopped, &world);
    CHECK(ln_drive_until(&world.loop, &world.stopped, 10));
    close_world(&world);
}

TEST(server_answers_metrics)
{
    world_t world;
    ln_test_end_t end;
    open_world(t, &world);
    connect_client(&world, &end, NULL);
    say(&end, "GET /metrics HTTP/1.1\r\nhost: x\r\n\r\n");
    ln_drive_for(&world.loop, 1000);
    CHECK(strstr(got(t, &end), "\r\nlinera_open_connections ") != NULL ||
          strstr(got(t, &end), "\nlinera_open_connections ") != NULL);
    CHECK(strstr(got(t, &end), "content-type: text/plain; version=0.0.4") != NULL);
    ln_stream_close(end.stream);
    close_world(&world);
}

TEST(server_refuses_connections_above_its_limit)
{
    world_t world;
    ln_test_end_t first, second;
    const ln_http_server_options_t options = {.no_listening = true, .connections_max = 1};
    open_with(t, &world, &options);
    connect_client(&world, &first, NULL);
    connect_client(&world, &second, NULL);
    CHECK(ln_drive_until(&world.loop, &second.ended, 1000) && !first.ended);
    ln_stream_close(first.stream);
    ln_stream_close(second.stream);
    close_world(&world);
}
