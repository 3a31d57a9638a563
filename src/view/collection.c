/* SPDX-License-Identifier: Apache-2.0 */
/* The layout (spec 02 §2.7): base 01 key is the empty mark of an entry, base 02 key the base of its
 * view. */
#include "base/wire.h"
#include "view/kinds_priv.h"

#include <string.h>

#define TAG_MARK 1
#define TAG_ENTRY 2
#define REMOVED 1

static ln_err_t collection_open(ln_call_t *call, void *view)
{
    (void)call;
    (void)view;
    return LN_OK;
}

static ln_bytes_t tagged(ln_arena_t *arena, const ln_collection_view_t *collection, uint8_t tag,
                         ln_bytes_t key)
{
    return ln_bytes_join(arena, ln_view_key(arena, collection->view.base, tag), key);
}

static ln_ordmap_entry_t *pending_at(const ln_collection_view_t *collection, ln_bytes_t key)
{
    return collection->pending_used ? ln_ordmap_find(&collection->pending, key) : NULL;
}

static void *view_of(const ln_ordmap_entry_t *entry)
{
    void *view;
    LN_ASSERT(entry->value.size == sizeof(view));
    memcpy(&view, entry->value.data, sizeof(view));
    return view;
}

static ln_err_t is_stored(ln_call_t *call, const ln_collection_view_t *collection, bool *found,
                          ln_bytes_t key)
{
    ln_bytes_t mark;
    *found = false;
    if (collection->cleared)
        return LN_OK;
    return ln_kv_get(collection->view.context->kv, call, &mark, found,
                     tagged(call->arena, collection, TAG_MARK, key), LN_KV_ENTRY);
}

/* Opens the entry's view in the call's arena. */
static ln_err_t open_entry(ln_call_t *call, const ln_collection_view_t *collection, void **out,
                           ln_bytes_t key)
{
    const ln_view_type_t *type = collection->view.type->inner;
    ln_view_context_t *context = LN_NEW(call->arena, ln_view_context_t);
    *context = (ln_view_context_t){collection->view.context->kv, call->arena};
    LN_ASSERT(type != NULL && type->size >= sizeof(ln_view_t));
    void *view = ln_arena_zalloc(call->arena, type->size, 16);
    LN_TRY(
        ln_view_open(call, view, type, context, tagged(call->arena, collection, TAG_ENTRY, key)));
    *out = view;
    return LN_OK;
}

ln_err_t ln_collection_try_load(ln_call_t *call, const ln_collection_view_t *collection,
                                const void **entry, const void *key)
{
    ln_bytes_t bytes = ln_value_encode(collection->view.type->key, call->arena, LN_BCS, key);
    const ln_ordmap_entry_t *pending = pending_at(collection, bytes);
    void *view = NULL;
    bool found;
    if (pending != NULL) {
        *entry = pending->mark == REMOVED ? NULL : view_of(pending);
        return LN_OK;
    }
    LN_TRY(is_stored(call, collection, &found, bytes));
    if (found)
        LN_TRY(open_entry(call, collection, &view, bytes));
    *entry = view;
    return LN_OK;
}

static void put_pending(ln_call_t *call, ln_collection_view_t *collection, ln_bytes_t key,
                        void *view, uint8_t mark)
{
    LN_ASSERT((view == NULL) == (mark == REMOVED));
    if (!collection->pending_used)
        ln_ordmap_init(&collection->pending, call->arena);
    collection->pending_used = true;
    ln_ordmap_put(&collection->pending, key, ln_bytes(&view, sizeof(view)))->mark = mark;
}

ln_err_t ln_collection_load(ln_call_t *call, ln_collection_view_t *collection, void **entry,
                            const void *key)
{
    ln_bytes_t bytes = ln_value_encode(collection->view.type->key, call->arena, LN_BCS, key);
    const ln_ordmap_entry_t *pending = pending_at(collection, bytes);
    ln_view_touch(&collection->view);
    if (pending != NULL && pending->mark != REMOVED) {
        *entry = view_of(pending);
        return LN_OK;
    }
    void *view;
    LN_TRY(open_entry(call, collection, &view, bytes));
    if (pending != NULL || collection->cleared) /* it was there before: start from nothing */
        ln_view_clear(view);
    put_pending(call, collection, bytes, view, 0);
    *entry = view;
    return LN_OK;
}

void ln_collection_remove(ln_call_t *call, ln_collection_view_t *collection, const void *key)
{
    ln_bytes_t bytes = ln_value_encode(collection->view.type->key, call->arena, LN_BCS, key);
    ln_view_touch(&collection->view);
    put_pending(call, collection, bytes, NULL, REMOVED);
}

ln_err_t ln_collection_keys(ln_call_t *call, const ln_collection_view_t *collection,
                            ln_bytes_list_t *keys)
{
    ln_overlay_t marks; /* the marks as they will be */
    ln_kv_entry_list_t entries;
    ln_bytes_list_t list = {0};
    ln_overlay_init(&marks, collection->view.context->kv,
                    ln_view_key(call->arena, collection->view.base, TAG_MARK));
    marks.cleared = collection->cleared;
    if (collection->pending_used)
        for (const ln_ordmap_entry_t *entry = ln_ordmap_first(&collection->pending); entry != NULL;
             entry = ln_ordmap_next(entry)) {
            if (entry->mark == REMOVED)
                ln_overlay_remove(call, &marks, entry->key);
            else
                ln_overlay_put(call, &marks, entry->key, ln_bytes(NULL, 0));
        }
    ln_kv_range_t all = {.limit = SIZE_MAX, .keys_only = true};
    LN_TRY(ln_overlay_scan(call, &marks, &entries, &all));
    for (size_t i = 0; i < entries.count; i++)
        *LN_PUSH(call->arena, &list) = entries.items[i].key;
    *keys = list;
    return LN_OK;
}

