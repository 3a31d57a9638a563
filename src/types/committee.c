/* SPDX-License-Identifier: Apache-2.0 */
#include "types/committee.h"

#include "crypto/verified.h"

#include "types/json_form.h"

#include <string.h>

uint64_t ln_committee_total_votes(const ln_committee_t *committee)
{
    uint64_t total = 0;
    for (size_t i = 0; i < committee->validators.count; i++)
        total += committee->validators.items[i].value.votes;
    return total;
}

uint64_t ln_committee_quorum_threshold(const ln_committee_t *committee)
{
    return 2 * ln_committee_total_votes(committee) / 3 + 1;
}

uint64_t ln_committee_validity_threshold(const ln_committee_t *committee)
{
    uint64_t total = ln_committee_total_votes(committee);
    return total / 3 + (total % 3 != 0);
}

const ln_validator_state_t *ln_committee_validator(const ln_committee_t *committee,
                                                   const ln_secp256k1_public_key_t *key)
{
    return ln_map_find(&ln_secp256k1_public_key_validator_state_map_type, &committee->validators,
                       key);
}

uint64_t ln_committee_votes(const ln_committee_t *committee, const ln_secp256k1_public_key_t *key)
{
    const ln_validator_state_t *state = ln_committee_validator(committee, key);
    return state == NULL ? 0 : state->votes;
}

ln_hash_t ln_vote_hash(const ln_hash_t *value_hash, ln_round_t round, ln_certificate_kind_t kind)
{
    ln_arena_t scratch = {0};
    ln_vote_value_t value = {*value_hash, round, kind};
    ln_hash_t hash = ln_vote_value_hash(&scratch, &value);
    ln_arena_release(&scratch);
    return hash;
}

/* --- certificates (spec 01 §8.1): the cheap checks come first, as their errors must */

static bool signed_before(const ln_validator_signature_list_t *signatures, size_t index)
{
    const ln_secp256k1_public_key_t *key = &signatures->items[index].public_key;
    for (size_t i = 0; i < index; i++)
        if (memcmp(&signatures->items[i].public_key, key, sizeof(*key)) == 0)
            return true;
    return false;
}

ln_err_t ln_committee_check(ln_call_t *call, const ln_committee_t *committee,
                            const ln_hash_t *value_hash, ln_round_t round,
                            ln_certificate_kind_t kind,
                            const ln_validator_signature_list_t *signatures)
{
    uint64_t weight = 0;
    for (size_t i = 0; i < signatures->count; i++) {
        if (signed_before(signatures, i))
            return LN_FAIL(call, LN_ERR_CERTIFICATE_VALIDATOR_REUSE, NULL);
        uint64_t votes = ln_committee_votes(committee, &signatures->items[i].public_key);
        if (votes == 0)
            return LN_FAIL(call, LN_ERR_CERTIFICATE_SIGNER, NULL);
        weight += votes;
    }
    if (weight < ln_committee_quorum_threshold(committee))
        return LN_FAIL(call, LN_ERR_CERTIFICATE_REQUIRES_QUORUM, NULL);
    ln_hash_t hash = ln_vote_hash(value_hash, round, kind);
    for (size_t i = 0; i < signatures->count; i++)
        if (!ln_verified_secp256k1(&signatures->items[i].public_key, &hash,
                                   &signatures->items[i].signature))
            return LN_FAIL(call, LN_ERR_SIGNATURE, "a signature of the certificate is not valid");
    return LN_OK;
}

/* --- JSON (spec 01 §1.3) */

void ln_committee_to_json(ln_json_writer_t *w, const ln_committee_t *committee)
{
    ln_json_begin_object(w);
    ln_json_key(w, "validators");
    ln_value_to_json(w, &ln_secp256k1_public_key_validator_state_map_type, &committee->validators);
    ln_json_key(w, "total_votes");
    ln_json_u64(w, ln_committee_total_votes(committee));
    ln_json_key(w, "quorum_threshold");
    ln_json_u64(w, ln_committee_quorum_threshold(committee));
    ln_json_key(w, "validity_threshold");
    ln_json_u64(w, ln_committee_validity_threshold(committee));
    ln_json_key(w, "policy");
    ln_value_to_json(w, &ln_resource_control_policy_type, &committee->policy);
    ln_json_end_object(w);
}

static void read_member(ln_json_reader_t *r, const ln_type_t *type, void *out, ln_json_t *json,
                        const char *name)
{
    ln_json_t *member = ln_json_get(r, json, name);
    size_t position = ln_json_enter(r, name);
    ln_value_from_json(r, type, out, member);
    ln_json_leave(r, position);
}

