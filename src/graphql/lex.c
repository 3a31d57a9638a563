/* SPDX-License-Identifier: Apache-2.0 */
#include "graphql/lex.h"

#include <string.h>

ln_err_t ln_gql_lexer_init(ln_gql_lexer_t *lexer, ln_gql_errors_t *errors)
{
    if (errors->source.size >= INT32_MAX)
        return ln_gql_error(errors, LN_GQL_NOWHERE, "the text is too long");
    if (!ln_utf8_valid(errors->source))
        return ln_gql_error(errors, LN_GQL_NOWHERE, "the text is not UTF-8");
    *lexer = (ln_gql_lexer_t){.errors = errors};
    return LN_OK;
}

/* The byte at an offset; 0 behind the end, which no token contains. */
static uint8_t byte_at(const ln_gql_lexer_t *lexer, size_t offset)
{
    ln_bytes_t source = lexer->errors->source;
    return offset < source.size ? source.data[offset] : 0;
}

static bool is_digit(uint8_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_name_start(uint8_t c)
{
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static void skip_ignored(ln_gql_lexer_t *lexer)
{
    ln_bytes_t source = lexer->errors->source;
    for (;;) {
        uint8_t c = byte_at(lexer, lexer->next);
        if (c != 0 && strchr(" \t\r\n,", c) != NULL)
            lexer->next++;
        else if (ln_bytes_starts_with(ln_bytes_from(source, lexer->next), LN_LITERAL("\ufeff")))
            lexer->next += 3;
        else if (c == '#')
            while (lexer->next < source.size && memchr("\r\n", source.data[lexer->next], 2) == NULL)
                lexer->next++;
        else
            return;
    }
}

static void lex_name(ln_gql_lexer_t *lexer)
{
    uint8_t c;
    do
        c = byte_at(lexer, ++lexer->next);
    while (is_name_start(c) || is_digit(c));
}

static bool pass_digits(ln_gql_lexer_t *lexer)
{
    size_t first = lexer->next;
    while (is_digit(byte_at(lexer, lexer->next)))
        lexer->next++;
    return lexer->next > first;
}

/* After the sign: 0, or digits that do not start with 0. */
static bool pass_integer(ln_gql_lexer_t *lexer)
{
    if (byte_at(lexer, lexer->next) != '0')
        return pass_digits(lexer);
    lexer->next++;
    return true;
}

static bool pass_exponent(ln_gql_lexer_t *lexer)
{
    lexer->next++;
    uint8_t sign = byte_at(lexer, lexer->next);
    if (sign == '+' || sign == '-')
        lexer->next++;
    return pass_digits(lexer);
}

static ln_err_t lex_number(ln_gql_lexer_t *lexer, ln_gql_token_t *token)
{
    bool good;
    token->kind = LN_GQL_INT;
    if (byte_at(lexer, lexer->next) == '-')
        lexer->next++;
    good = pass_integer(lexer);
    if (good && byte_at(lexer, lexer->next) == '.') {
        token->kind = LN_GQL_FLOAT;
        lexer->next++;
        good = pass_digits(lexer);
    }
    uint8_t c = byte_at(lexer, lexer->next);
    if (good && (c == 'e' || c == 'E')) {
        token->kind = LN_GQL_FLOAT;
        good = pass_exponent(lexer);
        c = byte_at(lexer, lexer->next);
    }
    if (!good || is_digit(c) || is_name_start(c) || c == '.')
        return ln_gql_error(lexer->errors, token->at, "this number is not well formed");
    return LN_OK;
}

static ln_err_t lex_quoted(ln_gql_lexer_t *lexer, ln_gql_token_t *token)
{
    ln_bytes_t rest = ln_bytes_from(lexer->errors->source, lexer->next);
    bool block = ln_bytes_starts_with(rest, LN_LITERAL("\"\"\""));
    token->kind = LN_GQL_STRING;
    lexer->next += block ? 3 : 1;
    return block ? ln_gql_lex_block(lexer->errors, &token->text, &lexer->next)
                 : ln_gql_lex_string(lexer->errors, &token->text, &lexer->next);
}

static ln_err_t lex_punctuator(ln_gql_lexer_t *lexer, ln_gql_token_t *token, uint8_t c)
{
    token->kind = c;
    if (c != 0 && strchr("!$&():=@[]{|}", c) != NULL) {
        lexer->next++;
        return LN_OK;
    }
    ln_bytes_t rest = ln_bytes_from(lexer->errors->source, lexer->next);
    if (ln_bytes_starts_with(rest, LN_LITERAL("..."))) {
        lexer->next += 3;
        return LN_OK;
    }
    if (c > 0x20 && c < 0x7f)
        return ln_gql_error(lexer->errors, token->at, "unexpected character %c", c);
    return ln_gql_error(lexer->errors, token->at, "unexpected character");
}

ln_err_t ln_gql_lexer_next(ln_gql_lexer_t *lexer, ln_gql_token_t *out)
{
    skip_ignored(lexer);
    size_t first = lexer->next;
    ln_gql_token_t token = {.kind = LN_GQL_NAME, .at = (uint32_t)first};
    uint8_t c = byte_at(lexer, first);
    if (first == lexer->errors->source.size)
        token.kind = LN_GQL_END;
    else if (is_name_start(c))
        lex_name(lexer);
    else if (is_digit(c) || c == '-')
        LN_TRY(lex_number(lexer, &token));
    else if (c == '"')
        LN_TRY(lex_quoted(lexer, &token));
    else
        LN_TRY(lex_punctuator(lexer, &token, c));
    if (token.kind != LN_GQL_STRING)
        token.text = ln_bytes(lexer->errors->source.data + first, lexer->next - first);
    *out = token;
    return LN_OK;
}
