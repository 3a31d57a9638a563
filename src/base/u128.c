/* SPDX-License-Identifier: Apache-2.0 */
#include "base/u128.h"

#include <string.h>

#define DECIMALS 18
#define ATTOS_PER_TOKEN ((ln_u128_t)1000000000000000000u)

size_t ln_u128_print(char out[39], ln_u128_t value)
{
    char digits[39];
    size_t n = 0;
    do {
        digits[n++] = (char)('0' + (int)(value % 10));
        value /= 10;
    } while (value > 0);
    for (size_t i = 0; i < n; i++)
        out[i] = digits[n - 1 - i];
    return n;
}

size_t ln_attos_print(char out[41], ln_u128_t attos)
{
    size_t n = ln_u128_print(out, attos / ATTOS_PER_TOKEN);
    out[n++] = '.';
    uint64_t fraction = (uint64_t)(attos % ATTOS_PER_TOKEN);
    for (uint64_t unit = 100000000000000000u; fraction > 0; unit /= 10) {
        out[n++] = (char)('0' + (int)(fraction / unit));
        fraction %= unit;
    }
    return n;
}

static ln_bytes_t trim(ln_bytes_t text)
{
    while (text.size > 0 && memchr(" \t\r\n", text.data[0], 4) != NULL)
        text = ln_bytes_from(text, 1);
    while (text.size > 0 && memchr(" \t\r\n", text.data[text.size - 1], 4) != NULL)
        text.size--;
    return text;
}

bool ln_attos_parse(ln_u128_t *attos, const char **why, ln_bytes_t text)
{
    ln_u128_t value = 0;
    int decimals = -1; /* -1 before the point */
    text = trim(text);
    if (text.size > 0 && text.data[0] == '+')
        text = ln_bytes_from(text, 1);
    for (size_t i = 0; i < text.size; i++) {
        uint8_t c = text.data[i];
        if (c == '_')
            continue;
        if (c == '.') {
            *why = "an amount has at most one decimal point";
            if (decimals >= 0)
                return false;
            decimals = 0;
            continue;
        }
        *why = "an amount consists of digits and a decimal point";
        if (c < '0' || c > '9')
            return false;
        *why = "an amount has at most 18 decimals";
        if (decimals >= 0 && ++decimals > DECIMALS)
            return false;
        *why = "the amount is too large";
        if (!ln_u128_mul(&value, value, 10) || !ln_u128_add(&value, value, (ln_u128_t)(c - '0')))
            return false;
    }
    *why = "the amount is too large";
    for (int missing = DECIMALS - LN_MAX(decimals, 0); missing > 0; missing--)
        if (!ln_u128_mul(&value, value, 10))
            return false;
    *attos = value;
    return true;
}
