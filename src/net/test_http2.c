/* SPDX-License-Identifier: Apache-2.0 */
/* The HTTP/2 server against frames made by hand. */
#include "base/buffer.h"
#include "base/test.h"
#include "net/http2.h"
#include "net/reply.h"

enum {
    DATA,
    HEADERS,
    PRIORITY,
    RST_STREAM,
    SETTINGS,
    PUSH_PROMISE,
    PING,
    GOAWAY,
    WINDOW_UPDATE,
    CONTINUATION
};
enum { END_STREAM = 1, ACK = 1, END_HEADERS = 4 };

typedef struct {
    ln_test_t *t;
    ln_http_config_t config;
    ln_http_conn_t *conn;
    ln_http_request_t *kept;
    size_t called, cancelled;
} bench_t;

static void on_complete(void *subject, ln_http_request_t *request, ln_bytes_t body)
{
    (void)subject;
    ln_http_reply(request, 200, NULL, body);
}

static void on_cancelled(void *subject, ln_http_request_t *request)
{
    bench_t *bench = subject;
    bench->cancelled++;
    bench->kept = NULL;
    ln_http_end(request, NULL, 0);
}

static const ln_http_events_t kept_events = {.cancelled = on_cancelled};

static void on_request(void *owner, ln_http_request_t *request)
{
    bench_t *bench = owner;
    bench->called++;
    request->subject = bench;
    if (ln_bytes_equal_text(request->path, "/never"))
        return; /* hears nothing, ends nothing */
    if (ln_bytes_equal_text(request->path, "/later")) {
        request->events = &kept_events;
        bench->kept = request;
    } else {
        ln_http_collect(request, 1000, on_complete, on_cancelled, bench);
    }
}

static void on_wake(void *owner)
{
    (void)owner;
}

static void feed(bench_t *bench, ln_bytes_t bytes)
{
    ln_http_conn_feed(bench->conn, bytes);
}

static void feed_frame(bench_t *bench, uint8_t type, uint8_t flags, uint32_t stream,
                       ln_bytes_t payload)
{
    uint8_t head[9] = {(uint8_t)(payload.size >> 16),
                       (uint8_t)(payload.size >> 8),
                       (uint8_t)payload.size,
                       type,
                       flags,
                       (uint8_t)(stream >> 24),
                       (uint8_t)(stream >> 16),
                       (uint8_t)(stream >> 8),
                       (uint8_t)stream};
    feed(bench, ln_bytes(head, sizeof(head)));
    if (payload.size > 0)
        feed(bench, payload);
}

static void open_with(ln_test_t *t, bench_t *bench, const ln_http_limits_t *limits)
{
    *bench = (bench_t){.t = t};
    ln_http_config_init(&bench->config, &t->env.env, limits, on_request, bench);
    bench->conn = ln_http2_server(&bench->config, on_wake, NULL);
    feed(bench, ln_text(LN_HTTP2_PREFACE));
    feed_frame(bench, SETTINGS, 0, 0, ln_bytes(NULL, 0));
}

static void open_bench(ln_test_t *t, bench_t *bench)
{
    open_with(t, bench, NULL);
}

static void close_bench(bench_t *bench)
{
    ln_http_conn_free(bench->conn);
    ln_http_config_release(&bench->config);
}

/* A header block without compression. */
static ln_bytes_t block(bench_t *bench, const char *method, const char *path)
{
    ln_buffer_t out = ln_buffer(&bench->t->arena);
    ln_buffer_printf(&out, "%c%c%s", 0x02, (char)strlen(method), method);
    ln_buffer_put_byte(&out, 0x86);
    ln_buffer_printf(&out, "%c%c%s%c%c%s", 0x04, (char)strlen(path), path, 0x01, 1, "x");
    return ln_buffer_bytes(&out);
}

static ln_bytes_t with_header(bench_t *bench, ln_bytes_t before, const char *name, size_t size)
{
    ln_buffer_t out = ln_buffer(&bench->t->arena);
    ln_buffer_put(&out, before);
    ln_buffer_put_byte(&out, 0);
    ln_buffer_printf(&out, "%c%s", (char)strlen(name), name);
    ln_buffer_put_byte(&out, 0x7f); /* a length in 7 bits and more */
    size_t rest = size - 127;
    for (; rest >= 128; rest >>= 7)
        ln_buffer_put_byte(&out, (uint8_t)(rest | 128));
    ln_buffer_put_byte(&out, (uint8_t)rest);
    ln_buffer_put(&out, ln_test_repeat(&bench->t->arena, 'v', size));
    return ln_buffer_bytes(&out);
}

