/* SPDX-License-Identifier: Apache-2.0 */
#include "json/toml.h"

#include <string.h>

/* The tree while it grows: tables can be opened again and again, so that members are linked. */
typedef struct node {
    ln_json_kind_t kind;
    ln_bytes_t key, text;
    struct node *first, *last, *next;
    size_t count;
    bool defined;  /* its header has been there, or it is a value: not to be defined again */
    bool of_value; /* written behind an equals sign: nothing can be added */
} node_t;

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

/* --- characters */

static uint8_t peek(const parser_t *p)
{
    return p->next < p->end ? *p->next : 0;
}

static bool accept(parser_t *p, char c)
{
    if (p->next == p->end || *p->next != (uint8_t)c)
        return false;
    p->next++;
    return true;
}

static void skip_blanks(parser_t *p)
{
    while (peek(p) == ' ' || peek(p) == '\t')
        p->next++;
}

static void skip_comment(parser_t *p)
{
    if (peek(p) == '#')
        while (p->next < p->end && *p->next != '\n')
            p->next++;
}

/* Blanks, comments, line ends. */
static void skip_lines(parser_t *p)
{
    const uint8_t *before;
    do {
        before = p->next;
        skip_blanks(p);
        skip_comment(p);
        if (peek(p) == '\n' || peek(p) == '\r')
            p->next++;
    } while (p->next != before);
}

static bool end_line(parser_t *p)
{
    skip_blanks(p);
    skip_comment(p);
    accept(p, '\r');
    return p->next == p->end || accept(p, '\n') || fail(p, "the line goes on behind its value");
}

/* --- the tree */

static node_t *add(parser_t *p, node_t *parent, ln_json_kind_t kind, ln_bytes_t key)
{
    node_t *node = LN_NEW(p->arena, node_t);
    node->kind = kind;
    node->key = key;
    if (parent->last != NULL)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
    parent->count++;
    return node;
}

static node_t *find(const node_t *table, ln_bytes_t key)
{
    for (node_t *node = table->first; node != NULL; node = node->next)
        if (ln_bytes_equal(node->key, key))
            return node;
    return NULL;
}

/* The table of that name in a table, made if there is none; of several tables the last one. */
static node_t *enter(parser_t *p, node_t *table, ln_bytes_t key)
{
    node_t *node = find(table, key);
    if (node == NULL)
        return add(p, table, LN_JSON_OBJECT, key);
    if (node->kind == LN_JSON_ARRAY && !node->of_value)
        return node->last;
    if (node->kind == LN_JSON_OBJECT && !node->of_value)
        return node;
    fail(p, "this name stands for a value, not for a table");
    return NULL;
}

/* --- strings */

