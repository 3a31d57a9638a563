/* SPDX-License-Identifier: Apache-2.0 */
/* Calls between our client and our server. */
#include "grpc/test_help.h"

#include <pthread.h>

#include <pthread.h>

static ln_grpc_code_t code_of(ln_test_world_t *world, const char *path, const char *text)
{
    ln_test_call_t test;
    ln_test_call_begin(world, &test, path, LN_LITERAL("x"));
    ln_test_call_finish(world, &test);
    if (text != NULL)
        CHECK_BYTES(test.call.status.text, ln_text(text));
    ln_grpc_client_release(&test.call);
    return test.call.status.code;
}

TEST(grpc_unary_calls_of_all_sizes)
{
    static const size_t sizes[] = {0, 1, 5, 16379, 16384, 70000, 1 << 20, 16 << 20};
    ln_test_world_t world;
    ln_test_world_open(t, &world);
    for (size_t i = 0; i < LN_COUNT(sizes); i++) {
        ln_test_call_t test;
        ln_bytes_t message = ln_test_repeat(&t->arena, 'm', sizes[i]);
        ln_test_call_begin(&world, &test, "/T/Echo", message);
        ln_test_call_finish(&world, &test);
        CHECK(test.call.status.code == LN_GRPC_OK);
        CHECK_BYTES(test.call.response, message);
        ln_grpc_client_release(&test.call);
    }
    CHECK(world.client.connections_made == 1 && world.server.running == 0);
    ln_test_world_close(&world);
}

TEST(grpc_messages_above_the_limit_are_refused_by_either_side)
{
    ln_test_world_t world;
    ln_test_call_t test;
    ln_test_world_open(t, &world);
    ln_test_call_begin(&world, &test, "/T/Echo", ln_test_repeat(&t->arena, 'm', (16 << 20) + 1));
    ln_test_call_finish(&world, &test);
    CHECK(test.call.status.code == LN_GRPC_OUT_OF_RANGE && world.handled == 0);
    CHECK_BYTES(test.call.status.text,
                LN_LITERAL("Error, decoded message length too large: found 16777217 bytes, the "
                           "limit is: 16777216 bytes"));
    ln_grpc_client_release(&test.call);
    ln_test_call_begin(&world, &test, "/T/Later", LN_LITERAL("x"));
    ln_drive_for(&world.loop, 1000);
    ln_grpc_reply(world.kept, ln_test_repeat(&t->arena, 'm', (16 << 20) + 1));
    ln_test_call_finish(&world, &test);
    CHECK(test.call.status.code == LN_GRPC_OUT_OF_RANGE);
    ln_grpc_client_release(&test.call);
    ln_test_call_begin(&world, &test, "/T/Echo", LN_LITERAL("123"));
    ln_grpc_client_release(&test.call);
    test.call.message_max = 2;
    ln_grpc_client_begin(&test.call);
    ln_test_call_finish(&world, &test);
    CHECK(test.call.status.code == LN_GRPC_OUT_OF_RANGE);
    ln_grpc_client_release(&test.call);
    ln_test_world_close(&world);
}

TEST(grpc_failures_have_a_code_and_a_text)
{
    ln_test_world_t world;
    ln_test_world_open(t, &world);
    CHECK(code_of(&world, "/T/Fail", "Blob not found \xc3\xa9") == LN_GRPC_NOT_FOUND);
    CHECK(code_of(&world, "/T/Unknown", "") == LN_GRPC_UNIMPLEMENTED);
    CHECK(code_of(&world, "/teapot", NULL) == LN_GRPC_UNAVAILABLE);
    CHECK(code_of(&world, "/silent", NULL) == LN_GRPC_UNKNOWN);
    CHECK(code_of(&world, "/two", NULL) == LN_GRPC_INTERNAL);
    CHECK(code_of(&world, "/abort", NULL) == LN_GRPC_INTERNAL);
    ln_test_world_close(&world);
}

