/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "crypto/chacha.h"
#include "crypto/ed25519.h"

#include <openssl/err.h>

/* test_hash("hello"), spec 01 §13.1: the message of all odd cases */
#define HELLO "678c4efd128e376aa1d345347c9a9dcdbe9a1ed052ed1da6345d9b393f61f67e"

static ln_hash_t hash_of_hex(ln_test_t *t, const char *hex)
{
    ln_hash_t hash;
    memcpy(hash.bytes, ln_test_unhex(&t->arena, hex).data, sizeof(hash.bytes));
    return hash;
}

static void check_owner(ln_test_t *t, const ln_ed25519_public_key_t *key, const char *owner)
{
    ln_hash_t hash = ln_hash_of("Ed25519PublicKey", ln_bytes(key->bytes, sizeof(key->bytes)));
    CHECK_HEX(ln_hash_bytes(&hash), owner);
}

/* --- ordinary keys */

TEST(ed25519_key_owner_and_signature_match_the_specification)
{
    ln_ed25519_secret_t secret;
    memset(secret.bytes, 0x55, sizeof(secret.bytes));
    ln_ed25519_public_key_t key = ln_ed25519_public_key(&secret);
    CHECK_HEX(ln_bytes(key.bytes, 32),
              "c6822637c7d310ec57627be00ba259d253749f4aaf644470cffbe53a35f73242");
    check_owner(t, &key, "1923dc71edfa46c470fd50fab3fdd27cd0de94049b1b84a5970da939f1c5c40d");

    ln_hash_t hash =
        hash_of_hex(t, "a2dd300ea227cfbe963ac517ef680d0bee514d2a855a19d73f672d65a76bce06");
    ln_ed25519_signature_t signature = ln_ed25519_sign(&secret, &hash);
    CHECK_HEX(ln_bytes(signature.bytes, 64),
              "0ffa5c043554a31dc61f8727cc1fa7bf204e5c13b5df202b7a6fd65bdeb29a04"
              "d4e6124ec0ad06d348ef64ca56ada3592f7bd6a679ad7b8118700c536fae560f");
    CHECK(ln_ed25519_verify(&key, &hash, &signature));
}

/* spec 01 §13.2: a key from a testing seed */
TEST(ed25519_key_of_testing_seed_37_matches_the_specification)
{
    ln_chacha_rng_t rng;
    ln_ed25519_secret_t secret;
    ln_chacha_rng_init_u64(&rng, LN_CHACHA12, 37);
    ln_chacha_rng_fill_bytes(&rng, secret.bytes, sizeof(secret.bytes));
    ln_ed25519_public_key_t key = ln_ed25519_public_key(&secret);
    CHECK_HEX(ln_bytes(key.bytes, 32),
              "fcf518d56455283ace2bbc11c71e684eb58af81bc98b96a18129e825ce24ea84");
    check_owner(t, &key, "de166237331a2966d8cf6778e81a8c007b4084be80dc1e0409d51f216c1deaa1");
}

TEST(ed25519_verification_refuses_every_changed_bit)
{
    ln_ed25519_secret_t secret = {{9}};
    ln_ed25519_public_key_t key = ln_ed25519_public_key(&secret);
    ln_hash_t hash = ln_keccak256(LN_LITERAL("message"));
    ln_ed25519_signature_t signature = ln_ed25519_sign(&secret, &hash);
    CHECK(ln_ed25519_verify(&key, &hash, &signature));
    for (size_t bit = 0; bit < 512; bit++) {
        ln_ed25519_signature_t changed = signature;
        changed.bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
        CHECK(!ln_ed25519_verify(&key, &hash, &changed));
    }
    for (size_t bit = 0; bit < 256; bit++) {
        ln_ed25519_public_key_t changed_key = key;
        changed_key.bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
        CHECK(!ln_ed25519_verify(&changed_key, &hash, &signature));
        ln_hash_t changed_hash = hash;
        changed_hash.bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
        CHECK(!ln_ed25519_verify(&key, &changed_hash, &signature));
    }
}

/* --- odd keys and signatures: where verifiers of Ed25519 differ (spec 01 §3)
 *
 * B is the base point, T1 a point of order 8, Tj = j T1; y = p and p + 1 are the same as 0 and 1.
 * Unless it says otherwise, A = aB is the key of the seed 55*32, and s is such that R = sB - kA, or
 * that it would be if multiples of 8 were compared ("unequal by torsion"). What must come out was
 * computed with the four rules of the header in plain big-number arithmetic; ed25519-dalek 2.2.0
 * says the same. */
