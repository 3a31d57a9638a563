/* SPDX-License-Identifier: Apache-2.0 */
#include "rpc/answer.h"

#include "node/error.h"
#include "rpc/convert.h"

#include <string.h>

/* --- writing: one function per protobuf message */

static ln_bytes_t write_info(ln_arena_t *arena, const ln_chain_info_response_t *response)
{
    ln_pb_chain_info_result_t pb = {
        .has_chain_info_response = true,
        .chain_info_response = {
            .chain_info = ln_rpc_write_value(arena, &ln_chain_info_type, &response->info),
            .has_signature = response->signature.some,
            .signature = {ln_rpc_write_value(arena, &ln_secp256k1_signature_type,
                                             &response->signature.value)}}};
    return LN_RPC_BYTES(arena, ln_pb_chain_info_result_write, &pb);
}

static ln_bytes_t write_info_error(ln_arena_t *arena, const ln_node_error_t *error)
{
    ln_pb_chain_info_result_t pb = {.has_error = true,
                                    .error = ln_rpc_write_value(arena, &ln_node_error_type, error)};
    return LN_RPC_BYTES(arena, ln_pb_chain_info_result_write, &pb);
}

static ln_bytes_t write_pending_blob(ln_arena_t *arena, const ln_blob_content_t *blob)
{
    ln_pb_pending_blob_result_t pb = {
        .has_blob = true, .blob = {ln_rpc_write_value(arena, &ln_blob_content_type, blob)}};
    return LN_RPC_BYTES(arena, ln_pb_pending_blob_result_write, &pb);
}

static ln_bytes_t write_pending_blob_error(ln_arena_t *arena, const ln_node_error_t *error)
{
    ln_pb_pending_blob_result_t pb = {
        .has_error = true, .error = ln_rpc_write_value(arena, &ln_node_error_type, error)};
    return LN_RPC_BYTES(arena, ln_pb_pending_blob_result_write, &pb);
}

static ln_bytes_t write_event_blocks(ln_arena_t *arena, const ln_stream_id_height_ref_map_t *blocks)
{
    ln_pb_previous_event_blocks_response_t pb = {0};
    for (size_t i = 0; i < blocks->count; i++)
        *LN_PUSH(arena, &pb.blocks) = (ln_pb_previous_event_block_t){
            .has_stream_id = true,
            .stream_id = {ln_rpc_write_value(arena, &ln_stream_id_type, &blocks->items[i].key)},
            .has_height = true,
            .height = {blocks->items[i].value.height.value},
            .has_hash = true,
            .hash = ln_rpc_hash_pb(&blocks->items[i].value.hash)};
    return LN_RPC_BYTES(arena, ln_pb_previous_event_blocks_response_write, &pb);
}

ln_grpc_code_t ln_rpc_write_answer(ln_arena_t *arena, ln_rpc_method_t method, ln_bytes_t *out,
                                   const ln_rpc_message_t *answer)
{
    bool failed = answer->tag == LN_RPC_MESSAGE_ERROR;
    switch (method) {
    case LN_RPC_DOWNLOAD_PENDING_BLOB:
        *out = failed ? write_pending_blob_error(arena, &answer->error)
                      : write_pending_blob(arena, &answer->download_pending_blob_response);
        return LN_GRPC_OK;
    case LN_RPC_PREVIOUS_EVENT_BLOCKS:
        *out = failed ? ln_node_error_text(arena, &answer->error)
                      : write_event_blocks(arena, &answer->previous_event_blocks_response);
        return failed ? LN_GRPC_INTERNAL : LN_GRPC_OK;
    case LN_RPC_HANDLE_CROSS_CHAIN_REQUEST: /* failures are only logged */
        *out = ln_bytes(NULL, 0);
        return LN_GRPC_OK;
    default:
        LN_ASSERT(ln_rpc_is_for_shard(method));
        *out = failed ? write_info_error(arena, &answer->error)
                      : write_info(arena, &answer->chain_info_response);
        return LN_GRPC_OK;
    }
}

ln_bytes_t ln_rpc_write_version(ln_arena_t *arena, const ln_version_info_t *version)
{
    ln_pb_version_info_t pb = {.has_crate_version = true,
                               .crate_version = {version->crate_version.major,
                                                 version->crate_version.minor,
                                                 version->crate_version.patch},
                               .git_commit = version->git_commit,
                               .git_dirty = version->git_dirty,
                               .rpc_hash = version->rpc_hash,
                               .graphql_hash = version->graphql_hash,
                               .wit_hash = version->wit_hash};
    return LN_RPC_BYTES(arena, ln_pb_version_info_write, &pb);
}

