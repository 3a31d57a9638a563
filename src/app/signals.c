/* SPDX-License-Identifier: Apache-2.0 */
#include "app/run.h"

static void on_signal(void *subject, int number)
{
    (void)number;
    ln_loop_stop(subject);
}

void ln_run_until_signal(ln_run_t *run)
{
    ln_loop_on_signal(run->loop, on_signal, run->loop);
    ln_loop_run(run->loop);
    ln_loop_on_signal(run->loop, NULL, NULL);
}
