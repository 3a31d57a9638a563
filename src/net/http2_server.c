/* SPDX-License-Identifier: Apache-2.0 */
#include "net/http2.h"

#include "net/cors.h"
#include "net/http2_server_priv.h"

#include <stdio.h>

#define STREAMS_ANNOUNCED 0xfffffffeu /* spec 04 §3.1 */
#define ANSWER_HEADERS_MAX 32

static ln_http2_t *of(ln_http_conn_t *conn)
{
    return LN_CONTAINER(conn, ln_http2_t, base);
}

/* --- ending requests from our side */

/* Takes the request off its stream; the stream itself is left to the caller. */
static void detach(ln_http2_t *h, ln_http_request_t *request)
{
    nghttp2_session_set_stream_user_data(h->session, request->stream_id, NULL);
    ln_http_request_detach(request);
}

void ln_http2_reset(ln_http2_t *h, int32_t stream_id, uint32_t code)
{
    nghttp2_submit_rst_stream(h->session, NGHTTP2_FLAG_NONE, stream_id, code);
    ln_http_conn_wake(&h->base);
}

/* An answer without a handler: only a status. */
static void answer_with_status(ln_http2_t *h, int32_t stream_id, int status)
{
    char text[16];
    snprintf(text, sizeof(text), "%03d", status);
    nghttp2_nv list[2 + LN_CORS_HEADERS];
    size_t count = 0;
    list[count++] = ln_h2_header(":status", ln_text(text));
    for (size_t i = 0; i < LN_CORS_HEADERS && h->base.config->cors; i++)
        list[count++] = ln_h2_header_of(ln_cors_headers[i]);
    list[count++] = ln_h2_header("date", ln_http_date(h->base.config));
    nghttp2_submit_response(h->session, stream_id, list, count, NULL);
    ln_http_conn_wake(&h->base);
}

void ln_http2_refuse(ln_http_conn_t *conn, ln_http_request_t *request, int status)
{
    ln_http2_t *h = of(conn);
    int32_t stream_id = request->stream_id;
    bool begun = request->status != 0;
    bool slow = request->out.size > 0; /* it does not read */
    detach(h, request);
    if (status != 0 && !begun && status != 503)
        answer_with_status(h, stream_id, status);
    else
        ln_http2_reset(h, stream_id,
                       status == 503 ? NGHTTP2_ENHANCE_YOUR_CALM
                       : slow        ? NGHTTP2_CANCEL
                                     : NGHTTP2_INTERNAL_ERROR);
}

/* --- what the handler sends */

static ssize_t read_body(nghttp2_session *session, int32_t stream_id, uint8_t *out, size_t size,
                         uint32_t *flags, nghttp2_data_source *source, void *owner)
{
    ln_http_request_t *request = ln_http2_request_of(session, stream_id);
    (void)source;
    (void)owner;
    if (request == NULL)
        return NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE;
    size_t n = ln_http_request_read(request, out, size);
    request = ln_http2_request_of(session, stream_id); /* its handler may have been called */
    if (request == NULL)
        return NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE;
    if (request->out.size == 0 && request->ended) {
        *flags |= NGHTTP2_DATA_FLAG_EOF;
        if (request->trailers.count > 0) {
            nghttp2_nv *list = ln_h2_headers(&request->arena, &request->trailers);
            *flags |= NGHTTP2_DATA_FLAG_NO_END_STREAM;
            nghttp2_submit_trailer(session, stream_id, list, request->trailers.count);
        }
    } else if (n == 0) {
        request->deferred = true;
        return NGHTTP2_ERR_DEFERRED;
    }
    return (ssize_t)n;
}

static void http2_start(ln_http_conn_t *conn, ln_http_request_t *request,
                        const ln_http_header_t *headers, size_t count)
{
    ln_http2_t *h = of(conn);
    nghttp2_nv list[ANSWER_HEADERS_MAX];
    char status[16];
    bool cors = conn->config->cors && !request->preflight;
    size_t used = 0, added = 2 + LN_CORS_HEADERS;
    LN_ASSERT(count + added <= ANSWER_HEADERS_MAX);
    snprintf(status, sizeof(status), "%03d", request->status);
    list[used++] = ln_h2_header(":status", ln_text(status));
    for (size_t i = 0; i < count; i++)
        list[used++] = ln_h2_header_of(headers[i]);
    for (size_t i = 0; i < LN_CORS_HEADERS && cors; i++)
        list[used++] = ln_h2_header_of(ln_cors_headers[i]);
    list[used++] = ln_h2_header("date", ln_http_date(conn->config));
    nghttp2_data_provider provider = {.read_callback = read_body};
    nghttp2_submit_response(h->session, request->stream_id, list, used,
                            request->head_only || request->empty ? NULL : &provider);
    ln_http_conn_wake(conn);
}

