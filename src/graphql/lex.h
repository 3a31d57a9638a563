/* SPDX-License-Identifier: Apache-2.0 */
/* graphql/lex.h - GraphQL text into tokens (specification, October 2021, section 2.1).
 *
 * White space, commas, comments and a byte order mark are passed over. String values come without
 * their quotes: escapes replaced, block strings without their common indentation. Beyond the
 * specification of 2021, surrogate pairs and \u{...} are understood, as in its successor. */
#ifndef LN_GRAPHQL_LEX_H
#define LN_GRAPHQL_LEX_H

#include "graphql/error.h"

/* A punctuator is its own kind: '!' '$' '&' '(' ')' ':' '=' '@' '[' ']' '{' '|' '}', and '.' for
 * the three points. */
enum {
    LN_GQL_END = 0,
    LN_GQL_NAME = 256,
    LN_GQL_INT,
    LN_GQL_FLOAT,
    LN_GQL_STRING,
};

typedef struct {
    int kind;
    uint32_t at;     /* offset of its first byte */
    ln_bytes_t text; /* as written, borrowed from the source; of a string, its value */
} ln_gql_token_t;

typedef struct {
    ln_gql_errors_t *errors; /* its source is what is read */
    size_t next;             /* offset of what comes next */
} ln_gql_lexer_t;

/* LN_ERR_INVALID_INPUT if the source is not UTF-8 or too long to be counted. */
LN_CHECKED ln_err_t ln_gql_lexer_init(ln_gql_lexer_t *lexer, ln_gql_errors_t *errors);

/* The next token; LN_GQL_END again and again at the end. LN_ERR_INVALID_INPUT for what is none. */
LN_CHECKED ln_err_t ln_gql_lexer_next(ln_gql_lexer_t *lexer, ln_gql_token_t *out);

/* The value of a string whose opening quotes have been passed; *next moves behind the closing
 * ones. For ln_gql_lexer_next. */
LN_CHECKED ln_err_t ln_gql_lex_string(ln_gql_errors_t *errors, ln_bytes_t *out, size_t *next);
LN_CHECKED ln_err_t ln_gql_lex_block(ln_gql_errors_t *errors, ln_bytes_t *out, size_t *next);

#endif
