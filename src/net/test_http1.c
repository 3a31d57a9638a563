/* SPDX-License-Identifier: Apache-2.0 */
#include "base/buffer.h"
#include "base/test.h"
#include "net/http1.h"
#include "net/reply.h"

#define DATE "date: Tue, 14 Nov 2023 22:13:20 GMT\r\n"

typedef struct {
    ln_test_t *t;
    ln_http_config_t config;
    ln_http_conn_t *conn;
    ln_http_request_t *kept; /* the last one that /later got */
    size_t cancelled, called;
} bench_t;

static void on_complete(void *subject, ln_http_request_t *request, ln_bytes_t body)
{
    (void)subject;
    ln_bytes_t text = ln_format(&request->arena, "%.*s %.*s?%.*s %zu", LN_TEXT_ARG(request->method),
                                LN_TEXT_ARG(request->path), LN_TEXT_ARG(request->query), body.size);
    ln_http_reply(request, 200, "text/plain", text);
}

static void on_cancelled(void *subject, ln_http_request_t *request)
{
    bench_t *bench = subject;
    bench->cancelled++;
    bench->kept = NULL;
    ln_http_end(request, NULL, 0);
}

static const ln_http_events_t later_events = {.cancelled = on_cancelled};

static void on_request(void *owner, ln_http_request_t *request)
{
    bench_t *bench = owner;
    bench->called++;
    if (ln_bytes_equal_text(request->path, "/early")) {
        ln_http_reply_text(request, 404, "no");
    } else if (ln_bytes_equal_text(request->path, "/later")) {
        request->events = &later_events;
        request->subject = bench;
        bench->kept = request;
    } else {
        ln_http_collect(request, 1000, on_complete, on_cancelled, bench);
    }
}

static void on_wake(void *owner)
{
    (void)owner;
}

static void open_bench(ln_test_t *t, bench_t *bench)
{
    *bench = (bench_t){.t = t};
    ln_http_config_init(&bench->config, &t->env.env, NULL, on_request, bench);
    bench->conn = ln_http1_server(&bench->config, on_wake, NULL);
}

static void close_bench(bench_t *bench)
{
    ln_http_conn_free(bench->conn);
    ln_http_config_release(&bench->config);
}

static void feed(bench_t *bench, const char *text)
{
    ln_http_conn_feed(bench->conn, ln_text(text));
}

/* All output there is. */
static ln_bytes_t output(bench_t *bench)
{
    ln_buffer_t out = ln_buffer(&bench->t->arena);
    uint8_t piece[1024];
    size_t size;
    while ((size = ln_http_conn_output(bench->conn, piece, sizeof(piece))) > 0)
        ln_buffer_put(&out, ln_bytes(piece, size));
    return ln_buffer_bytes(&out);
}

/* The answer to input, which must be the same when it comes byte by byte. */
static ln_bytes_t answer_bytes(ln_test_t *t, ln_bytes_t input)
{
    bench_t bench;
    open_bench(t, &bench);
    ln_http_conn_feed(bench.conn, input);
    ln_bytes_t whole = output(&bench);
    bool finished = bench.conn->finished;
    close_bench(&bench);
    open_bench(t, &bench);
    ln_buffer_t pieces = ln_buffer(&t->arena);
    for (size_t i = 0; i < input.size; i++) {
        ln_http_conn_feed(bench.conn, ln_bytes(input.data + i, 1));
        ln_buffer_put(&pieces, output(&bench));
    }
    CHECK_BYTES(ln_buffer_bytes(&pieces), whole);
    CHECK(bench.conn->finished == finished);
    close_bench(&bench);
    return whole;
}

static ln_bytes_t answer(ln_test_t *t, const char *input)
{
    return answer_bytes(t, ln_text(input));
}

static int status_of(ln_bytes_t answer_text)
{
    uint64_t status = 0;
    CHECK(answer_text.size > 12);
    CHECK(ln_parse_u64(&status, ln_bytes(answer_text.data + 9, 3)));
    return (int)status;
}

