/* SPDX-License-Identifier: Apache-2.0 */
#include "json/write.h"

#include "json/read.h"

#include <stdio.h>
#include <stdlib.h>

static void new_line(ln_json_writer_t *w)
{
    ln_buffer_put_byte(w->out, '\n');
    for (int i = 0; i < w->depth; i++)
        ln_buffer_put_text(w->out, "  ");
}

/* What stands between the previous member and the next. */
static void before_member(ln_json_writer_t *w)
{
    if (w->after_key) {
        w->after_key = false;
        return;
    }
    if (w->depth == 0)
        return;
    if (w->filled[w->depth - 1])
        ln_buffer_put_byte(w->out, ',');
    w->filled[w->depth - 1] = true;
    if (w->pretty)
        new_line(w);
}

static void begin(ln_json_writer_t *w, uint8_t bracket)
{
    before_member(w);
    LN_ASSERT(w->depth < LN_JSON_DEPTH_MAX);
    ln_buffer_put_byte(w->out, bracket);
    w->filled[w->depth++] = false;
}

static void end(ln_json_writer_t *w, uint8_t bracket)
{
    LN_ASSERT(w->depth > 0 && !w->after_key);
    w->depth--;
    if (w->pretty && w->filled[w->depth])
        new_line(w);
    ln_buffer_put_byte(w->out, bracket);
}

void ln_json_begin_object(ln_json_writer_t *w)
{
    begin(w, '{');
}

void ln_json_end_object(ln_json_writer_t *w)
{
    end(w, '}');
}

void ln_json_begin_array(ln_json_writer_t *w)
{
    begin(w, '[');
}

void ln_json_end_array(ln_json_writer_t *w)
{
    end(w, ']');
}

static void put_escaped(ln_buffer_t *out, ln_bytes_t text)
{
    ln_buffer_put_byte(out, '"');
    for (size_t i = 0; i < text.size; i++) {
        uint8_t c = text.data[i];
        switch (c) {
        case '"':
            ln_buffer_put_text(out, "\\\"");
            break;
        case '\\':
            ln_buffer_put_text(out, "\\\\");
            break;
        case '\n':
            ln_buffer_put_text(out, "\\n");
            break;
        case '\r':
            ln_buffer_put_text(out, "\\r");
            break;
        case '\t':
            ln_buffer_put_text(out, "\\t");
            break;
        case '\b':
            ln_buffer_put_text(out, "\\b");
            break;
        case '\f':
            ln_buffer_put_text(out, "\\f");
            break;
        default:
            if (c < 0x20)
                ln_buffer_printf(out, "\\u%04x", c);
            else
                ln_buffer_put_byte(out, c);
        }
    }
    ln_buffer_put_byte(out, '"');
}

void ln_json_key_text(ln_json_writer_t *w, ln_bytes_t key)
{
    LN_ASSERT(!w->after_key);
    before_member(w);
    put_escaped(w->out, key);
    ln_buffer_put_text(w->out, w->pretty ? ": " : ":");
    w->after_key = true;
}

void ln_json_key(ln_json_writer_t *w, const char *key)
{
    ln_json_key_text(w, ln_text(key));
}

void ln_json_text(ln_json_writer_t *w, ln_bytes_t text)
{
    before_member(w);
    put_escaped(w->out, text);
}

void ln_json_hex(ln_json_writer_t *w, const char *prefix, ln_bytes_t bytes)
{
    before_member(w);
    ln_buffer_put_byte(w->out, '"');
    ln_buffer_put_text(w->out, prefix);
    ln_hex_write((char *)ln_buffer_extend(w->out, 2 * bytes.size), bytes.data, bytes.size);
    ln_buffer_put_byte(w->out, '"');
}

void ln_json_u64(ln_json_writer_t *w, uint64_t value)
{
    before_member(w);
    ln_buffer_printf(w->out, "%llu", (unsigned long long)value);
}

void ln_json_i64(ln_json_writer_t *w, int64_t value)
{
    before_member(w);
    ln_buffer_printf(w->out, "%lld", (long long)value);
}

/* The shortest of the usual precisions that reads back as the same number. */
void ln_json_double(ln_json_writer_t *w, double value)
{
    before_member(w);
    char text[40];
    for (int precision = 15; precision <= 17; precision++) {
        snprintf(text, sizeof(text), "%.*g", precision, value);
        double back = strtod(text, NULL);
        if (!(back < value) && !(back > value))
            break;
    }
    ln_buffer_put_text(w->out, text);
}

void ln_json_bool(ln_json_writer_t *w, bool value)
{
    before_member(w);
    ln_buffer_put_text(w->out, value ? "true" : "false");
}

void ln_json_null(ln_json_writer_t *w)
{
    before_member(w);
    ln_buffer_put_text(w->out, "null");
}

void ln_json_bytes(ln_json_writer_t *w, ln_bytes_t bytes)
{
    ln_json_begin_array(w);
    for (size_t i = 0; i < bytes.size; i++)
        ln_json_u64(w, bytes.data[i]);
    ln_json_end_array(w);
}

void ln_json_raw(ln_json_writer_t *w, ln_bytes_t json)
{
    before_member(w);
    ln_buffer_put(w->out, json);
}

static void write_members(ln_json_writer_t *w, const ln_json_t *value)
{
    for (size_t i = 0; i < value->count; i++) {
        if (value->kind == LN_JSON_OBJECT)
            ln_json_key_text(w, value->items[i].key);
        ln_json_value(w, &value->items[i]);
    }
}

void ln_json_value(ln_json_writer_t *w, const ln_json_t *value)
{
    switch (value->kind) {
    case LN_JSON_NULL:
        ln_json_null(w);
        return;
    case LN_JSON_BOOL:
    case LN_JSON_NUMBER:
        ln_json_raw(w, value->text);
        return;
    case LN_JSON_TEXT:
        ln_json_text(w, value->text);
        return;
    case LN_JSON_ARRAY:
        ln_json_begin_array(w);
        write_members(w, value);
        ln_json_end_array(w);
        return;
    case LN_JSON_OBJECT:
        ln_json_begin_object(w);
        write_members(w, value);
        ln_json_end_object(w);
        return;
    }
    LN_UNREACHABLE();
}
