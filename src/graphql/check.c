/* SPDX-License-Identifier: Apache-2.0 */
#include "graphql/check.h"

#include "graphql/input.h"

/* --- literals */

static ln_err_t refuse(ln_gql_checker_t *c, const ln_gql_literal_t *literal,
                       const ln_gql_type_t *type)
{
    static const char *const words[] = {"null",     "a boolean", "a number",
                                        "a number", "a string",  "an enum value",
                                        "a list",   "an object", "a variable"};
    ln_bytes_t wanted = ln_gql_type_text(c->errors->arena, type);
    return ln_gql_error(c->errors, literal->at, "Invalid value for %.*s: expected %.*s, found %s.",
                        LN_TEXT_ARG(c->what), LN_GQL_NAME_ARG(wanted), words[literal->kind]);
}

static ln_err_t use_variable(ln_gql_checker_t *c, const ln_gql_literal_t *literal,
                             const ln_gql_type_t *type, bool has_default)
{
    if (c->usages == NULL)
        return ln_gql_error(c->errors, literal->at, "A variable cannot be used here.");
    *LN_PUSH(c->errors->arena, c->usages) = (ln_gql_usage_t){
        .name = literal->text, .at = literal->at, .type = type, .has_default = has_default};
    return LN_OK;
}

/* In a custom scalar everything is allowed. */
static ln_err_t check_custom(ln_gql_checker_t *c, const ln_gql_literal_t *literal)
{
    if (literal->kind == LN_GQL_LITERAL_VARIABLE)
        return use_variable(c, literal, NULL, false);
    if (literal->kind != LN_GQL_LITERAL_LIST && literal->kind != LN_GQL_LITERAL_OBJECT)
        return LN_OK;
    for (size_t i = 0; i < literal->count; i++)
        LN_TRY(check_custom(c, &literal->items[i]));
    return LN_OK;
}

static bool scalar_fits(ln_gql_checker_t *c, const ln_gql_literal_t *literal,
                        const ln_gql_def_t *def)
{
    bool whole = literal->kind == LN_GQL_LITERAL_INT;
    switch (def->scalar) {
    case LN_GQL_CUSTOM:
        return true;
    case LN_GQL_BOOLEAN:
        return literal->kind == LN_GQL_LITERAL_BOOL;
    case LN_GQL_FLOATING:
        return (whole || literal->kind == LN_GQL_LITERAL_FLOAT) &&
               ln_gql_float_fits(c->errors->arena, literal->text);
    case LN_GQL_ID:
        return whole || literal->kind == LN_GQL_LITERAL_STRING;
    case LN_GQL_INTEGER:
        return whole && ln_gql_int_fits(c->schema, literal->text);
    case LN_GQL_TEXT:
        return literal->kind == LN_GQL_LITERAL_STRING;
    }
    LN_UNREACHABLE();
}

static ln_err_t check_scalar(ln_gql_checker_t *c, const ln_gql_literal_t *literal,
                             const ln_gql_type_t *type)
{
    if (type->def->scalar == LN_GQL_CUSTOM)
        return check_custom(c, literal);
    if (scalar_fits(c, literal, type->def))
        return LN_OK;
    if (type->def->scalar == LN_GQL_INTEGER && literal->kind == LN_GQL_LITERAL_INT)
        return ln_gql_error(c->errors, literal->at,
                            "Invalid value for %.*s: the number is out of range.",
                            LN_TEXT_ARG(c->what));
    return refuse(c, literal, type);
}

/* Compat: the reference takes the name of an enum value as a string too. */
static ln_err_t check_enum(ln_gql_checker_t *c, const ln_gql_literal_t *literal,
                           const ln_gql_type_t *type)
{
    if (literal->kind != LN_GQL_LITERAL_ENUM && literal->kind != LN_GQL_LITERAL_STRING)
        return refuse(c, literal, type);
    if (ln_gql_enum_has(type->def, literal->text))
        return LN_OK;
    ln_bytes_list_t names = {0};
    for (size_t i = 0; i < type->def->values.count; i++)
        *LN_PUSH(c->errors->arena, &names) = type->def->values.items[i].name;
    ln_bytes_t hint = ln_gql_suggestion(c->errors->arena, literal->text, &names);
    return ln_gql_error(c->errors, literal->at,
                        "Invalid value for %.*s: enum \"%.*s\" has no value \"%.*s\".%.*s",
                        LN_TEXT_ARG(c->what), LN_GQL_NAME_ARG(type->name),
                        LN_GQL_NAME_ARG(literal->text), LN_TEXT_ARG(hint));
}

/* --- input objects */

