/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "kv/fault.h"
#include "kv/memory.h"
#include "kv/page.h"
#include "types/gen/ids.h"
#include "view/kinds.h"

#include <stddef.h>

#define REGISTER(item_type)                                                                        \
    {                                                                                              \
        .kind = LN_VIEW_REGISTER, .size = sizeof(ln_register_view_t), .item = &item_type           \
    }

static const ln_view_type_t register_u32 = REGISTER(ln_u32_type);
static const ln_view_type_t register_u64 = REGISTER(ln_u64_type);
static const ln_view_type_t register_text = REGISTER(ln_text_type);
static const ln_view_type_t historical_u32 = {.kind = LN_VIEW_REGISTER,
                                              .wrap = LN_VIEW_HISTORICAL,
                                              .size = sizeof(ln_register_view_t),
                                              .item = &ln_u32_type};
static const ln_view_type_t log_u32 = {
    .kind = LN_VIEW_LOG, .size = sizeof(ln_log_view_t), .item = &ln_u32_type};
static const ln_view_type_t queue_u8 = {
    .kind = LN_VIEW_QUEUE, .size = sizeof(ln_queue_view_t), .item = &ln_u8_type};
static const ln_view_type_t buckets_u8 = {.kind = LN_VIEW_BUCKET_QUEUE,
                                          .size = sizeof(ln_bucket_queue_view_t),
                                          .item = &ln_u8_type,
                                          .bucket = 2};
static const ln_view_type_t map_u32 = {
    .kind = LN_VIEW_MAP, .size = sizeof(ln_map_view_t), .item = &ln_u32_type, .key = &ln_u32_type};
static const ln_view_type_t hashed_map = {.kind = LN_VIEW_MAP,
                                          .wrap = LN_VIEW_HASHED,
                                          .size = sizeof(ln_map_view_t),
                                          .item = &ln_u32_type,
                                          .key = &ln_u32_type};
static const ln_view_type_t set_u32 = {
    .kind = LN_VIEW_SET, .size = sizeof(ln_set_view_t), .key = &ln_u32_type};
static const ln_view_type_t key_value = {.kind = LN_VIEW_KEY_VALUE,
                                         .size = sizeof(ln_key_value_view_t)};
static const ln_view_type_t collection = {.kind = LN_VIEW_COLLECTION,
                                          .size = sizeof(ln_collection_view_t),
                                          .key = &ln_u8_type,
                                          .inner = &register_u32};

/* A store and a view in it that can be opened again and again. */
typedef struct {
    ln_test_t *t;
    ln_kv_t *kv;
    ln_view_context_t *context;
    const ln_view_type_t *type;
    void *view;
} world_t;

static void reopen(world_t *world)
{
    world->view = ln_arena_zalloc(&world->t->arena, world->type->size, 16);
    ln_test_t *t = world->t;
    CHECK_OK(ln_view_open(&t->call, world->view, world->type, world->context, LN_LITERAL("B")));
}

static world_t world_of(ln_test_t *t, const ln_view_type_t *type)
{
    world_t world = {.t = t, .kv = ln_kv_memory(), .type = type};
    world.context = LN_NEW(&t->arena, ln_view_context_t);
    *world.context = (ln_view_context_t){world.kv, &t->arena};
    reopen(&world);
    return world;
}

static void save(world_t *world)
{
    ln_test_t *t = world->t;
    ln_batch_t batch = ln_batch(&t->arena);
    ln_view_save(world->view, &batch);
    CHECK_OK(ln_kv_write(world->kv, &t->call, &batch));
}

static void check_hash(world_t *world, const char *expected)
{
    ln_test_t *t = world->t;
    ln_hash_t hash;
    CHECK_OK(ln_view_hash(&t->call, world->view, &hash));
    CHECK_HEX(ln_hash_bytes(&hash), expected);
}

/* The hash is the same pending, saved, and opened again. */
static void check_hash_everywhere(world_t *world, const char *expected)
{
    check_hash(world, expected);
    save(world);
    check_hash(world, expected);
    save(world);
    reopen(world);
    check_hash(world, expected);
}

