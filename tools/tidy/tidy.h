/* SPDX-License-Identifier: Apache-2.0 */
/* tools/tidy - the rules of the source tree that no compiler checks.
 *
 *     tidy                    checks the tree in the current folder; status 1 if a rule is broken
 *     tidy --self-test FOLDER checks a tree of bad examples instead
 *
 * A broken rule is told as "path:line: rule: what is wrong". Every file of the self test names the
 * rules that have to fire for it, in a comment "tidy: RULE RULE"; it passes if exactly these fire,
 * and if every rule has an example. Memory is never freed: a run takes milliseconds.
 *
 * Rules (what exactly is banned where stands in the tables of the file in brackets):
 *
 *   layer       an include points to a lower level of src/LAYERS, or to a folder it names
 *               (include.c)
 *   private     x_priv.h is included from its own folder only
 *   include     "folder/file.h", from src/; never a path relative to the file
 *   own-header  x.c includes folder/x.h first
 *   call        functions that are banned, with the places that may use them (call.c)
 *   pure        no locks, atomics, threads or callbacks in exec, chain and view (call.c)
 *   guard       #ifndef LN_FOLDER_FILE_H (header.c)
 *   contract    a header begins with a comment "folder/file.h - what it is"
 *   licence     the SPDX line stands in the first three lines (text.c)
 *   blank       no tabs, no blanks at the end of a line, no carriage returns, a newline at the end
 *   path        no paths of somebody's machine, none that leaves the tree
 *   lock        a lock file names no registry
 *   script      what begins with #! may be executed, and only that */
#ifndef LN_TOOLS_TIDY_H
#define LN_TOOLS_TIDY_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    const char *path; /* from the root of the tree */
    const char *text; /* as it is, terminated by a zero byte */
    const char *code; /* C only: comments and literals are blanks, line breaks stay */
    size_t size;
    bool executable;
    const char *folder; /* "chain" for src/chain/x.c and src/chain/gen/x.c, else null */
    const char *name;   /* behind the last slash */
} file_t;

/* --- main.c */

/* Tells that a rule is broken at a place in file->text or file->code. */
void broken(const char *rule, const file_t *file, const char *at, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* --- source.c */

void die(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));
char *text_of(const char *format, ...) __attribute__((format(printf, 1, 2)));
bool starts_with(const char *text, const char *prefix);
bool ends_with(const char *text, const char *suffix);
bool is_c(const file_t *file); /* .c or .h */
bool is_generated(const file_t *file);
bool is_test(const file_t *file); /* test_*, fuzz_*, bench_*, base/test.* */

/* Calls visit for every file below root, in order of their names; not for what begins with a dot
 * (but .ci), for build, node_modules, and for what "except" names. */
void each_file(const char *root, const char *except, void (*visit)(const file_t *file));
char *read_whole(const char *path, size_t *size);

/* --- include.c, call.c, header.c, text.c */

void read_layers(const char *path);
void check_includes(const file_t *file);
void check_calls(const file_t *file);
void check_header(const file_t *file);
void check_text(const file_t *file);

#endif
