/* SPDX-License-Identifier: Apache-2.0 */
/* app/session.h - what commands of a client share: the user's wallet, keys and storage, and a
 * client over them (spec 04 §14.1).
 *
 *     open files -> work, as a task of the loop -> save the wallet, sync the storage -> close
 *
 * The wallet is saved whatever becomes of the work: what was committed must not be forgotten
 * because of what came after it. */
#ifndef LN_APP_SESSION_H
#define LN_APP_SESSION_H

#include "app/run.h"
#include "client/chain_client.h"
#include "client/seams.h"
#include "wallet/paths.h"
#include "wallet/wallet.h"

typedef struct {
    ln_run_t *run;
    ln_call_t *call;
    ln_wallet_paths_t paths;
    ln_wallet_t *wallet;
    ln_keystore_t *keystore;
    ln_kv_t *kv;
    ln_store_t *store;
    ln_client_t *client;
    ln_remote_node_options_t nodes;
} ln_session_t;

typedef ln_err_t (*ln_session_work_t)(ln_session_t *session);

/* The main function of a command: opens a session, runs the work as a task, closes it. */
LN_CHECKED ln_err_t ln_session_command(ln_run_t *run, ln_session_work_t work);

/* Opens what lies at the paths; null: those of the command line. */
LN_CHECKED ln_err_t ln_session_open(ln_run_t *run, ln_session_t *session,
                                    const ln_wallet_paths_t *paths);
LN_CHECKED ln_err_t ln_session_work(ln_session_t *session, ln_session_work_t work);

/* Saves and closes; the error of the work has precedence over those of saving. */
LN_CHECKED ln_err_t ln_session_close(ln_session_t *session, ln_err_t err);

/* --- chains */

/* The chain of an argument or option, the default chain if it is null. */
LN_CHECKED ln_err_t ln_session_chain_id(ln_session_t *session, ln_chain_id_t *out,
                                        const char *text);

/* Begins with the wallet's entry; release it with ln_chain_client_release. */
LN_CHECKED ln_err_t ln_session_chain(ln_session_t *session, ln_chain_client_t *chain,
                                     const ln_chain_id_t *id);

/* Work on a chain of the wallet, which lives as long as the call. Saving it is the work's. */
typedef ln_err_t (*ln_chain_work_t)(ln_session_t *session, ln_chain_client_t *chain, void *subject);
LN_CHECKED ln_err_t ln_session_with_chain(ln_session_t *session, const ln_chain_id_t *id,
                                          ln_chain_work_t work, void *subject);

/* Writes what the chain has become into the wallet; the call's memory is used. */
LN_CHECKED ln_err_t ln_session_save(ln_call_t *call, ln_session_t *session,
                                    const ln_chain_client_t *chain);

/* Learns what validators know of a chain of the wallet and of messages to it, and saves that. */
LN_CHECKED ln_err_t ln_session_sync(ln_session_t *session, const ln_chain_id_t *id);

/* Commits a block with these operations: prepares, waits for our turn if other owners are faster,
 * saves. Without operations, of waiting messages alone (LN_ERR_EMPTY_BLOCK). */
LN_CHECKED ln_err_t ln_session_execute(ln_session_t *session, ln_chain_client_t *chain,
                                       ln_confirmed_block_certificate_t *out,
                                       const ln_operations_t *operations,
                                       const ln_blob_content_list_t *blobs);

/* The same for one operation of the system without blobs on a chain of the wallet. */
LN_CHECKED ln_err_t ln_session_operation(ln_session_t *session, const ln_chain_id_t *id,
                                         ln_confirmed_block_certificate_t *out,
                                         const ln_system_operation_t *operation);

/* After LN_ERR_WAIT_FOR_TIMEOUT: sleeps until the round may be over, and looks what others have
 * done. */
LN_CHECKED ln_err_t ln_session_wait(ln_session_t *session, ln_chain_client_t *chain);

/* --- output */

/* Writes to stdout; the second, a value in its text form. */
void ln_print(ln_bytes_t text); /* and a line feed, on stdout */
void ln_print_value(ln_call_t *call, const ln_type_t *type, const void *value);

#endif
