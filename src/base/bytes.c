/* SPDX-License-Identifier: Apache-2.0 */
#include "base/bytes.h"

#include "base/arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void ln_assert_failed(const char *file, int line, const char *what)
{
    fprintf(stderr, "%s:%d: broken invariant: %s\n", file, line, what);
    fflush(stderr);
    abort();
}

ln_bytes_t ln_text(const char *string)
{
    return ln_bytes(string, strlen(string));
}

bool ln_bytes_equal(ln_bytes_t a, ln_bytes_t b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

bool ln_bytes_equal_text(ln_bytes_t a, const char *string)
{
    return ln_bytes_equal(a, ln_text(string));
}

int ln_bytes_compare(ln_bytes_t a, ln_bytes_t b)
{
    size_t common = LN_MIN(a.size, b.size);
    int order = common > 0 ? memcmp(a.data, b.data, common) : 0;
    if (order != 0)
        return order;
    return (a.size > b.size) - (a.size < b.size);
}

bool ln_bytes_starts_with(ln_bytes_t bytes, ln_bytes_t prefix)
{
    return bytes.size >= prefix.size &&
           (prefix.size == 0 || memcmp(bytes.data, prefix.data, prefix.size) == 0);
}

bool ln_bytes_ends_with(ln_bytes_t bytes, ln_bytes_t suffix)
{
    return bytes.size >= suffix.size &&
           ln_bytes_equal(ln_bytes_from(bytes, bytes.size - suffix.size), suffix);
}

ln_bytes_t ln_bytes_from(ln_bytes_t bytes, size_t offset)
{
    LN_ASSERT(offset <= bytes.size);
    return offset == 0 ? bytes : ln_bytes(bytes.data + offset, bytes.size - offset);
}

size_t ln_bytes_find(ln_bytes_t bytes, uint8_t byte)
{
    const uint8_t *found = bytes.size > 0 ? memchr(bytes.data, byte, bytes.size) : NULL;
    return found != NULL ? (size_t)(found - bytes.data) : bytes.size;
}

ln_bytes_t ln_bytes_copy(ln_arena_t *arena, ln_bytes_t bytes)
{
    return ln_bytes_join(arena, bytes, ln_bytes(NULL, 0));
}

ln_bytes_t ln_bytes_join(ln_arena_t *arena, ln_bytes_t a, ln_bytes_t b)
{
    uint8_t *out = ln_arena_alloc(arena, a.size + b.size, 1);
    if (a.size > 0)
        memcpy(out, a.data, a.size);
    if (b.size > 0)
        memcpy(out + a.size, b.data, b.size);
    return ln_bytes(out, a.size + b.size);
}

char *ln_text_copy_z(ln_arena_t *arena, ln_bytes_t text)
{
    char *out = ln_arena_alloc(arena, text.size + 1, 1);
    if (text.size > 0)
        memcpy(out, text.data, text.size);
    out[text.size] = '\0';
    return out;
}

void ln_hex_write(char *out, const uint8_t *data, size_t size)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < size; i++) {
        out[2 * i] = digits[data[i] >> 4];
        out[2 * i + 1] = digits[data[i] & 15];
    }
}

ln_bytes_t ln_hex(ln_arena_t *arena, ln_bytes_t bytes)
{
    char *out = ln_arena_alloc(arena, 2 * bytes.size, 1);
    ln_hex_write(out, bytes.data, bytes.size);
    return ln_bytes(out, 2 * bytes.size);
}

static int hex_digit(uint8_t c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

bool ln_hex_parse(uint8_t *out, size_t size, ln_bytes_t text)
{
    if (text.size != 2 * size)
        return false;
    for (size_t i = 0; i < size; i++) {
        int high = hex_digit(text.data[2 * i]), low = hex_digit(text.data[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        out[i] = (uint8_t)(high << 4 | low);
    }
    return true;
}

/* The number of bytes of the well-formed sequence at p, or 0. */
static size_t utf8_sequence(const uint8_t *p, size_t size)
{
    uint8_t first = p[0];
    if (first < 0x80)
        return 1;
    size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || size < length)
        return 0;
    for (size_t i = 1; i < length; i++)
        if ((p[i] & 0xc0) != 0x80)
            return 0;
    bool overlong = (first == 0xe0 && p[1] < 0xa0) || (first == 0xf0 && p[1] < 0x90);
    bool surrogate = first == 0xed && p[1] >= 0xa0;
    bool too_large = first == 0xf4 && p[1] >= 0x90;
    return overlong || surrogate || too_large ? 0 : length;
}

bool ln_utf8_valid(ln_bytes_t text)
{
    for (size_t i = 0; i < text.size;) {
        size_t length = utf8_sequence(text.data + i, text.size - i);
        if (length == 0)
            return false;
        i += length;
    }
    return true;
}

bool ln_parse_u64(uint64_t *out, ln_bytes_t text)
{
    uint64_t value = 0;
    if (text.size == 0)
        return false;
    for (size_t i = 0; i < text.size; i++) {
        uint8_t c = text.data[i];
        if (c < '0' || c > '9' || __builtin_mul_overflow(value, 10, &value) ||
            __builtin_add_overflow(value, (uint64_t)(c - '0'), &value))
            return false;
    }
    *out = value;
    return true;
}

void ln_wipe(void *secret, size_t size)
{
    volatile uint8_t *p = secret;
    while (size-- > 0)
        *p++ = 0;
}
