/* SPDX-License-Identifier: Apache-2.0 */
#include "gqlhttp/gqlhttp.h"

#include "gqlhttp/gqlhttp_priv.h"
#include "graphql/graphiql.h"
#include "net/reply.h"

#define BODY_DEFAULT ((size_t)2 << 20)
#define TASKS_DEFAULT 2000

void ln_gqlhttp_init(ln_gqlhttp_t *service, const ln_gqlhttp_options_t *options)
{
    *service = (ln_gqlhttp_t){.options = *options};
    if (options->body_max == 0)
        service->options.body_max = BODY_DEFAULT;
    if (options->tasks_max == 0)
        service->options.tasks_max = TASKS_DEFAULT;
    ln_group_init(&service->requests, &options->loop->sched);
    ln_list_init(&service->connections);
}

void ln_gqlhttp_release(ln_gqlhttp_t *service)
{
    service->ending = true;
    ln_gqlhttp_end_websockets(service);
    ln_group_end(&service->requests);
    LN_ASSERT(service->tasks == 0);
}

bool ln_gqlhttp_take_task(ln_gqlhttp_t *service)
{
    if (service->ending || service->tasks >= service->options.tasks_max)
        return false;
    service->tasks++;
    return true;
}

void ln_gqlhttp_page(ln_http_request_t *request)
{
    ln_http_reply(request, 200, "text/html; charset=utf-8", ln_graphiql_html);
}

/* --- POST: the task and everything that it makes live in the request's arena */

typedef struct {
    ln_gqlhttp_t *service;
    ln_http_request_t *request;
    ln_bytes_t body;
} post_t;

static void reply(ln_http_request_t *request, const ln_gql_reply_t *answer)
{
    const ln_http_header_t headers[] = {
        {LN_LITERAL("content-type"), ln_text(answer->content_type)},
        {LN_LITERAL("cache-control"),
         ln_text(answer->cache_control != NULL ? answer->cache_control : "")},
    };
    size_t count = answer->cache_control != NULL ? 2 : 1;
    ln_http_reply_with(request, answer->status, headers, count, answer->body);
}

static void run_post(void *subject)
{
    post_t *post = subject;
    ln_gqlhttp_t *service = post->service;
    ln_http_request_t *request = post->request;
    ln_call_t call = ln_call(&request->arena);
    ln_gql_limits_t usual;
    ln_gql_reply_t answer;
    const ln_gql_run_t run = {.context = service->options.context};
    ln_err_t err = ln_gql_respond(&call, &answer, service->options.schema,
                                  ln_gqlhttp_limits(service, &usual), &run, post->body);
    service->tasks--;
    if (err == LN_OK)
        reply(request, &answer);
    else
        ln_http_reply_text(request, 503, "the service ends");
}

static void on_body(void *subject, ln_http_request_t *request, ln_bytes_t body)
{
    ln_gqlhttp_t *service = subject;
    if (!ln_gqlhttp_take_task(service)) {
        ln_http_reply_text(request, 503, "too many requests at the same time; try again later");
        return;
    }
    post_t *post = LN_NEW(&request->arena, post_t);
    *post = (post_t){service, request, body};
    ln_group_spawn(&service->requests, run_post, post);
}

void ln_gqlhttp_post(ln_gqlhttp_t *service, ln_http_request_t *request)
{
    ln_http_collect(request, service->options.body_max, on_body, NULL, service);
}
