/* SPDX-License-Identifier: Apache-2.0 */
#include "chain/inbox.h"

#include "chain/test_help.h"

/* --- bundles by cursor */

static ln_message_bundle_t bundle_at(uint64_t height, uint32_t index, bool skippable)
{
    static ln_posted_message_t simple = {.kind = LN_MESSAGE_KIND_SIMPLE},
                               tracked = {.kind = LN_MESSAGE_KIND_TRACKED};
    return (ln_message_bundle_t){.height = {height},
                                 .transaction_index = index,
                                 .messages = {skippable ? &simple : &tracked, 1}};
}

typedef struct {
    test_chain_t c;
    ln_inbox_t inbox;
} world_t;

static void init(ln_test_t *t, world_t *w)
{
    ln_chain_id_t origin = test_chain_id(2);
    test_chain_init(t, &w->c);
    CHECK_OK(ln_inbox_load(&t->call, &w->inbox, &w->c.chain, &origin));
}

static void reload(ln_test_t *t, world_t *w)
{
    ln_chain_id_t origin = test_chain_id(2);
    ln_inbox_save(&t->call, &w->inbox);
    test_chain_reopen(t, &w->c);
    CHECK_OK(ln_inbox_load(&t->call, &w->inbox, &w->c.chain, &origin));
}

static ln_err_t add(ln_test_t *t, world_t *w, ln_message_bundle_t bundle, bool *is_new)
{
    ln_message_bundle_t *copy = LN_NEW(&t->arena, ln_message_bundle_t);
    *copy = bundle;
    return ln_inbox_add(&t->call, &w->inbox, is_new, copy);
}

static ln_err_t take(ln_test_t *t, world_t *w, ln_message_bundle_t bundle, bool *was_there)
{
    ln_message_bundle_t *copy = LN_NEW(&t->arena, ln_message_bundle_t);
    *copy = bundle;
    return ln_inbox_remove(&t->call, &w->inbox, was_there, copy);
}

#define ADD(expected, height, index, skippable)                                                    \
    do {                                                                                           \
        bool is_new_;                                                                              \
        CHECK_OK(add(t, &w, bundle_at(height, index, skippable), &is_new_));                       \
        CHECK(is_new_ == (expected));                                                              \
    } while (0)
#define TAKE(expected, height, index, skippable)                                                   \
    do {                                                                                           \
        bool there_;                                                                               \
        CHECK_OK(take(t, &w, bundle_at(height, index, skippable), &there_));                       \
        CHECK(there_ == (expected));                                                               \
    } while (0)

static size_t waiting(ln_test_t *t, world_t *w)
{
    ln_message_bundle_list_t list;
    CHECK_OK(ln_inbox_waiting(&t->call, &w->inbox, &list, SIZE_MAX));
    return list.count;
}

/* --- the rules of spec 01 §6.3 */

TEST(bundles_wait_until_they_are_taken)
{
    world_t w;
    ln_block_height_t next;
    init(t, &w);
    ADD(true, 0, 0, false);
    ADD(true, 0, 2, false);
    ADD(true, 3, 1, false);
    CHECK(waiting(t, &w) == 3);
    CHECK_OK(ln_inbox_next_height(&t->call, &w.inbox, &next));
    CHECK(next.value == 4);
    TAKE(true, 0, 0, false);
    TAKE(true, 0, 2, false);
    reload(t, &w);
    CHECK(waiting(t, &w) == 1);
    TAKE(true, 3, 1, false);
    CHECK(waiting(t, &w) == 0);
    test_chain_release(&w.c);
}

TEST(bundles_arrive_in_order)
{
    world_t w;
    bool is_new;
    init(t, &w);
    ADD(true, 5, 1, true);
    CHECK_ERR(LN_ERR_CORRUPTED_CHAIN_STATE, add(t, &w, bundle_at(5, 1, true), &is_new));
    CHECK_ERR(LN_ERR_CORRUPTED_CHAIN_STATE, add(t, &w, bundle_at(5, 0, true), &is_new));
    CHECK_ERR(LN_ERR_CORRUPTED_CHAIN_STATE, add(t, &w, bundle_at(4, 9, true), &is_new));
    ADD(true, 5, 2, true);
    test_chain_release(&w.c);
}

TEST(bundles_are_taken_in_order_and_once)
{
    world_t w;
    bool there;
    init(t, &w);
    ADD(true, 1, 0, false);
    ADD(true, 2, 0, false);
    TAKE(true, 1, 0, false);
    CHECK_ERR(LN_ERR_INCORRECT_MESSAGE_ORDER, take(t, &w, bundle_at(1, 0, false), &there));
    TAKE(true, 2, 0, false);
    CHECK_ERR(LN_ERR_INCORRECT_MESSAGE_ORDER, take(t, &w, bundle_at(0, 7, false), &there));
    test_chain_release(&w.c);
}

