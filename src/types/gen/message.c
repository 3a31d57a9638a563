/* SPDX-License-Identifier: Apache-2.0 */
/* Written by tools/gen from schema/types.bcs; do not edit. */
#include "types/gen/message.h"

#include <stddef.h>

void ln_system_message_credit_write(ln_writer_t *w, const ln_system_message_credit_t *v)
{
    ln_account_owner_write(w, &v->target);
    ln_amount_write(w, &v->amount);
    ln_account_owner_write(w, &v->source);
}

void ln_system_message_credit_read(ln_reader_t *r, ln_system_message_credit_t *v)
{
    ln_account_owner_read(r, &v->target);
    ln_amount_read(r, &v->amount);
    ln_account_owner_read(r, &v->source);
}

static const ln_field_t system_message_credit_fields[] = {
    {"target", offsetof(ln_system_message_credit_t, target), &ln_account_owner_type},
    {"amount", offsetof(ln_system_message_credit_t, amount), &ln_amount_type},
    {"source", offsetof(ln_system_message_credit_t, source), &ln_account_owner_type},
};
static void system_message_credit_write_any(ln_writer_t *w, const void *v)
{
    ln_system_message_credit_write(w, (const ln_system_message_credit_t *)v);
}
static void system_message_credit_read_any(ln_reader_t *r, void *v)
{
    ln_system_message_credit_read(r, (ln_system_message_credit_t *)v);
}
const ln_type_t ln_system_message_credit_type = {
    .name = "SystemMessageCredit",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_system_message_credit_t),
    .write = system_message_credit_write_any,
    .read = system_message_credit_read_any,
    .fields = system_message_credit_fields,
    .field_count = 3,
};

void ln_system_message_withdraw_write(ln_writer_t *w, const ln_system_message_withdraw_t *v)
{
    ln_account_owner_write(w, &v->owner);
    ln_amount_write(w, &v->amount);
    ln_account_write(w, &v->recipient);
}

void ln_system_message_withdraw_read(ln_reader_t *r, ln_system_message_withdraw_t *v)
{
    ln_account_owner_read(r, &v->owner);
    ln_amount_read(r, &v->amount);
    ln_account_read(r, &v->recipient);
}

static const ln_field_t system_message_withdraw_fields[] = {
    {"owner", offsetof(ln_system_message_withdraw_t, owner), &ln_account_owner_type},
    {"amount", offsetof(ln_system_message_withdraw_t, amount), &ln_amount_type},
    {"recipient", offsetof(ln_system_message_withdraw_t, recipient), &ln_account_type},
};
static void system_message_withdraw_write_any(ln_writer_t *w, const void *v)
{
    ln_system_message_withdraw_write(w, (const ln_system_message_withdraw_t *)v);
}
static void system_message_withdraw_read_any(ln_reader_t *r, void *v)
{
    ln_system_message_withdraw_read(r, (ln_system_message_withdraw_t *)v);
}
const ln_type_t ln_system_message_withdraw_type = {
    .name = "SystemMessageWithdraw",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_system_message_withdraw_t),
    .write = system_message_withdraw_write_any,
    .read = system_message_withdraw_read_any,
    .fields = system_message_withdraw_fields,
    .field_count = 3,
};

void ln_system_message_write(ln_writer_t *w, const ln_system_message_t *v)
{
    ln_write_variant(w, (uint32_t)v->tag);
    switch (v->tag) {
    case LN_SYSTEM_MESSAGE_CREDIT:
        ln_system_message_credit_write(w, &v->credit);
        break;
    case LN_SYSTEM_MESSAGE_WITHDRAW:
        ln_system_message_withdraw_write(w, &v->withdraw);
        break;
    }
}

void ln_system_message_read(ln_reader_t *r, ln_system_message_t *v)
{
    v->tag = (ln_system_message_tag_t)ln_read_variant(r, 2);
    switch (v->tag) {
    case LN_SYSTEM_MESSAGE_CREDIT:
        ln_system_message_credit_read(r, &v->credit);
        break;
    case LN_SYSTEM_MESSAGE_WITHDRAW:
        ln_system_message_withdraw_read(r, &v->withdraw);
        break;
    }
}

