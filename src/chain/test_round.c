/* SPDX-License-Identifier: Apache-2.0 */
#include "chain/round.h"

#include "chain/test_help.h"

static bool same(ln_round_t a, ln_round_t b)
{
    return ln_round_compare(a, b) == 0;
}

TEST(rounds_are_ordered_by_kind_and_then_by_number)
{
    ln_round_t order[] = {FAST,  ML(0),          ML(1),  ML(UINT32_MAX), SL(0),
                          SL(1), SL(UINT32_MAX), VAL(0), VAL(7)};
    for (size_t i = 0; i < LN_COUNT(order); i++)
        for (size_t k = 0; k < LN_COUNT(order); k++)
            CHECK((ln_round_compare(order[i], order[k]) > 0) == (i > k) &&
                  (ln_round_compare(order[i], order[k]) == 0) == (i == k));
}

TEST(a_height_begins_in_the_first_round_that_the_ownership_has)
{
    struct {
        test_ownership_t ownership;
        ln_round_t first;
    } cases[] = {
        {{.super_owners = 1}, FAST},
        {{.super_owners = 1, .owners = 2, .multi_leader_rounds = 3}, FAST},
        {{.owners = 2, .multi_leader_rounds = 3}, ML(0)},
        {{.owners = 2}, SL(0)},
        {{.multi_leader_rounds = 3}, VAL(0)},
        {{0}, VAL(0)},
    };
    for (size_t i = 0; i < LN_COUNT(cases); i++) {
        ln_chain_ownership_t ownership = test_ownership(t, &cases[i].ownership);
        CHECK(same(ln_first_round(&ownership), cases[i].first));
    }
}

TEST(a_timeout_leads_to_the_next_round)
{
    struct {
        uint32_t multi_leader_rounds;
        ln_round_t round, next;
    } cases[] = {
        {2, FAST, ML(0)},    {0, FAST, SL(0)},
        {2, ML(0), ML(1)},   {2, ML(1), SL(0)},
        {2, ML(7), SL(0)},   {UINT32_MAX, ML(UINT32_MAX), SL(0)},
        {2, SL(0), SL(1)},   {2, SL(UINT32_MAX), VAL(0)},
        {2, VAL(0), VAL(1)},
    };
    for (size_t i = 0; i < LN_COUNT(cases); i++) {
        ln_chain_ownership_t ownership = {.multi_leader_rounds = cases[i].multi_leader_rounds};
        ln_maybe_round_t next = ln_next_round(&ownership, cases[i].round);
        CHECK(next.some && same(next.value, cases[i].next));
    }
    CHECK(!ln_next_round(&(ln_chain_ownership_t){0}, VAL(UINT32_MAX)).some);
}

/* UINT64_MAX - 1 stands for "does not end". */
static uint64_t duration(const ln_chain_ownership_t *ownership, ln_round_t round)
{
    ln_time_delta_opt_t delta = ln_round_duration(ownership, round);
    return delta.some ? delta.value.us : UINT64_MAX - 1;
}

#define NEVER (UINT64_MAX - 1)
#define SECOND 1000000u

TEST(rounds_last_as_long_as_the_ownership_says)
{
    ln_chain_ownership_t o = test_ownership(
        t, &(test_ownership_t){
               .super_owners = 1, .owners = 1, .multi_leader_rounds = 2, .fast_round_us = 7});
    CHECK(duration(&o, FAST) == 7);
    CHECK(duration(&o, ML(0)) == NEVER);
    CHECK(duration(&o, ML(1)) == 10 * SECOND);
    CHECK(duration(&o, ML(2)) == NEVER);
    CHECK(duration(&o, SL(0)) == 10 * SECOND);
    CHECK(duration(&o, SL(5)) == 15 * SECOND);
    CHECK(duration(&o, VAL(5)) == 15 * SECOND);
    o.timeout_config.timeout_increment.us = UINT64_MAX;
    CHECK(duration(&o, SL(2)) == UINT64_MAX);
    o.timeout_config.timeout_increment.us = UINT64_MAX - 1;
    CHECK(duration(&o, SL(1)) == UINT64_MAX);
    o.multi_leader_rounds = UINT32_MAX;
    CHECK(duration(&o, ML(UINT32_MAX)) == 10 * SECOND);
    o.owners.count = 0; /* nobody could go on */
    CHECK(duration(&o, FAST) == NEVER);
}
