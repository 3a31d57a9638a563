/* SPDX-License-Identifier: Apache-2.0 */
/* app/storage_config.h - where the data lie, as a text (spec 04 §7.4).
 *
 *     memory:                              nothing is kept
 *     rocksdb:DIR[:MODE[:NAMESPACE]]       a folder; each namespace is a folder of its own in it
 *     service:tcp:HOST:PORT[:NAMESPACE]    a storage server (linen storage-server)
 *
 * MODE (spawn_blocking, block_in_place, runtime) is accepted and has no meaning here. */
#ifndef LN_APP_STORAGE_CONFIG_H
#define LN_APP_STORAGE_CONFIG_H

#include "kv/kv.h"

#define LN_DEFAULT_NAMESPACE "table_linera"

typedef enum { LN_STORAGE_MEMORY, LN_STORAGE_ROCKSDB, LN_STORAGE_SERVICE } ln_storage_kind_t;

typedef struct {
    ln_storage_kind_t kind;
    const char *folder; /* rocksdb */
    const char *host;   /* service */
    uint16_t port;
    const char *name; /* of the namespace */
} ln_storage_config_t;

/* LN_ERR_CONFIGURATION says what is wrong with the text. In the call's arena. */
LN_CHECKED ln_err_t ln_storage_config_parse(ln_call_t *call, ln_storage_config_t *out,
                                            const char *text);

/* Opens the storage, making its folder; a storage server is waited for. */
LN_CHECKED ln_err_t ln_storage_config_open(ln_call_t *call, ln_kv_t **out,
                                           const ln_storage_config_t *config);

/* HOST:PORT of a storage server; the host in the call's arena. LN_ERR_CONFIGURATION. */
LN_CHECKED ln_err_t ln_endpoint_parse(ln_call_t *call, const char **host, uint16_t *port,
                                      const char *text);

/* The folder of a namespace of rocksdb. */
const char *ln_storage_config_folder(ln_arena_t *arena, const ln_storage_config_t *config);

/* Where the storage is, for messages: a folder, or HOST:PORT. */
ln_bytes_t ln_storage_place(ln_arena_t *arena, const ln_storage_config_t *config);

/* --- looking after namespaces; LN_ERR_CONFIGURATION for memory:, which has none to look after */

/* All of the storage, in order, in the call's arena. A folder that is not there has none. */
LN_CHECKED ln_err_t ln_storage_namespaces(ln_call_t *call, ln_bytes_list_t *out,
                                          const ln_storage_config_t *config);

/* Is the namespace of the configuration there? */
LN_CHECKED ln_err_t ln_storage_exists(ln_call_t *call, bool *out,
                                      const ln_storage_config_t *config);

/* Deletes it with all that is in it. LN_ERR_STORAGE while somebody uses it. */
LN_CHECKED ln_err_t ln_storage_drop(ln_call_t *call, const ln_storage_config_t *config);

#endif
