/* SPDX-License-Identifier: Apache-2.0 */
#include "proxy/proxy.h"

#include "base/log.h"
#include "base/metrics.h"
#include "grpc/health.h"
#include "grpc/reflection.h"
#include "net/server.h"
#include "node/error.h"
#include "proxy/metrics_port.h"
#include "proxy/storage_thread.h"
#include "proxy/subscribers.h"
#include "rpc/answer.h"
#include "rpc/convert.h"
#include "rpc/request.h"

#include <stdlib.h>
#include <string.h>

#define NOTIFICATIONS_MAX 100000
#define NOTIFY_BATCH_MAX ((size_t)4 << 20) /* spec 04 §2.4 */

typedef struct {
    ln_proxy_t *proxy;
    ln_rpc_method_t method;
} method_t;

struct ln_proxy {
    ln_proxy_options_t options;
    ln_storage_thread_t *storage;
    ln_subscribers_t subscribers;
    ln_mailbox_t notifications;
    method_t methods[LN_RPC_METHOD_COUNT];
    ln_grpc_server_t node, notifier;
    ln_grpc_health_t health;
    ln_grpc_reflection_t reflection;
    ln_http_server_t public_http, private_http;
    ln_metrics_port_t metrics;
    bool has_private, stopping;
    void (*stopped)(void *owner);
    void *stopped_owner;
};

static const char *const health_names[] = {LN_PB_VALIDATOR_NODE, NULL};
static const char *const reflection_names[] = {LN_PB_VALIDATOR_NODE, "grpc.health.v1.Health",
                                               "grpc.reflection.v1.ServerReflection", NULL};

/* --- requests */

typedef struct {
    ln_proxy_t *proxy;
    ln_grpc_call_t *grpc;
    ln_rpc_method_t method;
    uint64_t start_us;
    ln_storage_answer_t stored; /* while the shard is asked whether it may be given */
    union {
        ln_backend_call_t shard;
        ln_storage_job_t read;
    };
} request_t;

static void finish(request_t *request, ln_grpc_code_t code, ln_bytes_t answer)
{
    ln_loop_t *loop = request->proxy->options.loop;
    uint64_t took = ln_env_monotonic_us(loop->env) - request->start_us;
    ln_metric_add(code == LN_GRPC_OK ? LN_METRIC_proxy_request_success
                                     : LN_METRIC_proxy_request_error,
                  ln_rpc_method_name(request->method), 1);
    ln_metric_observe(LN_METRIC_proxy_request_latency, NULL, (double)took / 1000);
    if (code == LN_GRPC_OK)
        ln_grpc_reply(request->grpc, answer);
    else
        ln_grpc_fail(request->grpc, code, answer);
}

static request_t *begin(void *owner, ln_grpc_call_t *grpc)
{
    method_t *method = owner;
    request_t *request = LN_NEW(grpc->call.arena, request_t);
    request->proxy = method->proxy;
    request->method = method->method;
    request->grpc = grpc;
    request->start_us = ln_env_monotonic_us(method->proxy->options.loop->env);
    ln_metric_add(LN_METRIC_proxy_request_count, NULL, 1);
    return request;
}

/* --- for a shard */

static void shard_answered(ln_backend_call_t *call)
{
    finish(call->owner, call->code, call->answer);
}

static void on_shard_method(void *owner, ln_grpc_call_t *grpc)
{
    request_t *request = begin(owner, grpc);
    request->shard = (ln_backend_call_t){.call = &grpc->call,
                                         .method = request->method,
                                         .message = grpc->message,
                                         .done = shard_answered,
                                         .owner = request};
    ln_grpc_code_t code =
        ln_rpc_target(&grpc->call, request->method, &request->shard.chain_id, grpc->message);
    if (code != LN_GRPC_OK)
        finish(request, code, ln_call_text(&grpc->call, grpc->call.code));
    else
        ln_backend_submit(request->proxy->options.backend, &request->shard);
}

/* --- from the storage */

static ln_err_t read_refusal(ln_call_t *call, ln_rpc_message_t *answer, ln_bytes_t message)
{
    LN_TRY(ln_rpc_read_answer(call, LN_RPC_HANDLE_CHAIN_INFO_QUERY, answer, message));
    return answer->tag == LN_RPC_MESSAGE_ERROR ? ln_node_error_fail(call, &answer->error) : LN_OK;
}

/* Does the shard know the chain? */
static void chain_answered(ln_backend_call_t *shard)
{
    request_t *request = shard->owner;
    ln_call_t *call = shard->call;
    ln_rpc_message_t answer;
    ln_err_t err = shard->code == LN_GRPC_OK ? read_refusal(call, &answer, shard->answer) : LN_OK;
    if (shard->code != LN_GRPC_OK)
        finish(request, shard->code, shard->answer);
    else if (err != LN_OK)
        finish(request, LN_GRPC_INTERNAL,
               ln_format(call->arena, "Chain info query failed: %.*s",
                         LN_TEXT_ARG(ln_call_text(call, err))));
    else
        finish(request, request->stored.code, request->stored.answer);
}

