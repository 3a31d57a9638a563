/* SPDX-License-Identifier: Apache-2.0 */
/* Written by tools/gen from schema/types.bcs; do not edit. */
#include "types/gen/info.h"

#include <stddef.h>

void ln_chain_manager_info_write(ln_writer_t *w, const ln_chain_manager_info_t *v)
{
    ln_chain_ownership_write(w, &v->ownership);
    ln_block_proposal_box_write(w, &v->requested_signed_proposal);
    ln_block_proposal_box_write(w, &v->requested_proposed);
    ln_locking_block_box_write(w, &v->requested_locking);
    ln_timeout_certificate_box_write(w, &v->timeout);
    ln_lite_vote_opt_write(w, &v->pending);
    ln_lite_vote_opt_write(w, &v->timeout_vote);
    ln_lite_vote_opt_write(w, &v->fallback_vote);
    ln_block_box_write(w, &v->requested_confirmed);
    ln_block_box_write(w, &v->requested_validated);
    ln_round_write(w, &v->current_round);
    ln_account_owner_opt_write(w, &v->leader);
    ln_timestamp_opt_write(w, &v->round_timeout);
}

void ln_chain_manager_info_read(ln_reader_t *r, ln_chain_manager_info_t *v)
{
    ln_chain_ownership_read(r, &v->ownership);
    ln_block_proposal_box_read(r, &v->requested_signed_proposal);
    ln_block_proposal_box_read(r, &v->requested_proposed);
    ln_locking_block_box_read(r, &v->requested_locking);
    ln_timeout_certificate_box_read(r, &v->timeout);
    ln_lite_vote_opt_read(r, &v->pending);
    ln_lite_vote_opt_read(r, &v->timeout_vote);
    ln_lite_vote_opt_read(r, &v->fallback_vote);
    ln_block_box_read(r, &v->requested_confirmed);
    ln_block_box_read(r, &v->requested_validated);
    ln_round_read(r, &v->current_round);
    ln_account_owner_opt_read(r, &v->leader);
    ln_timestamp_opt_read(r, &v->round_timeout);
}

static const ln_field_t chain_manager_info_fields[] = {
    {"ownership", offsetof(ln_chain_manager_info_t, ownership), &ln_chain_ownership_type},
    {"requested_signed_proposal", offsetof(ln_chain_manager_info_t, requested_signed_proposal),
     &ln_block_proposal_box_type},
    {"requested_proposed", offsetof(ln_chain_manager_info_t, requested_proposed),
     &ln_block_proposal_box_type},
    {"requested_locking", offsetof(ln_chain_manager_info_t, requested_locking),
     &ln_locking_block_box_type},
    {"timeout", offsetof(ln_chain_manager_info_t, timeout), &ln_timeout_certificate_box_type},
    {"pending", offsetof(ln_chain_manager_info_t, pending), &ln_lite_vote_opt_type},
    {"timeout_vote", offsetof(ln_chain_manager_info_t, timeout_vote), &ln_lite_vote_opt_type},
    {"fallback_vote", offsetof(ln_chain_manager_info_t, fallback_vote), &ln_lite_vote_opt_type},
    {"requested_confirmed", offsetof(ln_chain_manager_info_t, requested_confirmed),
     &ln_block_box_type},
    {"requested_validated", offsetof(ln_chain_manager_info_t, requested_validated),
     &ln_block_box_type},
    {"current_round", offsetof(ln_chain_manager_info_t, current_round), &ln_round_type},
    {"leader", offsetof(ln_chain_manager_info_t, leader), &ln_account_owner_opt_type},
    {"round_timeout", offsetof(ln_chain_manager_info_t, round_timeout), &ln_timestamp_opt_type},
};
static void chain_manager_info_write_any(ln_writer_t *w, const void *v)
{
    ln_chain_manager_info_write(w, (const ln_chain_manager_info_t *)v);
}
static void chain_manager_info_read_any(ln_reader_t *r, void *v)
{
    ln_chain_manager_info_read(r, (ln_chain_manager_info_t *)v);
}
const ln_type_t ln_chain_manager_info_type = {
    .name = "ChainManagerInfo",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_chain_manager_info_t),
    .write = chain_manager_info_write_any,
    .read = chain_manager_info_read_any,
    .fields = chain_manager_info_fields,
    .field_count = 13,
};

