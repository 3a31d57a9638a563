/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "exec/accounts.h"
#include "exec/execution.h"
#include "exec/system.h"
#include "kv/memory.h"
#include "types/committee.h"
#include "types/defaults.h"
#include "types/ids.h"
#include "types/text.h"

/* --- a store and one execution state in it */

typedef struct {
    ln_kv_t *kv;
    ln_store_t *store;
    ln_view_context_t context;
    ln_execution_state_t *state;
} world_t;

static world_t *new_world(ln_test_t *t)
{
    world_t *w = LN_NEW(&t->arena, world_t);
    w->kv = ln_kv_memory();
    CHECK_OK(ln_store_open(&t->call, &w->store, w->kv));
    w->context = (ln_view_context_t){w->kv, &t->arena};
    w->state = LN_NEW(&t->arena, ln_execution_state_t);
    CHECK_OK(
        ln_view_open(&t->call, w->state, &ln_execution_state_view, &w->context, LN_LITERAL("\1")));
    return w;
}

static void end_world(world_t *w)
{
    ln_store_close(w->store);
    ln_kv_free(w->kv);
}

static ln_hash_t repeat32(uint8_t byte)
{
    ln_hash_t hash;
    memset(hash.bytes, byte, sizeof(hash.bytes));
    return hash;
}

static ln_account_owner_t owner32(uint8_t byte)
{
    return (ln_account_owner_t){.tag = LN_ACCOUNT_OWNER_ADDRESS32, .address32 = repeat32(byte)};
}

static ln_account_owner_t owner20(uint8_t byte)
{
    ln_account_owner_t owner = {.tag = LN_ACCOUNT_OWNER_ADDRESS20};
    memset(owner.address20.bytes, byte, 20);
    return owner;
}

static ln_account_owner_t owner_of_text(ln_test_t *t, const char *text)
{
    ln_account_owner_t owner;
    CHECK_OK(ln_value_parse(&t->call, &ln_account_owner_type, &owner, ln_text(text)));
    return owner;
}

#define TOKEN ((ln_u128_t)1000000000000000000u)

static ln_chain_description_t root_chain(ln_test_t *t, uint32_t index, ln_account_owner_t owner,
                                         ln_u128_t attos)
{
    ln_chain_description_t description = {.origin = {.tag = LN_CHAIN_ORIGIN_ROOT, .root = index},
                                          .config = {.balance = {attos}}};
    ln_chain_ownership_t *ownership = &description.config.ownership;
    ln_chain_ownership_default(ownership);
    ownership->multi_leader_rounds = 2;
    uint64_t weight = 100;
    ln_map_put(&ln_account_owner_u64_map_type, &t->arena, &ownership->owners, &owner, &weight);
    return description;
}

static void check_state_hash(ln_test_t *t, world_t *w, const char *expected)
{
    ln_hash_t hash;
    CHECK_OK(ln_execution_state_hash(&t->call, w->store, w->state, &hash));
    CHECK_HEX(ln_hash_bytes(&hash), expected);
}

static void check_view_hash(ln_test_t *t, void *view, const char *expected)
{
    ln_hash_t hash;
    CHECK_OK(ln_view_hash(&t->call, view, &hash));
    CHECK_HEX(ln_hash_bytes(&hash), expected);
}

/* --- spec 02 §13.3: A, B, C */

TEST(state_hash_of_an_empty_state)
{
    world_t *w = new_world(t);
    ln_system_state_t *s = &w->state->system;
    check_view_hash(t, &s->ownership,
                    "48b06c0ad6be5ed270053172bb46bdc82e14286ab61f851f8a59df66d94d3179");
    check_view_hash(t, &s->balance,
                    "61664696888a110278ff672620c85217e69aa662a83304052f1014d395f545bf");
    check_view_hash(t, &s->timestamp,
                    "48dda5bbe9171a6656206ec56c595c5834b6cf38c5fe71bcb44fe43833aee9df");
    check_view_hash(t, &s->application_permissions,
                    "c1545e05e6777d834652396ad104e7e971a78d084a9b9df34f7a16fd493bf2b0");
    check_view_hash(t, s, "325eb5e766b40fbc590dbf4fc9b9bff277dba966e399c097a9e0ccc1b3147083");
    check_view_hash(t, w->state,
                    "e72ff426693783e7aaae2266dfb09cfb37610a667e74053789d8099eb50e23f4");
    check_state_hash(t, w, "b8c60d2bda253fd64f157ad231b75b3c8dec54f0e0caf46553c93917eba6975b");
    end_world(w);
}

