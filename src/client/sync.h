/* SPDX-License-Identifier: Apache-2.0 */
/* client/sync.h - from the validators to here: chains, and what their blocks need (spec 04 §11).
 *
 * Nothing is believed that is not certified: blocks carry a quorum's signatures, which the local
 * node checks against the committee of their epoch, and blobs are named by their hash. */
#ifndef LN_CLIENT_SYNC_H
#define LN_CLIENT_SYNC_H

#include "client/local.h"
#include "client/remote.h"

/* Takes in a certificate; blobs that it needs are asked of the remotes, epochs that are not known
 * of the admin chain. */
LN_CHECKED ln_err_t ln_sync_certificate(ln_call_t *call, ln_client_t *client,
                                        const ln_remote_list_t *remotes,
                                        const ln_confirmed_block_certificate_t *certificate,
                                        ln_take_t how);

/* Makes the blobs be here, together with the blocks that used them last (spec 04 §11.6).
 * LN_ERR_BLOBS_NOT_FOUND if no validator has them. */
LN_CHECKED ln_err_t ln_sync_blobs(ln_call_t *call, ln_client_t *client,
                                  const ln_blob_id_list_t *ids);

/* Makes the description of a chain be here. */
LN_CHECKED ln_err_t ln_sync_description(ln_call_t *call, ln_client_t *client,
                                        const ln_chain_id_t *chain_id);

/* All that one validator knows of a chain: blocks, and the state of its consensus. */
LN_CHECKED ln_err_t ln_sync_chain_from(ln_call_t *call, ln_remote_t *remote,
                                       const ln_chain_id_t *chain_id);

/* All that a quorum knows of a chain (spec 04 §11.2). A null committee is the newest known here.
 */
LN_CHECKED ln_err_t ln_sync_chain(ln_call_t *call, ln_client_t *client,
                                  const ln_chain_id_t *chain_id, const ln_committee_t *committee);

/* The chain's blocks below height, and no more. */
LN_CHECKED ln_err_t ln_sync_to_height(ln_call_t *call, ln_client_t *client,
                                      const ln_chain_id_t *chain_id, ln_block_height_t height);

/* The admin chain: committees and epochs. */
LN_CHECKED ln_err_t ln_sync_admin(ln_call_t *call, ln_client_t *client);

#endif
