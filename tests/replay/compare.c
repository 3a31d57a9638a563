/* SPDX-License-Identifier: Apache-2.0 */
#include "compare.h"

#include "node/error.h"
#include "rpc/answer.h"
#include "rpc/convert.h"

#include <stdio.h>
#include <string.h>

/* --- what is compared */

/* Variants that carry nothing but words. */
static bool is_only_text(const ln_node_error_t *error)
{
    switch (error->tag) {
    case LN_NODE_ERROR_CRYPTO_ERROR:
    case LN_NODE_ERROR_ARITHMETIC_ERROR:
    case LN_NODE_ERROR_VIEW_ERROR:
    case LN_NODE_ERROR_CHAIN_ERROR:
    case LN_NODE_ERROR_WORKER_ERROR:
    case LN_NODE_ERROR_GRPC_ERROR:
    case LN_NODE_ERROR_CLIENT_IO_ERROR:
    case LN_NODE_ERROR_RESPONSE_HANDLING_ERROR:
        return true;
    default:
        return false;
    }
}

/* "[us:", with which the marker of InvalidTimestamp begins (spec 04 §4.2). */
static bool has_marker(const ln_node_error_t *error)
{
    ln_bytes_t text = error->worker_error.error;
    return memmem(text.data, text.size, "[us:", 4) != NULL;
}

static bool same_errors(const ln_node_error_t *a, const ln_node_error_t *b)
{
    return a->tag == b->tag && is_only_text(a) && has_marker(a) == has_marker(b);
}

static bool same_versions(ln_version_info_t a, ln_version_info_t b)
{
    a.git_commit = b.git_commit;
    a.git_dirty = b.git_dirty;
    return ln_value_equal(&ln_version_info_type, &a, &b);
}

static bool same_messages(ln_arena_t *arena, ln_rpc_method_t method, ln_bytes_t a, ln_bytes_t b)
{
    ln_call_t call = ln_call(arena);
    ln_rpc_message_t x, y;
    if (ln_bytes_equal(a, b))
        return true;
    if (ln_rpc_read_answer(&call, method, &x, a) != LN_OK ||
        ln_rpc_read_answer(&call, method, &y, b) != LN_OK || x.tag != y.tag)
        return false;
    if (x.tag == LN_RPC_MESSAGE_ERROR)
        return same_errors(&x.error, &y.error);
    return x.tag == LN_RPC_MESSAGE_VERSION_INFO_RESPONSE &&
           same_versions(x.version_info_response, y.version_info_response);
}

static bool same_answers(ln_arena_t *arena, const replay_call_t *recorded,
                         const replay_answer_t *got)
{
    if (recorded->status != got->status || recorded->answers.count != got->answers.count)
        return false;
    for (size_t i = 0; i < got->answers.count; i++) {
        ln_bytes_t want = recorded->answers.items[i], have = got->answers.items[i];
        if (recorded->subscribe ? !ln_bytes_equal(want, have)
                                : !same_messages(arena, recorded->method, want, have))
            return false;
    }
    return true;
}

bool replay_same(const replay_call_t *recorded, const replay_answer_t *got)
{
    ln_arena_t arena = {0};
    bool same = same_answers(&arena, recorded, got);
    ln_arena_release(&arena);
    return same;
}

/* --- where they differ */

/* A decoded message as JSON; null if it cannot be decoded. */
static ln_json_t *decoded(ln_arena_t *arena, const replay_call_t *of, ln_bytes_t message)
{
    ln_call_t call = ln_call(arena);
    ln_rpc_message_t answer;
    ln_notification_t notification;
    bool empty;
    ln_bytes_t text = LN_LITERAL("\"subscribed\"");
    ln_json_t *json;
    if (of->subscribe) {
        if (ln_rpc_read_notification(&call, &notification, &empty, message) != LN_OK)
            return NULL;
        if (!empty)
            text = ln_value_json(&ln_notification_type, arena, false, &notification);
    } else {
        if (ln_rpc_read_answer(&call, of->method, &answer, message) != LN_OK)
            return NULL;
        text = ln_value_json(&ln_rpc_message_type, arena, false, &answer);
    }
    return ln_json_parse(&call, &json, text, "an answer") == LN_OK ? json : NULL;
}