static const ln_field_t system_message_fields[] = {
    {"Credit", offsetof(ln_system_message_t, credit), &ln_system_message_credit_type},
    {"Withdraw", offsetof(ln_system_message_t, withdraw), &ln_system_message_withdraw_type},
};
static void system_message_write_any(ln_writer_t *w, const void *v)
{
    ln_system_message_write(w, (const ln_system_message_t *)v);
}
static void system_message_read_any(ln_reader_t *r, void *v)
{
    ln_system_message_read(r, (ln_system_message_t *)v);
}
const ln_type_t ln_system_message_type = {
    .name = "SystemMessage",
    .kind = LN_KIND_ENUM,
    .size = sizeof(ln_system_message_t),
    .write = system_message_write_any,
    .read = system_message_read_any,
    .fields = system_message_fields,
    .field_count = 2,
};

void ln_message_user_write(ln_writer_t *w, const ln_message_user_t *v)
{
    ln_application_id_write(w, &v->application_id);
    ln_write_bytes(w, v->bytes);
}

void ln_message_user_read(ln_reader_t *r, ln_message_user_t *v)
{
    ln_application_id_read(r, &v->application_id);
    v->bytes = ln_read_bytes(r);
}

static const ln_field_t message_user_fields[] = {
    {"application_id", offsetof(ln_message_user_t, application_id), &ln_application_id_type},
    {"bytes", offsetof(ln_message_user_t, bytes), &ln_bytes_type},
};
static void message_user_write_any(ln_writer_t *w, const void *v)
{
    ln_message_user_write(w, (const ln_message_user_t *)v);
}
static void message_user_read_any(ln_reader_t *r, void *v)
{
    ln_message_user_read(r, (ln_message_user_t *)v);
}
const ln_type_t ln_message_user_type = {
    .name = "MessageUser",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_message_user_t),
    .write = message_user_write_any,
    .read = message_user_read_any,
    .fields = message_user_fields,
    .field_count = 2,
};

void ln_message_write(ln_writer_t *w, const ln_message_t *v)
{
    ln_write_variant(w, (uint32_t)v->tag);
    switch (v->tag) {
    case LN_MESSAGE_SYSTEM:
        ln_system_message_write(w, &v->system);
        break;
    case LN_MESSAGE_USER:
        ln_message_user_write(w, &v->user);
        break;
    }
}

void ln_message_read(ln_reader_t *r, ln_message_t *v)
{
    v->tag = (ln_message_tag_t)ln_read_variant(r, 2);
    switch (v->tag) {
    case LN_MESSAGE_SYSTEM:
        ln_system_message_read(r, &v->system);
        break;
    case LN_MESSAGE_USER:
        ln_message_user_read(r, &v->user);
        break;
    }
}

static const ln_field_t message_fields[] = {
    {"System", offsetof(ln_message_t, system), &ln_system_message_type},
    {"User", offsetof(ln_message_t, user), &ln_message_user_type},
};
static void message_write_any(ln_writer_t *w, const void *v)
{
    ln_message_write(w, (const ln_message_t *)v);
}
static void message_read_any(ln_reader_t *r, void *v)
{
    ln_message_read(r, (ln_message_t *)v);
}
const ln_type_t ln_message_type = {
    .name = "Message",
    .kind = LN_KIND_ENUM,
    .size = sizeof(ln_message_t),
    .write = message_write_any,
    .read = message_read_any,
    .fields = message_fields,
    .field_count = 2,
};

void ln_message_kind_write(ln_writer_t *w, const ln_message_kind_t *v)
{
    ln_write_variant(w, (uint32_t)*v);
}

void ln_message_kind_read(ln_reader_t *r, ln_message_kind_t *v)
{
    *v = (ln_message_kind_t)ln_read_variant(r, 4);
}

