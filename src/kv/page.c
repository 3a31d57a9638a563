/* SPDX-License-Identifier: Apache-2.0 */
#include "kv/page.h"

#include "base/wire.h"

#include <string.h>

#define PAGE_VERSION 1

static const ln_bytes_t page_key = {(const uint8_t *)"\0", 1};

static ln_bytes_t below_key(ln_arena_t *arena, const ln_page_t *page, ln_bytes_t key)
{
    return ln_bytes_join(arena, page->prefix, key);
}

/* The position of the first entry whose key is not less than key. */
static size_t position_of(const ln_page_t *page, ln_bytes_t key)
{
    size_t low = 0, high = page->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ln_bytes_compare(page->items[middle].key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static ln_page_entry_t *find(const ln_page_t *page, ln_bytes_t key)
{
    size_t position = position_of(page, key);
    if (position == page->count || !ln_bytes_equal(page->items[position].key, key))
        return NULL;
    return &page->items[position];
}

/* --- what is known to be empty */

static bool is_known_empty(const ln_page_t *page, ln_bytes_t key)
{
    for (size_t i = 0; i < page->empty.count; i++)
        if (ln_bytes_starts_with(key, page->empty.items[i]))
            return true;
    return false;
}

static void drop_at(ln_page_t *page, size_t i)
{
    LN_ASSERT(i < page->empty.count);
    page->empty.items[i] = page->empty.items[--page->empty.count];
}

static void note_empty(ln_page_t *page, ln_bytes_t prefix)
{
    LN_ASSERT(prefix.size > 0); /* an empty prefix covers the page itself */
    if (is_known_empty(page, prefix))
        return;
    for (size_t i = page->empty.count; i-- > 0;)
        if (ln_bytes_starts_with(page->empty.items[i], prefix))
            drop_at(page, i);
    if (page->empty.count < LN_PAGE_EMPTY_MAX)
        page->empty.items[page->empty.count++] = ln_bytes_copy(page->arena, prefix);
    LN_ASSERT(page->empty.count > 0 && page->empty.count <= LN_PAGE_EMPTY_MAX);
}

static void note_put(ln_page_t *page, ln_bytes_t key)
{
    for (size_t i = page->empty.count; i-- > 0;)
        if (ln_bytes_starts_with(key, page->empty.items[i]))
            drop_at(page, i);
}

/* --- the record */

static ln_bytes_t encode(ln_arena_t *arena, const ln_page_t *page)
{
    ln_buffer_t buffer = ln_buffer(arena);
    ln_writer_t w = ln_writer(&buffer, LN_BCS);
    ln_write_u8(&w, PAGE_VERSION);
    ln_write_length(&w, page->count);
    for (size_t i = 0; i < page->count; i++) {
        ln_write_bytes(&w, page->items[i].key);
        ln_write_bool(&w, page->items[i].spilled);
        ln_write_bytes(&w, page->items[i].value);
    }
    return ln_buffer_bytes(&buffer);
}

static ln_err_t decode(ln_call_t *call, ln_page_t *page, ln_bytes_t record)
{
    ln_reader_t r = ln_reader(page->arena, record, LN_BCS);
    if (ln_read_u8(&r) != PAGE_VERSION)
        return LN_FAIL(call, LN_ERR_CORRUPT,
                       "the storage is damaged, or of another version: the state of a chain "
                       "cannot be read");
    page->count = ln_read_length(&r);
    page->items = ln_read_list(&r, page->count, sizeof(*page->items));
    for (size_t i = 0; i < page->count && ln_reader_ok(&r); i++) {
        ln_page_entry_t *entry = &page->items[i];
        entry->key = ln_read_bytes(&r);
        entry->spilled = ln_read_bool(&r);
        entry->value = ln_read_bytes(&r);
        if (i > 0 && ln_bytes_compare(page->items[i - 1].key, entry->key) >= 0)
            ln_reader_fail(&r, "the keys are not in order");
    }
    if (ln_reader_finish(call, &r, "page") != LN_OK)
        return LN_FAIL(call, LN_ERR_CORRUPT,
                       "the storage is damaged: the state of a chain cannot be read: %.*s",
                       LN_TEXT_ARG(call->text));
    return LN_OK;
}

/* Is the entry in order with its neighbours? */
static bool is_in_order(const ln_page_t *page, size_t position)
{
    const ln_page_entry_t *entry = &page->items[position];
    return (position == 0 || ln_bytes_compare(entry[-1].key, entry->key) < 0) &&
           (position + 1 == page->count || ln_bytes_compare(entry->key, entry[1].key) < 0);
}

/* --- reading */

static ln_err_t page_get(ln_kv_t *kv, ln_call_t *call, ln_bytes_t *value, bool *found,
                         ln_bytes_t key, ln_kv_place_t place)
{
    ln_page_t *page = LN_CONTAINER(kv, ln_page_t, kv);
    if (place == LN_KV_STATIC) {
        const ln_page_entry_t *entry = find(page, key);
        *found = entry != NULL;
        if (entry == NULL || !entry->spilled) {
            if (entry != NULL && value != NULL)
                *value = entry->value;
            return LN_OK;
        }
    }
    if (is_known_empty(page, key)) {
        *found = false;
        return LN_OK;
    }
    return ln_kv_get(page->below, call, value, found, below_key(call->arena, page, key),
                     LN_KV_ENTRY);
}

static ln_err_t page_scan(ln_kv_t *kv, ln_call_t *call, ln_kv_entry_list_t *out,
                          const ln_kv_range_t *range)
{
    ln_page_t *page = LN_CONTAINER(kv, ln_page_t, kv);
    ln_kv_range_t below = *range;
    if (is_known_empty(page, range->prefix)) {
        *out = (ln_kv_entry_list_t){0};
        return LN_OK;
    }
    below.prefix = below_key(call->arena, page, range->prefix);
    LN_TRY(ln_kv_scan(page->below, call, out, &below));
    /* an empty prefix covers the page itself */
    if (out->count == 0 && range->from.size == 0 && range->limit > 0 && range->prefix.size > 0)
        note_empty(page, range->prefix);
    return LN_OK;
}

static ln_err_t page_write(ln_kv_t *kv, ln_call_t *call, const ln_batch_t *batch)
{
    ln_page_t *page = LN_CONTAINER(kv, ln_page_t, kv);
    ln_batch_t out = ln_batch(call->arena);
    ln_page_apply(page, &out, batch);
    return ln_kv_write(page->below, call, &out);
}

static ln_err_t page_sync(ln_kv_t *kv, ln_call_t *call)
{
    return ln_kv_sync(LN_CONTAINER(kv, ln_page_t, kv)->below, call);
}

static void page_free(ln_kv_t *kv)
{
    (void)kv; /* everything is in the arena */
}

ln_err_t ln_page_open(ln_call_t *call, ln_page_t *page, ln_kv_t *below, ln_arena_t *arena,
                      ln_bytes_t prefix)
{
    static const ln_kv_ops_t ops = {page_get, page_scan, page_write, page_sync, page_free};
    ln_bytes_t record;
    bool found;
    *page = (ln_page_t){.kv = {.ops = &ops, .durable_at_once = below->durable_at_once},
                        .below = below,
                        .arena = arena,
                        .prefix = ln_bytes_copy(arena, prefix)};
    LN_TRY(ln_kv_get(below, call, &record, &found, below_key(call->arena, page, page_key),
                     LN_KV_ENTRY));
    return found ? decode(call, page, ln_bytes_copy(arena, record)) : LN_OK;
}

/* --- writing */

static void remove_at(ln_page_t *page, size_t position)
{
    LN_ASSERT(position < page->count);
    memmove(&page->items[position], &page->items[position + 1],
            (page->count - position - 1) * sizeof(*page->items));
    page->count--;
}

static ln_page_entry_t *insert_at(ln_page_t *page, size_t position)
{
    LN_PUSH(page->arena, page);
    memmove(&page->items[position + 1], &page->items[position],
            (page->count - 1 - position) * sizeof(*page->items));
    page->items[position] = (ln_page_entry_t){0};
    return &page->items[position];
}

static void put(ln_page_t *page, ln_batch_t *out, ln_bytes_t key, ln_bytes_t value)
{
    ln_page_entry_t *entry = find(page, key);
    if (entry == NULL) {
        entry = insert_at(page, position_of(page, key));
        entry->key = ln_bytes_copy(page->arena, key);
        LN_ASSERT(is_in_order(page, (size_t)(entry - page->items)));
    }
    bool spill = value.size > LN_PAGE_INLINE_MAX;
    if (spill)
        note_put(page, key);
    if (spill)
        ln_batch_put(out, LN_KV_ENTRY, below_key(out->arena, page, key), value);
    else if (entry->spilled)
        ln_batch_delete(out, LN_KV_ENTRY, below_key(out->arena, page, key));
    entry->spilled = spill;
    entry->value = spill ? ln_bytes(NULL, 0) : ln_bytes_copy(page->arena, value);
    LN_ASSERT(entry->value.size <= LN_PAGE_INLINE_MAX);
}

static bool delete_key(ln_page_t *page, ln_batch_t *out, ln_bytes_t key)
{
    ln_page_entry_t *entry = find(page, key);
    if (entry == NULL)
        return false;
    if (entry->spilled)
        ln_batch_delete(out, LN_KV_ENTRY, below_key(out->arena, page, key));
    remove_at(page, (size_t)(entry - page->items));
    return true;
}

/* Values that were spilled go with the keys below. */
static bool delete_prefix(ln_page_t *page, ln_batch_t *out, ln_bytes_t prefix)
{
    size_t first = position_of(page, prefix), before = page->count;
    while (first < page->count && ln_bytes_starts_with(page->items[first].key, prefix))
        remove_at(page, first);
    if (!is_known_empty(page, prefix))
        ln_batch_delete_prefix(out, below_key(out->arena, page, prefix));
    if (prefix.size > 0)
        note_empty(page, prefix);
    return page->count != before || prefix.size == 0; /* an empty prefix covers the page itself */
}

void ln_page_apply(ln_page_t *page, ln_batch_t *out, const ln_batch_t *batch)
{
    bool changed = false;
    for (size_t i = 0; i < batch->count; i++) {
        const ln_batch_op_t *op = &batch->items[i];
        LN_ASSERT(op->key.size == 0 || op->key.data[0] != 0);
        if (op->kind == LN_BATCH_DELETE_PREFIX) {
            changed |= delete_prefix(page, out, op->key);
        } else if (op->place == LN_KV_ENTRY) {
            ln_batch_op_t *below = LN_PUSH(out->arena, out);
            if (op->kind == LN_BATCH_PUT)
                note_put(page, op->key);
            *below = *op;
            below->key = below_key(out->arena, page, op->key);
        } else if (op->kind == LN_BATCH_PUT) {
            put(page, out, op->key, op->value);
            changed = true;
        } else {
            changed |= delete_key(page, out, op->key);
        }
    }
    if (changed)
        ln_batch_put(out, LN_KV_ENTRY, below_key(out->arena, page, page_key),
                     encode(out->arena, page));
}
