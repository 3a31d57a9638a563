/* SPDX-License-Identifier: Apache-2.0 */
#include "net/pipe.h"
#include "net/stream_fault.h"
#include "net/tcp.h"
#include "net/test_help.h"
#include "net/tls.h"

typedef struct {
    ln_loop_t loop;
    ln_test_end_t a, b;
} pair_t;

static void open_pair(ln_test_t *t, pair_t *pair, ln_test_link_t kind)
{
    ln_stream_t *a, *b;
    *pair = (pair_t){0};
    ln_loop_init(&pair->loop, kind == LN_TEST_TCP ? ln_env_system() : &t->env.env);
    ln_test_connect(t, &pair->loop, &a, &b, kind);
    ln_test_end_init(t, &pair->a, a);
    ln_test_end_init(t, &pair->b, b);
}

static void close_pair(pair_t *pair)
{
    if (pair->a.stream != NULL)
        ln_stream_close(pair->a.stream);
    if (pair->b.stream != NULL)
        ln_stream_close(pair->b.stream);
    ln_loop_release(&pair->loop);
}

static ln_bytes_t random_bytes(ln_test_t *t, size_t size)
{
    uint8_t *data = ln_arena_alloc(&t->arena, size, 1);
    ln_env_random(&t->env.env, data, size);
    return ln_bytes(data, size);
}

static const ln_test_link_t kinds[] = {LN_TEST_PIPE, LN_TEST_TCP, LN_TEST_TLS, LN_TEST_FAULT};

TEST(streams_of_all_kinds_pass_bytes_both_ways_and_copy_what_is_written)
{
    for (size_t k = 0; k < LN_COUNT(kinds); k++) {
        pair_t pair;
        open_pair(t, &pair, kinds[k]);
        ln_bytes_t there = random_bytes(t, 300000), back = random_bytes(t, 100);
        pair.b.wanted = there.size;
        pair.a.wanted = back.size;
        for (size_t at = 0; at < there.size; at += 1000) {
            uint8_t reused[1000];
            memcpy(reused, there.data + at, sizeof(reused));
            ln_bytes_t parts[3] = {ln_bytes(reused, 1), {0}, ln_bytes(reused + 1, 999)};
            ln_stream_write(pair.a.stream, parts, 3);
            memset(reused, 0, sizeof(reused));
        }
        ln_stream_write_bytes(pair.b.stream, back);
        CHECK(ln_drive_until(&pair.loop, &pair.b.enough, 10000000));
        CHECK(ln_drive_until(&pair.loop, &pair.a.enough, 10000000));
        CHECK_BYTES(ln_buffer_bytes(&pair.b.got), there);
        CHECK_BYTES(ln_buffer_bytes(&pair.a.got), back);
        CHECK(!pair.a.closed && !pair.b.closed);
        close_pair(&pair);
    }
}

TEST(streams_of_all_kinds_end_one_direction_at_a_time)
{
    for (size_t k = 0; k < LN_COUNT(kinds); k++) {
        pair_t pair;
        open_pair(t, &pair, kinds[k]);
        ln_stream_write_bytes(pair.a.stream, LN_LITERAL("last words"));
        ln_stream_end(pair.a.stream);
        CHECK(ln_drive_until(&pair.loop, &pair.b.ended, 1000000));
        CHECK_BYTES(ln_buffer_bytes(&pair.b.got), LN_LITERAL("last words"));
        CHECK(!pair.b.closed);
        pair.a.wanted = 6;
        ln_stream_write_bytes(pair.b.stream, LN_LITERAL("answer"));
        ln_stream_end(pair.b.stream);
        CHECK(ln_drive_until(&pair.loop, &pair.a.enough, 1000000));
        CHECK(ln_drive_until(&pair.loop, &pair.a.closed, 1000000));
        CHECK(pair.a.reason == LN_OK);
        close_pair(&pair);
    }
}

