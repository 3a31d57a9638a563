/* SPDX-License-Identifier: Apache-2.0 */
/* Written by tools/gen from schema/types.bcs; do not edit. */
/* types/gen/ids.h - hashes, identifiers and plain numbers. */
#ifndef LN_TYPES_GEN_IDS_H
#define LN_TYPES_GEN_IDS_H

#include "crypto/ed25519.h"
#include "crypto/evm.h"
#include "types/value.h"

extern const ln_type_t ln_hash_type;
void ln_hash_write(ln_writer_t *w, const ln_hash_t *v);
void ln_hash_read(ln_reader_t *r, ln_hash_t *v);

typedef struct {
    ln_hash_t hash;
} ln_chain_id_t;

extern const ln_type_t ln_chain_id_type;
void ln_chain_id_write(ln_writer_t *w, const ln_chain_id_t *v);
void ln_chain_id_read(ln_reader_t *r, ln_chain_id_t *v);
static inline bool ln_chain_id_equal(const ln_chain_id_t *a, const ln_chain_id_t *b)
{
    return ln_value_equal(&ln_chain_id_type, a, b);
}

typedef struct {
    ln_hash_t hash;
} ln_application_id_t;

extern const ln_type_t ln_application_id_type;
void ln_application_id_write(ln_writer_t *w, const ln_application_id_t *v);
void ln_application_id_read(ln_reader_t *r, ln_application_id_t *v);
static inline bool ln_application_id_equal(const ln_application_id_t *a,
                                           const ln_application_id_t *b)
{
    return ln_value_equal(&ln_application_id_type, a, b);
}

typedef struct {
    uint64_t value;
} ln_block_height_t;

extern const ln_type_t ln_block_height_type;
void ln_block_height_write(ln_writer_t *w, const ln_block_height_t *v);
void ln_block_height_read(ln_reader_t *r, ln_block_height_t *v);
static inline bool ln_block_height_equal(const ln_block_height_t *a, const ln_block_height_t *b)
{
    return ln_value_equal(&ln_block_height_type, a, b);
}

typedef struct {
    uint32_t value;
} ln_epoch_t;

extern const ln_type_t ln_epoch_type;
void ln_epoch_write(ln_writer_t *w, const ln_epoch_t *v);
void ln_epoch_read(ln_reader_t *r, ln_epoch_t *v);
static inline bool ln_epoch_equal(const ln_epoch_t *a, const ln_epoch_t *b)
{
    return ln_value_equal(&ln_epoch_type, a, b);
}

typedef struct {
    uint64_t us;
} ln_timestamp_t;

extern const ln_type_t ln_timestamp_type;
void ln_timestamp_write(ln_writer_t *w, const ln_timestamp_t *v);
void ln_timestamp_read(ln_reader_t *r, ln_timestamp_t *v);
static inline bool ln_timestamp_equal(const ln_timestamp_t *a, const ln_timestamp_t *b)
{
    return ln_value_equal(&ln_timestamp_type, a, b);
}

typedef struct {
    uint64_t us;
} ln_time_delta_t;

extern const ln_type_t ln_time_delta_type;
void ln_time_delta_write(ln_writer_t *w, const ln_time_delta_t *v);
void ln_time_delta_read(ln_reader_t *r, ln_time_delta_t *v);
static inline bool ln_time_delta_equal(const ln_time_delta_t *a, const ln_time_delta_t *b)
{
    return ln_value_equal(&ln_time_delta_type, a, b);
}

typedef struct {
    ln_u128_t attos;
} ln_amount_t;

extern const ln_type_t ln_amount_type;
void ln_amount_write(ln_writer_t *w, const ln_amount_t *v);
void ln_amount_read(ln_reader_t *r, ln_amount_t *v);
static inline bool ln_amount_equal(const ln_amount_t *a, const ln_amount_t *b)
{
    return ln_value_equal(&ln_amount_type, a, b);
}

typedef struct {
    ln_hash_t *items;
    size_t count;
} ln_hash_list_t;

extern const ln_type_t ln_hash_list_type;
void ln_hash_list_write(ln_writer_t *w, const ln_hash_list_t *v);
void ln_hash_list_read(ln_reader_t *r, ln_hash_list_t *v);
static inline bool ln_hash_list_equal(const ln_hash_list_t *a, const ln_hash_list_t *b)
{
    return ln_value_equal(&ln_hash_list_type, a, b);
}

typedef struct {
    ln_hash_list_t hashes;
} ln_crypto_hash_vec_t;

