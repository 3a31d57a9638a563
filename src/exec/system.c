/* SPDX-License-Identifier: Apache-2.0 */
#include "exec/system.h"

#include "types/committee.h"
#include "types/ids.h"
#include "types/text.h"

/* --- missing things */

ln_err_t ln_blobs_not_found(ln_call_t *call, const ln_blob_id_list_t *ids)
{
    LN_ASSERT(ids->count > 0); /* or whoever asks would wait for nothing */
    ln_blob_id_list_t *detail = LN_NEW(call->arena, ln_blob_id_list_t);
    ln_value_copy(&ln_blob_id_list_type, call->arena, detail, ids);
    ln_buffer_t text = ln_buffer(call->arena);
    for (size_t i = 0; i < ids->count; i++) {
        ln_buffer_put_text(&text, i == 0 ? "" : ", ");
        ln_blob_id_print(&text, &ids->items[i]);
    }
    ln_buffer_put_byte(&text, '\0');
    return LN_FAIL_DETAIL(call, LN_ERR_BLOBS_NOT_FOUND, detail, "blobs are missing: %s",
                          (const char *)text.data);
}

ln_err_t ln_blob_not_found(ln_call_t *call, const ln_blob_id_t *id)
{
    ln_blob_id_t copy = *id;
    ln_blob_id_list_t ids = {&copy, 1};
    return ln_blobs_not_found(call, &ids);
}

ln_err_t ln_events_not_found(ln_call_t *call, const ln_event_id_list_t *ids)
{
    LN_ASSERT(ids->count > 0);
    ln_event_id_list_t *detail = LN_NEW(call->arena, ln_event_id_list_t);
    ln_value_copy(&ln_event_id_list_type, call->arena, detail, ids);
    return LN_FAIL_DETAIL(call, LN_ERR_EVENTS_NOT_FOUND, detail, "%zu events are missing",
                          ids->count);
}

/* --- committee, activity, hash */

ln_err_t ln_system_committee(ln_call_t *call, ln_store_t *store, const ln_execution_state_t *state,
                             const ln_committee_t **out)
{
    const ln_epoch_t *epoch = ln_system_state_epoch(&state->system);
    LN_TRY(ln_store_committee(call, store, out, *epoch));
    if (*out == NULL)
        *out = ln_map_find(&ln_epoch_committee_map_type, ln_system_state_committees(&state->system),
                           epoch);
    return LN_OK;
}

bool ln_ownership_has(const ln_chain_ownership_t *ownership, const ln_account_owner_t *owner)
{
    return ln_set_find(&ln_account_owner_set_type, &ownership->super_owners, owner) != SIZE_MAX ||
           ln_map_find(&ln_account_owner_u64_map_type, &ownership->owners, owner) != NULL;
}

bool ln_ownership_is_active(const ln_chain_ownership_t *ownership)
{
    return ownership->super_owners.count > 0 || ownership->owners.count > 0 ||
           ownership->timeout_config.fallback_duration.us == 0;
}

ln_err_t ln_system_is_active(ln_call_t *call, ln_store_t *store, const ln_execution_state_t *state,
                             bool *active)
{
    const ln_committee_t *committee = NULL;
    *active = ln_system_state_description(&state->system)->some &&
              ln_system_state_admin_chain_id(&state->system)->some &&
              ln_ownership_is_active(ln_system_state_ownership(&state->system));
    if (*active)
        LN_TRY(ln_system_committee(call, store, state, &committee));
    *active = committee != NULL;
    return LN_OK;
}

ln_err_t ln_execution_state_hash(ln_call_t *call, ln_store_t *store, ln_execution_state_t *state,
                                 ln_hash_t *out)
{
    const ln_committee_t *committee;
    LN_TRY(ln_system_committee(call, store, state, &committee));
    if (committee != NULL && ln_policy_allows(&committee->policy, LN_LITERAL(LN_FLAG_ZERO_HASH))) {
        *out = (ln_hash_t){{0}};
        return LN_OK;
    }
    ln_execution_state_view_hash_t view_hash;
    LN_TRY(ln_view_hash(call, state, &view_hash.hash));
    *out = ln_execution_state_view_hash_hash(call->arena, &view_hash);
    return LN_OK;
}

/* --- the beginning of a chain */

static ln_err_t read_description(ln_call_t *call, ln_store_t *store, const ln_chain_id_t *chain_id,
                                 ln_chain_description_t *out)
{
    ln_blob_id_t id = ln_chain_description_blob_id(*chain_id);
    ln_bytes_t content;
    bool found;
    LN_TRY(ln_store_blob(call, store, &content, &found, &id));
    if (!found)
        return ln_blob_not_found(call, &id);
    return ln_value_decode(call, &ln_chain_description_type, out, LN_BCS, content);
}

/* The committees of all epochs from min_active to max_active; every missing one is named. */
static ln_err_t read_committees(ln_call_t *call, ln_store_t *store,
                                const ln_initial_chain_config_t *config, const ln_chain_id_t *admin,
                                ln_epoch_committee_map_t *out)
{
    ln_event_id_list_t missing = {0};
    *out = (ln_epoch_committee_map_t){0};
    for (uint64_t i = config->min_active_epoch.value; i <= config->max_active_epoch.value; i++) {
        const ln_committee_t *committee;
        ln_epoch_t epoch = {(uint32_t)i};
        LN_TRY(ln_store_committee(call, store, &committee, epoch));
        if (committee != NULL)
            ln_map_put(&ln_epoch_committee_map_type, call->arena, out, &epoch, committee);
        else
            *LN_PUSH(call->arena, &missing) =
                (ln_event_id_t){*admin, ln_system_stream(LN_STREAM_NEW_EPOCHS), epoch.value};
    }
    LN_ASSERT(out->count + missing.count ==
              (config->min_active_epoch.value > config->max_active_epoch.value
                   ? 0
                   : (size_t)config->max_active_epoch.value - config->min_active_epoch.value + 1));
    return missing.count == 0 ? LN_OK : ln_events_not_found(call, &missing);
}

ln_err_t ln_system_initialise(ln_call_t *call, ln_store_t *store, ln_execution_state_t *state,
                              const ln_chain_id_t *chain_id)
{
    ln_system_state_t *system = &state->system;
    ln_chain_description_opt_t description = {.some = true};
    ln_network_description_t network;
    ln_epoch_committee_map_t committees;
    bool found;
    LN_ASSERT(!ln_system_state_description(system)->some); /* once only */
    LN_TRY(read_description(call, store, chain_id, &description.value));
    LN_TRY(ln_store_network(call, store, &network, &found));
    if (!found)
        return LN_FAIL(call, LN_ERR_NO_NETWORK_DESCRIPTION, NULL);
    const ln_initial_chain_config_t *config = &description.value.config;
    LN_TRY(read_committees(call, store, config, &network.admin_chain_id, &committees));
    ln_chain_id_opt_t admin = {true, network.admin_chain_id};
    ln_system_state_set_timestamp(system, &description.value.timestamp);
    ln_system_state_set_description(system, &description);
    ln_system_state_set_epoch(system, &config->epoch);
    ln_system_state_set_committees(system, &committees);
    ln_system_state_set_admin_chain_id(system, &admin);
    ln_system_state_set_ownership(system, &config->ownership);
    ln_system_state_set_balance(system, &config->balance);
    ln_system_state_set_application_permissions(system, &config->application_permissions);
    LN_ASSERT(ln_system_state_description(system)->some);
    LN_ASSERT(ln_system_state_admin_chain_id(system)->some);
    return LN_OK;
}
