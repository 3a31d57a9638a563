/* SPDX-License-Identifier: Apache-2.0 */
/* linen wallet: what needs no network. */
#include "app/user_files.h"
#include "kv/rocksdb.h"
#include "store/store.h"
#include "types/ids.h"
#include "types/text.h"

#include <stdio.h>
#include <stdlib.h>

/* --- show (spec 04 §14.4) */

typedef struct {
    ln_chain_id_t id;
    const ln_wallet_chain_t *chain;
    const ln_chain_description_t *description; /* null if it is not known here */
    bool is_default, is_admin;
} row_t;

typedef struct {
    row_t *items;
    size_t count;
} rows_t;

/* The description of a chain of the genesis. */
static const ln_chain_description_t *
root_chain(ln_arena_t *arena, const ln_genesis_config_t *genesis, const ln_chain_id_t *id)
{
    for (size_t i = 0; i < genesis->chains.count; i++) {
        ln_chain_id_t root = ln_chain_description_id(arena, &genesis->chains.items[i]);
        if (ln_chain_id_equal(&root, id))
            return &genesis->chains.items[i];
    }
    return NULL;
}

static row_t row_of(ln_arena_t *arena, const ln_wallet_t *wallet, size_t index)
{
    row_t row = {.id = ln_wallet_chain_id(wallet, index), .chain = ln_wallet_chain(wallet, index)};
    ln_chain_id_opt_t default_chain = ln_wallet_default(wallet);
    ln_chain_id_t admin = ln_wallet_admin_chain(wallet);
    row.is_default = default_chain.some && ln_chain_id_equal(&default_chain.value, &row.id);
    row.is_admin = ln_chain_id_equal(&admin, &row.id);
    row.description = root_chain(arena, ln_wallet_genesis(wallet), &row.id);
    return row;
}

/* --- the descriptions of other chains, from the storage */

static void read_descriptions(ln_call_t *call, rows_t *rows, ln_store_t *store)
{
    for (size_t i = 0; i < rows->count; i++) {
        row_t *row = &rows->items[i];
        ln_blob_id_t id = ln_chain_description_blob_id(row->id);
        ln_chain_description_t *description = LN_NEW(call->arena, ln_chain_description_t);
        ln_bytes_t content;
        bool found;
        if (row->description == NULL &&
            ln_store_blob(call, store, &content, &found, &id) == LN_OK && found &&
            ln_value_decode(call, &ln_chain_description_type, description, LN_BCS, content) ==
                LN_OK)
            row->description = description;
    }
}

static bool all_described(const rows_t *rows)
{
    for (size_t i = 0; i < rows->count; i++)
        if (rows->items[i].description == NULL)
            return false;
    return true;
}

/* Whoever cannot have the storage, because a service is using it, goes without. */
static void describe(ln_run_t *run, rows_t *rows)
{
    ln_storage_config_t config;
    ln_kv_t *kv;
    ln_store_t *store;
    ln_call_t call = ln_call(run->call->arena);
    if (all_described(rows) || ln_user_storage(run, &config) != LN_OK ||
        config.kind != LN_STORAGE_ROCKSDB ||
        !ln_kv_rocksdb_exists(ln_storage_config_folder(call.arena, &config)) ||
        ln_storage_config_open(&call, &kv, &config) != LN_OK)
        return;
    if (ln_store_open(&call, &store, kv) == LN_OK) {
        read_descriptions(&call, rows, store);
        ln_store_close(store);
    }
    ln_kv_free(kv);
}

/* --- order */

/* The number of a root chain; others come behind all of them. */
static uint64_t root_number(const row_t *row)
{
    bool root = row->description != NULL && row->description->origin.tag == LN_CHAIN_ORIGIN_ROOT;
    return root ? row->description->origin.root : UINT64_MAX;
}

static int compare_bool(bool a, bool b)
{
    return (int)b - (int)a;
}

/* The default first, the admin chain next, then roots by number, then the others by id. */
static int compare_rows(const void *left, const void *right)
{
    const row_t *a = left, *b = right;
    int order = compare_bool(a->is_default, b->is_default);
    if (order == 0)
        order = compare_bool(a->is_admin, b->is_admin);
    if (order == 0)
        order = (root_number(a) > root_number(b)) - (root_number(a) < root_number(b));
    return order != 0 ? order : ln_hash_compare(&a->id.hash, &b->id.hash);
}

static rows_t collect_rows(ln_run_t *run, const ln_wallet_t *wallet, const ln_chain_id_opt_t *only)
{
    rows_t rows = {0};
    bool owned = ln_arg_flag(run->args, "owned");
    for (size_t i = 0; i < ln_wallet_count(wallet); i++) {
        ln_chain_id_t id = ln_wallet_chain_id(wallet, i);
        if ((only->some && !ln_chain_id_equal(&only->value, &id)) ||
            (owned && !ln_wallet_chain(wallet, i)->owner.some))
            continue;
        *LN_PUSH(run->call->arena, &rows) = row_of(run->call->arena, wallet, i);
    }
    if (!ln_arg_flag(run->args, "short"))
        describe(run, &rows);
    if (rows.count > 0)
        qsort(rows.items, rows.count, sizeof(*rows.items), compare_rows);
    return rows;
}

