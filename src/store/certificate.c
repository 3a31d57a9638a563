/* SPDX-License-Identifier: Apache-2.0 */
/* A block and its certificate as one record: LE32(size of the block), the block, then round and
 * signatures, all in BCS. What a client downloads is cut out of it without decoding. */
#include "base/wire.h"
#include "store/store_priv.h"

#include <string.h>

static ln_bytes_t block_key(ln_arena_t *arena, const ln_hash_t *hash)
{
    return ln_store_key(arena, LN_KEY_BLOCK, &ln_hash_type, hash);
}

static ln_bytes_t height_key(ln_arena_t *arena, const ln_chain_id_t *chain_id,
                             ln_block_height_t height)
{
    ln_buffer_t key = ln_buffer(arena);
    ln_buffer_put_byte(&key, LN_KEY_HEIGHT);
    ln_buffer_put(&key, ln_hash_bytes(&chain_id->hash));
    for (int shift = 56; shift >= 0; shift -= 8)
        ln_buffer_put_byte(&key, (uint8_t)(height.value >> shift));
    return ln_buffer_bytes(&key);
}

void ln_store_put_certificate(ln_batch_t *batch,
                              const ln_confirmed_block_certificate_t *certificate,
                              const ln_hash_t *hash)
{
    ln_buffer_t record = ln_buffer(batch->arena);
    ln_writer_t w = ln_writer(&record, LN_BCS);
    ln_write_u32(&w, 0);
    ln_block_write(&w, &certificate->value);
    uint32_t size = (uint32_t)(record.size - sizeof(size));
    memcpy(record.data, &size, sizeof(size));
    ln_round_write(&w, &certificate->round);
    ln_validator_signature_list_write(&w, &certificate->signatures);
    const ln_block_header_t *header = &certificate->value.header;
    ln_batch_put(batch, LN_KV_ENTRY, block_key(batch->arena, hash), ln_buffer_bytes(&record));
    ln_batch_put(batch, LN_KV_ENTRY, height_key(batch->arena, &header->chain_id, header->height),
                 ln_bytes_copy(batch->arena, ln_hash_bytes(hash)));
}

/* The two parts of the record. */
static ln_err_t read_record(ln_call_t *call, ln_store_t *store, ln_bytes_t *block,
                            ln_bytes_t *votes, bool *found, const ln_hash_t *hash)
{
    ln_bytes_t record;
    LN_TRY(ln_kv_get(store->kv, call, &record, found, block_key(call->arena, hash), LN_KV_ENTRY));
    if (!*found)
        return LN_OK;
    ln_reader_t r = ln_reader(call->arena, record, LN_BCS);
    uint32_t size = ln_read_u32(&r);
    *block = ln_read_raw(&r, size);
    *votes = ln_bytes(r.next, (size_t)(r.end - r.next));
    if (!ln_reader_ok(&r))
        return LN_FAIL(call, LN_ERR_CORRUPT, "the storage is damaged: a block is cut off");
    return LN_OK;
}

ln_err_t ln_store_certificate(ln_call_t *call, ln_store_t *store,
                              ln_confirmed_block_certificate_t *out, bool *found,
                              const ln_hash_t *hash)
{
    ln_bytes_t block, votes;
    LN_TRY(read_record(call, store, &block, &votes, found, hash));
    if (!*found)
        return LN_OK;
    ln_confirmed_block_certificate_t certificate;
    ln_reader_t r = ln_reader(call->arena, votes, LN_BCS);
    ln_round_read(&r, &certificate.round);
    ln_validator_signature_list_read(&r, &certificate.signatures);
    if (ln_reader_finish(call, &r, "certificate") != LN_OK ||
        ln_value_decode(call, &ln_block_type, &certificate.value, LN_BCS, block) != LN_OK)
        return LN_FAIL(call, LN_ERR_CORRUPT, "the storage is damaged: %.*s",
                       LN_TEXT_ARG(call->text));
    *out = certificate;
    return LN_OK;
}

ln_err_t ln_store_raw_certificate(ln_call_t *call, ln_store_t *store, ln_raw_certificate_t *out,
                                  bool *found, const ln_hash_t *hash)
{
    ln_bytes_t block, votes;
    LN_TRY(read_record(call, store, &block, &votes, found, hash));
    if (!*found)
        return LN_OK;
    if (block.size < 32)
        return LN_FAIL(call, LN_ERR_CORRUPT, "the storage is damaged: a block is too short");
    ln_buffer_t lite = ln_buffer(call->arena);
    ln_writer_t w = ln_writer(&lite, LN_BCS);
    ln_lite_value_t value = {.value_hash = *hash, .kind = LN_CERTIFICATE_KIND_CONFIRMED};
    memcpy(value.chain_id.hash.bytes, block.data, 32); /* the first field of the header */
    ln_lite_value_write(&w, &value);
    ln_write_raw(&w, votes.data, votes.size);
    *out = (ln_raw_certificate_t){ln_buffer_bytes(&lite), block};
    return LN_OK;
}

ln_err_t ln_store_has_certificate(ln_call_t *call, ln_store_t *store, bool *found,
                                  const ln_hash_t *hash)
{
    return ln_kv_get(store->kv, call, NULL, found, block_key(call->arena, hash), LN_KV_ENTRY);
}

ln_err_t ln_store_block_hash(ln_call_t *call, ln_store_t *store, ln_hash_t *out, bool *found,
                             const ln_chain_id_t *chain_id, ln_block_height_t height)
{
    return ln_store_read(call, store, &ln_hash_type, out, found,
                         height_key(call->arena, chain_id, height));
}
