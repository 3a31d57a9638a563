/* SPDX-License-Identifier: Apache-2.0 */
#include "graphql/schema_priv.h"

#include <stdlib.h>

/* The fields that every selection, or every query, may have beside those of its type. */
static const ln_bytes_t meta_sdl = LN_LITERAL("type Meta {\n"
                                              "  __schema: __Schema!\n"
                                              "  __type(name: String!): __Type\n"
                                              "  __typename: String!\n"
                                              "}\n");

/* --- definitions in order, each name once */

static bool is_builtin_scalar(const ln_gql_def_t *def, ln_bytes_t name)
{
    return def->builtin && def->kind == LN_GQL_SCALAR && ln_bytes_equal(def->element.name, name);
}

/* Texts that servers export repeat what is built in; that is no mistake. */
static bool repeats_builtin(const ln_gql_schema_t *schema, const ln_gql_def_t *def)
{
    for (size_t i = 0; i < schema->types.count && def->kind == LN_GQL_SCALAR; i++)
        if (is_builtin_scalar(schema->types.items[i], def->element.name))
            return true;
    return false;
}

static int compare_types(const void *a, const void *b)
{
    const ln_gql_def_t *const *x = a, *const *y = b;
    return ln_bytes_compare((*x)->element.name, (*y)->element.name);
}

static int compare_directives(const void *a, const void *b)
{
    const ln_gql_directive_def_t *const *x = a, *const *y = b;
    return ln_bytes_compare((*x)->element.name, (*y)->element.name);
}

static ln_err_t add_types(ln_gql_schema_t *schema, ln_gql_errors_t *errors, const ln_gql_sdl_t *sdl)
{
    for (size_t i = 0; i < sdl->types.count; i++)
        if (sdl->types.items[i]->builtin || !repeats_builtin(schema, sdl->types.items[i]))
            *LN_PUSH(errors->arena, &schema->types) = sdl->types.items[i];
    qsort(schema->types.items, schema->types.count, sizeof(*schema->types.items), compare_types);
    for (size_t i = 1; i < schema->types.count; i++) {
        const ln_gql_def_t *a = schema->types.items[i - 1], *b = schema->types.items[i];
        if (ln_bytes_equal(a->element.name, b->element.name))
            return ln_gql_error(errors, LN_MAX(a->element.at, b->element.at),
                                "the type %.*s is defined twice", LN_GQL_NAME_ARG(b->element.name));
    }
    return LN_OK;
}

static ln_err_t add_directives(ln_gql_schema_t *schema, ln_gql_errors_t *errors,
                               const ln_gql_sdl_t *sdl)
{
    for (size_t i = 0; i < sdl->directives.count; i++) {
        ln_gql_directive_def_t *def = sdl->directives.items[i];
        const ln_gql_directive_def_t *same = ln_gql_schema_directive(schema, def->element.name);
        if (same != NULL && !same->builtin)
            return ln_gql_error(errors, def->element.at, "the directive @%.*s is defined twice",
                                LN_GQL_NAME_ARG(def->element.name));
        if (same == NULL)
            *LN_PUSH(errors->arena, &schema->directives) = def;
    }
    qsort(schema->directives.items, schema->directives.count, sizeof(*schema->directives.items),
          compare_directives);
    return LN_OK;
}

/* --- from names to types */

static ln_err_t join_type(const ln_gql_schema_t *schema, ln_gql_errors_t *errors,
                          ln_gql_type_t *type)
{
    while (type->kind != LN_GQL_TYPE_NAMED)
        type = type->of;
    type->def = ln_gql_schema_find(schema, type->name);
    if (type->def != NULL)
        return LN_OK;
    return ln_gql_error(errors, type->at, "there is no type %.*s", LN_GQL_NAME_ARG(type->name));
}

static ln_err_t join_inputs(const ln_gql_schema_t *schema, ln_gql_errors_t *errors,
                            const ln_gql_inputs_t *inputs)
{
    for (size_t i = 0; i < inputs->count; i++)
        LN_TRY(join_type(schema, errors, inputs->items[i].type));
    return LN_OK;
}

static ln_err_t join_field(const ln_gql_schema_t *schema, ln_gql_errors_t *errors,
                           const ln_gql_field_t *field)
{
    LN_TRY(join_type(schema, errors, field->type));
    return join_inputs(schema, errors, &field->args);
}

static ln_err_t join_def(const ln_gql_schema_t *schema, ln_gql_errors_t *errors,
                         const ln_gql_def_t *def)
{
    for (size_t i = 0; i < def->fields.count; i++)
        LN_TRY(join_field(schema, errors, &def->fields.items[i]));
    for (size_t i = 0; i < def->names.count; i++)
        LN_TRY(join_type(schema, errors, def->names.items[i]));
    return join_inputs(schema, errors, &def->inputs);
}

static ln_err_t join_all(const ln_gql_schema_t *schema, ln_gql_errors_t *errors)
{
    for (size_t i = 0; i < schema->types.count; i++)
        LN_TRY(join_def(schema, errors, schema->types.items[i]));
    for (size_t i = 0; i < schema->directives.count; i++)
        LN_TRY(join_inputs(schema, errors, &schema->directives.items[i]->args));
    return LN_OK;
}