static void end(world_t *world)
{
    ln_kv_free(world->kv);
}

/* --- spec 02 §13.2 */

#define EMPTY "8b0a2385d83c8bf7be27e59996f7d881d3bf1fc6606f81ce600b753ad94192a2"
#define EMPTY_LIST "5d53469f20fef4f8eab52b88044ede69c77a6a68a60728609fc4a65ff531e7d0"

TEST(register_hashes)
{
    world_t world = world_of(t, &register_u32);
    check_hash(&world, EMPTY);
    ln_register_set(world.view, &(uint32_t){42});
    check_hash_everywhere(&world,
                          "1a2ca0f27b3c0f2f32c461143bcf7ab62e1abc3539306921480010d914685a28");
    ln_view_clear(world.view);
    check_hash_everywhere(&world, EMPTY);
    end(&world);
    world = world_of(t, &register_u64);
    ln_register_set(world.view, &(uint64_t){7});
    check_hash_everywhere(&world,
                          "006f74bdfc09375e288c3aab386762ff1e4b6906224b1fdc6f5642290f8cee22");
    end(&world);
    world = world_of(t, &register_text);
    check_hash(&world, EMPTY_LIST);
    end(&world);
}

TEST(log_hashes_and_grows)
{
    world_t world = world_of(t, &log_u32);
    check_hash(&world, EMPTY_LIST);
    ln_log_push(&t->call, world.view, &(uint32_t){1});
    save(&world);
    ln_log_push(&t->call, world.view, &(uint32_t){2});
    check_hash_everywhere(&world,
                          "225152a8a57ff499942ab88771ea02b953fe459130941786398b7ea8721955a5");
    uint32_t item;
    bool found;
    CHECK_OK(ln_log_get(&t->call, world.view, &item, &found, 1));
    CHECK(found && item == 2 && ln_log_count(world.view) == 2);
    CHECK_OK(ln_log_get(&t->call, world.view, &item, &found, 2));
    CHECK(!found);
    ln_view_clear(world.view);
    check_hash_everywhere(&world, EMPTY_LIST);
    end(&world);
}

TEST(map_and_set_hashes_follow_serialised_keys)
{
    world_t world = world_of(t, &map_u32);
    check_hash(&world, EMPTY);
    ln_map_view_put(&t->call, world.view, &(uint32_t){1}, &(uint32_t){10});
    save(&world);
    ln_map_view_put(&t->call, world.view, &(uint32_t){256}, &(uint32_t){20});
    check_hash_everywhere(&world,
                          "9cf2ac4cf0fc9c338265c0b2fe1064be74a2a7e36ac60c87ccfeecdb4a261b48");
    ln_map_view_remove(&t->call, world.view, &(uint32_t){1});
    ln_map_view_remove(&t->call, world.view, &(uint32_t){256});
    check_hash_everywhere(&world, EMPTY);
    end(&world);
    world = world_of(t, &set_u32);
    ln_set_view_insert(&t->call, world.view, &(uint32_t){1});
    ln_set_view_insert(&t->call, world.view, &(uint32_t){256});
    check_hash_everywhere(&world,
                          "4cbf191158cbd660db55593cc89e1afeb18a3b687187ccd1485b8632956081ef");
    end(&world);
}

TEST(key_value_hash)
{
    world_t world = world_of(t, &key_value);
    ln_batch_t batch = ln_batch(&t->arena);
    ln_batch_put(&batch, LN_KV_ENTRY, LN_LITERAL("\x00"), LN_LITERAL("\xff"));
    ln_batch_put(&batch, LN_KV_ENTRY, LN_LITERAL("\x00\x01"), LN_LITERAL("\x02"));
    ln_key_value_write(&t->call, world.view, &batch);
    check_hash_everywhere(&world,
                          "76b4816ec7964df9f3ace7284e113eb9630f3832f80f635db39dca94ca769ec3");
    end(&world);
}

