/* SPDX-License-Identifier: Apache-2.0 */
/* rpc/method.h - the methods of the validator services (spec 04 §2.1).
 *
 * A method of ValidatorNode is answered from the storage, by the proxy alone, or by the shard that
 * owns the chain the request names; those, and HandleCrossChainRequest, make up ValidatorWorker. */
#ifndef LN_RPC_METHOD_H
#define LN_RPC_METHOD_H

#include "base/macros.h"

typedef enum {
    /* --- answered by the chain's shard */
    LN_RPC_HANDLE_BLOCK_PROPOSAL,
    LN_RPC_HANDLE_LITE_CERTIFICATE,
    LN_RPC_HANDLE_CONFIRMED_CERTIFICATE,
    LN_RPC_HANDLE_VALIDATED_CERTIFICATE,
    LN_RPC_HANDLE_TIMEOUT_CERTIFICATE,
    LN_RPC_HANDLE_CHAIN_INFO_QUERY,
    LN_RPC_DOWNLOAD_PENDING_BLOB,
    LN_RPC_HANDLE_PENDING_BLOB,
    LN_RPC_PREVIOUS_EVENT_BLOCKS,
    LN_RPC_HANDLE_CROSS_CHAIN_REQUEST, /* between shards only */

    /* --- answered from the storage */
    LN_RPC_GET_VERSION_INFO,
    LN_RPC_GET_NETWORK_DESCRIPTION,
    LN_RPC_DOWNLOAD_BLOB,
    LN_RPC_UPLOAD_BLOB,
    LN_RPC_DOWNLOAD_CERTIFICATE,
    LN_RPC_DOWNLOAD_CERTIFICATES,
    LN_RPC_DOWNLOAD_CERTIFICATES_BY_HEIGHTS,
    LN_RPC_DOWNLOAD_RAW_CERTIFICATES_BY_HEIGHTS,
    LN_RPC_BLOB_LAST_USED_BY,
    LN_RPC_BLOB_LAST_USED_BY_CERTIFICATE,
    LN_RPC_MISSING_BLOB_IDS,
    LN_RPC_METHOD_COUNT
} ln_rpc_method_t;

#define LN_RPC_WORKER_METHOD_COUNT (LN_RPC_HANDLE_CROSS_CHAIN_REQUEST + 1)

/* "HandleBlockProposal" */
const char *ln_rpc_method_name(ln_rpc_method_t method);

/* The paths in the two services; null where the service has no such method. */
const char *ln_rpc_node_path(ln_rpc_method_t method);
const char *ln_rpc_worker_path(ln_rpc_method_t method);

/* Does the shard that owns the chain answer it? */
static inline bool ln_rpc_is_for_shard(ln_rpc_method_t method)
{
    return method < LN_RPC_WORKER_METHOD_COUNT;
}

#endif
