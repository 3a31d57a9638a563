/* SPDX-License-Identifier: Apache-2.0 */
/* net/stream.h - bytes to and from a peer: one of the five seams.
 *
 * Bodies: net/tcp.h (the real one), net/tls.h (a filter over another stream), net/pipe.h (two ends
 * in memory), net/stream_fault.h (a wrapper that breaks what passes).
 *
 *     open --ended--> the peer sends nothing more, we still may
 *       |     |
 *       +-----+--closed--> nothing works any more; the owner still has to call ln_stream_close
 *
 * Rules  1. The owner ends a stream with ln_stream_close, always, exactly once; no callback comes
 *           after it, and the memory is the stream's own affair.
 *        2. Callbacks come from the loop, never from within a call of the owner. In a callback the
 *           owner may call everything, closing included.
 *        3. Until events are set nothing is delivered; what has arrived waits.
 *        4. Writing never fails at once: the stream copies what the peer does not take at once, and
 *           a failure comes as closed. Whoever writes much looks at ln_stream_pending and goes on
 *           when drained comes.
 *
 * Threads: the loop's. */
#ifndef LN_NET_STREAM_H
#define LN_NET_STREAM_H

#include "base/bytes.h"
#include "base/err.h"

typedef struct ln_stream ln_stream_t;

typedef struct {
    /* Bytes have arrived; borrowed until the return. Does not come while paused. */
    void (*data)(void *owner, ln_bytes_t bytes);
    /* The peer has ended its direction; at most once, after the last data. May be null: then it is
     * taken for closed. */
    void (*ended)(void *owner);
    /* Everything written has been taken by the system, after it could not be taken at once. May be
     * null. */
    void (*drained)(void *owner);
    /* The last callback, with the reason: LN_ERR_IO if the connection broke, LN_OK if both
     * directions have ended. */
    void (*closed)(void *owner, ln_err_t reason);
} ln_stream_events_t;

typedef struct {
    void (*write)(ln_stream_t *stream, const ln_bytes_t *parts, size_t count);
    size_t (*pending)(const ln_stream_t *stream);
    void (*start)(ln_stream_t *stream);
    void (*pause)(ln_stream_t *stream, bool paused);
    void (*end)(ln_stream_t *stream);
    void (*close)(ln_stream_t *stream);
    const char *(*protocol)(const ln_stream_t *stream); /* may be null */
} ln_stream_type_t;

/* What every body begins with. */
struct ln_stream {
    const ln_stream_type_t *type;
    const ln_stream_events_t *events;
    void *owner;
};

/* Sets who is told, from now on. The first call starts delivery; a later one hands the stream over.
 */
static inline void ln_stream_set_events(ln_stream_t *stream, const ln_stream_events_t *events,
                                        void *owner)
{
    bool first = stream->events == NULL;
    stream->events = events;
    stream->owner = owner;
    if (first)
        stream->type->start(stream);
}

/* Sends the parts one after the other. They may be reused after the return. */
static inline void ln_stream_write(ln_stream_t *stream, const ln_bytes_t *parts, size_t count)
{
    stream->type->write(stream, parts, count);
}

static inline void ln_stream_write_bytes(ln_stream_t *stream, ln_bytes_t bytes)
{
    stream->type->write(stream, &bytes, 1);
}

/* Bytes written that the system has not taken yet. */
static inline size_t ln_stream_pending(const ln_stream_t *stream)
{
    return stream->type->pending(stream);
}

/* Stops and goes on with reading. What has been read already may wait inside the stream. While
 * paused, neither data nor ended comes; closed may. */
static inline void ln_stream_pause(ln_stream_t *stream, bool paused)
{
    stream->type->pause(stream, paused);
}

/* Nothing more will be written: when all is sent, the peer is told. */
static inline void ln_stream_end(ln_stream_t *stream)
{
    stream->type->end(stream);
}

/* Ends the stream at once; what was not sent is dropped. */
static inline void ln_stream_close(ln_stream_t *stream)
{
    stream->type->close(stream);
}

/* What TLS has agreed to speak ("h2", "http/1.1"), known from the first data on; "" if nothing. */
static inline const char *ln_stream_protocol(const ln_stream_t *stream)
{
    return stream->type->protocol != NULL ? stream->type->protocol(stream) : "";
}

#endif
