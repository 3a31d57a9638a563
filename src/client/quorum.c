/* SPDX-License-Identifier: Apache-2.0 */
#include "client/quorum.h"

#include "base/sort.h"
#include "node/error.h"
#include "types/committee.h"

#define DAY_US 86400000000u
#define ERRORS_TOLD 4

/* One validator that is being asked. */
typedef struct poll {
    ln_call_t call; /* its own error, the common arena */
    ln_remote_t *remote;
    ln_quorum_ask_t ask;
    void *subject;
    ln_quorum_answer_t answer;
    ln_err_t err;
    bool ended, counted;
    const struct poll **last; /* where to note that it has ended */
} poll_t;

typedef struct {
    poll_t *items;
    size_t count;
    ln_group_t group;
    const poll_t *last; /* the one that ended last */
} polls_t;

static void run(void *subject)
{
    poll_t *poll = subject;
    poll->answer.remote = poll->remote;
    poll->err = poll->ask(&poll->call, poll->remote, &poll->answer, poll->subject);
    poll->ended = true;
    *poll->last = poll;
}

static void prepare(ln_call_t *call, ln_client_t *client, polls_t *polls,
                    const ln_remote_list_t *remotes, ln_quorum_ask_t ask, void *subject)
{
    polls->items = LN_NEW_ARRAY(call->arena, poll_t, remotes->count);
    polls->count = remotes->count;
    polls->last = NULL;
    ln_group_init(&polls->group, &client->loop->sched);
    for (size_t i = 0; i < polls->count; i++)
        polls->items[i] = (poll_t){.call = ln_call(call->arena),
                                   .remote = &remotes->items[i],
                                   .ask = ask,
                                   .subject = subject,
                                   .last = &polls->last};
}

static void start(polls_t *polls, size_t index)
{
    ln_group_spawn(&polls->group, run, &polls->items[index]);
}

/* --- counting votes */

typedef struct {
    ln_bytes_t key;
    uint64_t votes;
} pile_t;

typedef struct {
    struct {
        pile_t *items;
        size_t count;
    } piles;
    pile_t best;
    uint64_t remaining; /* votes that have not been cast */
} count_t;

static void count_answer(ln_call_t *call, count_t *count, const poll_t *poll)
{
    pile_t *pile = NULL;
    for (size_t i = 0; i < count->piles.count && pile == NULL; i++)
        if (ln_bytes_equal(count->piles.items[i].key, poll->answer.key))
            pile = &count->piles.items[i];
    if (pile == NULL) {
        pile = LN_PUSH(call->arena, &count->piles);
        pile->key = poll->answer.key;
    }
    pile->votes += poll->remote->votes;
    if (pile->votes > count->best.votes)
        count->best = *pile;
}

static void count_ended(ln_call_t *call, count_t *count, polls_t *polls)
{
    for (size_t i = 0; i < polls->count; i++) {
        poll_t *poll = &polls->items[i];
        if (!poll->ended || poll->counted)
            continue;
        poll->counted = true;
        count->remaining -= poll->remote->votes;
        if (poll->err == LN_OK)
            count_answer(call, count, poll);
    }
}

/* Has everybody ended who is likely to answer soon? */
static bool only_the_away_are_missing(const polls_t *polls)
{
    for (size_t i = 0; i < polls->count; i++) {
        const poll_t *poll = &polls->items[i];
        if (!poll->ended && (poll->remote->node == NULL || !poll->remote->node->away))
            return false;
    }
    return true;
}

static ln_err_t collect(ln_call_t *call, ln_client_t *client, count_t *count, polls_t *polls,
                        uint64_t quorum)
{
    uint64_t start_us = ln_env_monotonic_us(client->env), deadline = start_us + DAY_US;
    bool reached = false;
    while (!ln_group_empty(&polls->group)) {
        ln_err_t err = ln_group_wait(&polls->group, deadline);
        if (err == LN_ERR_TIMEOUT)
            return LN_OK;
        LN_TRY(err);
        count_ended(call, count, polls);
        if (count->best.votes + count->remaining < quorum)
            return LN_OK; /* hopeless */
        if (!reached && count->best.votes >= quorum) {
            uint64_t now = ln_env_monotonic_us(client->env);
            deadline = now + (uint64_t)((double)(now - start_us) * client->options.grace_period);
            reached = true;
        }
        if (reached && only_the_away_are_missing(polls))
            return LN_OK;
    }
    return LN_OK;
}

/* --- errors */

typedef struct {
    ln_node_error_t error;
    uint64_t votes;
    const ln_remote_t *remote; /* one of those who said it */
} complaint_t;

typedef struct {
    complaint_t *items;
    size_t count;
} complaints_t;

static void note_complaint(ln_call_t *call, complaints_t *list, const poll_t *poll)
{
    ln_node_error_t error = ln_node_error_of(&poll->call, poll->err);
    for (size_t i = 0; i < list->count; i++)
        if (ln_node_error_equal(&list->items[i].error, &error)) {
            list->items[i].votes += poll->remote->votes;
            return;
        }
    *LN_PUSH(call->arena, list) = (complaint_t){error, poll->remote->votes, poll->remote};
}

