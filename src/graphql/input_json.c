/* SPDX-License-Identifier: Apache-2.0 */
#include "graphql/input.h"

#include <math.h>
#include <stdlib.h>

/* --- what scalars hold */

bool ln_gql_int_fits(const ln_gql_schema_t *schema, ln_bytes_t text)
{
    uint64_t magnitude;
    bool negative = text.size > 0 && text.data[0] == '-';
    if (!ln_parse_u64(&magnitude, ln_bytes_from(text, negative)))
        return false;
    if (schema->int_64)
        return !negative || magnitude <= (uint64_t)INT64_MAX + 1;
    return magnitude <= (uint64_t)INT32_MAX + negative;
}

bool ln_gql_float_fits(ln_arena_t *arena, ln_bytes_t text)
{
    return isfinite(strtod(ln_text_copy_z(arena, text), NULL));
}

bool ln_gql_enum_has(const ln_gql_def_t *def, ln_bytes_t name)
{
    for (size_t i = 0; i < def->values.count; i++)
        if (ln_bytes_equal(def->values.items[i].name, name))
            return true;
    return false;
}

ln_json_t *ln_gql_json_member(const ln_json_t *object, ln_bytes_t name)
{
    for (size_t i = object->count; i-- > 0;)
        if (ln_bytes_equal(object->items[i].key, name))
            return &object->items[i];
    return NULL;
}

/* --- refusing */

static bool refuse(ln_gql_coercer_t *c, const ln_gql_def_t *def, const ln_json_t *value)
{
    static const char *const words[] = {"null",     "a boolean", "a number",
                                        "a string", "a list",    "an object"};
    c->problem = ln_format(c->call->arena, "expected %.*s, found %s",
                           LN_GQL_NAME_ARG(def->element.name), words[value->kind]);
    return false;
}

/* What was refused is in item index of a list, or in a member of an object. */
static bool refused_in_item(ln_gql_coercer_t *c, size_t index)
{
    c->where = ln_format(c->call->arena, "[%zu]%.*s", index, LN_TEXT_ARG(c->where));
    return false;
}

static bool refused_in_member(ln_gql_coercer_t *c, ln_bytes_t name)
{
    c->where = ln_format(c->call->arena, ".%.*s%.*s", LN_TEXT_ARG(name), LN_TEXT_ARG(c->where));
    return false;
}

/* --- scalars and enums */

/* Remembers why a custom scalar is none: an error only where the variable is used. */
static void look_at_custom(ln_gql_coercer_t *c, const ln_json_t *value, const ln_gql_def_t *def)
{
    if (def->check == NULL || c->refused.size > 0)
        return;
    ln_err_t err = def->check(c->call, value);
    if (err != LN_OK)
        c->refused =
            ln_format(c->call->arena, "Failed to parse \"%.*s\": %.*s",
                      LN_TEXT_ARG(def->element.name), LN_TEXT_ARG(ln_call_text(c->call, err)));
}

static bool scalar_fits(ln_gql_coercer_t *c, const ln_json_t *value, const ln_gql_def_t *def)
{
    switch (def->scalar) {
    case LN_GQL_CUSTOM:
        look_at_custom(c, value, def);
        return true;
    case LN_GQL_BOOLEAN:
        return ln_json_is(value, LN_JSON_BOOL);
    case LN_GQL_FLOATING:
        return ln_json_is(value, LN_JSON_NUMBER) && ln_gql_float_fits(c->call->arena, value->text);
    case LN_GQL_ID:
        return ln_json_is(value, LN_JSON_TEXT) || ln_json_is_integer(value);
    case LN_GQL_INTEGER:
        return ln_json_is_integer(value) && ln_gql_int_fits(c->schema, value->text);
    case LN_GQL_TEXT:
        return ln_json_is(value, LN_JSON_TEXT);
    }
    LN_UNREACHABLE();
}

static bool coerce_scalar(ln_gql_coercer_t *c, ln_json_t *out, const ln_json_t *value,
                          const ln_gql_def_t *def)
{
    if (!scalar_fits(c, value, def))
        return refuse(c, def, value);
    *out = *value;
    if (def->scalar == LN_GQL_ID)
        out->kind = LN_JSON_TEXT;
    return true;
}

