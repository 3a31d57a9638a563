/* SPDX-License-Identifier: Apache-2.0 */
#include "graphql/execute_priv.h"

#include <math.h>

/* --- leaves: what a resolver gave, as the type wants it */

/* JSON without structure as the value that a resolver would have given. */
static ln_gql_value_t plain(const ln_gql_value_t *value)
{
    if (value->kind != LN_GQL_VALUE_JSON)
        return *value;
    const ln_json_t *json = value->json;
    if (json->kind == LN_JSON_TEXT)
        return ln_gql_text(json->text);
    if (json->kind == LN_JSON_BOOL)
        return ln_gql_bool(ln_bytes_equal_text(json->text, "true"));
    return *value;
}

static bool write_text(ln_gql_execution_t *x, ln_bytes_t text)
{
    if (!ln_utf8_valid(text))
        return false;
    ln_json_text(&x->w, text);
    return true;
}

static bool write_number(ln_gql_execution_t *x, const ln_gql_value_t *value)
{
    switch (value->kind) {
    case LN_GQL_VALUE_INT:
        ln_json_i64(&x->w, value->i64);
        return true;
    case LN_GQL_VALUE_UINT:
        ln_json_u64(&x->w, value->u64);
        return true;
    case LN_GQL_VALUE_FLOAT:
        if (!isfinite(value->number))
            return false;
        ln_json_double(&x->w, value->number);
        return true;
    case LN_GQL_VALUE_JSON:
        if (!ln_json_is(value->json, LN_JSON_NUMBER))
            return false;
        ln_json_raw(&x->w, value->json->text);
        return true;
    case LN_GQL_VALUE_NULL:
    case LN_GQL_VALUE_BOOL:
    case LN_GQL_VALUE_TEXT:
    case LN_GQL_VALUE_RAW:
    case LN_GQL_VALUE_LIST:
    case LN_GQL_VALUE_OBJECT:
        return false;
    }
    LN_UNREACHABLE();
}

static bool write_int(ln_gql_execution_t *x, const ln_gql_value_t *value)
{
    bool wide = x->schema->int_64;
    if (value->kind == LN_GQL_VALUE_FLOAT)
        return false;
    if (value->kind == LN_GQL_VALUE_INT && !wide &&
        (value->i64 < INT32_MIN || value->i64 > INT32_MAX))
        return false;
    if (value->kind == LN_GQL_VALUE_UINT && !wide && value->u64 > INT32_MAX)
        return false;
    if (value->kind == LN_GQL_VALUE_JSON &&
        !(ln_json_is_integer(value->json) && ln_gql_int_fits(x->schema, value->json->text)))
        return false;
    return write_number(x, value);
}

/* IDs are strings, whatever they were made of. */
static bool write_id(ln_gql_execution_t *x, const ln_gql_value_t *value)
{
    ln_bytes_t text = value->text;
    if (value->kind == LN_GQL_VALUE_INT)
        text = ln_format(x->call->arena, "%lld", (long long)value->i64);
    else if (value->kind == LN_GQL_VALUE_UINT)
        text = ln_format(x->call->arena, "%llu", (unsigned long long)value->u64);
    else if (value->kind == LN_GQL_VALUE_JSON && ln_json_is_integer(value->json))
        text = value->json->text;
    else if (value->kind != LN_GQL_VALUE_TEXT)
        return false;
    return write_text(x, text);
}

static bool write_custom(ln_gql_execution_t *x, const ln_gql_value_t *value)
{
    if (value->kind == LN_GQL_VALUE_TEXT)
        return write_text(x, value->text);
    if (value->kind != LN_GQL_VALUE_JSON && value->kind != LN_GQL_VALUE_BOOL)
        return write_number(x, value);
    if (value->kind == LN_GQL_VALUE_BOOL) {
        ln_json_bool(&x->w, value->boolean);
        return true;
    }
    ln_buffer_t text = ln_buffer(x->call->arena);
    ln_gql_json_print(&text, value->json);
    ln_json_raw(&x->w, ln_buffer_bytes(&text));
    return true;
}

static bool write_scalar(ln_gql_execution_t *x, ln_gql_builtin_t scalar,
                         const ln_gql_value_t *value)
{
    switch (scalar) {
    case LN_GQL_CUSTOM:
        return write_custom(x, value);
    case LN_GQL_BOOLEAN:
        if (value->kind != LN_GQL_VALUE_BOOL)
            return false;
        ln_json_bool(&x->w, value->boolean);
        return true;
    case LN_GQL_FLOATING:
        return write_number(x, value);
    case LN_GQL_ID:
        return write_id(x, value);
    case LN_GQL_INTEGER:
        return write_int(x, value);
    case LN_GQL_TEXT:
        return value->kind == LN_GQL_VALUE_TEXT && write_text(x, value->text);
    }
    LN_UNREACHABLE();
}

static bool write_leaf(ln_gql_execution_t *x, const ln_gql_def_t *def, const ln_gql_value_t *value)
{
    const ln_gql_value_t leaf = plain(value);
    if (def->kind == LN_GQL_SCALAR)
        return write_scalar(x, def->scalar, &leaf);
    if (leaf.kind != LN_GQL_VALUE_TEXT || !ln_gql_enum_has(def, leaf.text))
        return false;
    return write_text(x, leaf.text);
}

