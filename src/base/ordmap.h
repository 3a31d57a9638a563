/* SPDX-License-Identifier: Apache-2.0 */
/* base/ordmap.h - byte strings in order, each with a value: a skip list.
 *
 *     level 2   head ------------------------> [k5] ---------------------> nil
 *     level 1   head --------> [k2] ---------> [k5] ---------> [k8] -----> nil
 *     level 0   head -> [k1] -> [k2] -> [k3] -> [k5] -> [k7] -> [k8] ----> nil
 *
 * Order is ln_bytes_compare. Keys and values are copied. With an arena, memory is taken from it and
 * given back only when it ends; without one, from the heap, and ln_ordmap_release gives it back.
 * The height of an entry follows from a counter, so that equal histories give equal lists.
 *
 * Threads: as the owner says; there is no lock inside. */
#ifndef LN_BASE_ORDMAP_H
#define LN_BASE_ORDMAP_H

#include "base/arena.h"

#define LN_ORDMAP_LEVELS 16

typedef struct ln_ordmap_entry ln_ordmap_entry_t;

struct ln_ordmap_entry {
    ln_bytes_t key;
    ln_bytes_t value;
    uint8_t mark; /* free for the owner; 0 in a new entry */
    uint8_t levels;
    ln_ordmap_entry_t *next[]; /* next[0] is the entry behind this one, or null */
};

typedef struct {
    ln_arena_t *arena; /* or null */
    ln_ordmap_entry_t *heads[LN_ORDMAP_LEVELS];
    uint64_t state; /* of the heights */
    size_t count;
    size_t size_bytes; /* of keys and values */
} ln_ordmap_t;

/* An empty map over the arena, or over the heap if it is null. */
void ln_ordmap_init(ln_ordmap_t *map, ln_arena_t *arena);

/* Removes all entries. */
void ln_ordmap_release(ln_ordmap_t *map);

/* The entry with this key, or null. */
ln_ordmap_entry_t *ln_ordmap_find(const ln_ordmap_t *map, ln_bytes_t key);

/* The first entry whose key is not less than key, or null. */
ln_ordmap_entry_t *ln_ordmap_seek(const ln_ordmap_t *map, ln_bytes_t key);

/* In order: the first entry, the one behind an entry; null at the end. */
static inline ln_ordmap_entry_t *ln_ordmap_first(const ln_ordmap_t *map)
{
    return map->heads[0];
}

/* The entry behind this one, or null; valid until an entry is removed. */
static inline ln_ordmap_entry_t *ln_ordmap_next(const ln_ordmap_entry_t *entry)
{
    return entry->next[0];
}

/* Sets the value of key; makes the entry if it is not there. The mark becomes 0. */
ln_ordmap_entry_t *ln_ordmap_put(ln_ordmap_t *map, ln_bytes_t key, ln_bytes_t value);

/* Removes the entry if it is there; tells whether it was. */
bool ln_ordmap_remove(ln_ordmap_t *map, ln_bytes_t key);

/* Removes all entries whose key starts with prefix; returns how many. */
size_t ln_ordmap_remove_prefix(ln_ordmap_t *map, ln_bytes_t prefix);

#endif
