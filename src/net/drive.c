/* SPDX-License-Identifier: Apache-2.0 */
#include "net/drive.h"

#include <unistd.h>

static void set_flag(void *subject)
{
    *(bool *)subject = true;
}

bool ln_drive_until(ln_loop_t *loop, const bool *done, uint64_t us)
{
    ln_timer_t timer = {0};
    bool over = false;
    bool fake = loop->env != ln_env_system();
    ln_timer_after(loop, &timer, us, set_flag, &over);
    while (!*done && !over) {
        if (ln_loop_poll(loop))
            continue;
        uint64_t due_us = ln_loop_deadline_us(loop), now_us = ln_env_monotonic_us(loop->env);
        if (fake && due_us > now_us)
            ln_env_fake_advance(LN_CONTAINER(loop->env, ln_env_fake_t, env), due_us - now_us);
        else if (!fake)
            usleep(100);
    }
    ln_timer_clear(loop, &timer);
    return *done;
}

void ln_drive_for(ln_loop_t *loop, uint64_t us)
{
    const bool never = false;
    (void)ln_drive_until(loop, &never, us);
}
