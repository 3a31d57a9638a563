/* SPDX-License-Identifier: Apache-2.0 */
/* graphql/schema.h - the types a service offers (specification, October 2021, section 3).
 *
 * A schema is built once, from a text of the folder schema, then resolvers are attached, then it
 * is only read:
 *
 *     text -> ln_gql_schema_build -> ln_gql_schema_bind -> requests, from any thread
 *
 * The text is checked as strictly as requests are: a mistake is found at start, not by a client.
 * The five scalars, the directives @skip @include @deprecated @specifiedBy @oneOf and the types of
 * introspection are always there. Type extensions ("extend type") are not understood. Directives
 * that the text defines may be used in requests; nothing follows from them.
 *
 * Invariants  1. types are sorted by name (bytes), which is the order that the reference shows in
 *             introspection; everything inside a type keeps the order of the text.
 *             2. Every named type in the schema has its def.
 *
 * Memory  the schema lives in the arena of the call that built it and borrows the text. */
#ifndef LN_GRAPHQL_SCHEMA_H
#define LN_GRAPHQL_SCHEMA_H

#include "graphql/document.h"
#include "graphql/resolve.h"

typedef enum {
    LN_GQL_SCALAR,
    LN_GQL_OBJECT,
    LN_GQL_INTERFACE,
    LN_GQL_UNION,
    LN_GQL_ENUM,
    LN_GQL_INPUT_OBJECT,
} ln_gql_kind_t;

/* What the engine itself knows of a scalar. */
typedef enum {
    LN_GQL_CUSTOM,
    LN_GQL_BOOLEAN,
    LN_GQL_FLOATING,
    LN_GQL_ID,
    LN_GQL_INTEGER,
    LN_GQL_TEXT,
} ln_gql_builtin_t;

/* Specification, section 3.13; the order in which introspection lists them. */
#define LN_GQL_LOCATIONS(X)                                                                        \
    X(QUERY)                                                                                       \
    X(MUTATION)                                                                                    \
    X(SUBSCRIPTION)                                                                                \
    X(FIELD)                                                                                       \
    X(FRAGMENT_DEFINITION)                                                                         \
    X(FRAGMENT_SPREAD)                                                                             \
    X(INLINE_FRAGMENT)                                                                             \
    X(VARIABLE_DEFINITION)                                                                         \
    X(SCHEMA)                                                                                      \
    X(SCALAR)                                                                                      \
    X(OBJECT)                                                                                      \
    X(FIELD_DEFINITION)                                                                            \
    X(ARGUMENT_DEFINITION)                                                                         \
    X(INTERFACE)                                                                                   \
    X(UNION)                                                                                       \
    X(ENUM)                                                                                        \
    X(ENUM_VALUE)                                                                                  \
    X(INPUT_OBJECT)                                                                                \
    X(INPUT_FIELD_DEFINITION)

typedef enum {
#define LN_GQL_LOCATION(name) LN_GQL_AT_##name,
    LN_GQL_LOCATIONS(LN_GQL_LOCATION)
#undef LN_GQL_LOCATION
        LN_GQL_LOCATION_COUNT
} ln_gql_location_t;

/* --- what every element has */

typedef struct {
    ln_bytes_t name;
    uint32_t at;
    bool deprecated;
    ln_bytes_t description; /* null data: none */
    ln_bytes_t reason;      /* if deprecated */
    ln_gql_directives_t directives;
} ln_gql_element_t;

/* An argument, or a field of an input object. */
typedef struct {
    ln_gql_element_t element;
    ln_gql_type_t *type;
    bool has_default;
    ln_gql_literal_t default_literal;
    ln_json_t *default_value; /* as resolvers get it */
    uint8_t mark;             /* used while the schema is built */
} ln_gql_input_t;

typedef struct {
    ln_gql_input_t *items;
    size_t count;
} ln_gql_inputs_t;

struct ln_gql_field {
    ln_gql_element_t element;
    ln_gql_inputs_t args;
    ln_gql_type_t *type;
    ln_gql_resolver_t resolve; /* or null */
};

typedef struct {
    const ln_gql_def_t **items;
    size_t count;
} ln_gql_defs_t;

struct ln_gql_def {
    ln_gql_element_t element;
    ln_gql_kind_t kind;
    bool builtin;
    uint8_t mark;       /* used while the schema is built */
    ln_gql_type_t self; /* the named type that means this one */

    ln_gql_builtin_t scalar; /* scalars */
    ln_gql_scalar_t check;
    ln_bytes_t url; /* null data: none */

