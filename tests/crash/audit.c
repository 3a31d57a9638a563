/* SPDX-License-Identifier: Apache-2.0 */
#include "crash.h"
#include "ledger.h"

#include "client/local.h"
#include "client/push.h"
#include "client/remote.h"
#include "types/committee.h"
#include "types/ids.h"

#include <stdio.h>

#define HEIGHTS_MAX 100 /* of certificates asked for at once */
#define RETRY_US 100000

typedef struct {
    crash_t *crash;
    ln_call_t *call; /* of the check that runs */
    ledger_t ledger;
    size_t blocks;
    uint64_t comparisons; /* the number of the one that runs */
    size_t passed, failed;
} audit_t;

static void tell(audit_t *audit, bool held, ln_bytes_t what)
{
    printf("%s %.*s\n", held ? "ok     " : "FAILED ", LN_TEXT_ARG(what));
    fflush(stdout);
    audit->passed += held;
    audit->failed += !held;
}

/* --- what validators say of a chain, compared with what is known here */

/* A validator that has been away does not know the newest blocks before somebody tells it; then it
 * must deliver their messages, also those that it could not deliver before it was killed. */
static ln_err_t bring_up(audit_t *audit, ln_remote_t *remote, const crash_chain_t *chain)
{
    crash_t *crash = audit->crash;
    for (;;) {
        ln_arena_t arena = {0};
        ln_call_t call = ln_call(&arena);
        ln_block_height_t next;
        ln_err_t err = ln_local_next_height(&call, crash->client, &next, &chain->client.id);
        if (err == LN_OK)
            err = ln_push_chain(&call, remote, &chain->client.id, next, true, NULL);
        if (err != LN_OK)
            LN_FAIL(audit->call, err, "%.*s", LN_TEXT_ARG(ln_call_text(&call, err)));
        ln_arena_release(&arena);
        if (err == LN_OK || ln_env_monotonic_us(crash->loop.env) >= crash->end_us)
            return err;
        LN_TRY(ln_task_sleep(&crash->loop.sched, RETRY_US));
    }
}

static ln_err_t differ(audit_t *audit, const char *what)
{
    return LN_FAIL(audit->call, LN_ERR_NO_QUORUM, "%s", what);
}

static ln_err_t compare_tip(audit_t *audit, ln_remote_t *remote, const crash_chain_t *chain)
{
    ln_chain_info_t here, there;
    ln_chain_info_query_t query = {.chain_id = chain->client.id,
                                   .request_owner_balance = ln_owner_chain(),
                                   .request_pending_message_bundles = true};
    LN_TRY(ln_local_info(audit->call, audit->crash->client, &here, &chain->client.id, false));
    LN_TRY(ln_remote_query(audit->call, remote, &there, &query));
    if (here.next_block_height.value != there.next_block_height.value)
        return differ(audit, "another height");
    if (!ln_hash_opt_equal(&here.block_hash, &there.block_hash))
        return differ(audit, "another last block");
    if (!ln_hash_opt_equal(&here.state_hash, &there.state_hash))
        return differ(audit, "another state hash");
    if (here.chain_balance.attos != there.chain_balance.attos)
        return differ(audit, "another balance of the chain");
    if (there.requested_pending_message_bundles.count > 0)
        return differ(audit, "messages wait that have been received");
    return LN_OK;
}

static ln_err_t compare_balances(audit_t *audit, ln_remote_t *remote, crash_chain_t *chain)
{
    for (size_t i = 0; i < audit->crash->chain_count; i++) {
        const ln_account_owner_t *owner = &audit->crash->chains[i].owner;
        ln_chain_info_query_t query = {.chain_id = chain->client.id,
                                       .request_owner_balance = *owner};
        ln_chain_info_t there;
        ln_amount_t here;
        LN_TRY(ln_chain_client_local_balance(audit->call, &chain->client, &here, owner));
        LN_TRY(ln_remote_query(audit->call, remote, &there, &query));
        const ln_amount_opt_t *balance = &there.requested_owner_balance;
        if ((balance->some ? balance->value.attos : 0) != here.attos)
            return differ(audit, "another balance of an owner");
    }
    return LN_OK;
}

