/* SPDX-License-Identifier: Apache-2.0 */
#include "graphql/parse_priv.h"

/* --- tokens */

ln_err_t ln_gql_parser_init(ln_gql_parser_t *p, ln_gql_errors_t *errors,
                            const ln_gql_limits_t *limits)
{
    *p = (ln_gql_parser_t){.errors = errors, .arena = errors->arena, .limits = limits};
    ln_ordmap_init(&p->keys, errors->arena);
    LN_TRY(ln_gql_lexer_init(&p->lexer, errors));
    return ln_gql_advance(p);
}

ln_err_t ln_gql_advance(ln_gql_parser_t *p)
{
    if (p->tokens++ > p->limits->tokens_max)
        return ln_gql_error(p->errors, p->token.at, "the text has more than %zu tokens",
                            p->limits->tokens_max);
    return ln_gql_lexer_next(&p->lexer, &p->token);
}

ln_err_t ln_gql_expected(ln_gql_parser_t *p, const char *what)
{
    const ln_gql_token_t *token = &p->token;
    if (token->kind == LN_GQL_END)
        return ln_gql_error(p->errors, token->at, "expected %s, but the text ends", what);
    if (token->kind == LN_GQL_STRING)
        return ln_gql_error(p->errors, token->at, "expected %s, found a string", what);
    return ln_gql_error(p->errors, token->at, "expected %s, found %.*s", what,
                        LN_GQL_NAME_ARG(token->text));
}

bool ln_gql_sees_word(const ln_gql_parser_t *p, const char *word)
{
    return ln_gql_sees(p, LN_GQL_NAME) && ln_bytes_equal_text(p->token.text, word);
}

ln_err_t ln_gql_take(ln_gql_parser_t *p, int punctuator)
{
    const char text[] = {(char)punctuator, '\0'};
    if (!ln_gql_sees(p, punctuator))
        return ln_gql_expected(p, text);
    return ln_gql_advance(p);
}

ln_err_t ln_gql_take_word(ln_gql_parser_t *p, const char *word)
{
    if (!ln_gql_sees_word(p, word))
        return ln_gql_expected(p, word);
    return ln_gql_advance(p);
}

ln_err_t ln_gql_take_name(ln_gql_parser_t *p, ln_bytes_t *out)
{
    ln_bytes_t name = p->token.text;
    if (!ln_gql_sees(p, LN_GQL_NAME))
        return ln_gql_expected(p, "a name");
    LN_TRY(ln_gql_advance(p));
    *out = name;
    return LN_OK;
}

ln_err_t ln_gql_accept(ln_gql_parser_t *p, bool *found, int punctuator)
{
    *found = ln_gql_sees(p, punctuator);
    return *found ? ln_gql_advance(p) : LN_OK;
}

ln_err_t ln_gql_deeper(ln_gql_parser_t *p)
{
    if (++p->depth > p->limits->depth_max)
        return ln_gql_error(p->errors, p->token.at, "nested more than %zu levels deep",
                            p->limits->depth_max);
    return LN_OK;
}

/* --- values */

static ln_err_t parse_variable(ln_gql_parser_t *p, ln_gql_literal_t *out, bool constant)
{
    out->kind = LN_GQL_LITERAL_VARIABLE;
    if (constant)
        return ln_gql_error(p->errors, out->at, "a variable cannot be used here");
    LN_TRY(ln_gql_advance(p));
    return ln_gql_take_name(p, &out->text);
}

/* The items of a list, or with names the members of an object. */
static ln_err_t parse_items(ln_gql_parser_t *p, ln_gql_literal_t *out, bool constant)
{
    bool object = ln_gql_sees(p, '{');
    int closing = object ? '}' : ']';
    out->kind = object ? LN_GQL_LITERAL_OBJECT : LN_GQL_LITERAL_LIST;
    LN_TRY(ln_gql_deeper(p));
    LN_TRY(ln_gql_advance(p));
    while (!ln_gql_sees(p, closing)) {
        ln_gql_literal_t item = {0};
        ln_bytes_t name = {0};
        if (object) {
            LN_TRY(ln_gql_take_name(p, &name));
            LN_TRY(ln_gql_take(p, ':'));
        }
        LN_TRY(ln_gql_parse_literal(p, &item, constant));
        item.name = name;
        *LN_PUSH(p->arena, out) = item;
    }
    p->depth--;
    return ln_gql_advance(p);
}

