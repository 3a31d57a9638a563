/* SPDX-License-Identifier: Apache-2.0 */
/* Written by tools/gen from schema/types.bcs; do not edit. */
#include "types/gen/stored.h"

#include <stddef.h>

void ln_blob_state_write(ln_writer_t *w, const ln_blob_state_t *v)
{
    ln_hash_opt_write(w, &v->last_used_by);
    ln_chain_id_write(w, &v->chain_id);
    ln_block_height_write(w, &v->block_height);
    ln_epoch_opt_write(w, &v->epoch);
}

void ln_blob_state_read(ln_reader_t *r, ln_blob_state_t *v)
{
    ln_hash_opt_read(r, &v->last_used_by);
    ln_chain_id_read(r, &v->chain_id);
    ln_block_height_read(r, &v->block_height);
    ln_epoch_opt_read(r, &v->epoch);
}

static const ln_field_t blob_state_fields[] = {
    {"last_used_by", offsetof(ln_blob_state_t, last_used_by), &ln_hash_opt_type},
    {"chain_id", offsetof(ln_blob_state_t, chain_id), &ln_chain_id_type},
    {"block_height", offsetof(ln_blob_state_t, block_height), &ln_block_height_type},
    {"epoch", offsetof(ln_blob_state_t, epoch), &ln_epoch_opt_type},
};
static void blob_state_write_any(ln_writer_t *w, const void *v)
{
    ln_blob_state_write(w, (const ln_blob_state_t *)v);
}
static void blob_state_read_any(ln_reader_t *r, void *v)
{
    ln_blob_state_read(r, (ln_blob_state_t *)v);
}
const ln_type_t ln_blob_state_type = {
    .name = "BlobState",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_blob_state_t),
    .write = blob_state_write_any,
    .read = blob_state_read_any,
    .fields = blob_state_fields,
    .field_count = 4,
};

void ln_chain_tip_state_write(ln_writer_t *w, const ln_chain_tip_state_t *v)
{
    ln_hash_opt_write(w, &v->block_hash);
    ln_block_height_write(w, &v->next_block_height);
    ln_write_u32(w, v->num_incoming_bundles);
    ln_write_u32(w, v->num_operations);
    ln_write_u32(w, v->num_outgoing_messages);
}

void ln_chain_tip_state_read(ln_reader_t *r, ln_chain_tip_state_t *v)
{
    ln_hash_opt_read(r, &v->block_hash);
    ln_block_height_read(r, &v->next_block_height);
    v->num_incoming_bundles = ln_read_u32(r);
    v->num_operations = ln_read_u32(r);
    v->num_outgoing_messages = ln_read_u32(r);
}

static const ln_field_t chain_tip_state_fields[] = {
    {"block_hash", offsetof(ln_chain_tip_state_t, block_hash), &ln_hash_opt_type},
    {"next_block_height", offsetof(ln_chain_tip_state_t, next_block_height), &ln_block_height_type},
    {"num_incoming_bundles", offsetof(ln_chain_tip_state_t, num_incoming_bundles), &ln_u32_type},
    {"num_operations", offsetof(ln_chain_tip_state_t, num_operations), &ln_u32_type},
    {"num_outgoing_messages", offsetof(ln_chain_tip_state_t, num_outgoing_messages), &ln_u32_type},
};
static void chain_tip_state_write_any(ln_writer_t *w, const void *v)
{
    ln_chain_tip_state_write(w, (const ln_chain_tip_state_t *)v);
}
static void chain_tip_state_read_any(ln_reader_t *r, void *v)
{
    ln_chain_tip_state_read(r, (ln_chain_tip_state_t *)v);
}
const ln_type_t ln_chain_tip_state_type = {
    .name = "ChainTipState",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_chain_tip_state_t),
    .write = chain_tip_state_write_any,
    .read = chain_tip_state_read_any,
    .fields = chain_tip_state_fields,
    .field_count = 5,
};

void ln_cursor_write(ln_writer_t *w, const ln_cursor_t *v)
{
    ln_block_height_write(w, &v->height);
    ln_write_u32(w, v->index);
}

