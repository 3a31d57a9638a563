/* SPDX-License-Identifier: Apache-2.0 */
/* Written by tools/gen from schema/types.bcs; do not edit. */
#include "types/gen/block.h"

#include <stddef.h>

void ln_http_oracle_header_write(ln_writer_t *w, const ln_http_oracle_header_t *v)
{
    ln_write_bytes(w, v->name);
    ln_write_bytes(w, v->value);
}

void ln_http_oracle_header_read(ln_reader_t *r, ln_http_oracle_header_t *v)
{
    v->name = ln_read_text(r);
    v->value = ln_read_bytes(r);
}

static const ln_field_t http_oracle_header_fields[] = {
    {"name", offsetof(ln_http_oracle_header_t, name), &ln_text_type},
    {"value", offsetof(ln_http_oracle_header_t, value), &ln_bytes_type},
};
static void http_oracle_header_write_any(ln_writer_t *w, const void *v)
{
    ln_http_oracle_header_write(w, (const ln_http_oracle_header_t *)v);
}
static void http_oracle_header_read_any(ln_reader_t *r, void *v)
{
    ln_http_oracle_header_read(r, (ln_http_oracle_header_t *)v);
}
const ln_type_t ln_http_oracle_header_type = {
    .name = "HttpOracleHeader",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_http_oracle_header_t),
    .write = http_oracle_header_write_any,
    .read = http_oracle_header_read_any,
    .fields = http_oracle_header_fields,
    .field_count = 2,
};

void ln_http_oracle_header_list_write(ln_writer_t *w, const ln_http_oracle_header_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_http_oracle_header_write(w, &v->items[i]);
}

void ln_http_oracle_header_list_read(ln_reader_t *r, ln_http_oracle_header_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_http_oracle_header_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void http_oracle_header_list_write_any(ln_writer_t *w, const void *v)
{
    ln_http_oracle_header_list_write(w, (const ln_http_oracle_header_list_t *)v);
}
static void http_oracle_header_list_read_any(ln_reader_t *r, void *v)
{
    ln_http_oracle_header_list_read(r, (ln_http_oracle_header_list_t *)v);
}
const ln_type_t ln_http_oracle_header_list_type = {
    .name = "http_oracle_header_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_http_oracle_header_list_t),
    .write = http_oracle_header_list_write_any,
    .read = http_oracle_header_list_read_any,
    .inner = &ln_http_oracle_header_type,
};

void ln_http_response_write(ln_writer_t *w, const ln_http_response_t *v)
{
    ln_write_u16(w, v->status);
    ln_http_oracle_header_list_write(w, &v->headers);
    ln_write_bytes(w, v->body);
}

void ln_http_response_read(ln_reader_t *r, ln_http_response_t *v)
{
    v->status = ln_read_u16(r);
    ln_http_oracle_header_list_read(r, &v->headers);
    v->body = ln_read_bytes(r);
}

static const ln_field_t http_response_fields[] = {
    {"status", offsetof(ln_http_response_t, status), &ln_u16_type},
    {"headers", offsetof(ln_http_response_t, headers), &ln_http_oracle_header_list_type},
    {"body", offsetof(ln_http_response_t, body), &ln_bytes_type},
};
static void http_response_write_any(ln_writer_t *w, const void *v)
{
    ln_http_response_write(w, (const ln_http_response_t *)v);
}
static void http_response_read_any(ln_reader_t *r, void *v)
{
    ln_http_response_read(r, (ln_http_response_t *)v);
}
const ln_type_t ln_http_response_type = {
    .name = "HttpResponse",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_http_response_t),
    .write = http_response_write_any,
    .read = http_response_read_any,
    .fields = http_response_fields,
    .field_count = 3,
};

void ln_event_content_write(ln_writer_t *w, const ln_event_content_t *v)
{
    ln_event_id_write(w, &v->id);
    ln_write_bytes(w, v->value);
}

void ln_event_content_read(ln_reader_t *r, ln_event_content_t *v)
{
    ln_event_id_read(r, &v->id);
    v->value = ln_read_bytes(r);
}

