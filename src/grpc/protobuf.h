/* SPDX-License-Identifier: Apache-2.0 */
/* grpc/protobuf.h - the protobuf wire format as primitives for generated code.
 *
 * Reading accepts exactly what the reference accepts (spec 04 §2.3). A message is read by merging
 * fields into a struct until the input ends:
 *
 *     void ln_pb_note_merge(ln_pb_reader_t *r, ln_pb_note_t *m)
 *     {
 *         ln_pb_key_t key;
 *         while (ln_pb_read_key(r, &key)) {
 *             switch (key.field) {
 *             case 1: m->id = ln_pb_read_u64(r, key); break;
 *             case 2: m->text = ln_pb_read_text(r, key); break;
 *             case 3: {
 *                 ln_pb_outer_t outer = ln_pb_enter(r, key);
 *                 m->has_author = true;
 *                 ln_pb_author_merge(r, &m->author);
 *                 ln_pb_leave(r, outer);
 *                 break;
 *             }
 *             case 4: *LN_PB_PUSH(r, &m->tags) = ln_pb_read_bytes(r, key); break;
 *             default: ln_pb_skip(r, key);
 *             }
 *         }
 *     }
 *
 * So the last scalar wins, a submessage that occurs again is merged, unknown fields are skipped. As
 * in base/wire.h, the first defect is remembered, everything after it reads as zero, and the caller
 * looks at the end. Slices are borrowed from the input.
 *
 * Writing goes in the order of the fields; a field with its default value is left out unless it is
 * optional and set (the _always forms). A submessage is preceded by its size, so the same generated
 * function runs twice: first with a writer that only counts.
 *
 * Threads: any. */
#ifndef LN_GRPC_PROTOBUF_H
#define LN_GRPC_PROTOBUF_H

#include "base/buffer.h"
#include "base/err.h"

typedef enum {
    LN_PB_VARINT = 0,
    LN_PB_FIXED64 = 1,
    LN_PB_BYTES = 2, /* bytes, text, submessages: a length and so many bytes */
    LN_PB_GROUP = 3,
    LN_PB_GROUP_END = 4,
    LN_PB_FIXED32 = 5,
} ln_pb_wire_t;

/* --- reading */

#define LN_PB_DEPTH_MAX 100 /* of submessages and unknown groups together */

typedef struct {
    const uint8_t *next, *end; /* of the whole input */
    const uint8_t *limit;      /* end of the message that is being read */
    ln_arena_t *arena;         /* for lists */
    int depth;
    size_t budget_bytes; /* what lists may still take from the arena */
    const char *problem; /* the first defect, null if none */
} ln_pb_reader_t;

typedef struct {
    uint32_t field;
    ln_pb_wire_t wire;
} ln_pb_key_t;

/* What ln_pb_leave needs to go back to. */
typedef struct {
    const uint8_t *limit;
} ln_pb_outer_t;

/* Reads input from its beginning. */
static inline ln_pb_reader_t ln_pb_reader(ln_arena_t *arena, ln_bytes_t input)
{
    const uint8_t *data = input.size > 0 ? input.data : (const uint8_t *)"";
    const uint8_t *end = data + input.size;
    return (ln_pb_reader_t){data, end, end, arena, 0, 32 * input.size + 4096, NULL};
}

/* Remembers a defect unless there is one already. */
void ln_pb_fail(ln_pb_reader_t *r, const char *problem);

/* Has everything been read well so far? */
static inline bool ln_pb_ok(const ln_pb_reader_t *r)
{
    return r->problem == NULL;
}

/* LN_ERR_DECODE if there was a defect; the text begins like the reference's: "failed to decode
 * Protobuf message: ". */
LN_CHECKED ln_err_t ln_pb_finish(ln_call_t *call, const ln_pb_reader_t *r);

/* The next field of the message; false at its end and after a defect. */
bool ln_pb_read_key(ln_pb_reader_t *r, ln_pb_key_t *key);

/* Passes over the value of an unknown field. */
void ln_pb_skip(ln_pb_reader_t *r, ln_pb_key_t key);

/* The value of a field; another wire type than the expected one is a defect. */
uint64_t ln_pb_read_u64(ln_pb_reader_t *r, ln_pb_key_t key);
uint32_t ln_pb_read_u32(ln_pb_reader_t *r, ln_pb_key_t key); /* the low 32 bits; enums too */
bool ln_pb_read_bool(ln_pb_reader_t *r, ln_pb_key_t key);    /* anything but 0 is true */
ln_bytes_t ln_pb_read_bytes(ln_pb_reader_t *r, ln_pb_key_t key);
ln_bytes_t ln_pb_read_text(ln_pb_reader_t *r, ln_pb_key_t key); /* must be UTF-8 */

/* The value is a submessage: until ln_pb_leave, ln_pb_read_key gives its fields. Leaving is right
 * after a defect too. */
ln_pb_outer_t ln_pb_enter(ln_pb_reader_t *r, ln_pb_key_t key);
void ln_pb_leave(ln_pb_reader_t *r, ln_pb_outer_t outer);

/* Appends a zeroed item to a list {items, count}, like LN_PUSH. All lists of one input together may
 * take 32 times its size, more than honest data ever needs; beyond that it is a defect (but there
 * is an item to write to). Usage: inner_t *item = LN_PB_PUSH(r, &m->list); */
#define LN_PB_PUSH(r, list)                                                                        \
    ((__typeof__((list)->items))ln_pb_push((r), (void **)&(list)->items, &(list)->count,           \
                                           sizeof(*(list)->items)))
void *ln_pb_push(ln_pb_reader_t *r, void **items, size_t *count, size_t size);

/* --- writing */

typedef struct {
    ln_buffer_t *out; /* null: only the size is counted */
    size_t size;
} ln_pb_writer_t;

/* Appends to out. */
static inline ln_pb_writer_t ln_pb_writer(ln_buffer_t *out)
{
    return (ln_pb_writer_t){.out = out};
}

/* Nothing is written for 0, false and "". */
void ln_pb_write_u64(ln_pb_writer_t *w, uint32_t field, uint64_t value);
void ln_pb_write_bool(ln_pb_writer_t *w, uint32_t field, bool value);
void ln_pb_write_bytes(ln_pb_writer_t *w, uint32_t field, ln_bytes_t bytes); /* text too */

/* Written whatever the value: set optional fields, items of repeated ones, members of a oneof. */
void ln_pb_write_u64_always(ln_pb_writer_t *w, uint32_t field, uint64_t value);
void ln_pb_write_bool_always(ln_pb_writer_t *w, uint32_t field, bool value);
void ln_pb_write_bytes_always(ln_pb_writer_t *w, uint32_t field, ln_bytes_t bytes);

/* Key and size of a submessage; the caller writes so many bytes next. A negative enum value is
 * written as ten bytes, which ln_pb_write_u64 does with its sign-extended value. */
void ln_pb_write_head(ln_pb_writer_t *w, uint32_t field, size_t size);

/* A whole submessage: write(w, message) is called to count, then to write. */
#define LN_PB_WRITE_MESSAGE(w, field, write, message)                                              \
    do {                                                                                           \
        ln_pb_writer_t ln_pb_counter_ = {0};                                                       \
        write(&ln_pb_counter_, (message));                                                         \
        ln_pb_write_head((w), (field), ln_pb_counter_.size);                                       \
        if ((w)->out == NULL)                                                                      \
            (w)->size += ln_pb_counter_.size;                                                      \
        else                                                                                       \
            write((w), (message));                                                                 \
    } while (0)

#endif
