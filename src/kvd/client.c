/* SPDX-License-Identifier: Apache-2.0 */
#include "kvd/client.h"

#include "base/list.h"
#include "base/log.h"
#include "kvd/frame.h"
#include "kvd/socket.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define GIVE_UP_US (60ull * LN_SECOND_US)
#define PAUSE_MIN_US 20000
#define PAUSE_MAX_US LN_SECOND_US
#define TRIES_QUIET 6                 /* about a second */
#define WINDOW_MAX ((size_t)64 << 20) /* bytes written and not synced */

typedef struct {
    ln_link_t link;
    int socket;        /* -1: none */
    uint64_t instance; /* of the server that it leads to */
} channel_t;

/* A write that may not be durable yet. */
typedef struct {
    ln_link_t link;
    uint64_t sequence;
    size_t size;
    uint8_t frame[];
} kept_t;

typedef struct {
    ln_kv_t kv;
    ln_env_t *env;
    char *host, *name;
    uint16_t port;
    uint64_t give_up_us;
    ln_kvd_writer_t id;

    pthread_mutex_t readers_lock; /* protects readers */
    ln_link_t readers;            /* connections that nobody uses */

    pthread_mutex_t sync_lock; /* protects syncer */
    channel_t syncer;

    pthread_mutex_t write_lock; /* protects all below; taken after the others */
    channel_t writer;
    uint64_t sequence, synced; /* of the last write; of the last durable one */
    ln_link_t kept;            /* those between, in order */
    size_t kept_bytes;
    uint64_t instance; /* that has all of them */
    bool broken;
} client_t;

static client_t *client_of(ln_kv_t *kv)
{
    return LN_CONTAINER(kv, client_t, kv);
}

/* --- one connection */

static void close_channel(channel_t *channel)
{
    if (channel->socket >= 0)
        close(channel->socket);
    channel->socket = -1;
}

/* Whatever happens to the connection is LN_ERR_IO, and ends it; what the server refuses is
 * LN_ERR_STORAGE. */
static ln_err_t exchange(ln_call_t *call, channel_t *channel, ln_kvd_answer_t *answer,
                         ln_bytes_t frame)
{
    ln_bytes_t message;
    ln_err_t err = ln_kvd_send(call, channel->socket, frame);
    if (err == LN_OK)
        err = ln_kvd_receive(call, channel->socket, &message);
    if (err == LN_OK)
        err = ln_kvd_read_answer(call, answer, message);
    if (err != LN_OK) {
        close_channel(channel);
        return LN_FAIL(call, LN_ERR_IO, "%.*s", LN_TEXT_ARG(ln_call_text(call, err)));
    }
    if (answer->tag == LN_KVD_ERROR)
        return LN_FAIL(call, LN_ERR_STORAGE, "the storage server: %.*s",
                       LN_TEXT_ARG(answer->error));
    return LN_OK;
}

static ln_err_t ask(ln_call_t *call, channel_t *channel, ln_kvd_answer_t *answer,
                    const ln_kvd_request_t *request, ln_kvd_answer_tag_t expected)
{
    ln_bytes_t frame;
    LN_TRY(ln_kvd_write_request(call, &frame, request));
    LN_TRY(exchange(call, channel, answer, frame));
    if (answer->tag == expected)
        return LN_OK;
    close_channel(channel);
    return LN_FAIL(call, LN_ERR_IO, "the storage server answers something else");
}

/* Connects and greets, unless there is a connection. *applied is untouched then. */
static ln_err_t greet(ln_call_t *call, client_t *client, channel_t *channel, uint64_t *applied,
                      uint64_t synced)
{
    ln_kvd_answer_t answer;
    ln_kvd_request_t hello = {
        .tag = LN_KVD_HELLO,
        .hello = {.name = ln_text(client->name), .writer = client->id, .synced = synced}};
    if (channel->socket >= 0)
        return LN_OK;
    LN_TRY(ln_kvd_connect(call, &channel->socket, client->host, client->port));
    ln_err_t err = ask(call, channel, &answer, &hello, LN_KVD_WELCOME);
    if (err != LN_OK) {
        close_channel(channel);
        return err;
    }
    channel->instance = answer.welcome.instance;
    *applied = answer.welcome.applied;
    return LN_OK;
}