extern const ln_type_t ln_crypto_hash_vec_type;
void ln_crypto_hash_vec_write(ln_writer_t *w, const ln_crypto_hash_vec_t *v);
void ln_crypto_hash_vec_read(ln_reader_t *r, ln_crypto_hash_vec_t *v);
static inline bool ln_crypto_hash_vec_equal(const ln_crypto_hash_vec_t *a,
                                            const ln_crypto_hash_vec_t *b)
{
    return ln_value_equal(&ln_crypto_hash_vec_type, a, b);
}
static inline ln_hash_t ln_crypto_hash_vec_hash(ln_arena_t *scratch, const ln_crypto_hash_vec_t *v)
{
    return ln_value_hash(&ln_crypto_hash_vec_type, scratch, v);
}

typedef struct {
    ln_bytes_t text;
} ln_test_string_t;

extern const ln_type_t ln_test_string_type;
void ln_test_string_write(ln_writer_t *w, const ln_test_string_t *v);
void ln_test_string_read(ln_reader_t *r, ln_test_string_t *v);
static inline bool ln_test_string_equal(const ln_test_string_t *a, const ln_test_string_t *b)
{
    return ln_value_equal(&ln_test_string_type, a, b);
}
static inline ln_hash_t ln_test_string_hash(ln_arena_t *scratch, const ln_test_string_t *v)
{
    return ln_value_hash(&ln_test_string_type, scratch, v);
}

extern const ln_type_t ln_evm_address_type;
void ln_evm_address_write(ln_writer_t *w, const ln_evm_address_t *v);
void ln_evm_address_read(ln_reader_t *r, ln_evm_address_t *v);

typedef enum {
    LN_ACCOUNT_OWNER_RESERVED,
    LN_ACCOUNT_OWNER_ADDRESS32,
    LN_ACCOUNT_OWNER_ADDRESS20,
} ln_account_owner_tag_t;

typedef struct {
    ln_account_owner_tag_t tag;
    union {
        uint8_t reserved;
        ln_hash_t address32;
        ln_evm_address_t address20;
    };
} ln_account_owner_t;

extern const ln_type_t ln_account_owner_type;
void ln_account_owner_write(ln_writer_t *w, const ln_account_owner_t *v);
void ln_account_owner_read(ln_reader_t *r, ln_account_owner_t *v);
static inline bool ln_account_owner_equal(const ln_account_owner_t *a, const ln_account_owner_t *b)
{
    return ln_value_equal(&ln_account_owner_type, a, b);
}

typedef struct {
    ln_chain_id_t chain_id;
    ln_account_owner_t owner;
} ln_account_t;

extern const ln_type_t ln_account_type;
void ln_account_write(ln_writer_t *w, const ln_account_t *v);
void ln_account_read(ln_reader_t *r, ln_account_t *v);
static inline bool ln_account_equal(const ln_account_t *a, const ln_account_t *b)
{
    return ln_value_equal(&ln_account_type, a, b);
}

typedef enum {
    LN_BLOB_TYPE_DATA,
    LN_BLOB_TYPE_CONTRACT_BYTECODE,
    LN_BLOB_TYPE_SERVICE_BYTECODE,
    LN_BLOB_TYPE_EVM_BYTECODE,
    LN_BLOB_TYPE_APPLICATION_DESCRIPTION,
    LN_BLOB_TYPE_COMMITTEE,
    LN_BLOB_TYPE_CHAIN_DESCRIPTION,
} ln_blob_type_t;

extern const ln_type_t ln_blob_type_type;
void ln_blob_type_write(ln_writer_t *w, const ln_blob_type_t *v);
void ln_blob_type_read(ln_reader_t *r, ln_blob_type_t *v);
static inline bool ln_blob_type_equal(const ln_blob_type_t *a, const ln_blob_type_t *b)
{
    return ln_value_equal(&ln_blob_type_type, a, b);
}

typedef struct {
    ln_hash_t hash;
    ln_blob_type_t blob_type;
} ln_blob_id_t;

extern const ln_type_t ln_blob_id_type;
void ln_blob_id_write(ln_writer_t *w, const ln_blob_id_t *v);
void ln_blob_id_read(ln_reader_t *r, ln_blob_id_t *v);
static inline bool ln_blob_id_equal(const ln_blob_id_t *a, const ln_blob_id_t *b)
{
    return ln_value_equal(&ln_blob_id_type, a, b);
}

