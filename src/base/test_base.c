/* SPDX-License-Identifier: Apache-2.0 */
#include "base/ordmap.h"
#include "base/queue.h"
#include "base/sort.h"
#include "base/table.h"
#include "base/task.h"
#include "base/test.h"
#include "base/u128.h"
#include "base/wire.h"

#include <stdlib.h>

/* --- slices and text */

TEST(bytes_order_is_memcmp_then_length)
{
    CHECK(ln_bytes_compare(LN_LITERAL("a"), LN_LITERAL("b")) < 0);
    CHECK(ln_bytes_compare(LN_LITERAL("a"), LN_LITERAL("ab")) < 0);
    CHECK(ln_bytes_compare(LN_LITERAL(""), LN_LITERAL("")) == 0);
    CHECK(ln_bytes_compare(LN_LITERAL("\xff"), LN_LITERAL("\x01\x01")) > 0);
}

TEST(hex_refuses_other_lengths_and_digits)
{
    uint8_t out[2];
    CHECK(ln_hex_parse(out, 2, LN_LITERAL("aB09")) && out[0] == 0xab && out[1] == 0x09);
    CHECK(!ln_hex_parse(out, 2, LN_LITERAL("aB0")));
    CHECK(!ln_hex_parse(out, 2, LN_LITERAL("aB0g")));
    CHECK(!ln_hex_parse(out, 2, LN_LITERAL("0xaB")));
}

TEST(utf8_accepts_only_well_formed_text)
{
    CHECK(ln_utf8_valid(LN_LITERAL("plain")));
    CHECK(ln_utf8_valid(LN_LITERAL("\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80")));
    static const char *const bad[] = {"\x80",
                                      "\xc0\xaf",
                                      "\xe0\x9f\xbf",
                                      "\xed\xa0\x80",
                                      "\xf4\x90\x80\x80",
                                      "\xf0\x8f\xbf\xbf",
                                      "\xe2\x82",
                                      "\xff"};
    for (size_t i = 0; i < LN_COUNT(bad); i++)
        CHECK(!ln_utf8_valid(ln_text(bad[i])));
}

/* --- amounts: spec 01 §13.6 */

static void check_amount(ln_test_t *t, const char *text, const char *printed)
{
    char out[41];
    const char *why = "";
    ln_u128_t attos;
    CHECK(ln_attos_parse(&attos, &why, ln_text(text)));
    CHECK_BYTES(ln_bytes(out, ln_attos_print(out, attos)), ln_text(printed));
    (void)t;
}

TEST(amounts_print_with_a_point_and_parse_leniently)
{
    check_amount(t, "1", "1.");
    check_amount(t, "0", "0.");
    check_amount(t, "", "0.");
    check_amount(t, ".", "0.");
    check_amount(t, " +1_000.2 ", "1000.2");
    check_amount(t, "0.000000000000000001", "0.000000000000000001");
    check_amount(t, "340282366920938463463.374607431768211455",
                 "340282366920938463463.374607431768211455");
}

TEST(amounts_refuse_what_is_not_one)
{
    static const char *const bad[] = {"1.2.3", "1.0000000000000000001",
                                      "-1",    "1e3",
                                      "1 0",   "340282366920938463463.374607431768211456",
                                      "++1"};
    for (size_t i = 0; i < LN_COUNT(bad); i++) {
        ln_u128_t attos = 77;
        const char *why = NULL;
        CHECK(!ln_attos_parse(&attos, &why, ln_text(bad[i])));
        CHECK(attos == 77 && why != NULL);
    }
}

/* --- BCS and bincode primitives: spec 01 §1.1, spec 04 §1.2 */

TEST(wire_writes_both_forms)
{
    ln_buffer_t bcs = ln_buffer(&t->arena), bincode = ln_buffer(&t->arena);
    ln_writer_t w = ln_writer(&bcs, LN_BCS);
    ln_write_length(&w, 300);
    ln_write_variant(&w, 2);
    ln_write_bytes(&w, LN_LITERAL("ab"));
    CHECK_HEX(ln_buffer_bytes(&bcs), "ac02 02 026162");
    CHECK(w.size == 6);
    w = ln_writer(&bincode, LN_BINCODE);
    ln_write_variant(&w, 2);
    ln_write_bytes(&w, LN_LITERAL("ab"));
    CHECK_HEX(ln_buffer_bytes(&bincode), "02000000 0200000000000000 6162");
}

static bool reads_length(ln_test_t *t, const char *hex, size_t expected)
{
    ln_bytes_t padded =
        ln_bytes_join(&t->arena, ln_test_unhex(&t->arena, hex), ln_test_repeat(&t->arena, 0, 1000));
    ln_reader_t r = ln_reader(&t->arena, padded, LN_BCS);
    return ln_read_length(&r) == expected && ln_reader_ok(&r);
}

