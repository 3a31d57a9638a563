/* SPDX-License-Identifier: Apache-2.0 */
/* Written by tools/gen from schema/types.bcs; do not edit. */
#include "types/gen/ids.h"

#include "types/order.h"
#include "types/text.h"

#include <stddef.h>

void ln_hash_write(ln_writer_t *w, const ln_hash_t *v)
{
    ln_write_raw(w, v->bytes, sizeof(v->bytes));
}

void ln_hash_read(ln_reader_t *r, ln_hash_t *v)
{
    ln_read_into(r, v->bytes, sizeof(v->bytes));
}

static void hash_write_any(ln_writer_t *w, const void *v)
{
    ln_hash_write(w, (const ln_hash_t *)v);
}
static void hash_read_any(ln_reader_t *r, void *v)
{
    ln_hash_read(r, (ln_hash_t *)v);
}
const ln_type_t ln_hash_type = {
    .name = "CryptoHash",
    .kind = LN_KIND_RAW,
    .size = sizeof(ln_hash_t),
    .write = hash_write_any,
    .read = hash_read_any,
    .hex = true,
    .bytewise = true,
};

void ln_chain_id_write(ln_writer_t *w, const ln_chain_id_t *v)
{
    ln_hash_write(w, &v->hash);
}

void ln_chain_id_read(ln_reader_t *r, ln_chain_id_t *v)
{
    ln_hash_read(r, &v->hash);
}

static const ln_field_t chain_id_fields[] = {
    {"hash", offsetof(ln_chain_id_t, hash), &ln_hash_type},
};
static void chain_id_write_any(ln_writer_t *w, const void *v)
{
    ln_chain_id_write(w, (const ln_chain_id_t *)v);
}
static void chain_id_read_any(ln_reader_t *r, void *v)
{
    ln_chain_id_read(r, (ln_chain_id_t *)v);
}
const ln_type_t ln_chain_id_type = {
    .name = "ChainId",
    .kind = LN_KIND_NEWTYPE,
    .size = sizeof(ln_chain_id_t),
    .write = chain_id_write_any,
    .read = chain_id_read_any,
    .inner = &ln_hash_type,
    .fields = chain_id_fields,
    .field_count = 1,
    .hex = true,
    .bytewise = true,
};

void ln_application_id_write(ln_writer_t *w, const ln_application_id_t *v)
{
    ln_hash_write(w, &v->hash);
}

void ln_application_id_read(ln_reader_t *r, ln_application_id_t *v)
{
    ln_hash_read(r, &v->hash);
}

static const ln_field_t application_id_fields[] = {
    {"hash", offsetof(ln_application_id_t, hash), &ln_hash_type},
};
static void application_id_write_any(ln_writer_t *w, const void *v)
{
    ln_application_id_write(w, (const ln_application_id_t *)v);
}
static void application_id_read_any(ln_reader_t *r, void *v)
{
    ln_application_id_read(r, (ln_application_id_t *)v);
}
const ln_type_t ln_application_id_type = {
    .name = "ApplicationId",
    .kind = LN_KIND_NEWTYPE,
    .size = sizeof(ln_application_id_t),
    .write = application_id_write_any,
    .read = application_id_read_any,
    .inner = &ln_hash_type,
    .fields = application_id_fields,
    .field_count = 1,
    .hex = true,
    .bytewise = true,
};

void ln_block_height_write(ln_writer_t *w, const ln_block_height_t *v)
{
    ln_write_u64(w, v->value);
}

void ln_block_height_read(ln_reader_t *r, ln_block_height_t *v)
{
    v->value = ln_read_u64(r);
}

static const ln_field_t block_height_fields[] = {
    {"value", offsetof(ln_block_height_t, value), &ln_u64_type},
};
static void block_height_write_any(ln_writer_t *w, const void *v)
{
    ln_block_height_write(w, (const ln_block_height_t *)v);
}
static void block_height_read_any(ln_reader_t *r, void *v)
{
    ln_block_height_read(r, (ln_block_height_t *)v);
}
const ln_type_t ln_block_height_type = {
    .name = "BlockHeight",
    .kind = LN_KIND_NEWTYPE,
    .size = sizeof(ln_block_height_t),
    .write = block_height_write_any,
    .read = block_height_read_any,
    .inner = &ln_u64_type,
    .fields = block_height_fields,
    .field_count = 1,
};

void ln_epoch_write(ln_writer_t *w, const ln_epoch_t *v)
{
    ln_write_u32(w, v->value);
}

void ln_epoch_read(ln_reader_t *r, ln_epoch_t *v)
{
    v->value = ln_read_u32(r);
}

static const ln_field_t epoch_fields[] = {
    {"value", offsetof(ln_epoch_t, value), &ln_u32_type},
};
static void epoch_write_any(ln_writer_t *w, const void *v)
{
    ln_epoch_write(w, (const ln_epoch_t *)v);
}
static void epoch_read_any(ln_reader_t *r, void *v)
{
    ln_epoch_read(r, (ln_epoch_t *)v);
}
static void epoch_print_any(ln_buffer_t *out, const void *v)
{
    ln_epoch_print(out, (const ln_epoch_t *)v);
}
static bool epoch_parse_any(ln_arena_t *arena, void *v, const char **why, ln_bytes_t text)
{
    return ln_epoch_parse(arena, (ln_epoch_t *)v, why, text);
}
const ln_type_t ln_epoch_type = {
    .name = "Epoch",
    .kind = LN_KIND_NEWTYPE,
    .size = sizeof(ln_epoch_t),
    .write = epoch_write_any,
    .read = epoch_read_any,
    .inner = &ln_u32_type,
    .fields = epoch_fields,
    .field_count = 1,
    .print = epoch_print_any,
    .parse = epoch_parse_any,
};

void ln_timestamp_write(ln_writer_t *w, const ln_timestamp_t *v)
{
    ln_write_u64(w, v->us);
}

void ln_timestamp_read(ln_reader_t *r, ln_timestamp_t *v)
{
    v->us = ln_read_u64(r);
}

static const ln_field_t timestamp_fields[] = {
    {"us", offsetof(ln_timestamp_t, us), &ln_u64_type},
};
static void timestamp_write_any(ln_writer_t *w, const void *v)
{
    ln_timestamp_write(w, (const ln_timestamp_t *)v);
}
static void timestamp_read_any(ln_reader_t *r, void *v)
{
    ln_timestamp_read(r, (ln_timestamp_t *)v);
}
const ln_type_t ln_timestamp_type = {
    .name = "Timestamp",
    .kind = LN_KIND_NEWTYPE,
    .size = sizeof(ln_timestamp_t),
    .write = timestamp_write_any,
    .read = timestamp_read_any,
    .inner = &ln_u64_type,
    .fields = timestamp_fields,
    .field_count = 1,
};

void ln_time_delta_write(ln_writer_t *w, const ln_time_delta_t *v)
{
    ln_write_u64(w, v->us);
}

void ln_time_delta_read(ln_reader_t *r, ln_time_delta_t *v)
{
    v->us = ln_read_u64(r);
}

static const ln_field_t time_delta_fields[] = {
    {"us", offsetof(ln_time_delta_t, us), &ln_u64_type},
};
static void time_delta_write_any(ln_writer_t *w, const void *v)
{
    ln_time_delta_write(w, (const ln_time_delta_t *)v);
}
static void time_delta_read_any(ln_reader_t *r, void *v)
{
    ln_time_delta_read(r, (ln_time_delta_t *)v);
}
const ln_type_t ln_time_delta_type = {
    .name = "TimeDelta",
    .kind = LN_KIND_NEWTYPE,
    .size = sizeof(ln_time_delta_t),
    .write = time_delta_write_any,
    .read = time_delta_read_any,
    .inner = &ln_u64_type,
    .fields = time_delta_fields,
    .field_count = 1,
};

void ln_amount_write(ln_writer_t *w, const ln_amount_t *v)
{
    ln_write_u128(w, v->attos);
}

void ln_amount_read(ln_reader_t *r, ln_amount_t *v)
{
    v->attos = ln_read_u128(r);
}

static const ln_field_t amount_fields[] = {
    {"attos", offsetof(ln_amount_t, attos), &ln_u128_type},
};
static void amount_write_any(ln_writer_t *w, const void *v)
{
    ln_amount_write(w, (const ln_amount_t *)v);
}
static void amount_read_any(ln_reader_t *r, void *v)
{
    ln_amount_read(r, (ln_amount_t *)v);
}
static void amount_print_any(ln_buffer_t *out, const void *v)
{
    ln_amount_print(out, (const ln_amount_t *)v);
}
static bool amount_parse_any(ln_arena_t *arena, void *v, const char **why, ln_bytes_t text)
{
    return ln_amount_parse(arena, (ln_amount_t *)v, why, text);
}
const ln_type_t ln_amount_type = {
    .name = "Amount",
    .kind = LN_KIND_NEWTYPE,
    .size = sizeof(ln_amount_t),
    .write = amount_write_any,
    .read = amount_read_any,
    .inner = &ln_u128_type,
    .fields = amount_fields,
    .field_count = 1,
    .print = amount_print_any,
    .parse = amount_parse_any,
};

