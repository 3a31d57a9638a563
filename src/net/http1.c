/* SPDX-License-Identifier: Apache-2.0 */
#include "net/http1.h"

#include "net/http1_priv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define AHEAD_MAX (16u * 1024) /* of further requests that wait inside; then reading pauses */

/* --- refusing */

void ln_http1_finish(ln_http1_t *h)
{
    h->in = LN_IN_NOTHING;
    h->base.finished = true;
    h->base.paused = false;
    h->base.head_since_us = 0;
    ln_http_conn_wake(&h->base);
}

static void drop_current(ln_http1_t *h)
{
    ln_http_request_t *request = h->current;
    h->current = NULL;
    h->out = LN_OUT_NOTHING;
    if (request != NULL)
        ln_http_request_detach(request);
}

void ln_http1_refuse_with(ln_http1_t *h, int status, const char *why)
{
    bool half_sent = h->current != NULL && h->current->status != 0;
    drop_current(h);
    ln_http1_finish(h);
    if (half_sent) {
        h->base.broken = true;
        return;
    }
    char length[32];
    snprintf(length, sizeof(length), "%zu", strlen(why) + 1);
    ln_http1_put_status_line(h, status);
    ln_http1_put_header(&h->text, LN_LITERAL("content-type"),
                        LN_LITERAL("text/plain; charset=utf-8"));
    ln_http1_put_common_headers(h, h->base.config->cors);
    ln_http1_put_header(&h->text, LN_LITERAL("content-length"), ln_text(length));
    ln_http1_put_text(&h->text, "connection: close\r\n\r\n");
    ln_http1_put_text(&h->text, why);
    ln_http1_put_text(&h->text, "\n");
}

static void http1_refuse(ln_http_conn_t *conn, ln_http_request_t *request, int status)
{
    ln_http1_t *h = ln_http1_of(conn);
    (void)request; /* there is only one */
    if (status == 408) {
        ln_http1_refuse_with(h, 408, "the request came too slowly");
    } else if (status != 0) {
        ln_http1_refuse_with(h, status, "the request cannot be taken");
    } else {
        drop_current(h);
        ln_http1_finish(h);
        conn->broken = true;
    }
}

static void http1_timeout(ln_http_conn_t *conn)
{
    ln_http1_t *h = ln_http1_of(conn);
    if (conn->head_since_us > 0 && h->in == LN_IN_HEAD) {
        ln_http1_refuse_with(h, 408, "the header came too slowly");
    } else {
        drop_current(h);
        ln_http1_finish(h);
    }
}

/* --- from one request to the next */

static ln_bytes_t consume(ln_http1_t *h, ln_bytes_t bytes);

static void take_later(ln_http1_t *h, ln_http1_text_t ahead, size_t size)
{
    LN_ASSERT(h->input.end == h->input.start);
    ahead.start = ahead.end - size;
    h->input = ahead;
    h->base.paused = size >= AHEAD_MAX;
}

/* The answer is sent and the question is read: the next one, perhaps from what came ahead. What
 * does not belong to it stays where it is: thousands of small requests may have come at once. */
static void go_on(ln_http1_t *h)
{
    if (!h->keep_alive || h->base.stopping || h->base.peer_ended_us > 0) {
        ln_http1_finish(h);
        return;
    }
    h->in = LN_IN_HEAD;
    h->scan = (ln_http1_scan_t){0};
    h->base.paused = false;
    h->base.head_since_us = 0;
    ln_http1_text_t ahead = h->input;
    h->input = (ln_http1_text_t){0};
    ln_bytes_t later = consume(h, ln_http1_rest(&ahead));
    if (later.size > 0)
        take_later(h, ahead, later.size);
    else
        free(ahead.data);
}

void ln_http1_answer_sent(ln_http1_t *h)
{
    bool last =
        !h->keep_alive || h->in == LN_IN_TUNNEL || h->in == LN_IN_NOTHING || h->out == LN_OUT_RAW;
    drop_current(h);
    if (last)
        ln_http1_finish(h);
    else if (ln_http1_is_body_over(h))
        go_on(h);
    else /* the rest of the body has the time that a header has */
        h->base.head_since_us = LN_MAX(ln_env_monotonic_us(h->base.config->env), 1u);
}

