/* SPDX-License-Identifier: Apache-2.0 */
#include "crypto/base64.h"

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static void encode_group(uint8_t out[4], const uint8_t *data, size_t size)
{
    uint32_t bits = (uint32_t)data[0] << 16;
    if (size > 1)
        bits |= (uint32_t)data[1] << 8;
    if (size > 2)
        bits |= data[2];
    out[0] = (uint8_t)alphabet[bits >> 18];
    out[1] = (uint8_t)alphabet[bits >> 12 & 63];
    out[2] = size > 1 ? (uint8_t)alphabet[bits >> 6 & 63] : '=';
    out[3] = size > 2 ? (uint8_t)alphabet[bits & 63] : '=';
}

ln_bytes_t ln_base64_encode(ln_arena_t *arena, ln_bytes_t data)
{
    size_t size = (data.size + 2) / 3 * 4;
    uint8_t *text = ln_arena_alloc(arena, size, 1);
    for (size_t i = 0; 3 * i < data.size; i++)
        encode_group(text + 4 * i, data.data + 3 * i, LN_MIN(data.size - 3 * i, 3));
    return ln_bytes(text, size);
}

/* From 0 to 63, or -1. */
static int value_of(uint8_t character)
{
    if (character >= 'A' && character <= 'Z')
        return character - 'A';
    if (character >= 'a' && character <= 'z')
        return character - 'a' + 26;
    if (character >= '0' && character <= '9')
        return character - '0' + 52;
    return character == '+' ? 62 : character == '/' ? 63 : -1;
}

/* Returns how many bytes the group stands for, 1 to 3, or 0 if it is malformed. */
static size_t decode_group(uint8_t out[3], const uint8_t group[4])
{
    size_t characters = group[3] != '=' ? 4 : group[2] != '=' ? 3 : 2;
    uint32_t bits = 0;
    for (size_t i = 0; i < 4; i++) {
        int value = i < characters ? value_of(group[i]) : 0;
        if (value < 0)
            return 0;
        bits = bits << 6 | (uint32_t)value;
    }
    size_t size = characters - 1;
    if ((bits & (0xffffffu >> 8 * size)) != 0)
        return 0;
    for (size_t i = 0; i < size; i++)
        out[i] = (uint8_t)(bits >> (16 - 8 * i));
    return size;
}

bool ln_base64_decode(ln_arena_t *arena, ln_bytes_t *out, ln_bytes_t text)
{
    if (text.size % 4 != 0)
        return false;
    uint8_t *data = ln_arena_alloc(arena, text.size / 4 * 3, 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i += 4) {
        size_t part = decode_group(data + size, text.data + i);
        if (part == 0 || (part < 3 && i + 4 < text.size))
            return false;
        size += part;
    }
    *out = ln_bytes(data, size);
    return true;
}

bool ln_base64_stream_decode(ln_base64_stream_t *stream, ln_buffer_t *out, ln_bytes_t text)
{
    for (size_t i = 0; i < text.size; i++) {
        stream->group[stream->filled++] = text.data[i];
        if (stream->filled < sizeof(stream->group))
            continue;
        uint8_t data[3];
        size_t size = decode_group(data, stream->group);
        if (size == 0)
            return false;
        ln_buffer_put(out, ln_bytes(data, size));
        stream->filled = 0;
    }
    return true;
}
