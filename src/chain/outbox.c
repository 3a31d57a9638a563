/* SPDX-License-Identifier: Apache-2.0 */
#include "chain/outbox.h"

#include "types/block.h"

#define INLINE_MAX 64

/* --- the queue: the state's list, then the overflow */

static const ln_block_height_t *last_inline(const ln_outbox_t *outbox)
{
    const ln_block_height_list_t *heights = &outbox->state.heights;
    return heights->count > 0 ? &heights->items[heights->count - 1] : NULL;
}

static bool is_empty(const ln_outbox_t *outbox)
{
    return outbox->state.heights.count == 0;
}

static uint64_t overflow_count(const ln_outbox_t *outbox)
{
    return outbox->state.overflow.end - outbox->state.overflow.start;
}

/* The invariants, as far as the outbox shows them without its overflow. */
static bool is_sound(const ln_outbox_t *outbox)
{
    const ln_outbox_state_t *state = &outbox->state;
    const ln_block_height_t *last = last_inline(outbox);
    for (size_t i = 1; i < state->heights.count; i++)
        if (state->heights.items[i - 1].value >= state->heights.items[i].value)
            return false;
    return state->overflow.start <= state->overflow.end && state->heights.count <= INLINE_MAX &&
           (last != NULL || overflow_count(outbox) == 0) &&
           (last == NULL || last->value < state->next_height_to_schedule.value);
}

static ln_err_t read_overflow(ln_call_t *call, const ln_outbox_t *outbox, ln_block_height_t *out,
                              uint64_t index)
{
    ln_outbox_height_key_t key = {outbox->recipient, index};
    bool found;
    LN_TRY(ln_map_view_get(call, &outbox->chain->state.outbox_heights, out, &found, &key));
    if (!found)
        return LN_FAIL(call, LN_ERR_CORRUPT, "a height of an outbox is missing in the storage");
    return LN_OK;
}

static void push(ln_call_t *call, ln_outbox_t *outbox, ln_block_height_t height)
{
    ln_outbox_state_t *state = &outbox->state;
    size_t count = state->heights.count;
    if (overflow_count(outbox) == 0 && count < INLINE_MAX) {
        LN_ASSERT(count == 0 || state->heights.items[count - 1].value < height.value);
        *LN_PUSH(call->arena, &state->heights) = height;
        return;
    }
    LN_ASSERT(!is_empty(outbox)); /* invariant 3 */
    ln_outbox_height_key_t key = {outbox->recipient, state->overflow.end++};
    ln_map_view_put(call, &outbox->chain->state.outbox_heights, &key, &height);
}

/* Moves heights from the overflow into the list when the list is empty. */
static ln_err_t refill(ln_call_t *call, ln_outbox_t *outbox)
{
    ln_outbox_state_t *state = &outbox->state;
    if (state->heights.count > 0)
        return LN_OK;
    state->heights.items = NULL; /* begun anew in the call's arena */
    while (overflow_count(outbox) > 0 && state->heights.count < INLINE_MAX) {
        ln_outbox_height_key_t key = {outbox->recipient, state->overflow.start};
        ln_block_height_t height;
        LN_TRY(read_overflow(call, outbox, &height, key.index));
        ln_map_view_remove(call, &outbox->chain->state.outbox_heights, &key);
        *LN_PUSH(call->arena, &state->heights) = height;
        state->overflow.start++;
    }
    if (overflow_count(outbox) == 0)
        state->overflow = (ln_index_range_t){0};
    LN_ASSERT(!is_empty(outbox) || overflow_count(outbox) == 0); /* invariant 3 */
    return LN_OK;
}

/* --- one outbox */

ln_err_t ln_outbox_load(ln_call_t *call, ln_outbox_t *outbox, ln_chain_t *chain,
                        const ln_chain_id_t *recipient)
{
    bool found;
    *outbox = (ln_outbox_t){.chain = chain, .recipient = *recipient};
    LN_TRY(ln_map_view_get(call, &chain->state.outboxes, &outbox->state, &found, recipient));
    if (!is_sound(outbox))
        return LN_FAIL(call, LN_ERR_CORRUPT, "the queue of an outbox is damaged");
    return LN_OK;
}

