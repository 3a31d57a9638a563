/* SPDX-License-Identifier: Apache-2.0 */
#include "chain/manager.h"

#include "chain/leader.h"
#include "chain/pending_blobs.h"
#include "chain/round.h"
#include "types/block.h"
#include "types/committee.h"
#include "types/ids.h"
#include "types/text.h"

/* --- beginning a height (spec 01 §5.1) */

static ln_timestamp_opt_t deadline(const ln_chain_ownership_t *ownership, ln_round_t round,
                                   ln_timestamp_t now)
{
    ln_time_delta_opt_t duration = ln_round_duration(ownership, round);
    ln_timestamp_t at;
    if (__builtin_add_overflow(now.us, duration.value.us, &at.us))
        at.us = UINT64_MAX;
    LN_ASSERT(at.us >= now.us);
    return (ln_timestamp_opt_t){duration.some, at};
}

static void enter_round(ln_chain_manager_t *manager, ln_round_t round, ln_timestamp_t now)
{
    ln_timestamp_opt_t end = deadline(ln_chain_manager_ownership(manager), round, now);
    if (!end.some)
        end.value.us = 0;
    ln_chain_manager_set_current_round(manager, &round);
    ln_chain_manager_set_round_timeout(manager, &end);
}

/* Nothing is left of the height before: no proposal, no lock, no vote. */
static bool is_blank(const ln_chain_manager_t *manager)
{
    return ln_chain_manager_proposed(manager) == NULL &&
           ln_chain_manager_signed_proposal(manager) == NULL &&
           ln_chain_manager_locking_block(manager) == NULL &&
           ln_chain_manager_timeout(manager) == NULL &&
           ln_chain_manager_validated_vote(manager) == NULL &&
           ln_chain_manager_confirmed_vote(manager) == NULL &&
           !ln_chain_manager_timeout_vote(manager)->some;
}

/* Validators vote as fallback owners with their account keys. Compat: of validators with the same
 * account key the one that comes last in the committee's order counts. */
static ln_account_owner_u64_map_t fallback_owners(ln_call_t *call, const ln_committee_t *committee)
{
    ln_account_owner_u64_map_t owners = {0};
    for (size_t i = 0; i < committee->validators.count; i++) {
        const ln_validator_state_t *validator = &committee->validators.items[i].value;
        ln_account_owner_t owner = ln_public_key_owner(&validator->account_public_key);
        ln_map_put(&ln_account_owner_u64_map_type, call->arena, &owners, &owner, &validator->votes);
    }
    LN_ASSERT(owners.count <= committee->validators.count);
    return owners;
}

void ln_manager_reset(ln_call_t *call, ln_chain_t *chain, const ln_committee_t *committee,
                      ln_block_height_t height, ln_timestamp_t now)
{
    ln_chain_manager_t *manager = &chain->state.manager;
    const ln_chain_ownership_t *ownership = ln_system_state_ownership(ln_chain_system(chain));
    ln_account_owner_u64_map_t fallback = fallback_owners(call, committee);
    ln_view_clear(manager);
    LN_ASSERT(is_blank(manager));
    ln_chain_manager_set_ownership(manager, ownership);
    ln_chain_manager_set_seed(manager, height.value);
    ln_chain_manager_set_fallback_owners(manager, &fallback);
    enter_round(manager, ln_first_round(ownership), now);
    LN_ASSERT(ln_chain_manager_seed(manager) == height.value);
    ln_pending_blobs_clear(chain);
}

/* --- rounds and leaders (spec 01 §4.2, §4.3) */

ln_account_owner_opt_t ln_manager_leader(const ln_chain_manager_t *manager, ln_round_t round)
{
    uint64_t seed = ln_chain_manager_seed(manager);
    switch (round.tag) {
    case LN_ROUND_FAST:
    case LN_ROUND_MULTI_LEADER:
        return (ln_account_owner_opt_t){.some = false};
    case LN_ROUND_SINGLE_LEADER:
        return ln_leader(&ln_chain_manager_ownership(manager)->owners, round.single_leader, seed);
    case LN_ROUND_VALIDATOR:
        return ln_leader(ln_chain_manager_fallback_owners(manager), round.validator, seed);
    }
    LN_UNREACHABLE();
}

