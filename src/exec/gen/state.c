/* SPDX-License-Identifier: Apache-2.0 */
/* Written by tools/gen from schema/state.views; do not edit. */
#include "exec/gen/state.h"

#include "types/defaults.h"

#include <stddef.h>

static const ln_view_type_t view_0 = {
    .name = "description",
    .kind = LN_VIEW_REGISTER,
    .wrap = LN_VIEW_HASHED,
    .size = sizeof(ln_register_view_t),
    .item = &ln_chain_description_opt_type,
};
static const ln_view_type_t view_1 = {
    .name = "epoch",
    .kind = LN_VIEW_REGISTER,
    .wrap = LN_VIEW_HASHED,
    .size = sizeof(ln_register_view_t),
    .item = &ln_epoch_type,
};
static const ln_view_type_t view_2 = {
    .name = "admin_chain_id",
    .kind = LN_VIEW_REGISTER,
    .wrap = LN_VIEW_HASHED,
    .size = sizeof(ln_register_view_t),
    .item = &ln_chain_id_opt_type,
};
static const ln_view_type_t view_3 = {
    .name = "committees",
    .kind = LN_VIEW_REGISTER,
    .wrap = LN_VIEW_HASHED,
    .size = sizeof(ln_register_view_t),
    .item = &ln_epoch_committee_map_type,
};
static const ln_view_type_t view_4 = {
    .name = "ownership",
    .kind = LN_VIEW_REGISTER,
    .wrap = LN_VIEW_HASHED,
    .size = sizeof(ln_register_view_t),
    .item = &ln_chain_ownership_type,
    .set_default = ln_chain_ownership_default,
};
static const ln_view_type_t view_5 = {
    .name = "balance",
    .kind = LN_VIEW_REGISTER,
    .wrap = LN_VIEW_HASHED,
    .size = sizeof(ln_register_view_t),
    .item = &ln_amount_type,
};
static const ln_view_type_t view_6 = {
    .name = "balances",
    .kind = LN_VIEW_MAP,
    .wrap = LN_VIEW_HASHED,
    .size = sizeof(ln_map_view_t),
    .item = &ln_amount_type,
    .key = &ln_account_owner_type,
};
static const ln_view_type_t view_7 = {
    .name = "timestamp",
    .kind = LN_VIEW_REGISTER,
    .wrap = LN_VIEW_HASHED,
    .size = sizeof(ln_register_view_t),
    .item = &ln_timestamp_type,
};
static const ln_view_type_t view_8 = {
    .name = "closed",
    .kind = LN_VIEW_REGISTER,
    .wrap = LN_VIEW_HASHED,
    .size = sizeof(ln_register_view_t),
    .item = &ln_bool_type,
};
static const ln_view_type_t view_9 = {
    .name = "application_permissions",
    .kind = LN_VIEW_REGISTER,
    .wrap = LN_VIEW_HASHED,
    .size = sizeof(ln_register_view_t),
    .item = &ln_application_permissions_type,
};
static const ln_view_type_t view_10 = {
    .name = "used_blobs",
    .kind = LN_VIEW_SET,
    .wrap = LN_VIEW_HASHED,
    .size = sizeof(ln_set_view_t),
    .key = &ln_blob_id_type,
};
static const ln_view_type_t view_11 = {
    .name = "event_subscriptions",
    .kind = LN_VIEW_MAP,
    .wrap = LN_VIEW_HASHED,
    .size = sizeof(ln_map_view_t),
    .item = &ln_event_subscriptions_type,
    .key = &ln_subscription_key_type,
};
static const ln_view_field_t system_state_fields[] = {
    {"description", offsetof(ln_system_state_t, description), &view_0},
    {"epoch", offsetof(ln_system_state_t, epoch), &view_1},
    {"admin_chain_id", offsetof(ln_system_state_t, admin_chain_id), &view_2},
    {"committees", offsetof(ln_system_state_t, committees), &view_3},
    {"ownership", offsetof(ln_system_state_t, ownership), &view_4},
    {"balance", offsetof(ln_system_state_t, balance), &view_5},
    {"balances", offsetof(ln_system_state_t, balances), &view_6},
    {"timestamp", offsetof(ln_system_state_t, timestamp), &view_7},
    {"closed", offsetof(ln_system_state_t, closed), &view_8},
    {"application_permissions", offsetof(ln_system_state_t, application_permissions), &view_9},
    {"used_blobs", offsetof(ln_system_state_t, used_blobs), &view_10},
    {"event_subscriptions", offsetof(ln_system_state_t, event_subscriptions), &view_11},
};
const ln_view_type_t ln_system_state_view = {
    .name = "SystemState",
    .kind = LN_VIEW_STRUCT,
    .size = sizeof(ln_system_state_t),
    .fields = system_state_fields,
    .field_count = 12,
};

static const ln_view_type_t view_12 = {
    .name = "entry",
    .kind = LN_VIEW_KEY_VALUE,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_key_value_view_t),
};
static const ln_view_type_t view_13 = {
    .name = "users",
    .kind = LN_VIEW_COLLECTION,
    .wrap = LN_VIEW_HASHED,
    .size = sizeof(ln_collection_view_t),
    .key = &ln_application_id_type,
    .inner = &view_12,
};
static const ln_view_type_t view_14 = {
    .name = "stream_event_counts",
    .kind = LN_VIEW_MAP,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_map_view_t),
    .item = &ln_u32_type,
    .key = &ln_stream_id_type,
};
static const ln_view_field_t execution_state_fields[] = {
    {"system", offsetof(ln_execution_state_t, system), &ln_system_state_view},
    {"users", offsetof(ln_execution_state_t, users), &view_13},
    {"stream_event_counts", offsetof(ln_execution_state_t, stream_event_counts), &view_14},
};
const ln_view_type_t ln_execution_state_view = {
    .name = "ExecutionState",
    .kind = LN_VIEW_STRUCT,
    .size = sizeof(ln_execution_state_t),
    .fields = execution_state_fields,
    .field_count = 3,
};
