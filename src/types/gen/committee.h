/* SPDX-License-Identifier: Apache-2.0 */
/* Written by tools/gen from schema/types.bcs; do not edit. */
/* types/gen/committee.h - validators, fee policy, genesis. */
#ifndef LN_TYPES_GEN_COMMITTEE_H
#define LN_TYPES_GEN_COMMITTEE_H

#include "types/gen/chain.h"
#include "types/gen/ids.h"
#include "types/gen/keys.h"
#include "types/value.h"

typedef struct {
    ln_amount_t wasm_fuel_unit;
    ln_amount_t evm_fuel_unit;
    ln_amount_t read_operation;
    ln_amount_t write_operation;
    ln_amount_t byte_runtime;
    ln_amount_t byte_read;
    ln_amount_t byte_written;
    ln_amount_t blob_read;
    ln_amount_t blob_published;
    ln_amount_t blob_byte_read;
    ln_amount_t blob_byte_published;
    ln_amount_t byte_stored;
    ln_amount_t operation;
    ln_amount_t operation_byte;
    ln_amount_t message;
    ln_amount_t message_byte;
    ln_amount_t service_as_oracle_query;
    ln_amount_t http_request;
    uint64_t maximum_wasm_fuel_per_block;
    uint64_t maximum_evm_fuel_per_block;
    uint64_t maximum_service_oracle_execution_ms;
    uint64_t maximum_block_size;
    uint64_t maximum_bytecode_size;
    uint64_t maximum_blob_size;
    uint64_t maximum_published_blobs;
    uint64_t maximum_block_proposal_size;
    uint64_t maximum_bytes_read_per_block;
    uint64_t maximum_bytes_written_per_block;
    uint64_t maximum_oracle_response_bytes;
    uint64_t maximum_http_response_bytes;
    uint64_t http_request_timeout_ms;
    ln_text_set_t http_request_allow_list;
} ln_resource_control_policy_t;

extern const ln_type_t ln_resource_control_policy_type;
void ln_resource_control_policy_write(ln_writer_t *w, const ln_resource_control_policy_t *v);
void ln_resource_control_policy_read(ln_reader_t *r, ln_resource_control_policy_t *v);
static inline bool ln_resource_control_policy_equal(const ln_resource_control_policy_t *a,
                                                    const ln_resource_control_policy_t *b)
{
    return ln_value_equal(&ln_resource_control_policy_type, a, b);
}

typedef struct {
    ln_bytes_t network_address;
    uint64_t votes;
    ln_account_public_key_t account_public_key;
} ln_validator_state_t;

extern const ln_type_t ln_validator_state_type;
void ln_validator_state_write(ln_writer_t *w, const ln_validator_state_t *v);
void ln_validator_state_read(ln_reader_t *r, ln_validator_state_t *v);
static inline bool ln_validator_state_equal(const ln_validator_state_t *a,
                                            const ln_validator_state_t *b)
{
    return ln_value_equal(&ln_validator_state_type, a, b);
}

typedef struct {
    ln_secp256k1_public_key_t key;
    ln_validator_state_t value;
} ln_secp256k1_public_key_validator_state_map_entry_t;

typedef struct {
    ln_secp256k1_public_key_validator_state_map_entry_t *items;
    size_t count;
} ln_secp256k1_public_key_validator_state_map_t;

extern const ln_type_t ln_secp256k1_public_key_validator_state_map_type;
void ln_secp256k1_public_key_validator_state_map_write(
    ln_writer_t *w, const ln_secp256k1_public_key_validator_state_map_t *v);
void ln_secp256k1_public_key_validator_state_map_read(
    ln_reader_t *r, ln_secp256k1_public_key_validator_state_map_t *v);
static inline bool ln_secp256k1_public_key_validator_state_map_equal(
    const ln_secp256k1_public_key_validator_state_map_t *a,
    const ln_secp256k1_public_key_validator_state_map_t *b)
{
    return ln_value_equal(&ln_secp256k1_public_key_validator_state_map_type, a, b);
}

typedef struct {
    ln_secp256k1_public_key_validator_state_map_t validators;
    ln_resource_control_policy_t policy;
} ln_committee_t;

extern const ln_type_t ln_committee_type;
void ln_committee_write(ln_writer_t *w, const ln_committee_t *v);
void ln_committee_read(ln_reader_t *r, ln_committee_t *v);
static inline bool ln_committee_equal(const ln_committee_t *a, const ln_committee_t *b)
{
    return ln_value_equal(&ln_committee_type, a, b);
}

typedef struct {
    ln_committee_t committee;
    ln_timestamp_t timestamp;
    ln_chain_description_list_t chains;
    ln_bytes_t network_name;
} ln_genesis_config_t;

extern const ln_type_t ln_genesis_config_type;
void ln_genesis_config_write(ln_writer_t *w, const ln_genesis_config_t *v);
void ln_genesis_config_read(ln_reader_t *r, ln_genesis_config_t *v);
static inline bool ln_genesis_config_equal(const ln_genesis_config_t *a,
                                           const ln_genesis_config_t *b)
{
    return ln_value_equal(&ln_genesis_config_type, a, b);
}
static inline ln_hash_t ln_genesis_config_hash(ln_arena_t *scratch, const ln_genesis_config_t *v)
{
    return ln_value_hash(&ln_genesis_config_type, scratch, v);
}

typedef struct {
    ln_bytes_t name;
    ln_hash_t genesis_config_hash;
    ln_timestamp_t genesis_timestamp;
    ln_hash_t genesis_committee_blob_hash;
    ln_chain_id_t admin_chain_id;
} ln_network_description_t;

extern const ln_type_t ln_network_description_type;
void ln_network_description_write(ln_writer_t *w, const ln_network_description_t *v);
void ln_network_description_read(ln_reader_t *r, ln_network_description_t *v);
static inline bool ln_network_description_equal(const ln_network_description_t *a,
                                                const ln_network_description_t *b)
{
    return ln_value_equal(&ln_network_description_type, a, b);
}

typedef struct {
    ln_epoch_t key;
    ln_committee_t value;
} ln_epoch_committee_map_entry_t;

typedef struct {
    ln_epoch_committee_map_entry_t *items;
    size_t count;
} ln_epoch_committee_map_t;

extern const ln_type_t ln_epoch_committee_map_type;
void ln_epoch_committee_map_write(ln_writer_t *w, const ln_epoch_committee_map_t *v);
void ln_epoch_committee_map_read(ln_reader_t *r, ln_epoch_committee_map_t *v);
static inline bool ln_epoch_committee_map_equal(const ln_epoch_committee_map_t *a,
                                                const ln_epoch_committee_map_t *b)
{
    return ln_value_equal(&ln_epoch_committee_map_type, a, b);
}

typedef struct {
    bool some;
    ln_epoch_committee_map_t value;
} ln_epoch_committee_map_opt_t;

extern const ln_type_t ln_epoch_committee_map_opt_type;
void ln_epoch_committee_map_opt_write(ln_writer_t *w, const ln_epoch_committee_map_opt_t *v);
void ln_epoch_committee_map_opt_read(ln_reader_t *r, ln_epoch_committee_map_opt_t *v);
static inline bool ln_epoch_committee_map_opt_equal(const ln_epoch_committee_map_opt_t *a,
                                                    const ln_epoch_committee_map_opt_t *b)
{
    return ln_value_equal(&ln_epoch_committee_map_opt_type, a, b);
}

#endif
