/* SPDX-License-Identifier: Apache-2.0 */
#include "base/queue.h"

#include <errno.h>
#include <time.h>

void ln_queue_init(ln_queue_t *queue, size_t count_max, void (*wake)(void *owner), void *owner)
{
    *queue = (ln_queue_t){.count_max = count_max, .wake = wake, .owner = owner};
    ln_list_init(&queue->items);
    int failed = pthread_mutex_init(&queue->lock, NULL);
    LN_ASSERT(failed == 0);
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    failed = pthread_cond_init(&queue->filled, &attributes);
    LN_ASSERT(failed == 0);
    pthread_condattr_destroy(&attributes);
}

void ln_queue_release(ln_queue_t *queue)
{
    LN_ASSERT(ln_list_empty(&queue->items));
    pthread_cond_destroy(&queue->filled);
    pthread_mutex_destroy(&queue->lock);
}

static bool push(ln_queue_t *queue, ln_link_t *item, bool bounded)
{
    pthread_mutex_lock(&queue->lock);
    bool refused = queue->closed || (bounded && queue->count >= queue->count_max);
    bool first = queue->count == 0;
    if (!refused) {
        ln_list_append(&queue->items, item);
        queue->count++;
        if (first && queue->wake == NULL)
            pthread_cond_signal(&queue->filled);
    }
    pthread_mutex_unlock(&queue->lock);
    if (!refused && first && queue->wake != NULL)
        queue->wake(queue->owner);
    return !refused;
}

bool ln_queue_push(ln_queue_t *queue, ln_link_t *item)
{
    return push(queue, item, true);
}

bool ln_queue_push_reply(ln_queue_t *queue, ln_link_t *item)
{
    return push(queue, item, false);
}

/* Caller holds the lock. */
static size_t take_locked(ln_queue_t *queue, ln_link_t *out)
{
    size_t count = queue->count;
    if (count > 0) { /* splice the whole chain */
        ln_link_t *first = queue->items.next, *last = queue->items.previous;
        first->previous = out->previous;
        out->previous->next = first;
        last->next = out;
        out->previous = last;
        ln_list_init(&queue->items);
        queue->count = 0;
    }
    return count;
}

size_t ln_queue_take(ln_queue_t *queue, ln_link_t *out)
{
    pthread_mutex_lock(&queue->lock);
    size_t count = take_locked(queue, out);
    pthread_mutex_unlock(&queue->lock);
    return count;
}

size_t ln_queue_wait(ln_queue_t *queue, ln_link_t *out)
{
    return ln_queue_wait_for(queue, out, UINT64_MAX);
}

static struct timespec after(uint64_t us)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    at.tv_sec += (time_t)(us / 1000000);
    at.tv_nsec += (long)(us % 1000000) * 1000;
    if (at.tv_nsec >= 1000000000) {
        at.tv_nsec -= 1000000000;
        at.tv_sec++;
    }
    return at;
}

size_t ln_queue_wait_for(ln_queue_t *queue, ln_link_t *out, uint64_t timeout_us)
{
    bool bounded = timeout_us != UINT64_MAX, late = false;
    struct timespec deadline = bounded ? after(timeout_us) : (struct timespec){0};
    pthread_mutex_lock(&queue->lock);
    while (queue->count == 0 && !queue->closed && !late) {
        if (bounded)
            late = pthread_cond_timedwait(&queue->filled, &queue->lock, &deadline) == ETIMEDOUT;
        else
            pthread_cond_wait(&queue->filled, &queue->lock);
    }
    size_t count = take_locked(queue, out);
    pthread_mutex_unlock(&queue->lock);
    return count;
}

bool ln_queue_is_closed(ln_queue_t *queue)
{
    pthread_mutex_lock(&queue->lock);
    bool closed = queue->closed;
    pthread_mutex_unlock(&queue->lock);
    return closed;
}

void ln_queue_close(ln_queue_t *queue)
{
    pthread_mutex_lock(&queue->lock);
    queue->closed = true;
    pthread_cond_signal(&queue->filled);
    pthread_mutex_unlock(&queue->lock);
    if (queue->wake != NULL)
        queue->wake(queue->owner);
}
