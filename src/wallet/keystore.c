/* SPDX-License-Identifier: Apache-2.0 */
#include "wallet/keystore.h"

#include "base/file.h"
#include "crypto/chacha.h"
#include "types/ids.h"
#include "wallet/file_lock.h"

#include <stdlib.h>
#include <string.h>

/* Secret and public key are read from the text when they are needed first. */
typedef struct {
    ln_account_owner_t owner;
    ln_bytes_t text; /* the secret as JSON, in the keystore's memory */
    bool ready;
    ln_account_secret_key_t secret;
    ln_account_public_key_t public_key;
} stored_key_t;

struct ln_keystore {
    ln_env_t *env;
    const char *path; /* in memory of its own; null: in memory only */
    ln_file_state_t file_state;
    ln_arena_t memory;  /* of texts */
    stored_key_t *keys; /* sorted by owner, each owner once */
    size_t count, capacity;
    ln_u64_opt_t testing_seed;
};

/* --- secret keys */

static ln_secp256k1_secret_t secp256k1_secret(const ln_secret_key_t *key)
{
    ln_secp256k1_secret_t secret;
    memcpy(secret.bytes, key->scalar.bytes, sizeof(secret.bytes));
    return secret;
}

static ln_ed25519_secret_t ed25519_secret(const ln_secret_key_t *key)
{
    ln_ed25519_secret_t secret;
    memcpy(secret.bytes, key->scalar.bytes, sizeof(secret.bytes));
    return secret;
}

static ln_err_t secp256k1_public(ln_call_t *call, ln_secp256k1_public_key_t *out,
                                 const ln_secret_key_t *key)
{
    ln_secp256k1_secret_t secret = secp256k1_secret(key);
    bool valid = ln_secp256k1_secret_is_valid(&secret);
    if (valid)
        *out = ln_secp256k1_public_key(&secret);
    ln_wipe(&secret, sizeof(secret));
    if (!valid)
        return LN_FAIL(call, LN_ERR_WALLET, "a secret key is not from 1 to n-1");
    return LN_OK;
}

ln_err_t ln_secret_key_public(ln_call_t *call, ln_account_public_key_t *out,
                              const ln_account_secret_key_t *secret)
{
    ln_account_public_key_t key = {0};
    switch (secret->tag) {
    case LN_ACCOUNT_SECRET_KEY_ED25519: {
        ln_ed25519_secret_t seed = ed25519_secret(&secret->ed25519);
        key.tag = LN_ACCOUNT_PUBLIC_KEY_ED25519;
        key.ed25519 = ln_ed25519_public_key(&seed);
        ln_wipe(&seed, sizeof(seed));
        break;
    }
    case LN_ACCOUNT_SECRET_KEY_SECP256K1:
        key.tag = LN_ACCOUNT_PUBLIC_KEY_SECP256K1;
        LN_TRY(secp256k1_public(call, &key.secp256k1, &secret->secp256k1));
        break;
    case LN_ACCOUNT_SECRET_KEY_EVM_SECP256K1:
        key.tag = LN_ACCOUNT_PUBLIC_KEY_EVM_SECP256K1;
        LN_TRY(secp256k1_public(call, &key.evm_secp256k1.key, &secret->evm_secp256k1));
        break;
    }
    *out = key;
    return LN_OK;
}