static const ln_field_t message_kind_fields[] = {
    {"Simple", 0, NULL},
    {"Protected", 0, NULL},
    {"Tracked", 0, NULL},
    {"Bouncing", 0, NULL},
};
static void message_kind_write_any(ln_writer_t *w, const void *v)
{
    ln_message_kind_write(w, (const ln_message_kind_t *)v);
}
static void message_kind_read_any(ln_reader_t *r, void *v)
{
    ln_message_kind_read(r, (ln_message_kind_t *)v);
}
const ln_type_t ln_message_kind_type = {
    .name = "MessageKind",
    .kind = LN_KIND_UNIT_ENUM,
    .size = sizeof(ln_message_kind_t),
    .write = message_kind_write_any,
    .read = message_kind_read_any,
    .fields = message_kind_fields,
    .field_count = 4,
};

void ln_outgoing_message_write(ln_writer_t *w, const ln_outgoing_message_t *v)
{
    ln_chain_id_write(w, &v->destination);
    ln_account_owner_opt_write(w, &v->authenticated_signer);
    ln_amount_write(w, &v->grant);
    ln_account_opt_write(w, &v->refund_grant_to);
    ln_message_kind_write(w, &v->kind);
    ln_message_write(w, &v->message);
}

void ln_outgoing_message_read(ln_reader_t *r, ln_outgoing_message_t *v)
{
    ln_chain_id_read(r, &v->destination);
    ln_account_owner_opt_read(r, &v->authenticated_signer);
    ln_amount_read(r, &v->grant);
    ln_account_opt_read(r, &v->refund_grant_to);
    ln_message_kind_read(r, &v->kind);
    ln_message_read(r, &v->message);
}

static const ln_field_t outgoing_message_fields[] = {
    {"destination", offsetof(ln_outgoing_message_t, destination), &ln_chain_id_type},
    {"authenticated_signer", offsetof(ln_outgoing_message_t, authenticated_signer),
     &ln_account_owner_opt_type},
    {"grant", offsetof(ln_outgoing_message_t, grant), &ln_amount_type},
    {"refund_grant_to", offsetof(ln_outgoing_message_t, refund_grant_to), &ln_account_opt_type},
    {"kind", offsetof(ln_outgoing_message_t, kind), &ln_message_kind_type},
    {"message", offsetof(ln_outgoing_message_t, message), &ln_message_type},
};
static void outgoing_message_write_any(ln_writer_t *w, const void *v)
{
    ln_outgoing_message_write(w, (const ln_outgoing_message_t *)v);
}
static void outgoing_message_read_any(ln_reader_t *r, void *v)
{
    ln_outgoing_message_read(r, (ln_outgoing_message_t *)v);
}
const ln_type_t ln_outgoing_message_type = {
    .name = "OutgoingMessage",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_outgoing_message_t),
    .write = outgoing_message_write_any,
    .read = outgoing_message_read_any,
    .fields = outgoing_message_fields,
    .field_count = 6,
    .hash_name = "OutgoingMessage",
};

void ln_posted_message_write(ln_writer_t *w, const ln_posted_message_t *v)
{
    ln_account_owner_opt_write(w, &v->authenticated_signer);
    ln_amount_write(w, &v->grant);
    ln_account_opt_write(w, &v->refund_grant_to);
    ln_message_kind_write(w, &v->kind);
    ln_write_u32(w, v->index);
    ln_message_write(w, &v->message);
}

void ln_posted_message_read(ln_reader_t *r, ln_posted_message_t *v)
{
    ln_account_owner_opt_read(r, &v->authenticated_signer);
    ln_amount_read(r, &v->grant);
    ln_account_opt_read(r, &v->refund_grant_to);
    ln_message_kind_read(r, &v->kind);
    v->index = ln_read_u32(r);
    ln_message_read(r, &v->message);
}

