/* SPDX-License-Identifier: Apache-2.0 */
#include "net/cors.h"

#include "net/reply.h"

#define VARY "origin, access-control-request-method, access-control-request-headers"
#define HEADER(name, value)                                                                        \
    {                                                                                              \
        {(const uint8_t *)(name), sizeof(name) - 1},                                               \
        {                                                                                          \
            (const uint8_t *)(value), sizeof(value) - 1                                            \
        }                                                                                          \
    }

const ln_http_header_t ln_cors_headers[LN_CORS_HEADERS] = {
    HEADER("vary", VARY),
    HEADER("access-control-allow-origin", "*"),
    HEADER("access-control-expose-headers", "*"),
};

bool ln_cors_answer(ln_http_request_t *request)
{
    static const ln_http_header_t allowed[] = {
        HEADER("access-control-allow-origin", "*"),
        HEADER("access-control-allow-methods", "*"),
        HEADER("access-control-allow-headers", "*"),
        HEADER("vary", VARY),
    };
    if (!ln_bytes_equal_text(request->method, "OPTIONS"))
        return false;
    request->preflight = true;
    ln_http_reply_with(request, 200, allowed, LN_COUNT(allowed), ln_bytes(NULL, 0));
    return true;
}
