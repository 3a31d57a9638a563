/* SPDX-License-Identifier: Apache-2.0 */
/* wallet/test_help.h - a folder of its own for a test, and a genesis configuration. */
#ifndef LN_WALLET_TEST_HELP_H
#define LN_WALLET_TEST_HELP_H

#include "base/test.h"
#include "types/gen/config.h"

/* The path of a file in a folder that exists as long as the test. */
const char *ln_test_path(ln_test_t *t, const char *name);

/* A network with that many chains, owned by owners of which only the first byte is not zero. */
ln_genesis_config_t ln_test_genesis(ln_test_t *t, size_t chain_count);

ln_account_owner_t ln_test_owner(uint8_t number);
ln_chain_id_t ln_test_chain_id(uint8_t number);

/* Does the text of the last error have this in it? */
bool ln_test_error_says(ln_test_t *t, const char *part);

/* Permission bits of a file. */
unsigned ln_test_mode(const char *path);

#endif
