/* SPDX-License-Identifier: Apache-2.0 */
#include "base/ordmap.h"
#include "base/test.h"
#include "kv/commit.h"
#include "kv/fault.h"
#include "kv/memory.h"
#include "kv/page.h"
#include "kv/prefix.h"
#include "kv/rocksdb.h"

#include <stdlib.h>
#include <unistd.h>

/* --- every body and wrapper behaves like a plain ordered map */

static ln_bytes_t random_key(ln_test_t *t)
{
    uint8_t key[4];
    size_t size = (size_t)ln_test_below(t, 4);
    for (size_t i = 0; i < size; i++)
        key[i] = ln_test_below(t, 8) == 0 ? 0xff : (uint8_t)(1 + ln_test_below(t, 4));
    return ln_bytes_copy(&t->arena, ln_bytes(key, size));
}

static ln_batch_t random_batch(ln_test_t *t, ln_ordmap_t *model)
{
    ln_batch_t batch = ln_batch(&t->arena);
    for (uint64_t n = 1 + ln_test_below(t, 6); n > 0; n--) {
        ln_bytes_t key = random_key(t);
        switch (ln_test_below(t, 8)) {
        case 0:
            ln_batch_delete_prefix(&batch, key);
            ln_ordmap_remove_prefix(model, key);
            break;
        case 1:
            ln_batch_delete(&batch, LN_KV_ENTRY, key);
            ln_ordmap_remove(model, key);
            break;
        default: {
            ln_bytes_t value = random_key(t);
            ln_batch_put(&batch, LN_KV_ENTRY, key, value);
            ln_ordmap_put(model, key, value);
        }
        }
    }
    return batch;
}

static void check_range(ln_test_t *t, ln_kv_t *kv, const ln_ordmap_t *model)
{
    ln_kv_entry_list_t got;
    ln_kv_range_t range = {.prefix = random_key(t), .limit = 1 + ln_test_below(t, 50)};
    if (ln_test_below(t, 2) == 0)
        range.from = random_key(t);
    CHECK_OK(ln_kv_scan(kv, &t->call, &got, &range));
    ln_bytes_t start = ln_bytes_join(&t->arena, range.prefix, range.from);
    const ln_ordmap_entry_t *expected = ln_ordmap_seek(model, start);
    for (size_t i = 0; i < got.count; i++, expected = ln_ordmap_next(expected)) {
        CHECK(expected != NULL);
        CHECK_BYTES(ln_bytes_join(&t->arena, range.prefix, got.items[i].key), expected->key);
        CHECK_BYTES(got.items[i].value, expected->value);
    }
    CHECK(got.count == range.limit || expected == NULL ||
          !ln_bytes_starts_with(expected->key, range.prefix));
}

static void check_store(ln_test_t *t, ln_kv_t *kv, int steps)
{
    ln_ordmap_t model;
    ln_ordmap_init(&model, NULL);
    for (int step = 0; step < steps; step++) {
        ln_batch_t batch = random_batch(t, &model);
        CHECK_OK(ln_kv_write(kv, &t->call, &batch));
        for (int i = 0; i < 4; i++) {
            ln_bytes_t key = random_key(t), value;
            bool found;
            CHECK_OK(ln_kv_get(kv, &t->call, &value, &found, key, LN_KV_ENTRY));
            const ln_ordmap_entry_t *expected = ln_ordmap_find(&model, key);
            CHECK(found == (expected != NULL));
            if (found)
                CHECK_BYTES(value, expected->value);
        }
        check_range(t, kv, &model);
    }
    CHECK_OK(ln_kv_sync(kv, &t->call));
    ln_ordmap_release(&model);
}

TEST(memory_store_is_an_ordered_map)
{
    ln_kv_t *kv = ln_kv_memory();
    check_store(t, kv, 2000);
    ln_kv_free(kv);
}

TEST(prefixed_stores_do_not_touch_each_other)
{
    ln_kv_t *kv = ln_kv_memory();
    ln_kv_t *a = ln_kv_prefix(kv, LN_LITERAL("a\xff")), *b = ln_kv_prefix(kv, LN_LITERAL("b"));
    check_store(t, a, 500);
    check_store(t, b, 500);
    ln_batch_t all = ln_batch(&t->arena);
    ln_batch_delete_prefix(&all, ln_bytes(NULL, 0));
    CHECK_OK(ln_kv_write(b, &t->call, &all));
    ln_kv_entry_list_t left;
    CHECK_OK(ln_kv_scan(a, &t->call, &left, &(ln_kv_range_t){.limit = SIZE_MAX}));
    CHECK(left.count > 0);
    ln_kv_free(a);
    ln_kv_free(b);
    ln_kv_free(kv);
}

static const char *temporary_folder(ln_test_t *t)
{
    ln_bytes_t path = ln_format(&t->arena, "/tmp/linen-test-XXXXXX");
    char *folder = mkdtemp((char *)(uintptr_t)path.data);
    CHECK(folder != NULL);
    return folder;
}