void ln_chain_info_write(ln_writer_t *w, const ln_chain_info_t *v)
{
    ln_chain_id_write(w, &v->chain_id);
    ln_epoch_write(w, &v->epoch);
    ln_chain_description_opt_write(w, &v->description);
    ln_chain_manager_info_write(w, &v->manager);
    ln_amount_write(w, &v->chain_balance);
    ln_hash_opt_write(w, &v->block_hash);
    ln_timestamp_write(w, &v->timestamp);
    ln_block_height_write(w, &v->next_block_height);
    ln_hash_opt_write(w, &v->state_hash);
    ln_amount_opt_write(w, &v->requested_owner_balance);
    ln_epoch_committee_map_opt_write(w, &v->requested_committees);
    ln_incoming_bundle_list_write(w, &v->requested_pending_message_bundles);
    ln_hash_list_write(w, &v->requested_sent_certificate_hashes);
    ln_write_u64(w, v->count_received_log);
    ln_chain_and_height_list_write(w, &v->requested_received_log);
}

void ln_chain_info_read(ln_reader_t *r, ln_chain_info_t *v)
{
    ln_chain_id_read(r, &v->chain_id);
    ln_epoch_read(r, &v->epoch);
    ln_chain_description_opt_read(r, &v->description);
    ln_chain_manager_info_read(r, &v->manager);
    ln_amount_read(r, &v->chain_balance);
    ln_hash_opt_read(r, &v->block_hash);
    ln_timestamp_read(r, &v->timestamp);
    ln_block_height_read(r, &v->next_block_height);
    ln_hash_opt_read(r, &v->state_hash);
    ln_amount_opt_read(r, &v->requested_owner_balance);
    ln_epoch_committee_map_opt_read(r, &v->requested_committees);
    ln_incoming_bundle_list_read(r, &v->requested_pending_message_bundles);
    ln_hash_list_read(r, &v->requested_sent_certificate_hashes);
    v->count_received_log = ln_read_u64(r);
    ln_chain_and_height_list_read(r, &v->requested_received_log);
}

static const ln_field_t chain_info_fields[] = {
    {"chain_id", offsetof(ln_chain_info_t, chain_id), &ln_chain_id_type},
    {"epoch", offsetof(ln_chain_info_t, epoch), &ln_epoch_type},
    {"description", offsetof(ln_chain_info_t, description), &ln_chain_description_opt_type},
    {"manager", offsetof(ln_chain_info_t, manager), &ln_chain_manager_info_type},
    {"chain_balance", offsetof(ln_chain_info_t, chain_balance), &ln_amount_type},
    {"block_hash", offsetof(ln_chain_info_t, block_hash), &ln_hash_opt_type},
    {"timestamp", offsetof(ln_chain_info_t, timestamp), &ln_timestamp_type},
    {"next_block_height", offsetof(ln_chain_info_t, next_block_height), &ln_block_height_type},
    {"state_hash", offsetof(ln_chain_info_t, state_hash), &ln_hash_opt_type},
    {"requested_owner_balance", offsetof(ln_chain_info_t, requested_owner_balance),
     &ln_amount_opt_type},
    {"requested_committees", offsetof(ln_chain_info_t, requested_committees),
     &ln_epoch_committee_map_opt_type},
    {"requested_pending_message_bundles",
     offsetof(ln_chain_info_t, requested_pending_message_bundles), &ln_incoming_bundle_list_type},
    {"requested_sent_certificate_hashes",
     offsetof(ln_chain_info_t, requested_sent_certificate_hashes), &ln_hash_list_type},
    {"count_received_log", offsetof(ln_chain_info_t, count_received_log), &ln_u64_type},
    {"requested_received_log", offsetof(ln_chain_info_t, requested_received_log),
     &ln_chain_and_height_list_type},
};
static void chain_info_write_any(ln_writer_t *w, const void *v)
{
    ln_chain_info_write(w, (const ln_chain_info_t *)v);
}
static void chain_info_read_any(ln_reader_t *r, void *v)
{
    ln_chain_info_read(r, (ln_chain_info_t *)v);
}
const ln_type_t ln_chain_info_type = {
    .name = "ChainInfo",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_chain_info_t),
    .write = chain_info_write_any,
    .read = chain_info_read_any,
    .fields = chain_info_fields,
    .field_count = 15,
    .hash_name = "ChainInfo",
};

