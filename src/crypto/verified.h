/* SPDX-License-Identifier: Apache-2.0 */
/* crypto/verified.h - signatures that this process knows to be valid.
 *
 * A vote is verified again and again: when a validator casts it, as part of a certificate, as part
 * of the same certificate sent to somebody else. Whether a signature is valid never changes, so it
 * is enough to find out once: what was verified, or made here, is remembered, and looked up before
 * the work is done again.
 *
 * What is kept is a keyed hash of 128 bits of key, digest and signature together, in a table of
 * fixed size where newer entries replace older ones. The hash key is random and never leaves the
 * process, so nobody can look for a false signature with the hash of a true one.
 *
 * Threads: any. The functions are pure but for time. */
#ifndef LN_CRYPTO_VERIFIED_H
#define LN_CRYPTO_VERIFIED_H

#include "crypto/secp256k1.h"

/* The same as ln_secp256k1_verify, and remembers a yes. */
LN_CHECKED bool ln_verified_secp256k1(const ln_secp256k1_public_key_t *key, const ln_hash_t *hash,
                                      const ln_secp256k1_signature_t *signature);

/* A signature that was made here. */
void ln_verified_note_secp256k1(const ln_secp256k1_public_key_t *key, const ln_hash_t *hash,
                                const ln_secp256k1_signature_t *signature);

/* For other schemes: was this remembered? The three together must name the scheme, the key, the
 * digest and the signature in one way only. */
LN_CHECKED bool ln_verified_has(ln_bytes_t key, const ln_hash_t *hash, ln_bytes_t signature);
void ln_verified_note(ln_bytes_t key, const ln_hash_t *hash, ln_bytes_t signature);

#endif