typedef struct {
    ln_blob_type_t blob_type;
    ln_bytes_t bytes;
} ln_blob_content_t;

extern const ln_type_t ln_blob_content_type;
void ln_blob_content_write(ln_writer_t *w, const ln_blob_content_t *v);
void ln_blob_content_read(ln_reader_t *r, ln_blob_content_t *v);
static inline bool ln_blob_content_equal(const ln_blob_content_t *a, const ln_blob_content_t *b)
{
    return ln_value_equal(&ln_blob_content_type, a, b);
}
static inline ln_hash_t ln_blob_content_hash(ln_arena_t *scratch, const ln_blob_content_t *v)
{
    return ln_value_hash(&ln_blob_content_type, scratch, v);
}

typedef enum {
    LN_VM_RUNTIME_WASM,
    LN_VM_RUNTIME_EVM,
} ln_vm_runtime_t;

extern const ln_type_t ln_vm_runtime_type;
void ln_vm_runtime_write(ln_writer_t *w, const ln_vm_runtime_t *v);
void ln_vm_runtime_read(ln_reader_t *r, ln_vm_runtime_t *v);
static inline bool ln_vm_runtime_equal(const ln_vm_runtime_t *a, const ln_vm_runtime_t *b)
{
    return ln_value_equal(&ln_vm_runtime_type, a, b);
}

typedef struct {
    ln_hash_t contract_blob_hash;
    ln_hash_t service_blob_hash;
    ln_vm_runtime_t vm_runtime;
} ln_module_id_t;

extern const ln_type_t ln_module_id_type;
void ln_module_id_write(ln_writer_t *w, const ln_module_id_t *v);
void ln_module_id_read(ln_reader_t *r, ln_module_id_t *v);
static inline bool ln_module_id_equal(const ln_module_id_t *a, const ln_module_id_t *b)
{
    return ln_value_equal(&ln_module_id_type, a, b);
}

typedef enum {
    LN_GENERIC_APPLICATION_ID_SYSTEM,
    LN_GENERIC_APPLICATION_ID_USER,
} ln_generic_application_id_tag_t;

typedef struct {
    ln_generic_application_id_tag_t tag;
    union {
        ln_application_id_t user;
    };
} ln_generic_application_id_t;

extern const ln_type_t ln_generic_application_id_type;
void ln_generic_application_id_write(ln_writer_t *w, const ln_generic_application_id_t *v);
void ln_generic_application_id_read(ln_reader_t *r, ln_generic_application_id_t *v);
static inline bool ln_generic_application_id_equal(const ln_generic_application_id_t *a,
                                                   const ln_generic_application_id_t *b)
{
    return ln_value_equal(&ln_generic_application_id_type, a, b);
}

typedef struct {
    ln_bytes_t bytes;
} ln_stream_name_t;

extern const ln_type_t ln_stream_name_type;
void ln_stream_name_write(ln_writer_t *w, const ln_stream_name_t *v);
void ln_stream_name_read(ln_reader_t *r, ln_stream_name_t *v);
static inline bool ln_stream_name_equal(const ln_stream_name_t *a, const ln_stream_name_t *b)
{
    return ln_value_equal(&ln_stream_name_type, a, b);
}

typedef struct {
    ln_generic_application_id_t application_id;
    ln_stream_name_t stream_name;
} ln_stream_id_t;

extern const ln_type_t ln_stream_id_type;
void ln_stream_id_write(ln_writer_t *w, const ln_stream_id_t *v);
void ln_stream_id_read(ln_reader_t *r, ln_stream_id_t *v);
static inline bool ln_stream_id_equal(const ln_stream_id_t *a, const ln_stream_id_t *b)
{
    return ln_value_equal(&ln_stream_id_type, a, b);
}

typedef struct {
    ln_chain_id_t chain_id;
    ln_block_height_t height;
} ln_chain_and_height_t;

extern const ln_type_t ln_chain_and_height_type;
void ln_chain_and_height_write(ln_writer_t *w, const ln_chain_and_height_t *v);
void ln_chain_and_height_read(ln_reader_t *r, ln_chain_and_height_t *v);
static inline bool ln_chain_and_height_equal(const ln_chain_and_height_t *a,
                                             const ln_chain_and_height_t *b)
{
    return ln_value_equal(&ln_chain_and_height_type, a, b);
}

typedef struct {
    bool some;
    uint64_t value;
} ln_u64_opt_t;