void ln_chain_info_response_write(ln_writer_t *w, const ln_chain_info_response_t *v)
{
    ln_chain_info_write(w, &v->info);
    ln_secp256k1_signature_opt_write(w, &v->signature);
}

void ln_chain_info_response_read(ln_reader_t *r, ln_chain_info_response_t *v)
{
    ln_chain_info_read(r, &v->info);
    ln_secp256k1_signature_opt_read(r, &v->signature);
}

static const ln_field_t chain_info_response_fields[] = {
    {"info", offsetof(ln_chain_info_response_t, info), &ln_chain_info_type},
    {"signature", offsetof(ln_chain_info_response_t, signature), &ln_secp256k1_signature_opt_type},
};
static void chain_info_response_write_any(ln_writer_t *w, const void *v)
{
    ln_chain_info_response_write(w, (const ln_chain_info_response_t *)v);
}
static void chain_info_response_read_any(ln_reader_t *r, void *v)
{
    ln_chain_info_response_read(r, (ln_chain_info_response_t *)v);
}
const ln_type_t ln_chain_info_response_type = {
    .name = "ChainInfoResponse",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_chain_info_response_t),
    .write = chain_info_response_write_any,
    .read = chain_info_response_read_any,
    .fields = chain_info_response_fields,
    .field_count = 2,
};

void ln_chain_info_query_write(ln_writer_t *w, const ln_chain_info_query_t *v)
{
    ln_chain_id_write(w, &v->chain_id);
    ln_block_height_opt_write(w, &v->test_next_block_height);
    ln_account_owner_write(w, &v->request_owner_balance);
    ln_write_bool(w, v->request_committees);
    ln_write_bool(w, v->request_pending_message_bundles);
    ln_block_height_range_opt_write(w, &v->request_sent_certificate_hashes_in_range);
    ln_u64_opt_write(w, &v->request_received_log_excluding_first_n);
    ln_write_bool(w, v->request_manager_values);
    ln_height_and_round_opt_write(w, &v->request_leader_timeout);
    ln_write_bool(w, v->request_fallback);
    ln_block_height_list_write(w, &v->request_sent_certificate_hashes_by_heights);
    ln_write_bool(w, v->create_network_actions);
}

void ln_chain_info_query_read(ln_reader_t *r, ln_chain_info_query_t *v)
{
    ln_chain_id_read(r, &v->chain_id);
    ln_block_height_opt_read(r, &v->test_next_block_height);
    ln_account_owner_read(r, &v->request_owner_balance);
    v->request_committees = ln_read_bool(r);
    v->request_pending_message_bundles = ln_read_bool(r);
    ln_block_height_range_opt_read(r, &v->request_sent_certificate_hashes_in_range);
    ln_u64_opt_read(r, &v->request_received_log_excluding_first_n);
    v->request_manager_values = ln_read_bool(r);
    ln_height_and_round_opt_read(r, &v->request_leader_timeout);
    v->request_fallback = ln_read_bool(r);
    ln_block_height_list_read(r, &v->request_sent_certificate_hashes_by_heights);
    v->create_network_actions = ln_read_bool(r);
}

