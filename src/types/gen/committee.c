/* SPDX-License-Identifier: Apache-2.0 */
/* Written by tools/gen from schema/types.bcs; do not edit. */
#include "types/gen/committee.h"

#include "types/json_form.h"

#include <stddef.h>

void ln_resource_control_policy_write(ln_writer_t *w, const ln_resource_control_policy_t *v)
{
    ln_amount_write(w, &v->wasm_fuel_unit);
    ln_amount_write(w, &v->evm_fuel_unit);
    ln_amount_write(w, &v->read_operation);
    ln_amount_write(w, &v->write_operation);
    ln_amount_write(w, &v->byte_runtime);
    ln_amount_write(w, &v->byte_read);
    ln_amount_write(w, &v->byte_written);
    ln_amount_write(w, &v->blob_read);
    ln_amount_write(w, &v->blob_published);
    ln_amount_write(w, &v->blob_byte_read);
    ln_amount_write(w, &v->blob_byte_published);
    ln_amount_write(w, &v->byte_stored);
    ln_amount_write(w, &v->operation);
    ln_amount_write(w, &v->operation_byte);
    ln_amount_write(w, &v->message);
    ln_amount_write(w, &v->message_byte);
    ln_amount_write(w, &v->service_as_oracle_query);
    ln_amount_write(w, &v->http_request);
    ln_write_u64(w, v->maximum_wasm_fuel_per_block);
    ln_write_u64(w, v->maximum_evm_fuel_per_block);
    ln_write_u64(w, v->maximum_service_oracle_execution_ms);
    ln_write_u64(w, v->maximum_block_size);
    ln_write_u64(w, v->maximum_bytecode_size);
    ln_write_u64(w, v->maximum_blob_size);
    ln_write_u64(w, v->maximum_published_blobs);
    ln_write_u64(w, v->maximum_block_proposal_size);
    ln_write_u64(w, v->maximum_bytes_read_per_block);
    ln_write_u64(w, v->maximum_bytes_written_per_block);
    ln_write_u64(w, v->maximum_oracle_response_bytes);
    ln_write_u64(w, v->maximum_http_response_bytes);
    ln_write_u64(w, v->http_request_timeout_ms);
    ln_text_set_write(w, &v->http_request_allow_list);
}

void ln_resource_control_policy_read(ln_reader_t *r, ln_resource_control_policy_t *v)
{
    ln_amount_read(r, &v->wasm_fuel_unit);
    ln_amount_read(r, &v->evm_fuel_unit);
    ln_amount_read(r, &v->read_operation);
    ln_amount_read(r, &v->write_operation);
    ln_amount_read(r, &v->byte_runtime);
    ln_amount_read(r, &v->byte_read);
    ln_amount_read(r, &v->byte_written);
    ln_amount_read(r, &v->blob_read);
    ln_amount_read(r, &v->blob_published);
    ln_amount_read(r, &v->blob_byte_read);
    ln_amount_read(r, &v->blob_byte_published);
    ln_amount_read(r, &v->byte_stored);
    ln_amount_read(r, &v->operation);
    ln_amount_read(r, &v->operation_byte);
    ln_amount_read(r, &v->message);
    ln_amount_read(r, &v->message_byte);
    ln_amount_read(r, &v->service_as_oracle_query);
    ln_amount_read(r, &v->http_request);
    v->maximum_wasm_fuel_per_block = ln_read_u64(r);
    v->maximum_evm_fuel_per_block = ln_read_u64(r);
    v->maximum_service_oracle_execution_ms = ln_read_u64(r);
    v->maximum_block_size = ln_read_u64(r);
    v->maximum_bytecode_size = ln_read_u64(r);
    v->maximum_blob_size = ln_read_u64(r);
    v->maximum_published_blobs = ln_read_u64(r);
    v->maximum_block_proposal_size = ln_read_u64(r);
    v->maximum_bytes_read_per_block = ln_read_u64(r);
    v->maximum_bytes_written_per_block = ln_read_u64(r);
    v->maximum_oracle_response_bytes = ln_read_u64(r);
    v->maximum_http_response_bytes = ln_read_u64(r);
    v->http_request_timeout_ms = ln_read_u64(r);
    ln_text_set_read(r, &v->http_request_allow_list);
}

