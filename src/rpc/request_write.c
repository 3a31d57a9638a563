/* SPDX-License-Identifier: Apache-2.0 */
/* Requests as a client sends them: the way back of request.c. */
#include "rpc/convert.h"
#include "rpc/request.h"
#include "types/block.h"
#include "types/ids.h"

static ln_bytes_t write_proposal(ln_arena_t *arena, const ln_block_proposal_t *proposal)
{
    ln_account_owner_t owner = ln_signature_owner(&proposal->signature);
    ln_pb_block_proposal_t pb = {
        .has_chain_id = true,
        .chain_id = ln_rpc_chain_id_pb(&proposal->content.block.chain_id),
        .content = ln_rpc_write_value(arena, &ln_proposal_content_type, &proposal->content),
        .has_owner = true,
        .owner = {ln_rpc_write_value(arena, &ln_account_owner_type, &owner)},
        .has_signature = true,
        .signature = {ln_value_encode(&ln_account_signature_type, arena, LN_BCS,
                                      &proposal->signature)},
        .has_original_proposal = proposal->original_proposal.some};
    if (pb.has_original_proposal)
        pb.original_proposal = ln_rpc_write_value(arena, &ln_original_proposal_type,
                                                  &proposal->original_proposal.value);
    return LN_RPC_BYTES(arena, ln_pb_block_proposal_write, &pb);
}

static ln_bytes_t write_lite(ln_arena_t *arena, const ln_handle_lite_cert_request_t *request)
{
    const ln_lite_certificate_t *lite = &request->certificate;
    ln_pb_lite_certificate_t pb = {
        .has_chain_id = true,
        .chain_id = ln_rpc_chain_id_pb(&lite->value.chain_id),
        .hash = ln_hash_bytes(&lite->value.value_hash),
        .round = ln_rpc_write_value(arena, &ln_round_type, &lite->round),
        .signatures =
            ln_rpc_write_value(arena, &ln_validator_signature_list_type, &lite->signatures),
        .wait_for_outgoing_messages = request->wait_for_outgoing_messages,
        .kind = (uint32_t)lite->value.kind};
    return LN_RPC_BYTES(arena, ln_pb_lite_certificate_write, &pb);
}

static ln_bytes_t write_confirmed(ln_arena_t *arena,
                                  const ln_handle_confirmed_certificate_request_t *request)
{
    ln_pb_handle_confirmed_certificate_request_t pb = {
        .has_chain_id = true,
        .chain_id = ln_rpc_chain_id_pb(&request->certificate.value.header.chain_id),
        .has_certificate = true,
        .certificate = ln_rpc_confirmed_pb(arena, &request->certificate),
        .wait_for_outgoing_messages = request->wait_for_outgoing_messages};
    return LN_RPC_BYTES(arena, ln_pb_handle_confirmed_certificate_request_write, &pb);
}

static ln_bytes_t write_validated(ln_arena_t *arena,
                                  const ln_validated_block_certificate_t *certificate)
{
    ln_pb_handle_validated_certificate_request_t pb = {
        .has_chain_id = true,
        .chain_id = ln_rpc_chain_id_pb(&certificate->value.header.chain_id),
        .has_certificate = true,
        .certificate =
            ln_rpc_signed_pb(arena, &ln_block_type, &certificate->value, certificate->round,
                             &certificate->signatures, LN_CERTIFICATE_KIND_VALIDATED)};
    return LN_RPC_BYTES(arena, ln_pb_handle_validated_certificate_request_write, &pb);
}

static ln_bytes_t write_timeout(ln_arena_t *arena, const ln_timeout_certificate_t *certificate)
{
    ln_pb_handle_timeout_certificate_request_t pb = {
        .has_chain_id = true,
        .chain_id = ln_rpc_chain_id_pb(&certificate->value.chain_id),
        .has_certificate = true,
        .certificate =
            ln_rpc_signed_pb(arena, &ln_timeout_type, &certificate->value, certificate->round,
                             &certificate->signatures, LN_CERTIFICATE_KIND_TIMEOUT)};
    return LN_RPC_BYTES(arena, ln_pb_handle_timeout_certificate_request_write, &pb);
}

