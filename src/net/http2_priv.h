/* SPDX-License-Identifier: Apache-2.0 */
/* net/http2_priv.h - what the two sides of HTTP/2 share: getting bytes out of nghttp2, and names
 * for headers in its form. */
#ifndef LN_NET_HTTP2_PRIV_H
#define LN_NET_HTTP2_PRIV_H

#include "net/http.h"

#include <nghttp2/nghttp2.h>

#define LN_H2_STREAM_WINDOW (4 << 20)
#define LN_H2_CONNECTION_WINDOW (16 << 20)
#define LN_H2_HEADER_BYTES_MAX (64u << 10)

/* A frame that did not fit as a whole into what output was given. */
typedef struct {
    const uint8_t *data;
    size_t size;
} ln_h2_rest_t;

/* Writes frames to out until it is full or nothing is left. False: the session is beyond help. */
LN_CHECKED bool ln_h2_output(nghttp2_session *session, ln_h2_rest_t *rest, uint8_t *out,
                             size_t *filled, size_t size);

/* name must be constant, value lives until the call that takes the pair returns. */
nghttp2_nv ln_h2_header(const char *name, ln_bytes_t value);
nghttp2_nv ln_h2_header_of(ln_http_header_t header);

/* nghttp2's trailers form, in the arena. */
nghttp2_nv *ln_h2_headers(ln_arena_t *arena, const ln_http_headers_t *headers);

/* A bucket of tokens that fills with time. */
typedef struct {
    double tokens, burst, per_second;
    uint64_t filled_us;
} ln_h2_bucket_t;

/* Takes one; false if there is none. */
LN_CHECKED bool ln_h2_bucket_take(ln_h2_bucket_t *bucket, uint64_t now_us);

#endif