void ln_cursor_read(ln_reader_t *r, ln_cursor_t *v)
{
    ln_block_height_read(r, &v->height);
    v->index = ln_read_u32(r);
}

static const ln_field_t cursor_fields[] = {
    {"height", offsetof(ln_cursor_t, height), &ln_block_height_type},
    {"index", offsetof(ln_cursor_t, index), &ln_u32_type},
};
static void cursor_write_any(ln_writer_t *w, const void *v)
{
    ln_cursor_write(w, (const ln_cursor_t *)v);
}
static void cursor_read_any(ln_reader_t *r, void *v)
{
    ln_cursor_read(r, (ln_cursor_t *)v);
}
const ln_type_t ln_cursor_type = {
    .name = "Cursor",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_cursor_t),
    .write = cursor_write_any,
    .read = cursor_read_any,
    .fields = cursor_fields,
    .field_count = 2,
};

void ln_block_vote_write(ln_writer_t *w, const ln_block_vote_t *v)
{
    ln_hash_write(w, &v->hash);
    ln_block_write(w, &v->value);
    ln_round_write(w, &v->round);
    ln_secp256k1_signature_write(w, &v->signature);
}

void ln_block_vote_read(ln_reader_t *r, ln_block_vote_t *v)
{
    ln_hash_read(r, &v->hash);
    ln_block_read(r, &v->value);
    ln_round_read(r, &v->round);
    ln_secp256k1_signature_read(r, &v->signature);
}

static const ln_field_t block_vote_fields[] = {
    {"hash", offsetof(ln_block_vote_t, hash), &ln_hash_type},
    {"value", offsetof(ln_block_vote_t, value), &ln_block_type},
    {"round", offsetof(ln_block_vote_t, round), &ln_round_type},
    {"signature", offsetof(ln_block_vote_t, signature), &ln_secp256k1_signature_type},
};
static void block_vote_write_any(ln_writer_t *w, const void *v)
{
    ln_block_vote_write(w, (const ln_block_vote_t *)v);
}
static void block_vote_read_any(ln_reader_t *r, void *v)
{
    ln_block_vote_read(r, (ln_block_vote_t *)v);
}
const ln_type_t ln_block_vote_type = {
    .name = "BlockVote",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_block_vote_t),
    .write = block_vote_write_any,
    .read = block_vote_read_any,
    .fields = block_vote_fields,
    .field_count = 4,
};

void ln_timeout_vote_write(ln_writer_t *w, const ln_timeout_vote_t *v)
{
    ln_timeout_write(w, &v->value);
    ln_round_write(w, &v->round);
    ln_secp256k1_signature_write(w, &v->signature);
}

void ln_timeout_vote_read(ln_reader_t *r, ln_timeout_vote_t *v)
{
    ln_timeout_read(r, &v->value);
    ln_round_read(r, &v->round);
    ln_secp256k1_signature_read(r, &v->signature);
}

static const ln_field_t timeout_vote_fields[] = {
    {"value", offsetof(ln_timeout_vote_t, value), &ln_timeout_type},
    {"round", offsetof(ln_timeout_vote_t, round), &ln_round_type},
    {"signature", offsetof(ln_timeout_vote_t, signature), &ln_secp256k1_signature_type},
};
static void timeout_vote_write_any(ln_writer_t *w, const void *v)
{
    ln_timeout_vote_write(w, (const ln_timeout_vote_t *)v);
}
static void timeout_vote_read_any(ln_reader_t *r, void *v)
{
    ln_timeout_vote_read(r, (ln_timeout_vote_t *)v);
}
const ln_type_t ln_timeout_vote_type = {
    .name = "TimeoutVote",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_timeout_vote_t),
    .write = timeout_vote_write_any,
    .read = timeout_vote_read_any,
    .fields = timeout_vote_fields,
    .field_count = 3,
};

void ln_index_range_write(ln_writer_t *w, const ln_index_range_t *v)
{
    ln_write_u64(w, v->start);
    ln_write_u64(w, v->end);
}

void ln_index_range_read(ln_reader_t *r, ln_index_range_t *v)
{
    v->start = ln_read_u64(r);
    v->end = ln_read_u64(r);
}

