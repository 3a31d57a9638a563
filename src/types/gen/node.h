/* SPDX-License-Identifier: Apache-2.0 */
/* Written by tools/gen from schema/types.bcs; do not edit. */
/* types/gen/node.h - requests, errors and answers between nodes. */
#ifndef LN_TYPES_GEN_NODE_H
#define LN_TYPES_GEN_NODE_H

#include "types/gen/block.h"
#include "types/gen/certificate.h"
#include "types/gen/committee.h"
#include "types/gen/ids.h"
#include "types/gen/info.h"
#include "types/gen/keys.h"
#include "types/gen/message.h"
#include "types/value.h"

typedef struct {
    uint32_t major;
    uint32_t minor;
    uint32_t patch;
} ln_crate_version_t;

extern const ln_type_t ln_crate_version_type;
void ln_crate_version_write(ln_writer_t *w, const ln_crate_version_t *v);
void ln_crate_version_read(ln_reader_t *r, ln_crate_version_t *v);
static inline bool ln_crate_version_equal(const ln_crate_version_t *a, const ln_crate_version_t *b)
{
    return ln_value_equal(&ln_crate_version_type, a, b);
}

typedef struct {
    ln_crate_version_t crate_version;
    ln_bytes_t git_commit;
    bool git_dirty;
    ln_bytes_t rpc_hash;
    ln_bytes_t graphql_hash;
    ln_bytes_t wit_hash;
} ln_version_info_t;

extern const ln_type_t ln_version_info_type;
void ln_version_info_write(ln_writer_t *w, const ln_version_info_t *v);
void ln_version_info_read(ln_reader_t *r, ln_version_info_t *v);
static inline bool ln_version_info_equal(const ln_version_info_t *a, const ln_version_info_t *b)
{
    return ln_value_equal(&ln_version_info_type, a, b);
}

typedef struct {
    ln_chain_id_t sender;
    ln_chain_id_t recipient;
    ln_epoch_and_bundle_list_t bundles;
    ln_block_height_opt_t previous_height;
} ln_cross_chain_request_update_recipient_t;

extern const ln_type_t ln_cross_chain_request_update_recipient_type;
void ln_cross_chain_request_update_recipient_write(
    ln_writer_t *w, const ln_cross_chain_request_update_recipient_t *v);
void ln_cross_chain_request_update_recipient_read(ln_reader_t *r,
                                                  ln_cross_chain_request_update_recipient_t *v);
static inline bool
ln_cross_chain_request_update_recipient_equal(const ln_cross_chain_request_update_recipient_t *a,
                                              const ln_cross_chain_request_update_recipient_t *b)
{
    return ln_value_equal(&ln_cross_chain_request_update_recipient_type, a, b);
}

typedef struct {
    ln_chain_id_t sender;
    ln_chain_id_t recipient;
    ln_block_height_t latest_height;
} ln_cross_chain_request_confirm_updated_recipient_t;

extern const ln_type_t ln_cross_chain_request_confirm_updated_recipient_type;
void ln_cross_chain_request_confirm_updated_recipient_write(
    ln_writer_t *w, const ln_cross_chain_request_confirm_updated_recipient_t *v);
void ln_cross_chain_request_confirm_updated_recipient_read(
    ln_reader_t *r, ln_cross_chain_request_confirm_updated_recipient_t *v);
static inline bool ln_cross_chain_request_confirm_updated_recipient_equal(
    const ln_cross_chain_request_confirm_updated_recipient_t *a,
    const ln_cross_chain_request_confirm_updated_recipient_t *b)
{
    return ln_value_equal(&ln_cross_chain_request_confirm_updated_recipient_type, a, b);
}

typedef struct {
    ln_chain_id_t sender;
    ln_chain_id_t recipient;
    ln_block_height_t retransmit_from;
} ln_cross_chain_request_revert_confirm_t;

extern const ln_type_t ln_cross_chain_request_revert_confirm_type;
void ln_cross_chain_request_revert_confirm_write(ln_writer_t *w,
                                                 const ln_cross_chain_request_revert_confirm_t *v);
