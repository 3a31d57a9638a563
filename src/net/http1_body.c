/* SPDX-License-Identifier: Apache-2.0 */
#include "net/http1_priv.h"

#define CHUNK_LINE_MAX 256u
#define SIZE_DIGITS_MAX 12u
#define TRAILER_BYTES_MAX (16u * 1024)

static void take_body_piece(ln_http1_t *h, ln_bytes_t piece)
{
    int status;
    if (h->current != NULL && !h->current->ended) {
        if (!ln_http_request_body(h->current, &status, piece))
            ln_http1_refuse_with(h, status,
                                 status == 413 ? "the body is larger than is accepted here"
                                               : "too much is being sent at once");
        return;
    }
    h->unwanted += piece.size;
    if (h->unwanted > LN_HTTP1_DRAIN_MAX) { /* it keeps sending what has been answered long ago */
        h->keep_alive = false;
        h->in = LN_IN_NOTHING;
        if (h->current == NULL)
            ln_http1_finish(h);
    }
}

static void begin_line(ln_http1_t *h, ln_http1_in_t in)
{
    h->in = in;
    h->line_size = 0;
    h->after_cr = false;
    h->digits = true;
}

static void take_data(ln_http1_t *h, ln_bytes_t *bytes)
{
    size_t size = (size_t)LN_MIN(h->left, (uint64_t)bytes->size);
    ln_bytes_t piece = ln_bytes(bytes->data, size);
    *bytes = ln_bytes_from(*bytes, size);
    h->left -= size;
    take_body_piece(h, piece);
    if (h->left > 0 || h->in == LN_IN_NOTHING)
        return;
    if (h->in == LN_IN_LENGTH) {
        ln_http1_body_over(h);
    } else {
        begin_line(h, LN_IN_CHUNK_END);
    }
}

static int hex_digit(uint8_t c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Takes one character of a line that ends with CR LF, and tells what it is. */
typedef enum { OF_LINE, OF_END, LINE_OVER, LINE_BAD } character_t;

static character_t take_character(ln_http1_t *h, uint8_t *c, ln_bytes_t *bytes)
{
    bool after_cr = h->after_cr;
    *c = bytes->data[0];
    *bytes = ln_bytes_from(*bytes, 1);
    if ((*c == '\n') != after_cr)
        return LINE_BAD;
    h->after_cr = *c == '\r';
    if (*c == '\r')
        return OF_END;
    if (*c == '\n')
        return LINE_OVER;
    h->line_size++;
    return OF_LINE;
}

/* The size in hexadecimal, and extensions, which are ignored. */
static const char *take_size_character(ln_http1_t *h, uint8_t c)
{
    int digit = hex_digit(c);
    if (h->line_size > CHUNK_LINE_MAX)
        return "a chunk line is too long";
    if (c == 0x7f || (c < 0x20 && c != '\t'))
        return "a control character in a chunk line";
    if (!h->digits)
        return NULL;
    if (digit < 0) {
        h->digits = false;
        bool ends = h->line_size > 1 && (c == ';' || c == ' ' || c == '\t');
        return ends ? NULL : "a chunk does not begin with its size";
    }
    h->left = h->left << 4 | (uint64_t)digit;
    return h->line_size <= SIZE_DIGITS_MAX ? NULL : "a chunk is too large";
}

static void take_chunk_line(ln_http1_t *h, ln_bytes_t *bytes)
{
    uint8_t c;
    const char *why = NULL;
    character_t kind = take_character(h, &c, bytes);
    if (kind == OF_LINE)
        why = take_size_character(h, c);
    else if (kind == LINE_BAD || h->line_size == 0)
        why = "a chunk does not begin with its size";
    else if (kind == LINE_OVER)
        begin_line(h, h->left > 0 ? LN_IN_CHUNK_DATA : LN_IN_TRAILERS);
    if (why != NULL)
        ln_http1_refuse_with(h, 400, why);
}

/* The line end behind the data of a chunk. */
static void take_chunk_end(ln_http1_t *h, ln_bytes_t *bytes)
{
    uint8_t c;
    character_t kind = take_character(h, &c, bytes);
    if (kind == LINE_OVER)
        begin_line(h, LN_IN_CHUNK_LINE);
    else if (kind != OF_END)
        ln_http1_refuse_with(h, 400, "a chunk is longer than its size");
}

/* Trailers of requests mean nothing to us. */
static void take_trailers(ln_http1_t *h, ln_bytes_t *bytes)
{
    uint8_t c;
    character_t kind = take_character(h, &c, bytes);
    bool empty = h->line_size == 0;
    if (kind == LINE_BAD || ++h->trailer_bytes > TRAILER_BYTES_MAX)
        ln_http1_refuse_with(h, 400, "trailers that are not in order");
    else if (kind == LINE_OVER && empty)
        ln_http1_body_over(h);
    else if (kind == LINE_OVER)
        begin_line(h, LN_IN_TRAILERS);
}

void ln_http1_take_body(ln_http1_t *h, ln_bytes_t *bytes)
{
    if (h->in == LN_IN_CHUNK_LINE)
        take_chunk_line(h, bytes);
    else if (h->in == LN_IN_CHUNK_END)
        take_chunk_end(h, bytes);
    else if (h->in == LN_IN_TRAILERS)
        take_trailers(h, bytes);
    else
        take_data(h, bytes);
}

void ln_http1_begin_body(ln_http1_t *h, ln_http_request_t *request, bool chunked)
{
    h->unwanted = 0;
    h->trailer_bytes = 0;
    h->left = 0;
    if (chunked) {
        begin_line(h, LN_IN_CHUNK_LINE);
    } else if (request->content_length != UINT64_MAX && request->content_length > 0) {
        h->in = LN_IN_LENGTH;
        h->left = request->content_length;
    } else {
        request->body_complete = true;
        h->in = LN_IN_WAIT;
    }
}
