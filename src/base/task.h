/* SPDX-License-Identifier: Apache-2.0 */
/* base/task.h - straight-line code that waits: tasks with stacks of their own in one thread.
 *
 * The client talks to many validators at once, and its algorithms are easier to read top to bottom
 * than cut into callbacks. A task runs until it waits; then the next ready task runs. Nothing runs
 * at the same time, so there is nothing to lock, and with a fake clock the order is the same in
 * every run.
 *
 *     event loop -> ln_sched_run -> task A ... ln_task_wait -> task B ... ln_task_wait -> loop
 *
 * Lifetimes are structured: whoever spawns tasks in a group ends the group before its own frame
 * ends (ln_group_end cancels what still runs and waits for it). A cancelled task gets
 * LN_ERR_CANCELLED from every further wait and unwinds.
 *
 * Threads: a scheduler and all its tasks, groups and signals belong to one thread. */
#ifndef LN_BASE_TASK_H
#define LN_BASE_TASK_H

#include "base/env.h"
#include "base/err.h"
#include "base/list.h"

typedef struct ln_task ln_task_t;

#define LN_NO_DEADLINE UINT64_MAX

typedef struct {
    ln_env_t *env;
    ln_link_t ready;    /* tasks that can run, in order */
    ln_link_t sleeping; /* tasks with a deadline, earliest first */
    ln_link_t stacks;   /* of ended tasks, for reuse */
    ln_task_t *current;
    size_t alive;
    void *main_context;
} ln_sched_t;

/* No tasks; takes no memory before the first one. */
void ln_sched_init(ln_sched_t *sched, ln_env_t *env);

/* All tasks must have ended. */
void ln_sched_release(ln_sched_t *sched);

/* Runs every task that is ready or whose deadline has passed, until all wait. */
void ln_sched_run(ln_sched_t *sched);

/* The monotonic time at which the first sleeping task wants to go on; LN_NO_DEADLINE if none. */
uint64_t ln_sched_deadline_us(const ln_sched_t *sched);

/* Something that one task waits for: zero it before use. */
typedef struct {
    ln_task_t *waiter;
    bool set;
} ln_signal_t;

/* Tasks that end together. */
typedef struct {
    ln_sched_t *sched;
    ln_link_t tasks;
    ln_signal_t ended; /* set whenever a task of the group ends */
} ln_group_t;

/* An empty group; spawning and waiting belong to whoever owns it. */
void ln_group_init(ln_group_t *group, ln_sched_t *sched);

/* Starts run(subject) as a task of the group. It runs when the caller waits next. A task started by
 * a cancelled task is cancelled too. */
void ln_group_spawn(ln_group_t *group, void (*run)(void *subject), void *subject);

/* Waits until one more task has ended, at most until the deadline (monotonic time). LN_OK if one
 * did, LN_ERR_TIMEOUT, LN_ERR_CANCELLED; LN_OK at once if the group is empty. */
LN_CHECKED ln_err_t ln_group_wait(ln_group_t *group, uint64_t deadline_us);

/* Has every task of the group ended? */
bool ln_group_empty(const ln_group_t *group);

/* Cancels what still runs and waits until it has unwound. */
void ln_group_end(ln_group_t *group);

/* Cancels all tasks of the group, without waiting. */
void ln_group_cancel(ln_group_t *group);

/* Is the caller a task of this scheduler? */
bool ln_task_running(const ln_sched_t *sched);

/* Waits until the signal is set or the deadline passes; a signal that is already set does not wait.
 * The signal is cleared on LN_OK. Otherwise LN_ERR_TIMEOUT or LN_ERR_CANCELLED. */
LN_CHECKED ln_err_t ln_task_wait(ln_sched_t *sched, ln_signal_t *signal, uint64_t deadline_us);

/* Waits for a time. LN_ERR_CANCELLED if the task was cancelled. */
LN_CHECKED ln_err_t ln_task_sleep(ln_sched_t *sched, uint64_t us);

/* Wakes the waiter, or lets the next wait pass. May be called from outside of any task. */
void ln_signal_set(ln_sched_t *sched, ln_signal_t *signal);

#endif