TEST(wire_refuses_numbers_that_are_not_canonical)
{
    CHECK(reads_length(t, "00", 0));
    CHECK(reads_length(t, "e807", 1000));
    CHECK(!reads_length(t, "8000", 0));         /* a zero byte at the end */
    CHECK(!reads_length(t, "e987", 0));         /* longer than the input */
    CHECK(!reads_length(t, "ffffffff1f", 0));   /* more than 32 bits */
    CHECK(!reads_length(t, "808080808000", 0)); /* six bytes */
}

TEST(wire_remembers_the_first_defect_and_reads_zeros_after_it)
{
    ln_reader_t r = ln_reader(&t->arena, LN_LITERAL("\x02\x05\x01"), LN_BCS);
    CHECK(!ln_read_bool(&r));
    CHECK(ln_read_u32(&r) == 0);
    CHECK_ERR(LN_ERR_DECODE, ln_reader_finish(&t->call, &r, "thing"));
    CHECK_BYTES(t->call.text, LN_LITERAL("thing: a bool or option is neither 0 nor 1"));
}

TEST(wire_bcs_must_be_consumed_and_bincode_need_not)
{
    ln_reader_t r = ln_reader(&t->arena, LN_LITERAL("\x01\x02"), LN_BCS);
    CHECK(ln_read_u8(&r) == 1);
    CHECK_ERR(LN_ERR_DECODE, ln_reader_finish(&t->call, &r, "thing"));
    r = ln_reader(&t->arena, LN_LITERAL("\x01\x02"), LN_BINCODE);
    CHECK(ln_read_u8(&r) == 1);
    CHECK_OK(ln_reader_finish(&t->call, &r, "thing"));
}

TEST(wire_a_small_input_cannot_claim_much_memory)
{
    ln_reader_t r = ln_reader(&t->arena, LN_LITERAL("abc"), LN_BINCODE);
    CHECK(ln_read_list(&r, 3, 1000) != NULL);
    CHECK(ln_read_list(&r, 3, 1000) == NULL && !ln_reader_ok(&r));
}

/* --- containers */

/* An ordered map behaves like a plain array that is searched from end to end. */
TEST(ordmap_agrees_with_a_simple_model)
{
    struct {
        bool present;
        uint8_t value;
    } model[256] = {0};
    ln_ordmap_t map;
    ln_ordmap_init(&map, NULL);
    for (int step = 0; step < 20000; step++) {
        uint8_t key = (uint8_t)ln_test_below(t, 256), value = (uint8_t)ln_test_below(t, 256);
        if (ln_test_below(t, 3) != 0) {
            ln_ordmap_put(&map, ln_bytes(&key, 1), ln_bytes(&value, 1));
            model[key].present = true;
            model[key].value = value;
        } else {
            CHECK(ln_ordmap_remove(&map, ln_bytes(&key, 1)) == model[key].present);
            model[key].present = false;
        }
    }
    ln_ordmap_entry_t *entry = ln_ordmap_first(&map);
    size_t count = 0;
    for (int key = 0; key < 256; key++) {
        if (!model[key].present)
            continue;
        CHECK(entry != NULL && entry->key.data[0] == key &&
              entry->value.data[0] == model[key].value);
        entry = ln_ordmap_next(entry);
        count++;
    }
    CHECK(entry == NULL && map.count == count && map.size_bytes == 2 * count);
    ln_ordmap_release(&map);
}

TEST(ordmap_removes_by_prefix)
{
    ln_ordmap_t map;
    ln_ordmap_init(&map, &t->arena);
    static const char *const keys[] = {"a", "ab", "abc", "abd", "ac", "b"};
    for (size_t i = 0; i < LN_COUNT(keys); i++)
        ln_ordmap_put(&map, ln_text(keys[i]), ln_text(keys[i]));
    CHECK(ln_ordmap_remove_prefix(&map, LN_LITERAL("ab")) == 3);
    CHECK(map.count == 3 && ln_ordmap_find(&map, LN_LITERAL("ac")) != NULL);
    CHECK(ln_ordmap_remove_prefix(&map, LN_LITERAL("")) == 3 && map.count == 0);
}

