/* SPDX-License-Identifier: Apache-2.0 */
#include "chain/leader.h"

#include "crypto/chacha.h"

#define NIL UINT32_MAX

/* Walker's alias method: column i is chosen by itself with odds[i] in sum, else its alias. */
typedef struct {
    uint64_t *odds;
    uint32_t *aliases; /* while building: links of two stacks */
    uint64_t sum;
} alias_table_t;

/* The stacks of columns that have too little and too much, linked through aliases. */
typedef struct {
    uint32_t small, big;
} stacks_t;

static void push(alias_table_t *table, stacks_t *stacks, uint32_t column)
{
    uint32_t *top = table->odds[column] < table->sum ? &stacks->small : &stacks->big;
    table->aliases[column] = *top;
    *top = column;
}

static uint32_t pop(const alias_table_t *table, uint32_t *top)
{
    uint32_t column = *top;
    LN_ASSERT(column != NIL);
    *top = table->aliases[column];
    return column;
}

static bool build(alias_table_t *table, ln_arena_t *arena, const uint64_t *weights, size_t count)
{
    stacks_t stacks = {NIL, NIL};
    *table = (alias_table_t){.odds = LN_NEW_ARRAY(arena, uint64_t, count),
                             .aliases = LN_NEW_ARRAY(arena, uint32_t, count)};
    if (count == 0 || count >= NIL)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (weights[i] > UINT64_MAX / count)
            return false;
        table->sum += weights[i];
        table->odds[i] = weights[i] * count;
    }
    if (table->sum == 0)
        return false;
    for (uint32_t i = 0; i < count; i++)
        push(table, &stacks, i);
    while (stacks.small != NIL && stacks.big != NIL) {
        uint32_t small = pop(table, &stacks.small), big = pop(table, &stacks.big);
        LN_ASSERT(table->odds[small] < table->sum && table->odds[big] >= table->sum);
        table->odds[big] = table->odds[big] - table->sum + table->odds[small];
        table->aliases[small] = big;
        push(table, &stacks, big);
    }
    while (stacks.small != NIL)
        table->odds[pop(table, &stacks.small)] = table->sum;
    while (stacks.big != NIL)
        table->odds[pop(table, &stacks.big)] = table->sum;
    return true;
}

/* Uniform::new(0, range) and sample of rand 0.8: multiply wide and reject the uneven rest. */
static uint32_t uniform_u32(ln_chacha_rng_t *rng, uint32_t range)
{
    LN_ASSERT(range > 0);
    uint32_t zone = UINT32_MAX - (UINT32_MAX - range + 1) % range;
    for (;;) {
        uint64_t wide = (uint64_t)ln_chacha_rng_next_u32(rng) * range;
        if ((uint32_t)wide <= zone)
            return (uint32_t)(wide >> 32);
    }
}

static uint64_t uniform_u64(ln_chacha_rng_t *rng, uint64_t range)
{
    LN_ASSERT(range > 0);
    uint64_t zone = UINT64_MAX - (UINT64_MAX - range + 1) % range;
    for (;;) {
        __extension__ unsigned __int128 wide =
            (unsigned __int128)ln_chacha_rng_next_u64(rng) * range;
        if ((uint64_t)wide <= zone)
            return (uint64_t)(wide >> 64);
    }
}

size_t ln_leader_index(const uint64_t *weights, size_t count, uint32_t round, uint64_t height)
{
    ln_arena_t scratch = {0};
    alias_table_t table;
    size_t index = SIZE_MAX;
    if (build(&table, &scratch, weights, count)) {
        ln_chacha_rng_t rng;
        ln_chacha_rng_init_u64(&rng, LN_CHACHA8, ((uint64_t)round << 32) + height);
        uint32_t column = uniform_u32(&rng, (uint32_t)count);
        bool own = uniform_u64(&rng, table.sum) < table.odds[column];
        index = own ? column : table.aliases[column];
        LN_ASSERT(index < count); /* a column keeps no link of a stack as its alias */
    }
    ln_arena_release(&scratch);
    return index;
}

ln_account_owner_opt_t ln_leader(const ln_account_owner_u64_map_t *owners, uint32_t round,
                                 uint64_t height)
{
    ln_arena_t scratch = {0};
    uint64_t *weights = LN_NEW_ARRAY(&scratch, uint64_t, owners->count);
    for (size_t i = 0; i < owners->count; i++)
        weights[i] = owners->items[i].value;
    size_t index = ln_leader_index(weights, owners->count, round, height);
    ln_arena_release(&scratch);
    if (index == SIZE_MAX)
        return (ln_account_owner_opt_t){.some = false};
    return (ln_account_owner_opt_t){true, owners->items[index].key};
}