static const ln_field_t chain_info_query_fields[] = {
    {"chain_id", offsetof(ln_chain_info_query_t, chain_id), &ln_chain_id_type},
    {"test_next_block_height", offsetof(ln_chain_info_query_t, test_next_block_height),
     &ln_block_height_opt_type},
    {"request_owner_balance", offsetof(ln_chain_info_query_t, request_owner_balance),
     &ln_account_owner_type},
    {"request_committees", offsetof(ln_chain_info_query_t, request_committees), &ln_bool_type},
    {"request_pending_message_bundles",
     offsetof(ln_chain_info_query_t, request_pending_message_bundles), &ln_bool_type},
    {"request_sent_certificate_hashes_in_range",
     offsetof(ln_chain_info_query_t, request_sent_certificate_hashes_in_range),
     &ln_block_height_range_opt_type},
    {"request_received_log_excluding_first_n",
     offsetof(ln_chain_info_query_t, request_received_log_excluding_first_n), &ln_u64_opt_type},
    {"request_manager_values", offsetof(ln_chain_info_query_t, request_manager_values),
     &ln_bool_type},
    {"request_leader_timeout", offsetof(ln_chain_info_query_t, request_leader_timeout),
     &ln_height_and_round_opt_type},
    {"request_fallback", offsetof(ln_chain_info_query_t, request_fallback), &ln_bool_type},
    {"request_sent_certificate_hashes_by_heights",
     offsetof(ln_chain_info_query_t, request_sent_certificate_hashes_by_heights),
     &ln_block_height_list_type},
    {"create_network_actions", offsetof(ln_chain_info_query_t, create_network_actions),
     &ln_bool_type},
};
static void chain_info_query_write_any(ln_writer_t *w, const void *v)
{
    ln_chain_info_query_write(w, (const ln_chain_info_query_t *)v);
}
static void chain_info_query_read_any(ln_reader_t *r, void *v)
{
    ln_chain_info_query_read(r, (ln_chain_info_query_t *)v);
}
const ln_type_t ln_chain_info_query_type = {
    .name = "ChainInfoQuery",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_chain_info_query_t),
    .write = chain_info_query_write_any,
    .read = chain_info_query_read_any,
    .fields = chain_info_query_fields,
    .field_count = 12,
};

void ln_reason_new_block_write(ln_writer_t *w, const ln_reason_new_block_t *v)
{
    ln_block_height_write(w, &v->height);
    ln_hash_write(w, &v->hash);
    ln_stream_id_set_write(w, &v->event_streams);
}

void ln_reason_new_block_read(ln_reader_t *r, ln_reason_new_block_t *v)
{
    ln_block_height_read(r, &v->height);
    ln_hash_read(r, &v->hash);
    ln_stream_id_set_read(r, &v->event_streams);
}

static const ln_field_t reason_new_block_fields[] = {
    {"height", offsetof(ln_reason_new_block_t, height), &ln_block_height_type},
    {"hash", offsetof(ln_reason_new_block_t, hash), &ln_hash_type},
    {"event_streams", offsetof(ln_reason_new_block_t, event_streams), &ln_stream_id_set_type},
};
static void reason_new_block_write_any(ln_writer_t *w, const void *v)
{
    ln_reason_new_block_write(w, (const ln_reason_new_block_t *)v);
}
static void reason_new_block_read_any(ln_reader_t *r, void *v)
{
    ln_reason_new_block_read(r, (ln_reason_new_block_t *)v);
}
const ln_type_t ln_reason_new_block_type = {
    .name = "ReasonNewBlock",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_reason_new_block_t),
    .write = reason_new_block_write_any,
    .read = reason_new_block_read_any,
    .fields = reason_new_block_fields,
    .field_count = 3,
};

void ln_reason_new_incoming_bundle_write(ln_writer_t *w, const ln_reason_new_incoming_bundle_t *v)
{
    ln_chain_id_write(w, &v->origin);
    ln_block_height_write(w, &v->height);
}

void ln_reason_new_incoming_bundle_read(ln_reader_t *r, ln_reason_new_incoming_bundle_t *v)
{
    ln_chain_id_read(r, &v->origin);
    ln_block_height_read(r, &v->height);
}

static const ln_field_t reason_new_incoming_bundle_fields[] = {
    {"origin", offsetof(ln_reason_new_incoming_bundle_t, origin), &ln_chain_id_type},
    {"height", offsetof(ln_reason_new_incoming_bundle_t, height), &ln_block_height_type},
};
static void reason_new_incoming_bundle_write_any(ln_writer_t *w, const void *v)
{
    ln_reason_new_incoming_bundle_write(w, (const ln_reason_new_incoming_bundle_t *)v);
}
static void reason_new_incoming_bundle_read_any(ln_reader_t *r, void *v)
{
    ln_reason_new_incoming_bundle_read(r, (ln_reason_new_incoming_bundle_t *)v);
}
const ln_type_t ln_reason_new_incoming_bundle_type = {
    .name = "ReasonNewIncomingBundle",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_reason_new_incoming_bundle_t),
    .write = reason_new_incoming_bundle_write_any,
    .read = reason_new_incoming_bundle_read_any,
    .fields = reason_new_incoming_bundle_fields,
    .field_count = 2,
};