/* --- trying again */

typedef struct {
    client_t *client;
    uint64_t begun_us, pause_us;
    unsigned tries;
} patience_t;

static patience_t patience(client_t *client)
{
    return (patience_t){client, ln_env_monotonic_us(client->env), PAUSE_MIN_US, 0};
}

/* After a failure: waits and is true if it is worth another try. */
static bool try_again(patience_t *p, ln_call_t *call, ln_err_t err)
{
    if (err != LN_ERR_IO)
        return false;
    uint64_t waited = ln_env_monotonic_us(p->client->env) - p->begun_us;
    if (waited + p->pause_us > p->client->give_up_us)
        return false;
    if (++p->tries == TRIES_QUIET)
        LN_WARN("storage", "the storage server does not answer, trying on: %.*s",
                LN_TEXT_ARG(ln_call_text(call, err)));
    usleep((useconds_t)p->pause_us);
    p->pause_us = LN_MIN(2 * p->pause_us, PAUSE_MAX_US);
    return true;
}

/* What a caller of the seam gets to hear. */
static ln_err_t outcome(ln_call_t *call, const client_t *client, ln_err_t err)
{
    if (err != LN_ERR_IO)
        return err;
    return LN_FAIL(call, LN_ERR_STORAGE, "the storage server at %s:%u cannot be reached: %.*s",
                   client->host, client->port, LN_TEXT_ARG(ln_call_text(call, err)));
}

/* --- writing; under write_lock */

static void forget_kept(client_t *client, uint64_t synced)
{
    client->synced = LN_MAX(client->synced, synced);
    for (LN_LIST_EACH (link, &client->kept)) {
        kept_t *kept = LN_CONTAINER(link, kept_t, link);
        if (kept->sequence > synced)
            return;
        ln_list_remove(link);
        client->kept_bytes -= kept->size;
        free(kept);
    }
}

static ln_err_t write_kept(ln_call_t *call, client_t *client, const kept_t *kept)
{
    ln_kvd_answer_t answer;
    LN_TRY(exchange(call, &client->writer, &answer, ln_bytes(kept->frame, kept->size)));
    if (answer.tag == LN_KVD_DONE)
        return LN_OK;
    close_channel(&client->writer);
    return LN_FAIL(call, LN_ERR_IO, "the storage server misses earlier writes");
}

/* Makes the connection if there is none, and writes what the server has lost. Afterwards it has
 * everything that is kept. */
static ln_err_t connect_writer(ln_call_t *call, client_t *client)
{
    uint64_t applied = UINT64_MAX;
    LN_TRY(greet(call, client, &client->writer, &applied, client->synced));
    for (LN_LIST_EACH (link, &client->kept)) {
        const kept_t *kept = LN_CONTAINER(link, kept_t, link);
        if (kept->sequence > applied)
            LN_TRY(write_kept(call, client, kept));
    }
    client->instance = client->writer.instance;
    return LN_OK;
}

static ln_err_t sync_kept(ln_call_t *call, client_t *client, channel_t *channel, uint64_t sequence)
{
    ln_kvd_answer_t answer;
    ln_bytes_t frame;
    ln_kvd_request_t request = {.tag = LN_KVD_SYNC, .sync = sequence};
    LN_TRY(ln_kvd_write_request(call, &frame, &request));
    LN_TRY(exchange(call, channel, &answer, frame));
    if (answer.tag == LN_KVD_DONE)
        return LN_OK;
    close_channel(channel);
    pthread_mutex_lock(&client->write_lock);
    close_channel(&client->writer); /* which makes it compare */
    pthread_mutex_unlock(&client->write_lock);
    return LN_FAIL(call, LN_ERR_IO, "the storage server misses writes");
}

static kept_t *keep(client_t *client, uint64_t sequence, ln_bytes_t frame)
{
    kept_t *kept = ln_alloc(sizeof(*kept) + frame.size);
    *kept = (kept_t){.sequence = sequence, .size = frame.size};
    memcpy(kept->frame, frame.data, frame.size);
    ln_list_append(&client->kept, &kept->link);
    client->kept_bytes += kept->size;
    return kept;
}

