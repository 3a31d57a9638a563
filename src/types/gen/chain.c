/* SPDX-License-Identifier: Apache-2.0 */
/* Written by tools/gen from schema/types.bcs; do not edit. */
#include "types/gen/chain.h"

#include <stddef.h>

void ln_timeout_config_write(ln_writer_t *w, const ln_timeout_config_t *v)
{
    ln_time_delta_opt_write(w, &v->fast_round_duration);
    ln_time_delta_write(w, &v->base_timeout);
    ln_time_delta_write(w, &v->timeout_increment);
    ln_time_delta_write(w, &v->fallback_duration);
}

void ln_timeout_config_read(ln_reader_t *r, ln_timeout_config_t *v)
{
    ln_time_delta_opt_read(r, &v->fast_round_duration);
    ln_time_delta_read(r, &v->base_timeout);
    ln_time_delta_read(r, &v->timeout_increment);
    ln_time_delta_read(r, &v->fallback_duration);
}

static const ln_field_t timeout_config_fields[] = {
    {"fast_round_duration", offsetof(ln_timeout_config_t, fast_round_duration),
     &ln_time_delta_opt_type},
    {"base_timeout", offsetof(ln_timeout_config_t, base_timeout), &ln_time_delta_type},
    {"timeout_increment", offsetof(ln_timeout_config_t, timeout_increment), &ln_time_delta_type},
    {"fallback_duration", offsetof(ln_timeout_config_t, fallback_duration), &ln_time_delta_type},
};
static void timeout_config_write_any(ln_writer_t *w, const void *v)
{
    ln_timeout_config_write(w, (const ln_timeout_config_t *)v);
}
static void timeout_config_read_any(ln_reader_t *r, void *v)
{
    ln_timeout_config_read(r, (ln_timeout_config_t *)v);
}
const ln_type_t ln_timeout_config_type = {
    .name = "TimeoutConfig",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_timeout_config_t),
    .write = timeout_config_write_any,
    .read = timeout_config_read_any,
    .fields = timeout_config_fields,
    .field_count = 4,
};

void ln_chain_ownership_write(ln_writer_t *w, const ln_chain_ownership_t *v)
{
    ln_account_owner_set_write(w, &v->super_owners);
    ln_account_owner_u64_map_write(w, &v->owners);
    ln_write_u32(w, v->multi_leader_rounds);
    ln_write_bool(w, v->open_multi_leader_rounds);
    ln_timeout_config_write(w, &v->timeout_config);
}

void ln_chain_ownership_read(ln_reader_t *r, ln_chain_ownership_t *v)
{
    ln_account_owner_set_read(r, &v->super_owners);
    ln_account_owner_u64_map_read(r, &v->owners);
    v->multi_leader_rounds = ln_read_u32(r);
    v->open_multi_leader_rounds = ln_read_bool(r);
    ln_timeout_config_read(r, &v->timeout_config);
}

static const ln_field_t chain_ownership_fields[] = {
    {"super_owners", offsetof(ln_chain_ownership_t, super_owners), &ln_account_owner_set_type},
    {"owners", offsetof(ln_chain_ownership_t, owners), &ln_account_owner_u64_map_type},
    {"multi_leader_rounds", offsetof(ln_chain_ownership_t, multi_leader_rounds), &ln_u32_type},
    {"open_multi_leader_rounds", offsetof(ln_chain_ownership_t, open_multi_leader_rounds),
     &ln_bool_type},
    {"timeout_config", offsetof(ln_chain_ownership_t, timeout_config), &ln_timeout_config_type},
};
static void chain_ownership_write_any(ln_writer_t *w, const void *v)
{
    ln_chain_ownership_write(w, (const ln_chain_ownership_t *)v);
}
static void chain_ownership_read_any(ln_reader_t *r, void *v)
{
    ln_chain_ownership_read(r, (ln_chain_ownership_t *)v);
}
const ln_type_t ln_chain_ownership_type = {
    .name = "ChainOwnership",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_chain_ownership_t),
    .write = chain_ownership_write_any,
    .read = chain_ownership_read_any,
    .fields = chain_ownership_fields,
    .field_count = 5,
};

