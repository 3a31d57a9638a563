/* SPDX-License-Identifier: Apache-2.0 */
#include "app/args.h"

#include "base/suggest.h"

#include <errno.h>
#include <math.h>
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

static const ln_option_t *find_letter(const ln_option_t *options, char letter)
{
    for (; options->name != NULL; options++)
        if (options->letter == letter)
            return options;
    return NULL;
}

static const ln_option_t *option_of(const ln_command_t *command, ln_bytes_t name)
{
    const ln_option_t *option = find_option(command->options, name);
    return option != NULL ? option : find_option(ln_global_options(), name);
}

static const ln_option_t *letter_of(const ln_command_t *command, char letter)
{
    const ln_option_t *option = find_letter(command->options, letter);
    return option != NULL ? option : find_letter(ln_global_options(), letter);
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

static const ln_command_group_t *find_group(const char *word)
{
    for (const ln_command_group_t *group = ln_command_groups(); group->name != NULL; group++)
        if (strcmp(group->name, word) == 0)
            return group;
    return NULL;
}

bool ln_command_group_has(const ln_command_group_t *group, const ln_command_t *command)
{
    size_t length = strlen(group->name);
    return strncmp(command->path, group->name, length) == 0 && command->path[length] == ' ';
}

/* --- names that do not exist */

/* ": did you mean X?", or nothing. */
static const char *meant(ln_arena_t *arena, const char *before, ln_bytes_t name,
                         const ln_bytes_list_t *candidates)
{
    ln_bytes_t best = ln_suggest(name, candidates);
    if (best.size == 0)
        return "";
    return (const char *)ln_format(arena, "; did you mean '%s%.*s'?", before, LN_TEXT_ARG(best))
        .data;
}

static ln_err_t unknown_in_group(ln_call_t *call, const ln_command_group_t *group, const char *word)
{
    ln_bytes_list_t names = {0};
    for (const ln_command_t *c = ln_commands(); c->path != NULL; c++)
        if (ln_command_group_has(group, c))
            *LN_PUSH(call->arena, &names) = ln_text(c->path + strlen(group->name) + 1);
    const char *before = (const char *)ln_format(call->arena, "linen %s ", group->name).data;
    return LN_FAIL(call, LN_ERR_INVALID_INPUT,
                   "there is no command '%s %s'%s ('linen %s --help' lists what there is)",
                   group->name, word, meant(call->arena, before, ln_text(word), &names),
                   group->name);
}

/* The first word is neither a command nor a group. */
static ln_err_t unknown_word(ln_call_t *call, const char *word)
{
    ln_bytes_list_t names = {0};
    for (const ln_command_t *c = ln_commands(); c->path != NULL; c++)
        if (strchr(c->path, ' ') == NULL)
            *LN_PUSH(call->arena, &names) = ln_text(c->path);
    for (const ln_command_group_t *g = ln_command_groups(); g->name != NULL; g++)
        *LN_PUSH(call->arena, &names) = ln_text(g->name);
    return LN_FAIL(call, LN_ERR_INVALID_INPUT,
                   "there is no command '%s'%s ('linen --help' lists the commands)", word,
                   meant(call->arena, "linen ", ln_text(word), &names));
}

static ln_err_t unknown_option(ln_call_t *call, const ln_command_t *command, ln_bytes_t name)
{
    ln_bytes_list_t names = {0};
    for (const ln_option_t *o = command->options; o->name != NULL; o++)
        *LN_PUSH(call->arena, &names) = ln_text(o->name);
    for (const ln_option_t *o = ln_global_options(); o->name != NULL; o++)
        *LN_PUSH(call->arena, &names) = ln_text(o->name);
    return LN_FAIL(call, LN_ERR_INVALID_INPUT,
                   "'linen %s' has no option --%.*s%s ('linen %s --help' lists them)",
                   command->path, LN_TEXT_ARG(name), meant(call->arena, "--", name, &names),
                   command->path);
}

/* --- parsing */

typedef struct {
    const char **items;
    size_t count;
} words_t;

typedef struct {
    ln_call_t *call;
    ln_args_t *args;
    int argc;
    char **argv;
    int i; /* of the word that is looked at */
} parser_t;

/* Global options may come before the command, and their values are no words of it. */
static bool takes_next_word(const char *word)
{
    const ln_option_t *option = NULL;
    if (word[1] == '-' && strchr(word, '=') == NULL)
        option = find_option(ln_global_options(), ln_text(word + 2));
    else if (word[1] != '-' && word[1] != '\0' && word[2] == '\0')
        option = find_letter(ln_global_options(), word[1]);
    return option != NULL && option->value != NULL;
}

static void collect_words(ln_arena_t *arena, words_t *words, int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (argv[i][0] != '-')
            *LN_PUSH(arena, words) = argv[i];
        else if (takes_next_word(argv[i]))
            i++;
    }
}

