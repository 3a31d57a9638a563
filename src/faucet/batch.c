/* SPDX-License-Identifier: Apache-2.0 */
/* The task that makes blocks of claims (spec 04 §16.4). */
#include "base/log.h"
#include "base/metrics.h"
#include "client/chain_client.h"
#include "faucet/faucet_priv.h"
#include "types/ids.h"
#include "types/text.h"
#include "wallet/genesis_file.h"

#define CONFLICTS_MAX 3
#define ATTOS ((ln_u128_t)1000000000000000000u) /* of a token */

typedef struct {
    ln_faucet_request_t **items;
    size_t count;
} requests_t;

/* What is done with one batch. Everything in it is in the call's arena but the requests. */
typedef struct {
    ln_call_t *call;
    ln_faucet_t *faucet;
    requests_t requests; /* not answered yet */
    ln_faucet_block_t block;
    size_t failed_at;
} batch_t;

/* --- answers */

static void answer(ln_faucet_t *faucet, ln_faucet_request_t *request)
{
    if (request->abandoned)
        ln_faucet_request_free(request);
    else
        ln_signal_set(&faucet->options.loop->sched, &request->answered);
}

static void answer_error(ln_faucet_t *faucet, ln_faucet_request_t *request, ln_err_t err,
                         ln_bytes_t text)
{
    request->err = err;
    request->text = ln_bytes_copy(&request->memory, text);
    answer(faucet, request);
}

static void answer_claim(ln_faucet_t *faucet, ln_faucet_request_t *request,
                         const ln_chain_description_t *description)
{
    ln_value_copy(&ln_chain_description_type, &request->memory, &request->description, description);
    answer(faucet, request);
}

static void answer_all(batch_t *batch, ln_err_t err, ln_bytes_t text)
{
    for (size_t i = 0; i < batch->requests.count; i++)
        answer_error(batch->faucet, batch->requests.items[i], err, text);
    batch->requests.count = 0;
}

static void answer_all_with(batch_t *batch, ln_err_t err)
{
    answer_all(batch, err, ln_call_text(batch->call, err));
}

/* --- queue */

static bool has_owner(const requests_t *requests, const ln_account_owner_t *owner)
{
    for (size_t i = 0; i < requests->count; i++)
        if (ln_account_owner_equal(&requests->items[i]->owner, owner))
            return true;
    return false;
}

/* The first requests of the queue. A second one of an owner stays there: it is answered by what
 * the first one gives, instead of with another chain. */
static requests_t take_requests(ln_arena_t *arena, ln_faucet_t *faucet)
{
    requests_t taken = {0};
    uint64_t now = ln_env_monotonic_us(faucet->options.loop->env);
    for (LN_LIST_EACH (link, &faucet->queue)) {
        ln_faucet_request_t *request = LN_CONTAINER(link, ln_faucet_request_t, link);
        if (taken.count == faucet->batch_max)
            break;
        if (has_owner(&taken, &request->owner))
            continue;
        ln_list_remove(link);
        faucet->queued--;
        ln_metric_observe(LN_METRIC_faucet_queue_wait_time_ms, NULL,
                          (double)(now - request->begun_us) / 1000);
        *LN_PUSH(arena, &taken) = request;
    }
    ln_metric_set(LN_METRIC_faucet_queue_size, NULL, faucet->queued);
    return taken;
}

/* In front of the queue, in their order; those that nobody waits for are dropped. */
static void put_back(batch_t *batch)
{
    ln_faucet_t *faucet = batch->faucet;
    for (size_t i = batch->requests.count; i > 0; i--) {
        ln_faucet_request_t *request = batch->requests.items[i - 1];
        if (request->abandoned) {
            ln_faucet_request_free(request);
            continue;
        }
        ln_list_append(faucet->queue.next, &request->link);
        faucet->queued++;
    }
    batch->requests.count = 0;
}

/* --- who gets something */

