/* SPDX-License-Identifier: Apache-2.0 */
#include "faucet/test_help.h"

#include "types/committee.h"
#include "types/ids.h"

ln_account_owner_t ln_test_owner_of(size_t number)
{
    ln_account_owner_t owner = {.tag = LN_ACCOUNT_OWNER_ADDRESS32};
    memcpy(owner.address32.bytes, &number, sizeof(number));
    owner.address32.bytes[31] = 1;
    return owner;
}

void ln_test_chain_init(ln_test_t *t, ln_test_chain_t *chain, ln_loop_t *loop)
{
    *chain = (ln_test_chain_t){
        .t = t, .loop = loop, .balance = ln_test_tokens(1000000), .delay_us = 1000};
}

static ln_err_t balance(void *owner, LN_UNUSED ln_call_t *call, ln_amount_t *out)
{
    *out = ((ln_test_chain_t *)owner)->balance;
    return LN_OK;
}

static ln_chain_description_t description_of(ln_test_chain_t *chain,
                                             const ln_open_chain_config_t *config, size_t index)
{
    ln_chain_description_t opened = {
        .origin = {.tag = LN_CHAIN_ORIGIN_CHILD,
                   .child = {.block_height = {chain->count}, .chain_index = (uint32_t)index}},
        .timestamp = {ln_env_now_us(chain->loop->env)},
        .config = {.balance = config->balance}};
    ln_value_copy(&ln_chain_ownership_type, &chain->t->arena, &opened.config.ownership,
                  &config->ownership);
    return opened;
}

static void add_block(ln_test_chain_t *chain, const ln_faucet_operations_t *operations)
{
    ln_faucet_block_t *block = &chain->blocks[chain->count];
    CHECK(chain->count < LN_TEST_BLOCKS_MAX);
    *block = (ln_faucet_block_t){.height = {chain->count},
                                 .timestamp = {ln_env_now_us(chain->loop->env)}};
    block->certificate_hash.bytes[0] = (uint8_t)(chain->count + 1);
    for (size_t i = 0; i < operations->count; i++) {
        const ln_system_operation_t *operation = &operations->items[i];
        if (operation->tag == LN_SYSTEM_OPERATION_OPEN_CHAIN) {
            chain->balance.attos -= operation->open_chain.balance.attos;
            *LN_PUSH(&chain->t->arena, &block->opened) =
                description_of(chain, &operation->open_chain, i);
        } else {
            chain->balance.attos -= operation->transfer.amount.attos;
        }
    }
    chain->operations[chain->count++] = operations->count;
}

static ln_err_t commit(void *owner, ln_call_t *call, ln_faucet_block_t *out, size_t *failed_at,
                       const ln_faucet_operations_t *operations)
{
    ln_test_chain_t *chain = owner;
    chain->commits++;
    LN_TRY(ln_task_sleep(&chain->loop->sched, chain->delay_us));
    if (chain->limit > 0 && operations->count > chain->limit) {
        *failed_at = chain->limit_is_vague ? SIZE_MAX : chain->limit;
        return LN_FAIL(call, chain->limit_err, "too much");
    }
    if (chain->fail_count > 0) {
        chain->fail_count--;
        if (chain->commit_anyway)
            add_block(chain, operations);
        return LN_FAIL(call, chain->fail_err, "the block failed");
    }
    add_block(chain, operations);
    *out = chain->blocks[chain->count - 1];
    return LN_OK;
}

static ln_err_t block_count(void *owner, LN_UNUSED ln_call_t *call, uint64_t *out)
{
    *out = ((ln_test_chain_t *)owner)->count;
    return LN_OK;
}

static ln_err_t block_at(void *owner, LN_UNUSED ln_call_t *call, ln_faucet_block_t *out,
                         ln_block_height_t height)
{
    ln_test_chain_t *chain = owner;
    CHECK(height.value < chain->count);
    *out = chain->blocks[height.value];
    return LN_OK;
}

static ln_err_t description(void *owner, ln_call_t *call, ln_chain_description_t *out,
                            const ln_chain_id_t *id)
{
    ln_test_chain_t *chain = owner;
    for (size_t i = 0; i < chain->count; i++)
        for (size_t k = 0; k < chain->blocks[i].opened.count; k++) {
            const ln_chain_description_t *opened = &chain->blocks[i].opened.items[k];
            ln_chain_id_t its = ln_chain_description_id(call->arena, opened);
            if (ln_chain_id_equal(&its, id)) {
                *out = *opened;
                return LN_OK;
            }
        }
    return LN_FAIL(call, LN_ERR_NOT_FOUND, "no such chain");
}

static ln_err_t committee(LN_UNUSED void *owner, ln_call_t *call, ln_epoch_t *epoch,
                          ln_committee_t *out)
{
    ln_secp256k1_secret_t secret = {{1}};
    ln_secp256k1_public_key_t key = ln_secp256k1_public_key(&secret);
    ln_validator_state_t state = {.network_address = LN_LITERAL("grpc:localhost:13001"),
                                  .votes = 100};
    *out = (ln_committee_t){.policy = ln_policy_no_fees()};
    ln_map_put(&ln_secp256k1_public_key_validator_state_map_type, call->arena, &out->validators,
               &key, &state);
    epoch->value = 3;
    return LN_OK;
}

ln_faucet_chain_t ln_test_chain_seam(ln_test_chain_t *chain)
{
    return (ln_faucet_chain_t){.owner = chain,
                               .balance = balance,
                               .commit = commit,
                               .block_count = block_count,
                               .block = block_at,
                               .description = description,
                               .committee = committee};
}
