/* SPDX-License-Identifier: Apache-2.0 */
/* crypto/chacha.h - ChaCha as a generator of random numbers that everybody can repeat.
 *
 * Two generators of the reference are part of the protocol: ChaCha8 chooses leaders (spec 01 §4.3),
 * and ChaCha12, the StdRng of rand 0.8, gives keys when a testing seed is set (spec 01 §1.3). Both
 * are a sequence of 32-bit words,
 *
 *     block 0: w0 w1 ... w15   block 1: w16 ... w31   block 2: ...
 *
 * and every call takes the next whole words: next_u32 one, next_u64 two with the low one first,
 * fill_bytes as many as it needs, dropping what it leaves of the last. The reference makes four
 * blocks at a time, which does not show in the numbers; here it is one.
 *
 * Not for secrets of production: those come from ln_env_random.
 *
 * Threads: a generator belongs to one thread at a time. */
#ifndef LN_CRYPTO_CHACHA_H
#define LN_CRYPTO_CHACHA_H

#include "base/macros.h"

typedef enum {
    LN_CHACHA8 = 8,
    LN_CHACHA12 = 12,
    LN_CHACHA20 = 20,
} ln_chacha_rounds_t;

typedef struct {
    uint32_t key[8];
    uint64_t block;     /* the number of the next block */
    uint32_t words[16]; /* of the current block */
    size_t used;        /* how many of them have been taken */
    ln_chacha_rounds_t rounds;
} ln_chacha_rng_t;

/* The block function: original ChaCha with a 64-bit block number, stream 0. */
void ln_chacha_block(uint32_t out[16], const uint32_t key[8], uint64_t block,
                     ln_chacha_rounds_t rounds);

/* Starts at word 0. Wipe the generator (ln_wipe) if the seed is a secret. */
void ln_chacha_rng_init(ln_chacha_rng_t *rng, ln_chacha_rounds_t rounds, const uint8_t seed[32]);

/* The same with a seed made from a number: seed_from_u64 of rand_core 0.6. */
void ln_chacha_rng_init_u64(ln_chacha_rng_t *rng, ln_chacha_rounds_t rounds, uint64_t number);

/* The next words, or bytes, as rand_chacha 0.3 gives them out: a u64 is two words, low one first;
 * bytes use up whole words. */
uint32_t ln_chacha_rng_next_u32(ln_chacha_rng_t *rng);
uint64_t ln_chacha_rng_next_u64(ln_chacha_rng_t *rng);
void ln_chacha_rng_fill_bytes(ln_chacha_rng_t *rng, void *out, size_t size);

#endif
