/* SPDX-License-Identifier: Apache-2.0 */
/* crypto/secp256k1.h - ECDSA on secp256k1: the keys of validators, and of accounts that choose it.
 *
 * What is signed is always a hash; it is used directly as the ECDSA digest. Nonces follow RFC 6979,
 * so the same secret and hash give the same signature everywhere (spec 01 §3).
 *
 * The types hold normal forms, the only ones that may be hashed or sent: a public key is compressed
 * (02 or 03, then X) and lies on the curve, a signature is r || s, both from 1 to n-1, a secret is
 * from 1 to n-1, all big-endian. What comes from outside passes the parse functions or
 * ln_secp256k1_secret_is_valid first; everything else here relies on that.
 *
 * Everything that touches a secret runs in constant time, in libsecp256k1, whose one context is
 * made and blinded with the system's randomness at first use and never changes again.
 *
 * Threads: any. */
#ifndef LN_CRYPTO_SECP256K1_H
#define LN_CRYPTO_SECP256K1_H

#include "crypto/hash.h"

typedef struct {
    uint8_t bytes[33];
} ln_secp256k1_public_key_t;

typedef struct {
    uint8_t bytes[64];
} ln_secp256k1_signature_t;

/* Wipe it (ln_wipe) when it is no longer needed. */
typedef struct {
    uint8_t bytes[32];
} ln_secp256k1_secret_t;

/* --- secrets */

/* Is it from 1 to n-1? A new secret is 32 random bytes, drawn again until this holds; with a
 * testing seed the reference does the same. */
LN_CHECKED bool ln_secp256k1_secret_is_valid(const ln_secp256k1_secret_t *secret);

/* The compressed public key of a secret. */
ln_secp256k1_public_key_t ln_secp256k1_public_key(const ln_secp256k1_secret_t *secret);

/* The signature has a low s. */
ln_secp256k1_signature_t ln_secp256k1_sign(const ln_secp256k1_secret_t *secret,
                                           const ln_hash_t *hash);

/* --- public keys */

/* The normal form of a key of 33 bytes: tag 02 or 03, or 05, which is read as 02 (spec 01 §1.2).
 * False if the size or the tag is another or if X is on no point. */
LN_CHECKED bool ln_secp256k1_public_key_parse(ln_secp256k1_public_key_t *out, ln_bytes_t encoded);

/* The same, and a key of 65 bytes with tag 04 is accepted too: what text forms allow. */
LN_CHECKED bool ln_secp256k1_public_key_parse_any(ln_secp256k1_public_key_t *out,
                                                  ln_bytes_t encoded);

/* Writes X || Y. */
void ln_secp256k1_public_key_point(uint8_t out[64], const ln_secp256k1_public_key_t *key);

/* The order in which certificates list signatures: by X, then by Y. Not that of the bytes, which
 * begin with the parity of Y; committees are listed in that one (spec 01 §1.1). */
int ln_secp256k1_public_key_compare(const ln_secp256k1_public_key_t *a,
                                    const ln_secp256k1_public_key_t *b);

/* --- signatures */

/* False if the size is not 64 or if r or s is zero or not below n. A high s is accepted here and
 * refused when the signature is verified. */
LN_CHECKED bool ln_secp256k1_signature_parse(ln_secp256k1_signature_t *out, ln_bytes_t encoded);

/* Is it the key's signature of the hash, with a low s? */
LN_CHECKED bool ln_secp256k1_verify(const ln_secp256k1_public_key_t *key, const ln_hash_t *hash,
                                    const ln_secp256k1_signature_t *signature);

/* A public key made ready for many verifications, for the keys of a committee: decompressing the
 * point, an eighth of the work, is done once. Copy it freely; it holds no memory. */
typedef struct {
    uint8_t point[64]; /* as libsecp256k1 keeps it */
} ln_secp256k1_verifier_t;

void ln_secp256k1_verifier_init(ln_secp256k1_verifier_t *verifier,
                                const ln_secp256k1_public_key_t *key);

/* The same as ln_secp256k1_verify. */
LN_CHECKED bool ln_secp256k1_verifier_verify(const ln_secp256k1_verifier_t *verifier,
                                             const ln_hash_t *hash,
                                             const ln_secp256k1_signature_t *signature);

#endif
