/* SPDX-License-Identifier: Apache-2.0 */
/* exec/tracker.h - what one transaction does besides changing the state (spec 02 §7).
 *
 * Messages, events, created blobs and a result go into the block. So do the answers of oracles:
 * what the execution learned from outside. When a confirmed block is executed again, the answers
 * are taken from the block instead:
 *
 *     live      ask, then record             replay     take the next recorded one, record it again
 */
#ifndef LN_EXEC_TRACKER_H
#define LN_EXEC_TRACKER_H

#include "types/gen/block.h"

typedef struct {
    ln_blob_id_t id;
    ln_blob_content_t content;
    bool is_free; /* made by a free application: not paid */
} ln_created_blob_t;

typedef struct {
    ln_created_blob_t *items;
    size_t count;
} ln_created_blob_list_t;

typedef struct {
    const ln_oracle_response_list_t *recorded; /* null: live */
    size_t recorded_next;
    ln_oracle_response_list_t oracle_responses;
    ln_outgoing_message_list_t messages;
    ln_event_list_t events;
    ln_created_blob_list_t blobs; /* in order of creation */
    ln_blob_id_list_t published;  /* a set */
    ln_bytes_t result;            /* of a user operation */
} ln_tracker_t;

/* Is a confirmed block executed again? */
static inline bool ln_tracker_replays(const ln_tracker_t *tx)
{
    return tx->recorded != NULL;
}

/* Replay: the next recorded answer, in *out, and recorded again. LN_ERR_MISSING_ORACLE_RESPONSE if
 * there is none. Must not be called live. */
LN_CHECKED ln_err_t ln_tracker_take_response(ln_call_t *call, ln_tracker_t *tx,
                                             ln_oracle_response_t *out);

/* Records an answer that follows from the state alone. Replay: the recorded one must be equal, else
 * LN_ERR_ORACLE_RESPONSE_MISMATCH. */
LN_CHECKED ln_err_t ln_tracker_record(ln_call_t *call, ln_tracker_t *tx,
                                      const ln_oracle_response_t *response);

/* Append a message, an event; shallow copies. */
void ln_tracker_send(ln_call_t *call, ln_tracker_t *tx, const ln_outgoing_message_t *message);
void ln_tracker_emit(ln_call_t *call, ln_tracker_t *tx, const ln_event_t *event);

/* LN_ERR_DECODE if the content is no application description but says so. */
LN_CHECKED ln_err_t ln_tracker_create_blob(ln_call_t *call, ln_tracker_t *tx,
                                           const ln_blob_content_t *content, ln_blob_id_t *id);

/* The content of a blob that this transaction created, or null. */
const ln_blob_content_t *ln_tracker_created(const ln_tracker_t *tx, const ln_blob_id_t *id);

/* Created blobs in BlobId order: as they go into the block (spec 01 §5.12). Sorts them in place. */
ln_blob_content_list_t ln_tracker_sorted_blobs(ln_call_t *call, ln_tracker_t *tx);

/* Nothing recorded may be left over (spec 02 §7.2): LN_ERR_UNEXPECTED_ORACLE_RESPONSE. */
LN_CHECKED ln_err_t ln_tracker_finish(ln_call_t *call, const ln_tracker_t *tx);

#endif