static void remove_folder(ln_test_t *t, const char *folder)
{
    ln_bytes_t command = ln_format(&t->arena, "rm -rf '%s'", folder);
    CHECK(system((const char *)command.data) == 0);
}

TEST(rocksdb_store_is_an_ordered_map_and_survives_closing)
{
    const char *folder = temporary_folder(t);
    ln_kv_t *kv;
    bool found;
    ln_bytes_t value;
    CHECK_OK(ln_kv_rocksdb_open(&t->call, &kv, folder, (ln_kv_rocksdb_options_t){0}));
    check_store(t, kv, 300);
    ln_batch_t batch = ln_batch(&t->arena);
    ln_batch_put(&batch, LN_KV_ENTRY, LN_LITERAL("kept"), LN_LITERAL("yes"));
    CHECK_OK(ln_kv_write(kv, &t->call, &batch));
    ln_kv_t *second;
    CHECK_ERR(LN_ERR_STORAGE,
              ln_kv_rocksdb_open(&t->call, &second, folder, (ln_kv_rocksdb_options_t){0}));
    ln_kv_free(kv);
    CHECK_OK(
        ln_kv_rocksdb_open(&t->call, &kv, folder, (ln_kv_rocksdb_options_t){.must_exist = true}));
    CHECK_OK(ln_kv_get(kv, &t->call, &value, &found, LN_LITERAL("kept"), LN_KV_ENTRY));
    CHECK(found);
    CHECK_BYTES(value, LN_LITERAL("yes"));
    ln_kv_free(kv);
    remove_folder(t, folder);
}

/* --- faults */

TEST(faulty_store_fails_when_told_and_forgets_what_was_not_synced)
{
    ln_kv_t *memory = ln_kv_memory(), *kv = ln_kv_fault(memory);
    ln_bytes_t value;
    bool found;
    for (uint8_t i = 0; i < 3; i++) {
        ln_batch_t batch = ln_batch(&t->arena);
        ln_batch_put_copy(&batch, LN_KV_ENTRY, ln_bytes(&i, 1), LN_LITERAL("x"));
        CHECK_OK(ln_kv_write(kv, &t->call, &batch));
        if (i == 0)
            CHECK_OK(ln_kv_sync(kv, &t->call));
    }
    CHECK(ln_kv_fault_unsynced(kv) == 2);
    ln_kv_fault_fail_at(kv, 2);
    CHECK_OK(ln_kv_get(kv, &t->call, &value, &found, LN_LITERAL("\2"), LN_KV_ENTRY));
    CHECK_ERR(LN_ERR_STORAGE,
              ln_kv_get(kv, &t->call, &value, &found, LN_LITERAL("\2"), LN_KV_ENTRY));
    CHECK(ln_kv_fault_happened(kv));
    CHECK_OK(ln_kv_fault_crash(kv, &t->call, 1));
    for (uint8_t i = 0; i < 3; i++) {
        CHECK_OK(ln_kv_get(kv, &t->call, &value, &found, ln_bytes(&i, 1), LN_KV_ENTRY));
        CHECK(found == (i < 2));
    }
    ln_kv_free(kv);
    ln_kv_free(memory);
}

/* --- pages */

static size_t keys_below(ln_test_t *t, ln_kv_t *kv)
{
    ln_kv_entry_list_t all;
    CHECK_OK(ln_kv_scan(kv, &t->call, &all, &(ln_kv_range_t){.limit = SIZE_MAX}));
    return all.count;
}

static void page_put(ln_test_t *t, ln_page_t *page, ln_kv_place_t place, const char *key,
                     size_t size)
{
    ln_batch_t batch = ln_batch(&t->arena);
    ln_batch_put(&batch, place, ln_text(key), ln_test_repeat(&t->arena, 'v', size));
    CHECK_OK(ln_kv_write(&page->kv, &t->call, &batch));
}

static size_t page_size_of(ln_test_t *t, ln_page_t *page, ln_kv_place_t place, const char *key)
{
    ln_bytes_t value;
    bool found;
    CHECK_OK(ln_kv_get(&page->kv, &t->call, &value, &found, ln_text(key), place));
    return found ? value.size : SIZE_MAX;
}