static void expect_number(ln_json_reader_t *r, ln_json_t *json, const char *name, uint64_t value)
{
    uint64_t given = 0;
    read_member(r, &ln_u64_type, &given, json, name);
    size_t position = ln_json_enter(r, name);
    if (!r->failed && given != value)
        ln_json_fail(r, "does not follow from the votes of the validators");
    ln_json_leave(r, position);
}

void ln_committee_from_json(ln_json_reader_t *r, ln_committee_t *out, ln_json_t *json)
{
    read_member(r, &ln_secp256k1_public_key_validator_state_map_type, &out->validators, json,
                "validators");
    read_member(r, &ln_resource_control_policy_type, &out->policy, json, "policy");
    expect_number(r, json, "total_votes", ln_committee_total_votes(out));
    expect_number(r, json, "quorum_threshold", ln_committee_quorum_threshold(out));
    expect_number(r, json, "validity_threshold", ln_committee_validity_threshold(out));
}

/* --- policies: the values of spec 02 §9.1 */

#define NANO ((ln_u128_t)1000000000u)
#define MICRO (NANO * 1000)
#define MILLI (MICRO * 1000)

ln_resource_control_policy_t ln_policy_no_fees(void)
{
    return (ln_resource_control_policy_t){
        .maximum_wasm_fuel_per_block = UINT64_MAX,
        .maximum_evm_fuel_per_block = UINT64_MAX,
        .maximum_service_oracle_execution_ms = UINT64_MAX,
        .maximum_block_size = UINT64_MAX,
        .maximum_bytecode_size = UINT64_MAX,
        .maximum_blob_size = UINT64_MAX,
        .maximum_published_blobs = UINT64_MAX,
        .maximum_block_proposal_size = UINT64_MAX,
        .maximum_bytes_read_per_block = UINT64_MAX,
        .maximum_bytes_written_per_block = UINT64_MAX,
        .maximum_oracle_response_bytes = UINT64_MAX,
        .maximum_http_response_bytes = UINT64_MAX,
        .http_request_timeout_ms = UINT64_MAX,
    };
}

ln_resource_control_policy_t ln_policy_testnet(void)
{
    return (ln_resource_control_policy_t){
        .wasm_fuel_unit = {10 * NANO},
        .evm_fuel_unit = {10 * NANO},
        .read_operation = {10 * MICRO},
        .write_operation = {20 * MICRO},
        .byte_runtime = {NANO},
        .byte_read = {10 * NANO},
        .byte_written = {100 * NANO},
        .blob_read = {100 * NANO},
        .blob_published = {1000 * NANO},
        .blob_byte_read = {10 * NANO},
        .blob_byte_published = {100 * NANO},
        .byte_stored = {10 * NANO},
        .operation = {10 * MICRO},
        .operation_byte = {10 * NANO},
        .message = {10 * MICRO},
        .message_byte = {100 * NANO},
        .service_as_oracle_query = {10 * MILLI},
        .http_request = {50 * MICRO},
        .maximum_wasm_fuel_per_block = 100000000,
        .maximum_evm_fuel_per_block = 100000000,
        .maximum_service_oracle_execution_ms = 10000,
        .maximum_block_size = 1000000,
        .maximum_bytecode_size = 10000000,
        .maximum_blob_size = 1000000,
        .maximum_published_blobs = 10,
        .maximum_block_proposal_size = 13000000,
        .maximum_bytes_read_per_block = 100000000,
        .maximum_bytes_written_per_block = 10000000,
        .maximum_oracle_response_bytes = 10000,
        .maximum_http_response_bytes = 10000,
        .http_request_timeout_ms = 20000,
    };
}

ln_resource_control_policy_t ln_policy_only_fuel(void)
{
    ln_resource_control_policy_t policy = ln_policy_no_fees();
    policy.wasm_fuel_unit.attos = MICRO;
    policy.evm_fuel_unit.attos = MICRO;
    return policy;
}

ln_resource_control_policy_t ln_policy_all_categories(void)
{
    ln_resource_control_policy_t policy = ln_policy_no_fees();
    policy.wasm_fuel_unit.attos = NANO;
    policy.evm_fuel_unit.attos = NANO;
    policy.byte_read.attos = 100;
    policy.byte_written.attos = 1000;
    policy.blob_read.attos = NANO;
    policy.blob_published.attos = 10 * NANO;
    policy.blob_byte_read.attos = 100;
    policy.blob_byte_published.attos = 1000;
    policy.operation.attos = 10;
    policy.operation_byte.attos = 1;
    policy.message.attos = 10;
    policy.message_byte.attos = 1;
    policy.http_request.attos = MICRO;
    return policy;
}

bool ln_policy_allows(const ln_resource_control_policy_t *policy, ln_bytes_t text)
{
    return ln_set_find(&ln_text_set_type, &policy->http_request_allow_list, &text) != SIZE_MAX;
}
