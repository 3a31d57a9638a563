/* SPDX-License-Identifier: Apache-2.0 */
#include "worker/shard.h"

#include "base/log.h"
#include "base/metrics.h"
#include "rpc/answer.h"
#include "rpc/convert.h"
#include "rpc/request.h"
#include "worker/parcel.h"

#include <stdlib.h>
#include <string.h>

#define KEY_SIZE sizeof(ln_secp256k1_public_key_t)
#define JOBS_MAX 10000
#define PARCELS_PER_ROUND 64
#define RESEND_PER_ROUND 16
#define DELIVERY_TIMEOUT_US (600ull * LN_SECOND_US)

struct ln_shard {
    ln_shard_options_t options;
    ln_worker_t *worker;
    ln_queue_t queue;
    ln_link_t put_off;  /* proposals of blocks that are a little ahead of time */
    ln_table_t waiters; /* chain id -> list of jobs that wait until messages are delivered */
    ln_parcels_t parcels;
    ln_chain_id_opt_t resent; /* chains up to this one have been looked at since the start */
    bool resending;
    pthread_t thread;
};

size_t ln_shard_of(const ln_shard_router_t *router, const ln_chain_id_t *chain_id)
{
    uint8_t data[8 + KEY_SIZE + 8 + 32] = {KEY_SIZE};
    uint8_t *second = data + 8 + KEY_SIZE;
    LN_ASSERT(router->count > 0);
    memcpy(data + 8, router->validator.bytes, KEY_SIZE);
    second[0] = 32;
    memcpy(second + 8, chain_id->hash.bytes, 32);
    return (size_t)(ln_siphash13(0, 0, ln_bytes(data, sizeof(data))) % router->count);
}

static ln_shard_job_t *job_of(ln_link_t *link)
{
    return LN_CONTAINER(link, ln_shard_job_t, item.link);
}

/* --- effects: what the commit stage lets out */

typedef struct effect {
    ln_link_t link;
    ln_bytes_t message;
    union {
        ln_chain_id_t chain_id; /* of a notification */
        struct {
            size_t shard; /* elsewhere */
            ln_parcel_key_t key;
        } to; /* of a message */
    };
} effect_t;

typedef struct {
    ln_commit_item_t commit;
    const ln_shard_router_t *router;
    ln_shard_job_t *job; /* or null */
    ln_arena_t arena;
    ln_link_t notifications, messages;
} effects_t;

static void release(ln_commit_item_t *item)
{
    effects_t *effects = LN_CONTAINER(item, effects_t, commit);
    const ln_shard_router_t *router = effects->router;
    LN_ASSERT(effects->job == NULL || !ln_link_is_linked(&effects->job->item.link));
    for (LN_LIST_EACH (link, &effects->messages)) {
        const effect_t *effect = LN_CONTAINER(link, effect_t, link);
        router->send(router->owner, effect->to.shard, &effect->to.key, effect->message);
    }
    for (LN_LIST_EACH (link, &effects->notifications)) {
        const effect_t *effect = LN_CONTAINER(link, effect_t, link);
        router->notify(router->owner, &effect->chain_id, effect->message);
    }
    if (effects->job != NULL)
        effects->job->done(effects->job);
    ln_arena_release(&effects->arena);
    free(effects);
}

static void add_notifications(effects_t *effects, const ln_notification_list_t *notifications)
{
    for (size_t i = 0; i < notifications->count; i++) {
        effect_t *effect = LN_NEW(&effects->arena, effect_t);
        effect->chain_id = notifications->items[i].chain_id;
        effect->message = ln_rpc_write_notification(&effects->arena, &notifications->items[i]);
        ln_list_append(&effects->notifications, &effect->link);
    }
}