void ln_cross_chain_request_revert_confirm_read(ln_reader_t *r,
                                                ln_cross_chain_request_revert_confirm_t *v);
static inline bool
ln_cross_chain_request_revert_confirm_equal(const ln_cross_chain_request_revert_confirm_t *a,
                                            const ln_cross_chain_request_revert_confirm_t *b)
{
    return ln_value_equal(&ln_cross_chain_request_revert_confirm_type, a, b);
}

typedef enum {
    LN_CROSS_CHAIN_REQUEST_UPDATE_RECIPIENT,
    LN_CROSS_CHAIN_REQUEST_CONFIRM_UPDATED_RECIPIENT,
    LN_CROSS_CHAIN_REQUEST_REVERT_CONFIRM,
} ln_cross_chain_request_tag_t;

typedef struct {
    ln_cross_chain_request_tag_t tag;
    union {
        ln_cross_chain_request_update_recipient_t update_recipient;
        ln_cross_chain_request_confirm_updated_recipient_t confirm_updated_recipient;
        ln_cross_chain_request_revert_confirm_t revert_confirm;
    };
} ln_cross_chain_request_t;

extern const ln_type_t ln_cross_chain_request_type;
void ln_cross_chain_request_write(ln_writer_t *w, const ln_cross_chain_request_t *v);
void ln_cross_chain_request_read(ln_reader_t *r, ln_cross_chain_request_t *v);
static inline bool ln_cross_chain_request_equal(const ln_cross_chain_request_t *a,
                                                const ln_cross_chain_request_t *b)
{
    return ln_value_equal(&ln_cross_chain_request_type, a, b);
}

typedef struct {
    ln_bytes_t error;
} ln_node_error_crypto_error_t;

extern const ln_type_t ln_node_error_crypto_error_type;
void ln_node_error_crypto_error_write(ln_writer_t *w, const ln_node_error_crypto_error_t *v);
void ln_node_error_crypto_error_read(ln_reader_t *r, ln_node_error_crypto_error_t *v);
static inline bool ln_node_error_crypto_error_equal(const ln_node_error_crypto_error_t *a,
                                                    const ln_node_error_crypto_error_t *b)
{
    return ln_value_equal(&ln_node_error_crypto_error_type, a, b);
}

typedef struct {
    ln_bytes_t error;
} ln_node_error_arithmetic_error_t;

extern const ln_type_t ln_node_error_arithmetic_error_type;
void ln_node_error_arithmetic_error_write(ln_writer_t *w,
                                          const ln_node_error_arithmetic_error_t *v);
void ln_node_error_arithmetic_error_read(ln_reader_t *r, ln_node_error_arithmetic_error_t *v);
static inline bool ln_node_error_arithmetic_error_equal(const ln_node_error_arithmetic_error_t *a,
                                                        const ln_node_error_arithmetic_error_t *b)
{
    return ln_value_equal(&ln_node_error_arithmetic_error_type, a, b);
}

typedef struct {
    ln_bytes_t error;
} ln_node_error_view_error_t;

extern const ln_type_t ln_node_error_view_error_type;
void ln_node_error_view_error_write(ln_writer_t *w, const ln_node_error_view_error_t *v);
void ln_node_error_view_error_read(ln_reader_t *r, ln_node_error_view_error_t *v);
static inline bool ln_node_error_view_error_equal(const ln_node_error_view_error_t *a,
                                                  const ln_node_error_view_error_t *b)
{
    return ln_value_equal(&ln_node_error_view_error_type, a, b);
}

typedef struct {
    ln_bytes_t error;
} ln_node_error_chain_error_t;

extern const ln_type_t ln_node_error_chain_error_type;
void ln_node_error_chain_error_write(ln_writer_t *w, const ln_node_error_chain_error_t *v);
void ln_node_error_chain_error_read(ln_reader_t *r, ln_node_error_chain_error_t *v);
static inline bool ln_node_error_chain_error_equal(const ln_node_error_chain_error_t *a,
                                                   const ln_node_error_chain_error_t *b)
{
    return ln_value_equal(&ln_node_error_chain_error_type, a, b);
}

typedef struct {
    ln_bytes_t error;
} ln_node_error_worker_error_t;

