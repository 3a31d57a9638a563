/* SPDX-License-Identifier: Apache-2.0 */
/* kvd/frame.h - what a storage server and its clients say to each other.
 *
 * A frame is a length, then a message in BCS; a request is answered by one frame, in order:
 *
 *     u32 LE size (1 to LN_KVD_FRAME_MAX)  ||  variant  ||  fields
 *
 *     HELLO   magic, namespace, writer, synced   ->  WELCOME instance, applied
 *     GET     key, with value?                   ->  VALUE found, value
 *     SCAN    prefix, from, limit, keys only?    ->  ENTRIES entries, more?
 *     WRITE   sequence, operations               ->  DONE
 *     SYNC    sequence                           ->  DONE, or BEHIND
 *     BYE                                        ->  DONE
 *     NAMES                                      ->  NAMES names
 *     DROP    namespace                          ->  DONE
 *     (any)                                      ->  ERROR text
 *
 * HELLO comes first. Its namespace may be empty: then only NAMES and DROP are possible. writer is a
 * random number that a client keeps for its life; with sequence it makes a write safe to repeat
 * (kvd/server.h).
 *
 * Threads: any. */
#ifndef LN_KVD_FRAME_H
#define LN_KVD_FRAME_H

#include "base/wire.h"
#include "kv/kv.h"

#define LN_KVD_HEAD 4u
#define LN_KVD_FRAME_MAX (256u << 20)
#define LN_KVD_PAGE_MAX (4u << 20) /* bytes of entries in one answer to SCAN, but for the last */
#define LN_KVD_WRITER 16u

typedef struct {
    uint8_t bytes[LN_KVD_WRITER];
} ln_kvd_writer_t;

typedef enum {
    LN_KVD_HELLO,
    LN_KVD_GET,
    LN_KVD_SCAN,
    LN_KVD_WRITE,
    LN_KVD_SYNC,
    LN_KVD_BYE,
    LN_KVD_NAMES,
    LN_KVD_DROP,
    LN_KVD_REQUEST_COUNT
} ln_kvd_request_tag_t;

typedef struct {
    ln_kvd_request_tag_t tag;
    union {
        struct {
            ln_bytes_t name;
            ln_kvd_writer_t writer;
            uint64_t synced; /* the last sequence that the client knows to be durable */
        } hello;
        struct {
            ln_bytes_t key;
            bool with_value;
        } get;
        ln_kv_range_t scan;
        struct {
            uint64_t sequence;
            ln_batch_t batch;
        } write;
        uint64_t sync; /* every write up to this one */
        ln_bytes_t drop;
    };
} ln_kvd_request_t;

typedef enum {
    LN_KVD_WELCOME,
    LN_KVD_VALUE,
    LN_KVD_ENTRIES,
    LN_KVD_DONE,
    LN_KVD_BEHIND, /* writes before this are missing: say HELLO again and repeat them */
    LN_KVD_NAME_LIST,
    LN_KVD_ERROR,
    LN_KVD_ANSWER_COUNT
} ln_kvd_answer_tag_t;

typedef struct {
    ln_kvd_answer_tag_t tag;
    union {
        struct {
            uint64_t instance; /* a number for the life of the server */
            uint64_t applied;  /* the last sequence of this writer that it has */
        } welcome;
        struct {
            bool found;
            ln_bytes_t value;
        } value;
        struct {
            ln_kv_entry_list_t list;
            bool more;
        } entries;
        ln_bytes_list_t names;
        ln_bytes_t error;
    };
} ln_kvd_answer_t;

/* Whole frames, head included, in the arena. LN_ERR_LIMIT for one above LN_KVD_FRAME_MAX. */
LN_CHECKED ln_err_t ln_kvd_write_request(ln_call_t *call, ln_bytes_t *out,
                                         const ln_kvd_request_t *request);
LN_CHECKED ln_err_t ln_kvd_write_answer(ln_call_t *call, ln_bytes_t *out,
                                        const ln_kvd_answer_t *answer);

/* Reads a message without its head; borrows from it. LN_ERR_DECODE. */
LN_CHECKED ln_err_t ln_kvd_read_request(ln_call_t *call, ln_kvd_request_t *out, ln_bytes_t message);
LN_CHECKED ln_err_t ln_kvd_read_answer(ln_call_t *call, ln_kvd_answer_t *out, ln_bytes_t message);

/* The size that a head announces; LN_ERR_DECODE if no frame has it. */
LN_CHECKED ln_err_t ln_kvd_read_head(ln_call_t *call, size_t *size, const uint8_t head[4]);

/* Namespaces have 1 to 200 lowercase letters, digits and '_' (spec 04 §7.4). */
bool ln_kvd_is_name(ln_bytes_t name);

#endif
