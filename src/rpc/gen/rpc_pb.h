/* SPDX-License-Identifier: Apache-2.0 */
/* Written by tools/gen from schema/rpc.proto; do not edit. */
/* rpc/gen/rpc_pb.h - the messages of the protobuf services, and their paths. */
#ifndef LN_RPC_GEN_RPC_PB_H
#define LN_RPC_GEN_RPC_PB_H

#include "grpc/protobuf.h"

#define LN_PB_NOTIFIER_SERVICE "rpc.v1.NotifierService"
#define LN_PB_NOTIFIER_SERVICE_NOTIFY_BATCH "/rpc.v1.NotifierService/NotifyBatch"

#define LN_PB_VALIDATOR_WORKER "rpc.v1.ValidatorWorker"
#define LN_PB_VALIDATOR_WORKER_HANDLE_BLOCK_PROPOSAL "/rpc.v1.ValidatorWorker/HandleBlockProposal"
#define LN_PB_VALIDATOR_WORKER_HANDLE_LITE_CERTIFICATE                                             \
    "/rpc.v1.ValidatorWorker/HandleLiteCertificate"
#define LN_PB_VALIDATOR_WORKER_HANDLE_CONFIRMED_CERTIFICATE                                        \
    "/rpc.v1.ValidatorWorker/HandleConfirmedCertificate"
#define LN_PB_VALIDATOR_WORKER_HANDLE_VALIDATED_CERTIFICATE                                        \
    "/rpc.v1.ValidatorWorker/HandleValidatedCertificate"
#define LN_PB_VALIDATOR_WORKER_HANDLE_TIMEOUT_CERTIFICATE                                          \
    "/rpc.v1.ValidatorWorker/HandleTimeoutCertificate"
#define LN_PB_VALIDATOR_WORKER_HANDLE_CHAIN_INFO_QUERY                                             \
    "/rpc.v1.ValidatorWorker/HandleChainInfoQuery"
#define LN_PB_VALIDATOR_WORKER_DOWNLOAD_PENDING_BLOB "/rpc.v1.ValidatorWorker/DownloadPendingBlob"
#define LN_PB_VALIDATOR_WORKER_HANDLE_PENDING_BLOB "/rpc.v1.ValidatorWorker/HandlePendingBlob"
#define LN_PB_VALIDATOR_WORKER_HANDLE_CROSS_CHAIN_REQUEST                                          \
    "/rpc.v1.ValidatorWorker/HandleCrossChainRequest"
#define LN_PB_VALIDATOR_WORKER_PREVIOUS_EVENT_BLOCKS "/rpc.v1.ValidatorWorker/PreviousEventBlocks"

#define LN_PB_VALIDATOR_NODE "rpc.v1.ValidatorNode"
#define LN_PB_VALIDATOR_NODE_HANDLE_BLOCK_PROPOSAL "/rpc.v1.ValidatorNode/HandleBlockProposal"
#define LN_PB_VALIDATOR_NODE_HANDLE_LITE_CERTIFICATE "/rpc.v1.ValidatorNode/HandleLiteCertificate"
#define LN_PB_VALIDATOR_NODE_HANDLE_CONFIRMED_CERTIFICATE                                          \
    "/rpc.v1.ValidatorNode/HandleConfirmedCertificate"
#define LN_PB_VALIDATOR_NODE_HANDLE_VALIDATED_CERTIFICATE                                          \
    "/rpc.v1.ValidatorNode/HandleValidatedCertificate"
#define LN_PB_VALIDATOR_NODE_HANDLE_TIMEOUT_CERTIFICATE                                            \
    "/rpc.v1.ValidatorNode/HandleTimeoutCertificate"
