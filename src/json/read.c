/* SPDX-License-Identifier: Apache-2.0 */
#include "json/read.h"

#include <stdio.h>
#include <string.h>

/* --- from text to tree: one function per production of RFC 8259 */

typedef struct {
    ln_arena_t *arena;
    const uint8_t *start, *next, *end;
    int depth;
    const char *problem;
} parser_t;

static bool fail(parser_t *p, const char *problem)
{
    if (p->problem == NULL)
        p->problem = problem;
    return false;
}

static void skip_space(parser_t *p)
{
    while (p->next < p->end && memchr(" \t\r\n", *p->next, 4) != NULL)
        p->next++;
}

/* Is the next character c? Then it is passed. */
static bool accept(parser_t *p, uint8_t c)
{
    if (p->next == p->end || *p->next != c)
        return false;
    p->next++;
    return true;
}

static bool parse_word(parser_t *p, ln_json_t *out, ln_json_kind_t kind, const char *word)
{
    size_t size = strlen(word);
    if ((size_t)(p->end - p->next) < size || memcmp(p->next, word, size) != 0)
        return fail(p, "unknown word");
    *out = (ln_json_t){.kind = kind, .text = ln_bytes(p->next, size)};
    p->next += size;
    return true;
}

static size_t skip_digits(parser_t *p)
{
    const uint8_t *first = p->next;
    while (p->next < p->end && *p->next >= '0' && *p->next <= '9')
        p->next++;
    return (size_t)(p->next - first);
}

static bool parse_number(parser_t *p, ln_json_t *out)
{
    const uint8_t *first = p->next;
    accept(p, '-');
    if (!accept(p, '0') && skip_digits(p) == 0)
        return fail(p, "a number needs a digit");
    if (accept(p, '.') && skip_digits(p) == 0)
        return fail(p, "a number needs a digit behind its point");
    if (accept(p, 'e') || accept(p, 'E')) {
        if (!accept(p, '+'))
            accept(p, '-');
        if (skip_digits(p) == 0)
            return fail(p, "an exponent needs a digit");
    }
    *out = (ln_json_t){.kind = LN_JSON_NUMBER, .text = ln_bytes(first, (size_t)(p->next - first))};
    return true;
}

static bool parse_hex4(parser_t *p, uint32_t *out)
{
    uint8_t bytes[2];
    if (p->end - p->next < 4 || !ln_hex_parse(bytes, 2, ln_bytes(p->next, 4)))
        return fail(p, "\\u needs four hexadecimal digits");
    p->next += 4;
    *out = (uint32_t)bytes[0] << 8 | bytes[1];
    return true;
}

/* What follows a backslash. */
static bool parse_escape(parser_t *p, ln_buffer_t *out)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    if (p->next == p->end)
        return fail(p, "the text ends too early");
    uint8_t c = *p->next++;
    const char *known = c != 0 ? strchr(from, c) : NULL;
    if (known != NULL) {
        ln_buffer_put_byte(out, (uint8_t)to[known - from]);
        return true;
    }
    uint32_t high, low;
    if (c != 'u')
        return fail(p, "unknown escape");
    if (!parse_hex4(p, &high))
        return false;
    if (high >= 0xd800 && high < 0xdc00 && accept(p, '\\') && accept(p, 'u')) {
        if (!parse_hex4(p, &low))
            return false;
        if (low >= 0xdc00 && low < 0xe000) {
            ln_buffer_put_utf8(out, 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00));
            return true;
        }
    }
    if (high >= 0xd800 && high < 0xe000)
        return fail(p, "half of a surrogate pair");
    ln_buffer_put_utf8(out, high);
    return true;
}

/* Without the opening quote. Borrowed unless there is an escape. */
static bool parse_text(parser_t *p, ln_bytes_t *out)
{
    ln_buffer_t unescaped = ln_buffer(p->arena);
    const uint8_t *first = p->next;
    bool escaped = false;
    for (;;) {
        if (p->next == p->end)
            return fail(p, "the text ends too early");
        uint8_t c = *p->next;
        if (c < 0x20)
            return fail(p, "a control character in a string");
        if (c != '"' && c != '\\') {
            p->next++;
            continue;
        }
        ln_bytes_t plain = ln_bytes(first, (size_t)(p->next - first));
        p->next++;
        if (c == '"' && !escaped) {
            *out = plain;
            break;
        }
        ln_buffer_put(&unescaped, plain);
        if (c == '"') {
            *out = ln_buffer_bytes(&unescaped);
            break;
        }
        escaped = true;
        if (!parse_escape(p, &unescaped))
            return false;
        first = p->next;
    }
    return ln_utf8_valid(*out) || fail(p, "a string is not UTF-8");
}

