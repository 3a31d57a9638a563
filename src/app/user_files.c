/* SPDX-License-Identifier: Apache-2.0 */
#include "app/user_files.h"

#include "app/client_options.h"
#include "base/log.h"
#include "faucet/faucet_client.h"
#include "node/version.h"
#include "store/store.h"
#include "wallet/genesis_file.h"
#include "worker/genesis.h"

#include <unistd.h>

ln_err_t ln_user_paths(ln_run_t *run, ln_wallet_paths_t *out)
{
    ln_wallet_paths_t given = {.wallet = ln_arg_text(run->args, "wallet"),
                               .keystore = ln_arg_text(run->args, "keystore"),
                               .storage = ln_arg_text(run->args, "storage")};
    return ln_wallet_paths(run->call, out, &given, ln_arg_text(run->args, "with-wallet"));
}

ln_err_t ln_user_wallet(ln_run_t *run, ln_wallet_t **out)
{
    ln_wallet_paths_t paths;
    LN_TRY(ln_user_paths(run, &paths));
    return ln_wallet_open(run->call, out, paths.wallet);
}

ln_err_t ln_user_storage(ln_run_t *run, ln_storage_config_t *out)
{
    ln_wallet_paths_t paths;
    LN_TRY(ln_user_paths(run, &paths));
    return ln_storage_config_parse(run->call, out, paths.storage);
}

static ln_err_t initialise(ln_run_t *run, ln_kv_t *kv, const ln_genesis_config_t *genesis)
{
    ln_store_t *store;
    LN_TRY(ln_store_open(run->call, &store, kv));
    ln_err_t err = ln_genesis_initialise(run->call, store, run->env, genesis);
    ln_store_close(store);
    return err;
}

ln_err_t ln_user_storage_initialise(ln_run_t *run, const ln_genesis_config_t *genesis)
{
    ln_storage_config_t config;
    ln_kv_t *kv;
    LN_TRY(ln_user_storage(run, &config));
    LN_TRY(ln_storage_config_open(run->call, &kv, &config));
    ln_err_t err = initialise(run, kv, genesis);
    ln_kv_free(kv);
    return err;
}

static ln_err_t genesis_of_faucet(ln_run_t *run, ln_genesis_config_t *out, const char *url)
{
    ln_faucet_client_t faucet = {run->loop, url};
    ln_version_info_t version;
    LN_TRY(ln_faucet_client_version(run->call, &faucet, &version));
    if (!ln_version_is_compatible(&version))
        LN_WARN("wallet", "the faucet runs version %u.%u.%u, which may not get along with %s",
                version.crate_version.major, version.crate_version.minor,
                version.crate_version.patch, ln_version_text());
    return ln_faucet_client_genesis(run->call, &faucet, out);
}

ln_err_t ln_user_genesis(ln_run_t *run, ln_genesis_config_t *out)
{
    const char *path = ln_arg_text(run->args, "genesis");
    const char *faucet = ln_arg_text(run->args, "faucet");
    if ((path == NULL) == (faucet == NULL))
        return LN_FAIL(run->call, LN_ERR_INVALID_INPUT,
                       "say where the network's genesis configuration comes from: either "
                       "--faucet URL or --genesis FILE");
    return path != NULL ? ln_genesis_file_read(run->call, out, path)
                        : genesis_of_faucet(run, out, faucet);
}

ln_err_t ln_user_wallet_create(ln_run_t *run, const ln_genesis_config_t *genesis)
{
    ln_wallet_paths_t paths;
    ln_u64_opt_t seed;
    ln_wallet_t *wallet;
    ln_keystore_t *keystore;
    LN_TRY(ln_user_paths(run, &paths));
    LN_TRY(ln_user_testing_seed(run, &seed));
    LN_TRY(ln_wallet_create(run->call, &wallet, paths.wallet, genesis));
    ln_err_t err = ln_keystore_open_or_create(run->call, &keystore, run->env, paths.keystore, seed);
    if (err == LN_OK) {
        ln_keystore_close(keystore);
        err = ln_user_storage_initialise(run, genesis);
    }
    ln_wallet_close(wallet);
    if (err != LN_OK)
        (void)unlink(paths.wallet); /* it is new and empty: the next try begins anew */
    return err;
}

ln_err_t ln_user_testing_seed(ln_run_t *run, ln_u64_opt_t *out)
{
    return ln_arg_u64(run->call, run->args, "testing-prng-seed", &out->value, &out->some,
                      UINT64_MAX);
}

ln_err_t ln_user_chain(ln_run_t *run, ln_chain_id_t *out, const ln_wallet_t *wallet,
                       const char *argument)
{
    if (argument == NULL)
        return ln_wallet_expect_default(run->call, out, wallet);
    return ln_arg_parse(run->call, &ln_chain_id_type, out, "chain", argument);
}
