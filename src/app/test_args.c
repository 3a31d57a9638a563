/* SPDX-License-Identifier: Apache-2.0 */
#include "app/args.h"
#include "app/policy_args.h"
#include "base/test.h"
#include "types/committee.h"

#include <stdlib.h>

#define WORDS_MAX 12

static ln_err_t parse(ln_test_t *t, ln_args_t *out, const char *line)
{
    static char *argv[WORDS_MAX + 1];
    int argc = 0;
    argv[argc++] = ln_text_copy_z(&t->arena, LN_LITERAL("linen"));
    for (const char *word = line; *word != '\0'; word += strspn(word, " ")) {
        size_t length = strcspn(word, " ");
        CHECK(argc < WORDS_MAX);
        argv[argc++] = ln_text_copy_z(&t->arena, ln_bytes(word, length));
        word += length;
    }
    return ln_args_parse(&t->call, out, argc, argv);
}

static ln_args_t parsed(ln_test_t *t, const char *line)
{
    ln_args_t args = {0};
    CHECK_OK(parse(t, &args, line));
    return args;
}

static void check_refused(ln_test_t *t, const char *line, const char *why)
{
    ln_args_t args;
    CHECK_ERR(LN_ERR_INVALID_INPUT, parse(t, &args, line));
    const char *text = ln_text_copy_z(&t->arena, t->call.text);
    if (strstr(text, why) == NULL)
        fail_msg("'linen %s' says: %s", line, text);
}

static const char *help_of(ln_test_t *t, const char *line)
{
    ln_args_t args = parsed(t, line);
    ln_buffer_t out = ln_buffer(&t->arena);
    CHECK(args.help);
    ln_args_help(&out, &args);
    return ln_text_copy_z(&t->arena, ln_buffer_bytes(&out));
}

TEST(options_come_in_several_forms)
{
    ln_args_t args = parsed(t, "wallet show --short --wallet a --keystore=b chain");
    assert_string_equal(args.command->path, "wallet show");
    assert_string_equal(ln_arg_text(&args, "wallet"), "a");
    assert_string_equal(ln_arg_text(&args, "keystore"), "b");
    CHECK(ln_arg_flag(&args, "short") && !ln_arg_flag(&args, "owned"));
    assert_string_equal(ln_arg_at(&args, 0), "chain");
    CHECK(ln_arg_at(&args, 1) == NULL);
}

TEST(global_options_may_stand_before_the_command)
{
    ln_args_t args = parsed(t, "--wallet show --max-retries 3 wallet show");
    assert_string_equal(args.command->path, "wallet show");
    assert_string_equal(ln_arg_text(&args, "wallet"), "show");
    uint64_t retries;
    CHECK_OK(ln_arg_number(&t->call, &args, "max-retries", &retries, 100));
    CHECK(retries == 3);
}

TEST(letters)
{
    ln_args_t args = parsed(t, "-w 3 wallet show");
    assert_string_equal(args.command->path, "wallet show");
    assert_string_equal(ln_arg_text(&args, "with-wallet"), "3");
    args = parsed(t, "wallet show -w7");
    assert_string_equal(ln_arg_text(&args, "with-wallet"), "7");
    check_refused(t, "wallet show -q", "has no option -q");
    check_refused(t, "wallet show -w", "needs a value");
}

TEST(what_is_given_last_counts_and_lists_collect_everything)
{
    ln_args_t args = parsed(t, "keygen --wallet a --wallet b --ignore-bundles-from x,y "
                               "--ignore-bundles-from z");
    assert_string_equal(ln_arg_text(&args, "wallet"), "b");
    ln_bytes_list_t list = ln_arg_list(&t->arena, &args, "ignore-bundles-from");
    CHECK(list.count == 3 && ln_bytes_equal_text(list.items[2], "z"));
    CHECK(ln_arg_all(&t->arena, &args, "ignore-bundles-from").count == 2);
}

TEST(values_come_from_the_environment_and_the_defaults)
{
    uint64_t ttl;
    ln_args_t args = parsed(t, "keygen");
    unsetenv("LINERA_CHAIN_WORKER_TTL_MS");
    CHECK_OK(ln_arg_number(&t->call, &args, "chain-worker-ttl-ms", &ttl, UINT32_MAX));
    CHECK(ttl == 30000);
    setenv("LINERA_CHAIN_WORKER_TTL_MS", "5", 1);
    CHECK_OK(ln_arg_number(&t->call, &args, "chain-worker-ttl-ms", &ttl, UINT32_MAX));
    CHECK(ttl == 5 && !ln_arg_is_given(&args, "chain-worker-ttl-ms"));
    setenv("LINERA_CHAIN_WORKER_TTL_MS", "soon", 1);
    CHECK_ERR(LN_ERR_INVALID_INPUT,
              ln_arg_number(&t->call, &args, "chain-worker-ttl-ms", &ttl, UINT32_MAX));
    unsetenv("LINERA_CHAIN_WORKER_TTL_MS");
    setenv("LINERA_APPLICATION_LOGS", "true", 1);
    CHECK(ln_arg_flag(&args, "with-application-logs"));
    unsetenv("LINERA_APPLICATION_LOGS");
    CHECK(!ln_arg_flag(&args, "with-application-logs"));
}

