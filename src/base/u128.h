/* SPDX-License-Identifier: Apache-2.0 */
/* base/u128.h - 128-bit unsigned integers and their decimal text. */
#ifndef LN_BASE_U128_H
#define LN_BASE_U128_H

#include "base/bytes.h"

__extension__ typedef unsigned __int128 ln_u128_t;

#define LN_U128_MAX (~(ln_u128_t)0)

/* False on overflow; *out is then not changed. */
LN_CHECKED static inline bool ln_u128_add(ln_u128_t *out, ln_u128_t a, ln_u128_t b)
{
    ln_u128_t sum;
    if (__builtin_add_overflow(a, b, &sum))
        return false;
    *out = sum;
    return true;
}

/* The same for the product. */
LN_CHECKED static inline bool ln_u128_mul(ln_u128_t *out, ln_u128_t a, ln_u128_t b)
{
    ln_u128_t product;
    if (__builtin_mul_overflow(a, b, &product))
        return false;
    *out = product;
    return true;
}

/* The sum, or the highest number if it does not fit. */
static inline ln_u128_t ln_u128_add_saturating(ln_u128_t a, ln_u128_t b)
{
    return a > LN_U128_MAX - b ? LN_U128_MAX : a + b;
}

/* The decimal digits of value, without leading zeros; returns how many (1 to 39). */
size_t ln_u128_print(char out[39], ln_u128_t value);

/* Token amounts with 18 decimals (spec 01 §1.3). Printing trims trailing zeros and keeps the point:
 * "10.", "0.", "1001.3"; returns the number of characters (2 to 41). */
size_t ln_attos_print(char out[41], ln_u128_t attos);

/* The inverse, and more lenient: spaces around, one leading '+', '_' anywhere, the point and digits
 * on either side of it may be missing. False with *why set to a clear reason if there are two
 * points, more than 18 decimals, another character, or an overflow. */
LN_CHECKED bool ln_attos_parse(ln_u128_t *attos, const char **why, ln_bytes_t text);

#endif
