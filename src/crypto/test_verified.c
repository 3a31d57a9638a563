/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "crypto/verified.h"

static ln_secp256k1_secret_t some_secret(uint8_t number)
{
    return (ln_secp256k1_secret_t){{[31] = number}};
}

TEST(verified_an_invalid_signature_stays_invalid)
{
    ln_secp256k1_secret_t secret = some_secret(7);
    ln_secp256k1_public_key_t key = ln_secp256k1_public_key(&secret);
    ln_hash_t hash = {{1}}, other = {{2}};
    ln_secp256k1_signature_t signature = ln_secp256k1_sign(&secret, &hash);
    for (int i = 0; i < 2; i++) {
        CHECK(ln_verified_secp256k1(&key, &hash, &signature));
        CHECK(!ln_verified_secp256k1(&key, &other, &signature));
    }
    ln_secp256k1_secret_t stranger = some_secret(8);
    ln_secp256k1_public_key_t wrong = ln_secp256k1_public_key(&stranger);
    CHECK(!ln_verified_secp256k1(&wrong, &hash, &signature));
    signature.bytes[40] ^= 1;
    CHECK(!ln_verified_secp256k1(&key, &hash, &signature));
}

TEST(verified_what_was_noted_is_known_and_nothing_else)
{
    ln_hash_t hash = {{3}};
    ln_bytes_t key = LN_LITERAL("a key"), signature = LN_LITERAL("a signature");
    CHECK(!ln_verified_has(key, &hash, signature));
    ln_verified_note(key, &hash, signature);
    CHECK(ln_verified_has(key, &hash, signature));
    CHECK(!ln_verified_has(LN_LITERAL("b key"), &hash, signature));
}

TEST(verified_more_than_fit_are_forgotten_not_confused)
{
    for (uint32_t i = 0; i < 100000; i++) {
        ln_hash_t hash = {{0}};
        memcpy(hash.bytes, &i, sizeof(i));
        ln_verified_note(LN_LITERAL("k"), &hash, LN_LITERAL("s"));
        CHECK(ln_verified_has(LN_LITERAL("k"), &hash, LN_LITERAL("s")));
        CHECK(!ln_verified_has(LN_LITERAL("k"), &hash, LN_LITERAL("t")));
    }
}