TEST(numbers)
{
    double fraction;
    ln_u128_t attos;
    bool given;
    ln_args_t args = parsed(t, "create-genesis-config 2 --initial-funding 1.5 --alpha 0.25");
    CHECK_OK(ln_arg_fraction(&t->call, &args, "alpha", &fraction));
    CHECK(fraction > 0.24 && fraction < 0.26);
    CHECK_OK(ln_arg_amount(&t->call, &args, "initial-funding", &attos, &given));
    CHECK(given && attos == (ln_u128_t)1500000000000000000u);
    CHECK_OK(ln_arg_amount(&t->call, &args, "message-price", &attos, &given));
    CHECK(!given);
    args = parsed(t, "create-genesis-config 2 --initial-funding 1.x --alpha -1");
    CHECK_ERR(LN_ERR_INVALID_INPUT,
              ln_arg_amount(&t->call, &args, "initial-funding", &attos, &given));
    CHECK_ERR(LN_ERR_INVALID_INPUT, ln_arg_fraction(&t->call, &args, "alpha", &fraction));
}

TEST(what_is_wrong_is_told_with_what_may_be_meant)
{
    check_refused(t, "", "no command is given");
    check_refused(t, "walet show", "did you mean 'linen wallet'?");
    check_refused(t, "wallet shwo", "did you mean 'linen wallet show'?");
    check_refused(t, "wallet show --ownd", "did you mean '--owned'?");
    check_refused(t, "wallet show --short=1", "takes no value");
    check_refused(t, "wallet show a b", "too many arguments; usage: linen wallet show");
    check_refused(t, "wallet set-default", "an argument is missing");
    check_refused(t, "keygen --wallet", "needs a value: --wallet FILE");
    check_refused(t, "help walet", "did you mean");
    check_refused(t, "qwertyuiop", "there is no command 'qwertyuiop' (");
    ln_args_t args = parsed(t, "storage initialize");
    const char *text;
    CHECK_ERR(LN_ERR_INVALID_INPUT, ln_arg_expect(&t->call, &args, "genesis", &text));
}

TEST(two_dashes_end_the_options)
{
    ln_args_t args = parsed(t, "wallet export-genesis -- --odd");
    assert_string_equal(ln_arg_at(&args, 0), "--odd");
}

TEST(help_is_there_for_everything)
{
    CHECK(strstr(help_of(t, "--help"), "wallet init") != NULL);
    CHECK(strstr(help_of(t, "--help"), "-w, --with-wallet X") != NULL);
    CHECK(strstr(help_of(t, "wallet"), "  wallet forget-chain") != NULL);
    CHECK(strstr(help_of(t, "wallet --help"), "linen wallet COMMAND") != NULL);
    CHECK(strstr(help_of(t, "help wallet init"), "--genesis FILE") != NULL);
    CHECK(strstr(help_of(t, "wallet init -h"), "--testing-prng-seed N") != NULL);
    CHECK(strstr(help_of(t, "help"), "Global options") != NULL);
    CHECK(parsed(t, "--version").version);
}

/* --- the tables themselves */

static void check_options(const char *where, const ln_option_t *options)
{
    for (; options->name != NULL; options++) {
        if (options->help[0] == '\0' || (options->value == NULL && options->default_value != NULL))
            fail_msg("%s: --%s", where, options->name);
        for (const ln_option_t *other = options + 1; other->name != NULL; other++)
            if (strcmp(options->name, other->name) == 0 ||
                (options->letter != 0 && options->letter == other->letter))
                fail_msg("%s: --%s is there twice", where, options->name);
    }
}

static bool has_group(const ln_command_t *command)
{
    for (const ln_command_group_t *g = ln_command_groups(); g->name != NULL; g++)
        if (ln_command_group_has(g, command))
            return true;
    return false;
}

TEST(the_tables_are_in_order)
{
    check_options("global", ln_global_options());
    for (const ln_command_t *c = ln_commands(); c->path != NULL; c++) {
        check_options(c->path, c->options);
        if (c->help[0] == '\0' || (strchr(c->path, ' ') != NULL && !has_group(c)))
            fail_msg("%s has no help or no group", c->path);
        for (const ln_command_t *other = c + 1; other->path != NULL; other++)
            if (strcmp(c->path, other->path) == 0)
                fail_msg("%s is there twice", c->path);
    }
}

/* --- policies */

TEST(policies_have_names)
{
    ln_resource_control_policy_t policy, testnet = ln_policy_testnet();
    CHECK_OK(ln_policy_named(&t->call, &policy, "Testnet"));
    CHECK(ln_resource_control_policy_equal(&policy, &testnet));
    CHECK_OK(ln_policy_named(&t->call, &policy, "NoFees"));
    CHECK(policy.operation.attos == 0);
    CHECK_OK(ln_policy_named(&t->call, &policy, "all-categories"));
    CHECK(policy.operation.attos == 10);
    CHECK_ERR(LN_ERR_INVALID_INPUT, ln_policy_named(&t->call, &policy, "devnet"));
}

TEST(every_field_of_a_policy_has_its_option)
{
    bool changed;
    ln_resource_control_policy_t policy = ln_policy_no_fees();
    ln_args_t args = parsed(t, "create-genesis-config 1");
    CHECK_OK(ln_policy_args_apply(&t->call, &args, &policy, &changed, "-price"));
    CHECK(!changed);
    args = parsed(t, "create-genesis-config 1 --byte-stored-price 2 --maximum-block-size 77 "
                     "--http-request-allow-list b.org,a.org");
    CHECK_OK(ln_policy_args_apply(&t->call, &args, &policy, &changed, "-price"));
    CHECK(changed && policy.maximum_block_size == 77);
    CHECK(policy.byte_stored.attos == 2 * (ln_u128_t)1000000000000000000u);
    CHECK(policy.http_request_allow_list.count == 2);
    CHECK(ln_bytes_equal_text(policy.http_request_allow_list.items[0], "a.org"));
}
