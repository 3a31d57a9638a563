/* SPDX-License-Identifier: Apache-2.0 */
/* What may be called where. */
#include "tidy.h"

#include <ctype.h>
#include <string.h>

/* A name, where it may be used, and what to use elsewhere. Places are prefixes of paths, separated
 * by blanks; "tests" are all test_*, fuzz_* and bench_* files. tools/ runs at development time only
 * and may use everything but what is banned everywhere. */
typedef struct {
    const char *names, *places, *instead;
} ban_t;

static const ban_t bans[] = {
    {"time gettimeofday clock ftime timespec_get", "", "ln_env_now_us (base/env.h)"},
    {"clock_gettime", "src/base/env.c src/base/queue.c bench_", "ln_env (base/env.h)"},
    {"rand random srand srandom rand_r drand48 getrandom arc4random randombytes_buf RAND_bytes",
     "src/base/env.c", "ln_env_random (base/env.h)"},
    {"malloc calloc realloc reallocarray strdup strndup asprintf vasprintf",
     "src/base/arena.c tools/", "an arena, ln_alloc, ln_zalloc or ln_realloc (base/arena.h)"},
    {"alloca", "", "an arena"},
    {"strcat strncpy strncat sprintf vsprintf stpcpy", "",
     "ln_buffer, ln_format, snprintf or memcpy"},
    {"strcpy", "tools/", "ln_buffer, ln_format, snprintf or memcpy"},
    {"atoi atol atoll atof sscanf fscanf scanf", "tests tools/",
     "ln_parse_u64, or strto* with a look at the end"},
    {"strtok strtok_r", "", "slices (base/bytes.h)"},
    {"localtime gmtime ctime asctime localtime_r mktime", "",
     "gmtime_r; the local time is nobody's business"},
    {"system popen", "tests", "a library"},
    {"fork vfork execv execve execvp execl execlp posix_spawn posix_spawnp", "src/app/ tests",
     "a thread (base/task.h)"},
    {"sleep usleep nanosleep", "src/net/drive.c src/kvd/ src/wallet/file_lock.c src/app/ tests",
     "a timer, or a timed wait"},
    {"abort", "src/base/arena.c src/base/bytes.c src/kv/commit.c tests tools/",
     "LN_ASSERT for a broken invariant, an error for bad input"},
    {"exit _exit quick_exit", "src/app/ tests tools/", "an error"},
    {"assert", "", "LN_ASSERT (base/macros.h)"},
    {"printf puts putchar vprintf perror", "src/app/ tests tools/",
     "ln_buffer_printf; libraries do not print"},
    {"fprintf vfprintf fputs",
     "src/app/ src/base/bytes.c src/base/arena.c src/base/log.c tests tools/",
     "LN_LOG (base/log.h)"},
    {"getenv", "src/app/ src/base/log.c src/wallet/paths.c tests tools/",
     "an option (schema/options.def)"},
    {"setenv putenv unsetenv", "tests", "an argument"},
    {"signal sigaction", "src/app/ src/net/loop.c tests tools/", "src/app/signals.c"},
    {"setjmp longjmp sigsetjmp siglongjmp", "", "an error"},
    {"tmpnam tempnam mktemp", "", "mkstemp"},
};

/* Words that make a folder impure: a chain belongs to one thread, and decisions call nobody back
 * (ARCHITECTURE.md). */
static const char *const pure_folders[] = {"exec", "chain", "view"};
static const char *const impure_prefixes[] = {"pthread_", "atomic_", "__atomic_", "__sync_",
                                              "_Atomic",  "mtx_",    "cnd_",      "uv_"};

/* The table of what each kind of view can do, and the default of a register. */
static const char *const callback_places[] = {"src/view/kinds_priv.h", "src/view/view.h"};

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

/* Is the word one of the names, which blanks separate? */
static bool names_word(const char *names, const char *word, size_t size)
{
    for (const char *p = names; *p != '\0';) {
        size_t n = strcspn(p, " ");
        if (n == size && memcmp(p, word, size) == 0)
            return true;
        p += n + strspn(p + n, " ");
    }
    return false;
}

static bool is_allowed(const file_t *file, const char *places)
{
    for (const char *p = places; *p != '\0';) {
        size_t n = strcspn(p, " ");
        if (n == 5 && memcmp(p, "tests", 5) == 0) {
            if (is_test(file) || starts_with(file->path, "tests/"))
                return true;
        } else if (strncmp(file->path, p, n) == 0 || strncmp(file->name, p, n) == 0) {
            return true;
        }
        p += n + strspn(p + n, " ");
    }
    return false;
}

/* A call, and not the member of a struct that has the same name. */
static bool is_call(const file_t *file, const char *word, const char *end)
{
    const char *p = word;
    while (p > file->code && (p[-1] == ' ' || p[-1] == '\n'))
        p--;
    if (p > file->code && (p[-1] == '.' || (p[-1] == '>' && p - 1 > file->code && p[-2] == '-')))
        return false;
    return end[strspn(end, " \n")] == '(';
}

static void check_word(const file_t *file, const char *word, const char *end)
{
    size_t size = (size_t)(end - word);
    for (size_t i = 0; i < sizeof(bans) / sizeof(bans[0]); i++)
        if (names_word(bans[i].names, word, size) && is_call(file, word, end) &&
            !is_allowed(file, bans[i].places))
            broken("call", file, word, "%.*s is banned here; use %s", (int)size, word,
                   bans[i].instead);
}

static bool is_pure(const file_t *file)
{
    for (size_t i = 0; i < sizeof(pure_folders) / sizeof(pure_folders[0]); i++)
        if (file->folder != NULL && strcmp(file->folder, pure_folders[i]) == 0)
            return !is_test(file);
    return false;
}

static void check_pure_word(const file_t *file, const char *word, const char *end)
{
    for (size_t i = 0; i < sizeof(impure_prefixes) / sizeof(impure_prefixes[0]); i++)
        if (starts_with(word, impure_prefixes[i]))
            broken("pure", file, word, "%.*s: %s holds no locks, atomics or threads",
                   (int)(end - word), word, file->folder);
}

/* A pointer to a function, as a member or a parameter: "(*name)(". */
static void check_callback(const file_t *file, const char *p)
{
    const char *end = p + 2;
    for (size_t i = 0; i < sizeof(callback_places) / sizeof(callback_places[0]); i++)
        if (strcmp(file->path, callback_places[i]) == 0)
            return;
    while (is_word(*end))
        end++;
    if (end > p + 2 && starts_with(end, ")("))
        broken("pure", file, p, "%s calls nobody back", file->folder);
}

void check_calls(const file_t *file)
{
    if (!is_c(file))
        return;
    bool pure = is_pure(file);
    for (const char *p = file->code; *p != '\0';) {
        const char *end = p;
        while (is_word(*end))
            end++;
        if (end > p && !isdigit((unsigned char)*p)) {
            check_word(file, p, end);
            if (pure)
                check_pure_word(file, p, end);
        } else if (pure && starts_with(p, "(*")) {
            check_callback(file, p);
        }
        p = end > p ? end : p + 1;
    }
}