extern const ln_type_t ln_u64_opt_type;
void ln_u64_opt_write(ln_writer_t *w, const ln_u64_opt_t *v);
void ln_u64_opt_read(ln_reader_t *r, ln_u64_opt_t *v);
static inline bool ln_u64_opt_equal(const ln_u64_opt_t *a, const ln_u64_opt_t *b)
{
    return ln_value_equal(&ln_u64_opt_type, a, b);
}

typedef struct {
    ln_block_height_t start;
    ln_u64_opt_t limit;
} ln_block_height_range_t;

extern const ln_type_t ln_block_height_range_type;
void ln_block_height_range_write(ln_writer_t *w, const ln_block_height_range_t *v);
void ln_block_height_range_read(ln_reader_t *r, ln_block_height_range_t *v);
static inline bool ln_block_height_range_equal(const ln_block_height_range_t *a,
                                               const ln_block_height_range_t *b)
{
    return ln_value_equal(&ln_block_height_range_type, a, b);
}

typedef enum {
    LN_ROUND_FAST,
    LN_ROUND_MULTI_LEADER,
    LN_ROUND_SINGLE_LEADER,
    LN_ROUND_VALIDATOR,
} ln_round_tag_t;

typedef struct {
    ln_round_tag_t tag;
    union {
        uint32_t multi_leader;
        uint32_t single_leader;
        uint32_t validator;
    };
} ln_round_t;

extern const ln_type_t ln_round_type;
void ln_round_write(ln_writer_t *w, const ln_round_t *v);
void ln_round_read(ln_reader_t *r, ln_round_t *v);
static inline bool ln_round_equal(const ln_round_t *a, const ln_round_t *b)
{
    return ln_value_equal(&ln_round_type, a, b);
}

typedef struct {
    ln_hash_t hash;
    ln_block_height_t height;
} ln_block_ref_t;

extern const ln_type_t ln_block_ref_type;
void ln_block_ref_write(ln_writer_t *w, const ln_block_ref_t *v);
void ln_block_ref_read(ln_reader_t *r, ln_block_ref_t *v);
static inline bool ln_block_ref_equal(const ln_block_ref_t *a, const ln_block_ref_t *b)
{
    return ln_value_equal(&ln_block_ref_type, a, b);
}

typedef struct {
    ln_block_height_t height;
    ln_hash_t hash;
} ln_height_ref_t;

extern const ln_type_t ln_height_ref_type;
void ln_height_ref_write(ln_writer_t *w, const ln_height_ref_t *v);
void ln_height_ref_read(ln_reader_t *r, ln_height_ref_t *v);
static inline bool ln_height_ref_equal(const ln_height_ref_t *a, const ln_height_ref_t *b)
{
    return ln_value_equal(&ln_height_ref_type, a, b);
}

typedef struct {
    ln_block_height_t height;
    ln_round_t round;
} ln_height_and_round_t;

extern const ln_type_t ln_height_and_round_type;
void ln_height_and_round_write(ln_writer_t *w, const ln_height_and_round_t *v);
void ln_height_and_round_read(ln_reader_t *r, ln_height_and_round_t *v);
static inline bool ln_height_and_round_equal(const ln_height_and_round_t *a,
                                             const ln_height_and_round_t *b)
{
    return ln_value_equal(&ln_height_and_round_type, a, b);
}

typedef struct {
    ln_chain_id_t *items;
    size_t count;
} ln_chain_id_list_t;

extern const ln_type_t ln_chain_id_list_type;
void ln_chain_id_list_write(ln_writer_t *w, const ln_chain_id_list_t *v);
void ln_chain_id_list_read(ln_reader_t *r, ln_chain_id_list_t *v);
static inline bool ln_chain_id_list_equal(const ln_chain_id_list_t *a, const ln_chain_id_list_t *b)
{
    return ln_value_equal(&ln_chain_id_list_type, a, b);
}

typedef struct {
    ln_blob_id_t *items;
    size_t count;
} ln_blob_id_list_t;

extern const ln_type_t ln_blob_id_list_type;
void ln_blob_id_list_write(ln_writer_t *w, const ln_blob_id_list_t *v);
void ln_blob_id_list_read(ln_reader_t *r, ln_blob_id_list_t *v);
static inline bool ln_blob_id_list_equal(const ln_blob_id_list_t *a, const ln_blob_id_list_t *b)
{
    return ln_value_equal(&ln_blob_id_list_type, a, b);
}

typedef struct {
    ln_stream_id_t *items;
    size_t count;
} ln_stream_id_list_t;

