/* SPDX-License-Identifier: Apache-2.0 */
#include "kv/commit.h"

#include "base/log.h"

#include <stdlib.h>

struct ln_commit {
    ln_kv_t *kv;
    ln_queue_t queue;
    pthread_t thread;
};

static void sync_or_stop(ln_commit_t *commit)
{
    ln_arena_t arena = {0};
    ln_call_t call = ln_call(&arena);
    ln_err_t err = ln_kv_sync(commit->kv, &call);
    if (err != LN_OK) {
        LN_ERROR_LOG("storage", "cannot make writes durable, stopping: %.*s",
                     LN_TEXT_ARG(ln_call_text(&call, err)));
        abort();
    }
    ln_arena_release(&arena);
}

static void *run(void *subject)
{
    ln_commit_t *commit = subject;
    ln_link_t items;
    ln_list_init(&items);
    while (ln_queue_wait(&commit->queue, &items) > 0) {
        sync_or_stop(commit);
        ln_link_t *link;
        while ((link = ln_list_pop(&items)) != NULL) {
            ln_commit_item_t *item = LN_CONTAINER(link, ln_commit_item_t, link);
            item->release(item);
        }
    }
    return NULL;
}

ln_commit_t *ln_commit_start(ln_kv_t *kv)
{
    ln_commit_t *commit = ln_zalloc(sizeof(*commit));
    commit->kv = kv;
    ln_queue_init(&commit->queue, SIZE_MAX, NULL, NULL);
    if (!kv->durable_at_once) {
        int failed = pthread_create(&commit->thread, NULL, run, commit);
        LN_ASSERT(failed == 0);
    }
    return commit;
}

void ln_commit_stop(ln_commit_t *commit)
{
    ln_queue_close(&commit->queue);
    if (!commit->kv->durable_at_once)
        pthread_join(commit->thread, NULL);
    ln_queue_release(&commit->queue);
    free(commit);
}

void ln_commit_submit(ln_commit_t *commit, ln_commit_item_t *item)
{
    if (commit->kv->durable_at_once) {
        item->release(item);
        return;
    }
    bool taken = ln_queue_push_reply(&commit->queue, &item->link);
    LN_ASSERT(taken); /* nobody submits while the stage is being stopped */
}
