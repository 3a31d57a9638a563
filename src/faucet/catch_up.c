/* SPDX-License-Identifier: Apache-2.0 */
/* What the faucet's chain has done and the faucet's file does not know. */
#include "faucet/faucet_priv.h"
#include "types/ids.h"

#define BLOCKS_AT_ONCE 100

ln_account_owner_opt_t ln_faucet_owner_of(const ln_chain_description_t *description)
{
    const ln_chain_ownership_t *ownership = &description->config.ownership;
    if (ownership->super_owners.count + ownership->owners.count != 1)
        return (ln_account_owner_opt_t){0};
    return (ln_account_owner_opt_t){true, ownership->owners.count == 1
                                              ? ownership->owners.items[0].key
                                              : ownership->super_owners.items[0]};
}

ln_err_t ln_faucet_enter_block(ln_call_t *call, ln_faucet_t *faucet, const ln_faucet_block_t *block)
{
    for (size_t i = 0; i < block->opened.count; i++) {
        ln_account_owner_opt_t owner = ln_faucet_owner_of(&block->opened.items[i]);
        if (!owner.some)
            continue;
        ln_chain_id_t id = ln_chain_description_id(call->arena, &block->opened.items[i]);
        LN_TRY(ln_claims_put_chain(call, faucet->claims, &owner.value, &id, block->timestamp));
    }
    return LN_OK;
}

/* Has the block opened chains, all of which are known? */
static ln_err_t block_is_known(ln_call_t *call, ln_faucet_t *faucet, bool *out,
                               const ln_faucet_block_t *block)
{
    bool any = false, all = true;
    for (size_t i = 0; i < block->opened.count && all; i++) {
        if (!ln_faucet_owner_of(&block->opened.items[i]).some)
            continue;
        ln_chain_id_t id = ln_chain_description_id(call->arena, &block->opened.items[i]);
        LN_TRY(ln_claims_knows_chain(call, faucet->claims, &all, &id));
        any = true;
    }
    *out = any && all;
    return LN_OK;
}

static ln_err_t look_back(ln_call_t *call, ln_faucet_t *faucet, bool *known, uint64_t height)
{
    const ln_faucet_chain_t *chain = &faucet->options.chain;
    ln_faucet_block_t block;
    LN_TRY(chain->block(chain->owner, call, &block, (ln_block_height_t){height}));
    return block_is_known(call, faucet, known, &block);
}

/* Runs a step with memory of its own; its error's text is kept. */
typedef ln_err_t (*step_t)(ln_call_t *call, ln_faucet_t *faucet, bool *out, uint64_t height);

static ln_err_t run_step(ln_call_t *call, ln_faucet_t *faucet, step_t step, bool *out,
                         uint64_t height)
{
    ln_arena_t scratch = {0};
    ln_call_t inner = ln_call(&scratch);
    ln_err_t err = step(&inner, faucet, out, height);
    if (err != LN_OK)
        LN_FAIL(call, err, "%.*s", LN_TEXT_ARG(ln_call_text(&inner, err)));
    ln_arena_release(&scratch);
    return err;
}

/* Where to begin in a file that does not say how far it got: behind the last block of which it
 * knows all chains. */
static ln_err_t find_beginning(ln_call_t *call, ln_faucet_t *faucet, uint64_t *out, uint64_t count)
{
    uint64_t height = count;
    while (height > 0) {
        bool known;
        LN_TRY(run_step(call, faucet, look_back, &known, height - 1));
        if (known)
            break;
        height--;
    }
    *out = height;
    return LN_OK;
}

static ln_err_t beginning(ln_call_t *call, ln_faucet_t *faucet, uint64_t *out, uint64_t count)
{
    ln_block_height_opt_t progress;
    LN_TRY(ln_claims_progress(call, faucet->claims, &progress));
    if (!progress.some)
        return find_beginning(call, faucet, out, count);
    if (progress.value.value > count)
        return LN_FAIL(call, LN_ERR_CONFIGURATION,
                       "the faucet's file %s knows %llu blocks, but the chain has %llu: it belongs "
                       "to another chain; use another --storage-path",
                       faucet->options.storage_path, (unsigned long long)progress.value.value,
                       (unsigned long long)count);
    *out = progress.value.value;
    return LN_OK;
}

static ln_err_t enter(ln_call_t *call, ln_faucet_t *faucet, LN_UNUSED bool *out, uint64_t height)
{
    const ln_faucet_chain_t *chain = &faucet->options.chain;
    ln_faucet_block_t block;
    LN_TRY(chain->block(chain->owner, call, &block, (ln_block_height_t){height}));
    return ln_faucet_enter_block(call, faucet, &block);
}

static ln_err_t enter_all(ln_call_t *call, ln_faucet_t *faucet, uint64_t from, uint64_t end)
{
    for (uint64_t height = from; height < end; height++)
        LN_TRY(run_step(call, faucet, enter, NULL, height));
    return ln_claims_put_progress(call, faucet->claims, (ln_block_height_t){end});
}

static ln_err_t enter_together(ln_call_t *call, ln_faucet_t *faucet, uint64_t from, uint64_t end)
{
    LN_TRY(ln_claims_begin(call, faucet->claims));
    ln_err_t err = enter_all(call, faucet, from, end);
    if (err == LN_OK)
        return ln_claims_commit(call, faucet->claims);
    ln_claims_rollback(faucet->claims);
    return err;
}

ln_err_t ln_faucet_catch_up(ln_call_t *call, ln_faucet_t *faucet)
{
    const ln_faucet_chain_t *chain = &faucet->options.chain;
    uint64_t count = 0, height = 0;
    LN_TRY(chain->block_count(chain->owner, call, &count));
    LN_TRY(beginning(call, faucet, &height, count));
    do {
        uint64_t end = LN_MIN(height + BLOCKS_AT_ONCE, count);
        LN_TRY(enter_together(call, faucet, height, end));
        height = end;
    } while (height < count);
    faucet->unsure = false;
    return LN_OK;
}
