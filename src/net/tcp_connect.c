/* SPDX-License-Identifier: Apache-2.0 */
#include "net/tcp.h"
#include "net/tcp_priv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One ln_tcp_connect: lookup, then one address after the other. Lives until the last callback of
 * libuv, which may be later than the caller's struct. */
struct ln_tcp_attempt {
    ln_tcp_connect_t *connect; /* null: cancelled or done */
    ln_loop_t *loop;
    uv_getaddrinfo_t lookup;
    struct addrinfo *found, *next; /* what the lookup gave; what was not tried yet */
    ln_tcp_stream_t *tcp;          /* that is being connected */
    uv_connect_t request;
    ln_timer_t timer;
    uint64_t deadline_us;
    uint16_t port;
    bool looking, connecting; /* a callback of libuv is outstanding */
    int last_error;
};

static void free_if_over(ln_tcp_attempt_t *attempt)
{
    if (attempt->connect != NULL || attempt->looking || attempt->connecting)
        return;
    ln_timer_clear(attempt->loop, &attempt->timer);
    uv_freeaddrinfo(attempt->found);
    free(attempt);
}

static void drop_tcp(ln_tcp_attempt_t *attempt)
{
    if (attempt->tcp != NULL)
        ln_stream_close(&attempt->tcp->base);
    attempt->tcp = NULL;
}

/* Hands the result over; the caller's struct is not touched afterwards. */
static void finish(ln_tcp_attempt_t *attempt, ln_err_t err)
{
    ln_tcp_connect_t *connect = attempt->connect;
    ln_stream_t *stream = NULL;
    if (err == LN_OK)
        stream = &attempt->tcp->base;
    else
        drop_tcp(attempt);
    attempt->tcp = NULL;
    attempt->connect = NULL;
    connect->attempt = NULL;
    if (err == LN_ERR_TIMEOUT)
        snprintf(connect->problem, sizeof(connect->problem), "no answer in time");
    else if (err != LN_OK)
        snprintf(connect->problem, sizeof(connect->problem), "%s",
                 uv_strerror(attempt->last_error));
    void (*done)(void *, ln_err_t, ln_stream_t *) = connect->done;
    void *owner = connect->owner;
    free_if_over(attempt);
    done(owner, err, stream);
}

static void try_next(ln_tcp_attempt_t *attempt);

static void on_connect(uv_connect_t *request, int status)
{
    ln_tcp_attempt_t *attempt = request->data;
    ln_loop_event(attempt->loop);
    attempt->connecting = false;
    if (attempt->connect == NULL) {
        free_if_over(attempt);
    } else if (attempt->tcp == NULL) { /* given up for the next address */
        try_next(attempt);
    } else if (status == 0) {
        ln_tcp_stream_opened(attempt->tcp);
        finish(attempt, LN_OK);
    } else {
        attempt->last_error = status;
        drop_tcp(attempt);
        try_next(attempt);
    }
}

/* Time is over, for this address or altogether. */
static void on_time_over(void *subject)
{
    ln_tcp_attempt_t *attempt = subject;
    if (attempt->next == NULL || ln_env_monotonic_us(attempt->loop->env) >= attempt->deadline_us)
        finish(attempt, LN_ERR_TIMEOUT);
    else
        drop_tcp(attempt); /* its callback, which comes now, tries the next */
}

/* Gives the next address its share of the time that is left. */
static void set_share(ln_tcp_attempt_t *attempt)
{
    uint64_t now_us = ln_env_monotonic_us(attempt->loop->env), left = 1;
    for (const struct addrinfo *a = attempt->next; a != NULL; a = a->ai_next)
        left++;
    uint64_t rest_us = attempt->deadline_us > now_us ? attempt->deadline_us - now_us : 0;
    ln_timer_set(attempt->loop, &attempt->timer, now_us + rest_us / left, on_time_over, attempt);
}

static void connect_to(ln_tcp_attempt_t *attempt, const struct sockaddr *address)
{
    attempt->tcp = ln_tcp_stream_new(attempt->loop);
    attempt->request.data = attempt;
    set_share(attempt);
    int failed = uv_tcp_connect(&attempt->request, &attempt->tcp->handle, address, on_connect);
    attempt->connecting = failed == 0;
    if (failed == 0)
        return;
    attempt->last_error = failed;
    drop_tcp(attempt);
    try_next(attempt);
}

static void fail_soon(void *subject)
{
    finish(subject, LN_ERR_IO);
}

static void try_next(ln_tcp_attempt_t *attempt)
{
    struct addrinfo *address = attempt->next;
    if (address == NULL) { /* from a timer: done must not come from within ln_tcp_connect */
        ln_timer_set(attempt->loop, &attempt->timer, 0, fail_soon, attempt);
        return;
    }
    attempt->next = address->ai_next;
    struct sockaddr_storage with_port = {0};
    memcpy(&with_port, address->ai_addr, address->ai_addrlen);
    if (with_port.ss_family == AF_INET6)
        ((struct sockaddr_in6 *)&with_port)->sin6_port = htons(attempt->port);
    else
        ((struct sockaddr_in *)&with_port)->sin_port = htons(attempt->port);
    connect_to(attempt, (struct sockaddr *)&with_port);
}

static void on_lookup(uv_getaddrinfo_t *request, int status, struct addrinfo *found)
{
    ln_tcp_attempt_t *attempt = request->data;
    ln_loop_event(attempt->loop);
    attempt->looking = false;
    attempt->found = attempt->next = found;
    attempt->last_error = status;
    if (attempt->connect == NULL)
        free_if_over(attempt);
    else
        try_next(attempt);
}

static void look_up(ln_tcp_attempt_t *attempt, const char *host)
{
    struct addrinfo hints = {.ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM};
    attempt->lookup.data = attempt;
    ln_timer_set(attempt->loop, &attempt->timer, attempt->deadline_us, on_time_over, attempt);
    int failed =
        uv_getaddrinfo(ln_loop_uv(attempt->loop), &attempt->lookup, on_lookup, host, NULL, &hints);
    attempt->looking = failed == 0;
    if (failed == 0)
        return;
    attempt->last_error = failed;
    try_next(attempt);
}

void ln_tcp_connect(ln_tcp_connect_t *connect, ln_loop_t *loop, const char *host, uint16_t port,
                    uint64_t timeout_us)
{
    ln_tcp_attempt_t *attempt = ln_zalloc(sizeof(*attempt));
    attempt->connect = connect;
    attempt->loop = loop;
    attempt->port = port;
    attempt->deadline_us = ln_env_monotonic_us(loop->env) + timeout_us;
    connect->attempt = attempt;
    connect->problem[0] = '\0';
    struct sockaddr_storage address = {0};
    if (uv_ip4_addr(host, port, (struct sockaddr_in *)&address) == 0 ||
        uv_ip6_addr(host, port, (struct sockaddr_in6 *)&address) == 0)
        connect_to(attempt, (struct sockaddr *)&address);
    else
        look_up(attempt, host);
}

void ln_tcp_connect_cancel(ln_tcp_connect_t *connect)
{
    ln_tcp_attempt_t *attempt = connect->attempt;
    if (attempt == NULL)
        return;
    connect->attempt = NULL;
    attempt->connect = NULL;
    ln_timer_clear(attempt->loop, &attempt->timer);
    drop_tcp(attempt);
    if (attempt->looking)
        uv_cancel((uv_req_t *)&attempt->lookup);
    free_if_over(attempt);
}
