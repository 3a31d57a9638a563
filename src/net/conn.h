/* SPDX-License-Identifier: Apache-2.0 */
/* net/conn.h - the server's side of one connection, as a machine that takes and gives buffers.
 *
 *     bytes from the peer -> feed -> [ HTTP/1 or HTTP/2 ] -> config.request -> handler
 *     bytes to the peer  <- output <-[                  ] <- start, send, end
 *
 * Neither version knows a socket: net/server.h moves the bytes and tells when time has passed,
 * tests and fuzz targets feed what they like. Making one: net/http1.h, net/http2.h.
 *
 * Handlers are called in feed, output and tick, and may answer at once, which only leaves more for
 * output (wake tells that). Only free and the owner's own functions may not be called from there.
 *
 * A request whose client is gone counts as one of its connection's until its handler has ended it;
 * so a client that opens and resets streams cannot keep more work going than streams_max.
 *
 * Threads: the loop's. */
#ifndef LN_NET_CONN_H
#define LN_NET_CONN_H

#include "base/env.h"
#include "net/http.h"

/* What one client may ask for. The zero value of a field means the default behind it. */
typedef struct {
    size_t header_bytes_max;         /* 64 KiB: request line and headers */
    size_t headers_max;              /* 100 */
    uint64_t body_max;               /* 32 MiB: unless the handler sets another */
    size_t response_buffer_max;      /* 4 MiB: more is buffered of an answer only below this */
    size_t streams_max;              /* 4000: requests of one connection that have not been ended */
    uint64_t held_bytes_max;         /* 256 MiB: bodies of all running requests of one connection */
    uint64_t held_bytes_total_max;   /* 1 GiB: and of all connections */
    uint64_t unsent_bytes_max;       /* 256 MiB: answers that one connection has not taken yet */
    uint64_t unsent_bytes_total_max; /* 1 GiB: and all connections */
    uint64_t header_timeout_us;      /* 10 s: for a header or preface, from its first byte on */
    uint64_t idle_timeout_us;        /* 75 s: HTTP/1 connections between requests */
    uint64_t silence_timeout_us;     /* 300 s: HTTP/2 connections without requests and pings */
    uint64_t stall_timeout_us;       /* 20 s: bodies of requests, and clients that do not read */
    size_t progress_bytes_min;       /* 4 KiB: what must move in that time unless all has moved */
} ln_http_limits_t;

/* The limits with zeros replaced by defaults. */
ln_http_limits_t ln_http_limits(const ln_http_limits_t *limits);

typedef struct ln_http_conn ln_http_conn_t;

/* Shared by all connections of a server. */
typedef struct {
    ln_http_limits_t limits;
    ln_env_t *env; /* the date in answers, and when bytes came */
    /* The header of a request has arrived; the callee is its handler from now on. */
    void (*request)(void *owner, ln_http_request_t *request);
    void *owner;
    bool cors; /* add the headers of net/cors.h and answer OPTIONS */
    char date[32];
    uint64_t date_second;
    ln_link_t spare; /* requests for reuse, with warm arenas */
    size_t spare_count;
    size_t unfinished; /* requests of all connections that have not been ended */
    uint64_t held_bytes, unsent_bytes;
} ln_http_config_t;

void ln_http_config_init(ln_http_config_t *config, ln_env_t *env, const ln_http_limits_t *limits,
                         void (*request)(void *owner, ln_http_request_t *request), void *owner);

/* All requests must have been ended. */
void ln_http_config_release(ln_http_config_t *config);

/* What a version does; called by the functions below and by net/http.c. */
typedef struct {
    void (*feed)(ln_http_conn_t *conn, ln_bytes_t bytes);
    void (*peer_ended)(ln_http_conn_t *conn);
    size_t (*output)(ln_http_conn_t *conn, uint8_t *out, size_t size);
    /* Ends a request from our side: with this status, or, if it is 0 or the answer has begun, by
     * breaking off. */
    void (*refuse)(ln_http_conn_t *conn, ln_http_request_t *request, int status);
    void (*start)(ln_http_conn_t *conn, ln_http_request_t *request, const ln_http_header_t *headers,
                  size_t count);
    void (*more)(ln_http_conn_t *conn, ln_http_request_t *request); /* output, or its end */
    void (*stop)(ln_http_conn_t *conn);
    void (*timeout)(ln_http_conn_t *conn); /* header or silence: a last word, then finished */
    void (*release)(ln_http_conn_t *conn);
} ln_http_conn_type_t;

/* What both versions begin with. */
struct ln_http_conn {
    const ln_http_conn_type_t *type;
    ln_http_config_t *config;
    void (*wake)(void *owner); /* there is something for output; may come often */
    void *owner;
    ln_link_t requests; /* that somebody waits for */
    size_t running;     /* how many these are */
    size_t unfinished;  /* and with them those that handlers have not ended */
    uint64_t held_bytes, unsent_bytes;
    bool http2, secure;
    bool paused;   /* better feed nothing until output has been called */
    bool overflow; /* some request has sent more than the client reads */
    bool stopping;
    bool finished; /* when output has nothing more, close */
    bool broken;   /* close at once */
    bool freed;
    uint64_t heard_us;      /* when something came or a request ended last */
    uint64_t head_since_us; /* since when a header is incomplete; 0: none is */
    uint64_t peer_ended_us; /* 0: it has not */
};

/* Takes all the bytes from the peer. They are ignored once the connection is finished. */
static inline void ln_http_conn_feed(ln_http_conn_t *conn, ln_bytes_t bytes)
{
    conn->type->feed(conn, bytes);
}

/* The peer sends nothing more. */
static inline void ln_http_conn_peer_ended(ln_http_conn_t *conn)
{
    conn->type->peer_ended(conn);
}

/* Writes at most size bytes for the peer to out and returns how many; 0: nothing for now. size must
 * be at least 1024. */
static inline size_t ln_http_conn_output(ln_http_conn_t *conn, uint8_t *out, size_t size)
{
    return conn->type->output(conn, out, size);
}

/* No new requests: finishes what runs, tells the peer (GOAWAY, connection: close). */
static inline void ln_http_conn_stop(ln_http_conn_t *conn)
{
    conn->type->stop(conn);
}

/* Looks at the clock: ends requests that make no progress, and finishes a connection that has been
 * too slow or too quiet. To be called every second or so. */
void ln_http_conn_tick(ln_http_conn_t *conn);

/* Cancels what runs and frees the connection; its memory stays for requests that handlers have not
 * ended yet. */
void ln_http_conn_free(ln_http_conn_t *conn);

#endif