static void add_message(effects_t *effects, size_t shard, const ln_cross_chain_request_t *request)
{
    effect_t *effect = LN_NEW(&effects->arena, effect_t);
    ln_rpc_message_t message = {.tag = LN_RPC_MESSAGE_CROSS_CHAIN_REQUEST,
                                .cross_chain_request = *request};
    ln_rpc_method_t method;
    LN_ASSERT(shard < effects->router->count && effects->router->shards[shard] == NULL);
    effect->to.shard = shard;
    effect->to.key = ln_parcel_key(request);
    effect->message = ln_rpc_write_request(&effects->arena, &method, &message);
    LN_ASSERT(method == LN_RPC_HANDLE_CROSS_CHAIN_REQUEST);
    ln_list_append(&effects->messages, &effect->link);
}

/* Messages to chains in this process go at once; everything else waits until it is durable. */
static void let_out(ln_shard_t *shard, ln_shard_job_t *job, const ln_actions_t *actions)
{
    effects_t *effects = ln_zalloc(sizeof(*effects));
    const ln_shard_router_t *router = shard->options.router;
    effects->router = router;
    effects->commit.release = release;
    effects->job = job;
    ln_list_init(&effects->notifications);
    ln_list_init(&effects->messages);
    add_notifications(effects, &actions->notifications);
    for (size_t i = 0; i < actions->cross_chain.count; i++) {
        const ln_cross_chain_request_t *request = &actions->cross_chain.items[i];
        size_t to = ln_shard_of(router, ln_cross_chain_target(request));
        LN_ASSERT(to < router->count);
        if (to == shard->options.index) {
            ln_parcels_add(&shard->parcels, ln_parcel_new(request));
        } else if (router->shards[to] == NULL) {
            add_message(effects, to, request);
        } else {
            ln_parcel_t *parcel = ln_parcel_new(request);
            if (!ln_queue_push_reply(&router->shards[to]->queue, &parcel->item.link))
                ln_parcel_free(parcel); /* that shard stops; the outbox remembers */
        }
    }
    ln_commit_submit(shard->options.commit, &effects->commit);
}

/* --- answers that wait until messages are delivered */

static void wait_for_delivery(ln_shard_t *shard, ln_shard_job_t *job)
{
    LN_ASSERT(job->next_waiter == NULL);
    job->next_waiter = ln_table_put(&shard->waiters, &job->wait_chain, job);
    LN_ASSERT(job->next_waiter != job);
    job->due_us = ln_env_monotonic_us(shard->options.env) + DELIVERY_TIMEOUT_US;
}

static void fail_job(ln_shard_t *shard, ln_shard_job_t *job, ln_grpc_code_t code, const char *text)
{
    LN_ASSERT(code != LN_GRPC_OK);
    job->code = code;
    job->answer = ln_text(text);
    let_out(shard, job, &(ln_actions_t){0});
}

/* Lets out the chain's answers whose messages have been delivered; the others go on waiting. */
static void recheck_waiters(ln_shard_t *shard, const ln_chain_id_t *chain_id)
{
    ln_arena_t arena = {0};
    ln_call_t call = ln_call(&arena);
    ln_shard_job_t *job = ln_table_remove(&shard->waiters, chain_id);
    while (job != NULL) {
        ln_shard_job_t *next = job->next_waiter;
        bool delivered = false;
        LN_ASSERT(ln_chain_id_equal(&job->wait_chain, chain_id));
        job->next_waiter = NULL;
        ln_err_t err =
            ln_worker_delivered(&call, shard->worker, &delivered, chain_id, job->wait_height);
        if (err != LN_OK)
            fail_job(shard, job, LN_GRPC_INTERNAL, "the storage failed");
        else if (delivered)
            let_out(shard, job, &(ln_actions_t){0});
        else
            job->next_waiter = ln_table_put(&shard->waiters, chain_id, job);
        job = next;
    }
    ln_arena_release(&arena);
}

