/* SPDX-License-Identifier: Apache-2.0 */
#include "grpc/protobuf.h"

#define VARINT_BYTES_MAX 10

void ln_pb_fail(ln_pb_reader_t *r, const char *problem)
{
    if (r->problem == NULL)
        r->problem = problem;
    r->next = r->end = r->limit;
}

ln_err_t ln_pb_finish(ln_call_t *call, const ln_pb_reader_t *r)
{
    if (ln_pb_ok(r))
        return LN_OK;
    return LN_FAIL(call, LN_ERR_DECODE, "failed to decode Protobuf message: %s", r->problem);
}

/* A varint may be longer than it needs to be, but not hold more than 64 bits. */
static uint64_t read_varint(ln_pb_reader_t *r)
{
    uint64_t value = 0;
    if (r->next < r->end && r->next[0] < 0x80) /* the usual case */
        return *r->next++;
    for (int i = 0; i < VARINT_BYTES_MAX && r->next < r->end; i++) {
        uint8_t byte = *r->next++;
        if (i == VARINT_BYTES_MAX - 1 && byte > 1)
            break;
        value |= (uint64_t)(byte & 0x7f) << (7 * i);
        if (byte < 0x80)
            return value;
    }
    ln_pb_fail(r, "invalid varint");
    return 0;
}

static ln_bytes_t read_slice(ln_pb_reader_t *r, uint64_t size)
{
    if (size > (uint64_t)(r->end - r->next)) {
        ln_pb_fail(r, "buffer underflow");
        return ln_bytes(r->next, 0);
    }
    ln_bytes_t slice = ln_bytes(r->next, (size_t)size);
    r->next += size;
    return slice;
}

static ln_pb_key_t read_any_key(ln_pb_reader_t *r)
{
    uint64_t key = read_varint(r);
    if (!ln_pb_ok(r))
        return (ln_pb_key_t){0};
    if (key > UINT32_MAX)
        ln_pb_fail(r, "invalid key value");
    else if ((key & 7) > LN_PB_FIXED32)
        ln_pb_fail(r, "invalid wire type value");
    else if (key >> 3 == 0)
        ln_pb_fail(r, "invalid tag value: 0");
    return (ln_pb_key_t){(uint32_t)(key >> 3), (ln_pb_wire_t)(key & 7)};
}

bool ln_pb_read_key(ln_pb_reader_t *r, ln_pb_key_t *key)
{
    if (r->next >= r->limit || !ln_pb_ok(r))
        return false;
    *key = read_any_key(r);
    return ln_pb_ok(r);
}

static void skip_at(ln_pb_reader_t *r, ln_pb_key_t key, int depth);

/* Everything up to the end of a group, which must have the number that it began with. */
static void skip_group(ln_pb_reader_t *r, uint32_t field, int depth)
{
    while (ln_pb_ok(r)) {
        ln_pb_key_t inner = read_any_key(r);
        if (!ln_pb_ok(r))
            return;
        if (inner.wire != LN_PB_GROUP_END) {
            skip_at(r, inner, depth + 1);
            continue;
        }
        if (inner.field != field)
            ln_pb_fail(r, "unexpected end group tag");
        return;
    }
}

static void skip_at(ln_pb_reader_t *r, ln_pb_key_t key, int depth)
{
    if (depth >= LN_PB_DEPTH_MAX) {
        ln_pb_fail(r, "recursion limit reached");
        return;
    }
    switch (key.wire) {
    case LN_PB_VARINT:
        read_varint(r);
        return;
    case LN_PB_FIXED64:
        read_slice(r, 8);
        return;
    case LN_PB_BYTES:
        read_slice(r, read_varint(r));
        return;
    case LN_PB_GROUP:
        skip_group(r, key.field, depth);
        return;
    case LN_PB_GROUP_END:
        ln_pb_fail(r, "unexpected end group tag");
        return;
    case LN_PB_FIXED32:
        read_slice(r, 4);
        return;
    }
}

void ln_pb_skip(ln_pb_reader_t *r, ln_pb_key_t key)
{
    skip_at(r, key, r->depth);
}

static bool expect(ln_pb_reader_t *r, ln_pb_key_t key, ln_pb_wire_t wire)
{
    if (key.wire != wire)
        ln_pb_fail(r, "invalid wire type");
    return key.wire == wire;
}

uint64_t ln_pb_read_u64(ln_pb_reader_t *r, ln_pb_key_t key)
{
    return expect(r, key, LN_PB_VARINT) ? read_varint(r) : 0;
}

