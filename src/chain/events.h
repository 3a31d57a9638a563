/* SPDX-License-Identifier: Apache-2.0 */
/* chain/events.h - how far the event streams of a chain are known without a gap (spec 01 §6.7). */
#ifndef LN_CHAIN_EVENTS_H
#define LN_CHAIN_EVENTS_H

#include "chain/chain.h"

/* Counts the events of a certified block, executed or ahead of a gap. *streams lists those that
 * became longer. */
LN_CHECKED ln_err_t ln_events_advance(ln_call_t *call, ln_chain_t *chain,
                                      ln_stream_id_list_t *streams, const ln_block_t *block);

/* The index up to which the events of a stream are known. */
LN_CHECKED ln_err_t ln_events_next_index(ln_call_t *call, const ln_chain_t *chain, uint32_t *out,
                                         const ln_stream_id_t *stream);

#endif
