/* SPDX-License-Identifier: Apache-2.0 */
/* wallet/keystore.h - the secret keys of a user's accounts, in the file keystore.json (spec 04
 * §13.4).
 *
 * Secrets never leave the keystore: it signs. Every change is on disk, merged with what other
 * processes have stored, when the call returns, because a chain whose key is lost is lost. The file
 * has mode 0600; the memory of secrets is overwritten when it is given up.
 *
 * New keys are Ed25519, from the environment's randomness. A keystore with a testing seed makes the
 * keys of the reference for that seed instead, which anybody can make again: for tests only.
 *
 * Threads: a keystore belongs to one thread at a time. */
#ifndef LN_WALLET_KEYSTORE_H
#define LN_WALLET_KEYSTORE_H

#include "base/env.h"
#include "types/gen/config.h"

typedef struct ln_keystore ln_keystore_t;

/* LN_ERR_WALLET, saying what to do, if there is none or if it is not one. env must outlive the
 * keystore. */
LN_CHECKED ln_err_t ln_keystore_open(ln_call_t *call, ln_keystore_t **out, ln_env_t *env,
                                     const char *path);

/* Makes one without keys. LN_ERR_WALLET if there is a file already. */
LN_CHECKED ln_err_t ln_keystore_create(ln_call_t *call, ln_keystore_t **out, ln_env_t *env,
                                       const char *path, ln_u64_opt_t testing_seed);

/* The one or the other. A testing seed is only for a new one. */
LN_CHECKED ln_err_t ln_keystore_open_or_create(ln_call_t *call, ln_keystore_t **out, ln_env_t *env,
                                               const char *path, ln_u64_opt_t testing_seed);

/* A keystore that is in no file. */
ln_keystore_t *ln_keystore_in_memory(ln_env_t *env, ln_u64_opt_t testing_seed);

/* Null is allowed. */
void ln_keystore_close(ln_keystore_t *keystore);

/* Makes count keys at once; owners has room for as many. */
LN_CHECKED ln_err_t ln_keystore_generate(ln_call_t *call, ln_keystore_t *keystore,
                                         ln_account_owner_t *owners, size_t count);

/* Stores a key that the caller has; LN_ERR_WALLET if it is not valid. Storing one twice is no
 * error. */
LN_CHECKED ln_err_t ln_keystore_add(ln_call_t *call, ln_keystore_t *keystore,
                                    ln_account_owner_t *owner,
                                    const ln_account_secret_key_t *secret);

/* Removes a key for good. LN_ERR_WALLET if it is not there. */
LN_CHECKED ln_err_t ln_keystore_forget(ln_call_t *call, ln_keystore_t *keystore,
                                       const ln_account_owner_t *owner);

/* Takes over what other processes have stored. */
LN_CHECKED ln_err_t ln_keystore_refresh(ln_call_t *call, ln_keystore_t *keystore);

/* Owners are listed in their order. */
size_t ln_keystore_count(const ln_keystore_t *keystore);
ln_account_owner_t ln_keystore_owner(const ln_keystore_t *keystore, size_t index);
bool ln_keystore_has(const ln_keystore_t *keystore, const ln_account_owner_t *owner);

/* LN_ERR_NO_OWNER_KEY if there is no key of this owner. */
LN_CHECKED ln_err_t ln_keystore_public_key(ln_call_t *call, ln_keystore_t *keystore,
                                           ln_account_public_key_t *out,
                                           const ln_account_owner_t *owner);
LN_CHECKED ln_err_t ln_keystore_sign(ln_call_t *call, ln_keystore_t *keystore,
                                     ln_account_signature_t *out, const ln_account_owner_t *owner,
                                     const ln_hash_t *hash);

/* --- secret keys */

/* LN_ERR_WALLET if a secp256k1 secret is out of range. */
LN_CHECKED ln_err_t ln_secret_key_public(ln_call_t *call, ln_account_public_key_t *out,
                                         const ln_account_secret_key_t *secret);

#endif