uint32_t ln_pb_read_u32(ln_pb_reader_t *r, ln_pb_key_t key)
{
    return (uint32_t)ln_pb_read_u64(r, key);
}

bool ln_pb_read_bool(ln_pb_reader_t *r, ln_pb_key_t key)
{
    return ln_pb_read_u64(r, key) != 0;
}

ln_bytes_t ln_pb_read_bytes(ln_pb_reader_t *r, ln_pb_key_t key)
{
    if (!expect(r, key, LN_PB_BYTES))
        return ln_bytes(NULL, 0);
    return read_slice(r, read_varint(r));
}

ln_bytes_t ln_pb_read_text(ln_pb_reader_t *r, ln_pb_key_t key)
{
    ln_bytes_t text = ln_pb_read_bytes(r, key);
    if (ln_utf8_valid(text))
        return text;
    ln_pb_fail(r, "invalid string value: data is not UTF-8 encoded");
    return ln_bytes(NULL, 0);
}

/* Compat: a value may begin within a submessage and end behind it; only then is that noticed (spec
 * 04 §2.3: beyond the enclosing message). So reading is bounded by the whole input. */
ln_pb_outer_t ln_pb_enter(ln_pb_reader_t *r, ln_pb_key_t key)
{
    ln_pb_outer_t outer = {r->limit};
    if (expect(r, key, LN_PB_BYTES) && r->depth >= LN_PB_DEPTH_MAX)
        ln_pb_fail(r, "recursion limit reached");
    uint64_t size = ln_pb_ok(r) ? read_varint(r) : 0;
    if (size > (uint64_t)(r->end - r->next))
        ln_pb_fail(r, "buffer underflow");
    r->depth++;
    if (ln_pb_ok(r))
        r->limit = r->next + size;
    return outer;
}

void ln_pb_leave(ln_pb_reader_t *r, ln_pb_outer_t outer)
{
    if (ln_pb_ok(r) && r->next != r->limit)
        ln_pb_fail(r, "delimited length exceeded");
    r->depth--;
    if (ln_pb_ok(r))
        r->limit = outer.limit;
}

void *ln_pb_push(ln_pb_reader_t *r, void **items, size_t *count, size_t size)
{
    if (size > r->budget_bytes)
        ln_pb_fail(r, "too many items for the size of the message");
    else
        r->budget_bytes -= size;
    return ln_arena_push(r->arena, items, count, size);
}

/* --- writing */

static void write_varint(ln_pb_writer_t *w, uint64_t value)
{
    uint8_t bytes[VARINT_BYTES_MAX];
    size_t size = 0;
    for (; value >= 0x80; value >>= 7)
        bytes[size++] = (uint8_t)(value | 0x80);
    bytes[size++] = (uint8_t)value;
    w->size += size;
    if (w->out != NULL)
        ln_buffer_put(w->out, ln_bytes(bytes, size));
}

static void write_key(ln_pb_writer_t *w, uint32_t field, ln_pb_wire_t wire)
{
    write_varint(w, (uint64_t)field << 3 | (uint64_t)wire);
}

void ln_pb_write_u64_always(ln_pb_writer_t *w, uint32_t field, uint64_t value)
{
    write_key(w, field, LN_PB_VARINT);
    write_varint(w, value);
}

void ln_pb_write_bool_always(ln_pb_writer_t *w, uint32_t field, bool value)
{
    ln_pb_write_u64_always(w, field, value ? 1 : 0);
}

void ln_pb_write_bytes_always(ln_pb_writer_t *w, uint32_t field, ln_bytes_t bytes)
{
    ln_pb_write_head(w, field, bytes.size);
    w->size += bytes.size;
    if (w->out != NULL)
        ln_buffer_put(w->out, bytes);
}

void ln_pb_write_u64(ln_pb_writer_t *w, uint32_t field, uint64_t value)
{
    if (value != 0)
        ln_pb_write_u64_always(w, field, value);
}

void ln_pb_write_bool(ln_pb_writer_t *w, uint32_t field, bool value)
{
    if (value)
        ln_pb_write_bool_always(w, field, value);
}

void ln_pb_write_bytes(ln_pb_writer_t *w, uint32_t field, ln_bytes_t bytes)
{
    if (bytes.size > 0)
        ln_pb_write_bytes_always(w, field, bytes);
}

void ln_pb_write_head(ln_pb_writer_t *w, uint32_t field, size_t size)
{
    write_key(w, field, LN_PB_BYTES);
    write_varint(w, size);
}
