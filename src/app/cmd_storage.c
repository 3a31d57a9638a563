/* SPDX-License-Identifier: Apache-2.0 */
/* linen storage: looking after what user_files.h opens. A namespace of a rocksdb: storage is a
 * folder of its own in the storage's folder. */
#include "app/user_files.h"
#include "kv/rocksdb.h"
#include "store/store.h"
#include "wallet/genesis_file.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* --- namespaces */

static ln_err_t folder_storage(ln_run_t *run, ln_storage_config_t *out)
{
    LN_TRY(ln_user_storage(run, out));
    if (out->kind != LN_STORAGE_ROCKSDB)
        return LN_FAIL(run->call, LN_ERR_CONFIGURATION,
                       "only a storage in a folder can be looked after: give --storage "
                       "rocksdb:DIR[:MODE[:NAMESPACE]]");
    return LN_OK;
}

static int compare_names(const void *a, const void *b)
{
    return ln_bytes_compare(*(const ln_bytes_t *)a, *(const ln_bytes_t *)b);
}

static const char *folder_of(ln_arena_t *arena, const ln_storage_config_t *config, ln_bytes_t name)
{
    ln_storage_config_t other = *config;
    other.name = ln_text_copy_z(arena, name);
    return ln_storage_config_folder(arena, &other);
}

/* In order; a folder that is not there has none. */
static ln_err_t list_namespaces(ln_call_t *call, ln_bytes_list_t *out,
                                const ln_storage_config_t *config)
{
    ln_bytes_list_t names = {0};
    struct dirent *entry;
    DIR *dir = opendir(config->folder);
    if (dir == NULL && errno != ENOENT)
        return LN_FAIL(call, LN_ERR_IO, "cannot list %s: %s", config->folder, strerror(errno));
    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        ln_bytes_t name = ln_text(entry->d_name);
        if (name.data[0] != '.' && ln_kv_rocksdb_exists(folder_of(call->arena, config, name)))
            *LN_PUSH(call->arena, &names) = ln_bytes_copy(call->arena, name);
    }
    if (dir != NULL)
        closedir(dir);
    if (names.count > 0)
        qsort(names.items, names.count, sizeof(*names.items), compare_names);
    *out = names;
    return LN_OK;
}

ln_err_t cmd_storage_list_namespaces(ln_run_t *run)
{
    ln_storage_config_t config;
    ln_bytes_list_t names;
    LN_TRY(folder_storage(run, &config));
    LN_TRY(list_namespaces(run->call, &names, &config));
    for (size_t i = 0; i < names.count; i++)
        printf("%.*s\n", LN_TEXT_ARG(names.items[i]));
    return LN_OK;
}

ln_err_t cmd_storage_delete_all(ln_run_t *run)
{
    ln_storage_config_t config;
    ln_bytes_list_t names;
    LN_TRY(folder_storage(run, &config));
    LN_TRY(list_namespaces(run->call, &names, &config));
    for (size_t i = 0; i < names.count; i++)
        LN_TRY(
            ln_kv_rocksdb_destroy(run->call, folder_of(run->call->arena, &config, names.items[i])));
    (void)rmdir(config.folder); /* it may hold other files */
    return LN_OK;
}

static ln_err_t expect_namespace(ln_run_t *run, ln_storage_config_t *config)
{
    LN_TRY(folder_storage(run, config));
    if (ln_kv_rocksdb_exists(ln_storage_config_folder(run->call->arena, config)))
        return LN_OK;
    return LN_FAIL(run->call, LN_ERR_NOT_FOUND, "there is no namespace '%s' in %s", config->name,
                   config->folder);
}

ln_err_t cmd_storage_delete_namespace(ln_run_t *run)
{
    ln_storage_config_t config;
    LN_TRY(expect_namespace(run, &config));
    return ln_kv_rocksdb_destroy(run->call, ln_storage_config_folder(run->call->arena, &config));
}

ln_err_t cmd_storage_check_existence(ln_run_t *run)
{
    ln_storage_config_t config;
    return expect_namespace(run, &config);
}

/* --- content */

ln_err_t cmd_storage_initialize(ln_run_t *run)
{
    const char *path;
    ln_genesis_config_t genesis;
    LN_TRY(ln_arg_expect(run->call, run->args, "genesis", &path));
    LN_TRY(ln_genesis_file_read(run->call, &genesis, path));
    return ln_user_storage_initialise(run, &genesis);
}

static ln_err_t print_blob_ids(ln_run_t *run, ln_store_t *store)
{
    ln_blob_id_list_t ids;
    LN_TRY(ln_store_blob_ids(run->call, store, &ids));
    for (size_t i = 0; i < ids.count; i++) {
        ln_bytes_t text = ln_value_text(&ln_blob_id_type, run->call->arena, &ids.items[i]);
        printf("%.*s\n", LN_TEXT_ARG(text));
    }
    return LN_OK;
}

#define CHAINS_AT_ONCE 1000

static ln_err_t print_chain_ids(ln_run_t *run, ln_store_t *store)
{
    ln_chain_id_opt_t after = {0};
    ln_chain_id_list_t ids;
    do {
        LN_TRY(ln_store_chain_ids_after(run->call, store, &ids, &after, CHAINS_AT_ONCE));
        for (size_t i = 0; i < ids.count; i++) {
            ln_bytes_t text = ln_value_text(&ln_chain_id_type, run->call->arena, &ids.items[i]);
            printf("%.*s\n", LN_TEXT_ARG(text));
        }
        if (ids.count > 0)
            after = (ln_chain_id_opt_t){true, ids.items[ids.count - 1]};
    } while (ids.count == CHAINS_AT_ONCE);
    return LN_OK;
}

static ln_err_t print_content(ln_run_t *run, ln_err_t (*print)(ln_run_t *run, ln_store_t *store))
{
    ln_storage_config_t config;
    ln_kv_t *kv;
    ln_store_t *store;
    LN_TRY(expect_namespace(run, &config));
    LN_TRY(ln_storage_config_open(run->call, &kv, &config));
    ln_err_t err = ln_store_open(run->call, &store, kv);
    if (err == LN_OK) {
        err = print(run, store);
        ln_store_close(store);
    }
    ln_kv_free(kv);
    return err;
}

ln_err_t cmd_storage_list_blob_ids(ln_run_t *run)
{
    return print_content(run, print_blob_ids);
}

ln_err_t cmd_storage_list_chain_ids(ln_run_t *run)
{
    return print_content(run, print_chain_ids);
}
