/* SPDX-License-Identifier: Apache-2.0 */
#include "types/ids.h"

#include "crypto/verified.h"

#include <string.h>

/* Compat: only the first 20 bytes of an EVM application's id count, in blob ids too; hashes of
 * block bodies use the whole hash (spec 01 §2.2). */
static void zero_evm_tail(ln_hash_t *hash)
{
    memset(hash->bytes + 20, 0, 12);
}

ln_err_t ln_blob_id_of(ln_call_t *call, ln_blob_id_t *out, const ln_blob_content_t *content)
{
    ln_blob_id_t id = {ln_blob_content_hash(call->arena, content), content->blob_type};
    if (content->blob_type == LN_BLOB_TYPE_APPLICATION_DESCRIPTION) {
        ln_application_description_t description;
        LN_TRY(ln_value_decode(call, &ln_application_description_type, &description, LN_BCS,
                               content->bytes));
        if (description.module_id.vm_runtime == LN_VM_RUNTIME_EVM)
            zero_evm_tail(&id.hash);
    }
    *out = id;
    return LN_OK;
}

static ln_blob_content_t blob_of(ln_arena_t *arena, ln_blob_type_t blob_type, const ln_type_t *type,
                                 const void *value)
{
    return (ln_blob_content_t){blob_type, ln_value_encode(type, arena, LN_BCS, value)};
}

ln_blob_content_t ln_chain_description_blob(ln_arena_t *arena,
                                            const ln_chain_description_t *description)
{
    return blob_of(arena, LN_BLOB_TYPE_CHAIN_DESCRIPTION, &ln_chain_description_type, description);
}

ln_chain_id_t ln_chain_description_id(ln_arena_t *scratch,
                                      const ln_chain_description_t *description)
{
    ln_blob_content_t blob = ln_chain_description_blob(scratch, description);
    return (ln_chain_id_t){ln_blob_content_hash(scratch, &blob)};
}

ln_blob_content_t ln_application_description_blob(ln_arena_t *arena,
                                                  const ln_application_description_t *description)
{
    return blob_of(arena, LN_BLOB_TYPE_APPLICATION_DESCRIPTION, &ln_application_description_type,
                   description);
}

ln_application_id_t ln_application_description_id(ln_arena_t *scratch,
                                                  const ln_application_description_t *description)
{
    ln_blob_content_t blob = ln_application_description_blob(scratch, description);
    ln_hash_t hash = ln_blob_content_hash(scratch, &blob);
    if (description->module_id.vm_runtime == LN_VM_RUNTIME_EVM)
        zero_evm_tail(&hash);
    return (ln_application_id_t){hash};
}

size_t ln_module_blob_ids(ln_blob_id_t out[2], const ln_module_id_t *module)
{
    if (module->vm_runtime == LN_VM_RUNTIME_EVM) {
        out[0] = (ln_blob_id_t){module->contract_blob_hash, LN_BLOB_TYPE_EVM_BYTECODE};
        return 1;
    }
    out[0] = (ln_blob_id_t){module->contract_blob_hash, LN_BLOB_TYPE_CONTRACT_BYTECODE};
    out[1] = (ln_blob_id_t){module->service_blob_hash, LN_BLOB_TYPE_SERVICE_BYTECODE};
    return 2;
}

static ln_account_owner_t hashed_owner(const ln_type_t *type, const void *key)
{
    ln_arena_t scratch = {0};
    ln_account_owner_t owner = {.tag = LN_ACCOUNT_OWNER_ADDRESS32,
                                .address32 = ln_value_hash(type, &scratch, key)};
    ln_arena_release(&scratch);
    return owner;
}

ln_account_owner_t ln_public_key_owner(const ln_account_public_key_t *key)
{
    switch (key->tag) {
    case LN_ACCOUNT_PUBLIC_KEY_ED25519:
        return hashed_owner(&ln_ed25519_public_key_type, &key->ed25519);
    case LN_ACCOUNT_PUBLIC_KEY_SECP256K1:
        return hashed_owner(&ln_secp256k1_public_key_type, &key->secp256k1);
    case LN_ACCOUNT_PUBLIC_KEY_EVM_SECP256K1:
        return (ln_account_owner_t){.tag = LN_ACCOUNT_OWNER_ADDRESS20,
                                    .address20 = ln_evm_address(&key->evm_secp256k1.key)};
    }
    LN_UNREACHABLE();
}

ln_account_owner_t ln_signature_owner(const ln_account_signature_t *signature)
{
    switch (signature->tag) {
    case LN_ACCOUNT_SIGNATURE_ED25519:
        return hashed_owner(&ln_ed25519_public_key_type, &signature->ed25519.public_key);
    case LN_ACCOUNT_SIGNATURE_SECP256K1:
        return hashed_owner(&ln_secp256k1_public_key_type, &signature->secp256k1.public_key);
    case LN_ACCOUNT_SIGNATURE_EVM_SECP256K1:
        return (ln_account_owner_t){.tag = LN_ACCOUNT_OWNER_ADDRESS20,
                                    .address20 = signature->evm_secp256k1.address};
    }
    LN_UNREACHABLE();
}

static bool verify(const ln_account_signature_t *signature, const ln_hash_t *hash)
{
    switch (signature->tag) {
    case LN_ACCOUNT_SIGNATURE_ED25519:
        return ln_ed25519_verify(&signature->ed25519.public_key, hash,
                                 &signature->ed25519.signature);
    case LN_ACCOUNT_SIGNATURE_SECP256K1:
        return ln_secp256k1_verify(&signature->secp256k1.public_key, hash,
                                   &signature->secp256k1.signature);
    case LN_ACCOUNT_SIGNATURE_EVM_SECP256K1:
        return ln_evm_verify(&signature->evm_secp256k1.address, hash,
                             &signature->evm_secp256k1.signature);
    }
    LN_UNREACHABLE();
}

bool ln_signature_verify(const ln_account_signature_t *signature, const ln_hash_t *hash)
{
    ln_arena_t scratch = {0};
    ln_bytes_t whole = ln_value_encode(&ln_account_signature_type, &scratch, LN_BCS, signature);
    bool valid = ln_verified_has(whole, hash, ln_bytes(NULL, 0));
    if (!valid && verify(signature, hash)) {
        ln_verified_note(whole, hash, ln_bytes(NULL, 0));
        valid = true;
    }
    ln_arena_release(&scratch);
    return valid;
}

ln_stream_id_t ln_system_stream(uint8_t name)
{
    static const uint8_t names[] = {0, 1};
    LN_ASSERT(name < sizeof(names));
    return (ln_stream_id_t){.application_id = {.tag = LN_GENERIC_APPLICATION_ID_SYSTEM},
                            .stream_name = {ln_bytes(&names[name], 1)}};
}
