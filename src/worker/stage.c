/* SPDX-License-Identifier: Apache-2.0 */
/* What only a client's local node needs: blocks that are tried out, trackers. */
#include "exec/accounts.h"
#include "types/block.h"
#include "worker/worker_priv.h"

/* Borrowed parts are copied: the chain goes back to what it was before anybody looks. */
static ln_err_t fill_info(ln_call_t *call, const ln_worker_t *worker, ln_chain_t *chain,
                          ln_chain_info_t *info, const ln_account_owner_t *balance_of)
{
    *info = ln_worker_info(call, worker, chain).info;
    if (balance_of == NULL)
        return LN_OK;
    return ln_account_balance(call, &chain->state.execution_state,
                              &info->requested_owner_balance.value,
                              &info->requested_owner_balance.some, balance_of);
}

static ln_err_t stage(ln_call_t *call, ln_worker_t *worker, ln_chain_t **opened,
                      ln_staged_t *staged, size_t *failed_at, const ln_proposed_block_t *block,
                      const ln_execute_options_t *options, const ln_stage_policy_t *policy,
                      const ln_account_owner_t *balance_of)
{
    ln_block_execution_outcome_t outcome;
    ln_proposed_block_t proposed = *block;
    LN_TRY(ln_worker_open_initialised(call, worker, opened, &block->chain_id));
    if (policy == NULL)
        LN_TRY(ln_chain_execute(call, *opened, &outcome, &proposed, options));
    else
        LN_TRY(ln_chain_stage(call, *opened, &outcome, &proposed, options, policy, failed_at));
    LN_ASSERT(proposed.transactions.count <= block->transactions.count);
    ln_block_t borrowed = ln_block_of(&proposed, &outcome);
    ln_value_copy(&ln_block_type, call->arena, &staged->block, &borrowed);
    return fill_info(call, worker, *opened, &staged->info, balance_of);
}

ln_err_t ln_worker_stage(ln_call_t *call, ln_worker_t *worker, ln_staged_t *staged,
                         size_t *failed_at, const ln_proposed_block_t *block, ln_u32_opt_t round,
                         const ln_blob_content_list_t *published, const ln_stage_policy_t *policy,
                         const ln_account_owner_t *balance_of)
{
    ln_chain_t *chain = NULL;
    ln_execute_options_t options = {
        .local_time = ln_worker_now(worker), .round = round, .published = published};
    *failed_at = SIZE_MAX;
    LN_ASSERT(published != NULL);
    ln_err_t err =
        stage(call, worker, &chain, staged, failed_at, block, &options, policy, balance_of);
    return ln_worker_done(worker, chain, err);
}

ln_err_t ln_worker_set_trackers(ln_call_t *call, ln_worker_t *worker, const ln_chain_id_t *chain_id,
                                const ln_secp256k1_public_key_u64_map_t *trackers)
{
    ln_chain_t *chain = NULL;
    ln_err_t err = ln_worker_open(call, worker, &chain, chain_id);
    if (err == LN_OK) {
        ln_chain_state_set_received_certificate_trackers(&chain->state, trackers);
        err = ln_worker_save(call, worker, chain);
    }
    return ln_worker_done(worker, chain, err);
}