void ln_reason_new_round_write(ln_writer_t *w, const ln_reason_new_round_t *v)
{
    ln_block_height_write(w, &v->height);
    ln_round_write(w, &v->round);
}

void ln_reason_new_round_read(ln_reader_t *r, ln_reason_new_round_t *v)
{
    ln_block_height_read(r, &v->height);
    ln_round_read(r, &v->round);
}

static const ln_field_t reason_new_round_fields[] = {
    {"height", offsetof(ln_reason_new_round_t, height), &ln_block_height_type},
    {"round", offsetof(ln_reason_new_round_t, round), &ln_round_type},
};
static void reason_new_round_write_any(ln_writer_t *w, const void *v)
{
    ln_reason_new_round_write(w, (const ln_reason_new_round_t *)v);
}
static void reason_new_round_read_any(ln_reader_t *r, void *v)
{
    ln_reason_new_round_read(r, (ln_reason_new_round_t *)v);
}
const ln_type_t ln_reason_new_round_type = {
    .name = "ReasonNewRound",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_reason_new_round_t),
    .write = reason_new_round_write_any,
    .read = reason_new_round_read_any,
    .fields = reason_new_round_fields,
    .field_count = 2,
};

void ln_reason_block_executed_write(ln_writer_t *w, const ln_reason_block_executed_t *v)
{
    ln_block_height_write(w, &v->height);
    ln_hash_write(w, &v->hash);
}

void ln_reason_block_executed_read(ln_reader_t *r, ln_reason_block_executed_t *v)
{
    ln_block_height_read(r, &v->height);
    ln_hash_read(r, &v->hash);
}

static const ln_field_t reason_block_executed_fields[] = {
    {"height", offsetof(ln_reason_block_executed_t, height), &ln_block_height_type},
    {"hash", offsetof(ln_reason_block_executed_t, hash), &ln_hash_type},
};
static void reason_block_executed_write_any(ln_writer_t *w, const void *v)
{
    ln_reason_block_executed_write(w, (const ln_reason_block_executed_t *)v);
}
static void reason_block_executed_read_any(ln_reader_t *r, void *v)
{
    ln_reason_block_executed_read(r, (ln_reason_block_executed_t *)v);
}
const ln_type_t ln_reason_block_executed_type = {
    .name = "ReasonBlockExecuted",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_reason_block_executed_t),
    .write = reason_block_executed_write_any,
    .read = reason_block_executed_read_any,
    .fields = reason_block_executed_fields,
    .field_count = 2,
};

void ln_reason_new_events_write(ln_writer_t *w, const ln_reason_new_events_t *v)
{
    ln_block_height_write(w, &v->height);
    ln_hash_write(w, &v->hash);
    ln_stream_id_set_write(w, &v->event_streams);
}

void ln_reason_new_events_read(ln_reader_t *r, ln_reason_new_events_t *v)
{
    ln_block_height_read(r, &v->height);
    ln_hash_read(r, &v->hash);
    ln_stream_id_set_read(r, &v->event_streams);
}

static const ln_field_t reason_new_events_fields[] = {
    {"height", offsetof(ln_reason_new_events_t, height), &ln_block_height_type},
    {"hash", offsetof(ln_reason_new_events_t, hash), &ln_hash_type},
    {"event_streams", offsetof(ln_reason_new_events_t, event_streams), &ln_stream_id_set_type},
};
static void reason_new_events_write_any(ln_writer_t *w, const void *v)
{
    ln_reason_new_events_write(w, (const ln_reason_new_events_t *)v);
}
static void reason_new_events_read_any(ln_reader_t *r, void *v)
{
    ln_reason_new_events_read(r, (ln_reason_new_events_t *)v);
}
const ln_type_t ln_reason_new_events_type = {
    .name = "ReasonNewEvents",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_reason_new_events_t),
    .write = reason_new_events_write_any,
    .read = reason_new_events_read_any,
    .fields = reason_new_events_fields,
    .field_count = 3,
};

