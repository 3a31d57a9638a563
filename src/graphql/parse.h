/* SPDX-License-Identifier: Apache-2.0 */
/* graphql/parse.h - text into syntax trees.
 *
 * Two grammars over the same words: requests (operations and fragments), and schemas (type
 * definitions; graphql/schema.h). Both stop at the first error and say where it is. Nesting, tokens
 * and selections are counted against the limits while reading, so that what is refused costs no
 * more than what is accepted. */
#ifndef LN_GRAPHQL_PARSE_H
#define LN_GRAPHQL_PARSE_H

#include "graphql/document.h"
#include "graphql/error.h"
#include "graphql/limits.h"

/* Reads the source of the list as a request. The document lives in the arena of the list and
 * borrows the source. Type definitions in it are an error. */
LN_CHECKED ln_err_t ln_gql_parse(ln_gql_document_t *out, ln_gql_errors_t *errors,
                                 const ln_gql_limits_t *limits);

#endif
