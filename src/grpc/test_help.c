/* SPDX-License-Identifier: Apache-2.0 */
#include "grpc/test_help.h"

#include "net/reply.h"

/* --- the service */

static void on_echo(void *owner, ln_grpc_call_t *call)
{
    ln_test_world_t *world = owner;
    world->handled++;
    ln_grpc_reply(call, call->message);
}

static void on_fail(void *owner, ln_grpc_call_t *call)
{
    (void)owner;
    ln_grpc_fail_text(call, LN_GRPC_NOT_FOUND, "Blob not found \xc3\xa9");
}

static void on_kept_cancelled(ln_grpc_call_t *call)
{
    ln_test_world_t *world = call->subject;
    world->cancelled++;
}

static void on_later(void *owner, ln_grpc_call_t *call)
{
    ln_test_world_t *world = owner;
    call->subject = world;
    call->cancelled = on_kept_cancelled;
    world->kept = call;
}

static void on_count(void *owner, ln_grpc_call_t *call)
{
    (void)owner;
    for (char c = 'a'; c < 'd'; c++)
        ln_grpc_send(call, ln_bytes(&c, 1));
    if (ln_bytes_equal_text(call->message, "fail"))
        ln_grpc_fail_text(call, LN_GRPC_ABORTED, "enough");
    else
        ln_grpc_end(call);
}

/* What does not begin with "/T/" is plain HTTP. */
static void on_request(void *owner, ln_http_request_t *request)
{
    ln_test_world_t *world = owner;
    if (ln_bytes_equal_text(request->path, "/teapot"))
        ln_http_reply_text(request, 503, "no");
    else if (ln_bytes_equal_text(request->path, "/silent"))
        ln_http_reply(request, 200, "application/grpc", ln_bytes(NULL, 0));
    else if (ln_bytes_equal_text(request->path, "/two"))
        ln_http_reply(request, 200, "application/grpc", LN_LITERAL("\0\0\0\0\1a\0\0\0\0\1b"));
    else if (ln_bytes_equal_text(request->path, "/abort"))
        ln_http_abort(request);
    else
        ln_grpc_server_request(&world->server, request);
}

static ln_stream_t *on_dial(void *owner)
{
    ln_test_world_t *world = owner;
    ln_stream_t *a, *b;
    ln_pipe(&world->loop, &a, &b, &world->pipe);
    ln_http_server_accept(&world->http, b);
    return a;
}

static void on_ended(void *owner, const ln_grpc_call_t *call, ln_grpc_code_t code, uint64_t took_us)
{
    ln_test_world_t *world = owner;
    CHECK(took_us < 3600000000u && (call->method != NULL || code == LN_GRPC_UNIMPLEMENTED));
    world->codes[code]++;
}

void ln_test_world_open(ln_test_t *t, ln_test_world_t *world)
{
    ln_test_world_open_with(t, world, &t->env.env);
}

void ln_test_world_open_with(ln_test_t *t, ln_test_world_t *world, ln_env_t *env)
{
    static const char *const services[] = {"T", NULL};
    *world = (ln_test_world_t){.t = t};
    ln_loop_init(&world->loop, env);
    const ln_grpc_server_options_t grpc = {.web = true, .ended = on_ended, .owner = world};
    ln_grpc_server_init(&world->server, &world->loop, &grpc);
    ln_grpc_server_add(&world->server, "/T/Echo", LN_GRPC_UNARY, on_echo, world);
    ln_grpc_server_add(&world->server, "/T/Fail", LN_GRPC_UNARY, on_fail, world);
    ln_grpc_server_add(&world->server, "/T/Later", LN_GRPC_UNARY, on_later, world);
    ln_grpc_server_add(&world->server, "/T/Count", LN_GRPC_STREAM, on_count, world);
    ln_grpc_health_init(&world->health, &world->server, services);
    const ln_http_server_options_t options = {
        .no_listening = true, .cors = true, .request = on_request, .owner = world};
    CHECK_OK(ln_http_server_init(&t->call, &world->http, &world->loop, &options));
    const ln_http_client_options_t client = {.host = "test", .dial = on_dial, .owner = world};
    ln_http_client_init(&world->client, &world->loop, &client);
}

void ln_test_world_close(ln_test_world_t *world)
{
    ln_http_client_release(&world->client);
    ln_grpc_health_end(&world->health);
    ln_http_server_release(&world->http);
    ln_grpc_server_release(&world->server);
    ln_loop_release(&world->loop);
}

/* --- calls */

static void on_message(ln_grpc_client_call_t *call, ln_bytes_t message)
{
    ln_test_call_t *test = call->subject;
    ln_buffer_put(&test->messages, message);
    ln_buffer_put_byte(&test->messages, '|');
}

static void on_done(ln_grpc_client_call_t *call)
{
    ((ln_test_call_t *)call->subject)->done = true;
}

void ln_test_call_begin(ln_test_world_t *world, ln_test_call_t *test, const char *path,
                        ln_bytes_t request)
{
    *test = (ln_test_call_t){.messages = ln_buffer(&world->t->arena),
                             .call = {.http = &world->client,
                                      .path = path,
                                      .request = request,
                                      .message = on_message,
                                      .done = on_done,
                                      .subject = test}};
    test->call.stream = strstr(path, "Count") != NULL || strstr(path, "Watch") != NULL ||
                        strstr(path, "Info") != NULL;
    ln_grpc_client_begin(&test->call);
}

void ln_test_call_finish(ln_test_world_t *world, ln_test_call_t *test)
{
    CHECK(ln_drive_until(&world->loop, &test->done, 100000000));
}