static ln_err_t check_member(ln_gql_checker_t *c, const ln_gql_literal_t *member,
                             const ln_gql_def_t *def, bool *seen)
{
    size_t index = ln_gql_inputs_find(&def->inputs, member->name);
    if (index == def->inputs.count)
        return ln_gql_error(c->errors, member->at, "Input type \"%.*s\" has no field \"%.*s\".",
                            LN_GQL_NAME_ARG(def->element.name), LN_GQL_NAME_ARG(member->name));
    if (seen[index])
        return ln_gql_error(c->errors, member->at, "The field \"%.*s\" is given twice.",
                            LN_GQL_NAME_ARG(member->name));
    seen[index] = true;
    const ln_gql_input_t *input = &def->inputs.items[index];
    return ln_gql_check_literal(c, member, input->type, input->has_default);
}

static ln_err_t check_missing(ln_gql_checker_t *c, const ln_gql_literal_t *literal,
                              const ln_gql_def_t *def, const bool *seen)
{
    ln_err_t err = LN_OK;
    for (size_t i = 0; i < def->inputs.count; i++) {
        const ln_gql_input_t *input = &def->inputs.items[i];
        if (!seen[i] && ln_gql_input_required(input))
            err = ln_gql_error(c->errors, literal->at, "The field \"%.*s\" of \"%.*s\" is missing.",
                               LN_GQL_NAME_ARG(input->element.name),
                               LN_GQL_NAME_ARG(def->element.name));
    }
    return err;
}

static ln_err_t check_object(ln_gql_checker_t *c, const ln_gql_literal_t *literal,
                             const ln_gql_type_t *type)
{
    const ln_gql_def_t *def = type->def;
    if (literal->kind != LN_GQL_LITERAL_OBJECT)
        return refuse(c, literal, type);
    bool *seen = LN_NEW_ARRAY(c->errors->arena, bool, def->inputs.count);
    ln_err_t err = LN_OK;
    for (size_t i = 0; i < literal->count && !ln_gql_errors_full(c->errors); i++)
        if (check_member(c, &literal->items[i], def, seen) != LN_OK)
            err = LN_ERR_INVALID_INPUT;
    if (check_missing(c, literal, def, seen) != LN_OK)
        err = LN_ERR_INVALID_INPUT;
    bool single = literal->count == 1 && literal->items[0].kind != LN_GQL_LITERAL_NULL;
    if (def->one_of && !single)
        err = ln_gql_error(c->errors, literal->at,
                           "\"%.*s\" needs exactly one field that is not null.",
                           LN_GQL_NAME_ARG(def->element.name));
    return err;
}

static ln_err_t check_list(ln_gql_checker_t *c, const ln_gql_literal_t *literal,
                           const ln_gql_type_t *item_type)
{
    if (literal->kind != LN_GQL_LITERAL_LIST)
        return ln_gql_check_literal(c, literal, item_type, false);
    ln_err_t err = LN_OK;
    for (size_t i = 0; i < literal->count && !ln_gql_errors_full(c->errors); i++)
        if (ln_gql_check_literal(c, &literal->items[i], item_type, false) != LN_OK)
            err = LN_ERR_INVALID_INPUT;
    return err;
}

ln_err_t ln_gql_check_literal(ln_gql_checker_t *c, const ln_gql_literal_t *literal,
                              const ln_gql_type_t *type, bool has_default)
{
    if (literal->kind == LN_GQL_LITERAL_VARIABLE)
        return use_variable(c, literal, type, has_default);
    if (literal->kind == LN_GQL_LITERAL_NULL)
        return type->kind == LN_GQL_TYPE_NON_NULL ? refuse(c, literal, type) : LN_OK;
    if (type->kind == LN_GQL_TYPE_NON_NULL)
        type = type->of;
    if (type->kind == LN_GQL_TYPE_LIST)
        return check_list(c, literal, type->of);
    if (type->def->kind == LN_GQL_SCALAR)
        return check_scalar(c, literal, type);
    if (type->def->kind == LN_GQL_ENUM)
        return check_enum(c, literal, type);
    return check_object(c, literal, type);
}

/* --- arguments */

static ln_err_t unknown_argument(ln_gql_checker_t *c, const ln_gql_argument_t *argument,
                                 const ln_gql_inputs_t *inputs, ln_bytes_t of)
{
    ln_bytes_list_t names = {0};
    for (size_t i = 0; i < inputs->count; i++)
        *LN_PUSH(c->errors->arena, &names) = inputs->items[i].element.name;
    ln_bytes_t hint = ln_gql_suggestion(c->errors->arena, argument->name, &names);
    return ln_gql_error(c->errors, argument->at, "Unknown argument \"%.*s\" on %.*s.%.*s",
                        LN_GQL_NAME_ARG(argument->name), LN_TEXT_ARG(of), LN_TEXT_ARG(hint));
}

