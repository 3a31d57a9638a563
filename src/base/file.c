/* SPDX-License-Identifier: Apache-2.0 */
#include "base/file.h"

#include "base/buffer.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static ln_err_t io_error(ln_call_t *call, const char *what, const char *path)
{
    ln_err_t code = errno == ENOENT ? LN_ERR_NOT_FOUND : LN_ERR_IO;
    return LN_FAIL(call, code, "cannot %s %s: %s", what, path, strerror(errno));
}

ln_err_t ln_file_read(ln_call_t *call, ln_bytes_t *out, const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return io_error(call, "open", path);
    ln_buffer_t buffer = ln_buffer(call->arena);
    ssize_t got;
    do {
        uint8_t chunk[16384];
        got = read(fd, chunk, sizeof(chunk));
        if (got > 0)
            ln_buffer_put(&buffer, ln_bytes(chunk, (size_t)got));
    } while ((got > 0 && buffer.size <= LN_FILE_MAX) || (got < 0 && errno == EINTR));
    ln_err_t err = got < 0 ? io_error(call, "read", path) : LN_OK;
    close(fd);
    if (err == LN_OK && buffer.size > LN_FILE_MAX)
        err = LN_FAIL(call, LN_ERR_LIMIT, "cannot read %s: it has more than %zu MiB", path,
                      LN_FILE_MAX >> 20);
    if (err == LN_OK)
        *out = ln_buffer_bytes(&buffer);
    return err;
}

static bool write_all(int fd, ln_bytes_t content)
{
    while (content.size > 0) {
        ssize_t written = write(fd, content.data, content.size);
        if (written < 0 && errno != EINTR)
            return false;
        if (written > 0)
            content = ln_bytes_from(content, (size_t)written);
    }
    return true;
}

/* A rename is durable when the folder is. Not every file system can say so: that is no error. */
static void sync_folder_of(ln_call_t *call, const char *path)
{
    const char *slash = strrchr(path, '/');
    ln_bytes_t folder =
        slash == NULL ? LN_LITERAL(".") : ln_bytes(path, (size_t)(slash - path) + 1);
    int fd = open(ln_text_copy_z(call->arena, folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    (void)fsync(fd);
    close(fd);
}

ln_err_t ln_file_replace(ln_call_t *call, const char *path, unsigned mode, ln_bytes_t content)
{
    struct stat made;
    return ln_file_replace_stat(call, &made, path, mode, content);
}

/* A device, pipe or folder would be gone if a file were renamed to its place. */
static ln_err_t check_replaceable(ln_call_t *call, const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0 || S_ISREG(info.st_mode))
        return LN_OK;
    return LN_FAIL(call, LN_ERR_IO, "cannot write %s: it is not a regular file", path);
}

ln_err_t ln_file_replace_stat(ln_call_t *call, struct stat *made, const char *path, unsigned mode,
                              ln_bytes_t content)
{
    LN_TRY(check_replaceable(call, path));
    const char *temporary = (const char *)ln_format(call->arena, "%s.new", path).data;
    int fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, (mode_t)mode);
    if (fd < 0)
        return io_error(call, "write", temporary);
    struct stat info = {0};
    /* A file that an interrupted call left may have another mode, and secrets must not get it. */
    bool is_private = (mode & 077) == 0;
    bool written = (!is_private || fchmod(fd, (mode_t)mode) == 0) && write_all(fd, content) &&
                   fsync(fd) == 0 && fstat(fd, &info) == 0;
    ln_err_t err = written ? LN_OK : io_error(call, "write", temporary);
    close(fd);
    if (err == LN_OK && rename(temporary, path) != 0)
        err = io_error(call, "replace", path);
    if (err != LN_OK) {
        unlink(temporary);
        return err;
    }
    sync_folder_of(call, path);
    *made = info;
    return LN_OK;
}

ln_err_t ln_folder_make(ln_call_t *call, const char *path)
{
    char *partial = ln_text_copy_z(call->arena, ln_text(path));
    for (char *p = partial + 1;; p++) {
        if (*p != '/' && *p != '\0')
            continue;
        char saved = *p;
        *p = '\0';
        if (mkdir(partial, 0777) != 0 && errno != EEXIST)
            return io_error(call, "make the folder", partial);
        *p = saved;
        if (saved == '\0')
            return LN_OK;
    }
}

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *where)
{
    (void)status, (void)type, (void)where;
    remove(path); /* what cannot be removed stays */
    return 0;
}

void ln_folder_remove(const char *path)
{
    nftw(path, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}
