/* SPDX-License-Identifier: Apache-2.0 */
/* graphql/execute_priv.h - one execution while it runs.
 *
 * A plan is what a selection means for one object type: fragments and directives are gone, fields
 * of one answer name are one. It is made once per type, not once per object of a list. */
#ifndef LN_GRAPHQL_EXECUTE_PRIV_H
#define LN_GRAPHQL_EXECUTE_PRIV_H

#include "graphql/execute.h"

typedef struct ln_gql_plan ln_gql_plan_t;

typedef struct {
    const ln_gql_selection_t *first; /* in the order of the text */
    const ln_gql_field_t *field;     /* of the object type */
    struct {
        const ln_gql_selection_t **items;
        size_t count;
    } all; /* what is selected on its value is in all of these */
    struct {
        ln_gql_plan_t **items;
        size_t count;
    } below; /* the plans for its value, one for each object type that has occurred */
} ln_gql_plan_field_t;

struct ln_gql_plan {
    const ln_gql_def_t *def; /* the object type */
    ln_gql_plan_field_t *items;
    size_t count;
};

/* The place in the answer, from the inside out. */
typedef struct ln_gql_path {
    const struct ln_gql_path *parent;
    ln_bytes_t key; /* null data: index counts */
    size_t index;
} ln_gql_path_t;

typedef struct {
    ln_call_t *call;
    const ln_gql_prepared_t *prepared;
    const ln_gql_schema_t *schema;
    const ln_gql_run_t *run;
    ln_gql_errors_t errors;
    ln_buffer_t out;
    ln_json_writer_t w;
    size_t fields;  /* resolved so far */
    ln_err_t fatal; /* not LN_OK: the execution is over */

    ln_json_t **args;               /* by id of the selection: coerced arguments ... */
    const ln_gql_field_t **args_of; /* ... of this field */

    uint32_t *slots;   /* for plans: by key_id, the field in the plan that is made, or NONE */
    uint32_t *visited; /* by fragment: the number of the plan that has it */
    uint32_t plan_number;
} ln_gql_execution_t;

void ln_gql_execution_init(ln_gql_execution_t *x, ln_call_t *call,
                           const ln_gql_prepared_t *prepared, const ln_gql_run_t *run);

/* The plan for selections that stand on def. */
ln_gql_plan_t *ln_gql_plan_root(ln_gql_execution_t *x, const ln_gql_selections_t *selections,
                                const ln_gql_def_t *def);

/* The plan for what is selected on the value of a field, which is of the object type def. */
ln_gql_plan_t *ln_gql_plan_below(ln_gql_execution_t *x, ln_gql_plan_field_t *field,
                                 const ln_gql_def_t *def);

/* The functions below return false after they have recorded an error, and leave a partial value
 * behind, which the nearest nullable place takes back. */

/* Writes the members of an object. */
LN_CHECKED bool ln_gql_run_plan(ln_gql_execution_t *x, const ln_gql_plan_t *plan,
                                const ln_gql_value_t *parent, const ln_gql_path_t *path);

/* Writes a value as the type wants it. */
LN_CHECKED bool ln_gql_complete(ln_gql_execution_t *x, ln_gql_plan_field_t *field,
                                const ln_gql_type_t *type, const ln_gql_value_t *value,
                                const ln_gql_path_t *path);

/* Counts a field or an object, and ends the execution at a limit or the deadline. */
LN_CHECKED bool ln_gql_within_limits(ln_gql_execution_t *x);

/* Records that a field failed; returns false. */
bool ln_gql_field_error(ln_gql_execution_t *x, const ln_gql_selection_t *field,
                        const ln_gql_path_t *path, ln_bytes_t message);

/* Ends the execution; returns false. */
bool ln_gql_stop(ln_gql_execution_t *x, ln_err_t err, const char *message);

ln_bytes_t ln_gql_path_text(ln_arena_t *arena, const ln_gql_path_t *path);

#endif
