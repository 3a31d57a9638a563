/* SPDX-License-Identifier: Apache-2.0 */
#include "worker/test_help.h"

#include "kv/memory.h"
#include "types/defaults.h"
#include "worker/genesis.h"

#define TOKEN ((ln_u128_t)1000000000000000000u)

/* --- keys */

ln_secp256k1_secret_t test_validator_secret(uint8_t number)
{
    ln_secp256k1_secret_t secret = {{0}};
    secret.bytes[31] = number;
    return secret;
}

ln_ed25519_secret_t test_owner_secret(uint8_t number)
{
    ln_ed25519_secret_t secret = {{0x0e, number}};
    return secret;
}

static ln_ed25519_public_key_t owner_key(uint8_t number)
{
    ln_ed25519_secret_t secret = test_owner_secret(number);
    return ln_ed25519_public_key(&secret);
}

ln_account_owner_t test_owner(uint8_t number)
{
    ln_account_public_key_t key = {.tag = LN_ACCOUNT_PUBLIC_KEY_ED25519,
                                   .ed25519 = owner_key(number)};
    return ln_public_key_owner(&key);
}

/* --- the network */

static ln_committee_t committee_of(ln_test_t *t)
{
    ln_committee_t committee = {.policy = ln_policy_no_fees()};
    for (uint8_t i = 1; i <= TEST_VALIDATORS; i++) {
        ln_secp256k1_secret_t secret = test_validator_secret(i);
        ln_secp256k1_public_key_t key = ln_secp256k1_public_key(&secret);
        ln_validator_state_t state = {
            .network_address = LN_LITERAL("grpc:nowhere:1"),
            .votes = 1,
            .account_public_key = {.tag = LN_ACCOUNT_PUBLIC_KEY_ED25519,
                                   .ed25519 = owner_key((uint8_t)(100 + i))}};
        ln_map_put(&ln_secp256k1_public_key_validator_state_map_type, &t->arena,
                   &committee.validators, &key, &state);
    }
    return committee;
}

static ln_chain_description_t description_of(ln_test_t *t, uint8_t number)
{
    ln_chain_description_t d = {.origin = {.tag = LN_CHAIN_ORIGIN_ROOT, .root = number},
                                .timestamp = {t->env.now},
                                .config = {.balance = {1000 * TOKEN}}};
    ln_account_owner_t owner = test_owner(number);
    uint64_t weight = 100;
    ln_chain_ownership_default(&d.config.ownership);
    d.config.ownership.multi_leader_rounds = 2;
    ln_map_put(&ln_account_owner_u64_map_type, &t->arena, &d.config.ownership.owners, &owner,
               &weight);
    return d;
}

static ln_err_t start(test_world_t *w)
{
    ln_worker_options_t options = {.key = &w->key,
                                   .block_time_grace_us = TEST_GRACE_US,
                                   .allow_revert_confirm = w->allow_revert,
                                   .chains_memory_max = w->chains_memory_max};
    LN_TRY(ln_store_open(&w->t->call, &w->store, w->kv));
    ln_err_t err = ln_genesis_initialise(&w->t->call, w->store, &w->t->env.env, &w->genesis);
    if (err != LN_OK) {
        ln_store_close(w->store);
        w->store = NULL;
        return err;
    }
    w->worker = ln_worker_new(&w->t->env.env, w->store, &options);
    return LN_OK;
}

static void stop(test_world_t *w)
{
    if (w->store == NULL)
        return;
    ln_worker_free(w->worker);
    ln_store_close(w->store);
    w->worker = NULL;
    w->store = NULL;
}

ln_err_t test_world_restart(test_world_t *w)
{
    stop(w);
    return start(w);
}

void test_world_init(ln_test_t *t, test_world_t *w)
{
    *w = (test_world_t){.t = t, .key = test_validator_secret(1), .memory = ln_kv_memory()};
    w->kv = ln_kv_fault(w->memory);
    w->genesis = (ln_genesis_config_t){.committee = committee_of(t),
                                       .timestamp = {t->env.now},
                                       .network_name = LN_LITERAL("test")};
    for (uint8_t i = 0; i < TEST_CHAINS; i++) {
        ln_chain_description_t *d = LN_PUSH(&t->arena, &w->genesis.chains);
        *d = description_of(t, i);
        w->chains[i] = ln_chain_description_id(&t->arena, d);
    }
    CHECK_OK(start(w));
}

void test_world_release(test_world_t *w)
{
    stop(w);
    ln_kv_free(w->kv);
    ln_kv_free(w->memory);
}

/* --- blocks */

ln_system_operation_t test_transfer(const test_world_t *w, uint8_t to, uint64_t tokens)
{
    return (ln_system_operation_t){
        .tag = LN_SYSTEM_OPERATION_TRANSFER,
        .transfer = {.owner = ln_owner_chain(),
                     .recipient = {.chain_id = w->chains[to], .owner = ln_owner_chain()},
                     .amount = {tokens * TOKEN}}};
}

ln_proposed_block_t test_next_block(test_world_t *w, uint8_t chain,
                                    const ln_system_operation_t *operation)
{
    ln_test_t *t = w->t;
    ln_chain_info_query_t query = {.chain_id = w->chains[chain]};
    ln_info_t info;
    ln_actions_t actions = {0};
    ln_account_owner_t owner = test_owner(chain);
    CHECK_OK(ln_worker_query(&t->call, w->worker, &info, &actions, &query));
    ln_proposed_block_t block = {.chain_id = w->chains[chain],
                                 .epoch = info.info.epoch,
                                 .height = info.info.next_block_height,
                                 .timestamp = {t->env.now},
                                 .authenticated_signer = {true, owner},
                                 .previous_block_hash = info.info.block_hash};
    ln_transaction_t *transaction = LN_PUSH(&t->arena, &block.transactions);
    transaction->tag = LN_TRANSACTION_EXECUTE_OPERATION;
    transaction->execute_operation.tag = LN_OPERATION_SYSTEM;
    transaction->execute_operation.system = *operation;
    return block;
}

