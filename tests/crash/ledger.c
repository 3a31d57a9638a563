/* SPDX-License-Identifier: Apache-2.0 */
#include "ledger.h"

#include "types/ids.h"

#include <string.h>

typedef struct {
    size_t received;
    ln_chain_id_t destination;
} parcel_t;

/* Compared as bytes: zeroed before they are filled. */
typedef struct {
    ln_hash_t origin;
    uint64_t height;
    uint32_t transaction, index;
} parcel_key_t;

typedef struct {
    ln_hash_t origin, to;
    uint64_t height;
} letter_key_t;

typedef struct {
    ln_chain_id_t to;
    uint64_t stamp; /* who has asked last */
} letter_t;

/* --- accounts */

static ln_hash_t account_key(const ln_account_t *account)
{
    ln_arena_t arena = {0};
    ln_hash_t key = ln_keccak256(ln_value_encode(&ln_account_type, &arena, LN_BCS, account));
    ln_arena_release(&arena);
    return key;
}

static ln_u128_t *account_of(ledger_t *ledger, const ln_account_t *account)
{
    ln_hash_t key = account_key(account);
    ln_u128_t *balance = ln_table_get(&ledger->accounts, key.bytes);
    if (balance == NULL) {
        balance = LN_NEW(&ledger->arena, ln_u128_t);
        ln_table_put(&ledger->accounts, key.bytes, balance);
    }
    return balance;
}

void ledger_credit(ledger_t *ledger, const ln_account_t *account, ln_u128_t amount)
{
    *account_of(ledger, account) += amount;
}

ln_u128_t ledger_balance(const ledger_t *ledger, const ln_account_t *account)
{
    ln_hash_t key = account_key(account);
    const ln_u128_t *balance = ln_table_get(&ledger->accounts, key.bytes);
    return balance != NULL ? *balance : 0;
}

/* --- messages */

static parcel_key_t parcel_key(const ln_chain_id_t *origin, uint64_t height, size_t transaction,
                               size_t index)
{
    parcel_key_t key;
    memset(&key, 0, sizeof(key));
    key.origin = origin->hash;
    key.height = height;
    key.transaction = (uint32_t)transaction;
    key.index = (uint32_t)index;
    return key;
}

static letter_t *letter_of(const ledger_t *ledger, const letter_key_t *key)
{
    return ln_table_get(&ledger->letters, key);
}

static letter_key_t letter_key(const ln_chain_id_t *to, const ln_chain_id_t *origin,
                               uint64_t height)
{
    letter_key_t key;
    memset(&key, 0, sizeof(key));
    key.origin = origin->hash;
    key.to = to->hash;
    key.height = height;
    return key;
}

static void post(ledger_t *ledger, const ln_block_header_t *header, const ln_chain_id_t *to)
{
    letter_key_t key = letter_key(to, &header->chain_id, header->height.value);
    if (letter_of(ledger, &key) != NULL)
        return;
    letter_t *letter = LN_NEW(&ledger->arena, letter_t);
    letter->to = *to;
    ln_table_put(&ledger->letters, &key, letter);
}

/* A block numbers its messages throughout; a bundle has those of one transaction. */
static void send_messages(ledger_t *ledger, const ln_block_t *block, size_t transaction,
                          size_t *index)
{
    const ln_outgoing_message_list_t *messages = &block->body.messages.items[transaction];
    for (size_t i = 0; i < messages->count; i++, (*index)++) {
        parcel_key_t key =
            parcel_key(&block->header.chain_id, block->header.height.value, transaction, *index);
        parcel_t *parcel = LN_NEW(&ledger->arena, parcel_t);
        parcel->destination = messages->items[i].destination;
        ln_table_put(&ledger->messages, &key, parcel);
        post(ledger, &block->header, &parcel->destination);
        ledger->sent++;
    }
}

static void pay(ledger_t *ledger, const ln_chain_id_t *here,
                const ln_system_operation_transfer_t *transfer)
{
    ln_account_t payer = {*here, transfer->owner};
    *account_of(ledger, &payer) -= transfer->amount.attos;
    if (ln_chain_id_equal(here, &transfer->recipient.chain_id))
        ledger_credit(ledger, &transfer->recipient, transfer->amount.attos);
    ledger->transfers++;
}

