/* SPDX-License-Identifier: Apache-2.0 */
/* Messages that get lost, that come back, and that come for chains nobody knows (spec 01 §5.13,
 * §6.5, §6.6). */
#include "worker/test_help.h"

static ln_err_t on_request(test_world_t *w, const ln_cross_chain_request_t *request)
{
    w->actions = (ln_actions_t){0};
    return ln_worker_cross_chain(&w->t->call, w->worker, &w->actions, request);
}

static ln_cross_chain_request_t revert(const test_world_t *w, uint8_t recipient, uint64_t from)
{
    return (ln_cross_chain_request_t){.tag = LN_CROSS_CHAIN_REQUEST_REVERT_CONFIRM,
                                      .revert_confirm = {.sender = w->chains[1],
                                                         .recipient = w->chains[recipient],
                                                         .retransmit_from = {from}}};
}

static ln_cross_chain_request_t confirmation(const test_world_t *w, uint64_t height)
{
    return (ln_cross_chain_request_t){.tag = LN_CROSS_CHAIN_REQUEST_CONFIRM_UPDATED_RECIPIENT,
                                      .confirm_updated_recipient = {.sender = w->chains[1],
                                                                    .recipient = w->chains[2],
                                                                    .latest_height = {height}}};
}

/* Chain 1 confirms blocks with a transfer to chain 2 at heights 0, 1, 3, and one to chain 0 at
 * height 2. */
static void send_transfers(test_world_t *w, bool deliver)
{
    ln_test_t *t = w->t;
    for (uint8_t i = 0; i < 4; i++) {
        ln_system_operation_t operation = test_transfer(w, i == 2 ? 0 : 2, 1);
        ln_proposed_block_t proposed = test_next_block(w, 1, &operation);
        ln_block_t block = test_execute(w, &proposed);
        ln_confirmed_block_certificate_t c = test_confirmed(t, &block, test_ml(0), 3);
        CHECK_OK(test_on_confirmed(w, &c));
        if (deliver)
            CHECK_OK(test_deliver(w));
    }
}

static const ln_cross_chain_request_update_recipient_t *update_for(const test_world_t *w,
                                                                   uint8_t recipient)
{
    for (size_t i = 0; i < w->actions.cross_chain.count; i++) {
        const ln_cross_chain_request_t *request = &w->actions.cross_chain.items[i];
        if (request->tag == LN_CROSS_CHAIN_REQUEST_UPDATE_RECIPIENT &&
            ln_chain_id_equal(&request->update_recipient.recipient, &w->chains[recipient]))
            return &request->update_recipient;
    }
    return NULL;
}

TEST(what_waits_is_sent_in_one_request_and_again_until_it_is_confirmed)
{
    test_world_t w;
    bool delivered;
    test_world_init(t, &w);
    send_transfers(&w, false);
    const ln_cross_chain_request_update_recipient_t *update = update_for(&w, 2);
    CHECK(update != NULL && update->bundles.count == 3 && !update->previous_height.some);
    CHECK(update->bundles.items[2].bundle.height.value == 3);
    CHECK_OK(test_world_restart(&w));
    w.actions = (ln_actions_t){0};
    CHECK_OK(ln_worker_resend(&t->call, w.worker, &w.actions, &w.chains[1]));
    CHECK(update_for(&w, 2)->bundles.count == 3 && update_for(&w, 0)->bundles.count == 1);
    ln_cross_chain_request_t confirmed = confirmation(&w, 1);
    CHECK_OK(on_request(&w, &confirmed));
    update = update_for(&w, 2); /* the rest, which names what came before it */
    CHECK(update->bundles.count == 1 && update->previous_height.value.value == 1);
    CHECK_OK(on_request(&w, &confirmed)); /* twice: nothing new */
    CHECK(w.actions.cross_chain.count == 0);
    CHECK_OK(
        ln_worker_delivered(&t->call, w.worker, &delivered, &w.chains[1], (ln_block_height_t){1}));
    CHECK(delivered);
    CHECK_OK(
        ln_worker_delivered(&t->call, w.worker, &delivered, &w.chains[1], (ln_block_height_t){3}));
    CHECK(!delivered);
    test_world_release(&w);
}

TEST(a_sender_repeats_what_a_recipient_has_lost)
{
    test_world_t w;
    test_world_init(t, &w);
    send_transfers(&w, true);
    ln_cross_chain_request_t request = revert(&w, 2, 1);
    CHECK_OK(on_request(&w, &request));
    const ln_cross_chain_request_update_recipient_t *update = update_for(&w, 2);
    CHECK(update != NULL && update->bundles.count == 2);
    CHECK(update->bundles.items[0].bundle.height.value == 1 &&
          update->bundles.items[1].bundle.height.value == 3);
    CHECK_OK(test_world_restart(&w)); /* it was saved */
    w.actions = (ln_actions_t){0};
    CHECK_OK(ln_worker_resend(&t->call, w.worker, &w.actions, &w.chains[1]));
    CHECK(update_for(&w, 2)->bundles.count == 2);
    CHECK_OK(test_deliver(&w)); /* the recipient has them after all, and says so */
    w.actions = (ln_actions_t){0};
    CHECK_OK(ln_worker_resend(&t->call, w.worker, &w.actions, &w.chains[1]));
    CHECK(w.actions.cross_chain.count == 0);
    request = revert(&w, 1, 0); /* nothing was ever sent there */
    CHECK_OK(on_request(&w, &request));
    CHECK(w.actions.cross_chain.count == 0);
    test_world_release(&w);
}

