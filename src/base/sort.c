/* SPDX-License-Identifier: Apache-2.0 */
#include "base/sort.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    uint8_t *spare; /* room for half of the items */
    size_t size;
    int (*compare)(const void *context, const void *a, const void *b);
    const void *context;
} sort_t;

static void sort(const sort_t *s, uint8_t *items, size_t count)
{
    if (count < 2)
        return;
    size_t half = count / 2, left = 0, right = half, out = 0;
    sort(s, items, half);
    sort(s, items + half * s->size, count - half);
    memcpy(s->spare, items, half * s->size);
    while (left < half && right < count) {
        uint8_t *x = s->spare + left * s->size, *y = items + right * s->size;
        bool take_right = s->compare(s->context, y, x) < 0;
        memcpy(items + out++ * s->size, take_right ? y : x, s->size);
        if (take_right)
            right++;
        else
            left++;
    }
    memcpy(items + out * s->size, s->spare + left * s->size, (half - left) * s->size);
}

void ln_sort(void *items, size_t count, size_t size,
             int (*compare)(const void *context, const void *a, const void *b), const void *context)
{
    if (count < 2)
        return;
    sort_t s = {ln_alloc(count / 2 * size), size, compare, context};
    sort(&s, items, count);
    free(s.spare);
}
