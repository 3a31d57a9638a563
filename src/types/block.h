/* SPDX-License-Identifier: Apache-2.0 */
/* types/block.h - what follows from a block, a proposal or a message alone (spec 01 §5-§8). */
#ifndef LN_TYPES_BLOCK_H
#define LN_TYPES_BLOCK_H

#include "types/gen/certificate.h"

/* --- blocks */

/* The block that a proposal and the outcome of its execution make, and the way back. Both borrow.
 */
ln_block_t ln_block_of(const ln_proposed_block_t *proposed,
                       const ln_block_execution_outcome_t *outcome);
ln_proposed_block_t ln_block_proposed(const ln_block_t *block);
ln_block_execution_outcome_t ln_block_outcome(const ln_block_t *block);

/* Ids of the blobs whose content is published by operations of the transactions, in BlobId order,
 * without duplicates. */
ln_blob_id_list_t ln_published_blob_ids(ln_arena_t *arena, const ln_transaction_list_t *txs);

/* Ids in OracleResponse::Blob of the outcome, in order of occurrence, with duplicates. */
ln_blob_id_list_t ln_oracle_blob_ids(ln_arena_t *arena, const ln_oracle_response_list_list_t *all);

/* Every blob that must be there before a block is executed or certified (spec 01 §7.2): published,
 * read, created, and for height 0 the chain's description. In BlobId order, without duplicates.
 * LN_ERR_DECODE if the block creates something that is no application description. */
LN_CHECKED ln_err_t ln_required_blob_ids(ln_call_t *call, ln_blob_id_list_t *out,
                                         const ln_block_t *block);

/* Does any transaction use an oracle? Such a block may not be fast. */
bool ln_outcome_has_oracle_responses(const ln_block_execution_outcome_t *outcome);

/* The chains that the block sends messages to, in ChainId order, without duplicates. */
ln_chain_id_list_t ln_block_recipients(ln_arena_t *arena,
                                       const ln_outgoing_message_list_list_t *messages);

/* The streams that the block emits events to, in order, without duplicates. */
ln_stream_id_list_t ln_block_event_streams(ln_arena_t *arena, const ln_event_list_list_t *events);

/* What the block sends to one recipient (spec 01 §6.1): one bundle per transaction with a message
 * to it. Borrows from the block. */
ln_message_bundle_list_t ln_block_bundles_for(ln_arena_t *arena, const ln_block_t *block,
                                              const ln_hash_t *hash,
                                              const ln_chain_id_t *recipient);

/* A message may be skipped if it is simple or bouncing and carries no grant; a bundle, if all its
 * messages may. A bundle is protected if one of its messages is. */
bool ln_bundle_is_skippable(const ln_message_bundle_t *bundle);
bool ln_bundle_is_protected(const ln_message_bundle_t *bundle);

/* The eight hashes that the reference shows in block headers (spec 01 §2.3). */
typedef struct {
    ln_hash_t transactions, messages, previous_message_blocks, previous_event_blocks,
        oracle_responses, events, blobs, operation_results;
} ln_block_body_hashes_t;
ln_block_body_hashes_t ln_block_body_hashes(ln_arena_t *scratch, const ln_block_body_t *body);

/* --- rounds (spec 01 §4.2) */

/* Fast < multi-leader < single-leader < validator, then the numbers. */
int ln_round_compare(ln_round_t a, ln_round_t b);

/* The round in which only super owners propose. */
static inline ln_round_t ln_round_fast(void)
{
    return (ln_round_t){.tag = LN_ROUND_FAST};
}

/* Is it the fast round? */
static inline bool ln_round_is_fast(ln_round_t round)
{
    return round.tag == LN_ROUND_FAST;
}

/* The number that the execution sees: that of a multi-leader round, else none. */
ln_u32_opt_t ln_round_oracle_number(ln_round_t round);

/* --- certificates */

/* Sorts signatures as certificates list them: by key, X before Y. */
void ln_signatures_sort(ln_validator_signature_list_t *signatures);

/* The certificate without its block. Borrows the signatures. */
ln_lite_certificate_t ln_lite_certificate_of_block(ln_arena_t *scratch, ln_certificate_kind_t kind,
                                                   const ln_block_t *block, ln_round_t round,
                                                   const ln_validator_signature_list_t *signatures);

#endif
