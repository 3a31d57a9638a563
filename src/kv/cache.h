/* SPDX-License-Identifier: Apache-2.0 */
/* kv/cache.h - remembers values that were read or written, least recently used ones go first.
 *
 * Only single values are remembered; scans go to the store below. All writes to the keys must go
 * through the cache. Threads: any; a lock protects the table. */
#ifndef LN_KV_CACHE_H
#define LN_KV_CACHE_H

#include "kv/kv.h"

/* Keeps at most bytes_max of keys and values together; values above a sixteenth of it are not kept.
 * Freeing the cache leaves the store below open. */
ln_kv_t *ln_kv_cache(ln_kv_t *below, size_t bytes_max);

typedef struct {
    uint64_t hits, misses;
    size_t entries, bytes;
} ln_kv_cache_stats_t;

ln_kv_cache_stats_t ln_kv_cache_stats(ln_kv_t *cache);

#endif