/* With late, only those that have waited too long; otherwise all. */
static void give_up_waiters(ln_shard_t *shard, bool late_only)
{
    uint64_t now = ln_env_monotonic_us(shard->options.env);
    size_t position = 0;
    ln_shard_job_t *first;
    while ((first = ln_table_next(&shard->waiters, &position)) != NULL) {
        if (late_only && first->due_us > now)
            continue;
        ln_chain_id_t chain_id = first->wait_chain; /* first ends when it is answered */
        first = ln_table_remove(&shard->waiters, &chain_id);
        for (ln_shard_job_t *job = first, *next; job != NULL; job = next) {
            next = job->next_waiter;
            job->next_waiter = NULL;
            LN_ASSERT(ln_chain_id_equal(&job->wait_chain, &chain_id));
            fail_job(shard, job, LN_GRPC_UNAVAILABLE, "the messages were not delivered in time");
        }
        position = 0;
    }
}

/* --- requests */

static void account(const ln_shard_t *shard, const ln_shard_job_t *job, uint64_t start_us,
                    bool failed)
{
    uint64_t took = ln_env_monotonic_us(shard->options.env) - start_us;
    ln_metric_add(LN_METRIC_server_request_count, NULL, 1);
    ln_metric_add(failed ? LN_METRIC_server_request_error : LN_METRIC_server_request_success,
                  ln_rpc_method_name(job->method), 1);
    ln_metric_observe(LN_METRIC_server_request_latency, NULL, (double)took / 1000);
}

/* A refused message between chains is told to nobody else. */
static void log_error(const ln_shard_job_t *job, const ln_rpc_message_t *answer)
{
    bool between_chains = job->method == LN_RPC_HANDLE_CROSS_CHAIN_REQUEST &&
                          answer->error.tag != LN_NODE_ERROR_INACTIVE_CHAIN;
    if (between_chains) {
        ln_bytes_t why = ln_node_error_text(job->call->arena, &answer->error);
        LN_WARN("shard", "a message between chains was not accepted: %.*s", LN_TEXT_ARG(why));
        return;
    }
    if (!ln_log_enabled(LN_LOG_DEBUG))
        return;
    ln_bytes_t text = ln_node_error_text(job->call->arena, &answer->error);
    LN_DEBUG("shard", "%s refused: %.*s", ln_rpc_method_name(job->method), LN_TEXT_ARG(text));
}

/* A confirmation may be what an answer waits for. */
static void after_message(ln_shard_t *shard, const ln_cross_chain_request_t *request)
{
    ln_parcel_key_t key = ln_parcel_key(request);
    if (!key.is_update && ln_table_get(&shard->waiters, &key.sender) != NULL)
        recheck_waiters(shard, &key.sender);
}

static void handle_job(ln_shard_t *shard, ln_shard_job_t *job)
{
    ln_actions_t actions = {0};
    ln_rpc_message_t answer = {0};
    uint64_t start = ln_env_monotonic_us(shard->options.env);
    LN_ASSERT(!ln_link_is_linked(&job->item.link)); /* in no queue any more */
    ln_worker_handle(job->call, shard->worker, &answer, &actions, &job->request);
    job->code = ln_rpc_write_answer(job->call->arena, job->method, &job->answer, &answer);
    bool failed = answer.tag == LN_RPC_MESSAGE_ERROR;
    LN_ASSERT(!failed || !actions.wait_for_delivery);
    if (job->method == LN_RPC_HANDLE_CROSS_CHAIN_REQUEST)
        after_message(shard, &job->request.cross_chain_request);
    account(shard, job, start, failed);
    if (failed)
        log_error(job, &answer);
    /* Compat: what follows from a timeout certificate is told to nobody (spec 01 §5.8). */
    if (job->method == LN_RPC_HANDLE_TIMEOUT_CERTIFICATE)
        actions = (ln_actions_t){0};
    if (actions.wait_for_delivery) {
        LN_ASSERT(answer.tag == LN_RPC_MESSAGE_CHAIN_INFO_RESPONSE);
        job->wait_chain = answer.chain_info_response.info.chain_id;
        job->wait_height = actions.wait_height;
        wait_for_delivery(shard, job);
        let_out(shard, NULL, &actions);
    } else {
        let_out(shard, job, &actions);
    }
}

