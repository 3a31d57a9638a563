/* SPDX-License-Identifier: Apache-2.0 */
/* What each handler refuses, in the order of spec 01 §5.4 to §5.10. */
#include "types/text.h"
#include "worker/test_help.h"

static ln_proposed_block_t transfer_block(test_world_t *w)
{
    ln_system_operation_t operation = test_transfer(w, 2, 1);
    return test_next_block(w, 1, &operation);
}

/* --- proposals: what is wrong with the block, or with who signed it */

typedef void (*spoil_t)(test_world_t *w, ln_block_proposal_t *proposal);

static void check_refused(ln_test_t *t, ln_err_t expected, spoil_t spoil, uint8_t owner)
{
    test_world_t w;
    test_world_init(t, &w);
    ln_proposed_block_t block = transfer_block(&w);
    ln_block_proposal_t proposal = test_propose(t, &block, test_ml(0), owner);
    spoil(&w, &proposal);
    test_sign(t, &proposal, owner);
    CHECK_ERR(expected, test_on_proposal(&w, &proposal));
    test_world_release(&w);
}

static void nothing(test_world_t *w, ln_block_proposal_t *proposal)
{
    (void)w;
    (void)proposal;
}

static void other_height(test_world_t *w, ln_block_proposal_t *proposal)
{
    (void)w;
    proposal->content.block.height.value = 5;
}

static void other_previous(test_world_t *w, ln_block_proposal_t *proposal)
{
    (void)w;
    proposal->content.block.previous_block_hash.some = true;
}

static void other_epoch(test_world_t *w, ln_block_proposal_t *proposal)
{
    (void)w;
    proposal->content.block.epoch.value = 1;
}

static void other_signer(test_world_t *w, ln_block_proposal_t *proposal)
{
    (void)w;
    proposal->content.block.authenticated_signer.value = test_owner(2);
}

static void no_transactions(test_world_t *w, ln_block_proposal_t *proposal)
{
    (void)w;
    proposal->content.block.transactions.count = 0;
}

static void from_the_past(test_world_t *w, ln_block_proposal_t *proposal)
{
    (void)w;
    proposal->content.block.timestamp.us -= 1;
}

static void from_the_future(test_world_t *w, ln_block_proposal_t *proposal)
{
    (void)w;
    proposal->content.block.timestamp.us += TEST_GRACE_US + 1;
}

static void too_much(test_world_t *w, ln_block_proposal_t *proposal)
{
    ln_transaction_t *transaction = &proposal->content.block.transactions.items[0];
    transaction->execute_operation.system = test_transfer(w, 2, 1001);
}

static void unknown_chain(test_world_t *w, ln_block_proposal_t *proposal)
{
    (void)w;
    proposal->content.block.chain_id.hash.bytes[0] ^= 1;
}

static void unknown_blob(test_world_t *w, ln_block_proposal_t *proposal)
{
    (void)w;
    ln_transaction_t *transaction = &proposal->content.block.transactions.items[0];
    transaction->execute_operation.system =
        (ln_system_operation_t){.tag = LN_SYSTEM_OPERATION_PUBLISH_DATA_BLOB};
}

static void bundle_not_here(test_world_t *w, ln_block_proposal_t *proposal)
{
    static ln_posted_message_t message = {.kind = LN_MESSAGE_KIND_TRACKED};
    proposal->content.block.transactions.items[0] = (ln_transaction_t){
        .tag = LN_TRANSACTION_RECEIVE_MESSAGES,
        .receive_messages = {.origin = w->chains[2], .bundle = {.messages = {&message, 1}}}};
}

static void single_leader_ahead(test_world_t *w, ln_block_proposal_t *proposal)
{
    (void)w;
    proposal->content.round = test_sl(1);
}

static void outcome_without_original(test_world_t *w, ln_block_proposal_t *proposal)
{
    (void)w;
    proposal->content.outcome.some = true;
}

static void regular_without_outcome(test_world_t *w, ln_block_proposal_t *proposal)
{
    (void)w;
    proposal->original_proposal.some = true;
    proposal->original_proposal.value.tag = LN_ORIGINAL_PROPOSAL_REGULAR;
}

static void fast_with_outcome(test_world_t *w, ln_block_proposal_t *proposal)
{
    (void)w;
    proposal->content.outcome.some = true;
    proposal->original_proposal.some = true;
    proposal->original_proposal.value.tag = LN_ORIGINAL_PROPOSAL_FAST;
    proposal->original_proposal.value.fast = proposal->signature;
}

