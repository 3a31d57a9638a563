/* SPDX-License-Identifier: Apache-2.0 */
/* base/err.h - what can go wrong, and the call that carries the details.
 *
 * A function that can fail returns ln_err_t, 0 for success, and leaves its outputs untouched on
 * failure. All codes come from schema/errors.def. Whoever detects an error records text and detail
 * in the call (LN_FAIL); callers pass it up with LN_TRY and may put their own words in front
 * (ln_call_context). Three kinds never mix: bad input is an error; a broken invariant is an
 * assertion (base/macros.h); corrupt storage is an error of its own class. */
#ifndef LN_BASE_ERR_H
#define LN_BASE_ERR_H

#include "base/arena.h"

typedef enum {
    LN_OK = 0,
#define LN_ERROR(name, class, wire, text) LN_ERR_##name,
#include "schema/errors.def"
#undef LN_ERROR
    LN_ERR_COUNT
} ln_err_t;

typedef enum {
    LN_CLASS_INPUT,     /* the request is wrong and stays wrong */
    LN_CLASS_MISSING,   /* right, but something it needs is not here yet */
    LN_CLASS_CONFLICT,  /* right, but the chain has moved on or is elsewhere */
    LN_CLASS_LIMIT,     /* too large, too many, too expensive */
    LN_CLASS_TRANSIENT, /* the same request may succeed later */
    LN_CLASS_STORAGE,   /* the disk, or what is on it */
    LN_CLASS_INTERNAL,  /* a defect of ours */
} ln_err_class_t;

typedef enum {
    LN_WIRE_NONE,
    LN_WIRE_CHAIN,
    LN_WIRE_WORKER,
    LN_WIRE_ITSELF,
} ln_err_wire_t;

/* The name as in schema/errors.def, the general text, the class and the wire form of a code. */
const char *ln_err_name(ln_err_t err);
const char *ln_err_text(ln_err_t err);
ln_err_class_t ln_err_class(ln_err_t err);
ln_err_wire_t ln_err_wire(ln_err_t err);

/* What one request carries through all layers: its memory and its error. First argument of every
 * function that allocates for the request or can fail in a way that a peer must see. */
typedef struct {
    ln_arena_t *arena;
    ln_err_t code;      /* of the last LN_FAIL */
    ln_bytes_t text;    /* of the last failure, in the arena */
    const void *detail; /* of the type that errors.def names for the code, in the arena; or null */
} ln_call_t;

/* A call without an error; the arena is borrowed. */
static inline ln_call_t ln_call(ln_arena_t *arena)
{
    return (ln_call_t){.arena = arena};
}

/* Records code, detail and text (printf form; null for the general text) and returns code. */
ln_err_t ln_call_fail(ln_call_t *call, ln_err_t code, const void *detail, const char *format, ...)
    LN_PRINTF(4, 5);

/* Puts "format: " in front of the text recorded last and returns code. */
ln_err_t ln_call_context(ln_call_t *call, ln_err_t code, const char *format, ...) LN_PRINTF(3, 4);

/* Records the error of another call, whose memory may end then; its detail is not kept. */
ln_err_t ln_call_adopt(ln_call_t *call, const ln_call_t *from, ln_err_t code);

/* The text of code: what was recorded with it, or its general text. Lives as long as the arena. */
ln_bytes_t ln_call_text(const ln_call_t *call, ln_err_t code);

#define LN_FAIL(call, code, ...) ln_call_fail((call), (code), NULL, __VA_ARGS__)
#define LN_FAIL_DETAIL(call, code, detail, ...) ln_call_fail((call), (code), (detail), __VA_ARGS__)

/* Passes an error up. */
#define LN_TRY(expression)                                                                         \
    do {                                                                                           \
        ln_err_t ln_try_err_ = (expression);                                                       \
        if (LN_UNLIKELY(ln_try_err_ != LN_OK))                                                     \
            return ln_try_err_;                                                                    \
    } while (0)

#endif
