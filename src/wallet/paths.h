/* SPDX-License-Identifier: Apache-2.0 */
/* wallet/paths.h - where a user's files are (spec 04 §13.1).
 *
 *     given on the command line  >  variable of the environment  >  folder linera of the user's
 *                                                                   configuration folder
 *
 * With a name X (--with-wallet X) the variables are LINERA_WALLET_X, LINERA_KEYSTORE_X,
 * LINERA_STORAGE_X; without, LINERA_WALLET, LINERA_KEYSTORE, LINERA_STORAGE. */
#ifndef LN_WALLET_PATHS_H
#define LN_WALLET_PATHS_H

#include "base/err.h"

typedef struct {
    const char *wallet, *keystore, *storage; /* the storage is a text, not a path: spec 04 §7.4 */
} ln_wallet_paths_t;

/* given holds what the command line says, null for what it does not; name is that of --with-wallet
 * or null. The texts are in the call's arena or those given. LN_ERR_CONFIGURATION if the name means
 * no wallet, or if there is no home folder. */
LN_CHECKED ln_err_t ln_wallet_paths(ln_call_t *call, ln_wallet_paths_t *out,
                                    const ln_wallet_paths_t *given, const char *name);

#endif
