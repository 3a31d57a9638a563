/* SPDX-License-Identifier: Apache-2.0 */
#include "wallet/server_file.h"

#include "base/buffer.h"

#include <string.h>

void ln_key_source_init(ln_key_source_t *source, ln_env_t *env, ln_u64_opt_t testing_seed)
{
    *source = (ln_key_source_t){.env = env, .seeded = testing_seed.some};
    if (testing_seed.some)
        ln_chacha_rng_init_u64(&source->rng, LN_CHACHA12, testing_seed.value);
}

static void draw(ln_key_source_t *source, uint8_t out[32])
{
    if (source->seeded)
        ln_chacha_rng_fill_bytes(&source->rng, out, 32);
    else
        ln_env_random(source->env, out, 32);
}

void ln_server_draw_keys(ln_server_config_t *config, ln_key_source_t *source)
{
    ln_secp256k1_secret_t secret;
    ln_ed25519_secret_t account;
    do {
        draw(source, secret.bytes);
    } while (!ln_secp256k1_secret_is_valid(&secret));
    draw(source, account.bytes);
    memcpy(config->validator_secret.scalar.bytes, secret.bytes, sizeof(secret.bytes));
    config->validator.public_key = ln_secp256k1_public_key(&secret);
    config->validator.account_key = (ln_account_public_key_t){
        .tag = LN_ACCOUNT_PUBLIC_KEY_ED25519, .ed25519 = ln_ed25519_public_key(&account)};
    config->internal_network.public_key = config->validator.public_key;
    ln_wipe(&secret, sizeof(secret));
    ln_wipe(&account, sizeof(account));
}

/* Compat: the account key's text is the hexadecimal form of its serialised bytes. */
ln_bytes_t ln_server_keys_text(ln_arena_t *arena, const ln_validator_config_t *validator)
{
    ln_bytes_t key = ln_value_text(&ln_secp256k1_public_key_type, arena, &validator->public_key);
    ln_bytes_t account = ln_hex(arena, ln_value_encode(&ln_account_public_key_type, arena, LN_BCS,
                                                       &validator->account_key));
    return ln_format(arena, "%.*s,%.*s", LN_TEXT_ARG(key), LN_TEXT_ARG(account));
}