void ln_hash_list_write(ln_writer_t *w, const ln_hash_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_hash_write(w, &v->items[i]);
}

void ln_hash_list_read(ln_reader_t *r, ln_hash_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_hash_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void hash_list_write_any(ln_writer_t *w, const void *v)
{
    ln_hash_list_write(w, (const ln_hash_list_t *)v);
}
static void hash_list_read_any(ln_reader_t *r, void *v)
{
    ln_hash_list_read(r, (ln_hash_list_t *)v);
}
const ln_type_t ln_hash_list_type = {
    .name = "hash_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_hash_list_t),
    .write = hash_list_write_any,
    .read = hash_list_read_any,
    .inner = &ln_hash_type,
};

void ln_crypto_hash_vec_write(ln_writer_t *w, const ln_crypto_hash_vec_t *v)
{
    ln_hash_list_write(w, &v->hashes);
}

void ln_crypto_hash_vec_read(ln_reader_t *r, ln_crypto_hash_vec_t *v)
{
    ln_hash_list_read(r, &v->hashes);
}

static const ln_field_t crypto_hash_vec_fields[] = {
    {"hashes", offsetof(ln_crypto_hash_vec_t, hashes), &ln_hash_list_type},
};
static void crypto_hash_vec_write_any(ln_writer_t *w, const void *v)
{
    ln_crypto_hash_vec_write(w, (const ln_crypto_hash_vec_t *)v);
}
static void crypto_hash_vec_read_any(ln_reader_t *r, void *v)
{
    ln_crypto_hash_vec_read(r, (ln_crypto_hash_vec_t *)v);
}
const ln_type_t ln_crypto_hash_vec_type = {
    .name = "CryptoHashVec",
    .kind = LN_KIND_NEWTYPE,
    .size = sizeof(ln_crypto_hash_vec_t),
    .write = crypto_hash_vec_write_any,
    .read = crypto_hash_vec_read_any,
    .inner = &ln_hash_list_type,
    .fields = crypto_hash_vec_fields,
    .field_count = 1,
    .hash_name = "CryptoHashVec",
};

void ln_test_string_write(ln_writer_t *w, const ln_test_string_t *v)
{
    ln_write_bytes(w, v->text);
}

void ln_test_string_read(ln_reader_t *r, ln_test_string_t *v)
{
    v->text = ln_read_text(r);
}

static const ln_field_t test_string_fields[] = {
    {"text", offsetof(ln_test_string_t, text), &ln_text_type},
};
static void test_string_write_any(ln_writer_t *w, const void *v)
{
    ln_test_string_write(w, (const ln_test_string_t *)v);
}
static void test_string_read_any(ln_reader_t *r, void *v)
{
    ln_test_string_read(r, (ln_test_string_t *)v);
}
const ln_type_t ln_test_string_type = {
    .name = "TestString",
    .kind = LN_KIND_NEWTYPE,
    .size = sizeof(ln_test_string_t),
    .write = test_string_write_any,
    .read = test_string_read_any,
    .inner = &ln_text_type,
    .fields = test_string_fields,
    .field_count = 1,
    .hash_name = "TestString",
};

void ln_evm_address_write(ln_writer_t *w, const ln_evm_address_t *v)
{
    ln_write_raw(w, v->bytes, sizeof(v->bytes));
}

void ln_evm_address_read(ln_reader_t *r, ln_evm_address_t *v)
{
    ln_read_into(r, v->bytes, sizeof(v->bytes));
}

static void evm_address_write_any(ln_writer_t *w, const void *v)
{
    ln_evm_address_write(w, (const ln_evm_address_t *)v);
}
static void evm_address_read_any(ln_reader_t *r, void *v)
{
    ln_evm_address_read(r, (ln_evm_address_t *)v);
}
const ln_type_t ln_evm_address_type = {
    .name = "EvmAddress",
    .kind = LN_KIND_RAW,
    .size = sizeof(ln_evm_address_t),
    .write = evm_address_write_any,
    .read = evm_address_read_any,
    .bytewise = true,
};

void ln_account_owner_write(ln_writer_t *w, const ln_account_owner_t *v)
{
    ln_write_variant(w, (uint32_t)v->tag);
    switch (v->tag) {
    case LN_ACCOUNT_OWNER_RESERVED:
        ln_write_u8(w, v->reserved);
        break;
    case LN_ACCOUNT_OWNER_ADDRESS32:
        ln_hash_write(w, &v->address32);
        break;
    case LN_ACCOUNT_OWNER_ADDRESS20:
        ln_evm_address_write(w, &v->address20);
        break;
    }
}

void ln_account_owner_read(ln_reader_t *r, ln_account_owner_t *v)
{
    v->tag = (ln_account_owner_tag_t)ln_read_variant(r, 3);
    switch (v->tag) {
    case LN_ACCOUNT_OWNER_RESERVED:
        v->reserved = ln_read_u8(r);
        break;
    case LN_ACCOUNT_OWNER_ADDRESS32:
        ln_hash_read(r, &v->address32);
        break;
    case LN_ACCOUNT_OWNER_ADDRESS20:
        ln_evm_address_read(r, &v->address20);
        break;
    }
}

static const ln_field_t account_owner_fields[] = {
    {"Reserved", offsetof(ln_account_owner_t, reserved), &ln_u8_type},
    {"Address32", offsetof(ln_account_owner_t, address32), &ln_hash_type},
    {"Address20", offsetof(ln_account_owner_t, address20), &ln_evm_address_type},
};
static void account_owner_write_any(ln_writer_t *w, const void *v)
{
    ln_account_owner_write(w, (const ln_account_owner_t *)v);
}
static void account_owner_read_any(ln_reader_t *r, void *v)
{
    ln_account_owner_read(r, (ln_account_owner_t *)v);
}
static void account_owner_print_any(ln_buffer_t *out, const void *v)
{
    ln_account_owner_print(out, (const ln_account_owner_t *)v);
}
static bool account_owner_parse_any(ln_arena_t *arena, void *v, const char **why, ln_bytes_t text)
{
    return ln_account_owner_parse(arena, (ln_account_owner_t *)v, why, text);
}
const ln_type_t ln_account_owner_type = {
    .name = "AccountOwner",
    .kind = LN_KIND_ENUM,
    .size = sizeof(ln_account_owner_t),
    .write = account_owner_write_any,
    .read = account_owner_read_any,
    .fields = account_owner_fields,
    .field_count = 3,
    .bytewise = true,
    .print = account_owner_print_any,
    .parse = account_owner_parse_any,
};

void ln_account_write(ln_writer_t *w, const ln_account_t *v)
{
    ln_chain_id_write(w, &v->chain_id);
    ln_account_owner_write(w, &v->owner);
}

void ln_account_read(ln_reader_t *r, ln_account_t *v)
{
    ln_chain_id_read(r, &v->chain_id);
    ln_account_owner_read(r, &v->owner);
}

static const ln_field_t account_fields[] = {
    {"chain_id", offsetof(ln_account_t, chain_id), &ln_chain_id_type},
    {"owner", offsetof(ln_account_t, owner), &ln_account_owner_type},
};
static void account_write_any(ln_writer_t *w, const void *v)
{
    ln_account_write(w, (const ln_account_t *)v);
}
static void account_read_any(ln_reader_t *r, void *v)
{
    ln_account_read(r, (ln_account_t *)v);
}
const ln_type_t ln_account_type = {
    .name = "Account",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_account_t),
    .write = account_write_any,
    .read = account_read_any,
    .fields = account_fields,
    .field_count = 2,
};

void ln_blob_type_write(ln_writer_t *w, const ln_blob_type_t *v)
{
    ln_write_variant(w, (uint32_t)*v);
}

void ln_blob_type_read(ln_reader_t *r, ln_blob_type_t *v)
{
    *v = (ln_blob_type_t)ln_read_variant(r, 7);
}

