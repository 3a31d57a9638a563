/* SPDX-License-Identifier: Apache-2.0 */
/* json/write.h - JSON text, written front to back.
 *
 * Compact, or pretty in the reference's way: two spaces a level, "key": value, empty containers as
 * {} and []. Integers are written in full (u64 does not fit a double; readers of this protocol
 * know). */
#ifndef LN_JSON_WRITE_H
#define LN_JSON_WRITE_H

#include "base/buffer.h"

#define LN_JSON_DEPTH_MAX 64

struct ln_json;

typedef struct {
    ln_buffer_t *out;
    bool pretty;
    bool after_key; /* the next value follows its key */
    int depth;
    bool filled[LN_JSON_DEPTH_MAX]; /* does the container of this depth have a member? */
} ln_json_writer_t;

/* Appends one value to out. */
static inline ln_json_writer_t ln_json_writer(ln_buffer_t *out, bool pretty)
{
    return (ln_json_writer_t){.out = out, .pretty = pretty};
}

/* Containers; every begin has its end. */
void ln_json_begin_object(ln_json_writer_t *w);
void ln_json_end_object(ln_json_writer_t *w);
void ln_json_begin_array(ln_json_writer_t *w);
void ln_json_end_array(ln_json_writer_t *w);

/* The key of the next member of an object. */
void ln_json_key(ln_json_writer_t *w, const char *key);
void ln_json_key_text(ln_json_writer_t *w, ln_bytes_t key);

/* Values. A double must be finite; it is written with as few digits as read back the same. */
void ln_json_text(ln_json_writer_t *w, ln_bytes_t text);                     /* must be UTF-8 */
void ln_json_hex(ln_json_writer_t *w, const char *prefix, ln_bytes_t bytes); /* as a string */
void ln_json_u64(ln_json_writer_t *w, uint64_t value);
void ln_json_i64(ln_json_writer_t *w, int64_t value);
void ln_json_double(ln_json_writer_t *w, double value);
void ln_json_bool(ln_json_writer_t *w, bool value);
void ln_json_null(ln_json_writer_t *w);

/* Bytes as an array of numbers. */
void ln_json_bytes(ln_json_writer_t *w, ln_bytes_t bytes);

/* A value that is JSON text already. */
void ln_json_raw(ln_json_writer_t *w, ln_bytes_t json);

/* A value that was parsed (json/read.h): the same again, in the form of this writer. */
void ln_json_value(ln_json_writer_t *w, const struct ln_json *value);

#endif
