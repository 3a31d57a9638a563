/* SPDX-License-Identifier: Apache-2.0 */
/* The help of app/args.h. */
#include "app/args.h"
#include "node/version.h"

#include <string.h>

#define HELP_COLUMN 34

/* Pads the line that began at start, or begins another one, so that the next text lines up. */
static void pad(ln_buffer_t *out, size_t start, size_t column)
{
    size_t width = out->size - start;
    if (width + 2 > column) {
        ln_buffer_put_byte(out, '\n');
        width = 0;
    }
    ln_buffer_printf(out, "%*s", (int)(column - width), "");
}

static void print_option(ln_buffer_t *out, const ln_option_t *option)
{
    size_t start = out->size;
    if (option->letter != 0)
        ln_buffer_printf(out, "  -%c, --%s", option->letter, option->name);
    else
        ln_buffer_printf(out, "      --%s", option->name);
    if (option->value != NULL)
        ln_buffer_printf(out, " %s", option->value);
    pad(out, start, HELP_COLUMN);
    ln_buffer_put_text(out, option->help);
    if (option->default_value != NULL)
        ln_buffer_printf(out, " [default: %s]", option->default_value);
    if (option->variable != NULL)
        ln_buffer_printf(out, " [env: %s]", option->variable);
    ln_buffer_put_byte(out, '\n');
}

static void print_options(ln_buffer_t *out, const char *title, const ln_option_t *options)
{
    if (options->name == NULL)
        return;
    ln_buffer_printf(out, "\n%s\n", title);
    for (; options->name != NULL; options++)
        print_option(out, options);
}

static void print_name(ln_buffer_t *out, const char *name, const char *help)
{
    size_t start = out->size;
    ln_buffer_printf(out, "  %s", name);
    pad(out, start, HELP_COLUMN);
    ln_buffer_printf(out, "%s\n", help);
}

static void print_group(ln_buffer_t *out, const ln_command_group_t *group, const char *title)
{
    bool first = true;
    for (const ln_command_t *c = ln_commands(); c->path != NULL; c++) {
        if (!ln_command_group_has(group, c))
            continue;
        if (first)
            ln_buffer_printf(out, "\n%s:\n", title);
        print_name(out, c->path, c->help);
        first = false;
    }
}

static void command_help(ln_buffer_t *out, const ln_command_t *command)
{
    ln_buffer_printf(out, "%s\n\nUsage: linen %s%s%s%s\n", command->help, command->path,
                     command->options->name != NULL ? " [OPTIONS]" : "",
                     command->arguments[0] != '\0' ? " " : "", command->arguments);
    print_options(out, "Options:", command->options);
    for (const ln_command_group_t *group = ln_command_groups(); group->name != NULL; group++)
        if (strcmp(group->name, command->path) == 0)
            print_group(out, group, group->help);
    ln_buffer_put_text(out, "\n'linen --help' lists the options that all commands have.\n");
}

static void group_help(ln_buffer_t *out, const ln_command_group_t *group)
{
    ln_buffer_printf(out, "%s\n\nUsage: linen %s COMMAND [OPTIONS] [ARGUMENTS]\n", group->help,
                     group->name);
    print_group(out, group, "Commands");
    ln_buffer_printf(out, "\n'linen %s COMMAND --help' tells more about a command.\n", group->name);
}

static void general_help(ln_buffer_t *out)
{
    ln_buffer_printf(out,
                     "Linen %s: an implementation of the Linera protocol\n\n"
                     "Usage: linen [GLOBAL OPTIONS] COMMAND [OPTIONS] [ARGUMENTS]\n\nCommands:\n",
                     ln_version_text());
    for (const ln_command_t *c = ln_commands(); c->path != NULL; c++)
        if (strchr(c->path, ' ') == NULL)
            print_name(out, c->path, c->help);
    for (const ln_command_group_t *group = ln_command_groups(); group->name != NULL; group++)
        print_group(out, group, group->help);
    print_options(out, "Global options:", ln_global_options());
    ln_buffer_put_text(out, "\n'linen COMMAND --help' tells more about a command.\n");
}

void ln_args_help(ln_buffer_t *out, const ln_args_t *args)
{
    if (args->command != NULL)
        command_help(out, args->command);
    else if (args->group != NULL)
        group_help(out, args->group);
    else
        general_help(out);
}
