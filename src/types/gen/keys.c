/* SPDX-License-Identifier: Apache-2.0 */
/* Written by tools/gen from schema/types.bcs; do not edit. */
#include "types/gen/keys.h"

#include "types/check.h"
#include "types/order.h"
#include "types/text.h"

#include <stddef.h>

void ln_ed25519_public_key_write(ln_writer_t *w, const ln_ed25519_public_key_t *v)
{
    ln_write_raw(w, v->bytes, sizeof(v->bytes));
}

void ln_ed25519_public_key_read(ln_reader_t *r, ln_ed25519_public_key_t *v)
{
    ln_read_into(r, v->bytes, sizeof(v->bytes));
}

static void ed25519_public_key_write_any(ln_writer_t *w, const void *v)
{
    ln_ed25519_public_key_write(w, (const ln_ed25519_public_key_t *)v);
}
static void ed25519_public_key_read_any(ln_reader_t *r, void *v)
{
    ln_ed25519_public_key_read(r, (ln_ed25519_public_key_t *)v);
}
const ln_type_t ln_ed25519_public_key_type = {
    .name = "Ed25519PublicKey",
    .kind = LN_KIND_RAW,
    .size = sizeof(ln_ed25519_public_key_t),
    .write = ed25519_public_key_write_any,
    .read = ed25519_public_key_read_any,
    .hex = true,
    .hash_name = "Ed25519PublicKey",
};

void ln_ed25519_signature_write(ln_writer_t *w, const ln_ed25519_signature_t *v)
{
    ln_write_raw(w, v->bytes, sizeof(v->bytes));
}

void ln_ed25519_signature_read(ln_reader_t *r, ln_ed25519_signature_t *v)
{
    ln_read_into(r, v->bytes, sizeof(v->bytes));
}

static void ed25519_signature_write_any(ln_writer_t *w, const void *v)
{
    ln_ed25519_signature_write(w, (const ln_ed25519_signature_t *)v);
}
static void ed25519_signature_read_any(ln_reader_t *r, void *v)
{
    ln_ed25519_signature_read(r, (ln_ed25519_signature_t *)v);
}
const ln_type_t ln_ed25519_signature_type = {
    .name = "Ed25519Signature",
    .kind = LN_KIND_RAW,
    .size = sizeof(ln_ed25519_signature_t),
    .write = ed25519_signature_write_any,
    .read = ed25519_signature_read_any,
    .hex = true,
};

void ln_secp256k1_public_key_write(ln_writer_t *w, const ln_secp256k1_public_key_t *v)
{
    ln_write_raw(w, v->bytes, sizeof(v->bytes));
}

void ln_secp256k1_public_key_read(ln_reader_t *r, ln_secp256k1_public_key_t *v)
{
    ln_read_into(r, v->bytes, sizeof(v->bytes));
    ln_secp256k1_public_key_check(r, v);
}

static void secp256k1_public_key_write_any(ln_writer_t *w, const void *v)
{
    ln_secp256k1_public_key_write(w, (const ln_secp256k1_public_key_t *)v);
}
static void secp256k1_public_key_read_any(ln_reader_t *r, void *v)
{
    ln_secp256k1_public_key_read(r, (ln_secp256k1_public_key_t *)v);
}
static int secp256k1_public_key_compare_any(const void *a, const void *b)
{
    return ln_secp256k1_public_key_compare((const ln_secp256k1_public_key_t *)a,
                                           (const ln_secp256k1_public_key_t *)b);
}
static void secp256k1_public_key_print_any(ln_buffer_t *out, const void *v)
{
    ln_secp256k1_public_key_print(out, (const ln_secp256k1_public_key_t *)v);
}
static bool secp256k1_public_key_parse_any(ln_arena_t *arena, void *v, const char **why,
                                           ln_bytes_t text)
{
    return ln_secp256k1_public_key_parse_text(arena, (ln_secp256k1_public_key_t *)v, why, text);
}
const ln_type_t ln_secp256k1_public_key_type = {
    .name = "Secp256k1PublicKey",
    .kind = LN_KIND_RAW,
    .size = sizeof(ln_secp256k1_public_key_t),
    .write = secp256k1_public_key_write_any,
    .read = secp256k1_public_key_read_any,
    .hash_name = "Secp256k1PublicKey",
    .compare = secp256k1_public_key_compare_any,
    .print = secp256k1_public_key_print_any,
    .parse = secp256k1_public_key_parse_any,
};

