/* SPDX-License-Identifier: Apache-2.0 */
#include "graphql/lex.h"

#include "base/buffer.h"

#include <string.h>

/* --- strings between single quotes */

/* The value of one hexadecimal digit, or -1. */
static int hex_value(uint8_t c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    uint8_t lower = c | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* At most count_max hexadecimal digits at *next; tells how many there were. */
static size_t pass_hex(ln_bytes_t source, size_t *next, uint32_t *out, size_t count_max)
{
    size_t count = 0;
    for (*out = 0; count < count_max && *next < source.size; count++) {
        int digit = hex_value(source.data[*next]);
        if (digit < 0)
            break;
        *out = *out << 4 | (uint32_t)digit;
        (*next)++;
    }
    return count;
}

/* Four digits, or one to eight of them between braces. */
static bool pass_code(ln_bytes_t source, size_t *next, uint32_t *out)
{
    if (*next == source.size || source.data[*next] != '{')
        return pass_hex(source, next, out, 4) == 4;
    (*next)++;
    if (pass_hex(source, next, out, 8) == 0 || *next == source.size)
        return false;
    return source.data[(*next)++] == '}';
}

static bool is_surrogate(uint32_t c)
{
    return c >= 0xd800 && c < 0xe000;
}

/* What follows \u. */
static bool pass_unicode(ln_bytes_t source, size_t *next, uint32_t *out)
{
    uint32_t c, low;
    if (!pass_code(source, next, &c))
        return false;
    ln_bytes_t rest = ln_bytes_from(source, *next);
    if (c >= 0xd800 && c < 0xdc00 && ln_bytes_starts_with(rest, LN_LITERAL("\\u"))) {
        *next += 2;
        if (!pass_code(source, next, &low) || low < 0xdc00 || low >= 0xe000)
            return false;
        c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
    }
    *out = c;
    return !is_surrogate(c) && c <= 0x10ffff;
}

/* What follows a backslash. */
static ln_err_t lex_escape(ln_gql_errors_t *errors, ln_buffer_t *out, size_t *next)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    uint32_t at = (uint32_t)(*next - 1), code;
    uint8_t c = *next < errors->source.size ? errors->source.data[(*next)++] : 0;
    const char *known = c != 0 ? strchr(from, c) : NULL;
    if (known != NULL)
        ln_buffer_put_byte(out, (uint8_t)to[known - from]);
    else if (c == 'u' && pass_unicode(errors->source, next, &code))
        ln_buffer_put_utf8(out, code);
    else
        return ln_gql_error(errors, at, "this escape is not known");
    return LN_OK;
}

ln_err_t ln_gql_lex_string(ln_gql_errors_t *errors, ln_bytes_t *out, size_t *next)
{
    ln_bytes_t source = errors->source;
    ln_buffer_t unescaped = ln_buffer(errors->arena);
    uint32_t at = (uint32_t)(*next - 1);
    size_t first = *next; /* of what is not yet copied */
    bool escaped = false;
    for (size_t i = *next; i < source.size; i++) {
        uint8_t c = source.data[i];
        if (c < 0x20 && c != '\t')
            return ln_gql_error(errors, (uint32_t)i,
                                "a line end or a control character in a string");
        if (c != '"' && c != '\\')
            continue;
        ln_bytes_t plain = ln_bytes(source.data + first, i - first);
        *next = i + 1;
        if (c == '"' && !escaped) {
            *out = plain;
            return LN_OK;
        }
        ln_buffer_put(&unescaped, plain);
        if (c == '"') {
            *out = ln_buffer_bytes(&unescaped);
            return LN_OK;
        }
        escaped = true;
        LN_TRY(lex_escape(errors, &unescaped, next));
        first = *next;
        i = first - 1;
    }
    return ln_gql_error(errors, at, "the string has no end");
}

/* --- block strings */

/* One line of text without its end; *text becomes what follows. */
static ln_bytes_t take_line(ln_bytes_t *text)
{
    size_t size = 0;
    while (size < text->size && text->data[size] != '\n' && text->data[size] != '\r')
        size++;
    ln_bytes_t line = ln_bytes(text->data, size), rest = ln_bytes_from(*text, size);
    if (ln_bytes_starts_with(rest, LN_LITERAL("\r\n")))
        size += 2;
    else if (rest.size > 0)
        size += 1;
    *text = ln_bytes_from(*text, size);
    return line;
}

static size_t indentation(ln_bytes_t line)
{
    size_t size = 0;
    while (size < line.size && (line.data[size] == ' ' || line.data[size] == '\t'))
        size++;
    return size;
}

/* The indentation that all lines but the first and the blank ones share, and which lines are the
 * first and the last that are not blank. */
typedef struct {
    size_t common, first, last;
    bool any;
} block_shape_t;

static block_shape_t block_shape(ln_bytes_t raw)
{
    block_shape_t shape = {.common = SIZE_MAX};
    for (size_t number = 0; raw.size > 0; number++) {
        ln_bytes_t line = take_line(&raw);
        size_t indent = indentation(line);
        if (indent == line.size)
            continue;
        if (number > 0)
            shape.common = LN_MIN(shape.common, indent);
        if (!shape.any)
            shape.first = number;
        shape.last = number;
        shape.any = true;
    }
    return shape;
}

/* BlockStringValue of the specification, section 2.9.4. */
static ln_bytes_t block_value(ln_arena_t *arena, ln_bytes_t raw)
{
    ln_buffer_t out = ln_buffer(arena);
    block_shape_t shape = block_shape(raw);
    for (size_t number = 0; shape.any && number <= shape.last; number++) {
        ln_bytes_t line = take_line(&raw);
        if (number < shape.first)
            continue;
        if (number > shape.first)
            ln_buffer_put_byte(&out, '\n');
        ln_buffer_put(&out, ln_bytes_from(line, number > 0 ? LN_MIN(shape.common, line.size) : 0));
    }
    return out.size > 0 ? ln_buffer_bytes(&out) : LN_LITERAL("");
}

ln_err_t ln_gql_lex_block(ln_gql_errors_t *errors, ln_bytes_t *out, size_t *next)
{
    ln_bytes_t source = errors->source;
    ln_buffer_t raw = ln_buffer(errors->arena);
    uint32_t at = (uint32_t)(*next - 3);
    size_t first = *next;
    for (size_t i = first; i < source.size; i++) {
        ln_bytes_t rest = ln_bytes_from(source, i);
        if (ln_bytes_starts_with(rest, LN_LITERAL("\\\"\"\""))) {
            ln_buffer_put(&raw, ln_bytes(source.data + first, i - first));
            first = i + 1;
            i += 3;
        } else if (ln_bytes_starts_with(rest, LN_LITERAL("\"\"\""))) {
            ln_buffer_put(&raw, ln_bytes(source.data + first, i - first));
            *out = block_value(errors->arena, ln_buffer_bytes(&raw));
            *next = i + 3;
            return LN_OK;
        } else if (source.data[i] < 0x20 && memchr("\t\r\n", source.data[i], 3) == NULL) {
            return ln_gql_error(errors, (uint32_t)i, "a control character in a string");
        }
    }
    return ln_gql_error(errors, at, "the string has no end");
}
