/* SPDX-License-Identifier: Apache-2.0 */
#include "net/fetch.h"

#include "base/buffer.h"

#include <curl/curl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#define HEADER_BYTES_MAX (64u * 1024)

/* One request. The thread has it from its start until the loop has joined it. */
typedef struct {
    const ln_fetch_request_t *request;
    ln_loop_t *loop;
    ln_mailbox_t mailbox;
    ln_link_t link;
    ln_signal_t ended;
    pthread_t thread;
    atomic_bool cancelled;
    CURL *easy;
    CURLM *multi;
    struct curl_slist *headers;
    size_t size_max, header_bytes;
    bool too_large;
    ln_arena_t arena; /* of what arrives; the thread's until it has ended */
    ln_buffer_t body;
    ln_http_headers_t received;
    CURLcode code;
    long status;
    char problem[CURL_ERROR_SIZE];
} job_t;

/* --- on the thread */

static size_t on_body(char *data, size_t unit, size_t count, void *subject)
{
    job_t *job = subject;
    size_t size = unit * count;
    job->too_large = size > job->size_max - job->body.size;
    if (job->too_large)
        return CURL_WRITEFUNC_ERROR;
    ln_buffer_put(&job->body, ln_bytes(data, size));
    return size;
}

static ln_bytes_t trim(ln_bytes_t text)
{
    while (text.size > 0 && strchr(" \t\r\n", text.data[text.size - 1]) != NULL)
        text.size--;
    while (text.size > 0 && strchr(" \t", text.data[0]) != NULL)
        text = ln_bytes_from(text, 1);
    return text;
}

/* Also gets the status line, and those of interim answers, whose headers are forgotten. */
static size_t on_header(char *data, size_t unit, size_t count, void *subject)
{
    job_t *job = subject;
    ln_bytes_t line = ln_bytes(data, unit * count);
    job->header_bytes += line.size;
    job->too_large = job->header_bytes > HEADER_BYTES_MAX;
    if (job->too_large)
        return CURL_WRITEFUNC_ERROR;
    size_t colon = ln_bytes_find(line, ':');
    if (ln_bytes_starts_with(line, LN_LITERAL("HTTP/"))) {
        job->received = (ln_http_headers_t){0};
    } else if (colon < line.size) {
        char *name = ln_text_copy_z(&job->arena, ln_bytes(line.data, colon));
        for (char *c = name; *c != '\0'; c++)
            if (*c >= 'A' && *c <= 'Z')
                *c = (char)(*c + 'a' - 'A');
        *LN_PUSH(&job->arena, &job->received) = (ln_http_header_t){
            ln_text(name), ln_bytes_copy(&job->arena, trim(ln_bytes_from(line, colon + 1)))};
    }
    return line.size;
}

static void *work(void *subject)
{
    job_t *job = subject;
    int running = 1, left;
    while (running > 0 && !atomic_load(&job->cancelled)) {
        curl_multi_perform(job->multi, &running);
        if (running > 0)
            curl_multi_poll(job->multi, NULL, 0, 1000, NULL);
    }
    const CURLMsg *message = curl_multi_info_read(job->multi, &left);
    job->code = message != NULL ? message->data.result : CURLE_ABORTED_BY_CALLBACK;
    curl_easy_getinfo(job->easy, CURLINFO_RESPONSE_CODE, &job->status);
    bool pushed = ln_queue_push(&job->mailbox.queue, &job->link);
    LN_ASSERT(pushed);
    return NULL;
}

/* --- on the loop's thread */

static void on_ended(void *subject, ln_link_t *item)
{
    job_t *job = subject;
    (void)item;
    ln_signal_set(&job->loop->sched, &job->ended);
}

static void add_header(job_t *job, ln_http_header_t header)
{
    ln_bytes_t line =
        ln_format(&job->arena, "%.*s: %.*s", LN_TEXT_ARG(header.name), LN_TEXT_ARG(header.value));
    job->headers = curl_slist_append(job->headers, (const char *)line.data);
}

static void set_method(job_t *job)
{
    const ln_fetch_request_t *request = job->request;
    const char *method = request->method;
    if (method != NULL && strcmp(method, "HEAD") == 0) {
        curl_easy_setopt(job->easy, CURLOPT_NOBODY, 1L);
        return;
    }
    if (request->body.size > 0 || (method != NULL && strcmp(method, "POST") == 0)) {
        curl_easy_setopt(job->easy, CURLOPT_POST, 1L);
        curl_easy_setopt(job->easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body.size);
        curl_easy_setopt(job->easy, CURLOPT_POSTFIELDS,
                         request->body.size > 0 ? (const char *)request->body.data : "");
    }
    if (method != NULL)
        curl_easy_setopt(job->easy, CURLOPT_CUSTOMREQUEST, method);
}

