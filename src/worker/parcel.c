/* SPDX-License-Identifier: Apache-2.0 */
#include "worker/parcel.h"

#include <stdlib.h>

const ln_chain_id_t *ln_cross_chain_target(const ln_cross_chain_request_t *request)
{
    switch (request->tag) {
    case LN_CROSS_CHAIN_REQUEST_UPDATE_RECIPIENT:
        return &request->update_recipient.recipient;
    case LN_CROSS_CHAIN_REQUEST_CONFIRM_UPDATED_RECIPIENT:
        return &request->confirm_updated_recipient.sender;
    case LN_CROSS_CHAIN_REQUEST_REVERT_CONFIRM:
        return &request->revert_confirm.sender;
    }
    LN_UNREACHABLE();
}

/* All three kinds begin with sender and recipient. */
ln_parcel_key_t ln_parcel_key(const ln_cross_chain_request_t *request)
{
    const ln_cross_chain_request_update_recipient_t *ids = &request->update_recipient;
    return (ln_parcel_key_t){ids->sender, ids->recipient,
                             request->tag == LN_CROSS_CHAIN_REQUEST_UPDATE_RECIPIENT};
}

_Static_assert(offsetof(ln_cross_chain_request_update_recipient_t, recipient) ==
                       offsetof(ln_cross_chain_request_confirm_updated_recipient_t, recipient) &&
                   offsetof(ln_cross_chain_request_update_recipient_t, recipient) ==
                       offsetof(ln_cross_chain_request_revert_confirm_t, recipient),
               "ln_parcel_key relies on it");

ln_parcel_t *ln_parcel_new(const ln_cross_chain_request_t *request)
{
    ln_parcel_t *parcel = ln_zalloc(sizeof(*parcel));
    parcel->item.is_parcel = true;
    parcel->key = ln_parcel_key(request);
    LN_ASSERT(ln_chain_id_equal(ln_cross_chain_target(request), parcel->key.is_update
                                                                    ? &parcel->key.recipient
                                                                    : &parcel->key.sender));
    ln_value_copy(&ln_cross_chain_request_type, &parcel->arena, &parcel->request, request);
    return parcel;
}

void ln_parcel_free(ln_parcel_t *parcel)
{
    LN_ASSERT(!ln_link_is_linked(&parcel->item.link));
    ln_arena_release(&parcel->arena);
    free(parcel);
}

void ln_parcels_init(ln_parcels_t *parcels, uint64_t seed)
{
    ln_list_init(&parcels->items);
    ln_table_init(&parcels->by_key, sizeof(ln_parcel_key_t), seed);
}

void ln_parcels_release(ln_parcels_t *parcels)
{
    ln_parcel_t *parcel;
    while ((parcel = ln_parcels_take(parcels)) != NULL)
        ln_parcel_free(parcel);
    LN_ASSERT(parcels->by_key.count == 0); /* list and table agree */
    ln_table_release(&parcels->by_key);
}

void ln_parcels_add(ln_parcels_t *parcels, ln_parcel_t *parcel)
{
    LN_ASSERT(parcel->item.is_parcel && !ln_link_is_linked(&parcel->item.link));
    ln_parcel_t *older = ln_table_put(&parcels->by_key, &parcel->key, parcel);
    if (older != NULL) {
        LN_ASSERT(older != parcel && ln_link_is_linked(&older->item.link));
        ln_list_remove(&older->item.link);
        ln_parcel_free(older);
    }
    ln_list_append(&parcels->items, &parcel->item.link);
}

ln_parcel_t *ln_parcels_take(ln_parcels_t *parcels)
{
    ln_link_t *link = ln_list_pop(&parcels->items);
    LN_ASSERT((link == NULL) == (parcels->by_key.count == 0));
    if (link == NULL)
        return NULL;
    ln_parcel_t *parcel = LN_CONTAINER(link, ln_parcel_t, item.link);
    void *known = ln_table_remove(&parcels->by_key, &parcel->key);
    LN_ASSERT(known == parcel); /* each waiting parcel is the newest of its key */
    return parcel;
}