static void print_json(const ln_json_t *json)
{
    if (json == NULL) {
        fputs("nothing", stdout);
    } else if (json->kind == LN_JSON_ARRAY || json->kind == LN_JSON_OBJECT) {
        putchar(json->kind == LN_JSON_ARRAY ? '[' : '{');
        for (size_t i = 0; i < json->count; i++) {
            printf("%s%.*s%s", i > 0 ? ", " : "", LN_TEXT_ARG(json->items[i].key),
                   json->kind == LN_JSON_OBJECT ? ": " : "");
            print_json(&json->items[i]);
        }
        putchar(json->kind == LN_JSON_ARRAY ? ']' : '}');
    } else {
        printf("%.*s", json->kind == LN_JSON_NULL ? 4 : (int)json->text.size,
               json->kind == LN_JSON_NULL ? "null" : (const char *)json->text.data);
    }
}

static void explain_json(ln_arena_t *arena, const char *path, const ln_json_t *want,
                         const ln_json_t *got);

static void explain_items(ln_arena_t *arena, const char *path, const ln_json_t *want,
                          const ln_json_t *got)
{
    size_t count = want->count > got->count ? want->count : got->count;
    for (size_t i = 0; i < count; i++) {
        const ln_json_t *a = i < want->count ? &want->items[i] : NULL;
        const ln_json_t *b = i < got->count ? &got->items[i] : NULL;
        ln_bytes_t inner =
            want->kind == LN_JSON_ARRAY
                ? ln_format(arena, "%s[%zu]", path, i)
                : ln_format(arena, "%s.%.*s", path, LN_TEXT_ARG(a != NULL ? a->key : b->key));
        explain_json(arena, (const char *)inner.data, a, b);
    }
}

static void explain_json(ln_arena_t *arena, const char *path, const ln_json_t *want,
                         const ln_json_t *got)
{
    bool both = want != NULL && got != NULL && want->kind == got->kind;
    bool same_keys = both && (want->kind == LN_JSON_ARRAY || want->count == got->count);
    for (size_t i = 0; same_keys && want->kind == LN_JSON_OBJECT && i < want->count; i++)
        same_keys = ln_bytes_equal(want->items[i].key, got->items[i].key);
    if (same_keys && (want->kind == LN_JSON_ARRAY || want->kind == LN_JSON_OBJECT)) {
        explain_items(arena, path, want, got);
    } else if (!both || !same_keys || !ln_bytes_equal(want->text, got->text)) {
        printf("    %s: recorded ", path);
        print_json(want);
        fputs("; answered ", stdout);
        print_json(got);
        putchar('\n');
    }
}

static void explain_message(ln_arena_t *arena, const replay_call_t *recorded, size_t index,
                            const ln_bytes_t *want, const ln_bytes_t *got)
{
    ln_json_t *a = want == NULL ? NULL : decoded(arena, recorded, *want);
    ln_json_t *b = got == NULL ? NULL : decoded(arena, recorded, *got);
    ln_bytes_t path = ln_format(arena, "[%zu]", index);
    if ((want != NULL && a == NULL) || (got != NULL && b == NULL))
        printf("    [%zu]: cannot be decoded: recorded %.*s; answered %.*s\n", index,
               LN_TEXT_ARG(ln_hex(arena, want == NULL ? (ln_bytes_t){0} : *want)),
               LN_TEXT_ARG(ln_hex(arena, got == NULL ? (ln_bytes_t){0} : *got)));
    else
        explain_json(arena, (const char *)path.data, a, b);
}

void replay_explain(size_t line, const replay_call_t *recorded, const replay_answer_t *got)
{
    ln_arena_t arena = {0};
    const ln_bytes_list_t *want = &recorded->answers, *have = &got->answers;
    size_t count = want->count > have->count ? want->count : have->count;
    printf("line %zu, %.*s: the answer differs\n", line, LN_TEXT_ARG(recorded->method_name));
    if (recorded->status != got->status)
        printf("    status: recorded %llu; answered %llu (%.*s)\n",
               (unsigned long long)recorded->status, (unsigned long long)got->status,
               LN_TEXT_ARG(got->message));
    for (size_t i = 0; i < count; i++)
        explain_message(&arena, recorded, i, i < want->count ? &want->items[i] : NULL,
                        i < have->count ? &have->items[i] : NULL);
    ln_arena_release(&arena);
}
