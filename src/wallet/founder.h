/* SPDX-License-Identifier: Apache-2.0 */
/* wallet/founder.h - the files of the user who owns the first chains of a network.
 *
 *     keys -> genesis configuration with a chain for each -> wallet with these chains
 *
 * Threads: any. */
#ifndef LN_WALLET_FOUNDER_H
#define LN_WALLET_FOUNDER_H

#include "base/env.h"
#include "types/gen/config.h"

/* Makes the keystore at path with count keys, and tells their owners. LN_ERR_WALLET if there is a
 * file already. */
LN_CHECKED ln_err_t ln_founder_make_keys(ln_call_t *call, ln_env_t *env, ln_account_owner_t *owners,
                                         const char *path, ln_u64_opt_t testing_seed, size_t count);

/* Makes the wallet at path with all chains of a genesis configuration that ln_genesis_make has
 * made, each with its owner; the admin chain, which comes first, is the default. LN_ERR_WALLET if
 * there is a file already. */
LN_CHECKED ln_err_t ln_founder_make_wallet(ln_call_t *call, const char *path,
                                           const ln_genesis_config_t *genesis);

#endif
