/* SPDX-License-Identifier: Apache-2.0 */
/* Written by tools/gen from schema/types.bcs; do not edit. */
/* types/gen/operation.h - what a block does. */
#ifndef LN_TYPES_GEN_OPERATION_H
#define LN_TYPES_GEN_OPERATION_H

#include "types/gen/chain.h"
#include "types/gen/ids.h"
#include "types/gen/message.h"
#include "types/value.h"

typedef struct {
    ln_chain_ownership_t ownership;
    ln_amount_t balance;
    ln_application_permissions_t application_permissions;
} ln_open_chain_config_t;

extern const ln_type_t ln_open_chain_config_type;
void ln_open_chain_config_write(ln_writer_t *w, const ln_open_chain_config_t *v);
void ln_open_chain_config_read(ln_reader_t *r, ln_open_chain_config_t *v);
static inline bool ln_open_chain_config_equal(const ln_open_chain_config_t *a,
                                              const ln_open_chain_config_t *b)
{
    return ln_value_equal(&ln_open_chain_config_type, a, b);
}

typedef struct {
    ln_hash_t blob_hash;
} ln_admin_operation_publish_committee_blob_t;

extern const ln_type_t ln_admin_operation_publish_committee_blob_type;
void ln_admin_operation_publish_committee_blob_write(
    ln_writer_t *w, const ln_admin_operation_publish_committee_blob_t *v);
void ln_admin_operation_publish_committee_blob_read(ln_reader_t *r,
                                                    ln_admin_operation_publish_committee_blob_t *v);
static inline bool ln_admin_operation_publish_committee_blob_equal(
    const ln_admin_operation_publish_committee_blob_t *a,
    const ln_admin_operation_publish_committee_blob_t *b)
{
    return ln_value_equal(&ln_admin_operation_publish_committee_blob_type, a, b);
}

typedef struct {
    ln_epoch_t epoch;
    ln_hash_t blob_hash;
} ln_admin_operation_create_committee_t;

extern const ln_type_t ln_admin_operation_create_committee_type;
void ln_admin_operation_create_committee_write(ln_writer_t *w,
                                               const ln_admin_operation_create_committee_t *v);
void ln_admin_operation_create_committee_read(ln_reader_t *r,
                                              ln_admin_operation_create_committee_t *v);
static inline bool
ln_admin_operation_create_committee_equal(const ln_admin_operation_create_committee_t *a,
                                          const ln_admin_operation_create_committee_t *b)
{
    return ln_value_equal(&ln_admin_operation_create_committee_type, a, b);
}

typedef struct {
    ln_epoch_t epoch;
} ln_admin_operation_remove_committee_t;

extern const ln_type_t ln_admin_operation_remove_committee_type;
void ln_admin_operation_remove_committee_write(ln_writer_t *w,
                                               const ln_admin_operation_remove_committee_t *v);
void ln_admin_operation_remove_committee_read(ln_reader_t *r,
                                              ln_admin_operation_remove_committee_t *v);
static inline bool
ln_admin_operation_remove_committee_equal(const ln_admin_operation_remove_committee_t *a,
                                          const ln_admin_operation_remove_committee_t *b)
{
    return ln_value_equal(&ln_admin_operation_remove_committee_type, a, b);
}

typedef enum {
    LN_ADMIN_OPERATION_PUBLISH_COMMITTEE_BLOB,
    LN_ADMIN_OPERATION_CREATE_COMMITTEE,
    LN_ADMIN_OPERATION_REMOVE_COMMITTEE,
} ln_admin_operation_tag_t;

typedef struct {
    ln_admin_operation_tag_t tag;
    union {
        ln_admin_operation_publish_committee_blob_t publish_committee_blob;
        ln_admin_operation_create_committee_t create_committee;
        ln_admin_operation_remove_committee_t remove_committee;
    };
} ln_admin_operation_t;

extern const ln_type_t ln_admin_operation_type;
void ln_admin_operation_write(ln_writer_t *w, const ln_admin_operation_t *v);
void ln_admin_operation_read(ln_reader_t *r, ln_admin_operation_t *v);
static inline bool ln_admin_operation_equal(const ln_admin_operation_t *a,
                                            const ln_admin_operation_t *b)
{
    return ln_value_equal(&ln_admin_operation_type, a, b);
}

