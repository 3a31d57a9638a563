/* SPDX-License-Identifier: Apache-2.0 */
/* client/seams.h - the usual bodies of a client's seams (client/client.h): keys in a keystore,
 * validators behind gRPC. */
#ifndef LN_CLIENT_SEAMS_H
#define LN_CLIENT_SEAMS_H

#include "client/client.h"
#include "rpc/remote_node.h"
#include "wallet/keystore.h"

/* The keystore must outlive the signer. */
ln_signer_t ln_keystore_signer(ln_keystore_t *keystore);

/* options say how to reach validators, and must outlive the connector and its nodes. options->tls
 * is made when one of them needs it; whoever has the options frees it. */
ln_connector_t ln_grpc_connector(ln_remote_node_options_t *options);

#endif
