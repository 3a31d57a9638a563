/* SPDX-License-Identifier: Apache-2.0 */
#include "types/check.h"

void ln_secp256k1_public_key_check(ln_reader_t *r, ln_secp256k1_public_key_t *key)
{
    if (ln_reader_ok(r) &&
        !ln_secp256k1_public_key_parse(key, ln_bytes(key->bytes, sizeof(key->bytes))))
        ln_reader_fail(r, "a public key is not a point of secp256k1");
}

void ln_secp256k1_signature_check(ln_reader_t *r, ln_secp256k1_signature_t *signature)
{
    if (ln_reader_ok(r) && !ln_secp256k1_signature_parse(
                               signature, ln_bytes(signature->bytes, sizeof(signature->bytes))))
        ln_reader_fail(r, "a signature is out of range");
}

void ln_evm_signature_check(ln_reader_t *r, ln_evm_signature_t *signature)
{
    if (ln_reader_ok(r) &&
        !ln_evm_signature_parse(signature, ln_bytes(signature->bytes, sizeof(signature->bytes))))
        ln_reader_fail(r, "the last byte of an EVM signature is not valid");
}

static void check_order(ln_reader_t *r, const ln_validator_signature_list_t *signatures)
{
    for (size_t i = 1; i < signatures->count && ln_reader_ok(r); i++)
        if (ln_secp256k1_public_key_compare(&signatures->items[i - 1].public_key,
                                            &signatures->items[i].public_key) >= 0)
            ln_reader_fail(r, "the signatures of a certificate are not in order");
}

void ln_timeout_certificate_check(ln_reader_t *r, ln_timeout_certificate_t *certificate)
{
    check_order(r, &certificate->signatures);
}

void ln_validated_block_certificate_check(ln_reader_t *r,
                                          ln_validated_block_certificate_t *certificate)
{
    check_order(r, &certificate->signatures);
}

void ln_confirmed_block_certificate_check(ln_reader_t *r,
                                          ln_confirmed_block_certificate_t *certificate)
{
    check_order(r, &certificate->signatures);
}
