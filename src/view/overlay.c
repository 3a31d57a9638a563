/* SPDX-License-Identifier: Apache-2.0 */
#include "view/overlay.h"

#include "crypto/hash.h"

#include <string.h>

#define REMOVED 1
#define SCAN_PAGE 256

void ln_overlay_init(ln_overlay_t *overlay, ln_kv_t *kv, ln_bytes_t base)
{
    *overlay = (ln_overlay_t){.kv = kv, .base = base};
}

/* What overlay.h promises of the deleted prefixes. */
LN_UNUSED static bool is_sound(const ln_overlay_t *overlay)
{
    const ln_bytes_list_t *deleted = &overlay->deleted;
    for (size_t i = 1; i < deleted->count; i++)
        if (ln_bytes_compare(deleted->items[i - 1], deleted->items[i]) >= 0 ||
            ln_bytes_starts_with(deleted->items[i], deleted->items[i - 1]))
            return false;
    return !overlay->cleared || deleted->count == 0; /* nothing is there to be deleted twice */
}

void ln_overlay_rollback(ln_overlay_t *overlay)
{
    ln_overlay_init(overlay, overlay->kv, overlay->base);
}

static bool hidden(const ln_overlay_t *overlay, ln_bytes_t key)
{
    LN_ASSERT(!overlay->cleared || overlay->deleted.count == 0);
    if (overlay->cleared)
        return true;
    for (size_t i = 0; i < overlay->deleted.count; i++)
        if (ln_bytes_starts_with(key, overlay->deleted.items[i]))
            return true;
    return false;
}

static const ln_ordmap_entry_t *pending_at(const ln_overlay_t *overlay, ln_bytes_t key)
{
    return overlay->pending_used ? ln_ordmap_find(&overlay->pending, key) : NULL;
}

static ln_ordmap_t *pending_of(ln_call_t *call, ln_overlay_t *overlay)
{
    if (!overlay->pending_used)
        ln_ordmap_init(&overlay->pending, call->arena);
    LN_ASSERT(overlay->pending.arena == call->arena); /* edits end with the call: view.h */
    overlay->pending_used = true;
    return &overlay->pending;
}

ln_err_t ln_overlay_get(ln_call_t *call, const ln_overlay_t *overlay, ln_bytes_t *value,
                        bool *found, ln_bytes_t key)
{
    const ln_ordmap_entry_t *entry = pending_at(overlay, key);
    if (entry != NULL) {
        LN_ASSERT(entry->mark != REMOVED || entry->value.size == 0);
        *found = entry->mark != REMOVED;
        *value = entry->value;
        return LN_OK;
    }
    *found = false;
    if (hidden(overlay, key))
        return LN_OK;
    return ln_kv_get(overlay->kv, call, value, found,
                     ln_bytes_join(call->arena, overlay->base, key), LN_KV_ENTRY);
}

void ln_overlay_put(ln_call_t *call, ln_overlay_t *overlay, ln_bytes_t key, ln_bytes_t value)
{
    ln_ordmap_put(pending_of(call, overlay), key, value);
}

void ln_overlay_remove(ln_call_t *call, ln_overlay_t *overlay, ln_bytes_t key)
{
    ln_ordmap_t *pending = pending_of(call, overlay);
    if (hidden(overlay, key))
        ln_ordmap_remove(pending, key);
    else
        ln_ordmap_put(pending, key, ln_bytes(NULL, 0))->mark = REMOVED;
}

