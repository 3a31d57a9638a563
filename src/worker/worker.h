/* SPDX-License-Identifier: Apache-2.0 */
/* worker/worker.h - handles every message about the chains of one shard (spec 01 §5).
 *
 * One function per message: it opens the chain, decides, saves, and returns the answer together
 * with what has to happen next (ln_actions_t). A handler that fails may have saved something before
 * it failed, where the specification says so; everything else is rolled back.
 *
 *     message -> on_proposal.c, on_certificate.c ... -> chain/ -> batch, answer, actions
 *
 * Nothing of what a handler returns, errors included, may be told to anyone before the store is
 * synced: whoever calls hands it to the commit stage (kv/commit.h).
 *
 * A validator has a secret key and votes; a client's local node has none and does everything else.
 *
 * Threads: one; a worker owns its chains. */
#ifndef LN_WORKER_WORKER_H
#define LN_WORKER_WORKER_H

#include "base/env.h"
#include "chain/chain.h"
#include "chain/execute.h"
#include "types/gen/node.h"

typedef struct {
    const ln_secp256k1_secret_t *key; /* of the validator; null: a client */
    uint64_t block_time_grace_us;     /* how far in the future a block may be (spec 01 §10) */
    size_t received_log_page;         /* entries of an answer; 0: 20000 */
    size_t cross_chain_chunk_bytes;   /* 0: no limit (spec 01 §6.5) */
    bool allow_revert_confirm;        /* ask senders to repeat what an inbox misses */
    size_t chains_memory_max;         /* bytes of open chains; 0: 256 MiB */
    uint64_t chain_idle_us;           /* after which an open chain is closed; 0: 30 s */
    size_t block_cache_max;           /* blocks remembered; 0: 5000 */
} ln_worker_options_t;

typedef struct ln_worker ln_worker_t;

/* The store must be initialised (worker/genesis.h) and outlive the worker. */
ln_worker_t *ln_worker_new(ln_env_t *env, ln_store_t *store, const ln_worker_options_t *options);
void ln_worker_free(ln_worker_t *worker);

/* What has to happen because a message was handled. Lists are in the call's arena. */
typedef struct {
    ln_cross_chain_request_list_t cross_chain; /* to the chains that they name */
    ln_notification_list_t notifications;      /* to subscribers */
    bool wait_for_delivery; /* answer only when wait_height is delivered (ln_worker_delivered) */
    ln_block_height_t wait_height;
} ln_actions_t;

/* An answer: the chain's information, and the validator's signature. */
typedef ln_chain_info_response_t ln_info_t;

/* How long a proposal should be put off because its block is a little ahead of our clock (spec 01
 * §5.4 step 0); 0: not. */
uint64_t ln_worker_proposal_delay_us(const ln_worker_t *worker,
                                     const ln_block_proposal_t *proposal);

/* --- messages of clients: *info is the answer, signed, in the call's arena (spec 01 §5.2). Errors
 * are those of the section named, and become NodeErrors in node/error.h */

/* Votes for a block that an owner proposes (spec 01 §5.4). LN_ERR_BLOBS_NOT_FOUND asks for blobs
 * that the block needs; the proposal is then sent again. */
LN_CHECKED ln_err_t ln_worker_proposal(ln_call_t *call, ln_worker_t *worker, ln_info_t *info,
                                       ln_actions_t *actions, const ln_block_proposal_t *proposal);

/* A certificate without its block: LN_ERR_MISSING_CERTIFICATE_VALUE unless the block was seen
 * lately (spec 01 §5.5). */
LN_CHECKED ln_err_t ln_worker_lite_certificate(ln_call_t *call, ln_worker_t *worker,
                                               ln_info_t *info, ln_actions_t *actions,
                                               const ln_lite_certificate_t *certificate,
                                               bool wait_for_outgoing_messages);

/* Locks on a validated block and votes to confirm it (spec 01 §5.6). */
LN_CHECKED ln_err_t ln_worker_validated_certificate(
    ln_call_t *call, ln_worker_t *worker, ln_info_t *info, ln_actions_t *actions,
    const ln_validated_block_certificate_t *certificate);

/* Executes a confirmed block, or keeps it until the gap before it is closed (spec 01 §5.7). */
LN_CHECKED ln_err_t ln_worker_confirmed_certificate(
    ln_call_t *call, ln_worker_t *worker, ln_info_t *info, ln_actions_t *actions,
    const ln_confirmed_block_certificate_t *certificate, bool wait_for_outgoing_messages);

/* Ends a round (spec 01 §5.8). */
LN_CHECKED ln_err_t ln_worker_timeout_certificate(ln_call_t *call, ln_worker_t *worker,
                                                  ln_info_t *info, ln_actions_t *actions,
                                                  const ln_timeout_certificate_t *certificate);

