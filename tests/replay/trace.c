/* SPDX-License-Identifier: Apache-2.0 */
#include "trace.h"

#include "base/file.h"
#include "rpc/gen/rpc_pb.h"
#include "json/read.h"

#include <string.h>
#include <zstd.h>

#define TRACE_BYTES_MAX (256u * 1024 * 1024)

/* --- the file */

static ln_err_t decompress(ln_call_t *call, ln_bytes_t *content, const char *path)
{
    unsigned long long size = ZSTD_getFrameContentSize(content->data, content->size);
    if (size > TRACE_BYTES_MAX) /* the values for "unknown" and "error" are larger, too */
        return LN_FAIL(call, LN_ERR_INVALID_INPUT, "%s is no zstd file of known size", path);
    uint8_t *data = ln_arena_alloc(call->arena, (size_t)size, 1);
    size_t got = ZSTD_decompress(data, (size_t)size, content->data, content->size);
    if (ZSTD_isError(got))
        return LN_FAIL(call, LN_ERR_INVALID_INPUT, "%s: %s", path, ZSTD_getErrorName(got));
    *content = ln_bytes(data, got);
    return LN_OK;
}

static ln_bytes_t read_hex(ln_arena_t *arena, ln_json_reader_t *r, ln_json_t *json)
{
    ln_bytes_t text = ln_json_read_text(r, json);
    uint8_t *data = ln_arena_alloc(arena, text.size / 2, 1);
    if (text.size % 2 != 0 || !ln_hex_parse(data, text.size / 2, text))
        ln_json_fail(r, "expected hexadecimal digits");
    return ln_bytes(data, text.size / 2);
}

static void read_method(ln_json_reader_t *r, replay_call_t *out)
{
    out->subscribe = ln_bytes_equal_text(out->method_name, "Subscribe");
    if (out->subscribe)
        return;
    for (int i = 0; i < LN_RPC_METHOD_COUNT; i++)
        if (ln_bytes_equal_text(out->method_name, ln_rpc_method_name((ln_rpc_method_t)i))) {
            out->method = (ln_rpc_method_t)i;
            return;
        }
    ln_json_fail(r, "there is no such method");
}

static void read_messages(ln_arena_t *arena, ln_json_reader_t *r, replay_call_t *out,
                          ln_json_t *json)
{
    ln_json_t *requests = ln_json_get(r, json, "req"), *answers = ln_json_get(r, json, "res");
    if (ln_json_count(r, requests) != 1) {
        ln_json_fail(r, "expected one request message");
        return;
    }
    out->request = read_hex(arena, r, ln_json_at(requests, 0));
    size_t count = ln_json_count(r, answers);
    for (size_t i = 0; i < count; i++)
        *LN_PUSH(arena, &out->answers) = read_hex(arena, r, ln_json_at(answers, i));
}

static ln_err_t read_line(ln_call_t *call, replay_call_t *out, ln_bytes_t line)
{
    ln_json_t *json, *stable;
    LN_TRY(ln_json_parse(call, &json, line, "the line"));
    ln_json_reader_t r = ln_json_reader(call->arena);
    out->number = ln_json_read_u64(&r, ln_json_get(&r, json, "n"), UINT64_MAX);
    out->method_name = ln_json_read_text(&r, ln_json_get(&r, json, "method"));
    out->web = ln_bytes_equal_text(ln_json_read_text(&r, ln_json_get(&r, json, "via")), "web");
    out->status = ln_json_read_u64(&r, ln_json_get(&r, json, "status"), 16);
    stable = ln_json_get_optional(&r, json, "stable");
    out->stable = ln_json_is_null(stable) || ln_json_read_bool(&r, stable);
    read_method(&r, out);
    read_messages(call->arena, &r, out, json);
    return ln_json_finish(call, &r, "the line");
}

ln_err_t replay_trace_read(ln_call_t *call, replay_trace_t *out, const char *path)
{
    replay_trace_t trace = {0};
    ln_bytes_t rest;
    LN_TRY(ln_file_read(call, &rest, path));
    if (ln_bytes_ends_with(ln_text(path), LN_LITERAL(".zst")))
        LN_TRY(decompress(call, &rest, path));
    while (rest.size > 0) {
        size_t size = ln_bytes_find(rest, '\n');
        ln_err_t err = read_line(call, LN_PUSH(call->arena, &trace), ln_bytes(rest.data, size));
        if (err != LN_OK)
            return ln_call_context(call, err, "%s:%zu", path, trace.count);
        rest = ln_bytes_from(rest, size < rest.size ? size + 1 : size);
    }
    *out = trace;
    return LN_OK;
}

/* --- where it may be cut */

/* The hash of the block that a lite certificate names; false for what is none. */
static bool lite_hash(ln_call_t *call, const replay_call_t *of, ln_bytes_t *out)
{
    ln_pb_lite_certificate_t pb = {0};
    ln_pb_reader_t reader = ln_pb_reader(call->arena, of->request);
    if (of->subscribe || of->method != LN_RPC_HANDLE_LITE_CERTIFICATE)
        return false;
    ln_pb_lite_certificate_merge(&reader, &pb);
    *out = pb.hash;
    return ln_pb_finish(call, &reader) == LN_OK && out->size == 32;
}

static bool mentions(const replay_call_t *of, ln_bytes_t hash)
{
    for (size_t i = 0; i < of->answers.count; i++)
        if (memmem(of->answers.items[i].data, of->answers.items[i].size, hash.data, hash.size) !=
            NULL)
            return true;
    return false;
}

/* Does the validator learn whole blocks from the call? */
static bool shows_block(const replay_call_t *of)
{
    return !of->subscribe && (of->method == LN_RPC_HANDLE_BLOCK_PROPOSAL ||
                              of->method == LN_RPC_HANDLE_VALIDATED_CERTIFICATE ||
                              of->method == LN_RPC_HANDLE_CONFIRMED_CERTIFICATE);
}

/* The last line before this one that shows the block to the validator. */
static size_t shown_at(const replay_trace_t *trace, size_t line, ln_bytes_t hash)
{
    for (size_t i = line; i-- > 0;)
        if (shows_block(&trace->items[i]) && mentions(&trace->items[i], hash))
            return i;
    return line;
}

/* The first line whose call began after the subscription; its own line if there is none. */
static size_t subscribed_at(const replay_trace_t *trace, size_t line)
{
    for (size_t i = 0; i < line; i++)
        if (trace->items[i].number > trace->items[line].number)
            return i;
    return line;
}

bool *replay_trace_cuts(ln_call_t *call, const replay_trace_t *trace)
{
    bool *cuts = LN_NEW_ARRAY(call->arena, bool, trace->count + 1);
    ln_bytes_t hash;
    memset(cuts, true, trace->count);
    for (size_t i = 0; i < trace->count; i++) {
        size_t first = i;
        if (trace->items[i].subscribe)
            first = subscribed_at(trace, i);
        else if (lite_hash(call, &trace->items[i], &hash))
            first = shown_at(trace, i, hash);
        for (size_t j = first; j < i; j++)
            cuts[j] = false;
    }
    return cuts;
}
