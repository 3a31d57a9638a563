/* SPDX-License-Identifier: Apache-2.0 */
/* Load on a running network: every chain of a wallet makes block after block, all at once, each
 * block of as many transfers as wanted; what that costs here and in another process.
 *
 *     client FOLDER CHAINS SECONDS TRANSFERS [PID]
 *
 * FOLDER is that of a local network (app/local_network.h); PID, of the process with the validators.
 * Prints one line: blocks/s, transfers/s, latency, processor time per block. */
#include "client/chain_client.h"
#include "client/seams.h"
#include "crypto/hash.h"
#include "kv/memory.h"
#include "types/ids.h"
#include "wallet/wallet.h"
#include "worker/genesis.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

typedef struct {
    ln_arena_t arena;
    ln_loop_t loop;
    ln_wallet_t *wallet;
    ln_keystore_t *keystore;
    ln_kv_t *kv;
    ln_store_t *store;
    ln_client_t *client;
    ln_remote_node_options_t nodes;
    size_t chains, transfers;
    uint64_t seconds, end_us;
    long pid;
    struct {
        uint64_t *items; /* duration of each block in us */
        size_t count;
    } latencies;
    bool failed;
} load_t;

typedef struct {
    load_t *load;
    ln_chain_client_t chain;
    ln_chain_id_t to;
} payer_t;

static void stop_on(const ln_call_t *call, ln_err_t err, const char *what)
{
    if (err == LN_OK)
        return;
    ln_bytes_t text = ln_call_text(call, err);
    fprintf(stderr, "%s: %.*s\n", what, LN_TEXT_ARG(text));
    exit(1);
}

/* --- the load */

static ln_operations_t make_transfers(ln_call_t *call, const payer_t *payer)
{
    ln_operations_t operations = {0};
    for (size_t i = 0; i < payer->load->transfers; i++)
        *LN_PUSH(call->arena, &operations) =
            (ln_operation_t){.tag = LN_OPERATION_SYSTEM,
                             .system = {.tag = LN_SYSTEM_OPERATION_TRANSFER,
                                        .transfer = {.owner = ln_owner_chain(),
                                                     .recipient = {payer->to, ln_owner_chain()},
                                                     .amount = {1}}}};
    return operations;
}

static void pay_once(payer_t *payer)
{
    load_t *load = payer->load;
    ln_arena_t arena = {0};
    ln_call_t call = ln_call(&arena);
    ln_confirmed_block_certificate_t certificate;
    ln_operations_t operations = make_transfers(&call, payer);
    uint64_t start_us = ln_env_monotonic_us(load->loop.env);
    ln_err_t err = ln_chain_client_execute(&call, &payer->chain, &certificate, &operations,
                                           &(ln_blob_content_list_t){0}, NULL);
    stop_on(&call, err, "block");
    *LN_PUSH(&load->arena, &load->latencies) = ln_env_monotonic_us(load->loop.env) - start_us;
    ln_arena_release(&arena);
}

static void pay(void *subject)
{
    payer_t *payer = subject;
    while (ln_env_monotonic_us(payer->load->loop.env) < payer->load->end_us)
        pay_once(payer);
}

static void run(void *subject)
{
    load_t *load = subject;
    payer_t *payers = LN_NEW_ARRAY(&load->arena, payer_t, load->chains);
    ln_call_t call = ln_call(&load->arena);
    ln_group_t group;
    size_t first = ln_wallet_count(load->wallet) > load->chains ? 1 : 0;
    for (size_t i = 0; i < load->chains; i++) {
        ln_chain_id_t id = ln_wallet_chain_id(load->wallet, first + i);
        payers[i].load = load;
        payers[i].to = ln_wallet_chain_id(load->wallet, first + (i + 1) % load->chains);
        stop_on(&call,
                ln_chain_client_init(&call, &payers[i].chain, load->client, &id,
                                     ln_wallet_chain(load->wallet, first + i)),
                "wallet");
        stop_on(&call, ln_chain_client_prepare(&call, &payers[i].chain), "prepare");
        pay_once(&payers[i]);
    }
    load->latencies.count = 0;
    load->end_us = ln_env_monotonic_us(load->loop.env) + load->seconds * 1000000;
    ln_group_init(&group, &load->loop.sched);
    for (size_t i = 0; i < load->chains; i++)
        ln_group_spawn(&group, pay, &payers[i]);
    while (!ln_group_empty(&group))
        stop_on(&call, ln_group_wait(&group, LN_NO_DEADLINE), "wait");
    ln_group_end(&group);
    for (size_t i = 0; i < load->chains; i++)
        ln_chain_client_release(&payers[i].chain);
}

/* --- what it costs */

