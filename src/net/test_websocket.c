/* SPDX-License-Identifier: Apache-2.0 */
#include "net/pipe.h"
#include "net/reply.h"
#include "net/server.h"
#include "net/test_help.h"
#include "net/websocket.h"

typedef struct {
    ln_test_t *t;
    ln_loop_t loop;
    ln_http_server_t server;
    ln_websocket_t *socket;
    ln_buffer_t heard;
    uint16_t closed_code;
} world_t;

static void on_message(void *owner, ln_websocket_t *socket, bool text, ln_bytes_t message)
{
    world_t *world = owner;
    ln_buffer_put(&world->heard, message);
    ln_buffer_put_byte(&world->heard, text ? '|' : '#');
    if (ln_bytes_equal_text(message, "bye")) {
        world->socket = NULL;
        ln_websocket_close(socket, 4400, "enough");
    } else {
        ln_websocket_send(socket, message);
    }
}

static void on_socket_closed(void *owner, ln_websocket_t *socket, uint16_t code)
{
    world_t *world = owner;
    CHECK(world->socket == socket);
    world->socket = NULL;
    world->closed_code = code;
}

static const ln_websocket_events_t socket_events = {.message = on_message,
                                                    .closed = on_socket_closed};

static void on_request(void *owner, ln_http_request_t *request)
{
    static const char *const protocols[] = {"graphql-transport-ws", "graphql-ws", NULL};
    world_t *world = owner;
    world->socket = ln_websocket_accept(request, protocols, 1000, &socket_events, world);
}

static void open_world(ln_test_t *t, world_t *world, ln_test_end_t *end)
{
    ln_stream_t *a, *b;
    *world = (world_t){.t = t, .heard = ln_buffer(&t->arena)};
    ln_loop_init(&world->loop, &t->env.env);
    const ln_http_server_options_t options = {
        .no_listening = true, .request = on_request, .owner = world};
    CHECK_OK(ln_http_server_init(&t->call, &world->server, &world->loop, &options));
    ln_pipe(&world->loop, &a, &b, NULL);
    ln_http_server_accept(&world->server, b);
    *end = (ln_test_end_t){0};
    ln_test_end_init(t, end, a);
}

static void close_world(world_t *world)
{
    ln_http_server_release(&world->server);
    ln_loop_release(&world->loop);
}

static void say(ln_test_end_t *end, const char *text)
{
    ln_stream_write_bytes(end->stream, ln_text(text));
}

#define HANDSHAKE                                                                                  \
    "GET /ws HTTP/1.1\r\nhost: x\r\nconnection: keep-alive, Upgrade\r\nupgrade: WebSocket\r\n"     \
    "sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n"

/* A frame of a client: masked with zeros. */
static void say_frame(ln_test_end_t *end, uint8_t first, const char *text)
{
    uint8_t frame[200] = {first, (uint8_t)(0x80 | strlen(text))};
    memcpy(frame + 6, text, strlen(text));
    ln_stream_write_bytes(end->stream, ln_bytes(frame, 6 + strlen(text)));
}

static void open_socket(ln_test_t *t, world_t *world, ln_test_end_t *end)
{
    open_world(t, world, end);
    say(end, HANDSHAKE "sec-websocket-protocol: x, graphql-ws,graphql-transport-ws\r\n\r\n");
    ln_drive_for(&world->loop, 1000);
    CHECK_BYTES(ln_buffer_bytes(&end->got),
                ln_text("HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\n"
                        "upgrade: websocket\r\n"
                        "sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
                        "sec-websocket-protocol: graphql-ws\r\n"
                        "date: Tue, 14 Nov 2023 22:13:20 GMT\r\n\r\n"));
    CHECK(strcmp(ln_websocket_protocol(world->socket), "graphql-ws") == 0);
    end->got.size = 0;
}

static void close_socket(world_t *world, ln_test_end_t *end)
{
    ln_stream_close(end->stream);
    close_world(world);
}

