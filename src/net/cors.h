/* SPDX-License-Identifier: Apache-2.0 */
/* net/cors.h - any web page may call us (spec 04 §3.4).
 *
 * Every OPTIONS request is answered here, whatever its path; every other answer gets three headers.
 *
 * Threads: any. */
#ifndef LN_NET_CORS_H
#define LN_NET_CORS_H

#include "net/http.h"

#define LN_CORS_HEADERS 3

/* What is added to every answer: vary, access-control-allow-origin, access-control-expose-headers.
 */
extern const ln_http_header_t ln_cors_headers[LN_CORS_HEADERS];

/* Answers an OPTIONS request and ends it. False, and nothing was done, for other methods. */
LN_CHECKED bool ln_cors_answer(ln_http_request_t *request);

#endif
