/* SPDX-License-Identifier: Apache-2.0 */
#include "proxy/courier.h"

#include "base/log.h"
#include "base/metrics.h"
#include "grpc/client.h"
#include "rpc/method.h"

#include <stdlib.h>
#include <string.h>

#define QUEUE_MAX 1000
#define BYTES_MAX ((size_t)256 << 20) /* of all messages together */
#define RETRY_DELAY_US (2 * LN_SECOND_US)
#define BACKOFF_MAX_US (30 * LN_SECOND_US)
#define RPC_TIMEOUT_US (60 * LN_SECOND_US)

/* A message that was handed over, on its way to the loop. */
typedef struct {
    ln_link_t link;
    size_t shard;
    ln_parcel_key_t key;
    size_t size;
    uint8_t bytes[];
} letter_t;

/* Everything about one key. */
typedef struct {
    ln_link_t link;
    ln_courier_t *courier;
    letter_t *letter;
    letter_t *newer;  /* has come while the letter is on its way, or null */
    unsigned retries; /* of the letter */
    bool running;
    ln_timer_t timer; /* until the next try */
    ln_grpc_client_call_t call;
} errand_t;

struct ln_courier {
    ln_courier_options_t options;
    ln_mailbox_t letters;
    ln_http_client_t *shards;
    ln_table_t by_key; /* ln_parcel_key_t -> errand_t */
    ln_link_t errands;
    size_t bytes;
    ln_timer_t grace;
    void (*stopped)(void *owner);
    void *stopped_owner;
};

/* --- letters */

static void drop_letter(ln_courier_t *courier, letter_t *letter)
{
    if (letter == NULL)
        return;
    courier->bytes -= letter->size;
    free(letter);
}

static void log_full(void)
{
    ln_metric_add(LN_METRIC_cross_chain_message_channel_full, NULL, 1);
    LN_ERROR_LOG("courier",
                 "a message between chains was dropped because too many wait; it will be "
                 "sent again later");
}

void ln_courier_send(ln_courier_t *courier, size_t shard, const ln_parcel_key_t *key,
                     ln_bytes_t message)
{
    letter_t *letter = ln_alloc(sizeof(*letter) + message.size);
    *letter = (letter_t){.shard = shard, .key = *key, .size = message.size};
    memcpy(letter->bytes, message.data, message.size);
    if (ln_queue_push(&courier->letters.queue, &letter->link))
        return;
    log_full();
    free(letter);
}

/* --- errands */

static void tell_if_stopped(ln_courier_t *courier)
{
    void (*stopped)(void *owner) = courier->stopped;
    if (stopped == NULL || !ln_list_empty(&courier->errands))
        return;
    courier->stopped = NULL;
    ln_timer_clear(courier->options.loop, &courier->grace);
    stopped(courier->stopped_owner);
}

static void end_errand(errand_t *errand)
{
    ln_courier_t *courier = errand->courier;
    ln_timer_clear(courier->options.loop, &errand->timer);
    ln_grpc_client_release(&errand->call);
    ln_table_remove(&courier->by_key, &errand->letter->key);
    ln_list_remove(&errand->link);
    drop_letter(courier, errand->newer);
    drop_letter(courier, errand->letter);
    free(errand);
    tell_if_stopped(courier);
}

static void try_once(void *subject);

/* The newer message starts from the beginning (spec 04 §5.3). */
static void take_newer(errand_t *errand)
{
    drop_letter(errand->courier, errand->letter);
    errand->letter = errand->newer;
    errand->newer = NULL;
    errand->retries = 0;
    try_once(errand);
}

static void try_later(errand_t *errand)
{
    const ln_courier_options_t *options = &errand->courier->options;
    uint64_t pause = LN_MIN(options->retry_delay_us * errand->retries, options->backoff_max_us);
    ln_timer_after(options->loop, &errand->timer, pause, try_once, errand);
}

static void failed(errand_t *errand, const ln_grpc_status_t *status)
{
    ln_courier_t *courier = errand->courier;
    bool given_up = ++errand->retries > courier->options.retries_max || courier->stopped != NULL;
    ln_log_write(given_up ? LN_LOG_ERROR : LN_LOG_WARN, "courier",
                 "a message between chains did not reach shard %zu (%s: %.*s)%s",
                 errand->letter->shard, ln_grpc_code_name(status->code), LN_TEXT_ARG(status->text),
                 given_up ? "; it will be sent again later" : ", trying again");
    if (given_up)
        end_errand(errand);
    else
        try_later(errand);
}

static void answered(ln_grpc_client_call_t *call)
{
    errand_t *errand = call->subject;
    errand->running = false;
    if (errand->newer != NULL)
        take_newer(errand);
    else if (call->status.code == LN_GRPC_OK)
        end_errand(errand);
    else
        failed(errand, &call->status);
}

