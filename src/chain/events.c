/* SPDX-License-Identifier: Apache-2.0 */
#include "chain/events.h"

#include "types/block.h"
#include "types/ids.h"

/* Epochs begin at 1, all other streams at 0. */
static uint32_t first_index(const ln_stream_id_t *stream)
{
    ln_stream_id_t epochs = ln_system_stream(LN_STREAM_NEW_EPOCHS);
    return ln_stream_id_equal(stream, &epochs) ? 1 : 0;
}

ln_err_t ln_events_next_index(ln_call_t *call, const ln_chain_t *chain, uint32_t *out,
                              const ln_stream_id_t *stream)
{
    bool found;
    LN_TRY(ln_map_view_get(call, &chain->state.next_expected_events, out, &found, stream));
    if (!found)
        *out = first_index(stream);
    return LN_OK;
}

typedef struct {
    uint32_t *items;
    size_t count;
} index_list_t;

/* The indices of a block's events in one stream, in order. */
static index_list_t indices_of(ln_call_t *call, const ln_block_t *block,
                               const ln_stream_id_t *stream)
{
    index_list_t list = {0};
    for (size_t i = 0; i < block->body.events.count; i++)
        for (size_t k = 0; k < block->body.events.items[i].count; k++) {
            const ln_event_t *event = &block->body.events.items[i].items[k];
            if (ln_stream_id_equal(&event->stream_id, stream))
                *LN_PUSH(call->arena, &list) = event->index;
        }
    static const ln_type_t set_of_indices = {.kind = LN_KIND_SET, .inner = &ln_u32_type};
    ln_set_normalise(&set_of_indices, &list);
    return list;
}

static ln_err_t advance_stream(ln_call_t *call, ln_chain_t *chain, const ln_stream_id_t *stream,
                               const index_list_t *indices, bool *advanced)
{
    uint32_t first, next;
    *advanced = false;
    LN_TRY(ln_events_next_index(call, chain, &first, stream));
    next = first;
    for (size_t i = 0; i < indices->count && indices->items[i] <= next; i++) {
        if (indices->items[i] < next)
            continue;
        if (next == UINT32_MAX)
            return LN_FAIL(call, LN_ERR_OVERFLOW, "a stream cannot have so many events");
        next++;
        *advanced = true;
    }
    LN_ASSERT(*advanced == (next > first)); /* a stream never becomes shorter */
    LN_ASSERT(next - first <= indices->count);
    if (next != 0)
        ln_map_view_put(call, &chain->state.next_expected_events, stream, &next);
    return LN_OK;
}

static ln_err_t advance(ln_call_t *call, ln_chain_t *chain, ln_stream_id_list_t *streams,
                        const ln_block_t *block)
{
    ln_stream_id_list_t all = ln_block_event_streams(call->arena, &block->body.events);
    for (size_t i = 0; i < all.count; i++) {
        bool advanced;
        index_list_t indices = indices_of(call, block, &all.items[i]);
        LN_TRY(advance_stream(call, chain, &all.items[i], &indices, &advanced));
        if (advanced)
            *LN_PUSH(call->arena, streams) = all.items[i];
    }
    return LN_OK;
}

/* --- the first time: from what the state has counted, then the blocks that wait ahead of a gap */

static ln_err_t fill_from_counts(ln_call_t *call, ln_chain_t *chain)
{
    ln_kv_entry_list_t entries;
    ln_kv_range_t all = {.limit = SIZE_MAX};
    LN_TRY(
        ln_map_view_scan(call, &chain->state.execution_state.stream_event_counts, &entries, &all));
    for (size_t i = 0; i < entries.count; i++) {
        ln_stream_id_t stream;
        uint32_t count;
        LN_TRY(ln_value_decode(call, &ln_stream_id_type, &stream, LN_BCS, entries.items[i].key));
        LN_TRY(ln_value_decode(call, &ln_u32_type, &count, LN_BCS, entries.items[i].value));
        ln_map_view_put(call, &chain->state.next_expected_events, &stream, &count);
    }
    return LN_OK;
}

static ln_err_t fill_from_preprocessed(ln_call_t *call, ln_chain_t *chain)
{
    ln_kv_entry_list_t entries;
    ln_kv_range_t all = {.limit = SIZE_MAX};
    LN_TRY(ln_map_view_scan(call, &chain->state.preprocessed_blocks, &entries, &all));
    for (size_t i = 0; i < entries.count; i++) {
        ln_stream_id_list_t ignored = {0};
        ln_confirmed_block_certificate_t certificate;
        ln_hash_t hash;
        bool found;
        LN_TRY(ln_value_decode(call, &ln_hash_type, &hash, LN_BCS, entries.items[i].value));
        LN_TRY(ln_store_certificate(call, chain->store, &certificate, &found, &hash));
        if (found)
            LN_TRY(advance(call, chain, &ignored, &certificate.value));
    }
    return LN_OK;
}

static ln_err_t fill_once(ln_call_t *call, ln_chain_t *chain)
{
    ln_kv_entry_list_t any;
    ln_kv_range_t one = {.limit = 1, .keys_only = true};
    LN_TRY(ln_map_view_scan(call, &chain->state.next_expected_events, &any, &one));
    if (any.count > 0)
        return LN_OK;
    LN_TRY(fill_from_counts(call, chain));
    return fill_from_preprocessed(call, chain);
}

ln_err_t ln_events_advance(ln_call_t *call, ln_chain_t *chain, ln_stream_id_list_t *streams,
                           const ln_block_t *block)
{
    ln_stream_id_list_t advanced = {0};
    bool has_events = ln_block_event_streams(call->arena, &block->body.events).count > 0;
    if (has_events)
        LN_TRY(fill_once(call, chain));
    LN_TRY(advance(call, chain, &advanced, block));
    *streams = advanced;
    return LN_OK;
}