static ln_account_signature_t sign(const ln_account_secret_key_t *secret,
                                   const ln_account_public_key_t *key, const ln_hash_t *hash)
{
    ln_account_signature_t out = {0};
    if (secret->tag == LN_ACCOUNT_SECRET_KEY_ED25519) {
        ln_ed25519_secret_t seed = ed25519_secret(&secret->ed25519);
        out.tag = LN_ACCOUNT_SIGNATURE_ED25519;
        out.ed25519.signature = ln_ed25519_sign(&seed, hash);
        out.ed25519.public_key = key->ed25519;
        ln_wipe(&seed, sizeof(seed));
        return out;
    }
    bool evm = secret->tag == LN_ACCOUNT_SECRET_KEY_EVM_SECP256K1;
    ln_secp256k1_secret_t scalar =
        secp256k1_secret(evm ? &secret->evm_secp256k1 : &secret->secp256k1);
    if (evm) {
        out.tag = LN_ACCOUNT_SIGNATURE_EVM_SECP256K1;
        out.evm_secp256k1.signature = ln_evm_sign(&scalar, hash);
        out.evm_secp256k1.address = ln_evm_address(&key->evm_secp256k1.key);
    } else {
        out.tag = LN_ACCOUNT_SIGNATURE_SECP256K1;
        out.secp256k1.signature = ln_secp256k1_sign(&scalar, hash);
        out.secp256k1.public_key = key->secp256k1;
    }
    ln_wipe(&scalar, sizeof(scalar));
    return out;
}

/* --- stored keys */

