/* SPDX-License-Identifier: Apache-2.0 */
/* Writes src/types/gen/SECTION.h and .c: structs, codecs, descriptions. */
#include "gen.h"

#include <string.h>

static void banner(FILE *out, const char *source)
{
    fprintf(out,
            "/* SPDX-License-Identifier: Apache-2.0 */\n"
            "/* Written by tools/gen from %s; do not edit. */\n",
            source);
}

/* --- headers */

static void emit_enum_tags(FILE *out, const type_t *type, const char *typedef_name)
{
    fprintf(out, "typedef enum {\n");
    for (size_t i = 0; i < type->field_count; i++)
        fprintf(out, "    LN_%s_%s,\n", upper(type->c), upper(snake(type->fields[i].name)));
    fprintf(out, "} %s;\n\n", typedef_name);
}

static void emit_tagged_union(FILE *out, const type_t *type)
{
    emit_enum_tags(out, type, text("ln_%s_tag_t", type->c));
    fprintf(out, "typedef struct {\n    ln_%s_tag_t tag;\n    union {\n", type->c);
    for (size_t i = 0; i < type->field_count; i++)
        if (type->fields[i].type != NULL)
            fprintf(out, "        %s %s;\n", type->fields[i].type->c_type,
                    snake(type->fields[i].name));
    fprintf(out, "    };\n} ln_%s_t;\n\n", type->c);
}

/* The member of a struct; a word of C gets an underscore. */
static const char *member(const char *field)
{
    return strcmp(field, "default") == 0 ? "default_" : field;
}

static void emit_struct(FILE *out, const type_t *type)
{
    fprintf(out, "typedef struct {\n");
    for (size_t i = 0; i < type->field_count; i++) {
        const char *c_type = type->fields[i].type->c_type;
        const char *space = c_type[strlen(c_type) - 1] == '*' ? "" : " ";
        fprintf(out, "    %s%s%s;\n", c_type, space, member(type->fields[i].name));
    }
    fprintf(out, "} ln_%s_t;\n\n", type->c);
}

static void emit_definition(FILE *out, const type_t *type)
{
    switch (type->kind) {
    case PRIMITIVE:
    case RAW:
        return;
    case NEWTYPE:
    case STRUCT:
    case TUPLE:
        emit_struct(out, type);
        return;
    case ENUM:
        if (type->unit_only)
            emit_enum_tags(out, type, type->c_type);
        else
            emit_tagged_union(out, type);
        return;
    case OPTION:
        fprintf(out, "typedef struct {\n    bool some;\n    %s value;\n} ln_%s_t;\n\n",
                type->inner->c_type, type->c);
        return;
    case BOX:
        return; /* a pointer to the inner type, null for none */
    case LIST:
    case SET:
        fprintf(out, "typedef struct {\n    %s *items;\n    size_t count;\n} ln_%s_t;\n\n",
                type->inner->c_type, type->c);
        return;
    case MAP:
        fprintf(out, "typedef struct {\n    %s key;\n    %s value;\n} ln_%s_entry_t;\n\n",
                type->key->c_type, type->inner->c_type, type->c);
        fprintf(out,
                "typedef struct {\n    ln_%s_entry_t *items;\n    size_t count;\n} ln_%s_t;\n\n",
                type->c, type->c);
        return;
    }
}

static void emit_prototypes(FILE *out, const type_t *type)
{
    const char *c = type->c;
    const char *argument =
        type->kind == BOX ? text("%s const *", type->c_type) : text("const %s *", type->c_type);
    const char *output = text("%s *", type->c_type);
    fprintf(out, "extern const ln_type_t ln_%s_type;\n", c);
    fprintf(out, "void ln_%s_write(ln_writer_t *w, %sv);\n", c, argument);
    fprintf(out, "void ln_%s_read(ln_reader_t *r, %sv);\n", c, output);
    if (type->kind == BOX)
        return;
    if (type->kind != RAW) /* those of crypto/ have their own */
        fprintf(out,
                "static inline bool ln_%s_equal(%sa, %sb)\n{\n"
                "    return ln_value_equal(&ln_%s_type, a, b);\n}\n",
                c, argument, argument, c);
    if (type->hash_name != NULL)
        fprintf(out,
                "static inline ln_hash_t ln_%s_hash(ln_arena_t *scratch, %sv)\n{\n"
                "    return ln_value_hash(&ln_%s_type, scratch, v);\n}\n",
                c, argument, c);
    fprintf(out, "\n");
}

