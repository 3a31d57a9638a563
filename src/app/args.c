/* SPDX-License-Identifier: Apache-2.0 */
#include "app/args.h"

#include "node/version.h"

#include <stdlib.h>
#include <string.h>

/* --- finding things */

static const ln_option_t *find_option(const ln_option_t *options, ln_bytes_t name)
{
    for (; options->name != NULL; options++)
        if (ln_bytes_equal_text(name, options->name))
            return options;
    return NULL;
}

static const ln_option_t *option_of(const ln_command_t *command, ln_bytes_t name)
{
    const ln_option_t *option = find_option(command->options, name);
    return option != NULL ? option : find_option(ln_global_options(), name);
}

/* How many of the words are the path of the command; 0 if they are not. */
static size_t match_path(const char *path, const char *const *words, size_t count)
{
    size_t used = 0;
    while (*path != '\0') {
        size_t length = strcspn(path, " ");
        if (used == count || strlen(words[used]) != length || memcmp(words[used], path, length))
            return 0;
        used++;
        path += length;
        path += strspn(path, " ");
    }
    return used;
}

/* The command with the longest path that the words begin with. */
static const ln_command_t *find_command(const char *const *words, size_t count, size_t *used)
{
    const ln_command_t *best = NULL;
    *used = 0;
    for (const ln_command_t *c = ln_commands(); c->path != NULL; c++) {
        size_t n = match_path(c->path, words, count);
        if (n > *used) {
            *used = n;
            best = c;
        }
    }
    return best;
}

/* --- parsing */

typedef struct {
    const char **items;
    size_t count;
} words_t;

/* Global options may come first, and their values are no words of the command. */
static bool takes_value(const char *word)
{
    const ln_option_t *option = find_option(ln_global_options(), ln_text(word + 2));
    return option != NULL && option->value != NULL;
}

static void collect_words(ln_arena_t *arena, words_t *words, int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (strncmp(argv[i], "--", 2) == 0) {
            if (strchr(argv[i], '=') == NULL && takes_value(argv[i]))
                i++;
        } else if (argv[i][0] != '-') {
            *LN_PUSH(arena, words) = argv[i];
        }
    }
}

static ln_err_t unknown_command(ln_call_t *call, const words_t *words)
{
    if (words->count == 0)
        return LN_FAIL(call, LN_ERR_INVALID_INPUT,
                       "no command is given; 'linen --help' lists the commands");
    return LN_FAIL(call, LN_ERR_INVALID_INPUT,
                   "there is no command '%s%s%s'; 'linen --help' lists the commands",
                   words->items[0], words->count > 1 ? " " : "",
                   words->count > 1 ? words->items[1] : "");
}

static ln_err_t parse_option(ln_call_t *call, ln_args_t *args, int argc, char **argv, int *i)
{
    const char *word = argv[*i] + 2;
    size_t length = strcspn(word, "=");
    const ln_option_t *option = option_of(args->command, ln_bytes(word, length));
    if (option == NULL)
        return LN_FAIL(call, LN_ERR_INVALID_INPUT,
                       "'linen %s' has no option --%.*s; see 'linen %s --help'",
                       args->command->path, (int)length, word, args->command->path);
    const char *value = word[length] == '=' ? word + length + 1 : NULL;
    if (option->value == NULL && value != NULL)
        return LN_FAIL(call, LN_ERR_INVALID_INPUT, "--%s takes no value", option->name);
    if (option->value != NULL && value == NULL) {
        if (*i + 1 >= argc)
            return LN_FAIL(call, LN_ERR_INVALID_INPUT, "--%s needs a value", option->name);
        value = argv[++*i];
    }
    *LN_PUSH(call->arena, &args->options) = (ln_arg_value_t){option, value != NULL ? value : ""};
    return LN_OK;
}

static ln_err_t check_arguments(ln_call_t *call, const ln_args_t *args)
{
    size_t at_least = 0, at_most = 0;
    for (const char *p = args->command->arguments; *p != '\0'; p += strspn(p, " ")) {
        size_t length = strcspn(p, " ");
        at_least += p[0] != '[';
        at_most = length > 3 && memcmp(p + length - 3, "...", 3) == 0 ? SIZE_MAX : at_most + 1;
        p += length;
    }
    if (args->arguments.count >= at_least && args->arguments.count <= at_most)
        return LN_OK;
    return LN_FAIL(call, LN_ERR_INVALID_INPUT, "usage: linen %s [OPTIONS] %s", args->command->path,
                   args->command->arguments);
}

static ln_err_t parse_rest(ln_call_t *call, ln_args_t *args, int argc, char **argv, size_t skip)
{
    bool only_arguments = false;
    for (int i = 1; i < argc; i++) {
        const char *word = argv[i];
        if (!only_arguments && strcmp(word, "--") == 0)
            only_arguments = true;
        else if (!only_arguments && (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0))
            args->help = true;
        else if (!only_arguments && strncmp(word, "--", 2) == 0)
            LN_TRY(parse_option(call, args, argc, argv, &i));
        else if (!only_arguments && word[0] == '-' && word[1] != '\0')
            return LN_FAIL(call, LN_ERR_INVALID_INPUT, "there is no option %s", word);
        else if (skip > 0)
            skip--;
        else
            *LN_PUSH(call->arena, &args->arguments) = word;
    }
    return args->help ? LN_OK : check_arguments(call, args);
}

