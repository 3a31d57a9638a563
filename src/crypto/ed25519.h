/* SPDX-License-Identifier: Apache-2.0 */
/* crypto/ed25519.h - Ed25519 (RFC 8032), the default for account keys. The message is always the 32
 * bytes of a hash.
 *
 * Verifiers of Ed25519 differ on odd keys and signatures, and every validator must give the answer
 * of the reference, which is this one (spec 01 §3):
 *
 *   1. s < l, the order of the base point;
 *   2. A, the key, decompresses to a point: y is taken modulo p, so y >= p is accepted, and so are
 *      x = 0 with the sign bit set and points of small order;
 *   3. k = SHA-512(R || A || message), with R and A as they were given;
 *   4. the encoding of s B - k A equals the bytes of R: no cofactor, and R itself is never
 *      decompressed, so only its canonical encoding can match.
 *
 * A public key and a signature are any bytes until then.
 *
 * Threads: any. */
#ifndef LN_CRYPTO_ED25519_H
#define LN_CRYPTO_ED25519_H

#include "crypto/hash.h"

typedef struct {
    uint8_t bytes[32];
} ln_ed25519_public_key_t;

typedef struct {
    uint8_t bytes[64];
} ln_ed25519_signature_t;

/* The seed of RFC 8032; every 32 bytes are one. Wipe it (ln_wipe) when it is no longer needed. */
typedef struct {
    uint8_t bytes[32];
} ln_ed25519_secret_t;

/* The public key of a secret. */
ln_ed25519_public_key_t ln_ed25519_public_key(const ln_ed25519_secret_t *secret);

/* Signs the 32 bytes of a hash; the same ones give the same signature. */
ln_ed25519_signature_t ln_ed25519_sign(const ln_ed25519_secret_t *secret, const ln_hash_t *hash);

/* Is it the key's signature of the hash? A no takes three times as long as a usual yes. */
LN_CHECKED bool ln_ed25519_verify(const ln_ed25519_public_key_t *key, const ln_hash_t *hash,
                                  const ln_ed25519_signature_t *signature);

#endif
