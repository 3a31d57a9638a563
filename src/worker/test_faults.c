/* SPDX-License-Identifier: Apache-2.0 */
/* A scenario that reaches every write of a worker is repeated with the first, the second, the third
 * ... operation of the storage failing. Then the process goes on, or starts again on everything
 * that was written, or on what the disk still has after a loss of power; whoever was not answered
 * asks again. What must hold: no vote ever contradicts one that was told, and in the end the chains
 * are those of the run without faults. */
#include "worker/test_help.h"

typedef enum { GO_ON, RESTART, LOSE_POWER, WAYS } way_t;

/* A vote that was told to somebody. */
typedef struct {
    ln_chain_id_t chain_id;
    ln_block_height_t height;
    ln_lite_vote_t vote;
} told_t;

typedef struct {
    ln_test_t *t;
    test_world_t w;
    way_t way;
    size_t faults;
    struct {
        told_t *items;
        size_t count;
    } told;
    ln_blob_content_t blob;
    ln_proposed_block_t proposed; /* of the step under way */
    ln_block_t block;
} run_t;

/* --- what is told to clients */

static void tell_vote(run_t *r, const ln_chain_info_t *info, const ln_lite_vote_opt_t *vote)
{
    if (!vote->some)
        return;
    for (size_t i = 0; i < r->told.count; i++) {
        const told_t *told = &r->told.items[i];
        if (ln_chain_id_equal(&told->chain_id, &info->chain_id) &&
            told->height.value == info->next_block_height.value &&
            told->vote.value.kind == vote->value.value.kind &&
            ln_round_equal(&told->vote.round, &vote->value.round) &&
            !ln_hash_equal(&told->vote.value.value_hash, &vote->value.value.value_hash))
            fail_msg("two votes of one kind in one round");
    }
    *LN_PUSH(&r->t->arena, &r->told) =
        (told_t){info->chain_id, info->next_block_height, vote->value};
}

/* Nothing is told before it is durable (kv/commit.h). */
static ln_err_t tell(run_t *r)
{
    LN_TRY(ln_kv_sync(r->w.kv, &r->t->call));
    tell_vote(r, &r->w.info.info, &r->w.info.info.manager.pending);
    tell_vote(r, &r->w.info.info, &r->w.info.info.manager.timeout_vote);
    return LN_OK;
}

/* --- steps: what a client asks for until it gets it */

typedef ln_err_t (*step_t)(run_t *r);

static ln_err_t propose(run_t *r)
{
    ln_block_proposal_t proposal =
        test_propose(r->t, &r->proposed, test_ml(0),
                     ln_chain_id_equal(&r->proposed.chain_id, &r->w.chains[1]) ? 1 : 2);
    LN_TRY(test_on_proposal(&r->w, &proposal));
    return tell(r);
}

/* Another block in the round in which the validator has voted. */
static ln_err_t cheat(run_t *r)
{
    ln_block_proposal_t proposal = test_propose(r->t, &r->proposed, test_ml(0), 1);
    proposal.content.block.timestamp.us++;
    test_sign(r->t, &proposal, 1);
    ln_err_t err = test_on_proposal(&r->w, &proposal);
    CHECK(err != LN_OK);
    return err == LN_ERR_INSUFFICIENT_ROUND_STRICT ? LN_OK : err;
}

static ln_err_t propose_without_blob(run_t *r)
{
    ln_err_t err = propose(r);
    if (err != LN_ERR_BLOBS_NOT_FOUND)
        return err;
    return ln_kv_sync(r->w.kv, &r->t->call);
}

static ln_err_t send_blob(run_t *r)
{
    LN_TRY(ln_worker_pending_blob(&r->t->call, r->w.worker, &r->w.info, &r->w.chains[1], &r->blob));
    return tell(r);
}

static ln_err_t validate(run_t *r)
{
    ln_validated_block_certificate_t c = test_validated(r->t, &r->block, test_ml(0), 3);
    LN_TRY(test_on_validated(&r->w, &c));
    return tell(r);
}

static ln_err_t confirm(run_t *r)
{
    ln_confirmed_block_certificate_t c = test_confirmed(r->t, &r->block, test_ml(0), 3);
    LN_TRY(test_on_confirmed(&r->w, &c));
    LN_TRY(test_deliver(&r->w));
    return tell(r);
}

static ln_err_t time_out(run_t *r)
{
    ln_timeout_certificate_t c = test_timeout(&r->w, 1, 2, test_ml(0), 3);
    r->w.actions = (ln_actions_t){0};
    LN_TRY(ln_worker_timeout_certificate(&r->t->call, r->w.worker, &r->w.info, &r->w.actions, &c));
    return tell(r);
}

static ln_err_t vote_for_timeout(run_t *r)
{
    ln_chain_info_query_t query = {.chain_id = r->w.chains[1],
                                   .request_leader_timeout = {true, {{2}, test_ml(1)}}};
    LN_TRY(test_on_query(&r->w, &query));
    return tell(r);
}

