/* SPDX-License-Identifier: Apache-2.0 */
#include "crypto/secp256k1.h"

#include "base/env.h"
#include "crypto/secp256k1_priv.h"

#include <pthread.h>
#include <string.h>

#define COMPRESSED_SIZE 33
#define UNCOMPRESSED_SIZE 65

_Static_assert(sizeof(secp256k1_pubkey) == sizeof(ln_secp256k1_verifier_t),
               "a verifier is a parsed key");

/* --- the context */

static secp256k1_context *context;
static pthread_once_t context_once = PTHREAD_ONCE_INIT;

/* Blinding hides the secret from those who can measure the machine; it changes no result. */
static void make_context(void)
{
    uint8_t seed[32];
    ln_env_random(ln_env_system(), seed, sizeof(seed));
    context = secp256k1_context_create(SECP256K1_CONTEXT_NONE);
    LN_ASSERT(context != NULL);
    int blinded = secp256k1_context_randomize(context, seed);
    LN_ASSERT(blinded == 1);
    ln_wipe(seed, sizeof(seed));
}

const secp256k1_context *ln_secp256k1_context(void)
{
    pthread_once(&context_once, make_context);
    return context;
}

/* --- secrets */

bool ln_secp256k1_secret_is_valid(const ln_secp256k1_secret_t *secret)
{
    return secp256k1_ec_seckey_verify(ln_secp256k1_context(), secret->bytes) == 1;
}

static ln_secp256k1_public_key_t compress(const secp256k1_pubkey *point)
{
    ln_secp256k1_public_key_t key;
    size_t size = sizeof(key.bytes);
    secp256k1_ec_pubkey_serialize(ln_secp256k1_context(), key.bytes, &size, point,
                                  SECP256K1_EC_COMPRESSED);
    return key;
}

ln_secp256k1_public_key_t ln_secp256k1_public_key(const ln_secp256k1_secret_t *secret)
{
    secp256k1_pubkey point;
    int valid = secp256k1_ec_pubkey_create(ln_secp256k1_context(), &point, secret->bytes);
    LN_ASSERT(valid == 1);
    return compress(&point);
}

ln_secp256k1_signature_t ln_secp256k1_sign(const ln_secp256k1_secret_t *secret,
                                           const ln_hash_t *hash)
{
    secp256k1_ecdsa_signature parsed;
    int valid = secp256k1_ecdsa_sign(ln_secp256k1_context(), &parsed, hash->bytes, secret->bytes,
                                     secp256k1_nonce_function_rfc6979, NULL);
    LN_ASSERT(valid == 1);
    ln_secp256k1_signature_t signature;
    secp256k1_ecdsa_signature_serialize_compact(ln_secp256k1_context(), signature.bytes, &parsed);
    return signature;
}

/* --- public keys */

/* Every thread remembers the points of keys that it has seen lately: those of a committee come
 * again with every certificate, and finding Y takes an eighth of a verification. */
#define MEMO_SIZE 256

typedef struct {
    uint8_t encoded[COMPRESSED_SIZE]; /* first byte 0: free */
    secp256k1_pubkey point;
} memo_t;

static _Thread_local memo_t memos[MEMO_SIZE];

static memo_t *memo_of(const uint8_t encoded[COMPRESSED_SIZE])
{
    return &memos[encoded[1] % MEMO_SIZE];
}

static bool find_point(secp256k1_pubkey *point, const uint8_t encoded[COMPRESSED_SIZE])
{
    memo_t *memo = memo_of(encoded);
    if (memcmp(memo->encoded, encoded, COMPRESSED_SIZE) == 0 && encoded[0] != 0) {
        *point = memo->point;
        return true;
    }
    if (secp256k1_ec_pubkey_parse(ln_secp256k1_context(), point, encoded, COMPRESSED_SIZE) != 1)
        return false;
    memcpy(memo->encoded, encoded, COMPRESSED_SIZE);
    memo->point = *point;
    return true;
}

static bool parse_point(ln_secp256k1_public_key_t *out, const uint8_t *encoded, size_t size)
{
    secp256k1_pubkey point;
    if (secp256k1_ec_pubkey_parse(ln_secp256k1_context(), &point, encoded, size) != 1)
        return false;
    *out = compress(&point);
    return true;
}

