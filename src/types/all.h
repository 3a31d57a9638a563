/* SPDX-License-Identifier: Apache-2.0 */
/* types/all.h - the descriptions of all types that schema/types.bcs names, for tests and tools. */
#ifndef LN_TYPES_ALL_H
#define LN_TYPES_ALL_H

#include "types/value.h"

extern const ln_type_t *const ln_all_types[];
extern const size_t ln_all_types_count;

#endif