typedef struct {
    ln_account_owner_t owner;
    uint64_t weight;
} ln_owner_weight_t;

extern const ln_type_t ln_owner_weight_type;
void ln_owner_weight_write(ln_writer_t *w, const ln_owner_weight_t *v);
void ln_owner_weight_read(ln_reader_t *r, ln_owner_weight_t *v);
static inline bool ln_owner_weight_equal(const ln_owner_weight_t *a, const ln_owner_weight_t *b)
{
    return ln_value_equal(&ln_owner_weight_type, a, b);
}

typedef struct {
    ln_chain_id_t chain_id;
    ln_stream_id_t stream_id;
    uint32_t next_index;
} ln_stream_update_request_t;

extern const ln_type_t ln_stream_update_request_type;
void ln_stream_update_request_write(ln_writer_t *w, const ln_stream_update_request_t *v);
void ln_stream_update_request_read(ln_reader_t *r, ln_stream_update_request_t *v);
static inline bool ln_stream_update_request_equal(const ln_stream_update_request_t *a,
                                                  const ln_stream_update_request_t *b)
{
    return ln_value_equal(&ln_stream_update_request_type, a, b);
}

typedef struct {
    ln_account_owner_t owner;
    ln_account_t recipient;
    ln_amount_t amount;
} ln_system_operation_transfer_t;

extern const ln_type_t ln_system_operation_transfer_type;
void ln_system_operation_transfer_write(ln_writer_t *w, const ln_system_operation_transfer_t *v);
void ln_system_operation_transfer_read(ln_reader_t *r, ln_system_operation_transfer_t *v);
static inline bool ln_system_operation_transfer_equal(const ln_system_operation_transfer_t *a,
                                                      const ln_system_operation_transfer_t *b)
{
    return ln_value_equal(&ln_system_operation_transfer_type, a, b);
}

typedef struct {
    ln_account_owner_t owner;
    ln_chain_id_t target_id;
    ln_account_t recipient;
    ln_amount_t amount;
} ln_system_operation_claim_t;

extern const ln_type_t ln_system_operation_claim_type;
void ln_system_operation_claim_write(ln_writer_t *w, const ln_system_operation_claim_t *v);
void ln_system_operation_claim_read(ln_reader_t *r, ln_system_operation_claim_t *v);
static inline bool ln_system_operation_claim_equal(const ln_system_operation_claim_t *a,
                                                   const ln_system_operation_claim_t *b)
{
    return ln_value_equal(&ln_system_operation_claim_type, a, b);
}

typedef struct {
    ln_owner_weight_t *items;
    size_t count;
} ln_owner_weight_list_t;

extern const ln_type_t ln_owner_weight_list_type;
void ln_owner_weight_list_write(ln_writer_t *w, const ln_owner_weight_list_t *v);
void ln_owner_weight_list_read(ln_reader_t *r, ln_owner_weight_list_t *v);
static inline bool ln_owner_weight_list_equal(const ln_owner_weight_list_t *a,
                                              const ln_owner_weight_list_t *b)
{
    return ln_value_equal(&ln_owner_weight_list_type, a, b);
}

typedef struct {
    ln_account_owner_list_t super_owners;
    ln_owner_weight_list_t owners;
    uint32_t multi_leader_rounds;
    bool open_multi_leader_rounds;
    ln_timeout_config_t timeout_config;
} ln_system_operation_change_ownership_t;

extern const ln_type_t ln_system_operation_change_ownership_type;
void ln_system_operation_change_ownership_write(ln_writer_t *w,
                                                const ln_system_operation_change_ownership_t *v);
void ln_system_operation_change_ownership_read(ln_reader_t *r,
                                               ln_system_operation_change_ownership_t *v);
static inline bool
ln_system_operation_change_ownership_equal(const ln_system_operation_change_ownership_t *a,
                                           const ln_system_operation_change_ownership_t *b)
{
    return ln_value_equal(&ln_system_operation_change_ownership_type, a, b);
}

typedef struct {
    ln_module_id_t module_id;
} ln_system_operation_publish_module_t;