/* *open is false if the request has been answered. */
static ln_err_t admit_claim(batch_t *batch, ln_faucet_request_t *request, bool *open)
{
    const ln_faucet_chain_t *chain = &batch->faucet->options.chain;
    ln_claim_row_t row;
    ln_chain_description_t description;
    *open = true;
    LN_TRY(ln_claims_chain(batch->call, batch->faucet->claims, &row, &request->owner));
    if (!row.some)
        return LN_OK;
    LN_TRY(chain->description(chain->owner, batch->call, &description, &row.chain_id));
    answer_claim(batch->faucet, request, &description);
    *open = false;
    return LN_OK;
}

/* Answers what need not go into a block: the owner has got a chain in the meantime, or there is
 * nothing to have today. */
static void admit(batch_t *batch)
{
    requests_t open = {.items = batch->requests.items};
    for (size_t i = 0; i < batch->requests.count; i++) {
        ln_faucet_request_t *request = batch->requests.items[i];
        bool wants = true;
        ln_err_t err = request->is_daily
                           ? ln_faucet_check_daily(batch->call, batch->faucet, request)
                           : admit_claim(batch, request, &wants);
        if (err != LN_OK)
            answer_error(batch->faucet, request, err, ln_call_text(batch->call, err));
        else if (wants)
            open.items[open.count++] = request;
    }
    batch->requests = open;
}

static ln_amount_t total_of(const batch_t *batch)
{
    const ln_faucet_options_t *options = &batch->faucet->options;
    ln_amount_t total = {0};
    for (size_t i = 0; i < batch->requests.count; i++) {
        bool daily = batch->requests.items[i]->is_daily;
        total.attos = ln_u128_add_saturating(total.attos, daily ? options->daily_amount.attos
                                                                : options->amount.attos);
    }
    return total;
}

static ln_err_t check_limits(batch_t *batch)
{
    ln_faucet_t *faucet = batch->faucet;
    const ln_faucet_chain_t *chain = &faucet->options.chain;
    ln_amount_t balance, total = total_of(batch);
    LN_TRY(chain->balance(chain->owner, batch->call, &balance));
    ln_metric_set(LN_METRIC_faucet_balance_amount, NULL, (uint64_t)(balance.attos / ATTOS));
    if (balance.attos < total.attos) {
        ln_metric_add(LN_METRIC_faucet_insufficient_balance_rejections_total, NULL,
                      batch->requests.count);
        return LN_FAIL(batch->call, LN_ERR_LIMIT, "The faucet is empty.");
    }
    ln_amount_t remaining = {balance.attos - total.attos};
    ln_timestamp_t now = {ln_env_now_us(faucet->options.loop->env)};
    if (ln_faucet_rate_allows(faucet->start_balance, remaining, faucet->start,
                              faucet->options.limit_rate_until, now))
        return LN_OK;
    ln_metric_add(LN_METRIC_faucet_rate_limit_rejections_total, NULL, batch->requests.count);
    return LN_FAIL(batch->call, LN_ERR_LIMIT, "Not enough unlocked balance; try again later.");
}

/* --- the block */

static ln_system_operation_t operation_for(batch_t *batch, const ln_faucet_request_t *request)
{
    const ln_faucet_options_t *options = &batch->faucet->options;
    if (request->is_daily)
        return (ln_system_operation_t){
            .tag = LN_SYSTEM_OPERATION_TRANSFER,
            .transfer = {.owner = ln_owner_chain(),
                         .recipient = {.chain_id = request->target, .owner = request->owner},
                         .amount = options->daily_amount}};
    return (ln_system_operation_t){
        .tag = LN_SYSTEM_OPERATION_OPEN_CHAIN,
        .open_chain = {.ownership = ln_ownership_single(batch->call->arena, &request->owner),
                       .balance = options->amount}};
}

static ln_err_t commit(batch_t *batch)
{
    const ln_faucet_chain_t *chain = &batch->faucet->options.chain;
    size_t count = batch->requests.count;
    ln_system_operation_t *items = LN_NEW_ARRAY(batch->call->arena, ln_system_operation_t, count);
    for (size_t i = 0; i < count; i++)
        items[i] = operation_for(batch, batch->requests.items[i]);
    const ln_faucet_operations_t operations = {items, count};
    batch->failed_at = SIZE_MAX;
    ln_metric_observe(LN_METRIC_faucet_batch_size, NULL, (double)count);
    return chain->commit(chain->owner, batch->call, &batch->block, &batch->failed_at, &operations);
}

