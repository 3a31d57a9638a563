/* SPDX-License-Identifier: Apache-2.0 */
#include "net/http2.h"

#include "net/client.h"
#include "net/http2_priv.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define REQUEST_HEADERS_MAX 32

struct ln_http2_client {
    nghttp2_session *session;
    ln_h2_rest_t rest;
    const ln_http2_client_events_t *events;
    void *owner;
    bool open, going_away;
};

static ln_http_exchange_t *exchange_of(nghttp2_session *session, int32_t stream_id)
{
    return nghttp2_session_get_stream_user_data(session, stream_id);
}

/* --- the answer */

static void take_status(ln_http_exchange_t *exchange, ln_bytes_t value)
{
    uint64_t status = 0;
    if (!ln_parse_u64(&status, value))
        status = 0; /* nghttp2 has checked it */
    exchange->status = (int)status;
    exchange->response_headers.count = 0; /* an interim answer may have had some */
    exchange->response_headers.items = NULL;
}

static int on_header(nghttp2_session *session, const nghttp2_frame *frame, const uint8_t *name,
                     size_t name_size, const uint8_t *value, size_t value_size, uint8_t flags,
                     void *owner)
{
    ln_http_exchange_t *exchange = exchange_of(session, frame->hd.stream_id);
    (void)flags;
    (void)owner;
    if (exchange == NULL)
        return 0;
    exchange->header_bytes += name_size + value_size + 32;
    if (exchange->header_bytes > LN_H2_HEADER_BYTES_MAX) {
        exchange->problem = "the header of the answer is too large";
        return NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE; /* resets the stream */
    }
    ln_bytes_t n = ln_bytes(name, name_size), v = ln_bytes(value, value_size);
    if (ln_bytes_equal_text(n, ":status")) {
        take_status(exchange, v);
        return 0;
    }
    bool trailers = exchange->told_response;
    ln_http_headers_t *list = trailers ? &exchange->trailers : &exchange->response_headers;
    *LN_PUSH(&exchange->arena, list) =
        (ln_http_header_t){ln_bytes_copy(&exchange->arena, n), ln_bytes_copy(&exchange->arena, v)};
    return 0;
}

static int on_frame(nghttp2_session *session, const nghttp2_frame *frame, void *owner)
{
    ln_http2_client_t *h = owner;
    if (frame->hd.type == NGHTTP2_SETTINGS)
        h->open = true;
    if (frame->hd.type == NGHTTP2_GOAWAY && !h->going_away) {
        h->going_away = true;
        h->events->going_away(h->owner);
    }
    bool headers = frame->hd.type == NGHTTP2_HEADERS, data = frame->hd.type == NGHTTP2_DATA;
    ln_http_exchange_t *exchange =
        headers || data ? exchange_of(session, frame->hd.stream_id) : NULL;
    if (exchange == NULL)
        return 0;
    exchange->complete = (frame->hd.flags & NGHTTP2_FLAG_END_STREAM) != 0;
    if (headers && !exchange->told_response && exchange->status >= 200) {
        exchange->told_response = true;
        if (exchange->response != NULL)
            exchange->response(exchange);
    }
    return 0;
}

static int on_data(nghttp2_session *session, uint8_t flags, int32_t stream_id, const uint8_t *data,
                   size_t size, void *owner)
{
    ln_http_exchange_t *exchange = exchange_of(session, stream_id);
    (void)flags;
    (void)owner;
    if (exchange != NULL && exchange->data != NULL)
        exchange->data(exchange, ln_bytes(data, size));
    return 0;
}

static int on_stream_close(nghttp2_session *session, int32_t stream_id, uint32_t code, void *owner)
{
    ln_http2_client_t *h = owner;
    ln_http_exchange_t *exchange = exchange_of(session, stream_id);
    if (exchange == NULL)
        return 0;
    exchange->h2_code = code;
    exchange->was_reset = true;
    bool too_large = exchange->header_bytes > LN_H2_HEADER_BYTES_MAX;
    bool good = exchange->complete && exchange->told_response && !too_large;
    h->events->ended(h->owner, exchange, good ? LN_OK : too_large ? LN_ERR_LIMIT : LN_ERR_IO);
    return 0;
}

static nghttp2_session_callbacks *callbacks;

static void make_callbacks(void)
{
    int failed = nghttp2_session_callbacks_new(&callbacks);
    LN_ASSERT(failed == 0);
    nghttp2_session_callbacks_set_on_header_callback(callbacks, on_header);
    nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks, on_frame);
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks, on_data);
    nghttp2_session_callbacks_set_on_stream_close_callback(callbacks, on_stream_close);
}

/* --- the connection */

