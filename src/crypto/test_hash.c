/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "crypto/hash.h"

#define CHECK_HASH(hash, hex)                                                                      \
    do {                                                                                           \
        ln_hash_t actual_ = (hash);                                                                \
        CHECK_HEX(ln_hash_bytes(&actual_), (hex));                                                 \
    } while (0)

static ln_bytes_t counting_bytes(ln_test_t *t, size_t size)
{
    uint8_t *data = ln_arena_alloc(&t->arena, size, 1);
    for (size_t i = 0; i < size; i++)
        data[i] = (uint8_t)(i % 251);
    return ln_bytes(data, size);
}

/* Around the ends of blocks; SHA3 from Python's hashlib, Keccak from a plain implementation of the
 * standard's formulas that agrees with hashlib when it pads for SHA3. */
TEST(hash_padding_is_right_at_block_boundaries)
{
    static const struct {
        size_t size;
        const char *keccak, *sha3;
    } cases[] = {
        {0, "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470",
         "a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a"},
        {1, "bc36789e7a1e281436464229828f817d6612f7b477d66591ff96a9e064bcc98a",
         "5d53469f20fef4f8eab52b88044ede69c77a6a68a60728609fc4a65ff531e7d0"},
        {135, "cbdfd9dee5faad3818d6b06f95a219fd290b0e1706f6a82e5a595b9ce9faca62",
         "fded8fd9d6551c601eeb3b7c6bc5e5cfd8aad1d015b7e9aaa9c9b9475231d5e2"},
        {136, "7ce759f1ab7f9ce437719970c26b0a66ff11fe3e38e17df89cf5d29c7d7f807e",
         "cf3ccff92480a29160c2d38317c430e14749bfee1788106957dfe73f8c4930e5"},
        {137, "ac73d4fae68b8453f764007c1a20ce95994187861f0c3227a3a8e99a73a3b1db",
         "ce9d7dc90913ee5d92745019479a5352c6d6279bef18ed07dc0a83ee8084daca"},
        {271, "27eceb59ebc3dc8a04a5b135be641591a7278540e4556a2ba9f408194e666ec3",
         "0153fcdb6825d836b10835ccb3999dc1d8b68492f77e7e38afa31f8e244bd7af"},
        {272, "8e2476e65823b24d96ebe239f2c1534cdf763e689e2410c3b1cb0c74e6177bfc",
         "b7ccd55b6c2c3fa144c9e0624059294975a348b02f321abe289701d3012f7794"},
        {1000, "af692982e84a5a9688359025660a7857cd28ee7c8d867cfa1677baf2e6d1f63b",
         "48e66a01861d0eadaacdb7a6ae7db6b9ac79242ecced4154a9fbb33c4e3cc571"},
    };
    for (size_t i = 0; i < LN_COUNT(cases); i++) {
        ln_bytes_t data = counting_bytes(t, cases[i].size);
        CHECK_HASH(ln_keccak256(data), cases[i].keccak);
        CHECK_HASH(ln_sha3_256(data), cases[i].sha3);
    }
}

TEST(hash_of_pieces_is_hash_of_the_whole)
{
    for (int round = 0; round < 200; round++) {
        ln_bytes_t data = counting_bytes(t, ln_test_below(t, 700));
        ln_sponge_t keccak, sha3;
        ln_keccak_init(&keccak);
        ln_sha3_init(&sha3);
        for (ln_bytes_t rest = data; rest.size > 0;) {
            size_t size = ln_test_below(t, LN_MIN(rest.size, 300) + 1);
            ln_sponge_update(&keccak, ln_bytes(rest.data, size));
            ln_sponge_update(&sha3, ln_bytes(rest.data, size));
            rest = ln_bytes_from(rest, size);
        }
        ln_hash_t a = ln_sponge_finish(&keccak), b = ln_keccak256(data);
        CHECK(ln_hash_equal(&a, &b));
        a = ln_sponge_finish(&sha3), b = ln_sha3_256(data);
        CHECK(ln_hash_equal(&a, &b));
    }
}

TEST(hash_order_is_that_of_the_bytes)
{
    ln_hash_t zero = {{0}}, low = {{0}}, high = {{1}};
    low.bytes[31] = 0xff;
    CHECK(ln_hash_is_zero(&zero) && !ln_hash_is_zero(&low) && !ln_hash_is_zero(&high));
    CHECK(ln_hash_compare(&zero, &low) < 0 && ln_hash_compare(&high, &low) > 0);
    CHECK(ln_hash_compare(&low, &low) == 0 && ln_hash_equal(&low, &low));
    CHECK(!ln_hash_equal(&zero, &low));
}

/* --- spec 01 §13.1: H(type, value) with the BCS form composed by hand */

