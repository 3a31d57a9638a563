/* SPDX-License-Identifier: Apache-2.0 */
/* crypto/base64.h - base64 with the standard alphabet and padding (RFC 4648 §4).
 *
 *     3 bytes -> 4 characters      2 bytes -> 3 and "="      1 byte -> 2 and "=="
 *
 * Decoding accepts nothing but what encoding can give: no line breaks, no missing padding, no set
 * bits behind the last byte. A stream (gRPC-Web text, spec 04 §3.3) is a sequence of encodings, so
 * there padding may end any group of four, and the groups arrive in pieces. */
#ifndef LN_CRYPTO_BASE64_H
#define LN_CRYPTO_BASE64_H

#include "base/buffer.h"

/* The text; lives as long as the arena. */
ln_bytes_t ln_base64_encode(ln_arena_t *arena, ln_bytes_t data);

/* False if the text is not the encoding of anything; then *out is untouched. Otherwise *out lives
 * as long as the arena. */
LN_CHECKED bool ln_base64_decode(ln_arena_t *arena, ln_bytes_t *out, ln_bytes_t text);

/* The characters of a stream that do not make a group yet; begin with the zero value. */
typedef struct {
    uint8_t group[4];
    size_t filled;
} ln_base64_stream_t;

/* Decodes the groups that text completes and appends their bytes to out. False if one of them is
 * malformed; the stream is then of no further use, and out may have grown. */
LN_CHECKED bool ln_base64_stream_decode(ln_base64_stream_t *stream, ln_buffer_t *out,
                                        ln_bytes_t text);

/* May the stream end here, with no group begun? */
static inline bool ln_base64_stream_complete(const ln_base64_stream_t *stream)
{
    return stream->filled == 0;
}

#endif
