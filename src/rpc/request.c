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

/* --- reading */

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

/* --- writing */

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