TEST(table_agrees_with_a_simple_model)
{
    static int values[512];
    bool present[512] = {0};
    ln_table_t table;
    ln_table_init(&table, sizeof(uint32_t), 7);
    for (int step = 0; step < 50000; step++) {
        uint32_t key = (uint32_t)ln_test_below(t, 512);
        void *expected = present[key] ? &values[key] : NULL;
        CHECK(ln_table_get(&table, &key) == expected);
        if (ln_test_below(t, 2) == 0) {
            CHECK(ln_table_put(&table, &key, &values[key]) == expected);
            present[key] = true;
        } else {
            CHECK(ln_table_remove(&table, &key) == expected);
            present[key] = false;
        }
    }
    size_t count = 0, position = 0, seen = 0;
    for (size_t i = 0; i < 512; i++)
        count += present[i];
    while (ln_table_next(&table, &position) != NULL)
        seen++;
    CHECK(table.count == count && seen == count);
    ln_table_release(&table);
}

/* Spec 04 §21: the shard hash. */
TEST(siphash_vectors)
{
    uint8_t input[81] = {33};
    input[8] = 2;
    for (int i = 0; i < 32; i++) {
        input[9 + i] = (uint8_t)i;
        input[49 + i] = (uint8_t)(0xe0 + i);
    }
    input[41] = 32;
    CHECK(ln_siphash13(0, 0, ln_bytes(input, sizeof(input))) == 0x4c62432098c9a9bau);
    memset(input + 49, 0, 32);
    CHECK(ln_siphash13(0, 0, ln_bytes(input, sizeof(input))) == 0x3269b775a46e2705u);
    memset(input + 49, 0x11, 32);
    CHECK(ln_siphash13(0, 0, ln_bytes(input, sizeof(input))) == 0x66752cecd6cdcb39u);
}

/* --- queues between threads */

typedef struct {
    ln_link_t link;
    uint64_t value;
} numbered_t;

static void *push_numbers(void *subject)
{
    ln_queue_t *queue = subject;
    static numbered_t items[1000];
    for (size_t i = 0; i < LN_COUNT(items); i++) {
        items[i].value = i;
        while (!ln_queue_push(queue, &items[i].link))
            sched_yield();
    }
    ln_queue_close(queue);
    return NULL;
}

TEST(queue_delivers_in_order_and_is_bounded)
{
    ln_queue_t queue;
    ln_link_t items;
    ln_queue_init(&queue, 10, NULL, NULL);
    ln_list_init(&items);
    pthread_t thread;
    pthread_create(&thread, NULL, push_numbers, &queue);
    uint64_t expected = 0;
    size_t count;
    while ((count = ln_queue_wait(&queue, &items)) > 0) {
        CHECK(count <= 10);
        ln_link_t *link;
        while ((link = ln_list_pop(&items)) != NULL)
            CHECK(LN_CONTAINER(link, numbered_t, link)->value == expected++);
    }
    CHECK(expected == 1000);
    pthread_join(thread, NULL);
    numbered_t late = {0};
    CHECK(!ln_queue_push(&queue, &late.link));
    ln_queue_release(&queue);
}

/* --- tasks */

typedef struct {
    ln_sched_t *sched;
    uint64_t sleep_us;
    ln_err_t result;
    int *order, place;
} sleeper_t;

static void sleep_once(void *subject)
{
    sleeper_t *sleeper = subject;
    sleeper->result = ln_task_sleep(sleeper->sched, sleeper->sleep_us);
    sleeper->place = ++*sleeper->order;
}

/* Lets virtual time pass until nothing is left to do. */
static void run_to_end(ln_sched_t *sched, ln_env_fake_t *env)
{
    for (;;) {
        ln_sched_run(sched);
        uint64_t deadline = ln_sched_deadline_us(sched);
        if (deadline == LN_NO_DEADLINE)
            return;
        ln_env_fake_advance(env, deadline - env->monotonic);
    }
}

TEST(tasks_wake_in_the_order_of_their_deadlines)
{
    ln_sched_t sched;
    ln_group_t group;
    int order = 0;
    ln_sched_init(&sched, &t->env.env);
    ln_group_init(&group, &sched);
    sleeper_t sleepers[] = {
        {&sched, 30, 0, &order, 0}, {&sched, 10, 0, &order, 0}, {&sched, 20, 0, &order, 0}};
    for (size_t i = 0; i < 3; i++)
        ln_group_spawn(&group, sleep_once, &sleepers[i]);
    run_to_end(&sched, &t->env);
    CHECK(sleepers[0].place == 3 && sleepers[1].place == 1 && sleepers[2].place == 2);
    CHECK(t->env.monotonic == 30 && ln_group_empty(&group));
    ln_sched_release(&sched);
}

typedef struct {
    ln_sched_t *sched;
    sleeper_t fast, slow;
    ln_err_t first, second;
    bool ended;
} parent_t;

