/* SPDX-License-Identifier: Apache-2.0 */
/* Written by tools/gen from schema/types.bcs; do not edit. */
/* types/gen/stored.h - what is kept on disk besides. */
#ifndef LN_TYPES_GEN_STORED_H
#define LN_TYPES_GEN_STORED_H

#include "types/gen/block.h"
#include "types/gen/certificate.h"
#include "types/gen/ids.h"
#include "types/gen/keys.h"
#include "types/value.h"

typedef struct {
    ln_hash_opt_t last_used_by;
    ln_chain_id_t chain_id;
    ln_block_height_t block_height;
    ln_epoch_opt_t epoch;
} ln_blob_state_t;

extern const ln_type_t ln_blob_state_type;
void ln_blob_state_write(ln_writer_t *w, const ln_blob_state_t *v);
void ln_blob_state_read(ln_reader_t *r, ln_blob_state_t *v);
static inline bool ln_blob_state_equal(const ln_blob_state_t *a, const ln_blob_state_t *b)
{
    return ln_value_equal(&ln_blob_state_type, a, b);
}

typedef struct {
    ln_hash_opt_t block_hash;
    ln_block_height_t next_block_height;
    uint32_t num_incoming_bundles;
    uint32_t num_operations;
    uint32_t num_outgoing_messages;
} ln_chain_tip_state_t;

extern const ln_type_t ln_chain_tip_state_type;
void ln_chain_tip_state_write(ln_writer_t *w, const ln_chain_tip_state_t *v);
void ln_chain_tip_state_read(ln_reader_t *r, ln_chain_tip_state_t *v);
static inline bool ln_chain_tip_state_equal(const ln_chain_tip_state_t *a,
                                            const ln_chain_tip_state_t *b)
{
    return ln_value_equal(&ln_chain_tip_state_type, a, b);
}

typedef struct {
    ln_block_height_t height;
    uint32_t index;
} ln_cursor_t;

extern const ln_type_t ln_cursor_type;
void ln_cursor_write(ln_writer_t *w, const ln_cursor_t *v);
void ln_cursor_read(ln_reader_t *r, ln_cursor_t *v);
static inline bool ln_cursor_equal(const ln_cursor_t *a, const ln_cursor_t *b)
{
    return ln_value_equal(&ln_cursor_type, a, b);
}

typedef struct {
    ln_hash_t hash;
    ln_block_t value;
    ln_round_t round;
    ln_secp256k1_signature_t signature;
} ln_block_vote_t;

extern const ln_type_t ln_block_vote_type;
void ln_block_vote_write(ln_writer_t *w, const ln_block_vote_t *v);
void ln_block_vote_read(ln_reader_t *r, ln_block_vote_t *v);
static inline bool ln_block_vote_equal(const ln_block_vote_t *a, const ln_block_vote_t *b)
{
    return ln_value_equal(&ln_block_vote_type, a, b);
}

typedef struct {
    ln_timeout_t value;
    ln_round_t round;
    ln_secp256k1_signature_t signature;
} ln_timeout_vote_t;

extern const ln_type_t ln_timeout_vote_type;
void ln_timeout_vote_write(ln_writer_t *w, const ln_timeout_vote_t *v);
void ln_timeout_vote_read(ln_reader_t *r, ln_timeout_vote_t *v);
static inline bool ln_timeout_vote_equal(const ln_timeout_vote_t *a, const ln_timeout_vote_t *b)
{
    return ln_value_equal(&ln_timeout_vote_type, a, b);
}

typedef struct {
    uint64_t start;
    uint64_t end;
} ln_index_range_t;

extern const ln_type_t ln_index_range_type;
void ln_index_range_write(ln_writer_t *w, const ln_index_range_t *v);
void ln_index_range_read(ln_reader_t *r, ln_index_range_t *v);
static inline bool ln_index_range_equal(const ln_index_range_t *a, const ln_index_range_t *b)
{
    return ln_value_equal(&ln_index_range_type, a, b);
}

typedef struct {
    ln_cursor_t next_cursor_to_add;
    ln_cursor_t next_cursor_to_remove;
    ln_index_range_t added;
    ln_index_range_t removed;
} ln_inbox_state_t;

