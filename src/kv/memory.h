/* SPDX-License-Identifier: Apache-2.0 */
/* kv/memory.h - a store in memory, for tests and for networks that forget. */
#ifndef LN_KV_MEMORY_H
#define LN_KV_MEMORY_H

#include "kv/kv.h"

/* An empty store. Free it with ln_kv_free. */
ln_kv_t *ln_kv_memory(void);

#endif
