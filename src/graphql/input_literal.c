/* SPDX-License-Identifier: Apache-2.0 */
#include "graphql/input.h"

#include <string.h>

/* --- variables in literals */

const ln_gql_variable_value_t *ln_gql_find_variable(const ln_gql_variable_values_t *variables,
                                                    ln_bytes_t name)
{
    const ln_ordmap_entry_t *entry =
        variables != NULL ? ln_ordmap_find(&variables->names, name) : NULL;
    uint32_t index;
    if (entry == NULL)
        return NULL;
    memcpy(&index, entry->value.data, sizeof(index));
    return &variables->items[index];
}

/* The value fits the variable's type, hence (validation) the type of this place, but for null. */
static bool coerce_variable(ln_gql_coercer_t *c, ln_json_t *out, bool *given,
                            const ln_gql_literal_t *literal, const ln_gql_type_t *type)
{
    const ln_gql_variable_value_t *variable = ln_gql_find_variable(c->variables, literal->text);
    *given = variable != NULL && variable->given;
    *out = *given ? *variable->value : (ln_json_t){.kind = LN_JSON_NULL};
    if (*given && variable->refused.size > 0)
        c->problem = variable->refused;
    else if (*given && ln_json_is_null(out) && type->kind == LN_GQL_TYPE_NON_NULL)
        c->problem = ln_format(c->call->arena, "the variable $%.*s is null, which is not allowed",
                               LN_GQL_NAME_ARG(literal->text));
    return c->problem.size == 0;
}

/* --- custom scalars: any literal */

static ln_json_kind_t json_kind(ln_gql_literal_kind_t kind)
{
    switch (kind) {
    case LN_GQL_LITERAL_NULL:
    case LN_GQL_LITERAL_VARIABLE:
        return LN_JSON_NULL;
    case LN_GQL_LITERAL_BOOL:
        return LN_JSON_BOOL;
    case LN_GQL_LITERAL_INT:
    case LN_GQL_LITERAL_FLOAT:
        return LN_JSON_NUMBER;
    case LN_GQL_LITERAL_STRING:
    case LN_GQL_LITERAL_ENUM:
        return LN_JSON_TEXT;
    case LN_GQL_LITERAL_LIST:
        return LN_JSON_ARRAY;
    case LN_GQL_LITERAL_OBJECT:
        return LN_JSON_OBJECT;
    }
    LN_UNREACHABLE();
}

static ln_json_t untyped(ln_gql_coercer_t *c, const ln_gql_literal_t *literal)
{
    ln_json_t out = {.kind = json_kind(literal->kind)};
    c->nodes++;
    if (literal->kind == LN_GQL_LITERAL_VARIABLE) {
        const ln_gql_variable_value_t *variable = ln_gql_find_variable(c->variables, literal->text);
        if (variable != NULL && variable->given)
            out = *variable->value;
    } else if (out.kind == LN_JSON_ARRAY || out.kind == LN_JSON_OBJECT) {
        out.items = LN_NEW_ARRAY(c->call->arena, ln_json_t, literal->count);
        out.count = literal->count;
        for (size_t i = 0; i < literal->count; i++)
            out.items[i] = untyped(c, &literal->items[i]);
    } else {
        out.text = literal->text;
    }
    out.key = literal->name;
    return out;
}

static bool coerce_custom(ln_gql_coercer_t *c, ln_json_t *out, const ln_gql_literal_t *literal,
                          const ln_gql_def_t *def)
{
    *out = untyped(c, literal);
    ln_err_t err = def->check != NULL ? def->check(c->call, out) : LN_OK;
    if (err == LN_OK)
        return true;
    c->problem = ln_format(c->call->arena, "Failed to parse \"%.*s\": %.*s",
                           LN_TEXT_ARG(def->element.name), LN_TEXT_ARG(ln_call_text(c->call, err)));
    return false;
}

/* --- lists and input objects */

