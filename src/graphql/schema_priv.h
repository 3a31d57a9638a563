/* SPDX-License-Identifier: Apache-2.0 */
/* graphql/schema_priv.h - the steps from text to schema: parse, join names to types, check.
 *
 * Definitions are parsed straight into the structs of the schema; names are still only names. */
#ifndef LN_GRAPHQL_SCHEMA_PRIV_H
#define LN_GRAPHQL_SCHEMA_PRIV_H

#include "graphql/error.h"
#include "graphql/schema.h"

typedef struct {
    ln_bytes_t description;
    bool has_schema; /* a schema definition was there */
    uint32_t schema_at;
    ln_gql_directives_t schema_directives;
    struct {
        ln_bytes_t name; /* empty: not named */
        uint32_t at;
    } roots[3];
    struct {
        ln_gql_def_t **items;
        size_t count;
    } types;
    struct {
        ln_gql_directive_def_t **items;
        size_t count;
    } directives;
} ln_gql_sdl_t;

/* Appends what the source of the list defines. */
LN_CHECKED ln_err_t ln_gql_parse_sdl(ln_gql_sdl_t *sdl, ln_gql_errors_t *errors, bool builtin);

/* Checks the rules of section 3 on a schema whose types are joined, and interprets @deprecated,
 * @specifiedBy, @oneOf and default values. */
LN_CHECKED ln_err_t ln_gql_schema_check(ln_gql_schema_t *schema, ln_gql_errors_t *errors,
                                        const ln_gql_sdl_t *sdl);

/* That objects and interfaces have what the interfaces they name demand. */
LN_CHECKED ln_err_t ln_gql_schema_check_interfaces(const ln_gql_schema_t *schema,
                                                   ln_gql_errors_t *errors);

/* Makes the values of all defaults, once their literals have been checked. An error if an input
 * object requires itself, in its fields or in its defaults. */
LN_CHECKED ln_err_t ln_gql_schema_make_defaults(const ln_gql_schema_t *schema,
                                                ln_gql_errors_t *errors);

/* introspection.graphql, written by tools/embed. */
extern const ln_bytes_t ln_gql_introspection_sdl;

/* Attaches the resolvers of the types of introspection. */
void ln_gql_introspection_bind(ln_gql_schema_t *schema);

#endif
