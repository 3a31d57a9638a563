/* SPDX-License-Identifier: Apache-2.0 */
/* wallet/wallet_priv.h - a wallet in memory: entries sorted by chain id, and what has changed since
 * the file was read. */
#ifndef LN_WALLET_WALLET_PRIV_H
#define LN_WALLET_WALLET_PRIV_H

#include "wallet/file_lock.h"
#include "wallet/wallet.h"

typedef struct {
    ln_chain_id_t id;
    ln_wallet_chain_t value;
    ln_arena_t memory;       /* of the value, if it was changed; else it lies in the file's */
    const ln_json_t *member; /* in the file, if it has members there that we do not know */
    bool changed;
} ln_wallet_entry_t;

/* Entries are pointers so that the values stay where they are when the list grows. */
typedef struct {
    ln_wallet_entry_t **items;
    size_t count, capacity;
} ln_wallet_entries_t;

struct ln_wallet {
    ln_arena_t memory; /* of path and genesis */
    const char *path;  /* null: in memory only */
    ln_genesis_config_t genesis;
    ln_chain_id_t admin_chain;

    ln_arena_t file_memory; /* of what was read last */
    ln_file_state_t file_state;
    const ln_json_t *file_json; /* null if it was made by ourselves */
    ln_wallet_entries_t entries;
    ln_chain_id_opt_t default_chain;

    ln_chain_id_list_t forgotten; /* in change_memory */
    ln_arena_t change_memory;
    bool changed, default_changed;
};

/* --- entries */

/* Where the chain is, or would be; *found tells which. */
size_t ln_wallet_entries_place(const ln_wallet_entries_t *entries, bool *found,
                               const ln_chain_id_t *id);
ln_wallet_entry_t *ln_wallet_entries_add(ln_wallet_entries_t *entries, const ln_chain_id_t *id);
void ln_wallet_entries_remove(ln_wallet_entries_t *entries, size_t place);
void ln_wallet_entries_release(ln_wallet_entries_t *entries);

/* Gives the entry a value of its own. */
void ln_wallet_entry_set(ln_wallet_entry_t *entry, const ln_wallet_chain_t *value);

#endif