static bool coerce_list(ln_gql_coercer_t *c, ln_json_t *out, const ln_gql_literal_t *literal,
                        const ln_gql_type_t *item_type)
{
    bool single = literal->kind != LN_GQL_LITERAL_LIST, ignored;
    size_t count = single ? 1 : literal->count;
    *out = (ln_json_t){.kind = LN_JSON_ARRAY, .count = count};
    out->items = LN_NEW_ARRAY(c->call->arena, ln_json_t, count);
    for (size_t i = 0; i < count; i++) {
        const ln_gql_literal_t *item = single ? literal : &literal->items[i];
        if (!ln_gql_coerce_literal(c, &out->items[i], &ignored, item, item_type))
            return false;
    }
    return true;
}

static const ln_gql_literal_t *find_member(const ln_gql_literal_t *object, ln_bytes_t name)
{
    for (size_t i = object->count; i-- > 0;)
        if (ln_bytes_equal(object->items[i].name, name))
            return &object->items[i];
    return NULL;
}

/* A member of an input object, or an argument: its literal (null: not written), else the default.
 */
static bool coerce_input(ln_gql_coercer_t *c, ln_json_t *out, bool *given,
                         const ln_gql_literal_t *literal, const ln_gql_input_t *input)
{
    *given = false;
    if (literal != NULL && !ln_gql_coerce_literal(c, out, given, literal, input->type))
        return false;
    if (!*given && input->has_default) {
        *out = *input->default_value;
        *given = true;
    }
    out->key = input->element.name;
    if (*given || !ln_gql_input_required(input))
        return true;
    c->problem =
        ln_format(c->call->arena, "%.*s must be given", LN_GQL_NAME_ARG(input->element.name));
    return false;
}

static bool coerce_object(ln_gql_coercer_t *c, ln_json_t *out, const ln_gql_literal_t *literal,
                          const ln_gql_def_t *def)
{
    size_t not_null = 0;
    *out = (ln_json_t){.kind = LN_JSON_OBJECT};
    out->items = LN_NEW_ARRAY(c->call->arena, ln_json_t, def->inputs.count);
    for (size_t i = 0; i < def->inputs.count; i++) {
        const ln_gql_input_t *input = &def->inputs.items[i];
        ln_json_t *member = &out->items[out->count];
        const ln_gql_literal_t *from = find_member(literal, input->element.name);
        bool given;
        if (!coerce_input(c, member, &given, from, input))
            return false;
        not_null += given && !ln_json_is_null(member);
        out->count += given;
    }
    if (!def->one_of || (out->count == 1 && not_null == 1))
        return true;
    c->problem = ln_format(c->call->arena, "%.*s needs exactly one field that is not null",
                           LN_GQL_NAME_ARG(def->element.name));
    return false;
}

bool ln_gql_coerce_literal(ln_gql_coercer_t *c, ln_json_t *out, bool *given,
                           const ln_gql_literal_t *literal, const ln_gql_type_t *type)
{
    c->nodes++;
    if (literal->kind == LN_GQL_LITERAL_VARIABLE)
        return coerce_variable(c, out, given, literal, type);
    *given = true;
    *out = (ln_json_t){.kind = LN_JSON_NULL};
    if (literal->kind == LN_GQL_LITERAL_NULL)
        return true;
    if (type->kind == LN_GQL_TYPE_NON_NULL)
        type = type->of;
    if (type->kind == LN_GQL_TYPE_LIST)
        return coerce_list(c, out, literal, type->of);
    if (type->def->kind == LN_GQL_INPUT_OBJECT)
        return coerce_object(c, out, literal, type->def);
    if (type->def->kind == LN_GQL_SCALAR && type->def->scalar == LN_GQL_CUSTOM)
        return coerce_custom(c, out, literal, type->def);
    bool text = type->def->kind == LN_GQL_ENUM || type->def->scalar == LN_GQL_ID;
    *out =
        (ln_json_t){.kind = text ? LN_JSON_TEXT : json_kind(literal->kind), .text = literal->text};
    return true;
}

/* --- arguments */

