/* SPDX-License-Identifier: Apache-2.0 */
#include "chain/outbox.h"

#include "chain/test_help.h"

typedef struct {
    test_chain_t c;
    ln_outbox_t outbox;
} world_t;

static void init(ln_test_t *t, world_t *w)
{
    ln_chain_id_t recipient = test_chain_id(2);
    test_chain_init(t, &w->c);
    CHECK_OK(ln_outbox_load(&t->call, &w->outbox, &w->c.chain, &recipient));
}

static void reload(ln_test_t *t, world_t *w)
{
    ln_chain_id_t recipient = test_chain_id(2);
    ln_outbox_save(&t->call, &w->outbox);
    test_chain_reopen(t, &w->c);
    CHECK_OK(ln_outbox_load(&t->call, &w->outbox, &w->c.chain, &recipient));
}

static bool schedule(ln_test_t *t, world_t *w, uint64_t height)
{
    bool added;
    CHECK_OK(ln_outbox_schedule(&t->call, &w->outbox, &added, (ln_block_height_t){height}));
    return added;
}

static size_t confirm(ln_test_t *t, world_t *w, uint64_t height)
{
    size_t removed;
    CHECK_OK(ln_outbox_confirm(&t->call, &w->outbox, &removed, (ln_block_height_t){height}));
    return removed;
}

static ln_block_height_list_t waiting(ln_test_t *t, world_t *w)
{
    ln_block_height_list_t list;
    CHECK_OK(ln_outbox_waiting(&t->call, &w->outbox, &list, SIZE_MAX));
    return list;
}

/* --- spec 01 §6.4 */

TEST(heights_are_scheduled_once_and_in_order)
{
    world_t w;
    bool added;
    init(t, &w);
    CHECK(schedule(t, &w, 3) && !schedule(t, &w, 3) && !schedule(t, &w, 2));
    CHECK(schedule(t, &w, 4) && schedule(t, &w, 9));
    CHECK(waiting(t, &w).count == 3 && waiting(t, &w).items[2].value == 9);
    CHECK_ERR(LN_ERR_OVERFLOW,
              ln_outbox_schedule(&t->call, &w.outbox, &added, (ln_block_height_t){UINT64_MAX}));
    test_chain_release(&w.c);
}

TEST(outbox_confirming_twice_is_harmless)
{
    world_t w;
    init(t, &w);
    CHECK(schedule(t, &w, 7) && schedule(t, &w, 8) && schedule(t, &w, 12));
    CHECK(confirm(t, &w, 6) == 0 && confirm(t, &w, 8) == 2 && confirm(t, &w, 8) == 0);
    CHECK(waiting(t, &w).count == 1 && waiting(t, &w).items[0].value == 12);
    CHECK(!schedule(t, &w, 8)); /* what was confirmed does not come back */
    CHECK(confirm(t, &w, UINT64_MAX) == 1 && waiting(t, &w).count == 0);
    test_chain_release(&w.c);
}

TEST(lost_heights_are_put_in_again_where_they_are_missing)
{
    world_t w;
    size_t added;
    ln_block_height_t items[] = {{1}, {4}, {9}};
    ln_block_height_list_t lost = {items, 3};
    init(t, &w);
    for (uint64_t i = 0; i < 200; i++)
        CHECK(schedule(t, &w, i * 2));
    CHECK(confirm(t, &w, 6) == 4);
    CHECK_OK(ln_outbox_reinsert(&t->call, &w.outbox, &added, &lost));
    reload(t, &w);
    CHECK(added == 3 && waiting(t, &w).count == 199);
    static const uint64_t first[] = {1, 4, 8, 9, 10};
    for (size_t i = 0; i < LN_COUNT(first); i++)
        CHECK(waiting(t, &w).items[i].value == first[i]);
    CHECK_OK(ln_outbox_reinsert(&t->call, &w.outbox, &added, &lost));
    CHECK(added == 0);
    test_chain_release(&w.c);
}

/* --- against a model: a plain list, through the limit of what lies in the outbox itself */

TEST(an_outbox_behaves_like_its_model)
{
    for (int episode = 0; episode < 20; episode++) {
        uint64_t model[2000];
        size_t from = 0, to = 0;
        uint64_t next = 0;
        world_t w;
        init(t, &w);
        for (int step = 0; step < 60; step++) {
            if (ln_test_below(t, 3) > 0) {
                for (uint64_t k = ln_test_below(t, 30); k > 0; k--) {
                    next += ln_test_below(t, 3);
                    CHECK(schedule(t, &w, next));
                    model[to++] = next++;
                }
            } else if (from < to) {
                uint64_t height = model[from + ln_test_below(t, to - from)];
                size_t before = from;
                while (from < to && model[from] <= height)
                    from++;
                CHECK(confirm(t, &w, height) == from - before);
            }
            if (step % 4 == 0)
                reload(t, &w);
            ln_block_height_list_t all = waiting(t, &w);
            CHECK(all.count == to - from);
            for (size_t i = 0; i < all.count; i++)
                CHECK(all.items[i].value == model[from + i]);
        }
        ln_chain_id_list_t recipients;
        ln_outbox_save(&t->call, &w.outbox);
        CHECK_OK(ln_outboxes_nonempty(&t->call, &w.c.chain, &recipients));
        CHECK(recipients.count == (from < to));
        test_chain_release(&w.c);
    }
}

/* --- all outboxes of a chain */

static ln_block_t *block_to(ln_test_t *t, uint64_t height, const uint8_t *recipients, size_t count)
{
    ln_block_t *block = LN_NEW(&t->arena, ln_block_t);
    block->header.height.value = height;
    ln_outgoing_message_list_t *messages = LN_PUSH(&t->arena, &block->body.messages);
    for (size_t i = 0; i < count; i++)
        LN_PUSH(&t->arena, messages)->destination = test_chain_id(recipients[i]);
    return block;
}