static void collect(bool *used, const type_t *type)
{
    if (type == NULL || type->kind == PRIMITIVE)
        return;
    used[type->file] = true;
}

static void dependencies(const schema_t *schema, int section, bool *used)
{
    memset(used, 0, 32 * sizeof(bool));
    for (const type_t *type = schema->first; type != NULL; type = type->next) {
        if (type->file != section)
            continue;
        collect(used, type->inner);
        collect(used, type->key);
        for (size_t i = 0; i < type->field_count; i++)
            collect(used, type->fields[i].type);
    }
    used[section] = false;
}

static void emit_header(const schema_t *schema, int section, const char *root)
{
    const section_t *s = &schema->sections[section];
    FILE *out = open_output(root, text("src/types/gen/%s.h", s->name));
    bool used[32], raw = false;
    banner(out, "schema/types.bcs");
    fprintf(out,
            "/* types/gen/%s.h - %s. */\n#ifndef LN_TYPES_GEN_%s_H\n#define LN_TYPES_GEN_%s_H\n\n",
            s->name, s->about, upper(s->name), upper(s->name));
    dependencies(schema, section, used);
    for (int i = 0; i < schema->section_count; i++)
        if (used[i])
            fprintf(out, "#include \"types/gen/%s.h\"\n", schema->sections[i].name);
    for (const type_t *type = schema->first; type != NULL; type = type->next)
        if (type->file == section && type->kind == RAW)
            raw = true;
    if (raw)
        fprintf(out, "#include \"crypto/ed25519.h\"\n#include \"crypto/evm.h\"\n");
    fprintf(out, "#include \"types/value.h\"\n\n");
    for (const type_t *type = schema->first; type != NULL; type = type->next) {
        if (type->file != section || type->kind == PRIMITIVE)
            continue;
        emit_definition(out, type);
        emit_prototypes(out, type);
    }
    fprintf(out, "#endif\n");
    fclose(out);
}

/* --- codecs */

static char *write_call(const type_t *type, const char *place)
{
    if (type->kind != PRIMITIVE)
        return text("ln_%s_write(w, &%s)", type->c, place);
    if (strcmp(type->name, "text") == 0)
        return text("ln_write_bytes(w, %s)", place);
    return text("ln_write_%s(w, %s)", type->name, place);
}

static char *read_call(const type_t *type, const char *place)
{
    if (type->kind != PRIMITIVE)
        return text("ln_%s_read(r, &%s)", type->c, place);
    return text("%s = ln_read_%s(r)", place, type->name);
}

static void emit_write_enum(FILE *out, const type_t *type)
{
    if (type->unit_only) {
        fprintf(out, "    ln_write_variant(w, (uint32_t)*v);\n");
        return;
    }
    fprintf(out, "    ln_write_variant(w, (uint32_t)v->tag);\n    switch (v->tag) {\n");
    for (size_t i = 0; i < type->field_count; i++) {
        const field_t *field = &type->fields[i];
        const char *variant = snake(field->name);
        fprintf(out, "    case LN_%s_%s:\n", upper(type->c), upper(snake(field->name)));
        if (field->type != NULL)
            fprintf(out, "        %s;\n", write_call(field->type, text("v->%s", variant)));
        fprintf(out, "        break;\n");
    }
    fprintf(out, "    }\n");
}

