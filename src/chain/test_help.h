/* SPDX-License-Identifier: Apache-2.0 */
/* chain/test_help.h - one open chain in a memory store, and values to try on it. */
#ifndef LN_CHAIN_TEST_HELP_H
#define LN_CHAIN_TEST_HELP_H

#include "base/test.h"
#include "chain/chain.h"
#include "types/block.h"
#include "types/committee.h"
#include "types/ids.h"

/* Begins at height 0 in no round; see test_begin. */
typedef struct {
    ln_kv_t *kv;
    ln_store_t *store;
    ln_chain_t chain;
    ln_committee_t committee;
} test_chain_t;

void test_chain_init(ln_test_t *t, test_chain_t *c);
void test_chain_release(test_chain_t *c);

/* Writes the changes, closes the chain and opens it again from what was written. */
void test_chain_reopen(ln_test_t *t, test_chain_t *c);

/* The ids of chains, owners and validators by number. */
ln_chain_id_t test_chain_id(uint8_t number);
ln_account_owner_t test_owner(uint8_t number);
ln_secp256k1_secret_t test_secret(uint8_t number);

/* With default timeouts of 10 s and 1 s more each single-leader round. */
typedef struct {
    uint8_t super_owners, owners; /* owners 1.. are super, those behind them regular, weight 100 */
    uint32_t multi_leader_rounds;
    bool open;
    uint64_t fast_round_us; /* 0: the fast round does not end */
} test_ownership_t;
ln_chain_ownership_t test_ownership(ln_test_t *t, const test_ownership_t *wanted);

/* Begins a height with the ownership. The committee has count validators of one vote each, numbers
 * 1 to count. */
void test_begin(ln_test_t *t, test_chain_t *c, const test_ownership_t *wanted, uint8_t count,
                uint64_t height);

ln_round_t test_ml(uint32_t number);
ln_round_t test_sl(uint32_t number);
ln_round_t test_val(uint32_t number);
#define FAST ln_round_fast()
#define ML test_ml
#define SL test_sl
#define VAL test_val

/* Blocks with different numbers are different. */
ln_block_t test_block(uint8_t number);

/* The block proposed by an owner; not signed, but naming the owner. */
ln_block_proposal_t test_proposal(uint8_t owner, const ln_block_t *block, ln_round_t round);

/* The same, as a retry of a block that was validated, or that was fast. */
ln_block_proposal_t test_retry(ln_test_t *t, uint8_t owner, const ln_block_t *block,
                               ln_round_t round, ln_round_t validated_in);
ln_block_proposal_t test_fast_retry(uint8_t owner, const ln_block_t *block, ln_round_t round);

#endif