TEST(collection_hash_counts_entries_that_were_only_loaded)
{
    world_t world = world_of(t, &collection);
    void *entry;
    const void *seen;
    check_hash(&world, EMPTY);
    CHECK_OK(ln_collection_load(&t->call, world.view, &entry, &(uint8_t){3}));
    ln_register_set(entry, &(uint32_t){7});
    CHECK_OK(ln_collection_load(&t->call, world.view, &entry, &(uint8_t){5}));
    ln_register_set(entry, &(uint32_t){42});
    check_hash_everywhere(&world,
                          "8d552390c4e4faf1115ad8046915f7a1a0b75ea379d17f48c0e7c44831d8826c");
    CHECK_OK(ln_collection_try_load(&t->call, world.view, &seen, &(uint8_t){5}));
    CHECK(seen != NULL && *(const uint32_t *)ln_register_get(seen) == 42);
    CHECK_OK(ln_collection_try_load(&t->call, world.view, &seen, &(uint8_t){6}));
    CHECK(seen == NULL);
    CHECK_OK(ln_collection_load(&t->call, world.view, &entry, &(uint8_t){6}));
    ln_hash_t hash;
    CHECK_OK(ln_view_hash(&t->call, world.view, &hash));
    ln_collection_remove(&t->call, world.view, &(uint8_t){6});
    check_hash_everywhere(&world,
                          "8d552390c4e4faf1115ad8046915f7a1a0b75ea379d17f48c0e7c44831d8826c");
    ln_collection_remove(&t->call, world.view, &(uint8_t){5});
    CHECK_OK(ln_collection_load(&t->call, world.view, &entry, &(uint8_t){5}));
    CHECK(*(const uint32_t *)ln_register_get(entry) == 0); /* removed, then made anew */
    end(&world);
}

TEST(historical_hash_chains_batches)
{
    world_t world = {.t = t, .kv = ln_kv_memory(), .type = &historical_u32};
    world.context = LN_NEW(&t->arena, ln_view_context_t);
    *world.context = (ln_view_context_t){world.kv, &t->arena};
    world.view = ln_arena_zalloc(&t->arena, sizeof(ln_register_view_t), 16);
    CHECK_OK(ln_view_open(&t->call, world.view, world.type, world.context, ln_bytes(NULL, 0)));
    check_hash(&world, "0000000000000000000000000000000000000000000000000000000000000000");
    ln_register_set(world.view, &(uint32_t){21}); /* overwritten before the save: leaves no trace */
    ln_register_set(world.view, &(uint32_t){42});
    check_hash(&world, "5242b0810b38c1a31773e5169cec71cc7216f763c4541f459477ead29b49e67d");
    save(&world);
    check_hash(&world, "5242b0810b38c1a31773e5169cec71cc7216f763c4541f459477ead29b49e67d");
    CHECK_OK(ln_view_open(&t->call, world.view, world.type, world.context, ln_bytes(NULL, 0)));
    ln_register_set(world.view, &(uint32_t){84});
    check_hash(&world, "fb0d3accae896c5a1f96eb184a3eb1daa49ae0ff274c888247c156fcba201d3b");
    end(&world);
}

/* --- spec 02 §13.4: operations of a bucket queue */

static void check_op(ln_test_t *t, const ln_batch_t *batch, size_t index, ln_batch_kind_t kind,
                     const char *key, const char *value)
{
    CHECK(index < batch->count && batch->items[index].kind == kind);
    CHECK_HEX(batch->items[index].key, key);
    CHECK_HEX(batch->items[index].value, value);
}

TEST(bucket_queue_writes_the_operations_of_the_reference)
{
    world_t world = world_of(t, &buckets_u8);
    ln_batch_t batch = ln_batch(&t->arena);
    for (uint8_t i = 1; i <= 3; i++)
        ln_bucket_queue_push(&t->call, world.view, &i);
    ln_view_save(world.view, &batch);
    CHECK(batch.count == 4);
    check_op(t, &batch, 0, LN_BATCH_DELETE_PREFIX, "42", "");
    check_op(t, &batch, 1, LN_BATCH_PUT, "42 01", "020102");
    check_op(t, &batch, 2, LN_BATCH_PUT, "42 03 0100000000000000", "0103");
    check_op(t, &batch, 3, LN_BATCH_PUT, "42 02",
             "02 0200000000000000 0000000000000000 0100000000000000 0100000000000000 "
             "0000000000000000");
    end(&world);
}

