/* SPDX-License-Identifier: Apache-2.0 */
/* net/fetch.h - one HTTP or HTTPS request to anywhere, as a call that returns the answer.
 *
 * For what is rare: a faucet, a published file. libcurl does the work on a thread of its own, the
 * calling task waits, other tasks and the loop go on. Redirects are not followed, cookies and
 * environment proxies are not used.
 *
 * Threads: a task of the loop. */
#ifndef LN_NET_FETCH_H
#define LN_NET_FETCH_H

#include "net/http.h"
#include "net/loop.h"

typedef struct {
    const char *method; /* null: GET, or POST if there is a body */
    const char *url;    /* http:// or https:// */
    const ln_http_header_t *headers;
    size_t header_count;
    ln_bytes_t body;
    uint64_t timeout_us;      /* 0: 30 s; for everything */
    size_t response_size_max; /* 0: 16 MiB */
} ln_fetch_request_t;

typedef struct {
    int status;
    ln_http_headers_t headers; /* names lowercase */
    ln_bytes_t body;
} ln_fetch_response_t;

/* The answer, whatever its status, in the call's arena. LN_ERR_INVALID_INPUT for a URL that is
 * none, LN_ERR_IO if the server cannot be reached or breaks off, LN_ERR_TIMEOUT, LN_ERR_LIMIT for
 * an answer that is too large, LN_ERR_CANCELLED if the task was cancelled. */
LN_CHECKED ln_err_t ln_fetch(ln_call_t *call, ln_loop_t *loop, ln_fetch_response_t *out,
                             const ln_fetch_request_t *request);

#endif