TEST(streams_of_all_kinds_tell_when_the_other_end_is_gone)
{
    for (size_t k = 0; k < LN_COUNT(kinds); k++) {
        pair_t pair;
        open_pair(t, &pair, kinds[k]);
        pair.b.wanted = 1;
        ln_stream_write_bytes(pair.a.stream, LN_LITERAL("x"));
        CHECK(ln_drive_until(&pair.loop, &pair.b.enough, 1000000));
        ln_stream_close(pair.a.stream);
        pair.a.stream = NULL;
        CHECK(ln_drive_until(&pair.loop, &pair.b.ended, 1000000));
        for (int i = 0; i < 10 && !pair.b.closed; i++) {
            ln_stream_write_bytes(pair.b.stream, LN_LITERAL("is somebody there?"));
            ln_drive_for(&pair.loop, 10000);
        }
        CHECK(pair.b.closed && pair.b.reason == LN_ERR_IO);
        close_pair(&pair);
    }
}

TEST(streams_of_all_kinds_hold_back_while_paused)
{
    for (size_t k = 0; k < LN_COUNT(kinds); k++) {
        pair_t pair;
        open_pair(t, &pair, kinds[k]);
        pair.b.wanted = 1;
        ln_stream_write_bytes(pair.a.stream, LN_LITERAL("x"));
        CHECK(ln_drive_until(&pair.loop, &pair.b.enough, 1000000)); /* TLS has shaken hands */
        ln_drive_for(&pair.loop, 10000);
        pair.a.drained = false;
        ln_stream_pause(pair.b.stream, true);
        size_t size = 16u << 20; /* more than the kernel takes */
        ln_stream_write_bytes(pair.a.stream, ln_test_repeat(&t->arena, 'x', size));
        ln_drive_for(&pair.loop, 20000);
        CHECK(pair.b.got.size == 1 && ln_stream_pending(pair.a.stream) > 0 && !pair.a.drained);
        ln_stream_pause(pair.b.stream, false);
        pair.b.enough = false;
        pair.b.wanted = size + 1;
        CHECK(ln_drive_until(&pair.loop, &pair.b.enough, 60000000));
        CHECK(ln_drive_until(&pair.loop, &pair.a.drained, 1000000));
        CHECK(ln_stream_pending(pair.a.stream) == 0);
        close_pair(&pair);
    }
}

/* --- TCP */

typedef struct {
    bool done;
    ln_err_t err;
    ln_stream_t *stream;
} outcome_t;

static void on_done(void *owner, ln_err_t err, ln_stream_t *stream)
{
    outcome_t *outcome = owner;
    *outcome = (outcome_t){true, err, stream};
}

static void connect_to(ln_loop_t *loop, outcome_t *outcome, const char *host, uint16_t port)
{
    ln_tcp_connect_t connect = {.done = on_done, .owner = outcome};
    *outcome = (outcome_t){0};
    ln_tcp_connect(&connect, loop, host, port, 2000000);
    CHECK(ln_drive_until(loop, &outcome->done, 5000000));
}

static void keep_stream(void *owner, ln_stream_t *stream)
{
    *(ln_stream_t **)owner = stream;
}

TEST(tcp_connects_by_name_and_tries_all_addresses)
{
    ln_loop_t loop;
    ln_tcp_listener_t *listener;
    ln_stream_t *accepted = NULL;
    outcome_t outcome;
    ln_loop_init(&loop, ln_env_system());
    ln_tcp_listen_options_t options = {
        .host = "127.0.0.1", .accepted = keep_stream, .owner = &accepted};
    CHECK_OK(ln_tcp_listen(&t->call, &listener, &loop, &options));
    connect_to(&loop, &outcome, "localhost", ln_tcp_listener_port(listener));
    CHECK(outcome.err == LN_OK);
    ln_stream_close(outcome.stream);
    ln_tcp_listener_close(listener);
    ln_drive_for(&loop, 20000);
    ln_stream_close(accepted);
    ln_loop_release(&loop);
}

