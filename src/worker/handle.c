/* SPDX-License-Identifier: Apache-2.0 */
/* Requests as they come, and answers as they go. */
#include "worker/worker_priv.h"

static const ln_node_error_t unexpected = {.tag = LN_NODE_ERROR_UNEXPECTED_MESSAGE};

static ln_err_t handle(ln_call_t *call, ln_worker_t *worker, ln_rpc_message_t *answer,
                       ln_actions_t *actions, const ln_rpc_message_t *request)
{
    ln_info_t *info = &answer->chain_info_response;
    answer->tag = LN_RPC_MESSAGE_CHAIN_INFO_RESPONSE;
    switch (request->tag) {
    case LN_RPC_MESSAGE_BLOCK_PROPOSAL:
        return ln_worker_proposal(call, worker, info, actions, &request->block_proposal);
    case LN_RPC_MESSAGE_LITE_CERTIFICATE:
        return ln_worker_lite_certificate(call, worker, info, actions,
                                          &request->lite_certificate.certificate,
                                          request->lite_certificate.wait_for_outgoing_messages);
    case LN_RPC_MESSAGE_VALIDATED_CERTIFICATE:
        return ln_worker_validated_certificate(call, worker, info, actions,
                                               &request->validated_certificate.certificate);
    case LN_RPC_MESSAGE_CONFIRMED_CERTIFICATE:
        return ln_worker_confirmed_certificate(
            call, worker, info, actions, &request->confirmed_certificate.certificate,
            request->confirmed_certificate.wait_for_outgoing_messages);
    case LN_RPC_MESSAGE_TIMEOUT_CERTIFICATE:
        return ln_worker_timeout_certificate(call, worker, info, actions,
                                             &request->timeout_certificate.certificate);
    case LN_RPC_MESSAGE_CHAIN_INFO_QUERY:
        return ln_worker_query(call, worker, info, actions, &request->chain_info_query);
    case LN_RPC_MESSAGE_HANDLE_PENDING_BLOB:
        return ln_worker_pending_blob(call, worker, info, &request->handle_pending_blob.chain_id,
                                      &request->handle_pending_blob.blob);
    case LN_RPC_MESSAGE_DOWNLOAD_PENDING_BLOB:
        answer->tag = LN_RPC_MESSAGE_DOWNLOAD_PENDING_BLOB_RESPONSE;
        return ln_worker_download_pending_blob(
            call, worker, &answer->download_pending_blob_response,
            &request->download_pending_blob.chain_id, &request->download_pending_blob.blob_id);
    case LN_RPC_MESSAGE_PREVIOUS_EVENT_BLOCKS:
        answer->tag = LN_RPC_MESSAGE_PREVIOUS_EVENT_BLOCKS_RESPONSE;
        return ln_worker_previous_event_blocks(
            call, worker, &answer->previous_event_blocks_response,
            &request->previous_event_blocks.chain_id, &request->previous_event_blocks.streams);
    case LN_RPC_MESSAGE_CROSS_CHAIN_REQUEST:
        return ln_worker_cross_chain(call, worker, actions, &request->cross_chain_request);
    default:
        return LN_FAIL_DETAIL(call, LN_ERR_NODE, &unexpected, NULL);
    }
}

void ln_worker_handle(ln_call_t *call, ln_worker_t *worker, ln_rpc_message_t *answer,
                      ln_actions_t *actions, const ln_rpc_message_t *request)
{
    ln_err_t err = handle(call, worker, answer, actions, request);
    LN_ASSERT(answer->tag != LN_RPC_MESSAGE_ERROR); /* errors are made here only */
    if (err != LN_OK) {
        LN_ASSERT(!actions->wait_for_delivery); /* there is nothing to wait with */
        *answer = (ln_rpc_message_t){.tag = LN_RPC_MESSAGE_ERROR};
        answer->error = ln_node_error_of(call, err);
    }
}
