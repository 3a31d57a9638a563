/* SPDX-License-Identifier: Apache-2.0 */
#include "net/loop.h"

#include "net/loop_priv.h"

#include <signal.h>
#include <stdlib.h>

static void on_wake(uv_async_t *handle)
{
    ln_loop_t *loop = handle->data;
    ln_loop_event(loop);
    loop->system->mail = true;
}

static void on_timer(uv_timer_t *handle)
{
    ln_loop_t *loop = handle->data;
    loop->system->armed_us = LN_NO_DEADLINE;
}

static void on_signal(uv_signal_t *handle, int number)
{
    ln_loop_t *loop = handle->data;
    ln_loop_event(loop);
    if (loop->system->on_signal != NULL)
        loop->system->on_signal(loop->system->signal_subject, number);
}

void ln_loop_init(ln_loop_t *loop, ln_env_t *env)
{
    signal(SIGPIPE, SIG_IGN);
    ln_loop_system_t *system = ln_zalloc(sizeof(*system));
    *loop = (ln_loop_t){.env = env, .system = system, .now_us = ln_env_monotonic_us(env)};
    ln_sched_init(&loop->sched, env);
    ln_timers_init(&loop->timers);
    ln_list_init(&loop->mailboxes);
    ln_list_init(&loop->soon);
    int failed = uv_loop_init(&system->uv);
    LN_ASSERT(failed == 0);
    failed = uv_async_init(&system->uv, &system->wake, on_wake);
    LN_ASSERT(failed == 0);
    uv_timer_init(&system->uv, &system->timer);
    for (size_t i = 0; i < LN_COUNT(system->signals); i++) {
        uv_signal_init(&system->uv, &system->signals[i]);
        system->signals[i].data = loop;
    }
    system->wake.data = system->timer.data = loop;
    system->armed_us = LN_NO_DEADLINE;
    system->read_buffer = ln_alloc(LN_LOOP_BUFFER_BYTES);
    system->write_buffer = ln_alloc(LN_LOOP_BUFFER_BYTES);
}

void ln_loop_release(ln_loop_t *loop)
{
    ln_loop_system_t *system = loop->system;
    LN_ASSERT(ln_list_empty(&loop->mailboxes) && ln_list_empty(&loop->soon));
    uv_close((uv_handle_t *)&system->wake, NULL);
    uv_close((uv_handle_t *)&system->timer, NULL);
    for (size_t i = 0; i < LN_COUNT(system->signals); i++)
        uv_close((uv_handle_t *)&system->signals[i], NULL);
    uv_run(&system->uv, UV_RUN_DEFAULT); /* until the last close callback */
    int busy = uv_loop_close(&system->uv);
    LN_ASSERT(busy == 0);
    ln_timers_release(&loop->timers);
    ln_sched_release(&loop->sched);
    free(system->read_buffer);
    free(system->write_buffer);
    free(system);
    loop->system = NULL;
}

/* --- one round */

static void receive_mail(ln_loop_t *loop)
{
    loop->system->mail = false;
    for (LN_LIST_EACH (link, &loop->mailboxes))
        ln_mailbox_receive(LN_CONTAINER(link, ln_mailbox_t, link));
}

/* Those that are due now; what they set anew waits for the next round, so that sockets get their
 * turn. */
static bool run_timers(ln_loop_t *loop)
{
    size_t count = 0, count_max = loop->timers.count;
    while (count < count_max && ln_timers_run_one(&loop->timers, loop->now_us))
        count++;
    return count > 0;
}

/* Tasks and soon-items until nothing is left. */
static bool settle(ln_loop_t *loop)
{
    bool did = false;
    for (;;) {
        if (ln_sched_deadline_us(&loop->sched) <= loop->now_us) {
            ln_sched_run(&loop->sched);
            did = true;
        }
        ln_link_t *link = ln_list_pop(&loop->soon);
        if (link == NULL)
            return did;
        did = true;
        ln_soon_t *soon = LN_CONTAINER(link, ln_soon_t, link);
        soon->run(soon->subject);
    }
}

