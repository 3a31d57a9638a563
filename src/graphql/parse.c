/* SPDX-License-Identifier: Apache-2.0 */
#include "graphql/parse.h"

#include "graphql/parse_priv.h"

#include <string.h>

static ln_err_t parse_selections(ln_gql_parser_t *p, ln_gql_selections_t *out);

/* --- fields */

/* The number of an answer name: equal names, equal numbers. */
static uint32_t key_id(ln_gql_parser_t *p, ln_bytes_t key)
{
    ln_ordmap_entry_t *entry = ln_ordmap_find(&p->keys, key);
    uint32_t id = (uint32_t)p->keys.count;
    if (entry == NULL)
        entry = ln_ordmap_put(&p->keys, key, ln_bytes(&id, sizeof(id)));
    memcpy(&id, entry->value.data, sizeof(id));
    return id;
}

static ln_err_t parse_field(ln_gql_parser_t *p, ln_gql_selection_t *out)
{
    bool alias;
    out->kind = LN_GQL_FIELD;
    LN_TRY(ln_gql_take_name(p, &out->key));
    LN_TRY(ln_gql_accept(p, &alias, ':'));
    out->name = out->key;
    if (alias)
        LN_TRY(ln_gql_take_name(p, &out->name));
    out->id = p->field_count++;
    out->key_id = key_id(p, out->key);
    LN_TRY(ln_gql_parse_arguments(p, &out->arguments, false));
    LN_TRY(ln_gql_parse_directives(p, &out->directives, false));
    return ln_gql_sees(p, '{') ? parse_selections(p, &out->selections) : LN_OK;
}

/* --- fragments */

/* Behind the three points: the name of a fragment, or a fragment itself. */
static ln_err_t parse_spread(ln_gql_parser_t *p, ln_gql_selection_t *out)
{
    LN_TRY(ln_gql_advance(p));
    bool named = ln_gql_sees(p, LN_GQL_NAME) && !ln_gql_sees_word(p, "on");
    out->kind = named ? LN_GQL_SPREAD : LN_GQL_INLINE;
    if (named) {
        LN_TRY(ln_gql_take_name(p, &out->name));
        return ln_gql_parse_directives(p, &out->directives, false);
    }
    if (ln_gql_sees_word(p, "on")) {
        LN_TRY(ln_gql_advance(p));
        LN_TRY(ln_gql_take_name(p, &out->name));
    }
    LN_TRY(ln_gql_parse_directives(p, &out->directives, false));
    return parse_selections(p, &out->selections);
}

static ln_err_t parse_selections(ln_gql_parser_t *p, ln_gql_selections_t *out)
{
    LN_TRY(ln_gql_deeper(p));
    LN_TRY(ln_gql_take(p, '{'));
    do {
        ln_gql_selection_t selection = {.at = p->token.at};
        if (p->selections++ >= p->limits->selections_max)
            return ln_gql_error(p->errors, p->token.at, "more than %zu fields are selected",
                                p->limits->selections_max);
        if (ln_gql_sees(p, '.'))
            LN_TRY(parse_spread(p, &selection));
        else
            LN_TRY(parse_field(p, &selection));
        *LN_PUSH(p->arena, out) = selection;
    } while (!ln_gql_sees(p, '}'));
    p->depth--;
    return ln_gql_advance(p);
}

static ln_err_t parse_fragment(ln_gql_parser_t *p, ln_gql_document_t *document)
{
    ln_gql_fragment_t fragment = {.id = (uint32_t)document->fragments.count, .at = p->token.at};
    LN_TRY(ln_gql_take_word(p, "fragment"));
    if (ln_gql_sees_word(p, "on"))
        return ln_gql_expected(p, "the name of the fragment");
    LN_TRY(ln_gql_take_name(p, &fragment.name));
    LN_TRY(ln_gql_take_word(p, "on"));
    LN_TRY(ln_gql_take_name(p, &fragment.type));
    LN_TRY(ln_gql_parse_directives(p, &fragment.directives, false));
    LN_TRY(parse_selections(p, &fragment.selections));
    *LN_PUSH(p->arena, &document->fragments) = fragment;
    return LN_OK;
}

/* --- operations */

static ln_err_t parse_variable(ln_gql_parser_t *p, ln_gql_variable_t *out)
{
    *out = (ln_gql_variable_t){.at = p->token.at};
    LN_TRY(ln_gql_take(p, '$'));
    LN_TRY(ln_gql_take_name(p, &out->name));
    LN_TRY(ln_gql_take(p, ':'));
    LN_TRY(ln_gql_parse_type(p, &out->type));
    LN_TRY(ln_gql_accept(p, &out->has_default, '='));
    if (out->has_default)
        LN_TRY(ln_gql_parse_literal(p, &out->default_value, true));
    return ln_gql_parse_directives(p, &out->directives, true);
}

static ln_err_t parse_variables(ln_gql_parser_t *p, ln_gql_operation_t *operation)
{
    bool open;
    LN_TRY(ln_gql_accept(p, &open, '('));
    if (!open)
        return LN_OK;
    do {
        ln_gql_variable_t variable;
        LN_TRY(parse_variable(p, &variable));
        *LN_PUSH(p->arena, &operation->variables) = variable;
    } while (!ln_gql_sees(p, ')'));
    return ln_gql_advance(p);
}

static ln_err_t parse_operation(ln_gql_parser_t *p, ln_gql_document_t *document)
{
    static const char *const words[] = {"query", "mutation", "subscription"};
    ln_gql_operation_t operation = {.at = p->token.at};
    if (!ln_gql_sees(p, '{')) {
        while (!ln_gql_sees_word(p, words[operation.kind]))
            if (++operation.kind > LN_GQL_SUBSCRIPTION)
                return ln_gql_expected(p, "query, mutation, subscription, fragment or {");
        LN_TRY(ln_gql_advance(p));
        if (ln_gql_sees(p, LN_GQL_NAME))
            LN_TRY(ln_gql_take_name(p, &operation.name));
        LN_TRY(parse_variables(p, &operation));
        LN_TRY(ln_gql_parse_directives(p, &operation.directives, false));
    }
    LN_TRY(parse_selections(p, &operation.selections));
    *LN_PUSH(p->arena, &document->operations) = operation;
    return LN_OK;
}

ln_err_t ln_gql_parse(ln_gql_document_t *out, ln_gql_errors_t *errors,
                      const ln_gql_limits_t *limits)
{
    ln_gql_parser_t p;
    ln_gql_document_t document = {.source = errors->source};
    LN_TRY(ln_gql_parser_init(&p, errors, limits));
    do {
        if (ln_gql_sees_word(&p, "fragment"))
            LN_TRY(parse_fragment(&p, &document));
        else
            LN_TRY(parse_operation(&p, &document));
    } while (!ln_gql_sees(&p, LN_GQL_END));
    document.field_count = p.field_count;
    document.key_count = (uint32_t)p.keys.count;
    *out = document;
    return LN_OK;
}