static void ask_for_chain(request_t *request)
{
    ln_call_t *call = &request->grpc->call;
    ln_rpc_method_t method;
    ln_rpc_message_t query = {.tag = LN_RPC_MESSAGE_CHAIN_INFO_QUERY,
                              .chain_info_query = {.chain_id = request->stored.chain_id}};
    if (request->proxy->stopping) { /* there may be no shard any more */
        finish(request, LN_GRPC_UNAVAILABLE, LN_LITERAL("the validator is stopping"));
        return;
    }
    request->shard =
        (ln_backend_call_t){.call = call,
                            .method = LN_RPC_HANDLE_CHAIN_INFO_QUERY,
                            .chain_id = request->stored.chain_id,
                            .message = ln_rpc_write_request(call->arena, &method, &query),
                            .done = chain_answered,
                            .owner = request};
    ln_backend_submit(request->proxy->options.backend, &request->shard);
}

static void storage_answered(ln_storage_job_t *job)
{
    request_t *request = job->owner;
    request->stored = job->answer;
    if (request->stored.ask_shard)
        ask_for_chain(request);
    else
        finish(request, request->stored.code, request->stored.answer);
}

static void on_storage_method(void *owner, ln_grpc_call_t *grpc)
{
    request_t *request = begin(owner, grpc);
    request->read = (ln_storage_job_t){.call = &grpc->call,
                                       .method = request->method,
                                       .message = grpc->message,
                                       .done = storage_answered,
                                       .owner = request};
    ln_storage_thread_submit(request->proxy->storage, &request->read);
}

/* --- notifications */

typedef struct {
    ln_link_t link;
    ln_chain_id_t chain_id;
    size_t size;
    uint8_t bytes[];
} note_t;

void ln_proxy_notify(ln_proxy_t *proxy, const ln_chain_id_t *chain_id, ln_bytes_t notification)
{
    note_t *note = ln_alloc(sizeof(*note) + notification.size);
    *note = (note_t){.chain_id = *chain_id, .size = notification.size};
    memcpy(note->bytes, notification.data, notification.size);
    if (ln_queue_push(&proxy->notifications.queue, &note->link))
        return;
    ln_metric_add(LN_METRIC_notifications_skipped_receiver_lag, NULL, 1);
    free(note);
}

static void pass_on(void *subject, ln_link_t *link)
{
    ln_proxy_t *proxy = subject;
    note_t *note = LN_CONTAINER(link, note_t, link);
    ln_subscribers_notify(&proxy->subscribers, &note->chain_id, ln_bytes(note->bytes, note->size));
    free(note);
}

static void on_subscribe(void *owner, ln_grpc_call_t *grpc)
{
    ln_proxy_t *proxy = owner;
    ln_metric_add(LN_METRIC_proxy_request_count, NULL, 1);
    if (proxy->stopping)
        ln_grpc_fail_text(grpc, LN_GRPC_UNAVAILABLE, "the validator is stopping");
    else
        ln_subscribers_add(&proxy->subscribers, grpc);
}

static ln_err_t notify_batch(ln_proxy_t *proxy, ln_grpc_call_t *grpc, ln_grpc_code_t *code)
{
    ln_pb_notification_batch_t pb = {0};
    ln_pb_reader_t r = ln_pb_reader(grpc->call.arena, grpc->message);
    ln_pb_notification_batch_merge(&r, &pb);
    *code = LN_GRPC_INTERNAL;
    LN_TRY(ln_pb_finish(&grpc->call, &r));
    *code = LN_GRPC_INVALID_ARGUMENT;
    for (size_t i = 0; i < pb.notifications.count; i++) {
        const ln_pb_notification_t *item = &pb.notifications.items[i];
        ln_chain_id_t id;
        LN_TRY(ln_rpc_read_chain_id(&grpc->call, &id, item->has_chain_id, &item->chain_id));
        ln_bytes_t bytes = LN_RPC_BYTES(grpc->call.arena, ln_pb_notification_write, item);
        ln_subscribers_notify(&proxy->subscribers, &id, bytes);
    }
    return LN_OK;
}

static void on_notify_batch(void *owner, ln_grpc_call_t *grpc)
{
    ln_grpc_code_t code;
    ln_err_t err = notify_batch(owner, grpc, &code);
    if (err == LN_OK)
        ln_grpc_reply(grpc, ln_bytes(NULL, 0));
    else
        ln_grpc_fail(grpc, code, ln_call_text(&grpc->call, err));
}

/* --- ports */

static ln_err_t listen_public(ln_call_t *call, ln_proxy_t *proxy)
{
    ln_http_server_options_t options = {.host = proxy->options.host,
                                        .port = proxy->options.public_port,
                                        .cors = true,
                                        .tls = proxy->options.tls,
                                        .request = ln_grpc_server_request,
                                        .owner = &proxy->node};
    return ln_http_server_init(call, &proxy->public_http, proxy->options.loop, &options);
}

