/* SPDX-License-Identifier: Apache-2.0 */
/* net/client.h - HTTP/2 requests to one address, many at once over one connection.
 *
 *     begin -> [ waits for the connection ] -> sent -> response -> data ... -> done
 *                        |                      |                              ^
 *                        +----------------------+--- deadline, break, ... -----+
 *
 * The connection is made when the first request needs it and again after it broke or the server
 * said GOAWAY; then running requests end on the old one. A request that such a server has not
 * looked at (it is beyond the last stream of the GOAWAY) is sent once more by itself. Nothing else
 * is repeated here: what to do about LN_ERR_IO is the caller's policy.
 *
 * Connections are kept alive with a PING after 30 s of silence, also when nothing runs, and given
 * up when 10 s later still nothing has come (spec 04 §3.2).
 *
 * Threads: the loop's. */
#ifndef LN_NET_CLIENT_H
#define LN_NET_CLIENT_H

#include "net/http.h"
#include "net/loop.h"
#include "net/tls.h"

typedef struct {
    const char *host;
    uint16_t port;
    ln_tls_context_t *tls;         /* null: clear text */
    uint64_t connect_timeout_us;   /* 0: 4 s; to the server's first word, TLS included */
    uint64_t keepalive_us;         /* 0: 30 s */
    uint64_t keepalive_timeout_us; /* 0: 10 s */
    /* For tests: gives the stream of a new connection, or null for a failure,
     * instead of TCP. */
    ln_stream_t *(*dial)(void *owner);
    void *owner;
} ln_http_client_options_t;

/* Why a server resets a stream (RFC 9113 §7), as far as we care. */
#define LN_H2_REFUSED_STREAM 7u /* it has not looked at the request */
#define LN_H2_CANCEL 8u
#define LN_H2_ENHANCE_YOUR_CALM 11u
#define LN_H2_INADEQUATE_SECURITY 12u

typedef struct ln_http_client ln_http_client_t;
typedef struct ln_http_exchange ln_http_exchange_t;

/* One request and its answer. The struct is the caller's: zero it, fill the first part, begin; it
 * must stay where it is until done was called or it was cancelled. Everything that it points to in
 * the first part must live as long. */
struct ln_http_exchange {
    /* --- set by the caller */
    ln_bytes_t method, path; /* path with query */
    const ln_http_header_t *headers;
    size_t header_count;
    ln_bytes_t body[2];   /* sent one behind the other */
    uint64_t deadline_us; /* monotonic; 0 or LN_NO_DEADLINE: none */
    /* Status and headers are there (not called for 1xx). May be null. */
    void (*response)(ln_http_exchange_t *exchange);
    void (*data)(ln_http_exchange_t *exchange, ln_bytes_t bytes); /* borrowed; may be null */
    /* The end, exactly once unless cancelled: LN_OK; LN_ERR_IO if the connection could not be made
     * or broke, or the server reset the stream; LN_ERR_TIMEOUT at the deadline; LN_ERR_LIMIT if
     * the answer's headers are too large. The exchange may be begun again or freed in it. */
    void (*done)(ln_http_exchange_t *exchange, ln_err_t err);
    void *subject;

    /* --- the answer; valid until the release */
    ln_arena_t arena;
    int status; /* 0: none came */
    ln_http_headers_t response_headers, trailers;
    bool was_reset;      /* by the server */
    uint32_t h2_code;    /* and why (RFC 9113 §7) */
    const char *problem; /* in words, if done came with an error; constant or in the arena */

    /* --- private to net */
    ln_http_client_t *client;
    struct ln_client_conn *connection; /* null while waiting */
    ln_link_t link;
    ln_timer_t timer;
    int32_t stream_id;
    size_t body_sent, header_bytes;
    bool running, repeated, told_response, complete;
};

struct ln_http_client {
    ln_loop_t *loop;
    ln_http_client_options_t options;
    char host[256], authority[272];
    struct ln_client_conn *current; /* being made or in use; null: none */
    ln_link_t connections;          /* current, and old ones that still have requests */
    ln_link_t waiting;              /* exchanges that wait for current */
    uint64_t connections_made;      /* for those who count */
};

/* The strings in options are copied as far as needed; tls must live as long as the client. */
void ln_http_client_init(ln_http_client_t *client, ln_loop_t *loop,
                         const ln_http_client_options_t *options);

/* All exchanges must have ended or been cancelled. Not from a callback of an exchange. */
void ln_http_client_release(ln_http_client_t *client);

/* Begins an exchange; done never comes before the return. */
void ln_http_client_begin(ln_http_client_t *client, ln_http_exchange_t *exchange);

/* Ends an exchange early: no callback comes any more, the server is told. Does nothing if it has
 * ended. What has come of the answer stays valid until the release. */
void ln_http_exchange_cancel(ln_http_exchange_t *exchange);

/* Cancels if need be and frees what the answer holds; the first part stays. */
void ln_http_exchange_release(ln_http_exchange_t *exchange);

#endif
