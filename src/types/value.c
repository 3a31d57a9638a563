/* SPDX-License-Identifier: Apache-2.0 */
#include "types/value.h"

#include <string.h>

/* --- primitives */

#define PRIMITIVE(p, c_type)                                                                       \
    static void p##_write_any(ln_writer_t *w, const void *v)                                       \
    {                                                                                              \
        ln_write_##p(w, *(const c_type *)v);                                                       \
    }                                                                                              \
    static void p##_read_any(ln_reader_t *r, void *v)                                              \
    {                                                                                              \
        *(c_type *)v = ln_read_##p(r);                                                             \
    }                                                                                              \
    static int p##_compare_any(const void *a, const void *b)                                       \
    {                                                                                              \
        c_type x = *(const c_type *)a, y = *(const c_type *)b;                                     \
        return (x > y) - (x < y);                                                                  \
    }                                                                                              \
    const ln_type_t ln_##p##_type = {.name = #p,                                                   \
                                     .size = sizeof(c_type),                                       \
                                     .write = p##_write_any,                                       \
                                     .read = p##_read_any,                                         \
                                     .compare = p##_compare_any}

PRIMITIVE(u8, uint8_t);
PRIMITIVE(u16, uint16_t);
PRIMITIVE(u32, uint32_t);
PRIMITIVE(u64, uint64_t);
PRIMITIVE(u128, ln_u128_t);
PRIMITIVE(bool, bool);

static void bytes_write_any(ln_writer_t *w, const void *v)
{
    ln_write_bytes(w, *(const ln_bytes_t *)v);
}

static void bytes_read_any(ln_reader_t *r, void *v)
{
    *(ln_bytes_t *)v = ln_read_bytes(r);
}

static void text_read_any(ln_reader_t *r, void *v)
{
    *(ln_bytes_t *)v = ln_read_text(r);
}

static int bytes_compare_any(const void *a, const void *b)
{
    return ln_bytes_compare(*(const ln_bytes_t *)a, *(const ln_bytes_t *)b);
}

const ln_type_t ln_bytes_type = {.name = "bytes",
                                 .size = sizeof(ln_bytes_t),
                                 .write = bytes_write_any,
                                 .read = bytes_read_any,
                                 .compare = bytes_compare_any};
const ln_type_t ln_text_type = {.name = "text",
                                .size = sizeof(ln_bytes_t),
                                .write = bytes_write_any,
                                .read = text_read_any,
                                .compare = bytes_compare_any};

/* --- parts of a value */

static const void *part(const void *value, size_t offset)
{
    return (const uint8_t *)value + offset;
}

static const void *item(const ln_any_list_t *list, size_t size, size_t index)
{
    return (const uint8_t *)list->items + index * size;
}

/* Enums begin with their tag, of the compiler's type for enums, which is unsigned here. */
static unsigned tag_of(const void *value)
{
    unsigned tag;
    memcpy(&tag, value, sizeof(tag));
    return tag;
}

/* The option's or box's value, or null. */
static const void *present(const ln_type_t *type, const void *value)
{
    if (type->kind == LN_KIND_BOX)
        return *(const void *const *)value;
    return *(const bool *)value ? part(value, type->value_offset) : NULL;
}

/* --- order and equality */

static int compare_lists(const ln_type_t *type, const ln_any_list_t *a, const ln_any_list_t *b)
{
    bool map = type->kind == LN_KIND_MAP;
    size_t size = map ? type->entry_size : type->inner->size;
    for (size_t i = 0; i < a->count && i < b->count; i++) {
        const void *x = item(a, size, i), *y = item(b, size, i);
        int order = ln_value_compare(map ? type->key : type->inner, x, y);
        if (order == 0 && map)
            order = ln_value_compare(type->inner, part(x, type->value_offset),
                                     part(y, type->value_offset));
        if (order != 0)
            return order;
    }
    return (a->count > b->count) - (a->count < b->count);
}

static int compare_fields(const ln_type_t *type, const void *a, const void *b)
{
    for (size_t i = 0; i < type->field_count; i++) {
        const ln_field_t *field = &type->fields[i];
        int order = ln_value_compare(field->type, part(a, field->offset), part(b, field->offset));
        if (order != 0)
            return order;
    }
    return 0;
}

static int compare_enums(const ln_type_t *type, const void *a, const void *b)
{
    unsigned x = tag_of(a), y = tag_of(b);
    if (x != y)
        return x < y ? -1 : 1;
    const ln_field_t *variant = &type->fields[x];
    if (variant->type == NULL)
        return 0;
    return ln_value_compare(variant->type, part(a, variant->offset), part(b, variant->offset));
}

int ln_value_compare(const ln_type_t *type, const void *a, const void *b)
{
    if (type->compare != NULL)
        return type->compare(a, b);
    switch (type->kind) {
    case LN_KIND_PRIMITIVE:
        break;
    case LN_KIND_RAW:
        return memcmp(a, b, type->size);
    case LN_KIND_NEWTYPE:
    case LN_KIND_STRUCT:
    case LN_KIND_TUPLE:
        return compare_fields(type, a, b);
    case LN_KIND_ENUM:
    case LN_KIND_UNIT_ENUM:
        return compare_enums(type, a, b);
    case LN_KIND_OPTION:
    case LN_KIND_BOX: {
        const void *x = present(type, a), *y = present(type, b);
        if (x == NULL || y == NULL)
            return (x != NULL) - (y != NULL);
        return ln_value_compare(type->inner, x, y);
    }
    case LN_KIND_LIST:
    case LN_KIND_SET:
    case LN_KIND_MAP:
        return compare_lists(type, a, b);
    }
    LN_UNREACHABLE();
}

