/* SPDX-License-Identifier: Apache-2.0 */
/* linen completion: scripts for shells, from the tables of app/args.h.
 *
 * All three do the same: from the words that are there already follows the command, from it the
 * words that may come: the next words of commands, options, file names. */
#include "app/run.h"

#include <stdio.h>
#include <string.h>

/* --- what is common: one line for each beginning of a command */

static const ln_command_t *command_at(const char *path)
{
    for (const ln_command_t *c = ln_commands(); c->path != NULL; c++)
        if (strcmp(c->path, path) == 0)
            return c;
    return NULL;
}

static bool is_group(const char *path)
{
    for (const ln_command_group_t *group = ln_command_groups(); group->name != NULL; group++)
        if (strcmp(group->name, path) == 0)
            return true;
    return false;
}

static void put_options(ln_buffer_t *out, const ln_option_t *options)
{
    for (; options->name != NULL; options++)
        ln_buffer_printf(out, " --%s", options->name);
}

/* The words that may follow prefix ("" or "wallet") in a path, each once. */
static void put_next_words(ln_buffer_t *out, const char *prefix)
{
    for (const ln_command_group_t *group = ln_command_groups(); group->name != NULL; group++)
        if (prefix[0] == '\0' && command_at(group->name) == NULL)
            ln_buffer_printf(out, " %s", group->name);
    for (const ln_command_t *c = ln_commands(); c->path != NULL; c++) {
        const char *space = strchr(c->path, ' ');
        if (prefix[0] == '\0' && space == NULL)
            ln_buffer_printf(out, " %s", c->path);
        else if (space != NULL && (size_t)(space - c->path) == strlen(prefix) &&
                 strncmp(c->path, prefix, strlen(prefix)) == 0)
            ln_buffer_put_text(out, space);
    }
}

/* --- bash, and zsh by its emulation of bash's complete */

static void put_bash_cases(ln_buffer_t *out)
{
    ln_buffer_put_text(out, "    '') words=\"help");
    put_next_words(out, "");
    ln_buffer_put_text(out, "\" ;;\n");
    for (const ln_command_group_t *group = ln_command_groups(); group->name != NULL; group++) {
        ln_buffer_printf(out, "    '%s') words=\"", group->name);
        put_next_words(out, group->name);
        const ln_command_t *command = command_at(group->name);
        if (command != NULL)
            put_options(out, command->options);
        ln_buffer_put_text(out, "\" ;;\n");
    }
    for (const ln_command_t *c = ln_commands(); c->path != NULL; c++) {
        if (is_group(c->path))
            continue;
        ln_buffer_printf(out, "    '%s') words=\"--help", c->path);
        put_options(out, c->options);
        ln_buffer_put_text(out, "\" ;;\n");
    }
}

static void put_bash(ln_buffer_t *out)
{
    ln_buffer_put_text(out, "# source this file, or put it into "
                            "~/.local/share/bash-completion/completions/linen\n"
                            "_linen() {\n"
                            "  local current=\"${COMP_WORDS[COMP_CWORD]}\" path='' words='' i\n"
                            "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
                            "    case \"${COMP_WORDS[i]}\" in\n"
                            "    -*) ;;\n"
                            "    *) case \"$path ${COMP_WORDS[i]}\" in\n");
    for (const ln_command_group_t *group = ln_command_groups(); group->name != NULL; group++)
        ln_buffer_printf(out, "      ' %s') path='%s' ;;\n", group->name, group->name);
    for (const ln_command_t *c = ln_commands(); c->path != NULL; c++)
        ln_buffer_printf(out, "      '%s%s') path='%s' ;;\n", strchr(c->path, ' ') ? "" : " ",
                         c->path, c->path);
    ln_buffer_put_text(out, "      esac ;;\n"
                            "    esac\n"
                            "  done\n"
                            "  case \"$path\" in\n");
    put_bash_cases(out);
    ln_buffer_put_text(out, "  esac\n"
                            "  if [[ $current == -* ]]; then words=\"$words");
    put_options(out, ln_global_options());
    ln_buffer_put_text(out, "\"; fi\n"
                            "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
                            "}\n"
                            "complete -o default -F _linen linen\n");
}

