/* SPDX-License-Identifier: Apache-2.0 */
#include "base/env.h"

#include <sys/random.h>
#include <time.h>

static uint64_t clock_us(clockid_t clock)
{
    struct timespec now;
    int failed = clock_gettime(clock, &now);
    LN_ASSERT(failed == 0);
    return (uint64_t)now.tv_sec * LN_SECOND_US + (uint64_t)now.tv_nsec / 1000;
}

static uint64_t system_now_us(ln_env_t *env)
{
    (void)env;
    return clock_us(CLOCK_REALTIME);
}

static uint64_t system_monotonic_us(ln_env_t *env)
{
    (void)env;
    return clock_us(CLOCK_MONOTONIC);
}

static void system_random(ln_env_t *env, void *out, size_t size)
{
    (void)env;
    uint8_t *p = out;
    while (size > 0) {
        ssize_t got = getrandom(p, size, 0);
        if (got < 0)
            continue; /* interrupted by a signal: the only way it can fail here */
        p += got;
        size -= (size_t)got;
    }
}

ln_env_t *ln_env_system(void)
{
    static ln_env_t system = {system_now_us, system_monotonic_us, system_random};
    return &system;
}

uint64_t ln_env_random_u64(ln_env_t *env)
{
    uint64_t value;
    ln_env_random(env, &value, sizeof(value));
    return value;
}

static uint64_t fake_now_us(ln_env_t *env)
{
    return LN_CONTAINER(env, ln_env_fake_t, env)->now;
}

static uint64_t fake_monotonic_us(ln_env_t *env)
{
    return LN_CONTAINER(env, ln_env_fake_t, env)->monotonic;
}

/* SplitMix64: every seed gives a full-period, well-mixed sequence. */
static void fake_random(ln_env_t *env, void *out, size_t size)
{
    ln_env_fake_t *fake = LN_CONTAINER(env, ln_env_fake_t, env);
    uint8_t *p = out;
    for (size_t i = 0; i < size; i++) {
        fake->state += 0x9e3779b97f4a7c15u;
        uint64_t z = fake->state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        p[i] = (uint8_t)((z ^ (z >> 31)) >> 56);
    }
}

void ln_env_fake_init(ln_env_fake_t *fake, uint64_t now_us, uint64_t seed)
{
    *fake = (ln_env_fake_t){
        .env = {fake_now_us, fake_monotonic_us, fake_random}, .now = now_us, .state = seed};
}

void ln_env_fake_advance(ln_env_fake_t *fake, uint64_t us)
{
    fake->now += us;
    fake->monotonic += us;
}
