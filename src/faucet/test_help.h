/* SPDX-License-Identifier: Apache-2.0 */
/* faucet/test_help.h - a faucet over a chain that exists only in the test. */
#ifndef LN_FAUCET_TEST_HELP_H
#define LN_FAUCET_TEST_HELP_H

#include "base/test.h"
#include "faucet/faucet.h"

#define LN_TEST_BLOCKS_MAX 400

/* The chain. What it should refuse is set by the test. */
typedef struct {
    ln_test_t *t;
    ln_loop_t *loop;
    ln_amount_t balance;
    ln_faucet_block_t blocks[LN_TEST_BLOCKS_MAX];
    size_t operations[LN_TEST_BLOCKS_MAX]; /* how many each block has */
    size_t count;
    uint64_t delay_us;   /* that a block takes */
    size_t limit;        /* operations that fit into a block; 0: any number */
    bool limit_is_vague; /* and which one did not is not known */
    ln_err_t limit_err;
    size_t fail_count;  /* so many blocks fail ... */
    ln_err_t fail_err;  /* ... with this */
    bool commit_anyway; /* and are committed all the same */
    size_t commits;     /* tried */
} ln_test_chain_t;

void ln_test_chain_init(ln_test_t *t, ln_test_chain_t *chain, ln_loop_t *loop);

/* The seam. */
ln_faucet_chain_t ln_test_chain_seam(ln_test_chain_t *chain);

/* Tokens in attos. */
static inline ln_amount_t ln_test_tokens(uint64_t tokens)
{
    return (ln_amount_t){(ln_u128_t)tokens * 1000000000000000000u};
}

/* An owner made of a number. */
ln_account_owner_t ln_test_owner_of(size_t number);

#endif