/* --- faults */

static ln_err_t resend_all(run_t *r)
{
    for (size_t i = 0; i < TEST_CHAINS; i++) {
        r->w.actions = (ln_actions_t){0};
        LN_TRY(ln_worker_resend(&r->t->call, r->w.worker, &r->w.actions, &r->w.chains[i]));
        LN_TRY(test_deliver(&r->w));
    }
    return LN_OK;
}

/* What was told of a height that goes on is still there. */
static void check_told_is_kept(run_t *r)
{
    ln_test_t *t = r->t;
    for (size_t i = 0; i < r->told.count; i++) {
        const told_t *told = &r->told.items[i];
        CHECK_OK(test_on_query(&r->w, &(ln_chain_info_query_t){.chain_id = told->chain_id}));
        const ln_chain_manager_info_t *manager = &r->w.info.info.manager;
        bool timeout = told->vote.value.kind == LN_CERTIFICATE_KIND_TIMEOUT;
        const ln_lite_vote_opt_t *kept = timeout ? &manager->timeout_vote : &manager->pending;
        if (told->height.value < r->w.info.info.next_block_height.value)
            continue;
        CHECK(told->height.value == r->w.info.info.next_block_height.value);
        CHECK(kept->some && ln_round_compare(kept->value.round, told->vote.round) >= 0);
        if (ln_round_equal(&kept->value.round, &told->vote.round))
            CHECK(kept->value.value.kind >= told->vote.value.kind); /* confirmed is the last */
    }
}

/* After a fault nothing fails any more; each run has one. */
static void recover(run_t *r)
{
    ln_test_t *t = r->t;
    r->faults++;
    if (r->way == GO_ON)
        return;
    if (r->way == LOSE_POWER) {
        size_t unsynced = ln_kv_fault_unsynced(r->w.kv);
        CHECK_OK(ln_kv_fault_crash(r->w.kv, &t->call, (size_t)ln_test_below(t, unsynced + 1)));
    }
    CHECK_OK(test_world_restart(&r->w));
    check_told_is_kept(r);
    CHECK_OK(resend_all(r));
}

static void until_done(run_t *r, step_t step)
{
    ln_test_t *t = r->t;
    ln_err_t err = step(r);
    if (err != LN_OK && ln_kv_fault_happened(r->w.kv)) {
        CHECK_ERR(LN_ERR_STORAGE, err);
        recover(r);
        err = step(r);
    }
    CHECK_OK(err);
}

/* --- the scenario */

/* Prepared without faults: what a client knows has nothing to do with the validator's disk. */
static void prepare(run_t *r, uint8_t chain, const ln_system_operation_t *operation)
{
    r->proposed = test_next_block(&r->w, chain, operation);
}

/* The block of the other validators is the one that ours gives, because execution is the same
 * everywhere. */
static ln_err_t learn_block(run_t *r)
{
    ln_staged_t staged;
    size_t failed_at;
    ln_blob_content_list_t published = {&r->blob, r->blob.bytes.size > 0};
    LN_TRY(ln_worker_stage(&r->t->call, r->w.worker, &staged, &failed_at, &r->proposed,
                           (ln_u32_opt_t){true, 0}, &published, NULL, NULL));
    ln_value_copy(&ln_block_type, &r->t->arena, &r->block, &staged.block);
    return LN_OK;
}

static ln_err_t next_on_1(run_t *r)
{
    ln_chain_info_query_t query = {.chain_id = r->w.chains[1]};
    LN_TRY(test_on_query(&r->w, &query));
    r->proposed.chain_id = r->w.chains[1];
    r->proposed.height = r->w.info.info.next_block_height;
    r->proposed.previous_block_hash = r->w.info.info.block_hash;
    r->proposed.authenticated_signer = (ln_account_owner_opt_t){true, test_owner(1)};
    return LN_OK;
}

/* Chain 2 takes what has arrived. */
static ln_err_t next_on_2(run_t *r)
{
    ln_chain_info_query_t query = {.chain_id = r->w.chains[2],
                                   .request_pending_message_bundles = true};
    LN_TRY(test_on_query(&r->w, &query));
    const ln_incoming_bundle_list_t *waiting = &r->w.info.info.requested_pending_message_bundles;
    r->proposed = (ln_proposed_block_t){.chain_id = r->w.chains[2],
                                        .height = r->w.info.info.next_block_height,
                                        .timestamp = {r->t->env.now},
                                        .authenticated_signer = {true, test_owner(2)},
                                        .previous_block_hash = r->w.info.info.block_hash};
    for (size_t i = 0; i < waiting->count; i++) {
        ln_transaction_t *transaction = LN_PUSH(&r->t->arena, &r->proposed.transactions);
        transaction->tag = LN_TRANSACTION_RECEIVE_MESSAGES;
        ln_value_copy(&ln_incoming_bundle_type, &r->t->arena, &transaction->receive_messages,
                      &waiting->items[i]);
    }
    return LN_OK;
}

