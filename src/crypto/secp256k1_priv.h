/* SPDX-License-Identifier: Apache-2.0 */
/* crypto/secp256k1_priv.h - the context of libsecp256k1, for the signature schemes on this curve.
 */
#ifndef LN_CRYPTO_SECP256K1_PRIV_H
#define LN_CRYPTO_SECP256K1_PRIV_H

#include <secp256k1.h>

/* The one context of the process, made by the first call. Threads: any; it is read-only. */
const secp256k1_context *ln_secp256k1_context(void);

#endif
