/* SPDX-License-Identifier: Apache-2.0 */
#include "kvd/frame.h"

#include <string.h>

#define NAME_MAX_SIZE 200

static const uint8_t magic[8] = {'L', 'N', 'K', 'V', 'D', 0, 0, 1}; /* the last is the version */

bool ln_kvd_is_name(ln_bytes_t name)
{
    for (size_t i = 0; i < name.size; i++) {
        char c = (char)name.data[i];
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '_')
            return false;
    }
    return name.size > 0 && name.size <= NAME_MAX_SIZE;
}

/* --- frames */

static ln_buffer_t begin_frame(ln_call_t *call)
{
    ln_buffer_t frame = ln_buffer(call->arena);
    memset(ln_buffer_extend(&frame, LN_KVD_HEAD), 0, LN_KVD_HEAD);
    return frame;
}

static ln_err_t end_frame(ln_call_t *call, ln_bytes_t *out, ln_buffer_t *frame)
{
    size_t size = frame->size - LN_KVD_HEAD;
    if (size > LN_KVD_FRAME_MAX)
        return LN_FAIL(call, LN_ERR_LIMIT,
                       "%zu bytes are too many for one message to or from a storage server", size);
    for (size_t i = 0; i < LN_KVD_HEAD; i++)
        frame->data[i] = (uint8_t)(size >> 8 * i);
    *out = ln_buffer_bytes(frame);
    return LN_OK;
}

ln_err_t ln_kvd_read_head(ln_call_t *call, size_t *size, const uint8_t head[4])
{
    uint32_t value = 0;
    for (size_t i = 0; i < LN_KVD_HEAD; i++)
        value |= (uint32_t)head[i] << 8 * i;
    if (value == 0 || value > LN_KVD_FRAME_MAX)
        return LN_FAIL(call, LN_ERR_DECODE,
                       "a message of %u bytes: the other side is no storage server of this "
                       "program, or no client of one",
                       value);
    *size = value;
    return LN_OK;
}

/* --- requests */

static void write_batch(ln_writer_t *w, const ln_batch_t *batch)
{
    ln_write_length(w, batch->count);
    for (size_t i = 0; i < batch->count; i++) {
        const ln_batch_op_t *op = &batch->items[i];
        ln_write_variant(w, op->kind);
        ln_write_bytes(w, op->key);
        if (op->kind == LN_BATCH_PUT)
            ln_write_bytes(w, op->value);
    }
}

static void read_batch(ln_reader_t *r, ln_batch_t *batch)
{
    size_t count = ln_read_length(r);
    *batch = ln_batch(r->arena);
    batch->items = ln_read_list(r, count, sizeof(*batch->items));
    for (; batch->count < count && ln_reader_ok(r); batch->count++) {
        ln_batch_op_t *op = &batch->items[batch->count];
        op->kind = (ln_batch_kind_t)ln_read_variant(r, LN_BATCH_PUT + 1);
        op->key = ln_read_bytes(r);
        if (op->kind == LN_BATCH_PUT)
            op->value = ln_read_bytes(r);
    }
}

static void write_scan(ln_writer_t *w, const ln_kv_range_t *range)
{
    ln_write_bytes(w, range->prefix);
    ln_write_bytes(w, range->from);
    ln_write_u64(w, range->limit);
    ln_write_bool(w, range->keys_only);
}

static void read_scan(ln_reader_t *r, ln_kv_range_t *range)
{
    range->prefix = ln_read_bytes(r);
    range->from = ln_read_bytes(r);
    range->limit = ln_read_u64(r);
    range->keys_only = ln_read_bool(r);
}

static void write_request(ln_writer_t *w, const ln_kvd_request_t *request)
{
    ln_write_variant(w, request->tag);
    switch (request->tag) {
    case LN_KVD_HELLO:
        ln_write_raw(w, magic, sizeof(magic));
        ln_write_bytes(w, request->hello.name);
        ln_write_raw(w, request->hello.writer.bytes, LN_KVD_WRITER);
        ln_write_u64(w, request->hello.synced);
        return;
    case LN_KVD_GET:
        ln_write_bytes(w, request->get.key);
        ln_write_bool(w, request->get.with_value);
        return;
    case LN_KVD_SCAN:
        write_scan(w, &request->scan);
        return;
    case LN_KVD_WRITE:
        ln_write_u64(w, request->write.sequence);
        write_batch(w, &request->write.batch);
        return;
    case LN_KVD_SYNC:
        ln_write_u64(w, request->sync);
        return;
    case LN_KVD_DROP:
        ln_write_bytes(w, request->drop);
        return;
    case LN_KVD_BYE:
    case LN_KVD_NAMES:
    case LN_KVD_REQUEST_COUNT:
        return;
    }
    LN_UNREACHABLE();
}

static void read_hello(ln_reader_t *r, ln_kvd_request_t *out)
{
    uint8_t got[sizeof(magic)];
    ln_read_into(r, got, sizeof(got));
    if (memcmp(got, magic, sizeof(magic)) != 0)
        ln_reader_fail(r, "it is of another version of this program");
    out->hello.name = ln_read_bytes(r);
    ln_read_into(r, out->hello.writer.bytes, LN_KVD_WRITER);
    out->hello.synced = ln_read_u64(r);
    if (out->hello.name.size > 0 && !ln_kvd_is_name(out->hello.name))
        ln_reader_fail(r, "a namespace has lowercase letters, digits and '_' only");
}

