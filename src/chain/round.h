/* SPDX-License-Identifier: Apache-2.0 */
/* chain/round.h - in which rounds a block may be proposed, and how long each lasts (spec 01 §4.2,
 * §4.4).
 *
 *     fast -> multi-leader 0 .. n-1 -> single-leader 0, 1, 2 ... -> validator 0, 1, 2 ...
 */
#ifndef LN_CHAIN_ROUND_H
#define LN_CHAIN_ROUND_H

#include "types/gen/chain.h"
#include "types/gen/ids.h"

typedef struct {
    bool some;
    ln_round_t value;
} ln_maybe_round_t;

/* The round in which a height begins. */
ln_round_t ln_first_round(const ln_chain_ownership_t *ownership);

/* The round after a time-out; none after the very last. */
ln_maybe_round_t ln_next_round(const ln_chain_ownership_t *ownership, ln_round_t round);

/* How long a round lasts; none if it does not time out. Compat: a multi-leader round beyond the
 * configured ones is valid and has no end. */
ln_time_delta_opt_t ln_round_duration(const ln_chain_ownership_t *ownership, ln_round_t round);

#endif
