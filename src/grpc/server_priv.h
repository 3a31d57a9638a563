/* SPDX-License-Identifier: Apache-2.0 */
/* grpc/server_priv.h - from server.c, which takes requests, to call.c, which answers them. */
#ifndef LN_GRPC_SERVER_PRIV_H
#define LN_GRPC_SERVER_PRIV_H

#include "grpc/server.h"

/* The handler's part is over: tells those who count. */
void ln_grpc_call_leave(ln_grpc_call_t *call, ln_grpc_code_t code);

/* Ends a call that no handler has. */
void ln_grpc_call_refuse(ln_grpc_call_t *call, ln_grpc_code_t code, ln_bytes_t text);

#endif