void ln_application_permissions_write(ln_writer_t *w, const ln_application_permissions_t *v)
{
    ln_application_id_list_opt_write(w, &v->execute_operations);
    ln_application_id_list_write(w, &v->mandatory_applications);
    ln_application_id_list_write(w, &v->close_chain);
    ln_application_id_list_write(w, &v->change_application_permissions);
    ln_application_id_list_opt_write(w, &v->call_service_as_oracle);
    ln_application_id_list_opt_write(w, &v->make_http_requests);
}

void ln_application_permissions_read(ln_reader_t *r, ln_application_permissions_t *v)
{
    ln_application_id_list_opt_read(r, &v->execute_operations);
    ln_application_id_list_read(r, &v->mandatory_applications);
    ln_application_id_list_read(r, &v->close_chain);
    ln_application_id_list_read(r, &v->change_application_permissions);
    ln_application_id_list_opt_read(r, &v->call_service_as_oracle);
    ln_application_id_list_opt_read(r, &v->make_http_requests);
}

static const ln_field_t application_permissions_fields[] = {
    {"execute_operations", offsetof(ln_application_permissions_t, execute_operations),
     &ln_application_id_list_opt_type},
    {"mandatory_applications", offsetof(ln_application_permissions_t, mandatory_applications),
     &ln_application_id_list_type},
    {"close_chain", offsetof(ln_application_permissions_t, close_chain),
     &ln_application_id_list_type},
    {"change_application_permissions",
     offsetof(ln_application_permissions_t, change_application_permissions),
     &ln_application_id_list_type},
    {"call_service_as_oracle", offsetof(ln_application_permissions_t, call_service_as_oracle),
     &ln_application_id_list_opt_type},
    {"make_http_requests", offsetof(ln_application_permissions_t, make_http_requests),
     &ln_application_id_list_opt_type},
};
static void application_permissions_write_any(ln_writer_t *w, const void *v)
{
    ln_application_permissions_write(w, (const ln_application_permissions_t *)v);
}
static void application_permissions_read_any(ln_reader_t *r, void *v)
{
    ln_application_permissions_read(r, (ln_application_permissions_t *)v);
}
const ln_type_t ln_application_permissions_type = {
    .name = "ApplicationPermissions",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_application_permissions_t),
    .write = application_permissions_write_any,
    .read = application_permissions_read_any,
    .fields = application_permissions_fields,
    .field_count = 6,
};

void ln_initial_chain_config_write(ln_writer_t *w, const ln_initial_chain_config_t *v)
{
    ln_chain_ownership_write(w, &v->ownership);
    ln_epoch_write(w, &v->epoch);
    ln_epoch_write(w, &v->min_active_epoch);
    ln_epoch_write(w, &v->max_active_epoch);
    ln_amount_write(w, &v->balance);
    ln_application_permissions_write(w, &v->application_permissions);
}

void ln_initial_chain_config_read(ln_reader_t *r, ln_initial_chain_config_t *v)
{
    ln_chain_ownership_read(r, &v->ownership);
    ln_epoch_read(r, &v->epoch);
    ln_epoch_read(r, &v->min_active_epoch);
    ln_epoch_read(r, &v->max_active_epoch);
    ln_amount_read(r, &v->balance);
    ln_application_permissions_read(r, &v->application_permissions);
}

static const ln_field_t initial_chain_config_fields[] = {
    {"ownership", offsetof(ln_initial_chain_config_t, ownership), &ln_chain_ownership_type},
    {"epoch", offsetof(ln_initial_chain_config_t, epoch), &ln_epoch_type},
    {"min_active_epoch", offsetof(ln_initial_chain_config_t, min_active_epoch), &ln_epoch_type},
    {"max_active_epoch", offsetof(ln_initial_chain_config_t, max_active_epoch), &ln_epoch_type},
    {"balance", offsetof(ln_initial_chain_config_t, balance), &ln_amount_type},
    {"application_permissions", offsetof(ln_initial_chain_config_t, application_permissions),
     &ln_application_permissions_type},
};
static void initial_chain_config_write_any(ln_writer_t *w, const void *v)
{
    ln_initial_chain_config_write(w, (const ln_initial_chain_config_t *)v);
}
static void initial_chain_config_read_any(ln_reader_t *r, void *v)
{
    ln_initial_chain_config_read(r, (ln_initial_chain_config_t *)v);
}
const ln_type_t ln_initial_chain_config_type = {
    .name = "InitialChainConfig",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_initial_chain_config_t),
    .write = initial_chain_config_write_any,
    .read = initial_chain_config_read_any,
    .fields = initial_chain_config_fields,
    .field_count = 6,
};