TEST(grpc_calls_are_counted_by_how_they_end)
{
    ln_test_world_t world;
    ln_test_call_t test;
    ln_test_world_open(t, &world);
    code_of(&world, "/T/Echo", NULL);
    code_of(&world, "/T/Echo", NULL);
    code_of(&world, "/T/Fail", NULL);
    code_of(&world, "/T/None", NULL);
    ln_test_call_begin(&world, &test, "/T/Later", LN_LITERAL("x"));
    ln_drive_for(&world.loop, 1000);
    ln_grpc_client_release(&test.call);
    ln_drive_for(&world.loop, 1000);
    ln_grpc_reply(world.kept, LN_LITERAL(""));
    CHECK(world.codes[LN_GRPC_OK] == 2 && world.codes[LN_GRPC_NOT_FOUND] == 1);
    CHECK(world.codes[LN_GRPC_UNIMPLEMENTED] == 1 && world.codes[LN_GRPC_CANCELLED] == 1);
    ln_test_world_close(&world);
}

TEST(grpc_streams_send_messages_and_a_status)
{
    ln_test_world_t world;
    ln_test_call_t test;
    ln_test_world_open(t, &world);
    ln_test_call_begin(&world, &test, "/T/Count", LN_LITERAL("go"));
    ln_test_call_finish(&world, &test);
    CHECK(test.call.status.code == LN_GRPC_OK);
    CHECK_BYTES(ln_buffer_bytes(&test.messages), LN_LITERAL("a|b|c|"));
    ln_grpc_client_release(&test.call);
    ln_test_call_begin(&world, &test, "/T/Count", LN_LITERAL("fail"));
    ln_test_call_finish(&world, &test);
    CHECK(test.call.status.code == LN_GRPC_ABORTED);
    CHECK_BYTES(test.call.status.text, LN_LITERAL("enough"));
    CHECK_BYTES(ln_buffer_bytes(&test.messages), LN_LITERAL("a|b|c|"));
    ln_grpc_client_release(&test.call);
    ln_test_world_close(&world);
}

TEST(grpc_a_client_that_leaves_cancels_its_call)
{
    ln_test_world_t world;
    ln_test_call_t test;
    ln_test_world_open(t, &world);
    ln_test_call_begin(&world, &test, "/T/Later", LN_LITERAL("x"));
    ln_drive_for(&world.loop, 1000);
    ln_grpc_client_release(&test.call);
    ln_drive_for(&world.loop, 1000);
    CHECK(world.cancelled == 1 && ln_grpc_is_cancelled(world.kept) && world.server.running == 1);
    ln_grpc_reply(world.kept, LN_LITERAL("too late"));
    CHECK(world.server.running == 0);
    ln_test_world_close(&world);
}

TEST(grpc_calls_outlive_their_connection_until_they_are_ended)
{
    ln_test_world_t world;
    ln_test_call_t test;
    ln_test_world_open(t, &world);
    ln_test_call_begin(&world, &test, "/T/Later", LN_LITERAL("message"));
    ln_drive_for(&world.loop, 1000);
    ln_grpc_client_release(&test.call);
    ln_http_server_cancel_all(&world.http);
    CHECK(world.cancelled == 1);
    CHECK_BYTES(world.kept->message, LN_LITERAL("message"));
    ln_grpc_fail_text(world.kept, LN_GRPC_INTERNAL, "x");
    ln_test_world_close(&world);
}

TEST(grpc_deadlines_of_clients)
{
    ln_test_world_t world;
    ln_test_call_t test;
    ln_test_world_open(t, &world);
    ln_test_call_begin(&world, &test, "/T/Later", LN_LITERAL("x"));
    ln_drive_for(&world.loop, 1000);
    ln_grpc_client_release(&test.call);
    ln_drive_for(&world.loop, 1000);
    ln_grpc_fail_text(world.kept, LN_GRPC_INTERNAL, "x");
    test.done = false;
    test.call.deadline_us = t->env.monotonic + 30000;
    ln_grpc_client_begin(&test.call);
    ln_test_call_finish(&world, &test);
    CHECK(test.call.status.code == LN_GRPC_DEADLINE_EXCEEDED);
    ln_grpc_client_release(&test.call);
    ln_drive_for(&world.loop, 1000);
    CHECK(world.cancelled == 2);
    ln_grpc_fail_text(world.kept, LN_GRPC_INTERNAL, "x");
    ln_test_world_close(&world);
}

/* --- for tasks */

typedef struct {
    ln_test_world_t *world;
    ln_grpc_status_t status;
    ln_bytes_t response;
    ln_err_t err;
    const char *path;
} errand_t;

