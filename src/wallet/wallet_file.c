/* SPDX-License-Identifier: Apache-2.0 */
/* Reading, merging and writing of wallet/wallet.h. */
#include "wallet/wallet_priv.h"

#include "base/file.h"
#include "types/ids.h"

#include <stdlib.h>
#include <string.h>

/* What a file says, with the memory that it lies in. */
typedef struct {
    ln_arena_t memory;
    ln_file_state_t state;
    const ln_json_t *json;
    ln_wallet_file_t value;
} content_t;

/* --- reading */

static bool has_field(const ln_type_t *type, ln_bytes_t name)
{
    for (size_t i = 0; i < type->field_count; i++)
        if (ln_bytes_equal_text(name, type->fields[i].name))
            return true;
    return false;
}

static bool has_unknown_members(const ln_type_t *type, const ln_json_t *object)
{
    for (size_t i = 0; i < object->count; i++)
        if (!has_field(type, object->items[i].key))
            return true;
    return false;
}

static ln_err_t parse(ln_call_t *call, content_t *out, const char *path)
{
    ln_bytes_t text;
    ln_json_t *json = NULL;
    LN_TRY(ln_file_state(call, &out->state, path));
    LN_TRY(ln_file_read(call, &text, path));
    if (text.size == 0)
        return LN_FAIL(call, LN_ERR_WALLET,
                       "%s is empty: an earlier 'linen wallet init' was "
                       "interrupted; run it again",
                       path);
    LN_TRY(ln_json_parse(call, &json, text, path));
    ln_json_reader_t r = ln_json_reader(call->arena);
    ln_value_from_json(&r, &ln_wallet_file_type, &out->value, json);
    LN_TRY(ln_json_finish(call, &r, path));
    if (out->value.genesis_config.chains.count == 0)
        return LN_FAIL(call, LN_ERR_WALLET, "%s: the genesis configuration has no chains", path);
    out->json = json;
    return LN_OK;
}

/* Reads the file into memory of its own; an error's text is moved to the caller's. */
static ln_err_t read_content(ln_call_t *call, content_t *out, const char *path)
{
    content_t content = {0};
    ln_call_t inner = ln_call(&content.memory);
    ln_err_t err = parse(&inner, &content, path);
    if (err == LN_OK) {
        *out = content; /* the tree and the value do not point back to the arena's struct */
        return LN_OK;
    }
    ln_bytes_t text = ln_bytes_copy(call->arena, ln_call_text(&inner, err));
    ln_arena_release(&content.memory);
    if (err == LN_ERR_NOT_FOUND)
        return LN_FAIL(
            call, LN_ERR_WALLET,
            "there is no wallet at %s; make one with 'linen wallet init --faucet URL' or "
            "'linen wallet init --genesis FILE'",
            path);
    return LN_FAIL(call, err == LN_ERR_IO ? err : LN_ERR_WALLET, "%.*s", LN_TEXT_ARG(text));
}

static const ln_json_t *member_named(const ln_json_t *object, const char *name)
{
    for (size_t i = 0; i < object->count; i++)
        if (ln_bytes_equal_text(object->items[i].key, name))
            return &object->items[i];
    return NULL;
}

/* Remembers the members of entries that this version does not know. */
static void keep_unknown_members(ln_wallet_entries_t *entries, const ln_json_t *json)
{
    const ln_json_t *chains = member_named(json, "chains");
    for (size_t i = 0; i < chains->count; i++) {
        const ln_json_t *member = &chains->items[i];
        ln_chain_id_t id;
        bool found;
        if (!has_unknown_members(&ln_wallet_chain_type, member) ||
            !ln_hex_parse(id.hash.bytes, sizeof(id.hash.bytes), member->key))
            continue;
        size_t place = ln_wallet_entries_place(entries, &found, &id);
        if (found)
            entries->items[place]->member = member;
    }
}

static ln_wallet_entries_t entries_of(const content_t *content)
{
    const ln_chain_id_wallet_chain_map_t *chains = &content->value.chains;
    ln_wallet_entries_t entries = {0};
    for (size_t i = 0; i < chains->count; i++)
        ln_wallet_entries_add(&entries, &chains->items[i].key)->value = chains->items[i].value;
    keep_unknown_members(&entries, content->json);
    return entries;
}

/* --- merging */

/* Puts our changes on top of what the file says. */
static void apply_changes(ln_wallet_entries_t *entries, const ln_wallet_t *wallet)
{
    bool found;
    for (size_t i = 0; i < wallet->forgotten.count; i++) {
        size_t place = ln_wallet_entries_place(entries, &found, &wallet->forgotten.items[i]);
        if (found)
            ln_wallet_entries_remove(entries, place);
    }
    for (size_t i = 0; i < wallet->entries.count; i++) {
        const ln_wallet_entry_t *entry = wallet->entries.items[i];
        if (entry->changed)
            ln_wallet_entry_set(ln_wallet_entries_add(entries, &entry->id), &entry->value);
    }
}

static void take_content(ln_wallet_t *wallet, content_t *content)
{
    ln_wallet_entries_t entries = entries_of(content);
    apply_changes(&entries, wallet);
    ln_wallet_entries_release(&wallet->entries);
    ln_arena_release(&wallet->file_memory);
    wallet->entries = entries;
    wallet->file_memory = content->memory;
    wallet->file_state = content->state;
    wallet->file_json = content->json;
    if (!wallet->default_changed)
        wallet->default_chain = content->value.default_;
    /* we forgot the chain that others made the default, or the other way round */
    if (wallet->default_chain.some && ln_wallet_find(wallet, &wallet->default_chain.value) == NULL)
        wallet->default_chain = (ln_chain_id_opt_t){0};
}

