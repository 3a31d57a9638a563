/* SPDX-License-Identifier: Apache-2.0 */
/* Written by tools/gen from schema/state.views; do not edit. */
#include "chain/gen/chain_state.h"

#include "types/defaults.h"

#include <stddef.h>

static const ln_view_type_t view_0 = {
    .name = "ownership",
    .kind = LN_VIEW_REGISTER,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_register_view_t),
    .item = &ln_chain_ownership_type,
    .set_default = ln_chain_ownership_default,
};
static const ln_view_type_t view_1 = {
    .name = "seed",
    .kind = LN_VIEW_REGISTER,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_register_view_t),
    .item = &ln_u64_type,
};
static const ln_view_type_t view_2 = {
    .name = "signed_proposal",
    .kind = LN_VIEW_REGISTER,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_register_view_t),
    .item = &ln_block_proposal_box_type,
};
static const ln_view_type_t view_3 = {
    .name = "proposed",
    .kind = LN_VIEW_REGISTER,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_register_view_t),
    .item = &ln_block_proposal_box_type,
};
static const ln_view_type_t view_4 = {
    .name = "proposed_blobs",
    .kind = LN_VIEW_MAP,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_map_view_t),
    .item = &ln_blob_content_type,
    .key = &ln_blob_id_type,
};
static const ln_view_type_t view_5 = {
    .name = "locking_block",
    .kind = LN_VIEW_REGISTER,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_register_view_t),
    .item = &ln_locking_block_box_type,
};
static const ln_view_type_t view_6 = {
    .name = "locking_blobs",
    .kind = LN_VIEW_MAP,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_map_view_t),
    .item = &ln_blob_content_type,
    .key = &ln_blob_id_type,
};
static const ln_view_type_t view_7 = {
    .name = "timeout",
    .kind = LN_VIEW_REGISTER,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_register_view_t),
    .item = &ln_timeout_certificate_box_type,
};
static const ln_view_type_t view_8 = {
    .name = "confirmed_vote",
    .kind = LN_VIEW_REGISTER,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_register_view_t),
    .item = &ln_block_vote_box_type,
};
static const ln_view_type_t view_9 = {
    .name = "validated_vote",
    .kind = LN_VIEW_REGISTER,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_register_view_t),
    .item = &ln_block_vote_box_type,
};
static const ln_view_type_t view_10 = {
    .name = "timeout_vote",
    .kind = LN_VIEW_REGISTER,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_register_view_t),
    .item = &ln_timeout_vote_opt_type,
};
static const ln_view_type_t view_11 = {
    .name = "round_timeout",
    .kind = LN_VIEW_REGISTER,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_register_view_t),
    .item = &ln_timestamp_opt_type,
};
static const ln_view_type_t view_12 = {
    .name = "current_round",
    .kind = LN_VIEW_REGISTER,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_register_view_t),
    .item = &ln_round_type,
};
static const ln_view_type_t view_13 = {
    .name = "fallback_owners",
    .kind = LN_VIEW_REGISTER,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_register_view_t),
    .item = &ln_account_owner_u64_map_type,
};
static const ln_view_field_t chain_manager_fields[] = {
    {"ownership", offsetof(ln_chain_manager_t, ownership), &view_0},
    {"seed", offsetof(ln_chain_manager_t, seed), &view_1},
    {"signed_proposal", offsetof(ln_chain_manager_t, signed_proposal), &view_2},
    {"proposed", offsetof(ln_chain_manager_t, proposed), &view_3},
    {"proposed_blobs", offsetof(ln_chain_manager_t, proposed_blobs), &view_4},
    {"locking_block", offsetof(ln_chain_manager_t, locking_block), &view_5},
    {"locking_blobs", offsetof(ln_chain_manager_t, locking_blobs), &view_6},
    {"timeout", offsetof(ln_chain_manager_t, timeout), &view_7},
    {"confirmed_vote", offsetof(ln_chain_manager_t, confirmed_vote), &view_8},
    {"validated_vote", offsetof(ln_chain_manager_t, validated_vote), &view_9},
    {"timeout_vote", offsetof(ln_chain_manager_t, timeout_vote), &view_10},
    {"round_timeout", offsetof(ln_chain_manager_t, round_timeout), &view_11},
    {"current_round", offsetof(ln_chain_manager_t, current_round), &view_12},
    {"fallback_owners", offsetof(ln_chain_manager_t, fallback_owners), &view_13},
};
const ln_view_type_t ln_chain_manager_view = {
    .name = "ChainManager",
    .kind = LN_VIEW_STRUCT,
    .size = sizeof(ln_chain_manager_t),
    .fields = chain_manager_fields,
    .field_count = 14,
};

