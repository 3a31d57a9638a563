/* SPDX-License-Identifier: Apache-2.0 */
/* Reads state.views; writes a header and a source per "file" of it. */
#include "gen.h"

#include <string.h>

typedef struct {
    char *name, *c;  /* of the field */
    char *c_type;    /* of the C member */
    char *view_type; /* expression for its ln_view_type_t */
    char *item_c;    /* of a register: the C type of its value */
    bool primitive;
} view_field_t;

typedef struct {
    const schema_t *schema;
    const char *root;
    FILE *header, *source;
    char *path;    /* src/x/gen/y */
    int counter;   /* of descriptions without a name of their own */
    bool used[32]; /* sections of types.bcs that the current file includes */
} emitter_t;

static void use(emitter_t *e, const type_t *type)
{
    e->used[type->file] = true;
}

/* Writes the description of a view that is no struct; returns the expression for it. */
static char *describe(emitter_t *e, const char *name, const char *kind, const char *wrap,
                      const char *c_type, const type_t *item, const type_t *key, const char *rest)
{
    char *symbol = text("view_%d", e->counter++);
    fprintf(e->source,
            "static const ln_view_type_t %s = {\n    .name = \"%s\",\n"
            "    .kind = LN_VIEW_%s,\n    .wrap = LN_VIEW_%s,\n    .size = sizeof(%s),\n",
            symbol, name, kind, wrap, c_type);
    if (item != NULL)
        fprintf(e->source, "    .item = &ln_%s_type,\n", item->c);
    if (key != NULL)
        fprintf(e->source, "    .key = &ln_%s_type,\n", key->c);
    fprintf(e->source, "%s};\n", rest);
    if (item != NULL)
        use(e, item);
    if (key != NULL)
        use(e, key);
    return text("&%s", symbol);
}

static const char *parse_wrap(lexer_t *lexer)
{
    if (accept(lexer, "hashed"))
        return "HASHED";
    if (accept(lexer, "historical"))
        return "HISTORICAL";
    return "PLAIN";
}

static view_field_t parse_register(emitter_t *e, schema_t *schema, lexer_t *lexer, char *name,
                                   const char *wrap)
{
    type_t *item = parse_type(schema, lexer);
    char *rest = text("%s", "");
    if (accept(lexer, "="))
        rest = text("    .set_default = %s,\n", word(lexer));
    return (view_field_t){
        .name = name,
        .c_type = text("ln_register_view_t"),
        .item_c = item->c_type,
        .primitive = item->kind == PRIMITIVE,
        .view_type = describe(e, name, "REGISTER", wrap, "ln_register_view_t", item, NULL, rest)};
}

static view_field_t parse_field(emitter_t *e, schema_t *schema, lexer_t *lexer)
{
    char *name = word(lexer);
    expect(lexer, ":");
    const char *wrap = parse_wrap(lexer);
    view_field_t field = {.name = name};
    if (accept(lexer, "register"))
        return parse_register(e, schema, lexer, name, wrap);
    if (accept(lexer, "log")) {
        field.c_type = text("ln_log_view_t");
        field.view_type =
            describe(e, name, "LOG", wrap, field.c_type, parse_type(schema, lexer), NULL, "");
    } else if (accept(lexer, "queue")) {
        field.c_type = text("ln_queue_view_t");
        field.view_type =
            describe(e, name, "QUEUE", wrap, field.c_type, parse_type(schema, lexer), NULL, "");
    } else if (accept(lexer, "bucket_queue")) {
        field.c_type = text("ln_bucket_queue_view_t");
        char *size = word(lexer);
        field.view_type =
            describe(e, name, "BUCKET_QUEUE", wrap, field.c_type, parse_type(schema, lexer), NULL,
                     text("    .bucket = %s,\n", size));
    } else if (accept(lexer, "map")) {
        type_t *key = parse_type(schema, lexer);
        expect(lexer, "-");
        expect(lexer, ">");
        field.c_type = text("ln_map_view_t");
        field.view_type =
            describe(e, name, "MAP", wrap, field.c_type, parse_type(schema, lexer), key, "");
    } else if (accept(lexer, "set")) {
        field.c_type = text("ln_set_view_t");
        field.view_type =
            describe(e, name, "SET", wrap, field.c_type, NULL, parse_type(schema, lexer), "");
    } else if (accept(lexer, "key_value")) {
        field.c_type = text("ln_key_value_view_t");
        field.view_type = describe(e, name, "KEY_VALUE", wrap, field.c_type, NULL, NULL, "");
    } else if (accept(lexer, "collection")) {
        type_t *key = parse_type(schema, lexer);
        expect(lexer, "-");
        expect(lexer, ">");
        char *inner = at(lexer, "key_value") ? describe(e, "entry", "KEY_VALUE", "PLAIN",
                                                        "ln_key_value_view_t", NULL, NULL, "")
                                             : text("&ln_%s_view", snake(lexer->token));
        advance(lexer);
        field.c_type = text("ln_collection_view_t");
        field.view_type = describe(e, name, "COLLECTION", wrap, field.c_type, NULL, key,
                                   text("    .inner = %s,\n", inner));
    } else {
        char *inner = snake(word(lexer));
        field.c_type = text("ln_%s_t", inner);
        field.view_type = text("&ln_%s_view", inner);
    }
    return field;
}

