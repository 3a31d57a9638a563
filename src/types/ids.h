/* SPDX-License-Identifier: Apache-2.0 */
/* types/ids.h - identifiers that follow from content (spec 01 §2.2). */
#ifndef LN_TYPES_IDS_H
#define LN_TYPES_IDS_H

#include "types/gen/chain.h"
#include "types/gen/keys.h"

/* The owner that stands for a chain's own balance. */
static inline ln_account_owner_t ln_owner_chain(void)
{
    return (ln_account_owner_t){.tag = LN_ACCOUNT_OWNER_RESERVED, .reserved = 0};
}

/* Is it the chain's own account, not that of an owner? */
static inline bool ln_owner_is_chain(const ln_account_owner_t *owner)
{
    return owner->tag == LN_ACCOUNT_OWNER_RESERVED && owner->reserved == 0;
}

/* The owner that an application's account has. */
static inline ln_account_owner_t ln_owner_application(ln_application_id_t id)
{
    return (ln_account_owner_t){.tag = LN_ACCOUNT_OWNER_ADDRESS32, .address32 = id.hash};
}

/* H(BlobContent, content) and the type. The description of an EVM application has its last twelve
 * bytes zeroed; LN_ERR_DECODE if the content of an ApplicationDescription is not one. */
LN_CHECKED ln_err_t ln_blob_id_of(ln_call_t *call, ln_blob_id_t *out,
                                  const ln_blob_content_t *content);

/* The blob that holds a description, and the id that follows from it. */
ln_blob_content_t ln_chain_description_blob(ln_arena_t *arena,
                                            const ln_chain_description_t *description);
ln_chain_id_t ln_chain_description_id(ln_arena_t *scratch,
                                      const ln_chain_description_t *description);
ln_blob_content_t ln_application_description_blob(ln_arena_t *arena,
                                                  const ln_application_description_t *description);
ln_application_id_t ln_application_description_id(ln_arena_t *scratch,
                                                  const ln_application_description_t *description);

/* A chain is named by the hash of its description. */
static inline ln_blob_id_t ln_chain_description_blob_id(ln_chain_id_t id)
{
    return (ln_blob_id_t){id.hash, LN_BLOB_TYPE_CHAIN_DESCRIPTION};
}

/* The blobs that hold a module: contract and service for Wasm, one for EVM. Returns how many. */
size_t ln_module_blob_ids(ln_blob_id_t out[2], const ln_module_id_t *module);

/* Who owns what is signed with a key: a hash of the key, or its Ethereum address. */
ln_account_owner_t ln_public_key_owner(const ln_account_public_key_t *key);

/* Who made a signature: the owner of the key, or the address, that it contains. */
ln_account_owner_t ln_signature_owner(const ln_account_signature_t *signature);

/* Is it the signature of the hash by the owner it names (spec 01 §3)? */
LN_CHECKED bool ln_signature_verify(const ln_account_signature_t *signature, const ln_hash_t *hash);

/* The stream of the system with a name of one byte: 0 for new epochs, 1 for removed ones. */
ln_stream_id_t ln_system_stream(uint8_t name);
#define LN_STREAM_NEW_EPOCHS 0
#define LN_STREAM_REMOVED_EPOCHS 1

#endif