extern const ln_type_t ln_stream_id_list_type;
void ln_stream_id_list_write(ln_writer_t *w, const ln_stream_id_list_t *v);
void ln_stream_id_list_read(ln_reader_t *r, ln_stream_id_list_t *v);
static inline bool ln_stream_id_list_equal(const ln_stream_id_list_t *a,
                                           const ln_stream_id_list_t *b)
{
    return ln_value_equal(&ln_stream_id_list_type, a, b);
}

typedef struct {
    ln_blob_content_t *items;
    size_t count;
} ln_blob_content_list_t;

extern const ln_type_t ln_blob_content_list_type;
void ln_blob_content_list_write(ln_writer_t *w, const ln_blob_content_list_t *v);
void ln_blob_content_list_read(ln_reader_t *r, ln_blob_content_list_t *v);
static inline bool ln_blob_content_list_equal(const ln_blob_content_list_t *a,
                                              const ln_blob_content_list_t *b)
{
    return ln_value_equal(&ln_blob_content_list_type, a, b);
}

typedef struct {
    bool some;
    ln_block_height_t value;
} ln_block_height_opt_t;

extern const ln_type_t ln_block_height_opt_type;
void ln_block_height_opt_write(ln_writer_t *w, const ln_block_height_opt_t *v);
void ln_block_height_opt_read(ln_reader_t *r, ln_block_height_opt_t *v);
static inline bool ln_block_height_opt_equal(const ln_block_height_opt_t *a,
                                             const ln_block_height_opt_t *b)
{
    return ln_value_equal(&ln_block_height_opt_type, a, b);
}

typedef struct {
    bool some;
    ln_hash_t value;
} ln_hash_opt_t;

extern const ln_type_t ln_hash_opt_type;
void ln_hash_opt_write(ln_writer_t *w, const ln_hash_opt_t *v);
void ln_hash_opt_read(ln_reader_t *r, ln_hash_opt_t *v);
static inline bool ln_hash_opt_equal(const ln_hash_opt_t *a, const ln_hash_opt_t *b)
{
    return ln_value_equal(&ln_hash_opt_type, a, b);
}

typedef struct {
    bool some;
    uint32_t value;
} ln_u32_opt_t;

extern const ln_type_t ln_u32_opt_type;
void ln_u32_opt_write(ln_writer_t *w, const ln_u32_opt_t *v);
void ln_u32_opt_read(ln_reader_t *r, ln_u32_opt_t *v);
static inline bool ln_u32_opt_equal(const ln_u32_opt_t *a, const ln_u32_opt_t *b)
{
    return ln_value_equal(&ln_u32_opt_type, a, b);
}

typedef struct {
    bool some;
    ln_time_delta_t value;
} ln_time_delta_opt_t;

extern const ln_type_t ln_time_delta_opt_type;
void ln_time_delta_opt_write(ln_writer_t *w, const ln_time_delta_opt_t *v);
void ln_time_delta_opt_read(ln_reader_t *r, ln_time_delta_opt_t *v);
static inline bool ln_time_delta_opt_equal(const ln_time_delta_opt_t *a,
                                           const ln_time_delta_opt_t *b)
{
    return ln_value_equal(&ln_time_delta_opt_type, a, b);
}

typedef struct {
    ln_account_owner_t *items;
    size_t count;
} ln_account_owner_set_t;

extern const ln_type_t ln_account_owner_set_type;
void ln_account_owner_set_write(ln_writer_t *w, const ln_account_owner_set_t *v);
void ln_account_owner_set_read(ln_reader_t *r, ln_account_owner_set_t *v);
static inline bool ln_account_owner_set_equal(const ln_account_owner_set_t *a,
                                              const ln_account_owner_set_t *b)
{
    return ln_value_equal(&ln_account_owner_set_type, a, b);
}

typedef struct {
    ln_account_owner_t key;
    uint64_t value;
} ln_account_owner_u64_map_entry_t;

typedef struct {
    ln_account_owner_u64_map_entry_t *items;
    size_t count;
} ln_account_owner_u64_map_t;

extern const ln_type_t ln_account_owner_u64_map_type;
void ln_account_owner_u64_map_write(ln_writer_t *w, const ln_account_owner_u64_map_t *v);
void ln_account_owner_u64_map_read(ln_reader_t *r, ln_account_owner_u64_map_t *v);
static inline bool ln_account_owner_u64_map_equal(const ln_account_owner_u64_map_t *a,
                                                  const ln_account_owner_u64_map_t *b)
{
    return ln_value_equal(&ln_account_owner_u64_map_type, a, b);
}