/* Structs go in and out by pointer, primitives and boxes (which are pointers) by value. */
static void emit_accessors(FILE *out, const char *c, const view_field_t *field)
{
    if (field->item_c == NULL)
        return;
    const char *item = field->item_c;
    bool box = item[strlen(item) - 1] == '*';
    bool by_value = box || field->primitive;
    const char *result = by_value ? text("%s%s", item, box ? "" : " ") : text("const %s *", item);
    const char *cast = box ? text("%sconst ", item) : text("const %s ", item);
    fprintf(out, "static inline %sln_%s_%s(const ln_%s_t *view)\n{\n", result, c, field->name, c);
    if (by_value)
        fprintf(out, "    return *(%s*)ln_register_get(&view->%s);\n}\n", cast, field->name);
    else
        fprintf(out, "    return ln_register_get(&view->%s);\n}\n", field->name);
    fprintf(out,
            "static inline void ln_%s_set_%s(ln_%s_t *view, %svalue)\n{\n"
            "    ln_register_set(&view->%s, %svalue);\n}\n\n",
            c, field->name, c, result, field->name, by_value ? "&" : "");
}

static void parse_view(emitter_t *e, schema_t *schema, lexer_t *lexer)
{
    char *name = word(lexer), *c = snake(name);
    view_field_t fields[64];
    size_t count = 0;
    expect(lexer, "{");
    while (!accept(lexer, "}"))
        fields[count++] = parse_field(e, schema, lexer);
    fprintf(e->header, "typedef struct {\n    ln_view_t view;\n");
    for (size_t i = 0; i < count; i++)
        fprintf(e->header, "    %s %s;\n", fields[i].c_type, fields[i].name);
    fprintf(e->header, "} ln_%s_t;\n\nextern const ln_view_type_t ln_%s_view;\n\n", c, c);
    for (size_t i = 0; i < count; i++)
        emit_accessors(e->header, c, &fields[i]);
    fprintf(e->source, "static const ln_view_field_t %s_fields[] = {\n", c);
    for (size_t i = 0; i < count; i++)
        fprintf(e->source, "    {\"%s\", offsetof(ln_%s_t, %s), %s},\n", fields[i].name, c,
                fields[i].name, fields[i].view_type);
    fprintf(e->source,
            "};\nconst ln_view_type_t ln_%s_view = {\n    .name = \"%s\",\n"
            "    .kind = LN_VIEW_STRUCT,\n    .size = sizeof(ln_%s_t),\n"
            "    .fields = %s_fields,\n    .field_count = %zu,\n};\n\n",
            c, name, c, c, count);
}

/* The bodies are written to temporary files first, because only then the includes are known. */
static void finish_file(emitter_t *e, const char *about, const char *extra)
{
    char *guard = upper(e->path);
    for (char *p = guard; *p != '\0'; p++)
        if (*p == '/')
            *p = '_';
    fclose(e->header);
    fclose(e->source);
    char *header_body = read_whole(text("%s/%s.h.body", e->root, e->path));
    char *source_body = read_whole(text("%s/%s.c.body", e->root, e->path));
    remove(text("%s/%s.h.body", e->root, e->path));
    remove(text("%s/%s.c.body", e->root, e->path));
    FILE *header = open_output(e->root, text("%s.h", e->path));
    FILE *source = open_output(e->root, text("%s.c", e->path));
    const char *banner = "/* SPDX-License-Identifier: Apache-2.0 */\n"
                         "/* Written by tools/gen from schema/state.views; do not edit. */\n";
    fprintf(header, "%s/* %s.h - %s. */\n#ifndef LN_%s_H\n#define LN_%s_H\n\n", banner, e->path + 4,
            about, guard + 4, guard + 4);
    for (int i = 0; i < e->schema->section_count; i++)
        if (e->used[i])
            fprintf(header, "#include \"types/gen/%s.h\"\n", e->schema->sections[i].name);
    fprintf(header, "%s#include \"view/kinds.h\"\n\n%s#endif\n", extra, header_body);
    fprintf(source,
            "%s#include \"%s.h\"\n\n#include \"types/defaults.h\"\n\n#include <stddef.h>\n\n%s",
            banner, e->path + 4, source_body);
    fclose(header);
    fclose(source);
}

void emit_views(schema_t *schema, const char *path, const char *root)
{
    lexer_t lexer;
    emitter_t e = {0};
    char *about = NULL, *extra = text("%s", "");
    lexer_open(&lexer, path);
    while (!at(&lexer, "")) {
        if (accept(&lexer, "file")) {
            if (e.header != NULL)
                finish_file(&e, about, extra);
            e = (emitter_t){.schema = schema, .root = root};
            char *folder = word(&lexer);
            expect(&lexer, "/");
            e.path = text("src/%s/gen/%s", folder, word(&lexer));
            about = rest_of_line(&lexer) + 2;
            extra = text("%s", "");
            e.header = open_output(root, text("%s.h.body", e.path));
            e.source = open_output(root, text("%s.c.body", e.path));
        } else if (accept(&lexer, "include")) {
            extra = text("%s#include %s\n", extra, lexer.token);
            advance(&lexer);
        } else {
            expect(&lexer, "view");
            parse_view(&e, schema, &lexer);
        }
    }
    if (e.header != NULL)
        finish_file(&e, about, extra);
}
