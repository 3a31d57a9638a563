/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "crypto/secp256k1.h"

#define G_X "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
#define G_Y "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8"
#define ZERO "0000000000000000000000000000000000000000000000000000000000000000"
#define ONE "0000000000000000000000000000000000000000000000000000000000000001"
#define N "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141"
#define N_MINUS_1 "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140"

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

static ln_secp256k1_secret_t small_secret(uint8_t number)
{
    ln_secp256k1_secret_t secret = {{0}};
    secret.bytes[31] = number;
    return secret;
}

static ln_secp256k1_public_key_t key_of_hex(ln_test_t *t, const char *hex)
{
    ln_secp256k1_public_key_t key;
    CHECK(ln_secp256k1_public_key_parse(&key, ln_test_unhex(&t->arena, hex)));
    return key;
}

static ln_secp256k1_signature_t signature_of_hex(ln_test_t *t, const char *hex)
{
    ln_secp256k1_signature_t signature;
    CHECK(ln_secp256k1_signature_parse(&signature, ln_test_unhex(&t->arena, hex)));
    return signature;
}

/* Both ways of verifying must agree. */
static bool verify(const ln_secp256k1_public_key_t *key, const ln_hash_t *hash,
                   const ln_secp256k1_signature_t *signature)
{
    ln_secp256k1_verifier_t verifier;
    ln_secp256k1_verifier_init(&verifier, key);
    bool valid = ln_secp256k1_verify(key, hash, signature);
    CHECK(ln_secp256k1_verifier_verify(&verifier, hash, signature) == valid);
    return valid;
}

/* s becomes n - s. */
static void negate_s(uint8_t signature[64])
{
    static const uint8_t order[32] = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
                                      0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xfe,
                                      0xba, 0xae, 0xdc, 0xe6, 0xaf, 0x48, 0xa0, 0x3b,
                                      0xbf, 0xd2, 0x5e, 0x8c, 0xd0, 0x36, 0x41, 0x41};
    int borrow = 0;
    for (size_t i = 32; i-- > 0;) {
        int digit = order[i] - signature[32 + i] - borrow;
        borrow = digit < 0;
        signature[32 + i] = (uint8_t)(digit & 0xff);
    }
}

/* --- signing */

/* spec 01 §13.2 and §13.3; the first two are well-known vectors of RFC 6979 on this curve, for
 * SHA-256 of "Satoshi Nakamoto". */
static const struct {
    const char *secret, *hash, *signature;
} signed_hashes[] = {
    {ONE, "a0dc65ffca799873cbea0ac274015b9526505daaaed385155425f7337704883e",
     "934b1ea10a4b3c1757e2b0c017d0b6143ce3c9a7e6a4a49860d7a6ab210ee3d8"
     "2442ce9d2b916064108014783e923ec36b49743e2ffa1c4496f01a512aafd9e5"},
    {N_MINUS_1, "a0dc65ffca799873cbea0ac274015b9526505daaaed385155425f7337704883e",
     "fd567d121db66e382991534ada77a6bd3106f0a1098c231e47993447cd6af2d0"
     "6b39cd0eb1bc8603e159ef5c20a5c8ad685a45b06ce9bebed3f153d10d93bed5"},
    {ONE, ZERO,
     "a0b37f8fba683cc68f6574cd43b39f0343a50008bf6ccea9d13231d9e7e2e1e4"
     "11edc8d307254296264aebfc3dc76cd8b668373a072fd64665b50000e9fcce52"},
    {"0000000000000000000000000000000000000000000000000000000000000055",
     "a2dd300ea227cfbe963ac517ef680d0bee514d2a855a19d73f672d65a76bce06",
     "5058b6580d3a37067eb2619b1801c3485d596b5159732708615012fb7ae21507"
     "2161870dddc2011266861e81126f3b08a05d4e90a33978b5c590c5932c5b5f7a"},
    {ONE, "f5ed93aa814311d7bfbbbde07816590d173cf23664680d65692500ccaaaf5c4d",
     "754146a9055ebc1d0b172cabf9bffcb20aadfece627b8889ead5bcd48429d693"
     "6444bb172b884bfc0f9cd999d4ae7a0c5b6ca3a7beda2788334cae266768f87c"},
    {ONE, "663a830ebcd5dd91dd164f13123398a27f047288ac861c855bf749c375122feb",
     "33cc6cf894014a2fea5993d9686057de98bf890798e498e6a56ac71af648bd0e"
     "5aeec56458a4d110299f844059cb0c0c8993e40cedeab1a989e6f140c1fca02f"},
    {"0000000000000000000000000000000000000000000000000000000000000002",
     "663a830ebcd5dd91dd164f13123398a27f047288ac861c855bf749c375122feb",
     "04af468a76fe4907af343e61ff9e3782ca9e4c8d4acfcbe8ff365c898fbbe941"
     "52b6cc43df6f7eefdf1e259d13c1f9c5303f5532f1af5ba4ce70b2a221a823af"},
    {ONE, "4fdb673340ba7b6eb20f528b5b1cb333aa8296272bdbcf53aa73f2928468ea05",
     "37968d130b25f3dc4ba718d1f8ddc5f9ae315e03557f351cc26b6b3c4c20d9a5"
     "6316c70b4893fd69d3775c679adb0b9f367b8614c95b48e906d70b54e10cbcd1"},
};