static void push_value(parser_t *p, const ln_option_t *option, const char *value)
{
    *LN_PUSH(p->call->arena, &p->args->options) = (ln_arg_value_t){option, value};
}

static ln_err_t push_next_word(parser_t *p, const ln_option_t *option)
{
    if (p->i + 1 >= p->argc)
        return LN_FAIL(p->call, LN_ERR_INVALID_INPUT, "--%s needs a value: --%s %s", option->name,
                       option->name, option->value);
    push_value(p, option, p->argv[++p->i]);
    return LN_OK;
}

static ln_err_t parse_long(parser_t *p)
{
    const char *word = p->argv[p->i] + 2;
    size_t length = strcspn(word, "=");
    const ln_option_t *option = option_of(p->args->command, ln_bytes(word, length));
    const char *value = word[length] == '=' ? word + length + 1 : NULL;
    if (option == NULL)
        return unknown_option(p->call, p->args->command, ln_bytes(word, length));
    if (option->value == NULL && value != NULL)
        return LN_FAIL(p->call, LN_ERR_INVALID_INPUT, "--%s takes no value", option->name);
    if (option->value != NULL && value == NULL)
        return push_next_word(p, option);
    push_value(p, option, value != NULL ? value : "");
    return LN_OK;
}

/* -w VALUE, -wVALUE, -y, or several flags at once: -yz. */
static ln_err_t parse_letters(parser_t *p)
{
    for (const char *letter = p->argv[p->i] + 1; *letter != '\0'; letter++) {
        const ln_option_t *option = letter_of(p->args->command, *letter);
        if (*letter == 'h' && option == NULL) {
            p->args->help = true;
            continue;
        }
        if (option == NULL)
            return LN_FAIL(p->call, LN_ERR_INVALID_INPUT,
                           "'linen %s' has no option -%c ('linen %s --help' lists them)",
                           p->args->command->path, *letter, p->args->command->path);
        if (option->value != NULL) {
            if (letter[1] == '\0')
                return push_next_word(p, option);
            push_value(p, option, letter[1] == '=' ? letter + 2 : letter + 1);
            return LN_OK;
        }
        push_value(p, option, "");
    }
    return LN_OK;
}

static ln_err_t check_arguments(ln_call_t *call, const ln_args_t *args)
{
    size_t at_least = 0, at_most = 0;
    for (const char *p = args->command->arguments; *p != '\0'; p += strspn(p, " ")) {
        size_t length = strcspn(p, " ");
        bool many = memmem(p, length, "...", 3) != NULL;
        at_least += p[0] != '[';
        at_most = many || at_most == SIZE_MAX ? SIZE_MAX : at_most + 1;
        p += length;
    }
    if (args->arguments.count >= at_least && args->arguments.count <= at_most)
        return LN_OK;
    const char *problem = args->arguments.count < at_least ? "an argument is missing"
                                                           : "there are too many arguments";
    return LN_FAIL(call, LN_ERR_INVALID_INPUT, "%s; usage: linen %s%s%s%s", problem,
                   args->command->path, args->command->options->name != NULL ? " [OPTIONS]" : "",
                   args->command->arguments[0] != '\0' ? " " : "", args->command->arguments);
}

/* Everything but the first words, which are the command's path. */
static ln_err_t parse_rest(parser_t *p, size_t path_words)
{
    bool only_arguments = false;
    for (p->i = 1; p->i < p->argc; p->i++) {
        const char *word = p->argv[p->i];
        bool option = !only_arguments && word[0] == '-' && word[1] != '\0';
        if (option && strcmp(word, "--") == 0)
            only_arguments = true;
        else if (option && strcmp(word, "--help") == 0)
            p->args->help = true;
        else if (option && word[1] == '-')
            LN_TRY(parse_long(p));
        else if (option)
            LN_TRY(parse_letters(p));
        else if (path_words > 0)
            path_words--;
        else
            *LN_PUSH(p->call->arena, &p->args->arguments) = word;
    }
    return p->args->help ? LN_OK : check_arguments(p->call, p->args);
}

static bool has_word(int argc, char **argv, const char *a, const char *b)
{
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], a) == 0 || strcmp(argv[i], b) == 0)
            return true;
    return false;
}

/* There is no command: is it a wish for help, or a mistake? */
static ln_err_t without_command(ln_call_t *call, ln_args_t *out, const words_t *words, int argc,
                                char **argv)
{
    out->help = has_word(argc, argv, "--help", "-h");
    out->version = has_word(argc, argv, "--version", "-V");
    if (words->count == 0) {
        if (out->help || out->version)
            return LN_OK;
        return LN_FAIL(call, LN_ERR_INVALID_INPUT,
                       "no command is given; 'linen --help' lists the commands");
    }
    out->group = find_group(words->items[0]);
    if (out->group == NULL)
        return unknown_word(call, words->items[0]);
    if (words->count > 1)
        return unknown_in_group(call, out->group, words->items[1]);
    out->help = true; /* 'linen wallet' alone */
    return LN_OK;
}