extern const ln_type_t ln_node_error_worker_error_type;
void ln_node_error_worker_error_write(ln_writer_t *w, const ln_node_error_worker_error_t *v);
void ln_node_error_worker_error_read(ln_reader_t *r, ln_node_error_worker_error_t *v);
static inline bool ln_node_error_worker_error_equal(const ln_node_error_worker_error_t *a,
                                                    const ln_node_error_worker_error_t *b)
{
    return ln_value_equal(&ln_node_error_worker_error_type, a, b);
}

typedef struct {
    ln_block_height_t expected_block_height;
    ln_block_height_t found_block_height;
} ln_node_error_unexpected_block_height_t;

extern const ln_type_t ln_node_error_unexpected_block_height_type;
void ln_node_error_unexpected_block_height_write(ln_writer_t *w,
                                                 const ln_node_error_unexpected_block_height_t *v);
void ln_node_error_unexpected_block_height_read(ln_reader_t *r,
                                                ln_node_error_unexpected_block_height_t *v);
static inline bool
ln_node_error_unexpected_block_height_equal(const ln_node_error_unexpected_block_height_t *a,
                                            const ln_node_error_unexpected_block_height_t *b)
{
    return ln_value_equal(&ln_node_error_unexpected_block_height_type, a, b);
}

typedef struct {
    ln_chain_id_t chain_id;
    ln_chain_id_t origin;
    ln_block_height_t height;
} ln_node_error_missing_cross_chain_update_t;

extern const ln_type_t ln_node_error_missing_cross_chain_update_type;
void ln_node_error_missing_cross_chain_update_write(
    ln_writer_t *w, const ln_node_error_missing_cross_chain_update_t *v);
void ln_node_error_missing_cross_chain_update_read(ln_reader_t *r,
                                                   ln_node_error_missing_cross_chain_update_t *v);
static inline bool
ln_node_error_missing_cross_chain_update_equal(const ln_node_error_missing_cross_chain_update_t *a,
                                               const ln_node_error_missing_cross_chain_update_t *b)
{
    return ln_value_equal(&ln_node_error_missing_cross_chain_update_type, a, b);
}

typedef struct {
    ln_bytes_t error;
} ln_node_error_grpc_error_t;

extern const ln_type_t ln_node_error_grpc_error_type;
void ln_node_error_grpc_error_write(ln_writer_t *w, const ln_node_error_grpc_error_t *v);
void ln_node_error_grpc_error_read(ln_reader_t *r, ln_node_error_grpc_error_t *v);
static inline bool ln_node_error_grpc_error_equal(const ln_node_error_grpc_error_t *a,
                                                  const ln_node_error_grpc_error_t *b)
{
    return ln_value_equal(&ln_node_error_grpc_error_type, a, b);
}

typedef struct {
    ln_bytes_t error;
} ln_node_error_client_io_error_t;

extern const ln_type_t ln_node_error_client_io_error_type;
void ln_node_error_client_io_error_write(ln_writer_t *w, const ln_node_error_client_io_error_t *v);
void ln_node_error_client_io_error_read(ln_reader_t *r, ln_node_error_client_io_error_t *v);
static inline bool ln_node_error_client_io_error_equal(const ln_node_error_client_io_error_t *a,
                                                       const ln_node_error_client_io_error_t *b)
{
    return ln_value_equal(&ln_node_error_client_io_error_type, a, b);
}

typedef struct {
    ln_bytes_t address;
} ln_node_error_cannot_resolve_validator_address_t;

extern const ln_type_t ln_node_error_cannot_resolve_validator_address_type;
void ln_node_error_cannot_resolve_validator_address_write(
    ln_writer_t *w, const ln_node_error_cannot_resolve_validator_address_t *v);
void ln_node_error_cannot_resolve_validator_address_read(
    ln_reader_t *r, ln_node_error_cannot_resolve_validator_address_t *v);
static inline bool ln_node_error_cannot_resolve_validator_address_equal(
    const ln_node_error_cannot_resolve_validator_address_t *a,
    const ln_node_error_cannot_resolve_validator_address_t *b)
{
    return ln_value_equal(&ln_node_error_cannot_resolve_validator_address_type, a, b);
}

