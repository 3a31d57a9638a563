/* SPDX-License-Identifier: Apache-2.0 */
/* witness.h - remembers all that every validator has said, and looks for contradictions.
 *
 *     client -> watched node -> validator
 *                   |  every answer with chain information
 *                   v
 *                witness
 *
 * What must hold of one validator and one chain, whatever happens to its process in between
 * (spec 01 §5):
 *   1. It never votes for two values in the same height, round and kind of vote.
 *   2. After a vote to confirm a block, it votes for no other block of the same height: it would
 *      need a validated certificate, and no quorum validates anything else here.
 *   3. It does not forget: whoever asks after an answer has come sees at least the height and the
 *      vote of that answer.
 *
 * A validator that has lost a vote may be lucky and never be asked for another one. Therefore the
 * witness tempts: now and then, and always before anything else is said about a chain to a
 * validator that has been away, it signs another block with the owner's key and asks for a vote in
 * the round of the last vote, or in the round after a vote to confirm.
 *
 * Threads: the loop's. */
#ifndef LN_TESTS_CRASH_WITNESS_H
#define LN_TESTS_CRASH_WITNESS_H

#include "node/node.h"
#include "wallet/keystore.h"

typedef struct crash_witness crash_witness_t;

/* The keystore must have the owners' keys; it and the environment, from which randomness comes,
 * must outlive the witness. */
crash_witness_t *crash_witness_new(ln_env_t *env, ln_keystore_t *keystore);

/* No watched node may be used any more. */
void crash_witness_free(crash_witness_t *witness);

/* A node that passes everything on to inner, which it owns from now on. */
ln_node_t *crash_witness_watch(crash_witness_t *witness, ln_node_t *inner, ln_bytes_t address);

typedef struct {
    size_t answers;      /* that have been looked at */
    size_t votes;        /* different ones */
    size_t timeouts;     /* of these, votes to end a round */
    size_t absences;     /* how often a validator could not be reached any more */
    size_t temptations;  /* that were answered */
    size_t at_returns;   /* of these, those right after an absence */
    size_t after_locks;  /* of these, those after a vote to confirm */
    size_t contradicted; /* what must not be */
} crash_witness_counts_t;

crash_witness_counts_t crash_witness_counts(const crash_witness_t *witness);

#endif