static const ln_field_t posted_message_fields[] = {
    {"authenticated_signer", offsetof(ln_posted_message_t, authenticated_signer),
     &ln_account_owner_opt_type},
    {"grant", offsetof(ln_posted_message_t, grant), &ln_amount_type},
    {"refund_grant_to", offsetof(ln_posted_message_t, refund_grant_to), &ln_account_opt_type},
    {"kind", offsetof(ln_posted_message_t, kind), &ln_message_kind_type},
    {"index", offsetof(ln_posted_message_t, index), &ln_u32_type},
    {"message", offsetof(ln_posted_message_t, message), &ln_message_type},
};
static void posted_message_write_any(ln_writer_t *w, const void *v)
{
    ln_posted_message_write(w, (const ln_posted_message_t *)v);
}
static void posted_message_read_any(ln_reader_t *r, void *v)
{
    ln_posted_message_read(r, (ln_posted_message_t *)v);
}
const ln_type_t ln_posted_message_type = {
    .name = "PostedMessage",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_posted_message_t),
    .write = posted_message_write_any,
    .read = posted_message_read_any,
    .fields = posted_message_fields,
    .field_count = 6,
};

void ln_posted_message_list_write(ln_writer_t *w, const ln_posted_message_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_posted_message_write(w, &v->items[i]);
}

void ln_posted_message_list_read(ln_reader_t *r, ln_posted_message_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_posted_message_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void posted_message_list_write_any(ln_writer_t *w, const void *v)
{
    ln_posted_message_list_write(w, (const ln_posted_message_list_t *)v);
}
static void posted_message_list_read_any(ln_reader_t *r, void *v)
{
    ln_posted_message_list_read(r, (ln_posted_message_list_t *)v);
}
const ln_type_t ln_posted_message_list_type = {
    .name = "posted_message_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_posted_message_list_t),
    .write = posted_message_list_write_any,
    .read = posted_message_list_read_any,
    .inner = &ln_posted_message_type,
};

void ln_message_bundle_write(ln_writer_t *w, const ln_message_bundle_t *v)
{
    ln_block_height_write(w, &v->height);
    ln_timestamp_write(w, &v->timestamp);
    ln_hash_write(w, &v->certificate_hash);
    ln_write_u32(w, v->transaction_index);
    ln_posted_message_list_write(w, &v->messages);
}

void ln_message_bundle_read(ln_reader_t *r, ln_message_bundle_t *v)
{
    ln_block_height_read(r, &v->height);
    ln_timestamp_read(r, &v->timestamp);
    ln_hash_read(r, &v->certificate_hash);
    v->transaction_index = ln_read_u32(r);
    ln_posted_message_list_read(r, &v->messages);
}

static const ln_field_t message_bundle_fields[] = {
    {"height", offsetof(ln_message_bundle_t, height), &ln_block_height_type},
    {"timestamp", offsetof(ln_message_bundle_t, timestamp), &ln_timestamp_type},
    {"certificate_hash", offsetof(ln_message_bundle_t, certificate_hash), &ln_hash_type},
    {"transaction_index", offsetof(ln_message_bundle_t, transaction_index), &ln_u32_type},
    {"messages", offsetof(ln_message_bundle_t, messages), &ln_posted_message_list_type},
};
static void message_bundle_write_any(ln_writer_t *w, const void *v)
{
    ln_message_bundle_write(w, (const ln_message_bundle_t *)v);
}
static void message_bundle_read_any(ln_reader_t *r, void *v)
{
    ln_message_bundle_read(r, (ln_message_bundle_t *)v);
}
const ln_type_t ln_message_bundle_type = {
    .name = "MessageBundle",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_message_bundle_t),
    .write = message_bundle_write_any,
    .read = message_bundle_read_any,
    .fields = message_bundle_fields,
    .field_count = 5,
};

void ln_message_action_write(ln_writer_t *w, const ln_message_action_t *v)
{
    ln_write_variant(w, (uint32_t)*v);
}

void ln_message_action_read(ln_reader_t *r, ln_message_action_t *v)
{
    *v = (ln_message_action_t)ln_read_variant(r, 2);
}

static const ln_field_t message_action_fields[] = {
    {"Accept", 0, NULL},
    {"Reject", 0, NULL},
};
static void message_action_write_any(ln_writer_t *w, const void *v)
{
    ln_message_action_write(w, (const ln_message_action_t *)v);
}
static void message_action_read_any(ln_reader_t *r, void *v)
{
    ln_message_action_read(r, (ln_message_action_t *)v);
}
const ln_type_t ln_message_action_type = {
    .name = "MessageAction",
    .kind = LN_KIND_UNIT_ENUM,
    .size = sizeof(ln_message_action_t),
    .write = message_action_write_any,
    .read = message_action_read_any,
    .fields = message_action_fields,
    .field_count = 2,
};

