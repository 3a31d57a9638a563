/* SPDX-License-Identifier: Apache-2.0 */
/* net/http.h - a request and its answer as a handler sees them, whatever the version of HTTP.
 *
 *     header has come -> handler ----------> start, send ..., end     the answer, at any time
 *                           |                                         after the handler was called
 *                           +-> body ..., body_ended                  the rest of the question
 *                           +-> cancelled                             nobody waits any more
 *
 * Rules  1. The handler ends every request exactly once, with ln_http_end, ln_http_abort or one of
 *           the whole answers of net/reply.h, be it cancelled or not, and does not touch it
 *           afterwards. Until then the request stays where it is, even if the connection is long
 *           gone; so it may wait for other threads.
 *        2. After cancelled no callback comes, and start, send and end say nothing to anyone.
 *        3. Names of headers are lowercase, in both directions.
 *        4. What a handler sends is buffered; one whose peer reads too slowly is cancelled
 *           (net/server.h, limits), and so is one that sends while too much of other answers
 *           waits for the same peer, or for all.
 *
 * Memory: everything in the request lives in its arena until the request has been ended and its
 * answer has been sent or dropped.
 * Threads: the loop's. The arena too belongs to the loop's thread; a handler that hands work to
 * another thread gives it an arena of its own. */
#ifndef LN_NET_HTTP_H
#define LN_NET_HTTP_H

#include "base/err.h"
#include "base/list.h"

typedef struct {
    ln_bytes_t name, value;
} ln_http_header_t;

typedef struct {
    ln_http_header_t *items;
    size_t count;
} ln_http_headers_t;

/* The first header of that (lowercase) name, or a slice of size 0. */
ln_bytes_t ln_http_header(const ln_http_headers_t *headers, const char *name);

/* Does a comma-separated header value hold the word, in either case? */
bool ln_http_value_has(ln_bytes_t value, const char *word);

/* The reason phrase of a status; "Unknown" if it is none that we send. */
const char *ln_http_reason(int status);

typedef enum { LN_HTTP_1_0, LN_HTTP_1_1, LN_HTTP_2 } ln_http_version_t;

typedef struct ln_http_request ln_http_request_t;

/* What the handler of one request wants to hear. Any of them may be null. */
typedef struct {
    void (*body)(void *subject, ln_http_request_t *request, ln_bytes_t chunk); /* borrowed */
    void (*body_ended)(void *subject, ln_http_request_t *request);
    /* The client is gone, or a limit was broken, or the server ends. */
    void (*cancelled)(void *subject, ln_http_request_t *request);
    /* Less than half of the room for output is taken, after it was more. */
    void (*writable)(void *subject, ln_http_request_t *request);
} ln_http_events_t;

/* Bytes of an answer that wait to be sent. */
typedef struct {
    ln_link_t parts;
    size_t size;
    uint64_t taken; /* since the beginning */
} ln_http_out_t;

struct ln_http_request {
    /* --- the question; read only */
    ln_http_version_t version;
    bool secure; /* came over TLS */
    ln_bytes_t method;
    ln_bytes_t path;  /* as sent, starts with '/', or is "*"; without the query */
    ln_bytes_t query; /* behind the '?', without it */
    ln_bytes_t authority;
    ln_http_headers_t headers;
    uint64_t content_length; /* as announced; UINT64_MAX: not */
    uint64_t body_size;      /* arrived so far */
    bool body_complete;

    /* --- for the handler to set when it is called */
    const ln_http_events_t *events;
    void *subject;
    uint64_t body_max;  /* more is answered with 413; begins as the server's limit */
    bool body_may_idle; /* a conversation: the body need not make progress */

    /* --- memory of the request */
    ln_arena_t arena;

    /* --- private to net */
    struct ln_http_conn *conn; /* null when nobody waits any more */
    struct ln_http_conn *home; /* the connection it came from, whatever happened to it */
    ln_link_t link;
    int32_t stream_id;
    int status; /* of the answer; 0: not started */
    bool ended; /* by the handler, or not given to one yet */
    bool head_only, empty, tunnel, deferred, was_full;
    bool dropped;                   /* some of the answer, because too much waits to be sent */
    bool preflight;                 /* has the CORS headers of its own */
    uint64_t progress, progress_us; /* bytes moved, and when there was some */
    size_t header_bytes;
    ln_http_out_t out;
    ln_http_headers_t trailers;
};

/* Begins the answer. Headers are copied; date, content-length and what else the framing needs are
 * added. */
void ln_http_start(ln_http_request_t *request, int status, const ln_http_header_t *headers,
                   size_t count);

/* Sends more of the body. The bytes are copied. If the client has left more than the server's limit
 * (response_buffer_max) unread already, they are dropped and the request is cancelled soon. */
void ln_http_send(ln_http_request_t *request, ln_bytes_t bytes);

/* The same without a copy and without that limit: the bytes are constant or in memory that ends
 * with the request's arena (an arena hook may end other memory, ln_arena_on_reset). */
void ln_http_send_borrowed(ln_http_request_t *request, ln_bytes_t bytes);

/* Has some of the answer been lost because too much waits to be sent? Then the request is cancelled
 * soon, and work for it is in vain. */
static inline bool ln_http_is_dropped(const ln_http_request_t *request)
{
    return request->dropped;
}

/* Ends the answer and the handler's part in the request. Trailers are copied; HTTP/1.x sends them
 * only to those who asked for them (te: trailers). An answer that was not started becomes an
 * internal error, 500. */
void ln_http_end(ln_http_request_t *request, const ln_http_header_t *trailers, size_t count);

/* Gives the request up: the peer sees a broken stream or connection. */
void ln_http_abort(ln_http_request_t *request);

/* Bytes of the body that have been sent by the handler and not yet by the connection. */
static inline size_t ln_http_pending(const ln_http_request_t *request)
{
    return request->out.size;
}

static inline bool ln_http_is_cancelled(const ln_http_request_t *request)
{
    return request->conn == NULL;
}

#endif
