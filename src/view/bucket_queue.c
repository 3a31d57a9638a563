/* SPDX-License-Identifier: Apache-2.0 */
/* The layout (spec 02 §2.4):
 *     base 01             the first bucket, whole; it has index 0
 *     base 02             {buckets: [(length, index)], position of the front in the first bucket}
 *     base 03 LE64(i)     bucket i, for i >= 1 */
#include "base/wire.h"
#include "view/kinds_priv.h"

#define TAG_FRONT 1
#define TAG_META 2
#define TAG_BUCKET 3

/* The front is an item of a stored bucket, or behind all of them. */
static bool is_sound(const ln_bucket_queue_view_t *queue)
{
    size_t count = queue->buckets.count;
    return queue->bucket <= count && queue->pending_front <= queue->pending.count &&
           (queue->bucket == count ||
            queue->in_bucket < queue->buckets.items[queue->bucket].length);
}

static bool exhausted(const ln_bucket_queue_view_t *queue)
{
    LN_ASSERT(is_sound(queue));
    return queue->cleared || queue->bucket == queue->buckets.count;
}

static uint64_t stored_left(const ln_bucket_queue_view_t *queue)
{
    uint64_t left = 0;
    if (exhausted(queue))
        return 0;
    for (size_t i = queue->bucket; i < queue->buckets.count; i++)
        left += queue->buckets.items[i].length;
    return left - queue->in_bucket;
}

static ln_bytes_t bucket_key(ln_arena_t *arena, const ln_bucket_queue_view_t *queue, uint64_t index)
{
    if (index == 0)
        return ln_view_key(arena, queue->view.base, TAG_FRONT);
    return ln_view_key_at(arena, queue->view.base, TAG_BUCKET, index);
}

static ln_err_t queue_open(ln_call_t *call, void *view)
{
    ln_bucket_queue_view_t *queue = view;
    ln_bytes_t stored;
    bool found;
    LN_TRY(ln_kv_get(queue->view.context->kv, call, &stored, &found,
                     ln_view_key(call->arena, queue->view.base, TAG_META), LN_KV_STATIC));
    if (!found)
        return LN_OK;
    ln_reader_t r = ln_reader(queue->view.context->arena, stored, LN_BCS);
    queue->buckets.count = ln_read_length(&r);
    queue->buckets.items = ln_read_list(&r, queue->buckets.count, sizeof(ln_bucket_t));
    for (size_t i = 0; i < queue->buckets.count && ln_reader_ok(&r); i++) {
        queue->buckets.items[i].length = ln_read_u64(&r);
        queue->buckets.items[i].index = ln_read_u64(&r);
        if (queue->buckets.items[i].length == 0)
            ln_reader_fail(&r, "a bucket without items");
    }
    queue->position = queue->in_bucket = ln_read_u64(&r);
    bool sound = ln_reader_finish(call, &r, "buckets of a queue") == LN_OK && is_sound(queue) &&
                 (queue->buckets.count == 0 || queue->buckets.items[0].index == 0);
    return sound ? LN_OK : LN_FAIL(call, LN_ERR_CORRUPT, "the buckets of a queue are damaged");
}

uint64_t ln_bucket_queue_count(const ln_bucket_queue_view_t *queue)
{
    return stored_left(queue) + queue->pending.count - queue->pending_front;
}

void ln_bucket_queue_push(ln_call_t *call, ln_bucket_queue_view_t *queue, const void *item)
{
    LN_VERIFY(queue->view.type->kind == LN_VIEW_BUCKET_QUEUE);
    *LN_PUSH(call->arena, &queue->pending) =
        ln_value_encode(queue->view.type->item, call->arena, LN_BCS, item);
    ln_view_touch(&queue->view);
}

/* The stored form of a bucket. */
static ln_err_t fetch_bucket(ln_call_t *call, const ln_bucket_queue_view_t *queue, size_t bucket,
                             ln_bytes_t *out)
{
    bool found;
    LN_ASSERT(bucket < queue->buckets.count);
    uint64_t index = queue->buckets.items[bucket].index;
    LN_TRY(ln_kv_get(queue->view.context->kv, call, out, &found,
                     bucket_key(call->arena, queue, index),
                     index == 0 ? LN_KV_STATIC : LN_KV_ENTRY));
    if (!found)
        return LN_FAIL(call, LN_ERR_CORRUPT, "a bucket of a queue is missing in the storage");
    return LN_OK;
}