void ln_outbox_save(ln_call_t *call, ln_outbox_t *outbox)
{
    ln_chain_state_t *state = &outbox->chain->state;
    LN_ASSERT(outbox->state.heights.count <= INLINE_MAX);
    LN_ASSERT(!is_empty(outbox) || overflow_count(outbox) == 0); /* invariant 3 */
    ln_map_view_put(call, &state->outboxes, &outbox->recipient, &outbox->state);
    if (is_empty(outbox))
        ln_set_view_remove(call, &state->nonempty_outboxes, &outbox->recipient);
    else
        ln_set_view_insert(call, &state->nonempty_outboxes, &outbox->recipient);
}

ln_err_t ln_outbox_schedule(ln_call_t *call, ln_outbox_t *outbox, bool *added,
                            ln_block_height_t height)
{
    *added = height.value >= outbox->state.next_height_to_schedule.value;
    if (!*added)
        return LN_OK;
    if (height.value == UINT64_MAX)
        return LN_FAIL(call, LN_ERR_OVERFLOW, "there is no height behind the last one");
    push(call, outbox, height);
    outbox->state.next_height_to_schedule.value = height.value + 1;
    LN_ASSERT(is_sound(outbox));
    return LN_OK;
}

ln_err_t ln_outbox_confirm(ln_call_t *call, ln_outbox_t *outbox, size_t *removed,
                           ln_block_height_t height)
{
    ln_block_height_list_t *heights = &outbox->state.heights;
    *removed = 0;
    while (heights->count > 0 && heights->items[0].value <= height.value) {
        size_t done = 0;
        while (done < heights->count && heights->items[done].value <= height.value)
            done++;
        ln_block_height_list_t rest = {0};
        for (size_t i = done; i < heights->count; i++)
            *LN_PUSH(call->arena, &rest) = heights->items[i];
        *heights = rest;
        *removed += done;
        LN_TRY(refill(call, outbox));
    }
    LN_ASSERT(is_empty(outbox) || heights->items[0].value > height.value);
    return LN_OK;
}

ln_err_t ln_outbox_waiting(ln_call_t *call, const ln_outbox_t *outbox, ln_block_height_list_t *out,
                           size_t limit)
{
    const ln_outbox_state_t *state = &outbox->state;
    ln_block_height_list_t list = {0};
    for (size_t i = 0; i < state->heights.count && list.count < limit; i++)
        *LN_PUSH(call->arena, &list) = state->heights.items[i];
    for (uint64_t i = state->overflow.start; i < state->overflow.end && list.count < limit; i++)
        LN_TRY(read_overflow(call, outbox, LN_PUSH(call->arena, &list), i));
    *out = list;
    return LN_OK;
}

ln_err_t ln_outbox_reinsert(ln_call_t *call, ln_outbox_t *outbox, size_t *added,
                            const ln_block_height_list_t *heights)
{
    ln_block_height_list_t all;
    size_t before;
    LN_TRY(ln_outbox_waiting(call, outbox, &all, SIZE_MAX));
    ln_set_normalise(&ln_block_height_list_type, &all); /* whatever the overflow says */
    before = all.count;
    for (size_t i = 0; i < heights->count; i++)
        ln_set_insert(&ln_block_height_list_type, call->arena, &all, &heights->items[i]);
    LN_ASSERT(all.count >= before && all.count - before <= heights->count);
    *added = all.count - before;
    if (*added == 0)
        return LN_OK;
    for (uint64_t i = outbox->state.overflow.start; i < outbox->state.overflow.end; i++)
        ln_map_view_remove(call, &outbox->chain->state.outbox_heights,
                           &(ln_outbox_height_key_t){outbox->recipient, i});
    outbox->state.heights = (ln_block_height_list_t){0};
    outbox->state.overflow = (ln_index_range_t){0};
    for (size_t i = 0; i < all.count; i++)
        push(call, outbox, all.items[i]);
    LN_ASSERT(outbox->state.heights.count + overflow_count(outbox) == all.count);
    return LN_OK;
}

