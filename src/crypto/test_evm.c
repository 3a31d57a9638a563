/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "crypto/evm.h"

#define ZERO "0000000000000000000000000000000000000000000000000000000000000000"
#define ONE "0000000000000000000000000000000000000000000000000000000000000001"
#define TWO "0000000000000000000000000000000000000000000000000000000000000002"
#define FIVE "0000000000000000000000000000000000000000000000000000000000000005"
#define N "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141"

/* spec 01 §13.2 */
#define SECRET "f77a21701522a03b01c111ad2d2cdaf2b8403b47507ee0aec3c2e52b765d7a66"
#define ADDRESS "6e0ab7f37b667b7228d3a03116ca21be83213823"
#define HASH "c520e2b24b05e70c39c36d4aa98e9129ac0079ea002d4c382e6996ea11946d1e"
#define R "e257048813b851f812ba6e508e972d8bb09504824692b027ca95d31301dbe8c7"
#define S "103a2f35ce9950d031d260f412dcba09c24027288872a67abe261c0a3e55c912"
#define S_HIGH "efc5d0ca3166af2fce2d9f0bed2345f4f86eb5be26d5f9c101ac428291e0782f" /* n - S */

/* test_hash("hello"), spec 01 §13.1 */
#define HELLO "678c4efd128e376aa1d345347c9a9dcdbe9a1ed052ed1da6345d9b393f61f67e"

static ln_hash_t hash_of_hex(ln_test_t *t, const char *hex)
{
    ln_hash_t hash;
    memcpy(hash.bytes, ln_test_unhex(&t->arena, hex).data, sizeof(hash.bytes));
    return hash;
}

static ln_secp256k1_secret_t secret_of_hex(ln_test_t *t, const char *hex)
{
    ln_secp256k1_secret_t secret;
    memcpy(secret.bytes, ln_test_unhex(&t->arena, hex).data, sizeof(secret.bytes));
    return secret;
}

static bool verify(ln_test_t *t, const char *address_hex, const char *hash_hex,
                   const char *signature_hex)
{
    ln_evm_address_t address;
    memcpy(address.bytes, ln_test_unhex(&t->arena, address_hex).data, sizeof(address.bytes));
    ln_hash_t hash = hash_of_hex(t, hash_hex);
    ln_evm_signature_t signature;
    CHECK(ln_evm_signature_parse(&signature, ln_test_unhex(&t->arena, signature_hex)));
    return ln_evm_verify(&address, &hash, &signature);
}

TEST(evm_key_address_and_signatures_match_the_specification)
{
    ln_secp256k1_secret_t secret = secret_of_hex(t, SECRET);
    ln_secp256k1_public_key_t key = ln_secp256k1_public_key(&secret);
    CHECK_HEX(ln_bytes(key.bytes, 33),
              "0210fdea188e767a705282556a97a151d23cb45efc5328850b653f13c2ed1e418d");
    ln_evm_address_t address = ln_evm_address(&key);
    CHECK_HEX(ln_bytes(address.bytes, 20), ADDRESS);

    ln_hash_t hash = hash_of_hex(t, HASH);
    ln_evm_signature_t signature = ln_evm_sign(&secret, &hash);
    CHECK_HEX(ln_bytes(signature.bytes, 65), R S "1b");
    CHECK(ln_evm_verify(&address, &hash, &signature));

    hash = hash_of_hex(t, "a2dd300ea227cfbe963ac517ef680d0bee514d2a855a19d73f672d65a76bce06");
    signature = ln_evm_sign(&secret, &hash);
    CHECK_HEX(ln_bytes(signature.bytes, 65),
              "d69d31203f59be441fd02cdf68b2504cbcdd7215905c9b7dc3a7ccbf09afe145"
              "503c93b391810ce9edd6ee36b1e817b2d0e9dabdf4a098da8c2f670ef4198e8a 1b");
    CHECK(ln_evm_verify(&address, &hash, &signature));
}

