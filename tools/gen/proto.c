/* SPDX-License-Identifier: Apache-2.0 */
/* Reads rpc.proto (the part of proto3 that it uses); writes structs, codecs, method paths and the
 * serialised descriptors that reflection answers with. */
#include "gen.h"

#include <stdlib.h>
#include <string.h>

typedef enum { P_U64, P_U32, P_BOOL, P_BYTES, P_TEXT, P_ENUM, P_MESSAGE } p_kind_t;

typedef struct {
    char *name, *type_name;
    p_kind_t kind;
    unsigned number;
    bool optional, repeated;
    int oneof; /* -1: none */
} p_field_t;

typedef struct {
    char *name, *c;
    p_field_t fields[32];
    size_t count;
    char *oneofs[4];
    int oneof_count;
} p_message_t;

typedef struct {
    char *name, *values[16];
    size_t count;
} p_enum_t;

typedef struct {
    char *name, *in, *out;
    bool stream;
} p_method_t;

typedef struct {
    char *name;
    p_method_t methods[64];
    size_t count;
} p_service_t;

typedef struct {
    char *package, *import;
    p_message_t messages[64];
    size_t message_count;
    p_enum_t enums[8];
    size_t enum_count;
    p_service_t services[8];
    size_t service_count;
} p_file_t;

/* --- reading */

static bool is_enum(const p_file_t *file, const char *name)
{
    for (size_t i = 0; i < file->enum_count; i++)
        if (strcmp(file->enums[i].name, name) == 0)
            return true;
    return false;
}

static char *type_name(lexer_t *lexer)
{
    char *name = word(lexer);
    while (accept(lexer, "."))
        name = text("%s.%s", name, word(lexer));
    return name;
}

static p_kind_t kind_of(const p_file_t *file, const char *name)
{
    static const char *const names[] = {"uint64", "uint32", "bool", "bytes", "string"};
    for (size_t i = 0; i < 5; i++)
        if (strcmp(name, names[i]) == 0)
            return (p_kind_t)i;
    return is_enum(file, name) ? P_ENUM : P_MESSAGE;
}

static void parse_field(p_file_t *file, lexer_t *lexer, p_message_t *message, int oneof)
{
    p_field_t *field = &message->fields[message->count++];
    *field = (p_field_t){.oneof = oneof};
    field->optional = accept(lexer, "optional");
    field->repeated = accept(lexer, "repeated");
    field->type_name = type_name(lexer);
    field->kind = kind_of(file, field->type_name);
    field->name = word(lexer);
    expect(lexer, "=");
    field->number = (unsigned)atoi(lexer->token);
    advance(lexer);
    expect(lexer, ";");
}

static void parse_message(p_file_t *file, lexer_t *lexer)
{
    p_message_t *message = &file->messages[file->message_count++];
    message->name = word(lexer);
    message->c = snake(message->name);
    expect(lexer, "{");
    while (!accept(lexer, "}")) {
        if (accept(lexer, "reserved")) {
            while (!accept(lexer, ";"))
                advance(lexer);
        } else if (accept(lexer, "oneof")) {
            message->oneofs[message->oneof_count++] = word(lexer);
            expect(lexer, "{");
            while (!accept(lexer, "}"))
                parse_field(file, lexer, message, message->oneof_count - 1);
        } else {
            parse_field(file, lexer, message, -1);
        }
    }
}

static void parse_enum(p_file_t *file, lexer_t *lexer)
{
    p_enum_t *e = &file->enums[file->enum_count++];
    e->name = word(lexer);
    expect(lexer, "{");
    while (!accept(lexer, "}")) {
        e->values[e->count++] = word(lexer);
        expect(lexer, "=");
        if ((size_t)atoi(lexer->token) != e->count - 1)
            schema_error(lexer, "enum values must count from 0");
        advance(lexer);
        expect(lexer, ";");
    }
}

static void parse_service(p_file_t *file, lexer_t *lexer)
{
    p_service_t *service = &file->services[file->service_count++];
    service->name = word(lexer);
    expect(lexer, "{");
    while (!accept(lexer, "}")) {
        p_method_t *method = &service->methods[service->count++];
        expect(lexer, "rpc");
        method->name = word(lexer);
        expect(lexer, "(");
        method->in = type_name(lexer);
        expect(lexer, ")");
        expect(lexer, "returns");
        expect(lexer, "(");
        method->stream = accept(lexer, "stream");
        method->out = type_name(lexer);
        expect(lexer, ")");
        expect(lexer, ";");
    }
}