static ln_bytes_t output(bench_t *bench)
{
    ln_buffer_t out = ln_buffer(&bench->t->arena);
    uint8_t piece[1024];
    size_t size;
    while ((size = ln_http_conn_output(bench->conn, piece, sizeof(piece))) > 0)
        ln_buffer_put(&out, ln_bytes(piece, size));
    return ln_buffer_bytes(&out);
}

/* The payload of the first frame of that type for that stream. */
static bool find_frame(ln_bytes_t bytes, ln_bytes_t *payload, uint8_t *flags, uint8_t type,
                       uint32_t stream)
{
    while (bytes.size >= 9) {
        const uint8_t *h = bytes.data;
        size_t size = (size_t)h[0] << 16 | (size_t)h[1] << 8 | h[2];
        uint32_t id = (uint32_t)h[5] << 24 | (uint32_t)h[6] << 16 | (uint32_t)h[7] << 8 | h[8];
        *payload = ln_bytes(h + 9, size);
        *flags = h[4];
        if (h[3] == type && id == stream)
            return true;
        bytes = ln_bytes_from(bytes, 9 + size);
    }
    return false;
}

/* The code of the RST_STREAM or GOAWAY in the output; -1 if there is none. */
static int code_of(ln_bytes_t bytes, uint8_t type, uint32_t stream)
{
    ln_bytes_t payload;
    uint8_t flags;
    if (!find_frame(bytes, &payload, &flags, type, stream))
        return -1;
    return payload.data[type == GOAWAY ? 7 : 3];
}

/* :status as nghttp2 writes it: indexed if it is one of the table. */
static int status_of(ln_bytes_t bytes, uint32_t stream)
{
    static const int indexed[] = {200, 204, 206, 304, 400, 404, 500};
    ln_bytes_t payload;
    uint8_t flags;
    CHECK(find_frame(bytes, &payload, &flags, HEADERS, stream));
    if (payload.data[0] >= 0x88 && payload.data[0] <= 0x8e)
        return indexed[payload.data[0] - 0x88];
    if (payload.data[0] != 0x48)
        return 0;
    if (payload.data[1] == 3)
        return (payload.data[2] - '0') * 100 + (payload.data[3] - '0') * 10 + payload.data[4] - '0';
    return -payload.data[2]; /* Huffman: 4xx begins with 0x68.. or so */
}

TEST(http2_announces_what_it_takes)
{
    bench_t bench;
    ln_bytes_t payload;
    uint8_t flags;
    open_bench(t, &bench);
    ln_bytes_t out = output(&bench);
    CHECK(find_frame(out, &payload, &flags, SETTINGS, 0));
    CHECK_HEX(payload, "0003 fffffffe 0004 00400000 0006 00010000 0009 00000001");
    close_bench(&bench);
}

TEST(http2_answers_an_empty_answer_with_one_frame)
{
    bench_t bench;
    ln_bytes_t payload;
    uint8_t flags;
    open_bench(t, &bench);
    feed_frame(&bench, HEADERS, END_STREAM | END_HEADERS, 1, block(&bench, "GET", "/"));
    ln_bytes_t out = output(&bench);
    CHECK(status_of(out, 1) == 200);
    CHECK(find_frame(out, &payload, &flags, HEADERS, 1) && flags == (END_STREAM | END_HEADERS));
    CHECK(!find_frame(out, &payload, &flags, DATA, 1));
    CHECK(bench.conn->running == 0);
    close_bench(&bench);
}

TEST(http2_answers_pings)
{
    bench_t bench;
    ln_bytes_t payload;
    uint8_t flags;
    open_bench(t, &bench);
    feed_frame(&bench, PING, 0, 0, LN_LITERAL("12345678"));
    CHECK(find_frame(output(&bench), &payload, &flags, PING, 0) && flags == ACK);
    CHECK_BYTES(payload, LN_LITERAL("12345678"));
    close_bench(&bench);
}