/* linen help, linen help wallet, linen help wallet show */
static ln_err_t parse_help(ln_call_t *call, ln_args_t *out, const words_t *words)
{
    size_t used, count = words->count - 1;
    const char *const *items = words->items + 1;
    out->help = true;
    out->command = find_command(items, count, &used);
    if (count == 0 || out->command != NULL)
        return LN_OK;
    out->group = find_group(items[0]);
    if (out->group == NULL)
        return unknown_word(call, items[0]);
    return count > 1 ? unknown_in_group(call, out->group, items[1]) : LN_OK;
}

ln_err_t ln_args_parse(ln_call_t *call, ln_args_t *out, int argc, char **argv)
{
    words_t words = {0};
    size_t used;
    *out = (ln_args_t){0};
    collect_words(call->arena, &words, argc, argv);
    if (words.count > 0 && strcmp(words.items[0], "help") == 0)
        return parse_help(call, out, &words);
    out->command = find_command(words.items, words.count, &used);
    if (out->command == NULL)
        return without_command(call, out, &words, argc, argv);
    parser_t parser = {.call = call, .args = out, .argc = argc, .argv = argv};
    return parse_rest(&parser, used);
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

/* The value of the environment, or the default, or null. An empty variable is none. */
static const char *fallback_value(const ln_option_t *option)
{
    const char *value = option->variable != NULL ? getenv(option->variable) : NULL;
    return value != NULL && value[0] != '\0' ? value : option->default_value;
}

const char *ln_arg_text(const ln_args_t *args, const char *name)
{
    const ln_option_t *option = expect_option(args, name);
    const char *value = given_value(args, option);
    return value != NULL ? value : fallback_value(option);
}

bool ln_arg_is_given(const ln_args_t *args, const char *name)
{
    return given_value(args, expect_option(args, name)) != NULL;
}

bool ln_arg_flag(const ln_args_t *args, const char *name)
{
    const ln_option_t *option = expect_option(args, name);
    const char *value = fallback_value(option);
    return given_value(args, option) != NULL ||
           (value != NULL && (strcmp(value, "true") == 0 || strcmp(value, "1") == 0));
}

ln_err_t ln_arg_expect(ln_call_t *call, const ln_args_t *args, const char *name, const char **out)
{
    const char *value = ln_arg_text(args, name);
    if (value == NULL)
        return LN_FAIL(call, LN_ERR_INVALID_INPUT, "the option --%s %s is missing", name,
                       expect_option(args, name)->value);
    *out = value;
    return LN_OK;
}

ln_bytes_list_t ln_arg_all(ln_arena_t *arena, const ln_args_t *args, const char *name)
{
    const ln_option_t *option = expect_option(args, name);
    ln_bytes_list_t list = {0};
    for (size_t i = 0; i < args->options.count; i++)
        if (args->options.items[i].option == option)
            *LN_PUSH(arena, &list) = ln_text(args->options.items[i].value);
    const char *fallback = fallback_value(option);
    if (list.count == 0 && fallback != NULL)
        *LN_PUSH(arena, &list) = ln_text(fallback);
    return list;
}

ln_bytes_list_t ln_arg_list(ln_arena_t *arena, const ln_args_t *args, const char *name)
{
    ln_bytes_list_t all = ln_arg_all(arena, args, name), list = {0};
    for (size_t i = 0; i < all.count; i++) {
        for (ln_bytes_t rest = all.items[i]; rest.size > 0;) {
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

ln_err_t ln_arg_fraction(ln_call_t *call, const ln_args_t *args, const char *name, double *out)
{
    const char *text = ln_arg_text(args, name);
    char *end;
    LN_ASSERT(text != NULL); /* the option has a default */
    double value = strtod(text, &end);
    if (end == text || *end != '\0' || !isfinite(value) || value < 0)
        return LN_FAIL(call, LN_ERR_INVALID_INPUT, "--%s: '%s' is not a number like 0.2", name,
                       text);
    *out = value;
    return LN_OK;
}

ln_err_t ln_arg_amount(ln_call_t *call, const ln_args_t *args, const char *name, ln_u128_t *out,
                       bool *given)
{
    const char *text = ln_arg_text(args, name), *why = NULL;
    ln_u128_t value;
    *given = text != NULL;
    if (text == NULL)
        return LN_OK;
    if (!ln_attos_parse(&value, &why, ln_text(text)))
        return LN_FAIL(call, LN_ERR_INVALID_INPUT, "--%s: '%s' is not a number of tokens: %s", name,
                       text, why);
    *out = value;
    return LN_OK;
}

const char *ln_arg_at(const ln_args_t *args, size_t index)
{
    return index < args->arguments.count ? args->arguments.items[index] : NULL;
}