/* Compat: "compact" keys, tag 05, are not SEC1 proper, but the reference's decoder takes them. */
bool ln_secp256k1_public_key_parse(ln_secp256k1_public_key_t *out, ln_bytes_t encoded)
{
    if (encoded.size != COMPRESSED_SIZE)
        return false;
    uint8_t copy[COMPRESSED_SIZE];
    memcpy(copy, encoded.data, sizeof(copy));
    if (copy[0] == 0x05)
        copy[0] = SECP256K1_TAG_PUBKEY_EVEN;
    secp256k1_pubkey point;
    if (!find_point(&point, copy))
        return false;
    memcpy(out->bytes, copy, sizeof(copy)); /* 02 and 03 are the normal form already */
    return true;
}

/* The tag is checked here because libsecp256k1 also knows the hybrid ones, 06 and 07. */
bool ln_secp256k1_public_key_parse_any(ln_secp256k1_public_key_t *out, ln_bytes_t encoded)
{
    if (encoded.size != UNCOMPRESSED_SIZE)
        return ln_secp256k1_public_key_parse(out, encoded);
    return encoded.data[0] == SECP256K1_TAG_PUBKEY_UNCOMPRESSED &&
           parse_point(out, encoded.data, encoded.size);
}

static secp256k1_pubkey decompress(const ln_secp256k1_public_key_t *key)
{
    secp256k1_pubkey point;
    bool valid = find_point(&point, key->bytes);
    LN_ASSERT(valid);
    return point;
}

void ln_secp256k1_public_key_point(uint8_t out[64], const ln_secp256k1_public_key_t *key)
{
    secp256k1_pubkey point = decompress(key);
    uint8_t encoded[UNCOMPRESSED_SIZE];
    size_t size = sizeof(encoded);
    secp256k1_ec_pubkey_serialize(ln_secp256k1_context(), encoded, &size, &point,
                                  SECP256K1_EC_UNCOMPRESSED);
    memcpy(out, encoded + 1, 64);
}

/* Two points with the same X have the Ys y and p-y; which is smaller does not follow from their
 * parity, so this rare case looks at the numbers. */
static int compare_y(const ln_secp256k1_public_key_t *a, const ln_secp256k1_public_key_t *b)
{
    uint8_t point_a[64], point_b[64];
    ln_secp256k1_public_key_point(point_a, a);
    ln_secp256k1_public_key_point(point_b, b);
    return memcmp(point_a, point_b, sizeof(point_a));
}

int ln_secp256k1_public_key_compare(const ln_secp256k1_public_key_t *a,
                                    const ln_secp256k1_public_key_t *b)
{
    int order = memcmp(a->bytes + 1, b->bytes + 1, sizeof(a->bytes) - 1);
    if (order != 0 || a->bytes[0] == b->bytes[0])
        return order;
    return compare_y(a, b);
}

/* --- signatures */

static bool is_zero(const uint8_t number[32])
{
    static const uint8_t zero[32];
    return memcmp(number, zero, sizeof(zero)) == 0;
}

bool ln_secp256k1_signature_parse(ln_secp256k1_signature_t *out, ln_bytes_t encoded)
{
    secp256k1_ecdsa_signature parsed;
    if (encoded.size != sizeof(out->bytes) || is_zero(encoded.data) || is_zero(encoded.data + 32) ||
        secp256k1_ecdsa_signature_parse_compact(ln_secp256k1_context(), &parsed, encoded.data) != 1)
        return false;
    memcpy(out->bytes, encoded.data, sizeof(out->bytes));
    return true;
}

static bool verify_point(const secp256k1_pubkey *point, const ln_hash_t *hash,
                         const ln_secp256k1_signature_t *signature)
{
    const secp256k1_context *ctx = ln_secp256k1_context();
    secp256k1_ecdsa_signature parsed;
    return secp256k1_ecdsa_signature_parse_compact(ctx, &parsed, signature->bytes) == 1 &&
           secp256k1_ecdsa_verify(ctx, &parsed, hash->bytes, point) == 1;
}

bool ln_secp256k1_verify(const ln_secp256k1_public_key_t *key, const ln_hash_t *hash,
                         const ln_secp256k1_signature_t *signature)
{
    secp256k1_pubkey point = decompress(key);
    return verify_point(&point, hash, signature);
}

void ln_secp256k1_verifier_init(ln_secp256k1_verifier_t *verifier,
                                const ln_secp256k1_public_key_t *key)
{
    secp256k1_pubkey point = decompress(key);
    memcpy(verifier->point, point.data, sizeof(verifier->point));
}

bool ln_secp256k1_verifier_verify(const ln_secp256k1_verifier_t *verifier, const ln_hash_t *hash,
                                  const ln_secp256k1_signature_t *signature)
{
    secp256k1_pubkey point;
    memcpy(point.data, verifier->point, sizeof(point.data));
    return verify_point(&point, hash, signature);
}