TEST(tcp_says_why_it_cannot_connect_or_listen)
{
    ln_loop_t loop;
    ln_tcp_listener_t *listener, *second;
    outcome_t outcome;
    ln_stream_t *accepted = NULL;
    ln_loop_init(&loop, ln_env_system());
    ln_tcp_listen_options_t options = {
        .host = "127.0.0.1", .accepted = keep_stream, .owner = &accepted};
    CHECK_OK(ln_tcp_listen(&t->call, &listener, &loop, &options));
    options.port = ln_tcp_listener_port(listener);
    CHECK_ERR(LN_ERR_IO, ln_tcp_listen(&t->call, &second, &loop, &options));
    options.host = "not an address";
    CHECK_ERR(LN_ERR_INVALID_INPUT, ln_tcp_listen(&t->call, &second, &loop, &options));
    ln_tcp_listener_close(listener);
    ln_drive_for(&loop, 1000);
    connect_to(&loop, &outcome, "127.0.0.1", options.port);
    CHECK(outcome.err == LN_ERR_IO && outcome.stream == NULL);
    ln_loop_release(&loop);
}

TEST(tcp_connecting_can_be_cancelled)
{
    ln_loop_t loop;
    outcome_t outcome = {0};
    ln_loop_init(&loop, ln_env_system());
    ln_tcp_connect_t first = {.done = on_done, .owner = &outcome}, second = first;
    ln_tcp_connect(&first, &loop, "127.0.0.1", 1, 1000000);
    ln_tcp_connect(&second, &loop, "localhost", 1, 1000000);
    ln_tcp_connect_cancel(&first);
    ln_tcp_connect_cancel(&second);
    ln_tcp_connect_cancel(&second);
    ln_drive_for(&loop, 50000);
    CHECK(!outcome.done);
    ln_loop_release(&loop);
}

TEST(tcp_closes_connections_above_its_limit)
{
    ln_loop_t loop;
    ln_tcp_listener_t *listener;
    ln_stream_t *accepted = NULL;
    outcome_t first, second;
    ln_test_end_t end = {0};
    ln_loop_init(&loop, ln_env_system());
    ln_tcp_listen_options_t options = {
        .host = "127.0.0.1", .connections_max = 1, .accepted = keep_stream, .owner = &accepted};
    CHECK_OK(ln_tcp_listen(&t->call, &listener, &loop, &options));
    connect_to(&loop, &first, "127.0.0.1", ln_tcp_listener_port(listener));
    ln_drive_for(&loop, 10000);
    connect_to(&loop, &second, "127.0.0.1", ln_tcp_listener_port(listener));
    ln_test_end_init(t, &end, second.stream);
    CHECK(ln_drive_until(&loop, &end.ended, 1000000));
    ln_stream_close(first.stream);
    ln_stream_close(second.stream);
    ln_stream_close(accepted);
    ln_tcp_listener_close(listener);
    ln_loop_release(&loop);
}

TEST(tcp_listeners_may_share_a_port)
{
    ln_loop_t loop;
    ln_tcp_listener_t *first, *second, *third;
    ln_stream_t *accepted = NULL;
    outcome_t outcome;
    ln_loop_init(&loop, ln_env_system());
    ln_tcp_listen_options_t options = {
        .host = "127.0.0.1", .shared_port = true, .accepted = keep_stream, .owner = &accepted};
    CHECK_OK(ln_tcp_listen(&t->call, &first, &loop, &options));
    options.port = ln_tcp_listener_port(first);
    CHECK_OK(ln_tcp_listen(&t->call, &second, &loop, &options));
    options.shared_port = false;
    CHECK_ERR(LN_ERR_IO, ln_tcp_listen(&t->call, &third, &loop, &options));
    connect_to(&loop, &outcome, "127.0.0.1", options.port);
    ln_drive_for(&loop, 10000);
    CHECK(outcome.err == LN_OK && accepted != NULL);
    ln_stream_close(outcome.stream);
    ln_stream_close(accepted);
    ln_tcp_listener_close(first);
    ln_tcp_listener_close(second);
    ln_loop_release(&loop);
}

/* --- TLS */