static void drop_kept(client_t *client, kept_t *kept)
{
    ln_list_remove(&kept->link);
    client->kept_bytes -= kept->size;
    free(kept);
}

/* A connection that is made anew has written everything that is kept. */
static ln_err_t write_once(ln_call_t *call, client_t *client, const kept_t *kept)
{
    if (client->writer.socket < 0)
        return connect_writer(call, client);
    return write_kept(call, client, kept);
}

static ln_err_t write_frame(ln_call_t *call, client_t *client, ln_bytes_t frame, uint64_t sequence)
{
    patience_t p = patience(client);
    kept_t *kept = keep(client, sequence, frame);
    ln_err_t err;
    do
        err = write_once(call, client, kept);
    while (try_again(&p, call, err));
    if (err == LN_OK) {
        client->sequence = sequence;
    } else if (err == LN_ERR_IO) {
        client->broken = true; /* nobody knows whether it was written */
        drop_kept(client, kept);
    } else {
        drop_kept(client, kept); /* refused, so the number is free */
    }
    return err;
}

static ln_err_t write_locked(ln_call_t *call, client_t *client, const ln_batch_t *batch)
{
    ln_bytes_t frame;
    ln_kvd_request_t request = {.tag = LN_KVD_WRITE,
                                .write = {.sequence = client->sequence + 1, .batch = *batch}};
    if (client->broken)
        return LN_FAIL(call, LN_ERR_STORAGE, "an earlier write to the storage server was lost");
    LN_TRY(ln_kvd_write_request(call, &frame, &request));
    return write_frame(call, client, frame, request.write.sequence);
}

static ln_err_t client_sync(ln_kv_t *kv, ln_call_t *call);

static ln_err_t client_write(ln_kv_t *kv, ln_call_t *call, const ln_batch_t *batch)
{
    client_t *client = client_of(kv);
    pthread_mutex_lock(&client->write_lock);
    ln_err_t err = write_locked(call, client, batch);
    bool full = client->kept_bytes > WINDOW_MAX;
    pthread_mutex_unlock(&client->write_lock);
    if (err == LN_OK && full)
        return client_sync(kv, call);
    return outcome(call, client, err);
}

/* --- syncing */

/* The number of the last write, after everything kept is at the server that the channel leads to.
 */
static ln_err_t catch_up(ln_call_t *call, client_t *client, const channel_t *channel,
                         uint64_t *sequence)
{
    ln_err_t err = LN_OK;
    pthread_mutex_lock(&client->write_lock);
    if (client->instance != channel->instance) {
        close_channel(&client->writer);
        err = connect_writer(call, client);
    } else if (client->writer.socket < 0) {
        err = connect_writer(call, client);
    }
    if (err == LN_OK && client->instance != channel->instance)
        err = LN_FAIL(call, LN_ERR_IO, "the storage server was started again");
    *sequence = client->sequence;
    pthread_mutex_unlock(&client->write_lock);
    return err;
}

/* Connects a channel to a server that has all writes. */
static ln_err_t connect_channel(ln_call_t *call, client_t *client, channel_t *channel,
                                uint64_t *sequence)
{
    uint64_t applied;
    pthread_mutex_lock(&client->write_lock);
    uint64_t synced = client->synced;
    pthread_mutex_unlock(&client->write_lock);
    LN_TRY(greet(call, client, channel, &applied, synced));
    ln_err_t err = catch_up(call, client, channel, sequence);
    if (err != LN_OK)
        close_channel(channel);
    return err;
}

static ln_err_t sync_once(ln_call_t *call, client_t *client)
{
    uint64_t sequence;
    LN_TRY(connect_channel(call, client, &client->syncer, &sequence));
    LN_TRY(sync_kept(call, client, &client->syncer, sequence));
    pthread_mutex_lock(&client->write_lock);
    forget_kept(client, sequence);
    pthread_mutex_unlock(&client->write_lock);
    return LN_OK;
}

