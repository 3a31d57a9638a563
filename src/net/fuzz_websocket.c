/* SPDX-License-Identifier: Apache-2.0 */
/* A WebSocket fed with anything behind its handshake. The first byte chooses the size of pieces. */
#include "base/env.h"
#include "net/http1.h"
#include "net/websocket.h"

typedef struct {
    ln_websocket_t *socket;
    size_t messages;
} bench_t;

static void on_message(void *owner, ln_websocket_t *socket, bool text, ln_bytes_t message)
{
    bench_t *bench = owner;
    LN_ASSERT(bench->socket == socket && message.size <= 1000);
    LN_ASSERT(!text || ln_utf8_valid(message));
    if (++bench->messages % 4 == 0) {
        bench->socket = NULL;
        ln_websocket_close(socket, 1001, "enough");
    } else {
        ln_websocket_send(socket, LN_LITERAL("answer"));
    }
}

static void on_closed(void *owner, ln_websocket_t *socket, uint16_t code)
{
    bench_t *bench = owner;
    LN_ASSERT(bench->socket == socket && code > 0);
    bench->socket = NULL;
}

static const ln_websocket_events_t events = {.message = on_message, .closed = on_closed};

static void on_request(void *owner, ln_http_request_t *request)
{
    bench_t *bench = owner;
    bench->socket = ln_websocket_accept(request, NULL, 1000, &events, bench);
}

static void on_wake(void *owner)
{
    (void)owner;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char handshake[] =
        "GET /ws HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n"
        "sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    ln_env_fake_t env;
    bench_t bench = {0};
    ln_http_config_t config;
    uint8_t out[2048];
    if (size < 1)
        return 0;
    ln_bytes_t input = ln_bytes(data + 1, size - 1);
    ln_env_fake_init(&env, 1700000000000000u, 1);
    ln_http_config_init(&config, &env.env, NULL, on_request, &bench);
    ln_http_conn_t *conn = ln_http1_server(&config, on_wake, NULL);
    ln_http_conn_feed(conn, ln_text(handshake));
    LN_ASSERT(bench.socket != NULL);
    while (input.size > 0) {
        size_t n = LN_MIN((size_t)data[0] + 1, input.size);
        ln_http_conn_feed(conn, ln_bytes(input.data, n));
        input = ln_bytes_from(input, n);
        while (ln_http_conn_output(conn, out, sizeof(out)) > 0)
            continue;
    }
    ln_http_conn_free(conn);
    LN_ASSERT(bench.socket == NULL);
    ln_http_config_release(&config);
    return 0;
}
