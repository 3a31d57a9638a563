/* SPDX-License-Identifier: Apache-2.0 */
#include "client/quorum.h"

#include "client/test_help.h"
#include "node/error.h"

/* --- questions whose answers the test decides, one for each validator */

typedef struct {
    uint64_t after_us; /* when it answers; TEST_NEVER: not at all */
    const char *answer;
    const char *error; /* instead of an answer */
} reply_t;

#define TEST_NEVER UINT64_MAX
#define SAYS(us, text) ((reply_t){.after_us = (us), .answer = (text)})
#define FAILS(us, text) ((reply_t){.after_us = (us), .error = (text)})
#define SILENT ((reply_t){.after_us = TEST_NEVER})

typedef struct {
    test_world_t *w;
    reply_t replies[TEST_VALIDATORS_MAX];
    uint64_t asked_us[TEST_VALIDATORS_MAX]; /* when; 0: never */
    size_t cancelled;
    uint64_t begin_us;
} questions_t;

static size_t number_of(const questions_t *q, const ln_remote_t *remote)
{
    for (size_t i = 0; i < q->w->validator_count; i++)
        if (ln_secp256k1_public_key_compare(&q->w->validators[i].key, &remote->key) == 0)
            return i;
    LN_UNREACHABLE();
}

static ln_err_t ask(ln_call_t *call, ln_remote_t *remote, ln_quorum_answer_t *answer, void *subject)
{
    questions_t *q = subject;
    size_t number = number_of(q, remote);
    const reply_t *reply = &q->replies[number];
    ln_sched_t *sched = &q->w->loop.sched;
    ln_signal_t never = {0};
    q->asked_us[number] = test_now_us(q->w) - q->begin_us + 1;
    ln_err_t err = reply->after_us == TEST_NEVER ? ln_task_wait(sched, &never, LN_NO_DEADLINE)
                                                 : ln_task_sleep(sched, reply->after_us);
    if (err == LN_ERR_CANCELLED)
        q->cancelled++;
    LN_TRY(err);
    if (reply->error != NULL)
        return LN_FAIL(call, LN_ERR_INVALID_EPOCH, "%s", reply->error);
    answer->key = ln_text(reply->answer);
    answer->value = reply->answer;
    return LN_OK;
}

typedef struct {
    ln_err_t err;
    ln_quorum_answers_t answers;
    uint64_t took_us;
} outcome_t;

static outcome_t ask_quorum(questions_t *q)
{
    outcome_t o = {0};
    q->begin_us = test_now_us(q->w);
    o.err = ln_quorum_call(&q->w->t->call, test_user(q->w)->client, &o.answers,
                           &q->w->genesis.committee, ask, q);
    o.took_us = test_now_us(q->w) - q->begin_us;
    return o;
}

/* --- quorum_call */

WORLD_TEST(quorum_returns_when_all_agree)
{
    questions_t q = {.w = w,
                     .replies = {SAYS(100, "a"), SAYS(200, "a"), SAYS(300, "a"), SAYS(301, "a")}};
    outcome_t o = ask_quorum(&q);
    CHECK_OK(o.err);
    CHECK(o.answers.count == 4 && o.took_us == 301 && q.cancelled == 0);
    CHECK(ln_bytes_equal_text(o.answers.items[0].key, "a"));
}

WORLD_TEST(quorum_waits_for_the_silent_only_for_a_share_of_its_own_time)
{
    questions_t q = {.w = w, .replies = {SAYS(100, "a"), SILENT, SAYS(1000, "a"), SAYS(50, "a")}};
    outcome_t o = ask_quorum(&q);
    CHECK_OK(o.err);
    CHECK(o.answers.count == 3 && o.took_us == 1200 && q.cancelled == 1);
    CHECK(w->loop.sched.alive == 1);
}

