/* SPDX-License-Identifier: Apache-2.0 */
/* graphql/limits.h - how much one request may cost.
 *
 * A text of a few bytes can ask for very much: aliases repeat a field, fragments multiply
 * selections, lists of objects multiply both. Everything that grows is counted, and what exceeds
 * its limit is an error of the request. */
#ifndef LN_GRAPHQL_LIMITS_H
#define LN_GRAPHQL_LIMITS_H

#include "base/macros.h"

typedef struct {
    size_t tokens_max;     /* of the text; an uploaded module is a list of that many numbers */
    size_t depth_max;      /* nested selections with fragments put in their places; nested values */
    size_t selections_max; /* fields and fragments written in the text */
    size_t fields_max;     /* fields once fragments are in their places; fields in the answer */
    size_t answer_bytes_max;
} ln_gql_limits_t;

/* The deepest answer that a JSON writer holds, less the levels around the data. */
#define LN_GQL_DEPTH_MAX 60

/* Directives in one place. More are refused: each may be looked at whenever its field is. */
#define LN_GQL_DIRECTIVES_MAX 32

/* The limits that hold unless somebody asks for others. */
static inline ln_gql_limits_t ln_gql_limits(void)
{
    return (ln_gql_limits_t){
        .tokens_max = 1u << 20,
        .depth_max = LN_GQL_DEPTH_MAX,
        .selections_max = 10000,
        .fields_max = 250000,
        .answer_bytes_max = 64u << 20,
    };
}

#endif