ln_err_t ln_args_parse(ln_call_t *call, ln_args_t *out, int argc, char **argv)
{
    words_t words = {0};
    size_t used;
    *out = (ln_args_t){0};
    collect_words(call->arena, &words, argc, argv);
    out->command = find_command(words.items, words.count, &used);
    if (out->command != NULL)
        return parse_rest(call, out, argc, argv, used);
    for (int i = 1; i < argc; i++) {
        out->help |= strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0;
        out->version |= strcmp(argv[i], "--version") == 0 || strcmp(argv[i], "-V") == 0;
    }
    out->help |= words.count == 1 && strcmp(words.items[0], "help") == 0;
    return out->help || out->version ? LN_OK : unknown_command(call, &words);
}

/* --- help */

static void print_option(ln_buffer_t *out, const ln_option_t *option)
{
    size_t start = out->size;
    ln_buffer_printf(out, "  --%s", option->name);
    if (option->value != NULL)
        ln_buffer_printf(out, " %s", option->value);
    size_t width = out->size - start;
    ln_buffer_printf(out, "%*s%s", width < 34 ? (int)(34 - width) : 1, "", option->help);
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

void ln_args_help(ln_buffer_t *out, const ln_command_t *command)
{
    if (command != NULL) {
        ln_buffer_printf(out, "%s\n\nUsage: linen %s%s %s\n", command->help, command->path,
                         command->options->name != NULL ? " [OPTIONS]" : "", command->arguments);
        print_options(out, "Options:", command->options);
        ln_buffer_put_text(out, "\n'linen --help' lists the options that all commands have.\n");
        return;
    }
    ln_buffer_printf(out,
                     "Linen %s: an implementation of the Linera protocol\n\n"
                     "Usage: linen [GLOBAL OPTIONS] COMMAND [OPTIONS] [ARGUMENTS]\n\nCommands:\n",
                     ln_version_text());
    for (const ln_command_t *c = ln_commands(); c->path != NULL; c++)
        ln_buffer_printf(out, "  %-30s %s\n", c->path, c->help);
    print_options(out, "Global options:", ln_global_options());
    ln_buffer_put_text(out, "\n'linen COMMAND --help' tells more about a command.\n");
}

/* --- values */

static const ln_option_t *expect_option(const ln_args_t *args, const char *name)
{
    const ln_option_t *option = option_of(args->command, ln_text(name));
    LN_ASSERT(option != NULL); /* the command asks for an option that it does not have */
    return option;
}

static const char *given_value(const ln_args_t *args, const ln_option_t *option)
{
    for (size_t i = args->options.count; i > 0; i--)
        if (args->options.items[i - 1].option == option)
            return args->options.items[i - 1].value;
    return NULL;
}

const char *ln_arg_text(const ln_args_t *args, const char *name)
{
    const ln_option_t *option = expect_option(args, name);
    const char *value = given_value(args, option);
    if (value == NULL && option->variable != NULL)
        value = getenv(option->variable);
    return value != NULL ? value : option->default_value;
}

bool ln_arg_is_given(const ln_args_t *args, const char *name)
{
    return given_value(args, expect_option(args, name)) != NULL;
}

bool ln_arg_flag(const ln_args_t *args, const char *name)
{
    const ln_option_t *option = expect_option(args, name);
    const char *variable = option->variable != NULL ? getenv(option->variable) : NULL;
    return given_value(args, option) != NULL ||
           (variable != NULL && (strcmp(variable, "true") == 0 || strcmp(variable, "1") == 0));
}

ln_bytes_list_t ln_arg_list(ln_arena_t *arena, const ln_args_t *args, const char *name)
{
    const ln_option_t *option = expect_option(args, name);
    ln_bytes_list_t list = {0};
    for (size_t i = 0; i < args->options.count; i++) {
        if (args->options.items[i].option != option)
            continue;
        ln_bytes_t rest = ln_text(args->options.items[i].value);
        while (rest.size > 0) {
            size_t comma = ln_bytes_find(rest, ',');
            if (comma > 0)
                *LN_PUSH(arena, &list) = ln_bytes(rest.data, comma);
            rest = ln_bytes_from(rest, LN_MIN(comma + 1, rest.size));
        }
    }
    return list;
}

ln_err_t ln_arg_u64(ln_call_t *call, const ln_args_t *args, const char *name, uint64_t *out,
                    bool *given, uint64_t max)
{
    const char *text = ln_arg_text(args, name);
    uint64_t value;
    *given = text != NULL;
    if (text == NULL)
        return LN_OK;
    if (!ln_parse_u64(&value, ln_text(text)) || value > max)
        return LN_FAIL(call, LN_ERR_INVALID_INPUT, "--%s: '%s' is not a number from 0 to %llu",
                       name, text, (unsigned long long)max);
    *out = value;
    return LN_OK;
}

ln_err_t ln_arg_number(ln_call_t *call, const ln_args_t *args, const char *name, uint64_t *out,
                       uint64_t max)
{
    bool given;
    *out = 0;
    LN_TRY(ln_arg_u64(call, args, name, out, &given, max));
    LN_ASSERT(given); /* the option has a default */
    return LN_OK;
}

const char *ln_arg_at(const ln_args_t *args, size_t index)
{
    return index < args->arguments.count ? args->arguments.items[index] : NULL;
}
