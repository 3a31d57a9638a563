/* SPDX-License-Identifier: Apache-2.0 */
/* Written by tools/gen from schema/types.bcs; do not edit. */
/* types/gen/block.h - blocks and what executing them gave. */
#ifndef LN_TYPES_GEN_BLOCK_H
#define LN_TYPES_GEN_BLOCK_H

#include "types/gen/ids.h"
#include "types/gen/message.h"
#include "types/gen/operation.h"
#include "types/value.h"

typedef struct {
    ln_bytes_t name;
    ln_bytes_t value;
} ln_http_oracle_header_t;

extern const ln_type_t ln_http_oracle_header_type;
void ln_http_oracle_header_write(ln_writer_t *w, const ln_http_oracle_header_t *v);
void ln_http_oracle_header_read(ln_reader_t *r, ln_http_oracle_header_t *v);
static inline bool ln_http_oracle_header_equal(const ln_http_oracle_header_t *a,
                                               const ln_http_oracle_header_t *b)
{
    return ln_value_equal(&ln_http_oracle_header_type, a, b);
}

typedef struct {
    ln_http_oracle_header_t *items;
    size_t count;
} ln_http_oracle_header_list_t;

extern const ln_type_t ln_http_oracle_header_list_type;
void ln_http_oracle_header_list_write(ln_writer_t *w, const ln_http_oracle_header_list_t *v);
void ln_http_oracle_header_list_read(ln_reader_t *r, ln_http_oracle_header_list_t *v);
static inline bool ln_http_oracle_header_list_equal(const ln_http_oracle_header_list_t *a,
                                                    const ln_http_oracle_header_list_t *b)
{
    return ln_value_equal(&ln_http_oracle_header_list_type, a, b);
}

typedef struct {
    uint16_t status;
    ln_http_oracle_header_list_t headers;
    ln_bytes_t body;
} ln_http_response_t;

extern const ln_type_t ln_http_response_type;
void ln_http_response_write(ln_writer_t *w, const ln_http_response_t *v);
void ln_http_response_read(ln_reader_t *r, ln_http_response_t *v);
static inline bool ln_http_response_equal(const ln_http_response_t *a, const ln_http_response_t *b)
{
    return ln_value_equal(&ln_http_response_type, a, b);
}

typedef struct {
    ln_event_id_t id;
    ln_bytes_t value;
} ln_event_content_t;

extern const ln_type_t ln_event_content_type;
void ln_event_content_write(ln_writer_t *w, const ln_event_content_t *v);
void ln_event_content_read(ln_reader_t *r, ln_event_content_t *v);
static inline bool ln_event_content_equal(const ln_event_content_t *a, const ln_event_content_t *b)
{
    return ln_value_equal(&ln_event_content_type, a, b);
}

typedef enum {
    LN_ORACLE_RESPONSE_SERVICE,
    LN_ORACLE_RESPONSE_HTTP,
    LN_ORACLE_RESPONSE_BLOB,
    LN_ORACLE_RESPONSE_ASSERT,
    LN_ORACLE_RESPONSE_ROUND,
    LN_ORACLE_RESPONSE_EVENT,
    LN_ORACLE_RESPONSE_EVENT_EXISTS,
} ln_oracle_response_tag_t;

typedef struct {
    ln_oracle_response_tag_t tag;
    union {
        ln_bytes_t service;
        ln_http_response_t http;
        ln_blob_id_t blob;
        ln_u32_opt_t round;
        ln_event_content_t event;
        ln_event_id_t event_exists;
    };
} ln_oracle_response_t;

extern const ln_type_t ln_oracle_response_type;
void ln_oracle_response_write(ln_writer_t *w, const ln_oracle_response_t *v);
void ln_oracle_response_read(ln_reader_t *r, ln_oracle_response_t *v);
static inline bool ln_oracle_response_equal(const ln_oracle_response_t *a,
                                            const ln_oracle_response_t *b)
{
    return ln_value_equal(&ln_oracle_response_type, a, b);
}
static inline ln_hash_t ln_oracle_response_hash(ln_arena_t *scratch, const ln_oracle_response_t *v)
{
    return ln_value_hash(&ln_oracle_response_type, scratch, v);
}

typedef struct {
    ln_bytes_t bytes;
} ln_operation_result_t;

extern const ln_type_t ln_operation_result_type;
void ln_operation_result_write(ln_writer_t *w, const ln_operation_result_t *v);
void ln_operation_result_read(ln_reader_t *r, ln_operation_result_t *v);
static inline bool ln_operation_result_equal(const ln_operation_result_t *a,
                                             const ln_operation_result_t *b)
{
    return ln_value_equal(&ln_operation_result_type, a, b);
}
static inline ln_hash_t ln_operation_result_hash(ln_arena_t *scratch,
                                                 const ln_operation_result_t *v)
{
    return ln_value_hash(&ln_operation_result_type, scratch, v);
}

