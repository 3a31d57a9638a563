/* SPDX-License-Identifier: Apache-2.0 */
/* Written by tools/gen from schema/types.bcs; do not edit. */
/* types/gen/info.h - what a validator says about a chain. */
#ifndef LN_TYPES_GEN_INFO_H
#define LN_TYPES_GEN_INFO_H

#include "types/gen/block.h"
#include "types/gen/certificate.h"
#include "types/gen/chain.h"
#include "types/gen/committee.h"
#include "types/gen/ids.h"
#include "types/gen/keys.h"
#include "types/gen/message.h"
#include "types/value.h"

typedef struct {
    ln_chain_ownership_t ownership;
    const ln_block_proposal_t *requested_signed_proposal;
    const ln_block_proposal_t *requested_proposed;
    const ln_locking_block_t *requested_locking;
    const ln_timeout_certificate_t *timeout;
    ln_lite_vote_opt_t pending;
    ln_lite_vote_opt_t timeout_vote;
    ln_lite_vote_opt_t fallback_vote;
    const ln_block_t *requested_confirmed;
    const ln_block_t *requested_validated;
    ln_round_t current_round;
    ln_account_owner_opt_t leader;
    ln_timestamp_opt_t round_timeout;
} ln_chain_manager_info_t;

extern const ln_type_t ln_chain_manager_info_type;
void ln_chain_manager_info_write(ln_writer_t *w, const ln_chain_manager_info_t *v);
void ln_chain_manager_info_read(ln_reader_t *r, ln_chain_manager_info_t *v);
static inline bool ln_chain_manager_info_equal(const ln_chain_manager_info_t *a,
                                               const ln_chain_manager_info_t *b)
{
    return ln_value_equal(&ln_chain_manager_info_type, a, b);
}

typedef struct {
    ln_chain_id_t chain_id;
    ln_epoch_t epoch;
    ln_chain_description_opt_t description;
    ln_chain_manager_info_t manager;
    ln_amount_t chain_balance;
    ln_hash_opt_t block_hash;
    ln_timestamp_t timestamp;
    ln_block_height_t next_block_height;
    ln_hash_opt_t state_hash;
    ln_amount_opt_t requested_owner_balance;
    ln_epoch_committee_map_opt_t requested_committees;
    ln_incoming_bundle_list_t requested_pending_message_bundles;
    ln_hash_list_t requested_sent_certificate_hashes;
    uint64_t count_received_log;
    ln_chain_and_height_list_t requested_received_log;
} ln_chain_info_t;

extern const ln_type_t ln_chain_info_type;
void ln_chain_info_write(ln_writer_t *w, const ln_chain_info_t *v);
void ln_chain_info_read(ln_reader_t *r, ln_chain_info_t *v);
static inline bool ln_chain_info_equal(const ln_chain_info_t *a, const ln_chain_info_t *b)
{
    return ln_value_equal(&ln_chain_info_type, a, b);
}
static inline ln_hash_t ln_chain_info_hash(ln_arena_t *scratch, const ln_chain_info_t *v)
{
    return ln_value_hash(&ln_chain_info_type, scratch, v);
}

typedef struct {
    ln_chain_info_t info;
    ln_secp256k1_signature_opt_t signature;
} ln_chain_info_response_t;

extern const ln_type_t ln_chain_info_response_type;
void ln_chain_info_response_write(ln_writer_t *w, const ln_chain_info_response_t *v);
void ln_chain_info_response_read(ln_reader_t *r, ln_chain_info_response_t *v);
static inline bool ln_chain_info_response_equal(const ln_chain_info_response_t *a,
                                                const ln_chain_info_response_t *b)
{
    return ln_value_equal(&ln_chain_info_response_type, a, b);
}

typedef struct {
    ln_chain_id_t chain_id;
    ln_block_height_opt_t test_next_block_height;
    ln_account_owner_t request_owner_balance;
    bool request_committees;
    bool request_pending_message_bundles;
    ln_block_height_range_opt_t request_sent_certificate_hashes_in_range;
    ln_u64_opt_t request_received_log_excluding_first_n;
    bool request_manager_values;
    ln_height_and_round_opt_t request_leader_timeout;
    bool request_fallback;
    ln_block_height_list_t request_sent_certificate_hashes_by_heights;
    bool create_network_actions;
} ln_chain_info_query_t;

extern const ln_type_t ln_chain_info_query_type;
void ln_chain_info_query_write(ln_writer_t *w, const ln_chain_info_query_t *v);
void ln_chain_info_query_read(ln_reader_t *r, ln_chain_info_query_t *v);
static inline bool ln_chain_info_query_equal(const ln_chain_info_query_t *a,
                                             const ln_chain_info_query_t *b)
{
    return ln_value_equal(&ln_chain_info_query_type, a, b);
}

typedef struct {
    ln_block_height_t height;
    ln_hash_t hash;
    ln_stream_id_set_t event_streams;
} ln_reason_new_block_t;