/* Spec 01 §5.4 step 7. */
bool ln_manager_may_propose(const ln_chain_manager_t *manager, const ln_account_owner_t *owner,
                            ln_round_t round)
{
    const ln_chain_ownership_t *ownership = ln_chain_manager_ownership(manager);
    if (ln_set_find(&ln_account_owner_set_type, &ownership->super_owners, owner) != SIZE_MAX)
        return true;
    if (round.tag == LN_ROUND_FAST)
        return false;
    if (round.tag == LN_ROUND_MULTI_LEADER)
        return ownership->open_multi_leader_rounds ||
               ln_map_find(&ln_account_owner_u64_map_type, &ownership->owners, owner) != NULL;
    ln_account_owner_opt_t leader = ln_manager_leader(manager, round);
    return leader.some && ln_account_owner_equal(&leader.value, owner);
}

ln_round_t ln_locking_block_round(const ln_locking_block_t *locking)
{
    return locking->tag == LN_LOCKING_BLOCK_FAST ? ln_round_fast() : locking->regular.round;
}

static ln_round_t highest(ln_round_t a, ln_round_t b)
{
    return ln_round_compare(a, b) >= 0 ? a : b;
}

/* The round after a timeout certificate's; after the very last there is only that one again. */
static ln_round_t round_after(const ln_chain_ownership_t *ownership, ln_round_t round)
{
    ln_maybe_round_t next = ln_next_round(ownership, round);
    LN_ASSERT(!next.some || ln_round_compare(next.value, round) > 0);
    return next.some ? next.value
                     : (ln_round_t){.tag = LN_ROUND_VALIDATOR, .validator = UINT32_MAX};
}

/* update_current_round of spec 01 §5.1. */
void ln_manager_update_round(ln_chain_manager_t *manager, ln_timestamp_t now, bool *changed)
{
    const ln_chain_ownership_t *ownership = ln_chain_manager_ownership(manager);
    const ln_timeout_certificate_t *timeout = ln_chain_manager_timeout(manager);
    const ln_locking_block_t *locking = ln_chain_manager_locking_block(manager);
    const ln_block_proposal_t *proposed = ln_chain_manager_proposed(manager);
    const ln_block_proposal_t *seen = ln_chain_manager_signed_proposal(manager);
    ln_round_t round = ln_first_round(ownership);
    if (timeout != NULL)
        round = highest(round, round_after(ownership, timeout->round));
    if (locking != NULL)
        round = highest(round, ln_locking_block_round(locking));
    if (proposed != NULL)
        round = highest(round, proposed->content.round);
    if (seen != NULL)
        round = highest(round, seen->content.round);
    *changed = ln_round_compare(round, ln_manager_round(manager)) > 0;
    if (*changed)
        enter_round(manager, round, now);
    /* The chain is never in a round below that of its lock. */
    LN_ASSERT(ln_round_compare(ln_manager_round(manager), round) >= 0);
    LN_ASSERT(locking == NULL ||
              ln_round_compare(ln_manager_round(manager), ln_locking_block_round(locking)) >= 0);
}

/* --- proposals (spec 01 §5.4; the letters are those of its step 9) */

static ln_err_t wrong_round(ln_call_t *call, const ln_chain_manager_t *manager)
{
    ln_round_t *current = LN_NEW(call->arena, ln_round_t);
    *current = ln_manager_round(manager);
    return LN_FAIL_DETAIL(call, LN_ERR_WRONG_ROUND, current, "the chain is in %.*s",
                          LN_TEXT_ARG(ln_round_text(call->arena, *current)));
}

