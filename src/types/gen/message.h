/* SPDX-License-Identifier: Apache-2.0 */
/* Written by tools/gen from schema/types.bcs; do not edit. */
/* types/gen/message.h - what chains send to each other, events. */
#ifndef LN_TYPES_GEN_MESSAGE_H
#define LN_TYPES_GEN_MESSAGE_H

#include "types/gen/ids.h"
#include "types/value.h"

typedef struct {
    ln_account_owner_t target;
    ln_amount_t amount;
    ln_account_owner_t source;
} ln_system_message_credit_t;

extern const ln_type_t ln_system_message_credit_type;
void ln_system_message_credit_write(ln_writer_t *w, const ln_system_message_credit_t *v);
void ln_system_message_credit_read(ln_reader_t *r, ln_system_message_credit_t *v);
static inline bool ln_system_message_credit_equal(const ln_system_message_credit_t *a,
                                                  const ln_system_message_credit_t *b)
{
    return ln_value_equal(&ln_system_message_credit_type, a, b);
}

typedef struct {
    ln_account_owner_t owner;
    ln_amount_t amount;
    ln_account_t recipient;
} ln_system_message_withdraw_t;

extern const ln_type_t ln_system_message_withdraw_type;
void ln_system_message_withdraw_write(ln_writer_t *w, const ln_system_message_withdraw_t *v);
void ln_system_message_withdraw_read(ln_reader_t *r, ln_system_message_withdraw_t *v);
static inline bool ln_system_message_withdraw_equal(const ln_system_message_withdraw_t *a,
                                                    const ln_system_message_withdraw_t *b)
{
    return ln_value_equal(&ln_system_message_withdraw_type, a, b);
}

typedef enum {
    LN_SYSTEM_MESSAGE_CREDIT,
    LN_SYSTEM_MESSAGE_WITHDRAW,
} ln_system_message_tag_t;

typedef struct {
    ln_system_message_tag_t tag;
    union {
        ln_system_message_credit_t credit;
        ln_system_message_withdraw_t withdraw;
    };
} ln_system_message_t;

extern const ln_type_t ln_system_message_type;
void ln_system_message_write(ln_writer_t *w, const ln_system_message_t *v);
void ln_system_message_read(ln_reader_t *r, ln_system_message_t *v);
static inline bool ln_system_message_equal(const ln_system_message_t *a,
                                           const ln_system_message_t *b)
{
    return ln_value_equal(&ln_system_message_type, a, b);
}

typedef struct {
    ln_application_id_t application_id;
    ln_bytes_t bytes;
} ln_message_user_t;

extern const ln_type_t ln_message_user_type;
void ln_message_user_write(ln_writer_t *w, const ln_message_user_t *v);
void ln_message_user_read(ln_reader_t *r, ln_message_user_t *v);
static inline bool ln_message_user_equal(const ln_message_user_t *a, const ln_message_user_t *b)
{
    return ln_value_equal(&ln_message_user_type, a, b);
}

typedef enum {
    LN_MESSAGE_SYSTEM,
    LN_MESSAGE_USER,
} ln_message_tag_t;

typedef struct {
    ln_message_tag_t tag;
    union {
        ln_system_message_t system;
        ln_message_user_t user;
    };
} ln_message_t;

extern const ln_type_t ln_message_type;
void ln_message_write(ln_writer_t *w, const ln_message_t *v);
void ln_message_read(ln_reader_t *r, ln_message_t *v);
static inline bool ln_message_equal(const ln_message_t *a, const ln_message_t *b)
{
    return ln_value_equal(&ln_message_type, a, b);
}

typedef enum {
    LN_MESSAGE_KIND_SIMPLE,
    LN_MESSAGE_KIND_PROTECTED,
    LN_MESSAGE_KIND_TRACKED,
    LN_MESSAGE_KIND_BOUNCING,
} ln_message_kind_t;

extern const ln_type_t ln_message_kind_type;
void ln_message_kind_write(ln_writer_t *w, const ln_message_kind_t *v);
void ln_message_kind_read(ln_reader_t *r, ln_message_kind_t *v);
static inline bool ln_message_kind_equal(const ln_message_kind_t *a, const ln_message_kind_t *b)
{
    return ln_value_equal(&ln_message_kind_type, a, b);
}

