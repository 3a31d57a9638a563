/* SPDX-License-Identifier: Apache-2.0 */
/* graphql/check.h - rules that requests and schemas share: literals, arguments, directives
 * (specification, October 2021, sections 5.4, 5.6 and 5.7).
 *
 * Values of variables are not known yet: where one stands is remembered, and compared with its
 * definition later, for every operation that reaches it (graphql/validate.h). */
#ifndef LN_GRAPHQL_CHECK_H
#define LN_GRAPHQL_CHECK_H

#include "graphql/error.h"
#include "graphql/schema.h"

/* A place where a variable is used. */
typedef struct {
    ln_bytes_t name;
    uint32_t at;
    const ln_gql_type_t *type; /* that is wanted there; null inside of a custom scalar */
    bool has_default;          /* there is a default at this place, so null may be missing */
} ln_gql_usage_t;

typedef struct {
    ln_gql_usage_t *items;
    size_t count;
} ln_gql_usages_t;

typedef struct {
    const ln_gql_schema_t *schema;
    ln_gql_errors_t *errors;
    ln_gql_usages_t *usages; /* null where variables cannot be */
    ln_bytes_t what;         /* whose value is checked, for messages: argument "owner" */
} ln_gql_checker_t;

/* Every function records all that is wrong; the code it returns only repeats that. */

ln_err_t ln_gql_check_literal(ln_gql_checker_t *c, const ln_gql_literal_t *literal,
                              const ln_gql_type_t *type, bool has_default);

/* of: the field or directive, for messages; at: where a missing argument is reported. */
ln_err_t ln_gql_check_arguments(ln_gql_checker_t *c, const ln_gql_arguments_t *arguments,
                                const ln_gql_inputs_t *inputs, ln_bytes_t of, uint32_t at);

ln_err_t ln_gql_check_directives(ln_gql_checker_t *c, const ln_gql_directives_t *directives,
                                 ln_gql_location_t location);

/* The first directive with this name, or null. */
const ln_gql_directive_t *ln_gql_find_directive(const ln_gql_directives_t *directives,
                                                const char *name);

/* " Did you mean \"x\"?" for the candidate that is nearly name, or nothing. */
ln_bytes_t ln_gql_suggestion(ln_arena_t *arena, ln_bytes_t name, const ln_bytes_list_t *candidates);

#endif