TEST(only_skippable_bundles_are_passed_over)
{
    world_t w;
    bool there;
    init(t, &w);
    ADD(true, 1, 0, true);
    ADD(true, 1, 1, true);
    ADD(true, 2, 0, false);
    ADD(true, 3, 0, true);
    TAKE(true, 1, 1, true);
    CHECK_ERR(LN_ERR_CANNOT_SKIP_MESSAGE, take(t, &w, bundle_at(3, 0, true), &there));
    TAKE(true, 2, 0, false);
    TAKE(false, 4, 0, true); /* passes over 3 and waits for 4 */
    CHECK(waiting(t, &w) == 0);
    ADD(false, 4, 0, true);
    ADD(true, 5, 0, true);
    test_chain_release(&w.c);
}

TEST(a_bundle_must_be_the_one_that_arrived)
{
    world_t w;
    bool there;
    init(t, &w);
    ADD(true, 2, 0, false);
    ln_message_bundle_t other = bundle_at(2, 0, false);
    other.certificate_hash.bytes[0] = 1;
    CHECK_ERR(LN_ERR_UNEXPECTED_MESSAGE, take(t, &w, other, &there));
    CHECK_ERR(LN_ERR_UNEXPECTED_MESSAGE, take(t, &w, bundle_at(1, 0, false), &there));
    TAKE(true, 2, 0, false);
    test_chain_release(&w.c);
}

TEST(a_bundle_that_was_taken_early_is_awaited)
{
    world_t w;
    bool is_new;
    ln_block_height_opt_t anticipated;
    init(t, &w);
    CHECK_OK(ln_inbox_anticipated(&t->call, &w.inbox, &anticipated));
    CHECK(!anticipated.some);
    TAKE(false, 3, 0, false);
    TAKE(false, 4, 1, false);
    reload(t, &w);
    CHECK_OK(ln_inbox_anticipated(&t->call, &w.inbox, &anticipated));
    CHECK(anticipated.some && anticipated.value.value == 4);
    ADD(false, 2, 0, true); /* was skipped */
    ln_message_bundle_t other = bundle_at(3, 0, false);
    other.timestamp.us = 1;
    CHECK_ERR(LN_ERR_CORRUPTED_CHAIN_STATE, add(t, &w, bundle_at(2, 1, false), &is_new));
    CHECK_ERR(LN_ERR_CORRUPTED_CHAIN_STATE, add(t, &w, bundle_at(3, 1, true), &is_new));
    CHECK_ERR(LN_ERR_CORRUPTED_CHAIN_STATE, add(t, &w, other, &is_new));
    ADD(false, 3, 0, false);
    ADD(false, 4, 1, false);
    ADD(true, 4, 2, false);
    test_chain_release(&w.c);
}

TEST(cursors_do_not_overflow)
{
    world_t w;
    bool done;
    ln_block_height_t next;
    init(t, &w);
    CHECK_ERR(LN_ERR_OVERFLOW, add(t, &w, bundle_at(1, UINT32_MAX, true), &done));
    test_chain_release(&w.c);
    init(t, &w);
    ADD(true, UINT64_MAX, 0, true);
    CHECK_ERR(LN_ERR_OVERFLOW, ln_inbox_next_height(&t->call, &w.inbox, &next));
    test_chain_release(&w.c);
}

/* --- all inboxes of a chain */

static ln_transaction_t receive(uint8_t origin, ln_message_bundle_t bundle)
{
    return (ln_transaction_t){
        .tag = LN_TRANSACTION_RECEIVE_MESSAGES,
        .receive_messages = {.origin = test_chain_id(origin), .bundle = bundle}};
}

TEST(a_block_takes_bundles_of_all_its_senders)
{
    world_t w;
    ln_chain_id_list_t origins;
    init(t, &w);
    ADD(true, 0, 0, false);
    ADD(true, 1, 0, false);
    reload(t, &w);
    CHECK_OK(ln_inboxes_nonempty(&t->call, &w.c.chain, &origins));
    CHECK(origins.count == 1);
    ln_transaction_t items[] = {receive(2, bundle_at(0, 0, false)),
                                {.tag = LN_TRANSACTION_EXECUTE_OPERATION},
                                receive(3, bundle_at(7, 0, false)),
                                receive(2, bundle_at(1, 0, false))};
    ln_transaction_list_t transactions = {items, LN_COUNT(items)};
    CHECK_ERR(
        LN_ERR_MISSING_CROSS_CHAIN_UPDATE,
        ln_inboxes_remove_bundles(&t->call, &w.c.chain, (ln_timestamp_t){0}, true, &transactions));
    const ln_missing_update_t *missing = t->call.detail;
    ln_chain_id_t three = test_chain_id(3);
    CHECK(ln_chain_id_equal(&missing->origin, &three) && missing->height.value == 7);
    ln_chain_rollback(&w.c.chain);
    CHECK_OK(
        ln_inboxes_remove_bundles(&t->call, &w.c.chain, (ln_timestamp_t){0}, false, &transactions));
    CHECK_OK(ln_inboxes_nonempty(&t->call, &w.c.chain, &origins));
    CHECK(origins.count == 0);
    test_chain_release(&w.c);
}