void ln_http1_body_over(ln_http1_t *h)
{
    ln_http_request_t *request = h->current;
    h->in = LN_IN_WAIT;
    if (request == NULL)
        go_on(h);
    else
        ln_http_request_body_end(request);
}

/* A client that waits to be told sends its body only when a handler wants it. */
static void answer_expectation(ln_http1_t *h, const ln_http1_head_t *head)
{
    if (h->current->status != 0 || !head->expect_continue || h->in == LN_IN_WAIT)
        return;
    ln_http1_put_text(&h->text, "HTTP/1.1 100 Continue\r\n\r\n");
    ln_http_conn_wake(&h->base);
}

static void begin_request(ln_http1_t *h, ln_bytes_t block)
{
    ln_http_request_t *request = ln_http_request_new(&h->base, LN_HTTP_1_1);
    uint8_t *copy = ln_arena_alloc(&request->arena, block.size, 1);
    memcpy(copy, block.data, block.size);
    ln_http1_head_t head;
    h->current = request;
    h->base.head_since_us = 0;
    int status =
        ln_http1_parse_head(request, &head, copy, block.size, h->base.config->limits.headers_max);
    if (status != 0) {
        ln_http1_refuse_with(h, status, head.why);
        return;
    }
    h->keep_alive = head.keep_alive;
    ln_http1_begin_body(h, request, head.chunked);
    bool complete = request->body_complete;
    request->body_complete = false;
    ln_http_request_dispatch(request);
    if (h->current == NULL || h->in == LN_IN_TUNNEL)
        return;
    if (!request->ended && request->content_length != UINT64_MAX &&
        request->content_length > request->body_max)
        ln_http1_refuse_with(h, 413, "the body is larger than is accepted here");
    else if (complete)
        ln_http_request_body_end(request);
    else
        answer_expectation(h, &head);
}

static void take_head(ln_http1_t *h, ln_bytes_t *bytes)
{
    const ln_http_limits_t *limits = &h->base.config->limits;
    bool stored = h->input.end > h->input.start;
    if (stored)
        ln_http1_put(&h->input, *bytes);
    ln_bytes_t data = stored ? ln_http1_rest(&h->input) : *bytes;
    size_t end = 0, known = data.size - bytes->size;
    ln_http1_found_t found = ln_http1_scan(&h->scan, &end, data);
    size_t size = found == LN_HTTP1_COMPLETE ? end : data.size;
    if (h->scan.first_size > LN_HTTP1_LINE_MAX) {
        ln_http1_refuse_with(h, 414, "the request line is too long");
    } else if (size > limits->header_bytes_max) {
        ln_http1_refuse_with(h, 431, "the header is too large");
    } else if (found == LN_HTTP1_BAD) {
        ln_http1_refuse_with(h, 400, "lines end with CR LF, and neither occurs alone");
    } else if (found == LN_HTTP1_MORE) {
        if (!stored)
            ln_http1_put(&h->input, *bytes);
        if (h->base.head_since_us == 0)
            h->base.head_since_us = LN_MAX(ln_env_monotonic_us(h->base.config->env), 1u);
        *bytes = ln_bytes(NULL, 0);
    } else {
        *bytes = ln_bytes_from(*bytes, end - known);
        ln_http1_text_t block = h->input;
        h->input = (ln_http1_text_t){0};
        begin_request(h, ln_bytes(data.data, end));
        free(block.data);
    }
}

static void take_tunnel(ln_http1_t *h, ln_bytes_t *bytes)
{
    ln_bytes_t all = *bytes;
    int status;
    *bytes = ln_bytes(NULL, 0);
    ln_http_request_forget_body(h->current);
    if (!ln_http_request_body(h->current, &status, all))
        http1_refuse(&h->base, h->current, 0);
}

