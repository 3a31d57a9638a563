/* SPDX-License-Identifier: Apache-2.0 */
/* client/quorum.h - ask all validators at once, go on when enough of them agree (spec 04 §9.2).
 *
 *     ask --> v1 ----answer A--+
 *         --> v2 ----answer A--+--> quorum for A: wait a little for the rest, then return
 *         --> v3 ---------------------answer A (comes with the others, or is given up)
 *         --> v4 ----error
 *
 * Slow and silent validators cost nothing once a quorum is there: after a grace period, a share of
 * the time that the quorum took, what still runs is cancelled. */
#ifndef LN_CLIENT_QUORUM_H
#define LN_CLIENT_QUORUM_H

#include "client/client.h"

typedef struct {
    const ln_remote_t *remote; /* who gave it */
    ln_bytes_t key;            /* answers with equal keys agree */
    const void *value;
} ln_quorum_answer_t;

typedef struct {
    ln_quorum_answer_t *items;
    size_t count;
} ln_quorum_answers_t;

/* What each validator is asked: runs as a task of its own and fills key and value, which live in
 * the call's arena. An error counts as an answer too. */
typedef ln_err_t (*ln_quorum_ask_t)(ln_call_t *call, ln_remote_t *remote,
                                    ln_quorum_answer_t *answer, void *subject);

/* The answers that agree and whose validators are a quorum. LN_ERR_NO_QUORUM says who refused and
 * why; if validators of at least the validity threshold refuse with the same error, so that at
 * least one of them is honest, it is that error. LN_ERR_CANCELLED. */
LN_CHECKED ln_err_t ln_quorum_call(ln_call_t *call, ln_client_t *client, ln_quorum_answers_t *out,
                                   const ln_committee_t *committee, ln_quorum_ask_t ask,
                                   void *subject);

/* The same question to one validator after the other until one answers; a slow one is not waited
 * for longer than it takes to ask the next: number i begins step_us * i * i after the first (spec
 * 04 §9.4). The error is that of the validator that failed last. */
LN_CHECKED ln_err_t ln_first_call(ln_call_t *call, ln_client_t *client, ln_quorum_answer_t *out,
                                  const ln_remote_list_t *remotes, uint64_t step_us,
                                  ln_quorum_ask_t ask, void *subject);

#endif