static const ln_field_t index_range_fields[] = {
    {"start", offsetof(ln_index_range_t, start), &ln_u64_type},
    {"end", offsetof(ln_index_range_t, end), &ln_u64_type},
};
static void index_range_write_any(ln_writer_t *w, const void *v)
{
    ln_index_range_write(w, (const ln_index_range_t *)v);
}
static void index_range_read_any(ln_reader_t *r, void *v)
{
    ln_index_range_read(r, (ln_index_range_t *)v);
}
const ln_type_t ln_index_range_type = {
    .name = "IndexRange",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_index_range_t),
    .write = index_range_write_any,
    .read = index_range_read_any,
    .fields = index_range_fields,
    .field_count = 2,
};

void ln_inbox_state_write(ln_writer_t *w, const ln_inbox_state_t *v)
{
    ln_cursor_write(w, &v->next_cursor_to_add);
    ln_cursor_write(w, &v->next_cursor_to_remove);
    ln_index_range_write(w, &v->added);
    ln_index_range_write(w, &v->removed);
}

void ln_inbox_state_read(ln_reader_t *r, ln_inbox_state_t *v)
{
    ln_cursor_read(r, &v->next_cursor_to_add);
    ln_cursor_read(r, &v->next_cursor_to_remove);
    ln_index_range_read(r, &v->added);
    ln_index_range_read(r, &v->removed);
}

static const ln_field_t inbox_state_fields[] = {
    {"next_cursor_to_add", offsetof(ln_inbox_state_t, next_cursor_to_add), &ln_cursor_type},
    {"next_cursor_to_remove", offsetof(ln_inbox_state_t, next_cursor_to_remove), &ln_cursor_type},
    {"added", offsetof(ln_inbox_state_t, added), &ln_index_range_type},
    {"removed", offsetof(ln_inbox_state_t, removed), &ln_index_range_type},
};
static void inbox_state_write_any(ln_writer_t *w, const void *v)
{
    ln_inbox_state_write(w, (const ln_inbox_state_t *)v);
}
static void inbox_state_read_any(ln_reader_t *r, void *v)
{
    ln_inbox_state_read(r, (ln_inbox_state_t *)v);
}
const ln_type_t ln_inbox_state_type = {
    .name = "InboxState",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_inbox_state_t),
    .write = inbox_state_write_any,
    .read = inbox_state_read_any,
    .fields = inbox_state_fields,
    .field_count = 4,
};

void ln_inbox_bundle_key_write(ln_writer_t *w, const ln_inbox_bundle_key_t *v)
{
    ln_chain_id_write(w, &v->origin);
    ln_write_bool(w, v->is_removed);
    ln_write_u64(w, v->index);
}

void ln_inbox_bundle_key_read(ln_reader_t *r, ln_inbox_bundle_key_t *v)
{
    ln_chain_id_read(r, &v->origin);
    v->is_removed = ln_read_bool(r);
    v->index = ln_read_u64(r);
}

static const ln_field_t inbox_bundle_key_fields[] = {
    {"origin", offsetof(ln_inbox_bundle_key_t, origin), &ln_chain_id_type},
    {"is_removed", offsetof(ln_inbox_bundle_key_t, is_removed), &ln_bool_type},
    {"index", offsetof(ln_inbox_bundle_key_t, index), &ln_u64_type},
};
static void inbox_bundle_key_write_any(ln_writer_t *w, const void *v)
{
    ln_inbox_bundle_key_write(w, (const ln_inbox_bundle_key_t *)v);
}
static void inbox_bundle_key_read_any(ln_reader_t *r, void *v)
{
    ln_inbox_bundle_key_read(r, (ln_inbox_bundle_key_t *)v);
}
const ln_type_t ln_inbox_bundle_key_type = {
    .name = "InboxBundleKey",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_inbox_bundle_key_t),
    .write = inbox_bundle_key_write_any,
    .read = inbox_bundle_key_read_any,
    .fields = inbox_bundle_key_fields,
    .field_count = 3,
};