TEST(secp256k1_signatures_match_the_specification)
{
    for (size_t i = 0; i < LN_COUNT(signed_hashes); i++) {
        ln_secp256k1_secret_t secret = secret_of_hex(t, signed_hashes[i].secret);
        ln_hash_t hash = hash_of_hex(t, signed_hashes[i].hash);
        ln_secp256k1_signature_t signature = ln_secp256k1_sign(&secret, &hash);
        CHECK_HEX(ln_bytes(signature.bytes, 64), signed_hashes[i].signature);
        ln_secp256k1_public_key_t key = ln_secp256k1_public_key(&secret);
        CHECK(verify(&key, &hash, &signature));
    }
}

TEST(secp256k1_public_keys_and_owners_match_the_specification)
{
    ln_secp256k1_secret_t secret = small_secret(1);
    ln_secp256k1_public_key_t key = ln_secp256k1_public_key(&secret);
    CHECK_HEX(ln_bytes(key.bytes, 33), "02" G_X);
    ln_hash_t owner = ln_hash_of("Secp256k1PublicKey", ln_bytes(key.bytes, 33));
    CHECK_HEX(ln_hash_bytes(&owner),
              "8808059c47c1a107c191f11556703d5330cd5ff4ffd1423a7c3be65be36d2017");
    uint8_t point[64];
    ln_secp256k1_public_key_point(point, &key);
    CHECK_HEX(ln_bytes(point, 64), G_X G_Y);

    secret = small_secret(0x55);
    key = ln_secp256k1_public_key(&secret);
    CHECK_HEX(ln_bytes(key.bytes, 33),
              "037962414450c76c1689c7b48f8202ec37fb224cf5ac0bfa1570328a8a3d7c77ab");
    owner = ln_hash_of("Secp256k1PublicKey", ln_bytes(key.bytes, 33));
    CHECK_HEX(ln_hash_bytes(&owner),
              "f705baf341b91a49a7bf104402d5bf8b9bf2dd7be5d1709c163bf0fd34b806ad");
}

TEST(secp256k1_secrets_are_from_one_to_the_order)
{
    ln_secp256k1_secret_t zero = secret_of_hex(t, ZERO), one = secret_of_hex(t, ONE);
    ln_secp256k1_secret_t last = secret_of_hex(t, N_MINUS_1), order = secret_of_hex(t, N);
    CHECK(!ln_secp256k1_secret_is_valid(&zero) && ln_secp256k1_secret_is_valid(&one));
    CHECK(ln_secp256k1_secret_is_valid(&last) && !ln_secp256k1_secret_is_valid(&order));
}

/* --- verifying */

TEST(secp256k1_verification_refuses_every_changed_bit)
{
    ln_secp256k1_secret_t secret = small_secret(7);
    ln_secp256k1_public_key_t key = ln_secp256k1_public_key(&secret);
    ln_hash_t hash = ln_keccak256(LN_LITERAL("message"));
    ln_secp256k1_signature_t signature = ln_secp256k1_sign(&secret, &hash);
    CHECK(verify(&key, &hash, &signature));
    for (size_t bit = 0; bit < 512; bit++) {
        ln_secp256k1_signature_t changed = signature;
        changed.bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
        CHECK(!verify(&key, &hash, &changed));
    }
    ln_hash_t other = ln_keccak256(LN_LITERAL("another"));
    CHECK(!verify(&key, &other, &signature));
    key.bytes[0] ^= 1;
    CHECK(!verify(&key, &hash, &signature));
}

TEST(secp256k1_verification_refuses_high_s)
{
    ln_secp256k1_secret_t secret = small_secret(7);
    ln_secp256k1_public_key_t key = ln_secp256k1_public_key(&secret);
    ln_hash_t hash = ln_keccak256(LN_LITERAL("message"));
    ln_secp256k1_signature_t signature = ln_secp256k1_sign(&secret, &hash);
    negate_s(signature.bytes);
    CHECK(ln_secp256k1_signature_parse(&signature, ln_bytes(signature.bytes, 64)));
    CHECK(!verify(&key, &hash, &signature));
    negate_s(signature.bytes);
    CHECK(verify(&key, &hash, &signature));
}

/* R.x = n + 2, so r = 2: made for the test from a chosen R; k256 accepts it. */
TEST(secp256k1_verification_reduces_the_x_of_r)
{
    ln_secp256k1_public_key_t key =
        key_of_hex(t, "02519328953f81e8db574b9c9d52a606451cac68f62e645ed52ada2410e1e1e264");
    ln_hash_t hash =
        hash_of_hex(t, "678c4efd128e376aa1d345347c9a9dcdbe9a1ed052ed1da6345d9b393f61f67e");
    ln_secp256k1_signature_t signature =
        signature_of_hex(t, "0000000000000000000000000000000000000000000000000000000000000002"
                            "000000000000000000000000000000000000000000000000ab54a98ceb1f0ad2");
    CHECK(verify(&key, &hash, &signature));
}

