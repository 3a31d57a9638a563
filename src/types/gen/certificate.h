/* SPDX-License-Identifier: Apache-2.0 */
/* Written by tools/gen from schema/types.bcs; do not edit. */
/* types/gen/certificate.h - votes, certificates, proposals. */
#ifndef LN_TYPES_GEN_CERTIFICATE_H
#define LN_TYPES_GEN_CERTIFICATE_H

#include "types/gen/block.h"
#include "types/gen/ids.h"
#include "types/gen/keys.h"
#include "types/value.h"

typedef enum {
    LN_CERTIFICATE_KIND_TIMEOUT,
    LN_CERTIFICATE_KIND_VALIDATED,
    LN_CERTIFICATE_KIND_CONFIRMED,
} ln_certificate_kind_t;

extern const ln_type_t ln_certificate_kind_type;
void ln_certificate_kind_write(ln_writer_t *w, const ln_certificate_kind_t *v);
void ln_certificate_kind_read(ln_reader_t *r, ln_certificate_kind_t *v);
static inline bool ln_certificate_kind_equal(const ln_certificate_kind_t *a,
                                             const ln_certificate_kind_t *b)
{
    return ln_value_equal(&ln_certificate_kind_type, a, b);
}

typedef struct {
    ln_hash_t value_hash;
    ln_chain_id_t chain_id;
    ln_certificate_kind_t kind;
} ln_lite_value_t;

extern const ln_type_t ln_lite_value_type;
void ln_lite_value_write(ln_writer_t *w, const ln_lite_value_t *v);
void ln_lite_value_read(ln_reader_t *r, ln_lite_value_t *v);
static inline bool ln_lite_value_equal(const ln_lite_value_t *a, const ln_lite_value_t *b)
{
    return ln_value_equal(&ln_lite_value_type, a, b);
}

typedef struct {
    ln_hash_t value_hash;
    ln_round_t round;
    ln_certificate_kind_t kind;
} ln_vote_value_t;

extern const ln_type_t ln_vote_value_type;
void ln_vote_value_write(ln_writer_t *w, const ln_vote_value_t *v);
void ln_vote_value_read(ln_reader_t *r, ln_vote_value_t *v);
static inline bool ln_vote_value_equal(const ln_vote_value_t *a, const ln_vote_value_t *b)
{
    return ln_value_equal(&ln_vote_value_type, a, b);
}
static inline ln_hash_t ln_vote_value_hash(ln_arena_t *scratch, const ln_vote_value_t *v)
{
    return ln_value_hash(&ln_vote_value_type, scratch, v);
}

typedef struct {
    ln_lite_value_t value;
    ln_round_t round;
    ln_secp256k1_signature_t signature;
} ln_lite_vote_t;

extern const ln_type_t ln_lite_vote_type;
void ln_lite_vote_write(ln_writer_t *w, const ln_lite_vote_t *v);
void ln_lite_vote_read(ln_reader_t *r, ln_lite_vote_t *v);
static inline bool ln_lite_vote_equal(const ln_lite_vote_t *a, const ln_lite_vote_t *b)
{
    return ln_value_equal(&ln_lite_vote_type, a, b);
}

typedef struct {
    ln_lite_value_t value;
    ln_round_t round;
    ln_validator_signature_list_t signatures;
} ln_lite_certificate_t;

extern const ln_type_t ln_lite_certificate_type;
void ln_lite_certificate_write(ln_writer_t *w, const ln_lite_certificate_t *v);
void ln_lite_certificate_read(ln_reader_t *r, ln_lite_certificate_t *v);
static inline bool ln_lite_certificate_equal(const ln_lite_certificate_t *a,
                                             const ln_lite_certificate_t *b)
{
    return ln_value_equal(&ln_lite_certificate_type, a, b);
}

typedef struct {
    ln_chain_id_t chain_id;
    ln_block_height_t height;
    ln_epoch_t epoch;
} ln_timeout_t;

extern const ln_type_t ln_timeout_type;
void ln_timeout_write(ln_writer_t *w, const ln_timeout_t *v);
void ln_timeout_read(ln_reader_t *r, ln_timeout_t *v);
static inline bool ln_timeout_equal(const ln_timeout_t *a, const ln_timeout_t *b)
{
    return ln_value_equal(&ln_timeout_type, a, b);
}
static inline ln_hash_t ln_timeout_hash(ln_arena_t *scratch, const ln_timeout_t *v)
{
    return ln_value_hash(&ln_timeout_type, scratch, v);
}

typedef struct {
    ln_timeout_t value;
    ln_round_t round;
    ln_validator_signature_list_t signatures;
} ln_timeout_certificate_t;