void ln_outbox_state_write(ln_writer_t *w, const ln_outbox_state_t *v)
{
    ln_block_height_write(w, &v->next_height_to_schedule);
    ln_block_height_opt_write(w, &v->previous_height);
    ln_block_height_list_write(w, &v->heights);
    ln_index_range_write(w, &v->overflow);
}

void ln_outbox_state_read(ln_reader_t *r, ln_outbox_state_t *v)
{
    ln_block_height_read(r, &v->next_height_to_schedule);
    ln_block_height_opt_read(r, &v->previous_height);
    ln_block_height_list_read(r, &v->heights);
    ln_index_range_read(r, &v->overflow);
}

static const ln_field_t outbox_state_fields[] = {
    {"next_height_to_schedule", offsetof(ln_outbox_state_t, next_height_to_schedule),
     &ln_block_height_type},
    {"previous_height", offsetof(ln_outbox_state_t, previous_height), &ln_block_height_opt_type},
    {"heights", offsetof(ln_outbox_state_t, heights), &ln_block_height_list_type},
    {"overflow", offsetof(ln_outbox_state_t, overflow), &ln_index_range_type},
};
static void outbox_state_write_any(ln_writer_t *w, const void *v)
{
    ln_outbox_state_write(w, (const ln_outbox_state_t *)v);
}
static void outbox_state_read_any(ln_reader_t *r, void *v)
{
    ln_outbox_state_read(r, (ln_outbox_state_t *)v);
}
const ln_type_t ln_outbox_state_type = {
    .name = "OutboxState",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_outbox_state_t),
    .write = outbox_state_write_any,
    .read = outbox_state_read_any,
    .fields = outbox_state_fields,
    .field_count = 4,
};

void ln_outbox_height_key_write(ln_writer_t *w, const ln_outbox_height_key_t *v)
{
    ln_chain_id_write(w, &v->recipient);
    ln_write_u64(w, v->index);
}

void ln_outbox_height_key_read(ln_reader_t *r, ln_outbox_height_key_t *v)
{
    ln_chain_id_read(r, &v->recipient);
    v->index = ln_read_u64(r);
}

static const ln_field_t outbox_height_key_fields[] = {
    {"recipient", offsetof(ln_outbox_height_key_t, recipient), &ln_chain_id_type},
    {"index", offsetof(ln_outbox_height_key_t, index), &ln_u64_type},
};
static void outbox_height_key_write_any(ln_writer_t *w, const void *v)
{
    ln_outbox_height_key_write(w, (const ln_outbox_height_key_t *)v);
}
static void outbox_height_key_read_any(ln_reader_t *r, void *v)
{
    ln_outbox_height_key_read(r, (ln_outbox_height_key_t *)v);
}
const ln_type_t ln_outbox_height_key_type = {
    .name = "OutboxHeightKey",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_outbox_height_key_t),
    .write = outbox_height_key_write_any,
    .read = outbox_height_key_read_any,
    .fields = outbox_height_key_fields,
    .field_count = 2,
};

void ln_pending_blobs_write(ln_writer_t *w, const ln_pending_blobs_t *v)
{
    ln_round_write(w, &v->round);
    ln_write_bool(w, v->is_validated);
    ln_blob_id_list_write(w, &v->blob_ids);
}

void ln_pending_blobs_read(ln_reader_t *r, ln_pending_blobs_t *v)
{
    ln_round_read(r, &v->round);
    v->is_validated = ln_read_bool(r);
    ln_blob_id_list_read(r, &v->blob_ids);
}

static const ln_field_t pending_blobs_fields[] = {
    {"round", offsetof(ln_pending_blobs_t, round), &ln_round_type},
    {"is_validated", offsetof(ln_pending_blobs_t, is_validated), &ln_bool_type},
    {"blob_ids", offsetof(ln_pending_blobs_t, blob_ids), &ln_blob_id_list_type},
};
static void pending_blobs_write_any(ln_writer_t *w, const void *v)
{
    ln_pending_blobs_write(w, (const ln_pending_blobs_t *)v);
}
static void pending_blobs_read_any(ln_reader_t *r, void *v)
{
    ln_pending_blobs_read(r, (ln_pending_blobs_t *)v);
}
const ln_type_t ln_pending_blobs_type = {
    .name = "PendingBlobs",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_pending_blobs_t),
    .write = pending_blobs_write_any,
    .read = pending_blobs_read_any,
    .fields = pending_blobs_fields,
    .field_count = 3,
};

