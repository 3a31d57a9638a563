/* SPDX-License-Identifier: Apache-2.0 */
#include "store/store.h"

#include "base/wire.h"
#include "store/store_priv.h"
#include "types/ids.h"

#include <stdlib.h>
#include <string.h>

#define LAYOUT_VERSION 1

/* --- keys and values */

/* A key, or a prefix of keys, that is a tag alone. */
#define TAG_KEY(tag)                                                                               \
    __extension__({                                                                                \
        static const uint8_t tag_key_[] = {tag};                                                   \
        ln_bytes(tag_key_, sizeof(tag_key_));                                                      \
    })

ln_bytes_t ln_store_key(ln_arena_t *arena, uint8_t tag, const ln_type_t *type, const void *value)
{
    ln_buffer_t key = ln_buffer(arena);
    ln_buffer_put_byte(&key, tag);
    ln_writer_t w = ln_writer(&key, LN_BCS);
    type->write(&w, value);
    return ln_buffer_bytes(&key);
}

ln_bytes_t ln_store_chain_prefix(ln_arena_t *arena, const ln_chain_id_t *chain_id)
{
    return ln_store_key(arena, LN_KEY_CHAIN, &ln_chain_id_type, chain_id);
}

/* Numerical order, which the serialised index would not have. */
static ln_bytes_t event_key(ln_arena_t *arena, const ln_event_id_t *id)
{
    ln_buffer_t key = ln_buffer(arena);
    ln_buffer_put_byte(&key, LN_KEY_EVENT);
    ln_writer_t w = ln_writer(&key, LN_BCS);
    ln_chain_id_write(&w, &id->chain_id);
    ln_stream_id_write(&w, &id->stream_id);
    for (int shift = 24; shift >= 0; shift -= 8)
        ln_write_u8(&w, (uint8_t)(id->index >> shift));
    return ln_buffer_bytes(&key);
}

ln_err_t ln_store_read(ln_call_t *call, ln_store_t *store, const ln_type_t *type, void *out,
                       bool *found, ln_bytes_t key)
{
    ln_bytes_t bytes;
    LN_TRY(ln_kv_get(store->kv, call, &bytes, found, key, LN_KV_ENTRY));
    if (!*found || ln_value_decode(call, type, out, LN_BCS, bytes) == LN_OK)
        return LN_OK;
    return LN_FAIL(call, LN_ERR_CORRUPT, "the storage is damaged: %.*s", LN_TEXT_ARG(call->text));
}

/* --- opening */

static ln_err_t check_version(ln_call_t *call, ln_kv_t *kv)
{
    ln_bytes_t version;
    ln_kv_entry_list_t any;
    bool found;
    uint8_t ours = LAYOUT_VERSION;
    /* In this order: another process may be making the same storage at the moment. */
    LN_TRY(ln_kv_scan(kv, call, &any, &(ln_kv_range_t){.limit = 1, .keys_only = true}));
    LN_TRY(ln_kv_get(kv, call, &version, &found, TAG_KEY(LN_KEY_VERSION), LN_KV_ENTRY));
    if (found && version.size == 1 && version.data[0] == ours)
        return LN_OK;
    if (found)
        return LN_FAIL(call, LN_ERR_CORRUPT,
                       "the storage was written by another version of this program: its layout is "
                       "number %u, this program knows %u",
                       version.size == 1 ? version.data[0] : 0, ours);
    if (any.count > 0)
        return LN_FAIL(call, LN_ERR_CORRUPT,
                       "the storage holds something else than this program's "
                       "data: use an empty folder");
    ln_batch_t batch = ln_batch(call->arena);
    ln_batch_put(&batch, LN_KV_ENTRY, TAG_KEY(LN_KEY_VERSION), ln_bytes(&ours, 1));
    return ln_kv_write(kv, call, &batch);
}

ln_err_t ln_store_open(ln_call_t *call, ln_store_t **out, ln_kv_t *kv)
{
    LN_TRY(check_version(call, kv));
    ln_store_t *store = ln_zalloc(sizeof(*store));
    store->kv = kv;
    int failed = pthread_mutex_init(&store->lock, NULL);
    LN_ASSERT(failed == 0);
    *out = store;
    return LN_OK;
}

void ln_store_close(ln_store_t *store)
{
    if (store == NULL)
        return;
    pthread_mutex_destroy(&store->lock);
    ln_arena_release(&store->arena);
    free(store);
}

