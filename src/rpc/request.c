/* SPDX-License-Identifier: Apache-2.0 */
#include "rpc/request.h"

#include "rpc/convert.h"
#include "types/block.h"
#include "types/ids.h"

/* All requests for shards but cross-chain requests begin with the chain's id. */
typedef union {
    struct {
        bool has_chain_id;
        ln_pb_chain_id_t chain_id;
    } any;
    ln_pb_block_proposal_t block_proposal;
    ln_pb_lite_certificate_t lite_certificate;
    ln_pb_handle_confirmed_certificate_request_t confirmed_certificate;
    ln_pb_handle_validated_certificate_request_t validated_certificate;
    ln_pb_handle_timeout_certificate_request_t timeout_certificate;
    ln_pb_chain_info_query_t chain_info_query;
    ln_pb_pending_blob_request_t download_pending_blob;
    ln_pb_handle_pending_blob_request_t handle_pending_blob;
    ln_pb_previous_event_blocks_request_t previous_event_blocks;
    ln_pb_cross_chain_request_t cross_chain_request;
} request_pb_t;

static void merge(ln_pb_reader_t *r, ln_rpc_method_t method, request_pb_t *pb)
{
    switch (method) {
    case LN_RPC_HANDLE_BLOCK_PROPOSAL:
        ln_pb_block_proposal_merge(r, &pb->block_proposal);
        return;
    case LN_RPC_HANDLE_LITE_CERTIFICATE:
        ln_pb_lite_certificate_merge(r, &pb->lite_certificate);
        return;
    case LN_RPC_HANDLE_CONFIRMED_CERTIFICATE:
        ln_pb_handle_confirmed_certificate_request_merge(r, &pb->confirmed_certificate);
        return;
    case LN_RPC_HANDLE_VALIDATED_CERTIFICATE:
        ln_pb_handle_validated_certificate_request_merge(r, &pb->validated_certificate);
        return;
    case LN_RPC_HANDLE_TIMEOUT_CERTIFICATE:
        ln_pb_handle_timeout_certificate_request_merge(r, &pb->timeout_certificate);
        return;
    case LN_RPC_HANDLE_CHAIN_INFO_QUERY:
        ln_pb_chain_info_query_merge(r, &pb->chain_info_query);
        return;
    case LN_RPC_DOWNLOAD_PENDING_BLOB:
        ln_pb_pending_blob_request_merge(r, &pb->download_pending_blob);
        return;
    case LN_RPC_HANDLE_PENDING_BLOB:
        ln_pb_handle_pending_blob_request_merge(r, &pb->handle_pending_blob);
        return;
    case LN_RPC_PREVIOUS_EVENT_BLOCKS:
        ln_pb_previous_event_blocks_request_merge(r, &pb->previous_event_blocks);
        return;
    case LN_RPC_HANDLE_CROSS_CHAIN_REQUEST:
        ln_pb_cross_chain_request_merge(r, &pb->cross_chain_request);
        return;
    default:
        LN_UNREACHABLE();
    }
}

static ln_err_t parse(ln_call_t *call, ln_rpc_method_t method, request_pb_t *pb, ln_bytes_t message)
{
    ln_pb_reader_t r = ln_pb_reader(call->arena, message);
    *pb = (request_pb_t){0};
    merge(&r, method, pb);
    return ln_pb_finish(call, &r);
}

/* Requests between chains name two; who has to handle them is one of them (spec 04 §5.1). */
static ln_err_t read_cross_chain_target(ln_call_t *call, ln_chain_id_t *out,
                                        const ln_pb_cross_chain_request_t *pb)
{
    if (pb->has_update_recipient)
        return ln_rpc_read_chain_id(call, out, pb->update_recipient.has_recipient,
                                    &pb->update_recipient.recipient);
    if (pb->has_confirm_updated_recipient)
        return ln_rpc_read_chain_id(call, out, pb->confirm_updated_recipient.has_sender,
                                    &pb->confirm_updated_recipient.sender);
    if (pb->has_revert_confirm)
        return ln_rpc_read_chain_id(call, out, pb->revert_confirm.has_sender,
                                    &pb->revert_confirm.sender);
    return ln_rpc_missing_field(call, "inner");
}