/* --- queues behave like queues, whatever is saved, reopened or rolled back in between */

typedef struct {
    uint8_t items[4096];
    size_t front, back;
} model_t;

typedef struct {
    uint64_t (*count)(const void *view);
    void (*push)(ln_call_t *call, void *view, uint8_t item);
    ln_err_t (*front)(ln_call_t *call, void *view, uint8_t *item, bool *found);
    ln_err_t (*pop)(ln_call_t *call, void *view);
} queue_ops_t;

static void exercise_queue(ln_test_t *t, const ln_view_type_t *type, const queue_ops_t *ops)
{
    world_t world = world_of(t, type);
    static model_t saved, now;
    memset(&saved, 0, sizeof(saved));
    memset(&now, 0, sizeof(now));
    for (int step = 0; step < 3000; step++) {
        uint8_t item = (uint8_t)ln_test_below(t, 256), front = 0;
        bool found;
        switch (ln_test_below(t, 9)) {
        case 0:
            save(&world);
            saved = now;
            break;
        case 1:
            save(&world);
            saved = now;
            reopen(&world);
            break;
        case 2:
            ln_view_rollback(world.view);
            now = saved;
            break;
        case 3:
        case 4:
        case 5:
            ops->push(&t->call, world.view, item);
            now.items[now.back++ % sizeof(now.items)] = item;
            break;
        default:
            CHECK_OK(ops->pop(&t->call, world.view));
            now.front += now.front < now.back;
        }
        CHECK(ops->count(world.view) == now.back - now.front);
        CHECK_OK(ops->front(&t->call, world.view, &front, &found));
        CHECK(found == (now.front < now.back));
        CHECK(!found || front == now.items[now.front % sizeof(now.items)]);
    }
    ln_buffer_t expected = ln_buffer(&t->arena);
    ln_writer_t w = ln_writer(&expected, LN_BCS);
    ln_write_length(&w, now.back - now.front);
    for (size_t i = now.front; i < now.back; i++)
        ln_write_u8(&w, now.items[i % sizeof(now.items)]);
    ln_hash_t hash, right = ln_sha3_256(ln_buffer_bytes(&expected));
    CHECK_OK(ln_view_hash(&t->call, world.view, &hash));
    CHECK_BYTES(ln_hash_bytes(&hash), ln_hash_bytes(&right));
    end(&world);
}

static uint64_t plain_count(const void *view)
{
    return ln_queue_view_count(view);
}

static void plain_push(ln_call_t *call, void *view, uint8_t item)
{
    ln_queue_view_push(call, view, &item);
}

static ln_err_t plain_front(ln_call_t *call, void *view, uint8_t *item, bool *found)
{
    return ln_queue_view_get(call, view, item, found, 0);
}

static ln_err_t plain_pop(ln_call_t *call, void *view)
{
    (void)call;
    ln_queue_view_pop(view);
    return LN_OK;
}

static uint64_t bucket_count(const void *view)
{
    return ln_bucket_queue_count(view);
}

static void bucket_push(ln_call_t *call, void *view, uint8_t item)
{
    ln_bucket_queue_push(call, view, &item);
}

static ln_err_t bucket_front(ln_call_t *call, void *view, uint8_t *item, bool *found)
{
    return ln_bucket_queue_front(call, view, item, found);
}

static ln_err_t bucket_pop(ln_call_t *call, void *view)
{
    return ln_bucket_queue_pop(call, view);
}

TEST(queue_behaves_like_a_queue)
{
    static const queue_ops_t ops = {plain_count, plain_push, plain_front, plain_pop};
    exercise_queue(t, &queue_u8, &ops);
}

