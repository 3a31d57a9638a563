/* SPDX-License-Identifier: Apache-2.0 */
/* node/error.h - errors on their way between a validator and its client (spec 01 §5.3, spec 04
 * §4.1, §4.2).
 *
 * Inside a process an error is a code with a text and, for some codes, a detail in the call;
 * between processes it is a NodeError. Which variant a code becomes stands in schema/errors.def.
 * Clients compare the NodeErrors of several validators, so the same failure must always give the
 * same value. */
#ifndef LN_NODE_ERROR_H
#define LN_NODE_ERROR_H

#include "types/gen/node.h"

/* The detail of LN_ERR_UNEXPECTED_BLOCK_HEIGHT: expected and found. */
typedef ln_node_error_unexpected_block_height_t ln_wrong_height_t;

/* The detail of LN_ERR_MISSING_CROSS_CHAIN_UPDATE: chain_id, origin, height. */
typedef ln_node_error_missing_cross_chain_update_t ln_missing_update_t;

/* What a client is told of an error; borrows from the call. */
ln_node_error_t ln_node_error_of(const ln_call_t *call, ln_err_t err);

/* What a client makes of it: the code of the same name, with its detail; or LN_ERR_NODE, whose
 * detail is the NodeError itself, for variants that are only a text. Recorded in the call; borrows
 * from the error. */
ln_err_t ln_node_error_fail(ln_call_t *call, const ln_node_error_t *error);

/* The error in words. */
ln_bytes_t ln_node_error_text(ln_arena_t *arena, const ln_node_error_t *error);

#endif