static ln_chain_id_t set_vector_b(ln_test_t *t, world_t *w)
{
    ln_chain_description_t description = root_chain(t, 0, ln_owner_chain(), 0);
    ln_chain_id_t id = ln_chain_description_id(&t->arena, &description);
    ln_system_state_t *s = &w->state->system;
    ln_system_state_set_description(s, &(ln_chain_description_opt_t){true, description});
    ln_system_state_set_admin_chain_id(s, &(ln_chain_id_opt_t){true, id});
    ln_system_state_set_ownership(s, &description.config.ownership);
    return id;
}

TEST(state_hash_of_a_described_chain)
{
    world_t *w = new_world(t);
    set_vector_b(t, w);
    ln_system_state_t *s = &w->state->system;
    check_view_hash(t, &s->description,
                    "934ffeb9817a9ad17ca586e5868023208d9e894a7ae10ab6142a438b63711544");
    check_view_hash(t, &s->admin_chain_id,
                    "0186b04e4e257192c4a453ea266d966cf9ca1545636c40d8da30fe69d75033c5");
    check_view_hash(t, &s->ownership,
                    "0c52a0ba52c3546aa693a282e7fda5a4b010bd59c5a234a607d6b584578fd2c0");
    check_view_hash(t, s, "89fe000aeca6f4c3c587ede9548ff95cb2e9a70521cbe8873e31274eb1498618");
    check_state_hash(t, w, "3e079fbdd4d9481fc37656564a779b1e6e749b948d562f761546d550220432db");
    end_world(w);
}

static void put_user_value(ln_test_t *t, world_t *w, uint8_t application, const char *key,
                           const char *value)
{
    ln_application_id_t id = {repeat32(application)};
    void *entry;
    CHECK_OK(ln_collection_load(&t->call, &w->state->users, &entry, &id));
    if (key == NULL)
        return;
    ln_batch_t batch = ln_batch(&t->arena);
    ln_batch_put(&batch, LN_KV_ENTRY, ln_test_unhex(&t->arena, key),
                 ln_test_unhex(&t->arena, value));
    ln_key_value_write(&t->call, entry, &batch);
}

static ln_stream_id_t user_stream(uint8_t application, const char *name)
{
    return (ln_stream_id_t){
        .application_id = {.tag = LN_GENERIC_APPLICATION_ID_USER, .user = {repeat32(application)}},
        .stream_name = {ln_text(name)}};
}

static void put_subscription(ln_test_t *t, world_t *w, ln_chain_id_t chain, ln_stream_id_t stream,
                             uint32_t next, int applications)
{
    ln_subscription_key_t key = {chain, stream};
    ln_event_subscriptions_t value = {.next_index = next};
    for (int i = 0; i < applications; i++)
        LN_PUSH(&t->arena, &value.applications)->hash = repeat32((uint8_t)(0xaa + 0x11 * i));
    ln_map_view_put(&t->call, &w->state->system.event_subscriptions, &key, &value);
}

static void put_balance(ln_test_t *t, world_t *w, ln_account_owner_t owner, ln_u128_t attos)
{
    ln_map_view_put(&t->call, &w->state->system.balances, &owner, &(ln_amount_t){attos});
}

TEST(state_hash_with_something_in_every_field)
{
    world_t *w = new_world(t);
    ln_chain_id_t id = set_vector_b(t, w);
    ln_system_state_t *s = &w->state->system;
    ln_stream_id_t stream = user_stream(0xaa, "s");
    ln_system_state_set_balance(s, &(ln_amount_t){TOKEN});
    put_balance(t, w, owner32(0x11), 5);
    put_balance(t, w, owner20(0x22), 0);
    ln_system_state_set_timestamp(s, &(ln_timestamp_t){5});
    ln_system_state_set_closed(s, true);
    ln_set_view_insert(&t->call, &s->used_blobs,
                       &(ln_blob_id_t){repeat32(0x55), LN_BLOB_TYPE_APPLICATION_DESCRIPTION});
    put_subscription(t, w, id, ln_system_stream(0), 3, 1);
    put_user_value(t, w, 0xaa, "6b", "76");
    ln_map_view_put(&t->call, &w->state->stream_event_counts, &stream, &(uint32_t){2});
    static const char *const fields[] = {
        "734405a19db4d759e6b6df919fca0af6fd44f64ac481ea7ef359be712e677e1c",
        "33c2d8489ff4d380b5e6f6349d8a00599539daa5619d796de318a6e9510c4864",
        "baace19b2f9553434859668e07821d263eb61f5112bd4c53e54d65e029d88816",
        "2767f15c8af2f2c7225d5273fdd683edc714110a987d1054697c348aed4e6cc7",
        "37053d16034fadf942f1898c6672d04ebc1406c8e2a736acbe589605585ef4a5",
        "1731c1972cbb63e55d20c5f08a9763359bc83e72b265032ad8652293e7b371c3",
        "0d903110632f2436fc6ce47a7b98f4b1e9ac6b95b001a6d96782472f55bb362f",
        "03bd70cb7ed4ed1d2aac3f8fad7e544fa7047e378db6adc4e20551ff95ae3cb5"};
    void *views[] = {&s->balance,      &s->balances,
                     &s->timestamp,    &s->closed,
                     &s->used_blobs,   &s->event_subscriptions,
                     &w->state->users, &w->state->stream_event_counts};
    for (size_t i = 0; i < LN_COUNT(views); i++)
        check_view_hash(t, views[i], fields[i]);
    check_view_hash(t, s, "bf51d10f1946c4e1d1dc2857e59f7a6c8b04ab627a7da050a1189dcec8c0261d");
    check_state_hash(t, w, "3a5a60ff05fecae1954935d93b967a36870123e0b2bd4ec4c28443dfd3f5657b");
    /* The same after saving and opening again. */
    ln_batch_t batch = ln_batch(&t->arena);
    ln_view_save(w->state, &batch);
    CHECK_OK(ln_kv_write(w->kv, &t->call, &batch));
    CHECK_OK(
        ln_view_open(&t->call, w->state, &ln_execution_state_view, &w->context, LN_LITERAL("\1")));
    check_state_hash(t, w, "3a5a60ff05fecae1954935d93b967a36870123e0b2bd4ec4c28443dfd3f5657b");
    end_world(w);
}

