/* SPDX-License-Identifier: Apache-2.0 */
#include "crypto/verified.h"

#include "base/env.h"

#include <pthread.h>
#include <sodium.h>
#include <string.h>

/* Sets of four, one lock each: 64k entries of 16 bytes. */
#define SETS 16384
#define WAYS 4

typedef struct {
    uint64_t words[2];
} print_t;

typedef struct {
    pthread_mutex_t lock; /* protects the rest */
    unsigned next;        /* to be replaced */
    print_t prints[WAYS];
} set_t;

static set_t sets[SETS];
static uint8_t secret[crypto_shorthash_siphashx24_KEYBYTES];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void begin(void)
{
    ln_env_random(ln_env_system(), secret, sizeof(secret));
    for (size_t i = 0; i < SETS; i++)
        pthread_mutex_init(&sets[i].lock, NULL);
}

static print_t print_of(ln_bytes_t key, const ln_hash_t *hash, ln_bytes_t signature)
{
    uint8_t text[256];
    print_t print;
    size_t size = 0;
    LN_ASSERT(key.size + signature.size + sizeof(hash->bytes) <= sizeof(text));
    pthread_once(&once, begin);
    memcpy(text, hash->bytes, sizeof(hash->bytes));
    size += sizeof(hash->bytes);
    if (key.size > 0)
        memcpy(text + size, key.data, key.size);
    size += key.size;
    if (signature.size > 0)
        memcpy(text + size, signature.data, signature.size);
    size += signature.size;
    crypto_shorthash_siphashx24((uint8_t *)&print, text, size, secret);
    return print;
}

static bool is_in(const set_t *set, const print_t *print)
{
    for (size_t i = 0; i < WAYS; i++)
        if (set->prints[i].words[0] == print->words[0] &&
            set->prints[i].words[1] == print->words[1])
            return true;
    return false;
}

static set_t *set_of(const print_t *print)
{
    return &sets[print->words[0] % SETS];
}

static bool look_up(const print_t *print)
{
    set_t *set = set_of(print);
    pthread_mutex_lock(&set->lock);
    bool found = is_in(set, print);
    pthread_mutex_unlock(&set->lock);
    return found;
}

static void remember(const print_t *print)
{
    set_t *set = set_of(print);
    pthread_mutex_lock(&set->lock);
    if (!is_in(set, print))
        set->prints[set->next++ % WAYS] = *print;
    pthread_mutex_unlock(&set->lock);
}

bool ln_verified_has(ln_bytes_t key, const ln_hash_t *hash, ln_bytes_t signature)
{
    print_t print = print_of(key, hash, signature);
    return look_up(&print);
}

void ln_verified_note(ln_bytes_t key, const ln_hash_t *hash, ln_bytes_t signature)
{
    print_t print = print_of(key, hash, signature);
    remember(&print);
}

void ln_verified_note_secp256k1(const ln_secp256k1_public_key_t *key, const ln_hash_t *hash,
                                const ln_secp256k1_signature_t *signature)
{
    ln_verified_note(ln_bytes(key->bytes, sizeof(key->bytes)), hash,
                     ln_bytes(signature->bytes, sizeof(signature->bytes)));
}

bool ln_verified_secp256k1(const ln_secp256k1_public_key_t *key, const ln_hash_t *hash,
                           const ln_secp256k1_signature_t *signature)
{
    print_t print = print_of(ln_bytes(key->bytes, sizeof(key->bytes)), hash,
                             ln_bytes(signature->bytes, sizeof(signature->bytes)));
    if (look_up(&print))
        return true;
    bool valid = ln_secp256k1_verify(key, hash, signature);
    if (valid)
        remember(&print);
    return valid;
}
