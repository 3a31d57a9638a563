/* SPDX-License-Identifier: Apache-2.0 */
/* Shards in this process: jobs for their queues, answers through a mailbox. */
#include "proxy/backend.h"

#include <stdlib.h>

typedef struct {
    ln_backend_t backend;
    const ln_shard_router_t *router;
    ln_mailbox_t done;
} local_t;

/* On the commit thread, or the shard's. */
static void job_done(ln_shard_job_t *job)
{
    ln_backend_call_t *call = job->owner;
    local_t *local = LN_CONTAINER(call->backend, local_t, backend);
    call->code = job->code;
    call->answer = job->answer;
    bool taken = ln_queue_push_reply(&local->done.queue, &call->link);
    LN_ASSERT(taken);
}

static void finish(LN_UNUSED void *subject, ln_link_t *link)
{
    ln_backend_call_t *call = LN_CONTAINER(link, ln_backend_call_t, link);
    call->done(call);
}

static void submit(ln_backend_t *backend, ln_backend_call_t *call)
{
    local_t *local = LN_CONTAINER(backend, local_t, backend);
    size_t index = ln_shard_of(local->router, &call->chain_id);
    call->backend = backend;
    call->link = (ln_link_t){0};
    call->job = (ln_shard_job_t){.call = call->call,
                                 .method = call->method,
                                 .message = call->message,
                                 .done = job_done,
                                 .owner = call};
    if (ln_shard_submit(local->router->shards[index], &call->job))
        return;
    call->job.code = LN_GRPC_RESOURCE_EXHAUSTED;
    call->job.answer = LN_LITERAL("too many requests are waiting; try again later");
    job_done(&call->job);
}

static void local_free(ln_backend_t *backend)
{
    local_t *local = LN_CONTAINER(backend, local_t, backend);
    ln_mailbox_release(&local->done);
    free(local);
}

ln_backend_t *ln_backend_local(ln_loop_t *loop, const ln_shard_router_t *router)
{
    local_t *local = ln_zalloc(sizeof(*local));
    local->backend = (ln_backend_t){submit, local_free};
    local->router = router;
    ln_mailbox_init(&local->done, loop, SIZE_MAX, finish, local);
    return &local->backend;
}
