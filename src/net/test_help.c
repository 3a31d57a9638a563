/* SPDX-License-Identifier: Apache-2.0 */
#include "net/test_help.h"

#include "net/pipe.h"
#include "net/stream_fault.h"
#include "net/tcp.h"
#include "net/tls.h"

/* --- ends */

static void on_data(void *owner, ln_bytes_t bytes)
{
    ln_test_end_t *end = owner;
    ln_buffer_put(&end->got, bytes);
    end->enough = end->got.size >= end->wanted;
}

static void on_ended(void *owner)
{
    ((ln_test_end_t *)owner)->ended = true;
}

static void on_drained(void *owner)
{
    ((ln_test_end_t *)owner)->drained = true;
}

static void on_closed(void *owner, ln_err_t reason)
{
    ln_test_end_t *end = owner;
    end->closed = true;
    end->reason = reason;
}

void ln_test_end_init(ln_test_t *t, ln_test_end_t *end, ln_stream_t *stream)
{
    static const ln_stream_events_t events = {on_data, on_ended, on_drained, on_closed};
    static const ln_stream_events_t deaf = {on_data, NULL, on_drained, on_closed};
    end->stream = stream;
    end->got = ln_buffer(&t->arena);
    ln_stream_set_events(stream, end->deaf ? &deaf : &events, end);
}

/* --- links */

typedef struct {
    ln_stream_t *accepted, *connected;
    bool both;
} meeting_t;

static void on_accepted(void *owner, ln_stream_t *stream)
{
    meeting_t *meeting = owner;
    meeting->accepted = stream;
    meeting->both = meeting->connected != NULL;
}

static void on_connected(void *owner, ln_err_t err, ln_stream_t *stream)
{
    meeting_t *meeting = owner;
    CHECK(err == LN_OK);
    meeting->connected = stream;
    meeting->both = meeting->accepted != NULL;
}

static void connect_tcp(ln_test_t *t, ln_loop_t *loop, ln_stream_t **a, ln_stream_t **b)
{
    meeting_t meeting = {0};
    ln_tcp_listener_t *listener;
    ln_tcp_listen_options_t options = {
        .host = "127.0.0.1", .accepted = on_accepted, .owner = &meeting};
    CHECK_OK(ln_tcp_listen(&t->call, &listener, loop, &options));
    ln_tcp_connect_t connect = {.done = on_connected, .owner = &meeting};
    ln_tcp_connect(&connect, loop, "127.0.0.1", ln_tcp_listener_port(listener), 1000000);
    CHECK(ln_drive_until(loop, &meeting.both, 5000000));
    ln_tcp_listener_close(listener);
    *a = meeting.connected;
    *b = meeting.accepted;
}

static void free_context(void *context)
{
    ln_tls_context_free(context);
}

static void wrap_tls(ln_test_t *t, ln_loop_t *loop, ln_stream_t **a, ln_stream_t **b)
{
    ln_bytes_t certificate, key;
    ln_tls_context_t *server, *client;
    CHECK_OK(ln_tls_self_signed(&t->call, &certificate, &key));
    CHECK_OK(ln_tls_server_context(&t->call, &server, certificate, key));
    CHECK_OK(ln_tls_client_context(&t->call, &client, certificate));
    ln_arena_on_reset(&t->arena, free_context, server);
    ln_arena_on_reset(&t->arena, free_context, client);
    *a = ln_tls_connect(loop, client, *a, "localhost", "h2");
    *b = ln_tls_accept(loop, server, *b);
}

void ln_test_connect(ln_test_t *t, ln_loop_t *loop, ln_stream_t **a, ln_stream_t **b,
                     ln_test_link_t kind)
{
    if (kind == LN_TEST_TCP) {
        connect_tcp(t, loop, a, b);
        return;
    }
    const ln_pipe_options_t narrow = {.capacity = 5000, .piece_max = 1000, .delay_us = 100};
    ln_pipe(loop, a, b, kind == LN_TEST_FAULT ? &narrow : NULL);
    if (kind == LN_TEST_TLS)
        wrap_tls(t, loop, a, b);
    if (kind == LN_TEST_FAULT) {
        const ln_stream_fault_options_t options = {
            .seed = ln_test_random(t), .piece_max = 700, .delay_us_max = 300};
        *a = ln_stream_fault(loop, *a, &options);
    }
}