/* c: early rounds may be entered by proposing in them, later ones only when their time has come. */
static ln_err_t check_round(ln_call_t *call, const ln_chain_manager_t *manager,
                            const ln_block_proposal_t *proposal)
{
    const ln_chain_ownership_t *ownership = ln_chain_manager_ownership(manager);
    ln_round_t current = ln_manager_round(manager), new_round = proposal->content.round;
    ln_account_owner_t owner = ln_signature_owner(&proposal->signature);
    bool early = new_round.tag == LN_ROUND_MULTI_LEADER ||
                 (new_round.tag == LN_ROUND_SINGLE_LEADER && new_round.single_leader == 0);
    if (ln_round_is_fast(new_round))
        return LN_OK;
    if (!early)
        return ln_round_compare(new_round, current) == 0 ? LN_OK : wrong_round(call, manager);
    bool super =
        ln_set_find(&ln_account_owner_set_type, &ownership->super_owners, &owner) != SIZE_MAX;
    if (!super && ln_round_is_fast(current))
        return wrong_round(call, manager);
    if (ln_round_compare(new_round, current) < 0)
        return LN_FAIL(call, LN_ERR_INSUFFICIENT_ROUND, "%.*s is over",
                       LN_TEXT_ARG(ln_round_text(call->arena, new_round)));
    return LN_OK;
}

/* f: rule 3 in manager.h. */
static bool allowed_after_confirmed(const ln_block_vote_t *vote,
                                    const ln_block_proposal_t *proposal)
{
    if (!proposal->original_proposal.some)
        return false;
    const ln_original_proposal_t *original = &proposal->original_proposal.value;
    if (original->tag == LN_ORIGINAL_PROPOSAL_REGULAR)
        return ln_round_compare(vote->round, original->regular.certificate.round) <= 0;
    ln_proposed_block_t voted = ln_block_proposed(&vote->value);
    return ln_round_is_fast(vote->round) &&
           ln_proposed_block_equal(&voted, &proposal->content.block);
}

ln_err_t ln_manager_check_proposal(ln_call_t *call, const ln_chain_manager_t *manager,
                                   const ln_block_proposal_t *proposal,
                                   ln_manager_decision_t *decision)
{
    const ln_block_proposal_t *proposed = ln_chain_manager_proposed(manager);
    const ln_block_vote_t *validated = ln_chain_manager_validated_vote(manager);
    const ln_block_vote_t *confirmed = ln_chain_manager_confirmed_vote(manager);
    const ln_locking_block_t *locking = ln_chain_manager_locking_block(manager);
    ln_round_t round = proposal->content.round;
    *decision = LN_MANAGER_SKIP; /* a */
    if (proposed != NULL && ln_proposal_content_equal(&proposed->content, &proposal->content))
        return LN_OK;
    *decision = LN_MANAGER_ACCEPT;
    if (proposal->content.block.height.value == UINT64_MAX) /* b */
        return LN_FAIL(call, LN_ERR_BLOCK_HEIGHT_OVERFLOW, NULL);
    LN_TRY(check_round(call, manager, proposal));
    if (validated != NULL && ln_round_compare(round, validated->round) <= 0) /* d: rule 1 */
        return LN_FAIL(call, LN_ERR_INSUFFICIENT_ROUND_STRICT,
                       "this validator has already voted in %.*s",
                       LN_TEXT_ARG(ln_round_text(call->arena, validated->round)));
    if (locking != NULL && ln_round_compare(ln_locking_block_round(locking), round) >= 0) /* e */
        return LN_FAIL(call, LN_ERR_MUST_BE_NEWER_THAN_LOCKING_BLOCK,
                       "the locking block is of %.*s",
                       LN_TEXT_ARG(ln_round_text(call->arena, ln_locking_block_round(locking))));
    if (confirmed != NULL && !allowed_after_confirmed(confirmed, proposal))
        return LN_FAIL(call, LN_ERR_INCOMPATIBLE_CONFIRMED_VOTE,
                       "this validator has already voted to confirm a block in %.*s",
                       LN_TEXT_ARG(ln_round_text(call->arena, confirmed->round)));
    return LN_OK;
}

/* Step 10. Only rounds that an owner may enter by proposing are noted; the note may move the
 * current round, which is what other owners learn from. */