ln_grpc_code_t ln_rpc_target(ln_call_t *call, ln_rpc_method_t method, ln_chain_id_t *out,
                             ln_bytes_t message)
{
    request_pb_t pb;
    LN_ASSERT(ln_rpc_is_for_shard(method));
    if (parse(call, method, &pb, message) != LN_OK)
        return LN_GRPC_INTERNAL;
    ln_err_t err = method == LN_RPC_HANDLE_CROSS_CHAIN_REQUEST
                       ? read_cross_chain_target(call, out, &pb.cross_chain_request)
                       : ln_rpc_read_chain_id(call, out, pb.any.has_chain_id, &pb.any.chain_id);
    if (err == LN_OK)
        return LN_GRPC_OK;
    err = LN_FAIL(call, LN_ERR_NOT_FOUND, "could not find shard for message");
    return LN_GRPC_NOT_FOUND;
}

/* --- reading; request_write.c has the other direction */

static ln_err_t check_same_chain(ln_call_t *call, const ln_chain_id_t *outer,
                                 const ln_chain_id_t *inner)
{
    if (ln_chain_id_equal(outer, inner))
        return LN_OK;
    return LN_FAIL(call, LN_ERR_INVALID_INPUT, "Inconsistent outer/inner chain IDs");
}

static ln_err_t read_proposal(ln_call_t *call, const ln_chain_id_t *chain_id,
                              ln_block_proposal_t *out, const ln_pb_block_proposal_t *pb)
{
    LN_TRY(ln_rpc_read_value(call, &ln_proposal_content_type, &out->content, pb->content));
    LN_TRY(check_same_chain(call, chain_id, &out->content.block.chain_id));
    if (!pb->has_signature)
        return ln_rpc_missing_field(call, "signature");
    LN_TRY(ln_value_decode(call, &ln_account_signature_type, &out->signature, LN_BCS,
                           pb->signature.bytes));
    out->original_proposal.some = pb->has_original_proposal;
    if (!pb->has_original_proposal)
        return LN_OK;
    return ln_rpc_read_value(call, &ln_original_proposal_type, &out->original_proposal.value,
                             pb->original_proposal);
}

static ln_err_t read_lite(ln_call_t *call, const ln_chain_id_t *chain_id,
                          ln_handle_lite_cert_request_t *out, const ln_pb_lite_certificate_t *pb)
{
    ln_lite_certificate_t *lite = &out->certificate;
    if (pb->kind > LN_CERTIFICATE_KIND_CONFIRMED)
        return LN_FAIL(call, LN_ERR_INVALID_INPUT, "there is no such kind of certificate");
    lite->value.chain_id = *chain_id;
    lite->value.kind = (ln_certificate_kind_t)pb->kind;
    LN_TRY(ln_rpc_read_hash(call, &lite->value.value_hash, pb->hash));
    LN_TRY(ln_rpc_read_value(call, &ln_round_type, &lite->round, pb->round));
    out->wait_for_outgoing_messages = pb->wait_for_outgoing_messages;
    return ln_rpc_read_value(call, &ln_validator_signature_list_type, &lite->signatures,
                             pb->signatures);
}

static ln_err_t read_confirmed(ln_call_t *call, const ln_chain_id_t *chain_id,
                               ln_handle_confirmed_certificate_request_t *out,
                               const ln_pb_handle_confirmed_certificate_request_t *pb)
{
    if (!pb->has_certificate)
        return ln_rpc_missing_field(call, "certificate");
    LN_TRY(ln_rpc_read_confirmed(call, &out->certificate, &pb->certificate));
    out->wait_for_outgoing_messages = pb->wait_for_outgoing_messages;
    return check_same_chain(call, chain_id, &out->certificate.value.header.chain_id);
}

