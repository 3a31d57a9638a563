/* SPDX-License-Identifier: Apache-2.0 */
/* Reads types.bcs. */
#include "gen.h"

#include <stdlib.h>
#include <string.h>

static type_t *add_type(schema_t *schema, kind_t kind, char *name, char *c)
{
    type_t *type = make(sizeof(*type));
    type->kind = kind;
    type->name = name;
    type->c = c;
    type->c_type = text("ln_%s_t", c);
    type->file = schema->section_count - 1;
    *schema->last = type;
    schema->last = &type->next;
    return type;
}

type_t *find_type(const schema_t *schema, const char *name)
{
    for (type_t *type = schema->first; type != NULL; type = type->next)
        if (strcmp(type->name, name) == 0)
            return type;
    return NULL;
}

static void add_primitives(schema_t *schema)
{
    static const char *const names[][2] = {
        {"u8", "uint8_t"},     {"u16", "uint16_t"}, {"u32", "uint32_t"},     {"u64", "uint64_t"},
        {"u128", "ln_u128_t"}, {"bool", "bool"},    {"bytes", "ln_bytes_t"}, {"text", "ln_bytes_t"},
    };
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        type_t *type =
            add_type(schema, PRIMITIVE, text("%s", names[i][0]), text("%s", names[i][0]));
        type->c_type = text("%s", names[i][1]);
        type->declared = true;
        type->file = 0;
    }
}

/* A composite is declared right behind the last of its parts, once. */
static type_t *composite(schema_t *schema, kind_t kind, char *c, type_t *inner, type_t *key)
{
    type_t *type = find_type(schema, c);
    if (type != NULL)
        return type;
    type = add_type(schema, kind, c, c);
    type->inner = inner;
    type->key = key;
    type->file = inner->file;
    if (key != NULL && key->file > type->file)
        type->file = key->file;
    if (kind == BOX)
        type->c_type = text("const ln_%s_t *", inner->c);
    return type;
}

type_t *parse_type(schema_t *schema, lexer_t *lexer)
{
    bool box = accept(lexer, "box");
    type_t *type;
    if (accept(lexer, "map")) {
        expect(lexer, "(");
        type_t *key = parse_type(schema, lexer);
        expect(lexer, ",");
        type_t *value = parse_type(schema, lexer);
        expect(lexer, ")");
        type = composite(schema, MAP, text("%s_%s_map", key->c, value->c), value, key);
    } else {
        char *name = word(lexer);
        type = find_type(schema, name);
        if (type == NULL)
            schema_error(lexer, text("unknown type %s", name));
    }
    for (;;) {
        if (accept(lexer, "*"))
            type = composite(schema, LIST, text("%s_list", type->c), type, NULL);
        else if (accept(lexer, "^"))
            type = composite(schema, SET, text("%s_set", type->c), type, NULL);
        else if (accept(lexer, "?"))
            type = composite(schema, box ? BOX : OPTION,
                             text("%s_%s", type->c, box ? "box" : "opt"), type, NULL);
        else
            return type;
    }
}

static void add_field(type_t *type, char *name, type_t *field_type)
{
    field_t *grown = make((type->field_count + 1) * sizeof(field_t));
    if (type->field_count > 0)
        memcpy(grown, type->fields, type->field_count * sizeof(field_t));
    grown[type->field_count++] = (field_t){name, field_type};
    type->fields = grown;
}

typedef struct {
    char *names[64];
    type_t *types[64];
    size_t count;
} field_list_t;

static field_list_t parse_fields(schema_t *schema, lexer_t *lexer)
{
    field_list_t list = {0};
    expect(lexer, "{");
    while (!accept(lexer, "}")) {
        if (list.count == 64)
            schema_error(lexer, "too many fields");
        list.names[list.count] = word(lexer);
        expect(lexer, ":");
        list.types[list.count++] = parse_type(schema, lexer);
        accept(lexer, ",");
    }
    return list;
}

static type_t *make_struct(schema_t *schema, kind_t kind, char *name, const field_list_t *list)
{
    type_t *type = add_type(schema, kind, name, snake(name));
    for (size_t i = 0; i < list->count; i++)
        add_field(type, list->names[i], list->types[i]);
    return type;
}

