/* SPDX-License-Identifier: Apache-2.0 */
/* view/kinds.h - the kinds of views and what can be done with each (spec 02 §2.1-§2.8).
 *
 * Values go in and out by pointer to the C struct of their type. A value that comes out borrows
 * from the view or the call; a value that goes in is borrowed until the view is saved, which copies
 * it. */
#ifndef LN_VIEW_KINDS_H
#define LN_VIEW_KINDS_H

#include "view/overlay.h"
#include "view/view.h"

/* --- register: one value. Key: base. */

typedef struct {
    ln_view_t view;
    bool dirty, cleared, flat; /* flat: the type holds no pointers */
    void *value;               /* the current value */
    void *saved;               /* the stored one, or the default */
} ln_register_view_t;

/* The current value; valid until the register is set, or the view saved or rolled back. */
static inline const void *ln_register_get(const ln_register_view_t *reg)
{
    return reg->value;
}

/* Copies the struct; what it points to is borrowed until the view is saved. */
void ln_register_set(ln_register_view_t *reg, const void *value);

/* The value, for editing in place; it counts as changed. What the value points to must not be
 * edited: set it to a new one. */
void *ln_register_edit(ln_register_view_t *reg);

/* --- log: a list that only grows. */

typedef struct {
    ln_view_t view;
    bool cleared;
    uint64_t stored_count;
    struct {
        ln_bytes_t *items; /* serialised */
        size_t count;
    } pending;
} ln_log_view_t;

/* Items, pending ones included; and one more at the end. */
uint64_t ln_log_count(const ln_log_view_t *log);
void ln_log_push(ln_call_t *call, ln_log_view_t *log, const void *item);

/* *found is false if index is not below the count. */
LN_CHECKED ln_err_t ln_log_get(ln_call_t *call, const ln_log_view_t *log, void *item, bool *found,
                               uint64_t index);

/* --- queue: in at the back, out at the front. */

typedef struct {
    ln_view_t view;
    bool cleared;
    uint64_t stored_start, stored_end; /* indices in the storage */
    uint64_t popped;                   /* of the stored ones */
    struct {
        ln_bytes_t *items;
        size_t count;
    } pending;
    size_t pending_front;
} ln_queue_view_t;

/* Items in the queue; and one more at the back. */
uint64_t ln_queue_view_count(const ln_queue_view_t *queue);
void ln_queue_view_push(ln_call_t *call, ln_queue_view_t *queue, const void *item);

/* The item that is index places behind the front; *found is false if there is none. */
LN_CHECKED ln_err_t ln_queue_view_get(ln_call_t *call, const ln_queue_view_t *queue, void *item,
                                      bool *found, uint64_t index);

/* Removes the front; does nothing if the queue is empty. */
void ln_queue_view_pop(ln_queue_view_t *queue);

/* --- bucket queue: the same, many items to a key. */

typedef struct {
    uint64_t length, index;
} ln_bucket_t;

typedef struct {
    ln_view_t view;
    bool cleared;
    struct {
        ln_bucket_t *items;
        size_t count;
    } buckets;         /* in the storage, front first */
    uint64_t position; /* of the front in the first bucket, as stored */
    size_t bucket;     /* where the front is now */
    uint64_t in_bucket;
    ln_bytes_t moved_into; /* the stored form of the bucket that the front has moved into */
    struct {
        ln_bytes_t *items;
        size_t count;
    } pending;
    size_t pending_front;
} ln_bucket_queue_view_t;

/* Items in the queue; one more at the back; and the front, *found false if there is none. */
uint64_t ln_bucket_queue_count(const ln_bucket_queue_view_t *queue);
void ln_bucket_queue_push(ln_call_t *call, ln_bucket_queue_view_t *queue, const void *item);
LN_CHECKED ln_err_t ln_bucket_queue_front(ln_call_t *call, const ln_bucket_queue_view_t *queue,
                                          void *item, bool *found);

/* Removes the front; does nothing if the queue is empty. Reads the next bucket when it gets there.
 */
LN_CHECKED ln_err_t ln_bucket_queue_pop(ln_call_t *call, ln_bucket_queue_view_t *queue);

/* All items, front first. */
LN_CHECKED ln_err_t ln_bucket_queue_items(ln_call_t *call, const ln_bucket_queue_view_t *queue,
                                          ln_bytes_list_t *serialised);

/* --- map, set: keys are serialised (BCS) and ordered as bytes. */

typedef struct {
    ln_view_t view;
    ln_overlay_t overlay;
} ln_map_view_t;

/* The value of a key, *found false without one; set it, replacing what was there; remove it. */
LN_CHECKED ln_err_t ln_map_view_get(ln_call_t *call, const ln_map_view_t *map, void *value,
                                    bool *found, const void *key);
void ln_map_view_put(ln_call_t *call, ln_map_view_t *map, const void *key, const void *value);
void ln_map_view_remove(ln_call_t *call, ln_map_view_t *map, const void *key);

/* Entries in order of the serialised keys, from a serialised key on. Values and keys are
 * serialised; decode them with ln_value_decode. */
LN_CHECKED ln_err_t ln_map_view_scan(ln_call_t *call, const ln_map_view_t *map,
                                     ln_kv_entry_list_t *out, const ln_kv_range_t *range);

typedef ln_map_view_t ln_set_view_t;

/* Is the key there? Put it in, take it out; both change nothing if that is so already. */
LN_CHECKED ln_err_t ln_set_view_contains(ln_call_t *call, const ln_set_view_t *set, bool *found,
                                         const void *key);
void ln_set_view_insert(ln_call_t *call, ln_set_view_t *set, const void *key);
void ln_set_view_remove(ln_call_t *call, ln_set_view_t *set, const void *key);

/* --- key-value: raw bytes; the state of an application. */

typedef struct {
    ln_view_t view;
    ln_overlay_t overlay;
} ln_key_value_view_t;

/* As ln_kv_get and ln_kv_scan, with what is pending. */
LN_CHECKED ln_err_t ln_key_value_get(ln_call_t *call, const ln_key_value_view_t *kv,
                                     ln_bytes_t *value, bool *found, ln_bytes_t key);
LN_CHECKED ln_err_t ln_key_value_scan(ln_call_t *call, const ln_key_value_view_t *kv,
                                      ln_kv_entry_list_t *out, const ln_kv_range_t *range);

/* Applies the batch in order. */
void ln_key_value_write(ln_call_t *call, ln_key_value_view_t *kv, const ln_batch_t *batch);

/* --- collection: views of one type under keys. */

typedef struct {
    ln_view_t view;
    bool cleared;
    bool pending_used;
    ln_ordmap_t pending; /* value: pointer to the entry's view; mark 1: removed */
} ln_collection_view_t;

/* The entry's view for reading, or null; in the call's arena. It must not be edited. */
LN_CHECKED ln_err_t ln_collection_try_load(ln_call_t *call, const ln_collection_view_t *collection,
                                           const void **entry, const void *key);

/* The entry's view for editing. Compat: the entry exists from now on, even if nothing is written in
 * it, and counts in the hash (spec 02 §2.7). It belongs to the collection and ends with its save or
 * rollback. */
LN_CHECKED ln_err_t ln_collection_load(ln_call_t *call, ln_collection_view_t *collection,
                                       void **entry, const void *key);
/* Removes the entry with all that is in it. */
void ln_collection_remove(ln_call_t *call, ln_collection_view_t *collection, const void *key);

/* Serialised keys in order. */
LN_CHECKED ln_err_t ln_collection_keys(ln_call_t *call, const ln_collection_view_t *collection,
                                       ln_bytes_list_t *keys);

#endif