#define LN_PB_VALIDATOR_NODE_HANDLE_CHAIN_INFO_QUERY "/rpc.v1.ValidatorNode/HandleChainInfoQuery"
#define LN_PB_VALIDATOR_NODE_SUBSCRIBE "/rpc.v1.ValidatorNode/Subscribe"
#define LN_PB_VALIDATOR_NODE_GET_VERSION_INFO "/rpc.v1.ValidatorNode/GetVersionInfo"
#define LN_PB_VALIDATOR_NODE_GET_NETWORK_DESCRIPTION "/rpc.v1.ValidatorNode/GetNetworkDescription"
#define LN_PB_VALIDATOR_NODE_DOWNLOAD_BLOB "/rpc.v1.ValidatorNode/DownloadBlob"
#define LN_PB_VALIDATOR_NODE_UPLOAD_BLOB "/rpc.v1.ValidatorNode/UploadBlob"
#define LN_PB_VALIDATOR_NODE_DOWNLOAD_PENDING_BLOB "/rpc.v1.ValidatorNode/DownloadPendingBlob"
#define LN_PB_VALIDATOR_NODE_HANDLE_PENDING_BLOB "/rpc.v1.ValidatorNode/HandlePendingBlob"
#define LN_PB_VALIDATOR_NODE_DOWNLOAD_CERTIFICATE "/rpc.v1.ValidatorNode/DownloadCertificate"
#define LN_PB_VALIDATOR_NODE_DOWNLOAD_CERTIFICATES "/rpc.v1.ValidatorNode/DownloadCertificates"
#define LN_PB_VALIDATOR_NODE_DOWNLOAD_CERTIFICATES_BY_HEIGHTS                                      \
    "/rpc.v1.ValidatorNode/DownloadCertificatesByHeights"
#define LN_PB_VALIDATOR_NODE_DOWNLOAD_RAW_CERTIFICATES_BY_HEIGHTS                                  \
    "/rpc.v1.ValidatorNode/DownloadRawCertificatesByHeights"
#define LN_PB_VALIDATOR_NODE_BLOB_LAST_USED_BY "/rpc.v1.ValidatorNode/BlobLastUsedBy"
#define LN_PB_VALIDATOR_NODE_BLOB_LAST_USED_BY_CERTIFICATE                                         \
    "/rpc.v1.ValidatorNode/BlobLastUsedByCertificate"
#define LN_PB_VALIDATOR_NODE_MISSING_BLOB_IDS "/rpc.v1.ValidatorNode/MissingBlobIds"
#define LN_PB_VALIDATOR_NODE_PREVIOUS_EVENT_BLOCKS "/rpc.v1.ValidatorNode/PreviousEventBlocks"

typedef struct {
    ln_bytes_t bytes;
} ln_pb_chain_id_t;

void ln_pb_chain_id_merge(ln_pb_reader_t *r, ln_pb_chain_id_t *m);
void ln_pb_chain_id_write(ln_pb_writer_t *w, const ln_pb_chain_id_t *m);

typedef struct {
    ln_bytes_t bytes;
} ln_pb_crypto_hash_t;

void ln_pb_crypto_hash_merge(ln_pb_reader_t *r, ln_pb_crypto_hash_t *m);
void ln_pb_crypto_hash_write(ln_pb_writer_t *w, const ln_pb_crypto_hash_t *m);

typedef struct {
    uint64_t height;
} ln_pb_block_height_t;

void ln_pb_block_height_merge(ln_pb_reader_t *r, ln_pb_block_height_t *m);
void ln_pb_block_height_write(ln_pb_writer_t *w, const ln_pb_block_height_t *m);

typedef struct {
    ln_bytes_t bytes;
} ln_pb_account_owner_t;

void ln_pb_account_owner_merge(ln_pb_reader_t *r, ln_pb_account_owner_t *m);
void ln_pb_account_owner_write(ln_pb_writer_t *w, const ln_pb_account_owner_t *m);

typedef struct {
    ln_bytes_t bytes;
} ln_pb_blob_id_t;

void ln_pb_blob_id_merge(ln_pb_reader_t *r, ln_pb_blob_id_t *m);
void ln_pb_blob_id_write(ln_pb_writer_t *w, const ln_pb_blob_id_t *m);

typedef struct {
    struct {
        ln_bytes_t *items;
        size_t count;
    } blob_ids;
} ln_pb_blob_ids_t;

void ln_pb_blob_ids_merge(ln_pb_reader_t *r, ln_pb_blob_ids_t *m);
void ln_pb_blob_ids_write(ln_pb_writer_t *w, const ln_pb_blob_ids_t *m);

