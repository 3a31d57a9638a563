/* SPDX-License-Identifier: Apache-2.0 */
/* proxy/storage_thread.h - a thread that reads the storage for a proxy, so that the loop never
 * waits for the disk.
 *
 * Threads: the loop's. */
#ifndef LN_PROXY_STORAGE_THREAD_H
#define LN_PROXY_STORAGE_THREAD_H

#include "net/loop.h"
#include "proxy/storage.h"

typedef struct ln_storage_thread ln_storage_thread_t;

/* One request; the struct stays where it is until done. */
typedef struct ln_storage_job {
    ln_call_t *call; /* nobody else uses it until done */
    ln_rpc_method_t method;
    ln_bytes_t message;
    void (*done)(struct ln_storage_job *job); /* on the loop's thread, not within submit */
    void *owner;
    ln_storage_answer_t answer;
    ln_link_t link; /* private */
} ln_storage_job_t;

ln_storage_thread_t *ln_storage_thread_start(ln_loop_t *loop, ln_store_t *store);

/* Finishes what was submitted, done included. */
void ln_storage_thread_stop(ln_storage_thread_t *thread);

void ln_storage_thread_submit(ln_storage_thread_t *thread, ln_storage_job_t *job);

#endif