static const ln_view_type_t view_14 = {
    .name = "execution_state_hash",
    .kind = LN_VIEW_REGISTER,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_register_view_t),
    .item = &ln_hash_opt_type,
};
static const ln_view_type_t view_15 = {
    .name = "tip_state",
    .kind = LN_VIEW_REGISTER,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_register_view_t),
    .item = &ln_chain_tip_state_type,
};
static const ln_view_type_t view_16 = {
    .name = "pending_validated_blobs",
    .kind = LN_VIEW_REGISTER,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_register_view_t),
    .item = &ln_pending_blobs_type,
};
static const ln_view_type_t view_17 = {
    .name = "pending_proposed_blobs",
    .kind = LN_VIEW_MAP,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_map_view_t),
    .item = &ln_pending_blobs_type,
    .key = &ln_account_owner_type,
};
static const ln_view_type_t view_18 = {
    .name = "pending_blob_contents",
    .kind = LN_VIEW_MAP,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_map_view_t),
    .item = &ln_blob_content_type,
    .key = &ln_pending_blob_key_type,
};
static const ln_view_type_t view_19 = {
    .name = "received_log",
    .kind = LN_VIEW_LOG,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_log_view_t),
    .item = &ln_chain_and_height_type,
};
static const ln_view_type_t view_20 = {
    .name = "received_certificate_trackers",
    .kind = LN_VIEW_REGISTER,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_register_view_t),
    .item = &ln_secp256k1_public_key_u64_map_type,
};
static const ln_view_type_t view_21 = {
    .name = "inboxes",
    .kind = LN_VIEW_MAP,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_map_view_t),
    .item = &ln_inbox_state_type,
    .key = &ln_chain_id_type,
};
static const ln_view_type_t view_22 = {
    .name = "inbox_bundles",
    .kind = LN_VIEW_MAP,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_map_view_t),
    .item = &ln_message_bundle_type,
    .key = &ln_inbox_bundle_key_type,
};
static const ln_view_type_t view_23 = {
    .name = "nonempty_inboxes",
    .kind = LN_VIEW_SET,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_set_view_t),
    .key = &ln_chain_id_type,
};
static const ln_view_type_t view_24 = {
    .name = "outboxes",
    .kind = LN_VIEW_MAP,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_map_view_t),
    .item = &ln_outbox_state_type,
    .key = &ln_chain_id_type,
};
static const ln_view_type_t view_25 = {
    .name = "outbox_heights",
    .kind = LN_VIEW_MAP,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_map_view_t),
    .item = &ln_block_height_type,
    .key = &ln_outbox_height_key_type,
};
static const ln_view_type_t view_26 = {
    .name = "nonempty_outboxes",
    .kind = LN_VIEW_SET,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_set_view_t),
    .key = &ln_chain_id_type,
};
static const ln_view_type_t view_27 = {
    .name = "previous_event_blocks",
    .kind = LN_VIEW_MAP,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_map_view_t),
    .item = &ln_block_height_type,
    .key = &ln_stream_id_type,
};
static const ln_view_type_t view_28 = {
    .name = "preprocessed_blocks",
    .kind = LN_VIEW_MAP,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_map_view_t),
    .item = &ln_hash_type,
    .key = &ln_block_height_type,
};
static const ln_view_type_t view_29 = {
    .name = "next_expected_events",
    .kind = LN_VIEW_MAP,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_map_view_t),
    .item = &ln_u32_type,
    .key = &ln_stream_id_type,
};
static const ln_view_type_t view_30 = {
    .name = "block_zero_executed_at",
    .kind = LN_VIEW_REGISTER,
    .wrap = LN_VIEW_PLAIN,
    .size = sizeof(ln_register_view_t),
    .item = &ln_timestamp_type,
};
static const ln_view_field_t chain_state_fields[] = {
    {"execution_state", offsetof(ln_chain_state_t, execution_state), &ln_execution_state_view},
    {"execution_state_hash", offsetof(ln_chain_state_t, execution_state_hash), &view_14},
    {"tip_state", offsetof(ln_chain_state_t, tip_state), &view_15},
    {"manager", offsetof(ln_chain_state_t, manager), &ln_chain_manager_view},
    {"pending_validated_blobs", offsetof(ln_chain_state_t, pending_validated_blobs), &view_16},
    {"pending_proposed_blobs", offsetof(ln_chain_state_t, pending_proposed_blobs), &view_17},
    {"pending_blob_contents", offsetof(ln_chain_state_t, pending_blob_contents), &view_18},
    {"received_log", offsetof(ln_chain_state_t, received_log), &view_19},
    {"received_certificate_trackers", offsetof(ln_chain_state_t, received_certificate_trackers),
     &view_20},
    {"inboxes", offsetof(ln_chain_state_t, inboxes), &view_21},
    {"inbox_bundles", offsetof(ln_chain_state_t, inbox_bundles), &view_22},
    {"nonempty_inboxes", offsetof(ln_chain_state_t, nonempty_inboxes), &view_23},
    {"outboxes", offsetof(ln_chain_state_t, outboxes), &view_24},
    {"outbox_heights", offsetof(ln_chain_state_t, outbox_heights), &view_25},
    {"nonempty_outboxes", offsetof(ln_chain_state_t, nonempty_outboxes), &view_26},
    {"previous_event_blocks", offsetof(ln_chain_state_t, previous_event_blocks), &view_27},
    {"preprocessed_blocks", offsetof(ln_chain_state_t, preprocessed_blocks), &view_28},
    {"next_expected_events", offsetof(ln_chain_state_t, next_expected_events), &view_29},
    {"block_zero_executed_at", offsetof(ln_chain_state_t, block_zero_executed_at), &view_30},
};
const ln_view_type_t ln_chain_state_view = {
    .name = "ChainState",
    .kind = LN_VIEW_STRUCT,
    .size = sizeof(ln_chain_state_t),
    .fields = chain_state_fields,
    .field_count = 19,
};