static ln_err_t listen_private(ln_call_t *call, ln_proxy_t *proxy)
{
    ln_http_server_options_t options = {.host = proxy->options.host,
                                        .port = proxy->options.private_port,
                                        .http2_only = true,
                                        .request = ln_grpc_server_request,
                                        .owner = &proxy->notifier};
    if (options.port == 0)
        return LN_OK;
    LN_TRY(ln_http_server_init(call, &proxy->private_http, proxy->options.loop, &options));
    proxy->has_private = true;
    return LN_OK;
}

/* A port that cannot be had takes the ones before it down again. */
static ln_err_t listen_all(ln_call_t *call, ln_proxy_t *proxy)
{
    LN_TRY(listen_public(call, proxy));
    ln_err_t err = listen_private(call, proxy);
    if (err == LN_OK)
        err = ln_metrics_port_open(call, &proxy->metrics, proxy->options.loop, proxy->options.host,
                                   proxy->options.metrics_port);
    if (err == LN_OK)
        return LN_OK;
    if (proxy->has_private)
        ln_http_server_release(&proxy->private_http);
    ln_http_server_release(&proxy->public_http);
    return err;
}

static void add_methods(ln_proxy_t *proxy)
{
    for (int i = 0; i < LN_RPC_METHOD_COUNT; i++) {
        ln_rpc_method_t method = (ln_rpc_method_t)i;
        proxy->methods[i] = (method_t){proxy, method};
        if (ln_rpc_node_path(method) != NULL)
            ln_grpc_server_add(&proxy->node, ln_rpc_node_path(method), LN_GRPC_UNARY,
                               ln_rpc_is_for_shard(method) ? on_shard_method : on_storage_method,
                               &proxy->methods[i]);
    }
    ln_grpc_server_add(&proxy->node, LN_PB_VALIDATOR_NODE_SUBSCRIBE, LN_GRPC_STREAM, on_subscribe,
                       proxy);
    ln_grpc_server_add(&proxy->notifier, LN_PB_NOTIFIER_SERVICE_NOTIFY_BATCH, LN_GRPC_UNARY,
                       on_notify_batch, proxy);
}

static void release(ln_proxy_t *proxy)
{
    ln_mailbox_release(&proxy->notifications);
    ln_subscribers_release(&proxy->subscribers);
    ln_grpc_reflection_release(&proxy->reflection);
    ln_grpc_server_release(&proxy->node);
    ln_grpc_server_release(&proxy->notifier);
    free(proxy);
}

ln_err_t ln_proxy_start(ln_call_t *call, ln_proxy_t **out, const ln_proxy_options_t *options)
{
    ln_proxy_t *proxy = ln_zalloc(sizeof(*proxy));
    proxy->options = *options;
    proxy->storage = ln_storage_thread_start(options->loop, options->store);
    ln_subscribers_init(&proxy->subscribers, options->loop->env);
    ln_mailbox_init(&proxy->notifications, options->loop, NOTIFICATIONS_MAX, pass_on, proxy);
    ln_grpc_server_init(&proxy->node, options->loop, &(ln_grpc_server_options_t){.web = true});
    ln_grpc_server_init(&proxy->notifier, options->loop,
                        &(ln_grpc_server_options_t){.message_max = NOTIFY_BATCH_MAX});
    add_methods(proxy);
    ln_grpc_health_init(&proxy->health, &proxy->node, health_names);
    ln_err_t err = ln_grpc_reflection_init(
        call, &proxy->reflection, &proxy->node,
        ln_bytes(ln_pb_descriptor_set, ln_pb_descriptor_set_size), reflection_names);
    LN_ASSERT(err == LN_OK); /* the set is our own */
    err = listen_all(call, proxy);
    if (err != LN_OK) {
        ln_storage_thread_stop(proxy->storage);
        release(proxy);
        return err;
    }
    ln_grpc_health_set(&proxy->health, true);
    *out = proxy;
    return LN_OK;
}

/* --- the end */

static void public_stopped(void *owner)
{
    ln_proxy_t *proxy = owner;
    proxy->stopped(proxy->stopped_owner);
}

void ln_proxy_stop(ln_proxy_t *proxy, uint64_t grace_us, void (*stopped)(void *owner), void *owner)
{
    proxy->stopping = true;
    proxy->stopped = stopped;
    proxy->stopped_owner = owner;
    ln_grpc_health_set(&proxy->health, false);
    ln_grpc_health_end(&proxy->health);
    ln_subscribers_end(&proxy->subscribers);
    ln_http_server_stop(&proxy->public_http, grace_us, public_stopped, proxy);
}

void ln_proxy_free(ln_proxy_t *proxy)
{
    if (proxy == NULL)
        return;
    ln_storage_thread_stop(proxy->storage); /* then every request has been ended */
    ln_metrics_port_close(&proxy->metrics);
    if (proxy->has_private)
        ln_http_server_release(&proxy->private_http);
    ln_http_server_release(&proxy->public_http);
    release(proxy);
}