static ln_err_t check_broken(ln_call_t *call, client_t *client)
{
    pthread_mutex_lock(&client->write_lock);
    bool broken = client->broken;
    pthread_mutex_unlock(&client->write_lock);
    if (broken)
        return LN_FAIL(call, LN_ERR_STORAGE, "a write to the storage server was lost");
    return LN_OK;
}

static ln_err_t client_sync(ln_kv_t *kv, ln_call_t *call)
{
    client_t *client = client_of(kv);
    patience_t p = patience(client);
    ln_err_t err;
    LN_TRY(check_broken(call, client));
    pthread_mutex_lock(&client->sync_lock);
    do
        err = sync_once(call, client);
    while (try_again(&p, call, err));
    pthread_mutex_unlock(&client->sync_lock);
    return outcome(call, client, err);
}

/* --- reading */

static channel_t *take_reader(client_t *client)
{
    pthread_mutex_lock(&client->readers_lock);
    ln_link_t *link = ln_list_pop(&client->readers);
    pthread_mutex_unlock(&client->readers_lock);
    if (link != NULL)
        return LN_CONTAINER(link, channel_t, link);
    channel_t *channel = ln_zalloc(sizeof(*channel));
    channel->socket = -1;
    return channel;
}

static void give_back(client_t *client, channel_t *channel)
{
    pthread_mutex_lock(&client->readers_lock);
    ln_list_append(&client->readers, &channel->link);
    pthread_mutex_unlock(&client->readers_lock);
}

static ln_err_t read_once(ln_call_t *call, client_t *client, channel_t *channel,
                          ln_kvd_answer_t *answer, const ln_kvd_request_t *request,
                          ln_kvd_answer_tag_t expected)
{
    uint64_t sequence;
    if (channel->socket < 0)
        LN_TRY(connect_channel(call, client, channel, &sequence));
    return ask(call, channel, answer, request, expected);
}

static ln_err_t read_answer(ln_call_t *call, client_t *client, ln_kvd_answer_t *answer,
                            const ln_kvd_request_t *request, ln_kvd_answer_tag_t expected)
{
    patience_t p = patience(client);
    channel_t *channel = take_reader(client);
    ln_err_t err;
    do
        err = read_once(call, client, channel, answer, request, expected);
    while (try_again(&p, call, err));
    give_back(client, channel);
    return outcome(call, client, err);
}

static ln_err_t client_get(ln_kv_t *kv, ln_call_t *call, ln_bytes_t *value, bool *found,
                           ln_bytes_t key, ln_kv_place_t place)
{
    ln_kvd_answer_t answer;
    ln_kvd_request_t request = {.tag = LN_KVD_GET, .get = {key, value != NULL}};
    (void)place;
    LN_TRY(read_answer(call, client_of(kv), &answer, &request, LN_KVD_VALUE));
    *found = answer.value.found;
    if (value != NULL && *found)
        *value = answer.value.value;
    return LN_OK;
}

static ln_err_t client_scan(ln_kv_t *kv, ln_call_t *call, ln_kv_entry_list_t *out,
                            const ln_kv_range_t *range)
{
    ln_kv_entry_list_t list = {0};
    ln_kvd_answer_t answer = {.entries.more = true};
    ln_kvd_request_t request = {.tag = LN_KVD_SCAN, .scan = *range};
    while (answer.entries.more && list.count < range->limit) {
        request.scan.limit = range->limit - list.count;
        LN_TRY(read_answer(call, client_of(kv), &answer, &request, LN_KVD_ENTRIES));
        const ln_kv_entry_list_t *page = &answer.entries.list;
        for (size_t i = 0; i < page->count; i++)
            *LN_PUSH(call->arena, &list) = page->items[i];
        if (page->count == 0)
            break;
        request.scan.from =
            ln_bytes_join(call->arena, page->items[page->count - 1].key, ln_bytes("", 1));
    }
    *out = list;
    return LN_OK;
}

/* --- opening and closing */

