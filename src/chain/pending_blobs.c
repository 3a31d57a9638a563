/* SPDX-License-Identifier: Apache-2.0 */
#include "chain/pending_blobs.h"

#include "chain/manager.h"
#include "exec/resources.h"
#include "types/block.h"
#include "types/ids.h"
#include "types/order.h"
#include "types/text.h"

void ln_pending_blobs_clear(ln_chain_t *chain)
{
    ln_view_clear(&chain->state.pending_validated_blobs);
    ln_view_clear(&chain->state.pending_proposed_blobs);
    ln_view_clear(&chain->state.pending_blob_contents);
}

/* Contents of validated blocks stay; those of proposals are found by nobody any more and go with
 * the next height. */
void ln_pending_blobs_clear_proposed(ln_chain_t *chain)
{
    ln_view_clear(&chain->state.pending_proposed_blobs);
}

/* --- all lists of a chain */

typedef struct {
    ln_account_owner_opt_t owner; /* none: of validated blocks */
    ln_pending_blobs_t list;
} owned_list_t;

typedef struct {
    owned_list_t *items;
    size_t count;
} owned_list_list_t;

/* The list of validated blocks first, then by owner. */
static ln_err_t read_lists(ln_call_t *call, const ln_chain_t *chain, owned_list_list_t *out)
{
    ln_kv_entry_list_t entries;
    ln_kv_range_t all = {.limit = SIZE_MAX};
    *out = (owned_list_list_t){0};
    LN_PUSH(call->arena, out)->list = *ln_chain_state_pending_validated_blobs(&chain->state);
    LN_TRY(ln_map_view_scan(call, &chain->state.pending_proposed_blobs, &entries, &all));
    for (size_t i = 0; i < entries.count; i++) {
        owned_list_t *item = LN_PUSH(call->arena, out);
        item->owner.some = true;
        LN_TRY(ln_value_decode(call, &ln_account_owner_type, &item->owner.value, LN_BCS,
                               entries.items[i].key));
        LN_TRY(ln_value_decode(call, &ln_pending_blobs_type, &item->list, LN_BCS,
                               entries.items[i].value));
    }
    return LN_OK;
}

static bool names(const ln_pending_blobs_t *list, const ln_blob_id_t *id)
{
    return ln_set_find(&ln_blob_id_list_type, &list->blob_ids, id) != SIZE_MAX;
}

static ln_err_t read_content(ln_call_t *call, const ln_chain_t *chain, const owned_list_t *owned,
                             ln_blob_content_t *out, bool *found, const ln_blob_id_t *id)
{
    ln_pending_blob_key_t key = {owned->owner, *id};
    *found = names(&owned->list, id);
    if (!*found)
        return LN_OK;
    return ln_map_view_get(call, &chain->state.pending_blob_contents, out, found, &key);
}

/* --- looking for what is needed */

static bool find_own(ln_call_t *call, const ln_blob_content_list_list_t *own,
                     ln_blob_content_t *out, const ln_blob_id_t *id)
{
    for (size_t i = 0; own != NULL && i < own->count; i++)
        for (size_t k = 0; k < own->items[i].count; k++) {
            const ln_blob_content_t *blob = &own->items[i].items[k];
            ln_blob_id_t other;
            if (blob->blob_type != id->blob_type || ln_blob_id_of(call, &other, blob) != LN_OK ||
                ln_blob_id_compare(&other, id) != 0)
                continue;
            *out = *blob;
            return true;
        }
    return false;
}

static ln_err_t find_blob(ln_call_t *call, ln_chain_t *chain, const owned_list_list_t *lists,
                          const ln_blob_content_list_list_t *own, ln_needed_blob_t *needed)
{
    const ln_chain_manager_t *manager = &chain->state.manager;
    needed->known = find_own(call, own, &needed->content, &needed->id);
    if (!needed->known)
        LN_TRY(
            ln_manager_proposed_blob(call, manager, &needed->content, &needed->known, &needed->id));
    if (!needed->known)
        LN_TRY(
            ln_manager_locking_blob(call, manager, &needed->content, &needed->known, &needed->id));
    for (size_t i = 0; i < lists->count && !needed->known; i++)
        LN_TRY(read_content(call, chain, &lists->items[i], &needed->content, &needed->known,
                            &needed->id));
    if (needed->known)
        return LN_OK;
    needed->content.blob_type = needed->id.blob_type;
    return ln_store_blob(call, chain->store, &needed->content.bytes, &needed->known, &needed->id);
}

ln_err_t ln_needed_blobs(ln_call_t *call, ln_chain_t *chain, ln_needed_blob_list_t *out,
                         const ln_blob_id_list_t *ids, const ln_blob_content_list_list_t *own)
{
    owned_list_list_t lists = {0};
    ln_needed_blob_list_t needed = {0};
    if (ids->count > 0)
        LN_TRY(read_lists(call, chain, &lists));
    for (size_t i = 0; i < ids->count; i++) {
        ln_needed_blob_t *item = LN_PUSH(call->arena, &needed);
        item->id = ids->items[i];
        LN_TRY(find_blob(call, chain, &lists, own, item));
    }
    LN_ASSERT(needed.count == ids->count);
    *out = needed;
    return LN_OK;
}

ln_blob_id_list_t ln_needed_missing(ln_call_t *call, const ln_needed_blob_list_t *needed)
{
    ln_blob_id_list_t missing = {0};
    for (size_t i = 0; i < needed->count; i++)
        if (!needed->items[i].known)
            *LN_PUSH(call->arena, &missing) = needed->items[i].id;
    LN_ASSERT(missing.count <= needed->count);
    return missing;
}

