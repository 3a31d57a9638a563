/* SPDX-License-Identifier: Apache-2.0 */
/* kv/rocksdb.h - a store in a RocksDB folder. One process at a time: RocksDB locks the folder. */
#ifndef LN_KV_ROCKSDB_H
#define LN_KV_ROCKSDB_H

#include "kv/kv.h"

typedef struct {
    size_t cache_bytes;        /* for blocks read from disk; 0 for 64 MiB */
    size_t write_buffer_bytes; /* 0 for 32 MiB */
    bool must_exist;           /* do not make the store if it is not there */
} ln_kv_rocksdb_options_t;

/* Opens or makes the store in folder. LN_ERR_STORAGE says why it cannot. */
LN_CHECKED ln_err_t ln_kv_rocksdb_open(ln_call_t *call, ln_kv_t **out, const char *folder,
                                       ln_kv_rocksdb_options_t options);

/* Deletes the store in folder, and the folder if nothing else is in it. LN_ERR_STORAGE if another
 * process uses it. */
LN_CHECKED ln_err_t ln_kv_rocksdb_destroy(ln_call_t *call, const char *folder);

/* Does the folder hold a store? */
bool ln_kv_rocksdb_exists(const char *folder);

#endif