void ln_chain_origin_child_write(ln_writer_t *w, const ln_chain_origin_child_t *v)
{
    ln_chain_id_write(w, &v->parent);
    ln_block_height_write(w, &v->block_height);
    ln_write_u32(w, v->chain_index);
}

void ln_chain_origin_child_read(ln_reader_t *r, ln_chain_origin_child_t *v)
{
    ln_chain_id_read(r, &v->parent);
    ln_block_height_read(r, &v->block_height);
    v->chain_index = ln_read_u32(r);
}

static const ln_field_t chain_origin_child_fields[] = {
    {"parent", offsetof(ln_chain_origin_child_t, parent), &ln_chain_id_type},
    {"block_height", offsetof(ln_chain_origin_child_t, block_height), &ln_block_height_type},
    {"chain_index", offsetof(ln_chain_origin_child_t, chain_index), &ln_u32_type},
};
static void chain_origin_child_write_any(ln_writer_t *w, const void *v)
{
    ln_chain_origin_child_write(w, (const ln_chain_origin_child_t *)v);
}
static void chain_origin_child_read_any(ln_reader_t *r, void *v)
{
    ln_chain_origin_child_read(r, (ln_chain_origin_child_t *)v);
}
const ln_type_t ln_chain_origin_child_type = {
    .name = "ChainOriginChild",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_chain_origin_child_t),
    .write = chain_origin_child_write_any,
    .read = chain_origin_child_read_any,
    .fields = chain_origin_child_fields,
    .field_count = 3,
};

void ln_chain_origin_write(ln_writer_t *w, const ln_chain_origin_t *v)
{
    ln_write_variant(w, (uint32_t)v->tag);
    switch (v->tag) {
    case LN_CHAIN_ORIGIN_ROOT:
        ln_write_u32(w, v->root);
        break;
    case LN_CHAIN_ORIGIN_CHILD:
        ln_chain_origin_child_write(w, &v->child);
        break;
    }
}

void ln_chain_origin_read(ln_reader_t *r, ln_chain_origin_t *v)
{
    v->tag = (ln_chain_origin_tag_t)ln_read_variant(r, 2);
    switch (v->tag) {
    case LN_CHAIN_ORIGIN_ROOT:
        v->root = ln_read_u32(r);
        break;
    case LN_CHAIN_ORIGIN_CHILD:
        ln_chain_origin_child_read(r, &v->child);
        break;
    }
}

static const ln_field_t chain_origin_fields[] = {
    {"Root", offsetof(ln_chain_origin_t, root), &ln_u32_type},
    {"Child", offsetof(ln_chain_origin_t, child), &ln_chain_origin_child_type},
};
static void chain_origin_write_any(ln_writer_t *w, const void *v)
{
    ln_chain_origin_write(w, (const ln_chain_origin_t *)v);
}
static void chain_origin_read_any(ln_reader_t *r, void *v)
{
    ln_chain_origin_read(r, (ln_chain_origin_t *)v);
}
const ln_type_t ln_chain_origin_type = {
    .name = "ChainOrigin",
    .kind = LN_KIND_ENUM,
    .size = sizeof(ln_chain_origin_t),
    .write = chain_origin_write_any,
    .read = chain_origin_read_any,
    .fields = chain_origin_fields,
    .field_count = 2,
};

void ln_chain_description_write(ln_writer_t *w, const ln_chain_description_t *v)
{
    ln_chain_origin_write(w, &v->origin);
    ln_timestamp_write(w, &v->timestamp);
    ln_initial_chain_config_write(w, &v->config);
}

void ln_chain_description_read(ln_reader_t *r, ln_chain_description_t *v)
{
    ln_chain_origin_read(r, &v->origin);
    ln_timestamp_read(r, &v->timestamp);
    ln_initial_chain_config_read(r, &v->config);
}

static const ln_field_t chain_description_fields[] = {
    {"origin", offsetof(ln_chain_description_t, origin), &ln_chain_origin_type},
    {"timestamp", offsetof(ln_chain_description_t, timestamp), &ln_timestamp_type},
    {"config", offsetof(ln_chain_description_t, config), &ln_initial_chain_config_type},
};
static void chain_description_write_any(ln_writer_t *w, const void *v)
{
    ln_chain_description_write(w, (const ln_chain_description_t *)v);
}
static void chain_description_read_any(ln_reader_t *r, void *v)
{
    ln_chain_description_read(r, (ln_chain_description_t *)v);
}
const ln_type_t ln_chain_description_type = {
    .name = "ChainDescription",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_chain_description_t),
    .write = chain_description_write_any,
    .read = chain_description_read_any,
    .fields = chain_description_fields,
    .field_count = 3,
};

