/* SPDX-License-Identifier: Apache-2.0 */
#include "base/ordmap.h"
#include "base/test.h"
#include "kv/fault.h"
#include "kv/memory.h"
#include "kvd/client.h"
#include "kvd/frame.h"
#include "kvd/server.h"
#include "kvd/socket.h"

#include <pthread.h>
#include <unistd.h>

static ln_kvd_server_t *serve(ln_test_t *t, ln_kv_t *kv, uint16_t port)
{
    ln_kvd_server_t *server;
    ln_kvd_server_options_t options = {
        .env = ln_env_system(), .kv = kv, .host = "127.0.0.1", .port = port};
    CHECK_OK(ln_kvd_server_start(&t->call, &server, &options));
    return server;
}

static ln_kv_t *open_name(ln_test_t *t, uint16_t port, const char *name)
{
    ln_kv_t *kv;
    ln_kvd_options_t options = {
        .env = ln_env_system(), .host = "127.0.0.1", .port = port, .name = name};
    CHECK_OK(ln_kvd_open(&t->call, &kv, &options));
    return kv;
}

static void put(ln_test_t *t, ln_kv_t *kv, const char *key, const char *value)
{
    ln_batch_t batch = ln_batch(&t->arena);
    ln_batch_put(&batch, LN_KV_ENTRY, ln_text(key), ln_text(value));
    CHECK_OK(ln_kv_write(kv, &t->call, &batch));
}

static bool holds(ln_test_t *t, ln_kv_t *kv, const char *key, const char *value)
{
    ln_bytes_t got;
    bool found;
    CHECK_OK(ln_kv_get(kv, &t->call, &got, &found, ln_text(key), LN_KV_ENTRY));
    return found ? value != NULL && ln_bytes_equal_text(got, value) : value == NULL;
}

/* --- frames */

static ln_bytes_t random_bytes(ln_test_t *t)
{
    uint8_t bytes[40];
    size_t size = (size_t)ln_test_below(t, sizeof(bytes));
    for (size_t i = 0; i < size; i++)
        bytes[i] = (uint8_t)ln_test_random(t);
    return ln_bytes_copy(&t->arena, ln_bytes(bytes, size));
}

static ln_kvd_request_t random_request(ln_test_t *t)
{
    ln_kvd_request_t request = {.tag =
                                    (ln_kvd_request_tag_t)ln_test_below(t, LN_KVD_REQUEST_COUNT)};
    switch (request.tag) {
    case LN_KVD_HELLO:
        request.hello.name = LN_LITERAL("table_0");
        request.hello.synced = ln_test_random(t);
        break;
    case LN_KVD_GET:
        request.get.key = random_bytes(t);
        request.get.with_value = ln_test_below(t, 2) == 0;
        break;
    case LN_KVD_SCAN:
        request.scan = (ln_kv_range_t){random_bytes(t), random_bytes(t), SIZE_MAX, true};
        break;
    case LN_KVD_WRITE:
        request.write.sequence = ln_test_random(t);
        request.write.batch = ln_batch(&t->arena);
        ln_batch_put(&request.write.batch, LN_KV_ENTRY, random_bytes(t), random_bytes(t));
        ln_batch_delete(&request.write.batch, LN_KV_ENTRY, random_bytes(t));
        ln_batch_delete_prefix(&request.write.batch, random_bytes(t));
        break;
    case LN_KVD_SYNC:
        request.sync = ln_test_random(t);
        break;
    case LN_KVD_DROP:
        request.drop = random_bytes(t);
        break;
    case LN_KVD_BYE:
    case LN_KVD_NAMES:
    case LN_KVD_REQUEST_COUNT:
        break;
    }
    return request;
}

TEST(kvd_requests_survive_the_wire)
{
    for (int i = 0; i < 200; i++) {
        ln_bytes_t frame, again;
        ln_kvd_request_t request = random_request(t), read;
        size_t size;
        CHECK_OK(ln_kvd_write_request(&t->call, &frame, &request));
        CHECK_OK(ln_kvd_read_head(&t->call, &size, frame.data));
        CHECK(size == frame.size - LN_KVD_HEAD);
        CHECK_OK(ln_kvd_read_request(&t->call, &read, ln_bytes_from(frame, LN_KVD_HEAD)));
        CHECK_OK(ln_kvd_write_request(&t->call, &again, &read));
        CHECK_BYTES(again, frame);
    }
}

