/* SPDX-License-Identifier: Apache-2.0 */
/* Written by tools/gen from schema/types.bcs; do not edit. */
/* types/gen/keys.h - public keys and signatures. */
#ifndef LN_TYPES_GEN_KEYS_H
#define LN_TYPES_GEN_KEYS_H

#include "crypto/ed25519.h"
#include "crypto/evm.h"
#include "types/gen/ids.h"
#include "types/value.h"

extern const ln_type_t ln_ed25519_public_key_type;
void ln_ed25519_public_key_write(ln_writer_t *w, const ln_ed25519_public_key_t *v);
void ln_ed25519_public_key_read(ln_reader_t *r, ln_ed25519_public_key_t *v);
static inline ln_hash_t ln_ed25519_public_key_hash(ln_arena_t *scratch,
                                                   const ln_ed25519_public_key_t *v)
{
    return ln_value_hash(&ln_ed25519_public_key_type, scratch, v);
}

extern const ln_type_t ln_ed25519_signature_type;
void ln_ed25519_signature_write(ln_writer_t *w, const ln_ed25519_signature_t *v);
void ln_ed25519_signature_read(ln_reader_t *r, ln_ed25519_signature_t *v);

extern const ln_type_t ln_secp256k1_public_key_type;
void ln_secp256k1_public_key_write(ln_writer_t *w, const ln_secp256k1_public_key_t *v);
void ln_secp256k1_public_key_read(ln_reader_t *r, ln_secp256k1_public_key_t *v);
static inline ln_hash_t ln_secp256k1_public_key_hash(ln_arena_t *scratch,
                                                     const ln_secp256k1_public_key_t *v)
{
    return ln_value_hash(&ln_secp256k1_public_key_type, scratch, v);
}

extern const ln_type_t ln_secp256k1_signature_type;
void ln_secp256k1_signature_write(ln_writer_t *w, const ln_secp256k1_signature_t *v);
void ln_secp256k1_signature_read(ln_reader_t *r, ln_secp256k1_signature_t *v);

typedef struct {
    ln_secp256k1_public_key_t key;
} ln_evm_public_key_t;

extern const ln_type_t ln_evm_public_key_type;
void ln_evm_public_key_write(ln_writer_t *w, const ln_evm_public_key_t *v);
void ln_evm_public_key_read(ln_reader_t *r, ln_evm_public_key_t *v);
static inline bool ln_evm_public_key_equal(const ln_evm_public_key_t *a,
                                           const ln_evm_public_key_t *b)
{
    return ln_value_equal(&ln_evm_public_key_type, a, b);
}
static inline ln_hash_t ln_evm_public_key_hash(ln_arena_t *scratch, const ln_evm_public_key_t *v)
{
    return ln_value_hash(&ln_evm_public_key_type, scratch, v);
}

extern const ln_type_t ln_evm_signature_type;
void ln_evm_signature_write(ln_writer_t *w, const ln_evm_signature_t *v);
void ln_evm_signature_read(ln_reader_t *r, ln_evm_signature_t *v);

typedef enum {
    LN_ACCOUNT_PUBLIC_KEY_ED25519,
    LN_ACCOUNT_PUBLIC_KEY_SECP256K1,
    LN_ACCOUNT_PUBLIC_KEY_EVM_SECP256K1,
} ln_account_public_key_tag_t;

typedef struct {
    ln_account_public_key_tag_t tag;
    union {
        ln_ed25519_public_key_t ed25519;
        ln_secp256k1_public_key_t secp256k1;
        ln_evm_public_key_t evm_secp256k1;
    };
} ln_account_public_key_t;

extern const ln_type_t ln_account_public_key_type;
void ln_account_public_key_write(ln_writer_t *w, const ln_account_public_key_t *v);
void ln_account_public_key_read(ln_reader_t *r, ln_account_public_key_t *v);
static inline bool ln_account_public_key_equal(const ln_account_public_key_t *a,
                                               const ln_account_public_key_t *b)
{
    return ln_value_equal(&ln_account_public_key_type, a, b);
}

typedef struct {
    ln_ed25519_signature_t signature;
    ln_ed25519_public_key_t public_key;
} ln_account_signature_ed25519_t;

extern const ln_type_t ln_account_signature_ed25519_type;
void ln_account_signature_ed25519_write(ln_writer_t *w, const ln_account_signature_ed25519_t *v);
void ln_account_signature_ed25519_read(ln_reader_t *r, ln_account_signature_ed25519_t *v);
static inline bool ln_account_signature_ed25519_equal(const ln_account_signature_ed25519_t *a,
                                                      const ln_account_signature_ed25519_t *b)
{
    return ln_value_equal(&ln_account_signature_ed25519_type, a, b);
}

typedef struct {
    ln_secp256k1_signature_t signature;
    ln_secp256k1_public_key_t public_key;
} ln_account_signature_secp256k1_t;

extern const ln_type_t ln_account_signature_secp256k1_type;
void ln_account_signature_secp256k1_write(ln_writer_t *w,
                                          const ln_account_signature_secp256k1_t *v);