static void http2_more(ln_http_conn_t *conn, ln_http_request_t *request)
{
    ln_http2_t *h = of(conn);
    if (request->deferred) {
        request->deferred = false;
        nghttp2_session_resume_data(h->session, request->stream_id);
    }
    ln_http_conn_wake(conn);
}

/* --- the connection */

static void update_state(ln_http2_t *h)
{
    bool over = !nghttp2_session_want_read(h->session) && !nghttp2_session_want_write(h->session);
    if (over && h->rest.size == 0)
        h->base.finished = true;
}

static void http2_feed(ln_http_conn_t *conn, ln_bytes_t bytes)
{
    ln_http2_t *h = of(conn);
    if (conn->broken || conn->finished)
        return;
    conn->heard_us = ln_http2_now_us(h);
    ssize_t taken = nghttp2_session_mem_recv(h->session, bytes.data, bytes.size);
    if (taken < 0) {
        nghttp2_session_terminate_session(h->session, NGHTTP2_PROTOCOL_ERROR);
        conn->finished = true;
    }
    update_state(h);
    ln_http_conn_wake(conn);
}

static void http2_peer_ended(ln_http_conn_t *conn)
{
    conn->broken = true; /* HTTP/2 has no half of a connection */
    ln_http_conn_wake(conn);
}

static size_t http2_output(ln_http_conn_t *conn, uint8_t *out, size_t size)
{
    ln_http2_t *h = of(conn);
    size_t filled = 0;
    if (conn->broken)
        return 0;
    if (conn->overflow)
        ln_http_conn_refuse_overflow(conn);
    if (!ln_h2_output(h->session, &h->rest, out, &filled, size))
        conn->broken = true;
    update_state(h);
    return filled;
}

static void http2_stop(ln_http_conn_t *conn)
{
    ln_http2_t *h = of(conn);
    if (conn->stopping)
        return;
    conn->stopping = true;
    int32_t last = nghttp2_session_get_last_proc_stream_id(h->session);
    nghttp2_submit_goaway(h->session, NGHTTP2_FLAG_NONE, last, NGHTTP2_NO_ERROR, NULL, 0);
    ln_http_conn_wake(conn);
}

static void http2_timeout(ln_http_conn_t *conn)
{
    ln_http2_t *h = of(conn);
    nghttp2_session_terminate_session(h->session, NGHTTP2_NO_ERROR);
    conn->finished = true;
    ln_http_conn_wake(conn);
}

static void http2_release(ln_http_conn_t *conn)
{
    nghttp2_session_del(of(conn)->session);
}

static const ln_http_conn_type_t http2_type = {
    .feed = http2_feed,
    .peer_ended = http2_peer_ended,
    .output = http2_output,
    .refuse = ln_http2_refuse,
    .start = http2_start,
    .more = http2_more,
    .stop = http2_stop,
    .timeout = http2_timeout,
    .release = http2_release,
};

static void submit_settings(ln_http2_t *h)
{
    const nghttp2_settings_entry settings[] = {
        {NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, STREAMS_ANNOUNCED},
        {NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE, LN_H2_STREAM_WINDOW},
        {NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE, (uint32_t)h->base.config->limits.header_bytes_max},
        {NGHTTP2_SETTINGS_NO_RFC7540_PRIORITIES, 1},
    };
    int failed =
        nghttp2_submit_settings(h->session, NGHTTP2_FLAG_NONE, settings, LN_COUNT(settings));
    LN_ASSERT(failed == 0);
    failed = nghttp2_session_set_local_window_size(h->session, NGHTTP2_FLAG_NONE, 0,
                                                   LN_H2_CONNECTION_WINDOW);
    LN_ASSERT(failed == 0);
}

ln_http_conn_t *ln_http2_server(ln_http_config_t *config, void (*wake)(void *owner), void *owner)
{
    ln_http2_t *h = ln_zalloc(sizeof(*h));
    ln_http_conn_init(&h->base, &http2_type, config, wake, owner);
    h->base.http2 = true;
    h->base.head_since_us = LN_MAX(h->base.heard_us, 1u); /* the preface counts as a header */
    h->resets = (ln_h2_bucket_t){10000, 10000, 2000, h->base.heard_us};
    h->frames = (ln_h2_bucket_t){1000, 1000, 200, h->base.heard_us};
    nghttp2_option *option;
    int failed = nghttp2_option_new(&option);
    LN_ASSERT(failed == 0);
    nghttp2_option_set_no_closed_streams(option, 1);
    /* Its own limit, 33 a second, would hit clients that cancel what a quorum has answered. */
    nghttp2_option_set_stream_reset_rate_limit(option, UINT32_MAX, UINT32_MAX);
    failed = nghttp2_session_server_new2(&h->session, ln_http2_server_callbacks(), h, option);
    LN_ASSERT(failed == 0);
    nghttp2_option_del(option);
    submit_settings(h);
    ln_http_conn_wake(&h->base);
    return &h->base;
}
