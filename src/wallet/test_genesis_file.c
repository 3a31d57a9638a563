/* SPDX-License-Identifier: Apache-2.0 */
#include "base/file.h"
#include "types/committee.h"
#include "types/ids.h"
#include "wallet/genesis_file.h"
#include "wallet/test_help.h"

/* A file of the reference's (tests/recordings/README.md). */
static ln_bytes_t recorded(ln_test_t *t, const char *name)
{
    return ln_test_read_file(&t->arena,
                             (const char *)ln_format(&t->arena, "tests/recordings/%s", name).data);
}

TEST(a_genesis_of_the_reference_is_written_back_byte_for_byte)
{
    static const char *const names[] = {"system/genesis.json", "system-fees/genesis.json",
                                        "committee/genesis.json"};
    for (size_t i = 0; i < LN_COUNT(names); i++) {
        const char *copy = ln_test_path(t, "genesis.json");
        ln_genesis_config_t genesis;
        ln_bytes_t theirs = recorded(t, names[i]), ours;
        CHECK_OK(ln_genesis_parse(&t->call, &genesis, theirs, names[i]));
        CHECK_OK(ln_genesis_file_write(&t->call, &genesis, copy));
        CHECK_OK(ln_file_read(&t->call, &ours, copy));
        CHECK_BYTES(ours, theirs);
    }
}

/* From its owners, balance, time, name and policy, and the server's configuration. */
TEST(making_a_genesis_gives_the_one_of_the_reference)
{
    ln_genesis_config_t theirs, ours;
    ln_server_config_t server;
    CHECK_OK(
        ln_genesis_parse(&t->call, &theirs, recorded(t, "system/genesis.json"), "genesis.json"));
    CHECK_OK(ln_value_parse_json(&t->call, &ln_server_config_type, &server,
                                 recorded(t, "system/server.json"), "server.json"));
    ln_committee_config_t config = {{&server.validator, 1}};
    ln_account_owner_t *owners = LN_NEW_ARRAY(&t->arena, ln_account_owner_t, theirs.chains.count);
    for (size_t i = 0; i < theirs.chains.count; i++)
        owners[i] = theirs.chains.items[i].config.ownership.owners.items[0].key;
    ln_genesis_options_t options = {.timestamp = theirs.timestamp,
                                    .network_name = theirs.network_name,
                                    .owners = owners,
                                    .owner_count = theirs.chains.count,
                                    .balance = theirs.chains.items[0].config.balance};
    ln_resource_control_policy_t policy = ln_policy_no_fees();
    policy.http_request_allow_list = theirs.committee.policy.http_request_allow_list;
    CHECK_OK(ln_committee_of_config(&t->call, &options.committee, &config, &policy));
    ours = ln_genesis_make(&t->arena, &options);
    CHECK_BYTES(ln_value_json(&ln_genesis_config_type, &t->arena, true, &ours),
                ln_value_json(&ln_genesis_config_type, &t->arena, true, &theirs));
}

TEST(a_committee_file_comes_back)
{
    ln_secp256k1_secret_t secret = {{1, 2}};
    ln_validator_config_t validators[] = {
        {.public_key = ln_secp256k1_public_key(&secret),
         .network = {.protocol = {.tag = LN_NETWORK_PROTOCOL_GRPC, .grpc = LN_TLS_CONFIG_TLS},
                     .host = LN_LITERAL("example.org"),
                     .port = 443}}};
    ln_committee_config_t config = {{validators, 1}}, back;
    const char *path = ln_test_path(t, "committee.json");
    CHECK_OK(ln_committee_file_write(&t->call, &config, path));
    CHECK_OK(ln_committee_file_read(&t->call, &back, path));
    CHECK(ln_committee_config_equal(&config, &back));
    CHECK_BYTES(ln_network_address(&t->arena, &validators[0].network),
                LN_LITERAL("grpcs:example.org:443"));
}

TEST(committees_that_cannot_be)
{
    ln_committee_t committee;
    ln_resource_control_policy_t policy = ln_policy_testnet();
    ln_committee_config_t none = {0};
    CHECK_ERR(LN_ERR_CONFIGURATION, ln_committee_of_config(&t->call, &committee, &none, &policy));
    ln_secp256k1_secret_t secret = {{1, 2}};
    ln_validator_config_t same[2] = {{.public_key = ln_secp256k1_public_key(&secret)}};
    same[1] = same[0];
    ln_committee_config_t twice = {{same, 2}};
    CHECK_ERR(LN_ERR_CONFIGURATION, ln_committee_of_config(&t->call, &committee, &twice, &policy));
}

TEST(files_that_are_no_genesis)
{
    ln_genesis_config_t genesis = ln_test_genesis(t, 1), out;
    const char *path = ln_test_path(t, "genesis.json");
    CHECK_ERR(LN_ERR_CONFIGURATION, ln_genesis_file_read(&t->call, &out, path));
    CHECK(ln_test_error_says(t, "genesis.json"));
    genesis.chains.count = 0;
    CHECK_OK(ln_genesis_file_write(&t->call, &genesis, path));
    CHECK_ERR(LN_ERR_CONFIGURATION, ln_genesis_file_read(&t->call, &out, path));
    CHECK(ln_test_error_says(t, "has no chains"));
}

TEST(a_network_is_named_after_its_time)
{
    CHECK_BYTES(ln_network_name_default(&t->arena, (ln_timestamp_t){1700000000123456}),
                LN_LITERAL("linera-2023-11-14T22:13:20"));
}

TEST(a_new_chain_begins_with_its_description)
{
    ln_genesis_config_t genesis = ln_test_genesis(t, 1);
    ln_account_owner_opt_t owner = {true, ln_test_owner(1)};
    ln_wallet_chain_t chain = ln_wallet_chain_of(&genesis.chains.items[0], &owner);
    CHECK(chain.owner.some && !chain.block_hash.some && chain.next_block_height.value == 0);
    CHECK(chain.timestamp.us == genesis.timestamp.us && chain.epoch.some &&
          chain.epoch.value.value == 0);
}