typedef struct {
    ln_bytes_t bytes;
} ln_pb_blob_content_t;

void ln_pb_blob_content_merge(ln_pb_reader_t *r, ln_pb_blob_content_t *m);
void ln_pb_blob_content_write(ln_pb_writer_t *w, const ln_pb_blob_content_t *m);

typedef struct {
    ln_bytes_t bytes;
} ln_pb_stream_id_t;

void ln_pb_stream_id_merge(ln_pb_reader_t *r, ln_pb_stream_id_t *m);
void ln_pb_stream_id_write(ln_pb_writer_t *w, const ln_pb_stream_id_t *m);

typedef struct {
    ln_bytes_t bytes;
} ln_pb_validator_signature_t;

void ln_pb_validator_signature_merge(ln_pb_reader_t *r, ln_pb_validator_signature_t *m);
void ln_pb_validator_signature_write(ln_pb_writer_t *w, const ln_pb_validator_signature_t *m);

typedef struct {
    ln_bytes_t bytes;
} ln_pb_account_signature_t;

void ln_pb_account_signature_merge(ln_pb_reader_t *r, ln_pb_account_signature_t *m);
void ln_pb_account_signature_write(ln_pb_writer_t *w, const ln_pb_account_signature_t *m);

typedef struct {
    uint32_t major;
    uint32_t minor;
    uint32_t patch;
} ln_pb_crate_version_t;

void ln_pb_crate_version_merge(ln_pb_reader_t *r, ln_pb_crate_version_t *m);
void ln_pb_crate_version_write(ln_pb_writer_t *w, const ln_pb_crate_version_t *m);

typedef struct {
    bool has_crate_version;
    ln_pb_crate_version_t crate_version;
    ln_bytes_t git_commit;
    bool git_dirty;
    ln_bytes_t rpc_hash;
    ln_bytes_t graphql_hash;
    ln_bytes_t wit_hash;
} ln_pb_version_info_t;

void ln_pb_version_info_merge(ln_pb_reader_t *r, ln_pb_version_info_t *m);
void ln_pb_version_info_write(ln_pb_writer_t *w, const ln_pb_version_info_t *m);

typedef struct {
    ln_bytes_t name;
    bool has_genesis_config_hash;
    ln_pb_crypto_hash_t genesis_config_hash;
    uint64_t genesis_timestamp;
    bool has_admin_chain_id;
    ln_pb_chain_id_t admin_chain_id;
    bool has_genesis_committee_blob_hash;
    ln_pb_crypto_hash_t genesis_committee_blob_hash;
} ln_pb_network_description_t;

void ln_pb_network_description_merge(ln_pb_reader_t *r, ln_pb_network_description_t *m);
void ln_pb_network_description_write(ln_pb_writer_t *w, const ln_pb_network_description_t *m);

typedef struct {
    struct {
        ln_pb_chain_id_t *items;
        size_t count;
    } chain_ids;
} ln_pb_subscription_request_t;

void ln_pb_subscription_request_merge(ln_pb_reader_t *r, ln_pb_subscription_request_t *m);
void ln_pb_subscription_request_write(ln_pb_writer_t *w, const ln_pb_subscription_request_t *m);

typedef struct {
    bool has_chain_id;
    ln_pb_chain_id_t chain_id;
    ln_bytes_t reason;
} ln_pb_notification_t;

void ln_pb_notification_merge(ln_pb_reader_t *r, ln_pb_notification_t *m);
void ln_pb_notification_write(ln_pb_writer_t *w, const ln_pb_notification_t *m);

typedef struct {
    struct {
        ln_pb_notification_t *items;
        size_t count;
    } notifications;
} ln_pb_notification_batch_t;

void ln_pb_notification_batch_merge(ln_pb_reader_t *r, ln_pb_notification_batch_t *m);
void ln_pb_notification_batch_write(ln_pb_writer_t *w, const ln_pb_notification_batch_t *m);

