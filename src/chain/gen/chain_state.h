/* SPDX-License-Identifier: Apache-2.0 */
/* Written by tools/gen from schema/state.views; do not edit. */
/* chain/gen/chain_state.h - everything that is kept about a chain. */
#ifndef LN_CHAIN_GEN_CHAIN_STATE_H
#define LN_CHAIN_GEN_CHAIN_STATE_H

#include "exec/gen/state.h"
#include "types/gen/certificate.h"
#include "types/gen/chain.h"
#include "types/gen/ids.h"
#include "types/gen/keys.h"
#include "types/gen/message.h"
#include "types/gen/stored.h"
#include "view/kinds.h"

typedef struct {
    ln_view_t view;
    ln_register_view_t ownership;
    ln_register_view_t seed;
    ln_register_view_t signed_proposal;
    ln_register_view_t proposed;
    ln_map_view_t proposed_blobs;
    ln_register_view_t locking_block;
    ln_map_view_t locking_blobs;
    ln_register_view_t timeout;
    ln_register_view_t confirmed_vote;
    ln_register_view_t validated_vote;
    ln_register_view_t timeout_vote;
    ln_register_view_t round_timeout;
    ln_register_view_t current_round;
    ln_register_view_t fallback_owners;
} ln_chain_manager_t;

extern const ln_view_type_t ln_chain_manager_view;

static inline const ln_chain_ownership_t *ln_chain_manager_ownership(const ln_chain_manager_t *view)
{
    return ln_register_get(&view->ownership);
}
static inline void ln_chain_manager_set_ownership(ln_chain_manager_t *view,
                                                  const ln_chain_ownership_t *value)
{
    ln_register_set(&view->ownership, value);
}

static inline uint64_t ln_chain_manager_seed(const ln_chain_manager_t *view)
{
    return *(const uint64_t *)ln_register_get(&view->seed);
}
static inline void ln_chain_manager_set_seed(ln_chain_manager_t *view, uint64_t value)
{
    ln_register_set(&view->seed, &value);
}

static inline const ln_block_proposal_t *
ln_chain_manager_signed_proposal(const ln_chain_manager_t *view)
{
    return *(const ln_block_proposal_t *const *)ln_register_get(&view->signed_proposal);
}
static inline void ln_chain_manager_set_signed_proposal(ln_chain_manager_t *view,
                                                        const ln_block_proposal_t *value)
{
    ln_register_set(&view->signed_proposal, &value);
}

static inline const ln_block_proposal_t *ln_chain_manager_proposed(const ln_chain_manager_t *view)
{
    return *(const ln_block_proposal_t *const *)ln_register_get(&view->proposed);
}
static inline void ln_chain_manager_set_proposed(ln_chain_manager_t *view,
                                                 const ln_block_proposal_t *value)
{
    ln_register_set(&view->proposed, &value);
}

static inline const ln_locking_block_t *
ln_chain_manager_locking_block(const ln_chain_manager_t *view)
{
    return *(const ln_locking_block_t *const *)ln_register_get(&view->locking_block);
}
static inline void ln_chain_manager_set_locking_block(ln_chain_manager_t *view,
                                                      const ln_locking_block_t *value)
{
    ln_register_set(&view->locking_block, &value);
}

static inline const ln_timeout_certificate_t *
ln_chain_manager_timeout(const ln_chain_manager_t *view)
{
    return *(const ln_timeout_certificate_t *const *)ln_register_get(&view->timeout);
}
static inline void ln_chain_manager_set_timeout(ln_chain_manager_t *view,
                                                const ln_timeout_certificate_t *value)
{
    ln_register_set(&view->timeout, &value);
}

static inline const ln_block_vote_t *ln_chain_manager_confirmed_vote(const ln_chain_manager_t *view)
{
    return *(const ln_block_vote_t *const *)ln_register_get(&view->confirmed_vote);
}
static inline void ln_chain_manager_set_confirmed_vote(ln_chain_manager_t *view,
                                                       const ln_block_vote_t *value)
{
    ln_register_set(&view->confirmed_vote, &value);
}

static inline const ln_block_vote_t *ln_chain_manager_validated_vote(const ln_chain_manager_t *view)
{
    return *(const ln_block_vote_t *const *)ln_register_get(&view->validated_vote);
}
static inline void ln_chain_manager_set_validated_vote(ln_chain_manager_t *view,
                                                       const ln_block_vote_t *value)
{
    ln_register_set(&view->validated_vote, &value);
}

