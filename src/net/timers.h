/* SPDX-License-Identifier: Apache-2.0 */
/* net/timers.h - moments at which something is due, earliest first.
 *
 * A binary heap of pointers to timers that their owners hold, so that setting and clearing needs no
 * memory of its own and takes effect at once: a cleared timer never runs.
 *
 * Threads: as the owner says; there is no lock inside. */
#ifndef LN_NET_TIMERS_H
#define LN_NET_TIMERS_H

#include "base/macros.h"

/* Zero it before the first use. It must be cleared before its memory ends. */
typedef struct {
    uint64_t due_us; /* monotonic time */
    size_t position; /* in the heap, counted from 1; 0: not set */
    void (*run)(void *subject);
    void *subject;
} ln_timer_t;

typedef struct {
    ln_timer_t **heap;
    size_t count, capacity;
} ln_timers_t;

void ln_timers_init(ln_timers_t *timers);

/* All timers must have been cleared or have run. */
void ln_timers_release(ln_timers_t *timers);

/* Sets the timer, or moves it if it is set. */
void ln_timers_set(ln_timers_t *timers, ln_timer_t *timer, uint64_t due_us,
                   void (*run)(void *subject), void *subject);

/* Does nothing if the timer is not set. */
void ln_timers_clear(ln_timers_t *timers, ln_timer_t *timer);

/* When the first timer is due; UINT64_MAX if there is none. */
uint64_t ln_timers_due_us(const ln_timers_t *timers);

/* Takes one timer that is due at now_us out and runs it. False if there was none. */
bool ln_timers_run_one(ln_timers_t *timers, uint64_t now_us);

#endif