TEST(http1_answers_a_request)
{
    CHECK_BYTES(answer(t, "GET /a/b?c=d HTTP/1.1\r\nHost: x\r\n\r\n"),
                ln_text("HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n" DATE
                        "content-length: 14\r\n\r\nGET /a/b?c=d 0"));
}

TEST(http1_takes_bodies_of_known_length)
{
    CHECK_BYTES(answer(t, "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\nhello"),
                ln_text("HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n" DATE
                        "content-length: 9\r\n\r\nPOST /? 5"));
}

TEST(http1_takes_chunked_bodies)
{
    const char *input = "POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: Chunked\r\n\r\n"
                        "5;name=value\r\nhello\r\n0A\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n";
    CHECK_BYTES(answer(t, input), ln_text("HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n" DATE
                                          "content-length: 10\r\n\r\nPOST /? 15"));
}

TEST(http1_answers_pipelined_requests_in_order)
{
    const char *input =
        "\r\nGET /1 HTTP/1.1\r\nhost: x\r\n\r\n"
        "POST /2 HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\n\r\na"
        "GET /3 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\nGET /4 HTTP/1.1\r\n";
    ln_bytes_t got = answer(t, input);
    CHECK_BYTES(got, ln_text("HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n" DATE
                             "content-length: 9\r\n\r\nGET /1? 0"
                             "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n" DATE
                             "content-length: 10\r\n\r\nPOST /2? 1"
                             "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n" DATE
                             "content-length: 9\r\nconnection: close\r\n\r\nGET /3? 0"));
}

TEST(http1_a_later_request_waits_for_the_answer_to_the_earlier)
{
    bench_t bench;
    open_bench(t, &bench);
    feed(&bench, "GET /later HTTP/1.1\r\nhost: x\r\n\r\nGET /2 HTTP/1.1\r\nhost: x\r\n\r\n");
    CHECK(output(&bench).size == 0 && bench.called == 1);
    ln_http_reply(bench.kept, 200, NULL, LN_LITERAL("1"));
    CHECK_BYTES(output(&bench), ln_text("HTTP/1.1 200 OK\r\n" DATE "content-length: 1\r\n\r\n1"
                                        "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n" DATE
                                        "content-length: 9\r\n\r\nGET /2? 0"));
    close_bench(&bench);
}

/* With a copy of the rest for every request this would take minutes. */
TEST(http1_takes_time_in_proportion_to_what_came_ahead)
{
    bench_t bench;
    open_bench(t, &bench);
    ln_buffer_t all = ln_buffer(&t->arena);
    const size_t count = 100000;
    for (size_t i = 0; i < count; i++)
        ln_buffer_put_text(&all, "GET /early HTTP/1.1\r\nhost: x\r\n\r\n");
    ln_http_conn_feed(bench.conn, ln_buffer_bytes(&all));
    CHECK(bench.called == 1 && bench.conn->paused);
    uint8_t out[16384];
    while (ln_http_conn_output(bench.conn, out, sizeof(out)) > 0)
        continue;
    CHECK(bench.called == count && !bench.conn->paused);
    close_bench(&bench);
}

TEST(http1_stops_reading_when_a_client_sends_too_far_ahead)
{
    bench_t bench;
    open_bench(t, &bench);
    feed(&bench, "GET /later HTTP/1.1\r\nhost: x\r\n\r\n");
    ln_http_conn_feed(bench.conn, ln_test_repeat(&t->arena, 'a', 20000));
    CHECK(bench.conn->paused);
    ln_http_reply_text(bench.kept, 200, "x");
    output(&bench);
    CHECK(!bench.conn->paused && bench.conn->finished); /* a line of 20000 a's */
    close_bench(&bench);
}

