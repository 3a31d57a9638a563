/* SPDX-License-Identifier: Apache-2.0 */
/* rpc/address.h - network addresses of validators: "grpc:host:port" (spec 04 §4.5). */
#ifndef LN_RPC_ADDRESS_H
#define LN_RPC_ADDRESS_H

#include "base/err.h"

typedef struct {
    char host[256];
    uint16_t port;
    bool tls;
} ln_rpc_address_t;

/* LN_ERR_INVALID_INPUT for what is no address, and for the transports tcp and udp, which are not
 * spoken here. */
LN_CHECKED ln_err_t ln_rpc_address_parse(ln_call_t *call, ln_rpc_address_t *out, ln_bytes_t text);

#endif