void ln_secp256k1_signature_write(ln_writer_t *w, const ln_secp256k1_signature_t *v)
{
    ln_write_raw(w, v->bytes, sizeof(v->bytes));
}

void ln_secp256k1_signature_read(ln_reader_t *r, ln_secp256k1_signature_t *v)
{
    ln_read_into(r, v->bytes, sizeof(v->bytes));
    ln_secp256k1_signature_check(r, v);
}

static void secp256k1_signature_write_any(ln_writer_t *w, const void *v)
{
    ln_secp256k1_signature_write(w, (const ln_secp256k1_signature_t *)v);
}
static void secp256k1_signature_read_any(ln_reader_t *r, void *v)
{
    ln_secp256k1_signature_read(r, (ln_secp256k1_signature_t *)v);
}
const ln_type_t ln_secp256k1_signature_type = {
    .name = "Secp256k1Signature",
    .kind = LN_KIND_RAW,
    .size = sizeof(ln_secp256k1_signature_t),
    .write = secp256k1_signature_write_any,
    .read = secp256k1_signature_read_any,
    .hex = true,
};

void ln_evm_public_key_write(ln_writer_t *w, const ln_evm_public_key_t *v)
{
    ln_secp256k1_public_key_write(w, &v->key);
}

void ln_evm_public_key_read(ln_reader_t *r, ln_evm_public_key_t *v)
{
    ln_secp256k1_public_key_read(r, &v->key);
}

static const ln_field_t evm_public_key_fields[] = {
    {"key", offsetof(ln_evm_public_key_t, key), &ln_secp256k1_public_key_type},
};
static void evm_public_key_write_any(ln_writer_t *w, const void *v)
{
    ln_evm_public_key_write(w, (const ln_evm_public_key_t *)v);
}
static void evm_public_key_read_any(ln_reader_t *r, void *v)
{
    ln_evm_public_key_read(r, (ln_evm_public_key_t *)v);
}
const ln_type_t ln_evm_public_key_type = {
    .name = "EvmPublicKey",
    .kind = LN_KIND_NEWTYPE,
    .size = sizeof(ln_evm_public_key_t),
    .write = evm_public_key_write_any,
    .read = evm_public_key_read_any,
    .inner = &ln_secp256k1_public_key_type,
    .fields = evm_public_key_fields,
    .field_count = 1,
    .hash_name = "EvmPublicKey",
};

void ln_evm_signature_write(ln_writer_t *w, const ln_evm_signature_t *v)
{
    ln_write_raw(w, v->bytes, sizeof(v->bytes));
}

void ln_evm_signature_read(ln_reader_t *r, ln_evm_signature_t *v)
{
    ln_read_into(r, v->bytes, sizeof(v->bytes));
    ln_evm_signature_check(r, v);
}

static void evm_signature_write_any(ln_writer_t *w, const void *v)
{
    ln_evm_signature_write(w, (const ln_evm_signature_t *)v);
}
static void evm_signature_read_any(ln_reader_t *r, void *v)
{
    ln_evm_signature_read(r, (ln_evm_signature_t *)v);
}
const ln_type_t ln_evm_signature_type = {
    .name = "EvmSignature",
    .kind = LN_KIND_RAW,
    .size = sizeof(ln_evm_signature_t),
    .write = evm_signature_write_any,
    .read = evm_signature_read_any,
    .hex = true,
};

void ln_account_public_key_write(ln_writer_t *w, const ln_account_public_key_t *v)
{
    ln_write_variant(w, (uint32_t)v->tag);
    switch (v->tag) {
    case LN_ACCOUNT_PUBLIC_KEY_ED25519:
        ln_ed25519_public_key_write(w, &v->ed25519);
        break;
    case LN_ACCOUNT_PUBLIC_KEY_SECP256K1:
        ln_secp256k1_public_key_write(w, &v->secp256k1);
        break;
    case LN_ACCOUNT_PUBLIC_KEY_EVM_SECP256K1:
        ln_evm_public_key_write(w, &v->evm_secp256k1);
        break;
    }
}

void ln_account_public_key_read(ln_reader_t *r, ln_account_public_key_t *v)
{
    v->tag = (ln_account_public_key_tag_t)ln_read_variant(r, 3);
    switch (v->tag) {
    case LN_ACCOUNT_PUBLIC_KEY_ED25519:
        ln_ed25519_public_key_read(r, &v->ed25519);
        break;
    case LN_ACCOUNT_PUBLIC_KEY_SECP256K1:
        ln_secp256k1_public_key_read(r, &v->secp256k1);
        break;
    case LN_ACCOUNT_PUBLIC_KEY_EVM_SECP256K1:
        ln_evm_public_key_read(r, &v->evm_secp256k1);
        break;
    }
}