ln_kv_t *ln_store_kv(ln_store_t *store)
{
    return store->kv;
}

/* --- network and committees */

ln_err_t ln_store_network(ln_call_t *call, ln_store_t *store, ln_network_description_t *out,
                          bool *found)
{
    pthread_mutex_lock(&store->lock);
    *found = store->network_known;
    if (*found)
        *out = store->network;
    pthread_mutex_unlock(&store->lock);
    if (*found)
        return LN_OK;
    LN_TRY(ln_store_read(call, store, &ln_network_description_type, out, found,
                         TAG_KEY(LN_KEY_NETWORK)));
    if (!*found)
        return LN_OK;
    pthread_mutex_lock(&store->lock);
    if (!store->network_known)
        ln_value_copy(&ln_network_description_type, &store->arena, &store->network, out);
    store->network_known = true;
    *out = store->network;
    pthread_mutex_unlock(&store->lock);
    return LN_OK;
}

void ln_store_put_network(ln_batch_t *batch, const ln_network_description_t *network)
{
    ln_batch_put(batch, LN_KV_ENTRY, TAG_KEY(LN_KEY_NETWORK),
                 ln_value_encode(&ln_network_description_type, batch->arena, LN_BCS, network));
}

static const ln_committee_t *remembered(ln_store_t *store, ln_epoch_t epoch)
{
    const ln_committee_t *committee = NULL;
    pthread_mutex_lock(&store->lock);
    for (size_t i = 0; i < store->committees.count; i++)
        if (store->committees.items[i].epoch.value == epoch.value)
            committee = store->committees.items[i].committee;
    pthread_mutex_unlock(&store->lock);
    return committee;
}

/* The first writer wins; its copy is returned. */
static const ln_committee_t *remember(ln_store_t *store, ln_epoch_t epoch,
                                      const ln_committee_t *committee)
{
    const ln_committee_t *known = remembered(store, epoch);
    if (known != NULL)
        return known;
    pthread_mutex_lock(&store->lock);
    ln_committee_t *copy = LN_NEW(&store->arena, ln_committee_t);
    ln_value_copy(&ln_committee_type, &store->arena, copy, committee);
    struct ln_known_committee *entry = LN_PUSH(&store->arena, &store->committees);
    *entry = (struct ln_known_committee){epoch, copy};
    pthread_mutex_unlock(&store->lock);
    return copy;
}

/* The hash of the blob with the committee of an epoch. */
static ln_err_t committee_blob(ln_call_t *call, ln_store_t *store, ln_blob_id_t *out, bool *found,
                               ln_epoch_t epoch)
{
    ln_network_description_t network;
    LN_TRY(ln_store_network(call, store, &network, found));
    if (!*found)
        return LN_OK;
    *out = (ln_blob_id_t){network.genesis_committee_blob_hash, LN_BLOB_TYPE_COMMITTEE};
    if (epoch.value == 0)
        return LN_OK;
    ln_event_id_t id = {network.admin_chain_id, ln_system_stream(LN_STREAM_NEW_EPOCHS),
                        epoch.value};
    ln_bytes_t value;
    LN_TRY(ln_store_event(call, store, &value, found, &id));
    if (!*found)
        return LN_OK;
    return ln_value_decode(call, &ln_hash_type, &out->hash, LN_BCS, value);
}

ln_err_t ln_store_committee(ln_call_t *call, ln_store_t *store, const ln_committee_t **out,
                            ln_epoch_t epoch)
{
    ln_blob_id_t id;
    ln_bytes_t content;
    bool found;
    *out = remembered(store, epoch);
    if (*out != NULL)
        return LN_OK;
    LN_TRY(committee_blob(call, store, &id, &found, epoch));
    if (found)
        LN_TRY(ln_store_blob(call, store, &content, &found, &id));
    if (!found)
        return LN_OK;
    ln_committee_t committee;
    LN_TRY(ln_value_decode(call, &ln_committee_type, &committee, LN_BCS, content));
    *out = remember(store, epoch, &committee);
    return LN_OK;
}

/* --- blobs */

ln_err_t ln_store_blob(ln_call_t *call, ln_store_t *store, ln_bytes_t *content, bool *found,
                       const ln_blob_id_t *id)
{
    return ln_kv_get(store->kv, call, content, found,
                     ln_store_key(call->arena, LN_KEY_BLOB, &ln_blob_id_type, id), LN_KV_ENTRY);
}

