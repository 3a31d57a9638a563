/* SPDX-License-Identifier: Apache-2.0 */
#include "grpc/server.h"

#include "grpc/server_priv.h"
#include "grpc/web.h"
#include "net/reply.h"

#include <stdlib.h>
#include <string.h>

#define SPARE_MAX 256u

/* --- methods */

static uint64_t hash_of(ln_bytes_t path)
{
    return ln_siphash13(0, 0, path);
}

void ln_grpc_server_init(ln_grpc_server_t *server, ln_loop_t *loop,
                         const ln_grpc_server_options_t *options)
{
    *server = (ln_grpc_server_t){.loop = loop, .options = *options};
    if (server->options.message_max == 0)
        server->options.message_max = LN_GRPC_MESSAGE_MAX;
    ln_table_init(&server->by_path, sizeof(uint64_t), ln_env_random_u64(loop->env));
    ln_arena_init(&server->arena);
    ln_list_init(&server->spare);
}

static void free_call(ln_grpc_call_t *call)
{
    ln_arena_release(&call->arena);
    ln_arena_release(&call->inbox);
    free(call);
}

void ln_grpc_server_release(ln_grpc_server_t *server)
{
    ln_link_t *link;
    LN_ASSERT(server->running == 0);
    while ((link = ln_list_pop(&server->spare)) != NULL)
        free_call(LN_CONTAINER(link, ln_grpc_call_t, spare_link));
    ln_table_release(&server->by_path);
    ln_arena_release(&server->arena);
}

void ln_grpc_server_add(ln_grpc_server_t *server, const char *path, ln_grpc_kind_t kind,
                        ln_grpc_handler_t handler, void *owner)
{
    ln_grpc_method_t *method = LN_NEW(&server->arena, ln_grpc_method_t);
    *method = (ln_grpc_method_t){.path = ln_bytes_copy(&server->arena, ln_text(path)),
                                 .kind = kind,
                                 .handler = handler,
                                 .owner = owner};
    uint64_t hash = hash_of(method->path);
    method->next = ln_table_put(&server->by_path, &hash, method);
}

static const ln_grpc_method_t *find_method(const ln_grpc_server_t *server, ln_bytes_t path)
{
    uint64_t hash = hash_of(path);
    const ln_grpc_method_t *method = ln_table_get(&server->by_path, &hash);
    while (method != NULL && !ln_bytes_equal(method->path, path))
        method = method->next;
    return method;
}

/* --- the life of a call: as long as its request */

static void recycle(void *subject)
{
    ln_grpc_call_t *call = subject;
    ln_grpc_server_t *server = call->server;
    server->running--;
    if (server->spare_count == SPARE_MAX) {
        free_call(call);
        return;
    }
    ln_arena_reset(&call->arena);
    ln_arena_reset(&call->inbox);
    server->spare_count++;
    ln_list_append(&server->spare, &call->spare_link);
}

static ln_grpc_call_t *new_call(ln_grpc_server_t *server, ln_http_request_t *request)
{
    ln_link_t *link = ln_list_pop(&server->spare);
    ln_grpc_call_t *call;
    if (link != NULL) {
        server->spare_count--;
        call = LN_CONTAINER(link, ln_grpc_call_t, spare_link);
    } else {
        call = ln_zalloc(sizeof(*call));
    }
    *call = (ln_grpc_call_t){.server = server,
                             .request = request,
                             .arena = call->arena,
                             .inbox = call->inbox,
                             .metadata = &request->headers,
                             .begun_us = ln_env_monotonic_us(server->loop->env),
                             .deadline_us = LN_NO_DEADLINE};
    call->call = ln_call(&call->arena);
    ln_grpc_frames_init(&call->frames, server->options.message_max);
    ln_arena_on_reset(&request->arena, recycle, call);
    server->running++;
    return call;
}

/* --- the deadline that the client has set: "100m" (1 to 8 digits and a unit) */

static bool parse_timeout(uint64_t *us, ln_bytes_t value)
{
    static const char units[] = "HMSmun";
    static const double unit_us[] = {3600e6, 60e6, 1e6, 1e3, 1, 1e-3};
    uint64_t number;
    if (value.size < 2 || value.size > 9)
        return false;
    const char *unit = memchr(units, value.data[value.size - 1], sizeof(units) - 1);
    if (unit == NULL || !ln_parse_u64(&number, ln_bytes(value.data, value.size - 1)))
        return false;
    *us = (uint64_t)((double)number * unit_us[unit - units]);
    return true;
}

static void on_deadline(void *subject)
{
    ln_grpc_call_t *call = subject;
    call->late = true;
    if (!call->dispatched) {
        ln_grpc_call_refuse(call, LN_GRPC_DEADLINE_EXCEEDED, ln_bytes(NULL, 0));
    } else if (!call->gone) {
        call->gone = true;
        if (call->cancelled != NULL)
            call->cancelled(call);
    }
}

static void set_deadline(ln_grpc_call_t *call)
{
    ln_loop_t *loop = call->server->loop;
    uint64_t us;
    if (!parse_timeout(&us, ln_http_header(call->metadata, "grpc-timeout")))
        return;
    call->deadline_us = ln_env_monotonic_us(loop->env) + us;
    ln_timer_set(loop, &call->timer, call->deadline_us, on_deadline, call);
}

/* --- the question */

static void dispatch(ln_grpc_call_t *call)
{
    call->dispatched = true;
    call->method->handler(call->method->owner, call);
}