typedef struct {
    ln_chain_id_t chain_id;
    ln_epoch_t epoch;
    ln_transaction_list_t transactions;
    ln_block_height_t height;
    ln_timestamp_t timestamp;
    ln_account_owner_opt_t authenticated_signer;
    ln_hash_opt_t previous_block_hash;
} ln_proposed_block_t;

extern const ln_type_t ln_proposed_block_type;
void ln_proposed_block_write(ln_writer_t *w, const ln_proposed_block_t *v);
void ln_proposed_block_read(ln_reader_t *r, ln_proposed_block_t *v);
static inline bool ln_proposed_block_equal(const ln_proposed_block_t *a,
                                           const ln_proposed_block_t *b)
{
    return ln_value_equal(&ln_proposed_block_type, a, b);
}

typedef struct {
    ln_oracle_response_t *items;
    size_t count;
} ln_oracle_response_list_t;

extern const ln_type_t ln_oracle_response_list_type;
void ln_oracle_response_list_write(ln_writer_t *w, const ln_oracle_response_list_t *v);
void ln_oracle_response_list_read(ln_reader_t *r, ln_oracle_response_list_t *v);
static inline bool ln_oracle_response_list_equal(const ln_oracle_response_list_t *a,
                                                 const ln_oracle_response_list_t *b)
{
    return ln_value_equal(&ln_oracle_response_list_type, a, b);
}

typedef struct {
    ln_oracle_response_list_t *items;
    size_t count;
} ln_oracle_response_list_list_t;

extern const ln_type_t ln_oracle_response_list_list_type;
void ln_oracle_response_list_list_write(ln_writer_t *w, const ln_oracle_response_list_list_t *v);
void ln_oracle_response_list_list_read(ln_reader_t *r, ln_oracle_response_list_list_t *v);
static inline bool ln_oracle_response_list_list_equal(const ln_oracle_response_list_list_t *a,
                                                      const ln_oracle_response_list_list_t *b)
{
    return ln_value_equal(&ln_oracle_response_list_list_type, a, b);
}

typedef struct {
    ln_operation_result_t *items;
    size_t count;
} ln_operation_result_list_t;

extern const ln_type_t ln_operation_result_list_type;
void ln_operation_result_list_write(ln_writer_t *w, const ln_operation_result_list_t *v);
void ln_operation_result_list_read(ln_reader_t *r, ln_operation_result_list_t *v);
static inline bool ln_operation_result_list_equal(const ln_operation_result_list_t *a,
                                                  const ln_operation_result_list_t *b)
{
    return ln_value_equal(&ln_operation_result_list_type, a, b);
}

typedef struct {
    ln_outgoing_message_list_list_t messages;
    ln_chain_id_block_ref_map_t previous_message_blocks;
    ln_stream_id_block_ref_map_t previous_event_blocks;
    ln_hash_t state_hash;
    ln_oracle_response_list_list_t oracle_responses;
    ln_event_list_list_t events;
    ln_blob_content_list_list_t blobs;
    ln_operation_result_list_t operation_results;
} ln_block_execution_outcome_t;

extern const ln_type_t ln_block_execution_outcome_type;
void ln_block_execution_outcome_write(ln_writer_t *w, const ln_block_execution_outcome_t *v);
void ln_block_execution_outcome_read(ln_reader_t *r, ln_block_execution_outcome_t *v);
static inline bool ln_block_execution_outcome_equal(const ln_block_execution_outcome_t *a,
                                                    const ln_block_execution_outcome_t *b)
{
    return ln_value_equal(&ln_block_execution_outcome_type, a, b);
}

typedef struct {
    ln_chain_id_t chain_id;
    ln_epoch_t epoch;
    ln_block_height_t height;
    ln_timestamp_t timestamp;
    ln_hash_t state_hash;
    ln_hash_opt_t previous_block_hash;
    ln_account_owner_opt_t authenticated_signer;
} ln_block_header_t;

extern const ln_type_t ln_block_header_type;
void ln_block_header_write(ln_writer_t *w, const ln_block_header_t *v);
void ln_block_header_read(ln_reader_t *r, ln_block_header_t *v);
static inline bool ln_block_header_equal(const ln_block_header_t *a, const ln_block_header_t *b)
{
    return ln_value_equal(&ln_block_header_type, a, b);
}

typedef struct {
    ln_transaction_list_t transactions;
    ln_outgoing_message_list_list_t messages;
    ln_chain_id_block_ref_map_t previous_message_blocks;
    ln_stream_id_block_ref_map_t previous_event_blocks;
    ln_oracle_response_list_list_t oracle_responses;
    ln_event_list_list_t events;
    ln_blob_content_list_list_t blobs;
    ln_operation_result_list_t operation_results;
} ln_block_body_t;

