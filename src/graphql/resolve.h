/* SPDX-License-Identifier: Apache-2.0 */
/* graphql/resolve.h - how a service answers fields.
 *
 * A resolver is a plain function for one "Type.field". It gets the object that the field belongs
 * to (the pointer that the resolver of the parent gave) and the arguments, and gives a value:
 *
 *     static ln_err_t resolve_claim(ln_call_t *call, ln_gql_value_t *out, void *context,
 *                                   const void *parent, ln_json_t *args)
 *     {
 *         ln_json_reader_t r = ln_json_reader(call->arena);
 *         ln_bytes_t owner = ln_json_read_text(&r, ln_json_get(&r, args, "owner"));
 *         ...
 *         *out = ln_gql_raw(ln_buffer_bytes(&json));
 *         return LN_OK;
 *     }
 *
 * Arguments are a JSON object that fits the schema: every required argument is there, defaults are
 * filled in, enum values are strings. An argument that was not given and has no default is no
 * member; one that was given as null is a null member. Resolvers do not change it.
 *
 * A resolver that fails records the text for the client with LN_FAIL; the field becomes null, or
 * if it must not be null, its parent does. LN_ERR_CANCELLED ends the request. A resolver may wait
 * (base/task.h).
 *
 * A field without a resolver takes the member of its name from a parent that is JSON
 * (ln_gql_json); services that already have their answer as JSON need no more. */
#ifndef LN_GRAPHQL_RESOLVE_H
#define LN_GRAPHQL_RESOLVE_H

#include "base/err.h"
#include "json/read.h"

typedef enum {
    LN_GQL_VALUE_NULL,
    LN_GQL_VALUE_BOOL,
    LN_GQL_VALUE_INT,
    LN_GQL_VALUE_UINT,
    LN_GQL_VALUE_FLOAT,
    LN_GQL_VALUE_TEXT,
    LN_GQL_VALUE_RAW,
    LN_GQL_VALUE_JSON,
    LN_GQL_VALUE_LIST,
    LN_GQL_VALUE_OBJECT,
} ln_gql_value_kind_t;

typedef struct ln_gql_value ln_gql_value_t;

struct ln_gql_value {
    ln_gql_value_kind_t kind;
    union {
        bool boolean;
        int64_t i64;
        uint64_t u64;
        double number;
        ln_bytes_t text;
        ln_json_t *json;
        struct {
            const ln_gql_value_t *items;
            size_t count;
        };
        struct {
            const void *object;
            const char *type;
        };
    };
};

/* What a value points to must live until the request is answered: the call's arena, or longer. */

/* One function per kind of value. */
static inline ln_gql_value_t ln_gql_null(void)
{
    return (ln_gql_value_t){.kind = LN_GQL_VALUE_NULL};
}

/* A Boolean. */
static inline ln_gql_value_t ln_gql_bool(bool value)
{
    return (ln_gql_value_t){.kind = LN_GQL_VALUE_BOOL, .boolean = value};
}

/* An integer, for Int or a scalar that is one. */
static inline ln_gql_value_t ln_gql_i64(int64_t value)
{
    return (ln_gql_value_t){.kind = LN_GQL_VALUE_INT, .i64 = value};
}

/* The same without a sign. */
static inline ln_gql_value_t ln_gql_u64(uint64_t value)
{
    return (ln_gql_value_t){.kind = LN_GQL_VALUE_UINT, .u64 = value};
}

/* Not finite is an error of the field. */
static inline ln_gql_value_t ln_gql_float(double value)
{
    return (ln_gql_value_t){.kind = LN_GQL_VALUE_FLOAT, .number = value};
}

/* A string: for String, ID, enums, and custom scalars that are strings. */
static inline ln_gql_value_t ln_gql_text(ln_bytes_t text)
{
    return (ln_gql_value_t){.kind = LN_GQL_VALUE_TEXT, .text = text};
}

/* JSON text that goes into the answer as it is: for scalars and (nested) lists of scalars. The
 * resolver vouches for it. */
static inline ln_gql_value_t ln_gql_raw(ln_bytes_t json)
{
    return (ln_gql_value_t){.kind = LN_GQL_VALUE_RAW, .text = json};
}

/* Parsed JSON, for any type; of an object, fields without resolvers are the members. An absent
 * member is null. Which type an object of an interface or union has, its member __typename says. */
static inline ln_gql_value_t ln_gql_json(ln_json_t *json)
{
    return json == NULL ? ln_gql_null() : (ln_gql_value_t){.kind = LN_GQL_VALUE_JSON, .json = json};
}

/* A list; the items are borrowed. */
static inline ln_gql_value_t ln_gql_list(const ln_gql_value_t *items, size_t count)
{
    return (ln_gql_value_t){.kind = LN_GQL_VALUE_LIST, .items = items, .count = count};
}

/* The parent of the resolvers of its fields; a null pointer is an object too. */
static inline ln_gql_value_t ln_gql_object(const void *object)
{
    return (ln_gql_value_t){.kind = LN_GQL_VALUE_OBJECT, .object = object};
}

/* The same where the schema says only interface or union: type is the name of the object type. */
static inline ln_gql_value_t ln_gql_object_of(const char *type, const void *object)
{
    return (ln_gql_value_t){.kind = LN_GQL_VALUE_OBJECT, .object = object, .type = type};
}

/* context is what the caller of the engine gave for this request. parent: the pointer of
 * ln_gql_object, or the ln_json_t of ln_gql_json. */
typedef ln_err_t (*ln_gql_resolver_t)(ln_call_t *call, ln_gql_value_t *out, void *context,
                                      const void *parent, ln_json_t *args);

/* Looks at an input value of a custom scalar (never null) before any resolver sees it; fails with
 * LN_FAIL if it is none of that scalar. Also called for the members of lists and input objects. */
typedef ln_err_t (*ln_gql_scalar_t)(ln_call_t *call, const ln_json_t *value);

typedef struct {
    const char *field; /* "Type.field" */
    ln_gql_resolver_t resolve;
} ln_gql_binding_t;

#endif