static bool parse_unicode(parser_t *p, ln_buffer_t *out, size_t digits)
{
    uint8_t bytes[4] = {0};
    if ((size_t)(p->end - p->next) < digits ||
        !ln_hex_parse(bytes + 4 - digits / 2, digits / 2, ln_bytes(p->next, digits)))
        return fail(p, "an escape needs more hexadecimal digits");
    uint32_t c =
        (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
    if (c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
        return fail(p, "there is no such character");
    p->next += digits;
    ln_buffer_put_utf8(out, c);
    return true;
}

static bool parse_escape(parser_t *p, ln_buffer_t *out)
{
    static const char from[] = "\"\\bfnrt", to[] = "\"\\\b\f\n\r\t";
    uint8_t c = peek(p);
    const char *known = c != 0 ? strchr(from, c) : NULL;
    p->next += c != 0;
    if (c == 'u' || c == 'U')
        return parse_unicode(p, out, c == 'u' ? 4 : 8);
    if (known == NULL)
        return fail(p, "unknown escape");
    ln_buffer_put_byte(out, (uint8_t)to[known - from]);
    return true;
}

/* quote is " with escapes or ' without. */
static bool parse_string(parser_t *p, ln_bytes_t *out)
{
    char quote = (char)*p->next++;
    ln_buffer_t text = ln_buffer(p->arena);
    if (p->end - p->next >= 2 && p->next[0] == (uint8_t)quote && p->next[1] == (uint8_t)quote)
        return fail(p, "strings over several lines are not understood here");
    while (!accept(p, quote)) {
        if (p->next == p->end || *p->next < 0x20 || *p->next == 0x7f)
            return fail(p, "a string must end in the line where it begins");
        uint8_t c = *p->next++;
        if (c != '\\' || quote == '\'')
            ln_buffer_put_byte(&text, c);
        else if (!parse_escape(p, &text))
            return false;
    }
    *out = ln_buffer_bytes(&text);
    return true;
}

/* --- keys */

static bool is_bare(uint8_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
}

static bool parse_simple_key(parser_t *p, ln_bytes_t *out)
{
    if (peek(p) == '"' || peek(p) == '\'')
        return parse_string(p, out);
    const uint8_t *first = p->next;
    while (is_bare(peek(p)))
        p->next++;
    *out = ln_bytes(first, (size_t)(p->next - first));
    return out->size > 0 || fail(p, "a name is expected here");
}

/* a.b.c: *table becomes the table of a.b, *key c. */
static bool parse_key(parser_t *p, node_t **table, ln_bytes_t *key)
{
    for (;;) {
        skip_blanks(p);
        if (!parse_simple_key(p, key))
            return false;
        skip_blanks(p);
        if (!accept(p, '.'))
            return true;
        *table = enter(p, *table, *key);
        if (*table == NULL)
            return false;
    }
}

/* --- values */

static bool parse_value(parser_t *p, node_t *node);

static size_t count_digits(ln_bytes_t *text)
{
    size_t size = text->size;
    while (text->size > 0 && *text->data >= '0' && *text->data <= '9')
        *text = ln_bytes_from(*text, 1);
    return size - text->size;
}

static bool take(ln_bytes_t *text, const char *any_of)
{
    if (text->size == 0 || strchr(any_of, *text->data) == NULL)
        return false;
    *text = ln_bytes_from(*text, 1);
    return true;
}

/* As JSON wants it. */
static bool is_number(ln_bytes_t text)
{
    take(&text, "-");
    bool zero = text.size > 0 && *text.data == '0';
    size_t digits = count_digits(&text);
    if (digits == 0 || (zero && digits > 1))
        return false;
    if (take(&text, ".") && count_digits(&text) == 0)
        return false;
    if (take(&text, "eE")) {
        take(&text, "+-");
        if (count_digits(&text) == 0)
            return false;
    }
    return text.size == 0;
}

/* 1_000 is 1000, +1 is 1. */
static bool parse_number(parser_t *p, node_t *node)
{
    ln_buffer_t text = ln_buffer(p->arena);
    const uint8_t *first = p->next;
    uint8_t before = 0;
    bool signed_twice = accept(p, '+') && peek(p) == '-';
    for (uint8_t c; is_bare(c = peek(p)) || c == '.' || c == '+' || c == ':'; before = c) {
        bool between = before >= '0' && before <= '9' && p->end - p->next > 1 &&
                       p->next[1] >= '0' && p->next[1] <= '9';
        if (c != '_' || !between)
            ln_buffer_put_byte(&text, c);
        p->next++;
    }
    node->kind = LN_JSON_NUMBER;
    node->text = ln_buffer_bytes(&text);
    if (is_number(node->text) && !signed_twice)
        return true;
    p->next = first;
    return fail(p, "a value is expected here: a string, a decimal number, true, false, [...] or "
                   "{...}");
}

static bool parse_word(parser_t *p, node_t *node, const char *word)
{
    size_t size = strlen(word);
    if ((size_t)(p->end - p->next) < size || memcmp(p->next, word, size) != 0)
        return false;
    node->kind = LN_JSON_BOOL;
    node->text = ln_bytes(p->next, size);
    p->next += size;
    return true;
}

static bool parse_array(parser_t *p, node_t *array)
{
    array->kind = LN_JSON_ARRAY;
    for (;;) {
        skip_lines(p);
        if (accept(p, ']'))
            return true;
        if (!parse_value(p, add(p, array, LN_JSON_NULL, ln_bytes(NULL, 0))))
            return false;
        skip_lines(p);
        if (!accept(p, ',') && peek(p) != ']')
            return fail(p, "a comma or ] is expected here");
    }
}

static bool parse_pair(parser_t *p, node_t *table)
{
    ln_bytes_t key;
    if (!parse_key(p, &table, &key))
        return false;
    if (find(table, key) != NULL)
        return fail(p, "this name has a value already");
    if (!accept(p, '='))
        return fail(p, "an equals sign is expected here");
    skip_blanks(p);
    return parse_value(p, add(p, table, LN_JSON_NULL, key));
}

static bool parse_inline_table(parser_t *p, node_t *table)
{
    table->kind = LN_JSON_OBJECT;
    skip_blanks(p);
    if (accept(p, '}'))
        return true;
    for (;;) {
        if (!parse_pair(p, table))
            return false;
        skip_blanks(p);
        if (accept(p, '}'))
            return true;
        if (!accept(p, ','))
            return fail(p, "a comma or } is expected here");
    }
}

/* Of a null node, which gets its kind. */
static bool parse_value(parser_t *p, node_t *node)
{
    bool ok;
    if (p->depth >= LN_JSON_NESTING_MAX)
        return fail(p, "too many levels");
    p->depth++;
    if (peek(p) == '"' || peek(p) == '\'') {
        node->kind = LN_JSON_TEXT;
        ok = parse_string(p, &node->text);
    } else if (accept(p, '[')) {
        ok = parse_array(p, node);
    } else if (accept(p, '{')) {
        ok = parse_inline_table(p, node);
    } else {
        ok = parse_word(p, node, "true") || parse_word(p, node, "false") || parse_number(p, node);
    }
    node->defined = node->of_value = true;
    p->depth--;
    return ok;
}

/* --- the document */

static node_t *open_list_item(parser_t *p, node_t *table, ln_bytes_t key)
{
    node_t *list = find(table, key);
    if (list == NULL)
        list = add(p, table, LN_JSON_ARRAY, key);
    if (list->kind == LN_JSON_ARRAY && !list->of_value)
        return add(p, list, LN_JSON_OBJECT, ln_bytes(NULL, 0));
    fail(p, "this name stands for something else already");
    return NULL;
}

static node_t *open_table(parser_t *p, node_t *table, ln_bytes_t key)
{
    node_t *node = find(table, key);
    if (node == NULL)
        node = add(p, table, LN_JSON_OBJECT, key);
    if (node->kind == LN_JSON_OBJECT && !node->defined) {
        node->defined = true;
        return node;
    }
    fail(p, "this table is there already");
    return NULL;
}

/* [a.b] or [[a.b]], behind the first bracket. Null after a failure. */
static node_t *parse_header(parser_t *p, node_t *root)
{
    bool list = accept(p, '[');
    node_t *table = root;
    ln_bytes_t key;
    if (!parse_key(p, &table, &key))
        return NULL;
    if (!accept(p, ']') || (list && !accept(p, ']'))) {
        fail(p, "] is expected here");
        return NULL;
    }
    return list ? open_list_item(p, table, key) : open_table(p, table, key);
}

static bool parse_document(parser_t *p, node_t *root)
{
    node_t *table = root;
    for (;;) {
        skip_lines(p);
        if (p->next == p->end)
            return true;
        if (accept(p, '['))
            table = parse_header(p, root);
        else if (!parse_pair(p, table))
            return false;
        if (table == NULL || !end_line(p))
            return false;
    }
}

/* Members side by side, as readers want them. Dotted names can nest deeper than values. */
static bool convert(parser_t *p, ln_json_t *out, const node_t *node)
{
    if (p->depth++ >= LN_JSON_NESTING_MAX)
        return fail(p, "too many levels");
    *out = (ln_json_t){.kind = node->kind, .key = node->key, .text = node->text};
    out->items = LN_NEW_ARRAY(p->arena, ln_json_t, node->count);
    for (const node_t *child = node->first; child != NULL; child = child->next)
        if (!convert(p, &out->items[out->count++], child))
            return false;
    p->depth--;
    return true;
}

static ln_err_t explain(ln_call_t *call, const parser_t *p, const char *what)
{
    size_t line = 1, column = 1;
    for (const uint8_t *c = p->start; c < p->next; c++) {
        column = *c == '\n' ? 1 : column + 1;
        line += *c == '\n';
    }
    return LN_FAIL(call, LN_ERR_INVALID_INPUT, "%s: line %zu, column %zu: %s", what, line, column,
                   p->problem);
}

ln_err_t ln_toml_parse(ln_call_t *call, ln_json_t **out, ln_bytes_t text, const char *what)
{
    const uint8_t *data = text.size > 0 ? text.data : (const uint8_t *)"";
    parser_t p = {.arena = call->arena, .start = data, .next = data, .end = data + text.size};
    node_t root = {.kind = LN_JSON_OBJECT, .defined = true};
    ln_json_t *json = LN_NEW(call->arena, ln_json_t);
    if (!ln_utf8_valid(text))
        return LN_FAIL(call, LN_ERR_INVALID_INPUT, "%s: the text is not UTF-8", what);
    if (!parse_document(&p, &root) || !convert(&p, json, &root))
        return explain(call, &p, what);
    *out = json;
    return LN_OK;
}