static void tls_pair(ln_test_t *t, pair_t *pair, const char *host, const char *protocol,
                     bool trusted)
{
    ln_bytes_t certificate, key, other, other_key;
    ln_tls_context_t *server, *client;
    ln_stream_t *a, *b;
    *pair = (pair_t){0};
    ln_loop_init(&pair->loop, &t->env.env);
    CHECK_OK(ln_tls_self_signed(&t->call, &certificate, &key));
    CHECK_OK(ln_tls_self_signed(&t->call, &other, &other_key));
    CHECK_OK(ln_tls_server_context(&t->call, &server, certificate, key));
    CHECK_OK(ln_tls_client_context(&t->call, &client, trusted ? certificate : other));
    ln_pipe(&pair->loop, &a, &b, NULL);
    a = ln_tls_connect(&pair->loop, client, a, host, protocol);
    b = ln_tls_accept(&pair->loop, server, b);
    ln_test_end_init(t, &pair->a, a);
    ln_test_end_init(t, &pair->b, b);
    pair->b.wanted = 1;
    ln_stream_write_bytes(a, LN_LITERAL("x"));
    ln_drive_for(&pair->loop, 1000);
    bool open = pair->b.enough;
    if (open && protocol != NULL)
        CHECK(strcmp(ln_stream_protocol(b), protocol) == 0);
    CHECK(open != pair->a.closed);
    close_pair(pair);
    ln_tls_context_free(server);
    ln_tls_context_free(client);
}

TEST(tls_agrees_on_a_protocol_and_refuses_strangers)
{
    pair_t pair;
    tls_pair(t, &pair, "localhost", "h2", true);
    CHECK(pair.b.enough);
    tls_pair(t, &pair, "localhost", "http/1.1", true);
    CHECK(pair.b.enough);
    tls_pair(t, &pair, "127.0.0.1", NULL, true);
    CHECK(pair.b.enough);
    tls_pair(t, &pair, "example.org", "h2", true);
    CHECK(!pair.b.enough);
    tls_pair(t, &pair, "localhost", "h2", false);
    CHECK(!pair.b.enough);
    tls_pair(t, &pair, "localhost", "smtp", true);
    CHECK(!pair.b.enough);
}

TEST(tls_contexts_need_a_certificate_and_its_key)
{
    ln_bytes_t certificate, key, other, other_key;
    ln_tls_context_t *context;
    CHECK_OK(ln_tls_self_signed(&t->call, &certificate, &key));
    CHECK_OK(ln_tls_self_signed(&t->call, &other, &other_key));
    CHECK_ERR(LN_ERR_CONFIGURATION, ln_tls_server_context(&t->call, &context, key, key));
    CHECK_ERR(LN_ERR_CONFIGURATION,
              ln_tls_server_context(&t->call, &context, certificate, other_key));
    CHECK_ERR(LN_ERR_CONFIGURATION, ln_tls_client_context(&t->call, &context, LN_LITERAL("x")));
    CHECK_OK(ln_tls_client_context(&t->call, &context, ln_bytes(NULL, 0)));
    ln_tls_context_free(context);
}

/* --- faults */

TEST(fault_streams_cut_and_corrupt_and_equal_seeds_do_it_equally)
{
    ln_bytes_t results[2];
    for (size_t i = 0; i < 2; i++) {
        ln_loop_t loop;
        ln_stream_t *a, *b;
        ln_test_end_t end_a = {0}, end_b = {0};
        ln_loop_init(&loop, &t->env.env);
        ln_pipe(&loop, &a, &b, NULL);
        const ln_stream_fault_options_t options = {.seed = 7,
                                                   .piece_max = 50,
                                                   .delay_us_max = 1000,
                                                   .cut_after_bytes = 5000,
                                                   .corrupt_one_in = 10};
        a = ln_stream_fault(&loop, a, &options);
        ln_test_end_init(t, &end_a, a);
        ln_test_end_init(t, &end_b, b);
        ln_stream_write_bytes(a, ln_test_repeat(&t->arena, 'x', 10000));
        CHECK(ln_drive_until(&loop, &end_a.closed, 100000000));
        CHECK(end_a.reason == LN_ERR_IO);
        ln_drive_for(&loop, 1000000);
        results[i] = ln_buffer_bytes(&end_b.got);
        CHECK(results[i].size == 5000);
        CHECK(!ln_bytes_equal(results[i], ln_test_repeat(&t->arena, 'x', 5000)));
        ln_stream_close(a);
        ln_stream_close(b);
        ln_loop_release(&loop);
    }
    CHECK_BYTES(results[0], results[1]);
}
