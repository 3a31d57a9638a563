/* SPDX-License-Identifier: Apache-2.0 */
/* worker/genesis.h - the beginning of a network (spec 01 §12). */
#ifndef LN_WORKER_GENESIS_H
#define LN_WORKER_GENESIS_H

#include "base/env.h"
#include "store/store.h"

/* What a storage remembers of the network it belongs to. */
ln_network_description_t ln_genesis_network(ln_arena_t *arena, const ln_genesis_config_t *genesis);

/* Makes an empty store one of the genesis' network, with its committee and its chains; finishes
 * what an interrupted call left; does nothing if all is there. LN_ERR_CONFIGURATION if the store
 * belongs to another network or the genesis has no chain. */
LN_CHECKED ln_err_t ln_genesis_initialise(ln_call_t *call, ln_store_t *store, ln_env_t *env,
                                          const ln_genesis_config_t *genesis);

/* Is everything there that ln_genesis_initialise makes? For a process that leaves the making to
 * another one. LN_ERR_CONFIGURATION as above. */
LN_CHECKED ln_err_t ln_genesis_is_complete(ln_call_t *call, ln_store_t *store, bool *complete,
                                           const ln_genesis_config_t *genesis);

#endif
