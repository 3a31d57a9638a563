/* SPDX-License-Identifier: Apache-2.0 */
#include "net/fetch.h"
#include "net/reply.h"
#include "net/server.h"
#include "net/test_help.h"

typedef struct {
    ln_test_t *t;
    ln_loop_t loop;
    ln_http_server_t server;
} world_t;

static void on_echo(void *subject, ln_http_request_t *request, ln_bytes_t body)
{
    (void)subject;
    ln_http_reply(request, 200, "text/plain", body);
}

static void on_cancelled(void *subject, ln_http_request_t *request)
{
    (void)subject;
    ln_http_end(request, NULL, 0);
}

static const ln_http_events_t silent = {.cancelled = on_cancelled};

static void on_request(void *owner, ln_http_request_t *request)
{
    if (ln_bytes_equal_text(request->path, "/later"))
        request->events = &silent;
    else
        ln_http_collect(request, 1u << 20, on_echo, NULL, owner);
}

static void open_world(ln_test_t *t, world_t *world)
{
    *world = (world_t){.t = t};
    ln_loop_init(&world->loop, ln_env_system());
    const ln_http_server_options_t options = {
        .host = "127.0.0.1", .request = on_request, .owner = world};
    CHECK_OK(ln_http_server_init(&t->call, &world->server, &world->loop, &options));
}

static void close_world(world_t *world)
{
    ln_http_server_release(&world->server);
    ln_loop_release(&world->loop);
}

typedef struct {
    world_t *world;
    ln_fetch_request_t request;
    ln_fetch_response_t response;
    ln_err_t err;
    bool done;
} errand_t;

static void run_errand(void *subject)
{
    errand_t *errand = subject;
    errand->err = ln_fetch(&errand->world->t->call, &errand->world->loop, &errand->response,
                           &errand->request);
    errand->done = true;
}

static void fetch(world_t *world, errand_t *errand)
{
    ln_group_t group;
    errand->world = world;
    ln_group_init(&group, &world->loop.sched);
    ln_group_spawn(&group, run_errand, errand);
    CHECK(ln_drive_until(&world->loop, &errand->done, 20000000));
    ln_group_end(&group);
}

TEST(fetch_gets_and_posts)
{
    world_t world;
    open_world(t, &world);
    unsigned port = ln_http_server_port(&world.server);
    const char *url = (const char *)ln_format(&t->arena, "http://127.0.0.1:%u/", port).data;
    const ln_http_header_t header = {LN_LITERAL("content-type"), LN_LITERAL("application/json")};
    errand_t post = {.request = {.url = url,
                                 .headers = &header,
                                 .header_count = 1,
                                 .body = ln_test_repeat(&t->arena, 'x', 100000)}};
    fetch(&world, &post);
    CHECK_OK(post.err);
    CHECK(post.response.status == 200 && post.response.body.size == 100000);
    CHECK_BYTES(ln_http_header(&post.response.headers, "content-type"), LN_LITERAL("text/plain"));
    errand_t get = {.request = {.url = url}};
    fetch(&world, &get);
    CHECK(get.err == LN_OK && get.response.body.size == 0);
    errand_t large = {.request = {.url = url,
                                  .body = ln_test_repeat(&t->arena, 'x', 1001),
                                  .response_size_max = 1000}};
    fetch(&world, &large);
    CHECK(large.err == LN_ERR_LIMIT);
    close_world(&world);
}

TEST(fetch_says_what_went_wrong)
{
    world_t world;
    open_world(t, &world);
    unsigned port = ln_http_server_port(&world.server);
    const char *later = (const char *)ln_format(&t->arena, "http://127.0.0.1:%u/later", port).data;
    errand_t slow = {.request = {.url = later, .timeout_us = 50000}};
    fetch(&world, &slow);
    CHECK(slow.err == LN_ERR_TIMEOUT);
    errand_t bad = {.request = {.url = "ftp://127.0.0.1/"}};
    fetch(&world, &bad);
    CHECK(bad.err == LN_ERR_INVALID_INPUT);
    errand_t gone = {.request = {.url = "http://127.0.0.1:1/"}};
    fetch(&world, &gone);
    CHECK(gone.err == LN_ERR_IO && t->call.text.size > 20);
    close_world(&world);
}

TEST(fetch_ends_quickly_when_its_task_is_cancelled)
{
    world_t world;
    open_world(t, &world);
    unsigned port = ln_http_server_port(&world.server);
    errand_t errand = {.world = &world};
    errand.request.url = (const char *)ln_format(&t->arena, "http://127.0.0.1:%u/later", port).data;
    ln_group_t group;
    ln_group_init(&group, &world.loop.sched);
    ln_group_spawn(&group, run_errand, &errand);
    ln_drive_for(&world.loop, 50000);
    uint64_t before_us = ln_env_monotonic_us(ln_env_system());
    ln_group_end(&group);
    CHECK(errand.err == LN_ERR_CANCELLED);
    CHECK(ln_env_monotonic_us(ln_env_system()) - before_us < 900000);
    close_world(&world);
}