static void emit_write(FILE *out, const type_t *type)
{
    const char *argument =
        type->kind == BOX ? text("%s const *", type->c_type) : text("const %s *", type->c_type);
    fprintf(out, "void ln_%s_write(ln_writer_t *w, %sv)\n{\n", type->c, argument);
    switch (type->kind) {
    case PRIMITIVE:
        break;
    case RAW:
        fprintf(out, "    ln_write_raw(w, v->bytes, sizeof(v->bytes));\n");
        break;
    case NEWTYPE:
    case STRUCT:
    case TUPLE:
        for (size_t i = 0; i < type->field_count; i++)
            fprintf(out, "    %s;\n",
                    write_call(type->fields[i].type, text("v->%s", member(type->fields[i].name))));
        break;
    case ENUM:
        emit_write_enum(out, type);
        break;
    case OPTION:
        fprintf(out, "    ln_write_bool(w, v->some);\n    if (v->some)\n        %s;\n",
                write_call(type->inner, "v->value"));
        break;
    case BOX:
        fprintf(
            out,
            "    ln_write_bool(w, *v != NULL);\n    if (*v != NULL)\n        ln_%s_write(w, *v);\n",
            type->inner->c);
        break;
    case LIST:
    case SET:
        fprintf(out,
                "    ln_write_length(w, v->count);\n    for (size_t i = 0; i < v->count; i++)\n"
                "        %s;\n",
                write_call(type->inner, "v->items[i]"));
        break;
    case MAP:
        fprintf(out, "    ln_map_write(w, &ln_%s_type, v);\n", type->c);
        break;
    }
    fprintf(out, "}\n\n");
}

static void emit_read_enum(FILE *out, const type_t *type)
{
    const char *target = type->unit_only ? "*v" : "v->tag";
    const char *tag_type = type->unit_only ? type->c_type : text("ln_%s_tag_t", type->c);
    fprintf(out, "    %s = (%s)ln_read_variant(r, %zu);\n", target, tag_type, type->field_count);
    if (type->unit_only)
        return;
    fprintf(out, "    switch (v->tag) {\n");
    for (size_t i = 0; i < type->field_count; i++) {
        const field_t *field = &type->fields[i];
        const char *variant = snake(field->name);
        fprintf(out, "    case LN_%s_%s:\n", upper(type->c), upper(snake(field->name)));
        if (field->type != NULL)
            fprintf(out, "        %s;\n", read_call(field->type, text("v->%s", variant)));
        fprintf(out, "        break;\n");
    }
    fprintf(out, "    }\n");
}

static void emit_read(FILE *out, const type_t *type)
{
    fprintf(out, "void ln_%s_read(ln_reader_t *r, %s *v)\n{\n", type->c, type->c_type);
    switch (type->kind) {
    case PRIMITIVE:
        break;
    case RAW:
        fprintf(out, "    ln_read_into(r, v->bytes, sizeof(v->bytes));\n");
        break;
    case NEWTYPE:
    case STRUCT:
    case TUPLE:
        for (size_t i = 0; i < type->field_count; i++)
            fprintf(out, "    %s;\n",
                    read_call(type->fields[i].type, text("v->%s", member(type->fields[i].name))));
        break;
    case ENUM:
        emit_read_enum(out, type);
        break;
    case OPTION:
        fprintf(out, "    v->some = ln_read_bool(r);\n    if (v->some)\n        %s;\n",
                read_call(type->inner, "v->value"));
        break;
    case BOX:
        fprintf(out,
                "    *v = NULL;\n    if (!ln_read_bool(r))\n        return;\n"
                "    ln_%s_t *value = LN_NEW(r->arena, ln_%s_t);\n    ln_%s_read(r, value);\n"
                "    *v = value;\n",
                type->inner->c, type->inner->c, type->inner->c);
        break;
    case LIST:
    case SET:
        fprintf(out,
                "    v->count = ln_read_length(r);\n"
                "    v->items = ln_read_list(r, v->count, sizeof(*v->items));\n"
                "    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)\n        %s;\n",
                read_call(type->inner, "v->items[i]"));
        fprintf(out, "    if (!ln_reader_ok(r))\n        v->count = 0;\n");
        if (type->kind == SET)
            fprintf(out, "    ln_set_normalise(&ln_%s_type, v);\n", type->c);
        break;
    case MAP:
        fprintf(out, "    ln_map_read(r, &ln_%s_type, v);\n", type->c);
        break;
    }
    if (type->check)
        fprintf(out, "    ln_%s_check(r, v);\n", type->c);
    fprintf(out, "}\n\n");
}

