/* SPDX-License-Identifier: Apache-2.0 */
/* Guards and opening comments of the headers in src/. */
#include "tidy.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* "LN_CHAIN_INBOX_H" of "chain/inbox.h". */
static char *guard_of(const char *name)
{
    char *guard = text_of("LN_%s", name);
    for (char *p = guard; *p != '\0'; p++)
        *p = isalnum((unsigned char)*p) ? (char)toupper((unsigned char)*p) : '_';
    return guard;
}

static void check_guard(const file_t *file, const char *name)
{
    char *guard = guard_of(name);
    char *opening = text_of("#ifndef %s\n#define %s\n", guard, guard);
    const char *first = strchr(file->code, '#');
    if (first == NULL || !starts_with(first, opening))
        broken("guard", file, first == NULL ? file->code : first,
               "the first directives are #ifndef %s and #define %s", guard, guard);
}

static const char *next_line(const char *p)
{
    p += strcspn(p, "\n");
    return *p == '\n' ? p + 1 : p;
}

static void check_contract(const file_t *file, const char *name)
{
    const char *second = next_line(file->text);
    if (is_generated(file)) /* says first where it comes from */
        second = next_line(second);
    if (!starts_with(second, text_of("/* %s - ", name)))
        broken("contract", file, second, "begin with a comment \"%s - what it is\"", name);
}

void check_header(const file_t *file)
{
    if (file->folder == NULL || !ends_with(file->name, ".h"))
        return;
    check_guard(file, file->path + 4);
    check_contract(file, file->path + 4);
}
