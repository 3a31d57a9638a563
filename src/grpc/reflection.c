/* SPDX-License-Identifier: Apache-2.0 */
#include "grpc/reflection.h"

#include "grpc/protobuf.h"

/* --- reading descriptors (google/protobuf/descriptor.proto) */

/* What a part of a file is, with respect to what has names inside it. */
typedef enum { OF_FILE, OF_MESSAGE, OF_ENUM, OF_SERVICE, OF_LEAF, OF_NOTHING } kind_t;

static kind_t kind_of(kind_t parent, uint32_t field)
{
    static const kind_t in_file[] = {[4] = OF_MESSAGE, [5] = OF_ENUM, [6] = OF_SERVICE};
    static const kind_t in_message[] = {[2] = OF_LEAF, [3] = OF_MESSAGE, [4] = OF_ENUM};
    if (parent == OF_FILE && field >= 4 && field < LN_COUNT(in_file))
        return in_file[field];
    if (parent == OF_MESSAGE && field >= 2 && field < LN_COUNT(in_message))
        return in_message[field];
    bool values = parent == OF_ENUM || parent == OF_SERVICE;
    return values && field == 2 ? OF_LEAF : OF_NOTHING;
}

/* The last field of that number, or a slice of size 0. */
static ln_bytes_t field_of(ln_bytes_t message, uint32_t field)
{
    ln_pb_reader_t r = ln_pb_reader(NULL, message);
    ln_pb_key_t key;
    ln_bytes_t found = {0};
    while (ln_pb_read_key(&r, &key)) {
        if (key.field == field)
            found = ln_pb_read_bytes(&r, key);
        else
            ln_pb_skip(&r, key);
    }
    return found;
}

/* Is there something called name ("A.B.c") inside a part of a file? */
static bool holds(ln_bytes_t part, kind_t kind, ln_bytes_t name)
{
    ln_pb_reader_t r = ln_pb_reader(NULL, part);
    ln_pb_key_t key;
    ln_bytes_t first = ln_bytes(name.data, ln_bytes_find(name, '.'));
    ln_bytes_t rest = ln_bytes_from(name, LN_MIN(first.size + 1, name.size));
    bool found = false;
    while (ln_pb_read_key(&r, &key) && !found) {
        kind_t inner_kind = kind_of(kind, key.field);
        if (inner_kind == OF_NOTHING) {
            ln_pb_skip(&r, key);
            continue;
        }
        ln_bytes_t inner = ln_pb_read_bytes(&r, key);
        if (ln_bytes_equal(field_of(inner, 1), first))
            found = first.size == name.size || holds(inner, inner_kind, rest);
    }
    return found;
}

static bool file_holds(ln_bytes_t file, ln_bytes_t symbol)
{
    ln_bytes_t package = field_of(file, 2);
    if (package.size == 0)
        return holds(file, OF_FILE, symbol);
    if (!ln_bytes_starts_with(symbol, package))
        return false;
    if (symbol.size == package.size)
        return true;
    return symbol.data[package.size] == '.' &&
           holds(file, OF_FILE, ln_bytes_from(symbol, package.size + 1));
}

/* --- the conversation: ServerReflectionRequest and -Response */

enum { BY_FILENAME = 3, BY_SYMBOL = 4, BY_EXTENSION = 5, BY_TYPE = 6, LIST_SERVICES = 7 };
enum { NOT_FOUND = LN_GRPC_NOT_FOUND, UNIMPLEMENTED = LN_GRPC_UNIMPLEMENTED };

typedef struct {
    uint32_t kind;
    ln_bytes_t host, value;
} question_t;

static void read_question(ln_pb_reader_t *r, question_t *question)
{
    ln_pb_key_t key;
    while (ln_pb_read_key(r, &key)) {
        if (key.field == 1) {
            question->host = ln_pb_read_text(r, key);
        } else if (key.field >= BY_FILENAME && key.field <= LIST_SERVICES) {
            question->kind = key.field;
            question->value = ln_pb_read_bytes(r, key);
        } else {
            ln_pb_skip(r, key);
        }
    }
}

static void write_error(ln_pb_writer_t *w, uint32_t code, const char *text)
{
    ln_pb_writer_t counter = {0};
    for (ln_pb_writer_t *pass = &counter;; pass = w) {
        ln_pb_write_u64(pass, 1, code);
        ln_pb_write_bytes(pass, 2, ln_text(text));
        if (pass == w)
            return;
        ln_pb_write_head(w, 7, counter.size);
    }
}