TEST(bucket_queue_behaves_like_a_queue)
{
    static const queue_ops_t ops = {bucket_count, bucket_push, bucket_front, bucket_pop};
    exercise_queue(t, &buckets_u8, &ops);
}

/* The front had moved into a bucket before the checkpoint and into a further one after it. */
TEST(bucket_queue_goes_back_to_the_bucket_of_its_checkpoint)
{
    world_t world = world_of(t, &buckets_u8);
    for (uint8_t i = 1; i <= 6; i++)
        ln_bucket_queue_push(&t->call, world.view, &i);
    save(&world);
    for (int i = 0; i < 2; i++)
        CHECK_OK(ln_bucket_queue_pop(&t->call, world.view));
    ln_view_checkpoint_t *point = ln_view_checkpoint(&t->call, world.view);
    for (int i = 0; i < 2; i++)
        CHECK_OK(ln_bucket_queue_pop(&t->call, world.view));
    ln_view_restore(world.view, point);
    save(&world);
    reopen(&world);
    for (uint8_t i = 3; i <= 6; i++) {
        uint8_t front = 0;
        bool found;
        CHECK_OK(ln_bucket_queue_front(&t->call, world.view, &front, &found));
        CHECK(found && front == i);
        CHECK_OK(ln_bucket_queue_pop(&t->call, world.view));
    }
    CHECK(ln_bucket_queue_count(world.view) == 0);
    end(&world);
}

/* Spec 02 §2.3: what an untouched queue writes. */
TEST(untouched_queues_write_their_range)
{
    world_t world = world_of(t, &queue_u8);
    ln_batch_t batch = ln_batch(&t->arena);
    ln_view_save(world.view, &batch);
    CHECK(batch.count == 2);
    check_op(t, &batch, 0, LN_BATCH_DELETE_PREFIX, "42 02", "");
    check_op(t, &batch, 1, LN_BATCH_PUT, "42 01", "0000000000000000 0000000000000000");
    end(&world);
}

/* --- overlays: a key-value view agrees with a plain map through saves, rollbacks, checkpoints */

static ln_bytes_t random_key(ln_test_t *t)
{
    uint8_t key[3];
    size_t size = (size_t)ln_test_below(t, 4);
    for (size_t i = 0; i < size; i++)
        key[i] = (uint8_t)ln_test_below(t, 3);
    return ln_bytes_copy(&t->arena, ln_bytes(key, size));
}

static ln_ordmap_t copy_model(ln_test_t *t, const ln_ordmap_t *model)
{
    ln_ordmap_t copy;
    ln_ordmap_init(&copy, &t->arena);
    for (const ln_ordmap_entry_t *e = ln_ordmap_first(model); e != NULL; e = ln_ordmap_next(e))
        ln_ordmap_put(&copy, e->key, e->value);
    return copy;
}

static void random_write(ln_test_t *t, void *view, ln_ordmap_t *model)
{
    ln_batch_t batch = ln_batch(&t->arena);
    ln_bytes_t key = random_key(t), value = random_key(t);
    switch (ln_test_below(t, 8)) {
    case 0:
        ln_batch_delete_prefix(&batch, key);
        ln_ordmap_remove_prefix(model, key);
        break;
    case 1:
    case 2:
        ln_batch_delete(&batch, LN_KV_ENTRY, key);
        ln_ordmap_remove(model, key);
        break;
    default:
        ln_batch_put(&batch, LN_KV_ENTRY, key, value);
        ln_ordmap_put(model, key, value);
    }
    ln_key_value_write(&t->call, view, &batch);
}