void ln_overlay_remove_prefix(ln_call_t *call, ln_overlay_t *overlay, ln_bytes_t prefix)
{
    ln_ordmap_remove_prefix(pending_of(call, overlay), prefix);
    if (hidden(overlay, prefix))
        return;
    ln_bytes_list_t kept = {0};
    bool placed = false;
    for (size_t i = 0; i < overlay->deleted.count; i++) {
        ln_bytes_t other = overlay->deleted.items[i];
        if (ln_bytes_starts_with(other, prefix))
            continue;
        if (!placed && ln_bytes_compare(prefix, other) < 0) {
            *LN_PUSH(call->arena, &kept) = ln_bytes_copy(call->arena, prefix);
            placed = true;
        }
        *LN_PUSH(call->arena, &kept) = other;
    }
    if (!placed)
        *LN_PUSH(call->arena, &kept) = ln_bytes_copy(call->arena, prefix);
    LN_ASSERT(kept.count > 0 && kept.count <= overlay->deleted.count + 1);
    overlay->deleted = kept;
    LN_VERIFY(is_sound(overlay));
}

void ln_overlay_clear(ln_overlay_t *overlay)
{
    ln_overlay_rollback(overlay);
    overlay->cleared = true;
}

/* --- both in order: a walk along the storage, page by page, and along the pending edits */

typedef struct {
    ln_call_t *call;
    const ln_overlay_t *overlay;
    ln_bytes_t prefix; /* of what the caller wants, without the base */
    bool keys_only;
    ln_kv_entry_list_t page;
    size_t at;
    bool last_page;
    const ln_ordmap_entry_t *pending;
} walk_t;

static ln_err_t fetch(walk_t *walk, ln_bytes_t from)
{
    ln_kv_range_t range = {.prefix =
                               ln_bytes_join(walk->call->arena, walk->overlay->base, walk->prefix),
                           .from = from,
                           .limit = SCAN_PAGE,
                           .keys_only = walk->keys_only};
    LN_TRY(ln_kv_scan(walk->overlay->kv, walk->call, &walk->page, &range));
    walk->at = 0;
    walk->last_page = walk->page.count < SCAN_PAGE;
    return LN_OK;
}

static ln_err_t walk_start(walk_t *walk, ln_bytes_t from)
{
    const ln_overlay_t *overlay = walk->overlay;
    if (overlay->pending_used)
        walk->pending =
            ln_ordmap_seek(&overlay->pending, ln_bytes_join(walk->call->arena, walk->prefix, from));
    if (!overlay->cleared)
        return fetch(walk, from);
    walk->last_page = true;
    return LN_OK;
}

/* The next stored entry that no deleted prefix hides, or null. */
static ln_err_t stored_next(walk_t *walk, const ln_kv_entry_t **out)
{
    for (;;) {
        if (walk->at == walk->page.count) {
            *out = NULL;
            if (walk->last_page)
                return LN_OK;
            ln_bytes_t last = walk->page.items[walk->page.count - 1].key;
            LN_TRY(fetch(walk, ln_bytes_join(walk->call->arena, last, LN_LITERAL("\0"))));
            continue;
        }
        *out = &walk->page.items[walk->at];
        if (walk->overlay->deleted.count == 0 ||
            !hidden(walk->overlay, ln_bytes_join(walk->call->arena, walk->prefix, (*out)->key)))
            return LN_OK;
        walk->at++;
    }
}

/* The next entry, or *more false. Keys come without the prefix. */
static ln_err_t walk_next(walk_t *walk, ln_kv_entry_t *out, bool *more)
{
    for (;;) {
        const ln_kv_entry_t *stored;
        LN_TRY(stored_next(walk, &stored));
        const ln_ordmap_entry_t *pending = walk->pending;
        if (pending != NULL && !ln_bytes_starts_with(pending->key, walk->prefix))
            pending = NULL;
        *more = stored != NULL || pending != NULL;
        if (!*more)
            return LN_OK;
        ln_bytes_t key = {0};
        if (pending != NULL)
            key = ln_bytes_from(pending->key, walk->prefix.size);
        int order = pending == NULL ? -1 : stored == NULL ? 1 : ln_bytes_compare(stored->key, key);
        if (order <= 0)
            walk->at++;
        if (order < 0) {
            *out = *stored;
            return LN_OK;
        }
        LN_ASSERT(pending->key.size >= walk->prefix.size);
        walk->pending = ln_ordmap_next(pending);
        if (pending->mark != REMOVED) {
            *out = (ln_kv_entry_t){key, walk->keys_only ? ln_bytes(NULL, 0) : pending->value};
            return LN_OK;
        }
    }
}

