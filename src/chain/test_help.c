/* SPDX-License-Identifier: Apache-2.0 */
#include "chain/test_help.h"

#include "chain/manager.h"
#include "kv/memory.h"
#include "types/defaults.h"

/* --- the chain */

void test_chain_init(ln_test_t *t, test_chain_t *c)
{
    ln_chain_id_t id = test_chain_id(1);
    *c = (test_chain_t){.kv = ln_kv_memory()};
    CHECK_OK(ln_store_open(&t->call, &c->store, c->kv));
    CHECK_OK(ln_chain_open(&t->call, &c->chain, c->store, &id));
}

void test_chain_release(test_chain_t *c)
{
    ln_chain_close(&c->chain);
    ln_store_close(c->store);
    ln_kv_free(c->kv);
}

void test_chain_reopen(ln_test_t *t, test_chain_t *c)
{
    ln_batch_t batch = ln_batch(&t->arena);
    ln_chain_id_t id = c->chain.id;
    ln_chain_save(&c->chain, &batch);
    CHECK_OK(ln_kv_write(c->kv, &t->call, &batch));
    ln_chain_close(&c->chain);
    CHECK_OK(ln_chain_open(&t->call, &c->chain, c->store, &id));
}

/* --- by number */

static ln_hash_t hash_of(uint8_t kind, uint8_t number)
{
    ln_hash_t hash = {{kind, number}};
    return hash;
}

ln_chain_id_t test_chain_id(uint8_t number)
{
    return (ln_chain_id_t){hash_of(0xc0, number)};
}

static ln_ed25519_public_key_t owner_key(uint8_t number)
{
    ln_ed25519_public_key_t key = {{0x0e, number}};
    return key;
}

ln_account_owner_t test_owner(uint8_t number)
{
    ln_account_public_key_t key = {.tag = LN_ACCOUNT_PUBLIC_KEY_ED25519,
                                   .ed25519 = owner_key(number)};
    return ln_public_key_owner(&key);
}

ln_secp256k1_secret_t test_secret(uint8_t number)
{
    ln_secp256k1_secret_t secret = {{0}};
    secret.bytes[31] = number;
    return secret;
}

ln_round_t test_ml(uint32_t number)
{
    return (ln_round_t){.tag = LN_ROUND_MULTI_LEADER, .multi_leader = number};
}

ln_round_t test_sl(uint32_t number)
{
    return (ln_round_t){.tag = LN_ROUND_SINGLE_LEADER, .single_leader = number};
}

ln_round_t test_val(uint32_t number)
{
    return (ln_round_t){.tag = LN_ROUND_VALIDATOR, .validator = number};
}

/* --- ownership and committee */

ln_chain_ownership_t test_ownership(ln_test_t *t, const test_ownership_t *wanted)
{
    ln_chain_ownership_t ownership = {0};
    uint64_t weight = 100;
    ln_chain_ownership_default(&ownership);
    ownership.multi_leader_rounds = wanted->multi_leader_rounds;
    ownership.open_multi_leader_rounds = wanted->open;
    ownership.timeout_config.fast_round_duration.some = wanted->fast_round_us > 0;
    ownership.timeout_config.fast_round_duration.value.us = wanted->fast_round_us;
    for (uint8_t i = 1; i <= wanted->super_owners + wanted->owners; i++) {
        ln_account_owner_t owner = test_owner(i);
        if (i <= wanted->super_owners)
            ln_set_insert(&ln_account_owner_set_type, &t->arena, &ownership.super_owners, &owner);
        else
            ln_map_put(&ln_account_owner_u64_map_type, &t->arena, &ownership.owners, &owner,
                       &weight);
    }
    return ownership;
}

static ln_committee_t committee_of(ln_test_t *t, uint8_t count)
{
    ln_committee_t committee = {.policy = ln_policy_no_fees()};
    for (uint8_t i = 1; i <= count; i++) {
        ln_secp256k1_secret_t secret = test_secret(i);
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

void test_begin(ln_test_t *t, test_chain_t *c, const test_ownership_t *wanted, uint8_t count,
                uint64_t height)
{
    ln_chain_ownership_t ownership = test_ownership(t, wanted);
    ln_system_state_set_ownership(&c->chain.state.execution_state.system, &ownership);
    c->committee = committee_of(t, count);
    ln_manager_reset(&t->call, &c->chain, &c->committee, (ln_block_height_t){height},
                     (ln_timestamp_t){t->env.now});
}

/* --- blocks and proposals */

ln_block_t test_block(uint8_t number)
{
    return (ln_block_t){.header = {.chain_id = test_chain_id(1), .timestamp = {number}}};
}

ln_block_proposal_t test_proposal(uint8_t owner, const ln_block_t *block, ln_round_t round)
{
    return (ln_block_proposal_t){.content = {.block = ln_block_proposed(block), .round = round},
                                 .signature = {.tag = LN_ACCOUNT_SIGNATURE_ED25519,
                                               .ed25519 = {.public_key = owner_key(owner)}}};
}

ln_block_proposal_t test_retry(ln_test_t *t, uint8_t owner, const ln_block_t *block,
                               ln_round_t round, ln_round_t validated_in)
{
    ln_block_proposal_t proposal = test_proposal(owner, block, round);
    ln_validator_signature_list_t none = {0};
    proposal.content.outcome =
        (ln_block_execution_outcome_opt_t){.some = true, .value = ln_block_outcome(block)};
    proposal.original_proposal.some = true;
    proposal.original_proposal.value.tag = LN_ORIGINAL_PROPOSAL_REGULAR;
    proposal.original_proposal.value.regular.certificate = ln_lite_certificate_of_block(
        &t->arena, LN_CERTIFICATE_KIND_VALIDATED, block, validated_in, &none);
    return proposal;
}

ln_block_proposal_t test_fast_retry(uint8_t owner, const ln_block_t *block, ln_round_t round)
{
    ln_block_proposal_t proposal = test_proposal(owner, block, round);
    proposal.original_proposal.some = true;
    proposal.original_proposal.value.tag = LN_ORIGINAL_PROPOSAL_FAST;
    proposal.original_proposal.value.fast = proposal.signature;
    return proposal;
}
