/* SPDX-License-Identifier: Apache-2.0 */
/* base/queue.h - the only way in which threads speak to each other.
 *
 * A bounded queue of items linked through a field of their own: any thread pushes, one thread pops.
 * A full queue refuses, so that overload is answered with "try later" and memory stays bounded.
 * The popping thread either sleeps in ln_queue_wait or gives a wake function (an event loop's
 * asynchronous signal), which is called outside the lock when an empty queue gets its first item.
 *
 * Threads: push from any; take and wait from the one owner. */
#ifndef LN_BASE_QUEUE_H
#define LN_BASE_QUEUE_H

#include "base/list.h"

#include <pthread.h>

typedef struct {
    pthread_mutex_t lock; /* protects items, count, closed */
    pthread_cond_t filled;
    ln_link_t items;
    size_t count, count_max;
    bool closed;
    void (*wake)(void *owner); /* null: the owner waits */
    void *owner;
} ln_queue_t;

/* An empty queue for at most count_max items; wake may be null. */
void ln_queue_init(ln_queue_t *queue, size_t count_max, void (*wake)(void *owner), void *owner);

/* The queue must be empty. */
void ln_queue_release(ln_queue_t *queue);

/* False if the queue is full or closed; the item then still belongs to the caller. */
LN_CHECKED bool ln_queue_push(ln_queue_t *queue, ln_link_t *item);

/* The same without the bound: for answers to something that was itself admitted, of which there
 * are at most as many as requests. False only if the queue is closed. */
LN_CHECKED bool ln_queue_push_reply(ln_queue_t *queue, ln_link_t *item);

/* Moves all items to the end of out, in the order in which they came. Does not wait. Returns how
 * many there were. */
size_t ln_queue_take(ln_queue_t *queue, ln_link_t *out);

/* The same, but waits until there is an item or the queue is closed; 0 means closed and empty. */
size_t ln_queue_wait(ln_queue_t *queue, ln_link_t *out);

/* The same, but waits no longer than timeout_us; 0 then too. UINT64_MAX waits without end. */
size_t ln_queue_wait_for(ln_queue_t *queue, ln_link_t *out, uint64_t timeout_us);

/* Has ln_queue_close been called? */
bool ln_queue_is_closed(ln_queue_t *queue);

/* Nothing can be pushed any more; a waiting owner wakes up. */
void ln_queue_close(ln_queue_t *queue);

#endif
