/* SPDX-License-Identifier: Apache-2.0 */
/* app/user_files.h - the wallet, the keystore and the storage that a command works with, as the
 * command line and the environment say (wallet/paths.h). */
#ifndef LN_APP_USER_FILES_H
#define LN_APP_USER_FILES_H

#include "app/run.h"
#include "app/storage_config.h"
#include "wallet/keystore.h"
#include "wallet/paths.h"
#include "wallet/wallet.h"

/* Where the files are. */
LN_CHECKED ln_err_t ln_user_paths(ln_run_t *run, ln_wallet_paths_t *out);

/* Opens the wallet; the caller closes it. */
LN_CHECKED ln_err_t ln_user_wallet(ln_run_t *run, ln_wallet_t **out);

/* The storage's text, understood. */
LN_CHECKED ln_err_t ln_user_storage(ln_run_t *run, ln_storage_config_t *out);

/* Makes the storage one of the network (worker/genesis.h); an empty one is filled. */
LN_CHECKED ln_err_t ln_user_storage_initialise(ln_run_t *run, const ln_genesis_config_t *genesis);

/* What --genesis FILE or --faucet URL of the command says; exactly one must be given. */
LN_CHECKED ln_err_t ln_user_genesis(ln_run_t *run, ln_genesis_config_t *out);

/* Makes a wallet and, unless there is one, a keystore, and fills the storage. */
LN_CHECKED ln_err_t ln_user_wallet_create(ln_run_t *run, const ln_genesis_config_t *genesis);

/* --testing-prng-seed of the command. */
LN_CHECKED ln_err_t ln_user_testing_seed(ln_run_t *run, ln_u64_opt_t *out);

/* The chain that an argument names, or the wallet's default if it was left out (null). */
LN_CHECKED ln_err_t ln_user_chain(ln_run_t *run, ln_chain_id_t *out, const ln_wallet_t *wallet,
                                  const char *argument);

#endif
