/* SPDX-License-Identifier: Apache-2.0 */
#include "graphql/parse_priv.h"
#include "graphql/schema_priv.h"

static const ln_gql_limits_t sdl_limits = {.tokens_max = 1u << 20, .depth_max = LN_GQL_DEPTH_MAX};

/* --- what every element begins with */

static ln_err_t parse_description(ln_gql_parser_t *p, ln_bytes_t *out)
{
    if (!ln_gql_sees(p, LN_GQL_STRING))
        return LN_OK;
    *out = p->token.text;
    return ln_gql_advance(p);
}

/* Description and name. */
static ln_err_t parse_element(ln_gql_parser_t *p, ln_gql_element_t *out)
{
    LN_TRY(parse_description(p, &out->description));
    out->at = p->token.at;
    return ln_gql_take_name(p, &out->name);
}

/* --- fields and their arguments */

static ln_err_t parse_input(ln_gql_parser_t *p, ln_gql_input_t *out)
{
    LN_TRY(parse_element(p, &out->element));
    LN_TRY(ln_gql_take(p, ':'));
    LN_TRY(ln_gql_parse_type(p, &out->type));
    LN_TRY(ln_gql_accept(p, &out->has_default, '='));
    if (out->has_default)
        LN_TRY(ln_gql_parse_literal(p, &out->default_literal, true));
    return ln_gql_parse_directives(p, &out->element.directives, true);
}

/* Arguments in parentheses, or the fields of an input object in braces; maybe not there. */
static ln_err_t parse_inputs(ln_gql_parser_t *p, ln_gql_inputs_t *out, int open, int closing)
{
    bool there;
    LN_TRY(ln_gql_accept(p, &there, open));
    if (!there)
        return LN_OK;
    do {
        ln_gql_input_t input = {0};
        LN_TRY(parse_input(p, &input));
        *LN_PUSH(p->arena, out) = input;
    } while (!ln_gql_sees(p, closing));
    return ln_gql_advance(p);
}

static ln_err_t parse_field_def(ln_gql_parser_t *p, ln_gql_field_t *out)
{
    LN_TRY(parse_element(p, &out->element));
    LN_TRY(parse_inputs(p, &out->args, '(', ')'));
    LN_TRY(ln_gql_take(p, ':'));
    LN_TRY(ln_gql_parse_type(p, &out->type));
    return ln_gql_parse_directives(p, &out->element.directives, true);
}

static ln_err_t parse_fields(ln_gql_parser_t *p, ln_gql_def_t *def)
{
    bool there;
    LN_TRY(ln_gql_accept(p, &there, '{'));
    if (!there)
        return LN_OK;
    do {
        ln_gql_field_t field = {0};
        LN_TRY(parse_field_def(p, &field));
        *LN_PUSH(p->arena, &def->fields) = field;
    } while (!ln_gql_sees(p, '}'));
    return ln_gql_advance(p);
}

/* --- types; the word that introduces them and their name have been passed */

/* Names with a separator between them, which may also stand in front. */
static ln_err_t parse_names(ln_gql_parser_t *p, ln_gql_def_t *def, int separator)
{
    bool more;
    LN_TRY(ln_gql_accept(p, &more, separator));
    do {
        ln_gql_type_t *type = LN_NEW(p->arena, ln_gql_type_t);
        type->at = p->token.at;
        LN_TRY(ln_gql_take_name(p, &type->name));
        *LN_PUSH(p->arena, &def->names) = type;
        LN_TRY(ln_gql_accept(p, &more, separator));
    } while (more);
    return LN_OK;
}

static ln_err_t parse_object(ln_gql_parser_t *p, ln_gql_def_t *def)
{
    if (ln_gql_sees_word(p, "implements")) {
        LN_TRY(ln_gql_advance(p));
        LN_TRY(parse_names(p, def, '&'));
    }
    LN_TRY(ln_gql_parse_directives(p, &def->element.directives, true));
    return parse_fields(p, def);
}

static ln_err_t parse_union(ln_gql_parser_t *p, ln_gql_def_t *def)
{
    bool there;
    LN_TRY(ln_gql_parse_directives(p, &def->element.directives, true));
    LN_TRY(ln_gql_accept(p, &there, '='));
    return there ? parse_names(p, def, '|') : LN_OK;
}

static ln_err_t parse_enum(ln_gql_parser_t *p, ln_gql_def_t *def)
{
    bool there;
    LN_TRY(ln_gql_parse_directives(p, &def->element.directives, true));
    LN_TRY(ln_gql_accept(p, &there, '{'));
    if (!there)
        return LN_OK;
    do {
        ln_gql_element_t value = {0};
        LN_TRY(parse_element(p, &value));
        LN_TRY(ln_gql_parse_directives(p, &value.directives, true));
        *LN_PUSH(p->arena, &def->values) = value;
    } while (!ln_gql_sees(p, '}'));
    return ln_gql_advance(p);
}

static ln_err_t parse_type_body(ln_gql_parser_t *p, ln_gql_def_t *def)
{
    switch (def->kind) {
    case LN_GQL_SCALAR:
        return ln_gql_parse_directives(p, &def->element.directives, true);
    case LN_GQL_OBJECT:
    case LN_GQL_INTERFACE:
        return parse_object(p, def);
    case LN_GQL_UNION:
        return parse_union(p, def);
    case LN_GQL_ENUM:
        return parse_enum(p, def);
    case LN_GQL_INPUT_OBJECT:
        LN_TRY(ln_gql_parse_directives(p, &def->element.directives, true));
        return parse_inputs(p, &def->inputs, '{', '}');
    }
    LN_UNREACHABLE();
}

