/* SPDX-License-Identifier: Apache-2.0 */
#include "kvd/server.h"

#include "base/list.h"
#include "base/log.h"
#include "kv/commit.h"
#include "kv/prefix.h"
#include "kvd/frame.h"
#include "kvd/socket.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LAYOUT_VERSION 1
#define CONNECTIONS_MAX 256
#define GREETING_SECONDS 10
#define SCAN_STEP 64
#define LOCKS 16
#define WRITER_LIFE_US (30ull * 24 * 3600 * LN_SECOND_US) /* then its number is forgotten */

struct ln_kvd_server {
    ln_kvd_server_options_t options;
    ln_commit_t *commit;
    uint64_t instance;
    int listener;
    uint16_t port;
    pthread_t thread;
    pthread_mutex_t writers[LOCKS]; /* a writer's number is looked at and set under its lock */
    pthread_mutex_t lock;           /* protects all below */
    pthread_cond_t ended;
    ln_link_t connections;
    size_t connection_count;
};

typedef struct {
    ln_link_t link;
    ln_kvd_server_t *server;
    int socket;
    ln_kv_t *part; /* null until HELLO, or without a namespace */
    ln_bytes_t name;
    char name_bytes[256];
    ln_kvd_writer_t writer;
    uint64_t synced; /* what HELLO said */
    bool greeted;
} connection_t;

/* --- keys */

static ln_bytes_t version_key(void)
{
    return LN_LITERAL("K");
}

static ln_bytes_t name_key(ln_arena_t *arena, ln_bytes_t name)
{
    return ln_bytes_join(arena, LN_LITERAL("n"), name);
}

static ln_bytes_t data_prefix(ln_arena_t *arena, ln_bytes_t name)
{
    uint8_t head[2] = {'d', (uint8_t)name.size};
    return ln_bytes_join(arena, ln_bytes(head, sizeof(head)), name);
}

static ln_bytes_t writer_key(ln_arena_t *arena, const ln_kvd_writer_t *writer)
{
    return ln_bytes_join(arena, LN_LITERAL("w"), ln_bytes(writer->bytes, LN_KVD_WRITER));
}

/* --- the numbers of writers */

typedef struct {
    uint64_t sequence, written_us;
} progress_t;

static ln_err_t read_progress(ln_call_t *call, progress_t *out, ln_bytes_t value)
{
    ln_reader_t r = ln_reader(call->arena, value, LN_BCS);
    out->sequence = ln_read_u64(&r);
    out->written_us = ln_read_u64(&r);
    if (ln_reader_finish(call, &r, "a writer's number") == LN_OK)
        return LN_OK;
    return LN_FAIL(call, LN_ERR_CORRUPT, "the storage is damaged: %.*s", LN_TEXT_ARG(call->text));
}

/* The last sequence that is there. What the client knows to be durable is there, even if the number
 * has been forgotten since. */
static ln_err_t applied(ln_call_t *call, connection_t *c, uint64_t *out)
{
    ln_bytes_t value;
    bool found;
    progress_t progress = {0};
    LN_TRY(ln_kv_get(c->server->options.kv, call, &value, &found,
                     writer_key(call->arena, &c->writer), LN_KV_ENTRY));
    if (found)
        LN_TRY(read_progress(call, &progress, value));
    *out = LN_MAX(progress.sequence, c->synced);
    return LN_OK;
}

static void put_progress(ln_batch_t *batch, const connection_t *c, uint64_t sequence)
{
    ln_buffer_t value = ln_buffer(batch->arena);
    ln_writer_t w = ln_writer(&value, LN_BCS);
    ln_write_u64(&w, sequence);
    ln_write_u64(&w, ln_env_now_us(c->server->options.env));
    ln_batch_put(batch, LN_KV_ENTRY, writer_key(batch->arena, &c->writer), ln_buffer_bytes(&value));
}

static pthread_mutex_t *lock_of(connection_t *c)
{
    return &c->server->writers[c->writer.bytes[0] % LOCKS];
}

/* --- requests; what fails here is told to the client, who may go on */

