/* SPDX-License-Identifier: Apache-2.0 */
/* store/store_priv.h - keys, and what an open store holds. */
#ifndef LN_STORE_STORE_PRIV_H
#define LN_STORE_STORE_PRIV_H

#include "store/store.h"

#include <pthread.h>

struct ln_store {
    ln_kv_t *kv;
    pthread_mutex_t lock; /* protects all below */
    ln_arena_t arena;     /* of what is remembered */
    bool network_known;
    ln_network_description_t network;
    struct {
        struct ln_known_committee {
            ln_epoch_t epoch;
            const ln_committee_t *committee;
        } * items;
        size_t count;
    } committees;
};

#define LN_KEY_VERSION 'V'
#define LN_KEY_NETWORK 'N'
#define LN_KEY_BLOCK 'B'
#define LN_KEY_HEIGHT 'H'
#define LN_KEY_BLOB 'b'
#define LN_KEY_BLOB_STATE 's'
#define LN_KEY_EVENT 'E'
#define LN_KEY_CHAIN 'C'

/* tag, then a value in BCS. */
ln_bytes_t ln_store_key(ln_arena_t *arena, uint8_t tag, const ln_type_t *type, const void *value);

/* Reads and decodes a value; LN_ERR_CORRUPT if it does not decode. */
LN_CHECKED ln_err_t ln_store_read(ln_call_t *call, ln_store_t *store, const ln_type_t *type,
                                  void *out, bool *found, ln_bytes_t key);

#endif