/* --- networks: a committee without validators, root chains, the first of which is the admin chain
 */

typedef struct {
    world_t *w;
    ln_chain_id_t admin, chain;
    ln_committee_t committee;
} network_t;

static network_t new_network(ln_test_t *t, const ln_resource_control_policy_t *policy,
                             const ln_chain_description_t *chains, size_t count, size_t mine)
{
    network_t n = {.w = new_world(t), .committee = {.policy = *policy}};
    ln_batch_t batch = ln_batch(&t->arena);
    ln_blob_content_t blob = {LN_BLOB_TYPE_COMMITTEE,
                              ln_value_encode(&ln_committee_type, &t->arena, LN_BCS, &n.committee)};
    ln_blob_id_t id;
    CHECK_OK(ln_blob_id_of(&t->call, &id, &blob));
    ln_store_put_blob(&batch, &id, blob.bytes);
    n.admin = ln_chain_description_id(&t->arena, &chains[0]);
    n.chain = ln_chain_description_id(&t->arena, &chains[mine]);
    ln_network_description_t network = {
        .name = LN_LITERAL("n"), .genesis_committee_blob_hash = id.hash, .admin_chain_id = n.admin};
    ln_store_put_network(&batch, &network);
    for (size_t i = 0; i < count; i++) {
        blob = ln_chain_description_blob(&t->arena, &chains[i]);
        CHECK_OK(ln_blob_id_of(&t->call, &id, &blob));
        ln_store_put_blob(&batch, &id, blob.bytes);
    }
    CHECK_OK(ln_kv_write(n.w->kv, &t->call, &batch));
    CHECK_OK(ln_system_initialise(&t->call, n.w->store, n.w->state, &n.chain));
    return n;
}

/* Runs one block of the given transactions; *x holds the outcome. */
static ln_err_t run_block(ln_test_t *t, network_t *n, ln_execution_t *x, uint64_t timestamp,
                          const ln_account_owner_t *signer, ln_transaction_list_t transactions)
{
    static ln_blob_content_list_t none;
    ln_proposed_block_t *block = LN_NEW(&t->arena, ln_proposed_block_t);
    *block = (ln_proposed_block_t){
        .chain_id = n->chain, .transactions = transactions, .timestamp = {timestamp}};
    if (signer != NULL)
        block->authenticated_signer = (ln_account_owner_opt_t){true, *signer};
    ln_system_state_set_timestamp(&n->w->state->system, &block->timestamp);
    ln_execution_input_t input = {.store = n->w->store,
                                  .state = n->w->state,
                                  .policy = &n->committee.policy,
                                  .block = block,
                                  .published = &none};
    LN_TRY(ln_execution_begin(&t->call, x, &input));
    for (size_t i = 0; i < transactions.count; i++)
        LN_TRY(ln_execution_run(&t->call, x, &transactions.items[i]));
    return LN_OK;
}

static ln_transaction_list_t one_operation(ln_test_t *t, ln_system_operation_t operation)
{
    ln_transaction_list_t list = {0};
    *LN_PUSH(&t->arena, &list) =
        (ln_transaction_t){.tag = LN_TRANSACTION_EXECUTE_OPERATION,
                           .execute_operation = {.tag = LN_OPERATION_SYSTEM, .system = operation}};
    return list;
}