static void fast_by_nobody_super(test_world_t *w, ln_block_proposal_t *proposal)
{
    fast_with_outcome(w, proposal);
    proposal->content.outcome.some = false;
}

TEST(proposals_are_refused_for_what_is_wrong_with_them)
{
    check_refused(t, LN_OK, nothing, 1);
    check_refused(t, LN_ERR_UNEXPECTED_BLOCK_HEIGHT, other_height, 1);
    check_refused(t, LN_ERR_UNEXPECTED_PREVIOUS_BLOCK_HASH, other_previous, 1);
    check_refused(t, LN_ERR_INVALID_EPOCH, other_epoch, 1);
    check_refused(t, LN_ERR_INVALID_OWNER, nothing, 2);
    check_refused(t, LN_ERR_INVALID_SIGNER, other_signer, 1);
    check_refused(t, LN_ERR_EMPTY_BLOCK, no_transactions, 1);
    check_refused(t, LN_ERR_INVALID_BLOCK_TIMESTAMP, from_the_past, 1);
    check_refused(t, LN_ERR_INVALID_TIMESTAMP, from_the_future, 1);
    check_refused(t, LN_ERR_INSUFFICIENT_BALANCE, too_much, 1);
    check_refused(t, LN_ERR_BLOBS_NOT_FOUND, unknown_chain, 1);
    check_refused(t, LN_ERR_BLOBS_NOT_FOUND, unknown_blob, 1);
    check_refused(t, LN_ERR_MISSING_CROSS_CHAIN_UPDATE, bundle_not_here, 1);
    check_refused(t, LN_ERR_WRONG_ROUND, single_leader_ahead, 1);
    check_refused(t, LN_ERR_INVALID_BLOCK_PROPOSAL, outcome_without_original, 1);
    check_refused(t, LN_ERR_INVALID_BLOCK_PROPOSAL, regular_without_outcome, 1);
    check_refused(t, LN_ERR_INVALID_BLOCK_PROPOSAL, fast_with_outcome, 1);
    check_refused(t, LN_ERR_INVALID_OWNER, fast_by_nobody_super, 1);
}

TEST(a_proposal_needs_its_owners_signature)
{
    test_world_t w;
    test_world_init(t, &w);
    ln_proposed_block_t block = transfer_block(&w);
    ln_block_proposal_t proposal = test_propose(t, &block, test_ml(0), 1);
    proposal.content.round = test_ml(1);
    CHECK_ERR(LN_ERR_PROPOSAL_SIGNATURE, test_on_proposal(&w, &proposal));
    test_world_release(&w);
}

TEST(the_text_for_a_block_of_the_future_has_the_marker_that_clients_parse)
{
    test_world_t w;
    test_world_init(t, &w);
    ln_proposed_block_t block = transfer_block(&w);
    block.timestamp.us += TEST_GRACE_US;
    ln_block_proposal_t proposal = test_propose(t, &block, test_ml(0), 1);
    CHECK(ln_worker_proposal_delay_us(w.worker, &proposal) == TEST_GRACE_US);
    CHECK_OK(test_on_proposal(&w, &proposal));
    block.timestamp.us++;
    proposal = test_propose(t, &block, test_ml(1), 1);
    CHECK(ln_worker_proposal_delay_us(w.worker, &proposal) == 0);
    CHECK_ERR(LN_ERR_INVALID_TIMESTAMP, test_on_proposal(&w, &proposal));
    ln_bytes_t marker =
        ln_format(&t->arena, "[us:%llu:%llu]", (unsigned long long)block.timestamp.us,
                  (unsigned long long)t->env.now);
    CHECK(ln_bytes_ends_with(ln_call_text(&t->call, LN_ERR_INVALID_TIMESTAMP), marker));
    test_world_release(&w);
}

