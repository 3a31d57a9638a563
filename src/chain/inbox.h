/* SPDX-License-Identifier: Apache-2.0 */
/* chain/inbox.h - what another chain has sent to us and we have not taken yet (spec 01 §6.2, §6.3,
 * spec 02 §6.9).
 *
 * Bundles come from two sides: the sender's validators deliver them (add), and our own certified
 * blocks take them (remove). Usually they are delivered first; but a certified block may take a
 * bundle that has not arrived here, and then it is remembered until it does:
 *
 *     delivered, not taken      added    [ b5  b7  b8 ]        one of the two queues
 *     taken, not delivered      removed  [          ]          is always empty
 *
 * A cursor is (height, transaction index). Each side's cursor only grows. Bundles that may be
 * skipped are, when a later one is taken or was taken.
 *
 * Invariants  1. At most one of the queues has items.   2. Cursors strictly increase in each queue.
 *             3. All of them are below the side's next cursor. */
#ifndef LN_CHAIN_INBOX_H
#define LN_CHAIN_INBOX_H

#include "chain/chain.h"

/* One chain's inbox, read from the state; written back by ln_inbox_save. */
typedef struct {
    ln_chain_t *chain;
    ln_chain_id_t origin;
    ln_inbox_state_t state;
} ln_inbox_t;

/* The inbox for an origin, empty if it was never used. LN_ERR_CORRUPT if it breaks the invariants.
 */
LN_CHECKED ln_err_t ln_inbox_load(ln_call_t *call, ln_inbox_t *inbox, ln_chain_t *chain,
                                  const ln_chain_id_t *origin);

/* Puts the inbox back, and the origin into or out of the set of non-empty inboxes. */
void ln_inbox_save(ln_call_t *call, ln_inbox_t *inbox);

/* A bundle arrives. *is_new tells whether it is now waiting (it may have been taken already). Every
 * disorder is LN_ERR_CORRUPTED_CHAIN_STATE: bundles come from our own validator. */
LN_CHECKED ln_err_t ln_inbox_add(ln_call_t *call, ln_inbox_t *inbox, bool *is_new,
                                 const ln_message_bundle_t *bundle);

/* A block takes a bundle. *was_there tells whether it had arrived. LN_ERR_INCORRECT_MESSAGE_ORDER,
 * LN_ERR_CANNOT_SKIP_MESSAGE, LN_ERR_UNEXPECTED_MESSAGE. */
LN_CHECKED ln_err_t ln_inbox_remove(ln_call_t *call, ln_inbox_t *inbox, bool *was_there,
                                    const ln_message_bundle_t *bundle);

/* The first height from which something may still arrive. */
LN_CHECKED ln_err_t ln_inbox_next_height(ln_call_t *call, const ln_inbox_t *inbox,
                                         ln_block_height_t *out);

/* The height of the last bundle that was taken before it arrived. */
LN_CHECKED ln_err_t ln_inbox_anticipated(ln_call_t *call, const ln_inbox_t *inbox,
                                         ln_block_height_opt_t *out);

/* Bundles that wait, in order, at most limit of them. */
LN_CHECKED ln_err_t ln_inbox_waiting(ln_call_t *call, const ln_inbox_t *inbox,
                                     ln_message_bundle_list_t *out, size_t limit);

/* Takes all bundles of a block out of their inboxes (spec 01 §6.3). With must_be_present, one that
 * has not arrived is LN_ERR_MISSING_CROSS_CHAIN_UPDATE. */
LN_CHECKED ln_err_t ln_inboxes_remove_bundles(ln_call_t *call, ln_chain_t *chain,
                                              ln_timestamp_t timestamp, bool must_be_present,
                                              const ln_transaction_list_t *transactions);

/* The origins of all bundles that wait, in ChainId order. */
LN_CHECKED ln_err_t ln_inboxes_nonempty(ln_call_t *call, const ln_chain_t *chain,
                                        ln_chain_id_list_t *out);

#endif
