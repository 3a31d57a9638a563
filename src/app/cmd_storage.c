/* SPDX-License-Identifier: Apache-2.0 */
/* linen storage: looking after what user_files.h opens. */
#include "app/user_files.h"
#include "store/store.h"
#include "wallet/genesis_file.h"

#include <stdio.h>
#include <unistd.h>

/* --- namespaces */

ln_err_t cmd_storage_list_namespaces(ln_run_t *run)
{
    ln_storage_config_t config;
    ln_bytes_list_t names;
    LN_TRY(ln_user_storage(run, &config));
    LN_TRY(ln_storage_namespaces(run->call, &names, &config));
    for (size_t i = 0; i < names.count; i++)
        printf("%.*s\n", LN_TEXT_ARG(names.items[i]));
    return LN_OK;
}

ln_err_t cmd_storage_delete_all(ln_run_t *run)
{
    ln_storage_config_t config;
    ln_bytes_list_t names;
    LN_TRY(ln_user_storage(run, &config));
    LN_TRY(ln_storage_namespaces(run->call, &names, &config));
    for (size_t i = 0; i < names.count; i++) {
        config.name = ln_text_copy_z(run->call->arena, names.items[i]);
        LN_TRY(ln_storage_drop(run->call, &config));
    }
    if (config.kind == LN_STORAGE_ROCKSDB)
        (void)rmdir(config.folder); /* it may hold other files */
    return LN_OK;
}

static ln_err_t expect_namespace(ln_run_t *run, ln_storage_config_t *config)
{
    bool exists;
    LN_TRY(ln_user_storage(run, config));
    LN_TRY(ln_storage_exists(run->call, &exists, config));
    if (exists)
        return LN_OK;
    ln_bytes_t where = ln_storage_place(run->call->arena, config);
    return LN_FAIL(run->call, LN_ERR_NOT_FOUND, "there is no namespace '%s' in %.*s", config->name,
                   LN_TEXT_ARG(where));
}

ln_err_t cmd_storage_delete_namespace(ln_run_t *run)
{
    ln_storage_config_t config;
    LN_TRY(expect_namespace(run, &config));
    return ln_storage_drop(run->call, &config);
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