static const struct {
    const char *what, *type, *bcs, *hash;
} typed[] = {
    {"test_hash(hello)", "TestString", "05 68656c6c6f",
     "678c4efd128e376aa1d345347c9a9dcdbe9a1ed052ed1da6345d9b393f61f67e"},
    {"test_hash(ChainId)", "TestString", "07 436861696e4964",
     "81b13a97d9da39cb48fbff6316d02886ad353139e51763c5f5f459fbe1d061e7"},
    {"test_hash(chain1)", "TestString", "06 636861696e31",
     "dc937161d12c7802010975048e06258dd2432f49a4acc680c9d5b9990353da5b"},
    {"a chain id: the blob of a ChainDescription", "BlobContent",
     "06 59 0000000000 0000000000000000 00 01 0000 6400000000000000 02000000 00 00 "
     "8096980000000000 40420f0000000000 ffffffffffffffff 00000000 00000000 00000000 "
     "00000000000000000000000000000000 00 00 00 00 00 00",
     "fe947fddf2735224d01eb9d56580109f2d9d02397dc5ddd748ef9beeb38d9caa"},
    {"a data blob", "BlobContent", "00 0d 48656c6c6f2c20776f726c6421",
     "cb9c66c54e23c305d3c6c913dea01b28c1fddd1b3c48bfdd9fe634753e4f6b33"},
    {"an owner", "Ed25519PublicKey",
     "0000000000000000000000000000000000000000000000000000000000000000",
     "039e871f079145ed02ade30594bb9f488554bd92df0439c82c9bb1acbd860ea5"},
    {"hash_vec([])", "CryptoHashVec", "00",
     "fb2a0a1ff5e931b7825420b470569245067593294009721e593f14a96d952aa9"},
    {"hash_vec_vec([[]])", "CryptoHashVec",
     "01 fb2a0a1ff5e931b7825420b470569245067593294009721e593f14a96d952aa9",
     "a4aab195cf48a3d3cd112791faf165251afb2696cb50fb4ff9dddbd8cf3ab10f"},
    {"no message blocks", "PreviousMessageBlocksMap", "00",
     "adf902bcd781a87bff71500d48594861bce9bd980d2d81e17cd601df0a3ef11e"},
    {"no event blocks", "PreviousEventBlocksMap", "00",
     "06557411b9349f970bc7ee518408d1329e9769132dd6981938b0d2d46780a336"},
    {"event blocks in map order", "PreviousEventBlocksMap",
     "02 00 02 7a7a 0202020202020202020202020202020202020202020202020202020202020202 "
     "0200000000000000 00 03 616161 "
     "0101010101010101010101010101010101010101010101010101010101010101 0100000000000000",
     "db3243607f488bec9717f60c5e24050b4b849a307203d379e3bb49cd3052faf3"},
    {"no operation result", "OperationResult", "00",
     "7238579d02f4f8b28fc6a0ec6d9a519e41265d6a1f7899762d81c6f4640a10b9"},
    {"a state hash", "ExecutionStateViewHash",
     "0000000000000000000000000000000000000000000000000000000000000000",
     "0d1fec855be2dc2ba4b58456f9996b0fce60a1796ba081a333b8e4ca013a3bee"},
    {"a proposal (spec 01 §13.2)", "ProposalContent",
     "81b13a97d9da39cb48fbff6316d02886ad353139e51763c5f5f459fbe1d061e7 0b000000 00 "
     "0b00000000000000 802b530b00000000 00 00 02 0b000000 00",
     "a2dd300ea227cfbe963ac517ef680d0bee514d2a855a19d73f672d65a76bce06"},
    {"a vote (spec 01 §13.3)", "VoteValue",
     "8d11ee8517ae5091d6014cffe8b635cb14ea211d24bc974f60e56f80816421f9 00 02",
     "f5ed93aa814311d7bfbbbde07816590d173cf23664680d65692500ccaaaf5c4d"},
    {"a timeout (spec 01 §13.3)", "Timeout",
     "dc937161d12c7802010975048e06258dd2432f49a4acc680c9d5b9990353da5b 0500000000000000 00000000",
     "80efa0e2ce0b5833afd94b08754f6f4254bb08e30187956a07a99966acb2dc5e"},
};

TEST(hash_of_typed_values_matches_the_specification)
{
    for (size_t i = 0; i < LN_COUNT(typed); i++) {
        ln_bytes_t bcs = ln_test_unhex(&t->arena, typed[i].bcs);
        CHECK_HASH(ln_hash_of(typed[i].type, bcs), typed[i].hash);
    }
}

/* spec 02 §13.2: views hash the BCS form of what they hold. */
TEST(hash_of_views_matches_the_specification)
{
    static const struct {
        const char *bcs, *hash;
    } cases[] = {
        {"", "a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a"},
        {"00000000", "8b0a2385d83c8bf7be27e59996f7d881d3bf1fc6606f81ce600b753ad94192a2"},
        {"2a000000", "1a2ca0f27b3c0f2f32c461143bcf7ab62e1abc3539306921480010d914685a28"},
        {"0700000000000000", "006f74bdfc09375e288c3aab386762ff1e4b6906224b1fdc6f5642290f8cee22"},
        {"00", "5d53469f20fef4f8eab52b88044ede69c77a6a68a60728609fc4a65ff531e7d0"},
    };
    for (size_t i = 0; i < LN_COUNT(cases); i++)
        CHECK_HASH(ln_sha3_256(ln_test_unhex(&t->arena, cases[i].bcs)), cases[i].hash);
}
