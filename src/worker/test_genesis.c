/* SPDX-License-Identifier: Apache-2.0 */
#include "worker/genesis.h"

#include "base/test.h"
#include "chain/chain.h"
#include "kv/fault.h"
#include "kv/memory.h"
#include "types/committee.h"
#include "types/defaults.h"
#include "types/ids.h"

/* --- the network G of spec 01 §13.3 */

static ln_account_public_key_t ed25519_key(uint8_t byte)
{
    ln_account_public_key_t key = {.tag = LN_ACCOUNT_PUBLIC_KEY_ED25519};
    memset(key.ed25519.bytes, byte, 32);
    return key;
}

static void add_validator(ln_test_t *t, ln_committee_t *committee, uint8_t secret_number,
                          const char *address, uint8_t account)
{
    ln_secp256k1_secret_t secret = {{0}};
    secret.bytes[31] = secret_number;
    ln_secp256k1_public_key_t key = ln_secp256k1_public_key(&secret);
    ln_validator_state_t state = {.network_address = ln_text(address),
                                  .votes = 100,
                                  .account_public_key = ed25519_key(account)};
    ln_map_put(&ln_secp256k1_public_key_validator_state_map_type, &t->arena, &committee->validators,
               &key, &state);
}

#define TOKEN ((ln_u128_t)1000000000000000000u)

static void add_chain(ln_test_t *t, ln_genesis_config_t *genesis, uint8_t owner, uint64_t tokens)
{
    ln_account_public_key_t key = ed25519_key(owner);
    ln_account_owner_t id = ln_public_key_owner(&key);
    uint64_t weight = 100;
    ln_chain_description_t *d = LN_PUSH(&t->arena, &genesis->chains);
    *d = (ln_chain_description_t){
        .origin = {.tag = LN_CHAIN_ORIGIN_ROOT, .root = (uint32_t)genesis->chains.count - 1},
        .timestamp = genesis->timestamp,
        .config = {.balance = {tokens * TOKEN}}};
    ln_chain_ownership_default(&d->config.ownership);
    d->config.ownership.multi_leader_rounds = 2;
    ln_map_put(&ln_account_owner_u64_map_type, &t->arena, &d->config.ownership.owners, &id,
               &weight);
}

static ln_genesis_config_t network_g(ln_test_t *t)
{
    ln_genesis_config_t genesis = {.timestamp = {1700000000000000},
                                   .network_name = LN_LITERAL("test-net")};
    genesis.committee.policy = ln_policy_no_fees();
    add_validator(t, &genesis.committee, 1, "grpc:validator-1.example:443", 0x11);
    add_validator(t, &genesis.committee, 2, "grpc:validator-2.example:443", 0x22);
    add_chain(t, &genesis, 0x33, 1000);
    add_chain(t, &genesis, 0x44, 5);
    return genesis;
}

TEST(the_network_of_a_genesis_has_the_hashes_of_the_vector)
{
    ln_genesis_config_t genesis = network_g(t);
    ln_network_description_t network = ln_genesis_network(&t->arena, &genesis);
    CHECK_HEX(ln_hash_bytes(&network.genesis_config_hash),
              "e5c75ee0d9c4cab0a8e35ebcb7948ebb095352662d66c26c55430a20ce7bc0a0");
    CHECK_HEX(ln_hash_bytes(&network.genesis_committee_blob_hash),
              "ec3db9b183439cbe32120e6b10f3eeeda87ffecfd489c3e8a537c30fab41afdc");
    CHECK_HEX(ln_hash_bytes(&network.admin_chain_id.hash),
              "1052a3cc60c4f8f6492a245e54a0fd6e1340279033410d5f648e5cc3a6fa4958");
    CHECK(network.genesis_timestamp.us == 1700000000000000);
    CHECK_BYTES(network.name, LN_LITERAL("test-net"));
}

/* --- the storage of a new validator */

static void check_chains(ln_test_t *t, ln_store_t *store, const ln_genesis_config_t *genesis)
{
    for (size_t i = 0; i < genesis->chains.count; i++) {
        ln_chain_id_t id = ln_chain_description_id(&t->arena, &genesis->chains.items[i]);
        ln_blob_id_t blob = ln_chain_description_blob_id(id);
        ln_blob_state_t state;
        ln_chain_t chain;
        bool found;
        CHECK_OK(ln_store_has_blob(&t->call, store, &found, &blob));
        CHECK(found);
        CHECK_OK(ln_store_blob_state(&t->call, store, &state, &found, &blob));
        CHECK(!found); /* nobody may upload it */
        CHECK_OK(ln_chain_open(&t->call, &chain, store, &id));
        CHECK_OK(ln_chain_expect_active(&t->call, &chain));
        CHECK(ln_chain_next_height(&chain).value == 0);
        ln_chain_close(&chain);
    }
}

TEST(a_new_storage_gets_the_chains_of_the_genesis)
{
    ln_store_t *store;
    ln_kv_t *kv = ln_kv_memory();
    ln_genesis_config_t genesis = network_g(t);
    CHECK_OK(ln_store_open(&t->call, &store, kv));
    CHECK_OK(ln_genesis_initialise(&t->call, store, &t->env.env, &genesis));
    check_chains(t, store, &genesis);
    CHECK_OK(ln_genesis_initialise(&t->call, store, &t->env.env, &genesis));
    ln_genesis_config_t other = network_g(t);
    other.network_name = LN_LITERAL("other-net");
    CHECK_ERR(LN_ERR_CONFIGURATION, ln_genesis_initialise(&t->call, store, &t->env.env, &other));
    other.chains.count = 0;
    CHECK_ERR(LN_ERR_CONFIGURATION, ln_genesis_initialise(&t->call, store, &t->env.env, &other));
    ln_store_close(store);
    ln_kv_free(kv);
}

/* Whatever write is the last one before a crash, the next start finishes the rest. */
TEST(an_interrupted_start_is_finished_by_the_next_one)
{
    ln_genesis_config_t genesis = network_g(t);
    bool failed = true;
    size_t failures = 0;
    for (uint64_t n = 1; failed; n++) {
        ln_store_t *store;
        ln_kv_t *memory = ln_kv_memory(), *kv = ln_kv_fault(memory);
        CHECK_OK(ln_store_open(&t->call, &store, kv));
        CHECK_OK(ln_kv_sync(kv, &t->call));
        ln_kv_fault_fail_at(kv, n);
        ln_err_t err = ln_genesis_initialise(&t->call, store, &t->env.env, &genesis);
        failed = ln_kv_fault_happened(kv);
        CHECK(failed == (err != LN_OK));
        failures += failed;
        ln_kv_fault_fail_at(kv, 0);
        ln_store_close(store);
        size_t keep = (size_t)ln_test_below(t, ln_kv_fault_unsynced(kv) + 1);
        CHECK_OK(ln_kv_fault_crash(kv, &t->call, keep));
        CHECK_OK(ln_store_open(&t->call, &store, kv));
        CHECK_OK(ln_genesis_initialise(&t->call, store, &t->env.env, &genesis));
        check_chains(t, store, &genesis);
        ln_store_close(store);
        ln_kv_free(kv);
        ln_kv_free(memory);
    }
    CHECK(failures > 5);
}