static const ln_field_t account_public_key_fields[] = {
    {"Ed25519", offsetof(ln_account_public_key_t, ed25519), &ln_ed25519_public_key_type},
    {"Secp256k1", offsetof(ln_account_public_key_t, secp256k1), &ln_secp256k1_public_key_type},
    {"EvmSecp256k1", offsetof(ln_account_public_key_t, evm_secp256k1), &ln_evm_public_key_type},
};
static void account_public_key_write_any(ln_writer_t *w, const void *v)
{
    ln_account_public_key_write(w, (const ln_account_public_key_t *)v);
}
static void account_public_key_read_any(ln_reader_t *r, void *v)
{
    ln_account_public_key_read(r, (ln_account_public_key_t *)v);
}
const ln_type_t ln_account_public_key_type = {
    .name = "AccountPublicKey",
    .kind = LN_KIND_ENUM,
    .size = sizeof(ln_account_public_key_t),
    .write = account_public_key_write_any,
    .read = account_public_key_read_any,
    .fields = account_public_key_fields,
    .field_count = 3,
};

void ln_account_signature_ed25519_write(ln_writer_t *w, const ln_account_signature_ed25519_t *v)
{
    ln_ed25519_signature_write(w, &v->signature);
    ln_ed25519_public_key_write(w, &v->public_key);
}

void ln_account_signature_ed25519_read(ln_reader_t *r, ln_account_signature_ed25519_t *v)
{
    ln_ed25519_signature_read(r, &v->signature);
    ln_ed25519_public_key_read(r, &v->public_key);
}

static const ln_field_t account_signature_ed25519_fields[] = {
    {"signature", offsetof(ln_account_signature_ed25519_t, signature), &ln_ed25519_signature_type},
    {"public_key", offsetof(ln_account_signature_ed25519_t, public_key),
     &ln_ed25519_public_key_type},
};
static void account_signature_ed25519_write_any(ln_writer_t *w, const void *v)
{
    ln_account_signature_ed25519_write(w, (const ln_account_signature_ed25519_t *)v);
}
static void account_signature_ed25519_read_any(ln_reader_t *r, void *v)
{
    ln_account_signature_ed25519_read(r, (ln_account_signature_ed25519_t *)v);
}
const ln_type_t ln_account_signature_ed25519_type = {
    .name = "AccountSignatureEd25519",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_account_signature_ed25519_t),
    .write = account_signature_ed25519_write_any,
    .read = account_signature_ed25519_read_any,
    .fields = account_signature_ed25519_fields,
    .field_count = 2,
};

void ln_account_signature_secp256k1_write(ln_writer_t *w, const ln_account_signature_secp256k1_t *v)
{
    ln_secp256k1_signature_write(w, &v->signature);
    ln_secp256k1_public_key_write(w, &v->public_key);
}

void ln_account_signature_secp256k1_read(ln_reader_t *r, ln_account_signature_secp256k1_t *v)
{
    ln_secp256k1_signature_read(r, &v->signature);
    ln_secp256k1_public_key_read(r, &v->public_key);
}

static const ln_field_t account_signature_secp256k1_fields[] = {
    {"signature", offsetof(ln_account_signature_secp256k1_t, signature),
     &ln_secp256k1_signature_type},
    {"public_key", offsetof(ln_account_signature_secp256k1_t, public_key),
     &ln_secp256k1_public_key_type},
};
static void account_signature_secp256k1_write_any(ln_writer_t *w, const void *v)
{
    ln_account_signature_secp256k1_write(w, (const ln_account_signature_secp256k1_t *)v);
}
static void account_signature_secp256k1_read_any(ln_reader_t *r, void *v)
{
    ln_account_signature_secp256k1_read(r, (ln_account_signature_secp256k1_t *)v);
}
const ln_type_t ln_account_signature_secp256k1_type = {
    .name = "AccountSignatureSecp256k1",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_account_signature_secp256k1_t),
    .write = account_signature_secp256k1_write_any,
    .read = account_signature_secp256k1_read_any,
    .fields = account_signature_secp256k1_fields,
    .field_count = 2,
};

void ln_account_signature_evm_secp256k1_write(ln_writer_t *w,
                                              const ln_account_signature_evm_secp256k1_t *v)
{
    ln_evm_signature_write(w, &v->signature);
    ln_evm_address_write(w, &v->address);
}

