/* SPDX-License-Identifier: Apache-2.0 */
#include "chain/chain.h"

#include "chain/manager.h"
#include "exec/system.h"

/* Views point to the struct that they lie in. */
static bool is_in_place(const ln_chain_t *chain)
{
    return chain->context.kv == &chain->page.kv && chain->context.arena == &chain->arena;
}

ln_err_t ln_chain_open(ln_call_t *call, ln_chain_t *chain, ln_store_t *store,
                       const ln_chain_id_t *id)
{
    LN_ASSERT(store != NULL);
    *chain = (ln_chain_t){.store = store, .id = *id};
    ln_err_t err = ln_page_open(call, &chain->page, ln_store_kv(store), &chain->arena,
                                ln_store_chain_prefix(call->arena, id));
    chain->context = (ln_view_context_t){&chain->page.kv, &chain->arena};
    if (err == LN_OK)
        err = ln_view_open(call, &chain->state, &ln_chain_state_view, &chain->context,
                           ln_bytes(NULL, 0));
    if (err != LN_OK)
        ln_chain_close(chain);
    return err;
}

void ln_chain_close(ln_chain_t *chain)
{
    ln_arena_release(&chain->arena);
}

void ln_chain_save(ln_chain_t *chain, ln_batch_t *batch)
{
    ln_batch_t changes = ln_batch(batch->arena);
    LN_ASSERT(is_in_place(chain));
    ln_view_save(&chain->state, &changes);
    ln_page_apply(&chain->page, batch, &changes);
}

void ln_chain_rollback(ln_chain_t *chain)
{
    LN_ASSERT(is_in_place(chain));
    ln_view_rollback(&chain->state);
}

size_t ln_chain_memory(const ln_chain_t *chain)
{
    return sizeof(*chain) + chain->arena.size_bytes;
}

ln_err_t ln_chain_initialise(ln_call_t *call, ln_chain_t *chain, ln_timestamp_t now, bool *changed)
{
    const ln_committee_t *committee;
    ln_hash_opt_t hash = {.some = true};
    ln_execution_state_t *state = &chain->state.execution_state;
    *changed = false;
    if (ln_chain_is_initialised(chain))
        return LN_OK;
    LN_TRY(ln_system_initialise(call, chain->store, state, &chain->id));
    LN_TRY(ln_execution_state_hash(call, chain->store, state, &hash.value));
    ln_chain_state_set_execution_state_hash(&chain->state, &hash);
    LN_TRY(ln_chain_committee(call, chain, &committee));
    ln_manager_reset(call, chain, committee, (ln_block_height_t){0}, now);
    LN_ASSERT(ln_chain_is_initialised(chain));
    *changed = true;
    return LN_OK;
}

ln_err_t ln_chain_expect_active(ln_call_t *call, const ln_chain_t *chain)
{
    bool active;
    LN_TRY(ln_system_is_active(call, chain->store, &chain->state.execution_state, &active));
    if (!active)
        return LN_FAIL_DETAIL(call, LN_ERR_INACTIVE_CHAIN, &chain->id, NULL);
    return LN_OK;
}

ln_err_t ln_chain_committee(ln_call_t *call, const ln_chain_t *chain, const ln_committee_t **out)
{
    LN_TRY(ln_system_committee(call, chain->store, &chain->state.execution_state, out));
    if (*out == NULL)
        return LN_FAIL_DETAIL(call, LN_ERR_INACTIVE_CHAIN, &chain->id, NULL);
    return LN_OK;
}

/* --- blocks by height: executed ones by the store's index, others only if they were taken in */

ln_err_t ln_chain_block_hash(ln_call_t *call, const ln_chain_t *chain, ln_hash_t *out, bool *found,
                             ln_block_height_t height)
{
    if (height.value < ln_chain_next_height(chain).value)
        return ln_store_block_hash(call, chain->store, out, found, &chain->id, height);
    return ln_map_view_get(call, &chain->state.preprocessed_blocks, out, found, &height);
}

ln_err_t ln_chain_expect_block_hash(ln_call_t *call, const ln_chain_t *chain, ln_hash_t *out,
                                    ln_block_height_t height)
{
    bool found;
    LN_TRY(ln_chain_block_hash(call, chain, out, &found, height));
    if (!found)
        return LN_FAIL(call, LN_ERR_CORRUPTED_CHAIN_STATE, "block %llu is missing",
                       (unsigned long long)height.value);
    return LN_OK;
}

ln_err_t ln_unexpected_height(ln_call_t *call, ln_block_height_t expected, ln_block_height_t found)
{
    LN_ASSERT(expected.value != found.value);
    ln_wrong_height_t *detail = LN_NEW(call->arena, ln_wrong_height_t);
    *detail = (ln_wrong_height_t){expected, found};
    return LN_FAIL_DETAIL(call, LN_ERR_UNEXPECTED_BLOCK_HEIGHT, detail,
                          "the chain's next height is %llu, not %llu",
                          (unsigned long long)expected.value, (unsigned long long)found.value);
}
