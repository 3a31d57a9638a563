/* SPDX-License-Identifier: Apache-2.0 */
/* base/env.h - time and randomness: the only places where they come from.
 *
 * A seam: the process uses ln_env_system; tests give a clock that they move and a
 * generator with a seed, and then every run with the same seed is the same run. tools/tidy refuses
 * time(), rand() and their kin everywhere else.
 *
 * Threads: the functions of an environment may be called from any thread that it was made for;
 * ln_env_system from all, ln_env_fake from one. */
#ifndef LN_BASE_ENV_H
#define LN_BASE_ENV_H

#include "base/macros.h"

/* All times are in microseconds. */
#define LN_SECOND_US 1000000u

typedef struct ln_env ln_env_t;

struct ln_env {
    uint64_t (*now_us)(ln_env_t *env);       /* microseconds since 1970, UTC; may jump */
    uint64_t (*monotonic_us)(ln_env_t *env); /* microseconds since some moment; never goes back */
    void (*random)(ln_env_t *env, void *out, size_t size); /* fit for keys */
};

/* Calls the function of the table. */
static inline uint64_t ln_env_now_us(ln_env_t *env)
{
    return env->now_us(env);
}

/* Microseconds since some moment; never goes back. For durations. */
static inline uint64_t ln_env_monotonic_us(ln_env_t *env)
{
    return env->monotonic_us(env);
}

/* size bytes that nobody can guess (in a fake: that follow from its seed). */
static inline void ln_env_random(ln_env_t *env, void *out, size_t size)
{
    env->random(env, out, size);
}

/* The same as a number. */
uint64_t ln_env_random_u64(ln_env_t *env);

/* The machine's clocks and the kernel's randomness. */
ln_env_t *ln_env_system(void);

/* A clock that stands still until it is moved, and numbers that follow from a seed. */
typedef struct {
    ln_env_t env;
    uint64_t now, monotonic;
    uint64_t state;
} ln_env_fake_t;

/* The monotonic clock starts at 0; equal seeds give equal numbers. */
void ln_env_fake_init(ln_env_fake_t *fake, uint64_t now_us, uint64_t seed);

/* Moves both clocks forward. */
void ln_env_fake_advance(ln_env_fake_t *fake, uint64_t us);

#endif