TEST(http1_streams_an_answer_in_chunks)
{
    bench_t bench;
    open_bench(t, &bench);
    feed(&bench, "GET /later HTTP/1.1\r\nhost: x\r\nte: trailers\r\n\r\n");
    ln_http_start(bench.kept, 200, NULL, 0);
    CHECK_BYTES(output(&bench),
                ln_text("HTTP/1.1 200 OK\r\n" DATE "transfer-encoding: chunked\r\n\r\n"));
    ln_http_send(bench.kept, LN_LITERAL("hello"));
    CHECK_BYTES(output(&bench), ln_text("5\r\nhello\r\n"));
    ln_http_header_t trailer = {LN_LITERAL("t"), LN_LITERAL("v\r\nbad")};
    ln_http_send(bench.kept, LN_LITERAL("x"));
    ln_http_end(bench.kept, &trailer, 1);
    CHECK_BYTES(output(&bench), ln_text("1\r\nx\r\n0\r\nt: v  bad\r\n\r\n"));
    CHECK(!bench.conn->finished);
    close_bench(&bench);
}

TEST(http1_answers_old_clients_as_they_expect)
{
    CHECK_BYTES(answer(t, "GET /a HTTP/1.0\r\n\r\n"),
                ln_text("HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n" DATE
                        "content-length: 9\r\nconnection: close\r\n\r\nGET /a? 0"));
    CHECK_BYTES(answer(t, "GET /a HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n"),
                ln_text("HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n" DATE
                        "content-length: 9\r\nconnection: keep-alive\r\n\r\nGET /a? 0"));
    bench_t bench;
    open_bench(t, &bench);
    feed(&bench, "GET /later HTTP/1.0\r\nconnection: keep-alive\r\n\r\n");
    ln_http_start(bench.kept, 200, NULL, 0);
    ln_http_send(bench.kept, LN_LITERAL("hello"));
    CHECK_BYTES(output(&bench),
                ln_text("HTTP/1.1 200 OK\r\n" DATE "connection: close\r\n\r\nhello"));
    ln_http_end(bench.kept, NULL, 0);
    CHECK(output(&bench).size == 0 && bench.conn->finished);
    close_bench(&bench);
}

TEST(http1_head_gets_no_body)
{
    CHECK_BYTES(
        answer(t, "HEAD /a HTTP/1.1\r\nhost: x\r\n\r\nGET /early HTTP/1.1\r\nhost: x\r\n\r\n"),
        ln_text("HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n" DATE
                "\r\nHTTP/1.1 404 Not Found\r\ncontent-type: text/plain; charset=utf-8\r\n" DATE
                "content-length: 3\r\n\r\nno\n"));
}

TEST(http1_lets_a_client_wait_for_100_continue)
{
    bench_t bench;
    open_bench(t, &bench);
    feed(&bench, "POST / HTTP/1.1\r\nhost: x\r\nexpect: 100-Continue\r\ncontent-length: 1\r\n\r\n");
    CHECK_BYTES(output(&bench), ln_text("HTTP/1.1 100 Continue\r\n\r\n"));
    feed(&bench, "x");
    CHECK(status_of(output(&bench)) == 200);
    feed(&bench, "POST / HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\n"
                 "content-length: 1001\r\n\r\n");
    CHECK(status_of(output(&bench)) == 413); /* and never sent */
    close_bench(&bench);
}

TEST(http1_keeps_the_connection_if_what_it_did_not_want_is_short)
{
    bench_t bench;
    open_bench(t, &bench);
    feed(&bench, "POST /early HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\n");
    CHECK(status_of(output(&bench)) == 404 && !bench.conn->finished);
    feed(&bench, "0123456789GET / HTTP/1.1\r\nhost: x\r\n\r\n");
    CHECK(status_of(output(&bench)) == 200);
    feed(&bench, "POST /early HTTP/1.1\r\nhost: x\r\ncontent-length: 1000000\r\n\r\n");
    ln_bytes_t last = output(&bench);
    CHECK(status_of(last) == 404 && bench.conn->finished);
    CHECK(strstr(ln_text_copy_z(&t->arena, last), "connection: close") != NULL);
    close_bench(&bench);
}

