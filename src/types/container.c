/* SPDX-License-Identifier: Apache-2.0 */
/* Sets and maps of types/value.h: sorted arrays. */
#include "types/value.h"

#include "base/sort.h"

#include <stdlib.h>
#include <string.h>

static size_t element_size(const ln_type_t *type)
{
    return type->kind == LN_KIND_MAP ? type->entry_size : type->inner->size;
}

static const ln_type_t *element_key(const ln_type_t *type)
{
    return type->kind == LN_KIND_MAP ? type->key : type->inner;
}

static uint8_t *element(const ln_type_t *type, const ln_any_list_t *list, size_t index)
{
    return (uint8_t *)list->items + index * element_size(type);
}

/* The position of the first element whose key is not less than key. */
static size_t lower_bound(const ln_type_t *type, const ln_any_list_t *list, const void *key)
{
    size_t low = 0, high = list->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ln_value_compare(element_key(type), element(type, list, middle), key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool holds(const ln_type_t *type, const ln_any_list_t *list, size_t index, const void *key)
{
    return index < list->count &&
           ln_value_compare(element_key(type), element(type, list, index), key) == 0;
}

/* Is the list in strictly increasing order? The usual case, and cheap to see. */
static bool in_order(const ln_type_t *type, const ln_any_list_t *list)
{
    for (size_t i = 1; i < list->count; i++)
        if (ln_value_compare(element_key(type), element(type, list, i - 1),
                             element(type, list, i)) >= 0)
            return false;
    return true;
}

static int compare_elements(const void *context, const void *a, const void *b)
{
    return ln_value_compare(context, a, b);
}

static void normalise(const ln_type_t *type, ln_any_list_t *list)
{
    if (in_order(type, list))
        return;
    size_t size = element_size(type), kept = 0;
    uint8_t *items = list->items;
    /* stable: of equal keys the later one must stay behind the earlier */
    ln_sort(items, list->count, size, compare_elements, element_key(type));
    for (size_t i = 0; i < list->count; i++) {
        bool repeated = kept > 0 && ln_value_compare(element_key(type), items + (kept - 1) * size,
                                                     items + i * size) == 0;
        size_t place = repeated ? kept - 1 : kept++;
        memmove(items + place * size, items + i * size, size);
    }
    list->count = kept;
}

void ln_set_normalise(const ln_type_t *type, void *set)
{
    normalise(type, set);
}

void ln_map_normalise(const ln_type_t *type, void *map)
{
    normalise(type, map);
}

size_t ln_set_find(const ln_type_t *type, const void *set, const void *wanted)
{
    size_t index = lower_bound(type, set, wanted);
    return holds(type, set, index, wanted) ? index : SIZE_MAX;
}

bool ln_list_contains(const ln_type_t *type, const void *list, const void *wanted)
{
    const ln_any_list_t *any = list;
    for (size_t i = 0; i < any->count; i++)
        if (ln_value_equal(type->inner, element(type, any, i), wanted))
            return true;
    return false;
}

void *ln_map_find(const ln_type_t *type, const void *map, const void *key)
{
    size_t index = lower_bound(type, map, key);
    return holds(type, map, index, key) ? element(type, map, index) + type->value_offset : NULL;
}

/* Makes room for one element at index. */
static uint8_t *insert_at(const ln_type_t *type, ln_arena_t *arena, ln_any_list_t *list,
                          size_t index)
{
    size_t size = element_size(type);
    ln_arena_push(arena, &list->items, &list->count, size);
    uint8_t *place = element(type, list, index);
    memmove(place + size, place, (list->count - 1 - index) * size);
    return place;
}

static void remove_at(const ln_type_t *type, ln_any_list_t *list, size_t index)
{
    uint8_t *place = element(type, list, index);
    size_t size = element_size(type);
    memmove(place, place + size, (list->count - 1 - index) * size);
    list->count--;
}

bool ln_set_insert(const ln_type_t *type, ln_arena_t *arena, void *set, const void *added)
{
    size_t index = lower_bound(type, set, added);
    if (holds(type, set, index, added))
        return false;
    memcpy(insert_at(type, arena, set, index), added, type->inner->size);
    return true;
}

bool ln_set_remove(const ln_type_t *type, void *set, const void *removed)
{
    size_t index = lower_bound(type, set, removed);
    if (!holds(type, set, index, removed))
        return false;
    remove_at(type, set, index);
    return true;
}

void ln_map_put(const ln_type_t *type, ln_arena_t *arena, void *map, const void *key,
                const void *value)
{
    size_t index = lower_bound(type, map, key);
    uint8_t *place = holds(type, map, index, key) ? element(type, map, index)
                                                  : insert_at(type, arena, map, index);
    memcpy(place, key, type->key->size);
    memcpy(place + type->value_offset, value, type->inner->size);
}

bool ln_map_remove(const ln_type_t *type, void *map, const void *key)
{
    return ln_set_remove(type, map, key);
}

/* --- maps on the wire */

typedef struct {
    ln_bytes_t key; /* serialised */
    const uint8_t *entry;
} keyed_t;

static int compare_keyed(const void *a, const void *b)
{
    return ln_bytes_compare(((const keyed_t *)a)->key, ((const keyed_t *)b)->key);
}

/* BCS, for keys whose order is not that of their bytes. */
static void write_sorted(ln_writer_t *w, const ln_type_t *type, const ln_any_list_t *map)
{
    ln_arena_t scratch = {0};
    keyed_t *keyed = LN_NEW_ARRAY(&scratch, keyed_t, map->count);
    for (size_t i = 0; i < map->count; i++) {
        const uint8_t *entry = element(type, map, i);
        keyed[i] = (keyed_t){ln_value_encode(type->key, &scratch, LN_BCS, entry), entry};
    }
    qsort(keyed, map->count, sizeof(*keyed), compare_keyed);
    for (size_t i = 0; i < map->count; i++) {
        ln_write_raw(w, keyed[i].key.data, keyed[i].key.size);
        type->inner->write(w, keyed[i].entry + type->value_offset);
    }
    ln_arena_release(&scratch);
}

void ln_map_write(ln_writer_t *w, const ln_type_t *type, const void *value)
{
    const ln_any_list_t *map = value;
    ln_write_length(w, map->count);
    if (w->wire == LN_BCS && !type->key->bytewise && map->count > 1) {
        write_sorted(w, type, map);
        return;
    }
    for (size_t i = 0; i < map->count; i++) {
        const uint8_t *entry = element(type, map, i);
        type->key->write(w, entry);
        type->inner->write(w, entry + type->value_offset);
    }
}

void ln_map_read(ln_reader_t *r, const ln_type_t *type, void *out)
{
    ln_any_list_t *map = out;
    ln_bytes_t previous = {0};
    map->count = ln_read_length(r);
    map->items = ln_read_list(r, map->count, type->entry_size);
    for (size_t i = 0; i < map->count && ln_reader_ok(r); i++) {
        uint8_t *entry = element(type, map, i);
        const uint8_t *start = r->next;
        type->key->read(r, entry);
        ln_bytes_t key = ln_bytes(start, (size_t)(r->next - start));
        if (r->wire == LN_BCS && i > 0 && ln_reader_ok(r) && ln_bytes_compare(previous, key) >= 0)
            ln_reader_fail(r, "the keys of a map are not in order");
        previous = key;
        type->inner->read(r, entry + type->value_offset);
    }
    if (!ln_reader_ok(r))
        map->count = 0;
    normalise(type, map);
}