static const ln_field_t resource_control_policy_fields[] = {
    {"wasm_fuel_unit", offsetof(ln_resource_control_policy_t, wasm_fuel_unit), &ln_amount_type},
    {"evm_fuel_unit", offsetof(ln_resource_control_policy_t, evm_fuel_unit), &ln_amount_type},
    {"read_operation", offsetof(ln_resource_control_policy_t, read_operation), &ln_amount_type},
    {"write_operation", offsetof(ln_resource_control_policy_t, write_operation), &ln_amount_type},
    {"byte_runtime", offsetof(ln_resource_control_policy_t, byte_runtime), &ln_amount_type},
    {"byte_read", offsetof(ln_resource_control_policy_t, byte_read), &ln_amount_type},
    {"byte_written", offsetof(ln_resource_control_policy_t, byte_written), &ln_amount_type},
    {"blob_read", offsetof(ln_resource_control_policy_t, blob_read), &ln_amount_type},
    {"blob_published", offsetof(ln_resource_control_policy_t, blob_published), &ln_amount_type},
    {"blob_byte_read", offsetof(ln_resource_control_policy_t, blob_byte_read), &ln_amount_type},
    {"blob_byte_published", offsetof(ln_resource_control_policy_t, blob_byte_published),
     &ln_amount_type},
    {"byte_stored", offsetof(ln_resource_control_policy_t, byte_stored), &ln_amount_type},
    {"operation", offsetof(ln_resource_control_policy_t, operation), &ln_amount_type},
    {"operation_byte", offsetof(ln_resource_control_policy_t, operation_byte), &ln_amount_type},
    {"message", offsetof(ln_resource_control_policy_t, message), &ln_amount_type},
    {"message_byte", offsetof(ln_resource_control_policy_t, message_byte), &ln_amount_type},
    {"service_as_oracle_query", offsetof(ln_resource_control_policy_t, service_as_oracle_query),
     &ln_amount_type},
    {"http_request", offsetof(ln_resource_control_policy_t, http_request), &ln_amount_type},
    {"maximum_wasm_fuel_per_block",
     offsetof(ln_resource_control_policy_t, maximum_wasm_fuel_per_block), &ln_u64_type},
    {"maximum_evm_fuel_per_block",
     offsetof(ln_resource_control_policy_t, maximum_evm_fuel_per_block), &ln_u64_type},
    {"maximum_service_oracle_execution_ms",
     offsetof(ln_resource_control_policy_t, maximum_service_oracle_execution_ms), &ln_u64_type},
    {"maximum_block_size", offsetof(ln_resource_control_policy_t, maximum_block_size),
     &ln_u64_type},
    {"maximum_bytecode_size", offsetof(ln_resource_control_policy_t, maximum_bytecode_size),
     &ln_u64_type},
    {"maximum_blob_size", offsetof(ln_resource_control_policy_t, maximum_blob_size), &ln_u64_type},
    {"maximum_published_blobs", offsetof(ln_resource_control_policy_t, maximum_published_blobs),
     &ln_u64_type},
    {"maximum_block_proposal_size",
     offsetof(ln_resource_control_policy_t, maximum_block_proposal_size), &ln_u64_type},
    {"maximum_bytes_read_per_block",
     offsetof(ln_resource_control_policy_t, maximum_bytes_read_per_block), &ln_u64_type},
    {"maximum_bytes_written_per_block",
     offsetof(ln_resource_control_policy_t, maximum_bytes_written_per_block), &ln_u64_type},
    {"maximum_oracle_response_bytes",
     offsetof(ln_resource_control_policy_t, maximum_oracle_response_bytes), &ln_u64_type},
    {"maximum_http_response_bytes",
     offsetof(ln_resource_control_policy_t, maximum_http_response_bytes), &ln_u64_type},
    {"http_request_timeout_ms", offsetof(ln_resource_control_policy_t, http_request_timeout_ms),
     &ln_u64_type},
    {"http_request_allow_list", offsetof(ln_resource_control_policy_t, http_request_allow_list),
     &ln_text_set_type},
};
static void resource_control_policy_write_any(ln_writer_t *w, const void *v)
{
    ln_resource_control_policy_write(w, (const ln_resource_control_policy_t *)v);
}
static void resource_control_policy_read_any(ln_reader_t *r, void *v)
{
    ln_resource_control_policy_read(r, (ln_resource_control_policy_t *)v);
}
const ln_type_t ln_resource_control_policy_type = {
    .name = "ResourceControlPolicy",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_resource_control_policy_t),
    .write = resource_control_policy_write_any,
    .read = resource_control_policy_read_any,
    .fields = resource_control_policy_fields,
    .field_count = 32,
};