TEST(http1_refuses_what_is_not_exactly_right)
{
    static const struct {
        int status;
        const char *input;
    } cases[] = {
        {400, "GET / HTTP/1.1\nhost: x\n\n"},
        {400, "GET / HTTP/1.1\r\nhost: x\n\r\n"},
        {400, "GET / HTTP/1.1\r\nhost: x\r\r\n\r\n"},
        {400, "GET /\r\n\r\n"},
        {400, "GET  / HTTP/1.1\r\nhost: x\r\n\r\n"},
        {400, "G(T / HTTP/1.1\r\nhost: x\r\n\r\n"},
        {400, " GET / HTTP/1.1\r\nhost: x\r\n\r\n"},
        {400, "GET / HTTP/1.1 \r\nhost: x\r\n\r\n"},
        {400, "GET / HTTP/11\r\nhost: x\r\n\r\n"},
        {400, "GET / http/1.1\r\nhost: x\r\n\r\n"},
        {400, "GET a HTTP/1.1\r\nhost: x\r\n\r\n"},
        {400, "GET * HTTP/1.1\r\nhost: x\r\n\r\n"},
        {400, "GET /\x80 HTTP/1.1\r\nhost: x\r\n\r\n"},
        {400, "GET /a#b HTTP/1.1\r\nhost: x\r\n\r\n"},
        {400, "GET ftp://x/ HTTP/1.1\r\nhost: x\r\n\r\n"},
        {400, "GET http:///a HTTP/1.1\r\nhost: x\r\n\r\n"},
        {400, "GET / HTTP/1.1\r\n\r\n"},
        {400, "GET / HTTP/1.1\r\nhost: x\r\nhost: x\r\n\r\n"},
        {400, "GET / HTTP/1.1\r\nhost: x\r\n folded\r\n\r\n"},
        {400, "GET / HTTP/1.1\r\nhost: x\r\nname : v\r\n\r\n"},
        {400, "GET / HTTP/1.1\r\nhost: x\r\n: v\r\n\r\n"},
        {400, "GET / HTTP/1.1\r\nhost: x\r\nname\r\n\r\n"},
        {400, "GET / HTTP/1.1\r\nhost: x\r\nname: a\x01\r\n\r\n"},
        {400, "GET / HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n"},
        {400, "GET / HTTP/1.1\r\nhost: x\r\ncontent-length: +1\r\n\r\n"},
        {400, "GET / HTTP/1.1\r\nhost: x\r\ncontent-length: 1 1\r\n\r\n"},
        {400, "GET / HTTP/1.1\r\nhost: x\r\ncontent-length: \r\n\r\n"},
        {400, "GET / HTTP/1.1\r\nhost: x\r\ncontent-length: 99999999999999999999\r\n\r\n"},
        {400, "GET / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 1\r\n\r\na"},
        {400,
         "GET / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n"},
        {400, "GET / HTTP/1.0\r\ntransfer-encoding: chunked\r\n\r\n"},
        {501, "GET / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: gzip, chunked\r\n\r\n"},
        {501, "GET / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n"
              "transfer-encoding: chunked\r\n\r\n"},
        {501, "CONNECT x:80 HTTP/1.1\r\nhost: x\r\n\r\n"},
        {505, "GET / HTTP/2.0\r\nhost: x\r\n\r\n"},
        {417, "GET / HTTP/1.1\r\nhost: x\r\nexpect: wonders\r\n\r\n"},
        {413, "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1001\r\n\r\n"},
    };
    for (size_t i = 0; i < LN_COUNT(cases); i++) {
        ln_bytes_t got = answer(t, cases[i].input);
        if (status_of(got) != cases[i].status)
            print_error("%s\n%.*s\n", cases[i].input, LN_TEXT_ARG(got));
        CHECK(status_of(got) == cases[i].status);
    }
}