static bool parse_value(parser_t *p, ln_json_t *out);

static bool parse_member(parser_t *p, ln_json_t *out, bool object)
{
    ln_bytes_t key = {0};
    skip_space(p);
    if (object) {
        if (!accept(p, '"'))
            return fail(p, "expected the name of a member");
        if (!parse_text(p, &key))
            return false;
        skip_space(p);
        if (!accept(p, ':'))
            return fail(p, "expected a colon");
    }
    if (!parse_value(p, out))
        return false;
    out->key = key;
    return true;
}

static bool parse_container(parser_t *p, ln_json_t *out, bool object)
{
    uint8_t closing = object ? '}' : ']';
    struct {
        ln_json_t *items;
        size_t count;
    } list = {0};
    if (++p->depth > LN_JSON_NESTING_MAX)
        return fail(p, "too many levels");
    skip_space(p);
    if (!accept(p, closing)) {
        do {
            ln_json_t item;
            if (!parse_member(p, &item, object))
                return false;
            *LN_PUSH(p->arena, &list) = item;
            skip_space(p);
        } while (accept(p, ','));
        if (!accept(p, closing))
            return fail(p, object ? "expected , or }" : "expected , or ]");
    }
    p->depth--;
    *out = (ln_json_t){
        .kind = object ? LN_JSON_OBJECT : LN_JSON_ARRAY, .items = list.items, .count = list.count};
    return true;
}

static bool parse_value(parser_t *p, ln_json_t *out)
{
    skip_space(p);
    if (p->next == p->end)
        return fail(p, "the text ends too early");
    switch (*p->next) {
    case '{':
    case '[':
        p->next++;
        return parse_container(p, out, p->next[-1] == '{');
    case '"':
        p->next++;
        *out = (ln_json_t){.kind = LN_JSON_TEXT};
        return parse_text(p, &out->text);
    case 't':
        return parse_word(p, out, LN_JSON_BOOL, "true");
    case 'f':
        return parse_word(p, out, LN_JSON_BOOL, "false");
    case 'n':
        return parse_word(p, out, LN_JSON_NULL, "null");
    default:
        return parse_number(p, out);
    }
}

ln_err_t ln_json_parse(ln_call_t *call, ln_json_t **out, ln_bytes_t text, const char *what)
{
    const uint8_t *data = text.size > 0 ? text.data : (const uint8_t *)"";
    parser_t p = {.arena = call->arena, .start = data, .next = data, .end = data + text.size};
    ln_json_t *tree = LN_NEW(call->arena, ln_json_t);
    if (parse_value(&p, tree)) {
        skip_space(&p);
        if (p.next == p.end) {
            *out = tree;
            return LN_OK;
        }
        fail(&p, "something follows the value");
    }
    size_t line = 1, column = 1;
    for (const uint8_t *c = p.start; c < p.next; c++) {
        column = *c == '\n' ? 1 : column + 1;
        line += *c == '\n';
    }
    return LN_FAIL(call, LN_ERR_INVALID_INPUT, "%s: not JSON (line %zu, column %zu): %s", what,
                   line, column, p.problem);
}

/* --- from tree to what the caller expects */

ln_json_reader_t ln_json_reader(ln_arena_t *arena)
{
    return (ln_json_reader_t){.arena = arena};
}

ln_err_t ln_json_finish(ln_call_t *call, const ln_json_reader_t *r, const char *what)
{
    if (!r->failed)
        return LN_OK;
    return LN_FAIL(call, LN_ERR_INVALID_INPUT, "%s: %.*s", what, LN_TEXT_ARG(r->problem));
}

void ln_json_fail(ln_json_reader_t *r, const char *problem)
{
    if (r->failed)
        return;
    r->failed = true;
    r->problem = ln_format(r->arena, "%s: %s", r->path_size > 0 ? r->path : "the value", problem);
}

