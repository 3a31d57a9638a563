/* SPDX-License-Identifier: Apache-2.0 */
#include "base/suggest.h"

#define NAME_MAX_BYTES 48u

static uint8_t lower(uint8_t c)
{
    return c >= 'A' && c <= 'Z' ? (uint8_t)(c | 0x20) : c;
}

/* How many letters to insert, remove or replace (Levenshtein), capitals ignored. Both names have at
 * most NAME_MAX_BYTES. */
static size_t distance(ln_bytes_t a, ln_bytes_t b)
{
    size_t row[NAME_MAX_BYTES + 1];
    for (size_t j = 0; j <= b.size; j++)
        row[j] = j;
    for (size_t i = 0; i < a.size; i++) {
        size_t diagonal = row[0];
        row[0] = i + 1;
        for (size_t j = 0; j < b.size; j++) {
            size_t replaced = diagonal + (lower(a.data[i]) != lower(b.data[j]));
            diagonal = row[j + 1];
            row[j + 1] = LN_MIN(replaced, LN_MIN(row[j], row[j + 1]) + 1);
        }
    }
    return row[b.size];
}

ln_bytes_t ln_suggest(ln_bytes_t name, const ln_bytes_list_t *candidates)
{
    ln_bytes_t best = {0};
    /* Farther is no misspelling, and neither is another letter. */
    size_t best_distance = name.size > 1 ? name.size * 2 / 5 + 1 : 0;
    for (size_t i = 0; name.size <= NAME_MAX_BYTES && i < candidates->count; i++) {
        ln_bytes_t candidate = candidates->items[i];
        if (candidate.size > NAME_MAX_BYTES)
            continue;
        size_t d = distance(name, candidate);
        if (d <= best_distance && (d < best_distance || best.size == 0)) {
            best = candidate;
            best_distance = d;
        }
    }
    return best;
}
