/* SPDX-License-Identifier: Apache-2.0 */
/* types/value.h - what can be done with any protocol value, given the description of its type.
 *
 * tools/gen writes for every type of schema/types.bcs a C struct, the functions ln_X_write and
 * ln_X_read for BCS and bincode (they are on the hot path), and a description ln_X_type. From the
 * description alone follow equality, order, copies, hashes, JSON and text, which are here once for
 * all types.
 *
 * Values borrow: text, bytes and lists of a value that was read point into the input and the arena
 * of the reader. ln_value_copy gives a value a life of its own.
 *
 * Maps and sets are kept in the order of their keys (Rust's Ord: spec 01 §1.1), without duplicates.
 * Where a caller builds one, ln_set_normalise or ln_map_normalise puts it into that form;
 * everything here relies on it. */
#ifndef LN_TYPES_VALUE_H
#define LN_TYPES_VALUE_H

#include "base/wire.h"
#include "crypto/hash.h"
#include "json/read.h"
#include "json/write.h"

typedef enum {
    LN_KIND_PRIMITIVE,
    LN_KIND_RAW,
    LN_KIND_NEWTYPE,
    LN_KIND_STRUCT,
    LN_KIND_TUPLE,
    LN_KIND_ENUM,      /* a tag of type unsigned, then the union */
    LN_KIND_UNIT_ENUM, /* a tag only */
    LN_KIND_OPTION,    /* bool some, then the value */
    LN_KIND_BOX,       /* a pointer, null for none */
    LN_KIND_LIST,      /* {items, count} */
    LN_KIND_SET,
    LN_KIND_MAP, /* {entries, count}, an entry is key and value */
} ln_kind_t;

typedef struct ln_type ln_type_t;

typedef struct {
    const char *name; /* of the field or variant, as in JSON */
    size_t offset;
    const ln_type_t *type; /* null for a variant without payload */
} ln_field_t;

struct ln_type {
    const char *name;
    ln_kind_t kind;
    size_t size;
    const ln_type_t *inner, *key;
    const ln_field_t *fields;
    size_t field_count;
    size_t entry_size, value_offset;
    bool hex, bytewise;
    const char *hash_name;
    void (*write)(ln_writer_t *w, const void *value);
    void (*read)(ln_reader_t *r, void *value);
    int (*compare)(const void *a, const void *b);
    void (*print)(ln_buffer_t *out, const void *value);
    bool (*parse)(ln_arena_t *arena, void *value, const char **why, ln_bytes_t text);
    void (*to_json)(ln_json_writer_t *w, const void *value);
    void (*from_json)(ln_json_reader_t *r, void *value, ln_json_t *json);
};

extern const ln_type_t ln_u8_type, ln_u16_type, ln_u32_type, ln_u64_type, ln_u128_type,
    ln_bool_type, ln_bytes_type, ln_text_type;

/* The lists, sets and maps of all types begin like this. */
typedef struct {
    void *items;
    size_t count;
} ln_any_list_t;

/* Equal in all fields, sets and maps included. */
bool ln_value_equal(const ln_type_t *type, const void *a, const void *b);

/* Negative, 0 or positive: Rust's Ord. */
int ln_value_compare(const ln_type_t *type, const void *a, const void *b);

/* A deep copy that lives as long as the arena. */
void ln_value_copy(const ln_type_t *type, ln_arena_t *arena, void *out, const void *value);

/* The serialised value, in the arena. */
ln_bytes_t ln_value_encode(const ln_type_t *type, ln_arena_t *arena, ln_wire_t wire,
                           const void *value);
size_t ln_value_size(const ln_type_t *type, ln_wire_t wire, const void *value);

/* Reads a whole value; borrows from input. LN_ERR_DECODE names the type. */
LN_CHECKED ln_err_t ln_value_decode(ln_call_t *call, const ln_type_t *type, void *out,
                                    ln_wire_t wire, ln_bytes_t input);

/* keccak256(name || "::" || BCS(value)), spec 01 §2.1; the type must have a hash name. */
ln_hash_t ln_value_hash(const ln_type_t *type, ln_arena_t *scratch, const void *value);

/* Sorts and removes duplicates (of equal map keys the last entry stays). */
void ln_set_normalise(const ln_type_t *type, void *set);
void ln_map_normalise(const ln_type_t *type, void *map);

/* The value of a key in a map, or null. */
void *ln_map_find(const ln_type_t *type, const void *map, const void *key);

/* The position of an element in a set or in a list in order, or SIZE_MAX. */
size_t ln_set_find(const ln_type_t *type, const void *set, const void *element);

/* Is the element in a list of any order? */
bool ln_list_contains(const ln_type_t *type, const void *list, const void *element);

/* Adds an element if it is not there (true), or removes it if it is (true). */
bool ln_set_insert(const ln_type_t *type, ln_arena_t *arena, void *set, const void *element);
bool ln_set_remove(const ln_type_t *type, void *set, const void *element);

/* Sets the value of a key. */
void ln_map_put(const ln_type_t *type, ln_arena_t *arena, void *map, const void *key,
                const void *value);
bool ln_map_remove(const ln_type_t *type, void *map, const void *key);

/* BCS sorts map entries by their serialised keys and reads them only so; bincode writes them in
 * order and reads them in any (spec 01 §1.1, spec 04 §1.2, §2.3). For generated code. */
void ln_map_write(ln_writer_t *w, const ln_type_t *type, const void *map);
void ln_map_read(ln_reader_t *r, const ln_type_t *type, void *map);

/* JSON (spec 01 §1.3). Reading borrows text from the parsed tree. */
void ln_value_to_json(ln_json_writer_t *w, const ln_type_t *type, const void *value);
void ln_value_from_json(ln_json_reader_t *r, const ln_type_t *type, void *out, ln_json_t *json);
ln_bytes_t ln_value_json(const ln_type_t *type, ln_arena_t *arena, bool pretty, const void *value);
LN_CHECKED ln_err_t ln_value_parse_json(ln_call_t *call, const ln_type_t *type, void *out,
                                        ln_bytes_t text, const char *what);

/* The text form of types that have one (hex or text in the schema); on the command line and as keys
 * of JSON objects. */
bool ln_value_has_text(const ln_type_t *type);
void ln_value_print(ln_buffer_t *out, const ln_type_t *type, const void *value);
ln_bytes_t ln_value_text(const ln_type_t *type, ln_arena_t *arena, const void *value);

/* LN_ERR_INVALID_INPUT says what is wrong with the text. */
LN_CHECKED ln_err_t ln_value_parse(ln_call_t *call, const ln_type_t *type, void *out,
                                   ln_bytes_t text);

#endif