static ln_system_operation_t transfer(ln_chain_id_t chain, ln_account_owner_t owner,
                                      ln_u128_t attos)
{
    return (ln_system_operation_t){.tag = LN_SYSTEM_OPERATION_TRANSFER,
                                   .transfer = {ln_owner_chain(), {chain, owner}, {attos}}};
}

/* --- spec 02 §13.3 D: fees of the testnet policy */

TEST(fees_and_state_hashes_of_single_transfers)
{
    static const struct {
        bool cross_chain;
        ln_u128_t balance;
        const char *hash;
    } expected[] = {{false, 999989999999999995,
                     "009590db72746eda33faff0da014014b063bb50e07c197ca3846e845e3b0cc6a"},
                    {true, 999979999999999995,
                     "07eb7ef6507317553181fc3d9f3f4216cc1250513aaacb96683e8cfda9a03e06"}};
    ln_resource_control_policy_t policy = ln_policy_testnet();
    ln_account_owner_t owner = owner32(7);
    for (size_t i = 0; i < LN_COUNT(expected); i++) {
        ln_chain_description_t chain = root_chain(t, 1, owner, TOKEN);
        network_t n = new_network(t, &policy, &chain, 1, 0);
        check_view_hash(t, &n.w->state->system.committees,
                        "cb87a41d0873c2ede5118a865fb5d7744d58e89fb7754d8a7c1d2e2ba18e55e6");
        check_state_hash(t, n.w,
                         "94974add9281c092a3ce2d3dcda16adf5b80a3a4d2b9d3236e258407fd6a6e1c");
        ln_chain_id_t target = expected[i].cross_chain ? (ln_chain_id_t){repeat32(9)} : n.chain;
        ln_execution_t x;
        CHECK_OK(run_block(t, &n, &x, 1000, &owner,
                           one_operation(t, transfer(target, owner20(0x22), 5))));
        CHECK(ln_system_state_balance(&n.w->state->system)->attos == expected[i].balance);
        CHECK(x.outcome.messages.items[0].count == (expected[i].cross_chain ? 1 : 0));
        check_state_hash(t, n.w, expected[i].hash);
        end_world(n.w);
    }
}

/* --- spec 02 §13.5: G1 and G2, confirmed by the reference's own code */

TEST(genesis_states_of_g1)
{
    ln_resource_control_policy_t policy = ln_policy_testnet();
    ln_chain_description_t chains[] = {root_chain(t, 0, owner32(7), 0),
                                       root_chain(t, 1, owner32(7), TOKEN)};
    network_t n = new_network(t, &policy, chains, 2, 1);
    CHECK_HEX(ln_hash_bytes(&n.admin.hash),
              "f951face825cb335f81da2360cdbc163a51dc54df96f756443a34085b645b33d");
    check_state_hash(t, n.w, "fe82296dae8daf82c3dfceaf3590f8282c0cdd901ffa143c973b802086f64b5e");
    end_world(n.w);
    n = new_network(t, &policy, chains, 2, 0);
    check_state_hash(t, n.w, "1f413573de2bda270f1a5389a7bf0b790fce2711805ac4500bd08f0160517bba");
    end_world(n.w);
    *LN_PUSH(&t->arena, &policy.http_request_allow_list) = LN_LITERAL(LN_FLAG_ZERO_HASH);
    n = new_network(t, &policy, chains, 2, 0);
    check_state_hash(t, n.w, "0000000000000000000000000000000000000000000000000000000000000000");
    end_world(n.w);
}

#define SUPER "0x19e7e376e7c213b7e7e7e46cc70a5dd086daff2a"
#define BLOCK_TIME 1700000000000000u

static network_t g2(ln_test_t *t, ln_u128_t attos)
{
    ln_resource_control_policy_t policy = ln_policy_testnet();
    ln_account_owner_t super = owner_of_text(t, SUPER);
    ln_chain_description_t chains[] = {root_chain(t, 0, super, 0), root_chain(t, 1, super, attos)};
    for (size_t i = 0; i < 2; i++) {
        ln_chain_ownership_t *ownership = &chains[i].config.ownership;
        ownership->owners.count = 0;
        ln_set_insert(&ln_account_owner_set_type, &t->arena, &ownership->super_owners, &super);
    }
    return new_network(t, &policy, chains, 2, 1);
}

