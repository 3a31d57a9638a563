/* SPDX-License-Identifier: Apache-2.0 */
#include "client/remote.h"

#include "node/error.h"
#include "types/block.h"
#include "types/ids.h"

#include <stdlib.h>

static ln_err_t ask(ln_call_t *call, ln_remote_t *remote, ln_rpc_message_t *answer,
                    ln_rpc_message_tag_t expected, const ln_rpc_message_t *request)
{
    if (remote->node == NULL) {
        ln_node_error_t error = {.tag = LN_NODE_ERROR_CANNOT_RESOLVE_VALIDATOR_ADDRESS,
                                 .cannot_resolve_validator_address = {remote->address}};
        return ln_node_error_fail(call, &error);
    }
    LN_TRY(ln_node_ask(remote->node, call, answer, request));
    if (answer->tag != expected)
        return ln_node_error_fail(call,
                                  &(ln_node_error_t){.tag = LN_NODE_ERROR_UNEXPECTED_MESSAGE});
    return LN_OK;
}

/* --- chain information */

static bool is_of(const ln_chain_id_t *chain_id, const ln_block_proposal_t *proposal)
{
    return proposal == NULL || ln_chain_id_equal(&proposal->content.block.chain_id, chain_id);
}

static bool lock_is_of(const ln_chain_id_t *chain_id, const ln_locking_block_t *locking)
{
    if (locking == NULL)
        return true;
    if (locking->tag == LN_LOCKING_BLOCK_FAST)
        return is_of(chain_id, &locking->fast);
    return ln_chain_id_equal(&locking->regular.value.header.chain_id, chain_id);
}

static bool info_is_valid(ln_arena_t *arena, const ln_remote_t *remote,
                          const ln_chain_info_response_t *response, const ln_chain_id_t *chain_id)
{
    const ln_chain_info_t *info = &response->info;
    if (!ln_chain_id_equal(&info->chain_id, chain_id) ||
        !is_of(chain_id, info->manager.requested_proposed) ||
        !is_of(chain_id, info->manager.requested_signed_proposal) ||
        !lock_is_of(chain_id, info->manager.requested_locking) || !response->signature.some)
        return false;
    ln_hash_t hash = ln_chain_info_hash(arena, info);
    return ln_secp256k1_verify(&remote->key, &hash, &response->signature.value);
}

ln_err_t ln_remote_ask(ln_call_t *call, ln_remote_t *remote, ln_chain_info_t *info,
                       const ln_chain_id_t *chain_id, const ln_rpc_message_t *request)
{
    ln_rpc_message_t answer;
    LN_TRY(ask(call, remote, &answer, LN_RPC_MESSAGE_CHAIN_INFO_RESPONSE, request));
    if (!info_is_valid(call->arena, remote, &answer.chain_info_response, chain_id))
        return LN_FAIL(call, LN_ERR_INVALID_CHAIN_INFO_RESPONSE, NULL);
    *info = answer.chain_info_response.info;
    return LN_OK;
}

ln_err_t ln_remote_tell(ln_call_t *call, ln_remote_t *remote, ln_chain_info_t *info,
                        const ln_chain_id_t *chain_id, const ln_rpc_message_t *request)
{
    ln_rpc_message_t answer;
    LN_TRY(ask(call, remote, &answer, LN_RPC_MESSAGE_CHAIN_INFO_RESPONSE, request));
    *info = answer.chain_info_response.info;
    if (!ln_chain_id_equal(&info->chain_id, chain_id))
        return LN_FAIL(call, LN_ERR_INVALID_CHAIN_INFO_RESPONSE, NULL);
    return LN_OK;
}

ln_err_t ln_remote_query(ln_call_t *call, ln_remote_t *remote, ln_chain_info_t *info,
                         const ln_chain_info_query_t *query)
{
    ln_rpc_message_t request = {.tag = LN_RPC_MESSAGE_CHAIN_INFO_QUERY, .chain_info_query = *query};
    return ln_remote_ask(call, remote, info, &query->chain_id, &request);
}