/* --- lists, objects and nulls */

static bool is_null(const ln_gql_value_t *value)
{
    return value->kind == LN_GQL_VALUE_NULL ||
           (value->kind == LN_GQL_VALUE_JSON && ln_json_is_null(value->json));
}

static bool wrong_value(ln_gql_execution_t *x, const ln_gql_plan_field_t *field,
                        const ln_gql_type_t *type, const ln_gql_path_t *path)
{
    ln_bytes_t text = ln_gql_type_text(x->call->arena, type);
    return ln_gql_field_error(x, field->first, path,
                              ln_format(x->call->arena,
                                        "The value of the field is not of type %.*s.",
                                        LN_TEXT_ARG(text)));
}

static bool room_for_level(ln_gql_execution_t *x)
{
    if (x->w.depth < LN_JSON_DEPTH_MAX)
        return true;
    return ln_gql_stop(x, LN_ERR_LIMIT, "The answer is nested too deeply.");
}

static bool complete_list(ln_gql_execution_t *x, ln_gql_plan_field_t *field,
                          const ln_gql_type_t *type, const ln_gql_value_t *value,
                          const ln_gql_path_t *path)
{
    bool json = value->kind == LN_GQL_VALUE_JSON && ln_json_is(value->json, LN_JSON_ARRAY);
    if (!json && value->kind != LN_GQL_VALUE_LIST)
        return wrong_value(x, field, type, path);
    if (!room_for_level(x))
        return false;
    size_t count = json ? value->json->count : value->count;
    ln_json_begin_array(&x->w);
    for (size_t i = 0; i < count; i++) {
        const ln_gql_path_t inner = {.parent = path, .index = i};
        ln_gql_value_t item = json ? ln_gql_json(&value->json->items[i]) : value->items[i];
        if (!ln_gql_complete(x, field, type->of, &item, &inner))
            return false;
    }
    ln_json_end_array(&x->w);
    return true;
}

/* The object type of a value of an object, interface or union type; null if it has none. */
static const ln_gql_def_t *object_type(const ln_gql_execution_t *x, const ln_gql_def_t *def,
                                       const ln_gql_value_t *value)
{
    ln_bytes_t name = {0};
    if (def->kind == LN_GQL_OBJECT)
        return def;
    if (value->kind == LN_GQL_VALUE_OBJECT && value->type != NULL) {
        name = ln_text(value->type);
    } else if (value->kind == LN_GQL_VALUE_JSON) {
        const ln_json_t *member = ln_gql_json_member(value->json, LN_LITERAL("__typename"));
        if (ln_json_is(member, LN_JSON_TEXT))
            name = member->text;
    }
    const ln_gql_def_t *object = ln_gql_schema_find(x->schema, name);
    return object != NULL && ln_gql_def_includes(def, object) ? object : NULL;
}

static bool complete_object(ln_gql_execution_t *x, ln_gql_plan_field_t *field,
                            const ln_gql_type_t *type, const ln_gql_value_t *value,
                            const ln_gql_path_t *path)
{
    bool json = value->kind == LN_GQL_VALUE_JSON && ln_json_is(value->json, LN_JSON_OBJECT);
    if (!json && value->kind != LN_GQL_VALUE_OBJECT)
        return wrong_value(x, field, type, path);
    const ln_gql_def_t *object = object_type(x, type->def, value);
    if (object == NULL)
        return wrong_value(x, field, type, path);
    if (!room_for_level(x) || !ln_gql_within_limits(x))
        return false;
    ln_json_begin_object(&x->w);
    if (!ln_gql_run_plan(x, ln_gql_plan_below(x, field, object), value, path))
        return false;
    ln_json_end_object(&x->w);
    return true;
}

/* A value that is not null, of a type that is not non-null. */
static bool complete_present(ln_gql_execution_t *x, ln_gql_plan_field_t *field,
                             const ln_gql_type_t *type, const ln_gql_value_t *value,
                             const ln_gql_path_t *path)
{
    const ln_gql_def_t *def = ln_gql_type_def(type);
    if (value->kind == LN_GQL_VALUE_RAW && !ln_gql_is_composite(def)) {
        ln_json_raw(&x->w, value->text);
        return true;
    }
    if (type->kind == LN_GQL_TYPE_LIST)
        return complete_list(x, field, type, value, path);
    if (ln_gql_is_composite(def))
        return complete_object(x, field, type, value, path);
    return write_leaf(x, def, value) || wrong_value(x, field, type, path);
}

bool ln_gql_complete(ln_gql_execution_t *x, ln_gql_plan_field_t *field, const ln_gql_type_t *type,
                     const ln_gql_value_t *value, const ln_gql_path_t *path)
{
    if (type->kind == LN_GQL_TYPE_NON_NULL) {
        if (is_null(value))
            return ln_gql_field_error(x, field->first, path,
                                      LN_LITERAL("The field has no value, but must have one."));
        return complete_present(x, field, type->of, value, path);
    }
    const ln_json_writer_t writer = x->w;
    const size_t size = x->out.size;
    if (!is_null(value) && complete_present(x, field, type, value, path))
        return true;
    if (x->fatal != LN_OK)
        return false;
    x->w = writer;
    x->out.size = size;
    ln_json_null(&x->w);
    return true;
}
