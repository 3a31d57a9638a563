/* SPDX-License-Identifier: Apache-2.0 */
#include "crypto/evm.h"

#include "crypto/secp256k1_priv.h"

#include <secp256k1_recovery.h>
#include <string.h>

#define V_EVEN 27
#define V_ODD 28

ln_hash_t ln_evm_digest(const ln_hash_t *hash)
{
    ln_sponge_t sponge;
    ln_keccak_init(&sponge);
    ln_sponge_update(&sponge, LN_LITERAL("\x19"
                                         "Ethereum Signed Message:\n32"));
    ln_sponge_update(&sponge, ln_hash_bytes(hash));
    return ln_sponge_finish(&sponge);
}

static ln_evm_address_t address_of_point(const uint8_t point[64])
{
    ln_hash_t hash = ln_keccak256(ln_bytes(point, 64));
    ln_evm_address_t address;
    memcpy(address.bytes, hash.bytes + 12, sizeof(address.bytes));
    return address;
}

ln_evm_address_t ln_evm_address(const ln_secp256k1_public_key_t *key)
{
    uint8_t point[64];
    ln_secp256k1_public_key_point(point, key);
    return address_of_point(point);
}

/* The parity of R.y: plain (0, 1), as in Bitcoin's messages (27, 28), or with a chain id mixed in
 * (EIP-155: 35 + 2 * id + parity). */
static bool parse_parity(bool *odd, uint8_t v)
{
    if (v >= 35)
        *odd = v % 2 == 0;
    else if (v == 0 || v == V_EVEN)
        *odd = false;
    else if (v == 1 || v == V_ODD)
        *odd = true;
    else
        return false;
    return true;
}

bool ln_evm_signature_parse(ln_evm_signature_t *out, ln_bytes_t encoded)
{
    bool odd;
    if (encoded.size != sizeof(out->bytes) || !parse_parity(&odd, encoded.data[64]))
        return false;
    memcpy(out->bytes, encoded.data, 64);
    out->bytes[64] = odd ? V_ODD : V_EVEN;
    return true;
}

/* Bit 1 of the recovery id says that R.x was not below n, which nobody will ever see; v has no room
 * for it. */
ln_evm_signature_t ln_evm_sign(const ln_secp256k1_secret_t *secret, const ln_hash_t *hash)
{
    const secp256k1_context *ctx = ln_secp256k1_context();
    ln_hash_t digest = ln_evm_digest(hash);
    secp256k1_ecdsa_recoverable_signature parsed;
    int valid = secp256k1_ecdsa_sign_recoverable(ctx, &parsed, digest.bytes, secret->bytes,
                                                 secp256k1_nonce_function_rfc6979, NULL);
    LN_ASSERT(valid == 1);
    ln_evm_signature_t signature;
    int recovery_id;
    secp256k1_ecdsa_recoverable_signature_serialize_compact(ctx, signature.bytes, &recovery_id,
                                                            &parsed);
    signature.bytes[64] = (uint8_t)(V_EVEN + (recovery_id & 1));
    return signature;
}

/* Recovers Q = (s R - digest G) / r, with R.x = r and never r + n.
 *
 * The reference first makes a high s low and flips the parity, which negates s and R, and so leaves
 * s R and Q as they are. It verifies the signature with Q at the end, which holds by construction:
 * (digest G + r Q) / s = R. Neither needs to be done. */
static bool recover_point(uint8_t point[64], const ln_hash_t *digest,
                          const ln_evm_signature_t *signature)
{
    const secp256k1_context *ctx = ln_secp256k1_context();
    LN_ASSERT(signature->bytes[64] == V_EVEN || signature->bytes[64] == V_ODD);
    secp256k1_ecdsa_recoverable_signature parsed;
    secp256k1_pubkey key;
    if (secp256k1_ecdsa_recoverable_signature_parse_compact(ctx, &parsed, signature->bytes,
                                                            signature->bytes[64] - V_EVEN) != 1 ||
        secp256k1_ecdsa_recover(ctx, &key, &parsed, digest->bytes) != 1)
        return false;
    uint8_t encoded[65];
    size_t size = sizeof(encoded);
    secp256k1_ec_pubkey_serialize(ctx, encoded, &size, &key, SECP256K1_EC_UNCOMPRESSED);
    memcpy(point, encoded + 1, 64);
    return true;
}

bool ln_evm_verify(const ln_evm_address_t *address, const ln_hash_t *hash,
                   const ln_evm_signature_t *signature)
{
    ln_hash_t digest = ln_evm_digest(hash);
    uint8_t point[64];
    if (!recover_point(point, &digest, signature))
        return false;
    ln_evm_address_t found = address_of_point(point);
    return memcmp(found.bytes, address->bytes, sizeof(found.bytes)) == 0;
}