typedef struct {
    bool has_chain_id;
    ln_pb_chain_id_t chain_id;
    bool has_test_next_block_height;
    ln_pb_block_height_t test_next_block_height;
    bool request_committees;
    bool request_pending_message_bundles;
    bool has_request_received_log_excluding_first_n;
    uint64_t request_received_log_excluding_first_n;
    bool request_manager_values;
    bool has_request_leader_timeout;
    ln_bytes_t request_leader_timeout;
    bool has_request_owner_balance;
    ln_pb_account_owner_t request_owner_balance;
    bool request_fallback;
    bool has_request_sent_certificate_hashes_by_heights;
    ln_bytes_t request_sent_certificate_hashes_by_heights;
    bool has_create_network_actions;
    bool create_network_actions;
} ln_pb_chain_info_query_t;

void ln_pb_chain_info_query_merge(ln_pb_reader_t *r, ln_pb_chain_info_query_t *m);
void ln_pb_chain_info_query_write(ln_pb_writer_t *w, const ln_pb_chain_info_query_t *m);

typedef struct {
    ln_bytes_t chain_info;
    bool has_signature;
    ln_pb_validator_signature_t signature;
} ln_pb_chain_info_response_t;

void ln_pb_chain_info_response_merge(ln_pb_reader_t *r, ln_pb_chain_info_response_t *m);
void ln_pb_chain_info_response_write(ln_pb_writer_t *w, const ln_pb_chain_info_response_t *m);

typedef struct {
    bool has_chain_info_response;
    ln_pb_chain_info_response_t chain_info_response;
    bool has_error;
    ln_bytes_t error;
} ln_pb_chain_info_result_t;

void ln_pb_chain_info_result_merge(ln_pb_reader_t *r, ln_pb_chain_info_result_t *m);
void ln_pb_chain_info_result_write(ln_pb_writer_t *w, const ln_pb_chain_info_result_t *m);

typedef struct {
    bool has_chain_id;
    ln_pb_chain_id_t chain_id;
    ln_bytes_t content;
    bool has_owner;
    ln_pb_account_owner_t owner;
    bool has_signature;
    ln_pb_account_signature_t signature;
    bool has_original_proposal;
    ln_bytes_t original_proposal;
} ln_pb_block_proposal_t;

void ln_pb_block_proposal_merge(ln_pb_reader_t *r, ln_pb_block_proposal_t *m);
void ln_pb_block_proposal_write(ln_pb_writer_t *w, const ln_pb_block_proposal_t *m);

typedef struct {
    bool has_chain_id;
    ln_pb_chain_id_t chain_id;
    ln_bytes_t hash;
    ln_bytes_t round;
    ln_bytes_t signatures;
    bool wait_for_outgoing_messages;
    uint32_t kind;
} ln_pb_lite_certificate_t;

void ln_pb_lite_certificate_merge(ln_pb_reader_t *r, ln_pb_lite_certificate_t *m);
void ln_pb_lite_certificate_write(ln_pb_writer_t *w, const ln_pb_lite_certificate_t *m);

typedef struct {
    ln_bytes_t value;
    ln_bytes_t round;
    ln_bytes_t signatures;
    uint32_t kind;
} ln_pb_certificate_t;

void ln_pb_certificate_merge(ln_pb_reader_t *r, ln_pb_certificate_t *m);
void ln_pb_certificate_write(ln_pb_writer_t *w, const ln_pb_certificate_t *m);

typedef struct {
    bool has_chain_id;
    ln_pb_chain_id_t chain_id;
    bool has_certificate;
    ln_pb_certificate_t certificate;
} ln_pb_handle_timeout_certificate_request_t;

void ln_pb_handle_timeout_certificate_request_merge(ln_pb_reader_t *r,
                                                    ln_pb_handle_timeout_certificate_request_t *m);
void ln_pb_handle_timeout_certificate_request_write(
    ln_pb_writer_t *w, const ln_pb_handle_timeout_certificate_request_t *m);

typedef struct {
    bool has_chain_id;
    ln_pb_chain_id_t chain_id;
    bool has_certificate;
    ln_pb_certificate_t certificate;
} ln_pb_handle_validated_certificate_request_t;

void ln_pb_handle_validated_certificate_request_merge(
    ln_pb_reader_t *r, ln_pb_handle_validated_certificate_request_t *m);
