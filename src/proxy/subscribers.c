/* SPDX-License-Identifier: Apache-2.0 */
#include "proxy/subscribers.h"

#include "base/metrics.h"
#include "rpc/convert.h"

#include <stdlib.h>

#define PENDING_MAX ((size_t)1 << 20) /* bytes that a subscriber may be behind */

typedef struct {
    ln_chain_id_t chain_id;
    ln_link_t places;
} chain_t;

typedef struct {
    ln_link_t link; /* in chain_t */
    chain_t *chain;
    ln_grpc_call_t *call;
} place_t;

typedef struct {
    ln_link_t link;
    ln_subscribers_t *subscribers;
    ln_grpc_call_t *call;
    place_t *places;
    size_t count;
} subscription_t;

void ln_subscribers_init(ln_subscribers_t *subscribers, ln_env_t *env)
{
    ln_table_init(&subscribers->by_chain, sizeof(ln_chain_id_t), ln_env_random_u64(env));
    ln_list_init(&subscribers->all);
}

static void leave(subscription_t *subscription)
{
    for (size_t i = 0; i < subscription->count; i++) {
        chain_t *chain = subscription->places[i].chain;
        ln_list_remove(&subscription->places[i].link);
        if (!ln_list_empty(&chain->places))
            continue;
        ln_table_remove(&subscription->subscribers->by_chain, &chain->chain_id);
        free(chain);
    }
    ln_list_remove(&subscription->link);
}

static void cancelled(ln_grpc_call_t *call)
{
    leave(call->subject);
    ln_grpc_end(call);
}

static chain_t *chain_of(ln_subscribers_t *subscribers, const ln_chain_id_t *id)
{
    chain_t *chain = ln_table_get(&subscribers->by_chain, id);
    if (chain == NULL) {
        chain = ln_zalloc(sizeof(*chain));
        chain->chain_id = *id;
        ln_list_init(&chain->places);
        ln_table_put(&subscribers->by_chain, id, chain);
    }
    return chain;
}

static ln_err_t read_chains(ln_call_t *call, const ln_pb_subscription_request_t *pb,
                            ln_chain_id_list_t *out)
{
    *out = (ln_chain_id_list_t){0};
    for (size_t i = 0; i < pb->chain_ids.count; i++)
        LN_TRY(
            ln_rpc_read_chain_id(call, LN_PUSH(call->arena, out), true, &pb->chain_ids.items[i]));
    ln_set_normalise(&ln_chain_id_list_type, out);
    return LN_OK;
}

void ln_subscribers_add(ln_subscribers_t *subscribers, ln_grpc_call_t *call)
{
    ln_pb_subscription_request_t pb = {0};
    ln_chain_id_list_t chains;
    ln_pb_reader_t r = ln_pb_reader(call->call.arena, call->message);
    ln_pb_subscription_request_merge(&r, &pb);
    if (ln_pb_finish(&call->call, &r) != LN_OK) {
        ln_grpc_fail(call, LN_GRPC_INTERNAL, call->call.text);
        return;
    }
    if (read_chains(&call->call, &pb, &chains) != LN_OK) {
        ln_grpc_fail(call, LN_GRPC_INVALID_ARGUMENT, call->call.text);
        return;
    }
    subscription_t *subscription = LN_NEW(call->call.arena, subscription_t);
    *subscription =
        (subscription_t){.subscribers = subscribers,
                         .call = call,
                         .places = LN_NEW_ARRAY(call->call.arena, place_t, chains.count),
                         .count = chains.count};
    for (size_t i = 0; i < chains.count; i++) {
        place_t *place = &subscription->places[i];
        place->call = call;
        place->chain = chain_of(subscribers, &chains.items[i]);
        ln_list_append(&place->chain->places, &place->link);
    }
    ln_list_append(&subscribers->all, &subscription->link);
    call->subject = subscription;
    call->cancelled = cancelled;
    ln_grpc_send(call, ln_bytes(NULL, 0)); /* the subscription has begun */
}

void ln_subscribers_notify(ln_subscribers_t *subscribers, const ln_chain_id_t *chain_id,
                           ln_bytes_t notification)
{
    chain_t *chain = ln_table_get(&subscribers->by_chain, chain_id);
    if (chain == NULL)
        return;
    for (LN_LIST_EACH (link, &chain->places)) {
        place_t *place = LN_CONTAINER(link, place_t, link);
        if (ln_grpc_pending(place->call) < PENDING_MAX)
            ln_grpc_send(place->call, notification);
        else
            ln_metric_add(LN_METRIC_notifications_skipped_receiver_lag, NULL, 1);
    }
}

void ln_subscribers_end(ln_subscribers_t *subscribers)
{
    while (!ln_list_empty(&subscribers->all)) {
        subscription_t *first = LN_CONTAINER(subscribers->all.next, subscription_t, link);
        ln_grpc_call_t *call = first->call;
        leave(first);
        ln_grpc_end(call);
    }
}

void ln_subscribers_release(ln_subscribers_t *subscribers)
{
    LN_ASSERT(ln_list_empty(&subscribers->all));
    ln_table_release(&subscribers->by_chain);
}