static void put_zsh(ln_buffer_t *out)
{
    ln_buffer_put_text(out, "# source this file in ~/.zshrc\n"
                            "autoload -U +X bashcompinit && bashcompinit\n");
    put_bash(out);
}

/* --- fish */

/* Text between single quotes. */
static void put_quoted(ln_buffer_t *out, const char *text)
{
    ln_buffer_put_byte(out, '\'');
    for (; *text != '\0'; text++) {
        if (*text == '\'' || *text == '\\')
            ln_buffer_put_byte(out, '\\');
        ln_buffer_put_byte(out, (uint8_t)*text);
    }
    ln_buffer_put_byte(out, '\'');
}

static void put_fish_word(ln_buffer_t *out, const char *condition, const char *word,
                          const char *help)
{
    ln_buffer_put_text(out, "complete -c linen -f -n '");
    ln_buffer_printf(out, "%s' -a %s -d ", condition, word);
    put_quoted(out, help);
    ln_buffer_put_byte(out, '\n');
}

static void put_fish_options(ln_buffer_t *out, const char *condition, const ln_option_t *options)
{
    for (; options->name != NULL; options++) {
        ln_buffer_put_text(out, "complete -c linen");
        if (condition != NULL)
            ln_buffer_printf(out, " -n '%s'", condition);
        ln_buffer_printf(out, " -l %s", options->name);
        if (options->letter != 0)
            ln_buffer_printf(out, " -s %c", options->letter);
        ln_buffer_put_text(out, options->value != NULL ? " -r -d " : " -d ");
        put_quoted(out, options->help);
        ln_buffer_put_byte(out, '\n');
    }
}

/* True in fish when the words of the path, and of no other one, have been typed. */
static const char *fish_condition(ln_arena_t *arena, const char *path)
{
    const char *space = strchr(path, ' ');
    if (space == NULL)
        return (const char *)ln_format(arena, "__fish_seen_subcommand_from %s", path).data;
    return (const char *)ln_format(arena,
                                   "__fish_seen_subcommand_from %.*s; and "
                                   "__fish_seen_subcommand_from %s",
                                   (int)(space - path), path, space + 1)
        .data;
}

static void put_fish(ln_buffer_t *out)
{
    ln_buffer_put_text(out, "# put this file into ~/.config/fish/completions/linen.fish\n");
    put_fish_options(out, NULL, ln_global_options());
    for (const ln_command_group_t *group = ln_command_groups(); group->name != NULL; group++)
        if (command_at(group->name) == NULL)
            put_fish_word(out, "__fish_use_subcommand", group->name, group->help);
    for (const ln_command_t *c = ln_commands(); c->path != NULL; c++) {
        const char *space = strchr(c->path, ' ');
        const char *before =
            space == NULL
                ? "__fish_use_subcommand"
                : fish_condition(
                      out->arena,
                      ln_text_copy_z(out->arena, ln_bytes(c->path, (size_t)(space - c->path))));
        put_fish_word(out, before, space == NULL ? c->path : space + 1, c->help);
        put_fish_options(out, fish_condition(out->arena, c->path), c->options);
    }
}

ln_err_t cmd_completion(ln_run_t *run)
{
    const char *shell = ln_arg_at(run->args, 0);
    ln_buffer_t out = ln_buffer(run->call->arena);
    if (strcmp(shell, "bash") == 0)
        put_bash(&out);
    else if (strcmp(shell, "zsh") == 0)
        put_zsh(&out);
    else if (strcmp(shell, "fish") == 0)
        put_fish(&out);
    else
        return LN_FAIL(run->call, LN_ERR_INVALID_INPUT,
                       "there is no completion for '%s'; choose bash, zsh or fish", shell);
    fwrite(out.data, 1, out.size, stdout);
    return LN_OK;
}