static ln_err_t compare_range(audit_t *audit, ln_remote_t *remote, const crash_chain_t *chain,
                              uint64_t from, uint64_t to)
{
    ln_confirmed_block_certificate_list_t there;
    ln_block_height_list_t heights = {0};
    for (uint64_t height = from; height < to; height++)
        LN_PUSH(audit->call->arena, &heights)->value = height;
    LN_TRY(ln_remote_certificates(audit->call, remote, &there, &chain->client.id, &heights));
    for (size_t i = 0; i < there.count; i++) {
        ln_confirmed_block_certificate_t here;
        bool found;
        LN_TRY(ln_local_certificate_at(audit->call, audit->crash->client, &here, &found,
                                       &chain->client.id, there.items[i].value.header.height));
        if (!found || !ln_block_equal(&here.value, &there.items[i].value))
            return differ(audit, "another block");
    }
    return LN_OK;
}

static ln_err_t compare_blocks(audit_t *audit, ln_remote_t *remote, const crash_chain_t *chain)
{
    ln_block_height_t next;
    LN_TRY(ln_local_next_height(audit->call, audit->crash->client, &next, &chain->client.id));
    for (uint64_t from = 0; from < next.value; from += HEIGHTS_MAX)
        LN_TRY(compare_range(audit, remote, chain, from, LN_MIN(from + HEIGHTS_MAX, next.value)));
    return LN_OK;
}

/* By this log clients find out what has been sent to them. */
static ln_err_t fetch_log(audit_t *audit, ln_remote_t *remote, const crash_chain_t *chain,
                          ln_chain_and_height_list_t *out)
{
    ln_chain_info_t info;
    *out = (ln_chain_and_height_list_t){0};
    do {
        ln_chain_info_query_t query = {
            .chain_id = chain->client.id,
            .request_owner_balance = ln_owner_chain(),
            .request_received_log_excluding_first_n = {true, out->count}};
        LN_TRY(ln_remote_query(audit->call, remote, &info, &query));
        for (size_t i = 0; i < info.requested_received_log.count; i++)
            *LN_PUSH(audit->call->arena, out) = info.requested_received_log.items[i];
    } while (info.requested_received_log.count > 0);
    return LN_OK;
}

static ln_err_t check_log(audit_t *audit, const crash_chain_t *chain,
                          const ln_chain_and_height_list_t *log)
{
    size_t expected = ledger_letters(&audit->ledger, &chain->client.id);
    audit->comparisons++;
    for (size_t i = 0; i < log->count; i++)
        if (!ledger_take_letter(&audit->ledger, &chain->client.id, &log->items[i].chain_id,
                                log->items[i].height.value, audit->comparisons))
            return differ(audit, "its inbox got something twice, or that nobody has sent");
    if (log->count < expected)
        return LN_FAIL(audit->call, LN_ERR_NO_QUORUM,
                       "its inbox never got the messages of %zu of %zu blocks",
                       expected - log->count, expected);
    return LN_OK;
}

/* Messages on their way may need another moment. */
static ln_err_t compare_log(audit_t *audit, ln_remote_t *remote, const crash_chain_t *chain)
{
    crash_t *crash = audit->crash;
    for (;;) {
        ln_chain_and_height_list_t log;
        LN_TRY(fetch_log(audit, remote, chain, &log));
        ln_err_t err = check_log(audit, chain, &log);
        if (err == LN_OK || ln_env_monotonic_us(crash->loop.env) >= crash->end_us)
            return err;
        LN_TRY(ln_task_sleep(&crash->loop.sched, RETRY_US));
    }
}

static ln_err_t compare_chain(audit_t *audit, ln_remote_t *remote, crash_chain_t *chain)
{
    LN_TRY(compare_tip(audit, remote, chain));
    LN_TRY(compare_log(audit, remote, chain));
    LN_TRY(compare_balances(audit, remote, chain));
    return compare_blocks(audit, remote, chain);
}

