/* SPDX-License-Identifier: Apache-2.0 */
/* wallet/wallet.h - the chains that a user follows, in the file wallet.json (spec 04 §13).
 *
 *     file  --open-->  chains in memory  --put, insert, forget-->  changes  --save-->  file
 *                                                                     ^
 *                      what others have saved in the meantime --------+
 *
 * Changes are made in memory and written by ln_wallet_save, which takes the file's lock, reads what
 * other processes have written since, and puts only our own changes on top: two processes lose
 * nothing of each other's as long as they change different chains. The file is replaced as a whole,
 * durably. Members of the file that this version does not know are kept.
 *
 * Every chain of a wallet is of the network of its genesis configuration, which never changes.
 *
 * Threads: a wallet belongs to one thread at a time. */
#ifndef LN_WALLET_WALLET_H
#define LN_WALLET_WALLET_H

#include "types/gen/config.h"

typedef struct ln_wallet ln_wallet_t;

/* Reads the wallet. LN_ERR_WALLET, saying what to do, if there is none or if it is not one. */
LN_CHECKED ln_err_t ln_wallet_open(ln_call_t *call, ln_wallet_t **out, const char *path);

/* Makes a wallet without chains, on disk when it returns. LN_ERR_WALLET if there is a file already.
 */
LN_CHECKED ln_err_t ln_wallet_create(ln_call_t *call, ln_wallet_t **out, const char *path,
                                     const ln_genesis_config_t *genesis);

/* A wallet that is in no file; saving it does nothing. */
ln_wallet_t *ln_wallet_in_memory(const ln_genesis_config_t *genesis);

/* Drops what was not saved. Null is allowed. */
void ln_wallet_close(ln_wallet_t *wallet);

/* Writes all changes since the last save; does nothing if there are none. LN_ERR_WALLET if the file
 * has been replaced by the wallet of another network, or is locked; LN_ERR_IO. The changes are kept
 * for the next try then. */
LN_CHECKED ln_err_t ln_wallet_save(ln_call_t *call, ln_wallet_t *wallet);

/* Takes over what other processes have saved; our own changes stay. */
LN_CHECKED ln_err_t ln_wallet_refresh(ln_call_t *call, ln_wallet_t *wallet);

/* --- what is in it; pointers live until the next change, save or refresh, the genesis
 * configuration as long as the wallet */

/* Borrowed from the wallet. */
const ln_genesis_config_t *ln_wallet_genesis(const ln_wallet_t *wallet);
ln_chain_id_t ln_wallet_admin_chain(const ln_wallet_t *wallet);

/* The chain that commands use when none is named. */
ln_chain_id_opt_t ln_wallet_default(const ln_wallet_t *wallet);

/* The default chain; LN_ERR_WALLET tells how to get one. */
LN_CHECKED ln_err_t ln_wallet_expect_default(ln_call_t *call, ln_chain_id_t *out,
                                             const ln_wallet_t *wallet);

/* Chains are listed by increasing id. */
size_t ln_wallet_count(const ln_wallet_t *wallet);
ln_chain_id_t ln_wallet_chain_id(const ln_wallet_t *wallet, size_t index);
const ln_wallet_chain_t *ln_wallet_chain(const ln_wallet_t *wallet, size_t index);

/* The entry of a chain; null if it is not in the wallet. */
const ln_wallet_chain_t *ln_wallet_find(const ln_wallet_t *wallet, const ln_chain_id_t *id);

/* The same; LN_ERR_WALLET if it is not there. */
LN_CHECKED ln_err_t ln_wallet_expect(ln_call_t *call, const ln_wallet_chain_t **out,
                                     const ln_wallet_t *wallet, const ln_chain_id_t *id);

/* --- changes; entries are copied */

/* Sets the entry of a chain. */
void ln_wallet_put(ln_wallet_t *wallet, const ln_chain_id_t *id, const ln_wallet_chain_t *chain);

/* The same for a chain of our own: it becomes the default if there is none and it has an owner. */
void ln_wallet_insert(ln_wallet_t *wallet, const ln_chain_id_t *id, const ln_wallet_chain_t *chain);

/* Adds a chain that turned up. False, and nothing changes, if it is there; else it becomes the
 * default if there is none. */
bool ln_wallet_try_insert(ln_wallet_t *wallet, const ln_chain_id_t *id,
                          const ln_wallet_chain_t *chain);

/* LN_ERR_WALLET if the chain is not in the wallet. */
LN_CHECKED ln_err_t ln_wallet_set_default(ln_call_t *call, ln_wallet_t *wallet,
                                          const ln_chain_id_t *id);

/* Takes the owner off the entry; the keystore keeps the key. LN_ERR_WALLET if the chain is not
 * there or has no owner. */
LN_CHECKED ln_err_t ln_wallet_forget_keys(ln_call_t *call, ln_wallet_t *wallet,
                                          ln_account_owner_t *owner, const ln_chain_id_t *id);

/* Removes the entry; there is no default if it was that. LN_ERR_WALLET if it is not there. */
LN_CHECKED ln_err_t ln_wallet_forget_chain(ln_call_t *call, ln_wallet_t *wallet,
                                           const ln_chain_id_t *id);

/* --- blocks that were proposed and have not been decided yet */

/* The entry's form of a proposal with the blobs that it publishes. Borrows the block. */
ln_pending_proposal_t ln_pending_proposal(ln_arena_t *arena, const ln_proposed_block_t *block,
                                          const ln_blob_content_list_t *blobs);

/* The blobs of a pending proposal, in the call's arena; LN_ERR_WALLET if they cannot be read. */
LN_CHECKED ln_err_t ln_pending_proposal_blobs(ln_call_t *call, ln_blob_content_list_t *out,
                                              const ln_pending_proposal_t *pending);

#endif