typedef struct {
    ln_bytes_t transport;
} ln_node_error_subscription_error_t;

extern const ln_type_t ln_node_error_subscription_error_type;
void ln_node_error_subscription_error_write(ln_writer_t *w,
                                            const ln_node_error_subscription_error_t *v);
void ln_node_error_subscription_error_read(ln_reader_t *r, ln_node_error_subscription_error_t *v);
static inline bool
ln_node_error_subscription_error_equal(const ln_node_error_subscription_error_t *a,
                                       const ln_node_error_subscription_error_t *b)
{
    return ln_value_equal(&ln_node_error_subscription_error_type, a, b);
}

typedef struct {
    ln_bytes_t status;
} ln_node_error_subscription_failed_t;

extern const ln_type_t ln_node_error_subscription_failed_type;
void ln_node_error_subscription_failed_write(ln_writer_t *w,
                                             const ln_node_error_subscription_failed_t *v);
void ln_node_error_subscription_failed_read(ln_reader_t *r, ln_node_error_subscription_failed_t *v);
static inline bool
ln_node_error_subscription_failed_equal(const ln_node_error_subscription_failed_t *a,
                                        const ln_node_error_subscription_failed_t *b)
{
    return ln_value_equal(&ln_node_error_subscription_failed_type, a, b);
}

typedef struct {
    ln_hash_list_t returned;
    ln_hash_list_t requested;
} ln_node_error_unexpected_certificates_t;

extern const ln_type_t ln_node_error_unexpected_certificates_type;
void ln_node_error_unexpected_certificates_write(ln_writer_t *w,
                                                 const ln_node_error_unexpected_certificates_t *v);
void ln_node_error_unexpected_certificates_read(ln_reader_t *r,
                                                ln_node_error_unexpected_certificates_t *v);
static inline bool
ln_node_error_unexpected_certificates_equal(const ln_node_error_unexpected_certificates_t *a,
                                            const ln_node_error_unexpected_certificates_t *b)
{
    return ln_value_equal(&ln_node_error_unexpected_certificates_type, a, b);
}

typedef struct {
    ln_bytes_t error;
} ln_node_error_response_handling_error_t;

extern const ln_type_t ln_node_error_response_handling_error_type;
void ln_node_error_response_handling_error_write(ln_writer_t *w,
                                                 const ln_node_error_response_handling_error_t *v);
void ln_node_error_response_handling_error_read(ln_reader_t *r,
                                                ln_node_error_response_handling_error_t *v);
static inline bool
ln_node_error_response_handling_error_equal(const ln_node_error_response_handling_error_t *a,
                                            const ln_node_error_response_handling_error_t *b)
{
    return ln_value_equal(&ln_node_error_response_handling_error_type, a, b);
}

typedef struct {
    ln_chain_id_t chain_id;
    ln_block_height_list_t heights;
} ln_node_error_missing_certificates_by_heights_t;

extern const ln_type_t ln_node_error_missing_certificates_by_heights_type;
void ln_node_error_missing_certificates_by_heights_write(
    ln_writer_t *w, const ln_node_error_missing_certificates_by_heights_t *v);
void ln_node_error_missing_certificates_by_heights_read(
    ln_reader_t *r, ln_node_error_missing_certificates_by_heights_t *v);
static inline bool ln_node_error_missing_certificates_by_heights_equal(
    const ln_node_error_missing_certificates_by_heights_t *a,
    const ln_node_error_missing_certificates_by_heights_t *b)
{
    return ln_value_equal(&ln_node_error_missing_certificates_by_heights_type, a, b);
}

typedef struct {
    ln_chain_id_t chain_id;
    ln_secp256k1_public_key_t remote_node;
} ln_node_error_too_many_certificates_returned_t;

extern const ln_type_t ln_node_error_too_many_certificates_returned_type;
void ln_node_error_too_many_certificates_returned_write(
    ln_writer_t *w, const ln_node_error_too_many_certificates_returned_t *v);
