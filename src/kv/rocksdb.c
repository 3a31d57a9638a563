/* SPDX-License-Identifier: Apache-2.0 */
#include "kv/rocksdb.h"

#include <rocksdb/c.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MIB ((size_t)1 << 20)

typedef struct {
    ln_kv_t kv;
    rocksdb_t *db;
    rocksdb_options_t *options;
    rocksdb_block_based_table_options_t *table;
    rocksdb_cache_t *cache;
    rocksdb_readoptions_t *read;
    rocksdb_writeoptions_t *write;
} store_t;

static store_t *store_of(ln_kv_t *kv)
{
    return LN_CONTAINER(kv, store_t, kv);
}

/* Takes over RocksDB's message. */
static ln_err_t failed(ln_call_t *call, char *message)
{
    ln_err_t err = LN_FAIL(call, LN_ERR_STORAGE, "RocksDB: %s", message);
    rocksdb_free(message);
    return err;
}

static ln_err_t store_get(ln_kv_t *kv, ln_call_t *call, ln_bytes_t *value, bool *found,
                          ln_bytes_t key, ln_kv_place_t place)
{
    store_t *store = store_of(kv);
    char *problem = NULL;
    (void)place;
    rocksdb_pinnableslice_t *slice =
        rocksdb_get_pinned(store->db, store->read, (const char *)key.data, key.size, &problem);
    if (problem != NULL)
        return failed(call, problem);
    *found = slice != NULL;
    if (slice == NULL)
        return LN_OK;
    size_t size;
    const char *data = rocksdb_pinnableslice_value(slice, &size);
    if (value != NULL)
        *value = ln_bytes_copy(call->arena, ln_bytes(data, size));
    rocksdb_pinnableslice_destroy(slice);
    return LN_OK;
}

static void collect(ln_call_t *call, rocksdb_iterator_t *at, ln_kv_entry_list_t *list,
                    const ln_kv_range_t *range)
{
    for (; rocksdb_iter_valid(at) && list->count < range->limit; rocksdb_iter_next(at)) {
        size_t size;
        const char *data = rocksdb_iter_key(at, &size);
        ln_bytes_t key = ln_bytes(data, size);
        if (!ln_bytes_starts_with(key, range->prefix))
            return;
        ln_kv_entry_t *item = LN_PUSH(call->arena, list);
        item->key = ln_bytes_copy(call->arena, ln_bytes_from(key, range->prefix.size));
        if (range->keys_only)
            continue;
        data = rocksdb_iter_value(at, &size);
        item->value = ln_bytes_copy(call->arena, ln_bytes(data, size));
    }
}

static ln_err_t store_scan(ln_kv_t *kv, ln_call_t *call, ln_kv_entry_list_t *out,
                           const ln_kv_range_t *range)
{
    store_t *store = store_of(kv);
    ln_kv_entry_list_t list = {0};
    char *problem = NULL;
    ln_bytes_t start = ln_bytes_join(call->arena, range->prefix, range->from);
    rocksdb_iterator_t *at = rocksdb_create_iterator(store->db, store->read);
    rocksdb_iter_seek(at, (const char *)start.data, start.size);
    collect(call, at, &list, range);
    rocksdb_iter_get_error(at, &problem);
    rocksdb_iter_destroy(at);
    if (problem != NULL)
        return failed(call, problem);
    *out = list;
    return LN_OK;
}

/* A range deletion makes every later iterator slower, so few keys are deleted one by one. */
#define DELETED_SINGLY_MAX 1000

/* Deletes keys of the store under a prefix; *all is false if there are more than most of them. */
static ln_err_t delete_keys(ln_call_t *call, store_t *store, rocksdb_writebatch_t *out, bool *all,
                            ln_bytes_t prefix, size_t most)
{
    char *problem = NULL;
    rocksdb_iterator_t *at = rocksdb_create_iterator(store->db, store->read);
    size_t count = 0;
    rocksdb_iter_seek(at, (const char *)prefix.data, prefix.size);
    for (; rocksdb_iter_valid(at) && count <= most; rocksdb_iter_next(at)) {
        size_t size;
        const char *key = rocksdb_iter_key(at, &size);
        if (!ln_bytes_starts_with(ln_bytes(key, size), prefix))
            break;
        rocksdb_writebatch_delete(out, key, size);
        count++;
    }
    rocksdb_iter_get_error(at, &problem);
    rocksdb_iter_destroy(at);
    *all = count <= most;
    return problem != NULL ? failed(call, problem) : LN_OK;
}

/* What the batch itself has put under the prefix so far. */
static void delete_put(rocksdb_writebatch_t *out, const ln_batch_t *batch, size_t index,
                       ln_bytes_t prefix)
{
    for (size_t i = 0; i < index; i++) {
        ln_bytes_t key = batch->items[i].key;
        if (batch->items[i].kind == LN_BATCH_PUT && ln_bytes_starts_with(key, prefix))
            rocksdb_writebatch_delete(out, (const char *)key.data, key.size);
    }
}

/* A prefix without an end (empty or all 0xff) has no range. */
static ln_err_t delete_prefix(ln_call_t *call, store_t *store, rocksdb_writebatch_t *out,
                              const ln_batch_t *batch, size_t index)
{
    bool bounded, all;
    ln_bytes_t prefix = batch->items[index].key;
    ln_bytes_t end = ln_kv_prefix_end(call->arena, prefix, &bounded);
    delete_put(out, batch, index, prefix);
    LN_TRY(
        delete_keys(call, store, out, &all, prefix, bounded ? DELETED_SINGLY_MAX : SIZE_MAX - 1));
    if (!all)
        rocksdb_writebatch_delete_range(out, (const char *)prefix.data, prefix.size,
                                        (const char *)end.data, end.size);
    return LN_OK;
}

