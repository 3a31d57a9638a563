/* SPDX-License-Identifier: Apache-2.0 */
#include "proxy/storage_thread.h"

#include <stdlib.h>

#define JOBS_MAX 10000

struct ln_storage_thread {
    ln_store_t *store;
    ln_queue_t jobs;
    ln_mailbox_t done;
    pthread_t thread;
};

static void *run(void *subject)
{
    ln_storage_thread_t *thread = subject;
    ln_link_t items, *link;
    ln_list_init(&items);
    while (ln_queue_wait(&thread->jobs, &items) > 0)
        while ((link = ln_list_pop(&items)) != NULL) {
            ln_storage_job_t *job = LN_CONTAINER(link, ln_storage_job_t, link);
            job->answer = ln_storage_answer(job->call, thread->store, job->method, job->message);
            bool taken = ln_queue_push_reply(&thread->done.queue, &job->link);
            LN_ASSERT(taken);
        }
    return NULL;
}

static void finish(LN_UNUSED void *subject, ln_link_t *link)
{
    ln_storage_job_t *job = LN_CONTAINER(link, ln_storage_job_t, link);
    job->done(job);
}

ln_storage_thread_t *ln_storage_thread_start(ln_loop_t *loop, ln_store_t *store)
{
    ln_storage_thread_t *thread = ln_zalloc(sizeof(*thread));
    thread->store = store;
    ln_queue_init(&thread->jobs, JOBS_MAX, NULL, NULL);
    ln_mailbox_init(&thread->done, loop, SIZE_MAX, finish, thread);
    int failed = pthread_create(&thread->thread, NULL, run, thread);
    LN_ASSERT(failed == 0);
    return thread;
}

void ln_storage_thread_stop(ln_storage_thread_t *thread)
{
    ln_queue_close(&thread->jobs);
    pthread_join(thread->thread, NULL);
    ln_queue_release(&thread->jobs);
    ln_mailbox_release(&thread->done);
    free(thread);
}

void ln_storage_thread_submit(ln_storage_thread_t *thread, ln_storage_job_t *job)
{
    job->link = (ln_link_t){0};
    if (ln_queue_push(&thread->jobs, &job->link))
        return;
    job->answer = (ln_storage_answer_t){
        .code = LN_GRPC_RESOURCE_EXHAUSTED,
        .answer = LN_LITERAL("too many requests are waiting; try again later")};
    bool taken = ln_queue_push_reply(&thread->done.queue, &job->link);
    LN_ASSERT(taken);
}