static ln_gql_literal_kind_t kind_of_word(ln_bytes_t word)
{
    if (ln_bytes_equal_text(word, "null"))
        return LN_GQL_LITERAL_NULL;
    if (ln_bytes_equal_text(word, "true") || ln_bytes_equal_text(word, "false"))
        return LN_GQL_LITERAL_BOOL;
    return LN_GQL_LITERAL_ENUM;
}

ln_err_t ln_gql_parse_literal(ln_gql_parser_t *p, ln_gql_literal_t *out, bool constant)
{
    *out = (ln_gql_literal_t){.at = p->token.at};
    switch (p->token.kind) {
    case '$':
        return parse_variable(p, out, constant);
    case '[':
    case '{':
        return parse_items(p, out, constant);
    case LN_GQL_INT:
        out->kind = LN_GQL_LITERAL_INT;
        break;
    case LN_GQL_FLOAT:
        out->kind = LN_GQL_LITERAL_FLOAT;
        break;
    case LN_GQL_STRING:
        out->kind = LN_GQL_LITERAL_STRING;
        break;
    case LN_GQL_NAME:
        out->kind = kind_of_word(p->token.text);
        break;
    default:
        return ln_gql_expected(p, "a value");
    }
    out->text = p->token.text;
    return ln_gql_advance(p);
}

/* --- types */

ln_err_t ln_gql_parse_type(ln_gql_parser_t *p, ln_gql_type_t **out)
{
    ln_gql_type_t *type = LN_NEW(p->arena, ln_gql_type_t);
    bool list, non_null;
    type->at = p->token.at;
    LN_TRY(ln_gql_deeper(p));
    LN_TRY(ln_gql_accept(p, &list, '['));
    if (list) {
        type->kind = LN_GQL_TYPE_LIST;
        LN_TRY(ln_gql_parse_type(p, &type->of));
        LN_TRY(ln_gql_take(p, ']'));
    } else {
        LN_TRY(ln_gql_take_name(p, &type->name));
    }
    LN_TRY(ln_gql_accept(p, &non_null, '!'));
    if (non_null) {
        ln_gql_type_t *inner = type;
        type = LN_NEW(p->arena, ln_gql_type_t);
        *type = (ln_gql_type_t){.kind = LN_GQL_TYPE_NON_NULL, .at = inner->at, .of = inner};
    }
    p->depth--;
    *out = type;
    return LN_OK;
}

/* --- arguments and directives */

static ln_err_t parse_argument(ln_gql_parser_t *p, ln_gql_argument_t *out, bool constant)
{
    *out = (ln_gql_argument_t){.at = p->token.at};
    LN_TRY(ln_gql_take_name(p, &out->name));
    LN_TRY(ln_gql_take(p, ':'));
    return ln_gql_parse_literal(p, &out->value, constant);
}

ln_err_t ln_gql_parse_arguments(ln_gql_parser_t *p, ln_gql_arguments_t *out, bool constant)
{
    bool open;
    LN_TRY(ln_gql_accept(p, &open, '('));
    if (!open)
        return LN_OK;
    do {
        ln_gql_argument_t argument;
        LN_TRY(parse_argument(p, &argument, constant));
        *LN_PUSH(p->arena, out) = argument;
    } while (!ln_gql_sees(p, ')'));
    return ln_gql_advance(p);
}

ln_err_t ln_gql_parse_directives(ln_gql_parser_t *p, ln_gql_directives_t *out, bool constant)
{
    while (ln_gql_sees(p, '@')) {
        ln_gql_directive_t directive = {.at = p->token.at};
        if (out->count == LN_GQL_DIRECTIVES_MAX)
            return ln_gql_error(p->errors, directive.at, "more than %d directives in one place",
                                LN_GQL_DIRECTIVES_MAX);
        LN_TRY(ln_gql_advance(p));
        LN_TRY(ln_gql_take_name(p, &directive.name));
        LN_TRY(ln_gql_parse_arguments(p, &directive.arguments, constant));
        *LN_PUSH(p->arena, out) = directive;
    }
    return LN_OK;
}