ln_err_t ln_overlay_scan(ln_call_t *call, const ln_overlay_t *overlay, ln_kv_entry_list_t *out,
                         const ln_kv_range_t *range)
{
    walk_t walk = {
        .call = call, .overlay = overlay, .prefix = range->prefix, .keys_only = range->keys_only};
    ln_kv_entry_list_t list = {0};
    LN_TRY(walk_start(&walk, range->from));
    while (list.count < range->limit) {
        ln_kv_entry_t entry;
        bool more;
        LN_TRY(walk_next(&walk, &entry, &more));
        if (!more)
            break;
        *LN_PUSH(call->arena, &list) = entry;
    }
    *out = list;
    return LN_OK;
}

ln_err_t ln_overlay_hash(ln_call_t *call, const ln_overlay_t *overlay, ln_hash_t *out)
{
    walk_t walk = {.call = call, .overlay = overlay};
    ln_sponge_t sponge;
    uint32_t count = 0;
    ln_sha3_init(&sponge);
    LN_TRY(walk_start(&walk, ln_bytes(NULL, 0)));
    for (;; count++) {
        ln_kv_entry_t entry;
        bool more;
        LN_TRY(walk_next(&walk, &entry, &more));
        if (!more)
            break;
        ln_sponge_update(&sponge, entry.key);
        ln_sponge_update(&sponge, entry.value);
    }
    ln_sponge_update(&sponge, ln_bytes(&count, sizeof(count)));
    *out = ln_sponge_finish(&sponge);
    return LN_OK;
}

/* --- saving */

static ln_bytes_t full_key(ln_batch_t *batch, const ln_overlay_t *overlay, ln_bytes_t key)
{
    return ln_bytes_join(batch->arena, overlay->base, key);
}

bool ln_overlay_save(const ln_overlay_t *overlay, ln_batch_t *batch)
{
    bool put = false;
    LN_VERIFY(is_sound(overlay));
    for (size_t i = 0; i < overlay->deleted.count; i++)
        ln_batch_delete_prefix(batch, full_key(batch, overlay, overlay->deleted.items[i]));
    if (!overlay->pending_used)
        return false;
    for (const ln_ordmap_entry_t *entry = ln_ordmap_first(&overlay->pending); entry != NULL;
         entry = ln_ordmap_next(entry)) {
        ln_bytes_t key = full_key(batch, overlay, entry->key);
        if (entry->mark == REMOVED) {
            LN_ASSERT(!overlay->cleared); /* then the deletion of the base says it all */
            ln_batch_delete(batch, LN_KV_ENTRY, key);
        } else {
            ln_batch_put(batch, LN_KV_ENTRY, key, ln_bytes_copy(batch->arena, entry->value));
            put = true;
        }
    }
    return put;
}

ln_overlay_t ln_overlay_copy(ln_call_t *call, const ln_overlay_t *overlay)
{
    ln_overlay_t copy = *overlay;
    copy.deleted = (ln_bytes_list_t){0};
    for (size_t i = 0; i < overlay->deleted.count; i++)
        *LN_PUSH(call->arena, &copy.deleted) = overlay->deleted.items[i];
    if (!overlay->pending_used)
        return copy;
    ln_ordmap_init(&copy.pending, call->arena);
    for (const ln_ordmap_entry_t *entry = ln_ordmap_first(&overlay->pending); entry != NULL;
         entry = ln_ordmap_next(entry))
        ln_ordmap_put(&copy.pending, entry->key, entry->value)->mark = entry->mark;
    LN_ASSERT(copy.pending.count == overlay->pending.count);
    return copy;
}