ln_bytes_t ln_rpc_write_network(ln_arena_t *arena, const ln_network_description_t *network)
{
    ln_pb_network_description_t pb = {
        .name = network->name,
        .has_genesis_config_hash = true,
        .genesis_config_hash = ln_rpc_hash_pb(&network->genesis_config_hash),
        .genesis_timestamp = network->genesis_timestamp.us,
        .has_admin_chain_id = true,
        .admin_chain_id = ln_rpc_chain_id_pb(&network->admin_chain_id),
        .has_genesis_committee_blob_hash = true,
        .genesis_committee_blob_hash = ln_rpc_hash_pb(&network->genesis_committee_blob_hash)};
    return LN_RPC_BYTES(arena, ln_pb_network_description_write, &pb);
}

/* --- reading: one function per protobuf message */

#define LN_PB_PARSE(call, type, message, pb)                                                       \
    do {                                                                                           \
        ln_pb_reader_t ln_pb_r_ = ln_pb_reader((call)->arena, (message));                          \
        ln_pb_##type##_merge(&ln_pb_r_, (pb));                                                     \
        LN_TRY(ln_pb_finish((call), &ln_pb_r_));                                                   \
    } while (0)

static ln_err_t read_error(ln_call_t *call, ln_rpc_message_t *out, ln_bytes_t bytes)
{
    out->tag = LN_RPC_MESSAGE_ERROR;
    return ln_rpc_read_value(call, &ln_node_error_type, &out->error, bytes);
}

static ln_err_t read_info(ln_call_t *call, ln_rpc_message_t *out, ln_bytes_t message)
{
    ln_pb_chain_info_result_t pb = {0};
    ln_chain_info_response_t *response = &out->chain_info_response;
    LN_PB_PARSE(call, chain_info_result, message, &pb);
    if (pb.has_error)
        return read_error(call, out, pb.error);
    if (!pb.has_chain_info_response)
        return ln_rpc_missing_field(call, "inner");
    out->tag = LN_RPC_MESSAGE_CHAIN_INFO_RESPONSE;
    response->signature.some = pb.chain_info_response.has_signature;
    if (response->signature.some)
        LN_TRY(ln_rpc_read_value(call, &ln_secp256k1_signature_type, &response->signature.value,
                                 pb.chain_info_response.signature.bytes));
    return ln_rpc_read_value(call, &ln_chain_info_type, &response->info,
                             pb.chain_info_response.chain_info);
}

static ln_err_t read_pending_blob(ln_call_t *call, ln_rpc_message_t *out, ln_bytes_t message)
{
    ln_pb_pending_blob_result_t pb = {0};
    LN_PB_PARSE(call, pending_blob_result, message, &pb);
    if (pb.has_error)
        return read_error(call, out, pb.error);
    if (!pb.has_blob)
        return ln_rpc_missing_field(call, "inner");
    out->tag = LN_RPC_MESSAGE_DOWNLOAD_PENDING_BLOB_RESPONSE;
    return ln_rpc_read_value(call, &ln_blob_content_type, &out->download_pending_blob_response,
                             pb.blob.bytes);
}

static ln_err_t read_event_blocks(ln_call_t *call, ln_rpc_message_t *out, ln_bytes_t message)
{
    ln_pb_previous_event_blocks_response_t pb = {0};
    LN_PB_PARSE(call, previous_event_blocks_response, message, &pb);
    out->tag = LN_RPC_MESSAGE_PREVIOUS_EVENT_BLOCKS_RESPONSE;
    for (size_t i = 0; i < pb.blocks.count; i++) {
        const ln_pb_previous_event_block_t *block = &pb.blocks.items[i];
        ln_stream_id_t stream;
        ln_height_ref_t ref = {.height = {block->height.height}};
        if (!block->has_stream_id || !block->has_height || !block->has_hash)
            return ln_rpc_missing_field(call, "stream_id, height or hash");
        LN_TRY(ln_rpc_read_value(call, &ln_stream_id_type, &stream, block->stream_id.bytes));
        LN_TRY(ln_rpc_read_hash(call, &ref.hash, block->hash.bytes));
        ln_map_put(&ln_stream_id_height_ref_map_type, call->arena,
                   &out->previous_event_blocks_response, &stream, &ref);
    }
    return LN_OK;
}