static double own_cpu_us(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e6 +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

/* User and system time of another process, from /proc. */
static double cpu_us_of(long pid)
{
    char path[64], text[1024];
    unsigned long user = 0, system = 0;
    snprintf(path, sizeof(path), "/proc/%ld/stat", pid);
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return 0;
    size_t size = fread(text, 1, sizeof(text) - 1, file);
    fclose(file);
    text[size] = '\0';
    const char *rest = strrchr(text, ')'); /* the name may have anything in it */
    if (rest == NULL || sscanf(rest + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu",
                               &user, &system) != 2)
        return 0;
    return (double)(user + system) * 1e6 / (double)sysconf(_SC_CLK_TCK);
}

static int by_duration(const void *a, const void *b)
{
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return (left > right) - (left < right);
}

static void report(load_t *load, double client_us, double validator_us, double elapsed_us)
{
    size_t blocks = load->latencies.count;
    if (blocks == 0)
        return;
    qsort(load->latencies.items, blocks, sizeof(uint64_t), by_duration);
    printf("chains %zu, transfers per block %zu: %.0f blocks/s, %.0f transfers/s, latency p50 %.2f "
           "ms p99 %.2f ms, processor per block: client %.0f us",
           load->chains, load->transfers, (double)blocks * 1e6 / elapsed_us,
           (double)(blocks * load->transfers) * 1e6 / elapsed_us,
           (double)load->latencies.items[blocks / 2] / 1e3,
           (double)load->latencies.items[blocks * 99 / 100] / 1e3, client_us / (double)blocks);
    if (load->pid > 0)
        printf(", validators %.0f us", validator_us / (double)blocks);
    printf("\n");
}

/* --- beginning and end */

static void open_all(ln_call_t *call, load_t *load, const char *folder)
{
    ln_env_t *env = ln_env_system();
    ln_client_options_t options = ln_client_defaults();
    ln_connector_t connector = ln_grpc_connector(&load->nodes);
    const char *wallet = (const char *)ln_format(call->arena, "%s/wallet_0.json", folder).data;
    const char *keystore = (const char *)ln_format(call->arena, "%s/keystore_0.json", folder).data;
    options.inbox_policy = LN_INBOX_IGNORE;
    ln_loop_init(&load->loop, env);
    load->nodes = ln_remote_node_defaults();
    load->nodes.loop = &load->loop;
    stop_on(call, ln_wallet_open(call, &load->wallet, wallet), "wallet");
    stop_on(call, ln_keystore_open(call, &load->keystore, env, keystore), "keystore");
    load->kv = ln_kv_memory();
    stop_on(call, ln_store_open(call, &load->store, load->kv), "store");
    stop_on(call, ln_genesis_initialise(call, load->store, env, ln_wallet_genesis(load->wallet)),
            "genesis");
    ln_signer_t signer = ln_keystore_signer(load->keystore);
    stop_on(
        call,
        ln_client_new(call, &load->client, &load->loop, load->store, &options, &signer, &connector),
        "client");
}

static void close_all(load_t *load)
{
    ln_client_free(load->client);
    ln_tls_context_free(load->nodes.tls);
    ln_store_close(load->store);
    ln_kv_free(load->kv);
    ln_keystore_close(load->keystore);
    ln_wallet_close(load->wallet);
    ln_loop_release(&load->loop);
    ln_arena_release(&load->arena);
}

int main(int argc, char **argv)
{
    load_t load = {0};
    ln_call_t call = ln_call(&load.arena);
    if (argc < 5) {
        fprintf(stderr, "usage: %s FOLDER CHAINS SECONDS TRANSFERS [PID]\n", argv[0]);
        return 2;
    }
    load.chains = (size_t)strtoul(argv[2], NULL, 10);
    load.seconds = strtoul(argv[3], NULL, 10);
    load.transfers = (size_t)strtoul(argv[4], NULL, 10);
    load.pid = argc > 5 ? strtol(argv[5], NULL, 10) : 0;
    open_all(&call, &load, argv[1]);
    if (load.chains == 0 || load.chains > ln_wallet_count(load.wallet)) {
        fprintf(stderr, "the wallet has %zu chains\n", ln_wallet_count(load.wallet));
        return 1;
    }
    double client_us = own_cpu_us(), validator_us = cpu_us_of(load.pid);
    uint64_t start_us = ln_env_monotonic_us(load.loop.env);
    ln_loop_run_task(&load.loop, run, &load);
    report(&load, own_cpu_us() - client_us, cpu_us_of(load.pid) - validator_us,
           (double)(ln_env_monotonic_us(load.loop.env) - start_us));
    close_all(&load);
    return 0;
}
