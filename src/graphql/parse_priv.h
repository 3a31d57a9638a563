/* SPDX-License-Identifier: Apache-2.0 */
/* graphql/parse_priv.h - what the two parsers share: one token of lookahead, values, types,
 * arguments, directives. One function per production; each returns LN_ERR_INVALID_INPUT after it
 * has recorded what it expected. */
#ifndef LN_GRAPHQL_PARSE_PRIV_H
#define LN_GRAPHQL_PARSE_PRIV_H

#include "base/ordmap.h"
#include "graphql/lex.h"
#include "graphql/parse.h"

typedef struct {
    ln_gql_errors_t *errors;
    ln_arena_t *arena;
    const ln_gql_limits_t *limits;
    ln_gql_lexer_t lexer;
    ln_gql_token_t token; /* seen, not yet passed */
    size_t tokens, depth, selections;
    uint32_t field_count;
    ln_ordmap_t keys; /* answer names -> key_id */
} ln_gql_parser_t;

/* Begins at the first token of errors->source. */
LN_CHECKED ln_err_t ln_gql_parser_init(ln_gql_parser_t *p, ln_gql_errors_t *errors,
                                       const ln_gql_limits_t *limits);

/* Passes the token. */
LN_CHECKED ln_err_t ln_gql_advance(ln_gql_parser_t *p);

/* Records "expected ..., found ..." at the token. */
LN_CHECKED ln_err_t ln_gql_expected(ln_gql_parser_t *p, const char *what);

/* Is the next token of this kind? And is it this word? */
static inline bool ln_gql_sees(const ln_gql_parser_t *p, int kind)
{
    return p->token.kind == kind;
}

bool ln_gql_sees_word(const ln_gql_parser_t *p, const char *word);

/* Passes a punctuator, a given word, or any name; fails if it is not there. */
LN_CHECKED ln_err_t ln_gql_take(ln_gql_parser_t *p, int punctuator);
LN_CHECKED ln_err_t ln_gql_take_word(ln_gql_parser_t *p, const char *word);
LN_CHECKED ln_err_t ln_gql_take_name(ln_gql_parser_t *p, ln_bytes_t *out);

/* Passes it if it is there, and tells. */
LN_CHECKED ln_err_t ln_gql_accept(ln_gql_parser_t *p, bool *found, int punctuator);

/* One level deeper; ended with p->depth--. Fails beyond the limit. */
LN_CHECKED ln_err_t ln_gql_deeper(ln_gql_parser_t *p);

/* constant: variables are not allowed. */
LN_CHECKED ln_err_t ln_gql_parse_literal(ln_gql_parser_t *p, ln_gql_literal_t *out, bool constant);
LN_CHECKED ln_err_t ln_gql_parse_type(ln_gql_parser_t *p, ln_gql_type_t **out);
LN_CHECKED ln_err_t ln_gql_parse_directives(ln_gql_parser_t *p, ln_gql_directives_t *out,
                                            bool constant);
LN_CHECKED ln_err_t ln_gql_parse_arguments(ln_gql_parser_t *p, ln_gql_arguments_t *out,
                                           bool constant);

#endif