static ln_err_t collection_hash(ln_call_t *call, void *view, ln_hash_t *out)
{
    const ln_collection_view_t *collection = view;
    ln_bytes_list_t keys;
    ln_sponge_t sponge;
    LN_TRY(ln_collection_keys(call, collection, &keys));
    uint32_t count = (uint32_t)keys.count;
    ln_sha3_init(&sponge);
    ln_sponge_update(&sponge, ln_bytes(&count, sizeof(count)));
    for (size_t i = 0; i < keys.count; i++) {
        const ln_ordmap_entry_t *pending = pending_at(collection, keys.items[i]);
        void *entry;
        ln_hash_t hash;
        LN_ASSERT(pending == NULL || pending->mark != REMOVED); /* it would not be a key */
        if (pending != NULL)
            entry = view_of(pending);
        else
            LN_TRY(open_entry(call, collection, &entry, keys.items[i]));
        LN_TRY(ln_view_hash(call, entry, &hash));
        ln_sponge_update(&sponge, keys.items[i]);
        ln_sponge_update(&sponge, ln_hash_bytes(&hash));
    }
    *out = ln_sponge_finish(&sponge);
    return LN_OK;
}

static void save_entry(ln_collection_view_t *collection, ln_batch_t *batch,
                       const ln_ordmap_entry_t *entry, bool adopt)
{
    if (entry->mark != REMOVED) {
        ln_view_save_inner(view_of(entry), batch, adopt);
        ln_batch_put(batch, LN_KV_ENTRY, tagged(batch->arena, collection, TAG_MARK, entry->key),
                     ln_bytes(NULL, 0));
    } else if (!collection->cleared) {
        ln_batch_delete(batch, LN_KV_ENTRY, tagged(batch->arena, collection, TAG_MARK, entry->key));
        ln_batch_delete_prefix(batch, tagged(batch->arena, collection, TAG_ENTRY, entry->key));
    }
}

static void collection_rollback(void *view)
{
    ln_collection_view_t *collection = view;
    collection->cleared = collection->pending_used = false;
}

static bool collection_save(void *view, ln_batch_t *batch, bool adopt)
{
    ln_collection_view_t *collection = view;
    bool empty = collection->cleared;
    if (collection->cleared)
        ln_batch_delete_prefix(batch, collection->view.base);
    if (collection->pending_used)
        for (const ln_ordmap_entry_t *entry = ln_ordmap_first(&collection->pending); entry != NULL;
             entry = ln_ordmap_next(entry)) {
            save_entry(collection, batch, entry, adopt);
            empty &= entry->mark == REMOVED;
        }
    if (adopt)
        collection_rollback(collection);
    LN_ASSERT(!adopt || !(collection->cleared || collection->pending_used));
    return empty;
}

static void collection_clear(void *view)
{
    collection_rollback(view);
    ((ln_collection_view_t *)view)->cleared = true;
}

/* --- checkpoints: which entries there are, and a checkpoint of each */

typedef struct {
    bool cleared, pending_used;
    struct {
        struct saved_entry {
            ln_bytes_t key;
            void *view;
            uint8_t mark;
            ln_view_checkpoint_t *point;
        } * items;
        size_t count;
    } entries;
    ln_arena_t *arena;
} checkpoint_t;

static size_t collection_checkpoint_size(const void *view)
{
    (void)view;
    return sizeof(checkpoint_t);
}

static void collection_checkpoint(ln_call_t *call, const void *view, void *out)
{
    const ln_collection_view_t *collection = view;
    checkpoint_t *point = out;
    point->cleared = collection->cleared;
    point->pending_used = collection->pending_used;
    point->arena = call->arena;
    if (!collection->pending_used)
        return;
    for (const ln_ordmap_entry_t *entry = ln_ordmap_first(&collection->pending); entry != NULL;
         entry = ln_ordmap_next(entry)) {
        struct saved_entry *saved = LN_PUSH(call->arena, &point->entries);
        *saved = (struct saved_entry){entry->key, view_of(entry), entry->mark, NULL};
        if (entry->mark != REMOVED)
            saved->point = ln_view_checkpoint(call, saved->view);
    }
    LN_ASSERT(point->entries.count == collection->pending.count);
}

static void collection_restore(void *view, const void *checkpoint)
{
    ln_collection_view_t *collection = view;
    const checkpoint_t *point = checkpoint;
    collection->cleared = point->cleared;
    collection->pending_used = point->pending_used;
    ln_ordmap_init(&collection->pending, point->arena);
    for (size_t i = 0; i < point->entries.count; i++) {
        const struct saved_entry *saved = &point->entries.items[i];
        ln_ordmap_put(&collection->pending, saved->key, ln_bytes(&saved->view, sizeof(void *)))
            ->mark = saved->mark;
        if (saved->point != NULL)
            ln_view_restore(saved->view, saved->point);
    }
    LN_ASSERT(collection->pending.count == point->entries.count);
}

const ln_view_ops_t ln_collection_view_ops = {collection_open,       collection_save,
                                              collection_rollback,   collection_clear,
                                              collection_hash,       collection_checkpoint_size,
                                              collection_checkpoint, collection_restore};