ln_err_t ln_remote_info(ln_call_t *call, ln_remote_t *remote, ln_chain_info_t *info,
                        const ln_chain_id_t *chain_id, bool values)
{
    ln_chain_info_query_t query = {.chain_id = *chain_id,
                                   .request_owner_balance = ln_owner_chain(),
                                   .request_manager_values = values};
    return ln_remote_query(call, remote, info, &query);
}

/* --- certificates */

static ln_err_t fail_missing(ln_call_t *call, const ln_chain_id_t *chain_id,
                             const ln_block_height_list_t *heights)
{
    ln_node_error_t error = {.tag = LN_NODE_ERROR_MISSING_CERTIFICATES_BY_HEIGHTS,
                             .missing_certificates_by_heights = {*chain_id, *heights}};
    return ln_node_error_fail(call, &error);
}

/* Takes the heights that came out of missing; every one must have been missing. */
static ln_err_t check_heights(ln_call_t *call, const ln_remote_t *remote,
                              ln_block_height_list_t *missing, const ln_chain_id_t *chain_id,
                              const ln_confirmed_block_certificate_list_t *came)
{
    for (size_t i = 0; i < came->count; i++) {
        const ln_block_header_t *header = &came->items[i].value.header;
        if (!ln_chain_id_equal(&header->chain_id, chain_id) ||
            !ln_set_remove(&ln_block_height_list_type, missing, &header->height)) {
            ln_node_error_t error = {.tag = LN_NODE_ERROR_TOO_MANY_CERTIFICATES_RETURNED,
                                     .too_many_certificates_returned = {*chain_id, remote->key}};
            return ln_node_error_fail(call, &error);
        }
    }
    return LN_OK;
}

static int by_height(const void *a, const void *b)
{
    uint64_t left = ((const ln_confirmed_block_certificate_t *)a)->value.header.height.value;
    uint64_t right = ((const ln_confirmed_block_certificate_t *)b)->value.header.height.value;
    return (left > right) - (left < right);
}

ln_err_t ln_remote_certificates(ln_call_t *call, ln_remote_t *remote,
                                ln_confirmed_block_certificate_list_t *out,
                                const ln_chain_id_t *chain_id,
                                const ln_block_height_list_t *heights)
{
    ln_confirmed_block_certificate_list_t all = {0};
    ln_block_height_list_t missing;
    ln_value_copy(&ln_block_height_list_type, call->arena, &missing, heights);
    ln_set_normalise(&ln_block_height_list_type, &missing);
    while (missing.count > 0) {
        ln_rpc_message_t answer;
        ln_rpc_message_t request = {.tag = LN_RPC_MESSAGE_DOWNLOAD_CERTIFICATES_BY_HEIGHTS,
                                    .download_certificates_by_heights = {*chain_id, missing}};
        LN_TRY(ask(call, remote, &answer, LN_RPC_MESSAGE_DOWNLOAD_CERTIFICATES_BY_HEIGHTS_RESPONSE,
                   &request));
        const ln_confirmed_block_certificate_list_t *came =
            &answer.download_certificates_by_heights_response;
        if (came->count == 0)
            return fail_missing(call, chain_id, &missing);
        LN_TRY(check_heights(call, remote, &missing, chain_id, came));
        for (size_t i = 0; i < came->count; i++)
            *LN_PUSH(call->arena, &all) = came->items[i];
    }
    if (all.count > 0)
        qsort(all.items, all.count, sizeof(*all.items), by_height);
    *out = all;
    return LN_OK;
}

/* --- blobs */

static ln_err_t check_blob(ln_call_t *call, const ln_blob_content_t *blob, const ln_blob_id_t *id)
{
    ln_blob_id_t actual;
    if (ln_blob_id_of(call, &actual, blob) != LN_OK || !ln_blob_id_equal(&actual, id))
        return ln_node_error_fail(call, &(ln_node_error_t){.tag = LN_NODE_ERROR_INVALID_DECODING});
    return LN_OK;
}

