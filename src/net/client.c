/* SPDX-License-Identifier: Apache-2.0 */
#include "net/client.h"

#include "net/http2.h"
#include "net/loop_priv.h"
#include "net/tcp.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PENDING_MAX (256u * 1024) /* what a stream may hold before output waits */

/* One connection, from dialling to its end. Freed soon after it died, never within a callback. */
typedef struct ln_client_conn {
    ln_http_client_t *client;
    ln_link_t link;
    ln_tcp_connect_t connect;
    ln_stream_t *stream; /* null while TCP is being connected */
    ln_http2_client_t *h2;
    ln_link_t exchanges;
    ln_soon_t flush;
    ln_timer_t timer; /* until open: the connect timeout; then: keep-alive */
    uint64_t heard_us;
    bool going_away, dead, pinged;
    const char *problem;
} conn_t;

static uint64_t now_us(const ln_http_client_t *client)
{
    return ln_env_monotonic_us(client->loop->env);
}

/* --- the end of exchanges */

static void take_off(ln_http_exchange_t *exchange)
{
    ln_list_remove(&exchange->link);
    ln_timer_clear(exchange->client->loop, &exchange->timer);
    exchange->connection = NULL;
    exchange->running = false;
}

static void end_exchange(ln_http_exchange_t *exchange, ln_err_t err, const char *problem)
{
    take_off(exchange);
    if (err != LN_OK && exchange->problem == NULL)
        exchange->problem = ln_text_copy_z(&exchange->arena, ln_text(problem));
    exchange->done(exchange, err);
}

static void end_all(ln_link_t *list, const char *problem)
{
    ln_link_t ended, *link;
    ln_list_init(&ended);
    while ((link = ln_list_pop(list)) != NULL) /* done may begin new ones in the same list */
        ln_list_append(&ended, link);
    while (!ln_list_empty(&ended))
        end_exchange(LN_CONTAINER(ended.next, ln_http_exchange_t, link), LN_ERR_IO, problem);
}

/* --- the end of connections */

static void bury(void *subject)
{
    conn_t *conn = subject;
    ln_loop_t *loop = conn->client->loop;
    ln_list_remove(&conn->link);
    ln_timer_clear(loop, &conn->timer);
    ln_soon_clear(&conn->flush);
    ln_tcp_connect_cancel(&conn->connect);
    if (conn->stream != NULL)
        ln_stream_close(conn->stream);
    ln_http2_client_free(conn->h2);
    free(conn);
}

/* Ends the connection and what runs on it. */
static void die(conn_t *conn, const char *problem)
{
    ln_http_client_t *client = conn->client;
    if (conn->dead)
        return;
    conn->dead = true;
    conn->problem = problem;
    bool waited_for = client->current == conn;
    if (waited_for)
        client->current = NULL;
    ln_timer_clear(client->loop, &conn->timer);
    ln_soon_set(client->loop, &conn->flush, bury, conn);
    ln_link_t waiting, *link;
    ln_list_init(&waiting);
    while (waited_for && (link = ln_list_pop(&client->waiting)) != NULL)
        ln_list_append(&waiting, link);
    end_all(&conn->exchanges, problem);
    end_all(&waiting, problem);
}

/* A connection that takes no more requests ends with its last one. */
static void die_if_idle(conn_t *conn)
{
    if (conn->going_away && ln_list_empty(&conn->exchanges))
        die(conn, "the server has ended the connection");
}

/* --- moving bytes */

static void flush(void *subject)
{
    conn_t *conn = subject;
    uint8_t *buffer = conn->client->loop->system->write_buffer;
    size_t filled = 1;
    if (conn->dead || conn->stream == NULL)
        return;
    while (filled > 0 && ln_stream_pending(conn->stream) < PENDING_MAX) {
        if (!ln_http2_client_output(conn->h2, buffer, &filled, LN_LOOP_BUFFER_BYTES)) {
            die(conn, "the connection has ended");
            return;
        }
        if (filled > 0)
            ln_stream_write_bytes(conn->stream, ln_bytes(buffer, filled));
    }
    die_if_idle(conn);
}

static void wake(conn_t *conn)
{
    if (!conn->dead)
        ln_soon_set(conn->client->loop, &conn->flush, flush, conn);
}

static void keep_alive(void *subject);

static void heard(conn_t *conn)
{
    conn->heard_us = now_us(conn->client);
    conn->pinged = false;
}