TEST(websocket_exchanges_messages)
{
    world_t world;
    ln_test_end_t end;
    open_socket(t, &world, &end);
    say_frame(&end, 0x81, "hello");
    say_frame(&end, 0x01, "in ");
    say_frame(&end, 0x89, "ping");
    say_frame(&end, 0x80, "parts");
    ln_drive_for(&world.loop, 1000);
    CHECK_BYTES(ln_buffer_bytes(&world.heard), LN_LITERAL("hello|in parts|"));
    CHECK_BYTES(ln_buffer_bytes(&end.got), LN_LITERAL("\x81\x05hello\x8a\x04ping\x81\x08in parts"));
    CHECK(ln_websocket_pending(world.socket) == 0);
    say_frame(&end, 0x88, "\x03\xe8");
    CHECK(ln_drive_until(&world.loop, &end.ended, 1000));
    CHECK(world.socket == NULL && world.closed_code == 1000);
    close_socket(&world, &end);
}

TEST(websocket_is_ended_by_its_owner)
{
    world_t world;
    ln_test_end_t end;
    open_socket(t, &world, &end);
    say_frame(&end, 0x81, "bye");
    say_frame(&end, 0x81, "more");
    CHECK(ln_drive_until(&world.loop, &end.ended, 1000));
    CHECK_BYTES(ln_buffer_bytes(&end.got), LN_LITERAL("\x88\x08\x11\x30"
                                                      "enough"));
    CHECK_BYTES(ln_buffer_bytes(&world.heard), LN_LITERAL("bye|"));
    close_socket(&world, &end);
    open_socket(t, &world, &end);
    ln_websocket_close(world.socket, 1001, "");
    CHECK(ln_drive_until(&world.loop, &end.ended, 1000));
    CHECK_BYTES(ln_buffer_bytes(&end.got), LN_LITERAL("\x88\x02\x03\xe9"));
    close_socket(&world, &end);
}

TEST(websocket_ends_with_who_breaks_the_rules)
{
    static const struct {
        uint16_t code;
        uint8_t first;
        const char *text;
    } cases[] = {{1002, 0xf1, "reserved bits"}, {1007, 0x81, "\xff"}, {1002, 0x83, "no such"}};
    for (size_t i = 0; i < LN_COUNT(cases); i++) {
        world_t world;
        ln_test_end_t end;
        open_socket(t, &world, &end);
        say_frame(&end, cases[i].first, cases[i].text);
        CHECK(ln_drive_until(&world.loop, &end.ended, 1000));
        CHECK(world.closed_code == cases[i].code && world.heard.size == 0);
        CHECK(end.got.size >= 4 && end.got.data[0] == 0x88);
        close_socket(&world, &end);
    }
    world_t world;
    ln_test_end_t end;
    open_socket(t, &world, &end);
    ln_stream_write_bytes(end.stream, LN_LITERAL("\x81\xfe\x03\xe9\0\0\0\0x")); /* 1001 bytes */
    CHECK(ln_drive_until(&world.loop, &end.ended, 1000));
    CHECK(world.closed_code == 1009);
    close_socket(&world, &end);
}

TEST(websocket_notices_that_its_client_is_gone)
{
    world_t world;
    ln_test_end_t end;
    open_socket(t, &world, &end);
    ln_stream_close(end.stream);
    ln_drive_for(&world.loop, 1000);
    CHECK(world.socket == NULL && world.closed_code == 1006);
    close_world(&world);
}

TEST(websocket_handshakes_that_are_refused)
{
    static const char *const cases[][2] = {
        {"400", "GET /ws HTTP/1.1\r\nhost: x\r\n\r\n"},
        {"400", HANDSHAKE "\r\n"},
        {"400", HANDSHAKE "sec-websocket-protocol: unknown\r\n\r\n"},
        {"426", "GET /ws HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n"
                "sec-websocket-version: 8\r\n\r\n"},
        {"400", "GET /ws HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n"
                "sec-websocket-version: 13\r\nsec-websocket-protocol: graphql-ws\r\n\r\n"},
        {"400", HANDSHAKE "sec-websocket-protocol: graphql-ws\r\ncontent-length: 1\r\n\r\nx"},
    };
    for (size_t i = 0; i < LN_COUNT(cases); i++) {
        world_t world;
        ln_test_end_t end;
        open_world(t, &world, &end);
        say(&end, cases[i][1]);
        ln_drive_for(&world.loop, 1000);
        CHECK(world.socket == NULL && memcmp(end.got.data + 9, cases[i][0], 3) == 0);
        close_socket(&world, &end);
    }
}
