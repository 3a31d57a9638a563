/* SPDX-License-Identifier: Apache-2.0 */
#include "client/received.h"

#include "base/table.h"
#include "chain/inbox.h"
#include "chain/outbox.h"
#include "client/quorum.h"
#include "types/ids.h"

#define LOG_PAGE 20000
#define SENDERS_AT_ONCE 32

/* The first height of the sender whose message to the chain is not known here. */
static ln_err_t first_unknown(ln_call_t *call, ln_client_t *client, ln_block_height_t *out,
                              const ln_chain_id_t *chain_id, const ln_chain_id_t *sender)
{
    ln_chain_t *chain;
    ln_inbox_t inbox;
    ln_outbox_t outbox;
    ln_block_height_t received;
    LN_TRY(ln_worker_chain(call, client->worker, &chain, chain_id));
    LN_TRY(ln_inbox_load(call, &inbox, chain, sender));
    LN_TRY(ln_inbox_next_height(call, &inbox, &received));
    LN_TRY(ln_worker_chain(call, client->worker, &chain, sender));
    LN_TRY(ln_outbox_load(call, &outbox, chain, chain_id));
    *out = (ln_block_height_t){LN_MAX(received.value, outbox.state.next_height_to_schedule.value)};
    return LN_OK;
}

/* --- one message */

static ln_err_t download_one(ln_call_t *call, ln_remote_t *remote,
                             ln_confirmed_block_certificate_t *out, const ln_chain_id_t *sender,
                             ln_block_height_t height)
{
    ln_confirmed_block_certificate_list_t list;
    bool found;
    LN_TRY(ln_local_certificate_at(call, remote->client, out, &found, sender, height));
    if (found)
        return LN_OK;
    LN_TRY(
        ln_remote_certificates(call, remote, &list, sender, &(ln_block_height_list_t){&height, 1}));
    *out = list.items[0];
    return LN_OK;
}

ln_err_t ln_receive_from(ln_call_t *call, ln_remote_t *remote, const ln_chain_id_t *chain_id,
                         const ln_chain_id_t *sender, ln_block_height_t height)
{
    ln_confirmed_block_certificate_list_t list = {0}; /* the newest first */
    ln_remote_list_t remotes = {remote, 1};
    ln_block_height_t stop;
    ln_block_height_opt_t next = {true, height};
    LN_TRY(first_unknown(call, remote->client, &stop, chain_id, sender));
    while (next.some && next.value.value >= stop.value) {
        ln_confirmed_block_certificate_t *certificate = LN_PUSH(call->arena, &list);
        LN_TRY(download_one(call, remote, certificate, sender, next.value));
        const ln_block_ref_t *before =
            ln_map_find(&ln_chain_id_block_ref_map_type,
                        &certificate->value.body.previous_message_blocks, chain_id);
        /* an earlier block has a lower height, or somebody leads us in a circle */
        next.some = before != NULL && before->height.value < next.value.value;
        if (next.some)
            next.value = before->height;
    }
    for (size_t i = list.count; i-- > 0;)
        LN_TRY(ln_sync_certificate(call, remote->client, &remotes, &list.items[i],
                                   LN_TAKE_PREPROCESS));
    return list.count > 0 ? LN_OK : ln_local_resend(call, remote->client, sender);
}

/* --- the logs */

typedef struct {
    ln_remote_t *remote;
    uint64_t first; /* position of the first entry in the validator's log */
    ln_chain_and_height_list_t entries;
} log_t;

typedef struct {
    log_t *items;
    size_t count;
} logs_t;

typedef struct {
    ln_chain_id_t chain_id;
    const ln_secp256k1_public_key_u64_map_t *trackers;
    logs_t logs;
} reading_t;

static ln_err_t read_log(ln_call_t *call, ln_remote_t *remote, ln_quorum_answer_t *answer,
                         void *subject)
{
    reading_t *reading = subject;
    const uint64_t *tracker =
        ln_map_find(&ln_secp256k1_public_key_u64_map_type, reading->trackers, &remote->key);
    log_t log = {.remote = remote, .first = tracker != NULL ? *tracker : 0};
    (void)answer;
    for (size_t page = LOG_PAGE; page >= LOG_PAGE;) {
        ln_chain_info_t info;
        ln_chain_info_query_t query = {
            .chain_id = reading->chain_id,
            .request_owner_balance = ln_owner_chain(),
            .request_received_log_excluding_first_n = {true, log.first + log.entries.count}};
        LN_TRY(ln_remote_query(call, remote, &info, &query));
        page = info.requested_received_log.count;
        for (size_t i = 0; i < page; i++)
            *LN_PUSH(call->arena, &log.entries) = info.requested_received_log.items[i];
    }
    *LN_PUSH(call->arena, &reading->logs) = log;
    return LN_OK;
}

