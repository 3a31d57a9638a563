/* SPDX-License-Identifier: Apache-2.0 */
#include "wallet/paths.h"
#include "wallet/test_help.h"

#include <stdlib.h>

static void clear(void)
{
    static const char *const names[] = {"LINERA_WALLET",   "LINERA_KEYSTORE",   "LINERA_STORAGE",
                                        "LINERA_WALLET_7", "LINERA_KEYSTORE_7", "LINERA_STORAGE_7",
                                        "XDG_CONFIG_HOME"};
    for (size_t i = 0; i < LN_COUNT(names); i++)
        unsetenv(names[i]);
    setenv("HOME", "/home/somebody", 1);
}

static ln_wallet_paths_t paths(ln_test_t *t, ln_wallet_paths_t given, const char *name)
{
    ln_wallet_paths_t out = {0};
    CHECK_OK(ln_wallet_paths(&t->call, &out, &given, name));
    return out;
}

TEST(without_anything_the_users_configuration_folder)
{
    clear();
    ln_wallet_paths_t out = paths(t, (ln_wallet_paths_t){0}, NULL);
    assert_string_equal(out.wallet, "/home/somebody/.config/linera/wallet.json");
    assert_string_equal(out.keystore, "/home/somebody/.config/linera/keystore.json");
    assert_string_equal(out.storage, "rocksdb:/home/somebody/.config/linera/wallet.db");
    setenv("XDG_CONFIG_HOME", "/cfg", 1);
    assert_string_equal(paths(t, (ln_wallet_paths_t){0}, NULL).wallet, "/cfg/linera/wallet.json");
}

TEST(the_command_line_beats_the_environment)
{
    clear();
    setenv("LINERA_WALLET", "/env/w", 1);
    setenv("LINERA_STORAGE", "memory:", 1);
    ln_wallet_paths_t out = paths(t, (ln_wallet_paths_t){.wallet = "given"}, NULL);
    assert_string_equal(out.wallet, "given");
    assert_string_equal(out.storage, "memory:");
    assert_string_equal(paths(t, (ln_wallet_paths_t){0}, NULL).wallet, "/env/w");
}

TEST(a_name_chooses_other_variables)
{
    clear();
    setenv("LINERA_WALLET", "/env/w", 1);
    setenv("LINERA_WALLET_7", "/env/w7", 1);
    setenv("LINERA_KEYSTORE_7", "/env/k7", 1);
    ln_wallet_paths_t out = paths(t, (ln_wallet_paths_t){0}, "7");
    assert_string_equal(out.wallet, "/env/w7");
    assert_string_equal(out.keystore, "/env/k7");
}

TEST(a_name_that_means_nothing_is_an_error)
{
    ln_wallet_paths_t out, given = {0};
    clear();
    CHECK_ERR(LN_ERR_CONFIGURATION, ln_wallet_paths(&t->call, &out, &given, "7"));
    CHECK(ln_test_error_says(t, "LINERA_WALLET_7"));
    CHECK_ERR(LN_ERR_CONFIGURATION, ln_wallet_paths(&t->call, &out, &given, "a b"));
    unsetenv("HOME");
    CHECK_ERR(LN_ERR_CONFIGURATION, ln_wallet_paths(&t->call, &out, &given, NULL));
}
