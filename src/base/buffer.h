/* SPDX-License-Identifier: Apache-2.0 */
/* base/buffer.h - bytes that grow at the end, in an arena. */
#ifndef LN_BASE_BUFFER_H
#define LN_BASE_BUFFER_H

#include "base/arena.h"

typedef struct {
    ln_arena_t *arena;
    uint8_t *data;
    size_t size, capacity;
} ln_buffer_t;

/* An empty buffer; takes nothing from the arena before the first byte. */
static inline ln_buffer_t ln_buffer(ln_arena_t *arena)
{
    return (ln_buffer_t){.arena = arena};
}

/* What has been written so far; valid until the next write. */
static inline ln_bytes_t ln_buffer_bytes(const ln_buffer_t *buffer)
{
    return ln_bytes(buffer->data, buffer->size);
}

/* Room for size more bytes at the end, counted as written; the caller fills it at once. */
uint8_t *ln_buffer_extend(ln_buffer_t *buffer, size_t size);

/* Append. Text is taken up to its zero byte, which is not appended. */
void ln_buffer_put(ln_buffer_t *buffer, ln_bytes_t bytes);
void ln_buffer_put_byte(ln_buffer_t *buffer, uint8_t byte);
void ln_buffer_put_utf8(ln_buffer_t *buffer, uint32_t character); /* at most 0x10ffff */
void ln_buffer_put_text(ln_buffer_t *buffer, const char *text);
void ln_buffer_printf(ln_buffer_t *buffer, const char *format, ...) LN_PRINTF(2, 3);

#endif
