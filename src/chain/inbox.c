/* SPDX-License-Identifier: Apache-2.0 */
#include "chain/inbox.h"

#include "types/block.h"

/* --- cursors */

static ln_cursor_t cursor_of(const ln_message_bundle_t *bundle)
{
    return (ln_cursor_t){bundle->height, bundle->transaction_index};
}

static int compare(ln_cursor_t a, ln_cursor_t b)
{
    return ln_value_compare(&ln_cursor_type, &a, &b);
}

/* A side's cursor goes behind a bundle; the bundle was compared with it before. */
static ln_err_t advance(ln_call_t *call, ln_cursor_t *cursor, const ln_message_bundle_t *past)
{
    LN_ASSERT(compare(cursor_of(past), *cursor) >= 0); /* invariant 2 */
    *cursor = cursor_of(past);
    if (cursor->index == UINT32_MAX)
        return LN_FAIL(call, LN_ERR_OVERFLOW, "a block cannot have so many transactions");
    cursor->index++;
    return LN_OK;
}

/* --- the two queues */

static ln_index_range_t *queue_of(ln_inbox_t *inbox, bool removed)
{
    return removed ? &inbox->state.removed : &inbox->state.added;
}

static bool is_empty(const ln_index_range_t *range)
{
    return range->start == range->end;
}

/* Invariant 1, and that each queue has a beginning before its end. */
static bool is_sound(const ln_inbox_t *inbox)
{
    const ln_index_range_t *added = &inbox->state.added, *removed = &inbox->state.removed;
    return added->start <= added->end && removed->start <= removed->end &&
           (is_empty(added) || is_empty(removed));
}

static ln_inbox_bundle_key_t key_at(const ln_inbox_t *inbox, bool removed, uint64_t index)
{
    return (ln_inbox_bundle_key_t){inbox->origin, removed, index};
}

static ln_err_t read_at(ln_call_t *call, const ln_inbox_t *inbox, ln_message_bundle_t *out,
                        bool removed, uint64_t index)
{
    ln_inbox_bundle_key_t key = key_at(inbox, removed, index);
    bool found;
    LN_TRY(ln_map_view_get(call, &inbox->chain->state.inbox_bundles, out, &found, &key));
    if (!found)
        return LN_FAIL(call, LN_ERR_CORRUPT, "a bundle of an inbox is missing in the storage");
    return LN_OK;
}

static void push(ln_call_t *call, ln_inbox_t *inbox, bool removed,
                 const ln_message_bundle_t *bundle)
{
    ln_index_range_t *range = queue_of(inbox, removed);
    LN_ASSERT(is_empty(queue_of(inbox, !removed))); /* invariant 1 */
    ln_inbox_bundle_key_t key = key_at(inbox, removed, range->end++);
    ln_map_view_put(call, &inbox->chain->state.inbox_bundles, &key, bundle);
}

static void pop(ln_call_t *call, ln_inbox_t *inbox, bool removed)
{
    ln_index_range_t *range = queue_of(inbox, removed);
    LN_ASSERT(!is_empty(range));
    ln_inbox_bundle_key_t key = key_at(inbox, removed, range->start++);
    ln_map_view_remove(call, &inbox->chain->state.inbox_bundles, &key);
    if (is_empty(range))
        *range = (ln_index_range_t){0};
}

/* --- loading and saving */

ln_err_t ln_inbox_load(ln_call_t *call, ln_inbox_t *inbox, ln_chain_t *chain,
                       const ln_chain_id_t *origin)
{
    bool found;
    *inbox = (ln_inbox_t){.chain = chain, .origin = *origin};
    LN_TRY(ln_map_view_get(call, &chain->state.inboxes, &inbox->state, &found, origin));
    if (!is_sound(inbox))
        return LN_FAIL(call, LN_ERR_CORRUPT, "the queues of an inbox are damaged");
    return LN_OK;
}

void ln_inbox_save(ln_call_t *call, ln_inbox_t *inbox)
{
    ln_chain_state_t *state = &inbox->chain->state;
    LN_ASSERT(is_sound(inbox));
    ln_map_view_put(call, &state->inboxes, &inbox->origin, &inbox->state);
    if (is_empty(&inbox->state.added))
        ln_set_view_remove(call, &state->nonempty_inboxes, &inbox->origin);
    else
        ln_set_view_insert(call, &state->nonempty_inboxes, &inbox->origin);
}