typedef struct {
    ln_application_id_t *items;
    size_t count;
} ln_application_id_list_t;

extern const ln_type_t ln_application_id_list_type;
void ln_application_id_list_write(ln_writer_t *w, const ln_application_id_list_t *v);
void ln_application_id_list_read(ln_reader_t *r, ln_application_id_list_t *v);
static inline bool ln_application_id_list_equal(const ln_application_id_list_t *a,
                                                const ln_application_id_list_t *b)
{
    return ln_value_equal(&ln_application_id_list_type, a, b);
}

typedef struct {
    bool some;
    ln_application_id_list_t value;
} ln_application_id_list_opt_t;

extern const ln_type_t ln_application_id_list_opt_type;
void ln_application_id_list_opt_write(ln_writer_t *w, const ln_application_id_list_opt_t *v);
void ln_application_id_list_opt_read(ln_reader_t *r, ln_application_id_list_opt_t *v);
static inline bool ln_application_id_list_opt_equal(const ln_application_id_list_opt_t *a,
                                                    const ln_application_id_list_opt_t *b)
{
    return ln_value_equal(&ln_application_id_list_opt_type, a, b);
}

typedef struct {
    ln_bytes_t *items;
    size_t count;
} ln_text_set_t;

extern const ln_type_t ln_text_set_type;
void ln_text_set_write(ln_writer_t *w, const ln_text_set_t *v);
void ln_text_set_read(ln_reader_t *r, ln_text_set_t *v);
static inline bool ln_text_set_equal(const ln_text_set_t *a, const ln_text_set_t *b)
{
    return ln_value_equal(&ln_text_set_type, a, b);
}

typedef struct {
    bool some;
    ln_account_owner_t value;
} ln_account_owner_opt_t;

extern const ln_type_t ln_account_owner_opt_type;
void ln_account_owner_opt_write(ln_writer_t *w, const ln_account_owner_opt_t *v);
void ln_account_owner_opt_read(ln_reader_t *r, ln_account_owner_opt_t *v);
static inline bool ln_account_owner_opt_equal(const ln_account_owner_opt_t *a,
                                              const ln_account_owner_opt_t *b)
{
    return ln_value_equal(&ln_account_owner_opt_type, a, b);
}

typedef struct {
    bool some;
    ln_account_t value;
} ln_account_opt_t;

extern const ln_type_t ln_account_opt_type;
void ln_account_opt_write(ln_writer_t *w, const ln_account_opt_t *v);
void ln_account_opt_read(ln_reader_t *r, ln_account_opt_t *v);
static inline bool ln_account_opt_equal(const ln_account_opt_t *a, const ln_account_opt_t *b)
{
    return ln_value_equal(&ln_account_opt_type, a, b);
}

typedef struct {
    ln_application_id_t *items;
    size_t count;
} ln_application_id_set_t;

extern const ln_type_t ln_application_id_set_type;
void ln_application_id_set_write(ln_writer_t *w, const ln_application_id_set_t *v);
void ln_application_id_set_read(ln_reader_t *r, ln_application_id_set_t *v);
static inline bool ln_application_id_set_equal(const ln_application_id_set_t *a,
                                               const ln_application_id_set_t *b)
{
    return ln_value_equal(&ln_application_id_set_type, a, b);
}

typedef struct {
    ln_account_owner_t *items;
    size_t count;
} ln_account_owner_list_t;

extern const ln_type_t ln_account_owner_list_type;
void ln_account_owner_list_write(ln_writer_t *w, const ln_account_owner_list_t *v);
void ln_account_owner_list_read(ln_reader_t *r, ln_account_owner_list_t *v);
static inline bool ln_account_owner_list_equal(const ln_account_owner_list_t *a,
                                               const ln_account_owner_list_t *b)
{
    return ln_value_equal(&ln_account_owner_list_type, a, b);
}

typedef struct {
    ln_chain_id_t key;
    ln_block_ref_t value;
} ln_chain_id_block_ref_map_entry_t;

typedef struct {
    ln_chain_id_block_ref_map_entry_t *items;
    size_t count;
} ln_chain_id_block_ref_map_t;