static ln_err_t read_validated(ln_call_t *call, const ln_chain_id_t *chain_id,
                               ln_validated_block_certificate_t *out,
                               const ln_pb_handle_validated_certificate_request_t *pb)
{
    if (!pb->has_certificate)
        return ln_rpc_missing_field(call, "certificate");
    LN_TRY(ln_rpc_read_signed(call, &out->round, &out->signatures, LN_CERTIFICATE_KIND_VALIDATED,
                              &pb->certificate));
    LN_TRY(ln_rpc_read_value(call, &ln_block_type, &out->value, pb->certificate.value));
    return check_same_chain(call, chain_id, &out->value.header.chain_id);
}

static ln_err_t read_timeout(ln_call_t *call, const ln_chain_id_t *chain_id,
                             ln_timeout_certificate_t *out,
                             const ln_pb_handle_timeout_certificate_request_t *pb)
{
    if (!pb->has_certificate)
        return ln_rpc_missing_field(call, "certificate");
    LN_TRY(ln_rpc_read_signed(call, &out->round, &out->signatures, LN_CERTIFICATE_KIND_TIMEOUT,
                              &pb->certificate));
    LN_TRY(ln_rpc_read_value(call, &ln_timeout_type, &out->value, pb->certificate.value));
    return check_same_chain(call, chain_id, &out->value.chain_id);
}

static ln_err_t read_query(ln_call_t *call, const ln_chain_id_t *chain_id,
                           ln_chain_info_query_t *out, const ln_pb_chain_info_query_t *pb)
{
    out->chain_id = *chain_id;
    out->test_next_block_height = (ln_block_height_opt_t){pb->has_test_next_block_height,
                                                          {pb->test_next_block_height.height}};
    out->request_pending_message_bundles = pb->request_pending_message_bundles;
    out->request_received_log_excluding_first_n = (ln_u64_opt_t){
        pb->has_request_received_log_excluding_first_n, pb->request_received_log_excluding_first_n};
    out->request_manager_values = pb->request_manager_values;
    out->request_fallback = pb->request_fallback;
    /* Compat: older clients do not know the field and expect the requests to be sent. */
    out->create_network_actions = !pb->has_create_network_actions || pb->create_network_actions;
    if (!pb->has_request_owner_balance)
        return ln_rpc_missing_field(call, "request_owner_balance");
    LN_TRY(ln_rpc_read_value(call, &ln_account_owner_type, &out->request_owner_balance,
                             pb->request_owner_balance.bytes));
    out->request_leader_timeout.some = pb->has_request_leader_timeout;
    if (pb->has_request_leader_timeout)
        LN_TRY(ln_rpc_read_value(call, &ln_height_and_round_type,
                                 &out->request_leader_timeout.value, pb->request_leader_timeout));
    if (!pb->has_request_sent_certificate_hashes_by_heights)
        return LN_OK;
    return ln_rpc_read_value(call, &ln_block_height_list_type,
                             &out->request_sent_certificate_hashes_by_heights,
                             pb->request_sent_certificate_hashes_by_heights);
}

static ln_err_t read_download_blob(ln_call_t *call, const ln_chain_id_t *chain_id,
                                   ln_chain_and_blob_id_t *out,
                                   const ln_pb_pending_blob_request_t *pb)
{
    out->chain_id = *chain_id;
    if (!pb->has_blob_id)
        return ln_rpc_missing_field(call, "blob_id");
    return ln_rpc_read_value(call, &ln_blob_id_type, &out->blob_id, pb->blob_id.bytes);
}

static ln_err_t read_pending_blob(ln_call_t *call, const ln_chain_id_t *chain_id,
                                  ln_chain_and_blob_t *out,
                                  const ln_pb_handle_pending_blob_request_t *pb)
{
    out->chain_id = *chain_id;
    if (!pb->has_blob)
        return ln_rpc_missing_field(call, "blob");
    return ln_rpc_read_value(call, &ln_blob_content_type, &out->blob, pb->blob.bytes);
}

