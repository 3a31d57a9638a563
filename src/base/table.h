/* SPDX-License-Identifier: Apache-2.0 */
/* base/table.h - a hash table from fixed-size keys to pointers, open addressing, linear probing.
 *
 * The keys of this project are hashes or numbers that others choose, so positions come from a
 * keyed hash; tables filled in the same order with the same seed are equal. Keys are copied.
 *
 * Threads: as the owner says; there is no lock inside. */
#ifndef LN_BASE_TABLE_H
#define LN_BASE_TABLE_H

#include "base/bytes.h"

typedef struct {
    uint8_t *slots; /* capacity times: void *value (null: free), then the key */
    size_t key_size, slot_size;
    size_t count, capacity; /* capacity is 0 or a power of two */
    uint64_t seed;
} ln_table_t;

/* An empty table for keys of this size. The seed should be random where others choose the keys. */
void ln_table_init(ln_table_t *table, size_t key_size, uint64_t seed);

/* Frees the table, not what the values point to. */
void ln_table_release(ln_table_t *table);

/* The value, or null. */
void *ln_table_get(const ln_table_t *table, const void *key);

/* Sets the value of key, which must not be null; returns the former value, or null. */
void *ln_table_put(ln_table_t *table, const void *key, void *value);

/* Removes and returns the value, or null. */
void *ln_table_remove(ln_table_t *table, const void *key);

/* Goes through all values in no particular order: start with *position = 0; null at the end. The
 * table must not change meanwhile. */
void *ln_table_next(const ln_table_t *table, size_t *position);

/* A keyed hash of short data (SipHash-1-3 with the seed in both halves of the key). */
uint64_t ln_siphash13(uint64_t key0, uint64_t key1, ln_bytes_t data);

#endif