extern const ln_type_t ln_chain_id_block_ref_map_type;
void ln_chain_id_block_ref_map_write(ln_writer_t *w, const ln_chain_id_block_ref_map_t *v);
void ln_chain_id_block_ref_map_read(ln_reader_t *r, ln_chain_id_block_ref_map_t *v);
static inline bool ln_chain_id_block_ref_map_equal(const ln_chain_id_block_ref_map_t *a,
                                                   const ln_chain_id_block_ref_map_t *b)
{
    return ln_value_equal(&ln_chain_id_block_ref_map_type, a, b);
}

typedef struct {
    ln_stream_id_t key;
    ln_block_ref_t value;
} ln_stream_id_block_ref_map_entry_t;

typedef struct {
    ln_stream_id_block_ref_map_entry_t *items;
    size_t count;
} ln_stream_id_block_ref_map_t;

extern const ln_type_t ln_stream_id_block_ref_map_type;
void ln_stream_id_block_ref_map_write(ln_writer_t *w, const ln_stream_id_block_ref_map_t *v);
void ln_stream_id_block_ref_map_read(ln_reader_t *r, ln_stream_id_block_ref_map_t *v);
static inline bool ln_stream_id_block_ref_map_equal(const ln_stream_id_block_ref_map_t *a,
                                                    const ln_stream_id_block_ref_map_t *b)
{
    return ln_value_equal(&ln_stream_id_block_ref_map_type, a, b);
}

typedef struct {
    ln_blob_content_list_t *items;
    size_t count;
} ln_blob_content_list_list_t;

extern const ln_type_t ln_blob_content_list_list_type;
void ln_blob_content_list_list_write(ln_writer_t *w, const ln_blob_content_list_list_t *v);
void ln_blob_content_list_list_read(ln_reader_t *r, ln_blob_content_list_list_t *v);
static inline bool ln_blob_content_list_list_equal(const ln_blob_content_list_list_t *a,
                                                   const ln_blob_content_list_list_t *b)
{
    return ln_value_equal(&ln_blob_content_list_list_type, a, b);
}

typedef struct {
    bool some;
    ln_timestamp_t value;
} ln_timestamp_opt_t;

extern const ln_type_t ln_timestamp_opt_type;
void ln_timestamp_opt_write(ln_writer_t *w, const ln_timestamp_opt_t *v);
void ln_timestamp_opt_read(ln_reader_t *r, ln_timestamp_opt_t *v);
static inline bool ln_timestamp_opt_equal(const ln_timestamp_opt_t *a, const ln_timestamp_opt_t *b)
{
    return ln_value_equal(&ln_timestamp_opt_type, a, b);
}

typedef struct {
    bool some;
    ln_amount_t value;
} ln_amount_opt_t;

extern const ln_type_t ln_amount_opt_type;
void ln_amount_opt_write(ln_writer_t *w, const ln_amount_opt_t *v);
void ln_amount_opt_read(ln_reader_t *r, ln_amount_opt_t *v);
static inline bool ln_amount_opt_equal(const ln_amount_opt_t *a, const ln_amount_opt_t *b)
{
    return ln_value_equal(&ln_amount_opt_type, a, b);
}

typedef struct {
    ln_chain_and_height_t *items;
    size_t count;
} ln_chain_and_height_list_t;

extern const ln_type_t ln_chain_and_height_list_type;
void ln_chain_and_height_list_write(ln_writer_t *w, const ln_chain_and_height_list_t *v);
void ln_chain_and_height_list_read(ln_reader_t *r, ln_chain_and_height_list_t *v);
static inline bool ln_chain_and_height_list_equal(const ln_chain_and_height_list_t *a,
                                                  const ln_chain_and_height_list_t *b)
{
    return ln_value_equal(&ln_chain_and_height_list_type, a, b);
}

typedef struct {
    bool some;
    ln_block_height_range_t value;
} ln_block_height_range_opt_t;

extern const ln_type_t ln_block_height_range_opt_type;
void ln_block_height_range_opt_write(ln_writer_t *w, const ln_block_height_range_opt_t *v);
void ln_block_height_range_opt_read(ln_reader_t *r, ln_block_height_range_opt_t *v);
static inline bool ln_block_height_range_opt_equal(const ln_block_height_range_opt_t *a,
                                                   const ln_block_height_range_opt_t *b)
{
    return ln_value_equal(&ln_block_height_range_opt_type, a, b);
}

typedef struct {
    bool some;
    ln_height_and_round_t value;
} ln_height_and_round_opt_t;