static const ln_field_t event_content_fields[] = {
    {"id", offsetof(ln_event_content_t, id), &ln_event_id_type},
    {"value", offsetof(ln_event_content_t, value), &ln_bytes_type},
};
static void event_content_write_any(ln_writer_t *w, const void *v)
{
    ln_event_content_write(w, (const ln_event_content_t *)v);
}
static void event_content_read_any(ln_reader_t *r, void *v)
{
    ln_event_content_read(r, (ln_event_content_t *)v);
}
const ln_type_t ln_event_content_type = {
    .name = "EventContent",
    .kind = LN_KIND_TUPLE,
    .size = sizeof(ln_event_content_t),
    .write = event_content_write_any,
    .read = event_content_read_any,
    .fields = event_content_fields,
    .field_count = 2,
};

void ln_oracle_response_write(ln_writer_t *w, const ln_oracle_response_t *v)
{
    ln_write_variant(w, (uint32_t)v->tag);
    switch (v->tag) {
    case LN_ORACLE_RESPONSE_SERVICE:
        ln_write_bytes(w, v->service);
        break;
    case LN_ORACLE_RESPONSE_HTTP:
        ln_http_response_write(w, &v->http);
        break;
    case LN_ORACLE_RESPONSE_BLOB:
        ln_blob_id_write(w, &v->blob);
        break;
    case LN_ORACLE_RESPONSE_ASSERT:
        break;
    case LN_ORACLE_RESPONSE_ROUND:
        ln_u32_opt_write(w, &v->round);
        break;
    case LN_ORACLE_RESPONSE_EVENT:
        ln_event_content_write(w, &v->event);
        break;
    case LN_ORACLE_RESPONSE_EVENT_EXISTS:
        ln_event_id_write(w, &v->event_exists);
        break;
    }
}

void ln_oracle_response_read(ln_reader_t *r, ln_oracle_response_t *v)
{
    v->tag = (ln_oracle_response_tag_t)ln_read_variant(r, 7);
    switch (v->tag) {
    case LN_ORACLE_RESPONSE_SERVICE:
        v->service = ln_read_bytes(r);
        break;
    case LN_ORACLE_RESPONSE_HTTP:
        ln_http_response_read(r, &v->http);
        break;
    case LN_ORACLE_RESPONSE_BLOB:
        ln_blob_id_read(r, &v->blob);
        break;
    case LN_ORACLE_RESPONSE_ASSERT:
        break;
    case LN_ORACLE_RESPONSE_ROUND:
        ln_u32_opt_read(r, &v->round);
        break;
    case LN_ORACLE_RESPONSE_EVENT:
        ln_event_content_read(r, &v->event);
        break;
    case LN_ORACLE_RESPONSE_EVENT_EXISTS:
        ln_event_id_read(r, &v->event_exists);
        break;
    }
}

static const ln_field_t oracle_response_fields[] = {
    {"Service", offsetof(ln_oracle_response_t, service), &ln_bytes_type},
    {"Http", offsetof(ln_oracle_response_t, http), &ln_http_response_type},
    {"Blob", offsetof(ln_oracle_response_t, blob), &ln_blob_id_type},
    {"Assert", 0, NULL},
    {"Round", offsetof(ln_oracle_response_t, round), &ln_u32_opt_type},
    {"Event", offsetof(ln_oracle_response_t, event), &ln_event_content_type},
    {"EventExists", offsetof(ln_oracle_response_t, event_exists), &ln_event_id_type},
};
static void oracle_response_write_any(ln_writer_t *w, const void *v)
{
    ln_oracle_response_write(w, (const ln_oracle_response_t *)v);
}
static void oracle_response_read_any(ln_reader_t *r, void *v)
{
    ln_oracle_response_read(r, (ln_oracle_response_t *)v);
}
const ln_type_t ln_oracle_response_type = {
    .name = "OracleResponse",
    .kind = LN_KIND_ENUM,
    .size = sizeof(ln_oracle_response_t),
    .write = oracle_response_write_any,
    .read = oracle_response_read_any,
    .fields = oracle_response_fields,
    .field_count = 7,
    .hash_name = "OracleResponse",
};

void ln_operation_result_write(ln_writer_t *w, const ln_operation_result_t *v)
{
    ln_write_bytes(w, v->bytes);
}

void ln_operation_result_read(ln_reader_t *r, ln_operation_result_t *v)
{
    v->bytes = ln_read_bytes(r);
}

