/* SPDX-License-Identifier: Apache-2.0 */
/* linen keygen */
#include "app/session.h"
#include "app/user_files.h"

#include <stdio.h>

ln_err_t cmd_keygen(ln_run_t *run)
{
    ln_wallet_paths_t paths;
    ln_keystore_t *keystore;
    ln_account_owner_t owner;
    LN_TRY(ln_user_paths(run, &paths));
    LN_TRY(ln_keystore_open_or_create(run->call, &keystore, run->env, paths.keystore,
                                      (ln_u64_opt_t){0}));
    ln_err_t err = ln_keystore_generate(run->call, keystore, &owner, 1);
    ln_keystore_close(keystore);
    LN_TRY(err);
    ln_bytes_t text = ln_value_text(&ln_account_owner_type, run->call->arena, &owner);
    printf("%.*s\n", LN_TEXT_ARG(text));
    return LN_OK;
}