void ln_manager_note_signed(ln_chain_manager_t *manager, const ln_block_proposal_t *proposal,
                            ln_timestamp_t now, bool *changed)
{
    const ln_block_proposal_t *seen = ln_chain_manager_signed_proposal(manager);
    const ln_block_proposal_t *proposed = ln_chain_manager_proposed(manager);
    ln_round_t round = proposal->content.round;
    *changed = false;
    if (ln_round_compare(round, (ln_round_t){.tag = LN_ROUND_SINGLE_LEADER}) > 0)
        return;
    if (seen != NULL && ln_round_compare(seen->content.round, round) >= 0) {
        if (ln_round_compare(ln_manager_round(manager), seen->content.round) < 0)
            ln_manager_update_round(manager, now, changed);
        return;
    }
    if (proposed != NULL && ln_round_compare(proposed->content.round, round) >= 0)
        return;
    bool moved;
    ln_chain_manager_set_signed_proposal(manager, proposal);
    ln_manager_update_round(manager, now, &moved);
    LN_ASSERT(ln_round_compare(ln_manager_round(manager), round) >= 0);
    *changed = true;
}

static void replace_blobs(ln_call_t *call, ln_map_view_t *map, const ln_blob_content_list_t *blobs)
{
    ln_view_clear(map);
    for (size_t i = 0; i < blobs->count; i++) {
        ln_blob_id_t id;
        ln_err_t err = ln_blob_id_of(call, &id, &blobs->items[i]);
        LN_ASSERT(err == LN_OK); /* their ids were what they were found by */
        ln_map_view_put(call, map, &id, &blobs->items[i]);
    }
}

static void set_locking(ln_call_t *call, ln_chain_manager_t *manager,
                        const ln_locking_block_t *locking, const ln_blob_content_list_t *blobs)
{
    const ln_locking_block_t *former = ln_chain_manager_locking_block(manager);
    ln_locking_block_t *copy = LN_NEW(call->arena, ln_locking_block_t);
    LN_ASSERT(former == NULL || ln_round_compare(ln_locking_block_round(locking),
                                                 ln_locking_block_round(former)) > 0);
    *copy = *locking;
    ln_chain_manager_set_locking_block(manager, copy);
    replace_blobs(call, &manager->locking_blobs, blobs);
}

/* The lock that a proposal brings along: the certificate of an earlier round, or its fast form. */
static void lock_on_proposal(ln_call_t *call, ln_chain_manager_t *manager,
                             const ln_block_proposal_t *proposal, const ln_block_t *block,
                             const ln_blob_content_list_t *blobs)
{
    const ln_locking_block_t *current = ln_chain_manager_locking_block(manager);
    const ln_original_proposal_opt_t *original = &proposal->original_proposal;
    ln_locking_block_t locking = {.tag = LN_LOCKING_BLOCK_FAST, .fast = *proposal};
    if (original->some && original->value.tag == LN_ORIGINAL_PROPOSAL_REGULAR) {
        const ln_lite_certificate_t *lite = &original->value.regular.certificate;
        LN_ASSERT(ln_round_compare(lite->round, proposal->content.round) < 0);
        if (current != NULL && ln_round_compare(ln_locking_block_round(current), lite->round) >= 0)
            return;
        locking.tag = LN_LOCKING_BLOCK_REGULAR;
        locking.regular = (ln_validated_block_certificate_t){*block, lite->round, lite->signatures};
        ln_signatures_sort(&locking.regular.signatures);
    } else {
        if (current != NULL || (!original->some && !ln_round_is_fast(proposal->content.round)))
            return;
        if (original->some) /* Compat: round and original stay those of the new proposal */
            locking.fast.signature = original->value.fast;
    }
    set_locking(call, manager, &locking, blobs);
}

static void set_proposed(ln_call_t *call, ln_chain_manager_t *manager,
                         const ln_block_proposal_t *proposal, const ln_blob_content_list_t *blobs)
{
    const ln_block_proposal_t *proposed = ln_chain_manager_proposed(manager);
    const ln_block_proposal_t *seen = ln_chain_manager_signed_proposal(manager);
    ln_round_t round = proposal->content.round;
    if (proposed != NULL && ln_round_compare(proposed->content.round, round) >= 0)
        return;
    if (seen != NULL && ln_round_compare(seen->content.round, round) <= 0)
        ln_chain_manager_set_signed_proposal(manager, NULL);
    seen = ln_chain_manager_signed_proposal(manager);
    LN_ASSERT(seen == NULL || ln_round_compare(seen->content.round, round) > 0);
    ln_chain_manager_set_proposed(manager, proposal);
    replace_blobs(call, &manager->proposed_blobs, blobs);
}