void ln_validator_state_write(ln_writer_t *w, const ln_validator_state_t *v)
{
    ln_write_bytes(w, v->network_address);
    ln_write_u64(w, v->votes);
    ln_account_public_key_write(w, &v->account_public_key);
}

void ln_validator_state_read(ln_reader_t *r, ln_validator_state_t *v)
{
    v->network_address = ln_read_text(r);
    v->votes = ln_read_u64(r);
    ln_account_public_key_read(r, &v->account_public_key);
}

static const ln_field_t validator_state_fields[] = {
    {"network_address", offsetof(ln_validator_state_t, network_address), &ln_text_type},
    {"votes", offsetof(ln_validator_state_t, votes), &ln_u64_type},
    {"account_public_key", offsetof(ln_validator_state_t, account_public_key),
     &ln_account_public_key_type},
};
static void validator_state_write_any(ln_writer_t *w, const void *v)
{
    ln_validator_state_write(w, (const ln_validator_state_t *)v);
}
static void validator_state_read_any(ln_reader_t *r, void *v)
{
    ln_validator_state_read(r, (ln_validator_state_t *)v);
}
const ln_type_t ln_validator_state_type = {
    .name = "ValidatorState",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_validator_state_t),
    .write = validator_state_write_any,
    .read = validator_state_read_any,
    .fields = validator_state_fields,
    .field_count = 3,
};

void ln_secp256k1_public_key_validator_state_map_write(
    ln_writer_t *w, const ln_secp256k1_public_key_validator_state_map_t *v)
{
    ln_map_write(w, &ln_secp256k1_public_key_validator_state_map_type, v);
}

void ln_secp256k1_public_key_validator_state_map_read(
    ln_reader_t *r, ln_secp256k1_public_key_validator_state_map_t *v)
{
    ln_map_read(r, &ln_secp256k1_public_key_validator_state_map_type, v);
}

static void secp256k1_public_key_validator_state_map_write_any(ln_writer_t *w, const void *v)
{
    ln_secp256k1_public_key_validator_state_map_write(
        w, (const ln_secp256k1_public_key_validator_state_map_t *)v);
}
static void secp256k1_public_key_validator_state_map_read_any(ln_reader_t *r, void *v)
{
    ln_secp256k1_public_key_validator_state_map_read(
        r, (ln_secp256k1_public_key_validator_state_map_t *)v);
}
const ln_type_t ln_secp256k1_public_key_validator_state_map_type = {
    .name = "secp256k1_public_key_validator_state_map",
    .kind = LN_KIND_MAP,
    .size = sizeof(ln_secp256k1_public_key_validator_state_map_t),
    .write = secp256k1_public_key_validator_state_map_write_any,
    .read = secp256k1_public_key_validator_state_map_read_any,
    .inner = &ln_validator_state_type,
    .key = &ln_secp256k1_public_key_type,
    .entry_size = sizeof(ln_secp256k1_public_key_validator_state_map_entry_t),
    .value_offset = offsetof(ln_secp256k1_public_key_validator_state_map_entry_t, value),
};