static void write_file(ln_pb_writer_t *w, ln_bytes_t file)
{
    ln_pb_writer_t counter = {0};
    ln_pb_write_bytes_always(&counter, 1, file);
    ln_pb_write_head(w, 4, counter.size);
    ln_pb_write_bytes_always(w, 1, file);
}

static void write_service(ln_pb_writer_t *w, const char *name)
{
    ln_pb_write_bytes(w, 1, ln_text(name));
}

static void write_services(ln_pb_writer_t *w, const char *const *services)
{
    for (size_t i = 0; services[i] != NULL; i++)
        LN_PB_WRITE_MESSAGE(w, 1, write_service, services[i]);
}

static void write_found(ln_pb_writer_t *w, const ln_grpc_reflection_t *reflection,
                        const question_t *question)
{
    for (size_t i = 0; i < reflection->files.count; i++) {
        ln_bytes_t file = reflection->files.items[i];
        bool found = question->kind == BY_FILENAME
                         ? ln_bytes_equal(field_of(file, 1), question->value)
                         : file_holds(file, question->value);
        if (found) {
            write_file(w, file);
            return;
        }
    }
    write_error(w, NOT_FOUND,
                question->kind == BY_FILENAME ? "there is no such file"
                                              : "there is no such symbol");
}

static void write_answer(ln_pb_writer_t *w, const ln_grpc_reflection_t *reflection,
                         const question_t *question, ln_bytes_t original)
{
    ln_pb_write_bytes(w, 1, question->host);
    ln_pb_write_bytes_always(w, 2, original);
    switch (question->kind) {
    case BY_FILENAME:
    case BY_SYMBOL:
        write_found(w, reflection, question);
        return;
    case LIST_SERVICES:
        LN_PB_WRITE_MESSAGE(w, 6, write_services, reflection->services);
        return;
    case BY_EXTENSION:
    case BY_TYPE:
        write_error(w, UNIMPLEMENTED, "there are no extensions");
        return;
    default:
        write_error(w, LN_GRPC_INVALID_ARGUMENT, "the request asks for nothing");
    }
}

static void on_message(ln_grpc_call_t *call, ln_bytes_t message)
{
    const ln_grpc_reflection_t *reflection = call->subject;
    ln_arena_t scratch;
    ln_arena_init(&scratch);
    question_t question = {0};
    ln_pb_reader_t r = ln_pb_reader(&scratch, message);
    read_question(&r, &question);
    ln_err_t err = ln_pb_finish(&call->call, &r);
    if (err != LN_OK) {
        ln_grpc_fail_err(call, err);
    } else {
        ln_buffer_t answer = ln_buffer(&scratch);
        ln_pb_writer_t w = ln_pb_writer(&answer);
        write_answer(&w, reflection, &question, message);
        ln_grpc_send(call, ln_buffer_bytes(&answer));
    }
    ln_arena_release(&scratch);
}

static void on_call(void *owner, ln_grpc_call_t *call)
{
    call->subject = owner;
    call->on_message = on_message;
    call->on_messages_end = ln_grpc_end;
    call->cancelled = ln_grpc_end;
}

ln_err_t ln_grpc_reflection_init(ln_call_t *call, ln_grpc_reflection_t *reflection,
                                 ln_grpc_server_t *server, ln_bytes_t descriptor_set,
                                 const char *const *services)
{
    *reflection = (ln_grpc_reflection_t){.services = services};
    ln_pb_reader_t r = ln_pb_reader(call->arena, descriptor_set);
    ln_pb_key_t key;
    while (ln_pb_read_key(&r, &key)) {
        if (key.field == 1)
            *LN_PUSH(&reflection->arena, &reflection->files) = ln_pb_read_bytes(&r, key);
        else
            ln_pb_skip(&r, key);
    }
    ln_err_t err = ln_pb_finish(call, &r);
    if (err != LN_OK) {
        ln_grpc_reflection_release(reflection);
        return err;
    }
    ln_grpc_server_add(server, "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo",
                       LN_GRPC_CONVERSATION, on_call, reflection);
    return LN_OK;
}

void ln_grpc_reflection_release(ln_grpc_reflection_t *reflection)
{
    ln_arena_release(&reflection->arena);
}