static const ln_field_t operation_result_fields[] = {
    {"bytes", offsetof(ln_operation_result_t, bytes), &ln_bytes_type},
};
static void operation_result_write_any(ln_writer_t *w, const void *v)
{
    ln_operation_result_write(w, (const ln_operation_result_t *)v);
}
static void operation_result_read_any(ln_reader_t *r, void *v)
{
    ln_operation_result_read(r, (ln_operation_result_t *)v);
}
const ln_type_t ln_operation_result_type = {
    .name = "OperationResult",
    .kind = LN_KIND_NEWTYPE,
    .size = sizeof(ln_operation_result_t),
    .write = operation_result_write_any,
    .read = operation_result_read_any,
    .inner = &ln_bytes_type,
    .fields = operation_result_fields,
    .field_count = 1,
    .hash_name = "OperationResult",
};

void ln_proposed_block_write(ln_writer_t *w, const ln_proposed_block_t *v)
{
    ln_chain_id_write(w, &v->chain_id);
    ln_epoch_write(w, &v->epoch);
    ln_transaction_list_write(w, &v->transactions);
    ln_block_height_write(w, &v->height);
    ln_timestamp_write(w, &v->timestamp);
    ln_account_owner_opt_write(w, &v->authenticated_signer);
    ln_hash_opt_write(w, &v->previous_block_hash);
}

void ln_proposed_block_read(ln_reader_t *r, ln_proposed_block_t *v)
{
    ln_chain_id_read(r, &v->chain_id);
    ln_epoch_read(r, &v->epoch);
    ln_transaction_list_read(r, &v->transactions);
    ln_block_height_read(r, &v->height);
    ln_timestamp_read(r, &v->timestamp);
    ln_account_owner_opt_read(r, &v->authenticated_signer);
    ln_hash_opt_read(r, &v->previous_block_hash);
}

static const ln_field_t proposed_block_fields[] = {
    {"chain_id", offsetof(ln_proposed_block_t, chain_id), &ln_chain_id_type},
    {"epoch", offsetof(ln_proposed_block_t, epoch), &ln_epoch_type},
    {"transactions", offsetof(ln_proposed_block_t, transactions), &ln_transaction_list_type},
    {"height", offsetof(ln_proposed_block_t, height), &ln_block_height_type},
    {"timestamp", offsetof(ln_proposed_block_t, timestamp), &ln_timestamp_type},
    {"authenticated_signer", offsetof(ln_proposed_block_t, authenticated_signer),
     &ln_account_owner_opt_type},
    {"previous_block_hash", offsetof(ln_proposed_block_t, previous_block_hash), &ln_hash_opt_type},
};
static void proposed_block_write_any(ln_writer_t *w, const void *v)
{
    ln_proposed_block_write(w, (const ln_proposed_block_t *)v);
}
static void proposed_block_read_any(ln_reader_t *r, void *v)
{
    ln_proposed_block_read(r, (ln_proposed_block_t *)v);
}
const ln_type_t ln_proposed_block_type = {
    .name = "ProposedBlock",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_proposed_block_t),
    .write = proposed_block_write_any,
    .read = proposed_block_read_any,
    .fields = proposed_block_fields,
    .field_count = 7,
};

void ln_oracle_response_list_write(ln_writer_t *w, const ln_oracle_response_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_oracle_response_write(w, &v->items[i]);
}

