/* SPDX-License-Identifier: Apache-2.0 */
/* graphql/error.h - what is wrong with a request, told to whoever sent it.
 *
 * A request can have several errors, and they are part of its answer: message, places in the
 * text, and for failures of a field its path in the answer. So they are collected in a list beside
 * the error code: a function of this folder that takes such a list appends to it whenever it
 * returns LN_ERR_INVALID_INPUT. Places are kept as byte offsets in the syntax tree and become line
 * and column (both from 1, columns in characters) when an error is recorded. */
#ifndef LN_GRAPHQL_ERROR_H
#define LN_GRAPHQL_ERROR_H

#include "base/err.h"
#include "json/write.h"

/* The list keeps this many errors and counts the others. */
#define LN_GQL_ERRORS_MAX 64

#define LN_GQL_NOWHERE UINT32_MAX

typedef struct {
    uint32_t line, column;
} ln_gql_place_t;

typedef struct {
    ln_bytes_t message;
    ln_gql_place_t places[2];
    size_t place_count;
    ln_bytes_t path; /* a JSON array, or empty */
} ln_gql_error_t;

typedef struct {
    ln_arena_t *arena;
    ln_bytes_t source; /* the text that offsets are counted in */
    ln_gql_error_t *items;
    size_t count;
    size_t dropped;
} ln_gql_errors_t;

/* Where an error happened: up to two offsets in the source, and a path. */
typedef struct {
    uint32_t at, also_at; /* LN_GQL_NOWHERE for none */
    ln_bytes_t path;
} ln_gql_where_t;

static inline ln_gql_errors_t ln_gql_errors(ln_arena_t *arena, ln_bytes_t source)
{
    return (ln_gql_errors_t){.arena = arena, .source = source};
}

/* Further errors would only be counted: time to stop looking for them. */
static inline bool ln_gql_errors_full(const ln_gql_errors_t *errors)
{
    return errors->count == LN_GQL_ERRORS_MAX;
}

/* Records an error at an offset and returns LN_ERR_INVALID_INPUT. */
ln_err_t ln_gql_error(ln_gql_errors_t *errors, uint32_t at, const char *format, ...)
    LN_PRINTF(3, 4);

/* The same for a message of any origin: bytes that are not UTF-8 become question marks. */
ln_err_t ln_gql_error_put(ln_gql_errors_t *errors, ln_gql_where_t where, ln_bytes_t message);

/* The errors as the array that stands in an answer. */
void ln_gql_errors_write(ln_json_writer_t *w, const ln_gql_errors_t *errors);

/* {"data":null,"errors":[...]}; lives as long as the list's arena. */
ln_bytes_t ln_gql_errors_answer(const ln_gql_errors_t *errors);

/* A name from a request, short enough for a message. */
ln_bytes_t ln_gql_clip(ln_bytes_t name);
#define LN_GQL_NAME_ARG(name) LN_TEXT_ARG(ln_gql_clip(name))

#endif