TEST(a_block_may_not_take_bundles_that_are_newer_than_itself)
{
    world_t w;
    init(t, &w);
    ln_transaction_t item = receive(2, bundle_at(0, 0, false));
    item.receive_messages.bundle.timestamp.us = 8;
    ln_transaction_list_t one = {&item, 1};
    CHECK_ERR(LN_ERR_INCORRECT_BUNDLE_TIMESTAMP,
              ln_inboxes_remove_bundles(&t->call, &w.c.chain, (ln_timestamp_t){7}, false, &one));
    CHECK_OK(ln_inboxes_remove_bundles(&t->call, &w.c.chain, (ln_timestamp_t){8}, false, &one));
    test_chain_release(&w.c);
}

/* --- against a model: the sender's bundles, how many have arrived, which were taken */

#define SENT 12

typedef struct {
    ln_message_bundle_t sent[SENT];
    size_t arrived, next; /* the first that has not arrived; the first that may be taken */
    bool waits[SENT], awaited[SENT];
} model_t;

static void model_arrive(ln_test_t *t, world_t *w, model_t *m)
{
    bool is_new, late = false;
    size_t i = m->arrived;
    if (i == SENT)
        return;
    for (size_t k = i; k < SENT; k++)
        late |= m->awaited[k];
    if (late && !m->awaited[i] && !ln_bundle_is_skippable(&m->sent[i])) {
        CHECK_ERR(LN_ERR_CORRUPTED_CHAIN_STATE, add(t, w, m->sent[i], &is_new));
        m->arrived = SENT; /* the model ends here: the state is corrupt */
        return;
    }
    CHECK_OK(add(t, w, m->sent[i], &is_new));
    CHECK(is_new == !late);
    m->waits[i] = !late;
    m->awaited[i] = false;
    m->arrived++;
}

/* Taking number i passes over all that wait before it. */
static void model_take(ln_test_t *t, world_t *w, model_t *m, size_t i)
{
    bool there, blocked = false;
    for (size_t k = m->next; k < i; k++)
        blocked |= m->waits[k] && !ln_bundle_is_skippable(&m->sent[k]);
    ln_err_t err = take(t, w, m->sent[i], &there);
    if (i < m->next) {
        CHECK_ERR(LN_ERR_INCORRECT_MESSAGE_ORDER, err);
        return;
    }
    if (blocked) {
        CHECK_ERR(LN_ERR_CANNOT_SKIP_MESSAGE, err);
        ln_chain_rollback(&w->c.chain); /* as a handler does with a block that fails */
        CHECK_OK(ln_inbox_load(&t->call, &w->inbox, &w->c.chain, &w->inbox.origin));
        return;
    }
    CHECK_OK(err);
    CHECK(there == m->waits[i]);
    m->awaited[i] = !m->waits[i];
    for (size_t k = m->next; k <= i; k++)
        m->waits[k] = false;
    m->next = i + 1;
}

static void check_waiting(ln_test_t *t, world_t *w, const model_t *m)
{
    ln_message_bundle_list_t list;
    size_t at = 0;
    CHECK_OK(ln_inbox_waiting(&t->call, &w->inbox, &list, SIZE_MAX));
    for (size_t i = 0; i < SENT; i++)
        if (m->waits[i])
            CHECK(at < list.count && ln_message_bundle_equal(&list.items[at++], &m->sent[i]));
    CHECK(at == list.count);
}

TEST(an_inbox_behaves_like_its_model)
{
    for (int episode = 0; episode < 150; episode++) {
        world_t w;
        model_t m = {0};
        init(t, &w);
        for (size_t i = 0; i < SENT; i++)
            m.sent[i] = bundle_at(i / 2, (uint32_t)(i % 2), ln_test_below(t, 3) > 0);
        for (int step = 0; step < 30; step++) {
            if (ln_test_below(t, 2) == 0)
                model_arrive(t, &w, &m);
            else
                model_take(t, &w, &m, (m.next + ln_test_below(t, 3) + SENT - 1) % SENT);
            reload(t, &w);
            check_waiting(t, &w, &m);
        }
        test_chain_release(&w.c);
    }
}
