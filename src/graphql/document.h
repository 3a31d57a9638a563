/* SPDX-License-Identifier: Apache-2.0 */
/* graphql/document.h - the syntax tree of a request (specification, October 2021, section 2).
 *
 * Names are slices of the text, offsets count its bytes. A document lives in the arena of the call
 * that parsed it and borrows the text. Parsing fills what the text says; validation fills the
 * fields marked "found", which join the tree to the schema, so that execution looks up no name. */
#ifndef LN_GRAPHQL_DOCUMENT_H
#define LN_GRAPHQL_DOCUMENT_H

#include "base/bytes.h"

typedef struct ln_gql_def ln_gql_def_t;     /* a type of the schema; graphql/schema.h */
typedef struct ln_gql_field ln_gql_field_t; /* a field of such a type */

/* --- values and types, which requests and schemas share */

typedef enum {
    LN_GQL_LITERAL_NULL,
    LN_GQL_LITERAL_BOOL,
    LN_GQL_LITERAL_INT,
    LN_GQL_LITERAL_FLOAT,
    LN_GQL_LITERAL_STRING,
    LN_GQL_LITERAL_ENUM,
    LN_GQL_LITERAL_LIST,
    LN_GQL_LITERAL_OBJECT,
    LN_GQL_LITERAL_VARIABLE,
} ln_gql_literal_kind_t;

typedef struct ln_gql_literal ln_gql_literal_t;

struct ln_gql_literal {
    ln_gql_literal_kind_t kind;
    uint32_t at;
    ln_bytes_t name; /* in an object: of this member */
    union {
        ln_bytes_t text; /* as written; of a string, its value; of a variable, its name */
        struct {
            ln_gql_literal_t *items; /* of a list or an object */
            size_t count;
        };
    };
};

typedef enum { LN_GQL_TYPE_NAMED, LN_GQL_TYPE_LIST, LN_GQL_TYPE_NON_NULL } ln_gql_type_kind_t;

typedef struct ln_gql_type ln_gql_type_t;

/* [Int!]! is non-null of list of non-null of the type named Int. */
struct ln_gql_type {
    ln_gql_type_kind_t kind;
    uint32_t at;
    ln_bytes_t name;         /* of a named type */
    const ln_gql_def_t *def; /* found: of a named type */
    ln_gql_type_t *of;       /* of the other two; never non-null of non-null */
};

typedef struct {
    ln_bytes_t name;
    uint32_t at;
    ln_gql_literal_t value;
} ln_gql_argument_t;

typedef struct {
    ln_gql_argument_t *items;
    size_t count;
} ln_gql_arguments_t;

typedef struct {
    ln_bytes_t name;
    uint32_t at;
    ln_gql_arguments_t arguments;
} ln_gql_directive_t;

typedef struct {
    ln_gql_directive_t *items;
    size_t count;
} ln_gql_directives_t;

/* --- selections */

typedef struct ln_gql_selection ln_gql_selection_t;
typedef struct ln_gql_fragment ln_gql_fragment_t;

typedef struct {
    ln_gql_selection_t *items;
    size_t count;
} ln_gql_selections_t;

typedef enum { LN_GQL_FIELD, LN_GQL_SPREAD, LN_GQL_INLINE } ln_gql_selection_kind_t;

struct ln_gql_selection {
    ln_gql_selection_kind_t kind;
    uint32_t at;
    ln_bytes_t key;  /* field: its name in the answer (alias, or name) */
    ln_bytes_t name; /* field; spread: of the fragment; inline: the type it is for, or empty */
    uint32_t id;     /* field: its number, from 0, in the document */
    uint32_t key_id; /* field: equal for equal keys */
    ln_gql_arguments_t arguments;
    ln_gql_directives_t directives;
    ln_gql_selections_t selections;
    const ln_gql_field_t *field; /* found: field */
    ln_gql_fragment_t *fragment; /* found: spread */
    const ln_gql_def_t *def;     /* found: inline, the type whose fields are selected */
};

struct ln_gql_fragment {
    ln_bytes_t name;
    uint32_t at;
    uint32_t id;     /* its number in the document, from 0 */
    ln_bytes_t type; /* that it is for */
    ln_gql_directives_t directives;
    ln_gql_selections_t selections;
    const ln_gql_def_t *def; /* found */
};

/* --- operations */

typedef enum { LN_GQL_QUERY, LN_GQL_MUTATION, LN_GQL_SUBSCRIPTION } ln_gql_operation_kind_t;

typedef struct {
    ln_bytes_t name;
    uint32_t at;
    ln_gql_type_t *type;
    bool has_default;
    ln_gql_literal_t default_value;
    ln_gql_directives_t directives;
} ln_gql_variable_t;

typedef struct {
    ln_gql_operation_kind_t kind;
    uint32_t at;
    ln_bytes_t name; /* empty: anonymous */
    struct {
        ln_gql_variable_t *items;
        size_t count;
    } variables;
    ln_gql_directives_t directives;
    ln_gql_selections_t selections;
} ln_gql_operation_t;

typedef struct {
    ln_bytes_t source;
    struct {
        ln_gql_operation_t *items;
        size_t count;
    } operations;
    struct {
        ln_gql_fragment_t *items;
        size_t count;
    } fragments;
    uint32_t field_count; /* ids of fields are below */
    uint32_t key_count;   /* key_ids are below */
} ln_gql_document_t;

#endif
