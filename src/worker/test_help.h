/* SPDX-License-Identifier: Apache-2.0 */
/* worker/test_help.h - a network of four validators of which one is real: its worker, over a store
 * that fails and forgets on demand; the test signs for the others and for the owners of chains.
 *
 * There are three root chains, number 0 (admin), 1 and 2, of 1000 tokens each; chain n belongs to
 * owner n. Blocks are free of charge. */
#ifndef LN_WORKER_TEST_HELP_H
#define LN_WORKER_TEST_HELP_H

#include "base/test.h"
#include "kv/fault.h"
#include "types/block.h"
#include "types/committee.h"
#include "types/ids.h"
#include "worker/worker.h"

#define TEST_CHAINS 3
#define TEST_VALIDATORS 4
#define TEST_GRACE_US 1000

typedef struct {
    ln_test_t *t;
    ln_genesis_config_t genesis;
    ln_chain_id_t chains[TEST_CHAINS];
    ln_kv_t *memory, *kv; /* kv is the faulty one */
    ln_store_t *store;
    ln_worker_t *worker;
    ln_secp256k1_secret_t key;
    bool allow_revert; /* these two count from the next start on */
    size_t chains_memory_max;
    ln_info_t info; /* the last answer, and what had to happen then */
    ln_actions_t actions;
} test_world_t;

void test_world_init(ln_test_t *t, test_world_t *w);
void test_world_release(test_world_t *w);

/* Ends the worker and begins a new one on what is in the storage, as after a crash of the process.
 */
LN_CHECKED ln_err_t test_world_restart(test_world_t *w);

ln_secp256k1_secret_t test_validator_secret(uint8_t number);
ln_ed25519_secret_t test_owner_secret(uint8_t number);
ln_account_owner_t test_owner(uint8_t number);

static inline ln_round_t test_ml(uint32_t number)
{
    return (ln_round_t){.tag = LN_ROUND_MULTI_LEADER, .multi_leader = number};
}

static inline ln_round_t test_sl(uint32_t number)
{
    return (ln_round_t){.tag = LN_ROUND_SINGLE_LEADER, .single_leader = number};
}

/* The next block of a chain, with one operation; the chain's state says height, hash and time. */
ln_proposed_block_t test_next_block(test_world_t *w, uint8_t chain,
                                    const ln_system_operation_t *operation);
ln_system_operation_t test_transfer(const test_world_t *w, uint8_t to, uint64_t tokens);

/* Signs a proposal anew, by an owner. */
void test_sign(ln_test_t *t, ln_block_proposal_t *proposal, uint8_t owner);
ln_block_proposal_t test_propose(ln_test_t *t, const ln_proposed_block_t *block, ln_round_t round,
                                 uint8_t owner);

/* What executing the block gives, without keeping anything. */
ln_block_t test_execute(test_world_t *w, const ln_proposed_block_t *block);

/* Signatures of validators 1 to count, over any value. */
ln_validator_signature_list_t test_signatures(ln_test_t *t, const ln_hash_t *value_hash,
                                              ln_round_t round, ln_certificate_kind_t kind,
                                              uint8_t count);
ln_validated_block_certificate_t test_validated(ln_test_t *t, const ln_block_t *block,
                                                ln_round_t round, uint8_t count);
ln_confirmed_block_certificate_t test_confirmed(ln_test_t *t, const ln_block_t *block,
                                                ln_round_t round, uint8_t count);
ln_timeout_certificate_t test_timeout(test_world_t *w, uint8_t chain, uint64_t height,
                                      ln_round_t round, uint8_t count);

/* The handlers; the answer and the actions are in the world. */
ln_err_t test_on_proposal(test_world_t *w, const ln_block_proposal_t *proposal);
ln_err_t test_on_validated(test_world_t *w, const ln_validated_block_certificate_t *certificate);
ln_err_t test_on_confirmed(test_world_t *w, const ln_confirmed_block_certificate_t *certificate);
ln_err_t test_on_query(test_world_t *w, const ln_chain_info_query_t *query);

/* Hands messages between chains over until there are no more. */
LN_CHECKED ln_err_t test_deliver(test_world_t *w);

/* Executes and confirms the next block, and delivers its messages. */
ln_block_t test_confirm_block(test_world_t *w, uint8_t chain,
                              const ln_system_operation_t *operation);

#endif
