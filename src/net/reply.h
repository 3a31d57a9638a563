/* SPDX-License-Identifier: Apache-2.0 */
/* net/reply.h - what most handlers want: whole questions in, whole answers out.
 *
 * Threads: the loop's. */
#ifndef LN_NET_REPLY_H
#define LN_NET_REPLY_H

#include "net/http.h"

/* Answers with a body that is constant or in the request's arena, and ends the request. type is the
 * content type; null and an empty body: none. */
void ln_http_reply(ln_http_request_t *request, int status, const char *type, ln_bytes_t body);

/* The same with further headers. */
void ln_http_reply_with(ln_http_request_t *request, int status, const ln_http_header_t *headers,
                        size_t count, ln_bytes_t body);

/* Answers with a line of plain text. */
void ln_http_reply_text(ln_http_request_t *request, int status, const char *text);

/* Answers GET /metrics: all metrics in the Prometheus text format (spec 04 §8). */
void ln_http_reply_metrics(ln_http_request_t *request);

/* Collects the body of at most size_max bytes in the request's arena and then calls
 * complete(subject, request, body); a longer one is answered with 413. If the client goes away
 * before, the request is ended and complete is not called; if it does so afterwards, cancelled (may
 * be null) is called and the handler still has to end the request. To be called in the handler. */
void ln_http_collect(ln_http_request_t *request, size_t size_max,
                     void (*complete)(void *subject, ln_http_request_t *request, ln_bytes_t body),
                     void (*cancelled)(void *subject, ln_http_request_t *request), void *subject);

#endif
