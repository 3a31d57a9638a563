/* SPDX-License-Identifier: Apache-2.0 */
#include "wallet/genesis_file.h"

#include "base/file.h"
#include "types/defaults.h"
#include "types/text.h"

#define VOTES 100
#define OWNER_WEIGHT 100
#define MULTI_LEADER_ROUNDS 2

static ln_err_t read_file(ln_call_t *call, const ln_type_t *type, void *out, const char *path)
{
    ln_bytes_t text;
    ln_err_t err = ln_file_read(call, &text, path);
    if (err == LN_OK)
        err = ln_value_parse_json(call, type, out, text, path);
    if (err == LN_OK)
        return LN_OK;
    return LN_FAIL(call, LN_ERR_CONFIGURATION, "%.*s", LN_TEXT_ARG(ln_call_text(call, err)));
}

static ln_err_t write_file(ln_call_t *call, const ln_type_t *type, const void *value,
                           const char *path)
{
    return ln_file_replace(call, path, 0644, ln_value_json(type, call->arena, true, value));
}

static ln_err_t check_genesis(ln_call_t *call, const ln_genesis_config_t *genesis, const char *what)
{
    if (genesis->chains.count == 0)
        return LN_FAIL(call, LN_ERR_CONFIGURATION, "%s: the genesis configuration has no chains",
                       what);
    if (genesis->committee.validators.count == 0)
        return LN_FAIL(call, LN_ERR_CONFIGURATION,
                       "%s: the committee of the genesis configuration is empty", what);
    return LN_OK;
}

ln_err_t ln_genesis_parse(ln_call_t *call, ln_genesis_config_t *out, ln_bytes_t json,
                          const char *what)
{
    ln_genesis_config_t genesis;
    LN_TRY(ln_value_parse_json(call, &ln_genesis_config_type, &genesis, json, what));
    LN_TRY(check_genesis(call, &genesis, what));
    *out = genesis;
    return LN_OK;
}

ln_err_t ln_genesis_file_read(ln_call_t *call, ln_genesis_config_t *out, const char *path)
{
    ln_genesis_config_t genesis;
    LN_TRY(read_file(call, &ln_genesis_config_type, &genesis, path));
    LN_TRY(check_genesis(call, &genesis, path));
    *out = genesis;
    return LN_OK;
}

ln_err_t ln_genesis_file_write(ln_call_t *call, const ln_genesis_config_t *genesis,
                               const char *path)
{
    return write_file(call, &ln_genesis_config_type, genesis, path);
}

ln_err_t ln_committee_file_read(ln_call_t *call, ln_committee_config_t *out, const char *path)
{
    return read_file(call, &ln_committee_config_type, out, path);
}

ln_err_t ln_committee_file_write(ln_call_t *call, const ln_committee_config_t *committee,
                                 const char *path)
{
    return write_file(call, &ln_committee_config_type, committee, path);
}

/* --- committee */

static const char *scheme_of(const ln_network_protocol_t *protocol)
{
    if (protocol->tag == LN_NETWORK_PROTOCOL_GRPC)
        return protocol->grpc == LN_TLS_CONFIG_TLS ? "grpcs" : "grpc";
    return protocol->simple == LN_TRANSPORT_PROTOCOL_UDP ? "udp" : "tcp";
}

ln_bytes_t ln_network_address(ln_arena_t *arena, const ln_public_network_config_t *network)
{
    return ln_format(arena, "%s:%.*s:%u", scheme_of(&network->protocol), LN_TEXT_ARG(network->host),
                     network->port);
}

ln_err_t ln_committee_of_config(ln_call_t *call, ln_committee_t *out,
                                const ln_committee_config_t *config,
                                const ln_resource_control_policy_t *policy)
{
    ln_committee_t committee = {.policy = *policy};
    if (config->validators.count == 0)
        return LN_FAIL(call, LN_ERR_CONFIGURATION, "the committee has no validators");
    for (size_t i = 0; i < config->validators.count; i++) {
        const ln_validator_config_t *validator = &config->validators.items[i];
        ln_validator_state_t state = {
            .network_address = ln_network_address(call->arena, &validator->network),
            .votes = VOTES,
            .account_public_key = validator->account_key,
        };
        ln_map_put(&ln_secp256k1_public_key_validator_state_map_type, call->arena,
                   &committee.validators, &validator->public_key, &state);
    }
    if (committee.validators.count < config->validators.count)
        return LN_FAIL(call, LN_ERR_CONFIGURATION, "the committee has a validator key twice");
    *out = committee;
    return LN_OK;
}

/* --- genesis */

ln_chain_ownership_t ln_ownership_single(ln_arena_t *arena, const ln_account_owner_t *owner)
{
    ln_chain_ownership_t ownership = {0};
    uint64_t weight = OWNER_WEIGHT;
    ln_chain_ownership_default(&ownership);
    ln_map_put(&ln_account_owner_u64_map_type, arena, &ownership.owners, owner, &weight);
    ownership.multi_leader_rounds = MULTI_LEADER_ROUNDS;
    return ownership;
}

ln_genesis_config_t ln_genesis_make(ln_arena_t *arena, const ln_genesis_options_t *options)
{
    LN_ASSERT(options->owner_count > 0);
    ln_genesis_config_t genesis = {
        .committee = options->committee,
        .timestamp = options->timestamp,
        .network_name = options->network_name,
    };
    for (size_t i = 0; i < options->owner_count; i++)
        *LN_PUSH(arena, &genesis.chains) = (ln_chain_description_t){
            .origin = {.tag = LN_CHAIN_ORIGIN_ROOT, .root = (uint32_t)i},
            .timestamp = options->timestamp,
            .config = {.ownership = ln_ownership_single(arena, &options->owners[i]),
                       .balance = options->balance},
        };
    return genesis;
}

ln_bytes_t ln_network_name_default(ln_arena_t *arena, ln_timestamp_t timestamp)
{
    ln_timestamp_t whole_second = {timestamp.us - timestamp.us % 1000000};
    ln_bytes_t text = ln_timestamp_text(arena, whole_second);
    size_t space = ln_bytes_find(text, ' ');
    return ln_format(arena, "linera-%.*sT%.*s", (int)space, (const char *)text.data,
                     LN_TEXT_ARG(ln_bytes_from(text, LN_MIN(space + 1, text.size))));
}

ln_wallet_chain_t ln_wallet_chain_of(const ln_chain_description_t *description,
                                     const ln_account_owner_opt_t *owner)
{
    return (ln_wallet_chain_t){
        .owner = *owner,
        .timestamp = description->timestamp,
        .epoch = {true, description->config.epoch},
    };
}