/* The signed proposal is kept and moves the round, whatever becomes of it (§5.4 step 10). */
TEST(a_proposal_that_fails_when_it_is_executed_moves_the_round)
{
    test_world_t w;
    test_world_init(t, &w);
    ln_system_operation_t operation = test_transfer(&w, 2, 1001);
    ln_proposed_block_t block = test_next_block(&w, 1, &operation);
    ln_block_proposal_t proposal = test_propose(t, &block, test_ml(1), 1);
    CHECK_ERR(LN_ERR_INSUFFICIENT_BALANCE, test_on_proposal(&w, &proposal));
    CHECK_OK(test_world_restart(&w));
    CHECK_OK(test_on_query(
        &w, &(ln_chain_info_query_t){.chain_id = w.chains[1], .request_manager_values = true}));
    const ln_chain_manager_info_t *manager = &w.info.info.manager;
    CHECK(ln_round_compare(manager->current_round, test_ml(1)) == 0);
    CHECK(manager->requested_signed_proposal != NULL && manager->requested_proposed == NULL);
    test_world_release(&w);
}

/* --- retries with a certificate */

static ln_block_proposal_t retry_of(ln_test_t *t, const ln_block_t *block, ln_round_t round,
                                    ln_round_t validated_in,
                                    const ln_validator_signature_list_t *signatures)
{
    ln_proposed_block_t proposed = ln_block_proposed(block);
    ln_block_proposal_t proposal = {
        .content = {.block = proposed,
                    .round = round,
                    .outcome = {.some = true, .value = ln_block_outcome(block)}}};
    proposal.original_proposal.some = true;
    proposal.original_proposal.value.tag = LN_ORIGINAL_PROPOSAL_REGULAR;
    proposal.original_proposal.value.regular.certificate = ln_lite_certificate_of_block(
        &t->arena, LN_CERTIFICATE_KIND_VALIDATED, block, validated_in, signatures);
    test_sign(t, &proposal, 1);
    return proposal;
}

TEST(a_retry_is_checked_against_its_certificate)
{
    test_world_t w;
    test_world_init(t, &w);
    ln_proposed_block_t proposed = transfer_block(&w);
    ln_block_t block = test_execute(&w, &proposed);
    ln_validated_block_certificate_t three = test_validated(t, &block, test_ml(0), 3),
                                     two = test_validated(t, &block, test_ml(0), 2);
    ln_block_proposal_t proposal = retry_of(t, &block, test_ml(1), test_ml(0), &two.signatures);
    CHECK_ERR(LN_ERR_CERTIFICATE_REQUIRES_QUORUM, test_on_proposal(&w, &proposal));
    proposal = retry_of(t, &block, test_ml(0), test_ml(0), &three.signatures);
    CHECK_ERR(LN_ERR_INVALID_BLOCK_PROPOSAL, test_on_proposal(&w, &proposal));
    proposal = retry_of(t, &block, test_ml(2), test_ml(1), &three.signatures);
    CHECK_ERR(LN_ERR_SIGNATURE, test_on_proposal(&w, &proposal));
    proposal = retry_of(t, &block, test_ml(1), test_ml(0), &three.signatures);
    proposal.content.outcome.value.state_hash.bytes[0] ^= 1;
    test_sign(t, &proposal, 1);
    CHECK_ERR(LN_ERR_INVALID_BLOCK_PROPOSAL, test_on_proposal(&w, &proposal));
    proposal = retry_of(t, &block, test_ml(1), test_ml(0), &three.signatures);
    CHECK_OK(test_on_proposal(&w, &proposal));
    CHECK(w.info.info.manager.pending.value.value.kind == LN_CERTIFICATE_KIND_VALIDATED);
    test_world_release(&w);
}

/* --- certificates of validated and confirmed blocks */

TEST(certificates_are_checked_against_the_committee)
{
    test_world_t w;
    test_world_init(t, &w);
    ln_proposed_block_t proposed = transfer_block(&w);
    ln_block_t block = test_execute(&w, &proposed);
    ln_validated_block_certificate_t v = test_validated(t, &block, test_ml(0), 2);
    CHECK_ERR(LN_ERR_CERTIFICATE_REQUIRES_QUORUM, test_on_validated(&w, &v));
    ln_confirmed_block_certificate_t c = test_confirmed(t, &block, test_ml(0), 2);
    CHECK_ERR(LN_ERR_CERTIFICATE_REQUIRES_QUORUM, test_on_confirmed(&w, &c));
    c = test_confirmed(t, &block, test_ml(0), 5);
    CHECK_ERR(LN_ERR_CERTIFICATE_SIGNER, test_on_confirmed(&w, &c));
    c = test_confirmed(t, &block, test_ml(0), 3);
    c.signatures.items[1] = c.signatures.items[0];
    CHECK_ERR(LN_ERR_CERTIFICATE_VALIDATOR_REUSE, test_on_confirmed(&w, &c));
    c = test_confirmed(t, &block, test_ml(0), 3);
    c.round = test_ml(1);
    CHECK_ERR(LN_ERR_SIGNATURE, test_on_confirmed(&w, &c));
    c = test_confirmed(t, &block, test_ml(0), 3);
    c.signatures = test_validated(t, &block, test_ml(0), 3).signatures;
    CHECK_ERR(LN_ERR_SIGNATURE, test_on_confirmed(&w, &c));
    CHECK_OK(test_on_query(&w, &(ln_chain_info_query_t){.chain_id = w.chains[1]}));
    CHECK(w.info.info.next_block_height.value == 0);
    test_world_release(&w);
}