/* --- the senders */

typedef struct {
    ln_chain_id_t id;
    ln_block_height_t known; /* all its messages below this height are here */
} sender_t;

typedef struct {
    ln_client_t *client;
    ln_chain_id_t chain_id;
    const logs_t *logs;
    ln_table_t by_id;
    struct {
        sender_t *items;
        size_t count;
    } senders;
    size_t next; /* sender that nobody has taken */
} senders_t;

static sender_t *find_sender(ln_call_t *call, senders_t *senders, const ln_chain_id_t *id)
{
    size_t index = (size_t)(uintptr_t)ln_table_get(&senders->by_id, id);
    if (index > 0)
        return &senders->senders.items[index - 1];
    sender_t *sender = LN_PUSH(call->arena, &senders->senders);
    sender->id = *id;
    ln_table_put(&senders->by_id, id, (void *)(uintptr_t)senders->senders.count);
    return sender;
}

static void gather(ln_call_t *call, senders_t *senders)
{
    for (size_t i = 0; i < senders->logs->count; i++)
        for (size_t k = 0; k < senders->logs->items[i].entries.count; k++)
            find_sender(call, senders, &senders->logs->items[i].entries.items[k].chain_id);
}

/* The heights that a log names for the sender and that are not here; in order, without duplicates.
 */
static ln_block_height_list_t wanted_of(ln_call_t *call, const log_t *log, const sender_t *sender)
{
    ln_block_height_list_t list = {0};
    for (size_t i = 0; i < log->entries.count; i++) {
        const ln_chain_and_height_t *entry = &log->entries.items[i];
        if (ln_chain_id_equal(&entry->chain_id, &sender->id) &&
            entry->height.value >= sender->known.value)
            *LN_PUSH(call->arena, &list) = entry->height;
    }
    ln_set_normalise(&ln_block_height_list_type, &list);
    return list;
}

/* Validators that name blocks of the sender that are not here; each is asked only for those it has
 * named itself, so that a false entry costs nobody else's. */
typedef struct {
    const senders_t *senders;
    const sender_t *sender;
    ln_remote_list_t remotes;
} search_t;

static const log_t *log_of(const senders_t *senders, const ln_remote_t *remote)
{
    for (size_t i = 0; i < senders->logs->count; i++)
        if (ln_secp256k1_public_key_compare(&senders->logs->items[i].remote->key, &remote->key) ==
            0)
            return &senders->logs->items[i];
    LN_UNREACHABLE();
}

static ln_err_t ask_sender(ln_call_t *call, ln_remote_t *remote, ln_quorum_answer_t *answer,
                           void *subject)
{
    const search_t *search = subject;
    ln_remote_list_t remotes = {remote, 1};
    ln_confirmed_block_certificate_list_t certificates;
    ln_block_height_list_t heights =
        wanted_of(call, log_of(search->senders, remote), search->sender);
    (void)answer;
    LN_TRY(ln_remote_certificates(call, remote, &certificates, &search->sender->id, &heights));
    for (size_t i = 0; i < certificates.count; i++)
        LN_TRY(ln_sync_certificate(call, remote->client, &remotes, &certificates.items[i],
                                   LN_TAKE_PREPROCESS));
    return LN_OK;
}

/* Those who name something that is not here, as far as they have not been asked. */
static void find_remotes(ln_call_t *call, search_t *search, const bool *asked)
{
    const logs_t *logs = search->senders->logs;
    search->remotes = (ln_remote_list_t){0};
    for (size_t i = 0; i < logs->count; i++)
        if (!asked[i] && wanted_of(call, &logs->items[i], search->sender).count > 0)
            *LN_PUSH(call->arena, &search->remotes) = *logs->items[i].remote;
}