static ln_err_t make_namespace(ln_call_t *call, ln_kv_t *kv, ln_bytes_t key)
{
    bool found;
    ln_batch_t batch = ln_batch(call->arena);
    LN_TRY(ln_kv_get(kv, call, NULL, &found, key, LN_KV_ENTRY));
    if (found)
        return LN_OK;
    ln_batch_put(&batch, LN_KV_ENTRY, key, ln_bytes("", 0));
    return ln_kv_write(kv, call, &batch);
}

static ln_err_t hello(ln_call_t *call, connection_t *c, ln_kvd_answer_t *answer,
                      const ln_kvd_request_t *request)
{
    ln_kvd_server_t *server = c->server;
    ln_bytes_t name = request->hello.name;
    c->writer = request->hello.writer;
    c->synced = request->hello.synced;
    if (name.size > 0) {
        LN_TRY(make_namespace(call, server->options.kv, name_key(call->arena, name)));
        pthread_mutex_lock(&server->lock);
        memcpy(c->name_bytes, name.data, name.size);
        c->name = ln_bytes(c->name_bytes, name.size);
        pthread_mutex_unlock(&server->lock);
        c->part = ln_kv_prefix(server->options.kv, data_prefix(call->arena, name));
    }
    c->greeted = true;
    ln_kvd_set_patience(c->socket, 0);
    answer->tag = LN_KVD_WELCOME;
    answer->welcome.instance = server->instance;
    return applied(call, c, &answer->welcome.applied);
}

static ln_err_t get(ln_call_t *call, connection_t *c, ln_kvd_answer_t *answer,
                    const ln_kvd_request_t *request)
{
    answer->tag = LN_KVD_VALUE;
    return ln_kv_get(c->part, call, request->get.with_value ? &answer->value.value : NULL,
                     &answer->value.found, request->get.key, LN_KV_ENTRY);
}

/* The key that follows directly behind another one. */
static ln_bytes_t successor(ln_arena_t *arena, ln_bytes_t key)
{
    return ln_bytes_join(arena, key, ln_bytes("", 1));
}

static ln_err_t scan(ln_call_t *call, connection_t *c, ln_kvd_answer_t *answer,
                     const ln_kvd_request_t *request)
{
    ln_kv_range_t range = request->scan;
    ln_kv_entry_list_t *list = &answer->entries.list;
    size_t wanted = range.limit, bytes = 0;
    answer->tag = LN_KVD_ENTRIES;
    while (list->count < wanted && bytes < LN_KVD_PAGE_MAX) {
        ln_kv_entry_list_t step;
        range.limit = LN_MIN(wanted - list->count, SCAN_STEP);
        LN_TRY(ln_kv_scan(c->part, call, &step, &range));
        for (size_t i = 0; i < step.count; i++) {
            *LN_PUSH(call->arena, list) = step.items[i];
            bytes += step.items[i].key.size + step.items[i].value.size;
        }
        if (step.count < range.limit)
            return LN_OK;
        range.from = successor(call->arena, list->items[list->count - 1].key);
    }
    answer->entries.more = list->count < wanted;
    return LN_OK;
}

/* The part's keys, as ln_kv_prefix would make them, and the number, in one batch. */
static ln_err_t apply(ln_call_t *call, connection_t *c, const ln_kvd_request_t *request)
{
    ln_bytes_t prefix = data_prefix(call->arena, c->name);
    ln_batch_t batch = request->write.batch;
    for (size_t i = 0; i < batch.count; i++)
        batch.items[i].key = ln_bytes_join(call->arena, prefix, batch.items[i].key);
    put_progress(&batch, c, request->write.sequence);
    return ln_kv_write(c->server->options.kv, call, &batch);
}

static ln_err_t write_batch(ln_call_t *call, connection_t *c, ln_kvd_answer_t *answer,
                            const ln_kvd_request_t *request)
{
    uint64_t last;
    answer->tag = LN_KVD_DONE;
    pthread_mutex_lock(lock_of(c));
    ln_err_t err = applied(call, c, &last);
    if (err == LN_OK && request->write.sequence == last + 1)
        err = apply(call, c, request);
    else if (err == LN_OK && request->write.sequence > last)
        answer->tag = LN_KVD_BEHIND;
    pthread_mutex_unlock(lock_of(c));
    return err;
}

typedef struct {
    ln_commit_item_t item;
    pthread_mutex_t lock; /* protects done */
    pthread_cond_t changed;
    bool done;
} waiter_t;