void ln_node_error_too_many_certificates_returned_read(
    ln_reader_t *r, ln_node_error_too_many_certificates_returned_t *v);
static inline bool ln_node_error_too_many_certificates_returned_equal(
    const ln_node_error_too_many_certificates_returned_t *a,
    const ln_node_error_too_many_certificates_returned_t *b)
{
    return ln_value_equal(&ln_node_error_too_many_certificates_returned_type, a, b);
}

typedef enum {
    LN_NODE_ERROR_CRYPTO_ERROR,
    LN_NODE_ERROR_ARITHMETIC_ERROR,
    LN_NODE_ERROR_VIEW_ERROR,
    LN_NODE_ERROR_CHAIN_ERROR,
    LN_NODE_ERROR_WORKER_ERROR,
    LN_NODE_ERROR_INACTIVE_CHAIN,
    LN_NODE_ERROR_WRONG_ROUND,
    LN_NODE_ERROR_UNEXPECTED_BLOCK_HEIGHT,
    LN_NODE_ERROR_MISSING_CROSS_CHAIN_UPDATE,
    LN_NODE_ERROR_BLOBS_NOT_FOUND,
    LN_NODE_ERROR_EVENTS_NOT_FOUND,
    LN_NODE_ERROR_MISSING_CERTIFICATE_VALUE,
    LN_NODE_ERROR_MISSING_CERTIFICATES,
    LN_NODE_ERROR_MISSING_VOTE_IN_VALIDATOR_RESPONSE,
    LN_NODE_ERROR_INVALID_CHAIN_INFO_RESPONSE,
    LN_NODE_ERROR_UNEXPECTED_CERTIFICATE_VALUE,
    LN_NODE_ERROR_INVALID_DECODING,
    LN_NODE_ERROR_UNEXPECTED_MESSAGE,
    LN_NODE_ERROR_GRPC_ERROR,
    LN_NODE_ERROR_CLIENT_IO_ERROR,
    LN_NODE_ERROR_CANNOT_RESOLVE_VALIDATOR_ADDRESS,
    LN_NODE_ERROR_SUBSCRIPTION_ERROR,
    LN_NODE_ERROR_SUBSCRIPTION_FAILED,
    LN_NODE_ERROR_INVALID_CERTIFICATE_FOR_BLOB,
    LN_NODE_ERROR_DUPLICATES_IN_BLOBS_NOT_FOUND,
    LN_NODE_ERROR_UNEXPECTED_ENTRIES_IN_BLOBS_NOT_FOUND,
    LN_NODE_ERROR_UNEXPECTED_CERTIFICATES,
    LN_NODE_ERROR_EMPTY_BLOBS_NOT_FOUND,
    LN_NODE_ERROR_RESPONSE_HANDLING_ERROR,
    LN_NODE_ERROR_MISSING_CERTIFICATES_BY_HEIGHTS,
    LN_NODE_ERROR_TOO_MANY_CERTIFICATES_RETURNED,
} ln_node_error_tag_t;

typedef struct {
    ln_node_error_tag_t tag;
    union {
        ln_node_error_crypto_error_t crypto_error;
        ln_node_error_arithmetic_error_t arithmetic_error;
        ln_node_error_view_error_t view_error;
        ln_node_error_chain_error_t chain_error;
        ln_node_error_worker_error_t worker_error;
        ln_chain_id_t inactive_chain;
        ln_round_t wrong_round;
        ln_node_error_unexpected_block_height_t unexpected_block_height;
        ln_node_error_missing_cross_chain_update_t missing_cross_chain_update;
        ln_blob_id_list_t blobs_not_found;
        ln_event_id_list_t events_not_found;
        ln_hash_list_t missing_certificates;
        ln_bytes_t missing_vote_in_validator_response;
        ln_node_error_grpc_error_t grpc_error;
        ln_node_error_client_io_error_t client_io_error;
        ln_node_error_cannot_resolve_validator_address_t cannot_resolve_validator_address;
        ln_node_error_subscription_error_t subscription_error;
        ln_node_error_subscription_failed_t subscription_failed;
        ln_blob_id_t invalid_certificate_for_blob;
        ln_node_error_unexpected_certificates_t unexpected_certificates;
        ln_node_error_response_handling_error_t response_handling_error;
        ln_node_error_missing_certificates_by_heights_t missing_certificates_by_heights;
        ln_node_error_too_many_certificates_returned_t too_many_certificates_returned;
    };
} ln_node_error_t;

