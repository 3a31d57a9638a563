/* SPDX-License-Identifier: Apache-2.0 */
/* graphql/validate_priv.h - the passes of validation and what they hand on. */
#ifndef LN_GRAPHQL_VALIDATE_PRIV_H
#define LN_GRAPHQL_VALIDATE_PRIV_H

#include "graphql/check.h"
#include "graphql/validate.h"

/* What one operation or fragment uses, itself, without following fragments. */
typedef struct {
    ln_gql_usages_t usages;
    struct {
        ln_gql_selection_t **items;
        size_t count;
    } spreads;
} ln_gql_scope_t;

typedef struct {
    ln_arena_t *arena;
    const ln_gql_schema_t *schema;
    ln_gql_document_t *document;
    ln_gql_errors_t *errors;
    const ln_gql_limits_t *limits;
    ln_gql_scope_t *operations; /* as many as the document has */
    ln_gql_scope_t *fragments;
    size_t steps; /* of the second pass */
} ln_gql_validation_t;

/* The passes of validate.c, validate_reach.c, validate_merge.c, in this order. */
LN_CHECKED ln_err_t ln_gql_validate_walk(ln_gql_validation_t *v);
LN_CHECKED ln_err_t ln_gql_validate_reach(ln_gql_validation_t *v);
LN_CHECKED ln_err_t ln_gql_validate_merge(ln_gql_validation_t *v);

/* What is selected on def, by name: a field, one of the three that are always there, or null. */
const ln_gql_field_t *ln_gql_find_field(const ln_gql_schema_t *schema, const ln_gql_def_t *def,
                                        ln_bytes_t name);

#endif