static const ln_field_t blob_type_fields[] = {
    {"Data", 0, NULL},
    {"ContractBytecode", 0, NULL},
    {"ServiceBytecode", 0, NULL},
    {"EvmBytecode", 0, NULL},
    {"ApplicationDescription", 0, NULL},
    {"Committee", 0, NULL},
    {"ChainDescription", 0, NULL},
};
static void blob_type_write_any(ln_writer_t *w, const void *v)
{
    ln_blob_type_write(w, (const ln_blob_type_t *)v);
}
static void blob_type_read_any(ln_reader_t *r, void *v)
{
    ln_blob_type_read(r, (ln_blob_type_t *)v);
}
const ln_type_t ln_blob_type_type = {
    .name = "BlobType",
    .kind = LN_KIND_UNIT_ENUM,
    .size = sizeof(ln_blob_type_t),
    .write = blob_type_write_any,
    .read = blob_type_read_any,
    .fields = blob_type_fields,
    .field_count = 7,
};

void ln_blob_id_write(ln_writer_t *w, const ln_blob_id_t *v)
{
    ln_hash_write(w, &v->hash);
    ln_blob_type_write(w, &v->blob_type);
}

void ln_blob_id_read(ln_reader_t *r, ln_blob_id_t *v)
{
    ln_hash_read(r, &v->hash);
    ln_blob_type_read(r, &v->blob_type);
}

static const ln_field_t blob_id_fields[] = {
    {"hash", offsetof(ln_blob_id_t, hash), &ln_hash_type},
    {"blob_type", offsetof(ln_blob_id_t, blob_type), &ln_blob_type_type},
};
static void blob_id_write_any(ln_writer_t *w, const void *v)
{
    ln_blob_id_write(w, (const ln_blob_id_t *)v);
}
static void blob_id_read_any(ln_reader_t *r, void *v)
{
    ln_blob_id_read(r, (ln_blob_id_t *)v);
}
static int blob_id_compare_any(const void *a, const void *b)
{
    return ln_blob_id_compare((const ln_blob_id_t *)a, (const ln_blob_id_t *)b);
}
static void blob_id_print_any(ln_buffer_t *out, const void *v)
{
    ln_blob_id_print(out, (const ln_blob_id_t *)v);
}
static bool blob_id_parse_any(ln_arena_t *arena, void *v, const char **why, ln_bytes_t text)
{
    return ln_blob_id_parse(arena, (ln_blob_id_t *)v, why, text);
}
const ln_type_t ln_blob_id_type = {
    .name = "BlobId",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_blob_id_t),
    .write = blob_id_write_any,
    .read = blob_id_read_any,
    .fields = blob_id_fields,
    .field_count = 2,
    .compare = blob_id_compare_any,
    .print = blob_id_print_any,
    .parse = blob_id_parse_any,
};

void ln_blob_content_write(ln_writer_t *w, const ln_blob_content_t *v)
{
    ln_blob_type_write(w, &v->blob_type);
    ln_write_bytes(w, v->bytes);
}

void ln_blob_content_read(ln_reader_t *r, ln_blob_content_t *v)
{
    ln_blob_type_read(r, &v->blob_type);
    v->bytes = ln_read_bytes(r);
}

static const ln_field_t blob_content_fields[] = {
    {"blob_type", offsetof(ln_blob_content_t, blob_type), &ln_blob_type_type},
    {"bytes", offsetof(ln_blob_content_t, bytes), &ln_bytes_type},
};
static void blob_content_write_any(ln_writer_t *w, const void *v)
{
    ln_blob_content_write(w, (const ln_blob_content_t *)v);
}
static void blob_content_read_any(ln_reader_t *r, void *v)
{
    ln_blob_content_read(r, (ln_blob_content_t *)v);
}
const ln_type_t ln_blob_content_type = {
    .name = "BlobContent",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_blob_content_t),
    .write = blob_content_write_any,
    .read = blob_content_read_any,
    .fields = blob_content_fields,
    .field_count = 2,
    .hash_name = "BlobContent",
};

void ln_vm_runtime_write(ln_writer_t *w, const ln_vm_runtime_t *v)
{
    ln_write_variant(w, (uint32_t)*v);
}

void ln_vm_runtime_read(ln_reader_t *r, ln_vm_runtime_t *v)
{
    *v = (ln_vm_runtime_t)ln_read_variant(r, 2);
}

static const ln_field_t vm_runtime_fields[] = {
    {"Wasm", 0, NULL},
    {"Evm", 0, NULL},
};
static void vm_runtime_write_any(ln_writer_t *w, const void *v)
{
    ln_vm_runtime_write(w, (const ln_vm_runtime_t *)v);
}
static void vm_runtime_read_any(ln_reader_t *r, void *v)
{
    ln_vm_runtime_read(r, (ln_vm_runtime_t *)v);
}
const ln_type_t ln_vm_runtime_type = {
    .name = "VmRuntime",
    .kind = LN_KIND_UNIT_ENUM,
    .size = sizeof(ln_vm_runtime_t),
    .write = vm_runtime_write_any,
    .read = vm_runtime_read_any,
    .fields = vm_runtime_fields,
    .field_count = 2,
};

void ln_module_id_write(ln_writer_t *w, const ln_module_id_t *v)
{
    ln_hash_write(w, &v->contract_blob_hash);
    ln_hash_write(w, &v->service_blob_hash);
    ln_vm_runtime_write(w, &v->vm_runtime);
}

void ln_module_id_read(ln_reader_t *r, ln_module_id_t *v)
{
    ln_hash_read(r, &v->contract_blob_hash);
    ln_hash_read(r, &v->service_blob_hash);
    ln_vm_runtime_read(r, &v->vm_runtime);
}

static const ln_field_t module_id_fields[] = {
    {"contract_blob_hash", offsetof(ln_module_id_t, contract_blob_hash), &ln_hash_type},
    {"service_blob_hash", offsetof(ln_module_id_t, service_blob_hash), &ln_hash_type},
    {"vm_runtime", offsetof(ln_module_id_t, vm_runtime), &ln_vm_runtime_type},
};
static void module_id_write_any(ln_writer_t *w, const void *v)
{
    ln_module_id_write(w, (const ln_module_id_t *)v);
}
static void module_id_read_any(ln_reader_t *r, void *v)
{
    ln_module_id_read(r, (ln_module_id_t *)v);
}
const ln_type_t ln_module_id_type = {
    .name = "ModuleId",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_module_id_t),
    .write = module_id_write_any,
    .read = module_id_read_any,
    .fields = module_id_fields,
    .field_count = 3,
    .hex = true,
};

void ln_generic_application_id_write(ln_writer_t *w, const ln_generic_application_id_t *v)
{
    ln_write_variant(w, (uint32_t)v->tag);
    switch (v->tag) {
    case LN_GENERIC_APPLICATION_ID_SYSTEM:
        break;
    case LN_GENERIC_APPLICATION_ID_USER:
        ln_application_id_write(w, &v->user);
        break;
    }
}

void ln_generic_application_id_read(ln_reader_t *r, ln_generic_application_id_t *v)
{
    v->tag = (ln_generic_application_id_tag_t)ln_read_variant(r, 2);
    switch (v->tag) {
    case LN_GENERIC_APPLICATION_ID_SYSTEM:
        break;
    case LN_GENERIC_APPLICATION_ID_USER:
        ln_application_id_read(r, &v->user);
        break;
    }
}

static const ln_field_t generic_application_id_fields[] = {
    {"System", 0, NULL},
    {"User", offsetof(ln_generic_application_id_t, user), &ln_application_id_type},
};
static void generic_application_id_write_any(ln_writer_t *w, const void *v)
{
    ln_generic_application_id_write(w, (const ln_generic_application_id_t *)v);
}
static void generic_application_id_read_any(ln_reader_t *r, void *v)
{
    ln_generic_application_id_read(r, (ln_generic_application_id_t *)v);
}
const ln_type_t ln_generic_application_id_type = {
    .name = "GenericApplicationId",
    .kind = LN_KIND_ENUM,
    .size = sizeof(ln_generic_application_id_t),
    .write = generic_application_id_write_any,
    .read = generic_application_id_read_any,
    .fields = generic_application_id_fields,
    .field_count = 2,
};

void ln_stream_name_write(ln_writer_t *w, const ln_stream_name_t *v)
{
    ln_write_bytes(w, v->bytes);
}

void ln_stream_name_read(ln_reader_t *r, ln_stream_name_t *v)
{
    v->bytes = ln_read_bytes(r);
}

static const ln_field_t stream_name_fields[] = {
    {"bytes", offsetof(ln_stream_name_t, bytes), &ln_bytes_type},
};
static void stream_name_write_any(ln_writer_t *w, const void *v)
{
    ln_stream_name_write(w, (const ln_stream_name_t *)v);
}
static void stream_name_read_any(ln_reader_t *r, void *v)
{
    ln_stream_name_read(r, (ln_stream_name_t *)v);
}
const ln_type_t ln_stream_name_type = {
    .name = "StreamName",
    .kind = LN_KIND_NEWTYPE,
    .size = sizeof(ln_stream_name_t),
    .write = stream_name_write_any,
    .read = stream_name_read_any,
    .inner = &ln_bytes_type,
    .fields = stream_name_fields,
    .field_count = 1,
};

