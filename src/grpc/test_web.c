/* SPDX-License-Identifier: Apache-2.0 */
/* gRPC-Web over HTTP/1.1, byte for byte (spec 04 §3.3, §21). */
#include "grpc/test_help.h"

#define CORS                                                                                       \
    "vary: origin, access-control-request-method, access-control-request-headers\r\n"              \
    "access-control-allow-origin: *\r\naccess-control-expose-headers: *\r\n"
#define DATE "date: Tue, 14 Nov 2023 22:13:20 GMT\r\n"

typedef struct {
    ln_buffer_t got;
} end_t;

static void on_bytes(void *owner, ln_bytes_t bytes)
{
    ln_buffer_put(&((end_t *)owner)->got, bytes);
}

static void on_closed(void *owner, ln_err_t reason)
{
    (void)owner;
    (void)reason;
}

static void on_end(void *owner)
{
    (void)owner;
}

static const ln_stream_events_t end_events = {
    .data = on_bytes, .ended = on_end, .closed = on_closed};

static ln_stream_t *connect_raw(ln_test_world_t *world, end_t *end)
{
    ln_stream_t *a, *b;
    end->got = ln_buffer(&world->t->arena);
    ln_pipe(&world->loop, &a, &b, NULL);
    ln_http_server_accept(&world->http, b);
    ln_stream_set_events(a, &end_events, end);
    return a;
}

/* What the server answers to these bytes on a new connection. */
static ln_bytes_t talk(ln_test_world_t *world, ln_bytes_t input)
{
    end_t end;
    ln_stream_t *a = connect_raw(world, &end);
    ln_stream_write_bytes(a, input);
    ln_drive_for(&world->loop, 1000);
    ln_stream_close(a);
    ln_drive_for(&world->loop, 1000);
    return ln_buffer_bytes(&end.got);
}

static ln_bytes_t post(ln_test_world_t *world, const char *path, const char *headers,
                       ln_bytes_t body)
{
    ln_buffer_t input = ln_buffer(&world->t->arena);
    ln_buffer_printf(&input, "POST %s HTTP/1.1\r\nhost: x\r\n%scontent-length: %zu\r\n\r\n", path,
                     headers, body.size);
    ln_buffer_put(&input, body);
    return talk(world, ln_buffer_bytes(&input));
}

#define WEB "content-type: application/grpc-web+proto\r\naccept: application/grpc-web+proto\r\n"
#define TEXT "content-type: application/grpc-web-text\r\naccept: application/grpc-web-text\r\n"

TEST(grpc_web_answers_byte_for_byte)
{
    ln_test_world_t world;
    ln_test_world_open(t, &world);
    CHECK_BYTES(
        post(&world, "/T/Echo", WEB, LN_LITERAL("\0\0\0\0\5hello")),
        LN_LITERAL("HTTP/1.1 200 OK\r\ncontent-type: application/grpc-web+proto\r\n" CORS DATE
                   "content-length: 30\r\n\r\n\0\0\0\0\5hello\x80\0\0\0\x0fgrpc-"
                   "status:0\r\n"));
    ln_test_world_close(&world);
}

TEST(grpc_web_answers_of_all_sizes_have_their_trailers)
{
    static const char *const kinds[] = {WEB, "content-type: application/grpc-web\r\n"
                                             "accept: application/grpc-web-text\r\n"};
    for (size_t i = 0; i < LN_COUNT(kinds); i++) {
        ln_test_world_t world;
        ln_test_world_open(t, &world);
        ln_bytes_t message = ln_test_repeat(&t->arena, 'm', 16u << 20);
        ln_bytes_t body = ln_bytes_join(&t->arena, LN_LITERAL("\0\1\0\0\0"), message);
        ln_bytes_t got = post(&world, "/T/Echo", kinds[i], body);
        CHECK(got.size > message.size);
        CHECK(ln_bytes_ends_with(got, i == 0 ? LN_LITERAL("m\x80\0\0\0\x0fgrpc-status:0\r\n")
                                             : LN_LITERAL("gAAAAA9ncnBjLXN0YXR1czowDQo=")));
        ln_test_world_close(&world);
    }
}

