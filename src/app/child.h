/* SPDX-License-Identifier: Apache-2.0 */
/* app/child.h - other commands of this program as processes of their own, for local networks.
 *
 * A child writes into a log file, says READY! there when it answers, and is stopped when its parent
 * ends, however that comes about. */
#ifndef LN_APP_CHILD_H
#define LN_APP_CHILD_H

#include "base/env.h"
#include "base/err.h"

#include <sys/types.h>

typedef struct {
    pid_t pid; /* 0: not running */
    const char *name, *log;
} ln_child_t;

/* Starts this program with arguments (the last one null); its output goes to FOLDER/NAME.log. The
 * names live as long as the call's arena. */
LN_CHECKED ln_err_t ln_child_start(ln_call_t *call, ln_child_t *out, const char *folder,
                                   const char *name, const char *const *arguments);

/* Waits until the child is ready, at most a minute. LN_ERR_IO, with the end of its log, if it ends
 * before. */
LN_CHECKED ln_err_t ln_child_wait(ln_call_t *call, ln_env_t *env, ln_child_t *child);

/* SIGTERM, and SIGKILL for one that has not ended 10 s later. Does nothing if it is not running. */
void ln_child_stop(ln_env_t *env, ln_child_t *child);

#endif