static ln_err_t read_version(ln_call_t *call, ln_rpc_message_t *out, ln_bytes_t message)
{
    ln_pb_version_info_t pb = {0};
    LN_PB_PARSE(call, version_info, message, &pb);
    out->tag = LN_RPC_MESSAGE_VERSION_INFO_RESPONSE;
    out->version_info_response = (ln_version_info_t){
        .crate_version = {pb.crate_version.major, pb.crate_version.minor, pb.crate_version.patch},
        .git_commit = pb.git_commit,
        .git_dirty = pb.git_dirty,
        .rpc_hash = pb.rpc_hash,
        .graphql_hash = pb.graphql_hash,
        .wit_hash = pb.wit_hash};
    return LN_OK;
}

static ln_err_t read_network(ln_call_t *call, ln_rpc_message_t *out, ln_bytes_t message)
{
    ln_pb_network_description_t pb = {0};
    ln_network_description_t *network = &out->network_description_response;
    LN_PB_PARSE(call, network_description, message, &pb);
    out->tag = LN_RPC_MESSAGE_NETWORK_DESCRIPTION_RESPONSE;
    network->name = pb.name;
    network->genesis_timestamp.us = pb.genesis_timestamp;
    LN_TRY(ln_rpc_read_hash(call, &network->genesis_config_hash, pb.genesis_config_hash.bytes));
    LN_TRY(ln_rpc_read_hash(call, &network->genesis_committee_blob_hash,
                            pb.genesis_committee_blob_hash.bytes));
    return ln_rpc_read_chain_id(call, &network->admin_chain_id, pb.has_admin_chain_id,
                                &pb.admin_chain_id);
}

static ln_err_t read_blob(ln_call_t *call, ln_rpc_message_t *out, ln_bytes_t message)
{
    ln_pb_blob_content_t pb = {0};
    LN_PB_PARSE(call, blob_content, message, &pb);
    out->tag = LN_RPC_MESSAGE_DOWNLOAD_BLOB_RESPONSE;
    return ln_rpc_read_value(call, &ln_blob_content_type, &out->download_blob_response, pb.bytes);
}

static ln_err_t read_blob_id(ln_call_t *call, ln_rpc_message_t *out, ln_bytes_t message)
{
    ln_pb_blob_id_t pb = {0};
    LN_PB_PARSE(call, blob_id, message, &pb);
    out->tag = LN_RPC_MESSAGE_UPLOAD_BLOB_RESPONSE;
    return ln_rpc_read_value(call, &ln_blob_id_type, &out->upload_blob_response, pb.bytes);
}

static ln_err_t read_blob_ids(ln_call_t *call, ln_rpc_message_t *out, ln_bytes_t message)
{
    ln_pb_blob_ids_t pb = {0};
    LN_PB_PARSE(call, blob_ids, message, &pb);
    out->tag = LN_RPC_MESSAGE_MISSING_BLOB_IDS_RESPONSE;
    for (size_t i = 0; i < pb.blob_ids.count; i++)
        LN_TRY(ln_rpc_read_value(call, &ln_blob_id_type,
                                 LN_PUSH(call->arena, &out->missing_blob_ids_response),
                                 pb.blob_ids.items[i]));
    return LN_OK;
}

static ln_err_t read_certificates(ln_call_t *call, ln_rpc_message_t *out, ln_bytes_t message)
{
    ln_pb_certificates_batch_response_t pb = {0};
    LN_PB_PARSE(call, certificates_batch_response, message, &pb);
    out->tag = LN_RPC_MESSAGE_DOWNLOAD_CERTIFICATES_RESPONSE;
    for (size_t i = 0; i < pb.certificates.count; i++)
        LN_TRY(ln_rpc_read_confirmed(call,
                                     LN_PUSH(call->arena, &out->download_certificates_response),
                                     &pb.certificates.items[i]));
    return LN_OK;
}

