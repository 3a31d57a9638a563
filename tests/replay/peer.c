/* SPDX-License-Identifier: Apache-2.0 */
#include "peer.h"

#include "base/buffer.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define FRAME_HEAD 5
#define FRAME_TRAILERS 0x80

struct replay_peer {
    CURLM *multi;
    ln_arena_t arena; /* of the target's name */
    char *target;
};

typedef struct {
    replay_exchange_t public;
    CURL *easy;
    struct curl_slist *headers;
    ln_arena_t arena;
    ln_buffer_t body;
    size_t taken; /* bytes of the body that have become messages */
    bool has_status;
} exchange_t;

/* --- what arrives */

static void take_header(exchange_t *x, ln_bytes_t line)
{
    size_t colon = ln_bytes_find(line, ':');
    if (colon == line.size)
        return;
    ln_bytes_t name = ln_bytes(line.data, colon), value = ln_bytes_from(line, colon + 1);
    while (value.size > 0 && strchr(" \r\n", value.data[0]) != NULL)
        value = ln_bytes_from(value, 1);
    while (value.size > 0 && strchr(" \r\n", value.data[value.size - 1]) != NULL)
        value.size--;
    if (name.size == 11 && strncasecmp((const char *)name.data, "grpc-status", 11) == 0)
        x->has_status = ln_parse_u64(&x->public.status, value);
    if (name.size == 12 && strncasecmp((const char *)name.data, "grpc-message", 12) == 0)
        x->public.message = ln_bytes_copy(&x->arena, value);
}

/* Header lines, and trailers of HTTP/2. */
static size_t on_header(char *data, size_t unit, size_t count, void *subject)
{
    take_header(subject, ln_bytes(data, unit * count));
    return unit * count;
}

/* The trailers of gRPC-Web lie in the body. */
static void take_trailers(exchange_t *x, ln_bytes_t text)
{
    while (text.size > 0) {
        size_t end = ln_bytes_find(text, '\n');
        take_header(x, ln_bytes(text.data, end));
        text = ln_bytes_from(text, end < text.size ? end + 1 : end);
    }
}

static void take_frames(exchange_t *x)
{
    for (;;) {
        ln_bytes_t rest = ln_bytes_from(ln_buffer_bytes(&x->body), x->taken);
        if (rest.size < FRAME_HEAD)
            return;
        size_t size = (size_t)rest.data[1] << 24 | (size_t)rest.data[2] << 16 |
                      (size_t)rest.data[3] << 8 | rest.data[4];
        if (rest.size - FRAME_HEAD < size)
            return;
        ln_bytes_t frame = ln_bytes(rest.data + FRAME_HEAD, size);
        if (rest.data[0] & FRAME_TRAILERS)
            take_trailers(x, frame);
        else
            *LN_PUSH(&x->arena, &x->public.messages) = ln_bytes_copy(&x->arena, frame);
        x->taken += FRAME_HEAD + size;
    }
}

static size_t on_body(char *data, size_t unit, size_t count, void *subject)
{
    exchange_t *x = subject;
    ln_buffer_put(&x->body, ln_bytes(data, unit * count));
    take_frames(x);
    return unit * count;
}

static void end(exchange_t *x, CURLcode code)
{
    x->public.ended = true;
    if (code != CURLE_OK || !x->has_status || x->taken != x->body.size)
        x->public.status = REPLAY_NO_STATUS;
    if (code != CURLE_OK)
        x->public.message = ln_text(curl_easy_strerror(code));
}

/* --- calls */

static void add_header(exchange_t *x, const char *line)
{
    x->headers = curl_slist_append(x->headers, line);
    LN_ASSERT(x->headers != NULL);
}

static void set_transport(exchange_t *x, bool web)
{
    const char *type = web ? "application/grpc-web+proto" : "application/grpc";
    add_header(x, (char *)ln_format(&x->arena, "content-type: %s", type).data);
    add_header(x, "te: trailers");
    add_header(x, "expect:");
    if (web) {
        add_header(x, "x-grpc-web: 1");
        add_header(x, "accept: application/grpc-web+proto");
    }
    curl_easy_setopt(x->easy, CURLOPT_HTTPHEADER, x->headers);
    /* libcurl 7.88 fails on the second HTTP/2 call of a connection without TLS. */
    curl_easy_setopt(x->easy, CURLOPT_FRESH_CONNECT, web ? 0L : 1L);
    curl_easy_setopt(x->easy, CURLOPT_FORBID_REUSE, web ? 0L : 1L);
    curl_easy_setopt(x->easy, CURLOPT_HTTP_VERSION,
                     web ? (long)CURL_HTTP_VERSION_1_1 : (long)CURL_HTTP_VERSION_2_PRIOR_KNOWLEDGE);
}

