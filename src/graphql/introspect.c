/* SPDX-License-Identifier: Apache-2.0 */
#include "graphql/input.h"
#include "graphql/schema_priv.h"

/* The resolvers of introspection.graphql. Their parents are the structs of the schema:
 *
 *     __Schema      ln_gql_schema_t             __InputValue  ln_gql_input_t
 *     __Type        ln_gql_type_t               __EnumValue   ln_gql_element_t
 *     __Field       ln_gql_field_t              __Directive   ln_gql_directive_def_t
 *
 * Name, description and deprecation of the last four stand in a ln_gql_element_t at their
 * beginning. */
_Static_assert(offsetof(ln_gql_field_t, element) == 0, "a field begins with its element");
_Static_assert(offsetof(ln_gql_input_t, element) == 0, "an input begins with its element");
_Static_assert(offsetof(ln_gql_directive_def_t, element) == 0, "so does a directive");

#define RESOLVER(name)                                                                             \
    static ln_err_t name(LN_UNUSED ln_call_t *call, ln_gql_value_t *out, LN_UNUSED void *context,  \
                         const void *parent, LN_UNUSED ln_json_t *args)

static ln_gql_value_t text_or_null(ln_bytes_t text)
{
    return text.data != NULL ? ln_gql_text(text) : ln_gql_null();
}

/* The argument includeDeprecated. */
static bool with_deprecated(const ln_json_t *args)
{
    const ln_json_t *member = ln_gql_json_member(args, LN_LITERAL("includeDeprecated"));
    return member != NULL && ln_bytes_equal_text(member->text, "true");
}

/* Items of a list as objects, without the deprecated ones if these are not wanted. */
static ln_gql_value_t list_of(ln_call_t *call, const void *items, size_t count, size_t size,
                              bool deprecated)
{
    ln_gql_value_t *values = LN_NEW_ARRAY(call->arena, ln_gql_value_t, count);
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        const ln_gql_element_t *item = (const void *)((const char *)items + i * size);
        if (deprecated || !item->deprecated)
            values[used++] = ln_gql_object(item);
    }
    return ln_gql_list(values, used);
}

#define LIST_OF(call, list, deprecated)                                                            \
    list_of((call), (list).items, (list).count, sizeof(*(list).items), (deprecated))

/* --- what begins with an element */

RESOLVER(element_name)
{
    *out = ln_gql_text(((const ln_gql_element_t *)parent)->name);
    return LN_OK;
}

RESOLVER(element_description)
{
    *out = text_or_null(((const ln_gql_element_t *)parent)->description);
    return LN_OK;
}

RESOLVER(element_deprecated)
{
    *out = ln_gql_bool(((const ln_gql_element_t *)parent)->deprecated);
    return LN_OK;
}

RESOLVER(element_reason)
{
    const ln_gql_element_t *element = parent;
    *out = element->deprecated ? ln_gql_text(element->reason) : ln_gql_null();
    return LN_OK;
}

/* --- __Schema */

RESOLVER(schema_description)
{
    ln_bytes_t text = ((const ln_gql_schema_t *)parent)->description;
    *out = ln_gql_text(text.data != NULL ? text : LN_LITERAL(""));
    return LN_OK;
}

RESOLVER(schema_types)
{
    const ln_gql_schema_t *schema = parent;
    ln_gql_value_t *values = LN_NEW_ARRAY(call->arena, ln_gql_value_t, schema->types.count);
    for (size_t i = 0; i < schema->types.count; i++)
        values[i] = ln_gql_object(&schema->types.items[i]->self);
    *out = ln_gql_list(values, schema->types.count);
    return LN_OK;
}

RESOLVER(schema_directives)
{
    const ln_gql_schema_t *schema = parent;
    ln_gql_value_t *values = LN_NEW_ARRAY(call->arena, ln_gql_value_t, schema->directives.count);
    for (size_t i = 0; i < schema->directives.count; i++)
        values[i] = ln_gql_object(schema->directives.items[i]);
    *out = ln_gql_list(values, schema->directives.count);
    return LN_OK;
}