extern const ln_type_t ln_height_and_round_opt_type;
void ln_height_and_round_opt_write(ln_writer_t *w, const ln_height_and_round_opt_t *v);
void ln_height_and_round_opt_read(ln_reader_t *r, ln_height_and_round_opt_t *v);
static inline bool ln_height_and_round_opt_equal(const ln_height_and_round_opt_t *a,
                                                 const ln_height_and_round_opt_t *b)
{
    return ln_value_equal(&ln_height_and_round_opt_type, a, b);
}

typedef struct {
    ln_block_height_t *items;
    size_t count;
} ln_block_height_list_t;

extern const ln_type_t ln_block_height_list_type;
void ln_block_height_list_write(ln_writer_t *w, const ln_block_height_list_t *v);
void ln_block_height_list_read(ln_reader_t *r, ln_block_height_list_t *v);
static inline bool ln_block_height_list_equal(const ln_block_height_list_t *a,
                                              const ln_block_height_list_t *b)
{
    return ln_value_equal(&ln_block_height_list_type, a, b);
}

typedef struct {
    ln_stream_id_t *items;
    size_t count;
} ln_stream_id_set_t;

extern const ln_type_t ln_stream_id_set_type;
void ln_stream_id_set_write(ln_writer_t *w, const ln_stream_id_set_t *v);
void ln_stream_id_set_read(ln_reader_t *r, ln_stream_id_set_t *v);
static inline bool ln_stream_id_set_equal(const ln_stream_id_set_t *a, const ln_stream_id_set_t *b)
{
    return ln_value_equal(&ln_stream_id_set_type, a, b);
}

typedef struct {
    ln_stream_id_t key;
    ln_height_ref_t value;
} ln_stream_id_height_ref_map_entry_t;

typedef struct {
    ln_stream_id_height_ref_map_entry_t *items;
    size_t count;
} ln_stream_id_height_ref_map_t;

extern const ln_type_t ln_stream_id_height_ref_map_type;
void ln_stream_id_height_ref_map_write(ln_writer_t *w, const ln_stream_id_height_ref_map_t *v);
void ln_stream_id_height_ref_map_read(ln_reader_t *r, ln_stream_id_height_ref_map_t *v);
static inline bool ln_stream_id_height_ref_map_equal(const ln_stream_id_height_ref_map_t *a,
                                                     const ln_stream_id_height_ref_map_t *b)
{
    return ln_value_equal(&ln_stream_id_height_ref_map_type, a, b);
}

typedef struct {
    bool some;
    uint16_t value;
} ln_u16_opt_t;

extern const ln_type_t ln_u16_opt_type;
void ln_u16_opt_write(ln_writer_t *w, const ln_u16_opt_t *v);
void ln_u16_opt_read(ln_reader_t *r, ln_u16_opt_t *v);
static inline bool ln_u16_opt_equal(const ln_u16_opt_t *a, const ln_u16_opt_t *b)
{
    return ln_value_equal(&ln_u16_opt_type, a, b);
}

typedef struct {
    ln_bytes_t *items;
    size_t count;
} ln_text_list_t;

extern const ln_type_t ln_text_list_type;
void ln_text_list_write(ln_writer_t *w, const ln_text_list_t *v);
void ln_text_list_read(ln_reader_t *r, ln_text_list_t *v);
static inline bool ln_text_list_equal(const ln_text_list_t *a, const ln_text_list_t *b)
{
    return ln_value_equal(&ln_text_list_type, a, b);
}

typedef struct {
    bool some;
    ln_epoch_t value;
} ln_epoch_opt_t;

extern const ln_type_t ln_epoch_opt_type;
void ln_epoch_opt_write(ln_writer_t *w, const ln_epoch_opt_t *v);
void ln_epoch_opt_read(ln_reader_t *r, ln_epoch_opt_t *v);
static inline bool ln_epoch_opt_equal(const ln_epoch_opt_t *a, const ln_epoch_opt_t *b)
{
    return ln_value_equal(&ln_epoch_opt_type, a, b);
}

typedef struct {
    bool some;
    ln_chain_id_t value;
} ln_chain_id_opt_t;

extern const ln_type_t ln_chain_id_opt_type;
void ln_chain_id_opt_write(ln_writer_t *w, const ln_chain_id_opt_t *v);
void ln_chain_id_opt_read(ln_reader_t *r, ln_chain_id_opt_t *v);
static inline bool ln_chain_id_opt_equal(const ln_chain_id_opt_t *a, const ln_chain_id_opt_t *b)
{
    return ln_value_equal(&ln_chain_id_opt_type, a, b);
}

#endif