void ln_incoming_bundle_write(ln_writer_t *w, const ln_incoming_bundle_t *v)
{
    ln_chain_id_write(w, &v->origin);
    ln_message_bundle_write(w, &v->bundle);
    ln_message_action_write(w, &v->action);
}

void ln_incoming_bundle_read(ln_reader_t *r, ln_incoming_bundle_t *v)
{
    ln_chain_id_read(r, &v->origin);
    ln_message_bundle_read(r, &v->bundle);
    ln_message_action_read(r, &v->action);
}

static const ln_field_t incoming_bundle_fields[] = {
    {"origin", offsetof(ln_incoming_bundle_t, origin), &ln_chain_id_type},
    {"bundle", offsetof(ln_incoming_bundle_t, bundle), &ln_message_bundle_type},
    {"action", offsetof(ln_incoming_bundle_t, action), &ln_message_action_type},
};
static void incoming_bundle_write_any(ln_writer_t *w, const void *v)
{
    ln_incoming_bundle_write(w, (const ln_incoming_bundle_t *)v);
}
static void incoming_bundle_read_any(ln_reader_t *r, void *v)
{
    ln_incoming_bundle_read(r, (ln_incoming_bundle_t *)v);
}
const ln_type_t ln_incoming_bundle_type = {
    .name = "IncomingBundle",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_incoming_bundle_t),
    .write = incoming_bundle_write_any,
    .read = incoming_bundle_read_any,
    .fields = incoming_bundle_fields,
    .field_count = 3,
    .hash_name = "IncomingBundle",
};

void ln_epoch_and_bundle_write(ln_writer_t *w, const ln_epoch_and_bundle_t *v)
{
    ln_epoch_write(w, &v->epoch);
    ln_message_bundle_write(w, &v->bundle);
}

void ln_epoch_and_bundle_read(ln_reader_t *r, ln_epoch_and_bundle_t *v)
{
    ln_epoch_read(r, &v->epoch);
    ln_message_bundle_read(r, &v->bundle);
}

static const ln_field_t epoch_and_bundle_fields[] = {
    {"epoch", offsetof(ln_epoch_and_bundle_t, epoch), &ln_epoch_type},
    {"bundle", offsetof(ln_epoch_and_bundle_t, bundle), &ln_message_bundle_type},
};
static void epoch_and_bundle_write_any(ln_writer_t *w, const void *v)
{
    ln_epoch_and_bundle_write(w, (const ln_epoch_and_bundle_t *)v);
}
static void epoch_and_bundle_read_any(ln_reader_t *r, void *v)
{
    ln_epoch_and_bundle_read(r, (ln_epoch_and_bundle_t *)v);
}
const ln_type_t ln_epoch_and_bundle_type = {
    .name = "EpochAndBundle",
    .kind = LN_KIND_TUPLE,
    .size = sizeof(ln_epoch_and_bundle_t),
    .write = epoch_and_bundle_write_any,
    .read = epoch_and_bundle_read_any,
    .fields = epoch_and_bundle_fields,
    .field_count = 2,
};

void ln_event_write(ln_writer_t *w, const ln_event_t *v)
{
    ln_stream_id_write(w, &v->stream_id);
    ln_write_u32(w, v->index);
    ln_write_bytes(w, v->value);
}

void ln_event_read(ln_reader_t *r, ln_event_t *v)
{
    ln_stream_id_read(r, &v->stream_id);
    v->index = ln_read_u32(r);
    v->value = ln_read_bytes(r);
}