extern const ln_type_t ln_node_error_type;
void ln_node_error_write(ln_writer_t *w, const ln_node_error_t *v);
void ln_node_error_read(ln_reader_t *r, ln_node_error_t *v);
static inline bool ln_node_error_equal(const ln_node_error_t *a, const ln_node_error_t *b)
{
    return ln_value_equal(&ln_node_error_type, a, b);
}

typedef struct {
    ln_confirmed_block_certificate_t certificate;
    bool wait_for_outgoing_messages;
} ln_handle_confirmed_certificate_request_t;

extern const ln_type_t ln_handle_confirmed_certificate_request_type;
void ln_handle_confirmed_certificate_request_write(
    ln_writer_t *w, const ln_handle_confirmed_certificate_request_t *v);
void ln_handle_confirmed_certificate_request_read(ln_reader_t *r,
                                                  ln_handle_confirmed_certificate_request_t *v);
static inline bool
ln_handle_confirmed_certificate_request_equal(const ln_handle_confirmed_certificate_request_t *a,
                                              const ln_handle_confirmed_certificate_request_t *b)
{
    return ln_value_equal(&ln_handle_confirmed_certificate_request_type, a, b);
}

typedef struct {
    ln_lite_certificate_t certificate;
    bool wait_for_outgoing_messages;
} ln_handle_lite_cert_request_t;

extern const ln_type_t ln_handle_lite_cert_request_type;
void ln_handle_lite_cert_request_write(ln_writer_t *w, const ln_handle_lite_cert_request_t *v);
void ln_handle_lite_cert_request_read(ln_reader_t *r, ln_handle_lite_cert_request_t *v);
static inline bool ln_handle_lite_cert_request_equal(const ln_handle_lite_cert_request_t *a,
                                                     const ln_handle_lite_cert_request_t *b)
{
    return ln_value_equal(&ln_handle_lite_cert_request_type, a, b);
}

typedef struct {
    ln_timeout_certificate_t certificate;
} ln_handle_timeout_certificate_request_t;

extern const ln_type_t ln_handle_timeout_certificate_request_type;
void ln_handle_timeout_certificate_request_write(ln_writer_t *w,
                                                 const ln_handle_timeout_certificate_request_t *v);
void ln_handle_timeout_certificate_request_read(ln_reader_t *r,
                                                ln_handle_timeout_certificate_request_t *v);
static inline bool
ln_handle_timeout_certificate_request_equal(const ln_handle_timeout_certificate_request_t *a,
                                            const ln_handle_timeout_certificate_request_t *b)
{
    return ln_value_equal(&ln_handle_timeout_certificate_request_type, a, b);
}

typedef struct {
    ln_validated_block_certificate_t certificate;
} ln_handle_validated_certificate_request_t;

extern const ln_type_t ln_handle_validated_certificate_request_type;
void ln_handle_validated_certificate_request_write(
    ln_writer_t *w, const ln_handle_validated_certificate_request_t *v);
void ln_handle_validated_certificate_request_read(ln_reader_t *r,
                                                  ln_handle_validated_certificate_request_t *v);
static inline bool
ln_handle_validated_certificate_request_equal(const ln_handle_validated_certificate_request_t *a,
                                              const ln_handle_validated_certificate_request_t *b)
{
    return ln_value_equal(&ln_handle_validated_certificate_request_type, a, b);
}

typedef struct {
    ln_chain_id_t chain_id;
    ln_blob_id_t blob_id;
} ln_chain_and_blob_id_t;

extern const ln_type_t ln_chain_and_blob_id_type;
void ln_chain_and_blob_id_write(ln_writer_t *w, const ln_chain_and_blob_id_t *v);
void ln_chain_and_blob_id_read(ln_reader_t *r, ln_chain_and_blob_id_t *v);
static inline bool ln_chain_and_blob_id_equal(const ln_chain_and_blob_id_t *a,
                                              const ln_chain_and_blob_id_t *b)
{
    return ln_value_equal(&ln_chain_and_blob_id_type, a, b);
}

