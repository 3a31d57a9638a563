/* SPDX-License-Identifier: Apache-2.0 */
/* The tables of app/args.h, from schema/options.def. */
#include "app/run.h"

#define LN_COMMAND(path, function, arguments, help)                                                \
    {                                                                                              \
        path, arguments, help, function, (const ln_option_t[])                                     \
        {
#define LN_OPTION(name, value, default_value, variable, help)                                      \
    {name, value, default_value, variable, help},
#define LN_COMMAND_END()                                                                           \
    {                                                                                              \
        NULL, NULL, NULL, NULL, NULL                                                               \
    }                                                                                              \
    }                                                                                              \
    }                                                                                              \
    ,
#define LN_GLOBAL(name, value, default_value, variable, help)

static const ln_command_t commands[] = {
#include "schema/options.def"
    {NULL, NULL, NULL, NULL, NULL}};

#undef LN_COMMAND
#undef LN_OPTION
#undef LN_COMMAND_END
#undef LN_GLOBAL
#define LN_COMMAND(path, function, arguments, help)
#define LN_OPTION(name, value, default_value, variable, help)
#define LN_COMMAND_END()
#define LN_GLOBAL(name, value, default_value, variable, help)                                      \
    {name, value, default_value, variable, help},

static const ln_option_t global_options[] = {
#include "schema/options.def"
    {NULL, NULL, NULL, NULL, NULL}};

const ln_command_t *ln_commands(void)
{
    return commands;
}

const ln_option_t *ln_global_options(void)
{
    return global_options;
}