static p_file_t *parse_file(const char *path)
{
    p_file_t *file = make(sizeof(*file));
    lexer_t lexer;
    lexer_open(&lexer, path);
    while (!at(&lexer, "")) {
        if (accept(&lexer, "syntax")) {
            expect(&lexer, "=");
            expect(&lexer, "\"proto3\"");
            expect(&lexer, ";");
        } else if (accept(&lexer, "package")) {
            file->package = type_name(&lexer);
            expect(&lexer, ";");
        } else if (accept(&lexer, "import")) {
            file->import = text("%.*s", (int)strlen(lexer.token) - 2, lexer.token + 1);
            advance(&lexer);
            expect(&lexer, ";");
        } else if (accept(&lexer, "message")) {
            parse_message(file, &lexer);
        } else if (accept(&lexer, "enum")) {
            parse_enum(file, &lexer);
        } else {
            expect(&lexer, "service");
            parse_service(file, &lexer);
        }
    }
    return file;
}

/* --- C */

static char *scalar_c(const p_field_t *field)
{
    static const char *const types[] = {"uint64_t",   "uint32_t",   "bool",
                                        "ln_bytes_t", "ln_bytes_t", "uint32_t"};
    if (field->kind == P_MESSAGE)
        return text("ln_pb_%s_t", snake(field->type_name));
    return text("%s", types[field->kind]);
}

static bool has_flag(const p_field_t *field)
{
    return !field->repeated && (field->kind == P_MESSAGE || field->optional || field->oneof >= 0);
}

static void emit_struct(FILE *out, const p_message_t *message)
{
    fprintf(out, "typedef struct {\n");
    for (size_t i = 0; i < message->count; i++) {
        const p_field_t *field = &message->fields[i];
        if (field->repeated)
            fprintf(out, "    struct {\n        %s *items;\n        size_t count;\n    } %s;\n",
                    scalar_c(field), field->name);
        else if (has_flag(field))
            fprintf(out, "    bool has_%s;\n    %s %s;\n", field->name, scalar_c(field),
                    field->name);
        else
            fprintf(out, "    %s %s;\n", scalar_c(field), field->name);
    }
    if (message->count == 0)
        fprintf(out, "    char nothing;\n");
    fprintf(out, "} ln_pb_%s_t;\n\n", message->c);
    fprintf(out, "void ln_pb_%s_merge(ln_pb_reader_t *r, ln_pb_%s_t *m);\n", message->c,
            message->c);
    fprintf(out, "void ln_pb_%s_write(ln_pb_writer_t *w, const ln_pb_%s_t *m);\n\n", message->c,
            message->c);
}

static const char *reader_of(const p_field_t *field)
{
    static const char *const readers[] = {"u64", "u32", "bool", "bytes", "text", "u32"};
    return readers[field->kind];
}

static void emit_merge_field(FILE *out, const p_message_t *message, const p_field_t *field)
{
    fprintf(out, "        case %u: {\n", field->number);
    for (size_t i = 0; field->oneof >= 0 && i < message->count; i++) {
        const p_field_t *other = &message->fields[i];
        if (other != field && other->oneof == field->oneof)
            fprintf(out, "            m->has_%s = false;\n", other->name);
    }
    char *target = text("m->%s", field->name);
    if (field->repeated) {
        fprintf(out, "            %s *item = LN_PUSH(r->arena, &m->%s);\n", scalar_c(field),
                field->name);
        target = text("(*item)");
    }
    if (field->kind == P_MESSAGE) {
        fprintf(out, "            ln_pb_outer_t outer = ln_pb_enter(r, key);\n");
        if (!field->repeated)
            fprintf(out, "            if (!m->has_%s)\n                %s = (%s){0};\n",
                    field->name, target, scalar_c(field));
        fprintf(out, "            ln_pb_%s_merge(r, &%s);\n            ln_pb_leave(r, outer);\n",
                snake(field->type_name), target);
    } else {
        fprintf(out, "            %s = ln_pb_read_%s(r, key);\n", target, reader_of(field));
    }
    if (has_flag(field))
        fprintf(out, "            m->has_%s = true;\n", field->name);
    fprintf(out, "            break;\n        }\n");
}

static void emit_merge(FILE *out, const p_message_t *message)
{
    fprintf(out, "void ln_pb_%s_merge(ln_pb_reader_t *r, ln_pb_%s_t *m)\n{\n    ln_pb_key_t key;\n",
            message->c, message->c);
    if (message->count == 0)
        fprintf(out, "    (void)m;\n");
    fprintf(out, "    while (ln_pb_read_key(r, &key)) {\n        switch (key.field) {\n");
    for (size_t i = 0; i < message->count; i++)
        emit_merge_field(out, message, &message->fields[i]);
    fprintf(out, "        default:\n            ln_pb_skip(r, key);\n        }\n    }\n}\n\n");
}

