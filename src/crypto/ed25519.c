/* SPDX-License-Identifier: Apache-2.0 */
#include "crypto/ed25519.h"

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <pthread.h>
#include <sodium.h>
#include <string.h>

_Static_assert(sizeof(ln_ed25519_secret_t) == crypto_sign_SEEDBYTES, "a secret is the seed");

static OSSL_LIB_CTX *openssl;
static pthread_once_t libraries_once = PTHREAD_ONCE_INIT;

/* OpenSSL gets a library context of its own, so that the machine's OpenSSL configuration (FIPS
 * mode, for one) has no say in which signatures this validator accepts. */
static void start_libraries(void)
{
    int failed = sodium_init();
    LN_ASSERT(failed >= 0);
    openssl = OSSL_LIB_CTX_new();
    LN_ASSERT(openssl != NULL);
}

/* libsodium keeps the public key behind the seed. */
static void expand(uint8_t expanded[crypto_sign_SECRETKEYBYTES], ln_ed25519_public_key_t *key,
                   const ln_ed25519_secret_t *secret)
{
    pthread_once(&libraries_once, start_libraries);
    crypto_sign_seed_keypair(key->bytes, expanded, secret->bytes);
}

ln_ed25519_public_key_t ln_ed25519_public_key(const ln_ed25519_secret_t *secret)
{
    uint8_t expanded[crypto_sign_SECRETKEYBYTES];
    ln_ed25519_public_key_t key;
    expand(expanded, &key, secret);
    ln_wipe(expanded, sizeof(expanded));
    return key;
}

ln_ed25519_signature_t ln_ed25519_sign(const ln_ed25519_secret_t *secret, const ln_hash_t *hash)
{
    uint8_t expanded[crypto_sign_SECRETKEYBYTES];
    ln_ed25519_public_key_t key;
    ln_ed25519_signature_t signature;
    expand(expanded, &key, secret);
    crypto_sign_detached(signature.bytes, NULL, hash->bytes, sizeof(hash->bytes), expanded);
    ln_wipe(expanded, sizeof(expanded));
    return signature;
}

/* OpenSSL checks exactly what the header lists. What it cannot set up must not pass for a bad
 * signature, so that stops the process. Its notes about bad signatures are taken out of the
 * thread's error queue, where a TLS connection would take them for its own. */
static bool openssl_verify(const ln_ed25519_public_key_t *key, const ln_hash_t *hash,
                           const ln_ed25519_signature_t *signature)
{
    ERR_set_mark();
    EVP_PKEY *pkey =
        EVP_PKEY_new_raw_public_key_ex(openssl, "ED25519", NULL, key->bytes, sizeof(key->bytes));
    LN_ASSERT(pkey != NULL);
    EVP_MD_CTX *ctx = EVP_MD_CTX_new();
    LN_ASSERT(ctx != NULL);
    int ready = EVP_DigestVerifyInit_ex(ctx, NULL, NULL, openssl, NULL, pkey, NULL);
    LN_ASSERT(ready == 1);
    int valid = EVP_DigestVerify(ctx, signature->bytes, sizeof(signature->bytes), hash->bytes,
                                 sizeof(hash->bytes));
    EVP_MD_CTX_free(ctx);
    EVP_PKEY_free(pkey);
    ERR_pop_to_mark();
    return valid == 1;
}

/* libsodium is twice as fast and stricter than the reference: it makes the same four checks and
 * besides refuses small orders of A and R and non-canonical keys. So its yes is final, and its no
 * is put to OpenSSL. */
bool ln_ed25519_verify(const ln_ed25519_public_key_t *key, const ln_hash_t *hash,
                       const ln_ed25519_signature_t *signature)
{
    pthread_once(&libraries_once, start_libraries);
    return crypto_sign_verify_detached(signature->bytes, hash->bytes, sizeof(hash->bytes),
                                       key->bytes) == 0 ||
           openssl_verify(key, hash, signature);
}