static ln_err_t parse_type_def(ln_gql_parser_t *p, ln_gql_sdl_t *sdl, ln_bytes_t description,
                               bool builtin)
{
    static const char *const words[] = {"scalar", "type", "interface", "union", "enum", "input"};
    ln_gql_def_t *def = LN_NEW(p->arena, ln_gql_def_t);
    while (!ln_gql_sees_word(p, words[def->kind]))
        if (++def->kind > LN_GQL_INPUT_OBJECT)
            return ln_gql_expected(p, "the definition of a type, a directive or the schema");
    LN_TRY(ln_gql_advance(p));
    def->element.at = p->token.at;
    LN_TRY(ln_gql_take_name(p, &def->element.name));
    LN_TRY(parse_type_body(p, def));
    def->element.description = description;
    def->builtin = builtin;
    def->self = (ln_gql_type_t){.name = def->element.name, .def = def};
    *LN_PUSH(p->arena, &sdl->types) = def;
    return LN_OK;
}

/* --- directives and the schema itself */

static ln_err_t parse_location(ln_gql_parser_t *p, ln_gql_directive_def_t *def)
{
    unsigned location = 0;
    while (!ln_gql_sees_word(p, ln_gql_location_name((ln_gql_location_t)location)))
        if (++location == LN_GQL_LOCATION_COUNT)
            return ln_gql_expected(p, "a place for the directive, such as FIELD");
    *LN_PUSH(p->arena, &def->locations) = (ln_gql_location_t)location;
    return ln_gql_advance(p);
}

static ln_err_t parse_directive_def(ln_gql_parser_t *p, ln_gql_sdl_t *sdl, ln_bytes_t description,
                                    bool builtin)
{
    ln_gql_directive_def_t *def = LN_NEW(p->arena, ln_gql_directive_def_t);
    bool more;
    def->builtin = builtin;
    LN_TRY(ln_gql_advance(p));
    LN_TRY(ln_gql_take(p, '@'));
    def->element.at = p->token.at;
    def->element.description = description;
    LN_TRY(ln_gql_take_name(p, &def->element.name));
    LN_TRY(parse_inputs(p, &def->args, '(', ')'));
    def->repeatable = ln_gql_sees_word(p, "repeatable");
    if (def->repeatable)
        LN_TRY(ln_gql_advance(p));
    LN_TRY(ln_gql_take_word(p, "on"));
    LN_TRY(ln_gql_accept(p, &more, '|'));
    do {
        LN_TRY(parse_location(p, def));
        LN_TRY(ln_gql_accept(p, &more, '|'));
    } while (more);
    *LN_PUSH(p->arena, &sdl->directives) = def;
    return LN_OK;
}

static ln_err_t parse_root(ln_gql_parser_t *p, ln_gql_sdl_t *sdl)
{
    static const char *const words[] = {"query", "mutation", "subscription"};
    size_t kind = 0;
    while (!ln_gql_sees_word(p, words[kind]))
        if (++kind == LN_COUNT(words))
            return ln_gql_expected(p, "query, mutation or subscription");
    if (sdl->roots[kind].name.size > 0)
        return ln_gql_error(p->errors, p->token.at, "the schema names two types for %s",
                            words[kind]);
    LN_TRY(ln_gql_advance(p));
    LN_TRY(ln_gql_take(p, ':'));
    sdl->roots[kind].at = p->token.at;
    return ln_gql_take_name(p, &sdl->roots[kind].name);
}

static ln_err_t parse_schema_def(ln_gql_parser_t *p, ln_gql_sdl_t *sdl, ln_bytes_t description)
{
    if (sdl->has_schema)
        return ln_gql_error(p->errors, p->token.at, "the schema is defined twice");
    sdl->has_schema = true;
    sdl->schema_at = p->token.at;
    sdl->description = description;
    LN_TRY(ln_gql_advance(p));
    LN_TRY(ln_gql_parse_directives(p, &sdl->schema_directives, true));
    LN_TRY(ln_gql_take(p, '{'));
    do
        LN_TRY(parse_root(p, sdl));
    while (!ln_gql_sees(p, '}'));
    return ln_gql_advance(p);
}

ln_err_t ln_gql_parse_sdl(ln_gql_sdl_t *sdl, ln_gql_errors_t *errors, bool builtin)
{
    ln_gql_parser_t p;
    LN_TRY(ln_gql_parser_init(&p, errors, &sdl_limits));
    while (!ln_gql_sees(&p, LN_GQL_END)) {
        ln_bytes_t description = {0};
        LN_TRY(parse_description(&p, &description));
        if (ln_gql_sees_word(&p, "schema"))
            LN_TRY(parse_schema_def(&p, sdl, description));
        else if (ln_gql_sees_word(&p, "directive"))
            LN_TRY(parse_directive_def(&p, sdl, description, builtin));
        else if (ln_gql_sees_word(&p, "extend"))
            return ln_gql_error(errors, p.token.at, "extensions of types are not supported");
        else
            LN_TRY(parse_type_def(&p, sdl, description, builtin));
    }
    return LN_OK;
}