static void emit_write_field(FILE *out, const p_field_t *field)
{
    static const char *const writers[] = {"u64", "u64", "bool", "bytes", "bytes", "u64"};
    const char *indent = "    ";
    char *value = text("m->%s", field->name);
    if (field->repeated) {
        fprintf(out, "    for (size_t i = 0; i < m->%s.count; i++)\n", field->name);
        value = text("m->%s.items[i]", field->name);
        indent = "        ";
    } else if (has_flag(field)) {
        fprintf(out, "    if (m->has_%s)\n", field->name);
        indent = "        ";
    }
    if (field->kind == P_MESSAGE)
        fprintf(out, "%sLN_PB_WRITE_MESSAGE(w, %u, ln_pb_%s_write, &%s);\n", indent, field->number,
                snake(field->type_name), value);
    else
        fprintf(out, "%sln_pb_write_%s%s(w, %u, %s);\n", indent, writers[field->kind],
                field->repeated || has_flag(field) ? "_always" : "", field->number, value);
}

static void emit_write(FILE *out, const p_message_t *message)
{
    fprintf(out, "void ln_pb_%s_write(ln_pb_writer_t *w, const ln_pb_%s_t *m)\n{\n", message->c,
            message->c);
    if (message->count == 0)
        fprintf(out, "    (void)w;\n    (void)m;\n");
    for (size_t i = 0; i < message->count; i++)
        emit_write_field(out, &message->fields[i]);
    fprintf(out, "}\n\n");
}

/* --- descriptors: google.protobuf.FileDescriptorProto and what is in it */

typedef struct {
    unsigned char data[1 << 16];
    size_t size;
} bytes_t;

static void put_varint(bytes_t *b, unsigned long value)
{
    for (; value >= 0x80; value >>= 7)
        b->data[b->size++] = (unsigned char)(value | 0x80);
    b->data[b->size++] = (unsigned char)value;
}

static void put_number(bytes_t *b, unsigned field, unsigned long value)
{
    put_varint(b, field << 3);
    put_varint(b, value);
}

static void put_bytes(bytes_t *b, unsigned field, const void *data, size_t size)
{
    put_varint(b, field << 3 | 2);
    put_varint(b, size);
    memcpy(b->data + b->size, data, size);
    b->size += size;
}

static void put_string(bytes_t *b, unsigned field, const char *string)
{
    put_bytes(b, field, string, strlen(string));
}

static void put_nested(bytes_t *b, unsigned field, bytes_t *nested)
{
    put_bytes(b, field, nested->data, nested->size);
    free(nested);
}

static char *full_name(const p_file_t *file, const char *name)
{
    return strchr(name, '.') != NULL ? text(".%s", name) : text(".%s.%s", file->package, name);
}

static bytes_t *describe_field(const p_file_t *file, const p_field_t *field, int oneof)
{
    static const unsigned types[] = {4, 13, 8, 12, 9, 14, 11};
    bytes_t *b = make(sizeof(*b));
    put_string(b, 1, field->name);
    put_number(b, 3, field->number);
    put_number(b, 4, field->repeated ? 3 : 1);
    put_number(b, 5, types[field->kind]);
    if (field->kind >= P_ENUM)
        put_string(b, 6, full_name(file, field->type_name));
    if (oneof >= 0)
        put_number(b, 9, (unsigned long)oneof);
    if (field->optional)
        put_number(b, 17, 1);
    return b;
}

/* An optional field is in a oneof of its own, behind the real ones. */
static bytes_t *describe_message(const p_file_t *file, const p_message_t *message)
{
    bytes_t *b = make(sizeof(*b));
    int next = message->oneof_count;
    put_string(b, 1, message->name);
    for (size_t i = 0; i < message->count; i++) {
        const p_field_t *field = &message->fields[i];
        put_nested(b, 2, describe_field(file, field, field->optional ? next++ : field->oneof));
    }
    for (int i = 0; i < message->oneof_count; i++) {
        bytes_t *oneof = make(sizeof(*oneof));
        put_string(oneof, 1, message->oneofs[i]);
        put_nested(b, 8, oneof);
    }
    for (size_t i = 0; i < message->count; i++) {
        if (!message->fields[i].optional)
            continue;
        bytes_t *oneof = make(sizeof(*oneof));
        put_string(oneof, 1, text("_%s", message->fields[i].name));
        put_nested(b, 8, oneof);
    }
    return b;
}

