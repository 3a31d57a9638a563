/* SPDX-License-Identifier: Apache-2.0 */
/* json/read.h - JSON text into values, with errors that say where.
 *
 * A parsed text is a tree in the call's arena. The getters take what
 * the caller expects; the first disappointment is remembered with the place where it happened
 * ("chains[3].config.balance: expected a string"), everything after it reads as zero, null or
 * empty, and the caller looks at the end (ln_json_finish). Text is borrowed from the tree. */
#ifndef LN_JSON_READ_H
#define LN_JSON_READ_H

#include "base/buffer.h"
#include "base/err.h"

typedef struct ln_json ln_json_t;

typedef enum {
    LN_JSON_NULL,
    LN_JSON_BOOL,
    LN_JSON_NUMBER,
    LN_JSON_TEXT,
    LN_JSON_ARRAY,
    LN_JSON_OBJECT,
} ln_json_kind_t;

struct ln_json {
    ln_json_kind_t kind;
    ln_bytes_t key;   /* in an object: the name of this member */
    ln_bytes_t text;  /* number: as written; text: without escapes; bool: "true" or "false" */
    ln_json_t *items; /* array and object: the members in the order of the text */
    size_t count;
};

typedef struct {
    ln_arena_t *arena;
    char path[256]; /* where the reader is, for messages */
    size_t path_size;
    bool failed;
    ln_bytes_t problem;
} ln_json_reader_t;

/* LN_ERR_INVALID_INPUT with line and column if the text is not JSON (RFC 8259, UTF-8, nothing
 * behind the value) or has more than LN_JSON_NESTING_MAX levels. Numbers are kept as written. Text
 * without escapes is borrowed from the input. what names the text in the message. */
#define LN_JSON_NESTING_MAX 64
LN_CHECKED ln_err_t ln_json_parse(ln_call_t *call, ln_json_t **out, ln_bytes_t text,
                                  const char *what);

/* A reader that stands at the root; its messages are in the arena. */
ln_json_reader_t ln_json_reader(ln_arena_t *arena);
/* LN_ERR_INVALID_INPUT with what and the first disappointment, if there was one. */
LN_CHECKED ln_err_t ln_json_finish(ln_call_t *call, const ln_json_reader_t *r, const char *what);
/* Remembers a disappointment at the current place, unless there is one already. */
void ln_json_fail(ln_json_reader_t *r, const char *problem);

/* Moves the place; leave goes back to a position that enter returned. */
size_t ln_json_enter(ln_json_reader_t *r, const char *field);
size_t ln_json_enter_index(ln_json_reader_t *r, size_t index);
void ln_json_leave(ln_json_reader_t *r, size_t position);

/* A member of an object: the first fails if it is missing, the second gives null. Both fail if
 * value is no object. */
ln_json_t *ln_json_get(ln_json_reader_t *r, ln_json_t *value, const char *field);
ln_json_t *ln_json_get_optional(ln_json_reader_t *r, ln_json_t *value, const char *field);

size_t ln_json_count(ln_json_reader_t *r, ln_json_t *value); /* of an array or an object */
ln_json_t *ln_json_at(ln_json_t *value, size_t index);       /* of one of the two */

/* A string, true or false; anything else is a disappointment. */
ln_bytes_t ln_json_read_text(ln_json_reader_t *r, ln_json_t *value);
bool ln_json_read_bool(ln_json_reader_t *r, ln_json_t *value);

/* An integer from 0 to max; a number with a point or an exponent is none. */
uint64_t ln_json_read_u64(ln_json_reader_t *r, ln_json_t *value, uint64_t max);

/* An array of numbers from 0 to 255. */
ln_bytes_t ln_json_read_bytes(ln_json_reader_t *r, ln_json_t *value);

/* Is there a value, and of this kind? */
static inline bool ln_json_is(const ln_json_t *value, ln_json_kind_t kind)
{
    return value != NULL && value->kind == kind;
}

/* True for JSON null, and for a member that is not there. */
static inline bool ln_json_is_null(const ln_json_t *value)
{
    return value == NULL || value->kind == LN_JSON_NULL;
}

/* Is it a number without point and exponent? */
bool ln_json_is_integer(const ln_json_t *value);

#endif
