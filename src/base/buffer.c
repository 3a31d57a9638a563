/* SPDX-License-Identifier: Apache-2.0 */
#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void grow(ln_buffer_t *buffer, size_t need)
{
    size_t capacity = LN_MAX(buffer->capacity * 2, (size_t)128);
    capacity = LN_MAX(capacity, need);
    if (buffer->capacity > 0 &&
        ln_arena_extend(buffer->arena, buffer->data, buffer->capacity, capacity)) {
        buffer->capacity = capacity;
        return;
    }
    uint8_t *data = ln_arena_alloc(buffer->arena, capacity, 1);
    if (buffer->size > 0)
        memcpy(data, buffer->data, buffer->size);
    buffer->data = data;
    buffer->capacity = capacity;
}

uint8_t *ln_buffer_extend(ln_buffer_t *buffer, size_t size)
{
    if (size > buffer->capacity - buffer->size)
        grow(buffer, buffer->size + size);
    uint8_t *end = buffer->data + buffer->size;
    buffer->size += size;
    return end;
}

void ln_buffer_put(ln_buffer_t *buffer, ln_bytes_t bytes)
{
    if (bytes.size > 0)
        memcpy(ln_buffer_extend(buffer, bytes.size), bytes.data, bytes.size);
}

void ln_buffer_put_byte(ln_buffer_t *buffer, uint8_t byte)
{
    *ln_buffer_extend(buffer, 1) = byte;
}

void ln_buffer_put_utf8(ln_buffer_t *buffer, uint32_t character)
{
    if (character < 0x80) {
        ln_buffer_put_byte(buffer, (uint8_t)character);
        return;
    }
    int rest = character < 0x800 ? 1 : character < 0x10000 ? 2 : 3; /* bytes behind the first */
    ln_buffer_put_byte(buffer, (uint8_t)((0xff80u >> rest) | character >> (6 * rest)));
    while (rest-- > 0)
        ln_buffer_put_byte(buffer, (uint8_t)(0x80 | (character >> (6 * rest) & 63)));
}

void ln_buffer_put_text(ln_buffer_t *buffer, const char *text)
{
    ln_buffer_put(buffer, ln_text(text));
}

void ln_buffer_printf(ln_buffer_t *buffer, const char *format, ...)
{
    char small[256];
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(small, sizeof(small), format, args);
    LN_ASSERT(length >= 0);
    if ((size_t)length < sizeof(small)) {
        ln_buffer_put(buffer, ln_bytes(small, (size_t)length));
    } else { /* vsnprintf wants room for the zero byte, which is not kept */
        char *end = (char *)ln_buffer_extend(buffer, (size_t)length + 1);
        vsnprintf(end, (size_t)length + 1, format, again);
        buffer->size--;
    }
    va_end(again);
    va_end(args);
}
