/* SPDX-License-Identifier: Apache-2.0 */
#include "net/server.h"

#include "base/metrics.h"
#include "net/http1.h"
#include "net/http2.h"
#include "net/loop_priv.h"

#include <stdlib.h>
#include <string.h>

#define PENDING_MAX (256u * 1024)    /* what a stream may hold before output waits */
#define LINGER_US (2 * LN_SECOND_US) /* for a client to read our last words */
#define FIRST_BYTES 4u               /* tell HTTP/2 from HTTP/1 */

typedef struct {
    ln_link_t link;
    ln_http_server_t *server;
    ln_stream_t *stream;
    ln_http_conn_t *http; /* null until the first bytes have come, and while lingering */
    ln_soon_t flush;
    uint8_t first[FIRST_BYTES];
    size_t first_size;
    uint64_t opened_us, lingers_us; /* since when; 0: it does not */
    size_t pending;                 /* at the last look, and when it last became less */
    uint64_t moved_us;
} conn_t;

static uint64_t now_us(const ln_http_server_t *server)
{
    return ln_env_monotonic_us(server->loop->env);
}

/* --- the end of a connection */

static void tell_if_stopped(void *subject)
{
    ln_http_server_t *server = subject;
    void (*stopped)(void *) = server->stopped;
    if (!server->stopping || !ln_list_empty(&server->connections) || stopped == NULL)
        return;
    server->stopped = NULL;
    ln_timer_clear(server->loop, &server->grace);
    stopped(server->stopped_owner);
}

static void free_conn(conn_t *conn)
{
    ln_http_server_t *server = conn->server;
    ln_list_remove(&conn->link);
    ln_soon_clear(&conn->flush);
    ln_stream_close(conn->stream);
    if (conn->http != NULL)
        ln_http_conn_free(conn->http);
    free(conn);
    server->connection_count--;
    ln_metric_add(LN_METRIC_open_connections, NULL, UINT64_MAX); /* one less */
    if (server->stopping && ln_list_empty(&server->connections))
        ln_timer_set(server->loop, &server->grace, 0, tell_if_stopped, server);
}

/* Everything is said: ends our direction and waits a little, because closing while the client still
 * sends would destroy what it has not read. */
static void linger(conn_t *conn)
{
    ln_http_conn_free(conn->http);
    conn->http = NULL;
    conn->lingers_us = LN_MAX(now_us(conn->server), 1u);
    ln_stream_pause(conn->stream, false);
    ln_stream_end(conn->stream);
}

/* --- moving bytes */

static void flush(void *subject)
{
    conn_t *conn = subject;
    uint8_t *buffer = conn->server->loop->system->write_buffer;
    size_t filled = 0;
    if (conn->http == NULL)
        return;
    while (ln_stream_pending(conn->stream) < PENDING_MAX) {
        filled = ln_http_conn_output(conn->http, buffer, LN_LOOP_BUFFER_BYTES);
        if (filled == 0)
            break;
        ln_stream_write_bytes(conn->stream, ln_bytes(buffer, filled));
    }
    if (conn->http->broken)
        free_conn(conn);
    else if (conn->http->finished && filled == 0)
        linger(conn);
    else
        ln_stream_pause(conn->stream, conn->http->paused);
}

static void wake(void *owner)
{
    conn_t *conn = owner;
    ln_soon_set(conn->server->loop, &conn->flush, flush, conn);
}

/* Chooses the version; false if more bytes are needed for that. */
static bool choose(conn_t *conn)
{
    ln_http_server_t *server = conn->server;
    const char *agreed = ln_stream_protocol(conn->stream);
    size_t known = LN_MIN(conn->first_size, FIRST_BYTES);
    bool h2 = memcmp(conn->first, LN_HTTP2_PREFACE, known) == 0;
    if (agreed[0] != '\0')
        h2 = strcmp(agreed, "h2") == 0;
    else if (h2 && known < FIRST_BYTES && !server->options.http2_only)
        return false;
    h2 |= server->options.http2_only; /* what is something else fails there */
    conn->http = h2 ? ln_http2_server(&server->config, wake, conn)
                    : ln_http1_server(&server->config, wake, conn);
    conn->http->secure = server->options.tls != NULL;
    ln_http_conn_feed(conn->http, ln_bytes(conn->first, conn->first_size));
    if (server->stopping)
        ln_http_conn_stop(conn->http);
    return true;
}

static void on_data(void *owner, ln_bytes_t bytes)
{
    conn_t *conn = owner;
    if (conn->lingers_us > 0)
        return;
    while (conn->http == NULL && bytes.size > 0) {
        conn->first[conn->first_size++] = bytes.data[0];
        bytes = ln_bytes_from(bytes, 1);
        choose(conn);
    }
    if (bytes.size > 0)
        ln_http_conn_feed(conn->http, bytes);
    if (conn->http != NULL && conn->http->paused) /* now, not when the loop gets to flush */
        ln_stream_pause(conn->stream, true);
    wake(conn);
}

static void on_ended(void *owner)
{
    conn_t *conn = owner;
    if (conn->http == NULL) {
        free_conn(conn);
        return;
    }
    ln_http_conn_peer_ended(conn->http);
    wake(conn);
}

