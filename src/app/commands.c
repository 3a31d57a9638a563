/* SPDX-License-Identifier: Apache-2.0 */
/* The tables of app/args.h, from schema/options.def. */
#include "app/run.h"

/* clang-format off */
#define LN_GROUP(name, help)
#define LN_GLOBAL(name, value, default_value, variable, help)
#define LN_GLOBAL_SHORT(letter, name, value, default_value, variable, help)
#define LN_COMMAND(path, function, arguments, help) {path, arguments, help, function, (const ln_option_t[]){
#define LN_OPTION(name, value, default_value, variable, help) {name, value, default_value, variable, help, 0},
#define LN_OPTION_SHORT(letter, name, value, default_value, variable, help) {name, value, default_value, variable, help, letter},
#define LN_COMMAND_END() {NULL, NULL, NULL, NULL, NULL, 0}}},

static const ln_command_t commands[] = {
#include "schema/options.def"
    {NULL, NULL, NULL, NULL, NULL}};

#undef LN_GROUP
#undef LN_GLOBAL
#undef LN_GLOBAL_SHORT
#undef LN_COMMAND
#undef LN_OPTION
#undef LN_OPTION_SHORT
#undef LN_COMMAND_END
#define LN_COMMAND(path, function, arguments, help)
#define LN_OPTION(name, value, default_value, variable, help)
#define LN_OPTION_SHORT(letter, name, value, default_value, variable, help)
#define LN_COMMAND_END()
#define LN_GROUP(name, help)
#define LN_GLOBAL(name, value, default_value, variable, help) {name, value, default_value, variable, help, 0},
#define LN_GLOBAL_SHORT(letter, name, value, default_value, variable, help) {name, value, default_value, variable, help, letter},

static const ln_option_t global_options[] = {
#include "schema/options.def"
    {NULL, NULL, NULL, NULL, NULL, 0}};

#undef LN_GROUP
#undef LN_GLOBAL
#undef LN_GLOBAL_SHORT
#define LN_GLOBAL(name, value, default_value, variable, help)
#define LN_GLOBAL_SHORT(letter, name, value, default_value, variable, help)
#define LN_GROUP(name, help) {name, help},

static const ln_command_group_t groups[] = {
#include "schema/options.def"
    {NULL, NULL}};
/* clang-format on */

const ln_command_t *ln_commands(void)
{
    return commands;
}

const ln_command_group_t *ln_command_groups(void)
{
    return groups;
}

const ln_option_t *ln_global_options(void)
{
    return global_options;
}