/* --- after the block */

static ln_err_t enter_periods(batch_t *batch)
{
    for (size_t i = 0; i < batch->requests.count; i++) {
        const ln_faucet_request_t *request = batch->requests.items[i];
        if (request->is_daily)
            LN_TRY(ln_claims_put_period(batch->call, batch->faucet->claims, &request->owner,
                                        &request->target, request->period));
    }
    return LN_OK;
}

/* The block counts as seen if it is the next one. */
static ln_err_t enter_progress(batch_t *batch)
{
    ln_block_height_opt_t progress;
    LN_TRY(ln_claims_progress(batch->call, batch->faucet->claims, &progress));
    if (!progress.some || progress.value.value != batch->block.height.value) {
        batch->faucet->unsure = true;
        return LN_OK;
    }
    progress.value.value++;
    return ln_claims_put_progress(batch->call, batch->faucet->claims, progress.value);
}

static ln_err_t enter_all(batch_t *batch)
{
    LN_TRY(ln_faucet_enter_block(batch->call, batch->faucet, &batch->block));
    LN_TRY(enter_periods(batch));
    return enter_progress(batch);
}

static ln_err_t save(batch_t *batch)
{
    LN_TRY(ln_claims_begin(batch->call, batch->faucet->claims));
    ln_err_t err = enter_all(batch);
    if (err == LN_OK)
        return ln_claims_commit(batch->call, batch->faucet->claims);
    ln_claims_rollback(batch->faucet->claims);
    return err;
}

static const ln_chain_description_t *opened_for(const ln_faucet_block_t *block,
                                                const ln_account_owner_t *owner)
{
    for (size_t i = block->opened.count; i > 0; i--) {
        ln_account_owner_opt_t has = ln_faucet_owner_of(&block->opened.items[i - 1]);
        if (has.some && ln_account_owner_equal(&has.value, owner))
            return &block->opened.items[i - 1];
    }
    return NULL;
}

static void answer_committed(batch_t *batch)
{
    for (size_t i = 0; i < batch->requests.count; i++) {
        ln_faucet_request_t *request = batch->requests.items[i];
        const ln_chain_description_t *opened = opened_for(&batch->block, &request->owner);
        request->certificate_hash = batch->block.certificate_hash;
        if (request->is_daily)
            answer(batch->faucet, request);
        else if (opened != NULL)
            answer_claim(batch->faucet, request, opened);
        else
            answer_error(batch->faucet, request, LN_ERR_INTERNAL,
                         LN_LITERAL("The block does not open the chain that it should."));
    }
    batch->requests.count = 0;
}

/* The tokens are spent: if the file cannot be written, the owners get their chains all the same,
 * and the file is brought up to date later. */
static void finish(batch_t *batch)
{
    ln_env_t *env = batch->faucet->options.loop->env;
    uint64_t begun = ln_env_monotonic_us(env);
    ln_err_t err = save(batch);
    ln_metric_observe(LN_METRIC_faucet_store_chain_latency_ms, NULL,
                      (double)(ln_env_monotonic_us(env) - begun) / 1000);
    if (err != LN_OK) {
        ln_bytes_t text = ln_call_text(batch->call, err);
        LN_ERROR_LOG("faucet", "claims are in a block but not in the file: %.*s",
                     LN_TEXT_ARG(text));
        batch->faucet->unsure = true;
    }
    ln_metric_add(LN_METRIC_faucet_chains_created_total, NULL, batch->block.opened.count);
    answer_committed(batch);
}

/* --- what goes wrong */

/* Is it the number of operations that is wrong? */
static bool is_too_much(ln_err_t err)
{
    return err == LN_ERR_BLOCK_TOO_LARGE || err == LN_ERR_FEES_EXCEED_FUNDING ||
           err == LN_ERR_INSUFFICIENT_BALANCE || err == LN_ERR_MAXIMUM_FUEL_EXCEEDED ||
           err == LN_ERR_BLOCK_PROPOSAL_TOO_LARGE;
}

