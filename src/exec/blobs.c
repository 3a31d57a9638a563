/* SPDX-License-Identifier: Apache-2.0 */
#include "exec/blobs.h"

#include "exec/system.h"
#include "types/ids.h"
#include "types/order.h"

/* A description may name requirements that name requirements: honest ones are a few levels deep. */
#define REQUIREMENTS_DEPTH_MAX 64

ln_err_t ln_blob_used(ln_call_t *call, ln_execution_t *x, bool *first, const ln_blob_id_t *id)
{
    ln_set_view_t *used = &x->in.state->system.used_blobs;
    bool known;
    LN_TRY(ln_set_view_contains(call, used, &known, id));
    if (first != NULL)
        *first = !known;
    if (known)
        return LN_OK;
    ln_set_view_insert(call, used, id);
    return ln_tracker_record(call, &x->tx,
                             &(ln_oracle_response_t){.tag = LN_ORACLE_RESPONSE_BLOB, .blob = *id});
}

void ln_blob_published(ln_call_t *call, ln_execution_t *x, const ln_blob_id_t *id)
{
    ln_set_view_insert(call, &x->in.state->system.used_blobs, id);
    ln_set_insert(&ln_blob_id_list_type, call->arena, &x->tx.published, id);
}

static const ln_blob_content_t *created_earlier(const ln_execution_t *x, const ln_blob_id_t *id)
{
    for (size_t i = 0; i < x->created.count; i++)
        if (ln_blob_id_compare(&x->created.items[i].id, id) == 0)
            return &x->created.items[i].content;
    return NULL;
}

static const ln_blob_content_t *created_here(const ln_execution_t *x, const ln_blob_id_t *id,
                                             ln_blob_scope_t scope)
{
    const ln_blob_content_t *created = NULL;
    LN_ASSERT(x->created.count == 0 || x->transaction_index > 0);
    if (scope >= LN_BLOBS_OF_TRANSACTION)
        created = ln_tracker_created(&x->tx, id);
    if (created == NULL && scope >= LN_BLOBS_OF_BLOCK)
        created = created_earlier(x, id);
    return created;
}

ln_err_t ln_blob_read(ln_call_t *call, ln_execution_t *x, ln_bytes_t *content,
                      const ln_blob_id_t *id, ln_blob_scope_t scope)
{
    bool found;
    const ln_blob_content_t *created = created_here(x, id, scope);
    if (created != NULL) {
        *content = created->bytes;
        return LN_OK;
    }
    LN_TRY(ln_store_blob(call, x->in.store, content, &found, id));
    return found ? LN_OK : ln_blob_not_found(call, id);
}

ln_err_t ln_module_used(ln_call_t *call, ln_execution_t *x, const ln_module_id_t *module)
{
    ln_blob_id_t ids[2];
    size_t count = ln_module_blob_ids(ids, module);
    LN_ASSERT(count <= LN_COUNT(ids));
    ln_blob_id_list_t missing = {0};
    for (size_t i = 0; i < count; i++) {
        bool found = created_here(x, &ids[i], LN_BLOBS_OF_TRANSACTION) != NULL;
        if (!found)
            LN_TRY(ln_store_has_blob(call, x->in.store, &found, &ids[i]));
        if (!found)
            *LN_PUSH(call->arena, &missing) = ids[i];
    }
    if (missing.count > 0)
        return ln_blobs_not_found(call, &missing);
    for (size_t i = 0; i < count; i++)
        LN_TRY(ln_blob_used(call, x, NULL, &ids[i]));
    return LN_OK;
}

static ln_err_t describe(ln_call_t *call, ln_execution_t *x, ln_application_description_t *out,
                         const ln_application_id_t *id, int depth)
{
    ln_blob_id_t blob = {id->hash, LN_BLOB_TYPE_APPLICATION_DESCRIPTION};
    ln_bytes_t content;
    if (depth > REQUIREMENTS_DEPTH_MAX)
        return LN_FAIL(call, LN_ERR_LIMIT,
                       "applications require each other more than %d levels deep",
                       REQUIREMENTS_DEPTH_MAX);
    LN_TRY(ln_blob_read(call, x, &content, &blob, LN_BLOBS_OF_TRANSACTION));
    LN_TRY(ln_blob_used(call, x, NULL, &blob));
    LN_TRY(ln_value_decode(call, &ln_application_description_type, out, LN_BCS, content));
    LN_TRY(ln_module_used(call, x, &out->module_id));
    for (size_t i = 0; i < out->required_application_ids.count; i++) {
        ln_application_description_t required;
        LN_TRY(describe(call, x, &required, &out->required_application_ids.items[i], depth + 1));
    }
    return LN_OK;
}

ln_err_t ln_application_describe(ln_call_t *call, ln_execution_t *x,
                                 ln_application_description_t *out, const ln_application_id_t *id)
{
    return describe(call, x, out, id, 0);
}

static ln_err_t recorded_event(ln_call_t *call, ln_execution_t *x, ln_bytes_t *value,
                               const ln_event_id_t *id)
{
    ln_oracle_response_t response;
    LN_ASSERT(ln_tracker_replays(&x->tx));
    LN_TRY(ln_tracker_take_response(call, &x->tx, &response));
    if (response.tag != LN_ORACLE_RESPONSE_EVENT || !ln_event_id_equal(&response.event.id, id))
        return LN_FAIL(call, LN_ERR_ORACLE_RESPONSE_MISMATCH, NULL);
    *value = response.event.value;
    return LN_OK;
}

ln_err_t ln_oracle_event(ln_call_t *call, ln_execution_t *x, ln_bytes_t *value,
                         const ln_event_id_t *id)
{
    bool found;
    if (ln_tracker_replays(&x->tx))
        return recorded_event(call, x, value, id);
    LN_TRY(ln_store_event(call, x->in.store, value, &found, id));
    if (!found) {
        ln_event_id_t copy = *id;
        return ln_events_not_found(call, &(ln_event_id_list_t){&copy, 1});
    }
    ln_oracle_response_t response = {.tag = LN_ORACLE_RESPONSE_EVENT, .event = {*id, *value}};
    return ln_tracker_record(call, &x->tx, &response);
}