/* spec 01 §1.2: every v */
TEST(evm_signatures_decode_into_a_normal_form)
{
    uint8_t encoded[65];
    memset(encoded, 0xff, sizeof(encoded)); /* r and s are not looked at */
    for (int v = 0; v < 256; v++) {
        encoded[64] = (uint8_t)v;
        bool even = v == 0 || v == 27 || (v >= 35 && v % 2 == 1);
        bool odd = v == 1 || v == 28 || (v >= 35 && v % 2 == 0);
        ln_evm_signature_t signature;
        CHECK(ln_evm_signature_parse(&signature, ln_bytes(encoded, 65)) == (even || odd));
        if (even || odd) {
            CHECK_BYTES(ln_bytes(signature.bytes, 64), ln_bytes(encoded, 64));
            CHECK(signature.bytes[64] == (odd ? 28 : 27));
        }
    }
    ln_evm_signature_t signature;
    CHECK(!ln_evm_signature_parse(&signature, ln_bytes(encoded, 64)));
}

TEST(evm_verification_accepts_high_s_with_the_other_parity)
{
    CHECK(verify(t, ADDRESS, HASH, R S "1b"));
    CHECK(verify(t, ADDRESS, HASH, R S_HIGH "1c"));
    CHECK(!verify(t, ADDRESS, HASH, R S_HIGH "1b"));
    CHECK(!verify(t, ADDRESS, HASH, R S "1c"));
}

TEST(evm_verification_refuses_another_address_and_another_hash)
{
    CHECK(!verify(t, "6e0ab7f37b667b7228d3a03116ca21be83213822", HASH, R S "1b"));
    CHECK(!verify(t, ADDRESS, HELLO, R S "1b"));
}

TEST(evm_verification_refuses_numbers_out_of_range)
{
    static const char *const bad[] = {ZERO S "1b", R ZERO "1b", N S "1b",
                                      R N "1b",    N N "1c",    FIVE /* no X of a point */ S "1b"};
    for (size_t i = 0; i < LN_COUNT(bad); i++)
        CHECK(!verify(t, ADDRESS, HASH, bad[i]));
}

/* The signer's R.x is n + 2, so r is 2, which is the X of another point: recovery takes that one
 * and finds another key, as k256 does. */
TEST(evm_verification_takes_r_for_the_x_of_r)
{
    static const char *const signature =
        TWO "000000000000000000000000000000000000000000000000ab54a98ceb1f0ad2 1b";
    CHECK(!verify(t, "63958d2b7f0f6891e5ae5dad7ba6721c6960af3d", HELLO, signature));
    CHECK(verify(t, "6f21a48c33771a84e87813d88f321e9551642dce", HELLO, signature));
}

/* s R = digest G, so Q is the point at infinity. */
TEST(evm_verification_refuses_the_key_at_infinity)
{
    CHECK(!verify(t, ADDRESS, HELLO,
                  "59dbf46f8c94759ba21277c33784f41645f7b44f6c596a58ce92e666191abe3e"
                  "fceea946930570dd58087a494915772022f26517fcbce96220b9129b1317e690 1b"));
}

/* ln_evm_verify does not verify the signature with the recovered key; it would hold. */
TEST(evm_signatures_verify_as_plain_ones_of_the_digest)
{
    for (int i = 0; i < 20; i++) {
        ln_secp256k1_secret_t secret;
        ln_hash_t hash;
        ln_env_random(&t->env.env, secret.bytes, sizeof(secret.bytes));
        ln_env_random(&t->env.env, hash.bytes, sizeof(hash.bytes));
        CHECK(ln_secp256k1_secret_is_valid(&secret));
        ln_secp256k1_public_key_t key = ln_secp256k1_public_key(&secret);
        ln_evm_address_t address = ln_evm_address(&key);
        ln_evm_signature_t signature = ln_evm_sign(&secret, &hash);
        CHECK(ln_evm_verify(&address, &hash, &signature));

        ln_hash_t digest = ln_evm_digest(&hash);
        ln_secp256k1_signature_t plain = ln_secp256k1_sign(&secret, &digest);
        CHECK_BYTES(ln_bytes(signature.bytes, 64), ln_bytes(plain.bytes, 64));
        CHECK(ln_secp256k1_verify(&key, &digest, &plain));
    }
}
