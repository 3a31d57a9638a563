/* SPDX-License-Identifier: Apache-2.0 */
/* crypto/keccak_priv.h - the permutation below both hash functions of the protocol. */
#ifndef LN_CRYPTO_KECCAK_PRIV_H
#define LN_CRYPTO_KECCAK_PRIV_H

#include "base/macros.h"

/* Keccak-f[1600] (FIPS 202 §3.3). Lane (x, y) of the standard stands at lanes[x + 5 * y]. */
void ln_keccak_permute(uint64_t lanes[25]);

#endif