void ln_stream_id_write(ln_writer_t *w, const ln_stream_id_t *v)
{
    ln_generic_application_id_write(w, &v->application_id);
    ln_stream_name_write(w, &v->stream_name);
}

void ln_stream_id_read(ln_reader_t *r, ln_stream_id_t *v)
{
    ln_generic_application_id_read(r, &v->application_id);
    ln_stream_name_read(r, &v->stream_name);
}

static const ln_field_t stream_id_fields[] = {
    {"application_id", offsetof(ln_stream_id_t, application_id), &ln_generic_application_id_type},
    {"stream_name", offsetof(ln_stream_id_t, stream_name), &ln_stream_name_type},
};
static void stream_id_write_any(ln_writer_t *w, const void *v)
{
    ln_stream_id_write(w, (const ln_stream_id_t *)v);
}
static void stream_id_read_any(ln_reader_t *r, void *v)
{
    ln_stream_id_read(r, (ln_stream_id_t *)v);
}
static void stream_id_print_any(ln_buffer_t *out, const void *v)
{
    ln_stream_id_print(out, (const ln_stream_id_t *)v);
}
static bool stream_id_parse_any(ln_arena_t *arena, void *v, const char **why, ln_bytes_t text)
{
    return ln_stream_id_parse(arena, (ln_stream_id_t *)v, why, text);
}
const ln_type_t ln_stream_id_type = {
    .name = "StreamId",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_stream_id_t),
    .write = stream_id_write_any,
    .read = stream_id_read_any,
    .fields = stream_id_fields,
    .field_count = 2,
    .print = stream_id_print_any,
    .parse = stream_id_parse_any,
};

void ln_chain_and_height_write(ln_writer_t *w, const ln_chain_and_height_t *v)
{
    ln_chain_id_write(w, &v->chain_id);
    ln_block_height_write(w, &v->height);
}

void ln_chain_and_height_read(ln_reader_t *r, ln_chain_and_height_t *v)
{
    ln_chain_id_read(r, &v->chain_id);
    ln_block_height_read(r, &v->height);
}

static const ln_field_t chain_and_height_fields[] = {
    {"chain_id", offsetof(ln_chain_and_height_t, chain_id), &ln_chain_id_type},
    {"height", offsetof(ln_chain_and_height_t, height), &ln_block_height_type},
};
static void chain_and_height_write_any(ln_writer_t *w, const void *v)
{
    ln_chain_and_height_write(w, (const ln_chain_and_height_t *)v);
}
static void chain_and_height_read_any(ln_reader_t *r, void *v)
{
    ln_chain_and_height_read(r, (ln_chain_and_height_t *)v);
}
const ln_type_t ln_chain_and_height_type = {
    .name = "ChainAndHeight",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_chain_and_height_t),
    .write = chain_and_height_write_any,
    .read = chain_and_height_read_any,
    .fields = chain_and_height_fields,
    .field_count = 2,
};

void ln_u64_opt_write(ln_writer_t *w, const ln_u64_opt_t *v)
{
    ln_write_bool(w, v->some);
    if (v->some)
        ln_write_u64(w, v->value);
}

void ln_u64_opt_read(ln_reader_t *r, ln_u64_opt_t *v)
{
    v->some = ln_read_bool(r);
    if (v->some)
        v->value = ln_read_u64(r);
}

static void u64_opt_write_any(ln_writer_t *w, const void *v)
{
    ln_u64_opt_write(w, (const ln_u64_opt_t *)v);
}
static void u64_opt_read_any(ln_reader_t *r, void *v)
{
    ln_u64_opt_read(r, (ln_u64_opt_t *)v);
}
const ln_type_t ln_u64_opt_type = {
    .name = "u64_opt",
    .kind = LN_KIND_OPTION,
    .size = sizeof(ln_u64_opt_t),
    .write = u64_opt_write_any,
    .read = u64_opt_read_any,
    .inner = &ln_u64_type,
    .value_offset = offsetof(ln_u64_opt_t, value),
};

void ln_block_height_range_write(ln_writer_t *w, const ln_block_height_range_t *v)
{
    ln_block_height_write(w, &v->start);
    ln_u64_opt_write(w, &v->limit);
}

void ln_block_height_range_read(ln_reader_t *r, ln_block_height_range_t *v)
{
    ln_block_height_read(r, &v->start);
    ln_u64_opt_read(r, &v->limit);
}

static const ln_field_t block_height_range_fields[] = {
    {"start", offsetof(ln_block_height_range_t, start), &ln_block_height_type},
    {"limit", offsetof(ln_block_height_range_t, limit), &ln_u64_opt_type},
};
static void block_height_range_write_any(ln_writer_t *w, const void *v)
{
    ln_block_height_range_write(w, (const ln_block_height_range_t *)v);
}
static void block_height_range_read_any(ln_reader_t *r, void *v)
{
    ln_block_height_range_read(r, (ln_block_height_range_t *)v);
}
const ln_type_t ln_block_height_range_type = {
    .name = "BlockHeightRange",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_block_height_range_t),
    .write = block_height_range_write_any,
    .read = block_height_range_read_any,
    .fields = block_height_range_fields,
    .field_count = 2,
};

void ln_round_write(ln_writer_t *w, const ln_round_t *v)
{
    ln_write_variant(w, (uint32_t)v->tag);
    switch (v->tag) {
    case LN_ROUND_FAST:
        break;
    case LN_ROUND_MULTI_LEADER:
        ln_write_u32(w, v->multi_leader);
        break;
    case LN_ROUND_SINGLE_LEADER:
        ln_write_u32(w, v->single_leader);
        break;
    case LN_ROUND_VALIDATOR:
        ln_write_u32(w, v->validator);
        break;
    }
}

void ln_round_read(ln_reader_t *r, ln_round_t *v)
{
    v->tag = (ln_round_tag_t)ln_read_variant(r, 4);
    switch (v->tag) {
    case LN_ROUND_FAST:
        break;
    case LN_ROUND_MULTI_LEADER:
        v->multi_leader = ln_read_u32(r);
        break;
    case LN_ROUND_SINGLE_LEADER:
        v->single_leader = ln_read_u32(r);
        break;
    case LN_ROUND_VALIDATOR:
        v->validator = ln_read_u32(r);
        break;
    }
}

static const ln_field_t round_fields[] = {
    {"Fast", 0, NULL},
    {"MultiLeader", offsetof(ln_round_t, multi_leader), &ln_u32_type},
    {"SingleLeader", offsetof(ln_round_t, single_leader), &ln_u32_type},
    {"Validator", offsetof(ln_round_t, validator), &ln_u32_type},
};
static void round_write_any(ln_writer_t *w, const void *v)
{
    ln_round_write(w, (const ln_round_t *)v);
}
static void round_read_any(ln_reader_t *r, void *v)
{
    ln_round_read(r, (ln_round_t *)v);
}
const ln_type_t ln_round_type = {
    .name = "Round",
    .kind = LN_KIND_ENUM,
    .size = sizeof(ln_round_t),
    .write = round_write_any,
    .read = round_read_any,
    .fields = round_fields,
    .field_count = 4,
};

void ln_block_ref_write(ln_writer_t *w, const ln_block_ref_t *v)
{
    ln_hash_write(w, &v->hash);
    ln_block_height_write(w, &v->height);
}

void ln_block_ref_read(ln_reader_t *r, ln_block_ref_t *v)
{
    ln_hash_read(r, &v->hash);
    ln_block_height_read(r, &v->height);
}

static const ln_field_t block_ref_fields[] = {
    {"hash", offsetof(ln_block_ref_t, hash), &ln_hash_type},
    {"height", offsetof(ln_block_ref_t, height), &ln_block_height_type},
};
static void block_ref_write_any(ln_writer_t *w, const void *v)
{
    ln_block_ref_write(w, (const ln_block_ref_t *)v);
}
static void block_ref_read_any(ln_reader_t *r, void *v)
{
    ln_block_ref_read(r, (ln_block_ref_t *)v);
}
const ln_type_t ln_block_ref_type = {
    .name = "BlockRef",
    .kind = LN_KIND_TUPLE,
    .size = sizeof(ln_block_ref_t),
    .write = block_ref_write_any,
    .read = block_ref_read_any,
    .fields = block_ref_fields,
    .field_count = 2,
};

void ln_height_ref_write(ln_writer_t *w, const ln_height_ref_t *v)
{
    ln_block_height_write(w, &v->height);
    ln_hash_write(w, &v->hash);
}

void ln_height_ref_read(ln_reader_t *r, ln_height_ref_t *v)
{
    ln_block_height_read(r, &v->height);
    ln_hash_read(r, &v->hash);
}