/* How many of the operations would do, or 0. */
static size_t smaller_batch(const batch_t *batch, ln_err_t err)
{
    if (!is_too_much(err) || batch->requests.count < 2)
        return 0;
    return batch->failed_at < batch->requests.count ? batch->failed_at : batch->requests.count / 2;
}

static ln_err_t in_words_for_owners(ln_call_t *call, ln_err_t err)
{
    if (err == LN_ERR_WAIT_FOR_TIMEOUT) {
        const ln_wait_t *wait = call->detail;
        ln_bytes_t until = wait != NULL ? ln_timestamp_text(call->arena, wait->timestamp)
                                        : LN_LITERAL("a later time");
        return LN_FAIL(call, LN_ERR_BUSY,
                       "This faucet is using a multi-owner chain and is not the leader right now. "
                       "Try again at %.*s.",
                       LN_TEXT_ARG(until));
    }
    if (err == LN_ERR_CONFLICTING_BLOCK) {
        ln_bytes_t text = ln_call_text(call, err);
        return LN_FAIL(call, LN_ERR_BUSY, "A different block was committed at this height: %.*s",
                       LN_TEXT_ARG(text));
    }
    return err;
}

/* Answers the requests or puts them back. */
static void recover(batch_t *batch, ln_err_t err, size_t *conflicts)
{
    size_t smaller = smaller_batch(batch, err);
    if (smaller > 0) {
        batch->faucet->batch_max = smaller;
        ln_metric_add(LN_METRIC_faucet_retryable_errors_total, NULL, 1);
        LN_INFO("faucet", "blocks are made of fewer claims now batch_max=%zu", smaller);
        put_back(batch);
        return;
    }
    batch->faucet->unsure = true;
    if (err == LN_ERR_CONFLICTING_BLOCK && ++*conflicts < CONFLICTS_MAX)
        put_back(batch); /* an own block of earlier, perhaps, with these very chains */
    else
        answer_all_with(batch, in_words_for_owners(batch->call, err));
}

/* --- the task */

static void run_batch(batch_t *batch, size_t *conflicts)
{
    ln_err_t err = batch->faucet->unsure ? ln_faucet_catch_up(batch->call, batch->faucet) : LN_OK;
    if (err == LN_OK) {
        admit(batch);
        if (batch->requests.count == 0)
            return;
        err = check_limits(batch);
    }
    if (err != LN_OK) {
        answer_all_with(batch, err);
        return;
    }
    err = commit(batch);
    if (err != LN_OK) {
        recover(batch, err, conflicts);
        return;
    }
    *conflicts = 0;
    finish(batch);
}

static void next_batch(ln_faucet_t *faucet, size_t *conflicts)
{
    ln_arena_t arena = {0};
    ln_call_t call = ln_call(&arena);
    uint64_t begun = ln_env_monotonic_us(faucet->options.loop->env);
    batch_t batch = {.call = &call, .faucet = faucet, .requests = take_requests(&arena, faucet)};
    run_batch(&batch, conflicts);
    LN_ASSERT(batch.requests.count == 0); /* all answered or put back */
    uint64_t us = ln_env_monotonic_us(faucet->options.loop->env) - begun;
    ln_metric_observe(LN_METRIC_faucet_batch_processing_latency_ms, NULL, (double)us / 1000);
    ln_arena_release(&arena);
}

static void answer_queued(ln_faucet_t *faucet, ln_err_t err, const char *text)
{
    ln_link_t *link;
    while ((link = ln_list_pop(&faucet->queue)) != NULL) {
        faucet->queued--;
        answer_error(faucet, LN_CONTAINER(link, ln_faucet_request_t, link), err, ln_text(text));
    }
}

void ln_faucet_run_batches(void *subject)
{
    ln_faucet_t *faucet = subject;
    ln_sched_t *sched = &faucet->options.loop->sched;
    while (ln_task_wait(sched, &faucet->waiting, LN_NO_DEADLINE) == LN_OK) {
        size_t conflicts = 0;
        /* Compat: the reference stops after an error and leaves the others waiting until somebody
         * else asks; here everybody gets an answer. */
        while (!ln_list_empty(&faucet->queue))
            next_batch(faucet, &conflicts);
    }
    answer_queued(faucet, LN_ERR_CANCELLED, "The faucet ends.");
}