static const struct {
    const char *what;
    bool valid;
    const char *key, *signature;
} odd_cases[] = {
    {"honest", true, "c6822637c7d310ec57627be00ba259d253749f4aaf644470cffbe53a35f73242",
     "ae7c06462f2ba1b9628178a29fcabfca1da67c9175b1a80d151edce91d94295a"
     "6ef311dec6958eb3ec9380c458d0c236ea9571ee34816a9b3bb28b5825369c08"},
    {"s + l", false, "c6822637c7d310ec57627be00ba259d253749f4aaf644470cffbe53a35f73242",
     "ae7c06462f2ba1b9628178a29fcabfca1da67c9175b1a80d151edce91d94295a"
     "5bc7073be1f8a00bc330786737caa14bea9571ee34816a9b3bb28b5825369c18"},
    {"s + 2l", false, "c6822637c7d310ec57627be00ba259d253749f4aaf644470cffbe53a35f73242",
     "ae7c06462f2ba1b9628178a29fcabfca1da67c9175b1a80d151edce91d94295a"
     "489bfd97fb5bb36399cd6f0a16c48060ea9571ee34816a9b3bb28b5825369c28"},
    {"s + 2^255", false, "c6822637c7d310ec57627be00ba259d253749f4aaf644470cffbe53a35f73242",
     "ae7c06462f2ba1b9628178a29fcabfca1da67c9175b1a80d151edce91d94295a"
     "6ef311dec6958eb3ec9380c458d0c236ea9571ee34816a9b3bb28b5825369c88"},
    {"s ^ 1", false, "c6822637c7d310ec57627be00ba259d253749f4aaf644470cffbe53a35f73242",
     "ae7c06462f2ba1b9628178a29fcabfca1da67c9175b1a80d151edce91d94295a"
     "6ff311dec6958eb3ec9380c458d0c236ea9571ee34816a9b3bb28b5825369c08"},
    {"A sign flipped", false, "c6822637c7d310ec57627be00ba259d253749f4aaf644470cffbe53a35f732c2",
     "ae7c06462f2ba1b9628178a29fcabfca1da67c9175b1a80d151edce91d94295a"
     "6ef311dec6958eb3ec9380c458d0c236ea9571ee34816a9b3bb28b5825369c08"},
    {"A not on the curve", false,
     "0200000000000000000000000000000000000000000000000000000000000000",
     "ae7c06462f2ba1b9628178a29fcabfca1da67c9175b1a80d151edce91d94295a"
     "6ef311dec6958eb3ec9380c458d0c236ea9571ee34816a9b3bb28b5825369c08"},
    {"R = identity", true, "c6822637c7d310ec57627be00ba259d253749f4aaf644470cffbe53a35f73242",
     "0100000000000000000000000000000000000000000000000000000000000000"
     "088257e8a83a32fc23ec1314324a3a7435a0a8a5171d75faaaa75d6fe057a60e"},
    {"R = identity with the sign bit", false,
     "c6822637c7d310ec57627be00ba259d253749f4aaf644470cffbe53a35f73242",
     "0100000000000000000000000000000000000000000000000000000000000080"
     "acc190da595a7a2d87997ae37a14333f9837c2d34ffb118df83d00f57de7e602"},
    {"R = identity as y = p + 1", false,
     "c6822637c7d310ec57627be00ba259d253749f4aaf644470cffbe53a35f73242",
     "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
     "a0546d6ae8ed926270a13a68b12b7bf13805113830df7613066320685f1f9b0f"},
    {"R = identity as y = p + 1 with the sign bit", false,
     "c6822637c7d310ec57627be00ba259d253749f4aaf644470cffbe53a35f73242",
     "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
     "34c291b0da5537229edbbbf33f31db239f64a6a1f0991fe6a4c6c758442bf10b"},
    {"A = identity", true, "0100000000000000000000000000000000000000000000000000000000000000",
     "edc876d6831fd2105d0b4389ca2e283166469289146e2ce06faefe98b22548df"
     "0500000000000000000000000000000000000000000000000000000000000000"},
    {"A = identity, s = l", false,
     "0100000000000000000000000000000000000000000000000000000000000000",
     "0100000000000000000000000000000000000000000000000000000000000000"
     "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010"},
    {"A = identity with the sign bit", true,
     "0100000000000000000000000000000000000000000000000000000000000080",
     "edc876d6831fd2105d0b4389ca2e283166469289146e2ce06faefe98b22548df"
     "0500000000000000000000000000000000000000000000000000000000000000"},
    {"A = identity as y = p + 1", true,
     "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
     "edc876d6831fd2105d0b4389ca2e283166469289146e2ce06faefe98b22548df"
     "0500000000000000000000000000000000000000000000000000000000000000"},
    {"A = identity as y = p + 1 with the sign bit", true,
     "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
     "edc876d6831fd2105d0b4389ca2e283166469289146e2ce06faefe98b22548df"
     "0500000000000000000000000000000000000000000000000000000000000000"},
    {"A = T1, R = rB + T4", true,
     "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
     "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
     "0000000000000000000000000000000000000000000000000000000000000000"},
    {"A = T1, R = rB + T5, unequal by torsion", false,
     "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
     "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85"
     "0000000000000000000000000000000000000000000000000000000000000000"},
    {"A = T2, R = rB + T2", true,
     "0000000000000000000000000000000000000000000000000000000000000080",
     "615344d013ee61eda0937d4e8f8b218481967d96162ee44d0d893d4eafd50589"
     "87fe1a1a45cfed925923d43f99735b0320db2ebba29a7b376c967c680385f108"},
    {"A = T2, R = rB + T2, unequal by torsion", false,
     "0000000000000000000000000000000000000000000000000000000000000080",
     "d12d30ac8207b722f043d28b24ea6b63ce14d381e5c3384bff5a732110aee41b"
     "5ed2db28768b0dc357d311cc481e6a12ea4286231c69309e4b5e119e0f183c0e"},
    {"A = T2, R = rB + T4", true,
     "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
     "b1a4a957ad50c4105b7df0257aacd6e22bc698294a516820cc0fd1fec8a68dc2"
     "919148b23fd1d750864c4d2fdf20317bf545f878523265b4b434162d9ef3d201"},
    {"A = T2, R = rB, unequal by torsion", false,
     "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
     "0100000000000000000000000000000000000000000000000000000000000000"
     "0000000000000000000000000000000000000000000000000000000000000000"},
    {"A = T3, R = rB + T4", true,
     "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
     "b04010e63eae2a8106df5d28dd8376f84ac6366b6f18b2a4d991bafb409e064d"
     "0cb4eefaf0498a2a9fefda3225bf2cd641edad5c043ff8ef453a96da948a450f"},
    {"A = T3, R = rB + T1, unequal by torsion", false,
     "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
     "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"
     "0000000000000000000000000000000000000000000000000000000000000000"},
    {"A = T4, R = rB", true, "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
     "8c3c82ace3affb87edbcaf80e5d501b691e6cfe5e01c8766cc30f88b7eeeb87f"
     "c906b96b61867b4df43bad9f11079f8dc30c53c6081cfcdda6b109a3c59fa908"},
    {"A = T4, R = rB + T3, unequal by torsion", false,
     "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
     "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"
     "0000000000000000000000000000000000000000000000000000000000000000"},
    {"A = T4, R = rB", true, "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
     "9f8e9f068a3f9472830109d499c2c3145499f0ec1248b7a29d5e99df53f8e74c"
     "2db91e7a71e20bf570fafb326ea5cef72d2d0b22a3dbcd9baeb64017ca573c0b"},
    {"A = T4, R = rB + T6, unequal by torsion", false,
     "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
     "0000000000000000000000000000000000000000000000000000000000000000"
     "0000000000000000000000000000000000000000000000000000000000000000"},
    {"A = T5, R = rB + T4", true,
     "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
     "da43496e42a64c6f825f9bff9cb73bf03b548ad02bd867d136ae23ceb272b4c0"
     "e2e52304e27ca9c2e2a743201601fa4c0eec4748cd519388ec4641b52f82c10a"},
    {"A = T5, R = rB, unequal by torsion", false,
     "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
     "21a30bbf7d8c06def28b27e274f98c48d5156bc6db141908b8e19055d0e57ef9"
     "cec5de76a52e8a59a1136d5c6feb87ae2b72b9be860a09d014fa3e97e0453d04"},
    {"A = T6, R = rB + T4", true,
     "0000000000000000000000000000000000000000000000000000000000000000",
     "ac892359204fd6734ae4eb12066a42659d010d9e6fc0d62abc41f8c5a5c018f3"
     "d5439036ffef260b01f9358ebdf5b31b56a203a969301361e9cbdabe34db4d02"},
    {"A = T6, R = rB, unequal by torsion", false,
     "0000000000000000000000000000000000000000000000000000000000000000",
     "0100000000000000000000000000000000000000000000000000000000000000"
     "0000000000000000000000000000000000000000000000000000000000000000"},
    {"A = T6, R = rB", true, "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
     "4f22291af6661c93404f62b7936a8cfb2e92669d7d19ada054563b362c366adc"
     "45627bafd1dca799e82f4c7d7d19557dbb9c785aef0644f0adc1f9a7816ef90b"},
    {"A = T6, R = rB + T2, unequal by torsion", false,
     "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
     "0000000000000000000000000000000000000000000000000000000000000080"
     "0000000000000000000000000000000000000000000000000000000000000000"},
    {"A = T7, R = rB + T7", true,
     "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
     "fb981af9950df47e25cd413688167d76bee97aeea288ab3a4805017d349ce0fd"
     "5b6073572e82d215bbe8be9273fbfeaa4dc5330988755717daca06dd034bfe03"},
    {"A = T7, R = rB + T3, unequal by torsion", false,
     "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
     "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"
     "0000000000000000000000000000000000000000000000000000000000000000"},
    {"A = aB + T1, R = rB", true,
     "c2494e22cb40d985602b853e46d13cb950d00a9e4a3dfeb25e403e9bf4741ccc",
     "7bec218abd43258d74c8823ad9e688f8c89786b3d0b6cca7d1dffe4734a7f671"
     "f71edda9b10d21222b2df56c20f4b25e846cdc16dca7f47104c1d94f0e9d9303"},
    {"A = aB + T1, R = rB + T3", true,
     "c2494e22cb40d985602b853e46d13cb950d00a9e4a3dfeb25e403e9bf4741ccc",
     "c31cc9141410dda2d416f8b124c87840d1e3d0c157c2f34895a6256ea516b7e4"
     "e71ec9d4643dc06a23ce7b62cd7c08bf8a4725a002f19b3268c699dbc25ca100"},
    {"A = aB + T1, R = rB + T4", true,
     "c2494e22cb40d985602b853e46d13cb950d00a9e4a3dfeb25e403e9bf4741ccc",
     "873086cc69d2242bb279dceb072dcf31ca3a2fa0aed451781eeaf46d1570273d"
     "595d09806121295196abf1c2e59d6802d1fc17030a7478f0e1aa436e692eb60e"},
    {"A = aB + T1, R = rB, unequal by torsion", false,
     "c2494e22cb40d985602b853e46d13cb950d00a9e4a3dfeb25e403e9bf4741ccc",
     "67cab8d47095cc2506fba277a1f7eb3285e3cbaf4eb585c9edb5881829775be1"
     "73ca1ce559243d43a1fbccf6ac01254fdfd545ebb40a193ce1ed2522c137d308"},
    {"A = aB + T1, R = rB + T3, unequal by torsion", false,
     "c2494e22cb40d985602b853e46d13cb950d00a9e4a3dfeb25e403e9bf4741ccc",
     "f076c4bacf312acd2a9ec603bdeb5b9721766788f4fc95849e6c9ba7ef509a71"
     "f00227aa6ee63bc06bc64a545d9821abc630dc7069eb132c5d212f875dcf0d04"},
    {"A = aB + T1, R = rB + T4, unequal by torsion", false,
     "c2494e22cb40d985602b853e46d13cb950d00a9e4a3dfeb25e403e9bf4741ccc",
     "b3bc7e2553f5b45aa3ef0deb48f04ba854f17fb916d4abab9458a9d622a5b431"
     "65636f436c2a0918d7109069f606dbfca253b3064b296df0fe7bddedb82fc50b"},
    {"A = aB + T4, R = rB", true,
     "277dd9c8382cef13a89d841ff45da62dac8b60b5509bbb8f30041ac5ca08cdbd",
     "ac92475154d39f8f85901395da57581ebbccea6d1b3e10cc381ef2d27d99cad8"
     "e48409669806fe496fef3419e180bcea8ab31725acb06e19463df0d5eabb8703"},
    {"A = aB + T4, R = rB + T4", true,
     "277dd9c8382cef13a89d841ff45da62dac8b60b5509bbb8f30041ac5ca08cdbd",
     "ef64fe84e90a86f920d9f14a60e8a39e9f3575b68739a82455534555c8e2836f"
     "3cc12b964868c0596eb57976f7f12e0df4c3a5c3ecd5d75b1ee8383f10b60c0f"},
    {"A = aB + T4, R = rB, unequal by torsion", false,
     "277dd9c8382cef13a89d841ff45da62dac8b60b5509bbb8f30041ac5ca08cdbd",
     "db1fa839f392043e9335df45f61cb4defac29e882a5fa487886300c91002071d"
     "40899a0c3dca80bc062874d2b44d0e0786a3048edc7742a734c8aaa2495a0d07"},
    {"A = aB + T4, R = rB + T3, unequal by torsion", false,
     "277dd9c8382cef13a89d841ff45da62dac8b60b5509bbb8f30041ac5ca08cdbd",
     "cc3c0537ab4f3eab11e458dd526f627e0d5063d2107fa88fcf4efc00b8d35dc1"
     "daff9d8854aaaf0f606f423930b184f51ad3214f26f4afe4e6ab02a56ed0ea04"},
    {"A = aB + T4, R = rB + T4, unequal by torsion", false,
     "277dd9c8382cef13a89d841ff45da62dac8b60b5509bbb8f30041ac5ca08cdbd",
     "15acface8737f7c1a68b9100033bf33c5c2bfec6f20a1bc10c4a516d8299de0a"
     "258acbfc3808fb08c92b4baccc82d6bbf586331dc9f17712e1b182366ecd1108"},
    {"R = rB + T1", false, "c6822637c7d310ec57627be00ba259d253749f4aaf644470cffbe53a35f73242",
     "4c09ae0bb152ce1900464b0c9307316e1f761f80aaf20226936f0aa6a0bd49e4"
     "ed0e66db07fdee19de340836ecc046de207a3382e1035a2ca9f42a9eb5891004"},
    {"A has y = p + 0, sign bit 0", false,
     "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
     "d4b4f5784868c3020403246717ec169ff79e26608ea126a1ab69ee77d1b16712"
     "0300000000000000000000000000000000000000000000000000000000000000"},
    {"A has y = p + 0, sign bit 1", true,
     "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
     "d4b4f5784868c3020403246717ec169ff79e26608ea126a1ab69ee77d1b16712"
     "0300000000000000000000000000000000000000000000000000000000000000"},
    {"A has y = p + 1, sign bit 0", true,
     "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
     "d4b4f5784868c3020403246717ec169ff79e26608ea126a1ab69ee77d1b16712"
     "0300000000000000000000000000000000000000000000000000000000000000"},
    {"A has y = p + 1, sign bit 1", true,
     "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
     "d4b4f5784868c3020403246717ec169ff79e26608ea126a1ab69ee77d1b16712"
     "0300000000000000000000000000000000000000000000000000000000000000"},
    {"A has y = p + 3, sign bit 0", false,
     "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
     "d4b4f5784868c3020403246717ec169ff79e26608ea126a1ab69ee77d1b16712"
     "0300000000000000000000000000000000000000000000000000000000000000"},
    {"A has y = p + 3, sign bit 1", false,
     "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
     "d4b4f5784868c3020403246717ec169ff79e26608ea126a1ab69ee77d1b16712"
     "0300000000000000000000000000000000000000000000000000000000000000"},
};