static const ln_field_t height_ref_fields[] = {
    {"height", offsetof(ln_height_ref_t, height), &ln_block_height_type},
    {"hash", offsetof(ln_height_ref_t, hash), &ln_hash_type},
};
static void height_ref_write_any(ln_writer_t *w, const void *v)
{
    ln_height_ref_write(w, (const ln_height_ref_t *)v);
}
static void height_ref_read_any(ln_reader_t *r, void *v)
{
    ln_height_ref_read(r, (ln_height_ref_t *)v);
}
const ln_type_t ln_height_ref_type = {
    .name = "HeightRef",
    .kind = LN_KIND_TUPLE,
    .size = sizeof(ln_height_ref_t),
    .write = height_ref_write_any,
    .read = height_ref_read_any,
    .fields = height_ref_fields,
    .field_count = 2,
};

void ln_height_and_round_write(ln_writer_t *w, const ln_height_and_round_t *v)
{
    ln_block_height_write(w, &v->height);
    ln_round_write(w, &v->round);
}

void ln_height_and_round_read(ln_reader_t *r, ln_height_and_round_t *v)
{
    ln_block_height_read(r, &v->height);
    ln_round_read(r, &v->round);
}

static const ln_field_t height_and_round_fields[] = {
    {"height", offsetof(ln_height_and_round_t, height), &ln_block_height_type},
    {"round", offsetof(ln_height_and_round_t, round), &ln_round_type},
};
static void height_and_round_write_any(ln_writer_t *w, const void *v)
{
    ln_height_and_round_write(w, (const ln_height_and_round_t *)v);
}
static void height_and_round_read_any(ln_reader_t *r, void *v)
{
    ln_height_and_round_read(r, (ln_height_and_round_t *)v);
}
const ln_type_t ln_height_and_round_type = {
    .name = "HeightAndRound",
    .kind = LN_KIND_TUPLE,
    .size = sizeof(ln_height_and_round_t),
    .write = height_and_round_write_any,
    .read = height_and_round_read_any,
    .fields = height_and_round_fields,
    .field_count = 2,
};

void ln_chain_id_list_write(ln_writer_t *w, const ln_chain_id_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_chain_id_write(w, &v->items[i]);
}