    struct {
        ln_gql_field_t *items;
        size_t count;
    } fields; /* objects and interfaces */

    ln_gql_inputs_t inputs; /* input objects */
    bool one_of;

    struct {
        ln_gql_element_t *items;
        size_t count;
    } values; /* enums */

    struct {
        ln_gql_type_t **items;
        size_t count;
    } names; /* objects and interfaces: what they implement; unions: their members */

    ln_gql_defs_t possible; /* interfaces and unions: the objects that they can be */
};

typedef struct {
    ln_gql_element_t element;
    bool builtin, repeatable;
    ln_gql_inputs_t args;
    struct {
        ln_gql_location_t *items;
        size_t count;
    } locations;
} ln_gql_directive_def_t;

typedef struct {
    ln_bytes_t description; /* null data: none */
    bool int_64;            /* Int has the range of i64 and u64, not only that of i32 */
    struct {
        ln_gql_def_t **items;
        size_t count;
    } types; /* sorted by name */
    struct {
        ln_gql_directive_def_t **items;
        size_t count;
    } directives;                                         /* sorted by name */
    const ln_gql_def_t *roots[3];                         /* by ln_gql_operation_kind_t; or null */
    ln_gql_field_t meta_schema, meta_type, meta_typename; /* __schema, __type, __typename */
} ln_gql_schema_t;

/* Compat: u64 values are Int in the reference's schemas, beyond the 32 bits of the specification
 * (spec 04 §15.3); LN_GQL_INT_64 allows that. */
typedef enum { LN_GQL_INT_32, LN_GQL_INT_64 } ln_gql_int_t;

/* Builds a schema. LN_ERR_INVALID_INPUT, with line and column of the first mistake in the call's
 * text. */
LN_CHECKED ln_err_t ln_gql_schema_build(ln_call_t *call, ln_gql_schema_t **out, ln_bytes_t sdl,
                                        ln_gql_int_t int_range);

/* Attaches resolvers; a later one for the same field replaces the earlier. LN_ERR_INVALID_INPUT if
 * there is no such field. */
LN_CHECKED ln_err_t ln_gql_schema_bind(ln_call_t *call, ln_gql_schema_t *schema,
                                       const ln_gql_binding_t *bindings, size_t count);

/* Attaches the check of a custom scalar. LN_ERR_INVALID_INPUT if there is no such scalar. */
LN_CHECKED ln_err_t ln_gql_schema_bind_scalar(ln_call_t *call, ln_gql_schema_t *schema,
                                              const char *name, ln_gql_scalar_t check);

/* By name, or null. */
ln_gql_def_t *ln_gql_schema_find(const ln_gql_schema_t *schema, ln_bytes_t name);
const ln_gql_directive_def_t *ln_gql_schema_directive(const ln_gql_schema_t *schema,
                                                      ln_bytes_t name);
ln_gql_field_t *ln_gql_def_field(const ln_gql_def_t *def, ln_bytes_t name);

/* The index in the list, or its count if there is none. */
size_t ln_gql_inputs_find(const ln_gql_inputs_t *inputs, ln_bytes_t name);

/* The type without its lists and non-nulls. */
const ln_gql_def_t *ln_gql_type_def(const ln_gql_type_t *type);
bool ln_gql_type_equal(const ln_gql_type_t *a, const ln_gql_type_t *b);

/* [Int!]! as text. */
ln_bytes_t ln_gql_type_text(ln_arena_t *arena, const ln_gql_type_t *type);

const char *ln_gql_location_name(ln_gql_location_t location);

/* Has it fields to select: an object, an interface or a union? */
static inline bool ln_gql_is_composite(const ln_gql_def_t *def)
{
    return def->kind == LN_GQL_OBJECT || def->kind == LN_GQL_INTERFACE || def->kind == LN_GQL_UNION;
}

/* May an argument be of it: a scalar, an enum or an input object? */
static inline bool ln_gql_is_input(const ln_gql_def_t *def)
{
    return def->kind == LN_GQL_SCALAR || def->kind == LN_GQL_ENUM ||
           def->kind == LN_GQL_INPUT_OBJECT;
}

/* Can an object of the first be one of the second? */
bool ln_gql_def_overlaps(const ln_gql_def_t *a, const ln_gql_def_t *b);
bool ln_gql_def_includes(const ln_gql_def_t *def, const ln_gql_def_t *object);

/* Must a value be given? Non-null without default. */
static inline bool ln_gql_input_required(const ln_gql_input_t *input)
{
    return input->type->kind == LN_GQL_TYPE_NON_NULL && !input->has_default;
}

#endif
