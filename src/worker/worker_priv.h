/* SPDX-License-Identifier: Apache-2.0 */
/* worker/worker_priv.h - what the handlers share. */
#ifndef LN_WORKER_WORKER_PRIV_H
#define LN_WORKER_WORKER_PRIV_H

#include "base/list.h"
#include "base/table.h"
#include "worker/worker.h"

typedef struct {
    ln_link_t used;
    bool in_use; /* by the current call */
    size_t counted_bytes;
    uint64_t used_us; /* when it was used last */
    ln_chain_t chain;
} ln_open_chain_t;

struct ln_worker {
    ln_env_t *env;
    ln_store_t *store;
    ln_worker_options_t options;
    ln_secp256k1_public_key_t public_key; /* of options.key */
    ln_table_t chains;                    /* id -> ln_open_chain_t */
    ln_link_t chains_used;                /* least recently used first */
    size_t chains_bytes;
    ln_table_t blocks;  /* hash -> remembered block */
    ln_table_t tracked; /* by a client: id -> not null */
    ln_link_t blocks_used;
};

/* A local node has no key: it votes for nothing. */
static inline bool ln_worker_is_client(const ln_worker_t *worker)
{
    return worker->options.key == NULL;
}

/* The time by our clock. */
static inline ln_timestamp_t ln_worker_now(const ln_worker_t *worker)
{
    return (ln_timestamp_t){ln_env_now_us(worker->env)};
}

/* --- chains.c */

/* The open chain; it stays open until ln_worker_done. */
LN_CHECKED ln_err_t ln_worker_open(ln_call_t *call, ln_worker_t *worker, ln_chain_t **out,
                                   const ln_chain_id_t *id);

/* The same, and sets the chain up if it is not (spec 01 §5.2), which is saved at once. */
LN_CHECKED ln_err_t ln_worker_open_initialised(ln_call_t *call, ln_worker_t *worker,
                                               ln_chain_t **out, const ln_chain_id_t *id);

/* For chains that were opened only to look at them. */
bool ln_worker_is_open(const ln_worker_t *worker, const ln_chain_id_t *id);
void ln_worker_close(ln_worker_t *worker, const ln_chain_id_t *id);

/* Writes what has changed. If that fails, the chain is closed when the call is done. */
LN_CHECKED ln_err_t ln_worker_save(ln_call_t *call, ln_worker_t *worker, ln_chain_t *chain);

/* The same with further operations, all in one batch. */
LN_CHECKED ln_err_t ln_worker_save_with(ln_call_t *call, ln_worker_t *worker, ln_chain_t *chain,
                                        ln_batch_t *batch);

/* Ends the call's use of the chain (which may be null): rolls back what was not saved, closes it if
 * it has grown too much or err says that it cannot be trusted. Returns err. */
ln_err_t ln_worker_done(ln_worker_t *worker, ln_chain_t *chain, ln_err_t err);

/* --- blocks seen lately, so that a vote's hash is enough to talk about them (spec 01 §5.5) */

/* Copies the block; the one that was not used for the longest time makes room. */
void ln_worker_remember_block(ln_worker_t *worker, const ln_block_t *block, const ln_hash_t *hash);
/* Null if it is not remembered; valid until the next block is. */
const ln_block_t *ln_worker_remembered_block(ln_worker_t *worker, const ln_hash_t *hash);

/* --- info.c */

/* The chain's information as everybody gets it, signed. */
ln_info_t ln_worker_info(ln_call_t *call, const ln_worker_t *worker, const ln_chain_t *chain);
void ln_worker_sign_info(ln_call_t *call, const ln_worker_t *worker, ln_info_t *info);

/* LN_ERR_INVALID_EPOCH unless the chain is in this epoch. */
LN_CHECKED ln_err_t ln_worker_check_epoch(ln_call_t *call, const ln_chain_t *chain,
                                          ln_epoch_t epoch);

/* --- actions.c */

/* Requests for everything that waits in the chain's outboxes. */
LN_CHECKED ln_err_t ln_worker_network_actions(ln_call_t *call, ln_worker_t *worker,
                                              ln_chain_t *chain, ln_actions_t *actions);

/* The request for one recipient; nothing if its outbox is empty. */
LN_CHECKED ln_err_t ln_worker_update_recipient(ln_call_t *call, ln_worker_t *worker,
                                               ln_chain_t *chain, ln_actions_t *actions,
                                               const ln_chain_id_t *recipient);

/* NewRound, if the round is higher than before. */
void ln_worker_notify_round(ln_call_t *call, const ln_chain_t *chain, ln_actions_t *actions,
                            ln_round_t before);
void ln_worker_notify_block(ln_call_t *call, const ln_chain_t *chain, ln_actions_t *actions,
                            const ln_block_t *block, const ln_hash_t *hash, bool executed,
                            const ln_stream_id_list_t *streams);

#endif
