/* SPDX-License-Identifier: Apache-2.0 */
/* base/suggest.h - what somebody may have meant who wrote a name that does not exist. */
#ifndef LN_BASE_SUGGEST_H
#define LN_BASE_SUGGEST_H

#include "base/bytes.h"

/* The candidate that differs least from the name, capitals ignored, by letters inserted, removed or
 * replaced; the first of equals. Empty if none is near enough to be a misspelling. */
ln_bytes_t ln_suggest(ln_bytes_t name, const ln_bytes_list_t *candidates);

#endif