static void durable(ln_commit_item_t *item)
{
    waiter_t *waiter = LN_CONTAINER(item, waiter_t, item);
    pthread_mutex_lock(&waiter->lock);
    waiter->done = true;
    pthread_cond_signal(&waiter->changed);
    pthread_mutex_unlock(&waiter->lock);
}

static void wait_until_durable(ln_kvd_server_t *server)
{
    waiter_t waiter = {.item.release = durable,
                       .lock = PTHREAD_MUTEX_INITIALIZER,
                       .changed = PTHREAD_COND_INITIALIZER};
    ln_commit_submit(server->commit, &waiter.item);
    pthread_mutex_lock(&waiter.lock);
    while (!waiter.done)
        pthread_cond_wait(&waiter.changed, &waiter.lock);
    pthread_mutex_unlock(&waiter.lock);
}

static ln_err_t sync_writes(ln_call_t *call, connection_t *c, ln_kvd_answer_t *answer,
                            const ln_kvd_request_t *request)
{
    uint64_t last;
    LN_TRY(applied(call, c, &last));
    answer->tag = request->sync <= last ? LN_KVD_DONE : LN_KVD_BEHIND;
    if (answer->tag == LN_KVD_DONE)
        wait_until_durable(c->server);
    return LN_OK;
}

static ln_err_t bye(ln_call_t *call, connection_t *c, ln_kvd_answer_t *answer)
{
    ln_batch_t batch = ln_batch(call->arena);
    answer->tag = LN_KVD_DONE;
    ln_batch_delete(&batch, LN_KV_ENTRY, writer_key(call->arena, &c->writer));
    return ln_kv_write(c->server->options.kv, call, &batch);
}

static ln_err_t names(ln_call_t *call, connection_t *c, ln_kvd_answer_t *answer)
{
    ln_kv_entry_list_t list;
    ln_kv_range_t range = {.prefix = LN_LITERAL("n"), .limit = SIZE_MAX, .keys_only = true};
    answer->tag = LN_KVD_NAME_LIST;
    LN_TRY(ln_kv_scan(c->server->options.kv, call, &list, &range));
    for (size_t i = 0; i < list.count; i++)
        *LN_PUSH(call->arena, &answer->names) = list.items[i].key;
    return LN_OK;
}

static bool in_use(ln_kvd_server_t *server, ln_bytes_t name)
{
    bool used = false;
    pthread_mutex_lock(&server->lock);
    for (LN_LIST_EACH (link, &server->connections))
        used |= ln_bytes_equal(LN_CONTAINER(link, connection_t, link)->name, name);
    pthread_mutex_unlock(&server->lock);
    return used;
}

static ln_err_t drop(ln_call_t *call, connection_t *c, ln_kvd_answer_t *answer, ln_bytes_t name)
{
    ln_batch_t batch = ln_batch(call->arena);
    answer->tag = LN_KVD_DONE;
    if (!ln_kvd_is_name(name))
        return LN_FAIL(call, LN_ERR_INVALID_INPUT, "'%.*s' is no namespace", LN_TEXT_ARG(name));
    if (in_use(c->server, name))
        return LN_FAIL(call, LN_ERR_CONFIGURATION,
                       "the namespace '%.*s' is in use: stop the programs that use it first",
                       LN_TEXT_ARG(name));
    ln_batch_delete_prefix(&batch, data_prefix(call->arena, name));
    ln_batch_delete(&batch, LN_KV_ENTRY, name_key(call->arena, name));
    LN_TRY(ln_kv_write(c->server->options.kv, call, &batch));
    wait_until_durable(c->server);
    return LN_OK;
}

static ln_err_t answer_data(ln_call_t *call, connection_t *c, ln_kvd_answer_t *answer,
                            const ln_kvd_request_t *request)
{
    if (c->part == NULL)
        return LN_FAIL(call, LN_ERR_INVALID_INPUT, "no namespace was named");
    switch (request->tag) {
    case LN_KVD_GET:
        return get(call, c, answer, request);
    case LN_KVD_SCAN:
        return scan(call, c, answer, request);
    case LN_KVD_WRITE:
        return write_batch(call, c, answer, request);
    case LN_KVD_SYNC:
        return sync_writes(call, c, answer, request);
    default:
        LN_UNREACHABLE();
    }
}