TEST(http2_refuses_headers_above_the_limit_and_ends_with_much_larger_ones)
{
    bench_t bench;
    open_bench(t, &bench);
    ln_bytes_t large = block(&bench, "GET", "/");
    for (int i = 0; i < 9; i++)
        large = with_header(&bench, large, "a", 8000);
    feed_frame(&bench, HEADERS, END_STREAM, 1, ln_bytes(large.data, 16000));
    for (size_t at = 16000; at < large.size; at += 16000) {
        size_t size = LN_MIN(large.size - at, (size_t)16000);
        feed_frame(&bench, CONTINUATION, at + size == large.size ? END_HEADERS : 0, 1,
                   ln_bytes(large.data + at, size));
    }
    ln_bytes_t out = output(&bench);
    CHECK(status_of(out, 1) != 200 && bench.called == 0);
    CHECK(code_of(out, GOAWAY, 0) == -1);
    for (uint32_t id = 3; id < 3 + 2 * 5; id += 2) /* a new block counts anew */
        feed_frame(&bench, HEADERS, END_STREAM | END_HEADERS, id, block(&bench, "GET", "/"));
    CHECK(bench.called == 5);
    for (int i = 0; i < 40; i++)
        large = with_header(&bench, large, "a", 8000);
    feed_frame(&bench, HEADERS, END_STREAM, 101, ln_bytes(large.data, 16000));
    for (size_t at = 16000; at < 300000; at += 16000)
        feed_frame(&bench, CONTINUATION, 0, 101, ln_bytes(large.data + at, 16000));
    CHECK(code_of(output(&bench), GOAWAY, 0) > 0);
    close_bench(&bench);
}

TEST(http2_refuses_bodies_above_the_limit)
{
    bench_t bench;
    open_bench(t, &bench);
    feed_frame(&bench, HEADERS, END_HEADERS, 1, block(&bench, "POST", "/"));
    feed_frame(&bench, DATA, 0, 1, ln_test_repeat(&t->arena, 'x', 1001));
    ln_bytes_t out = output(&bench);
    CHECK(status_of(out, 1) != 200 && code_of(out, RST_STREAM, 1) == 0); /* NO_ERROR: read enough */
    CHECK(bench.conn->running == 0 && bench.conn->unfinished == 0);
    close_bench(&bench);
}

TEST(http2_limits_what_it_holds_of_all_bodies)
{
    bench_t bench;
    const ln_http_limits_t limits = {.held_bytes_max = 1500};
    open_with(t, &bench, &limits);
    feed_frame(&bench, HEADERS, END_HEADERS, 1, block(&bench, "POST", "/"));
    feed_frame(&bench, HEADERS, END_HEADERS, 3, block(&bench, "POST", "/"));
    feed_frame(&bench, DATA, 0, 1, ln_test_repeat(&t->arena, 'x', 1000));
    feed_frame(&bench, DATA, 0, 3, ln_test_repeat(&t->arena, 'x', 1000));
    CHECK(code_of(output(&bench), RST_STREAM, 3) == 11); /* ENHANCE_YOUR_CALM */
    feed_frame(&bench, DATA, END_STREAM, 1, ln_bytes(NULL, 0));
    CHECK(status_of(output(&bench), 1) == 200);
    CHECK(bench.conn->held_bytes == 0);
    close_bench(&bench);
}

TEST(http2_limits_what_all_connections_hold)
{
    bench_t bench;
    const ln_http_limits_t limits = {.held_bytes_total_max = 1500};
    open_with(t, &bench, &limits);
    feed_frame(&bench, HEADERS, END_HEADERS, 1, block(&bench, "POST", "/"));
    bench.config.held_bytes = 1000; /* of others */
    feed_frame(&bench, DATA, 0, 1, ln_test_repeat(&t->arena, 'x', 600));
    CHECK(code_of(output(&bench), RST_STREAM, 1) == 11);
    CHECK(bench.config.held_bytes == 1000);
    close_bench(&bench);
}

/* A request whose answer of 1000 bytes waits for a window. */
static void ask_without_window(bench_t *bench, uint32_t stream)
{
    feed_frame(bench, HEADERS, END_HEADERS, stream, block(bench, "POST", "/"));
    feed_frame(bench, DATA, END_STREAM, stream, ln_test_repeat(&bench->t->arena, 'x', 1000));
}