ln_err_t ln_remote_blob(ln_call_t *call, ln_remote_t *remote, ln_blob_content_t *out,
                        const ln_blob_id_t *id)
{
    ln_rpc_message_t answer;
    ln_rpc_message_t request = {.tag = LN_RPC_MESSAGE_DOWNLOAD_BLOB, .download_blob = *id};
    LN_TRY(ask(call, remote, &answer, LN_RPC_MESSAGE_DOWNLOAD_BLOB_RESPONSE, &request));
    *out = answer.download_blob_response;
    return check_blob(call, out, id);
}

ln_err_t ln_remote_pending_blob(ln_call_t *call, ln_remote_t *remote, ln_blob_content_t *out,
                                const ln_chain_id_t *chain_id, const ln_blob_id_t *id)
{
    ln_rpc_message_t answer;
    ln_rpc_message_t request = {.tag = LN_RPC_MESSAGE_DOWNLOAD_PENDING_BLOB,
                                .download_pending_blob = {*chain_id, *id}};
    LN_TRY(ask(call, remote, &answer, LN_RPC_MESSAGE_DOWNLOAD_PENDING_BLOB_RESPONSE, &request));
    *out = answer.download_pending_blob_response;
    return check_blob(call, out, id);
}

ln_err_t ln_remote_certificate_for_blob(ln_call_t *call, ln_remote_t *remote,
                                        ln_confirmed_block_certificate_t *out,
                                        const ln_blob_id_t *id)
{
    ln_rpc_message_t answer;
    ln_blob_id_list_t used;
    ln_rpc_message_t request = {.tag = LN_RPC_MESSAGE_BLOB_LAST_USED_BY_CERTIFICATE,
                                .blob_last_used_by_certificate = *id};
    LN_TRY(ask(call, remote, &answer, LN_RPC_MESSAGE_BLOB_LAST_USED_BY_CERTIFICATE_RESPONSE,
               &request));
    *out = answer.blob_last_used_by_certificate_response;
    LN_TRY(ln_required_blob_ids(call, &used, &out->value));
    if (ln_set_find(&ln_blob_id_list_type, &used, id) != SIZE_MAX)
        return LN_OK;
    ln_blob_id_t *detail = LN_NEW(call->arena, ln_blob_id_t);
    *detail = *id;
    return LN_FAIL_DETAIL(call, LN_ERR_INVALID_CERTIFICATE_FOR_BLOB, detail, NULL);
}

ln_err_t ln_remote_missing_blobs(ln_call_t *call, ln_remote_t *remote, ln_blob_id_list_t *out,
                                 const ln_blob_id_list_t *ids)
{
    ln_rpc_message_t answer;
    ln_rpc_message_t request = {.tag = LN_RPC_MESSAGE_MISSING_BLOB_IDS, .missing_blob_ids = *ids};
    LN_TRY(ask(call, remote, &answer, LN_RPC_MESSAGE_MISSING_BLOB_IDS_RESPONSE, &request));
    *out = answer.missing_blob_ids_response;
    return LN_OK;
}

ln_err_t ln_remote_upload_blob(ln_call_t *call, ln_remote_t *remote, const ln_blob_content_t *blob)
{
    ln_rpc_message_t answer;
    ln_rpc_message_t request = {.tag = LN_RPC_MESSAGE_UPLOAD_BLOB, .upload_blob = *blob};
    return ask(call, remote, &answer, LN_RPC_MESSAGE_UPLOAD_BLOB_RESPONSE, &request);
}

ln_err_t ln_remote_give_pending_blob(ln_call_t *call, ln_remote_t *remote,
                                     const ln_chain_id_t *chain_id, const ln_blob_content_t *blob)
{
    ln_chain_info_t info;
    ln_rpc_message_t request = {.tag = LN_RPC_MESSAGE_HANDLE_PENDING_BLOB,
                                .handle_pending_blob = {*chain_id, *blob}};
    return ln_remote_tell(call, remote, &info, chain_id, &request);
}
