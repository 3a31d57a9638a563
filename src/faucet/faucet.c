/* SPDX-License-Identifier: Apache-2.0 */
#include "faucet/faucet.h"

#include "base/metrics.h"
#include "faucet/faucet_priv.h"

#include <stdlib.h>

#define BATCH_DEFAULT 100
#define BATCH_MAX 1000
#define QUEUE_DEFAULT 10000

/* --- start and stop */

static size_t or_default(size_t value, size_t otherwise)
{
    return value != 0 ? value : otherwise;
}

static ln_err_t prepare(ln_call_t *call, ln_faucet_t *faucet)
{
    const ln_faucet_chain_t *chain = &faucet->options.chain;
    LN_TRY(ln_claims_open(call, &faucet->claims, faucet->options.storage_path));
    LN_TRY(ln_faucet_catch_up(call, faucet));
    return chain->balance(chain->owner, call, &faucet->start_balance);
}

ln_err_t ln_faucet_start(ln_call_t *call, ln_faucet_t **out, const ln_faucet_options_t *options)
{
    ln_faucet_t *faucet = ln_zalloc(sizeof(*faucet));
    faucet->options = *options;
    faucet->options.queue_max = or_default(options->queue_max, QUEUE_DEFAULT);
    faucet->batch_max = LN_MIN(or_default(options->batch_max, BATCH_DEFAULT), (size_t)BATCH_MAX);
    faucet->start.us = ln_env_now_us(options->loop->env);
    ln_list_init(&faucet->queue);
    ln_group_init(&faucet->group, &options->loop->sched);
    ln_err_t err = prepare(call, faucet);
    if (err != LN_OK) {
        ln_faucet_stop(faucet);
        return err;
    }
    ln_group_spawn(&faucet->group, ln_faucet_run_batches, faucet);
    *out = faucet;
    return LN_OK;
}

void ln_faucet_stop(ln_faucet_t *faucet)
{
    if (faucet == NULL)
        return;
    ln_group_end(&faucet->group); /* which answers what is queued */
    LN_ASSERT(ln_list_empty(&faucet->queue));
    ln_claims_close(faucet->claims);
    free(faucet);
}

const ln_faucet_options_t *ln_faucet_options(const ln_faucet_t *faucet)
{
    return &faucet->options;
}

size_t ln_faucet_batch_max(const ln_faucet_t *faucet)
{
    return faucet->batch_max;
}

/* --- one request */

void ln_faucet_request_free(ln_faucet_request_t *request)
{
    ln_arena_release(&request->memory);
    free(request);
}

static ln_faucet_request_t *new_request(const ln_faucet_t *faucet, const ln_account_owner_t *owner)
{
    ln_faucet_request_t *request = ln_zalloc(sizeof(*request));
    request->owner = *owner;
    request->begun_us = ln_env_monotonic_us(faucet->options.loop->env);
    return request;
}

/* Waits for the answer. LN_OK: it is there, be it good or bad. Otherwise the request is gone. */
static ln_err_t wait_for_answer(ln_faucet_t *faucet, ln_faucet_request_t *request)
{
    ln_err_t err = ln_task_wait(&faucet->options.loop->sched, &request->answered, LN_NO_DEADLINE);
    if (err == LN_OK)
        return LN_OK;
    if (ln_link_is_linked(&request->link)) {
        ln_list_remove(&request->link);
        faucet->queued--;
        ln_faucet_request_free(request);
    } else {
        request->abandoned = true;
    }
    return err;
}

/* Queues the request and waits. On success the caller frees it. */
static ln_err_t serve(ln_call_t *call, ln_faucet_t *faucet, ln_faucet_request_t *request)
{
    if (faucet->queued >= faucet->options.queue_max) {
        ln_faucet_request_free(request);
        return LN_FAIL(call, LN_ERR_BUSY,
                       "The faucet has too many claims to work on; try again later.");
    }
    ln_list_append(&faucet->queue, &request->link);
    faucet->queued++;
    ln_metric_set(LN_METRIC_faucet_queue_size, NULL, faucet->queued);
    ln_signal_set(&faucet->options.loop->sched, &faucet->waiting);
    LN_TRY(wait_for_answer(faucet, request));
    ln_err_t err = request->err;
    if (err != LN_OK) {
        ln_bytes_t text = ln_bytes_copy(call->arena, request->text);
        ln_faucet_request_free(request);
        return LN_FAIL(call, err, "%.*s", LN_TEXT_ARG(text));
    }
    uint64_t now = ln_env_monotonic_us(faucet->options.loop->env);
    ln_metric_observe(LN_METRIC_faucet_claim_latency_ms, NULL,
                      (double)(now - request->begun_us) / 1000);
    return LN_OK;
}

/* --- claims */

