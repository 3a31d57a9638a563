/* SPDX-License-Identifier: Apache-2.0 */
/* base/sort.h - a stable sort: what is equal stays in its order, which qsort does not promise.
 *
 * Threads: any. */
#ifndef LN_BASE_SORT_H
#define LN_BASE_SORT_H

#include "base/macros.h"

/* Sorts count items of the given size by compare(context, a, b), which is negative, 0 or positive.
 */
void ln_sort(void *items, size_t count, size_t size,
             int (*compare)(const void *context, const void *a, const void *b),
             const void *context);

#endif
