/* SPDX-License-Identifier: Apache-2.0 */
/* kv/fault.h - a store that fails on demand and forgets what was not synced.
 *
 * Two kinds of faults. The n-th operation fails: tests repeat a scenario with n = 1, 2, 3 ... until
 * it runs clean, and check that every failure left everything as it was, or done. A crash: what was
 * written after the last sync is lost, from a batch that the caller chooses on (batches are lost
 * whole and from the end; see kv/kv.h).
 *
 * Threads: one. */
#ifndef LN_KV_FAULT_H
#define LN_KV_FAULT_H

#include "kv/kv.h"

/* Wraps inner, which must be a memory store that nobody else writes to; freeing the wrapper leaves
 * it open. */
ln_kv_t *ln_kv_fault(ln_kv_t *inner);

/* Lets the operation number n from now fail (1 is the next); 0 switches failures off. */
void ln_kv_fault_fail_at(ln_kv_t *kv, uint64_t n);

/* Has the failure that was asked for happened? */
bool ln_kv_fault_happened(ln_kv_t *kv);

/* Batches written since the last sync. */
size_t ln_kv_fault_unsynced(ln_kv_t *kv);

/* The machine stops: only the first keep unsynced batches are there when it comes back. */
LN_CHECKED ln_err_t ln_kv_fault_crash(ln_kv_t *kv, ln_call_t *call, size_t keep);

#endif
