/* SPDX-License-Identifier: Apache-2.0 */
/* base/arena.h - memory that is released all at once.
 *
 * Every allocation belongs to one lifetime: the process, a call (one request), or an object (an
 * open chain, a connection). A call and an object each own an arena; ending the lifetime releases
 * everything in it, so that error paths have nothing to free.
 *
 *     chunk (newest)                      older chunks
 *     [ used ........ | free ]  ->  [ used ...... ]  ->  [ used ]
 *
 * The first chunk is made on first use; chunks double up to 1 MiB; a larger request gets a chunk of
 * its own. Running out of process memory stops the process, so allocation never fails; what a peer
 * may make us allocate is bounded where its bytes are accepted (sizes of messages,
 * ln_read_list).
 *
 * Threads: an arena belongs to one thread at a time. */
#ifndef LN_BASE_ARENA_H
#define LN_BASE_ARENA_H

#include "base/bytes.h"

typedef struct ln_arena_chunk ln_arena_chunk_t;
typedef struct ln_arena_hook ln_arena_hook_t;

struct ln_arena {
    ln_arena_chunk_t *chunks; /* newest first */
    ln_arena_hook_t *hooks;   /* run on reset, newest first */
    size_t size_bytes;        /* sum of all chunks */
};

/* An empty arena; the zero value is one too. */
void ln_arena_init(ln_arena_t *arena);

/* Runs the hooks and releases everything. The arena is empty and may be used again; its largest
 * chunk of at most 64 KiB is kept for the next request. */
void ln_arena_reset(ln_arena_t *arena);

/* Like reset, and keeps nothing. */
void ln_arena_release(ln_arena_t *arena);

/* Like release, for memory that held secrets: overwrites it first. */
void ln_arena_wipe(ln_arena_t *arena);

/* size bytes, not initialised, aligned to align (a power of 2, at most 16). A size of 0 gives a
 * valid pointer that must not be read. */
void *ln_arena_alloc(ln_arena_t *arena, size_t size, size_t align) __attribute__((malloc));

/* The same, filled with zero bytes. */
void *ln_arena_zalloc(ln_arena_t *arena, size_t size, size_t align) __attribute__((malloc));

/* One object, or count of them, filled with zero bytes. */
#define LN_NEW(arena, type) ((type *)ln_arena_zalloc((arena), sizeof(type), _Alignof(type)))
#define LN_NEW_ARRAY(arena, type, count)                                                           \
    ((type *)ln_arena_zalloc_array((arena), (count), sizeof(type), _Alignof(type)))

/* What LN_NEW_ARRAY calls; a product that overflows stops the process. */
void *ln_arena_zalloc_array(ln_arena_t *arena, size_t count, size_t size, size_t align);

/* A larger copy of an array of count items of the given size; what is behind is filled with zero
 * bytes. The old array stays allocated until the reset. */
void *ln_arena_regrow(ln_arena_t *arena, const void *old, size_t count, size_t new_count,
                      size_t size);

/* Zeroed room for a list of count items, rounded up to a power of two, which is the room that
 * LN_PUSH counts on: whoever fills a list {items, count} that may grow later allocates it here. */
void *ln_arena_list(ln_arena_t *arena, size_t count, size_t size);

/* Tries to lengthen the newest allocation in place, from old_size to new_size bytes. */
LN_CHECKED bool ln_arena_extend(ln_arena_t *arena, void *data, size_t old_size, size_t new_size);

/* Appends one zeroed item to a list {items, count} that was begun empty or with ln_arena_list.
 * Returns the new item. Usage: ln_event_t *event = LN_PUSH(arena, &events); */
#define LN_PUSH(arena, list)                                                                       \
    ((__typeof__((list)->items))ln_arena_push((arena), (void **)&(list)->items, &(list)->count,    \
                                              sizeof(*(list)->items)))
void *ln_arena_push(ln_arena_t *arena, void **items, size_t *count, size_t size);

/* Calls run(subject) when the arena is reset: for what lives outside the arena but ends with it. */
void ln_arena_on_reset(ln_arena_t *arena, void (*run)(void *subject), void *subject);

/* Formatted text, terminated by a zero byte that is not counted. */
ln_bytes_t ln_format(ln_arena_t *arena, const char *format, ...) LN_PRINTF(2, 3);

/* malloc, calloc and realloc that stop the process when there is no memory. For objects that live
 * on their own; release with free. */
void *ln_alloc(size_t size) __attribute__((malloc));
void *ln_zalloc(size_t size) __attribute__((malloc));
void *ln_realloc(void *old, size_t size);
char *ln_alloc_text(const char *text); /* a copy, terminated by a zero byte */

#endif