TEST(ed25519_verification_of_odd_cases_is_that_of_the_reference)
{
    ln_hash_t hash = hash_of_hex(t, HELLO);
    for (size_t i = 0; i < LN_COUNT(odd_cases); i++) {
        ln_ed25519_public_key_t key;
        ln_ed25519_signature_t signature;
        memcpy(key.bytes, ln_test_unhex(&t->arena, odd_cases[i].key).data, 32);
        memcpy(signature.bytes, ln_test_unhex(&t->arena, odd_cases[i].signature).data, 64);
        if (ln_ed25519_verify(&key, &hash, &signature) != odd_cases[i].valid)
            fail_msg("%s", odd_cases[i].what);
    }
}

/* A TLS connection of the same thread looks at the same queue. */
TEST(ed25519_verification_leaves_the_error_queue_of_openssl_as_it_was)
{
    ln_ed25519_public_key_t key = {{2}}; /* not on the curve */
    ln_hash_t hash = hash_of_hex(t, HELLO);
    ln_ed25519_signature_t signature = {{0}};
    ERR_clear_error();
    ERR_raise(ERR_LIB_USER, 77);
    CHECK(!ln_ed25519_verify(&key, &hash, &signature));
    CHECK(ERR_GET_REASON(ERR_get_error()) == 77);
    CHECK(ERR_get_error() == 0);
}
