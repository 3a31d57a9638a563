/* SPDX-License-Identifier: Apache-2.0 */
/* net/loop.h - one event loop per thread: sockets, timers, work from other threads, and tasks.
 *
 *     one round:   wait for sockets -> mailboxes -> timers -> ( tasks -> what is due "soon" )*
 *
 * What callbacks want to do once per round instead of once per event (write out what many answers
 * have left in a connection, say) they put into the list of things to do soon; it runs when the
 * round's events and tasks have had their say, and the round ends when nothing is left to do.
 *
 * Time comes from the environment. With the system's, ln_loop_run waits in the kernel. With a fake
 * one, nothing ever waits: a test calls ln_loop_poll until it is false and then
 * moves the clock to ln_loop_deadline_us, and equal seeds give equal runs as long as only in-memory
 * streams are used.
 *
 * Threads: everything here belongs to the thread that runs the loop, except ln_loop_stop and
 * pushing into a mailbox's queue, which any thread may do. */
#ifndef LN_NET_LOOP_H
#define LN_NET_LOOP_H

#include "base/queue.h"
#include "base/task.h"
#include "net/timers.h"

typedef struct ln_loop_system ln_loop_system_t; /* libuv's part; net/loop_priv.h */

typedef struct {
    ln_env_t *env;
    ln_sched_t sched; /* tasks of this thread; run in every round */
    ln_timers_t timers;
    ln_link_t mailboxes, soon;
    uint64_t now_us; /* private: the time of this round's timers */
    ln_loop_system_t *system;
} ln_loop_t;

/* SIGPIPE is ignored from now on, in the whole process. */
void ln_loop_init(ln_loop_t *loop, ln_env_t *env);

/* Streams and listeners must have been closed (their last steps are waited for here), mailboxes
 * released, tasks ended. */
void ln_loop_release(ln_loop_t *loop);

/* Rounds until ln_loop_stop. */
void ln_loop_run(ln_loop_t *loop);

/* Makes ln_loop_run return after its current round, or at once when it is called next. Any thread.
 */
void ln_loop_stop(ln_loop_t *loop);

/* One round without waiting. False if there was nothing to do. */
bool ln_loop_poll(ln_loop_t *loop);

/* When the loop wants to go on by itself (monotonic time); 0: now, LN_NO_DEADLINE: never. */
uint64_t ln_loop_deadline_us(const ln_loop_t *loop);

/* Starts run(subject) as a task and runs the loop until it has ended: the main function of a
 * command line program. Not from within a task. A stop or a signal cancels the task; whoever wants
 * to keep the loop running afterwards calls ln_loop_run. */
void ln_loop_run_task(ln_loop_t *loop, void (*run)(void *subject), void *subject);

/* Calls on_signal(subject, number) on the loop's thread for SIGINT and SIGTERM; null restores what
 * the system does with them. One loop of the process may do this. */
void ln_loop_on_signal(ln_loop_t *loop, void (*on_signal)(void *subject, int number),
                       void *subject);

/* --- timers */

/* Runs run(subject) once, at or after due_us. Setting a set timer moves it. */
static inline void ln_timer_set(ln_loop_t *loop, ln_timer_t *timer, uint64_t due_us,
                                void (*run)(void *subject), void *subject)
{
    ln_timers_set(&loop->timers, timer, due_us, run, subject);
}

/* The same, after a time. */
static inline void ln_timer_after(ln_loop_t *loop, ln_timer_t *timer, uint64_t us,
                                  void (*run)(void *subject), void *subject)
{
    ln_timers_set(&loop->timers, timer, ln_env_monotonic_us(loop->env) + us, run, subject);
}

static inline void ln_timer_clear(ln_loop_t *loop, ln_timer_t *timer)
{
    ln_timers_clear(&loop->timers, timer);
}

/* --- things to do at the end of the round */

typedef struct {
    ln_link_t link;
    void (*run)(void *subject);
    void *subject;
} ln_soon_t; /* zero it before the first use; ln_soon_clear before its memory ends */

/* Runs run(subject) at the end of this round. Does nothing if it is already in the list. */
void ln_soon_set(ln_loop_t *loop, ln_soon_t *soon, void (*run)(void *subject), void *subject);

static inline void ln_soon_clear(ln_soon_t *soon)
{
    ln_list_remove(&soon->link);
}

/* --- work from other threads */

typedef struct {
    ln_queue_t queue; /* any thread pushes */
    ln_link_t link;
    ln_loop_t *loop;
    void (*receive)(void *subject, ln_link_t *item); /* on the loop's thread, in order */
    void *subject;
} ln_mailbox_t;

void ln_mailbox_init(ln_mailbox_t *mailbox, ln_loop_t *loop, size_t count_max,
                     void (*receive)(void *subject, ln_link_t *item), void *subject);

/* Receives now what is in the queue, instead of in the loop's next round. */
void ln_mailbox_receive(ln_mailbox_t *mailbox);

/* Closes the queue, receives what is still in it, and ends it. No other thread may push any more.
 * Not from the receive function of another mailbox. */
void ln_mailbox_release(ln_mailbox_t *mailbox);

#endif
