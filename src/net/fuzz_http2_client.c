/* SPDX-License-Identifier: Apache-2.0 */
/* A client whose server says anything: each exchange ends exactly once. The first byte chooses the
 * size of pieces. */
#include "base/env.h"
#include "net/client.h"
#include "net/drive.h"
#include "net/pipe.h"

#define CALLS 3

typedef struct {
    ln_loop_t loop;
    ln_stream_t *server[8];
    size_t count, ended;
    ln_bytes_t input;
} bench_t;

static void on_data(ln_http_exchange_t *exchange, ln_bytes_t bytes)
{
    LN_ASSERT(exchange->status >= 200 && bytes.size > 0);
}

static void on_done(ln_http_exchange_t *exchange, ln_err_t err)
{
    bench_t *bench = exchange->subject;
    LN_ASSERT(err != LN_OK || exchange->status >= 200);
    LN_ASSERT(err == LN_OK || exchange->problem != NULL);
    bench->ended++;
}

static void on_server_data(void *owner, ln_bytes_t bytes)
{
    (void)owner;
    (void)bytes;
}

static void on_server_closed(void *owner, ln_err_t reason)
{
    (void)owner;
    (void)reason;
}

/* The first connection gets the input, further ones nothing. */
static ln_stream_t *on_dial(void *owner)
{
    static const ln_stream_events_t events = {.data = on_server_data, .closed = on_server_closed};
    bench_t *bench = owner;
    ln_stream_t *a, *b;
    if (bench->count == LN_COUNT(bench->server))
        return NULL;
    const ln_pipe_options_t options = {.piece_max = (size_t)bench->input.data[0] + 1};
    ln_pipe(&bench->loop, &a, &b, &options);
    ln_stream_set_events(b, &events, bench);
    if (bench->count == 0)
        ln_stream_write_bytes(b, ln_bytes_from(bench->input, 1));
    bench->server[bench->count++] = b;
    return a;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ln_env_fake_t env;
    bench_t bench = {.input = ln_bytes(data, size)};
    ln_http_client_t client;
    ln_http_exchange_t exchanges[CALLS] = {0};
    if (size < 1)
        return 0;
    ln_env_fake_init(&env, 1700000000000000u, 1);
    ln_loop_init(&bench.loop, &env.env);
    const ln_http_client_options_t options = {.host = "x", .dial = on_dial, .owner = &bench};
    ln_http_client_init(&client, &bench.loop, &options);
    for (size_t i = 0; i < CALLS; i++) {
        exchanges[i] = (ln_http_exchange_t){.method = LN_LITERAL("POST"),
                                            .path = LN_LITERAL("/a"),
                                            .body = {LN_LITERAL("x"), LN_LITERAL("yz")},
                                            .data = on_data,
                                            .done = on_done,
                                            .subject = &bench};
        ln_http_client_begin(&client, &exchanges[i]);
    }
    ln_drive_for(&bench.loop, 100000000);
    LN_ASSERT(bench.ended <= CALLS);
    for (size_t i = 0; i < CALLS; i++)
        ln_http_exchange_release(&exchanges[i]);
    ln_http_client_release(&client);
    for (size_t i = 0; i < bench.count; i++)
        ln_stream_close(bench.server[i]);
    ln_loop_release(&bench.loop);
    return 0;
}