/* --- votes (spec 01 §5.15) */

static const ln_block_vote_t *new_vote(ln_call_t *call, const ln_block_t *block,
                                       const ln_hash_t *hash, ln_round_t round,
                                       ln_certificate_kind_t kind, ln_validator_key_t *key)
{
    LN_ASSERT(key != NULL);
    LN_ASSERT(kind == LN_CERTIFICATE_KIND_CONFIRMED || !ln_round_is_fast(round));
    ln_hash_t prehash = ln_vote_hash(hash, round, kind);
    ln_block_vote_t *vote = LN_NEW(call->arena, ln_block_vote_t);
    *vote = (ln_block_vote_t){*hash, *block, round, ln_secp256k1_sign(key, &prehash)};
    return vote;
}

/* The rules of manager.h once more, just before the vote is cast: whatever went wrong before, no
 * second vote gets out. */
static void assert_may_vote(const ln_chain_manager_t *manager, const ln_block_proposal_t *proposal)
{
    const ln_block_vote_t *validated = ln_chain_manager_validated_vote(manager);
    const ln_block_vote_t *confirmed = ln_chain_manager_confirmed_vote(manager);
    const ln_locking_block_t *locking = ln_chain_manager_locking_block(manager);
    ln_round_t round = proposal->content.round;
    LN_ASSERT(validated == NULL || ln_round_compare(validated->round, round) < 0);
    LN_ASSERT(locking == NULL || ln_round_compare(ln_locking_block_round(locking), round) < 0);
    LN_ASSERT(confirmed == NULL || allowed_after_confirmed(confirmed, proposal));
}

/* Step 18. */
void ln_manager_vote_for_proposal(ln_call_t *call, ln_chain_manager_t *manager,
                                  const ln_block_proposal_t *proposal, const ln_block_t *block,
                                  const ln_blob_content_list_t *blobs, ln_timestamp_t now,
                                  ln_validator_key_t *key)
{
    ln_round_t round = proposal->content.round;
    bool changed;
    if (key != NULL)
        assert_may_vote(manager, proposal);
    LN_ASSERT(block->header.height.value == proposal->content.block.height.value);
    LN_ASSERT(ln_chain_id_equal(&block->header.chain_id, &proposal->content.block.chain_id));
    lock_on_proposal(call, manager, proposal, block, blobs);
    set_proposed(call, manager, proposal, blobs);
    ln_manager_update_round(manager, now, &changed);
    LN_ASSERT(ln_round_compare(round, ln_manager_round(manager)) <= 0);
    if (key == NULL)
        return;
    ln_hash_t hash = ln_block_hash(call->arena, block);
    if (ln_round_is_fast(round)) {
        ln_chain_manager_set_validated_vote(manager, NULL);
        ln_chain_manager_set_confirmed_vote(
            manager, new_vote(call, block, &hash, round, LN_CERTIFICATE_KIND_CONFIRMED, key));
    } else {
        ln_chain_manager_set_validated_vote(
            manager, new_vote(call, block, &hash, round, LN_CERTIFICATE_KIND_VALIDATED, key));
    }
}

/* Spec 01 §5.6 step 5. */
ln_err_t ln_manager_check_validated(ln_call_t *call, const ln_chain_manager_t *manager,
                                    const ln_hash_t *hash, ln_round_t round,
                                    ln_manager_decision_t *decision)
{
    const ln_block_vote_t *confirmed = ln_chain_manager_confirmed_vote(manager);
    const ln_block_vote_t *validated = ln_chain_manager_validated_vote(manager);
    const ln_locking_block_t *locking = ln_chain_manager_locking_block(manager);
    *decision = LN_MANAGER_SKIP;
    if (confirmed != NULL && ln_round_compare(confirmed->round, round) == 0 &&
        ln_hash_equal(&confirmed->hash, hash))
        return LN_OK;
    *decision = LN_MANAGER_ACCEPT;
    if (validated != NULL && ln_round_compare(round, validated->round) < 0)
        return LN_FAIL(call, LN_ERR_INSUFFICIENT_ROUND, "this validator has already voted in %.*s",
                       LN_TEXT_ARG(ln_round_text(call->arena, validated->round)));
    if (locking != NULL && ln_round_compare(round, ln_locking_block_round(locking)) <= 0)
        return LN_FAIL(call, LN_ERR_INSUFFICIENT_ROUND_STRICT, "the locking block is of %.*s",
                       LN_TEXT_ARG(ln_round_text(call->arena, ln_locking_block_round(locking))));
    return LN_OK;
}