/* The call's struct is used again and again. */
static void try_once(void *subject)
{
    errand_t *errand = subject;
    ln_courier_t *courier = errand->courier;
    const letter_t *letter = errand->letter;
    ln_grpc_client_release(&errand->call);
    errand->call = (ln_grpc_client_call_t){
        .http = &courier->shards[letter->shard],
        .path = ln_rpc_worker_path(LN_RPC_HANDLE_CROSS_CHAIN_REQUEST),
        .request = ln_bytes(letter->bytes, letter->size),
        .deadline_us = ln_env_monotonic_us(courier->options.loop->env) + RPC_TIMEOUT_US,
        .done = answered,
        .subject = errand};
    errand->running = true;
    ln_grpc_client_begin(&errand->call);
}

/* --- what comes in */

static bool is_unlucky(const ln_courier_t *courier)
{
    double rate = courier->options.failure_rate;
    if (rate <= 0)
        return false;
    uint64_t number = ln_env_random_u64(courier->options.loop->env) >> 11;
    return (double)number < rate * 0x1p53;
}

static void begin_errand(ln_courier_t *courier, letter_t *letter)
{
    errand_t *errand = ln_zalloc(sizeof(*errand));
    errand->courier = courier;
    errand->letter = letter;
    ln_list_append(&courier->errands, &errand->link);
    ln_table_put(&courier->by_key, &letter->key, errand);
    if (courier->options.delay_us > 0)
        ln_timer_after(courier->options.loop, &errand->timer, courier->options.delay_us, try_once,
                       errand);
    else
        try_once(errand);
}

static void replace(errand_t *errand, letter_t *letter)
{
    drop_letter(errand->courier, errand->newer);
    errand->newer = letter;
    if (errand->running)
        return;
    ln_timer_clear(errand->courier->options.loop, &errand->timer);
    take_newer(errand);
}

static void receive(void *subject, ln_link_t *link)
{
    ln_courier_t *courier = subject;
    letter_t *letter = LN_CONTAINER(link, letter_t, link);
    errand_t *errand = ln_table_get(&courier->by_key, &letter->key);
    bool full = courier->by_key.count >= courier->options.queue_max ||
                courier->bytes + letter->size > BYTES_MAX;
    courier->bytes += letter->size;
    if (is_unlucky(courier)) {
        drop_letter(courier, letter);
    } else if (errand != NULL) {
        replace(errand, letter);
    } else if (full) {
        log_full();
        drop_letter(courier, letter);
    } else {
        begin_errand(courier, letter);
    }
}

/* --- beginning and end */

ln_courier_t *ln_courier_new(const ln_courier_options_t *options)
{
    ln_courier_t *courier = ln_zalloc(sizeof(*courier));
    const ln_shard_config_list_t *shards = options->shards;
    ln_arena_t arena = {0};
    courier->options = *options;
    ln_courier_options_t *own = &courier->options;
    own->queue_max = own->queue_max != 0 ? own->queue_max : QUEUE_MAX;
    own->retry_delay_us = own->retry_delay_us != 0 ? own->retry_delay_us : RETRY_DELAY_US;
    own->backoff_max_us = own->backoff_max_us != 0 ? own->backoff_max_us : BACKOFF_MAX_US;
    ln_list_init(&courier->errands);
    ln_table_init(&courier->by_key, sizeof(ln_parcel_key_t), ln_env_random_u64(options->loop->env));
    courier->shards = ln_zalloc(shards->count * sizeof(*courier->shards));
    for (size_t i = 0; i < shards->count; i++) {
        ln_http_client_options_t client = {.host = ln_text_copy_z(&arena, shards->items[i].host),
                                           .port = shards->items[i].port,
                                           .dial = options->dial,
                                           .owner = options->owner};
        ln_http_client_init(&courier->shards[i], options->loop, &client);
    }
    ln_mailbox_init(&courier->letters, options->loop, own->queue_max, receive, courier);
    ln_arena_release(&arena);
    return courier;
}

size_t ln_courier_count(const ln_courier_t *courier)
{
    return courier->by_key.count;
}

static void grace_over(void *subject)
{
    ln_courier_t *courier = subject;
    while (!ln_list_empty(&courier->errands))
        end_errand(LN_CONTAINER(courier->errands.next, errand_t, link));
    tell_if_stopped(courier);
}

void ln_courier_stop(ln_courier_t *courier, uint64_t grace_us, void (*stopped)(void *owner),
                     void *owner)
{
    ln_loop_t *loop = courier->options.loop;
    ln_mailbox_receive(&courier->letters);
    courier->stopped = stopped;
    courier->stopped_owner = owner;
    bool idle = ln_list_empty(&courier->errands);
    ln_timer_after(loop, &courier->grace, idle ? 0 : grace_us, grace_over, courier);
    for (LN_LIST_EACH (link, &courier->errands)) {
        errand_t *errand = LN_CONTAINER(link, errand_t, link);
        if (!errand->running) {
            ln_timer_clear(loop, &errand->timer);
            try_once(errand);
        }
    }
}

void ln_courier_free(ln_courier_t *courier)
{
    if (courier == NULL)
        return;
    courier->stopped = NULL;
    ln_mailbox_release(&courier->letters);
    grace_over(courier);
    ln_timer_clear(courier->options.loop, &courier->grace);
    for (size_t i = 0; i < courier->options.shards->count; i++)
        ln_http_client_release(&courier->shards[i]);
    ln_table_release(&courier->by_key);
    free(courier->shards);
    free(courier);
}