void ln_reason_write(ln_writer_t *w, const ln_reason_t *v)
{
    ln_write_variant(w, (uint32_t)v->tag);
    switch (v->tag) {
    case LN_REASON_NEW_BLOCK:
        ln_reason_new_block_write(w, &v->new_block);
        break;
    case LN_REASON_NEW_INCOMING_BUNDLE:
        ln_reason_new_incoming_bundle_write(w, &v->new_incoming_bundle);
        break;
    case LN_REASON_NEW_ROUND:
        ln_reason_new_round_write(w, &v->new_round);
        break;
    case LN_REASON_BLOCK_EXECUTED:
        ln_reason_block_executed_write(w, &v->block_executed);
        break;
    case LN_REASON_NEW_EVENTS:
        ln_reason_new_events_write(w, &v->new_events);
        break;
    }
}

void ln_reason_read(ln_reader_t *r, ln_reason_t *v)
{
    v->tag = (ln_reason_tag_t)ln_read_variant(r, 5);
    switch (v->tag) {
    case LN_REASON_NEW_BLOCK:
        ln_reason_new_block_read(r, &v->new_block);
        break;
    case LN_REASON_NEW_INCOMING_BUNDLE:
        ln_reason_new_incoming_bundle_read(r, &v->new_incoming_bundle);
        break;
    case LN_REASON_NEW_ROUND:
        ln_reason_new_round_read(r, &v->new_round);
        break;
    case LN_REASON_BLOCK_EXECUTED:
        ln_reason_block_executed_read(r, &v->block_executed);
        break;
    case LN_REASON_NEW_EVENTS:
        ln_reason_new_events_read(r, &v->new_events);
        break;
    }
}

static const ln_field_t reason_fields[] = {
    {"NewBlock", offsetof(ln_reason_t, new_block), &ln_reason_new_block_type},
    {"NewIncomingBundle", offsetof(ln_reason_t, new_incoming_bundle),
     &ln_reason_new_incoming_bundle_type},
    {"NewRound", offsetof(ln_reason_t, new_round), &ln_reason_new_round_type},
    {"BlockExecuted", offsetof(ln_reason_t, block_executed), &ln_reason_block_executed_type},
    {"NewEvents", offsetof(ln_reason_t, new_events), &ln_reason_new_events_type},
};
static void reason_write_any(ln_writer_t *w, const void *v)
{
    ln_reason_write(w, (const ln_reason_t *)v);
}
static void reason_read_any(ln_reader_t *r, void *v)
{
    ln_reason_read(r, (ln_reason_t *)v);
}
const ln_type_t ln_reason_type = {
    .name = "Reason",
    .kind = LN_KIND_ENUM,
    .size = sizeof(ln_reason_t),
    .write = reason_write_any,
    .read = reason_read_any,
    .fields = reason_fields,
    .field_count = 5,
};

void ln_notification_write(ln_writer_t *w, const ln_notification_t *v)
{
    ln_chain_id_write(w, &v->chain_id);
    ln_reason_write(w, &v->reason);
}

void ln_notification_read(ln_reader_t *r, ln_notification_t *v)
{
    ln_chain_id_read(r, &v->chain_id);
    ln_reason_read(r, &v->reason);
}

static const ln_field_t notification_fields[] = {
    {"chain_id", offsetof(ln_notification_t, chain_id), &ln_chain_id_type},
    {"reason", offsetof(ln_notification_t, reason), &ln_reason_type},
};
static void notification_write_any(ln_writer_t *w, const void *v)
{
    ln_notification_write(w, (const ln_notification_t *)v);
}
static void notification_read_any(ln_reader_t *r, void *v)
{
    ln_notification_read(r, (ln_notification_t *)v);
}
const ln_type_t ln_notification_type = {
    .name = "Notification",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_notification_t),
    .write = notification_write_any,
    .read = notification_read_any,
    .fields = notification_fields,
    .field_count = 2,
};

void ln_notification_list_write(ln_writer_t *w, const ln_notification_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_notification_write(w, &v->items[i]);
}

void ln_notification_list_read(ln_reader_t *r, ln_notification_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_notification_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void notification_list_write_any(ln_writer_t *w, const void *v)
{
    ln_notification_list_write(w, (const ln_notification_list_t *)v);
}
static void notification_list_read_any(ln_reader_t *r, void *v)
{
    ln_notification_list_read(r, (ln_notification_list_t *)v);
}
const ln_type_t ln_notification_list_type = {
    .name = "notification_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_notification_list_t),
    .write = notification_list_write_any,
    .read = notification_list_read_any,
    .inner = &ln_notification_type,
};