/* In a conversation the message may be the handler's last word. */
static void take_message(ln_grpc_call_t *call, ln_bytes_t message)
{
    if (call->method->kind != LN_GRPC_CONVERSATION) {
        if (!call->got_message)
            call->message = message;
        call->got_message = true;
    } else if (call->on_message != NULL) {
        call->on_message(call, message);
    }
}

static void refuse_body(ln_grpc_call_t *call, ln_grpc_status_t status)
{
    if (call->dispatched)
        ln_grpc_fail(call, status.code, status.text);
    else
        ln_grpc_call_refuse(call, status.code, status.text);
}

static void take_bytes(ln_grpc_call_t *call, ln_bytes_t bytes)
{
    bool talk = call->method->kind == LN_GRPC_CONVERSATION;
    ln_arena_t *arena = talk ? &call->inbox : &call->arena;
    ln_bytes_t message;
    while (!call->ended && !ln_http_is_dropped(call->request) &&
           ln_grpc_frames_next(arena, &call->frames, &message, &bytes)) {
        take_message(call, message);
        if (talk && !call->ended)
            ln_arena_reset(&call->inbox);
    }
    if (!call->ended && call->frames.status.code != LN_GRPC_OK)
        refuse_body(call, call->frames.status);
}

/* What a piece decodes to is not kept: a client that sends tiny pieces would have us keep a
 * buffer for each. */
static void take_text(ln_grpc_call_t *call, ln_bytes_t text)
{
    ln_arena_t scratch;
    ln_arena_init(&scratch);
    ln_buffer_t decoded = ln_buffer(&scratch);
    if (ln_base64_stream_decode(&call->text, &decoded, text))
        take_bytes(call, ln_buffer_bytes(&decoded));
    else
        refuse_body(call, (ln_grpc_status_t){LN_GRPC_INTERNAL, LN_LITERAL("malformed base64")});
    ln_arena_release(&scratch);
}

static void on_body(void *subject, LN_UNUSED ln_http_request_t *request, ln_bytes_t chunk)
{
    ln_grpc_call_t *call = subject;
    if (call->text_in)
        take_text(call, chunk);
    else
        take_bytes(call, chunk);
}

static void on_body_ended(void *subject, ln_http_request_t *request)
{
    ln_grpc_call_t *call = subject;
    (void)request;
    ln_grpc_frames_finish(&call->frames);
    if (call->text_in && !ln_base64_stream_complete(&call->text))
        call->frames.status = (ln_grpc_status_t){
            LN_GRPC_INTERNAL, LN_LITERAL("malformed base64 request has unencoded data")};
    if (call->frames.status.code != LN_GRPC_OK) {
        refuse_body(call, call->frames.status);
    } else if (call->method->kind == LN_GRPC_CONVERSATION) {
        if (call->on_messages_end != NULL)
            call->on_messages_end(call);
    } else if (!call->got_message) {
        ln_grpc_call_refuse(call, LN_GRPC_INTERNAL, LN_LITERAL("Missing request message."));
    } else {
        dispatch(call);
    }
}

static void on_cancelled(void *subject, ln_http_request_t *request)
{
    ln_grpc_call_t *call = subject;
    ln_timer_clear(call->server->loop, &call->timer);
    if (!call->dispatched) {
        ln_grpc_call_leave(call, LN_GRPC_CANCELLED);
        ln_http_abort(request);
    } else if (!call->gone) {
        call->gone = true;
        if (call->cancelled != NULL)
            call->cancelled(call);
    }
}

static void on_writable(void *subject, ln_http_request_t *request)
{
    ln_grpc_call_t *call = subject;
    (void)request;
    if (call->dispatched && call->writable != NULL)
        call->writable(call);
}

static const ln_http_events_t events = {on_body, on_body_ended, on_cancelled, on_writable};

/* --- a request */

static bool is_compressed(const ln_http_request_t *request)
{
    ln_bytes_t coding = ln_http_header(&request->headers, "grpc-encoding");
    return coding.size > 0 && !ln_bytes_equal_text(coding, "identity");
}

static void begin_call(ln_grpc_server_t *server, ln_http_request_t *request, ln_grpc_web_t web)
{
    ln_grpc_call_t *call = new_call(server, request);
    call->web = web.web;
    call->text_in = web.text_in;
    call->text_out = web.web && web.text_out;
    call->method = find_method(server, request->path);
    if (call->method == NULL) {
        ln_grpc_call_refuse(call, LN_GRPC_UNIMPLEMENTED, ln_bytes(NULL, 0));
        return;
    }
    if (is_compressed(request)) {
        ln_grpc_call_refuse(call, LN_GRPC_UNIMPLEMENTED,
                            LN_LITERAL("Content is compressed, which isn't supported"));
        return;
    }
    request->events = &events;
    request->subject = call;
    request->body_max = UINT64_MAX; /* messages have their own limit */
    set_deadline(call);
    if (call->method->kind == LN_GRPC_CONVERSATION) {
        request->body_may_idle = true;
        dispatch(call);
    }
}

void ln_grpc_server_request(void *owner, ln_http_request_t *request)
{
    ln_grpc_server_t *server = owner;
    ln_grpc_web_t web = {0};
    if (server->options.web)
        web = ln_grpc_web_of(&request->headers);
    if (web.web && !ln_bytes_equal_text(request->method, "POST"))
        ln_http_reply(request, 405, NULL, ln_bytes(NULL, 0));
    else if (!web.web && request->version != LN_HTTP_2)
        ln_http_reply(request, 400, NULL, ln_bytes(NULL, 0));
    else
        begin_call(server, request, web);
}
