/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#define POISON(p, n) __asan_poison_memory_region(p, n)
#define UNPOISON(p, n) __asan_unpoison_memory_region(p, n)
#else
#define POISON(p, n) ((void)(p), (void)(n))
#define UNPOISON(p, n) ((void)(p), (void)(n))
#endif

#define CHUNK_MIN 1024u
#define CHUNK_MAX (1u << 20)
#define KEEP_MAX (1u << 16)

struct ln_arena_chunk {
    ln_arena_chunk_t *older;
    size_t size; /* of data */
    size_t used;
    alignas(16) uint8_t data[];
};

struct ln_arena_hook {
    ln_arena_hook_t *older;
    void (*run)(void *subject);
    void *subject;
};

static LN_NORETURN void out_of_memory(void)
{
    fputs("out of memory\n", stderr);
    abort();
}

void *ln_alloc(size_t size)
{
    void *p = malloc(size > 0 ? size : 1);
    if (p == NULL)
        out_of_memory();
    return p;
}

void *ln_zalloc(size_t size)
{
    void *p = calloc(1, size > 0 ? size : 1);
    if (p == NULL)
        out_of_memory();
    return p;
}

void *ln_realloc(void *old, size_t size)
{
    void *p = realloc(old, size > 0 ? size : 1);
    if (p == NULL)
        out_of_memory();
    return p;
}

char *ln_alloc_text(const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(ln_alloc(size), text, size);
}

void ln_arena_init(ln_arena_t *arena)
{
    *arena = (ln_arena_t){0};
}

static void run_hooks(ln_arena_t *arena)
{
    /* A hook may allocate nothing, but it may live in a chunk: read the link before the call. */
    for (ln_arena_hook_t *hook = arena->hooks; hook != NULL;) {
        ln_arena_hook_t *older = hook->older;
        hook->run(hook->subject);
        hook = older;
    }
    arena->hooks = NULL;
}

static void release_chunks(ln_arena_t *arena, size_t keep_max)
{
    ln_arena_chunk_t *keep = NULL;
    for (ln_arena_chunk_t *chunk = arena->chunks; chunk != NULL;) {
        ln_arena_chunk_t *older = chunk->older;
        bool better = chunk->size <= keep_max && (keep == NULL || chunk->size > keep->size);
        ln_arena_chunk_t *drop = better ? keep : chunk;
        if (better)
            keep = chunk;
        if (drop != NULL) {
            UNPOISON(drop->data, drop->size);
            free(drop);
        }
        chunk = older;
    }
    arena->chunks = keep;
    arena->size_bytes = 0;
    if (keep != NULL) {
        keep->older = NULL;
        keep->used = 0;
        arena->size_bytes = keep->size;
        POISON(keep->data, keep->size);
    }
}

void ln_arena_reset(ln_arena_t *arena)
{
    run_hooks(arena);
    release_chunks(arena, KEEP_MAX);
}

void ln_arena_release(ln_arena_t *arena)
{
    run_hooks(arena);
    release_chunks(arena, 0);
}

void ln_arena_wipe(ln_arena_t *arena)
{
    for (ln_arena_chunk_t *chunk = arena->chunks; chunk != NULL; chunk = chunk->older) {
        UNPOISON(chunk->data, chunk->size);
        ln_wipe(chunk->data, chunk->size);
    }
    ln_arena_release(arena);
}

static void add_chunk(ln_arena_t *arena, size_t need)
{
    size_t size = arena->chunks == NULL ? CHUNK_MIN : arena->chunks->size * 2;
    size = LN_MIN(size, (size_t)CHUNK_MAX);
    size = LN_MAX(size, need);
    ln_arena_chunk_t *chunk = ln_alloc(sizeof(*chunk) + size);
    chunk->older = arena->chunks;
    chunk->size = size;
    chunk->used = 0;
    POISON(chunk->data, size);
    arena->chunks = chunk;
    arena->size_bytes += size;
}

void *ln_arena_alloc(ln_arena_t *arena, size_t size, size_t align)
{
    LN_ASSERT(align > 0 && align <= 16 && (align & (align - 1)) == 0);
    LN_ASSERT(size < SIZE_MAX / 2);
    ln_arena_chunk_t *chunk = arena->chunks;
    size_t start = chunk == NULL ? 0 : (chunk->used + align - 1) & ~(align - 1);
    if (chunk == NULL || start + size > chunk->size) {
        add_chunk(arena, size);
        chunk = arena->chunks;
        start = 0;
    }
    chunk->used = start + size;
    UNPOISON(chunk->data + start, size);
    return chunk->data + start;
}

void *ln_arena_zalloc(ln_arena_t *arena, size_t size, size_t align)
{
    return memset(ln_arena_alloc(arena, size, align), 0, size);
}

void *ln_arena_zalloc_array(ln_arena_t *arena, size_t count, size_t size, size_t align)
{
    size_t total;
    if (__builtin_mul_overflow(count, size, &total))
        out_of_memory();
    return ln_arena_zalloc(arena, total, align);
}

void *ln_arena_regrow(ln_arena_t *arena, const void *old, size_t count, size_t new_count,
                      size_t size)
{
    LN_ASSERT(count <= new_count);
    void *grown = ln_arena_zalloc_array(arena, new_count, size, 16);
    if (count > 0)
        memcpy(grown, old, count * size);
    return grown;
}

bool ln_arena_extend(ln_arena_t *arena, void *data, size_t old_size, size_t new_size)
{
    ln_arena_chunk_t *chunk = arena->chunks;
    if (chunk == NULL || (uint8_t *)data + old_size != chunk->data + chunk->used ||
        new_size - old_size > chunk->size - chunk->used)
        return false;
    UNPOISON(chunk->data + chunk->used, new_size - old_size);
    chunk->used += new_size - old_size;
    return true;
}

void *ln_arena_list(ln_arena_t *arena, size_t count, size_t size)
{
    size_t room = 1;
    while (room < count)
        room *= 2;
    return ln_arena_zalloc_array(arena, count == 0 ? 0 : room, size, 16);
}

void *ln_arena_push(ln_arena_t *arena, void **items, size_t *count, size_t size)
{
    size_t n = *count;
    if ((n & (n - 1)) == 0) /* 0, 1, 2, 4, 8 ...: the array is full */
        *items = ln_arena_regrow(arena, *items, n, n == 0 ? 1 : 2 * n, size);
    *count = n + 1;
    return (uint8_t *)*items + n * size;
}

void ln_arena_on_reset(ln_arena_t *arena, void (*run)(void *subject), void *subject)
{
    ln_arena_hook_t *hook = LN_NEW(arena, ln_arena_hook_t);
    *hook = (ln_arena_hook_t){arena->hooks, run, subject};
    arena->hooks = hook;
}

ln_bytes_t ln_format(ln_arena_t *arena, const char *format, ...)
{
    char small[256];
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(small, sizeof(small), format, args);
    LN_ASSERT(length >= 0);
    char *text = ln_arena_alloc(arena, (size_t)length + 1, 1);
    if ((size_t)length < sizeof(small))
        memcpy(text, small, (size_t)length + 1);
    else
        vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    va_end(args);
    return ln_bytes(text, (size_t)length);
}
