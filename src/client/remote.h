/* SPDX-License-Identifier: Apache-2.0 */
/* client/remote.h - questions to one validator, and what its answers must prove (spec 04 §9.1).
 *
 * Chain information must be signed by the validator and about the chain asked for; blobs and
 * certificates must be the ones asked for. Whether a certificate is valid is decided by the local
 * node, which knows the committees. A validator that fails a check is refused with
 * LN_ERR_INVALID_CHAIN_INFO_RESPONSE and its kin. */
#ifndef LN_CLIENT_REMOTE_H
#define LN_CLIENT_REMOTE_H

#include "client/client.h"

/* Any request that is answered with chain information. */
LN_CHECKED ln_err_t ln_remote_ask(ln_call_t *call, ln_remote_t *remote, ln_chain_info_t *info,
                                  const ln_chain_id_t *chain_id, const ln_rpc_message_t *request);

/* The same without proof, for answers of which only a vote is used, which has a signature of its
 * own, or nothing but where the chain is there: a validator that lies about that harms nobody else.
 */
LN_CHECKED ln_err_t ln_remote_tell(ln_call_t *call, ln_remote_t *remote, ln_chain_info_t *info,
                                   const ln_chain_id_t *chain_id, const ln_rpc_message_t *request);

/* A question about a chain. */
LN_CHECKED ln_err_t ln_remote_query(ln_call_t *call, ln_remote_t *remote, ln_chain_info_t *info,
                                    const ln_chain_info_query_t *query);

/* What the validator says of a chain; with values, also what its consensus has seen. */
LN_CHECKED ln_err_t ln_remote_info(ln_call_t *call, ln_remote_t *remote, ln_chain_info_t *info,
                                   const ln_chain_id_t *chain_id, bool values);

/* All certificates of a chain at these heights, in order of height.
 * LN_ERR_NODE with MissingCertificatesByHeights if the validator has not all of them. */
LN_CHECKED ln_err_t ln_remote_certificates(ln_call_t *call, ln_remote_t *remote,
                                           ln_confirmed_block_certificate_list_t *out,
                                           const ln_chain_id_t *chain_id,
                                           const ln_block_height_list_t *heights);

/* A blob that is stored there; and one that a proposal there brought along and that is not yet
 * stored. */
LN_CHECKED ln_err_t ln_remote_blob(ln_call_t *call, ln_remote_t *remote, ln_blob_content_t *out,
                                   const ln_blob_id_t *id);
LN_CHECKED ln_err_t ln_remote_pending_blob(ln_call_t *call, ln_remote_t *remote,
                                           ln_blob_content_t *out, const ln_chain_id_t *chain_id,
                                           const ln_blob_id_t *id);

/* The certificate of a block that uses the blob. */
LN_CHECKED ln_err_t ln_remote_certificate_for_blob(ln_call_t *call, ln_remote_t *remote,
                                                   ln_confirmed_block_certificate_t *out,
                                                   const ln_blob_id_t *id);

/* Which of the blobs the validator does not have; and the two ways of giving it one: to keep,
 * because a block is known to need it, or for a proposal that waits for it. */
LN_CHECKED ln_err_t ln_remote_missing_blobs(ln_call_t *call, ln_remote_t *remote,
                                            ln_blob_id_list_t *out, const ln_blob_id_list_t *ids);
LN_CHECKED ln_err_t ln_remote_upload_blob(ln_call_t *call, ln_remote_t *remote,
                                          const ln_blob_content_t *blob);
LN_CHECKED ln_err_t ln_remote_give_pending_blob(ln_call_t *call, ln_remote_t *remote,
                                                const ln_chain_id_t *chain_id,
                                                const ln_blob_content_t *blob);

#endif