static ln_err_t read_streams(ln_call_t *call, const ln_chain_id_t *chain_id,
                             ln_chain_and_streams_t *out,
                             const ln_pb_previous_event_blocks_request_t *pb)
{
    out->chain_id = *chain_id;
    for (size_t i = 0; i < pb->stream_ids.count; i++)
        LN_TRY(ln_rpc_read_value(call, &ln_stream_id_type, LN_PUSH(call->arena, &out->streams),
                                 pb->stream_ids.items[i].bytes));
    return LN_OK;
}

static ln_err_t read_update(ln_call_t *call, ln_cross_chain_request_update_recipient_t *out,
                            const ln_pb_update_recipient_t *pb)
{
    LN_TRY(ln_rpc_read_chain_id(call, &out->sender, pb->has_sender, &pb->sender));
    LN_TRY(ln_rpc_read_chain_id(call, &out->recipient, pb->has_recipient, &pb->recipient));
    out->previous_height =
        (ln_block_height_opt_t){pb->has_previous_height, {pb->previous_height.height}};
    return ln_rpc_read_value(call, &ln_epoch_and_bundle_list_type, &out->bundles, pb->bundles);
}

static ln_err_t read_confirm(ln_call_t *call,
                             ln_cross_chain_request_confirm_updated_recipient_t *out,
                             const ln_pb_confirm_updated_recipient_t *pb)
{
    LN_TRY(ln_rpc_read_chain_id(call, &out->sender, pb->has_sender, &pb->sender));
    LN_TRY(ln_rpc_read_chain_id(call, &out->recipient, pb->has_recipient, &pb->recipient));
    if (!pb->has_latest_height)
        return ln_rpc_missing_field(call, "latest_height");
    out->latest_height.value = pb->latest_height.height;
    return LN_OK;
}

static ln_err_t read_revert(ln_call_t *call, ln_cross_chain_request_revert_confirm_t *out,
                            const ln_pb_revert_confirm_t *pb)
{
    LN_TRY(ln_rpc_read_chain_id(call, &out->sender, pb->has_sender, &pb->sender));
    LN_TRY(ln_rpc_read_chain_id(call, &out->recipient, pb->has_recipient, &pb->recipient));
    if (!pb->has_retransmit_from)
        return ln_rpc_missing_field(call, "retransmit_from");
    out->retransmit_from.value = pb->retransmit_from.height;
    return LN_OK;
}

static ln_err_t read_cross_chain(ln_call_t *call, ln_cross_chain_request_t *out,
                                 const ln_pb_cross_chain_request_t *pb)
{
    if (pb->has_update_recipient) {
        out->tag = LN_CROSS_CHAIN_REQUEST_UPDATE_RECIPIENT;
        return read_update(call, &out->update_recipient, &pb->update_recipient);
    }
    if (pb->has_confirm_updated_recipient) {
        out->tag = LN_CROSS_CHAIN_REQUEST_CONFIRM_UPDATED_RECIPIENT;
        return read_confirm(call, &out->confirm_updated_recipient, &pb->confirm_updated_recipient);
    }
    if (pb->has_revert_confirm) {
        out->tag = LN_CROSS_CHAIN_REQUEST_REVERT_CONFIRM;
        return read_revert(call, &out->revert_confirm, &pb->revert_confirm);
    }
    return ln_rpc_missing_field(call, "inner");
}

