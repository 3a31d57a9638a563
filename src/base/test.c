/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"

#include "base/table.h"

#include <fnmatch.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static ln_test_case_t *first_case;
static uint64_t seed = 1;
static const char *running = "";
static ln_test_t current;

void ln_test_register(ln_test_case_t *test)
{
    ln_test_case_t **link = &first_case;
    while (*link != NULL && strcmp((*link)->name, test->name) < 0)
        link = &(*link)->next;
    test->next = *link;
    *link = test;
}

static void run_case(void **state)
{
    const ln_test_case_t *test = *state;
    running = test->name;
    current = (ln_test_t){0};
    ln_arena_init(&current.arena);
    current.call = ln_call(&current.arena);
    ln_env_fake_init(&current.env, 1700000000000000u, ln_siphash13(seed, 0, ln_text(test->name)));
    test->run(&current);
}

/* Runs after a failure too, which leaves a test in its midst: what hangs on the arena (files, say)
 * must not make the next tests fail. */
static int end_case(LN_UNUSED void **state)
{
    ln_arena_release(&current.arena);
    return 0;
}

void ln_test_check_ok(const ln_call_t *call, ln_err_t err, const char *what, const char *file,
                      int line)
{
    if (err == LN_OK)
        return;
    print_error("%s gave %s: %.*s\n", what, ln_err_name(err), LN_TEXT_ARG(ln_call_text(call, err)));
    _fail(file, line);
}

void ln_test_check_err(const ln_call_t *call, ln_err_t expected, ln_err_t err, const char *what,
                       const char *file, int line)
{
    if (err == expected)
        return;
    print_error("%s gave %s (%.*s) instead of %s\n", what, ln_err_name(err),
                LN_TEXT_ARG(ln_call_text(call, err)), ln_err_name(expected));
    _fail(file, line);
}

static void print_hex(const char *label, ln_bytes_t bytes)
{
    print_error("%s (%zu bytes) ", label, bytes.size);
    for (size_t i = 0; i < bytes.size && i < 512; i++)
        print_error("%02x", bytes.data[i]);
    print_error("\n");
}

void ln_test_check_bytes(ln_bytes_t actual, ln_bytes_t expected, const char *what, const char *file,
                         int line)
{
    if (ln_bytes_equal(actual, expected))
        return;
    print_error("%s differs\n", what);
    print_hex("actual  ", actual);
    print_hex("expected", expected);
    _fail(file, line);
}

ln_bytes_t ln_test_unhex(ln_arena_t *arena, const char *hex)
{
    char *digits = ln_arena_alloc(arena, strlen(hex) + 1, 1);
    size_t n = 0;
    for (const char *p = hex; *p != '\0'; p++)
        if (strchr("0123456789abcdefABCDEF", *p) != NULL)
            digits[n++] = *p;
    assert_true(n % 2 == 0);
    uint8_t *out = ln_arena_alloc(arena, n / 2, 1);
    assert_true(ln_hex_parse(out, n / 2, ln_bytes(digits, n)));
    return ln_bytes(out, n / 2);
}

ln_bytes_t ln_test_repeat(ln_arena_t *arena, uint8_t byte, size_t count)
{
    uint8_t *out = ln_arena_alloc(arena, count, 1);
    memset(out, byte, count);
    return ln_bytes(out, count);
}

ln_bytes_t ln_test_read_file(ln_arena_t *arena, const char *path)
{
    ln_bytes_t full = ln_format(arena, "%s/%s", LN_SOURCE_DIR, path);
    FILE *file = fopen((const char *)full.data, "rb");
    if (file == NULL)
        fail_msg("cannot open %s", (const char *)full.data);
    fseek(file, 0, SEEK_END);
    size_t size = (size_t)ftell(file);
    rewind(file);
    uint8_t *data = ln_arena_alloc(arena, size, 1);
    size_t got = fread(data, 1, size, file);
    fclose(file);
    assert_true(got == size);
    return ln_bytes(data, size);
}

uint64_t ln_test_random(ln_test_t *t)
{
    return ln_env_random_u64(&t->env.env);
}

uint64_t ln_test_below(ln_test_t *t, uint64_t limit)
{
    return ln_test_random(t) % limit;
}

/* cmocka reports every test on standard output and failures on standard error: without --verbose
 * only the latter is seen. Returns a stream for our own lines. */
static FILE *own_output(bool verbose)
{
    if (verbose)
        return stdout;
    FILE *out = fdopen(dup(STDOUT_FILENO), "w");
    if (out == NULL || freopen("/dev/null", "w", stdout) == NULL) {
        perror("standard output");
        exit(1);
    }
    return out;
}

/* A broken invariant ends the program, and nothing else would tell which test it was. */
static void on_abort(LN_UNUSED int number)
{
    static const char text[] = "aborted in the test ";
    size_t size = strlen(running);
    if (write(STDERR_FILENO, text, sizeof(text) - 1) < 0 ||
        write(STDERR_FILENO, running, size) < 0 || write(STDERR_FILENO, "\n", 1) < 0)
        _exit(1);
}

int main(int argc, char **argv)
{
    const char *pattern = "*";
    bool list = false, verbose = false;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--list") == 0)
            list = true;
        else if (strcmp(argv[i], "--verbose") == 0)
            verbose = true;
        else if (strcmp(argv[i], "--seed") == 0 && i + 1 < argc)
            seed = strtoull(argv[++i], NULL, 0);
        else
            pattern = argv[i];
    }
    struct CMUnitTest *tests = NULL;
    size_t count = 0;
    for (ln_test_case_t *test = first_case; test != NULL; test = test->next) {
        if (fnmatch(pattern, test->name, 0) != 0)
            continue;
        tests = ln_realloc(tests, (count + 1) * sizeof(*tests));
        tests[count++] = (struct CMUnitTest){test->name, run_case, NULL, end_case, test};
        if (list)
            puts(test->name);
    }
    int failed = 0;
    if (!list) {
        FILE *out = own_output(verbose);
        signal(SIGABRT, on_abort);
        failed = _cmocka_run_group_tests("tests", tests, count, NULL, NULL);
        fprintf(out, "%zu passed, %d failed\n", count - (size_t)failed, failed);
        fclose(out);
    }
    free(tests);
    return failed == 0 ? 0 : 1;
}
