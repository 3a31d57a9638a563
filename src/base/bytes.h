/* SPDX-License-Identifier: Apache-2.0 */
/* base/bytes.h - a slice: a pointer and a length that somebody else owns.
 *
 * Decoding borrows: slices point into the buffer that was decoded. A header that returns a slice
 * says how long it lives. Copying into a longer lifetime is always a visible call
 * (ln_bytes_copy). Text is a slice too; it is not terminated by a zero byte.
 *
 * Order is that of memcmp, then the shorter first: the order of keys in every store. */
#ifndef LN_BASE_BYTES_H
#define LN_BASE_BYTES_H

#include "base/macros.h"

typedef struct ln_arena ln_arena_t;

typedef struct {
    const uint8_t *data; /* may be null if size is 0 */
    size_t size;
} ln_bytes_t;

typedef struct {
    ln_bytes_t *items;
    size_t count;
} ln_bytes_list_t;

/* printf("%.*s", LN_TEXT_ARG(slice)) */
#define LN_TEXT_ARG(slice) (int)(slice).size, (const char *)(slice).data

/* A slice over a string literal. */
#define LN_LITERAL(literal) ((ln_bytes_t){(const uint8_t *)("" literal), sizeof(literal) - 1})

/* A slice of data, which is borrowed. */
static inline ln_bytes_t ln_bytes(const void *data, size_t size)
{
    return (ln_bytes_t){(const uint8_t *)data, size};
}

/* A slice over a zero-terminated string, without the zero. */
ln_bytes_t ln_text(const char *string);

/* Slices of size 0 are equal wherever they point. */
bool ln_bytes_equal(ln_bytes_t a, ln_bytes_t b);
bool ln_bytes_equal_text(ln_bytes_t a, const char *string);

/* Negative, 0 or positive as a comes before, is equal to, or comes after b. */
int ln_bytes_compare(ln_bytes_t a, ln_bytes_t b);

/* Everything starts and ends with the empty slice. */
bool ln_bytes_starts_with(ln_bytes_t bytes, ln_bytes_t prefix);
bool ln_bytes_ends_with(ln_bytes_t bytes, ln_bytes_t suffix);

/* What follows the first offset bytes; offset must not exceed the size. */
ln_bytes_t ln_bytes_from(ln_bytes_t bytes, size_t offset);

/* The index of the first byte equal to byte, or the size if there is none. */
size_t ln_bytes_find(ln_bytes_t bytes, uint8_t byte);

/* Copies that live as long as the arena. */
ln_bytes_t ln_bytes_copy(ln_arena_t *arena, ln_bytes_t bytes);
ln_bytes_t ln_bytes_join(ln_arena_t *arena, ln_bytes_t a, ln_bytes_t b);
char *ln_text_copy_z(ln_arena_t *arena, ln_bytes_t text); /* terminated by a zero byte */

/* Lowercase hexadecimal digits, without prefix; lives as long as the arena. */
ln_bytes_t ln_hex(ln_arena_t *arena, ln_bytes_t bytes);

/* Writes 2 * size digits to out, without a terminating zero. */
void ln_hex_write(char *out, const uint8_t *data, size_t size);

/* Reads exactly 2 * size hexadecimal digits of either case. False, and out is
 * undefined, if the text is of another length or holds another character. */
LN_CHECKED bool ln_hex_parse(uint8_t *out, size_t size, ln_bytes_t text);

/* Is the text well-formed UTF-8 (no surrogates, no overlong forms)? */
bool ln_utf8_valid(ln_bytes_t text);

/* Parses decimal digits only. False if empty, if another character occurs, or on overflow. */
LN_CHECKED bool ln_parse_u64(uint64_t *out, ln_bytes_t text);

/* Overwrites a secret; the compiler cannot remove it. */
void ln_wipe(void *secret, size_t size);

#endif
