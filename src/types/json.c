/* SPDX-License-Identifier: Apache-2.0 */
/* The JSON and text forms of types/value.h (spec 01 §1.3). */
#include "types/value.h"

#include <string.h>

static const void *part(const void *value, size_t offset)
{
    return (const uint8_t *)value + offset;
}

/* --- text forms */

bool ln_value_has_text(const ln_type_t *type)
{
    return type->hex || type->print != NULL;
}

void ln_value_print(ln_buffer_t *out, const ln_type_t *type, const void *value)
{
    if (type->print != NULL) {
        type->print(out, value);
        return;
    }
    LN_ASSERT(type->hex);
    ln_arena_t scratch = {0};
    ln_bytes_t bytes = ln_value_encode(type, &scratch, LN_BCS, value);
    ln_hex_write((char *)ln_buffer_extend(out, 2 * bytes.size), bytes.data, bytes.size);
    ln_arena_release(&scratch);
}

ln_bytes_t ln_value_text(const ln_type_t *type, ln_arena_t *arena, const void *value)
{
    ln_buffer_t buffer = ln_buffer(arena);
    ln_value_print(&buffer, type, value);
    return ln_buffer_bytes(&buffer);
}

static bool parse_hex(ln_arena_t *arena, const ln_type_t *type, void *out, const char **why,
                      ln_bytes_t text)
{
    size_t size = text.size / 2;
    uint8_t *bytes = ln_arena_alloc(arena, size, 1);
    *why = "expected hexadecimal digits";
    if (!ln_hex_parse(bytes, size, text))
        return false;
    ln_reader_t r = ln_reader(arena, ln_bytes(bytes, size), LN_BCS);
    type->read(&r, out);
    *why = r.problem != NULL ? r.problem : "there are too many digits";
    return ln_reader_ok(&r) && r.next == r.end;
}

static bool parse_text(ln_arena_t *arena, const ln_type_t *type, void *out, const char **why,
                       ln_bytes_t text)
{
    if (type->parse != NULL)
        return type->parse(arena, out, why, text);
    LN_ASSERT(type->hex);
    return parse_hex(arena, type, out, why, text);
}

ln_err_t ln_value_parse(ln_call_t *call, const ln_type_t *type, void *out, ln_bytes_t text)
{
    const char *why = NULL;
    void *value = ln_arena_zalloc(call->arena, type->size, 16);
    if (!parse_text(call->arena, type, value, &why, text))
        return LN_FAIL(call, LN_ERR_INVALID_INPUT, "'%.*s' is not a valid %s: %s",
                       (int)LN_MIN(text.size, (size_t)200), (const char *)text.data, type->name,
                       why);
    memcpy(out, value, type->size);
    return LN_OK;
}

/* --- writing */

static void primitive_to_json(ln_json_writer_t *w, const ln_type_t *type, const void *value)
{
    if (type == &ln_text_type)
        ln_json_text(w, *(const ln_bytes_t *)value);
    else if (type == &ln_bytes_type)
        ln_json_bytes(w, *(const ln_bytes_t *)value);
    else if (type == &ln_bool_type)
        ln_json_bool(w, *(const bool *)value);
    else if (type == &ln_u8_type)
        ln_json_u64(w, *(const uint8_t *)value);
    else if (type == &ln_u16_type)
        ln_json_u64(w, *(const uint16_t *)value);
    else if (type == &ln_u32_type)
        ln_json_u64(w, *(const uint32_t *)value);
    else if (type == &ln_u64_type)
        ln_json_u64(w, *(const uint64_t *)value);
    else
        LN_UNREACHABLE(); /* a bare u128 has no JSON form; amounts have a text form */
}

static void fields_to_json(ln_json_writer_t *w, const ln_type_t *type, const void *value)
{
    bool tuple = type->kind == LN_KIND_TUPLE;
    if (tuple)
        ln_json_begin_array(w);
    else
        ln_json_begin_object(w);
    for (size_t i = 0; i < type->field_count; i++) {
        const ln_field_t *field = &type->fields[i];
        if (!tuple)
            ln_json_key(w, field->name);
        ln_value_to_json(w, field->type, part(value, field->offset));
    }
    if (tuple)
        ln_json_end_array(w);
    else
        ln_json_end_object(w);
}

