/* SPDX-License-Identifier: Apache-2.0 */
#include "net/reply.h"

#include "base/metrics.h"

void ln_http_reply_with(ln_http_request_t *request, int status, const ln_http_header_t *headers,
                        size_t count, ln_bytes_t body)
{
    request->empty = body.size == 0; /* HTTP/2 then says all in one frame */
    ln_http_start(request, status, headers, count);
    ln_http_send_borrowed(request, body);
    ln_http_end(request, NULL, 0);
}

void ln_http_reply(ln_http_request_t *request, int status, const char *type, ln_bytes_t body)
{
    ln_http_header_t header = {LN_LITERAL("content-type"), ln_text(type != NULL ? type : "")};
    ln_http_reply_with(request, status, &header, type != NULL ? 1 : 0, body);
}

void ln_http_reply_text(ln_http_request_t *request, int status, const char *text)
{
    ln_bytes_t line = ln_format(&request->arena, "%s\n", text);
    ln_http_reply(request, status, "text/plain; charset=utf-8", line);
}

void ln_http_reply_metrics(ln_http_request_t *request)
{
    ln_buffer_t text = ln_buffer(&request->arena);
    ln_metrics_print(&text);
    ln_http_reply(request, 200, "text/plain; version=0.0.4", ln_buffer_bytes(&text));
}

/* --- collecting a body */

typedef struct {
    ln_buffer_t body;
    size_t size_max;
    void (*complete)(void *subject, ln_http_request_t *request, ln_bytes_t body);
    void (*cancelled)(void *subject, ln_http_request_t *request);
    void *subject;
} collector_t;

static void on_body(void *subject, ln_http_request_t *request, ln_bytes_t chunk)
{
    collector_t *collector = subject;
    if (chunk.size <= collector->size_max - collector->body.size)
        ln_buffer_put(&collector->body, chunk);
    else
        ln_http_reply_text(request, 413, "the body is larger than is accepted here");
}

/* From here on the handler hears of the request itself. */
static void on_body_ended(void *subject, ln_http_request_t *request)
{
    collector_t *collector = subject;
    ln_http_events_t *events = LN_NEW(&request->arena, ln_http_events_t);
    events->cancelled = collector->cancelled;
    request->events = events;
    request->subject = collector->subject;
    collector->complete(collector->subject, request, ln_buffer_bytes(&collector->body));
}

static void on_cancelled(void *subject, ln_http_request_t *request)
{
    (void)subject;
    ln_http_abort(request);
}

void ln_http_collect(ln_http_request_t *request, size_t size_max,
                     void (*complete)(void *subject, ln_http_request_t *request, ln_bytes_t body),
                     void (*cancelled)(void *subject, ln_http_request_t *request), void *subject)
{
    static const ln_http_events_t events = {
        .body = on_body, .body_ended = on_body_ended, .cancelled = on_cancelled};
    collector_t *collector = LN_NEW(&request->arena, collector_t);
    *collector = (collector_t){ln_buffer(&request->arena), size_max, complete, cancelled, subject};
    if (request->content_length != UINT64_MAX && request->content_length > size_max) {
        ln_http_reply_text(request, 413, "the body is larger than is accepted here");
        return;
    }
    request->body_max = UINT64_MAX; /* the size is looked at here */
    request->events = &events;
    request->subject = collector;
}