static ln_err_t check_owner(ln_call_t *call, const ln_account_owner_t *owner)
{
    if (owner->tag == LN_ACCOUNT_OWNER_RESERVED)
        return LN_FAIL(call, LN_ERR_INVALID_INPUT,
                       "A chain needs an owner with a key: 0x and 40 or 64 hexadecimal digits.");
    return LN_OK;
}

ln_err_t ln_faucet_claim(ln_call_t *call, ln_faucet_t *faucet, ln_chain_description_t *out,
                         const ln_account_owner_t *owner)
{
    const ln_faucet_chain_t *chain = &faucet->options.chain;
    ln_claim_row_t row;
    ln_metric_add(LN_METRIC_faucet_claim_requests_total, NULL, 1);
    LN_TRY(check_owner(call, owner));
    LN_TRY(ln_claims_chain(call, faucet->claims, &row, owner));
    if (row.some)
        return chain->description(chain->owner, call, out, &row.chain_id);
    ln_faucet_request_t *request = new_request(faucet, owner);
    LN_TRY(serve(call, faucet, request));
    ln_value_copy(&ln_chain_description_type, call->arena, out, &request->description);
    ln_faucet_request_free(request);
    return LN_OK;
}

ln_err_t ln_faucet_first_claim(ln_call_t *call, ln_faucet_t *faucet, ln_faucet_first_t *out,
                               const ln_account_owner_t *owner)
{
    ln_claim_row_t row;
    LN_TRY(ln_claims_chain(call, faucet->claims, &row, owner));
    *out = (ln_faucet_first_t){row.some, row.chain_id, row.created};
    return LN_OK;
}

/* --- daily claims: days are counted from the first claim, whose own day is number 0 */

ln_err_t ln_faucet_check_daily(ln_call_t *call, ln_faucet_t *faucet, ln_faucet_request_t *request)
{
    ln_claim_row_t row;
    uint64_t last, now = ln_env_now_us(faucet->options.loop->env);
    if (faucet->options.daily_amount.attos == 0)
        return LN_FAIL(call, LN_ERR_INVALID_INPUT, "Daily claims are not enabled on this faucet");
    LN_TRY(ln_claims_chain(call, faucet->claims, &row, &request->owner));
    if (!row.some)
        return LN_FAIL(call, LN_ERR_INVALID_INPUT,
                       "You must claim a chain before making daily claims");
    LN_TRY(ln_claims_last_period(call, faucet->claims, &last, &request->owner));
    request->target = row.chain_id;
    request->period = now > row.created.us ? (now - row.created.us) / LN_FAUCET_DAY_US : 0;
    if (request->period <= last)
        return LN_FAIL(call, LN_ERR_INVALID_INPUT,
                       "You have already claimed tokens for this period");
    return LN_OK;
}

ln_err_t ln_faucet_daily_claim(ln_call_t *call, ln_faucet_t *faucet, ln_faucet_daily_t *out,
                               const ln_account_owner_t *owner)
{
    ln_faucet_request_t *request = new_request(faucet, owner);
    request->is_daily = true;
    ln_err_t err = ln_faucet_check_daily(call, faucet, request);
    if (err != LN_OK) {
        ln_faucet_request_free(request);
        return err;
    }
    LN_TRY(serve(call, faucet, request));
    *out = (ln_faucet_daily_t){request->target, request->certificate_hash,
                               faucet->options.daily_amount};
    ln_faucet_request_free(request);
    return LN_OK;
}

ln_err_t ln_faucet_next_daily_claim(ln_call_t *call, ln_faucet_t *faucet, ln_timestamp_opt_t *out,
                                    const ln_account_owner_t *owner)
{
    ln_claim_row_t row;
    uint64_t last;
    LN_TRY(ln_claims_chain(call, faucet->claims, &row, owner));
    LN_TRY(ln_claims_last_period(call, faucet->claims, &last, owner));
    *out = (ln_timestamp_opt_t){row.some, {row.created.us + (last + 1) * LN_FAUCET_DAY_US}};
    return LN_OK;
}

/* --- the rate limit: start_balance * (end - now) <= remaining * (end - start) */

/* A product of 128 and 64 bits: 192 bits, in two parts. */
typedef struct {
    ln_u128_t high;
    uint64_t low;
} product_t;

static product_t multiply(ln_u128_t a, uint64_t b)
{
    ln_u128_t low = (ln_u128_t)(uint64_t)a * b;
    return (product_t){.high = (a >> 64) * b + (low >> 64), .low = (uint64_t)low};
}

static uint64_t time_left(ln_timestamp_t end, ln_timestamp_t at)
{
    return end.us > at.us ? end.us - at.us : 0;
}

bool ln_faucet_rate_allows(ln_amount_t start_balance, ln_amount_t remaining, ln_timestamp_t start,
                           ln_timestamp_t end, ln_timestamp_t now)
{
    product_t locked = multiply(start_balance.attos, time_left(end, now));
    product_t there = multiply(remaining.attos, time_left(end, start));
    return locked.high != there.high ? locked.high < there.high : locked.low <= there.low;
}