TEST(blocks_on_g2)
{
    ln_account_owner_t super = owner_of_text(t, SUPER);
    ln_execution_t x;
    network_t n = g2(t, 10 * TOKEN);
    CHECK_HEX(ln_hash_bytes(&n.chain.hash),
              "1f9f5aac0618123ede0b274f0d15743d9d27c457d450d3ca9c99854518c308ee");
    check_state_hash(t, n.w, "8013751dcdf09e029ad0d0efc3808dfb1eba87516131a88cf9457e25d69ec9b1");
    CHECK_OK(run_block(t, &n, &x, BLOCK_TIME, &super,
                       one_operation(t, transfer(n.chain, owner20(0x22), 3 * TOKEN))));
    check_state_hash(t, n.w, "ad67aee94b087507a18f0da6e67a4658a709b8f7b1fccf383e18782487f10320");
    end_world(n.w);

    n = g2(t, 10 * TOKEN);
    CHECK_OK(run_block(t, &n, &x, BLOCK_TIME, &super,
                       one_operation(t, transfer(n.admin, ln_owner_chain(), 3 * TOKEN))));
    check_state_hash(t, n.w, "f3aadd324ccf41955e6645d9704235f3aa0d24338d1dcd1d34955b215af034aa");
    end_world(n.w);

    n = g2(t, 10 * TOKEN);
    ln_system_operation_t change = {.tag = LN_SYSTEM_OPERATION_CHANGE_OWNERSHIP};
    ln_system_operation_change_ownership_t *ownership = &change.change_ownership;
    *LN_PUSH(&t->arena, &ownership->owners) = (ln_owner_weight_t){super, 100};
    *LN_PUSH(&t->arena, &ownership->owners) = (ln_owner_weight_t){owner20(0x33), 7};
    ownership->multi_leader_rounds = 2;
    ownership->timeout_config = ln_system_state_ownership(&n.w->state->system)->timeout_config;
    CHECK_OK(run_block(t, &n, &x, BLOCK_TIME, &super, one_operation(t, change)));
    check_state_hash(t, n.w, "6a559e465750a9c8ab9918da928a19c50bc1e2d5bd54b6e838dba46bee0dc355");
    end_world(n.w);
}

/* Fees take the chain's balance first, then the signer's account, whose entry stays at 0. */
TEST(fees_drain_the_signer_and_leave_an_entry_of_zero)
{
    ln_account_owner_t super = owner_of_text(t, SUPER);
    ln_execution_t x;
    network_t n = g2(t, 10 * TOKEN);
    ln_system_state_set_balance(&n.w->state->system, &(ln_amount_t){3 * TOKEN});
    put_balance(t, n.w, super, 10000000000000);
    CHECK_OK(run_block(t, &n, &x, BLOCK_TIME, &super,
                       one_operation(t, transfer(n.chain, owner20(0x22), 3 * TOKEN))));
    check_state_hash(t, n.w, "cbdb1588f879aa3378bc149884007d6294524b7be32f9d120ab5135e2c423de1");
    end_world(n.w);
}

TEST(state_with_injected_entries)
{
    ln_account_owner_t super = owner_of_text(t, SUPER);
    ln_execution_t x;
    network_t n = g2(t, 10 * TOKEN);
    ln_system_state_t *s = &n.w->state->system;
    ln_stream_id_t streams[] = {user_stream(0xaa, "s"), user_stream(0xaa, "long")};
    put_balance(t, n.w, owner20(0x44), 0);
    put_balance(t, n.w, owner32(0x11), 5);
    ln_set_view_insert(&t->call, &s->used_blobs, &(ln_blob_id_t){repeat32(0x55), 4});
    ln_set_view_insert(&t->call, &s->used_blobs, &(ln_blob_id_t){repeat32(0x44), 0});
    ln_set_view_insert(&t->call, &s->used_blobs, &(ln_blob_id_t){repeat32(0x55), 1});
    put_subscription(t, n.w, n.admin, ln_system_stream(0), 3, 2);
    put_subscription(t, n.w, n.chain, user_stream(0xaa, "zz"), 0, 0);
    put_user_value(t, n.w, 0xaa, "6b", "76");
    put_user_value(t, n.w, 0xaa, "6b6b", "");
    put_user_value(t, n.w, 0xaa, "00", "ffffff");
    put_user_value(t, n.w, 0xbb, NULL, NULL);
    ln_map_view_put(&t->call, &n.w->state->stream_event_counts, &streams[0], &(uint32_t){2});
    ln_map_view_put(&t->call, &n.w->state->stream_event_counts, &streams[1], &(uint32_t){300});
    CHECK_OK(run_block(t, &n, &x, BLOCK_TIME, &super,
                       one_operation(t, transfer(n.chain, owner20(0x22), 3 * TOKEN))));
    check_view_hash(t, &s->balances,
                    "d6fb22201e46d187b60185ecf3edd508814bf9606101dc7371772f4edceb5438");
    check_view_hash(t, &s->used_blobs,
                    "e9aca12543646aa70c17a26601c3280134920955683ee6d0241cffb8187be305");
    check_view_hash(t, &s->event_subscriptions,
                    "e38353041c379b1ffa16b9ba61201dc8f75a6b00b6d8c2c02726b3cc124a6910");
    check_view_hash(t, &n.w->state->users,
                    "7d1db115946538bd15fa85f8827d8c5ebac89911876deb72e8f4aaf193d6670e");
    check_view_hash(t, &n.w->state->stream_event_counts,
                    "616df8a9942a5cc614b570fdba0a5a28e3e5d7fdd53d6701490556abd3e7dab0");
    check_state_hash(t, n.w, "0224330cdea81165d53340cba4a6d33e5a4eda9500491863397640ee5132b78a");
    end_world(n.w);
}

