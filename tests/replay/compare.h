/* SPDX-License-Identifier: Apache-2.0 */
/* tests/replay/compare.h - is an answer the recorded one, and if not, where do they differ?
 *
 * Answers are compared byte for byte, but for what is an implementation's own: the words of an
 * error (its variant, its fields, its status and the marker that clients parse are not), and the
 * commit that GetVersionInfo names. */
#ifndef LN_REPLAY_COMPARE_H
#define LN_REPLAY_COMPARE_H

#include "trace.h"

typedef struct {
    uint64_t status;
    ln_bytes_t message;
    ln_bytes_list_t answers;
} replay_answer_t;

bool replay_same(const replay_call_t *recorded, const replay_answer_t *got);

/* Prints every decoded field that differs. */
void replay_explain(size_t line, const replay_call_t *recorded, const replay_answer_t *got);

#endif