static ln_err_t answer_request(ln_call_t *call, connection_t *c, ln_kvd_answer_t *answer,
                               const ln_kvd_request_t *request)
{
    if (c->greeted != (request->tag != LN_KVD_HELLO))
        return LN_FAIL(call, LN_ERR_INVALID_INPUT, "one greeting comes first, and only then");
    switch (request->tag) {
    case LN_KVD_HELLO:
        return hello(call, c, answer, request);
    case LN_KVD_GET:
    case LN_KVD_SCAN:
    case LN_KVD_WRITE:
    case LN_KVD_SYNC:
        return answer_data(call, c, answer, request);
    case LN_KVD_BYE:
        return bye(call, c, answer);
    case LN_KVD_NAMES:
        return names(call, c, answer);
    case LN_KVD_DROP:
        return drop(call, c, answer, request->drop);
    case LN_KVD_REQUEST_COUNT:
        break;
    }
    LN_UNREACHABLE();
}

/* --- connections */

/* One request and its answer; an error ends the connection. */
static ln_err_t serve_one(ln_call_t *call, connection_t *c)
{
    ln_bytes_t message, frame;
    ln_kvd_request_t request;
    ln_kvd_answer_t answer = {0};
    LN_TRY(ln_kvd_receive(call, c->socket, &message));
    LN_TRY(ln_kvd_read_request(call, &request, message));
    ln_err_t err = answer_request(call, c, &answer, &request);
    if (err != LN_OK)
        answer = (ln_kvd_answer_t){.tag = LN_KVD_ERROR, .error = ln_call_text(call, err)};
    LN_TRY(ln_kvd_write_answer(call, &frame, &answer));
    return ln_kvd_send(call, c->socket, frame);
}

static void forget(connection_t *c)
{
    ln_kvd_server_t *server = c->server;
    ln_kv_free(c->part);
    pthread_mutex_lock(&server->lock);
    ln_list_remove(&c->link);
    server->connection_count--;
    close(c->socket); /* under the lock: nobody interrupts a number that belongs to another */
    free(c);
    pthread_cond_broadcast(&server->ended);
    pthread_mutex_unlock(&server->lock);
}

static void *serve(void *subject)
{
    connection_t *c = subject;
    ln_arena_t arena = {0};
    ln_err_t err = LN_OK;
    ln_kvd_set_patience(c->socket, GREETING_SECONDS);
    while (err == LN_OK) {
        ln_call_t call = ln_call(&arena);
        err = serve_one(&call, c);
        if (err != LN_OK && err != LN_ERR_IO)
            LN_WARN("storage", "a connection was closed: %.*s",
                    LN_TEXT_ARG(ln_call_text(&call, err)));
        ln_arena_reset(&arena);
    }
    ln_arena_release(&arena);
    forget(c);
    return NULL;
}

static bool admit(ln_kvd_server_t *server, connection_t *c)
{
    size_t most = server->options.connections_max;
    pthread_mutex_lock(&server->lock);
    bool room = server->connection_count < (most != 0 ? most : CONNECTIONS_MAX);
    if (room) {
        server->connection_count++;
        ln_list_append(&server->connections, &c->link);
    }
    pthread_mutex_unlock(&server->lock);
    return room;
}

static void refuse(int socket)
{
    ln_arena_t arena = {0};
    ln_call_t call = ln_call(&arena);
    ln_bytes_t frame;
    ln_kvd_answer_t answer = {.tag = LN_KVD_ERROR,
                              .error = LN_LITERAL("too many programs use the storage server")};
    if (ln_kvd_write_answer(&call, &frame, &answer) == LN_OK &&
        ln_kvd_send(&call, socket, frame) != LN_OK)
        LN_DEBUG("storage", "a refused connection did not listen");
    close(socket);
    ln_arena_release(&arena);
}

static void *accept_all(void *subject)
{
    ln_kvd_server_t *server = subject;
    int fd;
    while ((fd = ln_kvd_accept(server->listener)) >= 0) {
        pthread_t thread;
        connection_t *c = ln_zalloc(sizeof(*c));
        c->server = server;
        c->socket = fd;
        if (!admit(server, c)) {
            refuse(fd);
            free(c);
        } else if (pthread_create(&thread, NULL, serve, c) != 0) {
            forget(c);
        } else {
            pthread_detach(thread);
        }
    }
    return NULL;
}