extern const ln_type_t ln_system_operation_publish_module_type;
void ln_system_operation_publish_module_write(ln_writer_t *w,
                                              const ln_system_operation_publish_module_t *v);
void ln_system_operation_publish_module_read(ln_reader_t *r,
                                             ln_system_operation_publish_module_t *v);
static inline bool
ln_system_operation_publish_module_equal(const ln_system_operation_publish_module_t *a,
                                         const ln_system_operation_publish_module_t *b)
{
    return ln_value_equal(&ln_system_operation_publish_module_type, a, b);
}

typedef struct {
    ln_hash_t blob_hash;
} ln_system_operation_publish_data_blob_t;

extern const ln_type_t ln_system_operation_publish_data_blob_type;
void ln_system_operation_publish_data_blob_write(ln_writer_t *w,
                                                 const ln_system_operation_publish_data_blob_t *v);
void ln_system_operation_publish_data_blob_read(ln_reader_t *r,
                                                ln_system_operation_publish_data_blob_t *v);
static inline bool
ln_system_operation_publish_data_blob_equal(const ln_system_operation_publish_data_blob_t *a,
                                            const ln_system_operation_publish_data_blob_t *b)
{
    return ln_value_equal(&ln_system_operation_publish_data_blob_type, a, b);
}

typedef struct {
    ln_blob_id_t blob_id;
} ln_system_operation_verify_blob_t;

extern const ln_type_t ln_system_operation_verify_blob_type;
void ln_system_operation_verify_blob_write(ln_writer_t *w,
                                           const ln_system_operation_verify_blob_t *v);
void ln_system_operation_verify_blob_read(ln_reader_t *r, ln_system_operation_verify_blob_t *v);
static inline bool ln_system_operation_verify_blob_equal(const ln_system_operation_verify_blob_t *a,
                                                         const ln_system_operation_verify_blob_t *b)
{
    return ln_value_equal(&ln_system_operation_verify_blob_type, a, b);
}

typedef struct {
    ln_module_id_t module_id;
    ln_bytes_t parameters;
    ln_bytes_t instantiation_argument;
    ln_application_id_list_t required_application_ids;
} ln_system_operation_create_application_t;

extern const ln_type_t ln_system_operation_create_application_type;
void ln_system_operation_create_application_write(
    ln_writer_t *w, const ln_system_operation_create_application_t *v);
void ln_system_operation_create_application_read(ln_reader_t *r,
                                                 ln_system_operation_create_application_t *v);
static inline bool
ln_system_operation_create_application_equal(const ln_system_operation_create_application_t *a,
                                             const ln_system_operation_create_application_t *b)
{
    return ln_value_equal(&ln_system_operation_create_application_type, a, b);
}

typedef struct {
    ln_stream_update_request_t *items;
    size_t count;
} ln_stream_update_request_list_t;

extern const ln_type_t ln_stream_update_request_list_type;
void ln_stream_update_request_list_write(ln_writer_t *w, const ln_stream_update_request_list_t *v);
void ln_stream_update_request_list_read(ln_reader_t *r, ln_stream_update_request_list_t *v);
static inline bool ln_stream_update_request_list_equal(const ln_stream_update_request_list_t *a,
                                                       const ln_stream_update_request_list_t *b)
{
    return ln_value_equal(&ln_stream_update_request_list_type, a, b);
}

typedef enum {
    LN_SYSTEM_OPERATION_TRANSFER,
    LN_SYSTEM_OPERATION_CLAIM,
    LN_SYSTEM_OPERATION_OPEN_CHAIN,
    LN_SYSTEM_OPERATION_CLOSE_CHAIN,
    LN_SYSTEM_OPERATION_CHANGE_OWNERSHIP,
    LN_SYSTEM_OPERATION_CHANGE_APPLICATION_PERMISSIONS,
    LN_SYSTEM_OPERATION_PUBLISH_MODULE,
    LN_SYSTEM_OPERATION_PUBLISH_DATA_BLOB,
    LN_SYSTEM_OPERATION_VERIFY_BLOB,
    LN_SYSTEM_OPERATION_CREATE_APPLICATION,
    LN_SYSTEM_OPERATION_ADMIN,
    LN_SYSTEM_OPERATION_PROCESS_NEW_EPOCH,
    LN_SYSTEM_OPERATION_PROCESS_REMOVED_EPOCH,
    LN_SYSTEM_OPERATION_UPDATE_STREAMS,
} ln_system_operation_tag_t;