TEST(a_validated_block_must_be_the_next_one_of_the_current_epoch)
{
    test_world_t w;
    test_world_init(t, &w);
    ln_proposed_block_t proposed = transfer_block(&w);
    ln_block_t block = test_execute(&w, &proposed), other = block;
    other.header.height.value = 1;
    ln_validated_block_certificate_t v = test_validated(t, &other, test_ml(0), 3);
    CHECK_ERR(LN_ERR_UNEXPECTED_BLOCK_HEIGHT, test_on_validated(&w, &v));
    const ln_wrong_height_t *detail = t->call.detail;
    CHECK(detail->expected_block_height.value == 0 && detail->found_block_height.value == 1);
    other = block;
    other.header.epoch.value = 1;
    v = test_validated(t, &other, test_ml(0), 3);
    CHECK_ERR(LN_ERR_INVALID_EPOCH, test_on_validated(&w, &v));
    v = test_validated(t, &block, test_ml(0), 3);
    CHECK_OK(test_on_validated(&w, &v));
    CHECK(w.info.info.manager.pending.value.value.kind == LN_CERTIFICATE_KIND_CONFIRMED);
    test_world_release(&w);
}

TEST(a_confirmed_block_must_give_what_its_certificate_says)
{
    test_world_t w;
    test_world_init(t, &w);
    ln_proposed_block_t proposed = transfer_block(&w);
    ln_block_t block = test_execute(&w, &proposed), wrong = block;
    wrong.header.state_hash.bytes[0] ^= 1;
    ln_confirmed_block_certificate_t c = test_confirmed(t, &wrong, test_ml(0), 3);
    CHECK_ERR(LN_ERR_CORRUPTED_CHAIN_STATE, test_on_confirmed(&w, &c));
    wrong = block;
    wrong.header.previous_block_hash = (ln_hash_opt_t){true, {{1}}};
    c = test_confirmed(t, &wrong, test_ml(0), 3);
    CHECK_ERR(LN_ERR_INVALID_BLOCK_CHAINING, test_on_confirmed(&w, &c));
    wrong = block;
    wrong.header.epoch.value = 9;
    c = test_confirmed(t, &wrong, test_ml(0), 3);
    CHECK_ERR(LN_ERR_EVENTS_NOT_FOUND, test_on_confirmed(&w, &c));
    c = test_confirmed(t, &block, test_ml(0), 3);
    CHECK_OK(test_on_confirmed(&w, &c));
    CHECK(w.info.info.next_block_height.value == 1);
    c.signatures.count = 0; /* one that is executed is not looked at again (§5.7 step 1) */
    CHECK_OK(test_on_confirmed(&w, &c));
    test_world_release(&w);
}

TEST(a_block_ahead_of_a_gap_is_kept_until_it_comes_again)
{
    test_world_t first, second;
    ln_confirmed_block_certificate_t certificates[3];
    test_world_init(t, &first);
    test_world_init(t, &second);
    ln_system_operation_t operation = test_transfer(&first, 2, 1);
    for (size_t i = 0; i < 3; i++) {
        ln_block_t block = test_confirm_block(&first, 1, &operation);
        certificates[i] = test_confirmed(t, &block, test_ml(0), 3);
    }
    CHECK_OK(test_on_confirmed(&second, &certificates[2]));
    CHECK(second.info.info.next_block_height.value == 0);
    for (size_t i = 0; i < 3; i++)
        CHECK_OK(test_on_confirmed(&second, &certificates[i]));
    CHECK(second.info.info.next_block_height.value == 3);
    CHECK_OK(test_on_query(&first, &(ln_chain_info_query_t){.chain_id = first.chains[1]}));
    CHECK(ln_hash_opt_equal(&second.info.info.state_hash, &first.info.info.state_hash));
    CHECK(ln_hash_opt_equal(&second.info.info.block_hash, &first.info.info.block_hash));
    test_world_release(&first);
    test_world_release(&second);
}

