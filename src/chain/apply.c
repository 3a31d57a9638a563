/* SPDX-License-Identifier: Apache-2.0 */
/* What a certified block does to its chain besides the execution state (spec 01 §5.7, steps 4 and
 * 8).
 */
#include "chain/events.h"
#include "chain/execute.h"
#include "chain/manager.h"
#include "chain/outbox.h"
#include "types/block.h"

static bool count(uint32_t *counter, size_t by)
{
    return by <= UINT32_MAX && !__builtin_add_overflow(*counter, (uint32_t)by, counter);
}

static ln_err_t advance_tip(ln_call_t *call, ln_chain_t *chain, const ln_block_t *block,
                            const ln_hash_t *hash)
{
    ln_chain_tip_state_t tip = *ln_chain_tip(chain);
    size_t bundles = 0, messages = 0;
    for (size_t i = 0; i < block->body.transactions.count; i++)
        bundles += block->body.transactions.items[i].tag == LN_TRANSACTION_RECEIVE_MESSAGES;
    for (size_t i = 0; i < block->body.messages.count; i++)
        messages += block->body.messages.items[i].count;
    if (!count(&tip.num_incoming_bundles, bundles) ||
        !count(&tip.num_outgoing_messages, messages) ||
        !count(&tip.num_operations, block->body.transactions.count - bundles) ||
        tip.next_block_height.value == UINT64_MAX)
        return LN_FAIL(call, LN_ERR_OVERFLOW, "the counters of the chain are full");
    tip.block_hash = (ln_hash_opt_t){true, *hash};
    tip.next_block_height.value++;
    LN_ASSERT(tip.next_block_height.value == block->header.height.value + 1);
    ln_chain_state_set_tip_state(&chain->state, &tip);
    return LN_OK;
}

static void note_event_blocks(ln_call_t *call, ln_chain_t *chain, const ln_block_t *block)
{
    ln_stream_id_list_t streams = ln_block_event_streams(call->arena, &block->body.events);
    for (size_t i = 0; i < streams.count; i++)
        ln_map_view_put(call, &chain->state.previous_event_blocks, &streams.items[i],
                        &block->header.height);
}

ln_err_t ln_chain_apply(ln_call_t *call, ln_chain_t *chain, ln_stream_id_list_t *streams,
                        const ln_block_t *block, const ln_hash_t *hash, ln_timestamp_t now)
{
    const ln_committee_t *committee;
    ln_hash_opt_t state_hash = {true, block->header.state_hash};
    ln_block_height_t height = block->header.height;
    LN_ASSERT(height.value == ln_chain_next_height(chain).value);
    LN_ASSERT(
        ln_hash_opt_equal(&block->header.previous_block_hash, &ln_chain_tip(chain)->block_hash));
    LN_ASSERT(ln_chain_id_equal(&block->header.chain_id, &chain->id));
    LN_ASSERT(ln_chain_is_initialised(chain));
    if (height.value == 0)
        ln_chain_state_set_block_zero_executed_at(&chain->state, &now);
    ln_chain_state_set_execution_state_hash(&chain->state, &state_hash);
    LN_TRY(ln_outboxes_schedule(call, chain, block, true));
    note_event_blocks(call, chain, block);
    LN_TRY(ln_events_advance(call, chain, streams, block));
    LN_TRY(ln_chain_committee(call, chain, &committee));
    LN_TRY(advance_tip(call, chain, block, hash));
    /* What the next block has to name as the one before it. */
    LN_ASSERT(ln_hash_equal(&ln_chain_tip(chain)->block_hash.value, hash));
    ln_manager_reset(call, chain, committee, ln_chain_next_height(chain), now);
    ln_map_view_remove(call, &chain->state.preprocessed_blocks, &height);
    return LN_OK;
}

ln_err_t ln_chain_preprocess(ln_call_t *call, ln_chain_t *chain, ln_stream_id_list_t *streams,
                             const ln_block_t *block, const ln_hash_t *hash)
{
    LN_ASSERT(block->header.height.value >= ln_chain_next_height(chain).value);
    LN_ASSERT(ln_chain_id_equal(&block->header.chain_id, &chain->id));
    LN_TRY(ln_outboxes_schedule(call, chain, block, false));
    LN_TRY(ln_events_advance(call, chain, streams, block));
    ln_map_view_put(call, &chain->state.preprocessed_blocks, &block->header.height, hash);
    return LN_OK;
}
