/* SPDX-License-Identifier: Apache-2.0 */
/* chain/outbox.h - our blocks that one other chain has not yet acknowledged (spec 01 §6.4).
 *
 * It remembers heights, never messages: the receiver's bundles are cut out of the certified block.
 *
 *     acknowledged   |   waiting (queue)   |  next_height_to_schedule
 *      3   4   5     |     7   8   12      |   13
 *
 * The first 64 heights lie in the outbox itself, more of them under keys of their own, so that a
 * recipient that does not answer for long costs no more than one that does. The outbox also knows
 * the last executed block with a message to the recipient, which the next such block names.
 *
 * Invariants  1. Heights in the queue strictly increase.   2. All of them are below next.
 *             3. There is an overflow only while the inner queue is not empty. */
#ifndef LN_CHAIN_OUTBOX_H
#define LN_CHAIN_OUTBOX_H

#include "chain/chain.h"

typedef struct {
    ln_chain_t *chain;
    ln_chain_id_t recipient;
    ln_outbox_state_t state;
} ln_outbox_t;

/* The outbox for a recipient, empty if it was never used. LN_ERR_CORRUPT if it breaks the
 * invariants. */
LN_CHECKED ln_err_t ln_outbox_load(ln_call_t *call, ln_outbox_t *outbox, ln_chain_t *chain,
                                   const ln_chain_id_t *recipient);

/* Puts the outbox back, and the recipient into or out of the set of non-empty outboxes. */
void ln_outbox_save(ln_call_t *call, ln_outbox_t *outbox);

/* Puts height into the queue. *added is false, and nothing changes, if height < next. */
LN_CHECKED ln_err_t ln_outbox_schedule(ln_call_t *call, ln_outbox_t *outbox, bool *added,
                                       ln_block_height_t height);

/* Removes all waiting heights up to and including height; *removed is how many. A second
 * acknowledgement of the same height removes nothing and is no error. */
LN_CHECKED ln_err_t ln_outbox_confirm(ln_call_t *call, ln_outbox_t *outbox, size_t *removed,
                                      ln_block_height_t height);

/* Waiting heights in order, at most limit of them. */
LN_CHECKED ln_err_t ln_outbox_waiting(ln_call_t *call, const ln_outbox_t *outbox,
                                      ln_block_height_list_t *out, size_t limit);

/* Puts heights (in order) into the queue where they are missing, whatever next is: for a recipient
 * that lost them (spec 01 §5.13). *added is how many. */
LN_CHECKED ln_err_t ln_outbox_reinsert(ln_call_t *call, ln_outbox_t *outbox, size_t *added,
                                       const ln_block_height_list_t *heights);

/* Schedules a block for everybody it has a message for. A block that is not being executed, only
 * looked through, may have a gap before it: it is scheduled only where the chain of previous
 * message blocks is known to be complete (spec 01 §6.4), and leaves no trace in what later blocks
 * name as the one before them, even if it is the next block of the chain. */
LN_CHECKED ln_err_t ln_outboxes_schedule(ln_call_t *call, ln_chain_t *chain,
                                         const ln_block_t *block, bool executed);

/* The recipients of all waiting heights, in ChainId order. */
LN_CHECKED ln_err_t ln_outboxes_nonempty(ln_call_t *call, const ln_chain_t *chain,
                                         ln_chain_id_list_t *out);

/* Is nothing waiting up to and including height? */
LN_CHECKED ln_err_t ln_outboxes_delivered(ln_call_t *call, ln_chain_t *chain, bool *delivered,
                                          ln_block_height_t height);

#endif
