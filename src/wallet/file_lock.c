/* SPDX-License-Identifier: Apache-2.0 */
#include "wallet/file_lock.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define WAIT_STEP_MS 20
#define WAIT_STEPS 250

static ln_err_t io_error(ln_call_t *call, const char *what, const char *path)
{
    ln_err_t code = errno == ENOENT ? LN_ERR_NOT_FOUND : LN_ERR_IO;
    return LN_FAIL(call, code, "cannot %s %s: %s", what, path, strerror(errno));
}

static ln_file_state_t state_of(const struct stat *info)
{
    return (ln_file_state_t){
        .device = info->st_dev,
        .inode = info->st_ino,
        .size = (uint64_t)info->st_size,
        .changed_ns =
            (uint64_t)info->st_mtim.tv_sec * 1000000000u + (uint64_t)info->st_mtim.tv_nsec,
    };
}

bool ln_file_state_equal(const ln_file_state_t *a, const ln_file_state_t *b)
{
    return a->device == b->device && a->inode == b->inode && a->size == b->size &&
           a->changed_ns == b->changed_ns;
}

ln_err_t ln_file_state(ln_call_t *call, ln_file_state_t *out, const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0)
        return io_error(call, "open", path);
    *out = state_of(&info);
    return LN_OK;
}

/* Does the path still mean the file that is open? */
static bool is_at_path(int fd, const char *path)
{
    struct stat opened, there;
    return fstat(fd, &opened) == 0 && stat(path, &there) == 0 && opened.st_dev == there.st_dev &&
           opened.st_ino == there.st_ino;
}

/* Opens and locks once; *out is -1 if somebody else has the lock or has just replaced the file. */
static ln_err_t try_lock(ln_call_t *call, int *out, const char *path, int flags)
{
    *out = -1;
    int fd = open(path, flags | O_CLOEXEC, 0600);
    if (fd < 0)
        return io_error(call, "open", path);
    if (flock(fd, LOCK_EX | LOCK_NB) == 0 && is_at_path(fd, path))
        *out = fd;
    else
        close(fd);
    return LN_OK;
}

static ln_err_t lock(ln_call_t *call, ln_file_lock_t *out, const char *path, int flags)
{
    static const struct timespec step = {0, WAIT_STEP_MS * 1000000};
    for (int i = 0; i < WAIT_STEPS; i++) {
        int fd;
        LN_TRY(try_lock(call, &fd, path, flags));
        if (fd >= 0) {
            *out = (ln_file_lock_t){fd, path};
            return LN_OK;
        }
        nanosleep(&step, NULL);
    }
    return LN_FAIL(call, LN_ERR_WALLET,
                   "%s is locked; perhaps there is another process using it: wait for its end, or "
                   "use another file",
                   path);
}

ln_err_t ln_file_lock_take(ln_call_t *call, ln_file_lock_t *out, const char *path)
{
    return lock(call, out, path, O_RDONLY);
}

static ln_err_t make_folder_above(ln_call_t *call, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL || slash == path)
        return LN_OK;
    return ln_folder_make(call,
                          ln_text_copy_z(call->arena, ln_bytes(path, (size_t)(slash - path))));
}

ln_err_t ln_file_lock_create(ln_call_t *call, ln_file_lock_t *out, const char *path)
{
    struct stat info;
    ln_file_lock_t made;
    LN_TRY(make_folder_above(call, path));
    LN_TRY(lock(call, &made, path, O_RDWR | O_CREAT));
    if (fstat(made.fd, &info) != 0 || info.st_size != 0) {
        ln_file_lock_release(&made);
        return LN_FAIL(call, LN_ERR_WALLET,
                       "%s exists already; remove it or choose another place first", path);
    }
    *out = made;
    return LN_OK;
}

ln_err_t ln_file_lock_replace(ln_call_t *call, const ln_file_lock_t *held, ln_file_state_t *state,
                              ln_bytes_t content)
{
    struct stat made;
    LN_TRY(ln_file_replace_stat(call, &made, held->path, 0600, content));
    *state = state_of(&made); /* the path may lead to somebody else's file already */
    return LN_OK;
}

void ln_file_lock_release(ln_file_lock_t *held)
{
    close(held->fd);
    held->fd = -1;
}