/* --- lite certificates */

static ln_err_t on_lite(test_world_t *w, ln_lite_certificate_t certificate)
{
    w->actions = (ln_actions_t){0};
    return ln_worker_lite_certificate(&w->t->call, w->worker, &w->info, &w->actions, &certificate,
                                      false);
}

TEST(a_lite_certificate_names_a_block_that_was_seen)
{
    test_world_t w;
    test_world_init(t, &w);
    ln_proposed_block_t proposed = transfer_block(&w);
    ln_block_t block = test_execute(&w, &proposed);
    ln_confirmed_block_certificate_t c = test_confirmed(t, &block, test_ml(0), 3);
    ln_lite_certificate_t lite = ln_lite_certificate_of_block(
        &t->arena, LN_CERTIFICATE_KIND_CONFIRMED, &block, test_ml(0), &c.signatures);
    ln_lite_certificate_t wrong = lite;
    CHECK_ERR(LN_ERR_MISSING_CERTIFICATE_VALUE, on_lite(&w, lite));
    ln_block_proposal_t proposal = test_propose(t, &proposed, test_ml(0), 1);
    CHECK_OK(test_on_proposal(&w, &proposal));
    wrong.value.chain_id = w.chains[2];
    CHECK_ERR(LN_ERR_INVALID_LITE_CERTIFICATE, on_lite(&w, wrong));
    wrong = lite;
    wrong.value.kind = LN_CERTIFICATE_KIND_TIMEOUT;
    CHECK_ERR(LN_ERR_INVALID_LITE_CERTIFICATE, on_lite(&w, wrong));
    CHECK_OK(on_lite(&w, lite));
    CHECK(w.info.info.next_block_height.value == 1);
    CHECK_OK(test_world_restart(&w));
    CHECK_ERR(LN_ERR_MISSING_CERTIFICATE_VALUE, on_lite(&w, lite)); /* it is not kept on disk */
    test_world_release(&w);
}

/* --- timeouts */

static ln_err_t on_timeout(test_world_t *w, ln_timeout_certificate_t certificate)
{
    w->actions = (ln_actions_t){0};
    return ln_worker_timeout_certificate(&w->t->call, w->worker, &w->info, &w->actions,
                                         &certificate);
}

static ln_err_t ask_for_timeout(test_world_t *w, uint64_t height, ln_round_t round)
{
    return test_on_query(
        w, &(ln_chain_info_query_t){.chain_id = w->chains[1],
                                    .request_leader_timeout = {true, {{height}, round}}});
}

TEST(timeout_certificates_are_for_the_next_height_and_the_current_epoch)
{
    test_world_t w;
    test_world_init(t, &w);
    CHECK_ERR(LN_ERR_MISSING_EARLIER_BLOCKS, on_timeout(&w, test_timeout(&w, 1, 1, test_ml(0), 3)));
    CHECK_ERR(LN_ERR_CERTIFICATE_REQUIRES_QUORUM,
              on_timeout(&w, test_timeout(&w, 1, 0, test_ml(0), 2)));
    CHECK_OK(on_timeout(&w, test_timeout(&w, 1, 0, test_ml(1), 3)));
    CHECK(ln_round_compare(w.info.info.manager.current_round, test_sl(0)) == 0);
    ln_system_operation_t operation = test_transfer(&w, 2, 1);
    test_confirm_block(&w, 1, &operation);
    CHECK_OK(on_timeout(&w, test_timeout(&w, 1, 0, test_sl(5), 3))); /* too late: nothing */
    CHECK(ln_round_compare(w.info.info.manager.current_round, test_ml(0)) == 0);
    test_world_release(&w);
}