static ln_err_t receive(ln_call_t *call, senders_t *senders, sender_t *sender)
{
    ln_client_t *client = senders->client;
    search_t search = {.senders = senders, .sender = sender};
    bool *asked = LN_NEW_ARRAY(call->arena, bool, senders->logs->count);
    LN_TRY(first_unknown(call, client, &sender->known, &senders->chain_id, &sender->id));
    find_remotes(call, &search, asked);
    if (search.remotes.count == 0)
        return ln_local_resend(call, client, &sender->id);
    while (search.remotes.count > 0) {
        ln_quorum_answer_t answer;
        LN_TRY(ln_first_call(call, client, &answer, &search.remotes,
                             client->options.blob_timeout_us, ask_sender, &search));
        asked[log_of(senders, answer.remote) - senders->logs->items] = true;
        LN_TRY(first_unknown(call, client, &sender->known, &senders->chain_id, &sender->id));
        find_remotes(call, &search, asked);
    }
    return LN_OK;
}

/* One of the tasks that share the work. */
static void receive_some(void *subject)
{
    senders_t *senders = subject;
    while (senders->next < senders->senders.count) {
        size_t index = senders->next++;
        ln_arena_t arena = {0};
        ln_call_t call = ln_call(&arena);
        ln_err_t err = receive(&call, senders, &senders->senders.items[index]);
        ln_arena_release(&arena);
        if (err == LN_ERR_CANCELLED)
            return;
    }
}

static ln_err_t receive_from_all(senders_t *senders)
{
    ln_group_t group;
    ln_err_t err = LN_OK;
    ln_group_init(&group, &senders->client->loop->sched);
    for (size_t i = 0; i < LN_MIN(senders->senders.count, (size_t)SENDERS_AT_ONCE); i++)
        ln_group_spawn(&group, receive_some, senders);
    while (err == LN_OK && !ln_group_empty(&group))
        err = ln_group_wait(&group, LN_NO_DEADLINE);
    ln_group_end(&group);
    return err;
}

/* Each log has been dealt with up to its first entry that is not here. */
static bool is_here(ln_call_t *call, senders_t *senders, const ln_chain_and_height_t *entry)
{
    return entry->height.value < find_sender(call, senders, &entry->chain_id)->known.value;
}

static ln_err_t save_trackers(ln_call_t *call, senders_t *senders,
                              const ln_secp256k1_public_key_u64_map_t *trackers)
{
    ln_secp256k1_public_key_u64_map_t after;
    ln_value_copy(&ln_secp256k1_public_key_u64_map_type, call->arena, &after, trackers);
    for (size_t i = 0; i < senders->logs->count; i++) {
        const log_t *log = &senders->logs->items[i];
        size_t done = 0;
        while (done < log->entries.count && is_here(call, senders, &log->entries.items[done]))
            done++;
        uint64_t position = log->first + done;
        ln_map_put(&ln_secp256k1_public_key_u64_map_type, call->arena, &after, &log->remote->key,
                   &position);
    }
    return ln_worker_set_trackers(call, senders->client->worker, &senders->chain_id, &after);
}

static ln_err_t receive_logged(ln_call_t *call, ln_client_t *client, const reading_t *reading)
{
    senders_t senders = {.client = client, .chain_id = reading->chain_id, .logs = &reading->logs};
    ln_table_init(&senders.by_id, sizeof(ln_chain_id_t), ln_env_random_u64(client->env));
    gather(call, &senders);
    ln_err_t err = receive_from_all(&senders);
    if (err == LN_OK)
        err = save_trackers(call, &senders, reading->trackers);
    ln_table_release(&senders.by_id);
    return err;
}

ln_err_t ln_receive_all(ln_call_t *call, ln_client_t *client, const ln_chain_id_t *chain_id)
{
    const ln_committee_t *committee;
    ln_secp256k1_public_key_u64_map_t trackers;
    ln_quorum_answers_t answers;
    ln_chain_t *chain;
    reading_t reading = {.chain_id = *chain_id, .trackers = &trackers};
    LN_TRY(ln_client_committee(call, client, &committee, chain_id));
    LN_TRY(ln_worker_chain(call, client->worker, &chain, chain_id));
    ln_value_copy(&ln_secp256k1_public_key_u64_map_type, call->arena, &trackers,
                  ln_chain_state_received_certificate_trackers(&chain->state));
    ln_call_t side = ln_call(call->arena);
    ln_err_t err = ln_quorum_call(&side, client, &answers, committee, read_log, &reading);
    if (err == LN_ERR_CANCELLED)
        return err;
    return receive_logged(call, client, &reading); /* with what came, quorum or not */
}