/* --- descriptions */

static char *description_of(const type_t *type)
{
    return type == NULL ? text("NULL") : text("&ln_%s_type", type->c);
}

static void emit_field_table(FILE *out, const type_t *type)
{
    if (type->kind != STRUCT && type->kind != TUPLE && type->kind != NEWTYPE && type->kind != ENUM)
        return;
    fprintf(out, "static const ln_field_t %s_fields[] = {\n", type->c);
    for (size_t i = 0; i < type->field_count; i++) {
        const field_t *field = &type->fields[i];
        const char *name = type->kind == ENUM ? snake(field->name) : member(field->name);
        char *offset =
            field->type == NULL ? text("0") : text("offsetof(ln_%s_t, %s)", type->c, name);
        fprintf(out, "    {\"%s\", %s, %s},\n", field->name, offset, description_of(field->type));
    }
    fprintf(out, "};\n");
}

static void emit_description(FILE *out, const type_t *type)
{
    static const char *const kinds[] = {"PRIMITIVE", "RAW", "NEWTYPE", "STRUCT", "TUPLE", "ENUM",
                                        "OPTION",    "BOX", "LIST",    "SET",    "MAP"};
    const char *c = type->c;
    const char *argument =
        type->kind == BOX ? text("%s const *", type->c_type) : text("const %s *", type->c_type);
    emit_field_table(out, type);
    fprintf(out,
            "static void %s_write_any(ln_writer_t *w, const void *v)\n{\n"
            "    ln_%s_write(w, (%s)v);\n}\n",
            c, c, argument);
    fprintf(out,
            "static void %s_read_any(ln_reader_t *r, void *v)\n{\n"
            "    ln_%s_read(r, (%s *)v);\n}\n",
            c, c, type->c_type);
    if (type->hand_order)
        fprintf(out,
                "static int %s_compare_any(const void *a, const void *b)\n{\n"
                "    return ln_%s_compare((%s)a, (%s)b);\n}\n",
                c, c, argument, argument);
    if (type->has_text)
        fprintf(out,
                "static void %s_print_any(ln_buffer_t *out, const void *v)\n{\n"
                "    ln_%s_print(out, (%s)v);\n}\n"
                "static bool %s_parse_any(ln_arena_t *arena, void *v, const char **why, ln_bytes_t "
                "text)\n{\n"
                "    return ln_%s_parse%s(arena, (%s *)v, why, text);\n}\n",
                c, c, argument, c, c, type->kind == RAW ? "_text" : "", type->c_type);
    if (type->has_json)
        fprintf(out,
                "static void %s_to_json_any(ln_json_writer_t *w, const void *v)\n{\n"
                "    ln_%s_to_json(w, (%s)v);\n}\n"
                "static void %s_from_json_any(ln_json_reader_t *r, void *v, ln_json_t *json)\n{\n"
                "    ln_%s_from_json(r, (%s *)v, json);\n}\n",
                c, c, argument, c, c, type->c_type);
    fprintf(out, "const ln_type_t ln_%s_type = {\n    .name = \"%s\",\n    .kind = LN_KIND_%s,\n",
            c, type->name, type->kind == ENUM && type->unit_only ? "UNIT_ENUM" : kinds[type->kind]);
    fprintf(out, "    .size = sizeof(%s),\n    .write = %s_write_any,\n    .read = %s_read_any,\n",
            type->c_type, c, c);
    if (type->inner != NULL)
        fprintf(out, "    .inner = %s,\n", description_of(type->inner));
    if (type->key != NULL)
        fprintf(out,
                "    .key = %s,\n    .entry_size = sizeof(ln_%s_entry_t),\n"
                "    .value_offset = offsetof(ln_%s_entry_t, value),\n",
                description_of(type->key), c, c);
    if (type->kind == OPTION)
        fprintf(out, "    .value_offset = offsetof(ln_%s_t, value),\n", c);
    if (type->field_count > 0)
        fprintf(out, "    .fields = %s_fields,\n    .field_count = %zu,\n", c, type->field_count);
    if (type->hex)
        fprintf(out, "    .hex = true,\n");
    if (type->bytewise)
        fprintf(out, "    .bytewise = true,\n");
    if (type->hash_name != NULL)
        fprintf(out, "    .hash_name = \"%s\",\n", type->hash_name);
    if (type->hand_order)
        fprintf(out, "    .compare = %s_compare_any,\n", c);
    if (type->has_text)
        fprintf(out, "    .print = %s_print_any,\n    .parse = %s_parse_any,\n", c, c);
    if (type->has_json)
        fprintf(out, "    .to_json = %s_to_json_any,\n    .from_json = %s_from_json_any,\n", c, c);
    fprintf(out, "};\n\n");
}

