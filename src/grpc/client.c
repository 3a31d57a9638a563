/* SPDX-License-Identifier: Apache-2.0 */
#include "grpc/client.h"

#include <stdio.h>

#define MESSAGE_MAX (16u * 1024 * 1024)

static void set_status(ln_grpc_client_call_t *call, ln_grpc_code_t code, ln_bytes_t text)
{
    call->status = (ln_grpc_status_t){code, text};
}

/* grpc-status and grpc-message from trailers, or from headers if there is nothing else. */
static bool read_status(ln_grpc_client_call_t *call, const ln_http_headers_t *headers)
{
    ln_bytes_t code = ln_http_header(headers, "grpc-status");
    if (code.size == 0)
        return false;
    ln_bytes_t text = ln_http_header(headers, "grpc-message");
    set_status(call, ln_grpc_code_parse(code), ln_grpc_percent_decode(&call->arena, text));
    return true;
}

/* Ends a call whose answer is wrong before it is complete. */
static void give_up(ln_grpc_client_call_t *call, ln_grpc_status_t status)
{
    ln_http_exchange_cancel(&call->exchange);
    call->status = status;
    call->done(call);
}

/* --- what comes */

static void on_response(ln_http_exchange_t *exchange)
{
    ln_grpc_client_call_t *call = exchange->subject;
    ln_bytes_t type = ln_http_header(&exchange->response_headers, "content-type");
    call->is_grpc =
        exchange->status == 200 && ln_bytes_starts_with(type, LN_LITERAL("application/grpc"));
}

static void take_message(ln_grpc_client_call_t *call, ln_bytes_t message)
{
    call->message_count++;
    if (!call->stream)
        call->response = message;
    else if (call->message != NULL)
        call->message(call, message);
}

static void on_data(ln_http_exchange_t *exchange, ln_bytes_t bytes)
{
    ln_grpc_client_call_t *call = exchange->subject;
    ln_arena_t *arena = call->stream ? &call->inbox : &call->arena;
    ln_bytes_t message;
    if (!call->is_grpc)
        return; /* the status of HTTP says it all */
    while (call->message_count < (call->stream ? SIZE_MAX : 1) &&
           ln_grpc_frames_next(arena, &call->frames, &message, &bytes)) {
        take_message(call, message);
        if (!exchange->running)
            return; /* released by the callee */
        if (call->stream)
            ln_arena_reset(&call->inbox);
    }
    if (call->frames.status.code != LN_GRPC_OK)
        give_up(call, call->frames.status);
    else if (!call->stream && call->message_count == 1 && bytes.size > 0)
        give_up(call, (ln_grpc_status_t){LN_GRPC_INTERNAL,
                                         LN_LITERAL("several messages where there must be one")});
}

/* --- the end */

static void status_of_failure(ln_grpc_client_call_t *call, ln_err_t err)
{
    const ln_http_exchange_t *exchange = &call->exchange;
    ln_bytes_t problem =
        exchange->problem != NULL ? ln_text(exchange->problem) : ln_text(ln_err_text(err));
    if (err == LN_ERR_TIMEOUT)
        set_status(call, LN_GRPC_DEADLINE_EXCEEDED, problem);
    else if (err == LN_ERR_LIMIT)
        set_status(call, LN_GRPC_RESOURCE_EXHAUSTED, problem);
    else if (exchange->was_reset)
        set_status(call, ln_grpc_code_of_h2(exchange->h2_code), problem);
    else
        set_status(call, LN_GRPC_UNAVAILABLE, problem);
}

static void status_of_answer(ln_grpc_client_call_t *call)
{
    const ln_http_exchange_t *exchange = &call->exchange;
    ln_grpc_frames_finish(&call->frames);
    if (read_status(call, &exchange->trailers) || read_status(call, &exchange->response_headers))
        return;
    ln_grpc_code_t code =
        exchange->status == 200 ? LN_GRPC_UNKNOWN : ln_grpc_code_of_http(exchange->status);
    set_status(call, code,
               ln_format(&call->arena, "the answer has no grpc-status (HTTP status %d)",
                         exchange->status));
}

static void on_done(ln_http_exchange_t *exchange, ln_err_t err)
{
    ln_grpc_client_call_t *call = exchange->subject;
    if (err != LN_OK)
        status_of_failure(call, err);
    else
        status_of_answer(call);
    if (err == LN_OK && call->status.code == LN_GRPC_OK) {
        if (call->frames.status.code != LN_GRPC_OK)
            call->status = call->frames.status;
        else if (!call->stream && call->message_count == 0)
            set_status(call, LN_GRPC_INTERNAL, LN_LITERAL("Missing response message."));
    }
    call->done(call);
}

/* --- the interface */

void ln_grpc_client_begin(ln_grpc_client_call_t *call)
{
    ln_http_exchange_t *exchange = &call->exchange;
    call->headers[0] =
        (ln_http_header_t){LN_LITERAL("content-type"), LN_LITERAL("application/grpc")};
    call->headers[1] = (ln_http_header_t){LN_LITERAL("te"), LN_LITERAL("trailers")};
    ln_grpc_frame_head(call->head, 0, call->request.size);
    ln_grpc_frames_init(&call->frames, call->message_max > 0 ? call->message_max : MESSAGE_MAX);
    call->message_count = 0;
    call->is_grpc = false;
    call->response = ln_bytes(NULL, 0);
    exchange->method = LN_LITERAL("POST");
    exchange->path = ln_text(call->path);
    exchange->headers = call->headers;
    exchange->header_count = LN_COUNT(call->headers);
    exchange->body[0] = ln_bytes(call->head, sizeof(call->head));
    exchange->body[1] = call->request;
    exchange->deadline_us = call->deadline_us;
    exchange->response = on_response;
    exchange->data = on_data;
    exchange->done = on_done;
    exchange->subject = call;
    ln_http_client_begin(call->http, exchange);
}

void ln_grpc_client_release(ln_grpc_client_call_t *call)
{
    ln_http_exchange_release(&call->exchange);
    ln_arena_release(&call->arena);
    ln_arena_release(&call->inbox);
}

/* --- for tasks */

typedef struct {
    ln_grpc_client_call_t call;
    ln_sched_t *sched;
    ln_signal_t done;
} waiting_t;

static void wake(ln_grpc_client_call_t *call)
{
    waiting_t *waiting = LN_CONTAINER(call, waiting_t, call);
    ln_signal_set(waiting->sched, &waiting->done);
}

ln_err_t ln_grpc_unary(ln_call_t *call, ln_http_client_t *http, ln_grpc_status_t *status,
                       ln_bytes_t *response, const char *path, ln_bytes_t request,
                       uint64_t deadline_us)
{
    waiting_t waiting = {.sched = &http->loop->sched,
                         .call = {.http = http,
                                  .path = path,
                                  .request = request,
                                  .deadline_us = deadline_us,
                                  .done = wake}};
    ln_grpc_client_begin(&waiting.call);
    ln_err_t err = ln_task_wait(waiting.sched, &waiting.done, LN_NO_DEADLINE);
    if (err == LN_OK) {
        status->code = waiting.call.status.code;
        status->text = ln_bytes_copy(call->arena, waiting.call.status.text);
        *response = ln_bytes_copy(call->arena, waiting.call.response);
    } else {
        err = LN_FAIL(call, LN_ERR_CANCELLED, "%s: cancelled", path);
    }
    ln_grpc_client_release(&waiting.call);
    return err;
}
