/* SPDX-License-Identifier: Apache-2.0 */
/* wallet/file_lock.h - one process at a time changes a file that is replaced as a whole.
 *
 *     take:     open the path, lock what was opened, and look whether the path still means it
 *     replace:  write a new file beside it, rename it over the path
 *     release:  who waited for the old file finds another one behind the path, and tries again
 *
 * A lock is held for one change, not for the life of the process, so that many processes can use
 * one wallet. It is the advisory lock that the reference takes too: a file that a program of the
 * reference has open is waited for, and then given up with an error.
 *
 * Threads: a lock belongs to one thread. */
#ifndef LN_WALLET_FILE_LOCK_H
#define LN_WALLET_FILE_LOCK_H

#include "base/err.h"

/* Which file, in which state: equal if nobody has replaced or changed it. */
typedef struct {
    uint64_t device, inode, size, changed_ns;
} ln_file_state_t;

/* Has nobody written the file in between? */
bool ln_file_state_equal(const ln_file_state_t *a, const ln_file_state_t *b);

typedef struct {
    int fd;
    const char *path; /* of the caller */
} ln_file_lock_t;

/* Waits up to 5 s for others. LN_ERR_NOT_FOUND if there is no such file, LN_ERR_WALLET if somebody
 * keeps it locked, LN_ERR_IO. */
LN_CHECKED ln_err_t ln_file_lock_take(ln_call_t *call, ln_file_lock_t *out, const char *path);

/* Makes an empty file of mode 0600, and the folders above it, and locks it. LN_ERR_WALLET if there
 * is a file with content already; an empty one, which an interrupted call left, is taken over. */
LN_CHECKED ln_err_t ln_file_lock_create(ln_call_t *call, ln_file_lock_t *out, const char *path);

/* Replaces the content, mode 0600, durable when it returns. *state is that of the new file. The
 * lock must be released before anything else is done with it. */
LN_CHECKED ln_err_t ln_file_lock_replace(ln_call_t *call, const ln_file_lock_t *lock,
                                         ln_file_state_t *state, ln_bytes_t content);

void ln_file_lock_release(ln_file_lock_t *lock);

/* The state of what lies at the path; LN_ERR_NOT_FOUND, LN_ERR_IO. */
LN_CHECKED ln_err_t ln_file_state(ln_call_t *call, ln_file_state_t *out, const char *path);

#endif
