/* SPDX-License-Identifier: Apache-2.0 */
#include "net/cors.h"
#include "net/http1_priv.h"

#include <stdio.h>
#include <string.h>

#define CHUNK_ROOM 32u /* what the framing of one chunk takes */

void ln_http1_put(ln_http1_text_t *text, ln_bytes_t bytes)
{
    size_t size = text->end - text->start;
    if (size <= text->start) { /* moving costs no more than what was taken before */
        if (size > 0)
            memmove(text->data, text->data + text->start, size);
        text->start = 0;
        text->end = size;
    }
    if (text->end + bytes.size > text->room) {
        text->room = LN_MAX(2 * text->room, LN_MAX(text->end + bytes.size, (size_t)512));
        text->data = ln_realloc(text->data, text->room);
    }
    if (bytes.size > 0)
        memcpy(text->data + text->end, bytes.data, bytes.size);
    text->end += bytes.size;
}

void ln_http1_put_text(ln_http1_text_t *text, const char *string)
{
    ln_http1_put(text, ln_text(string));
}

void ln_http1_put_header(ln_http1_text_t *text, ln_bytes_t name, ln_bytes_t value)
{
    ln_http1_put(text, name);
    ln_http1_put_text(text, ": ");
    ln_http1_put(text, value);
    for (size_t i = text->end - value.size; i < text->end; i++)
        if (text->data[i] < 0x20 && text->data[i] != '\t')
            text->data[i] = ' ';
    ln_http1_put_text(text, "\r\n");
}

void ln_http1_put_status_line(ln_http1_t *h, int status)
{
    char line[64];
    snprintf(line, sizeof(line), "HTTP/1.1 %d %s\r\n", status, ln_http_reason(status));
    ln_http1_put_text(&h->text, line);
}

void ln_http1_put_common_headers(ln_http1_t *h, bool cors)
{
    for (size_t i = 0; i < LN_CORS_HEADERS && cors; i++)
        ln_http1_put_header(&h->text, ln_cors_headers[i].name, ln_cors_headers[i].value);
    ln_http1_put_header(&h->text, LN_LITERAL("date"), ln_http_date(h->base.config));
}

/* --- writing */

void ln_http1_start(ln_http_conn_t *conn, ln_http_request_t *request,
                    const ln_http_header_t *headers, size_t count)
{
    ln_http1_t *h = ln_http1_of(conn);
    ln_http1_put_status_line(h, request->status);
    for (size_t i = 0; i < count; i++)
        ln_http1_put_header(&h->text, headers[i].name, headers[i].value);
    ln_http1_put_common_headers(h, conn->config->cors && !request->preflight);
    h->out = LN_OUT_HEAD;
    ln_http_conn_wake(conn);
}

/* Ends the head when it goes out: by then it is known whether the whole body is there. */
static void complete_head(ln_http1_t *h, const ln_http_request_t *request)
{
    bool old = request->version == LN_HTTP_1_0, whole = request->ended;
    bool long_body = h->in != LN_IN_LENGTH || h->left > LN_HTTP1_DRAIN_MAX;
    h->out = request->head_only || whole ? LN_OUT_LENGTH : old ? LN_OUT_RAW : LN_OUT_CHUNKED;
    if (h->base.stopping || h->base.peer_ended_us > 0 || h->out == LN_OUT_RAW ||
        (whole && !ln_http1_is_body_over(h) && long_body))
        h->keep_alive = false;
    if (h->out == LN_OUT_CHUNKED) {
        ln_http1_put_text(&h->text, "transfer-encoding: chunked\r\n");
    } else if (h->out == LN_OUT_LENGTH && !request->head_only) {
        char length[48];
        snprintf(length, sizeof(length), "content-length: %zu\r\n", request->out.size);
        ln_http1_put_text(&h->text, length);
    }
    if (!h->keep_alive)
        ln_http1_put_text(&h->text, "connection: close\r\n");
    else if (old)
        ln_http1_put_text(&h->text, "connection: keep-alive\r\n");
    ln_http1_put_text(&h->text, "\r\n");
}

static size_t put_chunk(ln_http_request_t *request, uint8_t *out, size_t size)
{
    char line[CHUNK_ROOM];
    size_t data = LN_MIN(request->out.size, size - CHUNK_ROOM);
    size_t head = (size_t)snprintf(line, sizeof(line), "%zx\r\n", data);
    memcpy(out, line, head);
    size_t end = head + ln_http_request_read(request, out + head, data);
    memcpy(out + end, "\r\n", 2);
    return end + 2;
}

static void put_tail(ln_http1_t *h, const ln_http_request_t *request)
{
    bool wanted = ln_http_value_has(ln_http_header(&request->headers, "te"), "trailers");
    ln_http1_put_text(&h->text, "0\r\n");
    for (size_t i = 0; i < request->trailers.count && wanted; i++)
        ln_http1_put_header(&h->text, request->trailers.items[i].name,
                            request->trailers.items[i].value);
    ln_http1_put_text(&h->text, "\r\n");
    h->out = LN_OUT_LENGTH;
}

static size_t take_text(ln_http1_t *h, uint8_t *out, size_t size)
{
    ln_bytes_t rest = ln_http1_rest(&h->text);
    size_t n = LN_MIN(rest.size, size);
    memcpy(out, rest.data, n);
    h->text.start += n;
    return n;
}

size_t ln_http1_output(ln_http_conn_t *conn, uint8_t *out, size_t size)
{
    ln_http1_t *h = ln_http1_of(conn);
    size_t filled = 0;
    if (conn->overflow)
        ln_http_conn_refuse_overflow(conn);
    while (!conn->broken && filled + 2 * CHUNK_ROOM < size) {
        ln_http_request_t *request = h->current;
        if (h->text.end > h->text.start)
            filled += take_text(h, out + filled, size - filled);
        else if (request == NULL || h->out == LN_OUT_NOTHING)
            break;
        else if (h->out == LN_OUT_HEAD)
            complete_head(h, request);
        else if (request->out.size > 0 && h->out == LN_OUT_CHUNKED)
            filled += put_chunk(request, out + filled, size - filled);
        else if (request->out.size > 0)
            filled += ln_http_request_read(request, out + filled, size - filled);
        else if (!request->ended)
            break;
        else if (h->out == LN_OUT_CHUNKED)
            put_tail(h, request);
        else
            ln_http1_answer_sent(h);
    }
    return filled;
}
