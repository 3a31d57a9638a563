/* SPDX-License-Identifier: Apache-2.0 */
/* Runs a fuzz target once over every file that is named, or that stands in a folder that is named;
 * no fuzzing engine is needed. The last line is "N inputs". Prints the name of an input before its
 * run goes wrong: with --verbose all of them, else by a handler for the signals of a crash and the
 * sanitizer's own end of the process. */
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Of the sanitizer's run time, where there is one. */
__attribute__((weak)) void __sanitizer_set_death_callback(void (*callback)(void));

static const char *current = "";
static size_t count;
static int verbose;

static void tell_current(void)
{
    static const char text[] = "while running ";
    if (write(STDERR_FILENO, text, sizeof(text) - 1) < 0 ||
        write(STDERR_FILENO, current, strlen(current)) < 0 || write(STDERR_FILENO, "\n", 1) < 0)
        _exit(1);
}

static void on_signal(int number)
{
    tell_current();
    signal(number, SIG_DFL);
    raise(number);
}

static void fail(const char *path)
{
    fprintf(stderr, "%s: %s\n", path, strerror(errno));
    exit(1);
}

/* A copy of exactly the input's size, so that the sanitizer sees a step beyond it. */
static uint8_t *read_all(const char *path, size_t size)
{
    uint8_t *data = malloc(size);
    FILE *file = fopen(path, "rb");
    if (file == NULL || (data == NULL && size > 0) || fread(data, 1, size, file) != size)
        fail(path);
    fclose(file);
    return data;
}

static void run_file(const char *path, size_t size)
{
    uint8_t *data = read_all(path, size);
    current = path;
    if (verbose)
        fprintf(stderr, "%s\n", path);
    LLVMFuzzerTestOneInput(data, size);
    count++;
    free(data);
}

static void run_path(const char *path);

static void run_folder(const char *path)
{
    struct dirent **entries;
    int n = scandir(path, &entries, NULL, alphasort);
    if (n < 0)
        fail(path);
    for (int i = 0; i < n; i++) {
        char inner[PATH_MAX];
        int size = snprintf(inner, sizeof(inner), "%s/%s", path, entries[i]->d_name);
        if (entries[i]->d_name[0] != '.' && size > 0 && (size_t)size < sizeof(inner))
            run_path(inner);
        free(entries[i]);
    }
    free(entries);
}

static void run_path(const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0)
        fail(path);
    if (S_ISDIR(info.st_mode))
        run_folder(path);
    else
        run_file(path, (size_t)info.st_size);
}

int main(int argc, char **argv)
{
    static const int signals[] = {SIGABRT, SIGILL, SIGFPE};
    for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
        signal(signals[i], on_signal);
    if (__sanitizer_set_death_callback != NULL)
        __sanitizer_set_death_callback(tell_current);
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--verbose") == 0)
            verbose = 1;
        else
            run_path(argv[i]);
    }
    printf("%zu inputs\n", count);
    return 0;
}