static const ln_field_t event_fields[] = {
    {"stream_id", offsetof(ln_event_t, stream_id), &ln_stream_id_type},
    {"index", offsetof(ln_event_t, index), &ln_u32_type},
    {"value", offsetof(ln_event_t, value), &ln_bytes_type},
};
static void event_write_any(ln_writer_t *w, const void *v)
{
    ln_event_write(w, (const ln_event_t *)v);
}
static void event_read_any(ln_reader_t *r, void *v)
{
    ln_event_read(r, (ln_event_t *)v);
}
const ln_type_t ln_event_type = {
    .name = "Event",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_event_t),
    .write = event_write_any,
    .read = event_read_any,
    .fields = event_fields,
    .field_count = 3,
    .hash_name = "Event",
};

void ln_event_id_write(ln_writer_t *w, const ln_event_id_t *v)
{
    ln_chain_id_write(w, &v->chain_id);
    ln_stream_id_write(w, &v->stream_id);
    ln_write_u32(w, v->index);
}

void ln_event_id_read(ln_reader_t *r, ln_event_id_t *v)
{
    ln_chain_id_read(r, &v->chain_id);
    ln_stream_id_read(r, &v->stream_id);
    v->index = ln_read_u32(r);
}

static const ln_field_t event_id_fields[] = {
    {"chain_id", offsetof(ln_event_id_t, chain_id), &ln_chain_id_type},
    {"stream_id", offsetof(ln_event_id_t, stream_id), &ln_stream_id_type},
    {"index", offsetof(ln_event_id_t, index), &ln_u32_type},
};
static void event_id_write_any(ln_writer_t *w, const void *v)
{
    ln_event_id_write(w, (const ln_event_id_t *)v);
}
static void event_id_read_any(ln_reader_t *r, void *v)
{
    ln_event_id_read(r, (ln_event_id_t *)v);
}
const ln_type_t ln_event_id_type = {
    .name = "EventId",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_event_id_t),
    .write = event_id_write_any,
    .read = event_id_read_any,
    .fields = event_id_fields,
    .field_count = 3,
};

void ln_index_and_event_write(ln_writer_t *w, const ln_index_and_event_t *v)
{
    ln_write_u32(w, v->index);
    ln_write_bytes(w, v->event);
}

void ln_index_and_event_read(ln_reader_t *r, ln_index_and_event_t *v)
{
    v->index = ln_read_u32(r);
    v->event = ln_read_bytes(r);
}

static const ln_field_t index_and_event_fields[] = {
    {"index", offsetof(ln_index_and_event_t, index), &ln_u32_type},
    {"event", offsetof(ln_index_and_event_t, event), &ln_bytes_type},
};
static void index_and_event_write_any(ln_writer_t *w, const void *v)
{
    ln_index_and_event_write(w, (const ln_index_and_event_t *)v);
}
static void index_and_event_read_any(ln_reader_t *r, void *v)
{
    ln_index_and_event_read(r, (ln_index_and_event_t *)v);
}
const ln_type_t ln_index_and_event_type = {
    .name = "IndexAndEvent",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_index_and_event_t),
    .write = index_and_event_write_any,
    .read = index_and_event_read_any,
    .fields = index_and_event_fields,
    .field_count = 2,
};

void ln_event_subscriptions_write(ln_writer_t *w, const ln_event_subscriptions_t *v)
{
    ln_write_u32(w, v->next_index);
    ln_application_id_set_write(w, &v->applications);
}

void ln_event_subscriptions_read(ln_reader_t *r, ln_event_subscriptions_t *v)
{
    v->next_index = ln_read_u32(r);
    ln_application_id_set_read(r, &v->applications);
}

static const ln_field_t event_subscriptions_fields[] = {
    {"next_index", offsetof(ln_event_subscriptions_t, next_index), &ln_u32_type},
    {"applications", offsetof(ln_event_subscriptions_t, applications), &ln_application_id_set_type},
};
static void event_subscriptions_write_any(ln_writer_t *w, const void *v)
{
    ln_event_subscriptions_write(w, (const ln_event_subscriptions_t *)v);
}
static void event_subscriptions_read_any(ln_reader_t *r, void *v)
{
    ln_event_subscriptions_read(r, (ln_event_subscriptions_t *)v);
}
const ln_type_t ln_event_subscriptions_type = {
    .name = "EventSubscriptions",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_event_subscriptions_t),
    .write = event_subscriptions_write_any,
    .read = event_subscriptions_read_any,
    .fields = event_subscriptions_fields,
    .field_count = 2,
};