static void enum_to_json(ln_json_writer_t *w, const ln_type_t *type, const void *value)
{
    unsigned tag;
    memcpy(&tag, value, sizeof(tag));
    const ln_field_t *variant = &type->fields[tag];
    if (variant->type == NULL) {
        ln_json_text(w, ln_text(variant->name));
        return;
    }
    ln_json_begin_object(w);
    ln_json_key(w, variant->name);
    ln_value_to_json(w, variant->type, part(value, variant->offset));
    ln_json_end_object(w);
}

static void option_to_json(ln_json_writer_t *w, const ln_type_t *type, const void *value)
{
    const void *inner;
    if (type->kind == LN_KIND_BOX)
        inner = *(const void *const *)value;
    else
        inner = *(const bool *)value ? part(value, type->value_offset) : NULL;
    if (inner == NULL)
        ln_json_null(w);
    else
        ln_value_to_json(w, type->inner, inner);
}

static void list_to_json(ln_json_writer_t *w, const ln_type_t *type, const ln_any_list_t *list)
{
    ln_json_begin_array(w);
    for (size_t i = 0; i < list->count; i++)
        ln_value_to_json(w, type->inner, part(list->items, i * type->inner->size));
    ln_json_end_array(w);
}

static void map_to_json(ln_json_writer_t *w, const ln_type_t *type, const ln_any_list_t *map)
{
    ln_arena_t scratch = {0};
    ln_json_begin_object(w);
    for (size_t i = 0; i < map->count; i++) {
        const void *entry = part(map->items, i * type->entry_size);
        ln_json_key_text(w, ln_value_text(type->key, &scratch, entry));
        ln_value_to_json(w, type->inner, part(entry, type->value_offset));
    }
    ln_json_end_object(w);
    ln_arena_release(&scratch);
}

void ln_value_to_json(ln_json_writer_t *w, const ln_type_t *type, const void *value)
{
    if (type->to_json != NULL) {
        type->to_json(w, value);
        return;
    }
    if (ln_value_has_text(type)) {
        ln_arena_t scratch = {0};
        ln_json_text(w, ln_value_text(type, &scratch, value));
        ln_arena_release(&scratch);
        return;
    }
    switch (type->kind) {
    case LN_KIND_PRIMITIVE:
        primitive_to_json(w, type, value);
        return;
    case LN_KIND_RAW:
        ln_json_bytes(w, ln_bytes(value, type->size));
        return;
    case LN_KIND_NEWTYPE:
        ln_value_to_json(w, type->fields[0].type, value);
        return;
    case LN_KIND_STRUCT:
    case LN_KIND_TUPLE:
        fields_to_json(w, type, value);
        return;
    case LN_KIND_ENUM:
    case LN_KIND_UNIT_ENUM:
        enum_to_json(w, type, value);
        return;
    case LN_KIND_OPTION:
    case LN_KIND_BOX:
        option_to_json(w, type, value);
        return;
    case LN_KIND_LIST:
    case LN_KIND_SET:
        list_to_json(w, type, value);
        return;
    case LN_KIND_MAP:
        map_to_json(w, type, value);
        return;
    }
    LN_UNREACHABLE();
}

ln_bytes_t ln_value_json(const ln_type_t *type, ln_arena_t *arena, bool pretty, const void *value)
{
    ln_buffer_t buffer = ln_buffer(arena);
    ln_json_writer_t w = ln_json_writer(&buffer, pretty);
    ln_value_to_json(&w, type, value);
    return ln_buffer_bytes(&buffer);
}

/* --- reading */