typedef struct {
    ln_chain_id_t chain_id;
    ln_blob_content_t blob;
} ln_chain_and_blob_t;

extern const ln_type_t ln_chain_and_blob_type;
void ln_chain_and_blob_write(ln_writer_t *w, const ln_chain_and_blob_t *v);
void ln_chain_and_blob_read(ln_reader_t *r, ln_chain_and_blob_t *v);
static inline bool ln_chain_and_blob_equal(const ln_chain_and_blob_t *a,
                                           const ln_chain_and_blob_t *b)
{
    return ln_value_equal(&ln_chain_and_blob_type, a, b);
}

typedef struct {
    ln_chain_id_t chain_id;
    ln_block_height_list_t heights;
} ln_chain_and_heights_t;

extern const ln_type_t ln_chain_and_heights_type;
void ln_chain_and_heights_write(ln_writer_t *w, const ln_chain_and_heights_t *v);
void ln_chain_and_heights_read(ln_reader_t *r, ln_chain_and_heights_t *v);
static inline bool ln_chain_and_heights_equal(const ln_chain_and_heights_t *a,
                                              const ln_chain_and_heights_t *b)
{
    return ln_value_equal(&ln_chain_and_heights_type, a, b);
}

typedef struct {
    ln_chain_id_t chain_id;
    ln_stream_id_list_t streams;
} ln_chain_and_streams_t;

extern const ln_type_t ln_chain_and_streams_type;
void ln_chain_and_streams_write(ln_writer_t *w, const ln_chain_and_streams_t *v);
void ln_chain_and_streams_read(ln_reader_t *r, ln_chain_and_streams_t *v);
static inline bool ln_chain_and_streams_equal(const ln_chain_and_streams_t *a,
                                              const ln_chain_and_streams_t *b)
{
    return ln_value_equal(&ln_chain_and_streams_type, a, b);
}

typedef enum {
    LN_RPC_MESSAGE_BLOCK_PROPOSAL,
    LN_RPC_MESSAGE_TIMEOUT_CERTIFICATE,
    LN_RPC_MESSAGE_VALIDATED_CERTIFICATE,
    LN_RPC_MESSAGE_CONFIRMED_CERTIFICATE,
    LN_RPC_MESSAGE_LITE_CERTIFICATE,
    LN_RPC_MESSAGE_CHAIN_INFO_QUERY,
    LN_RPC_MESSAGE_UPLOAD_BLOB,
    LN_RPC_MESSAGE_DOWNLOAD_BLOB,
    LN_RPC_MESSAGE_DOWNLOAD_PENDING_BLOB,
    LN_RPC_MESSAGE_HANDLE_PENDING_BLOB,
    LN_RPC_MESSAGE_DOWNLOAD_CONFIRMED_BLOCK,
    LN_RPC_MESSAGE_DOWNLOAD_CERTIFICATES,
    LN_RPC_MESSAGE_DOWNLOAD_CERTIFICATES_BY_HEIGHTS,
    LN_RPC_MESSAGE_BLOB_LAST_USED_BY,
    LN_RPC_MESSAGE_MISSING_BLOB_IDS,
    LN_RPC_MESSAGE_VERSION_INFO_QUERY,
    LN_RPC_MESSAGE_NETWORK_DESCRIPTION_QUERY,
    LN_RPC_MESSAGE_VOTE,
    LN_RPC_MESSAGE_CHAIN_INFO_RESPONSE,
    LN_RPC_MESSAGE_ERROR,
    LN_RPC_MESSAGE_VERSION_INFO_RESPONSE,
    LN_RPC_MESSAGE_NETWORK_DESCRIPTION_RESPONSE,
    LN_RPC_MESSAGE_UPLOAD_BLOB_RESPONSE,
    LN_RPC_MESSAGE_DOWNLOAD_BLOB_RESPONSE,
    LN_RPC_MESSAGE_DOWNLOAD_PENDING_BLOB_RESPONSE,
    LN_RPC_MESSAGE_DOWNLOAD_CONFIRMED_BLOCK_RESPONSE,
    LN_RPC_MESSAGE_DOWNLOAD_CERTIFICATES_RESPONSE,
    LN_RPC_MESSAGE_DOWNLOAD_CERTIFICATES_BY_HEIGHTS_RESPONSE,
    LN_RPC_MESSAGE_BLOB_LAST_USED_BY_RESPONSE,
    LN_RPC_MESSAGE_MISSING_BLOB_IDS_RESPONSE,
    LN_RPC_MESSAGE_CROSS_CHAIN_REQUEST,
    LN_RPC_MESSAGE_BLOB_LAST_USED_BY_CERTIFICATE,
    LN_RPC_MESSAGE_BLOB_LAST_USED_BY_CERTIFICATE_RESPONSE,
    LN_RPC_MESSAGE_PREVIOUS_EVENT_BLOCKS,
    LN_RPC_MESSAGE_PREVIOUS_EVENT_BLOCKS_RESPONSE,
} ln_rpc_message_tag_t;