static ln_err_t read_for_chain(ln_call_t *call, ln_rpc_method_t method, ln_rpc_message_t *out,
                               const request_pb_t *pb)
{
    ln_chain_id_t chain_id;
    LN_TRY(ln_rpc_read_chain_id(call, &chain_id, pb->any.has_chain_id, &pb->any.chain_id));
    switch (method) {
    case LN_RPC_HANDLE_BLOCK_PROPOSAL:
        out->tag = LN_RPC_MESSAGE_BLOCK_PROPOSAL;
        return read_proposal(call, &chain_id, &out->block_proposal, &pb->block_proposal);
    case LN_RPC_HANDLE_LITE_CERTIFICATE:
        out->tag = LN_RPC_MESSAGE_LITE_CERTIFICATE;
        return read_lite(call, &chain_id, &out->lite_certificate, &pb->lite_certificate);
    case LN_RPC_HANDLE_CONFIRMED_CERTIFICATE:
        out->tag = LN_RPC_MESSAGE_CONFIRMED_CERTIFICATE;
        return read_confirmed(call, &chain_id, &out->confirmed_certificate,
                              &pb->confirmed_certificate);
    case LN_RPC_HANDLE_VALIDATED_CERTIFICATE:
        out->tag = LN_RPC_MESSAGE_VALIDATED_CERTIFICATE;
        return read_validated(call, &chain_id, &out->validated_certificate.certificate,
                              &pb->validated_certificate);
    case LN_RPC_HANDLE_TIMEOUT_CERTIFICATE:
        out->tag = LN_RPC_MESSAGE_TIMEOUT_CERTIFICATE;
        return read_timeout(call, &chain_id, &out->timeout_certificate.certificate,
                            &pb->timeout_certificate);
    case LN_RPC_HANDLE_CHAIN_INFO_QUERY:
        out->tag = LN_RPC_MESSAGE_CHAIN_INFO_QUERY;
        return read_query(call, &chain_id, &out->chain_info_query, &pb->chain_info_query);
    case LN_RPC_DOWNLOAD_PENDING_BLOB:
        out->tag = LN_RPC_MESSAGE_DOWNLOAD_PENDING_BLOB;
        return read_download_blob(call, &chain_id, &out->download_pending_blob,
                                  &pb->download_pending_blob);
    case LN_RPC_HANDLE_PENDING_BLOB:
        out->tag = LN_RPC_MESSAGE_HANDLE_PENDING_BLOB;
        return read_pending_blob(call, &chain_id, &out->handle_pending_blob,
                                 &pb->handle_pending_blob);
    case LN_RPC_PREVIOUS_EVENT_BLOCKS:
        out->tag = LN_RPC_MESSAGE_PREVIOUS_EVENT_BLOCKS;
        return read_streams(call, &chain_id, &out->previous_event_blocks,
                            &pb->previous_event_blocks);
    default:
        LN_UNREACHABLE();
    }
}

static ln_err_t read_request(ln_call_t *call, ln_rpc_method_t method, ln_rpc_message_t *out,
                             const request_pb_t *pb)
{
    if (method == LN_RPC_HANDLE_CROSS_CHAIN_REQUEST) {
        out->tag = LN_RPC_MESSAGE_CROSS_CHAIN_REQUEST;
        return read_cross_chain(call, &out->cross_chain_request, &pb->cross_chain_request);
    }
    /* Looked at before any other field (spec 04 §2.3). */
    if (method == LN_RPC_HANDLE_CHAIN_INFO_QUERY && pb->chain_info_query.request_committees)
        return LN_FAIL(call, LN_ERR_INVALID_INPUT,
                       "asking for committees is reserved for local clients");
    return read_for_chain(call, method, out, pb);
}

ln_grpc_code_t ln_rpc_read_request(ln_call_t *call, ln_rpc_method_t method, ln_rpc_message_t *out,
                                   ln_bytes_t message)
{
    request_pb_t pb;
    if (parse(call, method, &pb, message) != LN_OK)
        return LN_GRPC_INTERNAL;
    *out = (ln_rpc_message_t){0};
    return read_request(call, method, out, &pb) == LN_OK ? LN_GRPC_OK : LN_GRPC_INVALID_ARGUMENT;
}
