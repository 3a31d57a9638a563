/* SPDX-License-Identifier: Apache-2.0 */
#include "gen.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void die(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("gen: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(1);
}

void *make(size_t size)
{
    void *memory = calloc(1, size);
    if (memory == NULL)
        die("out of memory");
    return memory;
}

char *text(const char *format, ...)
{
    char buffer[4096];
    va_list args;
    va_start(args, format);
    int length = vsnprintf(buffer, sizeof(buffer), format, args);
    va_end(args);
    if (length < 0 || (size_t)length >= sizeof(buffer))
        die("text too long");
    return memcpy(make((size_t)length + 1), buffer, (size_t)length + 1);
}

char *snake(const char *camel)
{
    char out[256];
    size_t n = 0;
    for (const char *p = camel; *p != '\0'; p++) {
        if (isupper((unsigned char)*p) && p > camel && !isupper((unsigned char)p[-1]) &&
            p[-1] != '_')
            out[n++] = '_';
        out[n++] = (char)tolower((unsigned char)*p);
    }
    out[n] = '\0';
    return text("%s", out);
}

char *upper(const char *snake_name)
{
    char *out = text("%s", snake_name);
    for (char *p = out; *p != '\0'; p++)
        *p = (char)toupper((unsigned char)*p);
    return out;
}

char *read_whole(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        die("cannot open %s", path);
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *data = make((size_t)size + 1);
    if (fread(data, 1, (size_t)size, file) != (size_t)size)
        die("cannot read %s", path);
    fclose(file);
    return data;
}

FILE *open_output(const char *root, const char *path)
{
    char *full = text("%s/%s", root, path);
    for (char *p = full + 1; *p != '\0'; p++) {
        if (*p == '/') {
            *p = '\0';
            mkdir(full, 0777);
            *p = '/';
        }
    }
    FILE *file = fopen(full, "w");
    if (file == NULL)
        die("cannot write %s", full);
    return file;
}

/* --- tokens */

void lexer_open(lexer_t *lexer, const char *path)
{
    *lexer = (lexer_t){.path = path, .next = read_whole(path), .line = 1};
    advance(lexer);
}

void schema_error(const lexer_t *lexer, const char *what)
{
    die("%s:%d: %s at '%s'", lexer->path, lexer->line, what, lexer->token);
}

static void skip_blank(lexer_t *lexer)
{
    for (;;) {
        if (*lexer->next == '\n')
            lexer->line++;
        if (isspace((unsigned char)*lexer->next))
            lexer->next++;
        else if (*lexer->next == '#' || strncmp(lexer->next, "//", 2) == 0)
            while (*lexer->next != '\0' && *lexer->next != '\n')
                lexer->next++;
        else
            return;
    }
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

void advance(lexer_t *lexer)
{
    skip_blank(lexer);
    const char *start = lexer->next;
    if (*start == '"') {
        lexer->next = strchr(start + 1, '"');
        if (lexer->next == NULL)
            schema_error(lexer, "unfinished string");
        lexer->next++;
    } else if (is_word(*start)) {
        while (is_word(*lexer->next))
            lexer->next++;
    } else if (*start != '\0') {
        lexer->next++;
    }
    size_t size = (size_t)(lexer->next - start);
    if (size >= sizeof(lexer->token))
        die("%s:%d: token too long", lexer->path, lexer->line);
    memcpy(lexer->token, start, size);
    lexer->token[size] = '\0';
}

bool at(const lexer_t *lexer, const char *token)
{
    return strcmp(lexer->token, token) == 0;
}

bool accept(lexer_t *lexer, const char *token)
{
    if (!at(lexer, token))
        return false;
    advance(lexer);
    return true;
}

void expect(lexer_t *lexer, const char *token)
{
    if (!accept(lexer, token))
        schema_error(lexer, text("expected '%s'", token));
}

char *word(lexer_t *lexer)
{
    if (!is_word(lexer->token[0]))
        schema_error(lexer, "expected a word");
    char *out = text("%s", lexer->token);
    advance(lexer);
    return out;
}

/* From the current token to the end of its line. */
char *rest_of_line(lexer_t *lexer)
{
    const char *start = lexer->next - strlen(lexer->token), *end = strchr(start, '\n');
    if (end == NULL)
        end = start + strlen(start);
    char *out = text("%.*s", (int)(end - start), start);
    lexer->next = end;
    advance(lexer);
    return out;
}
