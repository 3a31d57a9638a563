/* SPDX-License-Identifier: Apache-2.0 */
/* client/local.h - the local node: takes in what validators have certified, and answers for our own
 * chains (spec 04 §11).
 *
 * What it learns about one chain may be a message to another chain here; that is delivered before
 * the functions return. */
#ifndef LN_CLIENT_LOCAL_H
#define LN_CLIENT_LOCAL_H

#include "client/client.h"

/* The chain's information; with values, also what its consensus has seen. Errors as a validator's:
 * LN_ERR_BLOBS_NOT_FOUND with the chain's description if the chain is not known. */
LN_CHECKED ln_err_t ln_local_info(ln_call_t *call, ln_client_t *client, ln_chain_info_t *info,
                                  const ln_chain_id_t *chain_id, bool values);

/* The same for any question. */
LN_CHECKED ln_err_t ln_local_query(ln_call_t *call, ln_client_t *client, ln_chain_info_t *info,
                                   const ln_chain_info_query_t *query);

/* The next height, 0 for a chain that is not known; *epoch may be null. */
LN_CHECKED ln_err_t ln_local_next_height(ln_call_t *call, ln_client_t *client,
                                         ln_block_height_t *out, const ln_chain_id_t *chain_id);

/* How a block is taken in: executed if it is the next one, or only looked through for what it sends
 * (spec 04 §11.3). */
typedef enum { LN_TAKE_EXECUTE, LN_TAKE_PREPROCESS } ln_take_t;

/* The messages of a validator, for the local node; errors as a validator's. */
LN_CHECKED ln_err_t ln_local_confirmed(ln_call_t *call, ln_client_t *client,
                                       const ln_confirmed_block_certificate_t *certificate,
                                       ln_take_t how);
LN_CHECKED ln_err_t ln_local_validated(ln_call_t *call, ln_client_t *client,
                                       const ln_validated_block_certificate_t *certificate);
LN_CHECKED ln_err_t ln_local_timeout(ln_call_t *call, ln_client_t *client,
                                     const ln_timeout_certificate_t *certificate);
LN_CHECKED ln_err_t ln_local_proposal(ln_call_t *call, ln_client_t *client,
                                      const ln_block_proposal_t *proposal);

/* A blob that a proposal or a validated block waits for. */
LN_CHECKED ln_err_t ln_local_pending_blob(ln_call_t *call, ln_client_t *client,
                                          const ln_chain_id_t *chain_id,
                                          const ln_blob_content_t *blob);

/* Keeps a blob whose content has been checked against its id. */
LN_CHECKED ln_err_t ln_local_put_blob(ln_call_t *call, ln_client_t *client, const ln_blob_id_t *id,
                                      const ln_blob_content_t *blob);

/* Brings what a chain has sent to chains here on its way again. */
LN_CHECKED ln_err_t ln_local_resend(ln_call_t *call, ln_client_t *client,
                                    const ln_chain_id_t *chain_id);

/* A certificate that is here, executed or not; *found is false for others. */
LN_CHECKED ln_err_t ln_local_certificate_at(ln_call_t *call, ln_client_t *client,
                                            ln_confirmed_block_certificate_t *out, bool *found,
                                            const ln_chain_id_t *chain_id,
                                            ln_block_height_t height);

#endif