typedef struct {
    ln_rpc_message_tag_t tag;
    union {
        ln_block_proposal_t block_proposal;
        ln_handle_timeout_certificate_request_t timeout_certificate;
        ln_handle_validated_certificate_request_t validated_certificate;
        ln_handle_confirmed_certificate_request_t confirmed_certificate;
        ln_handle_lite_cert_request_t lite_certificate;
        ln_chain_info_query_t chain_info_query;
        ln_blob_content_t upload_blob;
        ln_blob_id_t download_blob;
        ln_chain_and_blob_id_t download_pending_blob;
        ln_chain_and_blob_t handle_pending_blob;
        ln_hash_t download_confirmed_block;
        ln_hash_list_t download_certificates;
        ln_chain_and_heights_t download_certificates_by_heights;
        ln_blob_id_t blob_last_used_by;
        ln_blob_id_list_t missing_blob_ids;
        ln_lite_vote_t vote;
        ln_chain_info_response_t chain_info_response;
        ln_node_error_t error;
        ln_version_info_t version_info_response;
        ln_network_description_t network_description_response;
        ln_blob_id_t upload_blob_response;
        ln_blob_content_t download_blob_response;
        ln_blob_content_t download_pending_blob_response;
        ln_block_t download_confirmed_block_response;
        ln_confirmed_block_certificate_list_t download_certificates_response;
        ln_confirmed_block_certificate_list_t download_certificates_by_heights_response;
        ln_hash_t blob_last_used_by_response;
        ln_blob_id_list_t missing_blob_ids_response;
        ln_cross_chain_request_t cross_chain_request;
        ln_blob_id_t blob_last_used_by_certificate;
        ln_confirmed_block_certificate_t blob_last_used_by_certificate_response;
        ln_chain_and_streams_t previous_event_blocks;
        ln_stream_id_height_ref_map_t previous_event_blocks_response;
    };
} ln_rpc_message_t;

extern const ln_type_t ln_rpc_message_type;
void ln_rpc_message_write(ln_writer_t *w, const ln_rpc_message_t *v);
void ln_rpc_message_read(ln_reader_t *r, ln_rpc_message_t *v);
static inline bool ln_rpc_message_equal(const ln_rpc_message_t *a, const ln_rpc_message_t *b)
{
    return ln_value_equal(&ln_rpc_message_type, a, b);
}

typedef struct {
    ln_cross_chain_request_t *items;
    size_t count;
} ln_cross_chain_request_list_t;

extern const ln_type_t ln_cross_chain_request_list_type;
void ln_cross_chain_request_list_write(ln_writer_t *w, const ln_cross_chain_request_list_t *v);
void ln_cross_chain_request_list_read(ln_reader_t *r, ln_cross_chain_request_list_t *v);
static inline bool ln_cross_chain_request_list_equal(const ln_cross_chain_request_list_t *a,
                                                     const ln_cross_chain_request_list_t *b)
{
    return ln_value_equal(&ln_cross_chain_request_list_type, a, b);
}

#endif
