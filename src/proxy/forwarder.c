/* SPDX-License-Identifier: Apache-2.0 */
#include "proxy/forwarder.h"

#include "base/log.h"
#include "base/metrics.h"
#include "grpc/client.h"
#include "rpc/convert.h"

#include <stdlib.h>
#include <string.h>

#define QUEUE_MAX 1000
#define BATCH_MAX 100
#define CALLS_MAX 8
#define BATCH_FIELD 1 /* NotificationBatch.notifications */
#define CALL_TIMEOUT_US (10 * LN_SECOND_US)

typedef struct {
    ln_link_t link;
    size_t size;
    uint8_t bytes[];
} note_t;

typedef struct call call_t;

/* A proxy or an exporter. */
typedef struct {
    ln_forwarder_t *forwarder;
    ln_http_client_t http;
    const char *kind;
    bool only_blocks;
    bool failing; /* the last call failed: say so once */
    ln_link_t waiting;
    size_t waiting_count;
    ln_link_t calls;
    size_t call_count;
} destination_t;

struct call {
    ln_link_t link;
    destination_t *to;
    ln_arena_t arena;
    ln_grpc_client_call_t grpc;
};

struct ln_forwarder {
    ln_forwarder_options_t options;
    ln_mailbox_t notes;
    destination_t *items;
    size_t count;
    ln_timer_t grace;
    void (*stopped)(void *owner);
    void *stopped_owner;
};

static bool is_idle(const ln_forwarder_t *forwarder)
{
    for (size_t i = 0; i < forwarder->count; i++)
        if (forwarder->items[i].call_count > 0 || forwarder->items[i].waiting_count > 0)
            return false;
    return true;
}

static void tell_if_stopped(ln_forwarder_t *forwarder)
{
    void (*stopped)(void *owner) = forwarder->stopped;
    if (stopped == NULL || !is_idle(forwarder))
        return;
    forwarder->stopped = NULL;
    ln_timer_clear(forwarder->options.loop, &forwarder->grace);
    stopped(forwarder->stopped_owner);
}

/* --- calls */

static void end_call(call_t *call)
{
    call->to->call_count--;
    ln_list_remove(&call->link);
    ln_grpc_client_release(&call->grpc);
    ln_arena_release(&call->arena);
    free(call);
}

static void note_outcome(destination_t *to, const ln_grpc_status_t *status)
{
    bool ok = status->code == LN_GRPC_OK;
    if (ok && to->failing)
        LN_INFO("forwarder", "the %s at %s takes notifications again", to->kind,
                to->http.authority);
    if (!ok && !to->failing)
        LN_WARN("forwarder", "the %s at %s does not take notifications (%s: %.*s)", to->kind,
                to->http.authority, ln_grpc_code_name(status->code), LN_TEXT_ARG(status->text));
    to->failing = !ok;
}

/* The waiting notifications, as one message. */
static ln_bytes_t take_batch(destination_t *to, ln_arena_t *arena)
{
    ln_buffer_t buffer = ln_buffer(arena);
    ln_pb_writer_t w = ln_pb_writer(&buffer);
    ln_link_t *link;
    for (size_t i = 0; i < to->forwarder->options.batch_max; i++) {
        if ((link = ln_list_pop(&to->waiting)) == NULL)
            break;
        note_t *note = LN_CONTAINER(link, note_t, link);
        ln_pb_write_bytes_always(&w, BATCH_FIELD, ln_bytes(note->bytes, note->size));
        to->waiting_count--;
        free(note);
    }
    return ln_buffer_bytes(&buffer);
}

static void send_some(destination_t *to);

static void answered(ln_grpc_client_call_t *grpc)
{
    call_t *call = grpc->subject;
    destination_t *to = call->to;
    note_outcome(to, &grpc->status);
    end_call(call);
    send_some(to);
    tell_if_stopped(to->forwarder);
}

static void begin_call(destination_t *to)
{
    call_t *call = ln_zalloc(sizeof(*call));
    ln_env_t *env = to->forwarder->options.loop->env;
    call->to = to;
    to->call_count++;
    ln_list_append(&to->calls, &call->link);
    call->grpc = (ln_grpc_client_call_t){.http = &to->http,
                                         .path = LN_PB_NOTIFIER_SERVICE_NOTIFY_BATCH,
                                         .request = take_batch(to, &call->arena),
                                         .deadline_us = ln_env_monotonic_us(env) + CALL_TIMEOUT_US,
                                         .done = answered,
                                         .subject = call};
    ln_grpc_client_begin(&call->grpc);
}

/* What waits goes if nothing is on its way, or if it fills a batch. */
static void send_some(destination_t *to)
{
    size_t batch = to->forwarder->options.batch_max;
    while (to->waiting_count > 0 && to->call_count < CALLS_MAX &&
           (to->call_count == 0 || to->waiting_count >= batch))
        begin_call(to);
}

/* --- what comes in */

static note_t *note_of(ln_bytes_t bytes)
{
    note_t *note = ln_alloc(sizeof(*note) + bytes.size);
    *note = (note_t){.size = bytes.size};
    memcpy(note->bytes, bytes.data, bytes.size);
    return note;
}