/* Reads the file again if somebody has replaced it since we read or wrote it. */
static ln_err_t take_over(ln_call_t *call, ln_wallet_t *wallet)
{
    ln_file_state_t state;
    content_t content;
    ln_err_t err = ln_file_state(call, &state, wallet->path);
    if (err == LN_OK && ln_file_state_equal(&state, &wallet->file_state))
        return LN_OK;
    LN_TRY(read_content(call, &content, wallet->path));
    if (!ln_genesis_config_equal(&content.value.genesis_config, &wallet->genesis)) {
        ln_arena_release(&content.memory);
        return LN_FAIL(call, LN_ERR_WALLET,
                       "%s has been replaced by the wallet of another network; start again",
                       wallet->path);
    }
    take_content(wallet, &content);
    return LN_OK;
}

ln_err_t ln_wallet_refresh(ln_call_t *call, ln_wallet_t *wallet)
{
    return wallet->path != NULL ? take_over(call, wallet) : LN_OK;
}

/* --- writing */

static void write_unknown_members(ln_json_writer_t *w, const ln_type_t *type,
                                  const ln_json_t *object)
{
    for (size_t i = 0; object != NULL && i < object->count; i++) {
        if (has_field(type, object->items[i].key))
            continue;
        ln_json_key_text(w, object->items[i].key);
        ln_json_value(w, &object->items[i]);
    }
}

static void write_entry(ln_json_writer_t *w, const ln_wallet_entry_t *entry)
{
    const ln_type_t *type = &ln_wallet_chain_type;
    ln_json_begin_object(w);
    for (size_t i = 0; i < type->field_count; i++) {
        ln_json_key(w, type->fields[i].name);
        ln_value_to_json(w, type->fields[i].type,
                         (const uint8_t *)&entry->value + type->fields[i].offset);
    }
    write_unknown_members(w, type, entry->member);
    ln_json_end_object(w);
}

static ln_bytes_t wallet_json(ln_arena_t *arena, const ln_wallet_t *wallet)
{
    ln_buffer_t buffer = ln_buffer(arena);
    ln_json_writer_t w = ln_json_writer(&buffer, true);
    ln_json_begin_object(&w);
    ln_json_key(&w, "chains");
    ln_json_begin_object(&w);
    for (size_t i = 0; i < wallet->entries.count; i++) {
        char id[64];
        ln_hex_write(id, wallet->entries.items[i]->id.hash.bytes, 32);
        ln_json_key_text(&w, ln_bytes(id, sizeof(id)));
        write_entry(&w, wallet->entries.items[i]);
    }
    ln_json_end_object(&w);
    ln_json_key(&w, "default");
    ln_value_to_json(&w, &ln_chain_id_opt_type, &wallet->default_chain);
    ln_json_key(&w, "genesis_config");
    ln_value_to_json(&w, &ln_genesis_config_type, &wallet->genesis);
    write_unknown_members(&w, &ln_wallet_file_type, wallet->file_json);
    ln_json_end_object(&w);
    return ln_buffer_bytes(&buffer);
}

static ln_err_t write_locked(ln_call_t *call, ln_wallet_t *wallet, const ln_file_lock_t *lock)
{
    ln_arena_t scratch = {0};
    ln_err_t err =
        ln_file_lock_replace(call, lock, &wallet->file_state, wallet_json(&scratch, wallet));
    ln_arena_release(&scratch);
    return err;
}

/* Everything in memory is in the file now. */
static void forget_changes(ln_wallet_t *wallet)
{
    for (size_t i = 0; i < wallet->entries.count; i++)
        wallet->entries.items[i]->changed = false;
    wallet->forgotten = (ln_chain_id_list_t){0};
    ln_arena_reset(&wallet->change_memory);
    wallet->changed = wallet->default_changed = false;
}

ln_err_t ln_wallet_save(ln_call_t *call, ln_wallet_t *wallet)
{
    ln_file_lock_t lock;
    if (!wallet->changed)
        return LN_OK;
    if (wallet->path != NULL) {
        LN_TRY(ln_file_lock_take(call, &lock, wallet->path));
        ln_err_t err = take_over(call, wallet);
        if (err == LN_OK)
            err = write_locked(call, wallet, &lock);
        ln_file_lock_release(&lock);
        LN_TRY(err);
    }
    forget_changes(wallet);
    return LN_OK;
}

/* --- open and create */

ln_err_t ln_wallet_open(ln_call_t *call, ln_wallet_t **out, const char *path)
{
    content_t content;
    LN_TRY(read_content(call, &content, path));
    ln_wallet_t *wallet = ln_wallet_in_memory(&content.value.genesis_config);
    wallet->path = ln_text_copy_z(&wallet->memory, ln_text(path));
    take_content(wallet, &content);
    *out = wallet;
    return LN_OK;
}

ln_err_t ln_wallet_create(ln_call_t *call, ln_wallet_t **out, const char *path,
                          const ln_genesis_config_t *genesis)
{
    ln_file_lock_t lock;
    if (genesis->chains.count == 0)
        return LN_FAIL(call, LN_ERR_WALLET, "the genesis configuration has no chains");
    LN_TRY(ln_file_lock_create(call, &lock, path));
    ln_wallet_t *wallet = ln_wallet_in_memory(genesis);
    wallet->path = ln_text_copy_z(&wallet->memory, ln_text(path));
    ln_err_t err = write_locked(call, wallet, &lock);
    ln_file_lock_release(&lock);
    if (err != LN_OK) {
        ln_wallet_close(wallet);
        return err;
    }
    *out = wallet;
    return LN_OK;
}
