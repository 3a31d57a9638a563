/* SPDX-License-Identifier: Apache-2.0 */
/* tests/crash - a load for a network whose validators are killed meanwhile (tests/e2e/crash.sh).
 *
 *     crash-load make FOLDER [--chains N] [--validators N] [--policy NAME] [--port P]
 *     crash-load run FOLDER [--seconds N] [--until FILE] [--patience N] [--seed N]
 *
 * make writes the files of a network with ports from P + 1 to P + 50; run is the load, and what is
 * checked after it. The last line of run is "N passed, N failed"; the exit code is 1 if any failed,
 * 2 if there was nothing to check. */
#include "crash.h"

#include "app/local_network.h"
#include "app/policy_args.h"
#include "kv/memory.h"
#include "worker/genesis.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PORT_STEP 10
#define NODE_TIMEOUT_US 3000000

uint64_t crash_roll(crash_t *crash, uint64_t limit)
{
    return ln_env_random_u64(&crash->dice.env) % limit;
}

void crash_expect(const ln_call_t *call, ln_err_t err, const char *what)
{
    if (err == LN_OK)
        return;
    ln_bytes_t text = ln_call_text(call, err);
    fflush(stdout);
    fprintf(stderr, "%s: %.*s\n", what, LN_TEXT_ARG(text));
    exit(2);
}

/* --- seams of the client */

/* A validator that is away is noticed at once; the load itself tries again. */
static ln_err_t connect_node(void *owner, ln_call_t *call, ln_node_t **out, ln_bytes_t address)
{
    crash_t *crash = owner;
    ln_connector_t plain = ln_grpc_connector(&crash->nodes);
    ln_node_t *node;
    LN_TRY(plain.connect(plain.owner, call, &node, address));
    *out = crash_witness_watch(crash->witness, node, address);
    return LN_OK;
}

/* --- beginning and end */

static void open_client(ln_call_t *call, crash_t *crash)
{
    ln_client_options_t options = ln_client_defaults();
    ln_signer_t signer = ln_keystore_signer(crash->keystore);
    ln_connector_t connector = {connect_node, crash};
    crash->kv = ln_kv_memory();
    crash_expect(call, ln_store_open(call, &crash->store, crash->kv), "store");
    crash_expect(call,
                 ln_genesis_initialise(call, crash->store, crash->loop.env,
                                       ln_wallet_genesis(crash->wallet)),
                 "genesis");
    crash_expect(call,
                 ln_client_new(call, &crash->client, &crash->loop, crash->store, &options, &signer,
                               &connector),
                 "client");
}

static void open_chain(ln_call_t *call, crash_t *crash, size_t index)
{
    crash_chain_t *chain = &crash->chains[index];
    const ln_wallet_chain_t *entry = ln_wallet_chain(crash->wallet, index);
    ln_chain_id_t id = ln_wallet_chain_id(crash->wallet, index);
    chain->crash = crash;
    LN_ASSERT(entry->owner.some);
    chain->owner = entry->owner.value;
    crash_expect(call, ln_chain_client_init(call, &chain->client, crash->client, &id, entry),
                 "chain");
}

void crash_open(crash_t *crash, const crash_options_t *options)
{
    *crash = (crash_t){.options = *options, .next_amount = 1};
    ln_call_t call = ln_call(&crash->arena);
    ln_env_t *env = ln_env_system();
    const char *folder = options->folder;
    ln_env_fake_init(&crash->dice, 0, options->seed);
    ln_loop_init(&crash->loop, env);
    crash->nodes = (ln_remote_node_options_t){.loop = &crash->loop, .timeout_us = NODE_TIMEOUT_US};
    const char *wallet = (const char *)ln_format(call.arena, "%s/wallet_0.json", folder).data;
    const char *keys = (const char *)ln_format(call.arena, "%s/keystore_0.json", folder).data;
    crash_expect(&call, ln_wallet_open(&call, &crash->wallet, wallet), "wallet");
    crash_expect(&call, ln_keystore_open(&call, &crash->keystore, env, keys), "keystore");
    crash->witness = crash_witness_new(&crash->dice.env, crash->keystore);
    open_client(&call, crash);
    crash->chain_count = ln_wallet_count(crash->wallet);
    crash->chains = LN_NEW_ARRAY(&crash->arena, crash_chain_t, crash->chain_count);
    for (size_t i = 0; i < crash->chain_count; i++)
        open_chain(&call, crash, i);
}