static void check_model(ln_test_t *t, const void *view, const ln_ordmap_t *model)
{
    ln_kv_entry_list_t all;
    ln_kv_range_t range = {.prefix = random_key(t), .limit = 1000};
    CHECK_OK(ln_key_value_scan(&t->call, view, &all, &range));
    const ln_ordmap_entry_t *expected = ln_ordmap_seek(model, range.prefix);
    for (size_t i = 0; i < all.count; i++, expected = ln_ordmap_next(expected)) {
        CHECK(expected != NULL);
        CHECK_BYTES(ln_bytes_join(&t->arena, range.prefix, all.items[i].key), expected->key);
        CHECK_BYTES(all.items[i].value, expected->value);
    }
    CHECK(expected == NULL || !ln_bytes_starts_with(expected->key, range.prefix));
    ln_bytes_t key = random_key(t), value;
    bool found;
    CHECK_OK(ln_key_value_get(&t->call, view, &value, &found, key));
    CHECK(found == (ln_ordmap_find(model, key) != NULL));
}

TEST(key_value_agrees_with_a_plain_map)
{
    world_t world = world_of(t, &key_value);
    ln_ordmap_t saved, now, aside;
    ln_view_checkpoint_t *point = NULL;
    ln_ordmap_init(&saved, &t->arena);
    now = copy_model(t, &saved);
    for (int step = 0; step < 4000; step++) {
        switch (ln_test_below(t, 12)) {
        case 0:
            save(&world);
            saved = copy_model(t, &now);
            point = NULL;
            if (ln_test_below(t, 2) == 0)
                reopen(&world);
            break;
        case 1:
            ln_view_rollback(world.view);
            now = copy_model(t, &saved);
            point = NULL;
            break;
        case 2:
            point = ln_view_checkpoint(&t->call, world.view);
            aside = copy_model(t, &now);
            break;
        case 3:
            if (point != NULL) {
                ln_view_restore(world.view, point);
                now = copy_model(t, &aside);
                point = NULL;
            }
            break;
        case 4:
            ln_view_clear(world.view);
            ln_ordmap_init(&now, &t->arena);
            break;
        default:
            random_write(t, world.view, &now);
        }
        check_model(t, world.view, &now);
    }
    end(&world);
}

/* --- stored hashes */

TEST(hashed_views_store_their_hash_and_forget_it_when_edited)
{
    world_t world = world_of(t, &hashed_map);
    ln_hash_t first, second;
    ln_bytes_t memo;
    bool found;
    ln_map_view_put(&t->call, world.view, &(uint32_t){1}, &(uint32_t){10});
    save(&world); /* not hashed yet: nothing to store */
    CHECK_OK(ln_kv_get(world.kv, &t->call, &memo, &found, LN_LITERAL("B\2"), LN_KV_STATIC));
    CHECK(!found);
    CHECK_OK(ln_view_hash(&t->call, world.view, &first));
    save(&world);
    CHECK_OK(ln_kv_get(world.kv, &t->call, &memo, &found, LN_LITERAL("B\2"), LN_KV_STATIC));
    CHECK(found);
    CHECK_BYTES(memo, ln_hash_bytes(&first));
    ln_map_view_put(&t->call, world.view, &(uint32_t){1}, &(uint32_t){11});
    CHECK_OK(ln_view_hash(&t->call, world.view, &second));
    CHECK(!ln_hash_equal(&first, &second));
    ln_view_rollback(world.view);
    CHECK_OK(ln_view_hash(&t->call, world.view, &second));
    CHECK(ln_hash_equal(&first, &second));
    ln_map_view_put(&t->call, world.view, &(uint32_t){2}, &(uint32_t){11});
    save(&world);
    CHECK_OK(ln_kv_get(world.kv, &t->call, &memo, &found, LN_LITERAL("B\2"), LN_KV_STATIC));
    CHECK(!found);
    end(&world);
}

TEST(damaged_state_is_an_error)
{
    world_t world = world_of(t, &register_u64);
    ln_batch_t batch = ln_batch(&t->arena);
    ln_batch_put(&batch, LN_KV_STATIC, LN_LITERAL("B"), LN_LITERAL("short"));
    CHECK_OK(ln_kv_write(world.kv, &t->call, &batch));
    CHECK_ERR(LN_ERR_CORRUPT,
              ln_view_open(&t->call, world.view, world.type, world.context, LN_LITERAL("B")));
    end(&world);
}
