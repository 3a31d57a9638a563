/* SPDX-License-Identifier: Apache-2.0 */
/* chain/leader.h - who leads a round: a weighted choice that everybody computes alike (spec 01
 * §4.3).
 *
 * Owners in order have weights; ChaCha8, seeded from round and height, picks one in constant time
 * from an alias table. The table and the sampling are those of rand_distr 0.4 and rand 0.8, to the
 * bit. */
#ifndef LN_CHAIN_LEADER_H
#define LN_CHAIN_LEADER_H

#include "types/gen/chain.h"

/* The index of the leader, or SIZE_MAX if the weights give no distribution: there are none, one is
 * larger than the number of them allows, or all are 0. */
size_t ln_leader_index(const uint64_t *weights, size_t count, uint32_t round, uint64_t height);

/* The same for owners with weights; none if there is no distribution. */
ln_account_owner_opt_t ln_leader(const ln_account_owner_u64_map_t *owners, uint32_t round,
                                 uint64_t height);

#endif
