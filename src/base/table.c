/* SPDX-License-Identifier: Apache-2.0 */
#include "base/table.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

static uint64_t rotate(uint64_t x, int bits)
{
    return x << bits | x >> (64 - bits);
}

static void sip_round(uint64_t v[4])
{
    v[0] += v[1];
    v[2] += v[3];
    v[1] = rotate(v[1], 13) ^ v[0];
    v[3] = rotate(v[3], 16) ^ v[2];
    v[0] = rotate(v[0], 32);
    v[2] += v[1];
    v[0] += v[3];
    v[1] = rotate(v[1], 17) ^ v[2];
    v[3] = rotate(v[3], 21) ^ v[0];
    v[2] = rotate(v[2], 32);
}

uint64_t ln_siphash13(uint64_t key0, uint64_t key1, ln_bytes_t data)
{
    uint64_t v[4] = {key0 ^ 0x736f6d6570736575u, key1 ^ 0x646f72616e646f6du,
                     key0 ^ 0x6c7967656e657261u, key1 ^ 0x7465646279746573u};
    size_t whole = data.size / 8 * 8;
    for (size_t i = 0; i < whole; i += 8) {
        uint64_t word;
        memcpy(&word, data.data + i, 8);
        v[3] ^= word;
        sip_round(v);
        v[0] ^= word;
    }
    uint64_t last = (uint64_t)data.size << 56;
    for (size_t i = whole; i < data.size; i++)
        last |= (uint64_t)data.data[i] << (8 * (i - whole));
    v[3] ^= last;
    sip_round(v);
    v[0] ^= last;
    v[2] ^= 0xff;
    for (int i = 0; i < 3; i++)
        sip_round(v);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
}

void ln_table_init(ln_table_t *table, size_t key_size, uint64_t seed)
{
    size_t slot = sizeof(void *) + key_size;
    slot = (slot + sizeof(void *) - 1) & ~(sizeof(void *) - 1);
    *table = (ln_table_t){.key_size = key_size, .slot_size = slot, .seed = seed};
}

void ln_table_release(ln_table_t *table)
{
    free(table->slots);
    ln_table_init(table, table->key_size, table->seed);
}

static void **slot_value(const ln_table_t *table, size_t index)
{
    return (void **)(void *)(table->slots + index * table->slot_size);
}

static uint8_t *slot_key(const ln_table_t *table, size_t index)
{
    return table->slots + index * table->slot_size + sizeof(void *);
}

static size_t home(const ln_table_t *table, const void *key)
{
    ln_bytes_t bytes = ln_bytes(key, table->key_size);
    return (size_t)ln_siphash13(table->seed, table->seed, bytes) & (table->capacity - 1);
}

/* The slot that holds key, or the free slot where it belongs. The table is never full. */
static size_t find(const ln_table_t *table, const void *key)
{
    size_t index = home(table, key);
    while (*slot_value(table, index) != NULL &&
           memcmp(slot_key(table, index), key, table->key_size) != 0)
        index = (index + 1) & (table->capacity - 1);
    return index;
}

void *ln_table_get(const ln_table_t *table, const void *key)
{
    return table->capacity == 0 ? NULL : *slot_value(table, find(table, key));
}

static void grow(ln_table_t *table)
{
    ln_table_t old = *table;
    table->capacity = LN_MAX(old.capacity * 2, (size_t)16);
    table->slots = ln_zalloc(table->capacity * table->slot_size);
    for (size_t i = 0; i < old.capacity; i++) {
        void *value = *slot_value(&old, i);
        if (value == NULL)
            continue;
        size_t index = find(table, slot_key(&old, i));
        memcpy(slot_key(table, index), slot_key(&old, i), table->key_size);
        *slot_value(table, index) = value;
    }
    free(old.slots);
}

void *ln_table_put(ln_table_t *table, const void *key, void *value)
{
    LN_ASSERT(value != NULL);
    if ((table->count + 1) * 4 > table->capacity * 3)
        grow(table);
    size_t index = find(table, key);
    void *former = *slot_value(table, index);
    memcpy(slot_key(table, index), key, table->key_size);
    *slot_value(table, index) = value;
    table->count += former == NULL;
    return former;
}

void *ln_table_remove(ln_table_t *table, const void *key)
{
    if (table->capacity == 0)
        return NULL;
    size_t hole = find(table, key), mask = table->capacity - 1;
    void *value = *slot_value(table, hole);
    if (value == NULL)
        return NULL;
    /* Close the gap: move back every later entry of the run that may lie in the hole. */
    for (size_t i = (hole + 1) & mask; *slot_value(table, i) != NULL; i = (i + 1) & mask) {
        size_t wanted = home(table, slot_key(table, i));
        if (((i - wanted) & mask) < ((i - hole) & mask))
            continue;
        memcpy(slot_key(table, hole), slot_key(table, i), table->key_size);
        *slot_value(table, hole) = *slot_value(table, i);
        hole = i;
    }
    *slot_value(table, hole) = NULL;
    table->count--;
    return value;
}

void *ln_table_next(const ln_table_t *table, size_t *position)
{
    while (*position < table->capacity) {
        void *value = *slot_value(table, (*position)++);
        if (value != NULL)
            return value;
    }
    return NULL;
}