ln_blob_content_list_t ln_needed_contents(ln_call_t *call, const ln_needed_blob_list_t *needed)
{
    ln_blob_content_list_t contents = {0};
    for (size_t i = 0; i < needed->count; i++)
        if (needed->items[i].known)
            *LN_PUSH(call->arena, &contents) = needed->items[i].content;
    return contents;
}

/* --- expecting blobs */

static ln_err_t read_list(ln_call_t *call, const ln_chain_t *chain, const ln_account_owner_t *owner,
                          ln_pending_blobs_t *out)
{
    bool found;
    *out = (ln_pending_blobs_t){0};
    if (owner != NULL)
        return ln_map_view_get(call, &chain->state.pending_proposed_blobs, out, &found, owner);
    ln_value_copy(&ln_pending_blobs_type, call->arena, out,
                  ln_chain_state_pending_validated_blobs(&chain->state));
    return LN_OK;
}

static void write_list(ln_call_t *call, ln_chain_t *chain, const ln_account_owner_t *owner,
                       const ln_pending_blobs_t *list)
{
    if (owner != NULL)
        ln_map_view_put(call, &chain->state.pending_proposed_blobs, owner, list);
    else
        ln_chain_state_set_pending_validated_blobs(&chain->state, list);
}

static ln_pending_blob_key_t key_of(const ln_account_owner_t *owner, ln_blob_id_t id)
{
    ln_pending_blob_key_t key = {.blob_id = id};
    if (owner != NULL)
        key.owner = (ln_account_owner_opt_t){true, *owner};
    return key;
}

/* Compat: within one round lists are merged, and whether they are validated stays as it was. */
ln_err_t ln_pending_blobs_expect(ln_call_t *call, ln_chain_t *chain,
                                 const ln_account_owner_t *owner, ln_round_t round,
                                 bool is_validated, const ln_needed_blob_list_t *needed)
{
    ln_pending_blobs_t list;
    LN_ASSERT(owner != NULL || is_validated);
    LN_TRY(read_list(call, chain, owner, &list));
    int order = ln_round_compare(list.round, round);
    if (order > 0)
        return LN_FAIL(call, LN_ERR_INSUFFICIENT_ROUND, "blobs of %.*s are expected already",
                       LN_TEXT_ARG(ln_round_text(call->arena, list.round)));
    if (order < 0) {
        for (size_t i = 0; i < list.blob_ids.count; i++) {
            ln_pending_blob_key_t old = key_of(owner, list.blob_ids.items[i]);
            ln_map_view_remove(call, &chain->state.pending_blob_contents, &old);
        }
        list = (ln_pending_blobs_t){.round = round, .is_validated = is_validated};
    }
    for (size_t i = 0; i < needed->count; i++) {
        const ln_needed_blob_t *item = &needed->items[i];
        ln_pending_blob_key_t key = key_of(owner, item->id);
        ln_set_insert(&ln_blob_id_list_type, call->arena, &list.blob_ids, &item->id);
        if (item->known)
            ln_map_view_put(call, &chain->state.pending_blob_contents, &key, &item->content);
        else
            ln_map_view_remove(call, &chain->state.pending_blob_contents, &key);
    }
    LN_ASSERT(ln_round_compare(list.round, round) == 0);
    LN_ASSERT(list.blob_ids.count >= needed->count); /* a set that has taken in another one */
    write_list(call, chain, owner, &list);
    return LN_OK;
}

/* Compat: the limits are checked for every list of a proposal, even if it does not name the blob,
 * and the number of blobs must stay below the limit, not at it (spec 01 §5.10). */
static ln_err_t check_limits(ln_call_t *call, const ln_resource_control_policy_t *policy,
                             const ln_pending_blobs_t *list, const ln_blob_content_t *blob)
{
    if (list->is_validated)
        return LN_OK;
    LN_TRY(ln_check_blob_size(call, policy, blob));
    if (list->blob_ids.count >= policy->maximum_published_blobs)
        return LN_FAIL(call, LN_ERR_TOO_MANY_PUBLISHED_BLOBS, NULL);
    return LN_OK;
}

static ln_err_t add_to(ln_call_t *call, ln_chain_t *chain, const owned_list_t *owned,
                       const ln_blob_id_t *id, const ln_blob_content_t *blob)
{
    ln_pending_blob_key_t key = {owned->owner, *id};
    ln_blob_content_t there;
    bool found;
    LN_TRY(read_content(call, chain, owned, &there, &found, id));
    if (!found)
        ln_map_view_put(call, &chain->state.pending_blob_contents, &key, blob);
    return LN_OK;
}

ln_err_t ln_pending_blobs_add(ln_call_t *call, ln_chain_t *chain, const ln_blob_content_t *blob)
{
    const ln_committee_t *committee;
    owned_list_list_t lists;
    ln_blob_id_t id;
    LN_TRY(ln_blob_id_of(call, &id, blob));
    LN_TRY(read_lists(call, chain, &lists));
    LN_ASSERT(lists.count > 0 && !lists.items[0].owner.some); /* that of validated blocks */
    bool expected = names(&lists.items[0].list, &id);
    if (expected)
        LN_TRY(add_to(call, chain, &lists.items[0], &id, blob));
    LN_TRY(ln_chain_committee(call, chain, &committee));
    for (size_t i = 1; i < lists.count; i++) {
        const owned_list_t *owned = &lists.items[i];
        LN_TRY(check_limits(call, &committee->policy, &owned->list, blob));
        if (expected || !names(&owned->list, &id))
            continue;
        LN_TRY(add_to(call, chain, owned, &id, blob));
        expected = true;
    }
    return expected ? LN_OK : LN_FAIL(call, LN_ERR_UNEXPECTED_BLOB, NULL);
}