static ln_bytes_t write_query(ln_arena_t *arena, const ln_chain_info_query_t *query)
{
    ln_pb_chain_info_query_t pb = {
        .has_chain_id = true,
        .chain_id = ln_rpc_chain_id_pb(&query->chain_id),
        .has_test_next_block_height = query->test_next_block_height.some,
        .test_next_block_height = {query->test_next_block_height.value.value},
        .request_pending_message_bundles = query->request_pending_message_bundles,
        .has_request_received_log_excluding_first_n =
            query->request_received_log_excluding_first_n.some,
        .request_received_log_excluding_first_n =
            query->request_received_log_excluding_first_n.value,
        .request_manager_values = query->request_manager_values,
        .has_request_leader_timeout = query->request_leader_timeout.some,
        .has_request_owner_balance = true,
        .request_owner_balance = {ln_rpc_write_value(arena, &ln_account_owner_type,
                                                     &query->request_owner_balance)},
        .request_fallback = query->request_fallback,
        .has_request_sent_certificate_hashes_by_heights = true,
        .request_sent_certificate_hashes_by_heights = ln_rpc_write_value(
            arena, &ln_block_height_list_type, &query->request_sent_certificate_hashes_by_heights),
        .has_create_network_actions = true,
        .create_network_actions = query->create_network_actions};
    if (query->request_leader_timeout.some)
        pb.request_leader_timeout = ln_rpc_write_value(arena, &ln_height_and_round_type,
                                                       &query->request_leader_timeout.value);
    return LN_RPC_BYTES(arena, ln_pb_chain_info_query_write, &pb);
}

static ln_bytes_t write_blob_id(ln_arena_t *arena, const ln_blob_id_t *id)
{
    ln_pb_blob_id_t pb = {ln_rpc_write_value(arena, &ln_blob_id_type, id)};
    return LN_RPC_BYTES(arena, ln_pb_blob_id_write, &pb);
}

static ln_bytes_t write_blob(ln_arena_t *arena, const ln_blob_content_t *blob)
{
    ln_pb_blob_content_t pb = {ln_rpc_write_value(arena, &ln_blob_content_type, blob)};
    return LN_RPC_BYTES(arena, ln_pb_blob_content_write, &pb);
}

static ln_bytes_t write_download_blob(ln_arena_t *arena, const ln_chain_and_blob_id_t *request)
{
    ln_pb_pending_blob_request_t pb = {
        .has_chain_id = true,
        .chain_id = ln_rpc_chain_id_pb(&request->chain_id),
        .has_blob_id = true,
        .blob_id = {ln_rpc_write_value(arena, &ln_blob_id_type, &request->blob_id)}};
    return LN_RPC_BYTES(arena, ln_pb_pending_blob_request_write, &pb);
}

static ln_bytes_t write_pending_blob(ln_arena_t *arena, const ln_chain_and_blob_t *request)
{
    ln_pb_handle_pending_blob_request_t pb = {
        .has_chain_id = true,
        .chain_id = ln_rpc_chain_id_pb(&request->chain_id),
        .has_blob = true,
        .blob = {ln_rpc_write_value(arena, &ln_blob_content_type, &request->blob)}};
    return LN_RPC_BYTES(arena, ln_pb_handle_pending_blob_request_write, &pb);
}

static ln_bytes_t write_hashes(ln_arena_t *arena, const ln_hash_list_t *hashes)
{
    ln_pb_certificates_batch_request_t pb = {0};
    for (size_t i = 0; i < hashes->count; i++)
        *LN_PUSH(arena, &pb.hashes) = ln_rpc_hash_pb(&hashes->items[i]);
    return LN_RPC_BYTES(arena, ln_pb_certificates_batch_request_write, &pb);
}

static ln_bytes_t write_heights(ln_arena_t *arena, const ln_chain_and_heights_t *request)
{
    ln_pb_download_certificates_by_heights_request_t pb = {
        .has_chain_id = true, .chain_id = ln_rpc_chain_id_pb(&request->chain_id)};
    for (size_t i = 0; i < request->heights.count; i++)
        *LN_PUSH(arena, &pb.heights) = (ln_pb_block_height_t){request->heights.items[i].value};
    return LN_RPC_BYTES(arena, ln_pb_download_certificates_by_heights_request_write, &pb);
}

