/* SPDX-License-Identifier: Apache-2.0 */
/* proxy/storage.h - what a proxy answers from the storage alone (spec 04 §7.1).
 *
 * Threads: any. */
#ifndef LN_PROXY_STORAGE_H
#define LN_PROXY_STORAGE_H

#include "grpc/status.h"
#include "rpc/method.h"
#include "store/store.h"

/* Answers end when the next certificate would make them longer than this (spec 04 §2.4). */
#define LN_PROXY_FILL_MAX (16u * 1024 * 1024 * 7 / 10)

typedef struct {
    ln_grpc_code_t code;
    ln_bytes_t answer; /* protobuf if code is LN_GRPC_OK, else a text; in the call's arena */
    /* Some heights are not in the storage: the answer may be given only if the chain's shard knows
     * the chain, otherwise its error is the answer. */
    bool ask_shard;
    ln_chain_id_t chain_id;
} ln_storage_answer_t;

/* Answers any method that is not for a shard. */
ln_storage_answer_t ln_storage_answer(ln_call_t *call, ln_store_t *store, ln_rpc_method_t method,
                                      ln_bytes_t message);

#endif
