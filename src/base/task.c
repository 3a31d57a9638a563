/* SPDX-License-Identifier: Apache-2.0 */
#include "base/task.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <ucontext.h>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/common_interface_defs.h>
#define FIBER_LEAVE(save, stack, size) __sanitizer_start_switch_fiber(save, stack, size)
#define FIBER_ENTER(save, stack, size) __sanitizer_finish_switch_fiber(save, stack, size)
#else
#define FIBER_LEAVE(save, stack, size) ((void)(save), (void)(stack), (void)(size))
#define FIBER_ENTER(save, stack, size) ((void)(save), (void)(stack), (void)(size))
#endif
#if defined(__SANITIZE_THREAD__)
#include <sanitizer/tsan_interface.h>
#define TSAN_SWITCH(fiber) __tsan_switch_to_fiber(fiber, 0)
#else
#define TSAN_SWITCH(fiber) ((void)(fiber))
#endif

#define STACK_BYTES (512u * 1024)
#define GUARD_BYTES 4096u

struct ln_task {
    ln_link_t ready, sleeping, group;
    ln_sched_t *sched;
    ln_group_t *owner;
    ucontext_t context;
    void (*run)(void *subject);
    void *subject;
    uint8_t *stack;
    uint64_t deadline_us;
    ln_signal_t *waits_for;
    bool timed_out, cancelled, ended;
    void *sanitizer_stack; /* what ASan keeps of this task while another runs */
    void *tsan_fiber;
};

typedef struct {
    ucontext_t context;
    void *sanitizer_stack, *tsan_fiber;
    const void *stack_bottom;
    size_t stack_size;
} main_context_t;

void ln_sched_init(ln_sched_t *sched, ln_env_t *env)
{
    *sched = (ln_sched_t){.env = env, .main_context = ln_zalloc(sizeof(main_context_t))};
    ln_list_init(&sched->ready);
    ln_list_init(&sched->sleeping);
    ln_list_init(&sched->stacks);
}

/* A free stack keeps its link in its own highest bytes. */
static ln_link_t *stack_link(uint8_t *stack)
{
    return (ln_link_t *)(void *)(stack + STACK_BYTES - sizeof(ln_link_t));
}

void ln_sched_release(ln_sched_t *sched)
{
    LN_ASSERT(sched->alive == 0);
    ln_link_t *link;
    while ((link = ln_list_pop(&sched->stacks)) != NULL) {
        uint8_t *stack = (uint8_t *)link + sizeof(ln_link_t) - STACK_BYTES;
        munmap(stack - GUARD_BYTES, STACK_BYTES + GUARD_BYTES);
    }
    free(sched->main_context);
    sched->main_context = NULL;
}