static void put_off(ln_shard_t *shard, ln_shard_job_t *job, uint64_t delay_us)
{
    ln_link_t *before = shard->put_off.previous;
    job->due_us = ln_env_monotonic_us(shard->options.env) + delay_us;
    while (before != &shard->put_off && job_of(before)->due_us > job->due_us)
        before = before->previous;
    LN_ASSERT(before == &shard->put_off || job_of(before)->due_us <= job->due_us);
    ln_list_append(before->next, &job->item.link); /* in front of the next one */
}

static void begin_job(ln_shard_t *shard, ln_shard_job_t *job)
{
    job->code = ln_rpc_read_request(job->call, job->method, &job->request, job->message);
    if (job->code != LN_GRPC_OK) {
        job->answer = ln_call_text(job->call, job->call->code);
        let_out(shard, job, &(ln_actions_t){0});
        return;
    }
    uint64_t delay = job->method == LN_RPC_HANDLE_BLOCK_PROPOSAL
                         ? ln_worker_proposal_delay_us(shard->worker, &job->request.block_proposal)
                         : 0;
    if (delay > 0)
        put_off(shard, job, delay);
    else
        handle_job(shard, job);
}

static void run_due_jobs(ln_shard_t *shard)
{
    uint64_t now = ln_env_monotonic_us(shard->options.env);
    for (LN_LIST_EACH (link, &shard->put_off)) {
        ln_shard_job_t *job = job_of(link);
        if (job->due_us > now)
            return;
        ln_list_remove(link);
        handle_job(shard, job);
    }
}

/* --- messages between chains */

static void handle_parcel(ln_shard_t *shard, ln_parcel_t *parcel)
{
    ln_call_t call = ln_call(&parcel->arena);
    ln_actions_t actions = {0};
    ln_err_t err = ln_worker_cross_chain(&call, shard->worker, &actions, &parcel->request);
    if (err == LN_OK) {
        let_out(shard, NULL, &actions);
    } else {
        ln_bytes_t to = ln_value_text(&ln_chain_id_type, &parcel->arena,
                                      ln_cross_chain_target(&parcel->request));
        ln_log_write(err == LN_ERR_INACTIVE_CHAIN ? LN_LOG_DEBUG : LN_LOG_WARN, "shard",
                     "a message between chains was not accepted: %.*s chain=%.*s",
                     LN_TEXT_ARG(ln_call_text(&call, err)), LN_TEXT_ARG(to));
    }
    after_message(shard, &parcel->request);
    ln_parcel_free(parcel);
}

static void handle_parcels(ln_shard_t *shard)
{
    ln_parcel_t *parcel;
    for (int i = 0; i < PARCELS_PER_ROUND && (parcel = ln_parcels_take(&shard->parcels)); i++)
        handle_parcel(shard, parcel);
}

/* --- after a start: what was not delivered before */

static void resend_chain(ln_shard_t *shard, ln_call_t *call, const ln_chain_id_t *id)
{
    ln_actions_t actions = {0};
    if (ln_shard_of(shard->options.router, id) != shard->options.index)
        return;
    ln_err_t err = ln_worker_resend(call, shard->worker, &actions, id);
    if (err != LN_OK)
        LN_WARN("shard", "cannot look for undelivered messages: %.*s",
                LN_TEXT_ARG(ln_call_text(call, err)));
    else if (actions.cross_chain.count > 0)
        let_out(shard, NULL, &actions);
}

static void resend_some(ln_shard_t *shard)
{
    ln_arena_t arena = {0};
    ln_call_t call = ln_call(&arena);
    ln_chain_id_list_t ids = {0};
    ln_err_t err = ln_store_chain_ids_after(&call, shard->options.store, &ids, &shard->resent,
                                            RESEND_PER_ROUND);
    if (err != LN_OK)
        LN_WARN("shard", "cannot look for undelivered messages: %.*s",
                LN_TEXT_ARG(ln_call_text(&call, err)));
    LN_ASSERT(ids.count <= RESEND_PER_ROUND);
    for (size_t i = 0; i < ids.count; i++)
        resend_chain(shard, &call, &ids.items[i]);
    if (ids.count > 0)
        shard->resent = (ln_chain_id_opt_t){true, ids.items[ids.count - 1]};
    shard->resending = ids.count == RESEND_PER_ROUND;
    ln_arena_release(&arena);
}

