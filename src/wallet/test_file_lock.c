/* SPDX-License-Identifier: Apache-2.0 */
#include "base/file.h"
#include "wallet/file_lock.h"
#include "wallet/keystore.h"
#include "wallet/test_help.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

TEST(secrets_do_not_get_the_mode_of_an_old_file)
{
    const char *path = ln_test_path(t, "keystore.json");
    CHECK_OK(
        ln_file_replace(&t->call, ln_test_path(t, "keystore.json.new"), 0644, LN_LITERAL("x")));
    CHECK_OK(ln_file_replace(&t->call, path, 0600, LN_LITERAL("secret")));
    CHECK(ln_test_mode(path) == 0600);
}

/* As a program of the reference does that has the wallet open. */
TEST(a_file_that_somebody_keeps_locked_is_given_up)
{
    ln_file_lock_t lock;
    const char *path = ln_test_path(t, "wallet.json");
    CHECK_OK(ln_file_replace(&t->call, path, 0600, LN_LITERAL("x")));
    int fd = open(path, O_RDONLY);
    CHECK(fd >= 0 && flock(fd, LOCK_EX) == 0);
    CHECK_ERR(LN_ERR_WALLET, ln_file_lock_take(&t->call, &lock, path));
    CHECK(ln_test_error_says(t, "perhaps there is another process using it"));
    close(fd);
    CHECK_OK(ln_file_lock_take(&t->call, &lock, path));
    ln_file_lock_release(&lock);
}

TEST(a_lock_needs_a_file_and_a_new_file_a_free_place)
{
    ln_file_lock_t lock;
    ln_file_state_t state, same;
    const char *path = ln_test_path(t, "wallet.json");
    CHECK_ERR(LN_ERR_NOT_FOUND, ln_file_lock_take(&t->call, &lock, path));
    CHECK_OK(ln_file_lock_create(&t->call, &lock, path));
    CHECK_OK(ln_file_lock_replace(&t->call, &lock, &state, LN_LITERAL("content")));
    ln_file_lock_release(&lock);
    CHECK_OK(ln_file_state(&t->call, &same, path));
    CHECK(ln_file_state_equal(&state, &same) && ln_test_mode(path) == 0600);
    CHECK_ERR(LN_ERR_WALLET, ln_file_lock_create(&t->call, &lock, path));
}

/* A device has no size and so looks like a file whose making was interrupted. */
TEST(what_is_not_a_regular_file_is_not_replaced)
{
    const char *path = ln_test_path(t, "pipe");
    ln_keystore_t *keystore;
    struct stat info;
    CHECK(mkfifo(path, 0600) == 0);
    CHECK_ERR(LN_ERR_IO, ln_file_replace(&t->call, path, 0600, LN_LITERAL("x")));
    CHECK_ERR(LN_ERR_IO, ln_keystore_open_or_create(&t->call, &keystore, &t->env.env, path,
                                                    (ln_u64_opt_t){0}));
    CHECK(stat(path, &info) == 0 && S_ISFIFO(info.st_mode));
}