static void on_data(void *owner, ln_bytes_t bytes)
{
    conn_t *conn = owner;
    bool was_open = ln_http2_client_is_open(conn->h2);
    if (conn->dead)
        return;
    heard(conn);
    if (!ln_http2_client_feed(conn->h2, bytes)) {
        die(conn, "the server does not speak HTTP/2");
        return;
    }
    if (!was_open && ln_http2_client_is_open(conn->h2) && !conn->dead)
        ln_timer_after(conn->client->loop, &conn->timer, conn->client->options.keepalive_us,
                       keep_alive, conn);
    wake(conn);
}

static void on_drained(void *owner)
{
    flush(owner);
}

static void on_closed(void *owner, ln_err_t reason)
{
    (void)reason;
    die(owner, "the connection broke");
}

static const ln_stream_events_t stream_events = {
    .data = on_data, .drained = on_drained, .closed = on_closed};

static void keep_alive(void *subject)
{
    conn_t *conn = subject;
    const ln_http_client_options_t *options = &conn->client->options;
    uint64_t silence_us = now_us(conn->client) - conn->heard_us;
    if (conn->pinged && silence_us >= options->keepalive_us + options->keepalive_timeout_us) {
        die(conn, "the server does not answer any more");
        return;
    }
    uint64_t wait_us = options->keepalive_us;
    if (silence_us >= options->keepalive_us) {
        if (!conn->pinged)
            ln_http2_client_ping(conn->h2);
        conn->pinged = true;
        wait_us += options->keepalive_timeout_us;
        wake(conn);
    }
    ln_timer_set(conn->client->loop, &conn->timer, conn->heard_us + wait_us, keep_alive, conn);
}

/* --- events of the session */

static void begin(ln_http_client_t *client, ln_http_exchange_t *exchange);

static void on_going_away(void *owner)
{
    conn_t *conn = owner;
    conn->going_away = true;
    if (conn->client->current == conn)
        conn->client->current = NULL;
    wake(conn);
}

static void on_ended(void *owner, ln_http_exchange_t *exchange, ln_err_t err)
{
    conn_t *conn = owner;
    ln_http_client_t *client = conn->client;
    wake(conn);
    bool refused =
        err == LN_ERR_IO && exchange->h2_code == LN_H2_REFUSED_STREAM && exchange->status == 0;
    if (refused && !exchange->repeated && conn->going_away) {
        ln_list_remove(&exchange->link);
        exchange->repeated = true;
        begin(client, exchange);
        return;
    }
    end_exchange(exchange, err, "the server reset the request");
}

static const ln_http2_client_events_t session_events = {on_going_away, on_ended};

/* --- making connections */

static void submit(conn_t *conn, ln_http_exchange_t *exchange)
{
    wake(conn);
    if (!ln_http2_client_begin(conn->h2, exchange)) { /* all stream numbers are used */
        on_going_away(conn);
        begin(conn->client, exchange);
        return;
    }
    ln_list_append(&conn->exchanges, &exchange->link);
    exchange->connection = conn;
}

static void use_stream(conn_t *conn, ln_stream_t *stream)
{
    ln_http_client_t *client = conn->client;
    const ln_http_client_options_t *options = &client->options;
    ln_link_t *link;
    if (options->tls != NULL)
        stream = ln_tls_connect(client->loop, options->tls, stream, options->host, "h2");
    conn->stream = stream;
    ln_stream_set_events(stream, &stream_events, conn);
    while ((link = ln_list_pop(&client->waiting)) != NULL)
        submit(conn, LN_CONTAINER(link, ln_http_exchange_t, link));
    wake(conn);
}

static void on_connected(void *owner, ln_err_t err, ln_stream_t *stream)
{
    conn_t *conn = owner;
    if (err == LN_OK)
        use_stream(conn, stream);
    else
        die(conn, err == LN_ERR_TIMEOUT ? "no connection in time" : conn->connect.problem);
}

static void on_connect_timeout(void *subject)
{
    die(subject, "no connection in time");
}

static void on_dial(void *subject)
{
    conn_t *conn = subject;
    ln_http_client_t *client = conn->client;
    ln_stream_t *stream = client->options.dial(client->options.owner);
    if (stream != NULL)
        use_stream(conn, stream);
    else
        die(conn, "no connection");
}

