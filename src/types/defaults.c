/* SPDX-License-Identifier: Apache-2.0 */
#include "types/defaults.h"

#include "types/gen/chain.h"

void ln_chain_ownership_default(void *value)
{
    ln_chain_ownership_t *ownership = value;
    ownership->timeout_config = (ln_timeout_config_t){.base_timeout = {10000000},
                                                      .timeout_increment = {1000000},
                                                      .fallback_duration = {UINT64_MAX}};
}