static bytes_t *describe_enum(const p_enum_t *e)
{
    bytes_t *b = make(sizeof(*b));
    put_string(b, 1, e->name);
    for (size_t i = 0; i < e->count; i++) {
        bytes_t *value = make(sizeof(*value));
        put_string(value, 1, e->values[i]);
        put_number(value, 2, i);
        put_nested(b, 2, value);
    }
    return b;
}

static bytes_t *describe_service(const p_file_t *file, const p_service_t *service)
{
    bytes_t *b = make(sizeof(*b));
    put_string(b, 1, service->name);
    for (size_t i = 0; i < service->count; i++) {
        bytes_t *method = make(sizeof(*method));
        put_string(method, 1, service->methods[i].name);
        put_string(method, 2, full_name(file, service->methods[i].in));
        put_string(method, 3, full_name(file, service->methods[i].out));
        if (service->methods[i].stream)
            put_number(method, 6, 1);
        put_nested(b, 2, method);
    }
    return b;
}

static bytes_t *describe_empty(void)
{
    bytes_t *b = make(sizeof(*b)), *message = make(sizeof(*message));
    put_string(b, 1, "google/protobuf/empty.proto");
    put_string(b, 2, "google.protobuf");
    put_string(message, 1, "Empty");
    put_nested(b, 4, message);
    put_string(b, 12, "proto3");
    return b;
}

static bytes_t *describe_file(const p_file_t *file)
{
    bytes_t *b = make(sizeof(*b));
    put_string(b, 1, "rpc.proto");
    put_string(b, 2, file->package);
    put_string(b, 3, file->import);
    for (size_t i = 0; i < file->message_count; i++)
        put_nested(b, 4, describe_message(file, &file->messages[i]));
    for (size_t i = 0; i < file->enum_count; i++)
        put_nested(b, 5, describe_enum(&file->enums[i]));
    for (size_t i = 0; i < file->service_count; i++)
        put_nested(b, 6, describe_service(file, &file->services[i]));
    put_string(b, 12, "proto3");
    return b;
}

static void emit_descriptors(FILE *out, const p_file_t *file)
{
    bytes_t *set = make(sizeof(*set));
    put_nested(set, 1, describe_empty());
    put_nested(set, 1, describe_file(file));
    fprintf(out, "const uint8_t ln_pb_descriptor_set[] = {");
    for (size_t i = 0; i < set->size; i++)
        fprintf(out, "%s0x%02x,", i % 16 == 0 ? "\n    " : " ", set->data[i]);
    fprintf(out,
            "\n};\n\nconst size_t ln_pb_descriptor_set_size = sizeof(ln_pb_descriptor_set);\n");
}

static void emit_paths(FILE *out, const p_file_t *file)
{
    for (size_t i = 0; i < file->service_count; i++) {
        const p_service_t *service = &file->services[i];
        char *prefix = upper(snake(service->name));
        fprintf(out, "#define LN_PB_%s \"%s.%s\"\n", prefix, file->package, service->name);
        for (size_t k = 0; k < service->count; k++)
            fprintf(out, "#define LN_PB_%s_%s \"/%s.%s/%s\"\n", prefix,
                    upper(snake(service->methods[k].name)), file->package, service->name,
                    service->methods[k].name);
        fprintf(out, "\n");
    }
}

void emit_proto(const char *path, const char *root)
{
    p_file_t *file = parse_file(path);
    FILE *header = open_output(root, "src/rpc/gen/rpc_pb.h");
    FILE *source = open_output(root, "src/rpc/gen/rpc_pb.c");
    const char *banner = "/* SPDX-License-Identifier: Apache-2.0 */\n"
                         "/* Written by tools/gen from schema/rpc.proto; do not edit. */\n";
    fprintf(header,
            "%s/* rpc/gen/rpc_pb.h - the messages of the protobuf services, and their paths. */\n"
            "#ifndef LN_RPC_GEN_RPC_PB_H\n#define LN_RPC_GEN_RPC_PB_H\n\n"
            "#include \"grpc/protobuf.h\"\n\n",
            banner);
    fprintf(source, "%s#include \"rpc/gen/rpc_pb.h\"\n\n", banner);
    emit_paths(header, file);
    for (size_t i = 0; i < file->message_count; i++) {
        emit_struct(header, &file->messages[i]);
        emit_merge(source, &file->messages[i]);
        emit_write(source, &file->messages[i]);
    }
    fprintf(header, "/* A serialised google.protobuf.FileDescriptorSet. */\n"
                    "extern const uint8_t ln_pb_descriptor_set[];\n"
                    "extern const size_t ln_pb_descriptor_set_size;\n\n#endif\n");
    emit_descriptors(source, file);
    fclose(header);
    fclose(source);
}