static ln_err_t check_argument(ln_gql_checker_t *c, const ln_gql_argument_t *argument,
                               const ln_gql_inputs_t *inputs, ln_bytes_t of, bool *seen)
{
    size_t index = ln_gql_inputs_find(inputs, argument->name);
    if (index == inputs->count)
        return unknown_argument(c, argument, inputs, of);
    if (seen[index])
        return ln_gql_error(c->errors, argument->at, "The argument \"%.*s\" is given twice.",
                            LN_GQL_NAME_ARG(argument->name));
    seen[index] = true;
    const ln_gql_input_t *input = &inputs->items[index];
    c->what = ln_format(c->errors->arena, "argument \"%.*s\"", LN_TEXT_ARG(argument->name));
    return ln_gql_check_literal(c, &argument->value, input->type, input->has_default);
}

ln_err_t ln_gql_check_arguments(ln_gql_checker_t *c, const ln_gql_arguments_t *arguments,
                                const ln_gql_inputs_t *inputs, ln_bytes_t of, uint32_t at)
{
    bool *seen = LN_NEW_ARRAY(c->errors->arena, bool, inputs->count);
    ln_err_t err = LN_OK;
    for (size_t i = 0; i < arguments->count && !ln_gql_errors_full(c->errors); i++)
        if (check_argument(c, &arguments->items[i], inputs, of, seen) != LN_OK)
            err = LN_ERR_INVALID_INPUT;
    for (size_t i = 0; i < inputs->count; i++)
        if (!seen[i] && ln_gql_input_required(&inputs->items[i]))
            err = ln_gql_error(c->errors, at, "The argument \"%.*s\" of %.*s must be given.",
                               LN_GQL_NAME_ARG(inputs->items[i].element.name), LN_TEXT_ARG(of));
    return err;
}

/* --- directives */

const ln_gql_directive_t *ln_gql_find_directive(const ln_gql_directives_t *directives,
                                                const char *name)
{
    for (size_t i = 0; i < directives->count; i++)
        if (ln_bytes_equal_text(directives->items[i].name, name))
            return &directives->items[i];
    return NULL;
}

static bool may_stand(const ln_gql_directive_def_t *def, ln_gql_location_t location)
{
    for (size_t i = 0; i < def->locations.count; i++)
        if (def->locations.items[i] == location)
            return true;
    return false;
}

static ln_err_t check_directive(ln_gql_checker_t *c, const ln_gql_directive_t *directive,
                                const ln_gql_directive_def_t *def, ln_gql_location_t location)
{
    ln_bytes_t name = ln_gql_clip(directive->name);
    if (def == NULL)
        return ln_gql_error(c->errors, directive->at, "Unknown directive \"@%.*s\".",
                            LN_TEXT_ARG(name));
    if (!may_stand(def, location))
        return ln_gql_error(c->errors, directive->at, "The directive \"@%.*s\" cannot stand at %s.",
                            LN_TEXT_ARG(name), ln_gql_location_name(location));
    ln_bytes_t of = ln_format(c->errors->arena, "directive \"@%.*s\"", LN_TEXT_ARG(name));
    return ln_gql_check_arguments(c, &directive->arguments, &def->args, of, directive->at);
}

/* Was the directive seen before? Its index among those of the schema keeps the search short. */
static bool seen_before(ln_gql_checker_t *c, bool *seen, const ln_gql_directive_def_t *def)
{
    for (size_t i = 0; i < c->schema->directives.count; i++) {
        if (c->schema->directives.items[i] != def)
            continue;
        bool before = seen[i];
        seen[i] = true;
        return before && !def->repeatable;
    }
    return false;
}

ln_err_t ln_gql_check_directives(ln_gql_checker_t *c, const ln_gql_directives_t *directives,
                                 ln_gql_location_t location)
{
    if (directives->count == 0)
        return LN_OK;
    bool *seen = LN_NEW_ARRAY(c->errors->arena, bool, c->schema->directives.count);
    ln_err_t err = LN_OK;
    for (size_t i = 0; i < directives->count && !ln_gql_errors_full(c->errors); i++) {
        const ln_gql_directive_t *directive = &directives->items[i];
        const ln_gql_directive_def_t *def = ln_gql_schema_directive(c->schema, directive->name);
        if (check_directive(c, directive, def, location) != LN_OK)
            err = LN_ERR_INVALID_INPUT;
        if (def != NULL && seen_before(c, seen, def))
            err = ln_gql_error(c->errors, directive->at, "The directive \"@%.*s\" stands twice.",
                               LN_GQL_NAME_ARG(directive->name));
    }
    return err;
}
