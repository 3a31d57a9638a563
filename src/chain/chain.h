/* SPDX-License-Identifier: Apache-2.0 */
/* chain/chain.h - the state of one chain, open for work.
 *
 * A chain is opened from the store, changed in memory, and saved or rolled back as a whole. Saving
 * appends to a batch; only when that batch is written is anything changed for good. If the batch
 * cannot be written, the chain must be closed: its memory is ahead of the disk.
 *
 * All its memory is one arena, which only grows; whoever keeps chains open closes one that has
 * grown too much (ln_chain_memory) and opens it again.
 *
 * Threads: the one that owns the chain. */
#ifndef LN_CHAIN_CHAIN_H
#define LN_CHAIN_CHAIN_H

#include "chain/gen/chain_state.h"
#include "kv/page.h"
#include "node/error.h"
#include "store/store.h"

typedef struct {
    ln_store_t *store;
    ln_chain_id_t id;
    ln_arena_t arena;
    ln_page_t page;
    ln_view_context_t context;
    ln_chain_state_t state;
} ln_chain_t;

/* Opens a chain; one that nobody has written is empty. The struct must not move while it is open.
 */
LN_CHECKED ln_err_t ln_chain_open(ln_call_t *call, ln_chain_t *chain, ln_store_t *store,
                                  const ln_chain_id_t *id);
void ln_chain_close(ln_chain_t *chain);

/* Appends what has changed to batch. */
void ln_chain_save(ln_chain_t *chain, ln_batch_t *batch);
void ln_chain_rollback(ln_chain_t *chain);

/* Bytes that the open chain takes. */
size_t ln_chain_memory(const ln_chain_t *chain);

/* Sets the chain up from its description blob unless it is set up, and begins height 0 (spec 01
 * §5.2). *changed tells whether there is something to save. */
LN_CHECKED ln_err_t ln_chain_initialise(ln_call_t *call, ln_chain_t *chain, ln_timestamp_t now,
                                        bool *changed);

/* LN_ERR_INACTIVE_CHAIN unless the chain is active. */
LN_CHECKED ln_err_t ln_chain_expect_active(ln_call_t *call, const ln_chain_t *chain);

/* The committee of the chain's current epoch; LN_ERR_INACTIVE_CHAIN if there is none. */
LN_CHECKED ln_err_t ln_chain_committee(ln_call_t *call, const ln_chain_t *chain,
                                       const ln_committee_t **out);

/* What is asked most: the tip, the next height, the system's state, its epoch. Borrowed. */
static inline const ln_chain_tip_state_t *ln_chain_tip(const ln_chain_t *chain)
{
    return ln_chain_state_tip_state(&chain->state);
}

/* The height of the block that is executed next. */
static inline ln_block_height_t ln_chain_next_height(const ln_chain_t *chain)
{
    return ln_chain_tip(chain)->next_block_height;
}

/* The system part of the execution state. */
static inline const ln_system_state_t *ln_chain_system(const ln_chain_t *chain)
{
    return &chain->state.execution_state.system;
}

/* The epoch of the chain's next block. */
static inline ln_epoch_t ln_chain_epoch(const ln_chain_t *chain)
{
    return *ln_system_state_epoch(ln_chain_system(chain));
}

/* Has the chain been set up (ln_chain_initialise)? */
static inline bool ln_chain_is_initialised(const ln_chain_t *chain)
{
    return ln_system_state_description(ln_chain_system(chain))->some;
}

/* The hash of an executed block, or of one that was received ahead of a gap; *found is false for
 * every other height. */
LN_CHECKED ln_err_t ln_chain_block_hash(ln_call_t *call, const ln_chain_t *chain, ln_hash_t *out,
                                        bool *found, ln_block_height_t height);

/* The same for a height that must be known: LN_ERR_CORRUPTED_CHAIN_STATE otherwise. */
LN_CHECKED ln_err_t ln_chain_expect_block_hash(ln_call_t *call, const ln_chain_t *chain,
                                               ln_hash_t *out, ln_block_height_t height);

/* Fails with LN_ERR_UNEXPECTED_BLOCK_HEIGHT. */
ln_err_t ln_unexpected_height(ln_call_t *call, ln_block_height_t expected, ln_block_height_t found);

#endif