static void dial(ln_http_client_t *client)
{
    const ln_http_client_options_t *options = &client->options;
    conn_t *conn = ln_zalloc(sizeof(*conn));
    conn->client = client;
    conn->h2 = ln_http2_client(&session_events, conn);
    ln_list_init(&conn->exchanges);
    ln_list_append(&client->connections, &conn->link);
    client->current = conn;
    client->connections_made++;
    heard(conn);
    ln_timer_after(client->loop, &conn->timer, options->connect_timeout_us, on_connect_timeout,
                   conn);
    if (options->dial != NULL) {
        ln_soon_set(client->loop, &conn->flush, on_dial, conn);
        return;
    }
    conn->connect = (ln_tcp_connect_t){.done = on_connected, .owner = conn};
    ln_tcp_connect(&conn->connect, client->loop, options->host, options->port,
                   options->connect_timeout_us);
}

/* --- the interface */

void ln_http_client_init(ln_http_client_t *client, ln_loop_t *loop,
                         const ln_http_client_options_t *options)
{
    *client = (ln_http_client_t){.loop = loop, .options = *options};
    ln_http_client_options_t *o = &client->options;
    snprintf(client->host, sizeof(client->host), "%s", o->host != NULL ? o->host : "localhost");
    o->host = client->host;
    bool v6 = strchr(o->host, ':') != NULL;
    snprintf(client->authority, sizeof(client->authority), v6 ? "[%s]:%u" : "%s:%u", o->host,
             o->port);
    o->connect_timeout_us = o->connect_timeout_us > 0 ? o->connect_timeout_us : 4 * LN_SECOND_US;
    o->keepalive_us = o->keepalive_us > 0 ? o->keepalive_us : 30 * LN_SECOND_US;
    o->keepalive_timeout_us =
        o->keepalive_timeout_us > 0 ? o->keepalive_timeout_us : 10 * LN_SECOND_US;
    ln_list_init(&client->connections);
    ln_list_init(&client->waiting);
}

void ln_http_client_release(ln_http_client_t *client)
{
    LN_ASSERT(ln_list_empty(&client->waiting));
    while (!ln_list_empty(&client->connections)) {
        conn_t *conn = LN_CONTAINER(client->connections.next, conn_t, link);
        LN_ASSERT(ln_list_empty(&conn->exchanges));
        bury(conn);
    }
    client->current = NULL;
}

static void begin(ln_http_client_t *client, ln_http_exchange_t *exchange)
{
    exchange->connection = NULL;
    exchange->status = 0;
    exchange->h2_code = 0;
    exchange->was_reset = false;
    exchange->header_bytes = 0;
    exchange->told_response = exchange->complete = false;
    exchange->response_headers = exchange->trailers = (ln_http_headers_t){0};
    exchange->problem = NULL;
    if (client->current == NULL)
        dial(client);
    if (client->current->stream != NULL)
        submit(client->current, exchange);
    else
        ln_list_append(&client->waiting, &exchange->link);
}

/* Takes an exchange from wherever it is, and tells the server if it was sent. */
static void withdraw(ln_http_exchange_t *exchange)
{
    conn_t *conn = exchange->connection;
    take_off(exchange);
    if (conn == NULL || conn->dead)
        return;
    ln_http2_client_cancel(conn->h2, exchange);
    wake(conn);
}

static void on_deadline(void *subject)
{
    ln_http_exchange_t *exchange = subject;
    withdraw(exchange);
    exchange->problem = "no answer in time";
    exchange->done(exchange, LN_ERR_TIMEOUT);
}

void ln_http_client_begin(ln_http_client_t *client, ln_http_exchange_t *exchange)
{
    LN_ASSERT(!exchange->running);
    ln_arena_reset(&exchange->arena);
    exchange->client = client;
    exchange->running = true;
    exchange->repeated = false;
    if (exchange->deadline_us != 0 && exchange->deadline_us != LN_NO_DEADLINE)
        ln_timer_set(client->loop, &exchange->timer, exchange->deadline_us, on_deadline, exchange);
    begin(client, exchange);
}

void ln_http_exchange_cancel(ln_http_exchange_t *exchange)
{
    if (exchange->running)
        withdraw(exchange);
}

void ln_http_exchange_release(ln_http_exchange_t *exchange)
{
    ln_http_exchange_cancel(exchange);
    ln_arena_release(&exchange->arena);
}