TEST(grpc_web_failures_are_headers)
{
    ln_test_world_t world;
    ln_test_world_open(t, &world);
    CHECK_BYTES(
        post(&world, "/T/Fail", WEB, LN_LITERAL("\0\0\0\0\0")),
        LN_LITERAL("HTTP/1.1 200 OK\r\ncontent-type: application/grpc-web+proto\r\n"
                   "grpc-status: 5\r\ngrpc-message: Blob%20not%20found%20%C3%A9\r\n" CORS DATE
                   "content-length: 0\r\n\r\n"));
    CHECK_BYTES(post(&world, "/T/None", WEB, LN_LITERAL("\0\0\0\0\0")),
                LN_LITERAL("HTTP/1.1 200 OK\r\ncontent-type: application/grpc-web+proto\r\n"
                           "grpc-status: 12\r\n" CORS DATE "content-length: 0\r\n\r\n"));
    CHECK_BYTES(
        post(&world, "/T/Echo", WEB, ln_bytes(NULL, 0)),
        LN_LITERAL("HTTP/1.1 200 OK\r\ncontent-type: application/grpc-web+proto\r\n"
                   "grpc-status: 13\r\ngrpc-message: Missing%20request%20message.\r\n" CORS DATE
                   "content-length: 0\r\n\r\n"));
    ln_test_world_close(&world);
}

TEST(grpc_web_text_is_base64_in_both_directions)
{
    ln_test_world_t world;
    ln_test_world_open(t, &world);
    CHECK_BYTES(
        post(&world, "/T/Echo", TEXT, LN_LITERAL("AAAAAAVoZWxsbw==")),
        LN_LITERAL("HTTP/1.1 200 OK\r\ncontent-type: application/grpc-web-text+proto\r\n" CORS DATE
                   "content-length: 44\r\n\r\n"
                   "AAAAAAVoZWxsbw==gAAAAA9ncnBjLXN0YXR1czowDQo="));
    CHECK_BYTES(
        post(&world, "/T/Echo", TEXT, LN_LITERAL("AA==AAAABWhlbGxv")), /* padding inside */
        LN_LITERAL("HTTP/1.1 200 OK\r\ncontent-type: application/grpc-web-text+proto\r\n" CORS DATE
                   "content-length: 44\r\n\r\n"
                   "AAAAAAVoZWxsbw==gAAAAA9ncnBjLXN0YXR1czowDQo="));
    static const char *const bad[] = {"AAAAAAVoZWxsbw=", "AAAAAAVoZWx*bw==", "AAA", "AAAAAAVoZWxs"};
    for (size_t i = 0; i < LN_COUNT(bad); i++) {
        ln_bytes_t got = post(&world, "/T/Echo", TEXT, ln_text(bad[i]));
        CHECK(strstr(ln_text_copy_z(&t->arena, got), "grpc-status: 13\r\n") != NULL);
    }
    ln_test_world_close(&world);
}

TEST(grpc_web_streams_chunk_by_chunk)
{
    ln_test_world_t world;
    ln_test_world_open(t, &world);
    ln_bytes_t got = post(&world, "/T/Count", WEB, LN_LITERAL("\0\0\0\0\0"));
    CHECK(ln_bytes_ends_with(got, LN_LITERAL("\0\0\0\0\1a\0\0\0\0\1b\0\0\0\0\1c"
                                             "\x80\0\0\0\x0fgrpc-status:0\r\n")));
    got = post(&world, "/T/Count", WEB, LN_LITERAL("\0\0\0\0\4fail"));
    CHECK(ln_bytes_ends_with(got, LN_LITERAL("\0\0\0\0\1c\x80\0\0\0\x25grpc-status:10\r\n"
                                             "grpc-message:enough\r\n")));
    got = post(&world, "/T/Count", TEXT, LN_LITERAL("AAAAAAA="));
    CHECK(
        ln_bytes_ends_with(got,
                           LN_LITERAL("AAAAAAFhAAAAAAFiAAAAAAFjgAAAAA9ncnBjLXN0YXR1czowDQo=")) ||
        ln_bytes_ends_with(
            got, LN_LITERAL("AAAAAAFhAAAAAAFiAAAAAAFjgAAAAA9ncnBjLXN0YXR1czowDQo=\r\n0\r\n\r\n")));
    ln_test_world_close(&world);
}