static type_t *parse_enum(schema_t *schema, lexer_t *lexer, char *name)
{
    char *variants[64];
    type_t *payloads[64];
    size_t count = 0;
    bool unit_only = true;
    while (accept(lexer, "|")) {
        if (count == 64)
            schema_error(lexer, "too many variants");
        variants[count] = word(lexer);
        payloads[count] = NULL;
        if (at(lexer, "{")) {
            field_list_t list = parse_fields(schema, lexer);
            payloads[count] =
                make_struct(schema, STRUCT, text("%s%s", name, variants[count]), &list);
        } else if (!at(lexer, "|") && !at(lexer, "[") && !at(lexer, "raw") &&
                   !at(lexer, "newtype") && !at(lexer, "struct") && !at(lexer, "tuple") &&
                   !at(lexer, "enum") && !at(lexer, "file") && !at(lexer, "also") &&
                   !at(lexer, "")) {
            payloads[count] = parse_type(schema, lexer);
        }
        unit_only = unit_only && payloads[count] == NULL;
        count++;
    }
    type_t *type = add_type(schema, ENUM, name, snake(name));
    type->unit_only = unit_only;
    for (size_t i = 0; i < count; i++)
        add_field(type, variants[i], payloads[i]);
    return type;
}

static void parse_attributes(lexer_t *lexer, type_t *type)
{
    if (!accept(lexer, "["))
        return;
    while (!accept(lexer, "]")) {
        if (accept(lexer, "hash")) {
            type->hash_name = type->name;
            if (lexer->token[0] == '"') {
                type->hash_name = text("%.*s", (int)strlen(lexer->token) - 2, lexer->token + 1);
                advance(lexer);
            }
        } else if (accept(lexer, "hex"))
            type->hex = true;
        else if (accept(lexer, "text"))
            type->has_text = true;
        else if (accept(lexer, "json"))
            type->has_json = true;
        else if (accept(lexer, "check"))
            type->check = true;
        else if (accept(lexer, "order"))
            type->hand_order = true;
        else if (accept(lexer, "bytewise"))
            type->bytewise = true;
        else
            schema_error(lexer, "unknown attribute");
    }
}

static type_t *parse_raw(schema_t *schema, lexer_t *lexer)
{
    char *name = word(lexer);
    size_t size = (size_t)atoi(lexer->token);
    advance(lexer);
    expect(lexer, "as");
    type_t *type = add_type(schema, RAW, name, word(lexer));
    type->raw_size = size;
    return type;
}

static type_t *parse_newtype(schema_t *schema, lexer_t *lexer)
{
    char *name = word(lexer);
    expect(lexer, "=");
    type_t *inner = parse_type(schema, lexer);
    type_t *type = add_type(schema, NEWTYPE, name, snake(name));
    add_field(type, word(lexer), inner);
    type->inner = inner;
    return type;
}

static void parse_section(schema_t *schema, lexer_t *lexer)
{
    section_t *section = &schema->sections[schema->section_count++];
    section->name = word(lexer);
    section->about = rest_of_line(lexer);
    if (section->about[0] != ':')
        schema_error(lexer, "expected ': what the file is about'");
    section->about += 2;
}

void schema_read(schema_t *schema, const char *path)
{
    lexer_t lexer;
    *schema = (schema_t){0};
    schema->last = &schema->first;
    add_primitives(schema);
    lexer_open(&lexer, path);
    while (!at(&lexer, "")) {
        type_t *type = NULL;
        if (accept(&lexer, "file")) {
            parse_section(schema, &lexer);
            continue;
        }
        if (accept(&lexer, "also")) {
            parse_type(schema, &lexer);
            continue;
        }
        if (accept(&lexer, "raw")) {
            type = parse_raw(schema, &lexer);
        } else if (accept(&lexer, "newtype")) {
            type = parse_newtype(schema, &lexer);
        } else if (at(&lexer, "struct") || at(&lexer, "tuple")) {
            kind_t kind = at(&lexer, "struct") ? STRUCT : TUPLE;
            advance(&lexer);
            char *name = word(&lexer);
            field_list_t list = parse_fields(schema, &lexer);
            type = make_struct(schema, kind, name, &list);
        } else if (accept(&lexer, "enum")) {
            type = parse_enum(schema, &lexer, word(&lexer));
        } else {
            schema_error(&lexer, "expected a declaration");
        }
        parse_attributes(&lexer, type);
    }
}