ln_err_t ln_store_has_blob(ln_call_t *call, ln_store_t *store, bool *found, const ln_blob_id_t *id)
{
    return ln_kv_get(store->kv, call, NULL, found,
                     ln_store_key(call->arena, LN_KEY_BLOB, &ln_blob_id_type, id), LN_KV_ENTRY);
}

ln_err_t ln_store_blob_state(ln_call_t *call, ln_store_t *store, ln_blob_state_t *out, bool *found,
                             const ln_blob_id_t *id)
{
    return ln_store_read(call, store, &ln_blob_state_type, out, found,
                         ln_store_key(call->arena, LN_KEY_BLOB_STATE, &ln_blob_id_type, id));
}

void ln_store_put_blob(ln_batch_t *batch, const ln_blob_id_t *id, ln_bytes_t content)
{
    ln_batch_put(batch, LN_KV_ENTRY, ln_store_key(batch->arena, LN_KEY_BLOB, &ln_blob_id_type, id),
                 content);
}

static bool is_newer(const ln_epoch_opt_t *epoch, const ln_epoch_opt_t *than)
{
    if (!epoch->some || !than->some)
        return epoch->some && !than->some;
    return epoch->value.value > than->value.value;
}

ln_err_t ln_store_put_blob_states(ln_call_t *call, ln_store_t *store, ln_batch_t *batch,
                                  const ln_blob_id_list_t *ids, const ln_blob_state_t *state)
{
    for (size_t i = 0; i < ids->count; i++) {
        ln_blob_state_t former;
        bool found;
        LN_TRY(ln_store_blob_state(call, store, &former, &found, &ids->items[i]));
        if (found && !is_newer(&state->epoch, &former.epoch))
            continue;
        ln_batch_put(
            batch, LN_KV_ENTRY,
            ln_store_key(batch->arena, LN_KEY_BLOB_STATE, &ln_blob_id_type, &ids->items[i]),
            ln_value_encode(&ln_blob_state_type, batch->arena, LN_BCS, state));
    }
    return LN_OK;
}

/* --- events */

ln_err_t ln_store_event(ln_call_t *call, ln_store_t *store, ln_bytes_t *value, bool *found,
                        const ln_event_id_t *id)
{
    return ln_kv_get(store->kv, call, value, found, event_key(call->arena, id), LN_KV_ENTRY);
}

void ln_store_put_event(ln_batch_t *batch, const ln_event_id_t *id, ln_bytes_t value)
{
    ln_batch_put(batch, LN_KV_ENTRY, event_key(batch->arena, id), value);
}

/* --- lists */

ln_err_t ln_store_blob_ids(ln_call_t *call, ln_store_t *store, ln_blob_id_list_t *out)
{
    ln_kv_entry_list_t entries;
    ln_blob_id_list_t list = {0};
    ln_kv_range_t range = {.prefix = TAG_KEY(LN_KEY_BLOB), .limit = SIZE_MAX, .keys_only = true};
    LN_TRY(ln_kv_scan(store->kv, call, &entries, &range));
    for (size_t i = 0; i < entries.count; i++)
        LN_TRY(ln_value_decode(call, &ln_blob_id_type, LN_PUSH(call->arena, &list), LN_BCS,
                               entries.items[i].key));
    *out = list;
    return LN_OK;
}

/* Chains are found by their first keys, jumping from chain to chain. */
ln_err_t ln_store_chain_ids_after(ln_call_t *call, ln_store_t *store, ln_chain_id_list_t *out,
                                  const ln_chain_id_opt_t *after, size_t limit)
{
    ln_chain_id_list_t list = {0};
    ln_kv_range_t range = {.prefix = TAG_KEY(LN_KEY_CHAIN), .limit = 1, .keys_only = true};
    bool bounded = true;
    if (after->some)
        range.from = ln_kv_prefix_end(call->arena, ln_hash_bytes(&after->value.hash), &bounded);
    while (bounded && list.count < limit) {
        ln_kv_entry_list_t entries;
        LN_TRY(ln_kv_scan(store->kv, call, &entries, &range));
        if (entries.count == 0)
            break;
        ln_bytes_t id = entries.items[0].key;
        id.size = LN_MIN(id.size, sizeof(ln_chain_id_t));
        LN_TRY(ln_value_decode(call, &ln_chain_id_type, LN_PUSH(call->arena, &list), LN_BCS, id));
        range.from = ln_kv_prefix_end(call->arena, id, &bounded);
    }
    *out = list;
    return LN_OK;
}