typedef struct {
    ln_chain_id_t destination;
    ln_account_owner_opt_t authenticated_signer;
    ln_amount_t grant;
    ln_account_opt_t refund_grant_to;
    ln_message_kind_t kind;
    ln_message_t message;
} ln_outgoing_message_t;

extern const ln_type_t ln_outgoing_message_type;
void ln_outgoing_message_write(ln_writer_t *w, const ln_outgoing_message_t *v);
void ln_outgoing_message_read(ln_reader_t *r, ln_outgoing_message_t *v);
static inline bool ln_outgoing_message_equal(const ln_outgoing_message_t *a,
                                             const ln_outgoing_message_t *b)
{
    return ln_value_equal(&ln_outgoing_message_type, a, b);
}
static inline ln_hash_t ln_outgoing_message_hash(ln_arena_t *scratch,
                                                 const ln_outgoing_message_t *v)
{
    return ln_value_hash(&ln_outgoing_message_type, scratch, v);
}

typedef struct {
    ln_account_owner_opt_t authenticated_signer;
    ln_amount_t grant;
    ln_account_opt_t refund_grant_to;
    ln_message_kind_t kind;
    uint32_t index;
    ln_message_t message;
} ln_posted_message_t;

extern const ln_type_t ln_posted_message_type;
void ln_posted_message_write(ln_writer_t *w, const ln_posted_message_t *v);
void ln_posted_message_read(ln_reader_t *r, ln_posted_message_t *v);
static inline bool ln_posted_message_equal(const ln_posted_message_t *a,
                                           const ln_posted_message_t *b)
{
    return ln_value_equal(&ln_posted_message_type, a, b);
}

typedef struct {
    ln_posted_message_t *items;
    size_t count;
} ln_posted_message_list_t;

extern const ln_type_t ln_posted_message_list_type;
void ln_posted_message_list_write(ln_writer_t *w, const ln_posted_message_list_t *v);
void ln_posted_message_list_read(ln_reader_t *r, ln_posted_message_list_t *v);
static inline bool ln_posted_message_list_equal(const ln_posted_message_list_t *a,
                                                const ln_posted_message_list_t *b)
{
    return ln_value_equal(&ln_posted_message_list_type, a, b);
}

typedef struct {
    ln_block_height_t height;
    ln_timestamp_t timestamp;
    ln_hash_t certificate_hash;
    uint32_t transaction_index;
    ln_posted_message_list_t messages;
} ln_message_bundle_t;

extern const ln_type_t ln_message_bundle_type;
void ln_message_bundle_write(ln_writer_t *w, const ln_message_bundle_t *v);
void ln_message_bundle_read(ln_reader_t *r, ln_message_bundle_t *v);
static inline bool ln_message_bundle_equal(const ln_message_bundle_t *a,
                                           const ln_message_bundle_t *b)
{
    return ln_value_equal(&ln_message_bundle_type, a, b);
}

typedef enum {
    LN_MESSAGE_ACTION_ACCEPT,
    LN_MESSAGE_ACTION_REJECT,
} ln_message_action_t;

extern const ln_type_t ln_message_action_type;
void ln_message_action_write(ln_writer_t *w, const ln_message_action_t *v);
void ln_message_action_read(ln_reader_t *r, ln_message_action_t *v);
static inline bool ln_message_action_equal(const ln_message_action_t *a,
                                           const ln_message_action_t *b)
{
    return ln_value_equal(&ln_message_action_type, a, b);
}

typedef struct {
    ln_chain_id_t origin;
    ln_message_bundle_t bundle;
    ln_message_action_t action;
} ln_incoming_bundle_t;

extern const ln_type_t ln_incoming_bundle_type;
void ln_incoming_bundle_write(ln_writer_t *w, const ln_incoming_bundle_t *v);
void ln_incoming_bundle_read(ln_reader_t *r, ln_incoming_bundle_t *v);
static inline bool ln_incoming_bundle_equal(const ln_incoming_bundle_t *a,
                                            const ln_incoming_bundle_t *b)
{
    return ln_value_equal(&ln_incoming_bundle_type, a, b);
}
static inline ln_hash_t ln_incoming_bundle_hash(ln_arena_t *scratch, const ln_incoming_bundle_t *v)
{
    return ln_value_hash(&ln_incoming_bundle_type, scratch, v);
}

