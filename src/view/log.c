/* SPDX-License-Identifier: Apache-2.0 */
#include "base/wire.h"
#include "view/kinds_priv.h"

#define TAG_COUNT 1
#define TAG_ITEM 2

static uint64_t stored_count(const ln_log_view_t *log)
{
    return log->cleared ? 0 : log->stored_count;
}

static ln_err_t log_open(ln_call_t *call, void *view)
{
    ln_log_view_t *log = view;
    ln_bytes_t stored;
    bool found;
    LN_TRY(ln_kv_get(log->view.context->kv, call, &stored, &found,
                     ln_view_key(call->arena, log->view.base, TAG_COUNT), LN_KV_STATIC));
    return found ? ln_view_decode(call, &ln_u64_type, &log->stored_count, stored) : LN_OK;
}

uint64_t ln_log_count(const ln_log_view_t *log)
{
    return stored_count(log) + log->pending.count;
}

void ln_log_push(ln_call_t *call, ln_log_view_t *log, const void *item)
{
    LN_VERIFY(log->view.type->kind == LN_VIEW_LOG);
    *LN_PUSH(call->arena, &log->pending) =
        ln_value_encode(log->view.type->item, call->arena, LN_BCS, item);
    ln_view_touch(&log->view);
}

static ln_err_t read_item(ln_call_t *call, const ln_log_view_t *log, ln_bytes_t *out,
                          uint64_t index)
{
    bool found;
    uint64_t count = stored_count(log);
    if (index >= count) {
        LN_ASSERT(index - count < log->pending.count);
        *out = log->pending.items[index - count];
        return LN_OK;
    }
    LN_TRY(ln_kv_get(log->view.context->kv, call, out, &found,
                     ln_view_key_at(call->arena, log->view.base, TAG_ITEM, index), LN_KV_ENTRY));
    if (!found)
        return LN_FAIL(call, LN_ERR_CORRUPT, "an entry of a log is missing in the storage");
    return LN_OK;
}

ln_err_t ln_log_get(ln_call_t *call, const ln_log_view_t *log, void *item, bool *found,
                    uint64_t index)
{
    ln_bytes_t bytes;
    *found = index < ln_log_count(log);
    if (!*found)
        return LN_OK;
    LN_TRY(read_item(call, log, &bytes, index));
    return ln_view_decode(call, log->view.type->item, item, bytes);
}

static ln_err_t log_hash(ln_call_t *call, void *view, ln_hash_t *out)
{
    const ln_log_view_t *log = view;
    uint64_t count = ln_log_count(log);
    ln_bytes_t *items = LN_NEW_ARRAY(call->arena, ln_bytes_t, count);
    for (uint64_t i = 0; i < count; i++)
        LN_TRY(read_item(call, log, &items[i], i));
    *out = ln_view_hash_items(items, count);
    return LN_OK;
}

/* Writes from 0 after a clear. (The reference goes on at the old count, a defect that never shows
 * because it saves in between: spec 02 §2.2.) */
static bool log_save(void *view, ln_batch_t *batch, bool adopt)
{
    ln_log_view_t *log = view;
    bool empty = log->cleared && log->pending.count == 0;
    uint64_t count = stored_count(log);
    if (log->cleared)
        ln_batch_delete_prefix(batch, log->view.base);
    for (size_t i = 0; i < log->pending.count; i++)
        ln_batch_put(batch, LN_KV_ENTRY,
                     ln_view_key_at(batch->arena, log->view.base, TAG_ITEM, count + i),
                     log->pending.items[i]);
    uint64_t total = count + log->pending.count;
    if (log->pending.count > 0)
        ln_batch_put(batch, LN_KV_STATIC, ln_view_key(batch->arena, log->view.base, TAG_COUNT),
                     ln_value_encode(&ln_u64_type, batch->arena, LN_BCS, &total));
    if (adopt) {
        log->stored_count = total;
        log->pending.items = NULL;
        log->pending.count = 0;
        log->cleared = false;
        LN_ASSERT(ln_log_count(log) == total); /* saving changes nothing that can be seen */
    }
    return empty;
}

static void log_rollback(void *view)
{
    ln_log_view_t *log = view;
    log->pending.items = NULL;
    log->pending.count = 0;
    log->cleared = false;
}

static void log_clear(void *view)
{
    log_rollback(view);
    ((ln_log_view_t *)view)->cleared = true;
}

/* Pending items are only ever added: going back is forgetting the later ones. */
static size_t log_checkpoint_size(const void *view)
{
    (void)view;
    return sizeof(ln_log_view_t);
}

static void log_checkpoint(ln_call_t *call, const void *view, void *out)
{
    (void)call;
    *(ln_log_view_t *)out = *(const ln_log_view_t *)view;
    ln_log_view_t *copy = out;
    const ln_log_view_t *log = view;
    copy->pending.items = ln_arena_list(call->arena, log->pending.count, sizeof(ln_bytes_t));
    for (size_t i = 0; i < log->pending.count; i++)
        copy->pending.items[i] = log->pending.items[i];
}

static void log_restore(void *view, const void *checkpoint)
{
    ln_log_view_t *log = view;
    const ln_log_view_t *point = checkpoint;
    LN_ASSERT(point->stored_count == log->stored_count); /* nothing was saved in between */
    log->cleared = point->cleared;
    log->pending = point->pending;
}

const ln_view_ops_t ln_log_view_ops = {log_open,       log_save,   log_rollback,
                                       log_clear,      log_hash,   log_checkpoint_size,
                                       log_checkpoint, log_restore};