void ln_subscription_key_write(ln_writer_t *w, const ln_subscription_key_t *v)
{
    ln_chain_id_write(w, &v->chain_id);
    ln_stream_id_write(w, &v->stream_id);
}

void ln_subscription_key_read(ln_reader_t *r, ln_subscription_key_t *v)
{
    ln_chain_id_read(r, &v->chain_id);
    ln_stream_id_read(r, &v->stream_id);
}

static const ln_field_t subscription_key_fields[] = {
    {"chain_id", offsetof(ln_subscription_key_t, chain_id), &ln_chain_id_type},
    {"stream_id", offsetof(ln_subscription_key_t, stream_id), &ln_stream_id_type},
};
static void subscription_key_write_any(ln_writer_t *w, const void *v)
{
    ln_subscription_key_write(w, (const ln_subscription_key_t *)v);
}
static void subscription_key_read_any(ln_reader_t *r, void *v)
{
    ln_subscription_key_read(r, (ln_subscription_key_t *)v);
}
const ln_type_t ln_subscription_key_type = {
    .name = "SubscriptionKey",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_subscription_key_t),
    .write = subscription_key_write_any,
    .read = subscription_key_read_any,
    .fields = subscription_key_fields,
    .field_count = 2,
};

void ln_event_id_list_write(ln_writer_t *w, const ln_event_id_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_event_id_write(w, &v->items[i]);
}