static void primitive_from_json(ln_json_reader_t *r, const ln_type_t *type, void *out,
                                ln_json_t *json)
{
    if (type == &ln_text_type)
        *(ln_bytes_t *)out = ln_json_read_text(r, json);
    else if (type == &ln_bytes_type)
        *(ln_bytes_t *)out = ln_json_read_bytes(r, json);
    else if (type == &ln_bool_type)
        *(bool *)out = ln_json_read_bool(r, json);
    else if (type == &ln_u8_type)
        *(uint8_t *)out = (uint8_t)ln_json_read_u64(r, json, UINT8_MAX);
    else if (type == &ln_u16_type)
        *(uint16_t *)out = (uint16_t)ln_json_read_u64(r, json, UINT16_MAX);
    else if (type == &ln_u32_type)
        *(uint32_t *)out = (uint32_t)ln_json_read_u64(r, json, UINT32_MAX);
    else if (type == &ln_u64_type)
        *(uint64_t *)out = ln_json_read_u64(r, json, UINT64_MAX);
    else
        LN_UNREACHABLE();
}

static void raw_from_json(ln_json_reader_t *r, const ln_type_t *type, void *out, ln_json_t *json)
{
    ln_bytes_t bytes = ln_json_read_bytes(r, json);
    if (bytes.size == type->size)
        memcpy(out, bytes.data, type->size);
    else
        ln_json_fail(r, "the array has another length than expected");
}

static bool is_optional(const ln_type_t *type)
{
    return type->kind == LN_KIND_OPTION || type->kind == LN_KIND_BOX;
}

static void struct_from_json(ln_json_reader_t *r, const ln_type_t *type, void *out, ln_json_t *json)
{
    for (size_t i = 0; i < type->field_count && !r->failed; i++) {
        const ln_field_t *field = &type->fields[i];
        ln_json_t *member = is_optional(field->type) ? ln_json_get_optional(r, json, field->name)
                                                     : ln_json_get(r, json, field->name);
        size_t position = ln_json_enter(r, field->name);
        ln_value_from_json(r, field->type, (uint8_t *)out + field->offset, member);
        ln_json_leave(r, position);
    }
}

static void tuple_from_json(ln_json_reader_t *r, const ln_type_t *type, void *out, ln_json_t *json)
{
    if (!ln_json_is(json, LN_JSON_ARRAY) || json->count != type->field_count)
        ln_json_fail(r, "expected an array of as many values as the tuple has");
    for (size_t i = 0; i < type->field_count && !r->failed; i++) {
        const ln_field_t *field = &type->fields[i];
        size_t position = ln_json_enter_index(r, i);
        ln_value_from_json(r, field->type, (uint8_t *)out + field->offset, ln_json_at(json, i));
        ln_json_leave(r, position);
    }
}

/* "Name", or {"Name": payload}. */
static void enum_from_json(ln_json_reader_t *r, const ln_type_t *type, void *out, ln_json_t *json)
{
    bool unit = ln_json_is(json, LN_JSON_TEXT);
    if (!unit && !(ln_json_is(json, LN_JSON_OBJECT) && json->count == 1)) {
        ln_json_fail(r, "expected the name of a variant, or an object with one member");
        return;
    }
    ln_bytes_t name = unit ? json->text : ln_json_at(json, 0)->key;
    for (unsigned tag = 0; tag < type->field_count; tag++) {
        const ln_field_t *variant = &type->fields[tag];
        if (!ln_bytes_equal_text(name, variant->name) || (variant->type == NULL) != unit)
            continue;
        memcpy(out, &tag, sizeof(tag));
        if (unit)
            return;
        size_t position = ln_json_enter(r, variant->name);
        ln_value_from_json(r, variant->type, (uint8_t *)out + variant->offset, ln_json_at(json, 0));
        ln_json_leave(r, position);
        return;
    }
    ln_json_fail(r, "unknown variant");
}

static void option_from_json(ln_json_reader_t *r, const ln_type_t *type, void *out, ln_json_t *json)
{
    bool some = !ln_json_is_null(json);
    if (type->kind == LN_KIND_BOX) {
        void *value = some ? ln_arena_zalloc(r->arena, type->inner->size, 16) : NULL;
        if (some)
            ln_value_from_json(r, type->inner, value, json);
        *(const void **)out = value;
        return;
    }
    *(bool *)out = some;
    if (some)
        ln_value_from_json(r, type->inner, (uint8_t *)out + type->value_offset, json);
}

