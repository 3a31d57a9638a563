/* SPDX-License-Identifier: Apache-2.0 */
/* ledger.h - what the blocks of all chains say about money and messages, added up by itself: no
 * code of the execution is used.
 *
 *     operations, received messages  -> balance that every account must have
 *     numbers of operations and sent messages, prices -> fees, which are burnt (spec 02 §9.2): the
 *                                       chain pays them, and always has enough here
 *     messages sent, received        -> each one exactly once
 *     blocks with messages to a chain -> what must be in the chain's log of received blocks
 */
#ifndef LN_TESTS_CRASH_LEDGER_H
#define LN_TESTS_CRASH_LEDGER_H

#include "base/table.h"
#include "types/gen/certificate.h"
#include "types/gen/committee.h"

typedef struct {
    ln_arena_t arena;
    ln_table_t accounts; /* BCS of ln_account_t, hashed -> balance */
    ln_table_t messages; /* where it was sent -> how often it was received */
    ln_table_t letters;  /* a block with messages, and a chain that they are for */
    ln_u128_t operation_price, message_price;
    ln_u128_t fees;
    size_t transfers, sent, received;
    size_t unsent, repeated; /* received although nobody sent it; more than once */
    size_t bounced;
} ledger_t;

void ledger_init(ledger_t *ledger, const ln_resource_control_policy_t *policy);
void ledger_release(ledger_t *ledger);

void ledger_credit(ledger_t *ledger, const ln_account_t *account, ln_u128_t amount);

/* First send for all blocks, then receive for all. */
void ledger_send(ledger_t *ledger, const ln_block_t *block);
void ledger_receive(ledger_t *ledger, const ln_block_t *block);

/* How many messages have not been received. */
size_t ledger_lost(const ledger_t *ledger);

/* How many blocks have messages for a chain. */
size_t ledger_letters(const ledger_t *ledger, const ln_chain_id_t *to);

/* Does a block have messages for a chain, and is this the first time that somebody with this stamp
 * (not 0) asks? */
bool ledger_take_letter(ledger_t *ledger, const ln_chain_id_t *to, const ln_chain_id_t *origin,
                        uint64_t height, uint64_t stamp);

ln_u128_t ledger_balance(const ledger_t *ledger, const ln_account_t *account);

#endif
