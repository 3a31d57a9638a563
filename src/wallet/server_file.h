/* SPDX-License-Identifier: Apache-2.0 */
/* wallet/server_file.h - the keys of a new validator (spec 04 §7.2). */
#ifndef LN_WALLET_SERVER_FILE_H
#define LN_WALLET_SERVER_FILE_H

#include "base/env.h"
#include "crypto/chacha.h"
#include "types/gen/config.h"

/* Where keys come from: the environment, or, for tests, a seed that everybody can repeat. */
typedef struct {
    ln_env_t *env;
    bool seeded;
    ln_chacha_rng_t rng;
} ln_key_source_t;

void ln_key_source_init(ln_key_source_t *source, ln_env_t *env, ln_u64_opt_t testing_seed);

/* Fills in the validator's key (secp256k1) and its account's (Ed25519), drawn in this order; the
 * secret of the account's key is not kept, as in the reference. */
void ln_server_draw_keys(ln_server_config_t *config, ln_key_source_t *source);

/* "<public key>,<account public key>": what the reference prints of a new validator. */
ln_bytes_t ln_server_keys_text(ln_arena_t *arena, const ln_validator_config_t *validator);

#endif