/* Answers what is asked about the chain; may vote for a timeout (spec 01 §5.9). */
LN_CHECKED ln_err_t ln_worker_query(ln_call_t *call, ln_worker_t *worker, ln_info_t *info,
                                    ln_actions_t *actions, const ln_chain_info_query_t *query);

/* Takes in a blob that a proposal or a validated block waits for, LN_ERR_UNEXPECTED_BLOB if none
 * does; and gives out one that the chain holds (spec 01 §5.10). */
LN_CHECKED ln_err_t ln_worker_pending_blob(ln_call_t *call, ln_worker_t *worker, ln_info_t *info,
                                           const ln_chain_id_t *chain_id,
                                           const ln_blob_content_t *blob);
LN_CHECKED ln_err_t ln_worker_download_pending_blob(ln_call_t *call, ln_worker_t *worker,
                                                    ln_blob_content_t *blob,
                                                    const ln_chain_id_t *chain_id,
                                                    const ln_blob_id_t *id);

/* The last block of the chain in each stream; streams without one are left out (spec 01 §5.10). */
LN_CHECKED ln_err_t ln_worker_previous_event_blocks(ln_call_t *call, ln_worker_t *worker,
                                                    ln_stream_id_height_ref_map_t *out,
                                                    const ln_chain_id_t *chain_id,
                                                    const ln_stream_id_list_t *streams);

/* Errors of cross-chain handling go to the log of whoever calls; nobody is answered. */
LN_CHECKED ln_err_t ln_worker_cross_chain(ln_call_t *call, ln_worker_t *worker,
                                          ln_actions_t *actions,
                                          const ln_cross_chain_request_t *request);

/* Is nothing of the chain's blocks up to height still on its way? */
LN_CHECKED ln_err_t ln_worker_delivered(ln_call_t *call, ln_worker_t *worker, bool *delivered,
                                        const ln_chain_id_t *chain_id, ln_block_height_t height);

/* Any of the messages above, as a request; *answer is of its kind, or the NodeError. What is no
 * request to a chain is LN_NODE_ERROR_UNEXPECTED_MESSAGE. */
void ln_worker_handle(ln_call_t *call, ln_worker_t *worker, ln_rpc_message_t *answer,
                      ln_actions_t *actions, const ln_rpc_message_t *request);

/* The requests that bring a chain's waiting messages on their way again: after a start. */
LN_CHECKED ln_err_t ln_worker_resend(ln_call_t *call, ln_worker_t *worker, ln_actions_t *actions,
                                     const ln_chain_id_t *chain_id);

/* --- for a client's local node: it sends messages only to chains that it tracks, and takes them in
 * for chains that are not active yet and from epochs that it does not know */

/* From now on messages to the chain are sent. */
void ln_worker_track(ln_worker_t *worker, const ln_chain_id_t *chain_id);

/* Looks through a certified block for what it sends and emits, without executing it, also if it is
 * the next one (spec 04 §11.3). A block that was executed is not looked at again. */
LN_CHECKED ln_err_t ln_worker_preprocess(ln_call_t *call, ln_worker_t *worker, ln_info_t *info,
                                         ln_actions_t *actions,
                                         const ln_confirmed_block_certificate_t *certificate);

/* Opens a chain for looking at; valid until the next call to the worker. */
LN_CHECKED ln_err_t ln_worker_chain(ln_call_t *call, ln_worker_t *worker, ln_chain_t **out,
                                    const ln_chain_id_t *chain_id);

/* A block that was executed to see what it gives. */
typedef struct {
    ln_block_t block;     /* with the outcome; may have fewer transactions than asked for */
    ln_chain_info_t info; /* of the chain after it, with the balance of the owner asked for */
} ln_staged_t;

/* Executes a block without keeping anything (ln_chain_stage). A null policy executes it as it is.
 * On failure *failed_at is the position of the transaction that failed, SIZE_MAX if it was none. */
LN_CHECKED ln_err_t ln_worker_stage(ln_call_t *call, ln_worker_t *worker, ln_staged_t *staged,
                                    size_t *failed_at, const ln_proposed_block_t *block,
                                    ln_u32_opt_t round, const ln_blob_content_list_t *published,
                                    const ln_stage_policy_t *policy,
                                    const ln_account_owner_t *balance_of);

/* Remembers how far the validators' received logs have been dealt with; replaces what was known. */
LN_CHECKED ln_err_t ln_worker_set_trackers(ln_call_t *call, ln_worker_t *worker,
                                           const ln_chain_id_t *chain_id,
                                           const ln_secp256k1_public_key_u64_map_t *trackers);

#endif