ln_block_t test_execute(test_world_t *w, const ln_proposed_block_t *block)
{
    ln_test_t *t = w->t;
    ln_staged_t staged;
    size_t failed_at;
    CHECK_OK(ln_worker_stage(&t->call, w->worker, &staged, &failed_at, block,
                             (ln_u32_opt_t){true, 0}, &(ln_blob_content_list_t){0}, NULL, NULL));
    return staged.block;
}

/* --- signatures */

void test_sign(ln_test_t *t, ln_block_proposal_t *proposal, uint8_t owner)
{
    ln_ed25519_secret_t secret = test_owner_secret(owner);
    ln_hash_t hash = ln_proposal_content_hash(&t->arena, &proposal->content);
    proposal->signature = (ln_account_signature_t){
        .tag = LN_ACCOUNT_SIGNATURE_ED25519,
        .ed25519 = {.signature = ln_ed25519_sign(&secret, &hash), .public_key = owner_key(owner)}};
}

ln_block_proposal_t test_propose(ln_test_t *t, const ln_proposed_block_t *block, ln_round_t round,
                                 uint8_t owner)
{
    ln_block_proposal_t proposal = {.content = {.block = *block, .round = round}};
    test_sign(t, &proposal, owner);
    return proposal;
}

ln_validator_signature_list_t test_signatures(ln_test_t *t, const ln_hash_t *value_hash,
                                              ln_round_t round, ln_certificate_kind_t kind,
                                              uint8_t count)
{
    ln_validator_signature_list_t list = {0};
    ln_hash_t hash = ln_vote_hash(value_hash, round, kind);
    for (uint8_t i = 1; i <= count; i++) {
        ln_secp256k1_secret_t secret = test_validator_secret(i);
        *LN_PUSH(&t->arena, &list) = (ln_validator_signature_t){ln_secp256k1_public_key(&secret),
                                                                ln_secp256k1_sign(&secret, &hash)};
    }
    ln_signatures_sort(&list);
    return list;
}

ln_validated_block_certificate_t test_validated(ln_test_t *t, const ln_block_t *block,
                                                ln_round_t round, uint8_t count)
{
    ln_hash_t hash = ln_block_hash(&t->arena, block);
    return (ln_validated_block_certificate_t){
        *block, round, test_signatures(t, &hash, round, LN_CERTIFICATE_KIND_VALIDATED, count)};
}

ln_confirmed_block_certificate_t test_confirmed(ln_test_t *t, const ln_block_t *block,
                                                ln_round_t round, uint8_t count)
{
    ln_hash_t hash = ln_block_hash(&t->arena, block);
    return (ln_confirmed_block_certificate_t){
        *block, round, test_signatures(t, &hash, round, LN_CERTIFICATE_KIND_CONFIRMED, count)};
}

ln_timeout_certificate_t test_timeout(test_world_t *w, uint8_t chain, uint64_t height,
                                      ln_round_t round, uint8_t count)
{
    ln_timeout_t timeout = {.chain_id = w->chains[chain], .height = {height}};
    ln_hash_t hash = ln_timeout_hash(&w->t->arena, &timeout);
    return (ln_timeout_certificate_t){
        timeout, round, test_signatures(w->t, &hash, round, LN_CERTIFICATE_KIND_TIMEOUT, count)};
}

/* --- handlers */

ln_err_t test_on_proposal(test_world_t *w, const ln_block_proposal_t *proposal)
{
    w->actions = (ln_actions_t){0};
    return ln_worker_proposal(&w->t->call, w->worker, &w->info, &w->actions, proposal);
}

ln_err_t test_on_validated(test_world_t *w, const ln_validated_block_certificate_t *certificate)
{
    w->actions = (ln_actions_t){0};
    return ln_worker_validated_certificate(&w->t->call, w->worker, &w->info, &w->actions,
                                           certificate);
}

ln_err_t test_on_confirmed(test_world_t *w, const ln_confirmed_block_certificate_t *certificate)
{
    w->actions = (ln_actions_t){0};
    return ln_worker_confirmed_certificate(&w->t->call, w->worker, &w->info, &w->actions,
                                           certificate, false);
}

ln_err_t test_on_query(test_world_t *w, const ln_chain_info_query_t *query)
{
    w->actions = (ln_actions_t){0};
    return ln_worker_query(&w->t->call, w->worker, &w->info, &w->actions, query);
}

ln_err_t test_deliver(test_world_t *w)
{
    ln_cross_chain_request_list_t queue = w->actions.cross_chain;
    for (size_t i = 0; i < queue.count; i++) {
        ln_actions_t actions = {0};
        LN_TRY(ln_worker_cross_chain(&w->t->call, w->worker, &actions, &queue.items[i]));
        for (size_t k = 0; k < actions.cross_chain.count; k++)
            *LN_PUSH(&w->t->arena, &queue) = actions.cross_chain.items[k];
    }
    return LN_OK;
}

ln_block_t test_confirm_block(test_world_t *w, uint8_t chain,
                              const ln_system_operation_t *operation)
{
    ln_test_t *t = w->t;
    ln_proposed_block_t proposed = test_next_block(w, chain, operation);
    ln_block_t block = test_execute(w, &proposed);
    ln_confirmed_block_certificate_t certificate = test_confirmed(t, &block, test_ml(0), 3);
    CHECK_OK(test_on_confirmed(w, &certificate));
    CHECK_OK(test_deliver(w));
    return block;
}