static const ln_gql_argument_t *find_argument(const ln_gql_arguments_t *arguments, ln_bytes_t name)
{
    for (size_t i = 0; i < arguments->count; i++)
        if (ln_bytes_equal(arguments->items[i].name, name))
            return &arguments->items[i];
    return NULL;
}

ln_err_t ln_gql_coerce_arguments(ln_gql_coercer_t *c, ln_json_t **out, ln_gql_errors_t *errors,
                                 const ln_gql_arguments_t *arguments, const ln_gql_inputs_t *inputs,
                                 ln_bytes_t path, uint32_t at)
{
    ln_json_t *object = LN_NEW(c->call->arena, ln_json_t);
    object->kind = LN_JSON_OBJECT;
    object->items = LN_NEW_ARRAY(c->call->arena, ln_json_t, inputs->count);
    c->where = c->problem = LN_LITERAL("");
    for (size_t i = 0; i < inputs->count; i++) {
        const ln_gql_input_t *input = &inputs->items[i];
        const ln_gql_argument_t *argument = find_argument(arguments, input->element.name);
        bool given;
        if (!coerce_input(c, &object->items[object->count], &given,
                          argument != NULL ? &argument->value : NULL, input)) {
            ln_gql_where_t where = {.at = argument != NULL ? argument->value.at : at,
                                    .also_at = LN_GQL_NOWHERE,
                                    .path = path};
            return ln_gql_error_put(errors, where, c->problem);
        }
        object->count += given;
    }
    *out = object;
    return LN_OK;
}

/* --- as text */

static void print_text(ln_buffer_t *out, ln_bytes_t text)
{
    ln_json_writer_t w = ln_json_writer(out, false);
    ln_json_text(&w, text); /* the escapes of JSON are escapes of GraphQL too */
}

static void print_items(ln_buffer_t *out, const ln_gql_literal_t *literal)
{
    bool object = literal->kind == LN_GQL_LITERAL_OBJECT;
    ln_buffer_put_byte(out, object ? '{' : '[');
    for (size_t i = 0; i < literal->count; i++) {
        if (i > 0)
            ln_buffer_put_text(out, ", ");
        if (object) {
            ln_buffer_put(out, literal->items[i].name);
            ln_buffer_put_text(out, ": ");
        }
        ln_gql_literal_print(out, &literal->items[i]);
    }
    ln_buffer_put_byte(out, object ? '}' : ']');
}

void ln_gql_literal_print(ln_buffer_t *out, const ln_gql_literal_t *literal)
{
    switch (literal->kind) {
    case LN_GQL_LITERAL_LIST:
    case LN_GQL_LITERAL_OBJECT:
        print_items(out, literal);
        return;
    case LN_GQL_LITERAL_STRING:
        print_text(out, literal->text);
        return;
    case LN_GQL_LITERAL_VARIABLE:
        ln_buffer_put_byte(out, '$');
        break;
    case LN_GQL_LITERAL_NULL:
    case LN_GQL_LITERAL_BOOL:
    case LN_GQL_LITERAL_INT:
    case LN_GQL_LITERAL_FLOAT:
    case LN_GQL_LITERAL_ENUM:
        break;
    }
    ln_buffer_put(out, literal->text);
}

void ln_gql_json_print(ln_buffer_t *out, const ln_json_t *json)
{
    bool object = ln_json_is(json, LN_JSON_OBJECT);
    if (ln_json_is_null(json)) {
        ln_buffer_put_text(out, "null");
    } else if (json->kind == LN_JSON_TEXT) {
        print_text(out, json->text);
    } else if (object || json->kind == LN_JSON_ARRAY) {
        ln_buffer_put_byte(out, object ? '{' : '[');
        for (size_t i = 0; i < json->count; i++) {
            if (i > 0)
                ln_buffer_put_byte(out, ',');
            if (object) {
                print_text(out, json->items[i].key);
                ln_buffer_put_byte(out, ':');
            }
            ln_gql_json_print(out, &json->items[i]);
        }
        ln_buffer_put_byte(out, object ? '}' : ']');
    } else {
        ln_buffer_put(out, json->text);
    }
}