void ln_account_signature_secp256k1_read(ln_reader_t *r, ln_account_signature_secp256k1_t *v);
static inline bool ln_account_signature_secp256k1_equal(const ln_account_signature_secp256k1_t *a,
                                                        const ln_account_signature_secp256k1_t *b)
{
    return ln_value_equal(&ln_account_signature_secp256k1_type, a, b);
}

typedef struct {
    ln_evm_signature_t signature;
    ln_evm_address_t address;
} ln_account_signature_evm_secp256k1_t;

extern const ln_type_t ln_account_signature_evm_secp256k1_type;
void ln_account_signature_evm_secp256k1_write(ln_writer_t *w,
                                              const ln_account_signature_evm_secp256k1_t *v);
void ln_account_signature_evm_secp256k1_read(ln_reader_t *r,
                                             ln_account_signature_evm_secp256k1_t *v);
static inline bool
ln_account_signature_evm_secp256k1_equal(const ln_account_signature_evm_secp256k1_t *a,
                                         const ln_account_signature_evm_secp256k1_t *b)
{
    return ln_value_equal(&ln_account_signature_evm_secp256k1_type, a, b);
}

typedef enum {
    LN_ACCOUNT_SIGNATURE_ED25519,
    LN_ACCOUNT_SIGNATURE_SECP256K1,
    LN_ACCOUNT_SIGNATURE_EVM_SECP256K1,
} ln_account_signature_tag_t;

typedef struct {
    ln_account_signature_tag_t tag;
    union {
        ln_account_signature_ed25519_t ed25519;
        ln_account_signature_secp256k1_t secp256k1;
        ln_account_signature_evm_secp256k1_t evm_secp256k1;
    };
} ln_account_signature_t;

extern const ln_type_t ln_account_signature_type;
void ln_account_signature_write(ln_writer_t *w, const ln_account_signature_t *v);
void ln_account_signature_read(ln_reader_t *r, ln_account_signature_t *v);
static inline bool ln_account_signature_equal(const ln_account_signature_t *a,
                                              const ln_account_signature_t *b)
{
    return ln_value_equal(&ln_account_signature_type, a, b);
}

typedef struct {
    ln_secp256k1_public_key_t public_key;
    ln_secp256k1_signature_t signature;
} ln_validator_signature_t;

extern const ln_type_t ln_validator_signature_type;
void ln_validator_signature_write(ln_writer_t *w, const ln_validator_signature_t *v);
void ln_validator_signature_read(ln_reader_t *r, ln_validator_signature_t *v);
static inline bool ln_validator_signature_equal(const ln_validator_signature_t *a,
                                                const ln_validator_signature_t *b)
{
    return ln_value_equal(&ln_validator_signature_type, a, b);
}

typedef struct {
    ln_validator_signature_t *items;
    size_t count;
} ln_validator_signature_list_t;

extern const ln_type_t ln_validator_signature_list_type;
void ln_validator_signature_list_write(ln_writer_t *w, const ln_validator_signature_list_t *v);
void ln_validator_signature_list_read(ln_reader_t *r, ln_validator_signature_list_t *v);
static inline bool ln_validator_signature_list_equal(const ln_validator_signature_list_t *a,
                                                     const ln_validator_signature_list_t *b)
{
    return ln_value_equal(&ln_validator_signature_list_type, a, b);
}

typedef struct {
    bool some;
    ln_secp256k1_signature_t value;
} ln_secp256k1_signature_opt_t;

extern const ln_type_t ln_secp256k1_signature_opt_type;
void ln_secp256k1_signature_opt_write(ln_writer_t *w, const ln_secp256k1_signature_opt_t *v);
void ln_secp256k1_signature_opt_read(ln_reader_t *r, ln_secp256k1_signature_opt_t *v);
static inline bool ln_secp256k1_signature_opt_equal(const ln_secp256k1_signature_opt_t *a,
                                                    const ln_secp256k1_signature_opt_t *b)
{
    return ln_value_equal(&ln_secp256k1_signature_opt_type, a, b);
}

typedef struct {
    ln_secp256k1_public_key_t key;
    uint64_t value;
} ln_secp256k1_public_key_u64_map_entry_t;

typedef struct {
    ln_secp256k1_public_key_u64_map_entry_t *items;
    size_t count;
} ln_secp256k1_public_key_u64_map_t;

extern const ln_type_t ln_secp256k1_public_key_u64_map_type;
void ln_secp256k1_public_key_u64_map_write(ln_writer_t *w,
                                           const ln_secp256k1_public_key_u64_map_t *v);
void ln_secp256k1_public_key_u64_map_read(ln_reader_t *r, ln_secp256k1_public_key_u64_map_t *v);
static inline bool ln_secp256k1_public_key_u64_map_equal(const ln_secp256k1_public_key_u64_map_t *a,
                                                         const ln_secp256k1_public_key_u64_map_t *b)
{
    return ln_value_equal(&ln_secp256k1_public_key_u64_map_type, a, b);
}

#endif