void ln_oracle_response_list_read(ln_reader_t *r, ln_oracle_response_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_oracle_response_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void oracle_response_list_write_any(ln_writer_t *w, const void *v)
{
    ln_oracle_response_list_write(w, (const ln_oracle_response_list_t *)v);
}
static void oracle_response_list_read_any(ln_reader_t *r, void *v)
{
    ln_oracle_response_list_read(r, (ln_oracle_response_list_t *)v);
}
const ln_type_t ln_oracle_response_list_type = {
    .name = "oracle_response_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_oracle_response_list_t),
    .write = oracle_response_list_write_any,
    .read = oracle_response_list_read_any,
    .inner = &ln_oracle_response_type,
};

void ln_oracle_response_list_list_write(ln_writer_t *w, const ln_oracle_response_list_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_oracle_response_list_write(w, &v->items[i]);
}

void ln_oracle_response_list_list_read(ln_reader_t *r, ln_oracle_response_list_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_oracle_response_list_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void oracle_response_list_list_write_any(ln_writer_t *w, const void *v)
{
    ln_oracle_response_list_list_write(w, (const ln_oracle_response_list_list_t *)v);
}
static void oracle_response_list_list_read_any(ln_reader_t *r, void *v)
{
    ln_oracle_response_list_list_read(r, (ln_oracle_response_list_list_t *)v);
}
const ln_type_t ln_oracle_response_list_list_type = {
    .name = "oracle_response_list_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_oracle_response_list_list_t),
    .write = oracle_response_list_list_write_any,
    .read = oracle_response_list_list_read_any,
    .inner = &ln_oracle_response_list_type,
};

void ln_operation_result_list_write(ln_writer_t *w, const ln_operation_result_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_operation_result_write(w, &v->items[i]);
}

void ln_operation_result_list_read(ln_reader_t *r, ln_operation_result_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_operation_result_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void operation_result_list_write_any(ln_writer_t *w, const void *v)
{
    ln_operation_result_list_write(w, (const ln_operation_result_list_t *)v);
}
static void operation_result_list_read_any(ln_reader_t *r, void *v)
{
    ln_operation_result_list_read(r, (ln_operation_result_list_t *)v);
}
const ln_type_t ln_operation_result_list_type = {
    .name = "operation_result_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_operation_result_list_t),
    .write = operation_result_list_write_any,
    .read = operation_result_list_read_any,
    .inner = &ln_operation_result_type,
};

void ln_block_execution_outcome_write(ln_writer_t *w, const ln_block_execution_outcome_t *v)
{
    ln_outgoing_message_list_list_write(w, &v->messages);
    ln_chain_id_block_ref_map_write(w, &v->previous_message_blocks);
    ln_stream_id_block_ref_map_write(w, &v->previous_event_blocks);
    ln_hash_write(w, &v->state_hash);
    ln_oracle_response_list_list_write(w, &v->oracle_responses);
    ln_event_list_list_write(w, &v->events);
    ln_blob_content_list_list_write(w, &v->blobs);
    ln_operation_result_list_write(w, &v->operation_results);
}

void ln_block_execution_outcome_read(ln_reader_t *r, ln_block_execution_outcome_t *v)
{
    ln_outgoing_message_list_list_read(r, &v->messages);
    ln_chain_id_block_ref_map_read(r, &v->previous_message_blocks);
    ln_stream_id_block_ref_map_read(r, &v->previous_event_blocks);
    ln_hash_read(r, &v->state_hash);
    ln_oracle_response_list_list_read(r, &v->oracle_responses);
    ln_event_list_list_read(r, &v->events);
    ln_blob_content_list_list_read(r, &v->blobs);
    ln_operation_result_list_read(r, &v->operation_results);
}

static const ln_field_t block_execution_outcome_fields[] = {
    {"messages", offsetof(ln_block_execution_outcome_t, messages),
     &ln_outgoing_message_list_list_type},
    {"previous_message_blocks", offsetof(ln_block_execution_outcome_t, previous_message_blocks),
     &ln_chain_id_block_ref_map_type},
    {"previous_event_blocks", offsetof(ln_block_execution_outcome_t, previous_event_blocks),
     &ln_stream_id_block_ref_map_type},
    {"state_hash", offsetof(ln_block_execution_outcome_t, state_hash), &ln_hash_type},
    {"oracle_responses", offsetof(ln_block_execution_outcome_t, oracle_responses),
     &ln_oracle_response_list_list_type},
    {"events", offsetof(ln_block_execution_outcome_t, events), &ln_event_list_list_type},
    {"blobs", offsetof(ln_block_execution_outcome_t, blobs), &ln_blob_content_list_list_type},
    {"operation_results", offsetof(ln_block_execution_outcome_t, operation_results),
     &ln_operation_result_list_type},
};
static void block_execution_outcome_write_any(ln_writer_t *w, const void *v)
{
    ln_block_execution_outcome_write(w, (const ln_block_execution_outcome_t *)v);
}
static void block_execution_outcome_read_any(ln_reader_t *r, void *v)
{
    ln_block_execution_outcome_read(r, (ln_block_execution_outcome_t *)v);
}
const ln_type_t ln_block_execution_outcome_type = {
    .name = "BlockExecutionOutcome",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_block_execution_outcome_t),
    .write = block_execution_outcome_write_any,
    .read = block_execution_outcome_read_any,
    .fields = block_execution_outcome_fields,
    .field_count = 8,
};

void ln_block_header_write(ln_writer_t *w, const ln_block_header_t *v)
{
    ln_chain_id_write(w, &v->chain_id);
    ln_epoch_write(w, &v->epoch);
    ln_block_height_write(w, &v->height);
    ln_timestamp_write(w, &v->timestamp);
    ln_hash_write(w, &v->state_hash);
    ln_hash_opt_write(w, &v->previous_block_hash);
    ln_account_owner_opt_write(w, &v->authenticated_signer);
}

void ln_block_header_read(ln_reader_t *r, ln_block_header_t *v)
{
    ln_chain_id_read(r, &v->chain_id);
    ln_epoch_read(r, &v->epoch);
    ln_block_height_read(r, &v->height);
    ln_timestamp_read(r, &v->timestamp);
    ln_hash_read(r, &v->state_hash);
    ln_hash_opt_read(r, &v->previous_block_hash);
    ln_account_owner_opt_read(r, &v->authenticated_signer);
}

static const ln_field_t block_header_fields[] = {
    {"chain_id", offsetof(ln_block_header_t, chain_id), &ln_chain_id_type},
    {"epoch", offsetof(ln_block_header_t, epoch), &ln_epoch_type},
    {"height", offsetof(ln_block_header_t, height), &ln_block_height_type},
    {"timestamp", offsetof(ln_block_header_t, timestamp), &ln_timestamp_type},
    {"state_hash", offsetof(ln_block_header_t, state_hash), &ln_hash_type},
    {"previous_block_hash", offsetof(ln_block_header_t, previous_block_hash), &ln_hash_opt_type},
    {"authenticated_signer", offsetof(ln_block_header_t, authenticated_signer),
     &ln_account_owner_opt_type},
};
static void block_header_write_any(ln_writer_t *w, const void *v)
{
    ln_block_header_write(w, (const ln_block_header_t *)v);
}
static void block_header_read_any(ln_reader_t *r, void *v)
{
    ln_block_header_read(r, (ln_block_header_t *)v);
}
const ln_type_t ln_block_header_type = {
    .name = "BlockHeader",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_block_header_t),
    .write = block_header_write_any,
    .read = block_header_read_any,
    .fields = block_header_fields,
    .field_count = 7,
};

void ln_block_body_write(ln_writer_t *w, const ln_block_body_t *v)
{
    ln_transaction_list_write(w, &v->transactions);
    ln_outgoing_message_list_list_write(w, &v->messages);
    ln_chain_id_block_ref_map_write(w, &v->previous_message_blocks);
    ln_stream_id_block_ref_map_write(w, &v->previous_event_blocks);
    ln_oracle_response_list_list_write(w, &v->oracle_responses);
    ln_event_list_list_write(w, &v->events);
    ln_blob_content_list_list_write(w, &v->blobs);
    ln_operation_result_list_write(w, &v->operation_results);
}

void ln_block_body_read(ln_reader_t *r, ln_block_body_t *v)
{
    ln_transaction_list_read(r, &v->transactions);
    ln_outgoing_message_list_list_read(r, &v->messages);
    ln_chain_id_block_ref_map_read(r, &v->previous_message_blocks);
    ln_stream_id_block_ref_map_read(r, &v->previous_event_blocks);
    ln_oracle_response_list_list_read(r, &v->oracle_responses);
    ln_event_list_list_read(r, &v->events);
    ln_blob_content_list_list_read(r, &v->blobs);
    ln_operation_result_list_read(r, &v->operation_results);
}

static const ln_field_t block_body_fields[] = {
    {"transactions", offsetof(ln_block_body_t, transactions), &ln_transaction_list_type},
    {"messages", offsetof(ln_block_body_t, messages), &ln_outgoing_message_list_list_type},
    {"previous_message_blocks", offsetof(ln_block_body_t, previous_message_blocks),
     &ln_chain_id_block_ref_map_type},
    {"previous_event_blocks", offsetof(ln_block_body_t, previous_event_blocks),
     &ln_stream_id_block_ref_map_type},
    {"oracle_responses", offsetof(ln_block_body_t, oracle_responses),
     &ln_oracle_response_list_list_type},
    {"events", offsetof(ln_block_body_t, events), &ln_event_list_list_type},
    {"blobs", offsetof(ln_block_body_t, blobs), &ln_blob_content_list_list_type},
    {"operation_results", offsetof(ln_block_body_t, operation_results),
     &ln_operation_result_list_type},
};
static void block_body_write_any(ln_writer_t *w, const void *v)
{
    ln_block_body_write(w, (const ln_block_body_t *)v);
}
static void block_body_read_any(ln_reader_t *r, void *v)
{
    ln_block_body_read(r, (ln_block_body_t *)v);
}
const ln_type_t ln_block_body_type = {
    .name = "BlockBody",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_block_body_t),
    .write = block_body_write_any,
    .read = block_body_read_any,
    .fields = block_body_fields,
    .field_count = 8,
};

