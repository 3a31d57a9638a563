/* SPDX-License-Identifier: Apache-2.0 */
/* grpc/server.h - gRPC and gRPC-Web services over net's requests (spec 04 §3.3).
 *
 *     request -> path -> method -> one whole message -> handler(owner, call)
 *                                                         |  at once, or later, from the loop
 *        unary    ln_grpc_reply | ln_grpc_fail  <---------+
 *        stream   ln_grpc_send ... ln_grpc_end  <---------'
 *
 * A handler may answer at once or pass the call to another thread; the answer has to come back to
 * the loop's thread (a mailbox, net/loop.h; call->link is there for its queue). While another
 * thread has a call, the loop touches nothing in it but the private part, so that the thread owns
 * call->call and its arena.
 *
 * Rules  1. Every call is ended exactly once: reply, fail or end. After that it is gone.
 *        2. cancelled comes at most once, and only before the end; the call still has to be ended.
 *        3. A reply's message lives in the call's arena or is constant; ln_grpc_send copies.
 *
 * Bodies: a unary or server-streaming call takes the first message and checks the framing of the
 * rest; none is INTERNAL, a message above the limit OUT_OF_RANGE, a compressed one INTERNAL, an
 * unknown path UNIMPLEMENTED. A gRPC-Web request is known by its content type; HTTP/1 without it
 * is answered with 400.
 *
 * Threads: the loop's, but for the above. */
#ifndef LN_GRPC_SERVER_H
#define LN_GRPC_SERVER_H

#include "base/table.h"
#include "crypto/base64.h"
#include "grpc/frame.h"
#include "grpc/status.h"
#include "net/http.h"
#include "net/loop.h"

#define LN_GRPC_MESSAGE_MAX (16u * 1024 * 1024)

typedef struct ln_grpc_call ln_grpc_call_t;
typedef struct ln_grpc_method ln_grpc_method_t;
typedef void (*ln_grpc_handler_t)(void *owner, ln_grpc_call_t *call);

typedef enum {
    LN_GRPC_UNARY,
    LN_GRPC_STREAM,       /* one message in, any number out */
    LN_GRPC_CONVERSATION, /* any number in, told by call->on_message; any number out */
} ln_grpc_kind_t;

typedef struct {
    bool web;           /* gRPC-Web too, and so HTTP/1; otherwise HTTP/2 only */
    size_t message_max; /* of requests; 0: 16 MiB */
    /* Told of every call when it ends, for metrics: code is what the client was told, or CANCELLED
     * if it had gone; method is null in a call for a path that nobody serves. May be null. */
    void (*ended)(void *owner, const ln_grpc_call_t *call, ln_grpc_code_t code, uint64_t took_us);
    void *owner;
} ln_grpc_server_options_t;

typedef struct {
    ln_loop_t *loop;
    ln_grpc_server_options_t options;
    ln_table_t by_path; /* 64-bit hash of the path -> method */
    ln_arena_t arena;   /* of the methods */
    ln_link_t spare;    /* call structs with warm arenas */
    size_t spare_count;
    size_t running;
} ln_grpc_server_t;

struct ln_grpc_method {
    ln_bytes_t path; /* "/package.Service/Method" */
    ln_grpc_kind_t kind;
    ln_grpc_handler_t handler;
    void *owner;
    ln_grpc_method_t *next; /* with the same hash */
};

struct ln_grpc_call {
    /* --- for the handler */
    ln_call_t call; /* arena and error of this call */
    ln_bytes_t message;
    const ln_grpc_method_t *method;
    const ln_http_headers_t *metadata; /* on the loop's thread only */
    uint64_t deadline_us;              /* from grpc-timeout, monotonic; LN_NO_DEADLINE: none */
    void *subject;                     /* the handler's own */
    ln_link_t link;                    /* the handler's own, for queues */
    /* Nobody waits any more: the client is gone or the deadline has passed. May be null. */
    void (*cancelled)(ln_grpc_call_t *call);
    /* There is room again (ln_grpc_pending has halved). May be null. */
    void (*writable)(ln_grpc_call_t *call);
    /* Conversations, set in the handler: one more message, borrowed; the end of them. */
    void (*on_message)(ln_grpc_call_t *call, ln_bytes_t message);
    void (*on_messages_end)(ln_grpc_call_t *call);

    /* --- private to grpc */
    ln_grpc_server_t *server;
    ln_http_request_t *request;
    ln_arena_t arena;
    ln_arena_t inbox; /* of the message that is arriving in a conversation */
    ln_grpc_frames_t frames;
    ln_base64_stream_t text; /* gRPC-Web text on its way in */
    uint64_t begun_us;
    ln_timer_t timer;
    ln_link_t spare_link;
    bool web, text_in, text_out;
    bool dispatched; /* the handler has it */
    bool started, ended, got_message, gone, late;
    uint8_t head[LN_GRPC_FRAME_HEAD];
};

void ln_grpc_server_init(ln_grpc_server_t *server, ln_loop_t *loop,
                         const ln_grpc_server_options_t *options);

/* All calls must have been ended and their requests released (ln_http_server_release first). */
void ln_grpc_server_release(ln_grpc_server_t *server);

/* Adds a method; path is copied. Before the first request. */
void ln_grpc_server_add(ln_grpc_server_t *server, const char *path, ln_grpc_kind_t kind,
                        ln_grpc_handler_t handler, void *owner);

/* Answers a request: the request function of ln_http_server_options_t, with the server as owner, or
 * to be called from one that has looked at the path before. */
void ln_grpc_server_request(void *server, ln_http_request_t *request);

/* Ends a unary call with a message, constant or in the call's arena. */
void ln_grpc_reply(ln_grpc_call_t *call, ln_bytes_t message);

/* Ends any call with a status other than OK; the text need not outlive the return. */
void ln_grpc_fail(ln_grpc_call_t *call, ln_grpc_code_t code, ln_bytes_t text);
void ln_grpc_fail_text(ln_grpc_call_t *call, ln_grpc_code_t code, const char *text);

/* Ends a call with the error that was recorded in call->call (ln_grpc_code_of_err). */
void ln_grpc_fail_err(ln_grpc_call_t *call, ln_err_t err);

/* Sends headers now, before the first message: a client may wait for them (spec 04 §3.6). */
void ln_grpc_start(ln_grpc_call_t *call);

/* Sends a message of a stream; the bytes are copied. */
void ln_grpc_send(ln_grpc_call_t *call, ln_bytes_t message);

/* Ends a stream with OK. */
void ln_grpc_end(ln_grpc_call_t *call);

/* Bytes sent that the connection has not taken yet. */
size_t ln_grpc_pending(const ln_grpc_call_t *call);

/* Has the client given up? Whatever is sent is dropped then. */
static inline bool ln_grpc_is_cancelled(const ln_grpc_call_t *call)
{
    return call->gone;
}

#endif
