/* SPDX-License-Identifier: Apache-2.0 */
/* linen net up: a network on this machine, for trying things out (spec 04 §18). */
#include "app/client_options.h"
#include "app/faucet_service.h"
#include "app/local_validators.h"
#include "app/policy_args.h"
#include "app/run.h"
#include "base/file.h"
#include "types/committee.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    ln_run_t *run;
    ln_local_network_options_t options;
    ln_local_network_t network;
    bool temporary; /* the folder is removed at the end */
    ln_local_validators_t *validators;
    uint16_t faucet_port; /* 0: there is none */
} net_t;

/* --- options */

static ln_err_t read_count(ln_run_t *run, const char *name, size_t *out, uint64_t least,
                           uint64_t most)
{
    uint64_t value;
    LN_TRY(ln_arg_number(run->call, run->args, name, &value, most));
    if (value < least)
        return LN_FAIL(run->call, LN_ERR_INVALID_INPUT, "--%s must be at least %llu", name,
                       (unsigned long long)least);
    *out = (size_t)value;
    return LN_OK;
}

static ln_err_t read_policy(ln_run_t *run, ln_resource_control_policy_t *out)
{
    ln_bytes_list_t hosts = ln_arg_list(run->call->arena, run->args, "http-request-allow-list");
    LN_TRY(ln_policy_named(run->call, out, ln_arg_text(run->args, "policy-config")));
    if (hosts.count == 0)
        *LN_PUSH(run->call->arena, &hosts) = LN_LITERAL("localhost");
    for (size_t i = 0; i < hosts.count; i++)
        ln_set_insert(&ln_text_set_type, run->call->arena, &out->http_request_allow_list,
                      &hosts.items[i]);
    return LN_OK;
}

static ln_err_t choose_folder(net_t *net)
{
    const char *path = ln_arg_text(net->run->args, "path");
    const char *parent = getenv("TMPDIR");
    if (path != NULL) {
        char absolute[4096];
        LN_TRY(ln_folder_make(net->run->call, path));
        if (realpath(path, absolute) == NULL)
            return LN_FAIL(net->run->call, LN_ERR_IO, "%s: %s", path, strerror(errno));
        net->options.folder = ln_text_copy_z(net->run->call->arena, ln_text(absolute));
        return LN_OK;
    }
    char *folder = ln_text_copy_z(
        net->run->call->arena,
        ln_format(net->run->call->arena, "%s/linen-net-XXXXXX", parent != NULL ? parent : "/tmp"));
    if (mkdtemp(folder) == NULL)
        return LN_FAIL(net->run->call, LN_ERR_IO, "a temporary folder cannot be made: %s",
                       strerror(errno));
    net->options.folder = folder;
    net->temporary = true;
    return LN_OK;
}

static ln_err_t check_protocol(ln_run_t *run)
{
    const char *name = ln_arg_text(run->args, "external-protocol");
    if (strcasecmp(name, "grpc") == 0)
        return LN_OK;
    return LN_FAIL(run->call, LN_ERR_INVALID_INPUT,
                   "--external-protocol %s is not supported; local networks speak grpc", name);
}

static ln_err_t read_options(net_t *net)
{
    ln_run_t *run = net->run;
    LN_TRY(check_protocol(run));
    ln_local_network_options_t *options = &net->options;
    options->proxies = 1;
    LN_TRY(read_count(run, "validators", &options->validators, 1, 100));
    LN_TRY(read_count(run, "shards", &options->shards, 1, 100));
    if (options->validators * options->shards > 1000)
        return LN_FAIL(run->call, LN_ERR_INVALID_INPUT,
                       "a local network has at most 1000 shards in all");
    LN_TRY(read_count(run, "other-initial-chains", &options->other_chains, 0, 1000000));
    LN_TRY(ln_arg_parse(run->call, &ln_amount_type, &options->balance, "--initial-amount",
                        ln_arg_text(run->args, "initial-amount")));
    LN_TRY(read_policy(run, &options->policy));
    LN_TRY(ln_arg_u64(run->call, run->args, "testing-prng-seed", &options->testing_seed.value,
                      &options->testing_seed.some, UINT64_MAX));
    return ln_local_network_base_port(run->call, &options->base_port);
}

static ln_err_t start_validators(net_t *net)
{
    ln_local_validators_options_t options = {.call = net->run->call,
                                             .env = net->run->env,
                                             .network = &net->network,
                                             .storage = ln_arg_text(net->run->args, "storage")};
    return ln_arg_flag(net->run->args, "processes")
               ? ln_local_validators_processes(&net->validators, &options)
               : ln_local_validators_inside(&net->validators, &options);
}