/* --- decoding (spec 01 §1.2) */

/* The outcomes are those of k256; null means refused. */
static const struct {
    const char *encoded, *key;
    bool text_only;
} encoded_keys[] = {
    {"02" G_X, "02" G_X, false},
    {"03" G_X, "03" G_X, false},
    {"05" G_X, "02" G_X, false},
    {"04" G_X G_Y, "02" G_X, true},
    {"02" ONE, "02" ONE, false},
    {"06" G_X G_Y, NULL, false},
    {"07" G_X G_Y, NULL, false},
    {"05" G_X G_Y, NULL, false},
    {"02" G_X G_Y, NULL, false},
    {"04" G_X, NULL, false},
    {"01" G_X, NULL, false},
    {"00" G_X, NULL, false},
    {"04" G_X "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b9", NULL, false},
    {"02" ZERO, NULL, false},
    {"05" ZERO, NULL, false},
    {"02" /* p */ "fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f", NULL, false},
    {"02" /* p + 1 */ "fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc30", NULL,
     false},
    {"00" ZERO, NULL, false},
    {"00", NULL, false},
    {"", NULL, false},
    {G_X, NULL, false},
    {"02" G_X "00", NULL, false},
};

TEST(secp256k1_public_keys_decode_into_a_normal_form)
{
    for (size_t i = 0; i < LN_COUNT(encoded_keys); i++) {
        ln_bytes_t encoded = ln_test_unhex(&t->arena, encoded_keys[i].encoded);
        ln_secp256k1_public_key_t key, any;
        bool valid = encoded_keys[i].key != NULL;
        bool binary = valid && !encoded_keys[i].text_only;
        CHECK(ln_secp256k1_public_key_parse(&key, encoded) == binary);
        CHECK(ln_secp256k1_public_key_parse_any(&any, encoded) == valid);
        if (valid)
            CHECK_HEX(ln_bytes(any.bytes, 33), encoded_keys[i].key);
        if (binary)
            CHECK(memcmp(key.bytes, any.bytes, 33) == 0);
    }
}

TEST(secp256k1_signatures_decode_with_both_numbers_in_range)
{
    ln_secp256k1_signature_t signature;
    static const char *const good[] = {ONE ONE, N_MINUS_1 N_MINUS_1, ONE N_MINUS_1};
    static const char *const bad[] = {ONE ZERO, ZERO ONE, ONE N, N ONE, ONE, ONE ONE "00"};
    for (size_t i = 0; i < LN_COUNT(good); i++) {
        ln_bytes_t encoded = ln_test_unhex(&t->arena, good[i]);
        CHECK(ln_secp256k1_signature_parse(&signature, encoded));
        CHECK_BYTES(ln_bytes(signature.bytes, 64), encoded);
    }
    for (size_t i = 0; i < LN_COUNT(bad); i++)
        CHECK(!ln_secp256k1_signature_parse(&signature, ln_test_unhex(&t->arena, bad[i])));
}

/* --- order */

/* spec 01 §13.1: the keys of the secrets 1 to 16 as certificates order them. */
TEST(secp256k1_order_of_certificates_matches_the_specification)
{
    static const uint8_t order[] = {8, 5, 14, 7, 11, 1, 10, 9, 2, 12, 15, 4, 16, 13, 3, 6};
    for (size_t i = 0; i < LN_COUNT(order); i++) {
        for (size_t j = 0; j < LN_COUNT(order); j++) {
            ln_secp256k1_secret_t secret_i = small_secret(order[i]);
            ln_secp256k1_secret_t secret_j = small_secret(order[j]);
            ln_secp256k1_public_key_t a = ln_secp256k1_public_key(&secret_i);
            ln_secp256k1_public_key_t b = ln_secp256k1_public_key(&secret_j);
            int sign = ln_secp256k1_public_key_compare(&a, &b);
            CHECK(i < j ? sign < 0 : i > j ? sign > 0 : sign == 0);
        }
    }
}

/* With the X of the secret 1 the even Y is the smaller one, with that of 5 the odd one. */
TEST(secp256k1_order_of_equal_x_is_that_of_y_not_of_its_parity)
{
    ln_secp256k1_public_key_t even = key_of_hex(t, "02" G_X), odd = key_of_hex(t, "03" G_X);
    CHECK(ln_secp256k1_public_key_compare(&even, &odd) < 0);
    CHECK(ln_secp256k1_public_key_compare(&odd, &even) > 0);
    CHECK(ln_secp256k1_public_key_compare(&odd, &odd) == 0);
    even = key_of_hex(t, "022f8bde4d1a07209355b4a7250a5c5128e88b84bddc619ab7cba8d569b240efe4");
    odd = key_of_hex(t, "032f8bde4d1a07209355b4a7250a5c5128e88b84bddc619ab7cba8d569b240efe4");
    CHECK(ln_secp256k1_public_key_compare(&even, &odd) > 0);
    CHECK(ln_secp256k1_public_key_compare(&odd, &even) < 0);
}