void ln_pb_handle_validated_certificate_request_write(
    ln_pb_writer_t *w, const ln_pb_handle_validated_certificate_request_t *m);

typedef struct {
    bool has_chain_id;
    ln_pb_chain_id_t chain_id;
    bool has_certificate;
    ln_pb_certificate_t certificate;
    bool wait_for_outgoing_messages;
} ln_pb_handle_confirmed_certificate_request_t;

void ln_pb_handle_confirmed_certificate_request_merge(
    ln_pb_reader_t *r, ln_pb_handle_confirmed_certificate_request_t *m);
void ln_pb_handle_confirmed_certificate_request_write(
    ln_pb_writer_t *w, const ln_pb_handle_confirmed_certificate_request_t *m);

typedef struct {
    bool has_chain_id;
    ln_pb_chain_id_t chain_id;
    bool has_blob_id;
    ln_pb_blob_id_t blob_id;
} ln_pb_pending_blob_request_t;

void ln_pb_pending_blob_request_merge(ln_pb_reader_t *r, ln_pb_pending_blob_request_t *m);
void ln_pb_pending_blob_request_write(ln_pb_writer_t *w, const ln_pb_pending_blob_request_t *m);

typedef struct {
    bool has_blob;
    ln_pb_blob_content_t blob;
    bool has_error;
    ln_bytes_t error;
} ln_pb_pending_blob_result_t;

void ln_pb_pending_blob_result_merge(ln_pb_reader_t *r, ln_pb_pending_blob_result_t *m);
void ln_pb_pending_blob_result_write(ln_pb_writer_t *w, const ln_pb_pending_blob_result_t *m);

typedef struct {
    bool has_chain_id;
    ln_pb_chain_id_t chain_id;
    bool has_blob;
    ln_pb_blob_content_t blob;
} ln_pb_handle_pending_blob_request_t;

void ln_pb_handle_pending_blob_request_merge(ln_pb_reader_t *r,
                                             ln_pb_handle_pending_blob_request_t *m);
void ln_pb_handle_pending_blob_request_write(ln_pb_writer_t *w,
                                             const ln_pb_handle_pending_blob_request_t *m);

typedef struct {
    struct {
        ln_pb_crypto_hash_t *items;
        size_t count;
    } hashes;
} ln_pb_certificates_batch_request_t;

void ln_pb_certificates_batch_request_merge(ln_pb_reader_t *r,
                                            ln_pb_certificates_batch_request_t *m);
void ln_pb_certificates_batch_request_write(ln_pb_writer_t *w,
                                            const ln_pb_certificates_batch_request_t *m);

typedef struct {
    struct {
        ln_pb_certificate_t *items;
        size_t count;
    } certificates;
} ln_pb_certificates_batch_response_t;

void ln_pb_certificates_batch_response_merge(ln_pb_reader_t *r,
                                             ln_pb_certificates_batch_response_t *m);
void ln_pb_certificates_batch_response_write(ln_pb_writer_t *w,
                                             const ln_pb_certificates_batch_response_t *m);

typedef struct {
    bool has_chain_id;
    ln_pb_chain_id_t chain_id;
    struct {
        ln_pb_block_height_t *items;
        size_t count;
    } heights;
} ln_pb_download_certificates_by_heights_request_t;

void ln_pb_download_certificates_by_heights_request_merge(
    ln_pb_reader_t *r, ln_pb_download_certificates_by_heights_request_t *m);
void ln_pb_download_certificates_by_heights_request_write(
    ln_pb_writer_t *w, const ln_pb_download_certificates_by_heights_request_t *m);

typedef struct {
    ln_bytes_t lite_certificate;
    ln_bytes_t confirmed_block;
} ln_pb_raw_certificate_t;

void ln_pb_raw_certificate_merge(ln_pb_reader_t *r, ln_pb_raw_certificate_t *m);
void ln_pb_raw_certificate_write(ln_pb_writer_t *w, const ln_pb_raw_certificate_t *m);

typedef struct {
    struct {
        ln_pb_raw_certificate_t *items;
        size_t count;
    } certificates;
} ln_pb_raw_certificates_batch_t;