TEST(kvd_a_cut_request_is_refused)
{
    for (int i = 0; i < 200; i++) {
        ln_bytes_t frame;
        ln_kvd_request_t request = random_request(t), read;
        CHECK_OK(ln_kvd_write_request(&t->call, &frame, &request));
        ln_bytes_t message = ln_bytes_from(frame, LN_KVD_HEAD);
        message.size = (size_t)ln_test_below(t, message.size);
        CHECK_ERR(LN_ERR_DECODE, ln_kvd_read_request(&t->call, &read, message));
    }
}

TEST(kvd_heads_of_other_protocols_are_refused)
{
    size_t size;
    CHECK_ERR(LN_ERR_DECODE, ln_kvd_read_head(&t->call, &size, (const uint8_t *)"GET "));
    CHECK_ERR(LN_ERR_DECODE, ln_kvd_read_head(&t->call, &size, (const uint8_t *)"\0\0\0\0"));
}

/* --- a store like any other */

static ln_bytes_t random_key(ln_test_t *t)
{
    uint8_t key[4];
    size_t size = (size_t)ln_test_below(t, 4);
    for (size_t i = 0; i < size; i++)
        key[i] = ln_test_below(t, 8) == 0 ? 0xff : (uint8_t)(1 + ln_test_below(t, 4));
    return ln_bytes_copy(&t->arena, ln_bytes(key, size));
}

static void change_both(ln_test_t *t, ln_kv_t *kv, ln_ordmap_t *model)
{
    ln_batch_t batch = ln_batch(&t->arena);
    for (uint64_t n = 1 + ln_test_below(t, 6); n > 0; n--) {
        ln_bytes_t key = random_key(t), value = random_key(t);
        switch (ln_test_below(t, 8)) {
        case 0:
            ln_batch_delete_prefix(&batch, key);
            ln_ordmap_remove_prefix(model, key);
            break;
        case 1:
            ln_batch_delete(&batch, LN_KV_ENTRY, key);
            ln_ordmap_remove(model, key);
            break;
        default:
            ln_batch_put(&batch, LN_KV_ENTRY, key, value);
            ln_ordmap_put(model, key, value);
        }
    }
    CHECK_OK(ln_kv_write(kv, &t->call, &batch));
}

static void check_range(ln_test_t *t, ln_kv_t *kv, const ln_ordmap_t *model)
{
    ln_kv_entry_list_t got;
    ln_kv_range_t range = {
        .prefix = random_key(t), .from = random_key(t), .limit = 1 + ln_test_below(t, 200)};
    CHECK_OK(ln_kv_scan(kv, &t->call, &got, &range));
    ln_bytes_t start = ln_bytes_join(&t->arena, range.prefix, range.from);
    const ln_ordmap_entry_t *expected = ln_ordmap_seek(model, start);
    for (size_t i = 0; i < got.count; i++, expected = ln_ordmap_next(expected)) {
        CHECK(expected != NULL);
        CHECK_BYTES(got.items[i].key, ln_bytes_from(expected->key, range.prefix.size));
        CHECK_BYTES(got.items[i].value, expected->value);
    }
    CHECK(got.count == range.limit || expected == NULL ||
          !ln_bytes_starts_with(expected->key, range.prefix));
}

static void check_key(ln_test_t *t, ln_kv_t *kv, const ln_ordmap_t *model)
{
    ln_bytes_t key = random_key(t), value;
    bool found, there;
    const ln_ordmap_entry_t *entry = ln_ordmap_find(model, key);
    CHECK_OK(ln_kv_get(kv, &t->call, &value, &found, key, LN_KV_ENTRY));
    CHECK_OK(ln_kv_get(kv, &t->call, NULL, &there, key, LN_KV_ENTRY));
    CHECK(found == (entry != NULL) && there == found);
    if (found)
        CHECK_BYTES(value, entry->value);
}