typedef struct {
    ln_epoch_t epoch;
    ln_message_bundle_t bundle;
} ln_epoch_and_bundle_t;

extern const ln_type_t ln_epoch_and_bundle_type;
void ln_epoch_and_bundle_write(ln_writer_t *w, const ln_epoch_and_bundle_t *v);
void ln_epoch_and_bundle_read(ln_reader_t *r, ln_epoch_and_bundle_t *v);
static inline bool ln_epoch_and_bundle_equal(const ln_epoch_and_bundle_t *a,
                                             const ln_epoch_and_bundle_t *b)
{
    return ln_value_equal(&ln_epoch_and_bundle_type, a, b);
}

typedef struct {
    ln_stream_id_t stream_id;
    uint32_t index;
    ln_bytes_t value;
} ln_event_t;

extern const ln_type_t ln_event_type;
void ln_event_write(ln_writer_t *w, const ln_event_t *v);
void ln_event_read(ln_reader_t *r, ln_event_t *v);
static inline bool ln_event_equal(const ln_event_t *a, const ln_event_t *b)
{
    return ln_value_equal(&ln_event_type, a, b);
}
static inline ln_hash_t ln_event_hash(ln_arena_t *scratch, const ln_event_t *v)
{
    return ln_value_hash(&ln_event_type, scratch, v);
}

typedef struct {
    ln_chain_id_t chain_id;
    ln_stream_id_t stream_id;
    uint32_t index;
} ln_event_id_t;

extern const ln_type_t ln_event_id_type;
void ln_event_id_write(ln_writer_t *w, const ln_event_id_t *v);
void ln_event_id_read(ln_reader_t *r, ln_event_id_t *v);
static inline bool ln_event_id_equal(const ln_event_id_t *a, const ln_event_id_t *b)
{
    return ln_value_equal(&ln_event_id_type, a, b);
}

typedef struct {
    uint32_t index;
    ln_bytes_t event;
} ln_index_and_event_t;

extern const ln_type_t ln_index_and_event_type;
void ln_index_and_event_write(ln_writer_t *w, const ln_index_and_event_t *v);
void ln_index_and_event_read(ln_reader_t *r, ln_index_and_event_t *v);
static inline bool ln_index_and_event_equal(const ln_index_and_event_t *a,
                                            const ln_index_and_event_t *b)
{
    return ln_value_equal(&ln_index_and_event_type, a, b);
}

typedef struct {
    uint32_t next_index;
    ln_application_id_set_t applications;
} ln_event_subscriptions_t;

extern const ln_type_t ln_event_subscriptions_type;
void ln_event_subscriptions_write(ln_writer_t *w, const ln_event_subscriptions_t *v);
void ln_event_subscriptions_read(ln_reader_t *r, ln_event_subscriptions_t *v);
static inline bool ln_event_subscriptions_equal(const ln_event_subscriptions_t *a,
                                                const ln_event_subscriptions_t *b)
{
    return ln_value_equal(&ln_event_subscriptions_type, a, b);
}

typedef struct {
    ln_chain_id_t chain_id;
    ln_stream_id_t stream_id;
} ln_subscription_key_t;

extern const ln_type_t ln_subscription_key_type;
void ln_subscription_key_write(ln_writer_t *w, const ln_subscription_key_t *v);
void ln_subscription_key_read(ln_reader_t *r, ln_subscription_key_t *v);
static inline bool ln_subscription_key_equal(const ln_subscription_key_t *a,
                                             const ln_subscription_key_t *b)
{
    return ln_value_equal(&ln_subscription_key_type, a, b);
}

typedef struct {
    ln_event_id_t *items;
    size_t count;
} ln_event_id_list_t;

extern const ln_type_t ln_event_id_list_type;
void ln_event_id_list_write(ln_writer_t *w, const ln_event_id_list_t *v);
void ln_event_id_list_read(ln_reader_t *r, ln_event_id_list_t *v);
static inline bool ln_event_id_list_equal(const ln_event_id_list_t *a, const ln_event_id_list_t *b)
{
    return ln_value_equal(&ln_event_id_list_type, a, b);
}