/* --- the thread */

static uint64_t time_to_wait(const ln_shard_t *shard)
{
    if (!ln_parcels_empty(&shard->parcels) || shard->resending)
        return 0;
    if (!ln_list_empty(&shard->put_off)) {
        uint64_t now = ln_env_monotonic_us(shard->options.env);
        uint64_t due = job_of(shard->put_off.next)->due_us;
        return due > now ? due - now : 0;
    }
    return shard->waiters.count > 0 ? LN_SECOND_US : UINT64_MAX;
}

static void take_item(ln_shard_t *shard, ln_link_t *link)
{
    ln_shard_item_t *item = LN_CONTAINER(link, ln_shard_item_t, link);
    if (item->is_parcel)
        ln_parcels_add(&shard->parcels, LN_CONTAINER(item, ln_parcel_t, item));
    else
        begin_job(shard, LN_CONTAINER(item, ln_shard_job_t, item));
}

static void *run(void *subject)
{
    ln_shard_t *shard = subject;
    bool open = true;
    while (open || !ln_parcels_empty(&shard->parcels)) {
        ln_link_t items, *link;
        ln_list_init(&items);
        open = ln_queue_wait_for(&shard->queue, &items, time_to_wait(shard)) > 0 ||
               !ln_queue_is_closed(&shard->queue);
        while ((link = ln_list_pop(&items)) != NULL)
            take_item(shard, link);
        run_due_jobs(shard);
        handle_parcels(shard);
        if (shard->waiters.count > 0)
            give_up_waiters(shard, true);
        if (shard->resending)
            resend_some(shard);
    }
    while (!ln_list_empty(&shard->put_off))
        handle_job(shard, job_of(ln_list_pop(&shard->put_off)));
    give_up_waiters(shard, false);
    LN_ASSERT(shard->waiters.count == 0); /* every job has been answered */
    return NULL;
}

ln_shard_t *ln_shard_new(const ln_shard_options_t *options)
{
    LN_ASSERT(options->index < options->router->count);
    LN_ASSERT(options->commit != NULL);
    ln_shard_t *shard = ln_zalloc(sizeof(*shard));
    uint64_t seed = ln_env_random_u64(options->env);
    shard->options = *options;
    shard->resending = true;
    shard->worker = ln_worker_new(options->env, options->store, &options->worker);
    ln_queue_init(&shard->queue, options->queue_max == 0 ? JOBS_MAX : options->queue_max, NULL,
                  NULL);
    ln_list_init(&shard->put_off);
    ln_table_init(&shard->waiters, sizeof(ln_chain_id_t), seed);
    ln_parcels_init(&shard->parcels, seed);
    return shard;
}

void ln_shard_start(ln_shard_t *shard)
{
    LN_ASSERT(shard->options.router->shards[shard->options.index] == shard);
    int failed = pthread_create(&shard->thread, NULL, run, shard);
    LN_ASSERT(failed == 0);
}

void ln_shard_stop(ln_shard_t *shard)
{
    ln_queue_close(&shard->queue);
    pthread_join(shard->thread, NULL);
}

void ln_shard_free(ln_shard_t *shard)
{
    if (shard == NULL)
        return;
    LN_ASSERT(shard->waiters.count == 0 && ln_list_empty(&shard->put_off));
    ln_parcels_release(&shard->parcels);
    ln_table_release(&shard->waiters);
    ln_queue_release(&shard->queue);
    ln_worker_free(shard->worker);
    free(shard);
}

bool ln_shard_submit(ln_shard_t *shard, ln_shard_job_t *job)
{
    LN_ASSERT(job->call != NULL && job->done != NULL);
    job->item = (ln_shard_item_t){0};
    job->next_waiter = NULL;
    return ln_queue_push(&shard->queue, &job->item.link);
}
