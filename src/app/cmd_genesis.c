/* SPDX-License-Identifier: Apache-2.0 */
/* linen create-genesis-config, linen wallet export-genesis */
#include "app/policy_args.h"
#include "app/user_files.h"
#include "faucet/faucet_client.h"
#include "types/text.h"
#include "wallet/founder.h"
#include "wallet/genesis_file.h"

#include <unistd.h>

#define CHAINS_MAX 1000000

static ln_err_t read_committee(ln_run_t *run, ln_committee_t *out)
{
    const char *path;
    ln_committee_config_t config;
    ln_resource_control_policy_t policy;
    bool changed;
    LN_TRY(ln_arg_expect(run->call, run->args, "committee", &path));
    LN_TRY(ln_policy_named(run->call, &policy, ln_arg_text(run->args, "policy-config")));
    LN_TRY(ln_policy_args_apply(run->call, run->args, &policy, &changed, "-price"));
    LN_TRY(ln_committee_file_read(run->call, &config, path));
    return ln_committee_of_config(run->call, out, &config, &policy);
}

static ln_err_t read_options(ln_run_t *run, ln_genesis_options_t *out)
{
    const char *start = ln_arg_text(run->args, "start-timestamp");
    const char *name = ln_arg_text(run->args, "network-name");
    uint64_t others;
    bool given;
    LN_TRY(read_committee(run, &out->committee));
    LN_TRY(ln_arg_amount(run->call, run->args, "initial-funding", &out->balance.attos, &given));
    ln_timestamp_t now = {ln_env_now_us(run->env)};
    out->timestamp = now;
    if (start != NULL)
        LN_TRY(ln_timestamp_parse(run->call, &out->timestamp, ln_text(start)));
    out->network_name =
        name != NULL ? ln_text(name) : ln_network_name_default(run->call->arena, now);
    if (!ln_parse_u64(&others, ln_text(ln_arg_at(run->args, 0))) || others > CHAINS_MAX)
        return LN_FAIL(run->call, LN_ERR_INVALID_INPUT,
                       "'%s' is not a number of chains from 0 to %d", ln_arg_at(run->args, 0),
                       CHAINS_MAX);
    out->owner_count = (size_t)others + 1;
    return LN_OK;
}

/* One key for each chain, in the keystore before anything depends on it. */
static ln_err_t make_owners(ln_run_t *run, const char *path, ln_genesis_options_t *options)
{
    ln_u64_opt_t seed;
    ln_account_owner_t *owners =
        LN_NEW_ARRAY(run->call->arena, ln_account_owner_t, options->owner_count);
    LN_TRY(ln_user_testing_seed(run, &seed));
    options->owners = owners;
    return ln_founder_make_keys(run->call, run->env, owners, path, seed, options->owner_count);
}

/* Before keys are made that the wallet could not be made for. */
static ln_err_t expect_no_wallet(ln_call_t *call, const char *path)
{
    if (access(path, F_OK) != 0)
        return LN_OK;
    return LN_FAIL(call, LN_ERR_WALLET,
                   "%s exists already; remove it or choose another place first", path);
}

ln_err_t cmd_create_genesis_config(ln_run_t *run)
{
    const char *output;
    ln_genesis_options_t options = {0};
    ln_wallet_paths_t paths;
    LN_TRY(ln_arg_expect(run->call, run->args, "genesis", &output));
    LN_TRY(read_options(run, &options));
    LN_TRY(ln_user_paths(run, &paths));
    LN_TRY(expect_no_wallet(run->call, paths.wallet));
    LN_TRY(make_owners(run, paths.keystore, &options));
    ln_genesis_config_t genesis = ln_genesis_make(run->call->arena, &options);
    LN_TRY(ln_founder_make_wallet(run->call, paths.wallet, &genesis));
    LN_TRY(ln_genesis_file_write(run->call, &genesis, output));
    return ln_user_storage_initialise(run, &genesis);
}

static ln_err_t export_of_wallet(ln_run_t *run, const char *output)
{
    ln_wallet_t *wallet;
    LN_TRY(ln_user_wallet(run, &wallet));
    ln_err_t err = ln_genesis_file_write(run->call, ln_wallet_genesis(wallet), output);
    ln_wallet_close(wallet);
    return err;
}

ln_err_t cmd_wallet_export_genesis(ln_run_t *run)
{
    const char *output = ln_arg_at(run->args, 0), *url = ln_arg_text(run->args, "faucet");
    ln_faucet_client_t faucet = {run->loop, url};
    ln_genesis_config_t genesis;
    if (url == NULL)
        return export_of_wallet(run, output);
    LN_TRY(ln_faucet_client_genesis(run->call, &faucet, &genesis));
    return ln_genesis_file_write(run->call, &genesis, output);
}
