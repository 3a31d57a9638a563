/* SPDX-License-Identifier: Apache-2.0 */
/* grpc/client.h - calls to a gRPC service over net/client.h.
 *
 * Two ways: a task waits for the answer (ln_grpc_unary), or whoever is not a task begins a call
 * whose struct he owns and is told (ln_grpc_client_begin). Every call ends with a status, also when
 * there was no service to answer it:
 *
 *     no connection, or it broke          UNAVAILABLE
 *     deadline                            DEADLINE_EXCEEDED
 *     stream reset                        by its code (CANCELLED, RESOURCE_EXHAUSTED, ...)
 *     HTTP status other than 200          by the status (404: UNIMPLEMENTED, 503: UNAVAILABLE, ...)
 *     no grpc-status                      UNKNOWN
 *     no message, or several, for unary   INTERNAL
 *     message above the limit             OUT_OF_RANGE
 *
 * Threads: the loop's. */
#ifndef LN_GRPC_CLIENT_H
#define LN_GRPC_CLIENT_H

#include "grpc/frame.h"
#include "grpc/status.h"
#include "net/client.h"

typedef struct ln_grpc_client_call ln_grpc_client_call_t;

/* The struct is the caller's: zero it, fill the first part, begin; it must stay where it is until
 * done was called, or until the release. */
struct ln_grpc_client_call {
    /* --- set by the caller */
    ln_http_client_t *http;
    const char *path;     /* "/package.Service/Method" */
    ln_bytes_t request;   /* one message; must live until done */
    uint64_t deadline_us; /* monotonic; 0 or LN_NO_DEADLINE: none */
    size_t message_max;   /* 0: 16 MiB */
    bool stream;          /* any number of messages in the answer, each told by message */
    void (*message)(ln_grpc_client_call_t *call, ln_bytes_t message); /* borrowed */
    /* The end, exactly once unless released before. */
    void (*done)(ln_grpc_client_call_t *call);
    void *subject;

    /* --- the answer; valid until the release */
    ln_grpc_status_t status;
    ln_bytes_t response; /* unary: the message */

    /* --- private to grpc */
    ln_http_exchange_t exchange;
    ln_http_header_t headers[2];
    uint8_t head[LN_GRPC_FRAME_HEAD];
    ln_grpc_frames_t frames;
    ln_arena_t arena;
    ln_arena_t inbox; /* of the message of a stream that is arriving */
    size_t message_count;
    bool is_grpc;
};

/* Begins a call; done never comes before the return. */
void ln_grpc_client_begin(ln_grpc_client_call_t *call);

/* Cancels the call if it runs, without done, and frees what its answer holds. */
void ln_grpc_client_release(ln_grpc_client_call_t *call);

/* For tasks: makes a unary call and waits. *status is the service's or ours; *response is in the
 * call's arena. LN_ERR_CANCELLED if the task was cancelled, which cancels the call; LN_OK
 * otherwise, whatever the status. */
LN_CHECKED ln_err_t ln_grpc_unary(ln_call_t *call, ln_http_client_t *http, ln_grpc_status_t *status,
                                  ln_bytes_t *response, const char *path, ln_bytes_t request,
                                  uint64_t deadline_us);

#endif
