/* SPDX-License-Identifier: Apache-2.0 */
/* Files, and C without its comments and literals. */
#include "tidy.h"

#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void die(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("tidy: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    exit(2);
}

char *text_of(const char *format, ...)
{
    char *out;
    va_list args;
    va_start(args, format);
    if (vasprintf(&out, format, args) < 0)
        die("no memory");
    va_end(args);
    return out;
}

bool starts_with(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool ends_with(const char *text, const char *suffix)
{
    size_t a = strlen(text), b = strlen(suffix);
    return a >= b && strcmp(text + a - b, suffix) == 0;
}

bool is_c(const file_t *file)
{
    return ends_with(file->name, ".c") || ends_with(file->name, ".h");
}

bool is_generated(const file_t *file)
{
    return file->folder != NULL && strstr(file->path, "/gen/") != NULL;
}

bool is_test(const file_t *file)
{
    return starts_with(file->name, "test_") || starts_with(file->name, "fuzz_") ||
           starts_with(file->name, "bench_") || starts_with(file->path, "src/base/test.");
}

char *read_whole(const char *path, size_t *size)
{
    struct stat info;
    FILE *file = fopen(path, "rb");
    if (file == NULL || fstat(fileno(file), &info) != 0)
        die("%s: %s", path, strerror(errno));
    *size = (size_t)info.st_size;
    char *text = calloc(1, *size + 1);
    if (text == NULL || fread(text, 1, *size, file) != *size)
        die("cannot read %s", path);
    fclose(file);
    return text;
}

/* The end of a literal that begins at p: behind its closing quote, or at the end of its line. */
static char *behind_literal(char *p)
{
    char quote = *p++;
    while (*p != '\0' && *p != quote && *p != '\n')
        p += *p == '\\' && p[1] != '\0' ? 2 : 1;
    return *p == quote ? p + 1 : p;
}

static char *behind_comment(char *p)
{
    char *end = p[1] == '*' ? strstr(p + 2, "*/") : strchr(p, '\n');
    if (end == NULL)
        return p + strlen(p);
    return p[1] == '*' ? end + 2 : end;
}

static void blank_out(char *p, const char *end)
{
    for (; p < end; p++)
        if (*p != '\n')
            *p = ' ';
}

/* The quotes of an include stay: they are no literal. */
static bool in_include(const char *text, const char *p)
{
    while (p > text && p[-1] != '\n')
        p--;
    return starts_with(p, "#include");
}

static char *without_comments(const char *text, size_t size)
{
    char *code = malloc(size + 1);
    if (code == NULL)
        die("no memory");
    memcpy(code, text, size + 1);
    for (char *p = code; *p != '\0';) {
        char *end = p + 1;
        if (p[0] == '/' && (p[1] == '*' || p[1] == '/'))
            end = behind_comment(p);
        else if ((*p == '"' || *p == '\'') && !in_include(code, p))
            end = behind_literal(p);
        if (end > p + 1)
            blank_out(p, end);
        p = end;
    }
    return code;
}

static const char *folder_of(const char *path)
{
    if (!starts_with(path, "src/"))
        return NULL;
    const char *begin = path + 4, *slash = strchr(begin, '/');
    return slash == NULL ? NULL : text_of("%.*s", (int)(slash - begin), begin);
}

static void visit_file(const char *full, const char *path, bool executable,
                       void (*visit)(const file_t *file))
{
    file_t file = {.path = path, .executable = executable, .folder = folder_of(path)};
    const char *slash = strrchr(path, '/');
    file.name = slash == NULL ? path : slash + 1;
    file.text = read_whole(full, &file.size);
    if (is_c(&file))
        file.code = without_comments(file.text, file.size);
    visit(&file);
}

static int is_kept(const struct dirent *entry)
{
    const char *name = entry->d_name;
    if (strcmp(name, ".ci") == 0)
        return 1;
    return name[0] != '.' && strcmp(name, "build") != 0 && strcmp(name, "node_modules") != 0;
}

static void walk(const char *root, const char *path, const char *except,
                 void (*visit)(const file_t *file))
{
    struct dirent **entries;
    const char *folder = *path == '\0' ? root : text_of("%s/%s", root, path);
    int n = scandir(folder, &entries, is_kept, alphasort);
    if (n < 0)
        die("%s: %s", folder, strerror(errno));
    for (int i = 0; i < n; i++) {
        const char *inner = text_of("%s%s%s", path, *path == '\0' ? "" : "/", entries[i]->d_name);
        const char *full = text_of("%s/%s", root, inner);
        struct stat info;
        if (lstat(full, &info) != 0)
            die("%s: %s", full, strerror(errno));
        if (except != NULL && strcmp(inner, except) == 0)
            continue;
        if (S_ISDIR(info.st_mode))
            walk(root, inner, except, visit);
        else if (S_ISREG(info.st_mode))
            visit_file(full, inner, (info.st_mode & S_IXUSR) != 0, visit);
    }
}

void each_file(const char *root, const char *except, void (*visit)(const file_t *file))
{
    walk(root, "", except, visit);
}