bool ln_value_equal(const ln_type_t *type, const void *a, const void *b)
{
    return ln_value_compare(type, a, b) == 0;
}

/* --- copies */

static void copy_fields(const ln_type_t *type, ln_arena_t *arena, void *out, const void *value)
{
    for (size_t i = 0; i < type->field_count; i++) {
        const ln_field_t *field = &type->fields[i];
        ln_value_copy(field->type, arena, (uint8_t *)out + field->offset,
                      part(value, field->offset));
    }
}

static void copy_list(const ln_type_t *type, ln_arena_t *arena, ln_any_list_t *out,
                      const ln_any_list_t *list)
{
    bool map = type->kind == LN_KIND_MAP;
    size_t size = map ? type->entry_size : type->inner->size;
    uint8_t *items = ln_arena_list(arena, list->count, size);
    for (size_t i = 0; i < list->count; i++) {
        const void *from = item(list, size, i);
        ln_value_copy(map ? type->key : type->inner, arena, items + i * size, from);
        if (map)
            ln_value_copy(type->inner, arena, items + i * size + type->value_offset,
                          part(from, type->value_offset));
    }
    *out = (ln_any_list_t){items, list->count};
}

static void *copy_new(const ln_type_t *type, ln_arena_t *arena, const void *value)
{
    void *out = ln_arena_zalloc(arena, type->size, 16);
    ln_value_copy(type, arena, out, value);
    return out;
}

void ln_value_copy(const ln_type_t *type, ln_arena_t *arena, void *out, const void *value)
{
    switch (type->kind) {
    case LN_KIND_PRIMITIVE:
        if (type == &ln_bytes_type || type == &ln_text_type)
            *(ln_bytes_t *)out = ln_bytes_copy(arena, *(const ln_bytes_t *)value);
        else
            memcpy(out, value, type->size);
        return;
    case LN_KIND_RAW:
    case LN_KIND_UNIT_ENUM:
        memcpy(out, value, type->size);
        return;
    case LN_KIND_NEWTYPE:
    case LN_KIND_STRUCT:
    case LN_KIND_TUPLE:
        copy_fields(type, arena, out, value);
        return;
    case LN_KIND_ENUM: {
        const ln_field_t *variant = &type->fields[tag_of(value)];
        memcpy(out, value, sizeof(unsigned));
        if (variant->type != NULL)
            ln_value_copy(variant->type, arena, (uint8_t *)out + variant->offset,
                          part(value, variant->offset));
        return;
    }
    case LN_KIND_OPTION: {
        const void *inner = present(type, value);
        *(bool *)out = inner != NULL;
        if (inner != NULL)
            ln_value_copy(type->inner, arena, (uint8_t *)out + type->value_offset, inner);
        return;
    }
    case LN_KIND_BOX: {
        const void *inner = present(type, value);
        *(const void **)out = inner == NULL ? NULL : copy_new(type->inner, arena, inner);
        return;
    }
    case LN_KIND_LIST:
    case LN_KIND_SET:
    case LN_KIND_MAP:
        copy_list(type, arena, out, value);
        return;
    }
    LN_UNREACHABLE();
}

/* --- bytes and hashes */

ln_bytes_t ln_value_encode(const ln_type_t *type, ln_arena_t *arena, ln_wire_t wire,
                           const void *value)
{
    ln_buffer_t buffer = ln_buffer(arena);
    ln_writer_t w = ln_writer(&buffer, wire);
    type->write(&w, value);
    return ln_buffer_bytes(&buffer);
}

size_t ln_value_size(const ln_type_t *type, ln_wire_t wire, const void *value)
{
    ln_writer_t w = ln_writer(NULL, wire);
    type->write(&w, value);
    return w.size;
}

ln_err_t ln_value_decode(ln_call_t *call, const ln_type_t *type, void *out, ln_wire_t wire,
                         ln_bytes_t input)
{
    ln_reader_t r = ln_reader(call->arena, input, wire);
    void *value = ln_arena_zalloc(call->arena, type->size, 16);
    type->read(&r, value);
    LN_TRY(ln_reader_finish(call, &r, type->name));
    memcpy(out, value, type->size);
    return LN_OK;
}

ln_hash_t ln_value_hash(const ln_type_t *type, ln_arena_t *scratch, const void *value)
{
    LN_ASSERT(type->hash_name != NULL);
    ln_buffer_t buffer = ln_buffer(scratch);
    ln_buffer_put_text(&buffer, type->hash_name);
    ln_buffer_put_text(&buffer, "::");
    ln_writer_t w = ln_writer(&buffer, LN_BCS);
    type->write(&w, value);
    return ln_keccak256(ln_buffer_bytes(&buffer));
}