TEST(page_packs_static_keys_into_one_record)
{
    ln_kv_t *kv = ln_kv_memory();
    ln_page_t page;
    CHECK_OK(ln_page_open(&t->call, &page, kv, &t->arena, LN_LITERAL("P")));
    page_put(t, &page, LN_KV_STATIC, "b", 3);
    page_put(t, &page, LN_KV_STATIC, "a", 0);
    CHECK(keys_below(t, kv) == 1);
    page_put(t, &page, LN_KV_ENTRY, "m1", 4);
    page_put(t, &page, LN_KV_STATIC, "large", 2000);
    CHECK(keys_below(t, kv) == 3);
    CHECK_OK(ln_page_open(&t->call, &page, kv, &t->arena, LN_LITERAL("P")));
    CHECK(page.count == 3 && page_size_of(t, &page, LN_KV_STATIC, "a") == 0);
    CHECK(page_size_of(t, &page, LN_KV_STATIC, "b") == 3);
    CHECK(page_size_of(t, &page, LN_KV_ENTRY, "m1") == 4);
    CHECK(page_size_of(t, &page, LN_KV_STATIC, "large") == 2000);
    CHECK(page_size_of(t, &page, LN_KV_STATIC, "c") == SIZE_MAX);
    page_put(t, &page, LN_KV_STATIC, "large", 5); /* no longer spilled */
    CHECK(keys_below(t, kv) == 2 && page_size_of(t, &page, LN_KV_STATIC, "large") == 5);
    ln_batch_t batch = ln_batch(&t->arena);
    ln_batch_delete_prefix(&batch, ln_bytes(NULL, 0));
    CHECK_OK(ln_kv_write(&page.kv, &t->call, &batch));
    CHECK(page.count == 0 && keys_below(t, kv) == 1); /* the record of an empty page */
    ln_kv_free(kv);
}

/* Also where it answers from what it remembers to be empty. */
TEST(page_is_an_ordered_map_for_its_entries)
{
    ln_kv_t *kv = ln_kv_memory();
    ln_page_t page;
    CHECK_OK(ln_page_open(&t->call, &page, kv, &t->arena, LN_LITERAL("P")));
    ln_kv_t *entries = ln_kv_prefix(&page.kv, LN_LITERAL("x"));
    check_store(t, entries, 2000);
    ln_kv_free(entries);
    ln_kv_free(kv);
}

TEST(page_refuses_a_damaged_record)
{
    ln_kv_t *kv = ln_kv_memory();
    ln_page_t page;
    CHECK_OK(ln_page_open(&t->call, &page, kv, &t->arena, LN_LITERAL("P")));
    page_put(t, &page, LN_KV_STATIC, "a", 10);
    page_put(t, &page, LN_KV_STATIC, "b", 10);
    ln_bytes_t record;
    bool found;
    CHECK_OK(ln_kv_get(kv, &t->call, &record, &found, ln_bytes("P\0", 2), LN_KV_ENTRY));
    for (size_t size = 0; size < record.size; size++) {
        ln_batch_t batch = ln_batch(&t->arena);
        ln_batch_put(&batch, LN_KV_ENTRY, ln_bytes("P\0", 2), ln_bytes(record.data, size));
        CHECK_OK(ln_kv_write(kv, &t->call, &batch));
        CHECK_ERR(LN_ERR_CORRUPT, ln_page_open(&t->call, &page, kv, &t->arena, LN_LITERAL("P")));
    }
    ln_kv_free(kv);
}

/* --- group commit */

typedef struct {
    ln_commit_item_t item;
    uint64_t number;
    uint64_t *next;
} promise_t;

static void keep_promise(ln_commit_item_t *item)
{
    promise_t *promise = LN_CONTAINER(item, promise_t, item);
    LN_ASSERT(promise->number == *promise->next);
    ++*promise->next;
}

TEST(commit_releases_in_order_after_a_sync)
{
    ln_kv_t *memory = ln_kv_memory(), *kv = ln_kv_fault(memory);
    ln_commit_t *commit = ln_commit_start(kv);
    static promise_t promises[500];
    uint64_t next = 0;
    for (size_t i = 0; i < LN_COUNT(promises); i++) {
        promises[i] = (promise_t){.item = {.release = keep_promise}, .number = i, .next = &next};
        ln_commit_submit(commit, &promises[i].item);
    }
    ln_commit_stop(commit);
    CHECK(next == LN_COUNT(promises));
    ln_kv_free(kv);
    ln_kv_free(memory);
}

TEST(prefix_ends_are_where_the_prefix_ends)
{
    bool bounded;
    CHECK_HEX(ln_kv_prefix_end(&t->arena, LN_LITERAL("\x01\xff\xff"), &bounded), "02");
    CHECK(bounded);
    CHECK_HEX(ln_kv_prefix_end(&t->arena, LN_LITERAL("\x01\x02"), &bounded), "0103");
    ln_kv_prefix_end(&t->arena, LN_LITERAL("\xff"), &bounded);
    CHECK(!bounded);
}

/* Spec 02 §13.2. */
TEST(batches_serialise_like_the_reference)
{
    ln_batch_t batch = ln_batch(&t->arena);
    ln_batch_delete(&batch, LN_KV_ENTRY, LN_LITERAL("\1\2"));
    ln_batch_delete_prefix(&batch, LN_LITERAL("\3"));
    ln_batch_put(&batch, LN_KV_ENTRY, LN_LITERAL("\4"), LN_LITERAL("\5\6"));
    CHECK_HEX(ln_batch_bcs(&t->arena, &batch), "0300020102010103020104020506");
}
