/* SPDX-License-Identifier: Apache-2.0 */
/* base/test.h - unit tests: a file test_x.c beside x.c is all it takes.
 *
 *     TEST(outbox_confirming_twice_is_harmless)
 *     {
 *         CHECK(ln_outbox_confirm(...) == LN_OK);
 *     }
 *
 * Tests register themselves and run through cmocka, one program per folder: --list, --verbose, a
 * name pattern as argument, --seed N. Only failures are told, then "N passed, N failed". A test
 * gets a call whose arena ends with it (t), and a generator seeded from --seed and its name. */
#ifndef LN_BASE_TEST_H
#define LN_BASE_TEST_H

#include "base/env.h"
#include "base/err.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include <string.h>

typedef struct {
    ln_call_t call;
    ln_arena_t arena;
    ln_env_fake_t env; /* stands at 2023-11-14T22:13:20Z, seeded */
} ln_test_t;

typedef struct ln_test_case {
    const char *name;
    void (*run)(ln_test_t *t);
    struct ln_test_case *next;
} ln_test_case_t;

void ln_test_register(ln_test_case_t *test);

#define TEST(name)                                                                                 \
    static void name(ln_test_t *t);                                                                \
    __attribute__((constructor)) static void register_##name(void)                                 \
    {                                                                                              \
        static ln_test_case_t test = {#name, name, NULL};                                          \
        ln_test_register(&test);                                                                   \
    }                                                                                              \
    static void name(LN_UNUSED ln_test_t *t)

#define CHECK(condition) assert_true(condition)
#define CHECK_OK(expression)                                                                       \
    ln_test_check_ok(&t->call, (expression), #expression, __FILE__, __LINE__)
#define CHECK_ERR(expected, expression)                                                            \
    ln_test_check_err(&t->call, (expected), (expression), #expression, __FILE__, __LINE__)
#define CHECK_BYTES(actual, expected)                                                              \
    ln_test_check_bytes((actual), (expected), #actual, __FILE__, __LINE__)

/* actual is compared with the bytes that the hexadecimal digits in the text give; everything in the
 * text that is not such a digit is skipped. */
#define CHECK_HEX(actual, hex)                                                                     \
    ln_test_check_bytes((actual), ln_test_unhex(&t->arena, (hex)), #actual, __FILE__, __LINE__)

void ln_test_check_ok(const ln_call_t *call, ln_err_t err, const char *what, const char *file,
                      int line);
void ln_test_check_err(const ln_call_t *call, ln_err_t expected, ln_err_t err, const char *what,
                       const char *file, int line);
void ln_test_check_bytes(ln_bytes_t actual, ln_bytes_t expected, const char *what, const char *file,
                         int line);

/* The bytes of hexadecimal text; other characters are skipped. "11*32" is not understood: spell
 * repetition with ln_test_repeat. */
ln_bytes_t ln_test_unhex(ln_arena_t *arena, const char *hex);
ln_bytes_t ln_test_repeat(ln_arena_t *arena, uint8_t byte, size_t count);

/* The content of a file, given relative to the root of the source tree. The test fails if it
 * cannot be read. */
ln_bytes_t ln_test_read_file(ln_arena_t *arena, const char *path);

uint64_t ln_test_random(ln_test_t *t);

/* A random number below limit, which must be positive. */
uint64_t ln_test_below(ln_test_t *t, uint64_t limit);

#endif
