/* SPDX-License-Identifier: Apache-2.0 */
/* tests/replay/trace.h - a recording: the calls in a trace.jsonl or trace.jsonl.zst
 * (tests/recordings/README.md). */
#ifndef LN_REPLAY_TRACE_H
#define LN_REPLAY_TRACE_H

#include "rpc/method.h"

#include "base/err.h"

typedef struct {
    uint64_t number; /* calls began in the order of their numbers, and ended in that of the trace */
    bool web;        /* gRPC-Web; else gRPC over HTTP/2 */
    bool stable;     /* false: two runs of the reference answered differently */
    bool subscribe;  /* an answer without end; method is not set */
    ln_rpc_method_t method;
    ln_bytes_t method_name;
    ln_bytes_t request;
    ln_bytes_list_t answers;
    uint64_t status;
} replay_call_t;

typedef struct {
    replay_call_t *items;
    size_t count;
} replay_trace_t;

/* Everything lives in the call's arena. LN_ERR_INVALID_INPUT names the line that is wrong. */
LN_CHECKED ln_err_t replay_trace_read(ln_call_t *call, replay_trace_t *out, const char *path);

/* After which lines may a validator be stopped and started again without any later answer being
 * another one? What it keeps in memory only are the blocks that a lite certificate names, so no
 * lite certificate behind the line may name a block that was seen before it; and nobody may be
 * subscribed. One flag for each line. */
bool *replay_trace_cuts(ln_call_t *call, const replay_trace_t *trace);

#endif
