/* SPDX-License-Identifier: Apache-2.0 */
/* graphql/input.h - values on their way in: literals, variables and defaults become the JSON that
 * resolvers get (specification, sections 3.5.x "Input Coercion" and 6.4.1).
 *
 *     variables of the request (JSON) -- coerce_json --> values of variables
 *     literals in the text + values of variables -- coerce_literal --> arguments of a resolver
 *
 * Coercion wraps a single value into a list, fills in defaults, turns IDs into strings, and refuses
 * what does not fit. Literals have been checked against their types before (graphql/check.h);
 * what can still go wrong with them are nulls in variables, and custom scalars.
 *
 * Compat: custom scalars are looked at when an argument is used, not when variables are read, so
 * that their errors carry the place of the argument and the path of the field, as the reference's
 * do (spec 04 §15.1; recorded for transfer with amount "abc"). */
#ifndef LN_GRAPHQL_INPUT_H
#define LN_GRAPHQL_INPUT_H

#include "base/buffer.h"
#include "base/ordmap.h"
#include "graphql/error.h"
#include "graphql/schema.h"

/* A variable of an operation with its value. */
typedef struct {
    ln_bytes_t name;
    bool given;         /* by the request, or by its default */
    ln_json_t *value;   /* if given: fits the type of the variable */
    ln_bytes_t refused; /* why a custom scalar in it is none; or empty */
} ln_gql_variable_value_t;

typedef struct {
    ln_gql_variable_value_t *items;
    size_t count;
    ln_ordmap_t names; /* name -> index, a uint32_t */
} ln_gql_variable_values_t;

typedef struct {
    ln_call_t *call;
    const ln_gql_schema_t *schema;
    const ln_gql_variable_values_t *variables; /* or null */
    size_t nodes;                              /* values made so far */
    /* of what was refused: where inside the value, and why */
    ln_bytes_t where, problem;
    ln_bytes_t refused; /* coerce_json: why a custom scalar is none; or empty */
} ln_gql_coercer_t;

/* False, with where and problem set, if the value does not fit. *out shares what it can. */
LN_CHECKED bool ln_gql_coerce_json(ln_gql_coercer_t *c, ln_json_t *out, ln_json_t *value,
                                   const ln_gql_type_t *type);

/* The same for a literal. *given is false if it is a variable without value; *out is then null. */
LN_CHECKED bool ln_gql_coerce_literal(ln_gql_coercer_t *c, ln_json_t *out, bool *given,
                                      const ln_gql_literal_t *literal, const ln_gql_type_t *type);

/* The arguments of a field or directive as one object. LN_ERR_INVALID_INPUT, with an error at the
 * argument that does not fit recorded under path. */
LN_CHECKED ln_err_t ln_gql_coerce_arguments(ln_gql_coercer_t *c, ln_json_t **out,
                                            ln_gql_errors_t *errors,
                                            const ln_gql_arguments_t *arguments,
                                            const ln_gql_inputs_t *inputs, ln_bytes_t path,
                                            uint32_t at);

/* Values of the operation's variables from the request's (an object, or null). Everything that is
 * wrong is recorded. */
LN_CHECKED ln_err_t ln_gql_coerce_variables(ln_call_t *call, ln_gql_variable_values_t *out,
                                            ln_gql_errors_t *errors, const ln_gql_schema_t *schema,
                                            const ln_gql_operation_t *operation,
                                            const ln_json_t *given);

/* By name, or null. */
const ln_gql_variable_value_t *ln_gql_find_variable(const ln_gql_variable_values_t *variables,
                                                    ln_bytes_t name);

/* The member with this name, or null; of equal names the last one counts. */
ln_json_t *ln_gql_json_member(const ln_json_t *object, ln_bytes_t name);

/* Does a number, as written, fit Int? */
bool ln_gql_int_fits(const ln_gql_schema_t *schema, ln_bytes_t text);

/* Does a number, as written, fit Float? */
bool ln_gql_float_fits(ln_arena_t *arena, ln_bytes_t text);

/* Is name one of the values of the enum? */
bool ln_gql_enum_has(const ln_gql_def_t *def, ln_bytes_t name);

/* A value in the syntax of GraphQL, and as JSON. */
void ln_gql_literal_print(ln_buffer_t *out, const ln_gql_literal_t *literal);
void ln_gql_json_print(ln_buffer_t *out, const ln_json_t *json);

#endif