TEST(http2_limits_what_waits_for_one_client_to_read)
{
    bench_t bench;
    const ln_http_limits_t limits = {.unsent_bytes_max = 2500};
    open_with(t, &bench, &limits);
    feed_frame(&bench, SETTINGS, 0, 0, ln_bytes("\0\x04\0\0\0\0", 6)); /* a window of 0 */
    for (uint32_t id = 1; id <= 5; id += 2)
        ask_without_window(&bench, id);
    ln_bytes_t out = output(&bench);
    CHECK(code_of(out, RST_STREAM, 3) == -1 && code_of(out, RST_STREAM, 5) == 11);
    CHECK(bench.conn->unsent_bytes == 2000 && bench.config.unsent_bytes == 2000);
    feed_frame(&bench, WINDOW_UPDATE, 0, 1, ln_bytes("\0\0\x10\0", 4));
    (void)output(&bench);
    CHECK(bench.conn->unsent_bytes == 1000);
    ask_without_window(&bench, 7); /* there is room again */
    CHECK(code_of(output(&bench), RST_STREAM, 7) == -1);
    close_bench(&bench);
}

TEST(http2_limits_what_waits_for_all_clients_to_read)
{
    bench_t bench;
    const ln_http_limits_t limits = {.unsent_bytes_total_max = 2500};
    open_with(t, &bench, &limits);
    bench.config.unsent_bytes = 2000; /* of others */
    ask_without_window(&bench, 1);
    CHECK(code_of(output(&bench), RST_STREAM, 1) == 11);
    CHECK(bench.config.unsent_bytes == 2000);
    close_bench(&bench);
}

TEST(http2_counts_cancelled_requests_until_their_handlers_end_them)
{
    bench_t bench;
    const ln_http_limits_t limits = {.streams_max = 3};
    open_with(t, &bench, &limits);
    ln_http_request_t *requests[3];
    for (uint32_t i = 0; i < 3; i++) {
        feed_frame(&bench, HEADERS, END_STREAM | END_HEADERS, 1 + 2 * i,
                   block(&bench, "GET", "/never"));
        requests[i] = LN_CONTAINER(bench.conn->requests.previous, ln_http_request_t, link);
    }
    for (uint32_t i = 0; i < 3; i++)
        feed_frame(&bench, RST_STREAM, 0, 1 + 2 * i, LN_LITERAL("\0\0\0\x08"));
    CHECK(bench.conn->running == 0 && bench.conn->unfinished == 3);
    feed_frame(&bench, HEADERS, END_STREAM | END_HEADERS, 7, block(&bench, "GET", "/"));
    CHECK(code_of(output(&bench), RST_STREAM, 7) == 7 && bench.called == 3); /* REFUSED_STREAM */
    for (size_t i = 0; i < 3; i++)
        ln_http_reply_text(requests[i], 200, "nobody");
    feed_frame(&bench, HEADERS, END_STREAM | END_HEADERS, 9, block(&bench, "GET", "/"));
    CHECK(status_of(output(&bench), 9) == 200);
    close_bench(&bench);
}

TEST(http2_ends_with_clients_that_reset_too_much)
{
    bench_t bench;
    bool ended = false;
    open_bench(t, &bench);
    for (uint32_t i = 0; i < 20000 && !ended; i++) {
        feed_frame(&bench, HEADERS, END_STREAM | END_HEADERS, 1 + 2 * i,
                   block(&bench, "GET", "/later"));
        feed_frame(&bench, RST_STREAM, 0, 1 + 2 * i, LN_LITERAL("\0\0\0\x08"));
        ended = code_of(output(&bench), GOAWAY, 0) == 11;
    }
    CHECK(ended && bench.called <= 10001 && bench.conn->finished);
    close_bench(&bench);
    CHECK(bench.cancelled == bench.called);
}

