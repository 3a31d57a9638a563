/* SPDX-License-Identifier: Apache-2.0 */
#include "chain/leader.h"

#include "chain/manager.h"
#include "chain/test_help.h"
#include "json/read.h"

/* --- tests/vectors/leaders.json */

static uint64_t number(ln_test_t *t, ln_json_t *vector, const char *field)
{
    ln_json_reader_t r = ln_json_reader(&t->arena);
    uint64_t value = ln_json_read_u64(&r, ln_json_get(&r, vector, field), UINT64_MAX);
    CHECK_OK(ln_json_finish(&t->call, &r, field));
    return value;
}

static uint64_t *numbers(ln_test_t *t, ln_json_t *vector, const char *field, size_t *count)
{
    ln_json_reader_t r = ln_json_reader(&t->arena);
    ln_json_t *array = ln_json_get(&r, vector, field);
    *count = ln_json_count(&r, array);
    uint64_t *out = LN_NEW_ARRAY(&t->arena, uint64_t, *count);
    for (size_t i = 0; i < *count; i++)
        out[i] = ln_json_read_u64(&r, ln_json_at(array, i), UINT64_MAX);
    CHECK_OK(ln_json_finish(&t->call, &r, field));
    return out;
}

static void check_vector(ln_test_t *t, ln_json_t *vector)
{
    size_t weight_count, leader_count;
    uint64_t *weights = numbers(t, vector, "weights", &weight_count);
    uint64_t *leaders = numbers(t, vector, "leaders", &leader_count);
    uint64_t height = number(t, vector, "height"), first = number(t, vector, "first_round");
    for (size_t i = 0; i < leader_count; i++)
        assert_int_equal(ln_leader_index(weights, weight_count, (uint32_t)(first + i), height),
                         leaders[i]);
}

TEST(leaders_are_those_of_the_vectors)
{
    ln_json_t *file;
    ln_bytes_t text = ln_test_read_file(&t->arena, "tests/vectors/leaders.json");
    CHECK_OK(ln_json_parse(&t->call, &file, text, "leaders.json"));
    ln_json_reader_t r = ln_json_reader(&t->arena);
    ln_json_t *cases = ln_json_get(&r, file, "cases");
    CHECK(ln_json_count(&r, cases) == 9);
    for (size_t i = 0; i < cases->count; i++)
        check_vector(t, ln_json_at(cases, i));
}

/* --- spec 01 §4.3 step 3: when there is no distribution */

TEST(weights_without_a_distribution_have_no_leader)
{
    uint64_t zeros[3] = {0}, large[2] = {UINT64_MAX / 2 + 1, 1};
    CHECK(ln_leader_index(zeros, 0, 0, 0) == SIZE_MAX);
    CHECK(ln_leader_index(zeros, 3, 0, 0) == SIZE_MAX);
    CHECK(ln_leader_index(large, 2, 0, 0) == SIZE_MAX);
    large[0]--;
    CHECK(ln_leader_index(large, 2, 0, 0) < 2);
    CHECK(!ln_leader(&(ln_account_owner_u64_map_t){0}, 0, 0).some);
}

TEST(an_owner_without_weight_never_leads)
{
    for (uint32_t round = 0; round < 500; round++) {
        uint64_t weights[4] = {0, ln_test_below(t, 50) + 1, 0, ln_test_below(t, 50)};
        size_t index = ln_leader_index(weights, 4, round, ln_test_random(t));
        CHECK(index < 4 && weights[index] > 0);
    }
}

TEST(owners_lead_as_often_as_their_weight_says)
{
    const uint64_t weights[3] = {10, 30, 60};
    unsigned count[3] = {0};
    for (uint32_t round = 0; round < 10000; round++)
        count[ln_leader_index(weights, 3, round, 5)]++;
    for (size_t i = 0; i < 3; i++) /* five standard deviations */
        CHECK(count[i] > weights[i] * 100 - 250 && count[i] < weights[i] * 100 + 250);
}

/* --- the manager's leaders: owners in single-leader rounds, validators in validator rounds */

TEST(leaders_are_owners_or_validators_by_the_kind_of_round)
{
    test_chain_t c;
    test_chain_init(t, &c);
    test_begin(t, &c, &(test_ownership_t){.owners = 2, .multi_leader_rounds = 1}, 4, 1);
    const ln_chain_manager_t *m = &c.chain.state.manager;
    const ln_account_owner_u64_map_t *owners = &ln_chain_manager_ownership(m)->owners;
    const ln_account_owner_u64_map_t *validators = ln_chain_manager_fallback_owners(m);
    static const size_t expected[] = {1, 0, 1, 1, 1, 1, 0};
    CHECK(!ln_manager_leader(m, FAST).some && !ln_manager_leader(m, ML(0)).some);
    CHECK(validators->count == 4);
    for (uint32_t i = 0; i < LN_COUNT(expected); i++) {
        ln_account_owner_opt_t leader = ln_manager_leader(m, SL(i));
        CHECK(leader.some &&
              ln_account_owner_equal(&leader.value, &owners->items[expected[i]].key));
        leader = ln_manager_leader(m, VAL(i));
        CHECK(leader.some &&
              ln_map_find(&ln_account_owner_u64_map_type, validators, &leader.value) != NULL);
    }
    test_chain_release(&c);
}
