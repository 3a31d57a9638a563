/* SPDX-License-Identifier: Apache-2.0 */
/* grpc/status.h - how a call ended: a code and a text.
 *
 * The text travels percent-encoded in the header grpc-message.
 *
 * Threads: any. */
#ifndef LN_GRPC_STATUS_H
#define LN_GRPC_STATUS_H

#include "base/err.h"

typedef enum {
    LN_GRPC_OK = 0,
    LN_GRPC_CANCELLED = 1,
    LN_GRPC_UNKNOWN = 2,
    LN_GRPC_INVALID_ARGUMENT = 3,
    LN_GRPC_DEADLINE_EXCEEDED = 4,
    LN_GRPC_NOT_FOUND = 5,
    LN_GRPC_ALREADY_EXISTS = 6,
    LN_GRPC_PERMISSION_DENIED = 7,
    LN_GRPC_RESOURCE_EXHAUSTED = 8,
    LN_GRPC_FAILED_PRECONDITION = 9,
    LN_GRPC_ABORTED = 10,
    LN_GRPC_OUT_OF_RANGE = 11,
    LN_GRPC_UNIMPLEMENTED = 12,
    LN_GRPC_INTERNAL = 13,
    LN_GRPC_UNAVAILABLE = 14,
    LN_GRPC_DATA_LOSS = 15,
    LN_GRPC_UNAUTHENTICATED = 16,
} ln_grpc_code_t;

#define LN_GRPC_CODE_COUNT 17

typedef struct {
    ln_grpc_code_t code;
    ln_bytes_t text;
} ln_grpc_status_t;

/* "OK", "CANCELLED", ... */
const char *ln_grpc_code_name(ln_grpc_code_t code);

/* The value of a header grpc-status; UNKNOWN if it is not one of the numbers 0 to 16. */
ln_grpc_code_t ln_grpc_code_parse(ln_bytes_t value);

/* The code that an HTTP status means when a peer answers without grpc-status. */
ln_grpc_code_t ln_grpc_code_of_http(int status);

/* The code that the reset of an HTTP/2 stream means. */
ln_grpc_code_t ln_grpc_code_of_h2(uint32_t h2_code);

/* How a failure of ours that is not an answer of the service is told over gRPC. */
ln_grpc_code_t ln_grpc_code_of_err(ln_err_t err);

/* grpc-message: what is not printable ASCII, and space " # % < > ` ? { }, as %XX. Decoding takes
 * a % that is not followed by two digits as it is, and gives bytes that are not UTF-8 back
 * undecoded. Both in the arena or borrowed from the text. */
ln_bytes_t ln_grpc_percent_encode(ln_arena_t *arena, ln_bytes_t text);
ln_bytes_t ln_grpc_percent_decode(ln_arena_t *arena, ln_bytes_t text);

#endif
