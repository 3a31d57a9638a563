/* SPDX-License-Identifier: Apache-2.0 */
#include "crash.h"

#include "client/local.h"
#include "types/ids.h"

#include <stdio.h>
#include <unistd.h>

#define TRANSFERS_MAX 5
#define SYNC_ONE_IN 6 /* turns */
#define TELL_MAX 1    /* failures of a chain that are told in words */

static bool is_over(crash_t *crash)
{
    const char *until = crash->options.until;
    return ln_env_monotonic_us(crash->loop.env) >= crash->end_us ||
           (until != NULL && access(until, F_OK) == 0);
}

/* --- what is in a block */

static ln_account_owner_t any_owner(crash_t *crash)
{
    uint64_t roll = crash_roll(crash, 2 * crash->chain_count);
    return roll < crash->chain_count ? crash->chains[roll].owner : ln_owner_chain();
}

/* The chain pays, or its owner from an account there that has enough. */
static ln_err_t payer(ln_call_t *call, crash_chain_t *chain, ln_account_owner_t *out,
                      uint64_t *spent, uint64_t amount)
{
    ln_amount_t balance;
    *out = ln_owner_chain();
    LN_TRY(ln_chain_client_local_balance(call, &chain->client, &balance, &chain->owner));
    if (crash_roll(chain->crash, 2) == 0 && balance.attos >= (ln_u128_t)*spent + amount) {
        *out = chain->owner;
        *spent += amount;
    }
    return LN_OK;
}

static ln_err_t add_transfer(ln_call_t *call, crash_chain_t *chain, ln_operations_t *operations,
                             uint64_t *spent)
{
    crash_t *crash = chain->crash;
    uint64_t amount = crash->next_amount++;
    ln_account_t to = {crash->chains[crash_roll(crash, crash->chain_count)].client.id,
                       any_owner(crash)};
    ln_account_owner_t from;
    LN_TRY(payer(call, chain, &from, spent, amount));
    *LN_PUSH(call->arena, operations) = (ln_operation_t){
        .tag = LN_OPERATION_SYSTEM,
        .system = {.tag = LN_SYSTEM_OPERATION_TRANSFER,
                   .transfer = {.owner = from, .recipient = to, .amount = {amount}}}};
    return LN_OK;
}

/* --- turns */

static ln_err_t make_block(ln_call_t *call, crash_chain_t *chain)
{
    ln_confirmed_block_certificate_t certificate;
    ln_operations_t operations = {0};
    uint64_t spent = 0;
    for (uint64_t i = crash_roll(chain->crash, TRANSFERS_MAX) + 1; i > 0; i--)
        LN_TRY(add_transfer(call, chain, &operations, &spent));
    LN_TRY(ln_chain_client_execute(call, &chain->client, &certificate, &operations,
                                   &(ln_blob_content_list_t){0}, NULL));
    chain->blocks++;
    return LN_OK;
}

static ln_err_t take_in(ln_call_t *call, crash_chain_t *chain, size_t *blocks)
{
    *blocks = 0;
    LN_TRY(ln_chain_client_sync(call, &chain->client));
    return ln_chain_client_process_inbox(call, &chain->client, blocks);
}

static ln_err_t take_turn(ln_call_t *call, crash_chain_t *chain)
{
    size_t blocks;
    if (crash_roll(chain->crash, SYNC_ONE_IN) > 0)
        return make_block(call, chain);
    ln_err_t err = take_in(call, chain, &blocks);
    chain->blocks += blocks;
    return err;
}

/* The block of an earlier call that did not get through has been finished instead. */
static bool has_finished(crash_chain_t *chain, ln_err_t err)
{
    chain->blocks += err == LN_ERR_CONFLICTING_BLOCK;
    return err == LN_OK || err == LN_ERR_CONFLICTING_BLOCK;
}