static ln_bytes_t write_blob_ids(ln_arena_t *arena, const ln_blob_id_list_t *ids)
{
    ln_pb_blob_ids_t pb = {0};
    for (size_t i = 0; i < ids->count; i++)
        *LN_PUSH(arena, &pb.blob_ids) = ln_rpc_write_value(arena, &ln_blob_id_type, &ids->items[i]);
    return LN_RPC_BYTES(arena, ln_pb_blob_ids_write, &pb);
}

static ln_bytes_t write_streams(ln_arena_t *arena, const ln_chain_and_streams_t *request)
{
    ln_pb_previous_event_blocks_request_t pb = {.has_chain_id = true,
                                                .chain_id = ln_rpc_chain_id_pb(&request->chain_id)};
    for (size_t i = 0; i < request->streams.count; i++)
        *LN_PUSH(arena, &pb.stream_ids) = (ln_pb_stream_id_t){
            ln_rpc_write_value(arena, &ln_stream_id_type, &request->streams.items[i])};
    return LN_RPC_BYTES(arena, ln_pb_previous_event_blocks_request_write, &pb);
}

static ln_bytes_t write_cross_chain(ln_arena_t *arena, const ln_cross_chain_request_t *request)
{
    ln_pb_cross_chain_request_t pb = {0};
    switch (request->tag) {
    case LN_CROSS_CHAIN_REQUEST_UPDATE_RECIPIENT: {
        const ln_cross_chain_request_update_recipient_t *update = &request->update_recipient;
        pb.has_update_recipient = true;
        pb.update_recipient = (ln_pb_update_recipient_t){
            .has_sender = true,
            .sender = ln_rpc_chain_id_pb(&update->sender),
            .has_recipient = true,
            .recipient = ln_rpc_chain_id_pb(&update->recipient),
            .bundles = ln_rpc_write_value(arena, &ln_epoch_and_bundle_list_type, &update->bundles),
            .has_previous_height = update->previous_height.some,
            .previous_height = {update->previous_height.value.value}};
        break;
    }
    case LN_CROSS_CHAIN_REQUEST_CONFIRM_UPDATED_RECIPIENT: {
        const ln_cross_chain_request_confirm_updated_recipient_t *confirm =
            &request->confirm_updated_recipient;
        pb.has_confirm_updated_recipient = true;
        pb.confirm_updated_recipient = (ln_pb_confirm_updated_recipient_t){
            .has_sender = true,
            .sender = ln_rpc_chain_id_pb(&confirm->sender),
            .has_recipient = true,
            .recipient = ln_rpc_chain_id_pb(&confirm->recipient),
            .has_latest_height = true,
            .latest_height = {confirm->latest_height.value}};
        break;
    }
    case LN_CROSS_CHAIN_REQUEST_REVERT_CONFIRM: {
        const ln_cross_chain_request_revert_confirm_t *revert = &request->revert_confirm;
        pb.has_revert_confirm = true;
        pb.revert_confirm =
            (ln_pb_revert_confirm_t){.has_sender = true,
                                     .sender = ln_rpc_chain_id_pb(&revert->sender),
                                     .has_recipient = true,
                                     .recipient = ln_rpc_chain_id_pb(&revert->recipient),
                                     .has_retransmit_from = true,
                                     .retransmit_from = {revert->retransmit_from.value}};
        break;
    }
    }
    return LN_RPC_BYTES(arena, ln_pb_cross_chain_request_write, &pb);
}

