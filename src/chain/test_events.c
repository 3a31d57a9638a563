/* SPDX-License-Identifier: Apache-2.0 */
#include "chain/events.h"

#include "chain/test_help.h"

/* --- blocks with events */

static ln_stream_id_t stream_of(const char *name)
{
    return (ln_stream_id_t){
        .application_id = {.tag = LN_GENERIC_APPLICATION_ID_USER, .user = {{{5}}}},
        .stream_name = {ln_text(name)}};
}

typedef struct {
    test_chain_t c;
    ln_block_t *block;
    ln_stream_id_list_t advanced;
} world_t;

static void init(ln_test_t *t, world_t *w)
{
    test_chain_init(t, &w->c);
    w->block = LN_NEW(&t->arena, ln_block_t);
}

static void emit(ln_test_t *t, world_t *w, ln_stream_id_t stream, uint32_t index)
{
    ln_event_list_t *events = LN_PUSH(&t->arena, &w->block->body.events);
    *LN_PUSH(&t->arena, events) = (ln_event_t){.stream_id = stream, .index = index};
}

static size_t advance(ln_test_t *t, world_t *w)
{
    CHECK_OK(ln_events_advance(&t->call, &w->c.chain, &w->advanced, w->block));
    test_chain_reopen(t, &w->c);
    w->block = LN_NEW(&t->arena, ln_block_t);
    return w->advanced.count;
}

static uint32_t next_index(ln_test_t *t, world_t *w, ln_stream_id_t stream)
{
    uint32_t next;
    CHECK_OK(ln_events_next_index(&t->call, &w->c.chain, &next, &stream));
    return next;
}

/* --- spec 01 §6.7 */

TEST(streams_are_known_as_far_as_there_is_no_gap)
{
    world_t w;
    ln_stream_id_t a = stream_of("a"), b = stream_of("b");
    init(t, &w);
    CHECK(advance(t, &w) == 0);
    emit(t, &w, a, 1);
    emit(t, &w, a, 0); /* in any order */
    emit(t, &w, b, 1); /* behind a gap */
    CHECK(advance(t, &w) == 1 && ln_stream_id_equal(&w.advanced.items[0], &a));
    CHECK(next_index(t, &w, a) == 2 && next_index(t, &w, b) == 0);
    emit(t, &w, b, 0);
    emit(t, &w, a, 1); /* again */
    CHECK(advance(t, &w) == 1 && ln_stream_id_equal(&w.advanced.items[0], &b));
    CHECK(next_index(t, &w, a) == 2 && next_index(t, &w, b) == 1);
    emit(t, &w, a, 4);
    emit(t, &w, a, 2);
    CHECK(advance(t, &w) == 1 && next_index(t, &w, a) == 3);
    test_chain_release(&w.c);
}

TEST(epochs_are_counted_from_one)
{
    world_t w;
    ln_stream_id_t new_epochs = ln_system_stream(0), removed = ln_system_stream(1);
    init(t, &w);
    CHECK(next_index(t, &w, new_epochs) == 1 && next_index(t, &w, removed) == 0);
    emit(t, &w, new_epochs, 1);
    emit(t, &w, removed, 0);
    CHECK(advance(t, &w) == 2);
    CHECK(next_index(t, &w, new_epochs) == 2 && next_index(t, &w, removed) == 1);
    test_chain_release(&w.c);
}

TEST(what_the_state_has_counted_is_known_before_the_first_event)
{
    world_t w;
    ln_stream_id_t a = stream_of("a"), b = stream_of("b");
    uint32_t seven = 7;
    init(t, &w);
    ln_map_view_put(&t->call, &w.c.chain.state.execution_state.stream_event_counts, &a, &seven);
    emit(t, &w, b, 0);
    emit(t, &w, a, 7);
    CHECK(advance(t, &w) == 2);
    CHECK(next_index(t, &w, a) == 8 && next_index(t, &w, b) == 1);
    test_chain_release(&w.c);
}

/* Blocks that wait ahead of a gap were stored before anybody counted. */
TEST(events_of_blocks_ahead_of_a_gap_count_from_the_first_time_on)
{
    world_t w;
    ln_stream_id_t a = stream_of("a");
    ln_batch_t batch = ln_batch(&t->arena);
    ln_block_height_t height = {5};
    init(t, &w);
    emit(t, &w, a, 0);
    emit(t, &w, a, 1);
    w.block->header.height = height;
    ln_confirmed_block_certificate_t certificate = {.value = *w.block};
    ln_hash_t hash = ln_block_hash(&t->arena, w.block);
    ln_store_put_certificate(&batch, &certificate, &hash);
    CHECK_OK(ln_kv_write(w.c.kv, &t->call, &batch));
    ln_map_view_put(&t->call, &w.c.chain.state.preprocessed_blocks, &height, &hash);
    w.block = LN_NEW(&t->arena, ln_block_t);
    emit(t, &w, a, 2);
    CHECK(advance(t, &w) == 1 && next_index(t, &w, a) == 3);
    test_chain_release(&w.c);
}

TEST(the_last_index_of_a_stream_is_an_overflow)
{
    world_t w;
    ln_stream_id_t a = stream_of("a");
    uint32_t last = UINT32_MAX;
    init(t, &w);
    ln_map_view_put(&t->call, &w.c.chain.state.next_expected_events, &a, &last);
    emit(t, &w, a, UINT32_MAX);
    CHECK_ERR(LN_ERR_OVERFLOW, ln_events_advance(&t->call, &w.c.chain, &w.advanced, w.block));
    test_chain_release(&w.c);
}