/* What an interface or union can be. */
static void join_possible(const ln_gql_schema_t *schema, ln_arena_t *arena)
{
    for (size_t i = 0; i < schema->types.count; i++) {
        ln_gql_def_t *def = schema->types.items[i];
        for (size_t j = 0; j < def->names.count; j++) {
            const ln_gql_def_t *named = def->names.items[j]->def;
            ln_gql_def_t *interface = ln_gql_schema_find(schema, named->element.name);
            if (def->kind == LN_GQL_UNION)
                *LN_PUSH(arena, &def->possible) = named;
            else if (def->kind == LN_GQL_OBJECT)
                *LN_PUSH(arena, &interface->possible) = def;
        }
    }
}

static ln_err_t join_roots(ln_gql_schema_t *schema, ln_gql_errors_t *errors,
                           const ln_gql_sdl_t *sdl)
{
    static const char *const usual[] = {"Query", "Mutation", "Subscription"};
    for (size_t i = 0; i < LN_COUNT(usual); i++) {
        ln_bytes_t name = sdl->has_schema ? sdl->roots[i].name : ln_text(usual[i]);
        uint32_t at = sdl->has_schema ? sdl->roots[i].at : LN_GQL_NOWHERE;
        if (name.size == 0)
            continue;
        schema->roots[i] = ln_gql_schema_find(schema, name);
        if (schema->roots[i] == NULL && sdl->has_schema)
            return ln_gql_error(errors, at, "there is no type %.*s", LN_GQL_NAME_ARG(name));
        if (schema->roots[i] != NULL && schema->roots[i]->kind != LN_GQL_OBJECT)
            return ln_gql_error(errors, at, "operations must start at an object type");
        for (size_t j = 0; j < i; j++)
            if (schema->roots[i] != NULL && schema->roots[i] == schema->roots[j])
                return ln_gql_error(errors, at, "two operations start at the same type");
    }
    if (schema->roots[LN_GQL_QUERY] == NULL)
        return ln_gql_error(errors, LN_GQL_NOWHERE, "the schema has no type for queries");
    return LN_OK;
}

/* --- what is always there */

static void know_scalars(const ln_gql_schema_t *schema)
{
    static const struct {
        const char *name;
        ln_gql_builtin_t scalar;
    } known[] = {{"Boolean", LN_GQL_BOOLEAN},
                 {"Float", LN_GQL_FLOATING},
                 {"ID", LN_GQL_ID},
                 {"Int", LN_GQL_INTEGER},
                 {"String", LN_GQL_TEXT}};
    for (size_t i = 0; i < LN_COUNT(known); i++)
        ln_gql_schema_find(schema, ln_text(known[i].name))->scalar = known[i].scalar;
}

static void add_meta_fields(ln_gql_schema_t *schema, ln_arena_t *arena)
{
    ln_gql_sdl_t sdl = {0};
    ln_gql_errors_t errors = ln_gql_errors(arena, meta_sdl);
    ln_err_t err = ln_gql_parse_sdl(&sdl, &errors, true);
    LN_ASSERT(err == LN_OK);
    err = join_def(schema, &errors, sdl.types.items[0]);
    LN_ASSERT(err == LN_OK);
    schema->meta_schema = sdl.types.items[0]->fields.items[0];
    schema->meta_type = sdl.types.items[0]->fields.items[1];
    schema->meta_typename = sdl.types.items[0]->fields.items[2];
}

static ln_gql_schema_t *begin(ln_arena_t *arena)
{
    ln_gql_schema_t *schema = LN_NEW(arena, ln_gql_schema_t);
    ln_gql_sdl_t sdl = {0};
    ln_gql_errors_t errors = ln_gql_errors(arena, ln_gql_introspection_sdl);
    ln_err_t err = ln_gql_parse_sdl(&sdl, &errors, true);
    LN_ASSERT(err == LN_OK); /* our own text */
    err = add_types(schema, &errors, &sdl);
    LN_ASSERT(err == LN_OK);
    err = add_directives(schema, &errors, &sdl);
    LN_ASSERT(err == LN_OK);
    return schema;
}

static ln_err_t build(ln_gql_schema_t *schema, ln_gql_errors_t *errors)
{
    ln_gql_sdl_t sdl = {0};
    LN_TRY(ln_gql_parse_sdl(&sdl, errors, false));
    LN_TRY(add_types(schema, errors, &sdl));
    LN_TRY(add_directives(schema, errors, &sdl));
    know_scalars(schema);
    schema->description = sdl.description;
    LN_TRY(join_all(schema, errors));
    LN_TRY(join_roots(schema, errors, &sdl));
    join_possible(schema, errors->arena);
    LN_TRY(ln_gql_schema_check(schema, errors, &sdl));
    add_meta_fields(schema, errors->arena);
    ln_gql_introspection_bind(schema);
    return LN_OK;
}

ln_err_t ln_gql_schema_build(ln_call_t *call, ln_gql_schema_t **out, ln_bytes_t sdl,
                             ln_gql_int_t int_range)
{
    ln_gql_errors_t errors = ln_gql_errors(call->arena, sdl);
    ln_gql_schema_t *schema = begin(call->arena);
    schema->int_64 = int_range == LN_GQL_INT_64;
    if (build(schema, &errors) == LN_OK) {
        *out = schema;
        return LN_OK;
    }
    const ln_gql_error_t *error = &errors.items[0];
    ln_gql_place_t place = error->place_count > 0 ? error->places[0] : (ln_gql_place_t){1, 1};
    return LN_FAIL(call, LN_ERR_INVALID_INPUT, "GraphQL schema: line %u, column %u: %.*s",
                   place.line, place.column, LN_TEXT_ARG(error->message));
}
