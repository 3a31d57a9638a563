/* SPDX-License-Identifier: Apache-2.0 */
/* net/http1_priv.h - what the files of HTTP/1 share.
 *
 *     http1_head.c    the header of a request, from text to fields
 *     http1_body.c    its body, from the framing to the handler
 *     http1_write.c   the answer
 *     http1.c         the connection: from one to the next, refusing, time */
#ifndef LN_NET_HTTP1_PRIV_H
#define LN_NET_HTTP1_PRIV_H

#include "net/http1.h"
#include "net/http_priv.h"

/* What the header says about the connection and the body. */
typedef struct {
    bool keep_alive, chunked, expect_continue;
    const char *why; /* if it was refused */
} ln_http1_head_t;

/* Parses a whole header block, request line to empty line, which lies in the request's arena and is
 * changed (names become lowercase). Returns 0, or the status to refuse it with, and why. */
int ln_http1_parse_head(ln_http_request_t *request, ln_http1_head_t *head, uint8_t *data,
                        size_t size, size_t headers_max);

/* Looks for the end of a header block. Begin with the zero value. */
typedef struct {
    size_t scanned;    /* bytes looked at */
    size_t line_start; /* of the line being looked at */
    size_t lines;      /* ended so far, without empty ones in front */
    size_t first_size; /* of the request line, as far as it has been looked at */
} ln_http1_scan_t;

typedef enum { LN_HTTP1_MORE, LN_HTTP1_COMPLETE, LN_HTTP1_BAD } ln_http1_found_t;

/* Goes on from where it was. COMPLETE: *end is the size of the block. BAD: a line feed without
 * carriage return, or a carriage return without line feed. */
ln_http1_found_t ln_http1_scan(ln_http1_scan_t *scan, size_t *end, ln_bytes_t data);

/* --- the connection */

#define LN_HTTP1_DRAIN_MAX (256u * 1024) /* of a body that nobody wants, to save the connection */

/* What the next byte from the client is part of. */
typedef enum {
    LN_IN_HEAD,
    LN_IN_LENGTH,     /* a body of known length */
    LN_IN_CHUNK_LINE, /* size and extensions */
    LN_IN_CHUNK_DATA,
    LN_IN_CHUNK_END, /* the line end behind the data */
    LN_IN_TRAILERS,
    LN_IN_WAIT, /* a further request, while this one is being answered */
    LN_IN_TUNNEL,
    LN_IN_NOTHING, /* nothing is read any more */
} ln_http1_in_t;

typedef enum {
    LN_OUT_NOTHING,
    LN_OUT_HEAD,
    LN_OUT_LENGTH,
    LN_OUT_CHUNKED,
    LN_OUT_RAW
} ln_http1_out_t;

/* Bytes that grow at the end and are taken from the front. */
typedef struct {
    uint8_t *data;
    size_t start, end, room;
} ln_http1_text_t;

typedef struct {
    ln_http_conn_t base;
    ln_http_request_t *current; /* until its answer is sent */
    ln_http1_in_t in;
    ln_http1_out_t out;
    ln_http1_text_t input; /* an incomplete header, or what came ahead */
    ln_http1_text_t text;  /* heads and framing on their way out, in front of the current body */
    ln_http1_scan_t scan;
    uint64_t left;    /* of the body or chunk */
    size_t line_size; /* of the chunk line or trailer line so far */
    bool after_cr;    /* and its next byte must be the line feed */
    bool digits;      /* of a chunk's size are still coming */
    size_t trailer_bytes;
    uint64_t unwanted; /* bytes of the body since nobody wants it */
    bool keep_alive;
} ln_http1_t;

static inline ln_http1_t *ln_http1_of(ln_http_conn_t *conn)
{
    return LN_CONTAINER(conn, ln_http1_t, base);
}

/* Has the whole body been read? */
static inline bool ln_http1_is_body_over(const ln_http1_t *h)
{
    return h->in == LN_IN_WAIT || h->in == LN_IN_HEAD;
}

/* Nothing is read any more; what is left to say goes out. */
void ln_http1_finish(ln_http1_t *h);

/* The last answer of this connection, unless another is half sent. */
void ln_http1_refuse_with(ln_http1_t *h, int status, const char *why);

/* The answer has been sent as a whole; the body has been read as a whole. */
void ln_http1_answer_sent(ln_http1_t *h);
void ln_http1_body_over(ln_http1_t *h);

/* --- the body: takes from the front of bytes what belongs to it */

/* Prepares for the body that the header has announced. */
void ln_http1_begin_body(ln_http1_t *h, ln_http_request_t *request, bool chunked);
void ln_http1_take_body(ln_http1_t *h, ln_bytes_t *bytes);

/* --- writing */

/* What has been put and not taken yet. */
static inline ln_bytes_t ln_http1_rest(const ln_http1_text_t *text)
{
    size_t size = text->end - text->start;
    return ln_bytes(size > 0 ? text->data + text->start : NULL, size);
}

/* Append to what is to be sent, or kept. */
void ln_http1_put(ln_http1_text_t *text, ln_bytes_t bytes);
void ln_http1_put_text(ln_http1_text_t *text, const char *string);

/* A header line; control characters in the value, which may echo a peer's, become spaces. */
void ln_http1_put_header(ln_http1_text_t *text, ln_bytes_t name, ln_bytes_t value);
void ln_http1_put_status_line(ln_http1_t *h, int status);
void ln_http1_put_common_headers(ln_http1_t *h, bool cors);

/* The functions of ln_http_conn_t that write an answer (net/conn.h). */
void ln_http1_start(ln_http_conn_t *conn, ln_http_request_t *request,
                    const ln_http_header_t *headers, size_t count);
size_t ln_http1_output(ln_http_conn_t *conn, uint8_t *out, size_t size);

#endif