static void set_tip(test_chain_t *c, uint64_t next_height)
{
    ln_chain_tip_state_t tip = *ln_chain_tip(&c->chain);
    tip.next_block_height.value = next_height;
    ln_chain_state_set_tip_state(&c->chain.state, &tip);
}

static bool delivered(ln_test_t *t, world_t *w, uint64_t height)
{
    bool is;
    CHECK_OK(ln_outboxes_delivered(&t->call, &w->c.chain, &is, (ln_block_height_t){height}));
    return is;
}

TEST(a_block_is_scheduled_for_everybody_it_has_a_message_for)
{
    world_t w;
    ln_chain_id_list_t recipients;
    init(t, &w);
    CHECK_OK(
        ln_outboxes_schedule(&t->call, &w.c.chain, block_to(t, 0, (uint8_t[]){5, 3, 5}, 3), true));
    CHECK_OK(ln_outboxes_nonempty(&t->call, &w.c.chain, &recipients));
    ln_chain_id_t three = test_chain_id(3);
    CHECK(recipients.count == 2 && ln_chain_id_equal(&recipients.items[0], &three));
    CHECK(!delivered(t, &w, 0));
    test_chain_release(&w.c);
}

TEST(heights_are_delivered_when_nobody_waits_for_them)
{
    world_t w;
    init(t, &w);
    CHECK(delivered(t, &w, UINT64_MAX));
    CHECK(schedule(t, &w, 4) && schedule(t, &w, 6));
    ln_outbox_save(&t->call, &w.outbox);
    CHECK(delivered(t, &w, 3) && !delivered(t, &w, 4) && !delivered(t, &w, 9));
    CHECK(confirm(t, &w, 4) == 1);
    ln_outbox_save(&t->call, &w.outbox);
    CHECK(delivered(t, &w, 5) && !delivered(t, &w, 6));
    test_chain_release(&w.c);
}

/* Else the block would name itself as the one before it when it is executed. */
TEST(a_block_that_is_looked_through_is_not_the_one_before_the_next)
{
    world_t w;
    ln_chain_id_t two = test_chain_id(2);
    init(t, &w);
    CHECK_OK(ln_outboxes_schedule(&t->call, &w.c.chain, block_to(t, 0, (uint8_t[]){2}, 1), false));
    CHECK_OK(ln_outbox_load(&t->call, &w.outbox, &w.c.chain, &two));
    CHECK(waiting(t, &w).count == 1 && !w.outbox.state.previous_height.some);
    CHECK_OK(ln_outboxes_schedule(&t->call, &w.c.chain, block_to(t, 0, (uint8_t[]){2}, 1), true));
    CHECK_OK(ln_outbox_load(&t->call, &w.outbox, &w.c.chain, &two));
    CHECK(waiting(t, &w).count == 1 && w.outbox.state.previous_height.some);
    test_chain_release(&w.c);
}

/* Ahead of a gap, a block may only be sent if the one before it with a message for the same chain
 * has been. */
TEST(a_block_ahead_of_a_gap_waits_for_the_one_it_names)
{
    world_t w;
    ln_chain_id_list_t recipients;
    ln_chain_id_t two = test_chain_id(2);
    ln_block_ref_t named = {.hash = {{7}}, .height = {5}};
    init(t, &w);
    set_tip(&w.c, 3);
    ln_block_t *ahead = block_to(t, 8, (uint8_t[]){2}, 1);
    ln_map_put(&ln_chain_id_block_ref_map_type, &t->arena, &ahead->body.previous_message_blocks,
               &two, &named);
    CHECK_OK(ln_outboxes_schedule(&t->call, &w.c.chain, ahead, false)); /* 5 is unknown here */
    CHECK_OK(ln_outboxes_nonempty(&t->call, &w.c.chain, &recipients));
    CHECK(recipients.count == 0);
    /* when block 5 has been taken in, 8 may follow */
    ln_map_view_put(&t->call, &w.c.chain.state.preprocessed_blocks, &named.height, &named.hash);
    CHECK_OK(ln_outboxes_schedule(&t->call, &w.c.chain, block_to(t, 5, (uint8_t[]){2}, 1), false));
    CHECK_OK(ln_outboxes_schedule(&t->call, &w.c.chain, ahead, false));
    CHECK_OK(ln_outbox_load(&t->call, &w.outbox, &w.c.chain, &two));
    CHECK(waiting(t, &w).count == 2 && waiting(t, &w).items[1].value == 8);
    ln_map_view_put(&t->call, &w.c.chain.state.preprocessed_blocks, &(ln_block_height_t){8},
                    &(ln_hash_t){{8}});
    /* nor may one that names another block than the one scheduled before */
    ln_block_t *stray = block_to(t, 9, (uint8_t[]){2}, 1);
    ln_map_put(&ln_chain_id_block_ref_map_type, &t->arena, &stray->body.previous_message_blocks,
               &two, &named);
    CHECK_OK(ln_outboxes_schedule(&t->call, &w.c.chain, stray, false));
    CHECK_OK(ln_outbox_load(&t->call, &w.outbox, &w.c.chain, &two));
    CHECK(waiting(t, &w).count == 2);
    /* a block that names none although one is scheduled cannot be right */
    CHECK_ERR(LN_ERR_CORRUPTED_CHAIN_STATE,
              ln_outboxes_schedule(&t->call, &w.c.chain, block_to(t, 9, (uint8_t[]){2}, 1), false));
    test_chain_release(&w.c);
}
