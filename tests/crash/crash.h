/* SPDX-License-Identifier: Apache-2.0 */
/* crash.h - a load on a network whose validators are killed meanwhile, and what must hold after it.
 *
 *     open -> load (until the time is up) -> settle: every message taken in -> audit -> close
 *
 * All chains of a network's first wallet make blocks of transfers to each other and take in what
 * they get. Everything that validators answer is seen by a witness (witness.h). No two amounts are
 * the same, so that a lost transfer and a doubled one cannot hide each other.
 *
 * Threads: one loop; load, settle and audit are for a task of it. */
#ifndef LN_TESTS_CRASH_CRASH_H
#define LN_TESTS_CRASH_CRASH_H

#include "client/chain_client.h"
#include "client/seams.h"
#include "wallet/wallet.h"
#include "witness.h"

typedef struct {
    const char *folder;  /* of a local network (app/local_network.h) */
    const char *until;   /* the load ends when this file is there; may be null */
    uint64_t seconds;    /* or after this time */
    uint64_t patience_s; /* how long settling and the audit may wait for validators, each */
    uint64_t seed;       /* of what is random in the load */
} crash_options_t;

typedef struct crash crash_t;

typedef struct {
    crash_t *crash;
    ln_chain_client_t client;
    ln_account_owner_t owner;
    size_t blocks;   /* made by the load */
    size_t failures; /* calls that ended in an error while validators were away */
    size_t unsettled;
} crash_chain_t;

struct crash {
    crash_options_t options;
    ln_arena_t arena;
    ln_loop_t loop;
    ln_env_fake_t dice; /* only its randomness is used */
    ln_wallet_t *wallet;
    ln_keystore_t *keystore;
    ln_kv_t *kv;
    ln_store_t *store;
    ln_client_t *client;
    ln_remote_node_options_t nodes;
    crash_witness_t *witness;
    crash_chain_t *chains;
    size_t chain_count;
    uint64_t next_amount; /* of transfers; each is larger by one than the one before */
    uint64_t end_us;      /* of the phase that runs */
};

/* A number below limit, from the seed. */
uint64_t crash_roll(crash_t *crash, uint64_t limit);

/* Prints what went wrong, and ends the program with 2: the test itself cannot go on. */
void crash_expect(const ln_call_t *call, ln_err_t err, const char *what);

void crash_open(crash_t *crash, const crash_options_t *options);
void crash_close(crash_t *crash);

/* Blocks on all chains until the time is up. */
void crash_load(crash_t *crash);

/* Finishes pending blocks and takes in messages until none is left anywhere. */
void crash_settle(crash_t *crash);

/* Compares all validators and adds up all blocks. One line for each check; returns how many
 * failed, and adds the number of those that held to *passed. */
size_t crash_audit(crash_t *crash, size_t *passed);

#endif