TEST(http2_ends_with_clients_that_flood)
{
    for (int kind = 0; kind < 4; kind++) {
        bench_t bench;
        bool ended = false;
        open_bench(t, &bench);
        feed_frame(&bench, HEADERS, END_HEADERS, 1, block(&bench, "POST", "/later"));
        for (int i = 0; i < 3000 && !ended; i++) {
            if (kind == 0)
                feed_frame(&bench, PING, 0, 0, LN_LITERAL("12345678"));
            else if (kind == 1)
                feed_frame(&bench, SETTINGS, 0, 0, ln_bytes(NULL, 0));
            else if (kind == 2)
                feed_frame(&bench, DATA, 0, 1, ln_bytes(NULL, 0));
            else
                feed_frame(&bench, PRIORITY, 0, 1, LN_LITERAL("\0\0\0\0\x10"));
            ended = code_of(output(&bench), GOAWAY, 0) == 11 || bench.conn->finished;
        }
        CHECK(ended);
        close_bench(&bench);
    }
}

TEST(http2_lets_a_client_ping_now_and_then)
{
    bench_t bench;
    open_bench(t, &bench);
    for (int i = 0; i < 5000; i++) {
        ln_env_fake_advance(&t->env, 10000);
        feed_frame(&bench, PING, 0, 0, LN_LITERAL("12345678"));
        CHECK(output(&bench).size > 0);
    }
    CHECK(!bench.conn->finished);
    close_bench(&bench);
}

TEST(http2_what_is_not_http2_ends_the_connection)
{
    bench_t bench = {.t = t};
    ln_http_config_init(&bench.config, &t->env.env, NULL, on_request, &bench);
    bench.conn = ln_http2_server(&bench.config, on_wake, NULL);
    feed(&bench, LN_LITERAL("GET / HTTP/1.1\r\nhost: x\r\n\r\n"));
    CHECK(bench.conn->finished);
    output(&bench);
    close_bench(&bench);
    open_bench(t, &bench);
    feed_frame(&bench, HEADERS, END_HEADERS | END_STREAM, 2, block(&bench, "GET", "/"));
    CHECK(code_of(output(&bench), GOAWAY, 0) == 1 && bench.conn->finished); /* PROTOCOL_ERROR */
    close_bench(&bench);
}

TEST(http2_a_bad_header_costs_only_its_stream)
{
    bench_t bench;
    open_bench(t, &bench);
    ln_bytes_t bad = with_header(&bench, block(&bench, "GET", "/"), "Upper", 200);
    feed_frame(&bench, HEADERS, END_HEADERS | END_STREAM, 1, bad);
    CHECK(code_of(output(&bench), RST_STREAM, 1) == 1);
    CHECK(bench.called == 0 && bench.conn->unfinished == 0 && !bench.conn->finished);
    CHECK(bench.conn->head_since_us == 0);
    feed_frame(&bench, HEADERS, END_HEADERS | END_STREAM, 3, block(&bench, "CONNECT", "/"));
    feed_frame(&bench, HEADERS, END_HEADERS | END_STREAM, 5, block(&bench, "GET", "x"));
    feed_frame(&bench, HEADERS, END_HEADERS | END_STREAM, 7, block(&bench, "GET", "/"));
    CHECK(status_of(output(&bench), 7) == 200 && bench.called == 1);
    close_bench(&bench);
}

TEST(http2_waits_for_windows_and_leaves_who_never_opens_them)
{
    bench_t bench;
    ln_bytes_t payload;
    uint8_t flags;
    open_bench(t, &bench);
    feed_frame(&bench, HEADERS, END_STREAM | END_HEADERS, 1, block(&bench, "GET", "/later"));
    ln_http_reply(bench.kept, 200, NULL, ln_test_repeat(&t->arena, 'x', 100000));
    CHECK(output(&bench).size < 66000); /* 65535 and frames */
    feed_frame(&bench, WINDOW_UPDATE, 0, 1, LN_LITERAL("\0\0\x80\0"));
    CHECK(output(&bench).size < 100); /* the connection's is still closed */
    feed_frame(&bench, WINDOW_UPDATE, 0, 0, LN_LITERAL("\0\0\x40\0"));
    ln_bytes_t more = output(&bench);
    CHECK(find_frame(more, &payload, &flags, DATA, 1) && payload.size == 16384);
    for (int i = 0; i < 25; i++) {
        ln_env_fake_advance(&t->env, 1000000);
        ln_http_conn_tick(bench.conn);
    }
    CHECK(code_of(output(&bench), RST_STREAM, 1) == 8); /* CANCEL */
    CHECK(bench.conn->running == 0 && !bench.conn->finished);
    close_bench(&bench);
}

