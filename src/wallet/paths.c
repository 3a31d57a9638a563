/* SPDX-License-Identifier: Apache-2.0 */
#include "wallet/paths.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* The value of LINERA_WHAT or LINERA_WHAT_NAME; an empty one counts as none. */
static const char *from_environment(ln_arena_t *arena, const char *what, const char *name)
{
    ln_bytes_t variable = name == NULL ? ln_format(arena, "LINERA_%s", what)
                                       : ln_format(arena, "LINERA_%s_%s", what, name);
    const char *value = getenv((const char *)variable.data);
    return value != NULL && value[0] != '\0' ? value : NULL;
}

static ln_err_t default_folder(ln_call_t *call, const char **out)
{
    const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    if (config != NULL && config[0] == '/')
        *out = (const char *)ln_format(call->arena, "%s/linera", config).data;
    else if (home != NULL && home[0] != '\0')
        *out = (const char *)ln_format(call->arena, "%s/.config/linera", home).data;
    else
        return LN_FAIL(call, LN_ERR_CONFIGURATION,
                       "there is no home folder (HOME is not set); say where the files are with "
                       "--wallet, --keystore and --storage");
    return LN_OK;
}

static ln_err_t choose(ln_call_t *call, const char **out, const char *given, const char *what,
                       const char *name, const char *default_format)
{
    const char *folder = NULL;
    *out = given != NULL ? given : from_environment(call->arena, what, name);
    if (*out != NULL)
        return LN_OK;
    LN_TRY(default_folder(call, &folder));
    const char *star = strchr(default_format, '*');
    *out = (const char *)ln_format(call->arena, "%.*s%s%s", (int)(star - default_format),
                                   default_format, folder, star + 1)
               .data;
    return LN_OK;
}

/* A name that leads nowhere would silently mean the user's own wallet. */
static ln_err_t check_name(ln_call_t *call, const ln_wallet_paths_t *given, const char *name)
{
    for (const char *p = name; *p != '\0'; p++)
        if (!isalnum((unsigned char)*p) && *p != '_')
            return LN_FAIL(call, LN_ERR_CONFIGURATION,
                           "--with-wallet: '%s' cannot be part of a variable's name", name);
    if (given->wallet == NULL && from_environment(call->arena, "WALLET", name) == NULL)
        return LN_FAIL(call, LN_ERR_CONFIGURATION,
                       "--with-wallet %s needs the variable LINERA_WALLET_%s, which is not set",
                       name, name);
    return LN_OK;
}

ln_err_t ln_wallet_paths(ln_call_t *call, ln_wallet_paths_t *out, const ln_wallet_paths_t *given,
                         const char *name)
{
    ln_wallet_paths_t paths;
    if (name != NULL)
        LN_TRY(check_name(call, given, name));
    LN_TRY(choose(call, &paths.wallet, given->wallet, "WALLET", name, "*/wallet.json"));
    LN_TRY(choose(call, &paths.keystore, given->keystore, "KEYSTORE", name, "*/keystore.json"));
    LN_TRY(choose(call, &paths.storage, given->storage, "STORAGE", name, "rocksdb:*/wallet.db"));
    *out = paths;
    return LN_OK;
}