void ln_event_id_list_read(ln_reader_t *r, ln_event_id_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_event_id_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void event_id_list_write_any(ln_writer_t *w, const void *v)
{
    ln_event_id_list_write(w, (const ln_event_id_list_t *)v);
}
static void event_id_list_read_any(ln_reader_t *r, void *v)
{
    ln_event_id_list_read(r, (ln_event_id_list_t *)v);
}
const ln_type_t ln_event_id_list_type = {
    .name = "event_id_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_event_id_list_t),
    .write = event_id_list_write_any,
    .read = event_id_list_read_any,
    .inner = &ln_event_id_type,
};

void ln_message_bundle_list_write(ln_writer_t *w, const ln_message_bundle_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_message_bundle_write(w, &v->items[i]);
}

void ln_message_bundle_list_read(ln_reader_t *r, ln_message_bundle_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_message_bundle_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void message_bundle_list_write_any(ln_writer_t *w, const void *v)
{
    ln_message_bundle_list_write(w, (const ln_message_bundle_list_t *)v);
}
static void message_bundle_list_read_any(ln_reader_t *r, void *v)
{
    ln_message_bundle_list_read(r, (ln_message_bundle_list_t *)v);
}
const ln_type_t ln_message_bundle_list_type = {
    .name = "message_bundle_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_message_bundle_list_t),
    .write = message_bundle_list_write_any,
    .read = message_bundle_list_read_any,
    .inner = &ln_message_bundle_type,
};

void ln_outgoing_message_list_write(ln_writer_t *w, const ln_outgoing_message_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_outgoing_message_write(w, &v->items[i]);
}

void ln_outgoing_message_list_read(ln_reader_t *r, ln_outgoing_message_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_outgoing_message_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void outgoing_message_list_write_any(ln_writer_t *w, const void *v)
{
    ln_outgoing_message_list_write(w, (const ln_outgoing_message_list_t *)v);
}
static void outgoing_message_list_read_any(ln_reader_t *r, void *v)
{
    ln_outgoing_message_list_read(r, (ln_outgoing_message_list_t *)v);
}
const ln_type_t ln_outgoing_message_list_type = {
    .name = "outgoing_message_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_outgoing_message_list_t),
    .write = outgoing_message_list_write_any,
    .read = outgoing_message_list_read_any,
    .inner = &ln_outgoing_message_type,
};

void ln_outgoing_message_list_list_write(ln_writer_t *w, const ln_outgoing_message_list_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_outgoing_message_list_write(w, &v->items[i]);
}

void ln_outgoing_message_list_list_read(ln_reader_t *r, ln_outgoing_message_list_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_outgoing_message_list_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void outgoing_message_list_list_write_any(ln_writer_t *w, const void *v)
{
    ln_outgoing_message_list_list_write(w, (const ln_outgoing_message_list_list_t *)v);
}
static void outgoing_message_list_list_read_any(ln_reader_t *r, void *v)
{
    ln_outgoing_message_list_list_read(r, (ln_outgoing_message_list_list_t *)v);
}
const ln_type_t ln_outgoing_message_list_list_type = {
    .name = "outgoing_message_list_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_outgoing_message_list_list_t),
    .write = outgoing_message_list_list_write_any,
    .read = outgoing_message_list_list_read_any,
    .inner = &ln_outgoing_message_list_type,
};

void ln_event_list_write(ln_writer_t *w, const ln_event_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_event_write(w, &v->items[i]);
}

void ln_event_list_read(ln_reader_t *r, ln_event_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_event_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void event_list_write_any(ln_writer_t *w, const void *v)
{
    ln_event_list_write(w, (const ln_event_list_t *)v);
}
static void event_list_read_any(ln_reader_t *r, void *v)
{
    ln_event_list_read(r, (ln_event_list_t *)v);
}
const ln_type_t ln_event_list_type = {
    .name = "event_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_event_list_t),
    .write = event_list_write_any,
    .read = event_list_read_any,
    .inner = &ln_event_type,
};

void ln_event_list_list_write(ln_writer_t *w, const ln_event_list_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_event_list_write(w, &v->items[i]);
}

void ln_event_list_list_read(ln_reader_t *r, ln_event_list_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_event_list_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void event_list_list_write_any(ln_writer_t *w, const void *v)
{
    ln_event_list_list_write(w, (const ln_event_list_list_t *)v);
}
static void event_list_list_read_any(ln_reader_t *r, void *v)
{
    ln_event_list_list_read(r, (ln_event_list_list_t *)v);
}
const ln_type_t ln_event_list_list_type = {
    .name = "event_list_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_event_list_list_t),
    .write = event_list_list_write_any,
    .read = event_list_list_read_any,
    .inner = &ln_event_list_type,
};

void ln_incoming_bundle_list_write(ln_writer_t *w, const ln_incoming_bundle_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_incoming_bundle_write(w, &v->items[i]);
}

void ln_incoming_bundle_list_read(ln_reader_t *r, ln_incoming_bundle_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_incoming_bundle_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void incoming_bundle_list_write_any(ln_writer_t *w, const void *v)
{
    ln_incoming_bundle_list_write(w, (const ln_incoming_bundle_list_t *)v);
}
static void incoming_bundle_list_read_any(ln_reader_t *r, void *v)
{
    ln_incoming_bundle_list_read(r, (ln_incoming_bundle_list_t *)v);
}
const ln_type_t ln_incoming_bundle_list_type = {
    .name = "incoming_bundle_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_incoming_bundle_list_t),
    .write = incoming_bundle_list_write_any,
    .read = incoming_bundle_list_read_any,
    .inner = &ln_incoming_bundle_type,
};

void ln_epoch_and_bundle_list_write(ln_writer_t *w, const ln_epoch_and_bundle_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_epoch_and_bundle_write(w, &v->items[i]);
}

void ln_epoch_and_bundle_list_read(ln_reader_t *r, ln_epoch_and_bundle_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_epoch_and_bundle_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void epoch_and_bundle_list_write_any(ln_writer_t *w, const void *v)
{
    ln_epoch_and_bundle_list_write(w, (const ln_epoch_and_bundle_list_t *)v);
}
static void epoch_and_bundle_list_read_any(ln_reader_t *r, void *v)
{
    ln_epoch_and_bundle_list_read(r, (ln_epoch_and_bundle_list_t *)v);
}
const ln_type_t ln_epoch_and_bundle_list_type = {
    .name = "epoch_and_bundle_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_epoch_and_bundle_list_t),
    .write = epoch_and_bundle_list_write_any,
    .read = epoch_and_bundle_list_read_any,
    .inner = &ln_epoch_and_bundle_type,
};
