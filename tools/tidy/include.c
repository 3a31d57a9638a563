/* SPDX-License-Identifier: Apache-2.0 */
/* Which file may include which. */
#include "tidy.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LAYERS_MAX = 64, BESIDE_MAX = 8 };

/* One line of src/LAYERS. */
typedef struct {
    char name[32];
    int level;
    char beside[BESIDE_MAX][32]; /* folders of the same level that it may include */
    size_t beside_count;
} layer_t;

static layer_t layers[LAYERS_MAX];
static size_t layer_count;

static void read_layer(char *line, const char *path)
{
    char *rest = line, *word;
    layer_t *layer = &layers[layer_count];
    char *end;
    layer->level = (int)strtol(rest, &end, 10);
    if (end == rest || layer_count + 1 == LAYERS_MAX)
        die("%s: not \"LEVEL FOLDER [FOLDER...]\": %s", path, line);
    rest = end;
    for (size_t i = 0; (word = strsep(&rest, " \n")) != NULL;) {
        if (*word == '\0')
            continue;
        char *to = i == 0 ? layer->name : layer->beside[layer->beside_count++];
        if (strlen(word) >= sizeof(layer->name) || layer->beside_count == BESIDE_MAX)
            die("%s: too much in a line about %s", path, word);
        strcpy(to, word);
        i++;
    }
    layer_count++;
}

void read_layers(const char *path)
{
    size_t size;
    char *text = read_whole(path, &size), *line;
    while ((line = strsep(&text, "\n")) != NULL)
        if (*line != '#' && *line != '\0')
            read_layer(line, path);
}

static const layer_t *layer_named(const char *name, size_t size)
{
    for (size_t i = 0; i < layer_count; i++)
        if (strlen(layers[i].name) == size && memcmp(layers[i].name, name, size) == 0)
            return &layers[i];
    return NULL;
}

static bool may_include(const layer_t *from, const layer_t *to)
{
    if (from == to || to->level < from->level)
        return true;
    for (size_t i = 0; i < from->beside_count; i++)
        if (to->level == from->level && strcmp(from->beside[i], to->name) == 0)
            return true;
    return false;
}

/* An include of src/: name is what stands between the quotes, at the place in the file. */
static void check_folder(const file_t *file, const char *at, const char *name)
{
    const char *slash = strchr(name, '/');
    if (slash == NULL || name[0] == '.') {
        broken("include", file, at, "write \"%s/%s\": paths begin at src/", file->folder, name);
        return;
    }
    size_t size = (size_t)(slash - name);
    if (strncmp(name, "schema/", 7) == 0 && ends_with(name, ".def"))
        return;
    const layer_t *from = layer_named(file->folder, strlen(file->folder)),
                  *to = layer_named(name, size);
    if (from == NULL)
        broken("layer", file, at, "src/LAYERS does not name the folder %s", file->folder);
    else if (to == NULL)
        broken("layer", file, at, "src/LAYERS does not name the folder of \"%s\"", name);
    else if (!may_include(from, to))
        broken("layer", file, at, "%s (level %d) may not include %s (level %d)", from->name,
               from->level, to->name, to->level);
    if (ends_with(name, "_priv.h") && strncmp(name, file->folder, size) != 0)
        broken("private", file, at, "\"%s\" is private to its folder", name);
}

static void check_own_header(const file_t *file, const char *at, const char *first)
{
    size_t stem = strlen(file->path) - 2;
    if (!ends_with(file->name, ".c"))
        return;
    char *header = text_of("%.*s.h", (int)stem, file->path);
    FILE *there = fopen(header, "rb");
    if (there == NULL)
        return;
    fclose(there);
    if (first == NULL || strcmp(first, header + 4) != 0)
        broken("own-header", file, at, "the first include is \"%s\"", header + 4);
}

void check_includes(const file_t *file)
{
    const char *first = NULL, *first_at = file->code;
    if (!is_c(file) || file->folder == NULL)
        return;
    for (const char *p = file->code; (p = strstr(p, "#include")) != NULL;) {
        const char *open = p + strcspn(p, "\"<\n");
        const char *close = *open == '\n' ? open : open + 1 + strcspn(open + 1, "\">\n");
        char *name = text_of("%.*s", (int)(close > open ? close - open - 1 : 0), open + 1);
        if (first == NULL) {
            first = name;
            first_at = p;
        }
        if (*open == '"')
            check_folder(file, p, name);
        p = close;
    }
    check_own_header(file, first_at, first);
}