/* --- incoming messages on G2 (spec 02 §13.5) */

static ln_posted_message_t credit(ln_message_kind_t kind, ln_account_owner_t target,
                                  ln_u128_t attos, ln_account_owner_t source)
{
    return (ln_posted_message_t){.kind = kind,
                                 .message = {.tag = LN_MESSAGE_SYSTEM,
                                             .system = {.tag = LN_SYSTEM_MESSAGE_CREDIT,
                                                        .credit = {target, {attos}, source}}}};
}

static ln_posted_message_t withdraw(ln_account_owner_t owner, ln_u128_t attos,
                                    ln_account_t recipient, ln_account_owner_t signer)
{
    return (ln_posted_message_t){.authenticated_signer = {true, signer},
                                 .kind = LN_MESSAGE_KIND_SIMPLE,
                                 .message = {.tag = LN_MESSAGE_SYSTEM,
                                             .system = {.tag = LN_SYSTEM_MESSAGE_WITHDRAW,
                                                        .withdraw = {owner, {attos}, recipient}}}};
}

static ln_transaction_list_t bundle_then_transfer(ln_test_t *t, network_t *n,
                                                  ln_posted_message_list_t messages,
                                                  ln_message_action_t action)
{
    ln_transaction_list_t list = {0};
    ln_incoming_bundle_t bundle = {
        .origin = {repeat32(0xcc)},
        .bundle = {.timestamp = {1}, .certificate_hash = repeat32(0xdd), .messages = messages},
        .action = action};
    for (size_t i = 0; i < messages.count; i++)
        messages.items[i].index = (uint32_t)i;
    *LN_PUSH(&t->arena, &list) =
        (ln_transaction_t){.tag = LN_TRANSACTION_RECEIVE_MESSAGES, .receive_messages = bundle};
    *LN_PUSH(&t->arena, &list) =
        one_operation(t, transfer(n->chain, owner20(0x22), 3 * TOKEN)).items[0];
    return list;
}

TEST(messages_credit_refund_and_bounce)
{
    ln_account_owner_t super = owner_of_text(t, SUPER);
    ln_account_t at_origin = {{repeat32(0xcc)}, owner32(0x11)};
    ln_execution_t x;
    network_t n = g2(t, 10 * TOKEN);
    ln_posted_message_list_t messages = {0};
    *LN_PUSH(&t->arena, &messages) =
        credit(LN_MESSAGE_KIND_TRACKED, owner20(0x22), 7, ln_owner_chain());
    ln_posted_message_t granted =
        credit(LN_MESSAGE_KIND_TRACKED, ln_owner_chain(), 9, ln_owner_chain());
    granted.authenticated_signer = (ln_account_owner_opt_t){true, owner20(0x33)};
    granted.grant.attos = 1000;
    granted.refund_grant_to = (ln_account_opt_t){true, at_origin};
    *LN_PUSH(&t->arena, &messages) = granted;
    *LN_PUSH(&t->arena, &messages) =
        credit(LN_MESSAGE_KIND_BOUNCING, owner20(0x44), 11, owner20(0x55));
    CHECK_OK(run_block(t, &n, &x, BLOCK_TIME, &super,
                       bundle_then_transfer(t, &n, messages, LN_MESSAGE_ACTION_ACCEPT)));
    check_state_hash(t, n.w, "9701635cddda57d0f184d0cb23f8499e7eebc304fb73a7f45462812b42638363");
    end_world(n.w);

    n = g2(t, 10 * TOKEN); /* nothing to withdraw from: the bundle is rejected */
    messages = (ln_posted_message_list_t){0};
    ln_account_t away = {{repeat32(0xcc)}, owner20(0x22)}, here = {n.chain, owner20(0x55)};
    *LN_PUSH(&t->arena, &messages) =
        credit(LN_MESSAGE_KIND_TRACKED, owner20(0x22), 7, ln_owner_chain());
    *LN_PUSH(&t->arena, &messages) = withdraw(owner32(0x11), 5, away, owner20(0x33));
    CHECK_ERR(LN_ERR_INSUFFICIENT_BALANCE,
              run_block(t, &n, &x, BLOCK_TIME, &super,
                        bundle_then_transfer(t, &n, messages, LN_MESSAGE_ACTION_ACCEPT)));
    end_world(n.w);
    n = g2(t, 10 * TOKEN);
    CHECK_OK(run_block(t, &n, &x, BLOCK_TIME, &super,
                       bundle_then_transfer(t, &n, messages, LN_MESSAGE_ACTION_REJECT)));
    check_state_hash(t, n.w, "2a866e45960975cbc619b83f2621701d2235cf551268af2a145f5317d9980b88");
    end_world(n.w);

    n = g2(t, 10 * TOKEN);
    put_balance(t, n.w, owner32(0x11), 7);
    *LN_PUSH(&t->arena, &messages) = withdraw(owner32(0x11), 2, here, owner20(0x33));
    CHECK_OK(run_block(t, &n, &x, BLOCK_TIME, &super,
                       bundle_then_transfer(t, &n, messages, LN_MESSAGE_ACTION_ACCEPT)));
    check_state_hash(t, n.w, "6e7d61ee68c3934177ef0ea7bb9a8728bcf7b5b09d836ded076628364bf1763f");
    end_world(n.w);
}