/* --- all outboxes of a chain */

/* Is the block known that the recipient got messages from before this one? Only then may a block
 * ahead of a gap be sent: the receiver must not see a hole. */
static ln_err_t is_connected(ln_call_t *call, ln_chain_t *chain, const ln_outbox_t *outbox,
                             const ln_block_t *block, bool *connected)
{
    ln_block_height_t next = outbox->state.next_height_to_schedule,
                      tip = ln_chain_next_height(chain);
    const ln_block_ref_t *named = ln_map_find(
        &ln_chain_id_block_ref_map_type, &block->body.previous_message_blocks, &outbox->recipient);
    *connected = false;
    if (next.value > block->header.height.value)
        return LN_OK;
    if (next.value == 0) {
        *connected = named == NULL || named->height.value < tip.value;
        return LN_OK;
    }
    ln_hash_t scheduled;
    LN_TRY(
        ln_chain_expect_block_hash(call, chain, &scheduled, (ln_block_height_t){next.value - 1}));
    if (named == NULL)
        return LN_FAIL(call, LN_ERR_CORRUPTED_CHAIN_STATE,
                       "a block does not name the block with the messages before its own");
    *connected = ln_hash_equal(&scheduled, &named->hash);
    return LN_OK;
}

static ln_err_t schedule_for(ln_call_t *call, ln_chain_t *chain, const ln_block_t *block,
                             bool executed, const ln_chain_id_t *recipient)
{
    ln_outbox_t outbox;
    bool connected = true, added;
    LN_TRY(ln_outbox_load(call, &outbox, chain, recipient));
    if (!executed)
        LN_TRY(is_connected(call, chain, &outbox, block, &connected));
    if (!connected)
        return LN_OK;
    LN_TRY(ln_outbox_schedule(call, &outbox, &added, block->header.height));
    if (executed)
        outbox.state.previous_height = (ln_block_height_opt_t){true, block->header.height};
    ln_outbox_save(call, &outbox);
    return LN_OK;
}

ln_err_t ln_outboxes_schedule(ln_call_t *call, ln_chain_t *chain, const ln_block_t *block,
                              bool executed)
{
    LN_ASSERT(!executed || block->header.height.value == ln_chain_next_height(chain).value);
    ln_chain_id_list_t recipients = ln_block_recipients(call->arena, &block->body.messages);
    for (size_t i = 0; i < recipients.count; i++)
        LN_TRY(schedule_for(call, chain, block, executed, &recipients.items[i]));
    return LN_OK;
}

ln_err_t ln_outboxes_nonempty(ln_call_t *call, const ln_chain_t *chain, ln_chain_id_list_t *out)
{
    ln_kv_entry_list_t keys;
    ln_chain_id_list_t list = {0};
    ln_kv_range_t all = {.limit = SIZE_MAX, .keys_only = true};
    LN_TRY(ln_map_view_scan(call, &chain->state.nonempty_outboxes, &keys, &all));
    for (size_t i = 0; i < keys.count; i++)
        LN_TRY(ln_value_decode(call, &ln_chain_id_type, LN_PUSH(call->arena, &list), LN_BCS,
                               keys.items[i].key));
    *out = list;
    return LN_OK;
}

ln_err_t ln_outboxes_delivered(ln_call_t *call, ln_chain_t *chain, bool *delivered,
                               ln_block_height_t height)
{
    ln_chain_id_list_t recipients;
    LN_TRY(ln_outboxes_nonempty(call, chain, &recipients));
    *delivered = true;
    for (size_t i = 0; i < recipients.count && *delivered; i++) {
        ln_outbox_t outbox;
        LN_TRY(ln_outbox_load(call, &outbox, chain, &recipients.items[i]));
        *delivered = is_empty(&outbox) || outbox.state.heights.items[0].value > height.value;
    }
    return LN_OK;
}