/* All blocks first: a chain's state there may need the messages of the others. */
static ln_err_t compare_all(audit_t *audit, ln_remote_t *remote)
{
    crash_t *crash = audit->crash;
    for (size_t i = 0; i < crash->chain_count; i++)
        LN_TRY(bring_up(audit, remote, &crash->chains[i]));
    for (size_t i = 0; i < crash->chain_count; i++) {
        ln_arena_t arena = {0};
        ln_call_t call = ln_call(&arena), *outer = audit->call;
        audit->call = &call;
        ln_err_t err = compare_chain(audit, remote, &crash->chains[i]);
        audit->call = outer;
        if (err != LN_OK)
            LN_FAIL(outer, err, "chain %zu: %.*s", i, LN_TEXT_ARG(ln_call_text(&call, err)));
        ln_arena_release(&arena);
        LN_TRY(err);
    }
    return LN_OK;
}

static void compare_validators(audit_t *audit)
{
    crash_t *crash = audit->crash;
    const ln_committee_t *committee;
    crash_expect(
        audit->call,
        ln_client_committee(audit->call, crash->client, &committee, &crash->client->admin_id),
        "the committee");
    ln_remote_list_t remotes = ln_client_remotes(audit->call->arena, crash->client, committee);
    crash->end_us = ln_env_monotonic_us(crash->loop.env) + crash->options.patience_s * 1000000;
    for (size_t i = 0; i < remotes.count; i++) {
        ln_err_t err = compare_all(audit, &remotes.items[i]);
        ln_bytes_t why = err == LN_OK ? LN_LITERAL("") : ln_call_text(audit->call, err);
        tell(audit, err == LN_OK,
             ln_format(audit->call->arena,
                       "%.*s has the same blocks, states, messages and balances%s%.*s",
                       LN_TEXT_ARG(remotes.items[i].address), err == LN_OK ? "" : ": ",
                       LN_TEXT_ARG(why)));
    }
}

/* --- money and messages */

typedef void (*visit_t)(ledger_t *ledger, const ln_block_t *block);

static size_t visit_blocks(audit_t *audit, visit_t visit)
{
    crash_t *crash = audit->crash;
    size_t blocks = 0;
    for (size_t i = 0; i < crash->chain_count; i++) {
        bool found = true;
        for (ln_block_height_t height = {0}; found; height.value++) {
            ln_arena_t arena = {0};
            ln_call_t call = ln_call(&arena);
            ln_confirmed_block_certificate_t certificate;
            crash_expect(&call,
                         ln_local_certificate_at(&call, crash->client, &certificate, &found,
                                                 &crash->chains[i].client.id, height),
                         "a block");
            if (found)
                visit(&audit->ledger, &certificate.value);
            blocks += found;
            ln_arena_release(&arena);
        }
    }
    return blocks;
}

static ln_u128_t endow(audit_t *audit)
{
    const ln_genesis_config_t *genesis = ln_wallet_genesis(audit->crash->wallet);
    ln_u128_t total = 0;
    for (size_t i = 0; i < genesis->chains.count; i++) {
        const ln_chain_description_t *description = &genesis->chains.items[i];
        ln_account_t account = {ln_chain_description_id(audit->call->arena, description),
                                ln_owner_chain()};
        ledger_credit(&audit->ledger, &account, description->config.balance.attos);
        total += description->config.balance.attos;
    }
    return total;
}

/* The sum of all accounts, and how many are not what the ledger says. */
static ln_u128_t add_up(audit_t *audit, size_t *wrong)
{
    crash_t *crash = audit->crash;
    ln_u128_t sum = 0;
    for (size_t i = 0; i < crash->chain_count; i++)
        for (size_t k = 0; k <= crash->chain_count; k++) {
            ln_account_t account = {crash->chains[i].client.id, k < crash->chain_count
                                                                    ? crash->chains[k].owner
                                                                    : ln_owner_chain()};
            ln_amount_t balance;
            crash_expect(audit->call,
                         ln_chain_client_local_balance(audit->call, &crash->chains[i].client,
                                                       &balance, &account.owner),
                         "a balance");
            *wrong += balance.attos != ledger_balance(&audit->ledger, &account);
            sum += balance.attos;
        }
    return sum;
}

