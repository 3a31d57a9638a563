/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "crypto/chacha.h"

TEST(chacha_blocks_of_the_zero_key_are_the_known_ones)
{
    static const struct {
        ln_chacha_rounds_t rounds;
        const char *block;
    } cases[] = {
        {LN_CHACHA8, "3e00ef2f895f40d67f5bb8e81f09a5a12c840ec3ce9a7f3b181be188ef711a1e"
                     "984ce172b9216f419f445367456d5619314a42a3da86b001387bfdb80e0cfe42"},
        {LN_CHACHA12, "9bf49a6a0755f953811fce125f2683d50429c3bb49e074147e0089a52eae155f"
                      "0564f879d27ae3c02ce82834acfa8c793a629f2ca0de6919610be82f411326be"},
        {LN_CHACHA20, "76b8e0ada0f13d90405d6ae55386bd28bdd219b8a08ded1aa836efcc8b770dc7"
                      "da41597c5157488d7724e03fb8d84a376a43b8f41518a11cc387b669b2ee6586"},
    };
    static const uint32_t key[8];
    for (size_t i = 0; i < LN_COUNT(cases); i++) {
        uint32_t block[16];
        ln_chacha_block(block, key, 0, cases[i].rounds);
        CHECK_HEX(ln_bytes(block, sizeof(block)), cases[i].block);
    }
}

/* spec 01 §13.4 */
TEST(chacha_seed_from_a_number_matches_the_specification)
{
    static const uint32_t numbers[] = {2811902828u, 3045455719u, 3134767159u, 2001118559u};
    ln_chacha_rng_t rng;
    ln_chacha_rng_init_u64(&rng, LN_CHACHA8, 0);
    CHECK_HEX(ln_bytes(rng.key, sizeof(rng.key)),
              "ecf273f981b5cd4587f0467306ad6cadd0d0a3e33317e767f29bea72d78a7dfe");
    for (size_t i = 0; i < LN_COUNT(numbers); i++)
        CHECK(ln_chacha_rng_next_u32(&rng) == numbers[i]);
}

/* spec 01 §13.2 */
TEST(chacha_testing_seed_37_matches_the_specification)
{
    uint8_t seed[32];
    ln_chacha_rng_t rng;
    ln_chacha_rng_init_u64(&rng, LN_CHACHA12, 37);
    ln_chacha_rng_fill_bytes(&rng, seed, sizeof(seed));
    CHECK_HEX(ln_bytes(seed, sizeof(seed)),
              "dca1c40026fa3f8587486e21dbe2e2d324b2619cd55747ca28b265aa9965e242");
    CHECK(ln_chacha_rng_next_u64(&rng) == 3825171570508255433u);
}

/* What rand_chacha 0.3.1 and rand 0.8.5 give for a mix of calls, with its buffer of 64 words ending
 * within a u64 and within a fill. */
TEST(chacha_mixed_calls_take_whole_words_in_order)
{
    static const struct {
        ln_chacha_rounds_t rounds;
        uint64_t seed;
        const char *first_bytes;
        uint64_t then_u64, across_u64;
        const char *five_bytes;
        uint32_t then_u32;
        const char *last_bytes;
        uint64_t last_u64;
    } cases[] = {
        {LN_CHACHA8, 7, "bb43d723345365283a299b2ed359012b31952445b9704bb4e33a3e09b6b70bba",
         11091271176959810440u, 0xf8c643ae6d7db0f2u, "ad0fc5924b", 0x56d1b229, "a406883c320dfdcc",
         0x5a0087e689159380u},
        {LN_CHACHA12, 7, "befba86ae9e0c207865f7e24e8349d4ecdbc8b0f4632842499a0dfa60568e28a",
         5026687532413362614u, 0x2b97760a765ee051u, "cb87b7f4ae", 0x4ef311e2, "e51d61250412dddd",
         0x73ec455ad9aefd1du},
        {LN_CHACHA12, 37, "dca1c40026fa3f8587486e21dbe2e2d324b2619cd55747ca28b265aa9965e242",
         3825171570508255433u, 0xd2125888b6a58720u, "bfd3d769c3", 0x76e5f018, "35690fa1b1bf0b82",
         0x460750229d326461u},
    };
    for (size_t i = 0; i < LN_COUNT(cases); i++) {
        uint8_t bytes[301];
        ln_chacha_rng_t rng;
        ln_chacha_rng_init_u64(&rng, cases[i].rounds, cases[i].seed);
        ln_chacha_rng_fill_bytes(&rng, bytes, 32);
        CHECK_HEX(ln_bytes(bytes, 32), cases[i].first_bytes);
        CHECK(ln_chacha_rng_next_u64(&rng) == cases[i].then_u64);
        for (int skipped = 0; skipped < 53; skipped++)
            ln_chacha_rng_next_u32(&rng);
        CHECK(ln_chacha_rng_next_u64(&rng) == cases[i].across_u64); /* words 63 and 64 */
        ln_chacha_rng_fill_bytes(&rng, bytes, 5);
        CHECK_HEX(ln_bytes(bytes, 5), cases[i].five_bytes);
        CHECK(ln_chacha_rng_next_u32(&rng) == cases[i].then_u32);
        ln_chacha_rng_fill_bytes(&rng, bytes, 301);
        CHECK_HEX(ln_bytes(bytes + 293, 8), cases[i].last_bytes);
        CHECK(ln_chacha_rng_next_u64(&rng) == cases[i].last_u64);
    }
}

TEST(chacha_block_number_has_64_bits)
{
    uint8_t bytes[64];
    ln_chacha_rng_t rng;
    ln_chacha_rng_init_u64(&rng, LN_CHACHA8, 7);
    rng.block = 1ull << 32;
    ln_chacha_rng_fill_bytes(&rng, bytes, 40);
    CHECK_HEX(ln_bytes(bytes, 40), "27f4fe99dea36d65d0cd3175370516f00bc4c9bc205a750f"
                                   "6557a1abc196ffb50c94dff1a346956b");
}