/* --- spec 02 §13.1: limits and blob fees of the reference's own tests */

TEST(block_size_is_tracked_as_the_reference_does)
{
    ln_resource_control_policy_t policy = ln_policy_no_fees();
    policy.maximum_block_size = 260;
    ln_account_owner_t owner = owner32(7);
    ln_chain_description_t chain = root_chain(t, 0, owner, TOKEN);
    network_t n = new_network(t, &policy, &chain, 1, 0);
    ln_execution_t x;
    ln_transaction_list_t list =
        one_operation(t, transfer((ln_chain_id_t){repeat32(9)}, ln_owner_chain(), 1));
    CHECK_OK(run_block(t, &n, &x, 1, &owner, list));
    CHECK(x.resources.used.block_size == 226);
    *LN_PUSH(&t->arena, &list) = list.items[0];
    CHECK_ERR(LN_ERR_BLOCK_TOO_LARGE, run_block(t, &n, &x, 1, &owner, list));
    CHECK(x.transaction_index == 1);
    end_world(n.w);
}

TEST(blobs_are_paid_by_byte_and_by_piece)
{
    ln_resource_control_policy_t policy = ln_policy_no_fees();
    policy.blob_published.attos = 1000000;
    policy.blob_byte_published.attos = 100;
    policy.blob_read.attos = 10000000000000;
    policy.maximum_blob_size = 12;
    world_t *w = new_world(t);
    ln_system_state_set_balance(&w->state->system, &(ln_amount_t){TOKEN});
    ln_resources_t r = {.policy = &policy, .state = w->state};
    ln_blob_content_t blob = {LN_BLOB_TYPE_DATA, ln_test_repeat(&t->arena, 'x', 12)};
    CHECK_OK(ln_track_blob_published(&t->call, &r, &blob));
    CHECK(ln_system_state_balance(&w->state->system)->attos == 999999999998998800u);
    CHECK_OK(ln_track_blob_read(&t->call, &r, 0));
    CHECK(ln_system_state_balance(&w->state->system)->attos == 999989999998998800u);
    blob.bytes.size = 13;
    blob.bytes = ln_test_repeat(&t->arena, 'x', 13);
    CHECK_ERR(LN_ERR_BLOB_TOO_LARGE, ln_track_blob_published(&t->call, &r, &blob));
    end_world(w);
}

TEST(limits_are_checked_at_equality_as_the_reference_does)
{
    ln_resource_control_policy_t policy = ln_policy_no_fees();
    policy.maximum_wasm_fuel_per_block = 10;
    policy.maximum_bytes_read_per_block = 10;
    policy.maximum_bytes_written_per_block = 10;
    ln_resources_t r = {.policy = &policy};
    CHECK_OK(ln_track_fuel(&t->call, &r, LN_VM_WASM, 10));
    CHECK_ERR(LN_ERR_MAXIMUM_FUEL_EXCEEDED, ln_track_fuel(&t->call, &r, LN_VM_WASM, 1));
    CHECK_OK(ln_track_bytes_read(&t->call, &r, 9));
    CHECK_ERR(LN_ERR_EXCESSIVE_READ, ln_track_bytes_read(&t->call, &r, 1));
    CHECK_OK(ln_track_bytes_written(&t->call, &r, 9));
    CHECK_ERR(LN_ERR_EXCESSIVE_WRITE, ln_track_bytes_written(&t->call, &r, 1));
}