void crash_close(crash_t *crash)
{
    for (size_t i = 0; i < crash->chain_count; i++)
        ln_chain_client_release(&crash->chains[i].client);
    ln_client_free(crash->client);
    crash_witness_free(crash->witness);
    ln_store_close(crash->store);
    ln_kv_free(crash->kv);
    ln_keystore_close(crash->keystore);
    ln_wallet_close(crash->wallet);
    ln_loop_release(&crash->loop);
    ln_arena_release(&crash->arena);
}

/* --- commands */

typedef struct {
    crash_options_t run;
    ln_local_network_options_t make;
    const char *policy;
} arguments_t;

static int make_network(const arguments_t *arguments)
{
    ln_arena_t arena = {0};
    ln_call_t call = ln_call(&arena);
    ln_local_network_options_t options = arguments->make;
    ln_local_network_t network;
    crash_expect(&call, ln_policy_named(&call, &options.policy, arguments->policy), "policy");
    crash_expect(&call, ln_local_network_make(&call, ln_env_system(), &network, &options),
                 "network");
    ln_arena_release(&arena);
    return 0;
}

typedef struct {
    crash_t crash;
    size_t passed, failed;
} result_t;

static void run(void *subject)
{
    result_t *result = subject;
    crash_load(&result->crash);
    printf("the load ends\n");
    fflush(stdout);
    crash_settle(&result->crash);
    result->failed = crash_audit(&result->crash, &result->passed);
}

static int run_load(const arguments_t *arguments)
{
    result_t result = {0};
    crash_open(&result.crash, &arguments->run);
    ln_loop_run_task(&result.crash.loop, run, &result);
    crash_close(&result.crash);
    printf("%zu passed, %zu failed\n", result.passed, result.failed);
    return result.failed > 0;
}

/* --- options */

static int usage(void)
{
    fprintf(stderr, "usage: crash-load make FOLDER [--chains N] [--validators N] [--policy NAME] "
                    "[--port P]\n"
                    "       crash-load run FOLDER [--seconds N] [--until FILE] [--patience N] "
                    "[--seed N]\n");
    return 2;
}

static uint64_t number(const char *text)
{
    uint64_t value;
    if (!ln_parse_u64(&value, ln_text(text)))
        exit(usage());
    return value;
}

static void set_option(arguments_t *arguments, int option, const char *text)
{
    switch (option) {
    case 'c':
        arguments->make.other_chains = (size_t)number(text) - 1;
        break;
    case 'v':
        arguments->make.validators = (size_t)number(text);
        break;
    case 'p':
        arguments->policy = text;
        break;
    case 'P':
        arguments->make.base_port = (uint16_t)number(text);
        break;
    case 's':
        arguments->run.seconds = number(text);
        break;
    case 'u':
        arguments->run.until = text;
        break;
    case 'w':
        arguments->run.patience_s = number(text);
        break;
    case 'r':
        arguments->run.seed = number(text);
        break;
    default:
        exit(usage());
    }
}

int main(int argc, char **argv)
{
    static const struct option options[] = {
        {"chains", required_argument, NULL, 'c'},
        {"validators", required_argument, NULL, 'v'},
        {"policy", required_argument, NULL, 'p'},
        {"port", required_argument, NULL, 'P'},
        {"seconds", required_argument, NULL, 's'},
        {"until", required_argument, NULL, 'u'},
        {"patience", required_argument, NULL, 'w'},
        {"seed", required_argument, NULL, 'r'},
        {NULL, 0, NULL, 0},
    };
    arguments_t arguments = {
        .run = {.seconds = 40, .patience_s = 20, .seed = 1},
        .make = {.validators = 4,
                 .shards = 1,
                 .proxies = 1,
                 .other_chains = 7,
                 .balance = {(ln_u128_t)1000 * 1000000000000000000u},
                 .base_port = 21000,
                 .port_step = PORT_STEP},
        .policy = "no-fees",
    };
    for (int option; (option = getopt_long(argc, argv, "", options, NULL)) != -1;)
        set_option(&arguments, option, optarg);
    if (argc - optind != 2)
        return usage();
    arguments.run.folder = arguments.make.folder = argv[optind + 1];
    if (strcmp(argv[optind], "make") == 0)
        return make_network(&arguments);
    if (strcmp(argv[optind], "run") == 0)
        return run_load(&arguments);
    return usage();
}
