/* SPDX-License-Identifier: Apache-2.0 */
/* What a validator says about a chain (spec 01 §5.2, §5.11), and the checks that several handlers
 * share. */
#include "chain/manager.h"
#include "crypto/verified.h"
#include "types/committee.h"
#include "worker/worker_priv.h"

void ln_worker_sign_info(ln_call_t *call, const ln_worker_t *worker, ln_info_t *info)
{
    info->signature.some = worker->options.key != NULL;
    if (!info->signature.some)
        return;
    ln_hash_t hash = ln_chain_info_hash(call->arena, &info->info);
    info->signature.value = ln_secp256k1_sign(worker->options.key, &hash);
}

/* Our own vote comes back in certificates. */
static void note_vote(const ln_worker_t *worker, const ln_lite_vote_opt_t *vote)
{
    if (!vote->some || worker->options.key == NULL)
        return;
    ln_hash_t hash =
        ln_vote_hash(&vote->value.value.value_hash, vote->value.round, vote->value.value.kind);
    ln_verified_note_secp256k1(&worker->public_key, &hash, &vote->value.signature);
}

static ln_chain_info_t base_info(const ln_chain_t *chain)
{
    const ln_system_state_t *system = ln_chain_system(chain);
    const ln_chain_tip_state_t *tip = ln_chain_tip(chain);
    return (ln_chain_info_t){.chain_id = chain->id,
                             .epoch = *ln_system_state_epoch(system),
                             .description = *ln_system_state_description(system),
                             .manager = ln_manager_info(&chain->state.manager, false),
                             .chain_balance = *ln_system_state_balance(system),
                             .block_hash = tip->block_hash,
                             .timestamp = *ln_system_state_timestamp(system),
                             .next_block_height = tip->next_block_height,
                             .state_hash = *ln_chain_state_execution_state_hash(&chain->state),
                             .count_received_log = ln_log_count(&chain->state.received_log)};
}

/* Borrowed parts are copied: the chain may change, or be closed, before the answer is sent. */
ln_info_t ln_worker_info(ln_call_t *call, const ln_worker_t *worker, const ln_chain_t *chain)
{
    ln_chain_info_t borrowed = base_info(chain);
    ln_info_t info = {0};
    ln_value_copy(&ln_chain_info_type, call->arena, &info.info, &borrowed);
    note_vote(worker, &info.info.manager.pending);
    ln_worker_sign_info(call, worker, &info);
    return info;
}

ln_err_t ln_worker_check_epoch(ln_call_t *call, const ln_chain_t *chain, ln_epoch_t epoch)
{
    ln_epoch_t current = ln_chain_epoch(chain);
    if (epoch.value == current.value)
        return LN_OK;
    return LN_FAIL(call, LN_ERR_INVALID_EPOCH, "the block is of epoch %u, the chain is in epoch %u",
                   epoch.value, current.value);
}
