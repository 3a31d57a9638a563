/* SPDX-License-Identifier: Apache-2.0 */
#include "net/http2.h"

#include "net/http2_priv.h"

#include <string.h>

bool ln_h2_output(nghttp2_session *session, ln_h2_rest_t *rest, uint8_t *out, size_t *filled,
                  size_t size)
{
    for (;;) {
        size_t n = LN_MIN(rest->size, size - *filled);
        if (n > 0) {
            memcpy(out + *filled, rest->data, n);
            *filled += n;
            rest->data += n;
            rest->size -= n;
        }
        if (rest->size > 0 || *filled == size)
            return true;
        ssize_t got = nghttp2_session_mem_send(session, &rest->data);
        if (got <= 0)
            return got == 0;
        rest->size = (size_t)got;
    }
}

nghttp2_nv ln_h2_header(const char *name, ln_bytes_t value)
{
    return (nghttp2_nv){(uint8_t *)(uintptr_t)name, (uint8_t *)(uintptr_t)value.data, strlen(name),
                        value.size, NGHTTP2_NV_FLAG_NO_COPY_NAME};
}

nghttp2_nv ln_h2_header_of(ln_http_header_t header)
{
    return (nghttp2_nv){(uint8_t *)(uintptr_t)header.name.data,
                        (uint8_t *)(uintptr_t)header.value.data, header.name.size,
                        header.value.size, NGHTTP2_NV_FLAG_NONE};
}

nghttp2_nv *ln_h2_headers(ln_arena_t *arena, const ln_http_headers_t *headers)
{
    nghttp2_nv *list = LN_NEW_ARRAY(arena, nghttp2_nv, headers->count);
    for (size_t i = 0; i < headers->count; i++)
        list[i] = ln_h2_header_of(headers->items[i]);
    return list;
}

bool ln_h2_bucket_take(ln_h2_bucket_t *bucket, uint64_t now_us)
{
    double passed_s = (double)(now_us - bucket->filled_us) / 1e6;
    bucket->filled_us = now_us;
    bucket->tokens = LN_MIN(bucket->burst, bucket->tokens + passed_s * bucket->per_second);
    if (bucket->tokens < 1)
        return false;
    bucket->tokens -= 1;
    return true;
}