/* The server may forget our number when everything is durable. */
static void say_bye(client_t *client)
{
    ln_arena_t arena = {0};
    ln_call_t call = ln_call(&arena);
    ln_kvd_answer_t answer;
    ln_kvd_request_t request = {.tag = LN_KVD_BYE};
    if (client->writer.socket >= 0 && ln_list_empty(&client->kept) &&
        ask(&call, &client->writer, &answer, &request, LN_KVD_DONE) != LN_OK)
        LN_DEBUG("storage", "the storage server was gone first");
    ln_arena_release(&arena);
}

static void client_free(ln_kv_t *kv)
{
    client_t *client = client_of(kv);
    ln_link_t *link;
    say_bye(client);
    close_channel(&client->writer);
    close_channel(&client->syncer);
    while ((link = ln_list_pop(&client->readers)) != NULL) {
        channel_t *channel = LN_CONTAINER(link, channel_t, link);
        close_channel(channel);
        free(channel);
    }
    forget_kept(client, UINT64_MAX);
    pthread_mutex_destroy(&client->readers_lock);
    pthread_mutex_destroy(&client->sync_lock);
    pthread_mutex_destroy(&client->write_lock);
    free(client->host);
    free(client->name);
    free(client);
}

static client_t *client_new(const ln_kvd_options_t *options, const char *name)
{
    static const ln_kv_ops_t ops = {client_get, client_scan, client_write, client_sync,
                                    client_free};
    client_t *client = ln_zalloc(sizeof(*client));
    client->kv = (ln_kv_t){.ops = &ops};
    client->env = options->env;
    client->host = ln_alloc_text(options->host);
    client->name = ln_alloc_text(name);
    client->port = options->port;
    client->give_up_us = options->give_up_us != 0 ? options->give_up_us : GIVE_UP_US;
    ln_env_random(options->env, client->id.bytes, sizeof(client->id));
    pthread_mutex_init(&client->readers_lock, NULL);
    pthread_mutex_init(&client->sync_lock, NULL);
    pthread_mutex_init(&client->write_lock, NULL);
    ln_list_init(&client->readers);
    ln_list_init(&client->kept);
    client->writer.socket = client->syncer.socket = -1;
    return client;
}

/* What somebody before us has written may not be durable yet, and nobody may be left who would
 * write it again; we are going to build on it. */
static ln_err_t first_connection(ln_call_t *call, client_t *client)
{
    return client_sync(&client->kv, call);
}

ln_err_t ln_kvd_open(ln_call_t *call, ln_kv_t **out, const ln_kvd_options_t *options)
{
    if (!ln_kvd_is_name(ln_text(options->name)))
        return LN_FAIL(call, LN_ERR_CONFIGURATION,
                       "the namespace '%s' may only have lowercase letters, digits and '_'",
                       options->name);
    client_t *client = client_new(options, options->name);
    ln_err_t err = first_connection(call, client);
    if (err != LN_OK) {
        client_free(&client->kv);
        return err;
    }
    *out = &client->kv;
    return LN_OK;
}

/* --- for tools */

static ln_err_t ask_without_name(ln_call_t *call, const ln_kvd_options_t *options,
                                 ln_kvd_answer_t *answer, const ln_kvd_request_t *request,
                                 ln_kvd_answer_tag_t expected)
{
    client_t *client = client_new(options, "");
    ln_err_t err = read_answer(call, client, answer, request, expected);
    client_free(&client->kv);
    return err;
}

ln_err_t ln_kvd_names(ln_call_t *call, ln_bytes_list_t *out, const ln_kvd_options_t *options)
{
    ln_kvd_answer_t answer;
    ln_kvd_request_t request = {.tag = LN_KVD_NAMES};
    LN_TRY(ask_without_name(call, options, &answer, &request, LN_KVD_NAME_LIST));
    *out = answer.names;
    return LN_OK;
}

ln_err_t ln_kvd_drop(ln_call_t *call, const ln_kvd_options_t *options, ln_bytes_t name)
{
    ln_kvd_answer_t answer;
    ln_kvd_request_t request = {.tag = LN_KVD_DROP, .drop = name};
    return ask_without_name(call, options, &answer, &request, LN_KVD_DONE);
}