extern const ln_type_t ln_reason_new_block_type;
void ln_reason_new_block_write(ln_writer_t *w, const ln_reason_new_block_t *v);
void ln_reason_new_block_read(ln_reader_t *r, ln_reason_new_block_t *v);
static inline bool ln_reason_new_block_equal(const ln_reason_new_block_t *a,
                                             const ln_reason_new_block_t *b)
{
    return ln_value_equal(&ln_reason_new_block_type, a, b);
}

typedef struct {
    ln_chain_id_t origin;
    ln_block_height_t height;
} ln_reason_new_incoming_bundle_t;

extern const ln_type_t ln_reason_new_incoming_bundle_type;
void ln_reason_new_incoming_bundle_write(ln_writer_t *w, const ln_reason_new_incoming_bundle_t *v);
void ln_reason_new_incoming_bundle_read(ln_reader_t *r, ln_reason_new_incoming_bundle_t *v);
static inline bool ln_reason_new_incoming_bundle_equal(const ln_reason_new_incoming_bundle_t *a,
                                                       const ln_reason_new_incoming_bundle_t *b)
{
    return ln_value_equal(&ln_reason_new_incoming_bundle_type, a, b);
}

typedef struct {
    ln_block_height_t height;
    ln_round_t round;
} ln_reason_new_round_t;

extern const ln_type_t ln_reason_new_round_type;
void ln_reason_new_round_write(ln_writer_t *w, const ln_reason_new_round_t *v);
void ln_reason_new_round_read(ln_reader_t *r, ln_reason_new_round_t *v);
static inline bool ln_reason_new_round_equal(const ln_reason_new_round_t *a,
                                             const ln_reason_new_round_t *b)
{
    return ln_value_equal(&ln_reason_new_round_type, a, b);
}

typedef struct {
    ln_block_height_t height;
    ln_hash_t hash;
} ln_reason_block_executed_t;

extern const ln_type_t ln_reason_block_executed_type;
void ln_reason_block_executed_write(ln_writer_t *w, const ln_reason_block_executed_t *v);
void ln_reason_block_executed_read(ln_reader_t *r, ln_reason_block_executed_t *v);
static inline bool ln_reason_block_executed_equal(const ln_reason_block_executed_t *a,
                                                  const ln_reason_block_executed_t *b)
{
    return ln_value_equal(&ln_reason_block_executed_type, a, b);
}

typedef struct {
    ln_block_height_t height;
    ln_hash_t hash;
    ln_stream_id_set_t event_streams;
} ln_reason_new_events_t;

extern const ln_type_t ln_reason_new_events_type;
void ln_reason_new_events_write(ln_writer_t *w, const ln_reason_new_events_t *v);
void ln_reason_new_events_read(ln_reader_t *r, ln_reason_new_events_t *v);
static inline bool ln_reason_new_events_equal(const ln_reason_new_events_t *a,
                                              const ln_reason_new_events_t *b)
{
    return ln_value_equal(&ln_reason_new_events_type, a, b);
}

typedef enum {
    LN_REASON_NEW_BLOCK,
    LN_REASON_NEW_INCOMING_BUNDLE,
    LN_REASON_NEW_ROUND,
    LN_REASON_BLOCK_EXECUTED,
    LN_REASON_NEW_EVENTS,
} ln_reason_tag_t;

typedef struct {
    ln_reason_tag_t tag;
    union {
        ln_reason_new_block_t new_block;
        ln_reason_new_incoming_bundle_t new_incoming_bundle;
        ln_reason_new_round_t new_round;
        ln_reason_block_executed_t block_executed;
        ln_reason_new_events_t new_events;
    };
} ln_reason_t;

extern const ln_type_t ln_reason_type;
void ln_reason_write(ln_writer_t *w, const ln_reason_t *v);
void ln_reason_read(ln_reader_t *r, ln_reason_t *v);
static inline bool ln_reason_equal(const ln_reason_t *a, const ln_reason_t *b)
{
    return ln_value_equal(&ln_reason_type, a, b);
}

typedef struct {
    ln_chain_id_t chain_id;
    ln_reason_t reason;
} ln_notification_t;

extern const ln_type_t ln_notification_type;
void ln_notification_write(ln_writer_t *w, const ln_notification_t *v);
void ln_notification_read(ln_reader_t *r, ln_notification_t *v);
static inline bool ln_notification_equal(const ln_notification_t *a, const ln_notification_t *b)
{
    return ln_value_equal(&ln_notification_type, a, b);
}

typedef struct {
    ln_notification_t *items;
    size_t count;
} ln_notification_list_t;

extern const ln_type_t ln_notification_list_type;
void ln_notification_list_write(ln_writer_t *w, const ln_notification_list_t *v);
void ln_notification_list_read(ln_reader_t *r, ln_notification_list_t *v);
static inline bool ln_notification_list_equal(const ln_notification_list_t *a,
                                              const ln_notification_list_t *b)
{
    return ln_value_equal(&ln_notification_list_type, a, b);
}

#endif