TEST(a_timeout_is_voted_for_on_request)
{
    test_world_t w;
    test_world_init(t, &w);
    CHECK_OK(on_timeout(&w, test_timeout(&w, 1, 0, test_ml(0), 3)));
    CHECK_ERR(LN_ERR_UNEXPECTED_BLOCK_HEIGHT, ask_for_timeout(&w, 1, test_ml(1)));
    CHECK_ERR(LN_ERR_WRONG_ROUND, ask_for_timeout(&w, 0, test_ml(0)));
    CHECK_ERR(LN_ERR_NOT_TIMED_OUT_YET, ask_for_timeout(&w, 0, test_ml(1)));
    ln_env_fake_advance(&t->env, 10000000);
    CHECK_OK(ask_for_timeout(&w, 0, test_ml(1)));
    ln_lite_vote_opt_t vote = w.info.info.manager.timeout_vote;
    CHECK(vote.some);
    CHECK_OK(test_world_restart(&w));
    CHECK_OK(test_on_query(&w, &(ln_chain_info_query_t){.chain_id = w.chains[1]}));
    CHECK(ln_lite_vote_equal(&vote.value, &w.info.info.manager.timeout_vote.value));
    CHECK_ERR(LN_ERR_NO_FALLBACK_MODE,
              test_on_query(
                  &w, &(ln_chain_info_query_t){.chain_id = w.chains[1], .request_fallback = true}));
    test_world_release(&w);
}

/* --- blobs */

static ln_err_t on_blob(test_world_t *w, const ln_blob_content_t *blob)
{
    return ln_worker_pending_blob(&w->t->call, w->worker, &w->info, &w->chains[1], blob);
}

TEST(a_published_blob_is_asked_for_and_then_taken)
{
    test_world_t w;
    ln_blob_content_t blob = {LN_BLOB_TYPE_DATA, LN_LITERAL("content")}, found;
    ln_blob_id_t id;
    test_world_init(t, &w);
    CHECK_OK(ln_blob_id_of(&t->call, &id, &blob));
    ln_system_operation_t operation = {.tag = LN_SYSTEM_OPERATION_PUBLISH_DATA_BLOB,
                                       .publish_data_blob = {id.hash}};
    ln_proposed_block_t block = test_next_block(&w, 1, &operation);
    ln_block_proposal_t proposal = test_propose(t, &block, test_ml(0), 1);
    CHECK_ERR(LN_ERR_UNEXPECTED_BLOB, on_blob(&w, &blob));
    CHECK_ERR(LN_ERR_BLOBS_NOT_FOUND, test_on_proposal(&w, &proposal));
    const ln_blob_id_list_t *missing = t->call.detail;
    CHECK(missing->count == 1 && ln_blob_id_equal(&missing->items[0], &id));
    CHECK_OK(test_world_restart(&w));
    ln_blob_content_t other = {LN_BLOB_TYPE_DATA, LN_LITERAL("other content")};
    CHECK_ERR(LN_ERR_UNEXPECTED_BLOB, on_blob(&w, &other));
    CHECK_OK(on_blob(&w, &blob));
    CHECK_OK(test_on_proposal(&w, &proposal));
    CHECK_OK(ln_worker_download_pending_blob(&t->call, w.worker, &found, &w.chains[1], &id));
    CHECK_BYTES(found.bytes, blob.bytes);
    id.hash.bytes[0] ^= 1;
    CHECK_ERR(LN_ERR_BLOBS_NOT_FOUND,
              ln_worker_download_pending_blob(&t->call, w.worker, &found, &w.chains[1], &id));
    test_world_release(&w);
}

/* --- messages between chains (§6.6) */

static ln_cross_chain_request_t update(test_world_t *w, const uint64_t *heights, size_t count,
                                       uint64_t previous)
{
    static ln_posted_message_t message = {.kind = LN_MESSAGE_KIND_TRACKED};
    ln_cross_chain_request_t request = {
        .tag = LN_CROSS_CHAIN_REQUEST_UPDATE_RECIPIENT,
        .update_recipient = {.sender = w->chains[2],
                             .recipient = w->chains[1],
                             .previous_height = {previous != UINT64_MAX, {previous}}}};
    for (size_t i = 0; i < count; i++)
        *LN_PUSH(&w->t->arena, &request.update_recipient.bundles) =
            (ln_epoch_and_bundle_t){.bundle = {.height = {heights[i]}, .messages = {&message, 1}}};
    return request;
}