static void list_from_json(ln_json_reader_t *r, const ln_type_t *type, ln_any_list_t *out,
                           ln_json_t *json)
{
    size_t size = type->inner->size, count = 0;
    if (!ln_json_is(json, LN_JSON_ARRAY))
        ln_json_fail(r, "expected an array");
    else
        count = json->count;
    uint8_t *items = ln_arena_list(r->arena, count, size);
    for (size_t i = 0; i < count && !r->failed; i++) {
        size_t position = ln_json_enter_index(r, i);
        ln_value_from_json(r, type->inner, items + i * size, ln_json_at(json, i));
        ln_json_leave(r, position);
    }
    *out = (ln_any_list_t){items, r->failed ? 0 : count};
    if (type->kind == LN_KIND_SET)
        ln_set_normalise(type, out);
}

static void map_from_json(ln_json_reader_t *r, const ln_type_t *type, ln_any_list_t *out,
                          ln_json_t *json)
{
    size_t count = 0;
    if (!ln_json_is(json, LN_JSON_OBJECT))
        ln_json_fail(r, "expected an object");
    else
        count = json->count;
    uint8_t *items = ln_arena_list(r->arena, count, type->entry_size);
    for (size_t i = 0; i < count && !r->failed; i++) {
        ln_json_t *member = ln_json_at(json, i);
        uint8_t *entry = items + i * type->entry_size;
        const char *why = NULL;
        size_t position = ln_json_enter(r, ln_text_copy_z(r->arena, member->key));
        if (!parse_text(r->arena, type->key, entry, &why, member->key))
            ln_json_fail(r, why);
        ln_value_from_json(r, type->inner, entry + type->value_offset, member);
        ln_json_leave(r, position);
    }
    *out = (ln_any_list_t){items, r->failed ? 0 : count};
    ln_map_normalise(type, out);
}

void ln_value_from_json(ln_json_reader_t *r, const ln_type_t *type, void *out, ln_json_t *json)
{
    if (r->failed)
        return;
    if (type->from_json != NULL) {
        type->from_json(r, out, json);
        return;
    }
    if (ln_value_has_text(type)) {
        const char *why = NULL;
        ln_bytes_t text = ln_json_read_text(r, json);
        if (!r->failed && !parse_text(r->arena, type, out, &why, text))
            ln_json_fail(r, why);
        return;
    }
    switch (type->kind) {
    case LN_KIND_PRIMITIVE:
        primitive_from_json(r, type, out, json);
        return;
    case LN_KIND_RAW:
        raw_from_json(r, type, out, json);
        return;
    case LN_KIND_NEWTYPE:
        ln_value_from_json(r, type->fields[0].type, out, json);
        return;
    case LN_KIND_STRUCT:
        struct_from_json(r, type, out, json);
        return;
    case LN_KIND_TUPLE:
        tuple_from_json(r, type, out, json);
        return;
    case LN_KIND_ENUM:
    case LN_KIND_UNIT_ENUM:
        enum_from_json(r, type, out, json);
        return;
    case LN_KIND_OPTION:
    case LN_KIND_BOX:
        option_from_json(r, type, out, json);
        return;
    case LN_KIND_LIST:
    case LN_KIND_SET:
        list_from_json(r, type, out, json);
        return;
    case LN_KIND_MAP:
        map_from_json(r, type, out, json);
        return;
    }
    LN_UNREACHABLE();
}

ln_err_t ln_value_parse_json(ln_call_t *call, const ln_type_t *type, void *out, ln_bytes_t text,
                             const char *what)
{
    ln_json_t *json = NULL;
    LN_TRY(ln_json_parse(call, &json, text, what));
    ln_json_reader_t r = ln_json_reader(call->arena);
    void *value = ln_arena_zalloc(call->arena, type->size, 16);
    ln_value_from_json(&r, type, value, json);
    LN_TRY(ln_json_finish(call, &r, what));
    memcpy(out, value, type->size);
    return LN_OK;
}
