/* SPDX-License-Identifier: Apache-2.0 */
/* tidy: call - an assertion that release builds leave out is no assertion. */
#include <assert.h>

static void check(int x)
{
    assert(x > 0);
}