/* --- adding and removing */

static ln_err_t disorder(ln_call_t *call, const char *what)
{
    return LN_FAIL(call, LN_ERR_CORRUPTED_CHAIN_STATE, "an inbox is out of order: %s", what);
}

/* Spec 01 §6.3: what arrives. */
ln_err_t ln_inbox_add(ln_call_t *call, ln_inbox_t *inbox, bool *is_new,
                      const ln_message_bundle_t *bundle)
{
    ln_cursor_t cursor = cursor_of(bundle);
    *is_new = is_empty(&inbox->state.removed);
    if (compare(cursor, inbox->state.next_cursor_to_add) < 0)
        return disorder(call, "a bundle arrived behind a later one");
    if (*is_new) {
        push(call, inbox, false, bundle);
        return advance(call, &inbox->state.next_cursor_to_add, bundle);
    }
    ln_message_bundle_t taken;
    LN_TRY(read_at(call, inbox, &taken, true, inbox->state.removed.start));
    int order = compare(cursor, cursor_of(&taken));
    if (order == 0) {
        if (!ln_message_bundle_equal(bundle, &taken))
            return disorder(call, "a bundle differs from the one that a block has taken");
        pop(call, inbox, true);
    } else if (order > 0 || !ln_bundle_is_skippable(bundle)) {
        return disorder(call, "a block has taken bundles that the sender did not send so");
    } /* else a later one was taken: this one was skipped */
    return advance(call, &inbox->state.next_cursor_to_add, bundle);
}

/* Drops waiting bundles before cursor; each must be one that may be skipped. */
static ln_err_t skip_until(ln_call_t *call, ln_inbox_t *inbox, ln_message_bundle_t *front,
                           ln_cursor_t cursor)
{
    while (!is_empty(&inbox->state.added)) {
        LN_TRY(read_at(call, inbox, front, false, inbox->state.added.start));
        if (compare(cursor_of(front), cursor) >= 0)
            return LN_OK;
        if (!ln_bundle_is_skippable(front))
            return LN_FAIL(call, LN_ERR_CANNOT_SKIP_MESSAGE,
                           "the messages of block %llu of the sender come first",
                           (unsigned long long)front->height.value);
        pop(call, inbox, false);
    }
    return LN_OK;
}

/* Spec 01 §6.3: what a block takes. */
ln_err_t ln_inbox_remove(ln_call_t *call, ln_inbox_t *inbox, bool *was_there,
                         const ln_message_bundle_t *bundle)
{
    ln_cursor_t cursor = cursor_of(bundle), next = inbox->state.next_cursor_to_remove;
    ln_message_bundle_t front;
    if (compare(cursor, next) < 0)
        return LN_FAIL(call, LN_ERR_INCORRECT_MESSAGE_ORDER,
                       "messages up to height %llu, transaction %u have been taken already",
                       (unsigned long long)next.height.value, next.index);
    LN_TRY(skip_until(call, inbox, &front, cursor));
    *was_there = !is_empty(&inbox->state.added);
    LN_ASSERT(!*was_there || compare(cursor_of(&front), cursor) >= 0); /* the others are skipped */
    if (*was_there && !ln_message_bundle_equal(&front, bundle))
        return LN_FAIL(call, LN_ERR_UNEXPECTED_MESSAGE, NULL);
    if (*was_there)
        pop(call, inbox, false);
    else
        push(call, inbox, true, bundle);
    return advance(call, &inbox->state.next_cursor_to_remove, bundle);
}

/* --- questions */

ln_err_t ln_inbox_next_height(ln_call_t *call, const ln_inbox_t *inbox, ln_block_height_t *out)
{
    ln_cursor_t cursor = inbox->state.next_cursor_to_add;
    *out = cursor.height;
    if (cursor.index == 0)
        return LN_OK;
    if (cursor.height.value == UINT64_MAX)
        return LN_FAIL(call, LN_ERR_OVERFLOW, "there is no height behind the last one");
    out->value++;
    return LN_OK;
}

ln_err_t ln_inbox_anticipated(ln_call_t *call, const ln_inbox_t *inbox, ln_block_height_opt_t *out)
{
    ln_message_bundle_t last;
    out->some = !is_empty(&inbox->state.removed);
    if (!out->some)
        return LN_OK;
    LN_ASSERT(inbox->state.removed.end > 0 && is_empty(&inbox->state.added));
    LN_TRY(read_at(call, inbox, &last, true, inbox->state.removed.end - 1));
    out->value = last.height;
    return LN_OK;
}