/* --- start and stop */

static ln_err_t check_layout(ln_call_t *call, ln_kv_t *kv)
{
    ln_bytes_t version;
    ln_kv_entry_list_t any;
    bool found;
    uint8_t ours = LAYOUT_VERSION;
    LN_TRY(ln_kv_get(kv, call, &version, &found, version_key(), LN_KV_ENTRY));
    if (found && version.size == 1 && version.data[0] == ours)
        return LN_OK;
    LN_TRY(ln_kv_scan(kv, call, &any, &(ln_kv_range_t){.limit = 1, .keys_only = true}));
    if (found || any.count > 0)
        return LN_FAIL(call, LN_ERR_CORRUPT,
                       "the storage holds something else than the data of a storage server of this "
                       "version: use an empty folder");
    ln_batch_t batch = ln_batch(call->arena);
    ln_batch_put(&batch, LN_KV_ENTRY, version_key(), ln_bytes(&ours, 1));
    return ln_kv_write(kv, call, &batch);
}

/* The numbers of clients that have not ended properly, long ago. */
static ln_err_t forget_old_writers(ln_call_t *call, ln_kv_t *kv, ln_env_t *env)
{
    uint64_t now = ln_env_now_us(env);
    ln_kv_entry_list_t list;
    ln_batch_t batch = ln_batch(call->arena);
    ln_bytes_t prefix = LN_LITERAL("w");
    LN_TRY(ln_kv_scan(kv, call, &list, &(ln_kv_range_t){.prefix = prefix, .limit = SIZE_MAX}));
    for (size_t i = 0; i < list.count; i++) {
        progress_t progress;
        LN_TRY(read_progress(call, &progress, list.items[i].value));
        if (progress.written_us + WRITER_LIFE_US < now)
            ln_batch_delete(&batch, LN_KV_ENTRY,
                            ln_bytes_join(call->arena, prefix, list.items[i].key));
    }
    return batch.count > 0 ? ln_kv_write(kv, call, &batch) : LN_OK;
}

ln_err_t ln_kvd_server_start(ln_call_t *call, ln_kvd_server_t **out,
                             const ln_kvd_server_options_t *options)
{
    int listener;
    uint16_t port;
    LN_TRY(check_layout(call, options->kv));
    LN_TRY(forget_old_writers(call, options->kv, options->env));
    LN_TRY(ln_kvd_listen(call, &listener, &port, options->host, options->port));
    ln_kvd_server_t *server = ln_zalloc(sizeof(*server));
    server->options = *options;
    server->listener = listener;
    server->port = port;
    server->instance = ln_env_random_u64(options->env);
    server->commit = ln_commit_start(options->kv);
    for (size_t i = 0; i < LOCKS; i++)
        pthread_mutex_init(&server->writers[i], NULL);
    pthread_mutex_init(&server->lock, NULL);
    pthread_cond_init(&server->ended, NULL);
    ln_list_init(&server->connections);
    int failed = pthread_create(&server->thread, NULL, accept_all, server);
    LN_ASSERT(failed == 0);
    *out = server;
    return LN_OK;
}

uint16_t ln_kvd_server_port(const ln_kvd_server_t *server)
{
    return server->port;
}

void ln_kvd_server_disconnect(ln_kvd_server_t *server)
{
    pthread_mutex_lock(&server->lock);
    for (LN_LIST_EACH (link, &server->connections))
        ln_kvd_interrupt(LN_CONTAINER(link, connection_t, link)->socket);
    pthread_mutex_unlock(&server->lock);
}

void ln_kvd_server_stop(ln_kvd_server_t *server)
{
    if (server == NULL)
        return;
    ln_kvd_interrupt(server->listener);
    pthread_join(server->thread, NULL);
    close(server->listener);
    ln_kvd_server_disconnect(server);
    pthread_mutex_lock(&server->lock);
    while (server->connection_count > 0)
        pthread_cond_wait(&server->ended, &server->lock);
    pthread_mutex_unlock(&server->lock);
    wait_until_durable(server);
    ln_commit_stop(server->commit);
    for (size_t i = 0; i < LOCKS; i++)
        pthread_mutex_destroy(&server->writers[i]);
    pthread_mutex_destroy(&server->lock);
    pthread_cond_destroy(&server->ended);
    free(server);
}
