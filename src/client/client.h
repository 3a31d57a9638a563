/* SPDX-License-Identifier: Apache-2.0 */
/* client/client.h - a full node of its user's own chains (spec 04 §9-§11).
 *
 *     chain_client.h   what a user does with a chain: blocks, inbox, balances
 *     sync.h, received.h, push.h, ask.h   what others know -> here; what is known here -> them
 *     quorum.h         ask all validators, go on when enough agree
 *     remote.h         one validator, not believed without proof
 *     local.h          our own node: the worker of a validator without a key to vote
 *
 * Everything is straight-line code in tasks of one event loop. Tasks share the local node: each
 * call to it happens at once and as a whole, but between two calls other tasks may have brought a
 * chain forward, so that "already there" is never an error here.
 *
 * Threads: the loop's; functions that take a call may wait, so they are for tasks. */
#ifndef LN_CLIENT_CLIENT_H
#define LN_CLIENT_CLIENT_H

#include "net/loop.h"
#include "node/node.h"
#include "worker/worker.h"

/* What becomes of incoming messages (spec 04 §10.7). */
typedef enum { LN_INBOX_ACCEPT, LN_INBOX_REJECT, LN_INBOX_IGNORE } ln_inbox_policy_t;

typedef struct {
    ln_inbox_policy_t inbox_policy;
    ln_chain_id_list_t prioritised_origins, ignored_origins;
    bool restrict_origins; /* to allowed_origins; others are left in the inbox */
    ln_chain_id_list_t allowed_origins;
    uint64_t bundles_max;      /* taken in by one block */
    uint32_t limit_errors_max; /* after which a block takes no more bundles */
    uint64_t bundle_budget_us; /* time to stage bundles; 0: any */
    double grace_period;       /* share of a quorum's time to wait for the others */
    uint64_t blob_timeout_us;  /* until another validator is asked too */
    size_t download_batch, upload_batch, sender_batch; /* certificates */
    bool wait_for_outgoing_messages;
    bool allow_fast_blocks;
} ln_client_options_t;

/* The reference's defaults. */
ln_client_options_t ln_client_defaults(void);

/* Who signs for owners: a seam, so that keys may be elsewhere. */
typedef struct {
    bool (*has_key)(void *owner, const ln_account_owner_t *account);
    ln_err_t (*sign)(void *owner, ln_call_t *call, ln_account_signature_t *out,
                     const ln_account_owner_t *account, const ln_hash_t *hash);
    void *owner;
} ln_signer_t;

/* Makes the node at a network address. */
typedef struct {
    ln_err_t (*connect)(void *owner, ln_call_t *call, ln_node_t **out, ln_bytes_t address);
    void *owner;
} ln_connector_t;

typedef struct ln_known_node ln_known_node_t;

typedef struct {
    ln_loop_t *loop;
    ln_env_t *env;
    ln_store_t *store;
    ln_worker_t *worker; /* the local node */
    ln_client_options_t options;
    ln_signer_t signer;
    ln_connector_t connector;
    ln_chain_id_t admin_id;
    ln_known_node_t *nodes; /* private: by address */
} ln_client_t;

/* The store must be initialised (worker/genesis.h) and, with what the seams point to, outlive the
 * client. */
LN_CHECKED ln_err_t ln_client_new(ln_call_t *call, ln_client_t **out, ln_loop_t *loop,
                                  ln_store_t *store, const ln_client_options_t *options,
                                  const ln_signer_t *signer, const ln_connector_t *connector);

/* No task may use it any more. Null is allowed. */
void ln_client_free(ln_client_t *client);

/* Messages to this chain are delivered to it by the local node. */
void ln_client_track(ln_client_t *client, const ln_chain_id_t *chain_id);

/* --- validators */

typedef struct {
    ln_client_t *client;
    ln_secp256k1_public_key_t key;
    ln_bytes_t address;
    uint64_t votes;
    ln_node_t *node; /* null: its address cannot be used */
} ln_remote_t;

typedef struct {
    ln_remote_t *items;
    size_t count;
} ln_remote_list_t;

/* The validators with votes, in the committee's order; in the arena. */
ln_remote_list_t ln_client_remotes(ln_arena_t *arena, ln_client_t *client,
                                   const ln_committee_t *committee);

/* The committee of the epoch in which a chain is here; of the admin chain's, if this one is not
 * known yet. It lives as long as the store. */
LN_CHECKED ln_err_t ln_client_committee(ln_call_t *call, ln_client_t *client,
                                        const ln_committee_t **out, const ln_chain_id_t *chain_id);

/* The validators of the newest committee known here, in random order. */
LN_CHECKED ln_err_t ln_client_any_remotes(ln_call_t *call, ln_client_t *client,
                                          ln_remote_list_t *out);

#endif