void ln_account_signature_evm_secp256k1_read(ln_reader_t *r,
                                             ln_account_signature_evm_secp256k1_t *v)
{
    ln_evm_signature_read(r, &v->signature);
    ln_evm_address_read(r, &v->address);
}

static const ln_field_t account_signature_evm_secp256k1_fields[] = {
    {"signature", offsetof(ln_account_signature_evm_secp256k1_t, signature),
     &ln_evm_signature_type},
    {"address", offsetof(ln_account_signature_evm_secp256k1_t, address), &ln_evm_address_type},
};
static void account_signature_evm_secp256k1_write_any(ln_writer_t *w, const void *v)
{
    ln_account_signature_evm_secp256k1_write(w, (const ln_account_signature_evm_secp256k1_t *)v);
}
static void account_signature_evm_secp256k1_read_any(ln_reader_t *r, void *v)
{
    ln_account_signature_evm_secp256k1_read(r, (ln_account_signature_evm_secp256k1_t *)v);
}
const ln_type_t ln_account_signature_evm_secp256k1_type = {
    .name = "AccountSignatureEvmSecp256k1",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_account_signature_evm_secp256k1_t),
    .write = account_signature_evm_secp256k1_write_any,
    .read = account_signature_evm_secp256k1_read_any,
    .fields = account_signature_evm_secp256k1_fields,
    .field_count = 2,
};

void ln_account_signature_write(ln_writer_t *w, const ln_account_signature_t *v)
{
    ln_write_variant(w, (uint32_t)v->tag);
    switch (v->tag) {
    case LN_ACCOUNT_SIGNATURE_ED25519:
        ln_account_signature_ed25519_write(w, &v->ed25519);
        break;
    case LN_ACCOUNT_SIGNATURE_SECP256K1:
        ln_account_signature_secp256k1_write(w, &v->secp256k1);
        break;
    case LN_ACCOUNT_SIGNATURE_EVM_SECP256K1:
        ln_account_signature_evm_secp256k1_write(w, &v->evm_secp256k1);
        break;
    }
}

void ln_account_signature_read(ln_reader_t *r, ln_account_signature_t *v)
{
    v->tag = (ln_account_signature_tag_t)ln_read_variant(r, 3);
    switch (v->tag) {
    case LN_ACCOUNT_SIGNATURE_ED25519:
        ln_account_signature_ed25519_read(r, &v->ed25519);
        break;
    case LN_ACCOUNT_SIGNATURE_SECP256K1:
        ln_account_signature_secp256k1_read(r, &v->secp256k1);
        break;
    case LN_ACCOUNT_SIGNATURE_EVM_SECP256K1:
        ln_account_signature_evm_secp256k1_read(r, &v->evm_secp256k1);
        break;
    }
}

static const ln_field_t account_signature_fields[] = {
    {"Ed25519", offsetof(ln_account_signature_t, ed25519), &ln_account_signature_ed25519_type},
    {"Secp256k1", offsetof(ln_account_signature_t, secp256k1),
     &ln_account_signature_secp256k1_type},
    {"EvmSecp256k1", offsetof(ln_account_signature_t, evm_secp256k1),
     &ln_account_signature_evm_secp256k1_type},
};
static void account_signature_write_any(ln_writer_t *w, const void *v)
{
    ln_account_signature_write(w, (const ln_account_signature_t *)v);
}
static void account_signature_read_any(ln_reader_t *r, void *v)
{
    ln_account_signature_read(r, (ln_account_signature_t *)v);
}
const ln_type_t ln_account_signature_type = {
    .name = "AccountSignature",
    .kind = LN_KIND_ENUM,
    .size = sizeof(ln_account_signature_t),
    .write = account_signature_write_any,
    .read = account_signature_read_any,
    .fields = account_signature_fields,
    .field_count = 3,
};

void ln_validator_signature_write(ln_writer_t *w, const ln_validator_signature_t *v)
{
    ln_secp256k1_public_key_write(w, &v->public_key);
    ln_secp256k1_signature_write(w, &v->signature);
}

void ln_validator_signature_read(ln_reader_t *r, ln_validator_signature_t *v)
{
    ln_secp256k1_public_key_read(r, &v->public_key);
    ln_secp256k1_signature_read(r, &v->signature);
}