static void skip(note_t *note)
{
    ln_metric_add(LN_METRIC_notifications_skipped_receiver_lag, NULL, 1);
    free(note);
}

void ln_forwarder_notify(ln_forwarder_t *forwarder, ln_bytes_t notification)
{
    note_t *note = note_of(notification);
    if (!ln_queue_push(&forwarder->notes.queue, &note->link))
        skip(note);
}

static void add(destination_t *to, note_t *note)
{
    if (to->waiting_count >= to->forwarder->options.queue_max) {
        skip(note);
        return;
    }
    ln_list_append(&to->waiting, &note->link);
    to->waiting_count++;
    send_some(to);
}

static bool is_new_block(const note_t *note)
{
    ln_arena_t arena = {0};
    ln_call_t call = ln_call(&arena);
    ln_notification_t notification;
    bool empty, is = ln_rpc_read_notification(&call, &notification, &empty,
                                              ln_bytes(note->bytes, note->size)) == LN_OK &&
                     !empty && notification.reason.tag == LN_REASON_NEW_BLOCK;
    ln_arena_release(&arena);
    return is;
}

static void receive(void *subject, ln_link_t *link)
{
    ln_forwarder_t *forwarder = subject;
    note_t *note = LN_CONTAINER(link, note_t, link);
    for (size_t i = 0; i < forwarder->count; i++) {
        destination_t *to = &forwarder->items[i];
        if (!to->only_blocks || is_new_block(note))
            add(to, note_of(ln_bytes(note->bytes, note->size)));
    }
    free(note);
}

/* --- beginning and end */

static void add_destination(ln_forwarder_t *forwarder, const char *kind, ln_bytes_t host,
                            uint16_t port)
{
    ln_arena_t arena = {0};
    destination_t *to = &forwarder->items[forwarder->count++];
    ln_http_client_options_t options = {.host = ln_text_copy_z(&arena, host),
                                        .port = port,
                                        .dial = forwarder->options.dial,
                                        .owner = forwarder->options.owner};
    to->forwarder = forwarder;
    to->kind = kind;
    ln_list_init(&to->waiting);
    ln_list_init(&to->calls);
    ln_http_client_init(&to->http, forwarder->options.loop, &options);
    ln_arena_release(&arena);
}

ln_forwarder_t *ln_forwarder_new(const ln_forwarder_options_t *options)
{
    ln_forwarder_t *forwarder = ln_zalloc(sizeof(*forwarder));
    const ln_proxy_config_list_t *proxies = options->proxies;
    const ln_exporter_config_list_t *exporters = options->exporters;
    size_t count = proxies->count + exporters->count;
    forwarder->options = *options;
    forwarder->options.queue_max = options->queue_max != 0 ? options->queue_max : QUEUE_MAX;
    forwarder->options.batch_max = options->batch_max != 0 ? options->batch_max : BATCH_MAX;
    forwarder->items = ln_zalloc(LN_MAX(count, 1u) * sizeof(*forwarder->items));
    for (size_t i = 0; i < proxies->count; i++)
        add_destination(forwarder, "proxy", proxies->items[i].host, proxies->items[i].private_port);
    for (size_t i = 0; i < exporters->count; i++) {
        add_destination(forwarder, "exporter", exporters->items[i].host, exporters->items[i].port);
        forwarder->items[forwarder->count - 1].only_blocks = true;
    }
    ln_mailbox_init(&forwarder->notes, options->loop, forwarder->options.queue_max, receive,
                    forwarder);
    return forwarder;
}

static void drop_all(ln_forwarder_t *forwarder)
{
    for (size_t i = 0; i < forwarder->count; i++) {
        destination_t *to = &forwarder->items[i];
        ln_link_t *link;
        while (!ln_list_empty(&to->calls))
            end_call(LN_CONTAINER(to->calls.next, call_t, link));
        while ((link = ln_list_pop(&to->waiting)) != NULL)
            skip(LN_CONTAINER(link, note_t, link));
        to->waiting_count = 0;
    }
}

static void grace_over(void *subject)
{
    drop_all(subject);
    tell_if_stopped(subject);
}

void ln_forwarder_stop(ln_forwarder_t *forwarder, uint64_t grace_us, void (*stopped)(void *owner),
                       void *owner)
{
    ln_mailbox_receive(&forwarder->notes);
    forwarder->stopped = stopped;
    forwarder->stopped_owner = owner;
    ln_timer_after(forwarder->options.loop, &forwarder->grace, is_idle(forwarder) ? 0 : grace_us,
                   grace_over, forwarder);
}

void ln_forwarder_free(ln_forwarder_t *forwarder)
{
    if (forwarder == NULL)
        return;
    forwarder->stopped = NULL;
    ln_mailbox_release(&forwarder->notes);
    drop_all(forwarder);
    ln_timer_clear(forwarder->options.loop, &forwarder->grace);
    for (size_t i = 0; i < forwarder->count; i++)
        ln_http_client_release(&forwarder->items[i].http);
    free(forwarder->items);
    free(forwarder);
}
