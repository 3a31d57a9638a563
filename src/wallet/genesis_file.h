/* SPDX-License-Identifier: Apache-2.0 */
/* wallet/genesis_file.h - the beginning of a network: its committee, its first chains (spec 01 §12,
 * spec 04 §7.3), and the files that say so.
 *
 *     server_1.json ... server_N.json  -->  committee.json  -->  genesis.json  -->  wallet.json
 *          validators' keys                 public keys,         policy, chains
 *                                           addresses
 *
 * Threads: any. */
#ifndef LN_WALLET_GENESIS_FILE_H
#define LN_WALLET_GENESIS_FILE_H

#include "types/gen/config.h"

/* What is read lives in the call's arena. Errors name the file: LN_ERR_CONFIGURATION if it is not
 * there or says something wrong. */
LN_CHECKED ln_err_t ln_genesis_file_read(ln_call_t *call, ln_genesis_config_t *out,
                                         const char *path);
LN_CHECKED ln_err_t ln_genesis_file_write(ln_call_t *call, const ln_genesis_config_t *genesis,
                                          const char *path);
LN_CHECKED ln_err_t ln_committee_file_read(ln_call_t *call, ln_committee_config_t *out,
                                           const char *path);
LN_CHECKED ln_err_t ln_committee_file_write(ln_call_t *call, const ln_committee_config_t *committee,
                                            const char *path);

/* A genesis configuration in JSON that came from elsewhere; what names it in messages. */
LN_CHECKED ln_err_t ln_genesis_parse(ln_call_t *call, ln_genesis_config_t *out, ln_bytes_t json,
                                     const char *what);

/* "grpc:HOST:PORT", "grpcs:HOST:PORT", "tcp:..." or "udp:..." */
ln_bytes_t ln_network_address(ln_arena_t *arena, const ln_public_network_config_t *network);

/* Every validator has 100 votes. Borrows keys and texts of the policy. LN_ERR_CONFIGURATION if
 * there is no validator, or one twice. */
LN_CHECKED ln_err_t ln_committee_of_config(ln_call_t *call, ln_committee_t *out,
                                           const ln_committee_config_t *config,
                                           const ln_resource_control_policy_t *policy);

typedef struct {
    ln_committee_t committee;
    ln_timestamp_t timestamp;
    ln_bytes_t network_name;
    const ln_account_owner_t *owners; /* of the first chains; the first one is the admin chain */
    size_t owner_count;
    ln_amount_t balance; /* of each */
} ln_genesis_options_t;

/* Chain i is Root(i), owned by owner i alone, of epoch 0. Borrows from the options. */
ln_genesis_config_t ln_genesis_make(ln_arena_t *arena, const ln_genesis_options_t *options);

/* One owner of weight 100, two rounds in which anybody of the owners may lead. */
ln_chain_ownership_t ln_ownership_single(ln_arena_t *arena, const ln_account_owner_t *owner);

/* "linera-2026-01-31T23:59:59" */
ln_bytes_t ln_network_name_default(ln_arena_t *arena, ln_timestamp_t timestamp);

/* The wallet's entry for a chain of which only the description is known. */
ln_wallet_chain_t ln_wallet_chain_of(const ln_chain_description_t *description,
                                     const ln_account_owner_opt_t *owner);

#endif
