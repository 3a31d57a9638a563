/* SPDX-License-Identifier: Apache-2.0 */
#include "wallet/founder.h"

#include "types/ids.h"
#include "wallet/genesis_file.h"
#include "wallet/keystore.h"
#include "wallet/wallet.h"

ln_err_t ln_founder_make_keys(ln_call_t *call, ln_env_t *env, ln_account_owner_t *owners,
                              const char *path, ln_u64_opt_t testing_seed, size_t count)
{
    ln_keystore_t *keystore;
    LN_TRY(ln_keystore_create(call, &keystore, env, path, testing_seed));
    ln_err_t err = ln_keystore_generate(call, keystore, owners, count);
    ln_keystore_close(keystore);
    return err;
}

static void insert_chains(ln_arena_t *arena, ln_wallet_t *wallet,
                          const ln_genesis_config_t *genesis)
{
    for (size_t i = 0; i < genesis->chains.count; i++) {
        const ln_chain_description_t *description = &genesis->chains.items[i];
        LN_ASSERT(description->config.ownership.owners.count == 1);
        ln_account_owner_opt_t owner = {true, description->config.ownership.owners.items[0].key};
        ln_wallet_chain_t chain = ln_wallet_chain_of(description, &owner);
        ln_chain_id_t id = ln_chain_description_id(arena, description);
        ln_wallet_insert(wallet, &id, &chain);
    }
}

ln_err_t ln_founder_make_wallet(ln_call_t *call, const char *path,
                                const ln_genesis_config_t *genesis)
{
    ln_wallet_t *wallet;
    LN_TRY(ln_wallet_create(call, &wallet, path, genesis));
    insert_chains(call->arena, wallet, genesis);
    ln_err_t err = ln_wallet_save(call, wallet);
    ln_wallet_close(wallet);
    return err;
}