void ln_chain_id_list_read(ln_reader_t *r, ln_chain_id_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_chain_id_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void chain_id_list_write_any(ln_writer_t *w, const void *v)
{
    ln_chain_id_list_write(w, (const ln_chain_id_list_t *)v);
}
static void chain_id_list_read_any(ln_reader_t *r, void *v)
{
    ln_chain_id_list_read(r, (ln_chain_id_list_t *)v);
}
const ln_type_t ln_chain_id_list_type = {
    .name = "chain_id_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_chain_id_list_t),
    .write = chain_id_list_write_any,
    .read = chain_id_list_read_any,
    .inner = &ln_chain_id_type,
};

void ln_blob_id_list_write(ln_writer_t *w, const ln_blob_id_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_blob_id_write(w, &v->items[i]);
}

void ln_blob_id_list_read(ln_reader_t *r, ln_blob_id_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_blob_id_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void blob_id_list_write_any(ln_writer_t *w, const void *v)
{
    ln_blob_id_list_write(w, (const ln_blob_id_list_t *)v);
}
static void blob_id_list_read_any(ln_reader_t *r, void *v)
{
    ln_blob_id_list_read(r, (ln_blob_id_list_t *)v);
}
const ln_type_t ln_blob_id_list_type = {
    .name = "blob_id_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_blob_id_list_t),
    .write = blob_id_list_write_any,
    .read = blob_id_list_read_any,
    .inner = &ln_blob_id_type,
};

void ln_stream_id_list_write(ln_writer_t *w, const ln_stream_id_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_stream_id_write(w, &v->items[i]);
}

void ln_stream_id_list_read(ln_reader_t *r, ln_stream_id_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_stream_id_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void stream_id_list_write_any(ln_writer_t *w, const void *v)
{
    ln_stream_id_list_write(w, (const ln_stream_id_list_t *)v);
}
static void stream_id_list_read_any(ln_reader_t *r, void *v)
{
    ln_stream_id_list_read(r, (ln_stream_id_list_t *)v);
}
const ln_type_t ln_stream_id_list_type = {
    .name = "stream_id_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_stream_id_list_t),
    .write = stream_id_list_write_any,
    .read = stream_id_list_read_any,
    .inner = &ln_stream_id_type,
};

void ln_blob_content_list_write(ln_writer_t *w, const ln_blob_content_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_blob_content_write(w, &v->items[i]);
}

void ln_blob_content_list_read(ln_reader_t *r, ln_blob_content_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_blob_content_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void blob_content_list_write_any(ln_writer_t *w, const void *v)
{
    ln_blob_content_list_write(w, (const ln_blob_content_list_t *)v);
}
static void blob_content_list_read_any(ln_reader_t *r, void *v)
{
    ln_blob_content_list_read(r, (ln_blob_content_list_t *)v);
}
const ln_type_t ln_blob_content_list_type = {
    .name = "blob_content_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_blob_content_list_t),
    .write = blob_content_list_write_any,
    .read = blob_content_list_read_any,
    .inner = &ln_blob_content_type,
};

void ln_block_height_opt_write(ln_writer_t *w, const ln_block_height_opt_t *v)
{
    ln_write_bool(w, v->some);
    if (v->some)
        ln_block_height_write(w, &v->value);
}

void ln_block_height_opt_read(ln_reader_t *r, ln_block_height_opt_t *v)
{
    v->some = ln_read_bool(r);
    if (v->some)
        ln_block_height_read(r, &v->value);
}

static void block_height_opt_write_any(ln_writer_t *w, const void *v)
{
    ln_block_height_opt_write(w, (const ln_block_height_opt_t *)v);
}
static void block_height_opt_read_any(ln_reader_t *r, void *v)
{
    ln_block_height_opt_read(r, (ln_block_height_opt_t *)v);
}
const ln_type_t ln_block_height_opt_type = {
    .name = "block_height_opt",
    .kind = LN_KIND_OPTION,
    .size = sizeof(ln_block_height_opt_t),
    .write = block_height_opt_write_any,
    .read = block_height_opt_read_any,
    .inner = &ln_block_height_type,
    .value_offset = offsetof(ln_block_height_opt_t, value),
};

void ln_hash_opt_write(ln_writer_t *w, const ln_hash_opt_t *v)
{
    ln_write_bool(w, v->some);
    if (v->some)
        ln_hash_write(w, &v->value);
}

void ln_hash_opt_read(ln_reader_t *r, ln_hash_opt_t *v)
{
    v->some = ln_read_bool(r);
    if (v->some)
        ln_hash_read(r, &v->value);
}

static void hash_opt_write_any(ln_writer_t *w, const void *v)
{
    ln_hash_opt_write(w, (const ln_hash_opt_t *)v);
}
static void hash_opt_read_any(ln_reader_t *r, void *v)
{
    ln_hash_opt_read(r, (ln_hash_opt_t *)v);
}
const ln_type_t ln_hash_opt_type = {
    .name = "hash_opt",
    .kind = LN_KIND_OPTION,
    .size = sizeof(ln_hash_opt_t),
    .write = hash_opt_write_any,
    .read = hash_opt_read_any,
    .inner = &ln_hash_type,
    .value_offset = offsetof(ln_hash_opt_t, value),
};

void ln_u32_opt_write(ln_writer_t *w, const ln_u32_opt_t *v)
{
    ln_write_bool(w, v->some);
    if (v->some)
        ln_write_u32(w, v->value);
}

void ln_u32_opt_read(ln_reader_t *r, ln_u32_opt_t *v)
{
    v->some = ln_read_bool(r);
    if (v->some)
        v->value = ln_read_u32(r);
}

static void u32_opt_write_any(ln_writer_t *w, const void *v)
{
    ln_u32_opt_write(w, (const ln_u32_opt_t *)v);
}
static void u32_opt_read_any(ln_reader_t *r, void *v)
{
    ln_u32_opt_read(r, (ln_u32_opt_t *)v);
}
const ln_type_t ln_u32_opt_type = {
    .name = "u32_opt",
    .kind = LN_KIND_OPTION,
    .size = sizeof(ln_u32_opt_t),
    .write = u32_opt_write_any,
    .read = u32_opt_read_any,
    .inner = &ln_u32_type,
    .value_offset = offsetof(ln_u32_opt_t, value),
};

void ln_time_delta_opt_write(ln_writer_t *w, const ln_time_delta_opt_t *v)
{
    ln_write_bool(w, v->some);
    if (v->some)
        ln_time_delta_write(w, &v->value);
}

void ln_time_delta_opt_read(ln_reader_t *r, ln_time_delta_opt_t *v)
{
    v->some = ln_read_bool(r);
    if (v->some)
        ln_time_delta_read(r, &v->value);
}

static void time_delta_opt_write_any(ln_writer_t *w, const void *v)
{
    ln_time_delta_opt_write(w, (const ln_time_delta_opt_t *)v);
}
static void time_delta_opt_read_any(ln_reader_t *r, void *v)
{
    ln_time_delta_opt_read(r, (ln_time_delta_opt_t *)v);
}
const ln_type_t ln_time_delta_opt_type = {
    .name = "time_delta_opt",
    .kind = LN_KIND_OPTION,
    .size = sizeof(ln_time_delta_opt_t),
    .write = time_delta_opt_write_any,
    .read = time_delta_opt_read_any,
    .inner = &ln_time_delta_type,
    .value_offset = offsetof(ln_time_delta_opt_t, value),
};

void ln_account_owner_set_write(ln_writer_t *w, const ln_account_owner_set_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_account_owner_write(w, &v->items[i]);
}

void ln_account_owner_set_read(ln_reader_t *r, ln_account_owner_set_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_account_owner_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
    ln_set_normalise(&ln_account_owner_set_type, v);
}

static void account_owner_set_write_any(ln_writer_t *w, const void *v)
{
    ln_account_owner_set_write(w, (const ln_account_owner_set_t *)v);
}
static void account_owner_set_read_any(ln_reader_t *r, void *v)
{
    ln_account_owner_set_read(r, (ln_account_owner_set_t *)v);
}
const ln_type_t ln_account_owner_set_type = {
    .name = "account_owner_set",
    .kind = LN_KIND_SET,
    .size = sizeof(ln_account_owner_set_t),
    .write = account_owner_set_write_any,
    .read = account_owner_set_read_any,
    .inner = &ln_account_owner_type,
};

void ln_account_owner_u64_map_write(ln_writer_t *w, const ln_account_owner_u64_map_t *v)
{
    ln_map_write(w, &ln_account_owner_u64_map_type, v);
}

void ln_account_owner_u64_map_read(ln_reader_t *r, ln_account_owner_u64_map_t *v)
{
    ln_map_read(r, &ln_account_owner_u64_map_type, v);
}

static void account_owner_u64_map_write_any(ln_writer_t *w, const void *v)
{
    ln_account_owner_u64_map_write(w, (const ln_account_owner_u64_map_t *)v);
}
static void account_owner_u64_map_read_any(ln_reader_t *r, void *v)
{
    ln_account_owner_u64_map_read(r, (ln_account_owner_u64_map_t *)v);
}
const ln_type_t ln_account_owner_u64_map_type = {
    .name = "account_owner_u64_map",
    .kind = LN_KIND_MAP,
    .size = sizeof(ln_account_owner_u64_map_t),
    .write = account_owner_u64_map_write_any,
    .read = account_owner_u64_map_read_any,
    .inner = &ln_u64_type,
    .key = &ln_account_owner_type,
    .entry_size = sizeof(ln_account_owner_u64_map_entry_t),
    .value_offset = offsetof(ln_account_owner_u64_map_entry_t, value),
};

void ln_application_id_list_write(ln_writer_t *w, const ln_application_id_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_application_id_write(w, &v->items[i]);
}

void ln_application_id_list_read(ln_reader_t *r, ln_application_id_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_application_id_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void application_id_list_write_any(ln_writer_t *w, const void *v)
{
    ln_application_id_list_write(w, (const ln_application_id_list_t *)v);
}
static void application_id_list_read_any(ln_reader_t *r, void *v)
{
    ln_application_id_list_read(r, (ln_application_id_list_t *)v);
}
const ln_type_t ln_application_id_list_type = {
    .name = "application_id_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_application_id_list_t),
    .write = application_id_list_write_any,
    .read = application_id_list_read_any,
    .inner = &ln_application_id_type,
};

void ln_application_id_list_opt_write(ln_writer_t *w, const ln_application_id_list_opt_t *v)
{
    ln_write_bool(w, v->some);
    if (v->some)
        ln_application_id_list_write(w, &v->value);
}

void ln_application_id_list_opt_read(ln_reader_t *r, ln_application_id_list_opt_t *v)
{
    v->some = ln_read_bool(r);
    if (v->some)
        ln_application_id_list_read(r, &v->value);
}

static void application_id_list_opt_write_any(ln_writer_t *w, const void *v)
{
    ln_application_id_list_opt_write(w, (const ln_application_id_list_opt_t *)v);
}
static void application_id_list_opt_read_any(ln_reader_t *r, void *v)
{
    ln_application_id_list_opt_read(r, (ln_application_id_list_opt_t *)v);
}
const ln_type_t ln_application_id_list_opt_type = {
    .name = "application_id_list_opt",
    .kind = LN_KIND_OPTION,
    .size = sizeof(ln_application_id_list_opt_t),
    .write = application_id_list_opt_write_any,
    .read = application_id_list_opt_read_any,
    .inner = &ln_application_id_list_type,
    .value_offset = offsetof(ln_application_id_list_opt_t, value),
};

void ln_text_set_write(ln_writer_t *w, const ln_text_set_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_write_bytes(w, v->items[i]);
}

void ln_text_set_read(ln_reader_t *r, ln_text_set_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        v->items[i] = ln_read_text(r);
    if (!ln_reader_ok(r))
        v->count = 0;
    ln_set_normalise(&ln_text_set_type, v);
}

static void text_set_write_any(ln_writer_t *w, const void *v)
{
    ln_text_set_write(w, (const ln_text_set_t *)v);
}
static void text_set_read_any(ln_reader_t *r, void *v)
{
    ln_text_set_read(r, (ln_text_set_t *)v);
}
const ln_type_t ln_text_set_type = {
    .name = "text_set",
    .kind = LN_KIND_SET,
    .size = sizeof(ln_text_set_t),
    .write = text_set_write_any,
    .read = text_set_read_any,
    .inner = &ln_text_type,
};

void ln_account_owner_opt_write(ln_writer_t *w, const ln_account_owner_opt_t *v)
{
    ln_write_bool(w, v->some);
    if (v->some)
        ln_account_owner_write(w, &v->value);
}

void ln_account_owner_opt_read(ln_reader_t *r, ln_account_owner_opt_t *v)
{
    v->some = ln_read_bool(r);
    if (v->some)
        ln_account_owner_read(r, &v->value);
}

static void account_owner_opt_write_any(ln_writer_t *w, const void *v)
{
    ln_account_owner_opt_write(w, (const ln_account_owner_opt_t *)v);
}
static void account_owner_opt_read_any(ln_reader_t *r, void *v)
{
    ln_account_owner_opt_read(r, (ln_account_owner_opt_t *)v);
}
const ln_type_t ln_account_owner_opt_type = {
    .name = "account_owner_opt",
    .kind = LN_KIND_OPTION,
    .size = sizeof(ln_account_owner_opt_t),
    .write = account_owner_opt_write_any,
    .read = account_owner_opt_read_any,
    .inner = &ln_account_owner_type,
    .value_offset = offsetof(ln_account_owner_opt_t, value),
};

void ln_account_opt_write(ln_writer_t *w, const ln_account_opt_t *v)
{
    ln_write_bool(w, v->some);
    if (v->some)
        ln_account_write(w, &v->value);
}

void ln_account_opt_read(ln_reader_t *r, ln_account_opt_t *v)
{
    v->some = ln_read_bool(r);
    if (v->some)
        ln_account_read(r, &v->value);
}

static void account_opt_write_any(ln_writer_t *w, const void *v)
{
    ln_account_opt_write(w, (const ln_account_opt_t *)v);
}
static void account_opt_read_any(ln_reader_t *r, void *v)
{
    ln_account_opt_read(r, (ln_account_opt_t *)v);
}
const ln_type_t ln_account_opt_type = {
    .name = "account_opt",
    .kind = LN_KIND_OPTION,
    .size = sizeof(ln_account_opt_t),
    .write = account_opt_write_any,
    .read = account_opt_read_any,
    .inner = &ln_account_type,
    .value_offset = offsetof(ln_account_opt_t, value),
};

void ln_application_id_set_write(ln_writer_t *w, const ln_application_id_set_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_application_id_write(w, &v->items[i]);
}

void ln_application_id_set_read(ln_reader_t *r, ln_application_id_set_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_application_id_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
    ln_set_normalise(&ln_application_id_set_type, v);
}

static void application_id_set_write_any(ln_writer_t *w, const void *v)
{
    ln_application_id_set_write(w, (const ln_application_id_set_t *)v);
}
static void application_id_set_read_any(ln_reader_t *r, void *v)
{
    ln_application_id_set_read(r, (ln_application_id_set_t *)v);
}
const ln_type_t ln_application_id_set_type = {
    .name = "application_id_set",
    .kind = LN_KIND_SET,
    .size = sizeof(ln_application_id_set_t),
    .write = application_id_set_write_any,
    .read = application_id_set_read_any,
    .inner = &ln_application_id_type,
};

void ln_account_owner_list_write(ln_writer_t *w, const ln_account_owner_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_account_owner_write(w, &v->items[i]);
}

void ln_account_owner_list_read(ln_reader_t *r, ln_account_owner_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_account_owner_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void account_owner_list_write_any(ln_writer_t *w, const void *v)
{
    ln_account_owner_list_write(w, (const ln_account_owner_list_t *)v);
}
static void account_owner_list_read_any(ln_reader_t *r, void *v)
{
    ln_account_owner_list_read(r, (ln_account_owner_list_t *)v);
}
const ln_type_t ln_account_owner_list_type = {
    .name = "account_owner_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_account_owner_list_t),
    .write = account_owner_list_write_any,
    .read = account_owner_list_read_any,
    .inner = &ln_account_owner_type,
};

void ln_chain_id_block_ref_map_write(ln_writer_t *w, const ln_chain_id_block_ref_map_t *v)
{
    ln_map_write(w, &ln_chain_id_block_ref_map_type, v);
}

void ln_chain_id_block_ref_map_read(ln_reader_t *r, ln_chain_id_block_ref_map_t *v)
{
    ln_map_read(r, &ln_chain_id_block_ref_map_type, v);
}

static void chain_id_block_ref_map_write_any(ln_writer_t *w, const void *v)
{
    ln_chain_id_block_ref_map_write(w, (const ln_chain_id_block_ref_map_t *)v);
}
static void chain_id_block_ref_map_read_any(ln_reader_t *r, void *v)
{
    ln_chain_id_block_ref_map_read(r, (ln_chain_id_block_ref_map_t *)v);
}
const ln_type_t ln_chain_id_block_ref_map_type = {
    .name = "chain_id_block_ref_map",
    .kind = LN_KIND_MAP,
    .size = sizeof(ln_chain_id_block_ref_map_t),
    .write = chain_id_block_ref_map_write_any,
    .read = chain_id_block_ref_map_read_any,
    .inner = &ln_block_ref_type,
    .key = &ln_chain_id_type,
    .entry_size = sizeof(ln_chain_id_block_ref_map_entry_t),
    .value_offset = offsetof(ln_chain_id_block_ref_map_entry_t, value),
};

void ln_stream_id_block_ref_map_write(ln_writer_t *w, const ln_stream_id_block_ref_map_t *v)
{
    ln_map_write(w, &ln_stream_id_block_ref_map_type, v);
}

void ln_stream_id_block_ref_map_read(ln_reader_t *r, ln_stream_id_block_ref_map_t *v)
{
    ln_map_read(r, &ln_stream_id_block_ref_map_type, v);
}

static void stream_id_block_ref_map_write_any(ln_writer_t *w, const void *v)
{
    ln_stream_id_block_ref_map_write(w, (const ln_stream_id_block_ref_map_t *)v);
}
static void stream_id_block_ref_map_read_any(ln_reader_t *r, void *v)
{
    ln_stream_id_block_ref_map_read(r, (ln_stream_id_block_ref_map_t *)v);
}
const ln_type_t ln_stream_id_block_ref_map_type = {
    .name = "stream_id_block_ref_map",
    .kind = LN_KIND_MAP,
    .size = sizeof(ln_stream_id_block_ref_map_t),
    .write = stream_id_block_ref_map_write_any,
    .read = stream_id_block_ref_map_read_any,
    .inner = &ln_block_ref_type,
    .key = &ln_stream_id_type,
    .entry_size = sizeof(ln_stream_id_block_ref_map_entry_t),
    .value_offset = offsetof(ln_stream_id_block_ref_map_entry_t, value),
};

void ln_blob_content_list_list_write(ln_writer_t *w, const ln_blob_content_list_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_blob_content_list_write(w, &v->items[i]);
}

void ln_blob_content_list_list_read(ln_reader_t *r, ln_blob_content_list_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_blob_content_list_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void blob_content_list_list_write_any(ln_writer_t *w, const void *v)
{
    ln_blob_content_list_list_write(w, (const ln_blob_content_list_list_t *)v);
}
static void blob_content_list_list_read_any(ln_reader_t *r, void *v)
{
    ln_blob_content_list_list_read(r, (ln_blob_content_list_list_t *)v);
}
const ln_type_t ln_blob_content_list_list_type = {
    .name = "blob_content_list_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_blob_content_list_list_t),
    .write = blob_content_list_list_write_any,
    .read = blob_content_list_list_read_any,
    .inner = &ln_blob_content_list_type,
};

void ln_timestamp_opt_write(ln_writer_t *w, const ln_timestamp_opt_t *v)
{
    ln_write_bool(w, v->some);
    if (v->some)
        ln_timestamp_write(w, &v->value);
}

void ln_timestamp_opt_read(ln_reader_t *r, ln_timestamp_opt_t *v)
{
    v->some = ln_read_bool(r);
    if (v->some)
        ln_timestamp_read(r, &v->value);
}

static void timestamp_opt_write_any(ln_writer_t *w, const void *v)
{
    ln_timestamp_opt_write(w, (const ln_timestamp_opt_t *)v);
}
static void timestamp_opt_read_any(ln_reader_t *r, void *v)
{
    ln_timestamp_opt_read(r, (ln_timestamp_opt_t *)v);
}
const ln_type_t ln_timestamp_opt_type = {
    .name = "timestamp_opt",
    .kind = LN_KIND_OPTION,
    .size = sizeof(ln_timestamp_opt_t),
    .write = timestamp_opt_write_any,
    .read = timestamp_opt_read_any,
    .inner = &ln_timestamp_type,
    .value_offset = offsetof(ln_timestamp_opt_t, value),
};

void ln_amount_opt_write(ln_writer_t *w, const ln_amount_opt_t *v)
{
    ln_write_bool(w, v->some);
    if (v->some)
        ln_amount_write(w, &v->value);
}

void ln_amount_opt_read(ln_reader_t *r, ln_amount_opt_t *v)
{
    v->some = ln_read_bool(r);
    if (v->some)
        ln_amount_read(r, &v->value);
}

static void amount_opt_write_any(ln_writer_t *w, const void *v)
{
    ln_amount_opt_write(w, (const ln_amount_opt_t *)v);
}
static void amount_opt_read_any(ln_reader_t *r, void *v)
{
    ln_amount_opt_read(r, (ln_amount_opt_t *)v);
}
const ln_type_t ln_amount_opt_type = {
    .name = "amount_opt",
    .kind = LN_KIND_OPTION,
    .size = sizeof(ln_amount_opt_t),
    .write = amount_opt_write_any,
    .read = amount_opt_read_any,
    .inner = &ln_amount_type,
    .value_offset = offsetof(ln_amount_opt_t, value),
};

void ln_chain_and_height_list_write(ln_writer_t *w, const ln_chain_and_height_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_chain_and_height_write(w, &v->items[i]);
}

void ln_chain_and_height_list_read(ln_reader_t *r, ln_chain_and_height_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_chain_and_height_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void chain_and_height_list_write_any(ln_writer_t *w, const void *v)
{
    ln_chain_and_height_list_write(w, (const ln_chain_and_height_list_t *)v);
}
static void chain_and_height_list_read_any(ln_reader_t *r, void *v)
{
    ln_chain_and_height_list_read(r, (ln_chain_and_height_list_t *)v);
}
const ln_type_t ln_chain_and_height_list_type = {
    .name = "chain_and_height_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_chain_and_height_list_t),
    .write = chain_and_height_list_write_any,
    .read = chain_and_height_list_read_any,
    .inner = &ln_chain_and_height_type,
};

void ln_block_height_range_opt_write(ln_writer_t *w, const ln_block_height_range_opt_t *v)
{
    ln_write_bool(w, v->some);
    if (v->some)
        ln_block_height_range_write(w, &v->value);
}

void ln_block_height_range_opt_read(ln_reader_t *r, ln_block_height_range_opt_t *v)
{
    v->some = ln_read_bool(r);
    if (v->some)
        ln_block_height_range_read(r, &v->value);
}

static void block_height_range_opt_write_any(ln_writer_t *w, const void *v)
{
    ln_block_height_range_opt_write(w, (const ln_block_height_range_opt_t *)v);
}
static void block_height_range_opt_read_any(ln_reader_t *r, void *v)
{
    ln_block_height_range_opt_read(r, (ln_block_height_range_opt_t *)v);
}
const ln_type_t ln_block_height_range_opt_type = {
    .name = "block_height_range_opt",
    .kind = LN_KIND_OPTION,
    .size = sizeof(ln_block_height_range_opt_t),
    .write = block_height_range_opt_write_any,
    .read = block_height_range_opt_read_any,
    .inner = &ln_block_height_range_type,
    .value_offset = offsetof(ln_block_height_range_opt_t, value),
};

void ln_height_and_round_opt_write(ln_writer_t *w, const ln_height_and_round_opt_t *v)
{
    ln_write_bool(w, v->some);
    if (v->some)
        ln_height_and_round_write(w, &v->value);
}

void ln_height_and_round_opt_read(ln_reader_t *r, ln_height_and_round_opt_t *v)
{
    v->some = ln_read_bool(r);
    if (v->some)
        ln_height_and_round_read(r, &v->value);
}

static void height_and_round_opt_write_any(ln_writer_t *w, const void *v)
{
    ln_height_and_round_opt_write(w, (const ln_height_and_round_opt_t *)v);
}
static void height_and_round_opt_read_any(ln_reader_t *r, void *v)
{
    ln_height_and_round_opt_read(r, (ln_height_and_round_opt_t *)v);
}
const ln_type_t ln_height_and_round_opt_type = {
    .name = "height_and_round_opt",
    .kind = LN_KIND_OPTION,
    .size = sizeof(ln_height_and_round_opt_t),
    .write = height_and_round_opt_write_any,
    .read = height_and_round_opt_read_any,
    .inner = &ln_height_and_round_type,
    .value_offset = offsetof(ln_height_and_round_opt_t, value),
};

void ln_block_height_list_write(ln_writer_t *w, const ln_block_height_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_block_height_write(w, &v->items[i]);
}

void ln_block_height_list_read(ln_reader_t *r, ln_block_height_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_block_height_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void block_height_list_write_any(ln_writer_t *w, const void *v)
{
    ln_block_height_list_write(w, (const ln_block_height_list_t *)v);
}
static void block_height_list_read_any(ln_reader_t *r, void *v)
{
    ln_block_height_list_read(r, (ln_block_height_list_t *)v);
}
const ln_type_t ln_block_height_list_type = {
    .name = "block_height_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_block_height_list_t),
    .write = block_height_list_write_any,
    .read = block_height_list_read_any,
    .inner = &ln_block_height_type,
};

void ln_stream_id_set_write(ln_writer_t *w, const ln_stream_id_set_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_stream_id_write(w, &v->items[i]);
}

void ln_stream_id_set_read(ln_reader_t *r, ln_stream_id_set_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_stream_id_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
    ln_set_normalise(&ln_stream_id_set_type, v);
}

static void stream_id_set_write_any(ln_writer_t *w, const void *v)
{
    ln_stream_id_set_write(w, (const ln_stream_id_set_t *)v);
}
static void stream_id_set_read_any(ln_reader_t *r, void *v)
{
    ln_stream_id_set_read(r, (ln_stream_id_set_t *)v);
}
const ln_type_t ln_stream_id_set_type = {
    .name = "stream_id_set",
    .kind = LN_KIND_SET,
    .size = sizeof(ln_stream_id_set_t),
    .write = stream_id_set_write_any,
    .read = stream_id_set_read_any,
    .inner = &ln_stream_id_type,
};

void ln_stream_id_height_ref_map_write(ln_writer_t *w, const ln_stream_id_height_ref_map_t *v)
{
    ln_map_write(w, &ln_stream_id_height_ref_map_type, v);
}

void ln_stream_id_height_ref_map_read(ln_reader_t *r, ln_stream_id_height_ref_map_t *v)
{
    ln_map_read(r, &ln_stream_id_height_ref_map_type, v);
}

static void stream_id_height_ref_map_write_any(ln_writer_t *w, const void *v)
{
    ln_stream_id_height_ref_map_write(w, (const ln_stream_id_height_ref_map_t *)v);
}
static void stream_id_height_ref_map_read_any(ln_reader_t *r, void *v)
{
    ln_stream_id_height_ref_map_read(r, (ln_stream_id_height_ref_map_t *)v);
}
const ln_type_t ln_stream_id_height_ref_map_type = {
    .name = "stream_id_height_ref_map",
    .kind = LN_KIND_MAP,
    .size = sizeof(ln_stream_id_height_ref_map_t),
    .write = stream_id_height_ref_map_write_any,
    .read = stream_id_height_ref_map_read_any,
    .inner = &ln_height_ref_type,
    .key = &ln_stream_id_type,
    .entry_size = sizeof(ln_stream_id_height_ref_map_entry_t),
    .value_offset = offsetof(ln_stream_id_height_ref_map_entry_t, value),
};

void ln_u16_opt_write(ln_writer_t *w, const ln_u16_opt_t *v)
{
    ln_write_bool(w, v->some);
    if (v->some)
        ln_write_u16(w, v->value);
}

void ln_u16_opt_read(ln_reader_t *r, ln_u16_opt_t *v)
{
    v->some = ln_read_bool(r);
    if (v->some)
        v->value = ln_read_u16(r);
}

static void u16_opt_write_any(ln_writer_t *w, const void *v)
{
    ln_u16_opt_write(w, (const ln_u16_opt_t *)v);
}
static void u16_opt_read_any(ln_reader_t *r, void *v)
{
    ln_u16_opt_read(r, (ln_u16_opt_t *)v);
}
const ln_type_t ln_u16_opt_type = {
    .name = "u16_opt",
    .kind = LN_KIND_OPTION,
    .size = sizeof(ln_u16_opt_t),
    .write = u16_opt_write_any,
    .read = u16_opt_read_any,
    .inner = &ln_u16_type,
    .value_offset = offsetof(ln_u16_opt_t, value),
};

void ln_text_list_write(ln_writer_t *w, const ln_text_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_write_bytes(w, v->items[i]);
}

void ln_text_list_read(ln_reader_t *r, ln_text_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        v->items[i] = ln_read_text(r);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void text_list_write_any(ln_writer_t *w, const void *v)
{
    ln_text_list_write(w, (const ln_text_list_t *)v);
}
static void text_list_read_any(ln_reader_t *r, void *v)
{
    ln_text_list_read(r, (ln_text_list_t *)v);
}
const ln_type_t ln_text_list_type = {
    .name = "text_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_text_list_t),
    .write = text_list_write_any,
    .read = text_list_read_any,
    .inner = &ln_text_type,
};

void ln_epoch_opt_write(ln_writer_t *w, const ln_epoch_opt_t *v)
{
    ln_write_bool(w, v->some);
    if (v->some)
        ln_epoch_write(w, &v->value);
}

void ln_epoch_opt_read(ln_reader_t *r, ln_epoch_opt_t *v)
{
    v->some = ln_read_bool(r);
    if (v->some)
        ln_epoch_read(r, &v->value);
}

static void epoch_opt_write_any(ln_writer_t *w, const void *v)
{
    ln_epoch_opt_write(w, (const ln_epoch_opt_t *)v);
}
static void epoch_opt_read_any(ln_reader_t *r, void *v)
{
    ln_epoch_opt_read(r, (ln_epoch_opt_t *)v);
}
const ln_type_t ln_epoch_opt_type = {
    .name = "epoch_opt",
    .kind = LN_KIND_OPTION,
    .size = sizeof(ln_epoch_opt_t),
    .write = epoch_opt_write_any,
    .read = epoch_opt_read_any,
    .inner = &ln_epoch_type,
    .value_offset = offsetof(ln_epoch_opt_t, value),
};

void ln_chain_id_opt_write(ln_writer_t *w, const ln_chain_id_opt_t *v)
{
    ln_write_bool(w, v->some);
    if (v->some)
        ln_chain_id_write(w, &v->value);
}

void ln_chain_id_opt_read(ln_reader_t *r, ln_chain_id_opt_t *v)
{
    v->some = ln_read_bool(r);
    if (v->some)
        ln_chain_id_read(r, &v->value);
}

static void chain_id_opt_write_any(ln_writer_t *w, const void *v)
{
    ln_chain_id_opt_write(w, (const ln_chain_id_opt_t *)v);
}
static void chain_id_opt_read_any(ln_reader_t *r, void *v)
{
    ln_chain_id_opt_read(r, (ln_chain_id_opt_t *)v);
}
const ln_type_t ln_chain_id_opt_type = {
    .name = "chain_id_opt",
    .kind = LN_KIND_OPTION,
    .size = sizeof(ln_chain_id_opt_t),
    .write = chain_id_opt_write_any,
    .read = chain_id_opt_read_any,
    .inner = &ln_chain_id_type,
    .value_offset = offsetof(ln_chain_id_opt_t, value),
};