static ln_gql_value_t root_of(const ln_gql_schema_t *schema, ln_gql_operation_kind_t kind)
{
    return schema->roots[kind] != NULL ? ln_gql_object(&schema->roots[kind]->self) : ln_gql_null();
}

RESOLVER(schema_query)
{
    *out = root_of(parent, LN_GQL_QUERY);
    return LN_OK;
}

RESOLVER(schema_mutation)
{
    *out = root_of(parent, LN_GQL_MUTATION);
    return LN_OK;
}

RESOLVER(schema_subscription)
{
    *out = root_of(parent, LN_GQL_SUBSCRIPTION);
    return LN_OK;
}

/* --- __Type; what a list or a non-null does not have is null */

static const ln_gql_def_t *named(const void *parent)
{
    const ln_gql_type_t *type = parent;
    return type->kind == LN_GQL_TYPE_NAMED ? type->def : NULL;
}

static bool has_fields(const ln_gql_def_t *def)
{
    return def != NULL && (def->kind == LN_GQL_OBJECT || def->kind == LN_GQL_INTERFACE);
}

RESOLVER(type_kind)
{
    static const char *const names[] = {"SCALAR", "OBJECT", "INTERFACE",
                                        "UNION",  "ENUM",   "INPUT_OBJECT"};
    const ln_gql_type_t *type = parent;
    const ln_gql_def_t *def = named(parent);
    if (def != NULL)
        *out = ln_gql_text(ln_text(names[def->kind]));
    else
        *out = ln_gql_text(ln_text(type->kind == LN_GQL_TYPE_LIST ? "LIST" : "NON_NULL"));
    return LN_OK;
}

RESOLVER(type_name)
{
    const ln_gql_def_t *def = named(parent);
    *out = def != NULL ? ln_gql_text(def->element.name) : ln_gql_null();
    return LN_OK;
}

RESOLVER(type_description)
{
    const ln_gql_def_t *def = named(parent);
    *out = def != NULL ? text_or_null(def->element.description) : ln_gql_null();
    return LN_OK;
}

RESOLVER(type_fields)
{
    const ln_gql_def_t *def = named(parent);
    if (has_fields(def))
        *out = LIST_OF(call, def->fields, with_deprecated(args));
    return LN_OK;
}

RESOLVER(type_interfaces)
{
    const ln_gql_def_t *def = named(parent);
    if (!has_fields(def))
        return LN_OK;
    ln_gql_value_t *values = LN_NEW_ARRAY(call->arena, ln_gql_value_t, def->names.count);
    for (size_t i = 0; i < def->names.count; i++)
        values[i] = ln_gql_object(&def->names.items[i]->def->self);
    *out = ln_gql_list(values, def->names.count);
    return LN_OK;
}

RESOLVER(type_possible)
{
    const ln_gql_def_t *def = named(parent);
    if (def == NULL || (def->kind != LN_GQL_INTERFACE && def->kind != LN_GQL_UNION))
        return LN_OK;
    ln_gql_value_t *values = LN_NEW_ARRAY(call->arena, ln_gql_value_t, def->possible.count);
    for (size_t i = 0; i < def->possible.count; i++)
        values[i] = ln_gql_object(&def->possible.items[i]->self);
    *out = ln_gql_list(values, def->possible.count);
    return LN_OK;
}

RESOLVER(type_values)
{
    const ln_gql_def_t *def = named(parent);
    if (def != NULL && def->kind == LN_GQL_ENUM)
        *out = LIST_OF(call, def->values, with_deprecated(args));
    return LN_OK;
}

RESOLVER(type_inputs)
{
    const ln_gql_def_t *def = named(parent);
    if (def != NULL && def->kind == LN_GQL_INPUT_OBJECT)
        *out = LIST_OF(call, def->inputs, with_deprecated(args));
    return LN_OK;
}

RESOLVER(type_of)
{
    const ln_gql_type_t *type = parent;
    if (type->kind != LN_GQL_TYPE_NAMED)
        *out = ln_gql_object(type->of);
    return LN_OK;
}

RESOLVER(type_url)
{
    const ln_gql_def_t *def = named(parent);
    *out = def != NULL ? text_or_null(def->url) : ln_gql_null();
    return LN_OK;
}