/* A quorum may be away: that is what the test is about. */
static void bear(ln_call_t *call, crash_chain_t *chain, ln_err_t err)
{
    if (++chain->failures <= TELL_MAX) {
        ln_bytes_t text = ln_call_text(call, err);
        fprintf(stderr, "a chain waits: %.*s\n", LN_TEXT_ARG(text));
    }
    ln_err_t slept =
        ln_task_sleep(&chain->crash->loop.sched, 50000 + crash_roll(chain->crash, 200000));
    (void)slept; /* cancelled: the phase ends with its time anyway */
}

static void run_chain(void *subject)
{
    crash_chain_t *chain = subject;
    while (!is_over(chain->crash)) {
        ln_arena_t arena = {0};
        ln_call_t call = ln_call(&arena);
        ln_err_t err = take_turn(&call, chain);
        if (!has_finished(chain, err))
            bear(&call, chain, err);
        ln_arena_release(&arena);
    }
}

static void run_all(crash_t *crash, void (*run)(void *subject))
{
    ln_call_t call = ln_call(&crash->arena);
    ln_group_t group;
    ln_group_init(&group, &crash->loop.sched);
    for (size_t i = 0; i < crash->chain_count; i++)
        ln_group_spawn(&group, run, &crash->chains[i]);
    while (!ln_group_empty(&group))
        crash_expect(&call, ln_group_wait(&group, LN_NO_DEADLINE), "the load was stopped");
    ln_group_end(&group);
}

/* --- before the load */

/* Short rounds, so that a chain whose proposals came to nothing does not wait for long. */
static ln_err_t shorten_rounds(ln_call_t *call, crash_chain_t *chain)
{
    ln_owner_weight_t owner = {chain->owner, 100};
    ln_operation_t operation = {
        .tag = LN_OPERATION_SYSTEM,
        .system = {.tag = LN_SYSTEM_OPERATION_CHANGE_OWNERSHIP,
                   .change_ownership = {.owners = {&owner, 1},
                                        .multi_leader_rounds = 3,
                                        .timeout_config = {.base_timeout = {500000},
                                                           .timeout_increment = {100000},
                                                           .fallback_duration = {86400000000}}}}};
    ln_operations_t operations = {&operation, 1};
    ln_confirmed_block_certificate_t certificate;
    return ln_chain_client_execute(call, &chain->client, &certificate, &operations,
                                   &(ln_blob_content_list_t){0}, NULL);
}

static void prepare(void *subject)
{
    crash_chain_t *chain = subject;
    ln_arena_t arena = {0};
    ln_call_t call = ln_call(&arena);
    crash_expect(&call, ln_chain_client_prepare(&call, &chain->client), "prepare");
    crash_expect(&call, shorten_rounds(&call, chain), "the first block");
    ln_arena_release(&arena);
}

void crash_load(crash_t *crash)
{
    run_all(crash, prepare);
    printf("the load begins: %zu chains\n", crash->chain_count);
    fflush(stdout);
    crash->end_us = ln_env_monotonic_us(crash->loop.env) + crash->options.seconds * 1000000;
    run_all(crash, run_chain);
}

/* --- after it */

/* Until nothing is pending and nothing has come. */
static void settle_chain(void *subject)
{
    crash_chain_t *chain = subject;
    chain->unsettled = 1;
    while (ln_env_monotonic_us(chain->crash->loop.env) < chain->crash->end_us) {
        ln_arena_t arena = {0};
        ln_call_t call = ln_call(&arena);
        ln_err_t err = take_in(&call, chain, &chain->unsettled);
        if (!has_finished(chain, err))
            bear(&call, chain, err);
        ln_arena_release(&arena);
        if (err == LN_OK)
            return;
        chain->unsettled = 1;
    }
}

/* One chain's block may be another one's message. */
void crash_settle(crash_t *crash)
{
    size_t unsettled = 1;
    crash->end_us = ln_env_monotonic_us(crash->loop.env) + crash->options.patience_s * 1000000;
    for (size_t i = 0; i < crash->chain_count; i++)
        crash->chains[i].failures = 0;
    while (unsettled > 0 && ln_env_monotonic_us(crash->loop.env) < crash->end_us) {
        run_all(crash, settle_chain);
        unsettled = 0;
        for (size_t i = 0; i < crash->chain_count; i++)
            unsettled += crash->chains[i].unsettled;
    }
}
