/* SPDX-License-Identifier: Apache-2.0 */
/* graphql/validate.h - does a request fit the schema? (specification, October 2021, section 5)
 *
 * Three passes; each needs what the one before it has made sure, so a request with errors in one
 * pass is not looked at by the next, and no error is only the echo of another:
 *
 *     1 walk    every definition on its own: names exist and are given once, arguments and
 *               directives fit, leaves have no selections and objects have some; joins the tree to
 *               the schema
 *     2 reach   what operations get at through fragments: no cycles, nothing unused, depth,
 *               variables defined, used, and of the right type
 *     3 merge   fields with the same answer name are the same field
 *
 * A request that passes is safe to execute: no name is unknown any more, and recursion over its
 * selections is bounded by limits->depth_max, fragments included.
 *
 * All operations of a request are checked, also those that will not run. */
#ifndef LN_GRAPHQL_VALIDATE_H
#define LN_GRAPHQL_VALIDATE_H

#include "graphql/error.h"
#include "graphql/limits.h"
#include "graphql/schema.h"

/* Fills the fields of the document that are marked "found". */
LN_CHECKED ln_err_t ln_gql_validate(const ln_gql_schema_t *schema, ln_gql_document_t *document,
                                    ln_gql_errors_t *errors, const ln_gql_limits_t *limits);

#endif
