/* SPDX-License-Identifier: Apache-2.0 */
/* What holds for text of any language. */
#include "tidy.h"

#include <ctype.h>
#include <string.h>

static const char *const licensed[] = {".c",       ".h",    ".sh",    ".js",    ".mjs",
                                       ".css",     ".def",  ".proto", ".bcs",   ".py",
                                       ".graphql", ".html", ".pc.in", ".views", ".toml"};

static bool is_script(const file_t *file)
{
    return starts_with(file->text, "#!");
}

static bool needs_licence(const file_t *file)
{
    for (size_t i = 0; i < sizeof(licensed) / sizeof(licensed[0]); i++)
        if (ends_with(file->name, licensed[i]))
            return true;
    return is_script(file) || strcmp(file->name, "Makefile") == 0;
}

static void check_licence(const file_t *file)
{
    const char *end = file->text;
    for (int i = 0; i < 3 && *end != '\0'; i++)
        end += strcspn(end, "\n") + (end[strcspn(end, "\n")] == '\n');
    const char *found = strstr(file->text, "SPDX-License-Identifier: ");
    if (needs_licence(file) && (found == NULL || found >= end))
        broken("licence", file, file->text, "SPDX-License-Identifier stands in the first 3 lines");
}

static bool is_binary(const file_t *file)
{
    return memchr(file->text, '\0', file->size) != NULL;
}

/* Inputs of fuzz targets, vectors and recordings are what they are. */
static bool is_data(const file_t *file)
{
    return starts_with(file->path, "tests/corpus/") || starts_with(file->path, "tests/vectors/") ||
           starts_with(file->path, "tests/recordings/") || strstr(file->path, "/vectors/") != NULL;
}

static bool may_hold_tabs(const file_t *file)
{
    return strcmp(file->name, "Makefile") == 0 || ends_with(file->name, ".mk");
}

static void check_blanks(const file_t *file)
{
    for (const char *p = file->text; *p != '\0'; p++) {
        if (*p == '\t' && !may_hold_tabs(file))
            broken("blank", file, p, "a tab");
        else if (*p == '\r')
            broken("blank", file, p, "a carriage return");
        else if (*p == ' ' && (p[1] == '\n' || p[1] == '\0'))
            broken("blank", file, p, "a blank at the end of the line");
    }
    if (file->size > 0 && file->text[file->size - 1] != '\n')
        broken("blank", file, file->text + file->size, "no newline at the end of the file");
}

static bool begins_path(const file_t *file, const char *p)
{
    return p == file->text || (!isalnum((unsigned char)p[-1]) && strchr("._-/)}]*", p[-1]) == NULL);
}

/* First parts of paths that exist on one machine only. In examples and tests the user is called
 * somebody. */
static const char *const places[] = {"home", "root", "work", "Users", "mnt", "media"};

static void check_place(const file_t *file, const char *p)
{
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        size_t size = strlen(places[i]);
        if (strncmp(p + 1, places[i], size) == 0 && p[1 + size] == '/' &&
            !starts_with(p + 2 + size, "somebody"))
            broken("path", file, p, "a path of somebody's machine: %.*s",
                   (int)strcspn(p, " \n\"'`)"), p);
    }
}

static int depth_of(const char *path)
{
    int depth = 0;
    for (; *path != '\0'; path++)
        depth += *path == '/';
    return depth;
}

static void check_escape(const file_t *file, const char *p)
{
    int up = 0;
    for (const char *q = p; starts_with(q, "../"); q += 3)
        up++;
    if (up > depth_of(file->path))
        broken("path", file, p, "a path that leaves the tree");
}

static void check_paths(const file_t *file)
{
    for (const char *p = file->text; *p != '\0'; p++) {
        if (!begins_path(file, p))
            continue;
        if (*p == '/')
            check_place(file, p);
        else if (starts_with(p, "../"))
            check_escape(file, p);
    }
}

static void check_lock(const file_t *file)
{
    const char *found = strstr(file->text, "\"resolved\"");
    if (strcmp(file->name, "package-lock.json") == 0 && found != NULL)
        broken("lock", file, found, "names where a package came from: remove the line");
}

static void check_script(const file_t *file)
{
    if (is_script(file) && !file->executable)
        broken("script", file, file->text, "begins with #! and is not executable");
    else if (!is_script(file) && file->executable)
        broken("script", file, file->text, "is executable and does not begin with #!");
}

void check_text(const file_t *file)
{
    check_script(file);
    check_licence(file);
    if (is_binary(file) || is_data(file))
        return;
    check_paths(file);
    check_lock(file);
    if (strcmp(file->name, "LICENSE") != 0)
        check_blanks(file);
}