static bool run_round(ln_loop_t *loop, uv_run_mode mode)
{
    uint64_t before = loop->system->events;
    uv_run(&loop->system->uv, mode);
    bool did = loop->system->events != before;
    loop->now_us = ln_env_monotonic_us(loop->env);
    if (loop->system->mail)
        receive_mail(loop);
    did |= run_timers(loop);
    did |= settle(loop);
    return did;
}

bool ln_loop_poll(ln_loop_t *loop)
{
    return run_round(loop, UV_RUN_NOWAIT);
}

uint64_t ln_loop_deadline_us(const ln_loop_t *loop)
{
    if (!ln_list_empty(&loop->soon))
        return 0;
    return LN_MIN(ln_timers_due_us(&loop->timers), ln_sched_deadline_us(&loop->sched));
}

/* A round that waits, at most until the next deadline. */
static void wait_round(ln_loop_t *loop)
{
    ln_loop_system_t *system = loop->system;
    uint64_t due_us = ln_loop_deadline_us(loop);
    uint64_t now_us = due_us != LN_NO_DEADLINE ? ln_env_monotonic_us(loop->env) : 0;
    if (due_us <= now_us) {
        run_round(loop, UV_RUN_NOWAIT);
        return;
    }
    if (due_us == LN_NO_DEADLINE) {
        uv_timer_stop(&system->timer);
    } else if (due_us != system->armed_us) {
        uv_update_time(&system->uv);
        uv_timer_start(&system->timer, on_timer, (due_us - now_us + 999) / 1000, 0);
    }
    system->armed_us = due_us;
    run_round(loop, UV_RUN_ONCE);
}

static bool take_stop(ln_loop_t *loop)
{
    return atomic_exchange(&loop->system->stop, false);
}

void ln_loop_run(ln_loop_t *loop)
{
    while (!take_stop(loop))
        wait_round(loop);
}

void ln_loop_stop(ln_loop_t *loop)
{
    atomic_store(&loop->system->stop, true);
    uv_async_send(&loop->system->wake);
}

void ln_loop_run_task(ln_loop_t *loop, void (*run)(void *subject), void *subject)
{
    ln_group_t group;
    ln_group_init(&group, &loop->sched);
    ln_group_spawn(&group, run, subject);
    while (!ln_group_empty(&group)) {
        if (take_stop(loop))
            ln_group_cancel(&group);
        wait_round(loop);
    }
}

void ln_loop_on_signal(ln_loop_t *loop, void (*handler)(void *subject, int number), void *subject)
{
    static const int numbers[] = {SIGINT, SIGTERM};
    loop->system->on_signal = handler;
    loop->system->signal_subject = subject;
    for (size_t i = 0; i < LN_COUNT(numbers); i++) {
        if (handler != NULL)
            uv_signal_start(&loop->system->signals[i], on_signal, numbers[i]);
        else
            uv_signal_stop(&loop->system->signals[i]);
    }
}

/* --- soon, mailboxes */

void ln_soon_set(ln_loop_t *loop, ln_soon_t *soon, void (*run)(void *subject), void *subject)
{
    soon->run = run;
    soon->subject = subject;
    if (!ln_link_is_linked(&soon->link))
        ln_list_append(&loop->soon, &soon->link);
}

static void wake_mailbox(void *owner)
{
    ln_mailbox_t *mailbox = owner;
    uv_async_send(&mailbox->loop->system->wake);
}

void ln_mailbox_init(ln_mailbox_t *mailbox, ln_loop_t *loop, size_t count_max,
                     void (*receive)(void *subject, ln_link_t *item), void *subject)
{
    *mailbox = (ln_mailbox_t){.loop = loop, .receive = receive, .subject = subject};
    ln_queue_init(&mailbox->queue, count_max, wake_mailbox, mailbox);
    ln_list_append(&loop->mailboxes, &mailbox->link);
}

void ln_mailbox_receive(ln_mailbox_t *mailbox)
{
    ln_link_t items, *item;
    ln_list_init(&items);
    ln_queue_take(&mailbox->queue, &items);
    while ((item = ln_list_pop(&items)) != NULL)
        mailbox->receive(mailbox->subject, item);
}

void ln_mailbox_release(ln_mailbox_t *mailbox)
{
    ln_queue_close(&mailbox->queue);
    ln_mailbox_receive(mailbox);
    ln_list_remove(&mailbox->link);
    ln_queue_release(&mailbox->queue);
}