void ln_committee_write(ln_writer_t *w, const ln_committee_t *v)
{
    ln_secp256k1_public_key_validator_state_map_write(w, &v->validators);
    ln_resource_control_policy_write(w, &v->policy);
}

void ln_committee_read(ln_reader_t *r, ln_committee_t *v)
{
    ln_secp256k1_public_key_validator_state_map_read(r, &v->validators);
    ln_resource_control_policy_read(r, &v->policy);
}

static const ln_field_t committee_fields[] = {
    {"validators", offsetof(ln_committee_t, validators),
     &ln_secp256k1_public_key_validator_state_map_type},
    {"policy", offsetof(ln_committee_t, policy), &ln_resource_control_policy_type},
};
static void committee_write_any(ln_writer_t *w, const void *v)
{
    ln_committee_write(w, (const ln_committee_t *)v);
}
static void committee_read_any(ln_reader_t *r, void *v)
{
    ln_committee_read(r, (ln_committee_t *)v);
}
static void committee_to_json_any(ln_json_writer_t *w, const void *v)
{
    ln_committee_to_json(w, (const ln_committee_t *)v);
}
static void committee_from_json_any(ln_json_reader_t *r, void *v, ln_json_t *json)
{
    ln_committee_from_json(r, (ln_committee_t *)v, json);
}
const ln_type_t ln_committee_type = {
    .name = "Committee",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_committee_t),
    .write = committee_write_any,
    .read = committee_read_any,
    .fields = committee_fields,
    .field_count = 2,
    .to_json = committee_to_json_any,
    .from_json = committee_from_json_any,
};

void ln_genesis_config_write(ln_writer_t *w, const ln_genesis_config_t *v)
{
    ln_committee_write(w, &v->committee);
    ln_timestamp_write(w, &v->timestamp);
    ln_chain_description_list_write(w, &v->chains);
    ln_write_bytes(w, v->network_name);
}

void ln_genesis_config_read(ln_reader_t *r, ln_genesis_config_t *v)
{
    ln_committee_read(r, &v->committee);
    ln_timestamp_read(r, &v->timestamp);
    ln_chain_description_list_read(r, &v->chains);
    v->network_name = ln_read_text(r);
}

static const ln_field_t genesis_config_fields[] = {
    {"committee", offsetof(ln_genesis_config_t, committee), &ln_committee_type},
    {"timestamp", offsetof(ln_genesis_config_t, timestamp), &ln_timestamp_type},
    {"chains", offsetof(ln_genesis_config_t, chains), &ln_chain_description_list_type},
    {"network_name", offsetof(ln_genesis_config_t, network_name), &ln_text_type},
};
static void genesis_config_write_any(ln_writer_t *w, const void *v)
{
    ln_genesis_config_write(w, (const ln_genesis_config_t *)v);
}
static void genesis_config_read_any(ln_reader_t *r, void *v)
{
    ln_genesis_config_read(r, (ln_genesis_config_t *)v);
}
const ln_type_t ln_genesis_config_type = {
    .name = "GenesisConfig",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_genesis_config_t),
    .write = genesis_config_write_any,
    .read = genesis_config_read_any,
    .fields = genesis_config_fields,
    .field_count = 4,
    .hash_name = "GenesisConfig",
};

void ln_network_description_write(ln_writer_t *w, const ln_network_description_t *v)
{
    ln_write_bytes(w, v->name);
    ln_hash_write(w, &v->genesis_config_hash);
    ln_timestamp_write(w, &v->genesis_timestamp);
    ln_hash_write(w, &v->genesis_committee_blob_hash);
    ln_chain_id_write(w, &v->admin_chain_id);
}

