/* SPDX-License-Identifier: Apache-2.0 */
/* graphql/graphiql.h - the page that a person sees who opens the address of a service.
 *
 * One HTML text without anything from elsewhere: an editor for queries and variables, the answer, a
 * browser of the schema. It sends requests to the path from which it was loaded, and subscriptions
 * to /ws (graphql-transport-ws). Its source is web/graphiql.html; `tools/embed` makes the bytes. */
#ifndef LN_GRAPHQL_GRAPHIQL_H
#define LN_GRAPHQL_GRAPHIQL_H

#include "base/bytes.h"

/* To be sent as "text/html; charset=utf-8". */
extern const ln_bytes_t ln_graphiql_html;

#endif
