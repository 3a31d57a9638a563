/* SPDX-License-Identifier: Apache-2.0 */
#include "base/wire.h"
#include "view/kinds_priv.h"

#define TAG_RANGE 1
#define TAG_ITEM 2

/* Nothing is popped that is not there. */
static bool is_sound(const ln_queue_view_t *queue)
{
    return queue->stored_start <= queue->stored_end &&
           queue->popped <= queue->stored_end - queue->stored_start &&
           queue->pending_front <= queue->pending.count && (!queue->cleared || queue->popped == 0);
}

/* Stored items that have not been popped. */
static uint64_t stored_left(const ln_queue_view_t *queue)
{
    LN_ASSERT(is_sound(queue));
    return queue->cleared ? 0 : queue->stored_end - queue->stored_start - queue->popped;
}

static ln_err_t queue_open(ln_call_t *call, void *view)
{
    ln_queue_view_t *queue = view;
    ln_bytes_t stored;
    bool found;
    LN_TRY(ln_kv_get(queue->view.context->kv, call, &stored, &found,
                     ln_view_key(call->arena, queue->view.base, TAG_RANGE), LN_KV_STATIC));
    if (!found)
        return LN_OK;
    ln_reader_t r = ln_reader(call->arena, stored, LN_BCS);
    queue->stored_start = ln_read_u64(&r);
    queue->stored_end = ln_read_u64(&r);
    if (ln_reader_finish(call, &r, "range of a queue") != LN_OK ||
        queue->stored_start > queue->stored_end)
        return LN_FAIL(call, LN_ERR_CORRUPT, "the range of a queue is damaged");
    return LN_OK;
}

uint64_t ln_queue_view_count(const ln_queue_view_t *queue)
{
    return stored_left(queue) + queue->pending.count - queue->pending_front;
}

void ln_queue_view_push(ln_call_t *call, ln_queue_view_t *queue, const void *item)
{
    *LN_PUSH(call->arena, &queue->pending) =
        ln_value_encode(queue->view.type->item, call->arena, LN_BCS, item);
    ln_view_touch(&queue->view);
}

static ln_err_t read_item(ln_call_t *call, const ln_queue_view_t *queue, ln_bytes_t *out,
                          uint64_t index)
{
    uint64_t left = stored_left(queue);
    bool found;
    LN_ASSERT(index < ln_queue_view_count(queue));
    if (index >= left) {
        *out = queue->pending.items[queue->pending_front + (index - left)];
        return LN_OK;
    }
    uint64_t at = queue->stored_start + queue->popped + index;
    LN_TRY(ln_kv_get(queue->view.context->kv, call, out, &found,
                     ln_view_key_at(call->arena, queue->view.base, TAG_ITEM, at), LN_KV_ENTRY));
    if (!found)
        return LN_FAIL(call, LN_ERR_CORRUPT, "an item of a queue is missing in the storage");
    return LN_OK;
}

ln_err_t ln_queue_view_get(ln_call_t *call, const ln_queue_view_t *queue, void *item, bool *found,
                           uint64_t index)
{
    ln_bytes_t bytes;
    *found = index < ln_queue_view_count(queue);
    if (!*found)
        return LN_OK;
    LN_TRY(read_item(call, queue, &bytes, index));
    return ln_view_decode(call, queue->view.type->item, item, bytes);
}

void ln_queue_view_pop(ln_queue_view_t *queue)
{
    if (stored_left(queue) > 0)
        queue->popped++;
    else if (queue->pending_front < queue->pending.count)
        queue->pending_front++;
    else
        return;
    LN_ASSERT(is_sound(queue));
    ln_view_touch(&queue->view);
}

