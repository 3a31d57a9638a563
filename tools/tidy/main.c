/* SPDX-License-Identifier: Apache-2.0 */
#include "tidy.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char *const rules[] = {
    "layer",    "private", "include", "own-header", "call", "pure",   "guard",
    "contract", "licence", "blank",   "path",       "lock", "script",
};
enum { RULE_COUNT = sizeof(rules) / sizeof(rules[0]) };

static bool self_test;
static bool fired[RULE_COUNT];       /* for the file at hand */
static bool exemplified[RULE_COUNT]; /* by any file of the self test */
static size_t problems, files;

static size_t rule_index(const char *name, size_t size)
{
    for (size_t i = 0; i < RULE_COUNT; i++)
        if (strlen(rules[i]) == size && memcmp(rules[i], name, size) == 0)
            return i;
    die("no rule is called %.*s", (int)size, name);
}

/* Code has the line breaks of the text, so a place in either gives the line. */
static size_t line_of(const file_t *file, const char *at)
{
    bool in_text = at >= file->text && at <= file->text + file->size;
    size_t line = 1;
    for (const char *p = in_text ? file->text : file->code; p < at; p++)
        line += *p == '\n';
    return line;
}

void broken(const char *rule, const file_t *file, const char *at, const char *format, ...)
{
    va_list args;
    fired[rule_index(rule, strlen(rule))] = true;
    if (self_test)
        return;
    problems++;
    printf("%s:%zu: %s: ", file->path, line_of(file, at), rule);
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    putchar('\n');
}

static void check(const file_t *file)
{
    files++;
    check_includes(file);
    check_calls(file);
    check_header(file);
    check_text(file);
}

static void read_expected(bool *expected, const file_t *file)
{
    const char *p = strstr(file->text, "tidy:");
    if (p == NULL)
        die("%s names no rule (\"tidy: RULE\")", file->path);
    p += strlen("tidy:");
    for (p += strspn(p, " "); *p >= 'a' && *p <= 'z'; p += strspn(p, " ")) {
        size_t size = strspn(p, "abcdefghijklmnopqrstuvwxyz-");
        expected[rule_index(p, size)] = true;
        p += size;
    }
}

/* Every rule that the example names fires, and no other. */
static void check_example(const file_t *file)
{
    bool expected[RULE_COUNT] = {false};
    memset(fired, 0, sizeof(fired));
    read_expected(expected, file);
    check(file);
    for (size_t i = 0; i < RULE_COUNT; i++) {
        exemplified[i] |= expected[i];
        if (fired[i] == expected[i])
            continue;
        printf("%s: %s %s\n", file->path, rules[i], fired[i] ? "fires" : "does not fire");
        problems++;
    }
}

static void check_examples(const char *folder)
{
    self_test = true;
    if (chdir(folder) != 0)
        die("there is no folder %s", folder);
    each_file(".", NULL, check_example);
    for (size_t i = 0; i < RULE_COUNT; i++)
        if (!exemplified[i]) {
            printf("%s has no bad example of the rule %s\n", folder, rules[i]);
            problems++;
        }
}

int main(int argc, char **argv)
{
    read_layers("src/LAYERS");
    if (argc == 3 && strcmp(argv[1], "--self-test") == 0)
        check_examples(argv[2]);
    else if (argc == 1)
        each_file(".", "tests/tidy", check);
    else
        die("usage: tidy [--self-test FOLDER]");
    printf("tidy: %zu files, %zu problems\n", files, problems);
    return problems == 0 ? 0 : 1;
}