void ln_block_write(ln_writer_t *w, const ln_block_t *v)
{
    ln_block_header_write(w, &v->header);
    ln_block_body_write(w, &v->body);
}

void ln_block_read(ln_reader_t *r, ln_block_t *v)
{
    ln_block_header_read(r, &v->header);
    ln_block_body_read(r, &v->body);
}

static const ln_field_t block_fields[] = {
    {"header", offsetof(ln_block_t, header), &ln_block_header_type},
    {"body", offsetof(ln_block_t, body), &ln_block_body_type},
};
static void block_write_any(ln_writer_t *w, const void *v)
{
    ln_block_write(w, (const ln_block_t *)v);
}
static void block_read_any(ln_reader_t *r, void *v)
{
    ln_block_read(r, (ln_block_t *)v);
}
const ln_type_t ln_block_type = {
    .name = "Block",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_block_t),
    .write = block_write_any,
    .read = block_read_any,
    .fields = block_fields,
    .field_count = 2,
    .hash_name = "Block",
};

void ln_previous_message_blocks_map_write(ln_writer_t *w, const ln_previous_message_blocks_map_t *v)
{
    ln_chain_id_block_ref_map_write(w, &v->inner);
}

void ln_previous_message_blocks_map_read(ln_reader_t *r, ln_previous_message_blocks_map_t *v)
{
    ln_chain_id_block_ref_map_read(r, &v->inner);
}

