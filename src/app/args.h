/* SPDX-License-Identifier: Apache-2.0 */
/* app/args.h - the command line: commands and their options from schema/options.def.
 *
 *     linen [GLOBAL OPTIONS] COMMAND [SUBCOMMAND] [OPTIONS] [ARGUMENTS]
 *
 * Options are --name VALUE, --name=VALUE or, for flags, --name; some have a letter too: -w VALUE,
 * -y. Global ones may stand anywhere; where a command has an option of the same name, it means
 * that. "--" ends the options. An option that is not given takes its value from the environment, if
 * it names a variable, then its default. */
#ifndef LN_APP_ARGS_H
#define LN_APP_ARGS_H

#include "base/buffer.h"
#include "base/err.h"
#include "base/u128.h"

typedef struct {
    const char *name;          /* without the dashes */
    const char *value;         /* what stands for the value in the help; null: a flag */
    const char *default_value; /* or null */
    const char *variable;      /* of the environment, or null */
    const char *help;
    char letter; /* or 0 */
} ln_option_t;

typedef struct ln_run ln_run_t; /* app/run.h */

typedef struct {
    const char *path;      /* "wallet show" */
    const char *arguments; /* "FROM [TO] FILE..." */
    const char *help;
    ln_err_t (*run)(ln_run_t *run);
    const ln_option_t *options; /* ends with an empty one */
} ln_command_t;

/* The first word of several commands: "wallet". */
typedef struct {
    const char *name;
    const char *help;
} ln_command_group_t;

typedef struct {
    const ln_option_t *option;
    const char *value;
} ln_arg_value_t;

typedef struct {
    const ln_command_t *command;
    const ln_command_group_t *group; /* whose help is wanted */
    struct {
        ln_arg_value_t *items;
        size_t count;
    } options;
    struct {
        const char **items;
        size_t count;
    } arguments;
    bool help, version;
} ln_args_t;

/* All commands, all groups, each ending with an empty one; and the global options. */
const ln_command_t *ln_commands(void);
const ln_command_group_t *ln_command_groups(void);
const ln_option_t *ln_global_options(void);

/* Does the command begin with the group's word? */
bool ln_command_group_has(const ln_command_group_t *group, const ln_command_t *command);

/* LN_ERR_INVALID_INPUT says what is wrong, what is possible, and what may have been meant. */
LN_CHECKED ln_err_t ln_args_parse(ln_call_t *call, ln_args_t *out, int argc, char **argv);

/* The help that args asks for: of a command, a group, or the list of commands. */
void ln_args_help(ln_buffer_t *out, const ln_args_t *args);

/* --- values; name must be an option of the command or a global one */

/* The value given last, that of the environment, the default, or null. */
const char *ln_arg_text(const ln_args_t *args, const char *name);
bool ln_arg_is_given(const ln_args_t *args, const char *name); /* on the command line */
bool ln_arg_flag(const ln_args_t *args, const char *name);

/* LN_ERR_INVALID_INPUT if there is no value. */
LN_CHECKED ln_err_t ln_arg_expect(ln_call_t *call, const ln_args_t *args, const char *name,
                                  const char **out);

/* All values given, as they are; those of the environment or the default, if none is given. */
ln_bytes_list_t ln_arg_all(ln_arena_t *arena, const ln_args_t *args, const char *name);

/* The same, each cut at its commas. */
ln_bytes_list_t ln_arg_list(ln_arena_t *arena, const ln_args_t *args, const char *name);

/* LN_ERR_INVALID_INPUT names the option. *given is false, and out untouched, if there is no value.
 */
LN_CHECKED ln_err_t ln_arg_u64(ln_call_t *call, const ln_args_t *args, const char *name,
                               uint64_t *out, bool *given, uint64_t max);

/* The same for an option that has a default. */
LN_CHECKED ln_err_t ln_arg_number(ln_call_t *call, const ln_args_t *args, const char *name,
                                  uint64_t *out, uint64_t max);

/* A decimal fraction that is not negative, for an option that has a default. */
LN_CHECKED ln_err_t ln_arg_fraction(ln_call_t *call, const ln_args_t *args, const char *name,
                                    double *out);

/* Tokens, in attos; else as ln_arg_u64. */
LN_CHECKED ln_err_t ln_arg_amount(ln_call_t *call, const ln_args_t *args, const char *name,
                                  ln_u128_t *out, bool *given);

/* The argument at a place, or null if it was left out. */
const char *ln_arg_at(const ln_args_t *args, size_t index);

#endif