/* --- what the user sees: stdout is for the shell, stderr for people */

static void print_exports(const net_t *net)
{
    const ln_wallet_paths_t *user = &net->network.user;
    bool bold = isatty(STDOUT_FILENO) == 1;
    const char *on = bold ? "\033[1m" : "", *off = bold ? "\033[0m" : "";
    fputs("\nTo use the first wallet of this network, set these variables in your shell:\n\n",
          stderr);
    fflush(stderr);
    printf("%sexport LINERA_WALLET=\"%s\"%s\n", on, user->wallet, off);
    printf("%sexport LINERA_KEYSTORE=\"%s\"%s\n", on, user->keystore, off);
    printf("%sexport LINERA_STORAGE=\"%s\"%s\n\n", on, user->storage, off);
    fflush(stdout);
}

static void print_ready(const net_t *net)
{
    if (net->faucet_port != 0)
        fprintf(stderr, "The faucet is at http://localhost:%u\n", net->faucet_port);
    fputs("\nREADY!\nPress ^C to stop the network.\n", stderr);
    fflush(stderr);
}

static ln_err_t serve(net_t *net)
{
    print_exports(net);
    print_ready(net);
    ln_run_until_signal(net->run);
    return LN_OK;
}

/* --- the faucet, which has the first wallet to itself */

static ln_err_t faucet_chain(net_t *net, ln_chain_id_t *out, const ln_wallet_t *wallet)
{
    ln_chain_id_t admin = ln_wallet_admin_chain(wallet);
    uint64_t wanted;
    LN_TRY(ln_arg_number(net->run->call, net->run->args, "faucet-chain", &wanted, UINT32_MAX));
    for (size_t i = 0; i < ln_wallet_count(wallet); i++) {
        *out = ln_wallet_chain_id(wallet, i);
        if (!ln_chain_id_equal(out, &admin) && wanted-- == 0)
            return LN_OK;
    }
    return LN_FAIL(net->run->call, LN_ERR_INVALID_INPUT,
                   "--faucet-chain: the network has not so many chains besides the admin chain");
}

static ln_err_t faucet_options(net_t *net, const ln_wallet_t *wallet,
                               ln_faucet_service_options_t *out)
{
    ln_run_t *run = net->run;
    uint64_t port;
    *out = (ln_faucet_service_options_t){0};
    LN_TRY(faucet_chain(net, &out->chain_id, wallet));
    LN_TRY(ln_arg_parse(run->call, &ln_amount_type, &out->faucet.amount, "--faucet-amount",
                        ln_arg_text(run->args, "faucet-amount")));
    LN_TRY(ln_arg_number(run->call, run->args, "faucet-port", &port, UINT16_MAX));
    out->port = (uint16_t)port;
    out->faucet.storage_path =
        (const char *)ln_format(run->call->arena, "%s/faucet_storage.sqlite", net->network.folder)
            .data;
    return LN_OK;
}

static ln_err_t serve_session(net_t *net, ln_session_t *session)
{
    ln_faucet_service_options_t options;
    ln_faucet_service_t service;
    LN_TRY(faucet_options(net, session->wallet, &options));
    LN_TRY(ln_faucet_service_start(session, &service, &options));
    net->faucet_port = ln_faucet_server_port(service.server);
    ln_err_t err = serve(net);
    ln_faucet_service_stop(&service);
    return err;
}

static ln_err_t serve_with_faucet(net_t *net)
{
    ln_session_t session;
    LN_TRY(ln_session_open(net->run, &session, &net->network.user));
    return ln_session_close(&session, serve_session(net, &session));
}

static ln_err_t up(net_t *net)
{
    LN_TRY(read_options(net));
    LN_TRY(choose_folder(net));
    LN_TRY(ln_local_network_make(net->run->call, net->run->env, &net->network, &net->options));
    LN_TRY(start_validators(net));
    return ln_arg_flag(net->run->args, "with-faucet") ? serve_with_faucet(net) : serve(net);
}

ln_err_t cmd_net_up(ln_run_t *run)
{
    net_t net = {.run = run};
    ln_err_t err = up(&net);
    ln_local_validators_stop(net.validators);
    if (net.temporary)
        ln_folder_remove(net.options.folder);
    if (err == LN_OK)
        fputs("\nDone.\n", stderr);
    return err;
}