typedef struct {
    ln_system_operation_tag_t tag;
    union {
        ln_system_operation_transfer_t transfer;
        ln_system_operation_claim_t claim;
        ln_open_chain_config_t open_chain;
        ln_system_operation_change_ownership_t change_ownership;
        ln_application_permissions_t change_application_permissions;
        ln_system_operation_publish_module_t publish_module;
        ln_system_operation_publish_data_blob_t publish_data_blob;
        ln_system_operation_verify_blob_t verify_blob;
        ln_system_operation_create_application_t create_application;
        ln_admin_operation_t admin;
        ln_epoch_t process_new_epoch;
        ln_epoch_t process_removed_epoch;
        ln_stream_update_request_list_t update_streams;
    };
} ln_system_operation_t;

extern const ln_type_t ln_system_operation_type;
void ln_system_operation_write(ln_writer_t *w, const ln_system_operation_t *v);
void ln_system_operation_read(ln_reader_t *r, ln_system_operation_t *v);
static inline bool ln_system_operation_equal(const ln_system_operation_t *a,
                                             const ln_system_operation_t *b)
{
    return ln_value_equal(&ln_system_operation_type, a, b);
}

typedef struct {
    ln_application_id_t application_id;
    ln_bytes_t bytes;
} ln_operation_user_t;

extern const ln_type_t ln_operation_user_type;
void ln_operation_user_write(ln_writer_t *w, const ln_operation_user_t *v);
void ln_operation_user_read(ln_reader_t *r, ln_operation_user_t *v);
static inline bool ln_operation_user_equal(const ln_operation_user_t *a,
                                           const ln_operation_user_t *b)
{
    return ln_value_equal(&ln_operation_user_type, a, b);
}

typedef enum {
    LN_OPERATION_SYSTEM,
    LN_OPERATION_USER,
} ln_operation_tag_t;

typedef struct {
    ln_operation_tag_t tag;
    union {
        ln_system_operation_t system;
        ln_operation_user_t user;
    };
} ln_operation_t;

extern const ln_type_t ln_operation_type;
void ln_operation_write(ln_writer_t *w, const ln_operation_t *v);
void ln_operation_read(ln_reader_t *r, ln_operation_t *v);
static inline bool ln_operation_equal(const ln_operation_t *a, const ln_operation_t *b)
{
    return ln_value_equal(&ln_operation_type, a, b);
}
static inline ln_hash_t ln_operation_hash(ln_arena_t *scratch, const ln_operation_t *v)
{
    return ln_value_hash(&ln_operation_type, scratch, v);
}

typedef enum {
    LN_TRANSACTION_RECEIVE_MESSAGES,
    LN_TRANSACTION_EXECUTE_OPERATION,
} ln_transaction_tag_t;

typedef struct {
    ln_transaction_tag_t tag;
    union {
        ln_incoming_bundle_t receive_messages;
        ln_operation_t execute_operation;
    };
} ln_transaction_t;

extern const ln_type_t ln_transaction_type;
void ln_transaction_write(ln_writer_t *w, const ln_transaction_t *v);
void ln_transaction_read(ln_reader_t *r, ln_transaction_t *v);
static inline bool ln_transaction_equal(const ln_transaction_t *a, const ln_transaction_t *b)
{
    return ln_value_equal(&ln_transaction_type, a, b);
}
static inline ln_hash_t ln_transaction_hash(ln_arena_t *scratch, const ln_transaction_t *v)
{
    return ln_value_hash(&ln_transaction_type, scratch, v);
}

typedef struct {
    ln_transaction_t *items;
    size_t count;
} ln_transaction_list_t;

extern const ln_type_t ln_transaction_list_type;
void ln_transaction_list_write(ln_writer_t *w, const ln_transaction_list_t *v);
void ln_transaction_list_read(ln_reader_t *r, ln_transaction_list_t *v);
static inline bool ln_transaction_list_equal(const ln_transaction_list_t *a,
                                             const ln_transaction_list_t *b)
{
    return ln_value_equal(&ln_transaction_list_type, a, b);
}

#endif