void ln_application_description_write(ln_writer_t *w, const ln_application_description_t *v)
{
    ln_module_id_write(w, &v->module_id);
    ln_chain_id_write(w, &v->creator_chain_id);
    ln_block_height_write(w, &v->block_height);
    ln_write_u32(w, v->application_index);
    ln_write_bytes(w, v->parameters);
    ln_application_id_list_write(w, &v->required_application_ids);
}

void ln_application_description_read(ln_reader_t *r, ln_application_description_t *v)
{
    ln_module_id_read(r, &v->module_id);
    ln_chain_id_read(r, &v->creator_chain_id);
    ln_block_height_read(r, &v->block_height);
    v->application_index = ln_read_u32(r);
    v->parameters = ln_read_bytes(r);
    ln_application_id_list_read(r, &v->required_application_ids);
}

static const ln_field_t application_description_fields[] = {
    {"module_id", offsetof(ln_application_description_t, module_id), &ln_module_id_type},
    {"creator_chain_id", offsetof(ln_application_description_t, creator_chain_id),
     &ln_chain_id_type},
    {"block_height", offsetof(ln_application_description_t, block_height), &ln_block_height_type},
    {"application_index", offsetof(ln_application_description_t, application_index), &ln_u32_type},
    {"parameters", offsetof(ln_application_description_t, parameters), &ln_bytes_type},
    {"required_application_ids", offsetof(ln_application_description_t, required_application_ids),
     &ln_application_id_list_type},
};
static void application_description_write_any(ln_writer_t *w, const void *v)
{
    ln_application_description_write(w, (const ln_application_description_t *)v);
}
static void application_description_read_any(ln_reader_t *r, void *v)
{
    ln_application_description_read(r, (ln_application_description_t *)v);
}
const ln_type_t ln_application_description_type = {
    .name = "ApplicationDescription",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_application_description_t),
    .write = application_description_write_any,
    .read = application_description_read_any,
    .fields = application_description_fields,
    .field_count = 6,
};

void ln_chain_description_list_write(ln_writer_t *w, const ln_chain_description_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_chain_description_write(w, &v->items[i]);
}

void ln_chain_description_list_read(ln_reader_t *r, ln_chain_description_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_chain_description_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void chain_description_list_write_any(ln_writer_t *w, const void *v)
{
    ln_chain_description_list_write(w, (const ln_chain_description_list_t *)v);
}
static void chain_description_list_read_any(ln_reader_t *r, void *v)
{
    ln_chain_description_list_read(r, (ln_chain_description_list_t *)v);
}
const ln_type_t ln_chain_description_list_type = {
    .name = "chain_description_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_chain_description_list_t),
    .write = chain_description_list_write_any,
    .read = chain_description_list_read_any,
    .inner = &ln_chain_description_type,
};

void ln_chain_description_opt_write(ln_writer_t *w, const ln_chain_description_opt_t *v)
{
    ln_write_bool(w, v->some);
    if (v->some)
        ln_chain_description_write(w, &v->value);
}

void ln_chain_description_opt_read(ln_reader_t *r, ln_chain_description_opt_t *v)
{
    v->some = ln_read_bool(r);
    if (v->some)
        ln_chain_description_read(r, &v->value);
}

static void chain_description_opt_write_any(ln_writer_t *w, const void *v)
{
    ln_chain_description_opt_write(w, (const ln_chain_description_opt_t *)v);
}
static void chain_description_opt_read_any(ln_reader_t *r, void *v)
{
    ln_chain_description_opt_read(r, (ln_chain_description_opt_t *)v);
}
const ln_type_t ln_chain_description_opt_type = {
    .name = "chain_description_opt",
    .kind = LN_KIND_OPTION,
    .size = sizeof(ln_chain_description_opt_t),
    .write = chain_description_opt_write_any,
    .read = chain_description_opt_read_any,
    .inner = &ln_chain_description_type,
    .value_offset = offsetof(ln_chain_description_opt_t, value),
};