static const ln_field_t validator_signature_fields[] = {
    {"public_key", offsetof(ln_validator_signature_t, public_key), &ln_secp256k1_public_key_type},
    {"signature", offsetof(ln_validator_signature_t, signature), &ln_secp256k1_signature_type},
};
static void validator_signature_write_any(ln_writer_t *w, const void *v)
{
    ln_validator_signature_write(w, (const ln_validator_signature_t *)v);
}
static void validator_signature_read_any(ln_reader_t *r, void *v)
{
    ln_validator_signature_read(r, (ln_validator_signature_t *)v);
}
const ln_type_t ln_validator_signature_type = {
    .name = "ValidatorSignature",
    .kind = LN_KIND_TUPLE,
    .size = sizeof(ln_validator_signature_t),
    .write = validator_signature_write_any,
    .read = validator_signature_read_any,
    .fields = validator_signature_fields,
    .field_count = 2,
};

void ln_validator_signature_list_write(ln_writer_t *w, const ln_validator_signature_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_validator_signature_write(w, &v->items[i]);
}

void ln_validator_signature_list_read(ln_reader_t *r, ln_validator_signature_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_validator_signature_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void validator_signature_list_write_any(ln_writer_t *w, const void *v)
{
    ln_validator_signature_list_write(w, (const ln_validator_signature_list_t *)v);
}
static void validator_signature_list_read_any(ln_reader_t *r, void *v)
{
    ln_validator_signature_list_read(r, (ln_validator_signature_list_t *)v);
}
const ln_type_t ln_validator_signature_list_type = {
    .name = "validator_signature_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_validator_signature_list_t),
    .write = validator_signature_list_write_any,
    .read = validator_signature_list_read_any,
    .inner = &ln_validator_signature_type,
};

void ln_secp256k1_signature_opt_write(ln_writer_t *w, const ln_secp256k1_signature_opt_t *v)
{
    ln_write_bool(w, v->some);
    if (v->some)
        ln_secp256k1_signature_write(w, &v->value);
}

void ln_secp256k1_signature_opt_read(ln_reader_t *r, ln_secp256k1_signature_opt_t *v)
{
    v->some = ln_read_bool(r);
    if (v->some)
        ln_secp256k1_signature_read(r, &v->value);
}

static void secp256k1_signature_opt_write_any(ln_writer_t *w, const void *v)
{
    ln_secp256k1_signature_opt_write(w, (const ln_secp256k1_signature_opt_t *)v);
}
static void secp256k1_signature_opt_read_any(ln_reader_t *r, void *v)
{
    ln_secp256k1_signature_opt_read(r, (ln_secp256k1_signature_opt_t *)v);
}
const ln_type_t ln_secp256k1_signature_opt_type = {
    .name = "secp256k1_signature_opt",
    .kind = LN_KIND_OPTION,
    .size = sizeof(ln_secp256k1_signature_opt_t),
    .write = secp256k1_signature_opt_write_any,
    .read = secp256k1_signature_opt_read_any,
    .inner = &ln_secp256k1_signature_type,
    .value_offset = offsetof(ln_secp256k1_signature_opt_t, value),
};

void ln_secp256k1_public_key_u64_map_write(ln_writer_t *w,
                                           const ln_secp256k1_public_key_u64_map_t *v)
{
    ln_map_write(w, &ln_secp256k1_public_key_u64_map_type, v);
}

void ln_secp256k1_public_key_u64_map_read(ln_reader_t *r, ln_secp256k1_public_key_u64_map_t *v)
{
    ln_map_read(r, &ln_secp256k1_public_key_u64_map_type, v);
}

static void secp256k1_public_key_u64_map_write_any(ln_writer_t *w, const void *v)
{
    ln_secp256k1_public_key_u64_map_write(w, (const ln_secp256k1_public_key_u64_map_t *)v);
}
static void secp256k1_public_key_u64_map_read_any(ln_reader_t *r, void *v)
{
    ln_secp256k1_public_key_u64_map_read(r, (ln_secp256k1_public_key_u64_map_t *)v);
}
const ln_type_t ln_secp256k1_public_key_u64_map_type = {
    .name = "secp256k1_public_key_u64_map",
    .kind = LN_KIND_MAP,
    .size = sizeof(ln_secp256k1_public_key_u64_map_t),
    .write = secp256k1_public_key_u64_map_write_any,
    .read = secp256k1_public_key_u64_map_read_any,
    .inner = &ln_u64_type,
    .key = &ln_secp256k1_public_key_type,
    .entry_size = sizeof(ln_secp256k1_public_key_u64_map_entry_t),
    .value_offset = offsetof(ln_secp256k1_public_key_u64_map_entry_t, value),
};
