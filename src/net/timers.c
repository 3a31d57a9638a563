/* SPDX-License-Identifier: Apache-2.0 */
#include "net/timers.h"

#include "base/arena.h"

#include <stdlib.h>

void ln_timers_init(ln_timers_t *timers)
{
    *timers = (ln_timers_t){0};
}

void ln_timers_release(ln_timers_t *timers)
{
    LN_ASSERT(timers->count == 0);
    free(timers->heap);
    *timers = (ln_timers_t){0};
}

/* Puts timer at an index of the heap. */
static void place(ln_timers_t *timers, size_t index, ln_timer_t *timer)
{
    timers->heap[index] = timer;
    timer->position = index + 1;
}

static void sift_up(ln_timers_t *timers, size_t index, ln_timer_t *timer)
{
    while (index > 0) {
        size_t parent = (index - 1) / 2;
        if (timers->heap[parent]->due_us <= timer->due_us)
            break;
        place(timers, index, timers->heap[parent]);
        index = parent;
    }
    place(timers, index, timer);
}

static void sift_down(ln_timers_t *timers, size_t index, ln_timer_t *timer)
{
    for (;;) {
        size_t child = 2 * index + 1;
        if (child >= timers->count)
            break;
        if (child + 1 < timers->count &&
            timers->heap[child + 1]->due_us < timers->heap[child]->due_us)
            child++;
        if (timers->heap[child]->due_us >= timer->due_us)
            break;
        place(timers, index, timers->heap[child]);
        index = child;
    }
    place(timers, index, timer);
}

void ln_timers_set(ln_timers_t *timers, ln_timer_t *timer, uint64_t due_us,
                   void (*run)(void *subject), void *subject)
{
    uint64_t before_us = timer->due_us;
    timer->due_us = due_us;
    timer->run = run;
    timer->subject = subject;
    if (timer->position > 0 && due_us > before_us) {
        sift_down(timers, timer->position - 1, timer);
    } else if (timer->position > 0) {
        sift_up(timers, timer->position - 1, timer);
    } else {
        if (timers->count == timers->capacity) {
            timers->capacity = LN_MAX(2 * timers->capacity, (size_t)16);
            timers->heap = ln_realloc(timers->heap, timers->capacity * sizeof(*timers->heap));
        }
        sift_up(timers, timers->count++, timer);
    }
}

void ln_timers_clear(ln_timers_t *timers, ln_timer_t *timer)
{
    if (timer->position == 0)
        return;
    size_t index = timer->position - 1;
    LN_ASSERT(index < timers->count && timers->heap[index] == timer);
    timer->position = 0;
    ln_timer_t *last = timers->heap[--timers->count];
    if (last == timer)
        return;
    sift_up(timers, index, last);
    sift_down(timers, last->position - 1, last);
}

uint64_t ln_timers_due_us(const ln_timers_t *timers)
{
    return timers->count > 0 ? timers->heap[0]->due_us : UINT64_MAX;
}

bool ln_timers_run_one(ln_timers_t *timers, uint64_t now_us)
{
    if (ln_timers_due_us(timers) > now_us)
        return false;
    ln_timer_t *timer = timers->heap[0];
    ln_timers_clear(timers, timer);
    timer->run(timer->subject);
    return true;
}