void ln_pb_raw_certificates_batch_merge(ln_pb_reader_t *r, ln_pb_raw_certificates_batch_t *m);
void ln_pb_raw_certificates_batch_write(ln_pb_writer_t *w, const ln_pb_raw_certificates_batch_t *m);

typedef struct {
    bool has_chain_id;
    ln_pb_chain_id_t chain_id;
    struct {
        ln_pb_stream_id_t *items;
        size_t count;
    } stream_ids;
} ln_pb_previous_event_blocks_request_t;

void ln_pb_previous_event_blocks_request_merge(ln_pb_reader_t *r,
                                               ln_pb_previous_event_blocks_request_t *m);
void ln_pb_previous_event_blocks_request_write(ln_pb_writer_t *w,
                                               const ln_pb_previous_event_blocks_request_t *m);

typedef struct {
    bool has_stream_id;
    ln_pb_stream_id_t stream_id;
    bool has_height;
    ln_pb_block_height_t height;
    bool has_hash;
    ln_pb_crypto_hash_t hash;
} ln_pb_previous_event_block_t;

void ln_pb_previous_event_block_merge(ln_pb_reader_t *r, ln_pb_previous_event_block_t *m);
void ln_pb_previous_event_block_write(ln_pb_writer_t *w, const ln_pb_previous_event_block_t *m);

typedef struct {
    struct {
        ln_pb_previous_event_block_t *items;
        size_t count;
    } blocks;
} ln_pb_previous_event_blocks_response_t;

void ln_pb_previous_event_blocks_response_merge(ln_pb_reader_t *r,
                                                ln_pb_previous_event_blocks_response_t *m);
void ln_pb_previous_event_blocks_response_write(ln_pb_writer_t *w,
                                                const ln_pb_previous_event_blocks_response_t *m);

typedef struct {
    bool has_sender;
    ln_pb_chain_id_t sender;
    bool has_recipient;
    ln_pb_chain_id_t recipient;
    ln_bytes_t bundles;
    bool has_previous_height;
    ln_pb_block_height_t previous_height;
} ln_pb_update_recipient_t;

void ln_pb_update_recipient_merge(ln_pb_reader_t *r, ln_pb_update_recipient_t *m);
void ln_pb_update_recipient_write(ln_pb_writer_t *w, const ln_pb_update_recipient_t *m);

typedef struct {
    bool has_sender;
    ln_pb_chain_id_t sender;
    bool has_recipient;
    ln_pb_chain_id_t recipient;
    bool has_latest_height;
    ln_pb_block_height_t latest_height;
} ln_pb_confirm_updated_recipient_t;

void ln_pb_confirm_updated_recipient_merge(ln_pb_reader_t *r, ln_pb_confirm_updated_recipient_t *m);
void ln_pb_confirm_updated_recipient_write(ln_pb_writer_t *w,
                                           const ln_pb_confirm_updated_recipient_t *m);

typedef struct {
    bool has_sender;
    ln_pb_chain_id_t sender;
    bool has_recipient;
    ln_pb_chain_id_t recipient;
    bool has_retransmit_from;
    ln_pb_block_height_t retransmit_from;
} ln_pb_revert_confirm_t;

void ln_pb_revert_confirm_merge(ln_pb_reader_t *r, ln_pb_revert_confirm_t *m);
void ln_pb_revert_confirm_write(ln_pb_writer_t *w, const ln_pb_revert_confirm_t *m);

typedef struct {
    bool has_update_recipient;
    ln_pb_update_recipient_t update_recipient;
    bool has_confirm_updated_recipient;
    ln_pb_confirm_updated_recipient_t confirm_updated_recipient;
    bool has_revert_confirm;
    ln_pb_revert_confirm_t revert_confirm;
} ln_pb_cross_chain_request_t;

void ln_pb_cross_chain_request_merge(ln_pb_reader_t *r, ln_pb_cross_chain_request_t *m);
void ln_pb_cross_chain_request_write(ln_pb_writer_t *w, const ln_pb_cross_chain_request_t *m);

/* A serialised google.protobuf.FileDescriptorSet. */
extern const uint8_t ln_pb_descriptor_set[];
extern const size_t ln_pb_descriptor_set_size;

#endif
