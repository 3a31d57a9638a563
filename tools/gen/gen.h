/* SPDX-License-Identifier: Apache-2.0 */
/* tools/gen - turns schema/ into C. It runs at development time only; its output is committed.
 *
 *     gen SCHEMA_FOLDER OUTPUT_ROOT
 *
 * A mistake in the schema stops it with file and line. Memory is never freed: it runs for
 * milliseconds. */
#ifndef LN_TOOLS_GEN_H
#define LN_TOOLS_GEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* --- text */

void die(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));
void *make(size_t size);                                                   /* zeroed */
char *text(const char *format, ...) __attribute__((format(printf, 1, 2))); /* a new string */
char *snake(const char *camel);                                            /* BlobId -> blob_id */
char *upper(const char *snake_name);                                       /* blob_id -> BLOB_ID */
char *read_whole(const char *path);

/* Files that are written; the folder is made if it is missing. */
FILE *open_output(const char *root, const char *path);

/* --- tokens: words, numbers, "strings" and single punctuation characters; # begins a comment */

typedef struct {
    const char *path, *next;
    int line;
    char token[256]; /* the current one; empty at the end */
} lexer_t;

void lexer_open(lexer_t *lexer, const char *path);
void advance(lexer_t *lexer);
bool at(const lexer_t *lexer, const char *token);
bool accept(lexer_t *lexer, const char *token);
void expect(lexer_t *lexer, const char *token);
char *word(lexer_t *lexer); /* the current token, which must be a word; advances */
char *rest_of_line(lexer_t *lexer);
void schema_error(const lexer_t *lexer, const char *what) __attribute__((noreturn));

/* --- the types of types.bcs */

typedef enum { PRIMITIVE, RAW, NEWTYPE, STRUCT, TUPLE, ENUM, OPTION, BOX, LIST, SET, MAP } kind_t;

typedef struct type type_t;

typedef struct {
    char *name;   /* of the field or variant */
    type_t *type; /* null for a variant without payload */
} field_t;

struct type {
    kind_t kind;
    char *name;   /* as in the schema; for composites made up */
    char *c;      /* snake case: ln_<c>_t, ln_<c>_write ... */
    char *c_type; /* what a field of this type is declared as */
    size_t raw_size;
    type_t *inner, *key;
    field_t *fields;
    size_t field_count;
    bool unit_only; /* an enum without payloads: a plain C enum */
    bool hex, has_text, has_json, check, hand_order, bytewise;
    char *hash_name;
    int file;      /* index of the "file" section that declares it */
    bool declared; /* emitted already */
    type_t *next;  /* in order of declaration */
};

typedef struct {
    char *name, *about;
} section_t;

typedef struct {
    section_t sections[32];
    int section_count;
    type_t *first, **last;
} schema_t;

void schema_read(schema_t *schema, const char *path);
type_t *find_type(const schema_t *schema, const char *name); /* null if unknown */

/* A type expression such as box Block? or map(ChainId, BlockRef). */
type_t *parse_type(schema_t *schema, lexer_t *lexer);

/* --- output */

void emit_types(const schema_t *schema, const char *root);
void emit_views(schema_t *schema, const char *path, const char *root);
void emit_proto(const char *path, const char *root);

#endif
