/* SPDX-License-Identifier: Apache-2.0 */
#include "base/wire.h"

#include <string.h>

#define BCS_LENGTH_MAX 0x7fffffffu

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "integers are copied as they lie in memory; a big-endian machine needs byte swaps here"
#endif

/* --- writing */

void ln_write_raw(ln_writer_t *w, const void *data, size_t size)
{
    w->size += size;
    if (w->out != NULL && size > 0)
        memcpy(ln_buffer_extend(w->out, size), data, size);
}

void ln_write_u8(ln_writer_t *w, uint8_t value)
{
    ln_write_raw(w, &value, sizeof(value));
}

void ln_write_u16(ln_writer_t *w, uint16_t value)
{
    ln_write_raw(w, &value, sizeof(value));
}

void ln_write_u32(ln_writer_t *w, uint32_t value)
{
    ln_write_raw(w, &value, sizeof(value));
}

void ln_write_u64(ln_writer_t *w, uint64_t value)
{
    ln_write_raw(w, &value, sizeof(value));
}

void ln_write_u128(ln_writer_t *w, ln_u128_t value)
{
    ln_write_raw(w, &value, sizeof(value));
}

void ln_write_bool(ln_writer_t *w, bool value)
{
    ln_write_u8(w, value ? 1 : 0);
}

static void write_uleb(ln_writer_t *w, uint32_t value)
{
    uint8_t bytes[5];
    size_t n = 0;
    while (value >= 0x80) {
        bytes[n++] = (uint8_t)(value | 0x80);
        value >>= 7;
    }
    bytes[n++] = (uint8_t)value;
    ln_write_raw(w, bytes, n);
}

void ln_write_length(ln_writer_t *w, size_t count)
{
    LN_ASSERT(count <= BCS_LENGTH_MAX);
    if (w->wire == LN_BCS)
        write_uleb(w, (uint32_t)count);
    else
        ln_write_u64(w, count);
}

void ln_write_variant(ln_writer_t *w, uint32_t variant)
{
    if (w->wire == LN_BCS)
        write_uleb(w, variant);
    else
        ln_write_u32(w, variant);
}

void ln_write_bytes(ln_writer_t *w, ln_bytes_t bytes)
{
    ln_write_length(w, bytes.size);
    ln_write_raw(w, bytes.data, bytes.size);
}

/* --- reading */

void ln_reader_fail(ln_reader_t *r, const char *problem)
{
    if (r->problem == NULL)
        r->problem = problem;
    r->next = r->end;
}

ln_err_t ln_reader_finish(ln_call_t *call, const ln_reader_t *r, const char *what)
{
    if (r->problem != NULL)
        return LN_FAIL(call, LN_ERR_DECODE, "%s: %s", what, r->problem);
    if (r->wire == LN_BCS && r->next != r->end)
        return LN_FAIL(call, LN_ERR_DECODE, "%s: %zu bytes are left over", what,
                       (size_t)(r->end - r->next));
    return LN_OK;
}

ln_bytes_t ln_read_raw(ln_reader_t *r, size_t size)
{
    if (size > (size_t)(r->end - r->next)) {
        ln_reader_fail(r, "the input ends too early");
        return ln_bytes(NULL, 0);
    }
    ln_bytes_t bytes = ln_bytes(r->next, size);
    r->next += size;
    return bytes;
}

void ln_read_into(ln_reader_t *r, void *out, size_t size)
{
    ln_bytes_t bytes = ln_read_raw(r, size);
    if (bytes.size > 0)
        memcpy(out, bytes.data, size);
    else
        memset(out, 0, size);
}

uint8_t ln_read_u8(ln_reader_t *r)
{
    uint8_t value;
    ln_read_into(r, &value, sizeof(value));
    return value;
}

uint16_t ln_read_u16(ln_reader_t *r)
{
    uint16_t value;
    ln_read_into(r, &value, sizeof(value));
    return value;
}

uint32_t ln_read_u32(ln_reader_t *r)
{
    uint32_t value;
    ln_read_into(r, &value, sizeof(value));
    return value;
}

uint64_t ln_read_u64(ln_reader_t *r)
{
    uint64_t value;
    ln_read_into(r, &value, sizeof(value));
    return value;
}

ln_u128_t ln_read_u128(ln_reader_t *r)
{
    ln_u128_t value;
    ln_read_into(r, &value, sizeof(value));
    return value;
}

bool ln_read_bool(ln_reader_t *r)
{
    uint8_t value = ln_read_u8(r);
    if (value > 1)
        ln_reader_fail(r, "a bool or option is neither 0 nor 1");
    return value == 1;
}

/* At most five bytes, at most 32 bits, and no zero byte at the end but a single one. */
static uint32_t read_uleb(ln_reader_t *r)
{
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 35; shift += 7) {
        uint8_t byte = ln_read_u8(r);
        value |= (uint64_t)(byte & 0x7f) << shift;
        if (byte < 0x80) {
            if ((byte == 0 && shift > 0) || value > UINT32_MAX)
                break;
            return (uint32_t)value;
        }
    }
    ln_reader_fail(r, "a ULEB128 number is not canonical");
    return 0;
}

size_t ln_read_length(ln_reader_t *r)
{
    uint64_t count = r->wire == LN_BCS ? read_uleb(r) : ln_read_u64(r);
    if ((r->wire == LN_BCS && count > BCS_LENGTH_MAX) || count > (uint64_t)(r->end - r->next)) {
        ln_reader_fail(r, "a length is larger than the input");
        return 0;
    }
    return (size_t)count;
}

void *ln_read_list(ln_reader_t *r, size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes) || bytes > r->budget_bytes)
        ln_reader_fail(r, "the lists are too long for an input of this size");
    if (!ln_reader_ok(r))
        return NULL;
    r->budget_bytes -= bytes;
    return ln_arena_list(r->arena, count, size);
}

uint32_t ln_read_variant(ln_reader_t *r, uint32_t count)
{
    uint32_t variant = r->wire == LN_BCS ? read_uleb(r) : ln_read_u32(r);
    if (variant >= count) {
        ln_reader_fail(r, "a variant is unknown");
        return 0;
    }
    return variant;
}

ln_bytes_t ln_read_bytes(ln_reader_t *r)
{
    return ln_read_raw(r, ln_read_length(r));
}

ln_bytes_t ln_read_text(ln_reader_t *r)
{
    ln_bytes_t text = ln_read_bytes(r);
    if (!ln_utf8_valid(text)) {
        ln_reader_fail(r, "a string is not UTF-8");
        return ln_bytes(NULL, 0);
    }
    return text;
}
