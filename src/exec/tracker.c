/* SPDX-License-Identifier: Apache-2.0 */
#include "exec/tracker.h"

#include "types/ids.h"
#include "types/order.h"

#include <stdlib.h>

/* In replay what was taken has been recorded again, and nothing else. */
static bool is_in_step(const ln_tracker_t *tx)
{
    return !ln_tracker_replays(tx) || (tx->recorded_next <= tx->recorded->count &&
                                       tx->oracle_responses.count == tx->recorded_next);
}

static void add_response(ln_call_t *call, ln_tracker_t *tx, const ln_oracle_response_t *response)
{
    *LN_PUSH(call->arena, &tx->oracle_responses) = *response;
}

ln_err_t ln_tracker_take_response(ln_call_t *call, ln_tracker_t *tx, ln_oracle_response_t *out)
{
    LN_ASSERT(ln_tracker_replays(tx));
    if (tx->recorded_next == tx->recorded->count)
        return LN_FAIL(call, LN_ERR_MISSING_ORACLE_RESPONSE, NULL);
    *out = tx->recorded->items[tx->recorded_next++];
    add_response(call, tx, out);
    LN_ASSERT(is_in_step(tx));
    return LN_OK;
}

ln_err_t ln_tracker_record(ln_call_t *call, ln_tracker_t *tx, const ln_oracle_response_t *response)
{
    if (!ln_tracker_replays(tx)) {
        add_response(call, tx, response);
        return LN_OK;
    }
    ln_oracle_response_t recorded;
    LN_TRY(ln_tracker_take_response(call, tx, &recorded));
    if (!ln_oracle_response_equal(&recorded, response))
        return LN_FAIL(call, LN_ERR_ORACLE_RESPONSE_MISMATCH, NULL);
    return LN_OK;
}

void ln_tracker_send(ln_call_t *call, ln_tracker_t *tx, const ln_outgoing_message_t *message)
{
    *LN_PUSH(call->arena, &tx->messages) = *message;
}

void ln_tracker_emit(ln_call_t *call, ln_tracker_t *tx, const ln_event_t *event)
{
    *LN_PUSH(call->arena, &tx->events) = *event;
}

ln_err_t ln_tracker_create_blob(ln_call_t *call, ln_tracker_t *tx, const ln_blob_content_t *content,
                                ln_blob_id_t *id)
{
    LN_TRY(ln_blob_id_of(call, id, content));
    if (ln_tracker_created(tx, id) == NULL)
        *LN_PUSH(call->arena, &tx->blobs) = (ln_created_blob_t){.id = *id, .content = *content};
    LN_ASSERT(ln_tracker_created(tx, id) != NULL);
    return LN_OK;
}

const ln_blob_content_t *ln_tracker_created(const ln_tracker_t *tx, const ln_blob_id_t *id)
{
    for (size_t i = 0; i < tx->blobs.count; i++)
        if (ln_blob_id_compare(&tx->blobs.items[i].id, id) == 0)
            return &tx->blobs.items[i].content;
    return NULL;
}

static int compare_created(const void *a, const void *b)
{
    return ln_blob_id_compare(&((const ln_created_blob_t *)a)->id,
                              &((const ln_created_blob_t *)b)->id);
}

ln_blob_content_list_t ln_tracker_sorted_blobs(ln_call_t *call, ln_tracker_t *tx)
{
    ln_blob_content_list_t sorted = {0};
    if (tx->blobs.count > 1)
        qsort(tx->blobs.items, tx->blobs.count, sizeof(*tx->blobs.items), compare_created);
    for (size_t i = 0; i < tx->blobs.count; i++)
        *LN_PUSH(call->arena, &sorted) = tx->blobs.items[i].content;
    for (size_t i = 1; i < tx->blobs.count; i++) /* a blob is created once */
        LN_VERIFY(ln_blob_id_compare(&tx->blobs.items[i - 1].id, &tx->blobs.items[i].id) < 0);
    LN_ASSERT(sorted.count == tx->blobs.count);
    return sorted;
}

ln_err_t ln_tracker_finish(ln_call_t *call, const ln_tracker_t *tx)
{
    LN_ASSERT(is_in_step(tx));
    if (ln_tracker_replays(tx) && tx->recorded_next < tx->recorded->count)
        return LN_FAIL(call, LN_ERR_UNEXPECTED_ORACLE_RESPONSE, NULL);
    return LN_OK;
}
