/* SPDX-License-Identifier: Apache-2.0 */
#include "base/ordmap.h"

#include <stdlib.h>
#include <string.h>

void ln_ordmap_init(ln_ordmap_t *map, ln_arena_t *arena)
{
    *map = (ln_ordmap_t){.arena = arena};
}

static void *take(const ln_ordmap_t *map, size_t size, size_t align)
{
    return map->arena != NULL ? ln_arena_alloc(map->arena, size, align) : ln_alloc(size);
}

static void give_back(const ln_ordmap_t *map, const void *memory)
{
    if (map->arena == NULL)
        free((void *)(uintptr_t)memory);
}

static ln_bytes_t copy(const ln_ordmap_t *map, ln_bytes_t bytes)
{
    uint8_t *data = take(map, bytes.size, 1);
    if (bytes.size > 0)
        memcpy(data, bytes.data, bytes.size);
    return ln_bytes(data, bytes.size);
}

static void free_entry(const ln_ordmap_t *map, ln_ordmap_entry_t *entry)
{
    give_back(map, entry->key.data);
    give_back(map, entry->value.data);
    give_back(map, entry);
}

void ln_ordmap_release(ln_ordmap_t *map)
{
    for (ln_ordmap_entry_t *entry = map->heads[0]; entry != NULL;) {
        ln_ordmap_entry_t *next = entry->next[0];
        free_entry(map, entry);
        entry = next;
    }
    ln_ordmap_init(map, map->arena);
}

/* For each level, the link that leads to the first entry not less than key. */
static void find_links(const ln_ordmap_t *map, ln_bytes_t key,
                       ln_ordmap_entry_t **links[LN_ORDMAP_LEVELS])
{
    ln_ordmap_entry_t **row = (ln_ordmap_entry_t **)(uintptr_t)map->heads;
    for (int level = LN_ORDMAP_LEVELS - 1; level >= 0; level--) {
        while (row[level] != NULL && ln_bytes_compare(row[level]->key, key) < 0)
            row = row[level]->next;
        links[level] = &row[level];
    }
}

ln_ordmap_entry_t *ln_ordmap_seek(const ln_ordmap_t *map, ln_bytes_t key)
{
    ln_ordmap_entry_t *const *row = map->heads;
    for (int level = LN_ORDMAP_LEVELS - 1; level >= 0; level--)
        while (row[level] != NULL && ln_bytes_compare(row[level]->key, key) < 0)
            row = row[level]->next;
    return row[0];
}

ln_ordmap_entry_t *ln_ordmap_find(const ln_ordmap_t *map, ln_bytes_t key)
{
    ln_ordmap_entry_t *entry = ln_ordmap_seek(map, key);
    return entry != NULL && ln_bytes_equal(entry->key, key) ? entry : NULL;
}

/* One level more with a probability of 1/4. */
static uint8_t next_height(ln_ordmap_t *map)
{
    map->state = map->state * 6364136223846793005u + 1442695040888963407u;
    uint64_t bits = map->state >> 32;
    uint8_t levels = 1;
    while (levels < LN_ORDMAP_LEVELS && (bits & 3) == 0) {
        levels++;
        bits >>= 2;
        if (bits == 0)
            break;
    }
    return levels;
}

ln_ordmap_entry_t *ln_ordmap_put(ln_ordmap_t *map, ln_bytes_t key, ln_bytes_t value)
{
    ln_ordmap_entry_t **links[LN_ORDMAP_LEVELS];
    find_links(map, key, links);
    ln_ordmap_entry_t *entry = *links[0];
    if (entry != NULL && ln_bytes_equal(entry->key, key)) {
        ln_bytes_t old = entry->value;
        map->size_bytes += value.size - old.size;
        entry->value = copy(map, value);
        entry->mark = 0;
        give_back(map, old.data);
        return entry;
    }
    uint8_t levels = next_height(map);
    entry = take(map, sizeof(*entry) + levels * sizeof(entry->next[0]), _Alignof(void *));
    *entry =
        (ln_ordmap_entry_t){.key = copy(map, key), .value = copy(map, value), .levels = levels};
    for (int level = 0; level < levels; level++) {
        entry->next[level] = *links[level];
        *links[level] = entry;
    }
    map->count++;
    map->size_bytes += key.size + value.size;
    return entry;
}

bool ln_ordmap_remove(ln_ordmap_t *map, ln_bytes_t key)
{
    ln_ordmap_entry_t **links[LN_ORDMAP_LEVELS];
    find_links(map, key, links);
    ln_ordmap_entry_t *entry = *links[0];
    if (entry == NULL || !ln_bytes_equal(entry->key, key))
        return false;
    for (int level = 0; level < entry->levels; level++)
        *links[level] = entry->next[level];
    map->count--;
    map->size_bytes -= entry->key.size + entry->value.size;
    free_entry(map, entry);
    return true;
}

size_t ln_ordmap_remove_prefix(ln_ordmap_t *map, ln_bytes_t prefix)
{
    size_t removed = 0;
    for (;;) {
        ln_ordmap_entry_t *entry = ln_ordmap_seek(map, prefix);
        if (entry == NULL || !ln_bytes_starts_with(entry->key, prefix))
            return removed;
        bool was_there = ln_ordmap_remove(map, entry->key);
        LN_ASSERT(was_there);
        removed++;
    }
}