RESOLVER(type_one_of)
{
    const ln_gql_def_t *def = named(parent);
    if (def != NULL && def->kind == LN_GQL_INPUT_OBJECT)
        *out = ln_gql_bool(def->one_of);
    return LN_OK;
}

/* --- __Field and __InputValue */

RESOLVER(field_args)
{
    *out = LIST_OF(call, ((const ln_gql_field_t *)parent)->args, with_deprecated(args));
    return LN_OK;
}

RESOLVER(field_type)
{
    *out = ln_gql_object(((const ln_gql_field_t *)parent)->type);
    return LN_OK;
}

RESOLVER(input_type)
{
    *out = ln_gql_object(((const ln_gql_input_t *)parent)->type);
    return LN_OK;
}

RESOLVER(input_default)
{
    const ln_gql_input_t *input = parent;
    ln_buffer_t text = ln_buffer(call->arena);
    if (!input->has_default)
        return LN_OK;
    ln_gql_literal_print(&text, &input->default_literal);
    *out = ln_gql_text(ln_buffer_bytes(&text));
    return LN_OK;
}

/* --- __Directive */

RESOLVER(directive_locations)
{
    const ln_gql_directive_def_t *def = parent;
    ln_gql_value_t *values = LN_NEW_ARRAY(call->arena, ln_gql_value_t, def->locations.count);
    for (size_t i = 0; i < def->locations.count; i++)
        values[i] = ln_gql_text(ln_text(ln_gql_location_name(def->locations.items[i])));
    *out = ln_gql_list(values, def->locations.count);
    return LN_OK;
}

RESOLVER(directive_args)
{
    *out = LIST_OF(call, ((const ln_gql_directive_def_t *)parent)->args, with_deprecated(args));
    return LN_OK;
}

RESOLVER(directive_repeatable)
{
    *out = ln_gql_bool(((const ln_gql_directive_def_t *)parent)->repeatable);
    return LN_OK;
}

void ln_gql_introspection_bind(ln_gql_schema_t *schema)
{
    static const ln_gql_binding_t bindings[] = {
        {"__Schema.description", schema_description},
        {"__Schema.types", schema_types},
        {"__Schema.queryType", schema_query},
        {"__Schema.mutationType", schema_mutation},
        {"__Schema.subscriptionType", schema_subscription},
        {"__Schema.directives", schema_directives},
        {"__Type.kind", type_kind},
        {"__Type.name", type_name},
        {"__Type.description", type_description},
        {"__Type.fields", type_fields},
        {"__Type.interfaces", type_interfaces},
        {"__Type.possibleTypes", type_possible},
        {"__Type.enumValues", type_values},
        {"__Type.inputFields", type_inputs},
        {"__Type.ofType", type_of},
        {"__Type.specifiedByURL", type_url},
        {"__Type.isOneOf", type_one_of},
        {"__Field.name", element_name},
        {"__Field.description", element_description},
        {"__Field.args", field_args},
        {"__Field.type", field_type},
        {"__Field.isDeprecated", element_deprecated},
        {"__Field.deprecationReason", element_reason},
        {"__InputValue.name", element_name},
        {"__InputValue.description", element_description},
        {"__InputValue.type", input_type},
        {"__InputValue.defaultValue", input_default},
        {"__InputValue.isDeprecated", element_deprecated},
        {"__InputValue.deprecationReason", element_reason},
        {"__EnumValue.name", element_name},
        {"__EnumValue.description", element_description},
        {"__EnumValue.isDeprecated", element_deprecated},
        {"__EnumValue.deprecationReason", element_reason},
        {"__Directive.name", element_name},
        {"__Directive.description", element_description},
        {"__Directive.locations", directive_locations},
        {"__Directive.args", directive_args},
        {"__Directive.isRepeatable", directive_repeatable},
    };
    ln_arena_t scratch = {0};
    ln_call_t call = ln_call(&scratch);
    ln_err_t err = ln_gql_schema_bind(&call, schema, bindings, LN_COUNT(bindings));
    LN_ASSERT(err == LN_OK);
}
