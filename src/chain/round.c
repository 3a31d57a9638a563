/* SPDX-License-Identifier: Apache-2.0 */
#include "chain/round.h"

static ln_round_t multi_leader(uint32_t number)
{
    return (ln_round_t){.tag = LN_ROUND_MULTI_LEADER, .multi_leader = number};
}

static ln_round_t single_leader(uint32_t number)
{
    return (ln_round_t){.tag = LN_ROUND_SINGLE_LEADER, .single_leader = number};
}

static ln_round_t validator(uint32_t number)
{
    return (ln_round_t){.tag = LN_ROUND_VALIDATOR, .validator = number};
}

ln_round_t ln_first_round(const ln_chain_ownership_t *ownership)
{
    if (ownership->super_owners.count > 0)
        return (ln_round_t){.tag = LN_ROUND_FAST};
    if (ownership->owners.count == 0)
        return validator(0);
    return ownership->multi_leader_rounds > 0 ? multi_leader(0) : single_leader(0);
}

ln_maybe_round_t ln_next_round(const ln_chain_ownership_t *ownership, ln_round_t round)
{
    uint32_t rounds = ownership->multi_leader_rounds;
    switch (round.tag) {
    case LN_ROUND_FAST:
        return (ln_maybe_round_t){true, rounds > 0 ? multi_leader(0) : single_leader(0)};
    case LN_ROUND_MULTI_LEADER: {
        uint64_t next = (uint64_t)round.multi_leader + 1;
        return (ln_maybe_round_t){true,
                                  next < rounds ? multi_leader((uint32_t)next) : single_leader(0)};
    }
    case LN_ROUND_SINGLE_LEADER:
        return (ln_maybe_round_t){true, round.single_leader == UINT32_MAX
                                            ? validator(0)
                                            : single_leader(round.single_leader + 1)};
    case LN_ROUND_VALIDATOR:
        return (ln_maybe_round_t){round.validator < UINT32_MAX, validator(round.validator + 1)};
    }
    LN_UNREACHABLE();
}

/* base + increment * number, as large as can be if it overflows. */
static ln_time_delta_opt_t growing(const ln_timeout_config_t *config, uint32_t number)
{
    uint64_t us;
    if (__builtin_mul_overflow(config->timeout_increment.us, (uint64_t)number, &us) ||
        __builtin_add_overflow(config->base_timeout.us, us, &us))
        us = UINT64_MAX;
    LN_ASSERT(us >= config->base_timeout.us); /* rounds do not get shorter */
    return (ln_time_delta_opt_t){true, {us}};
}

ln_time_delta_opt_t ln_round_duration(const ln_chain_ownership_t *ownership, ln_round_t round)
{
    const ln_timeout_config_t *config = &ownership->timeout_config;
    ln_time_delta_opt_t never = {.some = false};
    switch (round.tag) {
    case LN_ROUND_FAST:
        return ownership->owners.count > 0 ? config->fast_round_duration : never;
    case LN_ROUND_MULTI_LEADER: {
        uint32_t next = round.multi_leader == UINT32_MAX ? UINT32_MAX : round.multi_leader + 1;
        bool last = next == ownership->multi_leader_rounds;
        return last ? (ln_time_delta_opt_t){true, config->base_timeout} : never;
    }
    case LN_ROUND_SINGLE_LEADER:
        return growing(config, round.single_leader);
    case LN_ROUND_VALIDATOR:
        return growing(config, round.validator);
    }
    LN_UNREACHABLE();
}
