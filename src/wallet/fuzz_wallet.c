/* SPDX-License-Identifier: Apache-2.0 */
/* Any file as a wallet ('w'), a keystore ('k') or a genesis configuration ('g'), by its first byte.
 * What can be read must survive being written and read again. */
#include "base/env.h"
#include "base/file.h"
#include "wallet/genesis_file.h"
#include "wallet/keystore.h"
#include "wallet/wallet.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char path[64];

static void remove_file(void)
{
    (void)unlink(path);
}

/* One file for the whole run. */
static void make_path(void)
{
    if (path[0] != '\0')
        return;
    snprintf(path, sizeof(path), "/tmp/linen-fuzz-wallet-XXXXXX");
    int fd = mkstemp(path);
    LN_ASSERT(fd >= 0);
    close(fd);
    (void)atexit(remove_file);
}

static void on_wallet(ln_call_t *call)
{
    ln_wallet_t *wallet, *again;
    if (ln_wallet_open(call, &wallet, path) != LN_OK)
        return;
    ln_chain_id_t id = ln_wallet_admin_chain(wallet);
    ln_wallet_chain_t chain = {.next_block_height = {7}};
    ln_wallet_put(wallet, &id, &chain);
    for (size_t i = 0; i < ln_wallet_count(wallet); i++) {
        const ln_wallet_chain_t *entry = ln_wallet_chain(wallet, i);
        ln_blob_content_list_t blobs;
        if (entry->pending_proposal.some &&
            ln_pending_proposal_blobs(call, &blobs, &entry->pending_proposal.value) != LN_OK)
            LN_ASSERT(call->text.size > 0);
    }
    ln_err_t err = ln_wallet_save(call, wallet);
    LN_ASSERT(err == LN_OK);
    err = ln_wallet_open(call, &again, path);
    LN_ASSERT(err == LN_OK && ln_wallet_count(again) == ln_wallet_count(wallet));
    ln_wallet_close(again);
    ln_wallet_close(wallet);
}

static void on_keystore(ln_call_t *call)
{
    static const ln_hash_t hash;
    ln_env_fake_t env;
    ln_keystore_t *keystore;
    ln_account_owner_t made;
    ln_account_signature_t signature;
    ln_env_fake_init(&env, 0, 1);
    if (ln_keystore_open(call, &keystore, &env.env, path) != LN_OK)
        return;
    for (size_t i = 0; i < ln_keystore_count(keystore); i++) {
        ln_account_owner_t owner = ln_keystore_owner(keystore, i);
        if (ln_keystore_sign(call, keystore, &signature, &owner, &hash) != LN_OK)
            LN_ASSERT(call->text.size > 0);
    }
    ln_err_t err = ln_keystore_generate(call, keystore, &made, 1);
    LN_ASSERT(err == LN_OK);
    err = ln_keystore_sign(call, keystore, &signature, &made, &hash);
    LN_ASSERT(err == LN_OK);
    ln_keystore_close(keystore);
}

static void on_genesis(ln_call_t *call)
{
    ln_genesis_config_t genesis, again;
    if (ln_genesis_file_read(call, &genesis, path) != LN_OK)
        return;
    ln_bytes_t json = ln_value_json(&ln_genesis_config_type, call->arena, true, &genesis);
    ln_err_t err = ln_genesis_parse(call, &again, json, "again");
    LN_ASSERT(err == LN_OK && ln_genesis_config_equal(&genesis, &again));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ln_arena_t arena = {0};
    ln_call_t call = ln_call(&arena);
    if (size == 0)
        return 0;
    make_path();
    FILE *file = fopen(path, "wb");
    LN_ASSERT(file != NULL);
    (void)fwrite(data + 1, 1, size - 1, file);
    (void)fclose(file);
    if (data[0] == 'w')
        on_wallet(&call);
    else if (data[0] == 'k')
        on_keystore(&call);
    else if (data[0] == 'g')
        on_genesis(&call);
    ln_arena_release(&arena);
    return 0;
}
