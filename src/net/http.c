/* SPDX-License-Identifier: Apache-2.0 */
#include "net/http.h"

#include "net/http_priv.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define COPY_ROOM_MIN 512u

ln_bytes_t ln_http_header(const ln_http_headers_t *headers, const char *name)
{
    for (size_t i = 0; i < headers->count; i++)
        if (ln_bytes_equal_text(headers->items[i].name, name))
            return headers->items[i].value;
    return ln_bytes(NULL, 0);
}

static bool is_space(uint8_t c)
{
    return c == ' ' || c == '\t';
}

bool ln_http_value_has(ln_bytes_t value, const char *word)
{
    size_t size = strlen(word);
    while (value.size > 0) {
        ln_bytes_t item = ln_bytes(value.data, ln_bytes_find(value, ','));
        value = ln_bytes_from(value, LN_MIN(item.size + 1, value.size));
        while (item.size > 0 && is_space(item.data[0]))
            item = ln_bytes_from(item, 1);
        while (item.size > 0 && is_space(item.data[item.size - 1]))
            item.size--;
        if (item.size == size && strncasecmp((const char *)item.data, word, size) == 0)
            return true;
    }
    return false;
}

const char *ln_http_reason(int status)
{
    static const struct {
        int status;
        const char *reason;
    } table[] = {
        {100, "Continue"},
        {101, "Switching Protocols"},
        {200, "OK"},
        {204, "No Content"},
        {304, "Not Modified"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {408, "Request Timeout"},
        {413, "Content Too Large"},
        {414, "URI Too Long"},
        {415, "Unsupported Media Type"},
        {417, "Expectation Failed"},
        {426, "Upgrade Required"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"},
        {501, "Not Implemented"},
        {503, "Service Unavailable"},
        {505, "HTTP Version Not Supported"},
    };
    for (size_t i = 0; i < LN_COUNT(table); i++)
        if (table[i].status == status)
            return table[i].reason;
    return "Unknown";
}

/* --- bytes that wait to be sent */

typedef struct {
    ln_link_t link;
    ln_bytes_t rest;
    size_t room; /* behind rest in copy; 0 and not freed if the bytes are borrowed */
    bool borrowed;
    uint8_t copy[];
} part_t;

static part_t *part_of(ln_link_t *link)
{
    return LN_CONTAINER(link, part_t, link);
}

static void drop_part(part_t *part)
{
    ln_list_remove(&part->link);
    if (!part->borrowed)
        free(part);
}

static void put_borrowed(ln_http_request_t *request, ln_bytes_t bytes)
{
    part_t *part = LN_NEW(&request->arena, part_t);
    part->rest = bytes;
    part->borrowed = true;
    ln_list_append(&request->out.parts, &part->link);
}

static void put_copy(ln_http_request_t *request, ln_bytes_t bytes)
{
    ln_link_t *parts = &request->out.parts;
    part_t *last = ln_list_empty(parts) ? NULL : part_of(parts->previous);
    if (last == NULL || last->room < bytes.size) {
        size_t room = LN_MAX(bytes.size, (size_t)COPY_ROOM_MIN);
        last = ln_alloc(sizeof(*last) + room);
        *last = (part_t){.rest = ln_bytes(last->copy, 0), .room = room};
        ln_list_append(parts, &last->link);
    }
    memcpy((uint8_t *)(uintptr_t)last->rest.data + last->rest.size, bytes.data, bytes.size);
    last->rest.size += bytes.size;
    last->room -= bytes.size;
}

size_t ln_http_request_read(ln_http_request_t *request, uint8_t *out, size_t size)
{
    ln_http_out_t *queue = &request->out;
    size_t filled = 0;
    while (filled < size && !ln_list_empty(&queue->parts)) {
        part_t *part = part_of(queue->parts.next);
        size_t n = LN_MIN(size - filled, part->rest.size);
        memcpy(out + filled, part->rest.data, n);
        filled += n;
        part->rest = ln_bytes_from(part->rest, n);
        if (part->rest.size == 0)
            drop_part(part);
    }
    queue->size -= filled;
    queue->taken += filled;
    request->home->unsent_bytes -= filled;
    request->home->config->unsent_bytes -= filled;
    bool room_again =
        request->was_full && queue->size * 2 <= request->home->config->limits.response_buffer_max;
    if (room_again && !request->ended) {
        request->was_full = false;
        if (request->events != NULL && request->events->writable != NULL)
            request->events->writable(request->subject, request);
    }
    return filled;
}

/* --- what handlers call */

void ln_http_start(ln_http_request_t *request, int status, const ln_http_header_t *headers,
                   size_t count)
{
    LN_ASSERT(request->status == 0 && !request->ended && status >= 200);
    request->status = status;
    bool no_body = status == 204 || status == 304;
    request->head_only = no_body || ln_bytes_equal_text(request->method, "HEAD");
    if (request->conn != NULL)
        request->conn->type->start(request->conn, request, headers, count);
}

/* Each answer may be small: what counts is what all of them keep. */
static bool is_too_much(const ln_http_conn_t *conn, size_t more)
{
    const ln_http_limits_t *limits = &conn->config->limits;
    return conn->unsent_bytes + more > limits->unsent_bytes_max ||
           conn->config->unsent_bytes + more > limits->unsent_bytes_total_max;
}

static void put(ln_http_request_t *request, ln_bytes_t bytes, bool borrowed)
{
    if (borrowed)
        put_borrowed(request, bytes);
    else
        put_copy(request, bytes);
    request->out.size += bytes.size;
    request->home->unsent_bytes += bytes.size;
    request->home->config->unsent_bytes += bytes.size;
}

static void send_bytes(ln_http_request_t *request, ln_bytes_t bytes, bool borrowed)
{
    ln_http_conn_t *conn = request->conn;
    LN_ASSERT(request->status != 0 && !request->ended);
    if (conn == NULL || bytes.size == 0 || request->head_only)
        return;
    size_t max = conn->config->limits.response_buffer_max;
    request->dropped |= is_too_much(conn, bytes.size);
    if (request->dropped || (request->out.size >= max && !borrowed)) {
        conn->overflow = true; /* told in output: never from within a call of the handler */
        ln_http_conn_wake(conn);
        return;
    }
    put(request, bytes, borrowed);
    request->was_full |= request->out.size * 2 > max;
    conn->type->more(conn, request);
}

void ln_http_send(ln_http_request_t *request, ln_bytes_t bytes)
{
    send_bytes(request, bytes, false);
}

void ln_http_send_borrowed(ln_http_request_t *request, ln_bytes_t bytes)
{
    send_bytes(request, bytes, true);
}

static void free_conn_if_over(ln_http_conn_t *conn)
{
    if (conn->freed && conn->unfinished == 0)
        free(conn);
}

#define SPARE_MAX 256u

static void recycle(ln_http_request_t *request)
{
    ln_http_conn_t *home = request->home;
    ln_http_config_t *config = home->config;
    while (!ln_list_empty(&request->out.parts))
        drop_part(part_of(request->out.parts.next));
    ln_arena_reset(&request->arena);
    home->unsent_bytes -= request->out.size;
    config->unsent_bytes -= request->out.size;
    home->unfinished--;
    config->unfinished--;
    if (config->spare_count < SPARE_MAX) {
        config->spare_count++;
        ln_list_append(&config->spare, &request->link);
    } else {
        ln_arena_release(&request->arena);
        free(request);
    }
    free_conn_if_over(home);
}

static void copy_trailers(ln_http_request_t *request, const ln_http_header_t *trailers,
                          size_t count)
{
    if (count == 0)
        return;
    request->trailers.items = LN_NEW_ARRAY(&request->arena, ln_http_header_t, count);
    request->trailers.count = count;
    for (size_t i = 0; i < count; i++) {
        request->trailers.items[i].name = ln_bytes_copy(&request->arena, trailers[i].name);
        request->trailers.items[i].value = ln_bytes_copy(&request->arena, trailers[i].value);
    }
}

void ln_http_end(ln_http_request_t *request, const ln_http_header_t *trailers, size_t count)
{
    LN_ASSERT(!request->ended);
    if (request->status == 0 && !request->tunnel)
        ln_http_start(request, 500, NULL, 0);
    request->ended = true;
    if (request->conn == NULL) {
        recycle(request);
        return;
    }
    copy_trailers(request, trailers, count);
    request->conn->type->more(request->conn, request);
}

void ln_http_abort(ln_http_request_t *request)
{
    LN_ASSERT(!request->ended);
    request->ended = true;
    if (request->conn == NULL)
        recycle(request);
    else
        request->conn->type->refuse(request->conn, request, 0);
}

/* --- what connections call */

ln_http_request_t *ln_http_request_new(ln_http_conn_t *conn, ln_http_version_t version)
{
    ln_http_config_t *config = conn->config;
    ln_link_t *link = ln_list_pop(&config->spare);
    ln_http_request_t *request;
    if (link != NULL) {
        config->spare_count--;
        request = LN_CONTAINER(link, ln_http_request_t, link);
    } else {
        request = ln_zalloc(sizeof(*request));
    }
    *request = (ln_http_request_t){
        .version = version,
        .secure = conn->secure,
        .content_length = UINT64_MAX,
        .body_max = config->limits.body_max,
        .arena = request->arena,
        .conn = conn,
        .home = conn,
        .ended = true,
        .progress_us = conn->heard_us,
    };
    ln_list_init(&request->out.parts);
    ln_list_append(&conn->requests, &request->link);
    conn->running++;
    conn->unfinished++;
    config->unfinished++;
    return request;
}

void ln_http_request_add_header(ln_http_request_t *request, ln_bytes_t name, ln_bytes_t value)
{
    *LN_PUSH(&request->arena, &request->headers) = (ln_http_header_t){name, value};
}

void ln_http_request_set_target(ln_http_request_t *request, ln_bytes_t target)
{
    size_t end = ln_bytes_find(target, '?');
    request->path = ln_bytes(target.data, end);
    request->query = ln_bytes_from(target, LN_MIN(end + 1, target.size));
}

bool ln_http_request_body(ln_http_request_t *request, int *status, ln_bytes_t chunk)
{
    ln_http_conn_t *conn = request->conn;
    const ln_http_limits_t *limits = &conn->config->limits;
    request->body_size += chunk.size;
    conn->held_bytes += chunk.size;
    conn->config->held_bytes += chunk.size;
    bool too_large = request->body_size > request->body_max;
    if (too_large || conn->held_bytes > limits->held_bytes_max ||
        conn->config->held_bytes > limits->held_bytes_total_max) {
        *status = too_large ? 413 : 503;
        return false;
    }
    if (!request->ended && request->events != NULL && request->events->body != NULL)
        request->events->body(request->subject, request, chunk);
    return true;
}

void ln_http_request_body_end(ln_http_request_t *request)
{
    request->body_complete = true;
    if (!request->ended && request->events != NULL && request->events->body_ended != NULL)
        request->events->body_ended(request->subject, request);
}

void ln_http_request_forget_body(ln_http_request_t *request)
{
    request->conn->held_bytes -= request->body_size;
    request->conn->config->held_bytes -= request->body_size;
    request->body_size = 0;
}

void ln_http_request_detach(ln_http_request_t *request)
{
    ln_http_conn_t *conn = request->conn;
    if (conn == NULL)
        return;
    ln_http_request_forget_body(request);
    request->conn = NULL;
    ln_list_remove(&request->link);
    conn->running--;
    conn->heard_us = ln_env_monotonic_us(conn->config->env);
    if (request->ended)
        recycle(request);
    else if (request->events != NULL && request->events->cancelled != NULL)
        request->events->cancelled(request->subject, request);
}