static ln_err_t read_raw_certificate(ln_call_t *call, ln_confirmed_block_certificate_t *out,
                                     const ln_pb_raw_certificate_t *pb)
{
    ln_lite_certificate_t lite;
    LN_TRY(ln_value_decode(call, &ln_lite_certificate_type, &lite, LN_BCS, pb->lite_certificate));
    LN_TRY(ln_value_decode(call, &ln_block_type, &out->value, LN_BCS, pb->confirmed_block));
    if (lite.value.kind != LN_CERTIFICATE_KIND_CONFIRMED)
        return LN_FAIL(call, LN_ERR_INVALID_INPUT, "the certificate is of another kind");
    out->round = lite.round;
    out->signatures = lite.signatures;
    return LN_OK;
}

static ln_err_t read_raw_certificates(ln_call_t *call, ln_rpc_message_t *out, ln_bytes_t message)
{
    ln_pb_raw_certificates_batch_t pb = {0};
    LN_PB_PARSE(call, raw_certificates_batch, message, &pb);
    out->tag = LN_RPC_MESSAGE_DOWNLOAD_CERTIFICATES_BY_HEIGHTS_RESPONSE;
    for (size_t i = 0; i < pb.certificates.count; i++)
        LN_TRY(read_raw_certificate(
            call, LN_PUSH(call->arena, &out->download_certificates_by_heights_response),
            &pb.certificates.items[i]));
    return LN_OK;
}

static ln_err_t read_hash(ln_call_t *call, ln_rpc_message_t *out, ln_bytes_t message)
{
    ln_pb_crypto_hash_t pb = {0};
    LN_PB_PARSE(call, crypto_hash, message, &pb);
    out->tag = LN_RPC_MESSAGE_BLOB_LAST_USED_BY_RESPONSE;
    return ln_rpc_read_hash(call, &out->blob_last_used_by_response, pb.bytes);
}

static ln_err_t read_certificate(ln_call_t *call, ln_rpc_message_t *out, ln_bytes_t message)
{
    ln_pb_certificate_t pb = {0};
    LN_PB_PARSE(call, certificate, message, &pb);
    out->tag = LN_RPC_MESSAGE_BLOB_LAST_USED_BY_CERTIFICATE_RESPONSE;
    return ln_rpc_read_confirmed(call, &out->blob_last_used_by_certificate_response, &pb);
}

ln_err_t ln_rpc_read_answer(ln_call_t *call, ln_rpc_method_t method, ln_rpc_message_t *out,
                            ln_bytes_t message)
{
    memset(out, 0, sizeof(*out));
    switch (method) {
    case LN_RPC_HANDLE_BLOCK_PROPOSAL:
    case LN_RPC_HANDLE_LITE_CERTIFICATE:
    case LN_RPC_HANDLE_CONFIRMED_CERTIFICATE:
    case LN_RPC_HANDLE_VALIDATED_CERTIFICATE:
    case LN_RPC_HANDLE_TIMEOUT_CERTIFICATE:
    case LN_RPC_HANDLE_CHAIN_INFO_QUERY:
    case LN_RPC_HANDLE_PENDING_BLOB:
        return read_info(call, out, message);
    case LN_RPC_DOWNLOAD_PENDING_BLOB:
        return read_pending_blob(call, out, message);
    case LN_RPC_PREVIOUS_EVENT_BLOCKS:
        return read_event_blocks(call, out, message);
    case LN_RPC_GET_VERSION_INFO:
        return read_version(call, out, message);
    case LN_RPC_GET_NETWORK_DESCRIPTION:
        return read_network(call, out, message);
    case LN_RPC_DOWNLOAD_BLOB:
        return read_blob(call, out, message);
    case LN_RPC_UPLOAD_BLOB:
        return read_blob_id(call, out, message);
    case LN_RPC_DOWNLOAD_CERTIFICATES:
    case LN_RPC_DOWNLOAD_CERTIFICATES_BY_HEIGHTS:
        return read_certificates(call, out, message);
    case LN_RPC_DOWNLOAD_RAW_CERTIFICATES_BY_HEIGHTS:
        return read_raw_certificates(call, out, message);
    case LN_RPC_BLOB_LAST_USED_BY:
        return read_hash(call, out, message);
    case LN_RPC_DOWNLOAD_CERTIFICATE:
    case LN_RPC_BLOB_LAST_USED_BY_CERTIFICATE:
        return read_certificate(call, out, message);
    case LN_RPC_MISSING_BLOB_IDS:
        return read_blob_ids(call, out, message);
    case LN_RPC_HANDLE_CROSS_CHAIN_REQUEST: /* its answer is empty */
    case LN_RPC_METHOD_COUNT:
        break;
    }
    LN_UNREACHABLE();
}