/* Receiving is free, and so is everything else that happens here. */
static void charge(ledger_t *ledger, const ln_chain_id_t *here, ln_u128_t fee)
{
    ln_account_t payer = {*here, ln_owner_chain()};
    *account_of(ledger, &payer) -= fee;
    ledger->fees += fee;
}

void ledger_send(ledger_t *ledger, const ln_block_t *block)
{
    const ln_chain_id_t *here = &block->header.chain_id;
    size_t index = 0;
    for (size_t i = 0; i < block->body.transactions.count; i++) {
        const ln_transaction_t *transaction = &block->body.transactions.items[i];
        send_messages(ledger, block, i, &index);
        if (transaction->tag != LN_TRANSACTION_EXECUTE_OPERATION ||
            transaction->execute_operation.tag != LN_OPERATION_SYSTEM)
            continue;
        charge(ledger, here, ledger->operation_price);
        const ln_system_operation_t *operation = &transaction->execute_operation.system;
        if (operation->tag == LN_SYSTEM_OPERATION_TRANSFER)
            pay(ledger, here, &operation->transfer);
    }
    charge(ledger, here, index * ledger->message_price);
}

static void receive_message(ledger_t *ledger, const ln_chain_id_t *here,
                            const ln_incoming_bundle_t *bundle, const ln_posted_message_t *message)
{
    parcel_key_t key = parcel_key(&bundle->origin, bundle->bundle.height.value,
                                  bundle->bundle.transaction_index, message->index);
    parcel_t *parcel = ln_table_get(&ledger->messages, &key);
    ledger->received++;
    ledger->bounced += bundle->action == LN_MESSAGE_ACTION_REJECT;
    if (parcel == NULL || !ln_chain_id_equal(&parcel->destination, here))
        ledger->unsent++;
    else if (parcel->received++ > 0)
        ledger->repeated++;
    if (message->message.tag == LN_MESSAGE_SYSTEM &&
        message->message.system.tag == LN_SYSTEM_MESSAGE_CREDIT)
        ledger_credit(ledger, &(ln_account_t){*here, message->message.system.credit.target},
                      message->message.system.credit.amount.attos);
}

void ledger_receive(ledger_t *ledger, const ln_block_t *block)
{
    for (size_t i = 0; i < block->body.transactions.count; i++) {
        const ln_transaction_t *transaction = &block->body.transactions.items[i];
        if (transaction->tag != LN_TRANSACTION_RECEIVE_MESSAGES)
            continue;
        const ln_incoming_bundle_t *bundle = &transaction->receive_messages;
        for (size_t k = 0; k < bundle->bundle.messages.count; k++)
            receive_message(ledger, &block->header.chain_id, bundle,
                            &bundle->bundle.messages.items[k]);
    }
}

size_t ledger_lost(const ledger_t *ledger)
{
    size_t position = 0, lost = 0;
    for (const parcel_t *parcel; (parcel = ln_table_next(&ledger->messages, &position)) != NULL;)
        lost += parcel->received == 0;
    return lost;
}

/* --- letters */

size_t ledger_letters(const ledger_t *ledger, const ln_chain_id_t *to)
{
    size_t position = 0, count = 0;
    for (const letter_t *letter; (letter = ln_table_next(&ledger->letters, &position)) != NULL;)
        count += ln_chain_id_equal(&letter->to, to);
    return count;
}

bool ledger_take_letter(ledger_t *ledger, const ln_chain_id_t *to, const ln_chain_id_t *origin,
                        uint64_t height, uint64_t stamp)
{
    letter_key_t key = letter_key(to, origin, height);
    letter_t *letter = letter_of(ledger, &key);
    if (letter == NULL || letter->stamp == stamp)
        return false;
    letter->stamp = stamp;
    return true;
}

/* --- life */

void ledger_init(ledger_t *ledger, const ln_resource_control_policy_t *policy)
{
    *ledger = (ledger_t){.operation_price = policy->operation.attos,
                         .message_price = policy->message.attos};
    ln_table_init(&ledger->accounts, sizeof(ln_hash_t), 1);
    ln_table_init(&ledger->messages, sizeof(parcel_key_t), 1);
    ln_table_init(&ledger->letters, sizeof(letter_key_t), 1);
}

void ledger_release(ledger_t *ledger)
{
    ln_table_release(&ledger->accounts);
    ln_table_release(&ledger->messages);
    ln_table_release(&ledger->letters);
    ln_arena_release(&ledger->arena);
}
