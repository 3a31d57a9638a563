/* SPDX-License-Identifier: Apache-2.0 */
/* HTTP/1 connections fed with anything, in pieces of any size. The first byte chooses the size of
 * pieces; the path of a request chooses what its handler does. */
#include "base/env.h"
#include "net/http1.h"
#include "net/reply.h"

typedef struct {
    ln_http_config_t config;
    ln_http_request_t *kept;
    size_t unended;
} bench_t;

static void end_kept(bench_t *bench)
{
    ln_http_request_t *request = bench->kept;
    bench->kept = NULL;
    if (request == NULL)
        return;
    bench->unended--;
    ln_http_end(request, NULL, 0);
}

static void on_cancelled(void *subject, ln_http_request_t *request)
{
    bench_t *bench = subject;
    LN_ASSERT(bench->kept == request && ln_http_is_cancelled(request));
    end_kept(bench);
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
    bench_t *bench = subject;
    LN_ASSERT(request->body_complete);
    end_kept(bench);
}

static void on_complete(void *subject, ln_http_request_t *request, ln_bytes_t body)
{
    (void)subject;
    ln_http_reply(request, 200, "text/plain", body);
}

static void on_request(void *owner, ln_http_request_t *request)
{
    static const ln_http_events_t echo = {
        .body = on_body, .body_ended = on_body_ended, .cancelled = on_cancelled};
    static const ln_http_events_t tunnel = {.body = on_body, .cancelled = on_cancelled};
    bench_t *bench = owner;
    char kind = request->path.size > 1 ? (char)request->path.data[1] : 'c';
    LN_ASSERT(request->method.size > 0 && bench->kept == NULL);
    request->subject = bench;
    if (kind == 'n') {
        ln_http_reply_text(request, 404, "no");
    } else if (kind == 'e' || (kind == 't' && ln_http1_upgrade(request, NULL, 0))) {
        request->events = kind == 'e' ? &echo : &tunnel;
        bench->kept = request;
        bench->unended++;
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
    size_t piece_max = (size_t)data[0] + 1;
    ln_bytes_t input = ln_bytes(data + 1, size - 1);
    ln_env_fake_init(&env, 1700000000000000u, 1);
    ln_http_config_init(&bench.config, &env.env, NULL, on_request, &bench);
    ln_http_conn_t *conn = ln_http1_server(&bench.config, on_wake, NULL);
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
    if (size % 2 == 0 && !conn->broken)
        ln_http_conn_peer_ended(conn);
    drain(conn);
    ln_http_conn_free(conn);
    LN_ASSERT(bench.unended == 0 && bench.config.unfinished == 0);
    ln_http_config_release(&bench.config);
    return 0;
}