static ln_bytes_t tokens(ln_arena_t *arena, ln_u128_t attos)
{
    ln_amount_t amount = {attos};
    return ln_value_text(&ln_amount_type, arena, &amount);
}

static void tell_money(audit_t *audit, ln_u128_t total)
{
    ln_arena_t *arena = audit->call->arena;
    size_t wrong = 0;
    ln_u128_t sum = add_up(audit, &wrong), fees = audit->ledger.fees;
    tell(audit, sum + fees == total,
         ln_format(arena, "all balances and the fees are what there was: %.*s and %.*s of %.*s",
                   LN_TEXT_ARG(tokens(arena, sum)), LN_TEXT_ARG(tokens(arena, fees)),
                   LN_TEXT_ARG(tokens(arena, total))));
    tell(audit, wrong == 0,
         ln_format(arena, "every account has what its %zu transfers left it (%zu have not)",
                   audit->ledger.transfers, wrong));
}

static void tell_messages(audit_t *audit)
{
    const ledger_t *ledger = &audit->ledger;
    size_t lost = ledger_lost(ledger);
    tell(audit, ledger->sent > 0 && lost + ledger->unsent + ledger->repeated + ledger->bounced == 0,
         ln_format(audit->call->arena,
                   "each of %zu messages in %zu blocks was received once (%zu lost, %zu twice, %zu "
                   "from nowhere, %zu rejected)",
                   ledger->sent, audit->blocks, lost, ledger->repeated, ledger->unsent,
                   ledger->bounced));
}

/* --- the load and the witness */

static void audit_load(audit_t *audit)
{
    const crash_t *crash = audit->crash;
    size_t blocks = 0, fewest = SIZE_MAX, waiting = 0;
    for (size_t i = 0; i < crash->chain_count; i++) {
        blocks += crash->chains[i].blocks;
        fewest = LN_MIN(fewest, crash->chains[i].blocks);
        waiting += crash->chains[i].unsettled > 0 || crash->chains[i].client.has_pending;
    }
    tell(audit, fewest > 0,
         ln_format(audit->call->arena, "every chain made blocks: %zu in all, %zu at least", blocks,
                   fewest));
    tell(audit, waiting == 0,
         ln_format(audit->call->arena, "nothing is pending any more (on %zu of %zu chains it is)",
                   waiting, crash->chain_count));
}

static void audit_votes(audit_t *audit)
{
    crash_witness_counts_t counts = crash_witness_counts(audit->crash->witness);
    tell(audit, counts.votes > 0 && counts.contradicted == 0,
         ln_format(audit->call->arena,
                   "no validator contradicts itself: %zu votes (%zu for timeouts) in %zu answers, "
                   "%zu contradictions",
                   counts.votes, counts.timeouts, counts.answers, counts.contradicted));
    tell(audit, counts.temptations > 0 && (counts.at_returns > 0 || counts.absences == 0),
         ln_format(audit->call->arena,
                   "validators were away %zu times, and tempted %zu times: %zu on return, %zu "
                   "after a vote to confirm",
                   counts.absences, counts.temptations, counts.at_returns, counts.after_locks));
}

size_t crash_audit(crash_t *crash, size_t *passed)
{
    ln_arena_t arena = {0};
    ln_call_t call = ln_call(&arena);
    audit_t audit = {.crash = crash, .call = &call};
    ledger_init(&audit.ledger, &ln_wallet_genesis(crash->wallet)->committee.policy);
    ln_u128_t total = endow(&audit);
    audit.blocks = visit_blocks(&audit, ledger_send);
    visit_blocks(&audit, ledger_receive);
    audit_load(&audit);
    tell_messages(&audit);
    tell_money(&audit, total);
    compare_validators(&audit);
    audit_votes(&audit); /* last: comparing has asked for more answers */
    ledger_release(&audit.ledger);
    ln_arena_release(&arena);
    *passed += audit.passed;
    return audit.failed;
}