static size_t moved(ln_json_reader_t *r, int length)
{
    size_t position = r->path_size;
    r->path_size = LN_MIN(position + (size_t)LN_MAX(length, 0), sizeof(r->path) - 1);
    return position;
}

size_t ln_json_enter(ln_json_reader_t *r, const char *field)
{
    size_t room = sizeof(r->path) - r->path_size;
    const char *dot = r->path_size > 0 ? "." : "";
    return moved(r, snprintf(r->path + r->path_size, room, "%s%s", dot, field));
}

size_t ln_json_enter_index(ln_json_reader_t *r, size_t index)
{
    size_t room = sizeof(r->path) - r->path_size;
    return moved(r, snprintf(r->path + r->path_size, room, "[%zu]", index));
}

void ln_json_leave(ln_json_reader_t *r, size_t position)
{
    r->path_size = position;
    r->path[position] = '\0';
}

static bool expect(ln_json_reader_t *r, const ln_json_t *value, ln_json_kind_t kind)
{
    static const char *const words[] = {"expected null",     "expected true or false",
                                        "expected a number", "expected a string",
                                        "expected an array", "expected an object"};
    if (r->failed)
        return false;
    if (!ln_json_is(value, kind))
        ln_json_fail(r, words[kind]);
    return !r->failed;
}

ln_json_t *ln_json_get_optional(ln_json_reader_t *r, ln_json_t *value, const char *field)
{
    if (!expect(r, value, LN_JSON_OBJECT))
        return NULL;
    for (size_t i = value->count; i-- > 0;) /* of equal names the last one counts */
        if (ln_bytes_equal_text(value->items[i].key, field))
            return &value->items[i];
    return NULL;
}

ln_json_t *ln_json_get(ln_json_reader_t *r, ln_json_t *value, const char *field)
{
    ln_json_t *member = ln_json_get_optional(r, value, field);
    if (member == NULL) {
        size_t position = ln_json_enter(r, field);
        ln_json_fail(r, "missing");
        ln_json_leave(r, position);
    }
    return member;
}

size_t ln_json_count(ln_json_reader_t *r, ln_json_t *value)
{
    return ln_json_is(value, LN_JSON_OBJECT) || expect(r, value, LN_JSON_ARRAY) ? value->count : 0;
}

ln_json_t *ln_json_at(ln_json_t *value, size_t index)
{
    LN_ASSERT(index < value->count);
    return &value->items[index];
}

ln_bytes_t ln_json_read_text(ln_json_reader_t *r, ln_json_t *value)
{
    return expect(r, value, LN_JSON_TEXT) ? value->text : ln_bytes(NULL, 0);
}

bool ln_json_read_bool(ln_json_reader_t *r, ln_json_t *value)
{
    return expect(r, value, LN_JSON_BOOL) && value->text.data[0] == 't';
}

bool ln_json_is_integer(const ln_json_t *value)
{
    if (!ln_json_is(value, LN_JSON_NUMBER))
        return false;
    for (size_t i = 0; i < value->text.size; i++)
        if (strchr(".eE", value->text.data[i]) != NULL)
            return false;
    return true;
}

uint64_t ln_json_read_u64(ln_json_reader_t *r, ln_json_t *value, uint64_t max)
{
    uint64_t number = 0;
    if (!expect(r, value, LN_JSON_NUMBER))
        return 0;
    if (!ln_json_is_integer(value))
        ln_json_fail(r, "expected an integer");
    else if (!ln_parse_u64(&number, value->text) || number > max)
        ln_json_fail(r, "the number is out of range");
    return r->failed ? 0 : number;
}

ln_bytes_t ln_json_read_bytes(ln_json_reader_t *r, ln_json_t *value)
{
    if (!expect(r, value, LN_JSON_ARRAY))
        return ln_bytes(NULL, 0);
    uint8_t *out = ln_arena_zalloc(r->arena, value->count, 1);
    for (size_t i = 0; i < value->count; i++) {
        size_t position = ln_json_enter_index(r, i);
        out[i] = (uint8_t)ln_json_read_u64(r, ln_json_at(value, i), 255);
        ln_json_leave(r, position);
    }
    return ln_bytes(out, value->count);
}