ln_bytes_t ln_rpc_write_request(ln_arena_t *arena, ln_rpc_method_t *method,
                                const ln_rpc_message_t *request)
{
    switch (request->tag) {
    case LN_RPC_MESSAGE_BLOCK_PROPOSAL:
        *method = LN_RPC_HANDLE_BLOCK_PROPOSAL;
        return write_proposal(arena, &request->block_proposal);
    case LN_RPC_MESSAGE_LITE_CERTIFICATE:
        *method = LN_RPC_HANDLE_LITE_CERTIFICATE;
        return write_lite(arena, &request->lite_certificate);
    case LN_RPC_MESSAGE_CONFIRMED_CERTIFICATE:
        *method = LN_RPC_HANDLE_CONFIRMED_CERTIFICATE;
        return write_confirmed(arena, &request->confirmed_certificate);
    case LN_RPC_MESSAGE_VALIDATED_CERTIFICATE:
        *method = LN_RPC_HANDLE_VALIDATED_CERTIFICATE;
        return write_validated(arena, &request->validated_certificate.certificate);
    case LN_RPC_MESSAGE_TIMEOUT_CERTIFICATE:
        *method = LN_RPC_HANDLE_TIMEOUT_CERTIFICATE;
        return write_timeout(arena, &request->timeout_certificate.certificate);
    case LN_RPC_MESSAGE_CHAIN_INFO_QUERY:
        *method = LN_RPC_HANDLE_CHAIN_INFO_QUERY;
        return write_query(arena, &request->chain_info_query);
    case LN_RPC_MESSAGE_DOWNLOAD_PENDING_BLOB:
        *method = LN_RPC_DOWNLOAD_PENDING_BLOB;
        return write_download_blob(arena, &request->download_pending_blob);
    case LN_RPC_MESSAGE_HANDLE_PENDING_BLOB:
        *method = LN_RPC_HANDLE_PENDING_BLOB;
        return write_pending_blob(arena, &request->handle_pending_blob);
    case LN_RPC_MESSAGE_PREVIOUS_EVENT_BLOCKS:
        *method = LN_RPC_PREVIOUS_EVENT_BLOCKS;
        return write_streams(arena, &request->previous_event_blocks);
    case LN_RPC_MESSAGE_CROSS_CHAIN_REQUEST:
        *method = LN_RPC_HANDLE_CROSS_CHAIN_REQUEST;
        return write_cross_chain(arena, &request->cross_chain_request);
    case LN_RPC_MESSAGE_UPLOAD_BLOB:
        *method = LN_RPC_UPLOAD_BLOB;
        return write_blob(arena, &request->upload_blob);
    case LN_RPC_MESSAGE_DOWNLOAD_BLOB:
        *method = LN_RPC_DOWNLOAD_BLOB;
        return write_blob_id(arena, &request->download_blob);
    case LN_RPC_MESSAGE_DOWNLOAD_CERTIFICATES:
        *method = LN_RPC_DOWNLOAD_CERTIFICATES;
        return write_hashes(arena, &request->download_certificates);
    case LN_RPC_MESSAGE_DOWNLOAD_CERTIFICATES_BY_HEIGHTS:
        *method = LN_RPC_DOWNLOAD_RAW_CERTIFICATES_BY_HEIGHTS;
        return write_heights(arena, &request->download_certificates_by_heights);
    case LN_RPC_MESSAGE_BLOB_LAST_USED_BY:
        *method = LN_RPC_BLOB_LAST_USED_BY;
        return write_blob_id(arena, &request->blob_last_used_by);
    case LN_RPC_MESSAGE_BLOB_LAST_USED_BY_CERTIFICATE:
        *method = LN_RPC_BLOB_LAST_USED_BY_CERTIFICATE;
        return write_blob_id(arena, &request->blob_last_used_by_certificate);
    case LN_RPC_MESSAGE_MISSING_BLOB_IDS:
        *method = LN_RPC_MISSING_BLOB_IDS;
        return write_blob_ids(arena, &request->missing_blob_ids);
    case LN_RPC_MESSAGE_VERSION_INFO_QUERY:
        *method = LN_RPC_GET_VERSION_INFO;
        return ln_bytes(NULL, 0);
    case LN_RPC_MESSAGE_NETWORK_DESCRIPTION_QUERY:
        *method = LN_RPC_GET_NETWORK_DESCRIPTION;
        return ln_bytes(NULL, 0);
    default: /* an answer, or something that gRPC does not have */
        LN_UNREACHABLE();
    }
}
