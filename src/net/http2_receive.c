/* SPDX-License-Identifier: Apache-2.0 */
#include "net/http2_server_priv.h"

#include <pthread.h>

/* The peer does what nobody needs to do: the connection ends with the reason. */
static void flood(ln_http2_t *h)
{
    if (h->flooded)
        return;
    h->flooded = true;
    nghttp2_session_terminate_session(h->session, NGHTTP2_ENHANCE_YOUR_CALM);
}

static int on_begin_frame(nghttp2_session *session, const nghttp2_frame_hd *frame, void *owner)
{
    ln_http2_t *h = owner;
    bool brings = frame->type == NGHTTP2_HEADERS || frame->type == NGHTTP2_WINDOW_UPDATE ||
                  (frame->type == NGHTTP2_DATA &&
                   (frame->length > 0 || (frame->flags & NGHTTP2_FLAG_END_STREAM) != 0)) ||
                  (frame->type == NGHTTP2_RST_STREAM &&
                   ln_http2_request_of(session, frame->stream_id) != NULL);
    if (!brings && !ln_h2_bucket_take(&h->frames, ln_http2_now_us(h)))
        flood(h);
    return 0;
}

static int on_begin_headers(nghttp2_session *session, const nghttp2_frame *frame, void *owner)
{
    ln_http2_t *h = owner;
    h->header_bytes = 0;
    if (frame->hd.type != NGHTTP2_HEADERS || frame->headers.cat != NGHTTP2_HCAT_REQUEST)
        return 0;
    if (h->base.unfinished >= h->base.config->limits.streams_max || h->flooded) {
        ln_http2_reset(h, frame->hd.stream_id, NGHTTP2_REFUSED_STREAM);
        return 0;
    }
    ln_http_request_t *request = ln_http_request_new(&h->base, LN_HTTP_2);
    request->stream_id = frame->hd.stream_id;
    nghttp2_session_set_stream_user_data(session, frame->hd.stream_id, request);
    if (h->base.head_since_us == 0)
        h->base.head_since_us = LN_MAX(ln_http2_now_us(h), 1u);
    return 0;
}

static void take_pseudo_header(ln_http_request_t *request, ln_bytes_t name, ln_bytes_t value)
{
    if (ln_bytes_equal_text(name, ":method"))
        request->method = value;
    else if (ln_bytes_equal_text(name, ":path"))
        ln_http_request_set_target(request, value);
    else if (ln_bytes_equal_text(name, ":authority"))
        request->authority = value;
}

static int on_header(nghttp2_session *session, const nghttp2_frame *frame, const uint8_t *name,
                     size_t name_size, const uint8_t *value, size_t value_size, uint8_t flags,
                     void *owner)
{
    ln_http2_t *h = owner;
    const ln_http_limits_t *limits = &h->base.config->limits;
    (void)flags;
    h->header_bytes += name_size + value_size + 32; /* RFC 9113 §6.5.2 */
    if (h->header_bytes > 4 * limits->header_bytes_max) {
        flood(h);
        return 0;
    }
    ln_http_request_t *request = ln_http2_request_of(session, frame->hd.stream_id);
    if (request == NULL || frame->headers.cat != NGHTTP2_HCAT_REQUEST)
        return 0; /* trailers mean nothing to us */
    request->header_bytes = h->header_bytes;
    if (h->header_bytes > limits->header_bytes_max ||
        request->headers.count >= limits->headers_max) {
        request->header_bytes = limits->header_bytes_max + 1; /* refused when it is complete */
        return 0;
    }
    ln_bytes_t n = ln_bytes_copy(&request->arena, ln_bytes(name, name_size));
    ln_bytes_t v = ln_bytes_copy(&request->arena, ln_bytes(value, value_size));
    if (name_size > 0 && name[0] == ':') {
        take_pseudo_header(request, n, v);
    } else {
        ln_http_request_add_header(request, n, v);
        if (ln_bytes_equal_text(n, "content-length") && !ln_parse_u64(&request->content_length, v))
            request->content_length = UINT64_MAX; /* nghttp2 refuses it */
    }
    return 0;
}

