/* SPDX-License-Identifier: Apache-2.0 */
/* app/local_network.h - a whole network on this machine: its files, and its validators in this
 * process (spec 04 §18).
 *
 *     FOLDER/server_0.json ...     keys and addresses of the validators
 *     FOLDER/committee.json        what is public of them
 *     FOLDER/genesis.json          the network: committee, policy, first chains
 *     FOLDER/wallet_0.json, keystore_0.json, client_0.db     who owns the first chains
 */
#ifndef LN_APP_LOCAL_NETWORK_H
#define LN_APP_LOCAL_NETWORK_H

#include "app/storage_config.h"
#include "app/validator.h"
#include "base/env.h"
#include "wallet/paths.h"

typedef struct {
    const char *folder;
    size_t validators, shards, proxies;
    size_t other_chains; /* besides the admin chain */
    ln_amount_t balance; /* of each chain */
    ln_resource_control_policy_t policy;
    ln_u64_opt_t testing_seed;
    uint16_t base_port; /* see ln_local_network_base_port */
    uint16_t port_step; /* between the kinds of ports; 0: 1000 */
} ln_local_network_options_t;

/* What has been made; lives as long as the call's arena. */
typedef struct {
    const char *folder;
    ln_server_config_t *servers;
    size_t server_count;
    ln_genesis_config_t genesis;
    ln_wallet_paths_t user; /* of the first chains' owner */
} ln_local_network_t;

/* The ports of the reference's local networks, from TEST_OFFSET_PORT or 9000 on: shards behind the
 * base, private ports of proxies behind base + 1000, metrics of shards behind base + 2000 and of
 * proxies behind base + 3000, public ports behind base + 4000, where 1000 is the default step. */
LN_CHECKED ln_err_t ln_local_network_base_port(ln_call_t *call, uint16_t *out);

/* Makes keys and all files. LN_ERR_CONFIGURATION if the folder holds a network already. */
LN_CHECKED ln_err_t ln_local_network_make(ln_call_t *call, ln_env_t *env, ln_local_network_t *out,
                                          const ln_local_network_options_t *options);

/* The path of a server's file. */
const char *ln_local_network_server_path(ln_arena_t *arena, const ln_local_network_t *network,
                                         size_t index);

#endif