extern const ln_type_t ln_inbox_state_type;
void ln_inbox_state_write(ln_writer_t *w, const ln_inbox_state_t *v);
void ln_inbox_state_read(ln_reader_t *r, ln_inbox_state_t *v);
static inline bool ln_inbox_state_equal(const ln_inbox_state_t *a, const ln_inbox_state_t *b)
{
    return ln_value_equal(&ln_inbox_state_type, a, b);
}

typedef struct {
    ln_chain_id_t origin;
    bool is_removed;
    uint64_t index;
} ln_inbox_bundle_key_t;

extern const ln_type_t ln_inbox_bundle_key_type;
void ln_inbox_bundle_key_write(ln_writer_t *w, const ln_inbox_bundle_key_t *v);
void ln_inbox_bundle_key_read(ln_reader_t *r, ln_inbox_bundle_key_t *v);
static inline bool ln_inbox_bundle_key_equal(const ln_inbox_bundle_key_t *a,
                                             const ln_inbox_bundle_key_t *b)
{
    return ln_value_equal(&ln_inbox_bundle_key_type, a, b);
}

typedef struct {
    ln_block_height_t next_height_to_schedule;
    ln_block_height_opt_t previous_height;
    ln_block_height_list_t heights;
    ln_index_range_t overflow;
} ln_outbox_state_t;

extern const ln_type_t ln_outbox_state_type;
void ln_outbox_state_write(ln_writer_t *w, const ln_outbox_state_t *v);
void ln_outbox_state_read(ln_reader_t *r, ln_outbox_state_t *v);
static inline bool ln_outbox_state_equal(const ln_outbox_state_t *a, const ln_outbox_state_t *b)
{
    return ln_value_equal(&ln_outbox_state_type, a, b);
}

typedef struct {
    ln_chain_id_t recipient;
    uint64_t index;
} ln_outbox_height_key_t;

extern const ln_type_t ln_outbox_height_key_type;
void ln_outbox_height_key_write(ln_writer_t *w, const ln_outbox_height_key_t *v);
void ln_outbox_height_key_read(ln_reader_t *r, ln_outbox_height_key_t *v);
static inline bool ln_outbox_height_key_equal(const ln_outbox_height_key_t *a,
                                              const ln_outbox_height_key_t *b)
{
    return ln_value_equal(&ln_outbox_height_key_type, a, b);
}

typedef struct {
    ln_round_t round;
    bool is_validated;
    ln_blob_id_list_t blob_ids;
} ln_pending_blobs_t;

extern const ln_type_t ln_pending_blobs_type;
void ln_pending_blobs_write(ln_writer_t *w, const ln_pending_blobs_t *v);
void ln_pending_blobs_read(ln_reader_t *r, ln_pending_blobs_t *v);
static inline bool ln_pending_blobs_equal(const ln_pending_blobs_t *a, const ln_pending_blobs_t *b)
{
    return ln_value_equal(&ln_pending_blobs_type, a, b);
}

typedef struct {
    ln_account_owner_opt_t owner;
    ln_blob_id_t blob_id;
} ln_pending_blob_key_t;

extern const ln_type_t ln_pending_blob_key_type;
void ln_pending_blob_key_write(ln_writer_t *w, const ln_pending_blob_key_t *v);
void ln_pending_blob_key_read(ln_reader_t *r, ln_pending_blob_key_t *v);
static inline bool ln_pending_blob_key_equal(const ln_pending_blob_key_t *a,
                                             const ln_pending_blob_key_t *b)
{
    return ln_value_equal(&ln_pending_blob_key_type, a, b);
}

extern const ln_type_t ln_block_vote_box_type;
void ln_block_vote_box_write(ln_writer_t *w, const ln_block_vote_t *const *v);
void ln_block_vote_box_read(ln_reader_t *r, const ln_block_vote_t **v);
typedef struct {
    bool some;
    ln_timeout_vote_t value;
} ln_timeout_vote_opt_t;

extern const ln_type_t ln_timeout_vote_opt_type;
void ln_timeout_vote_opt_write(ln_writer_t *w, const ln_timeout_vote_opt_t *v);
void ln_timeout_vote_opt_read(ln_reader_t *r, ln_timeout_vote_opt_t *v);
static inline bool ln_timeout_vote_opt_equal(const ln_timeout_vote_opt_t *a,
                                             const ln_timeout_vote_opt_t *b)
{
    return ln_value_equal(&ln_timeout_vote_opt_type, a, b);
}

#endif