/* Spec 01 §5.6 step 7. The lock is kept even where no vote is cast: there are no votes in past
 * rounds. */
void ln_manager_vote_to_confirm(ln_call_t *call, ln_chain_manager_t *manager,
                                const ln_validated_block_certificate_t *certificate,
                                const ln_hash_t *hash, const ln_blob_content_list_t *blobs,
                                ln_timestamp_t now, ln_validator_key_t *key)
{
    const ln_locking_block_t *locking = ln_chain_manager_locking_block(manager);
    const ln_block_vote_t *validated = ln_chain_manager_validated_vote(manager);
    bool changed;
    LN_ASSERT(validated == NULL || ln_round_compare(validated->round, certificate->round) <= 0);
    if (locking == NULL ||
        ln_round_compare(ln_locking_block_round(locking), certificate->round) < 0) {
        ln_locking_block_t lock = {.tag = LN_LOCKING_BLOCK_REGULAR, .regular = *certificate};
        set_locking(call, manager, &lock, blobs);
    }
    locking = ln_chain_manager_locking_block(manager);
    LN_ASSERT(ln_round_compare(ln_locking_block_round(locking), certificate->round) >= 0);
    ln_manager_update_round(manager, now, &changed);
    LN_ASSERT(ln_round_compare(ln_manager_round(manager), certificate->round) >= 0);
    if (key == NULL || ln_round_compare(ln_manager_round(manager), certificate->round) != 0)
        return;
    const ln_block_vote_t *former = ln_chain_manager_confirmed_vote(manager);
    LN_ASSERT(former == NULL || ln_round_compare(former->round, certificate->round) <= 0);
    ln_chain_manager_set_confirmed_vote(manager, new_vote(call, &certificate->value, hash,
                                                          certificate->round,
                                                          LN_CERTIFICATE_KIND_CONFIRMED, key));
    ln_chain_manager_set_validated_vote(manager, NULL);
}

/* --- timeouts (spec 01 §5.8, §5.9) */

void ln_manager_handle_timeout(ln_chain_manager_t *manager,
                               const ln_timeout_certificate_t *certificate, ln_timestamp_t now)
{
    const ln_timeout_certificate_t *known = ln_chain_manager_timeout(manager);
    bool changed;
    if (known != NULL && ln_round_compare(known->round, certificate->round) >= 0)
        return;
    ln_chain_manager_set_timeout(manager, certificate);
    ln_manager_update_round(manager, now, &changed);
    LN_ASSERT(ln_round_compare(ln_manager_round(manager), certificate->round) >= 0);
}

ln_err_t ln_manager_vote_for_timeout(ln_call_t *call, ln_chain_manager_t *manager,
                                     const ln_timeout_t *timeout, ln_round_t round,
                                     ln_timestamp_t now, ln_validator_key_t *key, bool *voted)
{
    const ln_timestamp_opt_t *end = ln_chain_manager_round_timeout(manager);
    const ln_timeout_vote_opt_t *vote = ln_chain_manager_timeout_vote(manager);
    *voted = false;
    if (key == NULL)
        return LN_OK;
    if (ln_round_compare(round, ln_manager_round(manager)) != 0)
        return wrong_round(call, manager);
    if (!end->some)
        return LN_FAIL(call, LN_ERR_ROUND_DOES_NOT_TIME_OUT, NULL);
    if (now.us < end->value.us)
        return LN_FAIL(call, LN_ERR_NOT_TIMED_OUT_YET, "the current round ends at %.*s",
                       LN_TEXT_ARG(ln_timestamp_text(call->arena, end->value)));
    if (vote->some && ln_round_compare(vote->value.round, round) == 0)
        return LN_OK;
    ln_hash_t hash = ln_timeout_hash(call->arena, timeout);
    ln_hash_t prehash = ln_vote_hash(&hash, round, LN_CERTIFICATE_KIND_TIMEOUT);
    ln_timeout_vote_opt_t new_one = {true, {*timeout, round, ln_secp256k1_sign(key, &prehash)}};
    ln_chain_manager_set_timeout_vote(manager, &new_one);
    *voted = true;
    return LN_OK;
}