TEST(a_private_balance_pays_for_everything_with_a_price)
{
    ln_resource_control_policy_t policy = ln_policy_testnet();
    ln_resources_t r = {.policy = &policy, .balance = {TOKEN}};
    CHECK_OK(ln_track_read_operation(&t->call, &r));
    CHECK_OK(ln_track_write_operations(&t->call, &r, 2));
    CHECK_OK(ln_track_bytes_runtime(&t->call, &r, 32));
    CHECK_OK(ln_track_bytes_read(&t->call, &r, 8));
    CHECK_OK(ln_track_bytes_written(&t->call, &r, 13));
    CHECK_OK(ln_track_service_oracle_call(&t->call, &r));
    CHECK_OK(ln_track_http_request(&t->call, &r));
    CHECK_OK(ln_track_fuel(&t->call, &r, LN_VM_EVM, 3));
    CHECK_OK(ln_track_grant(&t->call, &r, (ln_amount_t){17}));
    ln_u128_t nano = 1000000000;
    ln_u128_t spent = 10000 * nano + 2 * 20000 * nano + 32 * nano + 8 * 10 * nano +
                      13 * 100 * nano + 10000000 * nano + 50000 * nano + 3 * 10 * nano + 17;
    CHECK(r.balance.attos == TOKEN - spent);
    r.is_free = true;
    CHECK_OK(ln_track_http_request(&t->call, &r));
    CHECK(r.balance.attos == TOKEN - spent);
    r.is_free = false;
    r.balance.attos = 1;
    CHECK_ERR(LN_ERR_FEES_EXCEED_FUNDING, ln_track_http_request(&t->call, &r));
}

/* --- accounts */

TEST(transfers_check_authority_then_amount_then_balance)
{
    ln_resource_control_policy_t policy = ln_policy_no_fees();
    ln_account_owner_t owner = owner32(7), stranger = owner32(8);
    ln_chain_description_t chain = root_chain(t, 0, owner, 3);
    network_t n = new_network(t, &policy, &chain, 1, 0);
    ln_execution_t x;
#define RUN(signer, operation) run_block(t, &n, &x, 1, (signer), one_operation(t, (operation)))
    CHECK_ERR(LN_ERR_UNAUTHENTICATED_TRANSFER_OWNER, RUN(&stranger, transfer(n.chain, owner, 0)));
    CHECK_ERR(LN_ERR_UNAUTHENTICATED_TRANSFER_OWNER, RUN(NULL, transfer(n.chain, owner, 1)));
    CHECK_ERR(LN_ERR_INCORRECT_TRANSFER_AMOUNT, RUN(&owner, transfer(n.chain, owner, 0)));
    CHECK_ERR(LN_ERR_INSUFFICIENT_BALANCE, RUN(&owner, transfer(n.chain, owner, 4)));
    CHECK_OK(RUN(&owner, transfer(n.chain, owner, 3)));
    CHECK(x.transaction_index == 1 && x.outcome.operation_results.count == 1);
    end_world(n.w);
}

TEST(a_checkpoint_takes_a_failed_transaction_back)
{
    ln_account_owner_t super = owner_of_text(t, SUPER);
    network_t n = g2(t, 10 * TOKEN);
    ln_execution_t x;
    ln_transaction_list_t list = one_operation(t, transfer(n.chain, owner20(0x22), 3 * TOKEN));
    CHECK_OK(run_block(t, &n, &x, BLOCK_TIME, &super, list));
    ln_execution_checkpoint_t point = ln_execution_checkpoint(&t->call, &x);
    ln_transaction_list_t second = one_operation(t, transfer(n.chain, owner20(0x44), TOKEN));
    CHECK_OK(ln_execution_run(&t->call, &x, &second.items[0]));
    ln_transaction_list_t third = one_operation(t, transfer(n.chain, owner20(0x44), 100 * TOKEN));
    CHECK_ERR(LN_ERR_INSUFFICIENT_BALANCE, ln_execution_run(&t->call, &x, &third.items[0]));
    ln_execution_restore(&x, &point);
    CHECK(x.outcome.messages.count == 1 && x.transaction_index == 1);
    check_state_hash(t, n.w, "ad67aee94b087507a18f0da6e67a4658a709b8f7b1fccf383e18782487f10320");
    end_world(n.w);
}

TEST(operations_of_applications_name_what_is_missing)
{
    ln_account_owner_t super = owner_of_text(t, SUPER);
    network_t n = g2(t, 10 * TOKEN);
    ln_execution_t x;
    ln_transaction_list_t list = {0};
    *LN_PUSH(&t->arena, &list) = (ln_transaction_t){
        .tag = LN_TRANSACTION_EXECUTE_OPERATION,
        .execute_operation = {.tag = LN_OPERATION_USER, .user = {{repeat32(0xaa)}, {0}}}};
    CHECK_ERR(LN_ERR_BLOBS_NOT_FOUND, run_block(t, &n, &x, BLOCK_TIME, &super, list));
    const ln_blob_id_list_t *ids = t->call.detail;
    CHECK(ids->count == 1 && ids->items[0].blob_type == LN_BLOB_TYPE_APPLICATION_DESCRIPTION);
    end_world(n.w);
}
