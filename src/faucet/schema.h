/* SPDX-License-Identifier: Apache-2.0 */
/* faucet/schema.h - the faucet's GraphQL schema with its resolvers (spec 04 §16.2). */
#ifndef LN_FAUCET_SCHEMA_H
#define LN_FAUCET_SCHEMA_H

#include "faucet/faucet.h"
#include "graphql/schema.h"

/* The text of schema/faucet.graphql. */
extern const ln_bytes_t ln_faucet_sdl;

/* In the call's arena. The context of requests is the ln_faucet_t. */
LN_CHECKED ln_err_t ln_faucet_schema(ln_call_t *call, ln_gql_schema_t **out);

#endif
