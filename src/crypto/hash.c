/* SPDX-License-Identifier: Apache-2.0 */
#include "crypto/hash.h"

#include "crypto/keccak_priv.h"

#include <string.h>

#define BLOCK_SIZE 136 /* 1600 bits of state less twice the 256 bits of the hash */

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "lanes are read and written as bytes");

bool ln_hash_equal(const ln_hash_t *a, const ln_hash_t *b)
{
    return memcmp(a->bytes, b->bytes, sizeof(a->bytes)) == 0;
}

int ln_hash_compare(const ln_hash_t *a, const ln_hash_t *b)
{
    return memcmp(a->bytes, b->bytes, sizeof(a->bytes));
}

bool ln_hash_is_zero(const ln_hash_t *hash)
{
    static const ln_hash_t zero;
    return ln_hash_equal(hash, &zero);
}

void ln_keccak_init(ln_sponge_t *sponge)
{
    *sponge = (ln_sponge_t){.padding = 0x01};
}

void ln_sha3_init(ln_sponge_t *sponge)
{
    *sponge = (ln_sponge_t){.padding = 0x06};
}

/* Mixes in data that does not reach beyond the current block. */
static void absorb_bytes(ln_sponge_t *sponge, const uint8_t *data, size_t size)
{
    uint8_t *at = (uint8_t *)sponge->lanes + sponge->filled;
    for (size_t i = 0; i < size; i++)
        at[i] ^= data[i];
    sponge->filled += size;
    if (sponge->filled == BLOCK_SIZE) {
        ln_keccak_permute(sponge->lanes);
        sponge->filled = 0;
    }
}

static void absorb_block(ln_sponge_t *sponge, const uint8_t *data)
{
    uint64_t words[BLOCK_SIZE / 8];
    memcpy(words, data, BLOCK_SIZE);
    for (size_t i = 0; i < LN_COUNT(words); i++)
        sponge->lanes[i] ^= words[i];
    ln_keccak_permute(sponge->lanes);
}

void ln_sponge_update(ln_sponge_t *sponge, ln_bytes_t data)
{
    LN_ASSERT(sponge->filled < BLOCK_SIZE);
    if (sponge->filled > 0) {
        size_t head = LN_MIN(BLOCK_SIZE - sponge->filled, data.size);
        absorb_bytes(sponge, data.data, head);
        data = ln_bytes_from(data, head);
    }
    while (data.size >= BLOCK_SIZE) {
        absorb_block(sponge, data.data);
        data = ln_bytes_from(data, BLOCK_SIZE);
    }
    absorb_bytes(sponge, data.data, data.size);
}

ln_hash_t ln_sponge_finish(ln_sponge_t *sponge)
{
    LN_ASSERT(sponge->filled < BLOCK_SIZE);
    uint8_t *block = (uint8_t *)sponge->lanes;
    block[sponge->filled] ^= sponge->padding;
    block[BLOCK_SIZE - 1] ^= 0x80;
    ln_keccak_permute(sponge->lanes);
    sponge->filled = BLOCK_SIZE; /* used up: the assertions find whoever goes on with it */
    ln_hash_t hash;
    memcpy(hash.bytes, sponge->lanes, sizeof(hash.bytes));
    return hash;
}

ln_hash_t ln_keccak256(ln_bytes_t data)
{
    ln_sponge_t sponge;
    ln_keccak_init(&sponge);
    ln_sponge_update(&sponge, data);
    return ln_sponge_finish(&sponge);
}

ln_hash_t ln_sha3_256(ln_bytes_t data)
{
    ln_sponge_t sponge;
    ln_sha3_init(&sponge);
    ln_sponge_update(&sponge, data);
    return ln_sponge_finish(&sponge);
}

ln_hash_t ln_hash_of(const char *type_name, ln_bytes_t bcs)
{
    ln_sponge_t sponge;
    ln_keccak_init(&sponge);
    ln_sponge_update(&sponge, ln_text(type_name));
    ln_sponge_update(&sponge, LN_LITERAL("::"));
    ln_sponge_update(&sponge, bcs);
    return ln_sponge_finish(&sponge);
}