WORLD_TEST(quorum_includes_answers_of_the_grace_period_and_gives_up_later_ones)
{
    questions_t within = {
        .w = w, .replies = {SAYS(1000, "a"), SAYS(1000, "a"), SAYS(1000, "a"), SAYS(1200, "a")}};
    questions_t behind = {
        .w = w, .replies = {SAYS(1000, "a"), SAYS(1000, "a"), SAYS(1000, "a"), SAYS(1201, "a")}};
    outcome_t o = ask_quorum(&within);
    CHECK(o.err == LN_OK && o.answers.count == 4);
    o = ask_quorum(&behind);
    CHECK(o.err == LN_OK && o.answers.count == 3 && behind.cancelled == 1);
}

WORLD_TEST(quorum_leaves_out_those_who_say_something_else)
{
    questions_t q = {.w = w,
                     .replies = {SAYS(10, "b"), SAYS(20, "a"), SAYS(30, "a"), SAYS(40, "a")}};
    outcome_t o = ask_quorum(&q);
    CHECK_OK(o.err);
    CHECK(o.answers.count == 3);
    for (size_t i = 0; i < o.answers.count; i++)
        CHECK(number_of(&q, o.answers.items[i].remote) != 0);
}

WORLD_TEST(quorum_gives_up_as_soon_as_it_is_hopeless)
{
    questions_t q = {.w = w,
                     .replies = {SAYS(10, "a"), SAYS(20, "b"), SAYS(30, "b"), SAYS(40, "a")}};
    outcome_t o = ask_quorum(&q);
    CHECK_ERR(LN_ERR_NO_QUORUM, o.err);
    CHECK(o.took_us == 40);
    /* two errors of four are enough, whatever the others would say */
    questions_t failing = {.w = w, .replies = {FAILS(10, "x"), FAILS(20, "y"), SILENT, SILENT}};
    o = ask_quorum(&failing);
    CHECK_ERR(LN_ERR_NO_QUORUM, o.err);
    CHECK(o.took_us == 20 && failing.cancelled == 2);
}

WORLD_TEST(quorum_trusts_an_error_that_one_honest_validator_must_have)
{
    questions_t q = {
        .w = w,
        .replies = {FAILS(10, "same"), FAILS(15, "other"), SAYS(30, "a"), FAILS(20, "same")}};
    outcome_t o = ask_quorum(&q);
    CHECK_ERR(LN_ERR_NO_QUORUM, o.err); /* hopeless after 15, with two different errors */
    questions_t same = {
        .w = w, .replies = {FAILS(10, "same"), FAILS(12, "same"), SAYS(30, "a"), SAYS(20, "a")}};
    o = ask_quorum(&same);
    CHECK_ERR(LN_ERR_NODE, o.err);
    const ln_node_error_t *error = t->call.detail;
    CHECK(ln_bytes_equal_text(error->worker_error.error, "same"));
}

WORLD_TEST(quorum_names_who_refused_and_why)
{
    questions_t q = {
        .w = w,
        .replies = {SAYS(30, "a"), FAILS(10, "is full"), FAILS(20, "is old"), SAYS(30, "a")}};
    outcome_t o = ask_quorum(&q);
    CHECK_ERR(LN_ERR_NO_QUORUM, o.err);
    ln_bytes_t text = ln_call_text(&t->call, o.err);
    CHECK(memmem(text.data, text.size, "v1: is full", 11) != NULL);
    CHECK(memmem(text.data, text.size, "v2: is old", 10) != NULL);
}

WORLD_TEST(quorum_gives_up_after_a_day)
{
    questions_t q = {.w = w, .replies = {SAYS(10, "a"), SILENT, SILENT, SAYS(10, "a")}};
    outcome_t o = ask_quorum(&q);
    CHECK_ERR(LN_ERR_NO_QUORUM, o.err);
    CHECK(o.took_us == TEST_DAY_US && q.cancelled == 2);
}

static void ask_in_task(void *subject)
{
    questions_t *q = subject;
    outcome_t o = ask_quorum(q);
    LN_ASSERT(o.err == LN_ERR_CANCELLED);
}

