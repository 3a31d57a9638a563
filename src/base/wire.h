/* SPDX-License-Identifier: Apache-2.0 */
/* base/wire.h - the two serialisations of the protocol, BCS and bincode, as primitives.
 *
 *                     BCS (spec 01 §1.1)                    bincode (spec 04 §1.2)
 *   integers          fixed width, little-endian            the same
 *   length            ULEB128, at most 2^31-1               u64
 *   variant           ULEB128 of a u32                      u32
 *   option, bool      one byte, 0 or 1                      the same
 *   map               strictly increasing serialised keys   written in key order, read in any
 *   after the value   nothing                               anything
 *
 * The rest is the same, so one generated function per type writes both and one reads both; the
 * format is a field of the writer or reader.
 *
 * Reading never stops half-way: the first defect is remembered, everything after it reads as zero,
 * and the caller looks at the end (ln_reader_finish). Slices that a reader returns are borrowed
 * from its input. */
#ifndef LN_BASE_WIRE_H
#define LN_BASE_WIRE_H

#include "base/buffer.h"
#include "base/err.h"
#include "base/u128.h"

typedef enum { LN_BCS, LN_BINCODE } ln_wire_t;

/* --- writing */

typedef struct {
    ln_buffer_t *out; /* null: only the size is counted */
    size_t size;
    ln_wire_t wire;
} ln_writer_t;

/* Appends to out, or only counts (w.size) if out is null. */
static inline ln_writer_t ln_writer(ln_buffer_t *out, ln_wire_t wire)
{
    return (ln_writer_t){.out = out, .wire = wire};
}

/* One value each, as the table above says; raw bytes have no length. */
void ln_write_raw(ln_writer_t *w, const void *data, size_t size);
void ln_write_u8(ln_writer_t *w, uint8_t value);
void ln_write_u16(ln_writer_t *w, uint16_t value);
void ln_write_u32(ln_writer_t *w, uint32_t value);
void ln_write_u64(ln_writer_t *w, uint64_t value);
void ln_write_u128(ln_writer_t *w, ln_u128_t value);
void ln_write_bool(ln_writer_t *w, bool value);
void ln_write_length(ln_writer_t *w, size_t count);
void ln_write_variant(ln_writer_t *w, uint32_t variant);
void ln_write_bytes(ln_writer_t *w, ln_bytes_t bytes); /* length, then the bytes */

/* --- reading */

typedef struct {
    const uint8_t *next, *end;
    ln_arena_t *arena; /* for what does not fit into a slice */
    ln_wire_t wire;
    size_t budget_bytes; /* what lists may still take from the arena */
    const char *problem; /* the first defect, null if none */
} ln_reader_t;

/* Reads input from its beginning; what needs memory takes it from the arena. */
static inline ln_reader_t ln_reader(ln_arena_t *arena, ln_bytes_t input, ln_wire_t wire)
{
    const uint8_t *data = input.size > 0 ? input.data : (const uint8_t *)"";
    return (ln_reader_t){data, data + input.size, arena, wire, 32 * input.size + 4096, NULL};
}

/* Remembers a defect unless there is one already. */
void ln_reader_fail(ln_reader_t *r, const char *problem);

/* Has everything been read well so far? */
static inline bool ln_reader_ok(const ln_reader_t *r)
{
    return r->problem == NULL;
}

/* LN_ERR_DECODE, naming what was read, if there was a defect or, in BCS, if input is left over. */
LN_CHECKED ln_err_t ln_reader_finish(ln_call_t *call, const ln_reader_t *r, const char *what);

/* size bytes, borrowed; after a defect a slice of size 0. */
ln_bytes_t ln_read_raw(ln_reader_t *r, size_t size);
void ln_read_into(ln_reader_t *r, void *out, size_t size); /* after a defect: zero bytes */
uint8_t ln_read_u8(ln_reader_t *r);
uint16_t ln_read_u16(ln_reader_t *r);
uint32_t ln_read_u32(ln_reader_t *r);
uint64_t ln_read_u64(ln_reader_t *r);
ln_u128_t ln_read_u128(ln_reader_t *r);
bool ln_read_bool(ln_reader_t *r);

/* The number of elements that follow. An element has at least one byte, so a length above what is
 * left of the input is a defect. */
size_t ln_read_length(ln_reader_t *r);

/* Zeroed room for count elements of the given size, for LN_PUSH too; null after a defect. All lists
 * of one input together may take 32 times its size: more than honest data ever needs, and it keeps
 * a small message from claiming gigabytes. */
void *ln_read_list(ln_reader_t *r, size_t count, size_t size);

/* A variant index below count. */
uint32_t ln_read_variant(ln_reader_t *r, uint32_t count);
ln_bytes_t ln_read_bytes(ln_reader_t *r); /* borrowed */
ln_bytes_t ln_read_text(ln_reader_t *r);  /* borrowed; must be UTF-8 */

#endif