TEST(http1_refuses_chunks_that_are_not_exactly_right)
{
    static const char *const bad[] = {
        "x\r\n",           "\r\n",        "-1\r\n",       "5\nhello\r\n", "5\r\nhello0\r\n",
        "5\r\nhello\n",    " 5\r\nhello", "0x5\r\nhello", "5\r\r\nhello", "fffffffffffffffff\r\n",
        "0\r\na: b\n\r\n", "5;\x01\r\n"};
    for (size_t i = 0; i < LN_COUNT(bad); i++) {
        ln_bytes_t input =
            ln_format(&t->arena,
                      "POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n%s", bad[i]);
        CHECK(status_of(answer_bytes(t, input)) == 400);
    }
}

TEST(http1_knows_absolute_targets_and_the_asterisk)
{
    CHECK(status_of(answer(t, "GET http://y/a HTTP/1.1\r\nhost: x\r\n\r\n")) == 200);
    CHECK(status_of(answer(t, "GET HTTPS://y HTTP/1.1\r\nhost: x\r\n\r\n")) == 200);
    CHECK(status_of(answer(t, "OPTIONS * HTTP/1.1\r\nhost: x\r\n\r\n")) == 200);
}

static ln_bytes_t with_long_part(ln_test_t *t, const char *before, size_t size, const char *behind)
{
    ln_bytes_t joined =
        ln_bytes_join(&t->arena, ln_text(before), ln_test_repeat(&t->arena, 'a', size));
    return ln_bytes_join(&t->arena, joined, ln_text(behind));
}

TEST(http1_limits_the_header)
{
    ln_bytes_t line = with_long_part(t, "GET /", 16 * 1024, " HTTP/1.1\r\nhost: x\r\n\r\n");
    CHECK(status_of(answer_bytes(t, line)) == 414);
    line = with_long_part(t, "GET /", 15 * 1024, " HTTP/1.1\r\nhost: x\r\n\r\n");
    CHECK(status_of(answer_bytes(t, line)) == 200);
    ln_bytes_t block = with_long_part(t, "GET / HTTP/1.1\r\nhost: x\r\na: ", 65536, "\r\n\r\n");
    CHECK(status_of(answer_bytes(t, block)) == 431);
    block = with_long_part(t, "GET / HTTP/1.1\r\nhost: x\r\na: ", 65000, "\r\n\r\n");
    CHECK(status_of(answer_bytes(t, block)) == 200);
    ln_buffer_t many = ln_buffer(&t->arena);
    ln_buffer_put_text(&many, "GET / HTTP/1.1\r\nhost: x\r\n");
    for (int i = 0; i < 100; i++)
        ln_buffer_put_text(&many, "a: b\r\n");
    ln_buffer_put_text(&many, "\r\n");
    CHECK(status_of(answer_bytes(t, ln_buffer_bytes(&many))) == 431);
}

TEST(http1_a_chunked_body_above_the_limit_is_refused_when_it_gets_there)
{
    ln_bytes_t input =
        with_long_part(t, "POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n3e9\r\n",
                       1001, "\r\n0\r\n\r\n");
    bench_t bench;
    open_bench(t, &bench);
    ln_http_conn_feed(bench.conn, input);
    CHECK(status_of(output(&bench)) == 413 && !bench.conn->finished); /* it was all there */
    ln_http_conn_feed(bench.conn, ln_bytes(input.data, input.size - 7));
    CHECK(status_of(output(&bench)) == 413 && bench.conn->finished);
    close_bench(&bench);
}

TEST(http1_slow_clients_are_told_and_left)
{
    bench_t bench;
    open_bench(t, &bench);
    feed(&bench, "GET / HTTP/1.1\r\n");
    ln_env_fake_advance(&t->env, 9000000);
    feed(&bench, "h");
    ln_http_conn_tick(bench.conn);
    CHECK(output(&bench).size == 0);
    ln_env_fake_advance(&t->env, 2000000);
    ln_http_conn_tick(bench.conn);
    CHECK(status_of(output(&bench)) == 408 && bench.conn->finished);
    close_bench(&bench);
    open_bench(t, &bench);
    feed(&bench, "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n");
    for (int i = 0; i < 21; i++) {
        ln_env_fake_advance(&t->env, 1000000);
        feed(&bench, "a");
        ln_http_conn_tick(bench.conn);
    }
    CHECK(status_of(output(&bench)) == 408 && bench.conn->finished && bench.cancelled == 0);
    close_bench(&bench);
}

