/* SPDX-License-Identifier: Apache-2.0 */
#include "app/run.h"

#include "base/log.h"
#include "node/version.h"

#include <stdio.h>
#include <sys/resource.h>

#define FILES_WANTED 65536

static void print(ln_bytes_t text, FILE *to)
{
    fwrite(text.data, 1, text.size, to);
    fflush(to);
}

static int fail(const ln_call_t *call, ln_err_t err)
{
    ln_bytes_t text = ln_call_text(call, err);
    fprintf(stderr, "linen: %.*s\n", LN_TEXT_ARG(text));
    return 1;
}

static int run_command(ln_call_t *call, const ln_args_t *args)
{
    ln_loop_t loop;
    ln_loop_init(&loop, ln_env_system());
    ln_run_t run = {.call = call, .env = ln_env_system(), .loop = &loop, .args = args};
    ln_err_t err = args->command->run(&run);
    ln_loop_release(&loop);
    return err == LN_OK ? 0 : fail(call, err);
}

/* A server has an open file for each connection, and the usual limit of 1024 is one that is meant
 * to be raised by whoever can handle more. */
static void allow_many_files(void)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= FILES_WANTED)
        return;
    limit.rlim_cur = LN_MIN(limit.rlim_max, (rlim_t)FILES_WANTED);
    (void)setrlimit(RLIMIT_NOFILE, &limit);
}

int main(int argc, char **argv)
{
    ln_arena_t arena = {0};
    ln_call_t call = ln_call(&arena);
    ln_args_t args;
    int status = 0;
    ln_log_level_from_environment();
    allow_many_files();
    ln_err_t err = ln_args_parse(&call, &args, argc, argv);
    if (err != LN_OK) {
        status = fail(&call, err);
    } else if (args.help) {
        ln_buffer_t out = ln_buffer(&arena);
        ln_args_help(&out, &args);
        print(ln_buffer_bytes(&out), stdout);
    } else if (args.version) {
        printf("linen %s\n", ln_version_text());
    } else {
        status = run_command(&call, &args);
    }
    ln_arena_release(&arena);
    return status;
}
