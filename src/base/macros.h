/* SPDX-License-Identifier: Apache-2.0 */
/* base/macros.h - the few words of C that every file of this project uses.
 *
 * LN_CHECKED   the caller must look at the result.
 * LN_ASSERT    a broken invariant stops the process, in release builds too: a validator that
 *              halts is better than one that signs nonsense. Never for anything that a peer, a
 *              guest or a file can say.
 * LN_VERIFY    the same for checks that cost too much in production; check builds only. */
#ifndef LN_BASE_MACROS_H
#define LN_BASE_MACROS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LN_CHECKED __attribute__((warn_unused_result))
#define LN_PRINTF(format_index, first) __attribute__((format(printf, format_index, first)))
#define LN_UNUSED __attribute__((unused))
#define LN_NORETURN __attribute__((noreturn))

#define LN_UNLIKELY(x) __builtin_expect(!!(x), 0)

#define LN_MIN(a, b) ((a) < (b) ? (a) : (b))
#define LN_MAX(a, b) ((a) > (b) ? (a) : (b))
#define LN_COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* The struct that holds member at address ptr. */
#define LN_CONTAINER(ptr, type, member) ((type *)(void *)((char *)(ptr)-offsetof(type, member)))

/* Prints where and what, then aborts. Threads: any. */
LN_NORETURN void ln_assert_failed(const char *file, int line, const char *what);

#define LN_ASSERT(condition)                                                                       \
    do {                                                                                           \
        if (LN_UNLIKELY(!(condition)))                                                             \
            ln_assert_failed(__FILE__, __LINE__, #condition);                                      \
    } while (0)

#ifdef LN_CHECK_BUILD
#define LN_VERIFY(condition) LN_ASSERT(condition)
#else
#define LN_VERIFY(condition) ((void)sizeof(condition))
#endif

/* A switch over an enum has no default label, so that the compiler names every switch that a new
 * variant concerns; what follows the switch is unreachable. */
#define LN_UNREACHABLE() ln_assert_failed(__FILE__, __LINE__, "unreachable")

#endif