/* A recipient that lost everything asks for what is missing, and gets it. */
TEST(an_inbox_with_a_gap_is_filled_when_the_sender_repeats)
{
    test_world_t w;
    test_world_init(t, &w);
    w.allow_revert = true;
    CHECK_OK(test_world_restart(&w));
    send_transfers(&w, false);
    ln_cross_chain_request_t confirmed = confirmation(&w, 1); /* never received */
    CHECK_OK(on_request(&w, &confirmed));
    CHECK_OK(test_deliver(&w)); /* block 3 -> gap -> revert -> 0, 1, 3 -> confirmation */
    CHECK_OK(test_on_query(&w, &(ln_chain_info_query_t){.chain_id = w.chains[2],
                                                        .request_pending_message_bundles = true}));
    CHECK(w.info.info.requested_pending_message_bundles.count == 3);
    test_world_release(&w);
}

/* What a block sends may be known before the block is executed. */
TEST(a_block_that_was_looked_through_can_be_executed)
{
    test_world_t w;
    ln_info_t info;
    test_world_init(t, &w);
    for (int i = 0; i < 2; i++) {
        ln_system_operation_t operation = test_transfer(&w, 2, 1);
        ln_proposed_block_t proposed = test_next_block(&w, 1, &operation);
        ln_block_t block = test_execute(&w, &proposed);
        ln_confirmed_block_certificate_t c = test_confirmed(t, &block, test_ml(0), 3);
        w.actions = (ln_actions_t){0};
        CHECK_OK(ln_worker_preprocess(&t->call, w.worker, &info, &w.actions, &c));
        CHECK(update_for(&w, 2) != NULL && info.info.next_block_height.value == (uint64_t)i);
        CHECK_OK(test_on_confirmed(&w, &c));
        CHECK(w.info.info.next_block_height.value == (uint64_t)i + 1);
    }
    CHECK_OK(test_deliver(&w));
    CHECK_OK(test_on_query(&w, &(ln_chain_info_query_t){.chain_id = w.chains[2],
                                                        .request_pending_message_bundles = true}));
    CHECK(w.info.info.requested_pending_message_bundles.count == 2);
    test_world_release(&w);
}

/* The sender keeps what comes for a chain that is not there yet. */
TEST(messages_for_an_unknown_chain_are_not_confirmed)
{
    test_world_t w;
    static ln_posted_message_t message = {.kind = LN_MESSAGE_KIND_TRACKED};
    test_world_init(t, &w);
    ln_cross_chain_request_t request = {
        .tag = LN_CROSS_CHAIN_REQUEST_UPDATE_RECIPIENT,
        .update_recipient = {.sender = w.chains[1], .recipient = {{{9}}}}};
    *LN_PUSH(&t->arena, &request.update_recipient.bundles) =
        (ln_epoch_and_bundle_t){.bundle = {.messages = {&message, 1}}};
    CHECK_ERR(LN_ERR_INACTIVE_CHAIN, on_request(&w, &request));
    CHECK(w.actions.cross_chain.count == 0 && w.actions.notifications.count == 0);
    test_world_release(&w);
}

/* A chain that a block opens comes alive with the first message for it. */
TEST(a_child_chain_is_there_when_its_parents_block_is)
{
    test_world_t w;
    test_world_init(t, &w);
    ln_system_operation_t open = {.tag = LN_SYSTEM_OPERATION_OPEN_CHAIN};
    open.open_chain.ownership = w.genesis.chains.items[1].config.ownership;
    ln_block_t block = test_confirm_block(&w, 1, &open);
    CHECK(block.body.blobs.count == 1 && block.body.blobs.items[0].count == 1);
    ln_blob_id_t id;
    CHECK_OK(ln_blob_id_of(&t->call, &id, &block.body.blobs.items[0].items[0]));
    ln_chain_id_t child = {id.hash};
    CHECK_OK(test_on_query(&w, &(ln_chain_info_query_t){.chain_id = child}));
    const ln_chain_description_t *description = &w.info.info.description.value;
    CHECK(w.info.info.description.some && description->origin.tag == LN_CHAIN_ORIGIN_CHILD);
    CHECK(ln_chain_id_equal(&description->origin.child.parent, &w.chains[1]));
    CHECK(w.info.info.next_block_height.value == 0);
    test_world_release(&w);
}