static ln_err_t on_update(test_world_t *w, const uint64_t *heights, size_t count, uint64_t previous)
{
    ln_cross_chain_request_t request = update(w, heights, count, previous);
    w->actions = (ln_actions_t){0};
    return ln_worker_cross_chain(&w->t->call, w->worker, &w->actions, &request);
}

#define NONE UINT64_MAX
#define HEIGHTS(...) (const uint64_t[]){__VA_ARGS__}, LN_COUNT(((const uint64_t[]){__VA_ARGS__}))

TEST(messages_are_taken_in_once_and_in_order)
{
    test_world_t w;
    test_world_init(t, &w);
    CHECK_ERR(LN_ERR_INVALID_CROSS_CHAIN_REQUEST, on_update(&w, HEIGHTS(4, 3), NONE));
    CHECK_ERR(LN_ERR_INBOX_GAP, on_update(&w, HEIGHTS(3), 2));
    CHECK_OK(on_update(&w, HEIGHTS(2, 3), NONE));
    CHECK(w.actions.notifications.count == 1 && w.actions.cross_chain.count == 1);
    CHECK(w.actions.cross_chain.items[0].confirm_updated_recipient.latest_height.value == 3);
    CHECK_OK(on_update(&w, HEIGHTS(2, 3), NONE));
    CHECK(w.actions.notifications.count == 0);
    CHECK_OK(on_update(&w, HEIGHTS(3, 7), 2));                  /* the first is known */
    CHECK_ERR(LN_ERR_INBOX_GAP, on_update(&w, HEIGHTS(12), 8)); /* 8 is the next to come */
    CHECK_ERR(LN_ERR_INBOX_GAP, on_update(&w, HEIGHTS(12), 9));
    CHECK_OK(test_on_query(&w, &(ln_chain_info_query_t){.chain_id = w.chains[1],
                                                        .request_pending_message_bundles = true}));
    CHECK(w.info.info.requested_pending_message_bundles.count == 3);
    CHECK(w.info.info.count_received_log == 3);
    test_world_release(&w);
}

TEST(a_gap_is_reported_to_the_sender_if_that_is_allowed)
{
    test_world_t w;
    test_world_init(t, &w);
    w.allow_revert = true;
    CHECK_OK(test_world_restart(&w));
    CHECK_OK(on_update(&w, HEIGHTS(12), 9));
    CHECK(w.actions.cross_chain.count == 1);
    const ln_cross_chain_request_t *request = &w.actions.cross_chain.items[0];
    CHECK(request->tag == LN_CROSS_CHAIN_REQUEST_REVERT_CONFIRM);
    CHECK(request->revert_confirm.retransmit_from.value == 0);
    test_world_release(&w);
}

TEST(a_transfer_arrives_and_its_outbox_gets_empty)
{
    test_world_t w;
    bool delivered;
    ln_actions_t actions = {0};
    test_world_init(t, &w);
    ln_system_operation_t operation = test_transfer(&w, 2, 5);
    test_confirm_block(&w, 1, &operation);
    CHECK_OK(
        ln_worker_delivered(&t->call, w.worker, &delivered, &w.chains[1], (ln_block_height_t){0}));
    CHECK(delivered);
    CHECK_OK(ln_worker_resend(&t->call, w.worker, &actions, &w.chains[1]));
    CHECK(actions.cross_chain.count == 0);
    CHECK_OK(test_on_query(&w, &(ln_chain_info_query_t){.chain_id = w.chains[2],
                                                        .request_pending_message_bundles = true}));
    CHECK(w.info.info.requested_pending_message_bundles.count == 1);
    test_world_release(&w);
}

/* --- answers */

TEST(answers_are_signed_by_the_validator)
{
    test_world_t w;
    test_world_init(t, &w);
    CHECK_OK(test_on_query(&w, &(ln_chain_info_query_t){.chain_id = w.chains[1]}));
    ln_secp256k1_public_key_t key = ln_secp256k1_public_key(&w.key);
    ln_hash_t hash = ln_chain_info_hash(&t->arena, &w.info.info);
    CHECK(w.info.signature.some && ln_secp256k1_verify(&key, &hash, &w.info.signature.value));
    CHECK_ERR(LN_ERR_UNEXPECTED_BLOCK_HEIGHT,
              test_on_query(&w, &(ln_chain_info_query_t){.chain_id = w.chains[1],
                                                         .test_next_block_height = {true, {1}}}));
    test_world_release(&w);
}