/* The most votes first; in the order of the committee among equals. */
static int by_votes(const void *context, const void *a, const void *b)
{
    uint64_t left = ((const complaint_t *)a)->votes, right = ((const complaint_t *)b)->votes;
    (void)context;
    return (left < right) - (left > right);
}

static ln_err_t fail_with_all(ln_call_t *call, const complaints_t *complaints, const count_t *count,
                              uint64_t quorum)
{
    ln_buffer_t text = ln_buffer(call->arena);
    for (size_t i = 0; i < LN_MIN(complaints->count, (size_t)ERRORS_TOLD); i++) {
        const complaint_t *complaint = &complaints->items[i];
        ln_buffer_put(&text,
                      ln_format(call->arena, "%s%.*s: %.*s", i == 0 ? "" : "; ",
                                LN_TEXT_ARG(complaint->remote->address),
                                LN_TEXT_ARG(ln_node_error_text(call->arena, &complaint->error))));
    }
    return LN_FAIL(call, LN_ERR_NO_QUORUM, "%llu of %llu votes agree%s%.*s",
                   (unsigned long long)count->best.votes, (unsigned long long)quorum,
                   complaints->count > 0 ? "; " : "", LN_TEXT_ARG(ln_buffer_bytes(&text)));
}

static ln_err_t fail(ln_call_t *call, const polls_t *polls, const count_t *count,
                     const ln_committee_t *committee)
{
    complaints_t complaints = {0};
    for (size_t i = 0; i < polls->count; i++)
        if (polls->items[i].counted && polls->items[i].err != LN_OK)
            note_complaint(call, &complaints, &polls->items[i]);
    ln_sort(complaints.items, complaints.count, sizeof(*complaints.items), by_votes, NULL);
    if (complaints.count > 0 &&
        complaints.items[0].votes >= ln_committee_validity_threshold(committee))
        return ln_node_error_fail(call, &complaints.items[0].error);
    return fail_with_all(call, &complaints, count, ln_committee_quorum_threshold(committee));
}

ln_err_t ln_quorum_call(ln_call_t *call, ln_client_t *client, ln_quorum_answers_t *out,
                        const ln_committee_t *committee, ln_quorum_ask_t ask, void *subject)
{
    ln_remote_list_t remotes = ln_client_remotes(call->arena, client, committee);
    uint64_t quorum = ln_committee_quorum_threshold(committee);
    count_t count = {.remaining = ln_committee_total_votes(committee)};
    polls_t polls;
    prepare(call, client, &polls, &remotes, ask, subject);
    for (size_t i = 0; i < polls.count; i++)
        start(&polls, i);
    ln_err_t err = collect(call, client, &count, &polls, quorum);
    ln_group_end(&polls.group);
    LN_TRY(err);
    if (count.best.votes < quorum)
        return fail(call, &polls, &count, committee);
    *out = (ln_quorum_answers_t){0};
    for (size_t i = 0; i < polls.count; i++)
        if (polls.items[i].ended && polls.items[i].err == LN_OK &&
            ln_bytes_equal(polls.items[i].answer.key, count.best.key))
            *LN_PUSH(call->arena, out) = polls.items[i].answer;
    return LN_OK;
}

/* --- the first answer */

static const poll_t *first_success(const polls_t *polls)
{
    for (size_t i = 0; i < polls->count; i++)
        if (polls->items[i].ended && polls->items[i].err == LN_OK)
            return &polls->items[i];
    return NULL;
}

static ln_err_t fail_as(ln_call_t *call, const polls_t *polls)
{
    if (polls->last == NULL)
        return LN_FAIL(call, LN_ERR_NO_QUORUM, "there is no validator to ask");
    ln_node_error_t error = ln_node_error_of(&polls->last->call, polls->last->err);
    return ln_node_error_fail(call, &error);
}

/* Begins the next one when its time has come or all others have failed; waits for whatever comes
 * first. */
static ln_err_t start_or_wait(ln_client_t *client, polls_t *polls, size_t *started,
                              uint64_t begin_us, uint64_t step_us)
{
    uint64_t due = LN_NO_DEADLINE;
    if (*started < polls->count)
        due = begin_us + step_us * *started * *started;
    if (*started < polls->count &&
        (ln_group_empty(&polls->group) || ln_env_monotonic_us(client->env) >= due)) {
        start(polls, (*started)++);
        return LN_OK;
    }
    ln_err_t err = ln_group_wait(&polls->group, due);
    return err == LN_ERR_TIMEOUT ? LN_OK : err;
}

ln_err_t ln_first_call(ln_call_t *call, ln_client_t *client, ln_quorum_answer_t *out,
                       const ln_remote_list_t *remotes, uint64_t step_us, ln_quorum_ask_t ask,
                       void *subject)
{
    uint64_t begin_us = ln_env_monotonic_us(client->env);
    const poll_t *first = NULL;
    size_t started = 0;
    ln_err_t err = LN_OK;
    polls_t polls;
    prepare(call, client, &polls, remotes, ask, subject);
    while (err == LN_OK && first == NULL &&
           (started < polls.count || !ln_group_empty(&polls.group))) {
        err = start_or_wait(client, &polls, &started, begin_us, step_us);
        first = first_success(&polls);
    }
    ln_group_end(&polls.group);
    LN_TRY(err);
    if (first == NULL)
        return fail_as(call, &polls);
    *out = first->answer;
    return LN_OK;
}