static bool coerce_enum(ln_gql_coercer_t *c, ln_json_t *out, const ln_json_t *value,
                        const ln_gql_def_t *def)
{
    if (!ln_json_is(value, LN_JSON_TEXT))
        return refuse(c, def, value);
    if (!ln_gql_enum_has(def, value->text)) {
        c->problem = ln_format(c->call->arena, "%.*s has no value %.*s",
                               LN_GQL_NAME_ARG(def->element.name), LN_GQL_NAME_ARG(value->text));
        return false;
    }
    *out = *value;
    return true;
}

/* --- lists and input objects */

static bool coerce_list(ln_gql_coercer_t *c, ln_json_t *out, ln_json_t *value,
                        const ln_gql_type_t *item_type)
{
    bool single = !ln_json_is(value, LN_JSON_ARRAY);
    size_t count = single ? 1 : value->count;
    *out = (ln_json_t){.kind = LN_JSON_ARRAY, .count = count};
    out->items = LN_NEW_ARRAY(c->call->arena, ln_json_t, count);
    for (size_t i = 0; i < count; i++) {
        ln_json_t *item = single ? value : &value->items[i];
        if (!ln_gql_coerce_json(c, &out->items[i], item, item_type))
            return single ? false : refused_in_item(c, i);
    }
    return true;
}

static bool knows_members(ln_gql_coercer_t *c, const ln_json_t *value, const ln_gql_def_t *def)
{
    size_t given = 0;
    for (size_t i = 0; i < value->count; i++) {
        const ln_json_t *member = &value->items[i];
        given += !ln_json_is_null(member);
        if (ln_gql_inputs_find(&def->inputs, member->key) == def->inputs.count) {
            c->problem =
                ln_format(c->call->arena, "%.*s has no field %.*s",
                          LN_GQL_NAME_ARG(def->element.name), LN_GQL_NAME_ARG(member->key));
            return false;
        }
    }
    if (!def->one_of || (value->count == 1 && given == 1))
        return true;
    c->problem = ln_format(c->call->arena, "%.*s needs exactly one field that is not null",
                           LN_GQL_NAME_ARG(def->element.name));
    return false;
}

/* One field of an input object; *given tells whether it has a value. */
static bool coerce_member(ln_gql_coercer_t *c, ln_json_t *out, bool *given, ln_json_t *value,
                          const ln_gql_input_t *input)
{
    *given = value != NULL || input->has_default;
    if (value != NULL)
        return ln_gql_coerce_json(c, out, value, input->type);
    if (input->has_default)
        *out = *input->default_value;
    if (!ln_gql_input_required(input))
        return true;
    c->problem = LN_LITERAL("a value is missing");
    return false;
}

static bool coerce_object(ln_gql_coercer_t *c, ln_json_t *out, ln_json_t *value,
                          const ln_gql_def_t *def)
{
    if (!ln_json_is(value, LN_JSON_OBJECT))
        return refuse(c, def, value);
    if (!knows_members(c, value, def))
        return false;
    *out = (ln_json_t){.kind = LN_JSON_OBJECT};
    out->items = LN_NEW_ARRAY(c->call->arena, ln_json_t, def->inputs.count);
    for (size_t i = 0; i < def->inputs.count; i++) {
        const ln_gql_input_t *input = &def->inputs.items[i];
        ln_json_t *member = &out->items[out->count];
        ln_json_t *from = ln_gql_json_member(value, input->element.name);
        bool given;
        if (!coerce_member(c, member, &given, from, input))
            return refused_in_member(c, input->element.name);
        member->key = input->element.name;
        out->count += given;
    }
    return true;
}

static bool coerce_named(ln_gql_coercer_t *c, ln_json_t *out, ln_json_t *value,
                         const ln_gql_def_t *def)
{
    switch (def->kind) {
    case LN_GQL_SCALAR:
        return coerce_scalar(c, out, value, def);
    case LN_GQL_ENUM:
        return coerce_enum(c, out, value, def);
    case LN_GQL_INPUT_OBJECT:
        return coerce_object(c, out, value, def);
    case LN_GQL_OBJECT:
    case LN_GQL_INTERFACE:
    case LN_GQL_UNION:
        break; /* no type of an input */
    }
    LN_UNREACHABLE();
}