/* --- what others see (spec 01 §5.10, §5.11) */

ln_err_t ln_manager_proposed_blob(ln_call_t *call, const ln_chain_manager_t *manager,
                                  ln_blob_content_t *out, bool *found, const ln_blob_id_t *id)
{
    return ln_map_view_get(call, &manager->proposed_blobs, out, found, id);
}

ln_err_t ln_manager_locking_blob(ln_call_t *call, const ln_chain_manager_t *manager,
                                 ln_blob_content_t *out, bool *found, const ln_blob_id_t *id)
{
    return ln_map_view_get(call, &manager->locking_blobs, out, found, id);
}

static ln_lite_vote_opt_t lite_vote(const ln_block_vote_t *vote, ln_certificate_kind_t kind)
{
    return (ln_lite_vote_opt_t){
        true, {{vote->hash, vote->value.header.chain_id, kind}, vote->round, vote->signature}};
}

/* The newer of the two votes; the confirmed one if they are of the same round. */
static ln_lite_vote_opt_t pending_vote(const ln_chain_manager_t *manager)
{
    const ln_block_vote_t *validated = ln_chain_manager_validated_vote(manager);
    const ln_block_vote_t *confirmed = ln_chain_manager_confirmed_vote(manager);
    bool newer = validated != NULL &&
                 (confirmed == NULL || ln_round_compare(validated->round, confirmed->round) > 0);
    if (newer)
        return lite_vote(validated, LN_CERTIFICATE_KIND_VALIDATED);
    if (confirmed != NULL)
        return lite_vote(confirmed, LN_CERTIFICATE_KIND_CONFIRMED);
    return (ln_lite_vote_opt_t){.some = false};
}

static ln_lite_vote_opt_t timeout_vote(const ln_chain_manager_t *manager)
{
    const ln_timeout_vote_opt_t *vote = ln_chain_manager_timeout_vote(manager);
    if (!vote->some)
        return (ln_lite_vote_opt_t){.some = false};
    ln_arena_t scratch = {0};
    ln_hash_t hash = ln_timeout_hash(&scratch, &vote->value.value);
    ln_arena_release(&scratch);
    return (ln_lite_vote_opt_t){true,
                                {{hash, vote->value.value.chain_id, LN_CERTIFICATE_KIND_TIMEOUT},
                                 vote->value.round,
                                 vote->value.signature}};
}

ln_chain_manager_info_t ln_manager_info(const ln_chain_manager_t *manager, bool requested)
{
    ln_round_t round = ln_manager_round(manager);
    ln_chain_manager_info_t info = {.ownership = *ln_chain_manager_ownership(manager),
                                    .timeout = ln_chain_manager_timeout(manager),
                                    .pending = pending_vote(manager),
                                    .timeout_vote = timeout_vote(manager),
                                    .current_round = round,
                                    .leader = ln_manager_leader(manager, round),
                                    .round_timeout = *ln_chain_manager_round_timeout(manager)};
    if (!requested)
        return info;
    const ln_block_vote_t *validated = ln_chain_manager_validated_vote(manager);
    const ln_block_vote_t *confirmed = ln_chain_manager_confirmed_vote(manager);
    info.requested_signed_proposal = ln_chain_manager_signed_proposal(manager);
    info.requested_proposed = ln_chain_manager_proposed(manager);
    info.requested_locking = ln_chain_manager_locking_block(manager);
    info.requested_confirmed = confirmed != NULL ? &confirmed->value : NULL;
    info.requested_validated = validated != NULL ? &validated->value : NULL;
    return info;
}