TEST(kvd_is_an_ordered_map_even_if_connections_break)
{
    ln_kv_t *memory = ln_kv_memory();
    ln_kvd_server_t *server = serve(t, memory, 0);
    ln_kv_t *kv = open_name(t, ln_kvd_server_port(server), "map");
    ln_ordmap_t model;
    ln_ordmap_init(&model, &t->arena);
    for (int i = 0; i < 1000; i++) {
        if (ln_test_below(t, 50) == 0)
            ln_kvd_server_disconnect(server);
        change_both(t, kv, &model);
        check_key(t, kv, &model);
        check_range(t, kv, &model);
        if (ln_test_below(t, 10) == 0)
            CHECK_OK(ln_kv_sync(kv, &t->call));
    }
    ln_kv_free(kv);
    ln_kvd_server_stop(server);
    ln_kv_free(memory);
}

TEST(kvd_long_lists_come_in_pages)
{
    enum { ENTRIES = 150 };
    ln_kv_t *memory = ln_kv_memory();
    ln_kvd_server_t *server = serve(t, memory, 0);
    ln_kv_t *kv = open_name(t, ln_kvd_server_port(server), "long");
    ln_bytes_t value = ln_test_repeat(&t->arena, 7, 100000);
    for (int i = 0; i < ENTRIES; i++) {
        ln_batch_t batch = ln_batch(&t->arena);
        ln_batch_put(&batch, LN_KV_ENTRY, ln_format(&t->arena, "k%03d", i), value);
        CHECK_OK(ln_kv_write(kv, &t->call, &batch));
    }
    ln_kv_entry_list_t got;
    ln_kv_range_t range = {.prefix = LN_LITERAL("k"), .limit = SIZE_MAX};
    CHECK_OK(ln_kv_scan(kv, &t->call, &got, &range));
    CHECK(got.count == ENTRIES);
    CHECK(ln_bytes_equal_text(got.items[ENTRIES - 1].key, "149"));
    CHECK_BYTES(got.items[77].value, value);
    ln_kv_free(kv);
    ln_kvd_server_stop(server);
    ln_kv_free(memory);
}

/* --- writes that are repeated */

static void say(ln_test_t *t, int socket, const ln_kvd_request_t *request, ln_kvd_answer_t *answer)
{
    ln_bytes_t frame, message;
    CHECK_OK(ln_kvd_write_request(&t->call, &frame, request));
    CHECK_OK(ln_kvd_send(&t->call, socket, frame));
    CHECK_OK(ln_kvd_receive(&t->call, socket, &message));
    CHECK_OK(ln_kvd_read_answer(&t->call, answer, message));
}

static ln_kvd_request_t write_of(ln_test_t *t, uint64_t sequence, const char *value)
{
    ln_kvd_request_t request = {.tag = LN_KVD_WRITE,
                                .write = {.sequence = sequence, .batch = ln_batch(&t->arena)}};
    ln_batch_put(&request.write.batch, LN_KV_ENTRY, ln_text("k"), ln_text(value));
    return request;
}

TEST(kvd_a_repeated_write_is_not_applied_again)
{
    ln_kv_t *memory = ln_kv_memory();
    ln_kvd_server_t *server = serve(t, memory, 0);
    ln_kv_t *kv = open_name(t, ln_kvd_server_port(server), "a");
    int socket;
    ln_kvd_answer_t answer;
    ln_kvd_request_t hello = {.tag = LN_KVD_HELLO, .hello = {.name = LN_LITERAL("a")}};
    ln_kvd_request_t first = write_of(t, 1, "first"), again = write_of(t, 1, "again"),
                     late = write_of(t, 3, "late");
    CHECK_OK(ln_kvd_connect(&t->call, &socket, "localhost", ln_kvd_server_port(server)));
    say(t, socket, &hello, &answer);
    CHECK(answer.tag == LN_KVD_WELCOME && answer.welcome.applied == 0);
    say(t, socket, &first, &answer);
    CHECK(answer.tag == LN_KVD_DONE);
    close(socket);

    CHECK_OK(ln_kvd_connect(&t->call, &socket, "localhost", ln_kvd_server_port(server)));
    say(t, socket, &hello, &answer);
    CHECK(answer.tag == LN_KVD_WELCOME && answer.welcome.applied == 1);
    say(t, socket, &again, &answer);
    CHECK(answer.tag == LN_KVD_DONE);
    CHECK(holds(t, kv, "k", "first"));
    say(t, socket, &late, &answer);
    CHECK(answer.tag == LN_KVD_BEHIND);
    say(t, socket, &(ln_kvd_request_t){.tag = LN_KVD_SYNC, .sync = 2}, &answer);
    CHECK(answer.tag == LN_KVD_BEHIND);
    close(socket);
    ln_kv_free(kv);
    ln_kvd_server_stop(server);
    ln_kv_free(memory);
}

