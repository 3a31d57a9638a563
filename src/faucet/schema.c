/* SPDX-License-Identifier: Apache-2.0 */
#include "faucet/schema.h"

#include "node/version.h"
#include "types/committee.h"

#include <string.h>

/* --- values */

static ln_gql_value_t text_of(ln_call_t *call, const ln_type_t *type, const void *value)
{
    return ln_gql_text(ln_value_text(type, call->arena, value));
}

static ln_gql_value_t json_of(ln_call_t *call, const ln_type_t *type, const void *value)
{
    return ln_gql_raw(ln_value_json(type, call->arena, false, value));
}

static void *copy_of(ln_call_t *call, const void *value, size_t size)
{
    void *copy = ln_arena_alloc(call->arena, size, 16);
    memcpy(copy, value, size);
    return copy;
}

static ln_err_t check_owner(ln_call_t *call, const ln_json_t *value)
{
    ln_account_owner_t owner;
    if (!ln_json_is(value, LN_JSON_TEXT))
        return LN_FAIL(call, LN_ERR_INVALID_INPUT,
                       "Failed to parse \"AccountOwner\": a string is "
                       "expected");
    if (ln_value_parse(call, &ln_account_owner_type, &owner, value->text) == LN_OK)
        return LN_OK;
    ln_bytes_t why = call->text;
    return LN_FAIL(call, LN_ERR_INVALID_INPUT, "Failed to parse \"AccountOwner\": %.*s",
                   LN_TEXT_ARG(why));
}

/* The argument owner, which has been checked. */
static ln_account_owner_t owner_of(ln_call_t *call, ln_json_t *args)
{
    ln_json_reader_t r = ln_json_reader(call->arena);
    ln_account_owner_t owner = {0};
    ln_value_from_json(&r, &ln_account_owner_type, &owner, ln_json_get(&r, args, "owner"));
    LN_ASSERT(!r.failed);
    return owner;
}

#define RESOLVER(name)                                                                             \
    static ln_err_t name(LN_UNUSED ln_call_t *call, ln_gql_value_t *out, LN_UNUSED void *context,  \
                         LN_UNUSED const void *parent, LN_UNUSED ln_json_t *args)

/* --- the network */

RESOLVER(version)
{
    ln_buffer_t buffer = ln_buffer(call->arena);
    ln_json_writer_t w = ln_json_writer(&buffer, false);
    ln_version_to_json(&w, ln_version());
    *out = ln_gql_raw(ln_buffer_bytes(&buffer));
    return LN_OK;
}

RESOLVER(genesis_config)
{
    *out = json_of(call, &ln_genesis_config_type, ln_faucet_options(context)->genesis);
    return LN_OK;
}

typedef struct {
    ln_epoch_t epoch;
    ln_committee_t committee;
} newest_t;

static ln_err_t newest(ln_call_t *call, const newest_t **out, void *context)
{
    const ln_faucet_chain_t *chain = &ln_faucet_options(context)->chain;
    newest_t found;
    LN_TRY(chain->committee(chain->owner, call, &found.epoch, &found.committee));
    *out = copy_of(call, &found, sizeof(found));
    return LN_OK;
}

RESOLVER(current_epoch)
{
    const newest_t *found;
    LN_TRY(newest(call, &found, context));
    *out = text_of(call, &ln_epoch_type, &found->epoch);
    return LN_OK;
}

RESOLVER(current_committee)
{
    const newest_t *found;
    LN_TRY(newest(call, &found, context));
    *out = ln_gql_object(&found->committee);
    return LN_OK;
}

RESOLVER(committee_validators)
{
    const ln_committee_t *committee = parent;
    *out = json_of(call, &ln_secp256k1_public_key_validator_state_map_type, &committee->validators);
    return LN_OK;
}

RESOLVER(committee_total_votes)
{
    *out = ln_gql_u64(ln_committee_total_votes(parent));
    return LN_OK;
}

RESOLVER(committee_quorum_threshold)
{
    *out = ln_gql_u64(ln_committee_quorum_threshold(parent));
    return LN_OK;
}

RESOLVER(committee_validity_threshold)
{
    *out = ln_gql_u64(ln_committee_validity_threshold(parent));
    return LN_OK;
}

RESOLVER(committee_policy)
{
    const ln_committee_t *committee = parent;
    *out = json_of(call, &ln_resource_control_policy_type, &committee->policy);
    return LN_OK;
}

RESOLVER(current_validators)
{
    const newest_t *found;
    LN_TRY(newest(call, &found, context));
    const ln_secp256k1_public_key_validator_state_map_t *map = &found->committee.validators;
    ln_gql_value_t *items = LN_NEW_ARRAY(call->arena, ln_gql_value_t, map->count);
    for (size_t i = 0; i < map->count; i++)
        items[i] = ln_gql_object(&map->items[i]);
    *out = ln_gql_list(items, map->count);
    return LN_OK;
}