ln_http2_client_t *ln_http2_client(const ln_http2_client_events_t *events, void *owner)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, make_callbacks);
    const nghttp2_settings_entry settings[] = {
        {NGHTTP2_SETTINGS_ENABLE_PUSH, 0},
        {NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE, LN_H2_STREAM_WINDOW},
        {NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE, LN_H2_HEADER_BYTES_MAX},
        {NGHTTP2_SETTINGS_NO_RFC7540_PRIORITIES, 1},
    };
    ln_http2_client_t *h = ln_zalloc(sizeof(*h));
    h->events = events;
    h->owner = owner;
    nghttp2_option *option;
    int failed = nghttp2_option_new(&option);
    LN_ASSERT(failed == 0);
    nghttp2_option_set_no_closed_streams(option, 1);
    failed = nghttp2_session_client_new2(&h->session, callbacks, h, option);
    LN_ASSERT(failed == 0);
    nghttp2_option_del(option);
    failed = nghttp2_submit_settings(h->session, NGHTTP2_FLAG_NONE, settings, LN_COUNT(settings));
    LN_ASSERT(failed == 0);
    failed = nghttp2_session_set_local_window_size(h->session, NGHTTP2_FLAG_NONE, 0,
                                                   LN_H2_CONNECTION_WINDOW);
    LN_ASSERT(failed == 0);
    return h;
}

void ln_http2_client_free(ln_http2_client_t *h)
{
    nghttp2_session_del(h->session);
    free(h);
}

bool ln_http2_client_feed(ln_http2_client_t *h, ln_bytes_t bytes)
{
    ssize_t taken = nghttp2_session_mem_recv(h->session, bytes.data, bytes.size);
    return taken >= 0;
}

bool ln_http2_client_output(ln_http2_client_t *h, uint8_t *out, size_t *filled, size_t size)
{
    *filled = 0;
    bool good = ln_h2_output(h->session, &h->rest, out, filled, size);
    return good && (*filled > 0 || nghttp2_session_want_read(h->session) ||
                    nghttp2_session_want_write(h->session));
}

/* --- the question */

static ssize_t read_body(nghttp2_session *session, int32_t stream_id, uint8_t *out, size_t size,
                         uint32_t *flags, nghttp2_data_source *source, void *owner)
{
    ln_http_exchange_t *exchange = exchange_of(session, stream_id);
    size_t filled = 0;
    (void)source;
    (void)owner;
    if (exchange == NULL)
        return NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE;
    for (size_t i = 0, before = 0; i < LN_COUNT(exchange->body); i++) {
        ln_bytes_t part = exchange->body[i];
        size_t end = before + part.size, at = exchange->body_sent;
        if (at >= before && at < end) {
            size_t n = LN_MIN(end - at, size - filled);
            memcpy(out + filled, part.data + (at - before), n);
            filled += n;
            exchange->body_sent += n;
        }
        before = end;
    }
    if (exchange->body_sent == exchange->body[0].size + exchange->body[1].size)
        *flags |= NGHTTP2_DATA_FLAG_EOF;
    return (ssize_t)filled;
}

bool ln_http2_client_begin(ln_http2_client_t *h, ln_http_exchange_t *exchange)
{
    ln_http_client_t *client = exchange->client;
    nghttp2_nv list[REQUEST_HEADERS_MAX];
    size_t used = 0;
    LN_ASSERT(exchange->header_count + 4 <= REQUEST_HEADERS_MAX);
    list[used++] = ln_h2_header(":method", exchange->method);
    list[used++] = ln_h2_header(":scheme", ln_text(client->options.tls != NULL ? "https" : "http"));
    list[used++] = ln_h2_header(":authority", ln_text(client->authority));
    list[used++] = ln_h2_header(":path", exchange->path);
    for (size_t i = 0; i < exchange->header_count; i++)
        list[used++] = ln_h2_header_of(exchange->headers[i]);
    bool body = exchange->body[0].size + exchange->body[1].size > 0;
    nghttp2_data_provider provider = {.read_callback = read_body};
    exchange->body_sent = 0;
    int32_t id =
        nghttp2_submit_request(h->session, NULL, list, used, body ? &provider : NULL, exchange);
    if (id < 0)
        return false;
    exchange->stream_id = id;
    return true;
}

void ln_http2_client_cancel(ln_http2_client_t *h, ln_http_exchange_t *exchange)
{
    nghttp2_session_set_stream_user_data(h->session, exchange->stream_id, NULL);
    nghttp2_submit_rst_stream(h->session, NGHTTP2_FLAG_NONE, exchange->stream_id, NGHTTP2_CANCEL);
}

void ln_http2_client_ping(ln_http2_client_t *h)
{
    nghttp2_submit_ping(h->session, NGHTTP2_FLAG_NONE, NULL);
}

bool ln_http2_client_is_open(const ln_http2_client_t *h)
{
    return h->open;
}