bool ln_gql_coerce_json(ln_gql_coercer_t *c, ln_json_t *out, ln_json_t *value,
                        const ln_gql_type_t *type)
{
    c->nodes++;
    if (type->kind == LN_GQL_TYPE_NON_NULL) {
        if (ln_json_is_null(value))
            return refuse(c, ln_gql_type_def(type), value);
        type = type->of;
    }
    if (ln_json_is_null(value)) {
        *out = (ln_json_t){.kind = LN_JSON_NULL};
        return true;
    }
    if (type->kind == LN_GQL_TYPE_LIST)
        return coerce_list(c, out, value, type->of);
    return coerce_named(c, out, value, type->def);
}

/* --- variables */

static ln_err_t coerce_variable(ln_gql_coercer_t *c, ln_gql_variable_value_t *out,
                                ln_gql_errors_t *errors, const ln_gql_variable_t *variable,
                                ln_json_t *given)
{
    *out = (ln_gql_variable_value_t){.name = variable->name,
                                     .given = given != NULL || variable->has_default,
                                     .value = LN_NEW(c->call->arena, ln_json_t)};
    c->where = c->problem = c->refused = LN_LITERAL("");
    bool fits = true, ignored;
    if (given != NULL)
        fits = ln_gql_coerce_json(c, out->value, given, variable->type);
    else if (variable->has_default)
        fits = ln_gql_coerce_literal(c, out->value, &ignored, &variable->default_value,
                                     variable->type);
    else if (variable->type->kind == LN_GQL_TYPE_NON_NULL)
        return ln_gql_error(errors, variable->at, "The variable $%.*s must be given.",
                            LN_GQL_NAME_ARG(variable->name));
    out->refused = c->refused;
    if (fits)
        return LN_OK;
    return ln_gql_error(errors, variable->at, "Invalid value for variable $%.*s%.*s: %.*s",
                        LN_GQL_NAME_ARG(variable->name), LN_GQL_NAME_ARG(c->where),
                        LN_TEXT_ARG(c->problem));
}

/* Of every variable the member that gives it, or null. Both lists can be long. */
static ln_json_t **match(ln_arena_t *arena, const ln_gql_variable_values_t *values,
                         const ln_json_t *given)
{
    ln_json_t **matched = LN_NEW_ARRAY(arena, ln_json_t *, values->count);
    for (size_t i = 0; given != NULL && i < given->count; i++) {
        const ln_gql_variable_value_t *value = ln_gql_find_variable(values, given->items[i].key);
        if (value != NULL) /* of equal names the last one counts */
            matched[value - values->items] = &given->items[i];
    }
    return matched;
}

ln_err_t ln_gql_coerce_variables(ln_call_t *call, ln_gql_variable_values_t *out,
                                 ln_gql_errors_t *errors, const ln_gql_schema_t *schema,
                                 const ln_gql_operation_t *operation, const ln_json_t *given)
{
    ln_gql_coercer_t c = {.call = call, .schema = schema};
    size_t count = operation->variables.count;
    ln_gql_variable_values_t values = {
        .items = LN_NEW_ARRAY(call->arena, ln_gql_variable_value_t, count), .count = count};
    ln_err_t err = LN_OK;
    ln_ordmap_init(&values.names, call->arena);
    for (uint32_t i = 0; i < count; i++)
        ln_ordmap_put(&values.names, operation->variables.items[i].name, ln_bytes(&i, sizeof(i)));
    ln_json_t **matched = match(call->arena, &values, given);
    for (size_t i = 0; i < count; i++)
        if (coerce_variable(&c, &values.items[i], errors, &operation->variables.items[i],
                            matched[i]) != LN_OK)
            err = LN_ERR_INVALID_INPUT;
    if (err == LN_OK)
        *out = values;
    return err;
}