TEST(grpc_web_requests_of_odd_form)
{
    ln_test_world_t world;
    ln_test_world_open(t, &world);
    ln_bytes_t got = talk(&world, LN_LITERAL("GET /T/Echo HTTP/1.1\r\nhost: x\r\n" WEB "\r\n"));
    CHECK_BYTES(got, LN_LITERAL("HTTP/1.1 405 Method Not Allowed\r\n" CORS DATE
                                "content-length: 0\r\n\r\n"));
    got = post(&world, "/T/Echo", "content-type: application/grpc\r\n", LN_LITERAL("\0\0\0\0\0"));
    CHECK_BYTES(got,
                LN_LITERAL("HTTP/1.1 400 Bad Request\r\n" CORS DATE "content-length: 0\r\n\r\n"));
    got = talk(&world, LN_LITERAL("OPTIONS /any/thing HTTP/1.1\r\nhost: x\r\norigin: y\r\n\r\n"));
    CHECK_BYTES(got,
                LN_LITERAL("HTTP/1.1 200 OK\r\naccess-control-allow-origin: *\r\n"
                           "access-control-allow-methods: *\r\n"
                           "access-control-allow-headers: *\r\n"
                           "vary: origin, access-control-request-method, "
                           "access-control-request-headers\r\n" DATE "content-length: 0\r\n\r\n"));
    ln_test_world_close(&world);
}

TEST(grpc_refuses_compressed_and_broken_bodies)
{
    static const ln_bytes_t bodies[] = {LN_LITERAL("\1\0\0\0\1x"), LN_LITERAL("\2\0\0\0\1x"),
                                        LN_LITERAL("\0\0\0\0\2x"), LN_LITERAL("\0\0\0"),
                                        LN_LITERAL("\0\0\0\0\1x\1\0\0\0\0")};
    ln_test_world_t world;
    ln_test_world_open(t, &world);
    for (size_t i = 0; i < LN_COUNT(bodies); i++) {
        ln_bytes_t got = post(&world, "/T/Echo", WEB, bodies[i]);
        CHECK(strstr(ln_text_copy_z(&t->arena, got), "grpc-status: 13\r\n") != NULL);
    }
    ln_bytes_t got =
        post(&world, "/T/Echo", WEB "grpc-encoding: gzip\r\n", LN_LITERAL("\0\0\0\0\1x"));
    CHECK(strstr(ln_text_copy_z(&t->arena, got), "grpc-status: 12\r\n") != NULL);
    CHECK(world.handled == 0);
    got = post(&world, "/T/Echo", WEB, LN_LITERAL("\0\0\0\0\1x\0\0\0\0\1y")); /* first one wins */
    CHECK(ln_bytes_ends_with(got, LN_LITERAL("\0\0\0\0\1x\x80\0\0\0\x0fgrpc-status:0\r\n")));
    ln_test_world_close(&world);
}

TEST(grpc_timeouts_of_the_client_are_kept_by_the_server)
{
    ln_test_world_t world;
    ln_test_world_open(t, &world);
    end_t end;
    ln_stream_t *a = connect_raw(&world, &end);
    ln_stream_write_bytes(a, LN_LITERAL("POST /T/Later HTTP/1.1\r\nhost: x\r\n" WEB
                                        "grpc-timeout: 5m\r\ncontent-length: 5\r\n\r\n\0\0\0\0\0"));
    ln_drive_for(&world.loop, 4000);
    CHECK(world.kept != NULL && world.cancelled == 0);
    CHECK(world.kept->deadline_us == t->env.monotonic + 1000);
    ln_drive_for(&world.loop, 2000);
    CHECK(world.cancelled == 1);
    ln_grpc_reply(world.kept, LN_LITERAL("late"));
    ln_drive_for(&world.loop, 1000);
    CHECK(strstr(ln_text_copy_z(&t->arena, ln_buffer_bytes(&end.got)), "grpc-status: 4\r\n"));
    ln_stream_close(a);
    ln_test_world_close(&world);
}