TEST(kvd_nobody_does_anything_before_the_greeting)
{
    ln_kv_t *memory = ln_kv_memory();
    ln_kvd_server_t *server = serve(t, memory, 0);
    int socket;
    ln_kvd_answer_t answer;
    ln_kvd_request_t write = write_of(t, 1, "x");
    CHECK_OK(ln_kvd_connect(&t->call, &socket, "127.0.0.1", ln_kvd_server_port(server)));
    say(t, socket, &write, &answer);
    CHECK(answer.tag == LN_KVD_ERROR);
    say(t, socket, &(ln_kvd_request_t){.tag = LN_KVD_HELLO}, &answer);
    CHECK(answer.tag == LN_KVD_WELCOME);
    say(t, socket, &write, &answer);
    CHECK(answer.tag == LN_KVD_ERROR); /* no namespace */
    close(socket);
    ln_kvd_server_stop(server);
    ln_kv_free(memory);
}

TEST(kvd_a_client_brings_back_what_the_machine_of_the_server_lost)
{
    ln_kv_t *memory = ln_kv_memory(), *disk = ln_kv_fault(memory);
    ln_kvd_server_t *server = serve(t, disk, 0);
    uint16_t port = ln_kvd_server_port(server);
    ln_kv_t *kv = open_name(t, port, "a");
    put(t, kv, "old", "durable");
    CHECK_OK(ln_kv_sync(kv, &t->call));
    for (int crash = 0; crash < 5; crash++) {
        put(t, kv, "old", "1");
        put(t, kv, "young", "2");
        put(t, kv, "old", "3");
        /* A machine stops without the last sync of an orderly stop. */
        ln_kvd_server_disconnect(server);
        usleep(20000);
        CHECK_OK(ln_kv_fault_crash(disk, &t->call, (size_t)ln_test_below(t, 3)));
        ln_kvd_server_stop(server);
        server = serve(t, disk, port);
        CHECK(holds(t, kv, "old", "3"));
        CHECK(holds(t, kv, "young", "2"));
    }
    CHECK_OK(ln_kv_sync(kv, &t->call));
    CHECK(ln_kv_fault_unsynced(disk) == 0);
    ln_kv_free(kv);
    ln_kvd_server_stop(server);
    ln_kv_free(disk);
    ln_kv_free(memory);
}

typedef struct {
    ln_kv_t *kv;
    int number;
} counter_t;

/* Counts up a value of its own: a lost or a doubled write would show. */
static void *count(void *subject)
{
    counter_t *counter = subject;
    ln_arena_t arena = {0};
    for (uint64_t i = 0; i < 200; i++) {
        ln_call_t call = ln_call(&arena);
        ln_batch_t batch = ln_batch(&arena);
        ln_bytes_t value, key = ln_format(&arena, "counter %d", counter->number);
        uint64_t now = 0;
        bool found;
        LN_ASSERT(ln_kv_get(counter->kv, &call, &value, &found, key, LN_KV_ENTRY) == LN_OK);
        LN_ASSERT(found == (i > 0) && (!found || ln_parse_u64(&now, value)) && now == i);
        ln_batch_put(&batch, LN_KV_ENTRY, key, ln_format(&arena, "%zu", (size_t)(i + 1)));
        LN_ASSERT(ln_kv_write(counter->kv, &call, &batch) == LN_OK);
        if (i % 16 == 0)
            LN_ASSERT(ln_kv_sync(counter->kv, &call) == LN_OK);
        ln_arena_reset(&arena);
    }
    ln_arena_release(&arena);
    return NULL;
}

TEST(kvd_threads_and_breaking_connections_lose_nothing)
{
    enum { THREADS = 4 };
    ln_kv_t *memory = ln_kv_memory();
    ln_kvd_server_t *server = serve(t, memory, 0);
    uint16_t port = ln_kvd_server_port(server);
    ln_kv_t *kv = open_name(t, port, "a");
    pthread_t threads[THREADS];
    counter_t counters[THREADS];
    for (int i = 0; i < THREADS; i++) {
        counters[i] = (counter_t){kv, i};
        CHECK(pthread_create(&threads[i], NULL, count, &counters[i]) == 0);
    }
    for (int i = 0; i < 10; i++) {
        usleep(5000);
        ln_kvd_server_disconnect(server);
    }
    ln_kvd_server_stop(server);
    server = serve(t, memory, port);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    CHECK(holds(t, kv, "counter 0", "200"));
    ln_kv_free(kv);
    ln_kvd_server_stop(server);
    ln_kv_free(memory);
}

