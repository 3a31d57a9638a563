/* SPDX-License-Identifier: Apache-2.0 */
#include "graphql/schema_priv.h"

/* Does def say that it implements interface? */
static bool says(const ln_gql_def_t *def, const ln_gql_def_t *interface)
{
    for (size_t i = 0; i < def->names.count; i++)
        if (def->names.items[i]->def == interface)
            return true;
    return false;
}

/* May a field of type a stand for one of type b? (IsValidImplementationFieldType, section 3.6.1) */
static bool covers(const ln_gql_type_t *a, const ln_gql_type_t *b)
{
    if (a->kind == LN_GQL_TYPE_NON_NULL)
        return covers(a->of, b->kind == LN_GQL_TYPE_NON_NULL ? b->of : b);
    if (a->kind != b->kind)
        return false;
    if (a->kind == LN_GQL_TYPE_LIST)
        return covers(a->of, b->of);
    return ln_gql_def_includes(b->def, a->def) ||
           (b->def->kind == LN_GQL_INTERFACE && says(a->def, b->def));
}

/* The arguments of an interface's field must be there, with the same types, and no others may be
 * required. */
static ln_err_t check_args(ln_gql_errors_t *errors, const ln_gql_field_t *field,
                           const ln_gql_field_t *wanted)
{
    for (size_t i = 0; i < wanted->args.count; i++) {
        const ln_gql_input_t *arg = &wanted->args.items[i];
        size_t index = ln_gql_inputs_find(&field->args, arg->element.name);
        if (index == field->args.count ||
            !ln_gql_type_equal(field->args.items[index].type, arg->type))
            return ln_gql_error(
                errors, field->element.at, "%.*s must have the argument %.*s of its interface",
                LN_GQL_NAME_ARG(field->element.name), LN_GQL_NAME_ARG(arg->element.name));
    }
    for (size_t i = 0; i < field->args.count; i++) {
        const ln_gql_input_t *arg = &field->args.items[i];
        bool known = ln_gql_inputs_find(&wanted->args, arg->element.name) < wanted->args.count;
        if (!known && ln_gql_input_required(arg))
            return ln_gql_error(errors, arg->element.at,
                                "an argument that the interface does not have cannot be required");
    }
    return LN_OK;
}

static ln_err_t check_one(ln_gql_errors_t *errors, const ln_gql_def_t *def,
                          const ln_gql_type_t *name)
{
    const ln_gql_def_t *interface = name->def;
    if (interface->kind != LN_GQL_INTERFACE || interface == def)
        return ln_gql_error(errors, name->at, "%.*s is no interface to implement here",
                            LN_GQL_NAME_ARG(name->name));
    for (size_t i = 0; i < interface->names.count; i++)
        if (!says(def, interface->names.items[i]->def))
            return ln_gql_error(errors, name->at, "%.*s must be implemented too",
                                LN_GQL_NAME_ARG(interface->names.items[i]->name));
    for (size_t i = 0; i < interface->fields.count; i++) {
        const ln_gql_field_t *wanted = &interface->fields.items[i];
        const ln_gql_field_t *field = ln_gql_def_field(def, wanted->element.name);
        if (field == NULL || !covers(field->type, wanted->type))
            return ln_gql_error(errors, def->element.at, "%.*s must have the field %.*s of %.*s",
                                LN_GQL_NAME_ARG(def->element.name),
                                LN_GQL_NAME_ARG(wanted->element.name), LN_GQL_NAME_ARG(name->name));
        LN_TRY(check_args(errors, field, wanted));
    }
    return LN_OK;
}

static ln_err_t check_def(ln_gql_errors_t *errors, const ln_gql_def_t *def)
{
    for (size_t i = 0; i < def->names.count; i++) {
        for (size_t j = 0; j < i; j++)
            if (def->names.items[j]->def == def->names.items[i]->def)
                return ln_gql_error(errors, def->names.items[i]->at, "%.*s is there twice",
                                    LN_GQL_NAME_ARG(def->names.items[i]->name));
        LN_TRY(check_one(errors, def, def->names.items[i]));
    }
    return LN_OK;
}

ln_err_t ln_gql_schema_check_interfaces(const ln_gql_schema_t *schema, ln_gql_errors_t *errors)
{
    for (size_t i = 0; i < schema->types.count; i++)
        if (schema->types.items[i]->kind != LN_GQL_UNION)
            LN_TRY(check_def(errors, schema->types.items[i]));
    return LN_OK;
}