WORLD_TEST(quorum_that_is_cancelled_leaves_nothing_running)
{
    questions_t q = {.w = w, .replies = {SAYS(10, "a"), SILENT, SILENT, SILENT}};
    ln_group_t group;
    ln_group_init(&group, &w->loop.sched);
    ln_group_spawn(&group, ask_in_task, &q);
    test_sleep(w, 1000);
    CHECK(w->loop.sched.alive == 5);
    ln_group_end(&group);
    CHECK(w->loop.sched.alive == 1 && q.cancelled == 3);
}

/* --- first_call; the remotes are in the committee's order */

static outcome_t ask_first(questions_t *q, uint64_t step_us)
{
    outcome_t o = {0};
    ln_test_t *t = q->w->t;
    ln_quorum_answer_t answer = {0};
    ln_client_t *client = test_user(q->w)->client;
    ln_remote_list_t remotes = {0};
    for (size_t i = 0; i < q->w->validator_count; i++)
        *LN_PUSH(&t->arena, &remotes) =
            (ln_remote_t){.client = client, .key = q->w->validators[i].key, .votes = 1};
    q->begin_us = test_now_us(q->w);
    o.err = ln_first_call(&t->call, client, &answer, &remotes, step_us, ask, q);
    o.took_us = test_now_us(q->w) - q->begin_us;
    if (o.err == LN_OK)
        *LN_PUSH(&t->arena, &o.answers) = answer;
    return o;
}

WORLD_TEST(first_call_asks_only_one_if_it_answers)
{
    questions_t q = {.w = w, .replies = {SAYS(900, "a"), SAYS(1, "b"), SAYS(1, "c"), SAYS(1, "d")}};
    outcome_t o = ask_first(&q, 1000);
    CHECK_OK(o.err);
    CHECK(ln_bytes_equal_text(o.answers.items[0].key, "a"));
    CHECK(o.took_us == 900 && q.asked_us[1] == 0);
}

WORLD_TEST(first_call_asks_the_others_ever_later)
{
    questions_t q = {.w = w, .replies = {SILENT, SILENT, SILENT, SAYS(5, "d")}};
    outcome_t o = ask_first(&q, 1000);
    CHECK_OK(o.err);
    CHECK(q.asked_us[1] == 1001 && q.asked_us[2] == 4001 && q.asked_us[3] == 9001);
    CHECK(o.took_us == 9005 && q.cancelled == 3);
}

WORLD_TEST(first_call_asks_the_next_at_once_if_all_have_failed)
{
    questions_t q = {.w = w,
                     .replies = {FAILS(10, "x"), FAILS(10, "x"), SAYS(10, "c"), SAYS(10, "d")}};
    outcome_t o = ask_first(&q, 1000);
    CHECK_OK(o.err);
    CHECK(ln_bytes_equal_text(o.answers.items[0].key, "c"));
    CHECK(o.took_us == 30 && q.asked_us[3] == 0);
}

WORLD_TEST(first_call_takes_a_late_answer_of_an_early_one)
{
    questions_t q = {.w = w, .replies = {SAYS(1500, "a"), FAILS(10, "x"), SILENT, SILENT}};
    outcome_t o = ask_first(&q, 1000);
    CHECK_OK(o.err);
    CHECK(ln_bytes_equal_text(o.answers.items[0].key, "a"));
    CHECK(o.took_us == 1500 && q.asked_us[2] == 0);
}

WORLD_TEST(first_call_fails_as_the_last_one_did)
{
    questions_t q = {.w = w,
                     .replies = {FAILS(2000, "last"), FAILS(10, "early"), FAILS(10, "early"),
                                 FAILS(10, "early")}};
    outcome_t o = ask_first(&q, 100);
    CHECK_ERR(LN_ERR_NODE, o.err);
    CHECK(o.took_us == 2000);
    CHECK(ln_bytes_equal_text(ln_call_text(&t->call, o.err), "last"));
}

WORLD_TEST(first_call_without_anybody_to_ask_fails)
{
    ln_quorum_answer_t answer;
    questions_t q = {.w = w};
    CHECK_ERR(LN_ERR_NO_QUORUM, ln_first_call(&t->call, test_user(w)->client, &answer,
                                              &(ln_remote_list_t){0}, 10, ask, &q));
}
