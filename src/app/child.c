/* SPDX-License-Identifier: Apache-2.0 */
#include "app/child.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define ARGUMENTS_MAX 32
#define LOOK_EVERY_US 5000
#define READY_WITHIN_US (60 * LN_SECOND_US)
#define STOP_WITHIN_US (10 * LN_SECOND_US)

/* Nothing here but what may be called between fork and exec. */
static void become(const char *log, char **argv, pid_t parent)
{
    int fd = open(log, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0 || dup2(fd, STDOUT_FILENO) < 0 || dup2(fd, STDERR_FILENO) < 0)
        _exit(127);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    setpgid(0, 0); /* ^C is for the parent, which stops its children in order */
    if (getppid() != parent)
        _exit(127);
    execv("/proc/self/exe", argv);
    _exit(127);
}

ln_err_t ln_child_start(ln_call_t *call, ln_child_t *out, const char *folder, const char *name,
                        const char *const *arguments)
{
    char *argv[ARGUMENTS_MAX + 2] = {(char *)"linen"};
    size_t count = 0;
    for (; arguments[count] != NULL; count++) {
        LN_ASSERT(count < ARGUMENTS_MAX);
        argv[count + 1] = ln_text_copy_z(call->arena, ln_text(arguments[count]));
    }
    *out =
        (ln_child_t){.name = ln_text_copy_z(call->arena, ln_text(name)),
                     .log = (const char *)ln_format(call->arena, "%s/%s.log", folder, name).data};
    pid_t parent = getpid();
    out->pid = fork();
    if (out->pid == 0)
        become(out->log, argv, parent);
    if (out->pid > 0)
        return LN_OK;
    out->pid = 0;
    return LN_FAIL(call, LN_ERR_IO, "cannot start %s: %s", name, strerror(errno));
}

static bool has_ended(ln_child_t *child)
{
    if (child->pid == 0 || waitpid(child->pid, NULL, WNOHANG) == 0)
        return child->pid == 0;
    child->pid = 0;
    return true;
}

static bool is_ready(const ln_child_t *child)
{
    ln_arena_t arena = {0};
    ln_call_t call = ln_call(&arena);
    ln_bytes_t log;
    bool ready = ln_file_read(&call, &log, child->log) == LN_OK && log.size > 0 &&
                 memmem(log.data, log.size, "READY!\n", 7) != NULL;
    ln_arena_release(&arena);
    return ready;
}

static ln_err_t fail_with_log(ln_call_t *call, const ln_child_t *child)
{
    ln_bytes_t log = {0};
    if (ln_file_read(call, &log, child->log) != LN_OK)
        log = LN_LITERAL("it has written nothing");
    if (log.size > 500)
        log = ln_bytes_from(log, log.size - 500);
    return LN_FAIL(call, LN_ERR_IO, "%s has ended: %.*s", child->name, LN_TEXT_ARG(log));
}

ln_err_t ln_child_wait(ln_call_t *call, ln_env_t *env, ln_child_t *child)
{
    uint64_t end = ln_env_monotonic_us(env) + READY_WITHIN_US;
    while (!is_ready(child)) {
        if (has_ended(child))
            return fail_with_log(call, child);
        if (ln_env_monotonic_us(env) > end)
            return LN_FAIL(call, LN_ERR_TIMEOUT, "%s does not become ready; its log is %s",
                           child->name, child->log);
        usleep(LOOK_EVERY_US);
    }
    return LN_OK;
}

void ln_child_stop(ln_env_t *env, ln_child_t *child)
{
    uint64_t end = ln_env_monotonic_us(env) + STOP_WITHIN_US;
    if (child->pid == 0)
        return;
    kill(child->pid, SIGTERM);
    while (!has_ended(child)) {
        if (ln_env_monotonic_us(env) > end)
            kill(child->pid, SIGKILL);
        usleep(LOOK_EVERY_US);
    }
}
