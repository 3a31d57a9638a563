/* SPDX-License-Identifier: Apache-2.0 */
/* Anything as a message: read it, write what was understood, and read that again - it must be the
 * same. */
#include "grpc/protobuf.h"

#include <string.h>

typedef struct part part_t;
struct part {
    uint64_t number;
    uint32_t small;
    bool flag, has_inner;
    ln_bytes_t bytes, text;
    part_t *inner;
    ln_bytes_list_t list;
};

static void merge(ln_pb_reader_t *r, part_t *m)
{
    ln_pb_key_t key;
    while (ln_pb_read_key(r, &key)) {
        LN_ASSERT(key.field > 0);
        if (key.field == 1) {
            m->number = ln_pb_read_u64(r, key);
        } else if (key.field == 2) {
            m->small = ln_pb_read_u32(r, key);
        } else if (key.field == 3) {
            m->flag = ln_pb_read_bool(r, key);
        } else if (key.field == 4) {
            m->bytes = ln_pb_read_bytes(r, key);
        } else if (key.field == 5) {
            m->text = ln_pb_read_text(r, key);
        } else if (key.field == 6) {
            ln_pb_outer_t outer = ln_pb_enter(r, key);
            if (!m->has_inner)
                m->inner = LN_NEW(r->arena, part_t);
            m->has_inner = true;
            merge(r, m->inner);
            ln_pb_leave(r, outer);
        } else if (key.field == 7) {
            *LN_PB_PUSH(r, &m->list) = ln_pb_read_bytes(r, key);
        } else {
            ln_pb_skip(r, key);
        }
    }
}

static void write_part(ln_pb_writer_t *w, const part_t *m)
{
    ln_pb_write_u64(w, 1, m->number);
    ln_pb_write_u64(w, 2, m->small);
    ln_pb_write_bool(w, 3, m->flag);
    ln_pb_write_bytes(w, 4, m->bytes);
    ln_pb_write_bytes(w, 5, m->text);
    for (size_t i = 0; i < m->list.count; i++)
        ln_pb_write_bytes_always(w, 7, m->list.items[i]);
}

static void write_all(ln_pb_writer_t *w, const part_t *m)
{
    write_part(w, m);
    if (m->has_inner) /* one level is enough to see */
        LN_PB_WRITE_MESSAGE(w, 6, write_part, m->inner);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ln_arena_t arena = {0};
    ln_call_t call = ln_call(&arena);
    part_t first = {0}, second = {0};
    ln_pb_reader_t r = ln_pb_reader(&arena, ln_bytes(data, size));
    merge(&r, &first);
    LN_ASSERT(r.depth == 0 && r.next <= r.end);
    if (ln_pb_finish(&call, &r) == LN_OK) {
        LN_ASSERT(r.next == data + size || size == 0);
        ln_buffer_t a = ln_buffer(&arena), b = ln_buffer(&arena);
        ln_pb_writer_t w = ln_pb_writer(&a), again = ln_pb_writer(&b);
        write_all(&w, &first);
        r = ln_pb_reader(&arena, ln_buffer_bytes(&a));
        merge(&r, &second);
        LN_ASSERT(ln_pb_ok(&r));
        write_all(&again, &second);
        LN_ASSERT(ln_bytes_equal(ln_buffer_bytes(&a), ln_buffer_bytes(&b)));
    }
    ln_arena_release(&arena);
    return 0;
}
