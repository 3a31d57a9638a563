/* SPDX-License-Identifier: Apache-2.0 */
#include "net/conn.h"

#include "net/cors.h"
#include "net/http_priv.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

ln_http_limits_t ln_http_limits(const ln_http_limits_t *limits)
{
    ln_http_limits_t l = limits != NULL ? *limits : (ln_http_limits_t){0};
#define DEFAULT(field, value) l.field = l.field > 0 ? l.field : (value)
    DEFAULT(header_bytes_max, 64u << 10);
    DEFAULT(headers_max, 100);
    DEFAULT(body_max, 32u << 20);
    DEFAULT(response_buffer_max, 4u << 20);
    DEFAULT(streams_max, 4000);
    DEFAULT(held_bytes_max, 256u << 20);
    DEFAULT(held_bytes_total_max, 1u << 30);
    DEFAULT(unsent_bytes_max, 256u << 20);
    DEFAULT(unsent_bytes_total_max, 1u << 30);
    DEFAULT(header_timeout_us, 10 * LN_SECOND_US);
    DEFAULT(idle_timeout_us, 75 * LN_SECOND_US);
    DEFAULT(silence_timeout_us, 300 * LN_SECOND_US);
    DEFAULT(stall_timeout_us, 20 * LN_SECOND_US);
    DEFAULT(progress_bytes_min, 4096);
#undef DEFAULT
    return l;
}

void ln_http_config_init(ln_http_config_t *config, ln_env_t *env, const ln_http_limits_t *limits,
                         void (*request)(void *owner, ln_http_request_t *request), void *owner)
{
    *config = (ln_http_config_t){
        .limits = ln_http_limits(limits), .env = env, .request = request, .owner = owner};
    ln_list_init(&config->spare);
}

void ln_http_config_release(ln_http_config_t *config)
{
    ln_link_t *link;
    LN_ASSERT(config->unfinished == 0);
    while ((link = ln_list_pop(&config->spare)) != NULL) {
        ln_http_request_t *request = LN_CONTAINER(link, ln_http_request_t, link);
        ln_arena_release(&request->arena);
        free(request);
    }
}

ln_bytes_t ln_http_date(ln_http_config_t *config)
{
    static const char *const days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    uint64_t second = ln_env_now_us(config->env) / LN_SECOND_US;
    if (second != config->date_second) {
        time_t time = (time_t)second;
        struct tm utc = {0};
        gmtime_r(&time, &utc);
        config->date_second = second;
        snprintf(config->date, sizeof(config->date), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                 days[utc.tm_wday % 7], utc.tm_mday % 100, months[utc.tm_mon % 12],
                 (utc.tm_year + 1900) % 10000, utc.tm_hour % 100, utc.tm_min % 100,
                 utc.tm_sec % 100);
    }
    return ln_text(config->date);
}

void ln_http_conn_init(ln_http_conn_t *conn, const ln_http_conn_type_t *type,
                       ln_http_config_t *config, void (*wake)(void *owner), void *owner)
{
    *conn = (ln_http_conn_t){.type = type, .config = config, .wake = wake, .owner = owner};
    conn->heard_us = ln_env_monotonic_us(config->env);
    ln_list_init(&conn->requests);
}

void ln_http_request_dispatch(ln_http_request_t *request)
{
    ln_http_config_t *config = request->conn->config;
    request->ended = false;
    if (config->cors && ln_cors_answer(request))
        return;
    config->request(config->owner, request);
}

static bool has_dropped(ln_http_request_t *request, LN_UNUSED uint64_t now_us)
{
    return request->dropped;
}

static bool has_overflow(ln_http_request_t *request, LN_UNUSED uint64_t now_us)
{
    return request->out.size >= request->conn->config->limits.response_buffer_max &&
           !request->ended;
}

/* Handlers that are told may end other requests too, so each search begins anew. */
static ln_http_request_t *find(ln_http_conn_t *conn, uint64_t now_us,
                               bool (*is_wanted)(ln_http_request_t *request, uint64_t now_us))
{
    for (LN_LIST_EACH (link, &conn->requests)) {
        ln_http_request_t *request = LN_CONTAINER(link, ln_http_request_t, link);
        if (is_wanted(request, now_us))
            return request;
    }
    return NULL;
}

void ln_http_conn_refuse_overflow(ln_http_conn_t *conn)
{
    ln_http_request_t *request;
    conn->overflow = false;
    while ((request = find(conn, 0, has_dropped)) != NULL)
        conn->type->refuse(conn, request, 503);
    while ((request = find(conn, 0, has_overflow)) != NULL)
        conn->type->refuse(conn, request, 0);
}

/* Has too little moved for too long, though there is something to move? */
static bool is_stalled(ln_http_request_t *request, uint64_t now_us)
{
    const ln_http_limits_t *limits = &request->conn->config->limits;
    uint64_t moved = (request->tunnel ? 0 : request->body_size) + request->out.taken;
    bool in = !request->body_complete && !request->body_may_idle && !request->tunnel;
    bool waits = in || request->out.size > 0;
    if (!waits || moved - request->progress >= limits->progress_bytes_min) {
        request->progress = moved;
        request->progress_us = now_us;
    }
    return now_us - request->progress_us > limits->stall_timeout_us;
}

/* The connection as a whole: header, idle time, a peer that has ended its direction. While requests
 * run, a peer may be silent as long as it likes (a subscription); dead ones are TCP's affair. */
static bool is_too_quiet(const ln_http_conn_t *conn, uint64_t now_us)
{
    const ln_http_limits_t *limits = &conn->config->limits;
    uint64_t idle_us = conn->http2 ? limits->silence_timeout_us : limits->idle_timeout_us;
    bool head = conn->head_since_us > 0 && now_us - conn->head_since_us > limits->header_timeout_us;
    bool gone = conn->peer_ended_us > 0 && now_us - conn->peer_ended_us > limits->stall_timeout_us;
    bool idle = conn->running == 0 && now_us - conn->heard_us > idle_us;
    return head || gone || idle;
}

void ln_http_conn_tick(ln_http_conn_t *conn)
{
    uint64_t now_us = ln_env_monotonic_us(conn->config->env);
    if (conn->finished || conn->broken)
        return;
    ln_http_request_t *request;
    while ((request = find(conn, now_us, is_stalled)) != NULL)
        conn->type->refuse(conn, request, request->body_complete ? 0 : 408);
    if (!conn->broken && !conn->finished && is_too_quiet(conn, now_us))
        conn->type->timeout(conn);
}

void ln_http_conn_free(ln_http_conn_t *conn)
{
    conn->broken = true;
    while (!ln_list_empty(&conn->requests))
        ln_http_request_detach(LN_CONTAINER(conn->requests.next, ln_http_request_t, link));
    conn->type->release(conn);
    conn->freed = true;
    if (conn->unfinished == 0)
        free(conn);
}
