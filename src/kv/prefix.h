/* SPDX-License-Identifier: Apache-2.0 */
/* kv/prefix.h - the part of a store whose keys begin with a prefix, as a store of its own: one
 * namespace among several, or one partition of a namespace. */
#ifndef LN_KV_PREFIX_H
#define LN_KV_PREFIX_H

#include "kv/kv.h"

/* The prefix is copied. Freeing the part leaves the whole open. */
ln_kv_t *ln_kv_prefix(ln_kv_t *whole, ln_bytes_t prefix);

#endif