ln_err_t ln_kvd_read_request(ln_call_t *call, ln_kvd_request_t *out, ln_bytes_t message)
{
    ln_reader_t r = ln_reader(call->arena, message, LN_BCS);
    *out =
        (ln_kvd_request_t){.tag = (ln_kvd_request_tag_t)ln_read_variant(&r, LN_KVD_REQUEST_COUNT)};
    switch (out->tag) {
    case LN_KVD_HELLO:
        read_hello(&r, out);
        break;
    case LN_KVD_GET:
        out->get.key = ln_read_bytes(&r);
        out->get.with_value = ln_read_bool(&r);
        break;
    case LN_KVD_SCAN:
        read_scan(&r, &out->scan);
        break;
    case LN_KVD_WRITE:
        out->write.sequence = ln_read_u64(&r);
        read_batch(&r, &out->write.batch);
        break;
    case LN_KVD_SYNC:
        out->sync = ln_read_u64(&r);
        break;
    case LN_KVD_DROP:
        out->drop = ln_read_bytes(&r);
        break;
    case LN_KVD_BYE:
    case LN_KVD_NAMES:
    case LN_KVD_REQUEST_COUNT:
        break;
    }
    return ln_reader_finish(call, &r, "a request to the storage server");
}

ln_err_t ln_kvd_write_request(ln_call_t *call, ln_bytes_t *out, const ln_kvd_request_t *request)
{
    ln_buffer_t frame = begin_frame(call);
    ln_writer_t w = ln_writer(&frame, LN_BCS);
    write_request(&w, request);
    return end_frame(call, out, &frame);
}

/* --- answers */

static void write_entries(ln_writer_t *w, const ln_kv_entry_list_t *list, bool more)
{
    ln_write_length(w, list->count);
    for (size_t i = 0; i < list->count; i++) {
        ln_write_bytes(w, list->items[i].key);
        ln_write_bytes(w, list->items[i].value);
    }
    ln_write_bool(w, more);
}

static void read_entries(ln_reader_t *r, ln_kvd_answer_t *out)
{
    ln_kv_entry_list_t *list = &out->entries.list;
    size_t count = ln_read_length(r);
    list->items = ln_read_list(r, count, sizeof(*list->items));
    for (; list->count < count && ln_reader_ok(r); list->count++) {
        list->items[list->count].key = ln_read_bytes(r);
        list->items[list->count].value = ln_read_bytes(r);
    }
    out->entries.more = ln_read_bool(r);
}

static void write_names(ln_writer_t *w, const ln_bytes_list_t *names)
{
    ln_write_length(w, names->count);
    for (size_t i = 0; i < names->count; i++)
        ln_write_bytes(w, names->items[i]);
}

static void read_names(ln_reader_t *r, ln_bytes_list_t *names)
{
    size_t count = ln_read_length(r);
    names->items = ln_read_list(r, count, sizeof(*names->items));
    for (; names->count < count && ln_reader_ok(r); names->count++)
        names->items[names->count] = ln_read_bytes(r);
}

static void write_answer(ln_writer_t *w, const ln_kvd_answer_t *answer)
{
    ln_write_variant(w, answer->tag);
    switch (answer->tag) {
    case LN_KVD_WELCOME:
        ln_write_u64(w, answer->welcome.instance);
        ln_write_u64(w, answer->welcome.applied);
        return;
    case LN_KVD_VALUE:
        ln_write_bool(w, answer->value.found);
        ln_write_bytes(w, answer->value.value);
        return;
    case LN_KVD_ENTRIES:
        write_entries(w, &answer->entries.list, answer->entries.more);
        return;
    case LN_KVD_NAME_LIST:
        write_names(w, &answer->names);
        return;
    case LN_KVD_ERROR:
        ln_write_bytes(w, answer->error);
        return;
    case LN_KVD_DONE:
    case LN_KVD_BEHIND:
    case LN_KVD_ANSWER_COUNT:
        return;
    }
    LN_UNREACHABLE();
}

ln_err_t ln_kvd_write_answer(ln_call_t *call, ln_bytes_t *out, const ln_kvd_answer_t *answer)
{
    ln_buffer_t frame = begin_frame(call);
    ln_writer_t w = ln_writer(&frame, LN_BCS);
    write_answer(&w, answer);
    return end_frame(call, out, &frame);
}

ln_err_t ln_kvd_read_answer(ln_call_t *call, ln_kvd_answer_t *out, ln_bytes_t message)
{
    ln_reader_t r = ln_reader(call->arena, message, LN_BCS);
    *out = (ln_kvd_answer_t){.tag = (ln_kvd_answer_tag_t)ln_read_variant(&r, LN_KVD_ANSWER_COUNT)};
    switch (out->tag) {
    case LN_KVD_WELCOME:
        out->welcome.instance = ln_read_u64(&r);
        out->welcome.applied = ln_read_u64(&r);
        break;
    case LN_KVD_VALUE:
        out->value.found = ln_read_bool(&r);
        out->value.value = ln_read_bytes(&r);
        break;
    case LN_KVD_ENTRIES:
        read_entries(&r, out);
        break;
    case LN_KVD_NAME_LIST:
        read_names(&r, &out->names);
        break;
    case LN_KVD_ERROR:
        out->error = ln_read_text(&r);
        break;
    case LN_KVD_DONE:
    case LN_KVD_BEHIND:
    case LN_KVD_ANSWER_COUNT:
        break;
    }
    return ln_reader_finish(call, &r, "an answer of the storage server");
}