static void print_field(const char *label, ln_bytes_t value)
{
    printf("%-20s  %.*s\n", label, LN_TEXT_ARG(value));
}

static const char *tags_of(const row_t *row)
{
    if (row->is_default)
        return row->is_admin ? "DEFAULT, ADMIN" : "DEFAULT";
    return row->is_admin ? "ADMIN" : NULL;
}

static ln_bytes_t parent_of(ln_arena_t *arena, const row_t *row)
{
    const ln_chain_description_t *description = row->description;
    if (description == NULL || description->origin.tag != LN_CHAIN_ORIGIN_CHILD)
        return LN_LITERAL("-");
    return ln_value_text(&ln_chain_id_type, arena, &description->origin.child.parent);
}

static void print_row(ln_arena_t *arena, const row_t *row)
{
    const ln_wallet_chain_t *chain = row->chain;
    puts("-----------------------");
    print_field("Chain ID:", ln_value_text(&ln_chain_id_type, arena, &row->id));
    if (tags_of(row) != NULL)
        print_field("Tags:", ln_text(tags_of(row)));
    print_field("Parent chain:", parent_of(arena, row));
    if (chain->owner.some)
        print_field("Default owner:",
                    ln_value_text(&ln_account_owner_type, arena, &chain->owner.value));
    else
        print_field("Default owner:", LN_LITERAL("No owner key"));
    print_field("Timestamp:", ln_timestamp_text(arena, chain->timestamp));
    print_field("Blocks:",
                ln_format(arena, "%llu", (unsigned long long)chain->next_block_height.value));
    if (chain->block_hash.some)
        print_field("Latest block hash:",
                    ln_value_text(&ln_hash_type, arena, &chain->block_hash.value));
    if (chain->pending_proposal.some)
        print_field("Pending proposal:", LN_LITERAL("present"));
}

static void print_rows(ln_run_t *run, const rows_t *rows)
{
    bool ids_only = ln_arg_flag(run->args, "short");
    for (size_t i = 0; i < rows->count; i++) {
        ln_bytes_t id = ln_value_text(&ln_chain_id_type, run->call->arena, &rows->items[i].id);
        if (ids_only)
            printf("%.*s\n", LN_TEXT_ARG(id));
        else
            print_row(run->call->arena, &rows->items[i]);
    }
    if (rows->count == 0)
        fputs(
            "The wallet has no such chains; 'linen wallet request-chain' gets one from a faucet.\n",
            stderr);
    else if (!ids_only)
        puts("------------------------");
}

static ln_err_t show(ln_run_t *run, const ln_wallet_t *wallet)
{
    ln_chain_id_opt_t only = {.some = ln_arg_at(run->args, 0) != NULL};
    const ln_wallet_chain_t *chain;
    if (only.some) {
        LN_TRY(ln_user_chain(run, &only.value, wallet, ln_arg_at(run->args, 0)));
        LN_TRY(ln_wallet_expect(run->call, &chain, wallet, &only.value));
    }
    rows_t rows = collect_rows(run, wallet, &only);
    print_rows(run, &rows);
    return LN_OK;
}

ln_err_t cmd_wallet_show(ln_run_t *run)
{
    ln_wallet_t *wallet;
    LN_TRY(ln_user_wallet(run, &wallet));
    ln_err_t err = show(run, wallet);
    ln_wallet_close(wallet);
    return err;
}

/* --- changes of one entry */

typedef ln_err_t (*change_t)(ln_call_t *call, ln_wallet_t *wallet, const ln_chain_id_t *id);

static ln_err_t change_and_save(ln_run_t *run, ln_wallet_t *wallet, change_t change)
{
    ln_chain_id_t id;
    LN_TRY(ln_user_chain(run, &id, wallet, ln_arg_at(run->args, 0)));
    LN_TRY(change(run->call, wallet, &id));
    return ln_wallet_save(run->call, wallet);
}

static ln_err_t change_chain(ln_run_t *run, change_t change)
{
    ln_wallet_t *wallet;
    LN_TRY(ln_user_wallet(run, &wallet));
    ln_err_t err = change_and_save(run, wallet, change);
    ln_wallet_close(wallet);
    return err;
}

ln_err_t cmd_wallet_set_default(ln_run_t *run)
{
    return change_chain(run, ln_wallet_set_default);
}

ln_err_t cmd_wallet_forget_chain(ln_run_t *run)
{
    return change_chain(run, ln_wallet_forget_chain);
}

static ln_err_t forget_keys(ln_call_t *call, ln_wallet_t *wallet, const ln_chain_id_t *id)
{
    ln_account_owner_t owner;
    LN_TRY(ln_wallet_forget_keys(call, wallet, &owner, id));
    ln_bytes_t text = ln_value_text(&ln_account_owner_type, call->arena, &owner);
    fprintf(stderr, "The chain no longer uses the owner %.*s; its key is still in the keystore.\n",
            LN_TEXT_ARG(text));
    return LN_OK;
}

ln_err_t cmd_wallet_forget_keys(ln_run_t *run)
{
    return change_chain(run, forget_keys);
}