static const ln_field_t previous_message_blocks_map_fields[] = {
    {"inner", offsetof(ln_previous_message_blocks_map_t, inner), &ln_chain_id_block_ref_map_type},
};
static void previous_message_blocks_map_write_any(ln_writer_t *w, const void *v)
{
    ln_previous_message_blocks_map_write(w, (const ln_previous_message_blocks_map_t *)v);
}
static void previous_message_blocks_map_read_any(ln_reader_t *r, void *v)
{
    ln_previous_message_blocks_map_read(r, (ln_previous_message_blocks_map_t *)v);
}
const ln_type_t ln_previous_message_blocks_map_type = {
    .name = "PreviousMessageBlocksMap",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_previous_message_blocks_map_t),
    .write = previous_message_blocks_map_write_any,
    .read = previous_message_blocks_map_read_any,
    .fields = previous_message_blocks_map_fields,
    .field_count = 1,
    .hash_name = "PreviousMessageBlocksMap",
};

void ln_previous_event_blocks_map_write(ln_writer_t *w, const ln_previous_event_blocks_map_t *v)
{
    ln_stream_id_block_ref_map_write(w, &v->inner);
}

void ln_previous_event_blocks_map_read(ln_reader_t *r, ln_previous_event_blocks_map_t *v)
{
    ln_stream_id_block_ref_map_read(r, &v->inner);
}