void ln_pending_blob_key_write(ln_writer_t *w, const ln_pending_blob_key_t *v)
{
    ln_account_owner_opt_write(w, &v->owner);
    ln_blob_id_write(w, &v->blob_id);
}

void ln_pending_blob_key_read(ln_reader_t *r, ln_pending_blob_key_t *v)
{
    ln_account_owner_opt_read(r, &v->owner);
    ln_blob_id_read(r, &v->blob_id);
}

static const ln_field_t pending_blob_key_fields[] = {
    {"owner", offsetof(ln_pending_blob_key_t, owner), &ln_account_owner_opt_type},
    {"blob_id", offsetof(ln_pending_blob_key_t, blob_id), &ln_blob_id_type},
};
static void pending_blob_key_write_any(ln_writer_t *w, const void *v)
{
    ln_pending_blob_key_write(w, (const ln_pending_blob_key_t *)v);
}
static void pending_blob_key_read_any(ln_reader_t *r, void *v)
{
    ln_pending_blob_key_read(r, (ln_pending_blob_key_t *)v);
}
const ln_type_t ln_pending_blob_key_type = {
    .name = "PendingBlobKey",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_pending_blob_key_t),
    .write = pending_blob_key_write_any,
    .read = pending_blob_key_read_any,
    .fields = pending_blob_key_fields,
    .field_count = 2,
};

void ln_block_vote_box_write(ln_writer_t *w, const ln_block_vote_t *const *v)
{
    ln_write_bool(w, *v != NULL);
    if (*v != NULL)
        ln_block_vote_write(w, *v);
}

void ln_block_vote_box_read(ln_reader_t *r, const ln_block_vote_t **v)
{
    *v = NULL;
    if (!ln_read_bool(r))
        return;
    ln_block_vote_t *value = LN_NEW(r->arena, ln_block_vote_t);
    ln_block_vote_read(r, value);
    *v = value;
}

static void block_vote_box_write_any(ln_writer_t *w, const void *v)
{
    ln_block_vote_box_write(w, (const ln_block_vote_t *const *)v);
}
static void block_vote_box_read_any(ln_reader_t *r, void *v)
{
    ln_block_vote_box_read(r, (const ln_block_vote_t **)v);
}
const ln_type_t ln_block_vote_box_type = {
    .name = "block_vote_box",
    .kind = LN_KIND_BOX,
    .size = sizeof(const ln_block_vote_t *),
    .write = block_vote_box_write_any,
    .read = block_vote_box_read_any,
    .inner = &ln_block_vote_type,
};

void ln_timeout_vote_opt_write(ln_writer_t *w, const ln_timeout_vote_opt_t *v)
{
    ln_write_bool(w, v->some);
    if (v->some)
        ln_timeout_vote_write(w, &v->value);
}

void ln_timeout_vote_opt_read(ln_reader_t *r, ln_timeout_vote_opt_t *v)
{
    v->some = ln_read_bool(r);
    if (v->some)
        ln_timeout_vote_read(r, &v->value);
}

static void timeout_vote_opt_write_any(ln_writer_t *w, const void *v)
{
    ln_timeout_vote_opt_write(w, (const ln_timeout_vote_opt_t *)v);
}
static void timeout_vote_opt_read_any(ln_reader_t *r, void *v)
{
    ln_timeout_vote_opt_read(r, (ln_timeout_vote_opt_t *)v);
}
const ln_type_t ln_timeout_vote_opt_type = {
    .name = "timeout_vote_opt",
    .kind = LN_KIND_OPTION,
    .size = sizeof(ln_timeout_vote_opt_t),
    .write = timeout_vote_opt_write_any,
    .read = timeout_vote_opt_read_any,
    .inner = &ln_timeout_vote_type,
    .value_offset = offsetof(ln_timeout_vote_opt_t, value),
};