TEST(http1_idle_connections_end)
{
    bench_t bench;
    open_bench(t, &bench);
    feed(&bench, "GET / HTTP/1.1\r\nhost: x\r\n\r\n");
    CHECK(status_of(output(&bench)) == 200);
    ln_env_fake_advance(&t->env, 74000000);
    ln_http_conn_tick(bench.conn);
    CHECK(!bench.conn->finished);
    ln_env_fake_advance(&t->env, 2000000);
    ln_http_conn_tick(bench.conn);
    CHECK(bench.conn->finished && output(&bench).size == 0);
    close_bench(&bench);
}

TEST(http1_a_client_that_ends_its_direction_still_gets_its_answer)
{
    bench_t bench;
    open_bench(t, &bench);
    feed(&bench, "GET /later HTTP/1.1\r\nhost: x\r\n\r\n");
    ln_http_conn_peer_ended(bench.conn);
    CHECK(bench.kept != NULL && !bench.conn->finished);
    ln_http_reply(bench.kept, 200, NULL, LN_LITERAL("1"));
    CHECK_BYTES(output(&bench), ln_text("HTTP/1.1 200 OK\r\n" DATE
                                        "content-length: 1\r\nconnection: close\r\n\r\n1"));
    CHECK(bench.conn->finished);
    close_bench(&bench);
}

TEST(http1_a_client_that_breaks_off_cancels_its_request)
{
    bench_t bench;
    open_bench(t, &bench);
    feed(&bench, "POST /later HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\nhell");
    ln_http_conn_peer_ended(bench.conn);
    CHECK(bench.cancelled == 1 && bench.conn->broken);
    close_bench(&bench);
}

TEST(http1_a_request_outlives_its_connection_until_its_handler_ends_it)
{
    bench_t bench;
    static const ln_http_events_t deaf = {0};
    open_bench(t, &bench);
    feed(&bench, "GET /later HTTP/1.1\r\nhost: x\r\n\r\n");
    ln_http_request_t *request = bench.kept;
    request->events = &deaf;
    ln_http_conn_free(bench.conn);
    CHECK(ln_http_is_cancelled(request) && ln_bytes_equal_text(request->path, "/later"));
    ln_http_reply_text(request, 200, "nobody hears this");
    ln_http_config_release(&bench.config);
}

TEST(http1_a_reader_that_is_too_slow_is_cancelled)
{
    bench_t bench;
    open_bench(t, &bench);
    feed(&bench, "GET /later HTTP/1.1\r\nhost: x\r\n\r\n");
    ln_http_start(bench.kept, 200, NULL, 0);
    ln_bytes_t piece = ln_test_repeat(&t->arena, 'a', 3 << 20);
    ln_http_send(bench.kept, piece);
    ln_http_send(bench.kept, piece);
    CHECK(ln_http_pending(bench.kept) == 6 << 20);
    ln_http_send(bench.kept, piece);
    CHECK(bench.cancelled == 0 && ln_http_pending(bench.kept) == 6 << 20);
    output(&bench);
    CHECK(bench.cancelled == 1 && bench.conn->broken);
    close_bench(&bench);
}

TEST(http1_a_tunnel_passes_bytes_as_they_are)
{
    bench_t bench;
    open_bench(t, &bench);
    feed(&bench, "GET /later HTTP/1.1\r\nhost: x\r\n\r\n");
    CHECK(!ln_http1_upgrade(bench.kept, NULL, 0)); /* too late: it has no body to come */
    ln_http_reply_text(bench.kept, 200, "x");
    close_bench(&bench);
}
