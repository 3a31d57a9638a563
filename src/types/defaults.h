/* SPDX-License-Identifier: Apache-2.0 */
/* types/defaults.h - values that are there before anything is written, where they are not all zero
 * (spec 02 §4.2). value points to a zeroed struct of the type. */
#ifndef LN_TYPES_DEFAULTS_H
#define LN_TYPES_DEFAULTS_H

/* No owners, timeouts of 10 s + 1 s a round, no fallback: a ln_chain_ownership_t. */
void ln_chain_ownership_default(void *value);

#endif
