/* SPDX-License-Identifier: Apache-2.0 */
#include "app/local_network.h"

#include "app/config.h"
#include "base/file.h"
#include "wallet/founder.h"
#include "wallet/genesis_file.h"
#include "wallet/server_file.h"

#include <stdlib.h>
#include <unistd.h>

#define DEFAULT_BASE_PORT 9000
#define PORT_STEP 1000 /* between the kinds of ports, unless somebody wants less */

static const char *path_of(ln_arena_t *arena, const char *folder, const char *name)
{
    return (const char *)ln_format(arena, "%s/%s", folder, name).data;
}

/* --- servers */

ln_err_t ln_local_network_base_port(ln_call_t *call, uint16_t *out)
{
    const char *text = getenv("TEST_OFFSET_PORT");
    uint64_t port = DEFAULT_BASE_PORT;
    if (text != NULL && (!ln_parse_u64(&port, ln_text(text)) || port + 7 * PORT_STEP > UINT16_MAX))
        return LN_FAIL(call, LN_ERR_CONFIGURATION, "TEST_OFFSET_PORT=%s is no port to begin with",
                       text);
    *out = (uint16_t)port;
    return LN_OK;
}

static uint16_t port_of(const ln_local_network_options_t *options, size_t kind, size_t index)
{
    size_t step = options->port_step > 0 ? options->port_step : PORT_STEP;
    return (uint16_t)(options->base_port + kind * step + index + 1);
}

static void add_shards(ln_arena_t *arena, ln_internal_network_config_t *network,
                       const ln_local_network_options_t *options, size_t validator)
{
    for (size_t i = 0; i < options->shards; i++) {
        size_t index = validator * options->shards + i;
        *LN_PUSH(arena, &network->shards) =
            (ln_shard_config_t){.host = LN_LITERAL("localhost"),
                                .port = port_of(options, 0, index),
                                .metrics_port = {true, port_of(options, 2, index)}};
    }
}

static void add_proxies(ln_arena_t *arena, ln_internal_network_config_t *network,
                        const ln_local_network_options_t *options, size_t validator)
{
    for (size_t i = 0; i < options->proxies; i++) {
        size_t index = validator * options->proxies + i;
        *LN_PUSH(arena, &network->proxies) =
            (ln_proxy_config_t){.host = LN_LITERAL("localhost"),
                                .private_port = port_of(options, 1, index),
                                .metrics_port = port_of(options, 3, index),
                                .public_port = port_of(options, 4, index)};
    }
}

static ln_server_config_t make_server(ln_arena_t *arena, const ln_local_network_options_t *options,
                                      ln_key_source_t *keys, size_t index)
{
    ln_server_config_t server = {0};
    ln_network_protocol_t grpc = {.tag = LN_NETWORK_PROTOCOL_GRPC,
                                  .grpc = LN_TLS_CONFIG_CLEAR_TEXT};
    server.internal_network.protocol = grpc;
    add_shards(arena, &server.internal_network, options, index);
    add_proxies(arena, &server.internal_network, options, index);
    server.validator.network =
        (ln_public_network_config_t){.protocol = grpc,
                                     .host = LN_LITERAL("localhost"),
                                     .port = server.internal_network.proxies.items[0].public_port};
    ln_server_draw_keys(&server, keys);
    return server;
}

const char *ln_local_network_server_path(ln_arena_t *arena, const ln_local_network_t *network,
                                         size_t index)
{
    return (const char *)ln_format(arena, "%s/server_%zu.json", network->folder, index).data;
}

static ln_err_t make_servers(ln_call_t *call, ln_env_t *env, ln_local_network_t *network,
                             const ln_local_network_options_t *options)
{
    ln_key_source_t keys;
    ln_committee_config_t committee = {0};
    ln_key_source_init(&keys, env, options->testing_seed);
    network->servers = LN_NEW_ARRAY(call->arena, ln_server_config_t, options->validators);
    network->server_count = options->validators;
    for (size_t i = 0; i < options->validators; i++) {
        network->servers[i] = make_server(call->arena, options, &keys, i);
        *LN_PUSH(call->arena, &committee.validators) = network->servers[i].validator;
        LN_TRY(ln_config_write(call, &ln_server_config_type, &network->servers[i],
                               ln_local_network_server_path(call->arena, network, i), 0600));
    }
    LN_TRY(ln_committee_file_write(call, &committee,
                                   path_of(call->arena, network->folder, "committee.json")));
    return ln_committee_of_config(call, &network->genesis.committee, &committee, &options->policy);
}

/* --- the user of the first chains */

static ln_err_t make_genesis(ln_call_t *call, ln_env_t *env, ln_local_network_t *network,
                             const ln_local_network_options_t *options)
{
    size_t count = options->other_chains + 1;
    ln_account_owner_t *owners = LN_NEW_ARRAY(call->arena, ln_account_owner_t, count);
    ln_timestamp_t now = {ln_env_now_us(env)};
    ln_u64_opt_t seed = options->testing_seed;
    seed.value++; /* the validators have used the seed itself */
    LN_TRY(ln_founder_make_keys(call, env, owners, network->user.keystore, seed, count));
    ln_genesis_options_t genesis = {.committee = network->genesis.committee,
                                    .timestamp = now,
                                    .network_name = ln_network_name_default(call->arena, now),
                                    .owners = owners,
                                    .owner_count = count,
                                    .balance = options->balance};
    network->genesis = ln_genesis_make(call->arena, &genesis);
    LN_TRY(ln_genesis_file_write(call, &network->genesis,
                                 path_of(call->arena, network->folder, "genesis.json")));
    return ln_founder_make_wallet(call, network->user.wallet, &network->genesis);
}

/* --- all of it */

ln_err_t ln_local_network_make(ln_call_t *call, ln_env_t *env, ln_local_network_t *out,
                               const ln_local_network_options_t *options)
{
    ln_arena_t *arena = call->arena;
    const char *folder = options->folder;
    LN_TRY(ln_folder_make(call, folder));
    if (access(path_of(arena, folder, "genesis.json"), F_OK) == 0)
        return LN_FAIL(call, LN_ERR_CONFIGURATION,
                       "the folder %s holds a network already; choose another one or delete it",
                       folder);
    *out = (ln_local_network_t){
        .folder = folder,
        .user = {.wallet = path_of(arena, folder, "wallet_0.json"),
                 .keystore = path_of(arena, folder, "keystore_0.json"),
                 .storage = (const char *)ln_format(arena, "rocksdb:%s/client_0.db", folder).data}};
    LN_TRY(make_servers(call, env, out, options));
    return make_genesis(call, env, out, options);
}