static inline const ln_timeout_vote_opt_t *
ln_chain_manager_timeout_vote(const ln_chain_manager_t *view)
{
    return ln_register_get(&view->timeout_vote);
}
static inline void ln_chain_manager_set_timeout_vote(ln_chain_manager_t *view,
                                                     const ln_timeout_vote_opt_t *value)
{
    ln_register_set(&view->timeout_vote, value);
}

static inline const ln_timestamp_opt_t *
ln_chain_manager_round_timeout(const ln_chain_manager_t *view)
{
    return ln_register_get(&view->round_timeout);
}
static inline void ln_chain_manager_set_round_timeout(ln_chain_manager_t *view,
                                                      const ln_timestamp_opt_t *value)
{
    ln_register_set(&view->round_timeout, value);
}

static inline const ln_round_t *ln_chain_manager_current_round(const ln_chain_manager_t *view)
{
    return ln_register_get(&view->current_round);
}
static inline void ln_chain_manager_set_current_round(ln_chain_manager_t *view,
                                                      const ln_round_t *value)
{
    ln_register_set(&view->current_round, value);
}

static inline const ln_account_owner_u64_map_t *
ln_chain_manager_fallback_owners(const ln_chain_manager_t *view)
{
    return ln_register_get(&view->fallback_owners);
}
static inline void ln_chain_manager_set_fallback_owners(ln_chain_manager_t *view,
                                                        const ln_account_owner_u64_map_t *value)
{
    ln_register_set(&view->fallback_owners, value);
}

typedef struct {
    ln_view_t view;
    ln_execution_state_t execution_state;
    ln_register_view_t execution_state_hash;
    ln_register_view_t tip_state;
    ln_chain_manager_t manager;
    ln_register_view_t pending_validated_blobs;
    ln_map_view_t pending_proposed_blobs;
    ln_map_view_t pending_blob_contents;
    ln_log_view_t received_log;
    ln_register_view_t received_certificate_trackers;
    ln_map_view_t inboxes;
    ln_map_view_t inbox_bundles;
    ln_set_view_t nonempty_inboxes;
    ln_map_view_t outboxes;
    ln_map_view_t outbox_heights;
    ln_set_view_t nonempty_outboxes;
    ln_map_view_t previous_event_blocks;
    ln_map_view_t preprocessed_blocks;
    ln_map_view_t next_expected_events;
    ln_register_view_t block_zero_executed_at;
} ln_chain_state_t;

extern const ln_view_type_t ln_chain_state_view;

static inline const ln_hash_opt_t *ln_chain_state_execution_state_hash(const ln_chain_state_t *view)
{
    return ln_register_get(&view->execution_state_hash);
}
static inline void ln_chain_state_set_execution_state_hash(ln_chain_state_t *view,
                                                           const ln_hash_opt_t *value)
{
    ln_register_set(&view->execution_state_hash, value);
}

static inline const ln_chain_tip_state_t *ln_chain_state_tip_state(const ln_chain_state_t *view)
{
    return ln_register_get(&view->tip_state);
}
static inline void ln_chain_state_set_tip_state(ln_chain_state_t *view,
                                                const ln_chain_tip_state_t *value)
{
    ln_register_set(&view->tip_state, value);
}

static inline const ln_pending_blobs_t *
ln_chain_state_pending_validated_blobs(const ln_chain_state_t *view)
{
    return ln_register_get(&view->pending_validated_blobs);
}
static inline void ln_chain_state_set_pending_validated_blobs(ln_chain_state_t *view,
                                                              const ln_pending_blobs_t *value)
{
    ln_register_set(&view->pending_validated_blobs, value);
}

static inline const ln_secp256k1_public_key_u64_map_t *
ln_chain_state_received_certificate_trackers(const ln_chain_state_t *view)
{
    return ln_register_get(&view->received_certificate_trackers);
}
static inline void
ln_chain_state_set_received_certificate_trackers(ln_chain_state_t *view,
                                                 const ln_secp256k1_public_key_u64_map_t *value)
{
    ln_register_set(&view->received_certificate_trackers, value);
}

static inline const ln_timestamp_t *
ln_chain_state_block_zero_executed_at(const ln_chain_state_t *view)
{
    return ln_register_get(&view->block_zero_executed_at);
}
static inline void ln_chain_state_set_block_zero_executed_at(ln_chain_state_t *view,
                                                             const ln_timestamp_t *value)
{
    ln_register_set(&view->block_zero_executed_at, value);
}

#endif
