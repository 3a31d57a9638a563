/* SPDX-License-Identifier: Apache-2.0 */
#include "graphql/error.h"

#include <stdarg.h>
#include <stdio.h>

#define CLIP_BYTES 80u

ln_bytes_t ln_gql_clip(ln_bytes_t name)
{
    size_t size = LN_MIN(name.size, (size_t)CLIP_BYTES);
    while (size > 0 && size < name.size && (name.data[size] & 0xc0) == 0x80)
        size--;
    return ln_bytes(name.data, size);
}

static ln_gql_place_t place_of(ln_bytes_t source, uint32_t at)
{
    ln_gql_place_t place = {1, 1};
    size_t end = LN_MIN((size_t)at, source.size);
    for (size_t i = 0; i < end; i++) {
        uint8_t c = source.data[i];
        bool pair = c == '\r' && i + 1 < source.size && source.data[i + 1] == '\n';
        if (c == '\n' || (c == '\r' && !pair)) {
            place.line++;
            place.column = 1;
        } else if ((c & 0xc0) != 0x80) {
            place.column++;
        }
    }
    return place;
}

static ln_bytes_t repaired(ln_arena_t *arena, ln_bytes_t message)
{
    if (ln_utf8_valid(message))
        return message;
    uint8_t *out = ln_arena_alloc(arena, message.size, 1);
    for (size_t i = 0; i < message.size; i++)
        out[i] = message.data[i] < 0x80 ? message.data[i] : '?';
    return ln_bytes(out, message.size);
}

ln_err_t ln_gql_error_put(ln_gql_errors_t *errors, ln_gql_where_t where, ln_bytes_t message)
{
    if (errors->count == LN_GQL_ERRORS_MAX) {
        errors->dropped++;
        return LN_ERR_INVALID_INPUT;
    }
    ln_gql_error_t *error = LN_PUSH(errors->arena, errors);
    error->message = repaired(errors->arena, message);
    error->path = where.path;
    const uint32_t offsets[] = {where.at, where.also_at};
    for (size_t i = 0; i < LN_COUNT(offsets); i++)
        if (offsets[i] != LN_GQL_NOWHERE)
            error->places[error->place_count++] = place_of(errors->source, offsets[i]);
    return LN_ERR_INVALID_INPUT;
}

ln_err_t ln_gql_error(ln_gql_errors_t *errors, uint32_t at, const char *format, ...)
{
    char text[1024];
    va_list args;
    va_start(args, format);
    int length = vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    LN_ASSERT(length >= 0);
    size_t size = LN_MIN((size_t)length, sizeof(text) - 1);
    ln_gql_where_t where = {.at = at, .also_at = LN_GQL_NOWHERE};
    return ln_gql_error_put(errors, where, ln_bytes_copy(errors->arena, ln_bytes(text, size)));
}

static void write_error(ln_json_writer_t *w, const ln_gql_error_t *error)
{
    ln_json_begin_object(w);
    ln_json_key(w, "message");
    ln_json_text(w, error->message);
    if (error->place_count > 0) {
        ln_json_key(w, "locations");
        ln_json_begin_array(w);
        for (size_t i = 0; i < error->place_count; i++) {
            ln_json_begin_object(w);
            ln_json_key(w, "line");
            ln_json_u64(w, error->places[i].line);
            ln_json_key(w, "column");
            ln_json_u64(w, error->places[i].column);
            ln_json_end_object(w);
        }
        ln_json_end_array(w);
    }
    if (error->path.size > 0) {
        ln_json_key(w, "path");
        ln_json_raw(w, error->path);
    }
    ln_json_end_object(w);
}

void ln_gql_errors_write(ln_json_writer_t *w, const ln_gql_errors_t *errors)
{
    ln_json_begin_array(w);
    for (size_t i = 0; i < errors->count; i++)
        write_error(w, &errors->items[i]);
    if (errors->dropped > 0) {
        ln_gql_error_t more = {
            .message = ln_format(errors->arena, "%zu more errors are not shown", errors->dropped)};
        write_error(w, &more);
    }
    ln_json_end_array(w);
}

ln_bytes_t ln_gql_errors_answer(const ln_gql_errors_t *errors)
{
    ln_buffer_t out = ln_buffer(errors->arena);
    ln_json_writer_t w = ln_json_writer(&out, false);
    ln_json_begin_object(&w);
    ln_json_key(&w, "data");
    ln_json_null(&w);
    ln_json_key(&w, "errors");
    ln_gql_errors_write(&w, errors);
    ln_json_end_object(&w);
    return ln_buffer_bytes(&out);
}