/* Takes everything up to the end of a request that has no answer yet; returns what is behind it. */
static ln_bytes_t consume(ln_http1_t *h, ln_bytes_t bytes)
{
    while (bytes.size > 0) {
        switch (h->in) {
        case LN_IN_HEAD:
            take_head(h, &bytes);
            break;
        case LN_IN_LENGTH:
        case LN_IN_CHUNK_DATA:
        case LN_IN_CHUNK_LINE:
        case LN_IN_CHUNK_END:
        case LN_IN_TRAILERS:
            ln_http1_take_body(h, &bytes);
            break;
        case LN_IN_WAIT:
            return bytes;
        case LN_IN_TUNNEL:
            take_tunnel(h, &bytes);
            break;
        case LN_IN_NOTHING:
            return ln_bytes(NULL, 0);
        }
    }
    return bytes;
}

static void http1_feed(ln_http_conn_t *conn, ln_bytes_t bytes)
{
    ln_http1_t *h = ln_http1_of(conn);
    if (conn->broken)
        return;
    conn->heard_us = ln_env_monotonic_us(conn->config->env);
    ln_bytes_t later = consume(h, bytes);
    if (later.size == 0)
        return;
    ln_http1_put(&h->input, later);
    conn->paused = h->input.end - h->input.start >= AHEAD_MAX;
}

static void http1_peer_ended(ln_http_conn_t *conn)
{
    ln_http1_t *h = ln_http1_of(conn);
    conn->peer_ended_us = LN_MAX(ln_env_monotonic_us(conn->config->env), 1u);
    if (h->current != NULL && h->in == LN_IN_WAIT)
        return; /* it still reads: the answer may go out */
    conn->broken |= h->current != NULL && h->in != LN_IN_TUNNEL;
    drop_current(h);
    ln_http1_finish(h);
}

static void http1_more(ln_http_conn_t *conn, ln_http_request_t *request)
{
    (void)request;
    ln_http_conn_wake(conn);
}

static void http1_stop(ln_http_conn_t *conn)
{
    ln_http1_t *h = ln_http1_of(conn);
    conn->stopping = true;
    if (h->current == NULL && !conn->finished)
        ln_http1_finish(h);
}

static void http1_release(ln_http_conn_t *conn)
{
    ln_http1_t *h = ln_http1_of(conn);
    free(h->input.data);
    free(h->text.data);
    h->current = NULL;
}

static const ln_http_conn_type_t http1_type = {
    .feed = http1_feed,
    .peer_ended = http1_peer_ended,
    .output = ln_http1_output,
    .refuse = http1_refuse,
    .start = ln_http1_start,
    .more = http1_more,
    .stop = http1_stop,
    .timeout = http1_timeout,
    .release = http1_release,
};

ln_http_conn_t *ln_http1_server(ln_http_config_t *config, void (*wake)(void *owner), void *owner)
{
    ln_http1_t *h = ln_zalloc(sizeof(*h));
    ln_http_conn_init(&h->base, &http1_type, config, wake, owner);
    return &h->base;
}

bool ln_http1_upgrade(ln_http_request_t *request, const ln_http_header_t *headers, size_t count)
{
    if (request->version != LN_HTTP_1_1 || request->status != 0 || request->conn == NULL)
        return false;
    ln_http1_t *h = ln_http1_of(request->conn);
    if (h->in != LN_IN_WAIT || request->body_complete)
        return false;
    request->status = 101;
    request->tunnel = true;
    request->body_max = UINT64_MAX;
    ln_http1_put_status_line(h, 101);
    for (size_t i = 0; i < count; i++)
        ln_http1_put_header(&h->text, headers[i].name, headers[i].value);
    ln_http1_put_common_headers(h, h->base.config->cors);
    ln_http1_put_text(&h->text, "\r\n");
    h->in = LN_IN_TUNNEL;
    h->out = LN_OUT_LENGTH;
    ln_http_conn_wake(&h->base);
    return true;
}