/* Appends the serialised items of a stored bucket from position first on. */
static ln_err_t read_bucket(ln_call_t *call, const ln_bucket_queue_view_t *queue, size_t bucket,
                            uint64_t first, ln_bytes_list_t *out)
{
    ln_bytes_t stored;
    LN_TRY(fetch_bucket(call, queue, bucket, &stored));
    const ln_type_t *type = queue->view.type->item;
    void *item = ln_arena_zalloc(call->arena, type->size, 16);
    ln_reader_t r = ln_reader(call->arena, stored, LN_BCS);
    size_t length = ln_read_length(&r);
    for (size_t i = 0; i < length && ln_reader_ok(&r); i++) {
        const uint8_t *start = r.next;
        type->read(&r, item);
        if (i >= first && ln_reader_ok(&r))
            *LN_PUSH(call->arena, out) = ln_bytes(start, (size_t)(r.next - start));
    }
    if (ln_reader_finish(call, &r, "bucket of a queue") != LN_OK ||
        length != queue->buckets.items[bucket].length)
        return LN_FAIL(call, LN_ERR_CORRUPT, "a bucket of a queue is damaged");
    return LN_OK;
}

ln_err_t ln_bucket_queue_items(ln_call_t *call, const ln_bucket_queue_view_t *queue,
                               ln_bytes_list_t *serialised)
{
    ln_bytes_list_t list = {0};
    if (!exhausted(queue))
        for (size_t i = queue->bucket; i < queue->buckets.count; i++)
            LN_TRY(read_bucket(call, queue, i, i == queue->bucket ? queue->in_bucket : 0, &list));
    for (size_t i = queue->pending_front; i < queue->pending.count; i++)
        *LN_PUSH(call->arena, &list) = queue->pending.items[i];
    *serialised = list;
    return LN_OK;
}

ln_err_t ln_bucket_queue_front(ln_call_t *call, const ln_bucket_queue_view_t *queue, void *item,
                               bool *found)
{
    ln_bytes_list_t items = {0};
    *found = ln_bucket_queue_count(queue) > 0;
    if (!*found)
        return LN_OK;
    if (exhausted(queue))
        return ln_view_decode(call, queue->view.type->item, item,
                              queue->pending.items[queue->pending_front]);
    LN_TRY(read_bucket(call, queue, queue->bucket, queue->in_bucket, &items));
    return ln_view_decode(call, queue->view.type->item, item, items.items[0]);
}

ln_err_t ln_bucket_queue_pop(ln_call_t *call, ln_bucket_queue_view_t *queue)
{
    if (ln_bucket_queue_count(queue) == 0)
        return LN_OK;
    if (exhausted(queue)) {
        queue->pending_front++;
    } else if (queue->in_bucket + 1 < queue->buckets.items[queue->bucket].length) {
        queue->in_bucket++;
    } else {
        ln_bytes_t next = {0};
        if (queue->bucket + 1 < queue->buckets.count)
            LN_TRY(fetch_bucket(call, queue, queue->bucket + 1, &next));
        queue->bucket++;
        queue->in_bucket = 0;
        queue->moved_into = next;
    }
    LN_ASSERT(is_sound(queue));
    ln_view_touch(&queue->view);
    return LN_OK;
}

static ln_err_t queue_hash(ln_call_t *call, void *view, ln_hash_t *out)
{
    ln_bytes_list_t items;
    LN_TRY(ln_bucket_queue_items(call, view, &items));
    *out = ln_view_hash_items(items.items, items.count);
    return LN_OK;
}

/* --- saving */

typedef struct {
    ln_bucket_t *items;
    size_t count;
} bucket_list_t;

static ln_bytes_t encode_bucket(ln_arena_t *arena, const ln_bytes_t *items, size_t count)
{
    ln_buffer_t buffer = ln_buffer(arena);
    ln_writer_t w = ln_writer(&buffer, LN_BCS);
    ln_write_length(&w, count);
    for (size_t i = 0; i < count; i++)
        ln_write_raw(&w, items[i].data, items[i].size);
    return ln_buffer_bytes(&buffer);
}

/* Buckets before the front go; the bucket with the front becomes the first one. */
static void save_stored(ln_bucket_queue_view_t *queue, ln_batch_t *batch, bucket_list_t *left)
{
    for (size_t i = 0; i < queue->bucket; i++) {
        uint64_t index = queue->buckets.items[i].index;
        ln_batch_delete(batch, index == 0 ? LN_KV_STATIC : LN_KV_ENTRY,
                        bucket_key(batch->arena, queue, index));
    }
    for (size_t i = queue->bucket; i < queue->buckets.count; i++)
        *LN_PUSH(batch->arena, left) = queue->buckets.items[i];
    LN_ASSERT(left->count > 0 && queue->in_bucket < left->items[0].length);
    if (left->items[0].index == 0)
        return;
    LN_ASSERT(queue->bucket > 0); /* it was moved into, see ln_bucket_queue_pop */
    ln_batch_delete(batch, LN_KV_ENTRY, bucket_key(batch->arena, queue, left->items[0].index));
    ln_batch_put(batch, LN_KV_STATIC, bucket_key(batch->arena, queue, 0), queue->moved_into);
    left->items[0].index = 0;
}

