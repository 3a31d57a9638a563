/* SPDX-License-Identifier: Apache-2.0 */
/* HTTP/2 connections of servers fed with anything behind the preface. The first byte chooses the
 * size of pieces; the path of a request chooses what its handler does. */
#include "base/env.h"
#include "net/http2.h"
#include "net/reply.h"

#define KEPT_MAX 64

typedef struct {
    ln_http_config_t config;
    ln_http_request_t *kept[KEPT_MAX];
    size_t count;
} bench_t;

static void end_kept(bench_t *bench, ln_http_request_t *request)
{
    for (size_t i = 0; i < bench->count; i++)
        if (bench->kept[i] == request) {
            bench->kept[i] = bench->kept[--bench->count];
            ln_http_end(request, NULL, 0);
            return;
        }
}

static void on_cancelled(void *subject, ln_http_request_t *request)
{
    end_kept(subject, request);
}

static void on_body(void *subject, ln_http_request_t *request, ln_bytes_t chunk)
{
    (void)subject;
    if (request->status == 0)
        ln_http_start(request, 200, NULL, 0);
    ln_http_send(request, chunk);
}

static void on_body_ended(void *subject, ln_http_request_t *request)
{
    end_kept(subject, request);
}

static void on_complete(void *subject, ln_http_request_t *request, ln_bytes_t body)
{
    const ln_http_header_t trailer = {LN_LITERAL("grpc-status"), LN_LITERAL("0")};
    (void)subject;
    ln_http_start(request, 200, NULL, 0);
    ln_http_send_borrowed(request, body);
    ln_http_end(request, &trailer, 1);
}

static void on_request(void *owner, ln_http_request_t *request)
{
    static const ln_http_events_t echo = {
        .body = on_body, .body_ended = on_body_ended, .cancelled = on_cancelled};
    static const ln_http_events_t lazy = {.cancelled = on_cancelled};
    bench_t *bench = owner;
    char kind = request->path.size > 1 ? (char)request->path.data[1] : 'c';
    request->subject = bench;
    if (kind == 'n' || bench->count == KEPT_MAX) {
        ln_http_reply_text(request, 404, "no");
    } else if (kind == 'a') {
        ln_http_abort(request);
    } else if (kind == 'e' || kind == 'l') {
        request->events = kind == 'e' ? &echo : &lazy;
        bench->kept[bench->count++] = request;
    } else {
        ln_http_collect(request, 1000, on_complete, NULL, bench);
    }
}

static void on_wake(void *owner)
{
    (void)owner;
}

static void drain(ln_http_conn_t *conn)
{
    uint8_t out[2048];
    while (ln_http_conn_output(conn, out, sizeof(out)) > 0)
        continue;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ln_env_fake_t env;
    bench_t bench = {0};
    if (size < 1)
        return 0;
    size_t piece_max = (size_t)data[0] * 4 + 1;
    ln_bytes_t input = ln_bytes(data + 1, size - 1);
    ln_env_fake_init(&env, 1700000000000000u, 1);
    ln_http_config_init(&bench.config, &env.env, NULL, on_request, &bench);
    ln_http_conn_t *conn = ln_http2_server(&bench.config, on_wake, NULL);
    ln_http_conn_feed(conn, ln_text(LN_HTTP2_PREFACE));
    for (size_t i = 0; input.size > 0 && !conn->broken; i++) {
        size_t n = LN_MIN(piece_max, input.size);
        ln_http_conn_feed(conn, ln_bytes(input.data, n));
        input = ln_bytes_from(input, n);
        if (i % 4 == 0)
            drain(conn);
        if (i % 16 == 15) {
            ln_env_fake_advance(&env, 500000);
            ln_http_conn_tick(conn);
        }
    }
    if (size % 4 == 0)
        ln_http_conn_stop(conn);
    drain(conn);
    ln_http_conn_free(conn);
    LN_ASSERT(bench.count == 0 && bench.config.unfinished == 0);
    ln_http_config_release(&bench.config);
    return 0;
}
