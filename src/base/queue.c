/* SPDX-License-Identifier: Apache-2.0 */
#include "base/queue.h"

void ln_queue_init(ln_queue_t *queue, size_t count_max, void (*wake)(void *owner), void *owner)
{
    *queue = (ln_queue_t){.count_max = count_max, .wake = wake, .owner = owner};
    ln_list_init(&queue->items);
    int failed = pthread_mutex_init(&queue->lock, NULL);
    LN_ASSERT(failed == 0);
    failed = pthread_cond_init(&queue->filled, NULL);
    LN_ASSERT(failed == 0);
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
    pthread_mutex_lock(&queue->lock);
    while (queue->count == 0 && !queue->closed)
        pthread_cond_wait(&queue->filled, &queue->lock);
    size_t count = take_locked(queue, out);
    pthread_mutex_unlock(&queue->lock);
    return count;
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
