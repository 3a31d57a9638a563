/* SPDX-License-Identifier: Apache-2.0 */
#include "crypto/chacha.h"

#include <string.h>

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "words are read and written as bytes");

static uint32_t rotate_left(uint32_t x, int bits)
{
    return x << bits | x >> (32 - bits);
}

static void quarter_round(uint32_t w[16], int a, int b, int c, int d)
{
    w[a] += w[b];
    w[d] = rotate_left(w[d] ^ w[a], 16);
    w[c] += w[d];
    w[b] = rotate_left(w[b] ^ w[c], 12);
    w[a] += w[b];
    w[d] = rotate_left(w[d] ^ w[a], 8);
    w[c] += w[d];
    w[b] = rotate_left(w[b] ^ w[c], 7);
}

static void double_round(uint32_t w[16])
{
    for (int i = 0; i < 4; i++) /* the columns */
        quarter_round(w, i, 4 + i, 8 + i, 12 + i);
    for (int i = 0; i < 4; i++) /* the diagonals */
        quarter_round(w, i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4);
}

void ln_chacha_block(uint32_t out[16], const uint32_t key[8], uint64_t block,
                     ln_chacha_rounds_t rounds)
{
    uint32_t state[16] = {0x61707865, 0x3320646e, 0x79622d32, 0x6b206574}; /* expand 32-byte k */
    memcpy(state + 4, key, 8 * sizeof(uint32_t));
    state[12] = (uint32_t)block;
    state[13] = (uint32_t)(block >> 32);
    uint32_t w[16];
    memcpy(w, state, sizeof(w));
    for (int i = 0; i < (int)rounds; i += 2)
        double_round(w);
    for (int i = 0; i < 16; i++)
        out[i] = w[i] + state[i];
}

void ln_chacha_rng_init(ln_chacha_rng_t *rng, ln_chacha_rounds_t rounds, const uint8_t seed[32])
{
    *rng = (ln_chacha_rng_t){.rounds = rounds, .used = LN_COUNT(rng->words)};
    memcpy(rng->key, seed, sizeof(rng->key));
}

/* One step of PCG-XSH-RR 64/32. */
static uint32_t pcg_next(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 11634580027462260723u;
    uint32_t x = (uint32_t)(((*state >> 18) ^ *state) >> 27);
    uint32_t turn = (uint32_t)(*state >> 59);
    return x >> turn | x << (-turn & 31);
}

void ln_chacha_rng_init_u64(ln_chacha_rng_t *rng, ln_chacha_rounds_t rounds, uint64_t number)
{
    uint32_t seed[8];
    for (size_t i = 0; i < LN_COUNT(seed); i++)
        seed[i] = pcg_next(&number);
    ln_chacha_rng_init(rng, rounds, (const uint8_t *)seed);
}

uint32_t ln_chacha_rng_next_u32(ln_chacha_rng_t *rng)
{
    if (rng->used == LN_COUNT(rng->words)) {
        ln_chacha_block(rng->words, rng->key, rng->block, rng->rounds);
        rng->block++;
        rng->used = 0;
    }
    return rng->words[rng->used++];
}

uint64_t ln_chacha_rng_next_u64(ln_chacha_rng_t *rng)
{
    uint64_t low = ln_chacha_rng_next_u32(rng);
    uint64_t high = ln_chacha_rng_next_u32(rng);
    return high << 32 | low;
}

void ln_chacha_rng_fill_bytes(ln_chacha_rng_t *rng, void *out, size_t size)
{
    uint8_t *at = out;
    while (size > 0) {
        uint32_t word = ln_chacha_rng_next_u32(rng);
        size_t part = LN_MIN(size, sizeof(word));
        memcpy(at, &word, part);
        at += part;
        size -= part;
    }
}