static void run_errand(void *subject)
{
    errand_t *errand = subject;
    ln_test_world_t *world = errand->world;
    errand->err = ln_grpc_unary(&world->t->call, &world->client, &errand->status, &errand->response,
                                errand->path, LN_LITERAL("hello"), 0);
}

TEST(grpc_a_task_waits_for_the_answer)
{
    ln_test_world_t world;
    ln_group_t group;
    ln_test_world_open(t, &world);
    errand_t good = {.world = &world, .path = "/T/Echo"};
    errand_t stuck = {.world = &world, .path = "/T/Later"};
    ln_group_init(&group, &world.loop.sched);
    ln_group_spawn(&group, run_errand, &good);
    ln_group_spawn(&group, run_errand, &stuck);
    ln_drive_for(&world.loop, 10000);
    CHECK(good.err == LN_OK && good.status.code == LN_GRPC_OK);
    CHECK_BYTES(good.response, LN_LITERAL("hello"));
    CHECK(!ln_group_empty(&group));
    ln_group_end(&group);
    CHECK(stuck.err == LN_ERR_CANCELLED);
    ln_drive_for(&world.loop, 10000);
    CHECK(world.cancelled == 1);
    ln_grpc_fail_text(world.kept, LN_GRPC_INTERNAL, "x");
    ln_test_world_close(&world);
}

/* --- answers from another thread */

typedef struct {
    ln_test_world_t world;
    ln_queue_t questions;
    ln_mailbox_t answers;
} threads_t;

static void on_question(void *owner, ln_grpc_call_t *call)
{
    threads_t *threads = owner;
    if (!ln_queue_push(&threads->questions, &call->link))
        ln_grpc_fail_text(call, LN_GRPC_RESOURCE_EXHAUSTED, "try again later");
}

static void *answer(void *subject)
{
    threads_t *threads = subject;
    ln_link_t items, *link;
    ln_list_init(&items);
    while (ln_queue_wait(&threads->questions, &items) > 0) {
        while ((link = ln_list_pop(&items)) != NULL) {
            ln_grpc_call_t *call = LN_CONTAINER(link, ln_grpc_call_t, link);
            call->message = ln_bytes_join(call->call.arena, call->message, LN_LITERAL("!"));
            bool pushed = ln_queue_push_reply(&threads->answers.queue, link);
            LN_ASSERT(pushed);
        }
    }
    return NULL;
}

static void on_answer(void *subject, ln_link_t *item)
{
    ln_grpc_call_t *call = LN_CONTAINER(item, ln_grpc_call_t, link);
    (void)subject;
    ln_grpc_reply(call, call->message);
}

TEST(grpc_another_thread_may_answer)
{
    enum { COUNT = 200 };
    static ln_test_call_t calls[COUNT];
    threads_t threads;
    pthread_t thread;
    size_t good = 0, refused = 0;
    ln_test_world_open_with(t, &threads.world, ln_env_system());
    ln_grpc_server_add(&threads.world.server, "/T/Ask", LN_GRPC_UNARY, on_question, &threads);
    ln_queue_init(&threads.questions, 50, NULL, NULL);
    ln_mailbox_init(&threads.answers, &threads.world.loop, 50, on_answer, &threads);
    CHECK(pthread_create(&thread, NULL, answer, &threads) == 0);
    for (size_t i = 0; i < COUNT; i++)
        ln_test_call_begin(&threads.world, &calls[i], "/T/Ask", LN_LITERAL("hello"));
    ln_grpc_client_release(&calls[0].call); /* gone before it is answered */
    for (size_t i = 1; i < COUNT; i++) {
        ln_test_call_finish(&threads.world, &calls[i]);
        good += ln_bytes_equal_text(calls[i].call.response, "hello!");
        refused += calls[i].call.status.code == LN_GRPC_RESOURCE_EXHAUSTED;
        ln_grpc_client_release(&calls[i].call);
    }
    CHECK(good + refused == COUNT - 1 && good > 0);
    ln_queue_close(&threads.questions);
    pthread_join(thread, NULL);
    ln_mailbox_release(&threads.answers);
    ln_queue_release(&threads.questions);
    ln_test_world_close(&threads.world);
}
