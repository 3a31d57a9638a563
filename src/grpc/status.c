/* SPDX-License-Identifier: Apache-2.0 */
#include "grpc/status.h"

#include "net/client.h"

#include <string.h>

const char *ln_grpc_code_name(ln_grpc_code_t code)
{
    static const char *const names[LN_GRPC_CODE_COUNT] = {
        "OK",
        "CANCELLED",
        "UNKNOWN",
        "INVALID_ARGUMENT",
        "DEADLINE_EXCEEDED",
        "NOT_FOUND",
        "ALREADY_EXISTS",
        "PERMISSION_DENIED",
        "RESOURCE_EXHAUSTED",
        "FAILED_PRECONDITION",
        "ABORTED",
        "OUT_OF_RANGE",
        "UNIMPLEMENTED",
        "INTERNAL",
        "UNAVAILABLE",
        "DATA_LOSS",
        "UNAUTHENTICATED",
    };
    LN_ASSERT((unsigned)code < LN_GRPC_CODE_COUNT);
    return names[code];
}

ln_grpc_code_t ln_grpc_code_parse(ln_bytes_t value)
{
    uint64_t code;
    if (!ln_parse_u64(&code, value) || code >= LN_GRPC_CODE_COUNT)
        return LN_GRPC_UNKNOWN;
    return (ln_grpc_code_t)code;
}

ln_grpc_code_t ln_grpc_code_of_http(int status)
{
    switch (status) {
    case 400:
        return LN_GRPC_INTERNAL;
    case 401:
        return LN_GRPC_UNAUTHENTICATED;
    case 403:
        return LN_GRPC_PERMISSION_DENIED;
    case 404:
        return LN_GRPC_UNIMPLEMENTED;
    case 429:
    case 502:
    case 503:
    case 504:
        return LN_GRPC_UNAVAILABLE;
    default:
        return LN_GRPC_UNKNOWN;
    }
}

ln_grpc_code_t ln_grpc_code_of_h2(uint32_t h2_code)
{
    switch (h2_code) {
    case LN_H2_REFUSED_STREAM:
        return LN_GRPC_UNAVAILABLE;
    case LN_H2_CANCEL:
        return LN_GRPC_CANCELLED;
    case LN_H2_ENHANCE_YOUR_CALM:
        return LN_GRPC_RESOURCE_EXHAUSTED;
    case LN_H2_INADEQUATE_SECURITY:
        return LN_GRPC_PERMISSION_DENIED;
    default:
        return LN_GRPC_INTERNAL;
    }
}

ln_grpc_code_t ln_grpc_code_of_err(ln_err_t err)
{
    switch (ln_err_class(err)) {
    case LN_CLASS_INPUT:
        return err == LN_ERR_DECODE ? LN_GRPC_INTERNAL : LN_GRPC_INVALID_ARGUMENT;
    case LN_CLASS_MISSING:
        return LN_GRPC_NOT_FOUND;
    case LN_CLASS_CONFLICT:
        return LN_GRPC_FAILED_PRECONDITION;
    case LN_CLASS_LIMIT:
        return LN_GRPC_OUT_OF_RANGE;
    case LN_CLASS_TRANSIENT:
        return err == LN_ERR_CANCELLED ? LN_GRPC_CANCELLED
               : err == LN_ERR_TIMEOUT ? LN_GRPC_DEADLINE_EXCEEDED
                                       : LN_GRPC_UNAVAILABLE;
    case LN_CLASS_STORAGE:
    case LN_CLASS_INTERNAL:
        return LN_GRPC_INTERNAL;
    }
    LN_UNREACHABLE();
}

/* --- texts in headers */

static bool is_plain(uint8_t c)
{
    return c > 0x20 && c < 0x7f && strchr("\"#%<>`?{}", c) == NULL;
}

ln_bytes_t ln_grpc_percent_encode(ln_arena_t *arena, ln_bytes_t text)
{
    static const char digits[] = "0123456789ABCDEF";
    uint8_t *out = ln_arena_alloc(arena, 3 * text.size, 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        uint8_t c = text.data[i];
        if (is_plain(c)) {
            out[size++] = c;
            continue;
        }
        out[size++] = '%';
        out[size++] = (uint8_t)digits[c >> 4];
        out[size++] = (uint8_t)digits[c & 15];
    }
    return ln_bytes(out, size);
}

ln_bytes_t ln_grpc_percent_decode(ln_arena_t *arena, ln_bytes_t text)
{
    if (ln_bytes_find(text, '%') == text.size)
        return text;
    uint8_t *out = ln_arena_alloc(arena, text.size, 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        uint8_t byte = text.data[i];
        bool coded = byte == '%' && text.size - i > 2;
        if (coded && ln_hex_parse(&byte, 1, ln_bytes(text.data + i + 1, 2)))
            i += 2;
        else
            byte = text.data[i];
        out[size++] = byte;
    }
    return ln_utf8_valid(ln_bytes(out, size)) ? ln_bytes(out, size) : text;
}