/* --- namespaces and failures */

TEST(kvd_namespaces_are_separate_and_can_be_dropped)
{
    ln_kv_t *memory = ln_kv_memory();
    ln_kvd_server_t *server = serve(t, memory, 0);
    uint16_t port = ln_kvd_server_port(server);
    ln_kvd_options_t options = {.env = ln_env_system(), .host = "127.0.0.1", .port = port};
    ln_kv_t *a = open_name(t, port, "a"), *ab = open_name(t, port, "ab");
    ln_bytes_list_t names;
    put(t, a, "bk", "in a");
    put(t, ab, "k", "in ab");
    CHECK(holds(t, a, "k", NULL));
    CHECK(holds(t, ab, "k", "in ab"));
    CHECK_OK(ln_kvd_names(&t->call, &names, &options));
    CHECK(names.count == 2 && ln_bytes_equal_text(names.items[1], "ab"));
    CHECK_ERR(LN_ERR_STORAGE, ln_kvd_drop(&t->call, &options, LN_LITERAL("a")));
    ln_kv_free(a);
    usleep(50000); /* until the server has noticed */
    CHECK_OK(ln_kvd_drop(&t->call, &options, LN_LITERAL("a")));
    CHECK_OK(ln_kvd_names(&t->call, &names, &options));
    CHECK(names.count == 1);
    a = open_name(t, port, "a");
    CHECK(holds(t, a, "bk", NULL));
    CHECK(holds(t, ab, "k", "in ab"));
    ln_kv_free(a);
    ln_kv_free(ab);
    ln_kvd_server_stop(server);
    ln_kv_free(memory);
}

TEST(kvd_a_server_that_is_not_there_is_a_clear_error)
{
    ln_kv_t *kv;
    ln_kvd_options_t options = {
        .env = ln_env_system(), .host = "127.0.0.1", .port = 1, .name = "a", .give_up_us = 100000};
    CHECK_ERR(LN_ERR_STORAGE, ln_kvd_open(&t->call, &kv, &options));
    options.name = "No Name";
    CHECK_ERR(LN_ERR_CONFIGURATION, ln_kvd_open(&t->call, &kv, &options));
}

TEST(kvd_after_a_lost_write_nothing_is_promised)
{
    ln_kv_t *memory = ln_kv_memory(), *kv;
    ln_kvd_server_t *server = serve(t, memory, 0);
    ln_kvd_options_t options = {.env = ln_env_system(),
                                .host = "127.0.0.1",
                                .port = ln_kvd_server_port(server),
                                .name = "a",
                                .give_up_us = 100000};
    ln_batch_t batch = ln_batch(&t->arena);
    CHECK_OK(ln_kvd_open(&t->call, &kv, &options));
    ln_kvd_server_stop(server);
    ln_batch_put(&batch, LN_KV_ENTRY, ln_text("k"), ln_text("v"));
    CHECK_ERR(LN_ERR_STORAGE, ln_kv_write(kv, &t->call, &batch));
    server = serve(t, memory, options.port);
    CHECK_ERR(LN_ERR_STORAGE, ln_kv_write(kv, &t->call, &batch));
    CHECK_ERR(LN_ERR_STORAGE, ln_kv_sync(kv, &t->call));
    ln_kv_free(kv);
    ln_kvd_server_stop(server);
    ln_kv_free(memory);
}

TEST(kvd_a_store_of_something_else_is_refused)
{
    ln_kv_t *memory = ln_kv_memory();
    ln_kvd_server_t *server;
    ln_kvd_server_options_t options = {.env = ln_env_system(), .kv = memory, .host = "127.0.0.1"};
    put(t, memory, "V", "something else");
    CHECK_ERR(LN_ERR_CORRUPT, ln_kvd_server_start(&t->call, &server, &options));
    ln_kv_free(memory);
}