static void set_request(exchange_t *x, ln_bytes_t request)
{
    ln_buffer_t frame = ln_buffer(&x->arena);
    size_t size = request.size;
    uint8_t head[FRAME_HEAD] = {0, (uint8_t)(size >> 24), (uint8_t)(size >> 16),
                                (uint8_t)(size >> 8), (uint8_t)size};
    ln_buffer_put(&frame, ln_bytes(head, sizeof(head)));
    ln_buffer_put(&frame, request);
    curl_easy_setopt(x->easy, CURLOPT_POSTFIELDSIZE, (long)frame.size);
    curl_easy_setopt(x->easy, CURLOPT_POSTFIELDS, frame.data);
}

static void set_callbacks(exchange_t *x)
{
    curl_easy_setopt(x->easy, CURLOPT_HEADERFUNCTION, on_header);
    curl_easy_setopt(x->easy, CURLOPT_HEADERDATA, x);
    curl_easy_setopt(x->easy, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(x->easy, CURLOPT_WRITEDATA, x);
    curl_easy_setopt(x->easy, CURLOPT_PRIVATE, x);
    curl_easy_setopt(x->easy, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(x->easy, CURLOPT_CONNECTTIMEOUT, 5L);
}

replay_exchange_t *replay_peer_start(replay_peer_t *peer, bool web, ln_bytes_t method,
                                     ln_bytes_t request)
{
    exchange_t *x = ln_zalloc(sizeof(*x));
    x->easy = curl_easy_init();
    LN_ASSERT(x->easy != NULL);
    x->body = ln_buffer(&x->arena);
    ln_bytes_t url = ln_format(&x->arena, "http://%s/rpc.v1.ValidatorNode/%.*s", peer->target,
                               LN_TEXT_ARG(method));
    curl_easy_setopt(x->easy, CURLOPT_URL, (const char *)url.data);
    set_transport(x, web);
    set_request(x, request);
    set_callbacks(x);
    LN_ASSERT(curl_multi_add_handle(peer->multi, x->easy) == CURLM_OK);
    return &x->public;
}

void replay_peer_stop(replay_peer_t *peer, replay_exchange_t *exchange)
{
    exchange_t *x = (exchange_t *)exchange;
    curl_multi_remove_handle(peer->multi, x->easy);
    curl_easy_cleanup(x->easy);
    curl_slist_free_all(x->headers);
    ln_arena_release(&x->arena);
    free(x);
}

void replay_peer_run(replay_peer_t *peer, int wait_ms)
{
    int running, left;
    LN_ASSERT(curl_multi_poll(peer->multi, NULL, 0, wait_ms, NULL) == CURLM_OK);
    LN_ASSERT(curl_multi_perform(peer->multi, &running) == CURLM_OK);
    for (CURLMsg *done; (done = curl_multi_info_read(peer->multi, &left)) != NULL;) {
        exchange_t *x;
        CURLcode code = done->data.result;
        curl_easy_getinfo(done->easy_handle, CURLINFO_PRIVATE, (char **)&x);
        end(x, code);
    }
}

replay_peer_t *replay_peer_new(const char *target)
{
    replay_peer_t *peer = ln_zalloc(sizeof(*peer));
    LN_ASSERT(curl_global_init(CURL_GLOBAL_ALL) == CURLE_OK);
    peer->multi = curl_multi_init();
    LN_ASSERT(peer->multi != NULL);
    peer->target = ln_text_copy_z(&peer->arena, ln_text(target));
    return peer;
}

void replay_peer_free(replay_peer_t *peer)
{
    curl_multi_cleanup(peer->multi);
    curl_global_cleanup();
    ln_arena_release(&peer->arena);
    free(peer);
}