RESOLVER(validator_public_key)
{
    const ln_secp256k1_public_key_validator_state_map_entry_t *entry = parent;
    *out = text_of(call, &ln_secp256k1_public_key_type, &entry->key);
    return LN_OK;
}

RESOLVER(validator_network_address)
{
    const ln_secp256k1_public_key_validator_state_map_entry_t *entry = parent;
    *out = ln_gql_text(entry->value.network_address);
    return LN_OK;
}

/* --- claims */

RESOLVER(claim)
{
    ln_chain_description_t description;
    ln_account_owner_t owner = owner_of(call, args);
    LN_TRY(ln_faucet_claim(call, context, &description, &owner));
    *out = json_of(call, &ln_chain_description_type, &description);
    return LN_OK;
}

RESOLVER(chain_id)
{
    ln_faucet_first_t first;
    ln_account_owner_t owner = owner_of(call, args);
    LN_TRY(ln_faucet_first_claim(call, context, &first, &owner));
    if (!first.some)
        return LN_FAIL(call, LN_ERR_NOT_FOUND, "This user has no chain yet");
    *out = text_of(call, &ln_chain_id_type, &first.chain_id);
    return LN_OK;
}

RESOLVER(initial_claim)
{
    ln_faucet_first_t first;
    ln_account_owner_t owner = owner_of(call, args);
    LN_TRY(ln_faucet_first_claim(call, context, &first, &owner));
    *out = first.some ? ln_gql_object(copy_of(call, &first, sizeof(first))) : ln_gql_null();
    return LN_OK;
}

RESOLVER(initial_claim_chain_id)
{
    *out = text_of(call, &ln_chain_id_type, &((const ln_faucet_first_t *)parent)->chain_id);
    return LN_OK;
}

RESOLVER(initial_claim_timestamp)
{
    *out = ln_gql_u64(((const ln_faucet_first_t *)parent)->timestamp.us);
    return LN_OK;
}

RESOLVER(next_daily_claim)
{
    ln_timestamp_opt_t next;
    ln_account_owner_t owner = owner_of(call, args);
    LN_TRY(ln_faucet_next_daily_claim(call, context, &next, &owner));
    *out = next.some ? ln_gql_u64(next.value.us) : ln_gql_null();
    return LN_OK;
}

RESOLVER(daily_claim)
{
    ln_faucet_daily_t daily;
    ln_account_owner_t owner = owner_of(call, args);
    LN_TRY(ln_faucet_daily_claim(call, context, &daily, &owner));
    *out = ln_gql_object(copy_of(call, &daily, sizeof(daily)));
    return LN_OK;
}

RESOLVER(daily_chain_id)
{
    *out = text_of(call, &ln_chain_id_type, &((const ln_faucet_daily_t *)parent)->chain_id);
    return LN_OK;
}

RESOLVER(daily_certificate_hash)
{
    *out = text_of(call, &ln_hash_type, &((const ln_faucet_daily_t *)parent)->certificate_hash);
    return LN_OK;
}

RESOLVER(daily_amount)
{
    *out = text_of(call, &ln_amount_type, &((const ln_faucet_daily_t *)parent)->amount);
    return LN_OK;
}

/* --- the schema */

static const ln_gql_binding_t bindings[] = {
    {"QueryRoot.version", version},
    {"QueryRoot.genesisConfig", genesis_config},
    {"QueryRoot.currentValidators", current_validators},
    {"QueryRoot.currentCommittee", current_committee},
    {"QueryRoot.currentEpoch", current_epoch},
    {"QueryRoot.chainId", chain_id},
    {"QueryRoot.initialClaim", initial_claim},
    {"QueryRoot.nextDailyClaim", next_daily_claim},
    {"MutationRoot.claim", claim},
    {"MutationRoot.dailyClaim", daily_claim},
    {"Committee.validators", committee_validators},
    {"Committee.totalVotes", committee_total_votes},
    {"Committee.quorumThreshold", committee_quorum_threshold},
    {"Committee.validityThreshold", committee_validity_threshold},
    {"Committee.policy", committee_policy},
    {"Validator.publicKey", validator_public_key},
    {"Validator.networkAddress", validator_network_address},
    {"InitialClaim.chainId", initial_claim_chain_id},
    {"InitialClaim.timestamp", initial_claim_timestamp},
    {"ClaimOutcome.chainId", daily_chain_id},
    {"ClaimOutcome.certificateHash", daily_certificate_hash},
    {"ClaimOutcome.amount", daily_amount},
};

ln_err_t ln_faucet_schema(ln_call_t *call, ln_gql_schema_t **out)
{
    ln_gql_schema_t *schema;
    LN_TRY(ln_gql_schema_build(call, &schema, ln_faucet_sdl, LN_GQL_INT_64));
    LN_TRY(ln_gql_schema_bind(call, schema, bindings, LN_COUNT(bindings)));
    LN_TRY(ln_gql_schema_bind_scalar(call, schema, "AccountOwner", check_owner));
    *out = schema;
    return LN_OK;
}