TEST(http2_a_body_that_does_not_come_is_refused)
{
    bench_t bench;
    open_bench(t, &bench);
    feed_frame(&bench, HEADERS, END_HEADERS, 1, block(&bench, "POST", "/"));
    feed_frame(&bench, HEADERS, END_HEADERS, 3, block(&bench, "POST", "/later"));
    bench.kept->body_may_idle = true;
    for (int i = 0; i < 25; i++) {
        ln_env_fake_advance(&t->env, 1000000);
        ln_http_conn_tick(bench.conn);
    }
    ln_bytes_t out = output(&bench);
    CHECK(status_of(out, 1) != 200 && bench.conn->running == 1 && bench.kept != NULL);
    close_bench(&bench);
}

TEST(http2_a_slow_header_ends_the_connection)
{
    bench_t bench;
    open_bench(t, &bench);
    feed_frame(&bench, HEADERS, 0, 1, block(&bench, "GET", "/"));
    ln_env_fake_advance(&t->env, 11000000);
    ln_http_conn_tick(bench.conn);
    CHECK(bench.conn->finished);
    close_bench(&bench);
}

TEST(http2_a_slow_preface_ends_the_connection)
{
    bench_t bench = {.t = t};
    ln_http_config_init(&bench.config, &t->env.env, NULL, on_request, &bench);
    bench.conn = ln_http2_server(&bench.config, on_wake, NULL);
    feed(&bench, LN_LITERAL("PRI *"));
    ln_env_fake_advance(&t->env, 11000000);
    ln_http_conn_tick(bench.conn);
    CHECK(bench.conn->finished);
    close_bench(&bench);
}

TEST(http2_a_silent_connection_ends_unless_a_request_runs)
{
    bench_t bench;
    open_bench(t, &bench);
    feed_frame(&bench, HEADERS, END_STREAM | END_HEADERS, 1, block(&bench, "GET", "/later"));
    ln_env_fake_advance(&t->env, 3600000000u);
    ln_http_conn_tick(bench.conn);
    CHECK(!bench.conn->finished && bench.cancelled == 0);
    ln_http_reply_text(bench.kept, 200, "x");
    output(&bench);
    ln_env_fake_advance(&t->env, 299000000);
    ln_http_conn_tick(bench.conn);
    CHECK(!bench.conn->finished);
    ln_env_fake_advance(&t->env, 2000000);
    ln_http_conn_tick(bench.conn);
    CHECK(bench.conn->finished && code_of(output(&bench), GOAWAY, 0) == 0);
    close_bench(&bench);
}

TEST(http2_stopping_finishes_what_runs)
{
    bench_t bench;
    open_bench(t, &bench);
    feed_frame(&bench, HEADERS, END_STREAM | END_HEADERS, 1, block(&bench, "GET", "/later"));
    ln_http_conn_stop(bench.conn);
    CHECK(code_of(output(&bench), GOAWAY, 0) == 0 && !bench.conn->finished);
    feed_frame(&bench, HEADERS, END_STREAM | END_HEADERS, 3, block(&bench, "GET", "/"));
    CHECK(bench.called == 1);
    ln_http_reply(bench.kept, 200, NULL, LN_LITERAL("x"));
    CHECK(status_of(output(&bench), 1) == 200 && bench.conn->finished);
    close_bench(&bench);
}

TEST(http2_a_reader_that_is_too_slow_loses_its_stream_only)
{
    bench_t bench;
    open_bench(t, &bench);
    feed_frame(&bench, HEADERS, END_STREAM | END_HEADERS, 1, block(&bench, "GET", "/later"));
    ln_http_start(bench.kept, 200, NULL, 0);
    ln_bytes_t piece = ln_test_repeat(&t->arena, 'a', 3 << 20);
    for (int i = 0; i < 3; i++)
        ln_http_send(bench.kept, piece);
    CHECK(bench.cancelled == 0);
    CHECK(code_of(output(&bench), RST_STREAM, 1) == 8 && bench.cancelled == 1);
    CHECK(!bench.conn->finished);
    close_bench(&bench);
}
