/* SPDX-License-Identifier: Apache-2.0 */
#include "crypto/keccak_priv.h"

/* Hashing is what a validator does most, so the 25 lanes have names instead of indices and the
 * compiler keeps as many as it can in registers. The first letter is the row y (b g k m s), the
 * second the column x (a e i o u). */
typedef struct {
    uint64_t ba, be, bi, bo, bu;
    uint64_t ga, ge, gi, go, gu;
    uint64_t ka, ke, ki, ko, ku;
    uint64_t ma, me, mi, mo, mu;
    uint64_t sa, se, si, so, su;
} lanes_t;

static const uint64_t round_constants[24] = {
    0x0000000000000001u, 0x0000000000008082u, 0x800000000000808au, 0x8000000080008000u,
    0x000000000000808bu, 0x0000000080000001u, 0x8000000080008081u, 0x8000000000008009u,
    0x000000000000008au, 0x0000000000000088u, 0x0000000080008009u, 0x000000008000000au,
    0x000000008000808bu, 0x800000000000008bu, 0x8000000000008089u, 0x8000000000008003u,
    0x8000000000008002u, 0x8000000000000080u, 0x000000000000800au, 0x800000008000000au,
    0x8000000080008081u, 0x8000000000008080u, 0x0000000080000001u, 0x8000000080008008u};

static inline uint64_t rotate(uint64_t x, int bits)
{
    return x << bits | x >> (64 - bits);
}

static inline uint64_t chi(uint64_t a, uint64_t b, uint64_t c)
{
    return a ^ (~b & c);
}

/* out = one round of in. For each row of out: theta, rho and pi bring five lanes of in to their
 * new places in the row (r0 to r4), chi mixes them; iota comes last. */
static inline __attribute__((always_inline)) void round_once(lanes_t *out, const lanes_t *in,
                                                             uint64_t constant)
{
    uint64_t ca = in->ba ^ in->ga ^ in->ka ^ in->ma ^ in->sa;
    uint64_t ce = in->be ^ in->ge ^ in->ke ^ in->me ^ in->se;
    uint64_t ci = in->bi ^ in->gi ^ in->ki ^ in->mi ^ in->si;
    uint64_t co = in->bo ^ in->go ^ in->ko ^ in->mo ^ in->so;
    uint64_t cu = in->bu ^ in->gu ^ in->ku ^ in->mu ^ in->su;
    uint64_t da = cu ^ rotate(ce, 1);
    uint64_t de = ca ^ rotate(ci, 1);
    uint64_t di = ce ^ rotate(co, 1);
    uint64_t dd = ci ^ rotate(cu, 1);
    uint64_t du = co ^ rotate(ca, 1);
    uint64_t r0, r1, r2, r3, r4;

    r0 = in->ba ^ da;
    r1 = rotate(in->ge ^ de, 44);
    r2 = rotate(in->ki ^ di, 43);
    r3 = rotate(in->mo ^ dd, 21);
    r4 = rotate(in->su ^ du, 14);
    out->ba = chi(r0, r1, r2) ^ constant;
    out->be = chi(r1, r2, r3);
    out->bi = chi(r2, r3, r4);
    out->bo = chi(r3, r4, r0);
    out->bu = chi(r4, r0, r1);

    r0 = rotate(in->bo ^ dd, 28);
    r1 = rotate(in->gu ^ du, 20);
    r2 = rotate(in->ka ^ da, 3);
    r3 = rotate(in->me ^ de, 45);
    r4 = rotate(in->si ^ di, 61);
    out->ga = chi(r0, r1, r2);
    out->ge = chi(r1, r2, r3);
    out->gi = chi(r2, r3, r4);
    out->go = chi(r3, r4, r0);
    out->gu = chi(r4, r0, r1);

    r0 = rotate(in->be ^ de, 1);
    r1 = rotate(in->gi ^ di, 6);
    r2 = rotate(in->ko ^ dd, 25);
    r3 = rotate(in->mu ^ du, 8);
    r4 = rotate(in->sa ^ da, 18);
    out->ka = chi(r0, r1, r2);
    out->ke = chi(r1, r2, r3);
    out->ki = chi(r2, r3, r4);
    out->ko = chi(r3, r4, r0);
    out->ku = chi(r4, r0, r1);

    r0 = rotate(in->bu ^ du, 27);
    r1 = rotate(in->ga ^ da, 36);
    r2 = rotate(in->ke ^ de, 10);
    r3 = rotate(in->mi ^ di, 15);
    r4 = rotate(in->so ^ dd, 56);
    out->ma = chi(r0, r1, r2);
    out->me = chi(r1, r2, r3);
    out->mi = chi(r2, r3, r4);
    out->mo = chi(r3, r4, r0);
    out->mu = chi(r4, r0, r1);

    r0 = rotate(in->bi ^ di, 62);
    r1 = rotate(in->go ^ dd, 55);
    r2 = rotate(in->ku ^ du, 39);
    r3 = rotate(in->ma ^ da, 41);
    r4 = rotate(in->se ^ de, 2);
    out->sa = chi(r0, r1, r2);
    out->se = chi(r1, r2, r3);
    out->si = chi(r2, r3, r4);
    out->so = chi(r3, r4, r0);
    out->su = chi(r4, r0, r1);
}

void ln_keccak_permute(uint64_t lanes[25])
{
    _Static_assert(sizeof(lanes_t) == 25 * sizeof(uint64_t), "no padding between the lanes");
    lanes_t a, b;
    __builtin_memcpy(&a, lanes, sizeof(a));
    for (int i = 0; i < 24; i += 2) {
        round_once(&b, &a, round_constants[i]);
        round_once(&a, &b, round_constants[i + 1]);
    }
    __builtin_memcpy(lanes, &a, sizeof(a));
}