extern const ln_type_t ln_timeout_certificate_type;
void ln_timeout_certificate_write(ln_writer_t *w, const ln_timeout_certificate_t *v);
void ln_timeout_certificate_read(ln_reader_t *r, ln_timeout_certificate_t *v);
static inline bool ln_timeout_certificate_equal(const ln_timeout_certificate_t *a,
                                                const ln_timeout_certificate_t *b)
{
    return ln_value_equal(&ln_timeout_certificate_type, a, b);
}

typedef struct {
    ln_block_t value;
    ln_round_t round;
    ln_validator_signature_list_t signatures;
} ln_validated_block_certificate_t;

extern const ln_type_t ln_validated_block_certificate_type;
void ln_validated_block_certificate_write(ln_writer_t *w,
                                          const ln_validated_block_certificate_t *v);
void ln_validated_block_certificate_read(ln_reader_t *r, ln_validated_block_certificate_t *v);
static inline bool ln_validated_block_certificate_equal(const ln_validated_block_certificate_t *a,
                                                        const ln_validated_block_certificate_t *b)
{
    return ln_value_equal(&ln_validated_block_certificate_type, a, b);
}

typedef struct {
    ln_block_t value;
    ln_round_t round;
    ln_validator_signature_list_t signatures;
} ln_confirmed_block_certificate_t;

extern const ln_type_t ln_confirmed_block_certificate_type;
void ln_confirmed_block_certificate_write(ln_writer_t *w,
                                          const ln_confirmed_block_certificate_t *v);
void ln_confirmed_block_certificate_read(ln_reader_t *r, ln_confirmed_block_certificate_t *v);
static inline bool ln_confirmed_block_certificate_equal(const ln_confirmed_block_certificate_t *a,
                                                        const ln_confirmed_block_certificate_t *b)
{
    return ln_value_equal(&ln_confirmed_block_certificate_type, a, b);
}

typedef enum {
    LN_CERTIFICATE_VALIDATED,
    LN_CERTIFICATE_CONFIRMED,
    LN_CERTIFICATE_TIMEOUT,
} ln_certificate_tag_t;

typedef struct {
    ln_certificate_tag_t tag;
    union {
        ln_validated_block_certificate_t validated;
        ln_confirmed_block_certificate_t confirmed;
        ln_timeout_certificate_t timeout;
    };
} ln_certificate_t;

extern const ln_type_t ln_certificate_type;
void ln_certificate_write(ln_writer_t *w, const ln_certificate_t *v);
void ln_certificate_read(ln_reader_t *r, ln_certificate_t *v);
static inline bool ln_certificate_equal(const ln_certificate_t *a, const ln_certificate_t *b)
{
    return ln_value_equal(&ln_certificate_type, a, b);
}

typedef struct {
    ln_proposed_block_t block;
    ln_round_t round;
    ln_block_execution_outcome_opt_t outcome;
} ln_proposal_content_t;

extern const ln_type_t ln_proposal_content_type;
void ln_proposal_content_write(ln_writer_t *w, const ln_proposal_content_t *v);
void ln_proposal_content_read(ln_reader_t *r, ln_proposal_content_t *v);
static inline bool ln_proposal_content_equal(const ln_proposal_content_t *a,
                                             const ln_proposal_content_t *b)
{
    return ln_value_equal(&ln_proposal_content_type, a, b);
}
static inline ln_hash_t ln_proposal_content_hash(ln_arena_t *scratch,
                                                 const ln_proposal_content_t *v)
{
    return ln_value_hash(&ln_proposal_content_type, scratch, v);
}

typedef struct {
    ln_lite_certificate_t certificate;
} ln_original_proposal_regular_t;

extern const ln_type_t ln_original_proposal_regular_type;
void ln_original_proposal_regular_write(ln_writer_t *w, const ln_original_proposal_regular_t *v);
void ln_original_proposal_regular_read(ln_reader_t *r, ln_original_proposal_regular_t *v);
static inline bool ln_original_proposal_regular_equal(const ln_original_proposal_regular_t *a,
                                                      const ln_original_proposal_regular_t *b)
{
    return ln_value_equal(&ln_original_proposal_regular_type, a, b);
}

typedef enum {
    LN_ORIGINAL_PROPOSAL_FAST,
    LN_ORIGINAL_PROPOSAL_REGULAR,
} ln_original_proposal_tag_t;

typedef struct {
    ln_original_proposal_tag_t tag;
    union {
        ln_account_signature_t fast;
        ln_original_proposal_regular_t regular;
    };
} ln_original_proposal_t;

