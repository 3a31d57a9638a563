/* SPDX-License-Identifier: Apache-2.0 */
#include "rpc/method.h"

#include "rpc/gen/rpc_pb.h"

#include <string.h>

typedef struct {
    const char *node, *worker;
} paths_t;

#define BOTH(name)                                                                                 \
    {                                                                                              \
        LN_PB_VALIDATOR_NODE_##name, LN_PB_VALIDATOR_WORKER_##name                                 \
    }
#define NODE(name)                                                                                 \
    {                                                                                              \
        LN_PB_VALIDATOR_NODE_##name, NULL                                                          \
    }

static const paths_t paths[LN_RPC_METHOD_COUNT] = {
    [LN_RPC_HANDLE_BLOCK_PROPOSAL] = BOTH(HANDLE_BLOCK_PROPOSAL),
    [LN_RPC_HANDLE_LITE_CERTIFICATE] = BOTH(HANDLE_LITE_CERTIFICATE),
    [LN_RPC_HANDLE_CONFIRMED_CERTIFICATE] = BOTH(HANDLE_CONFIRMED_CERTIFICATE),
    [LN_RPC_HANDLE_VALIDATED_CERTIFICATE] = BOTH(HANDLE_VALIDATED_CERTIFICATE),
    [LN_RPC_HANDLE_TIMEOUT_CERTIFICATE] = BOTH(HANDLE_TIMEOUT_CERTIFICATE),
    [LN_RPC_HANDLE_CHAIN_INFO_QUERY] = BOTH(HANDLE_CHAIN_INFO_QUERY),
    [LN_RPC_DOWNLOAD_PENDING_BLOB] = BOTH(DOWNLOAD_PENDING_BLOB),
    [LN_RPC_HANDLE_PENDING_BLOB] = BOTH(HANDLE_PENDING_BLOB),
    [LN_RPC_PREVIOUS_EVENT_BLOCKS] = BOTH(PREVIOUS_EVENT_BLOCKS),
    [LN_RPC_HANDLE_CROSS_CHAIN_REQUEST] = {NULL, LN_PB_VALIDATOR_WORKER_HANDLE_CROSS_CHAIN_REQUEST},
    [LN_RPC_GET_VERSION_INFO] = NODE(GET_VERSION_INFO),
    [LN_RPC_GET_NETWORK_DESCRIPTION] = NODE(GET_NETWORK_DESCRIPTION),
    [LN_RPC_DOWNLOAD_BLOB] = NODE(DOWNLOAD_BLOB),
    [LN_RPC_UPLOAD_BLOB] = NODE(UPLOAD_BLOB),
    [LN_RPC_DOWNLOAD_CERTIFICATE] = NODE(DOWNLOAD_CERTIFICATE),
    [LN_RPC_DOWNLOAD_CERTIFICATES] = NODE(DOWNLOAD_CERTIFICATES),
    [LN_RPC_DOWNLOAD_CERTIFICATES_BY_HEIGHTS] = NODE(DOWNLOAD_CERTIFICATES_BY_HEIGHTS),
    [LN_RPC_DOWNLOAD_RAW_CERTIFICATES_BY_HEIGHTS] = NODE(DOWNLOAD_RAW_CERTIFICATES_BY_HEIGHTS),
    [LN_RPC_BLOB_LAST_USED_BY] = NODE(BLOB_LAST_USED_BY),
    [LN_RPC_BLOB_LAST_USED_BY_CERTIFICATE] = NODE(BLOB_LAST_USED_BY_CERTIFICATE),
    [LN_RPC_MISSING_BLOB_IDS] = NODE(MISSING_BLOB_IDS),
};

const char *ln_rpc_node_path(ln_rpc_method_t method)
{
    return paths[method].node;
}

const char *ln_rpc_worker_path(ln_rpc_method_t method)
{
    return paths[method].worker;
}

const char *ln_rpc_method_name(ln_rpc_method_t method)
{
    const char *path = paths[method].node != NULL ? paths[method].node : paths[method].worker;
    return strrchr(path, '/') + 1;
}
