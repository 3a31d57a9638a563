/* SPDX-License-Identifier: Apache-2.0 */
/* chain/pending_blobs.h - blobs that a proposal or a validated block needs and that are being sent
 * to us (spec 01 §5.4 step 11, §5.6 step 6, §5.10).
 *
 * There is one list of expected blobs for validated blocks, and one per owner for proposals, so
 * that an owner cannot push out what another one is sending. A list belongs to a round: a later
 * round replaces it. It names blobs, and holds the contents that have come so far. */
#ifndef LN_CHAIN_PENDING_BLOBS_H
#define LN_CHAIN_PENDING_BLOBS_H

#include "chain/chain.h"

/* Forgets all lists. */
void ln_pending_blobs_clear(ln_chain_t *chain);

/* Forgets the lists of proposals. */
void ln_pending_blobs_clear_proposed(ln_chain_t *chain);

/* Where a needed blob is: id, and its content if it is known. */
typedef struct {
    ln_blob_id_t id;
    bool known;
    ln_blob_content_t content;
} ln_needed_blob_t;

typedef struct {
    ln_needed_blob_t *items;
    size_t count;
} ln_needed_blob_list_t;

/* Looks for the content of each id (in order): among own (which may be null), in the manager, in
 * all pending lists, in the store. */
LN_CHECKED ln_err_t ln_needed_blobs(ln_call_t *call, ln_chain_t *chain, ln_needed_blob_list_t *out,
                                    const ln_blob_id_list_t *ids,
                                    const ln_blob_content_list_list_t *own);

/* The ids whose content is not known; and the contents of all others, in order. */
ln_blob_id_list_t ln_needed_missing(ln_call_t *call, const ln_needed_blob_list_t *needed);
ln_blob_content_list_t ln_needed_contents(ln_call_t *call, const ln_needed_blob_list_t *needed);

/* Expects the blobs of a proposal of an owner, or, with owner null, of a validated block. What is
 * known is kept. LN_ERR_INSUFFICIENT_ROUND if a later round is already expected. */
LN_CHECKED ln_err_t ln_pending_blobs_expect(ln_call_t *call, ln_chain_t *chain,
                                            const ln_account_owner_t *owner, ln_round_t round,
                                            bool is_validated, const ln_needed_blob_list_t *needed);

/* Takes in a blob (spec 01 §5.10). LN_ERR_UNEXPECTED_BLOB if no list names it, and the policy's
 * limits for blobs of proposals. */
LN_CHECKED ln_err_t ln_pending_blobs_add(ln_call_t *call, ln_chain_t *chain,
                                         const ln_blob_content_t *blob);

#endif
