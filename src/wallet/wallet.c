/* SPDX-License-Identifier: Apache-2.0 */
#include "wallet/wallet.h"

#include "wallet/wallet_priv.h"

#include "types/ids.h"

#include <stdlib.h>
#include <string.h>

/* --- entries */

size_t ln_wallet_entries_place(const ln_wallet_entries_t *entries, bool *found,
                               const ln_chain_id_t *id)
{
    size_t low = 0, high = entries->count;
    *found = false;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = ln_hash_compare(&entries->items[middle]->id.hash, &id->hash);
        *found |= order == 0;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

ln_wallet_entry_t *ln_wallet_entries_add(ln_wallet_entries_t *entries, const ln_chain_id_t *id)
{
    bool found;
    size_t place = ln_wallet_entries_place(entries, &found, id);
    if (found)
        return entries->items[place];
    if (entries->count == entries->capacity) {
        entries->capacity = LN_MAX(2 * entries->capacity, (size_t)16);
        entries->items = ln_realloc(entries->items, entries->capacity * sizeof(*entries->items));
    }
    ln_wallet_entry_t **slot = &entries->items[place];
    memmove(slot + 1, slot, (entries->count - place) * sizeof(*slot));
    entries->count++;
    *slot = ln_zalloc(sizeof(**slot));
    (*slot)->id = *id;
    return *slot;
}

static void free_entry(ln_wallet_entry_t *entry)
{
    ln_arena_release(&entry->memory);
    free(entry);
}

void ln_wallet_entries_remove(ln_wallet_entries_t *entries, size_t place)
{
    ln_wallet_entry_t **slot = &entries->items[place];
    free_entry(*slot);
    entries->count--;
    memmove(slot, slot + 1, (entries->count - place) * sizeof(*slot));
}

void ln_wallet_entries_release(ln_wallet_entries_t *entries)
{
    for (size_t i = 0; i < entries->count; i++)
        free_entry(entries->items[i]);
    free(entries->items);
    *entries = (ln_wallet_entries_t){0};
}

void ln_wallet_entry_set(ln_wallet_entry_t *entry, const ln_wallet_chain_t *value)
{
    ln_arena_t memory = {0};
    ln_wallet_chain_t copy; /* value may be the entry's own */
    ln_value_copy(&ln_wallet_chain_type, &memory, &copy, value);
    ln_arena_release(&entry->memory);
    entry->memory = memory;
    entry->value = copy;
    entry->changed = true;
}

/* --- the wallet */

ln_wallet_t *ln_wallet_in_memory(const ln_genesis_config_t *genesis)
{
    LN_ASSERT(genesis->chains.count > 0);
    ln_wallet_t *wallet = ln_zalloc(sizeof(*wallet));
    ln_value_copy(&ln_genesis_config_type, &wallet->memory, &wallet->genesis, genesis);
    wallet->admin_chain = ln_chain_description_id(&wallet->memory, &genesis->chains.items[0]);
    return wallet;
}

void ln_wallet_close(ln_wallet_t *wallet)
{
    if (wallet == NULL)
        return;
    ln_wallet_entries_release(&wallet->entries);
    ln_arena_release(&wallet->file_memory);
    ln_arena_release(&wallet->change_memory);
    ln_arena_release(&wallet->memory);
    free(wallet);
}

const ln_genesis_config_t *ln_wallet_genesis(const ln_wallet_t *wallet)
{
    return &wallet->genesis;
}

ln_chain_id_t ln_wallet_admin_chain(const ln_wallet_t *wallet)
{
    return wallet->admin_chain;
}

ln_chain_id_opt_t ln_wallet_default(const ln_wallet_t *wallet)
{
    return wallet->default_chain;
}

ln_err_t ln_wallet_expect_default(ln_call_t *call, ln_chain_id_t *out, const ln_wallet_t *wallet)
{
    if (!wallet->default_chain.some)
        return LN_FAIL(call, LN_ERR_WALLET,
                       "the wallet has no default chain; name a chain, or choose one with 'linen "
                       "wallet set-default CHAIN', or get one with 'linen wallet request-chain'");
    *out = wallet->default_chain.value;
    return LN_OK;
}

size_t ln_wallet_count(const ln_wallet_t *wallet)
{
    return wallet->entries.count;
}

ln_chain_id_t ln_wallet_chain_id(const ln_wallet_t *wallet, size_t index)
{
    LN_ASSERT(index < wallet->entries.count);
    return wallet->entries.items[index]->id;
}

const ln_wallet_chain_t *ln_wallet_chain(const ln_wallet_t *wallet, size_t index)
{
    LN_ASSERT(index < wallet->entries.count);
    return &wallet->entries.items[index]->value;
}

static ln_wallet_entry_t *find(const ln_wallet_t *wallet, const ln_chain_id_t *id)
{
    bool found;
    size_t place = ln_wallet_entries_place(&wallet->entries, &found, id);
    return found ? wallet->entries.items[place] : NULL;
}

const ln_wallet_chain_t *ln_wallet_find(const ln_wallet_t *wallet, const ln_chain_id_t *id)
{
    const ln_wallet_entry_t *entry = find(wallet, id);
    return entry != NULL ? &entry->value : NULL;
}

static ln_err_t not_there(ln_call_t *call, const ln_chain_id_t *id)
{
    ln_bytes_t text = ln_value_text(&ln_chain_id_type, call->arena, id);
    return LN_FAIL(call, LN_ERR_WALLET,
                   "the chain %.*s is not in the wallet; 'linen wallet show' lists what is, 'linen "
                   "wallet follow-chain' adds one",
                   LN_TEXT_ARG(text));
}

ln_err_t ln_wallet_expect(ln_call_t *call, const ln_wallet_chain_t **out, const ln_wallet_t *wallet,
                          const ln_chain_id_t *id)
{
    const ln_wallet_chain_t *chain = ln_wallet_find(wallet, id);
    if (chain == NULL)
        return not_there(call, id);
    *out = chain;
    return LN_OK;
}

/* --- changes */

static void set_default(ln_wallet_t *wallet, ln_chain_id_opt_t chain)
{
    wallet->default_chain = chain;
    wallet->default_changed = wallet->changed = true;
}

void ln_wallet_put(ln_wallet_t *wallet, const ln_chain_id_t *id, const ln_wallet_chain_t *chain)
{
    ln_wallet_entry_set(ln_wallet_entries_add(&wallet->entries, id), chain);
    wallet->changed = true;
}

void ln_wallet_insert(ln_wallet_t *wallet, const ln_chain_id_t *id, const ln_wallet_chain_t *chain)
{
    ln_wallet_put(wallet, id, chain);
    if (!wallet->default_chain.some && chain->owner.some)
        set_default(wallet, (ln_chain_id_opt_t){true, *id});
}

bool ln_wallet_try_insert(ln_wallet_t *wallet, const ln_chain_id_t *id,
                          const ln_wallet_chain_t *chain)
{
    if (find(wallet, id) != NULL)
        return false;
    ln_wallet_put(wallet, id, chain);
    if (!wallet->default_chain.some)
        set_default(wallet, (ln_chain_id_opt_t){true, *id});
    return true;
}

ln_err_t ln_wallet_set_default(ln_call_t *call, ln_wallet_t *wallet, const ln_chain_id_t *id)
{
    if (find(wallet, id) == NULL)
        return not_there(call, id);
    set_default(wallet, (ln_chain_id_opt_t){true, *id});
    return LN_OK;
}

ln_err_t ln_wallet_forget_keys(ln_call_t *call, ln_wallet_t *wallet, ln_account_owner_t *owner,
                               const ln_chain_id_t *id)
{
    ln_wallet_entry_t *entry = find(wallet, id);
    if (entry == NULL)
        return not_there(call, id);
    if (!entry->value.owner.some)
        return LN_FAIL(call, LN_ERR_WALLET,
                       "the chain has no owner in this wallet: there are no keys to forget");
    *owner = entry->value.owner.value;
    ln_wallet_chain_t value = entry->value;
    value.owner = (ln_account_owner_opt_t){0};
    ln_wallet_entry_set(entry, &value);
    wallet->changed = true;
    return LN_OK;
}

ln_err_t ln_wallet_forget_chain(ln_call_t *call, ln_wallet_t *wallet, const ln_chain_id_t *id)
{
    bool found;
    size_t place = ln_wallet_entries_place(&wallet->entries, &found, id);
    if (!found)
        return not_there(call, id);
    ln_wallet_entries_remove(&wallet->entries, place);
    *LN_PUSH(&wallet->change_memory, &wallet->forgotten) = *id;
    wallet->changed = true;
    if (wallet->default_chain.some && ln_chain_id_equal(&wallet->default_chain.value, id))
        set_default(wallet, (ln_chain_id_opt_t){0});
    return LN_OK;
}

/* --- pending proposals: a blob is the hexadecimal BCS form of its content */

ln_pending_proposal_t ln_pending_proposal(ln_arena_t *arena, const ln_proposed_block_t *block,
                                          const ln_blob_content_list_t *blobs)
{
    ln_pending_proposal_t pending = {.block = *block};
    for (size_t i = 0; i < blobs->count; i++) {
        ln_bytes_t bcs = ln_value_encode(&ln_blob_content_type, arena, LN_BCS, &blobs->items[i]);
        *LN_PUSH(arena, &pending.blobs) = ln_hex(arena, bcs);
    }
    return pending;
}

static ln_err_t read_blob(ln_call_t *call, ln_blob_content_t *out, ln_bytes_t hex)
{
    uint8_t *bytes = ln_arena_alloc(call->arena, hex.size / 2, 1);
    if (!ln_hex_parse(bytes, hex.size / 2, hex))
        return LN_FAIL(call, LN_ERR_WALLET,
                       "the wallet holds a blob of a pending proposal that is not hexadecimal");
    ln_bytes_t bcs = ln_bytes(bytes, hex.size / 2);
    if (ln_value_decode(call, &ln_blob_content_type, out, LN_BCS, bcs) != LN_OK)
        return LN_FAIL(call, LN_ERR_WALLET,
                       "the wallet holds a blob of a pending proposal that cannot be read");
    return LN_OK;
}

ln_err_t ln_pending_proposal_blobs(ln_call_t *call, ln_blob_content_list_t *out,
                                   const ln_pending_proposal_t *pending)
{
    ln_blob_content_list_t blobs = {0};
    for (size_t i = 0; i < pending->blobs.count; i++) {
        ln_blob_content_t blob;
        LN_TRY(read_blob(call, &blob, pending->blobs.items[i]));
        *LN_PUSH(call->arena, &blobs) = blob;
    }
    *out = blobs;
    return LN_OK;
}