static void save_pending(ln_bucket_queue_view_t *queue, ln_batch_t *batch, bucket_list_t *left)
{
    size_t size = queue->view.type->bucket;
    LN_ASSERT(size > 0);
    uint64_t index = left->count == 0 ? 0 : left->items[left->count - 1].index + 1;
    for (size_t i = queue->pending_front; i < queue->pending.count; i += size, index++) {
        size_t count = LN_MIN(size, queue->pending.count - i);
        ln_batch_put(batch, index == 0 ? LN_KV_STATIC : LN_KV_ENTRY,
                     bucket_key(batch->arena, queue, index),
                     encode_bucket(batch->arena, queue->pending.items + i, count));
        *LN_PUSH(batch->arena, left) = (ln_bucket_t){count, index};
    }
}

static void save_meta(const ln_bucket_queue_view_t *queue, ln_batch_t *batch,
                      const bucket_list_t *left, uint64_t position)
{
    ln_buffer_t buffer = ln_buffer(batch->arena);
    ln_writer_t w = ln_writer(&buffer, LN_BCS);
    ln_write_length(&w, left->count);
    for (size_t i = 0; i < left->count; i++) {
        ln_write_u64(&w, left->items[i].length);
        ln_write_u64(&w, left->items[i].index);
    }
    ln_write_u64(&w, position);
    ln_batch_put(batch, LN_KV_STATIC, ln_view_key(batch->arena, queue->view.base, TAG_META),
                 ln_buffer_bytes(&buffer));
}

static void forget_pending(ln_bucket_queue_view_t *queue)
{
    queue->cleared = false;
    queue->bucket = 0;
    queue->in_bucket = queue->position;
    queue->pending.items = NULL;
    queue->pending.count = queue->pending_front = 0;
}

static void adopt_buckets(ln_bucket_queue_view_t *queue, const bucket_list_t *left,
                          uint64_t position)
{
    ln_arena_t *arena = queue->view.context->arena;
    queue->buckets.items = NULL;
    queue->buckets.count = 0;
    for (size_t i = 0; i < left->count; i++)
        *LN_PUSH(arena, &queue->buckets) = left->items[i];
    queue->position = position;
    forget_pending(queue);
    LN_ASSERT(is_sound(queue));
    LN_ASSERT(left->count == 0 || left->items[0].index == 0); /* the first bucket has that key */
}

static bool queue_save(void *view, ln_batch_t *batch, bool adopt)
{
    ln_bucket_queue_view_t *queue = view;
    bucket_list_t left = {0};
    uint64_t position = 0;
    if (stored_left(queue) == 0) {
        ln_batch_delete_prefix(batch, queue->view.base);
    } else {
        save_stored(queue, batch, &left);
        position = queue->in_bucket;
    }
    save_pending(queue, batch, &left);
    if (left.count > 0)
        save_meta(queue, batch, &left, position);
    if (adopt)
        adopt_buckets(queue, &left, position);
    return left.count == 0;
}

static void queue_rollback(void *view)
{
    forget_pending(view);
}

static void queue_clear(void *view)
{
    forget_pending(view);
    ((ln_bucket_queue_view_t *)view)->cleared = true;
}

static size_t queue_checkpoint_size(const void *view)
{
    (void)view;
    return sizeof(ln_bucket_queue_view_t);
}

static void queue_checkpoint(ln_call_t *call, const void *view, void *out)
{
    const ln_bucket_queue_view_t *queue = view;
    ln_bucket_queue_view_t *copy = out;
    *copy = *queue;
    copy->pending.items = ln_arena_list(call->arena, queue->pending.count, sizeof(ln_bytes_t));
    for (size_t i = 0; i < queue->pending.count; i++)
        copy->pending.items[i] = queue->pending.items[i];
}

static void queue_restore(void *view, const void *checkpoint)
{
    ln_bucket_queue_view_t *queue = view;
    const ln_bucket_queue_view_t *point = checkpoint;
    LN_ASSERT(point->buckets.items == queue->buckets.items &&
              point->position == queue->position); /* nothing was saved in between */
    queue->cleared = point->cleared;
    queue->bucket = point->bucket;
    queue->in_bucket = point->in_bucket;
    queue->moved_into = point->moved_into;
    queue->pending = point->pending;
    queue->pending_front = point->pending_front;
}

const ln_view_ops_t ln_bucket_queue_view_ops = {
    queue_open,       queue_save,   queue_rollback, queue_clear, queue_hash, queue_checkpoint_size,
    queue_checkpoint, queue_restore};
