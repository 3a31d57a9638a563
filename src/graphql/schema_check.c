/* SPDX-License-Identifier: Apache-2.0 */
#include "graphql/check.h"
#include "graphql/input.h"
#include "graphql/schema_priv.h"

typedef struct {
    ln_gql_schema_t *schema;
    ln_gql_errors_t *errors;
} checking_t;

/* --- names */

static ln_err_t check_name(const checking_t *k, const ln_gql_element_t *element)
{
    if (!ln_bytes_starts_with(element->name, LN_LITERAL("__")))
        return LN_OK;
    return ln_gql_error(k->errors, element->at, "names that begin with __ are reserved");
}

static ln_err_t check_twice(const checking_t *k, const ln_gql_element_t *a,
                            const ln_gql_element_t *b)
{
    if (!ln_bytes_equal(a->name, b->name))
        return LN_OK;
    return ln_gql_error(k->errors, b->at, "%.*s is defined twice", LN_GQL_NAME_ARG(b->name));
}

/* --- directives that mean something */

static ln_err_t check_directives(const checking_t *k, const ln_gql_element_t *element,
                                 ln_gql_location_t location)
{
    ln_gql_checker_t c = {.schema = k->schema, .errors = k->errors};
    return ln_gql_check_directives(&c, &element->directives, location);
}

/* The text argument of a directive that was checked; its default if it was not given. */
static ln_bytes_t directive_text(const checking_t *k, const ln_gql_directive_t *directive)
{
    const ln_gql_directive_def_t *def = ln_gql_schema_directive(k->schema, directive->name);
    if (directive->arguments.count == 0)
        return def->args.items[0].default_literal.text;
    const ln_gql_literal_t *value = &directive->arguments.items[0].value;
    return value->kind == LN_GQL_LITERAL_STRING ? value->text : LN_LITERAL("");
}

static ln_err_t apply_directives(const checking_t *k, ln_gql_element_t *element,
                                 ln_gql_location_t location)
{
    LN_TRY(check_directives(k, element, location));
    const ln_gql_directive_t *deprecated =
        ln_gql_find_directive(&element->directives, "deprecated");
    element->deprecated = deprecated != NULL;
    if (deprecated != NULL)
        element->reason = directive_text(k, deprecated);
    return LN_OK;
}

/* --- arguments and input fields */

static ln_err_t check_input(const checking_t *k, ln_gql_input_t *input, ln_gql_location_t location)
{
    LN_TRY(check_name(k, &input->element));
    if (!ln_gql_is_input(ln_gql_type_def(input->type)))
        return ln_gql_error(k->errors, input->type->at, "%.*s is no type for an input",
                            LN_GQL_NAME_ARG(ln_gql_type_def(input->type)->element.name));
    LN_TRY(apply_directives(k, &input->element, location));
    if (input->element.deprecated && ln_gql_input_required(input))
        return ln_gql_error(k->errors, input->element.at, "what is required cannot be deprecated");
    if (!input->has_default)
        return LN_OK;
    ln_gql_checker_t c = {
        .schema = k->schema, .errors = k->errors, .what = LN_LITERAL("the default")};
    return ln_gql_check_literal(&c, &input->default_literal, input->type, false);
}

static ln_err_t check_inputs(const checking_t *k, const ln_gql_inputs_t *inputs,
                             ln_gql_location_t location)
{
    for (size_t i = 0; i < inputs->count; i++) {
        for (size_t j = 0; j < i; j++)
            LN_TRY(check_twice(k, &inputs->items[j].element, &inputs->items[i].element));
        LN_TRY(check_input(k, &inputs->items[i], location));
    }
    return LN_OK;
}

/* --- types */

static ln_err_t check_fields(const checking_t *k, const ln_gql_def_t *def)
{
    for (size_t i = 0; i < def->fields.count; i++) {
        ln_gql_field_t *field = &def->fields.items[i];
        for (size_t j = 0; j < i; j++)
            LN_TRY(check_twice(k, &def->fields.items[j].element, &field->element));
        LN_TRY(check_name(k, &field->element));
        if (ln_gql_type_def(field->type)->kind == LN_GQL_INPUT_OBJECT)
            return ln_gql_error(k->errors, field->type->at, "%.*s is no type for a result",
                                LN_GQL_NAME_ARG(ln_gql_type_def(field->type)->element.name));
        LN_TRY(apply_directives(k, &field->element, LN_GQL_AT_FIELD_DEFINITION));
        LN_TRY(check_inputs(k, &field->args, LN_GQL_AT_ARGUMENT_DEFINITION));
    }
    return LN_OK;
}