static ln_err_t store_write(ln_kv_t *kv, ln_call_t *call, const ln_batch_t *batch)
{
    store_t *store = store_of(kv);
    rocksdb_writebatch_t *out = rocksdb_writebatch_create();
    ln_err_t err = LN_OK;
    for (size_t i = 0; i < batch->count && err == LN_OK; i++) {
        const ln_batch_op_t *op = &batch->items[i];
        const char *key = (const char *)op->key.data;
        switch (op->kind) {
        case LN_BATCH_DELETE:
            rocksdb_writebatch_delete(out, key, op->key.size);
            break;
        case LN_BATCH_DELETE_PREFIX:
            err = delete_prefix(call, store, out, batch, i);
            break;
        case LN_BATCH_PUT:
            rocksdb_writebatch_put(out, key, op->key.size, (const char *)op->value.data,
                                   op->value.size);
            break;
        }
    }
    char *problem = NULL;
    if (err == LN_OK)
        rocksdb_write(store->db, store->write, out, &problem);
    rocksdb_writebatch_destroy(out);
    return problem != NULL ? failed(call, problem) : err;
}

static ln_err_t store_sync(ln_kv_t *kv, ln_call_t *call)
{
    char *problem = NULL;
    rocksdb_flush_wal(store_of(kv)->db, 1, &problem);
    return problem != NULL ? failed(call, problem) : LN_OK;
}

static void store_free(ln_kv_t *kv)
{
    store_t *store = store_of(kv);
    if (store->db != NULL)
        rocksdb_close(store->db);
    rocksdb_readoptions_destroy(store->read);
    rocksdb_writeoptions_destroy(store->write);
    rocksdb_options_destroy(store->options); /* which also ends the table options */
    rocksdb_block_based_options_destroy(store->table);
    rocksdb_cache_destroy(store->cache);
    free(store);
}

static void set_options(store_t *store, ln_kv_rocksdb_options_t wanted)
{
    size_t cache = wanted.cache_bytes != 0 ? wanted.cache_bytes : 64 * MIB;
    size_t buffer = wanted.write_buffer_bytes != 0 ? wanted.write_buffer_bytes : 32 * MIB;
    store->options = rocksdb_options_create();
    store->table = rocksdb_block_based_options_create();
    store->cache = rocksdb_cache_create_lru(cache);
    store->read = rocksdb_readoptions_create();
    store->write = rocksdb_writeoptions_create();
    rocksdb_block_based_options_set_block_cache(store->table, store->cache);
    rocksdb_block_based_options_set_filter_policy(store->table,
                                                  rocksdb_filterpolicy_create_bloom_full(10));
    rocksdb_options_set_block_based_table_factory(store->options, store->table);
    rocksdb_options_set_create_if_missing(store->options, !wanted.must_exist);
    rocksdb_options_set_write_buffer_size(store->options, buffer);
    rocksdb_options_set_compression(store->options, rocksdb_lz4_compression);
    rocksdb_options_set_max_background_jobs(store->options, 2);
    rocksdb_options_set_keep_log_file_num(store->options, 2);
    rocksdb_options_set_max_open_files(store->options, 512);
    rocksdb_options_set_info_log_level(store->options, 3);
}

ln_err_t ln_kv_rocksdb_open(ln_call_t *call, ln_kv_t **out, const char *folder,
                            ln_kv_rocksdb_options_t options)
{
    static const ln_kv_ops_t ops = {store_get, store_scan, store_write, store_sync, store_free};
    store_t *store = ln_zalloc(sizeof(*store));
    store->kv = (ln_kv_t){.ops = &ops};
    set_options(store, options);
    char *problem = NULL;
    store->db = rocksdb_open(store->options, folder, &problem);
    if (problem != NULL) {
        bool locked = strstr(problem, "lock") != NULL;
        ln_err_t err = LN_FAIL(call, LN_ERR_STORAGE, "cannot open the storage in %s: %s%s", folder,
                               problem, locked ? " (another process uses it)" : "");
        rocksdb_free(problem);
        store_free(&store->kv);
        return err;
    }
    *out = &store->kv;
    return LN_OK;
}

bool ln_kv_rocksdb_exists(const char *folder)
{
    char path[4096];
    int size = snprintf(path, sizeof(path), "%s/CURRENT", folder);
    return size > 0 && (size_t)size < sizeof(path) && access(path, F_OK) == 0;
}

ln_err_t ln_kv_rocksdb_destroy(ln_call_t *call, const char *folder)
{
    char *problem = NULL;
    rocksdb_options_t *options = rocksdb_options_create();
    rocksdb_destroy_db(options, folder, &problem);
    rocksdb_options_destroy(options);
    if (problem != NULL) {
        bool locked = strstr(problem, "lock") != NULL;
        ln_err_t err = LN_FAIL(call, LN_ERR_STORAGE, "cannot delete the storage in %s: %s%s",
                               folder, problem, locked ? " (another process uses it)" : "");
        rocksdb_free(problem);
        return err;
    }
    (void)rmdir(folder); /* it may hold other files */
    return LN_OK;
}