typedef struct {
    ln_message_bundle_t *items;
    size_t count;
} ln_message_bundle_list_t;

extern const ln_type_t ln_message_bundle_list_type;
void ln_message_bundle_list_write(ln_writer_t *w, const ln_message_bundle_list_t *v);
void ln_message_bundle_list_read(ln_reader_t *r, ln_message_bundle_list_t *v);
static inline bool ln_message_bundle_list_equal(const ln_message_bundle_list_t *a,
                                                const ln_message_bundle_list_t *b)
{
    return ln_value_equal(&ln_message_bundle_list_type, a, b);
}

typedef struct {
    ln_outgoing_message_t *items;
    size_t count;
} ln_outgoing_message_list_t;

extern const ln_type_t ln_outgoing_message_list_type;
void ln_outgoing_message_list_write(ln_writer_t *w, const ln_outgoing_message_list_t *v);
void ln_outgoing_message_list_read(ln_reader_t *r, ln_outgoing_message_list_t *v);
static inline bool ln_outgoing_message_list_equal(const ln_outgoing_message_list_t *a,
                                                  const ln_outgoing_message_list_t *b)
{
    return ln_value_equal(&ln_outgoing_message_list_type, a, b);
}

typedef struct {
    ln_outgoing_message_list_t *items;
    size_t count;
} ln_outgoing_message_list_list_t;

extern const ln_type_t ln_outgoing_message_list_list_type;
void ln_outgoing_message_list_list_write(ln_writer_t *w, const ln_outgoing_message_list_list_t *v);
void ln_outgoing_message_list_list_read(ln_reader_t *r, ln_outgoing_message_list_list_t *v);
static inline bool ln_outgoing_message_list_list_equal(const ln_outgoing_message_list_list_t *a,
                                                       const ln_outgoing_message_list_list_t *b)
{
    return ln_value_equal(&ln_outgoing_message_list_list_type, a, b);
}

typedef struct {
    ln_event_t *items;
    size_t count;
} ln_event_list_t;

extern const ln_type_t ln_event_list_type;
void ln_event_list_write(ln_writer_t *w, const ln_event_list_t *v);
void ln_event_list_read(ln_reader_t *r, ln_event_list_t *v);
static inline bool ln_event_list_equal(const ln_event_list_t *a, const ln_event_list_t *b)
{
    return ln_value_equal(&ln_event_list_type, a, b);
}

typedef struct {
    ln_event_list_t *items;
    size_t count;
} ln_event_list_list_t;

extern const ln_type_t ln_event_list_list_type;
void ln_event_list_list_write(ln_writer_t *w, const ln_event_list_list_t *v);
void ln_event_list_list_read(ln_reader_t *r, ln_event_list_list_t *v);
static inline bool ln_event_list_list_equal(const ln_event_list_list_t *a,
                                            const ln_event_list_list_t *b)
{
    return ln_value_equal(&ln_event_list_list_type, a, b);
}

typedef struct {
    ln_incoming_bundle_t *items;
    size_t count;
} ln_incoming_bundle_list_t;

extern const ln_type_t ln_incoming_bundle_list_type;
void ln_incoming_bundle_list_write(ln_writer_t *w, const ln_incoming_bundle_list_t *v);
void ln_incoming_bundle_list_read(ln_reader_t *r, ln_incoming_bundle_list_t *v);
static inline bool ln_incoming_bundle_list_equal(const ln_incoming_bundle_list_t *a,
                                                 const ln_incoming_bundle_list_t *b)
{
    return ln_value_equal(&ln_incoming_bundle_list_type, a, b);
}

typedef struct {
    ln_epoch_and_bundle_t *items;
    size_t count;
} ln_epoch_and_bundle_list_t;

extern const ln_type_t ln_epoch_and_bundle_list_type;
void ln_epoch_and_bundle_list_write(ln_writer_t *w, const ln_epoch_and_bundle_list_t *v);
void ln_epoch_and_bundle_list_read(ln_reader_t *r, ln_epoch_and_bundle_list_t *v);
static inline bool ln_epoch_and_bundle_list_equal(const ln_epoch_and_bundle_list_t *a,
                                                  const ln_epoch_and_bundle_list_t *b)
{
    return ln_value_equal(&ln_epoch_and_bundle_list_type, a, b);
}

#endif
