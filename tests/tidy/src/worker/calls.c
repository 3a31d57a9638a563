/* SPDX-License-Identifier: Apache-2.0 */
/* tidy: call */
#include "worker/calls.h"

#include <time.h>

time_t ln_calls_now(void)
{
    return time(NULL);
}
