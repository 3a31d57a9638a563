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
    ln_block_write(w, &v->value);
    ln_round_write(w, &v->round);
    ln_secp256k1_signature_write(w, &v->signature);
}

void ln_block_vote_read(ln_reader_t *r, ln_block_vote_t *v)
{
    ln_block_read(r, &v->value);
    ln_round_read(r, &v->round);
    ln_secp256k1_signature_read(r, &v->signature);
}

static const ln_field_t block_vote_fields[] = {
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
    .field_count = 3,
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