static ln_err_t queue_hash(ln_call_t *call, void *view, ln_hash_t *out)
{
    const ln_queue_view_t *queue = view;
    uint64_t count = ln_queue_view_count(queue);
    ln_bytes_t *items = LN_NEW_ARRAY(call->arena, ln_bytes_t, count);
    for (uint64_t i = 0; i < count; i++)
        LN_TRY(read_item(call, queue, &items[i], i));
    *out = ln_view_hash_items(items, count);
    return LN_OK;
}

static void forget_pending(ln_queue_view_t *queue)
{
    queue->pending.items = NULL;
    queue->pending.count = queue->pending_front = 0;
    queue->popped = 0;
    queue->cleared = false;
}

/* Compat: an untouched queue writes its range at every save, and an empty one deletes its items:
 * that is visible to historically hashed views (spec 02 §2.3). */
static bool queue_save(void *view, ln_batch_t *batch, bool adopt)
{
    ln_queue_view_t *queue = view;
    ln_bytes_t base = queue->view.base;
    uint64_t start = queue->stored_start, end = queue->stored_end;
    uint64_t count = ln_queue_view_count(queue);
    bool cleared = queue->cleared;
    if (cleared)
        ln_batch_delete_prefix(batch, base);
    if (stored_left(queue) == 0) {
        ln_batch_delete_prefix(batch, ln_view_key(batch->arena, base, TAG_ITEM));
        start = end = 0;
    } else {
        for (uint64_t i = 0; i < queue->popped; i++)
            ln_batch_delete(batch, LN_KV_ENTRY,
                            ln_view_key_at(batch->arena, base, TAG_ITEM, start + i));
        start += queue->popped;
    }
    for (size_t i = queue->pending_front; i < queue->pending.count; i++)
        ln_batch_put(batch, LN_KV_ENTRY, ln_view_key_at(batch->arena, base, TAG_ITEM, end++),
                     queue->pending.items[i]);
    LN_ASSERT(end - start == count); /* saving changes nothing that can be seen */
    if (!cleared || start != end) {
        ln_buffer_t range = ln_buffer(batch->arena);
        ln_writer_t w = ln_writer(&range, LN_BCS);
        ln_write_u64(&w, start);
        ln_write_u64(&w, end);
        ln_batch_put(batch, LN_KV_STATIC, ln_view_key(batch->arena, base, TAG_RANGE),
                     ln_buffer_bytes(&range));
    }
    if (adopt) {
        queue->stored_start = start;
        queue->stored_end = end;
        forget_pending(queue);
        LN_ASSERT(ln_queue_view_count(queue) == count);
    }
    return cleared && start == end;
}

static void queue_rollback(void *view)
{
    forget_pending(view);
}

static void queue_clear(void *view)
{
    forget_pending(view);
    ((ln_queue_view_t *)view)->cleared = true;
}

static size_t queue_checkpoint_size(const void *view)
{
    (void)view;
    return sizeof(ln_queue_view_t);
}

static void queue_checkpoint(ln_call_t *call, const void *view, void *out)
{
    const ln_queue_view_t *queue = view;
    ln_queue_view_t *copy = out;
    *copy = *queue;
    copy->pending.items = ln_arena_list(call->arena, queue->pending.count, sizeof(ln_bytes_t));
    for (size_t i = 0; i < queue->pending.count; i++)
        copy->pending.items[i] = queue->pending.items[i];
}

static void queue_restore(void *view, const void *checkpoint)
{
    ln_queue_view_t *queue = view;
    const ln_queue_view_t *point = checkpoint;
    LN_ASSERT(point->stored_start == queue->stored_start &&
              point->stored_end == queue->stored_end); /* nothing was saved in between */
    queue->cleared = point->cleared;
    queue->popped = point->popped;
    queue->pending = point->pending;
    queue->pending_front = point->pending_front;
    LN_ASSERT(is_sound(queue));
}

const ln_view_ops_t ln_queue_view_ops = {queue_open,       queue_save,   queue_rollback,
                                         queue_clear,      queue_hash,   queue_checkpoint_size,
                                         queue_checkpoint, queue_restore};