static uint8_t *take_stack(ln_sched_t *sched)
{
    ln_link_t *link = ln_list_pop(&sched->stacks);
    if (link != NULL)
        return (uint8_t *)link + sizeof(ln_link_t) - STACK_BYTES;
    uint8_t *memory = mmap(NULL, STACK_BYTES + GUARD_BYTES, PROT_READ | PROT_WRITE,
                           MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
    LN_ASSERT(memory != MAP_FAILED);
    int failed = mprotect(memory, GUARD_BYTES, PROT_NONE);
    LN_ASSERT(failed == 0);
    return memory + GUARD_BYTES;
}

/* From a task to the scheduler. */
static void leave(ln_task_t *task)
{
    main_context_t *main = task->sched->main_context;
    FIBER_LEAVE(task->ended ? NULL : &task->sanitizer_stack, main->stack_bottom, main->stack_size);
    TSAN_SWITCH(main->tsan_fiber);
    swapcontext(&task->context, &main->context);
    FIBER_ENTER(task->sanitizer_stack, &main->stack_bottom, &main->stack_size);
}

static void entry(unsigned high, unsigned low)
{
    ln_task_t *task = (ln_task_t *)((uintptr_t)high << 32 | (uintptr_t)low);
    main_context_t *main = task->sched->main_context;
    FIBER_ENTER(NULL, &main->stack_bottom, &main->stack_size);
    (void)main;
    task->run(task->subject);
    task->ended = true;
    leave(task);
    LN_UNREACHABLE();
}

static void end_task(ln_task_t *task)
{
    ln_sched_t *sched = task->sched;
    ln_link_t *link = stack_link(task->stack);
    *link = (ln_link_t){0};
    ln_list_append(&sched->stacks, link);
    ln_list_remove(&task->group);
    ln_signal_set(sched, &task->owner->ended);
    sched->alive--;
#if defined(__SANITIZE_THREAD__)
    __tsan_destroy_fiber(task->tsan_fiber);
#endif
    free(task);
}

static void resume(ln_task_t *task)
{
    ln_sched_t *sched = task->sched;
    main_context_t *main = sched->main_context;
    sched->current = task;
#if defined(__SANITIZE_THREAD__)
    main->tsan_fiber = __tsan_get_current_fiber();
#endif
    FIBER_LEAVE(&main->sanitizer_stack, task->stack, STACK_BYTES);
    TSAN_SWITCH(task->tsan_fiber);
    swapcontext(&main->context, &task->context);
    FIBER_ENTER(main->sanitizer_stack, NULL, NULL);
    sched->current = NULL;
    if (task->ended)
        end_task(task);
}

static void make_ready(ln_task_t *task)
{
    ln_list_remove(&task->sleeping);
    if (!ln_link_is_linked(&task->ready))
        ln_list_append(&task->sched->ready, &task->ready);
}

static void wake_sleepers(ln_sched_t *sched)
{
    uint64_t now = ln_env_monotonic_us(sched->env);
    while (!ln_list_empty(&sched->sleeping)) {
        ln_task_t *task = LN_CONTAINER(sched->sleeping.next, ln_task_t, sleeping);
        if (task->deadline_us > now)
            return;
        task->timed_out = true;
        make_ready(task);
    }
}

void ln_sched_run(ln_sched_t *sched)
{
    LN_ASSERT(sched->current == NULL);
    wake_sleepers(sched);
    ln_link_t *link;
    while ((link = ln_list_pop(&sched->ready)) != NULL)
        resume(LN_CONTAINER(link, ln_task_t, ready));
}

uint64_t ln_sched_deadline_us(const ln_sched_t *sched)
{
    if (!ln_list_empty(&sched->ready))
        return 0;
    if (ln_list_empty(&sched->sleeping))
        return LN_NO_DEADLINE;
    return LN_CONTAINER(sched->sleeping.next, ln_task_t, sleeping)->deadline_us;
}

void ln_group_init(ln_group_t *group, ln_sched_t *sched)
{
    *group = (ln_group_t){.sched = sched};
    ln_list_init(&group->tasks);
}

void ln_group_spawn(ln_group_t *group, void (*run)(void *subject), void *subject)
{
    ln_sched_t *sched = group->sched;
    ln_task_t *task = ln_zalloc(sizeof(*task));
    task->sched = sched;
    task->owner = group;
    task->run = run;
    task->subject = subject;
    task->stack = take_stack(sched);
    task->cancelled = sched->current != NULL && sched->current->cancelled;
    int failed = getcontext(&task->context);
    LN_ASSERT(failed == 0);
    task->context.uc_stack.ss_sp = task->stack;
    task->context.uc_stack.ss_size = STACK_BYTES;
    task->context.uc_link = NULL;
    uintptr_t self = (uintptr_t)task;
    makecontext(&task->context, (void (*)(void))entry, 2, (unsigned)(self >> 32),
                (unsigned)(self & 0xffffffffu));
#if defined(__SANITIZE_THREAD__)
    task->tsan_fiber = __tsan_create_fiber(0);
#endif
    ln_list_append(&group->tasks, &task->group);
    ln_list_append(&sched->ready, &task->ready);
    sched->alive++;
}

bool ln_group_empty(const ln_group_t *group)
{
    return ln_list_empty(&group->tasks);
}

ln_err_t ln_group_wait(ln_group_t *group, uint64_t deadline_us)
{
    if (ln_group_empty(group) && !group->ended.set)
        return LN_OK;
    return ln_task_wait(group->sched, &group->ended, deadline_us);
}

static void cancel(ln_task_t *task)
{
    task->cancelled = true;
    if (task->waits_for != NULL)
        make_ready(task);
}

void ln_group_cancel(ln_group_t *group)
{
    for (LN_LIST_EACH (link, &group->tasks))
        cancel(LN_CONTAINER(link, ln_task_t, group));
}

/* Waits even if the caller itself was cancelled: the group's memory is in the caller's frame. */
void ln_group_end(ln_group_t *group)
{
    ln_group_cancel(group);
    ln_task_t *self = group->sched->current;
    bool was_cancelled = self != NULL && self->cancelled;
    if (self == NULL) { /* called from outside: run them here */
        while (!ln_group_empty(group))
            ln_sched_run(group->sched);
        return;
    }
    self->cancelled = false;
    while (!ln_group_empty(group)) {
        ln_err_t waited = ln_task_wait(group->sched, &group->ended, LN_NO_DEADLINE);
        was_cancelled |= waited == LN_ERR_CANCELLED;
        self->cancelled = false;
    }
    self->cancelled = was_cancelled;
}

bool ln_task_running(const ln_sched_t *sched)
{
    return sched->current != NULL;
}

static void sleep_until(ln_task_t *task, uint64_t deadline_us)
{
    ln_link_t *before = &task->sched->sleeping;
    for (LN_LIST_EACH (link, &task->sched->sleeping)) {
        if (LN_CONTAINER(link, ln_task_t, sleeping)->deadline_us > deadline_us) {
            before = link;
            break;
        }
    }
    task->deadline_us = deadline_us;
    ln_list_append(before, &task->sleeping); /* in front of before */
}

ln_err_t ln_task_wait(ln_sched_t *sched, ln_signal_t *signal, uint64_t deadline_us)
{
    ln_task_t *task = sched->current;
    LN_ASSERT(task != NULL && signal->waiter == NULL);
    if (!signal->set && !task->cancelled) {
        signal->waiter = task;
        task->waits_for = signal;
        task->timed_out = false;
        if (deadline_us != LN_NO_DEADLINE)
            sleep_until(task, deadline_us);
        leave(task);
        task->waits_for = NULL;
        signal->waiter = NULL;
    }
    if (task->cancelled)
        return LN_ERR_CANCELLED;
    if (!signal->set)
        return LN_ERR_TIMEOUT;
    signal->set = false;
    return LN_OK;
}

ln_err_t ln_task_sleep(ln_sched_t *sched, uint64_t us)
{
    ln_signal_t never = {0};
    ln_err_t err = ln_task_wait(sched, &never, ln_env_monotonic_us(sched->env) + us);
    return err == LN_ERR_TIMEOUT ? LN_OK : err;
}

void ln_signal_set(ln_sched_t *sched, ln_signal_t *signal)
{
    (void)sched;
    signal->set = true;
    if (signal->waiter != NULL)
        make_ready(signal->waiter);
}
