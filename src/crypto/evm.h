/* SPDX-License-Identifier: Apache-2.0 */
/* crypto/evm.h - signatures as Ethereum wallets make them, for accounts with a 20-byte address.
 *
 * The curve and the keys are those of crypto/secp256k1.h; the digest and the form of the signature
 * differ. A wallet wraps the 32 bytes into a personal message (EIP-191), and a signature ends in a
 * byte v from which the key can be recovered, so the address is all one needs to verify.
 *
 *     r (32 bytes)  ||  s (32 bytes)  ||  v = 27 if R.y is even, 28 if it is odd
 *
 * That v is the normal form, the only one that is hashed or sent; wallets write others, which
 * ln_evm_signature_parse translates (spec 01 §1.2). r and s are any bytes until verification.
 *
 * Threads: any. */
#ifndef LN_CRYPTO_EVM_H
#define LN_CRYPTO_EVM_H

#include "crypto/secp256k1.h"

typedef struct {
    uint8_t bytes[65];
} ln_evm_signature_t;

typedef struct {
    uint8_t bytes[20];
} ln_evm_address_t;

/* Keccak-256 of "\x19Ethereum Signed Message:\n32" and the 32 bytes. */
ln_hash_t ln_evm_digest(const ln_hash_t *hash);

/* The last 20 bytes of Keccak-256 of X || Y. */
ln_evm_address_t ln_evm_address(const ln_secp256k1_public_key_t *key);

/* The normal form. False if the size is not 65 or if v is not 0, 1, 27, 28 or at least 35. */
LN_CHECKED bool ln_evm_signature_parse(ln_evm_signature_t *out, ln_bytes_t encoded);

/* Signs ln_evm_digest(hash); deterministic, with a low s. */
ln_evm_signature_t ln_evm_sign(const ln_secp256k1_secret_t *secret, const ln_hash_t *hash);

/* Is it a signature of ln_evm_digest(hash) by the key with this address? Unlike in
 * crypto/secp256k1.h, a high s is as good as a low one (spec 01 §3). */
LN_CHECKED bool ln_evm_verify(const ln_evm_address_t *address, const ln_hash_t *hash,
                              const ln_evm_signature_t *signature);

#endif