static void on_drained(void *owner)
{
    conn_t *conn = owner;
    conn->moved_us = now_us(conn->server);
    flush(conn);
}

static void on_closed(void *owner, ln_err_t reason)
{
    (void)reason;
    free_conn(owner);
}

static const ln_stream_events_t stream_events = {on_data, on_ended, on_drained, on_closed};

/* --- the clock */

static bool is_too_slow(conn_t *conn, uint64_t now)
{
    const ln_http_limits_t *limits = &conn->server->config.limits;
    if (conn->lingers_us > 0)
        return now - conn->lingers_us > LINGER_US;
    if (conn->http == NULL)
        return now - conn->opened_us > limits->header_timeout_us;
    size_t pending = ln_stream_pending(conn->stream);
    if (pending == 0 || pending < conn->pending)
        conn->moved_us = now;
    conn->pending = pending;
    return now - conn->moved_us > limits->stall_timeout_us;
}

static void tick(void *subject)
{
    ln_http_server_t *server = subject;
    uint64_t now = now_us(server);
    ln_timer_after(server->loop, &server->tick, LN_SECOND_US, tick, server);
    for (LN_LIST_EACH (link, &server->connections)) {
        conn_t *conn = LN_CONTAINER(link, conn_t, link);
        if (is_too_slow(conn, now))
            free_conn(conn);
        else if (conn->http != NULL)
            ln_http_conn_tick(conn->http);
    }
}

/* --- the interface */

void ln_http_server_accept(ln_http_server_t *server, ln_stream_t *stream)
{
    if (server->stopping || server->connection_count >= server->options.connections_max) {
        ln_stream_close(stream);
        return;
    }
    conn_t *conn = ln_zalloc(sizeof(*conn));
    conn->server = server;
    conn->opened_us = conn->moved_us = now_us(server);
    conn->stream = stream;
    if (server->options.tls != NULL)
        conn->stream = ln_tls_accept(server->loop, server->options.tls, stream);
    ln_list_append(&server->connections, &conn->link);
    server->connection_count++;
    ln_metric_add(LN_METRIC_open_connections, NULL, 1);
    ln_stream_set_events(conn->stream, &stream_events, conn);
}

static void on_accepted(void *owner, ln_stream_t *stream)
{
    ln_http_server_accept(owner, stream);
}

static ln_err_t listen_on(ln_call_t *call, ln_http_server_t *server)
{
    const ln_tcp_listen_options_t options = {
        .host = server->options.host,
        .port = server->options.port,
        .shared_port = server->options.shared_port,
        .connections_max = server->options.connections_max,
        .accepted = on_accepted,
        .owner = server,
    };
    return ln_tcp_listen(call, &server->listener, server->loop, &options);
}

ln_err_t ln_http_server_init(ln_call_t *call, ln_http_server_t *server, ln_loop_t *loop,
                             const ln_http_server_options_t *options)
{
    *server = (ln_http_server_t){.loop = loop, .options = *options};
    if (server->options.connections_max == 0)
        server->options.connections_max = 10000;
    ln_list_init(&server->connections);
    if (!options->no_listening)
        LN_TRY(listen_on(call, server));
    ln_http_config_init(&server->config, loop->env, &options->limits, options->request,
                        options->owner);
    server->config.cors = options->cors;
    ln_timer_after(loop, &server->tick, LN_SECOND_US, tick, server);
    return LN_OK;
}

uint16_t ln_http_server_port(const ln_http_server_t *server)
{
    return server->listener != NULL ? ln_tcp_listener_port(server->listener) : 0;
}

static void close_listener(ln_http_server_t *server)
{
    if (server->listener != NULL)
        ln_tcp_listener_close(server->listener);
    server->listener = NULL;
}

void ln_http_server_cancel_all(ln_http_server_t *server)
{
    while (!ln_list_empty(&server->connections))
        free_conn(LN_CONTAINER(server->connections.next, conn_t, link));
}

static void grace_over(void *subject)
{
    ln_http_server_cancel_all(subject);
    tell_if_stopped(subject);
}

void ln_http_server_stop(ln_http_server_t *server, uint64_t grace_us, void (*stopped)(void *owner),
                         void *owner)
{
    server->stopping = true;
    server->stopped = stopped;
    server->stopped_owner = owner;
    close_listener(server);
    ln_timer_after(server->loop, &server->grace, grace_us, grace_over, server);
    for (LN_LIST_EACH (link, &server->connections)) {
        conn_t *conn = LN_CONTAINER(link, conn_t, link);
        if (conn->http != NULL)
            ln_http_conn_stop(conn->http);
        else if (conn->lingers_us == 0)
            free_conn(conn);
    }
    if (ln_list_empty(&server->connections))
        ln_timer_after(server->loop, &server->grace, 0, tell_if_stopped, server);
}

void ln_http_server_release(ln_http_server_t *server)
{
    close_listener(server);
    ln_http_server_cancel_all(server);
    ln_timer_clear(server->loop, &server->tick);
    ln_timer_clear(server->loop, &server->grace);
    ln_http_config_release(&server->config);
}
