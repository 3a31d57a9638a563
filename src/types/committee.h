/* SPDX-License-Identifier: Apache-2.0 */
/* types/committee.h - votes, thresholds and policies of a committee (spec 01 §8). */
#ifndef LN_TYPES_COMMITTEE_H
#define LN_TYPES_COMMITTEE_H

#include "types/gen/certificate.h"
#include "types/gen/committee.h"

/* The sum of all votes; wraps as the reference's u64. */
uint64_t ln_committee_total_votes(const ln_committee_t *committee);

/* floor(2N/3) + 1: two quorums share a correct validator. */
uint64_t ln_committee_quorum_threshold(const ln_committee_t *committee);

/* ceil(N/3): among as many there is a correct validator. */
uint64_t ln_committee_validity_threshold(const ln_committee_t *committee);

/* The validator's entry, or null. */
const ln_validator_state_t *ln_committee_validator(const ln_committee_t *committee,
                                                   const ln_secp256k1_public_key_t *key);

/* The votes of a validator; 0 if it is not in the committee. */
uint64_t ln_committee_votes(const ln_committee_t *committee, const ln_secp256k1_public_key_t *key);

/* Checks who signed and whether it is enough, then the signatures over
 * H(VoteValue, (value_hash, round, kind)), in the order of spec 01 §8.1. Errors:
 * CERTIFICATE_SIGNER, CERTIFICATE_VALIDATOR_REUSE, CERTIFICATE_REQUIRES_QUORUM, SIGNATURE. */
LN_CHECKED ln_err_t ln_committee_check(ln_call_t *call, const ln_committee_t *committee,
                                       const ln_hash_t *value_hash, ln_round_t round,
                                       ln_certificate_kind_t kind,
                                       const ln_validator_signature_list_t *signatures);

/* What a validator signs to vote. */
ln_hash_t ln_vote_hash(const ln_hash_t *value_hash, ln_round_t round, ln_certificate_kind_t kind);

/* --- fee policies (spec 02 §9.1) */

/* All prices 0, all limits as high as can be. */
ln_resource_control_policy_t ln_policy_no_fees(void);
ln_resource_control_policy_t ln_policy_testnet(void);

/* For tests: only fuel has a price, or nearly everything has. */
ln_resource_control_policy_t ln_policy_only_fuel(void);
ln_resource_control_policy_t ln_policy_all_categories(void);

/* Is the text in the policy's http_request_allow_list? Flags of the protocol are kept there too. */
bool ln_policy_allows(const ln_resource_control_policy_t *policy, ln_bytes_t text);

#define LN_FLAG_ZERO_HASH "FLAG_ZERO_HASH.linera.network"
#define LN_FLAG_FREE_REJECT "FLAG_FREE_REJECT.linera.network"
#define LN_FLAG_MANDATORY_APPS_NEED_ACCEPTED_MESSAGE                                               \
    "FLAG_MANDATORY_APPS_NEED_ACCEPTED_MESSAGE.linera.network"
#define LN_FLAG_FREE_APPLICATION_PREFIX "FLAG_FREE_APPLICATION_ID_"
#define LN_FLAG_SUFFIX ".linera.network"

#endif