static void publish_blob(run_t *r)
{
    ln_test_t *t = r->t;
    ln_blob_id_t id;
    r->blob = (ln_blob_content_t){LN_BLOB_TYPE_DATA, LN_LITERAL("what a block publishes")};
    CHECK_OK(ln_blob_id_of(&t->call, &id, &r->blob));
    r->proposed.transactions.items[0].execute_operation.system = (ln_system_operation_t){
        .tag = LN_SYSTEM_OPERATION_PUBLISH_DATA_BLOB, .publish_data_blob = {id.hash}};
}

static void play(run_t *r)
{
    ln_system_operation_t operation = test_transfer(&r->w, 2, 5);
    prepare(r, 1, &operation);
    ln_proposed_block_t first = r->proposed;
    ln_kv_fault_fail_at(r->w.kv, r->faults); /* see run_with */
    r->faults = 0;
    until_done(r, learn_block);
    until_done(r, propose);
    until_done(r, cheat);
    until_done(r, validate);
    until_done(r, confirm);
    until_done(r, next_on_2);
    until_done(r, learn_block);
    until_done(r, propose);
    until_done(r, confirm);
    r->proposed = first;
    until_done(r, next_on_1);
    publish_blob(r);
    until_done(r, propose_without_blob);
    until_done(r, send_blob);
    until_done(r, propose);
    until_done(r, learn_block);
    until_done(r, validate);
    until_done(r, confirm);
    until_done(r, time_out);
    ln_env_fake_advance(&r->t->env, 10000000);
    until_done(r, vote_for_timeout);
}

/* Everything that can be asked about the chains. */
static ln_bytes_t outcome(run_t *r)
{
    ln_test_t *t = r->t;
    ln_buffer_t out = ln_buffer(&t->arena);
    for (size_t i = 0; i < TEST_CHAINS; i++) {
        ln_chain_info_query_t query = {.chain_id = r->w.chains[i],
                                       .request_manager_values = true,
                                       .request_pending_message_bundles = true,
                                       .request_received_log_excluding_first_n = {true, 0}};
        CHECK_OK(test_on_query(&r->w, &query));
        r->w.info.info.manager.round_timeout.value.us = 0; /* depends on when it was entered */
        ln_buffer_put(&out,
                      ln_value_encode(&ln_chain_info_type, &t->arena, LN_BCS, &r->w.info.info));
        ln_actions_t waiting = {0};
        CHECK_OK(ln_worker_resend(&t->call, r->w.worker, &waiting, &r->w.chains[i]));
        CHECK(waiting.cross_chain.count == 0);
    }
    return ln_buffer_bytes(&out);
}

/* Plays with operation number fail_at failing; 0: none. */
static ln_bytes_t run_with(ln_test_t *t, way_t way, size_t fail_at, bool *failed)
{
    run_t r = {.t = t, .way = way, .faults = fail_at};
    uint64_t now = t->env.now;
    test_world_init(t, &r.w);
    play(&r);
    *failed = ln_kv_fault_happened(r.w.kv);
    ln_kv_fault_fail_at(r.w.kv, 0);
    CHECK_OK(test_world_restart(&r.w));
    check_told_is_kept(&r);
    ln_bytes_t result = outcome(&r);
    test_world_release(&r.w);
    t->env.now = now;
    return result;
}

static void check_way(ln_test_t *t, way_t way)
{
    bool failed = true;
    size_t count = 0;
    ln_bytes_t expected = run_with(t, way, 0, &failed);
    CHECK(!failed);
    for (size_t n = 1; n == 1 || failed; n++) {
        ln_test_t inner = {.env = t->env}; /* its memory ends with the run */
        inner.call = ln_call(&inner.arena);
        CHECK_BYTES(run_with(&inner, way, n, &failed), expected);
        ln_arena_release(&inner.arena);
        t->env.state = inner.env.state;
        count += failed;
    }
    CHECK(count > 50);
}

TEST(a_worker_goes_on_after_any_failure_of_the_storage)
{
    check_way(t, GO_ON);
}

TEST(a_worker_starts_again_after_any_failure_of_the_storage)
{
    check_way(t, RESTART);
}

TEST(a_worker_starts_again_after_any_loss_of_power)
{
    check_way(t, LOSE_POWER);
}

TEST(a_worker_with_room_for_no_chain_does_the_same)
{
    bool failed;
    ln_bytes_t expected = run_with(t, GO_ON, 0, &failed);
    run_t r = {.t = t};
    test_world_init(t, &r.w);
    r.w.chains_memory_max = 1;
    CHECK_OK(test_world_restart(&r.w));
    play(&r);
    CHECK_BYTES(outcome(&r), expected);
    test_world_release(&r.w);
}