static void emit_source(const schema_t *schema, int section, const char *root)
{
    const section_t *s = &schema->sections[section];
    FILE *out = open_output(root, text("src/types/gen/%s.c", s->name));
    bool check = false, has_text = false, json = false, order = false;
    for (const type_t *type = schema->first; type != NULL; type = type->next) {
        if (type->file != section)
            continue;
        check |= type->check;
        has_text |= type->has_text;
        json |= type->has_json;
        order |= type->hand_order;
    }
    banner(out, "schema/types.bcs");
    fprintf(out, "#include \"types/gen/%s.h\"\n\n", s->name);
    if (check)
        fprintf(out, "#include \"types/check.h\"\n");
    if (json)
        fprintf(out, "#include \"types/json_form.h\"\n");
    if (order)
        fprintf(out, "#include \"types/order.h\"\n");
    if (has_text)
        fprintf(out, "#include \"types/text.h\"\n");
    fprintf(out, "\n#include <stddef.h>\n\n");
    for (const type_t *type = schema->first; type != NULL; type = type->next) {
        if (type->file != section || type->kind == PRIMITIVE)
            continue;
        emit_write(out, type);
        emit_read(out, type);
        emit_description(out, type);
    }
    fclose(out);
}

static void emit_all_types_list(const schema_t *schema, const char *root)
{
    FILE *out = open_output(root, "src/types/gen/all.c");
    banner(out, "schema/types.bcs");
    fprintf(out, "#include \"types/all.h\"\n\n");
    for (int i = 0; i < schema->section_count; i++)
        fprintf(out, "#include \"types/gen/%s.h\"\n", schema->sections[i].name);
    fprintf(out, "\nconst ln_type_t *const ln_all_types[] = {\n");
    size_t count = 0;
    for (const type_t *type = schema->first; type != NULL; type = type->next) {
        if (type->kind == PRIMITIVE || type->kind >= OPTION)
            continue;
        fprintf(out, "    &ln_%s_type,\n", type->c);
        count++;
    }
    fprintf(out, "};\n\nconst size_t ln_all_types_count = %zu;\n", count);
    fclose(out);
}

void emit_types(const schema_t *schema, const char *root)
{
    for (int section = 0; section < schema->section_count; section++) {
        emit_header(schema, section, root);
        emit_source(schema, section, root);
    }
    emit_all_types_list(schema, root);
}
