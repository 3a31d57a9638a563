/* SPDX-License-Identifier: Apache-2.0 */
/* app/run.h - what a command gets to work with. */
#ifndef LN_APP_RUN_H
#define LN_APP_RUN_H

#include "app/args.h"
#include "base/env.h"
#include "net/loop.h"

struct ln_run {
    ln_call_t *call;
    ln_env_t *env;
    ln_loop_t *loop; /* of the main thread */
    const ln_args_t *args;
};

/* --- for commands that serve until they are told to stop */

/* Waits for SIGINT or SIGTERM, the loop running. */
void ln_run_until_signal(ln_run_t *run);

/* The commands, one function each: cmd_*.c. */
#define LN_COMMAND(path, function, arguments, help) ln_err_t function(ln_run_t *run);
#define LN_OPTION(name, value, default_value, variable, help)
#define LN_OPTION_SHORT(letter, name, value, default_value, variable, help)
#define LN_COMMAND_END()
#define LN_GLOBAL(name, value, default_value, variable, help)
#define LN_GLOBAL_SHORT(letter, name, value, default_value, variable, help)
#define LN_GROUP(name, help)
#include "schema/options.def"
#undef LN_COMMAND
#undef LN_OPTION
#undef LN_OPTION_SHORT
#undef LN_COMMAND_END
#undef LN_GLOBAL
#undef LN_GLOBAL_SHORT
#undef LN_GROUP

#endif