static void wait_for_the_first(void *subject)
{
    parent_t *parent = subject;
    ln_group_t group;
    ln_group_init(&group, parent->sched);
    ln_group_spawn(&group, sleep_once, &parent->fast);
    ln_group_spawn(&group, sleep_once, &parent->slow);
    parent->first = ln_group_wait(&group, 1000);
    parent->second = ln_group_wait(&group, 50);
    ln_group_end(&group);
    parent->ended = true;
}

TEST(tasks_that_are_no_longer_needed_are_cancelled)
{
    ln_sched_t sched;
    ln_group_t group;
    int order = 0;
    ln_sched_init(&sched, &t->env.env);
    ln_group_init(&group, &sched);
    parent_t parent = {
        .sched = &sched, .fast = {&sched, 10, 0, &order, 0}, .slow = {&sched, 500, 0, &order, 0}};
    ln_group_spawn(&group, wait_for_the_first, &parent);
    run_to_end(&sched, &t->env);
    CHECK(parent.ended && parent.first == LN_OK && parent.second == LN_ERR_TIMEOUT);
    CHECK(parent.fast.result == LN_OK && parent.slow.result == LN_ERR_CANCELLED);
    CHECK(t->env.monotonic == 50);
    ln_sched_release(&sched);
}

TEST(tasks_cancelled_from_outside_cancel_their_own_groups)
{
    ln_sched_t sched;
    ln_group_t group;
    int order = 0;
    ln_sched_init(&sched, &t->env.env);
    ln_group_init(&group, &sched);
    parent_t parent = {
        .sched = &sched, .fast = {&sched, 400, 0, &order, 0}, .slow = {&sched, 500, 0, &order, 0}};
    ln_group_spawn(&group, wait_for_the_first, &parent);
    ln_sched_run(&sched);
    ln_group_end(&group);
    CHECK(parent.ended && parent.first == LN_ERR_CANCELLED);
    CHECK(parent.fast.result == LN_ERR_CANCELLED && parent.slow.result == LN_ERR_CANCELLED);
    CHECK(t->env.monotonic == 0);
    ln_sched_release(&sched);
}

/* --- arenas */

static void count_up(void *subject)
{
    ++*(int *)subject;
}

TEST(arena_runs_its_hooks_and_grows_lists)
{
    ln_arena_t arena = {0};
    int count = 0;
    ln_arena_on_reset(&arena, count_up, &count);
    ln_arena_on_reset(&arena, count_up, &count);
    struct {
        uint32_t *items;
        size_t count;
    } list = {0};
    for (uint32_t i = 0; i < 1000; i++)
        *LN_PUSH(&arena, &list) = i;
    for (uint32_t i = 0; i < 1000; i++)
        CHECK(list.items[i] == i);
    ln_arena_reset(&arena);
    CHECK(count == 2);
    ln_arena_release(&arena);
    CHECK(count == 2 && arena.size_bytes == 0);
}

TEST(errors_carry_their_words)
{
    CHECK_ERR(LN_ERR_LIMIT, LN_FAIL(&t->call, LN_ERR_LIMIT, "at most %d", 3));
    CHECK_ERR(LN_ERR_LIMIT, ln_call_context(&t->call, LN_ERR_LIMIT, "file %s", "x"));
    CHECK_BYTES(ln_call_text(&t->call, LN_ERR_LIMIT), LN_LITERAL("file x: at most 3"));
    CHECK_BYTES(ln_call_text(&t->call, LN_ERR_BUSY), LN_LITERAL("too busy; try again later"));
}

/* --- sort */

typedef struct {
    uint32_t key, position;
} sorted_t;

static int by_key(const void *context, const void *a, const void *b)
{
    uint32_t left = ((const sorted_t *)a)->key, right = ((const sorted_t *)b)->key;
    CHECK(ln_bytes_equal_text(ln_text(context), "context"));
    return (left > right) - (left < right);
}

TEST(sort_leaves_what_is_equal_in_its_order)
{
    for (size_t count = 0; count < 70; count++) {
        sorted_t items[70];
        for (size_t i = 0; i < count; i++)
            items[i] = (sorted_t){(uint32_t)ln_test_below(t, 10), (uint32_t)i};
        uint32_t sum = 0, after = 0;
        for (size_t i = 0; i < count; i++)
            sum += items[i].key * 71 + items[i].position;
        ln_sort(items, count, sizeof(*items), by_key, "context");
        for (size_t i = 0; i < count; i++) {
            after += items[i].key * 71 + items[i].position;
            CHECK(i == 0 || items[i - 1].key < items[i].key ||
                  (items[i - 1].key == items[i].key && items[i - 1].position < items[i].position));
        }
        CHECK(after == sum);
    }
}