/* The header is complete. */
static void begin_request(ln_http2_t *h, ln_http_request_t *request)
{
    int32_t stream_id = request->stream_id;
    bool path_ok = request->path.size > 0 &&
                   (request->path.data[0] == '/' || ln_bytes_equal_text(request->path, "*"));
    h->base.head_since_us = 0;
    if (request->authority.size == 0)
        request->authority = ln_http_header(&request->headers, "host");
    int status = 0;
    if (request->header_bytes > h->base.config->limits.header_bytes_max)
        status = 431;
    else if (!path_ok)
        status = ln_bytes_equal_text(request->method, "CONNECT") ? 501 : 400;
    if (status != 0) {
        ln_http2_refuse(&h->base, request, status);
        return;
    }
    ln_http_request_dispatch(request);
    request = ln_http2_request_of(h->session, stream_id);
    if (request != NULL && !request->ended && request->content_length != UINT64_MAX &&
        request->content_length > request->body_max)
        ln_http2_refuse(&h->base, request, 413);
}

static int on_frame(nghttp2_session *session, const nghttp2_frame *frame, void *owner)
{
    ln_http2_t *h = owner;
    bool headers = frame->hd.type == NGHTTP2_HEADERS, data = frame->hd.type == NGHTTP2_DATA;
    if (frame->hd.type == NGHTTP2_SETTINGS)
        h->base.head_since_us = 0; /* the preface is complete; this is in no header */
    if (!headers && !data)
        return 0;
    ln_http_request_t *request = ln_http2_request_of(session, frame->hd.stream_id);
    if (request != NULL && headers && frame->headers.cat == NGHTTP2_HCAT_REQUEST)
        begin_request(h, request);
    request = ln_http2_request_of(session, frame->hd.stream_id);
    if (request != NULL && (frame->hd.flags & NGHTTP2_FLAG_END_STREAM) != 0)
        ln_http_request_body_end(request);
    return 0;
}

static int on_data(nghttp2_session *session, uint8_t flags, int32_t stream_id, const uint8_t *data,
                   size_t size, void *owner)
{
    ln_http2_t *h = owner;
    ln_http_request_t *request = ln_http2_request_of(session, stream_id);
    int status;
    (void)flags;
    if (request != NULL && !ln_http_request_body(request, &status, ln_bytes(data, size)))
        ln_http2_refuse(&h->base, request, status);
    return 0;
}

static int on_stream_close(nghttp2_session *session, int32_t stream_id, uint32_t code, void *owner)
{
    ln_http2_t *h = owner;
    ln_http_request_t *request = ln_http2_request_of(session, stream_id);
    h->base.head_since_us = 0; /* it may have been refused in the middle of its header */
    if (code != NGHTTP2_NO_ERROR && !ln_h2_bucket_take(&h->resets, ln_http2_now_us(h)))
        flood(h);
    if (request != NULL)
        ln_http_request_detach(request);
    return 0;
}

/* The answer is complete but the question is not: nobody reads the rest. */
static int on_sent(nghttp2_session *session, const nghttp2_frame *frame, void *owner)
{
    ln_http2_t *h = owner;
    bool last = (frame->hd.flags & NGHTTP2_FLAG_END_STREAM) != 0 &&
                (frame->hd.type == NGHTTP2_HEADERS || frame->hd.type == NGHTTP2_DATA);
    if (last && nghttp2_session_get_stream_remote_close(session, frame->hd.stream_id) == 0)
        ln_http2_reset(h, frame->hd.stream_id, NGHTTP2_NO_ERROR);
    return 0;
}

static nghttp2_session_callbacks *callbacks;

static void make_callbacks(void)
{
    int failed = nghttp2_session_callbacks_new(&callbacks);
    LN_ASSERT(failed == 0);
    nghttp2_session_callbacks_set_on_begin_frame_callback(callbacks, on_begin_frame);
    nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks, on_begin_headers);
    nghttp2_session_callbacks_set_on_header_callback(callbacks, on_header);
    nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks, on_frame);
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks, on_data);
    nghttp2_session_callbacks_set_on_stream_close_callback(callbacks, on_stream_close);
    nghttp2_session_callbacks_set_on_frame_send_callback(callbacks, on_sent);
}

nghttp2_session_callbacks *ln_http2_server_callbacks(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, make_callbacks);
    return callbacks;
}