extern const ln_type_t ln_block_body_type;
void ln_block_body_write(ln_writer_t *w, const ln_block_body_t *v);
void ln_block_body_read(ln_reader_t *r, ln_block_body_t *v);
static inline bool ln_block_body_equal(const ln_block_body_t *a, const ln_block_body_t *b)
{
    return ln_value_equal(&ln_block_body_type, a, b);
}

typedef struct {
    ln_block_header_t header;
    ln_block_body_t body;
} ln_block_t;

extern const ln_type_t ln_block_type;
void ln_block_write(ln_writer_t *w, const ln_block_t *v);
void ln_block_read(ln_reader_t *r, ln_block_t *v);
static inline bool ln_block_equal(const ln_block_t *a, const ln_block_t *b)
{
    return ln_value_equal(&ln_block_type, a, b);
}
static inline ln_hash_t ln_block_hash(ln_arena_t *scratch, const ln_block_t *v)
{
    return ln_value_hash(&ln_block_type, scratch, v);
}

typedef struct {
    ln_chain_id_block_ref_map_t inner;
} ln_previous_message_blocks_map_t;

extern const ln_type_t ln_previous_message_blocks_map_type;
void ln_previous_message_blocks_map_write(ln_writer_t *w,
                                          const ln_previous_message_blocks_map_t *v);
void ln_previous_message_blocks_map_read(ln_reader_t *r, ln_previous_message_blocks_map_t *v);
static inline bool ln_previous_message_blocks_map_equal(const ln_previous_message_blocks_map_t *a,
                                                        const ln_previous_message_blocks_map_t *b)
{
    return ln_value_equal(&ln_previous_message_blocks_map_type, a, b);
}
static inline ln_hash_t
ln_previous_message_blocks_map_hash(ln_arena_t *scratch, const ln_previous_message_blocks_map_t *v)
{
    return ln_value_hash(&ln_previous_message_blocks_map_type, scratch, v);
}

typedef struct {
    ln_stream_id_block_ref_map_t inner;
} ln_previous_event_blocks_map_t;

extern const ln_type_t ln_previous_event_blocks_map_type;
void ln_previous_event_blocks_map_write(ln_writer_t *w, const ln_previous_event_blocks_map_t *v);
void ln_previous_event_blocks_map_read(ln_reader_t *r, ln_previous_event_blocks_map_t *v);
static inline bool ln_previous_event_blocks_map_equal(const ln_previous_event_blocks_map_t *a,
                                                      const ln_previous_event_blocks_map_t *b)
{
    return ln_value_equal(&ln_previous_event_blocks_map_type, a, b);
}
static inline ln_hash_t ln_previous_event_blocks_map_hash(ln_arena_t *scratch,
                                                          const ln_previous_event_blocks_map_t *v)
{
    return ln_value_hash(&ln_previous_event_blocks_map_type, scratch, v);
}

typedef struct {
    ln_hash_t hash;
} ln_execution_state_view_hash_t;

extern const ln_type_t ln_execution_state_view_hash_type;
void ln_execution_state_view_hash_write(ln_writer_t *w, const ln_execution_state_view_hash_t *v);
void ln_execution_state_view_hash_read(ln_reader_t *r, ln_execution_state_view_hash_t *v);
static inline bool ln_execution_state_view_hash_equal(const ln_execution_state_view_hash_t *a,
                                                      const ln_execution_state_view_hash_t *b)
{
    return ln_value_equal(&ln_execution_state_view_hash_type, a, b);
}
static inline ln_hash_t ln_execution_state_view_hash_hash(ln_arena_t *scratch,
                                                          const ln_execution_state_view_hash_t *v)
{
    return ln_value_hash(&ln_execution_state_view_hash_type, scratch, v);
}

typedef struct {
    bool some;
    ln_block_execution_outcome_t value;
} ln_block_execution_outcome_opt_t;

extern const ln_type_t ln_block_execution_outcome_opt_type;
void ln_block_execution_outcome_opt_write(ln_writer_t *w,
                                          const ln_block_execution_outcome_opt_t *v);
void ln_block_execution_outcome_opt_read(ln_reader_t *r, ln_block_execution_outcome_opt_t *v);
static inline bool ln_block_execution_outcome_opt_equal(const ln_block_execution_outcome_opt_t *a,
                                                        const ln_block_execution_outcome_opt_t *b)
{
    return ln_value_equal(&ln_block_execution_outcome_opt_type, a, b);
}

extern const ln_type_t ln_block_box_type;
void ln_block_box_write(ln_writer_t *w, const ln_block_t *const *v);
void ln_block_box_read(ln_reader_t *r, const ln_block_t **v);
#endif