static size_t place_of(const ln_keystore_t *keystore, const ln_account_owner_t *owner)
{
    size_t low = 0, high = keystore->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ln_value_compare(&ln_account_owner_type, &keystore->keys[middle].owner, owner) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static stored_key_t *find(const ln_keystore_t *keystore, const ln_account_owner_t *owner)
{
    size_t place = place_of(keystore, owner);
    if (place == keystore->count || !ln_account_owner_equal(&keystore->keys[place].owner, owner))
        return NULL;
    return &keystore->keys[place];
}

static void free_keys(stored_key_t *keys, size_t count)
{
    if (keys != NULL)
        ln_wipe(keys, count * sizeof(*keys));
    free(keys);
}

/* No realloc: it would leave a copy of the secrets behind. */
static void make_room(ln_keystore_t *keystore)
{
    if (keystore->count < keystore->capacity)
        return;
    size_t capacity = LN_MAX(2 * keystore->capacity, (size_t)4);
    stored_key_t *keys = ln_zalloc(capacity * sizeof(*keys));
    if (keystore->count > 0)
        memcpy(keys, keystore->keys, keystore->count * sizeof(*keys));
    free_keys(keystore->keys, keystore->count);
    keystore->keys = keys;
    keystore->capacity = capacity;
}

/* Sets the text of an owner's key. */
static void put(ln_keystore_t *keystore, const ln_account_owner_t *owner, ln_bytes_t text)
{
    stored_key_t *key = find(keystore, owner);
    if (key == NULL) {
        make_room(keystore);
        size_t place = place_of(keystore, owner);
        key = &keystore->keys[place];
        memmove(key + 1, key, (keystore->count - place) * sizeof(*key));
        keystore->count++;
    }
    *key = (stored_key_t){.owner = *owner, .text = ln_bytes_copy(&keystore->memory, text)};
}

static void remove_key(ln_keystore_t *keystore, stored_key_t *key)
{
    ln_wipe((void *)(uintptr_t)key->text.data, key->text.size);
    keystore->count--;
    memmove(key, key + 1, (size_t)(&keystore->keys[keystore->count] - key) * sizeof(*key));
    ln_wipe(&keystore->keys[keystore->count], sizeof(*key));
}

static void drop_keys(ln_keystore_t *keystore)
{
    free_keys(keystore->keys, keystore->count);
    keystore->keys = NULL;
    keystore->count = keystore->capacity = 0;
    ln_arena_wipe(&keystore->memory);
}

static ln_err_t make_ready(ln_call_t *call, stored_key_t *key)
{
    ln_arena_t scratch = {0};
    ln_call_t inner = ln_call(&scratch);
    ln_err_t err = ln_value_parse_json(&inner, &ln_account_secret_key_type, &key->secret, key->text,
                                       "the secret key");
    if (err == LN_OK)
        err = ln_secret_key_public(&inner, &key->public_key, &key->secret);
    ln_arena_wipe(&scratch);
    key->ready = err == LN_OK;
    if (key->ready)
        return LN_OK;
    ln_bytes_t owner = ln_value_text(&ln_account_owner_type, call->arena, &key->owner);
    return LN_FAIL(call, LN_ERR_WALLET, "the key of %.*s in the keystore cannot be read",
                   LN_TEXT_ARG(owner));
}

/* --- the file */

static ln_err_t parse(ln_call_t *call, ln_keystore_file_t *out, ln_file_state_t *state,
                      const char *path)
{
    ln_bytes_t text;
    LN_TRY(ln_file_state(call, state, path));
    LN_TRY(ln_file_read(call, &text, path));
    if (text.size == 0)
        return LN_FAIL(call, LN_ERR_WALLET,
                       "%s is empty: making it was interrupted; remove it and try again", path);
    return ln_value_parse_json(call, &ln_keystore_file_type, out, text, path);
}

static void take_content(ln_keystore_t *keystore, const ln_keystore_file_t *content)
{
    drop_keys(keystore);
    for (size_t i = 0; i < content->keys.count; i++)
        put(keystore, &content->keys.items[i].owner, content->keys.items[i].secret);
    keystore->testing_seed = content->prng_seed;
}

static ln_err_t load_failed(ln_call_t *call, ln_err_t err, ln_bytes_t why, const char *path)
{
    if (err == LN_ERR_NOT_FOUND)
        return LN_FAIL(
            call, LN_ERR_WALLET,
            "there is no keystore at %s; 'linen wallet init' or 'linen keygen' makes one", path);
    return LN_FAIL(call, err == LN_ERR_IO ? err : LN_ERR_WALLET, "%.*s", LN_TEXT_ARG(why));
}

/* Reads the file into memory that is wiped afterwards. */
static ln_err_t load(ln_call_t *call, ln_keystore_t *keystore)
{
    ln_arena_t scratch = {0};
    ln_call_t inner = ln_call(&scratch);
    ln_keystore_file_t content;
    ln_file_state_t state;
    ln_err_t err = parse(&inner, &content, &state, keystore->path);
    if (err == LN_OK) {
        take_content(keystore, &content);
        keystore->file_state = state;
    } else {
        err = load_failed(call, err, ln_call_text(&inner, err), keystore->path);
    }
    ln_arena_wipe(&scratch);
    return err;
}

ln_err_t ln_keystore_refresh(ln_call_t *call, ln_keystore_t *keystore)
{
    ln_file_state_t state;
    if (keystore->path == NULL)
        return LN_OK;
    ln_err_t err = ln_file_state(call, &state, keystore->path);
    if (err == LN_OK && ln_file_state_equal(&state, &keystore->file_state))
        return LN_OK;
    return load(call, keystore);
}

static ln_err_t save(ln_call_t *call, ln_keystore_t *keystore, const ln_file_lock_t *lock)
{
    ln_arena_t scratch = {0};
    ln_keystore_file_t content = {.prng_seed = keystore->testing_seed};
    content.keys.items = LN_NEW_ARRAY(&scratch, ln_keystore_entry_t, keystore->count);
    content.keys.count = keystore->count;
    for (size_t i = 0; i < keystore->count; i++)
        content.keys.items[i] =
            (ln_keystore_entry_t){keystore->keys[i].owner, keystore->keys[i].text};
    ln_bytes_t json = ln_value_json(&ln_keystore_file_type, &scratch, true, &content);
    ln_err_t err = ln_file_lock_replace(call, lock, &keystore->file_state, json);
    ln_arena_wipe(&scratch);
    return err;
}

/* --- changes: locked, on top of what is in the file, saved */

typedef struct {
    ln_file_lock_t lock;
    bool locked;
} change_t;

static ln_err_t begin(ln_call_t *call, change_t *change, ln_keystore_t *keystore)
{
    *change = (change_t){0};
    if (keystore->path == NULL)
        return LN_OK;
    LN_TRY(ln_file_lock_take(call, &change->lock, keystore->path));
    ln_err_t err = ln_keystore_refresh(call, keystore);
    if (err != LN_OK)
        ln_file_lock_release(&change->lock);
    else
        change->locked = true;
    return err;
}

static ln_err_t finish(ln_call_t *call, change_t *change, ln_keystore_t *keystore)
{
    if (!change->locked)
        return LN_OK;
    ln_err_t err = save(call, keystore, &change->lock);
    if (err != LN_OK)
        keystore->file_state = (ln_file_state_t){0}; /* read it again before the next change */
    ln_file_lock_release(&change->lock);
    return err;
}

static void put_secret(ln_keystore_t *keystore, const ln_account_owner_t *owner,
                       const ln_account_secret_key_t *secret)
{
    ln_arena_t scratch = {0};
    if (find(keystore, owner) == NULL)
        put(keystore, owner, ln_value_json(&ln_account_secret_key_type, &scratch, false, secret));
    ln_arena_wipe(&scratch);
}

/* The seed of a new key. With a testing seed: the first 32 bytes of its generator, whose next
 * number becomes the testing seed (spec 04 §13.4). */
static void draw_seed(ln_keystore_t *keystore, ln_hash_t *seed)
{
    ln_u64_opt_t *testing = &keystore->testing_seed;
    ln_chacha_rng_t rng;
    if (!testing->some) {
        ln_env_random(keystore->env, seed->bytes, sizeof(seed->bytes));
        return;
    }
    ln_chacha_rng_init_u64(&rng, LN_CHACHA12, testing->value);
    ln_chacha_rng_fill_bytes(&rng, seed->bytes, sizeof(seed->bytes));
    testing->value = ln_chacha_rng_next_u64(&rng);
    ln_wipe(&rng, sizeof(rng));
}

static ln_err_t generate(ln_call_t *call, ln_keystore_t *keystore, ln_account_owner_t *owner)
{
    ln_account_secret_key_t secret = {.tag = LN_ACCOUNT_SECRET_KEY_ED25519};
    ln_account_public_key_t key;
    draw_seed(keystore, &secret.ed25519.scalar);
    ln_err_t err = ln_secret_key_public(call, &key, &secret);
    if (err == LN_OK) {
        *owner = ln_public_key_owner(&key);
        put_secret(keystore, owner, &secret);
    }
    ln_wipe(&secret, sizeof(secret));
    return err;
}

ln_err_t ln_keystore_generate(ln_call_t *call, ln_keystore_t *keystore, ln_account_owner_t *owners,
                              size_t count)
{
    change_t change;
    LN_TRY(begin(call, &change, keystore));
    for (size_t i = 0; i < count; i++) {
        ln_err_t err = generate(call, keystore, &owners[i]);
        LN_ASSERT(err == LN_OK); /* any 32 bytes are an Ed25519 secret */
    }
    return finish(call, &change, keystore);
}

ln_err_t ln_keystore_add(ln_call_t *call, ln_keystore_t *keystore, ln_account_owner_t *owner,
                         const ln_account_secret_key_t *secret)
{
    change_t change;
    ln_account_public_key_t key;
    LN_TRY(ln_secret_key_public(call, &key, secret));
    ln_account_owner_t made = ln_public_key_owner(&key);
    LN_TRY(begin(call, &change, keystore));
    put_secret(keystore, &made, secret);
    LN_TRY(finish(call, &change, keystore));
    *owner = made;
    return LN_OK;
}

static ln_err_t no_key(ln_call_t *call, ln_err_t code, const ln_account_owner_t *owner)
{
    ln_bytes_t text = ln_value_text(&ln_account_owner_type, call->arena, owner);
    return LN_FAIL(call, code, "the keystore has no key of the owner %.*s", LN_TEXT_ARG(text));
}

ln_err_t ln_keystore_forget(ln_call_t *call, ln_keystore_t *keystore,
                            const ln_account_owner_t *owner)
{
    change_t change;
    LN_TRY(begin(call, &change, keystore));
    stored_key_t *key = find(keystore, owner);
    if (key == NULL) {
        if (change.locked)
            ln_file_lock_release(&change.lock);
        return no_key(call, LN_ERR_WALLET, owner);
    }
    remove_key(keystore, key);
    return finish(call, &change, keystore);
}

/* --- use */

size_t ln_keystore_count(const ln_keystore_t *keystore)
{
    return keystore->count;
}

ln_account_owner_t ln_keystore_owner(const ln_keystore_t *keystore, size_t index)
{
    LN_ASSERT(index < keystore->count);
    return keystore->keys[index].owner;
}

bool ln_keystore_has(const ln_keystore_t *keystore, const ln_account_owner_t *owner)
{
    return find(keystore, owner) != NULL;
}

static ln_err_t ready_key(ln_call_t *call, ln_keystore_t *keystore, const stored_key_t **out,
                          const ln_account_owner_t *owner)
{
    stored_key_t *key = find(keystore, owner);
    if (key == NULL)
        return no_key(call, LN_ERR_NO_OWNER_KEY, owner);
    if (!key->ready)
        LN_TRY(make_ready(call, key));
    *out = key;
    return LN_OK;
}

ln_err_t ln_keystore_public_key(ln_call_t *call, ln_keystore_t *keystore,
                                ln_account_public_key_t *out, const ln_account_owner_t *owner)
{
    const stored_key_t *key;
    LN_TRY(ready_key(call, keystore, &key, owner));
    *out = key->public_key;
    return LN_OK;
}

ln_err_t ln_keystore_sign(ln_call_t *call, ln_keystore_t *keystore, ln_account_signature_t *out,
                          const ln_account_owner_t *owner, const ln_hash_t *hash)
{
    const stored_key_t *key;
    LN_TRY(ready_key(call, keystore, &key, owner));
    *out = sign(&key->secret, &key->public_key, hash);
    return LN_OK;
}

/* --- open and create */

ln_keystore_t *ln_keystore_in_memory(ln_env_t *env, ln_u64_opt_t testing_seed)
{
    ln_keystore_t *keystore = ln_zalloc(sizeof(*keystore));
    keystore->env = env;
    keystore->testing_seed = testing_seed;
    return keystore;
}

static ln_keystore_t *new_at(ln_env_t *env, const char *path, ln_u64_opt_t testing_seed)
{
    ln_keystore_t *keystore = ln_keystore_in_memory(env, testing_seed);
    keystore->path = ln_alloc_text(path);
    return keystore;
}

void ln_keystore_close(ln_keystore_t *keystore)
{
    if (keystore == NULL)
        return;
    drop_keys(keystore);
    free((void *)(uintptr_t)keystore->path);
    free(keystore);
}

ln_err_t ln_keystore_open(ln_call_t *call, ln_keystore_t **out, ln_env_t *env, const char *path)
{
    ln_keystore_t *keystore = new_at(env, path, (ln_u64_opt_t){0});
    ln_err_t err = load(call, keystore);
    if (err == LN_OK)
        *out = keystore;
    else
        ln_keystore_close(keystore);
    return err;
}

ln_err_t ln_keystore_create(ln_call_t *call, ln_keystore_t **out, ln_env_t *env, const char *path,
                            ln_u64_opt_t testing_seed)
{
    ln_file_lock_t lock;
    LN_TRY(ln_file_lock_create(call, &lock, path));
    ln_keystore_t *keystore = new_at(env, path, testing_seed);
    ln_err_t err = save(call, keystore, &lock);
    ln_file_lock_release(&lock);
    if (err == LN_OK)
        *out = keystore;
    else
        ln_keystore_close(keystore);
    return err;
}

ln_err_t ln_keystore_open_or_create(ln_call_t *call, ln_keystore_t **out, ln_env_t *env,
                                    const char *path, ln_u64_opt_t testing_seed)
{
    ln_file_state_t state;
    ln_err_t err = ln_file_state(call, &state, path);
    if (err == LN_ERR_NOT_FOUND || (err == LN_OK && state.size == 0))
        return ln_keystore_create(call, out, env, path, testing_seed);
    LN_TRY(err);
    return ln_keystore_open(call, out, env, path);
}