static const ln_field_t previous_event_blocks_map_fields[] = {
    {"inner", offsetof(ln_previous_event_blocks_map_t, inner), &ln_stream_id_block_ref_map_type},
};
static void previous_event_blocks_map_write_any(ln_writer_t *w, const void *v)
{
    ln_previous_event_blocks_map_write(w, (const ln_previous_event_blocks_map_t *)v);
}
static void previous_event_blocks_map_read_any(ln_reader_t *r, void *v)
{
    ln_previous_event_blocks_map_read(r, (ln_previous_event_blocks_map_t *)v);
}
const ln_type_t ln_previous_event_blocks_map_type = {
    .name = "PreviousEventBlocksMap",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_previous_event_blocks_map_t),
    .write = previous_event_blocks_map_write_any,
    .read = previous_event_blocks_map_read_any,
    .fields = previous_event_blocks_map_fields,
    .field_count = 1,
    .hash_name = "PreviousEventBlocksMap",
};

void ln_execution_state_view_hash_write(ln_writer_t *w, const ln_execution_state_view_hash_t *v)
{
    ln_hash_write(w, &v->hash);
}

void ln_execution_state_view_hash_read(ln_reader_t *r, ln_execution_state_view_hash_t *v)
{
    ln_hash_read(r, &v->hash);
}

static const ln_field_t execution_state_view_hash_fields[] = {
    {"hash", offsetof(ln_execution_state_view_hash_t, hash), &ln_hash_type},
};
static void execution_state_view_hash_write_any(ln_writer_t *w, const void *v)
{
    ln_execution_state_view_hash_write(w, (const ln_execution_state_view_hash_t *)v);
}
static void execution_state_view_hash_read_any(ln_reader_t *r, void *v)
{
    ln_execution_state_view_hash_read(r, (ln_execution_state_view_hash_t *)v);
}
const ln_type_t ln_execution_state_view_hash_type = {
    .name = "ExecutionStateViewHash",
    .kind = LN_KIND_NEWTYPE,
    .size = sizeof(ln_execution_state_view_hash_t),
    .write = execution_state_view_hash_write_any,
    .read = execution_state_view_hash_read_any,
    .inner = &ln_hash_type,
    .fields = execution_state_view_hash_fields,
    .field_count = 1,
    .hash_name = "ExecutionStateViewHash",
};

void ln_block_execution_outcome_opt_write(ln_writer_t *w, const ln_block_execution_outcome_opt_t *v)
{
    ln_write_bool(w, v->some);
    if (v->some)
        ln_block_execution_outcome_write(w, &v->value);
}

void ln_block_execution_outcome_opt_read(ln_reader_t *r, ln_block_execution_outcome_opt_t *v)
{
    v->some = ln_read_bool(r);
    if (v->some)
        ln_block_execution_outcome_read(r, &v->value);
}

static void block_execution_outcome_opt_write_any(ln_writer_t *w, const void *v)
{
    ln_block_execution_outcome_opt_write(w, (const ln_block_execution_outcome_opt_t *)v);
}
static void block_execution_outcome_opt_read_any(ln_reader_t *r, void *v)
{
    ln_block_execution_outcome_opt_read(r, (ln_block_execution_outcome_opt_t *)v);
}
const ln_type_t ln_block_execution_outcome_opt_type = {
    .name = "block_execution_outcome_opt",
    .kind = LN_KIND_OPTION,
    .size = sizeof(ln_block_execution_outcome_opt_t),
    .write = block_execution_outcome_opt_write_any,
    .read = block_execution_outcome_opt_read_any,
    .inner = &ln_block_execution_outcome_type,
    .value_offset = offsetof(ln_block_execution_outcome_opt_t, value),
};

void ln_block_box_write(ln_writer_t *w, const ln_block_t *const *v)
{
    ln_write_bool(w, *v != NULL);
    if (*v != NULL)
        ln_block_write(w, *v);
}

void ln_block_box_read(ln_reader_t *r, const ln_block_t **v)
{
    *v = NULL;
    if (!ln_read_bool(r))
        return;
    ln_block_t *value = LN_NEW(r->arena, ln_block_t);
    ln_block_read(r, value);
    *v = value;
}

static void block_box_write_any(ln_writer_t *w, const void *v)
{
    ln_block_box_write(w, (const ln_block_t *const *)v);
}
static void block_box_read_any(ln_reader_t *r, void *v)
{
    ln_block_box_read(r, (const ln_block_t **)v);
}
const ln_type_t ln_block_box_type = {
    .name = "block_box",
    .kind = LN_KIND_BOX,
    .size = sizeof(const ln_block_t *),
    .write = block_box_write_any,
    .read = block_box_read_any,
    .inner = &ln_block_type,
};
