/* SPDX-License-Identifier: Apache-2.0 */
/* crypto/hash.h - the two hash functions of the protocol.
 *
 * Keccak-256 with the original padding names and signs things: blocks, blobs, chains, owners, votes
 * (spec 01 §2.1). SHA3-256 hashes views (spec 02 §0). Both are the same sponge and differ only in
 * the first byte of the padding; one state hash needs both, so the functions say which they are.
 *
 *            136 bytes a block            32 bytes
 *     data ------- xor -----> [ 25 lanes ] -------> hash
 *                             permutation after every block
 *
 * Threads: the functions are pure; a sponge belongs to one thread at a time. */
#ifndef LN_CRYPTO_HASH_H
#define LN_CRYPTO_HASH_H

#include "base/bytes.h"

/* The reference's CryptoHash, and the value of every hash here. */
typedef struct {
    uint8_t bytes[32];
} ln_hash_t;

/* The bytes of the hash, borrowed. */
static inline ln_bytes_t ln_hash_bytes(const ln_hash_t *hash)
{
    return ln_bytes(hash->bytes, sizeof(hash->bytes));
}

/* Not in constant time: for what everybody may know. */
bool ln_hash_equal(const ln_hash_t *a, const ln_hash_t *b);

/* Negative, 0 or positive as a comes before, is equal to, or comes after b. */
int ln_hash_compare(const ln_hash_t *a, const ln_hash_t *b);

/* Are all bytes zero? */
bool ln_hash_is_zero(const ln_hash_t *hash);

/* The hash of data that is there as a whole. */
ln_hash_t ln_keccak256(ln_bytes_t data);
ln_hash_t ln_sha3_256(ln_bytes_t data);

/* H(type, value) of spec 01 §2.1: Keccak-256 of the type's name, "::" and the value's BCS form. */
ln_hash_t ln_hash_of(const char *type_name, ln_bytes_t bcs);

/* --- data that comes in pieces */

typedef struct {
    uint64_t lanes[25];
    size_t filled; /* bytes of the current block that are in the lanes; below 136 */
    uint8_t padding;
} ln_sponge_t;

/* Begins a hash; the two differ in the padding. */
void ln_keccak_init(ln_sponge_t *sponge);
void ln_sha3_init(ln_sponge_t *sponge);

/* Puts in the next piece, of any size. */
void ln_sponge_update(ln_sponge_t *sponge, ln_bytes_t data);

/* The hash of all that was put in. The sponge is used up: init it before the next data. */
ln_hash_t ln_sponge_finish(ln_sponge_t *sponge);

#endif
