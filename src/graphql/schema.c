/* SPDX-License-Identifier: Apache-2.0 */
#include "graphql/schema.h"

#include <string.h>

/* --- finding */

ln_gql_def_t *ln_gql_schema_find(const ln_gql_schema_t *schema, ln_bytes_t name)
{
    size_t low = 0, high = schema->types.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        ln_gql_def_t *def = schema->types.items[middle];
        int order = ln_bytes_compare(name, def->element.name);
        if (order == 0)
            return def;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

const ln_gql_directive_def_t *ln_gql_schema_directive(const ln_gql_schema_t *schema,
                                                      ln_bytes_t name)
{
    for (size_t i = 0; i < schema->directives.count; i++)
        if (ln_bytes_equal(schema->directives.items[i]->element.name, name))
            return schema->directives.items[i];
    return NULL;
}

ln_gql_field_t *ln_gql_def_field(const ln_gql_def_t *def, ln_bytes_t name)
{
    for (size_t i = 0; i < def->fields.count; i++)
        if (ln_bytes_equal(def->fields.items[i].element.name, name))
            return &def->fields.items[i];
    return NULL;
}

size_t ln_gql_inputs_find(const ln_gql_inputs_t *inputs, ln_bytes_t name)
{
    size_t i = 0;
    while (i < inputs->count && !ln_bytes_equal(inputs->items[i].element.name, name))
        i++;
    return i;
}

const char *ln_gql_location_name(ln_gql_location_t location)
{
    static const char *const names[] = {
#define LN_GQL_LOCATION(name) #name,
        LN_GQL_LOCATIONS(LN_GQL_LOCATION)
#undef LN_GQL_LOCATION
    };
    LN_ASSERT((unsigned)location < LN_COUNT(names));
    return names[location];
}

/* --- types */

const ln_gql_def_t *ln_gql_type_def(const ln_gql_type_t *type)
{
    while (type->kind != LN_GQL_TYPE_NAMED)
        type = type->of;
    return type->def;
}

bool ln_gql_type_equal(const ln_gql_type_t *a, const ln_gql_type_t *b)
{
    for (; a->kind == b->kind; a = a->of, b = b->of)
        if (a->kind == LN_GQL_TYPE_NAMED)
            return a->def == b->def;
    return false;
}

static void print_type(ln_buffer_t *out, const ln_gql_type_t *type)
{
    if (type->kind == LN_GQL_TYPE_NAMED) {
        ln_buffer_put(out, type->name);
        return;
    }
    bool list = type->kind == LN_GQL_TYPE_LIST;
    ln_buffer_put_text(out, list ? "[" : "");
    print_type(out, type->of);
    ln_buffer_put_text(out, list ? "]" : "!");
}

ln_bytes_t ln_gql_type_text(ln_arena_t *arena, const ln_gql_type_t *type)
{
    ln_buffer_t out = ln_buffer(arena);
    print_type(&out, type);
    return ln_buffer_bytes(&out);
}

bool ln_gql_def_includes(const ln_gql_def_t *def, const ln_gql_def_t *object)
{
    if (def == object)
        return true;
    for (size_t i = 0; i < def->possible.count; i++)
        if (def->possible.items[i] == object)
            return true;
    return false;
}

bool ln_gql_def_overlaps(const ln_gql_def_t *a, const ln_gql_def_t *b)
{
    if (a->kind == LN_GQL_OBJECT)
        return ln_gql_def_includes(b, a);
    for (size_t i = 0; i < a->possible.count; i++)
        if (ln_gql_def_includes(b, a->possible.items[i]))
            return true;
    return a == b;
}

/* --- attaching */

static ln_gql_field_t *find_bound(const ln_gql_schema_t *schema, const char *path)
{
    ln_bytes_t text = ln_text(path);
    size_t dot = ln_bytes_find(text, '.');
    const ln_gql_def_t *def = ln_gql_schema_find(schema, ln_bytes(text.data, dot));
    if (def == NULL || dot == text.size)
        return NULL;
    return ln_gql_def_field(def, ln_bytes_from(text, dot + 1));
}

ln_err_t ln_gql_schema_bind(ln_call_t *call, ln_gql_schema_t *schema,
                            const ln_gql_binding_t *bindings, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        ln_gql_field_t *field = find_bound(schema, bindings[i].field);
        if (field == NULL)
            return LN_FAIL(call, LN_ERR_INVALID_INPUT, "the schema has no field %s",
                           bindings[i].field);
        field->resolve = bindings[i].resolve;
    }
    return LN_OK;
}

ln_err_t ln_gql_schema_bind_scalar(ln_call_t *call, ln_gql_schema_t *schema, const char *name,
                                   ln_gql_scalar_t check)
{
    ln_gql_def_t *def = ln_gql_schema_find(schema, ln_text(name));
    if (def == NULL || def->kind != LN_GQL_SCALAR || def->scalar != LN_GQL_CUSTOM)
        return LN_FAIL(call, LN_ERR_INVALID_INPUT, "the schema has no custom scalar %s", name);
    def->check = check;
    return LN_OK;
}