extern const ln_type_t ln_original_proposal_type;
void ln_original_proposal_write(ln_writer_t *w, const ln_original_proposal_t *v);
void ln_original_proposal_read(ln_reader_t *r, ln_original_proposal_t *v);
static inline bool ln_original_proposal_equal(const ln_original_proposal_t *a,
                                              const ln_original_proposal_t *b)
{
    return ln_value_equal(&ln_original_proposal_type, a, b);
}

typedef struct {
    bool some;
    ln_original_proposal_t value;
} ln_original_proposal_opt_t;

extern const ln_type_t ln_original_proposal_opt_type;
void ln_original_proposal_opt_write(ln_writer_t *w, const ln_original_proposal_opt_t *v);
void ln_original_proposal_opt_read(ln_reader_t *r, ln_original_proposal_opt_t *v);
static inline bool ln_original_proposal_opt_equal(const ln_original_proposal_opt_t *a,
                                                  const ln_original_proposal_opt_t *b)
{
    return ln_value_equal(&ln_original_proposal_opt_type, a, b);
}

typedef struct {
    ln_proposal_content_t content;
    ln_account_signature_t signature;
    ln_original_proposal_opt_t original_proposal;
} ln_block_proposal_t;

extern const ln_type_t ln_block_proposal_type;
void ln_block_proposal_write(ln_writer_t *w, const ln_block_proposal_t *v);
void ln_block_proposal_read(ln_reader_t *r, ln_block_proposal_t *v);
static inline bool ln_block_proposal_equal(const ln_block_proposal_t *a,
                                           const ln_block_proposal_t *b)
{
    return ln_value_equal(&ln_block_proposal_type, a, b);
}

typedef enum {
    LN_LOCKING_BLOCK_FAST,
    LN_LOCKING_BLOCK_REGULAR,
} ln_locking_block_tag_t;

typedef struct {
    ln_locking_block_tag_t tag;
    union {
        ln_block_proposal_t fast;
        ln_validated_block_certificate_t regular;
    };
} ln_locking_block_t;

extern const ln_type_t ln_locking_block_type;
void ln_locking_block_write(ln_writer_t *w, const ln_locking_block_t *v);
void ln_locking_block_read(ln_reader_t *r, ln_locking_block_t *v);
static inline bool ln_locking_block_equal(const ln_locking_block_t *a, const ln_locking_block_t *b)
{
    return ln_value_equal(&ln_locking_block_type, a, b);
}

extern const ln_type_t ln_block_proposal_box_type;
void ln_block_proposal_box_write(ln_writer_t *w, const ln_block_proposal_t *const *v);
void ln_block_proposal_box_read(ln_reader_t *r, const ln_block_proposal_t **v);
extern const ln_type_t ln_locking_block_box_type;
void ln_locking_block_box_write(ln_writer_t *w, const ln_locking_block_t *const *v);
void ln_locking_block_box_read(ln_reader_t *r, const ln_locking_block_t **v);
extern const ln_type_t ln_timeout_certificate_box_type;
void ln_timeout_certificate_box_write(ln_writer_t *w, const ln_timeout_certificate_t *const *v);
void ln_timeout_certificate_box_read(ln_reader_t *r, const ln_timeout_certificate_t **v);
typedef struct {
    bool some;
    ln_lite_vote_t value;
} ln_lite_vote_opt_t;

extern const ln_type_t ln_lite_vote_opt_type;
void ln_lite_vote_opt_write(ln_writer_t *w, const ln_lite_vote_opt_t *v);
void ln_lite_vote_opt_read(ln_reader_t *r, ln_lite_vote_opt_t *v);
static inline bool ln_lite_vote_opt_equal(const ln_lite_vote_opt_t *a, const ln_lite_vote_opt_t *b)
{
    return ln_value_equal(&ln_lite_vote_opt_type, a, b);
}

typedef struct {
    ln_confirmed_block_certificate_t *items;
    size_t count;
} ln_confirmed_block_certificate_list_t;

extern const ln_type_t ln_confirmed_block_certificate_list_type;
void ln_confirmed_block_certificate_list_write(ln_writer_t *w,
                                               const ln_confirmed_block_certificate_list_t *v);
void ln_confirmed_block_certificate_list_read(ln_reader_t *r,
                                              ln_confirmed_block_certificate_list_t *v);
static inline bool
ln_confirmed_block_certificate_list_equal(const ln_confirmed_block_certificate_list_t *a,
                                          const ln_confirmed_block_certificate_list_t *b)
{
    return ln_value_equal(&ln_confirmed_block_certificate_list_type, a, b);
}

#endif