static ln_err_t check_values(const checking_t *k, const ln_gql_def_t *def)
{
    static const char *const words[] = {"true", "false", "null"};
    for (size_t i = 0; i < def->values.count; i++) {
        ln_gql_element_t *value = &def->values.items[i];
        for (size_t j = 0; j < i; j++)
            LN_TRY(check_twice(k, &def->values.items[j], value));
        for (size_t j = 0; j < LN_COUNT(words); j++)
            if (ln_bytes_equal_text(value->name, words[j]))
                return ln_gql_error(k->errors, value->at, "%s cannot be an enum value", words[j]);
        LN_TRY(check_name(k, value));
        LN_TRY(apply_directives(k, value, LN_GQL_AT_ENUM_VALUE));
    }
    return LN_OK;
}

static ln_err_t check_union(const checking_t *k, const ln_gql_def_t *def)
{
    for (size_t i = 0; i < def->names.count; i++) {
        const ln_gql_type_t *member = def->names.items[i];
        if (member->def->kind != LN_GQL_OBJECT)
            return ln_gql_error(k->errors, member->at, "%.*s is no object type",
                                LN_GQL_NAME_ARG(member->name));
        for (size_t j = 0; j < i; j++)
            if (def->names.items[j]->def == member->def)
                return ln_gql_error(k->errors, member->at, "%.*s is there twice",
                                    LN_GQL_NAME_ARG(member->name));
    }
    return LN_OK;
}

static ln_err_t check_input_object(const checking_t *k, ln_gql_def_t *def)
{
    def->one_of = ln_gql_find_directive(&def->element.directives, "oneOf") != NULL;
    LN_TRY(check_inputs(k, &def->inputs, LN_GQL_AT_INPUT_FIELD_DEFINITION));
    for (size_t i = 0; def->one_of && i < def->inputs.count; i++) {
        const ln_gql_input_t *input = &def->inputs.items[i];
        if (input->has_default || input->type->kind == LN_GQL_TYPE_NON_NULL)
            return ln_gql_error(k->errors, input->element.at,
                                "fields of a @oneOf input can be null and have no default");
    }
    return LN_OK;
}

static ln_err_t check_filled(const checking_t *k, const ln_gql_def_t *def, size_t count)
{
    if (count > 0)
        return LN_OK;
    return ln_gql_error(k->errors, def->element.at, "the type %.*s is empty",
                        LN_GQL_NAME_ARG(def->element.name));
}

static ln_err_t check_type_body(const checking_t *k, ln_gql_def_t *def)
{
    const ln_gql_directive_t *url;
    switch (def->kind) {
    case LN_GQL_SCALAR:
        url = ln_gql_find_directive(&def->element.directives, "specifiedBy");
        if (url != NULL)
            def->url = directive_text(k, url);
        return LN_OK;
    case LN_GQL_OBJECT:
    case LN_GQL_INTERFACE:
        LN_TRY(check_filled(k, def, def->fields.count));
        return check_fields(k, def);
    case LN_GQL_UNION:
        LN_TRY(check_filled(k, def, def->names.count));
        return check_union(k, def);
    case LN_GQL_ENUM:
        LN_TRY(check_filled(k, def, def->values.count));
        return check_values(k, def);
    case LN_GQL_INPUT_OBJECT:
        LN_TRY(check_filled(k, def, def->inputs.count));
        return check_input_object(k, def);
    }
    LN_UNREACHABLE();
}

static ln_err_t check_type(const checking_t *k, ln_gql_def_t *def)
{
    static const ln_gql_location_t locations[] = {LN_GQL_AT_SCALAR,    LN_GQL_AT_OBJECT,
                                                  LN_GQL_AT_INTERFACE, LN_GQL_AT_UNION,
                                                  LN_GQL_AT_ENUM,      LN_GQL_AT_INPUT_OBJECT};
    LN_TRY(check_name(k, &def->element));
    LN_TRY(check_directives(k, &def->element, locations[def->kind]));
    return check_type_body(k, def);
}

/* --- all of it */

static ln_err_t check_directive_def(const checking_t *k, ln_gql_directive_def_t *def)
{
    LN_TRY(check_name(k, &def->element));
    return check_inputs(k, &def->args, LN_GQL_AT_ARGUMENT_DEFINITION);
}

ln_err_t ln_gql_schema_check(ln_gql_schema_t *schema, ln_gql_errors_t *errors,
                             const ln_gql_sdl_t *sdl)
{
    const checking_t k = {.schema = schema, .errors = errors};
    ln_gql_element_t itself = {.at = sdl->schema_at, .directives = sdl->schema_directives};
    for (size_t i = 0; i < schema->directives.count; i++)
        if (!schema->directives.items[i]->builtin)
            LN_TRY(check_directive_def(&k, schema->directives.items[i]));
    LN_TRY(check_directives(&k, &itself, LN_GQL_AT_SCHEMA));
    for (size_t i = 0; i < schema->types.count; i++)
        if (!schema->types.items[i]->builtin)
            LN_TRY(check_type(&k, schema->types.items[i]));
    LN_TRY(ln_gql_schema_check_interfaces(schema, errors));
    return ln_gql_schema_make_defaults(schema, errors);
}