void ln_network_description_read(ln_reader_t *r, ln_network_description_t *v)
{
    v->name = ln_read_text(r);
    ln_hash_read(r, &v->genesis_config_hash);
    ln_timestamp_read(r, &v->genesis_timestamp);
    ln_hash_read(r, &v->genesis_committee_blob_hash);
    ln_chain_id_read(r, &v->admin_chain_id);
}

static const ln_field_t network_description_fields[] = {
    {"name", offsetof(ln_network_description_t, name), &ln_text_type},
    {"genesis_config_hash", offsetof(ln_network_description_t, genesis_config_hash), &ln_hash_type},
    {"genesis_timestamp", offsetof(ln_network_description_t, genesis_timestamp),
     &ln_timestamp_type},
    {"genesis_committee_blob_hash", offsetof(ln_network_description_t, genesis_committee_blob_hash),
     &ln_hash_type},
    {"admin_chain_id", offsetof(ln_network_description_t, admin_chain_id), &ln_chain_id_type},
};
static void network_description_write_any(ln_writer_t *w, const void *v)
{
    ln_network_description_write(w, (const ln_network_description_t *)v);
}
static void network_description_read_any(ln_reader_t *r, void *v)
{
    ln_network_description_read(r, (ln_network_description_t *)v);
}
const ln_type_t ln_network_description_type = {
    .name = "NetworkDescription",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_network_description_t),
    .write = network_description_write_any,
    .read = network_description_read_any,
    .fields = network_description_fields,
    .field_count = 5,
};

void ln_epoch_committee_map_write(ln_writer_t *w, const ln_epoch_committee_map_t *v)
{
    ln_map_write(w, &ln_epoch_committee_map_type, v);
}

void ln_epoch_committee_map_read(ln_reader_t *r, ln_epoch_committee_map_t *v)
{
    ln_map_read(r, &ln_epoch_committee_map_type, v);
}

static void epoch_committee_map_write_any(ln_writer_t *w, const void *v)
{
    ln_epoch_committee_map_write(w, (const ln_epoch_committee_map_t *)v);
}
static void epoch_committee_map_read_any(ln_reader_t *r, void *v)
{
    ln_epoch_committee_map_read(r, (ln_epoch_committee_map_t *)v);
}
const ln_type_t ln_epoch_committee_map_type = {
    .name = "epoch_committee_map",
    .kind = LN_KIND_MAP,
    .size = sizeof(ln_epoch_committee_map_t),
    .write = epoch_committee_map_write_any,
    .read = epoch_committee_map_read_any,
    .inner = &ln_committee_type,
    .key = &ln_epoch_type,
    .entry_size = sizeof(ln_epoch_committee_map_entry_t),
    .value_offset = offsetof(ln_epoch_committee_map_entry_t, value),
};

void ln_epoch_committee_map_opt_write(ln_writer_t *w, const ln_epoch_committee_map_opt_t *v)
{
    ln_write_bool(w, v->some);
    if (v->some)
        ln_epoch_committee_map_write(w, &v->value);
}

void ln_epoch_committee_map_opt_read(ln_reader_t *r, ln_epoch_committee_map_opt_t *v)
{
    v->some = ln_read_bool(r);
    if (v->some)
        ln_epoch_committee_map_read(r, &v->value);
}

static void epoch_committee_map_opt_write_any(ln_writer_t *w, const void *v)
{
    ln_epoch_committee_map_opt_write(w, (const ln_epoch_committee_map_opt_t *)v);
}
static void epoch_committee_map_opt_read_any(ln_reader_t *r, void *v)
{
    ln_epoch_committee_map_opt_read(r, (ln_epoch_committee_map_opt_t *)v);
}
const ln_type_t ln_epoch_committee_map_opt_type = {
    .name = "epoch_committee_map_opt",
    .kind = LN_KIND_OPTION,
    .size = sizeof(ln_epoch_committee_map_opt_t),
    .write = epoch_committee_map_opt_write_any,
    .read = epoch_committee_map_opt_read_any,
    .inner = &ln_epoch_committee_map_type,
    .value_offset = offsetof(ln_epoch_committee_map_opt_t, value),
};