static void set_options(job_t *job)
{
    const ln_fetch_request_t *request = job->request;
    uint64_t timeout_us = request->timeout_us > 0 ? request->timeout_us : 30 * LN_SECOND_US;
    CURL *easy = job->easy;
    for (size_t i = 0; i < request->header_count; i++)
        add_header(job, request->headers[i]);
    job->headers = curl_slist_append(job->headers, "Expect:"); /* no waiting for 100 Continue */
    curl_easy_setopt(easy, CURLOPT_URL, request->url);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, job->headers);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, (long)LN_MIN((timeout_us + 999) / 1000, 1u << 30));
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L); /* a hanging name lookup is left behind */
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "linen");
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, job->problem);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, job);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, job);
    set_method(job);
}

static ln_err_t result_of(ln_call_t *call, const job_t *job)
{
    const char *url = job->request->url;
    const char *problem = job->problem[0] != '\0' ? job->problem : curl_easy_strerror(job->code);
    if (atomic_load(&job->cancelled))
        return LN_FAIL(call, LN_ERR_CANCELLED, "%s: cancelled", url);
    if (job->too_large)
        return LN_FAIL(call, LN_ERR_LIMIT, "%s: the answer is larger than %zu bytes", url,
                       job->size_max);
    switch (job->code) {
    case CURLE_OK:
        return LN_OK;
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
        return LN_FAIL(call, LN_ERR_INVALID_INPUT, "%s: not a URL for HTTP: %s", url, problem);
    case CURLE_OPERATION_TIMEDOUT:
        return LN_FAIL(call, LN_ERR_TIMEOUT, "%s: no answer in time: %s", url, problem);
    default:
        return LN_FAIL(call, LN_ERR_IO, "%s: %s", url, problem);
    }
}

static void take_response(ln_call_t *call, ln_fetch_response_t *out, const job_t *job)
{
    out->status = (int)job->status;
    out->body = ln_bytes_copy(call->arena, ln_buffer_bytes(&job->body));
    out->headers = (ln_http_headers_t){0};
    for (size_t i = 0; i < job->received.count; i++)
        *LN_PUSH(call->arena, &out->headers) =
            (ln_http_header_t){ln_bytes_copy(call->arena, job->received.items[i].name),
                               ln_bytes_copy(call->arena, job->received.items[i].value)};
}

static void init_curl(void)
{
    CURLcode failed = curl_global_init(CURL_GLOBAL_DEFAULT);
    LN_ASSERT(failed == CURLE_OK);
}

static void start(job_t *job)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, init_curl);
    job->body = ln_buffer(&job->arena);
    job->easy = curl_easy_init();
    job->multi = curl_multi_init();
    LN_ASSERT(job->easy != NULL && job->multi != NULL);
    set_options(job);
    curl_multi_add_handle(job->multi, job->easy);
    ln_mailbox_init(&job->mailbox, job->loop, 1, on_ended, job);
    int failed = pthread_create(&job->thread, NULL, work, job);
    LN_ASSERT(failed == 0);
}

static void finish(job_t *job)
{
    ln_mailbox_release(&job->mailbox);
    curl_multi_remove_handle(job->multi, job->easy);
    curl_easy_cleanup(job->easy);
    curl_multi_cleanup(job->multi);
    curl_slist_free_all(job->headers);
    ln_arena_release(&job->arena);
}

ln_err_t ln_fetch(ln_call_t *call, ln_loop_t *loop, ln_fetch_response_t *out,
                  const ln_fetch_request_t *request)
{
    job_t job = {.request = request, .loop = loop};
    job.size_max = request->response_size_max > 0 ? request->response_size_max : 16u << 20;
    start(&job);
    if (ln_task_wait(&loop->sched, &job.ended, LN_NO_DEADLINE) != LN_OK) {
        atomic_store(&job.cancelled, true);
        curl_multi_wakeup(job.multi);
    }
    ln_err_t err = LN_OK;
    pthread_join(job.thread, NULL);
    err = result_of(call, &job);
    if (err == LN_OK)
        take_response(call, out, &job);
    finish(&job);
    return err;
}