ln_err_t ln_inbox_waiting(ln_call_t *call, const ln_inbox_t *inbox, ln_message_bundle_list_t *out,
                          size_t limit)
{
    ln_message_bundle_list_t list = {0};
    const ln_index_range_t *range = &inbox->state.added;
    for (uint64_t i = range->start; i < range->end && list.count < limit; i++)
        LN_TRY(read_at(call, inbox, LN_PUSH(call->arena, &list), false, i));
    LN_ASSERT(list.count == LN_MIN(limit, range->end - range->start));
    *out = list;
    return LN_OK;
}

/* --- all inboxes of a chain */

static const ln_incoming_bundle_t *bundle_at(const ln_transaction_list_t *transactions, size_t i)
{
    const ln_transaction_t *transaction = &transactions->items[i];
    return transaction->tag == LN_TRANSACTION_RECEIVE_MESSAGES ? &transaction->receive_messages
                                                               : NULL;
}

static ln_err_t missing_update(ln_call_t *call, const ln_chain_t *chain,
                               const ln_incoming_bundle_t *bundle)
{
    ln_missing_update_t *detail = LN_NEW(call->arena, ln_missing_update_t);
    *detail = (ln_missing_update_t){chain->id, bundle->origin, bundle->bundle.height};
    return LN_FAIL_DETAIL(call, LN_ERR_MISSING_CROSS_CHAIN_UPDATE, detail,
                          "the message of block %llu of the sender has not arrived yet",
                          (unsigned long long)bundle->bundle.height.value);
}

static ln_err_t remove_from(ln_call_t *call, ln_chain_t *chain, const ln_chain_id_t *origin,
                            bool must_be_present, const ln_transaction_list_t *transactions)
{
    ln_inbox_t inbox;
    LN_TRY(ln_inbox_load(call, &inbox, chain, origin));
    for (size_t i = 0; i < transactions->count; i++) {
        const ln_incoming_bundle_t *bundle = bundle_at(transactions, i);
        bool was_there;
        if (bundle == NULL || !ln_chain_id_equal(&bundle->origin, origin))
            continue;
        LN_TRY(ln_inbox_remove(call, &inbox, &was_there, &bundle->bundle));
        if (must_be_present && !was_there)
            return missing_update(call, chain, bundle);
    }
    ln_inbox_save(call, &inbox);
    return LN_OK;
}

/* Spec 02 §6.2: all bundles of a block, origin by origin. */
ln_err_t ln_inboxes_remove_bundles(ln_call_t *call, ln_chain_t *chain, ln_timestamp_t timestamp,
                                   bool must_be_present, const ln_transaction_list_t *transactions)
{
    ln_chain_id_list_t origins = {0};
    for (size_t i = 0; i < transactions->count; i++) {
        const ln_incoming_bundle_t *bundle = bundle_at(transactions, i);
        if (bundle == NULL)
            continue;
        if (bundle->bundle.timestamp.us > timestamp.us)
            return LN_FAIL(call, LN_ERR_INCORRECT_BUNDLE_TIMESTAMP, NULL);
        *LN_PUSH(call->arena, &origins) = bundle->origin;
    }
    ln_set_normalise(&ln_chain_id_list_type, &origins);
    for (size_t i = 0; i < origins.count; i++)
        LN_TRY(remove_from(call, chain, &origins.items[i], must_be_present, transactions));
    return LN_OK;
}

ln_err_t ln_inboxes_nonempty(ln_call_t *call, const ln_chain_t *chain, ln_chain_id_list_t *out)
{
    ln_kv_entry_list_t keys;
    ln_chain_id_list_t list = {0};
    ln_kv_range_t all = {.limit = SIZE_MAX, .keys_only = true};
    LN_TRY(ln_map_view_scan(call, &chain->state.nonempty_inboxes, &keys, &all));
    for (size_t i = 0; i < keys.count; i++)
        LN_TRY(ln_value_decode(call, &ln_chain_id_type, LN_PUSH(call->arena, &list), LN_BCS,
                               keys.items[i].key));
    *out = list;
    return LN_OK;
}
