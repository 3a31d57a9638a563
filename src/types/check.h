/* SPDX-License-Identifier: Apache-2.0 */
/* types/check.h - what decoding a value checks beyond its layout (spec 01 §1.2). Called by
 * generated code; a value that fails makes the reader fail. Values are put into their normal form.
 */
#ifndef LN_TYPES_CHECK_H
#define LN_TYPES_CHECK_H

#include "types/gen/certificate.h"

/* A point on the curve, with tag 02 or 03; tag 05 is read as 02. */
void ln_secp256k1_public_key_check(ln_reader_t *r, ln_secp256k1_public_key_t *key);

/* r and s from 1 to n-1. */
void ln_secp256k1_signature_check(ln_reader_t *r, ln_secp256k1_signature_t *signature);

/* v is 0, 1, 27, 28 or at least 35; it becomes 27 or 28. */
void ln_evm_signature_check(ln_reader_t *r, ln_evm_signature_t *signature);

/* The signatures strictly increase by public key, X before Y. */
void ln_timeout_certificate_check(ln_reader_t *r, ln_timeout_certificate_t *certificate);
void ln_validated_block_certificate_check(ln_reader_t *r,
                                          ln_validated_block_certificate_t *certificate);
void ln_confirmed_block_certificate_check(ln_reader_t *r,
                                          ln_confirmed_block_certificate_t *certificate);

#endif
