/* SPDX-License-Identifier: Apache-2.0 */
#include "net/test_help.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

/* --- timers */

static void count_up(void *subject)
{
    ++*(size_t *)subject;
}

TEST(timers_run_in_the_order_of_their_times)
{
    enum { COUNT = 500 };
    ln_timers_t timers;
    ln_timer_t list[COUNT] = {0};
    size_t ran = 0, cleared = 0;
    ln_timers_init(&timers);
    for (size_t i = 0; i < COUNT; i++)
        ln_timers_set(&timers, &list[i], ln_test_below(t, 1000), count_up, &ran);
    for (size_t i = 0; i < COUNT; i += 3)
        ln_timers_set(&timers, &list[i], ln_test_below(t, 1000), count_up, &ran);
    for (size_t i = 0; i < COUNT; i += 7, cleared++)
        ln_timers_clear(&timers, &list[i]);
    ln_timers_clear(&timers, &list[0]); /* twice is harmless */
    for (uint64_t now_us = 0, last_us = 0; ln_timers_due_us(&timers) != UINT64_MAX; now_us++) {
        CHECK(ln_timers_due_us(&timers) >= last_us);
        last_us = ln_timers_due_us(&timers);
        while (ln_timers_run_one(&timers, now_us))
            CHECK(ln_timers_due_us(&timers) >= last_us);
    }
    CHECK(ran == COUNT - cleared);
    ln_timers_release(&timers);
}

TEST(loop_runs_timers_when_its_clock_says_so)
{
    ln_loop_t loop;
    ln_timer_t timer = {0};
    size_t ran = 0;
    ln_loop_init(&loop, &t->env.env);
    ln_timer_after(&loop, &timer, 1000, count_up, &ran);
    CHECK(!ln_loop_poll(&loop) && ran == 0);
    ln_env_fake_advance(&t->env, 999);
    CHECK(!ln_loop_poll(&loop) && ran == 0);
    ln_env_fake_advance(&t->env, 1);
    CHECK(ln_loop_poll(&loop) && ran == 1);
    CHECK(ln_loop_deadline_us(&loop) == LN_NO_DEADLINE);
    ln_loop_release(&loop);
}

/* --- tasks */

typedef struct {
    ln_loop_t *loop;
    ln_mailbox_t mailbox;
    ln_signal_t signal;
    size_t received;
    uint64_t slept_us;
    ln_err_t err;
} scene_t;

static void sleep_a_little(void *subject)
{
    scene_t *scene = subject;
    uint64_t before_us = ln_env_monotonic_us(scene->loop->env);
    scene->err = ln_task_sleep(&scene->loop->sched, 20000);
    scene->slept_us = ln_env_monotonic_us(scene->loop->env) - before_us;
}

TEST(loop_runs_a_task_to_its_end)
{
    ln_loop_t loop;
    scene_t scene = {.loop = &loop};
    ln_loop_init(&loop, ln_env_system());
    ln_loop_run_task(&loop, sleep_a_little, &scene);
    CHECK(scene.err == LN_OK && scene.slept_us >= 20000 && scene.slept_us < 2000000);
    ln_loop_release(&loop);
}

static void sleep_long(void *subject)
{
    scene_t *scene = subject;
    scene->err = ln_task_sleep(&scene->loop->sched, 3600000000u);
}

static void stop(void *subject)
{
    ln_loop_stop(subject);
}

TEST(loop_stop_cancels_the_task_that_it_runs)
{
    ln_loop_t loop;
    scene_t scene = {.loop = &loop};
    ln_timer_t timer = {0};
    ln_loop_init(&loop, ln_env_system());
    ln_timer_after(&loop, &timer, 1000, stop, &loop);
    ln_loop_run_task(&loop, sleep_long, &scene);
    CHECK(scene.err == LN_ERR_CANCELLED);
    ln_loop_release(&loop);
}

/* --- other threads */

#define ITEMS 2000

typedef struct {
    ln_link_t link;
    size_t number;
} item_t;

static void *push_items(void *subject)
{
    scene_t *scene = subject;
    for (size_t i = 0; i < ITEMS; i++) {
        item_t *item = ln_zalloc(sizeof(*item));
        item->number = i;
        while (!ln_queue_push(&scene->mailbox.queue, &item->link))
            continue; /* full */
    }
    return NULL;
}

static void receive_item(void *subject, ln_link_t *link)
{
    scene_t *scene = subject;
    item_t *item = LN_CONTAINER(link, item_t, link);
    CHECK(item->number == scene->received);
    scene->received++;
    free(item);
    ln_signal_set(&scene->loop->sched, &scene->signal);
    if (scene->received == ITEMS)
        ln_loop_stop(scene->loop);
}

TEST(loop_receives_what_other_threads_push)
{
    ln_loop_t loop;
    scene_t scene = {.loop = &loop};
    pthread_t thread;
    ln_loop_init(&loop, ln_env_system());
    ln_mailbox_init(&scene.mailbox, &loop, 16, receive_item, &scene);
    CHECK(pthread_create(&thread, NULL, push_items, &scene) == 0);
    ln_loop_run(&loop);
    CHECK(scene.received == ITEMS);
    pthread_join(thread, NULL);
    ln_mailbox_release(&scene.mailbox);
    ln_loop_release(&loop);
}

/* --- soon, signals */

typedef struct {
    ln_loop_t *loop;
    ln_soon_t soon;
    size_t ran;
} again_t;

static void twice(void *subject)
{
    again_t *again = subject;
    if (++again->ran < 2)
        ln_soon_set(again->loop, &again->soon, twice, again);
}

TEST(loop_does_what_is_soon_before_the_round_ends)
{
    ln_loop_t loop;
    again_t again = {.loop = &loop};
    ln_loop_init(&loop, &t->env.env);
    ln_soon_set(&loop, &again.soon, twice, &again);
    ln_soon_set(&loop, &again.soon, twice, &again); /* only once in the list */
    CHECK(ln_loop_deadline_us(&loop) == 0);
    CHECK(ln_loop_poll(&loop) && again.ran == 2);
    CHECK(!ln_loop_poll(&loop));
    ln_soon_set(&loop, &again.soon, twice, &again);
    ln_soon_clear(&again.soon);
    CHECK(!ln_loop_poll(&loop) && again.ran == 2);
    ln_loop_release(&loop);
}

static void on_signal(void *subject, int number)
{
    scene_t *scene = subject;
    scene->received = (size_t)number;
    ln_loop_stop(scene->loop);
}

TEST(loop_tells_of_signals)
{
    ln_loop_t loop;
    scene_t scene = {.loop = &loop};
    ln_loop_init(&loop, ln_env_system());
    ln_loop_on_signal(&loop, on_signal, &scene);
    raise(SIGTERM);
    ln_loop_run(&loop);
    CHECK(scene.received == SIGTERM);
    ln_loop_on_signal(&loop, NULL, NULL);
    ln_loop_release(&loop);
}
